"""Projects that go over several rows, a cost each, to a sum of their own: as one row whose cells say what adds up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from extract.ground.source import Span
from parsers.records.table import GridRow, plain_cell
from parsers.tables.columns.column_roles import ColumnRoles
from parsers.tables.columns.names import TOTAL
from parsers.values.money.fields import parse_cell

_NOTHING = Decimal(0)
_MOST_ROWS = 30


def with_sums_of_costs(rows: Sequence[GridRow], columns: ColumnRoles) -> Iterator[GridRow]:
    """The rows with each project and the costs below it as one, where a row of ``รวม`` in the column of costs ends them
    and they add up to it in each column of money. All others as they are.

    A cell of such a row reads ``ค่าวิทยากร 3,600 ค่าอาหาร 6,400 รวม 10,000``.
    """
    at = 0
    while at < len(rows):
        end, place = _end_of_costs(rows, at, columns)
        whole = _as_one(rows[at : end + 1], place, columns) if place is not None else None
        yield whole or rows[at]
        at = end + 1 if whole else at + 1


def _end_of_costs(rows: Sequence[GridRow], at: int, columns: ColumnRoles) -> tuple[int, int | None]:
    """The last of the rows of a project that begins ``at`` one, and the column of its costs; None where it has none."""
    first = rows[at]
    if not first.text(columns.project) or TOTAL.match(first.text(columns.project)) or not columns.of_money:
        return at, None
    place: int | None = None
    for below in range(at + 1, min(len(rows), at + _MOST_ROWS)):
        named = [i for i, cell in enumerate(rows[below].cells) if cell.text and i not in columns.of_money]
        if len(named) != 1 or named[0] == columns.project or place not in (None, named[0]):
            return at, None
        (place,) = named
        if place in (columns.number, columns.dimension, columns.mission) or not first.text(place):
            return at, None
        if TOTAL.match(rows[below].text(place)):
            return (below, place) if below > at + 1 else (at, None)
    return at, None


def _as_one(rows: Sequence[GridRow], place: int, columns: ColumnRoles) -> GridRow | None:
    """The one row of a project's costs and their sum; None where these do not agree, or are not all known."""
    first, *_, last = rows
    if any(len(row.cells) <= max(columns.of_money) or row.torn for row in rows):
        return None
    cells = [cell._replace(rows=1) if 1 < cell.rows <= len(rows) else cell for cell in first.cells]
    span = Span(first.span.start, last.span.end)
    for index in columns.of_money:
        values = [parse_cell(row.text(index)) for row in rows]
        if any(value.status not in ("amount", "zero", "dash", "blank") for value in values):
            return None
        *costs, whole = (value.amount or _NOTHING for value in values)
        if sum(costs) != whole:
            return None
        shown = [f"{row.text(place)} {row.text(index)}" for row, cost in zip(rows, costs, strict=False) if cost]
        said = f"{' '.join(shown)} รวม {last.text(index)}"
        text = said if parse_cell(said).amount == whole else last.text(index)
        cells[index] = plain_cell(text, span)
    cells[place] = cells[place].with_text(" ".join(row.text(place) for row in rows[:-1]))
    return replace(first, cells=tuple(cells), span=span)
