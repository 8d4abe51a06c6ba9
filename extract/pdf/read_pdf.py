"""PDF documents: their paragraphs as lines, their tables typed and as lines of markup, one row a
line, every line with its page.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

from extract.ground.errors import SourceError, UsageError
from extract.ground.options import AS_USUAL, ReadOptions
from extract.ground.source import PageFacts, Repair, SourceText
from extract.pdf.layout.one_page import laid_out, take_head
from extract.pdf.layout.pages import LaidPage, take_out_heads
from extract.pdf.layout.written_pages import tables_going_on, written_pages
from extract.pdf.letters.damage import damage_of, is_implausible
from extract.pdf.letters.page import RawPage
from extract.pdf.letters.visible import is_ocr_layer
from extract.pdf.open_document import Document
from extract.pdf.scan import ocr
from extract.pdf.scan.digit_shapes import are_arabic, are_thai
from extract.pdf.scan.thai_digits import has_thai_digits, knows_all, prints_thai_numbers, without_amounts
from extract.text.repair import grouping_signs, repair
from extract.text.torn_sara_am import most_sara_am_lost, restored

_MOST_SHOWN = 10
_DPI = 150
"""Of a page that is drawn for people."""


def read_pdf(
    data: bytes, name: str, options: ReadOptions = AS_USUAL, on_page: Callable[[], None] | None = None
) -> SourceText:
    """The text of a PDF document. ``name`` is the source's path under RAW; ``on_page`` is called at each page.

    Raises ``SourceError`` for a broken or encrypted document, one with too many pages, and one without usable text.
    """
    with Document(data, options.password) as document:
        pages, facts = _laid_pages(document, options, on_page)
    if not any(fact.characters and fact.method != "failed" for fact in facts):
        raise _needs_ocr([fact.page for fact in facts], len(facts))
    take_out_heads(pages)
    written, line_pages = written_pages(pages)
    grouping = grouping_signs("\n".join(written.lines))
    text, repairs = repair("\n".join(written.lines))
    mostly_lost = most_sara_am_lost(text)
    text, count = restored(text, mostly_lost=mostly_lost)
    lines = tuple(text.split("\n"))
    if count:
        repairs = (*repairs, Repair("torn_sara_am", count))
    return SourceText(
        name,
        "pdf",
        hashlib.sha256(data).hexdigest(),
        lines,
        repairs=repairs,
        pages=line_pages,
        page_facts=tuple(
            replace(fact, label=page.label, header=page.header, footer=page.footer)
            for fact, page in zip(facts, pages, strict=True)
        ),
        tables=written.mended_tables(
            lines, lambda texts: restored(repair(texts, grouping=grouping)[0], mostly_lost=mostly_lost)[0]
        ),
    )


def _laid_pages(
    document: Document, options: ReadOptions, on_page: Callable[[], None] | None = None
) -> tuple[list[LaidPage], list[PageFacts]]:
    laid: list[tuple[LaidPage, PageFacts]] = []
    last: RawPage | None = None
    for raw in document.pages():
        before = laid[-1][0] if laid else None
        if is_ocr_layer(raw) and options.ocr == "never":  # else its picture is read
            raw = replace(raw, shapes=ocr.shapes_of_layer(document.picture(raw.number)[0], raw))
        page, fact = laid_out(raw, before)
        doubtful = raw.read_by == "pdfium" and is_implausible(page.text)
        if doubtful and (other := document.by_the_other(raw.number)) is not None:
            page, fact = min((page, fact), laid_out(other, before), key=lambda one: damage_of(one[0].text))
        if before is not None and last is not None:
            take_head(before, last, page)
        laid.append((page, fact))
        last = raw
        if on_page:
            on_page()
    numbers = [fact.page for _, fact in laid if options.ocr == "always" or (options.ocr == "auto" and fact.needs_ocr)]
    if numbers:
        if not ocr.available():
            raise _needs_ocr(numbers, len(laid))
        for page, fact in _from_pictures(document, numbers, options.threads or os.cpu_count() or 1):
            laid[fact.page - 1] = (page, fact)
            if on_page:
                on_page()
    return _believed([page for page, _ in laid], [fact for _, fact in laid])


def _believed(pages: list[LaidPage], facts: list[PageFacts]) -> tuple[list[LaidPage], list[PageFacts]]:
    """The pages without amounts that OCR may have misread, because the document has digits that it does not know.

    Its text tells it, or how the digits on the pictures are drawn: OCR may have made Arabic ones of all of them. Single
    Thai digits that OCR read are specks where nearly all digits are drawn as Arabic ones. A program that gave a digit
    which Tesseract never gives is believed on its own pages.
    """
    by_ocr = [place for place, fact in enumerate(facts) if fact.method == "ocr"]
    if by_ocr and _shows_thai_digits(pages, by_ocr):
        knowing = {pages[place].read_by for place in by_ocr if knows_all(pages[place])}
        for place in by_ocr:
            if pages[place].read_by not in knowing:
                facts[place] = replace(facts[place], withheld=without_amounts(pages[place]))
    return pages, facts


def _shows_thai_digits(pages: Sequence[LaidPage], by_ocr: Sequence[int]) -> bool:
    pictures = [pages[place] for place in by_ocr]
    others = [page for place, page in enumerate(pages) if place not in by_ocr]
    shapes = [page.shapes for page in pictures]
    if are_thai(shapes) or has_thai_digits(others) or prints_thai_numbers(pictures):
        return True
    return has_thai_digits(pictures) and not are_arabic(shapes)


def draw_page(data: bytes, number: int, options: ReadOptions = AS_USUAL) -> Image:
    """Page ``number`` (1-based) with its cells and lines, as :func:`pdf.drawing.drawn` shows them.

    Raises ``SourceError`` as :func:`read_pdf` does, ``UsageError`` for a page that the document has not.
    """
    from extract.pdf.drawing import drawn

    with Document(data, options.password) as document:
        if not 1 <= number <= len(document):
            raise UsageError(f"there is no page {number}", f"The file has pages 1 to {len(document)}.")
        pages, _ = _laid_pages(document, options)
        before = {id(line): line for line in pages[number - 1].lines}
        take_out_heads(pages)
        page = pages[number - 1]
        gone = before.keys() - {id(line) for line in page.lines}
        heads = [(line.x0, line.top, line.x1, line.bottom) for key, line in before.items() if key in gone]
        picture, _ = document.picture(number, _DPI)
    table, added = tables_going_on(pages).get(number, (None, None))
    rows = table.rows if table is not None else ()
    if added is not None:
        heads += [cell.box for row in rows[: added.repeated] for cell in row]
    rests = [cell.box for cell in rows[added.repeated]] if added is not None and added.joined else []
    return drawn(picture, page, heads, rests)


def _needs_ocr(numbers: Sequence[int], pages: int) -> SourceError:
    """What is said of a document with pages that are pictures, or whose fonts do not say what they print."""
    which = "none of its pages has" if len(numbers) == pages else f"{len(numbers)} of its {pages} pages have no"
    shown = ", ".join(map(str, numbers[:_MOST_SHOWN])) + (" …" if len(numbers) > _MOST_SHOWN else "")
    what = "text that can be read: a scan, or fonts that hide what they print"
    message = f"{which} {what}" if len(numbers) == pages else f"{which} {what} ({shown})"
    if ocr.available():
        return SourceError("needs_ocr", message, "Run it with --ocr auto.")
    remedy = f"Install OCR: {ocr.INSTALL}"
    return SourceError(
        "needs_ocr", message, remedy if len(numbers) == pages else f"{remedy}; or --ocr never leaves them"
    )


def _from_pictures(document: Document, numbers: Sequence[int], threads: int) -> Iterator[tuple[LaidPage, PageFacts]]:
    """Pages read by OCR, a few at a time: pictures are large."""
    with ThreadPoolExecutor(threads) as pool:
        for start in range(0, len(numbers), threads):
            some = [document.picture(number) for number in numbers[start : start + threads]]
            for raw in pool.map(lambda pair: ocr.read_picture(*pair), some):
                yield laid_out(raw)
