"""The record of a run: every source with what became of it, and every published file. The only place with a clock."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from plan_extract.extract.errors import UsageError
from plan_extract.normalize.parquet import FileStats
from plan_extract.normalize.schema import SCHEMA_VERSION

NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a source was quarantined: a stable word, what is wrong, what to do about it."""

    code: str
    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One source. ``rows`` counts its rows by table; it is empty unless ``status`` is ``ok``."""

    path: str
    status: Literal["ok", "quarantined", "removed"]
    plan_id: str | None = None
    sha256: str | None = None
    format: str | None = None
    extractor_version: str | None = None
    rows: Mapping[str, int] = field(default_factory=dict)
    error: Failure | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """The run that published the files. Times are aware datetimes, ``seconds`` is wall-clock time."""

    id: str
    extractor_version: str
    started_at: datetime.datetime
    finished_at: datetime.datetime
    seconds: float


def manifest(run: Run, entries: Iterable[Entry], files: Mapping[str, FileStats]) -> dict[str, Any]:
    """The manifest of a run; ``files`` holds the published files by file name. Sources are sorted by path."""
    return {
        "schema_version": SCHEMA_VERSION,
        "extractor_version": run.extractor_version,
        "run": {
            "id": run.id,
            "started_at": run.started_at.isoformat(timespec="milliseconds"),
            "finished_at": run.finished_at.isoformat(timespec="milliseconds"),
            "seconds": round(run.seconds, 3),
        },
        "files": {
            name: {"rows": file.rows, "bytes": file.bytes, "sha256": file.sha256}
            for name, file in sorted(files.items())
        },
        "sources": [_entry(entry) for entry in sorted(entries, key=lambda entry: entry.path)],
    }


def removed(previous: Mapping[str, Any] | None, paths: Iterable[str]) -> list[Entry]:
    """The sources of the ``previous`` manifest that are not among ``paths`` any more.

    >>> old = {"sources": [{"path": "a.txt", "status": "ok", "plan_id": "a"}, {"path": "b.txt", "status": "ok"}]}
    >>> [entry.path for entry in removed(old, ["b.txt", "c.txt"])]
    ['a.txt']
    """
    here = set(paths)
    return [
        Entry(
            path=source["path"],
            status="removed",
            plan_id=source.get("plan_id"),
            sha256=source.get("sha256"),
            format=source.get("format"),
            extractor_version=source.get("extractor_version"),
        )
        for source in (previous or {}).get("sources", ())
        if source["path"] not in here and source["status"] != "removed"
    ]


def load_manifest(out: Path) -> dict[str, Any] | None:
    """The manifest of the dataset in ``out``, or None where there is none.

    Raises ``UsageError`` for a manifest that is not one of ours.
    """
    path = out / NAME
    try:
        loaded = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise _not_ours(path) from error
    sources = loaded.get("sources") if isinstance(loaded, dict) else None
    if not isinstance(sources, list) or not all(
        isinstance(source, dict) and {"path", "status"} <= source.keys() for source in sources
    ):
        raise _not_ours(path)
    return {str(name): value for name, value in loaded.items()}


def _not_ours(path: Path) -> UsageError:
    return UsageError(f"{path} is not a manifest of plan-extract", "Give another --out, or remove the file.")


def _entry(entry: Entry) -> dict[str, Any]:
    error = entry.error
    return {
        "path": entry.path,
        "plan_id": entry.plan_id,
        "sha256": entry.sha256,
        "format": entry.format,
        "extractor_version": entry.extractor_version,
        "status": entry.status,
        "rows": dict(entry.rows),
        "error": {"code": error.code, "message": error.message, "remedy": error.remedy} if error else None,
    }
