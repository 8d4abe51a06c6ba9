"""Annual tables of a page's text whose lines hold the end of one cell and the next ones, in the order of the cells:
``เพื่อสร้างจิตสาธารณะ 30,000 ต.ค. 66 –``, ``ก.ย. 67``, ``กองช่าง``.

The number that is due begins a row; a purpose begins with its word; the money stands between words and a period or a
unit, which are told by what they are. A row in which any of them is missing or may be two is torn.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

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
from parsers.tables.lines.words_behind import REPEATS, is_of_unit
from parsers.tables.rows.cell_kinds import begins_with_item, has_letters
from parsers.tables.rows.printed_cells import printed_cell
from parsers.tables.rows.row_begins import begins_total, number_alone
from parsers.values.dates import months_named
from parsers.values.money.cell_forms import DASHES
from parsers.values.money.cells import is_damaged_figure, parse_cell
from parsers.values.page_marks import is_of_page

_Place = Literal["number", "title", "purpose", "money", "period", "unit"]
_PURPOSE = "เพื่อ"

_END_OF_PERIOD = re.compile(r"(?:[–—-]|ถึง)\s*$")
_YEAR = re.compile(r"(?:พ\.?\s?ศ\.?\s*)?(?:\d{2}|25\d{2})")
_MAY_BE_MONEY = re.compile(r"\d[,.]\s?\d{3}(?!\d)|(?<!บท)บาท|\d{5}")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d\d)?|\d{5,}(?:\.\d\d)?")
_LEAST_COLUMNS, _MOST_COLUMNS = 4, 6
_MOST_HEAD = 12
"""Lines of a head."""

_LONGEST_LINE, _LONGEST_FIRST = 300, 12
_MOST_LINES = 12
"""Lines of a row."""

_LEAST_ROWS = 2
_MOST_TITLE = 4
_MOST_MORE = 3
"""Lines with which a unit goes on."""

_ROLES: dict[Role, _Place] = {
    "number": "number",
    "project": "title",
    "budget": "money",
    "year": "money",
    "period": "period",
    "responsible": "unit",
}
_IN_ORDER: tuple[_Place, ...] = ("number", "title", "purpose", "money", "period", "unit")


class _Head(NamedTuple):
    """The head as a row, and what its columns hold."""

    row: GridRow
    places: tuple[_Place, ...]


class _Part(NamedTuple):
    """The words of a cell on a line."""

    text: str
    line: int


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
        own, total, place = _number_of(text), begins_total(text), names_place(text)
        if own is not None and own == (1 if self._last is None else self._last + 1):
            self._last, self.counted = own, self.counted + 1
        elif not total and not place:
            if not goes_on or not self._lines or len(self._lines) > _MOST_LINES:
                return False
            self._lines.append(number)
            return True
        self._close()
        self._lines, self._of_place = [number], place and own is None and not total
        if total and _is_grouped(text.rpartition(" ")[2]):
            self._close()
        return True

    def _close(self) -> None:
        if self._lines:
            cells = [_Part(self.source.line(number).strip(), number) for number in self._lines]
            place = GridRow((_cell(cells),), Span(cells[0].line, cells[-1].line))
            self._found.append(place if self._of_place else _row(self.source, self._lines, self.head))
        self._lines = []


def _names_numbers(line: str) -> bool:
    """Whether a line begins with the name of the numbers' column."""
    first = line[:_LONGEST_LINE].split(maxsplit=1)[:1]
    return bool(first) and len(first[0]) <= _LONGEST_FIRST and names_numbers(first[0])


def _number_of(text: str) -> int | None:
    """The number of a row that begins on a line with it and its item: ``๑ โครงการอบรม``."""
    first, _, rest = text.partition(" ")
    return number_alone(first) if begins_with_item(rest.strip()) else None


def _head(source: SourceText, first: int) -> _Head | None:
    """The head that begins on a line with the number's name, some of whose lines hold several names or parts of one:
    number, projects, their purpose perhaps, one column of money, then period, unit or both.
    """
    names: list[list[_Part]] = []
    number = first
    while number < min(first + _MOST_HEAD, len(source.lines)) and (found := _names(source.line(number), number, names)):
        names = found
        number += 1
    places = tuple(_place("".join(part.text for part in parts)) for parts in names)
    if not _LEAST_COLUMNS <= len(names) <= _MOST_COLUMNS or places != tuple(p for p in _IN_ORDER if p in places):
        return None
    if not {"number", "title", "money"} < {*places} or not {"period", "unit"} & {*places}:
        return None
    if number - first == len(names):
        return None  # a line a cell
    row = GridRow(tuple(_cell(parts) for parts in names), Span(first, number - 1))
    return _Head(row, tuple(place for place in places if place)) if is_header(row) else None


def _names(line: str, number: int, above: Sequence[Sequence[_Part]]) -> list[list[_Part]]:
    """The names of a head with those of one more line, which may end the last one above; none where it is no head's."""
    text = line.strip()
    if not text or len(text) > _LONGEST_LINE or has_gap(text) or "\t" in text:
        return []
    names = [list(parts) for parts in above]
    pieces = names_on(text, number)
    last = "".join(part.text for part in names[-1]) if names else ""
    for piece in pieces or [FlatPiece(text, number)]:
        if last and _goes_on(last, piece.text):
            names[-1].append(_Part(piece.text, number))
        elif pieces:
            names.append([_Part(piece.text, number)])
        else:
            return []
        last = ""
    return names


def _goes_on(above: str, text: str) -> bool:
    """Whether a text ends the name of a column above: ``ลำดับ``, ``ที่``; ``งบประมาณ``, ``(บาท)``."""
    role, whole = role_of(above), f"{above}{text}"
    if is_unit(text):
        return role in ("budget", "year")
    alone = role_of(text) if is_column_name(text) else role
    return is_column_name(whole) and role_of(whole) == role == alone


def _place(name: str) -> _Place | None:
    return "purpose" if name.startswith("วัตถุประสงค์") else _ROLES.get(role_of(name))


def _row(source: SourceText, lines: Sequence[int], head: _Head) -> GridRow:
    """The row on some lines: of an item, which begins with its number, or a total, whose only value ends it."""
    texts = [_Part(source.line(number).strip(), number) for number in lines]
    found = _of_total(texts) if begins_total(texts[0].text) else _of_item(texts, head)
    span = Span(lines[0], lines[-1])
    if found is None:
        number, _, rest = texts[0].text.partition(" ")
        total = begins_total(texts[0].text)
        first = [_Part(rest, lines[0])] if not total else texts[:1]
        cells = [_cell([_Part(number, lines[0])])] * (not total) + [_cell([part]) for part in (*first, *texts[1:])]
        return GridRow(tuple(cells), span, torn=True)
    blank = Cell("", (), span)
    return GridRow(tuple(_cell(found[place]) if found.get(place) else blank for place in head.places), span)


def _of_total(texts: Sequence[_Part]) -> dict[_Place, list[_Part]] | None:
    """A total's words and its value; None where it has no value, or several."""
    whole = [word for text in texts for word in text.text.split()]
    words, _, value = texts[-1].text.rpartition(" ")
    if not _is_grouped(value) or sum(map(_may_be_money, whole)) != 1 or len(texts) > 2:
        return None
    title = [*texts[:-1], *([_Part(words, texts[-1].line)] if words else [])]
    return {"title": title, "money": [_Part(value, texts[-1].line)]} if title else None


def _of_item(texts: Sequence[_Part], head: _Head) -> dict[_Place, list[_Part]] | None:
    """The parts of each cell of an item; None where they leave a choice."""
    number, _, rest = texts[0].text.partition(" ")
    lines = [_Part(rest.strip(), texts[0].line), *texts[1:]]
    at = next((index for index, line in enumerate(lines) if _value_on(line.text)), None)
    if at is None:
        return None
    before, value, behind = _value_on(lines[at].text) or ("", "", "")
    words = [*lines[:at], *([_Part(before, lines[at].line)] if before else [])]
    rests = [*([_Part(behind, lines[at].line)] if behind else []), *lines[at + 1 :]]
    values = [_Part(value, lines[at].line)]
    if rests and parse_cell(value).status == "none" and parse_cell(f"{value}{rests[0].text}").status == "none":
        values.append(rests.pop(0))  # 'ไม่ใช้งบ', 'ประมาณ'
    if any(_may_be_money(part.text) or _number_of(part.text) is not None for part in (*words, *rests)):
        return None
    found: dict[_Place, list[_Part]] = {"number": [_Part(number, texts[0].line)], "money": values}
    purposes = [index for index, part in enumerate(words) if index and part.text.startswith(_PURPOSE)]
    begin = purposes[0] if len(purposes) == 1 else len(words)
    lettered = all(has_letters(part.text) for part in words)
    if ("purpose" in head.places) != (len(purposes) == 1) or not words or not lettered or begin > _MOST_TITLE:
        return None
    last = _last_cells(rests, head)
    return {**found, "title": words[:begin], "purpose": words[begin:], **last} if last is not None else None


def _value_on(line: str) -> tuple[str, str, str] | None:
    """What stands before the value on a line, the value, and a period or unit behind it; None where it has none."""
    words = line.split()
    if _is_sure(line) or is_damaged_figure(line):
        return "", line, ""
    for at, word in enumerate(words):
        behind = " ".join(words[at + 1 :])
        ends = not behind or _is_period(words[at + 1]) or is_of_unit(behind)
        dash = not word.strip(DASHES)
        if ends and _is_sure(word) and not (dash and (not behind or _is_period(" ".join(words[:at])))):
            return " ".join(words[:at]), word, behind
    return None


def _last_cells(rests: Sequence[_Part], head: _Head) -> dict[_Place, list[_Part]] | None:
    """The period and the unit behind the money; None where a column has nothing, or a line may be of neither."""
    found: dict[_Place, list[_Part]] = {}
    for part in (piece for rest in rests for piece in _parted(rest)):
        period = found.get("period", [])
        going_on = period and (_END_OF_PERIOD.search(period[-1].text) or _YEAR.fullmatch(arabic_digits(part.text)))
        if "unit" not in found and ((_is_period(part.text) and not period) or going_on):
            found.setdefault("period", []).append(part)
        elif is_of_unit(part.text) and "unit" not in found:
            found["unit"] = [part]
        elif "unit" in found and _may_end_unit(part.text) and len(found["unit"]) <= _MOST_MORE:
            found["unit"].append(part)
        else:
            return None
    due = [place for place in head.places if place in ("period", "unit")]
    return found if [*found] == due else None


def _may_end_unit(text: str) -> bool:
    """Whether a line may go on with a unit's name, and is of no other row."""
    return has_letters(text) and text[0].isalpha() and not _is_period(text) and not begins_with_item(text)


def _parted(part: _Part) -> Iterator[_Part]:
    """A line behind the money as its period and its unit, where it has both."""
    words = part.text.split()
    for at in range(1, len(words)):
        before, behind = " ".join(words[:at]), " ".join(words[at:])
        if is_of_unit(behind) and (_is_period(before) or _YEAR.fullmatch(arabic_digits(before))):
            yield from (_Part(before, part.line), _Part(behind, part.line))
            return
    yield part


def _is_period(text: str) -> bool:
    return bool(months_named(text)) or REPEATS.match(text) is not None


def _is_sure(text: str) -> bool:
    """Whether a text can be nothing but a value: the day of ``30 ม.ค. 67`` may be one, too.

    >>> [_is_sure(text) for text in ("5,000", "-", "0", "ไม่ใช้งบประมาณ", "30", "2567")]
    [True, True, True, True, False, False]
    """
    return parse_cell(text).status in ("dash", "none", "zero") or _is_grouped(text)


def _is_grouped(text: str) -> bool:
    return _GROUPED.fullmatch(arabic_digits(text)) is not None


def _may_be_money(text: str) -> bool:
    return bool(_MAY_BE_MONEY.search(arabic_digits(text))) or is_damaged_figure(text)


def _cell(parts: Sequence[_Part]) -> Cell:
    span = Span(parts[0].line, parts[-1].line)
    lines = [part.line for part in parts]
    return printed_cell([part.text for part in parts], span, wrapped=len(parts) > 1, lines=lines)
