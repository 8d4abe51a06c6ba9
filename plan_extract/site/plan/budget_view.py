"""The budget table of a plan as its page shows it: dimension by dimension, a row a project, a column a year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from plan_extract.site.common.cells import Cell, cell
from plan_extract.site.common.links import SourceLink, link_of
from plan_extract.site.common.reading import PublishedPlan, PublishedRow

Year = int | tuple[int, ...] | None
"""A year, several together, or none."""


@dataclass(frozen=True, slots=True)
class Total:
    """A total of one year, or of all: as printed, as added up. Each is null as in ``budget_totals``.

    ``least`` and ``most`` are what shared amounts add.
    """

    declared: Decimal | None
    computed: Decimal | None
    difference: Decimal | None
    place: SourceLink
    least: Decimal | None = None
    most: Decimal | None = None

    @property
    def met(self) -> bool:
        """Whether the rows, with what several of them share, may make what is declared."""
        return self.difference is not None and (self.least or 0) <= self.difference <= (self.most or 0)


@dataclass(frozen=True, slots=True)
class Shared:
    """An amount that is printed for several projects, and each project with its place on the page."""

    row: PublishedRow
    projects: Sequence[tuple[PublishedRow, str]]
    place: SourceLink


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """A project with its cells by year; a year without one has none in the table."""

    project: PublishedRow
    anchor: str
    cells: Mapping[Year, Sequence[Cell]]
    place: SourceLink


@dataclass(frozen=True, slots=True)
class BudgetGroup:
    """A dimension of the table with its projects, its totals by year (None: all years) and those of its missions."""

    number: int | None
    title: str | None
    code: str | None
    rows: Sequence[BudgetRow]
    totals: Mapping[Year, Total]
    missions: Mapping[str, Mapping[Year, Total]]


@dataclass(frozen=True, slots=True)
class Budget:
    """The budget table of a plan. ``totals`` are those of the whole plan; None is all years."""

    years: Sequence[Year]
    groups: Sequence[BudgetGroup]
    totals: Mapping[Year, Total]
    shared: Sequence[Shared]


def anchor(project: PublishedRow) -> str:
    """The name of a project on its plan's page.

    >>> anchor({"ordinal": 7})
    'p7'
    """
    return f"p{project['ordinal']}"


def budget_of(rows: PublishedPlan) -> Budget:
    """The budget table of a plan, from its rows."""
    lines = defaultdict(lambda: defaultdict(list))  # type: Any
    years: set[Year] = set()
    for row in rows["budget_lines"]:
        if row["source"] == "table":
            lines[row["project_id"]][_year(row)].append(cell(row))
            years.add(_year(row))
    totals: dict[int | None, dict[Year, Total]] = defaultdict(dict)
    missions: dict[int | None, dict[str, dict[Year, Total]]] = defaultdict(lambda: defaultdict(dict))
    whole: dict[Year, Total] = {}
    for row in rows["budget_totals"]:
        if row["scope"] == "mission":
            kept = missions[row["dimension_no"]][row["mission_no"]]
        else:
            kept = whole if row["scope"] == "plan" else totals[row["dimension_no"]]
        year = _year(row)
        if year not in kept:
            kept[year] = Total(
                row["declared_baht"],
                row["computed_baht"],
                row["difference_baht"],
                link_of(row),
                row["shared_min_baht"],
                row["shared_max_baht"],
            )
        if year is not None:
            years.add(year)
    by_dimension: dict[int | None, list[PublishedRow]] = defaultdict(list)
    for project in rows["projects"]:
        if project["in_table"] or project["project_id"] in lines:
            by_dimension[project["dimension_no"]].append(project)
    numbers = sorted({*by_dimension, *totals, *missions}, key=lambda number: (number is None, number or 0))
    groups = [
        _group(number, by_dimension[number], lines, totals.get(number, {}), missions.get(number, {}))
        for number in numbers
    ]
    return Budget(sorted(years, key=_in_order), groups, whole, _shared(rows))


def _year(row: PublishedRow) -> Year:
    """The year or years of a line or a total."""
    return tuple(map(int, row["years_be"].split())) if row["years_be"] else row["fiscal_year_be"]


def _in_order(year: Year) -> tuple[bool, tuple[int, ...]]:
    return year is None, year if isinstance(year, tuple) else (year or 0,)


def _shared(rows: PublishedPlan) -> list[Shared]:
    projects = {project["project_id"]: project for project in rows["projects"]}
    of_amount: dict[int, list[PublishedRow]] = defaultdict(list)
    for link in rows["shared_amount_projects"]:
        of_amount[link["ordinal"]].append(projects[link["project_id"]])
    return [
        Shared(row, [(project, anchor(project)) for project in of_amount[row["ordinal"]]], link_of(row))
        for row in rows["shared_amounts"]
    ]


def _group(
    number: int | None,
    projects: Sequence[PublishedRow],
    lines: Mapping[str, Any],
    totals: Mapping[Year, Total],
    missions: Mapping[str, Mapping[Year, Total]],
) -> BudgetGroup:
    rows = [
        BudgetRow(project, anchor(project), lines[project["project_id"]], _table_place(project)) for project in projects
    ]
    first: PublishedRow = projects[0] if projects else {}
    codes = {project["dimension_code"] for project in projects}
    code = codes.pop() if len(codes) == 1 else None
    return BudgetGroup(number, first.get("dimension_title"), code, rows, totals, missions)


def _table_place(project: PublishedRow) -> SourceLink:
    """The lines of its row in the table."""
    first, last = project["table_line_start"], project["table_line_end"]
    return link_of(project) if first is None or last is None else SourceLink(first, last)
