"""Which year's column a value set by position stands in: the one assignment that is clearly the best, or none."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from statistics import median

from parsers.tables.layout.gutters import LayoutHead
from parsers.tables.layout.placed_words import Extent, Word, fill_columns

_CLEARLY = 0.3
"""Of the distance of two columns: the least by which the best assignment must be better than the next."""

_FARTHEST = 0.75
"""Of the same distance: how far from its column a value may lie."""

_MOVED = 2
"""How many distances of columns a value may be moved where values fill their columns and each has its value."""

_MOST = 12

Place = tuple[float, float, float]
"""The places where a column's values begin, have their middle, and end."""


def place_of_columns(complete: Sequence[Sequence[Sequence[Word]]], head: LayoutHead, columns: range) -> list[Place]:
    """Where the values of ``columns`` stand, by the lines that have one for each; without such lines, as the head."""
    if not complete:
        named = [head.columns[index] for index in columns]
        return [(column.start, column.centre, column.end) for column in named]
    complete = [line for line in complete if not fill_columns(_extents(line))] or complete
    places: list[Place] = []
    for index in range(len(columns)):
        values = [line[index] for line in complete]
        starts, ends = [value[0].start for value in values], [value[-1].end for value in values]
        places.append((median(starts), median((a + b) / 2 for a, b in zip(starts, ends, strict=True)), median(ends)))
    return places


def place_values(values: Sequence[Sequence[Word]], places: Sequence[Place]) -> list[int] | None:
    """The column of each value of a line, by index; None where two assignments are about as good or none is good.

    Values keep their order. A value is as far from a column as its beginning, its middle or its end is, whatever lies
    nearest: programs set them flush left, centred or flush right.

    >>> [place_values([[Word("0", at, at + 1, 1)]], [(10, 13, 16), (20, 23, 26)]) for at in (15, 23, 18)]
    [[0], [1], None]
    """
    if not values:
        return []
    if len(values) > len(places) or len(places) > _MOST:
        return None
    if len(places) == 1:
        return [0]  # the gutters beside it say so
    spacing = (places[-1][1] - places[0][1]) / max(1, len(places) - 1)
    if len(values) == len(places):
        most = spacing * (_MOVED if fill_columns(_extents(values)) else 1)
        near = all(_distance(value, place) <= most for value, place in zip(values, places, strict=True))
        return list(range(len(places))) if near else None
    costs = sorted(
        (sum(_distance(value, places[place]) for value, place in zip(values, chosen, strict=True)), chosen)
        for chosen in combinations(range(len(places)), len(values))
    )
    best, chosen = costs[0]
    if any(_distance(value, places[p]) > _FARTHEST * spacing for value, p in zip(values, chosen, strict=True)):
        return None
    return list(chosen) if len(costs) == 1 or costs[1][0] - best >= _CLEARLY * spacing else None


def is_nearer(value: Sequence[Word], one: Place, other: Place) -> bool:
    """Whether a value is nearer to one column than to another."""
    return _distance(value, one) < _distance(value, other)


def _extents(values: Sequence[Sequence[Word]]) -> list[Extent]:
    return [(value[0].start, value[-1].end) for value in values]


def _distance(value: Sequence[Word], place: Place) -> float:
    start, end = value[0].start, value[-1].end
    return min(abs(start - place[0]), abs((start + end) / 2 - place[1]), abs(end - place[2]))
