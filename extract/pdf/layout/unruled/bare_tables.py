"""Tables without rulings across: columns by rulings down or by the gaps between texts, rows by what begins them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from math import inf
from operator import itemgetter
from typing import NamedTuple

from extract.ground.characters import arabic_digits
from extract.pdf.layout.pieces.lines import Chunk, PrintedLine, chunks, lines_of
from extract.pdf.layout.pieces.open_ends import is_drawn
from extract.pdf.layout.pieces.tables import PageTable
from extract.pdf.layout.pieces.wrapped import is_value
from extract.pdf.layout.unruled.columns import BESIDE, LEAST_COLUMNS, Columns, Stretch, fitting, gap_columns, stretches
from extract.pdf.layout.unruled.levels import is_sum
from extract.pdf.layout.unruled.open_tables import in_rows
from extract.pdf.layout.unruled.text_rows import Tops, row_tops
from extract.pdf.layout.unruled.touching import Touching, touching
from extract.pdf.layout.unruled.year_heads import names_years
from extract.pdf.letters.page import Box, Edge, Glyph

_SAME = 3.0
_FARTHEST = 2.5
"""Of the font's size: how far apart lines of one table stand at most."""

_FARTHEST_ROW = 8.0
"""Of the font's size: how far below a line of a table its next row of values stands at most, where rows are high."""

_MOST_RESTS, _SHORT = 6, 10
"""Lines of a head that hold the rest of one cell alone, and how long such a rest is, of the font's size."""

_YEAR = re.compile(r"25\d\d")
_COUNTS = re.compile(r"\d{1,3}[.)]?")
_PART = re.compile(r"\s*(?:ส่วนที่|บทที่|ภาคผนวก|เอกสารแนบ|หมายเหตุ|ที่มา|\*)")
_SAME_SIZE = 0.1
_WORDS = re.compile(r"25\d\d|[^\d\s,.–—-]")
_WITHIN = 1.3
"""Of the farthest step between a table's lines: what stands farther below it is none of it."""

_LEAST_ROWS = 3
"""A head and two rows, inside of a frame: fewer may be one row."""

_LEAST_VALUES = 2
"""Values on one line, and such lines."""


def tables_ruled_down(
    tables: Sequence[PageTable], clusters: Sequence[Glyph], edges: Iterable[Edge], before: PageTable | None
) -> tuple[list[PageTable], list[Glyph]]:
    """The tables of a page, those of rulings down alone with their rows; and the clusters of such as have none.

    ``before`` is the last table of the page before: where its rows are ruled, a single row is a piece of its last.
    """
    edges = list(edges)
    across = [edge for edge in edges if edge[3] - edge[2] <= edge[1] - edge[0]]
    found: list[PageTable] = []
    lost: list[Glyph] = []
    for table in tables:
        goes_on = before is not None and len(before.rows) > 1 and _as_wide(before, table) and before.ruled
        if len(table.rows) > 1 or goes_on or _ruled_across(table.box, edges):
            found.append(table)
            continue
        ends = [is_drawn(across, table.box[0], table.box[2], level) for level in (table.box[1], table.box[3])]
        inside = [glyph for glyph in clusters if _in(glyph, table.box)]
        headed = before is None or not _as_wide(before, table)
        rows = row_tops(table.sides, inside, headed=headed) if all(ends) or not any(ends) else None
        if rows is not None and (len(rows.tops) >= _LEAST_ROWS or not any(ends)):
            found.append(in_rows(table.sides, _levels(rows.tops, table.box), inside))
        elif any(ends):
            found.append(table)  # a row of a table whose rows are ruled
        else:
            lost += inside
    return found, lost


def tables_of_gaps(
    clusters: Sequence[Glyph], before: Columns | None, lines: Sequence[PrintedLine] | None = None
) -> tuple[list[PageTable], list[Glyph], Columns | None]:
    """The table of values that stands on a page without any ruling, and the clusters outside of it.

    ``lines`` are the clusters' where they are known.

    It needs a head and two lines of values, or the columns ``before`` of the table that ended the page before.
    """
    lines = lines_of(clusters, columns=False) if lines is None else lines
    near = touching(lines) if any(map(_holds_values, lines)) else Touching()
    if near.marks:
        lines = lines_of([*clusters, *near.marks], columns=False)
    found = _going_on(lines, before, near.places) if before is not None and before.gaps else None
    if found is None or not any(map(_holds_values, found.lines)):
        found = _begun(lines, near.places) or found
    if found is None:
        return [], list(clusters), None
    columns, sides, some, headed = found
    sides = [*sides[:-1], max(sides[-1], max(line.x1 for line in some) + BESIDE)]
    box = (sides[0], some[0].top - BESIDE, sides[-1], max(line.bottom for line in some) + BESIDE)
    inside = [glyph for glyph in (*clusters, *near.marks) if _in(glyph, box)]
    rows = row_tops(sides, inside, headed=headed, habits=columns.habits)
    if rows is None:
        return [], list(clusters), None
    columns = replace(columns, habits=rows.habits)
    table = in_rows(sides, _levels(rows.tops, box), inside, columns)
    held = {id(glyph) for glyph in inside}
    return [table], [glyph for glyph in clusters if id(glyph) not in held], columns


class UnderYears(NamedTuple):
    """Tables below heads of years, the clusters outside of them, the columns of one that stands below all others, and
    the lines of the clusters where there is no such table.
    """

    tables: Sequence[PageTable]
    rest: list[Glyph]
    columns: Columns | None = None
    lines: list[PrintedLine] | None = None


def tables_under_years(clusters: list[Glyph], others: Sequence[PageTable]) -> UnderYears:
    """The tables without any ruling that begin with a head of years above, between or below ``others`` of a page."""
    all_lines = lines_of(clusters, columns=False)
    heads = [(line.top + line.bottom) / 2 for line in all_lines if names_years(line)]
    boxes = sorted((table.box for table in others), key=itemgetter(1))
    bounds = pairwise([-inf, *(side for box in boxes for side in (box[1], box[3])), inf])
    found: list[PageTable] = []
    rest, last = clusters, None
    for top, bottom in list(bounds)[::2] if heads else ():
        while any(top <= y < bottom for y in heads):
            inside = [glyph for glyph in rest if top <= (glyph.top + glyph.bottom) / 2 < bottom]
            tables, _, columns = tables_of_gaps(inside, None)
            if not tables or not any(tables[0].box[1] <= y <= tables[0].box[3] for y in heads):
                break
            found += tables
            rest = [glyph for glyph in rest if not _in(glyph, tables[0].box)]
            top = tables[0].box[3]
            last = columns if bottom == inf else None
    return UnderYears(found, rest, last, None if found else all_lines)


class _Found(NamedTuple):
    """A table's columns over pages, the sides of this page, its lines, and whether they begin with its head."""

    columns: Columns
    sides: Sequence[float]
    lines: Sequence[PrintedLine]
    headed: bool


def _begun(lines: Sequence[PrintedLine], begins: Sequence[float]) -> _Found | None:
    """The table that begins on a page with its head; None where nothing proves one. ``begins`` are places at which
    columns begin, however near to others.
    """
    seeds = [place for place, line in enumerate(lines) if _holds_values(line)]
    if not seeds:
        return None
    head = _head_of(lines, seeds)
    core = lines[head.start : seeds[-1] + 1]
    if len(seeds) < _LEAST_VALUES and not any(map(_names_years, core)):
        return None
    whole = min(line.x0 for line in core) - BESIDE, max(line.x1 for line in core) + BESIDE
    bands = [[line] for line in core]
    names = [chunk.x0 for band in bands[: len(head)] for line in band for chunk in chunks(line)[1:]]
    known = gap_columns(whole, bands[len(head) :], bands[: len(head)], [*begins, *names])
    if known is None:
        return None
    found = _part(lines, head.start, len(head), seeds[-1], known)
    return _Found(known, known.sides, found, headed=True) if found else None


def _going_on(lines: Sequence[PrintedLine], before: Columns, begins: Sequence[float]) -> _Found | None:
    """The table of the page before where a page begins with its rows, or with its head once more; else None."""
    seeds = [place for place, line in enumerate(lines) if _holds_values(line)]
    head = _head_of(lines, seeds) if seeds else range(0)
    if head.start > 1:
        head = range(0)
    for start in (head.start,) if head else (0, 1):
        found = _part(lines, start, len(head), seeds[-1] if seeds else len(lines), before)
        bands = [[line] for line in found]
        sides = fitting(before, bands[len(head) :], bands[: len(head)], begins) if found else None
        headings = all(any(_closes(chunk, before.gaps) for chunk in chunks(line)) for line in found)
        if sides is not None and not headings:  # those alone are of what begins on this page
            return _Found(before, sides, found, headed=bool(head))
    return None


def _head_of(lines: Sequence[PrintedLine], seeds: Sequence[int]) -> range:
    """The lines of the head above the first values; one at least stands over two columns of values. Some may be a rest
    of one cell. A total is none, whatever words it has there.
    """
    values = _columns_of_values([lines[place] for place in seeds])
    last = seeds[0]
    while last and (_near(lines[last - 1], lines[last]) or (last == seeds[0] and _years_above(lines, last))):
        last -= 1
        if is_sum(lines[last]):
            return range(seeds[0], seeds[0])
        texts = [chunk for chunk in chunks(lines[last]) if _WORDS.search(arabic_digits(chunk.text))]
        under = [[place for place, (x0, x1) in enumerate(values) if x0 < chunk.x1 and chunk.x0 < x1] for chunk in texts]
        if len({some[0] for some in under if len(some) == 1}) >= _LEAST_VALUES and (
            len(texts) >= LEAST_COLUMNS or _names_years(lines[last])
        ):
            break
    else:
        return range(seeds[0], seeds[0])
    start = last
    while start:
        step = next((back for back in range(1, min(_MOST_RESTS, start) + 1) if _is_row(lines[start - back])), None)
        stretch = [] if step is None else lines[start - step : start + 1]
        if not stretch or not all(map(_near, stretch, stretch[1:])):
            break
        if any(chunk.x1 - chunk.x0 > _SHORT * line.size for line in stretch[1:-1] for chunk in chunks(line)):
            break
        start -= len(stretch) - 1
    while start and _heads(lines[start - 1], lines[start : last + 1], values):
        texts = [chunk for line in lines[start : last + 1] for chunk in chunks(line)]
        if start == 1 and any(_over_several(chunk, values) for chunk in texts):
            break  # the head of the page
        start -= 1
    return range(start, last + 1)


def _years_above(lines: Sequence[PrintedLine], first: int) -> bool:
    """Whether the line above the first values names years, as far above as rows of a table may be."""
    above, line = lines[first - 1], lines[first]
    return _names_years(above) and line.bottom - above.bottom <= _FARTHEST_ROW * line.size


def _columns_of_values(lines: Sequence[PrintedLine]) -> list[Stretch]:
    """Where values stand below each other; a first column of small numbers counts the rows."""
    found = [chunk for line in lines for chunk in chunks(line) if is_value(chunk.text)]
    values = stretches(sorted((chunk.x0, chunk.x1) for chunk in found), 0.0)
    first = [chunk.text for chunk in found if chunk.x0 <= values[0][1]]
    counts = len(values) > 1 and all(_COUNTS.fullmatch(arabic_digits(text)) for text in first)
    return values[1:] if counts else values


def _over_several(text: Chunk, values: Sequence[Stretch]) -> bool:
    """Whether a text stands over several columns of values."""
    return sum(x0 < text.x1 and text.x0 < x1 for x0, x1 in values) > 1


def _heads(above: PrintedLine, head: Sequence[PrintedLine], values: Sequence[Stretch]) -> bool:
    """Whether a line belongs to the head below it: it stands beside its first line, over its values alone, or in its
    first columns, where the head has nothing yet.
    """
    if not _near(above, head[0]) or above.x1 - above.x0 > _SHORT * above.size * 2:
        return False
    if above.bottom > head[0].top + BESIDE / 2:
        return True
    within = values[0][0] - above.size <= above.x0 and above.x1 <= values[-1][1] + above.size
    named = any(chunk.x1 <= values[0][0] for line in head for chunk in chunks(line))
    return (within and len(list(chunks(above))) == 1) or (not named and above.x1 <= values[0][0])


def _names_years(line: PrintedLine) -> bool:
    return len(_YEAR.findall(arabic_digits(line.text))) >= _LEAST_VALUES


def _part(lines: Sequence[PrintedLine], start: int, head: int, last_values: int, known: Columns) -> list[PrintedLine]:
    """The lines of the table that begins at a place: such as stand in its columns, rows over some of them, headings.

    A heading reaches over columns from the left end of the table. The last lines of a page are headings where they
    begin as those inside of the table do. Below the last values lines stand no farther apart than above them.
    """
    first = known.sides[1]
    found: list[PrintedLine] = []
    sure = 0
    widest = _FARTHEST
    steps: list[float] = []
    headings: list[float] = []
    for place in range(start, len(lines)):
        line = lines[place]
        step = (line.bottom - found[-1].bottom) / line.size if found else 0.0
        if place == last_values + 1 and steps:
            widest = min(_FARTHEST, _WITHIN * max(steps))
        if step > widest and not (step <= _FARTHEST_ROW and place <= last_values and _values_in(line, known)):
            break
        texts = list(chunks(line))
        if any(_beside(chunk, known) for chunk in texts):
            break
        over = place >= start + head and any(_closes(chunk, known.gaps) for chunk in texts)
        if over and not _is_row(line):
            if texts[0].x0 > first or (place > last_values and not _goes_on(line, found[-1], headings)):
                break
            headings.append(line.x0)
        else:
            sure = len(found) + 1
        found.append(line)
        if len(found) > head + 1:
            steps.append(step)
    else:
        return found
    return found if found and _apart(found[-1], lines[start + len(found)], steps) else found[:sure]


def _values_in(line: PrintedLine, known: Columns) -> bool:
    """Whether a line holds values, each in one of a table's columns."""
    values = [chunk for chunk in chunks(line) if is_value(chunk.text)]
    return _holds_values(line) and not any(_closes(chunk, known.gaps) or _beside(chunk, known) for chunk in values)


def _beside(chunk: Chunk, known: Columns) -> bool:
    """Whether a text reaches out of a table's columns; in the last one texts may be longer than on the page before."""
    last = known.gaps[-1][1] - _SAME
    return chunk.x0 < known.whole[0] - _SAME or (chunk.x1 > known.whole[1] + _SAME and chunk.x0 < last)


def _goes_on(line: PrintedLine, above: PrintedLine, headings: Sequence[float]) -> bool:
    """Whether a line below the last values is a heading of the table as those inside of it are."""
    like = abs(line.size - above.size) <= _SAME_SIZE * above.size and not _PART.match(line.text)
    return like and any(abs(line.x0 - x) <= _SAME for x in headings)


def _apart(last: PrintedLine, below: PrintedLine, steps: Sequence[float]) -> bool:
    """Whether a line stands farther below the last line of a table than the table's own lines do."""
    return below.bottom - last.bottom > _WITHIN * max(steps, default=_FARTHEST) * below.size


def _closes(chunk: Chunk, gaps: Sequence[Stretch]) -> bool:
    return any(chunk.x0 < x0 and x1 < chunk.x1 for x0, x1 in gaps)


def _near(above: PrintedLine, below: PrintedLine) -> bool:
    return below.bottom - above.bottom <= _FARTHEST * below.size


def _is_row(line: PrintedLine) -> bool:
    return len(list(chunks(line))) >= LEAST_COLUMNS


def _holds_values(line: PrintedLine) -> bool:
    """Whether several values stand on a line; years that count on are the words of a head."""
    if line.in_one:
        return False
    values = [arabic_digits(chunk.text) for chunk in chunks(line) if is_value(chunk.text)]
    years = [int(text) for text in values if _YEAR.fullmatch(text)]
    counted = len(years) > 1 and years == list(range(years[0], years[0] + len(years)))
    return len(values) - counted * len(years) >= _LEAST_VALUES


def _levels(tops: Tops, box: Box) -> Tops:
    """The places with the table's own ends for the first and the last one."""
    first, *others = tops
    return {min(box[1], first): None, **{top: tops[top] for top in others}, box[3]: None}


def _as_wide(one: PageTable, other: PageTable) -> bool:
    return len(one.sides) == len(other.sides) and all(
        abs(a - b) <= _SAME for a, b in zip(one.sides, other.sides, strict=True)
    )


def _ruled_across(box: Box, edges: Iterable[Edge]) -> bool:
    """Whether a ruling across stands inside of a table, between its top and its bottom."""
    middle: Stretch = box[1] + _SAME, box[3] - _SAME
    return any(
        bottom - top <= x1 - x0 and middle[0] < top < middle[1] and x1 > box[0] and x0 < box[2]
        for x0, x1, top, bottom in edges
    )


def _in(glyph: Glyph, box: Box) -> bool:
    x, y = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]
