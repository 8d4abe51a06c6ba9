"""The unit of years whose head says none beside a column of sums that does: what the rows add up to tells it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from parsers.records.table import GridRow
from parsers.tables.columns.column_roles import ColumnRoles
from parsers.values.money.cells import parse_cell

_BAHT = Decimal(1)


def with_unit_of_sums(columns: ColumnRoles, printed: ColumnRoles, rows: Sequence[GridRow]) -> ColumnRoles:
    """The ``columns`` of a head of which ``printed`` says a larger unit for the sums of years and none for these: in
    that unit where all ``rows`` add up to their sum as printed (``45 | 45 | 90``), the years in baht where all add up
    to it in its unit (``45,000 | 45,000 | 90``); as they are where neither holds.
    """
    unit = printed.factors.get(printed.total) if printed.total is not None else None
    if unit in (None, _BAHT) or {*printed.factors} != {printed.total} or not printed.complete:
        return columns
    assert unit is not None
    told = {found for row in rows if (found := _told_by(row, columns, unit)) is not None}
    if told == {unit}:
        return columns.in_unit(unit, None)
    return (
        replace(columns, factors={**columns.factors, **dict.fromkeys(columns.years, _BAHT)})
        if told == {_BAHT}
        else columns
    )


def _told_by(row: GridRow, columns: ColumnRoles, unit: Decimal) -> Decimal | None:
    """The unit of the years that a row's sum tells: 0 where it tells of none; None where the row has no sum."""
    total = parse_cell(row.text(columns.total)).amount
    if not total:
        return None
    amounts = [parse_cell(row.text(place)).amount for place in columns.years]
    found = sum(amount for amount in amounts if amount is not None)
    return unit if found == total else _BAHT if found == total * unit else Decimal(0)
