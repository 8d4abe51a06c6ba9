"""What a total row counts, and what money of it is no budget: nobody adds them up, and no number of them is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.ground.characters import arabic_digits
from parsers.budget.items.row_cells import columns_beside
from parsers.records.budget import RowRole
from parsers.records.table import Cell, GridRow
from parsers.tables.columns.column_roles import ColumnRoles
from parsers.tables.columns.figure_of_year import BESIDE_BUDGET
from parsers.values.kinds import KIND_WORD
from parsers.values.money.fields import parse_cell

COUNT_OF_PROJECTS = re.compile(rf"\d\s*+(?:\([ก-๎]{{2,30}}\)\s*+)?/?\s*+{KIND_WORD}")
"""'9 โครงการ', '9 (เก้า) โครงการ', in Arabic digits."""

_COUNT_BEGINS = re.compile(r"จำนวน\s*\d{1,3}\s*$")
COUNTS_ONLY = re.compile(
    r"^[(\[\-–•\s]*(?:[ก-๎]{3,8}\s*)?(?:\d{1,3}\s*+(?:/\s*+)?[ก-๎]{6,9}(?:\s*/\s*[ก-๎]{6,9})*+\s*+)+(?:ดังนี้)?[)\]\s]*$"
)
"""A cell of projects that only counts, as in a total row, also where รวม is damaged: 'จำนวน 9 โครงการ', '4 โครงกาธ'."""

_PARTS: frozenset[RowRole] = frozenset({"quarter", "month", "paid"})
_NO_MONEY: frozenset[RowRole] = frozenset({"target", "indicator", "tick", "period", "other"})


def counts_projects(text: str) -> bool:
    """Whether a cell counts projects."""
    key = arabic_digits(text)
    return bool(COUNT_OF_PROJECTS.search(key) or COUNTS_ONLY.match(key))


def count_said(row: GridRow, counting: Cell | None, columns: ColumnRoles) -> str:
    """What a row says of how many projects it sums up, in the cell that is ``counting``, or over two of words."""
    return _whole_count(row, counting) if counting else _count_over_cells(row, columns)


def _whole_count(row: GridRow, count: Cell) -> str:
    """The text of the cell that counts, with the next one where that closes its bracket."""
    place = row.cells.index(count)
    behind = row.text(place + 1)
    goes_on = count.text.count("(") > count.text.count(")") and behind.endswith(")") and "(" not in behind
    return f"{count.text} {behind}" if goes_on else count.text


def _count_over_cells(row: GridRow, columns: ColumnRoles) -> str:
    """What a row counts where two columns of words beside each other hold it: ``จำนวน 7 | โครงการ``."""
    if len(row.cells) != columns.width:
        return ""
    words = [cell.text for cell in row.cells[: min(columns.of_money, default=0)]]
    whole = (" ".join(pair) for pair in pairwise(words) if _COUNT_BEGINS.search(arabic_digits(pair[0])))
    return next(filter(counts_projects, whole), "")


def counted(row: GridRow, columns: ColumnRoles) -> Iterator[str]:
    """What a row of all columns says in those that hold no money: sums of targets."""
    if len(row.cells) != columns.width:
        return
    for column, role in columns_beside(columns):
        text = row.cells[column.place].text
        if text and role in _NO_MONEY and not column.money:
            yield text


def not_budget(row: GridRow, columns: ColumnRoles) -> Iterator[str]:
    """What it says in columns of money that are no budget, or parts of one that has a figure of its own."""
    if len(row.cells) != columns.width:
        return
    alone = {index for indexes in columns.quarters.values() for index in indexes}
    for column, role in columns_beside(columns):
        text = row.cells[column.place].text
        parts = role in _PARTS or (role == "budget_source" and column.money) or column.role in BESIDE_BUDGET
        if text and parts and column.place not in alone and (column.money or role == "paid"):
            yield text
    yield from _figures_of_parts(row, columns)


def _figures_of_parts(row: GridRow, columns: ColumnRoles) -> Sequence[str]:
    """What it says in columns of quarters or months whose heads say no money, if that is a year's figure in parts."""
    alone = {index for indexes in columns.quarters.values() for index in indexes}
    places = [column.place for column in columns.heads if column.role in _PARTS and not column.money]
    texts = [row.cells[place].text for place in places if place not in alone and row.cells[place].text]
    amounts = [parse_cell(text).amount for text in texts]
    whole = {parse_cell(row.cells[place].text).amount for place in columns.of_money} - {None}
    return texts if any(amounts) and sum(filter(None, amounts)) in whole else ()
