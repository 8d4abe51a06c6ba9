"""Heads that return with their years alone: a page's part of a table lost the names over its first columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from parsers.records.table import Cell, Grid, GridRow
from parsers.tables.columns.head_rows import head_starts, header_rows
from parsers.tables.columns.roles import role_of
from parsers.values.years import parse_year

_LEAST_YEARS = 2

_Names = Sequence[str]


def with_names_again(grids: Iterable[Grid]) -> Iterator[Grid]:
    """``grids`` in document order, those with the names of the head above whose first row has its years alone, two or
    more, each in its column.

    Other cells of that row must be empty: a row with a title or an amount is no head.
    """
    above: _Names = ()
    for grid in grids:
        starts = head_starts(grid)
        if starts:
            above = _names(grid, starts[-1])
        elif above and grid.rows and _says_years_of(grid.rows[0], above):
            cells = tuple(map(_named, grid.rows[0].cells, above))
            yield replace(grid, rows=(GridRow(cells, grid.rows[0].span), *grid.rows[1:]))
            continue
        yield grid


def _names(grid: Grid, start: int) -> _Names:
    """What a head says over each column; nothing where its rows are not as wide as each other."""
    texts, widths, _ = header_rows(grid.rows, start)
    if len(set(widths)) > 1 or len(set(map(len, texts))) > 1:
        return ()
    return [" ".join(filter(None, dict.fromkeys(column))) for column in zip(*texts, strict=True)]


def _says_years_of(row: GridRow, above: _Names) -> bool:
    if len(row.cells) != len(above):
        return False
    years = [(cell.text, name) for cell, name in zip(row.cells, above, strict=True) if cell.text]
    due = sum(role_of(name) == "year" for name in above)
    return len(years) == due >= _LEAST_YEARS and all(
        role_of(text) == role_of(name) == "year" and parse_year(text) == parse_year(name) is not None
        for text, name in years
    )


def _named(cell: Cell, name: str) -> Cell:
    return cell if cell.text or not name else Cell(name, (name,), cell.span)
