"""Where each project stands in the plan's own tree: what the budget table and the headings of part 3 say together."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.records.plan import Project
from parsers.records.structure import Branch, Node

_NOWHERE = Branch()
_OF_DIMENSION = re.compile(r"([1-9])\.[1-9]\d?")
"""The number of a mission, which begins with that of its dimension."""


def branches_of(projects: Sequence[Project]) -> list[Branch]:
    """The branch of each project: the table's, its missing levels from part 3, and the other way round; a dimension
    that neither prints is that of the mission's number.

    Part 3 may print a heading and lose those that follow: its blocks then stand below one that is not theirs. Where the
    table puts one of the blocks below a heading elsewhere, that heading adds nothing to any of them.
    """
    contradicted = {
        project.detail.branch
        for project in projects
        if project.item and project.detail and contradicts(project.item.branch, project.detail.branch)
    }
    branches: list[Branch] = []
    for project in projects:
        table = project.item.branch if project.item else _NOWHERE
        detail = project.detail.branch if project.detail else _NOWHERE
        merged = merged_branch(table, _NOWHERE if project.item and detail in contradicted else detail)
        branches.append(_with_dimension(merged))
    return branches


def _with_dimension(branch: Branch) -> Branch:
    """A branch whose mission has no dimension above it in that of the mission's number: 1 for ``ภารกิจตามมิติที่ 1.2``."""
    numbered = _OF_DIMENSION.fullmatch(branch.mission.number or "") if branch.mission else None
    return branch._replace(dimension=Node(numbered[1], None)) if numbered and branch.dimension is None else branch


def contradicts(table: Branch, detail: Branch) -> bool:
    """Whether two places name different dimensions or missions; a level that one of them lacks contradicts nothing."""
    pairs = ((table.dimension, detail.dimension), (table.mission, detail.mission))
    return any(a and b and a.number and b.number and a.number != b.number for a, b in pairs)


def merged_branch(table: Branch, detail: Branch) -> Branch:
    """The table's branch, its missing levels taken from the detail block as long as the levels above agree.

    A mission of dimension 1 is not put under dimension 2 because two places contradict each other.

    >>> culture, openness = Node("1", "culture"), Node("2", None)
    >>> merged_branch(Branch(culture), Branch(Node("1", None), Node("1.3", "young people"))).mission
    Node(number='1.3', title='young people')
    >>> merged_branch(Branch(openness), Branch(culture, Node("1.3", "young people"))).mission is None
    True
    """
    merged: list[Node | None] = []
    agree = True
    for first, second in (
        (table.dimension, detail.dimension),
        (table.mission, detail.mission),
        (table.strategy, detail.strategy),
    ):
        if first is not None and second is not None and first.number != second.number:
            agree = False
        if first is None:
            merged.append(second if agree else None)
        elif first.title is None and second is not None and first.number == second.number:
            merged.append(second)
        else:
            merged.append(first)
    return Branch(*merged)
