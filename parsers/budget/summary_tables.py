"""Tables that sum a plan up by dimension and year, beside the budget table: มิติ, จำนวนโครงการ, a column a year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from extract.ground.characters import arabic_digits
from extract.ground.issues import Issue
from extract.ground.source import SourceText
from parsers.budget.items.cell_values import in_baht
from parsers.budget.unit_lines import unit_beside
from parsers.records.budget import BudgetTable, TotalRow
from parsers.records.table import Cell, Grid, GridRow
from parsers.tables.columns.names import TOTAL
from parsers.tables.columns.roles import role_of
from parsers.values.dates import parse_year
from parsers.values.money.units import factor_in_head, one_factor

_DIMENSION = re.compile(r"มิติ(?:ที่)?\s*(\d{1,2})(?!\d)")
_COUNTS = re.compile(r"จำนวน|โครงการ|กิจกรรม|มาตรการ")


def with_summaries(
    table: BudgetTable, grids: Sequence[Grid], budget: Sequence[Grid], source: SourceText
) -> BudgetTable:
    """``table`` with the totals that summary tables among ``grids`` print, behind its own.

    Such a table has the dimensions in its first column, years of ``table`` in others, and no row but dimensions and
    their total, with what a page's end cut from a dimension's name and the head that returns below it. What it repeats
    is compared with the first print of it by the checks.
    """
    issues: list[Issue] = []
    totals = [total for grid in grids if grid not in budget for total in _totals(grid, table.years_be, source, issues)]
    if not totals:
        return table
    return replace(table, totals=(*table.totals, *totals), issues=(*table.issues, *issues))


def _totals(grid: Grid, plan_years: Sequence[int], source: SourceText, issues: list[Issue]) -> Iterator[TotalRow]:
    head = grid.rows[0]
    rows = _whole_rows(grid)
    years = {i: parse_year(cell.text) for i, cell in enumerate(head.cells) if role_of(cell.text) == "year"}
    if not years or not set(years.values()) <= set(plan_years) or len(set(years.values())) != len(years) or 0 in years:
        return
    scopes = [_scope(row) for row in rows]
    if len(rows) < 2 or None in scopes or any(len(row.cells) != len(head.cells) for row in rows):
        return
    beside = unit_beside(grid, source)
    for row, scope in zip(rows, scopes, strict=True):
        amounts: dict[int | None, Decimal | None] = {}
        for index, year in years.items():
            factor, agreed = _factor(head.cells[index], beside.factor)
            known = agreed and not beside.against and (beside.factor is not None or not beside.open)
            value = in_baht(row.cells[index].text, factor if known else None)
            if value.status is None:
                issues.append(Issue("unreadable_amount", row.span, "budget_totals", found=row.cells[index].text))
            if year is not None:
                amounts[year] = value.amount
        yield TotalRow("dimension" if scope else "plan", scope or None, amounts, _count(head, row), row.span)


def _whole_rows(grid: Grid) -> list[GridRow]:
    """The rows below the head, without that head where it returns and without the rest of a dimension's name: the
    first cell alone, right below the dimension or below a head that returned.
    """
    head, *printed = grid.rows
    rows: list[GridRow] = []
    for row in printed:
        texts = [cell.text for cell in row.cells]
        if texts == [cell.text for cell in head.cells]:
            continue
        if texts[0] and not any(texts[1:]) and _scope(row) is None and rows and _scope(rows[-1]):
            rows[-1] = replace(rows[-1], span=rows[-1].span | row.span)
        else:
            rows.append(row)
    return rows


def _factor(head: Cell, beside: Decimal | None) -> tuple[Decimal, bool]:
    said = {factor for factor in (factor_in_head(head.text), beside) if factor is not None}
    return one_factor(said)[0], len(said) < 2


def _scope(row: GridRow) -> int | None:
    """The dimension that a row sums up, 0 for the plan; None where it does neither."""
    first = arabic_digits(row.cells[0].text)
    named = _DIMENSION.match(first)
    if named:
        return int(named[1])
    return 0 if TOTAL.match(first) else None


def _count(head: GridRow, row: GridRow) -> str:
    """What a row counts, with the word for it where only the head has that."""
    for name, cell in zip(head.cells[1:], row.cells[1:], strict=True):
        if role_of(name.text) != "year" and _COUNTS.search(name.text) and cell.text:
            bare = arabic_digits(cell.text).strip().isdecimal()
            return f"{cell.text} โครงการ" if bare and "โครงการ" in name.text else cell.text
    return ""
