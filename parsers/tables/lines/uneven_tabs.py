"""Rows of a table of tabs that are not printed a cell a tab: an author aligned the columns by several tabs, a line
break is lost between two rows, or blanks stand for the tabs of a row.

The head says how many cells a row has, the numbers of the rows say where one begins, and each cell must hold what its
column does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from math import inf

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText, Span
from parsers.records.table import Cell, GridRow
from parsers.tables.columns.column_roles import ColumnRoles
from parsers.tables.columns.head_rows import header_rows, is_header
from parsers.tables.columns.meaning import read_header
from parsers.tables.flat.ground.glued_words import row_on_line
from parsers.tables.flat.ground.pieces import GAP
from parsers.tables.flat.ground.row_words import number_in
from parsers.tables.rows.cell_kinds import Kind, has_letters, kinds_of, misfit
from parsers.tables.rows.printed_cells import printed_cell
from parsers.tables.rows.row_begins import begins_total

_NUMBER_BEHIND = re.compile(r"(.*[^\d\s.,()])\s*(\(?\d{1,3}[.)]*)", re.DOTALL)
_LEAST_ROWS = 2
_MOST_CELLS = 60
_LONGEST = 400
"""Letters of a line that may be a row."""


def with_even_rows(source: SourceText, rows: Sequence[GridRow], last: int) -> list[GridRow]:
    """The rows of a table of tabs with each in its cells, and the rows without tabs right below it, to line ``last`` at
    most. What leaves a choice stays as it is.
    """
    start = next((at for at, row in enumerate(rows) if is_header(row)), None)
    end = rows[-1].span.end if rows else last
    below = source.line(end + 1) if end < last else ""
    if start is None or not (_may_be_row(below) or any(_is_uneven(row, rows[start]) for row in rows[start:])):
        return list(rows)
    rows = _aligned(rows, start)
    header = read_header(rows, start, None)
    if header is None or header[0].number != 0 or not header[0].of_money:
        return list(rows)
    columns, first = header
    found = list(rows[:first])
    due = 1
    for row in rows[first:]:
        parts = _apart(source, row, columns, due) or [row]
        for part in parts:
            due = _number_of(part, due) + 1
        found += parts
    line = found[-1].span.end + 1
    while line <= last and (more := _row_of_line(source.line(line), line, columns, due)):
        found.append(more)
        due, line = due + 1, line + 1
        if begins_total(source.line(line - 1)):
            break
    return found


def _number_of(row: GridRow, due: int) -> int:
    """The number that a row has, as the next one counts on from it; that above it where it has none."""
    first = row.cells[0].text.split(maxsplit=1)[:1] if row.cells else []
    own = number_in(first[0]) if first else None
    return due - 1 if own is None else own


def _is_uneven(row: GridRow, head: GridRow) -> bool:
    """Whether a row may be none of a cell a tab: it has more cells than its head, or a whole row in one; or a name of
    the head has an empty cell before it.
    """
    filled = _filled(row)
    if row is head:
        return bool(filled) and len(filled) <= filled[-1]
    return len(row.cells) > len(head.cells) or (len(filled) == 1 and _may_be_row(row.cells[filled[0]].text))


def _may_be_row(line: str) -> bool:
    """Whether a line without tabs may hold a whole row, or a total: a look at its beginning spares most."""
    return "\t" not in line and " " in line and (line.lstrip()[:1].isdecimal() or "รวม" in line)


def _aligned(rows: Sequence[GridRow], start: int) -> Sequence[GridRow]:
    """The rows without the empty cells of a head that several tabs align, where the rows below it have as many cells
    as names stand in it, and not where these stand.
    """
    head = rows[start]
    places = _filled(head)
    if not _is_uneven(head, head) or len(head.cells) > _MOST_CELLS or header_rows(rows, start)[2] != start + 1:
        return rows
    body = rows[start + 1 :]
    if all(set(_filled(row)) <= set(places) for row in body):
        return rows
    header = read_header([_compact(head)], 0, None)
    if header is None or len(header[0].of_money) < _LEAST_ROWS or header[0].unread_years:
        return rows
    columns = header[0]
    found = [_in_columns(row, columns) for row in body]
    whole = sum(not row.torn and len(row.cells) == columns.width for row in found)
    if whole < _LEAST_ROWS or 2 * whole < len(found):
        return rows
    return [*(_compact(row) for row in rows[:start]), _compact(head), *found]


def _in_columns(row: GridRow, columns: ColumnRoles) -> GridRow:
    """A row with its filled cells in the columns, from left to right; torn where they fit these in no way."""
    found = _compact(row)
    count, blank = len(found.cells), Cell("", (), row.span)
    if count < _LEAST_ROWS or (is_header(found) and count == columns.width):
        return found
    money = columns.of_money
    if begins_total(found.cells[0].text) and count == 1 + len(money):
        cells = [blank] * columns.width
        for place, cell in zip((columns.project, *money), found.cells, strict=True):
            cells[place] = cell
        return replace(found, cells=tuple(cells))
    padded = (*found.cells, *[blank] * (columns.width - count))
    # an empty cell cannot be told from one at the end where a column behind may hold the last value
    behind = [place for place in range(max(money) + 1, columns.width) if place != columns.responsible]
    kinds = [kind for place, kind in enumerate(kinds_of(columns)) if place in behind]
    last = padded[max(money)].text
    sure = count == columns.width or (count > max(money) and not has_letters(last) and _is_of_none(last, kinds))
    if sure and _fits(padded, columns):
        return replace(found, cells=padded)
    return replace(found, torn=True)


def _apart(source: SourceText, row: GridRow, columns: ColumnRoles, due: int) -> list[GridRow] | None:
    """The rows that a line holds, where it has several or blanks for its tabs; None for all others."""
    filled = [cell.text for cell in row.cells if cell.text]
    if len(filled) == 1 and row.span.start == row.span.end:
        whole = _row_of_line(source.line(row.span.start), row.span.start, columns, due)
        return [whole] if whole else None
    if len(row.cells) <= columns.width or len(row.cells) > _MOST_CELLS or is_header(row):
        return None
    own = number_in(row.cells[0].text)
    least = max(columns.of_money) + 1
    ways = []
    for at in range(least, columns.width + 1):
        if own is None or at + 1 >= len(row.cells) or not has_letters(row.cells[at + 1].text):
            continue
        first, number = row.cells[:at], row.cells[at]
        if glued := _NUMBER_BEHIND.fullmatch(arabic_digits(number.text)):
            end, begin = glued.end(1), glued.start(2)
            first = (*first, printed_cell((number.text[:end],), row.span))
            number = printed_cell((number.text[begin:],), row.span)
        if number_in(number.text) != own + 1 or len(first) > columns.width or not _fits(first, columns):
            continue
        second = GridRow((number, *row.cells[at + 1 :]), row.span)
        others = _apart(source, second, columns, own + 1) or [second]
        if all(least <= len(other.cells) <= columns.width and _fits(other.cells, columns) for other in others):
            ways.append([GridRow(first, row.span), *others])
    return ways[0] if len(ways) == 1 else None


def _row_of_line(line: str, at: int, columns: ColumnRoles, due: int) -> GridRow | None:
    """The row that a line without tabs holds, which begins with the number that is due or as a total: gaps part its
    cells, or single blanks where it has no amount that may be the end of its title. One that may be such a row is its
    line as one cell. None for all others.
    """
    first, count = columns.project + 1, len(columns.of_money)
    together = columns.of_money == tuple(range(first, first + count)) and columns.project == 1
    if not together or columns.width - first - count > 1 or len(line) > _LONGEST:
        return None
    span = Span(at, at)
    texts = GAP.split(line.strip())
    total = begins_total(texts[0])
    behind = columns.width - first - count
    if total and len(texts) == 1 + count:
        texts = ["", *texts, *[""] * behind]
    if len(texts) != columns.width:
        words = line.split()
        found = row_on_line(words[not total :], count, grouped=True, counted=False)
        if found is None or not found.sure or (found.behind and (total or not behind)):
            return None
        number = "" if total else words[0]
        texts = [number, " ".join(found.before), *found.values, *[" ".join(found.behind)] * behind]
        if not total and any(any(map(str.isdecimal, value)) for value in found.values):
            row = GridRow((printed_cell((line.strip(),), span),), span)
            return row if number_in(number) == due and has_letters(texts[1]) else None
    row = GridRow(tuple(printed_cell((text,), span) for text in texts), span)
    counts = total or (number_in(texts[0]) == due and has_letters(texts[1]))
    return row if counts and _fits(row.cells, columns) else None


def _fits(cells: Sequence[Cell], columns: ColumnRoles) -> bool:
    """Whether each cell holds what its column does, with a title and a value in each column of money."""
    kinds = kinds_of(columns)
    texts = [cell.text for cell in cells]
    filled = all(texts[at] for at in (columns.project, *columns.of_money))
    return filled and not any(misfit(text, kind) for text, kind in zip(texts, kinds, strict=False))


def _is_of_none(text: str, kinds: Sequence[Kind]) -> bool:
    """Whether a value cannot stand in a column of any of the kinds."""
    return all(misfit(text, kind) == inf for kind in kinds)


def _filled(row: GridRow) -> list[int]:
    return [at for at, cell in enumerate(row.cells) if cell.text]


def _compact(row: GridRow) -> GridRow:
    return replace(row, cells=tuple(cell for cell in row.cells if cell.text) or row.cells[:1])
