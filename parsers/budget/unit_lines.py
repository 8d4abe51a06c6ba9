"""The unit that stands beside a budget table: on a line above it, in its first rows, on a note below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from extract.ground.source import SourceText
from parsers.records.table import Grid
from parsers.structure.levels import names_place
from parsers.tables.columns.units import factor_on_line, may_say_unit

_CAPTION = re.compile(r"<caption[^<>]*>(.*?)</caption>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_LINES_ABOVE = 3
_FARTHEST = 40
"""Lines that are looked at above a table, empty ones and headings among them."""


class UnitBeside(NamedTuple):
    """By what the figures of a table are multiplied, and the first line that says so; None where nothing is said.

    ``agreed`` is false where two lines say different things.
    """

    factor: Decimal | None = None
    line: int | None = None
    agreed: bool = True


def unit_beside(grid: Grid, source: SourceText | None, grids: Sequence[Grid] = ()) -> UnitBeside:
    """The unit that lines above the table, headings aside, a row of it before its head, its caption or a note below it
    say. ``grids`` are all budget tables: a line between two of them is a note of the upper one where the first has none
    above it and the last one has a note, else it stands above the lower one.
    """
    if source is None:
        return UnitBeside()
    above = _said_above(grid, source, grids)
    below = _note_below(grid, source)
    following = next((other for other in grids if other.span.start > grid.span.end), None)
    if below and following and below[0] in dict(_lines_above(following, source)) and not _are_notes(grids, source):
        below = None
    inside = [(n, source.line(n)) for n in range(grid.span.start, min(grid.span.start + 2, grid.span.end) + 1)]
    alone = [row for row in grid.rows[:2] if sum(bool(cell.text) for cell in row.cells) == 1]
    first = [(cell.span.start, cell.text) for row in alone for cell in row.cells]
    captions = [(number, match[1]) for number, line in inside for match in _CAPTION.finditer(line)]
    said: dict[Decimal, int] = {}
    for number, factor in (*above, *([below] if below else ()), *_factors((*inside, *first, *captions))):
        said[factor] = min(number, said.get(factor, number))
    if len(said) == 1:
        ((factor, line),) = said.items()
        return UnitBeside(factor, line)
    return UnitBeside(agreed=not said)


def _said_above(grid: Grid, source: SourceText, grids: Sequence[Grid]) -> list[tuple[int, Decimal]]:
    before = next((other for other in reversed(grids) if other.span.end < grid.span.start), None)
    note = _note_below(before, source) if before and _are_notes(grids, source) else None
    return [found for found in _factors_above(grid, source) if found != note]


def _are_notes(grids: Sequence[Grid], source: SourceText) -> bool:
    """Whether units stand below the tables of a plan and not above them."""
    return not _factors_above(grids[0], source) and _note_below(grids[-1], source) is not None


def _note_below(grid: Grid, source: SourceText) -> tuple[int, Decimal] | None:
    behind = range(grid.span.end + 1, min(grid.span.end + _FARTHEST, len(source.lines)) + 1)
    first = next((number for number in behind if source.line(number).strip()), None)
    return next(_factors([(first, source.line(first))]), None) if first else None


def _factors_above(grid: Grid, source: SourceText) -> list[tuple[int, Decimal]]:
    near = "".join(source.lines[max(0, grid.span.start - _FARTHEST) : grid.span.start - 1])
    return list(_factors(_lines_above(grid, source))) if may_say_unit(near) else []


def _lines_above(grid: Grid, source: SourceText) -> list[tuple[int, str]]:
    """The lines above a table that are neither empty nor a heading of a level, from the nearest upwards."""
    found: list[tuple[int, str]] = []
    for number in range(grid.span.start - 1, max(0, grid.span.start - _FARTHEST), -1):
        text = source.line(number).strip()
        if text and not names_place(text):
            found.append((number, text))
            if len(found) == _LINES_ABOVE:
                break
    return found


def _factors(lines: Sequence[tuple[int, str]]) -> Iterator[tuple[int, Decimal]]:
    for number, text in lines:
        if (factor := factor_on_line(_TAG.sub("", text))) is not None:
            yield number, factor
