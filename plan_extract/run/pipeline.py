"""A folder of plans -> a published dataset, all or nothing; what is unchanged is not read again."""

from __future__ import annotations

import datetime
import json
import os
import platform
import secrets
import time
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import Any

from extract.ground.errors import InternalError, UsageError
from extract.ground.options import AS_USUAL, ReadOptions
from extract.ground.raw import RawFile, bare, is_bucket
from extract.sources import discover, plan_id
from normalize.corrections.read_corrections import Correction
from normalize.schema.tables import TABLES
from normalize.store.addresses import destination_of, local_path
from normalize.store.destination import LAST_RUN, SEEN, Destination, read_record
from normalize.store.manifest import NAME as MANIFEST
from normalize.store.manifest import Failure, RunRecord, SourceEntry, entries_of, read_manifest
from normalize.store.parquet import RowStore
from normalize.store.publish import publish
from normalize.store.stored import StoredTables
from plan_extract.engine.extraction import extract_file, extract_plan, extractor_version
from plan_extract.engine.outcome import Money, Outcome
from plan_extract.engine.parts import PlanFiles, Task, group
from plan_extract.engine.pool import Engine, in_this_process
from plan_extract.run.by_hand import ByHand, by_hand, reader_word
from plan_extract.run.fingerprint import fingerprint
from plan_extract.run.policy import AS_NEEDED, Policy
from plan_extract.run.quarantine import clear_others, set_files_aside
from plan_extract.run.unchanged import Memory, first_copies, seen

OnProgress = Callable[[Outcome, int, int], None]
"""Called after each file that is read with its outcome, the number of files done, and the number of all to read."""

OnStage = Callable[[str, Mapping[str, Any]], None]
"""Called when a stage of the run is over, with its name and facts: ``ms`` and what was counted."""


@dataclass(frozen=True, slots=True)
class RunResult:
    """The dataset after a run. ``tables`` counts its Parquet files; ``seconds`` is wall-clock time.

    ``published`` says whether there is a new version; ``since`` is when the one before it was published, None where
    there was none. ``removed`` are the paths of sources that are newly gone. ``damaged`` says that the version before
    was not as it was written, so that everything was read again. ``staying`` counts the plans whose sources are gone
    and whose rows stay. ``of_no_plan`` are the corrections that name no plan of these.
    """

    outcomes: tuple[Outcome, ...]
    out: str
    tables: int
    seconds: float
    run_id: str = ""
    published: bool = True
    since: str | None = None
    removed: tuple[str, ...] = ()
    damaged: bool = False
    staying: int = 0
    of_no_plan: tuple[Correction, ...] = ()

    @property
    def read(self) -> tuple[Outcome, ...]:
        """What this run read; the rest was read by an earlier one."""
        return tuple(outcome for outcome in self.outcomes if not outcome.kept)

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
    raw: Path | str,
    out: Path | str,
    *,
    engine: Engine = in_this_process,
    on_progress: OnProgress | None = None,
    on_stage: OnStage | None = None,
    options: ReadOptions = AS_USUAL,
    policy: Policy = AS_NEEDED,
    run_id: str | None = None,
) -> RunResult:
    """Bring the dataset in ``out`` up to the plans under ``raw``; all of it or, if anything fails, nothing.

    Both are paths or addresses of buckets. Plans that an earlier run has read and that are unchanged are not read
    again; where nothing is to be changed, nothing is published. ``engine`` reads the others. A file that cannot be
    used is quarantined: it is in the manifest and in the result with its reason, and the others are published.

    A ``corrections.csv`` in ``raw`` itself is no source: its rows correct what is read of the plans that they name.

    Raises ``UsageError`` where there is nothing to read, ``out`` cannot be written or the corrections cannot be used,
    ``LockedError`` where another run writes it, ``ShrunkError`` where too many rows would go, ``InternalError`` for a
    fault of ours.
    """
    corrections, sources = _sources(raw, out)
    target = destination_of(out)
    work = _Work(raw, target, engine, on_progress, on_stage, options, policy, run_id or new_run_id(), corrections)
    holder = f"run {work.run_id}, process {os.getpid()} on {platform.node() or 'this machine'}"
    with _writing(work.target), work.target.locked(holder):
        try:
            result = work.run(sources)
        except BaseException as error:
            with suppress(OSError):
                work.leave_word("failed", error=_said(error))
            raise
        with suppress(OSError):
            work.leave_word("published" if result.published else "unchanged", quarantined=len(result.quarantined))
        return result


def new_run_id() -> str:
    """A name for a run; names sort by time."""
    return f"{datetime.datetime.now(datetime.UTC):%Y%m%dT%H%M%S}-{secrets.token_hex(3)}"


def _said(error: BaseException) -> str:
    if isinstance(error, InternalError):
        return f"this program failed on {error.name}: {error.what}"
    return str(error) or type(error).__name__


@contextmanager
def _writing(target: Destination) -> Iterator[None]:
    """A disk that is full or a folder that may not be written is the user's to mend, not a fault of ours."""
    try:
        yield
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise UsageError(f"{target} cannot be written ({why})", "Mend that, and run it again") from error


@dataclass(slots=True)
class _Work:
    """One run, with the lock held."""

    raw: Path | str
    target: Destination
    engine: Engine
    on_progress: OnProgress | None
    on_stage: OnStage | None
    options: ReadOptions
    policy: Policy
    run_id: str
    by_hand: ByHand
    started_at: datetime.datetime = field(default_factory=lambda: datetime.datetime.now(datetime.UTC))
    _stage_began: float = field(default_factory=time.perf_counter)
    _readers: dict[str, str] = field(default_factory=dict)

    def run(self, sources: Sequence[Task]) -> RunResult:
        """Read what has to be read, and publish where that changes anything."""
        self.target.prepare()
        previous = read_manifest(self.target.read(MANIFEST), str(self.target))
        damaged = previous is not None and not _has_its_files(self.target, previous)
        known = {} if damaged else self._remembered(previous)
        plans, refused = admit(sources)
        plans = self.by_hand.given_to(plans)
        looks = {name: seen(file) for file, name in sources}
        kept, todo = self._parted(plans, known, looks)
        self._stage_over("look", files=len(sources), to_read=sum(len(files.parts) for files in todo))
        if previous and not damaged and not todo:
            gone = self._gone(known, looks, kept)
            if self._is_the_same(known, kept, refused, gone):
                self._remember(previous, known, looks)
                return self._result((*kept, *refused), previous, gone, published=False)
        if known and not _holds_its_rows(self.target, previous or {}, known):
            damaged, known, kept, todo = True, {}, [], plans
        with self.target.workspace(self.run_id) as folder:
            stored = StoredTables({name: self.target.table(name) for name in TABLES}, _counts(known)) if known else None
            with RowStore(folder / "rows", stored=stored) as store:
                for outcome in kept:
                    if outcome.status == "ok":
                        store.keep(outcome.plan_id)
                outcomes = self._marked_copies(
                    store, [*kept, *refused, *self._read(store, todo, refused)], plans, sources
                )
                gone = self._gone(known, looks, outcomes)
                for entry in gone:
                    if entry.rows:
                        store.keep(entry.plan_id or "")
                self._stage_over("read", files=sum(len(files.parts) for files in todo))
                set_files_aside(self.target, outcomes, {name: file for file, name in sources})
                entries = [*self._entries(outcomes, known, looks), *gone]
                record = self._record(len(todo))
                publish(self.target, folder, store, entries, record, previous=previous, max_drop=self.policy.max_drop)
                rows = store.rows()
        with suppress(OSError):  # the dataset is published; the next one that is clears what is left
            clear_others(self.target, outcomes)
        self._stage_over("publish", rows=rows)
        newly_gone = tuple(entry.path for entry in gone if entry.status == "removed" != known[entry.path].status)
        return self._result(outcomes, previous, gone, published=True, removed=newly_gone, damaged=damaged)

    def _remembered(self, previous: Mapping[str, Any] | None) -> dict[str, SourceEntry]:
        """The manifest's entries, with what runs that published nothing have seen since."""
        known = entries_of(previous)
        since = read_record(self.target, SEEN)
        if previous and since.get("run") == previous["run"]["id"]:
            for path, look in since["seen"].items():
                if path in known:
                    known[path] = replace(known[path], seen=look)
        return known

    def _remember(
        self, previous: Mapping[str, Any], known: Mapping[str, SourceEntry], looks: Mapping[str, str | None]
    ) -> None:
        """Files whose content is the same have been looked at: the next run need not do so again."""
        fresh = {path: look for path, look in looks.items() if look and path in known and look != known[path].seen}
        if fresh:
            seen_since = {path: look for path, look in looks.items() if look and path in known}
            self.target.write(SEEN, json.dumps({"run": previous["run"]["id"], "seen": seen_since}).encode())

    def _is_the_same(
        self,
        known: Mapping[str, SourceEntry],
        kept: Iterable[Outcome],
        refused: Iterable[Outcome],
        gone: Iterable[SourceEntry],
    ) -> bool:
        """Whether the manifest would say the same; but for the files' times, and what it says for one run only."""
        now = {path: known[path] for outcome in kept for path, _ in outcome.files}
        for entry in self._entries(refused, known, {}):
            now[entry.path] = replace(entry, seen=known[entry.path].seen) if entry.path in known else entry
        return _lasting(chain(now.values(), gone)) == _lasting(known.values())

    def leave_word(self, result: str, **facts: object) -> None:
        """Write what became of this run where ``status`` finds it, also if it published nothing."""
        now = datetime.datetime.now(datetime.UTC)
        word = {"result": result, **self._record(0, now).record(), **facts}
        self.target.write(LAST_RUN, (json.dumps(word, ensure_ascii=False, indent=1) + "\n").encode())

    def _parted(
        self, plans: Sequence[PlanFiles], known: Mapping[str, SourceEntry], looks: dict[str, str | None]
    ) -> tuple[list[Outcome], list[PlanFiles]]:
        """What became of the plans that need not be read, and the plans to read."""
        over = {"unreadable"} | ({"encrypted"} if self.options.password else set())
        memory = Memory(known, lambda files: self._reader(files.plan_id, files.names), frozenset(over))
        kept: list[Outcome] = []
        todo: list[PlanFiles] = []
        for files in plans:
            if not self.policy.wants(files):
                kept += memory.as_it_is(files)
                looks |= {name: known[name].seen for _, name in files.parts if name in known}  # nobody looked
            elif self.policy.insists(files) or (found := memory.unchanged(files, looks)) is None:
                todo.append(files)
            else:
                kept += found
        return kept, todo

    def _read(self, store: RowStore, todo: Sequence[PlanFiles], refused: Sequence[Outcome]) -> Iterator[Outcome]:
        """Read the plans; their rows go into the store."""
        done, total = 0, len(refused) + sum(len(files.parts) for files in todo)
        for outcome in chain(refused, self.engine(todo, self.options, store.folder)):
            done += len(outcome.files)
            if outcome.plan is not None:
                store.add(outcome.plan)
            if self.on_progress:
                self.on_progress(outcome, done, total)
            if outcome.read_with:  # the others are those that were refused
                yield replace(outcome, plan=None)

    def _marked_copies(
        self, store: RowStore, outcomes: Sequence[Outcome], plans: Sequence[PlanFiles], sources: Sequence[Task]
    ) -> list[Outcome]:
        """The outcomes in the order of their names, each knowing the plan before it that has the same bytes.

        Which that is depends on all files, so that such a plan is read once more; they are rare.
        """
        first = first_copies(outcomes)
        files_of, file_of = {files.name: files for files in plans}, {name: file for file, name in sources}
        found: list[Outcome] = []
        for outcome in sorted(outcomes, key=lambda outcome: outcome.name):
            copy_of = first.get(outcome.name)
            if outcome.status == "ok" and copy_of != outcome.copy_of:
                if outcome.parts:
                    (again,) = extract_plan(files_of[outcome.name], copy_of, self.options)
                else:
                    corrections = self.by_hand.of(outcome.plan_id, (outcome.name,))
                    again = extract_file(file_of[outcome.name], outcome.name, copy_of, self.options, corrections)
                store.drop(outcome.plan_id)
                if again.plan is not None:
                    store.add(again.plan)
                outcome = replace(again, plan=None, group=outcome.group, read_with=outcome.read_with)
            found.append(outcome)
        return found

    def _gone(
        self, known: Mapping[str, SourceEntry], here: Container[str], outcomes: Iterable[Outcome]
    ) -> list[SourceEntry]:
        """The sources that the manifest knows and that are not there any more. One without rows is told once."""
        taken = {outcome.plan_id for outcome in outcomes}
        found: list[SourceEntry] = []
        for path, entry in known.items():
            if path in here:
                continue
            if self.policy.partial and entry.plan_id not in taken:
                found.append(entry)
            elif self.policy.removed == "keep" and entry.rows and entry.plan_id not in taken:
                found.append(replace(entry, status="removed"))
            elif entry.status != "removed" or entry.rows:
                found.append(replace(entry, status="removed", rows={}, issues={}, baht={}, cells={}))
        return found

    def _entries(
        self, outcomes: Iterable[Outcome], known: Mapping[str, SourceEntry], looks: Mapping[str, str | None]
    ) -> Iterator[SourceEntry]:
        for outcome in outcomes:
            if outcome.kept:
                yield from (replace(known[path], seen=looks.get(path)) for path, _ in outcome.files)
            else:
                reader = self._reader(outcome.group, outcome.read_with or (outcome.name,))
                yield from outcome.entries(looks, reader, extractor_version())

    def _reader(self, group: str | None, names: Sequence[str]) -> str:
        """The word for the way in which files are read now that are by their names one plan; they are of one type."""
        suffix = PurePosixPath(names[0]).suffix.lower()
        if suffix not in self._readers:
            self._readers[suffix] = fingerprint(suffix, self.options)
        return reader_word(self._readers[suffix], self.by_hand.of(group, names))

    def _record(self, read: int, now: datetime.datetime | None = None) -> RunRecord:
        now = now or datetime.datetime.now(datetime.UTC)
        raw = self.raw if isinstance(self.raw, str) and is_bucket(self.raw) else str(local_path(self.raw).absolute())
        asked = {
            "ocr": self.options.ocr,
            "force": self.policy.force,
            "only": list(self.policy.only),
            "removed": self.policy.removed,
            "max_drop": self.policy.max_drop,
        }
        seconds = (now - self.started_at).total_seconds()
        return RunRecord(self.run_id, extractor_version(), self.started_at, now, seconds, raw, asked, read)

    def _result(
        self,
        outcomes: Iterable[Outcome],
        previous: Mapping[str, Any] | None,
        gone: Sequence[SourceEntry],
        *,
        published: bool,
        removed: tuple[str, ...] = (),
        damaged: bool = False,
    ) -> RunResult:
        outcomes = tuple(sorted(outcomes, key=lambda outcome: outcome.name))
        return RunResult(
            outcomes,
            str(self.target),
            len(TABLES),
            (datetime.datetime.now(datetime.UTC) - self.started_at).total_seconds(),
            self.run_id,
            published,
            str(previous["run"]["finished_at"]) if previous and "run" in previous else None,
            removed,
            damaged,
            sum("plans" in entry.rows for entry in gone),
            self.by_hand.of_no_plan({outcome.plan_id for outcome in outcomes if outcome.status == "ok"}),
        )

    def _stage_over(self, name: str, **facts: object) -> None:
        now = time.perf_counter()
        if self.on_stage:
            self.on_stage(name, {"ms": round((now - self._stage_began) * 1000, 1), **facts})
        self._stage_began = now


def _has_its_files(target: Destination, manifest: Mapping[str, Any]) -> bool:
    """Whether the published files are there, with their sizes."""
    return all(target.size(name) == file["bytes"] for name, file in manifest["files"].items())


def _holds_its_rows(target: Destination, manifest: Mapping[str, Any], known: Mapping[str, SourceEntry]) -> bool:
    """Whether rows may be taken from the published tables: they are byte by byte as they were written."""
    files = manifest["files"]
    if not all(target.digest(name) == files[name]["sha256"] for name in files):
        return False
    return StoredTables({name: target.table(name) for name in TABLES}, _counts(known)).is_whole()


def _counts(known: Mapping[str, SourceEntry]) -> dict[str, Mapping[str, int]]:
    """The row counts of the plans that are in the dataset."""
    return {entry.plan_id or "": entry.rows for entry in known.values() if entry.rows}


def _lasting(entries: Iterable[SourceEntry]) -> dict[str, SourceEntry]:
    """What a manifest says for longer than one run."""
    return {entry.path: entry for entry in entries if entry.status != "removed" or entry.rows}


def _sources(raw: Path | str, out: Path | str) -> tuple[ByHand, tuple[Task, ...]]:
    """The corrections, and what there is to read under ``raw`` without what a run left in an ``out`` below it."""
    if isinstance(raw, str) and is_bucket(raw):
        if f"{bare(str(out))}/".startswith(f"{bare(raw)}/"):
            raise UsageError(f"{out} is in RAW", "Give another address with --out")
        found = discover(raw)
    else:
        raw = local_path(raw)
        if not raw.exists():
            raise UsageError(f"{raw} does not exist", "Give a folder of plans, or one plan")
        found = discover(raw)
        if not is_bucket(str(out)):
            inside = local_path(out).resolve()
            if raw.resolve() == inside:
                raise UsageError(f"{out} is both RAW and OUT", "Give another folder with --out")
            if inside.is_relative_to(raw.resolve()):
                found = tuple((file, name) for file, name in found if not _is_below(file, inside))
    corrections, found = by_hand(raw, found)
    if not found:
        raise UsageError(f"no plan was found in {raw}", "Put plans there: .pdf, .docx, .txt, .md or .html")
    return corrections, found


def _is_below(file: RawFile, folder: Path) -> bool:
    return isinstance(file, Path) and folder in file.resolve().parents


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
