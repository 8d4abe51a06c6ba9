"""Whether the budget table and a detail block tell the same story about a project's money."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plan_extract.extract.source import Span
from plan_extract.normalize.money_text import baht_text
from plan_extract.normalize.project_rows import budget_span
from plan_extract.parsers.budget_claims import claim_of
from plan_extract.parsers.records import BudgetCell, DetailAmount, DetailBlock, TableItem


@dataclass(frozen=True, slots=True)
class Disagreement:
    """The two statements as text, and the lines of the detail block's."""

    table: str
    detail: str
    span: Span


def disagreement(item: TableItem, detail: DetailBlock, plan_years: tuple[int, int] | None) -> Disagreement | None:
    """The contradiction between a table row and its detail block, or None where there is none.

    - The block says that no budget is used, the table has an amount; or the block has an amount, the table none.
    - An amount for a year that the block names must stand in that year's cell.
    - An amount per year must stand in every cell of the block's period that is not blank.
    - A total without a year must be each year's amount or the sum over the years.

    Several amounts of one sort contradict the table only where neither one of them nor their sum fits. Rates per unit
    and cells that could not be assigned are not compared; a year that the table has no column for is not either.
    Wrong where a total is meant for some of the years.
    """
    claim = claim_of(detail, plan_years)
    cells = [cell for cell in item.cells if "ambiguous" not in (cell.status, cell.alignment)]
    values = claim.concerns(cells)
    if not cells:
        return None
    if len(cells) == len(item.cells):
        fits = claim.agrees(values)
    else:
        fits = all(claim.may(year, amount) for year, amount in values.items())
    return None if fits else Disagreement(_table_text(item.cells), _detail_text(detail), budget_span(detail))


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
