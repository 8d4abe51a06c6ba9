"""Rows with figures that may be parts of one, or several: read as one where the total below says so, else torn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from parsers.records.table import GridRow
from parsers.tables.columns.head_rows import is_header
from parsers.tables.columns.names import TOTAL
from parsers.values.money.cells import parse_cell, split_values


class DoubtfulRow(NamedTuple):
    """A row with the columns in which figures were put together that may be several, and the row without that."""

    row: GridRow
    doubtful: frozenset[int]
    torn: GridRow


def vouched_rows(rows: Sequence[DoubtfulRow], years: Sequence[int]) -> Iterator[GridRow]:
    """The rows of a table, each as it was put together where in all its doubtful columns the rows from the total above
    to the one below make that one, or all totals that right below the last of them.
    """
    above: list[DoubtfulRow] = []
    totals: list[GridRow] = []
    for row in rows:
        above.append(row)
        if not TOTAL.match(next((cell.text for cell in row.row.cells if cell.text), "")):
            continue
        items = [one.row for one in above[:-1] if not is_header(one.row)]
        made = {column for column in years if _makes(items or totals, row.row, column)}
        found = [one.row if one.doubtful <= made else one.torn for one in above]
        yield from found
        totals.append(found[-1])
        above = []
    yield from (one.torn if one.doubtful else one.row for one in above)


def _makes(items: Sequence[GridRow], total: GridRow, column: int) -> bool:
    """Whether the rows of a column make its total, which is above nothing."""
    amounts = [_amount(row, column) for row in items]
    known = [amount for amount in amounts if amount is not None]
    whole = _amount(total, column)
    return bool(whole) and len(known) == len(amounts) and sum(known, Decimal(0)) == whole


def _amount(row: GridRow, column: int) -> Decimal | None:
    """What a row has in a column, which may hold several values; None where one cannot be read."""
    if column >= len(row.cells):
        return Decimal(0)
    values = [parse_cell(value) for part in row.cells[column].parts for value in split_values(part)]
    if any(value.status is None for value in values):
        return None
    return sum((value.amount for value in values if value.amount), Decimal(0))
