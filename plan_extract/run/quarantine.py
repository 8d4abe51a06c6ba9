"""The files that were set aside, copied beside their reasons, so that a person can look at them and mend them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict

from extract.ground.raw import RawFile
from normalize.store.destination import QUARANTINE, Destination
from plan_extract.engine.outcome import Outcome

FILES, REASONS = f"{QUARANTINE}/files", f"{QUARANTINE}/reasons"
_LARGEST_COPY = 64 * 2**20
"""Bytes. Of a larger file the reason alone is kept; it stays where it was found."""


def set_files_aside(target: Destination, outcomes: Iterable[Outcome], files: Mapping[str, RawFile]) -> None:
    """Copy the files of quarantined outcomes into the target, each with its reason. What is there already stays."""
    there = set(target.files(QUARANTINE))
    for outcome in outcomes:
        if outcome.problem is None:
            continue
        for name, sha256 in outcome.files:
            if outcome.kept and reason_path(name) in there:
                continue
            reason = {"path": name, "sha256": sha256, **asdict(outcome.problem)}
            if outcome.trace:
                reason["trace"] = outcome.trace
            target.write(reason_path(name), (json.dumps(reason, ensure_ascii=False, indent=1) + "\n").encode())
            if (data := _content(files.get(name))) is not None:
                target.write(file_path(name), data)


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
    for path in target.files(QUARANTINE):
        if path not in wanted:
            target.remove(path)


def file_path(name: str) -> str:
    """Where the copy of a file is kept.

    >>> file_path("north/plan.pdf"), file_path("../plan.pdf")
    ('quarantine/files/north/plan.pdf', 'quarantine/files/%2E%2E/plan.pdf')
    """
    return f"{FILES}/{_inside(name)}"


def reason_path(name: str) -> str:
    """Where the reason is kept."""
    return f"{REASONS}/{_inside(name)}.json"


def _inside(name: str) -> str:
    """A name of RAW that leads nowhere else: a bucket's may have dots for folders, or none between slashes."""
    odd = {"": "%", ".": "%2E", "..": "%2E%2E"}
    return "/".join(odd.get(part, part) for part in name.replace("\0", "%00").split("/"))
