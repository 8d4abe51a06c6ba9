"""All checks of a plan. Composition only."""

from __future__ import annotations

from itertools import chain

from extract.ground.issues import Issue
from normalize.checks.counts import check_counts
from normalize.checks.missing import check_missing
from normalize.checks.pages import check_pages
from normalize.checks.places import check_places
from normalize.checks.plausibility import check_amounts
from normalize.checks.projects import check_projects
from normalize.checks.risks import check_risks
from normalize.checks.row_sums import check_row_sums
from normalize.checks.targets import check_targets
from normalize.checks.totals import check_totals
from normalize.checks.tree import check_tree
from normalize.checks.years import check_years
from normalize.schema.keys import PlanRows
from parsers.records.plan import PlanDocument


def check_plan(document: PlanDocument, rows: PlanRows) -> tuple[Issue, ...]:
    """The issues that only the rows of a whole plan can show, each once.

    ``rows`` needs ``projects``, ``budget_totals`` and ``declared_counts``. Issues of single places (a cell that
    cannot be assigned, a heading that is misspelt) are the parsers' own.
    """
    return tuple(
        chain(
            check_missing(document),
            check_places(document),
            check_tree(document, rows["projects"]),
            check_years(document),
            check_totals(document, rows),
            check_row_sums(document),
            check_targets(document),
            check_risks(document),
            check_counts(document, rows),
            check_projects(document),
            check_amounts(document),
            check_pages(document, rows["budget_totals"]),
        )
    )
