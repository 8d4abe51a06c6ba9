"""Tables with a column of several years whose head says that its amounts are each year's (``ปี 2568 - 2570 (ปีละ)``): as
tables with a column for each of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from parsers.records.table import Cell, Grid, GridRow
from parsers.tables.columns.column_roles import ColumnRoles
from parsers.tables.columns.meaning import heads_of
from parsers.tables.columns.names import EACH_YEAR_IN_HEAD
from parsers.tables.one_form.years.column_a_year import with_column_a_year
from parsers.tables.one_form.years.years_of_row import Beside, beside_of, in_years, years_of_row


class _Form(NamedTuple):
    """How many cells a row of a table has, the years of each column that is of each of several, and the columns that
    may say of which of them a row is.
    """

    width: int
    years: Mapping[int, tuple[int, ...]]
    beside: Beside


def each_year_apart(grids: Iterable[Grid]) -> list[Grid]:
    """``grids`` with a column a year in the place of one of several whose head says so; its cells stand in each of
    those that the row goes over, or reach over all where it leaves open in which they are.

    A table without a head goes on with the form of the one above, where its rows are as wide.
    """
    found: list[Grid] = []
    last: _Form | None = None
    for grid in grids:
        heads = heads_of(grid, None) if last or _says_each_year(grid) else {}
        form = _form_of(heads) if heads else last if last and _is_as_wide(grid, last) else None
        last = form
        found.append(_apart(grid, form, {start: below for start, (_, below) in heads.items()}) if form else grid)
    return found


def _says_each_year(grid: Grid) -> bool:
    """Whether any cell says so: it spares other tables the reading of their heads."""
    return any(EACH_YEAR_IN_HEAD.search(cell.text) for row in grid.rows for cell in row.cells if "ปี" in cell.text)


def _form_of(heads: Mapping[int, tuple[ColumnRoles, int]]) -> _Form | None:
    """The form of a table by its heads, which all have the same columns."""
    found = [_Form(columns.width, _of_each_year(columns), beside_of(columns.heads)) for columns, _ in heads.values()]
    return found[0] if found[0].years and all(one == found[0] for one in found) else None


def _of_each_year(columns: ColumnRoles) -> dict[int, tuple[int, ...]]:
    return {
        place: years
        for place, years in columns.stretches.items()
        if any(EACH_YEAR_IN_HEAD.search(text) for text in columns.heads[place].texts)
    }


def _is_as_wide(grid: Grid, form: _Form) -> bool:
    return bool(grid.rows) and all(len(row.cells) == form.width for row in grid.rows)


def _apart(grid: Grid, form: _Form, heads: Mapping[int, int]) -> Grid:
    """A table with its rows apart; ``heads`` lead from the first row of a head to the one below it."""
    of_heads = {place for start, below in heads.items() for place in range(start, below)}
    return replace(grid, rows=tuple(_row(row, form, is_head=place in of_heads) for place, row in enumerate(grid.rows)))


def _row(row: GridRow, form: _Form, *, is_head: bool) -> GridRow:
    def values(place: int, cell: Cell) -> list[Cell]:
        years = form.years[place]
        return in_years(cell, years, years_of_row(row, form.beside, years))

    return with_column_a_year(row, form.years, None if is_head else values)
