"""Grounds of colour on a page, which part the rows of a table or its columns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from extract.pdf.layout.unruled.columns import SAME_END, same_ends
from extract.pdf.letters.page import Box, Edge

LEAST_GROUNDS = 2
"""Shaded stretches with nothing shaded between them."""

_NARROWEST = 8.0
"""Points: what is narrower holds no text, as a bar beside a heading or the dot of a list."""

SAME = 2.0


@dataclass(frozen=True, slots=True)
class Grounds:
    """The grounds of rows, from top to bottom, all of one width; ``sides`` are drawn between their cells."""

    whole: tuple[float, float]
    sides: tuple[float, ...]
    rows: tuple[tuple[float, float], ...]
    """Top and bottom of each shaded row."""

    apart: int
    """How many stretches of them stand apart."""

    drawn: tuple[tuple[float, float], ...]
    """Top and bottom of all boxes of the page, of whatever width: what stands there is in a cell."""

    cells: tuple[Box, ...] = ()
    """The boxes of the grounds, those of rows that are drawn in one box aside."""


def lone_boxes(edges: Iterable[Edge]) -> list[Box]:
    """The boxes of edges that hold one cell, as the ground of a whole row does; tables are made of several."""
    edges = list(edges)
    down: dict[tuple[int, int], set[int]] = {}
    for x0, x1, top, bottom in edges:
        if x1 - x0 < bottom - top:
            down.setdefault((round(top), round(bottom)), set()).add(round(x0))
    across = {(round(x0), round(x1), round(top)) for x0, x1, top, bottom in edges if x1 - x0 >= bottom - top}
    return [
        (float(x0), float(level), float(x1), float(bottom))
        for x0, x1, level in sorted(across)
        for (top, bottom), ends in down.items()
        if top == level and {x0, x1} <= ends and (x0, x1, bottom) in across
    ]


def grounds_of(boxes: Iterable[Box], least: int = LEAST_GROUNDS) -> Grounds | None:
    """The grounds of one width that most of a page has; None where fewer than ``least`` stretches stand apart: cells of
    a ruled table touch.
    """
    beside: dict[tuple[float, float], list[Box]] = {}
    for box in boxes:
        beside.setdefault((box[1], box[3]), []).append(box)
    stretches: dict[tuple[float, float], list[Box]] = {}
    for _, some in sorted(beside.items()):
        whole = min(box[0] for box in some), max(box[2] for box in some)
        known = next((ends for ends in stretches if same_ends(ends, whole)), whole)
        stretches.setdefault(known, []).extend(some)
    if not stretches:
        return None
    whole, some = max(stretches.items(), key=lambda item: len({box[1] for box in item[1]}))
    rows = sorted({(box[1], box[3]) for box in some})
    apart = 1 + sum(below[0] - above[1] > SAME for above, below in pairwise(rows))
    if apart < least:
        return None
    sides: list[float] = []
    for x in sorted({x for box in some for x in (box[0], box[2])}):
        if not sides or x - sides[-1] > SAME_END:
            sides.append(x)
    drawn = tuple(ends for ends, some in beside.items() if any(box[2] - box[0] >= _NARROWEST for box in some))
    cells = tuple(box for box in some if not same_ends((box[0], box[2]), whole))
    return Grounds(whole, tuple(sides), tuple(rows), apart, drawn, cells)
