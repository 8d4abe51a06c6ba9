"""The folder of a report: written beside its place and moved there whole; a stranger's file is never touched."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from extract.ground.errors import UsageError

MARK = ".plan-extract-report"
"""The file that says that a folder is a report; it lists the report's files, and only those are replaced."""


@contextmanager
def replaced_whole(folder: Path) -> Iterator[Path]:
    """A new folder to write a report in; it takes the place of ``folder`` when the block ends well.

    A report that was there is replaced, and stays where the block fails. Raises ``UsageError`` where ``folder`` is
    neither a report nor an empty folder, or where somebody has put a file of their own into the report.
    """
    folder = folder.resolve()
    _refuse_strangers(folder)
    new, old = (folder.with_name(f".{folder.name}.{state}-{os.getpid()}") for state in ("new", "old"))
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        new.mkdir()
    except OSError as error:
        raise UsageError(f"{folder} cannot be made ({error.strerror})", "Give another folder as --html.") from error
    try:
        yield new
        (new / MARK).write_text("".join(f"{name}\n" for name in sorted(_files(new))), encoding="utf-8")
        _refuse_strangers(folder)  # what came while the report was made
        if folder.exists():
            folder.rename(old)
        try:
            new.rename(folder)
        except OSError:
            if old.exists():
                old.rename(folder)
            raise
        shutil.rmtree(old, ignore_errors=True)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _refuse_strangers(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is not a folder", "Give another folder as --html.")
    if not folder.is_dir() or not any(folder.iterdir()):
        return
    mark = folder / MARK
    ours = {MARK, *mark.read_text(encoding="utf-8").splitlines()} if mark.is_file() else set()
    if strange := sorted(_files(folder) - ours):
        raise UsageError(
            f"{folder} holds {strange[0]}, which is of no report",
            "Give a new or empty folder as --html, or move the file away.",
        )
    if not ours:
        raise UsageError(f"{folder} holds folders that are of no report", "Give a new or empty folder as --html.")


def _files(folder: Path) -> set[str]:
    """The paths of all files below a folder."""
    return {Path(where, name).relative_to(folder).as_posix() for where, _, names in os.walk(folder) for name in names}
