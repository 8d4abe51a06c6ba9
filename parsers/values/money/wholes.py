"""Which amounts of a budget field are wholes and which their parts: by their words, years and sums."""

from __future__ import annotations

import re
from decimal import Decimal

from extract.ground.characters import line_around
from parsers.values.money.field_amounts import FieldAmounts
from parsers.values.money.said import COST, SOURCE
from parsers.values.money.year_groups import YearsOf

_MOST_YEARS = 10
_SO_MANY_YEARS = re.compile(r"(?<![0-9.,])(?P<years>[0-9]{1,2})\s*ปี(?!ที่)")
_CONNECTED = re.compile(
    r"(?:โดย|คือ|เฉลี่ย|หรือ|แบ่งเป็น|แยกเป็น|จำนวน|งบประมาณ|วงเงิน|เป็นเงิน|ใช้|ตั้งไว้|ปีงบประมาณละ|ปีละ|ต่อปี|/ปี|ไม่เกิน|ประมาณ|[\s(),:;.-])*"
)
_COMES_TO = re.compile(r"(?:=|เป็นเงิน|เป็นจำนวน)\s*(?:เงิน)?\s*$")
_SUM_LINE = re.compile(r"[^\S\n]*(?:[-•*–]|\(?[0-9]{1,2}[.)])?[^\S\n]*(?:ยอด)?รวม")
_LISTED_COST = re.compile(rf"[^\n]{{0,20}}\n\s*(?:[-•*–]|\(?[0-9]{{1,2}}[.)])\s*{COST.pattern}")
"""A cost with a bullet or a number, on a line of its own."""

_LED_TO_YEARS = re.compile(r"^[^0-9]{0,10}โดย")
"""The word behind an amount that leads to those of its years, where they add up to it."""


def beside_a_yearly_one(field: FieldAmounts) -> None:
    """An amount beside a yearly one: that again, or that amount times the years, or neither."""
    yearly = [index for index in field.open(yearly=True) if field.found[index].per == "year"]
    plain = field.open(yearly=False)
    if len(yearly) != 1 or len(plain) != 1 or any(COST.search(field.before(index)) for index in (*yearly, *plain)):
        return
    (of_a_year,), (other,) = yearly, plain
    first, last = sorted((of_a_year, other))
    rate, whole = field.value(of_a_year), field.value(other)
    told = field.is_sum(other) or field.is_of_all_years(other)
    if told and other == last:
        return  # a sum below is held against all years
    times = whole / rate if rate else Decimal(0)
    said = _years_said(field, first, last)
    if rate == whole:
        field.roles[other] = "repeated"
    elif times > 1 and (
        times == (said or field.in_all) or (field.in_all is said is None and times in range(_MOST_YEARS + 1))
    ):
        if told or said:
            field.totals.add(other)
        else:
            field.roles[other] = "all_years"
    elif None not in (field.found[first].amount, field.found[last].amount) and (
        told or _CONNECTED.fullmatch(field.key, field.found[first].end, field.found[last].start)
    ):
        in_all = said or field.in_all
        stated = f"{in_all} x {rate:,f} = {in_all * rate:,f}" if in_all else f"x {rate:,f}"
        field.mismatches.append((whole, stated))


def _years_said(field: FieldAmounts, first: int, last: int) -> int | None:
    """The one number of years that stands between two amounts or behind them: ``ปีละ 20,000 บาท จำนวน 5 ปี``."""
    following = field.found[last + 1].start if last + 1 < len(field.found) else len(field.key)
    counted = {int(match["years"]) for match in _SO_MANY_YEARS.finditer(field.key, field.found[first].end, following)}
    return counted.pop() if len(counted) == 1 else None


def sums_of_lines(field: FieldAmounts) -> None:
    """On a line that begins with รวม the amount of a year is the whole of that year's amounts above it; anywhere else
    where they add up to it.
    """
    for index in field.open(yearly=True):
        before = [at for at in field.open(yearly=True) if at < index and field.years[at] == field.years[index]]
        if len(before) > 1 and field.is_sum(index) and field.add(before) == field.value(index):
            field.take_parts(index, before)
            continue
        start, end = line_around(field.key, field.found[index].start, field.found[index].end)
        if not _SUM_LINE.match(field.key, start, end):
            continue
        above = [at for at in field.open(yearly=True) if at < index and field.years[at] == field.years[index]]
        if len(above) > 1:
            field.parts_of(index, above, told=True)


def parts_above_years(field: FieldAmounts) -> None:
    """The costs that stand above their yearly sum: ``ค่าอาหาร 6,000 บาท ค่าวัสดุ 4,000 บาท รวมปีละ 10,000 บาท``.

    Costs between two sums are of the one above where the field has costs behind its last sum and none before its first,
    or where they add up to that one alone. One beside the price of another is a part of their sum, too.
    """
    dated = field.open(yearly=True)
    costs = [index for index in field.open(yearly=False) if not field.is_sum(index)]
    before_all = bool(costs and dated) and costs[0] < dated[0]
    behind_all = bool(costs and dated) and costs[-1] > dated[-1]
    for above, whole in zip([-1, *dated], dated, strict=False):
        parts = [index for index in field.open(yearly=False) if above < index < whole]
        if len(parts) == 1 and field.is_sum(whole) and _is_cost_beside_price(field, parts[0], above + 1, whole):
            field.take_parts(whole, parts)
        if len(parts) < 2 or not field.is_sum(whole):
            continue
        if above >= 0 and before_all == behind_all:
            of_above = field.add(parts) == field.value(above) != field.value(whole)
        else:
            of_above = above >= 0 and behind_all and field.is_sum(above)
        if not of_above:
            field.parts_of(whole, parts, told=True)


def _is_cost_beside_price(field: FieldAmounts, cost: int, first: int, end: int) -> bool:
    """Whether an amount pays for something, and another between two indexes is for one of many."""
    priced = any(field.found[index].per == "unit" for index in range(first, end))
    return priced and COST.search(field.before(cost)) is not None


def whole_above_years(field: FieldAmounts) -> None:
    """The sum of all years, where it stands above them."""
    dated = field.open(yearly=True)
    plain = [index for index in field.open(yearly=False) if dated and index < dated[0]]
    if len(plain) != 1:
        return
    (whole,) = plain
    if whole not in field.totals and field.times(dated[0]):
        told = field.is_sum(whole) or field.is_of_all_years(whole) or field.shares_follow(whole, dated[0])
        adds_up = field.value(whole) == _of_all_years(field, dated)
        alone = _is_alone_above(field, whole, dated)
        if told or (adds_up and (alone or _LED_TO_YEARS.match(field.before(dated[0])))):
            _sum_of_years(field, dated, whole)
        elif alone and "\n" in field.before(dated[0]):
            field.years[whole] = YearsOf((), doubtful=True)


def _is_alone_above(field: FieldAmounts, whole: int, dated: list[int]) -> bool:
    """Whether an amount that is no cost and no entry of a list stands above those of several years."""
    several = len({year for index in dated for year in field.years[index].years}) > 1
    return several and not field.is_item(whole) and not field.years[whole].doubtful


def parts_below_years(field: FieldAmounts) -> None:
    """The amounts without a year behind each amount of one."""
    dated = field.open(yearly=True)
    for index, following in zip(dated, [*dated[1:], len(field.found)], strict=False):
        others = [other for other in field.open(yearly=False) if index < other < following]
        if others:
            is_whole = field.is_sum(index) and index not in field.wholes and not field.is_sum(others[0])
            _parts_of_a_year(field, index, others, told=is_whole or field.shares_follow(index, others[0]))


def _parts_of_a_year(field: FieldAmounts, index: int, others: list[int], *, told: bool) -> None:
    """The amounts without a year that follow one of a year: its parts, its sum, or the sum of all years.

    ``told``: words say that its parts follow.
    """
    dated = field.open(yearly=True)
    if len(others) > 1 and _is_of_the_years(field, dated, others[0]):
        total, costs = others[0], others[1:]
        _sum_of_years(field, dated, total)
        if field.is_sum(costs[0]) and field.value(costs[0]) == field.value(total):
            field.roles[costs.pop(0)] = "repeated"
        told = bool(costs) and field.shares_follow(total, costs[0])
        if field.add(costs) == field.value(total):
            field.take_parts(total, costs)
        elif costs:
            _parts_of_a_year(field, index, costs, told=told)
        return
    if len(others) > 1 and field.is_sum(others[0]) and field.value(others[0]) == field.value(index):
        field.roles[others[0]] = "repeated"
        _parts_of_a_year(field, index, others[1:], told=field.shares_follow(others[0], others[1]))
        return
    if own := _own_costs(field, index, others, told=told):
        field.take_parts(index, own)
        rest = others[len(own) :]
        if rest and field.is_sum(rest[0]) and field.value(rest[0]) == field.value(index):
            field.roles[rest.pop(0)] = "repeated"
        if rest:
            _parts_of_a_year(field, index, rest, told=False)
        return
    same = [other for other in dated if other <= index and field.years[other] == field.years[index]]
    for place, whole in enumerate(others):
        parts = [*same, *others[:place]]
        if len(parts) > 1 and field.is_sum(whole) and field.add(parts) == field.value(whole):
            field.years[whole] = field.years[index]
            field.take_parts(whole, parts)
            if rest := others[place + 1 :]:
                _parts_of_a_year(field, whole, rest, told=field.shares_follow(whole, rest[0]))
            return
    last = others[-1]
    if field.is_sum(last):
        items = others[:-1]
        if field.value(last) == field.value(index):
            field.parts_of(index, items, told=True)
            field.roles[last] = "repeated"
        elif not items:
            _sum_of_years(field, dated, last)
        elif field.add(items) == field.value(last):
            field.differs(index, field.value(last))
            field.take_parts(index, [*items, last])
        return
    field.parts_of(index, others, told=told)


def _is_of_the_years(field: FieldAmounts, dated: list[int], whole: int) -> bool:
    """Whether an amount is said to be for all years, or is a sum and what those of several years come to."""
    if field.is_of_all_years(whole):
        return True
    several = len(dated) > 1 or field.times(dated[0]) > 1
    return several and field.is_sum(whole) and field.value(whole) == _of_all_years(field, dated)


def _own_costs(field: FieldAmounts, index: int, others: list[int], *, told: bool) -> list[int]:
    """The amounts right behind one of a year that add up to it: its costs, where words say so, where nothing else
    follows, or where the sum behind them is that of the years (``ปี 2568 20,000 บาท ค่าอาหาร 8,000 บาท ค่าวัสดุ 12,000 บาท
    รวมทุกปี 40,000 บาท``).
    """
    sums = {field.value(index), field.add(field.open(yearly=True))}
    for end in range(1 if told else 2, len(others) + 1):
        own, rest = others[:end], others[end:]
        if field.add(own) != field.value(index):
            continue
        if told or (not COST.search(field.before(index)) and rest and field.value(rest[0]) in sums):
            return own
        return own if not rest and not field.is_sum(own[-1]) else []
    return []


def _sum_of_years(field: FieldAmounts, dated: list[int], whole: int) -> None:
    """A sum beside amounts of years is that of all years; it stays, and is compared."""
    total = _of_all_years(field, dated)
    if total is None:
        rates = [field.value(index) for index in dated]
        said = _years_said(field, dated[0], whole) if len(rates) == 1 and dated[0] < whole else None
        total = field.add(dated) * (said or 1)
        fits = len(rates) > 1 or not rates[0] or field.value(whole) % rates[0] == 0
        fits = fits and (said is None or total == field.value(whole))
    else:
        fits = total == field.value(whole)
    field.totals.add(whole)
    if not fits and all(field.found[index].amount is not None for index in (*dated, whole)):
        field.differs(whole, total)


def _of_all_years(field: FieldAmounts, dated: list[int]) -> Decimal | None:
    """What amounts of years come to, each as often as it has years; None where one names none."""
    times = [field.times(index) for index in dated]
    if not all(times):
        return None
    return sum((field.value(index) * count for index, count in zip(dated, times, strict=True)), Decimal(0))


def _one_year_and_all(field: FieldAmounts, plain: list[int]) -> bool:
    """Whether amounts are one year's, without its name, and the sum over all years behind them, before them, or in
    brackets: ``10,000 บาท รวม 5 ปี 50,000 บาท``. One year's may be made of costs; a sum beside one that is no cost is
    of so many years where words or the numbers say so.
    """
    for whole, others in ((plain[-1], plain[:-1]), (plain[0], plain[1:])):
        before = field.before(whole)
        told = field.is_of_all_years(whole)
        counted = list(_SO_MANY_YEARS.finditer(before))
        sums = [index for index in others if field.is_sum(index)]
        costs = [index for index in others if COST.search(field.entry(index)) or field.is_item(index)]
        one_year = sums[-1] if sums else others[0] if len(others) == 1 and not costs else None
        parts = [index for index in others if index != one_year]
        summed = told or (one_year is not None and not parts and field.is_sum(whole))
        times = int(counted[-1]["years"]) if counted else field.in_all if summed else None
        each = field.value(one_year) if one_year is not None else field.add(others)
        fits = times is not None and each * times == field.value(whole)
        if field.value(whole) <= each or not (fits or (told and one_year is not None and not parts)):
            continue
        if whole == plain[0] and len(others) > 1:
            return False  # what it is made of
        field.totals.add(whole)
        if one_year is None:
            field.take_parts(whole, parts)
        elif parts:
            field.parts_of(one_year, parts, told=True)
        return True
    return False


def whole_and_parts(field: FieldAmounts) -> None:
    """The whole and the parts among amounts of which none names a year."""
    plain = field.open(yearly=False)
    if len(plain) < 2 or field.open(yearly=True) or _one_year_and_all(field, plain):
        return
    first, rest = plain[0], plain[1:]
    sums = [index for index in plain if field.is_sum(index)]
    if sums and sums[-1] != first:
        whole = sums[-1]
        parts = [index for index in plain if index < whole]
        if field.value(first) == field.value(whole):
            field.roles[whole] = "repeated"
            field.parts_of(first, parts[1:], told=True)
        else:
            subtotals = [index for index in sums if index < whole]
            items = [index for index in parts if index not in subtotals]
            told = subtotals if subtotals and field.add(subtotals) == field.value(whole) else items
            field.parts_of(whole, told or subtotals, told=True)
            field.take_parts(whole, parts)
            if len(parts) == 1 and None not in (field.found[whole].amount, field.found[first].amount):
                field.differs(whole, field.value(first))  # the sum of one amount is another
        return
    if sums == [first] or field.shares_follow(first, rest[0]):
        field.parts_of(first, rest, told=True)
        return
    # no word says which is the whole: an entry of a list is none, whatever the others add up to
    if len(rest) > 1 and not field.is_item(first) and all(field.is_item(index) for index in rest):
        field.parts_of(first, rest, told=all(_LISTED_COST.match(field.entry(index)) for index in rest))
    elif len(rest) > 1 and not field.is_item(first) and all(SOURCE.search(field.before(index)) for index in rest):
        field.parts_of(first, rest, told=False)  # where it comes from
    elif len(rest) > 1 and _COMES_TO.search(field.before(plain[-1])) and not field.is_item(plain[-1]):
        field.parts_of(plain[-1], plain[:-1], told=False)
