"""Declared totals and counts beside what the projects add up to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from normalize.schema.contract import LARGEST_BAHT
from normalize.schema.keys import DataRow, Origin
from parsers.records.budget import TotalRow
from parsers.records.plan import PlanDocument

_Printed = tuple[TotalRow, Decimal | None, int | None]
"""A total row, what it declares for one year, and the number in the account."""


def total_rows(origin: Origin, document: PlanDocument, projects: Sequence[DataRow]) -> Iterator[DataRow]:
    """The printed totals: one row a scope and year, one more for each further value that is printed for the same."""
    printed: dict[tuple[str, int | None, int], list[_Printed]] = {}
    for index, total in enumerate(document.totals):
        for year, declared in total.amounts.items():
            key = (total.scope, total.dimension_no, year)
            printed.setdefault(key, []).append((total, declared, document.account.totals.get((index, year))))
    sums = _sums(document, projects)
    for (scope, dimension_no, year), values in printed.items():
        computed = sums.get((scope, dimension_no, year))
        kept = [value for value in values if value[1] is not None] or values[:1]
        for ordinal, (total, declared, amount_ordinal) in enumerate(kept, start=1):
            yield {
                "plan_id": origin.plan_id,
                "scope": scope,
                "dimension_no": dimension_no,
                "mission_no": None,
                "fiscal_year_be": year,
                "ordinal": ordinal,
                "declared_baht": declared,
                "computed_baht": computed,
                "difference_baht": None if declared is None or computed is None else declared - computed,
                "shared_min_baht": None,
                "shared_max_baht": None,
                "amount_ordinal": amount_ordinal,
                **origin.provenance(total.span),
            }


def _sums(document: PlanDocument, projects: Sequence[DataRow]) -> dict[tuple[str, int | None, int], Decimal | None]:
    """The sum of the table's cells by scope and year; None once a cell of it is ambiguous, or no column holds it."""
    sums: dict[tuple[str, int | None, int], Decimal | None] = {}
    for project, row in zip(document.projects, projects, strict=True):
        dimension_no = row["dimension_no"]
        for cell in project.item.cells if project.item else ():
            ambiguous = "ambiguous" in (cell.status, cell.alignment)
            scopes: list[tuple[str, int | None, int]] = [("plan", None, cell.year_be)]
            if isinstance(dimension_no, int):
                scopes.append(("dimension", dimension_no, cell.year_be))
            for scope in scopes:
                so_far = sums.get(scope, Decimal(0))
                sums[scope] = None if ambiguous or so_far is None else so_far + (cell.amount or 0)
    return {scope: None if total is None or total >= LARGEST_BAHT else total for scope, total in sums.items()}


def count_rows(origin: Origin, document: PlanDocument, projects: Sequence[DataRow]) -> Iterator[DataRow]:
    counted = listed(projects)
    for ordinal, count in enumerate(document.declared_counts, start=1):
        in_scope = [row for row in counted if count.scope == "plan" or row["dimension_no"] == count.dimension_no]
        yield {
            "plan_id": origin.plan_id,
            "ordinal": ordinal,
            "stated_in": count.stated_in,
            "scope": count.scope,
            "dimension_no": count.dimension_no,
            "kind": count.kind,
            "declared": count.declared,
            "extracted": sum(count.combined or row["kind"] == count.kind for row in in_scope),
            **origin.provenance(count.span),
        }


def listed(projects: Sequence[DataRow]) -> list[DataRow]:
    """The projects that a plan's counts are about: the budget table's, or the details' where there is no table."""
    return [row for row in projects if row["in_table"]] or [row for row in projects if row["in_detail"]]
