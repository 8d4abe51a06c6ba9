"""Which lines of a table of padded bars begin its rows, where nothing is printed between them.

The cells of a row begin on its first line. So text in a column that is empty on the line above begins a row, where it
is the number of an item or of a place in the tree; an empty paragraph in a cell may stand above other text. Where a
number stands right below the row above, the values beside it tell.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from extract.ground.characters import arabic_digits
from parsers.structure.levels import level_named
from parsers.tables.columns.roles import names_projects, role_of
from parsers.values.money.cells import parse_cell

_NUMBER = re.compile(r"\(?([1-9]\d{0,2})(?:\s*\)+\.?|\s*\.(?!\d)|$)")
_LONE_NUMBER = re.compile(r"\(?\d{1,2}(?:\.\d{1,2})*[.)]+|\d{1,2}(?:\.\d{1,2})+")
_ENTRY = re.compile(r"\(?\d{1,2}(?:\.\d{1,2})*[.)]|\d{1,2}(?:\.\d{1,2})+\s|[-–•]\s")
_TOTAL = re.compile(r"(?:ยอด)?รวม")
_LEAST_CUT = 2
"""Pieces that fill the same column: a single one may be what its width was made for."""

_MOST_WORDS = 0.25
"""Words in a column of values, as a share of these."""


class BarPiece(NamedTuple):
    """What stands between two bars of a line: its first column, over how many it reaches, its text, and whether that is
    ``cut`` at the width of the column.
    """

    column: int
    columns: int
    text: str
    cut: bool


@dataclass(frozen=True, slots=True)
class BarLine:
    """A line of such a table, with all its pieces, blank ones too."""

    number: int
    pieces: tuple[BarPiece, ...]

    @property
    def shape(self) -> tuple[int, ...]:
        """The columns in which its pieces begin."""
        return tuple(piece.column for piece in self.pieces)

    @property
    def texts(self) -> dict[int, str]:
        """The texts of its filled pieces by column."""
        return {piece.column: piece.text for piece in self.pieces if piece.text}


@dataclass(slots=True)
class BarRow:
    """The lines of a row, and those of them that an item's number stands on."""

    lines: list[BarLine] = field(default_factory=list)
    items: list[BarLine] = field(default_factory=list)
    values: dict[int, int] = field(default_factory=dict)
    """How many lines of each column of money have a value."""

    loose: bool = False
    """Whether only the values on its first line say that it is no part of the row above."""

    def begins(self, column: int) -> str:
        """The first text of a column."""
        return next((line.texts[column] for line in self.lines if column in line.texts), "")

    def take(self, line: BarLine, values: Iterable[int], *, item: bool) -> None:
        """Go on with a line, and the columns in which it has a value."""
        self.lines.append(line)
        if item:
            self.items.append(line)
        for column in values:
            self.values[column] = self.values.get(column, 0) + 1

    def join(self, below: BarRow) -> None:
        """Go on with the lines of the row below."""
        self.lines += below.lines
        self.items += below.items
        for column, count in below.values.items():
            self.values[column] = self.values.get(column, 0) + count


def rows_of_lines(lines: Sequence[BarLine]) -> list[BarRow]:
    """The rows of a table whose items are numbered; none where they are not, or each has a line."""
    at = _column_of_numbers(lines)
    money = frozenset[int]() if at is None else _columns_of_values(lines, at)
    if at is None or not money:
        return []
    rows: list[BarRow] = []
    above: BarLine | None = None
    last: int | None = None
    for line in lines:
        number = _number(line.texts.get(at, ""))
        values = [column for column, text in line.texts.items() if column in money and _is_value(text)]
        item = number is not None and (last is None or number in (1, last + 1) or bool(values))
        last = number if item else last
        hard = above is None or _begins_row(line, above, rows[-1], item=item, money=min(money))
        if hard or (item and values and not _goes_on_beside(line, rows[-1], min(money))):
            rows.append(BarRow(loose=not hard))
        rows[-1].take(line, values, item=item)
        above = line
    rows = _joined(rows)
    return rows if any(len(row.lines) > len(row.items) > 0 for row in rows) else []


def lines_joined(lines: Sequence[BarLine]) -> list[BarRow]:
    """The lines of a table that says nowhere where its rows begin, those joined that are surely of one row: where a
    piece is cut, and where an entry's number is broken from its text. None where no line is.
    """
    cuts = Counter(piece.column for line in lines for piece in line.pieces if piece.cut and piece.text)
    limited = max(cuts.values(), default=0) >= _LEAST_CUT
    rows: list[BarRow] = []
    for line in lines:
        above = rows[-1].lines[-1] if rows else None
        if above is None or line.shape != above.shape or not _goes_on_below(above, line, limited=limited):
            rows.append(BarRow())
        rows[-1].take(line, (), item=False)
    return rows if len(rows) < len(lines) else []


def _goes_on_below(above: BarLine, line: BarLine, *, limited: bool) -> bool:
    """Whether a piece of a line goes on in the line below; in a table of ``limited`` columns full pieces are cut."""
    below = line.texts
    for piece in above.pieces:
        text = below.get(piece.column, "")
        lone = _LONE_NUMBER.fullmatch(arabic_digits(piece.text))
        if text and ((piece.cut and limited) or lone) and not _ENTRY.match(arabic_digits(text)):
            return True
    return False


def _number(text: str) -> int | None:
    match = _NUMBER.match(arabic_digits(text))
    return int(match[1]) if match else None


def _column_of_numbers(lines: Sequence[BarLine]) -> int | None:
    """The column, of rows' numbers or of projects by its head, whose cells count on most often."""
    last: dict[int, int] = {}
    counted: dict[int, int] = {}
    heads: dict[int, str] = {}
    for line in lines:
        numbers = {column: number for column, text in line.texts.items() if (number := _number(text)) is not None}
        for column, number in numbers.items():
            if number in (1, last.get(column, number - 1) + 1):  # a later page goes on counting
                last[column] = number
                counted[column] = counted.get(column, 0) + 1
        if not counted:
            for column, text in line.texts.items():
                heads[column] = heads.get(column, "") + text
    named = [column for column in counted if _numbers_items(heads.get(column, ""))]
    return max(named, key=lambda column: (counted[column], -column), default=None)


def _numbers_items(head: str) -> bool:
    """Whether a column with this head may hold the numbers of items: their own, or that of the titles behind them."""
    return role_of(head) == "number" or names_projects(head)


def _columns_of_values(lines: Sequence[BarLine], at: int) -> frozenset[int]:
    """The columns behind the items' that hold values where an item's number stands, and nearly nothing else."""
    values: dict[int, int] = {}
    others: dict[int, int] = {}
    for line in lines:
        if _number(line.texts.get(at, "")) is not None:
            for column, text in line.texts.items():
                counted = values if _is_value(text) else others
                counted[column] = counted.get(column, 0) + 1
    return frozenset(
        column for column, count in values.items() if column > at and others.get(column, 0) <= _MOST_WORDS * count
    )


def _is_value(text: str) -> bool:
    """Whether a text is an amount, a dash, or words for no money."""
    return parse_cell(text).status is not None


def _begins_row(line: BarLine, above: BarLine, row: BarRow, *, item: bool, money: int) -> bool:
    """Whether a line cannot go on with the row above it."""
    if line.shape != above.shape:
        return True
    texts = line.texts
    places = [column for column, text in texts.items() if column < money and level_named(text)]
    if not row.items and (item or places):
        return True  # below a head, a heading or a total
    if texts and _TOTAL.match(texts[min(texts)]) and max(texts) >= money:
        return True
    fresh = {column for column in texts if column < money and column not in above.texts}
    return bool(fresh) if item else not fresh.isdisjoint(places)


def _goes_on_beside(line: BarLine, row: BarRow, money: int) -> bool:
    """Whether a cell left of the money that began with a place's number goes on without one beside an item."""
    texts = {column: text for column, text in line.texts.items() if column < money}
    return any(
        _number(text) is None and not level_named(text) and _begins_place(row.begins(column))
        for column, text in texts.items()
    )


def _begins_place(text: str) -> bool:
    return level_named(text) is not None or _LONE_NUMBER.fullmatch(arabic_digits(text)) is not None


def _joined(rows: Sequence[BarRow]) -> list[BarRow]:
    """Rows, but one that only its values part from a row with more values than items is of that row: its values do not
    stand beside the items.
    """
    joined: list[BarRow] = []
    for row in rows:
        if row.loose and any(count > len(joined[-1].items) for count in joined[-1].values.values()):
            joined[-1].join(row)
        else:
            joined.append(row)
    return joined
