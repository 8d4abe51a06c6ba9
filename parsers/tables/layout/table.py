"""Budget tables set by position, as a PDF's text printed with its layout: the place on the line tells the column.

A row's cells may have several lines, and its values may stand on any of them: in the first one, half way down, between
two lines of the title. So rows are parted in four ways: by what begins an item, where empty lines part them by those
too; by the lines of values, around which a row's cells stand; and by the titles alone, where only numbers and values
stand in the middle.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from typing import NamedTuple

from extract.ground.source import SourceText, Span
from parsers.records.table import Grid, GridRow
from parsers.structure.levels import names_node
from parsers.tables.columns.names import TOTAL, is_column_name
from parsers.tables.layout.body import (
    BodyLine,
    Heads,
    body_below,
    find_again,
    with_whole_headings,
    without_rest_of_name,
)
from parsers.tables.layout.centred_rows import centred_rows
from parsers.tables.layout.dated_rows import dated_rows
from parsers.tables.layout.gutters import LayoutHead, find_head, gutters
from parsers.tables.layout.head_names import years_on
from parsers.tables.layout.later_pages import columns_of_page
from parsers.tables.layout.money_heads import find_money_head, money_on, standing_in_line, with_places_of_values
from parsers.tables.layout.opened_rows import opened_rows, titled_rows
from parsers.tables.layout.placed_lines import Line, Row, begins_row, first_text, has_values, is_heading, text_in
from parsers.tables.layout.placed_words import Word, joined, pieces
from parsers.tables.layout.places_of_years import with_places_of_years
from parsers.tables.layout.ticked_columns import leave_unsure_ticks_out
from parsers.tables.layout.torn_values import join_torn_totals, join_torn_values
from parsers.tables.layout.vouched_rows import DoubtfulRow, vouched_rows
from parsers.tables.layout.words_in_columns import line_in_columns, part_offices, place_values_of, words_astray
from parsers.tables.rows.cell_kinds import begins_with_item
from parsers.tables.rows.printed_cells import printed_cell
from parsers.tables.rows.readings import UNPROVED, Proof, prove
from parsers.tables.rows.torn_figures import is_rest_of
from parsers.values.money.cells import split_values
from parsers.values.spacing import join_lines

_ENDS_INSIDE = re.compile(r"\d[.,]$")
_MOST_TRIES = 40
"""Lines of years that may be heads: no plan has more pages of budget tables."""

_MOST_PAGES = 60
"""Of a table that are parted each in its own way."""

_Parting = Callable[[Sequence[Line], LayoutHead], list[Row]]
"""How the lines of a page become rows."""

_PARTINGS: tuple[_Parting, ...] = (opened_rows, centred_rows, titled_rows, dated_rows)


class LayoutReading(NamedTuple):
    """What one way of counting places and of parting rows makes of a table: what speaks for it, in the order of its
    weight, and its grid.
    """

    proof: Proof
    """A row whose title begins as no item, total or heading does is as bad as one that cannot be: it may be another's
    end.
    """

    even: int
    """Rows with as many lines of their title above their values as below."""

    straight: int
    """Words that lie across a gutter, counted downwards from 0."""

    grid: Grid
    heads: Sequence[LayoutHead] = ()


def _find_head(source: SourceText, anchor: int, first: int, last: int, drawn: bool) -> LayoutHead | None:
    return find_head(source, anchor, first, last, drawn=drawn)


def _find_money_head(source: SourceText, anchor: int, first: int, last: int, drawn: bool) -> LayoutHead | None:
    return find_money_head(source, anchor, first, last, drawn=drawn)


_OF_YEARS = Heads(years_on, _find_head, with_places_of_years, lambda _: 0)
_OF_MONEY = Heads(money_on, _find_money_head, with_places_of_values, standing_in_line)


class _Read(NamedTuple):
    """The readings of a table in one way of counting places, and its last line. ``aligned`` is how many of its texts
    stand one below the other, where money alone tells the columns: the way with more of them is the right one.
    """

    readings: list[LayoutReading]
    end: int
    aligned: int
    parted: bool = False
    """Whether a head stands below that has another number of columns when places are counted so."""


class _Page(NamedTuple):
    """The lines of a page in the columns that it has, and the number of the head above them."""

    columns: LayoutHead
    lines: list[Line]
    head: int


def layout_tables(source: SourceText, first: int, last: int) -> Iterator[Grid]:
    """The budget tables set by position between two lines.

    A head must print at least two years in order on one line with gaps, and the column of projects before them; where
    none does, money, as in a plan of one year. Places
    are counted in both ways that programs count them, and rows parted in four; the reading with the better proof is
    taken, then that with more values in the middle of their rows, then that with fewer words across the columns'
    gutters. A row with a value that is in no year's column, or with two in one place, is torn: the budget table refuses
    it. Where all gaps are of one width, places say nothing.
    """
    found = False
    for heads in (_OF_YEARS, _OF_MONEY):
        for grid in _tables(source, first, last, heads) if not found else ():
            found = True
            yield grid


def _tables(source: SourceText, first: int, last: int, heads: Heads) -> Iterator[Grid]:
    number, tries = first, 0
    while number <= last and tries < _MOST_TRIES:
        if heads.named_on(source, number):
            tries += 1
            ends = [head.end for drawn in (False, True) if (head := heads.find(source, number, first, last, drawn))]
            below = max(ends, default=number)
            read = [_read(source, number, first, last, heads, below, drawn=drawn) for drawn in (False, True)]
            furthest = max(one.end for one in read)
            read = [one for one in read if not one.parted or one.end == furthest]  # the other way has all heads alike
            most = max(one.aligned for one in read)
            found = [reading for one in read if one.aligned == most for reading in one.readings]
            if found:
                best = max(found, key=lambda reading: reading[:3])
                grid = _proved_pages(best) or best.grid
                yield grid
                number = grid.span.end
            else:
                number = max(number, *(one.end for one in read))  # the heads below are those of the same table
        number += 1


def _proved_pages(reading: LayoutReading) -> Grid | None:
    """The table up to the head below which a row is torn first, where that has other names than the first one and all
    above it is proved: what stands below may be set in another way. None where that is not so.
    """
    torn = next((row.span.start for row in reading.grid.rows if row.torn), None)
    below = [head for head in reading.heads[1:] if torn is not None and head.start <= torn][-1:]
    if not below or _names(below[0]) == _names(reading.heads[0]):
        return None
    rows = [row for row in reading.grid.rows if row.span.start < below[0].start]
    while len(rows) > 1 and len(rows[-1].cells) == 1:
        rows.pop()  # a heading of what stands below
    grid = Grid(tuple(rows), Span(reading.grid.span.start, rows[-1].span.end), "layout")
    proof = _proof(grid, reading.heads[0])
    return grid if proof.complete else None


def _names(head: LayoutHead) -> list[str]:
    return [column.text for column in head.columns]


def _read(source: SourceText, anchor: int, first: int, last: int, kind: Heads, below: int, *, drawn: bool) -> _Read:
    """The readings from the head of a ``kind`` that is told by line ``anchor``, if there are any; the last head that it
    met. Texts are compared ``below`` the line where the head ends, however places are counted.
    """
    head = kind.find(source, anchor, first, last, drawn)
    if head is None:
        return _Read([], anchor, 0)
    pages: list[_Page] = []
    heads: list[LayoutHead] = []
    astray = aligned = 0
    one_gap = True
    parted = False
    end = anchor
    while head is not None:
        heads.append(head)
        body, following, over = body_below(source, head, last, kind, leads=len(heads) == 1, drawn=drawn)
        one_gap = one_gap and _has_one_gap(found for _, found in body)
        body = without_rest_of_name(body, head, heads[0])
        for columns, part in _by_page(source, head, with_whole_headings(body, head)):
            aligned += kind.aligned([found for (number, _), found in part if number > below])
            fitted = kind.fit(columns, [found for _, found in part])
            if fitted is None or (pages and fitted.years != heads[0].years):
                return _Read([], head.end, aligned)
            columns = fitted
            heads[-1] = replace(head, years=columns.years)
            edges = gutters(columns, [word for _, found in part for word in found])
            lines = [line_in_columns(number, found, columns, edges, blank) for (number, blank), found in part]
            leave_unsure_ticks_out(lines, columns)
            part_offices(lines, columns)
            astray += sum(words_astray(line, columns, edges) for line in lines) + place_values_of(lines, columns)
            pages.append(_Page(columns, lines, len(heads) - 1))
        end = max(end, body[-1][0][0] if body else head.end)
        head = None if over or not following else find_again(source, following, head, last, kind, drawn=drawn)
        if head is not None and len(head.columns) != len(heads[0].columns):
            head, parted = None, True
    end = max(end, heads[-1].end)
    if one_gap or not any(page.lines for page in pages):
        return _Read([], heads[-1].end, aligned)
    pages = [page._replace(lines=join_torn_totals(page.lines, page.columns)) for page in pages]
    join_torn_values([line for page in pages for line in page.lines], heads[0], source.page)
    return _Read(_readings(pages, heads, end, astray), end, aligned, parted)


def _readings(pages: Sequence[_Page], heads: Sequence[LayoutHead], end: int, astray: int) -> list[LayoutReading]:
    """The readings of the pages of a table that differ: one for each way to part all its rows, and the mixed one."""
    found: dict[_Parting, LayoutReading] = {}
    for parting in _PARTINGS:
        reading = _reading(pages, heads, end, [parting] * len(pages), astray)
        if all(reading.grid != other.grid for other in found.values()):
            found[parting] = reading
    mixed = [_mixed_reading(pages, heads, end, found, astray)] if len(found) > 1 else []
    return [*found.values(), *mixed]


def _mixed_reading(
    pages: Sequence[_Page],
    heads: Sequence[LayoutHead],
    end: int,
    readings: Mapping[_Parting, LayoutReading],
    astray: int,
) -> LayoutReading:
    """The best of ``readings`` of all pages, or one that is proved better where some pages are parted in another way:
    each is set by itself. More pages than the table of a plan has are all parted alike: each way is read anew for each.
    """
    usual = max(readings, key=lambda parting: readings[parting][:3])
    best, way = readings[usual], [usual] * len(pages)
    for place in range(len(pages) if 1 < len(pages) <= _MOST_PAGES else 0):
        for parting in readings:
            other = [*way[:place], parting, *way[place + 1 :]]
            if parting is usual:
                continue
            reading = _reading(pages, heads, end, other, astray)
            if reading.proof[:2] > best.proof[:2]:
                best, way = reading, other
    return best


def _reading(
    pages: Sequence[_Page], heads: Sequence[LayoutHead], end: int, way: Sequence[_Parting], astray: int
) -> LayoutReading:
    grid, even = _grid(pages, heads, end, way)
    return LayoutReading(_proof(grid, heads[0]), even, -astray, grid, heads)


def _grid(
    pages: Sequence[_Page],
    heads: Sequence[LayoutHead],
    end: int,
    way: Sequence[_Parting],
) -> tuple[Grid, int]:
    """The table of some pages, the rows of each parted in a ``way``, and how many have their values in the middle."""
    rows: list[tuple[Row, int]] = []
    for (columns, lines, number), parting in zip(pages, way, strict=True):
        page = parting(lines, columns)
        if page and rows and not begins_row(page[0], columns):
            rows[-1][0].go_on(page.pop(0))  # what a page break cut from the row above
        rows += [(row, number) for row in page]
    for row, _ in rows:
        row.lines = [part for line in row.lines for part in line.parts or (line,)]
    _doubt_shared([row for row, _ in rows], heads[0])
    found = [_doubtful_row(_head_row(heads[0]))]
    done = 0
    for row, number in rows:
        if number > done:
            found.append(_doubtful_row(_head_row(heads[number])))
            done = number
        found.append(_printed_row(row, len(heads[0].columns), heads[number]))
    printed = list(vouched_rows(found, heads[0].years))
    even = sum(_is_even(row, heads[0]) for row, _ in rows)
    return Grid(tuple(printed), printed[0].span | Span(heads[0].start, end), "layout"), even


def _is_even(row: Row, head: LayoutHead) -> bool:
    values = next((index for index, line in enumerate(row.lines) if has_values(line)), None)
    titled = [index for index, line in enumerate(row.lines) if head.project in line.cells and index != values]
    return values is not None and 2 * sum(index < values for index in titled) == len(titled)


def _proof(grid: Grid, head: LayoutHead) -> Proof:
    proof = prove(grid) or UNPROVED
    texts = [
        [cell.text for cell in row.cells[: head.project + 1]]
        for row in grid.rows[1:]
        if len(row.cells) == len(head.columns) and not row.torn
    ]
    begun = sum(
        begins_with_item(one[-1]) or any(map(TOTAL.match, one)) or is_column_name(one[-1]) or names_node(one[-1])
        for one in texts
    )
    return proof._replace(possible=proof.possible - len(texts) + begun)


def _by_page(
    source: SourceText, head: LayoutHead, body: Sequence[BodyLine]
) -> Iterator[tuple[LayoutHead, Sequence[BodyLine]]]:
    """The lines below a head, page by page, with the places of its columns there: each page is set by itself."""
    for page, lines in groupby(body, key=lambda line: source.page(line[0][0])):
        part = list(lines)
        same = page == source.page(head.end)
        yield (head if same else columns_of_page(head, [found for _, found in part]) or head), part


def _has_one_gap(lines: Iterable[Sequence[Word]]) -> bool:
    gaps = {after[0].start - before[-1].end for found in lines for before, after in pairwise(pieces(found))}
    return len(gaps) < 2


def _doubt_shared(rows: Sequence[Row], head: LayoutHead) -> None:
    """Make torn what may share the values of the row above: items without any right below several values of a year."""
    shares = False
    for row in rows:
        if any(map(has_values, row.lines)):
            shares = _has_several(row, head)
        elif row.lines[0].after_blank or is_heading(row.lines[0], head):
            shares = False
        elif shares:
            row.torn = True


def _has_several(row: Row, head: LayoutHead) -> bool:
    """Whether a year's column has more than one value in a row."""
    texts = (" ".join(text_in(line, index) for line in row.lines if index in line.cells) for index in head.years)
    return any(len(split_values(text.replace("--", "- -"))) > 1 for text in texts)


def _with_figures(texts: Sequence[str], rests: Sequence[bool]) -> list[str]:
    """The lines of a cell of money, with the rest of a number that its narrow column tore back on its first figures;
    ``rests`` says of each line whether it is known to be such.

    >>> _with_figures(["3", ",000,000"], [False] * 2), _with_figures(["จำนวน ๑๑", "๐,๐๐๐", "บาท"], [False] * 3)
    (['3,000,000'], ['จำนวน ๑๑๐,๐๐๐', 'บาท'])
    >>> [_with_figures(["10", "5,000"], [False, rest]) for rest in (False, True)]
    [['10', '5,000'], ['105,000']]
    """
    lines: list[str] = []
    for text, rest in zip(texts, rests, strict=False):
        if lines and (rest or is_rest_of(lines[-1], text)):
            lines[-1] += text
        else:
            lines.append(text)
    return lines


def _head_row(head: LayoutHead) -> GridRow:
    span = Span(head.start, head.end)
    return GridRow(tuple(printed_cell((column.text,), span) for column in head.columns), span)


def _doubtful_row(row: GridRow, torn: GridRow | None = None, doubtful: frozenset[int] = frozenset()) -> DoubtfulRow:
    return DoubtfulRow(row, doubtful, torn or row)


def _printed_row(row: Row, width: int, head: LayoutHead) -> DoubtfulRow:
    """A row, and as it is without what may be no rests of figures."""
    doubtful = frozenset(column for line in row.lines for column in line.perhaps)
    if not doubtful:
        return _doubtful_row(_grid_row(row, width, head))
    apart = [replace(line, rests=line.rests - line.perhaps) for line in row.lines]
    return _doubtful_row(_grid_row(row, width, head), _grid_row(Row(apart, torn=True), width, head), doubtful)


def _grid_row(row: Row, width: int, head: LayoutHead) -> GridRow:
    if len(row.lines) == 1 and is_heading(row.lines[0], head):
        words_in = [word for index in sorted(row.lines[0].cells) for word in row.lines[0].cells[index]]
        return GridRow((printed_cell((joined(words_in),), row.span),), row.span)
    cells = []
    total = any(TOTAL.match(first_text(row, index)) for index in range(head.project + 1))
    for index in range(width):
        own = [line for line in row.lines if index in line.cells]
        span = Span(own[0].number, own[-1].number) if own else row.span
        texts = [text_in(line, index) for line in own]
        parts = _with_figures(texts, [index in line.rests for line in own]) if index in head.years else texts
        if total and index not in head.years:
            parts = [join_lines(parts)]  # a count and what it counts
        cells.append(printed_cell(parts, span, wrapped=True))
    cut = any(_ENDS_INSIDE.search(cells[index].text) for index in head.years)
    return GridRow(tuple(cells), row.span, row.torn or cut or any(line.torn for line in row.lines))
