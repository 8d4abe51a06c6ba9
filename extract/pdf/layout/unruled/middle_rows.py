"""Rows whose texts stand in the middle, or at the bottom, of their height: each row's item has its values beside its
middle, or its last line, and not beside its first."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple

from extract.pdf.layout.pieces.lines import PrintedLine
from extract.pdf.layout.pieces.tables import wraps
from extract.pdf.layout.unruled.levels import KIND_WORD, Level, begins_value, goes_over, is_number, is_sum

_OFF = 0.25
"""Of the font's size: how far the middle of a text may stand from the middle of the values beside it."""

_WITHIN = 1.3
"""Of the pitch: how far apart lines of one text stand at most."""

_LEAST_PITCH = 0.8
"""Of the font's size."""

_MOST_LEVELS = 24
"""Of a row: the texts of its columns stand between each other's lines."""

_BETWEEN = 0.75
"""Of the pitch: values nearer than that to the lines above and below stand between them."""

_ITEM = re.compile(rf"\s*{KIND_WORD}")
_SPARE = 0.4
"""Of a line's length: what a line that goes on may leave."""

_SUM_LINES = 4

_LEAST_PROOFS = 2
"""Rows with lines of their item above their values: one may stand so by chance."""

_UNCOUNTED, _TORN = 2, 3
"""Doubts about a row without a number in a table that counts them, and about one that ends on another page."""


Stand = Literal["top", "middle", "bottom"]


class _Part(NamedTuple):
    """The levels of one row, and how much speaks against it; ``beside`` is the level of its values."""

    first: int
    end: int
    doubts: int
    beside: int | None


@dataclass(frozen=True, slots=True)
class Holds:
    """What the columns of a table hold: its values, its items, and whether the first one counts the rows."""

    money: Sequence[int]
    item: int
    numbered: bool
    margin: float
    """Where the texts of the items end."""


def middle_rows(levels: Sequence[Level], columns: Holds, known: Stand | None = None) -> tuple[Stand, list[int]] | None:
    """How the texts of the rows stand, and the places of the levels that begin rows; None where they stand at the top,
    or may be parted in two ways.

    ``levels`` are those below the head. ``known`` says how the rows of the page before stand.
    """
    for stand, stands in _STANDS.items():
        parts = _parted(levels, columns, stands) if known in (None, stand) else None
        if parts is None:
            continue
        doubts = sum(part.doubts for part in parts)
        proofs = sum(_has_lines_above(levels, columns, part) for part in parts)
        from_the_top = _doubts_from_the_top(levels, columns)
        proven = proofs >= _LEAST_PROOFS or (proofs and not doubts)
        if known or (proven and (from_the_top is None or doubts < from_the_top)):
            return stand, [part.first for part in parts]
    return None


def may_be_at_the_top(levels: Sequence[Level], columns: Holds) -> bool:
    """Whether rows may begin with their values: none stand between two lines of an item.

    In a table that counts its rows each number stands beside an item, and above the first one stands none.
    """
    if columns.numbered:
        return _doubts_from_the_top(levels, columns) is not None
    pitch = _pitch(levels)
    own = [level.y for level in levels if columns.item in level.lines]
    for level in levels:
        if columns.item not in level.lines and begins_value(level, columns.money):
            above = min((level.y - y for y in own if y < level.y), default=pitch)
            below = min((y - level.y for y in own if y > level.y), default=pitch)
            if max(above, below) < _BETWEEN * pitch:
                return False
    return True


_Text = Sequence[PrintedLine]
_Stands = Callable[[_Text, _Text], bool]


def _in_the_middle(text: _Text, other: _Text) -> bool:
    apart = (text[0].bottom + text[-1].bottom - other[0].bottom - other[-1].bottom) / 2
    return abs(apart) <= _OFF * text[0].size


def _at_the_bottom(text: _Text, other: _Text) -> bool:
    return abs(text[-1].bottom - other[-1].bottom) <= _OFF * text[0].size


_STANDS: dict[Stand, _Stands] = {"middle": _in_the_middle, "bottom": _at_the_bottom}


def _parted(levels: Sequence[Level], columns: Holds, stands: _Stands) -> list[_Part] | None:
    """The only way of parting the levels in rows about which the fewest doubts are; None where there are more."""
    pitch = _pitch(levels)
    best: list[tuple[int, int, _Part | None]] = [(0, 1, None)]
    for end in range(1, len(levels) + 1):
        found: tuple[int, int, _Part | None] = (0, 0, None)
        for first in range(max(0, end - _MOST_LEVELS), end):
            doubts, ways, _ = best[first]
            part = _row(levels, first, end, columns, pitch, stands) if ways else None
            if part is None:
                continue
            whole = doubts + part.doubts
            if not found[1] or whole < found[0]:
                found = whole, ways, part
            elif whole == found[0]:
                found = whole, found[1] + ways, part
        best.append(found)
    if best[-1][1] != 1:
        return None
    parts: list[_Part] = []
    end = len(levels)
    while end:
        part = best[end][2]
        assert part is not None
        parts.insert(0, part)
        end = part.first
    return parts


def _row(levels: Sequence[Level], first: int, end: int, columns: Holds, pitch: float, stands: _Stands) -> _Part | None:
    """The row of some levels; None where they make none."""
    some = levels[first:end]
    texts = _texts(some)
    if any(below.bottom - above.bottom > _WITHIN * pitch for text in texts.values() for above, below in pairwise(text)):
        return None
    seen: set[int] = set()
    for level in some if first else ():
        if not level.rests <= seen:
            return None  # the rest of a number begins no cell
        seen |= set(level.lines)
    own = texts.get(columns.item, [])
    doubts = sum(not _wraps(above, below, columns.margin) for above, below in pairwise(own))
    doubts += bool(own) and _may_go_on(levels[:first], own[0], columns)
    valued = [place for place, level in enumerate(some) if any(column in level.lines for column in columns.money)]
    left = [line for column, line in some[0].lines.items() if column < columns.money[0]]
    if any(map(is_sum, left)):
        return _sum(some, first, end, columns)
    counted = [place for place, level in enumerate(some) if columns.numbered and is_number(level.lines.get(0))]
    if not valued and not counted:
        return _without_values(levels, first, end, columns, doubts)
    if any(goes_over(level, columns.money) for level in some) or len(counted) > 1:
        return None
    middle = texts[0] if counted else own
    cells = [texts[column] for column in columns.money if column in texts]
    if not own or not all(stands(text, middle) for text in (own, *cells)):
        torn = end == len(levels) if counted else first == 0 or not columns.numbered
        return _torn(levels, first, end, columns, doubts) if torn else None
    if columns.numbered and not counted:
        if _may_go_on(levels[:first], own[0], columns):
            return _torn(levels, first, end, columns, doubts) if first == 0 else None
        doubts += _UNCOUNTED
    others = [text for column, text in texts.items() if column not in (columns.item, *columns.money)]
    off = sum(not stands(text, middle) for text in others)
    return _Part(first, end, doubts + off, first + (counted or valued)[0])


def _wraps(above: PrintedLine, below: PrintedLine, margin: float) -> bool:
    """Whether a line may go on in the one below it: it is nearly full, and that does not begin as items do."""
    return (
        not _ITEM.match(below.text)
        and wraps(above, below, margin)
        and above.x1 >= margin - _SPARE * (margin - above.x0)
    )


def _may_go_on(above: Sequence[Level], line: PrintedLine, columns: Holds) -> bool:
    """Whether the first line of an item may be the rest of the one above it."""
    last = next((level for level in reversed(above) if columns.item in level.lines), None)
    return (
        last is not None and columns.item not in last.across and _wraps(last.lines[columns.item], line, columns.margin)
    )


def _sum(some: Sequence[Level], first: int, end: int, columns: Holds) -> _Part | None:
    if len(some) > _SUM_LINES:
        return None
    for level in some[1:]:
        others = set(level.lines) - set(columns.money)
        if level.across or any(column > columns.money[0] for column in others):
            return None
        if any(is_sum(level.lines[column]) or (column == 0 and columns.numbered) for column in others):
            return None
    return _Part(first, end, 0, None)


def _without_values(levels: Sequence[Level], first: int, end: int, columns: Holds, doubts: int) -> _Part | None:
    """A heading, or what a page's end left of a row."""
    some = levels[first:end]
    alone = all(len(level.lines) == 1 for level in some)
    column = next(iter(some[0].lines))
    heads = bool(some[0].across) or (column == 0 and columns.numbered)
    if alone and column < columns.money[0]:
        if heads and end - first == 1:
            return _Part(first, end, doubts, None)
        if not columns.numbered and column == columns.item and not any(level.across for level in some):
            return _Part(first, end, doubts + 1, None)
    return _torn(levels, first, end, columns, doubts)


def _torn(levels: Sequence[Level], first: int, end: int, columns: Holds, doubts: int) -> _Part | None:
    """The rest of a row that a page begins with, or the beginning of one that it ends with."""
    some = levels[first:end]
    if (first and end < len(levels)) or any(goes_over(level, columns.money) for level in some):
        return None
    valued = any(begins_value(level, columns.money) for level in some)
    return _Part(first, end, doubts + (1 if columns.numbered or not valued else _TORN), None)


def _has_lines_above(levels: Sequence[Level], columns: Holds, part: _Part) -> bool:
    return part.beside is not None and any(columns.item in level.lines for level in levels[part.first : part.beside])


def _doubts_from_the_top(levels: Sequence[Level], columns: Holds) -> int | None:
    """How many lines speak against rows that begin with their values; None where there are no such rows.

    There are none where values, or a number, stand beside no item, or above the first ones an item stands that nothing
    heads.
    """
    begun = False
    doubts = 0
    above: PrintedLine | None = None
    for level in levels:
        own = level.lines.get(columns.item)
        begins = is_number(level.lines.get(0)) if columns.numbered else begins_value(level, columns.money)
        sums = any(map(is_sum, level.lines.values()))
        heads = goes_over(level, columns.money) or (columns.numbered and 0 in level.lines and not begins)
        if sums or heads:
            begun = begun or sums
            above = None
            continue
        if begins:
            if own is None:
                return None
            begun = True
        elif own is not None and not begun and columns.numbered:
            return None
        elif own is not None and above is not None:
            doubts += not _wraps(above, own, columns.margin)
        above = own or above
    return doubts


def _pitch(levels: Sequence[Level]) -> float:
    """The least distance of two lines of one text."""
    steps: list[float] = []
    above: dict[int, PrintedLine] = {}
    for level in levels:
        for column, line in level.lines.items():
            if column in above and line.bottom - above[column].bottom > _LEAST_PITCH * line.size:
                steps.append(line.bottom - above[column].bottom)
        above |= level.lines
    return min(steps, default=0.0)


def _texts(some: Sequence[Level]) -> dict[int, list[PrintedLine]]:
    texts: dict[int, list[PrintedLine]] = {}
    for level in some:
        for column, line in level.lines.items():
            texts.setdefault(column, []).append(line)
    return texts
