"""What is filled in or noted on a page: values of form fields and texts of annotations, which are no page content."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extract.pdf.letters.page import Box, Edge, Glyph, RawPage
from extract.pdf.letters.pdfium_calls import turned
from extract.pdf.letters.read_by_pdfium import returns

_HIDDEN = 2 | 32
"""Flags of an annotation that is not shown on the screen."""

_WITH_VALUE = (raw.FPDF_FORMFIELD_TEXTFIELD, raw.FPDF_FORMFIELD_COMBOBOX, raw.FPDF_FORMFIELD_LISTBOX)
_DRAWN = (
    raw.FPDF_ANNOT_STAMP,
    raw.FPDF_ANNOT_INK,
    raw.FPDF_ANNOT_LINE,
    raw.FPDF_ANNOT_SQUARE,
    raw.FPDF_ANNOT_CIRCLE,
    raw.FPDF_ANNOT_POLYGON,
    raw.FPDF_ANNOT_POLYLINE,
    raw.FPDF_ANNOT_REDACT,
)
"""They may say or cover something; what, only their picture tells."""

_WRITTEN = (raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT)
_LINES = (raw.FPDF_ANNOT_INK, raw.FPDF_ANNOT_LINE, raw.FPDF_ANNOT_POLYLINE)

_OF_BOX = 0.7
_SMALLEST, _LARGEST = 6.0, 14.0
"""The size of a value in points: so much of its field's height."""

_WIDTH = 0.5
"""Of the size: about the width of a letter."""


def with_annotations(
    document: pdfium.PdfDocument, page: RawPage, notes_off: Callable[[int], frozenset[int] | None]
) -> RawPage:
    """A page with the values of its fields and its typed notes as glyphs, its strike-outs and drawn lines as lines.

    ``unread`` tells how many annotations are shown whose words are not known. ``notes_off`` gives the places of those
    of a page that stand in layers that are switched off, or None where that cannot be known; it is asked where some
    stands in a layer.
    """
    if document.get_formtype() and document.formenv is None:
        document.init_forms()
    handle = document[page.number - 1]
    glyphs: list[Glyph] = []
    edges: list[Edge] = []
    strokes: list[Box] = []
    unread = hidden = 0
    off: frozenset[int] | None = None
    asked = False
    try:
        whole, turn = handle.get_bbox(), handle.get_rotation()
        for number in range(raw.FPDFPage_GetAnnotCount(handle)):
            note = raw.FPDFPage_GetAnnot(handle, number)
            if not note:
                continue
            try:
                kind = raw.FPDFAnnot_GetSubtype(note)
                in_layer = bool(raw.FPDFAnnot_HasKey(note, b"OC"))
                if in_layer and not asked:
                    off, asked = notes_off(page.number), True
                if raw.FPDFAnnot_GetFlags(note) & _HIDDEN or (in_layer and off is not None and number in off):
                    hidden += len("".join((_text(document, note, kind) or "").split())) if kind in _WRITTEN else 0
                    continue
                if in_layer and off is None:
                    unread += 1
                    continue
                if kind == raw.FPDF_ANNOT_STRIKEOUT:
                    edges += [_middle(turned(box, whole, turn)) for box in _quads(note)]
                elif kind in _DRAWN:
                    unread += 1
                    box = _place(note) if kind in _LINES else None
                    if box is not None and not _goes_round(note, box):
                        strokes.append(turned(box, whole, turn))
                elif kind in _WRITTEN:
                    text = _text(document, note, kind)
                    box = _place(note)
                    if text is None or (text and box is None):
                        unread += 1
                    elif box is not None:
                        glyphs += _glyphs(text, turned(box, whole, turn))
            finally:
                raw.FPDFPage_CloseAnnot(note)
    finally:
        handle.close()
    return replace(
        page,
        glyphs=(*page.glyphs, *glyphs),
        edges=(*page.edges, *edges),
        strokes=(*page.strokes, *strokes),
        unread=unread,
        hidden=page.hidden + hidden,
    )


def _text(document: pdfium.PdfDocument, note: Any, kind: int) -> str | None:
    """What a field or a note says; None where that is not known. A button and a signature say nothing."""
    if kind == raw.FPDF_ANNOT_FREETEXT:
        return _string(raw.FPDFAnnot_GetStringValue, note, b"Contents")
    if document.formenv is None:
        return _string(raw.FPDFAnnot_GetStringValue, note, b"V") or None
    field = raw.FPDFAnnot_GetFormFieldType(document.formenv, note)
    if field in _WITH_VALUE:
        return _string(raw.FPDFAnnot_GetFormFieldValue, document.formenv, note)
    return None if field in (raw.FPDF_FORMFIELD_UNKNOWN, -1) else ""


def _string(function: Any, *arguments: Any) -> str:
    length = function(*arguments, None, 0)
    if length <= 2:
        return ""
    buffer = ctypes.create_string_buffer(length)
    function(*arguments, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length)
    return buffer.raw[: length - 2].decode("utf-16-le", "replace")


def _place(note: Any) -> Box | None:
    box = raw.FS_RECTF()
    if not raw.FPDFAnnot_GetRect(note, box):
        return None
    return box.left, min(box.bottom, box.top), box.right, max(box.bottom, box.top)


def _goes_round(note: Any, box: Box) -> bool:
    """Whether a line that somebody drew by hand ends about where it begins, as one around a text does."""
    for number in range(raw.FPDFAnnot_GetInkListCount(note)):
        count = raw.FPDFAnnot_GetInkListPath(note, number, None, 0)
        points = (raw.FS_POINTF * count)()
        raw.FPDFAnnot_GetInkListPath(note, number, points, count)
        if count < 2:
            continue
        start, end = points[0], points[count - 1]
        if returns((start.x, start.y), (end.x, end.y), box[2] - box[0]):
            return True
    return False


def _quads(note: Any) -> Iterator[Box]:
    """The boxes of the lines of text that an annotation marks."""
    for number in range(raw.FPDFAnnot_CountAttachmentPoints(note)):
        points = raw.FS_QUADPOINTSF()
        if raw.FPDFAnnot_GetAttachmentPoints(note, number, points):
            across = points.x1, points.x2, points.x3, points.x4
            up = points.y1, points.y2, points.y3, points.y4
            yield min(across), min(up), max(across), max(up)


def _middle(box: Box) -> Edge:
    level = (box[1] + box[3]) / 2
    return box[0], box[2], level, level


def _glyphs(text: str, box: Box) -> Iterator[Glyph]:
    lines = [line.strip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n") if line.strip()]
    if not lines:
        return
    height = (box[3] - box[1]) / len(lines)
    size = min(_LARGEST, max(_SMALLEST, height * _OF_BOX))
    for number, line in enumerate(lines):
        bottom = box[1] + (number + 0.5) * height + size / 2
        width = min(size * _WIDTH, (box[2] - box[0]) / len(line))
        for place, character in enumerate(line):
            x0 = box[0] + place * width
            yield Glyph(character, x0, x0 + width, bottom - size, bottom, size)
