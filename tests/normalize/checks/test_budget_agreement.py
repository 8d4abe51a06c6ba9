"""The money of a block beside that of the table: what contradicts it, and what only looks so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from parsers.records.blocks import DetailBlock, Period
from parsers.records.budget import TableItem
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
