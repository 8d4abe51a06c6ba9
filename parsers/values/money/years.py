"""For which years the amounts of a budget field are: the years printed beside each, less those that are left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from extract.ground.characters import line_around, text_before
from parsers.records.blocks import YearBasis
from parsers.values.money.cells import DASH, DASHES
from parsers.values.money.found import Found
from parsers.values.years import (
    EXCEPT,
    MOST_YEARS,
    Years,
    find_year_ranges,
    find_years,
    is_open_list,
    joined_years,
    list_of_years,
)

_Kind = Literal["named", "left_out", "excepted"]
"""A year with money, a year said to have none, a year named as an exception (which may have money of its own)."""

_BULLETS = rf"[{DASHES}\s•*,;:]*"
_BEGINS_LINE = re.compile(rf"(?:^|\n){_BULLETS}(?:\(?[0-9]{{1,2}}[.)]\s*)?$")
_NO_MONEY = re.compile(
    rf"""\s*[:=(]*\s*(?:เป็นปีที่|จะ|\s)*
         (?:งด|ยกเลิก|ชะลอ|ไม่\s*(?:ได้|ต้อง|ขอ|มีการ)?\s*(?:ใช้|มี|ตั้ง|ดำเนิน|เสีย|จัด|เบิก)
           |{DASH}+\s*(?:บาท|\)?[,;]?\s*(?:$|\n{_BULLETS}(?:\(?[0-9]{{1,2}}[.)]\s*)?(?:ปี|2[45][0-9]{{2}})|(?:และ)?\s*ปี)))""",
    re.VERBOSE,
)
# 'ปี 2567 -' and the next year on the next line: a year without money, and another one
_DASH_THEN_LINE = re.compile(
    rf"{DASH}(?=[^\S\n]*\n{_BULLETS}(?:ปี|พ\.ศ)[^0-9\n]{{0,20}}+[0-9]{{2,4}}+(?!\s*(?:ปีละ|ปีงบประมาณละ|แต่ละปี|ทุกปี|ๆ\s*ละ)))"
)
_NAME_BEFORE = re.compile(r"(?:แผน|ฉบับ|ยุทธศาสตร์|วาระ|ระเบียบ)[^\n0-9]{0,40}$")
_OPEN_END = re.compile(r"\s*(?:เป็นต้น(?:ไป|มา)|ขึ้นไป)")
_OPEN_END_BEFORE = re.compile(r"เริ่ม(?:ต้น|ดำเนินการ)?\s*(?:ตั้งแต่|จาก|ใน)?\s*$|ตั้งแต่\s*$")
_OPEN_START_BEFORE = re.compile(r"ถึง\s*$")
_OTHER_YEARS = re.compile(
    r"ปี(?:งบประมาณ)?\s*(?:(?P<later>ต่อ\s*ๆ?\s*(?:มา|ไป)|ถัดไป|ถัด\s*ๆ\s*ไป)|อื่น\s*ๆ?|ที่เหลือ|(?P<first>แรก)(?!เริ่ม)"
    rf"|ที่\s*(?P<number>[1-9])(?![0-9])(?:\s*(?:{DASH}|ถึง)\s*(?:ปีที่\s*)?(?P<last>[1-9])(?![0-9,]))?)"
)
_EVERY_SECOND = re.compile(r"ปีเว้นปี|(?:สอง|สาม|[2-9])\s*ปี\s*(?:ต่อ)?\s*ครั้ง|ทุก\s*ๆ?\s*(?:สอง|สาม|[2-9])\s*ปี")
_GROWS = re.compile(r"เพิ่ม(?:ขึ้น)?[^\n]{0,30}(?:ปีละ|ทุก\s*ๆ?\s*ปี|ต่อปี|แต่ละปี)|(?:ปีละ|ทุก\s*ๆ?\s*ปี)[^\n]{0,10}เพิ่ม")
_HEADING = re.compile(rf"{_BULLETS}(?:\(?[0-9]{{1,2}}[.)]\s*)?{_BULLETS}")
_OF_SEVERAL = re.compile(r"รวม|ทั้งสิ้น|ทั้งหมด")
_OPENS, _CLOSES = re.compile(r"\s*\(\s*"), re.compile(r"\s*\)")
_IN_TURN = re.compile(r"ตามลำดับ")
_ORDINANCE_BEFORE = re.compile(r"(?:ข้อบัญญัติ|เทศบัญญัติ)[^\n0-9]{0,60}$")
_SOURCE = re.compile(
    r"บัญญัติ|อุดหนุน|เงิน(?:ราย|กู้|สะสม|บำรุง|บริจาค|นอกงบ)|กองทุน|สมทบ|อบ[ตจ]\.|เทศบาล|จังหวัด|รัฐบาล|กรม|สป\.?สช|สสส|งบ(?:กลาง|ของ|จาก)"
)
"""Where money comes from."""

_JOINED = re.compile(r"และ|สมทบ|บวก|\+|,")
_OF_IT = re.compile(r"\s*\(|[^\n]*(?:ค่า|รวม|ทั้งสิ้น|ทั้งหมด|ที่\s*[0-9]|จาก(?:เดิม|ที่))|\s*(?:โดย|เป็น|แบ่ง|แยก|คือ|ดัง|ประกอบ)")
"""Words behind an amount after which what it is made of, its sum or another thing follows."""

_BETWEEN = re.compile(
    rf"""(?:[{DASHES}\s:=.,()*•]|จำนวน|เป็นเงิน|งบประมาณ|ไม่เกิน|ประมาณ|ตั้งไว้|ตั้งงบ|ขอตั้ง|วงเงิน|เงิน|จะใช้|ใช้|ปีละ
         |ปีงบประมาณละ|แต่ละปี|ทุกปี|ๆ|ละ|รวม|ทั้งสิ้น|เป็นจำนวน|คือ|ให้|ซึ่ง|มี|ที่(?=\s*(?:จะ|ใช้|ตั้ง|มี|ให้)))*+""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class YearGroup:
    """Years printed together (``ปี 2566-2568 และ 2570``), with their place in the text; or told without numbers, so
    that the project's period names them.
    """

    start: int
    end: int
    years: tuple[int, ...]
    kind: _Kind = "named"
    numbered: bool = True
    basis: YearBasis = "detail"


@dataclass(frozen=True, slots=True)
class YearsOf:
    """The years that an amount is for, none where none is named; ``doubtful``: some are, not surely its own.

    ``together``: one amount for several years, of which nothing says that it is each year's.
    """

    years: tuple[int, ...] = ()
    doubtful: bool = False
    together: bool = False
    basis: YearBasis = "detail"


def find_year_groups(key: str, plan_years: Years | None, period: Years | None) -> list[YearGroup]:
    """The years of a budget field in order, laws' aside; ``period`` (BE) is the project's own, or None.

    >>> groups = find_year_groups("ปี 66, 67 ปีละ 5 บาท ปี 2568 งดดำเนินการ", (2566, 2570), None)
    >>> [(group.years, group.kind) for group in groups]
    [((2566, 2567), 'named'), ((2568,), 'left_out')]
    """
    groups: list[YearGroup] = []
    for start, end, years in _printed(key, plan_years):
        if groups and start < groups[-1].end:
            continue
        end, years = list_of_years(key, end, years, plan_years)
        if len(years) > 1 and _NAME_BEFORE.search(text_before(key, start)):
            continue
        if years and is_open_list(key, end, years, plan_years):
            years = ()
        open_years = _open_years(key, start, end, years, period)
        kind: _Kind = "named"
        if EXCEPT.search(text_before(key, start)):
            kind = "excepted"
        elif _NO_MONEY.match(key, open_end.end() if (open_end := _OPEN_END.match(key, end)) else end):
            kind = "left_out"
        basis: YearBasis = "period" if open_years != years else "detail"
        groups.append(YearGroup(start, end, open_years, kind, basis=basis))
    return sorted([*groups, *_unnamed(key, groups, period)], key=lambda group: group.start)


def _printed(key: str, plan_years: Years | None) -> list[tuple[int, int, tuple[int, ...]]]:
    """Start, end and years of every stretch and every single year."""
    found = [
        (start, end, tuple(range(first, last + 1)) if last - first < MOST_YEARS else ())
        for start, end, (first, last) in find_year_ranges(_DASH_THEN_LINE.sub(" ", key), plan_years)
    ]
    joined = list(joined_years(key, plan_years))
    found = [one for one in found if not any(start <= one[0] < end for start, end, _ in joined)] + joined
    stretches = list(found)
    for start, end, year in find_years(key, plan_years):
        if any(first <= start < last for first, last, _ in stretches):
            continue
        inside = plan_years is not None and plan_years[0] <= year <= plan_years[1]
        if key.startswith(("ปี", "ประจำปี"), start) or inside or _begins_line(key, start):
            found.append((start, end, (year,)))
    return sorted(found)


def _begins_line(key: str, start: int) -> bool:
    before = text_before(key, start)
    # what is cut off in front is the rest of a line
    return bool(_BEGINS_LINE.search(before if len(before) == start else f"ก{before}"))


def _open_years(key: str, start: int, end: int, years: tuple[int, ...], period: Years | None) -> tuple[int, ...]:
    """The years of one that begins or ends a stretch (``ตั้งแต่ปี 2567 เป็นต้นไป``); none where the other end is unknown."""
    if len(years) != 1:
        return years
    before = text_before(key, start)
    if _OPEN_END.match(key, end) or _OPEN_END_BEFORE.search(before):
        return tuple(range(years[0], period[1] + 1)) if period and period[1] - years[0] < MOST_YEARS else ()
    return () if _OPEN_START_BEFORE.search(before) else years


def _unnamed(key: str, named: Sequence[YearGroup], period: Years | None) -> list[YearGroup]:
    """Years that are told without a number (``ปีต่อ ๆ ไป`` ``ปีแรก`` ``ปีที่ 2``), which only a known period names."""
    found = []
    for match in _OTHER_YEARS.finditer(key):
        years = range(period[0], period[1] + 1) if period else range(0)
        before = [year for group in named if group.start < match.start() for year in group.years]
        if match["first"] or match["number"]:
            number = int(match["number"] or 1)
            told = tuple(years[number - 1 : int(match["last"] or number)])
        elif match["later"]:
            told = tuple(year for year in years if year > max(before, default=years.start))
        else:
            everywhere = {year for group in named for year in group.years}
            told = tuple(year for year in years if year not in everywhere)
        found.append(YearGroup(match.start(), match.end(), told, numbered=False, basis="period"))
    return found


def years_of_each(key: str, found: Sequence[Found], groups: Sequence[YearGroup], period: Years | None) -> list[YearsOf]:
    """The years of every amount of a text, in order.

    Those before it, on its own line if there are some, the nearest where nothing but words of money stand between; or,
    where years stand after the amounts, those after it. A stretch or a list goes with an amount a year for each of its
    years; with another, for all together (``ปี 67 - 69 จำนวน 20,000 บาท``).
    """
    owned = [group for group in groups if group.kind == "excepted" and _has_money(key, group, found)]
    named = [group for group in groups if group.kind == "named" or group in owned]
    if _IN_TURN.search(key) and (in_turn := _in_turn(found, named)):
        return in_turn
    named = [group for group in named if not _is_of_the_law(key, group, found)]
    steady = not (_EVERY_SECOND.search(key) or _GROWS.search(key))
    taken = [_groups_of(key, found, index, named) for index in range(len(found))]
    told = {year for own in taken if len(own) == 1 for year in own[0].years}
    each = []
    for one, own in zip(found, taken, strict=True):
        exceptions = {year for group in groups if group.kind != "named" and group not in own for year in group.years}
        if own and own[0] in owned:
            exceptions = set()
        each.append(_settled(one, own, exceptions, told, period, steady=steady))
    for index in range(1, len(found)):
        if len(each[index - 1].years) == 1 and not taken[index] and _is_of_the_same_year(key, found, index, named):
            each[index] = each[index - 1]
    if _GROWS.search(key):
        return [YearsOf((), one.per != "unit") if not of.years else of for one, of in zip(found, each, strict=True)]
    return each


def _has_money(key: str, group: YearGroup, found: Sequence[Found]) -> bool:
    """Whether an exception has an amount of its own: ``ยกเว้นปี 2568 ใช้ 5,000 บาท``."""
    following = next((one for one in found if one.start >= group.end), None)
    return following is not None and bool(_BETWEEN.fullmatch(key, group.end, following.start))


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
    if not following and _within(named, one.end, line_end):
        return False
    told = key[max((other.end for other in found[: index - 1]), default=0) : above.start]
    return bool(_JOINED.search(between) or (_SOURCE.search(between) and _SOURCE.search(told)))


def _in_turn(found: Sequence[Found], named: Sequence[YearGroup]) -> list[YearsOf] | None:
    """The years before or behind all amounts that go with them in turn; in doubt where there are not as many."""
    years = [year for group in named for year in group.years]
    amounts = [one for one in found if one.per != "unit"]
    sides = {group.start > one.start for group in named for one in found}
    if len(years) < 2 or len(sides) > 1:  # years between the amounts
        return None
    if len(amounts) != len(years):
        return [YearsOf((), one.per != "unit") for one in found]
    turn = iter(years)
    return [YearsOf() if one.per == "unit" else YearsOf((next(turn),)) for one in found]


def _groups_of(key: str, found: Sequence[Found], index: int, named: Sequence[YearGroup]) -> list[YearGroup]:
    """The groups of years that may go with an amount: one where that is certain, several where it is not."""
    one = found[index]
    wholes = [other for other in found if other.per != "unit"] or list(found)
    others = found if one.per == "unit" else wholes
    before = max((other.end for other in others if other.end <= one.start), default=0)
    after = min((other.start for other in others if other.start >= one.end), default=len(key))
    bracketed = {id(group): other for other in others for group in _in_brackets_behind(key, other, named)}
    mine = [group for group in named if bracketed.get(id(group)) is one]
    named = [group for group in named if id(group) not in bracketed]
    if mine and not _within(named, before, one.start):
        return mine
    first, last = others[0], others[-1]
    if not _within(named, 0, first.start) and _within(named, last.end, len(key)):
        return _different(_within(named, one.end, after))
    own_line = max(before, key.rfind("\n", before, one.start))
    own = _within(named, own_line, one.start) or _within(named, before, one.start)
    if not own and before and not _OF_SEVERAL.search(key, before, one.start):
        # below a year that has a line of its own all amounts are of that year, a sum aside
        above = _within(named, 0, before)[-1:]
        return above if above and _HEADING.fullmatch(_line_without(key, above[0])) else []
    if own and _BETWEEN.fullmatch(key, own[-1].end, one.start):
        return own[-1:]
    return _different(own)


def _in_brackets_behind(key: str, one: Found, named: Sequence[YearGroup]) -> list[YearGroup]:
    """The years in brackets behind an amount, with nothing else: ``20,000 บาท (ปี 2566)``."""
    return [
        group
        for group in named
        if _OPENS.fullmatch(key, one.end, max(one.end, group.start)) and _CLOSES.match(key, group.end)
    ]


def _line_without(key: str, group: YearGroup) -> str:
    """What else stands on the line of a group of years."""
    start, end = line_around(key, group.start, group.end)
    return key[start : group.start] + key[group.end : end]


def _within(groups: Sequence[YearGroup], start: int, end: int) -> list[YearGroup]:
    return [group for group in groups if start <= group.start < end]


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
    return range(period[0], period[1] + 1) if period and period[1] - period[0] < MOST_YEARS else range(0)
