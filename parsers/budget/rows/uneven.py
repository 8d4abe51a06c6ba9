"""Rows whose cells do not fit their columns: mended where their number counts on, else read without columns."""

from __future__ import annotations

from collections.abc import Sequence

from extract.ground.issue_codes import Severity
from extract.ground.issues import Issue
from extract.ground.source import Span
from parsers.budget.items.cell_values import is_positive, names_items, values_of
from parsers.budget.items.item_groups import GroupItem, ItemGroup
from parsers.budget.items.row_readings import reading_of_line, readings_of
from parsers.budget.rows.items_of_row import items_of_row
from parsers.budget.rows.shifted import begin_run
from parsers.budget.rows.so_far import RowsSoFar
from parsers.records.table import Cell, GridRow
from parsers.tables.columns.column_roles import ColumnRoles
from parsers.tables.rows.fit import with_first_cells, with_none_in_every_year
from parsers.tables.rows.lost_tabs import in_pieces, with_tabs_again
from parsers.tables.rows.project_cells import split_cell
from parsers.tables.rows.row_begins import bare_number


def mended_row(so_far: RowsSoFar, row: GridRow, columns: ColumnRoles) -> GridRow | None:
    """A row that says of all years at once that they have none; one that left out its first cells or lost its tabs,
    where its number counts on from the one above.
    """
    if whole := with_none_in_every_year(row, columns):
        return whole
    for whole in (with_first_cells(row, columns), with_tabs_again(row, columns)):
        if whole is not None and _counts_on(so_far, whole, columns):
            return whole
    return None


def _counts_on(so_far: RowsSoFar, row: GridRow, columns: ColumnRoles) -> bool:
    """Whether the numbers of a row's items are those behind the last one."""
    pieces = [piece for piece in split_cell(row.cells[columns.project], so_far.last_number) if piece.kind == "item"]
    numbers = [int(piece.number) if piece.number else None for piece in pieces]
    printed = bare_number(row.text(columns.number))
    if not pieces and printed.isdecimal():
        numbers = [int(printed)]
    return bool(numbers) and numbers == list(range(so_far.due, so_far.due + len(numbers)))


def read_uneven_row(so_far: RowsSoFar, row: GridRow, columns: ColumnRoles) -> None:
    """A row with more or fewer cells than its table, or with a title among the amounts: which column a cell belongs
    to is not known.

    The one cell that names items gives them, without amounts; of several that in the column of projects, if the
    row has the cells of its table and its number counts on. A row without such a cell is lost but for its issue; if
    it holds money, that may be the next row's, whose own is then the one's after it.
    """
    printed, row = row, in_pieces(row)
    naming_items = [cell for cell in row.cells if names_items(cell)]
    several = len(naming_items) > 1
    if several and _has_its_own_title(so_far, printed, columns):
        row, naming_items = printed, [printed.cells[columns.project]]
    lost = len(naming_items) != 1
    so_far.issues.append(
        Issue(
            "uneven_row",
            row.span,
            "budget_lines",
            expected=str(columns.width),
            found=str(len(printed.cells)),
            severity=Severity.ERROR if lost or several else None,
        )
    )
    if lost:
        _begin_run_at_uneven(so_far, row, columns)
    else:
        _take_items_of_uneven(so_far, printed, row, naming_items[0], columns, alone=not several)


def _begin_run_at_uneven(so_far: RowsSoFar, row: GridRow, columns: ColumnRoles) -> None:
    """A word beside the money of no item: which value is in which column cannot be told, so none can be settled."""
    if any(is_positive(value) for cell in row.cells for value in values_of(cell)):
        raw = " | ".join(cell.text for cell in row.cells)
        pieces = [piece for cell in row.cells for piece in split_cell(cell, None)]
        heading = any(piece.kind == "strategy" for piece in pieces)
        begin_run(so_far, _without_columns([], raw, [raw], row.span, columns), heading=heading)


def _take_items_of_uneven(
    so_far: RowsSoFar, printed: GridRow, row: GridRow, project: Cell, columns: ColumnRoles, *, alone: bool
) -> None:
    """The items that a cell of an uneven row names, without amounts; where it is ``alone`` in naming any and names
    one, with the ways to read the row as it was ``printed``.
    """
    for cell in row.cells[: row.cells.index(project)]:
        so_far.places.cursor.move_by_name(cell.text)
    at = columns.number
    numbered = at is not None and at < row.cells.index(project) and bare_number(row.cells[at].text).isdecimal()
    before = row.cells[: at + 1] if at is not None and numbered else ()
    due = str(so_far.due)
    items = items_of_row(so_far, split_cell(project, so_far.last_number), GridRow(before, row.span), columns)
    if not items:
        return
    raw = " | ".join(cell.text for cell in row.cells if cell is not project)
    group = _without_columns(items, raw, [], row.span, columns)
    group.run, group.suspect = so_far.run, True
    if len(items) == 1 and so_far.run is None and alone and not columns.stretches:
        group.readings = readings_of(printed, project.text, columns) or reading_of_line(
            printed, items[0].piece.text, columns
        )
        group.counts_on = not row.torn and items[0].piece.number == due
    so_far.add(group)


def _has_its_own_title(so_far: RowsSoFar, row: GridRow, columns: ColumnRoles) -> bool:
    even = not row.torn and columns.even and len(row.cells) == columns.width
    return even and names_items(row.cells[columns.project]) and _counts_on(so_far, row, columns)


def _without_columns(
    items: list[GroupItem], raw: str, values: Sequence[str], span: Span, columns: ColumnRoles
) -> ItemGroup:
    """A row whose cells are in no known columns: each column of money may hold the same."""
    of_each = {index: list(values) for index in columns.of_money}
    return ItemGroup(items, of_each, dict.fromkeys(of_each, raw), dict.fromkeys(of_each, span), columns, span)
