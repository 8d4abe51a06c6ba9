"""What an export takes of a dataset: some tables, all plans or some, a batch of rows at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from extract.ground.errors import UsageError
from normalize.schema.columns import Table
from normalize.schema.tables import TABLES
from normalize.store.arrays import to_array
from plan_extract.dataset.query import VIEWS, answer, literal
from plan_extract.dataset.tidy import TIDY
from plan_extract.dataset.version import Version

if TYPE_CHECKING:
    import pyarrow as pa

_BATCH_ROWS = 8_192


@dataclass(frozen=True, slots=True)
class Chosen:
    """Tables of a version; make it with :func:`chosen`.

    ``rows`` are how many of each table are taken; ``plans`` are the plans whose rows they are, None for all; ``only``
    is how they were asked for.
    """

    version: Version
    tables: Sequence[Table]
    rows: Mapping[str, int]
    plans: Sequence[str] | None
    only: Sequence[str]

    @property
    def where(self) -> str:
        """The condition in SQL that a row is of one of the plans; empty for all."""
        return _where(self.plans)

    def batches(self, table: Table) -> Iterator[pa.RecordBatch]:
        """The rows of a table in its order, some thousands at a time."""
        if table.name not in TIDY:
            return self.version.batches(table.name, self.plans)
        order = TIDY[table.name].order
        return self._of_query(table, f"select * from {table.name} {self.where} order by {order}")

    def _of_query(self, table: Table, query: str) -> Iterator[pa.RecordBatch]:
        import pyarrow as pa

        with TemporaryDirectory(prefix="plan-extract-") as spill:
            _, rows = answer(self.version, query, Path(spill))
            while some := list(islice(rows, _BATCH_ROWS)):
                columns = zip(table.columns, zip(*some, strict=True), strict=True)
                yield pa.RecordBatch.from_arrays([to_array(*column) for column in columns], names=list(table.names))


def chosen(version: Version, tables: Sequence[str] = (), only: Sequence[str] = ()) -> Chosen:
    """The tables of these names (the tidy ``budget`` and ``budget_sums`` among them), or all; of the plans like a
    pattern, or all.

    A pattern is of a plan's id or of the folder that it stands in: ``north/*`` and ``north`` take the same. Raises
    ``UsageError`` for a name that is no table, a pattern that no plan is like, and a dataset of another schema.
    """
    known = {**{name: tidy.table for name, tidy in TIDY.items()}, **TABLES}
    for name in tables:
        if name not in known:
            raise UsageError(f"there is no table {name}", f"The tables are: {', '.join(VIEWS)}")
    taken = [table for name, table in known.items() if not tables or name in tables]
    plans = _plans_like(version, only) if only else None
    counts = ", ".join(f"(select count(*) from {table.name} {_where(plans)})" for table in taken)
    _, rows = answer(version, f"select {counts}")
    return Chosen(version, taken, dict(zip((table.name for table in taken), next(rows), strict=True)), plans, only)


def _where(plans: Sequence[str] | None) -> str:
    return "" if plans is None else f"where plan_id in ({', '.join(map(literal, plans))})"


def _plans_like(version: Version, patterns: Sequence[str]) -> Sequence[str]:
    ids = [plan_id for batch in version.batches("plans") for plan_id in batch.column("plan_id").to_pylist()]
    found: set[str] = set()
    for pattern in patterns:
        like = {plan_id for plan_id in ids if is_like(plan_id, pattern)}
        if not like:
            raise UsageError(
                f"no plan is like {pattern}",
                f'See what there is: plan-extract sql {version.out} "select plan_id from plans"',
            )
        found |= like
    return sorted(found)


def is_like(plan_id: str, pattern: str) -> bool:
    """Whether a pattern takes a plan: it is of the whole id, of its last part, or of a folder above.

    >>> [is_like("north/a", pattern) for pattern in ("north/*", "north", "a", "*", "south/*", "a/*")]
    [True, True, True, True, False, False]
    """
    parts = plan_id.split("/")
    names = (parts[-1], *("/".join(parts[:end]) for end in range(1, len(parts) + 1)))
    return any(fnmatchcase(name, pattern.rstrip("/")) for name in names)
