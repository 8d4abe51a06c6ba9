"""Annual tables of a page's text whose lines hold the end of one cell and the next ones, in the order of the cells:
``เพื่อสร้างจิตสาธารณะ 30,000 ต.ค. 66 –``, ``ก.ย. 67``, ``กองช่าง``.

The number that is due begins a row; its cells are told by what they are (``run_on_cells``). A row in which any of them
is missing or may be two is torn.
"""

from __future__ import annotations

import re
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
from parsers.tables.lines.run_on_cells import Part, Place, cells_of_item, cells_of_total, is_grouped, number_of_item
from parsers.tables.rows.printed_cells import printed_cell
from parsers.tables.rows.row_begins import begins_total
from parsers.values.page_marks import is_of_page

_LEAST_COLUMNS, _MOST_COLUMNS = 4, 7
_MOST_HEAD = 12
"""Lines of a head."""

_LONGEST_LINE, _LONGEST_FIRST = 300, 12
_MOST_LINES = 12
"""Lines of a row."""

_LEAST_ROWS = 2
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
    end = 0
    for number, line in enumerate(source.lines, 1):
        if number <= end or not _names_numbers(line) or (head := _head(source, number)) is None:
            continue
        rows = _Rows(source, head, head.row.span.end)
        found = rows.read()
        end = rows.end
        whole = sum(not row.torn and len(row.cells) > 1 and bool(row.cells[0].text) for row in found)
        if whole >= max(_LEAST_ROWS, rows.counted / 2):
            yield Grid((head.row, *found), Span(number, found[-1].span.end), "cells")


@dataclass(slots=True)
class _Rows:
    """The rows below a head, and how many are ``counted``."""

    source: SourceText
    head: _Head
    end: int
    """The last line that was looked at."""

    counted: int = 0
    _last: int | None = None
    _found: list[GridRow] = field(default_factory=list)
    _lines: list[int] = field(default_factory=list)
    _of_place: bool = False

    def read(self) -> list[GridRow]:
        """All rows down to what is none: places of the tree stand between them, the head may return."""
        head_end, gap = self.head.row.span.end, False
        for number in range(head_end + 1, len(self.source.lines) + 1):
            text = self.source.line(number).strip()
            if number <= head_end or is_of_page(self.source, number):
                continue
            again = _head(self.source, number) if _names_numbers(text) else None
            if again is not None and again.places != self.head.places:
                break
            if again or not text:
                head_end, gap = again.row.span.end if again else head_end, True
                continue
            if not self._take(number, text, goes_on=not gap):
                break
            self.end, gap = number, False
        self._close()
        return without_headings_below(self._found)

    def _take(self, number: int, text: str, *, goes_on: bool) -> bool:
        """Give a line to the row that is open, or begin the next; False where it is of no row."""
        if len(text) > _LONGEST_LINE or ends_table(arabic_digits(text)) or has_gap(text) or "\t" in text:
            return False
        own, total, place = number_of_item(text), begins_total(text), names_place(text)
        again = self._of_place and bool(self._lines)  # below a place of the tree the numbers may begin again
        if own is not None and (own == (self._last or 0) + 1 or (own == 1 and again)):
            self._last, self.counted = own, self.counted + 1
        elif not total and not place:
            if not goes_on or not self._lines or len(self._lines) > _MOST_LINES:
                return False
            self._lines.append(number)
            return True
        self._close()
        self._lines, self._of_place = [number], place and own is None and not total
        if total and is_grouped(text.rpartition(" ")[2]):
            self._close()
        return True

    def _close(self) -> None:
        if self._lines:
            cells = [Part(self.source.line(number).strip(), number) for number in self._lines]
            place = GridRow((_cell(cells),), Span(cells[0].line, cells[-1].line))
            self._found.append(place if self._of_place else _row(self.source, self._lines, self.head))
        self._lines = []


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
    if known[: len(words)] != words or len(known) == len(words) + 1:
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


def _row(source: SourceText, lines: Sequence[int], head: _Head) -> GridRow:
    """The row on some lines: of an item, which begins with its number, or a total, whose only value ends it."""
    texts = [Part(source.line(number).strip(), number) for number in lines]
    found = cells_of_total(texts) if begins_total(texts[0].text) else cells_of_item(texts, head.places)
    span = Span(lines[0], lines[-1])
    if found is None:
        number, _, rest = texts[0].text.partition(" ")
        total = begins_total(texts[0].text)
        first = [Part(rest, lines[0])] if not total else texts[:1]
        cells = [_cell([Part(number, lines[0])])] * (not total) + [_cell([part]) for part in (*first, *texts[1:])]
        return GridRow(tuple(cells), span, torn=True)
    blank = Cell("", (), span)
    return GridRow(tuple(_cell(found[place]) if found.get(place) else blank for place in head.places), span)


def _cell(parts: Sequence[Part]) -> Cell:
    span = Span(parts[0].line, parts[-1].line)
    lines = [part.line for part in parts]
    return printed_cell([part.text for part in parts], span, wrapped=len(parts) > 1, lines=lines)
