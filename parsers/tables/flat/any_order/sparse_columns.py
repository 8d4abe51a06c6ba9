"""Values of a table that were read in any order, each column from the top down, and that leave cells empty: which
stands in which cell.

An empty cell leaves no trace in such a text, so that a value's place among the others says little. What details say of
the rows and the printed totals leave one way.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from parsers.tables.flat.any_order.sparse_rows import SparseRow, SparseValue
from parsers.tables.flat.any_order.sparse_ways import MARGIN, Way, straight_ways, ways_through

OPEN = -1
"""Of a cell that has another value, or none, in another way."""


def fill_sparse(
    values: Sequence[SparseValue], rows: Sequence[SparseRow], years: Sequence[int]
) -> list[list[int | None]] | None:
    """For each row the value of each year's column by its index: None for an empty cell, ``OPEN`` for one that may be
    filled otherwise.

    Each column takes its values in their order, on their page. Every row must be what is known of it, and every sum be
    met; all but one where each row stands in two. The way with the fewest turns and runs of empty cells is taken; a
    cell is open that another as good as it fills otherwise, or a way that takes all values row by row or column by
    column. Where what is known of the rows leaves no such way, one without it counts: details choose, they forbid none.
    None where no way is found, or there are too many.

    >>> from decimal import Decimal
    >>> read = [SparseValue(Decimal(text), 1) for text in "5 6 7 8 12 14".split()]
    >>> fill_sparse(read, [SparseRow(1), SparseRow(1), SparseRow(1, sum_of=(0, 1))], (2566, 2567))
    [[0, 1], [2, 3], [4, 5]]
    """
    ways = ways_through(values, rows, years)
    if ways is None:
        return None
    tables = [(way.cost, _as_table(way, len(rows), len(years))) for way in ways]
    costs = [cost + _gaps(table) for cost, table in tables]
    taken = [table for cost, (_, table) in zip(costs, tables, strict=True) if cost <= min(costs, default=0) + MARGIN]
    straight = straight_ways(values, rows, years)
    if straight == [] and any(row.sum_of for row in rows):
        unknown = [row._replace(known=None) for row in rows]
        straight = straight_ways(values, unknown, years, one_of_all=bool(taken))
    if straight is None or not (taken or straight):
        return None
    best = tables[costs.index(min(costs))][1] if tables else _as_table(straight[0], len(rows), len(years))
    taken += (_as_table(way, len(rows), len(years)) for way in straight)
    return [
        [
            own if all(_same(values, table[row][column], own) for table in taken) else OPEN
            for column, own in enumerate(cells)
        ]
        for row, cells in enumerate(best)
    ]


def _same(values: Sequence[SparseValue], one: int | None, other: int | None) -> bool:
    """Whether two cells print the same."""
    if one is None or other is None:
        return one is other
    return values[one].amount == values[other].amount


def _gaps(table: Sequence[Sequence[int | None]]) -> int:
    """How many runs of empty cells there are, along the rows."""
    cells = [True, *(value is not None for row in table for value in row)]
    return sum(before and not after for before, after in pairwise(cells))


def _as_table(way: Way, rows: int, columns: int) -> list[list[int | None]]:
    table: list[list[int | None]] = [[None] * columns for _ in range(rows)]
    for at, (row, column) in enumerate(way.places):
        table[row][column] = at
    return table
