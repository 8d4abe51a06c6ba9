"""What stands on each height of a table whose rows no ruling parts, by column."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extract.ground.characters import arabic_digits
from extract.pdf.layout.pieces.lines import PrintedLine, chunks, lines_of
from extract.pdf.layout.pieces.wrapped import is_cut, is_value, makes_amount
from extract.pdf.layout.unruled.columns import Stretch, crossed
from extract.pdf.letters.page import Glyph

KIND_WORD = "(?:โครงการ|กิจกรรม|มาตรการ)"
"""What an item is called that is a project, an activity or a measure."""

_SAME_LINE = 0.5
"""Of the font's size: how far the baselines of one line may be apart."""

_MOSTLY = 0.6
"""Of the lines of a column of values below its first value."""

_HEAD = 4
"""Lines of words above the values: more are the items, of which one ends with a number on a line of its own."""

_LEAST_VALUES = 2
_SUM = re.compile(r"\s*(?:ยอด)?รวม|\s*ทั้ง(?:หมด|สิ้น)")
_NUMBER = re.compile(r"\d{1,3}[.)]?")
_DIGITS = re.compile(r"\d+")
_DIGIT, _LETTER = re.compile(r"[0-9๐-๙]"), re.compile(r"[ก-ฮa-zA-Z]")
_YEAR = re.compile(r"(?:พ\.?\s?ศ\.?\s*)?25\d\d")
_MIDDLE = re.compile(r"0[\d,]")
_DIGITS_ALONE = re.compile(r"[\s0-9๐-๙,.–—-]+")


@dataclass(slots=True)
class Level:
    """What stands on one height, by column; a text over several columns is in its first one."""

    y: float
    top: float
    lines: dict[int, PrintedLine] = field(default_factory=dict)
    across: set[int] = field(default_factory=set)
    """The columns whose text reaches over more."""

    rests: set[int] = field(default_factory=set)
    """The columns in which the number of the level above goes on."""

    same: set[int] = field(default_factory=set)
    """The columns whose words are also another one's, but for digits: heads of years."""


def levels_of(sides: Sequence[float], glyphs: Iterable[Glyph]) -> list[Level]:
    """The levels of a table between its sides, from top to bottom."""
    by_column: list[list[Glyph]] = [[] for _ in sides[1:]]
    wide: dict[int, list[Glyph]] = {}
    for whole in lines_of(glyphs, columns=False):
        over = [chunk for chunk in chunks(whole) if crossed(chunk, sides[1:-1])]
        for glyph in whole.glyphs:
            x = (glyph.x0 + glyph.x1) / 2
            held = next((chunk for chunk in over if chunk.x0 <= x <= chunk.x1), None)
            place = sum(side <= (held.x0 if held else x) for side in sides[1:-1])
            by_column[place].append(glyph)
            if held:
                wide.setdefault(place, []).append(glyph)
    lines = [(line, column) for column, some in enumerate(by_column) for line in lines_of(some, columns=False)]
    levels: list[Level] = []
    for line, column in sorted(lines, key=lambda pair: pair[0].bottom):
        if not levels or line.bottom - levels[-1].y > _SAME_LINE * line.size or column in levels[-1].lines:
            levels.append(Level(line.bottom, line.top))
        levels[-1].lines[column] = line
        levels[-1].top = min(levels[-1].top, line.top)
        held_here = {id(glyph) for glyph in line.glyphs}
        if any(id(glyph) in held_here for glyph in wide.get(column, ())):
            levels[-1].across.add(column)
    _note_rests(levels)
    return levels


def _note_rests(levels: Sequence[Level]) -> None:
    above: dict[int, str] = {}
    for level in levels:
        for column, line in level.lines.items():
            pair = [above.get(column, ""), line.text.strip()]
            if is_cut(*pair) or makes_amount(pair, among_words=False) or _begins_nothing(*pair):
                level.rests.add(column)
                pair[1] = "".join(pair)
            above[column] = pair[1]
        words = {column: _DIGIT.sub("", line.text).strip() for column, line in level.lines.items()}
        known = Counter(text for text in words.values() if _LETTER.search(text))
        level.same = {column for column, text in words.items() if known[text] > 1}


def _begins_nothing(above: str, text: str) -> bool:
    """Whether a text is the middle of a number in three pieces, ``25``, ``0,00``, ``0``: no amount begins as it does.

    >>> _begins_nothing("25", "0,00"), _begins_nothing("25", "0.50"), _begins_nothing("โครงการ", "0,00")
    (True, False, False)
    """
    return bool(_DIGITS_ALONE.fullmatch(above) and _DIGIT.search(above) and _MIDDLE.match(arabic_digits(text)))


def holds_values(levels: Sequence[Level], column: int) -> bool:
    """Whether most of a column, from its first value on, are values, and no more words stand above."""
    values = [
        _is_value(level.lines[column])
        for level in levels
        if column in level.lines and column not in level.rests and column not in level.same
    ]
    if True not in values:
        return False
    first = values.index(True)
    return sum(values) >= _MOSTLY * len(values[first:]) and first <= sum(values) + _HEAD


def _is_value(line: PrintedLine) -> bool:
    """Whether a line holds a value; the year of a head is none."""
    return is_value(line.text) and not is_year(line)


def is_year(line: PrintedLine) -> bool:
    """Whether a line is a year alone."""
    return bool(_YEAR.fullmatch(arabic_digits(line.text.strip())))


def begins_value(level: Level, money: Sequence[int]) -> bool:
    """Whether a value begins on a level: the rest of one that a narrow cell broke does not."""
    return any(
        column in level.lines and _is_value(level.lines[column]) for column in money if column not in level.rests
    )


def is_head(level: Level, money: Sequence[int]) -> bool:
    """Whether a level has words in columns of values, and no value; a total, which may say ``จำนวน`` there, is none."""
    if any(is_sum(line) for column, line in level.lines.items() if column < money[0]):
        return False
    words = [level.lines[column].text for column in money if column in level.lines and column not in level.rests]
    return any(
        not _DIGITS_ALONE.fullmatch(text) or _YEAR.fullmatch(arabic_digits(text.strip())) for text in words
    ) and not begins_value(level, money)


def goes_over(level: Level, money: Sequence[int]) -> bool:
    """Whether a level is a heading's, which reaches over columns: beside others a text may be of several values."""
    return any(column < money[0] or len(level.lines) == 1 for column in level.across)


def is_number(line: PrintedLine | None) -> bool:
    """Whether a line is the number of a row."""
    return line is not None and bool(_NUMBER.fullmatch(arabic_digits(line.text.strip())))


def is_numbered(levels: Sequence[Level], money: Sequence[int]) -> bool:
    """Whether the first column counts the rows: its numbers stand beside values, or count on."""
    found = [level for level in levels if is_number(level.lines.get(0))]
    if len(found) < _LEAST_VALUES:
        return False
    if all(begins_value(level, money) for level in found):
        return True
    numbers = [int(_DIGITS.findall(arabic_digits(level.lines[0].text))[0]) for level in found]
    return all(below == above + 1 for above, below in pairwise(numbers))


def is_sum(line: PrintedLine) -> bool:
    """Whether a line begins a total."""
    return bool(_SUM.match(line.text))


def below_band(levels: Sequence[Level], sides: Sequence[float], first: int) -> tuple[int, list[Stretch]] | None:
    """The place of the level of a head on which texts stand below one that heads them all, ``งบประมาณ`` above years,
    and the stretches that such texts are parted from them in; None where there is none.
    """
    for place in range(1, len(levels)):
        level = levels[place]
        years = sorted(
            column
            for column in level.lines
            if column >= first and (column in level.same or is_year(level.lines[column]))
        )
        above = [(column, line) for other in levels[:place] for column, line in other.lines.items()]
        found: list[Stretch] = []
        if len(years) > 1 and sum(years[0] <= column <= years[-1] for column, _ in above) == 1:
            found.append((sides[years[0]], sides[years[-1] + 1]))
        for line in (line for other in levels[:place] for column in other.across if (line := other.lines[column])):
            under = [column for column, text in level.lines.items() if text.x0 < line.x1 and text.x1 > line.x0]
            if len(under) > 1:
                found.append((sides[min(under)], sides[max(under) + 1]))
        if found:
            return place, sorted(found)
    return None
