"""The lines of a plan's source, as its sections hold them, with the pages that are known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from plan_extract.site.common.reading import PublishedPlan


@dataclass(frozen=True, slots=True)
class SourceLines:
    """All lines from the first, and the lines at which a page begins or is first known."""

    lines: Sequence[str]
    pages: Mapping[int, int]


def source_of(rows: PublishedPlan) -> SourceLines:
    """The source of a plan.

    Sections cover every line once. Pages are known where rows begin and end, and a section, a paragraph or a cell
    mostly begins with its page; a page mark between two rows stands at the later one.
    """
    sections = sorted(rows["sections"], key=lambda section: section["line_start"])
    lines = [line for section in sections for line in section["text"].split("\n")]
    known: dict[int, int] = {}
    for table in rows.values():
        for row in table:
            if (page := row["page_start"]) is not None:
                _note(known, row["line_start"], page)
                _note(known, row["line_end"], row["page_end"] or page)
    pages: dict[int, int] = {}
    last = 0
    for line in sorted(known):
        if known[line] > last:
            pages[line] = last = known[line]
    return SourceLines(lines, pages)


def _note(known: dict[int, int], line: int, page: int) -> None:
    """A line that two pages share is of the first one."""
    known[line] = min(page, known.get(line, page))
