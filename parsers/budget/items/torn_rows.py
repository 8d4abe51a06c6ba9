"""Rows that a line break inside a cell tore, put together again where they fit the table only so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parsers.records.table import Cell, GridRow
from parsers.structure.levels import names_place
from parsers.tables.columns.meaning import ColumnRoles
from parsers.tables.rows.fit import LONGEST_REMARK, begins_with_item, is_money, kinds_of, misfit, row_fits

_MOST_LINES = 4


def with_torn_rows(rows: Sequence[GridRow], columns: ColumnRoles) -> Iterator[GridRow]:
    """The rows below a header, from the printed lines.

    Neighbouring lines are one row where their cells together, the last of one and the first of the next being one cell
    or two, are exactly the table's, all fit their columns, and the lower line alone does not. Lines of one cell that
    are neither a heading nor part of such a row are left out unless they hold money: a page number, a running head.
    """
    at = 0
    while at < len(rows):
        taken, row = _longest(rows, at, columns)
        if taken == 1 and len(row.cells) == 1 and columns.width > 2 and not _says_something(row):
            at += 1
            continue
        yield row
        at += taken


def _longest(rows: Sequence[GridRow], at: int, columns: ColumnRoles) -> tuple[int, GridRow]:
    row = rows[at]
    if len(row.cells) >= columns.width or (len(row.cells) == 1 and names_place(row.cells[0].text)):
        return 1, row
    wholes = [row]
    for count, below in enumerate(rows[at + 1 : at + _MOST_LINES], 2):
        if len(below.cells) > 1 and row_fits(below, columns, ruled=False) and _has_title(below, columns):
            break
        if begins_with_item(below.cells[0].text) or _is_paragraph(below):
            break
        wholes = [joined for whole in wholes for joined in (_joined(whole, below), _beside(whole, below))]
        fitting = [whole for whole in wholes if _is_whole(whole, columns)]
        if fitting:
            return (count, fitting[0]) if len(fitting) == 1 else (1, row)
    return 1, row


def _is_paragraph(row: GridRow) -> bool:
    """Whether a line is an indented paragraph: a tab before words that are longer than remarks are."""
    return len(row.cells) == 2 and not row.cells[0].text and len(row.cells[1].text) > LONGEST_REMARK


def _beside(above: GridRow, below: GridRow) -> GridRow:
    """Two lines as one row where the line end stands for a tab."""
    return GridRow((*above.cells, *below.cells), above.span | below.span)


def _joined(above: GridRow, below: GridRow) -> GridRow:
    last, first = above.cells[-1], below.cells[0]
    text = f"{last.text} {first.text}".strip()
    cell = Cell(text, (*last.parts, *first.parts), last.span | first.span, wrapped=True)
    return GridRow((*above.cells[:-1], cell, *below.cells[1:]), above.span | below.span)


def _is_whole(row: GridRow, columns: ColumnRoles) -> bool:
    """Whether all cells fit, a value stands in every year, and a cell at the end is left out at most."""
    kinds = kinds_of(columns)
    if len(row.cells) > columns.width:
        return False
    if any(misfit(cell.text, kind) for cell, kind in zip(row.cells, kinds, strict=False)):
        return False
    years = [index for index, kind in enumerate(kinds) if kind == "money"]
    filled = all(index < len(row.cells) and row.cells[index].text for index in years)
    return filled and _has_title(row, columns) and columns.width - len(row.cells) <= columns.width - 1 - years[-1]


def _has_title(row: GridRow, columns: ColumnRoles) -> bool:
    return columns.project < len(row.cells) and bool(row.cells[columns.project].text)


def _says_something(row: GridRow) -> bool:
    text = row.cells[0].text
    return names_place(text) or any(is_money(word) for word in text.split())
