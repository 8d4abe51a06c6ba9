"""Amounts on rows without an item: the rest of a torn row above, or values that are shifted against their items."""

from __future__ import annotations

from extract.ground.issues import Issue
from parsers.budget.items.item_groups import ItemGroup, ShiftedRun
from parsers.budget.items.open_row import OpenRow
from parsers.budget.rows.so_far import RowsSoFar


def read_loose_money(so_far: RowsSoFar, row: ItemGroup, *, heading: bool) -> None:
    """Amounts on a row without an item: the values of the rows below may be shifted by one, and where it is no
    heading that of the row above too.
    """
    if not heading and join_torn_row(so_far, row):
        return
    found = " ".join(raw for raw in row.raws.values() if raw)
    so_far.issues.append(Issue("amount_on_heading_row", row.span, "budget_lines", found=found))
    begin_run(so_far, row, heading=heading)


def begin_run(so_far: RowsSoFar, row: ItemGroup, *, heading: bool) -> None:
    """From a row with values but no item on, the values may be shifted; those above it too if it is no heading."""
    above = so_far.groups[-1] if so_far.groups and not heading else None
    if above and above.values.keys() == row.values.keys():
        so_far.run = above.run or ShiftedRun([above])
        above.run = so_far.run
    elif so_far.run is None:
        so_far.run = ShiftedRun()
    so_far.run.rows.append(row)
    so_far.loose.append(row)
    row.run = so_far.run


def join_torn_row(so_far: RowsSoFar, row: ItemGroup | OpenRow) -> bool:
    """Take a row that has only values as the rest of the one above, if that makes one value for each item of it."""
    if not so_far.groups or not so_far.items_since_total or row.columns.factors != so_far.groups[-1].columns.factors:
        return False  # none, or in another unit
    return so_far.groups[-1].join(row.span, row.values, row.raws)
