"""Tables of a line a cell, an empty line for an empty one, in which every row has all its lines: as word processors
save them.

The head may be any: of years, of one year, of quarters, with names over several columns. How wide a row is is not asked
of the head but tried. There is a table where one width, and one alone, lets each row begin with the number or the item
that is due, and have figures in its columns of money and words in the others, down to what is no row.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, product, takewhile
from typing import NamedTuple, get_args

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText, Span
from parsers.records.table import Cell, Grid, GridRow
from parsers.structure.headings import ends_table
from parsers.tables.columns.head_column import columns_of
from parsers.tables.columns.head_rows import header_rows, is_header
from parsers.tables.columns.names import is_column_name
from parsers.tables.columns.roles import Role, names_projects
from parsers.tables.flat.ground.pieces import has_gap
from parsers.tables.lines.merged_heads import with_places
from parsers.tables.lines.whole_rows import (
    OF_MONEY,
    ColumnKind,
    HeadLines,
    Line,
    TotalsEnd,
    WholeRows,
    begins_item,
    cell_lines,
    whole_rows,
)
from parsers.tables.rows.cell_kinds import is_figure
from parsers.tables.rows.printed_cells import printed_cell
from parsers.tables.rows.row_begins import begins_total
from parsers.values.money.cells import parse_cell
from parsers.values.money.units import factor_on_line

_LEAST, _MOST = 4, 16
"""Columns of a table."""

_MOST_BEFORE = 3
"""Columns before that of the projects."""

_MOST_ABOVE = 3
"""Lines above a head that may return with it."""

_LEAST_ROWS = 2
_MOST_LOWER = 2
"""Rows of a head below its first."""

_MOST_BEHIND = 24
"""Lines behind a table that are looked at."""

_LONGEST_NAME = 60
_IN_BRACKETS = re.compile(r"\s*\([^()]{1,60}\)\s*")
_ITEMS = ("โครงการ", "กิจกรรม")
_KINDS: dict[Role, ColumnKind] = {
    "number": "number",
    "dimension": "words",
    "mission": "words",
    "project": "title",
    "responsible": "remark",
    "remark": "remark",
    "quarter": "tick",
    "month": "tick",
    "year": "money",
    "budget": "money",
    "sum": "money",
}


class _Head(NamedTuple):
    """The last line of a head, the texts of its lines, its rows with a cell for each column, and what these hold."""

    last: int
    texts: tuple[str, ...]
    rows: Sequence[GridRow]
    kinds: tuple[ColumnKind, ...]


def even_tables(source: SourceText) -> Sequence[Grid]:
    """The tables of whole rows, in document order; none with a head that stands above other rows elsewhere."""
    found: list[tuple[_Head, Grid]] = []
    left: set[tuple[str, ...]] = set()
    lines: Sequence[Line] = ()
    end = 0
    for number in sorted({number for word in _ITEMS for number in source.lines_with(word)}):
        first = _first_line(source, number) if number > end and _names_projects_once(source, number) else 0
        heads = list(_heads(source, first)) if first > end else []
        lines = lines or list(cell_lines(source) if heads else ())
        above = [text for n in range(max(1, first - _MOST_ABOVE), first) if (text := source.line(n).strip())]
        proved: list[tuple[_Head, WholeRows]] = []
        for head in heads:
            start = bisect_left(lines, head.last + 1, key=lambda line: line.number)
            of_head = HeadLines(head.texts, above)
            without_row: set[tuple[ColumnKind, ...]] = set()
            for kinds, totals_end in product(_printed(head.kinds), get_args(TotalsEnd)):
                if kinds in without_row:
                    continue
                below = whole_rows(lines, start, kinds, of_head, totals_end=totals_end)
                if below.reached > start:
                    end = max(end, lines[below.reached - 1].number)
                elif start == len(lines) or not begins_total(lines[start].text):
                    without_row.add(kinds)  # nor is there one where totals end otherwise
                cut = len(kinds) < len(head.kinds) and not _ends(lines, below.end)
                if below.rows and not cut and _is_proved(lines, kinds, below):
                    proved.append((head, below))
                    break
        if len(proved) == 1:
            head, below = proved[0]
            rows = (*head.rows, *(_filled(row, len(head.kinds)) for row in below.rows))
            end = rows[-1].span.end
            found.append((head, Grid(rows, Span(first, end), "cells")))
        else:
            left.update(head.texts for head in heads)
    return [grid for head, grid in found if head.texts not in left]


def _printed(kinds: tuple[ColumnKind, ...]) -> Iterator[tuple[ColumnKind, ...]]:
    """The columns that rows may print: all, or (where rows are counted) all but a last one of remarks or offices, if no
    row has its line.
    """
    yield kinds
    if "number" in kinds and kinds[-1] in ("remark", "words") and kinds[-2] == "money":
        yield kinds[:-1]


def _filled(row: GridRow, width: int) -> GridRow:
    """A row with blank cells for the columns that no row prints; a heading over all columns is as it was."""
    if len(row.cells) == 1:
        return row
    blank = Cell("", (), row.cells[-1].span)
    return replace(row, cells=(*row.cells, *[blank] * (width - len(row.cells))))


def _names_projects_once(source: SourceText, number: int) -> bool:
    """Whether a line names the column of projects, and no other near it does: a head has one."""
    if not _names_projects(source.line(number).strip()):
        return False
    return not any(_names_projects(line.strip()) for line in source.lines[number : number + _LEAST])


def _names_projects(text: str) -> bool:
    return len(text) <= _LONGEST_NAME and is_column_name(text) and names_projects(text)


def _first_line(source: SourceText, number: int) -> int:
    """The line of a head's first name, from that of the column of projects upwards."""
    above = range(number - 1, max(0, number - 1 - _MOST_BEFORE), -1)
    names = takewhile(lambda n: _is_name(source.line(n).strip()), above)
    return min(names, default=number)


def _is_name(text: str) -> bool:
    return is_column_name(text) and factor_on_line(text) is None


def _heads(source: SourceText, first: int) -> Iterator[_Head]:
    """The heads of any width that may begin on a line: of one row, or of some names above as many places."""
    cells = _cells_from(source, first)
    names = sum(1 for _ in takewhile(_is_short, cells[:_MOST]))
    for width in range(_LEAST, _MOST + 1):
        if width <= names and (head := _head(source, cells, width, width)):
            yield head
        if width > names > 1 and (head := _head(source, cells, names, width)):
            yield head


def _is_short(cell: Cell) -> bool:
    return bool(cell.parts) and len(cell.parts[0]) <= _LONGEST_NAME


def _head(source: SourceText, cells: Sequence[Cell], names: int, width: int) -> _Head | None:
    """The head of which the first row has so many names, and those below it so many places; None where there is
    none.
    """
    upper = _row(cells[:names])
    if names == width and not is_header(upper):
        return None
    starts = range(names, min(len(cells), names + width * _MOST_LOWER) - width + 1, width)
    lower = [_row(cells[start : start + width]) for start in starts]
    top = with_places([upper, *lower[:1]])[0] if names < width else upper
    if len(top.cells) != width or not is_header(top):
        return None
    texts, _, below = header_rows([top, *lower], 0)
    if names < width and below == 1:
        return None
    kinds = tuple(_KINDS.get(column.role, "any") for column in columns_of(texts, width, None))
    if kinds.count("title") != 1 or OF_MONEY.isdisjoint(kinds):
        return None
    rows = [top, *lower[: below - 1]]
    last = rows[-1].span.end
    texts_of_lines = tuple(source.line(line).strip() for line in range(upper.span.start, last + 1))
    return _Head(last, texts_of_lines, rows, kinds)


def _cells_from(source: SourceText, first: int) -> Sequence[Cell]:
    """The cells that a head may have from a line on, a line each: what is all in brackets goes on with the name above
    it.
    """
    cells: list[Cell] = []
    number = first
    while number <= len(source.lines) and len(cells) < _MOST * (1 + _MOST_LOWER):
        end = number
        while source.line(number).strip() and end < len(source.lines) and _IN_BRACKETS.fullmatch(source.line(end + 1)):
            end += 1
        lines = range(number, end + 1)
        texts = [source.line(line).strip() for line in lines]
        cells.append(printed_cell(texts, Span(number, end), wrapped=end > number, lines=list(lines)))
        number = end + 1
    return cells


def _row(cells: Sequence[Cell]) -> GridRow:
    return GridRow(tuple(cells), Span(cells[0].span.start, cells[-1].span.end))


def _is_proved(lines: Sequence[Line], kinds: Sequence[ColumnKind], found: WholeRows) -> bool:
    """Whether there are rows enough, with an amount, and nothing of another row stands behind them."""
    items = [row for row in found.rows if begins_item(row, kinds)]
    amounts = (
        parse_cell(cell.text).amount
        for row in items
        for cell, kind in zip(row.cells, kinds, strict=True)
        if kind in OF_MONEY
    )
    if len(items) < _LEAST_ROWS or not any(amounts):
        return False
    behind = [line.text for line in lines[found.end : found.end + _MOST_BEHIND] if line.text]
    return not any(_is_of_a_row(text) for text in takewhile(lambda text: not _is_of_no_table(text), behind))


def _ends(lines: Sequence[Line], place: int) -> bool:
    """Whether the next words from a place on begin something else than a cell."""
    return all(_is_of_no_table(line.text) for line in islice((one for one in lines[place:] if one.text), 1))


def _is_of_no_table(text: str) -> bool:
    """Whether a line behind a table begins another part, a block or another table. A dimension may go on with rows."""
    begins = ends_table(arabic_digits(text)) or is_column_name(text) or factor_on_line(text) is not None
    return begins or has_gap(text)


def _is_of_a_row(text: str) -> bool:
    return is_figure(text) or begins_total(text)
