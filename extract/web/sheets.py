"""Web pages that a spreadsheet saved: what stands in rows of one cell above, between and below their tables is prose.

Such a page is nothing but tables; on any other page a row of one cell stays in its table (a dimension, a caption).
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from extract.text.dress import HIDDEN_TEXT
from extract.web.markup import LINE_BREAK, cells_of

_TAG = re.compile(r"<[^<>]*>")
_WORD = re.compile("[\u0e01-\u0e4eA-Za-z]{3}")
_MOST_OUTSIDE = 0.05
"""The share of a page's letters that may stand outside of its tables."""

_LEAST_BETWEEN = 4
"""Rows of prose between two rows of a table: the headings of a dimension, a mission and a strategy are three."""

_OPENS, _ENDS, _ROW, _CELL = "<table>", "</table>", "<tr>", "<td"
_LEAST_FRAMED = 3
"""Columns with letters, and rows with numbers, that make the frame of a sheet."""


class _Row(NamedTuple):
    """A row: its line, how many columns it has, whether a cell goes on below it, and its lines if it may be prose."""

    line: str
    width: int
    goes_on: bool
    texts: tuple[str, ...] | None
    whole: bool
    """Whether its one filled cell is as wide as the row, or it has none."""


def with_prose(lines: Sequence[str]) -> list[str]:
    """The lines of a page with its rows of prose as lines of text; as they are where it is no sheet. The frame that a
    spreadsheet draws around its cells, letters above the columns and numbers beside the rows, is no text of it.

    >>> page = ["<table>", '<tr> <td colspan="2">คำนำ </tr>', "<tr> <td>ก <td>1 </tr>", "</table>"]
    >>> with_prose(page)
    ['คำนำ', '', '<table>', '<tr> <td>ก <td>1 </tr>', '</table>']
    >>> with_prose(["ข้อความนอกตาราง", *page])[1:] == page
    True
    """
    outside = inside = depth = 0
    for line in lines:
        depth += line.count(_OPENS)
        letters = len(_TAG.sub("", line).strip())
        outside, inside = (outside, inside + letters) if depth else (outside + letters, inside)
        depth -= line.count(_ENDS)
    is_sheet = inside > 0 and outside <= _MOST_OUTSIDE * inside
    found: list[str] = []
    at = 0
    while at < len(lines):
        end = next((n for n in range(at, len(lines)) if lines[n] == _ENDS), at) if lines[at] == _OPENS else at
        own = lines[at + 1 : end]
        plain = end > at and all(line == HIDDEN_TEXT or (line.startswith(_ROW) and _OPENS not in line) for line in own)
        unframed = _without_frame(own) if plain else None
        if plain and (is_sheet or unframed):
            found += _parted(unframed or own)
        else:
            found += lines[at : end + 1]
        at = end + 1
    return found


def _without_frame(lines: Sequence[str]) -> list[str] | None:
    """The rows of a sheet without the letters of its columns and the numbers of its rows; None where it has none.

    >>> _without_frame(["<tr><td><td>A<td>B<td>C</tr>", *(f"<tr><td>{n}<td>ก<td>ข<td>ค</tr>" for n in (4, 5, 6))])
    ['<tr><td>ก<td>ข<td>ค</tr>', '<tr><td>ก<td>ข<td>ค</tr>', '<tr><td>ก<td>ข<td>ค</tr>']
    """
    rows = [line for line in lines if line != HIDDEN_TEXT]
    letters = [_plain(cell.content) for cell in cells_of(rows[0])] if rows else []
    if len(letters) <= _LEAST_FRAMED or letters != ["", *map(_letters, range(len(letters) - 1))]:
        return None
    number, counted = 0, 0
    for row in rows[1:]:
        first = next((_plain(cell.content) for cell in cells_of(row)), "")
        if first and not (first.isascii() and first.isdecimal() and int(first) > number):
            return None
        number, counted = (int(first), counted + 1) if first else (number, counted)
    return [_without_first(line) for line in lines if line is not rows[0]] if counted >= _LEAST_FRAMED else None


def _letters(column: int) -> str:
    """What a spreadsheet calls a column: ``A``, ``Z``, ``AA``."""
    more, last = divmod(column, 26)
    return (_letters(more - 1) if more else "") + chr(ord("A") + last)


def _without_first(line: str) -> str:
    """A row without its first cell."""
    first = line.find(_CELL)
    second = line.find(_CELL, first + 1)
    return line if first < 0 or second < 0 else line[:first] + line[second:]


def _plain(content: str) -> str:
    return html.unescape(_TAG.sub("", content)).strip()


def _parted(lines: Sequence[str]) -> Iterator[str]:
    """A table's lines as texts and tables in turn."""
    rows = [_row(line) for line in lines]
    width = max((row.width for row in rows), default=0)
    prose = _prose(rows, width)
    beside = next((apart for row, apart in zip(rows, prose, strict=True) if row.line != HIDDEN_TEXT), False)
    for index, row in enumerate(rows):  # what is hidden stays with the row above it
        beside = prose[index] = beside if row.line == HIDDEN_TEXT else prose[index]
    inside = False
    for row, apart in zip(rows, prose, strict=True):
        if apart and inside:
            yield from (_ENDS, "")
        elif not apart and not inside:
            yield from ("", _OPENS) if any(prose) else (_OPENS,)
        inside = not apart
        yield from (row.texts or (row.line if row.line == HIDDEN_TEXT else "",)) if apart else (row.line,)
    if inside:
        yield _ENDS


def _prose(rows: Sequence[_Row], width: int) -> list[bool]:
    """Which rows are prose: those of one cell over all columns, or with all others empty above and below the table."""
    free = [row.texts is not None and not (row.goes_on and row.width < width) for row in rows]
    tables = [index for index, may_be in enumerate(free) if not may_be]
    if not tables:
        return free
    found = [may_be and not tables[0] < index < tables[-1] for index, may_be in enumerate(free)]
    for above, below in pairwise(tables):
        between = range(above + 1, below)
        filled = [index for index in between if rows[index].texts]
        wide = all(rows[index].whole and rows[index].width == width for index in filled)
        if wide and len(filled) >= _LEAST_BETWEEN:
            found[above + 1 : below] = [True] * len(between)
    return found


def _row(line: str) -> _Row:
    """A row of a table, or what stands for hidden ones, which has no columns."""
    if line == HIDDEN_TEXT:
        return _Row(line, 0, goes_on=False, texts=(), whole=True)
    width, goes_on = 0, False
    filled: list[tuple[int, int, str]] = []
    for cell in cells_of(line):
        if _plain(cell.content):
            filled.append((width, cell.columns, cell.content.strip()))
        goes_on = goes_on or cell.rows > 1
        width += cell.columns
    if not filled:
        return _Row(line, width, goes_on, (), whole=True)
    (start, columns, content), *more = filled
    if more or start or not _WORD.search(_TAG.sub("", content)):
        return _Row(line, width, goes_on, None, whole=False)
    texts = tuple(part.strip() for part in LINE_BREAK.split(content) if part.strip())
    return _Row(line, width, goes_on, texts, whole=columns == width)
