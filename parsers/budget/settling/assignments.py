"""Cells of several values, and which of them may go to which item."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

from parsers.budget.settling.claims import Claim
from parsers.records.budget import PrintedValue, SharedValues, TableItem

Assignment = tuple[int | None, ...]
"""For each item the index of its value among those of the cell, or None where it has no amount."""

ZERO = Decimal(0)
_MOST_ASSIGNMENTS = 64
MOST_ITEMS = 100
"""Of one cell, and cells of one total: where more are open, nothing is settled."""

UNREADABLE = ("a value cannot be read", "อ่านค่าบางค่าไม่ได้")
AGAINST_DETAIL = ("no assignment agrees with the detail blocks", "ไม่มีการจับคู่ใดตรงกับรายละเอียดโครงการ")
SEVERAL = ("several assignments are possible", "จับคู่ได้หลายแบบ")
"""Why a cell is left open, in English and Thai."""


@dataclass(slots=True)
class SharedCell:
    """One year of shared values while it is being settled."""

    shared: SharedValues
    year: int
    values: tuple[PrintedValue, ...]
    assignments: list[Assignment]
    vouched: bool
    readings: set[Decimal]
    """The sums of all assignments, whatever the detail blocks say."""
    confirmed: bool = False
    why: tuple[str, str] | None = None

    def amount_of(self, value_index: int | None) -> Decimal | None:
        return None if value_index is None else self.values[value_index].amount

    def sum_of(self, assignment: Assignment) -> Decimal:
        return sum(
            (self.values[value_index].amount or ZERO for value_index in assignment if value_index is not None), ZERO
        )

    @property
    def raw(self) -> str:
        return " ".join(value.raw for value in self.values)

    @property
    def sums(self) -> set[Decimal]:
        return {self.sum_of(assignment) for assignment in self.assignments} or self.readings

    @property
    def amount_indexes(self) -> list[int]:
        return [value_index for value_index, value in enumerate(self.values) if value.amount]

    @property
    def one_amount(self) -> bool:
        """Whether it is one printed cell with nothing but an amount, which may be said of each item."""
        return len(self.values) == 1 and bool(self.amount_indexes) and not self.shared.run


def opened_cell(shared: SharedValues, year: int, items: Sequence[TableItem], claims: Sequence[Claim]) -> SharedCell:
    """A cell with the assignments that its own year allows."""
    values = shared.values[year]
    item_claims = [claims[item] for item in shared.items]
    alone = all(len(items[item].cells) == 1 for item in shared.items)
    vouched = all(claim.speaks_of(year, alone=alone) for claim in item_claims)
    cell = SharedCell(shared, year, values, [], vouched, set())
    if any(value.status is None for value in values):
        cell.why = UNREADABLE
        return cell
    amounts = cell.amount_indexes
    everything = sum((values[value_index].amount or ZERO for value_index in amounts), ZERO)
    if len(amounts) <= len(item_claims):
        cell.readings.add(everything)
    if cell.one_amount:
        cell.readings.add(everything * len(item_claims))
    if len(item_claims) > MOST_ITEMS or len(amounts) > MOST_ITEMS:
        cell.why = SEVERAL
        return cell
    own_values = each_row_its_own(shared, year)
    if own_values is not None:
        cell.readings.add(cell.sum_of(own_values))
    for assignment in _assignments_of(cell, own_values, item_claims):
        if assignment not in cell.assignments:
            cell.assignments.append(assignment)
    if not cell.assignments:
        cell.why = AGAINST_DETAIL
    return cell


def _assignments_of(cell: SharedCell, own_values: Assignment | None, claims: Sequence[Claim]) -> Iterator[Assignment]:
    def allowed(assignment: Assignment) -> bool:
        return all(claim.allows(cell.year, cell.amount_of(p)) for claim, p in zip(claims, assignment, strict=True))

    if cell.one_amount and len(claims) > 1:
        for_each = (0,) * len(claims)
        if allowed(for_each):
            yield for_each
    if own_values is not None and allowed(own_values):
        yield own_values
    yield from islice(_in_order(cell, claims), _MOST_ASSIGNMENTS)


def _in_order(cell: SharedCell, claims: Sequence[Claim]) -> Iterator[Assignment]:
    """The assignments that give every amount to one item, in the order of both, each item what it may have."""
    amount_indexes = cell.amount_indexes
    count, due = len(claims), len(amount_indexes)
    # can[i][k]: items from i on can take the amounts from k on. So the walk below never ends in vain.
    can = [[False] * (due + 1) for _ in range(count + 1)]
    can[count][due] = True
    without = [claim.allows(cell.year, None) for claim in claims]
    takes = [
        [claim.allows(cell.year, cell.values[value_index].amount) for value_index in amount_indexes] for claim in claims
    ]
    for i in range(count - 1, -1, -1):
        for k in range(due + 1):
            can[i][k] = (without[i] and can[i + 1][k]) or (k < due and takes[i][k] and can[i + 1][k + 1])

    def walk(i: int, k: int) -> Iterator[Assignment]:
        if i == count:
            yield ()
            return
        if k < due and takes[i][k] and can[i + 1][k + 1]:
            yield from ((amount_indexes[k], *rest) for rest in walk(i + 1, k + 1))
        if without[i] and can[i + 1][k]:
            yield from ((None, *rest) for rest in walk(i + 1, k))

    if can[0][0]:
        yield from walk(0, 0)


def each_row_its_own(shared: SharedValues, year: int) -> Assignment | None:
    """Every row of a run its own value, where the values beside no item are the sum of the others."""
    if year not in shared.row_values:
        return None
    amounts = [value.amount or ZERO for value in shared.row_values[year] if value]
    loose_amounts = [value.amount for value in shared.beside_no_item[year] if value.amount]
    if len(loose_amounts) != 1 or not any(amounts) or loose_amounts[0] != sum(amounts, ZERO):
        return None
    values = shared.values[year]
    return tuple(
        next((value_index for value_index, candidate in enumerate(values) if candidate is value), None)
        if value and value.amount
        else None
        for value in shared.row_values[year]
    )
