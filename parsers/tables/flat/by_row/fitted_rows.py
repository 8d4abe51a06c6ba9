"""Rows below a head with columns of any kinds, printed row by row: the pieces of each are fitted to all of them.

Empty cells leave no trace, so a row is read only where its pieces fit in one way.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.ground.source import SourceText
from parsers.records.table import Cell, GridRow
from parsers.structure.headings import ends_table
from parsers.structure.kinds.plan_title import begins_plan_title
from parsers.structure.levels import names_node
from parsers.tables.columns.names import TOTAL
from parsers.tables.flat.by_row.loose_cells import LooseCell, loose_cells, with_loose_cells
from parsers.tables.flat.by_row.people_for_money import without_people_for_money
from parsers.tables.flat.ground.flat_head import FlatHead, lines_of_head
from parsers.tables.flat.ground.pieces import (
    FARTHEST,
    FlatPiece,
    cell_of,
    pieces_of,
    row_of,
    row_of_pieces,
    without_headings_below,
)
from parsers.tables.flat.ground.row_words import RowNumbers, begins_with_count, takes_number
from parsers.tables.flat.ground.values_between import stand_between
from parsers.tables.rows.best_columns import best_columns
from parsers.tables.rows.cell_kinds import begins_with_item
from parsers.values.page_marks import is_of_page


@dataclass(slots=True)
class FittedReader:
    """The rows below a header with columns of other kinds: each row's pieces are fitted to all of them.

    A row begins at its number where the header has such a column, else at what names an item; a total at รวม.
    """

    source: SourceText
    head: FlatHead
    end: int
    rows: list[GridRow] = field(default_factory=list)
    open: list[FlatPiece] = field(default_factory=list)
    numbers: RowNumbers = field(init=False)
    totalled: bool = False
    whole: list[FlatPiece] = field(default_factory=list)
    """The pieces of the last row, where that has all its values."""

    loose: list[LooseCell] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.numbers = RowNumbers("number" in self.head.kinds, from_any=True)

    def read(self, last: int) -> list[GridRow]:
        """The rows to line ``last`` at most; ``end`` is then the last line that was looked at."""
        self._collect(last)
        rows = without_headings_below(with_loose_cells(self.rows, self.loose, self.head))
        one_year = self.head.form == "gaps" and self.head.exact and self.head.kinds.count("money") == 1
        return without_people_for_money(rows, self.head) if one_year else rows

    def _collect(self, last: int) -> None:
        names = self.head.units | {piece.text for piece in self.head.pieces} | lines_of_head(self.source, self.head)
        above = self.head.end
        for number in range(self.head.end + 1, last + 1):
            key = self.source.key(number).strip()
            if number - above > FARTHEST or ends_table(key):
                break
            self.end = number
            line = pieces_of(self.source, number)
            if len(line) > 1 and all(piece.text in names for piece in line):
                continue  # the header again, on the next page
            line = [piece for piece in line if piece.text not in names or TOTAL.match(piece.text)]
            if is_of_page(self.source, number) or (self._full() and begins_plan_title(key)):
                continue
            following = self._following(number, line)
            for index, piece in enumerate(line):
                behind = line[index + 1] if index + 1 < len(line) else following
                if self._opens(piece, behind, first=index == 0):
                    self._close()
                elif self._full() and not piece.is_value and not (index and self.head.one_line):
                    self._close()
                    return
                self.open.append(piece)
                above = number if piece.is_value else above
        self._close(last=True)

    def _following(self, number: int, line: Sequence[FlatPiece]) -> FlatPiece | None:
        """The first piece below a line that has but a number."""
        if len(line) != 1:
            return None
        for below in range(number + 1, min(number + 3, len(self.source.lines)) + 1):
            found = pieces_of(self.source, below)
            if found:
                return found[0]
        return None

    def _opens(self, piece: FlatPiece, behind: FlatPiece | None, *, first: bool) -> bool:
        if TOTAL.match(piece.text) or (first and names_node(piece.text)):
            return True
        if not self.numbers.counted:
            return piece.names_items and (first or not self.head.one_line)
        opening = self.numbers.opening(piece, behind) if first else None
        if opening is not None:
            self.numbers.take(opening)
        return opening is not None

    def _full(self) -> bool:
        """Whether a total has all its values, or a heading stands below one, so that what follows opens a row or is no
        part of the table.
        """
        if not self.open or not TOTAL.match(self.open[0].text):
            return bool(self.open) and self.totalled and names_node(self.open[0].text)
        values = [piece for piece in self.open if piece.is_value]
        counted = begins_with_count([piece for piece in self.open if not piece.is_value], values)
        return len(values) >= self.head.kinds.count("money") + counted

    def _close(self, *, last: bool = False) -> None:
        """Take the row that is open. Behind the last row of a table prose may follow: a row that is whole ends it."""
        tokens, self.open = self.open, []
        if not tokens:
            return
        above, self.whole = self.whole, []
        between = self._between(above, tokens)
        if between:
            self.rows[-1] = row_of_pieces(above, torn=True)
        if TOTAL.match(tokens[0].text):
            self._take_total(tokens)
            self.totalled = True
            return
        if len(tokens) == 1:
            if names_node(tokens[0].text):
                self.rows.append(row_of([cell_of(tokens)]))
            elif (between or not last) and begins_with_item(tokens[0].text):
                self.rows.append(row_of([cell_of(tokens)], torn=True))  # an item without anything beside it
            return
        self.totalled = False
        kinds = self.head.kinds
        if last and len(tokens) > len(kinds):
            tokens = tokens[: len(kinds)]
        places = best_columns([piece.text for piece in tokens], kinds)
        years = {index for index, kind in enumerate(kinds) if kind == "money"}
        if places is None or not years <= set(places) or (self.head.exact and len(tokens) != len(kinds)):
            cells = [cell_of([piece]) for piece in tokens]
            # a line a cell, and as many as columns: each may be in its own, though one does not fit it
            self.rows.append(row_of(cells, torn=self.head.one_line or len(tokens) != len(kinds)))
            return
        value = next((at for at, place in enumerate(places) if place in years), 0)
        if value and takes_number(tokens[value - 1].text, tokens[value].text):
            self.rows.append(row_of_pieces(tokens, torn=True))
            return
        self.whole = tokens
        self.loose += loose_cells(tokens, places, len(self.rows), len(kinds))
        blank = Cell("", (), cell_of(tokens[:1]).span)
        own = [[piece for piece, place in zip(tokens, places, strict=True) if place == i] for i in range(len(kinds))]
        self.rows.append(row_of([cell_of(pieces) if pieces else blank for pieces in own]))

    def _between(self, above: Sequence[FlatPiece], below: Sequence[FlatPiece]) -> bool:
        """Whether the values of the row above may be those of an item below, which has none."""
        numbered = "number" in self.head.kinds
        titles = below[1:] if numbered else below
        if not above or not self.head.one_line or any(piece.is_value for piece in titles) or not titles:
            return False
        if not begins_with_item(titles[0].text):
            return False
        pieces = above[1:] if numbered else above
        values = [index for index, piece in enumerate(pieces) if piece.is_value]
        if not values:
            return False  # words alone, which nobody reads as values
        first, last = values[0], values[-1] + 1
        texts = [*above[:1], *pieces[:first]] if numbered else pieces[:first]
        return stand_between(texts, pieces[first:last], [*pieces[last:], *titles])

    def _take_total(self, tokens: Sequence[FlatPiece]) -> None:
        values = [piece for piece in tokens if piece.is_value]
        texts = [piece for piece in tokens if not piece.is_value]
        kinds = self.head.kinds
        uneven = len(values) != kinds.count("money") or len(texts) > self.head.before
        if uneven or begins_with_count(texts, values):
            cells = [cell_of([piece]) for piece in tokens]
            self.rows.append(row_of(cells, torn=True))
            return
        blank = Cell("", (), cell_of(texts[:1]).span)
        left = [
            *(cell_of([piece]) for piece in texts[:-1]),
            *[blank] * (self.head.before - len(texts)),
            cell_of(texts[-1:]),
        ]
        cells = [*left, *(cell_of([value]) for value in values)]
        self.rows.append(row_of([*cells, *[blank] * (len(kinds) - len(cells))]))
