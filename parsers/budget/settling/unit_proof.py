"""The unit of a table's money by the detail blocks, which say theirs in baht: proved where print leaves it open, denied
where print says another one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from parsers.budget.items.cell_values import in_baht
from parsers.budget.settling.claims import Claim
from parsers.records.budget import BudgetTable, HeadUnit, TableItem
from parsers.values.money.cells import parse_cell
from parsers.values.money.units import COUNTED

_BAHT, _THOUSAND, _MILLION = Decimal(1), Decimal(1_000), Decimal(1_000_000)
_LEAST = 2
"""Different figures that prove a unit: one may agree by a slip."""


class _Said(NamedTuple):
    """What blocks say of the rows below a head in some unit: the ``figures`` that agree, and how many ``rows`` do."""

    figures: frozenset[Decimal]
    rows: int


_Row = tuple[TableItem, Claim]


def units_by_blocks(table: BudgetTable, claims: Sequence[Claim]) -> dict[int, Decimal | None]:
    """By what the money below heads is multiplied, by their first lines, where the blocks tell it; None where they deny
    what is printed. Heads with the same columns and units are one. ``claims`` has the claim of each item.

    A unit that print leaves open is proved where two different figures agree with the blocks in one of the printed
    units or in baht, more rows than do not, and none in another. One that print says is denied where no row agrees in
    it, and one in baht; for baht itself, two figures in thousands or millions.
    """
    rows: dict[int, list[_Row]] = defaultdict(list)
    lines = [head.span.start for head in table.heads]
    for item, claim in zip(table.items, claims, strict=True):
        above = bisect_right(lines, item.span.start) - 1
        if above >= 0 and claim != Claim() and not claim.none:
            rows[above].append((item, claim))
    alike: dict[tuple[HeadUnit | None, tuple[str, ...]], list[int]] = defaultdict(list)
    for place, (head, unit) in enumerate(zip(table.heads, table.units, strict=True)):
        alike[unit, tuple(column.header for column in head.columns if column.money)].append(place)
    found: dict[int, Decimal | None] = {}
    for (unit, _), places in alike.items():
        said = [row for place in places for row in rows[place]]
        if unit is not None and said:
            if unit.factor is None:
                proved = _proved(unit, said)
                found |= {lines[place]: proved for place in places if proved is not None}
            elif _is_denied(unit.factor, said):
                found |= {lines[place]: None for place in places}
    return found


def _proved(unit: HeadUnit, rows: Sequence[_Row]) -> Decimal | None:
    printed = {factor for factor, _ in unit.printed}
    if COUNTED in printed:
        return None
    agree = {factor: said for factor in {_BAHT, *printed} if (said := _said(rows, factor)).rows}
    if len(agree) != 1:
        return None
    ((factor, said),) = agree.items()
    return factor if len(said.figures) >= _LEAST and 2 * said.rows > len(rows) else None


def _is_denied(factor: Decimal, rows: Sequence[_Row]) -> bool:
    if _said(rows, factor).rows:
        return False
    if factor != _BAHT:
        return _said(rows, _BAHT).rows > 0
    return any(len(_said(rows, other).figures) >= _LEAST for other in (_THOUSAND, _MILLION))


def _said(rows: Sequence[_Row], factor: Decimal) -> _Said:
    figures = [found for item, claim in rows if (found := _agreeing(item, claim, factor))]
    return _Said(frozenset().union(*figures), len(figures))


def _agreeing(item: TableItem, claim: Claim, factor: Decimal) -> frozenset[Decimal]:
    """The figures of a row, as printed, that its block speaks of and agrees with, all together; none where it does
    not.
    """
    printed = {
        cell.year_be: cell.raw
        for cell in item.cells
        if cell.year_be is not None and (cell.status != "blank" or cell.year_be in claim.amounts_by_year)
    }
    amounts = {year: in_baht(raw, factor) for year, raw in printed.items()}
    if any(amount.status in (None, "unnamed") for amount in amounts.values()):
        return frozenset()
    values = {year: amount.amount for year, amount in amounts.items()}
    spoken = [year for year, value in values.items() if value and (claim.speaks_of(year) or claim.spans_years)]
    if not spoken or not claim.agrees(values):
        return frozenset()
    return frozenset(parse_cell(printed[year]).amount or _BAHT for year in spoken)
