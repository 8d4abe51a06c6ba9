"""Tables that go on over pages: one grid, its header once, a row that a page broke in one piece."""

from __future__ import annotations

import html
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field
from itertools import dropwhile, pairwise
from typing import NamedTuple

from extract.ground.source import Span, TableCell
from extract.pdf.layout.pieces.tables import PageCell, PageTable
from extract.pdf.layout.pieces.wrapped import begins_entry, cell_pieces, is_value, joined
from extract.pdf.layout.torn_rows import joined_rows, own_from, rows_of, with_sharing_row

_ANYWHERE = Span(1, 1)
"""Where a cell stands before its lines are written."""

_SAME_SIDE = 3.0
"""Points: how far the vertical rulings of one table may be apart from page to page."""

_LEAST_SIDES = 5
"""Of a table whose columns are among another's by no chance."""

_MOST_HEADER_ROWS = 4
_DEEPEST_HEADER = 10
"""Rows of titles may stand above the header of the first page."""


@dataclass(slots=True)
class TableRow:
    """A row with the page that it begins on."""

    page: int
    cells: tuple[PageCell, ...]


@dataclass(slots=True)
class LongTable:
    """A table with its rows from all pages; ``sides`` are the vertical rulings that any of them has."""

    sides: tuple[float, ...]
    rows: list[TableRow]
    pages: list[int] = field(default_factory=list)


def long_table(page: int, table: PageTable) -> LongTable:
    """A table that begins on ``page``."""
    return LongTable(table.sides, [TableRow(page, row) for row in rows_of(table.rows, ruled=table.ruled)], [page])


def goes_on(table: LongTable, other: PageTable) -> bool:
    """Whether a table at the top of the next page has the columns of the one above.

    A title may have rulings of its own, so the sides of one may be among those of the other where the header returns;
    so may those of a last row with merged cells, which reach from one end of the table to the other.
    """
    few, many = sorted((table.sides, other.sides), key=len)
    if not all(any(_near(side, among) for among in many) for side in few):
        return False
    if len(few) == len(many) or _repeated_header(table, other.rows) > 0:
        return True
    as_wide = _near(table.sides[0], other.sides[0]) and _near(table.sides[-1], other.sides[-1])
    return as_wide and len(few) == len(other.sides) >= _LEAST_SIDES


def _near(one: float, other: float) -> bool:
    return abs(one - other) <= _SAME_SIDE


def _moved(
    rows: Sequence[tuple[PageCell, ...]], old: Sequence[float], new: Sequence[float]
) -> list[tuple[PageCell, ...]]:
    """The cells of rows in the columns of other sides, among which their own are."""
    places = [min(range(len(new)), key=lambda place: abs(new[place] - side)) for side in old]
    if places == list(range(len(places))):
        return list(rows)
    return [
        tuple(
            cell._replace(column=places[cell.column], columns=places[cell.column + cell.columns] - places[cell.column])
            for cell in row
        )
        for row in rows
    ]


class Added(NamedTuple):
    """What became of the first rows of a page: how many repeat the header, and whether the next one is a rest."""

    repeated: int
    joined: bool


def form_labels(tables: Iterable[PageTable]) -> frozenset[str]:
    """The texts that stand before another one in several rows of two cells, wherever in a document, without blanks:
    the labels of its forms.
    """
    rows = (_texts(row) for table in tables for row in table.rows if len(row) == 2 and all(cell.text for cell in row))
    found = Counter(first for first, _ in rows if not is_value(first))
    return frozenset(text for text, count in found.items() if count > 1)


def append_page(table: LongTable, page: int, other: PageTable, labels: Set[str] = frozenset()) -> Added:
    """Adds the rows of the next page: its repeated header is left out, the rest of a broken row joins that row. One of
    two cells that begins with one of ``labels`` (:func:`form_labels`) is a row of its own.
    """
    if len(other.sides) > len(table.sides):
        moved = _moved([row.cells for row in table.rows], table.sides, other.sides)
        table.rows = [TableRow(row.page, cells) for row, cells in zip(table.rows, moved, strict=True)]
        table.sides = other.sides
    rows = _moved(rows_of(other.rows, ruled=other.ruled), other.sides, table.sides)
    repeated = _repeated_header(table, rows)
    rows = rows[repeated:]
    holders = _holders(table, rows[0]) if rows else {}
    own = [cell._replace(pieces=()) if cell.column in holders else cell for cell in rows[0]] if rows else []
    before = [row.cells for row in table.rows]
    labelled = len(own) == 2 and all(cell.text for cell in own) and _texts(own)[0] in labels
    labelled = labelled and _texts(before[-1])[0] + _texts(own)[0] not in labels  # torn by the pages' ends
    whole = joined_rows(before, own) if own and not labelled else None
    begins = own_from(before, own) if own and whole is None else None
    if begins is not None:
        rows[0] = _without_rests(table, rows[0], begins)
    if whole is not None:
        table.rows[-1] = TableRow(table.rows[-1].page, whole)
        for cell in rows[0]:
            _reach_down(table, cell, holders.get(cell.column, len(table.rows) - 1))
        del rows[0]
        shared = with_sharing_row([row.cells for row in table.rows], rows[0]) if rows and not other.ruled else None
        if shared is not None:
            table.rows[-1] = TableRow(table.rows[-1].page, shared)
            del rows[0]
    table.rows += [TableRow(page, row) for row in rows]
    table.pages.append(page)
    return Added(repeated, whole is not None)


def _without_rests(table: LongTable, row: tuple[PageCell, ...], begins: int) -> tuple[PageCell, ...]:
    """The first row of a page, which is its own from a column on, without the texts before it that did not fit into a
    cell of the page before: that cell gets them, and reaches down over the row.

    Where all texts of a column begin entries (``1.1 การเสริมสร้าง``), one that begins none is the rest of the last.
    """
    found: list[PageCell] = []
    for cell in row:
        if cell.column >= begins or not cell.text or is_value(cell.text) or begins_entry(cell.text):
            found.append(cell)
            continue
        same = [
            (place, one)
            for place, above in enumerate(table.rows)
            for one in above.cells
            if (one.column, one.columns) == (cell.column, cell.columns) and one.text
        ]
        texts = list(dropwhile(lambda text: not begins_entry(text), (one.text for _, one in same)))
        place, above = same[-1] if same else (0, cell)
        if place + above.rows == len(table.rows) and texts and all(map(begins_entry, texts)):
            *head, last = above.pieces
            pieces = tuple(cell_pieces([*head, joined(last, cell.pieces[0]), *cell.pieces[1:]]))
            whole = above._replace(pieces=pieces, rows=above.rows + cell.rows)
            cells = tuple(whole if one is above else one for one in table.rows[place].cells)
            table.rows[place] = TableRow(table.rows[place].page, cells)
        else:
            found.append(cell)
    return tuple(found)


def _holders(table: LongTable, row: Sequence[PageCell]) -> dict[int, int]:
    """The rows with the cells that reach down to the end of a page, for such cells of the next page's first row as may
    go on with them, by their columns.
    """
    last = {(cell.column, cell.columns) for cell in table.rows[-1].cells}
    end = len(table.rows)
    found: dict[int, int] = {}
    for cell in row:
        if (cell.column, cell.columns) in last or is_value(cell.text) or begins_entry(cell.text):
            continue
        for place in range(end - 1, -1, -1):
            above = next((one for one in table.rows[place].cells if one.column == cell.column), None)
            if above is not None:
                if above.columns == cell.columns and place + above.rows >= end:
                    found[cell.column] = place
                break
    return found


def _reach_down(table: LongTable, cell: PageCell, place: int) -> None:
    """Gives the cell of a row what ``cell`` adds to it on the next page: its text, and the rows below that it reaches.

    The text is that of a row above the last one: the last one has its own already.
    """
    row = table.rows[place]
    cells = list(row.cells)
    for number, above in enumerate(cells):
        if above.column != cell.column or above.columns != cell.columns:
            continue
        pieces = above.pieces
        if place < len(table.rows) - 1 and cell.text:
            *head, last = pieces or ("",)
            pieces = tuple(cell_pieces([*head, joined(last, cell.pieces[0]), *cell.pieces[1:]]))
        cells[number] = above._replace(pieces=pieces, rows=above.rows + cell.rows - 1)
    table.rows[place] = TableRow(row.page, tuple(cells))


def _repeated_header(table: LongTable, rows: Sequence[Sequence[PageCell]]) -> int:
    """How many rows at the head of a page are the header: they stand, in this order, near the table's beginning.

    A row of values is none, except below a header's cell that reaches down to it: ``ไตรมาส`` over ``๑ ๒ ๓ ๔``.
    """
    first = [_texts(row.cells) for row in table.rows[:_DEEPEST_HEADER]]
    for start in range(len(first)):
        count = reach = 0
        while (
            count < min(len(rows), _MOST_HEADER_ROWS, len(first) - start)
            and first[start + count] == _texts(rows[count])
            and any(first[start + count])
            and (count < reach or not any(is_value(cell.text) for cell in rows[count]))
        ):
            reach = max(reach, count + max(cell.rows for cell in rows[count]))
            count += 1
        if count:
            return count
    return 0


def _texts(cells: Sequence[PageCell]) -> list[str]:
    return ["".join(cell.text.split()) for cell in cells]


def compact(table: LongTable) -> LongTable:
    """The table without columns that only empty cells make, as the rulings around a title do."""
    last = len(table.sides) - 1
    needed = {0, last}
    for row in table.rows:
        for left, right in pairwise(row.cells):
            if left.text or right.text:
                needed.add(right.column)
    if len(needed) == last + 1:
        return table
    kept = sorted(needed)
    at_or_before = [bisect_right(kept, side) - 1 for side in range(last + 1)]
    at_or_behind = [bisect_left(kept, side) for side in range(last + 1)]
    rows = []
    for row in table.rows:
        cells: list[PageCell] = []
        for cell in row.cells:
            begin, reach = at_or_before[cell.column], at_or_behind[cell.column + cell.columns]
            if cells and cells[-1].column + cells[-1].columns > begin:  # no side between two empty cells
                cells[-1] = cells[-1]._replace(columns=reach - cells[-1].column)
                continue
            cells.append(PageCell(cell.row, begin, cell.rows, reach - begin, cell.box, cell.pieces))
        rows.append(TableRow(row.page, tuple(cells)))
    return LongTable(tuple(table.sides[side] for side in kept), rows, table.pages)


def typed_rows(table: LongTable) -> list[tuple[int, list[TableCell]]]:
    """The rows of a table, each with its page. Merged cells say how far they reach."""
    table = compact(table)
    return [
        (row.page, [_cell(cell, len(table.rows) - place) for cell in row.cells]) for place, row in enumerate(table.rows)
    ]


def _cell(cell: PageCell, reach: int) -> TableCell:
    texts = tuple(html.escape(" ".join(piece.split()), quote=False) for piece in cell.pieces)
    return TableCell(texts, _ANYWHERE, min(cell.rows, reach), cell.columns, wrapped=len(texts) > 1)
