"""Declared totals and counts beside what the projects add up to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from normalize.rows.parts import is_part, whole_of
from normalize.rows.shared import left_shared
from normalize.schema.contract import LARGEST_BAHT
from normalize.schema.keys import DataRow, Origin, years_column
from parsers.records.budget import SharedCell, TableHead, TotalRow
from parsers.records.facts import DeclaredCount
from parsers.records.plan import PlanDocument

_Printed = tuple[TotalRow, Decimal | None, int | None]
"""A total row, what it declares for one year, and the number in the account."""


def total_rows(origin: Origin, document: PlanDocument, projects: Sequence[DataRow]) -> Iterator[DataRow]:
    """The printed totals: one row a scope and year, one more for each further value that is printed for the same.

    Those of a plan before it was changed are beside the sums of what its rows said then.
    """
    printed: dict[_Scope, list[_Printed]] = {}
    for index, total in enumerate(document.totals):
        declared_sums = () if total.scope == "group" else (*total.amounts.items(), *total.of_several.items())
        for years, declared in declared_sums:
            key: _Scope = (total.scope, total.dimension_no, total.mission_no, years)
            printed.setdefault(key, []).append((total, declared, document.account.totals.get((index, years))))
    sums = _sums(document, projects)
    as_it_was = any(total.as_it_was for total in document.totals)
    former_sums = _sums(_as_it_was(document), projects) if as_it_was else sums
    ordinals: Counter[tuple[object, ...]] = Counter()
    for key, values in printed.items():
        _, dimension_no, mission_no, years = key
        several = years if isinstance(years, tuple) else ()
        year = None if isinstance(years, tuple) else years
        kept = [value for value in values if value[1] is not None] or values[:1]
        for total, declared, amount_ordinal in kept:
            found = (former_sums if total.as_it_was else sums).get(key, _Sum(None))
            computed = found.baht
            ordinals[*key[:3], year] += 1
            yield {
                "plan_id": origin.plan_id,
                "scope": key[0],
                "dimension_no": dimension_no,
                "mission_no": mission_no,
                "fiscal_year_be": year,
                "ordinal": ordinals[*key[:3], year],
                "years_be": years_column(several),
                "declared_baht": declared,
                "computed_baht": computed,
                "difference_baht": None if declared is None or computed is None else declared - computed,
                "shared_min_baht": found.least,
                "shared_max_baht": found.most,
                "amount_ordinal": amount_ordinal,
                **origin.provenance(total.span),
            }


def _as_it_was(document: PlanDocument) -> PlanDocument:
    """The plan with what its rows said before others changed them, nothing of those that were added."""
    return replace(
        document,
        projects=tuple(
            replace(project, item=replace(project.item, cells=project.item.as_it_was)) if project.item else project
            for project in document.projects
        ),
    )


@dataclass(slots=True)
class _Sum:
    """What the rows of one scope and year add up to: ``assigned`` is None once a value is ambiguous and not shared."""

    assigned: Decimal | None = Decimal(0)
    least: Decimal | None = None
    most: Decimal | None = None

    @property
    def baht(self) -> Decimal | None:
        """The sum, where it is one that a plan may have."""
        return None if self.assigned is None or self.assigned >= LARGEST_BAHT else self.assigned

    def add(self, amount: Decimal | None) -> None:
        """Add an amount; a sum with an unknown one (None) is itself unknown."""
        self.assigned = None if self.assigned is None or amount is None else self.assigned + amount

    def share(self, cell: SharedCell, *, whole: bool) -> None:
        """Add what a shared cell may count; nothing is the least where only some of its projects are in the scope."""
        self.least = (self.least or Decimal(0)) + (cell.least if whole else 0)
        self.most = (self.most or Decimal(0)) + cell.most


_Scope = tuple[str, int | None, str | None, int | tuple[int, ...] | None]
"""What a total is of: scope, dimension, mission, and its year, several together, None for all years."""


_Nodes = tuple[tuple[str, int | None, str | None], ...]
"""A place in the tree from the plan down: the scope, dimension and mission of each level."""


def _sums(document: PlanDocument, projects: Sequence[DataRow]) -> dict[_Scope, _Sum]:
    """The sum of the table's cells by scope and year, parts of another row's left out; over all years where every table
    of the plan has the same ones.
    """
    together = len({_years(head) for head in document.heads}) <= 1
    sums: defaultdict[_Scope, _Sum] = defaultdict(_Sum)
    shared = [cell for _, cell in left_shared(document)]
    of_shared: set[tuple[int, int | None]] = {(item, cell.year_be) for cell in shared for item in cell.items}
    counted: set[tuple[int, int | None]] = set()
    below: defaultdict[tuple[_Nodes, int | tuple[int, ...]], _Sum] = defaultdict(_Sum)
    for place, (project, row) in enumerate(zip(document.projects, projects, strict=True)):
        whole, nodes = whole_of(project, document.projects), _nodes(row)
        for cell in project.item.cells if project.item else ():
            if whole and is_part(cell, whole):
                continue
            counted.add((place, cell.year_be))
            ambiguous = "ambiguous" in (cell.status, cell.alignment)
            lost = ambiguous and (place, cell.year_be) not in of_shared
            amount = None if lost else Decimal(0) if ambiguous else cell.amount or Decimal(0)
            below[nodes, cell.year_be or cell.years].add(amount)
    for (nodes, years), found in below.items():
        for scope in _scopes(nodes, years, together=False):
            sums[scope].add(found.assigned)
    for scope, found in list(sums.items()) if together else ():
        sums[*scope[:3], None].add(found.assigned)
    for shared_cell in shared:
        places = [place for place in shared_cell.items if (place, shared_cell.year_be) in counted]
        year = shared_cell.year_be
        inside = Counter(
            scope for place in places for scope in _scopes(_nodes(projects[place]), year, together=together)
        )
        for scope, count in inside.items():
            if len(places) < len(shared_cell.items):
                sums[scope].assigned = None  # counted in part in the row that others are parts of
            elif shared_cell.amounts:
                sums[scope].share(shared_cell, whole=count == len(places))
    return sums


def _years(head: TableHead) -> frozenset[int | tuple[int, ...] | None]:
    return frozenset(column.years or column.year_be for column in head.columns if column.meaning in ("year", "years"))


def _nodes(row: DataRow) -> _Nodes:
    """The places in the tree that a project's money counts for: the plan, its dimension, its mission."""
    dimension_no, mission_no = row["dimension_no"], row["mission_no"]
    plan = ("plan", None, None)
    if not isinstance(dimension_no, int):
        return (plan,)
    dimension = ("dimension", dimension_no, None)
    if not isinstance(mission_no, str):
        return plan, dimension
    return plan, dimension, ("mission", dimension_no, mission_no)


def _scopes(nodes: _Nodes, of_year: int | tuple[int, ...], *, together: bool) -> list[_Scope]:
    years = (of_year, None) if together else (of_year,)
    return [(scope, dimension, mission, year) for year in years for scope, dimension, mission in nodes]


def count_rows(origin: Origin, document: PlanDocument, projects: Sequence[DataRow]) -> Iterator[DataRow]:
    """The counts of dimensions and of the plan; those of missions are compared, and no rows."""
    counted = tally_of(projects, document)
    published = (count for count in document.declared_counts if count.scope != "mission")
    for ordinal, count in enumerate(published, start=1):
        yield {
            "plan_id": origin.plan_id,
            "ordinal": ordinal,
            "stated_in": count.stated_in,
            "scope": count.scope,
            "dimension_no": count.dimension_no,
            "kind": count.kind,
            "declared": count.declared,
            "extracted": extracted(count, counted),
            **origin.provenance(count.span),
        }


class Alike(NamedTuple):
    """What is the same of projects that every count takes or leaves together."""

    dimension_no: object
    mission_no: object
    kind: object
    is_part: bool
    is_added: bool
    """Whether it is of a plan that was changed, and was not there before."""


def extracted(count: DeclaredCount, tally: Mapping[Alike, int]) -> int:
    """How many of the projects that are counted a count is about: all in its scope where it says so, else without those
    that are parts of another. A text above the table of a plan that was changed may count what there was before.
    """
    found = _in_scope(count, tally, added=not count.as_it_was)
    if found != count.declared and count.in_prose:
        before = _in_scope(count, tally, added=False)
        return before if before == count.declared else found
    return found


def _in_scope(count: DeclaredCount, tally: Mapping[Alike, int], *, added: bool) -> int:
    counted = {
        alike: number
        for alike, number in tally.items()
        if (count.combined or alike.kind == count.kind)
        and count.is_of(alike.dimension_no, alike.mission_no)
        and (added or not alike.is_added)
    }
    every = sum(counted.values())
    return every if every == count.declared else sum(number for alike, number in counted.items() if not alike.is_part)


def tally_of(projects: Sequence[DataRow], document: PlanDocument) -> Mapping[Alike, int]:
    """How many of those projects are alike that a plan's counts are about: the budget table's, or the details' where
    there is no table.
    """
    added = {project.ordinal for project in document.projects if project.item and project.item.former == ()}
    listed = [row for row in projects if row["in_table"]] or [row for row in projects if row["in_detail"]]
    return Counter(
        Alike(
            row["dimension_no"],
            row["mission_no"],
            row["kind"],
            row["parent_project_id"] is not None,
            row["ordinal"] in added,
        )
        for row in listed
    )
