"""Tables that sum a plan up by dimension and year, beside the budget table: มิติ, จำนวนโครงการ, a column a year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import zip_longest

from extract.ground.characters import arabic_digits
from extract.ground.issues import Issue
from extract.ground.source import SourceText
from parsers.budget.captions_above import is_of_no_budget
from parsers.budget.items.cell_values import in_baht
from parsers.budget.summary_rows import PLAN, named_place, places_of
from parsers.budget.units.lines_beside import UnitBeside, unit_beside
from parsers.records.budget import BudgetTable, TotalRow
from parsers.records.table import Cell, Grid, GridRow, Tables, apart_from
from parsers.tables.columns.counted_kinds import columns_of_kinds
from parsers.tables.columns.head_rows import header_rows, rows_of_heads
from parsers.tables.columns.names import YEAR_COLUMN, is_unit
from parsers.tables.columns.roles import role_of, speaks_of_money, squeezed
from parsers.tables.rows.cell_kinds import is_money
from parsers.values.dates import parse_year
from parsers.values.money.units import factor_in_head, one_factor
from parsers.values.years import Years

_DIMENSION = re.compile(r"มิติ(?:ที่)?\s*(\d{1,2})(?!\d)")
_LEAST = 2
"""Dimensions or years of a summary."""

_DIMENSIONS = "มิติ"
"""What heads the dimensions, where they stand below each other."""

_STRATEGIES = re.compile(r"ยุทธศาสตร์(?:ที่)?")
"""The same, where the plan has a tree of its own."""

_COUNTS = re.compile(r"จำนวน|โครงการ|กิจกรรม|มาตรการ")
_OF_NO_MONEY, _IN_BRACKETS = re.compile(r"ร้อยละ|%|เปอร์เซ็นต์|คะแนน"), re.compile(r"\([^()]*\)")


def with_summaries(
    table: BudgetTable, grids: Tables, budget: Sequence[Grid], source: SourceText, plan_years: Years | None
) -> BudgetTable:
    """``table`` with the totals that summary tables among ``grids`` print, behind its own.

    Such a table has the dimensions in its first column, years of ``table`` in others, also in a lower row of its head
    (or the years in its first column, and the dimensions in others),
    perhaps the sum of all its years, and no row but dimensions and their total, perhaps their missions
    (:func:`summary_rows.places_of`), with what a page's end cut from a
    dimension's name and the head that returns below it. Where ``table`` has no years, the money standing in the project
    blocks alone, they are of ``plan_years``. What a summary repeats is compared with the first print of it by the
    checks. One of what was spent gives none.
    """
    issues: list[Issue] = []
    years = table.years_be or (tuple(range(plan_years[0], plan_years[1] + 1)) if plan_years else ())
    others = apart_from(grids, budget)
    summaries = [grid for grid in others if not is_of_no_budget(grid, source, grids, of_money=True)]
    own = table.own_tree
    totals = [total for grid in summaries for total in _totals(grid, years, source, issues, own_tree=own)]
    if not totals:
        return table
    return replace(table, totals=(*table.totals, *totals), issues=(*table.issues, *issues))


def _totals(
    grid: Grid, plan_years: Sequence[int], source: SourceText, issues: list[Issue], *, own_tree: bool
) -> Iterator[TotalRow]:
    grid = _upright(grid)
    names, below = _columns(grid)
    years = _years(names, plan_years)
    if not years or not set(years.values()) <= set(plan_years) or len(set(years.values())) != len(years) or 0 in years:
        return
    all_years = set(years.values()) == set(plan_years)
    rows = _whole_rows(grid, below, len(names))
    if len(rows) < _LEAST or any(len(row.cells) != len(names) for row in rows):
        return
    headed = own_tree and any(_STRATEGIES.fullmatch(squeezed(text)) for text in names[0])
    places = places_of(rows, list(years), own_tree=own_tree, headed=headed)
    if places is None:
        return
    beside = unit_beside(grid, source)
    if beside.factor is None and not _is_of_money(names, [row.cells[i].text for row in rows for i in years]):
        return
    kinds = columns_of_kinds(grid)
    yearly = _yearly_counts(names)
    sums = [i for i, texts in enumerate(names) if _is_sum(texts)]
    columns: dict[int, int | None] = {**years, **(dict.fromkeys(sums) if len(sums) == 1 and all_years else {})}
    for row, place in zip(rows, places, strict=True):
        if place is None:
            continue
        amounts: dict[int | None, Decimal | None] = {}
        for index, year in columns.items():
            value = in_baht(row.cells[index].text, _factor(names[index], beside))
            if value.status is None:
                issues.append(Issue("unreadable_amount", row.span, "budget_totals", found=row.cells[index].text))
            amounts[year] = value.amount
        counted = tuple(row.cells[index].text for index in yearly)
        count = "" if counted else _count(names, kinds, row)
        scope, dimension_no, mission_no = place
        yield TotalRow(scope, dimension_no, amounts, count, row.span, mission_no, counted)


def _upright(grid: Grid) -> Grid:
    """``grid`` with its rows as columns, where years stand below each other and dimensions beside each other."""
    rows = [row for row in grid.rows if not row.blank]
    heads = [arabic_digits(cell.text) for cell in rows[0].cells] if len(rows) > _LEAST else []
    if not heads or not YEAR_COLUMN.fullmatch(squeezed(heads[0])) or not any(map(_DIMENSION.match, heads[1:])):
        return grid
    if any(len(row.cells) != len(heads) or row.torn or any(cell.merged for cell in row.cells) for row in rows):
        return grid
    first = rows[0].cells[0]._replace(text=_DIMENSIONS, parts=(_DIMENSIONS,))
    rows[0] = replace(rows[0], cells=(first, *rows[0].cells[1:]))
    spans = [rows[0].span, *(rows[0].span | rows[-1].span for _ in heads[1:])]
    columns = zip(zip(*(row.cells for row in rows), strict=True), spans, strict=True)
    return replace(grid, rows=tuple(GridRow(cells, span) for cells, span in columns))


def _years(names: Sequence[Sequence[str]], plan_years: Sequence[int]) -> dict[int, int | None]:
    """The columns of money with their years; where no head names one, the only one has the only year of the plan."""
    years = {i: parse_year(head) for i, texts in enumerate(names) if (head := _year_head(texts))}
    if years or len(plan_years) != 1:
        return years
    money = [i for i, texts in enumerate(names) if any(role_of(text) == "budget" for text in texts)]
    return {money[0]: plan_years[0]} if len(money) == 1 else {}


def _columns(grid: Grid) -> tuple[list[list[str]], int]:
    """The texts that the head prints over each column, from above, and the index of the first row below it."""
    head, _, below = rows_of_heads(grid).get(0) or header_rows(grid.rows, 0)
    columns = [[text for text in texts if text] for texts in zip_longest(*head, fillvalue="")]
    return columns, below


def _year_head(texts: Sequence[str]) -> str | None:
    """The text over a column that says its year; None for a column without one, and where another says that it counts
    projects.
    """
    years = [text for text in texts if role_of(text) == "year"]
    others = [text for text in texts if text not in years]
    return years[0] if len(years) == 1 and not any(map(_COUNTS.search, others)) else None


def _is_of_money(names: Sequence[Sequence[str]], values: Sequence[str]) -> bool:
    """Whether the head says money, or a value is an amount by its size: counts of projects stand below years, too."""
    head = [text for texts in names for text in texts]
    return any(speaks_of_money(text) or factor_in_head(text) for text in head) or any(map(is_money, values))


def _is_sum(texts: Sequence[str]) -> bool:
    """Whether a column sums up the money of the years: not one that says another unit (``รวม (แห่ง)``, ``รวมร้อยละ``)."""
    roles = {role_of(text) for text in texts}
    other = any(_OF_NO_MONEY.search(text) or not all(map(is_unit, _IN_BRACKETS.findall(text))) for text in texts)
    return "sum" in roles and "year" not in roles and not other and not any(map(_COUNTS.search, texts))


def _whole_rows(grid: Grid, below: int, width: int) -> list[GridRow]:
    """The rows below the head, without that head where it returns and without the rest of a dimension's name: the
    first cell alone, right below the dimension or below a head that returned. A name alone has blank cells behind it.
    """
    heads = [[cell.text for cell in row.cells] for row in grid.rows[:below]]
    rows: list[GridRow] = []
    for row in grid.rows[below:]:
        texts = [cell.text for cell in row.cells]
        if texts in heads:
            continue
        if texts[0] and not any(texts[1:]) and named_place(texts[0]) is None and rows and _names_tree(rows[-1]):
            rows[-1] = replace(rows[-1], span=rows[-1].span | row.span)
        else:
            blanks = [Cell("", (), row.span)] * ((width - 1) * (len(texts) == 1))
            rows.append(replace(row, cells=(*row.cells, *blanks)))
    return rows


def _names_tree(row: GridRow) -> bool:
    """Whether a row names a dimension or a mission."""
    return (named_place(row.cells[0].text) or PLAN) != PLAN


def _factor(head: Sequence[str], beside: UnitBeside) -> Decimal | None:
    """By what the figures of a column are multiplied; None where what is said of it differs, or a line that may be of
    this table says another unit than its head does.
    """
    said = {factor for factor in (*map(factor_in_head, head), beside.factor) if factor is not None}
    known = len(said) < _LEAST and not beside.against - said and (said or not beside.open)
    return one_factor(said)[0] if known else None


def _yearly_counts(names: Sequence[Sequence[str]]) -> list[int]:
    """The columns that count the projects of a year, with those that sum them up: what returns is counted in each anew,
    so that it is no count of the plan.
    """
    counts = [i for i, texts in enumerate(names) if i and any(map(_COUNTS.search, texts))]
    of_year = [i for i in counts if any(role_of(text) == "year" or parse_year(text) for text in names[i])]
    sums = [i for i in counts if any(role_of(text) == "sum" for text in names[i])]
    return sorted({*of_year, *sums}) if of_year else []


def _count(names: Sequence[Sequence[str]], kinds: Mapping[int, str], row: GridRow) -> str:
    """What a row counts, with the word for it where only the head has that; ``kinds`` are columns of a kind each."""
    if kinds:
        counted = ((row.text(at).strip("* "), kind) for at, kind in kinds.items())
        return " ".join(f"{text} {kind}" for text, kind in counted if arabic_digits(text).isdecimal())
    for texts, cell in zip(names[1:], row.cells[1:], strict=True):
        name = " ".join(texts)
        if not any(role_of(text) == "year" for text in texts) and _COUNTS.search(name) and cell.text:
            bare = arabic_digits(cell.text).strip().isdecimal()
            return f"{cell.text} โครงการ" if bare and "โครงการ" in name else cell.text
    return ""
