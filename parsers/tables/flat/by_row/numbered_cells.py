"""The cells of rows that begin with their number and end with their values: between these stands the title, and behind
it, where the head has such a column, a count or the unit in charge.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText
from parsers.records.table import Cell, GridRow
from parsers.tables.columns.roles import role_of
from parsers.tables.flat.by_row.units_behind_titles import UnitsBehindTitles
from parsers.tables.flat.ground.flat_head import FlatHead
from parsers.tables.flat.ground.glued_words import RowLine, atoms_of
from parsers.tables.flat.ground.office_names import office_names, printed_names
from parsers.tables.flat.ground.pieces import FlatPiece, cell_of, letters_of, row_of, row_of_pieces
from parsers.tables.flat.ground.row_words import number_in, takes_number
from parsers.tables.flat.heads.line_heads import UNIT, counts_in_two, names_page, values_of
from parsers.tables.rows.cell_kinds import names_unit
from parsers.values.counters import THINGS
from parsers.values.money.cells import parse_cell

_COUNT = re.compile(rf"(?P<title>.*\S)\s+(?P<count>(?:ร้อยละ\s*)?\d[\d,]*\s*(?:{THINGS}|%)?(?:/(?:{THINGS}|ปี))?|-)")
_NUMBER, _UNIT_WORD = r"\d[\d,]*|-", r"[ก-๎][ก-๎./()]*|-"
_UNIT_AND_COUNT = re.compile(rf"(.*\S)\s+({_UNIT_WORD})\s+({_NUMBER})")
_COUNT_AND_UNIT = re.compile(rf"(.*\S)\s+({_NUMBER})\s+({_UNIT_WORD})")


@dataclass(slots=True)
class NumberedRow:
    """A row, or a total, by the ``words`` of the line ``at`` that has its values; ``line`` is None where that leaves a
    choice.
    """

    number: FlatPiece | None
    words: list[str]
    at: int
    line: RowLine | None
    is_total: bool = False
    above: list[FlatPiece] = field(default_factory=list)
    """The lines of its title above that of its values."""

    more: list[FlatPiece] = field(default_factory=list)
    """The lines below with which it goes on."""

    torn: bool = False

    def go_on(self, words: list[str], number: int, line: RowLine | None) -> None:
        """Take the words of the next line of a row that has no values yet."""
        self.above.append(FlatPiece(" ".join(self.words), self.at))
        self.words, self.at, self.line = words, number, line

    @property
    def title(self) -> list[FlatPiece]:
        """The lines of what stands before its values."""
        before = " ".join(self.line.before) if self.line else " ".join(self.words)
        return [*self.above, *([FlatPiece(before, self.at)] if before else [])]


def is_page(word: str) -> bool:
    """Whether a word may stand in a column of pages: a number, or the dash of a row without one."""
    return number_in(word) is not None or parse_cell(word).status == "dash"


@dataclass(frozen=True)
class NumberedCells:
    """The columns of a table of such rows: ``units`` where one of units stands before its values."""

    source: SourceText
    head: FlatHead
    table: range
    units: UnitsBehindTitles | None
    in_order: bool
    """Whether titles go on above the line of their values: what stands below that is then of the cells behind."""

    @classmethod
    def of(cls, source: SourceText, head: FlatHead, end: int, rows: Sequence[NumberedRow]) -> NumberedCells:
        """What is known of the rows of a table that ends with a line."""
        table = range(head.pieces[0].line, end + 1)
        titles = [row.title for row in rows if row.line and not row.is_total]
        of_units = head.before > 2 and head.kinds[2] == "remark"
        units = UnitsBehindTitles.of(source, table, titles) if of_units else None
        return cls(source, head, table, units, any(row.above and row.number for row in rows))

    def row(self, row: NumberedRow) -> GridRow:
        """A row of the table, each word in its cell; torn where they leave a choice."""
        cells = self._cells(row) if row.line and not row.torn else None
        if cells is None:
            return self._torn(row)
        blank = Cell("", (), cell_of([FlatPiece(row.words[0], row.at)]).span)
        return row_of([cell_of(pieces) if pieces else blank for pieces in cells])

    def _cells(self, row: NumberedRow) -> list[list[FlatPiece]] | None:
        """The pieces of each cell; None where they leave a choice."""
        line = row.line
        assert line is not None
        behind = self._behind(row, line.behind)
        if behind is None or (row.number is None and not row.is_total) or (row.is_total and any(line.behind)):
            return None
        title = row.title
        beside: list[list[FlatPiece]] = [[]] * (self.head.before - 2)
        if self.head.before > 2 and not row.is_total:
            if counts_in_two(self.head):
                parted_in_two = _with_unit_and_count_apart(title, unit_first=self.head.pieces[2].text.startswith(UNIT))
                if parted_in_two is None:
                    return None
                title, *beside = parted_in_two
            else:
                parted = self.units.parted(title) if self.units else _with_count_apart(title)
                if parted is None:
                    return None
                title, beside = parted[0], [parted[1]]
        if row.more and self._is_behind_titles(row):
            title = [*title, *row.more]
        return [
            [row.number] if row.number else [],
            title,
            *beside,
            *([FlatPiece(value, row.at)] for value in line.values),
            *behind,
        ]

    def _is_behind_titles(self, row: NumberedRow) -> bool:
        """Whether the lines below a row can be of its title alone."""
        return not row.is_total and self.head.width == 2 + values_of(self.head)

    def _behind(self, row: NumberedRow, words: Sequence[str]) -> list[list[FlatPiece]] | None:
        """What stands behind the values, by column: a page at the end of the line, all else in the only one; of two the
        last where it names a unit and is the unit's. Words that may be of either are of none; None where there is no
        column for them, or where whose the lines below are leaves a choice.
        """
        names = [piece.text for piece in self.head.pieces[self.head.before + values_of(self.head) :]]
        page: list[list[FlatPiece]] = []
        if names and names_page(names[-1]):
            names, page = names[:-1], [[]]
            if words and is_page(words[-1]):
                words, page = words[:-1], [[FlatPiece(words[-1], row.at)]]
        if row.more and not self._is_behind_titles(row):
            whole = [*([FlatPiece(" ".join(words), row.at)] if words else []), *row.more]
            return [whole, *page] if len(names) == 1 and self._are_one_unit(names[0], whole) else None
        if not words or not names:
            return None if words else [*([[]] * len(names)), *page]
        if len(names) == 1:
            return [[FlatPiece(" ".join(words), row.at)], *page]
        units = [at for at, word in enumerate(words) if names_unit(word)]
        if [role_of(name) for name in names[1:]] == ["responsible"] and len(units) == 1:
            parts = (words[: units[0]], words[units[0] :])
            return [*([FlatPiece(" ".join(part), row.at)] if part else [] for part in parts), *page]
        return [*([[]] * len(names)), *page]

    def _are_one_unit(self, name: str, lines: Sequence[FlatPiece]) -> bool:
        """Whether lines that begin behind the values are together the name of a unit, where titles end above theirs."""
        letters = letters_of(piece.text for piece in lines)
        named = letters in office_names() or letters in printed_names(self.source, self.table)
        return self.in_order and role_of(name) == "responsible" and named

    def _torn(self, row: NumberedRow) -> GridRow:
        atoms = atoms_of(row.words, grouped=self.head.grouped, apart=True)
        begin = next((at for at, atom in enumerate(atoms) if at and atom.kind == "value"), len(atoms))
        title = " ".join(atom.text for atom in atoms[:begin])
        texts = [FlatPiece(title, row.at), *(FlatPiece(atom.text, row.at) for atom in atoms[begin:]), *row.more]
        return row_of_pieces([*([row.number] if row.number else []), *row.above, *texts], torn=True)


def _with_count_apart(title: Sequence[FlatPiece]) -> tuple[list[FlatPiece], list[FlatPiece]] | None:
    """The lines of a title, and the count at the end of the last; None where it has none."""
    text, line = title[-1].text, title[-1].line
    match = _COUNT.fullmatch(arabic_digits(text))
    if match is None or takes_number(match["title"], match["count"]):
        return None
    end, start = match.end("title"), match.start("count")
    return [*title[:-1], FlatPiece(text[:end], line)], [FlatPiece(text[start:], line)] if text[start:] else []


def _with_unit_and_count_apart(title: Sequence[FlatPiece], *, unit_first: bool) -> list[list[FlatPiece]] | None:
    """The lines of a title, and the unit and the number of a target at the end of the last; None where it has none."""
    text, line = title[-1].text, title[-1].line
    match = (_UNIT_AND_COUNT if unit_first else _COUNT_AND_UNIT).fullmatch(arabic_digits(text))
    if match is None:
        return None
    pieces = [FlatPiece(text[slice(*match.span(at))], line) for at in (1, 2, 3)]
    return [[*title[:-1], pieces[0]], pieces[1:2], pieces[2:]]
