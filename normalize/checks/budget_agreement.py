"""Whether the budget table and a detail block tell the same story about a project's money."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from extract.ground.source import Span
from normalize.rows.projects import budget_span
from normalize.schema.money_text import baht_text
from parsers.budget.settling.claims import claim_of
from parsers.records.blocks import DetailAmount, DetailBlock
from parsers.records.budget import BudgetCell, TableItem

_EN = {
    **{"dash": "dash", "blank": "blank", "none": "none", "unnamed": "unnamed"},
    **{"year": "per year", "unit": "per unit", "total": "for all years", "part": "", "unstated": ""},
}
_TH = {
    **{"dash": "ขีด", "blank": "ว่าง", "none": "ไม่ใช้งบประมาณ", "unnamed": "ไม่ระบุจำนวน"},
    **{"year": "ต่อปี", "unit": "ต่อหน่วย", "total": "รวมทุกปี", "part": "", "unstated": ""},
}
_Text = Callable[[Mapping[str, str]], str]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """The two statements as text, in English and Thai, and the lines of the detail block's.

    ``states_one_year``: the block's amount names no year and is the table's of one year, so that neither need be wrong.
    """

    table: str
    table_th: str
    detail: str
    detail_th: str
    span: Span
    states_one_year: bool


def disagreement(item: TableItem, detail: DetailBlock, plan_years: tuple[int, int] | None) -> Disagreement | None:
    """The contradiction between a table row and its detail block, or None where there is none.

    - The block says that no budget is used, the table has an amount; or the block has an amount, the table none.
    - An amount for a year that the block names must stand in that year's cell.
    - An amount per year must stand in every cell of the block's period that is not blank.
    - An amount without a year must be the amount of each year in the block's period, or the sum over the years; one for
      several years that are named, of each of them or their sum.
    - An amount that is said to be for all years must be the sum over them.

    Several amounts of one sort contradict the table only where neither one of them nor their sum fits. Rates, parts
    and cells that could not be assigned are not compared; a year that the table has no column for is not either.
    Wrong where a total is meant for some of the years.
    """
    claim = claim_of(detail, plan_years)
    cells = [cell for cell in item.cells if "ambiguous" not in (cell.status, cell.alignment)]
    values = claim.comparable(cells)
    if not cells:
        return None
    several = {cell.years: cell.amount for cell in cells if cell.years and cell.status not in ("blank", "unnamed")}
    fits = all(claim.allows(year, amount) for year, amount in values.items())
    if len(cells) == len(item.cells):
        whole = several | {(year,): amount for year, amount in values.items()}
        fits = claim.agrees_over(whole) if several else claim.agrees(values)
    if fits:
        return None
    table_text, detail_text = _table_text(item.cells), _detail_text(detail)
    one_year = claim.is_of_one_year(values)
    return Disagreement(
        table_text(_EN), table_text(_TH), detail_text(_EN), detail_text(_TH), budget_span(detail), one_year
    )


def _table_text(cells: Sequence[BudgetCell]) -> _Text:
    return lambda words: "; ".join(f"{cell.when}: {_cell_text(cell, words)}" for cell in cells)


def _cell_text(cell: BudgetCell, words: Mapping[str, str]) -> str:
    if "ambiguous" in (cell.status, cell.alignment):
        return "?"
    return words[cell.status] if cell.amount is None else baht_text(cell.amount)


def _detail_text(detail: DetailBlock) -> _Text:
    if not detail.amounts:
        return lambda words: words[str(detail.budget_status)]
    amounts = [amount for amount in detail.amounts if amount.per != "part"]
    return lambda words: "; ".join(_amount_text(amount, words) for amount in amounts)


def _amount_text(amount: DetailAmount, words: Mapping[str, str]) -> str:
    baht = baht_text(amount.amount)
    if amount.years:
        return f"{' '.join(map(str, amount.years))}: {baht}"
    return f"{baht} {words[amount.per]}".rstrip()
