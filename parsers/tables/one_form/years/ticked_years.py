"""Tables that tick the years in which a row is done, and have its money in a column of no year: as tables with a column
of money for each of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from parsers.records.table import Cell, Grid, GridRow
from parsers.tables.columns.column_roles import ColumnRoles
from parsers.tables.columns.meaning import heads_of
from parsers.tables.columns.names import EACH_YEAR_IN_HEAD
from parsers.tables.columns.roles import is_tick
from parsers.tables.columns.value_of_years import TRUE_OF_EACH
from parsers.tables.one_form.years.column_a_year import with_column_a_year
from parsers.tables.one_form.years.years_of_row import in_years
from parsers.values.money.cells import parse_cell

_LEAST_YEARS = 2


class _Form(NamedTuple):
    """The years by the places of their ticks, the place of the money, and whether its head says that it is of each."""

    ticks: Mapping[int, int]
    money: int
    of_each: bool


def with_money_in_ticked_years(grid: Grid) -> Grid:
    """``grid`` with a column a year in the place of its money, and ``Grid.by_row`` set: a row's money is of the year
    that is ticked, or of each one where the head says so (``ต่อปี``). Else it reaches over all years: of which it is,
    is left open.
    """
    if not any(is_tick(cell.text.strip()) for row in grid.rows for cell in row.cells if cell.text):
        return grid
    heads = heads_of(grid, None)
    forms = [_form(columns) for columns, _ in heads.values()]
    form = forms[0] if forms else None
    if form is None or any(one != form for one in forms):
        return grid
    of_heads = {place for start, (_, below) in heads.items() for place in range(start, below)}
    rows = tuple(_row(row, form, is_head=place in of_heads) for place, row in enumerate(grid.rows))
    return replace(grid, rows=rows, by_row=True)


def _form(columns: ColumnRoles) -> _Form | None:
    """The form of a table with ticks below two years or more and one column of money, of no year."""
    ticks = {one.place: one.year for one in columns.heads if one.role == "period" and one.year is not None}
    if columns.years or columns.stretches or columns.quarters or columns.unread_years or len(columns.undated) != 1:
        return None
    if len(ticks) < _LEAST_YEARS or len({*ticks.values()}) < len(ticks):
        return None
    (money,) = columns.undated
    return _Form(ticks, money, any(EACH_YEAR_IN_HEAD.search(text) for text in columns.heads[money].texts))


def _row(row: GridRow, form: _Form, *, is_head: bool) -> GridRow:
    def values(_: int, cell: Cell) -> Iterable[Cell]:
        return _values(cell, row, form)

    return with_column_a_year(row, {form.money: tuple(form.ticks.values())}, None if is_head else values)


def _values(cell: Cell, row: GridRow, form: _Form) -> Sequence[Cell]:
    """The cells of a row's years: its value in those that it ticks."""
    years = tuple(form.ticks.values())
    own = _ticked(row, form.ticks)
    if own and (form.of_each or len(own) == 1):
        return in_years(cell, years, own)
    none = parse_cell(cell.text).status in TRUE_OF_EACH
    return [cell] * len(years) if none else in_years(cell, years, None)


def _ticked(row: GridRow, ticks: Mapping[int, int]) -> tuple[int, ...]:
    """The years that a row ticks; none where a cell of theirs says anything else, or reaches over others."""
    cells = [(year, row.cells[place]) for place, year in ticks.items() if place < len(row.cells)]
    texts = [cell.text.strip() for _, cell in cells]
    if any(cell.merged for _, cell in cells) or not all(is_tick(text) or _is_none(text) for text in texts):
        return ()
    return tuple(year for (year, _), text in zip(cells, texts, strict=True) if is_tick(text))


def _is_none(text: str) -> bool:
    return parse_cell(text).status in ("dash", "blank")
