"""Sub-activities: rows of the budget table whose money is part of another row's."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.records.budget import BudgetCell
from parsers.records.plan import Project


def whole_of(project: Project, projects: Sequence[Project]) -> Project | None:
    """The project that a project is a part of, among all of its plan: those of the table come first, in its order."""
    parent = project.item.parent if project.item else None
    return None if parent is None else projects[parent]


def is_part(cell: BudgetCell, whole: Project | None) -> bool:
    """Whether what a cell says is said again in the row that it is a part of: that one has an amount for its year."""
    if whole is None or whole.item is None:  # nearly always
        return False
    return any(other.of_years == cell.of_years and other.amount for other in whole.item.cells)
