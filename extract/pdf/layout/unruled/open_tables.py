"""Tables without rulings down: their rows between the rulings across, their columns by :mod:`columns`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from types import MappingProxyType

from extract.pdf.layout.pieces.lines import Chunk, chunks, lines_of
from extract.pdf.layout.pieces.tables import PageCell, PageTable, filled
from extract.pdf.layout.pieces.wrapped import is_value
from extract.pdf.layout.unruled.columns import (
    SAME_END,
    Band,
    Columns,
    Stretch,
    crossed,
    find_columns,
    same_ends,
    stretches,
    text_ends,
)
from extract.pdf.layout.unruled.entries import entry_places
from extract.pdf.layout.unruled.levels import Level, begins_value, below_band, holds_values, levels_of
from extract.pdf.layout.unruled.ruled_across import (
    SAME_LEVEL,
    RuledAcross,
    bands_of,
    below_headings,
    extend_down,
    extend_up,
    is_inside,
    part_of,
    ruled_across,
    with_rest,
)
from extract.pdf.layout.unruled.touching import touching
from extract.pdf.layout.unruled.year_heads import Years, names_years, years_of
from extract.pdf.letters.glyphs import UNMAPPED
from extract.pdf.letters.page import Box, Edge, Glyph

_LEAST_FRAMED = 4
"""Rows of one text each, all but one, that are no table."""

OFF_MIDDLE = 4.0
"""Points: how far the middle of a text may be from that of the columns which it is centred over."""


def open_tables(
    clusters: Sequence[Glyph], edges: Iterable[Edge], taken: Sequence[Box], before: Columns | None
) -> tuple[list[PageTable], list[Glyph], Columns | None]:
    """Tables without rulings down, the clusters outside of them, and the columns of the last one.

    ``taken`` are the boxes of tables with cells, ``before`` the columns of the table that ended the page before: where
    its columns fit the first table of this page, they are this one's, too.
    """
    ruled = list(ruled_across(edges, taken, before))
    rest = list(clusters)
    if before is not None and before.goes_on and not taken:
        ruled = with_rest(before, ruled, rest)
    tables: list[PageTable] = []
    columns: Columns | None = None
    for place, whole in enumerate(ruled):
        extend_down(whole, rest, ruled[place + 1].levels[0] if place + 1 < len(ruled) else None, taken)
        extend_up(whole, rest, [ruled[place - 1].levels[-1]] if place else [], taken)
        inside = [glyph for glyph in rest if is_inside(glyph, whole)]
        near = touching(lines_of(inside, columns=False))
        inside += near.marks
        for part, one in enumerate(_parts(whole, inside, near.places)):
            bands = bands_of(one, inside)
            last = before if not tables and not part else None
            found = find_columns((one.x0, one.x1), one.pieces, bands, last, near.places)
            if found is None:
                continue
            columns, sides = found
            columns = replace(columns, goes_on=one.goes_on)
            if below_headings(one, bands, sides):
                bands = bands_of(one, inside)
            levels = levels_of(sides, [glyph for glyph in inside if is_inside(glyph, one)])
            parted = _part_head(one, levels, sides)
            parted = _part_entries(one, levels) or parted
            if parted:
                bands = bands_of(one, inside)
            table, left = filled(
                list(_boxes(one, sides, bands, columns.years)),
                [glyph for glyph in inside if is_inside(glyph, one)],
                text_ends(columns, sides, bands),
            )
            if last is None and _frames_text(table):
                continue
            tables.append(_in_columns(_with_untold(table, bands, sides, columns.years), columns.sides, sides))
            kept = {id(glyph) for glyph in left}
            rest = [glyph for glyph in rest if not is_inside(glyph, one) or id(glyph) in kept]
    return tables, rest, columns


def _frames_text(table: PageTable) -> bool:
    """Whether rulings only part texts that stand below each other, as web pages draw them around their parts: one row
    at most has several texts.
    """
    beside = sum(sum(bool(cell.text) for cell in row) > 1 for row in table.rows)
    return len(table.rows) >= _LEAST_FRAMED and beside <= 1


def _part_entries(one: RuledAcross, levels: Sequence[Level]) -> bool:
    """Puts levels between the entries that stand in one row of a stretch, each with values of its own, as if a ruling
    were drawn there; whether there were any.
    """
    whole = [level for level in one.levels if any(same_ends(s, (one.x0, one.x1)) for s in stretches(one.pieces[level]))]
    found = entry_places(levels, whole)
    one.pieces.update((place, [(one.x0, one.x1)]) for place in found)
    one.levels[:] = sorted([*one.levels, *found])
    return bool(found)


def _part_head(one: RuledAcross, levels: Sequence[Level], sides: Sequence[float]) -> bool:
    """Puts a level below a text that heads some columns in the first row, beside others of their own, where no ruling
    is drawn there; whether there is one.
    """
    if any(one.levels[0] < level < one.levels[1] for level in one.pieces):
        return False
    head = [level for level in levels if (level.top + level.y) / 2 < one.levels[1]]
    money = next((column for column in range(1, len(sides) - 1) if holds_values(levels, column)), None)
    found = below_band(head, sides, money) if money is not None else None
    if found is None or any(begins_value(level, range(1, len(sides) - 1)) for level in head):
        return False
    place, parted = found
    level = (head[place - 1].y + head[place].top) / 2
    one.pieces[level] = parted
    one.levels[:] = sorted([*one.levels, level])
    return True


def in_rows(
    sides: Sequence[float],
    levels: Mapping[float, Sequence[Stretch] | None],
    glyphs: Sequence[Glyph],
    known: Columns | None = None,
    cells: Sequence[Box] = (),
) -> PageTable:
    """A table with its rows between levels and its columns between sides; a text over some columns is one cell.

    A level may part some stretches alone. ``known`` are its columns where gaps alone part them, ``cells`` are drawn:
    one that reaches over columns is one cell of its row.
    """
    whole = [(sides[0], sides[-1])]
    one = RuledAcross(
        sides[0], sides[-1], list(levels), {level: list(parted or whole) for level, parted in levels.items()}
    )
    bands = bands_of(one, glyphs)
    ends = text_ends(known, sides, bands) if known else None
    table, _ = filled(list(_boxes(one, sides, bands, known.years if known else None, cells)), glyphs, ends)
    table = replace(table, ruled=False, rows=tuple(map(_with_doubts, table.rows)))
    table = _with_untold(table, bands, sides, known.years if known else None)
    return _in_columns(table, known.sides if known else sides, sides)


def _with_untold(table: PageTable, bands: Sequence[Band], sides: Sequence[float], years: Years | None) -> PageTable:
    """A table with an unknown value in each cell over years whose text may be of more of them."""
    untold = (
        []
        if years is None
        else [
            ((text.x0 + text.x1) / 2, band[0].bottom, band[-1].bottom)
            for band in bands
            if band
            for text in years.untold(band, sides[1:-1])
        ]
    )
    if not untold:
        return table

    def marked(cell: PageCell) -> PageCell:
        left, top, right, bottom = cell.box
        own = cell.columns > 1 and any(
            left < x < right and top < y0 and y1 - SAME_LEVEL < bottom for x, y0, y1 in untold
        )
        return cell._replace(pieces=(*cell.pieces, UNMAPPED)) if own else cell

    return replace(table, rows=tuple(tuple(map(marked, row)) for row in table.rows))


def _with_doubts(row: tuple[PageCell, ...]) -> tuple[PageCell, ...]:
    """A row with an unknown value in each cell that has values, but fewer than another: whose they are is not told."""
    item = next((cell.column for cell in row if cell.text and not is_value(cell.text)), None)
    if item is None:
        return row
    counts = {cell.column: len(cell.text.split()) for cell in row if cell.column > item and is_value(cell.text)}
    most = max(counts.values(), default=0)
    return tuple(
        cell._replace(pieces=(*cell.pieces, *[UNMAPPED] * (most - counts.get(cell.column, most)))) for cell in row
    )


def _parts(whole: RuledAcross, glyphs: Sequence[Glyph], begins: Sequence[float]) -> list[RuledAcross]:
    """The tables that stand below each other between rulings of one width: their columns are not the same.

    Between two of them is nothing, or a heading. Such a stretch inside of one table parts no columns, and stays.
    """
    bands = bands_of(whole, glyphs)
    heads = [place for place, band in enumerate(bands) if any(map(names_years, band))]
    if len(heads) > 1:
        parts = list(_by_heads(whole, bands, heads))
        if len(parts) > 1:
            return parts
    elif heads == [0] and years_of([line for band in bands for line in band]) is not None:
        return [whole]  # the head names the columns of all rows below it
    apart = [
        place
        for place, band in enumerate(bands)
        if sum(len(list(chunks(line))) for line in band) <= 1 and 0 < place < len(bands) - 1
    ]
    bounds = [(first + 1, last) for first, last in pairwise([-1, *apart, len(bands)]) if last - first > 2]
    parts = [part_of(whole, whole.levels[first], whole.levels[last]) for first, last in bounds]
    if len(parts) < 2:
        return [whole]
    known = find_columns((whole.x0, whole.x1), whole.pieces, bands, None, begins)
    own = [find_columns((one.x0, one.x1), one.pieces, bands_of(one, glyphs), None, begins) for one in parts]
    if all(found is None or (known is not None and _as_those(found[0], known[0])) for found in own):
        return [whole]
    return parts


def _by_heads(whole: RuledAcross, bands: Sequence[Band], heads: Sequence[int]) -> Iterator[RuledAcross]:
    """The tables that each begin with a head of years, behind what stands in no columns: notes of the one above, and
    the title of the next. A head that returns below a row begins none.
    """
    first = heads[0]
    for head in heads[1:]:
        if head - 1 > first and _outside(bands[head - 1], bands[head]):
            yield part_of(whole, whole.levels[first], whole.levels[head - 1])
            first = head
    yield part_of(whole, whole.levels[first], whole.levels[len(bands)])


def _outside(band: Band, head: Band) -> bool:
    """Whether a band has a text that no column of the head below it holds, and none beside it; and no row of values."""
    sides = sorted(chunk.x0 for line in head for chunk in chunks(line))
    texts = [list(chunks(line)) for line in band]
    return any(len(line) == 1 and crossed(line[0], sides) for line in texts) and not any(
        sum(is_value(chunk.text) for chunk in line) > 1 for line in texts
    )


def _as_those(own: Columns, whole: Columns) -> bool:
    """Whether the columns of a part are those of the whole, or fewer."""
    if own.gaps:
        return len(own.sides) <= len(whole.sides)
    return all(any(abs(side - other) <= SAME_END for other in whole.sides) for side in own.sides)


def _boxes(
    one: RuledAcross,
    sides: Sequence[float],
    bands: Sequence[Band],
    years: Years | None = None,
    drawn: Iterable[Box] = (),
) -> Iterator[Box]:
    """The cells: from ruling to ruling in each column, over more columns where a text crosses the sides between, or
    where they are ``drawn`` so.

    A ruling that reaches over some columns parts those alone; the text above it heads all of them. Below it a text that
    stands in their middle, over several and with none beside it, is of them all; so is one of all ``years``.
    """
    headed: list[tuple[int, int]] = []
    wide = _wide(drawn, sides)
    levels = sorted(one.pieces)
    tops = [levels[0]] * (len(sides) - 1)
    for level in levels[1:]:
        covers = [_covers(one.pieces[level], left, right) for left, right in pairwise(sides)]
        begun: dict[float, list[int]] = defaultdict(list)
        for column, covered in enumerate(covers):
            if covered or level == levels[-1]:
                begun[tops[column]].append(column)
                tops[column] = level
        partial = not all(covers) and level != levels[-1]
        for top, some in begun.items():
            for first, last in _runs(some):
                lines = [line for band in bands for line in band if top <= (line.top + line.bottom) / 2 < level]
                own = {left: right for box, left, right in wide if top <= (box[1] + box[3]) / 2 < level}
                for left, right in _merged(first, last, sides, lines, headed, years, own, heads=partial):
                    if partial and right > left:
                        headed.append((left, right))
                    yield sides[left], top, sides[right + 1], level


def _wide(cells: Iterable[Box], sides: Sequence[float]) -> list[tuple[Box, int, int]]:
    """The cells over several columns, with the first and the last of these."""
    reaches = (
        (cell, [at for at, (x0, x1) in enumerate(pairwise(sides)) if cell[0] <= (x0 + x1) / 2 <= cell[2]])
        for cell in cells
    )
    return [(cell, held[0], held[-1]) for cell, held in reaches if len(held) > 1]


def _covers(pieces: Sequence[Stretch], left: float, right: float) -> bool:
    middle = (left + right) / 2
    return any(x0 <= middle <= x1 for x0, x1 in pieces)


def _runs(columns: Sequence[int]) -> Iterator[tuple[int, int]]:
    first = last = columns[0]
    for column in columns[1:]:
        if column != last + 1:
            yield first, last
            first = column
        last = column
    yield first, last


def _merged(
    first: int,
    last: int,
    sides: Sequence[float],
    lines: Band,
    headed: Sequence[tuple[int, int]],
    years: Years | None = None,
    drawn: Mapping[int, int] = MappingProxyType({}),
    *,
    heads: bool,
) -> Iterator[tuple[int, int]]:
    """First and last column of each cell among some columns of one row. ``headed`` are columns below one head, those
    ``drawn`` are one cell from the one to the other.
    """
    texts = [
        chunk for line in lines for chunk in chunks(line) if sides[first] <= (chunk.x0 + chunk.x1) / 2 < sides[last + 1]
    ]
    if heads and last > first and len(stretches(sorted((chunk.x0, chunk.x1) for chunk in texts))) == 1:
        yield first, last
        return
    whole = {left: right for left, right in headed if _in_the_middle(texts, sides[left : right + 2])}
    if years is not None:
        own = [sum(side <= (x0 + x1) / 2 for side in sides) - 1 for x0, x1 in years.columns]
        whole |= {own[reach.first]: own[reach.last] for reach in years.of_row(lines) if reach.first < reach.last}
    whole |= drawn
    left = first
    for column in range(first, last + 1):
        if left in whole and column < whole[left] <= last:
            continue
        side = sides[column + 1]
        if column == last or not any(crossed(chunk, (side,)) for chunk in texts):
            yield left, column
            left = column + 1


def _in_the_middle(texts: Sequence[Chunk], sides: Sequence[float]) -> bool:
    """Whether what stands between the first and the last of some sides crosses others and is in the middle of all."""
    inside = [chunk for chunk in texts if chunk.x1 > sides[0] and chunk.x0 < sides[-1]]
    return any(crossed(chunk, sides[1:-1]) for chunk in inside) and all(
        abs(chunk.x0 + chunk.x1 - sides[0] - sides[-1]) / 2 <= OFF_MIDDLE for chunk in inside
    )


def _in_columns(table: PageTable, known: Sequence[float], here: Sequence[float]) -> PageTable:
    """The table in the columns by which it is known on all its pages; its own sides are some of this page's."""
    places = [min(range(len(here)), key=lambda place: abs(here[place] - side)) for side in table.sides]
    rows = tuple(
        tuple(
            cell._replace(column=places[cell.column], columns=places[cell.column + cell.columns] - places[cell.column])
            for cell in row
        )
        for row in table.rows
    )
    return PageTable(table.box, tuple(known), rows, ruled=table.ruled)
