"""Which files of a folder or bucket are sources, and the names that the dataset gives them."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path, PurePosixPath

from extract.ground.errors import UsageError
from extract.ground.raw import RawFile, bucket_files, is_bucket

_README = re.compile(r"readme(?:[._-].*)?", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_JUNK = frozenset({"thumbs.db", "desktop.ini", "__macosx"})


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
