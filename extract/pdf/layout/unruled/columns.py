"""The columns of a table that no ruling parts: by the pieces that its rulings across are drawn in, or by the gaps
between its texts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from extract.ground.characters import arabic_digits
from extract.pdf.layout.pieces.lines import Chunk, PrintedLine, chunks
from extract.pdf.layout.pieces.wrapped import is_value
from extract.pdf.layout.unruled.year_heads import Reach, Years, years_of

SAME_END = 3.0
"""Points: how far apart the ends of the rulings of one table may stand."""

LEAST_COLUMNS = 3
"""Two columns may be text beside a picture."""

_LEAST_FULL = 2
"""Rows of which three cells at least are filled: with fewer nothing proves the columns."""

_MOST_ROWS_OFF = 0.4
"""Of the rulings of a table: so many may have no end of a piece where a column ends, as below merged cells."""

_MOST_ROWS = 0.5
"""Of the other rows of a table: in more of them several values stand below a text that reaches over their columns."""

_LEAST_GAP = 0.6
"""Of the font's size: the least gap between columns."""

BESIDE = 1.0
"""Points that a column keeps beside its texts."""

_MOST_REACHES = 100
"""Texts of a page that say where columns end: more tell no more."""

_YEAR = re.compile(r"25\d\d")
_SUM = re.compile(r"\s*รวม")

Stretch = tuple[float, float]
"""Begin and end, along a line."""

Band = Sequence[PrintedLine]
"""The lines of one row."""


@dataclass(frozen=True, slots=True)
class Habits:
    """How the rows of a table are set: where texts stand in the height of a row, whether the first column counts the
    rows, and what stands on each line of its head, which returns on its next pages.
    """

    stand: Literal["top", "middle", "bottom"] | None = None
    numbered: bool = False
    head: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of an open table: from where to where it reaches, and the places that part them.

    ``gaps`` are the empty stretches that the places stand in: on the next page those of the same table overlap them.
    """

    whole: Stretch
    sides: tuple[float, ...]
    gaps: tuple[Stretch, ...] = ()
    goes_on: bool = False
    """Whether the table's last row on its page has no ruling below it, so that it may go on."""

    habits: Habits | None = None
    """How its rows are set where no ruling parts them, as its pages before say."""

    years: Years | None = None
    """Its columns of years where its head tells them."""


def find_columns(
    whole: Stretch,
    pieces: Mapping[float, Sequence[Stretch]],
    bands: Sequence[Band],
    before: Columns | None,
    begins: Sequence[float] = (),
) -> tuple[Columns, tuple[float, ...]] | None:
    """The columns by which a table is known over pages, and the sides of this page; None where nothing proves them.

    ``begins`` are places at which columns begin, however near to others.
    """
    drawn = _drawn_sides(whole, pieces)
    if len(drawn) > LEAST_COLUMNS and not _holds_several(drawn, bands):
        known = before is not None and len(before.sides) == len(drawn) and all(map(same_place, before.sides, drawn))
        return (Columns(whole, drawn), drawn) if known or _proven(drawn, bands) else None
    if before is not None and before.goes_on and not before.gaps and same_ends(before.whole, whole):
        texts = [chunk for band in bands for line in band for chunk in chunks(line)]
        if not any(crossed(chunk, before.sides) for chunk in texts):
            return before, before.sides
    if before is not None and same_ends(before.whole, whole) and before.gaps:
        years = years_of(_lines(bands)) or before.years
        met = _met(before.gaps, _covered(bands, years))
        if met is not None:
            return replace(before, years=years), _at_rulings(_sides(whole, met, bands, years), met, pieces)
    found = gap_columns(whole, bands, begins=begins)
    if found is None or begins:
        head = _head_bands(bands)
        own = gap_columns(whole, bands[head:], [[line] for band in bands[:head] for line in band], begins)
        found = own if own and (not found or len(own.sides) > len(found.sides)) else found
    return (found, _at_rulings(found.sides, found.gaps, pieces)) if found else None


def _at_rulings(
    sides: Sequence[float], gaps: Sequence[Stretch], pieces: Mapping[float, Sequence[Stretch]]
) -> tuple[float, ...]:
    """The sides, in a gap where a ruling over some columns ends at that end: a text may be in the middle of those."""
    ends = [end for some in pieces.values() for ruling in stretches(some) for end in ruling]
    inner = [next((x for x in ends if x0 <= x <= x1), side) for side, (x0, x1) in zip(sides[1:], gaps, strict=False)]
    return (sides[0], *inner, sides[-1])


def _holds_several(drawn: Sequence[float], bands: Sequence[Band]) -> bool:
    """Whether several values of one line stand between two sides, in several rows: a side between them is not drawn."""
    rows = 0
    for band in bands:
        values = [[chunk for chunk in chunks(line) if is_value(chunk.text)] for line in band]
        places = [[sum(side <= (chunk.x0 + chunk.x1) / 2 for side in drawn) for chunk in some] for some in values]
        rows += any(len(set(some)) < len(some) for some in places)
    return rows >= _LEAST_FULL


def _head_bands(bands: Sequence[Band]) -> int:
    """How many bands stand above the first one with amounts."""
    for place, band in enumerate(bands):
        texts = [arabic_digits(chunk.text) for line in band for chunk in chunks(line)]
        if any(is_value(text) and not _YEAR.fullmatch(text) for text in texts):
            return place
    return 0


def gap_columns(
    whole: Stretch, bands: Sequence[Band], head: Sequence[Band] = (), begins: Sequence[float] = ()
) -> Columns | None:
    """The columns between the gaps of texts; None where nothing proves them.

    A text of the ``head`` above the ``bands`` may reach over gaps below which texts of the head stand apart. A gap
    may be narrower where one of the columns ``begins``.
    """
    size = min((line.size for band in bands for line in band), default=0.0)
    years = years_of(_lines([*head, *bands]))
    gaps = _gaps(_below_head(_covered(bands, years), head, size, begins), size, begins)
    sides = _sides(whole, gaps, bands, years)
    if len(sides) <= LEAST_COLUMNS or not _proven(sides, [*head, *bands]):
        return None
    return Columns(whole, sides, tuple(gaps), years=years)


def _lines(bands: Sequence[Band]) -> list[PrintedLine]:
    return [line for band in bands for line in band]


def _drawn_sides(whole: Stretch, pieces: Mapping[float, Sequence[Stretch]]) -> tuple[float, ...]:
    """Where the pieces of most rulings end: programs draw a ruling cell by cell."""
    ends: Counter[int] = Counter()
    for some in pieces.values():
        ends.update({round(left[1]) for left, right in pairwise(some) if right[0] - left[1] <= SAME_END})
    least = len(pieces) * (1 - _MOST_ROWS_OFF)
    return (whole[0], *sorted(float(end) for end, count in ends.items() if count >= least), whole[1])


def _covered(bands: Sequence[Band], years: Years | None = None) -> list[Stretch]:
    """What texts cover, from left to right; those aside that may reach over columns: rows of a single text, headings
    above a row, sums below the head, words where most other rows have several values, and texts of several ``years``.
    """
    every = [[_of_one(line, years) for line in band[len(headings(band)) :]] for band in bands]
    head = _head_bands(bands)
    rows = [
        (place < head, row)
        for place, row in enumerate(every)
        if len(stretches(sorted((c.x0, c.x1) for line in row for c in line), 0.0)) > 1
    ]
    values = [[[chunk for chunk in line if is_value(chunk.text)] for line in row] for _, row in rows]
    covered: list[Stretch] = []
    for place, (heads, row) in enumerate(rows):
        others = [*values[:place], *values[place + 1 :]]
        for chunk in (chunk for line in row for chunk in line):
            if not heads and _SUM.match(chunk.text):
                continue
            if is_value(chunk.text) or not _over_values(chunk, others):
                covered.append((chunk.x0, chunk.x1))
    return stretches(sorted(covered), 0.0)


def headings(band: Band) -> Sequence[PrintedLine]:
    """The lines above the first row of texts in a band, if each is one text that reaches over several of that row.

    The row may begin above its values, with a title that stands in one of its columns alone.
    """
    place = next((place for place, line in enumerate(band) if len(chunks(line)) >= LEAST_COLUMNS), 0)
    if not place or any(len(chunks(line)) > 1 for line in band[:place]):
        return ()
    values = [(text.x0, text.x1) for text in chunks(band[place])]
    row = [(text.x0, text.x1) for line in band[place:] for text in chunks(line)]
    end = place
    while end and not _reaches_over(band[end - 1], values, row):
        row += [(text.x0, text.x1) for text in chunks(band[end - 1])]
        end -= 1
    return band[:end] if all(_reaches_over(line, values, row) for line in band[:end]) else ()


def _reaches_over(line: PrintedLine, values: Sequence[Stretch], row: Sequence[Stretch]) -> bool:
    """Whether the text of a line reaches over several texts on the line of values below it, or columns of its row."""
    (text,) = chunks(line)
    return any(
        sum(x0 < text.x1 and text.x0 < x1 for x0, x1 in some) > 1 for some in (values, stretches(sorted(row), 0.0))
    )


def _of_one(line: PrintedLine, years: Years | None) -> list[Chunk]:
    """What stands on a line without words below ``years``, and texts of several of them."""
    others = [] if years is None else [reach.text for reach in years.reaches(line)]
    return [one for one in chunks(line) if not any(text.x0 <= one.x0 and one.x1 <= text.x1 for text in others)]


def _over_values(chunk: Chunk, rows: Sequence[Sequence[Sequence[Chunk]]]) -> bool:
    """Whether a text stands where most rows have several values on one line, as ``ไม่ใช้งบประมาณ`` over all years."""
    crossing = [max(sum(c.x0 < chunk.x1 and chunk.x0 < c.x1 for c in line) for line in row) > 1 for row in rows]
    return sum(crossing) >= _LEAST_FULL and sum(crossing) > len(crossing) * _MOST_ROWS


def fitting(
    before: Columns, bands: Sequence[Band], head: Sequence[Band] = (), begins: Sequence[float] = ()
) -> tuple[float, ...] | None:
    """The sides that the texts of a page leave to the columns of the page before; None where they fill a gap.

    ``begins`` are places at which columns begin, however near to others.
    """
    size = min((line.size for band in bands for line in band), default=0.0)
    years = years_of(_lines([*head, *bands])) or before.years
    met = _met(before.gaps, _below_head(_covered(bands, years), head, size, begins), begins)
    return None if met is None else _sides(before.whole, met, bands, years)


def _below_head(
    covered: Sequence[Stretch], head: Sequence[Band], size: float, begins: Sequence[float] = ()
) -> list[Stretch]:
    """What texts cover with those of the head, but for such as close a gap that others of the head below them leave."""
    found = list(covered)
    gaps = _gaps(covered, size, begins)
    lines = [[(chunk.x0, chunk.x1) for line in band for chunk in chunks(line)] for band in head]
    for place, texts in enumerate(lines):
        lower = [text for some in lines[place + 1 :] for text in some]
        for text in texts:
            closed = [gap for gap in gaps if _fills(text, gap, size)]
            heads = any(x0 < text[1] and text[0] < x1 for x0, x1 in lower)
            if not closed or not heads or any(_fills(one, gap, size) for gap in closed for one in lower):
                found.append(text)
    return stretches(sorted(found), 0.0)


def _fills(text: Stretch, gap: Stretch, size: float) -> bool:
    """Whether a text leaves too little of a gap for one between columns."""
    return _left_of(gap, text) < min(_LEAST_GAP * size, gap[1] - gap[0])


def _left_of(gap: Stretch, text: Stretch) -> float:
    """How wide the wider piece is that a text leaves of a gap."""
    if text[1] <= gap[0] or text[0] >= gap[1]:
        return gap[1] - gap[0]
    return max(text[0] - gap[0], gap[1] - text[1])


def _gaps(covered: Sequence[Stretch], size: float, begins: Sequence[float] = ()) -> list[Stretch]:
    """The stretches between texts that are wide enough for columns; narrower ones part words below each other, but for
    those before a place where a column ``begins``.
    """
    return [
        (left[1], right[0])
        for left, right in pairwise(covered)
        if right[0] - left[1] >= _LEAST_GAP * size or any(left[1] < x <= right[0] + SAME_END for x in begins)
    ]


def _met(before: Sequence[Stretch], covered: Sequence[Stretch], begins: Sequence[float] = ()) -> list[Stretch] | None:
    """What the texts of this page leave of the gaps of the page before; None where one of them is closed, or filled.

    A hair's breadth is enough where a column ``begins``.
    """
    found = []
    for x0, x1 in before:
        if any(x0 < a and b < x1 for a, b in covered):
            return None
        left = max((b for a, b in covered if a <= x0 < b), default=x0)
        right = min((a for a, b in covered if a < x1 <= b), default=x1)
        least = 0.0 if any(left < x <= right + SAME_END for x in begins) else BESIDE
        if right - left <= least:
            return None
        found.append((left, right))
    return found


def _sides(
    whole: Stretch, gaps: Sequence[Stretch], bands: Sequence[Band] = (), years: Years | None = None
) -> tuple[float, ...]:
    """A place in each gap, right before the texts behind it. Between ``years`` it is in texts of both, and in no other,
    as far as there is such a place.
    """
    reaches = (
        [] if years is None else [reach for line in _lines(bands) for reach in years.reaches(line)][:_MOST_REACHES]
    )
    return (whole[0], *(_side(gap, reaches, years) for gap in gaps), whole[1])


def _side(gap: Stretch, reaches: Sequence[Reach], years: Years | None) -> float:
    """The place in a gap."""
    usual = max(gap[0], gap[1] - BESIDE)
    near = [reach for reach in reaches if reach.text.x0 < gap[1] and gap[0] < reach.text.x1]
    if years is None or not near:
        return usual
    behind = years.gap_behind((gap[0] + gap[1]) / 2)
    ends = [end for reach in near for x in (reach.text.x0, reach.text.x1) for end in (x - 2 * BESIDE, x + 2 * BESIDE)]
    middles = [(max(gap[0], reach.text.x0) + min(gap[1], reach.text.x1)) / 2 for reach in near]

    def right(place: float) -> int:
        return sum(crossed(one.text, (place,)) == (one.first < behind <= one.last) for one in near)

    return max((usual, *middles, *(end for end in ends if gap[0] <= end <= gap[1])), key=right)


def _proven(sides: Sequence[float], bands: Sequence[Band]) -> bool:
    """Whether enough rows fill three columns."""
    full = 0
    for band in bands:
        places = {sum(side <= (chunk.x0 + chunk.x1) / 2 for side in sides) for line in band for chunk in chunks(line)}
        full += len(places) >= LEAST_COLUMNS
    return full >= _LEAST_FULL


def text_ends(known: Columns, sides: Sequence[float], bands: Sequence[Band]) -> dict[float, float] | None:
    """Where the texts of each column end, by its right side; None where rulings say where its cells end."""
    if not known.gaps:
        return None
    ends: dict[float, float] = {}
    for band in bands:
        for line in band:
            for chunk in chunks(line):
                right = next((side for side in sides if side >= chunk.x1), sides[-1])
                ends[right] = max(ends.get(right, 0.0), chunk.x1 + BESIDE)
    return ends


def crossed(chunk: Chunk, sides: Sequence[float]) -> bool:
    """Whether a text stands on both sides of one of some places."""
    return any(chunk.x0 < side - BESIDE and chunk.x1 > side + BESIDE for side in sides)


def same_place(one: float, other: float) -> bool:
    """Whether two rulings, or sides, stand at one place."""
    return abs(one - other) <= SAME_END


def same_ends(one: Stretch, other: Stretch) -> bool:
    """Whether two stretches begin and end at the same places."""
    return same_place(one[0], other[0]) and same_place(one[1], other[1])


def stretches(pieces: Sequence[Stretch], apart: float = SAME_END) -> list[Stretch]:
    """The stretches that sorted pieces cover; two are one where no more than ``apart`` lies between them."""
    found: list[Stretch] = []
    for x0, x1 in pieces:
        if found and x0 <= found[-1][1] + apart:
            found[-1] = found[-1][0], max(found[-1][1], x1)
        else:
            found.append((x0, x1))
    return found
