"""The rows of a table that prints a cell a line: each begins a line with a tab and goes on in lines without one.

An empty line ends a row; in a file whose blanks at line ends were stripped it may be an empty cell as well. So the
rows are read in two ways: by empty lines and the width of the first row, and, where that puts something where it cannot
stand, by the cheapest way to fill row after row of the table's columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf
from typing import NamedTuple

from extract.ground.source import SourceText, Span
from parsers.records.table import Cell, GridRow
from parsers.structure.levels import names_node
from parsers.tables.column_names import TOTAL, is_column_name
from parsers.tables.column_roles import squeezed
from parsers.tables.columns import ColumnRoles, is_header, read_header
from parsers.tables.printed_cells import printed_cell
from parsers.tables.row_fit import LONGEST_REMARK, Kind, kinds_of, misfit, names_items, row_fits

_CELL_LINE = re.compile(r"^[ ]?\t[^\t]*$")
_PAGE_BREAK = re.compile(r"^ \t")
_PAGE_MARK = re.compile(r"^\s*(?:[-–]\s*\d{1,3}\s*[-–]|หน้า(?:ที่)?\s*\d{1,3}|---)\s*$")
_PAGE_NUMBER = re.compile(r"^\s*[-–]?\s*\d{1,3}\s*[-–]?\s*$")

_BLANK_AS_CELL = 0.2
_BLANK_INSIDE = 0.9
_BLANK_BETWEEN = 0.4
_NO_BLANK = 0.4
"""Costs: an empty line is an empty cell, part of a row, more than one between rows; none between two rows."""

_LOST: dict[Kind, float] = {"number": 1.2, "words": 1.2, "title": 4.0, "money": 2.5, "remark": 0.6, "any": 1.2}
_MERGED = 0.2
"""A total's name may reach over the columns of words."""

_AT_PAGE_END = 10
"""Cells that a page's last row leaves out cost so many times less."""

_ACROSS = 0.1
"""A dimension or mission by itself, over all columns."""

_ITEM_ELSEWHERE = 3.0
_BLANK_TOO_MANY = 1.5
"""A cell without text that no column has."""

_NAME_ELSEWHERE = 1.0
"""A column's name that the first head prints over another column."""

_NO_CELL = 0.8
_LONG = 30
_LONG_REMARK = 1.5
_MOST_TOKENS = 5000
_CLEARLY = 0.5
"""The least by which the best way must be better than one that puts a cell elsewhere."""


def is_cell_line(line: str) -> bool:
    """Whether a line is the beginning of a cell, or an empty one."""
    return bool(_CELL_LINE.match(line))


def cell_rows(source: SourceText, span: Span) -> Sequence[GridRow]:
    """The rows of the table on the lines ``span``, which begin with its header."""
    rows = tuple(_rows_by_blanks(source, span))
    header = read_header(rows, 0, None) if rows and is_header(rows[0]) else None
    if header is None or all(_stands(row, header[0]) for row in rows):
        return rows
    tokens = _tokens(source, span)
    form = _Form(kinds_of(header[0]), _names_over(rows[: header[1]], header[0].width))
    return (_filled(tokens, form) if len(tokens) <= _MOST_TOKENS else None) or rows


def _names_over(head: Sequence[GridRow], width: int) -> tuple[frozenset[str], ...]:
    """What the rows of a head print over each column."""
    texts = [[squeezed(row.cells[at].text) for row in head if at < len(row.cells)] for at in range(width)]
    return tuple(map(frozenset, texts))


def _stands(row: GridRow, columns: ColumnRoles) -> bool:
    total = TOTAL.match(next((cell.text for cell in row.cells if cell.text), ""))
    if total or all(is_column_name(cell.text) for cell in row.cells if cell.text):
        return True
    return len(row.cells) <= columns.width and row_fits(row, columns, ruled=False)


def _rows_by_blanks(source: SourceText, span: Span) -> Iterator[GridRow]:
    """Rows by empty lines and the width of the first.

    The first row of the table, which no amount cell can precede, tells the width. A new row begins after an
    empty line when the row has its full width or begins with รวม, at a page break (a blank before the tab), and
    when the row is full. An empty line inside an unfinished row is part of a cell.
    """
    cells: list[Cell] = []
    pieces: list[str] = []
    cell_start = cell_end = span.start
    width: int | None = None
    pending_blank = False

    def close_cell() -> None:
        nonlocal pieces
        if pieces:
            cells.append(printed_cell(pieces, Span(cell_start, cell_end), wrapped=True))
            pieces = []

    def take_row() -> GridRow | None:
        nonlocal cells, width
        close_cell()
        if not cells:
            return None
        row = GridRow(tuple(cells), Span(cells[0].span.start, cells[-1].span.end))
        cells = []
        if width is None:
            width = len(row.cells)
        return row

    for number in range(span.start, span.end + 1):
        line = source.line(number)
        if not line.strip() and "\t" not in line:
            pending_blank = True
            continue
        if is_cell_line(line):
            due = len(cells) + bool(pieces)
            full = width is not None and due >= width
            first = cells[0].text if cells else (pieces[0].strip() if pieces else "")
            total = first.startswith("รวม")
            ended = pending_blank and (width is None or full or total or due >= width - 1)
            if due and (full or ended or _PAGE_BREAK.match(line)):
                row = take_row()
                if row:
                    yield row
            close_cell()
            pieces, cell_start, cell_end = [line.replace("\t", " ")], number, number
        elif _PAGE_MARK.match(source.key(number)):
            continue
        elif not (pending_blank and _PAGE_NUMBER.match(source.key(number))):
            pieces.append(line)
            cell_end = number
        pending_blank = False
    row = take_row()
    if row:
        yield row


@dataclass(frozen=True, slots=True)
class _Token:
    """A cell, an empty cell (``text`` empty) or an empty line (``cell`` None). ``breaks``: a page begins here."""

    cell: Cell | None
    line: int
    breaks: bool = False

    @property
    def text(self) -> str:
        return self.cell.text if self.cell else ""


def _tokens(source: SourceText, span: Span) -> list[_Token]:
    found: list[_Token] = []
    pieces: list[str] = []
    start = end = span.start
    breaks = False

    def close() -> None:
        nonlocal pieces
        if pieces:
            found.append(_Token(printed_cell(pieces, Span(start, end), wrapped=True), start, breaks))
            pieces = []

    for number in range(span.start, span.end + 1):
        line, key = source.line(number), source.key(number)
        if is_cell_line(line):
            close()
            pieces, start, end, breaks = [line.replace("\t", " ")], number, number, bool(_PAGE_BREAK.match(line))
        elif not line.strip():
            close()
            found.append(_Token(None, number))
        elif _PAGE_MARK.match(key) or (found and found[-1].cell is None and not pieces and _PAGE_NUMBER.match(key)):
            continue
        elif pieces:
            pieces.append(line)
            end = number
        else:
            pieces, start, end, breaks = [line], number, number, False
    close()
    return found


class _Form(NamedTuple):
    """What each column of a table holds, and what its first head prints over it."""

    kinds: Sequence[Kind]
    names: Sequence[frozenset[str]]

    def cost_of_name(self, text: str, slot: int) -> float:
        """What it costs that a column's name stands over a column."""
        bare = squeezed(text)
        return _NAME_ELSEWHERE if bare not in self.names[slot] and any(bare in names for names in self.names) else 0.0


_State = tuple[int, int]
"""A token and how many columns of the open row are filled before it."""


def _filled(tokens: Sequence[_Token], form: _Form) -> tuple[GridRow, ...] | None:
    """The rows that fill the columns at the least cost; a row of which a cell could as well stand elsewhere is torn."""
    kinds = form.kinds
    width = len(kinds)
    count = len(tokens)
    best = [[inf] * (width + 1) for _ in range(count + 1)]
    best[count][0] = best[count][width] = 0.0
    for slot in range(1, width):
        best[count][slot] = sum(_LOST[kind] for kind in kinds[slot:])
    for at in range(count - 1, -1, -1):
        # A row may be closed before the token; what that leads to, an empty row, is known once all others are.
        for closing in (False, True):
            for slot in range(width, -1 + closing, -1):
                steps = (step for step in _steps(tokens, at, slot, form) if closing or step[3] != "close")
                best[at][slot] = min((cost + best[a][s] for cost, a, s, _ in steps), default=inf)
    if best[0][0] == inf:
        return None
    return tuple(_walk(tokens, form, best))


def _steps(tokens: Sequence[_Token], at: int, slot: int, form: _Form) -> Iterator[tuple[float, int, int, str]]:
    """What may be done with a token: its cost, the state behind it, and what it is then."""
    token, kinds, width = tokens[at], form.kinds, len(form.kinds)
    if slot == width:
        yield (0.0, at + 1, 0, "end") if token.cell is None else (_NO_BLANK, at, 0, "close")
        return
    if slot > 0:
        yield sum(_LOST[kind] for kind in kinds[slot:]) / (_AT_PAGE_END if token.breaks else 1), at, 0, "close"
    if token.cell is None:
        yield _BLANK_AS_CELL, at + 1, slot + 1, "cell"
        yield (_BLANK_INSIDE if slot else _BLANK_BETWEEN), at + 1, slot, "drop"
        return
    if slot == 0 and names_node(token.text) and _stands_alone(tokens, at):
        yield _ACROSS, at + 1, 0, "across"
    if token.breaks and slot:
        return  # a page begins with a row
    name = is_column_name(token.text)
    cost = form.cost_of_name(token.text, slot) if name else misfit(token.text, kinds[slot])
    if cost and kinds[slot] in ("words", "remark"):
        cost += _ITEM_ELSEWHERE
    if kinds[slot] == "remark" and len(token.text) > LONGEST_REMARK:
        cost += _LONG_REMARK  # an indented paragraph perhaps
    if cost < inf:
        yield cost, at + 1, slot + 1, "cell"
    if slot == 0 and len(token.text) > _LONG and not names_items(token.text) and not names_node(token.text):
        yield _NO_CELL, at + 1, slot, "drop"
    if not token.text and slot:
        yield _BLANK_TOO_MANY, at + 1, slot, "left out"
    merged = kinds[slot] == "words" and bool(at) and bool(TOTAL.match(tokens[at - 1].text))
    yield _MERGED if merged else _LOST[kinds[slot]], at, slot + 1, "lost"


def _stands_alone(tokens: Sequence[_Token], at: int) -> bool:
    """Whether a cell has an empty line, or the table's edge, above and below."""
    return (at == 0 or tokens[at - 1].cell is None) and (at + 1 == len(tokens) or tokens[at + 1].cell is None)


def _walk(tokens: Sequence[_Token], form: _Form, best: Sequence[Sequence[float]]) -> Iterator[GridRow]:
    kinds = form.kinds
    at = slot = 0
    cells: list[Cell] = []
    torn = unsure = False
    last = tokens[0].line
    tabbed = any(token.cell is not None and not token.text for token in tokens)  # empty cells kept their tabs

    def row() -> GridRow:
        money = [cell.text for cell, kind in zip(cells, kinds, strict=False) if kind == "money"]
        missing = unsure and any(money) and not all(money)  # which year lost its value is not sure
        span = Span(cells[0].span.start, max(cell.span.end for cell in cells))
        return GridRow(tuple(cells), span, torn or missing)

    while at < len(tokens):
        choices = sorted((cost + best[a][s], a, s, what) for cost, a, s, what in _steps(tokens, at, slot, form))
        total, next_at, next_slot, what = choices[0]
        token = tokens[at]
        rival = next((choice for choice in choices[1:] if choice[1:3] != (next_at, next_slot)), None)
        if (
            rival
            and rival[0] - total < _CLEARLY
            and token.text
            and kinds[min(slot, len(kinds) - 1)] in ("money", "title")
        ):
            torn = True
        last = token.line
        if what == "cell":
            cells.append(token.cell or Cell("", (), Span(token.line, token.line)))
        elif what == "lost":
            cells.append(Cell("", (), Span(last, last)))
        elif what == "across" and token.cell is not None:
            yield GridRow((token.cell,), token.cell.span)
        unsure = unsure or what in ("lost", "left out") or (what == "cell" and tabbed and token.cell is None)
        unsure = unsure or (what == "close" and slot < len(kinds))
        if what in ("end", "close") and cells:
            yield row()
            cells, torn, unsure = [], False, False
        at, slot = next_at, next_slot
    if cells and any(cell.text for cell in cells):
        yield row()
