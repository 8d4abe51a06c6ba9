"""The careful path: glyphs and rulings of a page by pdfplumber, for fonts and pages that pdfium cannot read."""

from __future__ import annotations

import io
import re
from functools import partial
from typing import Any

import pdfplumber
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdftypes import resolve1
from pdfplumber.page import Page
from pdfplumber.pdf import PDF

from plan_extract.extract.pdf.learned import FontTable
from plan_extract.extract.pdf.page import Edge, Glyph, RawPage
from plan_extract.extract.pdf.read_by_pdfium import rectangle_edges

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
        edges = [edge for line in (*page.lines, *page.rects) for edge in _edges(line)]
        edges += [Edge(e["x0"], e["x1"], e["top"], e["bottom"]) for e in page.curve_edges]
        pictures = sum(image["width"] * image["height"] for image in page.images)
        return RawPage(
            page.page_number,
            float(page.width),
            float(page.height),
            glyphs,
            tuple(edges),
            "pdfplumber",
            min(1.0, pictures / area),
        )
    except MemoryError:
        raise
    except Exception as error:
        raise UnreadableError(repr(error)) from error
    finally:
        page.close()


def font_tables(page: Page) -> dict[str, list[FontTable]]:
    """The tables of the fonts that a page names, by the fonts' names; several fonts may have one name.

    None where they are damaged: pages are then read carefully, one by one.
    """
    found: dict[str, list[FontTable]] = {}
    try:
        fonts = resolve1(page.page_obj.resources.get("Font")) or {}
        for reference in fonts.values():
            font = page.pdf.rsrcmgr.get_font(getattr(reference, "objid", None), resolve1(reference))
            found.setdefault(str(font.fontname), []).append(partial(_text_of, font))
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001  (pdfminer fails in any way on a damaged file)
        return {}
    return found


def _text_of(font: PDFFont, code: int) -> str | None:
    """What a font says of a code; None too where its table is damaged, so that it is not believed."""
    try:
        return str(font.to_unichr(code)) or None
    except PDFUnicodeNotDefined:
        return None
    except (AttributeError, LookupError, TypeError, ValueError):
        return None


def _glyph(char: dict[str, Any]) -> Glyph | None:
    cid = _CID.fullmatch(char["text"])
    if not char["text"]:
        return None
    return Glyph(
        "\ufffd" if cid else char["text"],
        char["x0"],
        char["x1"],
        char["top"],
        char["bottom"],
        abs(char["size"]),
        str(char["fontname"]),
        int(cid[1]) if cid else None,
    )


def _edges(shape: dict[str, Any]) -> list[Edge]:
    line = shape["object_type"] == "line"
    return rectangle_edges(shape["x0"], shape["top"], shape["x1"], shape["bottom"], line=line)
