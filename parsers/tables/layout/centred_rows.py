"""The rows of a page of a table set by position whose cells stand in the middle of their rows, as word processors print
them: each row by the line of its values, and as many lines of a cell above that line as below.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from parsers.tables.columns.names import TOTAL, is_column_name
from parsers.tables.columns.roles import role_of
from parsers.tables.layout.gutters import LayoutHead
from parsers.tables.layout.placed_lines import (
    ITEM_NUMBER,
    Line,
    Row,
    begins_level,
    first_text,
    has_number,
    has_values,
    heads_sums,
    is_heading,
    key_in,
    text_in,
)
from parsers.tables.layout.placed_words import joined
from parsers.values.kinds import kind_of
from parsers.values.money.cells import parse_cell

_UNEVEN = 1.0
"""A line more above a row's values than below, or below than above."""

_NO_BEGINNING = 1.0
_BEGINS_INSIDE = 0.5
_OVER_PAGE = 0.5
"""A row whose cells go on on the next page, or began on the one above: they stand as they were cut."""

_COUNT = re.compile(r"จำนวน\s*\d")
_CLEARLY = 0.5
"""The least by which the best place between two rows must be better than any other."""


@dataclass(frozen=True, slots=True)
class _Titles:
    """The lines of titles between the lines of values: ``gaps`` has one list more than there are rows."""

    gaps: Sequence[Sequence[int]]
    begins: Sequence[Sequence[bool]]
    """Whether a line may begin a title, for each line of the gaps."""
    own: Sequence[bool | None]
    """For each row whether the text beside its values begins one; None where there is none."""
    totals: Sequence[bool]


def centred_rows(lines: Sequence[Line], head: LayoutHead) -> list[Row]:
    """The rows of a page; what its first lines go on with is a row without a beginning.

    Headings across the columns part a page. Between them each line of values is a row; which of the title's lines
    between two of them belong to which is chosen so that every title stands in the middle and begins as an item does.
    Where another choice is nearly as good both rows are torn. The lines of the other columns go with the title's.
    """
    rows: list[Row] = []
    segment: list[Line] = []
    for line in lines:
        if is_heading(line, head):
            rows += _rows_between(segment, head, first=not rows, last=False)
            rows.append(Row([line]))
            segment = []
        else:
            segment.append(line)
    return [*rows, *_rows_between(segment, head, first=not rows, last=True)]


def _rows_between(lines: Sequence[Line], head: LayoutHead, *, first: bool, last: bool) -> list[Row]:
    """The rows of lines without a heading; ``first`` and ``last`` where they begin or end a page."""
    anchors = _anchors(lines, head)
    if not anchors:
        return [Row(list(lines))] if lines else []
    title = _titles(lines, anchors, head)
    cuts, sure = _cuts(title, first=first, last=last)
    parts: list[list[Line]] = [[] for _ in range(len(anchors) + 1)]  # the first: the rest of what stands above
    for index, line in enumerate(lines):
        owners = {column: _owner(index, column, anchors, title.gaps, cuts, lines, head) for column in line.cells}
        for part in sorted(set(owners.values())):
            cells = {column: found for column, found in line.cells.items() if owners[column] == part}
            values = line.values if index in anchors and anchors.index(index) == part - 1 else []
            parts[part].append(replace(line, cells=cells, values=values))
    rows = [Row(parts[0])] if parts[0] else []
    for place, own in enumerate(parts[1:]):
        titled = any(left in line.cells for line in own for left in range(head.project + 1))
        if rows and not titled:
            rows[-1].go_on(Row(own))  # a second line of values
            continue
        even = len(title.gaps[place]) - cuts[place] == cuts[place + 1]
        rows += _without_others(Row(own, not sure[place] or not sure[place + 1]), head, even=even)
    return rows


def _without_others(row: Row, head: LayoutHead, *, even: bool) -> list[Row]:
    """A row, or itself and the items that begin inside it and have no values of their own: all torn, for the values may
    be of any.

    Where a column numbers the rows a line may begin with the word for a project inside its title; that stands in the
    middle (``even``) where it is whole.
    """
    titled = [index for index, line in enumerate(row.lines) if head.project in line.cells]
    total = any(TOTAL.match(first_text(row, left)) for left in range(head.project + 1))
    starts = [index for index in titled[1:] if _begins_item(row.lines[index], head)]
    if total or not starts:
        return [row]
    if any(role_of(column.text) == "number" for column in head.columns):
        row.torn = row.torn or not even
        return [row]
    edges = [0, *starts, len(row.lines)]
    return [Row(row.lines[start:end], torn=True) for start, end in pairwise(edges)]


def _anchors(lines: Sequence[Line], head: LayoutHead) -> list[int]:
    """The lines with values, and those with the number of an item that has none."""
    found = {index for index, line in enumerate(lines) if has_values(line) or _says_none(line)}
    numbered = [index for index, line in enumerate(lines) if has_number(line, head)]
    found |= {index for index in numbered if not {index - 1, index + 1} & found - set(numbered)}
    return sorted(found)


def _says_none(line: Line) -> bool:
    return any(parse_cell(joined(value)).status == "none" for value in line.values)


def _titles(lines: Sequence[Line], anchors: Sequence[int], head: LayoutHead) -> _Titles:
    column = head.project
    edges = [-1, *anchors, len(lines)]
    gaps = [[i for i in range(above + 1, below) if column in lines[i].cells] for above, below in pairwise(edges)]
    begins = [[_begins(lines[i], head) for i in gap] for gap in gaps]
    own = [_begins(lines[i], head) if column in lines[i].cells else None for i in anchors]
    totals = [any(TOTAL.match(text_in(lines[i], left)) for left in range(column + 1)) for i in anchors]
    return _Titles(gaps, begins, own, totals)


def _begins(line: Line, head: LayoutHead) -> bool:
    """Whether a line of the projects' column begins an item or a total, or the count that stands beside a total."""
    total = any(TOTAL.match(text_in(line, left)) for left in range(head.project + 1))
    counted = bool(_COUNT.match(key_in(line, head.project)))
    return total or counted or _begins_item(line, head) or heads_sums(line, head)


def _begins_item(line: Line, head: LayoutHead) -> bool:
    text = text_in(line, head.project)
    if is_column_name(text):
        return False  # 'โครงการ/กิจกรรม/มาตรการ' behind the count of a total
    return kind_of(text) != "unspecified" or bool(ITEM_NUMBER.match(key_in(line, head.project)))


def _cuts(titles: _Titles, *, first: bool, last: bool) -> tuple[list[int], list[bool]]:
    """How many lines of each gap belong to the row above it, and whether that is beyond doubt.

    What stands above the first row is the rest of the page above, or of a heading; all below the last row is its own.
    """
    choices = [
        *(range(len(gap) + 1) for gap in titles.gaps[:-1]),
        range(len(titles.gaps[-1]), len(titles.gaps[-1]) + 1),
    ]
    count = len(titles.own)
    steps = [
        {
            (upper, lower): _cost(
                titles, row, upper, lower, over_page=(first and not row) or (last and row == count - 1)
            )
            for upper in choices[row]
            for lower in choices[row + 1]
        }
        for row in range(count)
    ]
    # The least cost of all rows above a cut, and of all below it.
    above = [{cut: _OVER_PAGE * bool(cut) if first else cut * _UNEVEN for cut in choices[0]}]
    for row, costs in enumerate(steps):
        above.append({cut: min(above[row][one] + costs[one, cut] for one in choices[row]) for cut in choices[row + 1]})
    below = [dict.fromkeys(choices[-1], 0.0)]
    for row in range(count - 1, -1, -1):
        costs = steps[row]
        below.insert(0, {cut: min(below[0][one] + costs[cut, one] for one in choices[row + 1]) for cut in choices[row]})
    cuts, sure = [], []
    for place in range(count + 1):
        sums = sorted((above[place][cut] + below[place][cut], cut) for cut in choices[place])
        cuts.append(sums[0][1])
        sure.append(len(sums) == 1 or sums[1][0] - sums[0][0] >= _CLEARLY)
    return cuts, sure


def _cost(titles: _Titles, row: int, upper: int, lower: int, *, over_page: bool) -> float:
    """What it costs that a row has the lines from ``upper`` on of the gap over its values, and ``lower`` under them."""
    uneven = _UNEVEN * abs(len(titles.gaps[row]) - upper - lower)
    cost = min(uneven, _OVER_PAGE) if over_page else uneven
    own = titles.own[row]
    begins = [*titles.begins[row][upper:], *([own] if own is not None else []), *titles.begins[row + 1][:lower]]
    inside = 0 if titles.totals[row] else sum(begins[1:])
    return cost + _NO_BEGINNING * (not begins or not begins[0]) + _BEGINS_INSIDE * inside


def _owner(
    index: int,
    column: int,
    anchors: Sequence[int],
    gaps: Sequence[Sequence[int]],
    cuts: Sequence[int],
    lines: Sequence[Line],
    head: LayoutHead,
) -> int:
    """The row (from 1; 0 is what stands above the first) of a line's text in a column.

    Between the last line of a title and the first of the next one, what begins a dimension or mission is the lower
    row's; other cells are of the row whose values are nearer.
    """
    if index in anchors:
        return anchors.index(index) + 1
    place = sum(anchor < index for anchor in anchors)
    upper, lower = gaps[place][: cuts[place]], gaps[place][cuts[place] :]
    if upper and index <= upper[-1]:
        return place
    if lower and index >= lower[0]:
        return place + 1
    if place in (0, len(anchors)):
        return 1 if place == 0 and not upper else place
    if column < head.project and role_of(head.columns[column].text) != "number":
        between = range((upper[-1] if upper else anchors[place - 1]) + 1, index + 1)
        begun = any(begins_level(key_in(lines[i], column)) for i in between)
        return place + 1 if begun else place
    return place if index - anchors[place - 1] <= anchors[place] - index else place + 1
