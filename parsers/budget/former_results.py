"""Tables of what became of a former plan, as an introduction has them: they are no part of this one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from parsers.budget.said_in_captions import RESULT_IN_HEAD
from parsers.records.table import Grid
from parsers.tables.columns.column import Column
from parsers.tables.columns.meaning import heads_of
from parsers.values.years import Years


def of_former_plan(grids: Sequence[Grid], plan_years: Callable[[], Years | None]) -> frozenset[int]:
    """The first lines of those of ``grids`` whose years all lie before the plan's (``งบประมาณตั้งไว้ ปี 2565``) and that
    have a column of what was paid, is left or came of it, where another one has years of the plan.

    ``plan_years`` are those that the text states; they are asked for where such a table may be.
    """
    years = [_years_of(grid) for grid in grids]
    latest = max((max(own) for own in years if own), default=0)
    found = [
        (grid.span.start, max(own))
        for grid, own in zip(grids, years, strict=True)
        if own and max(own) < latest and _has_results(grid)
    ]
    stated = plan_years() if found else None
    if stated is None or not any(own and stated[0] <= min(own) <= max(own) <= stated[1] for own in years):
        return frozenset()
    return frozenset(start for start, last in found if last < stated[0])


def _years_of(grid: Grid) -> frozenset[int]:
    return frozenset(year for columns, _ in heads_of(grid, None).values() for year in columns.years_in_order)


def _has_results(grid: Grid) -> bool:
    return any(
        map(_is_of_results, (column for columns, _ in heads_of(grid, None).values() for column in columns.heads))
    )


def _is_of_results(column: Column) -> bool:
    return column.role == "paid" or any(map(RESULT_IN_HEAD.search, column.texts))
