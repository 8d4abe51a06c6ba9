"""The fast path: glyphs and rulings of a page by pdfium, which pdfplumber itself brings along."""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extract.pdf.letters import pdfium_calls as calls
from extract.pdf.letters.page import MOST_INVISIBLE, Box, Edge, RawPage
from extract.pdf.letters.page_objects import Objects, Paths, Texts, objects_of, paths_of, texts_of
from extract.pdf.letters.pdfium_calls import Ready, SidewaysError, UnfitError, columns_of, ready, turned
from extract.pdf.letters.pdfium_texts import (
    LEVEL,
    glyphs_of,
    hides,
    known_of,
    owned_glyphs,
    text_of,
    torn_numbers,
)
from extract.pdf.letters.unseen import Unseen, clip_boxes, unseen_texts, without_patches

THIN = 3.0
"""Points. A rectangle that is thinner is a line."""

_RECTANGLE = 5
"""Segments of the longest path that is a rectangle."""

HIGHEST_STROKE = 24.0
"""Points: a line that is drawn through a text is not higher."""

_DOT = 1.5, 12.0
"""Points: how wide dots are."""

_OF_WIDTH = 0.3
_STRAIGHT = 0.5
_MOSTLY = 0.6
"""Of the texts of a page: those that tell which way it runs."""

RIGHT, LEFT = 90, 270
"""Degrees with the clock."""

_SILENT = frozenset(
    (raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP, raw.FPDF_ANNOT_TEXT, raw.FPDF_ANNOT_HIGHLIGHT, raw.FPDF_ANNOT_UNDERLINE)
)
"""Kinds of annotations that put no word on the page."""

_WHOLE_PICTURE = 0.5
"""Of a page: a picture over text that is larger is a scan, and the text below it is what OCR made of it."""


def read_page(document: pdfium.PdfDocument, number: int, *, layered: bool = False) -> RawPage:
    """Page ``number`` (1-based) of an open document; ``layered`` says that layers of the document may be
    switched off.

    pdfium sorts the glyphs of a line by their place, which tears Thai marks from their letters; the order of the file
    is that of the text objects, so the glyphs are put back into it. Raises ``SidewaysError`` where its texts run up or
    down, other ``UnfitError`` where pdfplumber is needed: a turned page, rulings inside a form whose place pdfium does
    not give, a glyph without an object, boxes that share the ink of a letter among its marks.
    """
    page = document[number - 1]
    try:
        if page.get_rotation():
            raise UnfitError("the page is turned")
        whole = left, bottom, right, top = page.get_bbox()
        objects = objects_of(page)
        texts = texts_of(objects)
        if turn := _sideways(texts):
            raise SidewaysError(turn)
        if any(objects.forms[place] for place in objects.places_of(raw.FPDF_PAGEOBJ_PATH)):
            raise UnfitError("rulings stand inside a form")
        paths = paths_of(objects)
        images = [objects.pointers[place] for place in objects.places_of(raw.FPDF_PAGEOBJ_IMAGE)]
        area = max(1.0, (right - left) * (top - bottom))
        pictures = sum(max(0.0, x1 - x0) * max(0.0, y1 - y0) for x0, y0, x1, y1 in _bounds(images))
        share = min(1.0, pictures / area)
        hidden, clips = _shown(page, objects, texts, paths, layered=layered)
        found = glyphs_of(page, known_of(texts, whole, hidden, clips), left, top)
        invisible = found.unpainted if share < _WHOLE_PICTURE else max(found.unpainted, found.share_unseen)
        lost = 0
        away: tuple[Box, ...] = ()
        covered = [box for boxes in hidden.parts.values() for box in boxes]
        if hidden.texts and not (invisible > MOST_INVISIBLE and share > 0):
            before = len(found.glyphs)
            # of two equal letters at one place pdfium tells one: it must not be that of the hidden text
            pairs = zip(texts.addresses, texts.forms, strict=True)
            gone = {address for address, form in pairs if address in hidden.texts and not form}
            bounds = _bounds(ready(gone))
            away = tuple(turned(box, whole, 0) for box in bounds)
            covered += bounds
            for address in gone:
                one = ctypes.cast(address, raw.FPDF_PAGEOBJECT)
                if raw.FPDFPage_RemoveObject(page, one):
                    raw.FPDFPageObj_Destroy(one)
            texts = texts_of(objects.without(gone))
            found = glyphs_of(page, known_of(texts, whole, hidden, clips), left, top)
            lost = max(0, before - len(found.glyphs))
        edges, strokes, dots = _edges(without_patches(paths, covered) if covered else paths, left, top)
        size, notes = (right - left, top - bottom), sum(kind not in _SILENT for kind in _kinds_of_notes(page))
        return RawPage(
            *(number, *size, found.glyphs, edges, "pdfium", share, invisible, found.blanks, found.unseen),
            hidden=lost,
            hidden_at=away if lost else (),
            notes=notes,
            strokes=strokes,
            dots=dots,
            torn=found.torn,
            stamp=found.stamp,
        )
    finally:
        page.close()


def _sideways(texts: Texts) -> int:
    """By how many degrees, with the clock, a page must be turned so that its texts run across it: mostly 0."""
    plain = texts.matrices[texts.plain]
    a, b = plain[:, 0], plain[:, 1]
    steep = np.abs(a) <= LEVEL * np.abs(b)
    if 2 * int(steep.sum()) < len(plain):
        return 0
    counts = Counter(np.where(steep, np.where(b > 0, RIGHT, LEFT), 0).tolist())
    turn, count = counts.most_common(1)[0] if counts else (0, 0)
    return int(turn) if count >= _MOSTLY * len(plain) else 0


def turn_page(document: pdfium.PdfDocument, number: int, turn: int) -> None:
    """Turns what stands on page ``number`` (1-based) to the right or to the left, and its sides with it."""
    page = document[number - 1]
    try:
        left, bottom, right, top = page.get_bbox()
        right_round, left_round = (0, -1, 1, 0, -bottom, right), (0, 1, -1, 0, top, -left)
        matrix = raw.FS_MATRIX(*(right_round if turn == RIGHT else left_round))
        raw.FPDFPage_TransFormWithClip(page.raw, ctypes.byref(matrix), None)
        raw.FPDFPage_TransformAnnots(page.raw, *(getattr(matrix, name) for name in "abcdef"))
        page.set_mediabox(0, 0, top - bottom, right - left)
        page.set_cropbox(0, 0, top - bottom, right - left)
    finally:
        page.close()


def _shown(
    page: pdfium.PdfPage, objects: Objects, texts: Texts, paths: Paths, *, layered: bool
) -> tuple[Unseen, dict[int, Box]]:
    """The texts of a page that nobody sees, and the boxes that cut others off."""
    return unseen_texts(page, objects, texts, paths, layered=layered), clip_boxes(texts, page.get_bbox())


class Boxes(NamedTuple):
    """Of glyphs that are not seen, of the others, and of those of them that are the rest of a number."""

    unseen: Sequence[Box] = ()
    seen: Sequence[Box] = ()
    torn: Sequence[Box] = ()


def unseen_boxes(document: pdfium.PdfDocument, number: int, *, layered: bool = False) -> Boxes:
    """Where glyphs of a page stand that are not seen.

    In points from the page's upper left as it is shown, for glyphs that another library read.
    """
    page = document[number - 1]
    try:
        whole, turn = page.get_bbox(), page.get_rotation()
        objects = objects_of(page)
        texts = texts_of(objects)
        hidden, clips = _shown(page, objects, texts, paths_of(objects), layered=layered)
        if not hidden.texts and not hidden.parts and not clips:
            return Boxes()
        known = known_of(texts, whole, hidden, clips)
        owned = owned_glyphs(page, known)
    except UnfitError:
        return Boxes()
    else:
        unseen = set(np.flatnonzero(hides(known, owned)).tolist())
        torn = torn_numbers(list(map(text_of, owned.codes.tolist())), owned.owners.tolist(), unseen)
        boxes = [turned((left, bottom, right, top), whole, turn) for left, top, right, bottom in owned.boxes.tolist()]
        return Boxes(
            [boxes[place] for place in sorted(unseen)],
            [box for place, box in enumerate(boxes) if place not in unseen],
            [boxes[place] for place in sorted(torn)],
        )
    finally:
        page.close()


def _kinds_of_notes(page: pdfium.PdfPage) -> Iterator[int]:
    for number in range(raw.FPDFPage_GetAnnotCount(page)):
        note = raw.FPDFPage_GetAnnot(page, number)
        if note:
            yield raw.FPDFAnnot_GetSubtype(note)
            raw.FPDFPage_CloseAnnot(note)


def _bounds(pointers: Sequence[Ready]) -> list[Box]:
    """Left, bottom, right, top of objects."""
    return list(map(tuple, columns_of(calls.bounds_of, "f4", 4, len(pointers), pointers, places=4).tolist()))


def _edges(paths: Paths, left: float, top: float) -> tuple[tuple[Edge, ...], tuple[Box, ...], tuple[Box, ...]]:
    """The rulings of painted paths, the boxes of lines that are none, and those of dots.

    A thin box is one ruling, another rectangle has four, else the straight parts are rulings.
    """
    found: list[Edge] = []
    strokes: list[Box] = []
    dots: list[Box] = []
    boxes = np.column_stack(
        (paths.bounds[:, 0] - left, top - paths.bounds[:, 3], paths.bounds[:, 2] - left, top - paths.bounds[:, 1])
    )
    high = (paths.bounds[:, 3] - paths.bounds[:, 1]).tolist()
    wide = (paths.bounds[:, 2] - paths.bounds[:, 0]).tolist()
    counts = list(map(calls.segments_of, paths.pointers))
    low = [
        not fill and THIN < height <= HIGHEST_STROKE for fill, height in zip(paths.fills.tolist(), high, strict=True)
    ]
    plain = [
        count <= _RECTANGLE and not (flat and count > 2) and (count != 2 or height <= THIN or width <= THIN)
        for count, flat, height, width in zip(counts, low, high, wide, strict=True)
    ]
    drawn = _parts(
        [pointer for pointer, is_plain in zip(paths.pointers, plain, strict=True) if not is_plain],
        [count for count, is_plain in zip(counts, plain, strict=True) if not is_plain],
    )
    for count, box, flat, is_plain in zip(counts, boxes.tolist(), low, plain, strict=True):
        if is_plain:
            found += rectangle_edges(*box, line=count == 2)
            continue
        straight: list[Edge] = []
        slanted = False
        parts = next(drawn)
        if parts is None:
            found += rectangle_edges(*box)
            continue
        if is_dot(*box):
            dots.append((box[0], box[1], box[2], box[3]))
            continue
        for start, end, bent in parts:
            if bent:
                slanted = True
                continue
            edges = _straight(start[0] - left, top - start[1], end[0] - left, top - end[1])
            slanted = slanted or (not edges and start != end)
            straight += edges
        if flat and slanted and not returns(parts[0][0], parts[-1][1], box[2] - box[0]):
            strokes.append((box[0], box[1], box[2], box[3]))
        found += straight if count > _RECTANGLE or slanted or count == 2 else rectangle_edges(*box)
    return tuple(found), tuple(strokes), tuple(dots)


def is_dot(x0: float, top: float, x1: float, bottom: float) -> bool:
    """Whether the box of a path is that of a dot: about as wide as it is high, and no larger than a letter."""
    wide, high = x1 - x0, bottom - top
    return min(wide, high) >= _DOT[0] and max(wide, high) <= _DOT[1] and abs(wide - high) <= _OF_WIDTH * wide


def returns(start: tuple[float, float], end: tuple[float, float], width: float) -> bool:
    """Whether a line ends about where it begins, as one around a text does and none that strikes it."""
    return abs(start[0] - end[0]) <= _OF_WIDTH * width


def rectangle_edges(x0: float, top: float, x1: float, bottom: float, *, line: bool = False) -> list[Edge]:
    """The edges of a box: one where it is as thin as a line, none for a line that is slanted."""
    if bottom - top <= THIN:
        middle = (top + bottom) / 2
        return [(x0, x1, middle, middle)]
    if x1 - x0 <= THIN:
        middle = (x0 + x1) / 2
        return [(middle, middle, top, bottom)]
    if line:
        return []
    return [(x0, x1, top, top), (x0, x1, bottom, bottom), (x0, x0, top, bottom), (x1, x1, top, bottom)]


_Part = tuple[tuple[float, float], tuple[float, float], bool]
"""From where to where a part of a path goes, and whether it is bent."""


def _parts(pointers: Sequence[Ready], counts: Sequence[int]) -> Iterator[list[_Part] | None]:
    """The parts of each of some paths with so many segments; None for one whose five go across and down: a box."""
    owners = [pointer for pointer, count in zip(pointers, counts, strict=True) for _ in range(count)]
    numbers = [number for count in counts for number in range(count)]
    segments = ready(map(calls.segment_of, owners, numbers))
    points = columns_of(calls.point_of, "f4", 2, len(segments), segments, places=2)
    kinds = np.array(list(map(calls.kind_of_segment, segments)), dtype=np.int64)
    matrices = columns_of(calls.matrix_of, "f4", 6, len(pointers), pointers)
    boxes = _boxes_among(matrices, points, kinds, np.array(counts, dtype=np.int64))
    begin = 0
    for matrix, count, is_box in zip(matrices, counts, boxes, strict=True):
        here = slice(begin, begin + count)
        begin += count
        if is_box:
            yield None
            continue
        closes = list(map(calls.closes, segments[here]))
        yield _parts_of(matrix.tolist(), points[here].tolist(), kinds[here].tolist(), closes)


def _boxes_among(
    matrices: npt.NDArray[np.float32],
    points: npt.NDArray[np.float32],
    kinds: npt.NDArray[np.int64],
    counts: npt.NDArray[np.int64],
) -> list[bool]:
    """Which of some paths with so many segments have five, whose lines go from point to point across and down, on the
    page as in the path's own coordinates.
    """
    found = counts == _RECTANGLE
    a, b, c, d = matrices[found, :4].T
    places = (np.cumsum(counts) - counts)[found, None] + np.arange(_RECTANGLE)
    lines = (kinds[places[:, 0]] == raw.FPDF_SEGMENT_MOVETO) & (kinds[places[:, 1:]] == raw.FPDF_SEGMENT_LINETO).all(1)
    square = (np.diff(points[places], axis=1) == 0).any(axis=2).all(axis=1)
    found[found] = (((b == 0) & (c == 0)) | ((a == 0) & (d == 0))) & lines & square
    return [bool(one) for one in found]


def _parts_of(
    matrix: Sequence[float], points: Sequence[Sequence[float]], kinds: Sequence[int], closes: Sequence[int]
) -> list[_Part]:
    a, b, c, d, e, f = matrix
    found: list[_Part] = []
    first = last = (0.0, 0.0)
    for (x, y), kind, closed in zip(points, kinds, closes, strict=True):
        point = (a * x + c * y + e, b * x + d * y + f)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            first = point
        elif kind in (raw.FPDF_SEGMENT_LINETO, raw.FPDF_SEGMENT_BEZIERTO):
            found.append((last, point, kind == raw.FPDF_SEGMENT_BEZIERTO))
        last = point
        if closed:
            found.append((last, first, False))
    return found


def _straight(x0: float, y0: float, x1: float, y1: float) -> list[Edge]:
    if abs(y1 - y0) <= _STRAIGHT and x0 != x1:
        return [(min(x0, x1), max(x0, x1), (y0 + y1) / 2, (y0 + y1) / 2)]
    if abs(x1 - x0) <= _STRAIGHT and y0 != y1:
        return [((x0 + x1) / 2, (x0 + x1) / 2, min(y0, y1), max(y0, y1))]
    return []
