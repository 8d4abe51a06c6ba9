"""The columns of a scanned table that has horizontal rulings alone, by the paper that runs down between its texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from extract.pdf.letters.page import Edge
from extract.pdf.scan.ink import Ink, Row, stretches
from extract.pdf.scan.rulings import LONGEST_STROKE

_SAME = 25
"""Pixels at 200 dpi by which the ends of a table's rulings differ."""

_LEAST_RULINGS, _LEAST_GAPS = 4, 2
"""Of a table: a letterhead has one or two, a form's blanks are in one column."""

_HIGHEST = 500
"""Pixels between two rulings of a table: a row of twelve lines."""

_BESIDE = 5
"""Pixels beside a ruling that are its own ink."""

_NARROWEST = 12
"""Pixels of paper between two columns: three blanks."""

_CLEAR = 0.75
"""The share of rows in which it is clear: headings and totals reach over it."""

_OWN = 0.5
"""The share of a gap's width that a row has of it: a blank between the words of a heading is narrower."""


class _Ruling(NamedTuple):
    y: float
    x0: float
    x1: float


def with_columns(edges: Sequence[Edge], ink: Ink) -> list[Edge]:
    """``edges``, and vertical ones where the columns of tables meet whose rulings are horizontal, row by row; all in
    pixels. None where a row's text reaches over them, so that its cell spans the columns.

    A table of which a vertical ruling joins two others has none: its cells are those that it draws.
    """
    found = list(edges)
    wide = sorted(_Ruling(y, x0, x1) for x0, x1, y, bottom in edges if y == bottom and x1 - x0 >= LONGEST_STROKE)
    for table in _tables(wide):
        x0, x1, top, bottom = table[0].x0 - _SAME, table[0].x1 + _SAME, table[0].y, table[-1].y
        inside = [edge for edge in found if edge[0] >= x0 and edge[1] <= x1 and edge[2] > top and edge[3] < bottom]
        levels = [ruling.y for ruling in table]
        upright = [edge for edge in edges if edge[0] == edge[1] and x0 <= edge[0] <= x1]
        if any(_joins(edge, levels) for edge in upright):
            continue
        if columns := _of_table(table, ink):
            strokes = [edge for edge in inside if edge[1] - edge[0] < LONGEST_STROKE]
            found = [edge for edge in found if edge not in strokes] + columns
    return found


def _joins(upright: Edge, levels: Sequence[float]) -> bool:
    """Whether a vertical ruling reaches from one horizontal one to another."""
    ends = (upright[2], upright[3])
    return all(any(abs(end - level) <= _BESIDE for level in levels) for end in ends) or any(
        ends[0] + _BESIDE < level < ends[1] - _BESIDE for level in levels
    )


def _tables(levels: Sequence[_Ruling]) -> Iterator[list[_Ruling]]:
    """Rulings of one width below each other."""
    left = list(levels)
    while left:
        table = [left.pop(0)]
        for level in [*left]:
            above = table[-1]
            same = max(abs(level.x0 - above.x0), abs(level.x1 - above.x1)) <= _SAME
            if same and level.y - above.y <= _HIGHEST:
                table.append(level)
                left.remove(level)
        if len(table) >= _LEAST_RULINGS:
            yield table


def _of_table(table: Sequence[_Ruling], ink: Ink) -> list[Edge]:
    first, last = round(min(ruling.x0 for ruling in table)), round(max(ruling.x1 for ruling in table))
    rows = [(above.y, below.y) for above, below in pairwise(table)]
    inked: list[Row] = [
        np.asarray(ink[round(top) + _BESIDE : round(bottom) - _BESIDE, first:last].any(axis=0)) for top, bottom in rows
    ]
    filled = [row for row in inked if row.any()]
    if not filled:
        return []
    clear = np.mean([~row for row in filled], axis=0) >= _CLEAR
    inner = [(start, end) for start, end in stretches(clear) if start > 0 and end < last - first]
    gaps = [(start, end) for start, end in inner if end - start >= _NARROWEST]
    if len(gaps) < _LEAST_GAPS:
        return []
    edges: list[Edge] = [(x, x, table[0].y, table[-1].y) for x in (float(first), float(last))]
    for start, end in gaps:
        place, least = (start + end) // 2, max(_NARROWEST, round((end - start) * _OWN))
        x = float(first + place)
        clear_rows = (place_of for place_of, row in zip(rows, inked, strict=True) if _paper(row, place) >= least)
        edges += [(x, x, top, bottom) for top, bottom in clear_rows]
    return edges


def _paper(row: Row, place: int) -> int:
    """How wide the paper is around a place between the texts of a row."""
    if row[place]:
        return 0
    before, behind = np.flatnonzero(row[:place]), np.flatnonzero(row[place:])
    start = int(before[-1]) + 1 if before.size else 0
    return (place + int(behind[0]) if behind.size else row.size) - start
