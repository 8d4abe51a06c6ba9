"""The budget tables of part 2 as one table: its items with a value for every year, and its total rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from parsers.budget.budget_groups import shared_values
from parsers.budget.budget_rows import RowReader
from parsers.budget.torn_rows import with_torn_rows
from parsers.records.budget import BudgetTable, TableItem
from parsers.records.table import Grid, GridRow
from parsers.tables.table_columns import ColumnRoles, is_header, read_header

_LEAST_WIDTH = 5
_FARTHEST = 10


def budget_grids(grids: Sequence[Grid]) -> tuple[tuple[Grid, ...], tuple[int, ...]]:
    """Those of ``grids`` that are budget tables: they have such a header with a year column, or go on with one. With
    them the years (BE) that their headers print in full, in ascending order.

    A grid goes on with the table above it if all its rows are as wide as that table and wide enough to be no other: a
    page break, a page number or an empty line parts them, a few lines at most.
    """
    found: list[Grid] = []
    years: set[int] = set()
    width = 0
    for grid in grids:
        headers = [read_header(grid.rows, index, None) for index, row in enumerate(grid.rows) if is_header(row)]
        columns = [header[0] for header in headers if header]
        if columns:
            found.append(grid)
            width = columns[-1].width
            years.update(year for header in columns for year in header.years_in_order)
        elif (
            found and width >= _LEAST_WIDTH and grid.span.start - found[-1].span.end <= _FARTHEST and _fits(grid, width)
        ):
            found.append(grid)
    return tuple(found), tuple(sorted(years))


def _fits(grid: Grid, width: int) -> bool:
    """Whether all rows are as wide as the table above; where signs bound the cells, most: the others are damaged."""
    fitting = sum(len(row.cells) == width for row in grid.rows)
    return 2 * fitting > len(grid.rows) if grid.ruled else fitting == len(grid.rows)


def _rows(grid: Grid, rows: Sequence[GridRow], columns: ColumnRoles | None) -> Iterator[GridRow]:
    if grid.dialect == "tabs" and columns:
        return with_torn_rows(rows, columns)
    return iter(rows)


def read_budget_table(
    grids: Sequence[Grid],
    plan_years: tuple[int, int] | None,
    spellings: dict[str, str] | None = None,
    headings: Mapping[int, Sequence[str]] | None = None,
) -> BudgetTable:
    """The budget tables ``grids`` (see :func:`budget_grids`) as one, in document order.

    ``plan_years`` resolves two-digit years; ``spellings`` (see :func:`spacing.known_spellings`) gives headings and
    titles the spacing that they have elsewhere; ``headings`` are those above each grid, by its first line (see
    :func:`headings_above.headings_above`): they hold where the table has no column for them. A grid without a header
    goes on with the columns of the one before.
    """
    reader = RowReader()
    years: set[int] = set()
    columns: ColumnRoles | None = None
    for grid in grids:
        index = 0
        while index < len(grid.rows):
            header = read_header(grid.rows, index, plan_years) if is_header(grid.rows[index]) else None
            if header:
                reader.open_table(header[0], grid.rows[index].span)
                if index == 0:
                    reader.take_headings((headings or {}).get(grid.span.start, ()), header[0])
                columns, index = header
                years.update(columns.years_in_order)
                continue
            end = next((n for n in range(index, len(grid.rows)) if is_header(grid.rows[n])), len(grid.rows))
            end = max(end, index + 1)
            for row in _rows(grid, grid.rows[index:end], columns):
                if columns:
                    reader.take(row, columns, ruled=grid.ruled)
            index = end
    items: list[TableItem] = []
    for group in reader.groups:
        group.first = len(items)
        items += group.finish(reader.issues, spellings)
    shared = tuple(shared_values(reader.groups))
    return BudgetTable(tuple(sorted(years)), tuple(items), tuple(reader.totals), shared, tuple(reader.issues))
