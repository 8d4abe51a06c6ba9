"""An open PDF: its pages as a person sees them, by the library that can read their fonts."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import pypdfium2 as pdfium

if TYPE_CHECKING:
    from pdfplumber.page import Page
    from pdfplumber.pdf import PDF
    from PIL.Image import Image

from extract.ground.errors import SourceError
from extract.pdf.letters import read_by_pdfium
from extract.pdf.letters.annotations import with_annotations
from extract.pdf.letters.glyphs import unreadable_share
from extract.pdf.letters.learned import FontTable, FontTables, LearnedFonts
from extract.pdf.letters.page import RawPage
from extract.pdf.letters.pdfium_calls import SidewaysError, UnfitError
from extract.pdf.letters.unseen import has_hidden_layers
from extract.pdf.letters.visible import with_struck, without_hidden
from extract.pdf.scan import ocr

_END, _END_WITHIN = b"%%EOF", 4096
"""Every PDF ends with it; what a web server adds behind it is short. Without it a library would mend the file, and lose
pages."""

MOST_PAGES = 2_000
_MOST_PIXELS = 40e6
"""Of a page's picture; a page of 200 by 200 inches is drawn coarser."""

_ODD_LEAST = 0.02
"""Of a page's glyphs: with more that are no letter, digit or sign, pdfium cannot read the font."""

_BROKEN = "Open it in a PDF viewer and print it to a new PDF."


@dataclass(slots=True)
class Document:
    """An open PDF. Pages come one at a time, so that memory does not grow with their number."""

    data: bytes
    password: str | None = None
    _fast: pdfium.PdfDocument | None = None
    _slow: PDF | None = None
    _slow_fails: bool = False
    _turned: bool = False
    """Whether a page was turned since pdfplumber opened the document."""

    _layered: bool = False
    _fonts: LearnedFonts = field(default_factory=LearnedFonts)
    _font_tables: dict[int, tuple[str, FontTable]] = field(default_factory=dict)

    def __enter__(self) -> Document:
        if _END not in self.data[-_END_WITHIN:]:
            raise SourceError("broken", "the file is cut off: its end is missing", "Get it again, whole.")
        self._layered = has_hidden_layers(self.data)
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
        """Page ``number`` (1-based) as a person sees it."""
        return self._as_seen(self._whole_page(number))

    def by_the_other(self, number: int) -> RawPage | None:
        """Page ``number`` by pdfplumber, as a person sees it; None where it cannot read the page."""
        page = self._careful(number)
        if page is None:
            return None
        fast = read_by_pdfium.read_page(self._opened, number, layered=self._layered)
        return self._as_seen(replace(page, invisible=fast.invisible, notes=fast.notes))

    def _as_seen(self, page: RawPage) -> RawPage:
        number = page.number
        known = page.read_by == "pdfium"
        boxes = () if known else read_by_pdfium.unseen_boxes(self._opened, number, layered=self._layered)
        page = without_hidden(page, *boxes)
        return with_struck(with_annotations(self._opened, page, self._notes_off) if page.notes else page)

    def _notes_off(self, number: int) -> frozenset[int] | None:
        """The annotations of page ``number`` whose layers are switched off; None where that is not known."""
        from extract.pdf.letters import read_by_pdfplumber

        if not self._layered:
            return frozenset()
        page = self._slow_page(number)
        return read_by_pdfplumber.notes_off(page) if page else None

    def _whole_page(self, number: int) -> RawPage:
        try:
            fast = self._upright_page(number)
        except UnfitError:
            careful = self._careful(number)
            if careful is None:
                raise SourceError("broken", f"page {number} cannot be read", _BROKEN) from None
            return careful
        except pdfium.PdfiumError as error:
            raise SourceError("broken", f"page {number} cannot be read ({error})", _BROKEN) from error
        # a font that has to be learned counts however few its glyphs are: its codes may look like other letters
        learns = self._fonts.knows_a_font_of(fast)
        if learns and (learned := self._fonts.read(fast, self._tables(number))) is not None:
            return learned
        odd = 1.0 if learns else unreadable_share(fast.glyphs)
        if odd <= _ODD_LEAST:
            return fast
        return self._by_its_fonts(fast, odd) or (self._fonts.without_codes(fast) if learns else fast)

    def _upright_page(self, number: int) -> RawPage:
        """Page ``number`` by pdfium; one that was drawn sideways is turned first, for both libraries."""
        try:
            return read_by_pdfium.read_page(self._opened, number, layered=self._layered)
        except SidewaysError as error:
            read_by_pdfium.turn_page(self._opened, number, error.turn)
            if self._slow is not None:
                self._slow.close()
                self._slow = None
            self._turned = True
            return read_by_pdfium.read_page(self._opened, number, layered=self._layered)

    def _by_its_fonts(self, fast: RawPage, odd: float) -> RawPage | None:
        """A page of fonts that pdfium cannot read; None where pdfplumber leaves the share ``odd`` of its glyphs odd."""
        from extract.pdf.letters import read_by_pdfplumber

        page = self._slow_page(fast.number)
        try:
            meant, fonts = read_by_pdfplumber.meanings(page) if page else ([], [])
        except read_by_pdfplumber.UnreadableError:
            return None
        if page is None or not meant or unreadable_share(meant) >= odd:
            return None
        tables = self._tables(fast.number)
        self._fonts.learn(fast.glyphs, meant, fonts, tables)
        if (learned := self._fonts.read(fast, tables)) is not None:
            return learned
        careful = self._careful(fast.number)
        return careful and replace(careful, invisible=fast.invisible)

    def picture(self, number: int, dpi: int = ocr.DPI) -> tuple[Image, RawPage]:
        """A page as a picture, and the page with its size but without its glyphs."""
        page = self._opened[number - 1]
        try:
            width, height = page.get_size()
            scale = min(dpi / ocr.POINTS, (_MOST_PIXELS / max(1.0, width * height)) ** 0.5)
            image = page.render(scale=scale, grayscale=True).to_pil()
        finally:
            page.close()
        return image, RawPage(number, width, height, (), (), "tesseract", 1.0)

    def _tables(self, number: int) -> FontTables:
        from extract.pdf.letters import read_by_pdfplumber

        page = self._slow_page(number)
        return read_by_pdfplumber.font_tables(page, self._font_tables) if page else {}

    def _careful(self, number: int) -> RawPage | None:
        """Page ``number`` by pdfplumber; None where it cannot read the page either, or does not find it."""
        from extract.pdf.letters import read_by_pdfplumber

        page = self._slow_page(number)
        try:
            return read_by_pdfplumber.read_page(page) if page else None
        except read_by_pdfplumber.UnreadableError:
            return None

    def _as_turned(self) -> bytes:
        """The file with its pages as they were turned."""
        if not self._turned:
            return self.data
        file = io.BytesIO()
        self._opened.save(file)
        return file.getvalue()

    def _slow_page(self, number: int) -> Page | None:
        """Page ``number`` of the document as pdfplumber opens it; None where it does not, or finds no such page."""
        from extract.pdf.letters import read_by_pdfplumber

        if self._slow is None and not self._slow_fails:
            try:
                self._slow = read_by_pdfplumber.opened(self._as_turned(), self.password)
            except read_by_pdfplumber.UnreadableError:
                self._slow_fails = True
        if self._slow is None or number > len(self._slow.pages):
            return None
        return self._slow.pages[number - 1]


def _refused(error: pdfium.PdfiumError, password: str | None) -> SourceError:
    said = str(error)
    if "assword" in said or "ncrypt" in said:
        what = "the password is wrong" if password else "the file is protected by a password"
        return SourceError("encrypted", what, "Save it without a password, or give it with --password.")
    return SourceError("broken", f"the file is no PDF that can be read ({said})", _BROKEN)
