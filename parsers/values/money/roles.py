"""What each amount of a budget field is: the project's budget, or something that must not be added to it.

A stated whole is the budget, what it is made of is not; nor is what was spent, what a larger sum contains, or an
increase. Where the plan states no whole, its amounts stay as they are: nobody adds them up. The steps that settle this,
and their order, are ``_STEPS``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from parsers.values.money.calculations import wrong_products
from parsers.values.money.field_amounts import NOT_TABLED, FieldAmounts, Role, Tabled
from parsers.values.money.found import Found
from parsers.values.money.said import COST
from parsers.values.money.said_roles import changes, in_turn, set_aside
from parsers.values.money.wholes import (
    beside_a_yearly_one,
    parts_above_years,
    parts_below_years,
    sums_of_lines,
    whole_above_years,
    whole_and_parts,
)
from parsers.values.money.year_groups import YearsOf
from parsers.values.money.years import parted


@dataclass(frozen=True, slots=True)
class Roles:
    """The role and the years of every amount. ``totals`` are the indices of those that are said to be for all years;
    ``mismatches``: a stated whole (baht) and what it should be, as text.
    """

    of_each: tuple[Role, ...]
    years: tuple[YearsOf, ...]
    totals: frozenset[int]
    mismatches: tuple[tuple[Decimal, str], ...]


def roles_of(
    key: str,
    found: Sequence[Found],
    years: Sequence[YearsOf],
    tabled: Tabled = NOT_TABLED,
    in_all: int | None = None,
) -> Roles:
    """The roles of the amounts of a text. ``tabled`` are those that stand in tables; ``in_all`` is the number of the
    project's years, where that is known.

    >>> from parsers.values.money.found import find_amounts
    >>> text = "45,500 บาท (ค่าจ้าง 30,000 บาท ค่าเช่า 15,500 บาท)"
    >>> roles_of(text, find_amounts(text, []), [YearsOf()] * 3).of_each
    ('budget', 'part', 'part')
    """
    field = FieldAmounts(key, found, years, tabled, in_all)
    for step in _STEPS:
        step(field)
    totals = (index for index in range(len(found)) if index in field.totals or field.is_of_all_years(index))
    return Roles(tuple(field.roles), tuple(field.years), frozenset(totals), tuple(field.mismatches))


def _sums_of_columns(field: FieldAmounts) -> None:
    """The sum at the foot of a year's column is the year's, what stands above it in the table are its parts."""
    tabled = field.tabled
    for whole in sorted(tabled.sums):
        years = field.years[whole].years
        parts = [at for at in tabled.all - tabled.sums if at < whole and field.years[at].years == years]
        if years and parts:
            field.parts_of(whole, sorted(parts), told=True)


def _of_no_year(field: FieldAmounts) -> None:
    """An amount behind those of years that is no sum or part, and of no year by its words: it is in doubt."""
    dated = field.open(yearly=True)
    for index in field.open(yearly=False):
        behind = any(at < index for at in dated)
        if behind and index not in field.totals and not field.is_sum(index) and not field.is_of_all_years(index):
            field.years[index] = YearsOf((), doubtful=True)


def _of_a_year_of_several(field: FieldAmounts) -> None:
    """An amount of one year beside one of each of several years, that year too: whether it is a part of that, or takes
    its place, nobody can say; but beside a cost (``ค่าจ้าง``) stands another one.
    """
    dated = field.open(yearly=True)
    wholes = [at for at in dated if len(field.years[at].years) > 1 and not COST.search(field.before(at))]
    of_several = {at: set(_each_of(field, at)) for at in wholes}
    for index in dated:
        own = set(field.years[index].years)
        others = [
            years
            for at, years in of_several.items()
            if (at < index or (at > index and index not in of_several))
            and not parted(field.key, field.found[at], field.found[index])
        ]
        # 'ปี 2566 20,000 บาท และทุก ๆ ปี ปีละ 10,000 บาท'
        if field.found[index].per == "year":
            others += [
                set(_each_of(field, at))
                for at in dated
                if at < index
                and field.found[at].per != "year"
                and not parted(field.key, field.found[at], field.found[index])
            ]
        if not field.years[index].together and not all(map(own.isdisjoint, others)):
            field.years[index] = YearsOf((), doubtful=True)


def _each_of(field: FieldAmounts, index: int) -> tuple[int, ...]:
    """The years of each of which an amount is."""
    return () if field.years[index].together else field.years[index].years


def _check_products(field: FieldAmounts) -> None:
    """Calculations are held against their results."""
    field.mismatches += wrong_products(field.key)


_STEPS = (
    # 1. what words say of one amount, before any is added to another
    set_aside,
    changes,
    in_turn,
    # 2. what numbers prove by themselves
    _check_products,
    _sums_of_columns,
    beside_a_yearly_one,
    # 3. amounts of which none names a year (the next four find nothing then)
    whole_and_parts,
    # 4. amounts around those of years: a sum is of what stands above it before it is of what stands below
    sums_of_lines,
    parts_above_years,
    whole_above_years,
    parts_below_years,
    # 5. what is still open beside them
    _of_no_year,
    _of_a_year_of_several,
)
"""How the roles are settled: each step sees what those before it left open (``open``), and changes no part."""
