"""What a plan lacks is said once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from parsers.records.blocks import DetailBlock
from parsers.records.budget import TableItem
from parsers.records.plan import PlanDocument

Item = Callable[..., TableItem]
Detail = Callable[..., DetailBlock]
Plan = Callable[..., PlanDocument]
IssuesOf = Callable[[PlanDocument, str], list[dict[str, object]]]


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
    ("changes", "missing"),
    [({}, 0), ({"org_name": None}, 1), ({"province": None, "start_year_be": None}, 2), ({"district": None}, 0)],
)
def test_missing_facts(changes: dict[str, Any], missing: int, plan: Plan, issues_of: IssuesOf) -> None:
    document = plan()
    facts = replace(document.facts, **changes)
    assert len(issues_of(replace(document, facts=facts), "missing_fact")) == missing
