"""The ways in which values that were read in any order, each column from the top down, may fill the cells of a table.

They are tried page by page, the cheapest first: one that turns back seldom and misses no sum.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from parsers.tables.flat.any_order.sparse_rows import SparseRow, SparseValue

_MOST_STEPS = 6_000
"""Of one page."""

_MOST_WAYS = 400
MARGIN = 1
"""By how many turns and gaps a way must be better than one that puts another value into a cell."""

_MISSED = 3
"""What a sum weighs that is not met: one of all may be printed wrong."""

_NOTHING = Decimal(0)
_Order = Callable[[tuple[int, int]], tuple[int, int]]
"""What orders the cells of a page, by row and column, as they are read."""


def _row_by_row(place: tuple[int, int]) -> tuple[int, int]:
    return place


def _column_by_column(place: tuple[int, int]) -> tuple[int, int]:
    return place[1], place[0]


class Way(NamedTuple):
    """The row and column of each of the first values, the row that each column goes on with, the turns and the sums
    that are not met; ``far`` is how many of the page's cells stand before the farthest of its values.
    """

    places: tuple[tuple[int, int], ...]
    next_rows: tuple[int, ...]
    turns: int = 0
    missed: int = 0
    far: int = 0

    @property
    def cost(self) -> int:
        """What its turns and missed sums weigh."""
        return self.turns + _MISSED * self.missed


@dataclass(slots=True)
class _Page:
    """The rows and values of a page, by their places among all; how many sums of the table may be missed, and behind
    which value no more is the last of its row.
    """

    rows: range
    values: range
    may_miss: int
    no_more_last: int = 0
    any_order: bool = False
    """Whether a cell may be passed over and filled later, or one that is empty without a look at it."""


def ways_through(
    values: Sequence[SparseValue],
    rows: Sequence[SparseRow],
    years: Sequence[int],
    order: _Order | None = None,
    *,
    one_of_all: bool = False,
) -> list[Way] | None:
    """The ways through all pages, in an order or in any; None where there are too many. Of all sums one may be missed
    where it is so said.
    """
    ways = [Way((), (0,) * (len(years) + 1))]
    for page in _pages(values, rows, one_of_all=one_of_all):
        found = _through(page, ways, values, rows, years, order)
        if not found:
            return found
        ways = found
    return ways


def straight_ways(
    values: Sequence[SparseValue], rows: Sequence[SparseRow], years: Sequence[int], *, one_of_all: bool = False
) -> list[Way] | None:
    """The ways that take all values row by row or column by column; None where there are too many."""
    found: list[Way] = []
    apart = any(_has_last_apart(page, values) for page in _pages(values, rows))
    for order in (_row_by_row,) if apart else (_row_by_row, _column_by_column):
        ways = ways_through(values, rows, years, order, one_of_all=one_of_all)
        if ways is None:
            return None
        found += ways
    return found


def _has_last_apart(page: _Page, values: Sequence[SparseValue]) -> bool:
    """Whether more values follow the last one of a row than the last column has."""
    first = next((at for at in page.values if values[at].last), page.values.stop)
    return page.values.stop - first > len(page.rows)


def _pages(values: Sequence[SparseValue], rows: Sequence[SparseRow], *, one_of_all: bool = False) -> Iterator[_Page]:
    sums = [row.sum_of for row in rows if row.sum_of]
    twice = all(sum(at in own for own in sums) > 1 for at, row in enumerate(rows) if not row.sum_of)
    numbers = {*(value.page for value in values), *(row.page for row in rows)}
    for page in sorted(numbers):
        own_rows = [at for at, row in enumerate(rows) if row.page == page]
        own = [at for at, value in enumerate(values) if value.page == page]
        at_row = next((at for at, row in enumerate(rows) if row.page > page), len(rows))
        at_value = next((at for at, value in enumerate(values) if value.page > page), len(values))
        yield _Page(
            range(own_rows[0], own_rows[-1] + 1) if own_rows else range(at_row, at_row),
            range(own[0], own[-1] + 1) if own else range(at_value, at_value),
            1 if one_of_all else int(twice),
            max((at + 1 for at in own if values[at].last), default=0),
            any(values[at].last or values[at].row is not None for at in own),
        )


def _through(
    page: _Page,
    starts: Sequence[Way],
    values: Sequence[SparseValue],
    rows: Sequence[SparseRow],
    years: Sequence[int],
    order: _Order | None,
) -> list[Way] | None:
    """The ways through a page that are as good as the best one, or nearly; in an ``order`` all turns are as good. None
    where there are too many.
    """
    spare = sum(not rows[row].closed for row in page.rows) * len(years) - len(page.values)
    if spare < 0:
        return []
    found: dict[object, Way] = {}
    seen: set[object] = set()
    least = steps = 0
    heap = [(way.cost, 0, at, spare, at, way._replace(far=0)) for at, way in enumerate(starts)]
    heapq.heapify(heap)
    while heap:
        cost, _, _, empty, start, way = heapq.heappop(heap)
        if found and cost > least + MARGIN:
            break
        amounts = ((place, values[at].amount) for at, place in enumerate(way.places) if at >= page.values.start)
        printed = start, frozenset(amounts)
        if (printed, way.places[-1:], way.missed) in seen:
            continue
        seen.add((printed, way.places[-1:], way.missed))
        steps += 1
        if steps > _MOST_STEPS or len(found) > _MOST_WAYS:
            return None
        if len(way.places) == page.values.stop:
            if printed not in found and (whole := _ended(page, values, rows, years, way)):
                least = least if found else cost
                found[printed] = whole
            continue
        for further, left in _steps(page, values, rows, years, way, empty, in_order=order is not None):
            if order:
                if not _goes_on_in(order, page, rows, years, further):
                    continue
                further = further._replace(turns=0)
            holes = further.far - (len(further.places) - page.values.start)
            if order is _row_by_row and holes > spare:
                continue  # none of them is filled later
            cost = further.cost + (holes > spare)  # who leaves out more than may be empty goes back for it
            heapq.heappush(heap, (cost, -len(further.places), len(seen) * 99 + left, left, start, further))
    return list(found.values())


def _goes_on_in(order: _Order, page: _Page, rows: Sequence[SparseRow], years: Sequence[int], way: Way) -> bool:
    """Whether the last value of a way stands behind the one before in an order, and all cells between may be empty."""
    place = way.places[-1]
    first = len(way.places) - 1 == page.values.start
    if not first and order(way.places[-2]) >= order(place):
        return False
    if order is _row_by_row:
        return True
    above = 0 if first else way.places[-2][1]
    return all(
        rows[row].closed or _may_be_empty(rows[row], years[column])
        for column in range(above, place[1])
        for row in range(way.next_rows[column], page.rows.stop)
    )


def _steps(
    page: _Page,
    values: Sequence[SparseValue],
    rows: Sequence[SparseRow],
    years: Sequence[int],
    way: Way,
    empty: int,
    *,
    in_order: bool,
) -> Iterator[tuple[Way, int]]:
    """The ways with one value more, each with how many cells may still be empty."""
    value, behind = values[len(way.places)], len(years) - 1
    amount = value.amount
    taken = {row for row, column in way.places if column == behind} if page.no_more_last else set()
    if value.last or value.row is not None:
        places = (
            (row, column)
            for row in (page.rows if value.row is None else (value.row,))
            for column in ((behind,) if value.last else range(len(years)))
            if not rows[row].closed and (column != behind or row not in taken)
        )
        for place in places:
            above = way.places[-1:] if value.row is not None else ()
            after = not above or above[0][0] != place[0] or above[0][1] < place[1]
            if (after and (value.last or way.next_rows[place[1]] <= place[0])) and (
                further := _further(page, values, rows, years, way, place, amount)
            ):
                yield further, empty
        return
    for column, year in enumerate(years):
        left = empty
        fills_later = not in_order and column == behind and len(way.places) < page.no_more_last
        for row in range(way.next_rows[column], page.rows.stop):
            if not rows[row].closed and not (column == behind and row in taken):
                if further := _further(page, values, rows, years, way, (row, column), amount):
                    yield further, left
                left -= not fills_later
                if left < 0 or not (fills_later or _may_be_empty(rows[row], year)):
                    break


def _further(
    page: _Page,
    values: Sequence[SparseValue],
    rows: Sequence[SparseRow],
    years: Sequence[int],
    way: Way,
    place: tuple[int, int],
    amount: Decimal | None,
) -> Way | None:
    """The way with the next value in a place, where it may stand there."""
    row, column = place
    known, missed = rows[row].known, way.missed
    if rows[row].sum_of:
        missed += _sum_above(values, rows[row], way, column) != (amount or _NOTHING)
        if missed > page.may_miss:
            return None
    elif known is not None and not known.allows(years[column], amount):
        return None
    at_place = len(way.places)
    if values[at_place].last:
        column = len(years)
    next_rows = tuple(row + 1 if at == column < len(years) else old for at, old in enumerate(way.next_rows))
    if at_place + 1 >= page.no_more_last:  # no row's last value is to come
        next_rows = (*next_rows[:-1], page.rows.stop)
    turns = way.turns + _turns(values, page, way, place, len(years))
    before = sum(not rows[at].closed for at in range(page.rows.start, row)) * len(years) + place[1] + 1
    further = Way((*way.places, place), next_rows, turns, missed, max(way.far, before))
    return further if _agree(values, rows, years, further, range(min(way.next_rows), min(next_rows))) else None


def _ended(
    page: _Page, values: Sequence[SparseValue], rows: Sequence[SparseRow], years: Sequence[int], way: Way
) -> Way | None:
    """The way behind the page, where the cells below its last values may be empty, and the rows there agree."""
    filled = {*way.places}
    for column, year in enumerate(years):
        first = page.rows.start if page.any_order else way.next_rows[column]
        for row in range(first, page.rows.stop):
            if (row, column) not in filled and not (rows[row].closed or _may_be_empty(rows[row], year)):
                return None
    agree = _agree(values, rows, years, way, range(min(way.next_rows), page.rows.stop))
    return way._replace(next_rows=(page.rows.stop,) * (len(years) + 1)) if agree else None


def _may_be_empty(row: SparseRow, year: int) -> bool:
    return not row.sum_of and (row.known is None or row.known.allows(year, None))


def _turns(values: Sequence[SparseValue], page: _Page, way: Way, place: tuple[int, int], columns: int) -> int:
    """Whether a value stands before the last one, and whether it leaves the row among values that go on."""
    at = len(way.places)
    if at == page.values.start:
        return 0
    last = way.places[-1]
    in_row = place[0] == last[0] or last[1] == columns - 1
    return (place < last) + (values[at].goes_on and not (place > last and in_row))


def _sum_above(values: Sequence[SparseValue], row: SparseRow, way: Way, column: int) -> Decimal:
    own = (values[at].amount for at, (above, of) in enumerate(way.places) if of == column and above in row.sum_of)
    return sum((one for one in own if one), _NOTHING)


def _agree(
    values: Sequence[SparseValue], rows: Sequence[SparseRow], years: Sequence[int], way: Way, done: range
) -> bool:
    """Whether the rows that no column goes on with are what is known of them."""
    for row in done:
        known = rows[row].known
        if known is None:
            continue
        own = {column: values[at].amount for at, (of, column) in enumerate(way.places) if of == row}
        if not known.agrees({year: own.get(column) for column, year in enumerate(years)}):
            return False
    return True
