"""Tables of what became of a former plan, as an introduction has them: they are no part of this one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from extract.ground.source import SourceText
from parsers.budget.said_in_captions import RESULT_IN_HEAD
from parsers.records.table import Grid
from parsers.tables.columns.column import Column
from parsers.tables.columns.meaning import heads_of
from parsers.tables.rows.cell_kinds import is_money
from parsers.values.years import Years, find_year_lists

_FARTHEST = 12
"""Lines that are looked at above a table."""


def of_former_plan(grids: Sequence[Grid], plan_years: Callable[[], Years | None], source: SourceText) -> frozenset[int]:
    """The first lines of those of ``grids`` whose years all lie before the plan's (``งบประมาณตั้งไว้ ปี 2565``) and that
    have a column of what was paid, is left or came of it, where another one has years of the plan. Heads that name no
    year are of those that the nearest line above names, where they have a column of what was paid.

    ``plan_years`` are those that the text states; they are asked for where such a table may be.
    """
    years = [_years_of(grid) for grid in grids]
    latest = max((max(own) for own in years if own), default=0)
    found = [
        (grid.span.start, max(own))
        for grid, own in zip(grids, years, strict=True)
        if own and max(own) < latest and _has_results(grid)
    ]
    undated = [grid for grid, own in zip(grids, years, strict=True) if latest and not own and _has_payments(grid)]
    stated = plan_years() if found or undated else None
    if stated is None or not any(own and stated[0] <= min(own) <= max(own) <= stated[1] for own in years):
        return frozenset()
    found += [(grid.span.start, last) for grid in undated if (last := _last_year_above(grid, source, stated[0]))]
    return frozenset(start for start, last in found if last < stated[0])


def _last_year_above(grid: Grid, source: SourceText, year: int) -> int | None:
    """The last of the years (BE) that the nearest line above a table names, which has any."""
    for number in range(grid.span.start - 1, max(grid.span.start - _FARTHEST, 0), -1):
        key = source.digits[number - 1]
        named = {one for _, _, years in find_year_lists(key, (year - 10, year + 10)) for one in years}
        if named:
            return max(named)
    return None


def _years_of(grid: Grid) -> frozenset[int]:
    return frozenset(year for columns, _ in heads_of(grid, None).values() for year in columns.years_in_order)


def _has_results(grid: Grid) -> bool:
    return any(
        map(_is_of_results, (column for columns, _ in heads_of(grid, None).values() for column in columns.heads))
    )


def _has_payments(grid: Grid) -> bool:
    """Whether a table has a column of what was paid that is filled, and all its heads can be read."""
    heads = [columns for columns, _ in heads_of(grid, None).values()]
    paid = {column.place for columns in heads for column in columns.heads if column.role == "paid"}
    filled = any(is_money(row.text(place)) for row in grid.rows for place in paid)
    return filled and not any(columns.unread_years for columns in heads)


def _is_of_results(column: Column) -> bool:
    return column.role == "paid" or any(map(RESULT_IN_HEAD.search, column.texts))
