"""Dots that are drawn before the entries of a list, as browsers do: they become the signs that begin these entries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain

from extract.pdf.letters.page import Box, Glyph

_BULLET = "•"
_FARTHEST = 2.5
"""Of the font's size: how far a dot stands from the text that it begins at most."""

_WIDEST = 0.6
"""Of the font's size: how wide such a dot is at most."""

_NEAREST = 0.2
_NEXT = 50
"""Dots that are looked at on both sides of one, as they stand from the left to the right."""

_WITHIN = 0.5
"""Of the font's size: how far the middle of a dot may stand from that of its text."""


def with_bullets(clusters: Sequence[Glyph], dots: Iterable[Box]) -> list[Glyph]:
    """The clusters of a page with a bullet for each dot that stands before a line: nothing is near to its left, and a
    text right behind it. Dots in each other are a picture.

    >>> text = [Glyph("ก", 20, 26, 100, 110, 10), Glyph("ข", 26, 32, 100, 110, 10)]
    >>> [one.text for one in with_bullets(text, [(8, 103, 12, 107), (27, 103, 31, 107), (8, 50, 12, 54)])]
    ['ก', 'ข', '•']
    """
    found = list(clusters)
    known = sorted(dots)
    for place, (x0, top, x1, bottom) in enumerate(known):
        others = chain(known[max(0, place - _NEXT) : place], known[place + 1 : place + 1 + _NEXT])
        if any(x0 < box[2] and box[0] < x1 and top < box[3] and box[1] < bottom for box in others):
            continue
        middle = (top + bottom) / 2
        near = [one for one in clusters if abs((one.top + one.bottom) / 2 - middle) <= _WITHIN * one.size]
        behind = min((one for one in near if one.x0 >= x1), key=lambda one: one.x0, default=None)
        if behind is None or x1 - x0 > _WIDEST * behind.size:
            continue
        if not _NEAREST * behind.size <= behind.x0 - x1 <= _FARTHEST * behind.size:
            continue
        if any(one.x0 < x1 and x0 - one.x1 <= _FARTHEST * behind.size for one in near):
            continue
        found.append(replace(behind, text=_BULLET, x0=x0, x1=x1, cid=None))
    return found
