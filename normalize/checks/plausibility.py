"""Amounts that a plan prints and that are probably something else: kept, and said."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extract.ground.issues import Issue
from normalize.schema.money_text import baht_text
from parsers.records.budget import BudgetCell
from parsers.records.plan import PlanDocument, Project

_LEAST = Decimal(100)
"""Baht. No project of a local government costs less: OCR reads ``20,000`` as ``20.00``."""

_MOST = Decimal(1_000_000_000)
"""Baht. No project of a local government costs as much: its unit is another one."""

_YEARS = range(2500, 2600)
_THOUSAND = 500
"""How many times smaller than all its neighbours an amount is that lost three zeros."""


def check_amounts(document: PlanDocument) -> Iterator[Issue]:
    """One issue a project: its amounts below 100 baht or of billions, those that are a year or far below its others."""
    for project in document.projects:
        cells = [cell for cell in project.item.cells if cell.amount] if project.item else []
        odd = [cell for cell in cells if _is_odd(cell, cells)]
        if odd:
            yield _issue(project, odd)


def _is_odd(cell: BudgetCell, cells: list[BudgetCell]) -> bool:
    amount = cell.amount or Decimal(0)
    if amount < _LEAST or amount >= _MOST:
        return True
    # a range is asked for whole numbers: it would compare a Decimal with each of its years
    if int(amount) in _YEARS and amount == int(amount) and "," not in cell.raw and "บาท" not in cell.raw:
        return True
    others = [other.amount for other in cells if other is not cell and other.amount]
    return bool(others) and amount * _THOUSAND <= min(others)


def _issue(project: Project, odd: list[BudgetCell]) -> Issue:
    found = "; ".join(f"{cell.when}: {baht_text(cell.amount or Decimal(0))}" for cell in odd)
    span = odd[0].span
    for cell in odd:
        span |= cell.span
    return Issue("implausible_amount", span, "budget_lines", project.ordinal, found=found)
