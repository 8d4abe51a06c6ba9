"""Several readings of the same lines compared: how many cells are impossible, how many printed totals are met."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from math import isinf
from typing import NamedTuple

from parsers.records.table import Grid, GridRow
from parsers.structure.levels import names_node
from parsers.tables.columns.column_roles import ColumnRoles
from parsers.tables.columns.head_rows import is_header
from parsers.tables.columns.meaning import read_header
from parsers.tables.columns.names import TOTAL
from parsers.tables.rows.cell_kinds import Kind, begins_with_item, has_letters, is_money, kinds_of, misfit
from parsers.values.money.cells import parse_cell

_LEAST_ROWS = 2
_LACKS_NUMBER = re.compile(r"(?:^|\s)(?:ปี|พ\.ศ\.|ร้อยละ|ไตรมาส(?:ที่)?)$")
"""How a title ends that lost the number of the next cell's first words."""


class Proof(NamedTuple):
    """What speaks for a reading, in the order of its weight; the larger is the better one."""

    possible: int
    """Cells that cannot stand where they do, counted downwards from 0."""
    totals_met: int
    placed: int
    """Words that have a place in the table."""

    @property
    def complete(self) -> bool:
        """Whether nothing is impossible and a printed total is met."""
        return not self.possible and self.totals_met > 0


UNPROVED = Proof(-(10**6), 0, 0)
"""Of a reading that hardly any row fits."""


def prove(grid: Grid) -> Proof | None:
    """The proof of a reading; None where it has no header with years, or fewer than two rows that fit it, or fewer than
    half of its rows.
    """
    header = read_header(grid.rows, 0, None)
    if header is None:
        return None
    columns = header[0]
    kinds = kinds_of(columns)
    impossible = fitting = placed = met = 0
    sums = dict.fromkeys(columns.of_money, Decimal(0))
    count = 0
    for row in _body(grid.rows, columns):
        placed += sum(len(cell.text.split()) for cell in row.cells)
        if len(row.cells) == 1 and not row.torn:
            continue
        count += 1
        faults = _faults(row, columns, kinds)
        impossible += faults
        fitting += not faults
        amounts = (
            {index: parse_cell(row.cells[index].text).amount or Decimal(0) for index in columns.of_money}
            if (len(row.cells) == columns.width)
            else {}
        )
        if _is_total(row):
            met += bool(amounts) and any(amounts.values()) and all(sums[i] == value for i, value in amounts.items())
            sums = dict.fromkeys(columns.of_money, Decimal(0))
        else:
            for index, value in amounts.items():
                sums[index] += value
    if fitting < max(_LEAST_ROWS, count / 2):
        return None
    return Proof(-impossible, met, placed)


def _body(rows: Sequence[GridRow], columns: ColumnRoles) -> Iterator[GridRow]:
    return (row for row in rows if not row.blank and not (len(row.cells) == columns.width and is_header(row)))


def _is_total(row: GridRow) -> bool:
    return bool(TOTAL.match(next((cell.text for cell in row.cells if cell.text), "")))


def _faults(row: GridRow, columns: ColumnRoles, kinds: Sequence[Kind]) -> int:
    if row.torn or len(row.cells) != columns.width:
        return 1
    if _is_total(row):
        years = [row.cells[index].text for index in columns.of_money]
        shifted = columns.total is not None and all(years) and not row.cells[columns.total].text
        return sum(misfit(text, "money") > 0 for text in years) + shifted
    faults = sum(
        isinf(misfit(cell.text, kind)) or (kind == "money" and misfit(cell.text, kind) > 0)
        for cell, kind in zip(row.cells, kinds, strict=True)
    )
    money = any(is_money(row.cells[index].text) for index in columns.of_money)
    title = row.cells[columns.project].text
    empty = any(not row.cells[index].text for index in columns.of_money)
    levels = [index for index in (columns.dimension, columns.mission) if index is not None]
    faults += any(not row.cells[index].text for index in levels) and _holds_level(title)
    faults += any(row.cells[index].text for index in levels) and _begins_inside(title)
    faults += bool(_LACKS_NUMBER.search(title)) + _has_title_beside(row, columns)
    return faults + (money and not has_letters(title)) + _ends_in_money(title, 1 if empty else 2)


def _holds_level(title: str) -> bool:
    """Whether a dimension or a mission stands in a title: cells that nothing parted.

    >>> _holds_level("1. การสร้างวัฒนธรรมสุจริต 1.1 การเสริมสร้างจิตสำนึก โครงการ ก"), _holds_level("1.1 โครงการ ก")
    (True, False)
    """
    words = title.split()
    starts = [index for index, word in enumerate(words) if word[:1].isdecimal() or word.startswith("มิติ")]
    return any(names_node(" ".join(words[start:])) for start in starts)


def _begins_inside(title: str) -> bool:
    """Whether an item begins inside a title, behind what may be the end of a level's.

    >>> _begins_inside("และตอบสนองเรื่องร้องเรียน มาตรการ ก"), _begins_inside("โครงการ ก กิจกรรม ข")
    (True, False)
    """
    return not begins_with_item(title) and any(map(begins_with_item, title.split()[1:]))


def _has_title_beside(row: GridRow, columns: ColumnRoles) -> bool:
    """Whether the words of the project column name no item, and a cell behind it begins with one."""
    if begins_with_item(row.cells[columns.project].text):
        return False
    return any(
        begins_with_item(cell.text) for cell in row.cells[columns.project + 1 : min(columns.of_money, default=0)]
    )


def _ends_in_money(title: str, least: int) -> bool:
    """Whether values stand at a title's end, an amount among them: cells that nothing parted."""
    words = title.split()
    start = len(words)
    while start and parse_cell(words[start - 1]).status is not None:
        start -= 1
    return start > 0 and len(words) - start >= least and any(map(is_money, words[start:]))
