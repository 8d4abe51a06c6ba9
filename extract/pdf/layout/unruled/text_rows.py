"""Rows that no ruling parts: they begin where their numbers, their items or their values begin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from extract.ground.characters import arabic_digits
from extract.pdf.layout.pieces.lines import PrintedLine
from extract.pdf.layout.pieces.tables import FEW, wraps
from extract.pdf.layout.pieces.wrapped import begins_entry, makes_amount
from extract.pdf.layout.unruled.columns import Habits, Stretch
from extract.pdf.layout.unruled.entries import Entries, entries_of
from extract.pdf.layout.unruled.levels import (
    Level,
    begins_value,
    below_band,
    goes_over,
    holds_values,
    is_head,
    is_number,
    is_numbered,
    is_sum,
    levels_of,
)
from extract.pdf.layout.unruled.middle_rows import Holds, may_be_at_the_top, middle_rows
from extract.pdf.letters.page import Glyph
from extract.pdf.letters.words import breaks_word

_WIDER = 1.08
"""A pitch that is wider than the usual one by this parts rows."""

_NEXT_LINE = 2.0
"""Of the font's size: how far below a line the next one of its text stands at most."""

_ABOVE = 0.5
"""Points between a row's first line and the place where the row begins."""

_LEAST_VALUES = 2
_OF_YEARS = re.compile(r"ปี|พ\.?\s?ศ|25\d\d")
_CODE = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?\s")
"""``1.1.1 ``: what heads items, and is none."""

Tops = dict[float, Sequence[Stretch] | None]


class Rows(NamedTuple):
    """Where each row begins, and how the rows are set."""

    tops: Tops
    habits: Habits


@dataclass(slots=True)
class _Row:
    levels: list[Level]
    kind: str = ""
    """``head``, ``heading``, ``total``, ``number`` or ``entry``; nothing for one that a value alone begins."""

    apart: bool = False
    """Whether its item stands farther below the one above than lines of a text do."""

    opens: bool = False
    """Whether it begins something larger: a text in a column before the items, which goes on in none above it."""


def row_tops(
    sides: Sequence[float], glyphs: Iterable[Glyph], *, headed: bool, habits: Habits | None = None
) -> Rows | None:
    """Where each row of a table begins; None where nothing tells, as without a column of values.

    With a place stand the stretches that are parted there alone, as below a text that heads several columns. ``habits``
    are those of the table's pages before.

    ``headed`` says that the table must begin here with its head. Values that stand one below the other beside one
    item, or below no item's first line, are in one row with all that follows without values: who has them is not told
    by their place.
    """
    levels = levels_of(sides, glyphs)
    columns = len(sides) - 1
    money = [column for column in range(1, columns) if holds_values(levels, column)]
    if not money:
        plain = levels and not headed and not any(level.same for level in levels)
        return Rows({levels[0].top - _ABOVE: None}, habits or Habits()) if plain else None
    money = [column for column in money if column >= money[0]]
    known_habits = habits or Habits()
    stand, returns = known_habits.stand, _returns(levels, known_habits.head)
    numbers = is_numbered(levels, money) or known_habits.numbered
    if numbers and money[0] == 1:
        return None
    item = _item_column(levels, money[0], numbered=numbers)
    first = next((place for place, level in enumerate(levels) if begins_value(level, money)), None)
    if first is None:
        return None
    counted = [numbers and is_number(level.lines.get(0)) for level in levels]
    heads = (place for place in range(first) if is_head(levels[place], money) and not counted[place])
    last_head = len(known_habits.head) - 1 if returns else max(heads, default=-1)
    if headed and last_head < 0:
        return None
    head = _Row(levels[: last_head + 1], "head") if last_head >= 0 else None
    below = levels[last_head + 1 :]
    own = [level.lines[item] for level in below if item in level.lines and item not in level.across]
    known = Holds(money, item, numbers, max((line.x1 for line in own), default=0.0))
    parted = middle_rows(below, known, stand)
    if parted is not None:
        stand, places = parted
        words = below[: places[1]] if head is not None and len(places) > 1 else []
        if head is not None and words and habits is None and _is_rest_of_head(words, known):
            head.levels += words
            del places[0]
        tops = [below[place].top for place in places]
    elif stand not in (None, "top") or not may_be_at_the_top(below[_rest(below, known, stand) :], known):
        return None
    else:
        rows = _rows(below, known)
        if head is not None and rows and not returns and not rows[0].kind and not _filled(rows[0], money):
            head.levels += rows.pop(0).levels  # words of the head that wrapped
        rows = _shared(rows, money, item, begins=head is None or returns)
        apart = entries_of(below, [row.levels for row in rows]) if numbers else None
        tops = [level.top for row in rows for level in _begins_of(row, apart)]
        if sum(sum(item in level.lines for level in row.levels) > 1 for row in rows) >= _LEAST_VALUES:
            stand = "top"
    found: Tops = {}
    if head is not None:
        found[head.levels[0].top - _ABOVE] = None
        band = below_band(head.levels, sides, money[0])
        if band is not None:
            place, stretches = band
            found[head.levels[place].top - _ABOVE] = stretches
    found |= dict.fromkeys(top - _ABOVE for top in _without_wrapped(tops, below, sides[-1], money[0]))
    return Rows(found, Habits(stand, numbers, known_habits.head or (_printed(head.levels) if head else ())))


def _begins_of(row: _Row, entries: Entries | None) -> list[Level]:
    """The levels that begin a row, and the ``entries`` below its first that have values of their own."""
    places = entries.begin_at(row.levels) if entries is not None and row.kind != "head" else ()
    return [row.levels[place] for place in places or (0,)]


def _rest(levels: Sequence[Level], known: Holds, stand: str | None) -> int:
    """How many of the first levels go on with the last row of the page before, whose rows ``stand`` at the top and are
    counted: words alone, in the columns behind that of the numbers.
    """
    if stand != "top" or not known.numbered:
        return 0
    numbers = (place for place, level in enumerate(levels) if 0 in level.lines)
    first = next(numbers, 0)
    words = not any(begins_value(level, known.money) or level.across for level in levels[:first])
    return first if words else 0


def _printed(levels: Sequence[Level]) -> tuple[str, ...]:
    """What stands on each of some levels, without blanks."""
    return tuple("".join("".join(line.text.split()) for _, line in sorted(level.lines.items())) for level in levels)


def _returns(levels: Sequence[Level], head: Sequence[str]) -> bool:
    """Whether a page begins with the head of its table's first page: what follows is of its rows."""
    return bool(head) and _printed(levels[: len(head)]) == tuple(head)


def _without_wrapped(tops: Sequence[float], levels: Sequence[Level], right: float, end: int) -> list[float]:
    """The tops of rows without those of a heading's further lines: it fills the width of the table."""
    at = {level.top: level for level in levels}
    alone = {level.top: text for level in levels if (text := _heading(level, end)) is not None}
    found: list[float] = []
    for place, top in enumerate(tops):
        above = alone.get(tops[place - 1]) if place else None
        line = alone.get(top) or next(iter(at[top].lines.values()))
        if (
            above is not None
            and len(at[top].lines) == 1
            and abs(line.x0 - above.x0) <= _ABOVE * line.size
            and wraps(above, line, right)
            and not begins_entry(line.text)
        ):
            continue
        found.append(top)
    return found


def _is_rest_of_head(levels: Sequence[Level], known: Holds) -> bool:
    """Whether the levels below a head that no row has are words of it."""
    return not any(
        goes_over(level, known.money)
        or begins_value(level, known.money)
        or any(map(is_sum, level.lines.values()))
        or (known.numbered and 0 in level.lines)
        for level in levels
    )


def _heading(level: Level, end: int) -> PrintedLine | None:
    """The text that stands alone on a level and reaches over columns from one before ``end``."""
    (column, *others) = level.lines
    return level.lines[column] if not others and column in level.across and column < end else None


def _item_column(levels: Sequence[Level], end: int, *, numbered: bool) -> int:
    """The column of the items: beside every number where rows are counted, of the most entries, of the most lines."""
    counted = [level for level in levels if numbered and is_number(level.lines.get(0))]

    def weight(column: int) -> tuple[bool, int, int, int]:
        some = [level.lines[column].text for level in levels if column in level.lines]
        beside = all(column in level.lines for level in counted)
        return beside, sum(map(begins_entry, some)), len(some), column

    return max(range(1 if numbered else 0, end), key=weight)


def _rows(levels: Sequence[Level], known: Holds) -> list[_Row]:
    own = [level.lines[known.item] for level in levels if known.item in level.lines]
    steps = sorted(below.bottom - above.bottom for above, below in pairwise(own))
    pitch = steps[len(steps) // 4] if steps else 0.0  # of wrapped lines: those of two rows stand farther apart
    margins = _margins(levels)
    rows: list[_Row] = []
    last: dict[int, PrintedLine] = {}
    for level in levels:
        above = last.get(known.item)
        kind = _begins(level, above, known, pitch)
        if not rows or (kind is not None and not (kind == "head" and rows[-1].kind == "head")):
            own_line = level.lines.get(known.item)
            apart = above is None or own_line is None or own_line.bottom - above.bottom > _WIDER * pitch
            opens = any(
                column < known.item and not _continues(last.get(column), line, margins.get(column, line.x1))
                for column, line in level.lines.items()
            )
            rows.append(_Row([level], kind or "", apart, opens))
        else:
            rows[-1].levels.append(level)
        last |= level.lines
    return rows


def _margins(levels: Sequence[Level]) -> dict[int, float]:
    """Where the texts of each column end at most."""
    margins: dict[int, float] = {}
    for level in levels:
        for column, line in level.lines.items():
            if column not in level.across:
                margins[column] = max(line.x1, margins.get(column, line.x1))
    return margins


def _continues(above: PrintedLine | None, line: PrintedLine, margin: float) -> bool:
    """Whether a line is the next one of the text above it, wherever that stands among the rows of other columns."""
    if above is None or begins_entry(line.text) or line.bottom - above.bottom > _NEXT_LINE * line.size:
        return False
    return wraps(above, line, margin) or breaks_word(above.text, line.text)


def _begins(level: Level, above: PrintedLine | None, known: Holds, pitch: float) -> str | None:
    """What begins a row on a level; None where nothing does. ``above`` is the last line of the column of items."""
    money, item = known.money, known.item
    left = [line for column, line in level.lines.items() if column < money[0]]
    if any(is_sum(line) for line in left) and not _ends_word(level, above, item):
        return "total"
    if sum(column in level.lines for column in money) >= _LEAST_VALUES and is_head(level, money):
        words = " ".join(level.lines[column].text for column in money if column in level.lines)
        if item in level.lines or _OF_YEARS.search(arabic_digits(words)):
            return "head"
    if _heading(level, money[0]) is not None:
        return "heading"
    if known.numbered:
        return "number" if is_number(level.lines.get(0)) else None
    own = level.lines.get(item)
    new = own is not None and (
        above is None
        or begins_entry(own.text)
        or not wraps(above, own, known.margin)
        or own.bottom - above.bottom > _WIDER * pitch
    )
    if own is not None and begins_entry(own.text):
        return "entry"
    if any(begins_entry(line.text) for column, line in level.lines.items() if column < item) and (new or own is None):
        return "entry"
    return "" if new and begins_value(level, money) else None


def _ends_word(level: Level, above: PrintedLine | None, item: int) -> bool:
    """Whether a level is the rest of a word that the line above ends inside: ``ส่วน`` and ``รวม``."""
    line = level.lines.get(item)
    return line is not None and len(level.lines) == 1 and above is not None and breaks_word(above.text, line.text)


def _shared(rows: Sequence[_Row], money: Sequence[int], item: int, *, begins: bool) -> list[_Row]:
    """Rows put together where values are not told by their place to be those of one item.

    ``begins`` says that the page begins inside the table: what stands before its first value may have its values on
    the page before.
    """
    found: list[_Row] = []
    open_row = begins
    heading: _Row | None = None
    own_columns = [_filled(row, money) if row.kind != "head" else set() for row in rows]
    if begins and rows and rows[0].kind == "":
        own_columns[0] = set()  # it may be the rest of a row
    always: set[int] | None = None
    for place, row in enumerate(rows):
        heights = sum(begins_value(level, money) for level in row.levels)
        if (
            found
            and row.kind != "head"
            and (not row.levels[0].rests.isdisjoint(money) or _may_be_torn(found[-1], row, money))
        ):
            found[-1].levels += row.levels  # a number of the row above goes on beside this item
            open_row = True
            continue
        own = own_columns[place]
        usual = always if always is not None else _in_all(own_columns[place + 1 :])
        lacks = bool(own) and not usual <= own and not _opens_mission(row, item)
        if found and row.kind in ("entry", "") and lacks:
            found[-1].levels += row.levels  # it lacks a value that every row has: both may share theirs
            open_row = True
            continue
        if own:
            always = own if always is None else always & own
        more = row.kind == "entry" and not heights and not row.opens
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
        elif row.kind != "entry" or row.opens:
            open_row = False
    return found


def _opens_mission(row: _Row, item: int) -> bool:
    """Whether the name of a mission begins beside a row's item, ``๓.๓ การส่งเสริม``: it shares no values with others."""
    before = [line.text for column, line in row.levels[0].lines.items() if column < item]
    return row.opens and any(map(begins_entry, before))


def _filled(row: _Row, money: Sequence[int]) -> set[int]:
    """The columns in which a row has values."""
    return {column for column in money if any(begins_value(level, [column]) for level in row.levels)}


def _may_be_torn(above: _Row, row: _Row, money: Sequence[int]) -> bool:
    """Whether the last of several values of a row, of few digits, makes one amount with the value of the row below."""
    for column in money:
        values = _values(above, column)
        below = _values(row, column)[:1]
        if (
            len(values) > 1
            and below
            and FEW.fullmatch(values[-1])
            and makes_amount([values[-1], below[0]], among_words=True)
        ):
            return True
    return False


def _values(row: _Row, column: int) -> list[str]:
    """What stands in a column of a row, each number with its rests."""
    found: list[str] = []
    for level in row.levels:
        if column not in level.lines:
            continue
        text = level.lines[column].text.strip()
        if column in level.rests and found:
            found[-1] += text
        else:
            found.append(text)
    return found


def _in_all(columns: Iterable[set[int]]) -> set[int]:
    """The columns that all rows with values fill."""
    filled = [some for some in columns if some]
    return set.intersection(*filled) if filled else set()
