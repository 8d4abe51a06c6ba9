"""The fast path: glyphs and rulings of a page by pdfium, which pdfplumber itself brings along."""

from __future__ import annotations

import ctypes
import sys
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby, pairwise, repeat
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extract.pdf.letters.page import MADE_UP, MARKS, MOST_INVISIBLE, Box, Edge, Glyph, RawPage
from extract.pdf.letters.pdfium_calls import SidewaysError, UnfitError, address_of, by_address, turned, written
from extract.pdf.letters.unseen import PageObject, Unseen, clip_boxes, unseen_texts

THIN = 3.0
"""Points. A rectangle that is thinner is a line."""

_RECTANGLE = 5
"""Segments of the longest path that is a rectangle."""

HIGHEST_STROKE = 24.0
"""Points: a line that is drawn through a text is not higher."""

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

_OF_NUMBERS = frozenset("0123456789๐๑๒๓๔๕๖๗๘๙,.")
_MARK_CODES = frozenset(map(ord, MARKS))

_SILENT = frozenset(
    (raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP, raw.FPDF_ANNOT_TEXT, raw.FPDF_ANNOT_HIGHLIGHT, raw.FPDF_ANNOT_UNDERLINE)
)
"""Kinds of annotations that put no word on the page."""

_SURROGATES = 0xD800, 0xDFFF
"""Halves of a character: alone they are none."""

_Middle = tuple[float, float]
_WHOLE: frozenset[_Middle] = frozenset()
_WHOLE_PICTURE = 0.5
"""Of a page: a picture over text that is larger is a scan, and the text below it is what OCR made of it."""

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

    cut: frozenset[tuple[float, float]] = frozenset()
    """The middles of its glyphs that nobody sees."""

    above: float = 0.0
    below: float = 0.0

    def at(self, baseline: float) -> _TextObject:
        """The object with its glyphs on a line; ``baseline`` in points from the top."""
        above, below = baseline - _ASCENT * self.size, baseline + _DESCENT * self.size
        return replace(self, placed=True, above=above, below=below)

    def hides(self, box: tuple[float, float, float, float]) -> bool:
        """Whether nobody sees its glyph with that box (left, top, right, bottom)."""
        if self.unseen or (self.clip is None and not self.cut):
            return self.unseen
        if self.cut and _middle(box) in self.cut:
            return True
        if self.clip is None:
            return False
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        left, bottom, right, top = self.clip
        return not (left <= x <= right and bottom <= y <= top)


def _middle(box: Box) -> _Middle:
    return round(box[0] + box[2], 1), round(box[1] + box[3], 1)


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
        objects = _objects_of(page)
        texts = [(one.pointer, one.nested) for one in objects if one.kind == raw.FPDF_PAGEOBJ_TEXT]
        if turn := _sideways([pointer for pointer, nested in texts if not nested]):
            raise SidewaysError(turn)
        paths = [one.pointer for one in objects if one.kind == raw.FPDF_PAGEOBJ_PATH]
        images = [one.pointer for one in objects if one.kind == raw.FPDF_PAGEOBJ_IMAGE]
        if any(one.nested for one in objects if one.kind == raw.FPDF_PAGEOBJ_PATH):
            raise UnfitError("rulings stand inside a form")
        area = max(1.0, (right - left) * (top - bottom))
        pictures = sum(max(0.0, x1 - x0) * max(0.0, y1 - y0) for x0, y0, x1, y1 in _bounds(images))
        share = min(1.0, pictures / area)
        hidden, clips = _shown(page, objects, layered=layered)
        found = _glyphs(page, _text_objects(texts, whole, hidden, clips), left, top)
        invisible = found.unpainted if share < _WHOLE_PICTURE else max(found.unpainted, found.share_unseen)
        lost = 0
        away: tuple[Box, ...] = ()
        if hidden.texts and not (invisible > MOST_INVISIBLE and share > 0):
            before = len(found.glyphs)
            # of two equal letters at one place pdfium tells one: it must not be that of the hidden text
            gone = {pointer for pointer, nested in texts if pointer in hidden.texts and not nested}
            away = tuple(turned(box, whole, 0) for box in _bounds(list(gone)))
            for pointer in gone:
                one = ctypes.cast(pointer, raw.FPDF_PAGEOBJECT)
                if raw.FPDFPage_RemoveObject(page, one):
                    raw.FPDFPageObj_Destroy(one)
            texts = [text for text in texts if text[0] not in gone]
            found = _glyphs(page, _text_objects(texts, whole, hidden, clips), left, top)
            lost = max(0, before - len(found.glyphs))
        edges, strokes = _edges(paths, left, top)
        size, notes = (right - left, top - bottom), sum(kind not in _SILENT for kind in _kinds_of_notes(page))
        return RawPage(
            *(number, *size, found.glyphs, edges, "pdfium", share, invisible, found.blanks, found.unseen),
            hidden=lost,
            hidden_at=away if lost else (),
            notes=notes,
            strokes=strokes,
            torn=found.torn,
        )
    finally:
        page.close()


def _objects_of(page: pdfium.PdfPage) -> list[PageObject]:
    count = raw.FPDFPage_CountObjects(page)
    return _unfolded(list(map(_object_of_page, repeat(address_of(page.raw)), range(count))))


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


def _shown(page: pdfium.PdfPage, objects: Sequence[PageObject], *, layered: bool) -> tuple[Unseen, dict[int, Box]]:
    """The texts of a page that nobody sees, and the boxes that cut others off."""
    plain = [one.pointer for one in objects if one.kind == raw.FPDF_PAGEOBJ_TEXT and not one.nested]
    return unseen_texts(page, objects, layered=layered), clip_boxes(plain)


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
        objects = _objects_of(page)
        hidden, clips = _shown(page, objects, layered=layered)
        if not hidden.texts and not hidden.parts and not clips:
            return Boxes()
        texts = [(one.pointer, one.nested) for one in objects if one.kind == raw.FPDF_PAGEOBJ_TEXT]
        known = _text_objects(texts, whole, hidden, clips)
        owned = [(known[owner], code, box) for owner, code, box in _owned(page) if owner in known]
    except UnfitError:
        return Boxes()
    else:
        unseen = {place for place, (owner, _, box) in enumerate(owned) if owner.hides(box)}
        torn = _torn_numbers([_text(code) for _, code, _ in owned], [owner.order for owner, _, _ in owned], unseen)
        places = [turned((left, bottom, right, top), whole, turn) for _, _, (left, top, right, bottom) in owned]
        return Boxes(
            [places[place] for place in sorted(unseen)],
            [box for place, box in enumerate(places) if place not in unseen],
            [places[place] for place in sorted(torn)],
        )
    finally:
        page.close()


def _owned(page: pdfium.PdfPage) -> list[tuple[int, int, Box]]:
    """The objects, the codes and the boxes of the glyphs of a page."""
    text = page.get_textpage()
    try:
        handle, count = repeat(address_of(text.raw)), text.count_chars()
        boxes = written(_box_of, "4f", count, handle, range(count))
        return list(zip(map(_owner_of, handle, range(count)), map(_code_of, handle, range(count)), boxes, strict=True))
    finally:
        text.close()


def _kinds_of_notes(page: pdfium.PdfPage) -> Iterator[int]:
    for number in range(raw.FPDFPage_GetAnnotCount(page)):
        note = raw.FPDFPage_GetAnnot(page, number)
        if note:
            yield raw.FPDFAnnot_GetSubtype(note)
            raw.FPDFPage_CloseAnnot(note)


def _unfolded(pointers: Sequence[int], form: int = 0, depth: int = 0) -> list[PageObject]:
    """Every object in the order of the file, which is that of painting. ``form`` is the outermost one around them."""
    found: list[PageObject] = []
    kinds = list(map(_kind_of, pointers))
    if raw.FPDF_PAGEOBJ_FORM not in kinds:
        return list(map(PageObject, kinds, pointers, repeat(form)))
    for kind, pointer in zip(kinds, pointers, strict=True):
        if kind != raw.FPDF_PAGEOBJ_FORM:
            found.append(PageObject(kind, pointer, form))
        elif depth >= _DEEPEST:
            raise UnfitError("forms stand too deep in each other")
        else:
            inner = [_object_of_form(pointer, at) for at in range(_count_of_form(pointer))]
            found += _unfolded(inner, form or pointer, depth + 1)
    return found


def _text_objects(
    texts: Sequence[tuple[int, bool]], page: Box, hidden: Unseen, clips: Mapping[int, Box]
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
        unseen = pointer in hidden.texts or (not nested and abs(size * scale) < least)
        cut = frozenset(map(_middle, hidden.parts[pointer])) if pointer in hidden.parts else _WHOLE
        one = _TextObject(len(found), abs(size * scale), names[font], painted, False, unseen, clip, cut)
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


class _Found(NamedTuple):
    """The glyphs of a page, the spaces that pdfium makes up between them, the share of them that is not painted, the
    places of those that nobody sees, and of those that are the rest of a number.
    """

    glyphs: tuple[Glyph, ...]
    blanks: tuple[Glyph, ...]
    unpainted: float
    unseen: frozenset[int]
    torn: frozenset[int]

    @property
    def share_unseen(self) -> float:
        return len(self.unseen) / max(1, len(self.glyphs))


def _glyphs(page: pdfium.PdfPage, objects: dict[int, _TextObject], left: float, top: float) -> _Found:
    """The glyphs in the order of the file, with what is known of them.

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
    hides = any(one.unseen or one.cut or one.clip is not None for one in objects.values())
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
    torn = _torn_numbers([glyph.text for glyph in found], sorted(orders), places) if places else frozenset()
    return _Found(tuple(found), tuple(blanks), unpainted / max(1, len(found)), places, torn)


def _torn_numbers(texts: Sequence[str], orders: Sequence[int], unseen: Collection[int]) -> frozenset[int]:
    """The places of the digits that are the rest of a number of which a part is not seen.

    ``orders`` are those of the texts that the glyphs belong to.
    """
    found: list[int] = []
    for of_number, run in groupby(range(len(texts)), key=lambda place: (orders[place], texts[place] in _OF_NUMBERS)):
        here = list(run) if of_number[1] else []
        if 0 < sum(place in unseen for place in here) < len(here):
            found += (place for place in here if place not in unseen and texts[place].isdigit())
    return frozenset(found)


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


def _edges(pointers: Sequence[int], left: float, top: float) -> tuple[tuple[Edge, ...], tuple[Box, ...]]:
    """The rulings of painted paths, and the boxes of lines that are none.

    A thin box is one ruling, another rectangle has four, else the straight parts are rulings.
    """
    modes = written(_painted, "2i", len(pointers), pointers, places=2)
    painted = [(pointer, not fill) for pointer, (fill, stroke) in zip(pointers, modes, strict=True) if fill or stroke]
    paths = [pointer for pointer, _ in painted]
    found: list[Edge] = []
    strokes: list[Box] = []
    for (pointer, drawn), count, (x0, y0, x1, y1) in zip(
        painted, map(_segments_of, paths), _bounds(paths), strict=True
    ):
        box = (x0 - left, top - y1, x1 - left, top - y0)
        low = drawn and THIN < y1 - y0 <= HIGHEST_STROKE
        if count <= _RECTANGLE and not (low and count > 2) and (count != 2 or y1 - y0 <= THIN or x1 - x0 <= THIN):
            found += rectangle_edges(*box, line=count == 2)
            continue
        straight: list[Edge] = []
        slanted = False
        for start, end, bent in _strokes(ctypes.cast(pointer, raw.FPDF_PAGEOBJECT), count):
            if bent:
                slanted = True
                continue
            edges = _straight(start[0] - left, top - start[1], end[0] - left, top - end[1])
            slanted = slanted or (not edges and start != end)
            straight += edges
        if low and slanted:
            strokes.append(box)
        found += straight if count > _RECTANGLE or slanted or count == 2 else rectangle_edges(*box)
    return tuple(found), tuple(strokes)


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


def _strokes(pointer: Any, count: int) -> Iterator[tuple[tuple[float, float], tuple[float, float], bool]]:
    """From where to where each part of a path goes, and whether it is bent."""
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
            yield last, point, False
        elif kind == raw.FPDF_SEGMENT_BEZIERTO:
            yield last, point, True
        last = point
        if raw.FPDFPathSegment_GetClose(segment):
            yield last, first, False


def _straight(x0: float, y0: float, x1: float, y1: float) -> list[Edge]:
    if abs(y1 - y0) <= _STRAIGHT and x0 != x1:
        return [(min(x0, x1), max(x0, x1), (y0 + y1) / 2, (y0 + y1) / 2)]
    if abs(x1 - x0) <= _STRAIGHT and y0 != y1:
        return [((x0 + x1) / 2, (x0 + x1) / 2, min(y0, y1), max(y0, y1))]
    return []
