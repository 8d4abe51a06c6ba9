"""What gold says of a plan: a record a thing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from extract.ground.source import Span


@dataclass(frozen=True, slots=True)
class PlanTruth:
    """What the plan says about itself; None where it does not."""

    title: str | None
    org_name: str | None
    org_type: str | None
    subdistrict: str | None
    district: str | None
    province: str | None
    year_start_be: int | None
    year_end_be: int | None
    announced_date: str | None
    signatory_name: str | None
    signatory_position: str | None


@dataclass(frozen=True, slots=True)
class CountTruth:
    """A place where the plan counts its projects; ``counts`` by the dataset's kind."""

    stated_in: str
    scope: str
    dimension_no: int | None
    counts: Mapping[str, int]
    line: int | None


@dataclass(frozen=True, slots=True)
class SectionTruth:
    """A heading."""

    kind: str
    number: str | None
    title: str
    line: int


@dataclass(frozen=True, slots=True)
class CellTruth:
    """What one year column says about one item. ``settled`` is what the detail blocks make of an ambiguous one, where a
    person has worked it out."""

    year_be: int
    amount: Decimal | None
    status: str
    settled: Decimal | None = None


@dataclass(frozen=True, slots=True)
class ItemTruth:
    """A project, activity or measure of the budget table; ``order`` counts from 1."""

    order: int
    number: int | None
    kind: str
    title: str
    dimension_no: int | None
    mission_no: str | None
    strategy_no: str | None
    cells: tuple[CellTruth, ...]
    remark: str | None
    lines: Span | None


@dataclass(frozen=True, slots=True)
class TotalTruth:
    """What a รวม row prints, by year; None where it prints nothing."""

    scope: str
    dimension_no: int | None
    amounts: Mapping[int, Decimal | None]
    line: int | None


@dataclass(frozen=True, slots=True)
class FieldTruth:
    """A field of a detail block. ``content`` is None where nothing stands under the heading.

    ``texts`` is what stands there where the gold has that and no lines, as for a page or a Word file.
    """

    name: str
    heading_line: int | None
    content: Span | None
    entries: int
    texts: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class AmountTruth:
    """An amount that a detail block names, with its year where it names one."""

    year_be: int | None
    amount: Decimal


@dataclass(frozen=True, slots=True)
class DetailTruth:
    """A detail block; ``order`` counts from 1. ``item`` is the order of the table item that ``note`` names."""

    order: int
    number: int | None
    title: str
    dimension_no: int | None
    mission_no: str | None
    lines: Span | None
    fields: tuple[FieldTruth, ...]
    period: tuple[int, int] | None
    budget_status: str | None
    amounts: tuple[AmountTruth, ...]
    responsible: str | None
    target_count: int | None
    table_number: int | None
    item: int | None


@dataclass(frozen=True, slots=True)
class TargetTruth:
    """One year's target."""

    metric: str
    year_be: int
    value: Decimal


@dataclass(frozen=True, slots=True)
class Gold:
    """The truth about one plan. ``draft`` says that no person has corrected it yet.

    ``lists`` are the texts of the plan by group and key: ``("swot", "strength")``, ``("contents", "contents")``.
    """

    file: str
    source: str
    draft: bool
    plan: PlanTruth
    counts: tuple[CountTruth, ...]
    sections: tuple[SectionTruth, ...]
    lists: Mapping[tuple[str, str], tuple[str, ...]]
    targets: tuple[TargetTruth, ...]
    items: tuple[ItemTruth, ...]
    totals: tuple[TotalTruth, ...]
    details: tuple[DetailTruth, ...]

    @property
    def plan_id(self) -> str:
        """The key of the plan in the dataset: its source's path without the suffix."""
        return self.source.rsplit(".", 1)[0]
