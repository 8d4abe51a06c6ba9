"""Tables whose projects stand below a head that may as well be over anything (``รายการ``): as tables with a head that
says so, where most numbered rows are projects, activities or measures.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.ground.characters import arabic_digits
from parsers.records.table import Grid, GridRow
from parsers.tables.columns.head_rows import head_starts
from parsers.tables.columns.roles import role_of, squeezed
from parsers.values.kinds import kind_of
from parsers.values.money.said import COST

_ENTRIES = re.compile(r"(?:ชื่อ)?รายการ")
_NUMBER = re.compile(r"[0-9]{1,3}[.)]?")
_LOOKED_AT = 4
_LEAST_ROWS = 2
_HEAD = "โครงการ/"


def with_head_of_projects(grid: Grid) -> Grid:
    """``grid`` with the head ``รายการ`` as one of projects, where most rows with a number name one, two at least, and
    none a cost; a table that has a head as it is printed, or no years beside that one, stays.
    """
    for at, row in enumerate(grid.rows[:_LOOKED_AT]):
        place = next((i for i, cell in enumerate(row.cells) if _ENTRIES.fullmatch(squeezed(cell.text))), None)
        if place is None:
            continue
        roles = [role_of(cell.text) for cell in row.cells]
        number = roles.index("number") if "number" in roles else None
        if number is None or not {"year", "budget"}.intersection(roles) or head_starts(grid):
            return grid
        if not _are_projects(grid.rows[at + 1 :], number, place):
            return grid
        cell = row.cells[place]
        text = _HEAD + cell.text
        cells = (*row.cells[:place], cell._replace(text=text, parts=(text,)), *row.cells[place + 1 :])
        return replace(grid, rows=(*grid.rows[:at], replace(row, cells=cells), *grid.rows[at + 1 :]))
    return grid


def _are_projects(rows: Sequence[GridRow], number: int, place: int) -> bool:
    """Whether most rows with a number have the word of a kind in the place of their title, two at least, and none that
    of a cost.
    """
    numbered = [row.text(place) for row in rows if _NUMBER.fullmatch(arabic_digits(row.text(number)).strip())]
    named = sum(kind_of(text) != "unspecified" for text in numbered)
    return named >= _LEAST_ROWS and 2 * named > len(numbered) and not any(map(COST.match, numbered))
