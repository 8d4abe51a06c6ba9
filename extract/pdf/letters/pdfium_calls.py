"""pdfium's functions for many objects and glyphs at once: a page has thousands of both.

A call by ctypes costs more than what pdfium does in it: most of it is one object of Python for each argument. So
pointers are made ready for many calls (:func:`ready`), the places to write at are made once and kept, and a function is
told no kinds of arguments. A plain number is good for a C ``int`` alone; every pointer must be made ready.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import islice
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as raw

from extract.pdf.letters.page import Box

Ready = Any
"""A pointer that is ready for calls."""


class UnfitError(Exception):
    """pdfium does not give all that stands on the page; why is the message."""


class SidewaysError(UnfitError):
    """The texts of a page run up or down although the page is not turned: ``turn`` by so many degrees sets it right."""

    def __init__(self, turn: int) -> None:
        super().__init__("the text runs up or down the page")
        self.turn = turn


def address_of(pointer: Any) -> int:
    """The address that a pointer or an array of ctypes holds."""
    if isinstance(pointer, ctypes.Array):
        return ctypes.addressof(pointer)
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0


def _quick(function: Any) -> Any:
    """A function of pdfium that takes arguments as they are, and gives plain numbers for pointers; 0 is none."""
    result = ctypes.c_size_t if hasattr(function.restype, "contents") else function.restype
    return ctypes.PYFUNCTYPE(result)(address_of(function))


object_of_page = _quick(raw.FPDFPage_GetObject)
object_of_form = _quick(raw.FPDFFormObj_GetObject)
count_of_form = _quick(raw.FPDFFormObj_CountObjects)
kind_of = _quick(raw.FPDFPageObj_GetType)
bounds_of = _quick(raw.FPDFPageObj_GetBounds)
matrix_of = _quick(raw.FPDFPageObj_GetMatrix)
fill_of = _quick(raw.FPDFPageObj_GetFillColor)
set_active = _quick(raw.FPDFPageObj_SetIsActive)
painted = _quick(raw.FPDFPath_GetDrawMode)
segments_of = _quick(raw.FPDFPath_CountSegments)
segment_of = _quick(raw.FPDFPath_GetPathSegment)
point_of = _quick(raw.FPDFPathSegment_GetPoint)
kind_of_segment = _quick(raw.FPDFPathSegment_GetType)
closes = _quick(raw.FPDFPathSegment_GetClose)
clip_of = _quick(raw.FPDFPageObj_GetClipPath)
clips_in = _quick(raw.FPDFClipPath_CountPaths)
segments_in = _quick(raw.FPDFClipPath_CountPathSegments)
segment_in = _quick(raw.FPDFClipPath_GetPathSegment)
font_of = _quick(raw.FPDFTextObj_GetFont)
size_of = _quick(raw.FPDFTextObj_GetFontSize)
mode_of = _quick(raw.FPDFTextObj_GetTextRenderMode)
embedded = _quick(raw.FPDFFont_GetIsEmbedded)
owner_of = _quick(raw.FPDFText_GetTextObject)
code_of = _quick(raw.FPDFText_GetUnicode)
text_of = _quick(raw.FPDFText_GetText)
ink_of = _quick(raw.FPDFText_GetCharBox)
box_of = _quick(raw.FPDFText_GetLooseCharBox)


def ready(addresses: Iterable[int]) -> list[Ready]:
    """Pointers that are ready for calls."""
    return list(map(ctypes.c_void_p, addresses))


def ready_for_many(address: int) -> Ready:
    """One pointer, ready for thousands of calls: it takes longer to make, and less to use."""
    return ctypes.byref(ctypes.c_char.from_address(address))


_AT_ONCE = 4096
"""Calls whose results are held at once."""


class _Room:
    """Where calls write, so many bytes each, with the pointers to it: made once, and kept for all pages. One for the
    process: never for two threads.
    """

    def __init__(self, size: int) -> None:
        self.size = size
        self.written = bytearray(size * _AT_ONCE)
        self._start = (ctypes.c_char * len(self.written)).from_buffer(self.written)
        self._places: dict[int, list[Ready]] = {}

    def at(self, offset: int, count: int) -> Sequence[Ready]:
        """The pointers to a place inside of what each of ``count`` calls writes, and maybe more of them."""
        known = self._places.setdefault(offset, [])
        for number in range(len(known), count):
            known.append(ctypes.byref(self._start, number * self.size + offset))
        return known


_room = cache(_Room)


def columns_of(
    function: Any,
    kind: str,
    width: int,
    count: int,
    *arguments: Iterable[Ready | int],
    places: int = 1,
    sure: bool = True,
) -> npt.NDArray[Any]:
    """What ``count`` calls of a function write: a table with ``width`` numbers of a kind of numpy's for each call.

    ``arguments`` are the first arguments of all calls; the last ones are the addresses to write at, so many as
    ``places``. Raises ``UnfitError`` where a call says that it failed; where that is no failure (not ``sure``), it
    leaves noughts.
    """
    found = np.empty((count, width), dtype=kind)
    room = _room(found.itemsize * width)
    iterators = [iter(some) for some in arguments]
    for begin in range(0, count, _AT_ONCE):
        some = min(_AT_ONCE, count - begin)
        if not sure:
            room.written[: some * room.size] = bytes(some * room.size)
        at = [room.at(room.size // places * place, some) for place in range(places)]
        done = map(function, *(islice(one, some) for one in iterators), *at)
        if not sure:
            deque(done, 0)
        elif not all(done):
            raise UnfitError("pdfium does not say what stands on the page")
        found[begin : begin + some] = np.frombuffer(room.written, kind, some * width).reshape(some, width)
    return found


def turned(box: Box, whole: Box, turn: int) -> Box:
    """A box (left, bottom, right, top) of a page that is shown turned by so many degrees, from its upper left."""
    (x0, y0, x1, y1), (left, bottom, right, top) = box, whole
    if turn == 90:
        return y0 - bottom, x0 - left, y1 - bottom, x1 - left
    if turn == 180:
        return right - x1, y0 - bottom, right - x0, y1 - bottom
    if turn == 270:
        return top - y1, right - x1, top - y0, right - x0
    return x0 - left, top - y1, x1 - left, top - y0
