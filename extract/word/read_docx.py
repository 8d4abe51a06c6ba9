"""Word documents (.docx): their paragraphs as lines, their tables typed, and as lines of markup, one row a line.

Numbers that Word makes
count as text; comments and what was deleted with tracked changes are left out. Heads, feet and notes stand apart, as
those of a page that is the whole document: where its pages end the file does not say. What is struck out or
raised is marked as web pages mark it (``<del>``, ``<sup>``), and what is hidden leaves :data:`HIDDEN_TEXT` behind:
``extract.text.dress`` takes them off and says so.
"""

from __future__ import annotations

import hashlib
import io
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from xml.etree.ElementTree import Element, ParseError

from extract.ground.errors import SourceError
from extract.ground.scales import BAHT, SCALES
from extract.ground.source import PageFacts, SourceText
from extract.text.cell_texts import Written
from extract.text.dress import HIDDEN_TEXT
from extract.text.repair import grouping_signs, repair
from extract.word.body import BROKEN, Rows, Writer, edges_of_cells
from extract.word.chunks import lines_of_chunk
from extract.word.numbering import Numbering, W, read_numbering
from extract.word.package import IN_PACKAGE, Package
from extract.word.page_heads import PageHead
from extract.word.page_units import units_of_tables
from extract.word.runs import SEEN_ALONE, is_on, runs
from extract.word.styles import spell_out
from extract.word.tabbed_rows import rows_together
from extract.word.unshown import take_out

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADS, _FEET = ("header",), ("footer", "footnotes", "endnotes")
"""Parts of a package, beside the document: what stands at the head of its pages and at their foot."""

_MOST_APART = 1
"""MiB of such a part: a larger one is none that a person wrote."""
_MARKUP = re.compile(r"</?[a-z][^<>]*>|<!--[a-z]+-->")
"""What the reader itself writes into lines."""

_UNREADABLE = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, RuntimeError),  # of the package
    *(ParseError, LookupError, ValueError),  # of its XML: the last two of an encoding that it names
)
_OTHER_AMOUNT = re.compile(
    rf"(?:หน่วย[^0-9๐-๙]{{0,12}}|^\W*){SCALES}\s*{BAHT}"
    r"|รวม\s*(?:ทั้ง\s*)?(?:ทุก|[2-9๒-๙]|สอง|สาม|สี่|ห้า|หลาย)\s*ปี"
)
"""What a note says that makes of an amount another one: its unit, or the years that it is of."""


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
            by_name = {kind: package.parts(kind, _MOST_APART) for kind in (*_HEADS, *_FEET)}
            styles, settings = package.part("styles"), package.part("settings")
            numbering = read_numbering(package.part("numbering"), styles)
            chunks = _chunks(package, document)
            references = package.references(("header", "footer"))
    except _UNREADABLE as error:
        raise SourceError("broken", f"the file is no Word document that can be read ({error})", BROKEN) from error
    body = None if document is None else document.find(f"{W}body")
    if document is None or body is None:
        raise SourceError("broken", "the file has no Word document in it", BROKEN)
    apart = {kind: tuple(parts.values()) for kind, parts in by_name.items()}
    for part in (document, *(part for parts in apart.values() for part in parts)):
        spell_out(part, styles)
        take_out(part)
    try:
        page_heads = tuple(_page_heads(apart["header"]))
        notes = _notes([part for kind in ("footnotes", "endnotes") for part in apart[kind]])
        edges = by_name["header"] | by_name["footer"]
        even_apart = settings is not None and is_on(settings, "evenAndOddHeaders")
        units = units_of_tables(
            body, {key: edges[part] for key, part in references.items() if part in edges}, even_apart=even_apart
        )
        written = _written(Writer(numbering, notes, chunks, page_heads, units).blocks(body))
    except RecursionError as error:
        raise SourceError("limits", "its elements stand too deep inside each other", BROKEN) from error
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
    names = [] if document is None else [one.get(IN_PACKAGE, "") for one in document.iter(f"{W}altChunk")]
    return {name: lines for name in names if (lines := lines_of_chunk(package, name)) is not None}


def _page_heads(headers: Iterable[Element]) -> Iterator[PageHead]:
    for table in (one for header in headers for one in header.iter(f"{W}tbl")):
        yield PageHead(Writer(Numbering()).table(table).rows, edges_of_cells(table))


def _written(blocks: Iterable[str | Rows]) -> Written:
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
        if _OTHER_AMOUNT.search(" ".join("".join(runs(one, [])) for one in note.iter(f"{W}p")).strip())
    )


def _texts_apart(parts: Mapping[str, Sequence[Element]], kinds: Sequence[str]) -> str | None:
    """The lines of heads, or of feet and notes, each once; None without any. A line of a page number alone is none."""
    found: dict[str, None] = {}
    for part in (part for kind in kinds for part in parts[kind]):
        for block in part.iter(f"{W}p"):
            text = " ".join(SEEN_ALONE.sub("", "".join(runs(block, []))).split())
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
