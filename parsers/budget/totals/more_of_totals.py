"""Rows right below a total that say more of it: the same in words, an average, a share. They are no projects."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cache

from parsers.budget.items.cell_values import in_baht
from parsers.budget.items.item_groups import ItemGroup
from parsers.budget.totals.total_rows import PrintedTotal
from parsers.records.table import GridRow
from parsers.rules.load import load
from parsers.tables.columns.column_roles import ColumnRoles
from parsers.values.money.cell_forms import DASHES

_LEAST_AMOUNTS = 2


@cache
def _of_a_sum() -> re.Pattern[str]:
    return next(re.compile(rule["pattern"]) for rule in load("beside_rows")["rule"] if rule["id"] == "of_a_sum")


def names_a_sum(text: str) -> bool:
    """Whether a row that is called so is an average, a share or a sum by its name."""
    return _of_a_sum().match(text.strip()) is not None


def says_more_of_total(
    row: GridRow, words: str, columns: ColumnRoles, totals: Sequence[PrintedTotal], groups: Sequence[ItemGroup]
) -> bool:
    """Whether a row that is called by ``words``, with neither number nor the word of a kind, right below the last of
    ``totals``, prints its amounts again, by its name or as one that no row has by chance; or stands below that of all
    rows in a table that numbers each of them. What has a place, a unit or a remark of its own is a project's, but for
    an average or a sum by its name among rows with numbers.
    """
    if not totals or not groups:
        return False
    total, named = totals[-1], names_a_sum(words)
    below_all = total.row.scope == "plan" and total.named and columns.number is not None
    below_all = below_all and all(group.numbered for group in groups)
    if has_words_of_its_own(row, columns):
        return below_all and named
    amounts = {
        year: in_baht(text, columns.factor(place)).amount
        for place, year in columns.years.items()
        if (text := row.text(place))
    }
    again = bool(amounts) and all(amount and amount == total.row.amounts.get(year) for year, amount in amounts.items())
    return below_all or (again and (named or _is_proved(amounts.values(), totals)))


def has_words_of_its_own(row: GridRow, columns: ColumnRoles) -> bool:
    """Whether a row names its place or its unit, or has a remark; in words that are none of a sum."""
    places = (columns.dimension, columns.mission, columns.responsible, columns.remark)
    texts = (row.text(place).strip(DASHES + " ") for place in places)
    return any(text and not names_a_sum(text) for text in texts)


def _is_proved(amounts: Iterable[Decimal | None], totals: Sequence[PrintedTotal]) -> bool:
    """Whether amounts that are the last total's are so by no chance: they differ, and it sums up several rows."""
    since = totals[-2].rows_above if len(totals) > 1 else 0
    return len(set(amounts)) >= _LEAST_AMOUNTS and totals[-1].rows_above - since > 1
