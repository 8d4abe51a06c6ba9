"""A plan in several files is one plan, each of its lines known by its file; files that are no parts stay apart."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner
from dataset_files import table_files, table_path

from extract.ground.source import SourceText, Span, Table, TableCell, TableRow
from normalize.schema.tables import TABLES
from plan_extract.cli import cli
from plan_extract.engine.parts import group, joined
from plan_extract.engine.pool import Engine, Processes, in_this_process
from plan_extract.run import pipeline
from plan_extract.run.outcome.result import RunResult

RAW = Path(__file__).parents[3] / "data" / "raw"
PLANS = sorted(RAW.glob("*.txt"))
WHOLE = PLANS[0].read_text(encoding="utf-8")
CLEAN = (Path(__file__).parents[2] / "cases" / "clean.txt").read_text(encoding="utf-8")
OF_THE_FILES = {"plan_id", "project_id", "source_path", "source_sha256"}


def cut(text: str, count: int) -> list[str]:
    """A text cut into parts at line ends."""
    lines = text.splitlines(keepends=True)
    size = -(-len(lines) // count)
    return ["".join(lines[start : start + size]) for start in range(0, len(lines), size)]


def written(folder: Path, **files: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def read(out: Path, table: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = pq.read_table(table_path(out, table)).to_pylist()
    return rows


def run(raw: Path, tmp_path: Path, engine: Engine = in_this_process) -> tuple[RunResult, Path]:
    return pipeline.run(raw, tmp_path / "out", engine=engine), tmp_path / "out"


def sources(raw: Path) -> dict[str, dict[str, Any]]:
    entries = json.loads((raw / "manifest.json").read_text(encoding="utf-8"))["sources"]
    return {entry["path"]: entry for entry in entries}


@pytest.mark.parametrize(
    "name",
    [
        "plan ({}).txt",
        "แผน ส่วนที่ {}.txt",
        *(
            pytest.param(name, marks=pytest.mark.slow)
            for name in ("plan_part{}.txt", "{}.txt", "plan_{}of3.txt", "{} x.txt")
        ),
    ],
)
def test_parts_give_the_rows_of_the_whole(name: str, tmp_path: Path) -> None:
    parts = {name.format(number): text for number, text in enumerate(cut(WHOLE, 3), 1)}
    whole, at_whole = run(written(tmp_path / "one", **{"whole.txt": WHOLE}), tmp_path / "a")
    (tmp_path / "b").mkdir()
    result, out = run(written(tmp_path / "parts", **parts), tmp_path / "b")
    assert len(whole.plans) == len(result.plans) == 1
    for table in TABLES.keys() - {"sources"}:
        expected, found = read(at_whole, table), read(out, table)
        assert len(expected) == len(found)
        for one, other in zip(expected, found, strict=True):
            assert {k: v for k, v in one.items() if k not in OF_THE_FILES} == {
                k: v for k, v in other.items() if k not in OF_THE_FILES
            }


@pytest.fixture(autouse=True)
def folders(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()


def test_a_folder_of_parts_is_one_plan(tmp_path: Path) -> None:
    """Cover and part 1, the budget table, the details: a file each, as an office scans them."""
    result, out = run(Path(__file__).parents[2] / "cases" / "parts", tmp_path)
    assert [(outcome.plan_id, len(outcome.files)) for outcome in result.plans] == [("แผน", 3)]
    assert result.issues.total() == 0
    assert [row["in_table"] and row["in_detail"] for row in read(out, "projects")] == [True] * 4


def test_every_line_is_known_by_its_file(tmp_path: Path) -> None:
    texts = cut(CLEAN, 3)
    raw = written(tmp_path / "raw", **{f"plan ({number}).txt": text for number, text in enumerate(texts, 1)})
    _, out = run(raw, tmp_path)
    rows = read(out, "sources")
    assert [(row["plan_id"], row["ordinal"], row["source_path"]) for row in rows] == [
        ("plan", number, f"plan ({number}).txt") for number in (1, 2, 3)
    ]
    lines = CLEAN.splitlines()
    for row, text in zip(rows, texts, strict=True):
        assert lines[row["line_start"] - 1 : row["line_end"]] == text.splitlines()
    entries = sources(out)
    assert {entry["plan_id"] for entry in entries.values()} == {"plan"}
    assert [entries[row["source_path"]]["sha256"] for row in rows] == [row["source_sha256"] for row in rows]
    counts = [entry["rows"].get("projects", 0) for entry in entries.values()]
    assert sorted(counts) == [0, 0, len(read(out, "projects"))]


def test_parts_count_as_numbers(tmp_path: Path) -> None:
    raw = written(tmp_path / "raw", **{f"plan ({number}).txt": text for number, text in enumerate(cut(CLEAN, 11), 1)})
    result, out = run(raw, tmp_path)
    assert len(result.plans) == 1
    assert [row["source_path"] for row in read(out, "sources")][1:3] == ["plan (2).txt", "plan (3).txt"]


def test_a_file_without_a_number_may_be_the_first(tmp_path: Path) -> None:
    first, second = cut(CLEAN, 2)
    for names in (("plan.txt", "plan (1).txt"), ("plan.txt", "plan (2).txt")):
        raw = written(tmp_path / names[1], **dict(zip(names, (first, second), strict=True)))
        (tmp_path / names[1] / "x").mkdir()
        result, out = run(raw, raw / "x")
        assert [(outcome.plan_id, len(outcome.files)) for outcome in result.plans] == [("plan", 2)]
        assert len(read(out, "projects")) == 4


def test_a_second_download_is_a_copy_and_no_part(tmp_path: Path) -> None:
    result, out = run(written(tmp_path / "raw", **{"plan.txt": CLEAN, "plan (1).txt": CLEAN}), tmp_path)
    assert sorted(row["plan_id"] for row in read(out, "plans")) == ["plan", "plan (1)"]
    assert len(result.copies) == 1


def test_plans_of_several_offices_with_numbered_names_stay_apart(tmp_path: Path) -> None:
    other = CLEAN.replace("เทศบาลตำบลตัวอย่าง", "เทศบาลตำบลบ้านใหม่")
    _, out = run(written(tmp_path / "raw", **{"plan (1).txt": CLEAN, "plan (2).txt": other}), tmp_path)
    assert sorted(row["plan_id"] for row in read(out, "plans")) == ["plan (1)", "plan (2)"]
    assert [row["line_start"] for row in read(out, "sources")] == [1, 1]


@pytest.mark.parametrize("names", [("plan (1).txt", "plan (3).txt"), ("plan_1of3.txt", "plan_2of3.txt")])
def test_half_a_plan_is_not_published_as_all_of_it(names: tuple[str, str], tmp_path: Path) -> None:
    parts = dict(zip(names, cut(CLEAN, 2), strict=True))
    result, out = run(written(tmp_path / "raw", **parts, **{"good.txt": CLEAN}), tmp_path)
    assert [row["plan_id"] for row in read(out, "plans")] == ["good"]
    (refused,) = result.quarantined
    assert refused.problem is not None
    assert refused.problem.code == "missing_part"
    assert {sources(out)[name]["status"] for name in names} == {"quarantined"}


def test_a_part_that_cannot_be_read_sets_the_plan_aside(tmp_path: Path) -> None:
    raw = written(tmp_path / "raw", **{"plan (1).txt": CLEAN, "good.txt": CLEAN})
    (raw / "plan (2).txt").write_bytes(b"PK\x03\x04" + bytes(100))
    result, out = run(raw, tmp_path)
    (refused,) = result.quarantined
    assert refused.problem is not None
    assert "plan (2).txt" in refused.problem.message
    assert {entry["status"] for path, entry in sources(out).items() if path != "good.txt"} == {"quarantined"}


def test_a_bad_file_in_a_numbered_list_of_plans_is_set_aside_alone(tmp_path: Path) -> None:
    offices = {f"{number:02} office.txt": CLEAN.replace("ตัวอย่าง", f"บ้าน{name}") for number, name in enumerate("กขค", 1)}
    raw = written(tmp_path / "raw", **offices)
    (raw / "04 office.txt").write_bytes(b"PK\x03\x04" + bytes(100))
    result, out = run(raw, tmp_path)
    assert len(read(out, "plans")) == 3
    assert [outcome.name for outcome in result.quarantined] == ["04 office.txt"]


@pytest.mark.process
def test_a_pool_gives_the_same(tmp_path: Path) -> None:
    files = {f"p{number}.txt": f"{CLEAN}\n{number}\n" for number in range(8)}
    parts = {f"plan ({number}).txt": text for number, text in enumerate(cut(CLEAN, 2), 1)}
    raw = written(tmp_path / "raw", **files, **parts)
    (tmp_path / "b").mkdir()
    (_, one), (_, two) = run(raw, tmp_path / "a"), run(raw, tmp_path / "b", Processes(2))
    assert table_files(one) == table_files(two)


def test_files_of_other_folders_and_types_are_no_parts() -> None:
    names = ("x/plan (1).txt", "y/plan (2).txt", "plan (1).txt", "plan (2).md", "แผน 2566.txt", "แผน 2567.txt")
    assert [len(files.parts) for files in group([(Path(name), name) for name in names])] == [1] * 6


def test_two_files_that_claim_one_number_are_no_parts() -> None:
    names = ("plan (1).txt", "plan_part1.txt", "plan (2).txt")
    assert [len(files.parts) for files in group([(Path(name), name) for name in names])] == [1] * 3


def test_the_text_of_parts_names_its_files(tmp_path: Path) -> None:
    first, second = cut(CLEAN, 2)
    raw = written(tmp_path / "raw", **{"a.txt": first, "b.txt": second})
    printed = CliRunner().invoke(cli, ["text", str(raw / "a.txt"), str(raw / "b.txt")]).output.splitlines()
    marks = [line.strip() for line in printed if line.strip().startswith("==")]
    assert marks == ["== a.txt", "== b.txt"]
    assert len(printed) == len(CLEAN.splitlines()) + 2


@pytest.mark.parametrize(
    ("name", "part"), [("plan_1of3.txt", 0), ("plan_2of3.txt", 1), ("plan_part2.txt", 1), ("แผน ส่วนที่ ๒.txt", 1)]
)
def test_a_part_alone_is_no_plan(name: str, part: int, tmp_path: Path) -> None:
    result, out = run(written(tmp_path / "raw", **{name: cut(CLEAN, 2)[part], "good.txt": CLEAN}), tmp_path)
    assert [row["plan_id"] for row in read(out, "plans")] == ["good"]
    assert [outcome.problem.code for outcome in result.quarantined if outcome.problem] == ["missing_part"]


@pytest.mark.parametrize("name", ["plan (2).txt", "plan_part2.txt", "แผน เล่ม 2.txt", "plan_1of1.txt"])
def test_a_whole_plan_is_read_whatever_its_number(name: str, tmp_path: Path) -> None:
    result, _ = run(written(tmp_path / "raw", **{name: CLEAN}), tmp_path)
    assert [(outcome.plan_id, outcome.counts["projects"]) for outcome in result.plans] == [(name[:-4], 4)]


def test_later_parts_without_the_first_are_no_plans(tmp_path: Path) -> None:
    _, second, third = cut(CLEAN, 3)
    raw = written(tmp_path / "raw", **{"plan (2).txt": second, "plan (3).txt": third, "good.txt": CLEAN})
    result, out = run(raw, tmp_path)
    assert [row["plan_id"] for row in read(out, "plans")] == ["good"]
    assert [outcome.problem.code for outcome in result.quarantined if outcome.problem] == ["missing_part"] * 2


def test_parts_behind_a_first_that_cannot_be_read_are_no_plans(tmp_path: Path) -> None:
    _, second, third = cut(CLEAN, 3)
    raw = written(tmp_path / "raw", **{"plan (2).txt": second, "plan (3).txt": third, "good.txt": CLEAN})
    (raw / "plan (1).txt").write_bytes(b"PK\x03\x04" + bytes(100))
    _, out = run(raw, tmp_path)
    assert [row["plan_id"] for row in read(out, "plans")] == ["good"]


def test_a_plan_beside_a_folder_of_its_name_keeps_its_key(tmp_path: Path) -> None:
    first, second = cut(CLEAN, 2)
    other = CLEAN.replace("เทศบาลตำบลตัวอย่าง", "เทศบาลตำบลบ้านใหม่")
    raw = written(tmp_path / "raw", **{"plan.txt": other})
    written(raw / "plan", **{"1.txt": first, "2.txt": second})
    _, out = run(raw, tmp_path)
    assert [(row["plan_id"], row["source_path"]) for row in read(out, "plans")] == [
        ("plan", "plan.txt"),
        ("plan/1", "plan/1.txt"),
    ]
    assert len(read(out, "sources")) == 3


def test_parts_that_have_but_numbers_are_named_after_the_first(tmp_path: Path) -> None:
    first, second = cut(CLEAN, 2)
    _, out = run(written(tmp_path / "raw", **{"1.txt": first, "2.txt": second}), tmp_path)
    assert [row["plan_id"] for row in read(out, "plans")] == ["1"]


def test_a_second_download_with_a_few_changes_is_no_part(tmp_path: Path) -> None:
    changed = CLEAN.replace("๒๐,๐๐๐", "๓๐,๐๐๐", 3)
    _, out = run(written(tmp_path / "raw", **{"plan.txt": CLEAN, "plan (1).txt": changed}), tmp_path)
    assert sorted(row["plan_id"] for row in read(out, "plans")) == ["plan", "plan (1)"]


def test_a_part_that_is_there_twice_is_not_counted_twice(tmp_path: Path) -> None:
    first, second = cut(CLEAN, 2)
    texts = {"plan (1).txt": first, "plan (2).txt": second, "plan (3).txt": second}
    _, out = run(written(tmp_path / "raw", **texts), tmp_path)
    assert all(row["plan_id"] != "plan" for row in read(out, "plans"))


@pytest.mark.parametrize("names", [("05-a.txt", "13-b.txt"), ("05.txt", "13.txt"), ("05 แผน.txt", "06 แผน.txt")])
def test_numbers_of_a_list_of_plans_make_no_parts(names: tuple[str, str], tmp_path: Path) -> None:
    """The second names no office: only the numbers say that it is no part of the first."""
    unnamed = CLEAN.replace("เทศบาลตำบลตัวอย่าง", "หน่วยงาน")
    _, out = run(written(tmp_path / "raw", **dict(zip(names, (CLEAN, unnamed), strict=True))), tmp_path)
    assert [row["source_path"] for row in read(out, "plans")] == sorted(names)


def test_a_message_about_parts_names_all_files(tmp_path: Path) -> None:
    first, second = cut(CLEAN, 2)
    result, _ = run(written(tmp_path / "raw", **{"plan (1).txt": first, "plan (3).txt": second}), tmp_path)
    (refused,) = result.quarantined
    assert refused.problem is not None
    assert "plan (1).txt, plan (3).txt" in refused.problem.message


def test_tables_of_later_files_stand_on_their_lines() -> None:
    """Of a plan in two Word files: a row that keeps its number in the file would be another file's row."""
    row = Span(2, 2)
    table = Table((TableRow((TableCell(("ก",), row),), row),), Span(1, 3))
    lines = ("<table>", "<tr><td>ก</td></tr>", "</table>")
    one, two = (SourceText(f"{name}.docx", "docx", name, lines, tables=(table,)) for name in "ab")
    first, second = joined([one, two]).tables
    assert first == table
    assert (second.span, second.rows[0].span, second.rows[0].cells[0].span) == (Span(4, 6), Span(5, 5), Span(5, 5))
