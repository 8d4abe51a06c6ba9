"""Budget tables of one year whose page was read in its own order, each text on a line: number, title, target, money,
ticks for quarters or months, unit.

One column of money is read from the top down. That there is a value for each row and that they add up to the printed
total says whose each is; without that a row has its number and its title alone, and is torn. Ticks are left out: where
they stand says nothing of the quarter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import islice

from extract.ground.source import SourceText, Span
from parsers.records.table import Cell, Grid, GridRow
from parsers.structure.headings import ends_table
from parsers.structure.levels import names_node
from parsers.tables.columns.names import TOTAL, is_unit
from parsers.tables.columns.roles import Role, is_tick, squeezed
from parsers.tables.flat.any_order.beside_table import BesideTable
from parsers.tables.flat.any_order.loose_words import is_target
from parsers.tables.flat.ground.flat_head import LEAST_ROWS, table_below
from parsers.tables.flat.ground.office_names import office_names
from parsers.tables.flat.ground.pieces import FARTHEST, FlatPiece, reads_as_value, row_of, row_of_pieces
from parsers.tables.flat.ground.row_words import number_in
from parsers.tables.flat.heads.scattered_heads import role_on
from parsers.tables.rows.cell_kinds import begins_with_item, has_letters, names_unit
from parsers.values.money.cells import parse_cell
from parsers.values.money.units import factor_in_head
from parsers.values.page_marks import is_of_page
from parsers.values.spacing import join_lines

_MOST_OF_HEAD = 24
"""Lines with text of a head."""

_PARTS = re.compile(r"[1-4]|\((?:ไตรมาส|เดือน)(?:ที่)?\)|ไตรมาส(?:ที่)?(?:\s*[1-4])?")
"""What a head has below the name of a period: ``(ไตรมาส)`` and the numbers of quarters."""

_END_OF_TITLE = 5
"""Letters of a title behind which the document prints the words that go on with it."""

_PAGE_NUMBER = re.compile(r"\d{1,3}")
_BEHIND: frozenset[Role] = frozenset({"responsible", "remark"})


@dataclass(slots=True)
class _Row:
    number: FlatPiece
    title: list[FlatPiece] = field(default_factory=list)
    units: list[list[FlatPiece]] = field(default_factory=list)
    torn: bool = False


@dataclass(slots=True)
class _Block:
    """Lines of words without an empty one between; ``anchored``: the next row or total stands right below."""

    pieces: list[FlatPiece]
    row: _Row | None
    anchored: bool = False
    before_value: bool = False


@dataclass(slots=True)
class _Part:
    """The rows down to a total, the values printed there, each with the words right before it, and headings."""

    rows: list[_Row | FlatPiece] = field(default_factory=list)
    values: list[tuple[FlatPiece, _Block | None]] = field(default_factory=list)
    total: list[FlatPiece] = field(default_factory=list)
    sum: FlatPiece | None = None


def tables_of_one_year(source: SourceText, first: int, last: int) -> Iterator[Grid]:
    """The tables of this form between two lines."""
    number = first
    while number <= last:
        head = _head(source, number, last)
        if head is None:
            number += 1
            continue
        reader = _Reader(source, *head)
        rows = reader.read(last)
        number = max(reader.end, head[1]) + 1
        if sum(len(row.cells) == len(reader.names) and not row.torn for row in rows) >= LEAST_ROWS:
            yield table_below(list(reader.names.values()), rows)


def _head(source: SourceText, number: int, last: int) -> tuple[dict[Role, FlatPiece], int] | None:
    """The names of columns that begin on a line, by their roles, and the last line of the head; None where there is
    another one than those of this form, another unit than baht, or no empty line between.
    """
    if role_on(source.line(number).strip()) != "number":
        return None
    found: dict[Role, FlatPiece] = {}
    lines = (at for at in range(number, last + 1) if source.line(at).strip())
    end = number
    for at in islice(lines, _MOST_OF_HEAD):
        text = source.line(at).strip()
        role = role_on(text)
        if _PARTS.fullmatch(source.key(at).strip()):
            if "number" not in found or _is_number_of_row(source, at, 1):
                break
        elif is_unit(text) and "budget" in found:
            if (factor_in_head(text) or 1) != 1 or text == found["budget"].text:
                return None
        elif role in ("number", "project", "target", "budget", "period", "responsible", "remark") and role not in found:
            found[role] = FlatPiece(text, at)
        elif role is not None:
            return None
        else:
            break
        end = at
    if not {"number", "project", "budget"} <= found.keys() or found.keys() >= _BEHIND:
        return None
    return (found, end) if not source.line(number + 1).strip() else None


def _is_number_of_row(source: SourceText, at: int, due: int) -> bool:
    """Whether a line is the number of a row that is due: words that begin an item stand behind it."""
    if number_in(source.line(at).strip()) != due:
        return False
    below = next((text for line in source.lines[at : at + 3] if (text := line.strip())), "")
    return begins_with_item(below) and has_letters(below)


class _Reader:
    """The texts below a head, told by what they are."""

    def __init__(self, source: SourceText, head: dict[Role, FlatPiece], end: int) -> None:
        self.source = source
        start = head["number"].line
        self._of_head = {source.line(at).strip() for at in range(start, end + 1)}
        order: list[Role] = ["number", "project", "target", "budget", *_BEHIND]
        self.names = {role: head[role] for role in order if role in head}
        self._first = self.end = end
        self._start = start
        self._parts = [_Part()]
        self._blocks: list[_Block] = []
        self._row: _Row | None = None
        self._count = 0
        self._units: frozenset[str] = frozenset()

    def read(self, last: int) -> list[GridRow]:
        """The rows to line ``last`` at most; none where a text has no place."""
        without = 0
        for at in range(self._first + 1, last + 1):
            line = self.source.line(at).strip()
            if without > FARTHEST or ends_table(self.source.key(at).strip()):
                break
            if not line:
                continue
            self.end = at
            without = 0 if self._take(FlatPiece(line, at)) else without + 1
        beside = BesideTable(self.source, range(self._start, self.end + 1))
        self._units = frozenset({*office_names(), *beside.ends, *beside.names})
        for block in self._blocks:
            self._give(block, beside)
        return [row for part in self._parts for row in self._rows(part)]

    def _take(self, piece: FlatPiece) -> bool:
        """Give a line its place. True where it is a value or begins a row."""
        part, line, at = self._parts[-1], piece.text, piece.line
        block = self._blocks[-1] if self._blocks else None
        adjoins = block is not None and block.pieces[-1].line == at - 1
        if _is_number_of_row(self.source, at, self._count + 1):
            self._anchor(block if adjoins else None)
            self._count += 1
            self._row = _Row(piece)
            part.rows.append(self._row)
            return True
        if names_node(line) or (TOTAL.match(line) and not begins_with_item(line)):
            self._anchor(block if adjoins else None)
            self._row = None
            if names_node(line):
                part.rows.append(piece)
            elif part.total and part.sum is None:
                part.total.append(piece)
            else:
                part.total = [piece]
            return False
        if is_tick(line) or line in self._of_head or is_of_page(self.source, at) or is_unit(line):
            return False
        if reads_as_value(line) and not _PAGE_NUMBER.fullmatch(self.source.key(at).strip()):
            return self._take_value(piece)
        if not has_letters(line):
            return False  # the number of a page or of a quarter
        title = self._row.title if self._row else None
        if title is not None and (title[-1].line == at - 1 if title else begins_with_item(line)):
            title.append(piece)
        elif part.total and part.sum is None and part.total[-1].line == at - 1:
            part.total.append(piece)
        elif adjoins and block:
            block.pieces.append(piece)
        else:
            self._blocks.append(_Block([piece], self._row))
        return False

    def _take_value(self, piece: FlatPiece) -> bool:
        part = self._parts[-1]
        if part.total:
            part.sum = piece
            self._parts.append(_Part())
            return True
        block = self._blocks[-1] if self._blocks else None
        before = block if block and not block.before_value and self._is_right_before(block, piece) else None
        if before:
            before.before_value = True
        part.values.append((piece, before))
        return True

    def _is_right_before(self, block: _Block, piece: FlatPiece) -> bool:
        """Whether nothing but empty lines and texts of a head stands between words and a value."""
        between = (self.source.line(at).strip() for at in range(block.pieces[-1].line + 1, piece.line))
        return all(not text or text in self._of_head for text in between)

    def _anchor(self, block: _Block | None) -> None:
        if block:
            block.anchored = True

    def _give(self, block: _Block, beside: BesideTable) -> None:
        """Give words to whom they belong: a target, a unit, the rest of a title; else their row is torn."""
        row = block.row
        if block.before_value:
            return
        if row is None:
            return
        lines = list(block.pieces)
        if names_unit(lines[0].text):
            row.units.append(lines)
            return
        unit = squeezed("".join(piece.text for piece in row.units[-1])) if row.units else ""
        for piece in lines:
            text = squeezed(piece.text)
            ends_unit = bool(unit) and unit + text in self._units
            title = squeezed("".join(part.text for part in row.title))
            if is_target(self.source.key(piece.line).strip()) or (ends_unit and title + text not in beside.letters):
                continue
            if block.anchored or title[-_END_OF_TITLE:] + text in beside.letters:
                row.title.append(piece)
            elif not self._ends_unit_above(text):
                row.torn = True

    def _ends_unit_above(self, text: str) -> bool:
        """Whether words end the name of a unit that another row begins."""
        return any(
            squeezed("".join(piece.text for piece in block.pieces)) + text in self._units for block in self._blocks
        )

    def _is_whole_unit(self, pieces: Sequence[FlatPiece]) -> bool:
        return squeezed("".join(piece.text for piece in pieces)) in self._units

    def _rows(self, part: _Part) -> Iterator[GridRow]:
        rows = [row for row in part.rows if isinstance(row, _Row)]
        amounts = [parse_cell(value.text) for value, _ in part.values]
        known = all(amount.status in ("amount", "dash", "zero") for amount in amounts)
        total = parse_cell(part.sum.text).amount if part.sum else None
        adds_up = known and total == sum((amount.amount or Decimal(0) for amount in amounts), Decimal(0))
        proved = bool(rows) and len(rows) == len(amounts) and adds_up
        with_units = all(len(row.units) == 1 and self._is_whole_unit(row.units[0]) for row in rows)
        values = iter(part.values)
        for row in part.rows:
            if isinstance(row, FlatPiece):
                yield row_of_pieces([row])
                continue
            value, target = next(values) if proved else (None, None)
            if value is None or not row.title or row.torn:
                yield row_of([_cell(pieces) for pieces in ([row.number], row.title) if pieces], torn=True)
                continue
            own = {
                "number": [row.number],
                "project": row.title,
                "target": target.pieces if target and not names_unit(target.pieces[0].text) else [],
                "budget": [value],
            }
            unit = row.units[0] if with_units else []
            blank = Cell("", (), _cell(row.title).span)
            yield row_of([_cell(pieces) if (pieces := own.get(role, unit)) else blank for role in self.names])
        if part.total and part.sum:
            yield self._total(part.total, part.sum)

    def _total(self, words: Sequence[FlatPiece], value: FlatPiece) -> GridRow:
        blank = Cell("", (), _cell(words).span)
        cells = {"project": _cell(words), "budget": _cell([value])}
        return row_of([cells.get(role, blank) for role in self.names])


def _cell(pieces: Sequence[FlatPiece]) -> Cell:
    """The cell of texts on lines, others between them or not."""
    text = join_lines([piece.text for piece in pieces])
    return Cell(text, (text,), Span(min(piece.line for piece in pieces), max(piece.line for piece in pieces)))
