"""Lengths in the styles of a web page, as a number and its unit."""

from __future__ import annotations

import re
from typing import NamedTuple

_LENGTH = re.compile(
    r"(?:calc\(\s*var\([^()]*\)\s*\*\s*)?(?P<number>[-+]?(?:\d{1,9}(?:\.\d{0,9})?|\.\d{1,9}))"
    r"(?P<unit>px|pt|pc|in|cm|mm|em|rem|%|vw|vh)?\s*\)?"
)
"""``85px``, ``12.5%``, and what viewers scale: ``calc(var(--scale-factor)*85px)``."""

_PIXELS = {"px": 1.0, "": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4, "rem": 16.0}


class Length(NamedTuple):
    """A number and its unit: none, one of paper or screen, or a share of something."""

    number: float
    unit: str

    @property
    def pixels(self) -> float | None:
        """How many pixels it is; None where that depends on the letters, or on what holds the element."""
        return self.number * _PIXELS[self.unit] if self.unit in _PIXELS else None


def length_of(value: str) -> Length | None:
    """The length that a style states; None for what is none.

    >>> length_of("-9pt"), length_of("-9pt").pixels, length_of("50%").pixels, length_of("auto")
    (Length(number=-9.0, unit='pt'), -12.0, None, None)
    """
    match = _LENGTH.fullmatch(value)
    return Length(float(match["number"]), match["unit"] or "") if match else None
