"""Which reader reads which file, and which files of a folder are sources at all."""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path, PurePosixPath

from plan_extract.extract.errors import SourceError, UsageError
from plan_extract.extract.options import AS_USUAL, ReadOptions
from plan_extract.extract.raw import RawFile, bucket_files, is_bucket
from plan_extract.extract.read_html import read_html
from plan_extract.extract.read_txt import read_txt
from plan_extract.extract.source import SourceText

Reader = Callable[[bytes, str], SourceText]
"""The content of a file and the name of the source in, its text out. Raises ``SourceError``."""


def _read_docx(data: bytes, name: str) -> SourceText:
    from plan_extract.extract.read_docx import read_docx

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
_README = re.compile(r"readme(?:[._-].*)?", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_JUNK = frozenset({"thumbs.db", "desktop.ini", "__macosx"})


def read_source(
    path: RawFile, name: str, options: ReadOptions = AS_USUAL, on_page: Callable[[], None] | None = None
) -> SourceText:
    """The text of one file. ``name`` is its path under RAW with forward slashes; ``on_page`` is called at each page.

    Raises ``SourceError`` for a file whose text cannot be had, ``OSError`` where the system does not let us read it.
    """
    suffix = path.suffix.lower()
    reader = READERS.get(suffix)
    if reader is None and suffix != ".pdf":
        what = (
            f"{_KINDS[suffix]} files" if suffix in _KINDS else f"files named {suffix}" if suffix else "files of no type"
        )
        raise SourceError("unsupported", f"{what} cannot be read in this version", _AS_TEXT)
    mebibytes = path.stat().st_size / 2**20
    if mebibytes > _LARGEST_MIB:
        message = f"the file has {mebibytes:,.0f} MiB; a plan has less than one"
        raise SourceError("unsupported", message, "Check that it is one plan.")
    data = path.read_bytes()
    if reader is not None:
        return reader(data, name)
    from plan_extract.extract.read_pdf import read_pdf

    return read_pdf(data, name, options, on_page)


def sha256_of(path: RawFile) -> str | None:
    """The SHA-256 of a file in hexadecimal; None for one that is too large to be read, or cannot be."""
    try:
        if path.stat().st_size > _LARGEST_MIB * 2**20:
            return None
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None


def discover(raw: Path | str) -> tuple[tuple[RawFile, str], ...]:
    """Every source file under ``raw`` with its name, in the order of the names; or ``raw`` itself where it is a file.

    ``raw`` is a path, or the address of a bucket's folder. Hidden files, lock files, system files and READMEs are no
    sources; files of any other type are, so that what cannot be read is reported. Links to folders are not followed,
    nor is any link that leads out of ``raw`` or to nothing.

    Raises ``UsageError`` for a folder that may not be listed.
    """
    if isinstance(raw, str):
        if is_bucket(raw):
            objects = (
                (file, _name(below)) for file, below in bucket_files(raw) if not any(map(_ignored, below.split("/")))
            )
            return tuple(sorted(objects, key=lambda source: source[1]))
        raw = Path(raw)
    if raw.is_file():
        return ((raw, _name(raw.name)),)
    found = ((path, _name(path.relative_to(raw).as_posix())) for path in _files(raw, raw.resolve()))
    return tuple(sorted(found, key=lambda source: source[1]))


@lru_cache(maxsize=16_384)
def plan_id(name: str) -> str:
    """The key of a plan: the name of its source without the suffix.

    >>> plan_id("north/plan 2566.txt"), plan_id("north/plan v1.2.txt"), plan_id("plan")
    ('north/plan 2566', 'north/plan v1.2', 'plan')
    """
    return PurePosixPath(name).with_suffix("").as_posix()


def _name(path: str) -> str:
    """A path as text that can be published: NFC; bytes that are no UTF-8, and control characters, written out.

    A line break in a name would be a line of the log.

    >>> _name("cafe\\u0301.txt"), _name("\\udca1.txt"), _name("a\\nb.txt")
    ('café.txt', '\\\\xa1.txt', 'a\\\\x0ab.txt')
    """
    text = unicodedata.normalize("NFC", os.fsencode(path).decode("utf-8", "backslashreplace"))
    return _CONTROL.sub(lambda match: f"\\x{ord(match[0]):02x}", text)


def _files(folder: Path, root: Path) -> Iterator[Path]:
    try:
        paths = sorted(folder.iterdir())
    except OSError as error:
        raise UsageError(f"{folder} cannot be read ({error.strerror})", "Check its permissions.") from error
    for path in paths:
        if _ignored(path.name) or (path.is_symlink() and not _stays_in(path, root)):
            continue
        if path.is_file():
            yield path
        elif path.is_dir() and not path.is_symlink():
            yield from _files(path, root)


def _ignored(name: str) -> bool:
    """Whether a file or folder is none of the user's documents.

    >>> [_ignored(name) for name in ("README.md", ".git", "~$plan.docx", "Thumbs.db", "readmission.txt", "plan.pdf")]
    [True, True, True, True, False, False]
    """
    return name.startswith((".", "~$")) or name.lower() in _JUNK or bool(_README.fullmatch(name))


def _stays_in(link: Path, root: Path) -> bool:
    try:
        return link.resolve().is_relative_to(root)
    except (OSError, RuntimeError):  # a link that leads back to itself
        return False
