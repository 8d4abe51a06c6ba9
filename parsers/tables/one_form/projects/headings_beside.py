"""Headings inside of tables that have something beside them (``มิติที่ 2 การบริหาร | หน่วย : พันบาท``): as the headings
alone that they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from operator import is_not

from extract.ground.characters import arabic_digits
from parsers.records.table import Grid, GridRow
from parsers.structure.levels import names_place
from parsers.tables.columns.head_rows import in_heads, is_header, rows_of_heads
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
_Names = Mapping[int, Sequence[str]]
"""What a head calls its columns, row by row, by their places."""


def with_headings_alone(grid: Grid) -> Grid:
    """``grid`` with each row that names a place of the plan's tree, and beside it only the unit of what stands below,
    how many projects that are, the page, or names of its columns again, as a row of the heading alone: unit and count
    stand in brackets behind it, as they do where a heading has no cells beside it. Where it has names beside it for all
    columns, and others than the head above, a head with these stands below it.
    """
    of_heads = in_heads(grid)
    names: _Names = {}
    heads = {below: texts for texts, _, below in rows_of_heads(grid).values()}
    rows: list[GridRow] = []
    for at, row in enumerate(grid.rows):
        names = _by_column(heads[at]) if at in heads else names
        heading = None if at in of_heads else _heading_at(row)
        if heading is None:
            rows.append(row)
        elif head := _head_beside(row, heading, names):
            names = {place: [cell.text] for place, cell in enumerate(head.cells) if cell.text}
            rows += (_without_others(row, heading), head)
        else:
            rows.append(_alone(row, heading, names))
    same = len(rows) == len(grid.rows) and not any(map(is_not, rows, grid.rows))
    return grid if same else replace(grid, rows=tuple(rows))


def _by_column(head: Iterable[Sequence[str]]) -> _Names:
    """What a head calls each of its columns."""
    found: dict[int, list[str]] = {}
    for texts in head:
        for place, text in enumerate(texts):
            if text and text not in found.setdefault(place, []):
                found[place].append(text)
    return found


def _heading_at(row: GridRow) -> int | None:
    """The cell of a row that begins like a place of the tree, where it has others beside it."""
    heading = next((at for at, cell in enumerate(row.cells) if cell.text.startswith(_FIRST)), None)
    alone = row.torn or sum(bool(cell.text) for cell in row.cells) < 2
    return None if alone else heading


def _head_beside(row: GridRow, heading: int, names: _Names) -> GridRow | None:
    """The head that a row has beside its heading: a name for each column behind it that had one of the ``names``, some
    of them others than these. Those before it keep theirs.
    """
    beside = [at for at, cell in enumerate(row.cells) if cell.text and at != heading]
    if not names or max(names) >= len(row.cells) or not set(beside) >= {at for at in names if at > heading}:
        return None
    if all(_is_again(row.cells[at].text, names, at) for at in beside) or not names_place(row.cells[heading].text):
        return None
    if not all(is_column_name(row.cells[at].text) for at in beside):
        return None
    cells = [
        cell.with_text(" ".join(names.get(at, ()))) if at == heading or (at < heading and not cell.text) else cell
        for at, cell in enumerate(row.cells)
    ]
    head = replace(row, cells=tuple(cells))
    return head if is_header(head) else None


def _without_others(row: GridRow, heading: int) -> GridRow:
    cells = [cell.with_text("") if cell.text and at != heading else cell for at, cell in enumerate(row.cells)]
    return replace(row, cells=tuple(cells))


def _alone(row: GridRow, heading: int, names: _Names) -> GridRow:
    """A row as its heading alone; one below a head may have the ``names`` of its columns again, each in its own."""
    beside = [(at, cell.text) for at, cell in enumerate(row.cells) if cell.text and at != heading]
    units = [text for _, text in beside if _says_unit(text)]
    counts = [text for _, text in beside if len(text) <= _LONGEST and _COUNT.fullmatch(arabic_digits(text))]
    others = [(at, text) for at, text in beside if text not in units and text not in counts]
    if len(units) > 1 or not all(_says_nothing(text, names, at) for at, text in others):
        return row
    title = row.cells[heading]
    if not names_place(title.text):
        return row
    behind = [f"({text.strip(_BRACKETS)})" for text in counts] + [_in_brackets(text) for text in units]
    alone = _without_others(row, heading)
    if not behind:
        return alone
    cells = list(alone.cells)
    cells[heading] = title.with_text(" ".join([title.text, *behind]))
    return replace(row, cells=tuple(cells))


def _says_unit(text: str) -> bool:
    if len(text) > _LONGEST or unit_in_cell(text) == COUNTED:
        return False
    return unit_in_cell(text) is not None or (unit_behind(text) == text and "หลัก" not in text)


def _says_nothing(text: str, names: _Names, at: int) -> bool:
    """Whether what stands beside a heading is of its page, or one of the ``names`` of its column again: another unit,
    year or column says what the figures below are.
    """
    return len(text) <= _LONGEST and (
        _is_again(text, names, at) or PAGE_MARK.fullmatch(arabic_digits(text)) is not None
    )


def _is_again(text: str, names: _Names, at: int) -> bool:
    """Whether a text is what the head calls its column, or what a row of that does."""
    own = [squeezed(name) for name in names.get(at, ())]
    return squeezed(text) in (*own, "".join(own))


def _in_brackets(unit: str) -> str:
    bare = unit.strip(_BRACKETS)
    return f"({bare})" if bare.startswith("หน่วย") else f"(หน่วย : {bare})"
