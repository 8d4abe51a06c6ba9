"""Rows that no ruling parts: they begin where their numbers, their items or their values begin."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from extract.ground.characters import arabic_digits
from extract.pdf.layout.lines import PrintedLine, lines_of
from extract.pdf.layout.tables import wraps
from extract.pdf.layout.wrapped import begins_entry, is_cut, is_value, makes_amount
from extract.pdf.letters.page import Glyph

_SAME_LINE = 0.5
"""Of the font's size: how far the baselines of one line may be apart."""

_MOSTLY = 0.6
"""Of the lines of a column of values below its first value."""

_WIDER = 1.08
"""A pitch that is wider than the usual one by this parts rows."""

_ABOVE = 0.5
"""Points between a row's first line and the place where the row begins."""

_LEAST_VALUES = 2
_SUM = re.compile(r"\s*(?:ยอด)?รวม|\s*ทั้ง(?:หมด|สิ้น)")
_NUMBER = re.compile(r"\d{1,3}[.)]?")
_DIGIT, _LETTER = re.compile(r"[0-9๐-๙]"), re.compile(r"[ก-ฮa-zA-Z]")
_YEAR = re.compile(r"(?:พ\.?\s?ศ\.?\s*)?25\d\d")
_OF_YEARS = re.compile(r"ปี|พ\.?\s?ศ|25\d\d")
_DIGITS_ALONE = re.compile(r"[\s0-9๐-๙,.–—-]+")
_CODE = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?\s")
"""``1.1.1 ``: what heads items, and is none."""


@dataclass(slots=True)
class _Level:
    """What stands on one height, by column."""

    y: float
    top: float
    lines: dict[int, PrintedLine] = field(default_factory=dict)
    rests: set[int] = field(default_factory=set)
    """The columns in which the number of the level above goes on."""

    same: set[int] = field(default_factory=set)
    """The columns whose words are also another one's, but for digits: heads of years."""


@dataclass(slots=True)
class _Row:
    levels: list[_Level]
    kind: str = ""
    """``head``, ``total``, ``number`` or ``entry``; nothing for one that a value alone begins."""

    apart: bool = False
    """Whether its item stands farther below the one above than lines of a text do."""


def row_tops(sides: Sequence[float], glyphs: Iterable[Glyph], *, headed: bool) -> list[float] | None:
    """Where each row of a table begins; None where nothing tells, as without a column of values.

    ``headed`` says that the table must begin here with its head. Values that stand one below the other beside one
    item, or below no item's first line, are in one row with all that follows without values: who has them is not told
    by their place.
    """
    levels = _levels(sides, glyphs)
    columns = len(sides) - 1
    money = [column for column in range(1, columns) if _holds_values(levels, column)]
    if not money:
        plain = levels and not headed and not any(level.same for level in levels)
        return [levels[0].top - _ABOVE] if plain else None
    money = [column for column in money if column >= money[0]]
    numbers = _is_numbered(levels, money)
    if numbers and money[0] == 1:
        return None
    item = _item_column(levels, money[0], numbered=numbers)
    first = next((place for place, level in enumerate(levels) if _values(level, money)), None)
    if first is None:
        return None
    last_head = max((place for place in range(first) if _is_head(levels[place], money)), default=-1)
    if headed and last_head < 0:
        return None
    rows = _rows(levels, last_head + 1, money, item, numbered=numbers)
    head = _Row(levels[: last_head + 1], "head") if last_head >= 0 else None
    if head is not None and rows and not rows[0].kind and not any(_values(level, money) for level in rows[0].levels):
        head.levels += rows.pop(0).levels  # words of the head that wrapped
    rows = _shared(rows, money, item, begins=head is None)
    whole = [*([head] if head else []), *rows]
    return [row.levels[0].top - _ABOVE for row in whole]


def _levels(sides: Sequence[float], glyphs: Iterable[Glyph]) -> list[_Level]:
    by_column: list[list[Glyph]] = [[] for _ in sides[1:]]
    for glyph in glyphs:
        x = (glyph.x0 + glyph.x1) / 2
        place = sum(side <= x for side in sides[1:-1])
        by_column[place].append(glyph)
    lines = [(line, column) for column, some in enumerate(by_column) for line in lines_of(some, columns=False)]
    levels: list[_Level] = []
    for line, column in sorted(lines, key=lambda pair: pair[0].bottom):
        if not levels or line.bottom - levels[-1].y > _SAME_LINE * line.size or column in levels[-1].lines:
            levels.append(_Level(line.bottom, line.top))
        levels[-1].lines[column] = line
        levels[-1].top = min(levels[-1].top, line.top)
    above: dict[int, str] = {}
    for level in levels:
        for column, line in level.lines.items():
            pair = [above.get(column, ""), line.text.strip()]
            if is_cut(*pair) or makes_amount(pair, among_words=False):
                level.rests.add(column)
                pair[1] = "".join(pair)
            above[column] = pair[1]
        words = {column: _DIGIT.sub("", line.text).strip() for column, line in level.lines.items()}
        known = Counter(text for text in words.values() if _LETTER.search(text))
        level.same = {column for column, text in words.items() if known[text] > 1}
    return levels


def _holds_values(levels: Sequence[_Level], column: int) -> bool:
    values = [
        _is_value(level.lines[column])
        for level in levels
        if column in level.lines and column not in level.rests and column not in level.same
    ]
    if True not in values:
        return False
    below = values[values.index(True) :]
    return sum(below) >= _MOSTLY * len(below)


def _is_value(line: PrintedLine) -> bool:
    """Whether a line holds a value; the year of a head is none."""
    return is_value(line.text) and not _YEAR.fullmatch(arabic_digits(line.text.strip()))


def _values(level: _Level, money: Sequence[int]) -> bool:
    """Whether a value begins on a level: the rest of one that a narrow cell broke does not."""
    return any(
        column in level.lines and _is_value(level.lines[column]) for column in money if column not in level.rests
    )


def _is_head(level: _Level, money: Sequence[int]) -> bool:
    """Whether a level has words in columns of values, and no value."""
    words = [level.lines[column].text for column in money if column in level.lines and column not in level.rests]
    return any(
        not _DIGITS_ALONE.fullmatch(text) or _YEAR.fullmatch(arabic_digits(text.strip())) for text in words
    ) and not _values(level, money)


def _is_number(line: PrintedLine | None) -> bool:
    return line is not None and bool(_NUMBER.fullmatch(arabic_digits(line.text.strip())))


def _is_numbered(levels: Sequence[_Level], money: Sequence[int]) -> bool:
    """Whether the first column counts the rows: its numbers stand beside values."""
    found = [level for level in levels if _is_number(level.lines.get(0))]
    return len(found) >= _LEAST_VALUES and all(_values(level, money) for level in found)


def _item_column(levels: Sequence[_Level], end: int, *, numbered: bool) -> int:
    def weight(column: int) -> tuple[int, int, int]:
        some = [level.lines[column].text for level in levels if column in level.lines]
        return sum(map(begins_entry, some)), len(some), column

    return max(range(1 if numbered else 0, end), key=weight)


def _rows(levels: Sequence[_Level], start: int, money: Sequence[int], item: int, *, numbered: bool) -> list[_Row]:
    own = [level.lines[item] for level in levels if item in level.lines]
    margin = max((line.x1 for line in own), default=0.0)
    steps = [below.bottom - above.bottom for above, below in pairwise(own)]
    pitch = median(steps) if steps else 0.0
    rows: list[_Row] = []
    above: PrintedLine | None = None
    for level in levels[start:]:
        kind = _begins(level, above, money, item, margin, pitch, numbered=numbered)
        if not rows or (kind is not None and not (kind == "head" and rows[-1].kind == "head")):
            own_line = level.lines.get(item)
            apart = above is None or own_line is None or own_line.bottom - above.bottom > _WIDER * pitch
            rows.append(_Row([level], kind or "", apart))
        else:
            rows[-1].levels.append(level)
        above = level.lines.get(item, above)
    return rows


def _begins(
    level: _Level,
    above: PrintedLine | None,
    money: Sequence[int],
    item: int,
    margin: float,
    pitch: float,
    *,
    numbered: bool,
) -> str | None:
    """What begins a row on a level; None where nothing does. ``above`` is the last line of the column of items."""
    left = [line for column, line in level.lines.items() if column < money[0]]
    if any(_SUM.match(line.text) for line in left):
        return "total"
    if sum(column in level.lines for column in money) >= _LEAST_VALUES and _is_head(level, money):
        words = " ".join(level.lines[column].text for column in money if column in level.lines)
        if item in level.lines or _OF_YEARS.search(arabic_digits(words)):
            return "head"
    if numbered:
        return "number" if _is_number(level.lines.get(0)) else None
    own = level.lines.get(item)
    new = own is not None and (
        above is None
        or begins_entry(own.text)
        or not wraps(above, own, margin)
        or own.bottom - above.bottom > _WIDER * pitch
    )
    if own is not None and begins_entry(own.text):
        return "entry"
    if any(begins_entry(line.text) for column, line in level.lines.items() if column < item) and (new or own is None):
        return "entry"
    return "" if new and _values(level, money) else None


def _shared(rows: Sequence[_Row], money: Sequence[int], item: int, *, begins: bool) -> list[_Row]:
    """Rows put together where values are not told by their place to be those of one item.

    ``begins`` says that the page begins inside the table: what stands before its first value may have its values on
    the page before.
    """
    found: list[_Row] = []
    open_row = begins
    heading: _Row | None = None
    always: set[int] = set()
    valued = False
    for row in rows:
        heights = sum(_values(level, money) for level in row.levels)
        if found and row.kind != "head" and not row.levels[0].rests.isdisjoint(money):
            found[-1].levels += row.levels  # a number of the row above goes on beside this item
            open_row = True
            continue
        own = _filled(row, money)
        if found and row.kind in ("entry", "") and own and not always <= own:
            found[-1].levels += row.levels  # it lacks a value that every row has: both may share theirs
            open_row = True
            continue
        if own and row.kind != "head":
            always = own if not valued else always & own
            valued = True
        more = row.kind == "entry" and not heights and not _opens(row, item)
        text = row.levels[0].lines.get(item)
        heading_row = row.apart and text is not None and bool(_CODE.match(arabic_digits(text.text)))
        if more and open_row and found and found[-1] is heading and not heading_row:
            found.pop()  # the item below the heading has no values, either: it may share those above both
            row.levels[:0] = heading.levels
            heading = None
        if found and more and not heading_row and (open_row or found[-1].kind not in ("head", "total")):
            found[-1].levels += row.levels
            continue
        if more and heading_row:
            heading = row  # it has no values of its own
        found.append(row)
        if heights:
            first = row.levels[0].lines.get(item)
            heads = first is not None and bool(_CODE.match(arabic_digits(first.text)))
            open_row = heights > 1 or heads
        elif row.kind != "entry" or _opens(row, item):
            open_row = False
    return found


def _filled(row: _Row, money: Sequence[int]) -> set[int]:
    """The columns in which a row has values."""
    return {column for column in money if any(_values(level, [column]) for level in row.levels)}


def _opens(row: _Row, item: int) -> bool:
    """Whether a row begins something larger: a text in a column before the items."""
    return any(column < item for column in row.levels[0].lines)
