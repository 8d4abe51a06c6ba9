"""Tables whose rows have grounds and no rulings, as web pages print them: every other row is shaded, bands head parts.

A shaded row looks like a ruled table of its own; what tells is that rows in its columns stand above, between and below
such boxes of one width.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from extract.ground.characters import arabic_digits
from extract.pdf.layout.pieces.lines import Chunk, PrintedLine, chunks, lines_of
from extract.pdf.layout.pieces.tables import PageTable
from extract.pdf.layout.pieces.wrapped import is_value
from extract.pdf.layout.unruled.columns import (
    BESIDE,
    LEAST_COLUMNS,
    Columns,
    crossed,
    fitting,
    gap_columns,
    same_ends,
    same_place,
)
from extract.pdf.layout.unruled.grounds import LEAST_GROUNDS, SAME, Grounds, grounds_of
from extract.pdf.layout.unruled.levels import is_sum
from extract.pdf.layout.unruled.open_tables import OFF_MIDDLE, in_rows
from extract.pdf.layout.unruled.text_rows import Tops, row_tops
from extract.pdf.letters.page import Box, Glyph

_LEAST_VALUES = 2
"""Values on a line that is surely of a row."""

_FARTHEST, _NEXT = 3.2, 1.7
"""Of the font's size: how far apart lines of such a table stand at most, and lines of one cell."""

_OVERLAP = 0.15
"""Of the font's size: lines of one cell do not reach over each other, beside a few points of their fonts."""

_YEAR, _DIGIT = re.compile(r"25\d\d"), re.compile(r"\d")


class Shaded(NamedTuple):
    """A table with shaded rows, the clusters outside of it, and its columns."""

    table: PageTable
    rest: list[Glyph]
    columns: Columns


def shaded_table(
    clusters: Sequence[Glyph], boxes: Iterable[Box], before: Columns | None, least: int = LEAST_GROUNDS
) -> Shaded | None:
    """The table of a page whose rows are shaded by turns; None where there is none.

    Rows that are not shaded have values in the columns of those that are. Where no ground ends between two columns, the
    gaps between the texts part them. ``boxes`` are what the page's edges make, ``before`` the columns of the table that
    ended the page before; so many as ``least`` stretches of grounds must stand apart.
    """
    grounds = grounds_of(boxes, least)
    if grounds is None:
        return None
    inside = [glyph for glyph in clusters if grounds.whole[0] <= (glyph.x0 + glyph.x1) / 2 <= grounds.whole[1]]
    lines = lines_of(inside, columns=False)
    known = _columns(grounds, lines, before)
    if known is None:
        return None
    grounds = _without_frames(grounds, lines, known)
    part = _part(lines, grounds, known)
    if part is None:
        return None
    head, rows = part
    if any(crossed(chunk, known.sides[1:-1]) for line in head for chunk in chunks(line)):
        known = _with_head(grounds, known, lines, head)
    columns = known if before is None or not _same_sides(before, known) else replace(known, habits=before.habits)
    box = (
        grounds.whole[0],
        min(rows[0].top - BESIDE, grounds.rows[0][0]),
        grounds.whole[1],
        max(rows[-1].bottom + BESIDE, grounds.rows[-1][1]),
    )
    held = [glyph for glyph in inside if box[1] <= (glyph.top + glyph.bottom) / 2 <= box[3]]
    found = row_tops(columns.sides, held, headed=bool(head), habits=columns.habits)
    if found is None:
        return None
    levels = _levels(found.tops, grounds, rows, columns, box)
    drawn = len(grounds.sides) > LEAST_COLUMNS
    cells = [*grounds.cells, *_told_of_all(rows, columns)] if drawn else ()
    table = in_rows(columns.sides, levels, held, None if drawn else columns, cells)
    its = set(map(id, held))
    rest = [glyph for glyph in clusters if id(glyph) not in its]
    return Shaded(table, rest, replace(columns, habits=found.habits))


def _without_frames(grounds: Grounds, lines: Sequence[PrintedLine], known: Columns) -> Grounds:
    """The grounds from the first that has cells to the last, and those in one box, as of a heading, to which lines that
    fit the table lead from these without a wider gap: others are frames around text.
    """
    middles = [(box[1] + box[3]) / 2 for box in grounds.cells]
    with_cells = [n for n, ends in enumerate(grounds.rows) if any(ends[0] <= y <= ends[1] for y in middles)]
    if not with_cells:
        return grounds
    first, last = with_cells[0], with_cells[-1]
    top, bottom = grounds.rows[first][0], grounds.rows[last][1]
    farthest = _FARTHEST * min((line.size for line in lines if top <= _middle(line) <= bottom), default=0.0)

    def leads(start: float, end: float) -> bool:
        near = [line for line in lines if start <= _middle(line) <= end]
        steps = all(below.bottom - above.bottom <= farthest for above, below in pairwise(near))
        return steps and all(_fits(line, known) or _heads(line, known) for line in near)

    while first > 0 and leads(grounds.rows[first - 1][0], grounds.rows[first][1]):
        first -= 1
    while last + 1 < len(grounds.rows) and leads(grounds.rows[last][0], grounds.rows[last + 1][1]):
        last += 1
    return replace(grounds, rows=grounds.rows[first : last + 1])


def _told_of_all(lines: Sequence[PrintedLine], known: Columns) -> Iterator[Box]:
    """The cells of words that stand in the middle of all columns of values: they are of them all."""
    amounts = _columns_of_values(lines, known)
    for line in lines:
        if told := _over_values(line, known, amounts):
            left, right = known.sides[amounts.start], known.sides[amounts.stop]
            if abs(told.x0 + told.x1 - left - right) / 2 <= OFF_MIDDLE:
                yield left, line.top, right, line.bottom


def _same_sides(one: Columns, other: Columns) -> bool:
    return len(one.sides) == len(other.sides) and all(map(same_place, one.sides, other.sides))


def _columns(grounds: Grounds, lines: Sequence[PrintedLine], before: Columns | None) -> Columns | None:
    """The columns of the cells that are drawn, or those between the gaps of texts."""
    if len(grounds.sides) > LEAST_COLUMNS:
        gaps = tuple((x - BESIDE, x + BESIDE) for x in grounds.sides[1:-1])
        return Columns(grounds.whole, grounds.sides, gaps)
    bands = _rows(grounds, lines)
    if before is not None and before.gaps and same_ends(before.whole, grounds.whole):
        sides = fitting(before, bands)
        if sides is not None:
            return replace(before, sides=sides)
    return gap_columns(grounds.whole, bands)


def _rows(grounds: Grounds, lines: Iterable[PrintedLine]) -> list[list[PrintedLine]]:
    top, bottom = grounds.rows[0][0], grounds.rows[-1][1]
    return _beside(line for line in lines if top <= _middle(line) <= bottom)


def _with_head(grounds: Grounds, known: Columns, lines: Sequence[PrintedLine], head: Sequence[PrintedLine]) -> Columns:
    """The columns where the head leaves as many: its texts may be wider than those below, or stand in their middle."""
    found = gap_columns(grounds.whole, _rows(grounds, lines), [[line] for line in head])
    return found if found is not None and len(found.sides) == len(known.sides) else known


def _beside(lines: Iterable[PrintedLine]) -> list[list[PrintedLine]]:
    """The lines by height, without such as stand alone: between two lines of an item may be the line of its values."""
    bands: list[list[PrintedLine]] = []
    for line in lines:
        if bands and bands[-1][-1].bottom - line.top > _OVERLAP * line.size:
            bands[-1].append(line)
        else:
            bands.append([line])
    return [band for band in bands if sum(len(chunks(line)) for line in band) > 1]


def _part(
    lines: Sequence[PrintedLine], grounds: Grounds, known: Columns
) -> tuple[list[PrintedLine], list[PrintedLine]] | None:
    """The lines of the head and all lines of the table; None where one between its grounds is none of it, or where no
    row stands outside of them.
    """
    top, bottom = grounds.rows[0][0], grounds.rows[-1][1]
    core = [place for place, line in enumerate(lines) if top <= _middle(line) <= bottom]
    if not core:
        return None
    amounts = _columns_of_values([lines[place] for place in core], known)

    def may_be_of_a_row(line: PrintedLine) -> bool:
        return _fits(line, known) or _heads(line, known) or bool(_over_values(line, known, amounts))

    if not all(may_be_of_a_row(lines[place]) for place in core):
        return None
    start, end = core[0], core[-1] + 1
    pitch = _pitch(lines[start:end], known)
    sure = end
    while end < len(lines) and lines[end].bottom - lines[end - 1].bottom <= _FARTHEST * lines[end].size:
        line = lines[end]
        step = line.bottom - lines[end - 1].bottom
        near = step <= _NEXT * line.size or (step <= pitch and _goes_on(line, known))
        if not may_be_of_a_row(line):
            break
        end += 1
        if (
            _values(line, known)
            or _over_values(line, known, amounts)
            or (near and sure == end - 1 and _fits(line, known))
        ):
            sure = end
    head = _head_above(lines, start, known)
    start = head.start if head else _rest_above(lines, start, known)
    rows = lines[head.stop if head else start : sure]
    outside = [line for line in rows if not any(a <= _middle(line) <= b for a, b in grounds.drawn)]
    if not any(_values(line, known) for line in outside):
        return None
    return list(lines[head.start : head.stop]), list(lines[start:sure])


def _pitch(lines: Sequence[PrintedLine], known: Columns) -> float:
    """How far apart lines of one cell stand at most, as those do that go on with a row; 0 where none does."""
    steps = (below.bottom - above.bottom for above, below in pairwise(lines) if _goes_on(below, known))
    wrapped = sorted(step for step in steps if step > _OVERLAP)
    return wrapped[0] + SAME if wrapped else 0.0


def _goes_on(line: PrintedLine, known: Columns) -> bool:
    """Whether a line goes on with a row: words in columns behind the first one alone."""
    words = not any(is_value(chunk.text) for chunk in chunks(line))
    return words and line.x0 >= known.sides[1] - BESIDE and _fits(line, known)


def _head_above(lines: Sequence[PrintedLine], first: int, known: Columns) -> range:
    """The lines of the head above the first ground; between them headings of the table, and rows, may stand."""
    last = first
    while last > 0 and lines[last].bottom - lines[last - 1].bottom <= _FARTHEST * lines[last].size:
        last -= 1
        line = lines[last]
        words = [chunk for chunk in chunks(line) if not is_value(chunk.text) or _are_years([chunk])]
        if _fits(line, known) and len(words) >= LEAST_COLUMNS and not _values(line, known) and not is_sum(line):
            break
        if not _fits(line, known) and not _heads(line, known):
            return range(0)
    else:
        return range(0)
    start = last
    while start > 0 and lines[start].bottom - lines[start - 1].bottom <= _NEXT * lines[start].size:
        above = lines[start - 1]
        if not _fits(above, known) or (len(chunks(above)) == 1 and above.x0 <= known.sides[1]):
            break
        start -= 1
    return range(start, last + 1)


def _rest_above(lines: Sequence[PrintedLine], first: int, known: Columns) -> int:
    """Where the rows above the first ground begin on a page without a head."""
    start = first
    while start > 0 and lines[start].bottom - lines[start - 1].bottom <= _FARTHEST * lines[start].size:
        if not _fits(lines[start - 1], known) or not _values(lines[start - 1], known):
            break
        start -= 1
    return start


def _levels(tops: Tops, grounds: Grounds, lines: Sequence[PrintedLine], known: Columns, box: Box) -> Tops:
    """Where rows begin: as their texts say, and at the ends of grounds. What one ground holds is one row, but where it
    has several lines of values.
    """
    found = dict(tops)
    for top, bottom in grounds.rows:
        within = [place for place in found if top - SAME <= place < bottom - SAME]
        if sum(_values(line, known) for line in lines if top <= _middle(line) <= bottom) > 1:
            continue
        parted = next((found[place] for place in within), None)
        for place in within:
            del found[place]
        found[top] = parted
        below = min((line.top for line in lines if _middle(line) > bottom), default=box[3])
        for place in [place for place in found if bottom - SAME <= place <= below]:
            del found[place]
        next_ground = min((other for other, _ in grounds.rows if other >= bottom), default=box[3])
        if any(bottom < _middle(line) < next_ground for line in lines):
            found[bottom] = None
    first, *others = sorted(found)
    return {min(box[1], first): None, **{top: found[top] for top in others if top < box[3] - SAME}, box[3]: None}


def _middle(line: PrintedLine) -> float:
    return (line.top + line.bottom) / 2


def _fits(line: PrintedLine, known: Columns) -> bool:
    """Whether each text of a line stands in one column."""
    return not any(_crosses(chunk, known) for chunk in chunks(line))


def _columns_of_values(lines: Sequence[PrintedLine], known: Columns) -> range:
    """The columns beside each other that hold values on lines with several of them."""
    places = {
        place
        for line in lines
        if _values(line, known)
        for chunk in chunks(line)
        if is_value(chunk.text) and not _crosses(chunk, known) and (place := _column(chunk, known))
    }
    runs: list[list[int]] = []
    for place in sorted(places):
        if not runs or place > runs[-1][-1] + 1:
            runs.append([])
        runs[-1].append(place)
    longest = max(runs, key=len, default=[])
    return range(longest[0], longest[-1] + 1) if longest else range(0)


def _column(chunk: Chunk, known: Columns) -> int:
    return sum(side <= (chunk.x0 + chunk.x1) / 2 for side in known.sides) - 1


def _over_values(line: PrintedLine, known: Columns, amounts: range) -> Chunk | None:
    """The words of a row in place of its values: the only text in the ``amounts``, over some of them, beside others."""
    if not amounts:
        return None
    left, right = known.sides[amounts.start], known.sides[amounts.stop]
    own = [chunk for chunk in chunks(line) if left <= chunk.x0 and chunk.x1 <= right]
    others = [chunk for chunk in chunks(line) if chunk not in own]
    told = own[0] if len(own) == 1 and not _DIGIT.search(own[0].text) else None
    if told is None or not others or any(_crosses(chunk, known) for chunk in others):
        return None
    return told if _crosses(told, known) else None


def _crosses(chunk: Chunk, known: Columns) -> bool:
    if len(known.gaps) and known.gaps[0][1] - known.gaps[0][0] > 2 * BESIDE:
        return any(chunk.x0 < x0 and x1 < chunk.x1 for x0, x1 in known.gaps)
    return crossed(chunk, known.sides[1:-1])


def _heads(line: PrintedLine, known: Columns) -> bool:
    """Whether a line is a heading, or a sum: its only text that crosses columns begins in the first of them."""
    first, *others = chunks(line)
    return first.x0 < known.sides[1] and not any(_crosses(chunk, known) for chunk in others)


def _values(line: PrintedLine, known: Columns) -> bool:
    """Whether values stand on a line, each in a column of its own; years that count on are words of a head."""
    values = [chunk for chunk in chunks(line) if is_value(chunk.text) and not _crosses(chunk, known)]
    places = {sum(side <= (chunk.x0 + chunk.x1) / 2 for side in known.sides) for chunk in values}
    return len(places) >= _LEAST_VALUES and not _are_years(values)


def _are_years(texts: Sequence[Chunk]) -> bool:
    return all(_YEAR.fullmatch(arabic_digits(chunk.text)) for chunk in texts)
