"""SQL over one version of a dataset: an in-process DuckDB that reads its tables and can do nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extract.ground.errors import UsageError
from normalize.schema.tables import SCHEMA_VERSION, TABLES
from plan_extract.dataset.tidy import BUDGET, BUDGET_SQL
from plan_extract.dataset.version import Version

if TYPE_CHECKING:
    import duckdb

VIEWS = (*TABLES, BUDGET.name)
"""What a query can name."""

_ROWS_AT_A_TIME = 1_000
_LITTLE = "512MB"

_SEE = "Tables and columns: plan-extract schema; the SQL is that of DuckDB"
_UNKNOWN_TABLE = re.compile(r'Table with name "?(.+?)"? does not exist')
_UNKNOWN_COLUMN = re.compile(r'Referenced column "(.+?)" not found.*?(?:Candidate bindings: (.*))?$', re.DOTALL)


def connect(version: Version, spill: Path | None = None) -> duckdb.DuckDBPyConnection:
    """A database in memory with every table as a view, and the view ``budget``.

    It opens no file but those of the version, writes none, loads no extension, sees no variable of Python, and its
    settings are locked. With ``spill``, a folder, it takes little memory and puts the rest of its work there.

    Raises ``UsageError`` where a table has other columns than the schema.
    """
    import duckdb

    connection = duckdb.connect(config={"temp_directory": str(spill or "")})
    paths = {name: version.path(name) for name in TABLES}
    for name, path in paths.items():
        connection.execute(f"create view {name} as select * from {parquet(path)}")
        if tuple(connection.view(name).columns) != TABLES[name].names:
            raise UsageError(
                f"{name} in {version.out} has other columns than version {SCHEMA_VERSION} of the schema",
                "It is of another version of this program: run it again with this one",
            )
    connection.execute(f"create view {BUDGET.name} as {BUDGET_SQL}")
    for setting in (
        *([f"memory_limit = '{_LITTLE}'"] if spill else []),
        f"allowed_paths = [{', '.join(literal(path.as_posix()) for path in paths.values())}]",
        "python_enable_replacements = false",
        "enable_external_access = false",
        "lock_configuration = true",
    ):
        connection.execute(f"set {setting}")
    return connection


def answer(version: Version, query: str, spill: Path | None = None) -> tuple[list[str], Iterator[tuple[Any, ...]]]:
    """The names of the columns and the rows of the answer to one ``select``, read as they are asked for.

    ``spill`` is as for :func:`connect`. Raises ``UsageError`` for a query that fails, be it on a late row, or does more
    than read.
    """
    statement = one_select(query)
    connection = connect(version, spill)
    with plain_errors():
        connection.execute(statement)
    return [column[0] for column in connection.description or ()], _rows(connection)


def _rows(connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    with connection, plain_errors():
        while rows := connection.fetchmany(_ROWS_AT_A_TIME):
            yield from rows


def one_select(query: str) -> duckdb.Statement:
    """The statement of a query. Raises ``UsageError`` where it is not one ``select``."""
    import duckdb

    with plain_errors():
        statements = duckdb.extract_statements(query)
    if len(statements) != 1:
        what = "there is no query" if not statements else f"these are {len(statements)} statements"
        raise UsageError(what, 'Give one, such as "select org_name, province from plans"')
    if statements[0].type == duckdb.StatementType.MULTI:
        # DuckDB looks for the values first and makes a type of them
        raise UsageError("a pivot has to name its values", "Write: pivot … on fiscal_year_be in (2566, 2567) using …")
    if statements[0].type != duckdb.StatementType.SELECT:
        raise UsageError("a query can only read", "Write a select; to have the tables as files: plan-extract export")
    return statements[0]


@contextmanager
def plain_errors() -> Iterator[None]:
    """Turn what DuckDB says about a query into a ``UsageError`` of one line."""
    import duckdb

    try:
        yield
    except duckdb.Error as error:
        raise _plain(str(error)) from error


def _plain(said: str) -> UsageError:
    """What DuckDB said, without the drawing of the place, and what to do.

    >>> print(_plain('Catalog Error: Table with name plan does not exist!\\nDid you mean "pg_class"?'))
    there is no table plan. The tables are: plans, sources, pages, sections, projects, project_items, indicators, \
budget_lines, budget_totals, declared_counts, risks, risk_controls, swot, targets, statements, contents, issues, budget
    >>> print(_plain('Binder Error: Referenced column "bath" not found in FROM clause!\\nCandidate bindings: "a"'))
    there is no column bath. Columns like it: a
    >>> print(_plain('Parser Error: syntax error at or near "where"\\n\\nLINE 1: select where'))
    the query fails: syntax error at or near "where". Tables and columns: plan-extract schema; the SQL is that of DuckDB
    """
    text = said.partition("\n\nLINE ")[0]
    kind, _, what = text.partition(": ")
    if table := _UNKNOWN_TABLE.search(what):
        return UsageError(f"there is no table {table[1]}", f"The tables are: {', '.join(VIEWS)}")
    if column := _UNKNOWN_COLUMN.search(what):
        like = column[2].replace('"', "") if column[2] else ""
        return UsageError(f"there is no column {column[1]}", f"Columns like it: {like}" if like else _SEE)
    if kind == "Permission Error":
        return UsageError(
            "a query reads the tables of the dataset and nothing else", f"The tables are: {', '.join(VIEWS)}"
        )
    if kind.startswith("Out of Memory"):
        return UsageError(
            "the query needs more memory than there is", "Select fewer rows or columns, or export --to duckdb"
        )
    first = " ".join(what.partition("\n\tCandidate functions:")[0].split()).rstrip("!.")
    return UsageError(f"the query fails: {first}", _SEE)


def parquet(path: Path) -> str:
    """A Parquet file in SQL. The folders that it stands in are no columns, even where one is called ``year=2566``."""
    return f"read_parquet({literal(path.as_posix())}, hive_partitioning = false)"


def literal(text: str) -> str:
    """A text in SQL.

    >>> literal("O'Brien")
    "'O''Brien'"
    """
    return "'" + text.replace("'", "''") + "'"
