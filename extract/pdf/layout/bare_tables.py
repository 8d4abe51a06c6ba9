"""Tables without rulings across: columns by rulings down or by the gaps between texts, rows by what begins them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from extract.ground.characters import arabic_digits
from extract.pdf.layout.columns import BESIDE, LEAST_COLUMNS, Columns, Stretch, chunks, crossed, gap_columns
from extract.pdf.layout.lines import PrintedLine, lines_of
from extract.pdf.layout.open_ends import is_drawn
from extract.pdf.layout.open_tables import in_rows
from extract.pdf.layout.tables import PageTable
from extract.pdf.layout.text_rows import row_tops
from extract.pdf.layout.wrapped import is_value
from extract.pdf.letters.page import Box, Edge, Glyph

_SAME = 3.0
_FARTHEST = 2.5
"""Of the font's size: how far apart lines of one table stand at most."""

_MOST_RESTS, _SHORT = 3, 10
"""Lines of a head that hold the rest of one cell alone, and how long such a rest is, of the font's size."""

_YEAR = re.compile(r"25\d\d")
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
        tops = row_tops(table.sides, inside, headed=headed) if all(ends) or not any(ends) else None
        if tops is not None and (len(tops) >= _LEAST_ROWS or not any(ends)):
            found.append(in_rows(table.sides, _levels(tops, table.box), inside))
        elif any(ends):
            found.append(table)  # a row of a table whose rows are ruled
        else:
            lost += inside
    return found, lost


def tables_of_gaps(
    clusters: Sequence[Glyph], before: Columns | None
) -> tuple[list[PageTable], list[Glyph], Columns | None]:
    """The table of values that stands on a page without any ruling, and the clusters outside of it.

    It needs a head and two lines of values, or the columns ``before`` of the table that ended the page before.
    """
    lines = lines_of(clusters, columns=False)
    if not lines:
        return [], list(clusters), None
    seeds = [place for place, line in enumerate(lines) if _holds_values(line)]
    if before is None and not seeds:
        return [], list(clusters), None
    if before is not None:
        found = _part(lines, range(len(lines)), before.sides)
        some = [lines[place] for place in found]
        if not found or found[0] > 1 or gap_columns(before.whole, [[line] for line in some], before) is None:
            before = None
    if before is not None:
        columns = before
        headed = False
    else:
        start = _head_of(lines, seeds[0])
        core = lines[start : seeds[-1] + 1]
        if len(seeds) < _LEAST_VALUES and not any(map(_names_years, core)):
            return [], list(clusters), None
        whole = min(line.x0 for line in core) - BESIDE, max(line.x1 for line in core) + BESIDE
        known = gap_columns(whole, [[line] for line in core], None)
        if known is None:
            return [], list(clusters), None
        columns = known
        found = _part(lines, range(start, len(lines)), columns.sides)
        headed = True
    some = [lines[place] for place in found]
    if not some:
        return [], list(clusters), None
    box = (columns.sides[0], some[0].top - BESIDE, columns.sides[-1], max(line.bottom for line in some) + BESIDE)
    inside = [glyph for glyph in clusters if _in(glyph, box)]
    tops = row_tops(columns.sides, inside, headed=headed)
    if tops is None:
        return [], list(clusters), None
    table = in_rows(columns.sides, _levels(tops, box), inside, columns)
    held = {id(glyph) for glyph in inside}
    return [table], [glyph for glyph in clusters if id(glyph) not in held], columns


def _head_of(lines: Sequence[PrintedLine], first: int) -> int:
    """The first line of the rows that end above the first values: the head, of which some lines may be a rest of one
    cell."""
    start = first
    while start:
        step = next((back for back in range(1, min(_MOST_RESTS, start) + 1) if _is_row(lines[start - back])), None)
        stretch = [] if step is None else lines[start - step : start + 1]
        if not stretch or not all(map(_near, stretch, stretch[1:])):
            break
        if any(line.x1 - line.x0 > _SHORT * line.size for line in stretch[1:-1]):
            break
        start -= len(stretch) - 1
    return start


def _names_years(line: PrintedLine) -> bool:
    return len(_YEAR.findall(arabic_digits(line.text))) >= _LEAST_VALUES


def _part(lines: Sequence[PrintedLine], places: Iterable[int], sides: Sequence[float]) -> list[int]:
    """The lines from the first place on that stand in the columns, or are rows over some of them."""
    found: list[int] = []
    for place in places:
        line = lines[place]
        if found and not _near(lines[found[-1]], line):
            break
        texts = list(chunks(line))
        inside = all(sides[0] - _SAME <= chunk.x0 and chunk.x1 <= sides[-1] + _SAME for chunk in texts)
        if not inside or (any(crossed(chunk, sides) for chunk in texts) and not _is_row(line)):
            if found:
                break
            continue
        found.append(place)
    return found


def _near(above: PrintedLine, below: PrintedLine) -> bool:
    return below.bottom - above.bottom <= _FARTHEST * below.size


def _is_row(line: PrintedLine) -> bool:
    return len(list(chunks(line))) >= LEAST_COLUMNS


def _holds_values(line: PrintedLine) -> bool:
    return sum(is_value(chunk.text) for chunk in chunks(line)) >= _LEAST_VALUES


def _levels(tops: Sequence[float], box: Box) -> list[float]:
    return [min(box[1], tops[0]), *tops[1:], box[3]]


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
