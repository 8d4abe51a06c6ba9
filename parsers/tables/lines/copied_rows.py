"""Tables of tabs whose rows have no numbers, as they are when copied from a web page: cells go on over line ends, also
those of the head, and what a merged cell above covers is no cell at all, so that rows are of several lengths.

A row begins with a place of the tree, an item, a total or an empty cell, or on a line with tabs below another one. It
ends where its cells can stand in the columns in one way alone. Which lines are which row is counted over the whole
table: lines that belong to no row, or to several, are a torn one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText, Span
from parsers.records.table import Cell, Grid, GridRow
from parsers.structure.headings import heading_of
from parsers.structure.levels import names_place
from parsers.structure.walk import NODES
from parsers.tables.columns.column_roles import ColumnRoles
from parsers.tables.columns.head_rows import is_header
from parsers.tables.columns.meaning import read_header
from parsers.tables.columns.names import is_column_name
from parsers.tables.columns.roles import Role, role_of
from parsers.tables.lines.joined_lines import begins_something, row_of_lines
from parsers.tables.lines.merged_heads import row_of_places, with_places
from parsers.tables.rows.cell_kinds import begins_with_item, has_letters, is_figure, kinds_of, names_items
from parsers.tables.rows.lost_merges import row_in_columns, with_doubts, with_reach
from parsers.tables.rows.row_begins import NOTE, begins_total
from parsers.values.money.cells import parse_cell, split_values
from parsers.values.page_marks import is_bare_page_number, is_empty_or_of_page, is_of_page

_OF_HEADS: frozenset[Role] = frozenset({"dimension", "mission", "strategy", "project"})
"""What the first name of a head is: rows with numbers are counted by others."""

_BANDS: dict[Role, frozenset[Role]] = {"budget": frozenset({"year"}), "year": frozenset({"quarter", "month"})}
"""What may stand over several columns, and below it."""

_BELOW_BANDS: frozenset[Role] = frozenset().union(*_BANDS.values())

_WEAKLY_NUMBERED = re.compile(r"\(?\d{1,3}[.)]+\s*[^\d\s.)]")
_MOST_HEAD_LINES, _MOST_LINES, _MOST_IN_TABLE, _MOST_WITHOUT_TABS = 16, 60, 2000, 12
_WIDEST, _LEAST_ROWS, _LEAST_PARTS = 40, 2, 2
_LONGEST_NAME, _LONGEST_LINE, _LONGEST_END = 60, 2000, 60


class _Head(NamedTuple):
    rows: Sequence[GridRow]
    columns: ColumnRoles
    end: int


class _Way(NamedTuple):
    """How many lines up to a place are in no row, and how many rows have not a value for each item; in how many ways
    that is so, and where the last row begins.
    """

    doubts: tuple[int, int]
    ways: int
    begins: tuple[int, ...]


def copied_tables(source: SourceText) -> Iterator[Grid]:
    """The tables of a text, in document order, that have a row or a head over several lines."""
    end = 0
    for number in source.lines_with("\t"):
        if number > end and _may_begin_head(source.line(number)) and (grid := _table(source, number)):
            end = grid.span.end
            yield grid


def _may_begin_head(line: str) -> bool:
    first, _, behind = line.partition("\t")
    first = first.strip()
    if not 0 < len(first) <= _LONGEST_NAME or role_of(first) not in _OF_HEADS:
        return False
    second = behind.partition("\t")[0].strip()
    return not begins_with_item(second) or is_column_name(second)  # ``ชื่อโครงการ | โครงการค่าย`` is a block's title


def _table(source: SourceText, start: int) -> Grid | None:
    """The table whose head begins on a line; None where no way to read it leaves most lines in rows, or several do."""
    found: list[tuple[int, Grid]] = []
    for first in _first_lines(source, start):
        last = _last_with_tabs(source, first)
        for head in _heads(source, start, first - 1) if last - first < _MOST_IN_TABLE else ():
            rows = _without_end(source, _Rows(source, head.columns, first, last).found())
            torn = sum(row.span.end - row.span.start + 1 for row in rows if row.torn)
            whole = sum(not row.torn for row in rows)
            if whole >= _LEAST_ROWS and 2 * torn <= rows[-1].span.end - first + 1:
                rows = [*head.rows, *with_reach(with_doubts(rows, head.columns), head.columns.width)]
                found.append((torn, Grid(tuple(rows), Span(start, rows[-1].span.end), "tabs")))
    found.sort(key=lambda reading: reading[0])
    if not found or (len(found) > 1 and found[0][0] == found[1][0]):
        return None
    grid = found[0][1]
    names = grid.rows[0]
    told = names.span.start < names.span.end or any(cell.columns > 1 for cell in names.cells)
    return grid if told or any(map(_has_lines_in_cells, grid.rows)) else None


def _without_end(source: SourceText, rows: Sequence[GridRow]) -> Sequence[GridRow]:
    """The rows but for those at the end, below an empty line, that are none: no item, place, total or value."""
    end = len(rows)
    for at in range(len(rows) - 1, -1, -1):
        if not rows[at].torn or any(map(_is_of_row, rows[at].cells)):
            break
        if not source.line(rows[at].span.start - 1).strip():
            end = at
    return rows[:end]


def _is_of_row(cell: Cell) -> bool:
    """Whether a cell, or a line of it, is what a row of a budget table has."""
    return any(
        _begins_firmly(part) or _begins_item(part) or names_items(part) or all(map(is_figure, split_values(part)))
        for part in cell.parts
        if part
    )


def _has_lines_in_cells(row: GridRow) -> bool:
    """Whether several cells of a row go on over line ends: of one alone, a line may be a row that lost its tabs."""
    return not row.torn and sum(len(cell.parts) > 1 for cell in row.cells) > 1


def _first_lines(source: SourceText, start: int) -> Iterator[int]:
    """The lines that may be the first below a head: those with tabs down to one with a place of the tree or an item."""
    for number in range(start + 1, min(start + _MOST_HEAD_LINES, len(source.lines)) + 1):
        line = source.line(number)
        if len(line) > _LONGEST_LINE or _parts(source, number) or line == source.line(start) or line.startswith("\t"):
            return
        first = line.strip().partition("\t")[0]
        firmly = (_begins_firmly(first) or _begins_item(first)) and not is_column_name(first)
        if firmly or "\t" in line:
            yield number
        if firmly:
            return


def _last_with_tabs(source: SourceText, first: int) -> int:
    """The last line with tabs from one on that nothing parts from it: no other head, no heading of a part, and no more
    than an empty line and some without tabs.
    """
    last = first
    for number in range(first, min(first + _MOST_IN_TABLE, len(source.lines)) + 1):
        line = source.line(number)
        if len(line) > _LONGEST_LINE or number - last > _MOST_WITHOUT_TABS or _parts(source, number):
            break
        if "\t" in line:
            if _may_begin_head(line) and is_header(row_of_lines(source, [number])):
                break
            last = number
    return last


def _parts(source: SourceText, number: int) -> bool:
    """Whether a line ends a table: the second empty one, a note, or a heading that is no place of the tree."""
    key = source.stripped_digits[number - 1]
    if not key:
        return number == len(source.lines) or not source.stripped_digits[number]
    if "\t" in key:
        return False
    found = heading_of(key, key)
    return bool(NOTE.match(key)) or (found is not None and found.rule not in NODES)


def _heads(source: SourceText, start: int, end: int) -> Iterator[_Head]:
    """The ways to read lines as a head of one row, or of two with the names of years or parts below their bands."""
    whole = row_of_lines(source, range(start, end + 1))
    ways: list[Sequence[GridRow]] = [[whole]]
    for below in range(start + 1, end + 1):
        first, tab, _ = source.line(below).partition("\t")
        if tab and role_of(first.strip()) in _BELOW_BANDS:
            upper, lower = (row_of_lines(source, lines) for lines in (range(start, below), range(below, end + 1)))
            if spread := _below_bands(upper, lower):
                ways.append(spread)
    for rows in ways:
        if max(len(row.cells) for row in rows) > _WIDEST or not is_header(rows[0]):
            continue
        read = read_header(rows, 0, None)
        if read and read[1] == len(rows) and read[0].even and not read[0].unread_years and kinds_of(read[0]):
            yield _Head(rows, read[0], end)


def _below_bands(upper: GridRow, lower: GridRow) -> Sequence[GridRow] | None:
    """Two rows of a head with a cell in each place, where the lower one has as many names below each band."""
    below = {role_of(cell.text) for cell in lower.cells}
    over = next((role for role, parts in _BANDS.items() if below <= parts), None)
    bands = [place for place, cell in enumerate(upper.cells) if over and role_of(cell.text) == over]
    each, left = divmod(len(lower.cells), max(1, len(bands)))
    if not bands or left or each < _LEAST_PARTS:
        return None
    names = iter(lower.cells)
    cells: list[Cell] = []
    for place in range(len(upper.cells)):
        cells += [next(names) for _ in range(each)] if place in bands else [Cell("", (), lower.span)]
    rows = with_places([upper, replace(lower, cells=tuple(cells))])
    return rows if len(rows[0].cells) == len(rows[1].cells) else None


@dataclass
class _Rows:
    """The rows on the lines from ``first`` to ``last`` below a head."""

    source: SourceText
    columns: ColumnRoles
    first: int
    last: int

    @property
    def _money(self) -> Sequence[int]:
        return [place for place, kind in enumerate(kinds_of(self.columns)) if kind == "money"]

    @cached_property
    def _has_small_money(self) -> bool:
        """Whether a whole row on one line has an amount that looks like a page's number."""
        rows = (self.source.stripped_digits[number - 1].split("\t") for number in range(self.first, self.last + 1))
        whole = (cells for cells in rows if len(cells) == self.columns.width)
        return any(_may_be_of_page(cells[place].strip()) for cells in whole for place in self._money)

    def found(self) -> list[GridRow]:
        """The rows in order; the torn ones are those whose lines are no row, or more than one."""
        ways = {self.first: _Way((0, 0), 1, ())}
        begins = [number for number in range(self.first, self.last + 1) if self._may_begin(number)]
        for place, number in enumerate(begins):
            here = ways.get(number)
            if here is None:
                continue
            followers = (*begins[place + 1 :], self.last + 1)
            torn_to = followers[0]
            _reach(ways, torn_to, here, number, (torn_to - number, 0))
            tabs = 0
            line = number
            for follower in followers:
                if follower - number > _MOST_LINES:
                    break
                if line > number and self.source.line(line).startswith("\t"):
                    break
                tabs += sum(self.source.line(n).count("\t") for n in range(line, follower))
                line = follower
                if tabs >= self.columns.width:
                    break
                if row := self._row(number, follower - 1):
                    _reach(ways, follower, here, number, (0, self._is_uneven(row)))
        return self._along(ways)

    def _is_uneven(self, row: GridRow) -> bool:
        """Whether a row has another number of values in a year than of items that are numbered or called so."""
        if len(row.cells) != self.columns.width:
            return False
        items = sum(map(_begins_item, row.cells[self.columns.project].parts))
        values = {len(row.cells[place].parts) for place in self._money if row.cells[place].text}
        return bool(items and values and values != {items})

    def _along(self, ways: dict[int, _Way]) -> list[GridRow]:
        """The rows between the places that all best ways have in common."""
        end = self.last + 1
        behind = {end: 1}
        for place in sorted(ways, reverse=True):
            for begins in ways[place].begins if place in behind else ():
                behind[begins] = behind.get(begins, 0) + behind[place]
        total = ways[end].ways
        common = [place for place in sorted(behind) if ways[place].ways * behind[place] == total]
        rows: list[GridRow] = []
        for start, stop in pairwise(common):
            sure = (start,) == ways[stop].begins
            row = self._row(start, stop - 1) if sure else None
            if row and stop == end:
                row = self._with_end(row, start)
            rows.append(row or replace(row_of_lines(self.source, range(start, stop)), torn=True))
        return rows

    def _with_end(self, row: GridRow, start: int) -> GridRow | None:
        """The last row with the lines without tabs below it that its last cell still has, as its other cells have."""
        filled = [cell for cell in row.cells if cell.text]
        lines = max(len(cell.parts) for cell in filled)
        end = self.last
        while end - self.last < lines - len(filled[-1].parts) and self._may_end(end + 1):
            end += 1
        return self._row(start, end)

    def _may_end(self, number: int) -> bool:
        if number > len(self.source.lines):
            return False
        line = self.source.line(number).strip()
        if not 0 < len(line) <= _LONGEST_END or self._is_of_page(number):
            return False
        return not begins_something(line) or parse_cell(line).status is not None

    def _is_of_page(self, number: int) -> bool:
        """Whether a line without tabs that nothing follows in its row is its page's: by its signs, or as a number that
        no amount of the table resembles.
        """
        bare = _may_be_of_page(self.source.stripped_digits[number - 1]) and not self._has_small_money
        return bare or is_of_page(self.source, number)

    def _may_begin(self, number: int) -> bool:
        line = self.source.line(number)
        if number == self.first or line.startswith("\t"):
            return True
        text = line.strip()
        first = text.partition("\t")[0]
        apart = "\t" in self.source.line(number - 1) or is_empty_or_of_page(self.source, number - 1)
        return _begins_firmly(first) or _begins_item(first) or ("\t" in text and apart)

    def _row(self, start: int, end: int) -> GridRow | None:
        """The lines as a row in its columns; None where they are none."""
        row = row_of_lines(self.source, self._lines(start, end))
        if len(row.cells) == 1 or not any(cell.text for cell in row.cells[1:]):
            return row if start == end and names_place(row.cells[0].text) else None
        found = row_in_columns(row, self.columns) or self._without_money(row)
        return found if found and self._goes_on_well(found) else None

    def _lines(self, start: int, end: int) -> Sequence[int]:
        """The lines of a row, without those of pages between them and behind."""
        while end > start and (not self.source.line(end).strip() or self._is_of_page(end)):
            end -= 1
        return [number for number in range(start, end + 1) if number == start or not is_of_page(self.source, number)]

    def _without_money(self, row: GridRow) -> GridRow | None:
        """A row whose words for no money stand once for all years."""
        money = self._money
        if len(money) < _LEAST_PARTS or money != list(range(money[0], money[-1] + 1)):
            return None
        places = [place for place, cell in enumerate(row.cells) if parse_cell(cell.text).status in ("none", "dash")]
        if len(places) != 1:
            return None
        reaching = [len(money) if place == places[0] else 1 for place in range(len(row.cells))]
        found = row_in_columns(row_of_places(row.cells, reaching, row.span), self.columns)
        return found if found and found.cells[money[0]].columns == len(money) else None

    def _goes_on_well(self, row: GridRow) -> bool:
        """Whether a row has a title, or words for a total, and no line begins a row inside a cell, but for the items
        that share one; nor does an item below a place of the tree. Only a row that has all cells may have words where
        money is due.
        """
        short = any(cell.rows == 0 for cell in row.cells)
        of_money = (part for place in self._money for part in row.cells[place].parts)
        if short and any(parse_cell(part).status is None for part in of_money):
            return False
        for cell, kind in zip(row.cells, kinds_of(self.columns), strict=True):
            if len(cell.parts) > 1 and names_place(cell.parts[0]) and any(map(_begins_item, cell.parts[1:])):
                return False
            for part in cell.parts[1:]:
                if names_place(part) or begins_total(part) or (kind != "title" and begins_with_item(part)):
                    return False
        return any(has_letters(cell.text) for cell in row.cells[: self.columns.project + 1])


def _reach(ways: dict[int, _Way], to: int, here: _Way, begins: int, doubts: tuple[int, int]) -> None:
    """Note that one more row, with its doubts, leads to a place: the ways with the fewest doubts are kept."""
    known = ways.get(to)
    total = here.doubts[0] + doubts[0], here.doubts[1] + doubts[1]
    if known is None or total < known.doubts:
        ways[to] = _Way(total, here.ways, (begins,))
    elif total == known.doubts:
        ways[to] = _Way(total, known.ways + here.ways, (*known.begins, begins))


def _may_be_of_page(key: str) -> bool:
    return is_bare_page_number(key) and bool(key.strip("0"))


def _begins_firmly(first: str) -> bool:
    return bool(first) and (names_place(first) or begins_with_item(first) or begins_total(first))


def _begins_item(text: str) -> bool:
    return bool(_WEAKLY_NUMBERED.match(arabic_digits(text))) or begins_with_item(text)
