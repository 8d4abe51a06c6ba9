"""The rows of the budget tables one by one: what each is, and who reads it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.ground.characters import arabic_digits
from extract.ground.issues import Issue
from extract.ground.source import Span
from parsers.budget.items.item_groups import ItemGroup
from parsers.budget.items.merged_cells import MergedAbove
from parsers.budget.items.open_row import OpenRow, open_row
from parsers.budget.items.row_doubts import as_mended, total_at_end, undated_amounts
from parsers.budget.items.row_readings import reading_in_columns
from parsers.budget.rows.items_of_row import group_of_row, items_of_row
from parsers.budget.rows.no_item import read_row_of_no_item, read_second_row
from parsers.budget.rows.of_row_above import is_of_row_above
from parsers.budget.rows.so_far import RowsSoFar
from parsers.budget.rows.sums import read_sum, read_sum_by_figures
from parsers.budget.rows.uneven import mended_row, read_uneven_row
from parsers.records.table import Cell, GridRow
from parsers.tables.columns.column_roles import ColumnRoles
from parsers.tables.rows.cell_kinds import is_money
from parsers.tables.rows.fit import doubt_by_place, row_fits
from parsers.tables.rows.lost_tabs import parts_words_from_figures
from parsers.tables.rows.project_cells import items_by_numbers, split_cell
from parsers.values.kinds import KIND_WORD

_NEXT_ITEM = re.compile(rf"(?:^|\s)\(?[0-9๐-๙]{{1,3}}[.)]+\s*{KIND_WORD}(?!ที่)")
_NOTE = re.compile(r"\*{0,3}\s*หมายเหตุ(?:\s*[:：]|\s|$)")
"""What stands below a table, in its cells: ``หมายเหตุ | งบประมาณตามข้อบัญญัติ``."""


def open_table(so_far: RowsSoFar, columns: ColumnRoles, span: Span) -> None:
    """Begin below a header; what it prints and cannot be read, or only through damage, becomes issues."""
    so_far.run = None
    so_far.printed.first_below_head = True
    so_far.merged = MergedAbove()
    so_far.places.open_table(columns)
    if columns.damaged:
        found, expected = (" | ".join(texts) for texts in zip(*columns.damaged, strict=True))
        so_far.issues.append(Issue("fuzzy_heading", span, "budget_lines", expected=expected, found=found))
    for _, text in columns.unread_years:
        so_far.issues.append(Issue("unreadable_year", span, "budget_lines", found=text))
    for text, year in columns.restored:
        so_far.issues.append(Issue("fuzzy_heading", span, "budget_lines", expected=str(year), found=text or "–"))
    for _, text in columns.unknown:  # the head returns on every page: once
        if not any(known.code == "unknown_column" and known.found == text for known in so_far.issues):
            so_far.issues.append(Issue("unknown_column", span, "budget_lines", found=text))


def read_row(
    so_far: RowsSoFar, row: GridRow, columns: ColumnRoles, *, ruled: bool = False, by_place: bool = False
) -> None:
    """Read one row below a header. In a ``ruled`` table a row must have as many cells as the header.

    In another one it may have fewer, and words beyond the last column, but no values there. Where cells were told
    apart ``by_place`` alone, a value may have gone into the words on its left.
    """
    filled = [cell for cell in row.cells if cell.text]
    if not filled:
        return
    short, so_far.short_row = so_far.short_row, None
    if _read_by_itself(so_far, row, filled, columns, ruled=ruled):
        return
    fits = row_fits(row, columns, ruled=ruled)
    whole = row if fits else mended_row(so_far, row, columns)
    if whole is None:
        _read_without_columns(so_far, row, columns, short)
        return
    unsure = not fits and parts_words_from_figures(row) and not _is_one_figure(whole, columns)
    if not fits:
        width, cells = str(columns.width), str(len(row.cells))
        issue = Issue("uneven_row", row.span, "budget_lines", expected=width, found=cells)
        so_far.issues.append(issue if unsure else as_mended(issue))
    goes_on = short if columns.number is not None and not whole.text(columns.number) and _has_money(whole) else None
    line = _open(so_far, whole, columns)
    if line is None:
        return
    project = line.project
    if project and not so_far.run and read_sum_by_figures(so_far, line, project, ruled=ruled):
        return
    merged = so_far.merged.of_row(whole, columns) if ruled or any(cell.merged for cell in whole.cells) else {}
    if project and project.rows == 0 and so_far.groups and line.has_values:
        read_second_row(so_far, line)
        return
    items = items_of_row(so_far, line.pieces, whole, columns)
    if not items:
        read_row_of_no_item(so_far, line, ruled=ruled)
        return
    group = group_of_row(so_far, items, line, merged)
    group.mended = not fits
    if goes_on:  # a row without a number, whose money may be that of the one above
        goes_on.suspect = group.suspect = True
        so_far.issues.append(Issue("uneven_row", row.span, "budget_lines", found=whole.text(columns.project)))
    _doubt(so_far, group, whole, unsure=unsure, by_place=by_place)
    _take(so_far, group, whole, ruled=ruled, printed=len(row.cells))


def _has_money(row: GridRow) -> bool:
    return any(is_money(cell.text) for cell in row.cells)


def _read_by_itself(
    so_far: RowsSoFar, row: GridRow, filled: Sequence[Cell], columns: ColumnRoles, *, ruled: bool
) -> bool:
    """Read a row that is a note, a sum by its words or a heading; False for any other."""
    if _NOTE.match(filled[0].text) and not any(is_money(cell.text) for cell in row.cells):
        return True
    if read_sum(so_far, row, filled, columns, ruled=ruled):
        return True
    numbered = columns.number is not None
    return not row.torn and so_far.places.cursor.move_by_lone_cell(filled, numbered=numbered)


def _read_without_columns(so_far: RowsSoFar, row: GridRow, columns: ColumnRoles, short: ItemGroup | None) -> None:
    """Read a row whose cells fit no columns; it may be the end of a ``short`` one above it."""
    if so_far.places.cursor.move_by_places(row):
        return
    if short and _has_money(row):
        short.suspect = True
    read_uneven_row(so_far, row, columns)


def _open(so_far: RowsSoFar, row: GridRow, columns: ColumnRoles) -> OpenRow | None:
    """A row whose cells are in their columns, once the headings in it have moved the place; None for one that
    says what became of the row above.
    """
    level, moved = so_far.places.move(row, columns)
    if moved:
        so_far.run = None
    project = row.cells[columns.project] if columns.project < len(row.cells) else None
    pieces = split_cell(project, so_far.last_number) if project and not level else ()
    if is_of_row_above(so_far, pieces, row, columns):
        return None
    if project and len(pieces) == 1 and columns.number is not None:
        pieces = items_by_numbers(row.cells[columns.number], project) or pieces
    return open_row(row, columns, pieces, level, so_far.merged.with_words(row, columns))


def _is_one_figure(row: GridRow, columns: ColumnRoles) -> bool:
    """Whether a row prints the same figure in each of several years: none of them is another thing's."""
    return len(columns.years) > 1 and len({arabic_digits(row.cells[index].text) for index in columns.years}) == 1


def _doubt(so_far: RowsSoFar, group: ItemGroup, row: GridRow, *, unsure: bool, by_place: bool) -> None:
    """Keep no value of a row that may be two, or whose cells may stand otherwise; ``unsure``: they were put in their
    columns in one way of several.
    """
    columns = group.columns
    if found := total_at_end(row, columns):
        group.suspect = True
        so_far.issues.append(Issue("total_in_row", row.span, "budget_lines", found=found))
    if unsure:
        group.suspect, group.readings = True, reading_in_columns(row, columns)
    if by_place and (found := doubt_by_place(row, columns)):
        group.suspect = True
        so_far.issues.append(Issue("uneven_row", row.span, "budget_lines", found=found))


def _take(so_far: RowsSoFar, group: ItemGroup, row: GridRow, *, ruled: bool, printed: int) -> None:
    """Add the items of a row of ``printed`` cells to the table, if they were not printed before."""
    columns = group.columns
    if _is_repeated(so_far, group, row):
        return
    for text in (row.text(columns.remark), row.text(columns.responsible)):
        if _NEXT_ITEM.search(text):  # a row without values, which went into this one's words
            so_far.issues.append(Issue("uneven_row", row.span, "budget_lines", found=text))
            break
    so_far.add(group)
    whole = printed > min(columns.of_money, default=0) + group.mended
    so_far.short_row = None if ruled or whole else group
    so_far.say(undated_amounts(row, columns))


def _is_repeated(so_far: RowsSoFar, group: ItemGroup, row: GridRow) -> bool:
    """Whether a row was printed before; that is said."""
    again = so_far.printed.take(group, tuple(cell.text for cell in row.cells[group.columns.project :]))
    if again:
        titles = "; ".join(item.piece.text for item in group.items)
        so_far.issues.append(Issue("repeated_row", row.span, "budget_lines", found=titles))
    return again
