"""Raised figures behind an amount: satang (``12,450<sup>50</sup>``), the mark of a note, or nobody knows which.

What all of them are is asked of the whole text, once: it says so, or a mark is one that no note has (``00``), or they
count as notes do.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from extract.ground.characters import REPLACEMENT
from extract.ground.source import SourceText, Table

_RAISED = re.compile(r"(?P<opens><sup\b[^<>]*+>\s*+)(?P<mark>\d{1,2})(?P<closes>\s*+</sup\s*+>)", re.IGNORECASE)
_AMOUNT = re.compile(r"(?<![\d.,])(?:\d{1,3}(?:,\d{3})+|(?!(?:[1๑][9๙]|[2๒][0456๐๔๕๖])\d\d$)\d{3,9})$")
"""Baht without satang; no year stands for one."""

_LONGEST_AMOUNT = 24
_SIGNS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_SIGN = re.compile(rf"(?<![{_SIGNS}])[{_SIGNS}]{{1,2}}(?![{_SIGNS}])")
_PLAIN = str.maketrans(_SIGNS, "0123456789")
_ANY_MARK = re.compile(r"<sup\b[^<>]*+>\s*+[(\[]?(?P<mark>\d{1,2})[)\]]?\s*+</sup\s*+>", re.IGNORECASE)
_BEGINS_LINE = re.compile(r"(?:\s|<(?!sup\b)[^<>]*+>)*+$", re.IGNORECASE)
_SATANG = r"สต(?:\.|างค์)"
_SMALL = r"(?:(?:เลข|ตัว)ยก(?!เลิก)|ยกขึ้น|ตัวเล็ก)"
_SAYS = re.compile(
    rf"<sup\b[^<>]*+>\s*+\(?{_SATANG}|บาท[\s(/.,|–-]{{0,8}}(?:<[^<>]*+>\s*+)?{_SATANG}"
    rf"|{_SMALL}[^<>\d]{{0,40}}สตางค์|สตางค์[^<>\d]{{0,40}}{_SMALL}",
    re.IGNORECASE,
)


class _Marks(NamedTuple):
    """What the raised figures of a text have in common."""

    are_satang: bool
    """Whether the text says that figures are raised which are satang, or a mark is one that no note has."""

    notes: frozenset[int]
    """Those that count as notes do: each number below them is a mark, or they begin a line."""

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

    def told(text: str) -> str:
        text = _told(text, marks, lambda one: f"{one[1]}.{one[2]}{one[3]}", lambda one: f"{one[0]}{REPLACEMENT}")
        return _doubted(text, marks)

    numbers = {number for sign in ("<", *_SIGNS) for number in source.lines_with(sign)}
    changed = {n: line for n in sorted(numbers) if (line := told(source.line(n))) != source.line(n)}
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
        return "\0" * (len(one[1]) - 1) + f".{one[2]}" + " " * len(one[3])

    digits = list(source.digits)
    for number in source.lines_with("<"):
        digits[number - 1] = _told(digits[number - 1], marks, joined, lambda one: one[0])
    return replace(source).knowing(digits=tuple(digits))


def _marks(source: SourceText) -> _Marks | None:
    """What is known of raised figures; None where no amount has any."""
    signs = [sign for sign in _SIGNS if sign in source.signs]
    if not signs and "<sup" not in source.joined and "<SUP" not in source.joined:
        return None
    numbers: set[int] = set()
    begin: set[int] = set()
    behind_amounts: set[str] = set()
    for number in source.lines_with("<"):
        line = source.key(number)
        marks = list(_ANY_MARK.finditer(line))
        numbers |= {int(one["mark"]) for one in marks}
        if marks and _BEGINS_LINE.match(line, 0, marks[0].start()):
            begin.add(int(marks[0]["mark"]))
        behind_amounts |= {one["mark"] for one in _RAISED.finditer(line) if _is_behind_amount(one)}
    for number in {number for sign in signs for number in source.lines_with(sign)}:
        found = [(one, one[0].translate(_PLAIN)) for one in _SIGN.finditer(source.key(number))]
        numbers |= {int(mark) for _, mark in found}
        behind_amounts |= {mark for one, mark in found if _is_behind_amount(one)}
    if not behind_amounts:
        return None
    are_satang = any(mark.startswith("0") for mark in behind_amounts) or bool(_SAYS.search(source.joined_digits))
    counted = next(number for number in range(1, len(numbers) + 2) if number not in numbers)
    return _Marks(are_satang, frozenset({*range(1, counted), *begin}))


def _is_behind_amount(mark: re.Match[str]) -> bool:
    return bool(_AMOUNT.search(mark.string, max(0, mark.start() - _LONGEST_AMOUNT), mark.start()))


def _told(
    text: str, marks: _Marks, satang: Callable[[re.Match[str]], str], unknown: Callable[[re.Match[str]], str]
) -> str:
    """A text with other words for the raised figures that are satang, and those of which nobody knows."""

    def told(one: re.Match[str]) -> str:
        reading = marks.reading(one["mark"]) if _is_behind_amount(one) else "note"
        return satang(one) if reading == "satang" else unknown(one) if not reading else one[0]

    return _RAISED.sub(told, text) if "<" in text else text


def _doubted(text: str, marks: _Marks) -> str:
    """A text with U+FFFD behind amounts whose raised signs are no marks of notes: a point has no place before them."""

    def doubted(one: re.Match[str]) -> str:
        is_note = not _is_behind_amount(one) or marks.reading(one[0].translate(_PLAIN)) == "note"
        return one[0] if is_note else f"{one[0]}{REPLACEMENT}"

    return text if text.isascii() else _SIGN.sub(doubted, text)


def _with_texts(table: Table, told: Callable[[str], str]) -> Table:
    rows = (
        row._replace(cells=tuple(cell._replace(texts=tuple(map(told, cell.texts))) for cell in row.cells))
        for row in table.rows
    )
    return replace(table, rows=tuple(rows))
