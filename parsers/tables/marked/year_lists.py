"""Lists that stand for the table of one part of a plan beside the tables of the others: an entry a project, and below
it a line a year (``- ปี 2566: 18,000 บาท``), or one of its budget in a plan of one year, and labelled lines for the
other columns.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from extract.ground.source import SourceText, Span
from parsers.records.table import Grid, GridRow, plain_cell
from parsers.tables.columns.names import TOTAL
from parsers.tables.columns.roles import Role, role_of
from parsers.tables.columns.value_of_years import value_of_years
from parsers.tables.marked.entries import ENTRY, OWN_HEADS, openings, runs_of, stand_elsewhere
from parsers.tables.marked.year_lines import YearLine, year_line
from parsers.tables.rows.cell_kinds import begins_with_item
from parsers.values.enumerators import LIST_SIGN
from parsers.values.spacing import wording_key
from parsers.values.years import Years

_LABELLED = re.compile(rf"\s*(?:{LIST_SIGN}\s+)?(?P<label>[^\s:：][^:：]{{1,39}}?)\s*[:：]\s*(?P<value>.*?)\s*")
_LONE = re.compile(rf"\s*(?:{LIST_SIGN}\s+)?\(?(?P<number>\d{{1,3}})[.)]*\s*")
"""A number that stands alone above its title."""

_OF_ROWS: frozenset[Role] = frozenset({"responsible", "period", "place", "remark", "source", "sum"})
"""What a row of a table says beside its money; reasons, aims and methods are a block's."""

_LEAST_ENTRIES = 3
_MOST_EMPTY = 1


@dataclass(slots=True)
class _Entry:
    """A project of a list, or the total below it, which has no number: its title, its years and its other labels."""

    number: int | None
    title: str
    start: int
    end: int
    years: dict[int, tuple[str, int]] = field(default_factory=dict)
    """What is said of each year, and on which line."""

    labels: dict[str, tuple[str, int]] = field(default_factory=dict)
    whole: bool = True
    """Whether all that it says of its years is a value, of each of them, and no year is said twice."""


def year_lists(
    source: SourceText, years: Years, known: Collection[str], counted: Collection[int] = ()
) -> tuple[tuple[Grid, ...], ...]:
    """The lists of a plan of ``years``, each as a grid for each run of entries that no wording parts.

    The entries of a list count on from 1 or from a number of a table (``counted``), three at least; each says money of
    years, no year twice, and beside it only what a table has columns for. None of their titles, as wording keys, is
    ``known`` or stands in a list above: that would be the same projects again. In a plan of one year one of them opens
    a block elsewhere: else the entries are the blocks.
    """
    found: list[tuple[Grid, ...]] = []
    titles = set(known)
    lines: Mapping[str, int] = {}
    for entries in _counted(list(_entries(source, years)), {1, *(number + 1 for number in counted)}):
        own = [wording_key(entry.title) for entry in entries if entry.number]
        whole = all(entry.whole and entry.years for entry in entries)
        listed = len(own) >= _LEAST_ENTRIES and whole and titles.isdisjoint(own) and len({*own}) == len(own)
        if listed and years[0] == years[1]:
            lines = lines or openings(source)
            listed = stand_elsewhere(lines, [entry for entry in entries if entry.number])
        if listed:
            labels = list(dict.fromkeys(label for entry in entries for label in entry.labels))
            found.append(tuple(_grid(run, years, labels) for run in runs_of(source, entries)))
        titles.update(own)
    return tuple(found)


def _entries(source: SourceText, years: Years) -> Iterator[_Entry]:
    """What looks like an entry or a total: right below its title lines of years and with labels alone."""
    entry: _Entry | None = None
    empty = 0
    for number, key in enumerate(source.digits, 1):
        if not key.strip():
            empty += 1
            continue
        opened = _opened(source, number)
        if opened or not (entry and empty <= _MOST_EMPTY and _takes(entry, source, number, years)):
            if entry and entry.years:
                yield entry
            entry = opened
        empty = 0
    if entry and entry.years:
        yield entry


def _opened(source: SourceText, number: int) -> _Entry | None:
    """The entry or total whose title is line ``number``."""
    key, line = source.key(number), source.line(number)
    opening = ENTRY.fullmatch(key)
    if opening and begins_with_item(line[opening.start("title") :].strip()):
        return _Entry(int(opening["number"]), line[opening.start("title") :].strip(), number, number)
    above = next((n for n in range(number - 1, max(0, number - 2 - _MOST_EMPTY), -1) if source.key(n).strip()), 0)
    lone = _LONE.fullmatch(source.key(above)) if above and not opening and begins_with_item(line.strip()) else None
    if lone:
        return _Entry(int(lone["number"]), line.strip(), above, number)
    return _Entry(None, line.strip(), number, number) if TOTAL.match(key.strip()) else None


def _takes(entry: _Entry, source: SourceText, number: int, years: Years) -> bool:
    """Whether a line is one of an entry's, which then has it."""
    if said := year_line(source, number, years):
        _add(entry, said, number)
    else:
        labelled = _LABELLED.fullmatch(source.key(number))
        role = role_of(labelled["label"]) if labelled else "other"
        if labelled is None or role not in _OF_ROWS | {"budget"}:
            entry.whole &= labelled is None or entry.end < number - 1  # what a block says
            return False
        line = source.line(number)
        value = line[labelled.start("value") : labelled.end("value")]
        if role == "budget" and value and years[0] == years[1]:
            _add(entry, YearLine(years, labelled["label"], value), number)
        elif role == "budget":
            entry.whole = entry.whole and not value and not entry.years  # what stands over the years
        else:
            label = line[labelled.start("label") : labelled.end("label")]
            entry.whole = entry.whole and label not in entry.labels
            entry.labels[label] = (value, number)
    entry.end = number
    return True


def _add(entry: _Entry, said: YearLine, number: int) -> None:
    """The value of a line in each of its years."""
    first, last = said.years
    value = value_of_years(said.value, several=first < last)
    new = entry.years.keys().isdisjoint(range(first, last + 1))
    entry.whole = entry.whole and new and value.of_each and value.status not in (None, "blank")
    entry.years |= dict.fromkeys(range(first, last + 1), (value.text, number))


def _counted(found: Sequence[_Entry], firsts: Collection[int]) -> Iterator[list[_Entry]]:
    """The entries that count on from one of ``firsts`` with the totals among them, a list for each of these that does
    not count on.
    """
    entries: list[_Entry] = []
    last = 0
    for entry in found:
        if entries and (entry.number is None or entry.number == last + 1):
            entries.append(entry)
            last = entry.number or last
        elif entry.number in firsts:
            if entries:
                yield entries
            entries, last = [entry], entry.number or 0
        elif entries:
            yield entries
            entries = []
    if entries:
        yield entries


def _grid(run: Sequence[_Entry], years: Years, labels: Sequence[str]) -> Grid:
    top = Span(run[0].start, run[0].start)
    names = (*OWN_HEADS, *(f"งบประมาณ ปี {year}" for year in range(years[0], years[1] + 1)), *labels)
    rows = (
        GridRow(tuple(plain_cell(name, top) for name in names), top),
        *(_row(entry, years, labels) for entry in run),
    )
    return Grid(rows, Span(top.start, run[-1].end), "list")


def _row(entry: _Entry, years: Years, labels: Sequence[str]) -> GridRow:
    first = Span(entry.start, entry.start)
    cells = [plain_cell(str(entry.number or ""), first), plain_cell(entry.title, first)]
    said = [entry.years.get(year) for year in range(years[0], years[1] + 1)]
    for one in (*said, *(entry.labels.get(label) for label in labels)):
        cells.append(plain_cell(one[0], Span(one[1], one[1])) if one else plain_cell("", first))
    return GridRow(tuple(cells), Span(entry.start, entry.end))
