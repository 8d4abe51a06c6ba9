"""The rows of one plan after the contract's check, as Arrow batches that travel cheaply."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from extract.ground.errors import ContractError
from normalize.schema.columns import Table
from normalize.schema.contract import enforce, enforce_all
from normalize.schema.keys import DataRow, PlanRows
from normalize.schema.tables import TABLES, arrow_schema
from normalize.store.arrays import to_array

if TYPE_CHECKING:
    import pyarrow as pa

Packed = tuple[int, bytes]
"""A record batch as bytes, compressed: how many they were before, and they."""

_CODEC = "lz4"
"""The fastest: what is packed lives from a worker to the table's file, through a file in between."""


@dataclass(frozen=True, slots=True)
class EncodedPlan:
    """The rows of one plan, packed by table; tables without rows are left out.

    ``packed`` may be that of several plans that were encoded together: ``starts`` says where this one's rows begin.
    """

    plan_id: str
    counts: dict[str, int]
    packed: dict[str, Packed] = field(repr=False)
    starts: dict[str, int] = field(default_factory=dict, repr=False)

    def batch(self, name: str) -> pa.RecordBatch:
        """The rows of a table that has some."""
        return unpacked(TABLES[name], self.packed[name]).slice(self.starts.get(name, 0), self.counts[name])


def encode(rows: PlanRows) -> EncodedPlan:
    """Check and encode the rows of one plan. Raises ``ContractError`` where they do not fit the schema."""
    (plan,) = encode_together([rows])
    return plan


def encode_together(plans: Sequence[PlanRows]) -> list[EncodedPlan]:
    """Check and encode the rows of some plans at once, which costs less than one by one.

    Raises ``ContractError`` where those of any do not fit the schema.
    """
    import pyarrow as pa

    columns = enforce_all(*plans)
    for rows in plans:
        if len(rows["plans"]) != 1:
            raise ContractError(f"plans: {len(rows['plans'])} rows for one plan")
    packed: dict[str, Packed] = {}
    for name, table in TABLES.items():
        if any(rows[name] for rows in plans):
            pairs = zip(table.columns, columns[name], strict=True)
            arrays = [to_array(column, values) for column, values in pairs]
            packed[name] = _packed(pa.RecordBatch.from_arrays(arrays, schema=bare_schema(table)))
    found: list[EncodedPlan] = []
    ends = dict.fromkeys(TABLES, 0)
    for rows in plans:
        counts = {name: len(rows[name]) for name in TABLES}
        found.append(EncodedPlan(str(rows["plans"][0]["plan_id"]), counts, packed, ends))
        ends = {name: end + counts[name] for name, end in ends.items()}
    return found


def batch_of(table: Table, rows: Sequence[DataRow]) -> pa.RecordBatch:
    """Check and encode rows of one table. Raises ``ContractError`` where they do not fit the schema."""
    import pyarrow as pa

    pairs = zip(table.columns, enforce(table, rows), strict=True)
    return pa.RecordBatch.from_arrays([to_array(column, values) for column, values in pairs], schema=bare_schema(table))


def _packed(batch: pa.RecordBatch) -> Packed:
    import pyarrow as pa

    message = batch.serialize()
    return message.size, pa.compress(message, codec=_CODEC, asbytes=True)


def unpacked(table: Table, packed: Packed) -> pa.RecordBatch:
    """The batch of a table that :func:`encode` packed."""
    import pyarrow as pa

    size, data = packed
    return pa.ipc.read_record_batch(pa.decompress(data, size, codec=_CODEC), bare_schema(table))


@cache
def bare_schema(table: Table) -> pa.Schema:
    """The table's schema without descriptions, which would travel with every batch."""
    import pyarrow as pa

    return pa.schema([field.remove_metadata() for field in arrow_schema(table)])
