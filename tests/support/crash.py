"""Runs a publish again and again and stops it at each of its steps: by a kill, or by a disk that is full.

    python crash.py FOLDER HOW

FOLDER holds ``before`` (a dataset) and ``raw`` (sources that give another one). For each step the dataset is copied to
``FOLDER/HOW/NUMBER/out`` and a run on it is stopped there. A step is anything that changes a file or a folder, as
Python's audit events tell, every sync, and every write of a Parquet file. ``HOW`` is ``kill``, ``power`` (a kill, and
what was not synced is lost), ``full`` (from that step on nothing can be written) or ``readonly`` (nor anything else be
changed, as when a file system is mounted anew after an error). Prints the number of steps.
"""

from __future__ import annotations

import errno
import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from extract.ground.errors import UsageError
from plan_extract.run import pipeline
from plan_extract.run.choice import unchanged

_CHANGES = {"os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.symlink", "os.link", "os.utime", "os.truncate"}
_NEEDS_ROOM = {"os.rename", "os.mkdir", "os.symlink", "os.link", "open", "fsync", "parquet"}


class Steps:
    """Counts the steps below a folder, and does something at one of them."""

    def __init__(self, folder: Path, at: int, act: Callable[[str], None]) -> None:
        self._folder = str(folder)
        self._at = at
        self._act = act
        self._acting = False
        self.count = 0
        self.synced: set[int] = set()

    def step(self, name: str) -> None:
        """One step; ``act`` is called from step number ``at`` on."""
        if self._acting:
            return
        self.count += 1
        if self.count >= self._at:
            self._acting = True
            try:
                self._act(name)
            finally:
                self._acting = False

    def audit(self, event: str, args: tuple[Any, ...]) -> None:
        """A hook for ``sys.addaudithook``."""
        if event == "open":
            path, _, flags = args
            if isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR) and str(path).startswith(self._folder):
                self.step("open")
        elif event in _CHANGES and any(str(arg).startswith(self._folder) for arg in args[:2]):
            self.step(event)

    def watch(self) -> None:
        """Begin to count."""
        sys.addaudithook(self.audit)
        fsync, write_table, close = os.fsync, pq.ParquetWriter.write_table, pq.ParquetWriter.close

        def synced(descriptor: int) -> None:
            self.step("fsync")
            fsync(descriptor)
            self.synced.add(os.fstat(descriptor).st_ino)

        def written(*args: Any, **kwargs: Any) -> None:
            self.step("parquet")
            write_table(*args, **kwargs)

        def closed(writer: Any) -> None:
            self.step("parquet")
            close(writer)

        os.fsync = synced  # type: ignore[assignment]
        pq.ParquetWriter.write_table, pq.ParquetWriter.close = written, closed


def stopped_run(folder: Path, how: str, at: int) -> int | None:
    """One run that is stopped at a step; the number of steps where it came to its end before."""
    work = folder / how / str(at)
    work.mkdir(parents=True)
    shutil.copytree(folder / "before", work / "out", symlinks=True)
    unchanged._SETTLED_NS = 0
    old = {path.stat().st_ino for path in (work / "out").rglob("*") if path.is_file()}
    child = os.fork()
    if child:
        _, state = os.waitpid(child, 0)
        return None if os.WIFSIGNALED(state) else os.WEXITSTATUS(state)

    def act(name: str) -> None:
        if how == "readonly":
            raise OSError(errno.EROFS, "Read-only file system")
        if how == "full":
            if name in _NEEDS_ROOM:
                raise OSError(errno.ENOSPC, "No space left on device")
            return
        if how == "power":
            for path in (work / "out").rglob("*"):
                if path.is_file() and not path.is_symlink() and path.stat().st_ino not in steps.synced | old:
                    os.truncate(path, 0)
        os.kill(os.getpid(), signal.SIGKILL)

    steps = Steps(work / "out", at, act)
    steps.watch()
    try:
        pipeline.run(folder / "raw", work / "out")
    except UsageError:
        os._exit(0)
    os._exit(min(255, steps.count) if steps.count < at else 0)


def main() -> None:
    """Stop runs at step 1, 2, 3 … until one comes to its end."""
    folder, how = Path(sys.argv[1]), sys.argv[2]
    at = 1
    while not stopped_run(folder, how, at):
        at += 1
    print(at)


if __name__ == "__main__":
    main()
