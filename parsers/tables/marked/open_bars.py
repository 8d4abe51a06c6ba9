"""Tables whose cells bars part, none at the ends of a row, no row of dashes: ``1 | โครงการ ก | 5,000 | กองคลัง``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.ground.source import SourceText, Span
from parsers.records.table import Cell, Grid, GridRow
from parsers.structure.headings import ends_table
from parsers.structure.levels import names_place
from parsers.tables.columns.head_rows import header_rows, is_header
from parsers.tables.columns.names import TOTAL
from parsers.tables.columns.roles import role_of
from parsers.tables.marked.pipes import is_ruling, piped_cell
from parsers.tables.rows.cell_kinds import begins_with_item, has_letters, is_money
from parsers.tables.rows.row_begins import begins_row, number_due
from parsers.values.money.cells import parse_cell
from parsers.values.page_marks import MAYBE_PAGE_MARK, is_blanked_or_rule

_BAR = re.compile(r"(?<!\\)\|")
_NUMBER = re.compile(r"\s*\(?([0-9๐-๙]{1,3})[.)]?\s*")
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

    A row with too few bars or too many is a torn one: what bars part is never read by its place on the line. So is each
    below a table that counts on from it, wherever it stands.

    Menus and prose with bars are none: the tables of a text have two rows with a value for money at least, and most of
    their rows have as many cells as their heads, or count on. A menu's line below a table ends it.
    """
    if "|" not in source.joined:
        return
    grids: list[Grid] = []
    end = 0
    for number in source.lines_with("|"):
        if number > end and _opens(source, number):
            grids.append(_with_rest(source, _with_totals_in_columns(_without_menu(_table(source, number)))))
            end = grids[-1].span.end
    if _are_tables(grids):
        yield from (grid for grid in grids if _body(grid))


def _are_tables(grids: Sequence[Grid]) -> bool:
    """Whether rows below heads have values for money (one is enough where all count on) and most, totals apart, have as
    many cells as their heads or count on from the row above.
    """
    rows = fitting = valued = counted = 0
    for grid in grids:
        width, last = len(grid.rows[0].cells), 0
        for row in _body(grid):
            number = _number_of(row.cells[0].text)
            if not TOTAL.match(row.cells[0].text):
                rows += 1
                counted += number == last + 1
                fitting += len(row.cells) == width or number == last + 1
                valued += (len(row.cells) == width or number == last + 1) and _has_value(row)
            last = number or last
    return valued >= (1 if counted == rows else _LEAST_ROWS) and (rows - fitting) * _MOST_UNFIT <= rows


def _number_of(text: str) -> int | None:
    match = _NUMBER.fullmatch(text)
    return int(match[1]) if match else None


def _with_rest(source: SourceText, grid: Grid) -> Grid:
    """A table with the rows of it that stand apart below it, before another head or another part: each is torn."""
    rows = list(grid.rows)
    bars = len(rows[0].cells) - 1
    last = max((_number_of(row.cells[0].text) or 0 for row in rows), default=0)
    for number in range(grid.span.end + 1, min(grid.span.end + _FAR, len(source.lines)) + 1):
        if number <= rows[-1].span.end or not source.line(number).strip():
            continue
        if ends_table(source.stripped_digits[number - 1]) or (_bars(source, number) and _opens(source, number)):
            break
        row = _row(source, Span(number, _end_of_torn(source, number, bars)))
        if _bars(source, number) and last and _number_of(row.cells[0].text) == last + 1:
            rows.append(replace(row, torn=True))
            last += 1
    return replace(grid, rows=tuple(rows), span=Span(grid.span.start, rows[-1].span.end))


def _without_menu(grid: Grid) -> Grid:
    """A table up to its last row that is none of a menu; a menu's line above that is a torn row."""
    odd = {row.span for row in _strange_rows(grid)}
    strange = [row.span in odd for row in grid.rows]
    end = len(strange) - next((at for at, one in enumerate(reversed(strange)) if not one), 0)
    rows = tuple(replace(row, torn=row.torn or one) for row, one in zip(grid.rows[:end], strange, strict=False))
    return replace(grid, rows=rows, span=Span(grid.span.start, rows[-1].span.end))


def _strange_rows(grid: Grid) -> list[GridRow]:
    """The rows, below a head that numbers its rows, with words for a number and for amounts: a menu's line has them."""
    rows = [row for row in _fitting(grid) if not TOTAL.match(row.cells[0].text)]
    if role_of(grid.rows[0].cells[0].text) != "number":
        return []
    columns = _columns_of_money(rows)
    return [
        row for row in rows if _is_word(row.cells[0].text) and any(_is_word(row.cells[index].text) for index in columns)
    ]


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


def _has_value(row: GridRow) -> bool:
    """Whether a row has a value for money behind its first cell."""
    return any(parse_cell(cell.text).status for cell in row.cells[1:] if cell.text)


def _table(source: SourceText, start: int) -> Grid:
    """The table whose head begins on a line: to the last line with bars before another head, or before prose."""
    rows = [_row(source, Span(start, start))]
    bars = _bars(source, start)
    while (following := _next_row(source, rows[-1].span.end, bars)) and not _opens(source, following.span.start):
        between = range(rows[-1].span.end + 1, following.span.start)
        if _goes_on(following, rows[-1], bars) and not any(_alone(source, between.start, between.stop)):
            whole = _row(source, rows[-1].span | following.span)
            rows[-1] = replace(whole, torn=True)
            continue
        if following.torn and not _is_first_cell(following.cells[0].text):
            break
        rows += (_row(source, Span(line, line)) for line in _alone(source, between.start, between.stop))
        rows.append(following)
    return Grid(tuple(rows), Span(start, rows[-1].span.end), "pipes")


def _goes_on(row: GridRow, above: GridRow, bars: int) -> bool:
    """Whether a line with bars may be the end of the row above, which lacks some: nothing begins a row in it."""
    few = above.span.end - above.span.start < _MOST_OF_PAGE
    return row.torn and few and 1 < len(above.cells) <= bars and not _is_first_cell(row.cells[0].text)


def _is_first_cell(text: str) -> bool:
    """Whether a text is what the first cell of a row says: a number alone, the name of a total, or a project."""
    return _number_of(text) is not None or TOTAL.match(text) is not None or begins_with_item(text)


def _next_row(source: SourceText, end: int, bars: int) -> GridRow | None:
    """The next row with bars: close below the last one, or where the next page begins. A torn one has too few bars, or
    too many.
    """
    alone = 0
    for number in range(end + 1, min(end + _MOST_OF_PAGE, len(source.lines)) + 1):
        if ends_table(source.stripped_digits[number - 1]):
            break
        if _bars(source, number):
            if _fits(source, number, bars):
                return _row(source, Span(number, _end_of_row(source, number, bars)))
            return replace(_row(source, Span(number, _end_of_torn(source, number, bars))), torn=True)
        alone += not _is_of_page(source, number)
        if alone > _MOST_BETWEEN:
            break
    return None


def _fits(source: SourceText, number: int, bars: int) -> bool:
    """Whether a line may be a row, or the first line of one, of a table with so many bars; a total may have but one."""
    least = 1 if TOTAL.match(source.line(number).strip()) else 2
    return least <= _bars(source, number) <= bars or _end_of_row(source, number, bars) > number


def _end_of_row(source: SourceText, number: int, bars: int) -> int:
    """The line on which a row has all its bars; its first where no line does, where it is the row of a total, and where
    another row begins before.
    """
    if TOTAL.match(source.line(number).strip()):
        return number
    found = _bars(source, number)
    due = number_due(_cells(source, number)[0])
    for line in range(number + 1, min(number + _MOST_BETWEEN, len(source.lines)) + 1):
        if found >= bars or _is_of_page(source, line):
            break
        if begins_row(_cells(source, line), source.line(line - 1), due):
            break
        found += _bars(source, line)
        if found == bars:
            return line
    return number


def _end_of_torn(source: SourceText, number: int, bars: int) -> int:
    """The last line of a row without all its bars: above the next that begins one, or that has more than it lacks."""
    found = _bars(source, number)
    for line in range(number + 1, min(number + _MOST_BETWEEN, len(source.lines)) + 1):
        if _is_of_page(source, line) or ends_table(source.stripped_digits[line - 1]):
            return line - 1
        text, own = source.line(line).strip(), _bars(source, line)
        if (
            found + own > bars
            or TOTAL.match(text)
            or names_place(text)
            or _is_first_cell(text.split("|", 1)[0].strip())
        ):
            return line - 1
        found += own
    return min(number + _MOST_BETWEEN, len(source.lines))


def _alone(source: SourceText, start: int, end: int) -> Iterator[int]:
    return (number for number in range(start, end) if not _is_of_page(source, number))


def _is_of_page(source: SourceText, number: int) -> bool:
    """Whether a line is blank, or no more than a page's number."""
    text = source.stripped_digits[number - 1]
    return not text or is_blanked_or_rule(source, number) or MAYBE_PAGE_MARK.fullmatch(text) is not None


def _cells(source: SourceText, number: int) -> list[str]:
    return _BAR.split(source.line(number))


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
