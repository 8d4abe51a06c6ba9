"""Texts that may not be seen, looked at: the page is drawn with and without them, and where nothing changes nobody sees
a glyph.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import repeat
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium

from extract.pdf.letters import pdfium_calls as calls
from extract.pdf.letters.page import Box
from extract.pdf.letters.pdfium_calls import address_of, columns_of, ready, ready_for_many, turned

_CHANGE = 14
"""Of 255: a smaller change of a point of the picture is none."""

_LEAST_INK = 0.06
"""Of a glyph's box: where less changes without it, it is not seen."""

_POINTS_AT_ONCE = 4e6
_FINEST = 2.0
"""Of the pictures that are compared: their points at most, and points of them for one of the page."""

_LEAST_SIDE = 3.0
"""Points of a picture: the side of a box that is looked at."""

_SAME_PLACE = 0.3
"""Of the smaller one of two texts: with more in common one may lie over the other."""

_MOST_LEVELS, _MOST_TEXTS = 4, 3_000
_Boxes = npt.NDArray[np.float64]


class _Letters(NamedTuple):
    """Glyphs of the texts that may not be seen: whose each is, where it stands, and where its ink is."""

    owners: Sequence[int]
    places: _Boxes
    ink: _Boxes


def unseen_by_drawing(page: pdfium.PdfPage, doubtful: Sequence[int]) -> tuple[set[int], Mapping[int, Sequence[Box]]]:
    """What of the doubtful texts, known by their addresses, nobody sees, as the page does not change without it: whole
    texts, and of others the boxes of glyphs, in the page's own coordinates.

    Of texts one over the other the upper one is taken away first: else each would hide what the other changes.
    """
    letters = _letters(page, set(doubtful))
    if not letters.owners:
        return set(), {}
    seen = np.zeros(len(letters.owners), dtype=bool)
    levels = _levels(letters, doubtful)
    of_level = np.array([levels[owner] for owner in letters.owners])
    whole, turn = page.get_bbox(), page.get_rotation()
    width, height = page.get_size()
    scale = min(_FINEST, (_POINTS_AT_ONCE / max(1.0, width * height)) ** 0.5)
    places = np.array([turned(tuple(box), whole, turn) for box in letters.ink])
    x0, y0 = np.maximum(0.0, places[:, :2].min(axis=0) - 1).tolist()
    x1, y1 = np.minimum((width, height), places[:, 2:].max(axis=0) + 1).tolist()
    if x1 - x0 < 1 or y1 - y0 < 1:
        return set(), {}  # beside the page
    crop = (x0, height - y1, width - x1, y0)
    boxes = places * scale - np.ceil(np.array([x0, y0, x0, y0]) * scale)  # a crop is of whole points of the picture
    before = _picture(page, scale, crop)
    try:
        for level in range(max(levels.values()) + 1):
            for pointer in ready(address for address, own in levels.items() if own == level):
                calls.set_active(pointer, 0)
            after = _picture(page, scale, crop)
            own = of_level == level
            seen[own] = _changed(before, after, boxes[own])
            before = after
    finally:
        for pointer in ready(levels):
            calls.set_active(pointer, 1)
    parts: dict[int, list[Box]] = {}
    shown = {owner for owner, one in zip(letters.owners, seen, strict=True) if one}
    for owner, one, place in zip(letters.owners, seen, letters.places.tolist(), strict=True):
        if not one and owner in shown:
            parts.setdefault(owner, []).append(tuple(place))
    return set(letters.owners) - shown, parts


def _letters(page: pdfium.PdfPage, doubtful: set[int]) -> _Letters:
    """The glyphs of doubtful texts, but for such as a library may draw as nothing: its own fonts have no Thai."""
    text = page.get_textpage()
    try:
        handle, count = ready_for_many(address_of(text.raw)), text.count_chars()
        own = list(map(calls.owner_of, repeat(handle), range(count)))
        at = [place for place, owner in enumerate(own) if owner in doubtful]
        codes = list(map(calls.code_of, repeat(handle), at))
        embedded = cache(_in_file)
        kept = [
            place
            for place, code in zip(at, codes, strict=True)
            if code > 0x20 and (code < 0x7F or embedded(own[place]))
        ]
        ink = columns_of(calls.ink_of, "f8", 4, len(kept), repeat(handle), kept, places=4)
        places = columns_of(calls.box_of, "f4", 4, len(kept), repeat(handle), kept).astype(np.float64)
    finally:
        text.close()
    return _Letters([own[place] for place in kept], places[:, [0, 3, 2, 1]], ink[:, [0, 2, 1, 3]])


def _in_file(owner: int) -> bool:
    """Whether the font of a text object is in the file."""
    (font,) = ready(map(calls.font_of, ready([owner])))
    return bool(calls.embedded(font) > 0)


def _levels(letters: _Letters, order: Sequence[int]) -> dict[int, int]:
    """How many doubtful texts lie over each one, one over the other."""
    found: dict[int, list[Box]] = {}
    for owner, box in zip(letters.owners, letters.ink.tolist(), strict=True):
        found.setdefault(owner, []).append(tuple(box))
    known = [pointer for pointer in order if pointer in found]
    if len(known) > _MOST_TEXTS:
        return dict.fromkeys(known, 0)
    boxes = np.array([(*np.min(found[one], axis=0)[:2], *np.max(found[one], axis=0)[2:]) for one in known])
    x0, y0, x1, y1 = boxes.T
    across = np.minimum(x1[:, None], x1) - np.maximum(x0[:, None], x0)
    up = np.minimum(y1[:, None], y1) - np.maximum(y0[:, None], y0)
    size = np.maximum(x1 - x0, 0) * np.maximum(y1 - y0, 0)
    common = np.maximum(across, 0) * np.maximum(up, 0) > _SAME_PLACE * np.minimum(size[:, None], size)
    levels = [0] * len(known)
    for place in range(len(known) - 1, -1, -1):
        above = np.flatnonzero(common[place, place + 1 :]) + place + 1
        levels[place] = min(_MOST_LEVELS, 1 + max((levels[one] for one in above), default=-1))
    return dict(zip(known, levels, strict=True))


def _picture(page: pdfium.PdfPage, scale: float, crop: Box) -> npt.NDArray[np.uint8]:
    """The page without ``crop`` points at its left, bottom, right and top."""
    bitmap = page.render(scale=scale, crop=crop, draw_annots=False, may_draw_forms=False)
    try:
        return np.array(bitmap.to_numpy()[:, :, :3], dtype=np.uint8)
    finally:
        bitmap.close()


def _changed(before: npt.NDArray[np.uint8], after: npt.NDArray[np.uint8], boxes: _Boxes) -> npt.NDArray[np.bool_]:
    """For each box whether enough of two pictures differs inside of it."""
    changed = (np.maximum(before, after) - np.minimum(before, after) >= _CHANGE).any(axis=2)
    height, width = changed.shape
    middle, half = (boxes[:, :2] + boxes[:, 2:]) / 2, np.maximum(boxes[:, 2:] - boxes[:, :2], _LEAST_SIDE) / 2
    boxes = np.hstack((middle - half, middle + half))  # the ink of a dash is lower than a point of the picture
    sums = np.zeros((height + 1, width + 1), dtype=np.int32)
    sums[1:, 1:] = changed.cumsum(axis=0, dtype=np.int32).cumsum(axis=1)
    x0, y0 = (np.clip(np.floor(boxes[:, side]).astype(int), 0, most) for side, most in ((0, width), (1, height)))
    x1, y1 = (np.clip(np.ceil(boxes[:, side]).astype(int), 0, most) for side, most in ((2, width), (3, height)))
    ink = sums[y1, x1] - sums[y0, x1] - sums[y1, x0] + sums[y0, x0]
    return np.asarray(ink > _LEAST_INK * np.maximum(1, (x1 - x0) * (y1 - y0)))
