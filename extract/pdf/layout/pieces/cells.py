"""Rulings to cells, by pdfplumber's settings and functions, with its search for cells done in less time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pdfplumber.table import cells_to_tables, edges_to_intersections, merge_edges
from pdfplumber.utils.geometry import obj_to_bbox

from extract.ground.errors import SourceError
from extract.pdf.letters.page import Box, Edge

_TOLERANCE = 3.0
"""Points: pdfplumber's own. Rulings that are nearer are one; shorter ones are none."""

_MOST_EDGES, _MOST_CROSSINGS = 20_000, 40_000
"""Finding cells takes time by the square of the places where rulings cross; a page of a plan has some hundred."""

Point = tuple[float, float]
"""x and top."""

Ruling = dict[str, Any]
"""An edge as pdfplumber knows it."""

Crossings = Mapping[Point, Mapping[str, list[Ruling]]]
"""Where rulings cross, with those that do: down as ``v``, across as ``h``."""


def cell_boxes(edges: Iterable[Edge]) -> list[list[Box]]:
    """The boxes of the cells of each table, by the settings of pdfplumber's ``extract_tables``.

    Raises ``SourceError`` where a page has more rulings than any plan.
    """
    found = _joined(edges)
    if not found:
        return []
    if len(found) > _MOST_EDGES:
        raise _too_many(f"{len(found):,} rulings")
    merged = merge_edges(found, _TOLERANCE, _TOLERANCE, _TOLERANCE, _TOLERANCE)
    long = [edge for edge in merged if max(edge["x1"] - edge["x0"], edge["bottom"] - edge["top"]) >= _TOLERANCE]
    across = sum(edge["orientation"] == "h" for edge in long)
    if across * (len(long) - across) > _MOST_CROSSINGS:
        raise _too_many(f"rulings that may cross at {across * (len(long) - across):,} places")
    tables: list[list[Box]] = cells_to_tables(cells_between(edges_to_intersections(long, _TOLERANCE, _TOLERANCE)))
    return tables


def cells_between(crossings: Crossings) -> list[Box]:
    """What pdfplumber's ``intersections_to_cells`` finds, in its order: from each crossing the smallest cell.

    pdfplumber looks through all later crossings for those below and to the right of each, and builds sets of rulings to
    see if one joins two crossings: four times as long as all else that it does for a table.
    """
    bits = _Bits()
    down: dict[Point, int] = {}
    across: dict[Point, int] = {}
    columns: dict[float, list[float]] = defaultdict(list)
    rows: dict[float, list[float]] = defaultdict(list)
    points = sorted(crossings)
    for point in points:
        rulings = crossings[point]
        down[point] = bits.of(rulings["v"])
        across[point] = bits.of(rulings["h"])
        columns[point[0]].append(point[1])
        rows[point[1]].append(point[0])
    cells = (_smallest(x, y, columns[x], rows[y], down, across) for x, y in points)
    return [cell for cell in cells if cell is not None]


class _Bits:
    """Sets of rulings as the bits of numbers: two sets have one in common where ``&`` is not 0."""

    def __init__(self) -> None:
        self._by_box: dict[Box, int] = {}
        self._by_ruling: dict[int, int] = {}

    def of(self, rulings: Iterable[Ruling]) -> int:
        """The bits of some rulings; two with the same box are one, as in pdfplumber."""
        found = 0
        for ruling in rulings:
            bit = self._by_ruling.get(id(ruling))
            if bit is None:
                bit = self._by_box.setdefault(obj_to_bbox(ruling), 1 << len(self._by_box))
                self._by_ruling[id(ruling)] = bit
            found |= bit
        return found


def _smallest(
    x: float, y: float, levels: list[float], sides: list[float], down: dict[Point, int], across: dict[Point, int]
) -> Box | None:
    """The smallest cell whose upper left corner is a crossing: the nearest below first, then the nearest to the right.

    ``levels`` and ``sides`` are the places of all crossings in its column and its row, in order.
    """
    here_down, here_across = down[x, y], across[x, y]
    to_the_right = [side for side in sides if side > x and across[side, y] & here_across]
    for level in levels:
        if level > y and down[x, level] & here_down:
            across_below = across[x, level]
            for side in to_the_right:
                corner = side, level
                if across.get(corner, 0) & across_below and down[corner] & down[side, y]:
                    return x, y, side, level
    return None


def _joined(edges: Iterable[Edge]) -> list[Ruling]:
    """Edges on one line that touch, as one: programs draw each side of each cell, and many make the rest slow."""
    across: dict[float, list[tuple[float, float]]] = defaultdict(list)
    down: dict[float, list[tuple[float, float]]] = defaultdict(list)
    for x0, x1, top, bottom in edges:
        if x1 - x0 >= bottom - top:
            across[round(top, 1)].append((x0, x1))
        else:
            down[round(x0, 1)].append((top, bottom))
    return [
        *(_ruling("h", start, end, y, y) for y, some in across.items() for start, end in _stretches(some)),
        *(_ruling("v", x, x, start, end) for x, some in down.items() for start, end in _stretches(some)),
    ]


def _stretches(pieces: list[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """The stretches that pieces of a line cover, without those that are too short for a ruling."""
    pieces.sort()
    begin, end = pieces[0]
    for start, stop in pieces:
        if start > end + _TOLERANCE:
            if end - begin >= _TOLERANCE:
                yield begin, end
            begin = start
        if stop > end:
            end = stop
    if end - begin >= _TOLERANCE:
        yield begin, end


def _too_many(what: str) -> SourceError:
    message = f"a page has {what}; a page of a plan has some hundred"
    return SourceError("limits", message, "Check that the file is a plan.")


def _ruling(orientation: str, x0: float, x1: float, top: float, bottom: float) -> Ruling:
    return {
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "width": x1 - x0,
        "height": bottom - top,
        "orientation": orientation,
        "object_type": "line",
    }
