"""Tables drawn with signs: ``+---+---+`` above and below each row, as pandoc and text editors write them, or with the
signs for boxes (``┌─┬─┐``).

A column is where the rules have their ``+``. A row has the lines between two rules, or those up to the one whose first
cell counts on; a cell goes on over a rule that leaves it open, and reaches over columns where its lines have no bar.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import inf
from typing import NamedTuple

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText, Span
from parsers.records.table import Cell, Grid, GridRow
from parsers.tables.rows.printed_cells import printed_cell

_BOX = str.maketrans(dict.fromkeys("┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝", "+") | dict.fromkeys("─━═", "-") | dict.fromkeys("│┃║", "|"))
_RULE = re.compile(r"\+(?:[-=:]\+){0,3}[-=:]{2,}\+(?:[-=:]+\+)*")
"""Columns of one sign among others: a number of one digit fills its own."""

_PART_OF_RULE = re.compile(r"[-=:]+")
_BARS, _BARS_OF_RULE = re.compile(r"(?<!\\)\|"), re.compile(r"[+|]")
_BARS_BESIDE_RULE = re.compile(r"(?<!\\)\||\+(?=[-=:]{2})|(?<=[-=:])\+")
_LEAST_COLUMNS = 2
_MOST_COLUMNS = 60


class _Piece(NamedTuple):
    """What stands between two bars: its first column, over how many it reaches, and its text."""

    column: int
    columns: int
    text: str


@dataclass(slots=True)
class _OpenCell:
    row: int
    columns: int
    rows: int = 1
    texts: list[str] = field(default_factory=list)


def drawn_tables(source: SourceText) -> Iterator[Grid]:
    """The drawn tables of a source. One whose bars fit its rules in no way is none."""
    ruled = "+" in source.joined and ("+--" in source.joined or "+==" in source.joined)
    if not ruled and source.signs.isdisjoint("┌╔├╠┼╬"):
        return
    number = 1
    while number <= len(source.lines):
        end = number
        if _RULE.fullmatch(_drawn(source, number)):
            while end < len(source.lines) and _drawn(source, end + 1)[:1] in ("+", "|"):
                end += 1
            grid = _grid([_drawn(source, line) for line in range(number, end + 1)], number)
            if grid:
                yield grid
        number = end + 1


def _drawn(source: SourceText, number: int) -> str:
    return source.line(number).strip().translate(_BOX)


def _grid(lines: Sequence[str], start: int) -> Grid | None:
    edges = sorted({place for line in lines if _RULE.fullmatch(line) for place, sign in enumerate(line) if sign == "+"})
    width = len(edges) - 1
    if not _LEAST_COLUMNS <= width <= _MOST_COLUMNS:
        return None
    cells: list[tuple[int, _OpenCell]] = []
    at_column: dict[int, _OpenCell] = {}
    spans: list[Span] = []
    in_row = False
    rules = [_is_rule(line) for line in lines]
    read = [_pieces(_parted(line, rule=rule), edges) for line, rule in zip(lines, rules, strict=True)]
    opening = set(_lines_that_count(rules, read))
    for number, (rule, pieces) in enumerate(zip(rules, read, strict=True), start):
        if pieces is None:
            return None
        if number - start in opening:
            at_column, in_row = {}, False
        if rule:
            for piece in pieces:
                if _PART_OF_RULE.fullmatch(piece.text):
                    for column in range(piece.column, piece.column + piece.columns):
                        at_column.pop(column, None)
            in_row = False
        elif not in_row:
            spans.append(Span(number, number))
            for cell in {id(cell): cell for cell in at_column.values()}.values():
                cell.rows += 1
            in_row = True
        else:
            spans[-1] |= Span(number, number)
        for column, columns, text in pieces:
            if rule and _PART_OF_RULE.fullmatch(text):
                continue
            if not spans:
                return None  # a text in the rule above the first row
            if column not in at_column:
                opened = _OpenCell(len(spans) - 1, columns)
                cells.append((column, opened))
                at_column |= dict.fromkeys(range(column, column + columns), opened)
            at_column[column].texts.append(text)
    rows = _rows(cells, spans, width)
    return Grid(rows, Span(start, start + len(lines) - 1), "pipes") if rows else None


def _is_rule(line: str) -> bool:
    """Whether a line rules off cells: all of a row, or those beside cells that go on over it.

    >>> [_is_rule(line) for line in ("+---+---+", "| มิติ |   +---+", "+---+ ก |", "| ก + ข | -- |")]
    [True, True, True, False]
    """
    return line.startswith("+") or (("+-" in line or "+=" in line) and _RULE.search(line) is not None)


def _parted(line: str, *, rule: bool) -> list[str]:
    """What stands between the bars of a line. Where text may stand beside a rule, a ``+`` of the text is no bar.

    >>> _parted("| ก + ข |  +---+---+", rule=True), _parted("+   +---+", rule=True)
    ([' ก + ข ', '  ', '---', '---'], ['   ', '---'])
    """
    bars = _BARS if not rule else _BARS_OF_RULE if line.startswith("+") else _BARS_BESIDE_RULE
    return bars.split(line)[1:-1]


def _lines_that_count(rules: Sequence[bool], read: Sequence[Sequence[_Piece] | None]) -> Iterator[int]:
    """The lines that no rule parts from those above and that begin a row all the same: their first cell counts on from
    the one of a line above, in the same cell of the rules.
    """
    last: int | None = None
    for place, (rule, pieces) in enumerate(zip(rules, read, strict=True)):
        first = arabic_digits(pieces[0].text).strip(" .)") if pieces and len(pieces) > 1 else ""
        if rule:
            last = None
        elif first.isdecimal():
            if last is not None and int(first) == last + 1:
                yield place
            last = int(first)


def _rows(cells: Sequence[tuple[int, _OpenCell]], spans: Sequence[Span], width: int) -> tuple[GridRow, ...]:
    places: list[list[Cell]] = [[Cell("", (), span)] * width for span in spans]
    for column, cell in cells:
        last = cell.row + cell.rows - 1
        span = spans[cell.row] | spans[last]
        for row in range(cell.row, last + 1):
            below = 0 if row > cell.row else 1
            for place in range(column, min(column + cell.columns, width)):
                places[row][place] = Cell("", (), span, rows=below, columns=0 if place > column else 1)
        printed = printed_cell(cell.texts, span, wrapped=True, references=True)
        places[cell.row][column] = printed._replace(rows=cell.rows, columns=cell.columns)
    return tuple(GridRow(tuple(row), span) for row, span in zip(places, spans, strict=True))


def _pieces(texts: Sequence[str], edges: Sequence[int]) -> list[_Piece] | None:
    """The texts between the bars of a line with their columns; None where there are more than columns.

    Where there are fewer, some reach over several: those that are as wide as these. Widths are those on a screen, where
    vowels above and below take no place; a text that lost its asterisks is a little narrower than its column.

    >>> _pieces([" ก ", "               "], [0, 4, 12, 20])
    [_Piece(column=0, columns=1, text=' ก '), _Piece(column=1, columns=2, text='               ')]
    """
    columns = len(edges) - 1
    if not texts or len(texts) > columns:
        return None
    if len(texts) == columns:
        return [_Piece(column, 1, text) for column, text in enumerate(texts)]
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for text in texts:
        width = screen_width(text)
        following: dict[int, tuple[float, tuple[int, ...]]] = {}
        for at, (cost, ends) in best.items():
            for end in range(at + 1, columns + 1):
                own = cost + abs(edges[end] - edges[at] - 1 - width)
                if own < following.get(end, (inf, ()))[0]:
                    following[end] = own, (*ends, end)
        best = following
    if columns not in best:
        return None
    ends = best[columns][1]
    return [_Piece(at, end - at, text) for at, end, text in zip((0, *ends[:-1]), ends, texts, strict=True)]


def screen_width(text: str) -> int:
    """How many places a text takes on a screen."""
    return sum(
        0 if unicodedata.category(sign) in ("Mn", "Me", "Cf") else 1 + (unicodedata.east_asian_width(sign) in "WF")
        for sign in text
    )
