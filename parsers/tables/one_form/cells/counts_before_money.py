"""Tables whose columns of money hold a count and the money in one cell, and say so (``50/25,000`` below ``คน/บาท``,
``50 คน / 25,000 บาท`` below ``เป้าหมายและงบประมาณ``): as tables with a column of counts for each.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from extract.ground.characters import arabic_digits
from parsers.records.table import Cell, Grid, GridRow
from parsers.tables.columns.column_roles import ColumnRoles
from parsers.tables.columns.meaning import heads_of
from parsers.values.counters import THINGS_OR_TIME
from parsers.values.money.cell_forms import DASH
from parsers.values.money.cells import parse_cell, states_unit
from parsers.values.money.units import counted_before_baht, of_baht_alone
from parsers.values.numerals import parse_decimal

_COUNT = rf"(?:[0-9]{{1,3}}(?:,[0-9]{{3}})*+|[0-9]{{4,6}})(?:\s?(?:{THINGS_OR_TIME}))?"
_PAIR = re.compile(rf"(?P<count>{_COUNT}|{DASH})\s?/\s?(?P<money>[^\s/][^/]{{0,40}}(?:/{DASH})?)")
_LONGEST = 60
_NAME = "เป้าหมาย"


class _Form(NamedTuple):
    """How many cells a row of a table has, and the names of the columns of counts, by the places of those that hold
    them with money.
    """

    width: int
    names: dict[int, str]


def counts_apart(grids: Iterable[Grid]) -> list[Grid]:
    """``grids`` with the counts in columns of their own where a head says that its columns hold a count and money, also
    in the tables without a head that go on with it; as they are where a cell of these columns is not a count and money.

    ``200/-`` below such a head is a count without money; alone it would be baht.
    """
    return [grid for table in _with_what_goes_on(grids) for grid in _apart(table) or table]


def _with_what_goes_on(grids: Iterable[Grid]) -> Iterator[list[Grid]]:
    """The grids of each table: those behind the first have no head, or one of the same columns."""
    table: list[Grid] = []
    for grid in grids:
        if table and (forms := _forms(grid)) and forms != _forms(table[0]):
            yield table
            table = []
        table.append(grid)
    if table:
        yield table


def _forms(grid: Grid) -> list[_Form]:
    """The form of each head of a table, each once."""
    found: list[_Form] = []
    for columns, _ in heads_of(grid, None).values():
        if (form := _Form(columns.width, _counted(columns))) not in found:
            found.append(form)
    return found


def _apart(table: Sequence[Grid]) -> list[Grid] | None:
    """The grids of a table with columns of counts; None where it has none, or something leaves them open."""
    forms = _forms(table[0])
    if len(forms) != 1 or not forms[0].names:
        return None
    form = forms[0]
    heads = [_rows_of_heads(grid) for grid in table]
    below = [
        row for grid, names in zip(table, heads, strict=True) for at, row in enumerate(grid.rows) if at not in names
    ]
    pairs = [_pair(row.text(at)) for row in below if not row.only_text for at in form.names]
    if None in pairs or not any(count and parse_cell(money).amount for count, money in filter(None, pairs)):
        return None
    if any(len(row.cells) > form.width or row.torn for row in below):
        return None
    return [
        replace(grid, rows=tuple(_with_counts(row, form, names.get(at)) for at, row in enumerate(grid.rows)))
        for grid, names in zip(table, heads, strict=True)
    ]


def _rows_of_heads(grid: Grid) -> dict[int, bool]:
    """The rows of a table's heads, and whether each is the first of one."""
    return {at: at == start for start, (_, end) in heads_of(grid, None).items() for at in range(start, end)}


def _counted(columns: ColumnRoles) -> dict[int, str]:
    found: dict[int, str] = {}
    for place in (*columns.of_money, *columns.undated, *(place for place, _ in columns.unread_years)):
        if things := next(filter(None, map(counted_before_baht, columns.heads[place].texts)), None):
            year = f" ปี {columns.years[place]}" if place in columns.years else ""
            found[place] = f"{things}{year}" if things.endswith(_NAME) else f"{_NAME}{year} ({things})"
    return found


def _pair(text: str) -> tuple[str, str] | None:
    """The count and the money of a cell, as printed; None where it may be either, or is neither.

    >>> [_pair(text) for text in ("๕๐/๒๕,๐๐๐", "200 คน / -", "-", "25,000 บาท", "200", "200 คน", "25,000/50")]
    [('๕๐', '๒๕,๐๐๐'), ('200 คน', '-'), ('', '-'), ('', '25,000 บาท'), None, None, None]
    """
    key = arabic_digits(text)
    match = _PAIR.fullmatch(key.strip()) if len(key) < _LONGEST else None
    if match is None:
        status = parse_cell(text).status
        return None if status is None or (status in ("amount", "zero") and not states_unit(key)) else ("", text)
    start = len(key) - len(key.lstrip())
    count, money = (text[start + match.start(group) : start + match.end(group)] for group in ("count", "money"))
    value = parse_cell(money)
    figure = parse_decimal(re.sub(r"[^0-9]", "", match["count"])) or 0
    larger = value.amount is None or figure < value.amount
    return (count, money) if value.status is not None and larger else None


def _with_counts(row: GridRow, form: _Form, of_head: bool | None) -> GridRow:
    """A row with its counts behind it; one of a head (false: not its first) with the names of their columns."""
    cells = [*row.cells, *(Cell("", (), row.span) for _ in range(form.width - len(row.cells)))]
    if of_head is not None:
        cells = [cell.with_text(of_baht_alone(cell.text)) if counted_before_baht(cell.text) else cell for cell in cells]
        counts = [Cell(name, (name,), row.span) if of_head else Cell("", (), row.span) for name in form.names.values()]
        return replace(row, cells=(*cells, *counts))
    counts = []
    for at in form.names:
        count, money = _pair(cells[at].text) or ("", "")
        counts.append(cells[at].with_text(count)._replace(rows=1, columns=1))
        cells[at] = cells[at].with_text(money) if count else cells[at]
    return replace(row, cells=(*cells, *counts))
