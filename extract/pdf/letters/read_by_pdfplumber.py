"""The careful path: glyphs and rulings of a page by pdfplumber, for fonts and pages that pdfium cannot read."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import pdfplumber
from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdftypes import resolve1
from pdfminer.utils import Matrix
from pdfplumber.page import Page
from pdfplumber.pdf import PDF
from pdfplumber.utils.geometry import curve_to_edges

from extract.pdf.letters.glyphs import UNMAPPED
from extract.pdf.letters.learned import FontTable
from extract.pdf.letters.page import Edge, Glyph, RawPage
from extract.pdf.letters.read_by_pdfium import HIGHEST_STROKE, THIN, is_dot, rectangle_edges, returns

_SAME_LINE = 0.5
"""Points: how far apart glyphs of one line may stand."""

_CID = re.compile(r"\(cid:(\d+)\)")


class UnreadableError(Exception):
    """The page, or the document, is damaged so much that pdfplumber fails on it, with any error there is."""


def opened(data: bytes, password: str | None) -> PDF:
    """A document to take pages from. Raises ``UnreadableError``."""
    try:
        document = pdfplumber.open(io.BytesIO(data), password=password)
        _ = document.pages  # made now: to close the document would make them, and fail
    except MemoryError:
        raise
    except Exception as error:
        raise UnreadableError(repr(error)) from error
    return document


def read_page(page: Page) -> RawPage:
    """One page of an open document. What pdfplumber keeps of it is let go, so that memory stays flat.

    Raises ``UnreadableError``.
    """
    try:
        area = max(1.0, float(page.width * page.height))
        glyphs = tuple(glyph for char in page.chars if (glyph := _glyph(char)))
        below = _below_lines(page.chars)
        edges = [edge for line in (*page.lines, *page.rects) for edge in _edges(line)]
        curves = [(curve, (curve["x0"], curve["top"], curve["x1"], curve["bottom"])) for curve in page.curves]
        sides = [edge for curve, box in curves if not is_dot(*box) for edge in curve_to_edges(curve)]
        edges += [(e["x0"], e["x1"], e["top"], e["bottom"]) for e in sides]
        drawn = (e for e in (*page.lines, *page.curves) if e["stroke"] and not e["fill"])
        strokes = [
            (e["x0"], e["top"], e["x1"], e["bottom"])
            for e in drawn
            if THIN < e["bottom"] - e["top"] <= HIGHEST_STROKE
            and not returns(e["pts"][0], e["pts"][-1], e["x1"] - e["x0"])
        ]
        pictures = sum(image["width"] * image["height"] for image in page.images)
        return RawPage(
            page.page_number,
            float(page.width),
            float(page.height),
            glyphs,
            tuple(edges),
            "pdfplumber",
            min(1.0, pictures / area),
            strokes=tuple(strokes),
            dots=tuple(box for _, box in curves if is_dot(*box)),
            below=below,
        )
    except MemoryError:
        raise
    except Exception as error:
        raise UnreadableError(repr(error)) from error
    finally:
        page.close()


@dataclass(frozen=True, slots=True)
class _FontTable:
    """The table of a font: what its codes mean. Equal where the font is the same object of the document."""

    font: PDFFont

    def __call__(self, code: int) -> str | None:
        """The text of a code; None where the table has none, or is damaged, so that it is not believed."""
        try:
            return str(self.font.to_unichr(code)) or None
        except PDFUnicodeNotDefined:
            return None
        except (AttributeError, LookupError, TypeError, ValueError):
            return None


class _Listener(PDFTextDevice):
    """Takes down what every glyph of a page means and where it begins, and nothing else."""

    def __init__(self, resources: PDFResourceManager) -> None:
        super().__init__(resources)
        self.glyphs: list[Glyph] = []
        self.fonts: list[FontTable] = []

    def render_char(
        self, matrix: Matrix, font: PDFFont, fontsize: float, scaling: float, rise: float, cid: int, *_: Any
    ) -> float:
        """Called by pdfminer for each glyph; gives how far the next one begins."""
        try:
            text, number = font.to_unichr(cid), None
        except PDFUnicodeNotDefined:
            text, number = UNMAPPED, cid
        if text:
            self.glyphs.append(Glyph(text, matrix[4], matrix[4], rise, rise, abs(fontsize), str(font.fontname), number))
            self.fonts.append(_FontTable(font))
        return font.char_width(cid) * fontsize * scaling


def meanings(page: Page) -> tuple[list[Glyph], list[FontTable]]:
    """What the glyphs of a page mean, in the order of the file, and the font of each.

    Of their places only ``x0`` is told, where each begins. That takes a third of the time of :func:`read_page`.
    Raises ``UnreadableError``.
    """
    listener = _Listener(page.pdf.rsrcmgr)
    try:
        PDFPageInterpreter(page.pdf.rsrcmgr, listener).process_page(page.page_obj)
    except MemoryError:
        raise
    except Exception as error:
        raise UnreadableError(repr(error)) from error
    return listener.glyphs, listener.fonts


def font_tables(page: Page, known: dict[int, tuple[str, FontTable]]) -> dict[str, list[FontTable]]:
    """The tables of the fonts that a page names, by the fonts' names; several fonts may have one name.

    ``known`` are those of the document's objects that were asked for before; it takes the new ones. No font is found
    where they are damaged: pages are then read carefully, one by one.
    """
    found: dict[str, list[FontTable]] = {}
    try:
        fonts = resolve1(page.page_obj.resources.get("Font")) or {}
        for reference in fonts.values():
            number = getattr(reference, "objid", None)
            named = known.get(number) if number is not None else None
            if named is None:
                # pdfminer keeps a font by the number of its object
                font = page.pdf.rsrcmgr.get_font(number, resolve1(reference))
                named = str(font.fontname), _FontTable(font)
                if number is not None:
                    known[number] = named
            name, table = named
            found.setdefault(name, []).append(table)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001  (pdfminer fails in any way on a damaged file)
        return {}
    return found


def notes_off(page: Page) -> frozenset[int] | None:
    """The places, among the annotations of a page, of those whose layers are switched off; None if that is not known.

    pdfium draws these, and does not tell a note's layer.
    """
    try:
        notes = [resolve1(note) for note in resolve1(page.page_obj.annots) or ()]
        layers = _Layers.of(resolve1(page.pdf.doc.catalog.get("OCProperties")) or {})
        return frozenset(place for place, note in enumerate(notes) if "OC" in note and not layers.show(note["OC"]))
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001  (pdfminer fails in any way on a damaged file)
        return None


class _Layers(NamedTuple):
    """Which layers of a document are on: all but some, or some alone."""

    on: frozenset[int]
    off: frozenset[int]
    all_off: bool

    @classmethod
    def of(cls, properties: Mapping[str, Any]) -> _Layers:
        """The layers as a document's list of them says."""
        how = resolve1(properties.get("D")) or {}
        on, off = (frozenset(one.objid for one in resolve1(how.get(name)) or ()) for name in ("ON", "OFF"))
        return cls(on, off, getattr(how.get("BaseState"), "name", "") == "OFF")

    def show(self, reference: Any) -> bool:
        """Whether what stands in a layer, or in a group of layers, is shown."""
        group = resolve1(reference)
        if getattr(group.get("Type"), "name", "") != "OCMD":
            return self._is_on(reference)
        some = group.get("OCGs")
        members = [some] if isinstance(resolve1(some), dict) else resolve1(some) or []
        shown = [self._is_on(one) for one in members]
        rule = getattr(group.get("P"), "name", "AnyOn")
        found = {"AllOn": all(shown), "AnyOff": not all(shown), "AllOff": not any(shown)}.get(rule, any(shown))
        return not shown or found

    def _is_on(self, layer: Any) -> bool:
        return layer.objid in self.on if self.all_off else layer.objid not in self.off


def _glyph(char: dict[str, Any]) -> Glyph | None:
    cid = _CID.fullmatch(char["text"])
    if not char["text"]:
        return None
    return Glyph(
        UNMAPPED if cid else char["text"],
        char["x0"],
        char["x1"],
        char["top"],
        char["bottom"],
        abs(char["size"]),
        str(char["fontname"]),
        int(cid[1]) if cid else None,
    )


def _below_lines(chars: Sequence[dict[str, Any]]) -> dict[tuple[float, float], float]:
    """By bottom and size of upright glyphs, how far their boxes reach below the line that they stand on; nothing where
    fonts of one line differ in it.
    """
    found: dict[tuple[float, float], float] = {}
    for char in chars:
        _, lean, turn, _, _, y = char["matrix"]
        if lean or turn or not char["text"].strip():
            continue
        line = char["bottom"], abs(char["size"])
        below = y - char["y0"]
        if abs(found.setdefault(line, below) - below) > _SAME_LINE:
            found[line] = 0.0
    return {line: below for line, below in found.items() if 0 < below < line[1]}


def _edges(shape: dict[str, Any]) -> list[Edge]:
    line = shape["object_type"] == "line"
    return rectangle_edges(shape["x0"], shape["top"], shape["x1"], shape["bottom"], line=line)
