"""The tables of a text as they are printed: rows of cells.

Text plans come in two dialects. In ``tabs`` a row is a line and tabs part its cells (``<p>…</p>`` may part the
pieces of a cell). In ``cells`` every cell begins a line with a tab and goes on in lines without one; an empty
line ends the row, unless cells are still due: the header row says how many.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from plan_extract.extract.source import SourceText, Span
from plan_extract.parsers.records import Cell, Grid, Row

_PARAGRAPH = re.compile(r"</?p\b[^>]*>|<br\s*/?>", re.IGNORECASE)
_SPACES = re.compile(r"\s+")
_CELL_LINE = re.compile(r"^[ ]?\t[^\t]*$")
_PAGE_BREAK = re.compile(r"^ \t")
_PAGE_NUMBER = re.compile(r"^\s*[-–]?\s*\d{1,3}\s*[-–]?\s*$")


def find_grids(source: SourceText) -> tuple[Grid, ...]:
    """All tables of a source, in document order, each as long as its lines stand together."""
    grids: list[Grid] = []
    for span, dialect in _regions(source):
        rows = tuple(_tab_rows(source, span) if dialect == "tabs" else _cell_rows(source, span))
        if rows:
            grids.append(Grid(rows, span, "tabs" if dialect == "tabs" else "cells"))
    return tuple(grids)


def _regions(source: SourceText) -> Iterator[tuple[Span, str]]:
    """Runs of table lines with their dialect. A ``tabs`` run ends with the first line without a tab."""
    lines = source.lines
    number, last = 1, len(lines)
    while number <= last:
        line = lines[number - 1]
        if "\t" not in line:
            number += 1
            continue
        if _is_cell_line(line) and number < last and _cells_follow(lines, number):
            end = _end_of_cells(source, number)
            yield Span(number, end), "cells"
            number = end + 1
            continue
        end = number
        while end < last and "\t" in lines[end]:
            end += 1
        yield Span(number, end), "tabs"
        number = end + 1


def _is_cell_line(line: str) -> bool:
    return bool(_CELL_LINE.match(line))


def _cells_follow(lines: tuple[str, ...], number: int) -> bool:
    """Whether the line opens a table of the ``cells`` dialect: at least three cell lines within the next eight."""
    window = lines[number - 1 : number + 7]
    return sum(map(_is_cell_line, window)) >= 3


def _end_of_cells(source: SourceText, start: int) -> int:
    """The last line of a ``cells`` table: the last cell line (with its continuation) before three empty lines
    or a gap.

    A continuation line belongs to a cell only while another cell line follows within a few lines.
    """
    lines = source.lines
    end = number = start
    while number < len(lines):
        ahead = [offset for offset in range(1, 7) if number + offset <= len(lines)]
        following = next((number + offset for offset in ahead if _is_cell_line(lines[number + offset - 1])), None)
        if following is None:
            break
        end = number = following
    return end


def _cell(pieces: list[str], span: Span) -> Cell:
    parts: list[str] = []
    for piece in pieces:
        for part in _PARAGRAPH.split(piece) if "<" in piece else (piece,):
            text = _SPACES.sub(" ", part).strip()
            if text:
                parts.append(text)
    return Cell(" ".join(parts), tuple(parts), span)


def _tab_rows(source: SourceText, span: Span) -> Iterator[Row]:
    for number in range(span.start, span.end + 1):
        here = Span(number, number)
        yield Row(tuple(_cell([text], here) for text in source.line(number).split("\t")), here)


def _cell_rows(source: SourceText, span: Span) -> Iterator[Row]:
    """Rows of the ``cells`` dialect.

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
            cells.append(_cell(pieces, Span(cell_start, cell_end)))
            pieces = []

    def take_row() -> Row | None:
        nonlocal cells, width
        close_cell()
        if not cells:
            return None
        row = Row(tuple(cells), Span(cells[0].span.start, cells[-1].span.end))
        cells = []
        if width is None:
            width = len(row.cells)
        return row

    for number in range(span.start, span.end + 1):
        line = source.line(number)
        if not line.strip() and "\t" not in line:
            pending_blank = True
            continue
        if _is_cell_line(line):
            due = len(cells) + bool(pieces)
            full = width is not None and due >= width
            first = cells[0].text if cells else (pieces[0].strip() if pieces else "")
            total = first.startswith("รวม")
            ended = pending_blank and (width is None or full or total or due >= width - 1)
            if due and (full or ended or _PAGE_BREAK.match(line)):
                row = take_row()
                if row:
                    yield row
            close_cell()
            pieces, cell_start, cell_end = [line.replace("\t", " ")], number, number
        elif not (pending_blank and _PAGE_NUMBER.match(source.key(number))):
            pieces.append(line)
            cell_end = number
        pending_blank = False
    row = take_row()
    if row:
        yield row
