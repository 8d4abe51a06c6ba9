"""``sql`` and ``export`` as a person at the command line meets them."""

from __future__ import annotations

import csv
import io
import json
import re
import signal
import subprocess
import sys
import time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.schema.inert_text import inert
from plan_extract import cli
from plan_extract.printing.answer import csv_lines, json_lines, table_text
from plan_extract.printing.text_columns import width

pytestmark = pytest.mark.slow

Captured = pytest.CaptureFixture[str]


def asked(capsys: Captured, *args: str) -> str:
    assert cli.main(list(args)) == 0
    return capsys.readouterr().out


def one_line(capsys: Captured) -> str:
    said = capsys.readouterr().err
    assert said.startswith("plan-extract: ")
    assert said.count("\n") == 1
    return said


def test_a_table_shows_thai_in_columns_and_money_with_separators(published: Path, capsys: Captured) -> None:
    query = "select org_name, sum(amount_baht) as baht, 2566 as year from budget group by all order by org_name"
    head, *lines = asked(capsys, "sql", str(published), query).splitlines()
    assert head.split() == ["org_name", "baht", "year"]
    assert len(lines) == 5
    assert {width(line) for line in lines} == {width(head)}
    assert "22,470,000.00  2566" in "\n".join(lines)


def test_a_table_tells_missing_empty_dash_and_zero_apart() -> None:
    rows = [(None, None), ("", Decimal("0.00")), ("-", Decimal("0.005")), ("null?", Decimal("-1234.50"))]
    assert table_text(["raw", "baht"], rows).splitlines() == [
        "raw         baht",
        "null        null",
        "            0.00",
        "-          0.005",
        "null?  -1,234.50",
    ]


def test_a_table_keeps_a_row_on_its_line_and_numbers_whole() -> None:
    rows = [("บรรทัดหนึ่ง\nบรรทัดสอง\x1b[31m\tต่อ", Decimal("12345678901234.56"), True)]
    _, line = table_text(["text", "baht", "flag"], rows).splitlines()
    assert line == "บรรทัดหนึ่ง⏎บรรทัดสอง [31m ต่อ  12,345,678,901,234.56  true"
    head, line = table_text(["text", "baht", "flag"], rows, room=40).splitlines()
    assert "12,345,678,901,234.56" in line
    assert width(line) <= 40
    assert "…" in line
    assert head.split() == ["text", "baht", "flag"]


def test_all_formats_give_the_values_of_the_tables(published: Path, capsys: Captured) -> None:
    query = "select project_id, fiscal_year_be, amount_baht, raw from budget_lines where source = 'table'"
    lines: list[dict[str, Any]] = [
        row for row in pq.read_table(published / "budget_lines.parquet").to_pylist() if row["source"] == "table"
    ]
    objects = json.loads(asked(capsys, "sql", str(published), query, "--format", "json"))
    records = list(csv.DictReader(io.StringIO(asked(capsys, "sql", str(published), query, "--format", "csv"))))
    assert len(objects) == len(records) == len(lines) > 100
    for line, entry, record in zip(lines, objects, records, strict=True):
        baht = None if line["amount_baht"] is None else str(line["amount_baht"])
        wanted = {
            "project_id": line["project_id"],
            "fiscal_year_be": line["fiscal_year_be"],
            "amount_baht": baht,
            "raw": line["raw"],
        }
        assert entry == wanted
        assert record == {name: "" if value is None else inert(str(value)) for name, value in wanted.items()}


def test_json_is_json_whatever_is_asked(published: Path, capsys: Captured) -> None:
    query = (
        "select 1 as a, 2 as a, date '2022-09-24' as d, 1.005 as exact, 'inf'::double as inf, [1, 2] as list, "
        "{'k': 1.5} as struct, null as nothing, true as yes, 'ก\"\n' as text"
    )
    (row,) = json.loads(asked(capsys, "sql", str(published), query, "--format", "json"))
    assert row == {
        "a": 1,
        "a_2": 2,
        "d": "2022-09-24",
        "exact": "1.005",
        "inf": "inf",
        "list": [1, 2],
        "struct": {"k": "1.5"},
        "nothing": None,
        "yes": True,
        "text": 'ก"\n',
    }


def test_an_answer_without_rows_is_one() -> None:
    assert json.loads("\n".join(json_lines(["a"], []))) == []
    assert list(csv_lines(["a", "b"], [])) == ["a,b"]
    assert table_text(["a", "b"], []) == "a  b"


def test_csv_keeps_a_row_for_every_row() -> None:
    """A reader passes an empty line over: a missing value that is alone in its row must not be one."""
    rows = [(None,), ("",), ("a\nb",), ('"',), ("1,5",)]
    text = "\n".join(csv_lines(["only"], rows)) + "\n"
    assert [row["only"] for row in csv.DictReader(io.StringIO(text))] == ["", "", "a\nb", '"', "1,5"]


@given(st.lists(st.tuples(st.none() | st.text(), st.text()), max_size=4))
def test_any_text_comes_back_from_csv_and_json(rows: list[tuple[str | None, str]]) -> None:
    lines = list(csv_lines(["a", "b"], rows, raw=True))
    wanted = [[first or "", second] for first, second in rows]
    assert list(csv.reader(io.StringIO("\n".join(lines) + "\n", newline=""), strict=True))[1:] == wanted
    for line, (first, _) in zip(lines[1:], rows, strict=True):
        assert line.startswith(",") == (first is None)
    assert json.loads("\n".join(json_lines(["a", "b"], rows))) == [{"a": a, "b": b} for a, b in rows]


def test_csv_is_inert_unless_it_is_to_be_raw(published: Path, capsys: Captured) -> None:
    query = "select '=1+1' as title, '-' as dash, '-5' as minus, -5 as number, '- ก' as \"=head\""
    assert asked(capsys, "sql", str(published), query, "--format", "csv").splitlines() == [
        "title,dash,minus,number,'=head",
        "'=1+1,-,-5,-5,'- ก",
    ]
    raw = asked(capsys, "sql", str(published), query, "--format", "csv", "--raw")
    assert raw.splitlines() == ["title,dash,minus,number,=head", "=1+1,-,-5,-5,- ก"]
    assert json.loads(asked(capsys, "sql", str(published), query, "--format", "json"))[0]["title"] == "=1+1"
    assert cli.main(["sql", str(published), query, "--format", "json", "--raw"]) == 2
    assert "--raw is of --format csv" in one_line(capsys)


ENDLESS = "select count(*) from range(100000000000) numbers where numbers.range % 7 = 3"
MORE_THAN_A_STEP = "select length(repeat('ab', 1500000000))"
"""A single function that works for many seconds and takes gigabytes, which DuckDB counts for no limit of its own."""


@pytest.mark.parametrize("form", ["table", "json", "csv"])
@pytest.mark.slow
def test_a_query_that_takes_too_long_is_stopped(form: str, published: Path, capsys: Captured) -> None:
    assert cli.main(["sql", str(published), ENDLESS, "--format", form, "--max-time", "0.5"]) == 2
    assert "the query was stopped after 0.5 seconds. Select fewer rows, or give a longer --max-time." in one_line(
        capsys
    )


@pytest.mark.parametrize(
    "query",
    [
        "select list(numbers.range::varchar || repeat('x', 1000)) from range(1000000) numbers",
        "select len(range(1, 1000000000))",
    ],
)
def test_a_query_that_takes_too_much_memory_is_stopped(query: str, published: Path, capsys: Captured) -> None:
    assert cli.main(["sql", str(published), query, "--max-memory", "256"]) == 2
    assert "the query needs more memory than the 256 MiB that it may take. " in one_line(capsys)


def test_an_answer_that_is_too_long_is_cut_and_an_error(published: Path, capsys: Captured) -> None:
    query = "select * from range(5)"
    csv_asked = ["sql", str(published), query, "--format", "csv", "--limit"]
    assert cli.main([*csv_asked, "4"]) == 2
    said = capsys.readouterr()
    assert said.out.split() == ["range", "0", "1", "2", "3"]
    assert "the answer has more than 4 rows, and is cut there" in said.err
    assert asked(capsys, *csv_asked, "5").split()[-1] == "4"
    assert cli.main(["sql", str(published), query, "--format", "json", "--limit", "4"]) == 2
    with pytest.raises(json.JSONDecodeError):
        json.loads(capsys.readouterr().out)


def test_limits_hold_without_being_asked_for() -> None:
    (command,) = (command for command in cli.COMMANDS if command.name == "sql")
    defaults = {parameter.name: parameter.default for parameter in command.params}
    assert (defaults["max_time"], defaults["max_memory"], defaults["limit"]) == (60.0, 2_048, 5_000_000)


def in_a_process(published: Path, *args: str) -> subprocess.Popen[str]:
    code = "import sys; from plan_extract.cli import main; sys.exit(main())"
    command = [sys.executable, "-c", code, "sql", str(published), *args]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8")


@pytest.mark.process
def test_ctrl_c_ends_a_query_without_a_word(published: Path) -> None:
    """DuckDB has a word of its own for it, which ended in a traceback."""
    with in_a_process(published, f"select * from range(3) union all {ENDLESS}", "--format", "csv") as process:
        # the query runs once the limit of its addresses holds
        limits = Path(f"/proc/{process.pid}/limits")
        while process.poll() is None and re.search("Max address space +unlimited", limits.read_text(encoding="ascii")):
            time.sleep(0.05)
        time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate()
    assert (process.returncode, err) == (130, "")
    assert len(out.split()) <= 4


@pytest.mark.process
def test_a_step_that_does_not_end_when_it_is_told_to_ends_with_the_process(published: Path) -> None:
    with in_a_process(published, MORE_THAN_A_STEP, "--max-time", "0.2", "--max-memory", "8192") as process:
        _, err = process.communicate(timeout=120)
    assert process.returncode == 2
    assert "the query was stopped after 0.2 seconds" in err
    assert err.count("\n") == 1


def test_a_table_says_when_there_are_more_rows(published: Path, capsys: Captured) -> None:
    query = "select project_id from projects order by 1"
    assert cli.main(["sql", str(published), query, "--max-rows", "3"]) == 0
    said = capsys.readouterr()
    assert len(said.out.splitlines()) == 4
    assert "more rows" in said.err
    rows = pq.read_metadata(published / "projects.parquet").num_rows
    assert cli.main(["sql", str(published), query, "--max-rows", str(rows)]) == 0
    said = capsys.readouterr()
    assert len(said.out.splitlines()) == rows + 1
    assert said.err == ""
    assert (
        len(asked(capsys, "sql", str(published), query, "--format", "csv", "--max-rows", "3").splitlines()) == rows + 1
    )


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_dash_reads_the_query_from_stdin(
    published: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch, mark: str
) -> None:
    query = f"{mark}-- จังหวัด\nselect province from plans where province = 'ตรัง';\n"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(query.encode())))
    assert asked(capsys, "sql", str(published), "-").splitlines() == ["province", "ตรัง"]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("select * from projectz", "there is no table projectz. The tables are: plans, "),
        ("select bath from budget", "there is no column bath. Columns like it: "),
        ("selct", "syntax error"),
        ("drop view plans", "a query can only read"),
        ("select * from read_csv('/etc/passwd')", "/etc/passwd is refused: a query reads the tables of the dataset"),
        ("select * from sqlite_scan('a.db', 't')", "sqlite_scan is refused, as the whole extension sqlite_scanner"),
        ("select * from read_xlsx('a.xlsx')", "read_xlsx is refused, as the whole extension excel"),
        ("select st_point(1, 2)", "st_point is refused, as the whole extension spatial"),
        (
            "select * from postgres_scan('', '', '')",
            "a query has no postgres_scan: it reads the tables and nothing else",
        ),
        ("select title::int from projects", "Could not convert string"),
    ],
)
@pytest.mark.parametrize("form", ["table", "json"])
def test_a_wrong_query_is_one_line(published: Path, capsys: Captured, query: str, said: str, form: str) -> None:
    assert cli.main(["sql", str(published), query, "--format", form]) == 2
    assert said in one_line(capsys)


@pytest.mark.parametrize("args", [["sql", "OUT", "select 1"], ["export", "OUT", "--to", "xlsx"]])
def test_a_folder_without_a_dataset_is_one_line(args: list[str], tmp_path: Path, capsys: Captured) -> None:
    assert cli.main([str(tmp_path) if arg == "OUT" else arg for arg in args]) == 2
    assert "holds no dataset. Publish one: plan-extract run RAW --out OUT." in one_line(capsys)


def test_an_export_says_what_it_wrote_and_replaces_nothing_unasked(
    published: Path, tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    export = ["export", str(published), "--to", "csv", "--table", "plans", "--table", "sources"]
    assert asked(capsys, *export) == "dataset-csv: 10 rows (plans, sources)\n"
    assert {path.name for path in (tmp_path / "dataset-csv").iterdir()} == {"plans.csv", "sources.csv"}
    assert cli.main(export) == 2
    assert "dataset-csv exists. Give another --output, or --force to replace it." in one_line(capsys)
    assert asked(capsys, *export, "--only", "000_*", "--force") == "dataset-csv: 2 rows (plans, sources)\n"
    assert asked(capsys, *export, "--output", "other") == "other: 10 rows (plans, sources)\n"


@pytest.mark.parametrize(("form", "name"), [("xlsx", "dataset.xlsx"), ("duckdb", "dataset.duckdb")])
def test_every_form_has_its_usual_name(
    form: str, name: str, published: Path, tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert asked(capsys, "export", str(published), "--to", form, "--table", "plans") == f"{name}: 5 rows (plans)\n"
    assert [path.name for path in tmp_path.iterdir()] == [name]
