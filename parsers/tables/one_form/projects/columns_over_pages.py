"""Tables that are too wide for a page: their last columns stand on the next one, beside the numbers of rows alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText
from parsers.records.table import Cell, Grid, GridRow
from parsers.tables.columns.head_rows import head_starts, rows_of_heads
from parsers.tables.columns.names import TOTAL_OF_ALL, is_column_name
from parsers.tables.columns.roles import role_of
from parsers.values.dates import parse_year
from parsers.values.page_marks import is_empty_or_of_page

_LEAST_ROWS = 2


def with_columns_of_next_page(grids: Iterable[Grid], source: SourceText) -> list[Grid]:
    """``grids`` with the columns of one that has no projects behind those of the table above it, whose years it goes on
    with: it has the same numbers in the same order, each once, and nothing but the mark of a page stands between them.
    Rows without a number stand in the upper table alone, but for the total of all below the last row, which is one of
    its own.
    """
    found: list[Grid] = []
    for grid in grids:
        above = found[-1] if found else None
        rows = _beside(above, grid) if above and _is_next(above, grid, source) else None
        if above and rows:
            found[-1] = replace(above, rows=tuple(rows), span=above.span | grid.span)
        else:
            found.append(grid)
    return found


def _is_next(above: Grid, grid: Grid, source: SourceText) -> bool:
    between = range(above.span.end + 1, grid.span.start)
    return above.dialect == grid.dialect and all(is_empty_or_of_page(source, number) for number in between)


def _beside(above: Grid, grid: Grid) -> list[GridRow] | None:
    """The rows of a table with those of the next one beside them; None where that does not go on with its columns."""
    head = _head(above)
    if head is None or len(grid.rows) <= _LEAST_ROWS or not _goes_on(head, grid.rows[0]):
        return None
    width, more = len(head.cells), len(grid.rows[0].cells)
    if any(len(row.cells) > width for row in above.rows) or any(len(row.cells) != more for row in grid.rows):
        return None
    body, lower = above.rows[1:], grid.rows[1:]
    total = lower[-1:] if TOTAL_OF_ALL.match("".join(lower[-1].text(0).split())) else ()
    rest = {_number(row): row for row in lower[: len(lower) - len(total)]}
    numbers = [number for row in body if (number := _number(row))]
    if list(rest) != numbers or len(rest) + len(total) < len(lower):
        return None
    pairs = ((row, rest.get(_number(row))) for row in body)
    own = (replace(row, cells=(row.cells[0], *_blanks(row, width - 1), *row.cells[1:])) for row in total)
    return [*(_joined(row, one, width, more) for row, one in ((head, grid.rows[0]), *pairs)), *own]


def _head(grid: Grid) -> GridRow | None:
    """The only head of a table that begins with it, is one row and numbers its rows."""
    heads = rows_of_heads(grid) if head_starts(grid) == (0,) else {}
    if not heads or heads[0][2] != 1 or not grid.rows[0].cells or role_of(grid.rows[0].cells[0].text) != "number":
        return None
    return grid.rows[0]


def _goes_on(head: GridRow, row: GridRow) -> bool:
    """Whether a row is the head of further columns, with the years behind those of ``head``."""
    others = [cell.text for cell in row.cells[1:]]
    if role_of(row.text(0)) != "number" or not all(text and is_column_name(text) for text in others):
        return False
    if any(role_of(text) in ("number", "project") for text in others):
        return False
    upper, lower = ([year for text in texts if (year := parse_year(text))] for texts in (head.texts, others))
    return bool(upper) and bool(lower) and sorted(lower) == [*range(max(upper) + 1, max(upper) + 1 + len(lower))]


def _number(row: GridRow) -> str:
    number = arabic_digits(row.text(0)).strip(" .)")
    return number if number.isdecimal() else ""


def _joined(row: GridRow, other: GridRow | None, width: int, more: int) -> GridRow:
    behind = other.cells[1:] if other else _blanks(row, more - 1)
    return replace(row, cells=(*row.cells, *_blanks(row, width - len(row.cells)), *behind))


def _blanks(row: GridRow, count: int) -> list[Cell]:
    return [Cell("", (), row.span)] * count
