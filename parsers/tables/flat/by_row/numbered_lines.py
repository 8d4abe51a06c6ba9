"""Flattened budget tables each of whose rows begins with its number on a line and ends with its values on that line or
a later one, whatever parts its cells: single blanks, or nothing where an OCR lost them.

The number that is due says where a row begins, and as many values beside each other as the head has years and sums
where its title ends and what stands behind begins. A sum behind its values, or a total whose sums are met, proves what
is glued together or may be another number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText
from parsers.records.table import Grid, GridRow
from parsers.structure.headings import ends_table
from parsers.structure.levels import names_place
from parsers.tables.columns.roles import role_of
from parsers.tables.flat.by_row.numbered_cells import NumberedCells, NumberedRow, is_page
from parsers.tables.flat.by_row.units_behind_titles import begins_of_units
from parsers.tables.flat.ground.flat_head import LEAST_ROWS, FlatHead, table_below
from parsers.tables.flat.ground.glued_words import RowLine, atoms_of, row_on_line, sum_of
from parsers.tables.flat.ground.pieces import FARTHEST, FlatPiece, row_of_pieces, without_headings_below
from parsers.tables.flat.ground.row_words import (
    RowNumbers,
    is_counter,
    is_of_word_before,
    is_year,
    number_in,
    with_units,
)
from parsers.tables.flat.ground.rows_with_sums import meets_its_sum, row_by_its_sum, row_of_small_values
from parsers.tables.flat.heads.line_heads import line_head, names_page, values_of
from parsers.tables.rows.cell_kinds import begins_with_item, has_letters
from parsers.tables.rows.row_begins import begins_total
from parsers.values.money.cells import parse_cell
from parsers.values.page_marks import is_bare_page_number, is_empty_or_of_page

_GLUED_NUMBER = re.compile(r"(\(?\d{1,3}[.)]*)([ก-ฮเ-ไ].*)")
_MOST_WORDS = 300
"""Words of a line that is a row."""

_MOST_ABOVE = 4
"""Lines of a title above that of its values."""


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
class _Reader:
    """The rows below a head, from the words of their lines."""

    source: SourceText
    head: FlatHead
    end: int = 0
    """The last line that was looked at."""

    _rows: list[NumberedRow | FlatPiece | FlatHead] = field(default_factory=list)
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
                if head.kinds != self.head.kinds or head.scaled != self.head.scaled:
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
        words = self._with_number_apart(with_units(line.split()))
        if len(words) > _MOST_WORDS:
            return False
        row = self._open_row()
        if self._opens(words) and not (row and self._goes_on_counting(words, number, last)):
            self._numbers.take(self._due(words[0]) or 0)
            self._without_number = 0
            found = NumberedRow(FlatPiece(words[0], number), words[1:], number, self._on_line(words[1:]))
            found.torn = row is not None and self._comes_again(words[0], number, last)  # its values may be that row's
            self._rows.append(found)
            return True
        if names_place(line):
            self._rows.append(FlatPiece(" ".join(words), number))
            return True
        if begins_total(line):
            self._rows.append(NumberedRow(None, words, number, self._on_line(words, total=True), is_total=True))
            return True
        if row and self._goes_on_with(row, words, number, last):
            return True
        numbered = number_in(words[0]) is not None  # by another number than the one that is due: misread, perhaps
        if (line_of := self._on_line(words[numbered:])) and has_letters(" ".join(line_of.before)):
            self._without_number += 1
            self._rows.append(NumberedRow(None, words[numbered:], number, None))
            return True
        above = self._rows[-1] if self._rows else None
        if isinstance(above, NumberedRow) and self._goes_on(number, last):
            above.more.append(FlatPiece(" ".join(words), number))
            return True
        return False

    def _opens(self, words: Sequence[str]) -> bool:
        """Whether a line begins a row with the number that is due."""
        return len(words) > 1 and self._due(words[0]) is not None and has_letters(" ".join(words[1:]))

    def _open_row(self) -> NumberedRow | None:
        """The last row, where it has words alone so far: the rest of its title may have its values on the next line."""
        row = next((row for row in reversed(self._rows) if not isinstance(row, FlatHead)), None)
        if not isinstance(row, NumberedRow) or row.line or row.more or len(row.above) >= _MOST_ABOVE:
            return None
        return row if (row.number or row.is_total) and self._is_title(row.words) else None

    def _is_title(self, words: Sequence[str]) -> bool:
        """Whether words may be a line of a title: what stands among them is no value."""
        atoms = atoms_of(words, grouped=self.head.grouped, apart=True)
        for at, atom in enumerate(atoms):
            if atom.kind == "word":
                continue
            before = atoms[at - 1] if at else None
            of_years = before is not None and is_year(arabic_digits(before.text))
            if atom.kind == "value" and (
                any(map(str.isdecimal, atom.text)) or not (of_years or 0 < at < len(atoms) - 1)
            ):
                return False
            if before and before.kind != "word" and not _are_of_words([one.text for one in atoms[: at + 1]]):
                return False
        return True

    def _goes_on_counting(self, words: Sequence[str], number: int, last: int) -> bool:
        """Whether a line with the number that is due goes on with the words above it: it counts something, or is no
        item where one with that number stands below.
        """
        if is_counter(words[1]):
            return True
        return not begins_with_item(" ".join(words[1:])) and self._comes_again(words[0], number, last)

    def _comes_again(self, text: str, number: int, last: int) -> bool:
        """Whether an item with the number that a text is stands on one of the lines below."""
        due = number_in(text)
        below = range(number + 1, min(number + FARTHEST, last) + 1)
        firsts = (line.split(maxsplit=1) for line in map(self.source.line, below))
        same = (parts[1] for parts in firsts if len(parts) > 1 and number_in(parts[0]) == due)
        return begins_with_item(next(same, ""))

    def _goes_on_with(self, row: NumberedRow, words: list[str], number: int, last: int) -> bool:
        """Give a line to the row that has words alone so far: its values with what stands before them, or more words
        above these. Words that begin an item may be a row that lost its number, unless the row lacks its unit.
        """
        if begins_with_item(" ".join(words)) and not self._lacks_unit(row):
            return False
        if number_in(words[0]) is not None and begins_with_item(" ".join(words[1:])):
            return False
        found = self._below(row, words)
        if found is None and (row.is_total or not self._is_title(words) or not self._has_values_below(number, last)):
            return False
        while isinstance(self._rows[-1], FlatHead):
            self._rows.pop()  # inside a row
        row.go_on(words, number, found)
        return True

    def _lacks_unit(self, row: NumberedRow) -> bool:
        """Whether units stand before the values and the words of a row end in none."""
        pieces = [FlatPiece(word, row.at) for word in ["", *row.words]]
        return self._has_units_before and not begins_of_units(pieces)

    @property
    def _has_units_before(self) -> bool:
        return self.head.before > 2 and self.head.kinds[2] == "remark"

    def _due(self, text: str) -> int | None:
        """The number of the next row, if a text is it; each row without a number may have lost its own."""
        number, last = number_in(text), self._numbers.last
        lost = number is not None and last is not None and 0 < number - last <= 1 + self._without_number
        return number if lost else self._numbers.due(text)

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

    def _below(self, row: NumberedRow, words: Sequence[str]) -> RowLine | None:
        """The values on a line below those of a row's words, and what stands before them there; only a total's stand
        alone.
        """
        above = row.words[-1]
        found = self._on_line([above, *words], total=row.is_total)
        if found is None or found.before[0] != above or (row.is_total and len(found.before) > 1):
            return None
        return replace(found, before=found.before[1:])

    def _on_line(self, words: Sequence[str], *, total: bool = False) -> RowLine | None:
        """The values on a line as a row; the page behind them is one of the words behind. A total has no page."""
        if not self._page_is_last:
            return self._without_page(words)
        if len(words) > 1 and is_page(words[-1]) and (found := self._without_page(words[:-1])):
            return replace(found, behind=(*found.behind, words[-1]))
        found = self._without_page(words)
        if found and not total and not found.behind and is_page(found.values[-1]):
            return replace(found, sure=False)  # a page behind values one of which is missing
        return found

    @property
    def _page_is_last(self) -> bool:
        return names_page(self.head.pieces[-1].text) and self.head.width > self.head.before + values_of(self.head)

    def _without_page(self, words: Sequence[str]) -> RowLine | None:
        count, grouped = values_of(self.head), self.head.grouped
        counted = self.head.before > 2 and not self._has_units_before
        found = row_on_line(words, count, grouped=grouped, counted=counted)
        if found and (found.sure or not self._has_sum):
            return replace(found, sure=found.sure or _are_between_amounts(found.values, words))
        by_sum = row_by_its_sum(words, count) if self._has_sum else None
        if by_sum or found or not self.head.scaled:
            return by_sum or found
        small = row_of_small_values(words, count)
        return replace(small, sure=False) if small and self._has_sum else small

    @property
    def _has_sum(self) -> bool:
        """Whether the last column of money is the sum of the others, which are the years."""
        end = self.head.before + values_of(self.head)
        roles = [role_of(piece.text) for piece in self.head.pieces[self.head.before : end]]
        return roles[-1] == "sum" and set(roles[:-1]) == {"year"}

    def _has_values_below(self, number: int, last: int) -> bool:
        """Whether values end a row on one of the next lines, before another row, a level or a total begins."""
        left = _MOST_ABOVE
        for below in range(number + 1, min(number + FARTHEST, last) + 1):
            line = self.source.line(below).strip()
            if is_empty_or_of_page(self.source, below):
                continue
            words = line.split()
            if not left or len(words) > _MOST_WORDS or names_place(line) or begins_total(line):
                return False
            if self._on_line(["ก", *words]) is not None:
                return not self._opens(words) or self._goes_on_counting(words, below, last)
            if self._opens(words) and not self._goes_on_counting(words, below, last):
                return False
            left -= 1
        return False

    def _goes_on(self, number: int, last: int) -> bool:
        """Whether the next row stands below a line that is none."""
        for below in range(number + 1, min(number + FARTHEST, last) + 1):
            if ends_table(self.source.key(below).strip()):
                return False
            words = self.source.line(below).split()
            due = self._numbers.due(words[0]) if 1 < len(words) <= _MOST_WORDS else None
            if due is not None and due == (self._numbers.last or 0) + 1:
                return self._on_line(words[1:]) is not None or self._has_values_below(below, last)
        return False

    def _built(self) -> list[GridRow]:
        rows = [row for row in self._rows if isinstance(row, NumberedRow)]
        numbered = [row for row in rows if not row.is_total]
        if len(numbered) < LEAST_ROWS:
            return []
        self._prove()
        for above, below in pairwise(numbered):
            if above.line and not above.line.before and not below.line:
                above.torn = True  # its values stand alone between two titles
        cells = NumberedCells.of(self.source, self.head, self.end, rows)
        built = without_headings_below([self._row(row, cells) for row in self._rows])
        whole = sum(not row.torn and len(row.cells) == self.head.width for row in built) - sum(
            isinstance(row, FlatHead) or (isinstance(row, NumberedRow) and row.is_total) for row in self._rows
        )
        if whole >= LEAST_ROWS and 2 * whole >= len(numbered):
            return built
        valued = all(row.line or any(map(_may_be_value, row.words)) for row in numbered)
        goes_on = any(row.more for row in rows)
        return built if valued and not goes_on and all(row.number for row in numbered) else []

    def _prove(self) -> None:
        """Tear the rows whose values neither their sum nor a total proves where they may be others, or that a total
        contradicts.
        """
        since: list[NumberedRow] = []
        every: list[NumberedRow] = []
        proved: list[NumberedRow] = []
        for row in self._rows:
            if not isinstance(row, NumberedRow):
                continue
            if self._has_sum and row.line and meets_its_sum(row.line.values):
                proved.append(row)
            if not row.is_total:
                since.append(row)
                every.append(row)
            else:
                for rows in (since, every):
                    if row.line and _adds_up(row.line, rows):
                        proved += [row, *rows]
                        break
                since = []
        pageless = self._page_is_last and any(row.number and row.line and not row.line.behind for row in proved)
        for row in self._rows:
            if isinstance(row, NumberedRow) and row.line and not row.line.sure:
                dashes = pageless and all(parse_cell(value).status == "dash" for value in row.line.values)
                row.torn = row.torn or not (dashes or any(row is one for one in proved))

    def _row(self, row: NumberedRow | FlatPiece | FlatHead, cells: NumberedCells) -> GridRow:
        if isinstance(row, NumberedRow):
            return cells.row(row)
        return row_of_pieces(row.pieces if isinstance(row, FlatHead) else [row])


def _are_between_amounts(values: Sequence[str], words: Sequence[str]) -> bool:
    """Whether small numbers among the values of a row can be no others: none is first or last, a year, or glued.

    >>> [_are_between_amounts(text.split(), text.split()) for text in ("- 500 3,000", "500 3,000", "3,000 500")]
    [True, False, False]
    """
    if any(is_year(arabic_digits(value)) for value in values) or not set(values) <= set(words):
        return False
    return number_in(values[0]) is None and number_in(values[-1]) is None


def _are_of_words(words: Sequence[str]) -> bool:
    """Whether the last two of some words are numbers of the words before them: ``รุ่นที่ 2 4``, ``ปี 2566 - 2570``.

    >>> [_are_of_words(text.split()) for text in ("รุ่นที่ 2 4", "ปี 2566 -", "ปี 2566 - 2570", "ก 5 6", "ก - 5", "5 6")]
    [True, True, True, False, False, False]
    """
    before = words[-3] if len(words) > 2 else ""
    if is_year(arabic_digits(before)) and is_year(arabic_digits(words[-1])):
        return parse_cell(words[-2]).status == "dash"
    return is_of_word_before(before, words[-2])


def _may_be_value(word: str) -> bool:
    return any(map(str.isdecimal, word)) or parse_cell(word).status is not None


def _adds_up(total: RowLine, rows: Sequence[NumberedRow]) -> bool:
    """Whether the values of a total are the sums of those of all rows."""
    lines = [row.line for row in rows]
    sums = [(parse_cell(text).amount, sum_of(lines, at)) for at, text in enumerate(total.values)]
    return all(own is not None and own == due for own, due in sums)
