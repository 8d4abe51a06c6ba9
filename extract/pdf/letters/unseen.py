"""Text that a page holds and does not show: unpainted, in the colour of its ground, covered, cut off, in a layer that
is switched off.

What is painted around a text tells which texts may not be seen; of those ``unseen_by_drawing`` asks the page itself.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping, Sequence
from itertools import repeat
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extract.pdf.letters import pdfium_calls as calls
from extract.pdf.letters.page import Box
from extract.pdf.letters.page_objects import Objects, Paths, Texts
from extract.pdf.letters.pdfium_calls import Ready, UnfitError, columns_of, ready
from extract.pdf.letters.unseen_by_drawing import unseen_by_drawing

_UNPAINTED = (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP)
_CONTRAST = 40
"""Of 255, in red, green or blue: a text whose colour is nearer to that of its ground may not be seen."""

_RECTANGLE = 4, 5
"""Segments of a path that is a box."""

_THIN = 3.0
_SLACK = 1.5
"""Points: a ruling covers nothing, and a box that reaches less far over a text does not either."""

_AREAS_AT_ONCE = 64
_OFF = re.compile(rb"/OFF\s*(?:\[\s*)?\d|/(?:BaseState|ViewState|Event)\s*/OFF\b")
"""What switches layers off in a document's list of them: some by their numbers, or all that are not switched on."""

_PACKED = re.compile(rb"/ObjStm\b.{0,400}?\bstream\r?\n", re.DOTALL)

_TEXT_OR_PATH = (raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_PATH)

Colour = tuple[int, ...]
"""Red, green, blue, and how opaque."""

_WHITE: Colour = (255, 255, 255, 255)


class Unseen(NamedTuple):
    """What nobody sees on a page: text objects by their addresses, and of others the boxes of some glyphs, in the
    page's own coordinates.
    """

    texts: set[int]
    parts: Mapping[int, Sequence[Box]]


def has_hidden_layers(data: bytes) -> bool:
    """Whether a document may have layers that are switched off. What is encrypted, or damaged, may."""
    if b"/Encrypt" in data or _OFF.search(data):
        return True
    for match in _PACKED.finditer(data):
        try:
            if _OFF.search(zlib.decompressobj().decompress(data[match.end() :])):
                return True
        except zlib.error:
            return True
    return False


def unseen_texts(page: pdfium.PdfPage, objects: Objects, texts: Texts, paths: Paths, *, layered: bool) -> Unseen:
    """The texts of a page that nobody sees, whole and in part.

    ``layered`` says that layers of the document may be switched off.
    """
    if not texts.addresses:
        return Unseen(set(), {})
    colours = _colours(texts.pointers)
    unseen = set[int]()
    if not set(texts.modes).isdisjoint(_UNPAINTED):
        unseen |= {one for one, mode in zip(texts.addresses, texts.modes, strict=True) if mode in _UNPAINTED}
    if any(colour[3] == 0 for colour in set(colours)):
        some = zip(texts.addresses, texts.pointers, colours, strict=True)
        unseen |= {one for one, pointer, colour in some if not colour[3] and _colour(pointer) is not None}
    doubtful = set(texts.addresses) if layered else _doubtful(texts, colours, _areas(objects, paths))
    doubtful -= unseen
    if not doubtful:
        return Unseen(unseen, {})
    whole, parts = unseen_by_drawing(page, [one for one in texts.addresses if one in doubtful])
    return Unseen(unseen | whole, parts)


def without_patches(paths: Paths, hidden: Sequence[Box]) -> Paths:
    """The paths of a page without the white boxes that hide texts, whose boxes are told: their sides are no rulings."""
    boxes = np.array(hidden, dtype=np.float64).reshape(-1, 4)
    x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    kept = []
    for place, (left, bottom, right, top) in enumerate(paths.bounds.tolist()):
        over = bool(((left <= x) & (x <= right) & (bottom <= y) & (y <= top)).any())
        plain = over and paths.fills[place] and not paths.strokes[place]
        if not plain or _colour(paths.pointers[place]) != _WHITE:
            kept.append(place)
    if len(kept) == len(paths.places):
        return paths
    return Paths(
        [paths.places[place] for place in kept],
        [paths.pointers[place] for place in kept],
        paths.fills[kept],
        paths.strokes[kept],
        paths.bounds[kept],
    )


def clip_boxes(texts: Texts, page: Box) -> dict[int, Box]:
    """The boxes that cut off a part of text objects on a page, by their addresses, in its own coordinates: left,
    bottom, right, top. Those inside a form have none.

    Of nested clips what is inside of all of them is shown.
    """
    clips = ready(map(calls.clip_of, texts.pointers))
    counts = list(map(calls.clips_in, clips))
    held = [
        place for place, (count, form) in enumerate(zip(counts, texts.forms, strict=True)) if count > 0 and not form
    ]
    if not held:
        return {}
    # texts inside of the same clips share their paths: how many there are, and where the innermost begins, tells it
    counts = [counts[place] for place in held]
    clips = [clips[place] for place in held]
    keys = list(zip(counts, map(calls.segment_in, clips, [count - 1 for count in counts], repeat(0)), strict=False))
    known = dict(zip(keys, clips, strict=True))
    paths = [(key, clip, number) for key, clip in known.items() for number in range(key[0])]
    boxes = [
        (key, calls.segment_in(clip, number, 0), calls.segment_in(clip, number, 2))
        for key, clip, number in paths
        if calls.segments_in(clip, number) in _RECTANGLE
    ]
    corners = ready(corner for _, *pair in boxes for corner in pair)
    points = columns_of(calls.point_of, "f4", 2, len(corners), corners, places=2).tolist()
    cut: dict[tuple[int, int], Box] = {}
    for (key, *_), (x0, y0), (x1, y1) in zip(boxes, points[::2], points[1::2], strict=True):
        cut[key] = _common(cut.get(key), (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))
    left, bottom, right, top = page
    whole = {key for key, (x0, y0, x1, y1) in cut.items() if x0 <= left and y0 <= bottom and right <= x1 and top <= y1}
    partly = cut.keys() - whole
    shown = [(place, cut[key]) for place, key in zip(held, keys, strict=True) if key in partly] if partly else []
    bounds = columns_of(calls.bounds_of, "f4", 4, len(shown), [texts.pointers[place] for place, _ in shown], places=4)
    return {
        texts.addresses[place]: clip
        for (place, clip), box in zip(shown, bounds.tolist(), strict=True)
        if not (clip[0] <= box[0] and clip[1] <= box[1] and box[2] <= clip[2] and box[3] <= clip[3])
    }


def _common(one: Box | None, other: Box) -> Box:
    if one is None:
        return other
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])


def _colour(pointer: Ready) -> Colour | None:
    """Red, green, blue and how opaque, each of 255; None where an object has no plain colour."""
    try:
        (colour,) = columns_of(calls.fill_of, "u4", 4, 1, [pointer], places=4).tolist()
    except UnfitError:
        return None
    return tuple(colour)


def _colours(pointers: Sequence[Ready]) -> list[Colour]:
    """The colours that fill some objects, as :func:`_colour` tells them; black that is not opaque for one without."""
    found = columns_of(calls.fill_of, "u4", 4, len(pointers), pointers, places=4, sure=False)
    if (found == found[0]).all():  # as on most pages
        return [tuple(found[0].tolist())] * len(pointers)
    return list(map(tuple, found.tolist()))


class _Area(NamedTuple):
    """What is painted over a box: its place in the order of painting, and its colour where it has one."""

    place: int
    box: Box
    colour: Colour | None


def _areas(objects: Objects, paths: Paths) -> list[_Area]:
    """What fills more of a page than a ruling does. What is inside a form counts as much as the whole form."""
    low = np.minimum(paths.bounds[:, 2] - paths.bounds[:, 0], paths.bounds[:, 3] - paths.bounds[:, 1])
    found = []
    for at in np.flatnonzero(paths.fills & (low > _THIN)).tolist():
        x0, y0, x1, y1 = paths.bounds[at].tolist()
        colour = None if objects.forms[paths.places[at]] else _colour(paths.pointers[at])
        found.append(_Area(paths.places[at], (x0, y0, x1, y1), colour))
    others = [place for place, kind in enumerate(objects.kinds) if kind not in _TEXT_OR_PATH]
    bounds = columns_of(calls.bounds_of, "f4", 4, len(others), objects.whole(others), places=4)
    for place, (x0, y0, x1, y1) in zip(others, bounds.tolist(), strict=True):
        if min(x1 - x0, y1 - y0) > _THIN:
            found.append(_Area(place, (x0, y0, x1, y1), None))
    return found


def _doubtful(texts: Texts, colours: Sequence[Colour], areas: Sequence[_Area]) -> set[int]:
    """The addresses of the texts that what is painted around them may hide."""
    grounds = {area.colour for area in areas} | {_WHITE}
    pale = {colour for colour in set(colours) if any(ground is None or _alike(colour, ground) for ground in grounds)}
    later = [area for area in areas if area.place > texts.places[0]]
    if not later and not pale and texts.plain.all():
        return set()  # as on most pages
    found = {
        one
        for one, form, colour in zip(texts.addresses, texts.forms, colours, strict=True)
        if form and (areas or colour in pale or _is_cut(form))
    }
    some = [at for at in np.flatnonzero(texts.plain).tolist() if later or colours[at] in pale]
    if not some:
        return found
    bounds = columns_of(calls.bounds_of, "f4", 4, len(some), [texts.pointers[at] for at in some], places=4)
    places = [texts.places[at] for at in some]
    found |= {texts.addresses[some[at]] for at in np.flatnonzero(_covered(places, bounds, later)).tolist()}
    for at, place, box in zip(some if pale else (), places, bounds.tolist(), strict=False):
        if colours[at] in pale and _is_lost(colours[at], place, box, areas):
            found.add(texts.addresses[at])
    return found


def _covered(places: Sequence[int], boxes: npt.NDArray[Any], areas: Sequence[_Area]) -> npt.NDArray[np.bool_]:
    """Which texts an area reaches over that is painted later."""
    found = np.zeros(len(places), dtype=bool)
    if not areas:
        return found
    at = np.array(places)
    x0, y0, x1, y1 = boxes.T.astype(np.float64)
    slack = np.minimum(_SLACK, (x1 - x0) / 2)
    for begin in range(0, len(areas), _AREAS_AT_ONCE):
        some = areas[begin : begin + _AREAS_AT_ONCE]
        left, bottom, right, top = np.array([area.box for area in some]).T[:, :, None]
        across = np.minimum(right, x1) - np.maximum(left, x0)
        up = np.minimum(top, y1) - np.maximum(bottom, y0)
        later = at < np.array([area.place for area in some])[:, None]
        found |= (later & (across > slack) & (up > _SLACK)).any(axis=0)
    return found


def _alike(one: Colour, other: Colour) -> bool:
    return max(abs(a - b) for a, b in zip(one[:3], other[:3], strict=True)) < _CONTRAST


def _is_lost(colour: Colour, place: int, box: Sequence[float], areas: Sequence[_Area]) -> bool:
    """Whether a text has about the colour of what is below it: of the last area before it, or of paper."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    below = (a for a in areas if a.place < place and a.box[0] <= x <= a.box[2] and a.box[1] <= y <= a.box[3])
    ground: _Area | None = max(below, key=lambda area: area.place, default=None)
    if ground is None:
        return _alike(colour, (255, 255, 255, 255))
    return ground.colour is None or ground.colour[3] < 255 or _alike(colour, ground.colour)


def _is_cut(form: int) -> bool:
    (clip,) = ready(map(calls.clip_of, ready([form])))
    return bool(clip) and calls.clips_in(clip) > 0
