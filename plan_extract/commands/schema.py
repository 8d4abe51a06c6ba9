"""The command that says what the tables and columns of a dataset mean: ``schema``."""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from extract.ground.errors import UsageError
from plan_extract.commands.codes import CLEAN

if TYPE_CHECKING:
    from normalize.schema.columns import Column, Table

_LEAST_ROOM = 30
"""Cells for the meaning, however narrow the terminal."""


@click.command()
@click.argument("table", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "markdown"]),
    default="table",
    show_default=True,
    help="How to print; markdown and json have Thai and English side by side.",
)
def schema(table: str | None, form: str) -> int:
    """Print what the tables of a dataset mean, or the columns of TABLE.

    A question mark after a type says that the column may be null.
    """
    import json

    from normalize.description import dictionary
    from normalize.schema.tables import SCHEMA_VERSION, TABLES

    if table is not None and table not in TABLES:
        raise UsageError(f"there is no table {table!r}", f"The tables are: {', '.join(TABLES)}")
    if form == "markdown":
        click.echo(dictionary.markdown([TABLES[table]] if table else None), nl=False)
    elif form == "json":
        described = [dictionary.plain(each) for each in TABLES.values() if table in (None, each.name)]
        found = described[0] if table else {"schema_version": SCHEMA_VERSION, "tables": described}
        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
    elif table:
        click.echo(_columns(TABLES[table]))
    else:
        click.echo(_table([(each.name, each.title_th, each.description_en) for each in TABLES.values()]))
    return CLEAN


def _columns(table: Table) -> str:
    """A table with its key and references, then its columns with the values of enumerations below them."""
    head = [f"{table.name}: {table.title_en} / {table.title_th}", *_wrapped(table.description_en, 0), ""]
    head.append(f"key: {', '.join(table.key)}")
    head += [f"{', '.join(key.columns)} -> {key.table} ({', '.join(key.references)})" for key in table.foreign_keys]
    return "\n".join([*head, "", _table([row for column in table.columns for row in _rows(column)])])


def _rows(column: Column) -> Iterator[tuple[str, ...]]:
    from normalize.description.dictionary import column_type

    yield column.name, column_type(column), column.title_th, column.description_en
    for value, (english, thai) in column.labels.items():
        yield "", "", "", f"  {value}: {english} / {thai}"


def _table(rows: Sequence[tuple[str, ...]]) -> str:
    """Aligned columns; the last one goes on below itself where a terminal is too narrow for it."""
    from plan_extract.printing.text_columns import columns, width

    taken = sum(max(width(row[place]) for row in rows) + 2 for place in range(len(rows[0]) - 1))
    lines = []
    for *first, last in rows:
        head, *more = _wrapped(last, taken)
        lines += [[*first, head], *([*[""] * len(first), line] for line in more)]
    return "\n".join(columns(lines, ["left"] * len(rows[0])))


def _wrapped(text: str, taken: int) -> list[str]:
    """Lines of ``text`` for what ``taken`` cells leave of the terminal; elsewhere one line."""
    if not sys.stdout.isatty():
        return [text]
    room = max(_LEAST_ROOM, shutil.get_terminal_size().columns - taken)
    return textwrap.wrap(text, room, subsequent_indent="    " if text.startswith(" ") else "", break_long_words=False)
