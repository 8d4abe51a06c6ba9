"""What an analyst opens the tables with reads the documented types, and null stays null."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pyarrow.parquet as pq
import pytest
from dataset_files import only_file, table_path

from normalize.schema.tables import TABLES, arrow_schema, arrow_type

DUCKDB = {
    "string": "VARCHAR",
    "int32": "INTEGER",
    "float64": "DOUBLE",
    "bool": "BOOLEAN",
    "date32": "DATE",
    "decimal128(18, 2)": "DECIMAL(18,2)",
    "decimal128(38, 6)": "DECIMAL(38,6)",
}
POLARS = {
    "string": pl.String(),
    "int32": pl.Int32(),
    "float64": pl.Float64(),
    "bool": pl.Boolean(),
    "date32": pl.Date(),
    "decimal128(18, 2)": pl.Decimal(18, 2),
    "decimal128(38, 6)": pl.Decimal(38, 6),
}


def in_sql(published: Path, name: str) -> Path:
    """What DuckDB is given: the file, or the glob over the parts."""
    path = table_path(published, name)
    return path / "*.parquet" if path.is_dir() else path


@pytest.mark.parametrize("name", TABLES)
def test_pyarrow_reads_types_and_descriptions(published: Path, name: str) -> None:
    read = pq.read_schema(only_file(published, name))
    assert read.equals(arrow_schema(TABLES[name]), check_metadata=True)


@pytest.mark.parametrize("name", TABLES)
def test_duckdb_reads_the_documented_types(published: Path, name: str) -> None:
    described = duckdb.connect().execute(f"describe from '{in_sql(published, name)}'").fetchall()
    assert {column: kind for column, kind, *_ in described} == {
        column.name: DUCKDB[column.type] for column in TABLES[name].columns
    }


@pytest.mark.parametrize("name", TABLES)
def test_polars_reads_the_documented_types(published: Path, name: str) -> None:
    read = pl.read_parquet(table_path(published, name))
    assert dict(read.schema) == {column.name: POLARS[column.type] for column in TABLES[name].columns}


@pytest.mark.parametrize("name", TABLES)
def test_pandas_reads_the_documented_types(published: Path, name: str) -> None:
    """With the backend that the README says: without it years become floats, and money becomes objects."""
    read = pd.read_parquet(table_path(published, name), dtype_backend="pyarrow")
    assert {column: dtype.pyarrow_dtype for column, dtype in read.dtypes.items()} == {
        column.name: arrow_type(column.type) for column in TABLES[name].columns
    }


@pytest.mark.parametrize("name", TABLES)
def test_all_see_the_same_nulls(published: Path, name: str) -> None:
    """A reader that made a null an empty string, a NaN or a 0 would have fewer of them."""
    path = table_path(published, name)
    stored = pq.read_table(path)
    nulls = {column: stored[column].null_count for column in stored.column_names}
    counts = ", ".join(f'count(*) - count("{column}")' for column in nulls)
    (counted,) = duckdb.connect().execute(f"select {counts} from '{in_sql(published, name)}'").fetchall()
    assert dict(zip(nulls, counted, strict=True)) == nulls
    assert pl.read_parquet(path).null_count().row(0, named=True) == nulls
    assert pd.read_parquet(path, dtype_backend="pyarrow").isna().sum().to_dict() == nulls


@pytest.mark.parametrize("name", TABLES)
def test_row_groups_tell_which_plans_they_hold(published: Path, name: str) -> None:
    """Who looks for one plan of a country reads no others, also where ``plan_id`` is no part of the key."""
    with pq.ParquetFile(only_file(published, name)) as file:
        column = file.schema_arrow.get_field_index("plan_id")
        groups = [file.metadata.row_group(group).column(column) for group in range(file.num_row_groups)]
        assert all(group.statistics is not None and group.statistics.has_min_max for group in groups)
