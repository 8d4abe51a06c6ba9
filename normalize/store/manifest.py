"""The record of a dataset: every source with what became of it, every published file, and the runs. The only clock."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from extract.ground.errors import UsageError
from normalize.description.datapackage import FileStats
from normalize.rows.likeness import Likeness, likeness_from
from normalize.schema.layout import files_of
from normalize.schema.tables import SCHEMA_VERSION, TABLES

NAME = "manifest.json"
_MOST_HISTORY = 100

Status = Literal["ok", "quarantined", "removed"]
_STATUSES: tuple[Status, ...] = ("ok", "quarantined", "removed")


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a source was quarantined: a code for programs, what is wrong, what to do about it."""

    code: str
    message: str
    remedy: str


def sentences(problem: Failure) -> str:
    """What is wrong and what to do about it.

    >>> sentences(Failure("empty", "the file is empty", "Save the plan again"))
    'the file is empty. Save the plan again.'
    """
    return f"{problem.message.rstrip('.')}. {problem.remedy.rstrip('.')}."


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """One source.

    ``rows`` counts its rows by table, ``issues`` its issues by severity and code, ``baht``, ``cells`` and
    ``shared`` are what its budget tables say (see :class:`outcome.Money`; of a year ``shared`` has the least and the
    most, amounts and projects). All five are empty where it has no rows in the dataset; those of a plan in several
    files stand at its first. ``copy_of`` is the path of a source with the same bytes.

    ``seen`` is the file's size and times as it was read, ``reader`` stands for everything else that its rows depend on
    (this program, its options), ``group`` and ``files`` for the files that were read together as by their names one
    plan, itself among them. Where all of that is the same, the file need not be read again.

    ``likeness`` is what tells whether another plan is the same one; of a plan in several files it stands at its first.
    ``not_copied`` says why a file that was set aside, or its reason, is not in the quarantine.
    """

    path: str
    status: Status
    plan_id: str | None = None
    sha256: str | None = None
    format: str | None = None
    extractor_version: str | None = None
    rows: Mapping[str, int] = field(default_factory=dict)
    error: Failure | None = None
    issues: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    baht: Mapping[str, str] = field(default_factory=dict)
    cells: Mapping[str, int] = field(default_factory=dict)
    shared: Mapping[str, Sequence[str]] = field(default_factory=dict)
    copy_of: str | None = None
    seen: str | None = None
    reader: str | None = None
    group: str | None = None
    files: Sequence[str] = ()
    not_copied: str | None = None
    likeness: Likeness | None = None


@dataclass(frozen=True, slots=True)
class RunRecord:
    """The run that published the files. Times are aware datetimes, ``seconds`` is wall-clock time.

    ``raw`` is where it found its sources, ``options`` what it was asked for, ``read`` how many sources it read.
    ``left`` are the paths of those that it left for the next run because its time was up.
    """

    id: str
    extractor_version: str
    started_at: datetime.datetime
    finished_at: datetime.datetime
    seconds: float
    raw: str = ""
    options: Mapping[str, Any] = field(default_factory=dict)
    read: int = 0
    left: Sequence[str] = ()

    def record(self) -> dict[str, Any]:
        """The run as the manifest has it."""
        return {
            "id": self.id,
            "started_at": self.started_at.isoformat(timespec="milliseconds"),
            "finished_at": self.finished_at.isoformat(timespec="milliseconds"),
            "seconds": round(self.seconds, 3),
            "raw": self.raw,
            "options": dict(self.options),
            "read": self.read,
            "left": len(self.left),
        }


def manifest(
    run: RunRecord,
    entries: Sequence[SourceEntry],
    files: Mapping[str, FileStats],
    previous: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """The manifest of a run; ``files`` holds the published files by file name. Sources are sorted by path.

    ``left`` are the sources that wait for the next run, changed or new. ``history`` tells of the runs that published,
    the newest last: those of the ``previous`` manifest and this one.
    """
    of_run = {
        **run.record(),
        "extractor_version": run.extractor_version,
        "sources": {status: sum(entry.status == status for entry in entries) for status in _STATUSES},
        "rows": {name: sum(files[file].rows for file in own) for name in TABLES if (own := files_of(name, files))},
        "issues": _by_severity(entries),
    }
    return {
        "schema_version": SCHEMA_VERSION,
        "extractor_version": run.extractor_version,
        "run": run.record(),
        "history": [*_history(previous), of_run][-_MOST_HISTORY:],
        "files": {
            name: {"rows": file.rows, "bytes": file.bytes, "sha256": file.sha256}
            for name, file in sorted(files.items())
        },
        "left": list(run.left),
        "sources": [_source(entry) for entry in sorted(entries, key=lambda entry: entry.path)],
    }


def _source(entry: SourceEntry) -> dict[str, Any]:
    """An entry by its fields. ``asdict`` copies all that is in them, which takes a second for a country."""
    values = {name: getattr(entry, name) for name in SourceEntry.__dataclass_fields__}
    return values | {name: asdict(value) for name in ("error", "likeness") if (value := values[name])}


def as_bytes(content: Mapping[str, Any]) -> bytes:
    """A manifest as JSON. Every run and every source has a line of its own: a country has thousands.

    >>> print(as_bytes({"run": {"id": "r"}, "sources": [{"path": "a"}, {"path": "b"}]}).decode(), end="")
    {
     "run": {"id": "r"},
     "sources": [
      {"path": "a"},
      {"path": "b"}
     ]
    }
    """
    members = []
    for name, value in content.items():
        if isinstance(value, list) and value:
            lines = ",\n".join(f"  {_json(member)}" for member in value)
            members.append(f" {_json(name)}: [\n{lines}\n ]")
        else:
            members.append(f" {_json(name)}: {_json(value)}")
    return ("{\n" + ",\n".join(members) + "\n}\n").encode(errors="backslashreplace")


def read_manifest(data: bytes | None, where: str) -> dict[str, Any] | None:
    """A manifest from its bytes, None where there are none. ``where`` names the dataset in messages.

    Raises ``UsageError`` for a manifest that is not one of ours.
    """
    if data is None:
        return None
    try:
        loaded = json.loads(data)
    except ValueError as error:
        raise _not_ours(where) from error
    sources = loaded.get("sources") if isinstance(loaded, dict) else None
    if not isinstance(sources, list) or not all(
        isinstance(source, dict) and {"path", "status"} <= source.keys() for source in sources
    ):
        raise _not_ours(where)
    return {str(name): value for name, value in loaded.items()}


def entries_of(previous: Mapping[str, Any] | None) -> dict[str, SourceEntry]:
    """The sources of a manifest by their paths; what an older version did not write is absent.

    >>> entries_of({"sources": [{"path": "a.txt", "status": "ok", "rows": {"plans": 1}}]})["a.txt"].rows
    {'plans': 1}
    """
    known = SourceEntry.__dataclass_fields__.keys()
    found = {}
    for source in (previous or {}).get("sources", ()):
        values = {name: value for name, value in source.items() if name in known}
        if values.get("error"):
            values["error"] = Failure(**values["error"])
        if values.get("likeness"):
            values["likeness"] = likeness_from(values["likeness"])
        values["files"] = tuple(values.get("files", ()))
        found[source["path"]] = SourceEntry(**values)
    return found


def _history(previous: Mapping[str, Any] | None) -> list[Any]:
    history = (previous or {}).get("history", [])
    return history if isinstance(history, list) else []


def _by_severity(entries: Iterable[SourceEntry]) -> dict[str, int]:
    sums = {"error": 0, "warning": 0, "info": 0}
    for entry in entries:
        for severity, codes in entry.issues.items():
            sums[severity] += sum(codes.values())
    return sums


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _not_ours(where: str) -> UsageError:
    return UsageError(f"{where}: {NAME} is not a manifest of plan-extract", "Give another --out, or remove the file.")
