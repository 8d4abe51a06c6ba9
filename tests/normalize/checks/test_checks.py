from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from extract.ground.source import Span
from parsers.records.blocks import DetailBlock, FieldBlock, FieldItem, Period
from parsers.records.budget import TableItem, TotalRow
from parsers.records.facts import DeclaredCount
from parsers.records.plan import PlanDocument

Item = Callable[..., TableItem]
Detail = Callable[..., DetailBlock]
Plan = Callable[..., PlanDocument]
IssuesOf = Callable[[PlanDocument, str], list[dict[str, object]]]

Said = tuple[tuple[int | tuple[int, ...] | None, object, str], ...]


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({2571: 5000, 2572: 5000}, ((2571, 4000, "year"),)),  # the year it names says otherwise
        ({2571: 5000, 2572: "dash"}, ((2572, 5000, "year"),)),  # the amount stands in another year
        ({2571: 5000, 2572: 6000}, ((None, 5000, "year"),)),  # per year, but one year differs
        ({2571: 5000, 2572: "dash"}, ((None, 5000, "year"),)),  # per year, but one year says -
        ({2571: 5000, 2572: 6000}, ((None, 5500, "unstated"),)),  # neither every year nor the sum
        ({2571: "dash", 2572: 0}, ((None, 5000, "unstated"),)),  # no money in the table
        ({2571: 5000, 2572: 5000}, ((None, 5000, "total"),)),  # it is said to be for all years
        ({2571: 5000, 2572: 6000}, (((2571, 2572), 5000, "unstated"), (2573, 7000, "year"))),  # one of two years named
        ({2571: 5000, 2572: 5000}, (((2571, 2572), 9000, "unstated"),)),
        ({2571: 5000, 2572: 5000, 2573: 1}, (((2571, 2572), 1, "unstated"),)),
        ({2571: "blank"}, ((2579, 5000, "year"),)),  # no money in the table, whatever the year
    ],
)
def test_table_and_detail_that_contradict(
    cells: dict[int, object], said: Said, plan: Plan, issues_of: IssuesOf, item: Item, detail: Detail
) -> None:
    issues = issues_of(plan((item(cells=cells), detail(amounts=said))), "table_detail_budget_mismatch")
    assert [(row["project_id"], row["severity"]) for row in issues] == [("a/001", "error")]


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({2571: 5000, 2572: 6000}, ((2571, 5000, "year"),)),
        ({2571: 5000}, ((2579, 4000, "year"),)),  # a year without a column: another issue's matter
        ({2571: 5000, 2572: "blank"}, ((None, 5000, "year"),)),
        ({2571: 5000, 2572: 5000}, ((None, 5000, "unstated"),)),  # a total that is each year's
        ({2571: 5000, 2572: 6000}, ((None, 11000, "unstated"),)),  # a total over the years
        ({2571: 5000, 2572: "dash"}, ((None, 5000, "unstated"),)),
        ({2571: 5000, 2572: 6000}, ((None, 11000, "total"),)),
        ({2571: 5000, 2572: 5000, 2573: 1}, (((2571, 2572), 5000, "unstated"),)),  # each of the years that it names
        ({2571: 5000, 2572: 6000, 2573: 1}, (((2571, 2572), 11000, "unstated"),)),  # or both together
        ({2571: 5000}, (((2571, 2579), 5000, "unstated"),)),  # a year without a column
        ({2571: 5000, 2572: 5000}, ((None, 5000, "unstated"), (None, 10000, "total"))),
        ({2571: 5000}, ((None, 5000, "unstated"), (None, 2000, "part"), (None, 3000, "part"))),
        ({2571: 5000, 2572: 5000, 2573: "blank"}, ((None, 5000, "unstated"),)),
        ({2571: 5000}, ((None, 2000, "unstated"), (None, 3000, "unstated"))),  # its parts
        ({2571: 5000}, ((None, 120, "unit"),)),  # a rate is no amount of the project
        ({2571: "dash"}, ((None, 120, "unit"),)),
        ({2571: "ambiguous"}, ((None, 5000, "unstated"),)),  # nothing is known to contradict
        ({2571: 4000, 2572: "ambiguous"}, ((None, 5000, "unstated"),)),
        ({2571: "dash"}, ((None, 0, "unstated"),)),
        ({}, ((None, 5000, "unstated"),)),
    ],
)
def test_table_and_detail_that_agree(
    cells: dict[int, object], said: Said, plan: Plan, issues_of: IssuesOf, item: Item, detail: Detail
) -> None:
    assert issues_of(plan((item(cells=cells), detail(amounts=said))), "table_detail_budget_mismatch") == []


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({2571: 5000, 2572: 5000, 2573: 0}, ((None, 5000, "unstated"),)),  # two of three: neither each nor the sum
        ({2571: 5000, 2572: 4000}, ((None, 5000, "unstated"),)),
        ({2571: 5000, 2572: "dash"}, ((None, 5000, "year"),)),
    ],
)
def test_an_amount_is_of_every_year_or_of_all_together(
    cells: dict[int, object], said: Said, plan: Plan, issues_of: IssuesOf, item: Item, detail: Detail
) -> None:
    assert len(issues_of(plan((item(cells=cells), detail(amounts=said))), "table_detail_budget_mismatch")) == 1


@pytest.mark.parametrize(("cell", "contradicts"), [("dash", False), (4000, True), (5000, False)])
def test_a_yearly_amount_says_nothing_of_a_year_that_the_period_leaves_out(
    cell: object, contradicts: bool, plan: Plan, issues_of: IssuesOf, item: Item, detail: Detail
) -> None:
    block = detail(amounts=((None, 5000, "year"),), period=Period("", 2571, 2573, gaps=(2572,)))
    document = plan((item(cells={2571: 5000, 2572: cell, 2573: 5000}), block))
    assert bool(issues_of(document, "table_detail_budget_mismatch")) == contradicts


@pytest.mark.parametrize(
    ("cells", "amount", "text", "codes"),
    [
        ({2571: 5000, 2572: 6000, 2573: 7000}, 5000, "5,000 บาท", ["states_one_year"]),
        ({2571: 5000, 2572: 6000, 2573: 7000}, 6000, "6,000 บาท", ["states_one_year"]),
        ({2571: "dash", 2572: 6000, 2573: 7000}, 6000, "6,000 บาท", ["states_one_year"]),
        ({2571: 5000, 2572: 4000}, 5000, "5,000 บาท", ["table_detail_budget_mismatch"]),  # it does not grow
        ({2571: 5000, 2572: 6000}, 5500, "5,500 บาท", ["table_detail_budget_mismatch"]),  # no year's
        ({2571: 5000, 2572: 6000}, 11000, "11,000 บาท", []),
    ],
)
def test_a_block_that_states_one_year_of_a_growing_table(
    cells: dict[int, object],
    amount: int,
    text: str,
    codes: list[str],
    plan: Plan,
    issues_of: IssuesOf,
    item: Item,
    detail: Detail,
) -> None:
    block = replace(detail(amounts=((None, amount, "unstated"),)), budget_text=text)
    document = plan((item(cells=cells), block))
    both = ("states_one_year", "table_detail_budget_mismatch")
    assert [row["code"] for code in both for row in issues_of(document, code)] == codes


@pytest.mark.parametrize(
    ("status", "cell", "contradicts"),
    [
        ("none", 5000, True),
        ("dash", 5000, True),
        ("none", 0, False),
        ("none", "dash", False),
        ("none", "ambiguous", False),
        ("blank", 5000, False),  # absent is not none
        ("missing_field", 5000, False),
    ],
)
def test_a_detail_without_money(
    status: str, cell: object, contradicts: bool, plan: Plan, issues_of: IssuesOf, item: Item, detail: Detail
) -> None:
    document = plan((item(cells={2571: cell}), detail(budget_status=status)))
    assert bool(issues_of(document, "table_detail_budget_mismatch")) == contradicts


def test_the_mismatch_shows_both_sides(plan: Plan, issues_of: IssuesOf, item: Item, detail: Detail) -> None:
    document = plan((item(cells={2571: 1250000, 2572: "dash"}), detail(amounts=((None, "30000.5", "unstated"),))))
    (row,) = issues_of(document, "table_detail_budget_mismatch")
    assert (row["expected"], row["found"]) == ("2571: 1,250,000; 2572: dash", "30,000.50")


@pytest.mark.parametrize(("declared", "mismatch"), [(5, False), (6, True), (None, False)])
def test_a_declared_total_is_compared_where_it_is_printed(
    declared: int | None, mismatch: bool, plan: Plan, issues_of: IssuesOf, item: Item
) -> None:
    amounts: dict[int | None, Decimal | None] = {2571: None if declared is None else Decimal(declared)}
    document = plan((item(cells={2571: 5}), None), totals=(TotalRow("dimension", 1, amounts, "", Span(20, 20)),))
    assert bool(issues_of(document, "total_mismatch")) == mismatch


def test_a_sum_with_an_ambiguous_cell_is_not_compared(plan: Plan, issues_of: IssuesOf, item: Item) -> None:
    document = plan(
        (item(cells={2571: "ambiguous"}), None), totals=(TotalRow("plan", None, {2571: Decimal(9)}, "", Span(20, 20)),)
    )
    assert issues_of(document, "total_mismatch") == []


def test_a_second_total_that_differs_is_reported(plan: Plan, issues_of: IssuesOf) -> None:
    first = TotalRow("dimension", 2, {2571: Decimal(9), 2572: Decimal(1)}, "", Span(20, 20))
    second = replace(first, amounts={2571: Decimal(8), 2572: Decimal(1)}, span=Span(25, 25))
    (row,) = issues_of(plan(totals=(first, second)), "repeated_value")
    assert (row["expected"], row["found"], row["line_start"]) == ("9", "8", 25)


@pytest.mark.parametrize(
    ("declared", "combined", "mismatch"),
    [
        (2, True, False),
        (3, True, True),
        (1, False, False),
        (2, False, False),  # the entry whose kind is not printed may be the second
        (3, False, True),
        (0, False, True),
    ],
)
def test_declared_counts(
    declared: int, combined: bool, mismatch: bool, plan: Plan, issues_of: IssuesOf, item: Item
) -> None:
    count = DeclaredCount("foreword", "plan", None, "project", declared, combined, Span(3, 3))
    document = plan((item(), None), (item(kind="unspecified"), None), declared_counts=(count,))
    assert bool(issues_of(document, "count_mismatch")) == mismatch


def test_one_place_only_is_an_issue_where_the_plan_has_both(
    plan: Plan, issues_of: IssuesOf, item: Item, detail: Detail
) -> None:
    alone = detail("โครงการอื่น")
    document = plan((item(), detail()), (item(), None), (None, alone), (None, detail("", orphan=True)))
    assert [row["project_id"] for row in issues_of(document, "project_without_detail")] == ["a/002"]
    assert [row["project_id"] for row in issues_of(document, "detail_without_table_row")] == ["a/003"]


def test_a_block_that_is_printed_twice_is_not_said_to_be_missing_from_the_table(
    plan: Plan, issues_of: IssuesOf, item: Item, detail: Detail
) -> None:
    document = plan((item(), detail()), (None, detail(title="โครงการ สุจริต")))
    assert [row["project_id"] for row in issues_of(document, "repeated_block")] == ["a/002"]
    assert issues_of(document, "detail_without_table_row") == []


def test_a_plan_without_a_table_says_so_once(plan: Plan, issues_of: IssuesOf, detail: Detail) -> None:
    document = plan((None, detail()), (None, detail()))
    assert len(issues_of(document, "missing_table")) == 1
    assert issues_of(document, "detail_without_table_row") == []
    assert issues_of(document, "missing_details") == []


def test_a_plan_without_details_says_so_once(plan: Plan, issues_of: IssuesOf, item: Item) -> None:
    document = plan((item(cells={2566: 5}), None), (item(), None))
    assert len(issues_of(document, "missing_details")) == 1
    assert issues_of(document, "project_without_detail") == []
    assert issues_of(document, "missing_table") == []


def test_rows_without_any_cell_for_money_are_no_budget_table(plan: Plan, issues_of: IssuesOf, item: Item) -> None:
    """A head whose rows were lost may leave a row behind. A cell that is empty was looked at: it is one."""
    assert len(issues_of(plan((item(), None)), "missing_table")) == 1
    assert issues_of(plan((item(cells={2566: "blank"}), None)), "missing_table") == []


@pytest.mark.parametrize(
    ("period", "outside"),
    [
        (Period("", 2571, 2575), False),
        (Period("", 2570, 2571), True),
        (Period("", 2575, 2576), True),
        (Period("", None, None), False),
        # October of the year before is the first month of the first fiscal year.
        (Period("", 2570, 2571, datetime.date(2027, 10, 1), datetime.date(2028, 9, 30)), False),
        (Period("", 2570, 2571, datetime.date(2027, 9, 30), datetime.date(2028, 9, 30)), True),
    ],
)
def test_periods_lie_within_the_plan(
    period: Period, outside: bool, plan: Plan, issues_of: IssuesOf, detail: Detail
) -> None:
    assert bool(issues_of(plan((None, detail(period=period))), "period_outside_plan")) == outside


def test_without_the_plans_years_no_period_is_outside(plan: Plan, issues_of: IssuesOf, detail: Detail) -> None:
    document = plan((None, detail(period=Period("", 2400, 2401))))
    unknown = replace(document.facts, start_year_be=None, end_year_be=None)
    assert issues_of(replace(document, facts=unknown), "period_outside_plan") == []


@pytest.mark.parametrize(
    ("changes", "missing"),
    [({}, 0), ({"org_name": None}, 1), ({"province": None, "start_year_be": None}, 2), ({"district": None}, 0)],
)
def test_missing_facts(changes: dict[str, Any], missing: int, plan: Plan, issues_of: IssuesOf) -> None:
    document = plan()
    facts = replace(document.facts, **changes)
    assert len(issues_of(replace(document, facts=facts), "missing_fact")) == missing


def test_a_block_of_which_nothing_was_read_is_said_once(plan: Plan, issues_of: IssuesOf, detail: Detail) -> None:
    """Not a heading that lacks for every field of the template: none of them is known to lack."""
    document = plan((None, replace(detail(), fields=())))
    assert [row["severity"] for row in issues_of(document, "unread_block")] == ["warning"]
    assert issues_of(document, "missing_field") == []


@pytest.mark.parametrize(
    ("fields", "lacks"),
    [
        (("method", "output"), ["ผลลัพธ์"]),  # all others have an outcome
        (("method", "output", "outcome"), []),
        (("method", "indicator"), ["ผลผลิต", "ผลลัพธ์"]),
        (("method",), ["ผลผลิต/ผลลัพธ์"]),  # none of the results: said once
    ],
)
@pytest.mark.parametrize(("others", "told"), [(4, True), (2, False)])
def test_a_result_that_all_other_blocks_have(
    fields: tuple[str, ...], lacks: list[str], others: int, told: bool, plan: Plan, issues_of: IssuesOf, detail: Detail
) -> None:
    """Its heading may be lost, and its text in the field above. Of few blocks nothing is concluded."""

    def block(*names: str) -> DetailBlock:
        here = Span(1, 1)
        return replace(
            detail(),
            fields=tuple(
                FieldBlock(name, None, here, (FieldItem(name, None, 1, "ก", here, None),), name)  # type: ignore[arg-type]
                for name in ("rationale", "objective", "target_group", "period", "budget", "responsible", *names)
            ),
        )

    whole = [(None, block("method", "output", "outcome"))] * others
    document = plan(*whole, (None, block(*fields)))
    found = sorted(str(row["expected"]) for row in issues_of(document, "missing_field"))
    assert found == (lacks if told or len(fields) == 1 else [])
