"""A folder of plans -> a published dataset, all or nothing."""

from __future__ import annotations

import datetime
import uuid
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from plan_extract.extract.errors import UsageError
from plan_extract.extract.extraction import extract_file, extract_plan, extractor_version
from plan_extract.extract.options import AS_USUAL, ReadOptions
from plan_extract.extract.outcome import Money, Outcome
from plan_extract.extract.parts import PlanFiles, Task, group
from plan_extract.extract.pool import default_workers, extract_files
from plan_extract.extract.readers import discover, plan_id
from plan_extract.normalize.manifest import Entry, Failure, Run, load_manifest, removed
from plan_extract.normalize.parquet import RowStore
from plan_extract.normalize.publish import prepare, publish
from plan_extract.normalize.schema import TABLES

OnProgress = Callable[[Outcome, int, int], None]
"""Called after each file with its outcome, the number of files done, and the number of all."""


@dataclass(frozen=True, slots=True)
class RunResult:
    """What a run read and published. ``tables`` counts the Parquet files in ``out``; ``seconds`` is wall-clock time."""

    outcomes: tuple[Outcome, ...]
    out: Path
    tables: int
    seconds: float

    @property
    def plans(self) -> tuple[Outcome, ...]:
        """The files that are in the dataset."""
        return tuple(outcome for outcome in self.outcomes if outcome.status == "ok")

    @property
    def quarantined(self) -> tuple[Outcome, ...]:
        """The files that were set aside."""
        return tuple(outcome for outcome in self.outcomes if outcome.status == "quarantined")

    @property
    def copies(self) -> tuple[Outcome, ...]:
        """The plans whose bytes are those of another plan of the run."""
        return tuple(outcome for outcome in self.plans if outcome.copy_of)

    @property
    def issues(self) -> Counter[tuple[str, str]]:
        """Issues of all plans by (severity, code)."""
        total: Counter[tuple[str, str]] = Counter()
        for outcome in self.plans:
            total.update(outcome.issues)
        return total

    @property
    def money(self) -> Money:
        """The budget tables of all plans together; a copy of another plan is counted once."""
        return sum((outcome.money for outcome in self.plans if not outcome.copy_of), Money())


def run(
    raw: Path,
    out: Path,
    *,
    workers: int | None = None,
    on_progress: OnProgress | None = None,
    options: ReadOptions = AS_USUAL,
) -> RunResult:
    """Extract every plan under ``raw`` and publish the dataset in ``out``; all of it or, if anything fails, nothing.

    ``workers`` is the number of processes (default: one a processor; small folders use one). A file that cannot be used
    is quarantined: it is in the manifest and in the result with its reason, and the others are published. Raises
    ``UsageError`` where there is nothing to read or ``out`` cannot be written, ``InternalError`` for a fault of ours.
    """
    started_at = datetime.datetime.now(datetime.UTC)
    sources = _sources(raw, out)
    prepare(out)
    gone = removed(load_manifest(out), (name for _, name in sources))
    tasks, outcomes = admit(sources)
    done, total = 0, len(sources)
    for outcome in outcomes:
        done += 1
        _report(on_progress, outcome, done, total)
    plans = {files.name: files for files in tasks}
    paths = {name: path for path, name in sources}
    first_of: dict[str, str] = {}
    with RowStore(out) as store:
        for outcome in extract_files(tasks, default_workers() if workers is None else workers, options):
            if outcome.plan is not None:
                first = first_of.setdefault(outcome.sha256 or "", outcome.name)
                if first != outcome.name:
                    # Rare: reading it once more is simpler than a place that knows all hashes beforehand.
                    if outcome.parts:
                        (outcome,) = extract_plan(plans[outcome.name], first, options)
                    else:
                        outcome = extract_file(paths[outcome.name], outcome.name, first, options)
                if outcome.plan is not None:
                    with _writing(out):
                        store.add(outcome.plan)
            outcomes.append(replace(outcome, plan=None))
            done += len(outcome.files)
            _report(on_progress, outcomes[-1], done, total)
        outcomes.sort(key=lambda outcome: outcome.name)
        with _writing(out):
            entries = (entry for outcome in outcomes for entry in _entries(outcome))
            publish(out, store, (*entries, *gone), _run_record(started_at))
    return RunResult(tuple(outcomes), out, len(TABLES), _seconds_since(started_at))


@contextmanager
def _writing(out: Path) -> Iterator[None]:
    """A disk that is full or a folder that may not be written is the user's to mend, not a fault of ours."""
    try:
        yield
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise UsageError(f"{out} cannot be written ({why})", "Nothing was published") from error


def _seconds_since(moment: datetime.datetime) -> float:
    return (datetime.datetime.now(datetime.UTC) - moment).total_seconds()


def _run_record(started_at: datetime.datetime) -> Run:
    finished_at = datetime.datetime.now(datetime.UTC)
    return Run(uuid.uuid4().hex, extractor_version(), started_at, finished_at, _seconds_since(started_at))


def _entries(outcome: Outcome) -> Iterator[Entry]:
    """An entry for each file. The rows of a plan in several files are those of its first."""
    for index, (path, sha256) in enumerate(outcome.files):
        yield Entry(
            path=path,
            status=outcome.status,
            plan_id=outcome.plan_id,
            sha256=sha256,
            format=outcome.format,
            extractor_version=extractor_version(),
            rows=outcome.counts if index == 0 else {},
            error=outcome.problem,
        )


def _report(on_progress: OnProgress | None, outcome: Outcome, done: int, total: int) -> None:
    if on_progress:
        on_progress(outcome, done, total)


def _sources(raw: Path, out: Path) -> tuple[Task, ...]:
    """What there is to read under ``raw``, without what an earlier run left in an ``out`` below it."""
    if not raw.exists():
        raise UsageError(f"{raw} does not exist", "Give a folder of plans, or one plan")
    if raw.resolve() == out.resolve():
        raise UsageError(f"{out} is both RAW and OUT", "Give another folder with --out")
    inside = out.resolve()
    found = tuple((path, name) for path, name in discover(raw) if inside not in path.resolve().parents)
    if not found:
        raise UsageError(f"no plan was found in {raw}", "Put .txt files there, one plan a file")
    return found


def admit(sources: Sequence[Task]) -> tuple[list[PlanFiles], list[Outcome]]:
    """The plans to extract, and the outcomes of the files that cannot be told apart from one before them.

    A plan is named after its path without the suffix, so that ``a.txt`` and ``a.md`` would both be the plan ``a``.
    """
    kept: list[Task] = []
    refused: list[Outcome] = []
    names: dict[str, str] = {}
    for path, name in sources:
        key = plan_id(name)
        first = names.setdefault(key, name)
        if first == name:
            kept.append((path, name))
            continue
        problem = Failure("duplicate_name", f"{first} already has the plan_id {key}", "Rename one of the two files")
        refused.append(Outcome(name, key, "quarantined", problem=problem))
    return group(kept), refused
