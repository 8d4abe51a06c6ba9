"""Which reader reads which file, and which files of a folder are sources at all."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import PurePosixPath

from extract.ground.errors import SourceError
from extract.ground.options import AS_USUAL, ReadOptions
from extract.ground.raw import RawFile
from extract.ground.source import SourceText
from extract.text.read_txt import read_txt
from extract.web.read_html import read_html

Reader = Callable[[bytes, str], SourceText]
"""The content of a file and the name of the source in, its text out. Raises ``SourceError``."""


def _read_docx(data: bytes, name: str) -> SourceText:
    from extract.word.read_docx import read_docx

    return read_docx(data, name)


READERS: dict[str, Reader] = {
    ".txt": read_txt,
    ".md": read_txt,
    ".html": read_html,
    ".htm": read_html,
    ".docx": _read_docx,
    ".doc": _read_docx,
}
"""The reader for each suffix, in lower case."""

_KINDS = {
    ".odt": "OpenDocument",
    ".rtf": "RTF",
    ".xlsx": "Excel",
    ".xls": "Excel",
}
_AS_TEXT = "Save the plan as Word (.docx) or plain text (.txt, UTF-8)."
_LARGEST_MIB = 64


def read_source(
    path: RawFile, name: str, options: ReadOptions = AS_USUAL, on_page: Callable[[], None] | None = None
) -> SourceText:
    """The text of one file. ``name`` is its path under RAW with forward slashes; ``on_page`` is called at each page.

    Raises ``SourceError`` for a file whose text cannot be had, ``OSError`` where the system does not let us read it.
    """
    suffix = path.suffix.lower()
    reader = READERS.get(suffix)
    if reader is None and suffix != ".pdf":
        shown = PurePosixPath(name).suffix.lower()  # the path's own may hold what cannot be published
        what = (
            f"{_KINDS[suffix]} files" if suffix in _KINDS else f"files named {shown}" if shown else "files of no type"
        )
        raise SourceError("unsupported", f"{what} cannot be read in this version", _AS_TEXT)
    mebibytes = path.stat().st_size / 2**20
    if mebibytes > _LARGEST_MIB:
        message = f"the file has {mebibytes:,.0f} MiB; a plan has less than one"
        raise SourceError("unsupported", message, "Check that it is one plan.")
    data = path.read_bytes()
    if reader is not None:
        return reader(data, name)
    from extract.pdf.read_pdf import read_pdf

    return read_pdf(data, name, options, on_page)


def sha256_of(path: RawFile) -> str | None:
    """The SHA-256 of a file in hexadecimal; None for one that is too large to be read, or cannot be."""
    try:
        if path.stat().st_size > _LARGEST_MIB * 2**20:
            return None
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None
