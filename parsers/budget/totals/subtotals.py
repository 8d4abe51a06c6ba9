"""Sums that a table prints without saying of what: on a heading's row, below each mission, below no dimension."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace
from decimal import Decimal
from itertools import takewhile
from typing import NamedTuple

from extract.ground.issues import Issue
from extract.ground.source import Span
from parsers.budget.items.branches import dimension_number
from parsers.budget.items.cell_values import in_baht
from parsers.budget.items.item_groups import ItemGroup, shifted_runs
from parsers.budget.totals.total_rows import PrintedTotal
from parsers.records.budget import TableItem, TotalRow
from parsers.records.structure import Branch
from parsers.tables.rows.cell_kinds import names_unit
from parsers.values.kinds import kind_of
from parsers.values.money.cells import CellValue

_NOTHING = Decimal(0)
_Place = tuple[int | None, str | None]
"""The dimension and mission of a row."""


def sums_on_headings(groups: Sequence[ItemGroup], issues: Sequence[Issue]) -> tuple[list[TotalRow], list[Issue]]:
    """The totals that headings print on their own rows, and the issues without those about them; the rows below such a
    heading are in no doubt any more.

    Amounts on a heading's row may be those of the row below, shifted up; they are none where they are the sum of the
    rows down to the next heading, in every year. A dimension's are those of all its rows. What a strategy sums up is a
    group.
    """
    explained: dict[int, TotalRow] = {}
    heads: list[ItemGroup] = []
    for run in shifted_runs(groups):
        head, *rows = run.rows
        if head.items or not rows or not all(row.items for row in rows) or not _is_of_each(head, rows):
            continue
        heads.append(head)
        explained[id(head)] = _total_on(head, rows, groups)
        for row in rows:
            row.run = None
    return list(explained.values()), [
        issue
        for issue in issues
        if issue.code != "amount_on_heading_row" or issue.span not in {head.span for head in heads}
    ]


def with_sums_of_dimensions(
    known: Sequence[TotalRow], loose: Sequence[ItemGroup], groups: Sequence[ItemGroup], issues: Sequence[Issue]
) -> tuple[list[TotalRow], list[Issue]]:
    """``known`` with the totals of dimensions whose missions have rows of their own, and the issues that are left;
    ``loose`` are the rows without items.
    """
    totals = list(known)
    done = {total.span for total in known}
    for head in loose:
        dimension = head.heading and head.heading.dimension
        if not head.of_dimension or dimension is None or head.span in done:
            continue
        rows = [row for row in groups if _branch(row).dimension == dimension]
        if rows and not any(row.run for row in rows) and _is_of_each(head, rows):
            total = _total_on(head, rows, groups)
            totals += [total] if total else []
    said = {total.span for total in totals}
    return totals, [issue for issue in issues if issue.code != "amount_on_heading_row" or issue.span not in said]


def with_sums_of_units(
    groups: Sequence[ItemGroup], totals: Sequence[PrintedTotal]
) -> tuple[list[ItemGroup], list[PrintedTotal], list[TotalRow]]:
    """The rows without those that have but the name of a unit (``กองคลัง``) above numbered rows and are their sum, one
    at least of several: these are totals of a group. ``totals`` are those of the table, each with the rows above it.
    """
    heads: list[tuple[int, TotalRow]] = []
    several = False
    ends = sorted({*(one.rows_above for one in totals), len(groups)})
    for place, head in enumerate(groups):
        if not _names_unit_alone(head):
            continue
        after = groups[place + 1 : ends[bisect_right(ends, place)]]
        rows = [row for row in takewhile(lambda row: not _names_unit_alone(row), after) if not row.is_part]
        if rows and all(row.numbered for row in rows) and _is_of_each(head, rows):
            total = replace(_total_on(head, rows, groups), scope="group", dimension_no=None, mission_no=None)
            heads.append((place, replace(total, rows=_lines_of(rows))))
            several = several or len(rows) > 1
    if not several:  # one row with the money of the next may be a project
        return list(groups), list(totals), []
    taken = {place for place, _ in heads}
    left = [row for place, row in enumerate(groups) if place not in taken]
    moved = [one._replace(rows_above=one.rows_above - sum(at < one.rows_above for at in taken)) for one in totals]
    return left, moved, [total for _, total in heads]


def _names_unit_alone(row: ItemGroup) -> bool:
    """Whether a row of a table with numbers has no number, and for its title the name of a unit."""
    if row.columns.number is None or len(row.items) != 1 or row.run or row.numbered:
        return False
    title = row.items[0].piece.text
    return names_unit(title) and kind_of(title) == "unspecified"


def _total_on(head: ItemGroup, rows: Sequence[ItemGroup], groups: Sequence[ItemGroup]) -> TotalRow:
    """The total of a heading whose sum is that of ``rows``: of a mission or a dimension that has no other rows, else of
    a group.
    """
    amounts: dict[int | None, Decimal | None] = {
        year: _printed(head, index) for index, year in sorted(head.columns.years.items())
    }
    several: dict[tuple[int, ...], Decimal | None] = {
        years: _printed(head, index) for index, years in sorted(head.columns.stretches.items())
    }
    mission_no, dimension_no = _one_mission(rows), _one_dimension(rows)
    if mission_no is not None and not head.of_dimension:
        inside = [row for row in groups if row.items and _branch(row).mission == _branch(rows[0]).mission]
        if len(inside) == len(rows):
            return TotalRow("mission", dimension_no, amounts, head.counted, head.span, mission_no, of_several=several)
    if dimension_no is not None:
        inside = [row for row in groups if row.items and _branch(row).dimension == _branch(rows[0]).dimension]
        if len(inside) == len(rows):
            return TotalRow("dimension", dimension_no, amounts, head.counted, head.span, of_several=several)
    return TotalRow("group", None, amounts, "", head.span, rows=_lines_of(rows), of_several=several)


def _lines_of(rows: Sequence[ItemGroup]) -> Span:
    span = rows[0].span
    for row in rows:
        span |= row.span
    return span


def _branch(row: ItemGroup) -> Branch:
    return row.items[0].branch if row.items else Branch()


def _one_mission(rows: Sequence[ItemGroup]) -> str | None:
    found = {item.branch.mission.number if item.branch.mission else None for row in rows for item in row.items}
    return found.pop() if len(found) == 1 else None


def _one_dimension(rows: Sequence[ItemGroup]) -> int | None:
    found = {dimension_number(item.branch) for row in rows for item in row.items}
    return found.pop() if len(found) == 1 else None


def _is_of_each(head: ItemGroup, rows: Sequence[ItemGroup]) -> bool:
    """Whether a heading is the sum of the rows below it, with a value in each of them."""
    return is_sum_of(head, rows, least=1, each=True)


def is_sum_of(head: ItemGroup, rows: Sequence[ItemGroup], *, least: int = 2, each: bool = False) -> bool:
    """Whether each figure of ``head`` is the sum of those of ``rows``, in some year of ``least`` amounts other than 0.

    Blanks add nothing. Where ``each`` row must have a value beside one of ``head``, it is no sum with a blank: where
    values are shifted up by a row, the last one is empty.
    """
    agreed = False
    for index in head.columns.of_money:
        printed = _amounts(head, index)
        below = [_amounts(row, index) for row in rows if row.values.keys() == head.values.keys()]
        if printed is None or len(printed) > 1 or len(below) != len(rows) or None in below:
            return False
        if each and printed and not all(below):
            return False
        parts = [amount for amounts in below for amount in amounts or () if amount]
        if sum(printed, _NOTHING) != sum(parts, _NOTHING):
            return False
        agreed = agreed or len(parts) >= least
    return agreed


def _printed(head: ItemGroup, index: int) -> Decimal | None:
    """The amount that a row prints in a column; None for a dash or nothing, as in any total."""
    amounts = [value.amount for value in _values(head, index) if value.amount is not None]
    return sum(amounts, _NOTHING) if amounts else None


def _amounts(row: ItemGroup, index: int) -> list[Decimal] | None:
    """The amounts of a row in a column, nothing for a dash; None where one cannot be read or is not its items' own."""
    texts = row.values[index]
    if row.suspect or index in row.merged_cells or (texts and row.items and len(texts) != len(row.items)):
        return None
    values = _values(row, index)
    return None if any(value.status is None for value in values) else [value.amount or _NOTHING for value in values]


def _values(row: ItemGroup, index: int) -> list[CellValue]:
    columns = row.columns
    return [in_baht(text, columns.factor(index, text), own_unit=columns.own_units) for text in row.values[index]]


def with_scopes(
    totals: Sequence[PrintedTotal], groups: Sequence[ItemGroup], on_headings: Sequence[TotalRow]
) -> list[TotalRow]:
    """The totals, those without a name with what they sum up by where they stand.

    A mission: all rows of one mission and nothing else stand above it, and rows of the dimension's other missions
    follow; or all of these had a total of their own. The total right below the last of them is the dimension's. The
    plan: rows of several dimensions stand above the first total, or the heading of its dimension has its sum already;
    or it has no dimension and its figures are the sum of all. A group: some of the rows of a table that has no
    dimension for them.

    One that names a dimension which has another total is of that above it, which has none, where it is the sum of that:
    its words were copied.
    """
    summed = {total.dimension_no for total in on_headings if total.scope == "dimension"}
    rows = [(_one_dimension([group]), _one_mission([group])) for group in groups]
    places = _Places.of(rows)
    found: list[TotalRow] = []
    done: set[tuple[int, str]] = set()
    for place, printed in enumerate(totals):
        begin = totals[place - 1].rows_above if place else 0
        total, above = printed.row, rows[begin : printed.rows_above]
        last = found[-1] if found else None
        if total.scope == "mission" and total.dimension_no is not None and total.mission_no is not None:
            done.add((total.dimension_no, total.mission_no))
        elif printed.named:
            own = _dimension_above(total, groups[begin : printed.rows_above], groups)
            others = {_dimension_of(other.row) for other in totals if other is not printed} if own is not None else ()
            if total.dimension_no in others and own not in others:
                total = replace(total, dimension_no=own)
        elif (place == len(totals) - 1 and _is_of_plan(printed, above, rows, summed)) or _adds_up_all(printed, groups):
            total = replace(total, scope="plan", dimension_no=None)
        elif above and (mission := _of_mission(above, places, printed.rows_above, done)):
            total = replace(total, scope="mission", dimension_no=mission[0], mission_no=mission[1])
            done.add(mission)
        elif above and (group := _of_group(total, groups, begin, printed.rows_above)):
            total = replace(total, scope="group", rows=_lines_of(group))
        elif above and _is_of_all(total, groups, printed.rows_above):
            total = replace(total, scope="plan")
        elif not above and last and last.scope == "mission" and total.scope == "plan":
            followed = printed.rows_above < len(rows) or any(later.row.scope == "plan" for later in totals[place + 1 :])
            if followed and last.dimension_no is not None:
                total = replace(total, scope="dimension", dimension_no=last.dimension_no)
        found.append(total)
    return found


def _dimension_of(total: TotalRow) -> int | None:
    return total.dimension_no if total.scope == "dimension" else None


def _dimension_above(total: TotalRow, above: Sequence[ItemGroup], groups: Sequence[ItemGroup]) -> int | None:
    """The dimension that all rows ``above`` a dimension's total are of, where it names another one, and is the sum of
    these rows in at least two years and of no others'.
    """
    own = _one_dimension(above)
    if total.scope != "dimension" or own is None or own == total.dimension_no or len(_sums(total)) < _LEAST_SUMS:
        return None
    whole = [row for row in groups if _one_dimension([row]) == own]
    named = [row for row in groups if _one_dimension([row]) == total.dimension_no]
    proved = len(whole) == len(above) and _is_declared(total, above) and not _is_declared(total, named)
    return own if proved else None


def _sums(total: TotalRow) -> set[Decimal]:
    """The different sums of a total, but for nothing."""
    return {amount for amount in total.amounts.values() if amount}


_LEAST_SUMS = 2


def _is_of_plan(
    printed: PrintedTotal,
    above: Sequence[_Place],
    rows: Sequence[_Place],
    summed: set[int | None],
) -> bool:
    """Whether the last total, without a name, can be no dimension's: below all rows, those ``above`` it and others."""
    if printed.row.scope != "dimension" or printed.rows_above != len(rows):
        return False
    of_several = len(above) == len(rows) and len({dimension for dimension, _ in above}) > 1
    return of_several or (printed.row.dimension_no is not None and printed.row.dimension_no in summed)


def _adds_up_all(printed: PrintedTotal, groups: Sequence[ItemGroup]) -> bool:
    """Whether a total below all rows, without a name, is their sum by its figures, and not that of its dimension's."""
    total = printed.row
    if total.scope != "dimension" or total.dimension_no is None or printed.rows_above != len(groups):
        return False
    own = [row for row in groups if _one_dimension([row]) == total.dimension_no]
    return len(own) < len(groups) and not _is_declared(total, own) and _is_declared(total, groups)


def _of_group(total: TotalRow, groups: Sequence[ItemGroup], begin: int, end: int) -> Sequence[ItemGroup]:
    """The rows that a total without a dimension sums up, where they are not all rows of its years: those since the last
    total, or all so far where that is the sum. Nothing for another total.
    """
    if total.scope != "dimension" or total.dimension_no is not None:
        return ()
    since = _of_years(total, groups[begin:end])
    if not _is_declared(total, since) and _is_declared(total, so_far := _of_years(total, groups[:end])):
        return so_far if _has_years(total, groups[end:]) else ()
    return since if _has_years(total, (*groups[:begin], *groups[end:])) else ()


def _is_of_all(total: TotalRow, groups: Sequence[ItemGroup], end: int) -> bool:
    """Whether a total without a dimension below all rows of its years is their sum, by its figures."""
    undimensioned = total.scope == "dimension" and total.dimension_no is None
    return undimensioned and not _has_years(total, groups[end:]) and _is_declared(total, _of_years(total, groups))


def _of_years(total: TotalRow, rows: Sequence[ItemGroup]) -> list[ItemGroup]:
    """The rows with a column for years of a total: those below a year's heading are of that year alone."""
    return [row for row in rows if _has_years(total, (row,))]


def _has_years(total: TotalRow, rows: Iterable[ItemGroup]) -> bool:
    """Whether one of the rows has a column for years of a total."""
    of_total = {*total.amounts, *total.of_several}
    return any(not of_total.isdisjoint((*row.columns.years.values(), *row.columns.stretches.values())) for row in rows)


def _is_declared(total: TotalRow, rows: Sequence[ItemGroup]) -> bool:
    """Whether each sum of a total is that of ``rows``, parts aside."""
    whole = [row for row in rows if not row.is_part]
    for years, declared in (*total.amounts.items(), *total.of_several.items()):
        if years is None:
            continue
        cells = [
            _amounts(row, index)
            for row in whole
            for index, of in (*row.columns.years.items(), *row.columns.stretches.items())
            if of == years
        ]
        if len(cells) != len(whole) or any(amounts is None for amounts in cells):
            return False
        if sum((amount for amounts in cells for amount in amounts or ()), _NOTHING) != (declared or _NOTHING):
            return False
    return bool(whole)


class _Places(NamedTuple):
    """In which places of the tree the rows stand: how many in each, the missions of each dimension and its last row."""

    counted: Mapping[_Place, int]
    missions: Mapping[int | None, Set[str | None]]
    last: Mapping[int | None, int]

    @classmethod
    def of(cls, rows: Sequence[_Place]) -> _Places:
        counted = Counter(rows)
        missions: dict[int | None, set[str | None]] = defaultdict(set)
        for dimension, mission in counted:
            missions[dimension].add(mission)
        return cls(counted, missions, {dimension: at for at, (dimension, _) in enumerate(rows)})


def _of_mission(
    above: Sequence[_Place], places: _Places, end: int, done: set[tuple[int, str]]
) -> tuple[int, str] | None:
    """The mission that the rows ``above`` a total are all of, where it can be no sum of its dimension."""
    dimension, mission = above[0]
    if dimension is None or mission is None or set(above) != {above[0]} or places.counted[above[0]] != len(above):
        return None
    missions = places.missions[dimension]
    if len(missions) == 1:
        return None
    amid = places.last[dimension] >= end
    others = {(dimension, other) for other in missions if other != mission}
    return (dimension, mission) if amid or others <= done else None


def with_scope_of_plan(totals: Sequence[TotalRow], items: Sequence[TableItem]) -> list[TotalRow]:
    """The totals, where the last of all rows is the one total and no item has a dimension: it is the plan's."""
    if not totals or not items or any(dimension_number(item.branch) or item.branch.dimension for item in items):
        return list(totals)
    last = totals[-1]
    undimensioned = [total for total in totals if total.scope == "dimension" and total.dimension_no is None]
    grand = any(total.scope == "plan" for total in totals)
    if grand or undimensioned != [last] or last.span.start < max(item.span.end for item in items):
        return list(totals)
    return [*totals[:-1], replace(last, scope="plan")]
