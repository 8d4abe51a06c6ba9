"""What a plan says beside its projects: whose it is, counts, risks, SWOT, targets, statements, contents."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

from extract.ground.source import Span
from parsers.records.blocks import Comparator

DigitStyle = Literal["thai", "arabic", "mixed"]
CountPlace = Literal["foreword", "part_intro", "table_subtotal", "table_grand_total"]
CountKind = Literal["project", "activity", "measure"]
RiskScore = Literal["low", "medium", "high", "very_high"]
Quadrant = Literal["strength", "weakness", "opportunity", "threat"]
Metric = Literal["ita_score", "corruption_cases_reduction", "other"]
StatementKind = Literal["objective", "goal", "benefit", "vision", "mission"]


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What the plan says about itself. ``org_type`` is a code of SCHEMA.md; place names are bare (``ศรีสะเกษ``).

    ``other_periods`` are years that it prints for itself elsewhere and that contradict its own, with their lines.
    """

    title: str | None
    org_name: str | None
    org_type: str | None
    subdistrict: str | None
    district: str | None
    province: str | None
    province_iso: str | None
    province_stated: bool
    start_year_be: int | None
    end_year_be: int | None
    announced_on: datetime.date | None
    signatory_name: str | None
    signatory_position: str | None
    document_month: str | None
    digit_style: DigitStyle
    span: Span
    other_periods: tuple[tuple[str, Span], ...] = ()
    scope_note: str | None = None
    province_misprint: str | None = None
    """The province as printed, where it is a slip everywhere."""

    announced_outside: tuple[str, Span] | None = None
    """The date of the announcement as printed, where it cannot be one of this plan, and its line."""

    @property
    def kind(self) -> Literal["multi_year", "annual"] | None:
        """Whether the plan is of several years or of one; None where its years are not known."""
        if self.years_be is None:
            return None
        return "annual" if self.start_year_be == self.end_year_be else "multi_year"

    @property
    def years_be(self) -> tuple[int, int] | None:
        """The first and the last year (BE) of the plan, where both are known."""
        return (self.start_year_be, self.end_year_be) if self.start_year_be and self.end_year_be else None


@dataclass(frozen=True, slots=True)
class DeclaredCount:
    """A place where the plan says how many projects it has."""

    stated_in: CountPlace
    scope: Literal["plan", "dimension", "mission"]
    dimension_no: int | None
    kind: CountKind
    declared: int
    combined: bool
    span: Span
    mission_no: str | None = None
    as_it_was: bool = False
    """Whether it counts the plan before rows below changed it."""

    @property
    def in_prose(self) -> bool:
        """Whether a text says it, and no table."""
        return self.stated_in in ("foreword", "part_intro")

    def is_of(self, dimension_no: object, mission_no: object) -> bool:
        """Whether a project of a dimension and mission is among what is counted."""
        if self.scope == "plan" or self.dimension_no != dimension_no:
            return self.scope == "plan"
        return self.scope == "dimension" or self.mission_no == mission_no


@dataclass(frozen=True, slots=True)
class Risk:
    """One risk of a printed row; ``row`` counts the printed rows from 1, ``ordinal`` the risks within it.

    ``number`` is the printed one, None where none is printed.
    """

    row: int
    ordinal: int
    process: str | None
    text: str
    score_text: str | None
    score: RiskScore | None
    span: Span
    number: int | None = None


@dataclass(frozen=True, slots=True)
class RiskControl:
    """One control of a printed row of the risk table; ``number`` is the printed one."""

    row: int
    ordinal: int
    process: str | None
    text: str
    span: Span
    number: int | None = None


@dataclass(frozen=True, slots=True)
class SwotEntry:
    """One entry of a quadrant; ``ordinal`` counts from 1 within it."""

    quadrant: Quadrant
    ordinal: int
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Target:
    """One year's value of a target (ค่าเป้าหมาย)."""

    metric: Metric
    metric_text: str
    year_be: int
    comparator: Comparator | None
    value: float | None
    unit: str | None
    raw: str
    span: Span
    value_to: float | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """An entry of the plan's own objectives, goals, benefits, vision or mission; ``ordinal`` counts within its kind."""

    kind: StatementKind
    ordinal: int
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A line of the table of contents; ``page_label`` as printed (``๕ - ๙``, ``ก``), None where none is printed."""

    ordinal: int
    title: str
    page_label: str | None
    span: Span
