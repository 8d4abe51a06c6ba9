"""Tables with the years in the cells of one column, a line each (``2566: 20,000``, ``2567: –``): as tables with a
column for each of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from extract.ground.characters import arabic_digits
from parsers.records.table import Cell, Grid, GridRow
from parsers.tables.columns.column_a_year import over_years, with_column_a_year, with_text
from parsers.tables.columns.head_rows import head_starts, header_rows
from parsers.tables.columns.roles import role_of
from parsers.tables.columns.value_of_years import TRUE_OF_EACH, value_of_years
from parsers.values.enumerators import LIST_SIGN
from parsers.values.money.cells import parse_cell
from parsers.values.years import MOST_YEARS, YEARS_NAMED, year_be

_LABEL = re.compile(rf"{YEARS_NAMED}\s*[:：=]")
_SIGN = re.compile(rf"\s*(?:{LIST_SIGN}\s*)?")
_ENDS = " \t,;|/"


class _Said(NamedTuple):
    """What a cell says of some years, and whether it is true of each of them or of all together."""

    years: range
    value: str
    each: bool


_Column = Mapping[int, tuple[_Said, ...]]
"""What the cells of a column say, by row; nothing of a year where a cell is one value."""


def years_in_cells_apart(grids: Iterable[Grid]) -> list[Grid]:
    """``grids`` with a column a year in the place of one of money in whose cells years stand before their values.

    Every cell of the column says years and values and nothing else, none of them twice, or is one value, which is then
    over all years. A table without a head goes on with the one above where its rows are as wide and its cells say so.
    """
    found: list[Grid] = []
    chain: list[Grid] = []
    for grid in grids:
        if not (chain and _goes_on(grid, chain[0])):
            found += _apart(chain)
            chain = []
        chain.append(grid)
    return [*found, *_apart(chain)]


def _goes_on(grid: Grid, first: Grid) -> bool:
    """Whether a table has no head, rows as wide as the ``first`` above it, and years in its cells."""
    if not _names_years(grid) or not _names_years(first) or head_starts(grid) or not head_starts(first):
        return False
    width = len(first.rows[head_starts(first)[0]].cells)
    return all(len(row.cells) == width for row in grid.rows)


def _names_years(grid: Grid) -> bool:
    """Whether any cell begins with a year and a colon: it spares other tables the reading of their heads."""
    return any(_begins_with_year(cell.text) for row in grid.rows for cell in row.cells if ":" in cell.text)


def _begins_with_year(text: str) -> bool:
    key = arabic_digits(text)
    return _LABEL.match(key, _end_of_sign(key)) is not None


def _end_of_sign(key: str) -> int:
    sign = _SIGN.match(key)
    return sign.end() if sign else 0


def _apart(tables: Sequence[Grid]) -> Sequence[Grid]:
    """The parts of one table, the first with its head, with their columns apart; themselves where none has years."""
    starts = head_starts(tables[0]) if tables and _names_years(tables[0]) else ()
    if not starts:
        return tables
    heads = {row for start in starts for row in range(start, header_rows(tables[0].rows, start)[2])}
    rows = [(row, at in heads and grid is tables[0]) for grid in tables for at, row in enumerate(grid.rows)]
    names = tables[0].rows[starts[0]].cells
    columns = {
        place: column
        for place, cell in enumerate(names)
        if role_of(cell.text) in ("budget", "year") and (column := _column(rows, place))
    }
    years = {place: _years_of(column) for place, column in columns.items()}
    if not columns or any(len(of) > MOST_YEARS for of in years.values()):
        return tables
    apart = iter([_row(row, at, columns, years, is_head=is_head) for at, (row, is_head) in enumerate(rows)])
    return [replace(grid, rows=tuple(next(apart) for _ in grid.rows)) for grid in tables]


def _column(rows: Sequence[tuple[GridRow, bool]], place: int) -> _Column | None:
    """What the cells of a column say of years; None where one says anything else, or none says a year."""
    found: dict[int, tuple[_Said, ...]] = {}
    for at, (row, is_head) in enumerate(rows):
        if is_head or not row.text(place) or row.cells[place].columns != 1:
            continue
        said = _said(row.cells[place])
        if said is None:
            return None
        found[at] = said
    return found if any(found.values()) else None


def _said(cell: Cell) -> tuple[_Said, ...] | None:
    """What a cell says of years; nothing where it is one value, None where it is anything else or a year is twice."""
    if not _begins_with_year(cell.text):
        return () if parse_cell(cell.text).status is not None else None
    found: list[_Said] = []
    for piece in _pieces(cell):
        key = arabic_digits(piece)
        label = _LABEL.match(key)
        if label is None:
            return None
        first = year_be(label["first"], None)
        last = year_be(label["last"], None) if label["last"] else first
        if first is None or last is None or not 0 <= last - first < MOST_YEARS:
            return None
        value = value_of_years(piece[label.end() :].strip(_ENDS), several=first < last)
        if value.status is None or any(first < one.years.stop and one.years.start <= last for one in found):
            return None
        found.append(_Said(range(first, last + 1), value.text, value.of_each))
    return tuple(found)


def _pieces(cell: Cell) -> Iterator[str]:
    """What a cell says of each label, from the label on, without the sign of a list before it."""
    if len(cell.parts) > 1 and all(map(_begins_with_year, cell.parts)):
        yield from (part[_end_of_sign(part) :] for part in cell.parts)
        return
    key = arabic_digits(cell.text)
    starts = [label.start() for label in _LABEL.finditer(key)]
    sign = key[: starts[0]].strip()
    for start, end in zip(starts, (*starts[1:], None), strict=True):
        piece = cell.text[start:end].strip(_ENDS)
        yield piece.removesuffix(sign).strip(_ENDS) if sign and end is not None else piece


def _years_of(column: _Column) -> tuple[int, ...]:
    return tuple(sorted({year for said in column.values() for one in said for year in one.years}))


def _row(
    row: GridRow, at: int, columns: Mapping[int, _Column], years: Mapping[int, tuple[int, ...]], *, is_head: bool
) -> GridRow:
    """A row with a cell a year in the place of each such column."""

    def values(place: int, cell: Cell) -> Iterable[Cell]:
        own = years[place]
        said = columns[place].get(at)
        if not cell.text:
            return [cell] * len(own)
        return _values(cell, said, own) if said else _over(cell, len(own))

    return with_column_a_year(row, years, None if is_head else values)


def _values(cell: Cell, said: Sequence[_Said], years: Sequence[int]) -> Iterator[Cell]:
    """The cells of a row's years, blank in those of which it says nothing."""
    of_year = {year: one for one in said for year in one.years}
    for year in years:
        one = of_year.get(year)
        if one is None:
            yield Cell("", (), cell.span)
        elif one.each:
            yield with_text(cell, one.value)
        elif year == one.years.start:
            yield from _over(with_text(cell, one.value), sum(other in one.years for other in years))


def _over(cell: Cell, count: int) -> list[Cell]:
    """A cell over the columns of several years, unless it has no value: that is true of each."""
    return [cell] * count if parse_cell(cell.text).status in TRUE_OF_EACH else over_years(cell, count)
