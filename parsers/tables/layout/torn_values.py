"""Values that their narrow column tore over several lines: ``๓``, ``๐,๐๐`` and ``๐`` are 30,000.

A line goes on with the figures above it where one of them is no number by itself: it begins with a nought or a comma,
or what stands above ends inside a group of three. Its other figures go on, too: all were torn alike.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from extract.ground.characters import arabic_digits
from parsers.tables.columns.names import TOTAL
from parsers.tables.layout.gutters import LayoutHead
from parsers.tables.layout.placed_lines import Line, text_in
from parsers.tables.layout.placed_words import Word
from parsers.tables.rows.torn_figures import OPEN, go_on, lacks_digits, lacks_nothing, tears_satang

_MOST_LINES = 4

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
    for upper, lower in pairwise(lines):
        _place_rests(upper, lower, head)
    figures = [figures_in(line, head) for line in lines]
    if not any(_goes_on(upper, lower, tears=False) for upper, lower in pairwise(figures)):
        return
    at = 0
    while at < len(lines):
        found = _group(lines, at, head)
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
    if upper.keys() | own.keys() != set(range(head.years[0], head.years[-1] + 1)):
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


def _group(lines: Sequence[Line], at: int, head: LayoutHead) -> _Group:
    """The lines from one on whose figures are one line's."""
    group = [lines[at]]
    whole = dict(figures_in(lines[at], head))
    doubtful = False
    while whole and len(group) < _MOST_LINES:
        below = [figures_in(line, head) for line in lines[at + len(group) : at + len(group) + 2]]
        if below and _goes_on(whole, below[0], tears=True):
            taken = below[:1]
            doubtful = doubtful or not _goes_on(whole, below[0], tears=False)
        elif len(below) > 1 and _stands_between(whole, *below):
            taken = below
        else:
            break
        for figures in taken:
            group.append(lines[at + len(group)])
            for column, text in figures.items():
                whole[column] = whole.get(column, "") + text
    return _Group(group, whole, doubtful)


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
    """What stands in the columns of years of a line, by column."""
    return {
        index: arabic_digits(text_in(line, index))
        for index in range(head.years[0], head.years[-1] + 1)
        if index in line.cells
    }


def _goes_on(above: _Figures, below: _Figures, *, tears: bool) -> bool:
    """Whether figures are the rest of those above them in their columns (:func:`torn_figures.go_on`)."""
    if not below or not below.keys() <= above.keys():
        return False
    return go_on([(above[column], text) for column, text in below.items()], tears=tears)
