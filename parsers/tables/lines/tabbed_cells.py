"""The rows of a table that prints a cell a line: each begins a line with a tab and goes on in lines without one.

An empty line ends a row; in a file whose blanks at line ends were stripped it may be an empty cell as well. So the
rows are read in two ways: by empty lines and the width of the first row, and, where that puts something where it cannot
stand, by the cheapest way to fill row after row of the table's columns. Where no empty line ends the first row, each
cell has its own: the one width is taken of which all rows are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from extract.ground.source import SourceText, Span
from parsers.records.table import Cell, GridRow
from parsers.tables.columns.column_roles import ColumnRoles
from parsers.tables.columns.head_rows import is_header
from parsers.tables.columns.meaning import read_header
from parsers.tables.columns.names import TOTAL, is_column_name
from parsers.tables.columns.roles import names_numbers, squeezed
from parsers.tables.lines.filling import CellToken, RowForm, filled_rows
from parsers.tables.rows.cell_kinds import kinds_of
from parsers.tables.rows.fit import row_fits
from parsers.tables.rows.printed_cells import printed_cell
from parsers.tables.rows.row_begins import begins_total, number_alone
from parsers.values.page_marks import MAYBE_PAGE_MARK, is_of_page

_BEGINS_CELL = ("\t", " \t")
_LEAST, _MOST = 3, 16
"""Columns of a table."""

_PAGE_BREAK = re.compile(r"^ \t")


def is_cell_line(line: str) -> bool:
    """Whether a line is the beginning of a cell, or an empty one."""
    return line.startswith(_BEGINS_CELL) and line.count("\t") == 1


def cell_rows(source: SourceText, span: Span) -> Sequence[GridRow]:
    """The rows of the table on the lines ``span``, which begin with its header."""
    rows = tuple(_rows_by_blanks(source, span))
    if rows and _has_no_end(rows[0]) and (even := _rows_of_one_width(rows)):
        return even
    header = read_header(rows, 0, None) if rows and is_header(rows[0]) else None
    if header is None or all(_stands(row, header[0]) for row in rows):
        return rows
    tokens = _tokens(source, span)
    form = RowForm(kinds_of(header[0]), _names_over(rows[: header[1]], header[0].width))
    return filled_rows(tokens, form) or rows


def _has_no_end(row: GridRow) -> bool:
    """Whether the first row of a table has rows of its own behind its names: one that is counted begins there."""
    return names_numbers(row.cells[0].text) and _LEAST <= _names(row.cells) <= len(row.cells) - _LEAST


def _names(cells: Sequence[Cell]) -> int:
    """How many cells stand before the number of the first row."""
    return sum(1 for _ in takewhile(lambda cell: number_alone(cell.text) != 1, cells))


def _rows_of_one_width(rows: Sequence[GridRow]) -> Sequence[GridRow]:
    """The cells of rows as those of the one width below whose head all are counted, totals aside, and stand in their
    columns; none where that is no width or several. Empty cells have a line, too.
    """
    cells = [cell for row in rows for cell in row.cells]
    ways = [way for width in range(_LEAST, min(_MOST, _names(cells)) + 1) if (way := _of_width(cells, width))]
    return ways[0] if len(ways) == 1 else ()


def _of_width(cells: Sequence[Cell], width: int) -> Sequence[GridRow]:
    if len(cells) % width:
        return ()
    parts = [tuple(cells[at : at + width]) for at in range(0, len(cells), width)]
    rows = [GridRow(part, Span(part[0].span.start, part[-1].span.end)) for part in parts]
    header = read_header(rows, 0, None) if is_header(rows[0]) else None
    if header is None or header[1] == len(rows) or not all(_stands(row, header[0]) for row in rows):
        return ()
    due = 1
    for row in rows[header[1] :]:
        first = next((cell.text for cell in row.cells if cell.text), "")
        if number_alone(row.cells[0].text) == due:
            due += 1
        elif not begins_total(first):
            return ()
    return rows


def _names_over(head: Sequence[GridRow], width: int) -> tuple[frozenset[str], ...]:
    """What the rows of a head print over each column."""
    texts = [[squeezed(row.cells[at].text) for row in head if at < len(row.cells)] for at in range(width)]
    return tuple(map(frozenset, texts))


def _stands(row: GridRow, columns: ColumnRoles) -> bool:
    total = TOTAL.match(next((cell.text for cell in row.cells if cell.text), ""))
    if total or all(is_column_name(cell.text) for cell in row.cells if cell.text):
        return True
    return len(row.cells) <= columns.width and row_fits(row, columns, ruled=False)


def _rows_by_blanks(source: SourceText, span: Span) -> Iterator[GridRow]:
    """Rows by empty lines and the width of the first.

    The first row of the table, which no amount cell can precede, tells the width. A new row begins after an
    empty line when the row has its full width or begins with รวม, at a page break (a blank before the tab), and
    when the row is full. An empty line inside an unfinished row is part of a cell.
    """
    cells: list[Cell] = []
    pieces: list[str] = []
    cell_start = cell_end = span.start
    width: int | None = None
    pending_blank = False

    def close_cell() -> None:
        nonlocal pieces
        if pieces:
            cells.append(printed_cell(pieces, Span(cell_start, cell_end), wrapped=True))
            pieces = []

    def may_end(due: int) -> bool:
        if width is None or due >= width - 1:
            return True
        return bool(TOTAL.match(cells[0].text if cells else pieces[0].strip()))

    def take_row() -> GridRow | None:
        nonlocal cells, width
        close_cell()
        if not cells:
            return None
        row = GridRow(tuple(cells), Span(cells[0].span.start, cells[-1].span.end))
        cells = []
        if width is None:
            width = len(row.cells)
        return row

    for number in span.lines:
        line = source.line(number)
        if not line.strip() and "\t" not in line:
            pending_blank = True
            continue
        if is_cell_line(line):
            due = len(cells) + bool(pieces)
            full = width is not None and due >= width
            if due and (full or (pending_blank and may_end(due)) or _PAGE_BREAK.match(line)):
                row = take_row()
                if row:
                    yield row
            close_cell()
            pieces, cell_start, cell_end = [line.replace("\t", " ")], number, number
        elif is_of_page(source, number):
            continue
        elif not (pending_blank and MAYBE_PAGE_MARK.fullmatch(source.key(number).strip())):
            pieces.append(line)
            cell_end = number
        pending_blank = False
    row = take_row()
    if row:
        yield row


def _tokens(source: SourceText, span: Span) -> list[CellToken]:
    found: list[CellToken] = []
    pieces: list[str] = []
    start = end = span.start
    breaks = False

    def close() -> None:
        nonlocal pieces
        if pieces:
            found.append(CellToken(printed_cell(pieces, Span(start, end), wrapped=True), start, breaks))
            pieces = []

    for number in span.lines:
        line, key = source.line(number), source.key(number)
        if is_cell_line(line):
            close()
            pieces, start, end, breaks = [line.replace("\t", " ")], number, number, bool(_PAGE_BREAK.match(line))
        elif not line.strip():
            close()
            found.append(CellToken(None, number))
        elif is_of_page(source, number) or (
            found and found[-1].cell is None and not pieces and MAYBE_PAGE_MARK.fullmatch(key.strip())
        ):
            continue
        elif pieces:
            pieces.append(line)
            end = number
        else:
            pieces, start, end, breaks = [line], number, number, False
    close()
    return found
