"""Facts judged: what a worse dataset costs, and that nothing right at another project's row counts."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest

import damage
from plan_extract.evaluation.dataset import load_dataset
from plan_extract.evaluation.draft import write_draft
from plan_extract.evaluation.gold.form import read_gold
from plan_extract.evaluation.gold.truths import CellTruth, FieldTruth, Gold
from plan_extract.evaluation.judging.facts import SilentAmount
from plan_extract.evaluation.judging.judge import judge
from plan_extract.evaluation.judging.project_pairs import gold_projects, pair_details, pair_items
from plan_extract.evaluation.judging.scoring import Scores, score
from plan_extract.evaluation.judging.texts import MATCHINGS

pytestmark = pytest.mark.slow

RAW = Path(__file__).parents[3] / "data" / "raw"
FIRST, SECOND = "000_2459aad492833dd5", "004_81215c8761b8c3ed"
WITH_AMOUNT = f"{FIRST}/003"


def scores(out: Path, golds: list[Gold]) -> Scores:
    dataset = load_dataset(out)
    return score([judge(gold, dataset.rows(gold.plan_id)) for gold in golds])


def missed(out: Path, golds: list[Gold], matching: str = "normal") -> dict[str, list[str]]:
    dataset = load_dataset(out)
    lost: dict[str, list[str]] = {}
    for gold in golds:
        for fact in judge(gold, dataset.rows(gold.plan_id)).facts:
            if matching not in fact.right:
                lost.setdefault(fact.group, []).append(fact.what)
    return lost


def cell(tables: damage.Tables, project: str, year: int) -> damage.Row:
    (row,) = (
        row
        for row in tables["budget_lines"]
        if (row["project_id"], row["source"], row["fiscal_year_be"]) == (project, "table", year)
    )
    return row


def test_the_extraction_has_no_miss(published: Path, golds: list[Gold]) -> None:
    assert missed(published, golds) == {}


def test_every_fact_has_a_name_of_its_own(published: Path, golds: list[Gold]) -> None:
    """Two facts of one name could not be followed from one dataset to the next."""
    dataset = load_dataset(published)
    for gold in golds:
        keys = [fact.key for fact in judge(gold, dataset.rows(gold.plan_id)).facts if not fact.extra]
        assert len(keys) == len(set(keys)) > 500


def test_a_wrong_amount_is_silent_and_spoils_its_project_alone(damaged: damage.Damaged, golds: list[Gold]) -> None:
    def change(tables: damage.Tables) -> None:
        cell(tables, WITH_AMOUNT, 2562)["amount_baht"] = Decimal("3000001")

    result = scores(damaged(change), golds)
    assert result.groups["budget_cell"]["normal"].missed == 1
    assert [(amount.where, amount.what, amount.found) for amount in result.silent] == [
        ("table", "item 3, 2562", "3000001")
    ]
    assert result.whole["normal"] == result.projects - 1


def test_a_wrong_amount_that_is_flagged_is_missed_but_not_silent(damaged: damage.Damaged, golds: list[Gold]) -> None:
    def change(tables: damage.Tables) -> None:
        cell(tables, WITH_AMOUNT, 2562).update(amount_baht=None, status="ambiguous", alignment="ambiguous")

    result = scores(damaged(change), golds)
    assert result.groups["budget_cell"]["normal"].missed == 1
    assert result.silent == ()


def _silent(damaged: damage.Damaged, golds: list[Gold], alignment: str) -> tuple[SilentAmount, ...]:
    """The silent amounts where a cell that the gold leaves open is given an amount."""
    open_cells = {
        (item.order, cell.year_be) for item in golds[0].items for cell in item.cells if cell.status == "ambiguous"
    }
    assert open_cells

    def change(tables: damage.Tables) -> None:
        for row in tables["budget_lines"]:
            if row["plan_id"] == FIRST and row["alignment"] == "ambiguous":
                row.update(amount_baht=Decimal(20000), status="amount", alignment=alignment)

    return scores(damaged(change), golds).silent


def test_an_open_cell_that_is_spread_is_silently_wrong(damaged: damage.Damaged, golds: list[Gold]) -> None:
    assert _silent(damaged, golds, "by_order")


def test_an_open_cell_that_the_details_settle_is_right(damaged: damage.Damaged, golds: list[Gold]) -> None:
    assert _silent(damaged, golds, "by_detail") == ()


@pytest.mark.parametrize(("settled", "silent"), [(Decimal(20000), False), (Decimal(30000), True), (None, False)])
def test_an_open_cell_is_settled_as_the_gold_says(
    settled: Decimal | None, silent: bool, damaged: damage.Damaged, golds: list[Gold]
) -> None:
    """A cell that the solver settles wrongly must not pass because the table alone leaves it open."""

    def told(cell: CellTruth) -> CellTruth:
        return replace(cell, settled=settled) if cell.status == "ambiguous" else cell

    def change(tables: damage.Tables) -> None:
        for row in tables["budget_lines"]:
            if row["plan_id"] == FIRST and row["alignment"] == "ambiguous":
                row.update(amount_baht=Decimal(20000), status="amount", alignment="by_detail")

    items = tuple(replace(item, cells=tuple(map(told, item.cells))) for item in golds[0].items)
    result = scores(damaged(change), [replace(golds[0], items=items)])
    assert bool(result.silent) is silent
    assert bool(result.groups["budget_cell"]["normal"].missed) is silent


def test_an_amount_that_no_block_names_and_a_total_that_no_row_prints_are_silent(
    damaged: damage.Damaged, golds: list[Gold]
) -> None:
    def change(tables: damage.Tables) -> None:
        row = next(row for row in tables["budget_lines"] if row["source"] == "detail" and row["amount_baht"])
        row["amount_baht"] += 1
        total = next(row for row in tables["budget_totals"] if row["declared_baht"] is None)
        total["declared_baht"] = Decimal(5)

    assert {amount.where for amount in scores(damaged(change), golds).silent} == {"detail", "total"}


def test_the_other_of_two_printed_totals_is_a_miss_but_no_invention(published: Path, golds: list[Gold]) -> None:
    """A plan may print two totals for one dimension and year; the dataset has the first."""
    gold = golds[1]
    first = next(total for total in gold.totals if any(total.amounts.values()))
    second = replace(first, amounts={year: Decimal(1) for year in first.amounts})
    verdict = judge(replace(gold, totals=(*gold.totals, second)), load_dataset(published).rows(SECOND))
    assert {fact.group for fact in verdict.facts if "normal" not in fact.right} == {"budget_total"}
    assert verdict.silent == ()
    assert len({fact.key for fact in verdict.facts}) == len(verdict.facts)


def test_amounts_at_a_project_that_is_not_in_the_plan_are_silent(damaged: damage.Damaged, golds: list[Gold]) -> None:
    def change(tables: damage.Tables) -> None:
        row = next(row for row in tables["projects"] if row["project_id"] == WITH_AMOUNT)
        tables["projects"].append(row | {"project_id": f"{FIRST}/999", "table_title": "อื่น", "in_detail": False})
        new = {"project_id": f"{FIRST}/999", "amount_baht": Decimal(7)}
        tables["budget_lines"].append(cell(tables, WITH_AMOUNT, 2562) | new)

    result = scores(damaged(change), golds)
    assert [(amount.where, amount.found) for amount in result.silent] == [("extra", "7")]
    assert result.groups["table_item"]["normal"].extra == 1


def test_the_amounts_of_two_projects_exchanged_are_not_right(damaged: damage.Damaged, golds: list[Gold]) -> None:
    """Both amounts are in the dataset and in the gold, but each at the wrong project."""

    def change(tables: damage.Tables) -> None:
        a, b = cell(tables, WITH_AMOUNT, 2562), cell(tables, f"{FIRST}/001", 2562)
        for name in ("amount_baht", "status", "alignment", "raw"):
            a[name], b[name] = b[name], a[name]

    assert missed(damaged(change), golds) == {"budget_cell": ["item 1, 2562", "item 3, 2562"]}


def test_an_item_whose_row_is_lost_does_not_take_the_row_of_one_that_resembles_it(
    damaged: damage.Damaged, golds: list[Gold]
) -> None:
    """Items 8 and 26 differ in one word; a greedy choice gives the row of 26 to 8, and then misses both."""

    def change(tables: damage.Tables) -> None:
        for row in tables["projects"]:
            if (row["plan_id"], row["table_number"]) == (SECOND, 8):
                row["in_table"] = False

    lost = missed(damaged(change), golds)
    assert lost["table_item"] == ["item 8"]
    assert lost.keys() == {"table_item", "budget_cell", "link"}


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("name", ["lost rows", "halved projects", "titles", "added rows"])
def test_under_damage_a_project_is_found_at_its_own_row_or_not_at_all(
    name: str, seed: int, published: Path, damaged: damage.Damaged, golds: list[Gold]
) -> None:
    def owners(folder: Path, gold: Gold) -> dict[tuple[str, int], str]:
        """The project that each item and block of the gold is found at."""
        projects = load_dataset(folder).rows(gold.plan_id)["projects"]
        listed, described = ([row for row in projects if row[place]] for place in ("in_table", "in_detail"))
        items = pair_items(gold.items, listed, by_lines=True)
        details = pair_details(gold.details, described, by_lines=True)
        return {("item", truth): listed[row]["project_id"] for truth, row in items.items()} | {
            ("detail", truth): described[row]["project_id"] for truth, row in details.items()
        }

    out = damaged(lambda tables: damage.DAMAGES[name](tables, Random(seed)))
    found = 0
    for gold in golds:
        now = owners(out, gold)
        assert now.items() <= owners(published, gold).items()
        found += len(now)
    assert found > 80


def test_without_lines_projects_are_found_by_title_and_number(published: Path, golds: list[Gold]) -> None:
    dataset = load_dataset(published)
    for gold in golds:
        verdict = judge(gold, dataset.rows(gold.plan_id), by_lines=False)
        assert [fact.what for fact in verdict.facts if "normal" not in fact.right] == []
        assert {"sections", "detail_field"}.isdisjoint(fact.group for fact in verdict.facts)


def test_a_slip_of_spacing_is_a_miss_for_strict_alone(damaged: damage.Damaged, golds: list[Gold]) -> None:
    def change(tables: damage.Tables) -> None:
        for row in tables["statements"]:
            row["text"] = row["text"].replace("การ", "การ ")

    out = damaged(change)
    assert "statements" in missed(out, golds, "strict")
    assert missed(out, golds) == missed(out, golds, "fuzzy") == {}
    statements = scores(out, golds).groups["statements"]["strict"]
    assert statements.extra == statements.missed > 0


@pytest.mark.parametrize("name", damage.DAMAGES)
def test_a_wider_matching_takes_all_that_a_stricter_one_takes(
    name: str, damaged: damage.Damaged, golds: list[Gold]
) -> None:
    result = scores(damaged(lambda tables: damage.DAMAGES[name](tables, Random(name))), golds)
    for by_matching in result.groups.values():
        strict, normal, fuzzy = (by_matching[matching] for matching in MATCHINGS)
        assert strict.right <= normal.right <= fuzzy.right
        assert strict.extra >= normal.extra >= fuzzy.extra
    assert result.whole["strict"] <= result.whole["normal"] <= result.whole["fuzzy"]


def test_a_target_of_another_value_is_missed_and_extra(published: Path, tmp_path: Path) -> None:
    """A row with the right year and a wrong value answers for nothing, though there are as many rows as targets."""
    plan = "002_d79bb15a77856305"
    write_draft(RAW / f"{plan}.txt", tmp_path / "draft.json", force=False)
    gold = read_gold(tmp_path / "draft.json")
    rows = dict(load_dataset(published).rows(plan))
    first, *rest = rows["targets"]
    rows["targets"] = [{**first, "value": first["value"] + 1}, *rest]
    targets = score([judge(gold, rows)]).groups["targets"]["normal"]
    assert (targets.missed, targets.extra) == (1, 1)
    assert targets.right == len(rest) > 0


def test_an_entry_that_the_gold_does_not_have_costs_precision(damaged: damage.Damaged, golds: list[Gold]) -> None:
    def change(tables: damage.Tables) -> None:
        row = next(row for row in tables["swot"] if row["plan_id"] == FIRST)
        tables["swot"].append(row | {"ordinal": 99, "text": "ข้อความที่ไม่มีในแผน"})

    swot = scores(damaged(change), golds).groups["swot"]["normal"]
    assert (swot.missed, swot.extra) == (0, 1)
    assert swot.recall == 1.0 > swot.precision


def test_a_plan_that_the_dataset_does_not_have_misses_everything(damaged: damage.Damaged, golds: list[Gold]) -> None:
    def change(tables: damage.Tables) -> None:
        for name in tables:
            tables[name] = [row for row in tables[name] if row["plan_id"] != SECOND]

    dataset = load_dataset(damaged(change))
    verdict = judge(golds[1], dataset.rows(SECOND))
    assert not verdict.present
    assert not any(fact.right for fact in verdict.facts)
    assert verdict.whole("fuzzy") == 0


def test_a_block_and_its_item_are_one_project_and_a_copy_is_another(golds: list[Gold]) -> None:
    of_item, of_detail = gold_projects(golds[0])
    assert sorted(of_item.values()) == sorted(of_detail.values()) == list(range(31))
    of_item, of_detail = gold_projects(golds[1])
    assert len({*of_item.values(), *of_detail.values()}) == 51


def test_numbers_that_restart_do_not_join_a_block_to_another_mission(golds: list[Gold]) -> None:
    of_item, of_detail = gold_projects(golds[0])
    last = golds[0].details[-1]
    assert last.item == 13
    assert of_detail[last.order] == of_item[13]


def test_rows_of_a_plan_that_do_not_stand_together_are_all_read(published: Path, damaged: damage.Damaged) -> None:
    out = damaged(lambda tables: tables["projects"].sort(key=lambda row: row["ordinal"]))
    for plan_id in (FIRST, SECOND):
        assert len(load_dataset(out).rows(plan_id)["projects"]) == len(
            load_dataset(published).rows(plan_id)["projects"]
        )


def _by_text(gold: Gold, objectives: str) -> Gold:
    """The gold as a person writes it for a file without lines, with the objectives of the first block."""
    first, *others = (replace(detail, lines=None, fields=()) for detail in gold.details)
    field = FieldTruth("objectives", None, None, 0, (objectives,))
    return replace(
        gold,
        items=tuple(replace(item, lines=None) for item in gold.items),
        details=(replace(first, fields=(field,)), *others),
    )


def _objectives_of(out: Path, gold: Gold) -> str:
    """What is published as the objectives of the first block."""
    rows, lines = load_dataset(out).rows(gold.plan_id), gold.details[0].lines
    assert lines is not None
    (project,) = (row["project_id"] for row in rows["projects"] if row["detail_line_start"] == lines.start)
    return " ".join(
        row["text"] for row in rows["project_items"] if row["project_id"] == project and row["field"] == "objectives"
    )


def test_gold_without_lines_is_judged_by_titles_and_texts(published: Path, golds: list[Gold]) -> None:
    text = _objectives_of(published, golds[0])
    assert missed(published, [_by_text(golds[0], text)]) == {}


@pytest.mark.parametrize("change", ["a text more", "another text"])
def test_gold_without_lines_knows_another_text(change: str, published: Path, golds: list[Gold]) -> None:
    text = _objectives_of(published, golds[0])
    other = f"{text} และอื่น ๆ ตามที่ผู้บริหารเห็นสมควร" if change == "a text more" else "เพื่อสิ่งอื่น"
    assert missed(published, [_by_text(golds[0], other)])["detail_field"] == ["detail 1, objectives"]
