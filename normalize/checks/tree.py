"""Headings of the projects against the handbooks that are known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.ground.issues import Issue
from normalize.rows.projects import project_span
from normalize.schema.keys import DataRow
from parsers.records.plan import PlanDocument


def check_tree(document: PlanDocument, projects: Sequence[DataRow]) -> Iterator[Issue]:
    """The projects whose headings no handbook has that is known: those of a newer one, or the plan's own."""
    named = [row for row in projects if row["dimension_title"] or row["mission_title"] or row["strategy_title"]]
    unknown = [row for row in named if row["template"] is None and row["dimension_code"] is None]
    if unknown:
        first = unknown[0]
        example = str(first["dimension_title"] or first["mission_title"] or first["strategy_title"])
        span = project_span(next(one for one in document.projects if one.ordinal == first["ordinal"]))
        params = {"example": example}
        yield Issue("unknown_tree", span, "projects", expected=str(len(named)), found=str(len(unknown)), params=params)
