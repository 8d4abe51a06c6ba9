"""PDF documents: their paragraphs as lines, their tables typed and as lines of markup, one row a
line, every line with its page.
"""

from __future__ import annotations

import hashlib
import io
import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2 as pdfium

if TYPE_CHECKING:
    from pdfplumber.page import Page
    from pdfplumber.pdf import PDF
    from PIL.Image import Image

from extract.ground.errors import SourceError, UsageError
from extract.ground.options import AS_USUAL, ReadOptions
from extract.ground.source import PageFacts, Repair, SourceText
from extract.pdf.layout.captions import captions_apart
from extract.pdf.layout.labels import labels_on_top, part_labels
from extract.pdf.layout.leaders import without_leaders
from extract.pdf.layout.long_tables import (
    Added,
    LongTable,
    append_page,
    compact,
    form_labels,
    goes_on,
    long_table,
    typed_rows,
)
from extract.pdf.layout.pages import LaidPage, Paragraph, over_pages, take_out_heads
from extract.pdf.layout.pieces.cells import cell_boxes
from extract.pdf.layout.pieces.filled_lines import without_filled_lines
from extract.pdf.layout.pieces.lines import PrintedLine, lines_of, set_tabs
from extract.pdf.layout.pieces.open_ends import closed
from extract.pdf.layout.pieces.tables import PageTable, page_tables, tables_in
from extract.pdf.layout.side_by_side import in_reading_order
from extract.pdf.layout.unruled.bare_tables import tables_of_gaps, tables_ruled_down, tables_under_years
from extract.pdf.layout.unruled.columns import Columns
from extract.pdf.layout.unruled.lone_heads import head_at_end, is_head_alone, lacks_head
from extract.pdf.layout.unruled.open_tables import open_tables
from extract.pdf.layout.unruled.shaded import LEAST_GROUNDS, grounds_of, lone_boxes, shaded_table
from extract.pdf.layout.unruled.tables_apart import Part, tables_apart
from extract.pdf.letters import read_by_pdfium
from extract.pdf.letters.annotations import with_annotations
from extract.pdf.letters.damage import Method, damage_of, is_implausible, page_facts
from extract.pdf.letters.glyphs import clusters, unreadable_share
from extract.pdf.letters.learned import FontTable, FontTables, LearnedFonts
from extract.pdf.letters.page import Box, Glyph, RawPage
from extract.pdf.letters.pdfium_calls import SidewaysError, UnfitError
from extract.pdf.letters.unseen import has_hidden_layers
from extract.pdf.letters.visible import is_ocr_layer, with_struck, without_hidden
from extract.pdf.scan import ocr
from extract.pdf.scan.digit_shapes import are_arabic, are_thai
from extract.pdf.scan.thai_digits import has_thai_digits, knows_all, prints_thai_numbers, without_amounts
from extract.text.cell_texts import Written
from extract.text.repair import grouping_signs, repair
from extract.text.torn_sara_am import most_sara_am_lost, restored

_END, _END_WITHIN = b"%%EOF", 4096
"""Every PDF ends with it; what a web server adds behind it is short. Without it a library would mend the file, and lose
pages."""

MOST_PAGES = 2_000
_MOST_PIXELS = 40e6
"""Of a page's picture; a page of 200 by 200 inches is drawn coarser."""

_MOST_SHOWN = 10
_HEAD_ZONE = 60.0
"""Points from above: where the head of a page stands."""

_NEAR_END = 0.7
"""Of a page's height: a table that goes on over the page reaches below it."""

_STEP = 20.0
"""Points: cells are looked for by stretches of the page's height of that much."""

_ODD_LEAST = 0.02
"""Of a page's glyphs: with more that are no letter, digit or sign, pdfium cannot read the font."""

_BROKEN = "Open it in a PDF viewer and print it to a new PDF."


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
    written, line_pages = _written(pages)
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
            _take_head(before, last, page)
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


def _take_head(before: LaidPage, raw: RawPage, page: LaidPage) -> None:
    """Makes a table of the head that stands alone at the end of the page ``before``, if the next one begins with its
    rows. ``raw`` is the page before as it was read.
    """
    table = page.tables[0] if page.tables else None
    if table is None or before.tables or abs(before.width - page.width) > 1 or not lacks_head(table):
        return
    if any(line.bottom <= table.box[1] and line.bottom > _HEAD_ZONE for line in page.lines):
        return
    found = head_at_end(clusters(raw.glyphs), raw.height, table)
    if found is not None:
        head, rest = found
        before.tables = [head]
        before.lines = _printed(lines_of(rest, columns=False))


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


def draw_page(data: bytes, number: int, options: ReadOptions = AS_USUAL, dpi: int = 150) -> Image:
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
        picture, _ = document.picture(number, dpi)
    table, added = _added(pages).get(number, (None, None))
    rows = table.rows if table is not None else ()
    if added is not None:
        heads += [cell.box for row in rows[: added.repeated] for cell in row]
    rests = [cell.box for cell in rows[added.repeated]] if added is not None and added.joined else []
    return drawn(picture, page, heads, rests)


def _added(pages: list[LaidPage]) -> dict[int, tuple[PageTable, Added]]:
    """The tables that go on at the top of a page, by their page, with what became of their first rows."""
    found: dict[int, tuple[PageTable, Added]] = {}
    table: LongTable | None = None
    labels = form_labels(table for page in pages for table in page.tables)
    for block in over_pages(pages):
        if isinstance(block, Paragraph):
            table = None
            continue
        page, printed = block
        if table is not None and page == table.pages[-1] + 1 and goes_on(table, printed):
            found[page] = printed, append_page(table, page, printed, labels)
        else:
            table = long_table(page, printed)
    return found


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


def laid_out(raw: RawPage, before: LaidPage | None = None) -> tuple[LaidPage, PageFacts]:
    """A page's lines and tables, and how well it could be read. ``before`` is the page before."""
    joined = without_filled_lines(clusters(raw.glyphs))
    tables, rest, columns, all_lines, boxes = _tables(raw, joined, before)
    lines = lines_of(rest, columns=False) if all_lines is None else all_lines
    _note_cells(lines, boxes)
    by_ocr = raw.read_by == "tesseract" or is_ocr_layer(raw)
    if not by_ocr:
        boxes = [table.box for table in tables]
        lines = captions_apart(in_reading_order(labels_on_top(lines), raw.edges, boxes), boxes)
    lines = _printed(lines)
    text = "\n".join([*(line.text for line in lines), *(c.text for t in tables for row in t.rows for c in row)])
    method: Method = "ocr" if by_ocr else "text"
    facts = replace(
        page_facts(raw.number, method, joined, text, raw.pictures),
        hidden=raw.hidden,
        unread_fields=raw.unread,
        stamp=raw.stamp,
    )
    page = LaidPage(raw.number, raw.width, raw.height, lines, tables, columns=columns, read_by=raw.read_by)
    page.hidden_at, page.struck_at, page.shapes = raw.hidden_at, raw.struck_at, raw.shapes
    return page, facts


class _Tables(NamedTuple):
    """The tables of a page, the clusters outside of them, the columns of one that may go on, and the lines of the
    clusters where they are known.
    """

    tables: list[PageTable]
    rest: list[Glyph]
    columns: Columns | None
    lines: list[PrintedLine] | None
    boxes: Sequence[Box] = ()
    """The ruled cells of the page, those of tables and others."""


def _note_cells(lines: Iterable[PrintedLine], boxes: Sequence[Box]) -> None:
    """Notes of lines in which of several cells they stand."""
    if len(boxes) < 2:
        return
    at_height: dict[int, list[Box]] = defaultdict(list)
    for box in boxes:
        for step in range(int(box[1] / _STEP), int(box[3] / _STEP) + 1):
            at_height[step].append(box)
    for line in lines:
        x, y = (line.x0 + line.x1) / 2, (line.top + line.bottom) / 2
        near = at_height.get(int(y / _STEP), ())
        line.cell = next((box for box in near if box[0] <= x <= box[2] and box[1] <= y <= box[3]), None)


def _tables(raw: RawPage, joined: list[Glyph], before: LaidPage | None) -> _Tables:
    """The tables of a page: those whose rows are shaded, ruled ones, and such as lack rulings."""
    last = before.tables[-1] if before is not None and before.tables else None
    known = before.columns if before is not None else None
    going_on = known if _ends_in_table(before, raw) else None
    printed = [*joined, *raw.blanks]
    boxes = cell_boxes(closed(raw.edges))
    if raw.read_by == "tesseract":
        return _Tables(*tables_in(boxes, printed), None, None)
    every = [*chain.from_iterable(boxes), *lone_boxes(raw.edges)]
    grounds = grounds_of(every, least=1)
    parts = tables_apart(printed, every, raw.edges, grounds)
    if parts and (apart := _of_parts(parts, printed, raw, known, going_on)):
        return apart
    shaded = shaded_table(printed, every, going_on) if grounds and grounds.apart >= LEAST_GROUNDS else None
    if shaded is not None:
        top, bottom = shaded.table.box[1], shaded.table.box[3]
        others = closed(edge for edge in raw.edges if not top <= (edge[2] + edge[3]) / 2 <= bottom)
        tables, rest = page_tables(shaded.rest, others)
        return _Tables([shaded.table, *tables], rest, shaded.columns, None)
    tables, rest = tables_in(boxes, printed)
    columns: Columns | None = None
    tables, lost = tables_ruled_down(tables, joined, raw.edges, last)
    rest += lost
    if raw.edges or (known is not None and known.goes_on):
        more, rest, columns = open_tables(rest, raw.edges, [table.box for table in tables], known)
        tables += more
    if not tables:
        all_lines = lines_of(rest, columns=False)
        tables, rest, columns = tables_of_gaps(rest, going_on, all_lines)
        if not tables:
            return _Tables(tables, rest, columns, all_lines, [*chain.from_iterable(boxes)])
    if all(map(is_head_alone, tables)):
        below, others_rest, places = tables_of_gaps(joined, None)
        if below:
            return _Tables(below, others_rest, places, None)
    under = tables_under_years(rest, tables)
    tables += under.tables
    if under.tables:
        tables.sort(key=lambda table: table.box[1])
    return _Tables(tables, under.rest, under.columns or columns, under.lines, [*chain.from_iterable(boxes)])


def _of_parts(
    parts: Sequence[Part], printed: Sequence[Glyph], raw: RawPage, known: Columns | None, going_on: Columns | None
) -> _Tables | None:
    """The tables of a page that stand in ``parts`` of it, with those outside of them; None where no part holds one."""
    tables: list[PageTable] = []
    rest = [glyph for glyph in printed if not any(part.holds(glyph) for part in parts)]
    columns: Columns | None = None
    for part in parts:
        own = [glyph for glyph in printed if part.holds(glyph)]
        if part.rulings:
            found, left, columns = open_tables(own, part.rulings, [], known)
        else:
            shaded = shaded_table(own, part.boxes, going_on, least=1)
            found, left, columns = ([shaded.table], shaded.rest, shaded.columns) if shaded else ([], own, None)
        tables += found
        rest += left
        known = going_on = None
    if not tables:
        return None
    others = closed(
        edge
        for edge in raw.edges
        if not any(table.box[1] <= (edge[2] + edge[3]) / 2 <= table.box[3] for table in tables)
    )
    more, rest = page_tables(rest, others)
    return _Tables([*tables, *more], rest, columns, None)


def _printed(lines: list[PrintedLine]) -> list[PrintedLine]:
    """The lines of what stands in no table, as they are kept."""
    set_tabs(lines)
    part_labels(lines)
    without_leaders(lines)
    for line in lines:
        line.glyphs.clear()  # a thousand pages of glyphs would fill the memory
        line.parts = None
    return lines


def _ends_in_table(before: LaidPage | None, raw: RawPage) -> bool:
    """Whether a page ends with a table, so that it may go on on the next one, which is as wide."""
    if before is None or not before.tables or abs(before.width - raw.width) > 1:
        return False
    return before.tables[-1].box[3] > before.height * _NEAR_END


def _written(pages: list[LaidPage]) -> tuple[Written, tuple[int, ...]]:
    """The lines and tables of all pages, and the page of every line."""
    written, line_pages = Written(), list[int]()
    for block in _lines(pages):
        if isinstance(block, LongTable):
            rows = typed_rows(block)
            written.add_table([cells for _, cells in rows], edges=compact(block).sides)
            line_pages += (rows[0][0], *(page for page, _ in rows), block.pages[-1])
        else:
            page, line = block
            written.lines.append(line)
            line_pages.append(page)
    return written, tuple(line_pages)


def _lines(pages: list[LaidPage]) -> Iterator[tuple[int, str] | LongTable]:
    """Page and text of every line, and the tables between them. An empty line ends a paragraph and a table.

    None stands where a paragraph may go on over a page: the parsers, which know headings, join such lines or do not.
    """
    table: LongTable | None = None
    last: int | None = None
    """The page of the empty line that is due."""
    labels = form_labels(table for page in pages for table in page.tables)
    for block in over_pages(pages):
        if isinstance(block, Paragraph):
            if table is not None:
                yield table
                last, table = table.pages[-1], None
            if last is not None and not block.goes_on:
                yield last, ""
            yield block.page, block.text.strip()
            last = block.page
            continue
        page, printed = block
        if table is not None and page == table.pages[-1] + 1 and goes_on(table, printed):
            append_page(table, page, printed, labels)
            continue
        if table is not None:
            yield table
            last = table.pages[-1]
        if last is not None:
            yield last, ""
        table = long_table(page, printed)
    if table is not None:
        yield table
