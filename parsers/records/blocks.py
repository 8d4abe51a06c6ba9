"""The project detail blocks of part 3: fields, their items, and the facts that they state."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce
from operator import or_
from typing import Literal, NamedTuple

from extract.ground.issues import Issue
from extract.ground.source import Span
from parsers.records.structure import Branch, Kind

Per = Literal["year", "total", "unit", "part", "unstated"]
"""What the plan says that an amount is for: a year, all years, one unit, a cost of another amount; or nothing."""

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

    @property
    def span(self) -> Span:
        """The lines of its heading and of all its items."""
        return reduce(or_, (item.span for item in self.items), self.heading)


@dataclass(frozen=True, slots=True)
class DetailAmount:
    """An amount of a detail block's budget field; ``years`` (BE) are those that the block names for it.

    Several years go with one amount together (``ปี 2566 - 2568 จำนวน 20,000 บาท``); one for each is an entry a year.
    ``unit_factor`` is what the printed number was multiplied by (``๑.๕ ล้านบาท``: 1000000).
    """

    years: tuple[int, ...]
    amount: Decimal
    per: Per
    raw: str
    span: Span
    year_basis: YearBasis = "detail"
    unit_factor: int = 1

    @property
    def year_be(self) -> int | None:
        """The one year that the amount is for."""
        return self.years[0] if len(self.years) == 1 else None


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time as a detail block states it. Years as printed; dates where months are printed with a year.

    ``gaps`` are the years between the first and the last that a list of years leaves out.
    """

    text: str
    start_be: int | None = None
    end_be: int | None = None
    start_on: datetime.date | None = None
    end_on: datetime.date | None = None
    gaps: tuple[int, ...] = ()


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

    years_without: tuple[int, ...] = ()
    """The years (BE) that its budget field says to have no money, beside the amounts of others."""


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
