"""What the headings of part 3 and the budget table say against each other: moved, lost and differently worded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.ground.characters import CYRILLIC_OR_GREEK, without_marks
from extract.ground.issues import Issue
from normalize.rows.branches import contradicts
from parsers.records.plan import Project
from parsers.records.structure import Branch, Node
from parsers.values.spacing import wording_key


def check_branches(projects: Sequence[Project], *, lost_marks: bool = False) -> Iterator[Issue]:
    """Issues about headings, each once however many projects stand below it. In a text that lost marks headings that
    differ in these alone are the same.
    """
    yield from _lost_and_moved(projects)
    yield from _worded_differently(projects, lost_marks)


def _lost_and_moved(projects: Sequence[Project]) -> Iterator[Issue]:
    """Blocks below a heading of part 3 that is not where the table puts them, and headings without those above them.

    Where part 3 has no heading for the table's mission, that heading was lost: said once for the mission. Where it has,
    the two places contradict each other.
    """
    printed = {_deepest_number(project.detail.branch) for project in projects if project.detail}
    lost: dict[str, list[Project]] = {}
    for project in projects:
        if not (project.item and project.detail and contradicts(project.item.branch, project.detail.branch)):
            continue
        table, detail = _deepest_number(project.item.branch), _deepest_number(project.detail.branch)
        if table not in printed:
            lost.setdefault(table, []).append(project)
            continue
        yield Issue("place_mismatch", project.detail.heading, "projects", project.ordinal, expected=table, found=detail)
    for project in projects:
        if project.detail and (number := _missing_parent_number(project.detail.branch)) and number not in printed:
            lost.setdefault(number, []).append(project)
    for number, below in lost.items():
        first = min((p.detail.heading for p in below if p.detail), key=lambda span: span.start)
        count = str(len(below))
        yield Issue("lost_heading", first, "sections", expected=number, found=count, params={"number": number})


def _missing_parent_number(branch: Branch) -> str | None:
    """The number of the mission that a strategy needs above it, or of the dimension that a mission does."""
    if branch.strategy and branch.strategy.number and not branch.mission:
        return branch.strategy.number.rpartition(".")[0]
    if branch.mission and branch.mission.number and not branch.dimension:
        return branch.mission.number.rpartition(".")[0]
    return None


def _deepest_number(branch: Branch) -> str:
    node = branch.mission or branch.dimension
    return (node.number if node else None) or ""


def _worded_differently(projects: Sequence[Project], lost_marks: bool) -> Iterator[Issue]:
    """Headings with the same number and another wording: 002's strategy 4.2.2 ends in two ways (lines 173, 2320)."""
    reported: set[tuple[str, str, str]] = set()
    for project in projects:
        if not (project.item and project.detail) or contradicts(project.item.branch, project.detail.branch):
            continue
        for table, detail in zip(_levels(project.item.branch), _levels(project.detail.branch), strict=True):
            if not (table and detail and table.number and table.number == detail.number):
                continue
            if not (table.title and detail.title) or wording_key(table.title) == wording_key(detail.title):
                continue
            if CYRILLIC_OR_GREEK.search(table.title + detail.title):
                continue  # said as ``homoglyph``
            if lost_marks and _bare(table.title) == _bare(detail.title):
                continue  # said as ``lost_marks``
            if (key := (table.number, wording_key(table.title), wording_key(detail.title))) not in reported:
                reported.add(key)
                yield Issue(
                    "heading_differs",
                    project.detail.heading,
                    "sections",
                    expected=table.title,
                    found=detail.title,
                    params={"number": table.number},
                )


def _bare(title: str) -> str:
    return without_marks(wording_key(title))


def _levels(branch: Branch) -> tuple[Node | None, ...]:
    return branch.dimension, branch.mission, branch.strategy
