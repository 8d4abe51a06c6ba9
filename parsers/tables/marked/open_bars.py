"""Tables whose cells bars part, none at the ends of a row, no row of dashes: ``1 | โครงการ ก | 5,000 | กองคลัง``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.ground.source import SourceText, Span
from parsers.records.table import Cell, Grid, GridRow
from parsers.structure.headings import ends_table
from parsers.tables.columns.head_rows import header_rows, is_header
from parsers.tables.columns.names import TOTAL
from parsers.tables.columns.roles import role_of
from parsers.tables.marked.pipes import is_ruling, piped_cell
from parsers.tables.rows.cell_kinds import has_letters, is_money
from parsers.values.money.cells import parse_cell
from parsers.values.page_marks import MAYBE_PAGE_MARK, is_blanked_or_rule

_BAR = re.compile(r"(?<!\\)\|")
_LEAST_ROWS = 2
_MOST_UNFIT = 4
"""One row of so many may have another number of cells."""

_MOST_BETWEEN = 3
_MOST_OF_PAGE = 8
"""Lines between the last row of a page and the first of the next one."""

_FAR = 60
"""Lines below a table among which its rest may stand."""


def open_tables(source: SourceText) -> Iterator[Grid]:
    """The tables of open bars. Each begins with the head of a budget table, and has that many cells in its rows; a row
    that a line break tore has them on its lines together. What stands on a line alone between rows is a row of a cell.

    Menus and prose with bars are none: the tables of a text have two rows with a value for money at least, and most of
    their rows as many cells as their heads. Nor are they any where one leaves lines that may be its rest unread, or
    has a row that is none of its own: bars alone are then no proof of its cells.
    """
    if "|" not in source.joined:
        return
    grids: list[Grid] = []
    end = 0
    for number in source.lines_with("|"):
        if number > end and _opens(source, number):
            grids.append(_with_totals_in_columns(_table(source, number)))
            end = grids[-1].span.end
    if _are_tables(grids) and all(_is_whole(source, grid) and not _has_strange_row(grid) for grid in grids):
        yield from (grid for grid in grids if _valued(grid))


def _are_tables(grids: Sequence[Grid]) -> bool:
    """Whether rows below heads have values for money and most, totals apart, have as many cells as their heads."""
    rows = sum(not TOTAL.match(row.cells[0].text) for grid in grids for row in _body(grid))
    fitting = sum(len(_fitting(grid)) for grid in grids)
    valued = sum(len(_valued(grid)) for grid in grids)
    return valued >= _LEAST_ROWS and (rows - fitting) * _MOST_UNFIT <= rows


def _is_whole(source: SourceText, grid: Grid) -> bool:
    """Whether a table leaves nothing below it that may be of its rows: no line with bars before another head or another
    part, and right below its end none that ends with an amount.
    """
    right_below = True
    for number in range(grid.span.end + 1, min(grid.span.end + _FAR, len(source.lines)) + 1):
        if ends_table(source.stripped_digits[number - 1]):
            return True
        if _bars(source, number):
            return _opens(source, number)
        right_below = right_below and not _is_of_page(source, number)
        if right_below and _ends_with_amount(source.line(number)):
            return False
    return True


def _ends_with_amount(line: str) -> bool:
    """Whether the last word of a line is an amount that no year looks like: one in groups of digits."""
    last = line.split()[-1]
    return "," in last and is_money(last)


def _has_strange_row(grid: Grid) -> bool:
    """Whether a row, below a head that numbers its rows, has words for a number and for amounts: a menu's line has."""
    rows = _fitting(grid)
    if role_of(grid.rows[0].cells[0].text) != "number":
        return False
    columns = _columns_of_money(rows)
    return any(
        _is_word(row.cells[0].text) and any(_is_word(row.cells[index].text) for index in columns)
        for row in rows
        if not TOTAL.match(row.cells[0].text)
    )


def _is_word(text: str) -> bool:
    """Whether a cell has words that neither count nor value."""
    return has_letters(text) and not any(sign.isdecimal() for sign in text) and parse_cell(text).status is None


def _opens(source: SourceText, number: int) -> bool:
    """Whether a line is the first one of a table's head, without outer bars and without a row of dashes below."""
    line = source.line(number).strip()
    if not line or line.startswith("|") or (number < len(source.lines) and is_ruling(source.line(number + 1))):
        return False
    return is_header(_row(source, Span(number, number)))


def _body(grid: Grid) -> list[GridRow]:
    """The rows of a table below its head, without those of a cell alone."""
    _, _, below = header_rows(grid.rows, 0)
    return [row for row in grid.rows[below:] if len(row.cells) > 1]


def _fitting(grid: Grid) -> list[GridRow]:
    """The rows below a table's head that have as many cells as it."""
    width = len(grid.rows[0].cells)
    return [row for row in _body(grid) if len(row.cells) == width]


def _valued(grid: Grid) -> list[GridRow]:
    """Those of them with a value for money, behind their first cell."""
    return [row for row in _fitting(grid) if any(parse_cell(cell.text).status for cell in row.cells[1:] if cell.text)]


def _table(source: SourceText, start: int) -> Grid:
    """The table whose head begins on a line: to the last line with bars before another head, or before prose."""
    spans = [Span(start, start)]
    bars = _bars(source, start)
    while (following := _next_row(source, spans[-1].end, bars)) and not _opens(source, following.start):
        spans += (Span(line, line) for line in _alone(source, spans[-1].end + 1, following.start))
        spans.append(following)
    return Grid(tuple(_row(source, span) for span in spans), Span(start, spans[-1].end), "pipes")


def _next_row(source: SourceText, end: int, bars: int) -> Span | None:
    """The lines of the next row with bars: close below the last one, or where the next page begins."""
    alone = 0
    for number in range(end + 1, min(end + _MOST_OF_PAGE, len(source.lines)) + 1):
        if _bars(source, number):
            return Span(number, _end_of_row(source, number, bars)) if _fits(source, number, bars) else None
        alone += not _is_of_page(source, number)
        if alone > _MOST_BETWEEN:
            break
    return None


def _fits(source: SourceText, number: int, bars: int) -> bool:
    """Whether a line may be a row, or the first line of one, of a table with so many bars; a total may have but one."""
    least = 1 if TOTAL.match(source.line(number).strip()) else 2
    return least <= _bars(source, number) <= bars or _end_of_row(source, number, bars) > number


def _end_of_row(source: SourceText, number: int, bars: int) -> int:
    """The line on which a row has all its bars; its first where no line does, and where it is the row of a total."""
    if TOTAL.match(source.line(number).strip()):
        return number
    found = _bars(source, number)
    for line in range(number + 1, min(number + _MOST_BETWEEN, len(source.lines)) + 1):
        if found >= bars or _is_of_page(source, line):
            break
        found += _bars(source, line)
        if found == bars:
            return line
    return number


def _alone(source: SourceText, start: int, end: int) -> Iterator[int]:
    return (number for number in range(start, end) if not _is_of_page(source, number))


def _is_of_page(source: SourceText, number: int) -> bool:
    """Whether a line is blank, or no more than a page's number."""
    text = source.stripped_digits[number - 1]
    return not text or is_blanked_or_rule(source, number) or MAYBE_PAGE_MARK.fullmatch(text) is not None


def _bars(source: SourceText, number: int) -> int:
    return len(_BAR.findall(source.line(number)))


def _row(source: SourceText, span: Span) -> GridRow:
    text = "\n".join(source.lines[span.start - 1 : span.end])
    return GridRow(tuple(piped_cell(piece, span) for piece in _BAR.split(text)), span)


def _with_totals_in_columns(grid: Grid) -> Grid:
    """The table with the places that the merged words of its totals take up.

    A total may have fewer cells than its table. Its words reach over as many as bring its amounts to columns of
    amounts, where only one number of cells does; what then lacks at its end is empty.
    """
    width = len(grid.rows[0].cells)
    columns = _columns_of_money(_fitting(grid))
    return replace(grid, rows=tuple(_in_columns(row, width, columns) for row in grid.rows))


def _columns_of_money(rows: Sequence[GridRow]) -> set[int]:
    return {index for row in rows for index, cell in enumerate(row.cells) if index and is_money(cell.text)}


def _in_columns(row: GridRow, width: int, columns: set[int]) -> GridRow:
    lacking = width - len(row.cells)
    if lacking < 1 or len(row.cells) < _LEAST_ROWS or not TOTAL.match(row.cells[0].text):
        return row
    amounts = [index for index, cell in enumerate(row.cells) if index and parse_cell(cell.text).amount is not None]
    fitting = [step for step in range(lacking + 1) if all(index + step in columns for index in amounts)]
    if not amounts or len(fitting) != 1:
        return row
    first, *others = row.cells
    (over,) = fitting
    merged = [first._replace(columns=over + 1), *[first._replace(text="", parts=(), columns=0)] * over]
    return replace(row, cells=(*merged, *others, *[Cell("", (), row.span)] * (lacking - over)))
