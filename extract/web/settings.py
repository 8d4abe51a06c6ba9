"""Where the styles of a web page set an element, and how large its letters are: what places a text on the page.

Lengths count in pixels. One that is a part of its holder's, or of the letters' size, is known where those are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

SETS = frozenset({"position", "left", "top", "bottom", "width", "height", "font-size", "line-height", "transform"})
"""The properties that this module reads."""

_LENGTH = re.compile(
    r"(?:calc\(\s*var\([^()]*\)\s*\*\s*)?(?P<number>[-+]?(?:\d{1,9}(?:\.\d{0,9})?|\.\d{1,9}))"
    r"(?P<unit>px|pt|pc|in|cm|mm|em|rem|%)?\s*\)?"
)
"""``85px``, ``12.5%``, and what viewers scale: ``calc(var(--scale-factor)*85px)``."""

_PIXELS = {"px": 1.0, "": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4, "rem": 16.0}
_MATRIX = re.compile(
    r"matrix\(\s*[-+\d.]{1,20}\s*,\s*[-+\d.]{1,20}\s*,\s*[-+\d.]{1,20}\s*,\s*(?P<high>\d{0,4}\.?\d{1,9})\s*,"
)
"""How pdf2htmlEX makes large letters small: it sets them four times as large, for browsers that round."""

_USUAL_SIZE = 16.0
_A4 = (794.0, 1123.0)
"""The size of a page of which nothing says it."""


class Frame(NamedTuple):
    """What texts are placed in: a page, by its number among all such; its size, 0 where nothing says it."""

    number: int = 0
    width: float = 0.0
    height: float = 0.0


class Letters(NamedTuple):
    """The size of letters and the pitch of their lines; 0 where no style says it."""

    size: float = 0.0
    leading: float = 0.0


class Spot(NamedTuple):
    """Where a text is placed: by the number of its element, from the left of its frame, and how far down it stands.

    ``down`` is the top of the letters; their bottom where ``by_bottom``. Its ``classes`` tell its font from others.
    """

    number: int
    frame: Frame
    left: float
    down: float
    by_bottom: bool = False
    classes: frozenset[str] = frozenset()


class Setting(NamedTuple):
    """What the styles say of one element, as they say it."""

    position: str = ""
    left: str = ""
    top: str = ""
    bottom: str = ""
    width: str = ""
    height: str = ""
    size: str = ""
    leading: str = ""
    transform: str = ""

    def letters(self, around: Letters) -> Letters:
        """The letters of an element in what has ``around``.

        >>> Setting(size="12pt").letters(Letters()), Setting(size="50%", leading="2").letters(Letters(30))
        (Letters(size=16.0, leading=0.0), Letters(size=15.0, leading=30.0))
        >>> Setting(size="64px", transform="matrix(0.25,0,0,0.25,0,0)").letters(Letters())
        Letters(size=16.0, leading=0.0)
        """
        before = around.size or _USUAL_SIZE
        said = _pixels(self.size, before, before) if self.size else None
        size = around.size if said is None else said
        if (scaled := _MATRIX.match(self.transform)) and float(scaled["high"]):
            size *= float(scaled["high"])
        leading = around.leading
        if self.leading:
            own = size or _USUAL_SIZE
            factor = self.leading.replace(".", "", 1).isdecimal()
            leading = float(self.leading) * own if factor else _pixels(self.leading, own, own) or 0.0
        return Letters(size, leading)

    def frame(self, around: Frame, letters: Letters, number: int) -> Frame:
        """The frame that a moved element is for what stands in it."""
        size = letters.size or _USUAL_SIZE
        width = _pixels(self.width, size, around.width)
        height = _pixels(self.height, size, around.height)
        return Frame(number, around.width if width is None else width, around.height if height is None else height)

    def spot(self, around: Frame, letters: Letters, number: int) -> Spot | None:
        """Where the text of an element stands in the frame ``around``; None where it flows with others, or may.

        >>> Setting("absolute", left="10%", top="3pt").spot(Frame(1, 900), Letters(), 7)[2:4]
        (90.0, 4.0)
        """
        if self.position != "absolute":
            return None
        size = letters.size or _USUAL_SIZE
        left = _pixels(self.left, size, around.width or _A4[0])
        top = _pixels(self.top, size, around.height or _A4[1])
        bottom = _pixels(self.bottom, size, around.height or _A4[1])
        if left is None or (top is None and bottom is None):
            return None
        if top is not None:
            return Spot(number, around, left, top)
        return Spot(number, around, left, around.height - (bottom or 0.0), by_bottom=True)


def setting_of(values: Mapping[str, str]) -> Setting | None:
    """What the styles of an element say of its place and letters; None where that is nothing."""
    if SETS.isdisjoint(values):
        return None
    names = ("position", "left", "top", "bottom", "width", "height", "font-size", "line-height", "transform")
    return Setting(*(values.get(name, "") for name in names))


def _pixels(value: str, size: float, whole: float) -> float | None:
    """A length in pixels; ``size`` is that of the letters, ``whole`` what a share is of. None for what is no length."""
    match = _LENGTH.fullmatch(value)
    if match is None:
        return None
    number, unit = float(match["number"]), match["unit"] or ""
    if unit == "%":
        return number * whole / 100
    return number * (size if unit == "em" else _PIXELS[unit])
