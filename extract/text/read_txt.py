"""Text files: bytes -> decoded, repaired, numbered lines."""

from __future__ import annotations

import codecs
import hashlib
import re

from extract.ground.characters import THAI_MARKS, signs_beside_thai
from extract.ground.errors import SourceError
from extract.ground.source import Repair, SourceText
from extract.text.glyph_codes import with_letters, with_vowels
from extract.text.late_marks import with_marks_back
from extract.text.latex.tables import latex_tables
from extract.text.mark_order import late_tones
from extract.text.repair import repair
from extract.text.torn_sara_am import restored
from extract.text.torn_tall_letters import closed_up

_LARGEST_MIB, _MOST_LINES, _MOST_TAGS = 8, 1_000_000, 500_000
"""A dozen times the longest plan that is known: beyond it the memory goes, not the plan."""

_TO_TEXT = "Open it and save the plan as plain text (UTF-8)."
_TO_OCR = "Read it with OCR and save the text (UTF-8)."
_TO_UNPACK = "Unpack it first."
_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    # first bytes, what the file is, what to do
    (b"%PDF", "a PDF file", "Name it .pdf, or save its text as .txt (UTF-8)."),
    (b"PK\x03\x04", "a Word, Excel or zip file", _TO_TEXT),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file", _TO_TEXT),
    (b"{\\rtf", "a rich text file (RTF)", _TO_TEXT),
    (b"\x89PNG", "a picture (PNG)", _TO_OCR),
    (b"\xff\xd8\xff", "a picture (JPEG)", _TO_OCR),
    (b"GIF8", "a picture (GIF)", _TO_OCR),
    (b"II*\x00", "a picture (TIFF)", _TO_OCR),
    (b"MM\x00*", "a picture (TIFF)", _TO_OCR),
    (b"\x1f\x8b", "a compressed file", _TO_UNPACK),
    (b"7z\xbc\xaf", "a compressed file", _TO_UNPACK),
    (b"Rar!", "a compressed file", _TO_UNPACK),
)
_AS_UTF8 = "Save it as text in UTF-8."
_CONTROLS = bytes((*range(0x09), *range(0x0E, 0x20), 0x7F))
_BOMS_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONTROL_SIGNS = frozenset(_CONTROLS.decode())
_MOST_CONTROLS = 0.01
_STRAY_CONTROLS = 4
_ASCII = bytes(range(0x80))
_THAI_BYTES = bytes((*range(0xA1, 0xDB), *range(0xDF, 0xFC)))
_MOST_OTHERS = 0.2
_MARK_IN_VOID = re.compile(f"(?<![\u0e01-\u0e2e{THAI_MARKS}])[{THAI_MARKS}]")
_MOST_IN_VOID = 0.02
_OUTER_FORM_FEEDS = re.compile("^\f+|(?<!\f)\f+$", re.MULTILINE)


def read_txt(data: bytes, name: str) -> SourceText:
    """The text of a ``.txt`` file.

    UTF-8 with or without a byte order mark, UTF-16 with one, TIS-620 or Windows-874 by its Thai bytes. Lines end with
    LF or CRLF (with CR in a file that has no LF) and keep their numbers; a form feed begins a page, not a line. A file
    that was cut inside its last character is read without it.

    Wrong for Windows-874 of a word or two, whose bytes can be UTF-8 by chance.

    Raises ``SourceError``: ``empty``, ``binary``, ``undecodable`` or, for a file that no plan could be, ``limits``.

    >>> read_txt(b"\\xef\\xbb\\xbfone\\r\\ntwo\\r\\n", "plan.txt").lines
    ('one', 'two')
    >>> read_txt("แผนปฏิบัติการ".encode("cp874"), "plan.txt").lines
    ('แผนปฏิบัติการ',)
    """
    _refuse_other_format(data)
    _refuse_endless(data)
    text, encoding, cut = _decode(data)
    signs = signs_beside_thai(text)
    if encoding == "utf-8" and not signs.isdisjoint(_CONTROL_SIGNS):
        _refuse_controls(data)
    if "\r" in signs:
        text = text.replace("\r\n", "\n")
        if "\n" not in text:
            text = text.replace("\r", "\n")
        if "\r" not in text:
            signs -= {"\r"}
    pages: tuple[int, ...] = ()
    if "\f" in signs:
        # A form feed is no part of the line that it stands before: that line may begin with a tab or with a number.
        pages = _pages(text)
        text = _OUTER_FORM_FEEDS.sub("", text)
    text, codes = with_letters(text)
    text, repairs = repair(text, signs)
    text, vowels = with_vowels(text)
    text, late = with_marks_back(text, sum(one.count for one in repairs if one.name == late_tones.__name__))
    text, closed = closed_up(text)
    text, torn = restored(text)
    mended = (
        Repair("glyph_codes", codes),
        Repair("vowels_as_tones", vowels),
        Repair("late_marks", late),
        Repair("torn_tall_letters", closed),
        Repair("torn_sara_am", torn),
    )
    repairs = (*repairs, *(one for one in mended if one.count))
    if not text or text.isspace():
        raise SourceError("empty", "the file has no text", "Fetch it again, or remove it.")
    lines = text.split("\n")
    if not lines[-1]:
        lines.pop()  # the last line end ends a line, it begins none
    source = SourceText(
        path=name,
        format="txt",
        sha256=hashlib.sha256(data).hexdigest(),
        lines=tuple(lines),
        encoding=encoding,
        repairs=(*repairs, Repair("cut_character", 1)) if cut else repairs,
        pages=pages[: len(lines)],
        tables=latex_tables(lines) if "\\begin" in text else (),
    )
    composed = any(one.name == "composition" for one in repairs)  # to characters that the text did not have
    return source if composed else source.knowing(signs=signs)


def _refuse_other_format(data: bytes) -> None:
    for magic, what, remedy in _MAGIC:
        if data.startswith(magic):
            raise SourceError("binary", f"the file is {what}, not plain text", remedy)


def _refuse_controls(data: bytes) -> None:
    if len(data) - len(data.translate(None, _CONTROLS)) > max(_STRAY_CONTROLS, _MOST_CONTROLS * len(data)):
        message = "the file is binary, or UTF-16 without a byte order mark"
        raise SourceError("binary", message, "If it is text, save it in UTF-8; if not, remove it.")


def _refuse_endless(data: bytes) -> None:
    if len(data) <= min(_MOST_LINES, _MOST_TAGS):
        return  # there is no room for as many
    mebibytes, lines, tags = len(data) / 2**20, data.count(b"\n"), data.count(b"<")
    if mebibytes > _LARGEST_MIB or lines > _MOST_LINES or tags > _MOST_TAGS:
        if not data.startswith(_BOMS_UTF16):
            _refuse_controls(data)
        message = f"the file has {mebibytes:,.1f} MiB, {lines:,} lines, {tags:,} tags; a plan has less than one MiB"
        raise SourceError("limits", message, "Check that it is one plan.")


def _decode(data: bytes) -> tuple[str, str, bool]:
    """The text, its encoding, and whether the last character is incomplete and was left out."""
    try:
        if data.startswith(_BOMS_UTF16):
            text, used = codecs.utf_16_decode(data, "strict", False)
            return text, "utf-16", used < len(data)
        text, used = codecs.utf_8_decode(data, "strict", False)
        return text.removeprefix("\ufeff"), "utf-8", used < len(data)
    except UnicodeDecodeError as error:
        if not data.startswith(_BOMS_UTF16):
            _refuse_controls(data)
        thai = _thai_8_bit(data)
        if thai is not None:
            return thai, "cp874", False
        line = data.count(b"\n", 0, error.start) + 1
        message = f"the file is neither {error.encoding.upper()} (line {line}) nor TIS-620"
        raise SourceError("undecodable", message, _AS_UTF8) from error


def _thai_8_bit(data: bytes) -> str | None:
    """TIS-620 or Windows-874 text, or None where the bytes do not read as Thai.

    The bytes above ASCII must be Thai letters, and Thai marks must stand on letters. Another alphabet of one byte a
    letter fails the second test; damaged UTF-8 has bytes that Windows-874 does not know.
    """
    high = len(data.translate(None, _ASCII))
    others = len(data.translate(None, _ASCII + _THAI_BYTES))
    if others > _MOST_OTHERS * high:
        return None
    try:
        text = data.decode("cp874")
    except UnicodeDecodeError:
        return None
    return text if len(_MARK_IN_VOID.findall(text)) <= _MOST_IN_VOID * high else None


def _pages(text: str) -> tuple[int, ...]:
    """The page of every line: that of its first visible character.

    >>> _pages("one\\n\\fthree\\nfour\\ffive\\nsix")
    (1, 2, 2, 3)
    """
    pages: list[int] = []
    page = 1
    for line in text.split("\n"):
        before = line[: len(line) - len(line.lstrip())].count("\f")
        pages.append(page + before)
        page += line.count("\f")
    return tuple(pages)
