"""Rows that a line break inside a cell tore, put together again where they fit the table only so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from extract.ground.characters import arabic_digits
from parsers.records.table import Cell, GridRow
from parsers.structure.levels import names_place
from parsers.tables.columns.column_roles import ColumnRoles
from parsers.tables.rows.cell_kinds import LONGEST_REMARK, begins_with_item, is_money, kinds_of, misfit
from parsers.tables.rows.fit import row_fits
from parsers.tables.rows.row_begins import begins_row, number_due
from parsers.tables.rows.torn_figures import is_rest_alone, is_rest_of

_MOST_LINES = 4
_UNREAD = "\ufffd"
_FIGURES = re.compile(r"[\d,.]+")
_RESTS = re.compile(r",[\d,.]+")
"""What begins so begins no number, also where it ends none: ``,00`` below ``1,250`` lost a digit."""

_AMOUNT = re.compile(r"[1-9]\d{0,2}(?:,\d{3})*(?:\.\d\d)?")


def with_torn_rows(rows: Sequence[GridRow], columns: ColumnRoles) -> Iterator[GridRow]:
    """The rows below a header, from the printed lines.

    Neighbouring lines are one row where their cells together, the last of one and the first of the next being one cell
    or two, are exactly the table's, all fit their columns, and the lower line alone does not. Lines of one cell that
    are neither a heading nor part of such a row are left out unless they hold money or begin a row: a page number, a
    running head.
    """
    at = 0
    while at < len(rows):
        taken, row = _longest(rows, at, columns)
        if taken == 1 and len(row.cells) == 1 and columns.width > 2 and not _says_something(row):
            at += 1
            continue
        yield row
        at += taken


def with_torn_figures(rows: Iterable[GridRow], columns: ColumnRoles) -> Iterator[GridRow]:
    """The rows, each with the figures that a page's end cut off and left in a row of their own below it.

    Such a row has cells in columns of years alone, one of which begins as no number does: ``,000``. A cell that makes
    no amount with the one above it is one that nobody can read.
    """
    above: GridRow | None = None
    for row in rows:
        if above is not None and _holds_rests(above, row, columns):
            above = _with_rests(above, row)
            continue
        if above is not None:
            yield above
        above = row
    if above is not None:
        yield above


def _holds_rests(above: GridRow, row: GridRow, columns: ColumnRoles) -> bool:
    if len(above.cells) != len(row.cells) or len(row.cells) != columns.width:
        return False
    filled = [index for index, cell in enumerate(row.cells) if cell.text]
    pairs = [(above.cells[index].text, row.cells[index].text) for index in filled]
    return (
        set(filled) <= set(columns.of_money)
        and all(_FIGURES.fullmatch(arabic_digits(text)) for pair in pairs for text in pair)
        and any(
            (is_rest_alone(text) and is_rest_of(*pair)) or _RESTS.fullmatch(arabic_digits(text))
            for pair in pairs
            for text in pair[1:]
        )
    )


def _with_rests(above: GridRow, row: GridRow) -> GridRow:
    cells = []
    for cell, rest in zip(above.cells, row.cells, strict=True):
        if not rest.text:
            cells.append(cell)
            continue
        whole = f"{cell.text}{rest.text}"
        text = whole if _AMOUNT.fullmatch(arabic_digits(whole)) else f"{cell.text}{_UNREAD}{rest.text}"
        cells.append(Cell(text, (text,), cell.span | rest.span, wrapped=True))
    return GridRow(tuple(cells), above.span | row.span, above.torn)


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
        last, due = rows[at + count - 2].cells[-1].text, number_due(row.text(columns.number))
        if begins_row([cell.text for cell in below.cells], last, due):
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
    filled = all(row.text(index) for index in years)
    return filled and _has_title(row, columns) and columns.width - len(row.cells) <= columns.width - 1 - years[-1]


def _has_title(row: GridRow, columns: ColumnRoles) -> bool:
    return columns.project < len(row.cells) and bool(row.cells[columns.project].text)


def _says_something(row: GridRow) -> bool:
    text = row.cells[0].text
    return names_place(text) or begins_row([text], "") or any(is_money(word) for word in text.split())
