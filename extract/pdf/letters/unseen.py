"""Text that a page holds and does not show: unpainted, white on white, covered by a box, cut off, beside the page."""

from __future__ import annotations

import ctypes
import struct
from collections.abc import Sequence
from typing import NamedTuple

import pypdfium2.raw as raw

from extract.pdf.letters.page import Box
from extract.pdf.letters.pdfium_calls import address_of, by_address, written

_mode_of = by_address(raw.FPDFTextObj_GetTextRenderMode)
_fill_of = by_address(raw.FPDFPageObj_GetFillColor)
_bounds_of = by_address(raw.FPDFPageObj_GetBounds)
_painted = by_address(raw.FPDFPath_GetDrawMode)
_segments_of = by_address(raw.FPDFPath_CountSegments)
_blends = by_address(raw.FPDFPageObj_HasTransparency)
_clip_of = by_address(raw.FPDFPageObj_GetClipPath)
_clips_in = by_address(raw.FPDFClipPath_CountPaths)
_segments_in = by_address(raw.FPDFClipPath_CountPathSegments)
_segment_in = by_address(raw.FPDFClipPath_GetPathSegment)
_point_of = by_address(raw.FPDFPathSegment_GetPoint)

_UNPAINTED = (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP)
_FILLED = (
    raw.FPDF_TEXTRENDERMODE_FILL,
    raw.FPDF_TEXTRENDERMODE_FILL_CLIP,
)
_WHITE = 250
"""Of 255, in red, green and blue: nobody sees a colour that is nearer to white on paper."""

_SOLID = 250
"""Of 255: what is less opaque lets through what is below it."""

_RECTANGLE = 4, 5
"""Segments of a path that fills its whole box."""

_THIN = 3.0
_SLACK = 1.0
"""Points: a ruling covers nothing, and a cover may be so much smaller than the box of a text, which is larger than its
ink."""


class PageObject(NamedTuple):
    """An object of a page in the order of painting: its kind, its address, and whether it is inside a form."""

    kind: int
    pointer: int
    nested: bool


def unseen_texts(objects: Sequence[PageObject]) -> set[int]:
    """The addresses of the text objects that nobody sees.

    What stands inside a form has coordinates of its own, so that only its paint is looked at.
    """
    texts = [(place, one) for place, one in enumerate(objects) if one.kind == raw.FPDF_PAGEOBJ_TEXT]
    pointers = [one.pointer for _, one in texts]
    modes = list(map(_mode_of, pointers))
    unseen = {pointer for pointer, mode in zip(pointers, modes, strict=True) if mode in _UNPAINTED}
    if any(colour[3] == 0 or min(colour[:3]) >= _WHITE for colour in _colours(pointers)):
        pale = []
        for pair, mode in zip(texts, modes, strict=True):
            colour = _colour(pair[1].pointer) if mode in _FILLED else None
            if colour is not None and colour[3] == 0:
                unseen.add(pair[1].pointer)
            elif colour is not None and min(colour[:3]) >= _WHITE:
                pale.append(pair)
        unseen |= _on_white(pale, objects)
    if texts:
        unseen |= _covered(texts, objects)
    return unseen


def clip_boxes(pointers: Sequence[int]) -> dict[int, Box]:
    """The boxes that cut off a part of text objects, in the page's own coordinates: left, bottom, right, top.

    Of nested clips the innermost counts: the outer ones are those of the page and of its parts.
    """
    clips = list(map(_clip_of, pointers))
    counts = list(map(_clips_in, clips))
    held = [
        (pointer, clip, count - 1) for pointer, clip, count in zip(pointers, clips, counts, strict=True) if count > 0
    ]
    if not held:
        return {}
    # texts inside of one clip share its path: where that begins tells it
    begins = [_segment_in(clip, last, 0) for _, clip, last in held]
    paths = {begin: (clip, last) for begin, (_, clip, last) in zip(begins, held, strict=True)}
    boxes = {
        begin: (begin, _segment_in(clip, last, 2))
        for begin, (clip, last) in paths.items()
        if _segments_in(clip, last) in _RECTANGLE
    }
    corners = [corner for pair in boxes.values() for corner in pair]
    points = written(_point_of, "2f", len(corners), corners, places=2)
    cut = {
        begin: (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
        for begin, (x0, y0), (x1, y1) in zip(boxes, points[::2], points[1::2], strict=True)
    }
    clipped = [(pointer, cut[begin]) for (pointer, _, _), begin in zip(held, begins, strict=True) if begin in cut]
    bounds = written(_bounds_of, "4f", len(clipped), [pointer for pointer, _ in clipped], places=4)
    return {
        pointer: clip
        for (pointer, clip), box in zip(clipped, bounds, strict=True)
        if not (clip[0] <= box[0] and clip[1] <= box[1] and box[2] <= clip[2] and box[3] <= clip[3])
    }


def _colour(pointer: int) -> tuple[int, int, int, int] | None:
    """Red, green, blue and how opaque, each of 255; None where an object has no plain colour."""
    values = (ctypes.c_uint * 4)()
    start = address_of(values)
    step = ctypes.sizeof(ctypes.c_uint)
    if not _fill_of(pointer, start, start + step, start + 2 * step, start + 3 * step):
        return None
    red, green, blue, opaque = values
    return red, green, blue, opaque


def _colours(pointers: Sequence[int]) -> set[tuple[int, int, int, int]]:
    """The colours that fill some objects, as :func:`_colour` tells them; black that is not opaque for one without."""
    buffer = (ctypes.c_uint * (4 * len(pointers)))()
    start, size = address_of(buffer), ctypes.sizeof(ctypes.c_uint)
    places = (range(start + size * place, start + size * (place + 4 * len(pointers)), 4 * size) for place in range(4))
    for _ in map(_fill_of, pointers, *places):
        pass
    return set(struct.iter_unpack("4I", buffer))


def _boxes(objects: Sequence[PageObject]) -> list[tuple[float, float, float, float]]:
    pointers = [one.pointer for one in objects]
    return written(_bounds_of, "4f", len(pointers), pointers, places=4)


def _fills(objects: Sequence[tuple[int, PageObject]]) -> list[tuple[int, PageObject]]:
    """The paths among objects that fill a box."""
    paths = [(place, one) for place, one in objects if one.kind == raw.FPDF_PAGEOBJ_PATH and not one.nested]
    modes = written(_painted, "2i", len(paths), [one.pointer for _, one in paths], places=2)
    return [pair for pair, (fill, _) in zip(paths, modes, strict=True) if fill]


def _on_white(pale: Sequence[tuple[int, PageObject]], objects: Sequence[PageObject]) -> set[int]:
    """The texts in white under which nothing darker was painted before; inside of forms, nowhere on the page."""
    plain = [(place, one) for place, one in pale if not one.nested]
    inside = {one.pointer for _, one in pale if one.nested}
    if inside:
        painted = [one for one in objects if one.kind != raw.FPDF_PAGEOBJ_TEXT]
        if all(one.kind == raw.FPDF_PAGEOBJ_PATH and not one.nested for one in painted):
            colours = [_colour(one.pointer) for _, one in _fills(list(enumerate(painted)))]
            if all(colour is not None and (colour[3] == 0 or min(colour[:3]) >= _WHITE) for colour in colours):
                return inside | _on_white(plain, objects)
    if not plain:
        return set()
    last = max(place for place, _ in plain)
    before = list(enumerate(objects[:last]))
    grounds = [
        (place, one)
        for place, one in before
        if one.kind in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING, raw.FPDF_PAGEOBJ_FORM) and not one.nested
    ]
    for place, one in _fills(before):
        colour = _colour(one.pointer)
        if colour is None or (colour[3] > 0 and min(colour[:3]) < _WHITE):
            grounds.append((place, one))
    if any(one.nested for _, one in before if one.kind != raw.FPDF_PAGEOBJ_TEXT):
        return set()  # where it stands is not known
    places = _boxes([one for _, one in grounds])
    found = set()
    for (place, text), box in zip(plain, _boxes([one for _, one in plain]), strict=True):
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        if not any(
            ground[0] < place and left <= x <= right and bottom <= y <= top
            for ground, (left, bottom, right, top) in zip(grounds, places, strict=True)
        ):
            found.add(text.pointer)
    return found


def _covered(texts: Sequence[tuple[int, PageObject]], objects: Sequence[PageObject]) -> set[int]:
    """The texts over which a box was painted later that lets nothing through."""
    first = texts[0][0]
    fills = _fills(list(enumerate(objects))[first:])
    covers = []
    for (place, one), box in zip(fills, _boxes([one for _, one in fills]), strict=True):
        if min(box[2] - box[0], box[3] - box[1]) <= _THIN or _segments_of(one.pointer) not in _RECTANGLE:
            continue
        colour = _colour(one.pointer)
        if colour is not None and colour[3] >= _SOLID and not _blends(one.pointer):
            covers.append((place, box))
    if not covers:
        return set()
    plain = [(place, one) for place, one in texts if not one.nested]
    found = set()
    for (place, text), (left, bottom, right, top) in zip(plain, _boxes([one for _, one in plain]), strict=True):
        if any(
            later > place
            and box[0] <= left + _SLACK
            and box[1] <= bottom + _SLACK
            and right <= box[2] + _SLACK
            and top <= box[3] + _SLACK
            for later, box in covers
        ):
            found.add(text.pointer)
    return found
