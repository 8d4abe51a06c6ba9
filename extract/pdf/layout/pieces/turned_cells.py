"""Cells whose text runs up or down the page, as the heads of narrow columns do: turned so that it runs across."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.pdf.letters.page import Box, Glyph

_LEAST = 4
"""Glyphs that show which way a text runs."""

_SAME = 0.05
_GAP = 0.7
"""Of a glyph's height: how far the sides of a turned line may be apart, and the next glyph from the end of the last."""

_MOST_LINES = 4


def upright(glyphs: Sequence[Glyph], box: Box) -> tuple[Sequence[Glyph], Box]:
    """The glyphs of a cell, in the order of the file, and its box, turned where its text runs up or down the page.

    Glyphs of a line that runs across are as wide as their letters and stand beside each other. Those of a turned one
    are all as wide as its font is high, and each begins above, or below, where the last one ended. Letters of a line
    each below each other are as wide as they are: they stay.
    """
    if len(glyphs) < _LEAST or glyphs[0].bottom == glyphs[1].bottom:  # as nearly all
        return glyphs, box
    printed = [glyph for glyph in glyphs if not glyph.text.isspace()]
    for turn in (_from_below, _from_above):
        turned = [turn(glyph) for glyph in printed]
        breaks = sum(not _goes_on(*pair) for pair in pairwise(turned))
        of_lines = breaks < _MOST_LINES and breaks * _LEAST < len(turned)
        if of_lines and len(turned) >= _LEAST and _are_letters(turned):
            x0, top, x1, bottom = box
            around = (-bottom, x0, -top, x1) if turn is _from_below else (top, -x1, bottom, -x0)
            return [turn(glyph) for glyph in glyphs], around
    return glyphs, box


def _from_below(glyph: Glyph) -> Glyph:
    """A glyph of a text that runs up."""
    return _placed(glyph, -glyph.bottom, -glyph.top, glyph.x0, glyph.x1)


def _from_above(glyph: Glyph) -> Glyph:
    """A glyph of a text that runs down."""
    return _placed(glyph, glyph.top, glyph.bottom, -glyph.x1, -glyph.x0)


def _placed(glyph: Glyph, x0: float, x1: float, top: float, bottom: float) -> Glyph:
    return Glyph(glyph.text, x0, x1, top, bottom, bottom - top, glyph.font, glyph.cid)


def _are_letters(glyphs: Sequence[Glyph]) -> bool:
    """Whether glyphs are all as high, and none is wider than that: digits below each other would be."""
    heights = {round(glyph.bottom - glyph.top, 1) for glyph in glyphs}
    return len(heights) == 1 and all(glyph.x1 - glyph.x0 <= glyph.size for glyph in glyphs)


def _goes_on(left: Glyph, right: Glyph) -> bool:
    """Whether a glyph stands behind another on the same line."""
    same = abs(left.top - right.top) <= _SAME * left.size and abs(left.bottom - right.bottom) <= _SAME * left.size
    return same and -_SAME * left.size <= right.x0 - left.x1 <= _GAP * left.size
