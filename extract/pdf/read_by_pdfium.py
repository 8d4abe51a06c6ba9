"""The fast path: glyphs and rulings of a page by pdfium, which pdfplumber itself brings along."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from plan_extract.extract.pdf.page import MADE_UP, Edge, Glyph, RawPage

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


@dataclass(slots=True)
class _TextObject:
    """``baseline`` is in the page's own coordinates, None inside a form, which has others."""

    order: int
    size: float
    font: str
    baseline: float | None
    painted: bool


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
        objects: dict[int, _TextObject] = {}
        fonts: dict[int, str] = {}
        edges: list[Edge] = []
        pictures = 0.0
        for kind, pointer, nested in _objects(page):
            if kind == raw.FPDF_PAGEOBJ_TEXT:
                objects[_address(pointer)] = _text_object(pointer, len(objects), fonts, nested=nested)
            elif kind == raw.FPDF_PAGEOBJ_PATH:
                if nested:
                    raise UnfitError("rulings stand inside a form")
                edges += _edges(pointer, left, top)
            elif kind == raw.FPDF_PAGEOBJ_IMAGE:
                x0, y0, x1, y1 = _bounds(pointer)
                pictures += max(0.0, x1 - x0) * max(0.0, y1 - y0)
        glyphs, blanks, invisible = _glyphs(page, objects, left, top)
        area = max(1.0, (right - left) * (top - bottom))
        share = min(1.0, pictures / area)
        return RawPage(number, right - left, top - bottom, glyphs, tuple(edges), "pdfium", share, invisible, blanks)
    finally:
        page.close()


def _objects(page: pdfium.PdfPage) -> Iterator[tuple[int, Any, bool]]:
    """Kind and pointer of every object of a page in the order of the file, and whether it is inside a form."""
    for index in range(raw.FPDFPage_CountObjects(page)):
        pointer = raw.FPDFPage_GetObject(page, index)
        yield from _unfolded(pointer, 0)


def _unfolded(pointer: Any, depth: int) -> Iterator[tuple[int, Any, bool]]:
    kind = raw.FPDFPageObj_GetType(pointer)
    if kind != raw.FPDF_PAGEOBJ_FORM:
        yield kind, pointer, depth > 0
    elif depth >= _DEEPEST:
        raise UnfitError("forms stand too deep in each other")
    else:
        for index in range(raw.FPDFFormObj_CountObjects(pointer)):
            yield from _unfolded(raw.FPDFFormObj_GetObject(pointer, index), depth + 1)


def _address(pointer: Any) -> int:
    return ctypes.c_void_p.from_buffer(pointer).value or 0


def _text_object(pointer: Any, order: int, fonts: dict[int, str], *, nested: bool) -> _TextObject:
    size = ctypes.c_float()
    raw.FPDFTextObj_GetFontSize(pointer, size)
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(pointer, matrix)
    scale = (matrix.c**2 + matrix.d**2) ** 0.5 or 1.0
    font = raw.FPDFTextObj_GetFont(pointer)
    address = _address(font)
    if address not in fonts:
        fonts[address] = _font_name(font) if address else ""
    painted = raw.FPDFTextObj_GetTextRenderMode(pointer) != raw.FPDF_TEXTRENDERMODE_INVISIBLE
    upright = not nested and abs(matrix.b) <= _LEVEL * abs(matrix.a)
    return _TextObject(order, abs(size.value * scale), fonts[address], matrix.f if upright else None, painted)


def _font_name(font: Any) -> str:
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
        found: list[tuple[int, Glyph]] = []
        blanks: list[Glyph] = []
        unpainted = 0
        handle, box = text.raw, raw.FS_RECTF()
        x, y, origin_at = ctypes.c_double(), ctypes.c_double(), raw.FPDFText_GetCharOrigin
        unicode_at, box_at, object_at = (
            raw.FPDFText_GetUnicode,
            raw.FPDFText_GetLooseCharBox,
            raw.FPDFText_GetTextObject,
        )
        for index in range(text.count_chars()):
            owner = objects.get(_address(object_at(handle, index)))
            code = unicode_at(handle, index)
            if owner is None:
                # A space that pdfium saw, or put in the place of one: known by its place alone, so it comes apart.
                if code == _SPACE and found:
                    before = found[-1][1]
                    blanks.append(
                        Glyph(MADE_UP, before.x1, before.x1, before.top, before.bottom, before.size, before.font)
                    )
                elif code not in _LINE_ENDS:
                    raise UnfitError("a glyph belongs to no text")
                continue
            unpainted += not owner.painted
            box_at(handle, index, box)
            if owner.baseline is None:
                origin_at(handle, index, x, y)
                baseline = top - y.value
            else:
                baseline = top - owner.baseline
            glyph = Glyph(
                "-" if code in _HYPHENS else chr(code) if 0 < code < 0x110000 else "\ufffd",
                box.left - left,
                box.right - left,
                baseline - _ASCENT * owner.size,
                baseline + _DESCENT * owner.size,
                owner.size,
                owner.font,
            )
            found.append((owner.order, glyph))
    finally:
        text.close()
    found.sort(key=lambda entry: entry[0])  # stable: within an object the order is the file's
    return tuple(glyph for _, glyph in found), tuple(blanks), unpainted / len(found) if found else 0.0


def _bounds(pointer: Any) -> tuple[float, float, float, float]:
    sides = [ctypes.c_float() for _ in range(4)]
    raw.FPDFPageObj_GetBounds(pointer, *sides)
    x0, y0, x1, y1 = (side.value for side in sides)
    return x0, y0, x1, y1


def _edges(pointer: Any, left: float, top: float) -> list[Edge]:
    """The rulings of a painted path: a thin box is one, another rectangle has four, else the straight parts."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(pointer, fill, stroke)
    if not fill.value and not stroke.value:
        return []
    count = raw.FPDFPath_CountSegments(pointer)
    if count <= _RECTANGLE:
        x0, y0, x1, y1 = _bounds(pointer)
        return rectangle_edges(x0 - left, top - y1, x1 - left, top - y0, line=count == 2)
    return [
        edge
        for start, end in _strokes(pointer, count)
        for edge in _straight(start[0] - left, top - start[1], end[0] - left, top - end[1])
    ]


def rectangle_edges(x0: float, top: float, x1: float, bottom: float, *, line: bool = False) -> list[Edge]:
    """The edges of a box: one where it is as thin as a line, none for a line that is slanted."""
    if bottom - top <= _THIN:
        middle = (top + bottom) / 2
        return [Edge(x0, x1, middle, middle)]
    if x1 - x0 <= _THIN:
        middle = (x0 + x1) / 2
        return [Edge(middle, middle, top, bottom)]
    if line:
        return []
    return [Edge(x0, x1, top, top), Edge(x0, x1, bottom, bottom), Edge(x0, x0, top, bottom), Edge(x1, x1, top, bottom)]


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


def _straight(x0: float, y0: float, x1: float, y1: float) -> list[Edge]:
    if abs(y1 - y0) <= _STRAIGHT and x0 != x1:
        return [Edge(min(x0, x1), max(x0, x1), (y0 + y1) / 2, (y0 + y1) / 2)]
    if abs(x1 - x0) <= _STRAIGHT and y0 != y1:
        return [Edge((x0 + x1) / 2, (x0 + x1) / 2, min(y0, y1), max(y0, y1))]
    return []
