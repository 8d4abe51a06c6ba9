"""Rows right below a total that say more of it: the same in words, an average, a share. They are no projects."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.budget.items.cell_values import in_baht
from parsers.budget.items.item_groups import ItemGroup
from parsers.budget.totals.total_rows import PrintedTotal
from parsers.records.table import GridRow
from parsers.tables.columns.column_roles import ColumnRoles


def says_more_of_total(
    row: GridRow, columns: ColumnRoles, totals: Sequence[PrintedTotal], groups: Sequence[ItemGroup]
) -> bool:
    """Whether a row with neither number nor the word of a kind, right below the last of ``totals``, prints its amounts
    again; or stands below that of all rows in a table that numbers each of them.
    """
    if not totals or not groups:
        return False
    total = totals[-1]
    amounts = {
        year: in_baht(text, columns.factor(place)).amount
        for place, year in columns.years.items()
        if (text := row.text(place))
    }
    if amounts and all(amount and amount == total.row.amounts.get(year) for year, amount in amounts.items()):
        return True
    of_all = total.row.scope == "plan" and total.named
    return of_all and columns.number is not None and all(group.numbered for group in groups)
