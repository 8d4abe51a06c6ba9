"""Tables of any subject that print a cell a line, an empty line for an empty one, and count their rows: each has as
many cells as the head has names, its number first. A cell with entries that are counted (``1) …``, ``2) …``) has a line
for each.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import takewhile

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText, Span
from parsers.records.table import Grid, GridRow
from parsers.tables.columns.roles import role_of
from parsers.tables.lines.whole_rows import Line, cell_lines
from parsers.tables.rows.printed_cells import printed_cell
from parsers.tables.rows.row_begins import number_due
from parsers.values import enumerators

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
    rows, place = [_row([[cell] for cell in names])], start + width
    while place + width <= len(cells):
        if [cell.text for cell in cells[place : place + width]] == head:  # again, on the next page
            place += width
            continue
        if number_due(cells[place].text) != len(rows) + 1:
            break
        row = _cells_with_entries(cells, place, width)
        rows.append(_row(row))
        place += sum(map(len, row))
    behind = (number_due(cell.text) for cell in cells[place : place + 2 * width])
    return () if len(rows) + 1 in behind else rows


def _cells_with_entries(cells: Sequence[Line], place: int, width: int) -> list[list[Line]]:
    """The lines of so many cells from a place on: the next entry of a count goes on with the cell above it."""
    row: list[list[Line]] = []
    for line in cells[place:]:
        if row and _counts_on(row[-1][-1].text, line.text):
            row[-1].append(line)
        elif len(row) < width:
            row.append([line])
        else:
            break
    return row


def _counts_on(above: str, below: str) -> bool:
    first, second = (enumerators.head(arabic_digits(text)) for text in (above, below))
    return bool(
        first
        and second
        and first.style == second.style
        and first.numbers
        and second.numbers == (*first.numbers[:-1], first.numbers[-1] + 1)
    )


def _row(cells: Sequence[Sequence[Line]]) -> GridRow:
    spans = [Span(cell[0].number, cell[-1].number) for cell in cells]
    found = (
        printed_cell([line.text for line in cell], span, wrapped=len(cell) > 1, lines=[line.number for line in cell])
        for cell, span in zip(cells, spans, strict=True)
    )
    return GridRow(tuple(found), spans[0] | spans[-1])
