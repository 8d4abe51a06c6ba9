"""How rows are named and where they come from: project keys, Common Era years, lines and pages, sort order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from typing import Any

from extract.ground.source import SourceText, Span
from normalize.schema.columns import Column, Table

DataRow = dict[str, object]
"""One row of a published table: column name to plain Python value, in schema order."""

PlanRows = dict[str, list[DataRow]]
"""The rows of every table of one plan, by table name."""

_YEARS_BETWEEN_ERAS = 543


def project_id(plan_id: str, ordinal: int) -> str:
    """The key of a plan's project. ``ordinal`` counts from 1; more than three digits are used where needed.

    >>> project_id("north/plan", 7), project_id("plan", 1200)
    ('north/plan/007', 'plan/1200')
    """
    return f"{plan_id}/{ordinal:03d}"


def years_column(years: Sequence[int]) -> str | None:
    """Several years as a column has them, None for one or none.

    >>> years_column((2566, 2567)), years_column((2566,)), years_column(())
    ('2566 2567', None, None)
    """
    return " ".join(map(str, years)) if len(years) > 1 else None


def common_era(year_be: int | None) -> int | None:
    """A Buddhist Era year in the Common Era; None stays None.

    >>> common_era(2566), common_era(None)
    (2023, None)
    """
    return None if year_be is None else year_be - _YEARS_BETWEEN_ERAS


@dataclass(frozen=True, slots=True)
class Origin:
    """The plan that rows belong to, and the source that they were read from."""

    plan_id: str
    source: SourceText

    def project_id(self, ordinal: int) -> str:
        """The key of the plan's project number ``ordinal``."""
        return project_id(self.plan_id, ordinal)

    def provenance(self, span: Span) -> dict[str, object]:
        """The four provenance columns for the lines of ``span``."""
        start, end = span
        pages = self.source.pages
        return {
            "line_start": start,
            "line_end": end,
            "page_start": pages[start - 1] if pages else None,
            "page_end": pages[end - 1] if pages else None,
        }


def below_all(column: Column) -> str | int:
    """What stands for a null in the order of a key: None compares with nothing, this is below every value.

    Years, dimensions and ordinals are never negative, and no number of a mission is empty.
    """
    return "" if column.type == "string" else -1


def nulls_first(values: Sequence[Any], below: str | int) -> Sequence[Any]:
    """Values of one part of a key as they are ordered, ``below`` for a null; itself where none is null.

    >>> nulls_first([2566, None], -1)
    [2566, -1]
    """
    return [below if value is None else value for value in values] if None in values else values


@cache
def sort_key(table: Table) -> Callable[[DataRow], Any]:
    """The order of a table's rows: by its key, nulls first.

    >>> from normalize.schema.tables import TABLES
    >>> order = sort_key(TABLES["budget_totals"])
    >>> plan = {"plan_id": "a", "scope": "plan", "dimension_no": None, "mission_no": None, "fiscal_year_be": 2566}
    >>> order(plan | {"ordinal": 1}) < order(plan | {"dimension_no": 1, "ordinal": 1})
    True
    """
    parts = itemgetter(*table.key)
    if not table.any_nullable(table.key):
        return parts
    below = [below_all(table.column(name)) for name in table.key]

    def order(row: DataRow) -> Any:
        key = parts(row)
        if None not in key:
            return key
        return tuple([low if part is None else part for part, low in zip(key, below, strict=True)])

    return order
