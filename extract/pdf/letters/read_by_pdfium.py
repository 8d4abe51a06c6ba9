"""The fast path: glyphs and rulings of a page by pdfium, which pdfplumber itself brings along."""

from __future__ import annotations

import ctypes
import sys
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise, repeat
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extract.pdf.letters.page import MADE_UP, MARKS, MOST_INVISIBLE, Box, Edge, Glyph, RawPage
from extract.pdf.letters.pdfium_calls import SidewaysError, UnfitError, address_of, by_address, turned, written
from extract.pdf.letters.unseen import PageObject, clip_boxes, unseen_texts

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

_TINY = 0.001
"""Of the page's height, which is less than a point: nobody reads smaller letters."""

_STRAIGHT = 0.5
_LEVEL = 0.01
"""The slope of a text that runs across the page."""

_MOSTLY = 0.6
"""Of the texts of a page: those that tell which way it runs."""

RIGHT, LEFT = 90, 270
"""Degrees with the clock."""

_DEEPEST = 8

_SHARED_INK = 0.05
"""Points: boxes that differ by less have one width, or touch."""

_MOST_SHARED = 0.6
"""Of a page's marks: with more that have half of their letter's ink, no place on the page is a glyph's own."""

_MARK_CODES = frozenset(map(ord, MARKS))

_SILENT = frozenset(
    (raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP, raw.FPDF_ANNOT_TEXT, raw.FPDF_ANNOT_HIGHLIGHT, raw.FPDF_ANNOT_UNDERLINE)
)
"""Kinds of annotations that put no word on the page."""

_SURROGATES = 0xD800, 0xDFFF
"""Halves of a character: alone they are none."""

_object_of_page = by_address(raw.FPDFPage_GetObject)
_object_of_form = by_address(raw.FPDFFormObj_GetObject)
_count_of_form = by_address(raw.FPDFFormObj_CountObjects)
_kind_of = by_address(raw.FPDFPageObj_GetType)
_matrix_of = by_address(raw.FPDFPageObj_GetMatrix)
_bounds_of = by_address(raw.FPDFPageObj_GetBounds)
_font_of = by_address(raw.FPDFTextObj_GetFont)
_size_of = by_address(raw.FPDFTextObj_GetFontSize)
_mode_of = by_address(raw.FPDFTextObj_GetTextRenderMode)
_painted = by_address(raw.FPDFPath_GetDrawMode)
_segments_of = by_address(raw.FPDFPath_CountSegments)
_owner_of = by_address(raw.FPDFText_GetTextObject)
_code_of = by_address(raw.FPDFText_GetUnicode)
_box_of = by_address(raw.FPDFText_GetLooseCharBox)


@dataclass(slots=True)
class _TextObject:
    """What all glyphs of a text object share. Inside a form they have no place: a form has coordinates of its own."""

    order: int
    size: float
    font: str
    painted: bool
    placed: bool
    unseen: bool = False
    clip: Box | None = None
    """Left, bottom, right and top of what is shown of it, in the page's own coordinates."""

    above: float = 0.0
    below: float = 0.0

    def at(self, baseline: float) -> _TextObject:
        """The object with its glyphs on a line; ``baseline`` in points from the top."""
        above, below = baseline - _ASCENT * self.size, baseline + _DESCENT * self.size
        return _TextObject(self.order, self.size, self.font, self.painted, True, self.unseen, self.clip, above, below)

    def hides(self, box: tuple[float, float, float, float]) -> bool:
        """Whether nobody sees its glyph with that box (left, top, right, bottom)."""
        if self.unseen or self.clip is None:
            return self.unseen
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        left, bottom, right, top = self.clip
        return not (left <= x <= right and bottom <= y <= top)


def read_page(document: pdfium.PdfDocument, number: int) -> RawPage:
    """Page ``number`` (1-based) of an open document.

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
        handle, count = address_of(page.raw), raw.FPDFPage_CountObjects(page)
        objects = _unfolded(list(map(_object_of_page, repeat(handle), range(count))), 0)
        texts = [(pointer, nested) for kind, pointer, nested in objects if kind == raw.FPDF_PAGEOBJ_TEXT]
        if turn := _sideways([pointer for pointer, nested in texts if not nested]):
            raise SidewaysError(turn)
        hidden, clips = _shown(objects)
        paths = [(pointer, nested) for kind, pointer, nested in objects if kind == raw.FPDF_PAGEOBJ_PATH]
        images = [pointer for kind, pointer, _ in objects if kind == raw.FPDF_PAGEOBJ_IMAGE]
        if any(nested for _, nested in paths):
            raise UnfitError("rulings stand inside a form")
        area = max(1.0, (right - left) * (top - bottom))
        pictures = sum(max(0.0, x1 - x0) * max(0.0, y1 - y0) for x0, y0, x1, y1 in _bounds(images))
        share = min(1.0, pictures / area)
        glyphs, blanks, invisible, unseen = _glyphs(page, _text_objects(texts, whole, hidden, clips), left, top)
        lost = 0
        away: tuple[Box, ...] = ()
        if hidden and not (invisible > MOST_INVISIBLE and share > 0):
            before = len(glyphs)
            # of two equal letters at one place pdfium tells one: it must not be that of the hidden text
            gone = {pointer for pointer, nested in texts if pointer in hidden and not nested}
            away = tuple(turned(box, whole, 0) for box in _bounds(list(gone)))
            for pointer in gone:
                one = ctypes.cast(pointer, raw.FPDF_PAGEOBJECT)
                if raw.FPDFPage_RemoveObject(page, one):
                    raw.FPDFPageObj_Destroy(one)
            texts = [text for text in texts if text[0] not in gone]
            glyphs, blanks, invisible, unseen = _glyphs(page, _text_objects(texts, whole, hidden, clips), left, top)
            lost = max(1, before - len(glyphs)) if gone else 0
        edges = tuple(_edges([pointer for pointer, _ in paths], left, top))
        size, notes = (right - left, top - bottom), sum(kind not in _SILENT for kind in _kinds_of_notes(page))
        return RawPage(
            number, *size, glyphs, edges, "pdfium", share, invisible, blanks, unseen, lost, away, notes=notes
        )
    finally:
        page.close()


def _sideways(texts: Sequence[int]) -> int:
    """By how many degrees, with the clock, a page must be turned so that its texts run across it: mostly 0."""
    counts = Counter(
        (RIGHT if b > 0 else LEFT) if abs(a) <= _LEVEL * abs(b) else 0
        for a, b, *_ in written(_matrix_of, "6f", len(texts), texts)
    )
    turn, count = counts.most_common(1)[0] if counts else (0, 0)
    return turn if count >= _MOSTLY * len(texts) else 0


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


def _shown(objects: Sequence[PageObject]) -> tuple[set[int], dict[int, Box]]:
    """The texts of a page that nobody sees, and the boxes that cut others off."""
    plain = [one.pointer for one in objects if one.kind == raw.FPDF_PAGEOBJ_TEXT and not one.nested]
    return unseen_texts(objects), clip_boxes(plain)


def unseen_boxes(document: pdfium.PdfDocument, number: int) -> tuple[list[tuple[Box, Box | None]], list[Box]]:
    """The boxes of texts of a page that are not seen, or only inside a second box, and those of the others.

    In points from the page's upper left as it is shown, for glyphs that another library read. Texts inside forms, whose
    place pdfium does not give, are in neither.
    """
    page = document[number - 1]
    try:
        whole = page.get_bbox()
        count = raw.FPDFPage_CountObjects(page)
        objects = _unfolded(list(map(_object_of_page, repeat(address_of(page.raw)), range(count))), 0)
        hidden, clips = _shown(objects)
        if not hidden and not clips:
            return [], []
        texts = [one.pointer for one in objects if one.kind == raw.FPDF_PAGEOBJ_TEXT and not one.nested]
        unseen: list[tuple[Box, Box | None]] = []
        seen: list[Box] = []
        turn = page.get_rotation()
        for pointer, box in zip(texts, _bounds(texts), strict=True):
            place = turned(box, whole, turn)
            if pointer in hidden:
                unseen.append((place, None))
            elif pointer in clips:
                unseen.append((place, turned(clips[pointer], whole, turn)))
            else:
                seen.append(place)
    except UnfitError:
        return [], []
    else:
        return unseen, seen
    finally:
        page.close()


def _kinds_of_notes(page: pdfium.PdfPage) -> Iterator[int]:
    for number in range(raw.FPDFPage_GetAnnotCount(page)):
        note = raw.FPDFPage_GetAnnot(page, number)
        if note:
            yield raw.FPDFAnnot_GetSubtype(note)
            raw.FPDFPage_CloseAnnot(note)


def _unfolded(pointers: Sequence[int], depth: int) -> list[PageObject]:
    """Every object in the order of the file, which is that of painting."""
    found: list[PageObject] = []
    kinds = list(map(_kind_of, pointers))
    if raw.FPDF_PAGEOBJ_FORM not in kinds:
        return list(map(PageObject, kinds, pointers, repeat(depth > 0)))
    for kind, pointer in zip(kinds, pointers, strict=True):
        if kind != raw.FPDF_PAGEOBJ_FORM:
            found.append(PageObject(kind, pointer, depth > 0))
        elif depth >= _DEEPEST:
            raise UnfitError("forms stand too deep in each other")
        else:
            found += _unfolded([_object_of_form(pointer, at) for at in range(_count_of_form(pointer))], depth + 1)
    return found


def _text_objects(
    texts: Sequence[tuple[int, bool]], page: Box, hidden: Collection[int], clips: Mapping[int, Box]
) -> dict[int, _TextObject]:
    """The text objects by their addresses; with each address stands whether it is a part of a form."""
    start, bottom, end, top = page
    pointers = [pointer for pointer, _ in texts]
    count = len(pointers)
    matrices, sizes = written(_matrix_of, "6f", count, pointers), written(_size_of, "f", count, pointers)
    least = _TINY * (top - bottom)
    fonts = list(map(_font_of, pointers))
    names = {font: _font_name(font) if font else "" for font in set(fonts)}
    found: dict[int, _TextObject] = {}
    for (pointer, nested), (a, b, c, d, x, level), (size,), font, mode in zip(
        texts, matrices, sizes, fonts, map(_mode_of, pointers), strict=True
    ):
        scale = (c * c + d * d) ** 0.5 or 1.0
        painted = mode != raw.FPDF_TEXTRENDERMODE_INVISIBLE
        clip = clips.get(pointer) if nested or (start <= x <= end and bottom <= level <= top) else page
        unseen = pointer in hidden or (not nested and abs(size * scale) < least)
        one = _TextObject(len(found), abs(size * scale), names[font], painted, False, unseen, clip)
        found[pointer] = one.at(top - level) if not nested and abs(b) <= _LEVEL * abs(a) else one
    return found


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
) -> tuple[tuple[Glyph, ...], tuple[Glyph, ...], float, frozenset[int]]:
    """The glyphs in the order of the file, the spaces that pdfium makes up between them, the share that is not painted,
    and the places of the glyphs that nobody sees.

    Raises ``UnfitError`` where a glyph belongs to no object that was found: it must not be lost.
    """
    text = page.get_textpage()
    try:
        count, handle = text.count_chars(), repeat(address_of(text.raw))
        boxes = written(_box_of, "4f", count, handle, range(count))
        codes = list(map(_code_of, handle, range(count)))
        if ink_is_shared(codes, boxes):
            raise UnfitError("letters and their marks share one box")
        owners = [objects.get(address) if address else None for address in map(_owner_of, handle, range(count))]
        if not all(one.placed for one in objects.values()):
            owners = [
                one if one is None or one.placed else one.at(top - _baseline(text, place))
                for place, one in enumerate(owners)
            ]
    finally:
        text.close()
    found = [
        Glyph(_text(code), x0 - left, x1 - left, owner.above, owner.below, owner.size, owner.font)
        for owner, code, (x0, _, x1, _) in zip(owners, codes, boxes, strict=True)
        if owner is not None
    ]
    blanks: list[Glyph] = []
    for missing, place in enumerate([place for place, owner in enumerate(owners) if owner is None]):
        # A space that pdfium saw, or put in the place of one: known by its place alone, so it comes apart.
        if codes[place] == _SPACE and place > missing:
            before = found[place - missing - 1]
            blanks.append(Glyph(MADE_UP, before.x1, before.x1, before.top, before.bottom, before.size, before.font))
        elif codes[place] not in _LINE_ENDS:
            raise UnfitError("a glyph belongs to no text")
    hides = any(one.unseen or one.clip is not None for one in objects.values())
    shown = zip(owners, boxes, strict=True) if hides else ()
    unseen = [owner.hides(box) for owner, box in shown if owner is not None]
    orders = [owner.order for owner in owners if owner is not None]
    if any(after < before for before, after in pairwise(orders)):  # stable: within an object the order is the file's
        by_order = sorted(range(len(found)), key=orders.__getitem__)
        found = [found[place] for place in by_order]
        unseen = [unseen[place] for place in by_order] if unseen else unseen
    unpainted = 0
    if not all(one.painted for one in objects.values()):
        unpainted = sum(not owner.painted for owner in owners if owner is not None)
    places = frozenset(place for place, away in enumerate(unseen) if away)
    return tuple(found), tuple(blanks), unpainted / len(found) if found else 0.0, places


def ink_is_shared(codes: Sequence[int], boxes: Sequence[tuple[float, float, float, float]]) -> bool:
    """Whether the marks of a page stand beside their letters, each with as much of the ink as the letter.

    So a browser prints (Skia): each letter with marks has its text written beside it (``/ActualText``), and pdfium
    parts the box of what is printed among the characters of that text. A blank would be seen behind every mark.
    """
    marks = [place for place, code in enumerate(codes) if code in _MARK_CODES]
    shared = 0
    for place in marks:
        if place:
            (left, _, end, _), (x0, _, x1, _) = boxes[place - 1], boxes[place]
            touch, same = abs(x0 - end) < _SHARED_INK, abs(x1 - x0 - end + left) < _SHARED_INK
            shared += touch and same and x1 - x0 > _SHARED_INK
    return shared > len(marks) * _MOST_SHARED


def _baseline(text: pdfium.PdfTextPage, place: int) -> float:
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(text.raw, place, x, y)
    return y.value


@cache
def _text(code: int) -> str:
    if code in _HYPHENS:
        return "-"
    return chr(code) if 0 < code < _SURROGATES[0] or _SURROGATES[1] < code <= sys.maxunicode else "\ufffd"


def _bounds(pointers: Sequence[int]) -> list[tuple[float, float, float, float]]:
    """Left, bottom, right, top of objects."""
    return written(_bounds_of, "4f", len(pointers), pointers, places=4)


def _edges(pointers: Sequence[int], left: float, top: float) -> list[Edge]:
    """The rulings of painted paths: a thin box is one, another rectangle has four, else the straight parts."""
    modes = written(_painted, "2i", len(pointers), pointers, places=2)
    painted = [pointer for pointer, (fill, stroke) in zip(pointers, modes, strict=True) if fill or stroke]
    found: list[Edge] = []
    for pointer, count, (x0, y0, x1, y1) in zip(painted, map(_segments_of, painted), _bounds(painted), strict=True):
        if count <= _RECTANGLE:
            found += rectangle_edges(x0 - left, top - y1, x1 - left, top - y0, line=count == 2)
            continue
        for start, end in _strokes(ctypes.cast(pointer, raw.FPDF_PAGEOBJECT), count):
            found += _straight(start[0] - left, top - start[1], end[0] - left, top - end[1])
    return found


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


def _straight(x0: float, y0: float, x1: float, y1: float) -> list[Edge]:
    if abs(y1 - y0) <= _STRAIGHT and x0 != x1:
        return [(min(x0, x1), max(x0, x1), (y0 + y1) / 2, (y0 + y1) / 2)]
    if abs(x1 - x0) <= _STRAIGHT and y0 != y1:
        return [((x0 + x1) / 2, (x0 + x1) / 2, min(y0, y1), max(y0, y1))]
    return []
