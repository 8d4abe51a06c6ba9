"""Rows whose cells several tabs part, as they were set to line up by eye: no cell is empty where each row fills as many
as its head names.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parsers.records.table import Cell, GridRow
from parsers.tables.columns.head_rows import is_header
from parsers.tables.columns.names import TOTAL
from parsers.values.money.cells import parse_cell

_LEAST_NAMES, _LEAST_ROWS = 4, 2


def without_tabs_for_looks(rows: Sequence[GridRow]) -> Sequence[GridRow]:
    """The rows of a table without the empty cells between others, where its head has such cells, and each row below has
    as many filled ones as the head but for headings alone, and totals with an amount for each of the last columns; the
    rows themselves where any has fewer, or all stand in the places of their heads.
    """
    if not rows or _is_close(rows[0]):
        return rows
    head = _filled(rows[0])
    width = len(head)
    if width < _LEAST_NAMES or not is_header(replace(rows[0], cells=head)):
        return rows
    places = _places(rows[0])
    whole = [replace(rows[0], cells=head)]
    projects = moved = 0
    for row in rows[1:]:
        cells = _filled(row)
        values = sum(parse_cell(cell.text).status is not None for cell in cells)
        if len(cells) == width:
            projects, moved = projects + 1, moved + (_places(row) != places)
        elif len(cells) > 1 and TOTAL.match(cells[0].text) and len(cells) == width - 1 == values + 1:
            cells = (cells[0], Cell("", (), row.span), *cells[1:])
        elif len(cells) > 1:
            return rows
        whole.append(replace(row, cells=cells))
    return whole if projects >= _LEAST_ROWS and moved else rows


def _is_close(row: GridRow) -> bool:
    """Whether no empty cell stands between filled ones."""
    places = _places(row)
    return not places or places[-1] - places[0] == len(places) - 1


def _places(row: GridRow) -> list[int]:
    return [place for place, cell in enumerate(row.cells) if cell.text]


def _filled(row: GridRow) -> tuple[Cell, ...]:
    return tuple(cell for cell in row.cells if cell.text)
