"""Budget tables of a picture that an OCR read line by line: a row a line, its rulings and dashes misread, words of its
narrow cells and noise on the lines below.

The number that is due says where a row begins, and as many values beside each other as the head has years where its
title ends. What cannot be read is left in its place, and said there; a row without as many values is torn.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from itertools import pairwise

from extract.ground.characters import THAI_CONSONANTS
from extract.ground.source import SourceText
from parsers.records.table import Cell, Grid, GridRow
from parsers.structure.headings import ends_table
from parsers.structure.levels import names_place
from parsers.tables.columns.names import TOTAL
from parsers.tables.columns.roles import role_of
from parsers.tables.flat.ground.flat_head import LEAST_ROWS, table_below
from parsers.tables.flat.ground.glued_words import RowLine, row_on_line
from parsers.tables.flat.ground.office_names import office_names, printed_names
from parsers.tables.flat.ground.pieces import (
    GAP,
    FlatPiece,
    cell_of,
    groups_digits,
    letters_of,
    row_of,
    row_of_pieces,
    without_headings_below,
)
from parsers.tables.flat.ground.row_words import RowNumbers, number_in
from parsers.tables.flat.ground.scanned_words import has_bars, is_figure_of_cell, is_misread_dash, without_bars
from parsers.tables.flat.heads.scanned_heads import (
    LEAST_YEARS,
    MOST_ABOVE,
    ScannedHead,
    end_of_units,
    is_misread,
    scanned_head,
    years_below,
)
from parsers.tables.rows.cell_kinds import begins_with_item, has_letters
from parsers.tables.rows.row_begins import begins_total
from parsers.values.money.cells import parse_cell
from parsers.values.page_marks import is_bare_page_number, is_empty_or_of_page

_MOST_BETWEEN = 8
"""Lines of words between two rows."""

_MOST_WORDS = 300
_LEAST_LETTERS = 3
"""Letters of a line that is no noise."""

_SHORT = "ฯ"


def scanned_tables(source: SourceText, first: int, last: int) -> Iterator[Grid]:
    """The tables of this form between two lines that an OCR has left its signs in."""
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
class _Row:
    """A row, a total (which has no number) or a heading (which has no values either) with the lines below it."""

    at: int
    number: str
    words: list[str]
    line: RowLine | None
    kind: str
    more: list[int] = field(default_factory=list)


@dataclass
class _Reader:
    """The rows below a head, from the words of their lines."""

    source: SourceText
    head: ScannedHead
    end: int = 0
    """The last line of the table."""

    _rows: list[_Row] = field(default_factory=list)
    _numbers: RowNumbers = field(default_factory=lambda: RowNumbers(counted=True, from_any=True))
    _is_scan: bool = False

    def read(self, last: int) -> list[GridRow]:
        """The rows to line ``last`` at most; none where nothing says that an OCR read them, or too few are whole."""
        self.end = skipped = self.head.end
        self._is_scan = is_misread(self.source, self.head.number.line, self.head.end)
        between: list[int] = []
        for number in range(self.head.end + 1, last + 1):
            key = self.source.key(number).strip()
            if ends_table(key) or len(between) > _MOST_BETWEEN:
                break
            if number <= skipped or is_empty_or_of_page(self.source, number) or is_bare_page_number(key):
                continue
            if end := self._end_of_head(number, last):
                self._take_between(between)
                self._is_scan = self._is_scan or is_misread(self.source, number, end)
                self._rows.append(_Row(number, "", [], None, "head"))
                self.end = skipped = end
                continue
            words = without_bars(self.source.line(number).split())
            row = self._row_on(number, words) if 0 < len(words) <= _MOST_WORDS else None
            if row is None:
                between.append(number)
                continue
            self._take_between(between)
            self._is_scan = self._is_scan or has_bars(self.source.line(number))
            self._rows.append(row)
            self.end = number
        return self._built()

    def _end_of_head(self, number: int, last: int) -> int | None:
        """The last line of the head that is printed again from a line on."""
        words = without_bars(self.source.line(number).split())
        if len(words) < 2 or role_of(words[0]) != "number":
            return None
        found = years_below(self.source, number, last)
        return end_of_units(self.source, found[0], last) if found else None

    def _take_between(self, between: list[int]) -> None:
        """Give lines of words to the row above them, but for noise."""
        if self._rows and self._rows[-1].kind in ("row", "place"):
            self._rows[-1].more += (number for number in between if self._has_words(number))
        self._is_scan = self._is_scan or any(not self._has_words(number) for number in between)
        between.clear()

    def _has_words(self, number: int) -> bool:
        line = self.source.line(number)
        return sum(sign in THAI_CONSONANTS for sign in line) >= _LEAST_LETTERS

    def _row_on(self, number: int, words: list[str]) -> _Row | None:
        """The row, the total or the heading that a line is."""
        text = " ".join(words)
        if names_place(text):
            return _Row(number, "", words, None, "place")
        printed = number_in(words[0])
        rest = words[1:] if printed is not None else words
        line = self._on_line(rest)
        if begins_total(text) or (line is not None and TOTAL.match(text)):
            return _Row(number, "", words, line if printed is None else None, "total")
        due = self._numbers.due(words[0]) if len(words) > 1 else None
        if due is not None and has_letters(" ".join(rest)):
            self._numbers.take(due)
        elif line is not None and has_letters(" ".join(line.before)):
            self._numbers.take_lost()  # misread, or not read at all
            line = line if begins_with_item(" ".join(line.before)) else None
        else:
            return None
        return _Row(number, words[0] if printed is not None else "", rest, line, "row")

    def _on_line(self, words: Sequence[str]) -> RowLine | None:
        """What stands before the values of a row, these, and what stands behind them; None where there are not as many
        as the head has years, or more than one run of them.
        """
        count = len(self.head.years)
        if found := row_on_line(words, count, grouped=groups_digits(self.source), counted=False):
            return found
        like = [_is_like_value(word) for word in words]
        edges = [at for at, (a, b) in enumerate(pairwise([False, *like, False])) if a != b]
        stretches = zip(edges[::2], edges[1::2], strict=True)
        runs = [(start, end) for start, end in stretches if end - start == count and start]
        if len(runs) != 1:
            return None
        start, end = runs[0]
        return RowLine(tuple(words[:start]), tuple(words[start:end]), tuple(words[end:]), False)

    def _built(self) -> list[GridRow]:
        rows = [row for row in self._rows if row.kind == "row"]
        if not self._is_scan or sum(row.line is not None for row in rows) < max(LEAST_ROWS, len(rows) / 2):
            return []
        sure = self._sure()
        return without_headings_below([self._row(row, sure=row.at in sure) for row in self._rows])

    def _sure(self) -> set[int]:
        """The lines of the rows whose values can be no others, or are those that the total below them needs."""
        sure = {row.at for row in self._rows if row.line and all(map(_is_plain, row.line.values))}
        since: list[_Row] = []
        for row in self._rows:
            if row.kind == "row":
                since.append(row)
            elif row.kind == "total" and row.line:
                lines = [one.line for one in since]
                count = len(row.line.values)
                met = {at for at in range(count) if _adds_up(row.line, lines, at)}
                for one in (row, *since):
                    values = one.line.values if one.line else ()
                    odd = {at for at, text in enumerate(values) if _is_read(text) and not _is_plain(text)}
                    if one.line and odd <= met:
                        sure.add(one.at)
                since = []
        return sure

    def _row(self, row: _Row, *, sure: bool) -> GridRow:
        if row.kind == "head":
            return row_of_pieces([FlatPiece(piece.text, row.at) for piece in self.head.pieces])
        if row.kind == "place":
            lines = [FlatPiece(" ".join(row.words), row.at), *(FlatPiece(self._text(more), more) for more in row.more)]
            return row_of([cell_of(lines)])
        if row.line is None or not sure:
            return self._torn(row)
        title = [FlatPiece(" ".join(row.line.before), row.at)]
        unit = [FlatPiece(" ".join(row.line.behind), row.at)] if row.line.behind else []
        for number in row.more:
            self._share(number, title, unit)
        blank = Cell("", (), cell_of(title).span)
        cells = [cell_of([FlatPiece(row.number, row.at)]) if row.number else blank, cell_of(title)]
        cells += (cell_of([FlatPiece(value, row.at)]) for value in row.line.values)
        if self.head.behind:
            cells.append(cell_of(unit) if unit else blank)
        elif unit:
            return self._torn(row)
        return row_of(cells)

    def _torn(self, row: _Row) -> GridRow:
        line = row.line
        texts = [" ".join(line.before), *line.values, " ".join(line.behind)] if line else [" ".join(row.words)]
        pieces = [FlatPiece(text, row.at) for text in (row.number, *texts) if text]
        return row_of_pieces([*pieces, *(FlatPiece(self._text(number), number) for number in row.more)], torn=True)

    def _share(self, number: int, title: list[FlatPiece], unit: list[FlatPiece]) -> None:
        """Give the words of a line below a row to its title or to its unit: those behind a gap are the unit's; others
        are so where they go on with the name of a unit and the title is not printed elsewhere with them.
        """
        parts = [" ".join(without_bars(part.split())) for part in GAP.split(self.source.line(number).strip())]
        parts = [part for part in parts if part]
        if len(parts) > 1 and unit:
            title.append(FlatPiece(" ".join(parts[:-1]), number))
            unit.append(FlatPiece(parts[-1], number))
            return
        piece = FlatPiece(" ".join(parts), number)
        whole = letters_of([*(one.text for one in title), piece.text]) in self._letters
        named = bool(unit) and self._names_unit(letters_of([*(one.text for one in unit), piece.text]))
        (unit if named and not whole else title).append(piece)

    def _names_unit(self, letters: str) -> bool:
        """Whether letters are those of a unit's name, or with which one begins."""
        begun = letters.removesuffix(_SHORT)
        return any(name.startswith(begun) for name in (*office_names(), *self._printed_names))

    @cached_property
    def _letters(self) -> str:
        """The letters of all lines but the table's."""
        own = range(self.head.number.line, self.end + 1)
        return letters_of(line for number, line in enumerate(self.source.lines, 1) if number not in own)

    @cached_property
    def _printed_names(self) -> frozenset[str]:
        return printed_names(self.source, range(self.head.number.line, self.end + 1))

    def _text(self, number: int) -> str:
        return " ".join(without_bars(self.source.line(number).split()))


def _is_like_value(word: str) -> bool:
    """Whether a word has the place of a value, whatever the OCR made of it."""
    return is_figure_of_cell(word) or is_misread_dash(word) or parse_cell(word).status in ("dash", "zero", "none")


def _is_read(text: str) -> bool:
    return parse_cell(text).status is not None


def _is_plain(text: str) -> bool:
    """Whether a value can be nothing else: an amount with its commas, or no figure."""
    cell = parse_cell(text)
    return cell.status in ("dash", "none") or (cell.status == "amount" and "," in text)


def _adds_up(total: RowLine, lines: Sequence[RowLine | None], at: int) -> bool:
    """Whether a value of a total is the sum of those of all rows above it."""
    own = parse_cell(total.values[at])
    values = [parse_cell(line.values[at]) for line in lines if line]
    if len(values) < len(lines) or not values or own.status is None or any(value.status is None for value in values):
        return False
    return (own.amount or Decimal(0)) == sum((value.amount or Decimal(0) for value in values), Decimal(0))
