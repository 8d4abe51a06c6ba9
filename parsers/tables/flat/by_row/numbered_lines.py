"""Flattened budget tables each of whose rows is a line that begins with its number, whatever parts its cells: single
blanks, or nothing where an OCR lost them.

The number that is due says where a row begins, and as many values beside each other as the head has years where its
title ends and what stands behind begins. A total whose sums are met proves what is glued together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText
from parsers.records.table import Cell, Grid, GridRow
from parsers.structure.headings import ends_table
from parsers.structure.levels import names_place
from parsers.tables.columns.roles import role_of
from parsers.tables.flat.ground.flat_head import LEAST_ROWS, FlatHead, table_below
from parsers.tables.flat.ground.glued_words import RowLine, atoms_of, row_on_line, sum_of
from parsers.tables.flat.ground.pieces import (
    FARTHEST,
    FlatPiece,
    cell_of,
    row_of,
    row_of_pieces,
    without_headings_below,
)
from parsers.tables.flat.ground.row_words import RowNumbers, number_in, takes_number
from parsers.tables.flat.heads.line_heads import line_head, values_of
from parsers.tables.rows.cell_kinds import begins_with_item, has_letters, names_unit
from parsers.tables.rows.row_begins import begins_total
from parsers.values.counters import THINGS
from parsers.values.money.cells import parse_cell
from parsers.values.page_marks import is_bare_page_number, is_empty_or_of_page

_GLUED_NUMBER = re.compile(r"(\(?\d{1,3}[.)]*)([ก-ฮเ-ไ].*)")
_COUNT = re.compile(rf"(?P<title>.*\S)\s+(?P<count>(?:ร้อยละ\s*)?\d[\d,]*\s*(?:{THINGS}|%)?(?:/(?:{THINGS}|ปี))?|-)")
_MOST_WORDS = 300
"""Words of a line that is a row."""


def numbered_tables(source: SourceText, first: int, last: int) -> Iterator[Grid]:
    """The tables of this form between two lines.

    A row whose line leaves a choice is torn. Where most are, there is a table all the same if nothing but rows, levels
    and totals stands in it: its rows are known, and that their values are not.
    """
    number = first
    while number <= last:
        head = line_head(source, number, last)
        if head is None:
            number += 1
            continue
        reader = _Reader(source, head)
        rows = reader.read(last)
        number = max(head.end, reader.end) + 1
        if rows:
            yield table_below(head.pieces, rows)


@dataclass(slots=True)
class _Row:
    """A row by its line: ``line`` is None where that leaves a choice."""

    number: FlatPiece | None
    words: list[str]
    at: int
    line: RowLine | None
    is_total: bool = False
    more: list[FlatPiece] = field(default_factory=list)
    """The lines below with which it goes on."""

    torn: bool = False
    values_at: int = 0
    """The line of its values, where its title begins on the line above."""


@dataclass(slots=True)
class _Reader:
    """The rows below a head, from the words of their lines."""

    source: SourceText
    head: FlatHead
    end: int = 0
    """The last line that was looked at."""

    _rows: list[_Row | FlatPiece | FlatHead] = field(default_factory=list)
    _without_number: int = 0
    """How many rows since the last number have none."""

    _numbers: RowNumbers = field(default_factory=lambda: RowNumbers(counted=True, from_any=True))

    def read(self, last: int) -> list[GridRow]:
        """The rows to line ``last`` at most; none where too few are whole and lines between them are no rows."""
        above = skipped = self.head.end
        for number in range(self.head.end + 1, last + 1):
            key = self.source.key(number).strip()
            if number - above > FARTHEST or ends_table(key):
                break
            self.end = number
            if number <= skipped or is_empty_or_of_page(self.source, number) or is_bare_page_number(key):
                continue
            if head := line_head(self.source, number, last):
                if head.kinds != self.head.kinds:
                    self.end = number - 1
                    break
                self._rows.append(head)
                skipped = head.end
                continue
            if not self._take(number, last):
                break
            above = number
        return self._built()

    def _take(self, number: int, last: int) -> bool:
        """Give a line to the rows; False where it is none of the table's."""
        line = self.source.line(number).strip()
        words = self._with_number_apart(line.split())
        if len(words) > _MOST_WORDS:
            return False
        due = self._due(words[0]) if len(words) > 1 else None
        if due is not None and has_letters(" ".join(words[1:])):
            self._numbers.take(due)
            self._without_number = 0
            self._rows.append(_Row(FlatPiece(words[0], number), words[1:], number, self._on_line(words[1:])))
            return True
        if names_place(line):
            self._rows.append(FlatPiece(" ".join(words), number))
            return True
        if begins_total(line):
            self._rows.append(_Row(None, words, number, self._on_line(words), is_total=True))
            return True
        above = self._rows[-1] if self._rows else None
        numbered = number_in(words[0]) is not None  # by another number than the one that is due: misread, perhaps
        if (found := self._on_line(words[numbered:])) and has_letters(" ".join(found.before)):
            if not numbered and isinstance(above, _Row) and self._lacks_values(above) and not begins_with_item(line):
                above.line, above.values_at = found, number
                return True
            self._without_number += 1
            self._rows.append(_Row(None, words[numbered:], number, None))
            return True
        if isinstance(above, _Row) and self._goes_on(number, last):
            above.more.append(FlatPiece(" ".join(words), number))
            return True
        return False

    def _due(self, text: str) -> int | None:
        """The number of the next row, if a text is it; each row without a number may have lost its own."""
        number, last = number_in(text), self._numbers.last
        lost = number is not None and last is not None and 0 < number - last <= 1 + self._without_number
        return number if lost else self._numbers.due(text)

    def _lacks_values(self, row: _Row) -> bool:
        """Whether a numbered row has words alone so far: the rest of its title may have its values on the next line."""
        atoms = atoms_of(row.words, grouped=self.head.grouped, apart=True)
        return row.line is None and row.number is not None and not row.more and all(a.kind == "word" for a in atoms)

    def _with_number_apart(self, words: list[str]) -> list[str]:
        """The words of a line whose first is a row's number that is due, glued to its title."""
        glued = (
            _GLUED_NUMBER.fullmatch(arabic_digits(words[0]))
            if words[0][:1] in "(" or words[0][:1].isdecimal()
            else None
        )
        if glued is None or self._due(glued[1]) is None:
            return words
        return [words[0][: glued.end(1)], words[0][glued.end(1) :], *words[1:]]

    def _on_line(self, words: Sequence[str]) -> RowLine | None:
        counted = self.head.before > 2
        return row_on_line(words, values_of(self.head), grouped=self.head.grouped, counted=counted)

    def _goes_on(self, number: int, last: int) -> bool:
        """Whether the next row stands below a line that is none."""
        for below in range(number + 1, min(number + FARTHEST, last) + 1):
            if ends_table(self.source.key(below).strip()):
                return False
            words = self.source.line(below).split()
            due = self._numbers.due(words[0]) if len(words) > 1 else None
            if due is not None and due == (self._numbers.last or 0) + 1:
                return self._on_line(words[1:]) is not None
        return False

    def _built(self) -> list[GridRow]:
        numbered = [row for row in self._rows if isinstance(row, _Row) and not row.is_total]
        if len(numbered) < LEAST_ROWS:
            return []
        self._prove()
        built = without_headings_below([self._row(row) for row in self._rows])
        whole = sum(not row.torn and len(row.cells) == self.head.width for row in built) - sum(
            isinstance(row, FlatHead) or (isinstance(row, _Row) and row.is_total) for row in self._rows
        )
        goes_on = any(row.more for row in self._rows if isinstance(row, _Row))
        if whole >= LEAST_ROWS and 2 * whole >= len(numbered):
            return built
        valued = all(row.line or any(map(_may_be_value, row.words)) for row in numbered)
        return built if valued and not goes_on and all(row.number for row in numbered) else []

    def _prove(self) -> None:
        """Tear the rows whose values no total proves where they may be others, or that a total contradicts."""
        since: list[_Row] = []
        every: list[_Row] = []
        proved: list[_Row] = []
        for row in self._rows:
            if not isinstance(row, _Row):
                continue
            if not row.is_total:
                since.append(row)
                every.append(row)
            else:
                for rows in (since, every):
                    if row.line and _adds_up(row.line, rows):
                        proved += [row, *rows]
                        break
                since = []
        for row in self._rows:
            if isinstance(row, _Row) and row.line and not row.line.sure and not any(row is one for one in proved):
                row.torn = True

    def _row(self, row: _Row | FlatPiece | FlatHead) -> GridRow:
        if isinstance(row, FlatHead):
            return row_of_pieces(row.pieces)
        if isinstance(row, FlatPiece):
            return row_of([cell_of([row])])
        cells = self._cells(row) if row.line and not row.torn else None
        if cells is None:
            return self._torn(row)
        blank = Cell("", (), cell_of([FlatPiece(row.words[0], row.at)]).span)
        return row_of([cell_of(pieces) if pieces else blank for pieces in cells])

    def _cells(self, row: _Row) -> list[list[FlatPiece]] | None:
        """The pieces of each cell; None where they leave a choice."""
        line = row.line
        assert line is not None
        behind = self._behind(line.behind)
        if behind is None or (row.number is None and not row.is_total) or (row.is_total and any(line.behind)):
            return None
        title, count = " ".join(line.before), ""
        if self.head.before > 2 and not row.is_total:
            match = _COUNT.fullmatch(arabic_digits(title))
            if match is None or takes_number(match["title"], match["count"]):
                return None
            title, count = title[: match.end("title")], title[match.start("count") :]
        if row.more and (len(self.head.kinds) > self.head.before + values_of(self.head) or row.is_total):
            return None  # whose words they are leaves a choice
        at = row.values_at or row.at
        above = [FlatPiece(" ".join(row.words), row.at)] if row.values_at else []
        words = [*above, FlatPiece(title, at), *row.more]
        first = [[row.number] if row.number else [], words, *[self._piece(count, row)] * (self.head.before > 2)]
        return [
            *first,
            *([FlatPiece(value, at)] for value in line.values),
            *(self._piece(one, row) for one in behind),
        ]

    def _piece(self, text: str, row: _Row) -> list[FlatPiece]:
        return [FlatPiece(text, row.values_at or row.at)] if text else []

    def _behind(self, words: Sequence[str]) -> list[str] | None:
        """What stands behind the values, by column: all in the only one; of two the last where it names a unit and is
        the unit's. Words that may be of either are of none; None where there is no column for them.
        """
        roles = [role_of(piece.text) for piece in self.head.pieces[self.head.before + values_of(self.head) :]]
        if not words or not roles:
            return None if words else [""] * len(roles)
        if len(roles) == 1:
            return [" ".join(words)]
        units = [at for at, word in enumerate(words) if names_unit(word)]
        if roles[1:] == ["responsible"] and len(units) == 1:
            return [" ".join(words[: units[0]]), " ".join(words[units[0] :])]
        return [""] * len(roles)

    def _torn(self, row: _Row) -> GridRow:
        atoms = atoms_of(row.words, grouped=self.head.grouped, apart=True)
        begin = next((at for at, atom in enumerate(atoms) if at and atom.kind == "value"), len(atoms))
        title = " ".join(atom.text for atom in atoms[:begin])
        texts = [FlatPiece(title, row.at), *(FlatPiece(atom.text, row.at) for atom in atoms[begin:]), *row.more]
        if row.line and row.values_at:
            texts += (FlatPiece(text, row.values_at) for text in (*row.line.before, *row.line.values, *row.line.behind))
        return row_of_pieces([*([row.number] if row.number else []), *texts], torn=True)


def _may_be_value(word: str) -> bool:
    return any(map(str.isdecimal, word)) or parse_cell(word).status is not None


def _adds_up(total: RowLine, rows: Sequence[_Row]) -> bool:
    """Whether the values of a total are the sums of those of all rows."""
    lines = [row.line for row in rows]
    sums = [(parse_cell(text).amount, sum_of(lines, at)) for at, text in enumerate(total.values)]
    return all(own is not None and own == due for own, due in sums)
