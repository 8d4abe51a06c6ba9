"""Several entries between two rulings, or below one number: a project and its parts, each with values of its own beside
its first line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from extract.ground.characters import arabic_digits
from extract.pdf.layout.pieces.lines import PrintedLine
from extract.pdf.layout.pieces.tables import wraps
from extract.pdf.layout.pieces.wrapped import AMOUNT, begins_entry
from extract.pdf.layout.unruled.levels import (
    KIND_WORD,
    Level,
    begins_value,
    holds_values,
    is_number,
    is_numbered,
    is_sum,
)
from extract.pdf.letters.words import breaks_word

_LEAST = 2
"""Levels with values: one is the row's."""

_ITEM = re.compile(rf"[\s–—-]*{KIND_WORD}")
_AMOUNT = re.compile(rf"{AMOUNT}|\d+(?:\.\d\d?)?")
_NOTHING = re.compile(r"[-–—]")


@dataclass(frozen=True, slots=True)
class Entries:
    """What the rows of a table have in common, by which the entries of one row are told apart."""

    money: Sequence[int]
    item: int
    numbered: bool
    margins: Mapping[int, float]
    """Where the texts of each column end at most."""

    known: Mapping[int, Set[str]]
    """What stands on the first line of texts, by column, without blanks: on the line above it is none."""

    always: Set[int]
    """The columns that all rows with values on one line fill."""

    def begin_at(self, levels: Sequence[Level]) -> list[int]:
        """The places of the levels of a row that begin entries of their own; none where it is one, or nothing tells.

        Each value stands beside the first line of an entry, and each entry has one: whose it is, its place says. Texts
        in the middle or at the bottom of their rows, and values that entries share, stand otherwise. The first entry
        alone may have none, above parts that have. An entry that lacks a value which rows have shares one perhaps, and
        what is called a project below a full line may go on in it, unless the parts add up to the first entry.
        """
        valued = [place for place, level in enumerate(levels) if begins_value(level, self.money)]
        if len(valued) < _LEAST or any(level.across for level in levels):
            return []
        sure = [place for place in range(len(levels)) if self._begins(levels, place)]
        begun = sorted({*sure, *(place for place in valued if self._is_item(levels[place]))})
        if begun[:1] != [0] or begun[valued[0] > 0 :] != valued:
            return []
        own = [levels[place] for place in valued]
        lacks = any(not self.always <= _filled(level, self.money) for level in own)
        if (lacks or begun != sure) and (valued[0] or not _adds_up(own, self.money)):
            return []
        if any(self._goes_over(levels, place, column) for place in begun[1:] for column in levels[place].lines):
            return []
        return begun

    def _begins(self, levels: Sequence[Level], place: int) -> bool:
        """Whether an entry begins on a level: with a number or a dash, or as a project or a sum behind a line that did
        not wrap.
        """
        level = levels[place]
        line = level.lines.get(self.item)
        if line is None:
            return False
        if begins_entry(line.text) or (self.numbered and is_number(level.lines.get(0))):
            return True
        above = next((one.lines[self.item] for one in levels[place - 1 :: -1] if self.item in one.lines), None)
        if place and (above is None or wraps(above, line, self.margins[self.item])):
            return False
        return not place or is_sum(line) or self._is_item(level)

    def _is_item(self, level: Level) -> bool:
        """Whether what stands on a level is called a project, an activity or a measure."""
        return self.item in level.lines and _ITEM.match(level.lines[self.item].text) is not None

    def _goes_over(self, levels: Sequence[Level], place: int, column: int) -> bool:
        """Whether a text beside an entry may be the rest of the one above it."""
        if column in self.money or column == self.item or (self.numbered and not column):
            return False
        line = levels[place].lines[column]
        above = levels[place - 1].lines.get(column)
        if above is None or begins_entry(line.text):
            return False
        if breaks_word(above.text, line.text):
            return True
        return wraps(above, line, self.margins[column]) and _bare(line) not in self.known.get(column, ())


def entries_of(levels: Sequence[Level], rows: Iterable[Sequence[Level]]) -> Entries | None:
    """What the rows of a table have in common; None where no column holds values. ``levels`` are all of it."""
    columns = sorted({column for level in levels for column in level.lines if column})
    money = [column for column in columns if holds_values(levels, column)]
    if not money or money[0] == 0:
        return None
    valued = [level for level in levels if begins_value(level, money)]
    before = [column for column in {0, *columns} if column < money[0]]
    item = max(before, key=lambda column: _weight(levels, valued, column))
    margins: dict[int, float] = {}
    known: dict[int, set[str]] = {}
    single: list[set[int]] = []
    for level in levels:
        for column, line in level.lines.items():
            if column not in level.across:
                margins[column] = max(line.x1, margins.get(column, line.x1))
    for row in rows:
        own = [level for level in row if begins_value(level, money)]
        if len(own) == 1:
            single.append(_filled(own[0], money))
        for above, level in zip((None, *row), row, strict=False):
            for column, line in level.lines.items():
                if above is None or column not in above.lines:
                    known.setdefault(column, set()).add(_bare(line))
    always = set.intersection(*single) if single else set(money)
    return Entries(money, item, is_numbered(levels, money), margins, known, always)


def _weight(levels: Sequence[Level], valued: Sequence[Level], column: int) -> tuple[int, int, int]:
    """How much speaks for the column of the items: projects, texts beside values, and that it is the last of these."""
    own = [level.lines[column].text for level in levels if column in level.lines]
    beside = sum(column in level.lines and not is_number(level.lines[column]) for level in valued)
    return sum(map(bool, map(_ITEM.match, own))), beside, column


def _filled(level: Level, money: Sequence[int]) -> set[int]:
    return {column for column in money if begins_value(level, [column])}


def _bare(line: PrintedLine) -> str:
    return "".join(line.text.split())


def _adds_up(entries: Sequence[Level], money: Sequence[int]) -> bool:
    """Whether the values of all entries but the first add up to it in each column, of several parts in one at least;
    what is blank is nothing.
    """
    several = False
    for column in money:
        whole, *rest = (_amount(level.lines.get(column)) for level in entries)
        parts = [part for part in rest if part is not None]
        if whole is None or len(parts) < len(rest) or whole != sum(parts):
            return False
        several = several or sum(part > 0 for part in parts) > 1
    return several


def _amount(line: PrintedLine | None) -> Decimal | None:
    """What a value of a column says, nothing where it is blank; None where it cannot be read."""
    text = arabic_digits(line.text.strip()) if line else "-"
    if _NOTHING.fullmatch(text):
        return Decimal(0)
    return Decimal(text.replace(",", "")) if _AMOUNT.fullmatch(text) else None


def entry_places(levels: Sequence[Level], cuts: Iterable[float]) -> list[float]:
    """The places between the entries of rows, where ``cuts`` part the rows of a table with such ``levels``."""
    ends = sorted(cuts)
    rows = [[level for level in levels if top <= (level.top + level.y) / 2 < bottom] for top, bottom in pairwise(ends)]
    known = entries_of(levels, rows)
    if known is None:
        return []
    return [(row[place - 1].y + row[place].top) / 2 for row in rows for place in known.begin_at(row)[1:]]
