"""The tables of a page: the glyphs and lines in the cells that its rulings make."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from extract.pdf.layout.pieces.cells import cell_boxes
from extract.pdf.layout.pieces.lines import PrintedLine, lines_of
from extract.pdf.layout.pieces.turned_cells import upright
from extract.pdf.layout.pieces.wrapped import cell_pieces, is_cut, is_value, makes_amount
from extract.pdf.letters.glyphs import UNMAPPED
from extract.pdf.letters.page import Box, Edge, Glyph
from extract.pdf.letters.words import first_word

_MOST_BREAKS = 6
"""Lines on which one amount may stand."""

FEW = re.compile(r"[1-9๑-๙][0-9๐-๙]?")
"""A number too small for an amount of baht."""

_LOOSE = 0.5
"""Of the font's size: room that a program may leave at the end of a line."""

_ROUNDING = 1.0
"""Points."""

_OVER = 0.3
"""Points: a letter that reaches farther over a ruling is drawn over it."""

_TOUCH = 0.02
"""Of the font's size: the gap between letters of one word."""

_OF_NUMBER = re.compile(r"[0-9๐-๙,.\-–—]")

_Cells = list[tuple[float, float, list[Glyph]]]
"""The left and the right side of each cell of a row, and the clusters in it."""


class PageCell(NamedTuple):
    """A cell: its place and reach in the table's grid, its box on the page, and the pieces of its text."""

    row: int
    column: int
    rows: int
    columns: int
    box: Box
    pieces: tuple[str, ...]

    @property
    def text(self) -> str:
        """The pieces on one line."""
        return " ".join(self.pieces)


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table on one page. ``sides`` are the places of its vertical rulings, ``box`` all that it covers."""

    box: Box
    sides: tuple[float, ...]
    rows: tuple[tuple[PageCell, ...], ...]
    ruled: bool = True
    """Whether rulings part its rows."""


def page_tables(clusters: Sequence[Glyph], edges: Iterable[Edge]) -> tuple[list[PageTable], list[Glyph]]:
    """The tables of a page from top to bottom, and the clusters that stand outside of them.

    A box around a single cell, or around cells in one column, lays out text and is no table.
    Raises ``SourceError`` where a page has more rulings than any plan.
    """
    return tables_in(cell_boxes(edges), clusters)


def tables_in(boxes: Sequence[Sequence[Box]], clusters: Sequence[Glyph]) -> tuple[list[PageTable], list[Glyph]]:
    """The tables that boxes beside and below each other make, and the clusters outside of them."""
    tables: list[PageTable] = []
    rest = list(clusters)
    for cells in boxes:
        if len({box[0] for box in cells}) < 2:
            continue
        table, rest = filled(cells, rest)
        tables.append(table)
    return tables, rest


def filled(
    cells: Sequence[Box], clusters: Sequence[Glyph], ends: Mapping[float, float] | None = None
) -> tuple[PageTable, list[Glyph]]:
    """A table with the clusters that stand in its cells, and those that do not.

    ``ends`` says for right sides that no ruling draws where the texts before them end.
    """
    sides = sorted({x for box in cells for x in (box[0], box[2])})
    levels = sorted({y for box in cells for y in (box[1], box[3])})
    columns, rows = {x: n for n, x in enumerate(sides)}, {y: n for n, y in enumerate(levels)}
    held: dict[Box, list[Glyph]] = {box: [] for box in cells}
    by_row: list[_Cells] = [[] for _ in levels]
    for box in cells:
        for level in range(rows[box[1]], rows[box[3]]):
            by_row[level].append((box[0], box[2], held[box]))
    rest: list[Glyph] = []
    crossing: list[tuple[int, _Cells]] = []
    for place, glyph in enumerate(clusters):
        x0, x1 = glyph.x0, glyph.x1
        x, y = (x0 + x1) / 2, (glyph.top + glyph.bottom) / 2
        # above the first level and below the last no box begins: both find the last, empty list
        within = by_row[bisect_right(levels, y) - 1]
        for left, right, inside in within:
            if left <= x < right:
                inside.append(glyph)
                if x0 < left - _OVER or x1 > right + _OVER:
                    crossing.append((place, within))
                break
        else:
            rest.append(glyph)
    for place, within in crossing:
        _keep_word_whole(clusters, place, within, rest)
    printed: list[list[PageCell]] = [[] for _ in levels]
    turned = {box: upright(glyphs, box) for box, glyphs in held.items()}
    lines = {box: lines_of(glyphs, columns=False) if glyphs else [] for box, (glyphs, _) in turned.items()}
    starts = (line.x0 - turned[box][1][0] for box, some in lines.items() for line in some)
    padding = max(0.0, min(starts, default=0.0))
    for box, some in lines.items():
        around = turned[box][1]
        reach = ends.get(box[2], box[2]) if ends and around == box else around[2]
        pieces = _pieces(some, (around[0], around[1], reach, around[3]), padding)
        row, column = rows[box[1]], columns[box[0]]
        cell = PageCell(row, column, rows[box[3]] - row, columns[box[2]] - column, box, pieces)
        printed[row].append(cell)
    table_rows = tuple(tuple(sorted(row, key=lambda cell: cell.column)) for row in printed[:-1])
    whole = (sides[0], levels[0], sides[-1], levels[-1])
    return PageTable(whole, tuple(sides), table_rows), rest


def _keep_word_whole(glyphs: Sequence[Glyph], place: int, cells: _Cells, rest: list[Glyph]) -> None:
    """Puts a word that is wider than its cell, and is drawn over a ruling, whole into the cell that most of it is in.

    ``place`` is that of its glyph on the ruling, ``cells`` are those of its row. A word are glyphs that touch; where
    digits are among them, the ruling parts two numbers.
    """
    first = last = place
    while first and _touch(glyphs[first - 1], glyphs[first]):
        first -= 1
    while last + 1 < len(glyphs) and _touch(glyphs[last], glyphs[last + 1]):
        last += 1
    word = glyphs[first : last + 1]
    if len(word) < 2 or any(_OF_NUMBER.search(glyph.text) for glyph in word):
        return
    x0, x1 = word[0].x0, word[-1].x1
    whole = next((inside for left, right, inside in cells if 2 * (min(right, x1) - max(left, x0)) > x1 - x0), None)
    if whole is None:
        return
    its = set(map(id, word))
    for some in (rest, *(inside for _, _, inside in cells)):
        some[:] = [glyph for glyph in some if id(glyph) not in its]
    whole += word


def _touch(left: Glyph, right: Glyph) -> bool:
    """Whether two glyphs are drawn beside each other as those of one word are."""
    if left.bottom != right.bottom or left.text.isspace() or right.text.isspace():
        return False
    return abs(right.x0 - left.x1) <= _TOUCH * right.size


def _pieces(lines: Sequence[PrintedLine], box: Box, padding: float) -> tuple[str, ...]:
    """The pieces of a cell's text: what its lines say once wrapped ones are put together.

    A line wrapped if the first word of the next had no place behind it. An amount that is too wide for its cell is put
    together again where no blank ends the line above, and where its parts have no place on one line: ``จำนวน``, ``๑๐``,
    ``๕,๐๐๐ บาท``. Programs break Thai digits anywhere.
    """
    found: list[str] = []
    apart: set[int] = set()
    among_words = not all(is_value(line.text) for line in lines)
    place = 0
    while place < len(lines):
        if place and not wraps(lines[place - 1], lines[place], box[2] - padding):
            apart.add(len(found))
        end = place + 1
        for stop in range(min(len(lines), place + _MOST_BREAKS), place + 1, -1):
            some = lines[place:stop]
            texts = [line.text for line in some]
            if not makes_amount(texts, among_words=among_words):
                continue
            blank = any(line.ends_blank for line in some[:-1])
            if all(is_cut(*pair) for pair in pairwise(texts)) or (not blank and _too_wide(some, box)):
                end = stop
                break
        if end == place + 1 and not among_words and _perhaps_one(lines[place:], box):
            end = place + 2
            found.append(UNMAPPED.join(line.text.strip() for line in lines[place:end]))
            place = end
            continue
        text = "".join(line.text for line in lines[place:end])
        found.append(f"{text} " if lines[end - 1].ends_blank else text)
        place = end
    return tuple(cell_pieces(found, apart))


def _perhaps_one(lines: Sequence[PrintedLine], box: Box) -> bool:
    """Whether ``9`` above ``9,000`` may be one amount that its narrow cell broke: no two values for certain."""
    if len(lines) < 2 or lines[0].ends_blank or not FEW.fullmatch(lines[0].text.strip()):
        return False
    texts = [line.text for line in lines[:2]]
    return makes_amount(texts, among_words=True) and _too_wide(lines[:2], box)


def wraps(above: PrintedLine, below: PrintedLine, margin: float) -> bool:
    """Whether a line may go on in the one below it: the next word had no place before the margin."""
    return margin - above.x1 < _width(below.glyphs, len(first_word(below.text))) + below.size * _LOOSE


def _too_wide(lines: Sequence[PrintedLine], box: Box) -> bool:
    """Whether what stands from the last word of the first line to the first of the last has no place on one line."""
    last, first = len(lines[0].text.split()[-1]), len(lines[-1].text.split(maxsplit=1)[0])
    padding = max(0.0, min(line.x0 for line in lines) - box[0])
    room = box[2] - box[0] - 2 * padding
    between = sum(line.x1 - line.x0 for line in lines[1:-1])
    return _width(reversed(lines[0].glyphs), last) + between + _width(lines[-1].glyphs, first) > room - _ROUNDING


def _width(glyphs: Iterable[Glyph], characters: int) -> float:
    """How wide the first glyphs are that hold so many characters."""
    taken: list[Glyph] = []
    for glyph in glyphs:
        if characters <= 0:
            break
        if not glyph.text.isspace():
            taken.append(glyph)
            characters -= len(glyph.text)
    return max(glyph.x1 for glyph in taken) - min(glyph.x0 for glyph in taken)
