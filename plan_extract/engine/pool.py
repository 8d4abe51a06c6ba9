"""Many plans through ``read_plan``: in this process, or in several, each file under a limit of time and memory."""

from __future__ import annotations

import ctypes
import gc
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extract.ground.errors import UsageError
from extract.ground.options import ReadOptions
from extract.guard import GUARDED, limit_memory
from normalize.store.encoded import EncodedPlan
from normalize.store.manifest import Failure
from normalize.store.spill import SpillFile
from plan_extract.engine.deadline import Deadline
from plan_extract.engine.outcome import Outcome
from plan_extract.engine.parts import PlanFiles, by_cut_off
from plan_extract.engine.quarantined import given_up_outcome, too_much
from plan_extract.engine.read_plan import read_batch

if TYPE_CHECKING:
    from pebble import ProcessPool

Engine = Callable[[Sequence[PlanFiles], ReadOptions, Path, Deadline], Iterator[Outcome]]
"""What runs ``read_plan`` on plans: their outcomes in any order, one or more a plan, few of them at a time.

Rows may be left in the folder, if the outcome says where; whoever calls removes it. When the deadline is over the plans
that are not read yet have no outcome; those that were being read are noted in it. Plans are begun in the order of how
often they were cut off.
"""

_READS = 5_000
"""Plans after which a worker is replaced, so that what a library leaks does not add up."""

_BATCH = 8
"""Plans a task: to hand over a task takes a millisecond, and a plan some fifty."""

_SHARES = 4
"""Tasks a worker at least, where there are so many plans: all should end at the same time."""

_AHEAD = 3
"""Tasks a worker that wait or are done: enough that none is idle, and little memory."""

_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3
"""Names of options in glibc's malloc.h."""

_MOST_KEPT = 32 * 2**20
"""Bytes that a worker keeps for its next plan: a plan takes a few MiB."""

COLLECTOR_THRESHOLDS = (100_000, 20, 50)
"""New objects before the collector of cycles looks at them: a plan makes and frees some ten thousand, of which a few
hundred are in cycles.
"""

_POOLS = 3
"""A pool is given up where a worker ends that has no plan; whatever ended it may not do so again."""


@dataclass(frozen=True, slots=True)
class _Try:
    """Plans to read in one go, in the time of one. Where that fails, each is tried by itself.

    A worker that ended may have been killed for another reason than its plans: they get one more.
    """

    plans: tuple[PlanFiles, ...]
    last: bool = False
    failed_before: bool = False

    @property
    def rank(self) -> int:
        """Its place: plans that were cut off before come last, so that what hangs keeps no other from being read."""
        return self.plans[0].cut_off

    def alone(self, *, last: bool) -> list[_Try]:
        """Its plans, each to be tried by itself."""
        return [_Try((files,), last, failed_before=True) for files in self.plans]


@dataclass(frozen=True, slots=True)
class PlanLimits:
    """``seconds`` for a plan, ``seconds_guarded`` for one whose reader has limits of its own (see :mod:`guard`),
    ``mebibytes`` of address space for a worker (where the system can limit it)."""

    seconds: float = 120.0
    seconds_guarded: float = 7200.0
    mebibytes: int = 4096


def default_workers() -> int:
    """The number of processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def in_this_process(
    tasks: Sequence[PlanFiles], options: ReadOptions, _folder: Path, deadline: Deadline | None = None
) -> Iterator[Outcome]:
    """One plan after the other, without limits: an :data:`Engine` for tests and for use as a library.

    A plan that is being read when the deadline is over is read to its end.
    """
    deadline = deadline or Deadline()
    with _seldom_collected():
        for start in range(0, len(tasks), _BATCH):
            yield from read_batch(takewhile(lambda _: not deadline.is_over, tasks[start : start + _BATCH]), options)


@dataclass(frozen=True, slots=True)
class Processes:
    """An :data:`Engine` of worker processes. A plan that takes too long or ends its worker is set aside.

    A worker leaves the rows in a file of its own: to send some hundred kilobytes a plan, only for another process to
    write them to a file, is work for nothing.
    """

    workers: int
    limits: PlanLimits = PlanLimits()

    def __call__(
        self, tasks: Sequence[PlanFiles], options: ReadOptions, folder: Path, deadline: Deadline | None = None
    ) -> Iterator[Outcome]:
        """Raises ``UsageError`` where workers cannot live."""
        deadline = deadline or Deadline()
        folder.mkdir(parents=True, exist_ok=True)
        todo = list(self._tries(tasks))
        options = replace(options, threads=1)  # other plans have the other processors
        for _ in range(_POOLS):
            if not todo or deadline.is_over:
                return
            with self._pool(len(todo), folder, deadline) as pool:
                todo = yield from self._outcomes(pool, todo, options, deadline)
        if todo:
            raise UsageError("the processes that read are ended from outside", "Look for what ends them, or use fewer.")

    def _tries(self, tasks: Sequence[PlanFiles]) -> Iterator[_Try]:
        """Plans in batches; one whose reader has limits of its own is a task of its own, begun first: it takes long.

        Plans that were cut off before are tasks of their own behind all others, of whatever format.
        """
        fresh = [files for files in tasks if not files.cut_off]
        size = max(1, min(_BATCH, len(fresh) // (_SHARES * self.workers)))
        quick = [files for files in fresh if not _guarded(files)]
        yield from (_Try((files,)) for files in fresh if _guarded(files))
        yield from (_Try(tuple(quick[start : start + size])) for start in range(0, len(quick), size))
        yield from (_Try((files,)) for files in by_cut_off(tasks) if files.cut_off)

    @contextmanager
    def _pool(self, tasks: int, folder: Path, deadline: Deadline) -> Iterator[ProcessPool]:
        from pebble import ProcessPool

        # spawn: the same on every system, and no thread of pyarrow is copied into a child in the middle of its work.
        pool = ProcessPool(
            max_workers=min(self.workers, tasks),
            max_tasks=_READS // _BATCH,
            initializer=_begin,
            initargs=(self.limits.mebibytes, folder),
            context=multiprocessing.get_context("spawn"),
        )
        try:
            yield pool
            if deadline.is_over:  # what is not done is given up
                pool.stop()
            else:
                pool.close()
        except BaseException:
            pool.stop()
            raise
        finally:
            pool.join()

    def _outcomes(
        self, pool: ProcessPool, tries: Sequence[_Try], options: ReadOptions, deadline: Deadline
    ) -> Generator[Outcome, None, list[_Try]]:
        """The outcomes of plans; gives back what has to be tried in another pool."""
        from pebble import ProcessExpired

        todo = deque(sorted(tries, key=lambda plans: plans.rank))
        running: dict[Any, _Try] = {}
        while todo or running:
            try:
                while todo and not deadline.is_over and len(running) < _AHEAD * self.workers:
                    plans = todo[0].plans
                    began = pool.schedule(read_batch_to_file, args=[plans, options], timeout=self._seconds(plans[0]))
                    running[began] = todo.popleft()
            except RuntimeError:  # the pool is broken: its futures say so
                if not running:
                    return list(todo)
            done = wait(running, deadline.seconds_left, return_when=FIRST_COMPLETED).done
            if not done:
                begun = [one for future, one in running.items() if future.running() or one.failed_before]
                waiting = [one for one in todo if one.failed_before]
                deadline.note_cut_off(files for one in (*begun, *waiting) for files in one.plans)
                return []
            for future in done:
                one = running.pop(future)
                try:
                    yield from future.result()
                except BrokenProcessPool:  # a worker ended that had no plan
                    return [one, *running.values(), *todo]
                except (MemoryError, TimeoutError, ProcessExpired) as error:
                    ended = isinstance(error, ProcessExpired)
                    if len(one.plans) > 1 or (ended and not one.last):
                        todo = deque(sorted([*todo, *one.alone(last=ended)], key=lambda plans: plans.rank))
                    else:
                        yield given_up_outcome(one.plans[0], self._problem(one.plans[0], error))
        return []

    def _seconds(self, files: PlanFiles) -> float:
        return self.limits.seconds_guarded if _guarded(files) else self.limits.seconds

    def _problem(self, files: PlanFiles, error: Exception) -> Failure:
        if isinstance(error, MemoryError):
            return too_much("it needs more memory than a reader may have")
        if isinstance(error, TimeoutError):
            return too_much(f"reading it took more than {self._seconds(files):,.0f} seconds")
        return too_much("its reader broke down")


def _guarded(files: PlanFiles) -> bool:
    """Whether the reader of a plan has limits of its own."""
    return any(path.suffix.lower() in GUARDED for path, _ in files.parts)


@contextmanager
def _seldom_collected() -> Iterator[None]:
    """Let the collector of cycles run seldom: records hold none, and looking for them takes a tenth of the time."""
    before = gc.get_threshold()
    gc.set_threshold(*COLLECTOR_THRESHOLDS)
    try:
        yield
    finally:
        gc.set_threshold(*before)


_rows: list[SpillFile] = []
"""The file of this process, where it is a worker."""


def _begin(mebibytes: int, folder: Path) -> None:
    """Ctrl-C reaches every process of the terminal; the parent answers it for all."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    limit_memory(mebibytes)
    gc.set_threshold(*COLLECTOR_THRESHOLDS)
    _keep_freed_memory()
    _rows[:] = [SpillFile(folder / str(os.getpid()))]


def read_batch_to_file(plans: Sequence[PlanFiles], options: ReadOptions) -> list[Outcome]:
    """The task of a worker: the outcomes of some plans, whose rows it leaves in its file."""
    outcomes = read_batch(plans, options)
    left = iter(_rows[0].append(one.plan for one in outcomes if isinstance(one.plan, EncodedPlan)))
    return [replace(one, plan=next(left)) if isinstance(one.plan, EncodedPlan) else one for one in outcomes]


def _keep_freed_memory() -> None:
    """Let glibc keep what a plan frees for the next one; to return pages and fetch them anew takes time for each plan.

    A C library without this option is left as it is.
    """
    with suppress(OSError, TypeError, AttributeError):
        mallopt = ctypes.CDLL(None).mallopt
        mallopt(_TRIM_THRESHOLD, _MOST_KEPT)
        mallopt(_MMAP_THRESHOLD, _MOST_KEPT // 2)
