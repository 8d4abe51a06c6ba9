"""Heads whose cells a converter wrote over two rows, a printed line in each: ``ภารกิจตาม`` above ``มิติ``."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from parsers.records.table import Cell, Grid, GridRow
from parsers.tables.columns.head_rows import is_header
from parsers.tables.columns.names import is_column_name

_LONGEST = 40
"""Signs of half a name."""


def with_whole_heads(grid: Grid) -> Grid:
    """``grid`` with each head that stands over two rows as one row; itself where it has none.

    The upper row is no head by itself, and with the lower one each of its cells is the name of a column: a band of
    years above others (``งบประมาณ`` above ``2566``) is a row of its own, and stays one.
    """
    halves = [index for index, (upper, lower) in enumerate(pairwise(grid.rows)) if _whole(upper, lower)]
    if not halves:
        return grid
    rows = list(grid.rows)
    for index in reversed(halves):
        whole = _whole(*rows[index : index + 2])
        if whole is not None:
            rows[index : index + 2] = [whole]
    return replace(grid, rows=tuple(rows))


def _whole(upper: GridRow, lower: GridRow) -> GridRow | None:
    """The head that two rows are together; None where they are none."""
    if len(upper.cells) != len(lower.cells) or any(len(cell.text) > _LONGEST for cell in upper.cells):
        return None
    if is_header(upper) or not any(cell.text for cell in upper.cells):
        return None
    cells = [_joined(over, under) for over, under in zip(upper.cells, lower.cells, strict=True)]
    if not all(is_column_name(cell.text) for cell in cells if cell.text):
        return None
    whole = GridRow(tuple(cells), upper.span | lower.span)
    return whole if is_header(whole) else None


def _joined(upper: Cell, lower: Cell) -> Cell:
    if not upper.text or not lower.text:
        return upper if upper.text else lower
    tight = upper.text + lower.text
    text = tight if lower.text[0].isalpha() and is_column_name(tight) else f"{upper.text} {lower.text}"
    return Cell(text, (*upper.parts, *lower.parts), upper.span | lower.span, wrapped=True)
