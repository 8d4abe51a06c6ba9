"""Where the columns of a table set by position stand on a page that does not print its head again.

Each page is set by itself: what is empty there takes no place. The columns of years are told by the values in them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parsers.tables.columns.names import AROUND_FIGURES
from parsers.tables.layout.gutters import HeadColumn, LayoutHead
from parsers.tables.layout.placed_words import Extent, Word, covered, extent, joined, pieces
from parsers.tables.rows.cell_kinds import has_letters, is_figure
from parsers.values.money.cells import split_values


def columns_of_page(head: LayoutHead, lines: Sequence[Sequence[Word]]) -> LayoutHead | None:
    """The columns of a head where a page prints them; None where its values do not stand in as many columns as there
    are years, or where more columns stand beside them than the head has.
    """
    found = [piece for line in lines for piece in pieces(line)]
    texts = [extent(piece) for piece in found if _is_text(piece)]
    values = [
        one  # a dash in a column of words is no year's
        for one in covered(extent(piece) for piece in found if _is_value(piece))
        if not any(start < one[1] and one[0] < end for start, end in texts)
    ]
    if len(values) != len(head.years):
        return None
    first, last = values[0][0], values[-1][1]
    left = covered(extent(piece) for piece in found if piece[-1].end <= first)
    right = covered(extent(piece) for piece in found if piece[0].start >= last)
    before, after = head.years[0], len(head.columns) - head.years[-1] - 1
    if len(left) > before or len(right) > after:
        return None
    # What is left out to the left are the outer columns; what is left out to the right, too.
    places = [*_outside(left, before, first), *values, *right]
    places += [(last + index + 1, last + index + 2) for index in range(after - len(right))]
    columns = zip(head.columns, places, strict=True)
    return replace(head, columns=tuple(HeadColumn(column.text, *place) for column, place in columns))


def _outside(left: Sequence[Extent], count: int, first: float) -> list[Extent]:
    edge = left[0][0] if left else first
    missing = count - len(left)
    return [*((edge - 2 * (missing - index), edge - 2 * (missing - index) + 1) for index in range(missing)), *left]


def _is_text(piece: Sequence[Word]) -> bool:
    """Whether words are no value, nor what stands beside one in a total: ``จำนวน``, ``บาท``."""
    return any(has_letters(word.text) and word.text not in AROUND_FIGURES for word in piece)


def _is_value(piece: Sequence[Word]) -> bool:
    text = joined(piece)
    if has_letters(text):
        return False  # ``จำนวน 18`` stands in a column of words
    return all(map(is_figure, split_values(text)))
