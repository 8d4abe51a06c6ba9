"""What a project's detail block says about its budget, as a claim that the table's amounts meet or contradict."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from parsers.records.blocks import DetailBlock, Per
from parsers.records.budget import BudgetCell

_ZERO = Decimal(0)
_UNSURE = ("unreadable_amount", "year_uncertain")


@dataclass(frozen=True, slots=True)
class Claim:
    """The statement of one detail block. An empty claim says nothing and agrees with everything.

    ``none``: no budget is used. ``amounts_by_year``: amounts by the year that they are printed for. ``together``:
    amounts for several years that are named, each year's own or their sum. ``yearly``: amounts a year without a year's
    name, for every year of ``period`` that ``amounts_by_year`` does not name. ``unstated``: amounts without a year,
    each year's own in all of ``period`` or the sum over the years. ``sums``: the sum over all years. ``gaps`` are years
    that the period leaves out. Rates per unit and parts say nothing.

    >>> claim = Claim(unstated=(Decimal(280),))
    >>> claim.allows(2566, Decimal(280)), claim.allows(2566, Decimal(300)), claim.allows(2566, None)
    (True, False, True)
    >>> claim.agrees({2566: Decimal(280), 2567: Decimal(280)}), claim.agrees({2566: None, 2567: None})
    (True, False)
    >>> Claim(sums=(Decimal(280),)).agrees({2566: Decimal(280), 2567: Decimal(280)})
    False
    """

    none: bool = False
    amounts_by_year: Mapping[int, tuple[Decimal, ...]] = field(default_factory=dict)
    together: Mapping[tuple[int, ...], tuple[Decimal, ...]] = field(default_factory=dict)
    yearly: tuple[Decimal, ...] = ()
    unstated: tuple[Decimal, ...] = ()
    sums: tuple[Decimal, ...] = ()
    period: tuple[int, int] | None = None
    gaps: tuple[int, ...] = ()

    def speaks_of(self, year: int, *, alone: bool = False) -> bool:
        """Whether it says what a year (BE) has. An amount without a year says so where the table has no other year
        (``alone``), or the project's period has none.

        >>> Claim(unstated=(Decimal(280),)).speaks_of(2566), Claim(unstated=(Decimal(280),)).speaks_of(2566, alone=True)
        (False, True)
        """
        return (
            self.none
            or year in self.amounts_by_year
            or bool(self._together_in(year))
            or self._yearly_in(year)
            or (self._of_no_year and (alone or self.period == (year, year)))
        )

    def allows(self, year: int, amount: Decimal | None) -> bool:
        """Whether the table may have ``amount`` (baht, None or 0 for nothing) in the column of ``year``."""
        value = amount or _ZERO
        if self.none:
            return not value
        if year in self.amounts_by_year:
            return _is_one_or_sum(value, self.amounts_by_year[year])
        if several := self._together_in(year):
            return value <= sum(several, _ZERO)
        if self._yearly_in(year):
            return _is_one_or_sum(value, self.yearly)
        if self._of_no_year:
            return value <= sum((*self.unstated, *self.sums), _ZERO)
        return not (self.yearly and value) or _is_one_or_sum(value, self.yearly)

    def agrees(self, values: Mapping[int, Decimal | None]) -> bool:
        """Whether all of a table row's years together agree with it; ``values`` are by year as in :meth:`allows`."""
        if not all(self.allows(year, value) for year, value in values.items()):
            return False
        if not any(values.values()):
            return not self._names_money  # money that the table shows in none of its years
        for years, amounts in self.together.items():
            if not _each_or_sum([values[year] or _ZERO for year in years if year in values], amounts):
                return False
        if not self._of_no_year:
            return True
        total = sum((value for value in values.values() if value), _ZERO)
        every = [value or _ZERO for year, value in values.items() if self._in_period(year)]
        open_fits = not self.unstated or _is_one_or_sum(total, self.unstated) or _each(every, self.unstated)
        return open_fits and (not self.sums or _is_one_or_sum(total, self.sums))

    def agrees_over(self, values: Mapping[tuple[int, ...], Decimal | None]) -> bool:
        """Whether the amounts of a table row that has columns of several years agree with it; ``values`` are by the
        years of each column.

        >>> years, amounts = (2566, 2567), {(2566, 2567): Decimal(280), (2568,): Decimal(20)}
        >>> Claim(unstated=(Decimal(300),)).agrees_over(amounts), Claim(sums=(Decimal(280),)).agrees_over(amounts)
        (True, False)
        >>> [Claim(together={years: (Decimal(baht),)}).agrees_over(amounts) for baht in (280, 300)]
        [True, False]
        """
        if not all(self._allows_over(years, value or _ZERO) for years, value in values.items()):
            return False
        if not any(values.values()):
            return not self._names_money
        total = sum((value for value in values.values() if value), _ZERO)
        every = [value or _ZERO for value in values.values()]
        if not self._of_no_year:
            return True
        open_fits = not self.unstated or _is_one_or_sum(total, self.unstated) or _each(every, self.unstated)
        return open_fits and (not self.sums or _is_one_or_sum(total, self.sums))

    def _allows_over(self, years: tuple[int, ...], value: Decimal) -> bool:
        if len(years) == 1 or self.none:
            return self.allows(years[0], value)
        if years in self.together:
            return _is_one_or_sum(value, self.together[years])
        named = [sum(self.amounts_by_year.get(year, ()), _ZERO) for year in years]
        return not self.amounts_by_year.keys() >= set(years) or value == sum(named, _ZERO)

    def is_of_one_year(self, values: Mapping[int, Decimal | None]) -> bool:
        """Whether its amount, which names no one year, is that of one year in a table that grows from year to year.

        ``values`` are as in :meth:`agrees`. A table that shrinks or breaks off is not the ordinary way to grow.

        >>> growing = {2566: Decimal(72), 2567: Decimal(74)}
        >>> [Claim(unstated=(Decimal(baht),)).is_of_one_year(growing) for baht in (72, 74, 80)]
        [True, True, False]
        >>> Claim(sums=(Decimal(72),)).is_of_one_year(growing)
        False
        >>> Claim(unstated=(Decimal(72),)).is_of_one_year(growing | {2568: None})
        False
        """
        if self.none or self.amounts_by_year or self.yearly:
            return False
        total = sum((value for value in values.values() if value), _ZERO)
        if self.sums and not _is_one_or_sum(total, self.sums):
            return False
        amounts = [values[year] or _ZERO for year in sorted(values)]
        while amounts and not amounts[0]:
            amounts.pop(0)
        grows = amounts == sorted(amounts) and amounts[:1] != amounts[-1:]
        stated = [self.unstated] if self.unstated else list(self.together.values())
        return grows and len(stated) == 1 and any(_is_one_or_sum(amount, stated[0]) for amount in amounts)

    def comparable(self, cells: Iterable[BudgetCell]) -> dict[int, Decimal | None]:
        """The amounts of those cells of a table row that it can be held against, by year.

        A blank cell may be the print's economy: it contradicts only an amount that is printed for its year. Money that
        is used and not named contradicts none.
        """
        return {
            cell.year_be: cell.amount
            for cell in cells
            if cell.year_be is not None
            and cell.status != "unnamed"
            and (cell.status != "blank" or cell.year_be in self.amounts_by_year)
        }

    @property
    def spans_years(self) -> bool:
        """Whether it can be compared with several years together alone."""
        return self._of_no_year or bool(self.together)

    @property
    def _of_no_year(self) -> bool:
        """Whether its amounts name no year. Beside amounts for years such a one repeats their sum."""
        return bool(self.unstated or self.sums) and not (self.amounts_by_year or self.together or self.yearly)

    @property
    def _names_money(self) -> bool:
        if any(self.unstated) or any(self.sums) or any(self.yearly):
            return True
        return any(map(any, self.amounts_by_year.values())) or any(map(any, self.together.values()))

    def _together_in(self, year: int) -> tuple[Decimal, ...]:
        if not self.together:  # nearly always
            return ()
        return tuple(amount for years, amounts in self.together.items() if year in years for amount in amounts)

    def _yearly_in(self, year: int) -> bool:
        return bool(self.yearly) and self._in_period(year)

    def _in_period(self, year: int) -> bool:
        return self.period is None or (self.period[0] <= year <= self.period[1] and year not in self.gaps)


NO_CLAIM = Claim()
"""The claim of a project without a detail block, or whose block leaves its budget open."""


def claim_of(detail: DetailBlock | None, plan_years: tuple[int, int] | None) -> Claim:
    """What a detail block claims.

    ``plan_years`` are the plan's first and last year (BE): a period outside them is a slip, and bounds nothing. A block
    with an amount that could not be read, or whose year is in doubt, claims nothing.
    """
    if detail is None or (detail.issues and any(issue.code in _UNSURE for issue in detail.issues)):
        return NO_CLAIM
    if not detail.amounts:
        return Claim(none=detail.budget_status in ("none", "dash"))
    period = _period(detail, plan_years)
    by_years: dict[tuple[int, ...], list[Decimal]] = defaultdict(list)
    of_no_year: dict[Per, list[Decimal]] = defaultdict(list)
    for stated in detail.amounts:
        if stated.per not in ("unit", "part"):
            (by_years[stated.years] if stated.years else of_no_year[stated.per]).append(stated.amount)
    amounts_by_year = {years[0]: tuple(amounts) for years, amounts in by_years.items() if len(years) == 1}
    return Claim(
        amounts_by_year=dict.fromkeys(detail.years_without, (_ZERO,)) | amounts_by_year,
        together={years: tuple(amounts) for years, amounts in by_years.items() if len(years) > 1},
        yearly=tuple(of_no_year["year"]),
        unstated=tuple(of_no_year["unstated"]),
        sums=tuple(of_no_year["total"]),
        period=period,
        gaps=detail.period.gaps if detail.period and period else (),
    )


def _period(detail: DetailBlock, plan_years: tuple[int, int] | None) -> tuple[int, int] | None:
    period = detail.period
    if period is None or period.start_be is None or period.end_be is None or plan_years is None:
        return None
    overlaps = period.start_be <= plan_years[1] and plan_years[0] <= period.end_be
    return (period.start_be, period.end_be) if overlaps else None


def _is_one_or_sum(value: Decimal, amounts: Collection[Decimal]) -> bool:
    return value in amounts or value == sum(amounts, _ZERO)


def _each(values: Collection[Decimal], amounts: Collection[Decimal]) -> bool:
    return all(_is_one_or_sum(value, amounts) for value in values)


def _each_or_sum(values: Collection[Decimal], amounts: Collection[Decimal]) -> bool:
    return not values or _each(values, amounts) or _is_one_or_sum(sum(values, _ZERO), amounts)
