"""The rows of many plans, gathered with flat memory and written as one sorted Parquet file a table."""

from __future__ import annotations

import hashlib
import os
import shutil
from array import array
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, cast

from plan_extract.extract.errors import ContractError
from plan_extract.normalize.arrays import to_array
from plan_extract.normalize.columns import Table
from plan_extract.normalize.contract import enforce_all
from plan_extract.normalize.keys import Rows
from plan_extract.normalize.schema import TABLES, arrow_schema

if TYPE_CHECKING:
    import pyarrow as pa

STAGING = ".staging-"
"""How the working folder of a run begins; the number of its process follows."""

SPILL_BYTES = 16 * 2**20
_LOOSE_BATCHES = 64
_GROUP_ROWS = 16_384
_GROUP_ROWS_OF = {"sections": 1_024, "projects": 4_096}
"""The wide tables: a section carries its text, some kilobytes a row; a project some 0.2 kB in each of many columns.

A group is held in memory several times over while it is written, so its size is what a large run takes at its peak.
"""
_TABLE_PLACE = {name: place for place, name in enumerate(TABLES)}


@dataclass(frozen=True, slots=True)
class EncodedPlan:
    """The rows of one plan after the contract's check, as Arrow batches by table; tables without rows are left out.

    It pickles cheaply, so that worker processes can do the encoding.
    """

    plan_id: str
    counts: dict[str, int]
    batches: dict[str, pa.RecordBatch] = field(repr=False)


@dataclass(frozen=True, slots=True)
class FileStats:
    """One written file: its rows, its size, its SHA-256 in hexadecimal."""

    rows: int
    bytes: int
    sha256: str


def encode(rows: Rows) -> EncodedPlan:
    """Check and encode the rows of one plan. Raises ``ContractError`` where they do not fit the schema."""
    import pyarrow as pa

    columns = enforce_all(rows)
    if len(rows["plans"]) != 1:
        raise ContractError(f"plans: {len(rows['plans'])} rows for one plan")
    batches: dict[str, pa.RecordBatch] = {}
    for name, table in TABLES.items():
        if rows[name]:
            pairs = zip(table.columns, columns[name], strict=True)
            arrays = [to_array(column, values) for column, values in pairs]
            batches[name] = pa.RecordBatch.from_arrays(arrays, schema=_bare_schema(table))
    return EncodedPlan(str(rows["plans"][0]["plan_id"]), {name: len(rows[name]) for name in TABLES}, batches)


class RowStore:
    """Gathers the plans of a run in any order and writes them in the order of their keys.

    Plans are held as Arrow batches; above ``spill_bytes`` they move to a working folder inside ``out``, from which they
    are read back plan by plan. Nothing else in ``out`` is touched. Use it as a context manager, or call :meth:`close`,
    to have the folder removed.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as out, RowStore(Path(out)) as store:
    ...     len(store.write(Path(out)))
    17
    """

    def __init__(self, out: Path, *, spill_bytes: int = SPILL_BYTES) -> None:
        self.staging = out / f"{STAGING}{os.getpid()}"
        self._spill_bytes = spill_bytes
        self._counts: dict[str, dict[str, int]] = {}
        self._pending: dict[str, EncodedPlan] = {}
        self._pending_bytes = 0
        # By plan, the number of its batch in the file of each table, or -1: sixty bytes, where a country has thousands.
        self._spilled: dict[str, array[int]] = {}
        self._writers: dict[str, Any] = {}
        self._spill_lengths: dict[str, int] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __len__(self) -> int:
        return len(self._counts)

    def counts(self, plan_id: str) -> dict[str, int]:
        """The number of rows of a plan in each table."""
        return self._counts[plan_id]

    def add(self, plan: Rows | EncodedPlan) -> None:
        """Take the rows of one plan, checked and encoded here unless they are already.

        Raises ``ContractError`` for rows that do not fit the schema, and for a plan that was added before.
        """
        encoded = plan if isinstance(plan, EncodedPlan) else encode(plan)
        if encoded.plan_id in self._counts:
            raise ContractError(f"plans: the plan {encoded.plan_id} was added twice")
        self._counts[encoded.plan_id] = encoded.counts
        self._pending[encoded.plan_id] = encoded
        self._pending_bytes += sum(batch.nbytes for batch in encoded.batches.values())
        if self._pending_bytes > self._spill_bytes:
            self._spill()

    def write(self, folder: Path) -> dict[str, FileStats]:
        """Write ``<table>.parquet`` into ``folder`` for every table; what they hold depends on the plans alone.

        Call it once, after the last plan: no plan can be added afterwards where plans were spilled.
        """
        folder.mkdir(parents=True, exist_ok=True)
        while self._writers:
            self._writers.popitem()[1].close()
        return {name: self._write_table(table, folder / f"{name}.parquet") for name, table in TABLES.items()}

    def close(self) -> None:
        """Let go of all rows and remove the working folder."""
        while self._writers:
            self._writers.popitem()[1].close()
        self._pending.clear()
        shutil.rmtree(self.staging, ignore_errors=True)

    def _spill(self) -> None:
        import pyarrow as pa

        self.staging.mkdir(parents=True, exist_ok=True)
        for plan_id, plan in self._pending.items():
            self._spilled[plan_id] = positions = array("i", [-1]) * len(TABLES)
            for name, batch in plan.batches.items():
                if name not in self._writers:
                    if name in self._spill_lengths:
                        raise ContractError(f"{name}: a plan was added after the tables were written")
                    self._writers[name] = pa.ipc.new_file(str(self._spill_path(name)), batch.schema)
                self._writers[name].write_batch(batch)
                positions[_TABLE_PLACE[name]] = self._spill_lengths.get(name, 0)
                self._spill_lengths[name] = positions[_TABLE_PLACE[name]] + 1
        self._pending.clear()
        self._pending_bytes = 0

    def _spill_path(self, name: str) -> Path:
        return self.staging / f"{name}.arrow"

    def _batches(self, name: str, order: list[str]) -> Iterator[pa.RecordBatch]:
        """The batches of one table in the order of the plans; those of the working folder are read one by one."""
        import pyarrow as pa

        if name not in self._spill_lengths:
            yield from (plan.batches[name] for plan in map(self._pending.get, order) if plan and name in plan.batches)
            return
        with pa.OSFile(str(self._spill_path(name)), "rb") as file:
            spilled = pa.ipc.open_file(file)
            for plan_id in order:
                plan = self._pending.get(plan_id)
                if plan and name in plan.batches:
                    yield plan.batches[name]
                elif plan_id in self._spilled and (position := self._spilled[plan_id][_TABLE_PLACE[name]]) >= 0:
                    yield spilled.get_batch(position)

    def _write_table(self, table: Table, path: Path) -> FileStats:
        import pyarrow.parquet as pq

        # project_id sorts as plan_id with a slash behind it: "a-b/001" comes before "a/001".
        by_project = table.key[0] == "project_id"
        order = sorted(self._counts, key=lambda plan_id: f"{plan_id}/" if by_project else plan_id)
        limit = _GROUP_ROWS_OF.get(table.name, _GROUP_ROWS)
        rows = 0
        # The least and the greatest of a column of prose help nobody to find a row, and are long.
        ranged = [column.name for column in table.columns if column.type != "string" or column.name in table.key]
        with pq.ParquetWriter(
            path, arrow_schema(table), compression="zstd", compression_level=3, write_statistics=ranged
        ) as writer:
            for group in _groups(table, self._batches(table.name, order), limit):
                rows += group.num_rows
                writer.write_table(group, row_group_size=group.num_rows)
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        return FileStats(rows, path.stat().st_size, digest)


def sweep(out: Path) -> None:
    """Remove the working folders in ``out`` of runs that are no longer alive."""
    for folder in sorted(out.glob(f"{STAGING}*")):
        process = folder.name.removeprefix(STAGING)
        if process.isdecimal() and int(process) != os.getpid() and not _alive(int(process)):
            shutil.rmtree(folder, ignore_errors=True)


def _alive(process: int) -> bool:
    with suppress(PermissionError):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return False
    return True


@cache
def _bare_schema(table: Table) -> pa.Schema:
    """The table's schema without descriptions, which would travel with every batch."""
    import pyarrow as pa

    return pa.schema([field.remove_metadata() for field in arrow_schema(table)])


def _groups(table: Table, batches: Iterator[pa.RecordBatch], limit: int) -> Iterator[pa.Table]:
    """The batches of plans in order, joined to groups of ``limit`` rows or a little more.

    A group ends with a plan, so its boundaries do not depend on how the plans were gathered.
    """
    group: list[pa.RecordBatch] = []
    loose: list[pa.RecordBatch] = []
    rows = 0
    for batch in batches:
        loose.append(batch)
        rows += batch.num_rows
        if rows >= limit:
            yield _joined(table, group + loose)
            group, loose, rows = [], [], 0
        elif len(loose) >= _LOOSE_BATCHES:
            # A batch of one row takes kilobytes: many are kept as one.
            group += _compact(loose)
            loose = []
    if rows:
        yield _joined(table, group + loose)


def _compact(batches: list[pa.RecordBatch]) -> list[pa.RecordBatch]:
    import pyarrow as pa

    return cast("list[pa.RecordBatch]", pa.Table.from_batches(batches).combine_chunks().to_batches())


def _joined(table: Table, batches: list[pa.RecordBatch]) -> pa.Table:
    import pyarrow as pa

    joined = pa.Table.from_batches(batches).combine_chunks()
    return pa.Table.from_arrays(joined.columns, schema=arrow_schema(table))
