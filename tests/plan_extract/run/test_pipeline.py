"""A run publishes everything or nothing, says what it set aside, and gives the same bytes however it is done."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from dataset_files import table_files, table_path

from extract.ground.errors import UsageError
from plan_extract.engine import pool
from plan_extract.engine.outcome import Outcome
from plan_extract.run import pipeline

PLANS = sorted((Path(__file__).parents[3] / "data" / "raw").glob("*.txt"))


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """A folder with one real plan, ``one.txt``."""
    folder = tmp_path / "raw"
    folder.mkdir()
    shutil.copyfile(PLANS[0], folder / "one.txt")
    return folder


def rows(out: Path, table: str) -> list[dict[str, object]]:
    import pyarrow.parquet as pq

    found: list[dict[str, object]] = pq.read_table(table_path(out, table)).to_pylist()
    return found


def parquet(out: Path) -> dict[str, bytes]:
    return table_files(out)


def manifest(out: Path) -> dict[str, dict[str, object]]:
    entries = json.loads((out / "manifest.json").read_text(encoding="utf-8"))["sources"]
    return {entry["path"]: entry for entry in entries}


def test_a_run_publishes_the_plan_and_its_manifest(raw: Path, tmp_path: Path) -> None:
    result = pipeline.run(raw, tmp_path / "out")
    assert [outcome.name for outcome in result.plans] == ["one.txt"]
    assert result.quarantined == ()
    assert [row["plan_id"] for row in rows(tmp_path / "out", "plans")] == ["one"]
    assert manifest(tmp_path / "out")["one.txt"]["status"] == "ok"
    assert len(parquet(tmp_path / "out")) == result.tables


def test_one_file_is_a_folder_of_one_plan(raw: Path, tmp_path: Path) -> None:
    result = pipeline.run(raw / "one.txt", tmp_path / "out")
    assert [outcome.name for outcome in result.plans] == ["one.txt"]


def test_the_sums_of_the_result_are_those_of_the_published_rows(raw: Path, tmp_path: Path) -> None:
    result = pipeline.run(raw, tmp_path / "out")
    lines = [row for row in rows(tmp_path / "out", "budget_lines") if row["source"] == "table"]
    assert sum(result.money.cells.values()) == len(lines)
    for year, baht in result.money.baht.items():
        amounts = [row["amount_baht"] for row in lines if row["fiscal_year_be"] == year]
        assert baht == sum(amount for amount in amounts if amount is not None)  # type: ignore[misc]


@pytest.mark.process
def test_one_process_and_several_give_the_same_bytes(raw: Path, tmp_path: Path) -> None:
    for number in range(8):
        shutil.copyfile(PLANS[number % len(PLANS)], raw / f"plan{number}.txt")
    (raw / "broken.txt").write_bytes(b"")
    alone = pipeline.run(raw, tmp_path / "alone")
    together = pipeline.run(raw, tmp_path / "together", engine=pool.Processes(2))
    assert parquet(tmp_path / "alone") == parquet(tmp_path / "together")
    assert [outcome.name for outcome in alone.outcomes] == [outcome.name for outcome in together.outcomes]


def test_progress_names_every_file_once_and_counts_to_the_end(raw: Path, tmp_path: Path) -> None:
    (raw / "empty.txt").write_bytes(b"")
    (raw / "one.md").write_bytes(PLANS[1].read_bytes())
    seen: list[tuple[str, int, int]] = []

    def note(outcome: Outcome, done: int, total: int) -> None:
        seen.append((outcome.name, done, total))

    pipeline.run(raw, tmp_path / "out", on_progress=note)
    assert sorted(name for name, _, _ in seen) == ["empty.txt", "one.md", "one.txt"]
    assert [(done, total) for _, done, total in seen] == [(1, 3), (2, 3), (3, 3)]


def test_two_files_of_one_name_are_not_one_plan(raw: Path, tmp_path: Path) -> None:
    """one.md and one.txt would both be the plan ``one``: the second is set aside, not merged and not lost."""
    (raw / "one.md").write_bytes(PLANS[1].read_bytes())
    result = pipeline.run(raw, tmp_path / "out")
    (aside,) = result.quarantined
    assert aside.problem is not None
    assert aside.problem.code == "duplicate_name"
    assert len(rows(tmp_path / "out", "plans")) == 1
    assert {entry["status"] for entry in manifest(tmp_path / "out").values()} == {"ok", "quarantined"}


def test_the_same_bytes_twice_are_two_plans_one_issue_and_one_sum(raw: Path, tmp_path: Path) -> None:
    once = pipeline.run(raw, tmp_path / "out").money.baht
    shutil.copyfile(raw / "one.txt", raw / "two.txt")
    result = pipeline.run(raw, tmp_path / "out")
    said = [row for row in rows(tmp_path / "out", "issues") if row["code"] == "duplicate_plan"]
    assert [(row["plan_id"], row["found"]) for row in said] == [("two", "one.txt")]
    assert result.money.baht == once
    assert [outcome.name for outcome in result.copies] == ["two.txt"]


def test_plans_that_differ_are_no_copies(raw: Path, tmp_path: Path) -> None:
    shutil.copyfile(PLANS[1], raw / "two.txt")
    assert pipeline.run(raw, tmp_path / "out").copies == ()


def test_a_source_that_is_gone_stays_in_the_manifest_as_removed(raw: Path, tmp_path: Path) -> None:
    shutil.copyfile(PLANS[1], raw / "two.txt")
    pipeline.run(raw, tmp_path / "out")
    (raw / "two.txt").unlink()
    pipeline.run(raw, tmp_path / "out")
    assert manifest(tmp_path / "out")["two.txt"]["status"] == "removed"
    assert len(rows(tmp_path / "out", "plans")) == 1


def test_what_is_in_out_is_not_read_as_a_plan(raw: Path) -> None:
    """OUT below RAW: its README must not be taken for a source."""
    out = raw / "out"
    out.mkdir()
    shutil.copyfile(PLANS[1], out / "README.md")
    assert [outcome.name for outcome in pipeline.run(raw, out).outcomes] == ["one.txt"]


def test_raw_and_out_may_not_be_one_folder(raw: Path) -> None:
    with pytest.raises(UsageError, match="both RAW and OUT"):
        pipeline.run(raw, raw)
    assert [path.name for path in raw.iterdir()] == ["one.txt"]
