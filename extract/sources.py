"""Which files of a folder or bucket are sources, and the names that the dataset gives them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath

from extract.ground.errors import UsageError
from extract.ground.names import published_name
from extract.ground.raw import RawFile, bucket_files, is_bucket

_README = re.compile(r"readme(?:[._-].*)?", re.IGNORECASE)
_JUNK = frozenset({"thumbs.db", "desktop.ini", "__macosx"})


@dataclass(frozen=True, slots=True)
class UnlistedFolder:
    """A folder that the system does not let us list. ``name`` is its path under RAW and ends with a slash."""

    path: Path
    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Sources:
    """The files to read with their names, in the order of the names, and the folders that nobody could look into."""

    files: tuple[tuple[RawFile, str], ...]
    unlisted: tuple[UnlistedFolder, ...] = ()


def discover(raw: Path | str) -> Sources:
    """Every source file under ``raw``; or ``raw`` itself where it is a file.

    ``raw`` is a path, or the address of a bucket's folder. Hidden files, lock files, system files and READMEs are no
    sources; files of any other type are, so that what cannot be read is reported. Links to folders are not followed,
    nor is any link that leads out of ``raw`` or to nothing.

    Raises ``UsageError`` where ``raw`` itself may not be listed.
    """
    if isinstance(raw, str):
        if is_bucket(raw):
            below = bucket_files(raw)
            return Sources(
                _in_order(
                    (file, published_name(name)) for file, name in below if not any(map(_ignored, name.split("/")))
                )
            )
        raw = Path(raw)
    if raw.is_file():
        return Sources(((raw, published_name(raw.name)),))
    return _below(raw)


@lru_cache(maxsize=16_384)
def plan_id(name: str) -> str:
    """The key of a plan: the name of its source without the suffix.

    >>> plan_id("north/plan 2566.txt"), plan_id("north/plan v1.2.txt"), plan_id("plan")
    ('north/plan 2566', 'north/plan v1.2', 'plan')
    """
    return PurePosixPath(name).with_suffix("").as_posix()


def _below(raw: Path) -> Sources:
    """The sources of a folder, however deep its folders stand in each other."""
    root = raw.resolve()
    files: list[tuple[RawFile, str]] = []
    unlisted: list[UnlistedFolder] = []
    waiting: list[tuple[Path, str]] = [(raw, "")]
    while waiting:
        folder, above = waiting.pop()
        try:
            entries = list(os.scandir(folder))
        except OSError as error:
            why = error.strerror or type(error).__name__
            if folder == raw:
                raise UsageError(f"{folder} cannot be read ({why})", "Check its permissions.") from error
            unlisted.append(UnlistedFolder(folder, published_name(above), why))
            continue
        for entry in entries:
            path = folder / entry.name
            if _ignored(entry.name) or (entry.is_symlink() and not _stays_in(path, root)):
                continue
            if _is_folder(entry):
                waiting.append((path, f"{above}{entry.name}/"))
            elif _may_be_file(entry):
                files.append((path, published_name(f"{above}{entry.name}")))
    return Sources(_in_order(files), tuple(sorted(unlisted, key=lambda folder: folder.name)))


def _in_order(files: Iterator[tuple[RawFile, str]] | list[tuple[RawFile, str]]) -> tuple[tuple[RawFile, str], ...]:
    return tuple(sorted(files, key=lambda source: source[1]))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _may_be_file(entry: os.DirEntry[str]) -> bool:
    """Whether it is a file, or may be one: the system does not let us look. Reading it will say so."""
    try:
        return entry.is_file()
    except OSError:
        return True


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
