"""Rows that are no project, but say what became of the one above them, or more of the total above them."""

from __future__ import annotations

from collections.abc import Sequence

from extract.ground.issues import Issue
from parsers.budget.items.open_row import words_of_no_item
from parsers.budget.items.row_changes import change_said
from parsers.budget.rows.so_far import RowsSoFar
from parsers.budget.totals.more_of_totals import says_more_of_total
from parsers.records.table import GridRow
from parsers.tables.columns.column_roles import ColumnRoles
from parsers.tables.rows.cell_kinds import is_money
from parsers.tables.rows.project_cells import CellPiece
from parsers.values.kinds import kind_of
from parsers.values.money.said import OF_ROW_ABOVE


def is_of_row_above(so_far: RowsSoFar, pieces: Sequence[CellPiece], row: GridRow, columns: ColumnRoles) -> bool:
    """Whether a row says what became of the one above it: what was spent or is left, how many took part; or more of
    the total above it, as one without a name may below such a row. Its figures are nobody's, and are said to be.
    It has no number, nor the word of a kind, as the row above it has.
    """
    of_above = _says_more(so_far, pieces, row, columns)
    so_far.below_more = of_above and not so_far.items_since_total
    return of_above


def _says_more(so_far: RowsSoFar, pieces: Sequence[CellPiece], row: GridRow, columns: ColumnRoles) -> bool:
    text = words_of_no_item(pieces, row, columns)
    below_former, so_far.below_former = so_far.below_former, False
    if not text:
        return so_far.below_more and not pieces and not row.text(columns.number)
    above = so_far.groups[-1] if so_far.groups else None
    has_whole = so_far.parts.has_whole(has_numbers=columns.number is not None)
    change = above and change_said(text, above.items[-1].piece.text, below_former=below_former, has_whole=has_whole)
    if above and change and (printed := [row.text(place) for place in columns.of_money if row.text(place)]):
        so_far.below_former = change == "was"
        if change == "became":
            above.suspect = True  # what it prints is no more
            found = f"{text} | {' '.join(printed)}"
            so_far.issues.append(Issue("unreadable_amount", row.span, "budget_lines", found=found))
        return True
    if kind_of(text) != "unspecified" or not has_whole:
        return False
    figures = any(is_money(row.text(place)) for place in columns.of_money)
    below_total = not so_far.items_since_total and says_more_of_total(row, text, columns, so_far.totals, so_far.groups)
    return bool(OF_ROW_ABOVE.match(text)) or (figures and below_total)
