"""The commands for who uses a dataset: ``sql``, ``export``."""

from __future__ import annotations

import os
import shutil
import sys
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from extract.ground.errors import UsageError
from plan_extract.commands.arguments import FORMAT
from plan_extract.commands.codes import CLEAN, INTERRUPTED, PROGRAM, USAGE

if TYPE_CHECKING:
    from plan_extract.export.export import Form

RAW = click.option(
    "--raw", is_flag=True, help="In CSV leave a text like '=1+1' as it is, though a spreadsheet would run it."
)


@click.command()
@click.argument("out")
@click.argument("query")
@FORMAT
@click.option(
    "--max-rows",
    type=click.IntRange(min=1),
    default=100,
    show_default=True,
    help="Rows that a table shows; json and csv print all.",
)
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=5_000_000,
    show_default=True,
    metavar="ROWS",
    help="A longer answer in json or csv is cut there, and an error.",
)
@click.option(
    "--max-time",
    type=click.FloatRange(min=0, min_open=True),
    default=60.0,
    show_default="60",
    metavar="SECONDS",
    help="Stop a query that works for longer.",
)
@click.option(
    "--max-memory",
    type=click.IntRange(min=64),
    default=2_048,
    show_default=True,
    metavar="MIB",
    help="Stop a query that needs more memory.",
)
@RAW
def sql(
    out: str,
    query: str,
    form: Literal["table", "json", "csv"],
    max_rows: int,
    limit: int,
    max_time: float,
    max_memory: int,
    raw: bool,
) -> int:
    """Answer QUERY, one select in the SQL of DuckDB, from the dataset in OUT. A dash reads it from stdin.

    \b
    plan-extract sql data/out "select org_name, province from plans"
    plan-extract sql data/out "select fiscal_year_be, sum(amount_baht) from budget group by all order by all"
    plan-extract sql data/out - < question.sql

    Every table is there by its name, and "budget": what the budget tables say, a row a project and fiscal year, with
    the names of organisation and project. A query reads these and nothing else; it changes nothing. One that takes too
    much time or memory, or answers too many rows, is stopped: exit code 2.
    """
    from plan_extract.dataset.limits import Limits, bounded_addresses
    from plan_extract.dataset.query import answer
    from plan_extract.dataset.version import open_version
    from plan_extract.printing.answer import csv_lines, json_lines, table_text

    if raw and form != "csv":
        raise UsageError("--raw is of --format csv: the others keep every text as it is", "Leave it out")
    if query == "-":
        query = sys.stdin.buffer.read().decode("utf-8-sig", "replace")
    version = open_version(out)
    limits = Limits(max_time, max_memory, None if form == "table" else limit, _leave)
    try:
        with bounded_addresses(max_memory):
            names, rows = answer(version, query, limits=limits)
            if form == "table":
                shown = list(islice(rows, max_rows))
                click.echo(
                    table_text(names, shown, shutil.get_terminal_size().columns if sys.stdout.isatty() else None)
                )
                if next(rows, None) is not None:
                    more = "there are more rows: --max-rows shows more, --format csv prints all"
                    click.echo(f"{PROGRAM}: {more}.", err=True)
                return CLEAN
            for line in json_lines(names, rows) if form == "json" else csv_lines(names, rows, raw=raw):
                click.echo(line)
    except KeyboardInterrupt:
        return INTERRUPTED  # who stops a query knows it, and nothing is left behind
    return CLEAN


def _leave(error: UsageError | None) -> None:
    """End the process: a query that does not stop holds it in the middle of a step."""
    if error:
        click.echo(f"{PROGRAM}: {error}.", err=True)
    os._exit(USAGE if error else INTERRUPTED)


@click.command()
@click.argument("out")
@click.option("--to", "form", type=click.Choice(["xlsx", "csv", "duckdb"]), required=True, help="What to write.")
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    help="Where to write [default: dataset.xlsx, the folder dataset-csv, dataset.duckdb, here].",
)
@click.option("--table", "tables", multiple=True, metavar="NAME", help="Write this table, not all; also 'budget'.")
@click.option("--only", multiple=True, metavar="PATTERN", help="Write only plans like 'north/*' or '*2566*'.")
@click.option("--force", is_flag=True, help="Replace what is there.")
@RAW
def export(
    out: str, form: Form, output: Path | None, tables: tuple[str, ...], only: tuple[str, ...], force: bool, raw: bool
) -> int:
    """Write the dataset in OUT for other programs: an Excel workbook, CSV files, or a DuckDB file.

    \b
    plan-extract export data/out --to xlsx
    plan-extract export data/out --to csv --table budget --table plans --output budget-csv

    All tables are written, and "budget": what the budget tables say, a row a project and fiscal year, with the names
    of organisation and project. It is written whole or not at all, and nothing is replaced without --force.
    """
    from plan_extract.export.export import export as write

    done = write(out, form, output, tables=tables, only=only, force=force, raw=raw)
    what = ", ".join(done.rows) if tables else "all tables"
    click.echo(f"{done.path}: {sum(done.rows.values()):,} rows ({what})")
    for note in done.notes:
        click.echo(f"{PROGRAM}: {note}.", err=True)
    return CLEAN
