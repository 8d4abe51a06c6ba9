"""Annual tables of a page's text whose lines hold the end of one cell and the next ones, in the order of the cells:
``เพื่อสร้างจิตสาธารณะ 30,000 ต.ค. 66 –``, ``ก.ย. 67``, ``กองช่าง``.

The number that is due begins a row; its cells are told by what they are (``run_on_cells``). A row in which any of them
is missing or may be two is torn.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText, Span
from parsers.records.table import Cell, Grid, GridRow
from parsers.structure.headings import ends_table
from parsers.structure.levels import names_place
from parsers.tables.columns.head_rows import is_header
from parsers.tables.columns.names import is_column_name, is_unit
from parsers.tables.columns.roles import Role, names_numbers, role_of
from parsers.tables.flat.ground.pieces import FlatPiece, has_gap, without_headings_below
from parsers.tables.flat.heads.names import names_on
from parsers.tables.lines.run_on_cells import (
    Part,
    Place,
    cells_of_item,
    cells_of_total,
    cells_of_wrapped_item,
    is_grouped,
    number_of_item,
    says_amount,
)
from parsers.tables.rows.printed_cells import printed_cell
from parsers.tables.rows.row_begins import NOTE, begins_total
from parsers.values.page_marks import is_of_page

_LEAST_COLUMNS, _MOST_COLUMNS = 4, 7
_MOST_HEAD = 12
"""Lines of a head."""

_LONGEST_LINE, _LONGEST_FIRST = 300, 12
_SHORT_WORD = re.compile(rf"\n[^\S\n]*+(?=[(\[]?[^\W\d])\S{{1,{_LONGEST_FIRST}}}+(?!\S)")
"""A line end, and the next line's first word where that is short, as the name of a column of numbers is."""

_MOST_LINES = 24
"""Lines of a row, and down to the row that is due."""

_DIGIT = re.compile(r"\d")
_LEAST_ROWS = 2
_LEAST_WHOLE = 3
"""Rows with all their cells on one line, from which it follows that all may have them so."""

_MOST_OF_TABLE = 400
"""Lines below a head that are looked at for those rows."""

_ROLES: dict[Role, Place] = {
    "number": "number",
    "project": "title",
    "budget": "money",
    "year": "money",
    "period": "period",
    "responsible": "unit",
}
_FIRST: tuple[Place, ...] = ("number", "title", "purpose", "target")
_TARGET = re.compile(r"(?:กลุ่ม)?เป้าหมาย(?:โครงการ)?(?:\s?[/(](?:ผลผลิต|ผลลัพธ์|กลุ่มเป้าหมาย)\)?)?")
"""The name of a column whose counts have their units beside them."""


class _Head(NamedTuple):
    """The head as a row, and what its columns hold."""

    row: GridRow
    places: tuple[Place, ...]


def run_on_tables(source: SourceText) -> Iterator[Grid]:
    """The tables of this form, in document order; none where fewer than half of its rows are whole."""
    end, last = 0, None
    for number in _lines_of_numbers(source):
        if number <= end or (head := _head(source, number)) is None:
            continue
        wrapped = _are_wrapped(source, head)
        if not (wrapped or {"period", "unit"} & {*head.places}):
            continue  # money alone ends the rows: no line says where one ends
        rows = _Rows(source, head, head.row.span.end, last, wrapped=wrapped)
        found = rows.read()
        end = rows.end
        whole = sum(not row.torn and len(row.cells) > 1 and bool(row.cells[0].text) for row in found)
        if whole >= max(_LEAST_ROWS if last is None else 1, rows.counted / 2):
            last = rows.last
            yield Grid((head.row, *found), Span(number, found[-1].span.end), "cells")


@dataclass(slots=True)
class _Rows:
    """The rows below a head, and how many are ``counted``."""

    source: SourceText
    head: _Head
    end: int
    """The last line that was looked at."""

    last: int | None
    """The number of the row above, perhaps of the table above."""

    counted: int = 0
    wrapped: bool = False
    """Whether an item's first line has all its cells, and the lines below go on with its title."""

    _found: list[GridRow] = field(default_factory=list)
    _lines: list[int] = field(default_factory=list)
    _of_place: bool = False
    _again: bool = False
    """Whether the numbers may begin again: below a place of the tree, or a total."""

    _total: list[int] = field(default_factory=list)
    """The line of the total right above, with its value."""

    def read(self) -> list[GridRow]:
        """All rows down to what is none: places of the tree stand between them, the head may return, and lines of
        something else where the row that is due follows.
        """
        number, gap = self.head.row.span.end, False
        while (number := number + 1) <= len(self.source.lines):
            text = self.source.line(number).strip()
            if is_of_page(self.source, number):
                continue
            again = _head(self.source, number) if _names_numbers(text) else None
            if again is not None and again.places != self.head.places:
                break
            if again or not text:
                number, gap = again.row.span.end if again else number, True
                continue
            if not self._take(number, text, goes_on=not gap):
                if between := self._rest_of_row(number):
                    self._lines += between
                elif between := self._down_to_row(number):
                    self._take_between(between)
                else:
                    break
                number = between[-1]
            self.end, gap = number, False
        self._close()
        return without_headings_below(self._found)

    def _take(self, number: int, text: str, *, goes_on: bool) -> bool:
        """Give a line to the row that is open, or begin the next; False where it is of no row."""
        if _is_of_none(text):
            return False
        own, total, place = number_of_item(text), begins_total(text), names_place(text)
        if own is not None and self._is_due(own, number):
            self.last, self.counted = own, self.counted + 1
        elif not total and not place:
            ends = len(self._lines) > _MOST_LINES or has_gap(text) or NOTE.match(text)
            if not goes_on or not self._lines or ends:
                return False
            self._lines.append(number)
            return True
        self._close()
        self._total = []
        self._lines, self._of_place = [number], place and own is None and not total
        self._again = own is None and (self._of_place or total)
        if total and is_grouped(text.rpartition(" ")[2]):
            self._close()
            self._total = [number]
        return True

    def _is_due(self, own: int, number: int) -> bool:
        """Whether a row's number is the next one, or 1 below a head or a place of the tree. A whole row may also have 1
        below a total, and any right below the head of a second table.
        """
        last = self.last or 0
        if own == last + 1 or (own == 1 and (self._of_place or not self.counted)):
            return True
        return ((own == 1 and self._again) or (own > last > 0 and not self.counted)) and self._is_whole(number)

    def _rest_of_row(self, first: int) -> list[int]:
        """The lines behind a gap or a head that make the row that is open whole; none where they do not, or it is."""
        if not self._lines or self._of_place or self._cells(self._lines):
            return []
        rest = self._lines_of_row(first)
        begins = number_of_item(self.source.line(first).strip()) is not None
        return rest if rest and not begins and self._cells([*self._lines, *rest]) else []

    def _down_to_row(self, first: int) -> list[int]:
        """The lines of something else, or the end of the row that is open, down to the row that is due, or to what may
        stand above it, where that row or the one below it is whole; none where the table ends.
        """
        between: list[int] = []
        due, down = {(self.last or 0) + 1, *([1] if self._again else [])}, False
        for number in range(first, min(first + _MOST_LINES, len(self.source.lines) + 1)):
            text = self.source.line(number).strip()
            if not text or is_of_page(self.source, number):
                continue
            own = number_of_item(text)
            if _is_of_none(text) or (own is not None and own not in due):
                return []
            if own is not None:
                return between if self._is_whole(number) or self._is_followed(number, own) else []
            if begins_total(text) or names_place(text):
                due, down = {*due, 1}, True
            elif _names_numbers(text) and (head := _head(self.source, number)):
                if head.places != self.head.places:
                    return []
                down = True
            if not down:
                between.append(number)
        return []

    def _take_between(self, lines: Sequence[int]) -> None:
        """Give lines above the next row to the row that is open where they end it, or rows of their own."""
        if self._total and says_amount(self.source.line(lines[0]).strip()):
            self._found[-1] = self._row([*self._total, lines[0]])
            lines = lines[1:]
        self._total = []
        if self._lines and not self._of_place:
            words = "".join(self.source.line(number) for number in lines)
            ends_unit = not (NOTE.match(words) or _DIGIT.search(words)) and self._cells([*self._lines, *lines])
            if ends_unit or self._cells(self._lines) is None:
                self._lines += lines
                return
        self._close()
        for number in lines:
            cell = _cell([Part(self.source.line(number).strip(), number)])
            self._found.append(GridRow((cell,), cell.span))

    def _is_whole(self, number: int) -> bool:
        """Whether the cells of the item that begins on a line are told."""
        return self._cells(self._lines_of_row(number)) is not None

    def _is_followed(self, first: int, own: int) -> bool:
        """Whether the row below the one that begins on a line is whole."""
        numbers = range(first + 1, min(first + _MOST_LINES, len(self.source.lines) + 1))
        items = ((number, number_of_item(self.source.line(number).strip())) for number in numbers)
        below = next(((number, item) for number, item in items if item is not None), None)
        return below is not None and below[1] == own + 1 and self._is_whole(below[0])

    def _lines_of_row(self, first: int) -> list[int]:
        """The lines from one on that begin no other row and stand together."""
        lines: list[int] = []
        for number in range(first, min(first + _MOST_LINES, len(self.source.lines)) + 1):
            text = self.source.line(number).strip()
            begins = number_of_item(text) is not None or begins_total(text) or names_place(text)
            if not text or _is_of_none(text) or _names_numbers(text) or (begins and lines):
                break
            lines.append(number)
        return lines

    def _cells(self, lines: Sequence[int]) -> dict[Place, list[Part]] | None:
        told = cells_of_wrapped_item if self.wrapped else cells_of_item
        return told(self._parts(lines), self.head.places)

    def _parts(self, lines: Sequence[int]) -> list[Part]:
        return [Part(self.source.line(number).strip(), number) for number in lines]

    def _close(self) -> None:
        if self._lines:
            span = Span(self._lines[0], self._lines[-1])
            place = self._of_place
            self._found.append(GridRow((_cell(self._parts(self._lines)),), span) if place else self._row(self._lines))
        self._lines = []

    def _row(self, lines: Sequence[int]) -> GridRow:
        """The row on some lines: of an item, which begins with its number, or a total, whose only value ends it."""
        texts = self._parts(lines)
        total = begins_total(texts[0].text)
        found = cells_of_total(texts) if total else self._cells(lines)
        span = Span(lines[0], lines[-1])
        if found is None:
            number, _, rest = texts[0].text.partition(" ")
            first = [texts[:1]] if total else [[Part(number, lines[0])], [Part(rest, lines[0])]]
            cells = [_cell(parts) for parts in (*first, texts[1:]) if parts]  # no line below is a cell of its own
            return GridRow(tuple(cells), span, torn=True)
        blank = Cell("", (), span)
        return GridRow(tuple(_cell(found[at]) if found.get(at) else blank for at in self.head.places), span)


def _are_wrapped(source: SourceText, head: _Head) -> bool:
    """Whether the lines below the first of an item go on with its title and not with its unit: the first lines have all
    cells, and most units that end them stand alone in one row, or above other words in another. Where no line stands
    below them, or money ends them, most are whole.
    """
    alone, going_on, whole, count = set[str](), list[tuple[str, str]](), 0, 0
    last = min(head.row.span.end + _MOST_OF_TABLE, len(source.lines))
    for number in range(head.row.span.end + 1, last):
        text = source.line(number).strip()
        if number_of_item(text) is None or _is_of_none(text):
            continue
        count += 1
        found = cells_of_wrapped_item([Part(text, number)], head.places)
        whole += found is not None
        if not found or "unit" not in found:
            continue
        unit, below = found["unit"][0].text, source.line(number + 1).strip()
        ends = not below or number_of_item(below) is not None or begins_total(below) or names_place(below)
        if ends or is_of_page(source, number + 1):
            alone.add(unit)
        else:
            going_on.append((unit, below))
    if not going_on or (head.places[-1] == "money" and "unit" not in head.places):
        return whole >= _LEAST_WHOLE and 2 * whole > count
    times = Counter(unit for unit, _ in {*going_on})
    known = sum(times[unit] > 1 or unit in alone for unit, _ in going_on)
    goes_on = any(f"{unit}{below}" in alone for unit, below in going_on)
    return known >= _LEAST_ROWS and 2 * known >= len(going_on) and not goes_on


def _is_of_none(text: str) -> bool:
    """Whether a line is of no row of this form, whatever stands above it."""
    return len(text) > _LONGEST_LINE or "\t" in text or ends_table(arabic_digits(text))


def _lines_of_numbers(source: SourceText) -> Iterator[int]:
    """The lines that begin with the name of the numbers' column, found without a look at those of a long word."""
    for match in _SHORT_WORD.finditer(f"\n{source.joined}"):
        number = source.line_at(match.start())
        if _names_numbers(source.line(number)):
            yield number


def _names_numbers(line: str) -> bool:
    """Whether a line begins with the name of the numbers' column."""
    first = line[:_LONGEST_LINE].split(maxsplit=1)[:1]
    return bool(first) and len(first[0]) <= _LONGEST_FIRST and names_numbers(first[0])


def _head(source: SourceText, first: int) -> _Head | None:
    """The head that begins on a line with the number's name, some of whose lines hold several names or parts of one:
    number, projects, their purpose and target perhaps, then one column of money beside period, unit or both.
    """
    names: list[list[Part]] = []
    number = first
    while number < min(first + _MOST_HEAD, len(source.lines)) and (found := _names(source.line(number), number, names)):
        names = found
        number += 1
    if not _LEAST_COLUMNS <= len(names) <= _MOST_COLUMNS or number - first == len(names):
        return None  # 'number - first': a line a cell
    places = [_place("".join(part.text for part in parts)) for parts in names]
    known = [place for place in places if place]
    if len(known) < len(places) or len({*known}) < len(known) or not {"number", "title", "money"} < {*known}:
        return None
    words = [place for place in _FIRST if place in known]
    if known[: len(words)] != words:
        return None
    if words[2:] == ["purpose", "target"]:
        names[2:4], known[2:4] = [[*names[2], *names[3]]], ["aims"]
    row = GridRow(tuple(_cell(parts) for parts in names), Span(first, number - 1))
    return _Head(row, tuple(known)) if is_header(row) else None


def _names(line: str, number: int, above: Sequence[Sequence[Part]]) -> list[list[Part]]:
    """The names of a head with those of one more line, which may end the last one above; none where it is no head's."""
    text = line.strip()
    if not text or len(text) > _LONGEST_LINE or has_gap(text) or "\t" in text:
        return []
    names = [list(parts) for parts in above]
    pieces = names_on(text, number)
    if names and (spread := _spread(text, number, names)):
        return spread
    last = "".join(part.text for part in names[-1]) if names else ""
    for piece in pieces or [FlatPiece(text, number)]:
        if last and _goes_on(last, piece.text):
            names[-1].append(Part(piece.text, number))
        elif pieces:
            names.append([Part(piece.text, number)])
        else:
            return []
        last = ""
    return names


def _spread(text: str, number: int, above: Sequence[Sequence[Part]]) -> list[list[Part]]:
    """The names of a head with a line each of whose words ends another of them, one of money: ``(บาท) ดำเนินการ`` below
    ``งบประมาณ ระยะเวลา ผู้รับผิดชอบ``; nothing where one ends none.
    """
    words = text.split()
    if len(words) < 2 or not any(map(is_unit, words)):
        return []
    names, at = [list(parts) for parts in above], 0
    for word in words:
        at = next((place for place in range(at, len(names)) if _goes_on(_whole(names[place]), word)), len(names))
        if at == len(names):
            return []
        names[at].append(Part(word, number))
        at += 1
    return names


def _whole(name: Sequence[Part]) -> str:
    return "".join(part.text for part in name)


def _goes_on(above: str, text: str) -> bool:
    """Whether a text ends the name of a column above: ``ลำดับ``, ``ที่``; ``งบประมาณ``, ``ปี 2567``, ``(บาท)``."""
    role, whole = role_of(above), f"{above}{text}"
    if is_unit(text):
        return role in ("budget", "year")
    if role == "budget" and role_of(text) == role_of(whole) == "year":
        return is_column_name(whole)
    alone = role_of(text) if is_column_name(text) and not above.endswith("/") else role
    return is_column_name(whole) and role_of(whole) == role == alone


def _place(name: str) -> Place | None:
    if _TARGET.fullmatch(name):
        return "target"
    return "purpose" if name.startswith("วัตถุประสงค์") else _ROLES.get(role_of(name))


def _cell(parts: Sequence[Part]) -> Cell:
    span = Span(parts[0].line, parts[-1].line)
    lines = [part.line for part in parts]
    return printed_cell([part.text for part in parts], span, wrapped=len(parts) > 1, lines=lines)
