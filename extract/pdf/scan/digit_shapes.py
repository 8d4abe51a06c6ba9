"""Whether the digits of a picture are drawn as Thai or as Arabic ones, whatever OCR called them.

``digits.png`` holds specimens of both in many fonts (``tests/support/digit_specimens.py`` draws them). Every connected
part of an amount is compared with them. It counts where it is much nearer to one kind than to the other: which digit it
is nobody asks. What resembles a nought tells nothing, because ๐ and 0 are drawn alike, and what resembles no digit is a
comma, a dash or a speck.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFilter

from extract.pdf.letters.page import DigitShapes
from extract.pdf.scan.ink import Ink, Part, parts_of

DIGITS = "0123456789๐๑๒๓๔๕๖๗๘๙"
_ARABIC = 10
"""So many of them, the first ones, are Arabic."""

SPECIMENS = Path(__file__).with_name("digits.png")
TILE = (38, 46)
"""Width and height of a specimen's place, in pixels."""

_WIDTH, _HEIGHT = 16, 20
"""To which a part is stretched before it is compared, in pixels."""

_WEIGHT = 8.0
"""Of its proportions, which that takes away, beside its pixels."""

_NEAREST, _CLEARER = 25.0, 0.8
"""How far it may be from its nearest specimen, and that as a share of the distance from the other kind's nearest: of
digits in a font that has no specimen three in a thousand are told wrong so, and a twentieth is not told."""

_LEAST_HEIGHT, _LOW = 8, 0.45
"""Pixels at 200 dpi, and the share of the highest part: what is lower is a comma, a dash or a speck."""

_MOST_LOOKED_AT = 300
"""Of a page: more tell nothing new."""

_LEAST_THAI, _THAI_SHARE = 3, 0.2
"""Digits, and their share of those looked at: so many in a page or in all of them are no mistakes."""

_FEW, _FEW_SHARE = 20, 0.5
"""Digits of a page that has hardly an amount, and the share of them that tells it apart from the others."""

_MANY, _MISTAKEN = 60, 0.01
"""Digits of which hardly one is Thai: the pages have Arabic ones."""


def look_at(amounts: Iterable[Ink]) -> DigitShapes:
    """How the digits of a page are drawn; each picture shows the ink of one amount, or of several below each other."""
    looked_at = thai = 0
    for ink in amounts:
        parts = [part for part in parts_of(ink) if part.ink.shape[0] >= _LEAST_HEIGHT]
        highest = max((part.ink.shape[0] for part in parts), default=0)
        for part in parts:
            if part.ink.shape[0] < highest * _LOW or _is_cut(part, ink):
                continue
            kind = _kind(part.ink)
            looked_at += kind is not None
            thai += kind is True
        if looked_at >= _MOST_LOOKED_AT:
            break
    return DigitShapes(looked_at, thai)


def are_thai(pages: Iterable[DigitShapes]) -> bool:
    """Whether pages, one of them or all together, show Thai digits. Where nearly all digits are Arabic, half of those
    of a page with few must be Thai: single ones are specks, and what OCR makes of ornaments.

    >>> [are_thai([DigitShapes(800, 0), DigitShapes(*page)]) for page in ((9, 3), (25, 5), (6, 6), (18, 18))]
    [False, True, True, True]
    >>> are_thai([DigitShapes(300, 2), DigitShapes(9, 4)]), are_thai([DigitShapes(300, 2), DigitShapes(9, 1)])
    (True, False)
    """
    pages = list(pages)
    all_of_them = DigitShapes(sum(page.looked_at for page in pages), sum(page.thai for page in pages))
    few = _FEW if are_arabic(pages) else 0
    return any(
        page.thai >= max(_LEAST_THAI, page.looked_at * (_FEW_SHARE if page.looked_at < few else _THAI_SHARE))
        for page in [*pages, all_of_them]
    )


def are_arabic(pages: Iterable[DigitShapes]) -> bool:
    """Whether pages together show Arabic digits, so many that single Thai ones in their text are specks.

    >>> are_arabic([DigitShapes(90, 0), DigitShapes(20, 1)]), are_arabic([DigitShapes(90, 2)]), are_arabic([])
    (True, False, False)
    """
    looked_at, thai = (sum(counts) for counts in zip(*pages, strict=True)) if (pages := list(pages)) else (0, 0)
    return looked_at >= _MANY and thai <= looked_at * _MISTAKEN


def _is_cut(part: Part, ink: Ink) -> bool:
    """Whether a part touches the edge of its picture: it is a neighbour of which only a piece is in it."""
    height, width = part.ink.shape
    return part.top == 0 or part.x0 == 0 or part.top + height == ink.shape[0] or part.x0 + width == ink.shape[1]


def _kind(ink: Ink) -> bool | None:
    """Whether a part is a Thai digit (True) or an Arabic one (False); None for a nought, for neither and for both."""
    distances = ((_specimens() - _features(ink)) ** 2).sum(axis=1).reshape(-1, len(DIGITS)).min(axis=0)
    noughts = min(float(distances[0]), float(distances[_ARABIC]))
    arabic, thai = float(distances[1:_ARABIC].min()), float(distances[_ARABIC + 1 :].min())
    nearest, other, _ = sorted((arabic, thai, noughts))
    if nearest == noughts or nearest > min(_NEAREST, _CLEARER * other):
        return None
    return thai < arabic


@cache
def _specimens() -> npt.NDArray[np.float32]:
    """The features of every specimen, font by font."""
    with Image.open(SPECIMENS) as picture:
        sheet = np.asarray(picture.convert("L")) < 128
    width, height = TILE
    tiles = (
        sheet[top : top + height, left : left + width]
        for top in range(0, sheet.shape[0], height)
        for left in range(0, sheet.shape[1], width)
    )
    return np.array([_features(max(parts_of(tile), key=lambda part: part.ink.size).ink) for tile in tiles])


def _features(ink: Ink) -> npt.NDArray[np.float32]:
    """A part as numbers: its ink, stretched to one size and softened, and its proportions."""
    stretched = Image.fromarray(ink.astype(np.uint8) * 255).resize((_WIDTH, _HEIGHT), Image.Resampling.BOX)
    soft = np.asarray(stretched.filter(ImageFilter.GaussianBlur(1)), dtype=np.float32) / 255
    proportions = np.sqrt(_WEIGHT) * np.log(ink.shape[1] / ink.shape[0])
    return np.append(soft.ravel(), np.float32(proportions))
