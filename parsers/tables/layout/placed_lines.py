"""The lines of a table set by position with their words in the columns, and what they say: a value, an item begins."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extract.ground.characters import arabic_digits
from extract.ground.source import Span
from parsers.structure.levels import level_named, named_strategy, names_node, says_level
from parsers.tables.columns.names import TOTAL, is_column_name
from parsers.tables.columns.roles import Role, is_tick, role_of
from parsers.tables.layout.gutters import HeadColumn, LayoutHead
from parsers.tables.layout.placed_words import Extent, Word, joined, overlap, pieces
from parsers.tables.layout.year_places import Place, is_nearer, place_of_columns, place_values
from parsers.tables.rows.cell_kinds import has_letters, is_figure
from parsers.values.kinds import KIND_WORD, kind_of
from parsers.values.money.cells import parse_cell, split_values
from parsers.values.spacing import join_lines

ITEM_NUMBER = re.compile(rf"\(?\d{{1,3}}\s*[).]+\s*(?!\d)\S|\d{{1,3}}\s+{KIND_WORD}")
_OPENING_NUMBER = re.compile(r"\(?\d{1,3}[).]+")
_LONE_NUMBER = re.compile(r"\(?\d{1,3}(?:\.\d{1,2}){0,2}[).]*")
_LEVEL_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})+")
_FIGURES = re.compile(r"\d{1,3}(?:[,.]\d{2,3})+")
_NUMBER_OF_MISSION = re.compile(r"\d\.\d{1,2}\.?")
_BEGINS_MISSION = re.compile(r"[1-9]\.[1-9]\d?\.?\s*[^\d.\s]")
_FIGURE_OR_PART = re.compile(r"[-–—]|[\d,.]*\d[\d,.]*")
_ONE_FIGURE = re.compile(r"[1-9]\d{0,2}(?:,\d{3})*(?:, | ,)\d{3}(?:,\d{3})*")
_JOINS = ("และ", "หรือ")
"""How a word begins that goes on with the cell above it and says nothing of a figure."""

_NEAR = 2
"""Places that a word may lie beyond its gutter."""


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


def line_in_columns(number: int, found: Sequence[Word], head: LayoutHead, edges: Sequence[float], blank: bool) -> Line:
    """The words of a line in their columns: words side by side stay together but where a gutter parts them. Words
    among the years keep a place of their own until all lines are known.
    """
    cells: dict[int, list[Word]] = {}
    values: list[list[Word]] = []
    count = head.years[-1] - head.years[0] + 1
    for piece in pieces(found):
        begin = 0
        for index in range(1, len(piece) + 1):
            if index == len(piece) or _parted(piece, index, head, edges):
                part = piece[begin:index]
                column = _column(part, edges)
                if head.years[0] <= column <= head.years[-1]:
                    values += _values(part)
                else:
                    cells.setdefault(column, []).extend(part)
                begin = index
    _put_behind_quarters(cells, head)
    near = _put_behind_years(cells, values, head, edges[head.years[-1]]) if head.years[-1] < len(edges) else False
    beyond = [word for column, found in cells.items() if column > head.years[-1] for word in found]
    short = 0 < len(values) < count
    pushed = short and any(_FIGURES.fullmatch(arabic_digits(word.text)) for word in beyond)
    torn = pushed and not _has_its_sum(cells, values, head)  # a figure may be out of its column
    last = cells.get(head.project, [])[-1:]
    if short and last and is_figure(last[0].text) and abs(last[0].end - edges[head.project]) <= _NEAR + 1:
        torn = True  # the first value perhaps, which nothing parts from the title
    torn = torn or near
    begin_with_numbers(cells, head)
    beside = [word for word in cells.get(head.years[0] - 1, []) if is_figure(word.text)]
    if short and len(beside) > 1:
        torn = True  # of two values in the cell before the years one may be theirs
    return Line(number, cells, blank, values, torn)


def _has_its_sum(cells: Mapping[int, Sequence[Word]], values: Sequence[Sequence[Word]], head: LayoutHead) -> bool:
    """Whether the column of sums right behind the years has what a line's values add up to: it is none of theirs."""
    behind = head.years[-1] + 1
    if behind >= len(head.columns) or role_of(head.columns[behind].text) != "sum":
        return False
    amounts = [parse_cell(joined(value)).amount for value in values if parse_cell(joined(value)).status != "dash"]
    whole = parse_cell(joined(cells.get(behind, ()))).amount
    return bool(amounts) and None not in amounts and sum(filter(None, amounts)) == whole


def _put_behind_quarters(cells: dict[int, list[Word]], head: LayoutHead) -> None:
    """Put the words that stand behind the name of the last quarter into the column behind it, where that is empty: its
    name, on a line of its own, may stand farther to the right than its cells.
    """
    last = next((at for at, left in enumerate(head.columns[:-1]) if left.text[-1:] in "4๔" and _is_quarter(left)), None)
    found = cells.get(last, []) if last is not None else []
    at = next((at for at, word in enumerate(found) if has_letters(word.text)), None)
    if last is None or at is None or found[at].start < head.columns[last].end or cells.get(last + 1):
        return
    cells[last + 1] = found[at:]
    cells[last] = found[:at]
    if not at:
        del cells[last]


def _is_quarter(column: HeadColumn) -> bool:
    return role_of(column.text) == "quarter"


def _put_behind_years(cells: dict[int, list[Word]], values: list[list[Word]], head: LayoutHead, edge: float) -> bool:
    """Put right what stands around the gutter behind the years, so that each of these has a value: one too many is of
    the column behind, where it holds such; one that is missing begins that column, where what is left fills it.
    Whether another figure near the gutter may be a value.
    """
    beyond, count = head.years[-1] + 1, head.years[-1] - head.years[0] + 1
    behind, role = cells.get(beyond, []), role_of(head.columns[beyond].text)
    missing = count - len(values)
    if missing == -1 and _is_of_column_behind(values, behind, role):
        cells[beyond] = [*values.pop(), *behind]
        return False
    first, rest = behind[:1], behind[1:]
    if missing <= 0 or not first or not is_figure(first[0].text) or first[0].start - edge > _NEAR:
        return False
    # without any value only ticks tell, among which a figure has no place
    fills = role == "responsible" if values else all(is_tick(word.text) for word in rest)
    if missing == 1 and rest and fills:
        values.append(first)
        cells[beyond] = rest
        return False
    return bool(values)


def _is_of_column_behind(values: Sequence[Sequence[Word]], behind: Sequence[Word], role: Role) -> bool:
    """Whether the last of some values is of the column behind the years: words or a tick behind figures alone, or the
    figure of an empty column of sums.
    """
    *before, last = map(joined, values)
    is_word = has_letters(last) or is_tick(last)
    return all(map(is_figure, before)) and (is_word or (role == "sum" and not behind and is_figure(last)))


def part_offices(lines: Sequence[Line], head: LayoutHead) -> None:
    """Put the first word of an office, which one blank alone parts from the last value, into the column of offices
    behind the years: a word with which another cell of that column begins, or one that goes on with the cell above it
    by an "and", where each year has its value.
    """
    beyond, count = head.years[-1] + 1, head.years[-1] - head.years[0] + 1
    if beyond >= len(head.columns) or role_of(head.columns[beyond].text) != "responsible":
        return
    known = {line.cells[beyond][0].text for line in lines if line.cells.get(beyond) and line.values}
    for above, line in pairwise((None, *lines)):
        if line is None or len(line.values) != count or line.cells.get(beyond):
            continue
        value, *office = line.values[-1]
        if not office or not is_figure(value.text) or not has_letters(office[0].text):
            continue
        goes_on = above is not None and bool(above.cells.get(beyond)) and not above.values
        if office[0].text in known or (goes_on and office[0].text.startswith(_JOINS)):
            line.values[-1], line.cells[beyond] = [value], office


def begin_with_numbers(cells: dict[int, list[Word]], head: LayoutHead) -> None:
    """Let a mission's number begin its cell: at the end of the dimension's, or behind the number of the row, it is the
    mission's, and a word before it the dimension's, unless that says what is counted.
    """
    for index in range(1, head.project):
        before, own = cells.get(index - 1, []), cells.get(index, [])
        left, right = (role_of(head.columns[place].text) for place in (index - 1, index))
        if right != "mission" or left not in ("dimension", "number") or not own or not has_letters(own[0].text):
            continue
        if before[left == "number" :] and _NUMBER_OF_MISSION.fullmatch(arabic_digits(before[-1].text)):
            cells[index - 1], cells[index] = before[:-1], [before[-1], *own]
            continue
        if len(own) < 2 or left == "number":
            continue
        if _NUMBER_OF_MISSION.fullmatch(arabic_digits(own[1].text)) and role_of(own[0].text) != "mission":
            cells[index - 1], cells[index] = [*before, own[0]], own[1:]


def _values(part: Sequence[Word]) -> list[list[Word]]:
    """The values of words that stand side by side: each its own but for a figure that a blank at its comma parts, or
    words that only together say something.
    """
    figures = all(_FIGURE_OR_PART.fullmatch(arabic_digits(word.text)) or is_tick(word.text) for word in part)
    if len(part) < 2 or not (figures or len(split_values(joined(part))) == len(part)):
        return [list(part)]
    values: list[list[Word]] = []
    for word in part:
        if values and _ONE_FIGURE.fullmatch(arabic_digits(joined([*values[-1], word]))):
            values[-1].append(word)
        else:
            values.append([word])
    return values


def _parted(piece: Sequence[Word], index: int, head: LayoutHead, edges: Sequence[float]) -> bool:
    """Whether the blank before a word of a piece lies in a gutter, or parts a value from what is none. A number and
    what it counts stay together.
    """
    before, word = piece[index - 1], piece[index]
    left, right = _column([before], edges), _column([word], edges)
    if index + 1 < len(piece) and _OPENING_NUMBER.fullmatch(arabic_digits(word.text)):
        right = max(right, _column([piece[index + 1]], edges))
    if left == right or _OPENING_NUMBER.fullmatch(arabic_digits(before.text)):
        return False
    if any(_column([one], edges) in head.years for one in (before, word)):
        first, behind = (*edges, float("inf"))[head.years[0] - 1 : head.years[0] + 1]
        if before.start < first and before.end > behind and not is_figure(word.text):
            return False  # no cell of a year can stand there: a sentence goes over the columns
        return left not in head.years or right not in head.years or is_figure(before.text) or is_figure(word.text)
    return any(abs((before.end + word.start) / 2 - edge) <= _NEAR for edge in edges) or right > left


def _column(part: Sequence[Word], edges: Sequence[float]) -> int:
    """The column of words: the one in which most of their extent lies."""
    start, end = part[0].start, part[-1].end
    bounds = [float("-inf"), *edges, float("inf")]
    shares = [max(0.0, min(end, high) - max(start, low)) for low, high in pairwise(bounds)]
    return shares.index(max(shares))


def place_values_of(lines: Sequence[Line], head: LayoutHead) -> int:
    """Give what stands among the years its columns; how many places of lines are not sure. The row of such a line
    is torn.
    """
    columns = range(head.years[0], head.years[-1] + 1)
    known = [head.columns[index].values for index in columns]
    complete = [line for line in lines if len(line.values) == len(columns)]
    ends = place_of_columns([line.values for line in complete], head, columns)
    first = place_of_columns([line.values for line in complete if _is_without_count(line, head)], head, columns)[0]
    unsure = 0
    for line in lines:
        if _says_none_of_all(line, ends):
            line.cells |= dict.fromkeys(columns, line.values[0])
            continue
        placed = _in_known_places(line.values, known) if any(known) else place_values(line.values, ends)
        if placed is None or (placed[:1] == [0] and _may_be_count(line, first, head)):
            unsure += 1
            line.torn = True
            placed = [min(index, len(columns) - 1) for index in range(len(line.values))]
        for value, place in zip(line.values, placed, strict=True):
            line.cells.setdefault(columns[place], []).extend(value)
    return unsure


def _is_without_count(line: Line, head: LayoutHead) -> bool:
    """Whether none of a line's values can be the count before the years: a total has none, another line its own."""
    return bool(head.counts is not None and line.cells.get(head.counts)) or _is_total(line, head)


def _is_total(line: Line, head: LayoutHead) -> bool:
    return any(TOTAL.match(text_in(line, index)) for index in range(head.project + 1))


def _may_be_count(line: Line, first: Place, head: LayoutHead) -> bool:
    """Whether the value of the ``first`` year may be the count before it, which the line has nowhere else."""
    if head.counts is None or _is_without_count(line, head):
        return False
    column = head.columns[head.counts]
    return is_nearer(line.values[0], (column.start, column.centre, column.reach or column.end), first)


def _in_known_places(values: Sequence[Sequence[Word]], places: Sequence[Extent | None]) -> list[int] | None:
    """The column of each value where the places of their values are known; None where one is in no place alone."""
    if len(places) == len(values) == 1:
        return [0]  # the gutters beside it say so
    found: list[int] = []
    for value in values:
        inside = [
            index
            for index, place in enumerate(places)
            if place and place[0] < value[-1].end and value[0].start < place[1]
        ]
        found += inside
        if len(inside) != 1:
            return None
    return found if len(set(found)) == len(found) else None


def _says_none_of_all(line: Line, places: Sequence[Place]) -> bool:
    """Whether words that say that there is no budget stand alone in the middle of all years: their cells are merged."""
    if len(line.values) != 1 or parse_cell(joined(line.values[0])).status != "none":
        return False
    (words,) = line.values
    start, end = words[0].start, words[-1].end
    middle, spacing = (places[0][1] + places[-1][1]) / 2, (places[-1][1] - places[0][1]) / max(1, len(places) - 1)
    wider = end - start > spacing and places[0][0] < start and end < places[-1][2]  # than any cell of a year
    return wider or abs((start + end) / 2 - middle) <= spacing / 2


def words_astray(line: Line, head: LayoutHead, edges: Sequence[float]) -> int:
    """Words that lie across a gutter by more than a place or two, and ticks that stand below the name of no quarter
    where there are quarters. A heading across the columns says nothing of these.
    """
    if is_heading(line, head):
        return 0
    placed = [word for found in line.cells.values() for word in found]
    across = sum(any(word.start + 1 < edge < word.end - 1 for edge in edges) for word in placed)
    quarters = [(one.start, one.end) for one in head.columns if _is_quarter(one)]
    ticks = [(word.start, word.end) for word in placed if quarters and is_tick(word.text)]
    return across + sum(not any(overlap(tick, quarter) for quarter in quarters) for tick in ticks)


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
    if _is_total(line, head):
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
