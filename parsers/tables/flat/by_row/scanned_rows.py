"""Budget tables of a picture that an OCR read line by line: a row a line, its rulings and dashes misread, words of its
narrow cells and noise on the lines below.

The number that is due says where a row begins, and as many values beside each other as the head has years where its
title ends. What cannot be read is left in its place, and said there; a row without as many values is torn.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from itertools import pairwise
from typing import Literal

from extract.ground.characters import THAI_CONSONANTS, arabic_digits
from extract.ground.source import SourceText
from parsers.records.table import Cell, Grid, GridRow
from parsers.structure.headings import ends_table
from parsers.structure.levels import names_place
from parsers.tables.columns.names import TOTAL, is_column_name
from parsers.tables.flat.by_row.scanned_places import Begun, PlacesBeside
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
    is_misread,
    scanned_head,
    years_of_head,
)
from parsers.tables.rows.cell_kinds import begins_with_item, has_letters
from parsers.tables.rows.row_begins import begins_total
from parsers.values.money.cells import parse_cell
from parsers.values.page_marks import is_bare_page_number, is_empty_or_of_page

_MOST_BETWEEN = 8
"""Lines of words between two rows."""

_LONGEST = 1000
"""Letters of the line of a row."""

_SIGN_OF_OCR = re.compile(r"[|\[\]{}]|\([a-z]{1,4}\)|[A-Z] (?:25|๒๕)\d\d|\d{4} [ก-ฮ] ")
"""What an OCR makes of rulings and of words of heads: a text without any has no such table."""

_LEAST_LETTERS = 3
"""Letters of a line that is no noise."""

_SHORT = "ฯ"
_ITEM = re.compile(r"\(?\d{1,3}\)")
"""The number of an item inside the words of its line."""


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
class _Row:
    """A row, a total (which has no number) or a heading (which has no values either) with the lines below it."""

    at: int
    number: str
    words: list[str]
    line: RowLine | None
    kind: Literal["row", "total", "place", "head"]
    more: list[int] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    """What stands beside its title in the columns of dimensions and missions."""


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

    _rows: list[_Row] = field(default_factory=list)
    _numbers: RowNumbers = field(default_factory=lambda: RowNumbers(counted=True, from_any=True))
    _is_scan: bool = False

    def read(self, last: int) -> list[GridRow]:
        """The rows to line ``last`` at most; none where nothing says that an OCR read them, or too few are whole."""
        self.end = skipped = self.head.end
        self._is_scan = is_misread(self.source, self.head.start, self.head.end)
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
                self._take_between(between)
                self._is_scan = self._is_scan or is_misread(self.source, number, end)
                self._rows.append(_Row(number, "", [], None, "head"))
                self.end = skipped = end
                continue
            line = self.source.line(number)
            words = without_bars(line.split()) if len(line) <= _LONGEST else []
            row = self._row_on(number, words) if words else None
            if row is None:
                between.append(number)
                continue
            self._take_between(between)
            self._is_scan = self._is_scan or has_bars(self.source.line(number))
            self._rows.append(row)
            self.end = number
        return self._built()

    def _take_between(self, between: list[int]) -> None:
        """Give lines of words to the row above them, but for noise."""
        above = self._rows[-1] if self._rows else None
        if above and above.kind in ("row", "place"):
            above.more += (number for number in between if self._has_words(number))
        if above and any(map(self._has_figures, between)):
            above.line = None  # which values are its own
        between.clear()

    def _has_figures(self, number: int) -> bool:
        words = without_bars(self.source.line(number).split())
        return sum(map(is_figure_of_cell, words)) > 1

    def _has_words(self, number: int) -> bool:
        line = self.source.line(number).strip()
        return sum(sign in THAI_CONSONANTS for sign in line) >= _LEAST_LETTERS and not is_column_name(line)

    def _row_on(self, number: int, words: list[str]) -> _Row | None:
        """The row, the total or the heading that a line is."""
        text = " ".join(words)
        if self.head.beside_places:
            return self._row_beside_places(number)
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

    def _row_beside_places(self, number: int) -> _Row | None:
        """The same of a table with columns of dimensions and missions: a row has values on its line, and what stands
        right before them begins with an item.
        """
        parts = self._parts(number)
        words = [word for part in parts for word in part]
        line = self._on_line(words)
        if begins_total(" ".join(words)):
            return _Row(number, "", words, line, "total")
        if line is None or not has_letters(" ".join(line.before)):
            return None
        left: list[str] = []
        title = list(line.before)
        while len(parts[0]) < len(title):
            left.append(" ".join(parts.pop(0)))
            title = title[len(left[-1].split()) :]
        marked = (at for at, word in enumerate(title) if at and _ITEM.fullmatch(arabic_digits(word)))
        start = next(marked, 0) if not begins_with_item(" ".join(title)) else 0
        left += [" ".join(title[:start])] if start else []
        title = title[start:]
        if number_in(title[0]) is not None and not begins_with_item(" ".join(title)):
            title = title[1:]  # a number without its mark: misread
        whole = begins_with_item(" ".join(title))
        return _Row(number, "", words, replace(line, before=tuple(title)) if whole else None, "row", left=left)

    def _parts(self, number: int) -> list[list[str]]:
        """The words of a line that gaps and bars part."""
        parts = GAP.split(self.source.line(number).replace("|", "  ").strip())
        return [words for part in parts if (words := without_bars(part.split()))]

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
        sure, shared = self._sure(), self._shared()
        totals = {row.at: self._words_of_total(row) for row in self._rows if row.kind == "total" and row.line}
        words = {at: one for at, one in (shared | totals).items() if at in sure}
        return without_headings_below([self._row(row, words.get(row.at)) for row in self._rows])

    def _words_of_total(self, row: _Row) -> _Words:
        assert row.line is not None
        behind = [FlatPiece(" ".join(row.line.behind), row.at)] if row.line.behind else []
        return _Words([FlatPiece(" ".join(row.line.before), row.at)], behind, [])

    def _sure(self) -> set[int]:
        """The lines of the rows whose values can be no others, or are those that the total below them needs."""
        sure = {row.at for row in self._rows if row.line and not _odd(row.line)}
        since: list[_Row] = []
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

    def _shared(self) -> dict[int, _Words]:
        """The words of each whole row by its line, with those of the lines below it."""
        places = PlacesBeside()
        found: dict[int, _Words] = {}
        for row in self._rows:
            if row.kind != "row" or row.line is None:
                continue
            unit = [FlatPiece(" ".join(row.line.behind), row.at)] if row.line.behind else []
            begun, _ = places.take(row.left, row.at, beside_title=True)
            words = found[row.at] = _Words([FlatPiece(" ".join(row.line.before), row.at)], unit, begun)
            for number in row.more:
                parts = [" ".join(part) for part in self._parts(number)]
                if self.head.beside_places:
                    more, parts = places.take(parts, number, beside_title=False)
                    words.places += more
                self._share(parts, number, words)
        return found

    def _row(self, row: _Row, words: _Words | None) -> GridRow:
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

    def _torn(self, row: _Row) -> GridRow:
        line = row.line
        texts = [" ".join(line.before), *line.values, " ".join(line.behind)] if line else [" ".join(row.words)]
        pieces = [FlatPiece(text, row.at) for text in (row.number, *texts) if text]
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
        return any(name.startswith(begun) for name in (*office_names(), *self._printed_names))

    @cached_property
    def _letters(self) -> str:
        """The letters of all lines but the table's."""
        own = range(self.head.start, self.end + 1)
        return letters_of(line for number, line in enumerate(self.source.lines, 1) if number not in own)

    @cached_property
    def _printed_names(self) -> frozenset[str]:
        return printed_names(self.source, range(self.head.start, self.end + 1))

    def _text(self, number: int) -> str:
        return " ".join(without_bars(self.source.line(number).split()))


def _is_like_value(word: str) -> bool:
    """Whether a word has the place of a value, whatever the OCR made of it."""
    return is_figure_of_cell(word) or is_misread_dash(word) or parse_cell(word).status in ("dash", "zero", "none")


def _odd(line: RowLine) -> set[int]:
    """The places of the values that can be read and may be of another column, or no values."""
    return {at for at, text in enumerate(line.values) if parse_cell(text).status is not None and not _is_plain(text)}


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
