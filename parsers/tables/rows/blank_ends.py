"""Rows of a table with tabs whose empty last cells are gone: the others stand in their columns if the totals say so, or
where a total has a figure for each column of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from extract.ground.characters import arabic_digits
from parsers.records.table import Cell, GridRow
from parsers.tables.columns.column_roles import ColumnRoles
from parsers.tables.columns.names import COUNTS, FEW, TOTAL
from parsers.tables.rows.cell_kinds import kinds_of, misfit
from parsers.values.money.cells import parse_cell, split_values

_LEAST_FIGURES = 2
_PRINTED = frozenset({"amount", "zero", "dash"})
_NODE = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2}){0,2}\.?")


def with_blank_ends(rows: Sequence[GridRow], columns: ColumnRoles) -> Sequence[GridRow]:
    """The rows below a head with empty cells at the ends of those that are too short, where every one of these is in
    the sum of a total that prints an amount or a dash in each year and adds up with all cells where they stand.

    Else the rows themselves: a cell inside them may be the lost one; but for totals whose figures prove their places.
    """
    first = min(columns.of_money, default=0)
    rows = [_filled(row, columns.width) if _lacks_words_alone(row, columns) else row for row in rows]
    short = {at for at, row in enumerate(rows) if first < len(row.cells) < columns.width}
    if not short or not columns.even:
        return rows
    whole = [_filled(row, columns.width) if at in short else row for at, row in enumerate(rows)]
    vouched: set[int] = set()
    above: list[int] = []
    since: list[int] = []
    for at, row in enumerate(whole):
        if sum(bool(cell.text) for cell in row.cells) < 2 or len(row.cells) != columns.width:
            continue
        amounts = _amounts(row, columns)
        if any(TOTAL.match(cell.text) for cell in row.cells[:first]):
            inside = next((group for group in (since, above) if _adds_up(row, group, whole, columns)), [])
            vouched.update(inside, [at] if inside else ())
            since = []
        elif amounts is None or not row.cells[columns.project].text or not _fits(row, columns):
            return rows
        else:
            above.append(at)
            since.append(at)
    return whole if short <= vouched else rows


def _lacks_words_alone(row: GridRow, columns: ColumnRoles) -> bool:
    """Whether a total lacks but cells for words at its end: each of several columns of figures has its own, and no
    other stands before them. With a cell less, or one more, before these, one of them would lack its figure.
    """
    figures = sorted({*columns.of_money, *(column.place for column in columns.heads if column.money)})
    if row.torn or not columns.even or len(figures) < _LEAST_FIGURES:
        return False
    if not figures[-1] < len(row.cells) < columns.width:
        return False
    before = [cell for cell in row.cells[: figures[0]] if cell.text]
    if not before or not TOTAL.match(before[0].text) or any(parse_cell(cell.text).amount for cell in before):
        return False
    values = [row.cells[place].text for place in figures]
    counts = bool(COUNTS.search(before[-1].text) and FEW.fullmatch(values[0]))
    behind = zip(row.cells[figures[0] :], kinds_of(columns)[figures[0] :], strict=False)
    return (
        not counts
        and not any(cell.merged for cell in row.cells)
        and all(parse_cell(text).status in _PRINTED for text in values)
        and not any(misfit(cell.text, kind) for cell, kind in behind)
    )


def _filled(row: GridRow, width: int) -> GridRow:
    blank = Cell("", (), row.cells[-1].span)
    return replace(row, cells=(*row.cells, *[blank] * (width - len(row.cells))))


def _fits(row: GridRow, columns: ColumnRoles) -> bool:
    """Whether a row's cells stand in their columns; that of missions may hold a number alone: ``1.2``."""
    return not row.torn and not any(
        misfit(cell.text, kind) and not (kind == "words" and _NODE.fullmatch(arabic_digits(cell.text)))
        for cell, kind in zip(row.cells, kinds_of(columns), strict=True)
    )


def _amounts(row: GridRow, columns: ColumnRoles) -> list[Decimal] | None:
    """The amounts of a row's years as they are printed, 0 for none; None where one cannot be read."""
    values = []
    for index in columns.of_money:
        text = row.cells[index].text
        value = parse_cell(text)
        if text and (value.status is None or len(split_values(text)) > 1):
            return None
        values.append(value.amount or Decimal(0))
    return values


def _adds_up(total: GridRow, inside: Sequence[int], rows: Sequence[GridRow], columns: ColumnRoles) -> bool:
    """Whether a total has a figure or a dash in each year, and is the sum of rows."""
    found = _amounts(total, columns)
    if found is None or not inside or not all(total.cells[index].text for index in columns.of_money):
        return False
    parts = [_amounts(rows[at], columns) or [] for at in inside]
    return any(found) and found == [sum(of_year, Decimal(0)) for of_year in zip(*parts, strict=True)]
