"""Texts that stand side by side on a page and are read one after the other: columns of prose, a panel beside a text.

Lines of a table, of labels with their values, of signatures are read across. What tells columns is that their lines
know nothing of each other: their baselines differ by this and that, or both are prose that fills its column.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from extract.pdf.layout.pieces.lines import PrintedLine, Stretch, chunks, lines_of
from extract.pdf.layout.pieces.wrapped import begins_entry, is_value
from extract.pdf.letters.page import Box, Edge, Glyph
from extract.pdf.letters.words import first_word, share_of

_NARROWEST = 0.9
"""Of the font's size: the gap between two columns; a blank between words is narrower."""

_LEAST_LINES, _LEAST_PROSE = 3, 4
"""Lines of a column, and of one that is known by its wrapped lines alone."""

_SAME_BASELINE, _OTHER_BASELINE, _BESIDE = 0.18, 0.3, 0.75
"""Of the font's size: how far baselines of one row differ by the fonts of its cells, what no font explains, and how far
the baseline of a line beside another may be.
"""

_LEAST_APART, _SHARE_APART = 3, 0.25
"""Lines whose baselines differ from those beside them: how many, and of the lines of the shorter column."""

_WRAPPED, _WRAPPED_BESIDE = 0.75, 0.6
"""Of the lines of a column of prose, and of the other one: how many go on in the next one."""

_LEAST_WIDTH, _USUAL_WIDTH = 6.0, 2.5
"""Of the font's size: a column's width, and that of most of its lines: marks and numbers of lists are none."""

_MOST_VALUES = 0.2
"""Of a column's lines: amounts and dashes alone are of a table."""

_MOST_PARTED = 0.25
"""Of a column's lines: those with a wide gap in them."""

_LEAST_ROWS, _FITTING = 3, 0.85
"""Rows of two columns, and of them, how many have cells on one level: a page may end inside of one."""

_ROW_STEP, _OTHER_PITCH = 1.12, 1.3
"""Of the least step between a column's lines: how far apart rows stand at least. Of the other column's: how much wider
it may be by a font; where it is wider, each cell has one line.
"""

_LEAST_LABEL, _LEAST_LABELS = 8, 4
"""Letters of a label that two forms share, and how many of them they have: signatures share fewer."""

_FAR = 1.9
"""Of the usual pitch: a blank over both columns that is wider parts what stands side by side."""

_WIDER = 1.2
"""Of the widest step between lines of columns: what stands farther away before or behind them is not of them."""

_LEAST_BARRIER = 20.0
"""Points: rulings and sides of grounds that are shorter part nothing."""

_MOST_DEPTH = 3


@dataclass(slots=True)
class _Barriers:
    """What parts the lines of a page: rulings across and sides of grounds, and tables."""

    levels: list[float] = field(default_factory=list)
    reaches: list[Stretch] = field(default_factory=list)

    def between(self, above: PrintedLine, below: PrintedLine, gap: Stretch) -> bool:
        """Whether one that reaches over the gap stands between two lines."""
        start, end = bisect_left(self.levels, _middle(above)), bisect_right(self.levels, _middle(below))
        return any(reach.x0 < gap.x0 and gap.x1 < reach.x1 for reach in self.reaches[start:end])


def in_reading_order(lines: list[PrintedLine], edges: Iterable[Edge], tables: Iterable[Box]) -> list[PrintedLine]:
    """The lines of a page, those of columns beside each other one column after the other.

    ``lines`` stand from top to bottom and have their glyphs, ``tables`` are the boxes of the page's tables. A line of a
    column knows its ``column``.
    """
    if len(lines) < _LEAST_LINES:
        return lines
    return _ordered(lines, _barriers(edges, tables), 0)


def _barriers(edges: Iterable[Edge], tables: Iterable[Box]) -> _Barriers:
    found = {(top, x0, x1) for x0, x1, top, bottom in edges if x1 - x0 >= max(_LEAST_BARRIER, bottom - top)}
    found |= {(level, x0, x1) for x0, top, x1, bottom in tables for level in (top, bottom)}
    places = sorted(found)
    return _Barriers([level for level, _, _ in places], [Stretch(x0, x1) for _, x0, x1 in places])


def _ordered(lines: list[PrintedLine], barriers: _Barriers, depth: int) -> list[PrintedLine]:
    found: list[PrintedLine] = []
    place = 0
    for start, end, gap in _stretches(lines, barriers):
        found += lines[place:start]
        place = end
        for some in _bands(lines[start:end], gap):
            found += _one_after_the_other(some, gap, barriers, depth) or some
    return found + lines[place:]


def _stretches(lines: Sequence[PrintedLine], barriers: _Barriers) -> Iterator[tuple[int, int, Stretch]]:
    """Lines that leave the same gap free, as long as they go, from top to bottom: first one, end, gap."""
    end = 0
    for place in range(len(lines)):
        if place < end:
            continue
        for gap in _gaps_at(lines, place):
            start, stop, narrow = _grown(lines, place, end, gap, barriers)
            if stop - start >= _LEAST_LINES:
                yield start, stop, narrow
                end = stop
                break


def _gaps_at(lines: Sequence[PrintedLine], place: int) -> list[Stretch]:
    """The gaps of a line, the widest first, or that between it and a line that stands a little lower beside it."""
    line = lines[place]
    least = _NARROWEST * line.size
    if not line.in_one:
        spaces = [Stretch(one.x1, other.x0) for one, other in pairwise(sorted(chunks(line)))]
        if gaps := [gap for gap in spaces if gap.x1 - gap.x0 >= least]:
            return sorted(gaps, key=lambda gap: gap.x0 - gap.x1)[:_MOST_DEPTH]
    if place + 1 == len(lines) or lines[place + 1].bottom - line.bottom > _BESIDE * line.size:
        return []
    left, right = sorted((line, lines[place + 1]), key=lambda one: one.x0)
    return [Stretch(left.x1, right.x0)] if right.x0 - left.x1 >= least else []


def _grown(
    lines: Sequence[PrintedLine], place: int, first: int, gap: Stretch, barriers: _Barriers
) -> tuple[int, int, Stretch]:
    """The lines around a place that leave a gap free, which becomes narrower by them; from the line ``first`` on."""
    stop = place + 1
    while stop < len(lines) and not barriers.between(lines[stop - 1], lines[stop], gap):
        left = _left_free(lines[stop], gap)
        if left is None:
            break
        gap, stop = left, stop + 1
    start = place
    while start > first and not barriers.between(lines[start - 1], lines[start], gap):
        left = _left_free(lines[start - 1], gap)
        if left is None:
            break
        gap, start = left, start - 1
    return start, stop, gap


def _left_free(line: PrintedLine, gap: Stretch) -> Stretch | None:
    """What a line leaves free of a gap, on its wider side; None where that is no gap between columns."""
    x0, x1 = gap
    for chunk in [line] if line.in_one else chunks(line):
        if chunk.x0 >= x1 or chunk.x1 <= x0:
            continue
        if chunk.x0 - x0 < x1 - chunk.x1:
            x0 = chunk.x1
        else:
            x1 = chunk.x0
    return Stretch(x0, x1) if x1 - x0 >= _NARROWEST * line.size else None


def _bands(lines: list[PrintedLine], gap: Stretch) -> Iterator[list[PrintedLine]]:
    """Lines side by side, parted where a wide blank goes over both columns, and without what stands alone before and
    behind them, farther away than lines of a column are from each other.
    """
    steps = [step for left in (True, False) for step in _steps(_side(lines, gap, left))]
    widest = _FAR * median(steps) if steps else 0.0
    band: list[PrintedLine] = []
    for line in lines:
        if band and line.bottom - band[-1].bottom > widest:
            yield from _without_ends(band, gap)
            band = []
        band.append(line)
    yield from _without_ends(band, gap)


def _without_ends(lines: list[PrintedLine], gap: Stretch) -> Iterator[list[PrintedLine]]:
    """Lines side by side between those that stand before and behind both columns, each a part of its own."""
    sides = [_side(lines, gap, left) for left in (True, False)]
    if not all(sides):
        yield lines
        return
    top, bottom = max(side[0].bottom for side in sides), min(side[-1].bottom for side in sides)
    inner = [step for side in sides for step in _steps([line for line in side if top <= line.bottom <= bottom])]
    widest = _WIDER * max(inner, default=0.0)
    start, end = lines[0].bottom, lines[-1].bottom
    for side in sides:
        for above, below in pairwise(side):
            if below.bottom - above.bottom > widest > 0.0:
                if above.bottom < top:
                    start = max(start, below.bottom)
                elif below.bottom > bottom:
                    end = min(end, above.bottom)
    parts = (
        [line for line in lines if line.bottom < start],
        [line for line in lines if start <= line.bottom <= max(end, bottom)],
        [line for line in lines if line.bottom >= start and line.bottom > max(end, bottom)],
    )
    yield from filter(None, parts)


def _side(lines: Iterable[PrintedLine], gap: Stretch, left: bool) -> list[PrintedLine]:
    return [line for line in lines if (line.x0 <= gap.x0 if left else line.x1 >= gap.x1)]


def _steps(lines: Sequence[PrintedLine]) -> list[float]:
    return [below.bottom - above.bottom for above, below in pairwise(lines)]


def _one_after_the_other(
    lines: list[PrintedLine], gap: Stretch, barriers: _Barriers, depth: int
) -> list[PrintedLine] | None:
    """The left column and then the right one; None where nothing says that these are columns."""
    middle = (gap.x0 + gap.x1) / 2
    sides: list[list[PrintedLine]] = []
    for is_left in (True, False):
        glyphs: list[Glyph] = [
            glyph for line in lines for glyph in line.glyphs if (glyph.x0 + glyph.x1 < 2 * middle) is is_left
        ]
        side = lines_of(glyphs, columns=False) if glyphs else []
        if len(side) < _LEAST_LINES or not _is_wide(side):
            return None
        column = Stretch(min(line.x0 for line in side), max(line.x1 for line in side))
        for line in side:
            line.column = column
        sides.append(side)
    left, right = sides
    if not _are_filled_forms(left, right):
        if _stand_in_rows(left, right):
            return None
        if not (_are_apart(left, right) or (_is_prose(left, _WRAPPED) and _is_prose(right, _WRAPPED_BESIDE))):
            return None
    ordered: list[PrintedLine] = []
    for side in sides:
        some = _ordered(side, barriers, depth + 1) if depth < _MOST_DEPTH else side
        if _share(is_value(line.text) for line in some) > _MOST_VALUES:
            return None
        if _share("\t" in line.tabbed for line in some) > _MOST_PARTED:
            return None
        ordered += some
    return ordered


def _is_wide(lines: Sequence[PrintedLine]) -> bool:
    """Whether lines are as wide as texts are."""
    width = max(line.x1 for line in lines) - min(line.x0 for line in lines)
    size = median(line.size for line in lines)
    return width >= _LEAST_WIDTH * size and median(line.x1 - line.x0 for line in lines) >= _USUAL_WIDTH * size


def _share(facts: Iterable[bool]) -> float:
    known = list(facts)
    return sum(known) / len(known)


def _are_filled_forms(left: Sequence[PrintedLine], right: Sequence[PrintedLine]) -> bool:
    """Whether two columns are the same form, filled in twice: they have the same labels on lines of their own."""
    labels, others = ({"".join(line.text.split()) for line in side} for side in (left, right))
    same = [text for text in labels & others if len(text) >= _LEAST_LABEL and not any(map(str.isdecimal, text))]
    return len(same) >= _LEAST_LABELS


def _are_apart(left: Sequence[PrintedLine], right: Sequence[PrintedLine]) -> bool:
    """Whether lines of two columns stand beside each other as no row has them: on baselines that differ irregularly.

    Fonts of two columns may have baselines that differ by the same everywhere; a text that stands in the middle of the
    row beside it differs, too.
    """
    few, many = sorted((left, right), key=len)
    bottoms = [_baseline(line) for line in many]
    steps: list[tuple[float, float]] = []
    for line in few:
        baseline = _baseline(line)
        place = bisect_left(bottoms, baseline)
        step = min((bottom - baseline for bottom in bottoms[max(0, place - 1) : place + 1]), key=abs)
        if abs(step) <= _BESIDE * line.size:
            steps.append((step, line.size))
    if len(steps) < _LEAST_APART:
        return False
    usual = median(step for step, _ in steps)
    apart = sum(abs(step - usual) > _SAME_BASELINE * size or abs(step) > _OTHER_BASELINE * size for step, size in steps)
    if apart < max(_LEAST_APART, _SHARE_APART * len(few)):
        return False
    return not _in_the_middle(few, many) and not _in_the_middle(many, few)


def _stand_in_rows(left: Sequence[PrintedLine], right: Sequence[PrintedLine]) -> bool:
    """Whether lines are the wrapped cells of a table's rows: blocks with a blank between them that begin on one level
    in both columns, or stand in the middle of each other, though some have more lines than those beside them.
    """
    pitches = [
        min((step for step in _steps(side) if step > _BESIDE * side[0].size), default=0.0) for side in (left, right)
    ]
    most = _OTHER_PITCH * min(pitches)
    pairs = list(
        _beside(*(_blocks(side, min(pitch, most)) for side, pitch in zip((left, right), pitches, strict=True)))
    )
    if len(pairs) < _LEAST_ROWS or all(len(block) == len(other) for block, other in pairs):
        return False
    return any(
        _share(abs(level(block) - level(other)) <= _OTHER_BASELINE * block[0].size for block, other in pairs)
        >= _FITTING
        for level in (_top_of, _middle_of)
    )


def _blocks(lines: Sequence[PrintedLine], pitch: float) -> list[list[PrintedLine]]:
    """Lines parted where they stand farther apart than the lines of a cell, whose ``pitch`` it is."""
    found: list[list[PrintedLine]] = [[lines[0]]]
    for above, line in pairwise(lines):
        if line.bottom - above.bottom > _ROW_STEP * pitch:
            found.append([])
        found[-1].append(line)
    return found


def _beside(
    left: Sequence[list[PrintedLine]], right: Sequence[list[PrintedLine]]
) -> Iterator[tuple[list[PrintedLine], list[PrintedLine]]]:
    """Blocks of two columns that stand beside each other, each with the first one; a cell may have several."""
    place = 0
    for block in left:
        while place < len(right) and right[place][-1].bottom < block[0].top:
            place += 1
        if place < len(right) and right[place][0].top < block[-1].bottom:
            yield block, right[place]


def _top_of(block: Sequence[PrintedLine]) -> float:
    return _baseline(block[0])


def _middle_of(block: Sequence[PrintedLine]) -> float:
    return (_baseline(block[0]) + _baseline(block[-1])) / 2


def _in_the_middle(labels: Sequence[PrintedLine], texts: Sequence[PrintedLine]) -> bool:
    """Whether each line of a column stands in the middle of lines beside it, and no line of these is left."""
    place = 0
    for line in labels:
        if place >= len(texts):
            return False
        first, middle = texts[place].bottom, line.bottom
        end = place
        while end < len(texts) and abs((first + texts[end].bottom) / 2 - middle) > _OTHER_BASELINE * line.size:
            end += 1
        place = end + 1
    return place == len(texts)


def _baseline(line: PrintedLine) -> float:
    return sorted(glyph.bottom for glyph in line.glyphs)[len(line.glyphs) // 2]


def _is_prose(lines: Sequence[PrintedLine], least: float) -> bool:
    """Whether nearly all lines of a column wrap at its margin."""
    if len(lines) < _LEAST_PROSE:
        return False
    return _share(_wraps(above, below) for above, below in pairwise(lines)) >= least


def _wraps(above: PrintedLine, below: PrintedLine) -> bool:
    text = below.text.strip()
    if below.column is None or begins_entry(text):
        return False
    word = (below.x1 - below.x0) * share_of(first_word(text), text)
    return below.column.x1 - above.x1 < word + below.size / 2


def _middle(line: PrintedLine) -> float:
    return (line.top + line.bottom) / 2
