"""What is wrong with the rows of a varied plan without a word being said."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from law import breaches
from varied_tables import Varied

from extract.text.read_txt import read_txt
from normalize.document_rows import document_rows
from parsers.document import parse_plan

Rows = dict[str, list[dict[str, Any]]]

_QUIET = ("number_gap", "missing_details", "project_without_detail", "fuzzy_heading", "missing_fact")
"""Issues that say nothing about an amount."""


def rows_of(plan: Varied) -> tuple[Rows, tuple[str, ...]]:
    """The rows of a plan and its lines."""
    source = read_txt(plan.text.encode(), "plan.txt")
    return document_rows(parse_plan(source), "plan", "0"), source.lines


def faults(plan: Varied) -> tuple[list[str], int, int]:
    """What is silently wrong, how many cells are right, and how many there are."""
    rows, lines = rows_of(plan)
    said = {row["code"] for row in rows["issues"]} - set(_QUIET)
    titles = {row["project_id"]: row["table_title"] for row in rows["projects"]}
    found = {
        (titles[line["project_id"]], line["fiscal_year_be"]): line
        for line in rows["budget_lines"]
        if line["source"] == "table"
    }
    wrong = list(breaches(rows, lines))
    known = 0
    for key, amount in plan.amounts.items():
        line = found.pop(key, None)
        if line is None or line["status"] == "ambiguous":
            if not said:
                wrong.append(f"{key} is lost without a word")
        elif line["amount_baht"] != amount:
            wrong.append(f"{key}: {amount} became {line['amount_baht']}")
        else:
            known += 1
    wrong += [f"{key}: {line['amount_baht']} is made up" for key, line in found.items() if line["amount_baht"]]
    return [*wrong, *_of_totals(plan, rows, said)], known, len(plan.amounts)


def _of_totals(plan: Varied, rows: Rows, said: set[str]) -> list[str]:
    wrong: list[str] = []
    declared: dict[tuple[str, str, int | None], set[Decimal | None]] = {}
    for row in rows["budget_totals"]:
        number = {"plan": "", "dimension": str(row["dimension_no"]), "mission": str(row["mission_no"])}[row["scope"]]
        declared.setdefault((row["scope"], number, row["fiscal_year_be"]), set()).add(row["declared_baht"])
    for key, amount in plan.totals.items():
        found = declared.pop(key, None)
        if found is None or found == {None}:
            if amount and not said:
                wrong.append(f"the total {key} {amount} is lost without a word")
        elif amount not in found:
            wrong.append(f"the total {key}: {amount} became {found}")
    wrong += [f"the total {key}: {found} is made up" for key, found in declared.items() if any(found)]
    return wrong
