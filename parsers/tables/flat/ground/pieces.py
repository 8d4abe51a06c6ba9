"""The pieces of a flattened table: the texts of a line that gaps part, and the cells and rows that are made of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText, Span
from parsers.records.table import Cell, GridRow
from parsers.structure.levels import names_node
from parsers.tables.columns.names import TOTAL
from parsers.tables.rows.printed_cells import printed_cell
from parsers.tables.rows.project_cells import split_cell
from parsers.tables.rows.torn_figures import is_begin_alone, is_rest_alone
from parsers.values.kinds import kind_of
from parsers.values.money.cell_forms import DASHES
from parsers.values.money.cells import is_damaged_figure, parse_cell, split_values

GAP = re.compile(r"\s\s+")  # a set first: a search jumps from blank to blank
GRAND_TOTAL = re.compile(r"(?:ยอด)?รวมทั้ง")
FARTHEST = 24
"""Lines without a value, behind which a table is over."""

_GROUPED = re.compile(r"[0-9๐-๙],[0-9๐-๙]{3}")
MOST_WORDS = 5
"""Words of a name, or of a remark."""


@dataclass(frozen=True, slots=True)
class FlatPiece:
    """A text between two gaps, and its line; ``last`` is that of its end, where a line end tore it."""

    text: str
    line: int
    last: int = field(default=0, repr=False)

    @property
    def is_value(self) -> bool:
        """Whether it is what a year's cell holds: an amount, a dash, ``ไม่ใช้งบประมาณ``, or several of them. An amount
        with letters for digits has its place, whatever it was.
        """
        return all(reads_as_value(value) for value in split_values(self.text))

    @property
    def is_dash(self) -> bool:
        """Whether it is dashes alone."""
        return not self.text.strip(DASHES)

    @property
    def opens(self) -> bool:
        """Whether it begins a row, or a cell of its project column: it cannot be a remark."""
        return bool(TOTAL.match(self.text)) or names_node(self.text) or self.names_items or self.text[:1].isdecimal()

    @property
    def names_items(self) -> bool:
        """Whether it holds an item of a project column."""
        return opens_items(self.text)


def has_gap(line: str) -> bool:
    """Whether a gap stands in a line. A blank is the only space among the characters that can be printed.

    >>> [has_gap(line) for line in ("ปี  2566", "ปี\\t 2566", "ปี\\t2566", "ปี 2566 2567")]
    [True, True, False, False]
    """
    return "  " in line or (not line.isprintable() and GAP.search(line) is not None)


def groups_digits(source: SourceText) -> bool:
    """Whether the amounts of a text have commas."""
    return bool(_GROUPED.search(source.joined))


def pieces_of(source: SourceText, number: int) -> list[FlatPiece]:
    """The texts of a line that gaps part."""
    line = source.line(number).strip()
    return [FlatPiece(text, number) for text in GAP.split(line)] if line else []


def reads_as_value(text: str) -> bool:
    """Whether a text is one value of a year's cell, readable or damaged, or the beginning or rest of one.

    >>> [reads_as_value(text) for text in ("5,000", "-", "๕O,๐๐๐", ",๐๐๐", "100,00", "ไม่ใช้งบประมาณ", "กองคลัง", "Oกอง")]
    [True, True, True, True, True, True, False, False]
    """
    if parse_cell(text).status is not None or is_damaged_figure(text):
        return True
    return is_rest_alone(text) or is_begin_alone(text)


def letters_of(texts: Iterable[str]) -> str:
    """Texts without what parts their words, in Arabic digits."""
    return "".join(arabic_digits("".join(texts)).split())


def opens_items(text: str) -> bool:
    """Whether a text begins an item of a project column, by a number, a bullet or its kind word."""
    pieces = split_cell(Cell(text, (text,), Span(1, 1)), None)
    return any(piece.kind != "text" for piece in pieces) or kind_of(text) != "unspecified"


def cell_of(pieces: Sequence[FlatPiece]) -> Cell:
    """The cell of pieces that stand one below the other, or beside each other."""
    span = Span(pieces[0].line, max(pieces[-1].line, pieces[-1].last))
    return printed_cell((piece.text for piece in pieces), span, wrapped=True)


def row_of(cells: Sequence[Cell], *, torn: bool = False) -> GridRow:
    """The row of its cells; ``torn`` where they fit the table's columns in no way, or in several, or where a cell has
    but the beginning of a number: its rest may stand in any other.
    """
    start, end = min(cell.span.start for cell in cells), max(cell.span.end for cell in cells)
    torn = torn or any(is_begin_alone(cell.text) for cell in cells)
    return GridRow(tuple(cells), Span(start, end), torn)


def row_of_pieces(pieces: Iterable[FlatPiece], *, torn: bool = False) -> GridRow:
    """The row in which each piece has a cell of its own."""
    return row_of([cell_of([piece]) for piece in pieces], torn=torn)


def without_headings_below(rows: Sequence[GridRow]) -> list[GridRow]:
    """The rows without the lone cells at their end, which are the headings of what follows the table."""
    end = len(rows)
    while (
        end
        and len(rows[end - 1].cells) == 1
        and not rows[end - 1].torn
        and not TOTAL.match(rows[end - 1].cells[0].text)
    ):
        end -= 1
    return list(rows[:end])
