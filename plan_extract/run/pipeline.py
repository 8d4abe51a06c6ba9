"""A folder of plans -> a published dataset, all or nothing; what is unchanged is not read again."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from extract.ground.errors import UsageError
from extract.ground.options import AS_USUAL, ReadOptions
from normalize.rows.likeness import Likeness
from normalize.schema.tables import TABLES
from normalize.store.addresses import destination_of
from normalize.store.destination import Destination
from normalize.store.manifest import SourceEntry
from normalize.store.parquet import RowStore
from normalize.store.publish import publish
from plan_extract.engine.deadline import Deadline
from plan_extract.engine.outcome import GIVEN_UP, Outcome
from plan_extract.engine.parts import PlanFiles
from plan_extract.engine.pool import Engine, in_this_process
from plan_extract.run.choice.policy import AS_NEEDED, Policy
from plan_extract.run.choice.previous_version import PreviousVersion, previous_version
from plan_extract.run.choice.raw_files import RawFiles, find_raw_files, plans_by_name, unlisted_outcomes
from plan_extract.run.choice.selection import Selection, left_unread, select, without_replaced
from plan_extract.run.choice.slow_files import SlowFiles
from plan_extract.run.choice.unchanged import Memory, seen
from plan_extract.run.manifest_entries import ReaderWords, entries_after, entries_of_gone, newly_gone, says_the_same
from plan_extract.run.outcome.quarantine import NotCopied, clear_others, set_files_aside
from plan_extract.run.outcome.result import RunResult
from plan_extract.run.outcome.run_record import RunRecorder, error_text, new_run_id
from plan_extract.run.outcome.stages import OnStage, StageClock
from plan_extract.run.reading import OnProgress, Reading
from plan_extract.run.relations import left_out, relation_rows


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
    corrections: Path | str | None = None,
) -> RunResult:
    """Bring the dataset in ``out`` up to the plans under ``raw``; all of it or, if anything fails, nothing.

    Both are paths or addresses of buckets. Plans that an earlier run has read and that are unchanged are not read
    again; where nothing is to be changed, or what was read failed as it did before, nothing is published. ``engine``
    reads the others. A file that cannot be used is quarantined: it is in the manifest and in the result with its
    reason, and the others are published.

    The rows of the file ``corrections`` correct what is read of the plans that they name; without it those of a
    ``corrections.csv`` in ``raw`` itself do, which is no source.

    Raises ``UsageError`` where there is nothing to read, ``out`` cannot be written or ``corrections`` cannot be used,
    ``LockedError`` where another run writes it, ``ShrunkError`` where too many rows would go, ``InternalError`` where
    this program failed on more plans than ``policy`` allows; one that it failed on is set aside as ``internal_error``.
    Where the time that ``policy`` allows is up, what was read is published and the rest left for the next run.
    """
    found = find_raw_files(raw, out, corrections)
    target = destination_of(out)
    recorder = RunRecorder(run_id or new_run_id(), raw, options, policy)
    reading = Reading(engine, options, policy, Deadline(policy.max_time), on_progress)
    update = _Update(target, recorder, reading, StageClock(on_stage), policy, found)
    with _writing(target), target.locked(recorder.holder):
        try:
            result = update.run()
        except BaseException as error:
            with suppress(OSError):
                recorder.write(target, "failed", error=error_text(error))
            raise
        with suppress(OSError):
            ended = "published" if result.published else "unchanged"
            counts = {"quarantined": len(result.quarantined), "faults": reading.faults}
            recorder.write(target, ended, **counts, left=[*result.left, *result.still_left])
        return result


@contextmanager
def _writing(target: Destination) -> Iterator[None]:
    """A disk that is full or a folder that may not be written is the user's to mend, not a fault of ours."""
    try:
        yield
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise UsageError(f"{target} cannot be written ({why})", "Mend that, and run it again") from error


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of the files before any is read. ``looks`` are their sizes and times."""

    previous: PreviousVersion
    memory: Memory
    readers: ReaderWords
    slow: SlowFiles
    looks: dict[str, str | None]

    def entries(self, outcomes: Iterable[Outcome], not_copied: NotCopied | None = None) -> list[SourceEntry]:
        """The manifest's entries for outcomes."""
        return [*entries_after(outcomes, self.memory.entries, self.looks, self.readers, not_copied or {})]


@dataclass(frozen=True, slots=True)
class _Update:
    """The steps of one run from the files of RAW to a new version; the lock is held."""

    target: Destination
    recorder: RunRecorder
    reading: Reading
    stages: StageClock
    policy: Policy
    found: RawFiles

    def run(self) -> RunResult:
        """Read what has to be read, and publish where that changes anything."""
        self.target.prepare()
        plans, refused = plans_by_name(self.found.files)
        refused += unlisted_outcomes(self.found.unlisted)
        refused += self.found.corrections.refused
        plans = self.found.corrections.given_to(plans)
        slow = SlowFiles(self.target)
        known, selection = self._selected(plans, previous_version(self.target), slow, self.policy)
        self.stages.over("look", files=len(self.found.files), to_read=selection.files_to_read)
        not_read = [*selection.kept, *refused]
        if known.previous.is_whole and not selection.to_read and self._changes_nothing(known, not_read):
            known.previous.remember_seen(known.looks)
            return self._result(not_read, known, selection, published=False)
        checked = known.previous.checked()
        if checked.damaged:
            known, selection = self._selected(plans, checked, slow, replace(self.policy, only=(), retry=frozenset()))
        try:
            return self._new_version(known, selection, plans, refused)
        except BaseException:
            with suppress(OSError):
                slow.run_ended(self.reading.deadline.cut_off)
            raise

    def _selected(
        self, plans: Sequence[PlanFiles], previous: PreviousVersion, slow: SlowFiles, policy: Policy
    ) -> tuple[_Known, Selection]:
        """What is known of the files, and which plans have to be read for all that."""
        readers = ReaderWords(self.reading.options, self.found.corrections)
        looks = {name: seen(file) for file, name in self.found.files}
        entries = {**previous.entries, **slow.given_up}
        memory = Memory(entries, lambda files: readers.word(files.plan_id, files.names))
        selection = select(plans, memory, looks, policy, self.reading.options)
        for path in (name for files in selection.to_read for name in files.names if name in slow.given_up):
            del slow.given_up[path], entries[path]  # it is another file by now, or to be tried again
            entries |= {path: previous.entries[path]} if path in previous.entries else {}
        looks |= {path: entries[path].seen for path in selection.not_looked_at if path in entries}
        return _Known(previous, memory, readers, slow, looks), selection

    def _new_version(
        self, known: _Known, selection: Selection, plans: Sequence[PlanFiles], refused: Sequence[Outcome]
    ) -> RunResult:
        """Read the plans of the selection, and publish them with what is kept."""
        previous, files, deadline = known.previous, self.found.by_name, self.reading.deadline
        with (
            self.target.workspace(self.recorder.run_id) as folder,
            RowStore(folder / "rows", stored=previous.stored_tables()) as store,
        ):
            read = list(self._read(known, store, selection, refused))
            unread_plans = left_unread(selection.to_read, read)
            left = tuple(name for files in unread_plans for name in files.names)
            unread = {*left, *selection.not_looked_at}
            known.looks.update({path: known.memory.entries[path].seen for path in left if path in known.memory.entries})
            kept = without_replaced([*selection.kept, *chain(*map(known.memory.as_it_is, unread_plans))], read)
            outcomes = [*kept, *refused, *read]
            if not previous.damaged and _failed_with_copy(read, known) and self._changes_nothing(known, outcomes, left):
                with suppress(OSError):  # nothing is lost but the order of the next run
                    known.slow.run_ended(deadline.cut_off, unread)
                return self._result(outcomes, known, selection, published=False, left=left)
            for outcome in kept:
                if outcome.status == "ok":
                    store.keep(outcome.plan_id)
            outcomes = self.reading.with_copies_marked(
                store, [*kept, *refused, *read], plans, files, self.found.corrections
            )
            gone = self._gone(known, outcomes, left)
            for entry in gone:
                if entry.rows:
                    store.keep(entry.plan_id or "")
            self.stages.over("read", files=selection.files_to_read - len(left))
            entries = [*known.entries(outcomes, set_files_aside(self.target, outcomes, files)), *gone]
            store.relate(relation_rows(_likenesses(entries)))
            all_left = (*left, *_still_left(known, selection))
            record = self.recorder.record(len(selection.to_read) - len(unread_plans), all_left)
            before, max_drop = previous.manifest, self.policy.max_drop
            publish(self.target, folder, store, entries, record, previous=before, max_drop=max_drop)
            rows = store.rows()
        with suppress(OSError):  # the dataset is published; the next one that is clears what is left
            known.slow.published(deadline.cut_off, unread)
            clear_others(self.target, outcomes)
        self.stages.over("publish", rows=rows)
        return self._result(outcomes, known, selection, gone, left=left)

    def _read(
        self, known: _Known, store: RowStore, selection: Selection, refused: Sequence[Outcome]
    ) -> Iterator[Outcome]:
        """The outcomes of the plans to read; one that was given up is remembered at once."""
        for outcome in self.reading.read_into(store, known.slow.in_order(selection.to_read), refused):
            if outcome.problem and outcome.problem.code == GIVEN_UP:
                known.slow.remember(known.entries([outcome]))
            yield outcome

    def _changes_nothing(self, known: _Known, outcomes: Sequence[Outcome], left: Container[str] = ()) -> bool:
        """Whether a manifest of these outcomes would say what the published one says; before the first, of none."""
        if not known.previous.is_whole:
            return not outcomes
        gone = self._gone(known, outcomes, left)
        return says_the_same(known.previous.entries, known.entries(outcomes), gone)

    def _gone(self, known: _Known, outcomes: Iterable[Outcome], left: Container[str] = ()) -> list[SourceEntry]:
        """The entries of sources that were not found. One that came back and was ``left`` unread counts as such."""
        entries = known.previous.entries
        back = {path for path in entries if path in left and entries[path].status == "removed"}
        refused = [outcome.name for outcome in self.found.corrections.refused]  # a file that is there and no source
        here = {*known.looks, *(folder.name for folder in self.found.unlisted), *refused} - back
        hidden = {path for path in entries if self.found.is_hidden(path)}
        return entries_of_gone(entries, here, outcomes, self.policy, hidden)

    def _unlike_all(self) -> list[str]:
        """What to say of the patterns of ``--only`` that no file is like."""
        names = {*self.found.by_name, *(folder.name for folder in self.found.unlisted)}
        return [f"no file is like --only {pattern}" for pattern in self.policy.matches_none_of(names)]

    def _result(
        self,
        outcomes: Iterable[Outcome],
        known: _Known,
        selection: Selection,
        gone: Sequence[SourceEntry] | None = None,
        *,
        published: bool = True,
        left: tuple[str, ...] = (),
    ) -> RunResult:
        outcomes = tuple(sorted(outcomes, key=lambda outcome: outcome.name))
        gone = self._gone(known, outcomes, left) if gone is None else gone
        return RunResult(
            outcomes,
            str(self.target),
            len(TABLES),
            self.recorder.seconds,
            self.recorder.run_id,
            published,
            known.previous.published_at,
            newly_gone(gone, known.previous.entries) if published else (),
            known.previous.damaged,
            sum("plans" in entry.rows for entry in gone),
            self.found.corrections.of_no_plan({outcome.plan_id for outcome in outcomes if outcome.status == "ok"}),
            left,
            _still_left(known, selection),
            (*self.found.corrections.warnings, *self._unlike_all()),
            left_out(_likenesses([*known.entries(outcomes), *gone])),
        )


def _still_left(known: _Known, selection: Selection) -> tuple[str, ...]:
    """The files that the version before had no time for, and that this run was not to look at."""
    before = (known.previous.manifest or {}).get("left", ())
    return tuple(name for name in before if name in selection.not_looked_at)


def _failed_with_copy(read: Iterable[Outcome], known: _Known) -> bool:
    """Whether all of these were set aside, and none lacks its copy in the quarantine, which this run can make."""
    before = (known.memory.entries.get(path) for outcome in read for path, _ in outcome.files)
    return all(outcome.problem for outcome in read) and not any(entry and entry.not_copied for entry in before)


def _likenesses(entries: Iterable[SourceEntry]) -> dict[str, Likeness]:
    """The likenesses of the plans that are in the dataset, by plan_id."""
    return {entry.plan_id: entry.likeness for entry in entries if entry.plan_id and entry.likeness and entry.rows}
