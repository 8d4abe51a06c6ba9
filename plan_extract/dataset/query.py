"""SQL over one version of a dataset: an in-process DuckDB that reads its tables and can do nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extract.ground.errors import UsageError
from normalize.schema.tables import SCHEMA_VERSION, TABLES
from plan_extract.dataset.limits import NO_LIMITS, Clock, Limits
from plan_extract.dataset.tidy import FAMILIES, FAMILIES_SQL, TIDY
from plan_extract.dataset.version import Version

if TYPE_CHECKING:
    import duckdb

VIEWS = (*TABLES, *TIDY)
"""What a query can name, besides project_families, and an export can write."""

_ROWS_AT_A_TIME = 1_000
_LITTLE = "512MB"

_SEE = "Tables and columns: plan-extract schema; the SQL is that of DuckDB"
_EXTENSION = re.compile(r'with name "?(.+?)"? is not in the catalog, .*?in the (\w+) extension')
_REFUSED = re.compile(r'Cannot access (?:file|directory) "(.*?)"', re.DOTALL)
_INTERRUPTED = "Query interrupted"
"""What DuckDB raises for Ctrl-C, as a ``RuntimeError``."""

_UNKNOWN_TABLE = re.compile(r'Table with name "?(.+?)"? does not exist')
_UNKNOWN_FUNCTION = re.compile(r'Table Function with name "?(.+?)"? does not exist')
_UNKNOWN_COLUMN = re.compile(r'Referenced column "(.+?)" not found.*?(?:Candidate bindings: (.*))?$', re.DOTALL)


def connect(version: Version, spill: Path | None = None, memory: int | None = None) -> duckdb.DuckDBPyConnection:
    """A database in memory with every table as a view, and the views ``budget``, ``budget_sums``, ``project_families``.

    It opens no file but those of the version, writes none, loads no extension, sees no variable of Python, and its
    settings are locked. It takes ``memory`` MiB at most. With ``spill``, a folder, it takes little and puts the rest of
    its work there.

    Raises ``UsageError`` where a table has other columns than the schema.
    """
    import duckdb

    connection = duckdb.connect(config={"temp_directory": str(spill or "")})
    paths = {name: version.paths(name) for name in TABLES}
    for name, files in paths.items():
        connection.execute(f"create view {name} as select * from {parquet(files)}")
        if tuple(connection.view(name).columns) != TABLES[name].names:
            raise UsageError(
                f"{name} in {version.out} has other columns than version {SCHEMA_VERSION} of the schema",
                "It is of another version of this program: run it again with this one",
            )
    for name, tidy in TIDY.items():
        connection.execute(f"create view {name} as {tidy.sql}")
    connection.execute(f"create view {FAMILIES} as {FAMILIES_SQL}")
    for setting in (
        *([f"memory_limit = '{_LITTLE}'"] if spill else [f"memory_limit = '{memory}MiB'"] if memory else []),
        "autoload_known_extensions = false",
        "autoinstall_known_extensions = false",
        f"allowed_paths = [{', '.join(literal(path.as_posix()) for files in paths.values() for path in files)}]",
        "python_enable_replacements = false",
        "enable_external_access = false",
        "lock_configuration = true",
    ):
        connection.execute(f"set {setting}")
    return connection


def answer(
    version: Version, query: str, spill: Path | None = None, limits: Limits = NO_LIMITS
) -> tuple[list[str], Iterator[tuple[Any, ...]]]:
    """The names of the columns and the rows of the answer to one ``select``, read as they are asked for.

    ``spill`` is as for :func:`connect`. Raises ``UsageError`` for a query that fails, be it on a late row, does more
    than read, or takes more than ``limits``; rows beyond them are not given.
    """
    statement = one_select(query)
    connection = connect(version, spill, limits.memory)
    clock = Clock(connection, limits)
    try:
        with plain_errors(limits):
            clock.run(lambda: connection.execute(statement))
    except BaseException:
        connection.close()
        raise
    return [column[0] for column in connection.description or ()], _rows(connection, clock, limits)


def _rows(connection: duckdb.DuckDBPyConnection, clock: Clock, limits: Limits) -> Iterator[tuple[Any, ...]]:
    left = limits.rows
    with connection:
        while True:
            with plain_errors(limits):
                rows: list[tuple[Any, ...]] = clock.run(lambda: connection.fetchmany(_ROWS_AT_A_TIME))
            if not rows:
                return
            yield from rows if left is None else rows[:left]
            if left is not None and (left := left - len(rows)) < 0:
                raise limits.too_many


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
def plain_errors(limits: Limits = NO_LIMITS) -> Iterator[None]:
    """Turn what DuckDB says about a query into a ``UsageError`` of one line, and its word for Ctrl-C into Python's."""
    import duckdb

    try:
        yield
    except (duckdb.OutOfMemoryException, MemoryError) as error:
        raise limits.too_large from error
    except duckdb.Error as error:
        raise _plain(str(error)) from error
    except RuntimeError as error:
        if str(error) == _INTERRUPTED:
            raise KeyboardInterrupt from error
        raise


def _plain(said: str) -> UsageError:
    """What DuckDB said, without the drawing of the place, and what to do.

    >>> print(_plain('Catalog Error: Table with name plan does not exist!\\nDid you mean "pg_class"?'))
    there is no table plan. The tables are: plans, plan_relations, sources, pages, sections, projects, project_items, \
indicators, budget_lines, budget_totals, shared_amounts, shared_amount_projects, row_cells, amounts, declared_counts, \
risks, risk_controls, swot, targets, statements, contents, issues, budget, budget_sums, project_families
    >>> print(_plain('Binder Error: Referenced column "bath" not found in FROM clause!\\nCandidate bindings: "a"'))
    there is no column bath. Columns like it: a
    >>> print(_plain('Parser Error: syntax error at or near "where"\\n\\nLINE 1: select where'))
    the query fails: syntax error at or near "where". Tables and columns: plan-extract schema; the SQL is that of DuckDB
    >>> print(_plain('Permission Error: Cannot access file "x.csv" - file system operations are disabled').message)
    x.csv is refused: a query reads the tables of the dataset and nothing else
    """
    text = said.partition("\n\nLINE ")[0]
    kind, _, what = text.partition(": ")
    if table := _UNKNOWN_TABLE.search(what):
        return UsageError(f"there is no table {table[1]}", f"The tables are: {', '.join((*VIEWS, FAMILIES))}")
    if function := _UNKNOWN_FUNCTION.search(what):
        return UsageError(f"a query has no {function[1]}: it reads the tables and nothing else", _SEE)
    if column := _UNKNOWN_COLUMN.search(what):
        like = column[2].replace('"', "") if column[2] else ""
        return UsageError(f"there is no column {column[1]}", f"Columns like it: {like}" if like else _SEE)
    only = "a query reads the tables of the dataset and nothing else"
    if extension := _EXTENSION.search(what):
        name = f"{extension[1]} is refused, as the whole extension {extension[2]} of DuckDB"
        return UsageError(f"{name}: {only}", f"The tables are: {', '.join((*VIEWS, FAMILIES))}")
    if kind == "Permission Error":
        refused = _REFUSED.search(what)
        name = f"{' '.join(refused[1].split())} is refused: " if refused else ""
        return UsageError(f"{name}{only}", f"The tables are: {', '.join((*VIEWS, FAMILIES))}")
    first = " ".join((what or text).partition("\n\tCandidate functions:")[0].split()).rstrip("!.")
    return UsageError(f"the query fails: {first}", _SEE)


def parquet(paths: Sequence[Path]) -> str:
    """The files of a table in SQL. The folders that they stand in are no columns, even where one is ``year=2566``."""
    files = ", ".join(literal(path.as_posix()) for path in paths)
    return f"read_parquet([{files}], hive_partitioning = false)"


def literal(text: str) -> str:
    """A text in SQL.

    >>> literal("O'Brien")
    "'O''Brien'"
    """
    return "'" + text.replace("'", "''") + "'"
