"""What the parsers find in a plan. Frozen values; each knows the lines it was read from.

Texts keep the document's own wording and digits. Numbers, years and dates are converted; an amount is a
``Decimal`` of baht or None, and a None always has a status that says why (absent, ``-`` and ``0`` are three
things).
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, NamedTuple

from plan_extract.extract.issues import Issue
from plan_extract.extract.source import SourceText, Span

Kind = Literal["project", "activity", "measure", "unspecified"]
CellStatus = Literal["amount", "zero", "dash", "blank", "none", "ambiguous"]
Alignment = Literal["exact", "by_order", "by_detail", "by_hand", "ambiguous"]
Dialect = Literal["tabs", "cells", "pipes", "html", "flat"]
Per = Literal["year", "total", "unit"]
BudgetStatus = Literal["amount", "none", "dash", "blank", "missing_field"]
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
]


class Cell(NamedTuple):
    """A cell of a printed table: its pieces (lines, ``<p>`` elements) as ``parts``, all of it on a line as ``text``.

    ``rows`` and ``columns`` say over how many places of the table a merged cell reaches. Its first place has its text;
    the others are empty, with ``rows`` 0 below the first and ``columns`` 0 to the right of it. ``wrapped`` is true
    where the parts are printed lines, which may break inside a sentence, and no paragraphs.
    """

    text: str
    parts: tuple[str, ...]
    span: Span
    rows: int = 1
    columns: int = 1
    wrapped: bool = False

    @property
    def merged(self) -> bool:
        """Whether the cell is, or belongs to, one that reaches over several places."""
        return self.rows != 1 or self.columns != 1


@dataclass(frozen=True, slots=True)
class Row:
    """One printed row."""

    cells: tuple[Cell, ...]
    span: Span

    @property
    def blank(self) -> bool:
        """True where no cell has any text."""
        return not any(cell.text for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as printed on one page: its rows in order, header rows included. Rows may differ in length where
    the source is torn.

    ``dialect`` is ``tabs`` (a row a line, cells parted by tabs), ``cells`` (a cell a line that begins with a tab),
    ``pipes`` (Markdown), ``html`` or ``flat`` (gaps or line ends between cells).
    """

    rows: tuple[Row, ...]
    span: Span
    dialect: Dialect

    @property
    def ruled(self) -> bool:
        """Whether a row with more or fewer cells than its table is a damaged one: no cell at its end was left out."""
        return self.dialect in ("pipes", "html", "flat")


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


class Place(NamedTuple):
    """Where a project stands in the plan's tree."""

    dimension: Node | None = None
    mission: Node | None = None
    strategy: Node | None = None


class BudgetCell(NamedTuple):
    """What one year column says about one item of the budget table."""

    year_be: int
    raw: str
    amount: Decimal | None
    status: CellStatus
    alignment: Alignment
    span: Span


@dataclass(frozen=True, slots=True)
class PrintedValue:
    """One value of a cell that several items may share. ``status`` is None where it cannot be read."""

    raw: str
    amount: Decimal | None
    status: CellStatus | None
    span: Span


@dataclass(frozen=True, slots=True)
class SharedValues:
    """Year cells of which the print does not say which value is whose: a row with another number of values than items,
    or a run of rows that may be shifted.

    ``items`` are places in :attr:`BudgetTable.items`; ``values`` are the values of each year in reading order.
    ``run`` tells a run of rows from one cell. ``own`` is set for a run where every row could also have its own: the
    value of each item by year, None for none; the values that stand beside no item are then in ``loose``.
    """

    items: tuple[int, ...]
    values: dict[int, tuple[PrintedValue, ...]] = field(hash=False)
    span: Span
    run: bool = False
    own: dict[int, tuple[PrintedValue | None, ...]] = field(default_factory=dict, hash=False)
    loose: dict[int, tuple[PrintedValue, ...]] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class TableItem:
    """One project, activity or measure of the budget table. ``number`` is the one that is printed."""

    number: int | None
    kind: Kind
    title: str
    alternative_title: str | None
    place: Place
    cells: tuple[BudgetCell, ...]
    remark: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class TotalRow:
    """A รวม or รวมทั้งสิ้น row. ``amounts`` maps the year (BE) to the declared baht, None where nothing is printed."""

    scope: Literal["dimension", "plan"]
    dimension_no: int | None
    amounts: dict[int, Decimal | None] = field(hash=False)
    count_text: str
    span: Span


@dataclass(frozen=True, slots=True)
class BudgetTable:
    """Everything that the budget tables of a plan say together, in document order.

    The cells of ``shared`` are ``ambiguous`` in ``items``.
    """

    years_be: tuple[int, ...]
    items: tuple[TableItem, ...]
    totals: tuple[TotalRow, ...]
    shared: tuple[SharedValues, ...] = ()
    issues: tuple[Issue, ...] = ()


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
    """One field of a detail block: its heading, and its items (none where nothing is printed below it)."""

    field: FieldName
    number: int | None
    heading: Span
    items: tuple[FieldItem, ...]


@dataclass(frozen=True, slots=True)
class DetailAmount:
    """An amount of a detail block's budget field; ``year_be`` is None where the block names no year."""

    year_be: int | None
    amount: Decimal
    per: Per
    raw: str
    span: Span


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
    place: Place
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


@dataclass(frozen=True, slots=True)
class Indicator:
    """What can be counted in an output, outcome or indicator item."""

    field: FieldName
    text: str
    comparator: Literal["ge", "le", "eq", "increase", "decrease"] | None
    value: float
    unit: str | None
    span: Span


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
    digit_style: Literal["thai", "arabic", "mixed"]
    span: Span
    other_periods: tuple[tuple[str, Span], ...] = ()

    @property
    def years_be(self) -> tuple[int, int] | None:
        """The first and the last year (BE) of the plan, where both are known."""
        return (self.start_year_be, self.end_year_be) if self.start_year_be and self.end_year_be else None


@dataclass(frozen=True, slots=True)
class DeclaredCount:
    """A place where the plan says how many projects it has."""

    stated_in: Literal["foreword", "part_intro", "table_subtotal", "table_grand_total"]
    scope: Literal["plan", "dimension"]
    dimension_no: int | None
    kind: Literal["project", "activity", "measure"]
    declared: int
    combined: bool
    span: Span


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
    score: Literal["low", "medium", "high", "very_high"] | None
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

    quadrant: Literal["strength", "weakness", "opportunity", "threat"]
    ordinal: int
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Target:
    """One year's value of a target (ค่าเป้าหมาย)."""

    metric: Literal["ita_score", "corruption_cases_reduction", "other"]
    metric_text: str
    year_be: int
    comparator: Literal["ge", "le", "eq", "increase", "decrease"] | None
    value: float | None
    unit: str | None
    raw: str
    span: Span


@dataclass(frozen=True, slots=True)
class Statement:
    """An entry of the plan's own objectives, goals, benefits, vision or mission; ``ordinal`` counts within its kind."""

    kind: Literal["objective", "goal", "benefit", "vision", "mission"]
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
