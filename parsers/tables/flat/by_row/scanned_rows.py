"""Budget tables of a picture that an OCR read line by line: a row a line, its rulings and dashes misread, words of its
narrow cells and noise on the lines below.

The number that is due says where a row begins, and as many values beside each other as the head has years where its
title ends. What cannot be read is left in its place, and said there; a row without as many values is torn.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property

from extract.ground.characters import THAI_CONSONANTS
from extract.ground.source import SourceText
from parsers.records.table import Cell, Grid, GridRow
from parsers.structure.headings import ends_table
from parsers.tables.columns.names import is_column_name
from parsers.tables.flat.by_row.scanned_lines import COUNTED_KINDS, ScannedLines, ScannedRow
from parsers.tables.flat.by_row.scanned_places import Begun, PlacesBeside, begins_place
from parsers.tables.flat.by_row.scanned_sums import have_sums_behind, proved_by_sums, summed_up
from parsers.tables.flat.ground.flat_head import LEAST_ROWS, table_below
from parsers.tables.flat.ground.glued_words import RowLine, sum_of
from parsers.tables.flat.ground.office_names import office_names, printed_names
from parsers.tables.flat.ground.pieces import (
    FlatPiece,
    cell_of,
    letters_of,
    row_of,
    row_of_pieces,
    without_headings_below,
)
from parsers.tables.flat.ground.row_words import number_in
from parsers.tables.flat.ground.scanned_words import has_bars, is_figure_of_cell, without_bars
from parsers.tables.flat.heads.scanned_heads import (
    LEAST_YEARS,
    MOST_ABOVE,
    ScannedHead,
    is_misread,
    names_over_years,
    scanned_head,
    years_of_head,
)
from parsers.tables.rows.cell_kinds import begins_with_item
from parsers.tables.rows.row_begins import NOTE
from parsers.values.money.cells import parse_cell
from parsers.values.page_marks import is_bare_page_number, is_empty_or_of_page

_MOST_BETWEEN = 8
"""Lines of words between two rows."""

_SIGN_OF_OCR = re.compile(r"[|\[\]{}]|\([a-z]{1,4}\)|[A-Z] (?:25|๒๕)\d\d|\d{4} [ก-ฮ] ")
"""What an OCR makes of rulings and of words of heads: a text without any has no such table."""

_MOST_TAIL, _LONGEST_TAIL = 2, 40
"""Lines with which the last row of a table goes on, and letters of one."""

_VALUES = ("amount", "dash", "zero")
_LEAST_LETTERS = 3
"""Letters of a line that is no noise."""

_CLOSES = re.compile(r"[A-Za-z][A-Za-z .-]{1,30}\)")
_SHORT = "ฯ"
_LEAST_OF_PAGES, _LEAST_PAGES = 30, 3
"""Letters of a running head, and pages that have it."""


def scanned_tables(source: SourceText, first: int, last: int) -> Iterator[Grid]:
    """The tables of this form between two lines that an OCR has left its signs in."""
    if not _SIGN_OF_OCR.search(source.joined):
        return
    end = first - 1
    for years, key in enumerate(source.digits[first - 1 : last], first):
        if "25" not in key or key.count("25") < LEAST_YEARS:
            continue
        for number in range(max(end + 1, years - MOST_ABOVE), years + 1):
            head = scanned_head(source, number, last)
            if head is None:
                continue
            reader = _Reader(source, head)
            rows = reader.read(last)
            end = max(head.end, reader.end)
            if rows:
                yield table_below(head.pieces, rows)
            break


@dataclass(slots=True)
class _Words:
    """The pieces of a row's title and of its unit, and the cells of dimensions and missions that begin there."""

    title: list[FlatPiece]
    unit: list[FlatPiece]
    places: list[Begun]


@dataclass
class _Reader:
    """The rows below a head, from the words of their lines."""

    source: SourceText
    head: ScannedHead
    end: int = 0
    """The last line of the table."""

    _rows: list[ScannedRow] = field(default_factory=list)
    _is_scan: bool = False

    def read(self, last: int) -> list[GridRow]:
        """The rows to line ``last`` at most; none where nothing says that an OCR read them, or too few are whole."""
        self.end = skipped = self.head.end
        self._is_scan = is_misread(self.source, self.head.start, self.head.end)
        lines = self._lines
        between: list[int] = []
        for number in range(self.head.end + 1, last + 1):
            key = self.source.key(number).strip()
            if ends_table(key) or len(between) > _MOST_BETWEEN:
                break
            if number <= skipped or is_empty_or_of_page(self.source, number) or is_bare_page_number(key):
                continue
            if again := years_of_head(self.source, number, last):
                years, end = again
                if years != self.head.printed_years or end is None:
                    break
                self._take_between(between, None)
                self._is_scan = self._is_scan or is_misread(self.source, number, end)
                self._rows.append(ScannedRow(number, "", [], None, "head"))
                self.end = skipped = end
                continue
            row = None if names_over_years(self.source, number, last) else lines.row_on(number)
            if row is None:
                between.append(number)
                continue
            self._take_between(between, row)
            self._is_scan = self._is_scan or has_bars(self.source.line(number))
            self._rows.append(row)
            self.end = number
        self._end_last_row(between)
        return self._built()

    def _end_last_row(self, between: Sequence[int]) -> None:
        """Give the short lines right below the last row to it: nothing below says that they are its own."""
        if self._rows and self._rows[-1].kind == "total":
            self._take_count(between)
        if not self._rows or self._rows[-1].kind != "row":
            return
        for number in between[:_MOST_TAIL]:
            text = self._text(number)
            if number != self.end + 1 or len(text) > _LONGEST_TAIL or NOTE.match(text) or not self._has_words(number):
                break
            self._rows[-1].more.append(number)
            self.end = number

    @cached_property
    def _lines(self) -> ScannedLines:
        return ScannedLines(self.source, len(self.head.years), self.head.beside_places)

    def _take_between(self, between: list[int], below: ScannedRow | None) -> None:
        """Give lines of words, but for noise, to the row above them; to the one ``below`` from the line on with which
        its title begins, where that does not begin on its own line: its cells stand in the middle of its height.
        """
        above = self._rows[-1] if self._rows else None
        words = [
            number
            for number in between
            if self._has_words(number, in_head=below is None) or (above and self._closes_bracket(above, number))
        ]
        start = len(words)
        if below and below.kind == "row" and below.line and not begins_with_item(" ".join(below.line.before)):
            start = next((at for at, number in enumerate(words) if begins_with_item(self._text(number))), start)
            below.above = words[start:]
        if above and above.kind in ("row", "place"):
            above.more += words[:start]
        if above and above.kind == "total":
            self._take_count(between)
        if above and any(is_figure_of_cell(word) for number in between for word in self._text(number).split()[:1]):
            above.line = above.loose = None  # which values are its own
        between.clear()

    def _closes_bracket(self, above: ScannedRow, number: int) -> bool:
        """Whether a line right below a row closes the bracket that the row, or its title so far, has open."""
        so_far = [*above.words, *map(self.source.line, range(above.at + 1, number))]
        return bool(_CLOSES.fullmatch(self.source.line(number).strip())) and "(" in "".join(so_far).rpartition(")")[2]

    def _take_count(self, between: Sequence[int]) -> None:
        """Give a total the line right below it with what its number counts."""
        if (
            between
            and between[0] == self._rows[-1].at + 1
            and COUNTED_KINDS.fullmatch("".join(self._text(between[0]).split()))
        ):
            self._rows[-1].more.append(between[0])
            self.end = max(self.end, between[0])

    def _has_words(self, number: int, *, in_head: bool = True) -> bool:
        """Whether a line has words of the rows: what may be ``in_head`` and names columns has none."""
        line = self.source.line(number).strip()
        if in_head and (is_column_name(line) or names_over_years(self.source, number, len(self.source.lines))):
            return False
        return sum(sign in THAI_CONSONANTS for sign in line) >= _LEAST_LETTERS and line not in self._of_pages

    def _built(self) -> list[GridRow]:
        rows = [row for row in self._rows if row.kind == "row"]
        if have_sums_behind(self._rows, len(self.head.years)):
            return []
        proved = proved_by_sums(self._rows, len(self.head.years))
        summed = summed_up(self._rows, proved)
        for row in rows:
            if row.line is None and row.loose and row.named and not row.loose.values and row.at in summed:
                row.line = replace(row.loose, values=("",) * len(self.head.years))
        of_values = [row for row in rows if not row.line or any(row.line.values)]
        whole = sum(row.line is not None for row in of_values)
        if not self._is_scan or whole < max(LEAST_ROWS, len(of_values) / 2):
            return []
        if self.head.bare and not self._says_columns(rows):
            return []
        _without_ends_of_numbers(rows)
        sure, shared = self._sure() | proved, self._shared()
        totals = {row.at: self._words_of_total(row) for row in self._rows if row.kind == "total" and row.line}
        words = {at: one for at, one in (shared | totals).items() if at in sure}
        return without_headings_below([self._row(row, words.get(row.at)) for row in self._rows])

    def _says_columns(self, rows: Sequence[ScannedRow]) -> bool:
        """Whether rows count from 1 and most begin with an item: what the columns are whose names are lost."""
        numbered = [row for row in rows if row.number]
        items = [row for row in numbered if begins_with_item(" ".join(row.words))]
        return len(items) > max(LEAST_ROWS, len(rows) / 2) and number_in(numbered[0].number) == 1

    def _words_of_total(self, row: ScannedRow) -> _Words:
        assert row.line is not None
        behind = [FlatPiece(" ".join(row.line.behind), row.at)] if row.line.behind else []
        title = [FlatPiece(" ".join(row.line.before), row.at), *(FlatPiece(self._text(at), at) for at in row.more)]
        return _Words(title, behind, [])

    def _sure(self) -> set[int]:
        """The lines of the rows whose values can be no others, or are those that the total below them needs."""
        sure = {row.at for row in self._rows if row.line and not _odd(row.line)}
        if self.head.behind and any(map(self._has_dash_behind, self._rows)):
            open_ends = (row for row in self._rows if row.kind == "row" and row.line and not row.line.behind)
            sure -= {row.at for row in open_ends if row.line and parse_cell(row.line.values[-1]).status == "dash"}
        since: list[ScannedRow] = []
        for row in self._rows:
            if row.kind == "row":
                since.append(row)
            elif row.kind == "total" and row.line:
                lines = [one.line for one in since]
                count = len(row.line.values)
                met = {at for at in range(count) if _adds_up(row.line, lines, at)}
                sure |= {one.at for one in (row, *since) if one.line and _odd(one.line) <= met}
                since = []
        return sure

    def _has_dash_behind(self, row: ScannedRow) -> bool:
        """Whether a dash stands behind the values of a row, in the column behind the years."""
        if row.line:
            return len(row.line.behind) == 1 and parse_cell(row.line.behind[0]).status == "dash"
        count = len(self.head.years) + 1
        return len(row.words) > count and all(parse_cell(word).status in _VALUES for word in row.words[-count:])

    def _shared(self) -> dict[int, _Words]:
        """The words of each whole row by its line, with those of the lines below it."""
        places = PlacesBeside()
        found: dict[int, _Words] = {}
        begun: list[Begun] = []
        for row in self._rows:
            if row.kind != "row":
                continue
            if row.line is None:  # what is known of it are the places that begin there
                parts = [" ".join(part) for part in self._lines.parts(row.at)] if self.head.beside_places else []
                begun += (cell for part in parts if begins_place(part) for cell in places.take([part], row.at)[0])
                continue
            unit = [FlatPiece(" ".join(row.line.behind), row.at)] if row.line.behind else []
            begun += places.take(row.left, row.at, beside_title=True)[0]
            title = [FlatPiece(self._text(number), number) for number in row.above]
            words = found[row.at] = _Words([*title, FlatPiece(" ".join(row.line.before), row.at)], unit, begun)
            begun = []
            for number in row.more:
                parts = [" ".join(part) for part in self._lines.parts(number)]
                if self.head.beside_places:
                    more, parts = places.take(parts, number)
                    begun += more
                self._share(parts, number, words)
        return found

    def _row(self, row: ScannedRow, words: _Words | None) -> GridRow:
        """The row of a table; torn without the ``words`` of its cells."""
        if row.kind == "head":
            return row_of_pieces([FlatPiece(piece.text, row.at) for piece in self.head.pieces])
        if row.kind == "place":
            lines = [FlatPiece(" ".join(row.words), row.at), *(FlatPiece(self._text(more), more) for more in row.more)]
            return row_of([cell_of(lines)])
        if row.line is None or words is None or (words.unit and not self.head.behind):
            return self._torn(row)
        blank = Cell("", (), cell_of(words.title).span)
        number = cell_of([FlatPiece(row.number, row.at)]) if row.number else blank
        begun = dict(words.places)
        beside = [cell_of(begun[of_mission]) if of_mission in begun else blank for of_mission in (False, True)]
        cells = [*(beside if self.head.beside_places else [number]), cell_of(words.title)]
        cells += (cell_of([FlatPiece(value, row.at)]) for value in row.line.values)
        if self.head.behind:
            cells.append(cell_of(words.unit) if words.unit else blank)
        return row_of(cells)

    def _torn(self, row: ScannedRow) -> GridRow:
        line = row.line
        texts = [" ".join(line.before), *line.values, " ".join(line.behind)] if line else [" ".join(row.words)]
        pieces = [FlatPiece(self._text(number), number) for number in row.above]
        pieces += (FlatPiece(text, row.at) for text in (row.number, *texts) if text)
        return row_of_pieces([*pieces, *(FlatPiece(self._text(number), number) for number in row.more)], torn=True)

    def _share(self, parts: Sequence[str], number: int, words: _Words) -> None:
        """Give the parts of a line below a row to its title or to its unit: those behind a gap are the unit's; others
        are so where they go on with the name of a unit and the title is not printed elsewhere with them.
        """
        if not parts:
            return
        if len(parts) > 1 and words.unit:
            words.title.append(FlatPiece(" ".join(parts[:-1]), number))
            words.unit.append(FlatPiece(parts[-1], number))
            return
        piece = FlatPiece(" ".join(parts), number)
        whole = letters_of([*(one.text for one in words.title), piece.text]) in self._letters
        named = bool(words.unit) and self._names_unit(letters_of([*(one.text for one in words.unit), piece.text]))
        (words.unit if named and not whole else words.title).append(piece)

    def _names_unit(self, letters: str) -> bool:
        """Whether letters are those of a unit's name, or with which one begins."""
        begun = letters.removesuffix(_SHORT)
        names = (*office_names(), *self._printed_names)
        return any(name.startswith((begun, begun[1:])) for name in names)  # behind a speck that is read as a letter

    @cached_property
    def _letters(self) -> str:
        """The letters of all lines but the table's."""
        own = range(self.head.start, self.end + 1)
        return letters_of(line for number, line in enumerate(self.source.lines, 1) if number not in own)

    @cached_property
    def _of_pages(self) -> frozenset[str]:
        """Long lines that return, also below the head: of all pages. What goes on with a title stands there once."""
        lines = [line.strip() for line in self.source.lines]
        count, below = Counter(lines), Counter(lines[self.head.start - 1 :])
        return frozenset(
            line for line in below if len(line) >= _LEAST_OF_PAGES and below[line] > 1 and count[line] >= _LEAST_PAGES
        )

    @cached_property
    def _printed_names(self) -> frozenset[str]:
        return printed_names(self.source, range(self.head.start, self.end + 1))

    def _text(self, number: int) -> str:
        return " ".join(without_bars(self.source.line(number).split()))


def _without_ends_of_numbers(rows: Sequence[ScannedRow]) -> None:
    """Take away the numbers that are but the last digits of those due, as those around them count on: 9, 0, 1, 12."""
    printed = [number_in(row.number) for row in rows]
    start = 0
    for end in range(1, len(rows)):
        first, last = printed[start], printed[end]
        if first is None:
            start = end
        elif last == first + end - start:
            for at in range(start + 1, end):
                due, own = str(first + at - start), str(printed[at])
                if own != due and due.endswith(own):
                    rows[at].number = ""
            start = end


def _odd(line: RowLine) -> set[int]:
    """The places of the values that can be read and may be of another column, or no values."""
    return {at for at, text in enumerate(line.values) if parse_cell(text).status is not None and not _is_plain(text)}


def _is_plain(text: str) -> bool:
    """Whether a value can be nothing else: an amount with its commas, or no figure."""
    cell = parse_cell(text)
    return cell.status in ("dash", "none", "blank") or (cell.status == "amount" and "," in text)


def _adds_up(total: RowLine, lines: Sequence[RowLine | None], at: int) -> bool:
    """Whether a value of a total is the sum of those of all rows above it."""
    own = parse_cell(total.values[at])
    return own.status is not None and (own.amount or Decimal(0)) == sum_of(lines, at)
