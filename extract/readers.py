"""Which reader reads which file, and which files of a folder are sources at all."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import NamedTuple

from extract.ground.errors import SourceError
from extract.ground.options import AS_USUAL, ReadOptions
from extract.ground.raw import RawFile
from extract.ground.source import SourceText
from extract.text.read_txt import read_txt
from extract.web.read_html import read_html

OnPage = Callable[[], None]
Reader = Callable[[bytes, str, ReadOptions, OnPage | None], SourceText]
"""The content of a file, the name of the source, the options and what is called at each page in, its text out. Raises
``SourceError``.
"""


class Format(NamedTuple):
    """What is known of a format: who reads it, whether its reader parses structures that a file can make endless and is
    to have a process of its own, and what people call it.
    """

    reader: Reader
    guarded: bool
    name: str


def _read_txt(data: bytes, name: str, _options: ReadOptions, _on_page: OnPage | None) -> SourceText:
    return read_txt(data, name)


def _read_html(data: bytes, name: str, _options: ReadOptions, _on_page: OnPage | None) -> SourceText:
    return read_html(data, name)


def _read_docx(data: bytes, name: str, _options: ReadOptions, _on_page: OnPage | None) -> SourceText:
    from extract.word.read_docx import read_docx

    return read_docx(data, name)


def _read_pdf(data: bytes, name: str, options: ReadOptions, on_page: OnPage | None) -> SourceText:
    from extract.pdf.read_pdf import read_pdf

    return read_pdf(data, name, options, on_page)


FORMATS: dict[str, Format] = {
    ".pdf": Format(_read_pdf, True, "PDF"),
    ".docx": Format(_read_docx, True, "Word"),
    ".doc": Format(_read_docx, True, "Word"),
    ".txt": Format(_read_txt, False, "text"),
    ".md": Format(_read_txt, False, "Markdown"),
    ".html": Format(_read_html, False, "web page"),
    ".htm": Format(_read_html, False, "web page"),
}
"""The format of each suffix, in lower case. The first suffix of a name is the one that people are asked for."""

ASKED_FOR = tuple({known.name: suffix for suffix, known in reversed(FORMATS.items())}.values())[::-1]
"""The first suffix of each name, in that order."""

_UNREAD = {
    ".odt": "OpenDocument",
    ".rtf": "RTF",
    ".xlsx": "Excel",
    ".xls": "Excel",
}
_AS_TEXT = "Save the plan as Word (.docx) or plain text (.txt, UTF-8)."
_LARGEST_MIB = 64
_MOST_CHARACTERS = 8_000_000


def read_source(path: RawFile, name: str, options: ReadOptions = AS_USUAL, on_page: OnPage | None = None) -> SourceText:
    """The text of one file. ``name`` is its path under RAW with forward slashes; ``on_page`` is called at each page.

    Raises ``SourceError`` for a file whose text cannot be had, ``OSError`` where the system does not let us read it.
    """
    suffix = path.suffix.lower()
    known = FORMATS.get(suffix)
    if known is None:
        shown = PurePosixPath(name).suffix.lower()  # the path's own may hold what cannot be published
        what = (
            f"{_UNREAD[suffix]} files" if suffix in _UNREAD else f"files named {shown}" if shown else "files of no type"
        )
        raise SourceError("unsupported", f"{what} cannot be read in this version", _AS_TEXT)
    mebibytes = path.stat().st_size / 2**20
    if mebibytes > _LARGEST_MIB:
        message = f"the file has {mebibytes:,.0f} MiB; a plan has less than one"
        raise SourceError("unsupported", message, "Check that it is one plan.")
    source = known.reader(path.read_bytes(), name, options, on_page)
    characters = sum(map(len, source.lines))
    if characters > _MOST_CHARACTERS:  # a packed file of some hundred KiB may hold them
        message = f"its text has {characters:,} characters; a plan has some hundred thousand"
        raise SourceError("limits", message, "Check that it is one plan.")
    return source


def sha256_of(path: RawFile) -> str | None:
    """The SHA-256 of a file in hexadecimal; None for one that is too large to be read, or cannot be."""
    try:
        if path.stat().st_size > _LARGEST_MIB * 2**20:
            return None
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None
