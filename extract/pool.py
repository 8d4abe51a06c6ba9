"""Many plans through ``extract_plan``: in this process, or in several, each file under a limit of time and memory."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from plan_extract.extract.extraction import extract_plan, set_aside, too_much
from plan_extract.extract.guard import COLLECTOR_THRESHOLDS, GUARDED, limit_memory
from plan_extract.extract.options import ReadOptions
from plan_extract.extract.outcome import Outcome
from plan_extract.extract.parts import PlanFiles

if TYPE_CHECKING:
    from pebble import ProcessPool

Engine = Callable[[Sequence[PlanFiles], ReadOptions], Iterator[Outcome]]
"""What runs ``extract_plan`` on plans: their outcomes in any order, one or more a plan, few of them at a time."""

_READS = 500
"""Plans after which a worker is replaced, so that what a library leaks does not add up."""

_AHEAD = 4
"""Plans a worker that wait or are done: enough that none is idle, and little memory."""

_TRIES = 2
"""A worker that ended may have been killed for another reason than its file: the file gets another one."""


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


def in_this_process(tasks: Sequence[PlanFiles], options: ReadOptions) -> Iterator[Outcome]:
    """One plan after the other, without limits: an :data:`Engine` for tests and for use as a library."""
    with _seldom_collected():
        for files in tasks:
            yield from extract_plan(files, options=options)


@dataclass(frozen=True, slots=True)
class Processes:
    """An :data:`Engine` of worker processes. A plan that takes too long or ends its worker is set aside."""

    workers: int
    limits: PlanLimits = PlanLimits()

    def __call__(self, tasks: Sequence[PlanFiles], options: ReadOptions) -> Iterator[Outcome]:
        """Raises ``InternalError`` as ``extract_plan`` does; the workers are stopped then."""
        if not tasks:
            return
        from pebble import ProcessPool

        # spawn: the same on every system, and no thread of pyarrow is copied into a child in the middle of its work.
        pool = ProcessPool(
            max_workers=min(self.workers, len(tasks)),
            max_tasks=_READS,
            initializer=_begin,
            initargs=(self.limits.mebibytes,),
            context=multiprocessing.get_context("spawn"),
        )
        try:
            yield from self._outcomes(pool, tasks, replace(options, threads=1))  # other plans have the other processors
            pool.close()
        except BaseException:
            pool.stop()
            raise
        finally:
            pool.join()

    def _outcomes(self, pool: ProcessPool, tasks: Sequence[PlanFiles], options: ReadOptions) -> Iterator[Outcome]:
        todo = iter(tasks)
        tries: dict[Future[list[Outcome]], tuple[PlanFiles, int]] = {}

        def start(files: PlanFiles, number: int) -> None:
            future = pool.schedule(extract_plan, args=[files, None, options], timeout=self._seconds(files))
            tries[future] = files, number

        while True:
            for files in todo:
                start(files, 1)
                if len(tries) >= _AHEAD * self.workers:
                    break
            if not tries:
                return
            for future in wait(tries, return_when=FIRST_COMPLETED).done:
                files, number = tries.pop(future)
                yield from self._result(future, files, number, start)

    def _result(
        self, future: Future[list[Outcome]], files: PlanFiles, number: int, start: Callable[[PlanFiles, int], None]
    ) -> Iterator[Outcome]:
        from pebble import ProcessExpired

        try:
            yield from future.result()
        except MemoryError:
            yield set_aside(files, too_much("it needs more memory than a reader may have"))
        except TimeoutError:
            yield set_aside(files, too_much(f"reading it took more than {self._seconds(files):,.0f} seconds"))
        except ProcessExpired:
            if number < _TRIES:
                start(files, number + 1)
            else:
                yield set_aside(files, too_much("its reader broke down"))

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


def _begin(mebibytes: int) -> None:
    """Ctrl-C reaches every process of the terminal; the parent answers it for all."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    limit_memory(mebibytes)
    gc.set_threshold(*COLLECTOR_THRESHOLDS)
