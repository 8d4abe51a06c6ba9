"""The state of the walk down a plan's lines: the sections so far, and the context that they make."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from extract.ground.issues import Issue
from extract.ground.source import SourceText, Span
from parsers.records.structure import SectionKind
from parsers.structure.block_titles import BlockTitle
from parsers.structure.headings import Heading, TitleLabel
from parsers.structure.line_facts import LineFacts

LOOK_AHEAD = 12
"""Lines below a heading that tell whether it is one."""

MOST_WRAPS = 3
"""Further lines of a title."""

_LONGEST_QUOTE = 60
_LEAST_CAPTIONS = 3
_DIGITS = re.compile(r"[0-9]+")
NODES = frozenset({"dimension", "mission", "strategy", "named_strategy"})
"""The rules of headings that say where projects belong."""


@dataclass(slots=True)
class Mark:
    """A heading: where it stands, over which lines, and what it opens."""

    kind: SectionKind
    number: str | None
    title: str
    start: int
    end: int


@dataclass(slots=True)
class Walk:
    """The state of the walk: the marks so far and the context that they make."""

    facts: LineFacts
    in_grid: list[bool]
    table_start: int
    details_start: int
    titles: Mapping[int, BlockTitle] = field(default_factory=dict)
    table_starts: frozenset[int] = frozenset()
    marks: list[Mark] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    phase: SectionKind = "cover"
    contents_open: bool = False
    contents_end: int = 0
    """The line of the last page of the table of contents above; 0 where its entries tell none."""

    listed_in_contents: set[str] = field(default_factory=set)
    listed_titles: set[str] = field(default_factory=set)
    """The lines of the table of contents without their pages."""

    dimension: str | None = None
    mission: str | None = None
    part: str | None = None
    dated: int = 0
    """The line of the date that the last announcement ends with, above its signature."""

    project_number_line: int | None = None
    titles_inside: set[int] = field(default_factory=set)
    """The lines of title labels that stand among the fields of a block that its number has opened."""

    captions: frozenset[str] | None = None
    """What is printed above several titles, with ``#`` for its number; None where nobody asked yet."""

    @property
    def source(self) -> SourceText:
        """The plan's lines."""
        return self.facts.source

    def key(self, number: int) -> str:
        """A line with Arabic digits, without the blanks around it."""
        return self.facts.source.stripped_digits[number - 1]

    def line(self, number: int) -> str:
        """A line in its own wording, without the blanks around it."""
        return self.facts.source.lines[number - 1].strip()

    def heading(self, number: int) -> Heading | None:
        """The heading that a line looks like."""
        return self.facts.of_lines[number - 1].heading

    def title_label(self, number: int) -> TitleLabel | None:
        """The title label that a line begins with."""
        return self.facts.of_lines[number - 1].title_label

    @property
    def is_announced(self) -> bool:
        """Whether an announcement is open whose date stands above: what follows is what it announces."""
        return self.phase == "announcement" and self.dated > self.marks[-1].start

    def next_line(self, number: int) -> int | None:
        """The next line that carries something, outside tables; None where a table or the end comes first."""
        for following in range(number + 1, min(number + 1 + LOOK_AHEAD, len(self.source.lines) + 1)):
            if self.in_grid[following]:
                return None
            if not self.facts[following].carries_nothing:
                return following
        return None

    def is_caption(self, number: int) -> bool:
        """Whether a line is what stands above the labels of several titles, but for its number: ``แบบรายละเอียดที่ 2``."""
        if self.captions is None:
            titles = (title for title in self.facts.headed if self.title_label(title))
            above = [wording for title in titles if (wording := self._wording_above(title))]
            self.captions = frozenset(wording for wording, count in Counter(above).items() if count >= _LEAST_CAPTIONS)
        return _DIGITS.sub("#", self.key(number)) in self.captions

    def _wording_above(self, number: int) -> str | None:
        """The next line above one that carries something, with ``#`` for its number; None where it has none."""
        lines = range(number - 1, max(0, number - 1 - MOST_WRAPS), -1)
        key = next((self.key(line) for line in lines if not self.facts[line].carries_nothing), "")
        return _DIGITS.sub("#", key) if _DIGITS.search(key) else None


def open_section(
    walk: Walk, kind: SectionKind, number: str | None, title: str, start: int, end: int | None = None
) -> None:
    """Begin a section at line ``start``; it takes the place of another that began on the same line."""
    if walk.marks and walk.marks[-1].start == start:
        walk.marks.pop()
    walk.marks.append(Mark(kind, number, title, start, end or start))
    walk.phase = kind


def report_fuzzy_heading(walk: Walk, number: int, expected: str) -> None:
    """Say that a line is read as the heading ``expected`` although some of its letters differ."""
    line = walk.line(number)
    quoted = line if len(line) <= _LONGEST_QUOTE else f"{line[:_LONGEST_QUOTE]}…"
    walk.issues.append(Issue("fuzzy_heading", Span(number, number), "sections", expected=expected, found=quoted))
