"""Plans through ``read_plan`` on a dask cluster, for more than one machine can read in a night.

The workers must see the files under the same paths, or RAW is a bucket; and they must have this program installed.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from extract.ground.errors import UsageError
from extract.ground.options import ReadOptions
from plan_extract.engine.deadline import Deadline
from plan_extract.engine.outcome import Outcome
from plan_extract.engine.parts import PlanFiles, by_cut_off
from plan_extract.engine.quarantined import given_up_outcome, too_much
from plan_extract.engine.read_plan import read_batch

_BATCH = 20
"""Plans a task: long against the few milliseconds that the scheduler takes for one."""

_AHEAD = 3
"""Tasks a worker that wait or are done."""

_CONNECT_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Cluster:
    """An engine (see :data:`pool.Engine`) of the workers that a scheduler has.

    A batch whose worker is lost is given to another one by the scheduler. One that lost several workers is read again
    plan by plan, and the plan that it fails at is set aside.
    """

    scheduler: str

    def __call__(
        self, tasks: Sequence[PlanFiles], options: ReadOptions, _folder: Path, deadline: Deadline | None = None
    ) -> Iterator[Outcome]:
        """Raises ``UsageError`` where dask is not installed or the scheduler does not answer."""
        if not tasks:
            return
        try:
            from distributed import Client
        except ImportError as error:
            raise UsageError("dask is not installed", "Install it: pip install 'plan-extract[dask]'.") from error
        try:
            client = Client(self.scheduler, timeout=_CONNECT_SECONDS)
        except (OSError, ValueError) as error:
            raise UsageError(f"the scheduler {self.scheduler} does not answer", "Check the address.") from error
        with client:
            yield from _outcomes(client, tasks, replace(options, threads=1), deadline or Deadline())


def _outcomes(client: Any, tasks: Sequence[PlanFiles], options: ReadOptions, deadline: Deadline) -> Iterator[Outcome]:
    """Plans in batches; behind all of them those that were cut off before, each a task of its own. What a worker had
    that was lost comes behind the others of its kind.
    """
    workers = max(1, len(client.scheduler_info()["workers"]))
    fresh = [files for files in tasks if not files.cut_off]
    batches = [fresh[start : start + _BATCH] for start in range(0, len(fresh), _BATCH)]
    lost = yield from _together(client, batches, _AHEAD * workers, options, deadline)
    yield from _one_by_one(client, lost, options, deadline)
    # none of these waits at the scheduler: all that run when the time is up are noted as cut off again
    batches = [[files] for files in by_cut_off(tasks) if files.cut_off]
    lost = yield from _together(client, batches, workers, options, deadline)
    yield from _one_by_one(client, lost, options, deadline)


def _together(
    client: Any, batches: Iterable[list[PlanFiles]], most: int, options: ReadOptions, deadline: Deadline
) -> Generator[Outcome, None, list[PlanFiles]]:
    """The outcomes of batches, so many at a time at most; gives back the plans that a lost worker had."""
    from distributed import KilledWorker, wait

    todo = deque(batches)
    running: dict[Any, list[PlanFiles]] = {}
    lost: list[PlanFiles] = []
    while True:
        while todo and not deadline.is_over and len(running) < most:
            batch = todo.popleft()
            running[client.submit(read_batch, batch, options, pure=False)] = batch
        if not running:
            return lost
        try:
            done = wait(list(running), deadline.seconds_left, return_when="FIRST_COMPLETED").done
        except TimeoutError:
            deadline.note_cut_off(files for batch in (*running.values(), lost) for files in batch)
            client.cancel(list(running))  # what has begun goes on until it ends: dask cannot stop it
            return []
        for future in done:
            batch = running.pop(future)
            try:
                yield from future.result()
            except KilledWorker:
                lost += batch
            future.release()  # the scheduler lets the rows go


def _one_by_one(client: Any, plans: Sequence[PlanFiles], options: ReadOptions, deadline: Deadline) -> Iterator[Outcome]:
    """The outcomes of plans, one at a time: the scheduler blames every task that a lost worker had."""
    from distributed import KilledWorker

    for at, files in enumerate(plans):
        try:
            yield from client.submit(read_batch, [files], options, pure=False).result(timeout=deadline.seconds_left)
        except TimeoutError:
            deadline.note_cut_off(plans[at:])
            return
        except KilledWorker:
            yield given_up_outcome(files, too_much("its reader broke down"))
