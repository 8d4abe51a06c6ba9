"""Totals of all that stand in a table of their own right below the budget's, with fewer columns: ``รวมทั้งสิ้น 4 มิติ |
จำนวน 16 โครงการ | 298,500``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from extract.ground.source import SourceText
from parsers.records.table import Cell, Grid, GridRow
from parsers.tables.columns.column_roles import ColumnRoles
from parsers.tables.columns.meaning import heads_of
from parsers.tables.columns.names import TOTAL_OF_ALL
from parsers.values.money.cells import parse_cell
from parsers.values.page_marks import is_empty_or_of_page

_TAG = re.compile(r"</?table[^<>]*>", re.IGNORECASE)


def with_totals_apart(grids: Iterable[Grid], source: SourceText) -> list[Grid]:
    """``grids`` with a table of one row that sums up all as the last row of the one above it, where nothing stands
    between them and it has a value for each column of money. Any other leaves open whose its values are, and what they
    are where a head has another unit than baht.
    """
    found: list[Grid] = []
    columns: ColumnRoles | None = None
    for grid in grids:
        heads = [roles for roles, _ in heads_of(grid, None).values()]
        above = found[-1] if found else None
        if not heads and columns and above and _is_next(above, grid, source):
            if (row := _in_columns(grid.rows[0], columns)) and len(grid.rows) == 1:
                found[-1] = replace(above, rows=(*above.rows, row), span=above.span | grid.span)
                continue
            columns = columns if all(len(row.cells) == columns.width for row in grid.rows) else None
        else:
            columns = heads[-1] if heads else None
        found.append(grid)
    return found


def _is_next(above: Grid, grid: Grid, source: SourceText) -> bool:
    between = range(above.span.end + 1, grid.span.start)
    return above.dialect == grid.dialect and all(
        is_empty_or_of_page(source, number) or _TAG.fullmatch(source.line(number).strip()) for number in between
    )


def _in_columns(row: GridRow, columns: ColumnRoles) -> GridRow | None:
    """A row of words and values with each value in its column; None where it has more or fewer of them, or is no total
    of all.
    """
    cells = [cell for cell in row.cells if cell.text]
    places = sorted({*columns.of_money, *columns.undated, *(() if columns.total is None else (columns.total,))})
    words, values = cells[: -len(places)], cells[-len(places) :]
    if row.torn or columns.quarters or not columns.in_baht or not words or places[:1] == [0]:
        return None
    if not TOTAL_OF_ALL.match("".join(words[0].text.split())) or any(map(_is_value, words)):
        return None
    if len(values) < len(places) or not all(map(_is_value, values)):
        return None
    text = " ".join(cell.text for cell in words)
    first, blank = Cell(text, (text,), words[0].span | words[-1].span), Cell("", (), row.span)
    in_place = {0: first, **dict(zip(places, values, strict=True))}
    return replace(row, cells=tuple(in_place.get(place, blank) for place in range(columns.width)))


def _is_value(cell: Cell) -> bool:
    return parse_cell(cell.text).status is not None
