"""What other programs find in an export: the values of the dataset, and in Excel none that it would change."""

from __future__ import annotations

import csv
import datetime
import errno
import os
import re
import shutil
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from dataset_files import table_path
from hypothesis import given
from hypothesis import strategies as st
from little_room import run_where_files_end
from openpyxl.utils.escape import unescape

from extract.ground.errors import UsageError
from normalize.schema.inert_text import as_it_was, inert
from normalize.schema.keys import PlanRows
from normalize.schema.tables import TABLES
from parsers.records.blocks import DetailBlock
from parsers.records.budget import TableItem
from parsers.records.plan import PlanDocument
from plan_extract.dataset import version
from plan_extract.dataset.full_disk import full_disk_said
from plan_extract.dataset.query import answer
from plan_extract.dataset.tidy import BUDGET, TIDY
from plan_extract.export import batches as export_rows
from plan_extract.export import workbook as export_excel
from plan_extract.export.csv_files import inert_batch
from plan_extract.export.export import Form, export
from plan_extract.export.workbook import MOST_CHARACTERS, fitting
from plan_extract.export.workbook_guide import DICTIONARY, FIRST

pytestmark = pytest.mark.slow

FORMS: tuple[Form, ...] = ("xlsx", "csv", "duckdb")
ALL = {**{name: tidy.table for name, tidy in TIDY.items()}, **TABLES}
TITLES = (
    "=1+1",
    "+66",
    "-",
    "@SUM(A1)",
    " ก ",
    'เขาว่า "ก, ข"\nบรรทัดสอง',
    "1.10",
    "http://example.org",
    "x\x0by",
    "_x0041_",
)
"""What programs like to take for something else: one project a title."""
LONG = "ก" * 20_000 + "😀" * 10_000
"""30,000 characters, but 40,000 as Excel counts them."""
HUGE = Decimal("9999999999999999.99")


@pytest.fixture
def traps(
    plan: Callable[..., PlanDocument],
    item: Callable[..., TableItem],
    detail: Callable[..., DetailBlock],
    rows_of: Callable[..., PlanRows],
    publish_to: Callable[..., None],
    tmp_path: Path,
) -> Path:
    """A dataset of two plans, ``north/a`` with all traps, and ``south/b``."""
    cells: dict[int, object] = {2571: Decimal("1234567.5"), 2572: 0, 2573: "dash", 2574: HUGE}
    rows = rows_of(plan(*((item(title, cells=cells), None) for title in TITLES)), "north/a")
    rows["plans"][0]["announced_on"] = datetime.date(1899, 12, 31)
    rows["sections"][0]["text"] = LONG
    for line, raw in zip(rows["budget_lines"], ("", None), strict=False):
        line["raw"] = raw
    other = rows_of(plan((item(), detail())), "south/b")
    other["plans"][0]["announced_on"] = datetime.date(2022, 9, 24)
    publish_to(tmp_path / "out", rows, other)
    return tmp_path / "out"


def rows_of_table(out: Path, name: str) -> list[dict[str, Any]]:
    """The published rows of a table, or those of a tidy one."""
    if name in TIDY:
        query = f"select * from {name} order by {TIDY[name].order}"
        names, rows = answer(version.open_version(out), query)
        return [dict(zip(names, row, strict=True)) for row in rows]
    published: list[dict[str, Any]] = pq.read_table(table_path(out, name)).to_pylist()
    return published


def in_csv(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.reader(file, strict=True)


def as_csv(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


def as_excel(value: object) -> object:
    """What a sheet gives back of a value; openpyxl gives whole floats as integers, which equal them, and no Decimal."""
    if isinstance(value, Decimal):
        return float(value) if len(value.as_tuple().digits) <= 15 else f"{value:,.2f}"
    if isinstance(value, datetime.date):
        return datetime.datetime(value.year, value.month, value.day) if value.year > 1900 else value.isoformat()
    return fitting(value, "text") if isinstance(value, str) else value


def sheet_rows(sheet: Any) -> list[dict[str, object]]:
    head, *rows = sheet.iter_rows(values_only=True)
    names = [title.split("\n")[1] for title in head]
    return [
        {name: unescape(value) if isinstance(value, str) else value for name, value in zip(names, row, strict=True)}
        for row in rows
    ]


def alike(found: object, wanted: object) -> bool:
    return found == pytest.approx(wanted, rel=1e-15) if isinstance(wanted, float) else found == wanted


@pytest.mark.slow
@pytest.mark.parametrize(
    ("dataset", "tables"), [("traps", tuple(ALL)), ("published", ("budget", "projects", "targets", "issues"))]
)
def test_a_workbook_holds_every_value(
    dataset: str, tables: tuple[str, ...], request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    out: Path = request.getfixturevalue(dataset)
    export(out, "xlsx", tmp_path / "a.xlsx", tables=tables)
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == [FIRST, DICTIONARY, *(name for name in ALL if name in tables)]
    for name in tables:
        found, wanted = sheet_rows(book[name]), rows_of_table(out, name)
        assert len(found) == len(wanted)
        for row, stored in zip(found, wanted, strict=True):
            for column, value in stored.items():
                assert alike(row[column], as_excel(value)), (name, column, row[column], value)


def test_no_cell_of_a_workbook_is_a_formula_or_a_number_that_was_text(traps: Path, tmp_path: Path) -> None:
    export(traps, "xlsx", tmp_path / "a.xlsx", tables=["projects"])
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["projects"]
    at = TABLES["projects"].names.index("title") + 1
    cells = [sheet.cell(row, at) for row in range(2, len(TITLES) + 2)]
    assert [unescape(cell.value) for cell in cells] == list(TITLES)
    assert {cell.data_type for cell in cells} == {"s"}
    assert not any(cell.hyperlink for cell in cells)


def test_a_text_too_long_for_a_cell_is_cut_with_a_mark_and_counted(traps: Path, tmp_path: Path) -> None:
    done = export(traps, "xlsx", tmp_path / "a.xlsx", tables=["sections"])
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    text = sheet_rows(book["sections"])[0]["text"]
    assert isinstance(text, str)
    assert len(text.encode("utf-16-le")) // 2 <= MOST_CHARACTERS
    kept, mark = text.split(" … [")
    assert LONG.startswith(kept)
    assert len(kept) > 20_000
    assert "40,000" in mark
    assert "ตัดตรงนี้" in mark
    assert list(done.notes) == ["texts of more than 32,767 characters, cut for Excel with a mark at their end: 1"]
    assert any(
        row[0] and str(row[0]).endswith("with a mark at their end: 1.")
        for row in book[FIRST].iter_rows(values_only=True)
    )


@pytest.mark.parametrize("length", [0, 1, MOST_CHARACTERS - 1, MOST_CHARACTERS])
def test_a_text_that_fits_is_left_as_it_is(length: int) -> None:
    assert fitting("ก" * length, "text") == "ก" * length


@given(st.text(min_size=1, max_size=5))
def test_any_cut_text_fits_begins_as_it_did_and_says_so(letters: str) -> None:
    text = letters * (MOST_CHARACTERS // len(letters) + 1)
    cut = fitting(text, "text")
    assert len(cut.encode("utf-16-le")) // 2 <= MOST_CHARACTERS
    assert text.startswith(cut[: cut.rindex(" … [ตัดตรงนี้")])


@pytest.mark.parametrize("letter", ["ก", "😀", "ก😀", "😀ก"])
def test_a_cut_is_between_characters_and_fills_the_cell(letter: str) -> None:
    text = letter * MOST_CHARACTERS
    cut = fitting(text, "text")
    assert MOST_CHARACTERS - 1 <= len(cut.encode("utf-16-le")) // 2 <= MOST_CHARACTERS
    assert text.startswith(cut.split(" … [")[0])


def test_money_in_a_workbook_is_a_number_as_long_as_excel_keeps_all_digits(traps: Path, tmp_path: Path) -> None:
    export(traps, "xlsx", tmp_path / "a.xlsx", tables=["budget"])
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["budget"]
    at = BUDGET.names.index("amount_baht") + 1
    amount, zero, dash, huge = (sheet.cell(row, at) for row in (2, 3, 4, 5))
    assert (amount.value, amount.data_type, amount.number_format) == (1234567.5, "n", "#,##0.00")
    assert (zero.value, zero.data_type) == (0, "n")
    assert dash.value is None
    assert (huge.value, huge.data_type) == ("9,999,999,999,999,999.99", "s")


def test_dates_in_a_workbook_are_dates_of_the_common_era(traps: Path, tmp_path: Path) -> None:
    export(traps, "xlsx", tmp_path / "a.xlsx", tables=["plans"])
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["plans"]
    at = TABLES["plans"].names.index("announced_on") + 1
    assert sheet.cell(2, at).value == "1899-12-31"  # before the first day of Excel
    assert sheet.cell(3, at).value == datetime.datetime(2022, 9, 24)
    assert sheet.cell(3, at).number_format == "yyyy-mm-dd"


def test_a_sheet_has_one_row_of_thai_heads_with_a_filter_and_stays_in_sight(traps: Path, tmp_path: Path) -> None:
    export(traps, "xlsx", tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    for name, table in ALL.items():
        sheet = book[name]
        heads = [cell.value for cell in sheet[1]]
        assert heads == [f"{column.title_th}\n{column.name}" for column in table.columns]
        assert all(re.search("[ก-๙]", head.split("\n")[0]) for head in heads if "sha256" not in head)
        assert sheet.freeze_panes == "A2"
        rows = len(rows_of_table(traps, name))
        assert sheet.auto_filter.ref == f"A1:{sheet.cell(1, len(heads)).column_letter}{rows + 1}"


def test_the_first_sheets_explain_every_sheet_column_and_value(traps: Path, tmp_path: Path) -> None:
    export(traps, "xlsx", tmp_path / "a.xlsx", only=["south"])
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    lines = [[value for value in row if value is not None] for row in book[FIRST].iter_rows(values_only=True)]
    said = {line[0]: line[1:] for line in lines if line}
    assert said["จำนวนแผน / plans"] == [1]
    assert said["เฉพาะแผน / only"] == ["south"]
    assert said["เผยแพร่เมื่อ / published"] == ["2028-01-01 12:00 UTC"]
    for name, table in ALL.items():
        assert said[name][0] == sum(row["plan_id"] == "south/b" for row in rows_of_table(traps, name))
        assert said[name][1:3] == [table.title_th, table.title_en]
    links = {cell.value: cell.hyperlink.location for (cell,) in book[FIRST]["A1:A99"] if cell.hyperlink}
    assert links == {name: f"'{name}'!A1" for name in ALL}
    explained = {(row[0], row[1]): row[8] or "" for row in book[DICTIONARY].iter_rows(min_row=2, values_only=True)}
    assert list(explained) == [(name, column.name) for name, table in ALL.items() for column in table.columns]
    for name, table in ALL.items():
        for column in table.columns:
            values = [line.partition(" = ")[0] for line in explained[name, column.name].splitlines()]
            assert values == list(column.enum)


def test_the_same_dataset_gives_the_same_workbook(traps: Path, tmp_path: Path) -> None:
    export(traps, "xlsx", tmp_path / "a.xlsx", tables=["budget", "plans"])
    export(traps, "xlsx", tmp_path / "b.xlsx", tables=["budget", "plans"])
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_a_table_with_more_rows_than_a_sheet_is_refused_before_anything_is_written(
    traps: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = len(rows_of_table(traps, "budget"))
    monkeypatch.setattr(export_excel, "MOST_ROWS", lines + 1)  # and the head
    export(traps, "xlsx", tmp_path / "fits.xlsx", tables=["budget"])
    monkeypatch.setattr(export_excel, "MOST_ROWS", lines)
    with pytest.raises(UsageError, match=rf"budget has {lines} rows, .* no more than {lines - 1}\. .*--only"):
        export(traps, "xlsx", tmp_path / "a.xlsx", tables=["plans", "budget"])
    export(traps, "xlsx", tmp_path / "south.xlsx", tables=["budget"], only=["south"])
    assert {path.name for path in tmp_path.iterdir()} == {"out", "fits.xlsx", "south.xlsx"}


@pytest.mark.parametrize("dataset", ["traps", "published"])
def test_csv_files_hold_every_value_of_every_table(
    dataset: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    out: Path = request.getfixturevalue(dataset)
    export(out, "csv", tmp_path / "csv", raw=True)
    assert {path.name for path in (tmp_path / "csv").iterdir()} == {f"{name}.csv" for name in ALL}
    for name, table in ALL.items():
        head, *rows = in_csv(tmp_path / "csv" / f"{name}.csv")
        assert head == list(table.names)
        wanted = [[as_csv(value) for value in row.values()] for row in rows_of_table(out, name)]
        for found, row in zip(rows, wanted, strict=True):
            for column, text, value in zip(table.columns, found, row, strict=True):
                if column.type == "float64" and value:
                    assert float(text) == float(value)
                else:
                    assert text == value, (name, column.name)


def test_csv_holds_no_cell_that_a_spreadsheet_would_run(traps: Path, tmp_path: Path) -> None:
    export(traps, "csv", tmp_path / "csv")
    export(traps, "csv", tmp_path / "raw", raw=True)
    for name in ALL:
        found, printed = (list(in_csv(tmp_path / folder / f"{name}.csv")) for folder in ("csv", "raw"))
        assert [[as_it_was(cell) for cell in row] for row in found] == printed
        live = [cell for row in found for cell in row if re.match(r"[=+@\t\r-](?![0-9,.]*$)", cell)]
        assert live == []
    titles = [row[ALL["projects"].names.index("title")] for row in in_csv(tmp_path / "csv" / "projects.csv")][1:]
    assert titles[:4] == ["'=1+1", "+66", "-", "'@SUM(A1)"]


def test_raw_is_refused_where_nothing_would_be_changed(traps: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--raw is of csv"):
        export(traps, "xlsx", tmp_path / "a.xlsx", raw=True)


@given(st.lists(st.none() | st.text(st.sampled_from("'=+-@\t\r\n 0๑,.%eก\u200b\ufeff＝"), max_size=8), min_size=1))
def test_a_column_is_made_inert_as_each_of_its_texts_is(texts: list[str | None]) -> None:
    """Two engines of regular expressions read the same ones."""
    found = inert_batch(pa.record_batch({"text": pa.array(texts, pa.string())}))
    assert found.column("text").to_pylist() == [None if text is None else inert(text) for text in texts]


def test_csv_tells_a_missing_value_from_an_empty_text_and_keeps_every_satang(traps: Path, tmp_path: Path) -> None:
    export(traps, "csv", tmp_path / "csv", tables=["budget_lines"])
    data = (tmp_path / "csv" / "budget_lines.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    first, second, _, fourth = data.decode("utf-8-sig").split("\r\n")[1:5]
    assert '1234567.50,"year","amount","exact",""' in first
    assert '0.00,"year","zero","exact",,' in second
    assert "9999999999999999.99" in fourth


@pytest.mark.parametrize("dataset", ["traps", "published"])
def test_a_duckdb_file_holds_every_value_of_every_table(
    dataset: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    out: Path = request.getfixturevalue(dataset)
    export(out, "duckdb", tmp_path / "a.duckdb")
    assert [path.name for path in tmp_path.glob("*duckdb*")] == ["a.duckdb"]
    with duckdb.connect(str(tmp_path / "a.duckdb"), read_only=True) as connection:
        for name, table in ALL.items():
            found = connection.execute(f"select * from {name}").fetchall()
            assert [column[0] for column in connection.description or ()] == list(table.names)
            assert found == [tuple(row.values()) for row in rows_of_table(out, name)]


def test_a_duckdb_file_says_what_it_holds_and_holds_its_keys(traps: Path, tmp_path: Path) -> None:
    export(traps, "duckdb", tmp_path / "a.duckdb")
    with duckdb.connect(str(tmp_path / "a.duckdb"), read_only=True) as connection:
        comments = dict(connection.execute("select table_name, comment from duckdb_tables()").fetchall())
        columns = {
            (table, column): (comment, nullable)
            for table, column, comment, nullable in connection.execute(
                "select table_name, column_name, comment, is_nullable from duckdb_columns() where not internal"
            ).fetchall()
        }
        keys = dict(
            connection.execute(
                "select table_name, constraint_column_names from duckdb_constraints() "
                "where constraint_type in ('PRIMARY KEY', 'UNIQUE')"
            ).fetchall()
        )
    for name, table in ALL.items():
        assert table.description_en in comments[name]
        assert table.description_th in comments[name]
        assert keys[name] == list(table.key)
        for column in table.columns:
            comment, nullable = columns[name, column.name]
            assert column.description_th in comment
            assert nullable == column.nullable
    with (
        duckdb.connect(str(tmp_path / "a.duckdb")) as connection,
        pytest.raises(duckdb.ConstraintException),
    ):
        connection.execute("insert into plans select * from plans")


# which rows, and where


@pytest.mark.parametrize("size", [1, 3, 40, 8_192])
def test_no_row_is_lost_between_batches(
    size: int, traps: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export_rows, "_BATCH_ROWS", size)
    monkeypatch.setattr(version, "_BATCH_ROWS", size)
    export(traps, "csv", tmp_path / "csv", tables=["budget", "budget_lines"], raw=True)
    for name in ("budget", "budget_lines"):
        rows = list(in_csv(tmp_path / "csv" / f"{name}.csv"))[1:]
        assert rows == [[as_csv(value) for value in row.values()] for row in rows_of_table(traps, name)]


@pytest.mark.parametrize("form", FORMS)
def test_some_tables_of_some_plans(form: Form, traps: Path, tmp_path: Path) -> None:
    done = export(traps, form, tmp_path / "a", tables=["plans", "budget", "projects"], only=["north/*", "s*h/b"])
    assert done.rows == {"budget": len(TITLES) * 4, "plans": 2, "projects": len(TITLES) + 1}
    done = export(traps, form, tmp_path / "a", tables=["plans", "projects"], only=["south"], force=True)
    assert done.rows == {"plans": 1, "projects": 1}
    if form == "duckdb":
        with duckdb.connect(str(tmp_path / "a"), read_only=True) as connection:
            assert connection.execute("select plan_id from projects").fetchall() == [("south/b",)]
            assert len(connection.execute("show tables").fetchall()) == 2
    elif form == "csv":
        assert {path.name for path in (tmp_path / "a").iterdir()} == {"plans.csv", "projects.csv"}
        assert [row[1] for row in in_csv(tmp_path / "a" / "projects.csv")] == ["plan_id", "south/b"]
    else:
        book = openpyxl.load_workbook((tmp_path / "a").open("rb"))
        assert book.sheetnames == [FIRST, DICTIONARY, "plans", "projects"]
        assert [row["plan_id"] for row in sheet_rows(book["projects"])] == ["south/b"]


@pytest.mark.parametrize("form", FORMS)
def test_what_is_there_stays_unless_it_is_to_be_replaced(form: Form, traps: Path, tmp_path: Path) -> None:
    export(traps, form, tmp_path / "a", tables=["plans"])
    with pytest.raises(UsageError, match=r"a exists\. Give another --output, or --force"):
        export(traps, form, tmp_path / "a")
    done = export(traps, form, tmp_path / "a", tables=["swot"], force=True)
    assert done.rows == {"swot": 0}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "out"]


@pytest.mark.parametrize("form", FORMS)
def test_an_export_that_fails_leaves_what_was_there(form: Form, traps: Path, tmp_path: Path) -> None:
    export(traps, form, tmp_path / "a", tables=["plans", "contents"])
    kept = tmp_path / "a" / "plans.csv" if form == "csv" else tmp_path / "a"
    before = kept.read_bytes()
    # the file of a table goes while it is written, as that of an old version may
    (traps / "targets.parquet").resolve().unlink()
    with pytest.raises(UsageError, match="replaced and removed"):
        export(traps, form, tmp_path / "a", force=True)
    assert kept.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "out"]


def test_only_its_own_files_are_ever_replaced(traps: Path, tmp_path: Path) -> None:
    letters = tmp_path / "letters"
    letters.mkdir()
    (letters / "letter.csv").write_text("mine", encoding="utf-8")
    for form in FORMS:
        with pytest.raises(UsageError):
            export(traps, form, letters, force=True)
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="is a file, and csv is a folder"):
        export(traps, "csv", tmp_path / "file", force=True)
    assert (letters / "letter.csv").read_text(encoding="utf-8") == "mine"
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"


def test_nothing_is_written_into_the_dataset(traps: Path) -> None:
    before = sorted(traps.rglob("*"))
    for output in (traps, traps / "plans.parquet", traps / "a.xlsx", traps / ".versions" / "a.xlsx"):
        with pytest.raises(UsageError, match="is in the dataset itself"):
            export(traps, "xlsx", output, force=True)
    assert sorted(traps.rglob("*")) == before


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"tables": ["plan"]}, r"there is no table plan\. The tables are: plans, "),
        ({"only": ["east/*"]}, r"no plan is like east/\*"),
        ({"only": ["south", "east"]}, "no plan is like east"),
        ({"output": Path("/absent/a.xlsx")}, "the folder /absent does not exist"),
    ],
)
def test_what_cannot_be_exported_is_said(traps: Path, tmp_path: Path, asked: dict[str, Any], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        export(traps, "xlsx", **{"output": tmp_path / "a.xlsx", **asked})
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_leftover_of_a_killed_export_is_no_obstacle(traps: Path, tmp_path: Path) -> None:
    (tmp_path / ".a.new").mkdir()
    (tmp_path / ".a.new" / "plans.csv").write_text("half", encoding="utf-8")
    for form in FORMS:
        export(traps, form, tmp_path / "a", tables=["plans"])
        shutil.rmtree(tmp_path / "a") if form == "csv" else (tmp_path / "a").unlink()
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.process
@pytest.mark.parametrize("room", [200, 5_000, 20_000])
@pytest.mark.parametrize("form", FORMS)
def test_where_nothing_more_can_be_written_that_is_said_and_nothing_is_left(
    form: Form, room: int, published: Path, tmp_path: Path
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    export(published, form, tmp_path / "a", tables=["plans"])
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    arguments = ["export", str(published), "--to", form, "--output", str(tmp_path / "a"), "--force"]
    done = run_where_files_end(room, arguments, temporary)
    assert (done.returncode, done.stdout) == (2, "")
    assert re.fullmatch(rf"plan-extract: {tmp_path}/a cannot be written \(.+\)\. Make room, .*\n", done.stderr)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_a_full_disk_is_known_in_the_words_of_any_library(tmp_path: Path) -> None:
    output = tmp_path / "a"
    with pytest.raises(UsageError, match=r"a cannot be written \(No space left on device\)"), full_disk_said(output):
        raise duckdb.Error("Failed to commit: Could not write file: No space left on device")
    with pytest.raises(UsageError, match="No space left"), full_disk_said(output):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    with pytest.raises(duckdb.Error, match="another"), full_disk_said(output):
        raise duckdb.Error("another")
