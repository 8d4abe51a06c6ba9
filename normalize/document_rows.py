"""A parsed plan -> the rows of every published table, as plain Python values in schema order. Composition only."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import chain

from normalize.checks.plan import check_plan
from normalize.rows.amounts import amount_rows
from normalize.rows.branches import branches_of
from normalize.rows.canonical import canonical_nodes
from normalize.rows.counts import count_rows, total_rows
from normalize.rows.issues import issue_rows
from normalize.rows.parts import whole_of
from normalize.rows.plan import (
    contents_rows,
    page_rows,
    plan_row,
    section_rows,
    source_rows,
    statement_rows,
    swot_rows,
    target_rows,
)
from normalize.rows.projects import budget_line_rows, indicator_rows, item_rows, project_row
from normalize.rows.risks import control_rows, risk_rows
from normalize.rows.row_cells import row_cell_rows
from normalize.rows.shared import shared_rows
from normalize.schema.keys import DataRow, Origin, PlanRows, sort_key
from normalize.schema.tables import TABLES
from parsers.records.plan import PlanDocument, Project
from parsers.values.organisations import bare_name


def document_rows(document: PlanDocument, plan_id: str, extractor_version: str) -> PlanRows:
    """The rows of all tables for one plan, each table sorted by its key; tables without rows are empty lists.

    The issues are those of the parsers and those that only rows can show (:func:`check_plan`).
    Raises ``ContractError`` for an issue whose wording lacks a parameter.
    """
    origin = Origin(plan_id, document.source)
    projects = document.projects
    rows: PlanRows = {
        "plans": [plan_row(origin, document, extractor_version)],
        "plan_relations": [],
        "sources": list(source_rows(origin)),
        "pages": list(page_rows(origin)),
        "sections": list(section_rows(origin, document)),
        "projects": list(_project_rows(origin, document)),
        "project_items": _of_each(projects, partial(item_rows, origin)),
        "indicators": _of_each(projects, partial(indicator_rows, origin)),
        "budget_lines": _of_each(
            projects, lambda project: budget_line_rows(origin, project, document.account, whole_of(project, projects))
        ),
    }
    rows["budget_totals"] = list(total_rows(origin, document, rows["projects"]))
    rows["shared_amounts"], rows["shared_amount_projects"] = shared_rows(origin, document, rows["projects"])
    rows["row_cells"] = _of_each(projects, lambda project: row_cell_rows(origin, project, document.account))
    rows["amounts"] = list(amount_rows(origin, document.account))
    rows["declared_counts"] = list(count_rows(origin, document, rows["projects"]))
    rows["risks"] = list(risk_rows(origin, document))
    rows["risk_controls"] = list(control_rows(origin, document, rows["projects"]))
    rows["swot"] = list(swot_rows(origin, document))
    rows["targets"] = list(target_rows(origin, document))
    rows["statements"] = list(statement_rows(origin, document))
    rows["contents"] = list(contents_rows(origin, document))
    rows["issues"] = issue_rows(origin, (*document.issues, *check_plan(document, rows)))
    for name, table in TABLES.items():
        rows[name].sort(key=sort_key(table))
    return rows


def _of_each(projects: Sequence[Project], rows: Callable[[Project], Iterator[DataRow]]) -> list[DataRow]:
    return list(chain.from_iterable(map(rows, projects)))


def _project_rows(origin: Origin, document: PlanDocument) -> Iterator[DataRow]:
    branches = branches_of(document.projects)
    name = document.facts.org_name
    organisation = bare_name(name) if name else None
    for project, branch, node in zip(document.projects, branches, canonical_nodes(branches), strict=True):
        yield project_row(origin, project, branch, node, organisation)
