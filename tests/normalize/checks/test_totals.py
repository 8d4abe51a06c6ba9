"""Printed totals: what is compared, what is not, and which is the second."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from extract.ground.source import Span
from parsers.records.budget import TableItem, TotalRow
from parsers.records.plan import PlanDocument

Item = Callable[..., TableItem]
Plan = Callable[..., PlanDocument]
IssuesOf = Callable[[PlanDocument, str], list[dict[str, object]]]


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
