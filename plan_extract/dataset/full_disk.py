"""Where a disk is full, or nothing can be written for another reason, that is said, whichever library meets it."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from extract.ground.errors import UsageError

_NOTHING_MORE = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO)


@contextmanager
def full_disk_said(path: Path) -> Iterator[None]:
    """Turn the system's refusal to write ``path`` into a ``UsageError``; who writes removes what was written.

    DuckDB and the libraries of workbooks have errors of their own for it, with the system's words in their message.
    """
    try:
        yield
    except UsageError:
        raise
    except Exception as error:
        if (why := _cause(error)) is None:
            raise
        raise _not_written(path, why) from error


def _cause(error: BaseException) -> str | None:
    """The system's words for what stopped the writing, of an error or one that it came from; None for other errors."""
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, OSError) and seen.errno in _NOTHING_MORE:
            return os.strerror(seen.errno)
        for code in _NOTHING_MORE:
            if os.strerror(code) in str(seen):
                return os.strerror(code)
        seen = seen.__cause__ or seen.__context__
    return None


def _not_written(path: Path, why: str) -> UsageError:
    return UsageError(f"{path} cannot be written ({why})", "Make room, or write elsewhere; what was there is as it was")
