"""Which value of a shared cell is whose: a small constraint problem with one solver.

The unknown is an assignment of the printed values of a cell (a year of :class:`SharedValues`) to its items. It must

- use every printed amount once, in the order of the items; or give the one amount of one cell to every item; or, in a
  run of rows with values beside no item, leave every row its own, where the loose value is their sum;
- give each item what its detail block allows (:class:`Claim`), in each year and over all years;
- together with the other cells add up to the declared total of its dimension and of the plan. A total that no
  assignment whatever meets contradicts itself or other rows, and says nothing about the cell.

An assignment is taken where it is the only one, and something vouches for each of its items: the item's own block, if
it says what the year has, or a declared total that is met. Everything else stays ambiguous, with the reason. Amounts
are never split or added up.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import islice, product
from math import prod

from extract.ground.issues import Issue, Severity
from parsers.budget.settling.claims import Claim
from parsers.records.budget import BudgetCell, PrintedValue, RowWords, SharedValues, TableItem, TotalRow
from parsers.values.money.cell_forms import scale_of

Assignment = tuple[int | None, ...]
"""For each item the index of its value among those of the cell, or None where it has no amount."""

_ZERO = Decimal(0)
_MOST_ASSIGNMENTS = 64
_MOST_COMBINATIONS = 4096
_MOST_ITEMS = 100
"""Of one cell, and cells of one total: where more are open, nothing is settled."""

_BY_DETAIL = ("the detail blocks settle", "รายละเอียดโครงการชี้")
_BY_TOTALS = ("the detail blocks and the declared totals settle", "รายละเอียดโครงการและยอดรวมที่ระบุไว้ชี้")
_UNREADABLE = ("a value cannot be read", "อ่านค่าบางค่าไม่ได้")
_AGAINST_DETAIL = ("no assignment agrees with the detail blocks", "ไม่มีการจับคู่ใดตรงกับรายละเอียดโครงการ")
_AGAINST_TOTALS = ("the detail blocks and the declared totals contradict", "รายละเอียดโครงการขัดกับยอดรวมที่ระบุไว้")
_SEVERAL = ("several assignments are possible", "จับคู่ได้หลายแบบ")
_MIXED = ("the values left over are of several sorts", "ค่าที่เหลือมีหลายแบบ")
_UNVOUCHED = ("nothing vouches for every item", "ไม่มีหลักฐานยืนยันครบทุกรายการ")


@dataclass(slots=True)
class _SharedCell:
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
            (self.values[value_index].amount or _ZERO for value_index in assignment if value_index is not None), _ZERO
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


def settle(
    items: Sequence[TableItem], shared: Sequence[SharedValues], claims: Sequence[Claim], totals: Sequence[TotalRow]
) -> tuple[tuple[TableItem, ...], tuple[Issue, ...]]:
    """The items with every cell settled that the evidence settles, and issues that say of each of ``shared`` how.

    ``claims`` has the claim of each item; ``totals`` are the table's declared sums. A settled cell has the alignment
    ``by_detail``; an amount has the lines and the wording of its own value, an item without an amount those of all. An
    item of a run has the remark of the row that its values are printed on, or none where that is not known.
    """
    opened = [
        [_opened_cell(values_shared, year, items, claims) for year in values_shared.values] for values_shared in shared
    ]
    for cells in opened:
        _hold_against_other_years(cells, items, claims)
    _hold_against_totals([cell for cells in opened for cell in cells], items, totals)
    settled: dict[tuple[int, int | None], BudgetCell] = {}
    rows: dict[int, set[RowWords | None]] = {item: set() for run in shared if run.run for item in run.items}
    issues: list[Issue] = []
    for values_shared, cells in zip(shared, opened, strict=True):
        verdicts: dict[tuple[str, tuple[str, str]], list[_SharedCell]] = {}
        for cell in cells:
            values = _settled_values(cell)
            for item, value in zip(values_shared.items, values, strict=bool(values)):
                settled[item, cell.year] = _as_cell(value, cell.year)
            for item, row in _rows_of_items(cell, values) if values_shared.run else ():
                rows[item].add(row)
            evidence = _BY_TOTALS if cell.confirmed and not cell.vouched else _BY_DETAIL
            verdict = ("settled_alignment", evidence) if values else ("ambiguous_alignment", cell.why or _SEVERAL)
            verdicts.setdefault(verdict, []).append(cell)
        issues += (_verdict_issue(code, why, decided) for (code, why), decided in verdicts.items())
    with_values = {item for item, _ in settled}
    with_cells = [_with_cells(item, at, settled) if at in with_values else item for at, item in enumerate(items)]
    return tuple(_with_words(item, place, rows.get(place)) for place, item in enumerate(with_cells)), tuple(issues)


def _verdict_issue(code: str, why: tuple[str, str], cells: Sequence[_SharedCell]) -> Issue:
    count = str(len(cells[0].shared.items))
    params = {
        "values": "/".join(map(str, sorted({len(cell.values) for cell in cells}))),
        "items": count,
        "years": ", ".join(str(cell.year) for cell in cells),
        "why": why[0],
        "why_th": why[1],
    }
    # Without an amount in the cell no sum depends on whose the dashes are.
    severity = None if any(cell.amount_indexes or cell.why is _UNREADABLE for cell in cells) else Severity.INFO
    span, raw = cells[0].shared.span, cells[0].raw
    return Issue(code, span, "budget_lines", expected=count, found=raw, params=params, severity=severity)


def _opened_cell(shared: SharedValues, year: int, items: Sequence[TableItem], claims: Sequence[Claim]) -> _SharedCell:
    """A cell with the assignments that its own year allows."""
    values = shared.values[year]
    item_claims = [claims[item] for item in shared.items]
    alone = all(len(items[item].cells) == 1 for item in shared.items)
    vouched = all(claim.speaks_of(year, alone=alone) for claim in item_claims)
    cell = _SharedCell(shared, year, values, [], vouched, set())
    if any(value.status is None for value in values):
        cell.why = _UNREADABLE
        return cell
    amounts = cell.amount_indexes
    everything = sum((values[value_index].amount or _ZERO for value_index in amounts), _ZERO)
    if len(amounts) <= len(item_claims):
        cell.readings.add(everything)
    if cell.one_amount:
        cell.readings.add(everything * len(item_claims))
    if len(item_claims) > _MOST_ITEMS or len(amounts) > _MOST_ITEMS:
        cell.why = _SEVERAL
        return cell
    own_values = _each_row_its_own(shared, year)
    if own_values is not None:
        cell.readings.add(cell.sum_of(own_values))
    for assignment in _assignments(cell, own_values, item_claims):
        if assignment not in cell.assignments:
            cell.assignments.append(assignment)
    if not cell.assignments:
        cell.why = _AGAINST_DETAIL
    return cell


def _assignments(cell: _SharedCell, own_values: Assignment | None, claims: Sequence[Claim]) -> Iterator[Assignment]:
    def allowed(assignment: Assignment) -> bool:
        return all(claim.allows(cell.year, cell.amount_of(p)) for claim, p in zip(claims, assignment, strict=True))

    if cell.one_amount and len(claims) > 1:
        for_each = (0,) * len(claims)
        if allowed(for_each):
            yield for_each
    if own_values is not None and allowed(own_values):
        yield own_values
    yield from islice(_in_order(cell, claims), _MOST_ASSIGNMENTS)


def _in_order(cell: _SharedCell, claims: Sequence[Claim]) -> Iterator[Assignment]:
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


def _each_row_its_own(shared: SharedValues, year: int) -> Assignment | None:
    """Every row of a run its own value, where the values beside no item are the sum of the others."""
    if year not in shared.row_values:
        return None
    amounts = [value.amount or _ZERO for value in shared.row_values[year] if value]
    loose_amounts = [value.amount for value in shared.beside_no_item[year] if value.amount]
    if len(loose_amounts) != 1 or not any(amounts) or loose_amounts[0] != sum(amounts, _ZERO):
        return None
    values = shared.values[year]
    return tuple(
        next((value_index for value_index, candidate in enumerate(values) if candidate is value), None)
        if value and value.amount
        else None
        for value in shared.row_values[year]
    )


def _hold_against_other_years(
    cells: Sequence[_SharedCell], items: Sequence[TableItem], claims: Sequence[Claim]
) -> None:
    """Drop the assignments that no choice for the other years completes to what the items' blocks claim."""
    cells = [cell for cell in cells if cell.assignments]
    if not cells:
        return
    if prod(len(cell.assignments) for cell in cells) > _MOST_COMBINATIONS:
        _withdraw_vouching(cells)
        return
    years = {cell.year for cell in cells}
    fully_known: list[tuple[int, Claim, dict[int, Decimal | None]]] = []
    for position, item in enumerate(cells[0].shared.items):
        others = [cell for cell in items[item].cells if cell.year_be not in years]
        if all(cell.status != "ambiguous" and cell.year_be is not None for cell in others):
            fully_known.append((position, claims[item], claims[item].comparable(others)))
        elif claims[item].spans_years:
            _withdraw_vouching(cells)

    def agree(chosen: Sequence[Assignment]) -> bool:
        pairs = list(zip(cells, chosen, strict=True))
        return all(
            claim.agrees(others | {cell.year: cell.amount_of(assignment[position]) for cell, assignment in pairs})
            for position, claim, others in fully_known
        )

    complete = [chosen for chosen in product(*(cell.assignments for cell in cells)) if agree(chosen)]
    for position, cell in enumerate(cells):
        cell.assignments = list(dict.fromkeys(chosen[position] for chosen in complete))
        if not cell.assignments:
            cell.why = _AGAINST_DETAIL


def _withdraw_vouching(cells: Iterable[_SharedCell]) -> None:
    for cell in cells:
        cell.vouched = False


def _hold_against_totals(cells: Sequence[_SharedCell], items: Sequence[TableItem], totals: Sequence[TotalRow]) -> None:
    """Drop the assignments that a declared total rules out, and mark the cells that one confirms."""
    for inside, year, declared in declared_sums(items, totals):
        _hold_against_total(cells, items, inside, year, declared)


def declared_sums(items: Sequence[TableItem], totals: Sequence[TotalRow]) -> Iterator[tuple[set[int], int, Decimal]]:
    """Each declared total that says one thing: the indexes of its items, its year and its baht.

    Groups and missions come first, then dimensions: what they leave is what the plan's total is held against. A total
    over all years says nothing about one.
    """
    for total in totals:
        for year, amount in total.amounts.items() if total.scope == "group" else ():
            if amount is not None and year is not None:
                yield {index for index, item in enumerate(items) if total.summed_cells(item, year)}, year, amount
    declared: dict[tuple[str, int, str], set[Decimal]] = {}
    for total in totals:
        part = total.mission_no if total.scope == "mission" else total.dimension_no
        for year, amount in total.amounts.items():
            if amount is not None and year is not None and (total.scope == "plan" or part is not None):
                declared.setdefault((total.scope, year, str(part)), set()).add(amount)
    parts: dict[str, list[str | None]] = {
        "mission": [item.branch.mission.number if item.branch.mission else None for item in items],
        "dimension": [None if (number := _dimension_no(item)) is None else str(number) for item in items],
        "plan": ["None"] * len(items),
    }
    order = {scope: place for place, scope in enumerate(parts)}
    for (scope, year, part), amounts in sorted(declared.items(), key=lambda entry: (order[entry[0][0]], entry[0])):
        if len(amounts) == 1 and None not in parts[scope]:
            inside = {index for index, of_item in enumerate(parts[scope]) if of_item == part}
            yield inside, year, next(iter(amounts))


def _hold_against_total(
    cells: Sequence[_SharedCell], items: Sequence[TableItem], inside: set[int], year: int, declared: Decimal
) -> None:
    cells_of_year = [cell for cell in cells if cell.year == year and inside & set(cell.shared.items)]
    if not 0 < len(cells_of_year) <= _MOST_ITEMS or any(
        cell.why is _UNREADABLE or not set(cell.shared.items) <= inside for cell in cells_of_year
    ):
        return
    open_items = {item for cell in cells_of_year for item in cell.shared.items}
    other_cells = [cell for item in inside - open_items for cell in items[item].cells if cell.year_be == year]
    if any(cell.status == "ambiguous" for cell in other_cells):
        return
    due = declared - sum((cell.amount for cell in other_cells if cell.amount), _ZERO)
    sums = [cell.sums for cell in cells_of_year]
    possible, conceivable = reachable(sums), reachable(cell.readings for cell in cells_of_year)
    if max(len(possible), len(conceivable)) > _MOST_COMBINATIONS:
        return
    if due not in possible:
        if due in conceivable:
            for cell in cells_of_year:
                if cell.readings - cell.sums:
                    cell.assignments, cell.why = [], _AGAINST_TOTALS
        return
    for position, cell in enumerate(cells_of_year):
        others = reachable(sums[:position] + sums[position + 1 :])
        if cell.assignments:
            cell.assignments = [
                assignment for assignment in cell.assignments if due - cell.sum_of(assignment) in others
            ]
        cell.confirmed = True


def reachable(choices: Iterable[set[Decimal]]) -> set[Decimal]:
    """The sums of one number from each set; not all of them where they are more than anyone can weigh.

    >>> sorted(reachable([{Decimal(1), Decimal(2)}, {Decimal(10)}]))
    [Decimal('11'), Decimal('12')]
    """
    sums = {_ZERO}
    for numbers in choices:
        sums = {total + number for total in sums for number in numbers}
        if len(sums) > _MOST_COMBINATIONS:
            break
    return sums


def _dimension_no(item: TableItem) -> int | None:
    node = item.branch.dimension
    return int(node.number) if node and node.number and node.number.isdecimal() else None


def _settled_values(cell: _SharedCell) -> Sequence[PrintedValue]:
    """The value of each item where one assignment is left and each item is vouched for; else nothing, with a reason."""
    if len(cell.assignments) != 1:
        return ()
    if not (cell.vouched or cell.confirmed):
        cell.why = _UNVOUCHED
        return ()
    (assignment,) = cell.assignments
    values = _values_of_items(cell, assignment)
    if values is None:
        cell.why = _MIXED
        return ()
    return values


def _as_cell(value: PrintedValue, year: int) -> BudgetCell:
    status, factor = value.status or "blank", scale_of(value.raw) if value.amount else 1
    return BudgetCell(year, value.raw, value.amount, status, "by_detail", value.span, unit_factor=factor)


def _rows_of_items(cell: _SharedCell, values: Sequence[PrintedValue]) -> Iterator[tuple[int, RowWords | None]]:
    """The items of a run, each with the row that prints its value of a year; None where that is not known."""
    for position, item in enumerate(cell.shared.items):
        value = values[position] if values else None
        place = next((index for index, printed in enumerate(cell.values) if printed is value), None)
        if place is not None:  # what is left over for several has no row
            yield item, next((row for row in cell.shared.words if place < dict(row.ends)[cell.year]), None)
        elif cell.values and not values:
            yield item, None


def _values_of_items(cell: _SharedCell, assignment: Assignment) -> list[PrintedValue] | None:
    """The value of each item: its amount, or what it has instead.

    That is what stands in its own place where each item has one value, else what all the values left over say (``-``),
    and nothing where none is left. None where they do not all say the same, and for fewer zeros than items: 0 is an
    amount, and stands for one item.
    """
    span = cell.shared.span
    blank = PrintedValue(cell.raw, None, "blank", span)
    if assignment == _each_row_its_own(cell.shared, cell.year):
        return [value or blank for value in cell.shared.row_values[cell.year]]
    if len(cell.values) == len(assignment) and all(
        value_index in (None, position) for position, value_index in enumerate(assignment)
    ):
        return list(cell.values)
    left = [value for value_index, value in enumerate(cell.values) if value_index not in assignment]
    if len({value.status for value in left}) > 1:
        return None
    if left and left[0].status == "zero" and len(left) != assignment.count(None):
        return None
    nothing = replace(left[0], raw=cell.raw) if left else blank
    return [nothing if value_index is None else cell.values[value_index] for value_index in assignment]


def _with_unit_of(cell: BudgetCell, settled: BudgetCell) -> BudgetCell:
    """What was settled about a cell, in the unit and by the year of its column."""
    if settled is cell:
        return cell
    factor = max(cell.unit_factor, settled.unit_factor)  # what says its own scale stands in a column of baht
    return settled._replace(year_basis=cell.year_basis, unit_factor=factor, unit_line=cell.unit_line)


def _with_words(item: TableItem, place: int, rows: Collection[RowWords | None] | None) -> TableItem:
    """The item of a run with the words of the one row that its values are printed on; its own row's are its already."""
    if rows is None:
        return item
    row = next(iter(rows)) if len(rows) == 1 else None
    if row and place in row.items:
        return item
    return replace(item, remark=row and row.remark, responsible=row and row.responsible)


def _with_cells(item: TableItem, item_index: int, settled: Mapping[tuple[int, int | None], BudgetCell]) -> TableItem:
    cells = tuple(_with_unit_of(cell, settled.get((item_index, cell.year_be), cell)) for cell in item.cells)
    return item if cells == item.cells else replace(item, cells=cells)
