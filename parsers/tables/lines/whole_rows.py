"""Rows of a table that prints a cell a line, an empty line for an empty cell, where every row has all its lines: which
lines are the cells of which row, if they can be counted in one way alone.

A cell of words may go on over lines. A line that is left out anywhere makes the rows below it impossible.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, takewhile
from typing import Literal, NamedTuple

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText, Span
from parsers.records.table import Cell, GridRow
from parsers.tables.columns.names import is_column_name
from parsers.tables.columns.roles import Role, is_arrow, is_tick, role_of
from parsers.tables.lines.filling import begins_level
from parsers.tables.rows.cell_kinds import begins_with_item, has_letters, is_figure, misfit
from parsers.tables.rows.printed_cells import printed_cell
from parsers.tables.rows.row_begins import begins_total, number_alone
from parsers.values.money.cell_forms import DASHES
from parsers.values.money.cells import parse_cell
from parsers.values.page_marks import is_bare_page_number, lines_of_page

ColumnKind = Literal["number", "words", "title", "money", "tick", "remark", "any"]
"""What a column holds; ``tick``: a figure, or a mark that says yes."""

TotalsEnd = Literal["as_rows", "in_one_cell", "with_sums"]
"""What stands behind the sums of a total: a line for each cell, as in other rows; one empty line for all that are left,
or none.
"""

OF_MONEY: frozenset[ColumnKind] = frozenset({"money", "tick"})
_OF_WORDS: frozenset[ColumnKind] = frozenset({"words", "title", "remark", "any"})
_OF_HEADS: frozenset[Role] = frozenset({"number", "dimension", "mission", "project", "budget", "year"})
"""What names a column and is no word of a row, as that of an office may be."""

_MOST_LINES = 4
"""Lines of a cell."""

_MOST_BESIDE_PAGE = 3
"""A page's number, and the empty lines beside it."""

_SEVERAL = 2
"""Ways to count lines: so many or more."""


class Line(NamedTuple):
    """A line of a table: its text without the blanks around it, and its number."""

    text: str
    number: int


class HeadLines(NamedTuple):
    """The texts of a head's own lines, and of those right above it, which may return with it."""

    own: Sequence[str]
    above: Sequence[str] = ()


class WholeRows(NamedTuple):
    """Some rows, the place behind their last line, and the one that any way to count the lines reached."""

    rows: Sequence[GridRow]
    end: int
    reached: int


class _State(NamedTuple):
    """What is known where a row begins: the number of the one above, and whether the table may end here. It may not
    right below a heading, or where a last cell may or may not have gone on.
    """

    number: int | None
    closed: bool


class _Way(NamedTuple):
    """In how many ways lines were counted up to a place, and the last row of one way, linked to those above it."""

    ways: int
    last: _Linked | None


class _Linked(NamedTuple):
    row: GridRow
    above: _Linked | None


class _Begun(NamedTuple):
    """In how many ways lines were given to the first cells of a row, and the cells of one."""

    ways: int
    cells: tuple[Cell, ...]
    went_on: bool = False


class _Step(NamedTuple):
    """What may follow at a place: where it ends, its row (none where a head returns), in how many ways that is so."""

    end: int
    state: _State
    row: GridRow | None
    ways: int = 1


def cell_lines(source: SourceText) -> Iterator[Line]:
    """The lines of a source without the pages' marks and running heads, and the empty ones beside these."""
    of_page = lines_of_page(source)
    gap: list[int] = []
    for number, line in enumerate(map(str.strip, source.lines), 1):
        if not line or number in of_page:
            gap.append(number)
            continue
        if gap and of_page.isdisjoint(gap):
            yield from (Line("", line) for line in gap)
        gap.clear()
        yield tuple.__new__(Line, (line, number))  # one a line: named tuples are made so in a third of the time
    if of_page.isdisjoint(gap):
        yield from (Line("", line) for line in gap)


def whole_rows(
    lines: Sequence[Line],
    start: int,
    kinds: Sequence[ColumnKind],
    head: HeadLines,
    *,
    totals_end: TotalsEnd = "as_rows",
) -> WholeRows:
    """The whole rows from one of some lines on, as far as there are any; none where there are several ways to count the
    lines. The head may return, on another page with what stands above it.
    """
    waiting = {start: {_State(None, closed=False): _Way(1, None)}}
    place = start
    best: tuple[int, Sequence[_Way]] = start, ()
    while waiting:
        place = min(waiting)
        here = waiting.pop(place)
        if closed := [way for state, way in here.items() if state.closed]:
            best = place, closed
        for state, way in here.items():
            for step in _steps(lines, place, state.number, kinds, head, totals_end):
                known = waiting.setdefault(step.end, {}).get(step.state)
                count = min(_SEVERAL, way.ways * step.ways + (known.ways if known else 0))
                last = _Linked(step.row, way.last) if step.row else way.last
                waiting[step.end][step.state] = _Way(count, known.last if known else last)
    taken, ways = best
    rows = _unlinked(ways[0].last) if len(ways) == 1 and ways[0].ways == 1 else ()
    return WholeRows(rows, taken, place)


def begins_item(row: GridRow, kinds: Sequence[ColumnKind]) -> bool:
    """Whether a row is one of an item: it has a number, or a title that names one."""
    if len(row.cells) != len(kinds):
        return False
    return any(
        (kind == "number" and cell.text) or (kind == "title" and begins_with_item(cell.text))
        for cell, kind in zip(row.cells, kinds, strict=True)
    )


def _unlinked(last: _Linked | None) -> Sequence[GridRow]:
    rows: list[GridRow] = []
    while last:
        rows.append(last.row)
        last = last.above
    return rows[::-1]


def _steps(
    lines: Sequence[Line],
    place: int,
    number: int | None,
    kinds: Sequence[ColumnKind],
    head: HeadLines,
    totals_end: TotalsEnd,
) -> Iterator[_Step]:
    """What may begin at a place below a row with a number: the head again, a heading over all columns, a row."""
    if place >= len(lines):
        return
    first = lines[place]
    if (end := _end_of_head(lines, place, head)) is not None:
        yield _Step(end, _State(number, closed=False), None)
    if first.text and "words" not in kinds and begins_level(first.text):
        row = GridRow((_cell([first]),), Span(first.number, first.number))
        yield _Step(place + 1, _State(number, closed=False), row)
    for end, begun in _rows(lines, place, kinds, totals_end):
        row = GridRow(begun.cells, Span(first.number, lines[end - 1].number))
        due = _number_of(row, kinds, number)
        if due is not None:
            yield _Step(end, _State(due, closed=not begun.went_on), row, begun.ways)


def _end_of_head(lines: Sequence[Line], place: int, head: HeadLines) -> int | None:
    """Where the head ends that returns at a place, behind a page's number and what stood above it the first time; None
    where it does not.
    """
    behind = lines[place : place + len(head.above) + _MOST_BESIDE_PAGE]
    printed = (line.text for line in behind)
    start = place + sum(1 for _ in takewhile(lambda text: not text or text in head.above or _is_of_page(text), printed))
    end = start + len(head.own)
    return end if [line.text for line in lines[start:end]] == list(head.own) else None


def _is_of_page(text: str) -> bool:
    return is_bare_page_number(arabic_digits(text))


def _rows(
    lines: Sequence[Line], place: int, kinds: Sequence[ColumnKind], totals_end: TotalsEnd
) -> Iterator[tuple[int, _Begun]]:
    """The rows that may begin at a place, with the places where they end."""
    slots: list[dict[int, list[_Begun]]] = [{} for _ in range(len(kinds) + 1)]
    slots[0][place] = [_Begun(1, ())]
    if begins_total(lines[place].text):
        label = _cell(lines[place : place + 1])
        blank = Cell("", (), label.span)
        for slot in range(1, _first_of_money(kinds) + 1):
            slots[slot][place + 1] = [_Begun(1, (label, *[blank] * (slot - 1)))]
    total = begins_total(lines[place].text)
    for slot in range(len(kinds)):
        for at, begun in slots[slot].items():
            cells, count = begun[0].cells, min(_SEVERAL, sum(one.ways for one in begun))
            rest = _behind_total(lines, at, slot, kinds, totals_end) if total else ()
            for end, reaching in chain(_ends(lines, at, slot, kinds), rest):
                cell = _cell(lines[at:end]) if end > at else Cell("", (), cells[-1].span)
                went_on = end > at + 1 and slot + 1 == len(kinds)
                found = _Begun(count, (*cells, *[cell] * reaching), went_on)
                slots[slot + reaching].setdefault(end, []).append(found)
    for end, begun in slots[-1].items():
        yield end, begun[0]._replace(ways=sum(one.ways for one in begun), went_on=any(one.went_on for one in begun))


def _ends(lines: Sequence[Line], at: int, slot: int, kinds: Sequence[ColumnKind]) -> Iterator[tuple[int, int]]:
    """Where a cell may end that begins at a line, and over how many columns it reaches."""
    if at >= len(lines):
        return
    text, kind = lines[at].text, kinds[slot]
    if not _fits(text, kind):
        return
    yield at + 1, 1
    if kind == "tick" and is_arrow(text):
        yield from ((at + 1, reaching) for reaching in range(2, _run(kinds, slot) + 1))
    if kind in OF_MONEY and (not slot or kinds[slot - 1] not in OF_MONEY) and parse_cell(text).status == "none":
        behind = next((place for place in range(slot, len(kinds)) if kinds[place] not in OF_MONEY), len(kinds))
        if behind > slot + 1:
            yield at + 1, behind - slot
    if kind in _OF_WORDS and has_letters(text):
        for end in range(at + 1, min(at + _MOST_LINES, len(lines))):
            if not _goes_on(lines[end].text, lines[end - 1].text, kind):
                break
            yield end + 1, 1


def _run(kinds: Sequence[ColumnKind], slot: int) -> int:
    """How many columns from one on hold the same as it does."""
    return next((at for at, kind in enumerate(kinds[slot:]) if kind != kinds[slot]), len(kinds) - slot)


def _behind_total(
    lines: Sequence[Line], at: int, slot: int, kinds: Sequence[ColumnKind], totals_end: TotalsEnd
) -> Iterator[tuple[int, int]]:
    """Where the cells behind a total's sums end, if they are one empty line or none, and how many columns they are."""
    if slot <= _first_of_money(kinds) or totals_end == "as_rows":
        return
    if totals_end == "with_sums" and slot < len(kinds) and "money" not in kinds[slot:]:
        yield at, len(kinds) - slot
    if totals_end == "in_one_cell" and slot < len(kinds) - 1 and at < len(lines) and not lines[at].text:
        yield at + 1, len(kinds) - slot


def _fits(text: str, kind: ColumnKind) -> bool:
    """Whether a text may be the first line of a column's cell: the name of a head's column is none."""
    if not text:
        return True
    if kind in _OF_WORDS and is_column_name(text) and role_of(text) in _OF_HEADS:
        return False
    if kind == "any":
        return True
    if kind == "number":
        return number_alone(text) is not None
    if kind == "tick":
        return is_tick(text) or is_arrow(text) or not misfit(text, "money")
    if kind == "remark":
        return not text.strip(DASHES) or (not begins_level(text) and not begins_total(text) and not misfit(text, kind))
    return not misfit(text, kind)


def _goes_on(text: str, above: str, kind: ColumnKind) -> bool:
    """Whether a line may go on with a cell of words: it begins nothing of its own."""
    if not has_letters(text) or is_figure(text) or parse_cell(text).status is not None or begins_level(text):
        return False
    return not (begins_total(text, above) or begins_with_item(text) or is_column_name(text)) and kind in _OF_WORDS


def _number_of(row: GridRow, kinds: Sequence[ColumnKind], above: int | None) -> int | None:
    """The number that counts on below a row, which must have the one that is due, or name a total, a heading or (where
    rows have no numbers) an item; None where it does not, and is none.
    """
    texts = [cell.text for cell in row.cells]
    title = texts[kinds.index("title")]
    number = number_alone(texts[kinds.index("number")]) if "number" in kinds else None
    filled = [text for text in texts if text]
    if not filled:
        return None
    if number is not None:
        return number if title and (number == 1 or above in (None, 0, number - 1)) else None
    if begins_total(filled[0]) or all(map(begins_level, filled)):
        return above or 0
    return above or 0 if "number" not in kinds and begins_with_item(title) else None


def _first_of_money(kinds: Sequence[ColumnKind]) -> int:
    return next(place for place, kind in enumerate(kinds) if kind in OF_MONEY)


def _cell(lines: Sequence[Line]) -> Cell:
    span = Span(lines[0].number, lines[-1].number)
    texts = [line.text for line in lines]
    return printed_cell(texts, span, wrapped=len(lines) > 1, lines=[line.number for line in lines])
