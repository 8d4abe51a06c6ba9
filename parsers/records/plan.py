"""The whole: every project from its two places, and all that was read from one source."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from extract.ground.issues import Issue
from extract.ground.source import SourceText
from parsers.records.account import Account
from parsers.records.blocks import DetailBlock, Indicator
from parsers.records.budget import SharedCell, TableHead, TableItem, TotalRow
from parsers.records.facts import (
    ContentsEntry,
    DeclaredCount,
    PlanFacts,
    Risk,
    RiskControl,
    Statement,
    SwotEntry,
    Target,
)
from parsers.records.structure import Section


@dataclass(frozen=True, slots=True)
class Project:
    """One project from its two places; at least one of ``item`` and ``detail`` is there. ``ordinal`` counts from 1."""

    ordinal: int
    item: TableItem | None
    detail: DetailBlock | None
    match_method: Literal["title", "title_fuzzy", "number"] | None
    match_score: float | None
    indicators: tuple[Indicator, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanDocument:
    """Everything that was read from one source."""

    source: SourceText
    facts: PlanFacts
    sections: tuple[Section, ...]
    projects: tuple[Project, ...]
    totals: tuple[TotalRow, ...]
    declared_counts: tuple[DeclaredCount, ...]
    risks: tuple[Risk, ...]
    risk_controls: tuple[RiskControl, ...]
    swot: tuple[SwotEntry, ...]
    targets: tuple[Target, ...]
    statements: tuple[Statement, ...]
    contents: tuple[ContentsEntry, ...]
    issues: tuple[Issue, ...]
    account: Account = field(default_factory=Account)
    heads: tuple[TableHead, ...] = ()
    shared: tuple[SharedCell, ...] = ()
    """Its items are the places of their projects, which stand first in ``projects``."""
