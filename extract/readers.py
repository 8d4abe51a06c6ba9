"""Which reader reads which file, and which files of a folder are sources at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

from plan_extract.extract.errors import SourceError
from plan_extract.extract.read_txt import read_txt
from plan_extract.extract.source import SourceText

READERS: dict[str, Callable[[bytes, str], SourceText]] = {".txt": read_txt, ".md": read_txt}
"""The reader of each suffix: bytes and the source's name in, its text out."""

_LATER = {".pdf": "PDF", ".docx": "Word", ".doc": "Word", ".html": "HTML", ".htm": "HTML", ".xlsx": "Excel"}
_IGNORED_NAMES = frozenset({"thumbs.db", "desktop.ini", "readme", "readme.md", "readme.txt"})
_LARGEST = 64 * 1024 * 1024


def read_source(path: Path, name: str) -> SourceText:
    """The text of one file. ``name`` is its path under RAW with forward slashes.

    Raises ``SourceError`` for a file that holds no text that can be read, ``OSError`` where the system does not
    give it.
    """
    suffix = path.suffix.lower()
    reader = READERS.get(suffix)
    if reader is None:
        what = _LATER.get(suffix)
        message = f"{what} files cannot be read yet" if what else f"files of type '{suffix or 'none'}' are not read"
        raise SourceError("unsupported", message, "Save the plan as plain text (.txt, UTF-8)")
    size = path.stat().st_size
    if size > _LARGEST:
        raise SourceError("too_large", f"the file has {size:,} bytes, more than any plan", "Check what it is")
    return reader(path.read_bytes(), name)


def discover(raw: Path) -> tuple[tuple[Path, str], ...]:
    """Every source file under ``raw`` with its name, sorted by name; ``raw`` itself where it is a file.

    Hidden files, lock files and READMEs are no sources. A link that leads out of ``raw`` is not followed.
    """
    if raw.is_file():
        return ((raw, raw.name),)
    root = raw.resolve()
    found = ((path, path.relative_to(raw).as_posix()) for path in _files(raw, root))
    return tuple(sorted(found, key=lambda entry: entry[1]))


def _files(folder: Path, root: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        name = path.name
        if name.startswith((".", "~$")) or name.lower() in _IGNORED_NAMES:
            continue
        if path.is_symlink() and not path.resolve().is_relative_to(root):
            continue
        if path.is_dir():
            if not path.is_symlink():
                yield from _files(path, root)
        elif path.is_file():
            yield path


def plan_id(name: str) -> str:
    """The plan's key: the source's name without its suffix.

    >>> plan_id("north/plan 2566.txt")
    'north/plan 2566'
    """
    return PurePosixPath(name).with_suffix("").as_posix()
