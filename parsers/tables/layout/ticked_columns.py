"""Columns of quarters or months that have ticks, beside those of money: where the ticks of a page stand, and which of
them say in whose column they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parsers.tables.columns.parts_of_years import PART_OF_A_YEAR
from parsers.tables.columns.roles import is_tick, role_of
from parsers.tables.layout.gutters import HeadColumn, LayoutHead
from parsers.tables.layout.placed_lines import Line
from parsers.tables.layout.placed_words import Word, covered, extent, joined, overlap
from parsers.values.money.cells import parse_cell


def with_money_alone(head: LayoutHead, found: Sequence[Sequence[Word]]) -> LayoutHead | None:
    """A head whose columns of quarters or months have no amounts among the texts ``found`` below it, where others have
    money: without these among those of money, and with their places where each has a tick. None where they have
    amounts and are none of the run of money.
    """
    periods = [index for index, column in enumerate(head.columns) if role_of(column.text) in PART_OF_A_YEAR]
    money = [index for index in head.years if index not in periods]
    if not periods or not money:
        return head
    places = [head.columns[index].extent for index in periods]
    if any(is_amount(piece) and any(overlap(extent(piece), place) for place in places) for piece in found):
        return head if set(periods) <= set(head.years) else None
    if money != list(range(money[0], money[-1] + 1)):
        return None
    ticks = covered(extent(piece) for piece in found if is_tick(joined(piece)))
    columns = list(head.columns)
    if len(ticks) == len(periods):
        for index, (start, end) in zip(periods, ticks, strict=True):
            columns[index] = HeadColumn(columns[index].text, start, end, (start, end))
    else:  # their names stand close together, wherever the columns are
        for index in periods:
            start = max(columns[index].start, columns[index - 1].end)
            columns[index] = replace(columns[index], start=start, end=max(columns[index].end, start + 1))
    return replace(head, columns=tuple(columns), years=tuple(money))


def is_of_ticks(piece: Sequence[Word], head: LayoutHead) -> bool:
    """Whether words are a tick, or stand below the name of a column of ticks."""
    ticked = [head.columns[index].extent for index in _ticked(head)]
    return bool(ticked) and (is_tick(joined(piece)) or any(overlap(extent(piece), place) for place in ticked))


def leave_unsure_ticks_out(lines: Sequence[Line], head: LayoutHead) -> None:
    """Take the ticks away that stand below the name of no column where not each column of a page has its tick: names
    that stand close together do not say where their columns are.
    """
    for index in _ticked(head):
        column = head.columns[index]
        for line in lines if column.values is None else ():
            own = line.cells.get(index, [])
            kept = [word for word in own if not is_tick(word.text) or overlap((word.start, word.end), column.extent)]
            if len(kept) < len(own):
                line.cells[index] = kept
            if own and not kept:
                del line.cells[index]


def _ticked(head: LayoutHead) -> list[int]:
    return [
        i for i, column in enumerate(head.columns) if i not in head.years and role_of(column.text) in PART_OF_A_YEAR
    ]


def is_amount(piece: Sequence[Word]) -> bool:
    """Whether a word of some is an amount, a dash aside."""
    return any(parse_cell(word.text).amount for word in piece)
