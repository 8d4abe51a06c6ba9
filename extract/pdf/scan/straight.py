"""A scanned page turned so that its lines run level: a page that slants by a third of a degree loses cells."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from PIL.Image import Image

_STRIPS = 32
"""Parts of the page's width that are moved against each other: within one a line is as good as level."""

_MOST, _STEP = 1.5, 0.05
"""Degrees: paper that goes through a feeder is turned by no more; what is below a step is level."""

_WHITE, _DARK = 255, 140


def straightened(picture: Image) -> Image:
    """The picture, turned if its lines slant by up to one and a half degrees.

    >>> from PIL import Image, ImageDraw
    >>> page = Image.new("L", (800, 1000), 255)
    >>> for y in range(100, 900, 40):
    ...     ImageDraw.Draw(page).rectangle((50, y, 750, y + 12), fill=0)
    >>> round(slant(np.asarray(page) < 140), 1), round(slant(np.asarray(page.rotate(-0.5, fillcolor=255)) < 140), 1)
    (0.0, 0.5)
    """
    from PIL import Image as Images

    grey = picture.convert("L")
    angle = slant(np.asarray(grey) < _DARK)
    if abs(angle) < _STEP:
        return grey
    return grey.rotate(angle, resample=Images.Resampling.BICUBIC, fillcolor=_WHITE)


def slant(ink: npt.NDArray[np.bool_]) -> float:
    """By how many degrees the lines of a page go down to the right: so turned, ink and paper change most from row to
    row. 0 for a page without ink.
    """
    height, width = ink.shape
    if not ink.any() or width < _STRIPS:
        return 0.0
    edges = np.linspace(0, width, _STRIPS + 1).astype(int)
    rows = np.stack([ink[:, a:b].sum(axis=1, dtype=np.int32) for a, b in pairwise(edges.tolist())])
    middles = (edges[:-1] + edges[1:]) / 2 - width / 2

    def sharpness(degrees: float) -> int:
        moved = np.round(middles * math.tan(math.radians(degrees))).astype(int)
        level = np.zeros(height, dtype=np.int64)
        for strip, by in zip(rows, moved, strict=True):
            level += np.roll(strip, -by)
        return int((np.diff(level) ** 2).sum())

    angles = [round(step * _STEP, 2) for step in range(-round(_MOST / _STEP), round(_MOST / _STEP) + 1)]
    return max(angles, key=lambda degrees: (sharpness(degrees), -abs(degrees)))
