"""Tables with one column for several years whose head and cells name them in turn (``2566/2567/2568`` over
``20,000/-/22,000``, or with blanks for the strokes): as tables with a column for each.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from extract.ground.characters import arabic_digits
from parsers.records.table import Cell, Grid, GridRow
from parsers.tables.columns.head_rows import head_starts, in_heads, rows_of_heads
from parsers.tables.columns.roles import role_of
from parsers.tables.columns.value_of_years import TRUE_OF_EACH
from parsers.tables.one_form.years.column_a_year import over_years, with_column_a_year
from parsers.values.money.cells import parse_cell, split_values
from parsers.values.years import MOST_YEARS, PLAN_YEAR

_SIGN = "/"
_YEARS = re.compile(rf"(?<![\d/]){PLAN_YEAR}(?:\s*/\s*(?:{PLAN_YEAR}|\d\d)(?![\d,])){{1,9}}(?![\d/])")
_YEARS_BY_BLANKS = re.compile(rf"(?<![\d/]){PLAN_YEAR}(?:\s+(?:ปี\s*+)?{PLAN_YEAR}){{1,9}}(?![\d/])")
_FIGURES = re.compile(r"[0-9]+")
_CENTURY = 100
_MOST_ODD = 2
"""As many cells in turn for one that is neither that nor a value: it is left open."""


class _Turn(NamedTuple):
    """The years that the head of a column names in turn, and whether strokes part them; else blanks do."""

    years: Sequence[int]
    strokes: bool


def years_in_turn_apart(grids: Iterable[Grid]) -> Iterator[Grid]:
    """``grids`` with a column a year in the place of one whose head names years in turn, where most of its cells say as
    many values, one at least of them only amounts; any other is over all years. A table without a head goes on with the
    one above where its rows are as wide and its cells say so.
    """
    above: tuple[int, Mapping[int, _Turn]] | None = None
    for grid in grids:
        starts = head_starts(grid)
        named = _named(grid) if starts else above[1] if above and _is_as_wide(grid, above[0]) else {}
        if starts or not named:
            above = (len(grid.rows[starts[0]].cells), named) if named else None
        heads = in_heads(grid)
        body = [row for place, row in enumerate(grid.rows) if place not in heads]
        proved = {place: turn for place, turn in named.items() if _are_in_turn(body, place, turn)}
        yield _apart(grid, heads, proved) if proved else grid


def _is_as_wide(grid: Grid, width: int) -> bool:
    return bool(grid.rows) and all(len(row.cells) == width for row in grid.rows)


def _named(grid: Grid) -> dict[int, _Turn]:
    """The years that heads of columns name in turn, by column; each head of a table must name the same."""
    found: list[dict[int, _Turn]] = []
    for start, (_, _, below) in rows_of_heads(grid).items():
        cells = (pair for row in grid.rows[start:below] for pair in enumerate(row.cells))
        found.append({place: turn for place, cell in cells if (turn := _turn(cell))})
    return found[0] if found and all(one == found[0] for one in found) else {}


def _turn(cell: Cell) -> _Turn | None:
    if cell.columns != 1 or role_of(cell.text) not in ("year", "budget"):
        return None
    key = arabic_digits(cell.text)
    strokes = _SIGN in key
    match = (_YEARS if strokes else _YEARS_BY_BLANKS).search(key)
    if match is None:
        return None
    first, *others = (int(text) for text in _FIGURES.findall(match[0]))
    years = [first, *(year if year >= _CENTURY else first - first % _CENTURY + year for year in others)]
    counts = len(years) <= MOST_YEARS and all(b == a + 1 for a, b in pairwise(years))
    return _Turn(years, strokes) if counts else None


def _are_in_turn(body: Sequence[GridRow], place: int, turn: _Turn) -> bool:
    """Whether most filled cells of a column have a value for each year, or one, and some have only amounts for them."""
    cells = [text for row in body if (text := row.text(place).strip())]
    in_turn = [_in_turn(text, turn) for text in cells]
    others = sum(not values and not parse_cell(text).status for values, text in zip(in_turn, cells, strict=True))
    if _MOST_ODD * others > sum(map(bool, in_turn)):
        return False
    return any(values and all(parse_cell(one).amount for one in values) for values in in_turn)


def _in_turn(text: str, turn: _Turn) -> Sequence[str]:
    """The values of a cell, if it has one for each of the years."""
    parts = [part.strip() for part in text.split(_SIGN)] if turn.strokes else split_values(text)
    return parts if len(parts) == len(turn.years) and all(part and parse_cell(part).status for part in parts) else ()


def _apart(grid: Grid, heads: Set[int], named: Mapping[int, _Turn]) -> Grid:
    def of_head(place: int, cell: Cell) -> Iterator[Cell]:
        years = _YEARS if named[place].strokes else _YEARS_BY_BLANKS
        for year in named[place].years:
            yield cell.with_text(years.sub(str(year), arabic_digits(cell.text)))

    def of_row(place: int, cell: Cell) -> Iterable[Cell]:
        count, text = len(named[place].years), cell.text.strip()
        values, alone = _in_turn(text, named[place]), parse_cell(text)
        if values and not alone.amount:  # ``20,000/-`` may be one amount
            return [cell.with_text(value) for value in values]
        return [cell] * count if not text or alone.status in TRUE_OF_EACH else over_years(cell, count)

    years = {place: turn.years for place, turn in named.items()}
    rows = (
        with_column_a_year(row, years, of_head if place in heads else of_row) for place, row in enumerate(grid.rows)
    )
    return replace(grid, rows=tuple(rows))
