"""Printed = published + flagged: no number of a budget table or field is lost without a word."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from law import Rows, breaches

import random_plans
from extract.readers import read_source
from extract.text.read_txt import read_txt
from normalize.document_rows import document_rows
from parsers.document import parse_plan
from random_plans import DIALECTS, BlockForm, Plan

ROOT = Path(__file__).parent.parent
PLANS = sorted((ROOT / "data" / "raw").glob("*.txt"))
FORMS = sorted(path for path in (ROOT / "tests" / "cases" / "forms" / "plans").iterdir() if path.suffix != ".json")
CLEAN = (ROOT / "tests" / "cases" / "clean.txt").read_text(encoding="utf-8")


def rows_of(text: str) -> tuple[Rows, tuple[str, ...]]:
    source = read_txt(text.encode(), "plan.txt")
    rows: dict[str, list[dict[str, Any]]] = document_rows(parse_plan(source), "plan", "0")
    return rows, source.lines


@pytest.mark.parametrize(
    "path",
    [*PLANS, *(pytest.param(path, marks=pytest.mark.slow) for path in FORMS)],
    ids=lambda path: path.stem,
)
def test_the_law_holds_on_plans(path: Path) -> None:
    source = read_source(path, path.name)
    assert breaches(document_rows(parse_plan(source), path.stem, "0"), source.lines) == []


@pytest.mark.slow
@settings(max_examples=500, suppress_health_check=[HealthCheck.too_slow])
@given(plan=random_plans.plans(), form=random_plans.block_forms(), dialect=st.sampled_from(list(DIALECTS)))
def test_the_law_holds_on_random_plans(plan: Plan, form: BlockForm, dialect: str) -> None:
    rows, lines = rows_of(random_plans.printed(plan, DIALECTS[dialect], form))
    assert breaches(rows, lines) == []


def test_the_law_sees_a_number_that_is_taken_out_of_the_account() -> None:
    rows, lines = rows_of(CLEAN)
    assert breaches(rows, lines) == []
    for row in [row for row in rows["amounts"] if row["became"] in ("budget_line", "budget_total")]:
        less = rows | {"amounts": [other for other in rows["amounts"] if other is not row]}
        assert breaches(less, lines), row


def test_the_law_sees_a_line_that_lost_its_amount() -> None:
    rows, lines = rows_of(CLEAN)
    line = next(row for row in rows["budget_lines"] if row["amount_ordinal"])
    others = [row for row in rows["budget_lines"] if row is not line]
    (found,) = breaches(rows | {"budget_lines": others}, lines)
    assert "became no row" in found


def test_the_law_sees_silence() -> None:
    rows, lines = rows_of(CLEAN.replace("ปีละ ๒๐,๐๐๐ บาท", "ปีละ ๒๐,๐๐๐ บาท\n\nแปลง ๙๙๙", 1))
    (lost,) = (row for row in rows["amounts"] if row["became"] == "unaccounted")
    assert lost["raw"] == "๙๙๙"
    assert breaches(rows, lines) == []
    (found,) = breaches(rows | {"issues": []}, lines)
    assert "๙๙๙ is lost without a word" in found


def test_the_law_sees_a_row_that_a_reader_drops() -> None:
    rows, lines = rows_of(CLEAN)
    inside = {
        row["project_id"]: (row["table_line_start"], row["table_line_end"])
        for row in rows["projects"]
        if row["in_table"]
    }
    paid = {row["project_id"] for row in rows["budget_lines"] if row["source"] == "table" and row["amount_baht"]}
    assert len(paid) > 1
    for project in paid:
        start, end = inside[project]
        without = {
            "projects": [row for row in rows["projects"] if row["project_id"] != project],
            "budget_lines": [row for row in rows["budget_lines"] if row["project_id"] != project],
            "amounts": [row for row in rows["amounts"] if not start <= row["line_start"] <= end],
        }
        assert any("is printed and not in the account" in found for found in breaches(rows | without, lines)), project


def test_the_law_sees_a_row_without_money_that_a_reader_drops() -> None:
    rows, lines = rows_of(CLEAN)
    unpaid = [row for row in rows["projects"] if row["in_table"] and row["table_title"].startswith("มาตรการ")]
    assert unpaid
    for project in unpaid:
        others = [row for row in rows["projects"] if row is not project]
        lost = [row for row in breaches(rows | {"projects": others}, lines) if "a row of a project is lost" in row]
        assert len(lost) == 1


def test_the_law_sees_a_total_that_became_none_or_the_end_of_a_row() -> None:
    rows, lines = rows_of("\n".join(line.lstrip("\t") if "\tรวม\t" in line else line for line in CLEAN.split("\n")))
    kept = rows | {"issues": []}
    assert breaches(kept, lines) == []
    assert any("a total is lost" in found for found in breaches(kept | {"budget_totals": []}, lines))
    last = next(row for row in rows["projects"] if row["in_table"])
    joined = last | {"table_title": f"{last['table_title']} รวมทั้งสิ้น"}
    others = [row for row in rows["projects"] if row is not last]
    assert any("ends in a total" in found for found in breaches(kept | {"projects": [*others, joined]}, lines))
