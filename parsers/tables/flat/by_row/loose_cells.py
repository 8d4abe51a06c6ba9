"""Cells that their kinds put into either of two columns, one of which is empty in their row: a unit in charge beside a
remark. Rows that fill both columns say what each of them holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from parsers.records.table import GridRow
from parsers.tables.columns.roles import role_of
from parsers.tables.flat.ground.flat_head import FlatHead
from parsers.tables.flat.ground.pieces import FlatPiece, cell_of
from parsers.tables.rows.cell_kinds import names_unit

_BETWEEN_TWO = 2


class LooseCell(NamedTuple):
    """A text that has no column yet, the place of its row among all, and the columns that it may stand in."""

    piece: FlatPiece
    row: int
    columns: tuple[int, ...]


def loose_cells(pieces: Sequence[FlatPiece], places: Sequence[int], row: int, width: int) -> list[LooseCell]:
    """The one text of a row that may stand in either of two columns beside each other; none where more are open."""
    loose = [at for at, place in enumerate(places) if place < 0 and pieces[at].text]
    if len(loose) != 1:
        return []
    (at,) = loose
    before = max((place for place in places[:at] if place >= 0), default=-1)
    behind = min((place for place in places[at + 1 :] if place >= 0), default=width)
    columns = tuple(range(before + 1, behind))
    return [LooseCell(pieces[at], row, columns)] if len(columns) == _BETWEEN_TWO else []


def with_loose_cells(rows: Sequence[GridRow], loose: Sequence[LooseCell], head: FlatHead) -> list[GridRow]:
    """The rows with each text that has no column where other rows have the same beside a filled one; else the name of a
    unit in the column of units. What nothing tells stays out.
    """
    known: dict[tuple[int, ...], tuple[set[str], ...]] = {}
    found = list(rows)
    for piece, at, columns in loose:
        if at >= len(found) or found[at].torn or len(found[at].cells) != head.width:
            continue
        if columns not in known:
            whole = [row for row in rows if _fills(row, columns, head.width)]
            known[columns] = tuple({row.cells[column].text for row in whole} for column in columns)
        place = _place_of(piece.text, columns, known[columns], head)
        if place is not None:
            cells = list(found[at].cells)
            cells[place] = cell_of([piece])
            found[at] = replace(found[at], cells=tuple(cells), span=found[at].span | cells[place].span)
    return found


def _fills(row: GridRow, columns: Sequence[int], width: int) -> bool:
    return not row.torn and len(row.cells) == width and all(row.cells[column].text for column in columns)


def _place_of(text: str, columns: Sequence[int], known: Sequence[set[str]], head: FlatHead) -> int | None:
    elsewhere = [column for column, texts in zip(columns, known, strict=True) if text in texts]
    if elsewhere:
        return elsewhere[0] if len(elsewhere) == 1 else None
    units = [column for column in columns if role_of(head.pieces[column].text) == "responsible"]
    return units[0] if len(units) == 1 and names_unit(text) else None
