"""One run at a time: a lock that the operating system releases when the process ends, however it ends."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from extract.ground.errors import LockedError, UsageError


@contextmanager
def lock(path: Path, holder: str, what: str) -> Iterator[None]:
    """Hold the lock of the file ``path``; ``holder`` is written into it for whoever finds it held.

    The file stays: a lock file that is removed may be locked twice. Raises ``LockedError`` where another process holds
    it, ``UsageError`` where the file is a link or no file: a lock that is written to must not be another's file. One
    that has a second name (a hard link, as copies of backups are) is locked and not written to. Wrong for network file
    systems that do not carry locks between machines.
    """
    flags = getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | flags, 0o644)
    except OSError as error:
        if error.errno == errno.ELOOP or path.is_symlink():
            raise UsageError(f"{path} is a link", "Remove it: a lock is no link") from error
        raise
    try:
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode):
            raise UsageError(f"{path} is no file", "Remove it: a lock is a file")
        is_ours_alone = found.st_nlink <= 1
        if not _taken(descriptor):
            raise LockedError(what, _holder(descriptor) if is_ours_alone else "")
        if is_ours_alone:
            os.ftruncate(descriptor, 0)
            with suppress(OSError):  # on a full disk it is held all the same
                os.write(descriptor, f"{holder}\n".encode(errors="backslashreplace"))
        yield
        if is_ours_alone:
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
