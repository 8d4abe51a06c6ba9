"""Text files: bytes -> decoded, repaired, numbered lines."""

from __future__ import annotations

import codecs
import hashlib
import re

from plan_extract.extract.errors import SourceError
from plan_extract.extract.repair import repair
from plan_extract.extract.source import SourceText

_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    # first bytes, what the file is, what to do
    (b"%PDF", "a PDF file", "Export it as text, or name it .pdf"),
    (b"PK\x03\x04", "a Word, Excel or zip file", "Open it and save the plan as plain text (UTF-8)"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file", "Open it and save the plan as plain text (UTF-8)"),
    (b"\x89PNG", "a picture", "Run OCR on it and save the text"),
    (b"\xff\xd8\xff", "a picture", "Run OCR on it and save the text"),
    (b"II*\x00", "a picture", "Run OCR on it and save the text"),
    (b"MM\x00*", "a picture", "Run OCR on it and save the text"),
    (b"\x1f\x8b", "a compressed file", "Unpack it first"),
    (b"Rar!", "a compressed file", "Unpack it first"),
)
_WIDE_BOMS = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CONTROLS = bytes((*range(0x09), *range(0x0E, 0x1C), 0x7F))
_MOST_CONTROLS = 0.01
_THAI_BYTES = re.compile(rb"[\xa1-\xda\xdf-\xfb]")
_MISPLACED = re.compile("(?:^|[^\u0e01-\u0e2e\u0e30-\u0e3a\u0e47-\u0e4e])[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
_LEAST_THAI = 0.5
_MOST_MISPLACED = 0.02
_LONGEST_CUT = 3
_REMEDY = "Save it as UTF-8 text"


def read_txt(data: bytes, name: str) -> SourceText:
    """The text of a ``.txt`` file.

    UTF-8 with or without a byte order mark, UTF-16 with one, TIS-620 or Windows-874 by its Thai bytes. Lines
    end with LF or CRLF (or CR, in a file that has no LF); their numbers are the file's. Form feeds part pages.

    Raises ``SourceError`` with code ``empty``, ``binary`` or ``undecodable``.
    """
    if not data.strip():
        raise SourceError("empty", "the file is empty", "Fetch it again or remove it")
    text, encoding = _decode(data)
    text = text.replace("\r\n", "\n")
    text = text.replace("\r", " " if "\n" in text else "\n")
    pages = _pages(text)
    text, repairs = repair(text)
    if not text.strip():
        raise SourceError("empty", "the file has no text", "Fetch it again or remove it")
    return SourceText(
        path=name,
        format="txt",
        sha256=hashlib.sha256(data).hexdigest(),
        lines=tuple(text.split("\n")),
        encoding=encoding,
        repairs=repairs,
        pages=pages,
    )


def _decode(data: bytes) -> tuple[str, str]:
    for magic, what, remedy in _MAGIC:
        if data.startswith(magic):
            raise SourceError("binary", f"the file is {what}, not text", remedy)
    for mark, encoding in _WIDE_BOMS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), encoding
            except UnicodeDecodeError as error:
                raise SourceError(
                    "undecodable", f"the file is no valid UTF-16 (byte {error.start})", _REMEDY
                ) from error
    if len(data) - len(data.translate(None, _CONTROLS)) > _MOST_CONTROLS * len(data):
        raise SourceError("binary", "the file is binary, not text", "Save the plan as plain text (UTF-8)")
    try:
        return data.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError as error:
        if error.start >= len(data) - _LONGEST_CUT and error.reason == "unexpected end of data":
            return data[: error.start].decode("utf-8-sig"), "utf-8"  # the file was cut inside its last character
        text = _thai_8_bit(data)
        if text is None:
            raise SourceError(
                "undecodable", f"the file is neither UTF-8 (byte {error.start}) nor TIS-620 text", _REMEDY
            ) from error
        return text, "cp874"


def _thai_8_bit(data: bytes) -> str | None:
    """TIS-620 / Windows-874 text, or None where the bytes do not read as Thai.

    Most bytes above ASCII must be Thai letters, and marks must stand on letters: another 8-bit alphabet, or
    UTF-8 cut in the middle of a character, fails the second test.
    """
    high = sum(byte >= 0x80 for byte in data)
    if len(_THAI_BYTES.findall(data)) < _LEAST_THAI * high:
        return None
    try:
        text = data.decode("cp874")
    except UnicodeDecodeError:
        return None
    if len(_MISPLACED.findall(text)) > _MOST_MISPLACED * high:
        return None
    return text


def _pages(text: str) -> tuple[int, ...]:
    """The page of every line; empty where no form feed parts pages."""
    if "\f" not in text:
        return ()
    pages, page = [], 1
    for line in text.split("\n"):
        if line.startswith("\f"):
            page += line.count("\f")
            pages.append(page)
        else:
            pages.append(page)
            page += line.count("\f")
    return tuple(pages)
