"""Tables of what became of a former plan, as an introduction has them: they are no part of this one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from extract.ground.source import SourceText
from parsers.budget.captions_above import is_of_what_was_done, years_above
from parsers.records.table import Grid, Tables
from parsers.tables.columns.column import Column
from parsers.tables.columns.meaning import heads_of
from parsers.tables.rows.cell_kinds import is_money
from parsers.values.said_in_captions import RESULT_IN_HEAD
from parsers.values.years import Years, find_year_lists

_FARTHEST = 12
"""Lines that are looked at above a table."""


def of_former_plan(grids: Sequence[Grid], source: SourceText, plan_years: Callable[[], Years | None]) -> frozenset[int]:
    """The first lines of those of ``grids`` that are of results, and whose years all lie before the plan's
    (``งบประมาณตั้งไว้ ปี 2565``), where another one has years of the plan. The heads of a table name its years, or the
    caption above it.

    ``plan_years`` are those that the text states; they are asked for where such a table may be.
    """
    tables = Tables(grids)
    results = [_has_results(grid) or is_of_what_was_done(grid, source, tables) for grid in grids]
    if len(grids) == 1 or not any(results):
        return frozenset()
    years = [_years_of(grid) for grid in grids]
    latest = max((max(own) for own in years if own), default=0)
    if not any(has and (not own or max(own) < latest) for has, own in zip(results, years, strict=True)):
        return frozenset()
    stated = plan_years()
    if stated is None:
        return frozenset()
    said: list[Collection[int] | None] = []
    for grid, above, own in zip(grids, (None, *grids), years, strict=False):
        returns = above is not None and _texts_of_head(grid) == _texts_of_head(above)
        said.append(own or _years_said(grid, stated, source, tables, said[-1] if returns else _only(stated)))
    if not any(own and stated[0] <= min(own) <= max(own) <= stated[1] for own in said):
        return frozenset()
    return frozenset(
        grid.span.start
        for grid, has, own in zip(grids, results, said, strict=True)
        if has and own is not None and max(own, default=0) < stated[0]
    )


def _years_said(
    grid: Grid, stated: Years, source: SourceText, tables: Tables, otherwise: Collection[int] | None
) -> Collection[int] | None:
    """The years of a table whose heads name none: those that the caption above it names, none of what was done without
    a year; of what was paid those that the nearest line above names, which has any; ``otherwise`` where none says so.
    """
    named: Collection[int] | None = years_above(grid, stated[0], source, tables)
    if named is None and _has_payments(grid):
        named = _years_of_line_above(grid, source, stated[0])
    return otherwise if named is None else named


def _years_of_line_above(grid: Grid, source: SourceText, year: int) -> Collection[int] | None:
    for number in range(grid.span.start - 1, max(grid.span.start - _FARTHEST, 0), -1):
        if named := {
            one for _, _, years in find_year_lists(source.key(number), (year - 10, year + 10)) for one in years
        }:
            return named
    return None


def _only(stated: Years) -> Collection[int] | None:
    return (stated[0],) if stated[0] == stated[1] else None


def _texts_of_head(grid: Grid) -> list[str]:
    return [cell.text for cell in grid.rows[0].cells]


def _years_of(grid: Grid) -> frozenset[int]:
    return frozenset(year for columns, _ in heads_of(grid, None).values() for year in columns.years_in_order)


def _has_results(grid: Grid) -> bool:
    """Whether a table has a column of what was paid, is left or came of it."""
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
