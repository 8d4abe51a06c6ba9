"""Years, dates and periods as Thai plans print them.

Years are Buddhist Era (BE = CE + 543). A year of four digits is BE from 2400 to 2799; 1900 to 2099 is Common Era and is
converted. A year of two digits (``ปี ๖๗``) is read only against the plan's own years. A Thai fiscal year begins on
1 October of the year before it.
"""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass

from plan_extract.extract.characters import arabic_digits
from plan_extract.parsers.records import Period
from plan_extract.parsers.rules import load

Years = tuple[int, int]
"""The first and the last year (BE) of a plan."""

BE_MINUS_CE = 543

YEAR4 = r"(?:2[4-7][0-9]{2}|19[0-9]{2}|20[0-9]{2})"
ERA = r"(?:(?:พ\s?\.?\s?ศ|ค\s?\.?\s?ศ)\s?\.?)"
FISCAL = r"(?:ปี\s*งบ\s*ประมาณ)"
YEAR_WORD = rf"(?:(?:ประจำ)?(?:{FISCAL}|ปี(?!ละ))\s*(?:{ERA})?|{ERA})"
DASH = r"(?:[-–—−~_]|(?:จน)?ถึง)"
_EDGE = r"(?<![0-9.,/])"
_END = r"(?![0-9]|[.,/][0-9])"

# 'ปีงบประมาณ พ.ศ. 2566'  '2566'  'ปี 66'  (two digits only after a word that says year)
YEAR = rf"(?:{_EDGE}(?P<bare>{YEAR4}){_END}|{YEAR_WORD}\s*\(?\s*(?P<said>{YEAR4}|[0-9]{{2}}){_END})"

_YEAR = re.compile(YEAR)
# 'พ.ศ. 2566 - 2570'  'ปี 67 - 69'  'พ.ศ. 2566 ถึง พ.ศ. 2570'  'พ.ศ. 2566 - 70'
_YEAR_RANGE = re.compile(
    rf"(?:{YEAR_WORD}\s*\(?\s*(?P<start>{YEAR4}|[0-9]{{2}})|{_EDGE}(?P<bare_start>{YEAR4}))"
    rf"\s*{DASH}+\s*(?:{YEAR_WORD}\s*)?(?P<end>{YEAR4}|[0-9]{{2}}){_END}"
)
_COUNTERS = "|".join(["บาท", *(rule["pattern"] for rule in load("counters")["rule"] if rule["kind"] == "thing")])
_COUNTED = re.compile(rf"\s*(?:{_COUNTERS})")
_COUNTS = re.compile(r"(?:จำนวน|กว่า|เกิน)\s*$")

_MONTHS = tuple((rule["number"], rule["pattern"]) for rule in load("months")["rule"])
_MONTH = "(?:" + "|".join(f"(?P<m{number}>{pattern})" for number, pattern in _MONTHS) + ")"
_MONTH_SIGN = re.compile("|".join(f"(?:{pattern})" for _, pattern in _MONTHS))
# '24 เดือน กันยายน พ.ศ.2565'  'ธันวาคม 2560'  'เดือนมีนาคม'  '1 ต.ค. 65'  '1 - 3 มีนาคม 2566'
_MONTH_POINT = re.compile(
    rf"""(?:(?<![0-9/.,])(?:(?P<first_day>[0-9]{{1,2}})\s*[-–—]\s*)?(?P<day>[0-9]{{1,2}})\s*)?
         (?:เดือน\s*)?{_MONTH}
         (?:\s*,?\s*(?:(?P<fiscal>(?:ของ|ใน|แห่ง)?\s*(?:ประจำ)?{FISCAL})|(?:ของ|ใน)?\s*ปี)?\s*(?P<era>{ERA})?
            \s*(?P<year>{YEAR4}|[0-9]{{2}}(?!\s*(?:ครั้ง|คน|วัน|บาท))){_END})?
    """,
    re.VERBOSE,
)
_NOT_A_DAY = re.compile(r"(?<!วัน)ที่\s*$|ไตรมาส\s*$|ข้อ\s*$")
_BETWEEN_POINTS = re.compile(rf"\s*{DASH}+\s*(?:วันที่\s*)?(?:สิ้น\s*)?(?:เดือน\s*)?\s*")
_DEADLINE = re.compile(r"(?:ภายใน|ไม่เกิน|ก่อน|จนถึง|ถึง)\s*(?:สิ้น)?(?:วันที่|เดือน)?\s*$")
_OPEN_START = re.compile(r"ตั้งแต่\s*(?:วันที่|เดือน)?\s*$|^\s*เป็นต้นไป")
_QUARTERS = re.compile(
    rf"ไตรมาส\s*(?:ที่)?\s*(?P<first>[1-4])(?![0-9])(?:\s*{DASH}\s*(?:ไตรมาส\s*(?:ที่)?\s*)?(?P<last>[1-4])(?![0-9/]))?"
)
_FISCAL = re.compile(FISCAL)


def _year_be(digits: str, plan_years: Years | None, slack: int = 0) -> int | None:
    """The BE year of two or four digits; two are the one year of that ending within ``slack`` years of the plan's."""
    number = int(digits)
    if len(digits) == 4:
        return number + BE_MINUS_CE if number < 2100 else number
    if plan_years is None:
        return None
    fits = [year for year in range(plan_years[0] - slack, plan_years[1] + slack + 1) if year % 100 == number]
    return fits[0] if len(fits) == 1 else None


def find_years(key: str, plan_years: Years | None = None) -> tuple[tuple[int, int, int], ...]:
    """Start, end and BE value of every year in a text with Arabic digits.

    A bare number is no year where it counts something (``2566 บาท``); a bare 1900 to 2099 is one only alone.

    >>> find_years("ปี 2566 จำนวน 2500 บาท")
    ((0, 7, 2566),)
    """
    found = []
    for match in _YEAR.finditer(key):
        bare = match["bare"]
        if bare and (_COUNTED.match(key, match.end()) or _COUNTS.search(key[: match.start()])):
            continue
        if bare and int(bare) < 2100 and bare != key.strip(" ()"):
            continue
        year = _year_be(bare or match["said"], plan_years)
        if year is not None:
            found.append((match.start(), match.end(), year))
    return tuple(found)


def parse_year(text: str, plan_years: Years | None = None) -> int | None:
    """The one year (BE) that a text names; None where it names none or several.

    A CE year is converted: the column ``ปี 2023`` is 2566. Two digits need the word ปี or พ.ศ. and a plan with one year
    of that ending. Wrong where a bare number from 2400 to 2799 counts something that no rule of ``counters`` knows.

    >>> parse_year("ปี ๒๕๖๖"), parse_year("ปีงบประมาณ พ.ศ.2570 (บาท)"), parse_year("พ.ศ. ๒๕61")
    (2566, 2570, 2561)
    >>> parse_year("ปี 2023"), parse_year("จำนวน 2500 เล่ม")
    (2566, None)
    >>> parse_year("ปี ๖๗", (2566, 2570)), parse_year("ปี ๖๗"), parse_year("2566 - 2570")
    (2567, None, None)
    """
    years = {year for _, _, year in find_years(arabic_digits(text), plan_years)}
    if len(years) != 1 or parse_year_range(text, plan_years):
        return None
    return years.pop()


def find_year_ranges(key: str, plan_years: Years | None = None) -> tuple[tuple[int, int, Years], ...]:
    """Start, end and BE years of every range of years in a text with Arabic digits.

    >>> find_year_ranges("ปี 67 - 69 จำนวน", (2566, 2570))
    ((0, 10, (2567, 2569)),)
    """
    found = []
    for match in _YEAR_RANGE.finditer(key):
        if _COUNTED.match(key, match.end()):
            continue
        start, end = match["start"] or match["bare_start"], match["end"]
        if len(start) == 4 and len(end) == 2:
            end = start[:2] + end
        first, last = _year_be(start, plan_years), _year_be(end, plan_years)
        if first is not None and last is not None and first <= last:
            found.append((match.start(), match.end(), (first, last)))
    return tuple(found)


def parse_year_range(text: str, plan_years: Years | None = None) -> Years | None:
    """The first and last year (BE) of the one range that a text prints; None where there is none, or two that differ.

    The end may have two digits (``2566 - 70``: of the start's century). An end before its start is None.

    >>> parse_year_range("(พ.ศ. ๒๕๖๖ - ๒๕๗๐)"), parse_year_range("พ.ศ. 2566 ถึง 70")
    ((2566, 2570), (2566, 2570))
    >>> parse_year_range("ปี ๖๗ - ๖๙", (2566, 2570)), parse_year_range("2570 - 2566"), parse_year_range("1 - 2 ครั้ง")
    ((2567, 2569), None, None)
    """
    ranges = {years for _, _, years in find_year_ranges(arabic_digits(text), plan_years)}
    return ranges.pop() if len(ranges) == 1 else None


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
        if self.year is None:
            return None
        return self.year - 1 if self.fiscal and self.month >= 10 else self.year


def _points(key: str, plan_years: Years | None) -> tuple[_Point, ...]:
    if not _MONTH_SIGN.search(key):
        return ()
    found = []
    for match in _MONTH_POINT.finditer(key):
        month = next(number for number, _ in _MONTHS if match[f"m{number}"])
        # a month of the plan's first fiscal year may lie in the year before
        year = _year_be(match["year"], plan_years, slack=2) if match["year"] else None
        day = int(match["day"]) if match["day"] else None
        first_day = int(match["first_day"]) if match["first_day"] else None
        if day is not None and _NOT_A_DAY.search(key[: match.start()]):
            day = first_day = None
        found.append(_Point(match.start(), match.end(), month, first_day, day, year, bool(match["fiscal"])))
    return tuple(found)


def _date(year_be: int, month: int, day: int) -> datetime.date | None:
    year = year_be - BE_MINUS_CE
    if not (1 <= year <= 9999 and 1 <= day <= calendar.monthrange(year, month)[1]):
        return None
    return datetime.date(year, month, day)


def _first_day(point: _Point) -> datetime.date | None:
    year = point.calendar_year
    return None if year is None else _date(year, point.month, point.first_day or point.day or 1)


def _last_day(point: _Point) -> datetime.date | None:
    year = point.calendar_year
    if year is None:
        return None
    return _date(year, point.month, point.day or calendar.monthrange(year - BE_MINUS_CE, point.month)[1])


def parse_thai_date(text: str, plan_years: Years | None = None) -> datetime.date | None:
    """The one day that a text names in full; None where it names none, several, or one that no calendar has.

    A year of two digits needs the plan's years to say its century.

    >>> parse_thai_date("ประกาศ ณ วันที่ ๒๔ เดือน กันยายน พ.ศ.๒๕๖๕"), parse_thai_date("1 ต.ค. 2565")
    (datetime.date(2022, 9, 24), datetime.date(2022, 10, 1))
    >>> parse_thai_date("31 เมษายน 2565"), parse_thai_date("๑ ต.ค. ๖๕"), parse_thai_date("สิงหาคม 2565")
    (None, None, None)
    >>> parse_thai_date("๑ ต.ค. ๖๕", (2566, 2570))
    datetime.date(2022, 10, 1)
    """
    points = _points(arabic_digits(text), plan_years)
    days = [point for point in points if point.day and not point.first_day and not point.fiscal and point.year]
    whole = {_first_day(point) for point in days}
    return whole.pop() if len(whole) == 1 else None


def parse_period(text: str, plan_years: Years | None = None) -> Period:
    """The stretch of time that a text states: its years as printed, its days where months or quarters have a year.

    - Months without a day run from the first day of the start month to the last of the end month.
    - A year printed once after the end month is the start's too, if the start month is not after the end month. Else
      (``ตุลาคม - กันยายน ๒๕๖๖``) the start's year is not printed: None, unless the year is said to be a fiscal one.
    - A fiscal year without months or quarters has years alone; its days are not printed.
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
    >>> parse_period("๒ เดือน ต่อ ๑ ครั้ง รวม ๖ ครั้ง").start_be, parse_period("ไตรมาสที่ 1 - ไตรมาสที่ 4").end_be
    (None, None)
    """
    key = arabic_digits(text)
    wording = text.strip()
    direct = parse_year_range(text, plan_years)
    points = () if direct else _points(key, plan_years)
    if len(points) == 2 and _BETWEEN_POINTS.fullmatch(key, points[0].end, points[1].start):
        return _stretch(wording, *points)
    if len(points) == 1 and points[0].year is not None:
        return _single(wording, key, points[0])
    if points and all(point.year is not None for point in points):
        years = [point.year for point in points if point.year is not None]
        return Period(wording, min(years), max(years))
    if direct:
        return Period(wording, *direct)
    years = sorted({year for _, _, year in find_years(key, plan_years)})
    if len(years) == 1:
        return Period(wording, years[0], years[0], *_quarter_days(key, years[0]))
    if years and years == list(range(years[0], years[-1] + 1)):
        return Period(wording, years[0], years[-1])
    return Period(wording)


def _stretch(wording: str, start: _Point, end: _Point) -> Period:
    """From one month to another."""
    if start.year is None and end.year is not None:
        position, limit = start.month, end.month
        if end.fiscal:
            position, limit = (position - 10) % 12, (limit - 10) % 12
        if position <= limit:
            start = _Point(start.start, start.end, start.month, start.first_day, start.day, end.year, end.fiscal)
    if start.year is not None and end.year is not None and start.year > end.year:
        return Period(wording)
    first, last = _first_day(start), _last_day(end)
    if first and last and first > last:  # the print contradicts itself: its years stand, its days do not
        first = last = None
    return Period(wording, start.year, end.year, first, last)


def _single(wording: str, key: str, point: _Point) -> Period:
    """One month or one day; only its end is known after ภายใน, only its start after ตั้งแต่."""
    first, last = _first_day(point), _last_day(point)
    if _DEADLINE.search(key[: point.start]):
        first = None
    elif _OPEN_START.search(key[: point.start]) or _OPEN_START.search(key[point.end :]):
        last = None
    return Period(wording, point.year, point.year, first, last)


def _quarter_days(key: str, year_be: int) -> tuple[datetime.date | None, datetime.date | None]:
    """The days of the quarters of one fiscal year: quarter 1 is October to December of the year before."""
    quarters = _QUARTERS.findall(key)
    if len(quarters) != 1 or not _FISCAL.search(key):
        return None, None
    first, last = int(quarters[0][0]), int(quarters[0][1] or quarters[0][0])
    if first > last:
        return None, None
    fiscal_months = (10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8, 9)
    start = _Point(0, 0, fiscal_months[3 * first - 3], None, None, year_be, True)
    end = _Point(0, 0, fiscal_months[3 * last - 1], None, None, year_be, True)
    return _first_day(start), _last_day(end)
