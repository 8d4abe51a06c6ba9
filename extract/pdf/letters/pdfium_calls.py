"""pdfium's functions with plain numbers for pointers: a page has thousands of objects and glyphs."""

from __future__ import annotations

import ctypes
import struct
from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt

from extract.pdf.letters.page import Box


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


def by_address(function: Any) -> Any:
    """A function of pdfium whose pointers are plain numbers; 0 is none.

    To make an object of Python for each pointer takes longer than the call.
    """
    arguments = (ctypes.c_void_p if hasattr(kind, "contents") else kind for kind in function.argtypes)
    result = ctypes.c_size_t if hasattr(function.restype, "contents") else function.restype
    return ctypes.CFUNCTYPE(result, *arguments)(address_of(function))


def written(function: Any, form: str, count: int, *arguments: Iterable[int], places: int = 1) -> list[Any]:
    """What ``count`` calls of a function write, each as ``struct`` reads ``form``.

    ``arguments`` are the first arguments of all calls; the last ones are the addresses to write at, so many as
    ``places``. Raises ``UnfitError`` where a call says that it failed.
    """
    size = struct.calcsize(form)
    buffer = (ctypes.c_char * (size * count))()
    start = ctypes.addressof(buffer)
    step = size // places
    addresses = [range(start + step * place, start + step * place + size * count, size) for place in range(places)]
    if not all(map(function, *arguments, *addresses)):
        raise UnfitError("pdfium does not say what stands on the page")
    return list(struct.iter_unpack(form, buffer))


def columns_of(
    function: Any, kind: str, width: int, count: int, *arguments: Iterable[int], places: int = 1
) -> npt.NDArray[Any]:
    """As :func:`written`, as a table of ``count`` rows with ``width`` numbers of a kind of numpy's each."""
    buffer = np.empty((count, width), dtype=kind)
    start, size = buffer.ctypes.data, buffer.itemsize * width
    step = size // places
    addresses = [range(start + step * place, start + step * place + size * count, size) for place in range(places)]
    if count and not all(map(function, *arguments, *addresses)):
        raise UnfitError("pdfium does not say what stands on the page")
    return buffer


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
