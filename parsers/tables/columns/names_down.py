"""Tables whose first column has the names of columns, and whose others are projects: as tables with a row a project."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extract.ground.characters import arabic_digits
from parsers.records.table import Cell, Grid, GridRow
from parsers.tables.columns.names import TOTAL
from parsers.tables.columns.roles import Role, names_projects, role_of
from parsers.values.kinds import KIND_WORD, kind_of

_COUNTED = re.compile(rf"(?:{KIND_WORD}|ลำดับ)?\s*(?:ที่)?\s*(?P<number>[0-9]{{1,3}})[.)]*")
_LEAST = 2
"""Projects."""

_NUMBER = "ลำดับที่"
"""What heads the numbers of projects, whatever heads them in their row (``รายการ``)."""

_MONEY: frozenset[Role] = frozenset({"budget", "year"})
_BESIDE: frozenset[Role] = _MONEY | {"quarter", "month", "responsible", "remark", "period", "place", "source", "sum"}


def with_names_upright(grid: Grid) -> Grid:
    """``grid`` with its rows as columns, where its first column names projects, money and what else a row of a budget
    table says, nothing twice; a row may count the projects on. Itself where it is no such table, or has merged cells.

    What a block says (reasons, aims, methods) makes it a table of blocks.
    """
    if not any(row.cells and names_projects(row.cells[0].text) for row in grid.rows):
        return grid
    rows = [row for row in grid.rows if not row.blank]
    if len(rows) <= _LEAST or len(rows[0].cells) <= _LEAST:
        return grid
    width = len(rows[0].cells)
    if any(len(row.cells) != width or row.torn or any(cell.merged for cell in row.cells) for row in rows):
        return grid
    counters = rows[0] if _counts_on(rows[0]) else None
    said = rows[1:] if counters else rows
    names = [row.cells[0].text for row in said]
    titles = next((row for row in said if names_projects(row.cells[0].text)), None)
    others = [role_of(row.cells[0].text) for row in said if row is not titles]
    if titles is None or not _BESIDE.issuperset(others) or _MONEY.isdisjoint(others) or len(set(names)) < len(names):
        return grid
    if not _are_projects([cell.text for cell in titles.cells[1:]]):
        return grid
    turned = [_numbered(counters)] if counters else []
    turned += [row.cells for row in said]
    last = rows[0].span | rows[-1].span if TOTAL.match(titles.cells[-1].text) else titles.cells[-1].span
    spans = [rows[0].span, *(cell.span for cell in titles.cells[1:-1]), last]
    upright = tuple(GridRow(tuple(cells[place] for cells in turned), span) for place, span in enumerate(spans))
    return replace(grid, rows=upright, by_row=True)


def _counts_on(row: GridRow) -> bool:
    """Whether a row counts projects: ``รายการ | โครงการที่ 12 | โครงการที่ 13``; a sum may stand behind them."""
    texts = [arabic_digits(cell.text) for cell in row.cells[1:]]
    found = [_COUNTED.fullmatch(text) for text in (texts[:-1] if TOTAL.match(texts[-1]) else texts)]
    numbers = [int(match["number"]) for match in found if match]
    return len(numbers) == len(found) >= _LEAST and all(below == above + 1 for above, below in pairwise(numbers))


def _numbered(row: GridRow) -> tuple[Cell, ...]:
    """The cells of a row that counts projects, with their numbers alone, as printed."""
    cells = [row.cells[0]._replace(text=_NUMBER, parts=(_NUMBER,))]
    for cell in row.cells[1:]:
        match = _COUNTED.fullmatch(arabic_digits(cell.text))
        number = cell.text[match.start("number") : match.end("number")] if match else ""
        cells.append(cell._replace(text=number, parts=(number,) if number else ()))
    return tuple(cells)


def _are_projects(texts: Sequence[str]) -> bool:
    """Whether texts are titles of projects, two at least, perhaps with their sum behind them."""
    titles = texts[:-1] if TOTAL.match(texts[-1]) else texts
    return len(titles) >= _LEAST and all(kind_of(title) != "unspecified" for title in titles)
