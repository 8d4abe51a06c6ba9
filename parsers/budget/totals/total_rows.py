"""A row of a budget table that prints a sum: of what it is one, of which years, and what it counts."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from extract.ground.characters import arabic_digits
from extract.ground.issues import Issue
from parsers.budget.items.branches import BranchCursor
from parsers.budget.items.cell_values import in_baht
from parsers.budget.totals.counted import COUNT_OF_PROJECTS, COUNTS_ONLY, count_said, counted, not_budget
from parsers.budget.totals.open_total import OfYears, OpenTotal, open_total
from parsers.budget.totals.sums_in_columns import sums_by_year, without_sums_of_rates
from parsers.budget.totals.sums_in_words import (
    sentence_of_only_cell,
    sum_of_all_years,
    sum_of_only_cell,
    sums_in_only_cell,
)
from parsers.budget.totals.what_is_summed import summed_up
from parsers.records.budget import PrintedValue, TotalRow
from parsers.records.table import Cell, GridRow
from parsers.tables.columns.column_roles import ColumnRoles
from parsers.tables.columns.names import TOTAL
from parsers.tables.rows.row_begins import number_due
from parsers.values.money.cells import broken_figure
from parsers.values.sums import OF_ALL

_SAYS_ALL = re.compile(OF_ALL)


class _Sums(NamedTuple):
    """The sums that a row prints: the ``years`` that have a column, the text that is ``printed`` for each, and by what
    its figure is multiplied, None where that is not certain.
    """

    years: tuple[OfYears, ...]
    printed: dict[OfYears, str]
    factors: dict[OfYears, Decimal | None]


class PrintedTotal(NamedTuple):
    """A total where it stands: whether its words ``name`` what it sums up, and how many rows of items stand above."""

    row: TotalRow
    named: bool
    rows_above: int


def total_cell(row: GridRow, first: Cell, columns: ColumnRoles) -> Cell | None:
    """The cell that makes a row a total: รวม in its first cell or in one before its years, or a bare count of
    projects where their titles stand; of other things it is a title where the row has a number of its own: ``3``,
    ``สายด่วน 24 ชั่วโมง``.
    """
    years = columns.of_money[0] if columns.of_money else columns.width
    places = (columns.project, columns.mission, columns.dimension)
    for index, cell in enumerate(row.cells[:years]):
        if cell.text and (cell is first or index in places) and TOTAL.match(cell.text):
            return cell
    project = arabic_digits(row.text(columns.project))
    if not COUNTS_ONLY.match(project):
        return None
    numbered = number_due(row.text(columns.number)) is not None
    return first if not numbered or COUNT_OF_PROJECTS.search(project) else None


def read_total(
    row: GridRow, first: Cell, columns: ColumnRoles, cursor: BranchCursor, *, ruled: bool, above: bool
) -> tuple[TotalRow, bool, list[Issue]]:
    """The total of a row whose words begin in ``first``, whether it names what it sums up, and what cannot be read.

    Without such a name it is of the dimension where rows stand ``above`` it that no total has summed up, else of the
    plan.
    """
    total = open_total(row, first, columns, ruled=ruled)
    amounts, broken = _in_baht(_printed_sums(total), total)
    summed = summed_up(total.words, first.text, cursor, above=above)
    read = TotalRow(
        summed.scope,
        summed.dimension_no,
        {year: amount for year, amount in amounts.items() if not isinstance(year, tuple)},
        count_said(row, total.counting, columns),
        row.span,
        summed.mission_no,
        tuple(counted(row, columns)),
        tuple(not_budget(row, columns)),
        {years: amount for years, amount in amounts.items() if isinstance(years, tuple)},
        broken=broken,
    )
    return read, summed.named, total.issues


def _printed_sums(total: OpenTotal) -> _Sums:
    """The sums that a row prints: in the words of its only cell, as one figure for all years, or in its columns."""
    columns = total.columns
    years: tuple[OfYears, ...] = (*columns.years_in_order, *columns.stretches.values())
    factors: dict[OfYears, Decimal | None] = {year: columns.factor(i) for i, year in columns.years.items()}
    factors |= {of_several: columns.factor(i) for i, of_several in columns.stretches.items()}
    if columns.total is not None and columns.complete:
        factors[None] = columns.factor(columns.total)
    if in_words := sums_in_only_cell(total):
        printed = without_sums_of_rates(in_words, total)
        return _Sums(years, printed, factors | dict.fromkeys(in_words, Decimal(1)))  # baht stands behind each
    over_years = sum_of_all_years(total)
    alone = sum_of_only_cell(total) if over_years is None else None
    if alone and len(columns.of_money) > 1 and _SAYS_ALL.search(total.words):
        over_years, alone = alone, None
    if over_years is not None:
        said = set(factors.values())
        return _Sums((), {None: over_years}, {None: said.pop() if len(said) == 1 else None})
    if alone and len(columns.of_money) == 1 and len(set(years)) == 1:
        printed = dict.fromkeys(years, alone)
    elif alone:
        total.say_unreadable(alone)  # of which year?
        printed = {}
    else:
        printed = sums_by_year(total)
        if sentence := sentence_of_only_cell(total):
            total.say_unreadable(sentence)
    return _Sums(years, without_sums_of_rates(printed, total), factors)


def _in_baht(sums: _Sums, total: OpenTotal) -> tuple[dict[OfYears, Decimal | None], dict[int, PrintedValue]]:
    """The sums in baht, and what the broken ones of a year are if nothing but blanks or letters broke them."""
    columns = total.columns
    amounts: dict[OfYears, Decimal | None] = dict.fromkeys(sums.years)
    broken: dict[int, PrintedValue] = {}
    for year, text in sums.printed.items():
        value = in_baht(text, columns.of_text(sums.factors[year], text), own_unit=columns.own_units)
        if value.status is None:
            figure = broken_figure(text, points=False) if isinstance(year, int) else None
            if isinstance(year, int) and figure and (whole := in_baht(figure, sums.factors[year]).amount):
                broken[year] = PrintedValue(text, whole, "amount", total.row.span)
            total.say_unreadable(text)
        amounts[year] = value.amount
    return amounts, broken
