"""The tables of the version that is published now, to take the rows of unchanged plans from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from extract.ground.errors import ContractError
from normalize.schema.columns import Table
from normalize.schema.tables import OF_ALL_PLANS, TABLES

if TYPE_CHECKING:
    import pyarrow as pa

PlanCounts = Mapping[str, int]
"""The number of rows of a plan in each table."""


def in_order(table: Table, plan_ids: Iterable[str]) -> list[str]:
    """Plans in the order in which their rows stand in a table.

    >>> in_order(TABLES["plans"], ["a-b", "a"]), in_order(TABLES["projects"], ["a-b", "a"])
    (['a', 'a-b'], ['a-b', 'a'])
    """
    # project_id sorts as plan_id with a slash behind it: "a-b/001" comes before "a/001".
    by_project = table.key[0] == "project_id"
    return sorted(plan_ids, key=lambda plan_id: f"{plan_id}/" if by_project else plan_id)


class StoredTables:
    """Published tables whose plans and their row counts are known.

    ``sources`` are what ``pyarrow.parquet.ParquetFile`` opens, by table its file or its parts. Rows are found by
    counting, because every table stands in the order of its plans, one part after the other.
    """

    def __init__(self, sources: Mapping[str, Sequence[Any]], counts: Mapping[str, PlanCounts]) -> None:
        self._sources = sources
        self.counts = counts

    def is_whole(self) -> bool:
        """Whether every table can be opened and holds the rows that its plans have by the counts."""
        import pyarrow as pa
        import pyarrow.parquet as pq

        for name in TABLES:
            rows = 0
            try:
                for source in self._sources[name]:
                    with pq.ParquetFile(source) as file:
                        rows += file.metadata.num_rows
            except (OSError, pa.ArrowInvalid, KeyError):
                return False
            if not self._sources[name]:
                return False
            if name != OF_ALL_PLANS and rows != sum(counts.get(name, 0) for counts in self.counts.values()):
                return False
        return True

    def slices(self, table: Table, wanted: Sequence[Sequence[str]]) -> Iterator[list[pa.RecordBatch]]:
        """The rows of some plans: for each sequence of plans its batches. All plans in the order of the table."""
        order = in_order(table, self.counts)
        ends = list(accumulate(self.counts[plan_id].get(table.name, 0) for plan_id in order))
        place = {plan_id: number for number, plan_id in enumerate(order)}
        rows = _Rows(self._sources[table.name])
        try:
            for plans in wanted:
                batches: list[pa.RecordBatch] = []
                for first, last in _runs([place[plan_id] for plan_id in plans]):
                    found = list(rows.between(ends[first - 1] if first else 0, ends[last]))
                    if _ends_of(found) != (order[first], order[last]):
                        raise ContractError(f"{table.name}: the rows of {order[first]} are not where the manifest says")
                    batches += found
                yield batches
        finally:
            rows.close()


def _ends_of(batches: Sequence[pa.RecordBatch]) -> tuple[str, str]:
    """The plans of the first and the last row."""
    return batches[0].column("plan_id")[0].as_py(), batches[-1].column("plan_id")[-1].as_py()


def _runs(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last of each run of neighbours.

    >>> list(_runs([1, 2, 5, 6, 7, 9]))
    [(1, 2), (5, 7), (9, 9)]
    """
    start = 0
    for index, place in enumerate(places):
        if index + 1 == len(places) or places[index + 1] != place + 1:
            yield places[start], place
            start = index + 1


class _Rows:
    """Rows of the Parquet files of one table from the first to the last, one row group in memory at a time."""

    def __init__(self, sources: Sequence[Any]) -> None:
        import pyarrow.parquet as pq

        self._files = [pq.ParquetFile(source) for source in sources]
        groups = [(file, group) for file in self._files for group in range(file.metadata.num_row_groups)]
        self._groups = iter(groups)
        self._begin = self._end = 0
        self._table: pa.Table | None = None

    def between(self, start: int, stop: int) -> Iterator[pa.RecordBatch]:
        """Rows ``start`` to before ``stop``; not before those that were asked for earlier."""
        while start < stop:
            while start >= self._end:
                self._next()
            assert self._table is not None
            upto = min(stop, self._end)
            part = self._table.slice(start - self._begin, upto - start).replace_schema_metadata()
            yield from part.to_batches()
            start = upto

    def _next(self) -> None:
        file, group = next(self._groups)
        self._begin = self._end
        self._end += file.metadata.row_group(group).num_rows
        self._table = file.read_row_group(group, use_threads=False)

    def close(self) -> None:
        for file in self._files:
            file.close()
