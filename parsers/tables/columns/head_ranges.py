"""Tables on a finer grid than their heads: a head reaches over several columns, and its values stand in any of them."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from parsers.records.table import Cell, Grid, GridRow
from parsers.tables.columns.head_rows import header_rows, is_header
from parsers.values.money.cells import parse_cell, split_values

_MOST_ODD = 4
"""A head is over one column where at most every fourth of its rows says otherwise."""

_SAME_EDGE = 3.0
"""Points: how far the edges of a column may be apart from page to page."""

_LEAST = 2
"""Texts that show that a sliver of a head is no column."""


class _Place(NamedTuple):
    """A cell with text, and the columns of the grid from ``start`` up to ``end`` that it reaches over."""

    cell: Cell
    start: int
    end: int

    def over(self, columns: Iterable[int]) -> int:
        """How many of some columns it reaches over."""
        return sum(self.start <= column < self.end for column in columns)


@dataclass(frozen=True, slots=True)
class _Range:
    """The columns of a grid below one head. ``core`` are those that most values stand in where a row parts them."""

    columns: range
    core: frozenset[int]
    holds_values: bool

    def has(self, place: _Place) -> bool:
        """Whether a cell stands in this range alone."""
        return _within(place, self.columns)


def with_columns_of_heads(grids: Iterable[Grid]) -> Iterator[Grid]:
    """``grids`` with one column for each head of a budget table, where the head reaches over several of which a row
    fills one: a converter's grid parts a cell in an empty sliver and its text. A table without a head goes on with
    the heads above where its columns stand in their places or, where the file does not say these, are as many and each
    of its cells fits one.

    Where two texts stand below one head in most rows it is over two columns, and stays so. In one row alone they are in
    doubt, as is a value beside the place of the others that may belong to the empty column next to it: such a row is
    torn, with its cells as printed.
    """
    above: Sequence[_Range] = ()
    edges: tuple[float, ...] = ()
    for grid in grids:
        heads = list(_heads(grid.rows))
        ranges = _ranges_of(grid, heads) if heads else _going_on(grid, above, edges)
        if heads:
            above = ranges
            edges = tuple(grid.edges[at] for at in _bounds(ranges)) if grid.edges and ranges else ()
        aligned = _aligned(grid, ranges) if any(len(one.columns) > 1 for one in ranges) else grid
        in_doubt = not heads and not grid.edges and any(row.torn for row in aligned.rows)
        yield grid if in_doubt else aligned


def _going_on(grid: Grid, above: Sequence[_Range], edges: tuple[float, ...]) -> Sequence[_Range]:
    """The columns of a table without a head below the heads ``above``, which begin and end at ``edges``; none where it
    does not go on with them: a value of it stands below two.
    """
    if any(len(row.cells) != len(grid.rows[0].cells) for row in grid.rows):
        return ()
    if edges and grid.edges:
        ranges = _at_edges(grid.edges, above, edges)
    else:
        ranges = above if above and len(grid.rows[0].cells) == above[-1].columns.stop else ()
    return () if any(_crosses(_places(row), ranges) for row in grid.rows) else ranges


def _at_edges(own: Sequence[float], above: Sequence[_Range], edges: Sequence[float]) -> Sequence[_Range]:
    """The columns that stand below each head by their places from the left edge of their table; none where one stands
    below two, or none below a head.
    """
    below: list[list[int]] = [[] for _ in above]
    for column, (left, right) in enumerate(pairwise(place - own[0] for place in own)):
        middle = (left + right) / 2
        for at, (begin, end) in enumerate(pairwise(place - edges[0] for place in edges)):
            if begin <= middle < end:
                if left < begin - _SAME_EDGE or right > end + _SAME_EDGE:
                    return ()
                below[at].append(column)
    if not all(below) or sum(map(len, below)) < len(own) - 1:
        return ()
    columns = [range(of_head[0], of_head[-1] + 1) for of_head in below]
    return [replace(one, columns=each, core=frozenset(each)) for one, each in zip(above, columns, strict=True)]


def _bounds(ranges: Sequence[_Range]) -> list[int]:
    return [ranges[0].columns.start, *(one.columns.stop for one in ranges)]


def _heads(rows: Sequence[GridRow]) -> Iterator[range]:
    """The rows of each head in a table."""
    below = 0
    for index, row in enumerate(rows):
        if index >= below and is_header(row):
            below = header_rows(rows, index)[2]
            yield range(index, below)


def _ranges_of(grid: Grid, heads: Sequence[range]) -> Sequence[_Range]:
    """The columns of a grid by its heads; none where each head is over one already, or the rows stand otherwise."""
    of_heads = [grid.rows[index] for head in heads for index in head]
    width = max(len(row.cells) for row in of_heads)
    starts = {0, *(i for row in of_heads for i, cell in enumerate(row.cells) if cell.rows and cell.columns)}
    known = {index for head in heads for index in head}
    body = [_places(row) for index, row in enumerate(grid.rows) if index not in known]
    whole_columns = _with_slivers(
        [range(*bounds) for bounds in pairwise((*sorted(starts), width))], list(map(_places, of_heads)), body
    )
    found: list[_Range] = []
    for columns in whole_columns:
        whole = _range(columns, body)
        found += [whole] if whole else [_single(column, body) for column in columns]
    astray = sum(any(_is_value(place.cell) and not _homes(place, found) for place in row) for row in body)
    return () if astray * _MOST_ODD > len(body) else found


def _with_slivers(
    ranges: Sequence[range], heads: Sequence[Sequence[_Place]], body: Sequence[Sequence[_Place]]
) -> list[range]:
    """The columns below each head, with those that have neither a head nor a text of their own put to the column that
    texts share with them: a head may be parted in a sliver and its text where the cells below it are whole.
    """
    starts = [one.start for one in ranges]  # they follow each other: a place can be within the one where it begins
    begun = ((place, ranges[bisect_right(starts, place.start) - 1]) for row in heads for place in row)
    named = {one.start for place, one in begun if _within(place, one)}
    texts = [place for row in body for place in row]
    found: list[range] = []
    for one in ranges:
        if found and one.start not in named and _only_with(one, found[-1], texts):
            found[-1] = range(found[-1].start, one.stop)
        elif found and found[-1].start not in named and one.start in named and _only_with(found[-1], one, texts):
            found[-1] = range(found[-1].start, one.stop)
            named.add(found[-1].start)
        else:
            found.append(one)
    return found


def _only_with(sliver: range, other: range, texts: Sequence[_Place]) -> bool:
    """Whether texts stand in a sliver, and each in the column beside it too, and in no third one."""
    both = range(min(sliver.start, other.start), max(sliver.stop, other.stop))
    over = [place for place in texts if place.over(sliver) and place.end - place.start <= len(both)]
    return len(over) >= _LEAST and all(_within(place, both) and place.over(other) for place in over)


def _single(column: int, body: Sequence[Sequence[_Place]]) -> _Range:
    columns = range(column, column + 1)
    return _Range(columns, frozenset(columns), any(_is_value(p.cell) for row in body for p in row if p.over(columns)))


def _range(columns: range, body: Sequence[Sequence[_Place]]) -> _Range | None:
    """The columns below a head as one; None where too many rows have two texts there, or stand in different ones."""
    inside = [[place for place in row if _within(place, columns)] for row in body]
    filled = [row for row in inside if row]
    in_part = [row[0] for row in filled if len(row) == 1 and row[0].end - row[0].start < len(columns)]
    counted = Counter(column for place in in_part for column in range(place.start, place.end))
    core = frozenset(column for column, count in counted.items() if 2 * count > len(in_part))
    odd = sum(len(row) > 1 for row in filled) + sum(not place.over(core) for place in in_part)
    if odd * _MOST_ODD > len(filled):
        return None
    core = core or frozenset(columns)
    return _Range(columns, core, any(_is_value(place.cell) for row in filled for place in row))


def _within(place: _Place, columns: range) -> bool:
    return columns.start <= place.start and place.end <= columns.stop


def _places(row: GridRow) -> list[_Place]:
    width = len(row.cells)
    return [_Place(cell, start, min(start + cell.columns, width)) for start, cell in enumerate(row.cells) if cell.text]


def _is_value(cell: Cell) -> bool:
    return all(parse_cell(value).status for value in split_values(cell.text))


def _homes(place: _Place, ranges: Sequence[_Range]) -> list[int]:
    """The heads below which a cell stands: the one it is in, or those of which it has more than half."""
    within = [at for at, one in enumerate(ranges) if one.has(place)]
    return within or [at for at, one in enumerate(ranges) if 2 * place.over(one.core) > len(one.core)]


def _crosses(row: Sequence[_Place], ranges: Sequence[_Range]) -> bool:
    """Whether a value of a row stands below two heads, and below one of them in part."""
    bounds = set(_bounds(ranges)) if ranges else set()
    return any(
        _is_value(place.cell) and not {place.start, place.end} <= bounds and not any(one.has(place) for one in ranges)
        for place in row
    )


def _aligned(grid: Grid, ranges: Sequence[_Range]) -> Grid:
    """A grid with the columns that ``ranges`` are."""
    rows: list[GridRow] = []
    filled_above: dict[int, bool] = {}
    """Whether the cell above that reaches down into a column has text."""
    in_part = Counter(
        (at, column)
        for row in grid.rows
        for place in _places(row)
        for at, one in enumerate(ranges)
        if one.has(place) and place.end - place.start < len(one.columns)
        for column in range(place.start, place.end)
    )
    for row in grid.rows:
        rows.append(_Row(row, ranges, filled_above, in_part).aligned())
        for start, cell in enumerate(row.cells):
            if cell.rows > 1:
                filled_above.update(dict.fromkeys(range(start, start + cell.columns), bool(cell.text)))
    edges = tuple(grid.edges[at] for at in _bounds(ranges)) if grid.edges else ()
    return replace(grid, rows=tuple(rows), edges=edges)


class _Row:
    """One row, and below which heads its cells stand."""

    def __init__(
        self, row: GridRow, ranges: Sequence[_Range], filled_above: dict[int, bool], in_part: Counter[tuple[int, int]]
    ) -> None:
        self.row, self.ranges, self.in_part = row, ranges, in_part
        self.homes: dict[int, list[tuple[_Place, int]]] = {}
        self.reached: set[int] = set()
        self.astray: set[int] = set()
        for place in _places(row):
            self._put(place)
        self.covered = {
            at
            for at, one in enumerate(ranges)
            if any(cell.rows == 0 and filled_above.get(column) for column, cell in self._cells_of(one))
        }

    def aligned(self) -> GridRow:
        """The row with a cell for each head."""
        doubtful = {at for at in range(len(self.ranges)) if self._is_doubtful(at)}
        cells: list[Cell] = []
        for at, one in enumerate(self.ranges):
            printed = [cell for _, cell in self._cells_of(one)]
            if not printed:
                break
            cells += printed if at in doubtful else [self._cell(at, printed)]
        cells += self.row.cells[self.ranges[-1].columns.stop :]
        return GridRow(tuple(cells), self.row.span, self.row.torn or bool(doubtful))

    def _cells_of(self, one: _Range) -> Iterator[tuple[int, Cell]]:
        return zip(one.columns, self.row.cells[one.columns.start : one.columns.stop], strict=False)

    def _put(self, place: _Place) -> None:
        """Put a cell with text below its heads, or that where it begins."""
        most = _homes(place, self.ranges)
        begins = next((at for at, one in enumerate(self.ranges) if place.start in one.columns), None)
        if begins is None:
            return  # behind the last head
        first = most[0] if most else begins
        self.homes.setdefault(first, []).append((place, max(1, len(most))))
        self.reached.update(most[1:])
        if _is_value(place.cell) and not self.ranges[first].has(place):
            in_part = [at for at, one in enumerate(self.ranges) if place.over(one.columns) and at not in most]
            self.astray.update(in_part if most else [first])

    def _is_doubtful(self, at: int) -> bool:
        """Whether more than one text stands below a head, or one that may be the next head's."""
        homes = self.homes.get(at, [])
        if len(homes) + (at in self.reached) + (at in self.covered) > 1:
            return True
        if at in self.astray and (not homes or not self.ranges[at].has(homes[0][0])):
            return True  # a value of the column beside it reaches into this empty one
        return bool(homes) and self._may_be_of_next(at, homes[0][0])

    def _may_be_of_next(self, at: int, place: _Place) -> bool:
        """Whether a value stands beside the place of the others below its head, or at the edge, where no other stands,
        beside an empty column of values.
        """
        one = self.ranges[at]
        size = place.end - place.start
        if not one.has(place) or not _is_value(place.cell):
            return False
        if not place.over(one.core):
            return True
        others = max(self.in_part[at, column] for column in range(place.start, place.end)) > 1
        if 2 * size > len(one.columns) or others:
            return False
        beside = [at - 1] if place.start == one.columns.start else []
        beside += [at + 1] if place.end == one.columns.stop else []
        return any(
            0 <= other < len(self.ranges)
            and self.ranges[other].holds_values
            and not self.homes.get(other)
            and other not in self.reached | self.covered
            for other in beside
        )

    def _cell(self, at: int, printed: Sequence[Cell]) -> Cell:
        """The one cell below a head."""
        if homes := self.homes.get(at):
            (place, reach), *_ = homes
            return place.cell._replace(columns=reach) if place.cell.columns != reach else place.cell
        first = printed[0]
        if at in self.covered or all(cell.rows == 0 for cell in printed):
            return next(cell for cell in printed if cell.rows == 0)
        if at in self.reached or all(cell.columns == 0 for cell in printed):
            return Cell("", (), first.span, columns=0)
        return Cell("", (), first.span, first.rows if len(printed) == max(1, first.columns) else 1)
