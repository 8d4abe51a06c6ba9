"""The budget tables of part 2 as one table: its items with a value for every year, and its total rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from rapidfuzz import fuzz

from extract.ground.characters import arabic_digits
from extract.ground.issues import Issue
from extract.ground.source import SourceText, Span
from parsers.budget.inside_blocks import is_inside_block
from parsers.budget.items.item_groups import ItemGroup, shared_values
from parsers.budget.items.row_cells import head_of
from parsers.budget.items.sub_activities import with_parents
from parsers.budget.items.torn_rows import with_torn_figures, with_torn_rows
from parsers.budget.later_years import with_later_years
from parsers.budget.rows import RowReader
from parsers.budget.star_notes import stars_of_doubt
from parsers.budget.totals.subtotals import (
    sums_on_headings,
    with_scope_of_plan,
    with_scopes,
    with_sums_of_dimensions,
)
from parsers.budget.unit_lines import UnitBeside, holds_figures, unit_beside
from parsers.budget.years_above import is_of_another_year, is_of_what_was_spent
from parsers.records.budget import BudgetTable, TableHead, TableItem, TornRow
from parsers.records.table import Grid, GridRow
from parsers.structure.headings import ends_table
from parsers.structure.levels import names_node
from parsers.tables.columns.meaning import ColumnRoles, header_rows, is_header, read_header
from parsers.tables.columns.names import TOTAL
from parsers.tables.columns.other_heads import with_years_of_another
from parsers.tables.columns.roles import Role, role_of, speaks_of_money
from parsers.tables.marked.entry_lines import lists_of_money
from parsers.tables.rows.blank_ends import with_blank_ends
from parsers.tables.rows.fit import is_money, names_items, row_fits, with_first_cells
from parsers.values.money.said import label_of
from parsers.values.spacing import wording_key
from parsers.values.years import Years, parse_year

_BY_PLACE = ("layout", "flat")
"""Dialects without a sign between the cells."""

_LEAST_WIDTH = 5
_FARTHEST = 10
_VERY_FAR = 60
_OWN_CAPTION = re.compile(r"ตาราง(?:ที่)?\s*[0-9]")
_OTHER_TABLES = frozenset({"count", "spent"})
_OF_OTHERS: frozenset[Role] = frozenset({"paid", "target", "indicator"})
_SPENT = re.compile(
    r"(?:ตาราง(?:ที่)?\s*\d*|สรุป|รายงาน|[-•*\d.:\s])*(?:ผล)?(?:การ)?(?:เบิกจ่าย|ใช้จ่าย(?:เงิน|งบประมาณ)?ไปแล้ว)"
)
"""How a caption begins that is of money already spent."""

_LONGEST_CAPTION = 80
_NEARLY = 70
"""Per cent: a head that returns may be damaged."""

_CONTINUED = re.compile(r"\(?ต่อ\)?\s*$")
_ITEM_NUMBER = re.compile(r"(?:(?<=\s)|^)(\d{1,3})[.)](?!\d)\s*")
"""``7) ``, ``7. ``: what counts items, at the beginning of a line or in a cell of several."""

_COLUMN_VALUE = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d\d)?|[-–—]")
_OF_MONEY: frozenset[Role] = frozenset({"budget", "revised", "former", "paid"})
_LEAST_VALUES = 2
_LEAST_ALONE = 3
"""Values that stand one below the other: fewer may be anything."""

"""Amounts on a line that was a row of a table."""


def budget_grids(grids: Sequence[Grid], source: SourceText | None = None) -> tuple[tuple[Grid, ...], tuple[int, ...]]:
    """Those of ``grids`` that are budget tables: they have such a header with a year column, or go on with one. With
    them the years (BE) that their headers print in full, in ascending order.

    A grid goes on with the table above it if all its rows are as wide as that table and wide enough to be no other: a
    page break, a page number or an empty line parts them, a few lines at most. Farther down, behind a figure or a
    running head, or where its rows left out their first cells, most of its rows must have a title and a value in every
    year, and none anything that its column cannot hold. Below the first, one inside a project's block in ``source`` is
    that block's own: its months, its costs.
    """
    budget: list[Grid] = []
    years: set[int] = set()
    width = 0
    last: ColumnRoles | None = None
    for grid in grids:
        headers = [read_header(grid.rows, index, None) for index, row in enumerate(grid.rows) if is_header(row)]
        columns = [header[0] for header in headers if header]
        if budget and source and is_inside_block(grid, source):
            continue
        if columns:
            budget.append(grid)
            width, last = columns[-1].width, columns[-1]
            years.update(year for header in columns for year in header.years_in_order)
            years.update(year for header in columns for several in header.stretches.values() for year in several)
        elif (
            budget
            and width >= _LEAST_WIDTH
            and last
            and grid.span.start - budget[-1].span.end <= _FARTHEST
            and _is_as_wide(grid, width)
            and not _is_another(grid, last, budget[-1].span.end, source)
        ) or (last and grid.span.start - budget[-1].span.end <= _VERY_FAR and _goes_on(grid, last)):
            budget.append(grid)
    return tuple(budget), tuple(sorted(years))


def is_of_spent_money(grid: Grid, source: SourceText, grids: Sequence[Grid]) -> bool:
    """Whether the line above a table, below the one before it, says that its money is spent already."""
    above = max((other.span.end for other in grids if other.span.end < grid.span.start), default=0)
    lines = range(grid.span.start - 1, max(above, grid.span.start - _FARTHEST), -1)
    caption = next((key for n in lines if (key := source.key(n).strip()) and not names_node(key)), "")
    return len(caption) <= _LONGEST_CAPTION and bool(_SPENT.match(caption))


def _is_as_wide(grid: Grid, width: int) -> bool:
    """Whether all rows are as wide as the table above; where signs bound the cells, most: the others are damaged."""
    fitting = sum(len(row.cells) == width for row in grid.rows)
    return 2 * fitting > len(grid.rows) if grid.ruled else fitting == len(grid.rows)


def _is_another(grid: Grid, last: ColumnRoles, end: int, source: SourceText | None) -> bool:
    """Whether a grid is no part of the table that ends on line ``end``: a table's number (``ตารางที่ 2``) or a name of
    counts or of what was spent stands above it, or its first row is a head of prices, or one with years, but not that
    table's over again.
    """
    if _heads_prices(grid.rows[0]):
        return True
    between = [key for n in range(end + 1, grid.span.start) if (key := source.key(n).strip())] if source else []
    if any(_OWN_CAPTION.match(key) and not _CONTINUED.search(key) for key in between):
        return True
    if any(label_of(key) in _OTHER_TABLES for key in between if len(key) <= _LONGEST_CAPTION):
        return True
    if _says_other_figures(grid, last):
        return True
    cells = grid.rows[0].cells
    heads = {index: parse_year(cells[index].text) for index in last.years if index < len(cells)}
    if None in heads.values() or len(heads) < len(last.years):
        return False
    title = " ".join(next((head.texts for head in last.heads if head.place == last.project), ()))
    same = fuzz.ratio(wording_key(title), wording_key(cells[last.project].text)) >= _NEARLY
    return not same or any(year != last.years[index] for index, year in heads.items())


def _heads_prices(row: GridRow) -> bool:
    """Whether a row is the head of a table of projects whose money is prices, or what else is no budget."""
    return is_header(row) and any(role_of(cell.text) == "price" for cell in row.cells)


def _says_other_figures(grid: Grid, columns: ColumnRoles) -> bool:
    """Whether a grid's first row says over the years of ``columns`` what was spent, or what is aimed at."""
    cells = grid.rows[0].cells
    return any(role_of(cells[index].text) in _OF_OTHERS for index in columns.years if index < len(cells))


def _goes_on(grid: Grid, columns: ColumnRoles) -> bool:
    """Whether the rows of a grid without a head can be rows of a table with ``columns``, and of hardly any other."""
    if columns.width < _LEAST_WIDTH or _says_other_figures(grid, columns):
        return False
    whole = [_in_columns(row, columns) for row in grid.rows if not row.blank]
    titled = [row for row in whole if row and _is_filled_row(row, columns)]
    return bool(titled) and None not in whole and 2 * len(titled) >= len(whole)


def _in_columns(row: GridRow, columns: ColumnRoles) -> GridRow | None:
    if len(row.cells) == 1 and names_node(row.cells[0].text):
        return row
    return row if row_fits(row, columns, ruled=True) else with_first_cells(row, columns)


def _is_filled_row(row: GridRow, columns: ColumnRoles) -> bool:
    if len(row.cells) != columns.width:
        return False
    named = names_items(row.cells[columns.project].text) or any(TOTAL.match(cell.text) for cell in row.cells)
    return named and all(row.cells[index].text for index in columns.of_money)


def unread_tables(
    grids: Sequence[Grid], budget: Sequence[Grid], source: SourceText | None = None, read: Sequence[Span] = ()
) -> tuple[Issue, ...]:
    """An issue for each grid that has amounts of projects and is no budget table, near these also of years; none where
    its lines were ``read`` as something else.

    Another one for each budget table that is a head alone where rows of values were left as text of ``source`` below
    it. On the pages of a PDF and where no sign parts the cells also where such rows stand above or below the other
    rows: nothing but places may have told the columns.
    """
    near = range(budget[0].span.start - _VERY_FAR, budget[-1].span.end + _VERY_FAR) if budget else None
    apart = [grid for grid in grids if grid not in budget]
    ends = {line for span in read for line in (span.start, span.end)}
    apart = [grid for grid in apart if ends.isdisjoint(range(grid.span.start, grid.span.end + 1))]
    lost = [grid for grid in apart if _holds_money(grid, of_years=near is None or grid.span.start in near)]
    lost = [grid for grid in lost if source is None or not is_inside_block(grid, source)]
    spans = [(grid, grid.span) for grid in lost]
    for grid in budget if source else ():
        following = min((other.span.start for other in budget if other.span.start > grid.span.end), default=None)
        span = _rows_left_as_text(grid, source, following) if source else None
        if span:
            spans.append((grid, grid.span | span))
        elif source and (source.format == "pdf" or grid.dialect in _BY_PLACE):
            above = max((other.span.end for other in budget if other.span.end < grid.span.start), default=None)
            before = range(grid.span.start - 1, max(0, grid.span.start - _VERY_FAR), -1) if above is None else ()
            behind = range(grid.span.end + 1, min(following or len(source.lines) + 1, grid.span.end + _VERY_FAR))
            found = (
                _rows_of_values(source, before),
                _rows_of_values(source, behind) or _counted_on(grid, source, behind),
            )
            spans += [(grid, span) for span in found if span]
    return tuple(
        Issue("unread_table", span, "budget_lines", found=" | ".join(cell.text for cell in grid.rows[0].cells))
        for grid, span in spans
    )


def unread_lists(source: SourceText, years: Years, budget: Sequence[Grid], read: Sequence[Span]) -> Iterator[Issue]:
    """An issue for each list of projects with the money of the plan's years that stands beside the budget tables and
    was not ``read`` as something else.
    """
    taken = [*(grid.span for grid in budget), *read]
    for span in lists_of_money(source, years):
        if all(other.end < span.start or span.end < other.start for other in taken):
            yield Issue("unread_table", span, "budget_lines", found=source.line(span.start).strip())


def _rows_left_as_text(grid: Grid, source: SourceText, following: int | None) -> Span | None:
    """The lines below a head without rows, to the next such table or heading of a part, from the first that has values
    to the last; None where the table has rows, or none of the lines is one.
    """
    if not is_header(grid.rows[0]) or header_rows(grid.rows, 0)[2] < len(grid.rows):
        return None
    end = min(following or len(source.lines) + 1, grid.span.end + 1 + _VERY_FAR)
    found: list[int] = []
    for number in range(grid.span.end + 1, end):
        key = source.key(number).strip()
        if ends_table(key):
            break
        if sum(is_money(word) for word in source.line(number).split()) >= _LEAST_VALUES:
            found.append(number)
    return Span(found[0], found[-1]) if found else None


def _rows_of_values(source: SourceText, numbers: Iterable[int]) -> Span | None:
    """The lines, on the way from a table to the next heading of a part, on which values stand side by side, or one by
    one on several lines in a row, an amount among them.
    """
    found: list[int] = []
    alone: list[int] = []
    for number in numbers:
        key = source.key(number).strip()
        if ends_table(key):
            break
        values = [bool(_COLUMN_VALUE.fullmatch(word)) for word in arabic_digits(source.line(number)).split()]
        if any(map(all, pairwise(values))):
            found.append(number)
        if len(values) == 1 and values[0]:
            alone.append(number)
        elif key:
            found += _amounts_in_a_row(source, alone)
            alone = []
    found += _amounts_in_a_row(source, alone)
    return Span(min(found), max(found)) if found else None


def _amounts_in_a_row(source: SourceText, alone: Sequence[int]) -> Sequence[int]:
    """The lines that hold nothing but a value, where they are as many as a row's and an amount is among them."""
    holds = len(alone) >= _LEAST_ALONE and any(is_money(source.line(number).strip()) for number in alone)
    return alone if holds else ()


def _counted_on(grid: Grid, source: SourceText, numbers: Iterable[int]) -> Span | None:
    """The first line below a table that counts on from its last item, with something beside its text: a row of it."""
    counted = [int(one) for cell in grid.rows[-1].cells for one in _ITEM_NUMBER.findall(arabic_digits(cell.text))]
    for number in numbers if counted else ():
        if not (line := source.line(number)).strip():
            continue
        begins = _ITEM_NUMBER.match(arabic_digits(line))
        if begins and int(begins[1]) == max(counted) + 1 and "\t" in line.strip():
            return Span(number, number)
        return None
    return None


def _holds_money(grid: Grid, *, of_years: bool) -> bool:
    """Whether a grid has several amounts, and projects beside one, or a head that speaks of money; or ``of_years``."""
    if any(map(_heads_prices, grid.rows)):
        return True
    amounts = sum(is_money(cell.text) for row in grid.rows for cell in row.cells)
    if amounts < _LEAST_VALUES:
        return False
    heads = [cell.text for cell in grid.rows[0].cells if cell.text]
    of_money = any(role_of(text) in _OF_MONEY and speaks_of_money(text) for text in heads)
    if of_money or (of_years and any(role_of(text) == "year" for text in heads)):
        return True
    return any(
        any(is_money(cell.text) for cell in row.cells) and any(names_items(cell.text) for cell in row.cells)
        for row in grid.rows
    )


def _unit_of_head(own: UnitBeside, head: ColumnRoles, last: UnitBeside, above: ColumnRoles | None) -> UnitBeside:
    """The unit beside a table with a head: its own, or that of the table above where the same head returns."""
    if head.factors or own.factor is not None or own.against or above is None or last == UnitBeside():
        return own
    same = [column.texts for column in head.heads] == [column.texts for column in above.heads]
    return last if same else own


def _of_another_year(
    grid: Grid | None,
    head: ColumnRoles,
    above: ColumnRoles | None,
    source: SourceText | None,
    others: Sequence[Grid],
) -> bool:
    """Whether the money below a head was spent, or, where no head names a year, is not of the plan's only one: a
    caption above its ``grid`` says so, or else that of the table ``above`` whose head returns.
    """
    if source is None:
        return False
    if grid and is_of_what_was_spent(grid, source, others):
        return True
    said = None
    year = next(iter((*head.years.values(), *head.quarters)), None) if head.year_of_title else None
    if grid and year is not None:
        said = is_of_another_year(grid, year, source, others)
    if said is None:
        return above is not None and [one.texts for one in above.heads] == [one.texts for one in head.heads]
    return said


def _headers(grid: Grid, plan_years: tuple[int, int] | None) -> Iterator[tuple[int, tuple[ColumnRoles, int]]]:
    """The heads of a table with the rows that they begin with, each as :func:`read_header` gives it."""
    for index, row in enumerate(grid.rows):
        if is_header(row) and (header := read_header(grid.rows, index, plan_years)):
            yield index, header


def _rows(grid: Grid, rows: Sequence[GridRow], columns: ColumnRoles) -> Iterator[GridRow]:
    if grid.dialect == "tabs":
        rows = with_blank_ends(tuple(with_torn_rows(rows, columns)), columns)
    return with_torn_figures(rows, columns)


def read_budget_table(
    grids: Sequence[Grid],
    plan_years: tuple[int, int] | None,
    spellings: dict[str, str] | None = None,
    source: SourceText | None = None,
    headings: Mapping[int, Sequence[str]] | None = None,
    others: Sequence[Grid] = (),
) -> BudgetTable:
    """The budget tables ``grids`` (see :func:`budget_grids`) as one, in document order.

    ``plan_years`` resolves two-digit years; ``spellings`` (see :func:`spacing.known_spellings`) gives headings and
    titles the spacing that they have elsewhere. A grid without a header goes on with the columns of the one before.
    Units that stand beside a table are looked for in ``source``; ``headings`` are those above each grid, by its first
    line (see :func:`headings_above.headings_above`): they hold where the table has no column for them. ``others`` are
    all tables.
    """
    reader = RowReader(stars=frozenset(stars_of_doubt(grids, others, source)) if source else frozenset())
    years: set[int] = set()
    columns: ColumnRoles | None = None
    elsewhere = False
    heads: list[TableHead] = []
    unit = UnitBeside()
    headers = [dict(_headers(grid, plan_years)) for grid in grids]
    printed_heads = [head for found in headers for head, _ in found.values()]
    tables = [grid for grid in others if holds_figures(grid)]
    beside = [unit_beside(grid, source, grids, tables) for grid in grids]
    larger = any(one.larger for one in beside) or any({*head.factors.values()} - {1} for head in printed_heads)
    for grid, own, found in zip(grids, beside, headers, strict=True):
        index = 0
        while index < len(grid.rows):
            header = found.get(index)
            if header:
                unit = _unit_of_head(own, header[0], unit, columns)
                read = header[0]
                if read.unread_years:
                    read = with_years_of_another(read, printed_heads, plan_years)
                elsewhere = _of_another_year(
                    grid if index == 0 else None, read, columns if elsewhere else None, source, others or grids
                )
                columns = read.with_unit(unit.factor, unit.line, unit.against, elsewhere=larger or unit.open)
                columns = replace(columns, year_of_row=grid.by_row)
                if elsewhere:
                    columns = columns.undated_as_printed()
                heads.append(head_of(columns, grid.rows[index].span | grid.rows[header[1] - 1].span))
                reader.open_table(columns, grid.rows[index].span)
                if index == 0:
                    reader.read_headings((headings or {}).get(grid.span.start, ()), columns)
                index = header[1]
                years.update(columns.years_in_order)
                continue
            end = next((n for n in range(index + 1, len(grid.rows)) if is_header(grid.rows[n])), len(grid.rows))
            if _heads_prices(grid.rows[index]):
                columns, span = None, grid.rows[index].span | grid.rows[end - 1].span
                head_texts = " | ".join(cell.text for cell in grid.rows[index].cells)
                reader.issues.append(Issue("unread_table", span, "budget_lines", found=head_texts))
            if columns:
                by_place = grid.dialect in _BY_PLACE
                if None in columns.factors.values():
                    span = grid.rows[index].span | grid.rows[end - 1].span
                    reader.issues.append(Issue("unit_uncertain", span, "budget_lines"))
                for row in _rows(grid, grid.rows[index:end], columns):
                    reader.read_row(row, columns, ruled=grid.ruled, by_place=by_place)
            index = end
    on_headings, reader.issues = sums_on_headings(reader.groups, reader.issues)
    on_headings, reader.issues = with_sums_of_dimensions(on_headings, reader.loose, reader.groups, reader.issues)
    items: list[TableItem] = []
    for group in reader.groups:
        group.first_item_index = len(items)
        items += group.finish(reader.issues, spellings)
    items = with_parents(items, [item for group in reader.groups for item in group.items])
    whole = with_later_years(items, _items_of_tables(reader.groups))
    shared = tuple(
        replace(one, items=tuple(whole.index_of[index] for index in one.items)) for one in shared_values(reader.groups)
    )
    torn = tuple(
        TornRow(whole.index_of[group.first_item_index], group.readings, group.span, group.counts_on)
        for group in reader.groups
        if group.readings
    )
    printed = [*with_scopes(reader.totals, reader.groups, on_headings), *on_headings]
    totals = with_scope_of_plan(sorted(printed, key=lambda total: total.span.start), whole.items)
    return BudgetTable(
        tuple(sorted(years)),
        whole.items,
        tuple(totals),
        shared,
        tuple(reader.issues),
        tuple(heads),
        own_tree=not reader.cursor.has_dimensions,
        torn=torn,
    )


def _items_of_tables(groups: Iterable[ItemGroup]) -> list[list[int]]:
    """The indexes of the items below each printed head."""
    tables: dict[int, list[int]] = {}
    for group in groups:
        tables.setdefault(id(group.columns), []).extend(
            range(group.first_item_index, group.first_item_index + len(group.items))
        )
    return list(tables.values())
