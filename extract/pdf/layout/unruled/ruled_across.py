"""Stretches of a page between rulings across of one width, and the rows of theirs that no ruling ends."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import inf
from operator import itemgetter

from extract.pdf.layout.pieces.lines import PrintedLine, chunks, lines_of
from extract.pdf.layout.pieces.wrapped import is_value
from extract.pdf.layout.unruled.columns import (
    BESIDE,
    LEAST_COLUMNS,
    SAME_END,
    Band,
    Columns,
    Stretch,
    crossed,
    find_columns,
    headings,
    same_ends,
    stretches,
)
from extract.pdf.layout.unruled.touching import touching
from extract.pdf.letters.page import Box, Edge, Glyph

SAME_LEVEL = 1.5
"""Points: how far apart pieces of one ruling may stand."""

_DOT = 6.0
"""Points: a piece of a ruling that is shorter is a dot or a dash, and no side of a cell."""

_LEAST_RULINGS = 3
_LEAST_VALUES = 2
_MOST_LINES = 4
"""Of a row above the first ruling."""

_FARTHEST = 1.25
"""Of the font's size: how far below a ruling or a line the next line of the same row begins."""


@dataclass(slots=True)
class RuledAcross:
    """A stretch of a page between rulings of one width: their levels, and the pieces that each was drawn in."""

    x0: float
    x1: float
    levels: list[float]
    pieces: dict[float, list[Stretch]]
    """By level, also of the shorter rulings between two of the table's width."""

    goes_on: bool = False
    """Whether its last row has no ruling below it: it may go on over the page."""


def bands_of(one: RuledAcross, glyphs: Sequence[Glyph]) -> list[Band]:
    """The lines of each row of a stretch, from top to bottom."""
    inside = [glyph for glyph in glyphs if is_inside(glyph, one)]
    return [lines_of(some, columns=False) for some in _by_band(inside, one.levels)]


def is_inside(glyph: Glyph, one: RuledAcross) -> bool:
    """Whether the middle of a glyph is between the first and the last ruling of a stretch."""
    x, y = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
    return one.x0 - SAME_END <= x <= one.x1 + SAME_END and one.levels[0] <= y < one.levels[-1]


def _by_band(glyphs: Iterable[Glyph], levels: Sequence[float]) -> list[list[Glyph]]:
    bands: list[list[Glyph]] = [[] for _ in levels[1:]]
    for glyph in glyphs:
        y = (glyph.top + glyph.bottom) / 2
        place = sum(level <= y for level in levels) - 1
        bands[place].append(glyph)
    return bands


def part_of(whole: RuledAcross, top: float, bottom: float) -> RuledAcross:
    """The part of a stretch from one of its levels to another."""
    levels = [level for level in whole.levels if top <= level <= bottom]
    return RuledAcross(
        whole.x0, whole.x1, levels, {level: some for level, some in whole.pieces.items() if top <= level <= bottom}
    )


def ruled_across(edges: Iterable[Edge], taken: Sequence[Box], before: Columns | None) -> Iterator[RuledAcross]:
    """Stretches of the page between three rulings or more of one width, none of them in a table with cells.

    Two are enough for the last row of the table of the page before, one where that page ended inside a row.
    """
    by_level: list[tuple[float, list[Stretch]]] = []
    down: list[Edge] = []
    rest = list(edges)
    for left, above, right, below in taken:
        rest = [
            edge
            for edge in rest
            if not (left - SAME_END <= edge[0] <= right + SAME_END and above - SAME_END <= edge[2] <= below + SAME_END)
        ]
    for x0, x1, top, bottom in sorted(rest, key=itemgetter(2)):
        if bottom - top > x1 - x0:
            if bottom - top > SAME_END:
                down.append((x0, x1, top, bottom))
        elif by_level and top - by_level[-1][0] <= SAME_LEVEL:
            by_level[-1][1].append((x0, x1))
        else:
            by_level.append((top, [(x0, x1)]))
    widths: dict[Stretch, list[float]] = defaultdict(list)
    pieces: dict[float, list[Stretch]] = {}
    for level, some in by_level:
        pieces[level] = _undotted(sorted(some))
        for stretch in stretches(pieces[level]):
            width = next((known for known in widths if same_ends(known, stretch)), stretch)
            widths[width].append(level)
    for (x0, x1), levels in sorted(widths.items(), key=lambda item: item[1][0]):
        least = _LEAST_RULINGS
        if before is not None and same_ends(before.whole, (x0, x1)):
            least = 1 if before.goes_on else 2
        if len(levels) < least:
            continue
        if any(x0 + SAME_END < e[0] < x1 - SAME_END and e[2] < levels[-1] and e[3] > levels[0] for e in down):
            continue  # at its ends they part no columns: the sides of a frame, or of the ground of a heading
        if any(
            other != (x0, x1) and other[0] <= x0 and x1 <= other[1] and len(some) >= len(levels)
            for other, some in widths.items()
        ):
            continue  # the shorter rulings of a wider table
        within = {
            level: [piece for piece in some if x0 - SAME_END <= piece[0] and piece[1] <= x1 + SAME_END]
            for level, some in pieces.items()
            if levels[0] <= level <= levels[-1]
        }
        yield RuledAcross(x0, x1, levels, {level: some for level, some in within.items() if some})


def _undotted(pieces: Sequence[Stretch]) -> list[Stretch]:
    """The pieces of a ruling, from left to right, with dots and dashes beside each other as one.

    >>> _undotted([(0.0, 1.0), (1.5, 2.5), (3.0, 4.0), (4.0, 90.0), (90.0, 120.0)])
    [(0.0, 4.0), (4.0, 90.0), (90.0, 120.0)]
    """
    found: list[Stretch] = []
    dotted = False
    for x0, x1 in pieces:
        dot = x1 - x0 < _DOT
        if dot and dotted and x0 - found[-1][1] <= SAME_END:
            found[-1] = found[-1][0], max(found[-1][1], x1)
        else:
            found.append((x0, x1))
        dotted = dot
    return found


def extend_down(one: RuledAcross, clusters: Sequence[Glyph], next_top: float | None, taken: Sequence[Box]) -> None:
    """Puts a last level where the rows below the last ruling end: a program may draw none where a page ends.

    Rows below it are lines with texts apart, no farther below each other than lines of a cell.
    """
    below = [glyph for glyph in clusters if glyph.top >= one.levels[-1] - SAME_LEVEL]
    if not below or next_top is not None or any(box[1] > one.levels[-1] for box in taken):
        return
    bottom = one.levels[-1]
    for place, line in enumerate(lines_of(below, columns=False)):
        apart = len(list(chunks(line)))
        if line.top - bottom > _FARTHEST * line.size or line.x0 < one.x0 or line.x1 > one.x1:
            break
        if place == 0 and apart < LEAST_COLUMNS - 1:
            return
        bottom = line.bottom
    if bottom > one.levels[-1]:
        one.levels.append(bottom + BESIDE)
        one.pieces[bottom + BESIDE] = [(one.x0, one.x1)]
        one.goes_on = True


def with_rest(before: Columns, ruled: list[RuledAcross], clusters: Sequence[Glyph]) -> list[RuledAcross]:
    """The stretches with what is left, at the top of the page, of the last row of the page before.

    It is all that stands in the columns of that row down to the first ruling, or down to where texts end.
    """
    first = ruled[0] if ruled and same_ends((ruled[0].x0, ruled[0].x1), before.whole) else None
    if ruled and first is None:
        return ruled
    above = [glyph for glyph in clusters if first is None or glyph.bottom <= first.levels[0] + SAME_LEVEL]
    lines = [line for line in lines_of(above, columns=False) if _in_one_column_each(line, before)]
    if len(lines) > 1 and lines[1].top - lines[0].bottom > _FARTHEST * lines[1].size:
        del lines[0]  # the head of the page
    stretch: list[PrintedLine] = []
    for line in lines if first is None else reversed(lines):
        edge = (stretch[-1].bottom if first is None else stretch[-1].top) if stretch else None
        if edge is None and first is not None:
            edge = first.levels[0]
        far = edge is not None and min(abs(line.top - edge), abs(edge - line.bottom)) > _FARTHEST * line.size
        if far:
            break
        stretch.append(line)
    if not stretch:
        return ruled
    top = min(line.top for line in stretch) - BESIDE
    x0, x1 = before.whole
    if first is not None:
        first.levels.insert(0, top)
        first.pieces[top] = [(x0, x1)]
        return ruled
    bottom = max(line.bottom for line in stretch) + BESIDE
    return [RuledAcross(x0, x1, [top, bottom], {top: [(x0, x1)], bottom: [(x0, x1)]}, goes_on=True)]


def _in_one_column_each(line: PrintedLine, known: Columns) -> bool:
    return all(
        known.whole[0] <= chunk.x0 and chunk.x1 <= known.whole[1] and not crossed(chunk, known.sides)
        for chunk in chunks(line)
    )


def extend_up(one: RuledAcross, clusters: Sequence[Glyph], others: Sequence[float], taken: Sequence[Box]) -> None:
    """Puts a first level above a row that stands right over the first ruling: programs that draw a ruling below each
    row draw none above the head, or above the first row of a page.

    The row has texts in three columns at least, each in one; below it stands no head, but a row with values.
    ``others`` are places above which other tables stand.
    """
    top = one.levels[0]
    floor = max([*others, *(box[3] for box in taken if box[3] <= top + SAME_LEVEL)], default=-inf)
    reach = one.x0 - SAME_END, one.x1 + SAME_END
    above = [
        glyph
        for glyph in clusters
        if floor < glyph.top and glyph.bottom <= top + SAME_LEVEL and reach[0] <= glyph.x0 and glyph.x1 <= reach[1]
    ]
    lines = lines_of(above, columns=False)
    count = _row_above(lines, top)
    bands = bands_of(one, clusters) if count else []
    values = [[c for line in band for c in chunks(line)[1:] if is_value(c.text)] for band in bands]
    if not values or len(values[0]) < _LEAST_VALUES:
        return
    row = lines[-count:]
    zone = min(c.x0 for some in values for c in some), max(c.x1 for some in values for c in some)
    for line in reversed(lines[:-count]):
        texts = chunks(line)
        if row[0].top - line.bottom > _FARTHEST * line.size or not (
            zone[0] - line.size <= texts[0].x0 and texts[-1].x1 <= zone[1] + line.size
        ):
            break
        row.insert(0, line)
    known, found = _columns_of(one, bands), _columns_of(one, [row, *bands])
    if known is None or found is None or len(found) < len(known):
        return
    own = chunks(row[-count])
    places = {sum(side <= (chunk.x0 + chunk.x1) / 2 for side in found) for chunk in own}
    if len(places) < LEAST_COLUMNS or any(crossed(chunk, found) for line in row[-count:] for chunk in chunks(line)):
        return
    one.levels.insert(0, min(line.top for line in row) - BESIDE)
    one.pieces[one.levels[0]] = [(one.x0, one.x1)]


def _columns_of(one: RuledAcross, bands: Sequence[Band]) -> tuple[float, ...] | None:
    """The sides of the columns of some rows."""
    begins = touching([line for band in bands for line in band]).places
    found = find_columns((one.x0, one.x1), one.pieces, bands, None, begins)
    return found[1] if found else None


def _row_above(lines: Sequence[PrintedLine], level: float) -> int:
    """How many of the last lines above a level are those of one row; none where no texts stand apart there."""
    for count in range(1, min(_MOST_LINES, len(lines)) + 1):
        line = lines[-count]
        if level - line.bottom > _FARTHEST * line.size:
            break
        if len(chunks(line)) >= LEAST_COLUMNS:
            return count
        level = line.top
    return 0


def below_headings(one: RuledAcross, bands: Sequence[Band], sides: Sequence[float]) -> bool:
    """Puts levels below the headings that stand above a row in its band, as a program draws no ruling between them;
    whether there were any.

    A heading that begins in the first column is of the whole width, another heads the columns that it reaches over.
    """
    found: dict[float, list[Stretch]] = {}
    for band in bands:
        for line, below in zip(headings(band), band[1:], strict=False):
            text = chunks(line)[0]
            met = [place for place, side in enumerate(sides) if text.x0 + BESIDE < side < text.x1 - BESIDE]
            if not met:
                continue
            whole = text.x0 < sides[1]
            reach = (one.x0, one.x1) if whole else (sides[met[0] - 1], sides[met[-1] + 1])
            found[(line.bottom + below.top) / 2] = [reach]
    one.pieces.update(found)
    one.levels[:] = sorted([*one.levels, *found])
    return bool(found)
