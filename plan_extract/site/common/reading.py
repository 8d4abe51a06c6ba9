"""One version of a dataset, read a few plans at a time: memory does not grow with the country."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from normalize.schema.tables import TABLES
from plan_extract.dataset.rows_by_plan import by_plan
from plan_extract.dataset.version import Version

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

PublishedRow = Mapping[str, Any]
PublishedPlan = Mapping[str, Sequence[PublishedRow]]
"""The rows of one plan by table, in published order."""

_MEMORY = "1GB"


@dataclass(frozen=True, slots=True)
class Tables:
    """The files of one version of a dataset, by table, and its manifest. It goes to worker processes."""

    paths: Mapping[str, Sequence[Path]]
    manifest: Mapping[str, Any]


def tables_of(version: Version) -> Tables:
    """The tables of a version, which must stay open. Raises ``UsageError`` where one is missing."""
    return Tables({name: version.paths(name) for name in TABLES}, version.manifest)


@contextmanager
def connection(tables: Tables) -> Iterator[duckdb.DuckDBPyConnection]:
    """DuckDB with a view for each table."""
    import duckdb
    import pyarrow.dataset as ds

    with duckdb.connect(
        config={"memory_limit": _MEMORY, "threads": 2, "temp_directory": tempfile.gettempdir()}
    ) as connected:
        connected.execute("set enable_progress_bar = false")
        for name in TABLES:
            # by way of Arrow: a path in SQL is a pattern, and a folder may be called anything
            connected.register(name, ds.dataset(list(map(str, tables.paths[name]))))
        yield connected


def rows_of(
    tables: Tables, plan_ids: Sequence[str], names: Sequence[str] = tuple(TABLES)
) -> Iterator[tuple[str, PublishedPlan]]:
    """Some plans with their rows, in the order of ``plan_ids``. Only the row groups that may hold them are read."""
    pieces = {name: by_plan(_rows(tables.paths[name], plan_ids)) for name in names}
    for plan_id in plan_ids:
        # as Python only now: rows of many plans are many objects
        yield plan_id, {name: found[plan_id].to_pylist() if plan_id in found else [] for name, found in pieces.items()}


def _rows(paths: Sequence[Path], plan_ids: Sequence[str]) -> pa.Table:
    import pyarrow as pa
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    wanted = pa.array(plan_ids, pa.string())
    found: list[pa.Table] = []
    for path in paths:
        with pq.ParquetFile(path) as file:
            column = file.schema_arrow.get_field_index("plan_id")
            found.append(file.schema_arrow.empty_table())
            for group in range(file.num_row_groups):
                statistics = file.metadata.row_group(group).column(column).statistics
                if _may_hold(statistics, min(plan_ids), max(plan_ids)):
                    rows = file.read_row_group(group, use_threads=False)
                    found.append(rows.filter(pc.is_in(rows.column("plan_id"), value_set=wanted)))
    return pa.concat_tables(found)


def _may_hold(statistics: Any, first: str, last: str) -> bool:
    """Whether a row group may hold a plan from ``first`` to ``last``, by what the file says of its plan_ids."""
    if statistics is None or not statistics.has_min_max:
        return True
    return bool(statistics.min <= last and first <= statistics.max)
