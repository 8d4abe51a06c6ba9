"""Many plans through ``extract_plan``: in this process, or in several, each file under a limit of time and memory."""

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
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plan_extract.extract.errors import UsageError
from plan_extract.extract.extraction import extract_plan, set_aside, too_much
from plan_extract.extract.guard import COLLECTOR_THRESHOLDS, GUARDED, limit_memory
from plan_extract.extract.options import ReadOptions
from plan_extract.extract.outcome import Outcome
from plan_extract.extract.parts import PlanFiles
from plan_extract.normalize.encoded import EncodedPlan
from plan_extract.normalize.spill import SpillFile

if TYPE_CHECKING:
    from pebble import ProcessPool

Engine = Callable[[Sequence[PlanFiles], ReadOptions, Path], Iterator[Outcome]]
"""What runs ``extract_plan`` on plans: their outcomes in any order, one or more a plan, few of them at a time.

Rows may be left in the folder, if the outcome says where; whoever calls removes it.
"""

_READS = 5_000
"""Plans after which a worker is replaced, so that what a library leaks does not add up."""

_AHEAD = 4
"""Plans a worker that wait or are done: enough that none is idle, and little memory."""

_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3
"""Names of options in glibc's malloc.h."""

_MOST_KEPT = 32 * 2**20
"""Bytes that a worker keeps for its next plan: a plan takes a few MiB."""

_POOLS = 3
"""A pool is given up where a worker ends that has no plan; whatever ended it may not do so again."""


@dataclass(frozen=True, slots=True)
class _Try:
    """A plan to read. A worker that ended may have been killed for another reason: the plan gets one more."""

    files: PlanFiles
    last: bool = False


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


def in_this_process(tasks: Sequence[PlanFiles], options: ReadOptions, _folder: Path) -> Iterator[Outcome]:
    """One plan after the other, without limits: an :data:`Engine` for tests and for use as a library."""
    with _seldom_collected():
        for files in tasks:
            yield from extract_plan(files, options=options)


@dataclass(frozen=True, slots=True)
class Processes:
    """An :data:`Engine` of worker processes. A plan that takes too long or ends its worker is set aside.

    A worker leaves the rows in a file of its own: to send some hundred kilobytes a plan, only for another process to
    write them to a file, took a twentieth of a run.
    """

    workers: int
    limits: PlanLimits = PlanLimits()

    def __call__(self, tasks: Sequence[PlanFiles], options: ReadOptions, folder: Path) -> Iterator[Outcome]:
        """Raises ``InternalError`` as ``extract_plan`` does, ``UsageError`` where workers cannot live."""
        folder.mkdir(parents=True, exist_ok=True)
        todo = [_Try(files) for files in tasks]
        options = replace(options, threads=1)  # other plans have the other processors
        for _ in range(_POOLS):
            if not todo:
                return
            with self._pool(len(todo), folder) as pool:
                todo = yield from self._outcomes(pool, todo, options)
        if todo:
            raise UsageError("the processes that read are ended from outside", "Look for what ends them, or use fewer.")

    @contextmanager
    def _pool(self, tasks: int, folder: Path) -> Iterator[ProcessPool]:
        from pebble import ProcessPool

        # spawn: the same on every system, and no thread of pyarrow is copied into a child in the middle of its work.
        pool = ProcessPool(
            max_workers=min(self.workers, tasks),
            max_tasks=_READS,
            initializer=_begin,
            initargs=(self.limits.mebibytes, folder),
            context=multiprocessing.get_context("spawn"),
        )
        try:
            yield pool
            pool.close()
        except BaseException:
            pool.stop()
            raise
        finally:
            pool.join()

    def _outcomes(
        self, pool: ProcessPool, tries: Sequence[_Try], options: ReadOptions
    ) -> Generator[Outcome, None, list[_Try]]:
        """The outcomes of plans; gives back what has to be tried in another pool."""
        from pebble import ProcessExpired

        todo = deque(tries)
        running: dict[Any, _Try] = {}
        while todo or running:
            try:
                while todo and len(running) < _AHEAD * self.workers:
                    files = todo[0].files
                    began = pool.schedule(read_plan, args=[files, options], timeout=self._seconds(files))
                    running[began] = todo.popleft()
            except RuntimeError:  # the pool is broken: its futures say so
                if not running:
                    return list(todo)
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                one = running.pop(future)
                try:
                    yield from future.result()
                except BrokenProcessPool:  # a worker ended that had no plan
                    return [one, *running.values(), *todo]
                except MemoryError:
                    yield set_aside(one.files, too_much("it needs more memory than a reader may have"))
                except TimeoutError:
                    seconds = self._seconds(one.files)
                    yield set_aside(one.files, too_much(f"reading it took more than {seconds:,.0f} seconds"))
                except ProcessExpired:
                    if one.last:
                        yield set_aside(one.files, too_much("its reader broke down"))
                    else:
                        todo.append(replace(one, last=True))
        return []

    def _seconds(self, files: PlanFiles) -> float:
        guarded = any(path.suffix.lower() in GUARDED for path, _ in files.parts)
        return self.limits.seconds_guarded if guarded else self.limits.seconds


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


def read_plan(files: PlanFiles, options: ReadOptions) -> list[Outcome]:
    """The task of a worker: the outcomes of a plan, whose rows it leaves in its file."""
    return [_without_rows(outcome) for outcome in extract_plan(files, None, options)]


def _without_rows(outcome: Outcome) -> Outcome:
    plan = outcome.plan
    return replace(outcome, plan=_rows[0].append(plan)) if isinstance(plan, EncodedPlan) else outcome


def _keep_freed_memory() -> None:
    """Let glibc keep what a plan frees for the next one; to return pages and fetch them anew takes time for each plan.

    A C library without this option is left as it is.
    """
    with suppress(OSError, TypeError, AttributeError):
        mallopt = ctypes.CDLL(None).mallopt
        mallopt(_TRIM_THRESHOLD, _MOST_KEPT)
        mallopt(_MMAP_THRESHOLD, _MOST_KEPT // 2)
