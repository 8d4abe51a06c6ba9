"""The columns of amounts in rows with fewer of them than columns, as the sums of the columns leave them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations

_MOST_STATES = 4000
"""What may be left of the sums behind one row."""

Amounts = tuple[Decimal, ...]
Columns = tuple[int, ...]


def columns_by_sums(rows: Sequence[Amounts], sums: Amounts) -> list[Columns | None] | None:
    """The columns of the amounts of each row, which stand in their order; None for a row that may have them in others,
    and for all where no way fills every column up to its sum, or where there are too many.

    >>> rows = [tuple(map(Decimal, row)) for row in ((5, 6, 7), (1, 2), (4,), ())]
    >>> columns_by_sums(rows, (Decimal(6), Decimal(10), Decimal(9)))
    [(0, 1, 2), (0, 2), (1,), ()]
    >>> columns_by_sums(rows, (Decimal(6), Decimal(10), Decimal(8))) is None
    True
    >>> columns_by_sums([(Decimal(5),), (Decimal(5),)], (Decimal(5), Decimal(5)))
    [None, None]
    """
    left: list[set[Amounts]] = [{sums}]
    for row in rows:
        behind = {rest for state in left[-1] for columns in _ways(row, sums) if (rest := _less(state, row, columns))}
        if not behind or len(behind) > _MOST_STATES:
            return None
        left.append(behind)
    whole: set[Amounts] = {(Decimal(0),) * len(sums)} & left[-1]
    if not whole:
        return None
    found: list[Columns | None] = []
    for row, above in zip(reversed(rows), reversed(left[:-1]), strict=True):
        steps = [
            (state, columns) for state in above for columns in _ways(row, sums) if _less(state, row, columns) in whole
        ]
        ways = {columns for _, columns in steps}
        found.append(ways.pop() if len(ways) == 1 else None)
        whole = {state for state, _ in steps}
    return found[::-1]


def ends_in_sum(amounts: Amounts) -> bool:
    """Whether the last of several amounts is the sum of the others: it may be of no year.

    >>> [ends_in_sum(tuple(map(Decimal, row))) for row in ((5, 0, 5), (5, 6, 11), (5, 6, 7))]
    [True, True, False]
    """
    filled = [amount for amount in amounts if amount]
    return len(filled) > 1 and filled[-1] == sum(filled[:-1])


def _ways(row: Amounts, sums: Amounts) -> Sequence[Columns]:
    return tuple(combinations(range(len(sums)), len(row)))


def _less(state: Amounts, row: Amounts, columns: Columns) -> Amounts | None:
    """What is left of sums behind the amounts of a row; None where one of them is more than is left."""
    left = list(state)
    for amount, column in zip(row, columns, strict=True):
        left[column] -= amount
        if left[column] < 0:
            return None
    return tuple(left)
