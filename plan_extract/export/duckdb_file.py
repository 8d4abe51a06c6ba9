"""Tables as one DuckDB file, which says itself what every table and column means."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from normalize.schema.columns import Column, ColumnType, Table
from normalize.schema.tables import TABLES
from plan_extract.dataset.query import literal, parquet
from plan_extract.dataset.tidy import TIDY
from plan_extract.export.batches import Chosen

_TYPES: dict[ColumnType, str] = {
    "string": "varchar",
    "int32": "integer",
    "float64": "double",
    "bool": "boolean",
    "date32": "date",
    "decimal128(18, 2)": "decimal(18, 2)",
    "decimal128(38, 6)": "decimal(38, 6)",
}


_MEMORY = "2GB"
"""More than the largest index of a country takes; what else needs memory makes do with the rest, and the disk."""


def write_duckdb(chosen: Chosen, path: Path) -> Sequence[str]:
    """Write the tables into a new DuckDB file at ``path``.

    A table has its key as primary key, or as unique where a part of it may be null, ``not null`` where that holds, and
    comments in English and Thai. Rows stand in their published order.
    """
    import duckdb

    with duckdb.connect(str(path), config={"memory_limit": _MEMORY}) as connection:
        connection.begin()  # each of hundreds of statements would be synced by itself
        for table in chosen.tables:
            connection.execute(table_sql(table))
            connection.execute(f"comment on table {table.name} is {_comment(table)}")
            for column in table.columns:
                connection.execute(f'comment on column {table.name}."{column.name}" is {_comment(column)}')
        connection.commit()
        for table in chosen.tables:
            connection.execute(f"insert into {table.name} {_rows(chosen, table)}")
    return ()


def table_sql(table: Table) -> str:
    """The statement that makes a table.

    >>> print(table_sql(TABLES["contents"]))
    create table contents (
      "plan_id" varchar not null,
      "ordinal" integer not null,
      "title" varchar not null,
      "page_label" varchar,
      "line_start" integer not null,
      "line_end" integer not null,
      "page_start" integer,
      "page_end" integer,
      primary key ("plan_id", "ordinal")
    )
    """
    columns = [
        f'"{column.name}" {_TYPES[column.type]}{"" if column.nullable else " not null"}' for column in table.columns
    ]
    kind = "unique" if table.any_nullable(table.key) else "primary key"
    key = ", ".join(f'"{name}"' for name in table.key)
    return f"create table {table.name} (\n  " + ",\n  ".join([*columns, f"{kind} ({key})"]) + "\n)"


def _rows(chosen: Chosen, table: Table) -> str:
    tidy = TIDY.get(table.name)
    if tidy is None:
        return f"select * from {parquet(chosen.version.paths(table.name))} {chosen.where}"
    sources = (f"{name} as (select * from {parquet(chosen.version.paths(name))})" for name in TABLES)
    return f"with {', '.join(sources)} select * from ({tidy.sql}) {chosen.where} order by {tidy.order}"


def _comment(about: Table | Column) -> str:
    return literal(f"{about.title_en}: {about.description_en}\n{about.title_th}: {about.description_th}")
