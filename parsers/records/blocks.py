"""The project detail blocks of part 3: fields, their items, and the facts that they state."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

from extract.ground.issues import Issue
from extract.ground.source import Span
from parsers.records.structure import Branch, Kind

Per = Literal["year", "total", "unit", "part", "unstated"]
Comparator = Literal["ge", "le", "eq", "increase", "decrease", "approx", "between"]
BudgetStatus = Literal["amount", "unnamed", "none", "dash", "blank", "missing_field"]
YearBasis = Literal["head", "restored", "title", "period", "row", "detail"]
"""What says the year of an amount: the head of its column, its own row, the project's period, the plan's title."""
FieldName = Literal[
    "rationale",
    "objective",
    "target_group",
    "target_output",
    "location",
    "method",
    "period",
    "budget",
    "responsible",
    "output",
    "outcome",
    "indicator",
    "monitoring",
    "other",
]


class FieldItem(NamedTuple):
    """A paragraph or a list entry of a field. ``level`` is 1, or 2 for an entry below another; ``number`` is the last
    number of the enumerator (``๖.๒`` = 2), None for a bullet or a paragraph.
    """

    field: FieldName
    enumerator: str | None
    level: int
    text: str
    span: Span
    number: int | None = None


class FieldBlock(NamedTuple):
    """One field of a detail block: its heading, and its items (none where nothing is printed below it). ``title`` is
    the heading as printed.
    """

    field: FieldName
    number: int | None
    heading: Span
    items: tuple[FieldItem, ...]
    title: str | None = None


@dataclass(frozen=True, slots=True)
class DetailAmount:
    """An amount of a detail block's budget field; ``year_be`` is None where the block names no year.

    ``years_be`` are the years that it is for together, where it is for several. ``unit_factor`` is what the printed
    number was multiplied by (``๑.๕ ล้านบาท``: 1000000).
    """

    year_be: int | None
    amount: Decimal
    per: Per
    raw: str
    span: Span
    years_be: tuple[int, ...] = ()
    year_basis: YearBasis = "detail"
    unit_factor: int = 1


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time as a detail block states it. Years as printed; dates where months are printed with a year."""

    text: str
    start_be: int | None = None
    end_be: int | None = None
    start_on: datetime.date | None = None
    end_on: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class DetailBlock:
    """One project detail block. ``heading`` has the lines of its number and title, of an orphan its first line."""

    number: int | None
    kind: Kind
    title: str
    alternative_title: str | None
    branch: Branch
    fields: tuple[FieldBlock, ...]
    period: Period | None
    budget_text: str | None
    budget_status: BudgetStatus | None
    amounts: tuple[DetailAmount, ...]
    responsible: str | None
    target_group: str | None
    target_count: int | None
    location: str | None
    orphan: bool
    heading: Span
    span: Span
    issues: tuple[Issue, ...] = ()
    target_count_comparator: Comparator | None = None
    numbers: tuple[int, ...] = ()
    """The numbers of all its headings as they are printed, of those that are no field too."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """What can be counted in an output, outcome or indicator item."""

    field: FieldName
    text: str
    comparator: Comparator | None
    value: float
    unit: str | None
    span: Span
    value_to: float | None = None
