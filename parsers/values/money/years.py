"""For which years the amounts of a budget field are: the years printed beside each, less those that are left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from extract.ground.characters import line_around, text_before
from parsers.values.money.cell_forms import DASHES
from parsers.values.money.found import Found
from parsers.values.money.said import COST, NONE_SAID, SOURCE
from parsers.values.money.year_groups import BETWEEN, MARKS_BEFORE, SINCE, YearGroup, YearsOf, groups_within
from parsers.values.money.years_behind import (
    OPENS_BEHIND,
    before_a_lone_year,
    before_closing_sums,
    years_between,
)
from parsers.values.money.years_in_turn import amounts_in_turn
from parsers.values.money.years_on_lines import years_in_columns
from parsers.values.sums import OF_ALL, SUM
from parsers.values.years import MOST_YEARS, Years

_CLOSES_BEHIND = re.compile(r"\s*\)")
_UNKNOWN = 0
"""A year that is left out, nobody knows which."""

_EVERY_SECOND = re.compile(r"ปีเว้นปี|(?:สอง|สาม|[2-9])\s*ปี\s*(?:ต่อ)?\s*ครั้ง|ทุก\s*ๆ?\s*(?:สอง|สาม|[2-9])\s*ปี")
_GROWS = re.compile(r"เพิ่ม(?:ขึ้น)?[^\n]{0,30}(?:ปีละ|ทุก\s*ๆ?\s*ปี|ต่อปี|แต่ละปี)|(?:ปีละ|ทุก\s*ๆ?\s*ปี)[^\n]{0,10}เพิ่ม")
_STEP = re.compile(r"(?:(?P<more>เพิ่ม)|ลด)(?:ขึ้น|ลง)?(?:อีก|ปีงบประมาณละ|ปีละ|ทุก\s*ๆ?\s*ปี|แต่ละปี|จำนวน|เป็นเงิน|\s)*$")
_HEADING = re.compile(rf"{MARKS_BEFORE}(?:\(?[0-9]{{1,2}}[.)]\s*)?{MARKS_BEFORE}")
_UP_TO_YEAR = re.compile(r"(?:\s*(?:/|ต่อ)\s*ปี(?:งบประมาณ)?)?+(?P<words>(?:(?!ปี|พ\.\s?ศ|2[45][0-9]{2}).)*+)", re.DOTALL)
_OF_YEARS = r"(?!ปี|พ\.|ยกเว้น|เว้น|เฉพาะ|ส่วน|สำหรับ|ใน|ตั้งแต่|แต่|โดย|และ|รวม)"
_ANOTHER_ENTRY = re.compile(
    rf"(?:กิจกรรม|โครงการ|มาตรการ|หลักสูตร)\s*ที่\s*[0-9]|\s\(?[0-9]{{1,2}}[.)]\s*{_OF_YEARS}[ก-ฮเแโใไ]"
    rf"|\n[^\S\n]*[{DASHES}•*][^\S\n]*{_OF_YEARS}[ก-ฮเแโใไ]"
)
_ORDINANCE_BEFORE = re.compile(r"(?:ข้อบัญญัติ|เทศบัญญัติ)[^\n0-9]{0,60}$")

_JOINS = re.compile(r"\s*(?:และ|กับ|,)\s*(?:จำนวน|เป็นเงิน|เงิน|\s)*")
_JOINED = re.compile(r"และ|สมทบ|บวก|\+|,")
_OF_IT = re.compile(rf"\s*\(|[^\n]*(?:ค่า|รวม|{OF_ALL}|ที่\s*[0-9]|จาก(?:เดิม|ที่))|\s*(?:โดย|เป็น|แบ่ง|แยก|คือ|ดัง|ประกอบ)")
"""Words behind an amount after which what it is made of, its sum or another thing follows."""


def years_of_each(key: str, found: Sequence[Found], groups: Sequence[YearGroup], period: Years | None) -> list[YearsOf]:
    """The years of every amount of a text, in order.

    Those before it, on its own line if there are some, the nearest where nothing but words of money stand between; or,
    where years stand after the amounts, those after it. A stretch or a list goes with an amount a year for each of its
    years; with another, for all together (``ปี 67 - 69 จำนวน 20,000 บาท``).
    """
    owned = [group for group in groups if group.kind == "excepted" and _has_money(key, group, found, groups)]
    named = [group for group in groups if group.kind == "named" or group in owned]
    in_turn = amounts_in_turn(key, found, named)
    named = [group for group in named if not _is_of_the_law(key, group, found)]
    behind, in_doubt = years_between(key, found, named)
    unknown = any(group.kind != "named" and not group.years for group in groups)
    steady = not (_EVERY_SECOND.search(key) or _GROWS.search(key) or unknown)
    rest = [group for group in named if group not in behind.values()]
    taken = [[behind[index]] if index in behind else _groups_of(key, found, index, rest) for index in range(len(found))]
    told = {year for own in taken if len(own) == 1 for year in own[0].years}
    alone = [
        (one, own[0].years)
        for one, own in zip(found, taken, strict=True)
        if len(own) == 1 and _is_for_it_alone(key, one, own[0])
    ]
    each = []
    for one, own in zip(found, taken, strict=True):
        left_out = [group for group in groups if group.kind != "named" and group not in own]
        exceptions = {year for group in left_out for year in group.years or (_UNKNOWN,)}
        if own and own[0] in owned:
            exceptions = set()
        elif own and len(own[0].years) > 1 and one.per == "year":
            exceptions |= {year for other, years in alone if not parted(key, one, other) for year in years}
        each.append(_settled(one, own, exceptions, told, period, steady=steady))
    in_doubt |= before_a_lone_year(key, found, named)
    in_doubt = in_doubt.union(*(_as_many(key, found, index, own) for index, own in enumerate(taken)))
    each = [YearsOf((), doubtful=True) if index in in_doubt else of for index, of in enumerate(each)]
    in_turn = _in_columns(key, found, named) | in_turn
    each = [in_turn.get(index, of) for index, of in enumerate(each)]
    for index in range(1, len(found)):
        if (
            index not in in_turn
            and index - 1 not in behind
            and len(each[index - 1].years) == 1
            and not taken[index]
            and _is_of_the_same_year(key, found, index, named)
        ):
            each[index] = each[index - 1]
    each = _as_it_grows(key, found, each, groups)
    if _GROWS.search(key):
        return [YearsOf((), one.per != "unit") if not of.years else of for one, of in zip(found, each, strict=True)]
    return each


def _in_columns(key: str, found: Sequence[Found], named: Sequence[YearGroup]) -> dict[int, YearsOf]:
    """The years of the amounts right below years without other words, rates aside, by the amounts' places."""
    places = [(one.start, one.end) for one in found]
    groups = [(group.start, group.end, group.years) for group in named]
    yearly = [index for index, one in enumerate(found) if one.per == "year"]
    told = years_in_columns(key, places, groups, yearly)
    if any(found[index].per == "unit" for index in told):
        return {}  # a price beside amounts takes the turn of none of them
    return {
        index: YearsOf(years or (), doubtful=not years, together=len(years or ()) > 1 and index not in yearly)
        for index, years in told.items()
    }


def _as_it_grows(key: str, found: Sequence[Found], each: list[YearsOf], groups: Sequence[YearGroup]) -> list[YearsOf]:
    """The years of the first and the last amount of a row that grows, or shrinks, by as much a year, where the last one
    is what that comes to in its year: ``ปี 2566 14,000 บาท เพิ่มปีละ 200 บาท ถึงปี 2570 จำนวน 14,800 บาท``.
    """
    whole = list(each)
    for step, one in enumerate(found[1:-1], 1):
        by = _STEP.search(key, found[step - 1].end, one.start)
        if one.per != "year" or by is None:
            continue
        since, until = (_one_year_of(key, found, at, groups) for at in (step - 1, step + 1))
        amounts = [found[at].amount for at in (step - 1, step, step + 1)]
        if since is None or until is None or until <= since or None in amounts:
            continue
        first, change, last = (amount or Decimal(0) for amount in amounts)
        if last == first + (until - since) * (change if by["more"] else -change):
            whole[step - 1], whole[step + 1] = YearsOf((since,)), YearsOf((until,))
    return whole


def _one_year_of(key: str, found: Sequence[Found], index: int, groups: Sequence[YearGroup]) -> int | None:
    """The one year right before an amount with nothing but words of money between, or else right behind it."""
    one, above = found[index], found[index - 1].end if index else 0
    following = found[index + 1].start if index + 1 < len(found) else len(key)
    before = [of for of in groups if above <= of.start < one.start and BETWEEN.fullmatch(key, of.end, one.start)]
    behind = [of for of in groups if one.end <= of.start < following and SINCE.fullmatch(key, one.end, of.start)]
    told = before or behind
    years = {*told[0].years, *(() if told[0].until is None else (told[0].until,))} if len(told) == 1 else set()
    return years.pop() if len(years) == 1 else None


def _as_many(key: str, found: Sequence[Found], last: int, own: Sequence[YearGroup]) -> set[int]:
    """The places of the amounts that an ``และ`` joins before a list of as many years: they go with them in turn, or the
    years are the last one's (``10,000 บาท และ 20,000 บาท ในปี 2567 และปี 2569``).
    """
    if len(own) != 1 or own[0].start < found[last].end or len(own[0].years) < 2:
        return set()
    first = last
    while first and _JOINS.fullmatch(key, found[first - 1].end, found[first].start):
        first -= 1
    run = set(range(first, last + 1))
    return run if len(run) == len(own[0].years) and all(found[at].per == "unstated" for at in run) else set()


def _is_for_it_alone(key: str, one: Found, group: YearGroup) -> bool:
    """Whether an amount is named right behind one year with nothing but words of money between, so that no stretch of
    years with an amount a year holds it: ``ปี 2566-2570 ปีละ 20,000 บาท (ปี 2568 ใช้ 25,000 บาท)``.
    """
    return one.per != "unit" and len(group.years) == 1 and bool(BETWEEN.fullmatch(key, group.end, one.start))


def parted(key: str, one: Found, other: Found) -> bool:
    """Whether one of two amounts is of another entry than the other: a numbered one, another activity, cost or source.

    >>> from parsers.values.money.found import find_amounts
    >>> def are_parted(key):
    ...     return parted(key, *find_amounts(key, []))
    >>> are_parted("1. อบรม 5,000 บาท\\n2. ดูงาน ปี 2567 9,000 บาท"), are_parted("5,000 บาท (ปี 2567 ใช้ 9,000 บาท)")
    (True, False)
    """
    first, last = sorted((one, other), key=lambda amount: amount.start)
    match = _UP_TO_YEAR.match(key, first.end, max(first.end, last.start))
    words = match["words"] if match else ""
    return bool(_ANOTHER_ENTRY.search(words) or COST.search(words) or SOURCE.search(words))


def _has_money(key: str, group: YearGroup, found: Sequence[Found], groups: Sequence[YearGroup]) -> bool:
    """Whether an exception has an amount of its own: ``ยกเว้นปี 2568 ใช้ 5,000 บาท``. The amount behind it is its own
    where the others have theirs already, or have none: not in ``ปี 2566-2570 (เว้นปี 2568) ปีละ 5,000 บาท``.
    """
    following = next((one for one in found if one.start >= group.end), None)
    if following is None or not BETWEEN.fullmatch(key, group.end, following.start):
        return False
    above = max((one.end for one in found if one.end <= group.start), default=0)
    waiting = any(other.kind == "named" and above <= other.start < group.start for other in groups)
    return not waiting and bool(above or NONE_SAID.search(key, 0, group.start))


def _is_of_the_law(key: str, group: YearGroup, found: Sequence[Found]) -> bool:
    """Whether a year is that of the ordinance that an amount on its line is taken from, with other amounts to follow:
    ``45,000 บาท ตามข้อบัญญัติ พ.ศ. 2568 แยกเป็น …``. Before the first amount it is the year of the money.
    """
    above = [one for one in found if one.end <= group.start]
    if not above or above[-1].end == found[-1].end or not _ORDINANCE_BEFORE.search(text_before(key, group.start)):
        return False
    between = key[above[-1].end : group.start]
    return "\n" not in between and not _ORDINANCE_BEFORE.search(text_before(key, found[0].start))


def _is_of_the_same_year(key: str, found: Sequence[Found], index: int, named: Sequence[YearGroup]) -> bool:
    """Whether an amount is a year's money from another source than the one before it on its line:
    ``ปี 2567 เทศบัญญัติ 200,000 บาท เงินอุดหนุน 100,000 บาท``.
    """
    one, above = found[index], found[index - 1]
    between = key[above.end : one.start]
    if "unit" in (one.per, above.per) or "\n" in between or _OF_IT.match(between):
        return False
    _, line_end = line_around(key, one.start, one.end)
    following = [other for other in found[index + 1 :] if other.start < line_end]
    if not following and groups_within(named, one.end, line_end):
        return False
    told = key[max((other.end for other in found[: index - 1]), default=0) : above.start]
    return bool(_JOINED.search(between) or (SOURCE.search(between) and SOURCE.search(told)))


def _groups_of(key: str, found: Sequence[Found], index: int, named: Sequence[YearGroup]) -> list[YearGroup]:
    """The groups of years that may go with an amount: one where that is certain, several where it is not."""
    one = found[index]
    wholes = [other for other in found if other.per != "unit"] or list(found)
    others = found if one.per == "unit" else wholes
    before = max((other.end for other in others if other.end <= one.start), default=0)
    after = min((other.start for other in others if other.start >= one.end), default=len(key))
    bracketed = {id(group): other for other in others for group in _right_behind(key, other, named)}
    mine = [group for group in named if bracketed.get(id(group)) is one]
    named = [group for group in named if id(group) not in bracketed]
    if mine and not groups_within(named, before, one.start):
        return mine
    places = [place for place, other in enumerate(found) if one.per == "unit" or other.per != "unit"]
    first, last = others[0], found[before_closing_sums(key, found, places, named)[-1]]
    if not groups_within(named, 0, first.start) and groups_within(named, last.end, len(key)):
        return _different(groups_within(named, one.end, after))
    own_line = max(before, key.rfind("\n", before, one.start))
    own = groups_within(named, own_line, one.start) or groups_within(named, before, one.start)
    if not own and before and not SUM.search(key, before, one.start):
        # below a year that has a line of its own all amounts are of that year, a sum aside
        above = groups_within(named, 0, before)[-1:]
        return above if above and _HEADING.fullmatch(_line_without(key, above[0])) else []
    if own and BETWEEN.fullmatch(key, own[-1].end, one.start):
        return own[-1:]
    return _different(own)


def _right_behind(key: str, one: Found, named: Sequence[YearGroup]) -> list[YearGroup]:
    """The years in brackets behind an amount, with nothing else: ``20,000 บาท (ปี 2566)``."""
    return [
        group
        for group in named
        if OPENS_BEHIND.fullmatch(key, one.end, max(one.end, group.start)) and _CLOSES_BEHIND.match(key, group.end)
    ]


def _line_without(key: str, group: YearGroup) -> str:
    """What else stands on the line of a group of years."""
    start, end = line_around(key, group.start, group.end)
    return key[start : group.start] + key[group.end : end]


def _different(groups: list[YearGroup]) -> list[YearGroup]:
    return list({group.years: group for group in groups}.values())


def _settled(
    one: Found, own: list[YearGroup], exceptions: set[int], told: set[int], period: Years | None, *, steady: bool
) -> YearsOf:
    if len(own) > 1:
        return YearsOf((), doubtful=True)
    if own:
        (group,) = own
        if len(group.years) == 1:
            return YearsOf(group.years, basis=group.basis)
        years = tuple(year for year in group.years if year not in exceptions)
        sure = one.per == "year" or group.numbered  # 'ปีต่อไป 30,000 บาท': each of them, or the next
        if not (years and steady and sure):
            return YearsOf((), doubtful=True)
        return YearsOf(years, together=one.per != "year" and len(years) > 1, basis=group.basis)
    if one.per == "year" and exceptions:
        years = tuple(year for year in _all(period) if year not in exceptions and year not in told)
        return YearsOf(years, basis="period") if steady and years else YearsOf((), True)
    return YearsOf()


def _all(period: Years | None) -> range:
    if period is None or period[1] - period[0] >= MOST_YEARS:
        return range(0)
    return range(period[0], period[1] + 1)
