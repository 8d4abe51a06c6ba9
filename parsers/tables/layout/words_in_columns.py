"""The words of a line put into the columns of a table set by position, each value where it belongs."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from extract.ground.characters import arabic_digits
from parsers.tables.columns.roles import Role, is_tick, role_of
from parsers.tables.layout.gutters import HeadColumn, LayoutHead
from parsers.tables.layout.placed_lines import Line, is_heading, is_total
from parsers.tables.layout.placed_words import Extent, Word, joined, overlap, pieces
from parsers.tables.layout.year_places import Place, is_nearer, place_of_columns, place_values
from parsers.tables.rows.cell_kinds import has_letters, is_figure
from parsers.values.money.cells import parse_cell, split_values

_OPENING_NUMBER = re.compile(r"\(?\d{1,3}[).]+")
_JOINS = ("และ", "หรือ")
"""How a word begins that goes on with the cell above it and says nothing of a figure."""

_FIGURES = re.compile(r"\d{1,3}(?:[,.]\d{2,3})+")
_NUMBER_OF_MISSION = re.compile(r"\d\.\d{1,2}\.?")
_FIGURE_OR_PART = re.compile(r"[-–—]|[\d,.]*\d[\d,.]*")
_ONE_FIGURE = re.compile(r"[1-9]\d{0,2}(?:,\d{3})*(?:, | ,)\d{3}(?:,\d{3})*")

_NEAR = 2
"""Places that a word may lie beyond its gutter."""


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
    return bool(head.counts is not None and line.cells.get(head.counts)) or is_total(line, head)


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
