"""Tables that a page's end cut: their rulings down go to the end of the page, and no ruling across ends them there."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import itemgetter

from extract.pdf.letters.page import Edge

_SAME = 2.0
"""Points: how far apart the ends of rulings on one level may be, and two pieces of one ruling."""

_TOP, _BOTTOM = 1, 2
"""Places of the ends of a ruling down."""

_LEAST = 3
"""Rulings down that end together: fewer are a frame."""


def closed(edges: Iterable[Edge]) -> list[Edge]:
    """The edges with a ruling across where the rulings down of a table end together and have none.

    A browser draws no side of a cell where it breaks a row over pages; a table may have rulings down alone. In such a
    table a ruling beside a text over two columns is broken, or shorter: it is made whole. A spreadsheet draws no side
    of a merged cell that the page cuts, beside cells that end there.
    """
    edges = list(edges)
    down = sorted(_down([edge for edge in edges if edge[3] - edge[2] > edge[1] - edge[0]]))
    across = [edge for edge in edges if edge[3] - edge[2] <= edge[1] - edge[0]]
    across.sort(key=itemgetter(2))
    tops = [edge[2] for edge in across]
    found: list[Edge] = []
    for (top, bottom), places in _wholes(down):
        x0, x1 = places[0], places[-1]
        inside = across[bisect_right(tops, top + 2 * _SAME) : bisect_left(tops, bottom - 2 * _SAME)]
        if any(edge[0] < x1 and edge[1] > x0 for edge in inside):
            continue
        within = {x for x, start, end in down if x0 < x < x1 and top - _SAME <= start and end <= bottom + _SAME}
        found += [(x, x, top, bottom) for x in sorted(within - set(places))]
    for end in (_TOP, _BOTTOM):
        for level, places in _together([(one[end], one[0]) for one in down]):
            x0, x1 = places[0], places[-1]
            near = across[bisect_left(tops, level - 2 * _SAME) : bisect_right(tops, level + 2 * _SAME)]
            if len(places) < _LEAST:
                continue
            if not is_drawn(near, x0, x1, level):
                found.append((x0, x1, level, level))
            elif end == _BOTTOM:
                reaching = [one for one in down if abs(one[2] - level) <= _SAME]
                found += _open_cells(across, near, reaching, level)
    return edges + found


def _open_cells(
    across: Sequence[Edge], near: Sequence[Edge], down: Sequence[tuple[float, float, float]], level: float
) -> Iterator[Edge]:
    """What lacks of a ruling across that ends a table: below columns that a ruling crosses farther up."""
    for (left, left_top, _), (right, right_top, _) in pairwise(sorted(down)):
        middle, top = (left + right) / 2, max(left_top, right_top) + 2 * _SAME
        covering = [edge[2] for edge in across if edge[0] < middle < edge[1]]
        drawn = any(edge[0] < middle < edge[1] for edge in near)
        if not drawn and any(top < place < level for place in covering):
            yield (left, right, level, level)


def _down(edges: Iterable[Edge]) -> Iterator[tuple[float, float, float]]:
    """Place, top and bottom of the rulings down: pieces that touch are one."""
    place, top, bottom = 0.0, 0.0, 0.0
    begun = False
    for x0, start, end in sorted([(round(edge[0]), edge[2], edge[3]) for edge in edges]):
        if begun and x0 == place and start <= bottom + _SAME:
            bottom = max(bottom, end)
            continue
        if begun:
            yield place, top, bottom
        place, top, bottom, begun = x0, start, end, True
    if begun:
        yield place, top, bottom


def _wholes(down: Sequence[tuple[float, float, float]]) -> Iterator[tuple[tuple[float, float], list[float]]]:
    """Tops and bottoms that several rulings down have in common, with their places from left to right."""
    known: dict[tuple[float, float], list[float]] = {}
    for x, top, bottom in down:
        ends = next((one for one in known if abs(one[0] - top) <= _SAME and abs(one[1] - bottom) <= _SAME), None)
        known.setdefault(ends or (top, bottom), []).append(x)
    return ((ends, sorted(set(places))) for ends, places in known.items() if len(set(places)) >= _LEAST)


def _together(ends: Sequence[tuple[float, float]]) -> Iterator[tuple[float, list[float]]]:
    """The levels at which rulings end, with their places from left to right."""
    held: list[tuple[float, float]] = []
    for level, place in sorted(ends):
        if held and level - held[0][0] > _SAME:
            yield held[-1][0], sorted({x for _, x in held})
            held = []
        held.append((level, place))
    if held:
        yield held[-1][0], sorted({x for _, x in held})


def is_drawn(across: Iterable[Edge], x0: float, x1: float, level: float) -> bool:
    """Whether rulings across cover most of the stretch at a level."""
    pieces = [
        (max(x0, start), min(x1, end))
        for start, end, top, _ in across
        if abs(top - level) <= 2 * _SAME and start < x1 and end > x0
    ]
    return sum(end - start for start, end in pieces) >= (x1 - x0) / 2
