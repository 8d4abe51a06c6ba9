"""What a line of a table is that an OCR read line by line: a row, a total or a heading, by its number and values."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Literal

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText
from parsers.structure.handbook import node_number_of
from parsers.structure.levels import names_place
from parsers.tables.columns.names import TOTAL
from parsers.tables.flat.ground.glued_words import RowLine, row_on_line
from parsers.tables.flat.ground.pieces import GAP, groups_digits
from parsers.tables.flat.ground.row_words import RowNumbers, is_of_word_before, number_in
from parsers.tables.flat.ground.scanned_words import is_figure_of_cell, is_misread_dash, without_bars
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
_KINDS = re.compile(rf"{KIND_WORD}(?:/{KIND_WORD})*")
_SPECKS = re.compile(r"^[\s.,_|*'\"`~^:;=«»“”-]+(?=[ก-๎])")
_MOST_LOST = 4
"""Rows whose lines are lost together."""

_LEAST_TITLE = 15


@dataclass(slots=True)
class ScannedRow:
    """A row, a total (which has no number), a heading (which has no values either) or a head that is printed again,
    with the lines below it; ``line`` is None where its values leave a choice.
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
        text = _SPECKS.sub("", " ".join(words))
        if not self.beside_places and (names_place(text) or names_node_without_number(text)):
            return ScannedRow(number, "", text.split(), None, "place")
        row = self._beside_places(number) if self.beside_places else self._numbered(number, words)
        if row is None and has_letters(text) and (self.has_values(words) or self._has_unit_apart(number)):
            self._numbers.take_lost()
            return ScannedRow(number, "", words, None, "row")
        return row

    def _has_unit_apart(self, number: int) -> bool:
        """Whether a line begins with an item and has a unit's name behind a gap: a row without number and values."""
        parts = [" ".join(part) for part in self.parts(number)]
        return len(parts) > 1 and begins_with_item(parts[0].lstrip("เ(")) and names_unit(parts[-1])

    def parts(self, number: int) -> list[list[str]]:
        """The words of a line that gaps and bars part."""
        parts = GAP.split(self.source.line(number).replace("|", "  ").strip())
        return [words for part in parts if (words := without_bars(part.split()))]

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
        due = self._numbers.due(words[0]) if len(words) > 1 else None
        counts = bool(rest) and printed is not None and bool(_COUNTER.match(rest[0])) and not begins_with_item(rest[0])
        if due is not None and has_letters(" ".join(rest)) and not counts:
            self._numbers.take(due)
            if line and _KINDS.fullmatch("".join(line.before)):
                line = None  # a total whose word is lost counts its projects
        elif line is not None and has_letters(" ".join(line.before)):
            last = self._numbers.last or 0
            if printed is not None and last < printed <= last + _MOST_LOST:
                self._numbers.take(printed)
            else:
                self._numbers.take_lost()  # misread, or not read at all
            line = line if begins_with_item(" ".join(line.before)) and not counts else None
        else:
            return None
        return ScannedRow(number, words[0] if printed is not None else "", rest, line, "row")

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
        whole = begins_with_item(" ".join(title)) and not _KINDS.fullmatch("".join(title))
        return ScannedRow(number, "", words, replace(line, before=tuple(title)) if whole else None, "row", left=left)

    def _values(self, words: Sequence[str]) -> RowLine | None:
        """What stands before the values of a row, these, and what stands behind them; None where there are not as many
        as the head has years, or more than one run of them, or where another figure may be one or a piece of one.
        """
        if found := row_on_line(words, self.years, grouped=groups_digits(self.source), counted=False):
            return None if _is_torn(found) else found
        like = [_is_like_value(word) for word in words]
        edges = [at for at, (a, b) in enumerate(pairwise([False, *like, False])) if a != b]
        stretches = zip(edges[::2], edges[1::2], strict=True)
        runs = [(start, end) for start, end in stretches if end - start == self.years and start]
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


def _is_torn(line: RowLine) -> bool:
    """Whether a piece of a figure stands right beside the values of a row."""
    before, behind = line.before[-1], line.behind[0] if line.behind else ""
    counted = len(line.behind) > 1 and _COUNTER.match(line.behind[1])
    torn_before = before.endswith((",", ".")) and before[:1].isdecimal()
    named = len(line.before) > 1 and (is_of_word_before(line.before[-2], before) or TOTAL.match(line.before[0]))
    alone = _PART.fullmatch(arabic_digits(before)) is not None and not (named and len(before) == 1)
    return torn_before or alone or (_PART.fullmatch(arabic_digits(behind)) is not None and not counted)


def _is_like_value(word: str) -> bool:
    """Whether a word has the place of a value, whatever the OCR made of it."""
    return is_figure_of_cell(word) or is_misread_dash(word) or parse_cell(word).status in ("dash", "zero", "none")
