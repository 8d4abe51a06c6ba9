"""Amounts that are said to go with years in turn, one with each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.values.money.found import Found, is_a_sum
from parsers.values.money.year_groups import YearGroup, YearsOf, groups_within

_IN_TURN = re.compile(r"ตามลำดับ")
_FOR_COSTS = re.compile(r"ค่า|ที่\s*[0-9]|กิจกรรม|โครงการ|กลุ่ม|รุ่น|แห่ง|หมู่")


def amounts_in_turn(key: str, found: Sequence[Found], named: Sequence[YearGroup]) -> dict[int, YearsOf]:
    """The years of the amounts that are said to go with years in turn (``ตามลำดับ``), by the amounts' places."""
    each: dict[int, YearsOf] = {}
    start = 0
    for match in _IN_TURN.finditer(key):
        each.update(_in_turn(key, (start, match.start()), found, named))
        start = match.end()
    return each


def _in_turn(
    key: str, stretch: tuple[int, int], found: Sequence[Found], named: Sequence[YearGroup]
) -> dict[int, YearsOf]:
    """The same of one stretch: its last run of amounts, with the years right before or behind them. Where there are
    not as many years as amounts each is in doubt; one of both is no turn, nor are costs in turn (``ค่าอาหาร``).
    """
    groups = groups_within(named, *stretch)
    amounts = [
        index
        for index, one in enumerate(found)
        if _is_in(one, stretch) and one.per != "unit" and not is_a_sum(key, found, index)
    ]
    if not groups or not amounts:
        return {}
    if groups[-1].start > found[amounts[-1]].start:  # the years behind the amounts
        parting = max((group.start for group in groups if group.start < found[amounts[-1]].start), default=-1)
        run = [index for index in amounts if found[index].start > parting]
        own = [group for group in groups if group.start > found[amounts[-1]].start]
    else:
        run = [index for index in amounts if found[index].start > groups[-1].start]
        above = max((found[index].end for index in amounts if index < run[0]), default=0)
        own = groups_within(groups, above, found[run[0]].start)
        if _FOR_COSTS.search(key, own[-1].end, found[run[0]].start):
            return {}
    years = [year for group in own for year in group.years]
    if len(run) < 2:
        return {}
    rates = {index: YearsOf() for index, one in enumerate(found) if one.per == "unit" and _is_in(one, stretch)}
    if len(run) != len(years):
        return rates | {index: YearsOf((), doubtful=True) for index in run}
    return rates | {index: YearsOf((year,)) for index, year in zip(run, years, strict=True)}


def _is_in(one: Found, stretch: tuple[int, int]) -> bool:
    return stretch[0] <= one.start < stretch[1]
