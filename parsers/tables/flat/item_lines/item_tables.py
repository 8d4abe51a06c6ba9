"""Budget tables of a line for each line of a cell, whose items count on: what PyMuPDF and an OCR's boxes print.

Empty cells leave no line. Cells may stand one behind the other, or line by line beside each other, so that the words of
a mission, of a title and of a remark alternate. What remains is that each item begins with the number that is due and
has its values behind it, side by side, before the next item or total; that totals count and sum up what is above them;
and that the titles of missions are known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText
from parsers.records.table import Cell, Grid, GridRow
from parsers.tables.flat.by_row.scanned_lines import ScannedRow
from parsers.tables.flat.by_row.scanned_sums import proved_by_sums, summed_up
from parsers.tables.flat.ground.flat_head import FlatHead, table_below
from parsers.tables.flat.ground.glued_words import RowLine
from parsers.tables.flat.ground.pieces import GRAND_TOTAL, FlatPiece, cell_of, row_of, row_of_pieces
from parsers.tables.flat.heads.counted_heads import counted_head
from parsers.tables.flat.item_lines.parts import MISREAD_GROUPS, parts_below
from parsers.tables.flat.item_lines.words import Part, titles_and_remarks
from parsers.values.kinds import KIND_WORD
from parsers.values.page_marks import is_bare_page_number

_LEAST_ITEMS = 3
_COUNT = re.compile(rf"(\d{{1,3}})\s*(?:{KIND_WORD}|รายการ)")


def item_tables(source: SourceText, first: int, last: int) -> Iterator[Grid]:
    """The tables of this form between two lines: those whose totals count all items above them, and one of which at
    least sums up each of its years.

    An item has as many values as there are years, or its total says which of them it has; another one is torn.
    """
    number = first
    while number <= last:
        head = counted_head(source, number, last)
        if head is None:
            number += 1
            continue
        parts = parts_below(source, head, last)
        grid = _Table(source, head, parts).grid() if parts else None
        if grid:
            yield grid
        number = max(head.end, grid.span.end if grid else 0) + 1


@dataclass
class _Table:
    source: SourceText
    head: FlatHead
    parts: Sequence[Part]
    _rows: dict[int, ScannedRow] = field(default_factory=dict)
    """The items and totals as who proves sums asks for them, by the line that each begins on."""

    def grid(self) -> Grid | None:
        """The table; None where nothing proves it."""
        counted = [part for part in self.parts if part.kind == "item"]
        if len(counted) < _LEAST_ITEMS or not self._are_counted():
            return None
        if any(len(part.values) > self.head.years for part in self.parts):
            return None
        self._rows = {part.line: self._scanned(part) for part in self.parts if part.kind in ("item", "total")}
        rows = list(self._rows.values())
        proved = proved_by_sums(rows, self.head.years)
        if not any(part.kind == "total" and part.line in proved for part in self.parts):
            return None
        titles_and_remarks(self.source, self.parts, remarks=self.head.remark)
        summed = proved | summed_up(rows, proved)
        for above, below in pairwise(part for part in self.parts if part.kind in ("item", "total")):
            if not above.values and below.line not in summed:
                below.doubtful = True  # its values may be those of the item above
        return table_below(self.head.pieces, [self._row(part, summed=part.line in summed) for part in self.parts])

    def _are_counted(self) -> bool:
        """Whether each total that says how many items it counts has so many above it; one at least says so."""
        since = every = said = 0
        for part in self.parts:
            if part.kind == "item":
                since, every = since + 1, every + 1
            elif part.kind == "total":
                count = _COUNT.search(arabic_digits(" ".join(piece.text for piece in part.words)))
                of_all = bool(GRAND_TOTAL.match(part.words[0].text))
                if count and int(count[1]) != (every if of_all else since):
                    return False
                said += count is not None
                since = 0
        return said > 0

    def _scanned(self, part: Part) -> ScannedRow:
        values = RowLine((), tuple(_readable(piece.text) for piece in part.values), (), sure=True)
        whole = len(values.values) == self.head.years
        return ScannedRow(
            part.line,
            "",
            [],
            values if whole else None,
            "row" if part.kind == "item" else "total",
            loose=None if whole else values,
        )

    def _row(self, part: Part, *, summed: bool) -> GridRow:
        if part.kind in ("dimension", "mission"):
            return row_of([cell_of(part.words)])
        values = self._values(part, summed=summed)
        if values is None or part.doubtful:
            return row_of_pieces([FlatPiece(" ".join(p.text for p in part.words), part.line), *part.values], torn=True)
        here = cell_of(part.words[:1]).span
        blank = Cell("", (), here)
        before = self.head.before
        if part.kind == "total" and before > 1:
            rest = cell_of(part.words[1:]) if part.words[1:] else blank
            left = [cell_of(part.words[:1]), *[blank] * (before - 2), rest]
        else:
            left = [*[blank] * (before - 1), cell_of(part.words)]
        right = [cell_of(part.remark) if part.remark else blank] if self.head.remark else []
        return row_of([*left, *values, *right])

    def _values(self, part: Part, *, summed: bool) -> list[Cell] | None:
        """The cells of the years; None where it is not sure which of them are empty."""
        row = self._rows[part.line]
        blank = Cell("", (), cell_of(part.words[:1]).span)
        if not part.values:
            return [blank] * self.head.years if summed and part.kind == "item" else None
        if row.line is None or (not summed and any(is_bare_page_number(piece.text) for piece in part.values)):
            return None  # a dash may be lost, and what is last the number of its page
        left = list(part.values)
        cells: list[Cell] = []
        for value in row.line.values:
            while value and left and _readable(left[0].text) != value:
                left.pop(0)  # a dash more than cells
            cells.append(cell_of([left.pop(0)]) if value and left else blank)
        return cells


def _readable(text: str) -> str:
    """A figure as sums ask for it: what parts its digits may be misread."""
    figure = arabic_digits(text)
    return (
        re.sub(r"[., ]", "", figure).replace("o", "0").replace("O", "0") if MISREAD_GROUPS.fullmatch(figure) else text
    )
