"""Plans that nobody has seen: what is published of their money is right, or it is flagged."""

from __future__ import annotations

from collections import Counter, defaultdict
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import random_plans
from extract.text.read_txt import read_txt
from extract.web.read_html import read_html
from lawful import Rows
from normalize.document_rows import document_rows
from parsers.document import parse_plan
from random_plans import DIALECTS, BlockForm, Plan

pytestmark = pytest.mark.slow


def read(plan: Plan, dialect: str, form: BlockForm | None = None) -> Rows:
    on_page = form is not None and form.layout == "definitions"
    text = random_plans.printed(plan, DIALECTS["HTML" if on_page else dialect], form)
    source = (
        read_html(random_plans.as_page(text).encode(), "plan.html") if on_page else read_txt(text.encode(), "plan.txt")
    )
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
            difference, least, most = (
                total["difference_baht"],
                total["shared_min_baht"] or 0,
                total["shared_max_baht"] or 0,
            )
            assert least <= difference - slip <= most
            assert least <= difference <= most or any(issue["code"] == "total_mismatch" for issue in rows["issues"])


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(plan=random_plans.plans(), form=random_plans.block_forms(), dialect=st.sampled_from(list(DIALECTS)))
def test_blocks_of_any_form_say_the_same(plan: Plan, form: BlockForm, dialect: str) -> None:
    """Nothing of a block is lost or falls into another field; no block is found that is none."""
    rows = read(plan, dialect, form)
    said = [item for item in plan.items if item.said is not None]
    found = [row for row in rows["projects"] if row["in_detail"]]
    assert [row["title"] for row in found] == [item.title for item in said]
    texts: dict[tuple[str, str], list[str]] = defaultdict(list)
    for entry in rows["project_items"]:
        texts[entry["project_id"], entry["field"]].append(entry["text"])
    for row, item in zip(found, said, strict=True):
        project = row["project_id"]
        assert row["in_table"]
        assert (row["responsible_unit"], row["target_count"]) == ("สำนักปลัดเทศบาล", 30)
        assert (row["period_start_be"], row["period_end_be"]) == (plan.first_year, plan.year_columns()[-1])
        assert texts[project, "rationale"] == ["การดำเนินการตามหลักธรรมาภิบาลเป็นหน้าที่ของท้องถิ่น"]
        assert texts[project, "objective"] == ["เพื่อให้การปฏิบัติงานโปร่งใส"]
        assert texts[project, "method"] == ["จัดประชุม", "รายงานผล"]
        assert texts[project, "output"] == ["บุคลากรปฏิบัติงานด้วยความโปร่งใส"]
        years = zip(plan.year_columns(), item.said or (), strict=True)
        assert _detail_amounts(rows, project) == {year: Decimal(amount) for year, amount in years if amount}


def _detail_amounts(rows: Rows, project: str) -> dict[int, Decimal]:
    """The budgets of the years. What else is printed is a part, a rate or the sum of them."""
    lines = [line for line in rows["budget_lines"] if (line["project_id"], line["source"]) == (project, "detail")]
    said = [line for line in lines if line["amount_baht"] is not None and line["per"] not in ("part", "unit")]
    by_year = {line["fiscal_year_be"]: line["amount_baht"] for line in said if line["per"] != "total"}
    assert all(line["amount_baht"] == sum(by_year.values()) for line in said if line["per"] == "total")
    return by_year


def _statuses(lines: dict[tuple[str, int], dict[str, Any]], row: dict[str, Any], plan: Plan) -> set[str]:
    return {lines[row["project_id"], year]["status"] for year in plan.year_columns()}
