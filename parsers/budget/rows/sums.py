"""Rows that are sums, by their words or by their figures."""

from __future__ import annotations

from collections.abc import Sequence

from extract.ground.issues import Issue
from parsers.budget.items.open_row import OpenRow
from parsers.budget.items.row_doubts import undated_amounts
from parsers.budget.rows.so_far import RowsSoFar
from parsers.budget.totals.total_rows import read_total, total_cell
from parsers.budget.totals.unsaid_sums import is_sum_so_far, rows_to_sum, sums_up
from parsers.records.table import Cell, GridRow
from parsers.tables.columns.column_roles import ColumnRoles
from parsers.tables.columns.names import CARRIED


def read_sum(so_far: RowsSoFar, row: GridRow, filled: Sequence[Cell], columns: ColumnRoles, *, ruled: bool) -> bool:
    """Read a row that is a total by its words, or a sum carried over the page; False for any other. ``filled`` are its
    cells with any text.
    """
    first = filled[0]
    if CARRIED.match(first.text):
        if is_sum_so_far(row, columns, rows_to_sum(so_far.groups, so_far.since_total)):
            found = " ".join(cell.text for cell in filled)
            so_far.issues.append(Issue("carried_sum", row.span, "budget_lines", found=found))
        return True
    if total := total_cell(row, first, columns):
        so_far.places.move_beside_total(row, total.text, columns)
        read_total_row(so_far, row, total, columns, ruled=ruled)
        return True
    return False


def read_sum_by_figures(so_far: RowsSoFar, line: OpenRow, project: Cell, *, ruled: bool) -> bool:
    """Read a row with the cell of a ``project`` that sums up rows above it; False for any other. One that does not say
    so is an issue.
    """
    told = sums_up(line, so_far.groups, so_far.since_total)
    if told == "by figures":
        so_far.issues.append(Issue("unnamed_sum", line.span, "budget_totals", found=project.text))
    if told:
        read_total_row(so_far, line.row, project, line.columns, ruled=ruled)
    return told is not None


def read_total_row(so_far: RowsSoFar, row: GridRow, first: Cell, columns: ColumnRoles, *, ruled: bool) -> None:
    """Read a row that its cell ``first`` makes a total."""
    so_far.say(undated_amounts(row, columns))
    above = so_far.items_unsummed > 0
    total, named, issues = read_total(row, first, columns, so_far.places.cursor, ruled=ruled, above=above)
    so_far.add_total(total, named=named)
    so_far.issues += issues
