"""Where a dataset is published: what a run needs of it, be it a folder or a bucket."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Protocol

from normalize.description import datapackage
from normalize.schema.layout import entry_name, file_names
from normalize.schema.tables import TABLES
from normalize.store import manifest

PUBLISHED = (*(name for table in TABLES.values() for name in file_names(table)), datapackage.NAME, manifest.NAME)
"""The published files, from the folder of their version; the manifest is the last."""

ENTRIES = tuple(dict.fromkeys(map(entry_name, PUBLISHED)))
"""What stands in the folder: the files, and the folders of those that are parts of a table."""

LAST_RUN = ".last-run.json"
"""What the last run did, also where it published nothing; no part of a version."""

SEEN = ".seen.json"
"""Sizes and times of files that runs have seen since the version was published, and whose content is the same."""

SLOW = ".slow.json"
"""Files that runs gave up since the version was published, and those that a run was at when its time was up."""

QUARANTINE = "quarantine"
"""The folder of the files that were set aside, each beside the reason."""


def read_record(target: Destination, name: str) -> dict[str, Any]:
    """A small JSON object beside the versions; empty where there is none, or none that can be read."""
    try:
        found = json.loads(target.read(name) or b"{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def record_bytes(record: Mapping[str, Any]) -> bytes:
    """A record or a reason as JSON. Half a character, as in paths whose bytes are no UTF-8, is written out.

    >>> record_bytes({"trace": "\\udca1"})
    b'{\\n "trace": "\\\\udca1"\\n}\\n'
    """
    return f"{json.dumps(record, ensure_ascii=False, indent=1)}\n".encode(errors="backslashreplace")


class Destination(Protocol):
    """A place that holds published versions of a dataset, one of them the current one.

    A version is never changed. :meth:`commit` makes a new one the current one in a single step, so that whoever reads
    the files of one version never meets those of another.
    """

    def prepare(self) -> None:
        """Make ready for a run; called with the lock held. Raises ``UsageError`` where nothing can be written."""

    def locked(self, holder: str) -> AbstractContextManager[None]:
        """Hold the lock of the dataset; ``holder`` says who does. Raises ``LockedError`` where another run does."""

    def workspace(self, run_id: str) -> AbstractContextManager[Path]:
        """A folder of this machine to prepare files in; gone afterwards."""

    def commit(self, staged: Path, run_id: str) -> None:
        """Make the files of ``staged``, all of :data:`PUBLISHED`, the current version."""

    def read(self, name: str) -> bytes | None:
        """A file of the current version, or another file beside the versions; None where there is none."""

    def table(self, file: str) -> Any:
        """A Parquet file of the current version by its published name, as ``pyarrow.parquet.ParquetFile`` opens it."""

    def size(self, name: str) -> int | None:
        """The bytes of a file of the current version; None where there is none."""

    def digest(self, name: str) -> str | None:
        """The SHA-256 of a file of the current version in hexadecimal; None where there is none."""

    def write(self, name: str, data: bytes) -> None:
        """Write a file that is no part of a version, whole or not at all."""

    def remove(self, name: str) -> None:
        """Remove a file that :meth:`write` wrote, if it is there, and the folders that it leaves empty."""

    def files(self, folder: str) -> Sequence[str]:
        """The paths of the files below a folder that :meth:`write` wrote to."""
