"""Tables of any subject that print a cell a line, an empty line for an empty one, and count their rows: each has as
many lines as the head has names, its number first.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import takewhile

from extract.ground.source import SourceText, Span
from parsers.records.table import Grid, GridRow
from parsers.tables.columns.roles import role_of
from parsers.tables.lines.whole_rows import Line, cell_lines
from parsers.tables.rows.printed_cells import printed_cell
from parsers.tables.rows.row_begins import number_due

_LEAST_WIDTH, _MOST_WIDTH = 3, 12
_LEAST_ROWS = 2
_LONGEST_NAME = 60
_MOST_ABOVE = 8
"""Names of columns above the one that a table is looked for by."""


def tables_of_other_subjects(
    source: SourceText, lines: Iterable[int], is_head: Callable[[GridRow], bool]
) -> Iterator[Grid]:
    """The tables with a name of a column on one of some ``lines`` whose head ``is_head`` knows. None where the number
    that is due stands behind the rows: a line is lost or too many.
    """
    cells: Sequence[Line] = ()
    end = 0
    for number in lines:
        first = _first_name(source, number) if number > end else None
        if first is None or first <= end:
            continue
        cells = cells or list(cell_lines(source))
        start = bisect_left(cells, first, key=lambda cell: cell.number)
        rows = _rows(cells, start)
        if len(rows) > _LEAST_ROWS and is_head(rows[0]):
            end = rows[-1].span.end
            yield Grid(tuple(rows), rows[0].span | rows[-1].span, "cells")


def _first_name(source: SourceText, number: int) -> int | None:
    """The line of the name of the rows' numbers, right above other short lines down to one."""
    above = range(number, max(0, number - _MOST_ABOVE), -1)
    short = takewhile(lambda n: 0 < len(source.line(n).strip()) <= _LONGEST_NAME, above)
    return next((n for n in short if role_of(source.line(n).strip()) == "number"), None)


def _rows(cells: Sequence[Line], start: int) -> Sequence[GridRow]:
    """The head that begins at a place and the rows below it; none where they do not count on."""
    names = list(
        takewhile(lambda cell: cell.text and number_due(cell.text) is None, cells[start : start + _MOST_WIDTH])
    )
    width = len(names)
    if width < _LEAST_WIDTH:
        return ()
    head = [cell.text for cell in names]
    rows, place = [_row(names)], start + width
    while place + width <= len(cells):
        row = cells[place : place + width]
        if [cell.text for cell in row] == head:  # again, on the next page
            place += width
            continue
        if number_due(row[0].text) != len(rows) + 1:
            break
        rows.append(_row(row))
        place += width
    behind = (number_due(cell.text) for cell in cells[place : place + 2 * width])
    return () if len(rows) + 1 in behind else rows


def _row(cells: Sequence[Line]) -> GridRow:
    found = (printed_cell([cell.text], Span(cell.number, cell.number), lines=[cell.number]) for cell in cells)
    return GridRow(tuple(found), Span(cells[0].number, cells[-1].number))
