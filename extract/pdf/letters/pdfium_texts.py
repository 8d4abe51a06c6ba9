"""The texts of a page as pdfium gives them, in columns, and their glyphs in the order of the file."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Collection, Mapping, Sequence
from itertools import groupby, repeat
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extract.pdf.letters import pdfium_calls as calls
from extract.pdf.letters.page import MADE_UP, MARKS, Box, Glyph, Glyphs
from extract.pdf.letters.page_objects import Flags, Numbers, Texts
from extract.pdf.letters.pdfium_calls import UnfitError, address_of, columns_of, ready, ready_for_many
from extract.pdf.letters.unseen import Unseen

_SPACE = 0x20
_LINE_ENDS = frozenset({0x0A, 0x0D})
_HYPHENS = frozenset({0x02, 0xFFFE})
"""What pdfium makes of a hyphen at the end of a line."""

_ASCENT, _DESCENT = 0.75, 0.25
"""Of the font's size, from the baseline: a glyph's own box tells where its ink is, not on which line it stands."""

_TINY = 0.001
"""Of the page's height, which is less than a point: nobody reads smaller letters."""

LEVEL = 0.01
"""The slope of a text that runs across the page."""

_SLANT = 0.1
"""The slope of a text that runs neither across the page nor down."""

_LARGE = 1.6
"""Of the size of most texts of a page: what is larger and slanted is a stamp over the page, as ``สำเนา`` is."""

_SHARED_INK = 0.05
"""Points: boxes that differ by less have one width, or touch."""

_MOST_SHARED = 0.6
"""Of a page's marks: with more that have half of their letter's ink, no place on the page is a glyph's own."""

_IS_MARK = np.zeros(max(map(ord, MARKS)) + 2, dtype=bool)
_IS_MARK[list(map(ord, MARKS))] = True
"""By code; the last one stands for all behind it."""

_OF_NUMBERS = frozenset("0123456789๐๑๒๓๔๕๖๗๘๙,.")
_SURROGATES = 0xD800, 0xDFFF
"""Halves of a character: alone they are none."""

_Places = npt.NDArray[np.int64]


class Known(NamedTuple):
    """What all glyphs of each text object share, by its place among them.

    ``placed`` are those whose glyphs stand on one line of the page, from ``above`` to ``below``. ``clips`` are what is
    shown of those that ``clipped`` names: left, bottom, right, top, in the page's own coordinates. ``cut`` are the
    middles of glyphs that nobody sees. ``stamped`` are those that lie across the page and are none of its text.
    """

    place_of: Mapping[int, int]
    sizes: Numbers
    fonts: Sequence[str]
    placed: Flags
    above: Numbers
    below: Numbers
    painted: Flags
    unseen: Flags
    clipped: Flags
    clips: Numbers
    cut: Mapping[int, frozenset[tuple[float, float]]]
    stamped: Flags


class Found(NamedTuple):
    """The glyphs of a page, the spaces that pdfium makes up between them, the share of them that is not painted, the
    places of those that nobody sees, and of those that are the rest of a number. ``stamp`` is what is stamped across
    the page, which is none of them.
    """

    glyphs: Glyphs
    blanks: tuple[Glyph, ...]
    unpainted: float
    unseen: frozenset[int]
    torn: frozenset[int]
    stamp: str = ""

    @property
    def share_unseen(self) -> float:
        """The share of the glyphs that nobody sees."""
        return len(self.unseen) / max(1, len(self.glyphs))


class Owned(NamedTuple):
    """Glyphs of text objects, by the place of each one's object: their codes and their boxes."""

    owners: _Places
    codes: _Places
    boxes: Numbers


def known_of(texts: Texts, page: Box, hidden: Unseen, clips: Mapping[int, Box]) -> Known:
    """What is known of the text objects of a page with the box ``page``."""
    start, bottom, end, top = page
    addresses, count = texts.addresses, len(texts.addresses)
    a, b, c, d, x, level = texts.matrices.T
    scale = np.sqrt(c * c + d * d)
    scale[scale == 0] = 1.0
    sizes = np.abs(columns_of(calls.size_of, "f4", 1, count, texts.pointers)[:, 0].astype(np.float64) * scale)
    fonts = list(map(calls.font_of, texts.pointers))
    names = {font: _font_name(font) if font else "" for font in set(fonts)}
    plain = texts.plain
    outside = plain & ~((start <= x) & (x <= end) & (bottom <= level) & (level <= top))
    unseen = plain & (sizes < _TINY * (top - bottom))
    boxes = np.empty((count, 4))
    boxes[:] = page
    clipped = outside.copy()
    place_of = dict(zip(addresses, range(count), strict=True))
    unseen[[place_of[address] for address in hidden.texts if address in place_of]] = True
    for address, clip in clips.items():
        place = place_of.get(address)
        if place is not None and not outside[place]:
            boxes[place], clipped[place] = clip, True
    baseline = top - level
    return Known(
        place_of,
        sizes,
        [names[font] for font in fonts],
        plain & (np.abs(b) <= LEVEL * np.abs(a)),
        baseline - _ASCENT * sizes,
        baseline + _DESCENT * sizes,
        np.array(texts.modes, dtype=np.int64) != raw.FPDF_TEXTRENDERMODE_INVISIBLE,
        unseen,
        clipped,
        boxes,
        {
            place_of[address]: frozenset(map(_middle, parts))
            for address, parts in hidden.parts.items()
            if address in place_of
        },
        _stamped(a, b, sizes),
    )


def _stamped(a: Numbers, b: Numbers, sizes: Numbers) -> Flags:
    """Which texts, by their slopes and sizes, are stamped across the page."""
    slanted = (np.abs(b) > _SLANT * np.abs(a)) & (np.abs(a) > _SLANT * np.abs(b))
    if not slanted.any() or slanted.all():
        return np.zeros(len(sizes), dtype=bool)
    return slanted & (sizes > _LARGE * np.median(sizes[~slanted]))


def _middle(box: Sequence[float]) -> tuple[float, float]:
    return round(box[0] + box[2], 1), round(box[1] + box[3], 1)


def _font_name(address: int) -> str:
    font = ctypes.cast(address, raw.FPDF_FONT)
    length = raw.FPDFFont_GetBaseFontName(font, None, 0)
    if length <= 1:
        return ""
    buffer = ctypes.create_string_buffer(length)
    raw.FPDFFont_GetBaseFontName(font, buffer, length)
    return buffer.value.decode("utf-8", "replace")


def glyphs_of(page: pdfium.PdfPage, known: Known, left: float, top: float) -> Found:
    """The glyphs in the order of the file, with what is known of them.

    Raises ``UnfitError`` where a glyph belongs to no object that is known: it must not be lost.
    """
    text = page.get_textpage()
    try:
        all_owners, all_codes, all_boxes = _read(text, known)
        if ink_is_shared(all_codes, all_boxes):
            raise UnfitError("letters and their marks share one box")
        here = np.flatnonzero(all_owners >= 0)
        owners = all_owners[here]
        above, below = known.above[owners], known.below[owners]
        if not known.placed.all():
            for place in np.flatnonzero(~known.placed[owners]).tolist():
                baseline, size = top - _baseline(text, int(here[place])), known.sizes[owners[place]]
                above[place], below[place] = baseline - _ASCENT * size, baseline + _DESCENT * size
    finally:
        text.close()
    boxes = all_boxes[here]
    columns = [boxes[:, 0] - left, boxes[:, 2] - left, above, below, known.sizes[owners]]
    codes = all_codes[here]
    blanks = _made_up(all_owners, all_codes, columns, owners, known)
    unseen = hides(known, Owned(owners, codes, boxes))
    columns[:2] = _as_shown(known, owners, unseen, columns[0], columns[1], left)
    stamp = ""
    if known.stamped.any():
        kept = ~known.stamped[owners]
        stamp = _words(owners[~kept], codes[~kept])
        columns = [column[kept] for column in columns]
        owners, codes, unseen = owners[kept], codes[kept], unseen[kept]
    unpainted = 0 if known.painted.all() else int((~known.painted[owners]).sum())
    if (owners[1:] < owners[:-1]).any():  # stable: within an object the order is the file's
        order = np.argsort(owners, kind="stable")
        columns = [column[order] for column in columns]
        owners, codes, unseen = owners[order], codes[order], unseen[order]
    texts = list(map(_TEXTS.__getitem__, codes.tolist()))
    fonts = list(map(known.fonts.__getitem__, owners.tolist()))
    x0, x1, tops, bottoms, sizes = (column.tolist() for column in columns)
    found = Glyphs(texts, x0, x1, tops, bottoms, sizes, fonts)
    places = frozenset(np.flatnonzero(unseen).tolist())
    torn = torn_numbers(texts, owners.tolist(), places) if places else frozenset()
    return Found(found, blanks, unpainted / max(1, len(found)), places, torn, stamp)


def _words(owners: _Places, codes: _Places) -> str:
    """What some texts say, each wording once."""
    ends = np.flatnonzero(np.diff(owners)) + 1
    words = ("".join(map(_TEXTS.__getitem__, part.tolist())).strip() for part in np.split(codes, ends))
    return " ".join(dict.fromkeys(filter(None, words)))


def _read(text: pdfium.PdfTextPage, known: Known) -> Owned:
    """All glyphs of a page; -1 is the owner of one that belongs to no known object."""
    count, handle = text.count_chars(), repeat(ready_for_many(address_of(text.raw)))
    boxes = columns_of(calls.box_of, "f4", 4, count, handle, range(count)).astype(np.float64)
    pointers = np.fromiter(map(calls.owner_of, handle, range(count)), dtype=np.uint64, count=count)
    # a text object has its glyphs beside each other: one look for each run of them
    begins = np.flatnonzero(np.diff(pointers, prepend=np.uint64(0)) != 0) if count else pointers.astype(np.int64)
    first = begins if not count or (len(begins) and begins[0] == 0) else np.insert(begins, 0, 0)
    places = np.array([known.place_of.get(pointer, -1) for pointer in pointers[first].tolist()], dtype=np.int64)
    return Owned(np.repeat(places, np.diff(first, append=count)), _codes(text, count), boxes)


def _codes(text: pdfium.PdfTextPage, count: int) -> _Places:
    """The codes of all glyphs, at once where the library's text of the page has each of them."""
    buffer = np.zeros(count + 2, dtype=np.uint16)
    handle, place = ready((address_of(text.raw), buffer.ctypes.data))
    if calls.text_of(handle, 0, count, place) == count + 1:  # it ends with a nought
        return buffer[:count].astype(np.int64)
    handle = ready_for_many(address_of(text.raw))
    return np.fromiter(map(calls.code_of, repeat(handle), range(count)), dtype=np.int64, count=count)


def owned_glyphs(page: pdfium.PdfPage, known: Known) -> Owned:
    """The glyphs of the known text objects of a page."""
    text = page.get_textpage()
    try:
        owners, codes, boxes = _read(text, known)
    finally:
        text.close()
    here = np.flatnonzero(owners >= 0)
    return Owned(owners[here], codes[here], boxes[here])


def _made_up(
    owners: _Places, codes: _Places, columns: Sequence[Numbers], whose: _Places, known: Known
) -> tuple[Glyph, ...]:
    """The spaces that pdfium saw, or put in the place of one: known by their place alone, so they come apart.

    ``columns`` are where the other glyphs begin, end, have their top and bottom, and their sizes; ``whose`` their
    owners.
    """
    lost = np.flatnonzero(owners < 0)
    before = lost - np.arange(len(lost)) - 1
    """The places, among the other glyphs, of those that the spaces follow."""
    spaces = (codes[lost] == _SPACE) & (before >= 0)
    if not _LINE_ENDS.issuperset(codes[lost[~spaces]].tolist()):
        raise UnfitError("a glyph belongs to no text")
    _, ends, tops, bottoms, sizes = (column[before[spaces]].tolist() for column in columns)
    fonts = map(known.fonts.__getitem__, whose[before[spaces]].tolist())
    return tuple(map(Glyph, repeat(MADE_UP), ends, ends, tops, bottoms, sizes, fonts))


def _as_shown(
    known: Known, owners: _Places, unseen: Flags, begins: Numbers, ends: Numbers, left: float
) -> tuple[Numbers, Numbers]:
    """Where glyphs begin and end as they are shown: one that is cut off ends there."""
    if not known.clipped.any():
        return begins, ends
    cut, clips = known.clipped[owners] & ~unseen, known.clips[owners] - left
    return np.where(cut, np.maximum(begins, clips[:, 0]), begins), np.where(cut, np.minimum(ends, clips[:, 2]), ends)


def hides(known: Known, glyphs: Owned) -> Flags:
    """Which of some glyphs nobody sees: their object is not seen, they are cut off, or covered themselves."""
    owners, boxes = glyphs.owners, glyphs.boxes
    found = known.unseen[owners]
    if known.clipped.any():
        clips = known.clips[owners]
        x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
        shown = (clips[:, 0] <= x) & (x <= clips[:, 2]) & (clips[:, 1] <= y) & (y <= clips[:, 3])
        found = found | (known.clipped[owners] & ~shown)
    for owner, middles in known.cut.items():
        for place in np.flatnonzero(owners == owner).tolist():
            found[place] |= _middle(boxes[place].tolist()) in middles
    return found


def torn_numbers(texts: Sequence[str], owners: Sequence[int], unseen: Collection[int]) -> frozenset[int]:
    """The places of the digits that are the rest of a number of which a part is not seen.

    ``owners`` are the objects that the glyphs belong to.
    """
    found: list[int] = []
    for of_number, run in groupby(range(len(texts)), key=lambda place: (owners[place], texts[place] in _OF_NUMBERS)):
        here = list(run) if of_number[1] else []
        if 0 < sum(place in unseen for place in here) < len(here):
            found += (place for place in here if place not in unseen and texts[place].isdigit())
    return frozenset(found)


def ink_is_shared(codes: npt.ArrayLike, boxes: Any) -> bool:
    """Whether the marks of a page stand beside their letters, each with as much of the ink as the letter.

    So a browser prints (Skia): each letter with marks has its text written beside it (``/ActualText``), and pdfium
    parts the box of what is printed among the characters of that text. A blank would be seen behind every mark.
    """
    marks = np.flatnonzero(_IS_MARK[np.minimum(np.asarray(codes, dtype=np.int64), len(_IS_MARK) - 1)])
    if not len(marks):
        return False
    places = marks[marks > 0]
    letters, own = np.asarray(boxes)[places - 1], np.asarray(boxes)[places]
    touch = np.abs(own[:, 0] - letters[:, 2]) < _SHARED_INK
    width = own[:, 2] - own[:, 0]
    same = np.abs(width - letters[:, 2] + letters[:, 0]) < _SHARED_INK
    return int((touch & same & (width > _SHARED_INK)).sum()) > len(marks) * _MOST_SHARED


def _baseline(text: pdfium.PdfTextPage, place: int) -> float:
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(text.raw, place, x, y)
    return y.value


class _Texts(dict[int, str]):
    """What the codes of pdfium's mean."""

    def __missing__(self, code: int) -> str:
        known = 0 < code < _SURROGATES[0] or _SURROGATES[1] < code <= sys.maxunicode
        self[code] = text = "-" if code in _HYPHENS else chr(code) if known else "\ufffd"
        return text


_TEXTS = _Texts()


def text_of(code: int) -> str:
    """What a code of pdfium's means."""
    return _TEXTS[code]
