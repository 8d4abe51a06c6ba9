"""The cells of rows of mixed ends: each piece in its column, or the row torn where a piece leaves a choice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from parsers.records.table import Cell, GridRow
from parsers.tables.columns.roles import role_of
from parsers.tables.flat.ground.flat_head import FlatHead
from parsers.tables.flat.ground.pieces import FlatPiece, cell_of, row_of, row_of_pieces, without_headings_below
from parsers.tables.flat.mixed_ends.lines_behind import LinesBehind
from parsers.tables.flat.mixed_ends.mixed_rows import MixedRow
from parsers.tables.rows.cell_kinds import begins_with_item
from parsers.values.money.cell_forms import DASHES
from parsers.values.money.cells import parse_cell


@dataclass(frozen=True, slots=True)
class MixedCells:
    """The rows ``found`` below a head, as rows of its columns."""

    head: FlatHead
    found: Sequence[MixedRow]
    behind: LinesBehind | None

    def rows(self) -> list[GridRow]:
        """All of them, without headings of what follows the table."""
        alone = set(self._offices())
        offices = {name for name in alone if not any(name.startswith(f"{other} ") for other in alone)}
        last = self.found[-1] if self.found else None
        return without_headings_below([self._row(row, offices, last=row is last) for row in self.found])

    def _offices(self) -> Iterator[str]:
        """What rows print alone behind their values, or before ``ไม่ใช้งบประมาณ``."""
        for row in self.found:
            words = [piece.text for piece in row.rest if parse_cell(piece.text).status != "none"]
            if row.fills(self.head) and not row.torn and len(words) == 1:
                yield words[0]

    def _row(self, row: MixedRow, offices: set[str], *, last: bool) -> GridRow:
        if row.head:
            return row_of_pieces(row.head.pieces)
        if not row.values and not row.torn and (row.is_node or row.number is None):
            # An item whose cells are empty leaves no trace of them: it is not known whether it lost any.
            return row_of([cell_of(row.pieces)], torn=not row.is_node and begins_with_item(row.words[0].text))
        unread = not all(piece.is_value for piece in row.figures)
        if (
            unread
            or row.torn
            or row.hides_value
            or not row.fills(self.head)
            or (row.number is None and self._numbered(row))
        ):
            return self._torn(row)
        blank = Cell("", (), cell_of(row.words[:1]).span)
        behind = dict.fromkeys(range(self.head.before + len(row.figures), self.head.width), blank)
        title, rest = self.behind.parted(row, last=last) if self.behind and len(behind) == 1 else ([], row.rest)
        if not row.is_total:
            behind |= {place: cell_of(pieces) for place, pieces in self._behind(rest, offices).items()}
        elif row.rest:
            return self._torn(row)
        before = [
            cell_of([row.number]) if row.number and kind == "number" else blank
            for kind in self.head.kinds[: self.head.before - 1]
        ]
        return row_of(
            [*before, cell_of([*row.words, *title]), *(cell_of([value]) for value in row.figures), *behind.values()]
        )

    def _torn(self, row: MixedRow) -> GridRow:
        words = list(row.words)
        if words and words[-1].text.endswith(tuple(f" {dash}" for dash in DASHES)):
            last = words.pop()  # the dash is a value, or was one
            words += [FlatPiece(last.text[:-2], last.line)]
            row.values.insert(0, FlatPiece(last.text[-1], last.line))
        texts = [[row.number] if row.number else [], words, *([value] for value in row.values), row.rest]
        return row_of([cell_of(pieces) for pieces in texts if pieces], torn=True)

    def _numbered(self, row: MixedRow) -> bool:
        return "number" in self.head.kinds and not row.is_total

    def _behind(self, rest: Sequence[FlatPiece], offices: set[str]) -> dict[int, list[FlatPiece]]:
        """What stands behind the values, by column: an office that another row has alone, or all that is said before
        ``ไม่ใช้งบประมาณ``; words that may belong to either of two columns are given to none.
        """
        first = self.head.before + self.head.kinds.count("money")
        columns = range(first, self.head.width)
        if not rest or not columns:
            return {}
        if len(columns) == 1:
            return {first: list(rest)}
        roles = [role_of(piece.text) for piece in self.head.pieces[first:]]
        if roles != ["responsible", "remark"]:
            return {}
        joined = [piece.text for piece in rest]
        for count in range(len(rest), 0, -1):
            office, left = rest[:count], rest[count:]
            says_none = bool(left) and parse_cell(left[0].text).status == "none"
            if says_none or "".join(joined[:count]) in offices:
                return {first: list(office)} | ({first + 1: list(left)} if left else {})
        if _one_piece(rest):
            return {first: list(rest)}
        whole = rest[0].text
        begins = max((name for name in offices if whole.startswith(f"{name} ")), key=len, default="")
        if begins:
            line = rest[0].line
            return {
                first: [FlatPiece(begins, line)],
                first + 1: [FlatPiece(whole[len(begins) :].strip(), line), *rest[1:]],
            }
        return {}


def _one_piece(rest: Sequence[FlatPiece]) -> bool:
    """Whether words are one cell: no blank in them, on lines that follow each other."""
    together = all(below.line - above.line == 1 for above, below in pairwise(rest))
    return together and not any(" " in piece.text for piece in rest) and len(rest) <= 2
