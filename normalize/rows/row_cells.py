"""What the rows of the budget table say beside their money, as rows."""

from __future__ import annotations

from collections.abc import Iterator

from normalize.schema.keys import DataRow, Origin
from parsers.records.account import Account
from parsers.records.plan import Project


def row_cell_rows(origin: Origin, project: Project, account: Account) -> Iterator[DataRow]:
    """One row a filled cell, in the order of the columns."""
    key = origin.project_id(project.ordinal)
    for place, cell in enumerate(project.item.beside if project.item else ()):
        yield {
            "project_id": key,
            "ordinal": place + 1,
            "plan_id": origin.plan_id,
            "header": cell.header,
            "role": cell.role,
            "fiscal_year_be": cell.year_be,
            "period_no": cell.period_no,
            "text": cell.text,
            "value": cell.value,
            "unit": cell.unit,
            "unit_factor": cell.unit_factor,
            "amount_ordinal": account.row_cells.get((project.ordinal, place)),
            **origin.provenance(cell.span),
        }
