"""What a line of a table is that an OCR read line by line: a row, a total or a heading, by its number and values."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText
from extract.ground.spans import stretches
from parsers.structure.handbook import goes_on_title, node_number_of
from parsers.structure.levels import names_place
from parsers.tables.columns.names import TOTAL
from parsers.tables.flat.ground.glued_words import Atom, RowLine, atoms_of, row_on_line
from parsers.tables.flat.ground.pieces import GAP, groups_digits
from parsers.tables.flat.ground.row_words import RowNumbers, is_of_word_before, number_in
from parsers.tables.flat.ground.scanned_words import (
    is_figure_of_cell,
    is_misread_dash,
    without_bars,
    without_ruling_before,
)
from parsers.tables.rows.cell_kinds import begins_with_item, has_letters, names_unit
from parsers.tables.rows.row_begins import begins_total
from parsers.values.counters import THINGS
from parsers.values.kinds import KIND_WORD
from parsers.values.money.cells import parse_cell

_LONGEST = 1000
"""Letters of the line of a row."""

_ITEM = re.compile(r"\(?\d{1,3}\)")
"""The number of an item inside the words of its line."""

_GROUPED = re.compile(r"[1-9]\d{0,2}(?:[.,]\d{3})+")
_PART = re.compile(r"[\d.,]*\d[\d.,]*|[.,]")
"""A figure, or a piece of one that a blank tore: ``1, 200,000``, ``1,200 ,000``."""

_COUNTER = re.compile(rf"(?:{THINGS})(?![ก-๎])")
COUNTED_KINDS = re.compile(rf"{KIND_WORD}(?:/{KIND_WORD})*")
"""What the number of a total counts: ``โครงการ/กิจกรรม``."""

_SPECKS = re.compile(r"^[\s.,_|*'\"`~^:;=«»“”-]+(?=[ก-๎])")
_MOST_LOST = 4
"""Rows whose lines are lost together."""

_LEAST_TITLE = 15
_LEAST_NUMBERS = 2
"""Of a dimension and a mission."""


@dataclass(slots=True)
class ScannedRow:
    """A row, a total (which has no number), a heading (which has no values either) or a head that is printed again,
    with the lines below it; ``line`` is None for heads and headings, and where its values leave a choice: then they
    are ``loose``, until sums say whose each is.
    """

    at: int
    number: str
    words: list[str]
    line: RowLine | None
    kind: Literal["row", "total", "place", "head"]
    more: list[int] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    """What stands beside its title in the columns of dimensions and missions."""

    above: list[int] = field(default_factory=list)
    """Lines above its own with which its title begins."""

    loose: RowLine | None = None
    """Where it has no ``line``, or one that is not read, its words and its values beside each other, however many: sums
    must say whose each is.
    """

    named: bool = True
    """Whether its number is due, or its title begins with an item; another one is no row for sure."""


@dataclass(slots=True)
class ScannedLines:
    """The lines below a head with so many years; ``beside_places``: with columns of dimensions and missions."""

    source: SourceText
    years: int
    beside_places: bool
    _numbers: RowNumbers = field(default_factory=lambda: RowNumbers(counted=True, from_any=True))

    def row_on(self, number: int) -> ScannedRow | None:
        """The row, the total or the heading that a line is; one with values of its own that is none of these is a row
        in doubt. None where it is words alone.
        """
        line = self.source.line(number)
        words = without_bars(line.split()) if len(line) <= _LONGEST else []
        if not words:
            return None
        words = _without_rulings_before(words)
        text = _SPECKS.sub("", " ".join(words))
        if not self.beside_places and (names_place(text) or names_node_without_number(text)):
            return ScannedRow(number, "", text.split(), None, "place")
        if not self.beside_places and (mission := _mission_without_point(words)) and not self.has_values(words):
            return ScannedRow(number, "", [mission, *words[1:]], None, "place")
        row = self._beside_places(number) if self.beside_places else self._numbered(number, words)
        if row is None and has_letters(text) and (self.has_values(words) or self._has_unit_apart(number)):
            self._numbers.take_lost()
            row = ScannedRow(number, "", words, None, "row", named=begins_with_item(text))
        if row and not self.beside_places and (row.line is None or any(map(_is_damaged, row.line.values))):
            row.loose = self._loose(number, row.words)
            if TOTAL.match(text) and row.loose and len(row.loose.values) == self.years:
                row.kind = "total"
        return row

    def _loose(self, number: int, words: Sequence[str]) -> RowLine | None:
        """The words of a line without its number as a row with any number of values beside each other; None where
        amounts stand apart, or where one cannot be read. Where it has no values, a gap parts its unit from its title.
        """
        atoms = atoms_of(words, grouped=groups_digits(self.source), apart=True)
        like = [atom.kind == "value" or is_misread_dash(atom.text) for atom in atoms]
        runs = [(start, end) for start, end in stretches(like) if start]
        runs = [(start, end) for start, end in runs if any(map(_is_amount, atoms[start:end]))] or runs[-1:]
        if len(runs) > 1 or any(map(_is_unread, atoms)):
            return None
        start, end = runs[0] if runs else (len(atoms), len(atoms))
        if not runs and len(parts := self.parts(number)) > 1:
            start = end = max(1, len(atoms) - len(parts[-1]))
        before, values, behind = (
            [atom.text for atom in part] for part in (atoms[:start], atoms[start:end], atoms[end:])
        )
        return RowLine(tuple(before), tuple(values), tuple(behind), False) if has_letters(" ".join(before)) else None

    def _has_unit_apart(self, number: int) -> bool:
        """Whether a line begins with an item and has a unit's name behind a gap: a row without number and values."""
        parts = [" ".join(part) for part in self.parts(number)]
        return len(parts) > 1 and begins_with_item(_without_number(parts[0])) and _names_unit(parts[-1])

    def parts(self, number: int) -> list[list[str]]:
        """The words of a line that gaps and bars part."""
        parts = GAP.split(self.source.line(number).replace("|", "  ").strip())
        return [_without_rulings_before(words) for part in parts if (words := without_bars(part.split()))]

    def has_values(self, words: Sequence[str]) -> bool:
        """Whether words have a figure that counts nothing, or as many dashes as there are years."""
        for word, following in zip(words, [*words[1:], ""], strict=True):
            if _GROUPED.search(arabic_digits(word)) and not _COUNTER.match(following):
                return not _COUNTER.match(arabic_digits(word).lstrip("0123456789.,"))
        return sum(parse_cell(word).status == "dash" for word in words) >= self.years

    def _numbered(self, number: int, words: list[str]) -> ScannedRow | None:
        printed = number_in(words[0])
        rest = words[1:] if printed is not None else words
        line = self._values(rest)
        if begins_total(" ".join(words)) or (line is not None and TOTAL.match(" ".join(words))):
            return ScannedRow(number, "", words, line if printed is None else None, "total")
        named = True
        due = self._numbers.due(words[0]) if len(words) > 1 else None
        counts = bool(rest) and printed is not None and bool(_COUNTER.match(rest[0])) and not begins_with_item(rest[0])
        if due is not None and has_letters(" ".join(rest)) and not counts:
            self._numbers.take(due)
            if line and COUNTED_KINDS.fullmatch("".join(line.before)):
                line = None  # a total whose word is lost counts its projects
        elif line is not None and has_letters(" ".join(line.before)):
            last = self._numbers.last or 0
            if printed is not None and last < printed <= last + _MOST_LOST:
                self._numbers.take(printed)
            else:
                self._numbers.take_lost()  # misread, or not read at all
            named = begins_with_item(" ".join(line.before)) and not counts
            line = line if named else None
        elif printed is not None and begins_with_item(" ".join(rest)):
            self._numbers.take_lost()
        else:
            return None
        return ScannedRow(number, words[0] if printed is not None else "", rest, line, "row", named=named)

    def _beside_places(self, number: int) -> ScannedRow | None:
        """A row of a table with columns of dimensions and missions: it has values on its line, and what stands right
        before them begins with an item.
        """
        parts = self.parts(number)
        words = [word for part in parts for word in part]
        line = self._values(words)
        if begins_total(" ".join(words)):
            return ScannedRow(number, "", words, line, "total")
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
        whole = begins_with_item(" ".join(title)) and not COUNTED_KINDS.fullmatch("".join(title))
        return ScannedRow(number, "", words, replace(line, before=tuple(title)) if whole else None, "row", left=left)

    def _values(self, words: Sequence[str]) -> RowLine | None:
        """What stands before the values of a row, these, and what stands behind them; None where there are not as many
        as the head has years, or more than one run of them, or where another figure may be one or a piece of one.
        """
        if found := row_on_line(words, self.years, grouped=groups_digits(self.source), counted=False):
            return None if _is_torn(found) else found
        like = map(_is_like_value, words)
        runs = [(start, end) for start, end in stretches(like) if end - start == self.years and start]
        if len(runs) != 1:
            return None
        start, end = runs[0]
        line = RowLine(tuple(words[:start]), tuple(words[start:end]), tuple(words[end:]), False)
        return None if _is_torn(line) or self.has_values([*line.before, *line.behind]) else line


def names_node_without_number(text: str) -> bool:
    """Whether a text is the title of a template's dimension whose number is lost or misread.

    >>> [names_node_without_number(f"{begins}การบริหารราชการด้วยความโปร่งใส") for begins in ("AGN ", "มิติที่ ? ")]
    [True, True]
    >>> names_node_without_number("เพื่อความโปร่งใสในการบริหารราชการ")
    False
    """
    whole = text.strip()
    parts = (whole, whole.partition(" ")[2].strip(), whole.split(" ", 2)[-1].strip())
    return any(len(part) >= _LEAST_TITLE and node_number_of(part, 1) is not None for part in parts)


def _without_rulings_before(words: Sequence[str]) -> list[str]:
    """Words without what an OCR made of the ruling before the first one, or the one behind a number."""
    found = list(words)
    for at in range(min(len(found), 1 + (number_in(found[0]) is not None))):
        found[at:] = without_ruling_before(" ".join(found[at:])).split()
    return found


def _mission_without_point(words: Sequence[str]) -> str | None:
    """The number of the template's mission that a line begins whose number lost its point.

    >>> _mission_without_point("11 การเสริมสร้างจิตสำนีกและความตระหนักแก่บุคลากร".split())
    '1.1'
    >>> _mission_without_point("12 การเสริมสร้างระบบบัญชี".split()) is None
    True
    """
    digits = arabic_digits(words[0]).replace(",", "")
    title = "".join(words[1:])
    if len(digits) != _LEAST_NUMBERS or not digits.isdecimal() or len(title) < _LEAST_TITLE:
        return None
    number = ".".join(digits)
    return number if goes_on_title(number, "", title) else None


def _names_unit(text: str) -> bool:
    """Whether a text is a unit's name, or one behind a speck that is read as a letter."""
    return names_unit(text) or names_unit(text[1:])


def _without_number(text: str) -> str:
    first, _, rest = text.partition(" ")
    return rest if number_in(first) is not None else text


def _is_amount(atom: Atom) -> bool:
    return atom.kind == "value" and parse_cell(atom.text).status == "amount"


def _is_damaged(text: str) -> bool:
    return parse_cell(text).status is None and not is_misread_dash(text)


def _is_unread(atom: Atom) -> bool:
    """Whether a figure or a statement for all years stands there that is no amount and no dash."""
    other = parse_cell(atom.text).status not in ("amount", "dash", "zero") and not is_misread_dash(atom.text)
    return other and (atom.kind == "value" or (is_figure_of_cell(atom.text) and not atom.text.isdecimal()))


def _is_torn(line: RowLine) -> bool:
    """Whether a piece of a figure stands right beside the values of a row."""
    before, behind = line.before[-1], line.behind[0] if line.behind else ""
    counted = len(line.behind) > 1 and _COUNTER.match(line.behind[1])
    torn_before = before.endswith((",", ".")) and before[:1].isdecimal()
    named = len(line.before) > 1 and (is_of_word_before(line.before[-2], before) or TOTAL.match(line.before[0]))
    alone = _PART.fullmatch(arabic_digits(before)) is not None and not (named and len(before) == 1)
    misread = is_figure_of_cell(before) and not before[:1].isdecimal()
    return torn_before or alone or misread or (_PART.fullmatch(arabic_digits(behind)) is not None and not counted)


def _is_like_value(word: str) -> bool:
    """Whether a word has the place of a value, whatever the OCR made of it."""
    return is_figure_of_cell(word) or is_misread_dash(word) or parse_cell(word).status in ("dash", "zero", "none")
