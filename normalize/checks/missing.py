"""What a plan lacks: facts of its first page, the budget table, the details."""

from __future__ import annotations

from collections.abc import Iterator

from extract.ground.issues import Issue
from parsers.records.budget import TableItem
from parsers.records.plan import PlanDocument


def check_missing(document: PlanDocument) -> Iterator[Issue]:
    """Facts that nothing says, and parts that no project has."""
    facts = document.facts
    for name, value in (
        ("org_name", facts.org_name),
        ("province", facts.province),
        ("start_year_be", facts.start_year_be),
    ):
        if value is None:
            yield Issue("missing_fact", span=facts.span, table="plans", params={"field": name})
    if not any(_has_budget(project.item) for project in document.projects if project.item):
        yield Issue("missing_table", table="budget_lines")
    if not any(project.detail for project in document.projects):
        yield Issue("missing_details", table="projects")


def _has_budget(item: TableItem) -> bool:
    """Whether a row of a budget table has a cell for money, be it empty. What a head alone leaves behind has none."""
    return bool(item.cells) or any(cell.value is not None and cell.unit == "baht" for cell in item.beside)
