"""Lists of projects that stand for the table of one dimension, where the plan has tables of the others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText
from parsers.budget.captions_above import is_of_no_budget, of_other_matters
from parsers.records.table import Grid, Tables
from parsers.structure.headings import heading_of
from parsers.tables.marked.entries import ENTRY
from parsers.tables.marked.year_lines import money_of_years
from parsers.tables.marked.year_lists import year_lists
from parsers.values.spacing import wording_key
from parsers.values.years import Years

_NUMBER = re.compile(r"\(?(?P<number>[0-9]{1,3})[.)]*")
_FIRST_CELLS = 4
"""In which a row's number may stand."""

_MOST_BELOW = 4
"""Rows from the last one with a number on: totals stand below it."""


def lists_beside(source: SourceText, years: Years, budget: Sequence[Grid]) -> tuple[Grid, ...]:
    """The grids of such lists: each stands below the heading of a dimension that no table stands below, nor a list
    elsewhere, and the ``budget`` tables all stand below the heading of one. None of its projects is in a table. Where a
    plan of several years has no table at all, its one list is that, if all of it stands below dimensions and no caption
    says that it is of something else.
    """
    if years[0] == years[1] and not budget:
        return ()
    if years[0] < years[1] and not source.once(money_of_years, years):
        return ()
    lists = year_lists(source, years, set(_titles(budget)), set(_numbers(budget)))
    if not budget:
        only = Tables(lists[0] if len(lists) == 1 else ())
        other = of_other_matters(only, source) or any(
            _dimension_of(grid, source) is None or is_of_no_budget(grid, source, only, of_money=True) for grid in only
        )
        return () if other else only
    of_tables = [_dimension_of(grid, source) for grid in budget] if lists else []
    taken = {dimension and dimension.number for dimension in of_tables}
    if None in taken:
        return ()
    found: list[Grid] = []
    of_lists: dict[str, int] = {}
    for grids in lists:
        dimension, *others = {_dimension_of(grid, source) for grid in grids}
        if others or dimension is None or dimension.number in taken:
            continue
        if of_lists.setdefault(dimension.number, dimension.line) == dimension.line:
            found += grids
    return tuple(found)


class _Dimension(NamedTuple):
    """The number of a dimension, and the line of its heading."""

    number: str
    line: int


def _dimension_of(grid: Grid, source: SourceText) -> _Dimension | None:
    """The dimension whose heading is the last one above a table; None where it says no number."""
    for number in range(grid.span.start - 1, 0, -1):
        key = source.stripped_digits[number - 1].lstrip("#* ")
        heading = heading_of(key, key) if key.startswith("ม") else None
        if heading and heading.rule == "dimension":
            return _Dimension(heading.number, number) if heading.number else None
    return None


def _titles(budget: Sequence[Grid]) -> Iterator[str]:
    """What the cells of tables say, with and without a number before it, as wording keys."""
    for cell in (cell for grid in budget for row in grid.rows for cell in row.cells if cell.text):
        counted = ENTRY.fullmatch(cell.text)
        yield wording_key(cell.text)
        if counted:
            yield wording_key(counted["title"])


def _numbers(budget: Sequence[Grid]) -> Iterator[int]:
    """The numbers of the last rows of tables: alone in a cell, or before a title. A list may count on from there."""
    for row in (row for grid in budget for row in grid.rows[-_MOST_BELOW:]):
        for text in (arabic_digits(cell.text) for cell in row.cells[:_FIRST_CELLS]):
            if counted := _NUMBER.fullmatch(text) or ENTRY.fullmatch(text):
                yield int(counted["number"])
