"""The fast path: glyphs and rulings of a page by pdfium, which pdfplumber itself brings along."""

from __future__ import annotations

import ctypes
import struct
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise, repeat
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extract.pdf.letters.page import MADE_UP, Edge, Glyph, RawPage

_THIN = 3.0
"""Points. A rectangle that is thinner is a line."""

_RECTANGLE = 5
"""Segments of the longest path that is a rectangle."""

_SPACE = 0x20
_LINE_ENDS = frozenset({0x0A, 0x0D})
_HYPHENS = frozenset({0x02, 0xFFFE})
"""What pdfium makes of a hyphen at the end of a line."""

_ASCENT, _DESCENT = 0.75, 0.25
"""Of the font's size, from the baseline: a glyph's own box tells where its ink is, not on which line it stands."""

_STRAIGHT = 0.5
_LEVEL = 0.01
"""The slope of a text that runs across the page."""

_DEEPEST = 8

_SURROGATES = 0xD800, 0xDFFF
"""Halves of a character: alone they are none."""


def _address(pointer: Any) -> int:
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0


def _by_address(function: Any) -> Any:
    """A function of pdfium whose pointers are plain numbers.

    A page has thousands of objects and glyphs; to make an object of Python for each pointer takes longer than the call.
    """
    result, *arguments = (
        ctypes.c_void_p if hasattr(kind, "contents") else kind for kind in (function.restype, *function.argtypes)
    )
    return ctypes.CFUNCTYPE(result, *arguments)(_address(function))


_object_of_page = _by_address(raw.FPDFPage_GetObject)
_object_of_form = _by_address(raw.FPDFFormObj_GetObject)
_count_of_form = _by_address(raw.FPDFFormObj_CountObjects)
_kind_of = _by_address(raw.FPDFPageObj_GetType)
_matrix_of = _by_address(raw.FPDFPageObj_GetMatrix)
_bounds_of = _by_address(raw.FPDFPageObj_GetBounds)
_font_of = _by_address(raw.FPDFTextObj_GetFont)
_size_of = _by_address(raw.FPDFTextObj_GetFontSize)
_mode_of = _by_address(raw.FPDFTextObj_GetTextRenderMode)
_painted = _by_address(raw.FPDFPath_GetDrawMode)
_segments_of = _by_address(raw.FPDFPath_CountSegments)
_owner_of = _by_address(raw.FPDFText_GetTextObject)
_code_of = _by_address(raw.FPDFText_GetUnicode)
_box_of = _by_address(raw.FPDFText_GetLooseCharBox)


@dataclass(slots=True)
class _TextObject:
    """What all glyphs of a text object share. Inside a form they have no place: a form has coordinates of its own."""

    order: int
    size: float
    font: str
    painted: bool
    placed: bool
    above: float = 0.0
    below: float = 0.0

    def placed_at(self, baseline: float) -> _TextObject:
        """The object with its glyphs on a line; ``baseline`` in points from the top."""
        above, below = baseline - _ASCENT * self.size, baseline + _DESCENT * self.size
        return _TextObject(self.order, self.size, self.font, self.painted, True, above, below)


class UnfitError(Exception):
    """pdfium does not give all that stands on the page; why is the message."""


def read_page(document: pdfium.PdfDocument, number: int) -> RawPage:
    """Page ``number`` (1-based) of an open document.

    pdfium sorts the glyphs of a line by their place, which tears Thai marks from their letters; the order of the file
    is that of the text objects, so the glyphs are put back into it. Raises ``UnfitError`` where pdfplumber is needed: a
    turned page, rulings inside a form whose place pdfium does not give, a glyph without an object.
    """
    page = document[number - 1]
    try:
        if page.get_rotation():
            raise UnfitError("the page is turned")
        left, bottom, right, top = page.get_bbox()
        handle, count = _address(page.raw), raw.FPDFPage_CountObjects(page)
        objects = _objects_unfolded(list(map(_object_of_page, repeat(handle), range(count))), 0)
        texts = [(pointer, nested) for kind, pointer, nested in objects if kind == raw.FPDF_PAGEOBJ_TEXT]
        paths = [(pointer, nested) for kind, pointer, nested in objects if kind == raw.FPDF_PAGEOBJ_PATH]
        images = [pointer for kind, pointer, _ in objects if kind == raw.FPDF_PAGEOBJ_IMAGE]
        if any(nested for _, nested in paths):
            raise UnfitError("rulings stand inside a form")
        glyphs, blanks, invisible = _glyphs(page, _text_objects(texts, top), left, top)
        area = max(1.0, (right - left) * (top - bottom))
        pictures = sum(max(0.0, x1 - x0) * max(0.0, y1 - y0) for x0, y0, x1, y1 in _bounds(images))
        share = min(1.0, pictures / area)
        edges = tuple(_edges([pointer for pointer, _ in paths], left, top))
        return RawPage(number, right - left, top - bottom, glyphs, edges, "pdfium", share, invisible, blanks)
    finally:
        page.close()


def _call_each(function: Any, form: str, count: int, *arguments: Iterable[int], places: int = 1) -> list[Any]:
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


def _objects_unfolded(pointers: Sequence[int], depth: int) -> list[tuple[int, int, bool]]:
    """Kind and address of every object in the order of the file, and whether it is inside a form."""
    objects: list[tuple[int, int, bool]] = []
    kinds = list(map(_kind_of, pointers))
    if raw.FPDF_PAGEOBJ_FORM not in kinds:
        return list(zip(kinds, pointers, repeat(depth > 0)))
    for kind, pointer in zip(kinds, pointers, strict=True):
        if kind != raw.FPDF_PAGEOBJ_FORM:
            objects.append((kind, pointer, depth > 0))
        elif depth >= _DEEPEST:
            raise UnfitError("forms stand too deep in each other")
        else:
            objects += _objects_unfolded(
                [_object_of_form(pointer, index) for index in range(_count_of_form(pointer))], depth + 1
            )
    return objects


def _text_objects(texts: Sequence[tuple[int, bool]], top: float) -> dict[int, _TextObject]:
    """The text objects by their addresses; with each address stands whether it is a part of a form."""
    pointers = [pointer for pointer, _ in texts]
    count = len(pointers)
    matrices, sizes = _call_each(_matrix_of, "6f", count, pointers), _call_each(_size_of, "f", count, pointers)
    fonts = list(map(_font_of, pointers))
    names = {font: _font_name(font) if font else "" for font in set(fonts)}
    by_address: dict[int, _TextObject] = {}
    for (pointer, nested), (a, b, c, d, _, level), (size,), font, mode in zip(
        texts, matrices, sizes, fonts, map(_mode_of, pointers), strict=True
    ):
        scale = (c * c + d * d) ** 0.5 or 1.0
        painted = mode != raw.FPDF_TEXTRENDERMODE_INVISIBLE
        text_object = _TextObject(len(by_address), abs(size * scale), names[font], painted, placed=False)
        by_address[pointer] = (
            text_object.placed_at(top - level) if not nested and abs(b) <= _LEVEL * abs(a) else text_object
        )
    return by_address


def _font_name(address: int) -> str:
    font = ctypes.cast(address, raw.FPDF_FONT)
    length = raw.FPDFFont_GetBaseFontName(font, None, 0)
    if length <= 1:
        return ""
    buffer = ctypes.create_string_buffer(length)
    raw.FPDFFont_GetBaseFontName(font, buffer, length)
    return buffer.value.decode("utf-8", "replace")


def _glyphs(
    page: pdfium.PdfPage, objects: dict[int, _TextObject], left: float, top: float
) -> tuple[tuple[Glyph, ...], tuple[Glyph, ...], float]:
    """The glyphs in the order of the file, the spaces that pdfium makes up between them, the share that is not painted.

    Raises ``UnfitError`` where a glyph belongs to no object that was found: it must not be lost.
    """
    text = page.get_textpage()
    try:
        count, handle = text.count_chars(), repeat(_address(text.raw))
        boxes = _call_each(_box_of, "4f", count, handle, range(count))
        codes = list(map(_code_of, handle, range(count)))
        owners = [objects.get(address) if address else None for address in map(_owner_of, handle, range(count))]
        if not all(text_object.placed for text_object in objects.values()):
            owners = [
                text_object
                if text_object is None or text_object.placed
                else text_object.placed_at(top - _baseline(text, index))
                for index, text_object in enumerate(owners)
            ]
    finally:
        text.close()
    glyphs = [
        Glyph(_text_of_code(code), x0 - left, x1 - left, owner.above, owner.below, owner.size, owner.font)
        for owner, code, (x0, _, x1, _) in zip(owners, codes, boxes, strict=True)
        if owner is not None
    ]
    blanks: list[Glyph] = []
    for missing, index in enumerate([index for index, owner in enumerate(owners) if owner is None]):
        # A space that pdfium saw, or put in the place of one: known by its place alone, so it comes apart.
        if codes[index] == _SPACE and index > missing:
            before = glyphs[index - missing - 1]
            blanks.append(Glyph(MADE_UP, before.x1, before.x1, before.top, before.bottom, before.size, before.font))
        elif codes[index] not in _LINE_ENDS:
            raise UnfitError("a glyph belongs to no text")
    orders = [owner.order for owner in owners if owner is not None]
    if any(after < before for before, after in pairwise(orders)):  # stable: within an object the order is the file's
        glyphs = [glyphs[index] for index in sorted(range(len(glyphs)), key=orders.__getitem__)]
    unpainted = 0
    if not all(text_object.painted for text_object in objects.values()):
        unpainted = sum(not owner.painted for owner in owners if owner is not None)
    return tuple(glyphs), tuple(blanks), unpainted / len(glyphs) if glyphs else 0.0


def _baseline(text: pdfium.PdfTextPage, place: int) -> float:
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(text.raw, place, x, y)
    return y.value


@cache
def _text_of_code(code: int) -> str:
    if code in _HYPHENS:
        return "-"
    return chr(code) if 0 < code < _SURROGATES[0] or _SURROGATES[1] < code <= sys.maxunicode else "\ufffd"


def _bounds(pointers: Sequence[int]) -> list[tuple[float, float, float, float]]:
    """Left, bottom, right, top of objects."""
    return _call_each(_bounds_of, "4f", len(pointers), pointers, places=4)


def _edges(pointers: Sequence[int], left: float, top: float) -> list[Edge]:
    """The rulings of painted paths: a thin box is one, another rectangle has four, else the straight parts."""
    modes = _call_each(_painted, "2i", len(pointers), pointers, places=2)
    painted = [pointer for pointer, (fill, stroke) in zip(pointers, modes, strict=True) if fill or stroke]
    edges: list[Edge] = []
    for pointer, count, (x0, y0, x1, y1) in zip(painted, map(_segments_of, painted), _bounds(painted), strict=True):
        if count <= _RECTANGLE:
            edges += rectangle_edges(x0 - left, top - y1, x1 - left, top - y0, line=count == 2)
            continue
        for start, end in _strokes(ctypes.cast(pointer, raw.FPDF_PAGEOBJECT), count):
            edges += _straight_edge(start[0] - left, top - start[1], end[0] - left, top - end[1])
    return edges


def rectangle_edges(x0: float, top: float, x1: float, bottom: float, *, line: bool = False) -> list[Edge]:
    """The edges of a box: one where it is as thin as a line, none for a line that is slanted."""
    if bottom - top <= _THIN:
        middle = (top + bottom) / 2
        return [(x0, x1, middle, middle)]
    if x1 - x0 <= _THIN:
        middle = (x0 + x1) / 2
        return [(middle, middle, top, bottom)]
    if line:
        return []
    return [(x0, x1, top, top), (x0, x1, bottom, bottom), (x0, x0, top, bottom), (x1, x1, top, bottom)]


def _strokes(pointer: Any, count: int) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(pointer, matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    first = last = (0.0, 0.0)
    for index in range(count):
        segment = raw.FPDFPath_GetPathSegment(pointer, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            first = point
        elif kind == raw.FPDF_SEGMENT_LINETO:
            yield last, point
        last = point
        if raw.FPDFPathSegment_GetClose(segment):
            yield last, first


def _straight_edge(x0: float, y0: float, x1: float, y1: float) -> list[Edge]:
    if abs(y1 - y0) <= _STRAIGHT and x0 != x1:
        return [(min(x0, x1), max(x0, x1), (y0 + y1) / 2, (y0 + y1) / 2)]
    if abs(x1 - x0) <= _STRAIGHT and y0 != y1:
        return [((x0 + x1) / 2, (x0 + x1) / 2, min(y0, y1), max(y0, y1))]
    return []
