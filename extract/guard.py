"""Files that may do harm are read in a process of their own: one that hangs or takes too much memory is killed.

A thread or a signal cannot stop a C library in the middle of a page; another process can be stopped anywhere.
"""

from __future__ import annotations

import atexit
import gc
import multiprocessing
import os
import signal
import threading
import time
import traceback
from dataclasses import dataclass
from functools import cache
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Literal

from extract.ground.errors import InternalError, SourceError
from extract.ground.options import ReadOptions
from extract.ground.raw import RawFile
from extract.ground.source import SourceText
from extract.readers import FORMATS, read_source

GUARDED = frozenset(suffix for suffix, known in FORMATS.items() if known.guarded)
"""The formats whose readers parse structures that a file can make endless."""

COLLECTOR_THRESHOLDS = (20_000, 20, 50)
"""A page is thousands of small objects without cycles: the collector of cycles is to look seldom."""

_LAST_SECONDS = 5.0
_LOOK_SECONDS = 1.0
_READS = 100
"""Files after which a reader is replaced, so that what a library leaks does not add up."""


@dataclass(frozen=True, slots=True)
class Limits:
    """``seconds`` without a page being finished, and ``mebibytes`` of address space (where the system can limit it)."""

    seconds: float = 60.0
    mebibytes: int = 3072


@dataclass(frozen=True, slots=True)
class _Answer:
    kind: Literal["page", "text", "refused", "unreadable", "bug"]
    text: SourceText | None = None
    error: tuple[str, str, str] = ("", "", "")
    number: int = 0


class Guard:
    """A reader in another process, started when first needed. Not for several threads."""

    def __init__(self, limits: Limits = Limits()) -> None:
        self._limits = limits
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None
        self._reads = 0

    def read(self, path: RawFile, name: str, options: ReadOptions) -> SourceText:
        """The text of one file, as :func:`readers.read_source`.

        Raises what that raises, ``SourceError`` with code ``limits`` where the file was too much for its reader, and
        ``InternalError`` where the reader failed by a fault of ours.
        """
        if self._process is None or not self._process.is_alive() or self._reads >= _READS:
            self.close()
            self._start()
        self._reads += 1
        assert self._pipe is not None
        sent = False
        while True:
            try:
                if not sent:
                    self._pipe.send((path, name, options))
                    sent = True
                if not self._pipe.poll(self._limits.seconds):
                    self.close()
                    message = f"reading a page took more than {self._limits.seconds:.0f} seconds"
                    raise _too_much(message)
                answer: _Answer = self._pipe.recv()
            except (EOFError, OSError) as error:
                failed = self._failed()
                self.close()
                if failed:
                    raise InternalError(name, "its reader could not be started or ended by itself") from error
                raise _too_much(f"its reader broke down, or needed more than {self._limits.mebibytes} MiB") from error
            if answer.kind != "page":
                return _result(answer, name)

    def _failed(self) -> bool:
        """Whether the reader ended by an exception, which is a fault of ours, and not by a signal."""
        if self._process is not None:
            self._process.join(_LAST_SECONDS)
        return self._process is not None and (self._process.exitcode or 0) > 0

    def close(self) -> None:
        """Stops the reader, whatever it does."""
        if self._pipe is not None:
            self._pipe.close()
        if self._process is not None:
            self._process.kill()
            self._process.join()
        self._process = self._pipe = None
        self._reads = 0

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        multiprocessing.current_process().daemon = False  # dask's workers are, and such may have no children
        self._pipe, other = context.Pipe()
        process = context.Process(target=_serve, args=(other, self._limits, os.getpid()), daemon=True)
        process.start()
        self._process = process  # one that could not be started cannot be killed
        other.close()


_REMEDY = "Check that the file is a plan; print it to a new PDF, or save it as text."
_OUT_OF_MEMORY = _Answer("refused", error=("limits", "it needs more memory than a reader may have", _REMEDY))


def _too_much(message: str) -> SourceError:
    return SourceError("limits", message, _REMEDY)


def _result(answer: _Answer, name: str) -> SourceText:
    if answer.text is not None:
        return answer.text
    if answer.kind == "refused":
        raise SourceError(*answer.error)
    if answer.kind == "unreadable":
        raise OSError(answer.number, answer.error[0])
    raise InternalError(name, *answer.error[:2])


@cache
def guard() -> Guard:
    """The reader of this process; it ends with it."""
    found = Guard()
    atexit.register(found.close)
    return found


def _serve(pipe: Connection, limits: Limits, parent: int) -> None:
    """Reads files until the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, args=(parent,), daemon=True).start()
    limit_memory(limits.mebibytes)
    gc.set_threshold(*COLLECTOR_THRESHOLDS)
    while True:
        try:
            path, name, options = pipe.recv()
        except EOFError:
            return
        try:
            pipe.send(_answer(path, name, options, pipe))
        except MemoryError:  # the answer itself was too large
            pipe.send(_OUT_OF_MEMORY)


def _end_with_parent(parent: int) -> None:
    """End this process where its parent was killed: nobody else stops a reader that hangs."""
    while os.name == "nt" or os.getppid() == parent:  # Windows may start a process through another one
        time.sleep(_LOOK_SECONDS)
    os._exit(1)


def _answer(path: RawFile, name: str, options: ReadOptions, pipe: Connection) -> _Answer:
    try:
        return _Answer("text", read_source(path, name, options, lambda: pipe.send(_Answer("page"))))
    except SourceError as error:
        return _Answer("refused", error=(error.code, error.message, error.remedy))
    except MemoryError:
        return _OUT_OF_MEMORY
    except OSError as error:
        return _Answer("unreadable", error=(error.strerror or type(error).__name__, "", ""), number=error.errno or 0)
    except Exception as error:  # noqa: BLE001  (said in the other process)
        return _Answer("bug", error=(repr(error), traceback.format_exc(), ""))


def limit_memory(mebibytes: int) -> None:
    """Limit this process's address space, where the system can."""
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    wanted = mebibytes * 2**20
    resource.setrlimit(resource.RLIMIT_AS, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))
