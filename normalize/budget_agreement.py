"""Whether the budget table and a detail block tell the same story about a project's money."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from plan_extract.extract.source import Span
from plan_extract.normalize.money_text import baht_text
from plan_extract.normalize.project_rows import budget_span
from plan_extract.parsers.records import BudgetCell, DetailAmount, DetailBlock, TableItem

_NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """The two statements as text, and the lines of the detail block's."""

    table: str
    detail: str
    span: Span


def disagreement(item: TableItem, detail: DetailBlock) -> Disagreement | None:
    """The contradiction between a table row and its detail block, or None where there is none.

    - The block says that no budget is used, the table has an amount; or the block has an amount, the table none.
    - An amount for a year that the block names must stand in that year's cell.
    - An amount per year must stand in every cell that is not blank.
    - A total without a year must be each year's amount or the sum over the years.

    Several amounts of one sort contradict the table only where neither one of them nor their sum fits. Rates per unit
    and cells that could not be assigned are not compared; a year that the table has no column for is not either.
    Wrong where a total is meant for some of the years.
    """
    cells = [cell for cell in item.cells if "ambiguous" not in (cell.status, cell.alignment)]
    settled = len(cells) == len(item.cells)
    values = {cell.year_be: cell.amount or _NOTHING for cell in cells}
    if not values:
        return None
    amounts = [said for said in detail.amounts if said.per != "unit"]
    if detail.amounts:
        fits = _amounts_fit(amounts, cells, values, settled)
    else:
        fits = detail.budget_status not in ("none", "dash") or not any(values.values())
    return None if fits else Disagreement(_table_text(item.cells), _detail_text(detail), budget_span(detail))


def _amounts_fit(
    amounts: Sequence[DetailAmount], cells: Sequence[BudgetCell], values: Mapping[int, Decimal], settled: bool
) -> bool:
    named: dict[int, list[Decimal]] = defaultdict(list)
    yearly: list[Decimal] = []
    totals: list[Decimal] = []
    for said in amounts:
        if said.year_be is not None:
            named[said.year_be].append(said.amount)
        elif said.per == "year":
            yearly.append(said.amount)
        else:
            totals.append(said.amount)
    positive = [value for value in values.values() if value]
    if settled and not positive:
        return not any(said.amount for said in amounts)
    if any(year in values and not _one_of(values[year], said) for year, said in named.items()):
        return False
    if yearly and not all(_one_of(values[cell.year_be], yearly) for cell in cells if cell.status != "blank"):
        return False
    # A total beside amounts that name their years repeats their sum; without all cells a sum cannot be compared.
    if not totals or named or yearly or not settled:
        return True
    return all(_one_of(value, totals) for value in positive) or _one_of(sum(positive, _NOTHING), totals)


def _one_of(value: Decimal, said: Collection[Decimal]) -> bool:
    return value in said or value == sum(said, _NOTHING)


def _table_text(cells: Sequence[BudgetCell]) -> str:
    return "; ".join(f"{cell.year_be}: {_cell_text(cell)}" for cell in cells)


def _cell_text(cell: BudgetCell) -> str:
    if "ambiguous" in (cell.status, cell.alignment):
        return "?"
    return cell.status if cell.amount is None else baht_text(cell.amount)


def _detail_text(detail: DetailBlock) -> str:
    if not detail.amounts:
        return str(detail.budget_status)
    return "; ".join(_said_text(said) for said in detail.amounts)


def _said_text(said: DetailAmount) -> str:
    amount = baht_text(said.amount)
    if said.year_be is not None:
        return f"{said.year_be}: {amount}"
    return f"{amount} per {said.per}" if said.per != "total" else amount
