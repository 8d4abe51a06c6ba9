"""What the headings of part 3 and the budget table say against each other: moved, lost and differently worded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.ground.characters import CYRILLIC_OR_GREEK
from extract.ground.issues import Issue
from normalize.rows.branches import contradicts
from parsers.records.plan import Project
from parsers.records.structure import Branch, Node
from parsers.values.spacing import wording_key


def check_places(projects: Sequence[Project]) -> Iterator[Issue]:
    """Issues about headings, each once however many projects stand below it."""
    yield from _lost_and_moved(projects)
    yield from _worded_differently(projects)


def _lost_and_moved(projects: Sequence[Project]) -> Iterator[Issue]:
    """Blocks below a heading of part 3 that is not where the table puts them, and headings without those above them.

    Where part 3 has no heading for the table's mission, that heading was lost: said once for the mission. Where it has,
    the two places contradict each other.
    """
    printed = {_number(project.detail.branch) for project in projects if project.detail}
    lost: dict[str, list[Project]] = {}
    for project in projects:
        if not (project.item and project.detail and contradicts(project.item.branch, project.detail.branch)):
            continue
        table, detail = _number(project.item.branch), _number(project.detail.branch)
        if table not in printed:
            lost.setdefault(table, []).append(project)
            continue
        yield Issue("place_mismatch", project.detail.heading, "projects", project.ordinal, expected=table, found=detail)
    for project in projects:
        if project.detail and (number := _orphaned(project.detail.branch)) and number not in printed:
            lost.setdefault(number, []).append(project)
    for number, below in lost.items():
        first = min((p.detail.heading for p in below if p.detail), key=lambda span: span.start)
        count = str(len(below))
        yield Issue("lost_heading", first, "sections", expected=number, found=count, params={"number": number})


def _orphaned(place: Branch) -> str | None:
    """The number of the mission that a strategy needs above it, or of the dimension that a mission does."""
    if place.strategy and place.strategy.number and not place.mission:
        return place.strategy.number.rpartition(".")[0]
    if place.mission and place.mission.number and not place.dimension:
        return place.mission.number.rpartition(".")[0]
    return None


def _number(place: Branch) -> str:
    node = place.mission or place.dimension
    return (node.number if node else None) or ""


def _worded_differently(projects: Sequence[Project]) -> Iterator[Issue]:
    """Headings with the same number and another wording: 002's strategy 4.2.2 ends in two ways (lines 173, 2320)."""
    said: set[tuple[str, str, str]] = set()
    for project in projects:
        if not (project.item and project.detail) or contradicts(project.item.branch, project.detail.branch):
            continue
        for table, detail in zip(_nodes(project.item.branch), _nodes(project.detail.branch), strict=True):
            if not (table and detail and table.number and table.number == detail.number):
                continue
            if not (table.title and detail.title) or wording_key(table.title) == wording_key(detail.title):
                continue
            if CYRILLIC_OR_GREEK.search(table.title + detail.title):
                continue  # said as ``homoglyph``
            if (key := (table.number, wording_key(table.title), wording_key(detail.title))) not in said:
                said.add(key)
                yield Issue(
                    "heading_differs",
                    project.detail.heading,
                    "sections",
                    expected=table.title,
                    found=detail.title,
                    params={"number": table.number},
                )


def _nodes(place: Branch) -> tuple[Node | None, ...]:
    return place.dimension, place.mission, place.strategy
