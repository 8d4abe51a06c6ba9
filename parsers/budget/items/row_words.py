"""The words of a row beside its money, given to its items: remark, who is responsible, the cells of other columns."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import accumulate

from parsers.budget.items.cell_values import in_baht
from parsers.budget.items.item_groups import GroupItem
from parsers.budget.items.row_cells import columns_beside, row_cell
from parsers.records.table import Cell, GridRow
from parsers.tables.columns.column_roles import ColumnRoles
from parsers.tables.rows.cell_kinds import names_unit


def give_words(items: Sequence[GroupItem], row: GridRow, columns: ColumnRoles) -> None:
    """Give a row's remark and its unit to its items: one each where the cell holds as many (pieces, words, the same
    words again, names of units) as there are items, else the whole cell to all. The row's own total is that of the
    one item.
    """
    for item, remark in zip(items, _words_of(items, row, columns.remark), strict=False):
        item.remark = remark
    for item, responsible in zip(items, _words_of(items, row, columns.responsible), strict=False):
        item.responsible = responsible
    for column, role in columns_beside(columns) if items else ():
        for item, text in zip(items, _words_of(items, row, column.place), strict=False):
            span, factor = row.cells[column.place].span, columns.factor(column.place, text)
            item.beside.append(row_cell(column, role, text, span, factor))
    if len(items) == 1 and columns.total is not None and columns.complete and columns.total < len(row.cells):
        cell = row.cells[columns.total]
        items[0].row_total = None if cell.merged else _sum_of_row(cell, columns)


def _sum_of_row(cell: Cell, columns: ColumnRoles) -> Decimal | None:
    factor = None if columns.total is None else columns.factor(columns.total, cell.text)
    return in_baht(cell.text, factor, own_unit=columns.own_units).amount


def _words_of(items: Sequence[GroupItem], row: GridRow, index: int | None) -> Sequence[str]:
    if not items or index is None or index >= len(row.cells) or not row.cells[index].text:
        return ()
    cell = row.cells[index]
    if len(items) == 1:
        return (cell.text,)
    words = tuple(cell.text.split(" "))
    for candidate in (cell.parts, words, _repeated(words, len(items)), _unit_names(words)):
        if len(candidate) == len(items):
            return candidate
    return (cell.text,) * len(items)


def _repeated(words: Sequence[str], count: int) -> tuple[str, ...]:
    """The remark that is printed ``count`` times in a row, as the first is spelt; nothing where the words differ.

    A narrow cell breaks the copies in different places, so blanks do not count.

    >>> _repeated("ไม่ใช้ งบประมาณ ไม่ใช้งบ ประมาณ".split(), 2), _repeated("ก ข".split(), 2), _repeated("กก".split(), 2)
    (('ไม่ใช้ งบประมาณ', 'ไม่ใช้ งบประมาณ'), (), ())
    """
    letters = "".join(words)
    size = len(letters) // count
    ends = list(accumulate(map(len, words)))
    if letters != letters[:size] * count or size not in ends:
        return ()
    return (" ".join(words[: ends.index(size) + 1]),) * count


def _unit_names(words: Sequence[str]) -> tuple[str, ...]:
    """The names of units in a remark, whose blanks may stand inside a name; a list with ``/`` or ``และ`` is one.

    >>> _unit_names("กองยุทธศาสตร์ และงบประมาณ กองคลัง สำนักปลัด/ กองช่าง".split())
    ('กองยุทธศาสตร์ และงบประมาณ', 'กองคลัง', 'สำนักปลัด/ กองช่าง')
    """
    units: list[str] = []
    for word in words:
        begins = names_unit(word) and not (units and units[-1].endswith(("/", "และ", ",")))
        if begins or not units:
            units.append(word)
        else:
            units[-1] = f"{units[-1]} {word}"
    return tuple(units)
