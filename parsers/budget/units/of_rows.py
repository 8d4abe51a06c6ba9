"""The unit that a row says of its own figures: in a column of units (``หน่วย``, ``หน่วยนับ``), in a cell that says
nothing else (``พันบาท`` as remark), or among other words (``สำนักปลัด (พันบาท)``), which leaves it in doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from parsers.budget.units.of_starred_rows import StarredRows
from parsers.records.table import Cell, GridRow
from parsers.tables.columns.column_roles import ColumnRoles
from parsers.tables.columns.names import TOTAL
from parsers.tables.columns.roles import squeezed
from parsers.values.money.units import COUNTED, UnitSaid, unit_among_words, unit_in_cell

_HEADS_UNITS = re.compile(r"(?:.*[/(])?หน่วย(?:นับ|วัด|เงิน)?\)?")
_OF_OTHER_FIGURES = frozenset({"target", "indicator"})
"""Columns whose words say the unit of what they count."""

_UNIT = "หน่วย"
_LEAST_TEXTS = 2
_BAHT = Decimal(1)


def columns_of_rows(
    rows: Sequence[GridRow], columns: ColumnRoles, starred: StarredRows | None = None
) -> list[ColumnRoles]:
    """For each row the columns of its table, in the row's own unit where it says one.

    The unit is not known (None) of a row that counts people or times below years alone, and of one whose unit another
    place contradicts, or that says it among other words. What a row says holds for no other one: of those that say
    none it is not known either, where neither head nor line says one, or where they may have it from the row above;
    but a total of rows that all have one unit is in it. Where heads speak of money or there are targets, what is
    counted is no money anyway. Where a line gives what has a star another unit, the stars say which
    (:class:`StarredRows`); ``starred`` is what was found of those above.
    """
    if columns.marked:
        plain = replace(columns, marked=None)
        own = [columns if one is plain else one for one in columns_of_rows(rows, plain)]
        return (starred or StarredRows()).of_rows(rows, columns, own)
    said = list(_said_by(rows, columns))
    printed = {factor for factor in columns.factors.values() if factor is not None}
    usual = printed or {_BAHT}
    if all(one.unit is None or {one.unit.factor} == usual for one in said):
        return [columns] * len(rows)
    items = {one.unit for one in said if one.of_money and not one.of_total}
    of_all = next(iter(items)) if len(items) == 1 else None
    return [_columns_of(one, columns, usual if printed else set(), of_all) for one in said]


@dataclass(slots=True)
class _Said:
    """What a row says: its ``unit``, or that of rows above that it ``may_share``. ``of_money``: it has figures."""

    unit: UnitSaid | None = None
    may_share: bool = False
    of_money: bool = False
    of_total: bool = False


def _columns_of(said: _Said, columns: ColumnRoles, printed: set[Decimal], of_all: UnitSaid | None) -> ColumnRoles:
    """The columns of a row that says this, in a table where ``printed`` units stand in heads or lines."""
    if not said.of_money:
        return columns
    unit = of_all if said.unit is None and said.of_total else said.unit
    if unit is None:
        return columns if printed and not said.may_share else columns.in_unit(None, None)
    if not unit.sure:
        return columns if {unit.factor} == (printed or {_BAHT}) else columns.in_unit(None, None)
    factor = unit.factor
    return columns.in_unit(None if factor == COUNTED or printed - {factor} else factor, None)


def _said_by(rows: Sequence[GridRow], columns: ColumnRoles) -> Iterator[_Said]:
    """What each row says."""
    money = {*columns.of_money, *columns.undated, *(place for some in columns.quarters.values() for place in some)}
    money |= set() if columns.total is None else {columns.total}
    cells = _CellsBeside(columns, money)
    for row in rows:
        if len(row.cells) != columns.width:
            yield _Said(of_money=True)
            continue
        unit, may_share = cells.unit_of(row.cells)
        if sum(bool(cell.text) for cell in row.cells) < _LEAST_TEXTS:
            yield _Said()  # a heading's unit is that of the rows below
            continue
        of_money = any(row.cells[place].text for place in money)
        first = next((cell.text for cell in row.cells if cell.text), "")
        yield _Said(unit, may_share, of_money, TOTAL.match(first) is not None)


@dataclass(slots=True)
class _CellsBeside:
    """The cells beside the money of a table, row by row: which units they say."""

    columns: ColumnRoles
    money: set[int]
    units: list[int] = field(init=False)
    """The columns of units."""

    counts: bool = field(init=False)
    """Whether what rows count is what stands below years."""

    _beside: list[int] = field(init=False)
    _above: dict[int, str] = field(default_factory=dict)
    _said_above: set[int] = field(default_factory=set)
    """Where a row above says a unit, and none since says anything."""

    def __post_init__(self) -> None:
        heads = self.columns.heads
        self.units = [place for place, head in enumerate(heads) if _heads_units(head.texts)]
        self.counts = not _has_figures_of_its_own(self.columns, self.units)
        self._beside = [place for place in range(self.columns.width) if place not in self.money]

    def unit_of(self, cells: Sequence[Cell]) -> tuple[UnitSaid | None, bool]:
        """The unit that a row says, and whether it may have that of a row above: its cell is empty there."""
        found: set[UnitSaid] = set()
        for place in self._beside:
            text = cells[place].text
            if not text and (cells[place].rows == 0 or place in (self.columns.dimension, self.columns.mission)):
                text = self._above.get(place, "")
            self._above[place] = text
            unit = self._unit_in(place, text) if text else None
            if unit:
                found.add(unit)
                self._said_above.add(place)
            elif text:
                self._said_above.discard(place)
        may_share = not found and bool(self._said_above)
        factors = {unit.factor for unit in found}
        if len(factors) > 1:
            return UnitSaid(None, sure=False), False
        return next((unit for unit in found if unit.sure), next(iter(found), None)), may_share

    def _unit_in(self, place: int, text: str) -> UnitSaid | None:
        """The unit that a cell says; things that are counted in a column of units alone."""
        factor = unit_in_cell(text) if place != self.columns.project else None
        if factor is not None:
            known = self.counts if factor == COUNTED and place in self.units else factor != COUNTED
            return UnitSaid(factor, sure=True) if known else None
        if place < len(self.columns.heads) and self.columns.heads[place].role in _OF_OTHER_FIGURES:
            return None
        return unit_among_words(text, of_title=place == self.columns.project)


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
