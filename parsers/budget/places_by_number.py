"""Rows that name a place in two cells, its number where those of projects stand: ``1.1 | การเสริมสร้างจิตสำนึก`` above
``1.1.1 | โครงการ…``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.ground.characters import arabic_digits
from parsers.records.table import GridRow
from parsers.structure.levels import level_named, named_strategy, says_level
from parsers.tables.columns.column_roles import ColumnRoles
from parsers.tables.rows.cell_kinds import has_letters
from parsers.values.kinds import kind_of

_DIMENSION = re.compile(r"[1-9]\d?")
_MISSION = re.compile(r"([1-9]\d?)\.[1-9]\d?")
_IN_MISSION = re.compile(r"([1-9]\d?\.[1-9]\d?)\.[1-9]\d?")
_TWO_CELLS = 2


def with_places_by_number(rows: Sequence[GridRow], columns: ColumnRoles) -> Sequence[GridRow]:
    """The rows below a head, those that name a place by a number and a title alone in one cell: else they would be
    projects without money.

    A mission is known by the numbers of its projects, which count on below its own; or, where these are numbered
    otherwise, by all rows with the number of one: each has nothing else, and such a project below it. The dimension of
    missions that are so known has their number's beginning; a strategy says so by its word. A title that begins with
    the word for a project is one, with its parts below it.
    """
    alone = {at for at, row in enumerate(rows) if _is_alone(row, columns)}
    if not alone:
        return rows
    numbers = [_number(row, columns) for row in rows]
    missions = {at for at in alone if _MISSION.fullmatch(numbers[at]) and _is_mission(numbers[at], rows[at], columns)}
    above = {match[1] for number in numbers if (match := _IN_MISSION.fullmatch(number))}
    known = {at for at in missions if numbers[at] in above} or missions.intersection(_headings(numbers, alone))
    parents = {numbers[at].partition(".")[0] for at in known}
    dimensions = {at for at in alone if numbers[at] in parents and not says_level(rows[at].text(columns.project))}
    strategies = ((at, rows[at].text(columns.project)) for at in alone)
    named = {at: title for at, title in strategies if named_strategy(title)}
    named |= {at: f"{numbers[at]} {rows[at].text(columns.project)}" for at in known}
    named |= {at: f"มิติที่ {numbers[at]} {rows[at].text(columns.project)}" for at in dimensions}
    return [_in_one_cell(row, columns, named[at]) if at in named else row for at, row in enumerate(rows)]


def _headings(numbers: Sequence[str], alone: set[int]) -> Iterator[int]:
    """The rows with the number of a mission, where all of them stand alone, each above a row that has more and another
    kind of number.
    """
    of_missions = [at for at, number in enumerate(numbers) if _MISSION.fullmatch(number)]
    for at in of_missions:
        below = next((place for place in range(at + 1, len(numbers)) if numbers[place]), None)
        if at not in alone or below is None or below in alone or not _DIMENSION.fullmatch(numbers[below]):
            return
    yield from of_missions


def _number(row: GridRow, columns: ColumnRoles) -> str:
    return arabic_digits(row.text(columns.number)).strip(" .()")


def _is_alone(row: GridRow, columns: ColumnRoles) -> bool:
    """Whether a row has a number and a title that names no project by its kind, and nothing else."""
    title = row.text(columns.project)
    alone = sum(bool(cell.text) for cell in row.cells) == _TWO_CELLS and bool(row.text(columns.number))
    return alone and has_letters(title) and kind_of(title) == "unspecified"


def _is_mission(number: str, row: GridRow, columns: ColumnRoles) -> bool:
    return level_named(f"{number} {row.text(columns.project)}") == "mission"


def _in_one_cell(row: GridRow, columns: ColumnRoles, text: str) -> GridRow:
    cells = list(row.cells)
    for place, own in ((columns.number, ""), (columns.project, text)):
        if place is not None:
            cells[place] = cells[place].with_text(own)
    return replace(row, cells=tuple(cells))
