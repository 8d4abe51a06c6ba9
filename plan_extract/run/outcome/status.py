"""How a dataset is, for a person, a program or a monitor, by its manifest and the record of its last run."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from extract.ground.errors import UsageError
from normalize.store.addresses import destination_of
from normalize.store.destination import LAST_RUN, QUARANTINE, read_record
from normalize.store.manifest import NAME as MANIFEST
from normalize.store.manifest import SourceEntry, entries_of, read_manifest
from plan_extract.printing.text_columns import columns, counted, moment, named
from plan_extract.run.outcome.quarantine import file_path

_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_AGE = re.compile(r"(\d+(?:\.\d+)?)\s*([smhd]?)")
_FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Status:
    """A dataset as its records say.

    ``last`` is the record of the last run, also one that published nothing; ``version`` the record of the run that
    published the current version, ``before`` that of the one before it. Where nothing was published yet ``version`` is
    empty. ``age`` is in seconds since the last run that ended well, None where none did, ``max_age`` what is allowed.
    ``left`` are the paths of the files that the last run which ended well had no time for.
    """

    out: str
    last: Mapping[str, Any]
    version: Mapping[str, Any]
    before: Mapping[str, Any] | None
    quarantined: Sequence[SourceEntry]
    age: float | None
    max_age: float | None
    left: Sequence[str] = ()

    @property
    def failed(self) -> bool:
        """Whether the last run failed."""
        return self.last.get("result") == _FAILED

    @property
    def old(self) -> bool:
        """Whether the last good run is longer ago than is allowed."""
        return self.max_age is not None and (self.age is None or self.age > self.max_age)

    @property
    def healthy(self) -> bool:
        """Whether a monitor may sleep."""
        return bool(self.version) and not self.failed and not self.old

    @property
    def drift(self) -> dict[str, int]:
        """By table, the rows that the current version has more than the one before; tables without change left out."""
        now, then = self.version.get("rows", {}), (self.before or {}).get("rows", {})
        return {name: now[name] - then.get(name, 0) for name in now if self.before and now[name] != then.get(name, 0)}


def status(out: Path | str, max_age: float | None = None) -> Status:
    """The status of the dataset in ``out``. Raises ``UsageError`` where there is none and no run tried to make it."""
    target = destination_of(out)
    manifest = read_manifest(target.read(MANIFEST), str(target))
    last = read_record(target, LAST_RUN)
    left = last.get("left")  # of a run that failed it is no list: nobody knows what it left
    left = left if isinstance(left, list) else (manifest or {}).get("left", ())
    if manifest is None:
        if "result" not in last:
            raise UsageError(f"{target} holds no dataset", "Publish one: plan-extract run RAW --out OUT.")
        return Status(str(target), last, {}, None, (), None, max_age, left)
    history = manifest.get("history") or [{**manifest["run"], "rows": {}, "sources": {}}]
    ended = [history[-1]["finished_at"]]
    if last.get("result") not in (None, _FAILED):
        ended.append(last["finished_at"])
    age = (datetime.datetime.now(datetime.UTC) - max(map(datetime.datetime.fromisoformat, ended))).total_seconds()
    aside = [entry for entry in entries_of(manifest).values() if entry.status == "quarantined"]
    before = history[-2] if len(history) > 1 else None
    return Status(str(target), last, history[-1], before, aside, max(0.0, age), max_age, left)


def set_aside_entries(out: Path | str) -> Sequence[SourceEntry]:
    """The quarantined sources of the dataset in ``out``. Raises ``UsageError`` as :func:`status` does."""
    found = status(out)
    if not found.version:
        raise UsageError(f"{found.out} holds no dataset", "See 'plan-extract status'.")
    return found.quarantined


def reason_text(out: Path | str, path: str) -> str:
    """Why a source was set aside, what to do, and where its copy is. Raises ``UsageError`` for one that was not."""
    entry = next((entry for entry in set_aside_entries(out) if entry.path == path), None)
    if entry is None or entry.error is None:
        raise UsageError(f"{path} is not set aside", "See 'plan-extract quarantine list'.")
    facts = [
        ["file", entry.path],
        ["reason", entry.error.code],
        ["what is wrong", entry.error.message],
        ["what to do", entry.error.remedy],
        ["sha256", entry.sha256 or "not read"],
    ]
    if file_path(entry.path) in destination_of(out).files(QUARANTINE):
        facts.append(["copy", f"{str(out).rstrip('/')}/{file_path(entry.path)}"])
    if entry.not_copied:
        facts.append(["no copy", entry.not_copied])
    return "\n".join(columns(facts, ["left", "left"]))


def to_retry(out: Path | str, paths: Sequence[str]) -> tuple[str, str, list[str]]:
    """Where the last run found its sources, how it used OCR, and the quarantined sources among ``paths``, or all.

    Raises ``UsageError`` for a path that is not set aside, and where none is.
    """
    found = status(out)
    aside = [entry.path for entry in found.quarantined]
    for path in paths:
        if path not in aside:
            raise UsageError(f"{path} is not set aside", "See 'plan-extract quarantine list'.")
    if not aside:
        raise UsageError("no file is set aside", "There is nothing to try again.")
    if not found.version.get("raw"):
        raise UsageError("the dataset does not say where its sources are", "Run it: plan-extract run RAW --out OUT.")
    return str(found.version["raw"]), str(found.version["options"].get("ocr", "auto")), list(paths) or aside


def seconds(age: str) -> float:
    """An age or a length of time in seconds. Raises ``UsageError`` for what is none.

    >>> seconds("36h"), seconds("90m"), seconds("30")
    (129600.0, 5400.0, 30.0)
    """
    found = _AGE.fullmatch(age.strip().lower())
    if not found:
        raise UsageError(f"{age} is no length of time", "Write 36h, 2d, 90m.")
    return float(found[1]) * _SECONDS[found[2] or "s"]


def as_text(found: Status) -> str:
    """The status for a person."""
    if not found.version:
        rows = [["dataset", f"{found.out}: nothing was published yet"], ["last run", _last(found)], *_left(found)]
        return "\n".join(columns(rows, ["left", "left"]))
    sources = found.version.get("sources", {})
    too_old = f", more than {_ago(found.max_age or 0)}" if found.old else ""
    issues = found.version.get("issues", {})
    rows = [
        ["dataset", found.out],
        ["last run", _last(found)],
        [
            "last good run",
            f"{_ago(found.age or 0)} ago{too_old}",
        ],
        ["version", f"{found.version['id']} of {moment(found.version['finished_at'])}"],
        ["sources", ", ".join(f"{count:,} {name}" for name, count in sources.items() if count)],
        *_left(found),
        ["issues", ", ".join(f"{count:,} {name}" for name, count in issues.items() if count) or "none"],
        ["rows", ", ".join(f"{name} {count:,}" for name, count in found.version.get("rows", {}).items() if count)],
        ["since the version before", _drift(found)],
    ]
    lines = list(columns(rows, ["left", "left"]))
    if found.quarantined:
        lines += ["", f"set aside ({len(found.quarantined):,})"]
        lines += [f"  {entry.path}: {entry.error.message}" for entry in found.quarantined if entry.error]
    return "\n".join(lines)


def as_json(found: Status) -> str:
    """The status for a program."""
    return json.dumps(
        {
            "out": found.out,
            "healthy": found.healthy,
            "age_seconds": None if found.age is None else round(found.age, 1),
            "max_age_seconds": found.max_age,
            "last_run": dict(found.last),
            "version": dict(found.version),
            "drift_rows": found.drift,
            "left": list(found.left),
            "quarantined": [{"path": entry.path, **asdict(entry.error)} for entry in found.quarantined if entry.error],
        },
        ensure_ascii=False,
        indent=1,
    )


def as_metrics(found: Status) -> str:
    """The status in the text format of Prometheus."""
    return "\n".join(_metrics(found)) + "\n"


def write_whole(path: Path, text: str) -> None:
    """Write a file whole or not at all, for a collector that reads whenever it likes."""
    aside = path.with_name(f".{path.name}.new")
    try:
        aside.write_text(text, encoding="utf-8")
        aside.replace(path)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise


def _metrics(found: Status) -> Iterator[str]:
    def metric(name: str, what: str, values: Mapping[str, float]) -> Iterator[str]:
        yield f"# HELP plan_extract_{name} {what}"
        yield f"# TYPE plan_extract_{name} gauge"
        for labels, value in values.items():
            yield f"plan_extract_{name}{labels} {float(value):.17g}"

    def by(label: str, counts: Mapping[str, int]) -> dict[str, float]:
        return {f'{{{label}="{name}"}}': count for name, count in counts.items()}

    yield from metric(
        "healthy", "1 where there is a dataset whose last run ended well and is not too old.", {"": found.healthy}
    )
    yield from metric("last_run_failed", "1 where the last run failed.", {"": found.failed})
    yield from metric("left_files", "Files that the time of the last run was too short for.", {"": len(found.left)})
    if not found.version or found.age is None:
        return
    finished = datetime.datetime.fromisoformat(found.version["finished_at"]).timestamp()
    good = datetime.datetime.now(datetime.UTC).timestamp() - found.age
    yield from metric("age_seconds", "Seconds since the last run that ended well.", {"": round(found.age)})
    yield from metric("last_good_run_timestamp_seconds", "When the last run ended that ended well.", {"": round(good)})
    yield from metric("published_timestamp_seconds", "When the current version was published.", {"": round(finished)})
    yield from metric("run_seconds", "How long the run took that published it.", {"": found.version["seconds"]})
    yield from metric("sources", "Source files by what became of them.", by("status", found.version.get("sources", {})))
    yield from metric("rows", "Rows by table.", by("table", found.version.get("rows", {})))
    yield from metric("issues", "Issues by severity.", by("severity", found.version.get("issues", {})))


def _last(found: Status) -> str:
    if not found.last:
        return "unknown"
    said = f"{found.last['result']}, {moment(found.last['finished_at'])}, {found.last['seconds']:.1f} s"
    return f"{said}: {found.last.get('error', '')}" if found.failed else said


def _left(found: Status) -> list[list[str]]:
    """The row of the files that wait for the next run; none where none waits."""
    return [["left for the next run", f"{counted(len(found.left), 'file')}: {named(found.left)}"]] if found.left else []


def _drift(found: Status) -> str:
    if found.before is None:
        return "there was none"
    return (
        ", ".join(f"{name} {rows:+,}" for name, rows in found.drift.items()) or "the same number of rows in every table"
    )


def _ago(age: float) -> str:
    """An age for people.

    >>> _ago(30), _ago(5400), _ago(200000)
    ('30 s', '1.5 h', '2.3 days')
    """
    for unit, least in (("days", 86400.0), ("h", 3600.0), ("min", 60.0)):
        if age >= least:
            return f"{age / least:.1f} {unit}"
    return f"{age:.0f} s"
