"""A text that a spreadsheet saved, read as a text with tables: ``"1. โครงการ\\nสัญจร"<tab>" 12,000 "<tab>``.

Excel parts cells by tabs, as many on each row, and puts those in quotes that hold a comma, a quote (which it doubles)
or a line end (RFC 4180). Rows of a table have one line here, prose in the first columns has its own and no tabs behind.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import NamedTuple

from extract.ground.source import SourceText
from extract.text.torn_lines import Piece
from parsers.other_lines.rows_apart import Apart

_QUOTED = re.compile(r'"(?<![^\t\n]")(?P<text>(?:[^"]|"")*+)"(?=\t|$)', re.MULTILINE)
_NEEDS_QUOTES = re.compile(r'[,"\n]')
_BARE_FIGURE = re.compile(r"(?:^|\t)[ ]*[0-9]{1,3}(?:,[0-9]{3})+[ ]*(?=\t|$)", re.MULTILINE)
_LEAST = 3
_MOST_LINES = 40
"""Lines of a cell: a quote without its end would reach over the whole text."""

_PROSE = 2
"""Columns in which a row has no more than a label and its text."""

_PARTS = re.compile(r'[^"\n\t]+|""|\n|\t')


class _Part(NamedTuple):
    """A piece of a row, and its place in the joined text: some text, a line end, or the tab behind a cell."""

    place: int
    text: str
    between: bool = False
    """Whether it is a tab that parts two cells."""


def as_text_with_tables(source: SourceText) -> Apart | None:
    """The source without the quotes of its cells; None where it is no text of a spreadsheet.

    It is none where a cell in quotes needs none, or where a figure with a comma has none: such quotes are print.

    >>> lines = ('ที่มา', '1\\t"โครงการ', 'สัญจร"\\t" 12,000 "', '2\\tก ""ข""\\t" 5,000 "', '"ก, ข"\\t"1,', '2"\\t')
    >>> as_text_with_tables(SourceText("a.txt", "txt", "", lines)).source.lines
    ('ที่มา', '1\\tโครงการ สัญจร\\t 12,000 ', '2\\tก ""ข""\\t 5,000 ', 'ก, ข\\t1,', '2')
    """
    joined = source.joined
    if source.tables or '"' not in joined or "\t" not in joined:
        return None
    cells = list(_QUOTED.finditer(joined))
    if len(cells) < _LEAST or any(not _NEEDS_QUOTES.search(cell["text"]) for cell in cells):
        return None
    if any(cell["text"].count("\n") > _MOST_LINES for cell in cells) or _BARE_FIGURE.search(joined):
        return None
    starts = [0, *accumulate(len(line) + 1 for line in source.lines)]
    lines: list[str] = []
    places: list[tuple[Piece, ...]] = []
    for row in _rows(joined, starts, cells):
        for line in _lines(row):
            text, pieces = "", []
            for part in line:
                number = bisect_right(starts, part.place)
                pieces.append(Piece(len(text), number, len(text) - (part.place - starts[number - 1])))
                text += part.text
            lines.append(text)
            places.append(tuple(pieces))
    pages = tuple(source.pages[pieces[0].line - 1] for pieces in places) if source.pages else ()
    return Apart(replace(source, lines=tuple(lines), pages=pages, parts=()), tuple(places))


def _rows(joined: str, starts: Sequence[int], cells: Sequence[re.Match[str]]) -> Iterator[list[_Part]]:
    """The rows: each goes on over the line ends in its cells."""
    row: list[_Part] = []
    at = 0
    for cell in (*cells, None):
        edge = cell.start() if cell else starts[-1] - 1
        while (end := joined.find("\n", at, edge)) >= 0:
            yield [*row, *_bare(joined, at, end)]
            row, at = [], end + 1
        row += _bare(joined, at, edge)
        if cell:
            found = _PARTS.finditer(joined, cell.start("text"), cell.end("text"))
            row += [_Part(part.start(), '"' if part[0] == '""' else part[0]) for part in found]
            at = cell.end()
    yield row


def _bare(joined: str, start: int, end: int) -> list[_Part]:
    """What stands between two cells in quotes on one line; an empty text where nothing does."""
    parts = [_Part(part.start(), part[0], between=part[0] == "\t") for part in _PARTS.finditer(joined, start, end)]
    return parts or [_Part(start, "")]


def _lines(row: Sequence[_Part]) -> Iterator[list[_Part]]:
    """The lines of a row: one where a cell behind the second one is filled."""
    columns = list(accumulate(part.between for part in row))
    filled = [index for index, part in enumerate(row) if part.text.strip()]
    if filled and columns[filled[-1]] >= _PROSE:
        yield [part._replace(text=" ") if part.text == "\n" else part for part in row]
        return
    line: list[_Part] = []
    for part in row[: filled[-1] + 1 if filled else 1]:
        if part.text == "\n":
            yield line or [part._replace(text="")]
            line = []
        elif filled or not part.between:
            line.append(part)
    yield line or [_Part(row[0].place, "")]
