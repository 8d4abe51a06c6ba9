"""The lines of a table set by position with their words in the columns, and what they say: a value, an item begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.ground.characters import arabic_digits
from extract.ground.source import Span
from parsers.structure.levels import level_named, named_strategy, names_node, says_level
from parsers.tables.columns.names import TOTAL, is_column_name
from parsers.tables.columns.roles import role_of
from parsers.tables.layout.gutters import LayoutHead
from parsers.tables.layout.placed_words import Word, joined
from parsers.tables.rows.cell_kinds import is_figure
from parsers.values.kinds import KIND_WORD, kind_of
from parsers.values.spacing import join_lines

ITEM_NUMBER = re.compile(rf"\(?\d{{1,3}}\s*[).]+\s*(?!\d)\S|\d{{1,3}}\s+{KIND_WORD}")
_LONE_NUMBER = re.compile(r"\(?\d{1,3}(?:\.\d{1,2}){0,2}[).]*")
_LEVEL_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})+")
_BEGINS_MISSION = re.compile(r"[1-9]\.[1-9]\d?\.?\s*[^\d.\s]")


@dataclass(slots=True)
class Line:
    """The words of a line by column."""

    number: int
    cells: dict[int, list[Word]]
    after_blank: bool
    values: list[list[Word]]
    """What stands among the years, from left to right."""
    torn: bool = False
    rests: frozenset[int] = frozenset()
    """The columns in which its figures go on with those above."""
    perhaps: frozenset[int] = frozenset()
    """Those of them in which they may."""
    parts: tuple[Line, ...] = ()
    """The lines that it stands for, itself among them: those with figures of its cells above it and below."""


@dataclass(slots=True)
class Row:
    """A printed row while its lines are collected: texts by column and line; ``torn`` where a cell has two values."""

    lines: list[Line] = field(default_factory=list)
    torn: bool = False

    @property
    def span(self) -> Span:
        return Span(self.lines[0].number, self.lines[-1].number)

    def go_on(self, rest: Row) -> None:
        """Take the lines of what is no row of its own; two lines with values make it torn."""
        self.lines += rest.lines
        self.torn = self.torn or rest.torn or sum(map(has_values, self.lines)) > 1


def is_total(line: Line, head: LayoutHead) -> bool:
    return any(TOTAL.match(text_in(line, index)) for index in range(head.project + 1))


def is_heading(line: Line, head: LayoutHead) -> bool:
    """Whether a line across the columns names a dimension, mission or strategy, where no column does."""
    text = joined([word for index in sorted(line.cells) for word in line.cells[index]])
    level = None if has_values(line) else "strategy" if named_strategy(text) else level_named(text)
    return level is not None and all(role_of(column.text) != level for column in head.columns)


def heads_sums(line: Line, head: LayoutHead) -> bool:
    """Whether a dimension or a mission is named in the column of projects beside the sums of the rows below it."""
    text = text_in(line, head.project)
    return has_values(line) and level_named(text) is not None and says_level(text)


def name_mission(lines: Sequence[Line], head: LayoutHead) -> bool:
    """Whether lines that stand alone in the column of projects name a mission together, where the first may begin an
    item by its words (``2.3 มาตรการการใช้ดุลยพินิจและใช้อำนาจหน้าที่ให้``).
    """
    if not lines or not _BEGINS_MISSION.match(key_in(lines[0], head.project)):
        return False
    alone = all(set(line.cells) == {head.project} and not line.values for line in lines)
    return alone and level_named(join_lines([text_in(line, head.project) for line in lines])) == "mission"


def begins_level(text: str) -> bool:
    """Whether a text in Arabic digits begins a dimension or a mission, or an entry by its number."""
    return names_node(text) or bool(ITEM_NUMBER.match(text) or _LEVEL_NUMBER.match(text))


def begins_title(line: Line, head: LayoutHead) -> bool:
    text = text_in(line, head.project)
    return bool(ITEM_NUMBER.match(arabic_digits(text))) or kind_of(text) != "unspecified"


def opens_row(line: Line, head: LayoutHead, numbered: bool) -> bool:
    """Whether a row begins on a line: an item by its number, where none is numbered by its kind word; or a total."""
    if is_heading(line, head) or heads_sums(line, head):
        return True
    if is_total(line, head):
        # the rest of a title may be the word alone
        return line.after_blank or bool(line.values) or line.cells.keys() != {head.project}
    if numbered:
        return bool(ITEM_NUMBER.match(key_in(line, head.project))) or has_number(line, head)
    return kind_of(text_in(line, head.project)) != "unspecified"


def has_number(line: Line, head: LayoutHead) -> bool:
    index = next((i for i, column in enumerate(head.columns) if role_of(column.text) == "number"), None)
    return index is not None and bool(_LONE_NUMBER.fullmatch(key_in(line, index)))


def has_values(line: Line) -> bool:
    """Whether a line has a value of its own: no words beside one, nor the rest of a number that its column tore."""
    return any(is_figure(joined(value)) for value in line.values)


def begins_row(row: Row, head: LayoutHead) -> bool:
    """Whether a row is one of its own: it has an item's beginning, a total, or a dimension or mission by name."""
    if name_mission(row.lines, head):
        return True
    for line in row.lines:
        text = text_in(line, head.project)
        if is_heading(line, head) or opens_row(line, head, numbered=True):
            return True
        if kind_of(text) != "unspecified" and not is_column_name(text):
            return True
        if any(names_node(text_in(line, index)) or _named(line, index, head) for index in range(head.project)):
            return True
    return False


def _named(line: Line, index: int, head: LayoutHead) -> bool:
    """A dimension as ``1. การสร้าง…`` in its own column."""
    return role_of(head.columns[index].text) == "dimension" and bool(ITEM_NUMBER.match(key_in(line, index)))


def text_in(line: Line, index: int) -> str:
    return joined(line.cells.get(index, ()))


def key_in(line: Line, index: int) -> str:
    return arabic_digits(text_in(line, index))


def first_text(row: Row, index: int) -> str:
    """The first line of a row's cell in a column; empty where it has none."""
    return next((text_in(line, index) for line in row.lines if index in line.cells), "")
