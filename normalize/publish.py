"""From gathered rows to the published files: everything is written aside first, then takes its place together."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from plan_extract.extract.errors import UsageError
from plan_extract.normalize import datapackage, manifest
from plan_extract.normalize.manifest import Entry, Run
from plan_extract.normalize.parquet import FileStats, RowStore, sweep
from plan_extract.normalize.schema import TABLES

PUBLISHED = (*(f"{name}.parquet" for name in TABLES), datapackage.NAME, manifest.NAME)
"""The published files in the order in which they take their place; the manifest comes last."""


def prepare(out: Path) -> None:
    """Make ``out`` ready for a run: it exists, takes files, and holds no leftovers of runs that died.

    Call it before the work, so that a wrong ``--out`` costs no time. Raises ``UsageError`` where ``out`` cannot be
    used, or where something that is not a file stands in a published file's place.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{out} cannot be made ({error.strerror})", "Give a folder as --out.") from error
    if not os.access(out, os.W_OK | os.X_OK):
        raise UsageError(f"{out} cannot be written to", "Give another --out, or change its permissions.")
    for name in PUBLISHED:
        if (out / name).exists() and not (out / name).is_file():
            raise UsageError(f"{out / name} is not a file", "Move it away: a published file takes its place.")
    sweep(out)


def publish(out: Path, store: RowStore, entries: Iterable[Entry], run: Run) -> dict[str, FileStats]:
    """Publish the rows of ``store`` in ``out``, with data package and manifest; give back the Parquet files' facts.

    All files are written and synced in the store's working folder; then each replaces its forerunner, the manifest
    last. A failure before that leaves ``out`` as it was. Where the machine stops in between, the manifest's SHA-256
    values tell which files are of another run. Raises ``UsageError`` as :func:`prepare` does.
    """
    prepare(out)
    staged = store.staging / "files"
    tables = store.write(staged)
    files = {f"{name}.parquet": file for name, file in tables.items()}
    files[datapackage.NAME] = _write_json(staged / datapackage.NAME, datapackage.data_package(tables))
    _write_json(staged / manifest.NAME, manifest.manifest(run, entries, files))
    _sync([staged / name for name in PUBLISHED])
    for name in PUBLISHED:
        (staged / name).replace(out / name)
    _sync([out])
    store.close()
    return tables


def _write_json(path: Path, content: dict[str, Any]) -> FileStats:
    data = (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()
    path.write_bytes(data)
    return FileStats(0, len(data), hashlib.sha256(data).hexdigest())


def _sync(paths: Sequence[Path]) -> None:
    """Have the system write files or folders to the disk."""
    for path in paths:
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
