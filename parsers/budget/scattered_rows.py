"""The budget table of a text whose cells came in the order in which they lie on the page, told by the detail blocks.

``pdftotext`` without ``-layout`` gives such texts: no sign parts the cells, a row's values may stand before its title,
and an empty cell leaves no trace. The numbers of the projects, what their blocks say of their money and the printed
totals leave one way, down the columns (``any_order.sparse_columns``) or row by row (``any_order.rows_of_values``).
``scattered_cells`` tells what each line holds, ``scattered_titles`` whose the words are that go on with titles.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import accumulate

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText, Span
from parsers.budget.scattered_cells import (
    NO_BUDGET,
    ScatteredCells,
    ScatteredItem,
    heads_years,
    scattered_cells,
    span_of_table,
)
from parsers.budget.scattered_titles import PrintedNode, TitlesOfTable
from parsers.budget.settling.claims import NO_CLAIM, claim_of
from parsers.records.blocks import DetailBlock
from parsers.records.table import Cell, Grid, GridRow, plain_cell
from parsers.tables.columns.roles import squeezed
from parsers.tables.flat.any_order.rows_of_values import fill_by_rows
from parsers.tables.flat.any_order.sparse_columns import OPEN, fill_sparse
from parsers.tables.flat.any_order.sparse_rows import SparseRow, SparseValue
from parsers.tables.flat.ground.pieces import GRAND_TOTAL, FlatPiece
from parsers.tables.marked.entries import OWN_HEADS
from parsers.values.money.cell_forms import DASHES
from parsers.values.money.cells import parse_cell
from parsers.values.years import Years

_DIMENSION = re.compile(r"มิติ(?:ที่)?\s*(\d)")
_UNREAD = "\ufffd"
"""A cell that is empty in one way and has a dash in another."""

_LEAST_ROWS, _MOST_ROWS = 3, 60
_LEAST_TITLE = 8


def scattered_rows(
    source: SourceText, blocks: Sequence[DetailBlock], years: Years, *, more_than: int = 0
) -> tuple[Grid, ...]:
    """The one table of a plan of ``years`` that was read so; nothing where its values have no place that is sure, or it
    has no more projects than ``more_than``, which other readers have whole.

    Its projects count on from 1, half of them at least have a block that is named as they are, and each stands above a
    total.
    """
    count = years[1] - years[0] + 1
    described = [block for block in blocks if block.fields]
    span = span_of_table(source, described) if count > 1 and described else None
    if span is None or not heads_years(source, span, years):
        return ()
    read = scattered_cells(source, span)
    items = [read.items[number] for number in sorted(read.items)]
    sizes = read.sizes()
    if read.odd or not sizes or [item.number for item in items] != list(range(1, len(items) + 1)):
        return ()
    _match(items, described)
    named = sum(item.block is not None for item in items)
    if not max(_LEAST_ROWS, more_than + 1) <= len(items) <= _MOST_ROWS or 2 * named < len(items):
        return ()
    rows = _rows(source, read, items, sizes, years)
    filled = _filled(source, read, rows, range(years[0], years[1] + 1))
    if filled is None or 2 * sum(OPEN in cells for cells in filled) > len(filled):
        return ()
    pieces = [piece for piece, _ in read.values]
    whole, unproved = _are_whole(items), _unproved(rows, filled, pieces)
    titles = TitlesOfTable(source, span, read, items)
    remarks = _remarks(read, rows, filled)
    printed = [_head(span, years, read.remarks[:1])]
    above = _headings(rows, items, titles)
    for at, cells in enumerate(filled):
        text = rows[at][1]
        printed += above.get(at, ())
        if isinstance(text, FlatPiece):
            printed.append(_total_row(text, read.count_of(text), cells, pieces, remarks))
        else:
            title = text.block.title if text.block else (whole and text.whole) or titles.title(text)
            cells = [OPEN] * len(cells) if at in unproved else cells
            printed.append(_item_row(text, title, cells, pieces, remarks))
    return (Grid(tuple(printed), span, "flat"),)


_Row = tuple[SparseRow, ScatteredItem | FlatPiece]


def _filled(
    source: SourceText, read: ScatteredCells, rows: Sequence[_Row], columns: Sequence[int]
) -> list[list[int | None]] | None:
    """The place of each cell's value: each column from the top down, or else row by row. This tells as well which rows
    have dashes and which nothing, where the first has a place for every amount.
    """
    values = [
        SparseValue(None if text.text in DASHES else parse_cell(text.text).amount, _page(source, text.line), goes_on)
        for text, goes_on in read.values
    ]
    sparse = [row for row, _ in rows]
    filled = fill_sparse(values, sparse, columns)
    placed = {cell for cells in filled or () for cell in cells}
    if filled and (OPEN not in placed or any(value.amount and at not in placed for at, value in enumerate(values))):
        return filled
    lines = [(text.line, at) for at, (_, text) in enumerate(rows) if isinstance(text, ScatteredItem)]
    farthest = [max((at for line, at in lines if line < remark.line), default=-1) for remark in read.remarks]
    by_rows = fill_by_rows(values, sparse, columns, farthest)
    if filled is None or by_rows is None:
        return filled or by_rows
    return _of_both(filled, by_rows, values)


def _of_both(
    down: Sequence[list[int | None]], by_rows: Sequence[list[int | None]], values: Sequence[SparseValue]
) -> list[list[int | None]]:
    """The cells that both ways agree in, and those that the first alone leaves open; no value in two rows."""
    found = [
        [
            b if a == OPEN or _amount_at(values, a) == _amount_at(values, b) else OPEN
            for a, b in zip(own, other, strict=True)
        ]
        for own, other in zip(down, by_rows, strict=True)
    ]
    used = Counter(cell for cells in found for cell in cells if cell is not None and cell != OPEN)
    return [[OPEN if cell is not None and used[cell] > 1 else cell for cell in cells] for cells in found]


def _amount_at(values: Sequence[SparseValue], place: int | None) -> Decimal | None:
    """The amount of a cell, None for nothing; of one that is ``OPEN`` none that a value has."""
    if place is None:
        return None
    return Decimal(OPEN) if place == OPEN else values[place].amount or None


def _unproved(rows: Sequence[_Row], filled: Sequence[Sequence[int | None]], values: Sequence[FlatPiece]) -> set[int]:
    """The rows that only their order tells from others of their total and page: no block says anything of their money,
    and their values do not all stand between their number and the next one. What is left to one alone is its own, and
    so is what all of them print.
    """
    starts = sorted(text.line for _, text in rows)
    told_by_order: dict[tuple[int, int], set[int]] = {}
    for total, (row, _) in enumerate(rows):
        if not row.sum_of or isinstance(rows[row.sum_of[0]][1], FlatPiece):
            continue
        for at in row.sum_of:
            lines = [values[cell].line for cell in filled[at] if cell is not None and cell != OPEN]
            beside = all(bisect_right(starts, line) == bisect_right(starts, rows[at][1].line) for line in lines)
            if rows[at][0].known in (None, NO_CLAIM) and not beside:
                told_by_order.setdefault((total, rows[at][0].page), set()).add(at)
    found: set[int] = set()
    for group in told_by_order.values():
        printed = {tuple(None if cell is None else values[cell].text for cell in filled[at]) for at in group}
        if len(printed) > 1:
            found |= group
    return found


def _page(source: SourceText, number: int) -> int:
    return source.page(number) or 0


def _match(items: Sequence[ScatteredItem], blocks: Sequence[DetailBlock]) -> None:
    """Give each project the one block whose title begins as it does; of several, that of its number."""
    for item in items:
        begin = squeezed(item.title)
        named = [block for block in blocks if block.title and squeezed(block.title).startswith(begin)]
        if len(named) != 1 or len(begin) < _LEAST_TITLE:
            named = [block for block in named if block.number == item.number]
        item.block = named[0] if len(named) == 1 else None
    taken = [id(item.block) for item in items if item.block]
    for item in items:
        if taken.count(id(item.block)) > 1:
            item.block = None


def _are_whole(items: Sequence[ScatteredItem]) -> bool:
    """Whether the paragraphs of titles are all of them: so for each that a block has as well."""
    both = [item for item in items if item.block and item.whole]
    return len(both) >= _LEAST_ROWS and all(
        squeezed(item.whole) == squeezed(item.block.title or "") for item in both if item.block
    )


def _rows(
    source: SourceText, read: ScatteredCells, items: Sequence[ScatteredItem], sizes: Sequence[int], years: Years
) -> list[_Row]:
    """The projects with each total behind its own, and that of all at the end."""
    rows: list[_Row] = []
    own = [total for total in read.totals if not GRAND_TOTAL.match(total.text)]
    ends = list(accumulate(sizes))
    first = 0
    for at, item in enumerate(items, 1):
        known = claim_of(item.block, years) if item.block else None
        rows.append((SparseRow(_page(source, item.line), known, closed=item.none is not None), item))
        if at in ends and own:
            total = own[ends.index(at)]
            above = tuple(range(first, len(rows)))
            rows.append((SparseRow(_page(source, total.line), sum_of=above), total))
            first = len(rows)
    for total in read.totals:
        if total not in own:
            above = tuple(at for at, (row, _) in enumerate(rows) if not row.sum_of)
            rows.append((SparseRow(_page(source, total.line), sum_of=above), total))
    return rows


def _headings(
    rows: Sequence[_Row], items: Sequence[ScatteredItem], titles: TitlesOfTable
) -> dict[int, tuple[GridRow, ...]]:
    """The dimensions and missions that the table prints above rows, where the blocks agree; else the dimension above
    the first row of each total that names it, or whose projects' blocks all stand in it.
    """
    places = [at for at, (_, text) in enumerate(rows) if isinstance(text, ScatteredItem)]
    nodes = titles.nodes_above(items)
    found: dict[int, tuple[GridRow, ...]] = {}
    for row, total in rows:
        if not row.sum_of or not isinstance(total, FlatPiece) or GRAND_TOTAL.match(total.text):
            continue
        own = [item for item, of in ((rows[at][1], at) for at in row.sum_of) if isinstance(item, ScatteredItem)]
        dimensions = {item.block.branch.dimension for item in own if item.block}
        numbers = {node.number if node else None for node in dimensions}
        named = _DIMENSION.search(arabic_digits(total.text))
        number = named[1] if named else numbers.pop() if len(numbers) == 1 else None
        if number:
            found[row.sum_of[0]] = (_heading(f"มิติที่ {number}", own[0].line),)
    for at, printed in nodes.items():
        own_rows = [
            _heading(_name(node), node.line) for node in printed if "." in node.number or places[at] not in found
        ]
        found[places[at]] = (*found.get(places[at], ()), *own_rows)
    return found


def _name(node: PrintedNode) -> str:
    level = "ภารกิจที่" if "." in node.number else "มิติที่"
    return " ".join(filter(None, (level, node.number, node.title)))


def _heading(text: str, line: int) -> GridRow:
    return GridRow((plain_cell(text, Span(line, line)),), Span(line, line))


def _remarks(
    read: ScatteredCells, rows: Sequence[_Row], filled: Sequence[Sequence[int | None]]
) -> dict[int, FlatPiece] | None:
    """What says of projects, by their numbers, that they use no money, where as many rows have nothing but dashes; None
    where the table has no such column.
    """
    if not read.remarks:
        return None
    of_dashes: list[ScatteredItem] = []
    left = {at for at, (text, _) in enumerate(read.values) if text.text in DASHES}
    for (_, text), cells in zip(rows, filled, strict=True):
        if left.issuperset({*cells}) and isinstance(text, ScatteredItem):
            of_dashes.append(text)
        else:
            left.difference_update(cells)
    if len(left) != len(read.remarks) * len(filled[0]):
        return {}
    last = read.remarks[-1]
    return {item.number: next((one for one in read.remarks if one.line >= item.line), last) for item in of_dashes}


def _head(span: Span, years: Years, remark: Sequence[FlatPiece]) -> GridRow:
    top = Span(span.start, span.start)
    names = (*OWN_HEADS, *(f"ปี {year}" for year in range(years[0], years[1] + 1)), *("หมายเหตุ" for _ in remark))
    return GridRow(tuple(plain_cell(name, top) for name in names), top)


def _item_row(
    item: ScatteredItem,
    title: str,
    cells: Sequence[int | None],
    values: Sequence[FlatPiece],
    remarks: Mapping[int, FlatPiece] | None,
) -> GridRow:
    """The row of a project; of one whose title is not sure the words behind its number, torn."""
    own = Span(item.line, item.line)
    if not title:
        return GridRow((plain_cell(f"{item.number} {item.title}", own),), own, torn=True)
    if item.none:
        years = [plain_cell(item.none.text, Span(item.none.line, item.none.line)) for _ in cells]
    else:
        years = _values(cells, values, own)
    said = [] if remarks is None else [_remark(remarks.get(item.number), own)]
    return _row([plain_cell(str(item.number), own), plain_cell(title, own), *years, *said])


def _remark(said: FlatPiece | None, own: Span) -> Cell:
    """What is said of a project that it uses no money: a narrow column tears it."""
    return plain_cell(NO_BUDGET, Span(said.line, said.line)) if said else plain_cell("", own)


def _total_row(
    total: FlatPiece,
    count: FlatPiece | None,
    cells: Sequence[int | None],
    values: Sequence[FlatPiece],
    remarks: Mapping[int, FlatPiece] | None,
) -> GridRow:
    own = Span(total.line, total.line)
    words = (
        plain_cell(f"{total.text} {count.text}", own | Span(count.line, count.line))
        if count
        else plain_cell(total.text, own)
    )
    return _row(
        [plain_cell("", own), words, *_values(cells, values, own), *([] if remarks is None else [plain_cell("", own)])]
    )


def _values(cells: Sequence[int | None], values: Sequence[FlatPiece], own: Span) -> list[Cell]:
    return [
        plain_cell("" if at is None else _UNREAD, own)
        if at is None or at == OPEN
        else plain_cell(values[at].text, Span(values[at].line, values[at].line))
        for at in cells
    ]


def _row(cells: Sequence[Cell]) -> GridRow:
    return GridRow(tuple(cells), Span(min(cell.span.start for cell in cells), max(cell.span.end for cell in cells)))
