"""A row's amounts against the total, the sources of money and the parts that are printed for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from extract.ground.issues import Issue
from normalize.schema.money_text import baht_text
from parsers.budget.items.sub_activities import sums_against
from parsers.records.budget import TableItem
from parsers.records.plan import PlanDocument


def check_row_sums(document: PlanDocument) -> Iterator[Issue]:
    """Issues about rows of the budget table that are not what is printed to add up to them."""
    yield from _row_total_mismatches(document)
    yield from _source_mismatches(document)
    yield from _parts_mismatches([project.item for project in document.projects if project.item])


def _row_total_mismatches(document: PlanDocument) -> Iterator[Issue]:
    """Rows whose own total is not the sum of their years, where all of them are known."""
    for project in document.projects:
        item = project.item
        if item is None or item.row_total is None:
            continue
        if any("ambiguous" in (cell.status, cell.alignment) or cell.status == "unnamed" for cell in item.cells):
            continue
        found = sum((cell.amount or Decimal(0) for cell in item.cells), Decimal(0))
        if found != item.row_total:
            yield Issue(
                "row_total_mismatch",
                item.span,
                "budget_lines",
                expected=baht_text(item.row_total),
                found=baht_text(found),
                subject=project.ordinal,
            )


def _source_mismatches(document: PlanDocument) -> Iterator[Issue]:
    """Years of a row that are not the sum of the sources of money printed beside them, where all can be read."""
    for project in document.projects:
        item = project.item
        for cell in item.cells if item else ():
            if cell.year_be is None:
                continue
            years = (cell.year_be, None) if cell.year_basis == "title" else (cell.year_be,)
            beside = [one for one in (item.beside if item else ()) if one.year_be in years]
            sources = [one for one in beside if one.role == "budget_source" and one.unit == "baht"]
            if not sources or "ambiguous" in (cell.status, cell.alignment):
                continue
            found = sum(((one.value or Decimal(0)) * (one.unit_factor or 1) for one in sources), Decimal(0))
            if found != (cell.amount or 0):
                yield Issue(
                    "parts_mismatch",
                    cell.span,
                    "budget_lines",
                    expected=baht_text(cell.amount or Decimal(0)),
                    found=baht_text(found),
                    subject=project.ordinal,
                )


def _parts_mismatches(items: Sequence[TableItem]) -> Iterator[Issue]:
    """Rows whose parts do not add up to them."""
    parts: dict[int, list[TableItem]] = {}
    for item in items:
        if item.parent is not None:
            parts.setdefault(item.parent, []).append(item)
    for whole, below in parts.items():
        against = sums_against(items[whole], below)
        if against:
            texts = [
                (f"{year}: {baht_text(own)}", f"{year}: {baht_text(sums)}") for year, (own, sums) in against.items()
            ]
            expected, found = ("; ".join(said) for said in zip(*texts, strict=True))
            span = items[whole].span | below[-1].span
            yield Issue("parts_mismatch", span, "budget_lines", expected=expected, found=found, subject=whole + 1)
