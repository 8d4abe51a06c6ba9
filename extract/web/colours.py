"""The colours of letters and of what they stand on, as styles give them."""

from __future__ import annotations

import re
from collections.abc import Mapping

_HEX = re.compile(r"#(?P<digits>[0-9a-f]{3,8})")
_NUMBERS = re.compile(
    r"rgba?\(\s*(\d+(?:\.\d+)?%?)[\s,]+(\d+(?:\.\d+)?%?)[\s,]+(\d+(?:\.\d+)?%?)(?:[\s,/]+([\d.]+)%?)?\s*\)"
)
_HUES = re.compile(r"hsla?\(\s*[\d.]+(?:deg)?[\s,]+[\d.]+%[\s,]+(0|100)(?:\.0*)?%\s*\)")
"""Black and white of any hue; other colours of this form are known by how they are written."""

_NAMED = {"white": "ffffff", "black": "000000", "red": "ff0000", "yellow": "ffff00", "blue": "0000ff"}
_AS_BEFORE = frozenset({"", "inherit", "initial", "unset", "revert", "currentcolor", "none"})
CLEAR, UNKNOWN = "transparent", "?"
"""A colour that lets everything through, and a ground whose colour is not known."""


def letters_colour(values: Mapping[str, str]) -> str:
    """The colour of letters; not known where a shadow or the ground in their form may show them."""
    colour = colour_of(values.get("-webkit-text-fill-color", "")) or colour_of(values.get("color", ""))
    shadow = values.get("text-shadow", "none") not in _AS_BEFORE
    cut = any("text" in values.get(name, "").split() for name in ("background-clip", "-webkit-background-clip"))
    return UNKNOWN if (colour and shadow) or cut else colour


def ground_colour(values: Mapping[str, str]) -> str:
    """The colour of what letters stand on; not known where a picture may be it."""
    plain = values.get("background-color", "")
    mixed = values.get("background", "")
    pictured = f"{mixed} {values.get('background-image', '')}"
    if "url(" in pictured or "gradient(" in pictured:
        return UNKNOWN
    found = colour_of(plain) or next(filter(None, map(colour_of, [mixed, *mixed.split()[:1]])), "")
    return "" if found == CLEAR else found


def colour_of(value: str) -> str:
    """A colour as six hexadecimal digits, ``transparent``, or its name; nothing for one that is as around it.

    >>> colour_of("#FFF"), colour_of("rgb(255, 255,255)"), colour_of("rgba(0,0,0,0)"), colour_of("inherit")
    ('ffffff', 'ffffff', 'transparent', '')
    """
    text = value.strip().lower()
    if text in _AS_BEFORE:
        return ""
    if match := _HEX.fullmatch(text):
        digits = match["digits"]
        if len(digits) in (3, 4):
            digits = "".join(digit * 2 for digit in digits)
        return CLEAR if digits[6:] == "00" else digits[:6]
    if match := _NUMBERS.fullmatch(text):
        if match[4] is not None and not float(match[4].strip(".") or 0):
            return CLEAR
        return "".join(f"{_byte(number):02x}" for number in match.groups()[:3])
    if match := _HUES.fullmatch(text):
        return "ffffff" if match[1] == "100" else "000000"
    return _NAMED.get(text, text)


def _byte(number: str) -> int:
    """A part of a colour: ``255``, ``100%``."""
    return min(255, round(float(number.rstrip("%")) * (2.55 if number.endswith("%") else 1)))
