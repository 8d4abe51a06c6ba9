"""The rows of tables whose values stand on one line, and their cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from parsers.records.table import Cell, GridRow
from parsers.tables.columns.names import TOTAL
from parsers.tables.flat.ground.flat_head import FlatHead
from parsers.tables.flat.ground.pieces import (
    FlatPiece,
    cell_of,
    row_of,
)
from parsers.tables.rows.cell_kinds import has_letters

_LEAST_KNOWN = 3
"""Offices that are whole on their line, from which it follows that all are."""


@dataclass(slots=True)
class AnchoredRow:
    """A row by the pieces of its own line, and its words on other lines."""

    number: FlatPiece | None
    words: list[FlatPiece]
    values: list[FlatPiece]
    rest: list[FlatPiece]
    above: list[FlatPiece] = field(default_factory=list)
    below: list[FlatPiece] = field(default_factory=list)
    torn: bool = False

    @property
    def title(self) -> list[FlatPiece]:
        """The words of its title from the top."""
        return [*self.above, *self.words, *self.below]

    @property
    def is_total(self) -> bool:
        """Whether it has no number and its words begin a total."""
        return self.number is None and bool(self.title) and bool(TOTAL.match(self.title[0].text))


def offices_are_whole(rows: Sequence[AnchoredRow]) -> bool:
    """Whether what stands behind the values is a whole office in every row of which that can be told, so that words
    below a row are its title's: the office stands in other rows as well, or alone in one.
    """
    rows = [row for row in rows if row.rest]
    times = Counter(_text(row.rest) for row in rows)
    alone = {_text(row.rest) for row in rows if not row.below}
    going_on = [row for row in rows if row.below]
    known = sum(times[_text(row.rest)] > 1 or _text(row.rest) in alone for row in going_on)
    goes_on = any(_text([*row.rest, *row.below]) in alone for row in going_on)
    return known >= _LEAST_KNOWN and not goes_on


def row_in_cells(row: AnchoredRow, head: FlatHead, *, below_titles: bool) -> GridRow:
    """A row below a head in its cells, or torn; ``below_titles``: words below a row are its title's."""
    behind = head.width - head.before - head.years
    numbered = "number" in head.kinds
    choice = bool(behind and row.below) and not (row.rest and below_titles)
    lost = not has_letters(_text(row.title)) or (numbered and row.number is None and not row.is_total)
    if row.torn or choice or lost or (row.rest and (not behind or row.is_total)):
        texts = [[row.number] if row.number else [], row.title, *([value] for value in row.values), row.rest]
        return row_of([cell_of(pieces) for pieces in texts if pieces], torn=True)
    span = cell_of(row.title[:1]).span
    blank = Cell("", (), span)
    before = [cell_of([row.number]) if row.number else blank] if numbered else []
    rest = [cell_of(row.rest) if row.rest else blank] if behind else []
    return row_of([*before, cell_of(row.title), *(cell_of([value]) for value in row.values), *rest])


def _text(pieces: Sequence[FlatPiece]) -> str:
    return "".join(piece.text for piece in pieces).replace(" ", "")
