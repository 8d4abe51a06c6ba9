"""What a person at the command line meets: exit codes, one-line errors, output that other programs can read."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from extract.ground.errors import InternalError
from extract.text.lost_marks import without_lost
from normalize.schema.inert_text import inert
from plan_extract import cli
from plan_extract.commands import codes
from plan_extract.engine import pool
from plan_extract.run import pipeline

PLANS = sorted((Path(__file__).parents[3] / "data" / "raw").glob("*.txt"))
ROOT = Path(__file__).parents[3]
README = (ROOT / "README.md").read_text(encoding="utf-8")
MANUAL = README + "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs").glob("*.md")))
"""What a user reads: the README, and the pages that it has no room for."""
HEAVY = [
    "pandas",
    "pyarrow",
    "pythainlp",
    "pdfplumber",
    "rapidfuzz",
    "numpy",
    "regex",
    "duckdb",
    "jinja2",
    "xlsxwriter",
]

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """A folder with one real plan, ``one.txt``."""
    folder = tmp_path / "raw"
    folder.mkdir()
    shutil.copyfile(PLANS[0], folder / "one.txt")
    return folder


def is_one_line(text: str) -> bool:
    return text.startswith("plan-extract: ") and text.count("\n") == 1 and text.endswith("\n")


@pytest.mark.process
@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_help_imports_nothing_heavy(flag: str) -> None:
    program = (
        "import sys; from plan_extract.cli import main; code = main(sys.argv[1:]);"
        f"print('HEAVY', [name for name in {HEAVY!r} if name in sys.modules]); sys.exit(code)"
    )
    done = subprocess.run([sys.executable, "-c", program, flag], capture_output=True, text=True, check=True)
    assert "Usage: plan-extract" in done.stdout
    assert done.stdout.endswith("HEAVY []\n")


def test_version_is_the_installed_one(capsys: Captured) -> None:
    from importlib.metadata import version

    assert cli.main(["--version"]) == 0
    assert version("plan-extract") in capsys.readouterr().out


@pytest.mark.process
def test_a_clean_run_exits_0_and_says_where_the_dataset_is(raw: Path, tmp_path: Path, capsys: Captured) -> None:
    assert cli.main(["run", str(raw), "--out", str(tmp_path / "out")]) == 0
    said = capsys.readouterr()
    assert str(tmp_path / "out") in said.out
    assert said.err.startswith("one.txt: ok, ")


@pytest.mark.process
def test_a_quarantined_file_exits_1_with_its_reason_and_remedy(raw: Path, tmp_path: Path, capsys: Captured) -> None:
    (raw / "nothing.txt").write_bytes(b"")
    assert cli.main(["run", str(raw), "--out", str(tmp_path / "out")]) == 1
    said = capsys.readouterr()
    assert "Quarantined (1 file" in said.out
    assert "nothing.txt: quarantined (empty)" in said.err


@pytest.mark.process
def test_quiet_prints_nothing_at_all(raw: Path, tmp_path: Path, capsys: Captured) -> None:
    assert cli.main(["run", str(raw), "--out", str(tmp_path / "out"), "--quiet"]) == 0
    assert capsys.readouterr() == ("", "")


def test_quiet_does_not_hide_errors(tmp_path: Path, capsys: Captured) -> None:
    assert cli.main(["run", str(tmp_path / "absent"), "--out", str(tmp_path / "out"), "--quiet"]) == 2
    assert is_one_line(capsys.readouterr().err)


@pytest.mark.process
def test_the_json_log_is_one_object_a_line(raw: Path, tmp_path: Path, capsys: Captured) -> None:
    (raw / "nothing.txt").write_bytes(b"")
    cli.main(["run", str(raw), "--out", str(tmp_path / "out"), "--log-format", "json"])
    lines = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert [line["stage"] for line in lines] == ["look", "file", "file", "read", "publish"]
    assert len({line["run"] for line in lines}) == 1
    assert all(line["ms"] >= 0 for line in lines)
    entries = [line for line in lines if line["stage"] == "file"]
    assert {entry["file"]: entry["status"] for entry in entries} == {"one.txt": "ok", "nothing.txt": "quarantined"}
    for entry in entries:
        assert {"file", "plan_id", "status", "ms", "rows", "issues"} <= entry.keys()


@pytest.mark.parametrize(
    "args",
    [
        pytest.param(["run"], id="no folder"),
        pytest.param(["run", "RAW"], id="no --out"),
        pytest.param(["run", "absent", "--out", "OUT"], id="a folder that is not there"),
        pytest.param(["run", "RAW", "--out", "OUT", "--workers", "0"], id="no workers"),
        pytest.param(["run", "RAW", "--out", "OUT", "--log-format", "xml"], id="an unknown format"),
        pytest.param(["extract", "RAW"], id="an unknown command"),
        pytest.param(["--nonsense"], id="an unknown option"),
        pytest.param(["text", "absent.txt"], id="a file that is not there"),
        pytest.param(["projects", "RAW"], id="a folder for a file"),
    ],
)
def test_wrong_usage_exits_2_with_one_line(args: list[str], raw: Path, tmp_path: Path, capsys: Captured) -> None:
    places = {"RAW": str(raw), "OUT": str(tmp_path / "out")}
    assert cli.main([places.get(arg, arg) for arg in args]) == 2
    assert is_one_line(capsys.readouterr().err)
    assert not (tmp_path / "out" / "manifest.json").exists()


def test_a_fault_of_ours_exits_70_and_names_the_file(
    raw: Path, tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_args: object, **_options: object) -> None:
        raise InternalError("one.txt", "ZeroDivisionError('a fault')")

    monkeypatch.setattr(pipeline, "run", fails)
    assert cli.main(["run", str(raw), "--out", str(tmp_path / "out")]) == 70
    said = capsys.readouterr().err
    assert "Traceback" in said
    assert is_one_line(said.splitlines(keepends=True)[-1])
    assert "one.txt" in said.splitlines()[-1]


def test_ctrl_c_exits_130_and_publishes_nothing(
    raw: Path, tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pool.Processes, "__call__", interrupted)
    assert cli.main(["run", str(raw), "--out", str(tmp_path / "out")]) == 130
    assert "Nothing was published" in capsys.readouterr().err
    assert not [path for path in (tmp_path / "out").iterdir() if path.name[0] != "."]


def test_text_numbers_the_lines_of_the_file(raw: Path, capsys: Captured) -> None:
    assert cli.main(["text", str(raw / "one.txt")]) == 0
    numbered = capsys.readouterr().out.splitlines()
    assert cli.main(["text", "--no-numbers", str(raw / "one.txt")]) == 0
    bare = capsys.readouterr().out.splitlines()
    assert len(numbered) == len(bare) == len((raw / "one.txt").read_text(encoding="utf-8").splitlines())
    assert [int(line.split()[0]) for line in numbered] == list(range(1, len(bare) + 1))
    assert all(line.rstrip().endswith(plain.rstrip()) for line, plain in zip(numbered, bare, strict=True))


@pytest.mark.parametrize("command", ["sections", "tables", "projects"])
def test_json_and_csv_list_the_same_rows(command: str, raw: Path, capsys: Captured) -> None:
    assert cli.main([command, str(raw / "one.txt"), "--format", "json"]) == 0
    objects = json.loads(capsys.readouterr().out)
    assert cli.main([command, str(raw / "one.txt"), "--format", "csv"]) == 0
    records = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    plain = [{key: "" if value is None else inert(str(value)) for key, value in entry.items()} for entry in objects]
    assert plain == records
    assert records


@pytest.mark.parametrize("command", ["sections", "projects"])
def test_the_table_has_a_header_and_a_line_a_row(command: str, raw: Path, capsys: Captured) -> None:
    cli.main([command, str(raw / "one.txt"), "--format", "json"])
    count = len(json.loads(capsys.readouterr().out))
    assert cli.main([command, str(raw / "one.txt")]) == 0
    assert len(capsys.readouterr().out.splitlines()) == count + 1


@pytest.mark.parametrize("show", ["cells", "columns", "unaccounted"])
def test_what_is_shown_of_the_tables_has_the_same_rows_in_every_form(show: str, raw: Path, capsys: Captured) -> None:
    words = ["tables", str(raw / "one.txt"), "--show", show, "--format"]
    assert cli.main([*words, "json"]) == 0
    objects = json.loads(capsys.readouterr().out)
    assert cli.main([*words, "csv"]) == 0
    assert len(list(csv.DictReader(io.StringIO(capsys.readouterr().out)))) == len(objects)
    assert cli.main([*words, "table"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == len(objects) + 1
    assert objects or show == "unaccounted"


def test_the_tables_as_text_say_below_the_cells_what_the_columns_mean(raw: Path, capsys: Captured) -> None:
    assert cli.main(["tables", str(raw / "one.txt"), "--format", "json"]) == 0
    cells = len(json.loads(capsys.readouterr().out))
    assert cli.main(["tables", str(raw / "one.txt")]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[cells + 1] == ""
    assert lines[cells + 2].startswith("columns of table")


def test_the_tables_of_a_file_that_is_no_plan_are_shown(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "list.txt").write_text("ชื่อ\tตำแหน่ง\tโทร\nหนึ่ง\tปลัด\t๑๒๓\nสอง\tนิติกร\t๔๕๖\n", encoding="utf-8")
    assert cli.main(["tables", str(tmp_path / "list.txt")]) == 0
    said = capsys.readouterr().out
    assert "ปลัด" in said
    assert "columns of" not in said


def test_the_tables_of_a_text_that_lost_marks_are_shown_as_they_are_read(tmp_path: Path, capsys: Captured) -> None:
    clean = (Path(__file__).parents[2] / "cases" / "clean.txt").read_text(encoding="utf-8")
    damaged = without_lost(clean * 2, frozenset({"tall", "tone", "silencer"}))
    (tmp_path / "plan.txt").write_text(damaged, encoding="utf-8")
    assert cli.main(["tables", str(tmp_path / "plan.txt")]) == 0
    assert "ปี ๒๕๖๖" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["sections", "projects"])
def test_a_file_that_is_no_plan_exits_1_with_one_line(command: str, tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "letter.txt").write_text("เรียน ผู้ว่าราชการจังหวัด\n\nขอแสดงความนับถือ\n" * 20, encoding="utf-8")
    assert cli.main([command, str(tmp_path / "letter.txt")]) == 1
    assert is_one_line(capsys.readouterr().err)


def commands(group: click.Group, above: str = "") -> Iterator[tuple[str, click.Command]]:
    """Every command of a group, and of the groups in it, with its words."""
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, f"{above}{name} ")
        else:
            yield f"{above}{name}", command


def test_the_manual_names_every_command_and_option_and_the_readme_every_exit_code() -> None:
    for name, command in commands(cli.cli):
        assert f"plan-extract {name}" in MANUAL
        for parameter in command.params:
            if parameter.param_type_name == "option":
                assert max(parameter.opts, key=len) in MANUAL, f"{name} {parameter.opts}"
    for code in (codes.CLEAN, codes.SET_ASIDE, codes.USAGE, codes.SHRUNK, codes.BUG, codes.LOCKED, codes.INTERRUPTED):
        assert f"| {code} |" in README
