"""The ink of a scanned page: its type, and what every reader of it asks: connected parts, and stretches of a row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Ink = npt.NDArray[np.bool_]
"""A picture of two dimensions: whether a pixel is ink."""

Row = npt.NDArray[np.bool_]
"""The same of one dimension."""


class Part(NamedTuple):
    """A connected part: where it begins in its picture, in pixels, and its own ink."""

    x0: int
    top: int
    ink: Ink


def parts_of(ink: Ink) -> list[Part]:
    """The connected parts of a picture, also those that touch by a corner: runs of ink, row by row."""
    parents: list[int] = []
    runs: list[tuple[int, int, int, int]] = []  # row, first and last column, part

    def first(part: int) -> int:
        while parents[part] != part:
            parents[part] = parents[parents[part]]
            part = parents[part]
        return part

    above: list[tuple[int, int, int, int]] = []
    for row, line in enumerate(np.diff(np.pad(ink, ((0, 0), (1, 1))).astype(np.int8), axis=1)):
        ends = np.flatnonzero(line).tolist()
        now: list[tuple[int, int, int, int]] = []
        for start, stop in zip(ends[::2], ends[1::2], strict=True):
            touched = {first(part) for _, begin, end, part in above if begin <= stop and end >= start}
            if touched:
                part = min(touched)
            else:
                part = len(parents)
                parents.append(part)
            for other in touched:
                parents[other] = part
            now.append((row, start, stop, part))
        runs += now
        above = now
    groups: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for row, start, stop, part in runs:
        groups[first(part)].append((row, start, stop))
    return [_part(group) for group in groups.values()]


def _part(runs: list[tuple[int, int, int]]) -> Part:
    top, bottom = runs[0][0], runs[-1][0]
    x0, x1 = min(start for _, start, _ in runs), max(stop for _, _, stop in runs)
    ink = np.zeros((bottom - top + 1, x1 - x0), dtype=np.bool_)
    for row, start, stop in runs:
        ink[row - top, start - x0 : stop - x0] = True
    return Part(x0, top, ink)


def stretches(row: Row) -> Iterator[tuple[int, int]]:
    """The first place of every stretch of true ones, and the one behind its last.

    >>> list(stretches(np.array([True, True, False, True])))
    [(0, 2), (3, 4)]
    """
    steps = np.flatnonzero(np.diff(np.concatenate(([False], row, [False])).astype(np.int8)))
    for start, stop in zip(steps[::2], steps[1::2], strict=True):
        yield int(start), int(stop)
