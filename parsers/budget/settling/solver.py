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

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import product
from math import prod

from extract.ground.issue_codes import Severity
from extract.ground.issues import Issue
from parsers.budget.settling.assignments import (
    AGAINST_DETAIL,
    MOST_ITEMS,
    SEVERAL,
    UNREADABLE,
    ZERO,
    Assignment,
    SharedCell,
    opened_cell,
)
from parsers.budget.settling.claims import Claim
from parsers.budget.settling.settled_values import (
    as_cell,
    rows_of_items,
    settled_values,
    with_settled,
    with_words_of_rows,
)
from parsers.records.budget import BudgetCell, RowWords, SharedValues, TableItem, TotalRow

_MOST_COMBINATIONS = 4096

_BY_DETAIL = ("the detail blocks settle", "รายละเอียดโครงการชี้")
_BY_TOTALS = ("the detail blocks and the declared totals settle", "รายละเอียดโครงการและยอดรวมที่ระบุไว้ชี้")
_AGAINST_TOTALS = ("the detail blocks and the declared totals contradict", "รายละเอียดโครงการขัดกับยอดรวมที่ระบุไว้")


def settle(
    items: Sequence[TableItem], shared: Sequence[SharedValues], claims: Sequence[Claim], totals: Sequence[TotalRow]
) -> tuple[tuple[TableItem, ...], tuple[Issue, ...]]:
    """The items with every cell settled that the evidence settles, and issues that say of each of ``shared`` how.

    ``claims`` has the claim of each item; ``totals`` are the table's declared sums. A settled cell has the alignment
    ``by_detail``; an amount has the lines and the wording of its own value, an item without an amount those of all. An
    item of a run has the remark of the row that its values are printed on, or none where that is not known.
    """
    opened = [
        [opened_cell(values_shared, year, items, claims) for year in values_shared.values] for values_shared in shared
    ]
    for cells in opened:
        _hold_against_other_years(cells, items, claims)
    _hold_against_totals([cell for cells in opened for cell in cells], items, totals)
    settled: dict[tuple[int, int | None], BudgetCell] = {}
    rows: dict[int, set[RowWords | None]] = {item: set() for run in shared if run.run for item in run.items}
    issues: list[Issue] = []
    for values_shared, cells in zip(shared, opened, strict=True):
        verdicts: dict[tuple[str, tuple[str, str]], list[SharedCell]] = {}
        for cell in cells:
            values = settled_values(cell)
            for item, value in zip(values_shared.items, values, strict=bool(values)):
                settled[item, cell.year] = as_cell(value, cell.year)
            for item, row in rows_of_items(cell, values) if values_shared.run else ():
                rows[item].add(row)
            evidence = _BY_TOTALS if cell.confirmed and not cell.vouched else _BY_DETAIL
            verdict = ("settled_alignment", evidence) if values else ("ambiguous_alignment", cell.why or SEVERAL)
            verdicts.setdefault(verdict, []).append(cell)
        issues += (_verdict_issue(code, why, decided) for (code, why), decided in verdicts.items())
    with_values = {item for item, _ in settled}
    with_cells = [with_settled(item, at, settled) if at in with_values else item for at, item in enumerate(items)]
    with_words = (with_words_of_rows(item, place, rows.get(place)) for place, item in enumerate(with_cells))
    return tuple(with_words), tuple(issues)


def _verdict_issue(code: str, why: tuple[str, str], cells: Sequence[SharedCell]) -> Issue:
    count = str(len(cells[0].shared.items))
    params = {
        "values": "/".join(map(str, sorted({len(cell.values) for cell in cells}))),
        "items": count,
        "years": ", ".join(str(cell.year) for cell in cells),
        "why": why[0],
        "why_th": why[1],
    }
    # Without an amount in the cell no sum depends on whose the dashes are.
    severity = None if any(cell.amount_indexes or cell.why is UNREADABLE for cell in cells) else Severity.INFO
    span, raw = cells[0].shared.span, cells[0].raw
    return Issue(code, span, "budget_lines", expected=count, found=raw, params=params, severity=severity)


def _hold_against_other_years(cells: Sequence[SharedCell], items: Sequence[TableItem], claims: Sequence[Claim]) -> None:
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
            cell.why = AGAINST_DETAIL


def _withdraw_vouching(cells: Iterable[SharedCell]) -> None:
    for cell in cells:
        cell.vouched = False


def _hold_against_totals(cells: Sequence[SharedCell], items: Sequence[TableItem], totals: Sequence[TotalRow]) -> None:
    """Drop the assignments that a declared total rules out, and mark the cells that one confirms."""
    for inside, year, declared in declared_sums(items, totals):
        _hold_against_total(cells, items, inside, year, declared)


def declared_sums(items: Sequence[TableItem], totals: Sequence[TotalRow]) -> Iterator[tuple[set[int], int, Decimal]]:
    """Each declared total that says one thing: the indexes of its items, its year and its baht.

    Groups and missions come first, then dimensions: what they leave is what the plan's total is held against. A total
    over all years says nothing about one. Of a plan that was changed they are those of before, without what was added.
    """
    for total in totals:
        for year, amount in total.amounts.items() if total.scope == "group" else ():
            if amount is not None and year is not None:
                yield {index for index, item in enumerate(items) if total.summed_cells(item, year)}, year, amount
    added = {index for index, item in enumerate(items) if item.former == ()}
    declared: dict[tuple[str, int, str], set[Decimal]] = {}
    for total in totals:
        if added and not total.as_it_was:
            continue
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
            inside = {index for index, of_item in enumerate(parts[scope]) if of_item == part and index not in added}
            yield inside, year, next(iter(amounts))


def _hold_against_total(
    cells: Sequence[SharedCell], items: Sequence[TableItem], inside: set[int], year: int, declared: Decimal
) -> None:
    cells_of_year = [cell for cell in cells if cell.year == year and inside & set(cell.shared.items)]
    if not 0 < len(cells_of_year) <= MOST_ITEMS or any(
        cell.why is UNREADABLE or not set(cell.shared.items) <= inside for cell in cells_of_year
    ):
        return
    open_items = {item for cell in cells_of_year for item in cell.shared.items}
    other_cells = [cell for item in inside - open_items for cell in items[item].cells if cell.year_be == year]
    if any(cell.status == "ambiguous" for cell in other_cells):
        return
    due = declared - sum((cell.amount for cell in other_cells if cell.amount), ZERO)
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
    sums = {ZERO}
    for numbers in choices:
        sums = {total + number for total in sums for number in numbers}
        if len(sums) > _MOST_COMBINATIONS:
            break
    return sums


def _dimension_no(item: TableItem) -> int | None:
    node = item.branch.dimension
    return int(node.number) if node and node.number and node.number.isdecimal() else None
