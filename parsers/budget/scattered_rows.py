"""The budget table of a text whose cells came in the order in which they lie on the page, told by the detail blocks.

``pdftotext`` without ``-layout`` gives such texts: no sign parts the cells, a row's values may stand before its title,
and an empty cell leaves no trace. The numbers of the projects, what their blocks say of their money and the printed
totals leave one way (``flat.sparse_columns``).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, zip_longest

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText, Span
from parsers.budget.settling.claims import NO_CLAIM, claim_of
from parsers.records.blocks import DetailBlock
from parsers.records.table import Cell, Grid, GridRow
from parsers.structure.headings import ends_table
from parsers.tables.columns.names import TOTAL, is_column_name
from parsers.tables.columns.roles import Role, role_of, squeezed
from parsers.tables.flat.any_order.sparse_columns import OPEN, fill_sparse
from parsers.tables.flat.any_order.sparse_rows import SparseRow, SparseValue
from parsers.tables.flat.ground.pieces import GRAND_TOTAL, FlatPiece
from parsers.tables.marked.entries import OWN_HEADS
from parsers.tables.rows.cell_kinds import begins_with_item
from parsers.values.dates import parse_year
from parsers.values.money.cell_forms import DASHES
from parsers.values.money.cells import parse_cell
from parsers.values.money.units import factor_in_head
from parsers.values.page_marks import is_of_page
from parsers.values.spacing import join_lines
from parsers.values.years import Years

_VALUE = re.compile(rf"\d{{1,3}}(?:,\d{{3}})+(?:\.\d\d)?|0(?:\.00)?|[{re.escape(DASHES.strip())}]")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")
_NUMBER = re.compile(r"(?:^\s*(\d{1,2})(?:[.)]\s*|\s+)|(?<=\s)(\d{1,2})[.)]\s*)(?=\S)")
"""At the beginning of a line; inside of one with its sign alone: ``จำนวน ๔ โครงการ`` counts."""

_ALONE = re.compile(r"(\d{1,2})[.)]?")
_DIMENSION = re.compile(r"มิติ(?:ที่)?\s*(\d)")
_COUNT = re.compile(r"จำนวน\s*(\d{1,3})\s*โครงการ")
_UNKNOWN: frozenset[Role] = frozenset({"revised", "former", "paid", "quarter", "month", "target", "sum"})
"""Columns that hold numbers of another kind."""

_UNREAD = "\ufffd"
"""A cell that is empty in one way and has a dash in another."""

_HEAD_ABOVE = 40
_LEAST_ROWS, _MOST_ROWS = 3, 60
_LEAST_TITLE = 8
_NONE = "ไม่ใช้งบประมาณ"


@dataclass(slots=True)
class _Item:
    """A project of the table: its number, the line of it, and the words behind it there; ``block`` is its detail."""

    number: int
    line: int
    title: str
    block: DetailBlock | None = None
    whole: tuple[FlatPiece, ...] = ()
    """The lines of its cell, where empty lines part it from all else."""

    none: FlatPiece | None = None
    """What says for all years that it uses no money."""


@dataclass(slots=True)
class _Texts:
    """What a table's lines hold: projects, totals by their lines, counts of projects, and values in their order."""

    items: dict[int, _Item] = field(default_factory=dict)
    totals: list[FlatPiece] = field(default_factory=list)
    seen: list[int] = field(default_factory=list)
    """The greatest number above each total."""

    counts: list[int] = field(default_factory=list)
    values: list[tuple[FlatPiece, bool]] = field(default_factory=list)
    """Each with whether another stands right before it."""

    odd: bool = False
    """Whether an amount stands between words, or a number twice."""


def scattered_rows(source: SourceText, blocks: Sequence[DetailBlock], years: Years) -> tuple[Grid, ...]:
    """The one table of a plan of ``years`` that was read so; nothing where its values have no place that is sure.

    Its projects count on from 1, half of them at least have a block that is named as they are, and each stands above a
    total.
    """
    count = years[1] - years[0] + 1
    span = _span(source, blocks) if count > 1 and blocks else None
    if span is None or not _heads_years(source, span, years):
        return ()
    texts = _texts(source, span)
    items = [texts.items[number] for number in sorted(texts.items)]
    sizes = _sizes(texts, len(items))
    if texts.odd or not sizes or [item.number for item in items] != list(range(1, len(items) + 1)):
        return ()
    _match(items, blocks)
    if not _LEAST_ROWS <= len(items) <= _MOST_ROWS or 2 * sum(item.block is not None for item in items) < len(items):
        return ()
    rows = _rows(source, texts, items, sizes, years)
    values = [
        SparseValue(None if text.text in DASHES else parse_cell(text.text).amount, _page(source, text.line), goes_on)
        for text, goes_on in texts.values
    ]
    filled = fill_sparse(values, [row for row, _ in rows], range(years[0], years[1] + 1))
    if filled is None or 2 * sum(OPEN in cells for cells in filled) > len(filled):
        return ()
    pieces = [piece for piece, _ in texts.values]
    whole, unproved = _are_whole(items), _unproved(rows, filled, pieces)
    printed = [_head(span, years)]
    above = _headings(rows)
    for at, cells in enumerate(filled):
        text = rows[at][1]
        printed += above.get(at, ())
        if isinstance(text, FlatPiece):
            printed.append(_total_row(text, cells, pieces))
        else:
            printed.append(_item_row(text, [OPEN] * len(cells) if at in unproved else cells, pieces, whole))
    return (Grid(tuple(printed), span, "flat"),)


def _unproved(
    rows: Sequence[tuple[SparseRow, _Item | FlatPiece]],
    filled: Sequence[Sequence[int | None]],
    values: Sequence[FlatPiece],
) -> set[int]:
    """The rows that only their order tells from others of their total: no block says anything of their money, and
    their values do not all stand between their number and the next one. What is left to one alone is its own.
    """
    starts = sorted(text.line for _, text in rows)
    found: set[int] = set()
    for row, _ in rows:
        told_by_order = {
            at
            for at in row.sum_of
            if rows[at][0].known in (None, NO_CLAIM)
            and not all(
                bisect_right(starts, values[cell].line) == bisect_right(starts, rows[at][1].line)
                for cell in filled[at]
                if cell is not None and cell != OPEN
            )
        }
        if row.sum_of and not isinstance(rows[row.sum_of[0]][1], FlatPiece) and len(told_by_order) > 1:
            found |= told_by_order
    return found


def _page(source: SourceText, number: int) -> int:
    return source.page(number) or 0


def _span(source: SourceText, blocks: Sequence[DetailBlock]) -> Span | None:
    """From the last head above the first project to the next part of the document, or the first block."""
    heads = [number for number in range(1, len(source.lines) + 1) if _names_projects(source.line(number).strip())]
    for head, following in zip_longest(heads, heads[1:], fillvalue=len(source.lines)):
        ends = [block.span.start for block in blocks if block.span.start > head]
        end = min([*ends, len(source.lines) + 1])
        first = next((number for number in range(head, min(following, end)) if _item_on(source, number)), None)
        if first is not None:
            last = next((number for number in range(first, end) if ends_table(source.key(number).strip())), end)
            return Span(head, last - 1)
    return None


def _names_projects(line: str) -> bool:
    return bool(line) and role_of(line) == "project" and is_column_name(line)


def _heads_years(source: SourceText, span: Span, years: Years) -> bool:
    """Whether the first head names all years of the plan in order, all of them each the same number of times, and none
    another column of numbers or another unit.
    """
    found: list[int] = []
    for number in range(max(1, span.start - _HEAD_ABOVE), span.end + 1):
        line = source.line(number).strip()
        if not line or not is_column_name(line):
            continue
        role = role_of(line)
        is_total = role == "sum" and TOTAL.match(line) and not any(map(str.isdecimal, line))
        if number >= span.start and ((role in _UNKNOWN and not is_total) or (factor_in_head(line) or 1) != 1):
            return False
        if role == "year" and (year := parse_year(line)):
            found.append(year)
    once = list(range(years[0], years[1] + 1))
    return found[: len(once)] == once and sorted(found) == sorted(once * (len(found) // len(once)))


def _item_on(source: SourceText, number: int) -> tuple[int, str] | None:
    """The number and the words of the project that begins on a line; its title may follow on the next one."""
    key, line = source.key(number), source.line(number)
    for found in _NUMBER.finditer(key):
        words = line[found.end() :].strip()
        if begins_with_item(words) and not words[:1].isdecimal():
            return int(found[1] or found[2]), words
    if alone := _ALONE.fullmatch(key.strip()):
        lines = range(number + 1, min(number + 3, len(source.lines)) + 1)
        below = next((text for text in (source.line(one).strip() for one in lines) if text), "")
        if begins_with_item(below):
            return int(alone[1]), below
    return None


def _texts(source: SourceText, span: Span) -> _Texts:
    texts = _Texts()
    goes_on = False
    last: _Item | None = None
    for number in span.lines:
        key, line = source.key(number).strip(), source.line(number).strip()
        total = bool(texts.items) and bool(TOTAL.match(line))
        if not line or is_of_page(source, number) or (is_column_name(line) and not total):
            continue
        if found := _item_on(source, number):
            texts.odd = texts.odd or found[0] in texts.items
            last = _Item(found[0], number, found[1], whole=tuple(_paragraph(source, number)))
            texts.items[found[0]] = last
        elif total:
            texts.totals.append(FlatPiece(line, number))
            texts.seen.append(max(texts.items))
        elif line == _NONE and last:
            texts.odd = texts.odd or last.none is not None
            last.none = FlatPiece(line, number)
            continue
        texts.counts += (int(count) for count in _COUNT.findall(key))
        words, printed = key.split(), line.split()
        before = next((at for at, word in enumerate(words) if not _VALUE.fullmatch(word)), len(words))
        for at in range(before):
            texts.values.append((FlatPiece(printed[at], number), goes_on))
            goes_on = True
        goes_on = before == len(words)
        texts.odd = texts.odd or any(_GROUPED.match(word) for word in words[before:])
    return texts


def _paragraph(source: SourceText, number: int) -> Iterator[FlatPiece]:
    """The lines of a title that begins a line, below an empty one, down to the next empty one, without values."""
    begin = _NUMBER.match(source.key(number))
    if not begin or not begin[1] or (number > 1 and source.line(number - 1).strip()):
        return
    if not begins_with_item(source.line(number)[begin.end() :]):
        return
    for line in range(number, len(source.lines) + 1):
        text = source.line(line).strip()
        if not text:
            return
        if not _VALUE.fullmatch(source.key(line).strip()) and not is_of_page(source, line):
            yield FlatPiece(text, line)


def _sizes(texts: _Texts, count: int) -> list[int]:
    """How many projects stand above each total, by the printed counts, or by where the totals stand."""
    own = [total for total in texts.totals if not GRAND_TOTAL.match(total.text)]
    if len(texts.totals) - len(own) > 1 or not texts.totals:
        return []
    if not own:
        return [count]
    if sum(texts.counts[: len(own)]) == count and len(texts.counts) >= len(own):
        return texts.counts[: len(own)]
    last = [seen for total, seen in zip(texts.totals, texts.seen, strict=True) if total in own]
    sizes = [after - before for before, after in zip([0, *last], last, strict=False)]
    return sizes if last[-1] == count and min(sizes) > 0 else []


def _match(items: Sequence[_Item], blocks: Sequence[DetailBlock]) -> None:
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


def _are_whole(items: Sequence[_Item]) -> bool:
    """Whether the paragraphs of titles are all of them: so for each that a block has as well."""
    both = [item for item in items if item.block and item.whole]
    return len(both) >= _LEAST_ROWS and all(
        squeezed(_title_of(item.whole)) == squeezed(item.block.title or "") for item in both if item.block
    )


def _title_of(pieces: Sequence[FlatPiece]) -> str:
    text = join_lines([piece.text for piece in pieces])
    number = re.match(r"\s*\S{1,2}[.)]?\s*", text)
    return text[number.end() :] if number else text


def _rows(
    source: SourceText, texts: _Texts, items: Sequence[_Item], sizes: Sequence[int], years: Years
) -> list[tuple[SparseRow, _Item | FlatPiece]]:
    """The projects with each total behind its own, and that of all at the end."""
    rows: list[tuple[SparseRow, _Item | FlatPiece]] = []
    own = [total for total in texts.totals if not GRAND_TOTAL.match(total.text)]
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
    for total in texts.totals:
        if total not in own:
            above = tuple(at for at, (row, _) in enumerate(rows) if not row.sum_of)
            rows.append((SparseRow(_page(source, total.line), sum_of=above), total))
    return rows


def _headings(rows: Sequence[tuple[SparseRow, _Item | FlatPiece]]) -> dict[int, tuple[GridRow]]:
    """The dimension above the first row of each total that names it, or whose projects' blocks all stand in it."""
    found: dict[int, tuple[GridRow]] = {}
    for row, total in rows:
        if not row.sum_of or not isinstance(total, FlatPiece) or GRAND_TOTAL.match(total.text):
            continue
        items = [item for item, of in ((rows[at][1], at) for at in row.sum_of) if isinstance(item, _Item)]
        nodes = {item.block.branch.dimension for item in items if item.block}
        numbers = {node.number if node else None for node in nodes}
        named = _DIMENSION.search(arabic_digits(total.text))
        number = named[1] if named else numbers.pop() if len(numbers) == 1 else None
        if number:
            text = f"มิติที่ {number}"
            line = Span(items[0].line, items[0].line)
            found[row.sum_of[0]] = (GridRow((_cell(text, line),), line),)
    return found


def _head(span: Span, years: Years) -> GridRow:
    top = Span(span.start, span.start)
    names = (*OWN_HEADS, *(f"ปี {year}" for year in range(years[0], years[1] + 1)))
    return GridRow(tuple(_cell(name, top) for name in names), top)


def _item_row(item: _Item, cells: Sequence[int | None], values: Sequence[FlatPiece], whole: bool) -> GridRow:
    """The row of a project; of one whose title is not sure the words behind its number, torn."""
    own = Span(item.line, item.line)
    title = item.block.title if item.block else _title_of(item.whole) if whole and item.whole else ""
    if not title:
        return GridRow((_cell(f"{item.number} {item.title}", own),), own, torn=True)
    if item.none:
        years = [_cell(item.none.text, Span(item.none.line, item.none.line)) for _ in cells]
    else:
        years = _values(cells, values, own)
    return _row([_cell(str(item.number), own), _cell(title, own), *years])


def _total_row(total: FlatPiece, cells: Sequence[int | None], values: Sequence[FlatPiece]) -> GridRow:
    own = Span(total.line, total.line)
    return _row([_cell("", own), _cell(total.text, own), *_values(cells, values, own)])


def _values(cells: Sequence[int | None], values: Sequence[FlatPiece], own: Span) -> list[Cell]:
    return [
        _cell("" if at is None else _UNREAD, own)
        if at is None or at == OPEN
        else _cell(values[at].text, Span(values[at].line, values[at].line))
        for at in cells
    ]


def _cell(text: str, span: Span) -> Cell:
    return Cell(text, (text,) if text else (), span)


def _row(cells: Sequence[Cell]) -> GridRow:
    return GridRow(tuple(cells), Span(min(cell.span.start for cell in cells), max(cell.span.end for cell in cells)))
