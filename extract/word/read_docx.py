"""Word documents (.docx): their paragraphs as lines, their tables as HTML tables, one row a line.

Tables keep their merged cells that way, and one module reads them whatever they came from. Numbers that Word makes
count as text; headers, footers, notes and what was deleted with tracked changes are left out.
"""

from __future__ import annotations

import hashlib
import html
import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError, fromstring

from extract.ground.errors import SourceError
from extract.ground.source import SourceText
from extract.text.repair import repair
from extract.word.numbering import Numbering, W, read_numbering, whole

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MOST_MIB = 64
_DEEPEST = 8
"""Tables inside tables. Word itself allows more; no plan has any."""

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_LEFT_OUT = {f"{W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "footnoteReference")}
_SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}softHyphen": "\u00ad"}
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
            document = _part(archive, "word/document.xml")
            numbering = read_numbering(_part(archive, "word/numbering.xml"), _part(archive, "word/styles.xml"))
    except _UNREADABLE as error:
        raise SourceError("broken", f"the file is no Word document that can be read ({error})", _BROKEN) from error
    body = None if document is None else document.find(f"{W}body")
    if body is None:
        raise SourceError("broken", "the file has no Word document in it", _BROKEN)
    try:
        text, repairs = repair("\n".join(_Writer(numbering).blocks(body)))
    except RecursionError as error:
        raise SourceError("limits", "its elements stand too deep inside each other", _BROKEN) from error
    lines = text.split("\n")
    while lines and not lines[-1].strip():
        lines.pop()
    if not lines:
        raise SourceError("empty", "the document has no text", "Check that it is no scan; a scan needs OCR.")
    return SourceText(name, "docx", hashlib.sha256(data).hexdigest(), tuple(lines), repairs=repairs)


def _part(archive: zipfile.ZipFile, name: str) -> Element | None:
    """One XML part of the package, None where it has none. Entities are refused before anything expands them."""
    try:
        info = archive.getinfo(name)
    except KeyError:
        return None
    if info.file_size > _MOST_MIB * 2**20:
        message = f"{name} would unpack to {info.file_size / 2**20:,.0f} MiB; a plan has less than ten"
        raise SourceError("unsupported", message, "Check that it is one plan, without a bomb in it.")
    content = archive.read(info)
    plain = content.replace(b"\0", b"")  # in UTF-16 every other byte is one
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        raise SourceError("unsupported", f"{name} declares entities, which no word processor writes", _BROKEN)
    return fromstring(content)


@dataclass(slots=True)
class _Writer:
    """Makes lines of the blocks of a body or a cell."""

    numbering: Numbering

    def blocks(self, parent: Element) -> Iterator[str]:
        """The lines of paragraphs and tables in order. An empty line ends a paragraph: its line breaks are its own."""
        for block in _content(parent):
            if block.tag == f"{W}p":
                for paragraph in self.paragraphs(block):
                    yield from (*paragraph.split("\n"), "")
            elif block.tag == f"{W}tbl":
                yield from (*self.table(block), "")

    def paragraphs(self, paragraph: Element) -> Iterator[str]:
        """The text of a paragraph with its number, and of the text boxes that hang on it."""
        boxes: list[Element] = []
        text = "".join(_runs(paragraph, boxes))
        label = self.numbering.label(paragraph.find(f"{W}pPr")) if text.strip() else ""
        yield f"{label} {text.lstrip()}" if label else text
        for box in boxes:
            yield from (line for line in self.blocks(box) if line.strip())

    def table(self, table: Element, depth: int = 0) -> Iterator[str]:
        """A table as HTML, a row a line. Cells that are merged downwards are one cell with the rows that it reaches."""
        rows = [list(self._cells(row)) for row in _content(table) if row.tag == f"{W}tr"]
        yield "<table>"
        for row, reaches in zip(rows, _reaches(rows), strict=True):
            cells = (
                self._cell(width, reaches[column], cell, depth) for column, width, _, cell in row if column in reaches
            )
            yield f"<tr>{''.join(cells)}</tr>"
        yield "</table>"

    def _cells(self, row: Element) -> Iterator[tuple[int, int, str, Element]]:
        """The cells of a row: first column, columns, ``restart`` ``continue`` or nothing for merging down, the cell."""
        before = row.find(f"{W}trPr/{W}gridBefore")
        column = _number(before, 0)
        for cell in _content(row):
            if cell.tag != f"{W}tc":
                continue
            width = max(1, _number(cell.find(f"{W}tcPr/{W}gridSpan"), 1))
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            yield column, width, "" if merge is None else merge.get(f"{W}val", "continue"), cell
            column += width

    def _cell(self, width: int, reach: int, cell: Element, depth: int) -> str:
        attributes = (f' colspan="{width}"' if width > 1 else "") + (f' rowspan="{reach}"' if reach > 1 else "")
        return f"<td{attributes}>{'<br>'.join(self._texts(cell, depth))}</td>"

    def _texts(self, cell: Element, depth: int) -> Iterator[str]:
        for block in _content(cell):
            if block.tag == f"{W}p":
                for text in self.paragraphs(block):
                    if text.strip():
                        yield html.escape(" ".join(text.split()), quote=False)
            elif block.tag == f"{W}tbl":
                if depth >= _DEEPEST:
                    raise SourceError("limits", f"tables stand more than {_DEEPEST} deep inside each other", _BROKEN)
                for row in (row for row in _content(block) if row.tag == f"{W}tr"):
                    cells = (" ".join(self._texts(inner, depth + 1)) for _, _, _, inner in self._cells(row))
                    yield " ".join(filter(None, cells))


def _content(parent: Element) -> Iterator[Element]:
    """The children of a body, table, row or cell; of a content control and of inserted text what is in it."""
    for child in parent:
        if child.tag == f"{W}sdt":
            inner = child.find(f"{W}sdtContent")
            yield from _content(inner) if inner is not None else ()
        elif child.tag in (f"{W}ins", f"{W}moveTo", f"{W}customXml", f"{W}smartTag"):
            yield from _content(child)
        elif not _deleted_row(child):
            yield child


def _deleted_row(element: Element) -> bool:
    return element.tag == f"{W}tr" and element.find(f"{W}trPr/{W}del") is not None


def _runs(element: Element, boxes: list[Element]) -> Iterator[str]:
    """The texts below an element in order; text boxes go to ``boxes``, of two forms of one the first."""
    for child in element:
        if child.tag in _LEFT_OUT:
            continue
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag == f"{W}txbxContent":
            boxes.append(child)
        elif child.tag == f"{_MC}AlternateContent":
            yield from _runs(child[0], boxes) if len(child) else ()
        else:
            yield from _runs(child, boxes)


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
