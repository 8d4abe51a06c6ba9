"""The columns of a budget table by what they mean: what its head said, as data."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from extract.ground.once import AskedOnce
from parsers.records.blocks import Per, YearBasis
from parsers.tables.columns.column import Column
from parsers.values.money.remarks import star_of, stars_in
from parsers.values.money.units import COUNTED, OtherUnit
from parsers.values.sums import OF_ALL

_ONE = Decimal(1)
_NO_OTHER: frozenset[Decimal | None] = frozenset({None, _ONE})
_SUM = re.compile(rf"รวม|{OF_ALL}|ตลอด")


@dataclass(frozen=True, slots=True)
class ColumnRoles(AskedOnce):
    """The columns of a budget table by index.

    ``years`` maps a column of money to its year (BE); ``undated`` are columns of money without one; ``quarters`` maps a
    year that has no figure of its own to the columns of its quarters or months. ``factors`` turns figures of a column
    into baht, None where two places disagree about the unit. ``damaged`` are the header cells that were read through
    OCR damage, each with what it was read as; ``even`` is false where the header row with the years has fewer cells
    than another: it lost one, and the years may be shifted. ``unknown`` are the columns whose head no rule knows,
    ``restored`` the damaged heads with the years that their neighbours leave them. ``heads`` are all columns by their
    heads, ``unit_lines`` the lines that say another unit than baht, by column. ``year_of_title`` is set where the
    years are the plan's and stand in no head (its one year, or heads count them), ``year_of_row`` where rows print the
    years. ``total`` is the column of money that sums the years up. ``stretches`` maps a column of money for several
    years together to these. ``former`` maps a column of changed budgets to the one that it replaces, where a dash in it
    may mean that nothing changed.
    """

    width: int
    project: int
    years: dict[int, int] = field(hash=False)
    unread_years: tuple[tuple[int, str], ...] = ()
    number: int | None = None
    dimension: int | None = None
    mission: int | None = None
    remark: int | None = None
    factors: dict[int, Decimal | None] = field(default_factory=dict, hash=False)
    damaged: tuple[tuple[str, str], ...] = ()
    even: bool = True
    responsible: int | None = None
    undated: tuple[int, ...] = ()
    quarters: dict[int, tuple[int, ...]] = field(default_factory=dict, hash=False)
    unknown: tuple[tuple[int, str], ...] = ()
    restored: tuple[tuple[str, int], ...] = ()
    heads: tuple[Column, ...] = ()
    unit_lines: dict[int, int] = field(default_factory=dict, hash=False)
    year_of_title: bool = False
    total: int | None = None
    year_of_row: bool = False
    former: dict[int, int] = field(default_factory=dict, hash=False)
    stretches: dict[int, tuple[int, ...]] = field(default_factory=dict, hash=False)

    own_units: bool = False
    """Whether the line with the unit leaves room for cells that say another one."""

    marked: OtherUnit | None = None
    """What that line gives another unit."""

    of_money: tuple[int, ...] = field(init=False, repr=False, compare=False)
    """The columns of money of a year or of several, from left to right: every row asks."""

    in_baht: bool = field(init=False, repr=False, compare=False)
    """Whether no column, and nothing with a star, is known to be in another unit than baht."""

    asked: dict[Any, Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What was found about the columns: every row asks the same."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "of_money", tuple(sorted((*self.years, *self.stretches))))
        object.__setattr__(self, "in_baht", not self.marked and {*self.factors.values()} <= _NO_OTHER)

    @property
    def says_more(self) -> bool:
        """Whether a column has another unit than baht, or a year that its head does not print."""
        return bool(not self.in_baht or self.restored or self.year_of_title or self.year_of_row)

    @property
    def complete(self) -> bool:
        """Whether all columns of money have a year: what a row sums up are then its years."""
        return self.even and not self.unread_years and not self.undated and not self.quarters

    @property
    def years_in_order(self) -> tuple[int, ...]:
        """The years from left to right."""
        return tuple(year for _, year in sorted(self.years.items()))

    def year_basis(self, index: int) -> YearBasis:
        """What says the year of a column of money."""
        if self.year_of_title or self.year_of_row:
            return "title" if self.year_of_title else "row"
        return "restored" if any(year == self.years[index] for _, year in self.restored) else "head"

    def per(self, index: int) -> Per:
        """What the head of a column of several years says that its amounts are for."""
        return "total" if any(_SUM.search(text) for text in self.heads[index].texts) else "unstated"

    def undated_as_printed(self) -> ColumnRoles:
        """The same with no year for what took it from the plan's title."""
        undated = tuple(sorted({*self.undated, *self.years}))
        return replace(self, years={}, undated=undated, quarters={}, year_of_title=False)

    def factor(self, index: int, text: str = "") -> Decimal | None:
        """By what the figures of a column, or that of a ``text`` in it, are multiplied to be baht; None where that is
        not known.
        """
        return self.of_text(self.factors.get(index, _ONE), text)

    def of_text(self, factor: Decimal | None, text: str) -> Decimal | None:
        """The ``factor`` of a text's column, or that of its star."""
        return self.marked.factor if self.marked and factor and star_of(text) == self.marked.star else factor

    @property
    def in_unknown_unit(self) -> bool:
        """Whether the unit of a column is not known."""
        return None in self.factors.values()

    def with_unit(
        self,
        factor: Decimal | None,
        line: int | None,
        against: frozenset[Decimal | None],
        *,
        elsewhere: bool,
        own_units: bool = False,
        marked: OtherUnit | None = None,
    ) -> ColumnRoles:
        """The same beside a line that says a unit for all columns.

        The unit of a column is not known where its head, the line and those ``against`` it do not agree, nor where
        neither head nor line says one while another head does, or a line ``elsewhere``. ``own_units``: the line leaves
        room for other units in cells, ``marked`` what it gives another one: that of a column with this star in its head
        is not known, nor any where the star stands in another head.
        """
        money = self._with_money
        unsaid = elsewhere or bool({*self.factors.values(), *against} - {Decimal(1)})
        factors = dict(self.factors)
        for place in money:
            if place in self.factors:
                said = {self.factors[place], *against, self.factors[place] if factor is None else factor} - {COUNTED}
            elif factor is not None:
                said = {factor, *against}
            else:
                said = {None} if unsaid else {Decimal(1)}
            if place in factors or said != {Decimal(1)} or factor is not None:
                factors[place] = said.pop() if len(said) == 1 else None
        if marked and (starred := {place for place, head in enumerate(self.heads) if _has_star(head, marked.star)}):
            factors |= dict.fromkeys(money if starred - {*money} else starred, None)
        lines = dict.fromkeys(money, line) if line is not None and factor != 1 else {}
        lines |= self.unit_lines
        if (
            factors == self.factors
            and lines == self.unit_lines
            and (own_units, marked) == (self.own_units, self.marked)
        ):
            return self
        return replace(self, unit_lines=lines, factors=factors, own_units=own_units, marked=marked)

    def in_unit(self, factor: Decimal | None, line: int | None) -> ColumnRoles:
        """The same with one unit for all money, None where it is not known, whatever heads and lines say."""
        money = self._with_money
        lines = dict.fromkeys(money, line) if line is not None and factor != 1 else {}
        return replace(self, unit_lines=lines, factors={**self.factors, **dict.fromkeys(money, factor)}, marked=None)

    def in_other_unit(self) -> ColumnRoles:
        """The same with the other unit that the line says for all money whose unit is known."""
        unit = self.marked.factor if self.marked else _ONE
        other = self.in_unit(unit, None)
        unknown = {place: None for place in self._with_money if self.factors.get(place, _ONE) is None}
        return replace(other, factors={**other.factors, **unknown}) if unknown else other

    @property
    def one_factor(self) -> tuple[Decimal | None, ...]:
        """The factors of all columns of money, each once."""
        return tuple(dict.fromkeys(self.factor(place) for place in self._with_money))

    @property
    def _with_money(self) -> tuple[int, ...]:
        quarters = (place for columns in self.quarters.values() for place in columns)
        return (*self.of_money, *self.undated, *quarters, *(() if self.total is None else (self.total,)))


def _has_star(head: Column, star: str) -> bool:
    return any(star in stars_in(text) for text in head.texts)
