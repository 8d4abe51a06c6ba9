"""Tables that are turned: a row a year and a column a project, as tables with a column a year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extract.ground.characters import arabic_digits
from parsers.records.table import Cell, Grid, GridRow
from parsers.tables.columns.names import TOTAL, YEAR_COLUMN
from parsers.tables.columns.roles import Role, role_of, squeezed
from parsers.values.dates import parse_year
from parsers.values.kinds import kind_of
from parsers.values.money.said import label_of
from parsers.values.money.units import factor_in_head

_TITLE = re.compile(r"\s*\(?(?P<number>\d{1,3})[.)]+\s*(?P<title>.+)", re.DOTALL)
_LAST_BRACKET = re.compile(r"\([^()]*\)\s*$")
_LEAST = 2
"""Projects and years."""

_PROJECTS = "โครงการ/กิจกรรม/มาตรการ"
"""The name that the column of projects has in other tables: a turned one has none."""

_BESIDE: frozenset[Role] = frozenset(
    {"responsible", "remark", "period", "place", "target", "indicator", "source", "sum"}
)


def turned(grid: Grid) -> Grid:
    """``grid`` with its rows as columns, where its first row names projects beside ``ปีงบประมาณ``, and its first column
    years that count on, then what else is said of each project. Itself where it is no such table, or has merged cells.
    """
    first = next((row.cells[0] for row in grid.rows if not row.blank), None)
    if first is None or not YEAR_COLUMN.fullmatch(squeezed(first.text)):
        return grid
    rows = [row for row in grid.rows if not row.blank]
    if len(rows) <= _LEAST:
        return grid
    width = len(rows[0].cells)
    if any(len(row.cells) != width or row.torn or any(cell.merged for cell in row.cells) for row in rows):
        return grid
    if not _names_projects([cell.text for cell in rows[0].cells[1:]]):
        return grid
    heads = [row.cells[0].text for row in rows[1:]]
    years = [year for text in heads if (year := parse_year(text)) is not None]
    behind = heads[len(years) :]
    if len(years) < _LEAST or any(parse_year(text) is not None for text in behind):
        return grid
    if any(b != a + 1 for a, b in pairwise(years)) or not all(role_of(text) in _BESIDE for text in behind):
        return grid
    name = first._replace(text=_PROJECTS, parts=(_PROJECTS,))
    head = GridRow((name, *(row.cells[0] for row in rows[1:])), rows[0].span)
    return replace(grid, rows=(head, *(_column(rows, place) for place in range(1, width))), by_row=True)


def _names_projects(texts: Sequence[str]) -> bool:
    """Whether texts are the titles of projects that count on, with their sum behind them or without: what is counted in
    ``โครงการ | กิจกรรม | มาตรการ`` has no numbers. A table of a later dimension goes on counting.
    """
    titles = texts[:-1] if texts and TOTAL.match(texts[-1]) else texts
    if any(_holds_no_baht(bracket[0]) for text in titles if (bracket := _LAST_BRACKET.search(text))):
        return False
    found = [_TITLE.fullmatch(arabic_digits(text)) for text in titles]
    kinds = [kind_of(match["title"]) for match in found if match]
    numbers = [int(match["number"]) for match in found if match]
    counts_on = len(numbers) == len(titles) and all(below == above + 1 for above, below in pairwise(numbers))
    return len(titles) >= _LEAST and counts_on and "unspecified" not in kinds


def _holds_no_baht(bracket: str) -> bool:
    """Whether words behind a title say that what is below was counted or spent, or is thousands."""
    return label_of(bracket) in ("count", "spent", "price") or factor_in_head(bracket) not in (None, 1)


def _column(rows: Sequence[GridRow], place: int) -> GridRow:
    """A column as a row. That of a project is known by the line of its title, a sum by all its lines."""
    cells: tuple[Cell, ...] = tuple(row.cells[place] for row in rows)
    total = TOTAL.match(cells[0].text)
    return GridRow(cells, cells[0].span | cells[-1].span if total else cells[0].span)
