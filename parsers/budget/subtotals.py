"""Sums that a table prints without a word for it: on a mission's row, and below tables that name no dimension."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from extract.ground.issues import Issue
from parsers.budget.item_groups import ItemGroup, ShiftedRun, in_baht
from parsers.records.budget import TableItem, TotalRow

_NOTHING = Decimal(0)


def without_group_sums(groups: Sequence[ItemGroup], issues: Sequence[Issue]) -> list[Issue]:
    """Takes the doubt from rows below a heading that prints their sum, and gives the issues without those about it.

    Amounts on a heading's row may be those of the row below, shifted up; they are none where they are the sum of the
    rows down to the next heading, in every year.
    """
    runs: dict[int, ShiftedRun] = {}
    for group in groups:
        if group.run is not None:
            runs.setdefault(id(group.run), group.run)
    explained = set()
    for run in runs.values():
        head, *rows = run.rows
        if head.items or not rows or not all(row.items for row in rows) or not _is_sum(head, rows):
            continue
        explained.add(head.span)
        for row in rows:
            row.run = None
    return [issue for issue in issues if issue.code != "amount_on_heading_row" or issue.span not in explained]


def _is_sum(head: ItemGroup, rows: Sequence[ItemGroup]) -> bool:
    """Whether each figure of ``head`` is the sum of those below it; all must be readable, and one not nothing.

    A row without a value may have lost it to the row above: where values are shifted up, the last one is empty.
    """
    some = False
    for index in head.columns.years:
        printed = _amounts(head, index)
        below = [_amounts(row, index) for row in rows if row.values.keys() == head.values.keys()]
        if printed is None or len(printed) > 1 or len(below) != len(rows) or None in below:
            return False
        if printed and not all(below):
            return False
        whole = sum((amount for amounts in below for amount in amounts or ()), _NOTHING)
        if sum(printed, _NOTHING) != whole:
            return False
        some = some or whole > 0
    return some


def _amounts(row: ItemGroup, index: int) -> list[Decimal] | None:
    """The amounts of a row in a column, nothing for a dash; None where one cannot be read or is not its items' own."""
    texts = row.values[index]
    if row.suspect or index in row.merged_cells or (texts and row.items and len(texts) != len(row.items)):
        return None
    values = [in_baht(text, row.columns.factor(index)) for text in texts]
    return None if any(value.status is None for value in values) else [value.amount or _NOTHING for value in values]


def with_scope_of_plan(totals: Sequence[TotalRow], items: Sequence[TableItem]) -> list[TotalRow]:
    """The totals, where the last of all rows is the one total and no item has a dimension: it is the plan's."""
    if not totals or not items or any(item.branch.dimension for item in items):
        return list(totals)
    last = totals[-1]
    undimensioned = [total for total in totals if total.scope == "dimension" and total.dimension_no is None]
    grand = any(total.scope == "plan" for total in totals)
    if grand or undimensioned != [last] or last.span.start < max(item.span.end for item in items):
        return list(totals)
    return [*totals[:-1], replace(last, scope="plan")]
