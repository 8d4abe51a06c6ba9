"""PDF documents: their paragraphs as lines, their tables as HTML tables, one row a line, every line with its page."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pypdfium2 as pdfium

if TYPE_CHECKING:
    from pdfplumber.pdf import PDF

from plan_extract.extract.errors import SourceError
from plan_extract.extract.options import AS_USUAL, ReadOptions
from plan_extract.extract.pdf import read_by_pdfium
from plan_extract.extract.pdf.damage import page_facts
from plan_extract.extract.pdf.glyphs import clusters, unreadable_share
from plan_extract.extract.pdf.layout import LaidPage, Paragraph, over_pages, without_heads
from plan_extract.extract.pdf.lines import lines_of
from plan_extract.extract.pdf.page import RawPage
from plan_extract.extract.pdf.rows import LongTable, append_page, as_html, goes_on, long_table
from plan_extract.extract.pdf.sara_am import restored
from plan_extract.extract.pdf.tables import page_tables
from plan_extract.extract.repair import repair
from plan_extract.extract.source import PageFacts, Repair, SourceText

MOST_PAGES = 2_000
_ODD_LEAST = 0.02
"""Of a page's glyphs: with more that are no letter, digit or sign, pdfium cannot read the font."""

_BROKEN = "Open it in a PDF viewer and print it to a new PDF."


def read_pdf(data: bytes, name: str, options: ReadOptions = AS_USUAL) -> SourceText:
    """The text of a PDF document. ``name`` is the source's path under RAW.

    Raises ``SourceError`` for a broken or encrypted document, one with too many pages, and one without usable text.
    """
    with Document(data, options.password) as document:
        pages, facts = [], []
        for raw in document.pages():
            page, fact = laid_out(raw)
            pages.append(page)
            facts.append(fact)
    if all(fact.needs_ocr or not fact.characters for fact in facts):
        raise needs_ocr(len(facts))
    without_heads(pages)
    lines = list(_lines(pages))
    text, repairs = repair("\n".join(line for _, line in lines))
    text, count = restored(text)
    if count:
        repairs = (*repairs, Repair("torn_sara_am", count))
    return SourceText(
        name,
        "pdf",
        hashlib.sha256(data).hexdigest(),
        tuple(text.split("\n")),
        repairs=repairs,
        pages=tuple(page for page, _ in lines),
        page_facts=tuple(
            replace(fact, label=page.label, header=page.header, footer=page.footer)
            for fact, page in zip(facts, pages, strict=True)
        ),
    )


def needs_ocr(pages: int) -> SourceError:
    """What is said of a document whose pages are pictures, or whose fonts do not say what they print."""
    message = f"none of its {pages} page(s) has text that can be read: it is a scan, or its fonts hide what they print"
    return SourceError("needs_ocr", message, "Install OCR: apt install tesseract-ocr tesseract-ocr-tha")


@dataclass(slots=True)
class Document:
    """An open PDF. Pages come one at a time, so that memory does not grow with their number."""

    data: bytes
    password: str | None = None
    _fast: pdfium.PdfDocument | None = None
    _slow: PDF | None = None

    def __enter__(self) -> Document:
        try:
            self._fast = pdfium.PdfDocument(self.data, password=self.password)
        except pdfium.PdfiumError as error:
            raise _refused(error, self.password) from error
        if not 0 < len(self._fast) <= MOST_PAGES:
            count = len(self._fast)
            self._fast.close()
            if not count:
                raise SourceError("broken", "the file has no pages", _BROKEN)
            message = f"the file has {count:,} pages; a plan has some hundred"
            raise SourceError("limits", message, "Check that it is one plan.")
        return self

    def __exit__(self, *_: object) -> None:
        if self._fast is not None:
            self._fast.close()
        if self._slow is not None:
            self._slow.close()

    def __len__(self) -> int:
        return len(self._opened)

    @property
    def _opened(self) -> pdfium.PdfDocument:
        assert self._fast is not None
        return self._fast

    def pages(self) -> Iterator[RawPage]:
        """Every page, by pdfium where its fonts can be read so, else by pdfplumber."""
        for number in range(1, len(self) + 1):
            yield self.page(number)

    def page(self, number: int) -> RawPage:
        """Page ``number`` (1-based)."""
        try:
            fast = read_by_pdfium.read_page(self._opened, number)
        except read_by_pdfium.UnfitError:
            return self._careful(number)
        except pdfium.PdfiumError as error:
            raise SourceError("broken", f"page {number} cannot be read ({error})", _BROKEN) from error
        odd = unreadable_share(fast.glyphs)
        if odd <= _ODD_LEAST:
            return fast
        careful = self._careful(number)
        return careful if unreadable_share(careful.glyphs) < odd else fast

    def _careful(self, number: int) -> RawPage:
        from plan_extract.extract.pdf import read_by_pdfplumber

        if self._slow is None:
            self._slow = read_by_pdfplumber.opened(self.data, self.password)
        return read_by_pdfplumber.read_page(self._slow.pages[number - 1])


def _refused(error: pdfium.PdfiumError, password: str | None) -> SourceError:
    said = str(error)
    if "assword" in said or "ncrypt" in said:
        what = "the password is wrong" if password else "the file is protected by a password"
        return SourceError("encrypted", what, "Save it without a password, or give it with --password.")
    return SourceError("broken", f"the file is no PDF that can be read ({said})", _BROKEN)


def laid_out(raw: RawPage) -> tuple[LaidPage, PageFacts]:
    """A page's lines and tables, and how well it could be read."""
    joined = clusters(raw.glyphs)
    tables, rest = page_tables(joined, raw.edges)
    lines = lines_of(rest, columns=True)
    text = "\n".join([*(line.text for line in lines), *(c.text for t in tables for row in t.rows for c in row)])
    facts = page_facts(raw.number, "text", joined, text, raw.pictures)
    return LaidPage(raw.number, raw.width, raw.height, lines, tables), facts


def _lines(pages: list[LaidPage]) -> Iterator[tuple[int, str]]:
    """Page and text of every line. An empty line ends a paragraph and a table."""
    table: LongTable | None = None
    page = 1
    for block in over_pages(pages):
        if isinstance(block, Paragraph):
            if table is not None:
                yield from (*as_html(table), (table.pages[-1], ""))
                table = None
            page = block.page
            yield page, block.text.strip()
            yield page, ""
            continue
        page, printed = block
        if table is not None and page == table.pages[-1] + 1 and goes_on(table, printed):
            append_page(table, page, printed)
        else:
            if table is not None:
                yield from (*as_html(table), (table.pages[-1], ""))
            table = long_table(page, printed)
    if table is not None:
        yield from as_html(table)
