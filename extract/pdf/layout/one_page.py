"""One page laid out: its lines, its tables, and how well it could be read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from extract.ground.source import PageFacts
from extract.pdf.layout.captions import captions_apart
from extract.pdf.layout.framed import in_frames
from extract.pdf.layout.labels import labels_on_top, part_labels
from extract.pdf.layout.leaders import without_leaders
from extract.pdf.layout.pages import LaidPage
from extract.pdf.layout.pieces.bullets import with_bullets
from extract.pdf.layout.pieces.cells import cell_boxes
from extract.pdf.layout.pieces.filled_lines import without_filled_lines
from extract.pdf.layout.pieces.lines import PrintedLine, lines_of, set_tabs
from extract.pdf.layout.pieces.open_ends import closed
from extract.pdf.layout.pieces.tables import PageTable, page_tables, tables_in
from extract.pdf.layout.side_by_side import in_reading_order
from extract.pdf.layout.unruled.bare_tables import tables_of_gaps, tables_ruled_down, tables_under_years
from extract.pdf.layout.unruled.columns import Columns
from extract.pdf.layout.unruled.grounds import LEAST_GROUNDS, grounds_of, lone_boxes
from extract.pdf.layout.unruled.lone_heads import head_at_end, is_head_alone, lacks_head
from extract.pdf.layout.unruled.open_tables import open_tables
from extract.pdf.layout.unruled.shaded import shaded_table
from extract.pdf.layout.unruled.tables_apart import Part, tables_apart
from extract.pdf.letters.damage import Method, page_facts
from extract.pdf.letters.glyphs import clusters
from extract.pdf.letters.page import Box, Glyph, RawPage
from extract.pdf.letters.visible import is_ocr_layer

_HEAD_ZONE = 60.0
"""Points from above: where the head of a page stands."""

_NEAR_END = 0.7
"""Of a page's height: a table that goes on over the page reaches below it."""

_STEP = 20.0
"""Points: cells are looked for by stretches of the page's height of that much."""


def laid_out(raw: RawPage, before: LaidPage | None = None) -> tuple[LaidPage, PageFacts]:
    """A page's lines and tables, and how well it could be read. ``before`` is the page before."""
    joined = with_bullets(without_filled_lines(clusters(raw.glyphs)), raw.dots)
    tables, rest, columns, all_lines, boxes = _tables(raw, joined, before)
    lines = lines_of(rest, columns=False) if all_lines is None else all_lines
    _note_cells(lines, boxes)
    by_ocr = raw.read_by == "tesseract" or is_ocr_layer(raw)
    if not by_ocr:
        boxes = [table.box for table in tables]
        lines = captions_apart(in_reading_order(labels_on_top(lines), raw.edges, boxes), boxes)
        lines = in_frames(lines, lone_boxes(raw.edges))
    lines = _printed(lines)
    text = "\n".join([*(line.text for line in lines), *(c.text for t in tables for row in t.rows for c in row)])
    method: Method = "ocr" if by_ocr else "text"
    facts = replace(
        page_facts(raw.number, method, joined, text, raw.pictures),
        hidden=raw.hidden,
        unread_fields=raw.unread,
        stamp=raw.stamp,
    )
    page = LaidPage(raw.number, raw.width, raw.height, lines, tables, columns=columns, read_by=raw.read_by)
    page.hidden_at, page.struck_at, page.shapes = raw.hidden_at, raw.struck_at, raw.shapes
    return page, facts


class _Tables(NamedTuple):
    """The tables of a page, the clusters outside of them, the columns of one that may go on, and the lines of the
    clusters where they are known.
    """

    tables: list[PageTable]
    rest: list[Glyph]
    columns: Columns | None
    lines: list[PrintedLine] | None
    boxes: Sequence[Box] = ()
    """The ruled cells of the page, those of tables and others."""


def _note_cells(lines: Iterable[PrintedLine], boxes: Sequence[Box]) -> None:
    """Notes of lines in which of several cells they stand."""
    if len(boxes) < 2:
        return
    at_height: dict[int, list[Box]] = defaultdict(list)
    for box in boxes:
        for step in range(int(box[1] / _STEP), int(box[3] / _STEP) + 1):
            at_height[step].append(box)
    for line in lines:
        x, y = (line.x0 + line.x1) / 2, (line.top + line.bottom) / 2
        near = at_height.get(int(y / _STEP), ())
        line.cell = next((box for box in near if box[0] <= x <= box[2] and box[1] <= y <= box[3]), None)


def _tables(raw: RawPage, joined: list[Glyph], before: LaidPage | None) -> _Tables:
    """The tables of a page: those whose rows are shaded, ruled ones, and such as lack rulings."""
    last = before.tables[-1] if before is not None and before.tables else None
    known = before.columns if before is not None else None
    going_on = known if _ends_in_table(before, raw) else None
    printed = [*joined, *raw.blanks]
    if raw.read_by == "tesseract":  # the cells that were read; a scanned ruling that is broken leaves no open end
        return _Tables(*tables_in(cell_boxes(raw.edges), printed), None, None)
    boxes = cell_boxes(closed(raw.edges))
    every = [*chain.from_iterable(boxes), *lone_boxes(raw.edges)]
    grounds = grounds_of(every, least=1)
    parts = tables_apart(printed, raw.edges, grounds)
    if parts and (apart := _of_parts(parts, printed, raw, known, going_on)):
        return apart
    shaded = shaded_table(printed, every, going_on) if grounds and grounds.apart >= LEAST_GROUNDS else None
    if shaded is not None:
        top, bottom = shaded.table.box[1], shaded.table.box[3]
        others = closed(edge for edge in raw.edges if not top <= (edge[2] + edge[3]) / 2 <= bottom)
        tables, rest = page_tables(shaded.rest, others)
        return _Tables([shaded.table, *tables], rest, shaded.columns, None)
    tables, rest = tables_in(boxes, printed)
    columns: Columns | None = None
    tables, lost = tables_ruled_down(tables, joined, raw.edges, last)
    rest += lost
    if raw.edges or (known is not None and known.goes_on):
        more, rest, columns = open_tables(rest, raw.edges, [table.box for table in tables], known)
        tables += more
    if not tables:
        all_lines = lines_of(rest, columns=False)
        tables, rest, columns = tables_of_gaps(rest, going_on, all_lines)
        if not tables:
            return _Tables(tables, rest, columns, all_lines, [*chain.from_iterable(boxes)])
    if all(map(is_head_alone, tables)):
        below, others_rest, places = tables_of_gaps(joined, None)
        if below:
            return _Tables(below, others_rest, places, None)
    under = tables_under_years(rest, tables)
    tables += under.tables
    if under.tables:
        tables.sort(key=lambda table: table.box[1])
    return _Tables(tables, under.rest, under.columns or columns, under.lines, [*chain.from_iterable(boxes)])


def _of_parts(
    parts: Sequence[Part], printed: Sequence[Glyph], raw: RawPage, known: Columns | None, going_on: Columns | None
) -> _Tables | None:
    """The tables of a page that stand in ``parts`` of it, with those outside of them; None where no part holds one."""
    tables: list[PageTable] = []
    rest = [glyph for glyph in printed if not any(part.holds(glyph) for part in parts)]
    columns: Columns | None = None
    for part in parts:
        own = [glyph for glyph in printed if part.holds(glyph)]
        if part.rulings:
            found, left, columns = open_tables(own, part.rulings, [], known)
        else:
            shaded = shaded_table(own, part.boxes, going_on, least=1)
            found, left, columns = ([shaded.table], shaded.rest, shaded.columns) if shaded else ([], own, None)
        tables += found
        rest += left
        known = going_on = None
    if not tables:
        return None
    others = closed(
        edge
        for edge in raw.edges
        if not any(table.box[1] <= (edge[2] + edge[3]) / 2 <= table.box[3] for table in tables)
    )
    more, rest = page_tables(rest, others)
    return _Tables([*tables, *more], rest, columns, None)


def _printed(lines: list[PrintedLine]) -> list[PrintedLine]:
    """The lines of what stands in no table, as they are kept."""
    set_tabs(lines)
    part_labels(lines)
    without_leaders(lines)
    for line in lines:
        line.glyphs.clear()  # a thousand pages of glyphs would fill the memory
        line.parts = None
    return lines


def _ends_in_table(before: LaidPage | None, raw: RawPage) -> bool:
    """Whether a page ends with a table, so that it may go on on the next one, which is as wide."""
    if before is None or not before.tables or abs(before.width - raw.width) > 1:
        return False
    return before.tables[-1].box[3] > before.height * _NEAR_END


def take_head(before: LaidPage, raw: RawPage, page: LaidPage) -> None:
    """Makes a table of the head that stands alone at the end of the page ``before``, if the next one begins with its
    rows. ``raw`` is the page before as it was read.
    """
    table = page.tables[0] if page.tables else None
    if table is None or before.tables or abs(before.width - page.width) > 1 or not lacks_head(table):
        return
    if any(line.bottom <= table.box[1] and line.bottom > _HEAD_ZONE for line in page.lines):
        return
    found = head_at_end(clusters(raw.glyphs), raw.height, table)
    if found is not None:
        head, rest = found
        before.tables = [head]
        before.lines = _printed(lines_of(rest, columns=False))
