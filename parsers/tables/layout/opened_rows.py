"""The rows of a page of a table set by position, from what begins one: an item, a total, a heading, an empty line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from parsers.tables.columns.names import TOTAL
from parsers.tables.layout.gutters import LayoutHead
from parsers.tables.layout.placed_lines import (
    ITEM_NUMBER,
    Line,
    Row,
    begins_level,
    begins_row,
    begins_title,
    has_number,
    has_values,
    heads_sums,
    is_heading,
    key_in,
    name_mission,
    opens_row,
    text_in,
)
from parsers.values.kinds import kind_of

_LONGEST = 4
"""Lines of a mission's name."""


def opened_rows(lines: Sequence[Line], head: LayoutHead) -> list[Row]:
    """The rows of a page: one begins where an item, a total or a heading does, or below an empty line."""
    numbered = any(ITEM_NUMBER.match(key_in(line, head.project)) or has_number(line, head) for line in lines)
    return _rows(lines, head, numbered=numbered)


def titled_rows(lines: Sequence[Line], head: LayoutHead) -> list[Row]:
    """The rows of a page by their titles alone, where a column numbers them: cells of words begin on the first line of
    a row while its number and its values stand half way down. A row that has not one of each is torn.
    """
    if any(ITEM_NUMBER.match(key_in(line, head.project)) for line in lines):
        return opened_rows(lines, head)
    if not any(has_number(line, head) for line in lines):
        return opened_rows(lines, head)
    rows = _rows(lines, head, numbered=False)
    for row in rows:
        if begins_title(row.lines[0], head):
            numbers, values = sum(has_number(line, head) for line in row.lines), sum(map(has_values, row.lines))
            row.torn = row.torn or (numbers, values) != (1, 1)
    return rows


def _rows(lines: Sequence[Line], head: LayoutHead, *, numbered: bool) -> list[Row]:
    rows: list[Row] = []
    blocks: list[list[Line]] = []
    for line in lines:
        if line.after_blank or not blocks:
            blocks.append([])
        blocks[-1].append(line)
    for block in blocks:
        rows += _rows_of_block(block, head, numbered)
    joined_rows: list[Row] = []
    for row in rows:
        # a title's rest below an empty line, or the values that stand between its lines
        more = bool(joined_rows) and all(any(map(has_values, one.lines)) for one in (joined_rows[-1], row))
        if joined_rows and not begins_row(row, head) and not (more and row.lines[0].after_blank):
            joined_rows[-1].go_on(row)
        else:
            joined_rows.append(row)
    for row, below in pairwise(joined_rows):
        if _stand_between(row, below, head):
            row.torn = below.torn = True
    return joined_rows


def _rows_of_block(block: Sequence[Line], head: LayoutHead, numbered: bool) -> Iterator[Row]:
    opens = [
        index
        for index, line in enumerate(block)
        if opens_row(line, head, numbered) or _opens_heading(block, index, head)
    ]
    opens = [index - 1 if _is_below_its_title(block, index, head) else index for index in opens]
    first = opens[0] if opens else 0
    rest = [index for index in range(first) if head.project in block[index].cells]
    if rest and _ends_row_above(block[first], head) and not any(has_values(line) for line in block[:first]):
        end = rest[-1] + 1
        while end < first and not any(begins_level(key_in(block[end], left)) for left in range(head.project)):
            end += 1
        yield Row(list(block[:end]))  # the rest of the row above, over a page break
        block, opens = block[end:], [index - end for index in opens]
        first = opens[0]
    if opens and any(has_values(line) for line in block[:first]):
        if len(opens) == 1 and sum(has_values(line) for line in block) == 1:
            yield Row(list(block))  # values half way down a cell that is taller than its title
            return
        yield Row(list(block[:first]))
        first_start = first
    else:
        first_start = 0
    starts = [first_start, *opens[1:]]
    rows = [Row(list(block[begin:end])) for begin, end in zip(starts, [*starts[1:], len(block)], strict=True)]
    for row in rows:
        row.torn = sum(has_values(line) for line in row.lines) > 1
    yield from rows


def _ends_row_above(line: Line, head: LayoutHead) -> bool:
    """Whether what stands above a line is no part of its row: an item, a heading or a total begins on it."""
    total = any(TOTAL.match(text_in(line, index)) for index in range(head.project + 1))
    return total or begins_title(line, head) or is_heading(line, head) or heads_sums(line, head)


def _opens_heading(block: Sequence[Line], index: int, head: LayoutHead) -> bool:
    """Whether a line is the first of a mission's name that only its next lines make one."""
    return any(name_mission(block[index : index + count], head) for count in range(2, _LONGEST + 1))


def _stand_between(row: Row, below: Row, head: LayoutHead) -> bool:
    """Whether values stand below a row's title, and no farther above another row that has none: they may be of both."""
    *above, last = row.lines
    alone = bool(above) and has_values(last) and not any(map(has_values, above)) and not text_in(last, head.project)
    if not alone or any(map(has_values, below.lines)) or is_heading(below.lines[0], head):
        return False
    return below.lines[0].number - last.number <= last.number - above[-1].number


def _is_below_its_title(block: Sequence[Line], index: int, head: LayoutHead) -> bool:
    """Whether a row's number and values stand on the second line of its title, which begins on the line above."""
    if not index or kind_of(text_in(block[index], head.project)) != "unspecified" or not has_number(block[index], head):
        return False
    above = block[index - 1]
    return (
        set(above.cells) == {head.project}
        and not above.values
        and kind_of(text_in(above, head.project)) != "unspecified"
    )
