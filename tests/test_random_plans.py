"""Plans that nobody has seen: what is published of their money is right, or it is flagged."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

import random_plans
from extract.ground.source import SourceText
from normalize.document_rows import document_rows
from parsers.document import parse_plan
from random_plans import DIALECTS, Plan

pytestmark = pytest.mark.slow

Rows = dict[str, list[dict[str, Any]]]


def read(plan: Plan, dialect: str) -> Rows:
    text = random_plans.printed(plan, DIALECTS[dialect])
    source = SourceText("plan.txt", "txt", "0" * 64, tuple(text.split("\n")))
    return document_rows(parse_plan(source), "plan", "0")


@pytest.mark.parametrize("dialect", DIALECTS)
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(plan=random_plans.plans())
def test_what_is_published_is_right_or_flagged(dialect: str, plan: Plan) -> None:
    rows = read(plan, dialect)
    projects = [row for row in rows["projects"] if row["in_table"]]
    assert [row["table_title"] for row in projects] == [item.title for item in plan.items]
    lines = {
        (line["project_id"], line["fiscal_year_be"]): line for line in rows["budget_lines"] if line["source"] == "table"
    }
    codes = Counter((issue["code"], issue["project_id"]) for issue in rows["issues"])
    flagged = {code for code, _ in codes}
    for row, item in zip(projects, plan.items, strict=True):
        assert row["in_detail"] == (item.said is not None)
        for year, amount in zip(plan.year_columns(), item.amounts, strict=True):
            line = lines[row["project_id"], year]
            if line["status"] == "ambiguous":
                assert line["amount_baht"] is None
                assert "ambiguous_alignment" in flagged
            elif amount:
                assert line["amount_baht"] == Decimal(amount)
            elif amount == 0:
                assert (line["amount_baht"], line["status"]) == (Decimal(0), "zero")
            else:
                assert line["amount_baht"] is None
                assert line["status"] in ("dash", "blank")
        if item.said is not None and "ambiguous" not in _statuses(lines, row, plan):
            contradicts = [said or 0 for said in item.said] != [amount or 0 for amount in item.amounts]
            assert codes["table_detail_budget_mismatch", row["project_id"]] == contradicts


@pytest.mark.parametrize("dialect", DIALECTS)
@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(plan=random_plans.plans())
def test_a_declared_total_is_met_or_flagged_or_not_compared(dialect: str, plan: Plan) -> None:
    rows = read(plan, dialect)
    assert bool(rows["budget_totals"]) == plan.totals
    for total in rows["budget_totals"]:
        place = plan.year_columns().index(total["fiscal_year_be"])
        dimension = total["dimension_no"] - 1
        assert total["declared_baht"] == plan.declared(dimension, place)
        if total["computed_baht"] is not None:
            slip = plan.slips.get((dimension, place), 0)
            assert total["difference_baht"] == slip
            assert not slip or any(issue["code"] == "total_mismatch" for issue in rows["issues"])


def _statuses(lines: dict[tuple[str, int], dict[str, Any]], row: dict[str, Any], plan: Plan) -> set[str]:
    return {lines[row["project_id"], year]["status"] for year in plan.year_columns()}
