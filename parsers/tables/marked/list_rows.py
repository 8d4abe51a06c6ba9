"""Budget tables that are printed as lists: an entry a project, and below it a labelled line for each column.

Such entries look like short detail blocks. They are rows where the plan has blocks of the same projects as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extract.ground.source import SourceText, Span
from parsers.records.table import Cell, Grid, GridRow, plain_cell
from parsers.tables.columns.roles import Role, role_of, speaks_of_money
from parsers.tables.marked.entries import ENTRY, OWN_HEADS, openings, runs_of, stand_elsewhere
from parsers.tables.rows.cell_kinds import begins_with_item
from parsers.values.dates import parse_year
from parsers.values.enumerators import LIST_SIGN
from parsers.values.spacing import join_lines
from parsers.values.years import Years

_LABELLED = re.compile(rf"\s*(?:{LIST_SIGN}\s+)?(?P<label>[^\s:：][^:：]{{1,39}}?)\s*[:：]\s*(?P<value>.*)")
_LEAST_ENTRIES = 3
_LEAST_LABELS = 2
_MOST_EMPTY = 1
_OF_ROWS: frozenset[Role] = frozenset({"year", "responsible", "period", "place", "remark", "source", "sum"})
"""What a row of a table says; reasons, aims and methods are a block's."""


@dataclass(slots=True)
class _Entry:
    """A project of the list: its number, its title and the labelled lines below it."""

    number: str
    title: str
    start: int
    end: int
    values: dict[str, tuple[str, int, int]] = field(default_factory=dict)
    """What stands behind each label, with its first and last line."""


def list_tables(source: SourceText, years: Years) -> tuple[Grid, ...]:
    """The lists that stand for the budget table of a plan of ``years``, a grid for each run of entries; nothing where
    they do not.

    Their entries count on from 1 through the whole plan, three at least. Either labels name the years, and all others
    what a table has columns for; or, in a plan of one year, each entry says its money behind one label, the same
    everywhere, and at least one thing more, and a project of the list has a block elsewhere: else the entries are the
    blocks.
    """
    entries = _counted(list(_entries(source)))
    if len(entries) < _LEAST_ENTRIES:
        return ()
    labels = list(dict.fromkeys(label for entry in entries for label in entry.values))
    of_years = [label for label in labels if role_of(label) == "year" and speaks_of_money(label)]
    if of_years:
        said = [parse_year(label, years) for label in of_years]
        known = all(role_of(label) in _OF_ROWS for label in labels)
        if not known or len(set(said)) < len(said) or any(len(entry.values) < _LEAST_LABELS for entry in entries):
            return ()
        if any(set(of_years).isdisjoint(entry.values) for entry in entries):
            return ()
    else:
        money = [label for label in labels if role_of(label) == "budget"]
        if years[0] != years[1] or len(money) != 1 or len(labels) < _LEAST_LABELS:
            return ()
        if any(money[0] not in entry.values for entry in entries) or not stand_elsewhere(openings(source), entries):
            return ()
    return tuple(_grid(run, labels) for run in runs_of(source, entries))


def _entries(source: SourceText) -> Iterator[_Entry]:
    """What looks like an entry: a number and a project's title, and right below them lines with labels alone."""
    entry: _Entry | None = None
    empty = 0
    for number, key in enumerate(source.digits, 1):
        line = source.line(number)
        opening = ENTRY.fullmatch(key)
        labelled = _LABELLED.fullmatch(key) if entry else None
        if opening and begins_with_item(line[opening.start("title") :].strip()):
            if entry:
                yield entry
            title = line[opening.start("title") :].strip()
            entry, empty = _Entry(opening["number"], title, number, number), 0
        elif not key.strip():
            empty += 1
        elif entry and labelled and empty <= _MOST_EMPTY and labelled["label"] not in entry.values:
            label = line[labelled.start("label") : labelled.end("label")]
            entry.values[label] = (line[labelled.start("value") :].strip(), number, number)
            entry.end, empty = number, 0
        elif entry and entry.values and not empty and line[:1].isspace() and not opening:
            label, (text, first, _) = entry.values.popitem()  # a value that goes on below its label
            entry.values[label] = (join_lines([text, line.strip()]), first, number)
            entry.end = number
        elif entry:
            yield entry
            entry = None
    if entry:
        yield entry


def _counted(found: Sequence[_Entry]) -> list[_Entry]:
    """The entries that count on from 1, each with labels."""
    taken: list[_Entry] = []
    for entry in found:
        if int(entry.number) == len(taken) + 1 and entry.values:
            taken.append(entry)
    return taken


def _grid(run: Sequence[_Entry], labels: Sequence[str]) -> Grid:
    top = Span(run[0].start, run[0].start)
    head = GridRow(tuple(Cell(name, (name,), top) for name in (*OWN_HEADS, *labels)), top)
    return Grid((head, *(_row(entry, labels) for entry in run)), Span(run[0].start, run[-1].end), "list")


def _row(entry: _Entry, labels: Sequence[str]) -> GridRow:
    first = Span(entry.start, entry.start)
    cells = [Cell(text, (text,), first) for text in (entry.number, entry.title)]
    for label in labels:
        text, start, end = entry.values.get(label, ("", entry.start, entry.start))
        cells.append(plain_cell(text, Span(start, end)))
    return GridRow(tuple(cells), Span(entry.start, entry.end))
