"""What is left of shared cells when all is settled: values that are printed for several items, how often they count.

A cell with fewer values than items is said of them together: nothing is lost, only whose it is. A run of rows that may
be shifted, a cell with more values than items and one that cannot be read are no such cells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from parsers.budget.settling.solver import declared_sums, reachable
from parsers.records.budget import Counted, SharedCell, SharedValues, TableItem, TotalRow

_ZERO = Decimal(0)
_MOST_SUMS = 4096


def shared_cells(
    items: Sequence[TableItem], shared: Sequence[SharedValues], totals: Sequence[TotalRow]
) -> tuple[SharedCell, ...]:
    """The cells of ``shared`` that are ambiguous in the settled ``items``, in document order, a year at a time.

    An amount counts once, or for each of its items, where a declared total is met in that way alone.
    """
    cells = [cell for values in shared for cell in _left_open(items, values)]
    proofs: list[set[Counted]] = [set() for _ in cells]
    for inside, year, declared in declared_sums(items, totals):
        here = [index for index, cell in enumerate(cells) if cell.year_be == year and not inside.isdisjoint(cell.items)]
        due = _due(items, inside, year, declared, [cells[index] for index in here])
        if due is None:
            continue
        for index, counted in zip(here, _counted([cells[index] for index in here], due), strict=True):
            if counted:
                proofs[index].add(counted)
    return tuple(
        replace(cell, counted=next(iter(proved))) if len(proved) == 1 else cell
        for cell, proved in zip(cells, proofs, strict=True)
    )


def _left_open(items: Sequence[TableItem], shared: SharedValues) -> Iterator[SharedCell]:
    for year, values in shared.values.items():
        readable = all(value.status is not None for value in values)
        if shared.run or not readable or not 0 < len(values) < len(shared.items):
            continue
        if all(is_open(items[item], year) for item in shared.items):
            yield SharedCell(year, shared.items, values)


def is_open(item: TableItem, year: int) -> bool:
    """Whether it is not known what an item's cell of a year says."""
    return any(cell.year_be == year and "ambiguous" in (cell.status, cell.alignment) for cell in item.cells)


def _due(
    items: Sequence[TableItem], inside: set[int], year: int, declared: Decimal, cells: Sequence[SharedCell]
) -> Decimal | None:
    """What a declared sum leaves for the shared cells in it; None where it does not say."""
    if not cells or any(not inside.issuperset(cell.items) for cell in cells):
        return None
    reached = {item for cell in cells for item in cell.items}
    due = declared
    for index in inside:
        item = items[index]
        if counts_above(items, item, year):
            if index in reached:
                return None
            continue
        if index in reached:
            continue
        if is_open(item, year):
            return None
        due -= sum((cell.amount or _ZERO for cell in item.cells if cell.year_be == year), _ZERO)
    return due


def counts_above(items: Sequence[TableItem], item: TableItem, year: int) -> bool:
    """Whether what an item has in a year is counted in the row that it is a part of."""
    whole = None if item.parent is None else items[item.parent]
    return whole is not None and any(cell.year_be == year and cell.amount for cell in whole.cells)


def _counted(cells: Sequence[SharedCell], due: Decimal) -> Iterator[Counted | None]:
    """How often each cell counts so that all together make the sum that is due; None without a way, or with several."""
    ways = [_ways(cell) for cell in cells]
    for index, of_cell in enumerate(ways):
        others = reachable([set(way) for way in ways[:index] + ways[index + 1 :]])
        met = {counted for amount, counted in of_cell.items() if due - amount in others}
        yield met.pop() if len(met) == 1 and len(others) <= _MOST_SUMS else None


def _ways(cell: SharedCell) -> dict[Decimal, Counted]:
    """What a cell may add to a sum: its amounts once; or its only value for each item."""
    if not cell.amounts:
        return {_ZERO: "once"}
    ways: dict[Decimal, Counted] = {cell.least: "once"}
    if len(cell.values) == 1:
        ways[cell.least * len(cell.items)] = "each"
    return ways
