"""Raised figures behind an amount: satang (``12,450<sup>50</sup>``), the mark of a note, or nobody knows which.

What all of them are is asked of the whole text, once: it says so, or a mark is one that no note has (``00``), or they
count as notes do. A head ``บาท/สต.`` says it of its own table.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple

from extract.ground.characters import REPLACEMENT
from extract.ground.scales import SATANG, SATANG_IN_FULL
from extract.ground.source import SourceText, Span, Table

_GAP = r"(?P<gap>[^\S\n]{0,3}(?:บาท[^\S\n]{0,2})?)"
_RAISED = re.compile(
    rf"{_GAP}(?P<opens><sup\b[^<>]*+>\s*+)(?P<mark>\d{{1,2}})(?P<closes>\s*+</sup\s*+>)", re.IGNORECASE
)
_AMOUNT = re.compile(r"(?<![\d.,])(?:\d{1,3}(?:,\d{3})+|(?!(?:[1๑][9๙]|[2๒][0456๐๔๕๖])\d\d$)\d{3,9})$")
"""Baht without satang; no year stands for one."""

_SHORT_OR_YEAR = re.compile(r"(?:^|[>|\t])\s{0,3}\d{1,4}$")
"""What begins a line or a cell, and may be an amount or a year; others count something."""

_LONGEST_AMOUNT = 24
_SIGNS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_SIGN = re.compile(rf"{_GAP}(?<![{_SIGNS}])(?P<mark>[{_SIGNS}]{{1,2}})(?![{_SIGNS}])")
_PLAIN = str.maketrans(_SIGNS, "0123456789")
_ANY_MARK = re.compile(r"<sup\b[^<>]*+>\s*+[(\[]?(?P<mark>\d{1,2})[)\]]?\s*+</sup\s*+>", re.IGNORECASE)
_BEGINS_LINE = re.compile(r"(?:\s|<(?!sup\b)[^<>]*+>)*+$", re.IGNORECASE)
_SMALL = r"(?:(?:เลข|ตัว)ยก(?!เลิก)|ยกขึ้น|ตัวเล็ก)"
_SAYS = re.compile(
    rf"<sup\b[^<>]*+>\s*+\(?{SATANG}|{_SMALL}[^<>\d]{{0,40}}{SATANG_IN_FULL}|{SATANG_IN_FULL}[^<>\d]{{0,40}}{_SMALL}",
    re.IGNORECASE,
)
_BAHT_AND_SATANG = rf"บาท[\s(/.,|–-]{{0,8}}(?:<[^<>]{{0,40}}>\s{{0,8}})?{SATANG}"
_HEAD = re.compile(rf"(?:^|[>|\t])[^<>|\t\d]{{0,40}}{_BAHT_AND_SATANG}[^<>|\t\d]{{0,20}}(?:$|[<|\t])")
_UNIT = re.compile(
    rf"(?:<[^<>]{{0,40}}>)?[\s(]{{0,4}}(?:(?:หน่วย|งบประมาณ|จำนวนเงิน)[^<>\d]{{0,12}})?{_BAHT_AND_SATANG}[\s).]{{0,4}}(?:<[^<>]{{0,40}}>)?\s*"
)
"""A line above a table."""

_OF_ROWS = re.compile(r"[|\t]|<t[rdh]\b", re.IGNORECASE)
_ABOVE_TABLE = 3


class _Marks(NamedTuple):
    """What the raised figures of a text have in common."""

    are_satang: bool
    """Whether the text says that figures are raised which are satang, or a mark is one that no note has."""

    tables: frozenset[int]
    """The lines of the tables whose heads say so."""

    notes: frozenset[int]
    """Those that count as notes do: each number below them is a mark, or they begin a line."""

    def in_lines(self, start: int, end: int) -> _Marks:
        """What is known on some lines."""
        return self if self.are_satang else self._replace(are_satang=not self.tables.isdisjoint(range(start, end + 1)))

    def reading(self, mark: str) -> str:
        """``satang``, ``note``, or nothing where a mark may be either."""
        is_note = int(mark) in self.notes
        if len(mark) == 1:
            return "note" if is_note or not self.are_satang else ""
        if is_note == self.are_satang:
            return ""
        return "note" if is_note else "satang"


def with_satang_behind_points(source: SourceText) -> SourceText:
    """``source`` with a point before raised figures that are satang, and U+FFFD behind those that may be or may not.

    >>> lines = ("บาท <sup>สต.</sup>", "12,450<sup>50</sup>", "ปี 2566<sup>12</sup>")
    >>> with_satang_behind_points(SourceText("a.html", "html", "", lines)).lines[1:]
    ('12,450<sup>.50</sup>', 'ปี 2566<sup>12</sup>')
    >>> with_satang_behind_points(SourceText("a.html", "html", "", lines[1:])).lines[0]
    '12,450<sup>50</sup>\\ufffd'
    """
    marks = _marks(source)
    if marks is None:
        return source

    def satang(one: re.Match[str]) -> str:
        return f"{one['opens']}.{one['mark']}{one['closes']}{one['gap']}"

    def told(text: str, span: Span) -> str:
        known = marks.in_lines(*span)
        return _doubted(_told(text, known, satang, _with_doubt), known)

    numbers = {number for sign in ("<", *_SIGNS) for number in source.lines_with(sign)}
    changed = {n: line for n in sorted(numbers) if (line := told(source.line(n), Span(n, n))) != source.line(n)}
    return source.with_lines(changed, tuple(_with_texts(table, told) for table in source.tables))


def with_satang_joined(source: SourceText) -> SourceText:
    """``source`` with ``digits`` that have raised satang behind a point, each line as long as it is.

    >>> found = with_satang_joined(SourceText("a.html", "html", "", ("บาท <sup>สต.</sup>", "12,450<sup>50</sup>")))
    >>> found.key(2)
    '12,450\\x00\\x00\\x00\\x00.50      '
    """
    marks = _marks(source)
    if marks is None:
        return source

    def joined(one: re.Match[str]) -> str:
        return "\0" * (len(one["opens"]) - 1) + f".{one['mark']}{one['gap']}" + " " * len(one["closes"])

    digits = list(source.digits)
    for number in source.lines_with("<"):
        digits[number - 1] = _told(digits[number - 1], marks.in_lines(number, number), joined, lambda one: one[0])
    return replace(source).knowing(digits=tuple(digits))


def _marks(source: SourceText) -> _Marks | None:
    """What is known of raised figures; None where no amount has any."""
    signs = [sign for sign in _SIGNS if sign in source.signs]
    if not signs and "<sup" not in source.joined and "<SUP" not in source.joined:
        return None
    numbers: set[int] = set()
    begin: set[int] = set()
    behind_amounts: set[str] = set()
    any_other = False
    for number in source.lines_with("<"):
        line = source.key(number)
        marks = list(_ANY_MARK.finditer(line))
        numbers |= {int(one["mark"]) for one in marks}
        if marks and _BEGINS_LINE.match(line, 0, marks[0].start()):
            begin.add(int(marks[0]["mark"]))
        raised = list(_RAISED.finditer(line))
        behind_amounts |= {one["mark"] for one in raised if _is_behind_amount(one)}
        any_other = any_other or any(map(_is_behind_short, raised))
    for number in {number for sign in signs for number in source.lines_with(sign)}:
        found = [(one, one["mark"].translate(_PLAIN)) for one in _SIGN.finditer(source.key(number))]
        numbers |= {int(mark) for _, mark in found}
        behind_amounts |= {mark for one, mark in found if _is_behind_amount(one)}
        any_other = any_other or any(_is_behind_short(one) for one, _ in found)
    if not behind_amounts and not any_other:
        return None
    are_satang = any(mark.startswith("0") for mark in behind_amounts) or bool(_SAYS.search(source.joined_digits))
    tables = frozenset() if are_satang else frozenset(_lines_of_heads(source))
    counted = next(number for number in range(1, len(numbers) + 2) if number not in numbers)
    return _Marks(are_satang, tables, frozenset({*range(1, counted), *begin}))


def _lines_of_heads(source: SourceText) -> Iterator[int]:
    """The lines of tables from a head on that says baht and satang, and of those right below such a line."""
    opens, closes = (
        sorted({number for sign in (tag, tag.upper()) for number in source.lines_with(sign)})
        for tag in ("<table", "</table")
    )
    end = 0
    for said in sorted({number for word in ("สต.", SATANG_IN_FULL) for number in source.lines_with(word)}):
        line = source.line(said)
        is_row = bool(_OF_ROWS.search(line))
        if said <= end or not (_HEAD.search(line) if is_row else _UNIT.fullmatch(line)):
            continue
        close, begin = (some[at] if (at := bisect_left(some, said)) < len(some) else None for some in (closes, opens))
        if close and (begin is None or close < begin or begin <= said + _ABOVE_TABLE):
            end = close
        else:
            end = said
            while end < len(source.lines) and source.line(end + 1).strip():
                end += 1
        yield from range(said, end + 1)


def _is_behind_amount(mark: re.Match[str]) -> bool:
    return bool(_AMOUNT.search(mark.string, max(0, mark.start() - _LONGEST_AMOUNT), mark.start()))


def _is_behind_short(mark: re.Match[str]) -> bool:
    return bool(_SHORT_OR_YEAR.search(mark.string, max(0, mark.start() - _LONGEST_AMOUNT), mark.start()))


def _told(
    text: str, marks: _Marks, satang: Callable[[re.Match[str]], str], unknown: Callable[[re.Match[str]], str]
) -> str:
    """A text with other words for the raised figures that are satang, and those of which nobody knows."""

    def told(one: re.Match[str]) -> str:
        reading = marks.reading(one["mark"]) if _is_behind_amount(one) else _beside_others(one, one["mark"], marks)
        return satang(one) if reading == "satang" else unknown(one) if not reading else one[0]

    return _RAISED.sub(told, text) if "<" in text else text


def _beside_others(one: re.Match[str], mark: str, marks: _Marks) -> str:
    """The reading of a mark behind what may be no amount: two figures may be satang where others are."""
    if len(mark) == 1 or not marks.are_satang or marks.reading(mark) == "note":
        return "note"
    return "" if _is_behind_short(one) else "note"


def _with_doubt(one: re.Match[str]) -> str:
    """A mark of which nobody knows what it is, with U+FFFD right behind the amount or the mark."""
    return f"{REPLACEMENT}{one[0]}" if one["gap"] else f"{one[0]}{REPLACEMENT}"


def _doubted(text: str, marks: _Marks) -> str:
    """A text with U+FFFD behind amounts whose raised signs are no marks of notes: a point has no place before them."""

    def doubted(one: re.Match[str]) -> str:
        mark = one["mark"].translate(_PLAIN)
        reading = marks.reading(mark) if _is_behind_amount(one) else _beside_others(one, mark, marks)
        return one[0] if reading == "note" else _with_doubt(one)

    return text if text.isascii() else _SIGN.sub(doubted, text)


def _with_texts(table: Table, told: Callable[[str, Span], str]) -> Table:
    rows = (
        row._replace(
            cells=tuple(cell._replace(texts=tuple(told(text, row.span) for text in cell.texts)) for cell in row.cells)
        )
        for row in table.rows
    )
    return replace(table, rows=tuple(rows))
