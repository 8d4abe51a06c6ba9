"""The unit that a row says of its own figures: in a column of units (``หน่วย``, ``หน่วยนับ``), or in a cell that says
nothing else (``พันบาท`` as remark).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from parsers.budget.units.of_starred_rows import StarredRows
from parsers.records.table import Cell, GridRow
from parsers.tables.columns.column_roles import ColumnRoles
from parsers.tables.columns.roles import squeezed
from parsers.values.money.units import COUNTED, unit_in_cell

_HEADS_UNITS = re.compile(r"(?:.*[/(])?หน่วย(?:นับ|วัด|เงิน)?\)?")

_UNIT = "หน่วย"
_Unit = Decimal | None


def columns_of_rows(
    rows: Sequence[GridRow], columns: ColumnRoles, starred: StarredRows | None = None
) -> list[ColumnRoles]:
    """For each row the columns of its table, in the row's own unit where it says one.

    The unit is not known (None) of a row that counts people or times below years alone, whose unit another place
    contradicts, and of a row that says none in a table whose rows say several. Where all say the same, it is that of
    such a row, too. Where heads speak of money or there are targets, what is counted is no money anyway. Where a line
    gives what has a star another unit, the stars say which (:class:`StarredRows`); ``starred`` is what was found of
    those above.
    """
    if columns.marked:
        plain = replace(columns, marked=None)
        own = [columns if one is plain else one for one in columns_of_rows(rows, plain)]
        return (starred or StarredRows()).of_rows(rows, columns, own)
    places = [place for place, head in enumerate(columns.heads) if _heads_units(head.texts)]
    money = {*columns.of_money, *columns.undated, columns.total, columns.project}
    beside = [place for place in range(columns.width) if place not in money]
    counts = not _has_figures_of_its_own(columns, places)
    said: list[_Unit] = []
    above: _Unit = None
    for row in rows:
        cells = row.cells if len(row.cells) == columns.width else ()
        goes_on = any(place < len(cells) and cells[place].rows == 0 for place in places)
        above = above if goes_on else _unit_of(cells, beside, places) if cells else None
        said.append(above if counts or above != COUNTED else None)
    known = {unit for unit in said if unit is not None}
    if not known - {Decimal(1)} and not (known and _printed(columns) - {Decimal(1)}):
        return [columns] * len(rows)
    whole = known.pop() if len(known) == 1 else None
    made = {unit: _in_unit(columns, unit) for unit in {*said, whole}}
    return [made[whole if unit is None else unit] for unit in said]


def _heads_units(texts: Sequence[str]) -> bool:
    bare = squeezed("".join(texts))
    return _UNIT in bare and bool(_HEADS_UNITS.fullmatch(bare))


def _has_figures_of_its_own(columns: ColumnRoles, places: Sequence[int]) -> bool:
    """Whether a table that counts things has columns for them, so that its years are of money."""
    money = {*columns.of_money, *columns.undated}
    return any(
        head.money if place in money else head.role == "target" and place not in places
        for place, head in enumerate(columns.heads)
    )


def _unit_of(cells: Sequence[Cell], beside: Sequence[int], places: Sequence[int]) -> _Unit:
    """The only unit that cells ``beside`` a row's title and money say; things that are counted in a column of units."""
    found = {
        unit
        for place in beside
        if (text := cells[place].text) and (unit := unit_in_cell(text)) is not None
        if place in places or unit != COUNTED
    }
    return found.pop() if len(found) == 1 else None


def _in_unit(columns: ColumnRoles, unit: _Unit) -> ColumnRoles:
    """The columns in a row's unit; in none where it counts no baht, or the head or a line says another one."""
    return columns.in_unit(None if unit == COUNTED or _printed(columns) - {unit} else unit, None)


def _printed(columns: ColumnRoles) -> set[Decimal]:
    """The units that the head or a line says."""
    return {factor for factor in columns.factors.values() if factor is not None}
