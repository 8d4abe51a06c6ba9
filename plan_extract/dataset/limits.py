"""What a query may take: time, memory, rows. A query is anybody's, and one cross join would fill a machine."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, wait
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

from extract.ground.errors import UsageError

if TYPE_CHECKING:
    import duckdb

_Found = TypeVar("_Found")
_MIB = 2**20
_BESIDE = 1536 * _MIB
"""Bytes of addresses that the program needs beside the database's own: libraries, threads, the rows at hand."""

_GRACE = 5.0
"""Seconds that a query has to end once it was told to: a single step of it is not parted."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds that the database works, MiB that it takes, rows that it answers; None is no limit.

    ``stuck`` is called where a query does not end though it was told to, with what is wrong; None is Ctrl-C.
    """

    seconds: float | None = None
    memory: int | None = None
    rows: int | None = None
    stuck: Callable[[UsageError | None], None] | None = None

    @property
    def too_long(self) -> UsageError:
        """The query takes too much time."""
        return UsageError(
            f"the query was stopped after {self.seconds:g} seconds", "Select fewer rows, or give a longer --max-time"
        )

    @property
    def too_large(self) -> UsageError:
        """The query takes too much memory."""
        memory = f"the {self.memory:,} MiB that it may take" if self.memory else "there is"
        return UsageError(
            f"the query needs more memory than {memory}",
            "Select fewer rows or columns, give more --max-memory, or export --to duckdb",
        )

    @property
    def too_many(self) -> UsageError:
        """The query answers too many rows."""
        return UsageError(
            f"the answer has more than {self.rows:,} rows, and is cut there",
            "Select fewer, give a higher --limit, or export",
        )


NO_LIMITS = Limits()


class Clock:
    """Counts the seconds that a connection works for a query, and stops it when they are over, or at Ctrl-C.

    The time that somebody takes to look at the rows is not counted.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, limits: Limits) -> None:
        self._connection = connection
        self._limits = limits
        self._left = limits.seconds

    def run(self, work: Callable[[], _Found]) -> _Found:
        """What ``work`` gives; its time is counted. Raises ``UsageError`` where that is over."""
        if self._left is None:
            return work()
        # In a thread of its own: while DuckDB works for the main one, that hears of no Ctrl-C.
        task: Future[_Found] = Future()
        Thread(target=_do, args=(task, work), daemon=True).start()
        began = time.monotonic()
        try:
            return task.result(max(0.0, self._left))
        except TimeoutError as error:
            self._stop(task, self._limits.too_long)
            raise self._limits.too_long from error
        except KeyboardInterrupt:
            self._stop(task, None)
            raise
        finally:
            self._left -= time.monotonic() - began

    def _stop(self, task: Future[_Found], why: UsageError | None) -> None:
        self._connection.interrupt()
        try:
            ended = bool(wait([task], _GRACE).done)
        except KeyboardInterrupt:  # once more: somebody does not want to wait
            ended, why = False, None
        if not ended and self._limits.stuck:
            self._limits.stuck(why)


def _do(task: Future[_Found], work: Callable[[], _Found]) -> None:
    try:
        task.set_result(work())
    except BaseException as error:  # noqa: BLE001  it is raised where the result is asked for
        task.set_exception(error)


@contextmanager
def bounded_addresses(memory: int) -> Iterator[None]:
    """Bound the addresses of this process to those that it has, ``memory`` MiB, and what the program needs beside.

    Not all that a query takes counts for the database's own limit: a text of some gigabytes does not.
    """
    if sys.platform != "linux":
        yield
        return
    import resource

    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    most = pages * resource.getpagesize() + memory * _MIB + _BESIDE
    before, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (min((one for one in (most, before, hard) if one >= 0), default=most), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (before, hard))
