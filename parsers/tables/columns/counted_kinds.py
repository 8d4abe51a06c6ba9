"""Tables that count projects, activities and measures in a column each: no head of a budget table, though one of these
columns is called as that of the projects is.
"""

from __future__ import annotations

import re

from extract.ground.characters import arabic_digits
from parsers.records.table import Grid
from parsers.tables.columns.roles import squeezed
from parsers.values.kinds import KIND_WORD
from parsers.values.money.cell_forms import DASHES

_KIND = re.compile(rf"(?:จำนวน)?\(?({KIND_WORD})\)?(?:\((?:จำนวน|{KIND_WORD})\))?")
_COUNT = re.compile(r"\d{1,3}")
_LEAST_KINDS = 2
_HEAD_ROWS = 3


def columns_of_kinds(grid: Grid) -> dict[int, str]:
    """The columns that count a kind each, with its word; none where fewer than two kinds have one, or where a cell
    below them is no count.
    """
    for place, row in enumerate(grid.rows[:_HEAD_ROWS]):
        named = ((at, _KIND.fullmatch(squeezed(cell.text))) for at, cell in enumerate(row.cells) if cell.text)
        kinds = {at: match[1] for at, match in named if match}
        if len(kinds) >= _LEAST_KINDS and len(set(kinds.values())) == len(kinds):
            below = [_bare(one.text(at)) for one in grid.rows[place + 1 :] for at in kinds]
            counts = [text for text in below if text and not _KIND.fullmatch(squeezed(text))]
            return kinds if counts and all(map(_COUNT.fullmatch, counts)) else {}
    return {}


def _bare(text: str) -> str:
    return arabic_digits(text).strip(f" *{DASHES}")
