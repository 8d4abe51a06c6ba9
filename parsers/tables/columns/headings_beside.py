"""Headings inside of tables that have something beside them (``มิติที่ 2 การบริหาร | หน่วย : พันบาท``): as the headings
alone that they are.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from operator import is_not

from extract.ground.characters import arabic_digits
from parsers.records.table import Cell, Grid, GridRow
from parsers.structure.levels import names_place
from parsers.tables.columns.column_a_year import with_text
from parsers.tables.columns.head_rows import in_heads, rows_of_heads
from parsers.tables.columns.names import is_column_name
from parsers.tables.columns.roles import squeezed
from parsers.values.kinds import KIND_WORD
from parsers.values.money.units import COUNTED, unit_behind, unit_in_cell
from parsers.values.page_marks import PAGE_MARK

_FIRST = ("มิติ", "ภารกิจ", "ยุทธศาสตร์", "ประเด็น", "กลยุทธ์", "แนวทาง")
"""How a text begins that names a place by its word. A number alone may as well be an amount: ``1.25 ล้านบาท``."""

_COUNT = re.compile(
    rf"[(\[]?\s*(?:(?:รวม|จำนวน|ทั้งหมด|ทั้งสิ้น|มี)\s*)*\d{{1,3}}\s*{KIND_WORD}(?:\s*(?:/|และ)\s*{KIND_WORD})*\s*[)\]]?"
)
_LONGEST = 60
"""Of what stands beside a heading."""

_BRACKETS = "()[] "


def with_headings_alone(grid: Grid) -> Grid:
    """``grid`` with each row that names a place of the plan's tree, and beside it only the unit of what stands below,
    how many projects that are, the page, or names of columns again, as a row of the heading alone: unit and count
    stand in brackets behind it, as they do where a heading has no cells beside it.
    """
    heads = rows_of_heads(grid)
    of_heads = in_heads(grid)
    below_head = min(heads, default=len(grid.rows))
    names = {squeezed(text) for texts, _, _ in heads.values() for row in texts for text in row if text}
    rows = tuple(
        row if at in of_heads else _alone(row, names if at > below_head else ()) for at, row in enumerate(grid.rows)
    )
    return replace(grid, rows=rows) if any(map(is_not, rows, grid.rows)) else grid


def _alone(row: GridRow, names: Collection[str]) -> GridRow:
    """A row as its heading alone; one below a head may have ``names`` of its columns again."""
    places = [at for at, cell in enumerate(row.cells) if cell.text]
    heading = next((at for at in places if row.cells[at].text.startswith(_FIRST)), None)
    if heading is None or len(places) < 2 or row.torn:
        return row
    beside = [row.cells[at].text for at in places if at != heading]
    units = [text for text in beside if _says_unit(text)]
    counts = [text for text in beside if len(text) <= _LONGEST and _COUNT.fullmatch(arabic_digits(text))]
    others = [text for text in beside if text not in units and text not in counts]
    if len(units) > 1 or not all(_says_nothing(text, names) for text in others):
        return row
    title = row.cells[heading].text
    if not names_place(title):
        return row
    behind = [f"({text.strip(_BRACKETS)})" for text in counts] + [_in_brackets(text) for text in units]

    def cell_of(at: int, cell: Cell) -> Cell:
        if at == heading:
            return with_text(cell, " ".join([title, *behind])) if behind else cell
        return with_text(cell, "") if cell.text else cell

    return replace(row, cells=tuple(cell_of(at, cell) for at, cell in enumerate(row.cells)))


def _says_unit(text: str) -> bool:
    return len(text) <= _LONGEST and (unit_in_cell(text) not in (None, COUNTED) or unit_behind(text) == text)


def _says_nothing(text: str, names: Collection[str]) -> bool:
    """Whether what stands beside a heading is of its page, or a name of a column."""
    if len(text) > _LONGEST:
        return False
    again = bool(names) and (squeezed(text) in names or is_column_name(text))
    return again or PAGE_MARK.fullmatch(arabic_digits(text)) is not None


def _in_brackets(unit: str) -> str:
    bare = unit.strip(_BRACKETS)
    return f"({bare})" if bare.startswith("หน่วย") else f"(หน่วย : {bare})"
