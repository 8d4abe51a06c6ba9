"""The rows of many plans, gathered with flat memory and written as one sorted Parquet file a table."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Self, cast

from extract.ground.errors import ContractError
from normalize.description.datapackage import FileStats
from normalize.schema.columns import Table
from normalize.schema.keys import DataRow, PlanRows
from normalize.schema.layout import file_names
from normalize.schema.tables import OF_ALL_PLANS, TABLES, arrow_schema
from normalize.store.encoded import EncodedPlan, Packed, bare_schema, batch_of, encode, unpacked
from normalize.store.spill import SpilledPlan, SpillFile, SpillReader
from normalize.store.stored import PlanCounts, StoredTables, in_order

if TYPE_CHECKING:
    import pyarrow as pa

SPILL_BYTES = 16 * 2**20
_LOOSE_BATCHES = 64
_WRITERS = 2
"""Tables written at a time: Arrow compresses without holding Python up."""

_GROUP_ROWS = 16_384
_GROUP_ROWS_OF = {"sections": 1_024, "projects": 4_096}
"""The wide tables: a section carries its text, some kilobytes a row; a project some 0.2 kB in each of many columns.

A group is held in memory several times over while it is written, so its size is what a large run takes at its peak.
"""


class RowStore:
    """Gathers the plans of a run in any order and writes them in the order of their keys.

    New plans are held as Arrow batches; above ``spill_bytes`` they move to ``folder``, from which they are read back
    plan by plan. Other processes may leave plans there themselves (:class:`spill.SpillFile`). The rows of plans that
    are kept are taken from ``stored``, the tables of an earlier run. Use it as a context manager, or call
    :meth:`close`, to have the folder removed.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as out, RowStore(Path(out) / "rows") as store:
    ...     list(store.write(Path(out)))[:4]
    ['plans.parquet', 'plan_relations.parquet', 'sources.parquet', 'pages.parquet']
    """

    def __init__(self, folder: Path, *, stored: StoredTables | None = None, spill_bytes: int = SPILL_BYTES) -> None:
        self.folder = folder
        self._stored = stored
        self._spill_bytes = spill_bytes
        self._counts: dict[str, PlanCounts] = {}
        self._kept: set[str] = set()
        self._pending: dict[str, EncodedPlan] = {}
        self._pending_bytes = 0
        self._spilled: dict[str, SpilledPlan] = {}
        self._own_file: SpillFile | None = None
        self._relations: Sequence[DataRow] = ()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __len__(self) -> int:
        return len(self._counts)

    def counts(self, plan_id: str) -> PlanCounts:
        """The number of rows of a plan in each table."""
        return self._counts[plan_id]

    def rows(self) -> dict[str, int]:
        """The number of rows of each table."""
        rows = {name: sum(counts.get(name, 0) for counts in self._counts.values()) for name in TABLES}
        return rows | {OF_ALL_PLANS: len(self._relations)}

    def add(self, plan: PlanRows | EncodedPlan | SpilledPlan) -> None:
        """Take the rows of one plan, checked and encoded here unless they are already.

        Raises ``ContractError`` for rows that do not fit the schema, and for a plan that was added before.
        """
        if isinstance(plan, dict):
            plan = encode(plan)
        self._count(plan.plan_id, plan.counts)
        if isinstance(plan, SpilledPlan):
            self._spilled[plan.plan_id] = plan
            return
        together = next(reversed(self._pending.values()), None)
        if together is None or plan.packed is not together.packed:
            self._pending_bytes += sum(len(data) for _, data in plan.packed.values())
        self._pending[plan.plan_id] = plan
        if self._pending_bytes > self._spill_bytes:
            self._spill()

    def keep(self, plan_id: str) -> None:
        """Take a plan as it is stored. Raises ``ContractError`` where it is not, or was added before."""
        if self._stored is None or plan_id not in self._stored.counts:
            raise ContractError(f"plans: the plan {plan_id} is not stored")
        self._count(plan_id, self._stored.counts[plan_id])
        self._kept.add(plan_id)

    def drop(self, plan_id: str) -> None:
        """Forget a plan that was added or kept, so that it can be added again."""
        del self._counts[plan_id]
        self._kept.discard(plan_id)
        self._pending.pop(plan_id, None)
        self._spilled.pop(plan_id, None)

    def relate(self, rows: Sequence[DataRow]) -> None:
        """Take the relations between its plans. Raises ``ContractError`` for one that names another plan."""
        for row in rows:
            if not {row["plan_id"], row["other_plan_id"]} <= self._counts.keys():
                raise ContractError(f"{OF_ALL_PLANS}: {row['plan_id']} or {row['other_plan_id']} is no plan")
        self._relations = rows

    def write(self, folder: Path) -> dict[str, FileStats]:
        """Write the files of every table into ``folder``; what they hold depends on the plans alone.

        Gives the facts of each file by its name, in the order of the tables.
        """
        folder.mkdir(parents=True, exist_ok=True)
        # "sections" takes nearly as long as all others: it begins first
        names = sorted(TABLES, key=lambda name: name != "sections")
        with ThreadPoolExecutor(_WRITERS) as pool:
            files = {name: pool.submit(self._write_table, TABLES[name], folder) for name in names}
            return {file: stats for name in TABLES for file, stats in files[name].result().items()}

    def close(self) -> None:
        """Release all rows and remove the files of this store."""
        if self._own_file:
            self._own_file.close()
        self._pending.clear()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _count(self, plan_id: str, counts: PlanCounts) -> None:
        if plan_id in self._counts:
            raise ContractError(f"plans: the plan {plan_id} was added twice")
        self._counts[plan_id] = counts

    def _spill(self) -> None:
        if self._own_file is None:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._own_file = SpillFile(self.folder / "own")
        self._spilled |= {plan.plan_id: plan for plan in self._own_file.append(self._pending.values())}
        self._pending.clear()
        self._pending_bytes = 0

    def _groups(self, table: Table) -> Iterator[list[str]]:
        """The plans of each row group; it ends with a plan, so it does not depend on how the plans were gathered."""
        limit = _GROUP_ROWS_OF.get(table.name, _GROUP_ROWS)
        group: list[str] = []
        rows = 0
        for plan_id in in_order(table, self._counts):
            count = self._counts[plan_id].get(table.name, 0)
            if count:
                group.append(plan_id)
                rows += count
            if rows >= limit:
                yield group
                group, rows = [], 0
        if group:
            yield group

    def _batches(self, table: Table) -> Iterator[list[pa.RecordBatch]]:
        """The batches of each row group; those of the working folder and of stored tables are read when needed."""
        if table.name == OF_ALL_PLANS:
            if self._relations:
                yield [batch_of(table, self._relations)]
            return
        groups = [list(_stretches(group, self._kept)) for group in self._groups(table)]
        kept = [plans for group in groups for stays, plans in group if stays]
        stored = self._stored.slices(table, kept) if self._stored and kept else iter(())
        with SpillReader() as spilled:  # tables are written side by side, and each reads for itself
            new = _NewRows(table, self._pending, self._spilled, spilled)
            for group in groups:
                batches: list[pa.RecordBatch] = []
                for stays, plans in group:
                    if stays:
                        batches += [_bare(table, batch) for batch in next(stored)]
                        continue
                    for start in range(0, len(plans), _LOOSE_BATCHES):
                        # A batch of one row takes kilobytes: many are kept as one.
                        some = plans[start : start + _LOOSE_BATCHES]
                        batches += _compact([new.of(plan_id) for plan_id in some])
                yield batches

    def _write_table(self, table: Table, folder: Path) -> dict[str, FileStats]:
        """Write a table, all of it into one file: one part of those that are published in parts."""
        import pyarrow.parquet as pq

        (name,) = file_names(table)
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        rows = 0
        # The least and the greatest of a column of prose help nobody to find a row, and are long. Those of keys do.
        keys = {*table.key, *(name for key in table.foreign_keys for name in key.columns)}
        ranged = [column.name for column in table.columns if column.type != "string" or column.name in keys]
        # hardly a text is there twice: to look for it takes a third of the time
        repeated = [column for column in table.names if column != "text"]
        with pq.ParquetWriter(
            path,
            arrow_schema(table),
            compression="zstd",
            compression_level=3,
            write_statistics=ranged,
            use_dictionary=repeated,
        ) as writer:
            for batches in self._batches(table):
                group = _joined(table, batches)
                rows += group.num_rows
                writer.write_table(group, row_group_size=group.num_rows)
        return {name: FileStats(rows, path.stat().st_size, sha256_of(path))}


class _NewRows:
    """The rows of new plans in one table. Plans that were packed together mostly follow one another: what was unpacked
    last is kept.
    """

    def __init__(
        self,
        table: Table,
        pending: Mapping[str, EncodedPlan],
        spilled: Mapping[str, SpilledPlan],
        reader: SpillReader,
    ) -> None:
        self._table = table
        self._pending = pending
        self._spilled = spilled
        self._reader = reader
        self._last: object = None
        self._batch: pa.RecordBatch | None = None

    def of(self, plan_id: str) -> pa.RecordBatch:
        """The rows of a plan that has some."""
        name, plan = self._table.name, self._pending.get(plan_id)
        if plan:
            batch = self._unpacked(id(plan.packed), lambda: plan.packed[name])
            return batch.slice(plan.starts.get(name, 0), plan.counts[name])
        left = self._spilled[plan_id]
        batch = self._unpacked((left.path, left.place(name)), lambda: self._reader.rows(left, name))
        return batch.slice(left.start(name), left.counts[name])

    def _unpacked(self, which: object, packed: Callable[[], Packed]) -> pa.RecordBatch:
        if self._batch is None or which != self._last:
            self._last, self._batch = which, unpacked(self._table, packed())
        return self._batch


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _stretches(plans: Sequence[str], kept: Container[str]) -> Iterator[tuple[bool, list[str]]]:
    """Plans in runs of kept and of new ones.

    >>> list(_stretches(["a", "b", "c"], {"b", "c"}))
    [(False, ['a']), (True, ['b', 'c'])]
    """
    for stays, some in groupby(plans, key=lambda plan_id: plan_id in kept):
        yield stays, list(some)


def _bare(table: Table, batch: pa.RecordBatch) -> pa.RecordBatch:
    import pyarrow as pa

    return pa.RecordBatch.from_arrays(batch.columns, schema=bare_schema(table))


def _compact(batches: list[pa.RecordBatch]) -> list[pa.RecordBatch]:
    import pyarrow as pa

    return cast("list[pa.RecordBatch]", pa.Table.from_batches(batches).combine_chunks().to_batches())


def _joined(table: Table, batches: list[pa.RecordBatch]) -> pa.Table:
    import pyarrow as pa

    joined = pa.Table.from_batches(batches).combine_chunks()
    return pa.Table.from_arrays(joined.columns, schema=arrow_schema(table))
