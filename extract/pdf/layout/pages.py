"""The pages of a document as paragraphs and tables in the order of reading, without what returns on each page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from statistics import median

from extract.ground.characters import arabic_digits
from extract.pdf.layout.captions import above_its_table
from extract.pdf.layout.going_on import HEADING, continues, in_other_column, is_narrow
from extract.pdf.layout.pieces.lines import PrintedLine
from extract.pdf.layout.pieces.tables import PageTable
from extract.pdf.layout.pieces.wrapped import begins_entry, joined
from extract.pdf.layout.pitch import WIDER_PITCH, Pitch, Step, pitch_of, usual_pitch
from extract.pdf.layout.unruled.columns import Columns
from extract.pdf.letters.page import NOT_LOOKED_AT, Box, DigitShapes
from extract.pdf.letters.words import breaks_word

_EDGE = 0.12
"""Of the page's height, from above and below: where page numbers stand."""

_HEAD_ZONE = 60.0
"""Points from above and below: where heads and feet stand. Word's own margins are wider."""

_LEAST_PAGES = 3
_MOST_PAGES = 0.5
"""A head returns on half of the pages at least."""

_NEARLY_ALL = 0.9
"""Of the pages: what stands on so many at their very edge is a head wherever the text begins."""

_MOST_EDGE_LINES = 4
_LEAST_TITLE = 12
"""Letters of a title that stands in the margin of later pages."""

_MOST_NUMBERED = 0.3
"""Page numbers stand on that share of the pages at least; covers, divided parts and pages across have none."""

_PAGE_NUMBER = re.compile(r"[-–—(]?\s*+(?:หน้า(?:ที่)?\s*+)?:?\s*+(?P<number>\d{1,4})\s*+(?:/\s*+\d{1,4})?\s*+[-–—)]?")
_LED_BY_NUMBER = re.compile(r"[-–—]\s*+\d{1,4}\s*+[-–—]\s")
"""'- 2 - แผนปฏิบัติการ': a page's number with the head beside it."""

_NUMBERED = re.compile(r"[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2}){1,2}\.?\s")
"""'1.1.2 เสริมสร้าง': what follows such a heading is numbered, too."""

_PAGE_LETTER = re.compile(r"[-–—(]?\s*+(?P<letter>[ก-ฮ])\s*+[-–—)]?")
_LETTERS = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
"""What counts pages in the place of numbers, as those of a foreword."""

_DIGITS = re.compile(r"\d+")
_LONGEST_NUMBER = 4
_SAME_PLACE = 6.0
_LEAST_MARGIN = 0.75
"""Of the page's width: where the right margin is at least."""

_LEAST_LINES = 5

_LONG = 0.6
"""Of a line's length: labels and headings without a number are shorter."""


@dataclass(slots=True)
class LaidPage:
    """One page: its lines and tables, and what was taken out of its text."""

    number: int
    width: float
    height: float
    lines: list[PrintedLine]
    tables: list[PageTable]
    label: str | None = None
    header: str | None = None
    footer: str | None = None
    columns: Columns | None = None
    """Those of its last table without rulings down, which may go on over the page."""

    read_by: str = ""
    hidden_at: tuple[Box, ...] = ()
    struck_at: tuple[Box, ...] = ()
    """Where text stands that nobody sees, and such as is struck out."""

    shapes: DigitShapes = NOT_LOOKED_AT

    @property
    def text(self) -> str:
        """All that stands on it, a line or a cell a line."""
        return "\n".join(
            [*(line.text for line in self.lines), *(cell.text for t in self.tables for row in t.rows for cell in row)]
        )


@dataclass(slots=True)
class Paragraph:
    """Wrapped lines put together; ``page`` is where it begins."""

    page: int
    text: str
    lines: list[PrintedLine] = field(default_factory=list)
    goes_on: bool = False
    """Whether it may go on where the last one ended: at the top of a page, and where all lines have one pitch, only the
    wording can tell for sure."""


Block = Paragraph | tuple[int, PageTable]
_Shape = tuple[str, int]


def take_out_heads(pages: Sequence[LaidPage]) -> None:
    """Takes page numbers, heads and feet out of the lines of ``pages``, and notes them there.

    A head is a line near an edge that returns in the same words at the same place on half of the pages, apart from the
    text; a number in it may count on with the pages. So is what nearly all pages have at their very edge, though it
    reaches farther and is broken into other lines where pages are wider. So are the first page's first lines in small
    print in the margin of a later page. A line of one such number, or letter, is the page's. Headings and entries of
    lists are neither: where each project has a page of its own, ``ลำดับที่ ๑`` and ``ลำดับที่ ๒`` stand at the same place and
    count on.
    """
    offsets: Counter[int] = Counter()
    letters: Counter[int] = Counter()
    for page in pages:
        offsets.update({number - page.number for line in _edge_lines(page) for number in _numbers(line)})
        letters.update({letter - page.number for line in _edge_lines(page) if (letter := _page_letter(line))})
    most = max(min(_LEAST_PAGES, len(pages)), len(pages) * _MOST_NUMBERED)
    counted = {offset for offset, count in offsets.items() if count >= most}
    lettered = {offset for offset, count in letters.items() if count >= _LEAST_PAGES}
    seen = Counter(
        shape for page in pages for shape in {one for line in _edge_lines(page) for one in _shapes(page, line, counted)}
    )
    least = max(_LEAST_PAGES, len(pages) * _MOST_PAGES)
    heads = {shape for shape, count in seen.items() if count >= least}
    heads -= _shapes_within_text(pages, heads, counted)
    at_very_edge = {id(line) for lines in _lines_of_all_pages(pages, counted) for line in lines}
    titles = list(pages[0].lines[:_MOST_EDGE_LINES]) if pages else []
    for page in pages:
        at_edge = {id(line) for line in _edge_lines(page)}
        text_lines: list[PrintedLine] = []
        for line in page.lines:
            if id(line) in at_edge and (
                _is_page_number(page, line, counted) or _page_letter(line) - page.number in lettered
            ):
                page.label = line.text.strip()
            elif (
                id(line) in at_very_edge
                or (id(line) in at_edge and _in_head_zone(page, line) and heads & _shapes(page, line, counted))
                or (page is not pages[0] and line is page.lines[0] and _is_title_in_margin(page, titles))
            ):
                _note_head_or_foot(page, line)
            else:
                text_lines.append(line)
        page.lines = text_lines


def _is_title_in_margin(page: LaidPage, titles: Sequence[PrintedLine]) -> bool:
    """Whether the first line of a page stands above where the first page begins, is smaller than what follows, and says
    what the first lines of that page say: a head of two pages returns on one.
    """
    head, *below = page.lines
    smaller = all(head.size < line.size for line in (*below[:1], *titles))
    if not smaller or not titles or head.bottom >= titles[0].top or not _in_head_zone(page, head):
        return False
    said = "".join(head.text.split())
    return len(said) >= _LEAST_TITLE and said in accumulate("".join(line.text.split()) for line in titles)


def _lines_of_all_pages(pages: Sequence[LaidPage], counted: set[int]) -> Iterator[Sequence[PrintedLine]]:
    """The first lines, or the last ones, that say the same on nearly all pages, whatever lines they are broken into."""
    least = max(_LEAST_PAGES + 1, min(len(pages) * _NEARLY_ALL, len(pages) - 1))
    for edge in ("header", "footer"):
        found: dict[str, list[Sequence[PrintedLine]]] = {}
        for page in pages:
            for text, lines in _texts_from_edge(page, edge, counted).items():
                found.setdefault(text, []).append(lines)
        yield from found[max((text for text, of_pages in found.items() if len(of_pages) >= least), key=len, default="")]


def _texts_from_edge(page: LaidPage, edge: str, counted: set[int]) -> dict[str, Sequence[PrintedLine]]:
    """What the first line of a page says, the first two, …, or the last ones, with these lines; without its number."""
    at_edge = {id(line) for line in _edge_lines(page)}
    lines = [line for line in page.lines if not _is_page_number(page, line, counted)]
    found: dict[str, Sequence[PrintedLine]] = {"": ()}
    for count in range(1, _MOST_EDGE_LINES + 1):
        some = lines[:count] if edge == "header" else lines[-count:]
        alone = len(lines) + len(page.tables) <= count  # what stands alone on its page is no head of it
        if len(some) < count or alone or any(id(line) not in at_edge or _edge_of(page, line) != edge for line in some):
            break
        found["".join(_shape(page, line, counted)[0] for line in some)] = some
    return found


def _shapes_within_text(pages: Sequence[LaidPage], heads: set[_Shape], counted: set[int]) -> set[_Shape]:
    """Which lines that return stand no farther from the text than its own lines: the last line of a form, say."""
    pitch = usual_pitch(_steps(pages)).wrapped
    near_text: Counter[_Shape] = Counter()
    apart_from_text: Counter[_Shape] = Counter()
    for page in pages:
        shapes = {id(line): heads & _shapes(page, line, counted) for line in _edge_lines(page)}
        text = [line for line in page.lines if not shapes.get(id(line))]
        for line in page.lines:
            if (found := shapes.get(id(line))) and pitch is not None:
                reach = pitch * WIDER_PITCH * line.size
                close = any(abs(text_line.bottom - line.bottom) <= reach for text_line in text)
                (near_text if close else apart_from_text).update(found)
    return {shape for shape, count in near_text.items() if count > apart_from_text[shape]}


def _edge_lines(page: LaidPage) -> list[PrintedLine]:
    """The lines near an edge that are no headings and no entries."""
    return [
        line
        for line in page.lines
        if _edge_of(page, line)
        and not HEADING.match(line.text.strip())
        and (
            _PAGE_NUMBER.fullmatch(arabic_digits(line.text).strip())
            or _page_letter(line)
            or _LED_BY_NUMBER.match(arabic_digits(line.text).strip())
            or not begins_entry(line.text.strip())
        )
    ]


def _edge_of(page: LaidPage, line: PrintedLine) -> str | None:
    if line.bottom < page.height * _EDGE:
        return "header"
    return "footer" if line.top > page.height * (1 - _EDGE) else None


def _in_head_zone(page: LaidPage, line: PrintedLine) -> bool:
    return line.bottom < _HEAD_ZONE or line.top > page.height - _HEAD_ZONE


def _numbers(line: PrintedLine) -> list[int]:
    return [int(number) for number in _DIGITS.findall(arabic_digits(line.text)) if len(number) <= _LONGEST_NUMBER]


def _shapes(page: LaidPage, line: PrintedLine, counted: set[int]) -> set[_Shape]:
    """The shapes that a line shares with the same head of other pages: as it stands, and where a number may be its
    page's without its digits. A date's number is one on some pages by chance.
    """
    return {_shape(page, line, set()), _shape(page, line, counted)}


def _shape(page: LaidPage, line: PrintedLine, counted: set[int]) -> _Shape:
    """A line's wording without blanks, and how far from its edge it stands: pages across are as high as others wide.

    Beside the page's number other digits may vary: a time.
    """
    text = "".join(arabic_digits(line.text).split())
    if any(number - page.number in counted for number in _numbers(line)):
        text = _DIGITS.sub("#", text)
    above = _edge_of(page, line) == "header"
    place = line.bottom if above else line.bottom - page.height
    return text, round(place / _SAME_PLACE)


def _is_page_number(page: LaidPage, line: PrintedLine, counted: set[int]) -> bool:
    match = _PAGE_NUMBER.fullmatch(arabic_digits(line.text).strip())
    return match is not None and int(match["number"]) - page.number in counted


def _page_letter(line: PrintedLine) -> int:
    """Which letter a line alone is, ``ข`` the second; 0 where it is none."""
    match = _PAGE_LETTER.fullmatch(line.text.strip())
    return _LETTERS.find(match["letter"]) + 1 if match else 0


def _note_head_or_foot(page: LaidPage, line: PrintedLine) -> None:
    text = line.text.strip()
    if _edge_of(page, line) == "header":
        page.header = f"{page.header} | {text}" if page.header else text
    else:
        page.footer = f"{page.footer} | {text}" if page.footer else text


def blocks(page: LaidPage, margin: float, pitch: Pitch) -> list[Block]:
    """The paragraphs and tables of a page from top to bottom.

    A line stands above a table that begins below its middle: letters' boxes reach beyond their ink. Of tables side by
    side each has its own captions above it.
    """
    page_blocks: list[Block] = []
    tables = sorted(page.tables, key=lambda table: (round(table.box[1]), table.box[0]))
    captions: dict[int, list[PrintedLine]] = {}
    lines: list[PrintedLine] = []
    for line in page.lines:
        table = next((one for one in tables if above_its_table(line, one.box)), None) if line.column else None
        (lines if table is None else captions.setdefault(id(table), [])).append(line)
    waiting: list[PrintedLine] = []
    for line in lines:
        while tables and tables[0].box[1] < line.top + min(line.bottom - line.top, line.size) / 2:
            page_blocks += _paragraphs(page.number, waiting, margin, pitch)
            waiting = []
            page_blocks += _paragraphs(page.number, captions.get(id(tables[0]), ()), margin, pitch)
            page_blocks.append((page.number, tables.pop(0)))
        waiting.append(line)
    page_blocks += _paragraphs(page.number, waiting, margin, pitch)
    for table in tables:
        page_blocks += _paragraphs(page.number, captions.get(id(table), ()), margin, pitch)
        page_blocks.append((page.number, table))
    return page_blocks


def _paragraphs(page: int, lines: Sequence[PrintedLine], margin: float, pitch: Pitch) -> list[Paragraph]:
    """Lines put together where that is sure. Others that may go on say so: the label of a field is as short as the last
    line of a paragraph, and only the parsers know labels.
    """
    paragraphs: list[Paragraph] = []
    for line in lines:
        above = paragraphs[-1].lines[-1] if paragraphs else None
        same = above is None or not in_other_column(above, line)
        wraps = above is not None and continues(above, line, margin, pitch if same else None)
        told = pitch.tells and same and not is_narrow(line)
        if above is not None and wraps and (told or _surely_goes_on(paragraphs[-1], above, line, margin)):
            paragraphs[-1].text = _with_line(paragraphs[-1].text, above, line.text)
            paragraphs[-1].lines.append(line)
        else:
            paragraphs.append(Paragraph(page, line.text, [line], wraps))
    return paragraphs


def _surely_goes_on(paragraph: Paragraph, above: PrintedLine, line: PrintedLine, margin: float) -> bool:
    """Whether a line that may go on does: it is too long for a label, breaks a word, or follows a numbered heading."""
    margin = line.column.x1 if line.column else margin
    long = not is_narrow(line) and line.x1 - line.x0 >= _LONG * (margin - min(above.x0, line.x0))
    return long or breaks_word(above.text, line.text) or bool(_NUMBERED.match(paragraph.text.strip()))


def _with_line(text: str, above: PrintedLine, below: str) -> str:
    return joined(f"{text} " if above.ends_blank else text, below)


def _steps(pages: Sequence[LaidPage], margins: Mapping[int, float] | None = None) -> Iterator[Step]:
    """Each line of the pages with the next one, by the right ``margins`` of pages of their width."""
    ends = _margins(pages) if margins is None else margins
    for page in pages:
        margin = ends[round(page.width)]
        for above, below in pairwise(page.lines):
            yield Step(above, below, above.column.x1 if above.column else margin)


def _margins(pages: Sequence[LaidPage]) -> dict[int, float]:
    """The right margin of the pages of each width: where their longest lines end on most of them.

    One page may hold nothing but short lines, and another a line that runs out of the page.
    """
    ends: dict[int, list[float]] = {}
    for page in pages:
        line_ends = ends.setdefault(round(page.width), [])
        if len(page.lines) >= _LEAST_LINES:
            line_ends.append(max(line.x1 for line in page.lines))
    return {
        width: max(width * _LEAST_MARGIN, median(line_ends) if line_ends else 0.0) for width, line_ends in ends.items()
    }


def over_pages(pages: Sequence[LaidPage]) -> list[Block]:
    """The blocks of all pages in order.

    A paragraph at the top of a page that may go on says so; one that begins inside a word is put together.
    """
    all_blocks: list[Block] = []
    margins = _margins(pages)
    pitch = pitch_of(list(_steps(pages, margins)))
    for page in pages:
        margin = margins[round(page.width)]
        for index, block in enumerate(blocks(page, margin, pitch)):
            last = all_blocks[-1] if all_blocks else None
            if (
                index == 0
                and isinstance(block, Paragraph)
                and isinstance(last, Paragraph)
                and continues(last.lines[-1], block.lines[0], margin, None)
            ):
                if breaks_word(last.text, block.text):
                    last.text = _with_line(last.text, last.lines[-1], block.text)
                    last.lines += block.lines
                    continue
                block.goes_on = True
            all_blocks.append(block)
    return all_blocks
