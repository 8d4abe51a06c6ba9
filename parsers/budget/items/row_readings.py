"""The ways to read a row that lost one cell, or printed one twice: each other cell in a column that may hold it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from parsers.budget.items.item_groups import in_baht, values_of
from parsers.records.budget import PrintedValue
from parsers.records.table import Cell, GridRow
from parsers.tables.columns.meaning import ColumnRoles
from parsers.tables.rows.fit import kinds_of, misfit

_Layout = Sequence[Cell | None]


def readings_of(row: GridRow, project: Cell, columns: ColumnRoles) -> tuple[Mapping[int, PrintedValue], ...]:
    """The values of a row by year, in each way to read it in which ``project`` is the cell of its titles. A year whose
    cell was lost has none. Nothing where a value cannot be read, or more than one cell is lost.
    """
    if row.torn or not columns.even:
        return ()
    kinds = kinds_of(columns)
    found: list[Mapping[int, PrintedValue]] = []
    for layout in _layouts(row.cells, columns.width):
        fits = not any(cell and misfit(cell.text, kind) for cell, kind in zip(layout, kinds, strict=True))
        reading = _values(layout, columns) if fits and layout[columns.project] is project else None
        if reading is None and fits and layout[columns.project] is project:
            return ()
        if reading is not None and reading not in found:
            found.append(reading)
    return tuple(found)


def _layouts(cells: Sequence[Cell], width: int) -> Iterator[_Layout]:
    if len(cells) == width - 1:
        yield from ((*cells[:at], None, *cells[at:]) for at in range(width))
    elif len(cells) == width + 1:
        doubled = (at for at in range(1, len(cells)) if cells[at].text == cells[at - 1].text)
        yield from ((*cells[:at], *cells[at + 1 :]) for at in doubled)


def _values(layout: _Layout, columns: ColumnRoles) -> Mapping[int, PrintedValue] | None:
    values: dict[int, PrintedValue] = {}
    for index, year in columns.years.items():
        cell = layout[index]
        if cell is None:
            continue
        value = in_baht(cell.text, columns.factor(index))
        if value.status is None or len(values_of(cell)) > 1:
            return None
        values[year] = PrintedValue(cell.text, value.amount, value.status, cell.span)
    return values
