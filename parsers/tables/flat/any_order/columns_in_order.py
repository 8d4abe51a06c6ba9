"""Values of a table that were read in any order, but each column from the top down: which stands in which cell.

What a page prints beside each other may be read apart, so that a row's values come before its title or between the
values of another row. The printed totals prove the one way in which they fill the columns.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

_MOST_STEPS = 12_000
_MARGIN = 1
"""By how many turns a way must be better than one that puts another value into a cell."""


class Value(NamedTuple):
    """A value as it was read: its text and amount (zero for a dash), whether another stands right before it, its page,
    and the row that the words right before it are of.
    """

    text: str
    amount: Decimal
    goes_on: bool
    page: int
    due: int | None = None


class Line(NamedTuple):
    """A row that has a value in each column: its page, and the rows of which it is the sum."""

    page: int
    sum_of: tuple[int, ...] = ()


class _Way(NamedTuple):
    """The columns of the first values, and how many each column has."""

    places: tuple[int, ...]
    counts: tuple[int, ...]


def fill(values: Sequence[Value], lines: Sequence[Line], columns: int) -> list[list[int | None]] | None:
    """For each row the value of each column, by its index; None where two ways differ.

    Each column takes its values in their order, one a row, and every sum must be met. The way with the fewest turns is
    taken: one that goes across a row, or fills what a row lacks, has none. A row that is in no sum has no value. None
    where no way is found, or there are too many.

    >>> lines = [Line(1), Line(1), Line(1, (0, 1))]
    >>> fill([Value(text, Decimal(text), at % 2 > 0, 1) for at, text in enumerate("5 6 7 8 12 14".split())], lines, 2)
    [[0, 1], [2, 3], [4, 5]]
    >>> read = [Value(text, Decimal(text), at in (1, 5), 1) for at, text in enumerate("5 6 8 7 12 14".split())]
    >>> fill(read, lines, 2)
    [[0, 1], [3, 2], [4, 5]]
    """
    if len(values) != len(lines) * columns:
        return None
    found: list[_Way] = []
    least = 0
    steps = 0
    heap: list[tuple[int, int, int, _Way]] = [(0, 0, 0, _Way((), (0,) * columns))]
    while heap:
        turns, ahead, _, way = heapq.heappop(heap)
        if found and turns > least + _MARGIN:
            break
        at = len(way.places)
        if at == len(values):
            least = turns if not found else least
            found.append(way)
            continue
        steps += 1
        if steps > _MOST_STEPS:
            return None
        for column in range(columns):
            further = _step(values, lines, way, column)
            if further:
                cost = turns + _turns(values[at], way, column)
                heapq.heappush(heap, (cost, ahead - 1, steps * columns + column, further))
    return _agreed(values, lines, columns, found) if found else None


def _step(values: Sequence[Value], lines: Sequence[Line], way: _Way, column: int) -> _Way | None:
    """The way with one value more in a column; None where its row is on another page, or its sum is another."""
    at, row = len(way.places), way.counts[column]
    if row == len(lines) or lines[row].page != values[at].page:
        return None
    if lines[row].sum_of:
        own = [index for index, place in enumerate(way.places) if place == column]
        if sum(values[own[above]].amount for above in lines[row].sum_of) != values[at].amount:
            return None
    counts = tuple(count + (index == column) for index, count in enumerate(way.counts))
    return _Way((*way.places, column), counts)


def _turns(value: Value, way: _Way, column: int) -> int:
    """How many turns a value takes that goes into a column."""
    row = way.counts[column]
    apart = value.due is not None and value.due != row
    if value.goes_on and column and way.places[-1] == column - 1 and way.counts[column - 1] == row + 1:
        return apart
    begins = column == 0 and len(set(way.counts)) == 1
    lacks = row < max(way.counts)
    return apart + (not begins and (value.goes_on or not lacks))


def _agreed(
    values: Sequence[Value], lines: Sequence[Line], columns: int, found: Sequence[_Way]
) -> list[list[int | None]]:
    ways = [list(_by_column(way, columns)) for way in found]
    proved = {above for line in lines for above in line.sum_of} | {at for at, line in enumerate(lines) if line.sum_of}
    return [
        [
            ways[0][column][row]
            if row in proved and len({values[way[column][row]].text for way in ways}) == 1
            else None
            for column in range(columns)
        ]
        for row in range(len(lines))
    ]


def _by_column(way: _Way, columns: int) -> Iterator[list[int]]:
    for column in range(columns):
        yield [index for index, place in enumerate(way.places) if place == column]
