"""Where the columns of years stand by the values below them: the names of a head that stand close together are set side
by side, without regard to where their columns are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import dropwhile, groupby, pairwise
from statistics import median

from extract.ground.characters import arabic_digits
from parsers.tables.columns.roles import role_of
from parsers.tables.layout.gutters import LayoutHead
from parsers.tables.layout.placed_words import Extent, Word, covered, fill_columns, overlap
from parsers.tables.rows.cell_kinds import has_letters
from parsers.values.money.cells import parse_cell

_FIGURE = re.compile(r"\d[\d,.]*|[-–—]+|[,.]\d[\d,]*")
_BESIDE = frozenset({"sum", "paid", "cumulative", "former", "change", "price"})
"""Columns of money that may stand behind those of years."""

_LEAST_ROWS = 2

_LEAST_YEARS = 3
"""Of fewer columns the distances say nothing."""

_MOST_UNEVEN = 0.4
"""Of the distance of two columns: how much another distance may differ from it. A column without values doubles it."""


def with_places_of_years(head: LayoutHead, lines: Sequence[Sequence[Word]]) -> LayoutHead:
    """A head with its columns of years where the values below it stand, and that of counts before them as far as its
    figures go; itself where hardly a line has a value for each of its columns of money, or they stand at uneven
    distances and make no sums.
    """
    money = [index for index in range(head.years[0], len(head.columns)) if _holds_money(index, head)]
    if len(head.years) < _LEAST_YEARS or money[: len(head.years)] != list(head.years):
        return head
    if list(head.years) != list(range(head.years[0], head.years[-1] + 1)):
        return head
    counts = head.counts
    counted = _complete_rows(head, lines, len(money) + 1) if counts is not None else []
    of_money = _complete_rows(head, lines, len(money)), [row[1:] for row in counted]
    places = next((found for rows in of_money if (found := _proved_places(rows, head, money))), None)
    if places is None:
        return head
    below = all(_is_below(place, index, head) for index, place in zip(money, places, strict=True))
    columns = list(head.columns)
    if counts is not None and (ends := [row[0].end for row in counted if _stand_in(row[1:], places)]):
        inside = columns[counts].start < min(ends) and max(ends) <= places[0][0]
        columns[counts] = replace(columns[counts], reach=max(ends)) if inside else columns[counts]
    for index, place in zip(money, places, strict=True):
        column = columns[index] if below else replace(columns[index], start=place[0], end=place[1])
        columns[index] = replace(column, reach=place[1])
    return replace(head, columns=tuple(columns))


def _proved_places(rows: Sequence[Sequence[Word]], head: LayoutHead, money: Sequence[int]) -> list[Extent] | None:
    """Where the values of columns of ``money`` stand by complete rows; None where these are too few or stand unevenly,
    and make no sums.
    """
    has_sum = len(money) > len(head.years) and role_of(head.columns[money[-1]].text) == "sum"
    summed = has_sum and _sum_up(rows, len(head.years))
    if not rows or (len(rows) < _LEAST_ROWS and not summed):
        return None
    found = _in_places(rows)
    places = [(min(start for start, _ in column), max(end for _, end in column)) for column in found]
    if not summed and head.counts is not None and not all(map(_have_common, found)):
        return None  # the first value of some may be a count
    return places if summed or _are_even(places[: len(head.years)]) else None


def _stand_in(row: Sequence[Word], places: Sequence[Extent]) -> bool:
    return all(overlap((word.start, word.end), place) for word, place in zip(row, places, strict=True))


def _holds_money(index: int, head: LayoutHead) -> bool:
    return index in head.years or role_of(head.columns[index].text) in _BESIDE


def _complete_rows(head: LayoutHead, lines: Sequence[Sequence[Word]], count: int) -> list[list[Word]]:
    """The values right of the projects' column of lines with ``count`` of them side by side: without a word between,
    nor those at their left among the words of other lines, or that end a title (:func:`ends_title`).
    """
    rows = [line for line in lines if sum(map(_is_figure, line)) > 1]
    among = covered((word.start, word.end) for line in rows for word in line if not _is_figure(word))
    beyond = head.columns[head.project].centre
    complete: list[list[Word]] = []
    for row in rows:
        titled = [word for before, word in pairwise(row) if ends_title(before, word, head)]
        for figures, found in groupby(row, key=_is_figure):
            values = [word for word in found if word.start > beyond and word not in titled] if figures else []
            own = list(dropwhile(lambda word: any(overlap((word.start, word.end), text) for text in among), values))
            if len(own) == count or len(values) == count:
                complete.append(own if len(own) == count else values)
    return complete


def ends_title(before: Word, word: Word, head: LayoutHead) -> bool:
    """Whether a figure goes on with the words of a title: it stands at one blank from them, and below no name of a
    column behind that of titles.
    """
    if not _is_figure(word) or word.start - before.end > 1 or not has_letters(before.text):
        return False
    return all(word.end <= column.start for column in head.columns[head.project + 1 :])


def _in_places(rows: Sequence[Sequence[Word]]) -> list[tuple[Extent, ...]]:
    """Where the values of complete rows stand, by column; those aside that fill their columns, if there are others."""
    found = [[(word.start, word.end) for word in row] for row in rows]
    found = [row for row in found if not fill_columns(row)] or found
    return list(zip(*found, strict=True))


def _have_common(extents: Sequence[Extent]) -> bool:
    """Whether values stand one below the other, as those of a column do."""
    return max(start for start, _ in extents) < min(end for _, end in extents)


def _sum_up(rows: Sequence[Sequence[Word]], years: int) -> bool:
    """Whether the values of the years make the one right behind them, in each of some rows and in one above nothing."""
    amounts = [[parse_cell(word.text).amount or Decimal(0) for word in row] for row in rows]
    right = [sum(row[:years], Decimal(0)) == row[years] for row in amounts]
    return bool(right) and all(right) and any(row[years] for row in amounts)


def _is_figure(word: Word) -> bool:
    return bool(_FIGURE.fullmatch(arabic_digits(word.text)))


def _are_even(places: Sequence[Extent]) -> bool:
    middles = [(start + end) / 2 for start, end in places]
    distances = [right - left for left, right in pairwise(middles)]
    usual = median(distances)
    return all(abs(distance - usual) <= _MOST_UNEVEN * usual for distance in distances)


def _is_below(place: Extent, index: int, head: LayoutHead) -> bool:
    """Whether values stand below the name of their column, and no other's."""
    return [overlap(place, (column.start, column.end)) for column in head.columns].count(True) == 1 and overlap(
        place, (head.columns[index].start, head.columns[index].end)
    )
