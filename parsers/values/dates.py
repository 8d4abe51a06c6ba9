"""Dates and periods as Thai plans print them; their years are read in ``years``, whose parsers are here too.

A Thai fiscal year begins on 1 October of the year before it.
"""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import zip_longest

from extract.ground.characters import REPLACEMENT, arabic_digits, text_before
from parsers.records.blocks import Period
from parsers.rules.load import load
from parsers.values.years import (
    BE_MINUS_CE,
    DASH,
    ERA,
    EXCEPT,
    FISCAL,
    YEAR4,
    YEAR_END,
    Years,
    by_dashes,
    find_year_lists,
    find_year_ranges,
    find_years,
    parse_year,
    parse_year_range,
    year_be,
)

__all__ = ["parse_period", "parse_thai_date", "parse_year", "parse_year_range"]

_MONTHS = tuple((rule["number"], rule["pattern"]) for rule in load("months")["rule"])
_MONTH = "(?:" + "|".join(f"(?P<m{number}>{pattern})" for number, pattern in _MONTHS) + ")"
_MONTH_SIGN = re.compile("|".join(f"(?:{pattern})" for _, pattern in _MONTHS))
_DAY = rf"[0-9]{{1,2}}(?:{REPLACEMENT}[0-9{REPLACEMENT}]*)?"
# '24 เดือน กันยายน พ.ศ.2565'  'ธันวาคม 2560'  'เดือนมีนาคม'  '1 ต.ค. 65'  '1 - 3 มีนาคม 2566'
_MONTH_POINT = re.compile(
    rf"""(?:(?<![0-9/.,])(?:(?P<first_day>{_DAY})\s*[-–—]\s*
            |(?<=วันที่)\s*(?P<listed>{_DAY})(?:\s*(?:,|และ|กับ)\s*(?:วันที่\s*)?{_DAY})*?\s*(?:,|และ|กับ)\s*(?:วันที่\s*)?)?(?P<day>{_DAY})\s*)?
         (?:เดือน\s*)?{_MONTH}
         (?:\s*+,?\s*+(?:(?P<fiscal>(?:ของ|ใน|แห่ง)?\s*+(?:ประจำ)?{FISCAL})|(?:ของ|ใน)?\s*+ปี)?\s*+(?P<era>{ERA})?
            \s*+(?P<year>{YEAR4}|[0-9]{{2}}(?!\s*(?:ครั้ง|คน|วัน|บาท))){YEAR_END})?
    """,
    re.VERBOSE,
)
_NOT_A_DAY = re.compile(r"(?<!วัน)ที่\s*$|ไตรมาส\s*$|ข้อ\s*$")
_BETWEEN_POINTS = re.compile(rf"\s*{DASH}+\s*+(?:วันที่\s*+)?(?:สิ้น\s*+)?(?:เดือน\s*+)?")
_DEADLINE = re.compile(r"(?:ภายใน|ไม่เกิน|ก่อน|จนถึง|ถึง)\s*(?:สิ้น)?(?:วันที่|เดือน)?\s*$")
_OPEN_START = re.compile(r"(?:ตั้งแต่|เริ่ม(?:ต้น|ดำเนินการ|ดำเนินงาน)?)\s*(?:ตั้งแต่|ใน|เมื่อ)?\s*(?:วันที่|เดือน)?\s*$|^\s*เป็นต้นไป")
# a dash beside a word that is no month: 'ธันาคม - ' before the month, ' - กันยายม' behind it
_UNREAD_START = re.compile(r"[ก-๎.]\s*[-–—]\s*(?:เดือน\s*)?$")
_UNREAD_END = re.compile(r"\s*[-–—]\s*(?:เดือน\s*)?[ก-๎]")
_QUARTERS = re.compile(
    rf"ไตรมาส\s*(?:ที่)?\s*(?P<first>[1-4])(?![0-9])(?:\s*(?:{DASH}|,|และ|กับ)\s*(?:ไตรมาส\s*(?:ที่)?\s*)?(?P<last>[1-4])(?![0-9/]))*"
)
"""'ไตรมาสที่ 1 - 3', 'ไตรมาสที่ 1 และ 3': from the first of a list to its last, as years are."""

_FISCAL = re.compile(FISCAL)
_NAME_BEFORE = re.compile(r"(?:แผน|ฉบับ|ยุทธศาสตร์|วาระ)[^\n0-9]{0,60}(?:[1-9]\s?ปี[^\n0-9]{0,20})?$")
_OF_ONE_FISCAL_YEAR = re.compile(
    rf"^(?!.*(?:เป็นต้น|ขึ้นไป|เริ่ม|ตั้งแต่|ถึงปี|ทุก))\s*(?:ไตรมาส\s*(?:ที่)?\s*[1-4]\s*)?(?:ของ|ใน|ภายใน)?\s*(?:ประจำ)?{FISCAL}\s*(?:{ERA})?\s*{YEAR4}\s*\("
)
"""'ไตรมาสที่ 2 ของปีงบประมาณ พ.ศ. 2567 (': the months in the brackets behind it are of that year."""

_BY_NUMBERS = re.compile(
    r"(?<![0-9/.])(?P<day>[0-9]{1,2})\s*(?P<sign>[/.-])\s*(?P<month>[0-9]{1,2})\s*(?P=sign)\s*(?P<year>[0-9]{4}|[0-9]{2})(?![0-9/])"
)
"""'15/10/2565', '15-10-65': day, month and year, as Thai documents write them."""

_NO_DAY = 99
_FIRST_FISCAL_MONTH = 10


def months_named(text: str) -> tuple[int, ...]:
    """The months (1-12) that a text names, in its order.

    >>> months_named("ต.ค. 67"), months_named("ตุลาคม - ธันวาคม"), months_named("ไตรมาส 1")
    ((10,), (10, 12), ())
    """
    if not _MONTH_SIGN.search(text):
        return ()
    found = ((match.start(), number) for number, pattern in _MONTHS for match in re.finditer(pattern, text))
    return tuple(number for _, number in sorted(found))


def first_month_of(text: str) -> int | None:
    """The month with which the month or the quarter of a fiscal year begins that a text names first.

    >>> first_month_of("ม.ค. - มี.ค."), first_month_of("ไตรมาสที่ 1"), first_month_of("Q4"), first_month_of("ปี 2567")
    (1, 10, 7, None)
    """
    months = months_named(text)
    quarter = _QUARTER.search(text)
    return months[0] if months else _FIRST_OF_QUARTER[quarter[1]] if quarter else None


_QUARTER = re.compile(r"(?:ไตรมาส\s*(?:ที่\s*)?|\bQ)([1-4])(?!\d)")
_FIRST_OF_QUARTER = {"1": 10, "2": 1, "3": 4, "4": 7}
_LAST_OF_QUARTER = {"1": 12, "2": 3, "3": 6, "4": 9}
_BEGINS = re.compile(r"(?:เริ่ม(?:ต้น|ดำเนินการ|ดำเนินงาน|ใช้)?|ตั้งแต่)\s*(?:ตั้งแต่|ใน|จาก|เมื่อ)?\s*$")
"""Words before a year that begins a stretch without an end."""

_ENDS = re.compile(r"ถึง\s*$")
"""Words before the year that ends a stretch, whatever stands between."""

_FROM_THEN_ON = re.compile(r"[0-9]\s*(?:เป็นต้น(?:ไป|มา)|ขึ้นไป|(?:[-–—]|(?:จน)?ถึง)\s*(?:ปี)?(?:ปัจจุบัน|นี้))")


@dataclass(frozen=True, slots=True)
class _Point:
    """A month with what is printed around it. ``year`` as printed (BE), ``calendar_year`` (BE) of the month itself."""

    start: int
    end: int
    month: int
    first_day: int | None
    day: int | None
    year: int | None
    fiscal: bool

    @property
    def calendar_year(self) -> int | None:
        return _calendar_year(self.year, self.month) if self.year is not None and self.fiscal else self.year


def _points(key: str, plan_years: Years | None) -> tuple[_Point, ...]:
    if not _MONTH_SIGN.search(key):
        return ()
    found = []
    for match in _MONTH_POINT.finditer(key):
        month = next(number for number, _ in _MONTHS if match[f"m{number}"])
        # a month of the plan's first fiscal year may lie in the year before
        year = year_be(match["year"], plan_years, slack=2) if match["year"] else None
        day, first_day = _day(match["day"]), _day(match["first_day"] or match["listed"])
        if day is not None and _NOT_A_DAY.search(text_before(key, match.start())):
            day = first_day = None
        found.append(_Point(match.start(), match.end(), month, first_day, day, year, bool(match["fiscal"])))
    return tuple(found)


def _day(digits: str | None) -> int | None:
    """The printed day of a month; one that is parted by a character that no reader sees is no day of any."""
    if not digits:
        return None
    return _NO_DAY if REPLACEMENT in digits else int(digits)


def _date(printed_be: int, month: int, day: int) -> datetime.date | None:
    """A day from 1 on; None where the month has fewer."""
    return datetime.date(printed_be - BE_MINUS_CE, month, day) if day <= _days_in(printed_be, month) else None


def _days_in(printed_be: int, month: int) -> int:
    return calendar.monthrange(printed_be - BE_MINUS_CE, month)[1]


def _calendar_year(fiscal_be: int, month: int) -> int:
    return fiscal_be - 1 if month >= _FIRST_FISCAL_MONTH else fiscal_be


def _first_day(point: _Point) -> datetime.date | None:
    year = point.calendar_year
    return None if year is None else _date(year, point.month, point.first_day or point.day or 1)


def _last_day(point: _Point) -> datetime.date | None:
    year = point.calendar_year
    if year is None:
        return None
    return _date(year, point.month, point.day or _days_in(year, point.month))


def parse_thai_date(text: str, plan_years: Years | None = None) -> datetime.date | None:
    """The one day that a text names in full; None where it names none, several, or one that no calendar has.

    A year of two digits needs the plan's years to say its century.

    >>> parse_thai_date("ประกาศ ณ วันที่ ๒๔ เดือน กันยายน พ.ศ.๒๕๖๕"), parse_thai_date("1 ต.ค. 2565")
    (datetime.date(2022, 9, 24), datetime.date(2022, 10, 1))
    >>> parse_thai_date("31 เมษายน 2565"), parse_thai_date("๑ ต.ค. ๖๕"), parse_thai_date("สิงหาคม 2565")
    (None, None, None)
    >>> parse_thai_date("๑ ต.ค. ๖๕", (2566, 2570)), parse_thai_date("15/10/2565")
    (datetime.date(2022, 10, 1), datetime.date(2022, 10, 15))
    >>> parse_thai_date("15/13/2565"), parse_thai_date("15/10/65")
    (None, None)
    """
    key = arabic_digits(text)
    points = _points(key, plan_years)
    days = [point for point in points if point.day and not point.first_day and not point.fiscal and point.year]
    whole = {_first_day(point) for point in days} or set(_dates_by_numbers(key, plan_years))
    return whole.pop() if len(whole) == 1 else None


def _dates_by_numbers(key: str, plan_years: Years | None) -> Iterator[datetime.date | None]:
    for match in _BY_NUMBERS.finditer(key):
        year, month, day = year_be(match["year"], plan_years, slack=2), int(match["month"]), int(match["day"])
        yield _date(year, month, day) if year and day and 1 <= month <= 12 else None


@lru_cache(maxsize=1024)  # most projects of a plan run over the same years
def parse_period(text: str, plan_years: Years | None = None) -> Period:
    """The stretch of time that a text states: its years as printed, its days where months or quarters have a year.

    - Months without a day run from the first day of the start month to the last of the end month.
    - A year printed once after the end month is the start's too, if the start month is not after the end month. Else
      (``ตุลาคม - กันยายน ๒๕๖๖``) the start's year is not printed: None, unless the year is said to be a fiscal one.
    - A fiscal year without months or quarters has years alone; its days are not printed.
    - A list of years (``2566, 2568 และ 2570``), also behind months, runs from its first to its last, less its gaps and
      what it excepts (``ยกเว้นปี 2567``). A year ``เป็นต้นไป``, or behind ``เริ่ม``, has no end.
    - The years in a plan's name (``ตามแผนพัฒนา พ.ศ. 2566 - 2570``) count where no others are printed.
    - A fiscal year beside months without one (``ปีงบประมาณ 2567 (มกราคม - มีนาคม)``) is theirs.
    - Frequencies and bare quarters (``ไตรมาส 1 - 4``) name no year: all None.

    >>> period = parse_period("ธันวาคม ๒๕๖๐ – กันยายน ๒๕๖๑")
    >>> period.start_be, period.end_be, period.start_on
    (2560, 2561, datetime.date(2017, 12, 1))
    >>> period = parse_period("เดือน มีนาคม - พฤษภาคม ๒๕๖๐")
    >>> period.start_be, period.end_be, period.end_on
    (2560, 2560, datetime.date(2017, 5, 31))
    >>> period = parse_period("ปีงบประมาณ พ.ศ. ๒๕๖๖ -๒๕๗๐")
    >>> period.start_be, period.end_be, period.start_on
    (2566, 2570, None)
    >>> period = parse_period("มกราคม - มีนาคม 2567 และ มกราคม - มีนาคม 2569")
    >>> period.start_be, period.end_be, parse_period("ตุลาคม - มีนาคม 2567 และ ตุลาคม - มีนาคม 2569").start_be
    (2567, 2569, None)
    >>> period = parse_period("มีนาคม - เมษายน ของปีงบประมาณ พ.ศ. 2568 และ 2570")
    >>> period.start_be, period.end_be, period.end_on, period.gaps
    (2568, 2570, None, (2569,))
    >>> parse_period("๒ เดือน ต่อ ๑ ครั้ง รวม ๖ ครั้ง").start_be, parse_period("ไตรมาสที่ 1 - ไตรมาสที่ 4").end_be
    (None, None)
    """
    key = _without_plans(arabic_digits(text), plan_years)
    wording = text.strip()
    for _, end, (first, last) in find_year_ranges(key, plan_years):
        behind, chain = by_dashes(key, end, tuple(range(first, last + 1)))
        if behind != end:  # '2566 - 2567 - 2568'
            return Period(wording, chain[0], chain[-1]) if chain else Period(wording)
    direct = parse_year_range(key, plan_years)
    points = () if direct else _points(key, plan_years)
    if len(points) == 2 and _BETWEEN_POINTS.fullmatch(key, points[0].end, points[1].start):
        named = {year for _, _, year in find_years(key, plan_years)}
        if not named or any(point.year for point in points):
            return _in_each_year(wording, key, *points, plan_years) or _stretch(wording, *points)
        if len(named) == 1 and _OF_ONE_FISCAL_YEAR.search(key):
            return _stretch(wording, *(replace(point, year=max(named), fiscal=True) for point in points))
    if len(points) == 1 and all(point.year for point in points):
        (point,) = points
        elsewhere = [year for start, _, year in find_years(key, plan_years) if not point.start <= start < point.end]
        if not elsewhere:
            return _single(wording, key, point)
        points = ()  # a year stands beside a month that cannot be read: the years count, the days do not
    points = _with_years_of_ends(key, points)
    if points and all(point.year is not None for point in points):
        years = [point.year for point in points if point.year is not None]
        return Period(wording, min(years), max(years))
    listed = _one_list(key, plan_years)
    if listed:
        gaps = tuple(year for year in range(listed[0], listed[-1]) if year not in listed)
        return Period(wording, listed[0], listed[-1], gaps=gaps)
    if direct and not any(EXCEPT.search(text_before(key, start)) for start, _, _ in find_year_ranges(key, plan_years)):
        return Period(wording, *direct)
    places = {year: start for start, _, year in reversed(find_years(key, plan_years))}
    if any(EXCEPT.search(text_before(key, start)) for start in places.values()):
        return Period(wording)  # of which years it is left out is not printed
    years = sorted(places)
    if len(years) == 1:
        (year,) = years
        start = places[year]
        if _FROM_THEN_ON.search(key) or _BEGINS.search(text_before(key, start)):
            return Period(wording, year)
        return Period(wording, year, year, *_quarter_days(key, year))
    begun = len(years) == 2 and _BEGINS.search(text_before(key, places[years[0]]))
    if begun and places[years[0]] < places[years[1]] and _ENDS.search(text_before(key, places[years[1]])):
        return Period(wording, years[0], years[1])
    if years and years == list(range(years[0], years[-1] + 1)):
        return Period(wording, years[0], years[-1])
    return Period(wording)


def _without_plans(key: str, plan_years: Years | None) -> str:
    """A period without the years in the name of a plan, where it has others: ``ปี 2566 ตามแผนพัฒนา พ.ศ. 2566 - 2570``."""
    left = key
    for start, end, _ in find_year_ranges(key, plan_years):
        if _NAME_BEFORE.search(text_before(key, start)):
            left = left[:start] + " " * (end - start) + left[end:]
    return left if left is not key and find_years(left, plan_years) else key


def _one_list(key: str, plan_years: Years | None) -> tuple[int, ...]:
    """The years of the one list or stretch that a text prints, counting on, less those that it excepts."""
    named, excepted = [], set[int]()
    for start, _, years in find_year_lists(key, plan_years):
        if EXCEPT.search(text_before(key, start)):
            excepted.update(years)
        else:
            named.append(years)
    years = named[0] if len(named) == 1 else ()
    if len(years) < 2 or list(years) != sorted(years):
        return ()
    return tuple(year for year in years if year not in excepted)


def fiscal_years(period: Period | None, plan_years: Years | None) -> Years | None:
    """The fiscal years (BE) of a period that lie in the plan's; None where one of its ends is not known.

    >>> fiscal_years(parse_period("1 ตุลาคม 2565 - 30 กันยายน 2568"), (2566, 2570)), fiscal_years(Period("ทั้งปี"), None)
    ((2566, 2568), None)
    """
    if period is None or period.start_be is None or period.end_be is None:
        return None
    first = _fiscal_year(period.start_on) if period.start_on else period.start_be
    last = _fiscal_year(period.end_on) if period.end_on else period.end_be
    if plan_years is not None:
        first, last = max(first, plan_years[0]), min(last, plan_years[1])
    return (first, last) if first <= last else None


def _fiscal_year(day: datetime.date) -> int:
    return day.year + BE_MINUS_CE + (day.month >= 10)


def _with_years_of_ends(key: str, points: tuple[_Point, ...]) -> tuple[_Point, ...]:
    """Months with the year of the month that a dash leads to, where that is in the same one."""
    pairs = zip_longest(points, points[1:])
    return tuple(
        _in_year_of(start, end) if end is not None and _BETWEEN_POINTS.fullmatch(key, start.end, end.start) else start
        for start, end in pairs
    )


def _in_year_of(start: _Point, end: _Point) -> _Point:
    """The first month of a stretch with the year of its last, where that is printed alone and holds both."""
    if start.year is not None or end.year is None:
        return start
    position, limit = start.month, end.month
    if end.fiscal:
        position, limit = ((month - _FIRST_FISCAL_MONTH) % 12 for month in (position, limit))
    return replace(start, year=end.year, fiscal=end.fiscal) if position <= limit else start


def _in_each_year(wording: str, key: str, start: _Point, end: _Point, plan_years: Years | None) -> Period | None:
    """From one month to another in each year of a list that stands behind them; None for any other stretch."""
    years = _one_list(key, plan_years)
    if start.year is not None or len(years) < 2 or years[0] != end.year:
        return None
    if not any(end.start < first < end.end for first, _, listed in find_year_lists(key, plan_years) if len(listed) > 1):
        return None
    gaps = tuple(year for year in range(years[0], years[-1]) if year not in years)
    return Period(wording, _in_year_of(start, end).year, years[-1], gaps=gaps)


def _stretch(wording: str, start: _Point, end: _Point) -> Period:
    """From one month to another."""
    start = _in_year_of(start, end)
    if start.year is not None and end.year is not None and start.year > end.year:
        return Period(wording)
    first, last = _first_day(start), _last_day(end)
    if first and last and first > last:  # the print contradicts itself: its years stand, its days do not
        first = last = None
    return Period(wording, start.year, end.year, first, last)


def _single(wording: str, key: str, point: _Point) -> Period:
    """One month or one day; only its end is known after ภายใน, only its start after ตั้งแต่."""
    first, last = _first_day(point), _last_day(point)
    if _UNREAD_START.search(key[: point.start]):
        return Period(wording, None, point.year, None, last)
    if _UNREAD_END.match(key[point.end :]):
        return Period(wording, point.year, None, first, None)
    if _DEADLINE.search(key[: point.start]):
        first = None
    elif _OPEN_START.search(key[: point.start]) or _OPEN_START.search(key[point.end :]):
        return Period(wording, point.year, None, first, None)
    return Period(wording, point.year, point.year, first, last)


def _quarter_days(key: str, fiscal_be: int) -> tuple[datetime.date | None, datetime.date | None]:
    """The days of the quarters of one fiscal year: quarter 1 is October to December of the year before."""
    quarters = _QUARTERS.findall(key)
    if len(quarters) != 1 or not _FISCAL.search(key):
        return None, None
    ((first, last),) = quarters
    if last and first > last:
        return None, None
    start, end = _FIRST_OF_QUARTER[first], _LAST_OF_QUARTER[last or first]
    year = _calendar_year(fiscal_be, end)
    return _date(_calendar_year(fiscal_be, start), start, 1), _date(year, end, _days_in(year, end))
