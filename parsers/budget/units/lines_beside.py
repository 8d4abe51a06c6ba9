"""The unit that stands beside a budget table: on a line above it, in its rows, on a note below it.

Every line near a table that prints a unit is the table's, another table's, or makes its money uncertain.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from decimal import Decimal
from operator import itemgetter
from typing import NamedTuple

from extract.ground.source import SourceText
from parsers.records.table import Grid, Tables
from parsers.structure.headings import ends_table
from parsers.structure.levels import names_place
from parsers.tables.columns.head_rows import head_starts
from parsers.tables.rows.row_below import row_below
from parsers.values.money.remarks import star_of, star_of_doubt
from parsers.values.money.units import (
    COUNTED,
    OtherUnit,
    UnitSaid,
    factor_in_head,
    unit_behind,
    unit_of_heading,
    unit_on_line,
)

_UNIT = "หน่วย"
_CAPTION = re.compile(r"<caption[^<>]*>(.*?)</caption>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_FIGURE = re.compile(r"[0-9๐-๙][0-9๐-๙,.]*")
_LINES_ABOVE = 3
_LINES_BELOW = 3
_FARTHEST = 40
"""Lines that are looked at above and below a table, empty ones and headings among them."""

_Lines = list[tuple[int, str]]


class UnitBeside(NamedTuple):
    """By what the figures of a table are multiplied, and the first line that says so; None where nothing is said.

    ``against`` are the other units that lines beside it print (None for a line with several); ``open`` says that a
    line farther off prints a larger one that no table has, so that money without a unit is not known. ``printed`` are
    all units of lines at the table, each with the first such line. ``own_units``: the line leaves room for cells with
    another one; ``marked``: what it gives another one.
    """

    factor: Decimal | None = None
    line: int | None = None
    against: frozenset[Decimal | None] = frozenset()
    open: bool = False
    printed: tuple[tuple[Decimal, int], ...] = ()
    own_units: bool = False
    marked: OtherUnit | None = None

    @property
    def larger(self) -> bool:
        """Whether a line says, perhaps, another unit than baht."""
        return self.factor not in (None, 1) or self.marked is not None or bool(self.against - {Decimal(1)})


class Neighbours(NamedTuple):
    """The tables of a text beside which one stands: those of the ``budget``, the ``others`` that have figures, and both
    as ``every``. ``notes`` below the tables of the budget say their units.
    """

    budget: Tables = Tables()
    others: Tables = Tables()
    every: Tables = Tables()
    notes: bool = False


ALONE = Neighbours()


def units_beside(
    grids: Sequence[Grid], source: SourceText | None, others: Sequence[Grid], apart: Set[int] = frozenset()
) -> list[UnitBeside]:
    """What stands beside each of ``grids``, all budget tables (:func:`unit_beside`). What the lines ``apart`` inside
    them say holds for the rows below alone.

    A line between two of them is a note of the upper one where the first has none above it and the last one has a note,
    else it stands above the lower one. A line that stands at one of the ``others``, if that has figures
    (:func:`holds_figures`), is its own, and one between two of them is of neither. A note of a star that some cells
    have is that of these alone.
    """
    if source is None:
        return [UnitBeside()] * len(grids)
    if starred := dict.fromkeys((*_notes_of_stars(grids, source), *apart)):
        source = source.with_lines(starred)
    budget = {id(one) for one in grids}
    tables = Tables(other for other in others if id(other) not in budget and holds_figures(other))
    notes = len(grids) > 1 and _are_notes(grids, source)
    neighbours = Neighbours(Tables(grids), tables, Tables((*grids, *tables)), notes)
    return [unit_beside(grid, source, neighbours) for grid in grids]


def _notes_of_stars(grids: Sequence[Grid], source: SourceText) -> Iterator[int]:
    """The lines beside ``grids`` that say a unit behind a star which some of their cells have."""
    stars = {star for grid in grids for row in grid.rows for cell in row.cells if (star := star_of(cell.text))}
    for number in source.lines_with("*") if stars else ():
        text = source.line(number)
        if unit_on_line(text) and star_of_doubt(text) in stars:
            yield number


def unit_beside(grid: Grid, source: SourceText, neighbours: Neighbours = ALONE) -> UnitBeside:
    """The unit that lines above the table, headings aside, a row of it, its caption or a note below it say."""
    own, doubts = _said_beside(grid, source, neighbours)
    said: dict[Decimal, int] = {}
    inside = _units(lines_inside(grid, source))
    marks = {unit.marked for _, unit in (*own, *inside) if unit.marked}
    for number, unit in (*own, *inside):
        if unit.sure and unit.factor is not None:
            said[unit.factor] = min(number, said.get(unit.factor, number))
        else:
            doubts.append((number, unit))
    far, near = _units_farther_off(grid, source, neighbours.every)
    against = {None if unit.marked else unit.factor for unit in (*(unit for _, unit in doubts), *near)}
    if len(marks) > 1:
        against.add(None)
    is_open = any(unit.factor not in (Decimal(1), COUNTED) or unit.marked for unit in far)
    doubtful = [(unit.factor, number) for number, unit in doubts if unit.factor is not None]
    lines = dict(sorted((*said.items(), *doubtful), key=itemgetter(1), reverse=True))
    printed = tuple(lines.items())
    if len(said) == 1 and COUNTED not in said:
        ((factor, line),) = said.items()
        own_units = any(unit.own_units for _, unit in own)
        marked = marks.pop() if len(marks) == 1 else None
        return UnitBeside(factor, line, frozenset(against - {factor}), is_open, printed, own_units, marked)
    return UnitBeside(None, None, frozenset(against | said.keys()), is_open, printed)


def lines_inside(grid: Grid, source: SourceText) -> _Lines:
    """The caption of a table, its rows of one cell or above its first head, what of its first lines is no row, and each
    line of it that begins by naming a unit, whatever cell it was taken for.
    """
    first = range(grid.span.start, min(grid.span.start + 2, grid.span.end) + 1)
    found = [(number, match[1]) for number in first for match in _CAPTION.finditer(source.line(number))]
    rows: set[int] = set()
    head = next(iter(head_starts(grid)), 0)
    for place, row in enumerate(grid.rows):
        texts = [cell for cell in row.cells if cell.text]
        if len(texts) == 1 or (texts and place < head):
            whole = " ".join(cell.text for cell in texts)
            found += [(number, whole)] if not source.is_blanked(number := texts[0].span.start) else []
        elif row.span.start in first:
            rows.update(row.span.lines)
    begun = (
        number
        for number in source.lines_with(_UNIT, *grid.span)
        if source.line(number).lstrip(" \t([*").startswith(_UNIT)
    )
    numbers = dict.fromkeys((*(number for number in first if number not in rows), *begun))
    return [*found, *((number, source.line(number)) for number in numbers)]


def _said_beside(
    grid: Grid, source: SourceText, neighbours: Neighbours
) -> tuple[list[tuple[int, UnitSaid]], list[tuple[int, UnitSaid]]]:
    """The units of the lines right above a table and right below it, with their lines; and those that one of the other
    tables may have as well.
    """
    budget, others, every, notes = neighbours
    found: list[tuple[int, UnitSaid]] = []
    doubts: list[tuple[int, UnitSaid]] = []
    below = _note_below(grid, source)
    following = budget.below(grid.span.end)
    if below and following and not notes and below[0] in dict(_lines_above(following, source)):
        below = None
    before = budget.above(grid.span.start) if notes else None
    note = _note_below(before, source) if before else None
    start = every.lines.end_above(grid.span.start)
    above = [one for one in _units(_lines_above(grid, source)) if one[0] > start and one != note]
    for number, unit in above:
        upper = others.above(number)
        whose = _whose(number, upper if upper and _first_below(upper, source) == number else None, grid, source)
        if whose is grid:
            found.append((number, unit))
        elif whose is None:
            doubts.append((number, unit))
    if below:
        lower = others.below(below[0])
        is_near = lower and below[0] in dict(_lines_above(lower, source))
        whose = _whose(below[0], grid, lower if is_near else None, source)
        if whose is grid and not row_below(grid, source, below[0] + 1):
            found.append(below)
        elif whose in (grid, None) and below[1].factor != COUNTED:
            doubts.append(below)
    return found, doubts


def _whose(number: int, upper: Grid | None, lower: Grid | None, source: SourceText) -> Grid | None:
    """The table that a line between two has: the one that it touches, or else the one beside another with a unit of its
    own, or the only one; None where that is not said.
    """
    if upper is None or lower is None:
        return upper or lower
    touches = (upper.span.end == number - 1, lower.span.start == number + 1)
    if touches[0] != touches[1]:
        return upper if touches[0] else lower
    if _heads_say_unit(lower):
        return upper
    return lower if _heads_say_unit(upper) or _units(_lines_above(upper, source)) else None


def _heads_say_unit(grid: Grid) -> bool:
    return any(factor_in_head(cell.text) for row in grid.rows[:2] for cell in row.cells)


def _are_notes(grids: Sequence[Grid], source: SourceText) -> bool:
    """Whether units stand below the tables of a plan and not above them."""
    return not _units(_lines_above(grids[0], source)) and _note_below(grids[-1], source) is not None


def _note_below(grid: Grid, source: SourceText) -> tuple[int, UnitSaid] | None:
    first = _first_below(grid, source)
    return next(iter(_units([(first, source.line(first))])), None) if first else None


def _first_below(grid: Grid, source: SourceText) -> int | None:
    """The first line below a table that is not empty."""
    behind = range(grid.span.end + 1, min(grid.span.end + _FARTHEST, len(source.lines)) + 1)
    return next((number for number in behind if source.line(number).strip()), None)


def _lines_above(grid: Grid, source: SourceText) -> _Lines:
    """The lines above a table that are neither empty nor a heading of a level, from the nearest upwards."""
    found: _Lines = []
    for number in range(grid.span.start - 1, max(0, grid.span.start - _FARTHEST), -1):
        text = source.line(number).strip()
        if text and not names_place(text):
            found.append((number, text))
            if len(found) == _LINES_ABOVE:
                break
    return found


def _units_farther_off(grid: Grid, source: SourceText, tables: Tables) -> tuple[list[UnitSaid], list[UnitSaid]]:
    """The units on lines above and below a table that are no other table's, up to where a part of the document, a
    project's details or another table begins; those of the first lines below it, its notes, apart.
    """
    top = tables.lines.end_above(grid.span.start)
    following = tables.below(grid.span.end)
    bottom = following.span.start if following else len(source.lines) + 1
    above = range(max(top, grid.span.start - _FARTHEST) + 1, grid.span.start)
    below = range(grid.span.end + 1, min(bottom, grid.span.end + _FARTHEST + 1))
    notes = [number for number in below if source.line(number).strip()][:_LINES_BELOW]
    far: list[UnitSaid] = []
    near: list[UnitSaid] = []
    for number, unit in _units([(number, source.line(number)) for number in (*above, *below)]):
        if number < grid.span.start:
            if number not in dict(_lines_above(grid, source)) and not _parts(
                range(number + 1, grid.span.start), source
            ):
                far.append(unit)
        elif following and number in dict(_lines_above(following, source)):
            continue
        elif number not in notes[:1] and not _parts(range(grid.span.end + 1, number), source):
            (near if number in notes else far).append(unit)
    return far, near


def _parts(numbers: Iterable[int], source: SourceText) -> bool:
    """Whether another part of the document, or a project's details, begins on one of the lines."""
    return any(ends_table(source.key(number).strip()) for number in numbers)


def holds_figures(grid: Grid) -> bool:
    """Whether a grid is a table and no frame around a line: figures stand beside other cells."""
    return any(
        sum(bool(cell.text) for cell in row.cells) > 1 and any(_FIGURE.fullmatch(cell.text) for cell in row.cells)
        for row in grid.rows
    )


def _units(lines: Sequence[tuple[int, str]]) -> list[tuple[int, UnitSaid]]:
    found = ((number, _unit(_TAG.sub("", text) if "<" in text else text)) for number, text in lines)
    return [(number, unit) for number, unit in found if unit is not None]


def _unit(text: str) -> UnitSaid | None:
    """What a line says, or the heading of a place, if that is more than baht."""
    unit = unit_on_line(text)
    if unit or not (behind := unit_behind(text)) or not names_place(text.strip()) or factor_in_head(behind) == 1:
        return unit
    return unit_of_heading(text)
