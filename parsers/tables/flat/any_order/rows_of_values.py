"""Values of a table that were read in any order, but each row's side by side: which row's they are.

A page's own order puts whole rows behind each other where their values lie together; that of a total may be read before
the rows above it, or in two parts. The rows take their sets of values in order; what details say of them and the sums
leave one way.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import islice, product
from typing import NamedTuple

from parsers.tables.flat.any_order.sparse_columns import OPEN
from parsers.tables.flat.any_order.sparse_rows import SparseRow, SparseValue

_MOST_STEPS = 20_000
"""Of one page."""

_MOST_WAYS = 400
_MOST_PARTINGS = 64
"""Ways to part the values of a page into sets."""

_NOTHING = Decimal(0)


class _Set(NamedTuple):
    """The places of a row's values; ``torn``: something stands between them."""

    places: tuple[int, ...]
    torn: bool = False


_Way = tuple[_Set | None, ...]
"""The set of each of the first rows; None for a row without values."""


def fill_by_rows(
    values: Sequence[SparseValue], rows: Sequence[SparseRow], years: Sequence[int], last_of_dashes: Sequence[int] = ()
) -> list[list[int | None]] | None:
    """For each row the value of each year's column by its index: None for an empty cell, ``OPEN`` for one that may be
    filled otherwise.

    All values of a row stand on its page, those of a total alone may have others between them. Rows take them in their
    order, totals in any; each row must be what is known of it, and every sum be met. ``last_of_dashes`` has, for each
    row of dashes in its order, the last row that it may be, by its place: that tells rows of dashes from those without
    values. None where no way is found, or there are too many.

    >>> read = [SparseValue(Decimal(text), 1, at % 2 > 0) for at, text in enumerate("12 14 5 6 7 8".split())]
    >>> fill_by_rows(read, [SparseRow(1), SparseRow(1), SparseRow(1, sum_of=(0, 1))], (2566, 2567))
    [[2, 3], [4, 5], [0, 1]]
    >>> read = [SparseValue(Decimal(text), 1, at % 2 > 0) for at, text in enumerate("5 6 5 6".split())]
    >>> fill_by_rows(read, [SparseRow(1), SparseRow(1), SparseRow(1, sum_of=(0, 1))], (2566, 2567))
    [[-1, -1], [-1, -1], [2, 3]]
    >>> down = enumerate("6 1 2 3 4 5 6 15".split())
    >>> read = [SparseValue(Decimal(text), 1, at not in (0, 1, 7)) for at, text in down]
    >>> fill_by_rows(read, [SparseRow(1)] * 3 + [SparseRow(1, sum_of=(0, 1, 2))], (2566, 2567))
    [[1, 4], [2, 5], [3, 6], [0, 7]]
    """
    ways: list[_Way] = [()]
    for page in sorted({*(value.page for value in values), *(row.page for row in rows)}):
        own = [at for at, row in enumerate(rows) if row.page == page]
        if own != list(range(len(ways[0]), len(ways[0]) + len(own))):
            return None
        found = _Page(values, rows, years, page).ways(ways)
        if not found:
            return None
        ways = found
    return _agreed(values, rows, years, ways, last_of_dashes)


def _agreed(
    values: Sequence[SparseValue],
    rows: Sequence[SparseRow],
    years: Sequence[int],
    ways: Sequence[_Way],
    last_of_dashes: Sequence[int],
) -> list[list[int | None]]:
    """The cells in which all ways have the same amount, and all that may be what is known of dashes the same print."""
    likely = [way for way in ways if _has_dashes(values, rows, way, last_of_dashes)] or ways
    table: list[list[int | None]] = []
    for at in range(len(rows)):
        table.append([])
        for column in range(len(years)):
            own = [_place(way[at], column) for way in likely]
            amounts = {_amount(values, _place(way[at], column)) or _NOTHING for way in ways}
            printed = {"" if place is None else str(values[place].amount) for place in own}
            table[-1].append(own[0] if len(amounts) == 1 and len(printed) == 1 else OPEN)
    return table


def _has_dashes(values: Sequence[SparseValue], rows: Sequence[SparseRow], way: _Way, last: Sequence[int]) -> bool:
    """Whether as many rows have nothing but dashes as are told of, and each stands no farther down than it may."""
    found = [
        at
        for at, own in enumerate(way)
        if own and not rows[at].sum_of and all(values[place].amount is None for place in own.places)
    ]
    return len(found) == len(last) and all(at <= most for at, most in zip(found, last, strict=True))


def _place(own: _Set | None, column: int) -> int | None:
    return own.places[column] if own else None


def _amount(values: Sequence[SparseValue], place: int | None) -> Decimal | None:
    return None if place is None else values[place].amount


@dataclass(slots=True)
class _Page:
    """The rows of a page, and the ways in which they may have its values."""

    values: Sequence[SparseValue]
    rows: Sequence[SparseRow]
    years: Sequence[int]
    page: int
    _steps: int = field(default=0, init=False)

    def ways(self, starts: Sequence[_Way]) -> list[_Way] | None:
        """The ways that go on with others behind this page; None where there are too many."""
        found: dict[tuple[object, ...], _Way] = {}
        for sets in self._partings():
            for start in starts:
                for way in self._through(start, sets, frozenset(), -1):
                    found.setdefault(self._printed(way), way)
                    if len(found) > _MOST_WAYS:
                        return None
                if self._steps > _MOST_STEPS:
                    return None
        return list(found.values())

    def _printed(self, way: _Way) -> tuple[object, ...]:
        return tuple(own and tuple(self.values[place].amount for place in own.places) for own in way)

    def _partings(self) -> Iterator[list[_Set]]:
        """The sets that the values may be, in the order of the page: values that follow each other row by row, or down
        the columns of their rows.
        """
        width = len(self.years)
        runs: list[list[int]] = []
        for at, value in enumerate(self.values):
            if value.page == self.page:
                if not runs or not value.goes_on:
                    runs.append([])
                runs[-1].append(at)
        choices = [range(len(run) // width + 1) if len(run) % width else range(1) for run in runs]
        for down, *before in islice(product((False, True), *choices), _MOST_PARTINGS):
            sets: list[_Set] = []
            rest: list[int] = []
            for run, whole in zip(runs, before, strict=True):
                odd = len(run) % width
                cut = whole * width if odd else len(run)
                for some in (run[:cut], run[cut + odd :]):
                    count = len(some) // width
                    own = (some[at::count] if down else some[at * width : (at + 1) * width] for at in range(count))
                    sets += (_Set(tuple(places)) for places in own)
                rest += run[cut : cut + odd]
                if len(rest) >= width:
                    sets.append(_Set(tuple(rest[:width]), torn=True))
                    del rest[:width]
            if not rest:
                yield sorted(sets)

    def _through(self, way: _Way, sets: Sequence[_Set], used: frozenset[int], last: int) -> Iterator[_Way]:
        """The ways through the rows of the page, with the sets that are used and the last one that a row has."""
        self._steps += 1
        if self._steps > _MOST_STEPS:
            return
        at = len(way)
        if at == len(self.rows) or self.rows[at].page != self.page:
            if len(used) == len(sets):
                yield way
            return
        row = self.rows[at]
        if row.sum_of:
            for index, own in enumerate(sets):
                if index not in used and self._is_sum(row, way, own):
                    yield from self._through((*way, own), sets, used | {index}, last)
            return
        below = [row for row in self.rows[at:] if row.page == self.page]
        left, totals = len(below), sum(bool(row.sum_of) for row in below)
        for index in range(last + 1, len(sets)) if not row.closed else ():
            if index - sum(taken < index for taken in used) > totals:
                break  # nobody takes those above
            if index not in used and not sets[index].torn and self._is_of(row, sets[index]):
                yield from self._through((*way, sets[index]), sets, used | {index}, index)
        if len(sets) - len(used) < left and self._is_of(row, None):
            yield from self._through((*way, None), sets, used, last)

    def _is_sum(self, row: SparseRow, way: _Way, own: _Set) -> bool:
        return all(
            sum(_amount(self.values, _place(way[above], column)) or _NOTHING for above in row.sum_of)
            == (self.values[place].amount or _NOTHING)
            for column, place in enumerate(own.places)
        )

    def _is_of(self, row: SparseRow, own: _Set | None) -> bool:
        """Whether a row may have these values, or none."""
        if row.known is None:
            return True
        amounts = {year: _amount(self.values, _place(own, column)) for column, year in enumerate(self.years)}
        return all(row.known.allows(year, amount) for year, amount in amounts.items()) and row.known.agrees(amounts)
