"""A damaged head of years, read by the whole head that the same table has on another page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from parsers.tables.columns.column_roles import ColumnRoles
from parsers.tables.columns.roles import squeezed
from parsers.tables.columns.years import YearHead, prints_year
from parsers.values.years import Years, parse_year


def with_years_of_another(columns: ColumnRoles, others: Sequence[ColumnRoles], plan_years: Years | None) -> ColumnRoles:
    """``columns`` with the years of a head among ``others`` that is the same but for its years and prints them whole.

    One of the years must be the same, no head empty, and each other head a damaged print of the year in its place; one
    of them may be a good year, but none of the table's, with a single digit that differs.
    """
    if not columns.unread_years or not columns.even:
        return columns
    found = {
        tuple(sorted(other.years.items()))
        for other in others
        if _is_whole(other, plan_years) and _is_same(columns, other) and _may_print(columns, other.years, plan_years)
    }
    if len(found) != 1:
        return columns
    years = dict(found.pop())
    restored = tuple((text, years[place]) for place, text in columns.unread_years)
    return replace(
        columns,
        years=years,
        unread_years=(),
        restored=(*columns.restored, *restored),
        heads=tuple(column._replace(year=years.get(column.place, column.year)) for column in columns.heads),
    )


def _is_whole(columns: ColumnRoles, plan_years: Years | None) -> bool:
    """Whether a head prints all its years, years of the plan that count up or down."""
    years = columns.years_in_order
    steps = {b - a for a, b in pairwise(years)}
    printed = columns.complete and not columns.restored and not columns.year_of_title
    inside = plan_years is None or all(plan_years[0] <= year <= plan_years[1] for year in years)
    return printed and inside and steps in ({1}, {-1})


def _is_same(columns: ColumnRoles, other: ColumnRoles) -> bool:
    """Whether two heads have their years in the same places, in the same units, and all else alike."""
    places = {*columns.years, *(place for place, _ in columns.unread_years)}
    if places != other.years.keys() or columns.width != other.width:
        return False
    if any(columns.factor(place) != other.factor(place) for place in places):
        return False
    names = ([squeezed(" ".join(c.texts)) for c in head.heads if c.place not in places] for head in (columns, other))
    return next(names) == next(names)


def _may_print(columns: ColumnRoles, years: Mapping[int, int], plan_years: Years | None) -> bool:
    """Whether the heads of ``columns`` may print ``years``: one in full, the others damaged."""
    if any(years[place] != year for place, year in columns.years.items()):
        return False
    same = len(columns.years)
    unread = [YearHead(place, text, parse_year(text, plan_years)) for place, text in columns.unread_years]
    same += sum(head.year == years[head.place] for head in unread)
    others = [head for head in unread if head.year != years[head.place]]
    wrong = [head for head in others if head.year is not None]
    inside = (min(years.values()), max(years.values()))
    return same > 0 and len(wrong) <= 1 and all(prints_year(head, years[head.place], inside) for head in others)
