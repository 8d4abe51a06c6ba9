"""Many plans through ``extract_plan``, in one process or several; outcomes always come in the order of the plans."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import replace

from plan_extract.extract.extraction import extract_plan
from plan_extract.extract.guard import COLLECTOR_THRESHOLDS
from plan_extract.extract.options import AS_USUAL, ReadOptions
from plan_extract.extract.outcome import Outcome
from plan_extract.extract.parts import PlanFiles

ALONE_BELOW = 8
"""With fewer plans than this a pool costs more than it gives (0.1 s to the first result)."""

CHUNK = 4
"""Plans a task: a plan takes about 25 ms, so that a task is long against the cost of sending it."""


def default_workers() -> int:
    """The number of processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def extract_files(tasks: Sequence[PlanFiles], workers: int, options: ReadOptions = AS_USUAL) -> Iterator[Outcome]:
    """The outcomes of ``tasks`` in their order, read by up to ``workers`` processes.

    At most a few chunks a worker are under way or waiting to be taken, so that memory does not grow with the number of
    plans. Raises ``InternalError`` as ``extract_plan`` does.
    """
    if workers <= 1 or len(tasks) < ALONE_BELOW:
        with _seldom_collected():
            for files in tasks:
                yield from extract_plan(files, options=options)
        return
    chunks = [tasks[start : start + CHUNK] for start in range(0, len(tasks), CHUNK)]
    # spawn: the same on every system, and no thread of pyarrow is copied into a child in the middle of its work.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(workers, len(chunks)), mp_context=context, initializer=_leave_interrupts) as pool:
        yield from _in_order(pool, chunks, options, ahead=2 * workers)


def _in_order(
    pool: ProcessPoolExecutor, chunks: Sequence[Sequence[PlanFiles]], options: ReadOptions, ahead: int
) -> Iterator[Outcome]:
    waiting: deque[Future[list[Outcome]]] = deque()
    try:
        for chunk in chunks:
            waiting.append(pool.submit(_extract_chunk, chunk, options))
            if len(waiting) > ahead:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    finally:
        for future in waiting:
            future.cancel()


def _extract_chunk(chunk: Sequence[PlanFiles], options: ReadOptions) -> list[Outcome]:
    alone = replace(options, threads=1)  # the other workers have the other processors
    with _seldom_collected():
        return [outcome for files in chunk for outcome in extract_plan(files, options=alone)]


@contextmanager
def _seldom_collected() -> Iterator[None]:
    """Let the collector of cycles run seldom: records hold none, and looking for them takes a tenth of the time."""
    before = gc.get_threshold()
    gc.set_threshold(*COLLECTOR_THRESHOLDS)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _leave_interrupts() -> None:
    """Ctrl-C reaches every process of the terminal; the parent answers it for all."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
