"""Where the styles of a web page set an element, and how large its letters are: what places a text on the page.

Lengths count in pixels. One that is a part of its holder's, or of the letters' size, is known where those are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from extract.web.lengths import length_of

SETS = frozenset({"position", "left", "top", "bottom", "width", "height", "font-size", "line-height", "transform"})
"""The properties that this module reads."""

_MATRIX = re.compile(
    r"matrix\(\s*[-+\d.]{1,20}\s*,\s*[-+\d.]{1,20}\s*,\s*[-+\d.]{1,20}\s*,\s*(?P<high>\d{0,4}\.?\d{1,9})\s*,"
)
"""How pdf2htmlEX makes large letters small: it sets them four times as large, for browsers that round."""

_USUAL_SIZE = 16.0
_A4 = (794.0, 1123.0)
"""The size of a page of which nothing says it."""

_LEAST_PAGE = 500.0
"""How high a page is at least: one that is turned and made small for a screen. Boxes that are cells are lower."""


class Frame(NamedTuple):
    """What texts are placed in: a page, by its number among all such; its size, 0 where nothing says it."""

    number: int = 0
    width: float = 0.0
    height: float = 0.0


class Box(NamedTuple):
    """What places are counted from: a box on a page, how far from the page's left and top it stands, and its size, 0
    where nothing says it. A page is a box of its own.
    """

    page: Frame = Frame()
    left: float = 0.0
    top: float = 0.0
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

    def box(self, around: Box, letters: Letters, number: int) -> Box:
        """The box that a moved element is for what stands in it: a part of its page, or a page by its ``number``.

        >>> page = Setting("relative", width="900px", height="1200px").box(Box(), Letters(), 3)
        >>> cell = Setting("absolute", left="90px", bottom="100px", width="50px", height="20px")
        >>> page.page, cell.box(page, Letters(), 4) == Box(page.page, 90.0, 1080.0, 50.0, 20.0)
        (Frame(number=3, width=900.0, height=1200.0), True)
        """
        size = letters.size or _USUAL_SIZE
        width = _pixels(self.width, size, around.width)
        height = _pixels(self.height, size, around.height)
        wide, high = around.width if width is None else width, around.height if height is None else height
        corner = self._corner(around, size, height or 0.0)
        if corner is None or self._is_page(around, height or 0.0):
            return Box(Frame(number, wide, high), 0.0, 0.0, wide, high)
        return Box(around.page, *corner, wide, height or 0.0)

    def _is_page(self, around: Box, height: float) -> bool:
        """Whether an element with a place is a page: one as high as pages are where nothing around it is, or the
        outermost one, unless it is as low as a cell.
        """
        if height >= _LEAST_PAGE:
            return around.page.height < _LEAST_PAGE
        return not around.page.number and not height

    def _corner(self, around: Box, size: float, height: float) -> tuple[float, float] | None:
        """Where an element begins on the page of what is around it, from its left and top; None where that is not
        known. What is moved as its line goes on begins where a cell around it does.
        """
        left = _pixels(self.left, size, around.width or _A4[0])
        top = _pixels(self.top, size, around.height or _A4[1])
        bottom = _pixels(self.bottom, size, around.height or _A4[1])
        if self.position == "relative" and 0 < around.height < _LEAST_PAGE:
            return around.left + (left or 0.0), around.top + (top or 0.0)
        if self.position != "absolute" or left is None or (top is None and bottom is None):
            return None
        return around.left + left, around.top + (around.height - (bottom or 0.0) - height if top is None else top)

    def spot(self, around: Box, letters: Letters, number: int) -> Spot | None:
        """Where the text of an element stands on the page of the box ``around``; None where it flows with others, or
        may.

        >>> Setting("absolute", left="10%", top="3pt").spot(Box(Frame(1), 5, 7, 900), Letters(), 7)[2:4]
        (95.0, 11.0)
        """
        corner = self._corner(around, letters.size or _USUAL_SIZE, 0.0)
        if self.position != "absolute" or corner is None:
            return None
        by_bottom = _pixels(self.top, _USUAL_SIZE, 0.0) is None
        return Spot(number, around.page, *corner, by_bottom=by_bottom)


def setting_of(values: Mapping[str, str]) -> Setting | None:
    """What the styles of an element say of its place and letters; None where that is nothing."""
    if SETS.isdisjoint(values):
        return None
    names = ("position", "left", "top", "bottom", "width", "height", "font-size", "line-height", "transform")
    return Setting(*(values.get(name, "") for name in names))


def _pixels(value: str, size: float, whole: float) -> float | None:
    """A length in pixels; ``size`` is that of the letters, ``whole`` what a share is of. None for what is no length."""
    length = length_of(value)
    if length is None:
        return None
    if length.unit == "%":
        return length.number * whole / 100
    return length.number * size if length.unit == "em" else length.pixels
