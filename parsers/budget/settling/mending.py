"""Rows that lost, doubled, split or joined cells, read in the one way that the totals and their blocks allow."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from extract.ground.issues import Issue
from extract.ground.source import Span
from parsers.budget.items.row_doubts import as_mended
from parsers.budget.settling.claims import Claim
from parsers.budget.settling.shared_cells import counts_above, is_open
from parsers.budget.settling.solver import declared_sums
from parsers.records.budget import BudgetCell, BudgetTable, PrintedValue, RowReading, TableItem, TornRow, TotalRow
from parsers.values.money.cell_forms import scale_of
from parsers.values.money.cells import parse_cell

_ZERO = Decimal(0)
_LOOKS = 2
_Values = Mapping[int, PrintedValue]


def mend_rows(table: BudgetTable, claims: Sequence[Claim]) -> BudgetTable:
    """The table with each of its torn rows read where one reading alone is not contradicted, and a total or a block
    vouches for every value that another reading would give elsewhere. A year whose cell was lost stays ambiguous.
    ``claims`` has the claim of each item. That a row was mended is said in the place of that it is uneven.

    Figures that blanks or letters broke vouch for each other where all of a column's rows, read in their only way, make
    its total, which may be broken too; a broken one says nothing of a year that another has a total for. Rows that are
    left are looked at once more beside those that were mended. A total of the plan against those of its dimensions
    does not keep the whole figures of a row open that has one reading.
    """
    items = list(table.items)
    mended: list[tuple[Span, set[str]]] = []
    made = _made(table.torn)
    with_broken = [replace(total, amounts=_with_broken(total)) for total in table.totals]
    of_whole, sums, nearest = (
        list(declared_sums(table.items, totals)) if table.torn else []
        for totals in (_own_amounts(with_broken), _own_amounts(table.totals), _own_amounts(table.totals, against=True))
    )
    left = table.torn
    for _ in range(_LOOKS):
        known, rest = list(items), []
        for row in left:
            due = {**_due(known, of_whole, row.item, made), **_due(known, sums, row.item, made)}
            if len(row.readings) == 1:
                whole = _due(known, nearest, row.item, made)
                due |= {year: left_over for year, left_over in whole.items() if year not in row.readings[0].made}
            reading = _only_reading(row, due, claims[row.item], alone=len(items[row.item].cells) == 1)
            if reading is None:
                rest.append(row)
                continue
            items[row.item] = _with_reading(items[row.item], reading)
            mended.append((row.span, {value.raw for value in reading.values.values()}))
        if not rest or len(rest) == len(left):
            break
        left = tuple(rest)
    totals = _read_totals(items, table.totals, mended)
    if not mended:
        return table
    issues = (
        as_mended(issue) if any(_is_said_of(row, texts, issue) for row, texts in mended) else issue
        for issue in table.issues
    )
    return replace(table, items=tuple(items), totals=totals, issues=tuple(issues))


def _is_said_of(row: Span, texts: set[str], issue: Issue) -> bool:
    """Whether an issue says of a row that it is uneven, or that one of these texts in it cannot be read."""
    if issue.code == "unreadable_amount" and issue.span is not None:
        return row.start <= issue.span.start and issue.span.end <= row.end and issue.found in texts
    return issue.code == "uneven_row" and issue.span == row


def _made(torn: Sequence[TornRow]) -> Mapping[tuple[int, int], Decimal]:
    """The amounts that broken figures make, by item and year, of rows that are read in one way alone."""
    return {
        (row.item, year): value.amount
        for row in torn
        if len(row.readings) == 1
        for year, value in row.readings[0].values.items()
        if year in row.readings[0].made and value.amount
    }


def _with_broken(total: TotalRow) -> dict[int | None, Decimal | None]:
    return total.amounts | {year: value.amount for year, value in total.broken.items()}


def _own_amounts(totals: Sequence[TotalRow], *, against: bool = False) -> list[TotalRow]:
    """``totals`` without the amounts of the plan that are the sums of its dimensions' totals: what is wrong in one of
    those is wrong in them, and they say nothing of any row that those do not. Nor, by themselves, do those that stand
    ``against`` these totals say in which dimension, or whether in none, the fault is.
    """
    dimensions = [total.amounts for total in totals if total.scope == "dimension"]

    def is_own(year: int | None, amount: Decimal | None) -> bool:
        amounts = [found for one in dimensions if (found := one.get(year)) is not None]
        return len(amounts) < len(dimensions) or (not against and sum(amounts, _ZERO) != amount)

    return [
        replace(total, amounts={year: amount for year, amount in total.amounts.items() if is_own(year, amount)})
        if total.scope == "plan" and dimensions
        else total
        for total in totals
    ]


def _read_totals(
    items: Sequence[TableItem], totals: Sequence[TotalRow], mended: list[tuple[Span, set[str]]]
) -> tuple[TotalRow, ...]:
    """``totals`` with the broken figures that are the sum of their rows; ``mended`` gets where they stand."""
    found: list[TotalRow] = []
    for total in totals:
        amounts = dict(total.amounts)
        for year, value in total.broken.items():
            alone = replace(total, amounts={year: value.amount})
            sums = list(declared_sums(items, [alone]))
            if sums and all(_sum_of(items, inside, year) == value.amount for inside, _, _ in sums):
                amounts[year] = value.amount
                mended.append((value.span, {value.raw}))
        found.append(replace(total, amounts=amounts))
    return tuple(found)


def _sum_of(items: Sequence[TableItem], inside: set[int], year: int) -> Decimal | None:
    """What items have in a year; None where that of one is open."""
    rows = [items[index] for index in inside]
    if any(is_open(row, year) for row in rows):
        return None
    counted = (row for row in rows if not counts_above(items, row, year))
    return sum((cell.amount for row in counted for cell in row.cells if cell.year_be == year and cell.amount), _ZERO)


def _due(
    items: Sequence[TableItem],
    sums: Iterable[tuple[set[int], int, Decimal]],
    index: int,
    made: Mapping[tuple[int, int], Decimal],
) -> Mapping[int, set[Decimal]]:
    """What each declared sum leaves for an item, by year, where every other row has a value, known or ``made``."""
    due: dict[int, set[Decimal]] = {}
    for inside, year, declared in sums:
        if index not in inside:
            continue
        others = [other for other in inside if other != index]
        if any(is_open(items[other], year) and (other, year) not in made for other in others):
            continue
        counted = [other for other in others if not counts_above(items, items[other], year)]
        amounts = [
            cell.amount for other in counted for cell in items[other].cells if cell.year_be == year and cell.amount
        ]
        amounts += [made[other, year] for other in counted if (other, year) in made and is_open(items[other], year)]
        due.setdefault(year, set()).add(declared - sum(amounts, _ZERO))
    return due


def _only_reading(row: TornRow, due: Mapping[int, set[Decimal]], claim: Claim, *, alone: bool) -> RowReading | None:
    """The one reading that nothing contradicts; ``alone`` where the table has one year.

    What others read elsewhere must be vouched for by a total or a block, and so must figures that were put together or
    parted, and all amounts of a row where a cell was passed over: a head that lost a year leaves such rows too. Where
    words alone were put together it is enough that the row's number counts on and no other reading is possible.
    """

    def stands(year: int, value: PrintedValue) -> bool:
        fits = claim.agrees({year: value.amount}) if alone else claim.allows(year, value.amount)
        return fits and due.get(year, set()) <= {value.amount or _ZERO}

    possible = [
        one for one in row.readings if one.values and all(stands(year, value) for year, value in one.values.items())
    ]
    if len(possible) != 1:
        return None
    (reading,) = possible
    values = reading.values
    others = [other.values for other in row.readings]
    told = {year for year in values if any(_amount(other, year) != _amount(values, year) for other in others)}
    told |= reading.made
    in_turn = reading.in_place and row.counts_on and len(row.readings) == 1
    if not reading.plain and not in_turn:
        told |= {year for year in values if values[year].amount}
    vouched = all(year in due or claim.speaks_of(year, alone=alone) for year in told)
    return reading if vouched else None


def _amount(values: _Values, year: int) -> Decimal | str | None:
    """The amount of a year; its text where it has none, so that a lost cell is not an empty one."""
    value = values.get(year)
    return None if value is None else value.amount if value.amount is not None else value.raw


def _with_reading(item: TableItem, reading: RowReading) -> TableItem:
    values = reading.values
    years = [cell.year_be if cell.year_be in values else None for cell in item.cells]
    cells = [
        cell if year is None else _mended(cell, values[year]) for cell, year in zip(item.cells, years, strict=True)
    ]
    return replace(item, title=f"{item.title} {reading.rest}".strip(), cells=tuple(cells))


def _mended(cell: BudgetCell, value: PrintedValue) -> BudgetCell:
    status, factor = value.status or "blank", scale_of(value.raw) if value.amount else 1
    printed = parse_cell(value.raw).amount
    if value.amount and printed:
        factor *= int(value.amount / printed)  # by the unit of its column
    return cell._replace(
        raw=value.raw,
        amount=value.amount,
        status=status,
        alignment="mended",
        span=value.span,
        unit_factor=max(cell.unit_factor, factor),
    )
