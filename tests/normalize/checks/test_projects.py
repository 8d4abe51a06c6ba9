"""Rows of the table beside their blocks, periods, fields that lack."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace

import pytest

from extract.ground.source import Span
from parsers.records.blocks import DetailBlock, FieldBlock, FieldItem, Period
from parsers.records.budget import TableItem
from parsers.records.plan import PlanDocument

Item = Callable[..., TableItem]
Detail = Callable[..., DetailBlock]
Plan = Callable[..., PlanDocument]
IssuesOf = Callable[[PlanDocument, str], list[dict[str, object]]]


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
