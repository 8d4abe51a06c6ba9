"""A folder of plans -> a published dataset, all or nothing; what is unchanged is not read again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from extract.ground.errors import UsageError
from extract.ground.options import AS_USUAL, ReadOptions
from normalize.schema.tables import TABLES
from normalize.store.addresses import destination_of
from normalize.store.destination import Destination
from normalize.store.manifest import SourceEntry
from normalize.store.parquet import RowStore
from normalize.store.publish import publish
from plan_extract.engine.outcome import Outcome
from plan_extract.engine.parts import PlanFiles, Task
from plan_extract.engine.pool import Engine, in_this_process
from plan_extract.run.by_hand import ByHand
from plan_extract.run.manifest_entries import ReaderWords, entries_after, entries_of_gone, newly_gone, says_the_same
from plan_extract.run.policy import AS_NEEDED, Policy
from plan_extract.run.previous_version import PreviousVersion, previous_version
from plan_extract.run.quarantine import clear_others, set_files_aside
from plan_extract.run.raw_files import find_raw_files, plans_by_name
from plan_extract.run.reading import OnProgress, Reading
from plan_extract.run.result import RunResult
from plan_extract.run.run_record import RunRecorder, error_text, new_run_id
from plan_extract.run.selection import Selection, select
from plan_extract.run.stages import OnStage, StageClock
from plan_extract.run.unchanged import Memory, seen


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
    ``LockedError`` where another run writes it, ``ShrunkError`` where too many rows would go, ``InternalError`` where
    this program failed on more plans than ``policy`` allows; one that it failed on is set aside as ``internal_error``.
    """
    corrections, files = find_raw_files(raw, out)
    target = destination_of(out)
    recorder = RunRecorder(run_id or new_run_id(), raw, options, policy)
    reading = Reading(engine, options, policy, on_progress)
    update = _Update(target, recorder, reading, StageClock(on_stage), policy, corrections, files)
    with _writing(target), target.locked(recorder.holder):
        try:
            result = update.run()
        except BaseException as error:
            with suppress(OSError):
                recorder.write(target, "failed", error=error_text(error))
            raise
        with suppress(OSError):
            ended = "published" if result.published else "unchanged"
            recorder.write(target, ended, quarantined=len(result.quarantined), faults=reading.faults)
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
class _Update:
    """The steps of one run from the files of RAW to a new version; the lock is held."""

    target: Destination
    recorder: RunRecorder
    reading: Reading
    stages: StageClock
    policy: Policy
    corrections: ByHand
    files: Sequence[Task]

    def run(self) -> RunResult:
        """Read what has to be read, and publish where that changes anything."""
        self.target.prepare()
        previous = previous_version(self.target)
        readers = ReaderWords(self.reading.options, self.corrections)
        plans, refused = plans_by_name(self.files)
        plans = self.corrections.given_to(plans)
        looks = {name: seen(file) for file, name in self.files}
        memory = Memory(previous.entries, lambda files: readers.word(files.plan_id, files.names))
        selection = select(plans, memory, looks, self.policy, self.reading.options)
        looks |= {path: previous.entries[path].seen for path in selection.not_looked_at if path in previous.entries}
        self.stages.over("look", files=len(self.files), to_read=sum(len(files.parts) for files in selection.to_read))
        if previous.manifest and not previous.damaged and not selection.to_read:
            gone = entries_of_gone(previous.entries, looks, selection.kept, self.policy)
            refused_entries = entries_after(refused, previous.entries, {}, readers)
            if says_the_same(previous.entries, selection.kept, refused_entries, gone):
                previous.remember_seen(looks)
                return self._result((*selection.kept, *refused), previous, gone, published=False)
        previous = previous.checked()
        if previous.damaged:
            selection = Selection(plans)
        return self._new_version(previous, selection, plans, refused, looks, readers)

    def _new_version(
        self,
        previous: PreviousVersion,
        selection: Selection,
        plans: Sequence[PlanFiles],
        refused: Sequence[Outcome],
        looks: dict[str, str | None],
        readers: ReaderWords,
    ) -> RunResult:
        """Read the plans of the selection, and publish them with what is kept."""
        files = {name: file for file, name in self.files}
        with (
            self.target.workspace(self.recorder.run_id) as folder,
            RowStore(folder / "rows", stored=previous.stored_tables()) as store,
        ):
            for outcome in selection.kept:
                if outcome.status == "ok":
                    store.keep(outcome.plan_id)
            read = self.reading.read_into(store, selection.to_read, refused)
            outcomes = self.reading.with_copies_marked(
                store, [*selection.kept, *refused, *read], plans, files, self.corrections
            )
            gone = entries_of_gone(previous.entries, looks, outcomes, self.policy)
            for entry in gone:
                if entry.rows:
                    store.keep(entry.plan_id or "")
            self.stages.over("read", files=sum(len(files.parts) for files in selection.to_read))
            set_files_aside(self.target, outcomes, files)
            entries = [*entries_after(outcomes, previous.entries, looks, readers), *gone]
            record = self.recorder.record(len(selection.to_read))
            before, max_drop = previous.manifest, self.policy.max_drop
            publish(self.target, folder, store, entries, record, previous=before, max_drop=max_drop)
            rows = store.rows()
        with suppress(OSError):  # the dataset is published; the next one that is clears what is left
            clear_others(self.target, outcomes)
        self.stages.over("publish", rows=rows)
        removed = newly_gone(gone, previous.entries)
        return self._result(outcomes, previous, gone, published=True, removed=removed)

    def _result(
        self,
        outcomes: Iterable[Outcome],
        previous: PreviousVersion,
        gone: Sequence[SourceEntry],
        *,
        published: bool,
        removed: tuple[str, ...] = (),
    ) -> RunResult:
        outcomes = tuple(sorted(outcomes, key=lambda outcome: outcome.name))
        return RunResult(
            outcomes,
            str(self.target),
            len(TABLES),
            self.recorder.seconds,
            self.recorder.run_id,
            published,
            previous.published_at,
            removed,
            previous.damaged,
            sum("plans" in entry.rows for entry in gone),
            self.corrections.of_no_plan({outcome.plan_id for outcome in outcomes if outcome.status == "ok"}),
        )
