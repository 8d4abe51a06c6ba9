"""Tables below each other on a page whose rows have grounds: where the captions between them stand, and which of them
have rulings between their rows as well.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from math import inf
from operator import itemgetter

from extract.ground.characters import arabic_digits
from extract.pdf.layout.pieces.cells import cell_boxes
from extract.pdf.layout.pieces.lines import PrintedLine, chunks, lines_of
from extract.pdf.layout.pieces.open_ends import closed
from extract.pdf.layout.pieces.wrapped import is_value
from extract.pdf.layout.unruled.columns import BESIDE, LEAST_COLUMNS, SAME_END, Stretch, same_ends, stretches
from extract.pdf.layout.unruled.grounds import Grounds, grounds_of, lone_boxes
from extract.pdf.layout.unruled.ruled_across import SAME_LEVEL
from extract.pdf.layout.unruled.year_heads import names_years
from extract.pdf.letters.page import Box, Edge, Glyph

_YEAR = re.compile(r"25\d\d")
_MOST_CAPTIONS = 5
"""Lines between two tables."""

_MOST_TABLES = 20
"""On a page."""

_LEAST_RULINGS = 2
"""Between rows without grounds."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a page from ``top`` to ``bottom`` that holds one table, with its grounds as ``boxes``, or where rows
    have rulings between them as well the ``rulings`` across.
    """

    top: float
    bottom: float
    boxes: tuple[Box, ...]
    rulings: tuple[Edge, ...] = ()

    def holds(self, glyph: Glyph) -> bool:
        """Whether the middle of a glyph is in it."""
        return self.top <= (glyph.top + glyph.bottom) / 2 < self.bottom


def tables_apart(clusters: Sequence[Glyph], edges: Sequence[Edge], grounds: Grounds | None) -> list[Part]:
    """The parts of a page whose rows have ``grounds``, each with one table; none where it is one part and has no
    rulings but those around grounds.

    ``edges`` are the page's. A caption stands outside of grounds right above a head: a text over
    several columns, or one that reaches out of the table, and what stands below it.
    """
    if grounds is None or (grounds.apart == 1 and not _has_more(grounds, edges)):
        return []
    free = _free_rulings(grounds, edges)
    captions = list(_captions(grounds, clusters)) if grounds.apart > 1 else []
    if (not captions and len(free) < _LEAST_RULINGS) or len(captions) > _MOST_TABLES:
        return []
    tops = [-inf, *(bottom for _, bottom in captions)]
    bottoms = [*(top for top, _ in captions), inf]
    return [
        part for top, bottom in zip(tops, bottoms, strict=True) if (part := _part(top, bottom, edges, free)) is not None
    ]


def _has_more(grounds: Grounds, edges: Iterable[Edge]) -> bool:
    """Whether rulings across stand above or below grounds that all touch: one between them would part them."""
    first, last = grounds.rows[0][0] - SAME_LEVEL, grounds.rows[-1][1] + SAME_LEVEL
    return any(top < first or bottom > last for _, _, top, bottom in edges)


def _part(top: float, bottom: float, edges: Sequence[Edge], free: Sequence[float]) -> Part | None:
    inside = [edge for edge in edges if top - SAME_LEVEL <= edge[2] and edge[3] <= bottom + SAME_LEVEL]
    own = (*chain.from_iterable(cell_boxes(closed(inside))), *lone_boxes(inside))  # sides of others move no sides
    grounds = grounds_of(own, least=1)
    if grounds is None:
        return None
    levels = [level for level in free if top < level < bottom]
    if len(levels) < _LEAST_RULINGS:
        return Part(top, bottom, own)
    levels = sorted([*levels, *(y for row in grounds.rows for y in row)])
    sides = grounds.sides if len(grounds.sides) > LEAST_COLUMNS else grounds.whole
    rulings = tuple((x0, x1, level, level) for level in levels for x0, x1 in pairwise(sides))
    return Part(top, bottom, own, rulings)


def _free_rulings(grounds: Grounds, edges: Iterable[Edge]) -> list[float]:
    """The levels of rulings across the whole table that are no side of a ground, of whatever pieces they are drawn."""
    sides = sorted({y for row in grounds.drawn for y in row})
    levels: list[tuple[float, list[Stretch]]] = []
    for x0, x1, top, bottom in sorted(edges, key=itemgetter(2)):
        if bottom - top > SAME_LEVEL or _is_near(sides, top):
            continue
        if not levels or top - levels[-1][0] > SAME_LEVEL:
            levels.append((top, []))
        levels[-1][1].append((x0, x1))
    return [
        level
        for level, pieces in levels
        if any(same_ends(stretch, grounds.whole) for stretch in stretches(sorted(pieces)))
    ]


def _is_near(levels: Sequence[float], level: float) -> bool:
    place = bisect_left(levels, level - SAME_LEVEL)
    return place < len(levels) and levels[place] <= level + SAME_LEVEL


def _captions(grounds: Grounds, clusters: Sequence[Glyph]) -> Iterator[tuple[float, float]]:
    """From where to where captions stand between grounds, right above a head."""
    rows = grounds.rows
    drawn = [(min(top for top, _ in some), max(bottom for _, bottom in some)) for some in _touching(grounds.drawn)]
    glyphs = sorted(clusters, key=_middle_of)
    middles = [_middle_of(glyph) for glyph in glyphs]
    for place, (above, below) in enumerate(pairwise(rows)):
        if below[0] - above[1] <= SAME_LEVEL:
            continue
        under = rows[place + 2] if place + 2 < len(rows) else below
        end = under[1] if under[0] - below[1] <= SAME_LEVEL else below[1]
        zone = glyphs[bisect_left(middles, above[1]) : bisect_left(middles, end)]
        for top, bottom in _above_heads(lines_of(zone, columns=False), grounds, drawn):
            yield top, min(bottom, below[0]) if top < below[0] else bottom


def _middle_of(glyph: Glyph) -> float:
    return (glyph.top + glyph.bottom) / 2


def _touching(rows: Iterable[tuple[float, float]]) -> Iterator[list[tuple[float, float]]]:
    """The rows that touch, from top to bottom."""
    held: list[tuple[float, float]] = []
    end = -inf
    for top, bottom in sorted(rows):
        if held and top - end > SAME_LEVEL:
            yield held
            held = []
        end = max(end, bottom) if held else bottom
        held.append((top, bottom))
    if held:
        yield held


def _above_heads(
    lines: Sequence[PrintedLine], grounds: Grounds, drawn: Sequence[tuple[float, float]]
) -> Iterator[tuple[float, float]]:
    """From where to where captions stand among lines between two grounds and on the next ones."""
    inside = [_in_ground(line, drawn) for line in lines]
    place = next((n for n, line in enumerate(lines) if inside[n] or names_years(line)), len(lines))
    last = place - 1
    head = [line for line, held in zip(lines[place:], inside[place:], strict=True) if held or names_years(line)]
    if last < 0 or not _is_head(head):
        return
    names = stretches(sorted((chunk.x0, chunk.x1) for line in head for chunk in chunks(line)), 0.0)
    first = None
    for above in range(last, max(-1, last - _MOST_CAPTIONS), -1):
        if any(is_value(chunk.text) for chunk in chunks(lines[above])):
            break
        first = above if _is_outside(lines[above], names, grounds) else first
    if first is not None:
        yield lines[first].top - BESIDE, lines[last].bottom + BESIDE


def _is_head(lines: Sequence[PrintedLine]) -> bool:
    """Whether the first of some lines with several texts, and those above it, name columns: no values but years."""
    for line in lines:
        texts = [arabic_digits(chunk.text) for chunk in chunks(line)]
        if any(is_value(text) and not _YEAR.fullmatch(text) for text in texts):
            return False
        if len(texts) >= LEAST_COLUMNS:
            return True
    return False


def _in_ground(line: PrintedLine, drawn: Sequence[tuple[float, float]]) -> bool:
    middle = (line.top + line.bottom) / 2
    place = bisect_right(drawn, (middle, inf)) - 1
    return place >= 0 and middle <= drawn[place][1]


def _is_outside(line: PrintedLine, names: Sequence[Stretch], grounds: Grounds) -> bool:
    """Whether a line reaches out of the table, or a text of it over what parts the ``names`` of two columns."""
    if line.x0 < grounds.whole[0] - SAME_END or line.x1 > grounds.whole[1] + SAME_END:
        return True
    return any(chunk.x0 < left[1] and right[0] < chunk.x1 for chunk in chunks(line) for left, right in pairwise(names))
