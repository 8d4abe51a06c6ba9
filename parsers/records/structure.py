"""A plan's tree: its sections, and the dimension, mission and strategy that a project belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from extract.ground.source import Span

Kind = Literal["project", "activity", "measure", "unspecified"]
SectionKind = Literal[
    "cover",
    "announcement",
    "foreword",
    "contents",
    "part",
    "chapter",
    "dimension",
    "mission",
    "strategy",
    "project_detail",
    "appendix",
    "other",
]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the document from its heading to the line before the next heading of any depth.

    ``ordinal`` counts from 1 in document order; ``parent`` is the ordinal of the section it belongs to.
    ``number`` has Arabic digits (``1.1.2``). ``heading`` holds the lines of the heading itself, ``span`` all
    its own lines.
    """

    ordinal: int
    parent: int | None
    depth: int
    kind: SectionKind
    number: str | None
    title: str
    heading: Span
    span: Span


class Node(NamedTuple):
    """A place in the plan's tree: a dimension, mission or strategy with its number (Arabic digits) and title."""

    number: str | None
    title: str | None


class Branch(NamedTuple):
    """Where a project stands in the plan's tree."""

    dimension: Node | None = None
    mission: Node | None = None
    strategy: Node | None = None
