"""Word documents (.docx): their paragraphs as lines, their tables typed, and as lines of markup, one row a line.

Numbers that Word makes
count as text; comments and what was deleted with tracked changes are left out. Heads, feet and notes stand apart, as
those of a page that is the whole document: where its pages end the file does not say. What is struck out or
raised is marked as web pages mark it (``<del>``, ``<sup>``), and what is hidden leaves :data:`HIDDEN_TEXT` behind:
``extract.text.dress`` takes them off and says so.
"""

from __future__ import annotations

import hashlib
import html
import io
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple
from xml.etree.ElementTree import Element, ParseError

from extract.ground.errors import SourceError
from extract.ground.scales import BAHT, SCALES
from extract.ground.source import PageFacts, SourceText, Span, TableCell
from extract.text.cell_texts import Written
from extract.text.dress import HIDDEN_TEXT, UNREAD
from extract.text.repair import grouping_signs, repair
from extract.word.chunks import lines_of_chunk
from extract.word.numbering import Numbering, W, read_numbering, whole
from extract.word.package import Package
from extract.word.page_heads import PageHead, head_above
from extract.word.pictures import is_unread
from extract.word.styles import on, spell_out
from extract.word.symbols import symbol
from extract.word.tabbed_rows import rows_together
from extract.word.unshown import take_out

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DEEPEST = 8
"""Tables inside tables. Word itself allows more; no plan has any."""

_PICTURES = {f"{W}drawing", f"{W}pict", f"{W}object"}
_LEAST_CELLS = 4
_LEAST_WIDE_ROWS = 2
"""A table of data has as many rows of as many cells; one that places others on the page has not."""

_LEAST_LINES = 3
"""Of a text in a frame."""

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_LEFT_OUT = {f"{W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "rt")}
_IN_PACKAGE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
"""By what name a part refers to another one."""

_NOTE_MARKS = {f"{W}footnoteReference", f"{W}endnoteReference"}
_GROUNDS = tuple(f"{W}{name}" for name in ("shd", "highlight"))
"""What may be dark behind white letters."""

_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MATH_TEXT, _FRACTION = f"{_M}t", f"{_M}f"
_MATH_APART, _MATH_ROWS = {f"{_M}deg", f"{_M}lim"}, {f"{_M}mr", f"{_M}eqArr"}
"""Parts of a formula that stand beside another one, and such as hold entries that stand beside each other."""

_HEADS, _FEET = ("header",), ("footer", "footnotes", "endnotes")
"""Parts of a package, beside the document: what stands at the head of its pages and at their foot."""

_MOST_APART = 1
"""MiB of such a part: a larger one is none that a person wrote."""

_SIGNS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "\u00ad",
}
_TWIPS = 20
"""Of a point."""

_LONGEST_WIDTH = 5
_NO_MARKS = dict.fromkeys(range(0xE0F0, 0xE0F8))
_MARKUP = re.compile(r"</?[a-z][^<>]*>|<!--[a-z]+-->")
"""What the reader itself writes into lines."""

_UNREADABLE = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, RuntimeError),  # of the package
    *(ParseError, LookupError, ValueError),  # of its XML: the last two of an encoding that it names
)
_BROKEN = "Open it in Word or LibreOffice and save it again as .docx."


def read_docx(data: bytes, name: str) -> SourceText:
    """The text of a Word document. ``name`` is the source's path under RAW.

    Raises ``SourceError`` for a legacy or encrypted document, a broken or too large one, and one without text.
    """
    if data.startswith(_OLE):
        message = "the file is a legacy Word document (.doc) or protected by a password"
        raise SourceError(
            "unsupported", message, "Open it in Word or LibreOffice and save it as .docx without password."
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            package = Package(archive)
            document = package.xml(package.main)
            apart = {kind: package.parts(kind, _MOST_APART) for kind in (*_HEADS, *_FEET)}
            styles = package.part("styles")
            numbering = read_numbering(package.part("numbering"), styles)
            chunks = _chunks(package, document)
    except _UNREADABLE as error:
        raise SourceError("broken", f"the file is no Word document that can be read ({error})", _BROKEN) from error
    body = None if document is None else document.find(f"{W}body")
    if document is None or body is None:
        raise SourceError("broken", "the file has no Word document in it", _BROKEN)
    for part in (document, *(part for parts in apart.values() for part in parts)):
        spell_out(part, styles)
        take_out(part)
    try:
        page_heads = tuple(_page_heads(apart["header"]))
        notes = _notes([part for kind in ("footnotes", "endnotes") for part in apart[kind]])
        written = _written(_Writer(numbering, notes, chunks, page_heads).blocks(body))
    except RecursionError as error:
        raise SourceError("limits", "its elements stand too deep inside each other", _BROKEN) from error
    text, repairs = repair("\n".join(written.lines))
    lines = text.split("\n")
    grouping = grouping_signs("\n".join(written.lines))
    tables = written.mended_tables(lines, lambda texts: repair(texts, grouping=grouping)[0])
    while lines and not lines[-1].strip():
        lines.pop()
    if not lines:
        raise SourceError("empty", "the document has no text", "Check that it is no scan; a scan needs OCR.")
    heads, feet = (_texts_apart(apart, kinds) for kinds in (_HEADS, _FEET))
    return SourceText(
        name,
        "docx",
        hashlib.sha256(data).hexdigest(),
        tuple(lines),
        repairs=repairs,
        page_facts=(_facts(text, heads, feet),) if heads or feet else (),
        tables=tables,
    )


def _chunks(package: Package, document: Element | None) -> dict[str, Sequence[str]]:
    """The lines of the documents of other formats that this one holds, by their names in it, where they can be read."""
    names = [] if document is None else [one.get(_IN_PACKAGE, "") for one in document.iter(f"{W}altChunk")]
    return {name: lines for name in names if (lines := lines_of_chunk(package, name)) is not None}


def _page_heads(headers: Iterable[Element]) -> Iterator[PageHead]:
    for table in (one for header in headers for one in header.iter(f"{W}tbl")):
        yield PageHead(_Writer(Numbering()).table(table).rows, _edges_of_cells(table))


def _written(blocks: Iterable[str | _Rows]) -> Written:
    written = Written()
    texts: list[str] = []
    for block in blocks:
        if isinstance(block, str):
            texts.append(block)
            continue
        written.lines += rows_together(texts)
        texts.clear()
        above = (HIDDEN_TEXT,) if block.hides_row else ()
        written.add_table(block.rows, above, lines_apart=block.in_box, edges=block.edges)
    written.lines += rows_together(texts)
    return written


def _notes(parts: Sequence[Element]) -> frozenset[str]:
    """The marks of the notes after which an amount is not what its digits say."""
    notes = (note for part in parts for note in part if note.tag in (f"{W}footnote", f"{W}endnote"))
    return frozenset(
        note.get(f"{W}id", "")
        for note in notes
        if _OTHER_AMOUNT.search(" ".join("".join(_runs(one, [])) for one in note.iter(f"{W}p")).strip())
    )


def _texts_apart(parts: Mapping[str, Sequence[Element]], kinds: Sequence[str]) -> str | None:
    """The lines of heads, or of feet and notes, each once; None without any. A line of a page number alone is none."""
    found: dict[str, None] = {}
    for part in (part for kind in kinds for part in parts[kind]):
        for block in part.iter(f"{W}p"):
            text = " ".join(_SEEN_ALONE.sub("", "".join(_runs(block, []))).split())
            if any(map(str.isalpha, text)):
                found[text] = None
    return "\n".join(found) or None


def _facts(text: str, heads: str | None, feet: str | None) -> PageFacts:
    text = _MARKUP.sub("", text)
    letters = [letter for letter in text if letter.isalpha()]
    thai = sum("\u0e01" <= letter <= "\u0e5b" for letter in letters)
    return PageFacts(
        page=1,
        characters=sum(not letter.isspace() for letter in text),
        cid_count=0,
        private_use_count=sum("\ue000" <= letter <= "\uf8ff" for letter in text),
        replacement_count=text.count("\ufffd"),
        bare_mark_count=0,
        space_before_mark_count=0,
        torn_sara_am_count=0,
        thai_share=round(thai / len(letters), 4) if letters else None,
        method="text",
        needs_ocr=False,
        header=heads,
        footer=feet,
    )


class _Rows(NamedTuple):
    """A table, before it is known on which lines it stands: those of one in a text box are paragraphs of their own."""

    rows: list[list[TableCell]]
    in_box: bool = False
    hides_row: bool = False
    edges: tuple[float, ...] = ()

    def texts(self) -> Iterator[str]:
        """The table as text of the cell that it stands in."""
        if self.hides_row:
            yield HIDDEN_TEXT
        yield from filter(None, (" ".join(text for cell in row for text in cell.texts) for row in self.rows))


_ANYWHERE = Span(1, 1)


@dataclass(slots=True)
class _Writer:
    """Makes lines and tables of the blocks of a body or a cell."""

    numbering: Numbering
    doubts: frozenset[str] = frozenset()
    """The marks of notes that say another unit of an amount, or that it is of several years."""

    chunks: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """The lines of documents that this one holds whole, by their names in it."""

    page_heads: Sequence[PageHead] = ()

    def blocks(self, parent: Element) -> Iterator[str | _Rows]:
        """The lines of paragraphs and the tables in order. An empty line ends each: paragraphs have line breaks."""
        for block in _content(parent):
            if block.tag == f"{W}p":
                for paragraph in self.paragraphs(block):
                    if isinstance(paragraph, str):
                        yield from (*_with_tags(paragraph).split("\n"), "")
                    else:
                        yield paragraph
            elif block.tag == f"{W}tbl" and _is_layout(block):
                for row in _content(block):
                    for cell in _content(row) if row.tag == f"{W}tr" and not _of_row(row, deleted=False) else ():
                        yield from self.blocks(cell)
            elif block.tag == f"{W}tbl":
                table = self.table(block)
                above = head_above(table.rows, _edges_of_cells(block), self.page_heads) if self.page_heads else ()
                yield from (table._replace(rows=[*map(list, above), *table.rows]), "")
            elif block.tag == f"{W}altChunk":
                yield from (*self.chunks.get(block.get(_IN_PACKAGE, ""), (UNREAD,)), "")

    def paragraphs(self, paragraph: Element) -> Iterator[str | _Rows]:
        """The text of a paragraph with its number, and of the text boxes that hang on it."""
        boxes: list[Element] = []
        text = "".join(_runs(paragraph, boxes))
        if self.doubts:
            text = _MARKED.sub(lambda match: (_DOUBT if match["mark"] in self.doubts else "") + match[0], text)
        label = self.numbering.label(paragraph.find(f"{W}pPr")) if text.strip() else ""
        yield f"{label} {text.lstrip()}" if label else text
        for box in boxes:
            for block in self.blocks(box):
                if isinstance(block, _Rows):
                    yield block._replace(in_box=True)
                elif block.strip():
                    yield block

    def table(self, table: Element, depth: int = 0) -> _Rows:
        """The rows of a table. Cells that are merged downwards are one cell with the rows that it reaches."""
        all_rows = [row for row in _content(table) if row.tag == f"{W}tr"]
        shown = [row for row in all_rows if not _of_row(row, deleted=False)]
        rows = [list(self._cells(row)) for row in shown]
        return _Rows(
            [
                [self._cell(width, reaches[column], cell, depth) for column, width, _, cell in row if column in reaches]
                for row, reaches in zip(rows, _reaches(rows), strict=True)
            ],
            hides_row=any(_of_row(row, deleted=False) and _holds_text(row) for row in all_rows),
            edges=_edges(table),
        )

    def _cells(self, row: Element) -> Iterator[tuple[int, int, str, Element]]:
        """The cells of a row: first column, columns, ``restart`` ``continue`` or nothing for merging down, the cell."""
        column = _number(row.find(f"{W}trPr/{W}gridBefore"), 0)
        for left_out in range(column):
            yield left_out, 1, "", _EMPTY_CELL
        continued = None
        for cell in _content(row):
            if cell.tag != f"{W}tc" or cell.find(f"{W}tcPr/{W}cellDel") is not None:
                continue
            width = max(1, _number(cell.find(f"{W}tcPr/{W}gridSpan"), 1))
            across = cell.find(f"{W}tcPr/{W}hMerge")
            if across is not None and across.get(f"{W}val", "continue") == "continue" and continued is not None:
                continued = (continued[0], continued[1] + width, *continued[2:])
                column += width
                continue
            if continued is not None:
                yield continued
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            continued = (column, width, "" if merge is None else merge.get(f"{W}val", "continue"), cell)
            column += width
        if continued is not None:
            yield continued
        for left_out in range(_number(row.find(f"{W}trPr/{W}gridAfter"), 0)):
            yield column + left_out, 1, "", _EMPTY_CELL

    def _cell(self, width: int, reach: int, cell: Element, depth: int) -> TableCell:
        texts = tuple(self._texts(cell, depth)) or tuple(self._number_alone(cell))
        return TableCell(texts, _ANYWHERE, reach, width, wrapped=len(texts) > 1)

    def _number_alone(self, cell: Element) -> list[str]:
        """What Word prints in a cell without text whose paragraph is an entry of a list: the number of its row.

        A bullet there counts nothing, and as ``-`` would say of an amount that there is none.
        """
        for paragraph in (block for block in _content(cell) if block.tag == f"{W}p" and not _deleted_mark(block)):
            label = self.numbering.label(paragraph.find(f"{W}pPr"))
            if label:
                return [html.escape(label, quote=False)] if label != "-" else []
        return []

    def _texts(self, cell: Element, depth: int) -> Iterator[str]:
        for block in _content(cell):
            if block.tag == f"{W}p":
                for text in self.paragraphs(block):
                    if isinstance(text, _Rows):
                        yield from text.texts()
                    else:
                        for line in filter(str.strip, text.split("\n")):
                            yield _with_tags(html.escape(" ".join(line.split()), quote=False))
            elif block.tag == f"{W}altChunk":
                yield UNREAD
            elif block.tag == f"{W}tbl":
                if depth >= _DEEPEST:
                    raise SourceError("limits", f"tables stand more than {_DEEPEST} deep inside each other", _BROKEN)
                for row in _content(block):
                    if row.tag != f"{W}tr" or _of_row(row, deleted=False):
                        continue
                    cells = (" ".join(self._texts(inner, depth + 1)) for _, _, _, inner in self._cells(row))
                    yield " ".join(filter(None, cells))


def _is_layout(table: Element) -> bool:
    """Whether a table only frames or places others: it holds one of data and has no data itself, or it is a column of
    cells with texts of several lines. A small table inside a cell of a wide one is text of that cell.
    """
    inner = [one for one in table.iter(f"{W}tbl") if one is not table]
    return (any(map(_holds_data, inner)) and not _holds_data(table)) or _frames_text(table)


def _frames_text(table: Element) -> bool:
    rows = [[cell for cell in _content(row) if cell.tag == f"{W}tc"] for row in _content(table) if row.tag == f"{W}tr"]
    return all(len(row) == 1 for row in rows) and any(_lines_in(cell) >= _LEAST_LINES for row in rows for cell in row)


def _lines_in(cell: Element) -> int:
    texts = ("".join(_runs(block, [])) for block in _content(cell) if block.tag == f"{W}p")
    return sum(bool(line.strip()) for text in texts for line in text.split("\n"))


def _holds_data(table: Element) -> bool:
    rows = (row for row in _content(table) if row.tag == f"{W}tr")
    return sum(sum(cell.tag == f"{W}tc" for cell in _content(row)) >= _LEAST_CELLS for row in rows) >= _LEAST_WIDE_ROWS


def _content(parent: Element) -> Iterator[Element]:
    """The children of a body, table, row or cell; of a content control and of inserted text what is in it."""
    for child in parent:
        if child.tag == f"{W}sdt":
            inner = child.find(f"{W}sdtContent")
            yield from _content(inner) if inner is not None else ()
        elif child.tag in (f"{W}ins", f"{W}moveTo", f"{W}customXml", f"{W}smartTag"):
            yield from _content(child)
        elif child.tag == f"{_MC}AlternateContent":
            yield from _content(child[0]) if len(child) else ()
        elif not _of_row(child, deleted=True):
            yield child


def _edges(table: Element) -> tuple[float, ...]:
    """Where the columns of a table's grid begin and end, in points; nothing where it has no widths."""
    grid = table.find(f"{W}tblGrid")
    return _summed([column.get(f"{W}w", "") for column in grid.findall(f"{W}gridCol")] if grid is not None else [])


def _edges_of_cells(table: Element) -> tuple[float, ...]:
    """The same, by the widths that the cells of its first row ask for, where all do and none is merged."""
    row = next((one for one in _content(table) if one.tag == f"{W}tr"), None)
    cells = [one.find(f"{W}tcPr") for one in _content(row) if one.tag == f"{W}tc"] if row is not None else []
    asked = [one.find(f"{W}tcW") for one in cells if one is not None and one.find(f"{W}gridSpan") is None]
    widths = [one.get(f"{W}w", "") for one in asked if one is not None and one.get(f"{W}type", "dxa") == "dxa"]
    return (_summed(widths) if len(widths) == len(cells) else ()) or _edges(table)


def _summed(widths: Sequence[str]) -> tuple[float, ...]:
    if not widths or not all(width.isdecimal() and len(width) <= _LONGEST_WIDTH and int(width) for width in widths):
        return ()
    return tuple(accumulate((int(width) / _TWIPS for width in widths), initial=0.0))


def _of_row(element: Element, *, deleted: bool) -> bool:
    """Whether a row was deleted with tracked changes, or is hidden."""
    properties = element.find(f"{W}trPr") if element.tag == f"{W}tr" else None
    if properties is None:
        return False
    return properties.find(f"{W}del") is not None if deleted else _on(properties, "hidden")


def _holds_text(element: Element) -> bool:
    return any((text.text or "").strip() for text in element.iter(f"{W}t"))


def _deleted_mark(paragraph: Element) -> bool:
    """Whether the end of a paragraph was deleted with tracked changes, or is hidden: it takes no number."""
    properties = paragraph.find(f"{W}pPr/{W}rPr")
    return properties is not None and (properties.find(f"{W}del") is not None or _on(properties, "vanish"))


_HIDES = ("vanish", "specVanish", "webHidden")
_MOVED, _TINY = 6, 3
"""Half points: what is moved so far up or down is no part of a number; letters so small nobody reads."""

_EMPTY_CELL = Element(f"{W}tc")
"""Stands for a column that a row leaves out before its first cell or behind its last."""

_TAGS = {"\ue0f0": "<sup>", "\ue0f1": "</sup>", "\ue0f2": "<del>", "\ue0f3": "</del>", "\ue0f4": HIDDEN_TEXT} | {
    "\ue0f5": UNREAD,
    "\ue0f6": "<sub>",
    "\ue0f7": "</sub>",
}
_SUP, _SUP_END, _DEL, _DEL_END, _HIDDEN, _UNREAD, _SUB, _SUB_END = _TAGS
"""While text is put together, tags are characters that no document has: they are not escaped with it."""

_OWN_MARKS = re.compile(f"[{_SUP}{_SUP_END}{_SUB}{_SUB_END}]")
_MATH_RAISED = {f"{_M}sup": (_SUP, _SUP_END), f"{_M}sub": (_SUB, _SUB_END)}
_ALIGNED = {"superscript": (_SUP, _SUP_END), "subscript": (_SUB, _SUB_END)}

_SEEN_ALONE = re.compile(
    f"{_SUP}[^{_SUP_END}]*{_SUP_END}|{_SUB}[^{_SUB_END}]*{_SUB_END}|{_DEL}[^{_DEL_END}]*{_DEL_END}|{_HIDDEN}|{_UNREAD}"
)
"""What is no text where nothing takes off its dress."""


_MARKED = re.compile(f"(?<=[0-9๐-๙]){_SUP}(?P<mark>[0-9]+){_SUP_END}")
_OTHER_AMOUNT = re.compile(
    rf"(?:หน่วย[^0-9๐-๙]{{0,12}}|^\W*){SCALES}\s*{BAHT}"
    r"|รวม\s*(?:ทั้ง\s*)?(?:ทุก|[2-9๒-๙]|สอง|สาม|สี่|ห้า|หลาย)\s*ปี"
)
"""What a note says that makes of an amount another one: its unit, or the years that it is of."""

_DOUBT = "\ufffd"
"""Behind the digits of such a number: nobody can read it without its note."""


def _with_tags(text: str) -> str:
    """The text with its marks as tags; neighbours of one kind are one."""
    for begin, end in ((_SUP, _SUP_END), (_SUB, _SUB_END), (_DEL, _DEL_END)):
        text = text.replace(f"{end}{begin}", "")
    for mark, tag in _TAGS.items():
        text = text.replace(mark, tag)
    return text


def _on(properties: Element, name: str) -> bool:
    """Whether a switch of Word's properties is there and on."""
    return on(properties.find(f"{W}{name}"))


def _is_white(run: Element) -> bool:
    """Whether a run is written in white, on no ground of its own."""
    properties = run.find(f"{W}rPr")
    colour = None if properties is None else properties.find(f"{W}color")
    if properties is None or colour is None or (colour.get(f"{W}val") or "").upper() != "FFFFFF":
        return False
    return all(properties.find(ground) is None for ground in _GROUNDS)


def _is_hidden_beside(run: Element, around: Element) -> bool:
    """Whether a run is white beside letters that are not: they have the same ground."""
    if not _is_white(run) or around.find(f"{W}pPr/{W}shd") is not None:
        return False
    others = (other for other in around.iter(f"{W}r") if other is not run and not _is_white(other))
    return any((text.text or "").strip() for other in others for text in other.iter(f"{W}t"))


def _run(run: Element, around: Element, boxes: list[Element]) -> str:
    """The text of one run as a person sees it: nothing where it is hidden, marked where it is struck out or raised."""
    text = "".join(_runs(run, boxes))
    properties = run.find(f"{W}rPr")
    if properties is None or not text:
        return text
    unseen = any(_on(properties, switch) for switch in _HIDES) or _is_tiny(properties) or _is_hidden_beside(run, around)
    if text.strip() and unseen:
        return _HIDDEN
    if _on(properties, "strike") or _on(properties, "dstrike"):
        return _each_line(text, _DEL, _DEL_END)
    marks = _mark_of(run, around) if text.strip() else None
    return _each_line(_OWN_MARKS.sub("", text), *marks) if marks else text


def _each_line(text: str, begin: str, end: str) -> str:
    """A text whose lines are marked, each by itself: they are taken apart later."""
    return "\n".join(f"{begin}{line}{end}" if line else "" for line in text.split("\n"))


def _mark_of(run: Element, around: Element) -> tuple[str, str] | None:
    """The marks of a run that is raised or lowered, as a note's mark is; a whole line may be moved, and has none."""
    raised = run.find(f"{W}rPr/{W}vertAlign")
    if raised is not None and (marks := _ALIGNED.get(raised.get(f"{W}val", ""))):
        return marks
    place = _position(run)
    if abs(place) < _MOVED:
        return None
    others = (other for other in around.iter(f"{W}r") if other is not run and abs(_position(other) - place) >= _MOVED)
    if not any((text.text or "").strip() for other in others for text in other.iter(f"{W}t")):
        return None
    return (_SUP, _SUP_END) if place > 0 else (_SUB, _SUB_END)


def _position(run: Element) -> int:
    moved = run.find(f"{W}rPr/{W}position")
    return 0 if moved is None else _signed(moved.get(f"{W}val"))


def _is_tiny(properties: Element) -> bool:
    size = properties.find(f"{W}sz")
    return size is not None and _signed(size.get(f"{W}val")) <= _TINY


def _signed(value: str | None) -> int:
    """A number of half points, which may be negative; 0 for what is none."""
    digits = (value or "").removeprefix("-")
    return whole(digits, 0) * (-1 if value and value.startswith("-") else 1)


def _runs(element: Element, boxes: list[Element]) -> Iterator[str]:
    """The texts below an element in order; text boxes go to ``boxes``, of two forms of one the first."""
    for child in element:
        if child.tag in _LEFT_OUT:
            continue
        if child.tag == f"{W}r":
            yield _run(child, element, boxes)
        elif child.tag in (f"{W}t", _MATH_TEXT):
            yield (child.text or "").translate(_NO_MARKS)
        elif child.tag in _NOTE_MARKS:
            yield _note_mark(child)
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag == f"{W}sym":
            yield symbol(child.get(f"{W}font", ""), child.get(f"{W}char", ""))
        elif child.tag == _FRACTION:
            parts = ("".join(_runs(part, boxes)) for part in child if part.tag in (f"{_M}num", f"{_M}den"))
            yield "/".join(parts)
        elif child.tag in _MATH_RAISED:
            begin, end = _MATH_RAISED[child.tag]
            yield f"{begin}{''.join(_runs(child, boxes))}{end}"
        elif child.tag in _MATH_APART:
            yield f"{''.join(_runs(child, boxes))} "
        elif child.tag in _MATH_ROWS:
            yield " ".join("".join(_runs(part, boxes)) for part in child) + " "
        elif child.tag == f"{W}ddList":
            yield _chosen(child)
        elif child.tag == f"{W}txbxContent":
            boxes.append(child)
        elif child.tag in _PICTURES and is_unread(child):
            yield _UNREAD
        elif child.tag == f"{_MC}AlternateContent":
            yield from _runs(child[0], boxes) if len(child) else ()
        else:
            yield from _runs(child, boxes)


def _note_mark(reference: Element) -> str:
    """The mark of a note, raised: its number in the file, where Word counts; its own mark stands behind it."""
    own = reference.get(f"{W}customMarkFollows", "0") in ("1", "true", "on")
    number = reference.get(f"{W}id", "")
    return "" if own or not number.isdecimal() else f"{_SUP}{number}{_SUP_END}"


def _chosen(choices: Element) -> str:
    """The entry of a list that is chosen: of an old form field, whose text is nowhere else."""
    entries = [entry.get(f"{W}val", "") for entry in choices.findall(f"{W}listEntry")]
    place = _number(choices.find(f"{W}result"), _number(choices.find(f"{W}default"), 0))
    return entries[place] if place < len(entries) else ""


def _reaches(rows: list[list[tuple[int, int, str, Element]]]) -> list[dict[int, int]]:
    """Over how many rows each cell of a row reaches, by its column; cells that go on from above are left out.

    One that says that it goes on, and above it none begins, is a cell of its own.
    """
    found: list[dict[int, int]] = []
    going: dict[int, dict[int, int]] = {}
    for row in rows:
        own: dict[int, int] = {}
        still: dict[int, dict[int, int]] = {}
        for column, _, merge, _ in row:
            if merge == "continue" and column in going:
                still[column] = going[column]
                still[column][column] += 1
            else:
                own[column] = 1
                if merge == "restart":
                    still[column] = own
        found.append(own)
        going = still
    return found


def _number(element: Element | None, default: int) -> int:
    return default if element is None else whole(element.get(f"{W}val"), default)
