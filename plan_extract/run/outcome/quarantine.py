"""The files that were set aside, copied beside their reasons, so that a person can look at them and mend them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import PurePosixPath

from extract.ground.raw import RawFile
from normalize.store.destination import QUARANTINE, Destination, record_bytes
from plan_extract.engine.outcome import Outcome

FILES, REASONS = f"{QUARANTINE}/files", f"{QUARANTINE}/reasons"
_LARGEST_COPY = 64 * 2**20
"""Bytes. Of a larger file the reason alone is kept; it stays where it was found."""

_LONGEST_PART, _LONGEST_PATH, _DEEPEST = 240, 1000, 40
"""Bytes of a name and of a path, and folders: file systems take 255 bytes a name and some thousand a path."""

_DIGITS, _HEAD = 16, 180
"""Of a name that is too long: digits of its digest, and bytes of its beginning that stay."""

NotCopied = Mapping[str, str | None]
"""By the path of a file that was set aside, why it has no copy; None where it has one."""

_ODD = {"": "%", ".": "%2E", "..": "%2E%2E"}


def set_files_aside(target: Destination, outcomes: Iterable[Outcome], files: Mapping[str, RawFile]) -> NotCopied:
    """Copy the files of quarantined outcomes into the target, each with its reason. What is there already stays.

    A copy that cannot be made is no reason to end a run. Gives back why by the paths of the files.
    """
    folder = _QuarantineFolder(target)
    not_copied: dict[str, str | None] = {}
    for outcome in outcomes:
        if outcome.problem is None:
            continue
        for name, sha256 in outcome.files:
            if outcome.kept and folder.has(reason_path(name)):
                continue
            reason = {"path": name, "sha256": sha256, **asdict(outcome.problem)}
            if outcome.trace:
                reason["trace"] = outcome.trace
            not_copied[name] = None
            try:
                folder.write(reason_path(name), record_bytes(reason))
                if (data := _content(files.get(name))) is not None:
                    folder.write(file_path(name), data)
            except OSError as error:
                not_copied[name] = error.strerror or type(error).__name__
    return not_copied


class _QuarantineFolder:
    """The quarantine of a target, where older files may stand in the way of new ones."""

    def __init__(self, target: Destination) -> None:
        self._target = target
        self._files = {*target.files(FILES), *target.files(REASONS)}
        self._folders = {folder for path in self._files for folder in _above(path)}

    def has(self, path: str) -> bool:
        """Whether a file is there."""
        return path in self._files

    def write(self, path: str, data: bytes) -> None:
        """Write a file. What was a file yesterday may be a folder today, and the other way."""
        blocking = self._files & _above(path)
        if path in self._folders:
            blocking |= {other for other in self._files if other.startswith(f"{path}/")}
        for other in blocking:
            self._target.remove(other)
        self._files -= blocking
        self._target.write(path, data)
        self._files.add(path)
        self._folders |= _above(path)


def _above(path: str) -> set[str]:
    """The folders that a file stands in."""
    return {parent.as_posix() for parent in PurePosixPath(path).parents}


def _content(file: RawFile | None) -> bytes | None:
    """What is to be copied; None for what is too large or cannot be read: the reason says so."""
    try:
        return file.read_bytes() if file is not None and file.stat().st_size <= _LARGEST_COPY else None
    except OSError:
        return None


def clear_others(target: Destination, outcomes: Iterable[Outcome]) -> None:
    """Remove copies and reasons of files that are not set aside any more."""
    names = [name for outcome in outcomes if outcome.problem for name, _ in outcome.files]
    wanted = {path for name in names for path in (file_path(name), reason_path(name))}
    for path in (*target.files(FILES), *target.files(REASONS)):
        if path not in wanted:
            target.remove(path)


def file_path(name: str) -> str:
    """Where the copy of a file is kept.

    >>> file_path("north/plan.pdf"), file_path("../plan.pdf")
    ('quarantine/files/north/plan.pdf', 'quarantine/files/%2E%2E/plan.pdf')
    """
    return f"{FILES}/{_inside(name)}"


def reason_path(name: str) -> str:
    """Where the reason is kept. A folder that is named as a reason is gets another name.

    >>> reason_path("plan"), reason_path("plan.json/x.txt")
    ('quarantine/reasons/plan.json', 'quarantine/reasons/plan.json%/x.txt.json')
    """
    *folders, last = _inside(name).split("/")
    return "/".join([REASONS, *(f"{part}%" if part.endswith(".json") else part for part in folders), f"{last}.json"])


def _inside(name: str) -> str:
    """A name of RAW that leads nowhere else and that a file system takes: a bucket's may have dots for folders, or none
    between slashes, and a path of RAW may be longer than one below OUT can be. Each name has one of its own."""
    parts = [_ODD.get(part) or part.replace("%", "%25").replace("\0", "%00") for part in name.split("/")]
    path = "/".join(map(_short, parts))
    if len(path.encode()) > _LONGEST_PATH or len(parts) > _DEEPEST:
        return f"%~/{_digest(name)}{PurePosixPath(_short(parts[-1])).suffix}"
    return path


def _short(part: str) -> str:
    data = part.encode()
    if len(data) <= _LONGEST_PART:
        return part
    suffix = PurePosixPath(part).suffix
    suffix = suffix if len(suffix.encode()) < _DIGITS else ""
    return f"{data[:_HEAD].decode(errors='ignore')}%~{_digest(part)}{suffix}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]
