"""The commas and points of an amount, as its picture shows them: at the size of a page Tesseract takes one for the
other (``37.250``) or reads both (``4,.500``), and digits right.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.pdf.letters.glyphs import UNMAPPED
from extract.pdf.scan.ink import Ink, parts_of

_SEPARATED = re.compile(r"[0-9๐-๙]{1,3}(?:[.,]{1,2}\s?[0-9๐-๙]{2,3})+")
_DIGITS = re.compile(r"[0-9๐-๙]{5,}")
"""A year has four."""

_SEPARATORS = re.compile(r"[.,]{1,2}\s?")
_LOW = 0.5
"""The highest share of the digits' height that a comma has."""

_AT_FOOT = 0.4
"""The share of the digits' height from their foot at which it begins: what is elsewhere is a speck."""

_BELOW = 0.1
"""The share of the digits' height by which a comma reaches below them: a point ends where they do."""


def as_drawn(figure: str, ink: Ink) -> str:
    """An amount on one line with its commas and points as they are drawn; as it was read where the picture shows
    another number of them, or anything else low.

    Among digits alone they stand as drawn, instead of a digit that was made of one (``371250``). Where nothing tells
    their places the amount is not known.
    """
    alone = _DIGITS.fullmatch(figure) is not None
    if not alone and not _SEPARATED.fullmatch(figure):
        return figure
    parts = [part for part in parts_of(ink) if part.ink.shape[0] > 1]
    highest = max((part.ink.shape[0] for part in parts), default=0)
    high = [part for part in parts if part.ink.shape[0] > highest * _LOW]
    if not high:
        return figure
    foot = sorted(part.top + part.ink.shape[0] for part in high)[len(high) // 2]
    first, last = min(part.x0 for part in high), max(part.x0 for part in high)
    near = highest * _AT_FOOT
    low = sorted(
        (part.x0, part.top + part.ink.shape[0])
        for part in parts
        if part not in high and first < part.x0 < last and abs(part.top - foot) <= near
    )
    signs = ["," if bottom - foot > highest * _BELOW else "." for _, bottom in low]
    if alone:
        places = sorted(
            [*((part.x0, "") for part in high), *((x, sign) for (x, _), sign in zip(low, signs, strict=True))]
        )
        return _between(figure, [sign for _, sign in places])
    if len(signs) != len(_SEPARATORS.findall(figure)):
        return figure
    return _SEPARATORS.sub(lambda _: signs.pop(0), figure)


def _between(digits: str, signs: Sequence[str]) -> str:
    """Digits with the signs that are drawn among them, each in its place; nothing stands where a digit is drawn.

    >>> _between("37250", ["", "", ",", "", "", ""]), _between("371250", ["", "", ",", "", "", ""])
    ('37,250', '37,250')
    """
    if signs.count("") == len(digits):  # they were passed over
        rest = iter(digits)
        return "".join(sign or next(rest) for sign in signs)
    if len(signs) == len(digits):  # or read as digits
        return "".join(sign or digit for digit, sign in zip(digits, signs, strict=True))
    return UNMAPPED + digits if any(signs) else digits
