"""Captions of tables that stand side by side: each is printed above its own table, all of them on one line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from extract.pdf.layout.pieces.lines import PrintedLine, Stretch, lines_of
from extract.pdf.letters.page import Box

_GAP = 3.5
"""Of a line's size: the least gap between two captions, as columns have it."""

_FARTHEST = 6.0
"""Of a line's size: how far above its table a caption stands."""


def captions_apart(lines: Sequence[PrintedLine], tables: Sequence[Box]) -> list[PrintedLine]:
    """The lines of a page, those above tables that stand side by side parted where the tables are.

    Each part is in the column of its table (``PrintedLine.column``). Only where all captions begin above a table of
    their own, no word reaches from one to the next, and nothing but such lines is between them and the tables.
    """
    for beside in _side_by_side(tables):
        lines = list(_parted(lines, beside))
    return list(lines)


def above_its_table(line: PrintedLine, table: Box) -> bool:
    """Whether a line is one of the captions of a table beside others."""
    column = line.column
    return column is not None and (column.x0, column.x1) == (table[0], table[2]) and line.bottom <= table[1] + line.size


def _side_by_side(tables: Sequence[Box]) -> Iterator[list[Box]]:
    """The tables that begin at one height, two or more, from left to right."""
    for _, some in groupby(sorted(tables, key=lambda box: (round(box[1]), box[0])), key=lambda box: round(box[1])):
        beside = list(some)
        if len(beside) > 1 and all(left[2] < right[0] for left, right in pairwise(beside)):
            yield beside


def _parted(lines: Sequence[PrintedLine], tables: Sequence[Box]) -> Iterator[PrintedLine]:
    top = tables[0][1]
    near = [line for line in lines if -line.size / 2 <= top - line.bottom <= _FARTHEST * line.size]
    captions: dict[int, list[PrintedLine]] = {}
    for line in sorted(near, key=lambda one: -one.bottom):
        parts = _parts(line, tables)
        if parts is None:
            break
        captions[id(line)] = parts
    for line in lines:
        yield from captions.get(id(line), [line])


def _parts(line: PrintedLine, tables: Sequence[Box]) -> list[PrintedLine] | None:
    """A line in the columns of tables; None where it is not above two of them, or a word stands across."""
    found: list[PrintedLine] = []
    ends = [(left[2] + right[0]) / 2 for left, right in pairwise(tables)]
    for place, table in enumerate(tables):
        low, high = (ends[place - 1] if place else float("-inf")), (ends[place] if place < len(ends) else float("inf"))
        glyphs = [glyph for glyph in line.glyphs if low <= (glyph.x0 + glyph.x1) / 2 < high]
        printed = [glyph for glyph in glyphs if not glyph.text.isspace()]
        if not printed:
            continue
        if printed[0].x0 < table[0] - line.size or (found and printed[0].x0 - found[-1].x1 < _GAP * line.size):
            return None
        found += lines_of(glyphs, columns=True)
        found[-1].column = Stretch(table[0], table[2])
    return found if len(found) > 1 else None
