"""Values that their narrow column tore over several lines: ``๓``, ``๐,๐๐`` and ``๐`` are 30,000.

A line goes on with the figures above it where one of them is no number by itself: it begins with a nought or a comma,
or what stands above ends inside a group of three. Its other figures go on, too: all were torn alike. So do lone digits
below figures with one digit behind the point, where all others have two, and sums say so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from extract.ground.characters import arabic_digits
from parsers.tables.columns.names import TOTAL
from parsers.tables.columns.roles import role_of
from parsers.tables.layout.gutters import LayoutHead
from parsers.tables.layout.placed_lines import Line, begins_title, opens_row, text_in
from parsers.tables.layout.placed_words import Word
from parsers.tables.rows.torn_figures import ONE_BEHIND, OPEN, go_on, lacks_digits, lacks_nothing, tears_satang

_MOST_LINES = 4
_TWO_BEHIND = re.compile(r"[\d,]+\.\d\d")
_LEAST_OF_TWO = 2
"""Figures with two digits behind their points of a table that tears the second one off others."""

_Figures = Mapping[int, str]


class _Group(NamedTuple):
    """Lines whose figures are one line's, these by column, and whether they may as well be several."""

    lines: list[Line]
    figures: _Figures
    doubtful: bool


def join_torn_values(lines: Sequence[Line], head: LayoutHead, page: Callable[[int], int | None]) -> None:
    """Say of the lines of a table which of their figures go on with those above; the values of such lines are those of
    one line of them. ``page`` gives the page of a line.

    Where a table tears figures beyond doubt, all lines are so read that can be.
    """
    satang = _tears_satang(lines, head)
    if not satang:
        _doubt_last_digits(lines, head)
    for upper, lower in pairwise(lines):
        (_place_last_digits if satang else _place_rests)(upper, lower, head)
    figures = [figures_in(line, head) for line in lines]
    tears = any(_goes_on(upper, lower, tears=False) for upper, lower in pairwise(figures))
    if not tears and not satang:
        return
    at = 0
    while at < len(lines):
        found = _group(lines, at, head, tears=tears, satang=satang)
        below = figures[at + len(found.lines) : at + len(found.lines) + 2]
        if _may_end(found.lines, below, head):
            for line in lines[at : at + len(found.lines) + 1]:
                line.torn = True  # one of two lines is a mark perhaps
        elif len(found.lines) > 1 and all(map(lacks_nothing, found.figures.values())):
            _make_one(found, head, [line for line in found.lines if page(line.number) == page(found.lines[0].number)])
        at += len(found.lines)


def join_torn_totals(lines: Sequence[Line], head: LayoutHead) -> list[Line]:
    """The lines of a page where a total stands for the lines right above and below it that hold nothing but the
    figures of its narrow cells, torn in two: ``2,055.7`` and ``5`` around it are 2,055.75, where the total below or the
    rows above make that. Other columns have theirs on its own line.
    """
    found: list[Line] = []
    at = 0
    while at < len(lines):
        total, below = (*lines[at + 1 : at + 3], None, None)[:2]
        if total and below and _stand_around(lines[at], total, below, head):
            found.append(_whole_total(lines[at], total, below, head))
            at += 3
        else:
            found.append(lines[at])
            at += 1
    return found


def _stand_around(above: Line, total: Line, below: Line, head: LayoutHead) -> bool:
    """Whether figures above and below a total are parts of its figures in the columns in which it has none."""
    upper, own, lower = (figures_in(line, head) for line in (above, total, below))
    if not upper or upper.keys() != lower.keys() or upper.keys() & own.keys():
        return False
    if upper.keys() | own.keys() != set(_columns_of_figures(head)):
        return False
    if above.cells.keys() != upper.keys() or below.cells.keys() != lower.keys():
        return False
    if above.torn or below.torn or not any(TOTAL.match(text_in(total, left)) for left in range(head.project + 1)):
        return False
    return all(
        tears_satang(upper[column], lower[column]) or lacks_digits(upper[column], lower[column]) for column in upper
    )


def _whole_total(above: Line, total: Line, below: Line, head: LayoutHead) -> Line:
    """The line that stands for a total and the parts of its figures around it, in doubt until sums say so."""
    upper, own, lower = (figures_in(line, head) for line in (above, total, below))
    below.rests = below.perhaps = frozenset(lower)
    above.values, below.values = [], []
    whole = own | {column: text + lower[column] for column, text in upper.items()}
    values = [[Word(text, column, column + 1, total.number)] for column, text in sorted(whole.items())]
    return replace(total, values=values, torn=False, parts=(above, replace(total, values=values, torn=False), below))


def _may_end(group: Sequence[Line], below: Sequence[_Figures], head: LayoutHead) -> bool:
    """Whether what stands below a group may be the last digits of figures of it as well as those that it has, and is no
    beginning of others.
    """
    if len(group) < 2 or not below or not below[0]:
        return False
    begun, rests = figures_in(group[-2], head), below[0]
    ends = all(column in begun and lacks_digits(begun[column], text) for column, text in rests.items())
    return ends and not (len(below) > 1 and _goes_on(rests, below[1], tears=True))


def _place_rests(upper: Line, lower: Line, head: LayoutHead) -> None:
    """Put the last digits of figures below these: their places say less than which figures lack as many."""
    last = head.years[-1]
    lacking = {column: text for column, text in figures_in(upper, head).items() if OPEN.fullmatch(text)}
    rests = [word for column in sorted(figures_in(lower, head)) for word in lower.cells[column]]
    beyond = lower.cells.get(last + 1, [])
    if len(rests) < len(lacking) and last in lacking:
        rests = [*rests, *beyond[:1]]
    if upper.torn or not lacking or len(rests) != len(lacking):
        return
    if not all(lacks_digits(begun, word.text) for begun, word in zip(lacking.values(), rests, strict=True)):
        return
    for column in figures_in(lower, head):
        del lower.cells[column]
    if beyond and beyond[0] in rests:
        lower.cells[last + 1] = beyond[1:]
        if not beyond[1:]:
            del lower.cells[last + 1]
    lower.cells |= {column: [word] for column, word in zip(lacking, rests, strict=True)}
    lower.torn = False


def _tears_satang(lines: Sequence[Line], head: LayoutHead) -> bool:
    """Whether a table of figures with two digits behind their points tears the last one off some of them: below those
    that have one digit stand as many alone, wherever these stand.
    """
    found = False
    for upper, lower in pairwise((*lines, None)):
        torn = [text for text in figures_in(upper, head).values() if ONE_BEHIND.fullmatch(text)] if upper else []
        if torn and len(_last_digits(lower, head) if lower else ()) != len(torn):
            return False
        found = found or bool(torn)
    return found and _has_satang(lines, head)


def _has_satang(lines: Sequence[Line], head: LayoutHead) -> bool:
    """Whether some figures of a table have two digits behind their points."""
    figures = (text for line in lines for text in figures_in(line, head).values())
    return sum(_TWO_BEHIND.fullmatch(text) is not None for text in figures) >= _LEAST_OF_TWO


def _doubt_last_digits(lines: Sequence[Line], head: LayoutHead) -> None:
    """Make torn what may be the last digits of figures above and begins no row, where others are written with two."""
    if not _has_satang(lines, head):
        return
    for upper, lower in pairwise(lines):
        above, below = figures_in(upper, head), figures_in(lower, head)
        ends = any(tears_satang(above[column], below[column]) for column in above.keys() & below.keys())
        if ends and not opens_row(lower, head, numbered=True) and not begins_title(lower, head):
            upper.torn = lower.torn = True


def _last_digits(line: Line, head: LayoutHead) -> list[Word]:
    """The lone digits among the years of a line; none where it has another figure there."""
    cells = [line.cells.get(index, []) for index in range(head.years[0], head.years[-1] + 1)]
    digits = [word for cell in cells for word in cell if word.text.isdecimal() and len(word.text) == 1]
    own = [word for index in _columns_of_figures(head) for word in line.cells.get(index, [])]
    return digits if all(word in digits for word in own) else []


def _place_last_digits(upper: Line, lower: Line, head: LayoutHead) -> None:
    """Put the last digits of figures that lack their satang's below these, as :func:`_place_rests` does."""
    torn = [column for column, text in figures_in(upper, head).items() if ONE_BEHIND.fullmatch(text)]
    if not torn or upper.torn:
        return
    rests = _last_digits(lower, head)
    for column in range(head.years[0], head.years[-1] + 1):
        if left := [word for word in lower.cells.pop(column, []) if word not in rests]:
            lower.cells[column] = left
    lower.cells |= {column: [word] for column, word in zip(torn, rests, strict=True)}
    lower.torn = False


def _group(lines: Sequence[Line], at: int, head: LayoutHead, *, tears: bool, satang: bool) -> _Group:
    """The lines from one on whose figures are one line's, where a table ``tears`` figures, or the last of their
    ``satang``.
    """
    group = [lines[at]]
    whole = dict(figures_in(lines[at], head))
    doubtful = False
    while whole and len(group) < _MOST_LINES:
        below = [figures_in(line, head) for line in lines[at + len(group) : at + len(group) + 2]]
        rests = bool(below) and satang and _is_last_digit(whole, below[0])
        if rests or (below and tears and _goes_on(whole, below[0], tears=True)):
            taken = below[:1]
            doubtful = doubtful or rests or not _goes_on(whole, below[0], tears=False)
        elif len(below) > 1 and _stands_between(whole, *below):
            taken = below
        else:
            break
        for figures in taken:
            group.append(lines[at + len(group)])
            for column, text in figures.items():
                whole[column] = whole.get(column, "") + text
    return _Group(group, whole, doubtful)


def _is_last_digit(above: _Figures, below: _Figures) -> bool:
    """Whether lone digits go on with figures above them that have one behind the point."""
    torn = {column for column, text in above.items() if ONE_BEHIND.fullmatch(text)}
    return bool(torn) and below.keys() == torn and all(tears_satang(above[column], below[column]) for column in torn)


def _stands_between(above: _Figures, between: _Figures, below: _Figures) -> bool:
    """Whether figures that were not torn stand half way down those that were."""
    return bool(between) and not above.keys() & between.keys() and _goes_on(above, below, tears=False)


def _make_one(group: _Group, head: LayoutHead, page: Sequence[Line]) -> None:
    """Make a group's lines one line of values: that in the middle of those on its first ``page``, for a cell may stand
    half way down its row.
    """
    seen: set[int] = set()
    for line in group.lines:
        columns = figures_in(line, head).keys()
        line.rests = frozenset(columns & seen)
        line.perhaps = line.rests if group.doubtful else frozenset()
        seen |= columns
        line.values = []
    middle = page[(len(page) - 1) // 2]
    middle.values = [[Word(text, column, column + 1, middle.number)] for column, text in sorted(group.figures.items())]


def figures_in(line: Line, head: LayoutHead) -> dict[int, str]:
    """What stands in the columns of years of a line, by column; but for those of words, as the source of money."""
    return {index: arabic_digits(text_in(line, index)) for index in _columns_of_figures(head) if index in line.cells}


@lru_cache(maxsize=256)
def _columns_of_figures(head: LayoutHead) -> Sequence[int]:
    columns = range(head.years[0], head.years[-1] + 1)
    return [index for index in columns if role_of(head.columns[index].text) != "source"]


def _goes_on(above: _Figures, below: _Figures, *, tears: bool) -> bool:
    """Whether figures are the rest of those above them in their columns (:func:`torn_figures.go_on`)."""
    if not below or not below.keys() <= above.keys():
        return False
    return go_on([(above[column], text) for column, text in below.items()], tears=tears)
