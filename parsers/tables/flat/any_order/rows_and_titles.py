"""The rows of a page that was read in its own order, and which title is whose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from parsers.tables.flat.ground.pieces import FlatPiece


@dataclass(slots=True)
class ScatteredRow:
    """A row by its number, or a total without one; ``above`` are the headings since the row before.

    ``sure``: its title stands beside its number; else it may be another row's. ``below_number``, ``below_title``:
    nothing stands between its number and the one, or the title, before it.
    """

    page: int
    number: FlatPiece | None
    title: list[FlatPiece] = field(default_factory=list)
    dimension: int | None = None
    above: list[list[FlatPiece]] = field(default_factory=list)
    sure: bool = True
    below_number: bool = False
    below_title: bool = False


@dataclass(slots=True)
class ScatteredTitle:
    """A title, and whether a number stands right before it."""

    pieces: list[FlatPiece]
    beside: bool = False


Named = ScatteredRow | ScatteredTitle
"""What a number or a title begins."""


def match_titles(named: Sequence[Named]) -> list[list[FlatPiece]]:
    """Give the titles of a page to its rows: as many numbers right below each other, as many titles behind them; the
    first one where more follow right behind one number; then to a number the title that was left right above it, and
    the one left to the one number left. The titles of no row.

    Which title is whose is not sure where one is left that may be a row's own: right above its number, or behind the
    number of the next row; nor where any is left of numbers below each other.
    """
    left: dict[int, ScatteredTitle] = {}
    groups = list(_groups(named))
    for numbers, titles in groups:
        beside = bool(titles) and titles[0].beside
        given = len(numbers) if len(titles) == len(numbers) or (len(numbers) == 1 and beside) else 0
        for row, title in zip(numbers[:given], titles[:given], strict=True):
            row.title, row.sure = title.pieces, beside
        left |= {id(title.pieces): title for title in titles[given:]}
    _doubt_below_titles(groups, set(left))
    for (_, above), (numbers, _) in pairwise(groups):
        free = left.get(id(above[-1].pieces)) if above and len(numbers) == 1 and numbers[0].below_title else None
        if free and not numbers[0].title:
            numbers[0].title, numbers[0].sure = left.pop(id(free.pieces)).pieces, False
    for (rows_above, _), (numbers, titles) in pairwise(groups):
        if len(numbers) < len(titles) and any(not row.title for row in rows_above):
            _doubt(numbers)
    untitled = [one for one in named if isinstance(one, ScatteredRow) and not one.title]
    if len(untitled) == 1 == len(left):
        untitled[0].title, untitled[0].sure = left.popitem()[1].pieces, False
    return [title.pieces for title in left.values()]


def _doubt_below_titles(groups: Sequence[_Group], left: set[int]) -> None:
    """Say of the rows that what stands right above their number may be their title, if it is ``left``, or not surely
    that of the row above; and of those below each other, if any title is left.
    """
    unsure = set(left)
    for (_, above), (numbers, _) in pairwise(groups):
        begins_below = bool(numbers) and numbers[0].below_title and bool(above) and id(above[-1].pieces) in unsure
        if begins_below or (len(numbers) > 1 and left):
            _doubt(numbers)
            unsure |= {id(row.title) for row in numbers if row.title}


def _doubt(rows: Sequence[ScatteredRow]) -> None:
    for row in rows:
        row.sure = False


_Group = tuple[list[ScatteredRow], list[ScatteredTitle]]
"""Numbers, and the titles behind them."""


def _groups(named: Sequence[Named]) -> Iterator[_Group]:
    """The numbers that stand right below each other, each time with the titles up to the next number."""
    numbers: list[ScatteredRow] = []
    titles: list[ScatteredTitle] = []
    for one in named:
        if isinstance(one, ScatteredTitle):
            titles.append(one)
            continue
        if titles or not one.below_number:
            yield numbers, titles
            numbers, titles = [], []
        numbers.append(one)
    yield numbers, titles
