"""Tables whose projects stand below a head that may as well be over anything (``รายการ``), or below none while the
years have theirs: as tables with a head that says so, where most numbered rows are projects, activities or measures.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extract.ground.characters import arabic_digits
from parsers.records.table import Grid, GridRow
from parsers.tables.columns.head_rows import head_starts
from parsers.tables.columns.names import TOTAL
from parsers.tables.columns.roles import role_of, squeezed
from parsers.values.dates import parse_year
from parsers.values.kinds import kind_of
from parsers.values.money.said import COST

_ENTRIES = re.compile(r"(?:ชื่อ)?รายการ")
_NUMBER = re.compile(r"[0-9]{1,3}")
_LOOKED_AT = 4
_LEAST_ROWS = 2
HEAD_OF_NUMBERS, HEAD_OF_PROJECTS = "ที่", "โครงการ"
"""What stands for a name that is not printed where the rows say what their column is."""

_LEAST_YEARS, _LEAST_COUNTED = 2, 3


def with_head_of_projects(grid: Grid) -> Grid:
    """``grid`` with the head ``รายการ`` as one of projects, where most rows with a number name one, two at least, and
    none a cost; or all down to a sum below which numbers begin anew and none does: without these. A table that has a
    head as it is printed, or no years beside that one, stays.
    """
    for at, row in enumerate(grid.rows[:_LOOKED_AT]):
        if (named := _named_by_rows(row, grid.rows[at + 1 :])) and not head_starts(grid):
            return replace(grid, rows=(*grid.rows[:at], named, *grid.rows[at + 1 :]))
        place = next((i for i, cell in enumerate(row.cells) if _ENTRIES.fullmatch(squeezed(cell.text))), None)
        if place is None:
            continue
        roles = [role_of(cell.text) for cell in row.cells]
        number = roles.index("number") if "number" in roles else None
        if number is None or not {"year", "budget"}.intersection(roles) or head_starts(grid):
            return grid
        rows = _with_projects(grid.rows[at + 1 :], number, place)
        if not rows:
            return grid
        cell = row.cells[place]
        text = f"{HEAD_OF_PROJECTS}/{cell.text}"
        cells = (*row.cells[:place], cell._replace(text=text, parts=(text,)), *row.cells[place + 1 :])
        return replace(grid, rows=(*grid.rows[:at], replace(row, cells=cells), *rows))
    return grid


def _named_by_rows(head: GridRow, rows: Sequence[GridRow]) -> GridRow | None:
    """A head of years, with nothing over two of its columns, as one that names these: below the first the rows count
    from 1, below the next all that do are projects, activities or measures. None where that is not so.
    """
    texts = [cell.text for cell in head.cells]
    years = [parse_year(text) for text in texts if text and role_of(text) == "year"]
    if len(years) < _LEAST_YEARS or None in years or any(texts[:2]) or {"project", "number"} & {*map(role_of, texts)}:
        return None
    counted = [row for row in rows if _NUMBER.fullmatch(arabic_digits(row.text(0)).strip().rstrip(".)"))]
    numbers = [int(arabic_digits(row.text(0)).strip().rstrip(".)")) for row in counted]
    count_on = all(b in (1, a + 1) for a, b in pairwise(numbers)) and numbers[:1] == [1]
    if len(counted) < _LEAST_COUNTED or not count_on or any(kind_of(row.text(1)) == "unspecified" for row in counted):
        return None
    first, second, *others = head.cells
    named = (HEAD_OF_NUMBERS, first), (HEAD_OF_PROJECTS, second)
    return replace(head, cells=(*(cell._replace(text=text, parts=(text,)) for text, cell in named), *others))


def _with_projects(rows: Sequence[GridRow], number: int, place: int) -> Sequence[GridRow]:
    """The rows, where most of those with a number have the word of a kind in the place of their title, two at least,
    and none that of a cost; or those down to a sum below which numbers begin anew, where all of them have it and no
    other; else none.
    """
    numbers = [arabic_digits(row.text(number)).strip().rstrip(".)") for row in rows]
    numbered = [n for n, text in enumerate(numbers) if _NUMBER.fullmatch(text)]
    named = [n for n in numbered if kind_of(rows[n].text(place)) != "unspecified"]
    if len(named) < _LEAST_ROWS:
        return ()
    if 2 * len(named) > len(numbered) and not any(COST.match(rows[n].text(place)) for n in numbered):
        return rows
    sums = [n for n, row in enumerate(rows) if TOTAL.match(row.text(place))]
    below = [n for n in numbered if sums and n > sums[0]]
    apart = bool(below) and numbers[below[0]] == "1" and named == numbered[: -len(below)]
    return rows[: sums[0] + 1] if apart else ()
