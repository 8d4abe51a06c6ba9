"""The rows of a table whose cells are printed one after the other: the cheapest way to fill its columns row by row.

One dynamic program for all dialects that print a cell a line. Cells may be lost, empty or run into the next line; what
could as well stand elsewhere makes its row torn.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile, zip_longest
from math import inf
from typing import NamedTuple

from extract.ground.source import Span
from parsers.records.table import Cell, GridRow
from parsers.structure.levels import names_node
from parsers.tables.columns.names import TOTAL, is_column_name
from parsers.tables.columns.roles import squeezed
from parsers.tables.rows.cell_kinds import (
    LONGEST_REMARK,
    Kind,
    begins_with_item,
    has_letters,
    is_money,
    misfit,
    names_items,
)
from parsers.tables.rows.printed_cells import printed_cell
from parsers.tables.rows.row_begins import begins_total
from parsers.values.money.cells import parse_cell

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

_NO_BUDGET = 0.2
"""``ไม่ใช้งบประมาณ`` by itself may reach over all years."""

_ITEM_ELSEWHERE = 3.0
_NUMBERED_ITEM_ELSEWHERE = 8.0
_BLANK_TOO_MANY = 1.5
"""A cell without text that no column has."""

_NAME_ELSEWHERE = 1.0
"""A column's name that the first head prints over another column."""

_OF_WORDS: frozenset[Kind] = frozenset({"title", "words", "remark", "any"})
_GOES_ON = 0.3
"""A paragraph more in a cell of words."""

_NO_NODE = 0.6
"""Words that begin no cell of a column: no dimension or mission, no project. They may go on in the cell before."""

_NO_TITLE = 0.9
"""An empty project cell there, whose words may be taken for a paragraph of the cell before."""

_SURE_OF_CELLS = 4.0
"""Where a cell can go on, none is lost and none too many: these cost so many times more."""

_NO_CELL = 0.8
_LONG = 30
_LONG_REMARK = 1.5
_MOST_TOKENS = 5000
_NUMBERED = re.compile(r"[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})+")
_CLEARLY = 0.5
"""The least by which the best way must be better than one that puts a cell elsewhere."""


@dataclass(frozen=True, slots=True)
class CellToken:
    """A cell, an empty cell (``text`` empty) or an empty line (``cell`` None). ``breaks``: a page begins here."""

    cell: Cell | None
    line: int
    breaks: bool = False

    @property
    def text(self) -> str:
        return self.cell.text if self.cell else ""


class RowForm(NamedTuple):
    """What each column of a table holds, and what its first head prints over it.

    ``wraps``: a cell of words may go on in the next token.
    """

    kinds: Sequence[Kind]
    names: Sequence[frozenset[str]]
    wraps: bool = False

    def cost_of_name(self, text: str, slot: int) -> float:
        """What it costs that a column's name stands over a column."""
        bare = squeezed(text)
        return _NAME_ELSEWHERE if bare not in self.names[slot] and any(bare in names for names in self.names) else 0.0


class _FilledRow(NamedTuple):
    """A row, whether an empty line parts it from the next, and whether its first cell is lost.

    ``filled_by_line``: an empty line is its last cell, and a year has no value. Where that line must part the rows, or
    be the first cell of the next, a cell of a year is lost. ``short``: cells of it left no line.

    ``exact``: from its project's cell on it has a line for each cell, before it none for an empty one. ``doubted``:
    only where all rows are so is it sure which year has no value, or that words above the values are of the title.
    """

    printed: GridRow
    parted: bool = False
    headless: bool = False
    filled_by_line: bool = False
    short: bool = False
    exact: bool = True
    doubted: bool = False


def filled_rows(tokens: Sequence[CellToken], form: RowForm) -> tuple[GridRow, ...] | None:
    """The rows that fill the columns at the least cost; a row of which a cell could as well stand elsewhere is torn.

    None where nothing fills them, or there are too many tokens.
    """
    kinds = form.kinds
    width = len(kinds)
    count = len(tokens)
    if not 0 < count <= _MOST_TOKENS:
        return None
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
    rows = list(_walk(tokens, form, best))
    if form.wraps:
        traceless, sure = any(row.short for row in rows), _have_lines(rows, kinds)
        return tuple(
            replace(
                row.printed,
                torn=row.printed.torn
                or (row.doubted and not sure)
                or _lacks_title(row.printed, kinds, traceless=traceless),
            )
            for row in rows
        )
    apart = any(row.parted for row in rows)
    doubtful = (
        row.filled_by_line and ((apart and not row.parted) or (below is not None and below.headless))
        for row, below in zip_longest(rows, rows[1:])
    )
    return tuple(
        replace(row.printed, torn=row.printed.torn or doubt) for row, doubt in zip(rows, doubtful, strict=True)
    )


def _have_lines(rows: Sequence[_FilledRow], kinds: Sequence[Kind]) -> bool:
    """Whether the empty cells of a table have lines, and nothing else has: each row is exact, some have words in their
    last cell with the next row right below, others have an empty line for it.
    """
    last = [row.printed.cells[-1].text for row in rows[:-1] if len(row.printed.cells) == len(kinds) and not row.doubted]
    return kinds[-1] == "remark" and all(row.exact for row in rows) and any(last) and last.count("") > 1


def _run_of_values(tokens: Sequence[CellToken], at: int) -> int:
    """How many tokens with values stand beside each other from one on."""
    return sum(1 for _ in takewhile(lambda token: parse_cell(token.text).status is not None, tokens[at:]))


def _may_be_value(tokens: Sequence[CellToken], at: int, slot: int, kinds: Sequence[Kind]) -> bool:
    """Whether a token is words with a value for each year below: of the title, unless the last value is a remark."""
    years = _end_of_years(kinds, slot) - slot
    return parse_cell(tokens[at].text).status is None and _run_of_values(tokens[: at + years + 2], at + 1) == years


def _steps(tokens: Sequence[CellToken], at: int, slot: int, form: RowForm) -> Iterator[tuple[float, int, int, str]]:
    """What may be done with a token: its cost, the state behind it, and what it is then."""
    token, kinds, width = tokens[at], form.kinds, len(form.kinds)
    if slot == width:
        if _goes_on(tokens, at, kinds[-1], form):
            yield _cost_of_joining(tokens, at, kinds[-1]), at + 1, slot, "join"
        yield (0.0, at + 1, 0, "end") if token.cell is None else (_NO_BLANK, at, 0, "close")
        return
    if slot > 0:
        left = sum(_LOST[kind] for kind in kinds[slot:]) * (_SURE_OF_CELLS if form.wraps else 1)
        yield left / (_AT_PAGE_END if token.breaks else 1), at, 0, "close"
    if token.cell is None:
        yield _BLANK_AS_CELL, at + 1, slot + 1, "cell"
        yield (_BLANK_INSIDE if slot else _BLANK_BETWEEN), at + 1, slot, "drop"
        return
    alone = "words" not in kinds if form.wraps else _stands_alone(tokens, at)
    if slot == 0 and names_node(token.text) and alone:
        yield _ACROSS, at + 1, 0, "across"
    if token.breaks and slot:
        return  # a page begins with a row
    if slot and _goes_on(tokens, at, kinds[slot - 1], form):
        yield _cost_of_joining(tokens, at, kinds[slot - 1]), at + 1, slot, "join"
    name = is_column_name(token.text)
    sure = _SURE_OF_CELLS if form.wraps else 1.0
    cost = form.cost_of_name(token.text, slot) if name else misfit(token.text, kinds[slot])
    if cost and kinds[slot] in ("words", "remark"):
        cost += _NUMBERED_ITEM_ELSEWHERE if _begins_numbered(token.text) else _ITEM_ELSEWHERE
    if form.wraps and kinds[slot] == "words" and token.text and not names_node(token.text):
        cost += _NO_NODE
    if form.wraps and kinds[slot] == "title":
        of_total = bool(at) and bool(TOTAL.match(tokens[at - 1].text))
        cost += _NO_TITLE if not token.text else 0.0 if of_total or _begins_title(token.text) else _NO_NODE
    if form.wraps and kinds[slot] == "remark" and (begins_level(token.text) or TOTAL.match(token.text)):
        cost += _ITEM_ELSEWHERE
    if kinds[slot] == "remark" and len(token.text) > LONGEST_REMARK and not form.wraps:
        cost += _LONG_REMARK  # an indented paragraph perhaps
    if cost < inf and not (slot and form.wraps and _begins_below_item(tokens, at)):
        yield cost, at + 1, slot + 1, "cell"
    if kinds[slot] == "money" and (not slot or kinds[slot - 1] != "money") and parse_cell(token.text).status == "none":
        yield _NO_BUDGET, at + 1, _end_of_years(kinds, slot), "all years"
    if slot == 0 and len(token.text) > _LONG and not names_items(token.text) and not names_node(token.text):
        yield _NO_CELL, at + 1, slot, "drop"
    if not token.text and slot:
        yield sure * _BLANK_TOO_MANY, at + 1, slot, "left out"
    of_values = bool(parse_cell(token.text).status)
    reached = ("words", "title") if form.wraps and ("words" not in kinds or of_values) else ("words",)
    merged = kinds[slot] in reached and bool(at) and bool(TOTAL.match(tokens[at - 1].text))
    # a mission beside several projects
    merged = merged or (form.wraps and at > 0 and kinds[slot] == "words" and _begins_numbered(token.text))
    yield _MERGED if merged else sure * _LOST[kinds[slot]], at, slot + 1, "lost"


def _begins_numbered(text: str) -> bool:
    """Whether a text begins a project by its number and its kind word: ``8. กิจกรรม``."""
    return text[:1].isdecimal() and begins_with_item(text)


def _end_of_years(kinds: Sequence[Kind], start: int) -> int:
    return next((slot for slot in range(start, len(kinds)) if kinds[slot] != "money"), len(kinds))


def begins_level(text: str) -> bool:
    """Whether a text begins a dimension, a mission or a strategy, by its title or its number (``๑.๒.๓``)."""
    return names_node(text) or bool(_NUMBERED.match(text))


def _begins_title(text: str) -> bool:
    return begins_level(text) or names_items(text) or is_column_name(text)


def _goes_on(tokens: Sequence[CellToken], at: int, kind: Kind, form: RowForm) -> bool:
    """Whether a token may be a paragraph more of the cell before it, in a column of a kind."""
    text, above = tokens[at].text, tokens[at - 1].text
    if not form.wraps or kind not in _OF_WORDS or not has_letters(above):
        return False
    if begins_total(text, above) and not begins_total(above):
        return False
    return has_letters(text) and not is_money(text) and not misfit(text, kind)


def _begins_below_item(tokens: Sequence[CellToken], at: int) -> bool:
    """Whether a token begins a total right below an item, which is of another row then."""
    above = tokens[at - 1].text if at else ""
    return begins_total(tokens[at].text, above) and begins_with_item(above)


def _cost_of_joining(tokens: Sequence[CellToken], at: int, kind: Kind) -> float:
    """What it costs that a token is a paragraph more of the cell before it: much where it begins something else."""
    text = tokens[at].text
    level, total = begins_level(text), bool(TOTAL.match(text))
    if kind == "words":
        return _GOES_ON + (_NO_NODE if level or TOTAL.match(tokens[at - 1].text) else 0.0)
    elsewhere = total or (level if kind != "title" else parse_cell(text).status == "none")
    return _GOES_ON + (_ITEM_ELSEWHERE if elsewhere else 0.0)


def _lacks_title(row: GridRow, kinds: Sequence[Kind], *, traceless: bool) -> bool:
    """Whether an item stands in a cell of other words, or there is none beside values though empty cells leave no
    trace: cells are lost.
    """
    placed = list(zip(row.cells, kinds, strict=False)) if len(row.cells) > 1 else []
    if any(kind in ("words", "remark") and misfit(cell.text, kind) for cell, kind in placed):
        return True
    titles = [cell.text for cell, kind in placed if kind in ("title", "words") and cell.text]
    return traceless and not titles and any(cell.text for cell, kind in placed if kind == "money")


def _breaks_order(what: str, token: CellToken, slot: int, kinds: Sequence[Kind]) -> bool:
    """Whether a step leaves out a cell from the project's on, or gives an empty line to one before that or to none."""
    if what == "lost":
        return kinds[slot] not in ("words", "title")
    if what == "close":
        return slot < len(kinds)
    empty = token.cell is not None and not token.text  # what is no cell stands behind the last row
    return empty and (what != "cell" or kinds[slot] in ("words", "title", "number"))


def _stands_alone(tokens: Sequence[CellToken], at: int) -> bool:
    """Whether a cell has an empty line, or the table's edge, above and below."""
    return (at == 0 or tokens[at - 1].cell is None) and (at + 1 == len(tokens) or tokens[at + 1].cell is None)


def _walk(tokens: Sequence[CellToken], form: RowForm, best: Sequence[Sequence[float]]) -> Iterator[_FilledRow]:
    kinds = form.kinds
    at = slot = 0
    cells: list[Cell] = []
    torn = unsure = headless = worded = False
    exact = True
    # Empty cells kept their tabs, so that an empty line is none.
    tabbed = not form.wraps and any(token.cell is not None and not token.text for token in tokens)

    def row(how: str = "") -> _FilledRow:
        money = [cell.text for cell, kind in zip(cells, kinds, strict=False) if kind == "money"]
        missing = any(money) and not all(money)
        span = Span(cells[0].span.start, max(cell.span.end for cell in cells))
        left = kinds[len(cells) :] if form.wraps else ()
        fits = not any(misfit(cell.text, kind) for cell, kind in zip(cells, kinds, strict=False))
        if left and fits and not {"money", "title"}.intersection(left):
            cells.extend(Cell("", (), span) for _ in left)  # an empty cell leaves no trace there
        # which year lost its value is not sure
        total = any(TOTAL.match(cell.text) for cell in cells)
        lost = missing and unsure
        doubted = form.wraps and not torn and (lost or worded)
        printed = GridRow(tuple(cells), span, torn or (lost and not doubted))
        filled = missing and tokens[at - 1].cell is None
        return _FilledRow(printed, how == "end", headless, filled, unsure and not total, exact, doubted)

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
            worded = worded or what == "join"
            torn = torn or not (form.wraps and what == "join" and _may_be_value(tokens, at, slot, kinds))
        if what == "cell":
            cells.append(token.cell or Cell("", (), Span(token.line, token.line)))
        elif what == "lost":
            headless = headless or not cells
            cells.append(Cell("", (), Span(token.line, token.line)))
        elif what == "all years" and token.cell:
            cells += [token.cell] * (next_slot - slot)
        elif what == "join" and token.cell is not None:
            above = cells[-1]
            cells[-1] = printed_cell([*above.parts, *token.cell.parts], above.span | token.cell.span, wrapped=True)
        elif what == "across" and token.cell is not None:
            yield _FilledRow(GridRow((token.cell,), token.cell.span))
        unsure = unsure or what in ("lost", "left out") or (what == "cell" and tabbed and token.cell is None)
        unsure = unsure or (what == "close" and slot < len(kinds))
        exact = exact and not _breaks_order(what, token, slot, kinds)
        if what in ("end", "close") and cells:
            yield row(what)
            cells, torn, unsure, headless, worded, exact = [], False, False, False, False, True
        at, slot = next_at, next_slot
    if cells and any(cell.text for cell in cells):
        yield row()
