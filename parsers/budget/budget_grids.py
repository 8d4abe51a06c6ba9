"""Which of a document's tables are budget tables: those with such a head, and what goes on with one."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from rapidfuzz import fuzz

from extract.ground.source import SourceText
from parsers.budget.captions_above import is_of_counts, of_other_matters
from parsers.budget.former_results import of_former_plan
from parsers.budget.inside_blocks import ends_block, is_inside_block, is_of_one_project
from parsers.records.table import Grid, GridRow, Tables
from parsers.structure.headings import carries_nothing, heading_of
from parsers.structure.levels import names_node, names_place
from parsers.tables.columns.column_roles import ColumnRoles
from parsers.tables.columns.counted_kinds import columns_of_kinds
from parsers.tables.columns.head_rows import head_starts, is_header
from parsers.tables.columns.meaning import heads_of
from parsers.tables.columns.names import TOTAL
from parsers.tables.columns.roles import Role, role_of
from parsers.tables.rows.cell_kinds import is_money, names_items
from parsers.tables.rows.fit import row_fits, with_first_cells
from parsers.values.money.cells import parse_cell
from parsers.values.money.said import label_of
from parsers.values.money.units import unit_on_line
from parsers.values.spacing import wording_key
from parsers.values.years import Years, parse_year

_LEAST_WIDTH = 5
_FARTHEST = 10
_VERY_FAR = 60
_OWN_CAPTION = re.compile(r"ตาราง(?:ที่)?\s*[0-9]")
_CONTINUED = re.compile(r"\(?ต่อ\)?\s*$")
_PLAN = re.compile(r"แผนปฏิบัติ|เทศบาล|องค์การ|ป้องกันการทุจริต")
"""What a page begins with again."""

_LEAST_VALUES = 2
_OTHER_TABLES = frozenset({"count", "spent"})
_OF_OTHERS: frozenset[Role] = frozenset({"paid", "target", "indicator"})
_LINES_OF_CAPTION, _LONGEST_CAPTION = 2, 80
_NEARLY = 70
"""Per cent: a head that returns may be damaged."""


def budget_grids(
    grids: Sequence[Grid],
    source: SourceText | None = None,
    plan_years: Callable[[], Years | None] = lambda: None,
) -> tuple[tuple[Grid, ...], tuple[int, ...]]:
    """Those of ``grids`` that are budget tables: they have such a header with a year column, or go on with one. With
    them the years (BE) that their headers print in full, in ascending order.

    A grid goes on with the table above it if all its rows are as wide as that table and wide enough to be no other, or
    fit its columns and go on with its numbers: a page break, a page number or an empty line parts them, a few lines at
    most. Farther down, behind a figure or a running head, or where its rows left out their first cells, most of its
    rows must have a title and a value in every year, and none anything that its column cannot hold. Below the first,
    one inside a project's block in ``source`` is that block's own: its months, its costs. ``plan_years`` are those that
    the text states: a table of what became of a former plan is none of this one's.
    """
    budget: list[Grid] = []
    headed = [grid for grid in grids if head_starts(grid)]
    others = of_other_matters(headed, source) | of_former_plan(headed, plan_years, source) if source else frozenset()
    left_out: Grid | None = None
    years: set[int] = set()
    last: ColumnRoles | None = None
    for grid in grids:
        columns = [columns for columns, _ in heads_of(grid, None).values()]
        if source and columns and not budget and is_of_one_project(grid, source):
            continue
        if budget and source and (is_inside_block(grid, source) or (columns and ends_block(grid, budget[0], source))):
            continue
        if columns and columns_of_kinds(grid):
            left_out, last = grid, None
            continue
        if columns and source and (grid.span.start in others or _goes_on_with_head(grid, left_out, source)):
            left_out, last = grid, None
            continue
        if columns:
            left_out = None
            budget.append(grid)
            last = columns[-1]
            years.update(year for header in columns for year in header.years_in_order)
            years.update(year for header in columns for several in header.stretches.values() for year in several)
        elif last and _goes_on_with(grid, last, budget[-1], source):
            budget.append(grid)
    return tuple(budget), tuple(sorted(years))


def _goes_on_with_head(grid: Grid, above: Grid | None, source: SourceText) -> bool:
    """Whether the head of the table ``above`` returns on a grid with no caption between."""
    if above is None or any(not carries_nothing(key) for key in _lines_between(above, grid, source) if key):
        return False
    return [cell.text for cell in grid.rows[0].cells] == [cell.text for cell in above.rows[0].cells]


def _goes_on_with(grid: Grid, last: ColumnRoles, above: Grid, source: SourceText | None) -> bool:
    """Whether a grid without a head is the rest of the table ``above`` with the columns ``last``."""
    away = grid.span.start - above.span.end
    if away > _VERY_FAR or _is_another(grid, last, above, source):
        return False
    near = away <= _FARTHEST and _is_as_wide(grid, last.width)
    if near and (last.width >= _LEAST_WIDTH or _is_numbered_on(grid, above, last)):
        return True
    return _goes_on(grid, last)


def _is_as_wide(grid: Grid, width: int) -> bool:
    """Whether all rows are as wide as the table above; where signs bound the cells, most: the others are damaged."""
    fitting = sum(len(row.cells) == width for row in grid.rows)
    return 2 * fitting > len(grid.rows) if grid.ruled else fitting == len(grid.rows)


def _is_another(grid: Grid, last: ColumnRoles, above: Grid, source: SourceText | None) -> bool:
    """Whether a grid is no part of the table ``above``: a table's number (``ตารางที่ 2``) or a name of counts or of what
    was spent stands above it, or a caption while its rows name no projects as that table's do and do not count on; or
    its first row is a head of prices, or one with years, but not that table's over again.
    """
    if heads_prices(grid.rows[0]):
        return True
    between = _lines_between(above, grid, source) if source else []
    if any(_OWN_CAPTION.match(key) and not _CONTINUED.search(key) for key in between):
        return True
    if any(_names_other_figures(key) for key in between[-_LINES_OF_CAPTION:]):
        return True
    if any(map(_is_caption, between)) and _has_other_rows(grid, above, last):
        return True
    if _says_other_figures(grid, last):
        return True
    cells = grid.rows[0].cells
    heads = {index: parse_year(cells[index].text) for index in last.years if index < len(cells)}
    if not heads or None in heads.values() or len(heads) < len(last.years) or last.project >= len(cells):
        return False
    title = " ".join(next((head.texts for head in last.heads if head.place == last.project), ()))
    same = fuzz.ratio(wording_key(title), wording_key(cells[last.project].text)) >= _NEARLY
    return not same or any(year != last.years[index] for index, year in heads.items())


def _lines_between(above: Grid, grid: Grid, source: SourceText) -> list[str]:
    return [key for n in range(above.span.end + 1, grid.span.start) if (key := source.key(n).strip())]


def _names_other_figures(key: str) -> bool:
    return len(key) <= _LONGEST_CAPTION and (label_of(key) in _OTHER_TABLES or is_of_counts(key))


def _is_caption(key: str) -> bool:
    """Whether a line between two grids may be what the lower one is called: no place of the tree, unit or page."""
    if len(key) > _LONGEST_CAPTION or carries_nothing(key) or unit_on_line(key) or _CONTINUED.search(key):
        return False
    return not (names_place(key) or names_node(key) or heading_of(key, key) or _PLAN.search(key))


def _has_other_rows(grid: Grid, above: Grid, columns: ColumnRoles) -> bool:
    """Whether none of a grid's rows names a project, as most of those above it do, and they do not count on."""
    titles = [
        [row.cells[columns.project].text for row in one.rows if len(row.cells) == columns.width]
        for one in (above, grid)
    ]
    named = [sum(map(names_items, texts)) for texts in titles]
    if named[1] or 2 * named[0] <= len(titles[0]):
        return False
    return columns.number is None or not _counts_on(grid, above, columns.number)


def _counts_on(grid: Grid, above: Grid, place: int) -> bool:
    numbers = [
        [
            int(text)
            for row in one.rows
            if place < len(row.cells) and (text := row.cells[place].text.strip(".) ")).isdecimal()
        ]
        for one in (above, grid)
    ]
    return bool(numbers[0] and numbers[1]) and numbers[1][0] == numbers[0][-1] + 1


def _is_numbered_on(grid: Grid, above: Grid, columns: ColumnRoles) -> bool:
    """Whether the rows of a grid fit the columns of the table above, and their numbers go on with that table's."""
    rows = [row for row in grid.rows if not row.blank]
    numbered = columns.number is not None and _counts_on(grid, above, columns.number)
    return numbered and all(row_fits(row, columns, ruled=True) for row in rows) and _holds_money(rows, columns)


def _holds_money(rows: Sequence[GridRow], columns: ColumnRoles) -> bool:
    money = (*columns.of_money, *columns.undated)
    return all(parse_cell(row.text(place)).status is not None for row in rows for place in money)


def are_left_out(grids: Sequence[Grid], budget: Sequence[Grid], source: SourceText) -> tuple[list[Grid], list[Grid]]:
    """Those of ``grids`` without a head right below a table of ``budget`` that are as wide and hold amounts, and are no
    part of it: the tables of counts, by their captions, and the others.
    """
    tables = Tables(budget)
    counts: list[Grid] = []
    others: list[Grid] = []
    for grid in grids:
        above = tables.above(grid.span.start)
        if above is None or grid.span.start - above.span.end > _FARTHEST or head_starts(grid):
            continue
        widths = {len(row.cells) for row in above.rows}
        alike = grid.rows and {len(row.cells) for row in grid.rows} <= widths
        if alike and sum(is_money(cell.text) for row in grid.rows for cell in row.cells) >= _LEAST_VALUES:
            called = _lines_between(above, grid, source)[-_LINES_OF_CAPTION:]
            (counts if any(map(is_of_counts, called)) else others).append(grid)
    return counts, others


def heads_prices(row: GridRow) -> bool:
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
