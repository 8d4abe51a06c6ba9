"""The years that a budget field prints, in groups: with money, said to have none, or named as exceptions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from extract.ground.characters import text_before
from parsers.records.blocks import YearBasis
from parsers.rules.load import load
from parsers.values.money.cell_forms import DASH, DASHES
from parsers.values.money.found import Found
from parsers.values.money.years_on_lines import with_years_without_money
from parsers.values.years import (
    EXCEPT,
    MOST_YEARS,
    Years,
    by_dashes,
    find_year_ranges,
    find_years,
    is_open_list,
    joined_years,
    list_of_years,
)

_Kind = Literal["named", "left_out", "excepted"]
"""A year with money, a year said to have none, a year named as an exception (which may have money of its own)."""

_DAMAGED = re.compile(
    r"(?:ปี(?:งบประมาณ)?|พ\.ศ\.)\s*(?:พ\.ศ\.)?\s*(?:[013-9]5[5-9][0-9]|2[0-36-9][5-9][0-9])(?![0-9,.]|\s*(?:บาท|[ก-๎]{0,4}คน))"
)
"""A year of which a digit is another one: 3566, 2966. 24xx and 25xx may be years."""

MARKS_BEFORE = rf"[{DASHES}\s•*,;:]*"
"""A pattern of what may stand before the first word of an entry."""

_BEGINS_LINE = re.compile(rf"(?:^|\n){MARKS_BEFORE}(?:\(?[0-9]{{1,2}}[.)]\s*)?$")
_NO_MONEY = re.compile(
    rf"""\s*+[:=(]*+(?:เป็นปีที่|จะ|\s)*+
         (?:งด|ยกเลิก|ชะลอ|ไม่\s*+(?:ได้|ต้อง|ขอ|มีการ)?\s*+(?:ใช้|มี|ตั้ง|ดำเนิน|เสีย|จัด|เบิก)
           |{DASH}+\s*(?:บาท|\)?[,;]?\s*(?:$|\n{MARKS_BEFORE}(?:\(?[0-9]{{1,2}}[.)]\s*)?(?:ปี|2[45][0-9]{{2}})|(?:และ)?\s*ปี)))""",
    re.VERBOSE,
)
_NONE_BEFORE = re.compile(
    r"ไม่\s*(?:ได้|ต้อง|มีการ)?\s*(?:ใช้|มี|ตั้ง)(?:จ่าย)?(?:เงิน)?(?:งบ(?:ประมาณ)?|ค่าใช้จ่าย)\s*(?:\(\s*(?:ใน)?|ใน)\s*$"
)
"""Words that say of the year behind them that it has no money: ``ไม่ใช้งบประมาณ (ปี 2566)``."""

_NONE_OPENING = re.compile(
    r"ไม่\s*(?:ได้|ต้อง|มีการ)?\s*(?:ใช้|มี|ตั้ง)(?:จ่าย)?(?:เงิน)?(?:งบ(?:ประมาณ)?|ค่าใช้จ่าย)[^\S\n]*(?:สำหรับ|ของ)?[^\S\n]*\Z"
)
"""The same words where they may also end what is said of the year before them."""

_NEXT_WITH_MONEY = re.compile(
    r"(?<=[0-9])[^\S\n]+(?=(?:ใน)?(?:ปี(?:งบประมาณ)?|พ\.ศ\.)[^\S\n]*(?:พ\.ศ\.)?[^\S\n]*[0-9]{2,4}[^\S\n]+"
    r"(?:(?:จะ)?ใช้|ตั้ง|ขอ|จำนวน|งบ|เงิน|วงเงิน|เป็นเงิน|มี|[0-9][0-9,.]*\s*บาท))"
)
"""A blank before another year that says its money: ``ไม่ใช้งบประมาณในปี 2566 ปี 2567 ใช้ 5,000 บาท``."""

_SLASH_OF_YEAR = re.compile(
    r"(?<=บาท)/(?=2[45][0-9]{2}(?![0-9.,/]))|(?<=(?<![0-9.,/])2[45][0-9]{2})/(?=[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{2})?\s*บาท)"
)

# 'ปี 2567 -' and the next year on the next line: a year without money, and another one
_DASH_THEN_LINE = re.compile(
    rf"{DASH}(?=[^\S\n]*\n{MARKS_BEFORE}(?:ปี|พ\.ศ)[^0-9\n]{{0,20}}+[0-9]{{2,4}}+(?!\s*(?:ปีละ|ปีงบประมาณละ|แต่ละปี|ทุกปี|ๆ\s*ละ)))"
)
# years and amounts each on a line of its own, and a dash alone on one
_YEAR_A_LINE = re.compile(
    rf"(?:^|\n){MARKS_BEFORE}(?:ปี[^0-9\n]{{0,20}})?2[4-7][0-9]{{2}}[^\S\n]*\n[^\S\n]*[0-9][0-9,.]*[0-9](?![0-9])"
)
_DASH_ALONE = re.compile(rf"(?<=\n)[^\S\n]*{DASH}(?=[^\S\n]*\n)")
_NAME_BEFORE = re.compile(r"(?:แผน|ฉบับ|ยุทธศาสตร์|วาระ|ระเบียบ)[^\n0-9]{0,40}$")
_OPEN_END = re.compile(r"\s*+(?:เป็นต้น(?:ไป|มา)|ขึ้นไป)")
_OPEN_END_BEFORE = re.compile(r"เริ่ม(?:ต้น|ดำเนินการ)?\s*(?:ตั้งแต่|จาก|ใน)?\s*$|ตั้งแต่\s*$")
_OPEN_START_BEFORE = re.compile(r"ถึง\s*$")
_OTHER_YEARS = re.compile(
    r"ปี(?:งบประมาณ)?\s*(?:(?P<later>ต่อ\s*ๆ?\s*(?:มา|ไป)|ถัดไป|ถัด\s*ๆ\s*ไป)|อื่น\s*ๆ?|ที่เหลือ|(?P<first>แรก)(?!เริ่ม)|(?P<final>สุดท้าย)"
    rf"|ที่\s*(?P<number>[1-9])(?![0-9])(?:\s*(?:{DASH}|ถึง)\s*(?:ปีที่\s*)?(?P<last>[1-9])(?![0-9,]))?)"
)
_MONTHS = [(rule["number"], rule["pattern"]) for rule in load("months")["rule"]]
_MONTH_BEFORE = re.compile(
    "(?:" + "|".join(f"(?P<m{number}>{pattern})" for number, pattern in _MONTHS) + r")\s*(?:พ\s?\.?\s?ศ\s?\.?)?\s*$"
)
_DATED_BEFORE = re.compile(
    r"(?:ลง\s*วันที่|เมื่อ\s*(?:วันที่)?)\s*[0-9]{1,2}\s*(?:เดือน\s*)?[ก-๎.]{2,12}\s*(?:พ\s?\.?\s?ศ\s?\.?)?\s*$"
)
"""The day and the month of a letter or a decision, whose year is no year of money."""

_LAST_MONTHS = ("m10", "m11", "m12")
"""Those of a calendar year that belong to the next fiscal year."""

_SAME_AGAIN = re.compile(
    r"(?:[:=]|จำนวน|งบประมาณ|เป็นเงิน|ใช้|ตั้ง(?:ไว้)?|คง|เงิน|วงเงิน|\s)*(?:เท่า(?:เดิม|กัน|กับ)|(?:เช่น|เหมือน|ตาม|คง)(?:เดิม|เดียวกัน|กัน|กับ)|เดียวกัน)"
)
"""Words for a year's money that stand where its amount is due."""

SINCE = re.compile(
    r"[^\S\n]*+(?:\([^()\n0-9]*\))?[^\S\n]*+,?[^\S\n]*+(?:ตั้งแต่|ตลอด|ระหว่าง|ในช่วง|สำหรับ|ใน|ของ)?[^\S\n]*+"
)
"""What may stand between an amount and its years right behind it."""

BETWEEN = re.compile(
    rf"""(?:[{DASHES}\s:=.,()*•]|จำนวน|เป็นเงิน|งบประมาณ|ไม่เกิน|ประมาณ|ตั้งไว้|ตั้งงบ|ขอตั้ง|วงเงิน|เงิน|จะใช้|ใช้|ปีละ
         |ปีงบประมาณละ|แต่ละปี|ทุกปี|ๆ|ละ|รวม|ทั้งสิ้น|เป็นจำนวน|คือ|ให้|ซึ่ง|มี|ที่(?=\s*(?:จะ|ใช้|ตั้ง|มี|ให้)))*+""",
    re.VERBOSE,
)
"""What may stand between a year and its amount."""


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
    until: int | None = None
    """The year that ends a stretch of which nobody knows the first one: it has no ``years`` then."""


@dataclass(frozen=True, slots=True)
class YearsOf:
    """The years that an amount is for, none where none is named; ``doubtful``: some are, not surely its own.

    ``together``: one amount for several years, of which nothing says that it is each year's.
    """

    years: tuple[int, ...] = ()
    doubtful: bool = False
    together: bool = False
    basis: YearBasis = "detail"


def with_years_apart(key: str) -> str:
    """The text with a blank for each slash between an amount and its year, letter for letter.

    >>> with_years_apart("20,000 บาท/2566 30,000 บาท/คน"), with_years_apart("ปี 2566/20,000 บาท ว 5/2566")
    ('20,000 บาท 2566 30,000 บาท/คน', 'ปี 2566 20,000 บาท ว 5/2566')
    """
    return _SLASH_OF_YEAR.sub(" ", key)


def find_year_groups(key: str, plan_years: Years | None, period: Years | None) -> list[YearGroup]:
    """The years of a budget field in order, laws' aside; ``period`` (BE) is the project's own, or None. One with a
    damaged digit is a group of none.

    >>> groups = find_year_groups("ปี 66, 67 ปีละ 5 บาท ปี 2568 งดดำเนินการ", (2566, 2570), None)
    >>> [(group.years, group.kind) for group in groups]
    [((2566, 2567), 'named'), ((2568,), 'left_out')]
    """
    groups: list[YearGroup] = []
    for start, end, years in _printed(key, plan_years):
        if groups and start < groups[-1].end:
            continue
        before = text_before(key, start)
        none_before = _NONE_BEFORE.search(before)
        next_one = _NEXT_WITH_MONEY.search(key, end) if none_before or _NONE_OPENING.search(before) else None
        end, years = list_of_years(key[: next_one.start()] if next_one else key, end, years, plan_years)
        end, years = by_dashes(key, end, years)
        if len(years) > 1 and _NAME_BEFORE.search(text_before(key, start)):
            continue
        if _DATED_BEFORE.search(text_before(key, start)):
            continue
        if years and is_open_list(key, end, years, plan_years):
            years = ()
        open_years = _open_years(key, start, end, years, period)
        open_end = _OPEN_END.match(key, end)
        has_none = none_before or _NO_MONEY.match(key, open_end.end() if open_end else end)
        kind: _Kind = "excepted" if EXCEPT.search(before) else "left_out" if has_none else "named"
        basis: YearBasis = "period" if open_years != years else "detail"
        until = years[0] if years and not open_years and _OPEN_START_BEFORE.search(before) else None
        groups.append(YearGroup(start, end, open_years, kind, basis=basis, until=until))
    known = [(group.start, group.end) for group in groups]
    for match in _DAMAGED.finditer(key):
        if not any(start < match.end() and match.start() < end for start, end in known):
            groups.append(YearGroup(match.start(), match.end(), ()))
    return sorted([*groups, *_unnamed(key, groups, period)], key=lambda group: group.start)


def with_none_before(key: str, groups: Sequence[YearGroup], found: Sequence[Found]) -> list[YearGroup]:
    """The groups with those as ``left_out`` of which the words before them say that they have no money.

    ``ไม่ใช้งบประมาณ`` may close what is said of the year before it, too: then the year behind it is its own only where
    the years stand behind the amounts and that year is the amount's above. Where it leads to an amount, another year
    must stand right behind that one: else nobody can say for which year it is.
    """
    told = list(groups)
    for place, group in enumerate(groups):
        said = _NONE_OPENING.search(text_before(key, group.start)) if group.kind == "named" and group.years else None
        if said is None or not found:
            continue
        opens = group.start - len(said[0])
        above = max((one.end for one in found if one.end <= opens), default=0)
        below = next((one for one in found if one.start >= group.end), None)
        behind = groups[place + 1] if place + 1 < len(groups) else None
        leads = below is not None and (behind is None or below.start < behind.start)
        if place and groups[place - 1].end > above:
            before = groups[place - 1]
            if leads or groups[0].start < found[0].start or not above or not SINCE.fullmatch(key, above, before.start):
                continue
            told[place - 1] = replace(before, kind="named")
        elif (
            below is not None
            and leads
            and BETWEEN.fullmatch(key, group.end, below.start)
            and (behind is None or not SINCE.fullmatch(key, below.end, max(below.end, behind.start)))
        ):
            told[place] = replace(group, years=())  # no money, and an amount
            continue
        told[place] = replace(group, kind="left_out")
    return told


def _fiscal_year(key: str, start: int, year: int) -> int:
    """The fiscal year of a year that may stand behind a month: ``ตุลาคม 2565`` is in 2566."""
    month = _MONTH_BEFORE.search(text_before(key, start))
    return year + 1 if month and month.lastgroup in _LAST_MONTHS else year


def same_again(key: str, groups: Sequence[YearGroup]) -> list[tuple[int, int]]:
    """The places where words say that years have as much as others: ``ปี 2567 เท่าเดิม``. No amount is made of them.

    >>> key = "ปี 2566 5,000 บาท ปี 2567 เท่าเดิม"
    >>> [key[start:end] for start, end in same_again(key, find_year_groups(key, None, None))]
    ['ปี 2567 เท่าเดิม']
    """
    words = ((group, _SAME_AGAIN.match(key, group.end)) for group in groups if group.kind == "named")
    return [(group.start, said.end()) for group, said in words if said]


def _printed(key: str, plan_years: Years | None) -> list[tuple[int, int, tuple[int, ...]]]:
    """Start, end and years of every stretch and every single year."""
    a_line = len(_YEAR_A_LINE.findall(key))
    apart = _DASH_THEN_LINE.sub(" ", with_years_without_money(key))
    if a_line > 1:  # such a dash is a year without money, and joins no two years
        apart = _DASH_ALONE.sub(lambda match: " " * len(match[0]), apart)
    found: list[tuple[int, int, tuple[int, ...]]] = []
    for start, end, (first, last) in find_year_ranges(apart, plan_years):
        doubtful = last - first >= MOST_YEARS or (a_line and _DASH_ALONE.search(apart, start, end))
        found.append((start, end, () if doubtful else tuple(range(first, last + 1))))
    joined = list(joined_years(key, plan_years))
    found = [one for one in found if not any(start <= one[0] < end for start, end, _ in joined)] + joined
    stretches = list(found)
    for start, end, calendar in find_years(key, plan_years):
        if any(first <= start < last for first, last, _ in stretches):
            continue
        year = _fiscal_year(key, start, calendar)
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
        left_out = bool(EXCEPT.search(text_before(key, match.start())))
        if left_out and len(before) > 1 and (match["first"] or match["final"]):
            told: tuple[int, ...] = (before[0] if match["first"] else before[-1],)
        elif match["final"]:
            told = tuple(years[-1:])
        elif match["first"] or match["number"]:
            number = int(match["number"] or 1)
            told = tuple(years[number - 1 : int(match["last"] or number)])
        elif match["later"]:
            told = tuple(year for year in years if year > max(before, default=years.start))
        else:
            everywhere = {year for group in named for year in group.years}
            told = tuple(year for year in years if year not in everywhere)
        kind: _Kind = "excepted" if left_out else "named"
        found.append(YearGroup(match.start(), match.end(), told, kind, numbered=False, basis="period"))
    return found


def groups_within(groups: Sequence[YearGroup], start: int, end: int) -> list[YearGroup]:
    """The groups that begin in a stretch of the text."""
    return [group for group in groups if start <= group.start < end]
