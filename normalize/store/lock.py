"""One run at a time: a lock that the operating system releases when the process ends, however it ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from extract.ground.errors import LockedError


@contextmanager
def lock(path: Path, holder: str, what: str) -> Iterator[None]:
    """Hold the lock of the file ``path``; ``holder`` is written into it for whoever finds it held.

    The file stays: a lock file that is removed may be locked twice. Raises ``LockedError`` where another process holds
    it. Wrong for network file systems that do not carry locks between machines.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o644)
    try:
        if not _taken(descriptor):
            raise LockedError(what, _holder(descriptor))
        os.ftruncate(descriptor, 0)
        os.write(descriptor, f"{holder}\n".encode())
        yield
        os.ftruncate(descriptor, 0)
    finally:
        os.close(descriptor)


def _holder(descriptor: int) -> str:
    try:
        return os.read(descriptor, 500).decode("utf-8", "replace").strip()
    except OSError:  # a locked file may be closed to others
        return ""


if sys.platform == "win32":
    import msvcrt

    def _taken(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _taken(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
