"""What a change gained and lost: fact by fact where there is gold, row by row where there is none."""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path

import pytest

import damage
from extract.ground.errors import UsageError
from plan_extract.evaluation.evaluate import evaluate
from plan_extract.evaluation.gold.truths import Gold
from plan_extract.evaluation.row_changes import RowChange
from plan_extract.run import pipeline

pytestmark = pytest.mark.slow

RAW = Path(__file__).parents[3] / "data" / "raw"
FIRST = "000_2459aad492833dd5"


def nothing(_tables: damage.Tables) -> None:
    """Leave the dataset as it is."""


def raise_one_amount(tables: damage.Tables) -> None:
    row = next(row for row in tables["budget_lines"] if row["source"] == "table" and row["amount_baht"])
    row["amount_baht"] += 1


def lose_one_project(tables: damage.Tables) -> None:
    del tables["projects"][0]


def rows(out: Path, against: Path, **options: object) -> tuple[RowChange, ...]:
    result = evaluate(out, [], against, **options)  # type: ignore[arg-type]
    assert result.rows is not None
    return result.rows


def test_a_dataset_against_itself_has_lost_and_gained_nothing(published: Path, golds: list[Gold]) -> None:
    result = evaluate(published, golds, published)
    assert result.facts is not None
    assert result.facts.lost == result.facts.gained == ()
    assert result.rows == ()


@pytest.mark.slow
def test_what_one_direction_loses_the_other_gains(damaged: damage.Damaged, golds: list[Gold]) -> None:
    whole, torn = damaged(nothing), damaged(lose_one_project)
    there, back = evaluate(torn, golds, whole).facts, evaluate(whole, golds, torn).facts
    assert there
    assert back
    assert there.gained == back.lost == ()
    lost, gained = ({(change.group, change.what) for change in changes} for changes in (there.lost, back.gained))
    assert lost == gained
    # Also those that can no longer be judged, for their row is not there.
    assert {("table_item", "item 1"), ("table_title", "item 1, title"), ("link", "detail 1, table number")} <= lost


def test_a_wrong_amount_is_lost_twice_as_a_fact_and_as_a_silent_amount(
    damaged: damage.Damaged, golds: list[Gold]
) -> None:
    facts = evaluate(damaged(raise_one_amount), golds, damaged(nothing)).facts
    assert facts
    assert [change.group for change in facts.lost] == ["budget_cell", "silent"]
    cell = facts.lost[0]
    assert (cell.plan_id, cell.before == cell.expected, cell.now == cell.expected) == (FIRST, True, False)
    assert cell.lines


def test_only_the_plans_without_gold_are_compared_by_rows(damaged: damage.Damaged, golds: list[Gold]) -> None:
    result = evaluate(damaged(raise_one_amount), golds[1:], damaged(nothing))
    assert result.facts
    assert result.facts.lost == ()
    assert result.rows
    assert {change.plan_id for change in result.rows} == {FIRST}


def test_a_changed_value_shows_old_and_new(damaged: damage.Damaged) -> None:
    (change,) = rows(damaged(raise_one_amount), damaged(nothing))
    assert (change.table, change.change, change.column) == ("budget_lines", "changed", "amount_baht")
    assert Decimal(change.now) - Decimal(change.before) == 1
    assert change.key == "003, table, 2562, 1"


def test_one_project_more_does_not_change_all_that_follow(damaged: damage.Damaged) -> None:
    """Keys count: a new first project moves the key of every other, which is no change of what they say."""

    def insert(tables: damage.Tables) -> None:
        for rows in tables.values():
            for row in rows:
                if row["plan_id"] == FIRST and row.get("project_id"):
                    row["project_id"] = f"{FIRST}/{int(row['project_id'][-3:]) + 1:03d}"
                    if "table_number" in row:
                        row["ordinal"] += 1
        new = {"project_id": f"{FIRST}/001", "ordinal": 1, "title": "ใหม่", "table_title": "ใหม่"}
        tables["projects"].insert(0, tables["projects"][0] | new)

    (change,) = rows(damaged(insert), damaged(nothing))
    assert (change.table, change.change, change.key) == ("projects", "new", "001")
    assert "ใหม่" in change.now


def test_a_lost_entry_of_a_list_does_not_change_those_after_it(damaged: damage.Damaged) -> None:
    def lose(tables: damage.Tables) -> None:
        entries = [row for row in tables["swot"] if (row["plan_id"], row["quadrant"]) == (FIRST, "strength")]
        tables["swot"].remove(entries[0])
        for row in entries[1:]:
            row["ordinal"] -= 1

    (change,) = rows(damaged(lose), damaged(nothing))
    assert (change.table, change.change, change.now) == ("swot", "gone", "nothing")


def test_a_plan_more_is_one_change(published: Path, damaged: damage.Damaged) -> None:
    changes = rows(published, damaged(nothing))
    assert len(changes) == 3
    assert {(change.table, change.change) for change in changes} == {("plans", "new")}
    assert {change.change for change in rows(damaged(nothing), published)} == {"gone"}


def test_moved_lines_can_be_left_out(damaged: damage.Damaged) -> None:
    def move(tables: damage.Tables) -> None:
        for rows in tables.values():
            for row in rows:
                for name in row:
                    if name.endswith(("line_start", "line_end")) and row[name]:
                        row[name] += 2

    moved, whole = damaged(move), damaged(nothing)
    assert len(rows(moved, whole)) > 1000
    assert rows(moved, whole, by_lines=False) == ()


def test_a_table_without_a_column_that_the_other_has_is_no_change(damaged: damage.Damaged) -> None:
    """An older dataset lacks columns of a newer schema."""
    import pyarrow.parquet as pq

    old, new = damaged(nothing), damaged(nothing)
    table = pq.read_table(old / "projects.parquet")
    pq.write_table(table.drop_columns(["location"]), old / "projects.parquet")
    (old / "targets.parquet").unlink()
    assert rows(new, old) == ()


@pytest.fixture(scope="module")
def single(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two datasets of the same plan under two names."""
    outs = []
    for name in ("one.txt", "two.txt"):
        folder = tmp_path_factory.mktemp("single")
        (folder / "raw").mkdir()
        shutil.copyfile(RAW / f"{FIRST}.txt", folder / "raw" / name)
        pipeline.run(folder / "raw", folder / "out")
        outs.append(folder / "out")
    return outs[0], outs[1]


def test_two_datasets_of_one_plan_each_are_compared_whatever_it_is_called(single: tuple[Path, Path]) -> None:
    assert rows(*single) == ()


def test_plans_of_other_names_are_compared_where_one_says_so(single: tuple[Path, Path], published: Path) -> None:
    changes = rows(published, single[0], same={FIRST: "one"})
    assert {change.change for change in changes} == {"new"}
    assert FIRST not in {change.plan_id for change in changes}
    assert {change.plan_id for change in rows(published, single[0])} > {FIRST, "one"}


@pytest.mark.parametrize("same", [{"absent": "one"}, {FIRST: "absent"}])
def test_a_plan_that_is_not_there_cannot_be_the_same(
    same: dict[str, str], single: tuple[Path, Path], published: Path
) -> None:
    with pytest.raises(UsageError, match="absent"):
        rows(published, single[0], same=same)


def test_the_plans_can_be_chosen(published: Path, damaged: damage.Damaged) -> None:
    changes = rows(published, damaged(nothing), plan="002")
    assert [change.plan_id[:3] for change in changes] == ["002"]
