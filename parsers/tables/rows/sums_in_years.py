"""Rows of a table without signs whose sum stands in the last year's column: places or gaps told the columns wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from parsers.records.table import Grid, GridRow
from parsers.tables.columns.column_roles import ColumnRoles
from parsers.tables.columns.head_rows import is_header
from parsers.tables.columns.meaning import read_header
from parsers.values.money.cells import parse_cell

_LEAST = 2


def with_sums_apart(grid: Grid) -> Grid:
    """A table with those rows as torn that leave the column of their sums empty and have the sum of the other years in
    the last one. Where several years add up to it in one row, one year in another may do so too.
    """
    header = read_header(grid.rows, 0, None) if grid.by_place and grid.rows and is_header(grid.rows[0]) else None
    columns = header[0] if header else None
    if columns is None or columns.total is None or len(columns.years) <= _LEAST:
        return grid
    counts = [_added_up(row, columns) for row in grid.rows]
    if max(counts, default=0) < _LEAST:
        return grid
    rows = (replace(row, torn=True) if count else row for row, count in zip(grid.rows, counts, strict=True))
    return replace(grid, rows=tuple(rows))


def _added_up(row: GridRow, columns: ColumnRoles) -> int:
    """How many amounts of a row the last one is the sum of, where the row prints no sum; 0 where it is none."""
    if columns.total is None or len(row.cells) != columns.width or row.cells[columns.total].text:
        return 0
    places: Sequence[int] = sorted(columns.years)
    *parts, last = (parse_cell(row.text(place)).amount for place in places)
    filled = [amount for amount in parts if amount]
    return len(filled) if last and sum(filled, Decimal(0)) == last else 0
