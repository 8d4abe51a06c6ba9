"""Dimensions and missions whose word and number stand in cells one below the other, beside several projects: as one
cell, in the first of these rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.ground.characters import arabic_digits
from parsers.records.table import Grid, GridRow
from parsers.tables.columns.head_rows import in_heads, rows_of_heads
from parsers.tables.columns.roles import role_of

_BEGINS = re.compile(r"(?:ม(?:ิ(?:ติ?)?)?|มิติ|ภารกิจ(?:ตามมิติ)?)(?:ที่?)?")
_WHOLE = re.compile(r"(?:มิติ|ภารกิจ(?:ตามมิติ)?)(?:ที่)?[1-9][0-9]?(?:\.[1-9][0-9]?)?")
_PART = re.compile(r"(?:มิ?|ติ|มิติ|ภารกิจ|ตาม(?:มิติ)?|ที่?|[0-9]{1,2}(?:\.[0-9]{1,2})?(?![0-9]))++")
_LONGEST = 20
_MOST_ROWS = 6
"""Rows over which a word and its number may stand."""


def with_levels_whole(grid: Grid) -> Grid:
    """``grid`` with ``มิติ``, ``ที่`` and ``1`` of rows that follow each other as ``มิติที่1`` in the first of them, in the
    columns that the head calls those of dimensions and missions. Where the parts make no such name they stay.
    """
    heads = rows_of_heads(grid)
    names = [texts for texts, _, _ in heads.values()][:1]
    places = {at for row in (names[0] if names else ()) for at, text in enumerate(row) if _is_of_levels(text)}
    rows = list(grid.rows)
    of_heads = in_heads(grid)
    for place in sorted(places):
        for run in _runs(rows, place, of_heads):
            whole = "".join(rows[at].text(place).strip() for at in run)
            for at in run:
                rows[at] = _with(rows[at], place, whole if at == run[0] else "")
    return grid if rows == list(grid.rows) else replace(grid, rows=tuple(rows))


def _is_of_levels(text: str) -> bool:
    return bool(text) and role_of(text) in ("dimension", "mission")


def _runs(rows: Sequence[GridRow], place: int, of_heads: frozenset[int]) -> Iterator[list[int]]:
    """The rows, several, whose cells in a place together name a level."""
    at = 0
    while at < len(rows):
        run: list[int] = []
        whole = ""
        for below in range(at, min(len(rows), at + _MOST_ROWS)):
            text = "".join(arabic_digits(rows[below].text(place)).split())
            if below in of_heads or len(text) > _LONGEST or not _PART.fullmatch(text):
                break
            if not run and not _BEGINS.fullmatch(text):
                break
            run.append(below)
            whole += text
            if _WHOLE.fullmatch(whole):
                break
        if len(run) > 1 and _WHOLE.fullmatch(whole):
            yield run
            at = run[-1]
        at += 1


def _with(row: GridRow, place: int, text: str) -> GridRow:
    cell = row.cells[place].with_text(text)
    return replace(row, cells=(*row.cells[:place], cell, *row.cells[place + 1 :]))
