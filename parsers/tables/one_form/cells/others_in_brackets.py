"""Tables that print the money of others in brackets beside their own, and say so (``ในวงเล็บ = เงินสมทบจากหน่วยงานอื่น``),
or whose heads are of own money alone while each bracket says who gives: as tables with columns for what stands in
brackets behind the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText
from parsers.records.table import Cell, Grid, GridRow
from parsers.tables.columns.column import Column
from parsers.tables.columns.column_roles import ColumnRoles
from parsers.tables.columns.meaning import heads_of
from parsers.tables.columns.roles import squeezed
from parsers.values.money.cells import parse_cell
from parsers.values.page_marks import is_empty_or_of_page

_SAYS_OTHERS = re.compile(
    r"(?<![\s(\[*])[\s(\[*]*+(?:(?:หมายเหตุ|ตัวเลข|จำนวนเงิน|จำนวน|เงิน|งบประมาณ|ยอด|ที่|ซึ่ง|อยู่|[:：])\s*+)*+"
    r"ใน(?:เครื่องหมาย)?\s*+(?:วงเล็บ|\(\s*+\))[\s\"“”()]*+(?:=|คือ|เป็น|หมายถึง|[:：])++\s*+"
    r"(?:เป็น)?\s*+(?:จำนวน)?\s*+(?:เงิน|งบประมาณ|งบ)?\s*+(?:ที่)?\s*+(?:ได้รับ)?\s*+(?:การ)?\s*+"
    r"(?:(?:ร่วม)?สมทบ|อุดหนุน|สนับสนุน|(?:ของ|จาก)\s*+(?:หน่วย(?:งาน)?|ส่วนราชการ|องค์กร|แหล่ง)[ก-๎]*อื่น)[^()\[\]]*+[)\]\s]*+"
)
"""Its blanks give nothing back: a line may have any number of them."""

_WORD, _NO_WORDS = "วงเล็บ", re.compile(r"\([^\S\n]*+\)")
"""How brackets are named: by their word, or with nothing between them."""

_BRACKETS = re.compile(r"\(([^()0-9]*+[0-9][^()]*+)\)")
_OWN_MONEY = re.compile(
    r"(?:งบประมาณ|งบ|วงเงิน|เงิน)(?:ของ)?(?:หน่วยงาน|ส่วนราชการ|ตนเอง|เทศบาล|องค์การบริหารส่วน|อบต|อบจ|ท้องถิ่น)"
)
_GIVEN = re.compile(r"สมทบ|บริจาค|สนับสนุน|อุดหนุนจาก|ใช้\s*(?:งบ|เงิน)|(?:งบ|เงิน)(?:ประมาณ)?\s*(?:ของ|จาก)")
_NAME = "แหล่งเงินอื่นในวงเล็บ"
_LOOKED_AT = 4
_LINES_BESIDE = 3

_Head = tuple[tuple[str, ...], ...]


class _Form(NamedTuple):
    """How many cells a row of a table has, and which hold money."""

    width: int
    money: tuple[int, ...]


def others_apart(grids: Iterable[Grid], source: SourceText) -> list[Grid]:
    """``grids`` with the money of others in columns of its own where a head, or a line at the table, says that brackets
    hold it; so in what goes on with the same table on other pages.

    A cell goes apart where one value is left of it, or nothing; any other stays as it is printed.
    """
    grids = list(grids)
    said = [_is_said(grid, source) for grid in grids]
    if not any(said):
        return grids
    found: list[Grid] = []
    last: _Form | None = None
    for table in _whole_tables(grids, source):
        of_table = any(said[index] for index in table)
        for index in table:
            apart, last = _apart(grids[index], last) if of_table else (grids[index], None)
            found.append(apart)
    return found


def _whole_tables(grids: Sequence[Grid], source: SourceText) -> Iterator[list[int]]:
    """The grids of each table by their indexes: nothing but marks of pages stands between them, and the later ones have
    no head, that of the table again, or, on another page, one of as many columns.
    """
    table: list[int] = []
    head: _Head = ()
    for index, grid in enumerate(grids):
        own = _head_of(grid)
        pages = _pages_between(grids[table[-1]], grid, source) if table else None
        if table and (pages is None or (own not in ((), head) and (not pages or len(own) != len(head)))):
            yield table
            table, head = [], ()
        table.append(index)
        head = own or head
    if table:
        yield table


def _head_of(grid: Grid) -> _Head:
    """The words of a table's first head, without blanks and what it says of brackets."""
    columns, _ = next(iter(heads_of(_plain(grid), None).values()), (None, 0))
    return tuple(tuple(map(squeezed, one.texts)) for one in columns.heads) if columns else ()


def _pages_between(above: Grid, below: Grid, source: SourceText) -> bool | None:
    """Whether a mark of a page stands between two grids; None where anything else does, or they stand on the same
    lines.
    """
    between = range(above.span.end + 1, below.span.start)
    if above.span.end >= below.span.start or not all(is_empty_or_of_page(source, number) for number in between):
        return None
    return any(source.is_blanked(number) or source.stripped_digits[number - 1] for number in between)


def _plain(grid: Grid) -> Grid:
    """A table whose head does not say what brackets hold."""
    return replace(grid, rows=(*(_without_note(row)[0] for row in grid.rows[:_LOOKED_AT]), *grid.rows[_LOOKED_AT:]))


def _is_said(grid: Grid, source: SourceText) -> bool:
    """Whether the head of a table, or a line at it, says that brackets hold the money of others, or its heads and its
    brackets do.
    """
    if any(said for _, said in map(_without_note, grid.rows[:_LOOKED_AT])) or _is_of_own_money(grid):
        return True
    saying = source.once(_lines_that_say)
    return bool(saying) and not saying.isdisjoint(_lines_beside(grid, source))


def _is_of_own_money(grid: Grid) -> bool:
    """Whether each head of money says that it is the own one, and each bracket with a figure below who gives that."""
    heads = [columns for columns, _ in heads_of(grid, None).values()]
    money = {place for columns in heads for place in _money_of(columns)}
    texts = [columns.heads[place].texts for columns in heads for place in _money_of(columns)]
    if not texts or not all(any(_OWN_MONEY.search(squeezed(text)) for text in own) for own in texts):
        return False
    cells = (arabic_digits(row.text(place)) for row in grid.rows for place in money)
    found = [match[1] for text in cells if "(" in text for match in _BRACKETS.finditer(text)]
    return bool(found) and all(_GIVEN.search(inside) and parse_cell(inside).status is None for inside in found)


def _apart(grid: Grid, above: _Form | None) -> tuple[Grid, _Form | None]:
    """A table with columns for what brackets hold, and its form; one without a head has that of the one ``above``."""
    plain = _plain(grid)
    heads = heads_of(plain, None)
    forms = {_Form(columns.width, tuple(sorted(_money_of(columns)))) for columns, _ in heads.values()}
    if not heads and above and all(len(row.cells) <= above.width for row in grid.rows):
        forms = {above}
    if len(forms) != 1 or not (form := forms.pop()).money:
        return grid, None
    below = {at for start, (_, end) in heads.items() for at in range(start, end)}
    rows = [
        _head_row(row, [_name(heads[at][0].heads[place]) if at in heads else "" for place in form.money], form.width)
        if at in below
        else _row(row, form.money, form.width)
        for at, row in enumerate(plain.rows)
    ]
    return replace(plain, rows=tuple(rows)), form


def _money_of(columns: ColumnRoles) -> Iterator[int]:
    yield from columns.of_money
    yield from columns.undated
    yield from (place for place, _ in columns.unread_years)


def _name(column: Column) -> str:
    """The head of the column for what stands in brackets beside another one."""
    return f"{_NAME} {column.texts[-1]}" if column.texts else _NAME


def _lines_that_say(source: SourceText) -> frozenset[int]:
    """The lines of a text that say that brackets hold the money of others."""
    named = {source.line_at(found.start()) for found in _NO_WORDS.finditer(source.joined)}
    named.update(source.lines_with(_WORD))
    return frozenset(number for number in named if _SAYS_OTHERS.fullmatch(source.line(number).strip()))


def _lines_beside(grid: Grid, source: SourceText) -> Iterator[int]:
    """The nearest lines above and below a table."""
    above = range(grid.span.start - 1, max(0, grid.span.start - 1 - _LINES_BESIDE), -1)
    below = range(grid.span.end + 1, min(len(source.lines), grid.span.end + _LINES_BESIDE) + 1)
    return chain(above, below)


def _without_note(row: GridRow) -> tuple[GridRow, bool]:
    """A row without the words that say what brackets hold, behind the name of a column; and whether it has them."""
    cells = list(row.cells)
    said = False
    for at, cell in enumerate(cells):
        named = _WORD in cell.text or _NO_WORDS.search(cell.text)
        found = _SAYS_OTHERS.search(cell.text) if named else None
        if found and found.end() == len(cell.text):
            text = cell.text[: found.start()].strip()
            cells[at] = cell.with_text(text)
            said = True
    return (replace(row, cells=tuple(cells)), True) if said else (row, False)


def _head_row(row: GridRow, names: Sequence[str], width: int) -> GridRow:
    """A row of a head with the names of the columns of others behind it."""
    cells = [*row.cells, *(Cell("", (), row.span) for _ in range(width - len(row.cells)))]
    return replace(row, cells=(*cells, *(Cell(name, (name,) if name else (), row.span) for name in names)))


def _row(row: GridRow, money: Sequence[int], width: int) -> GridRow:
    """A row with what stands in brackets in its cells of money behind the others; itself where no cell has any."""
    if row.torn or len(row.cells) > width:
        return row
    cells = [*row.cells, *(Cell("", (), row.span) for _ in range(width - len(row.cells)))]
    others: list[Cell] = []
    for place in money:
        own, other = _parted(cells[place])
        cells[place] = own
        others.append(other)
    return replace(row, cells=(*cells, *others))


def _parted(cell: Cell) -> tuple[Cell, Cell]:
    """A cell without the brackets that hold a figure, and a cell with these; a calculation of the figure before them is
    none of others.
    """
    key = arabic_digits(cell.text).strip()
    found = list(_BRACKETS.finditer(arabic_digits(cell.text))) if cell.rows == cell.columns == 1 else []
    empty = Cell("", (), cell.span)
    if not found or (not _BRACKETS.fullmatch(key) and parse_cell(cell.text).status is not None):
        return cell, empty
    left = " ".join(_outside(cell.text, found).split())
    if parse_cell(left).status is None:
        return cell, empty
    others = " ".join(cell.text[match.start() : match.end()] for match in found)
    return cell.with_text(left), cell.with_text(others)


def _outside(text: str, found: Sequence[re.Match[str]]) -> str:
    pieces, at = [], 0
    for match in found:
        pieces.append(text[at : match.start()])
        at = match.end()
    return " ".join((*pieces, text[at:]))
