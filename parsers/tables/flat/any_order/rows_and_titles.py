"""The rows of a page that was read in its own order, and which title is whose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, zip_longest

from parsers.tables.flat.ground.pieces import FlatPiece


@dataclass(slots=True)
class ScatteredRow:
    """A row by its number, or a total without one; ``above`` are the headings since the row before.

    ``sure``: its title stands beside its number; else it may be another row's.
    """

    page: int
    number: FlatPiece | None
    title: list[FlatPiece] = field(default_factory=list)
    dimension: int | None = None
    above: list[list[FlatPiece]] = field(default_factory=list)
    sure: bool = True


@dataclass(slots=True)
class ScatteredTitle:
    """A title, and whether a number stands right before it."""

    pieces: list[FlatPiece]
    beside: bool = False


Named = ScatteredRow | ScatteredTitle
"""What a number or a title begins."""


def match_titles(named: Sequence[Named]) -> list[list[FlatPiece]]:
    """Give the titles of a page to its rows: as many numbers below each other, as many titles behind them; the first
    one where more follow right behind one number; then the one title left to the one number left. The titles of no row.
    """
    rows = [one for one in named if isinstance(one, ScatteredRow)]
    left: list[list[FlatPiece]] = []
    for numbers, titles in _groups(named):
        beside = bool(titles) and titles[0].beside
        given = len(numbers) if len(titles) == len(numbers) or (len(numbers) == 1 and beside) else 0
        for row, title in zip(numbers[:given], titles[:given], strict=True):
            row.title, row.sure = title.pieces, beside
        left += (title.pieces for title in titles[given:])
    untitled = [row for row in rows if not row.title]
    if len(untitled) == 1 == len(left):
        untitled[0].title, untitled[0].sure = left.pop(), False
    return left


def _groups(
    named: Sequence[ScatteredRow | ScatteredTitle],
) -> Iterator[tuple[list[ScatteredRow], list[ScatteredTitle]]]:
    """The numbers that stand below each other, each time with the titles up to the next number."""
    of_rows = [(is_row, list(group)) for is_row, group in groupby(named, lambda one: isinstance(one, ScatteredRow))]
    if of_rows and not of_rows[0][0]:
        of_rows.insert(0, (True, []))
    for (_, numbers), (_, titles) in zip_longest(of_rows[::2], of_rows[1::2], fillvalue=(False, [])):
        yield (
            [one for one in numbers if isinstance(one, ScatteredRow)],
            [one for one in titles if isinstance(one, ScatteredTitle)],
        )
