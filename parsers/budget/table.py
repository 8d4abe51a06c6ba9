"""The budget tables of part 2 as one table: its items with a value for every year, and its total rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import NamedTuple

from extract.ground.issues import Issue
from extract.ground.source import SourceText
from parsers.budget.budget_grids import heads_prices
from parsers.budget.captions_above import is_of_another_year, is_of_no_budget
from parsers.budget.errata import errata_of
from parsers.budget.first_year_said import first_years_said
from parsers.budget.items.item_groups import ItemGroup, Spelled
from parsers.budget.items.left_open import shared_values
from parsers.budget.items.row_cells import head_of
from parsers.budget.items.sub_activities import with_parents
from parsers.budget.items.torn_rows import with_torn_figures, with_torn_rows
from parsers.budget.later_years import with_later_years
from parsers.budget.places_by_number import with_places_by_number
from parsers.budget.rows.read_row import open_table, read_row
from parsers.budget.rows.so_far import RowsSoFar
from parsers.budget.rows_of_lines import with_rows_of_lines
from parsers.budget.rows_of_no_project import without_rows_of_no_project
from parsers.budget.rows_over_pages import with_rows_over_pages
from parsers.budget.star_notes import stars_of_doubt
from parsers.budget.sums_of_costs import with_sums_of_costs
from parsers.budget.totals.rows_at_totals import without_rows_at_totals
from parsers.budget.totals.subtotals import (
    sums_on_headings,
    with_scope_of_plan,
    with_scopes,
    with_sums_of_dimensions,
    with_sums_of_units,
)
from parsers.budget.units.between_rows import UnitsBetween, units_between_rows, without_units
from parsers.budget.units.lines_beside import UnitBeside, units_beside
from parsers.budget.units.of_headings import UnitsOfHeadings, units_of_headings
from parsers.budget.units.of_rows import columns_of_rows
from parsers.budget.units.of_starred_rows import StarredRows, rows_with_numbers
from parsers.budget.units.of_sums import with_unit_of_sums
from parsers.records.budget import BudgetTable, HeadUnit, TableHead, TableItem, TornRow
from parsers.records.table import Grid, GridRow, Tables
from parsers.tables.columns.column_roles import ColumnRoles
from parsers.tables.columns.head_rows import head_starts
from parsers.tables.columns.meaning import heads_of
from parsers.tables.columns.other_heads import with_years_of_another
from parsers.tables.columns.roles import speaks_of_money
from parsers.tables.rows.blank_ends import with_blank_ends


class KnownOfPlan(NamedTuple):
    """What a plan says of its budget tables outside of them.

    ``spellings`` (see :func:`spacing.known_spellings`) give headings and titles the spacing that they have elsewhere.
    Units that stand beside a table are looked for in ``source``, its lines. ``headings`` are those above each table, by
    its first line (see :func:`headings_above.headings_above`): they hold where the table has no column for them.
    ``tables`` are all of the text. ``units`` are by what the money below heads is multiplied, by their first
    lines, where more than the table tells it; None where that denies what is printed.
    """

    spellings: Mapping[str, str] = {}
    source: SourceText | None = None
    headings: Mapping[int, Sequence[str]] = {}
    tables: Sequence[Grid] = ()
    units: Mapping[int, Decimal | None] = {}


_NOTHING_MORE = KnownOfPlan()


def _unit_of_head(own: UnitBeside, head: ColumnRoles, last: UnitBeside, above: ColumnRoles | None) -> UnitBeside:
    """The unit beside a table with a head: its own, or that of the table above where the same head returns."""
    if head.factors or own.factor is not None or own.against or above is None or last == UnitBeside():
        return own
    same = [column.texts for column in head.heads] == [column.texts for column in above.heads]
    return last if same else own


def _counts_years(head: tuple[ColumnRoles, int]) -> bool:
    return head[0].year_of_title and len(head[0].years) > 1


def _rows(grid: Grid, rows: Sequence[GridRow], columns: ColumnRoles, spellings: Mapping[str, str]) -> Iterator[GridRow]:
    rows = with_places_by_number(without_rows_of_no_project(rows, columns), columns)
    rows = tuple(with_sums_of_costs(rows, columns))
    if grid.dialect == "tabs":
        rows = tuple(with_torn_rows(rows, columns))
    if grid.dialect in ("tabs", "pipes"):
        rows = with_blank_ends(rows, columns)
    rows = tuple(with_torn_figures(rows, columns))
    return iter(rows if grid.by_place or grid.dialect == "cells" else with_rows_of_lines(rows, columns, spellings))


@dataclass(slots=True)
class _Tables:
    """What is carried from one table of a plan to the next. ``every`` are all tables of the text, ``printed_heads`` the
    heads of its budget; ``other_unit`` is true where one of them, or a line beside one, says another unit than baht;
    ``first_said`` are the years that notes give to the first one.
    """

    so_far: RowsSoFar
    plan_years: tuple[int, int] | None
    known: KnownOfPlan
    every: Tables
    printed_heads: Sequence[ColumnRoles]
    other_unit: bool
    first_said: frozenset[int] = frozenset()
    columns: ColumnRoles | None = None
    unit: UnitBeside = field(default_factory=UnitBeside)
    of_another_year: bool = False
    heads: list[TableHead] = field(default_factory=list)
    units: list[HeadUnit | None] = field(default_factory=list)
    years: set[int] = field(default_factory=set)
    units_inside: UnitsOfHeadings | None = None
    units_between: UnitsBetween = field(default_factory=UnitsBetween)
    starred: StarredRows = field(default_factory=StarredRows)
    numbers: Mapping[int, int] = field(default_factory=dict)
    """How many rows print each number, where a line gives some another unit."""

    def read(self, grid: Grid, heads: Mapping[int, tuple[ColumnRoles, int]], beside: UnitBeside) -> None:
        """Read a table whose ``heads`` stand in it by their first row; ``beside`` is the unit that stands beside it."""
        index = 0
        headings = self.known.headings.get(grid.span.start, ())
        self.starred.read_headings(headings)
        while index < len(grid.rows):
            if head := heads.get(index):
                columns, below = head
                self._open(grid, index, below, columns, beside)
                index = below
                continue
            if index == 0 and self.columns:
                self.so_far.places.read_headings(headings, self.columns)
            end = next((n for n in head_starts(grid) if n > index), len(grid.rows))
            self._read_rows(grid, grid.rows[index:end])
            index = end

    def _open(self, grid: Grid, index: int, below: int, printed: ColumnRoles, beside: UnitBeside) -> None:
        """Begin below a head, which goes from the row ``index`` to that before ``below``."""
        self.unit = unit = _unit_of_head(beside, printed, self.unit, self.columns)
        if printed.unread_years:
            printed = with_years_of_another(printed, self.printed_heads, self.plan_years)
        above = self.columns if self.of_another_year else None
        self.of_another_year = self._is_of_another_year(grid if index == 0 else None, printed, above)
        columns = printed.with_unit(
            unit.factor,
            unit.line,
            unit.against,
            elsewhere=self.other_unit or unit.open,
            own_units=unit.own_units,
            marked=unit.marked,
        )
        if unit.factor is None and not unit.against:
            end = next((n for n in head_starts(grid) if n > index), len(grid.rows))
            columns = with_unit_of_sums(columns, printed, grid.rows[below:end])
        in_heads = dict.fromkeys((factor for factor in printed.factors.values() if factor is not None), None)
        units = tuple({**dict(unit.printed), **in_heads}.items())
        if columns.marked and any(self.numbers.get(number, 0) != 1 for number in columns.marked.numbers):
            columns = columns.in_unit(None, None)
        found = columns.one_factor
        self.units.append(HeadUnit(found[0], units) if len(found) == 1 else None)
        if (line := grid.rows[index].span.start) in self.known.units:
            factor = self.known.units[line]
            columns = columns.in_unit(factor, dict(units).get(factor) if factor else None)
        columns = replace(columns, year_of_row=grid.by_row) if columns.year_of_row != grid.by_row else columns
        self.columns = columns = columns.undated_as_printed() if self.of_another_year else columns
        self.heads.append(head_of(columns, grid.rows[index].span | grid.rows[below - 1].span))
        open_table(self.so_far, columns, grid.rows[index].span)
        if index == 0:
            self.so_far.places.read_headings(self.known.headings.get(grid.span.start, ()), columns)
        self.years.update(columns.years_in_order)

    def _is_of_another_year(self, grid: Grid | None, head: ColumnRoles, above: ColumnRoles | None) -> bool:
        """Whether the money below a head was spent or is none, or, where no head names a year, is not of the plan's: a
        caption above its ``grid`` says so, one of the years from which notes let heads count, or else that of the table
        ``above`` whose head returns.
        """
        source = self.known.source
        if source is None:
            return False
        of_money = any(speaks_of_money(text) for one in head.heads for text in one.texts)
        if grid and is_of_no_budget(grid, source, self.every, of_money=of_money):
            return True
        said = None
        year = next(iter((*head.years.values(), *head.quarters)), None) if head.year_of_title else None
        if year is not None and len(head.years) > 1 and self.first_said - {min(head.years.values())}:
            return True
        if grid and year is not None:
            said = is_of_another_year(grid, year, source, self.every)
        if said is None:
            return above is not None and [one.texts for one in above.heads] == [one.texts for one in head.heads]
        return said

    def _read_rows(self, grid: Grid, rows: Sequence[GridRow]) -> None:
        """Read rows down to the next head with the columns of the last; those below a head of prices are not read."""
        span = rows[0].span | rows[-1].span
        if heads_prices(rows[0]):
            self.columns = None
            head_texts = " | ".join(cell.text for cell in rows[0].cells)
            self.so_far.issues.append(Issue("unread_table", span, "budget_lines", found=head_texts))
        if self.columns is None:
            return
        uncertain = self.columns.in_unknown_unit
        if uncertain:
            self.so_far.issues.append(Issue("unit_uncertain", span, "budget_lines"))
        whole = list(_rows(grid, without_units(rows), self.columns, self.known.spellings))
        for row, columns in zip(whole, columns_of_rows(whole, self.columns, self.starred), strict=True):
            if self.units_inside:
                columns = self.units_inside.of_row(row, columns)
            columns = self.units_between.of_row(grid, row, columns)
            if columns is not self.columns and not uncertain and columns.in_unknown_unit:
                self.so_far.issues.append(Issue("unit_uncertain", row.span, "budget_lines"))
            read_row(self.so_far, row, columns, ruled=grid.ruled, by_place=grid.by_place)


def read_budget_table(
    grids: Sequence[Grid], plan_years: tuple[int, int] | None, known: KnownOfPlan = _NOTHING_MORE
) -> BudgetTable:
    """The budget tables ``grids`` (see :mod:`parsers.budget.budget_grids`) as one, in document order.

    ``plan_years`` resolves two-digit years; ``known`` is what else the plan says of its tables. A grid without a header
    goes on with the columns of the one before.
    """
    source = known.source
    every = Tables(known.tables or grids)
    so_far = RowsSoFar()
    if source:
        so_far.stars = frozenset(stars_of_doubt(grids, known.tables, source))
        so_far.errata = tuple(errata_of(grids, known.tables, source))
    headers = [heads_of(grid, plan_years) for grid in grids]
    grids = with_rows_over_pages(grids, headers, known.spellings) or grids
    printed_heads = [head for found in headers for head, _ in found.values()]
    inside = units_of_headings(grids, source)
    of_headings = inside.said if inside else frozenset()
    between = units_between_rows(grids, source, of_headings)
    beside = units_beside(grids, source, known.tables, of_headings | between.lines)
    in_heads = any({*head.factors.values()} - {1} for head in printed_heads)
    larger = in_heads or between.larger or any(one.larger for one in beside)
    counted = [grid for grid, found in zip(grids, headers, strict=True) if any(map(_counts_years, found.values()))]
    tables = _Tables(
        so_far,
        plan_years,
        known,
        every,
        printed_heads,
        larger,
        first_years_said(counted, source, every) if source and counted else frozenset(),
        units_inside=inside,
        units_between=between,
        numbers=rows_with_numbers(grids, headers) if any(one.marked and one.marked.numbers for one in beside) else {},
    )
    for grid, own, found in zip(grids, beside, headers, strict=True):
        tables.read(grid, found, own)
    return _as_one(tables)


def _as_one(tables: _Tables) -> BudgetTable:
    """All tables that were read as one: its items with their parts, its totals with what each is of."""
    so_far = tables.so_far
    so_far.groups, so_far.totals = without_rows_at_totals(so_far.groups, so_far.totals)
    on_headings, so_far.issues = sums_on_headings(so_far.groups, so_far.issues)
    on_headings, so_far.issues = with_sums_of_dimensions(on_headings, so_far.loose, so_far.groups, so_far.issues)
    so_far.groups, so_far.totals, of_units = with_sums_of_units(so_far.groups, so_far.totals)
    on_headings = [*on_headings, *of_units]
    items: list[TableItem] = []
    spelled = Spelled(tables.known.spellings)
    for group in so_far.groups:
        group.first_item_index = len(items)
        items += group.finish(so_far.issues, spelled)
    items = with_parents(items, [item for group in so_far.groups for item in group.items])
    whole = with_later_years(items, _items_of_tables(so_far.groups))
    shared = tuple(
        replace(one, items=tuple(whole.index_of[index] for index in one.items)) for one in shared_values(so_far.groups)
    )
    torn = tuple(
        TornRow(whole.index_of[group.first_item_index], group.readings, group.span, group.counts_on)
        for group in so_far.groups
        if group.readings
    )
    printed = [*with_scopes(so_far.totals, so_far.groups, on_headings), *on_headings]
    totals = with_scope_of_plan(sorted(printed, key=lambda total: total.span.start), whole.items)
    return BudgetTable(
        tuple(sorted(tables.years)),
        whole.items,
        tuple(totals),
        shared,
        tuple(so_far.issues),
        tuple(tables.heads),
        tuple(tables.units),
        own_tree=not so_far.places.cursor.has_dimensions,
        torn=torn,
    )


def _items_of_tables(groups: Iterable[ItemGroup]) -> list[list[int]]:
    """The indexes of the items below each printed head."""
    tables: dict[int, list[int]] = {}
    for group in groups:
        tables.setdefault(id(group.columns.heads), []).extend(
            range(group.first_item_index, group.first_item_index + len(group.items))
        )
    return list(tables.values())
