"""The rulings of a scanned table: straight runs of ink that no letter has."""

from __future__ import annotations

import numpy as np

from extract.pdf.letters.page import Edge
from extract.pdf.scan.ink import Ink, stretches

_LONG_ACROSS, _LONG_DOWN = 90, 55
"""Pixels at 200 dpi: Thai letters of 20 points are lower; a stroke of a title is shorter than half an inch."""

_DOTS = 3
"""Pixels between the dots of a dotted ruling."""

_BAND = 4
"""Pixels: a ruling is thinner, and a slanted one moves by less from piece to piece."""


_NEAR, _FAR = 4, 9
"""Pixels from a ruling between which the letters would be whose strokes it is."""

LONGEST_STROKE, _LONGEST_DOWN = 400, 150
"""Pixels across and down: no stroke of letters, nor of several that touch each other, is longer."""

_LETTERS, _LETTERS_DOWN, _MANY_LETTERS = 0.15, 0.08, 0.3
"""The shares of ink beside a run that are letters': of rulings in six scans 0.05 at most, of strokes 0.17 at least."""


def rulings(ink: Ink, letters: Ink | None = None) -> list[Edge]:
    """The horizontal and vertical rulings of a page's ink, in pixels; without the strokes of ``letters``, ink that is
    dark enough for these, whose bodies stand beside them.

    A scan is never quite straight: the ink is thickened by a pixel to both sides first, so that a ruling that slants by
    half a degree is still one run. Wrong for a page that is turned by more; its tables are read as text.
    """
    across = _runs(ink | _shifted(ink, 0), _LONG_ACROSS)
    down = _runs((ink | _shifted(ink, 1)).T, _LONG_DOWN)
    if letters is not None:
        across = [run for run in across if not _is_stroke(run, letters, _LETTERS, LONGEST_STROKE)]
        down = [run for run in down if not _is_stroke(run, letters.T, _LETTERS_DOWN, _LONGEST_DOWN)]
    return [
        *((x0, x1, y, y) for x0, x1, y in across),
        *((x, x, y0, y1) for y0, y1, x in down),
    ]


def _is_stroke(run: tuple[float, float, float], letters: Ink, most: float, longest: float) -> bool:
    """Whether letters stand along one side of a run: bold ones touch each other and make one line."""
    start, end, row = (round(side) for side in run)
    beside = (
        letters[max(0, row - _FAR + 1) : max(0, row - _NEAR + 1), start:end],
        letters[row + _NEAR + 1 : row + _FAR + 1, start:end],
    )
    share = max((float(side.mean()) for side in beside if side.size), default=0.0)
    return share > (_MANY_LETTERS if end - start > longest else most)


def _shifted(ink: Ink, axis: int) -> Ink:
    """The ink one pixel to either side."""
    found = np.zeros_like(ink)
    if axis == 0:
        found[1:] |= ink[:-1]
        found[:-1] |= ink[1:]
    else:
        found[:, 1:] |= ink[:, :-1]
        found[:, :-1] |= ink[:, 1:]
    return found


def _runs(ink: Ink, least: int) -> list[tuple[float, float, float]]:
    """Begin, end and middle of the bands in which runs of ink are at least so long; along the rows."""
    if ink.shape[1] <= least:
        return []
    ink = _closed(ink)
    sums = np.zeros((ink.shape[0], ink.shape[1] + 1), dtype=np.int32)
    np.cumsum(ink, axis=1, out=sums[:, 1:])
    full = (sums[:, least:] - sums[:, :-least]) == least
    bands: list[list[float]] = []  # x0, x1, first and last row
    for row in np.flatnonzero(full.any(axis=1)):
        for start, behind in stretches(full[row]):
            x0, x1 = float(start), float(behind - 1 + least)
            for band in bands[-64:]:
                if row - band[3] <= _BAND and x0 <= band[1] + _BAND and x1 >= band[0] - _BAND:
                    band[0], band[1], band[3] = min(band[0], x0), max(band[1], x1), float(row)
                    break
            else:
                bands.append([x0, x1, float(row), float(row)])
    return [(x0, x1, (first + last) / 2) for x0, x1, first, last in bands]


def _closed(ink: Ink) -> Ink:
    """The ink of rows with the gaps of dotted rulings filled: a pixel between two that are near is ink too."""
    near = ink.copy()
    for step in range(1, _DOTS + 1):
        near[:, step:] |= ink[:, :-step]
    other = ink.copy()
    for step in range(1, _DOTS + 1):
        other[:, :-step] |= ink[:, step:]
    closed: Ink = near & other
    return closed
