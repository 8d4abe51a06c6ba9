"""From gathered rows to a published version: everything is written aside and checked, then takes its place together."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from extract.ground.errors import ContractError, ShrunkError
from normalize.description import datapackage
from normalize.description.datapackage import FileStats
from normalize.schema.layout import file_names, files_of
from normalize.schema.tables import TABLES, arrow_schema
from normalize.store import manifest
from normalize.store.destination import PUBLISHED, Destination
from normalize.store.manifest import RunRecord, SourceEntry
from normalize.store.parquet import RowStore

MAX_DROP = 50.0
"""Per cent of its rows that a table may lose where the user does not say. One plan is half of a small dataset: with
fewer plans than :data:`_MANY_PLANS` it may lose all."""

_MANY_PLANS = 10


def publish(
    target: Destination,
    folder: Path,
    store: RowStore,
    entries: Sequence[SourceEntry],
    run: RunRecord,
    *,
    previous: Mapping[str, Any] | None = None,
    max_drop: float | None = None,
) -> dict[str, FileStats]:
    """Publish the rows of ``store`` with data package and manifest; give back the Parquet files' facts.

    ``folder`` is the destination's workspace. All files are written there and checked first: a failure leaves the
    dataset as it was. ``previous`` is the manifest of the current version: where a table would lose more than
    ``max_drop`` per cent of its rows (None: :data:`MAX_DROP`), ``ShrunkError`` is raised. ``ContractError`` is raised
    for files that do not hold what they should.
    """
    staged = folder / "files"
    _refuse_to_shrink(store.rows(), previous, max_drop)
    tables = store.write(staged)
    files = dict(tables)
    package = (json.dumps(datapackage.data_package(tables), ensure_ascii=False, indent=2) + "\n").encode()
    files[datapackage.NAME] = _write(staged / datapackage.NAME, package)
    _write(staged / manifest.NAME, manifest.as_bytes(manifest.manifest(run, entries, files, previous)))
    _check(staged, store)
    target.commit(staged, run.id)
    return tables


def _write(path: Path, data: bytes) -> FileStats:
    path.write_bytes(data)
    return FileStats(0, len(data), hashlib.sha256(data).hexdigest())


def _refuse_to_shrink(rows: Mapping[str, int], previous: Mapping[str, Any] | None, max_drop: float | None) -> None:
    """Raises ``ShrunkError`` where a table has fewer rows than ``max_drop`` per cent below those of the last run."""
    files = (previous or {}).get("files", {})
    counts = {name: sum(files[file].get("rows", 0) for file in files_of(name, files)) for name in rows}
    if max_drop is None:
        max_drop = MAX_DROP if counts["plans"] >= _MANY_PLANS else 100.0
    for name, now in rows.items():
        before = counts[name]
        lost = 100 * (before - now) / before if before else 0.0
        if lost > max_drop:
            raise ShrunkError(
                f"the table {name} would shrink from {before:,} to {now:,} rows, by {lost:.0f} %",
                f"Look for missing files; if it is right, run it with --max-drop {min(100, int(lost) + 1)}",
            )


def _check(staged: Path, store: RowStore) -> None:
    """Read back what was written: every file is there, has its schema and its rows, and stands in the order of its key.

    Rows, keys and references were checked plan by plan before (see :mod:`contract`); here it is the files.
    """
    import pyarrow.parquet as pq

    for name in PUBLISHED:
        if not (staged / name).is_file():
            raise ContractError(f"{name} was not written")
    for name, rows in store.rows().items():
        written = 0
        for path in file_names(TABLES[name]):
            with pq.ParquetFile(staged / path) as file:
                if not file.schema_arrow.equals(arrow_schema(TABLES[name])):
                    raise ContractError(f"{path}: the file has another schema")
                written += file.metadata.num_rows
                _check_order(name, file.metadata)
        if written != rows:
            raise ContractError(f"{name}: {written} rows were written for {rows}")


def _check_order(name: str, metadata: Any) -> None:
    """By the extremes of the first part of the key: plans never stand in two row groups."""
    last: str | None = None
    for number in range(metadata.num_row_groups):
        statistics = metadata.row_group(number).column(0).statistics
        if statistics is None or not statistics.has_min_max:
            continue
        if last is not None and not last < statistics.min:
            raise ContractError(f"{name}: row group {number} begins before the one above it ends")
        last = statistics.max
