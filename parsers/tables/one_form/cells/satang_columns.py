"""Tables that print baht and satang in a column each (``บาท | สต.``): as tables with a column for both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.ground.characters import arabic_digits
from extract.ground.scales import SATANG_IN_FULL
from parsers.records.table import Cell, Grid, GridRow
from parsers.tables.columns.head_rows import head_starts, in_heads, rows_of_heads
from parsers.tables.columns.roles import role_of, squeezed
from parsers.values.money.cells import parse_cell

_SATANG = re.compile(rf"\(?(?:สต|{SATANG_IN_FULL})\)?")
_LETTER = "ส"
"""What each name of satang has: other heads are looked at no closer."""

_WHOLE = re.compile(r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)")
_PART = re.compile(r"[0-9]{2}")


def with_satang(grid: Grid) -> Grid:
    """``grid`` without its columns of satang: they stand behind the baht in the column before. Where one is no two
    digits, or has no baht before it, both stand beside each other, and are no amount.
    """
    named = any(_LETTER in text and _SATANG.fullmatch(squeezed(text)) for text in _of_heads(grid))
    places = _places(grid) if named else set[int]()
    if not places:
        return grid
    heads = in_heads(grid)
    rows = (_row(row, places, is_head=at in heads) for at, row in enumerate(grid.rows))
    return replace(grid, rows=tuple(rows), edges=())


def _of_heads(grid: Grid) -> Iterator[str]:
    """The texts of the cells of a table's heads."""
    for start in head_starts(grid):
        for row in grid.rows[start : rows_of_heads(grid)[start][2]]:
            yield from [cell.text for cell in row.cells]


def _places(grid: Grid) -> set[int]:
    """The columns of satang right behind one of baht, by every head of the table; none where two heads differ."""
    found: list[set[int]] = []
    for texts, widths, _ in rows_of_heads(grid).values():
        lowest = [
            next((row[at] for row in reversed(texts) if at < len(row) and row[at]), "") for at in range(max(widths))
        ]
        satang = {at for at, text in enumerate(lowest) if _SATANG.fullmatch(squeezed(text))}
        if any(at == 0 or at - 1 in satang or role_of(lowest[at - 1]) not in ("budget", "year") for at in satang):
            return set()
        found.append(satang)
    return found[0] if found and all(one == found[0] for one in found) else set()


def _row(row: GridRow, places: set[int], *, is_head: bool) -> GridRow:
    cells: list[Cell] = []
    for at, cell in enumerate(row.cells):
        if at not in places:
            over = sum(at < place < at + cell.columns for place in places)
            cells.append(cell._replace(columns=cell.columns - over) if over else cell)
        elif not is_head and cell.text:
            cells[-1] = _with_satang(cells[-1], cell)
    return replace(row, cells=tuple(cells))


def _with_satang(baht: Cell, satang: Cell) -> Cell:
    """The cell of an amount of baht and satang; with the latter beside it where they are no two parts of one."""
    whole, part = arabic_digits(baht.text).strip(), arabic_digits(satang.text).strip()
    if _WHOLE.fullmatch(whole) and _PART.fullmatch(part):
        return baht.with_text(f"{baht.text.strip()}.{satang.text.strip()}")
    if parse_cell(part).status == "dash":
        return baht if whole else satang
    return baht.with_text(f"{baht.text} / {satang.text}".strip())
