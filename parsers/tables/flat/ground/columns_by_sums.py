"""The columns of amounts in rows with fewer of them than columns, as the sums of the columns leave them; which rows
each total sums up.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations

from parsers.tables.flat.ground.scanned_words import is_misread_dash
from parsers.values.money.cells import parse_cell

_MOST_STATES = 4000
"""What may be left of the sums behind one row."""

Amounts = tuple[Decimal, ...]
Columns = tuple[int, ...]
Summed = tuple[tuple[int, ...], int]
"""The places of what a total sums up, and the total's own."""


def summed_by_totals(are_totals: Sequence[bool]) -> list[Summed]:
    """Each total right below another with those since the last such one, then each with the rows since the total above:
    of rows and totals, by their places.

    >>> summed_by_totals([False, False, True, False, True, True, False, True])
    [((2, 4), 5), ((0, 1), 2), ((3,), 4), ((6,), 7)]
    """
    of_totals: list[Summed] = []
    of_rows: list[Summed] = []
    rows: tuple[int, ...] = ()
    totals: tuple[int, ...] = ()
    for at, is_total in enumerate(are_totals):
        if not is_total:
            rows = (*rows, at)
        elif rows or not totals:
            of_rows += [(rows, at)] if rows else []
            rows, totals = (), (*totals, at)
        else:
            of_totals.append((totals, at))
            totals = ()
    return [*of_totals, *of_rows]


def amounts_of(texts: Sequence[str]) -> Amounts | None:
    """The amounts of cells, a dash or a blank as nothing; None where one cannot be read.

    >>> amounts_of(["5,000", "-", "=", ""]), amounts_of(["5,00o"])
    ((Decimal('5000'), Decimal('0'), Decimal('0'), Decimal('0')), None)
    """
    values = [parse_cell(text) for text in texts]
    read = all(value.status or is_misread_dash(text) for value, text in zip(values, texts, strict=True))
    return tuple(value.amount or Decimal(0) for value in values) if read else None


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
