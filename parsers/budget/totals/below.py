"""Totals that stand as a line of text right below a budget table, or as a table of one row: ``รวมทั้งสิ้น 5 ปี เป็นเงิน
1,234,000 บาท``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText, Span
from parsers.budget.totals.sums_in_words import total_in_words
from parsers.records.budget import BudgetTable, TotalRow
from parsers.records.table import Grid
from parsers.tables.columns.names import TOTAL

_LINES_BELOW = 3
_LONGEST = 320
_TAG = re.compile(r"</?table[^<>]*>", re.IGNORECASE)


def with_totals_below(
    table: BudgetTable, grids: Sequence[Grid], budget: Sequence[Grid], source: SourceText
) -> BudgetTable:
    """``table`` with the totals that the lines right below its tables say in words, with baht behind them.

    Only such as say of which years they are are read: of all, or of those that the table has. A line within another
    grid is that one's, but for one of a row alone.
    """
    inside = {line: grid for grid in grids for line in grid.span.lines}
    only = len(budget) == 1
    totals = [total for grid in budget for total in _below(grid, table.years_be, source, inside, only_table=only)]
    return replace(table, totals=(*table.totals, *totals)) if totals else table


def _below(
    grid: Grid, years: Sequence[int], source: SourceText, inside: Mapping[int, Grid], *, only_table: bool
) -> Iterator[TotalRow]:
    seen = 0
    for number in range(grid.span.end + 1, len(source.lines) + 1):
        other = inside.get(number)
        if other and len(other.rows) > 1:
            return
        row = other.rows[0] if other else None
        text = source.digits[number - 1].strip()
        if not text or _TAG.fullmatch(text) or (row and row.span.start != number):
            continue
        seen += 1
        if row:
            text = arabic_digits(" ".join(cell.text for cell in row.cells if cell.text))
        here = row.span if row else Span(number, number)
        long = len(text) > _LONGEST
        total = None if long else total_in_words(text, years, here, only_table=only_table)
        if not TOTAL.match(text) or seen > _LINES_BELOW:
            return
        if total:
            yield total
