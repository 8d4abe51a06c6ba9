"""Years and stretches of years as Thai plans print them.

Years are Buddhist Era (BE = CE + 543). A year of four digits is BE from 2400 to 2799; 1900 to 2099 is Common Era and is
converted. A year of two digits (``ปี ๖๗``) is read only against the plan's own years.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from extract.ground.characters import REPLACEMENT, arabic_digits, text_before
from parsers.values.counters import THINGS

Years = tuple[int, int]
"""The first and the last year (BE) of a plan."""

BE_MINUS_CE = 543

PLAN_YEAR = r"(?:25|26)\d\d"
"""A year (BE) that plans are of, in Arabic digits; laws are older, see ``YEAR4``."""

PLAN_YEAR_OF_AN_ERA = r"2(?:[56]\d|0[2-9])\d"
"""That, or the same in Common Era; a search for it looks at each 2 alone."""

COUNTED_YEAR = r"(?:ที่\s*+(?:\d{1,2}(?!\d)|หนึ่ง|สอง|สาม(?!ารถ)|สี่|ห้า)|แรก)"
"""What counts a year behind the word for one: ``ที่ 1``, ``ที่สอง``, ``แรก``."""

_ORDINALS = {"แรก": 1, "หนึ่ง": 1, "สอง": 2, "สาม": 3, "สี่": 4, "ห้า": 5}

ANY_YEARS: Years = (2550, 2599)
"""Years (BE) against which two digits say which one, where those of the plan are not known."""

YEAR4 = r"(?:2[4-7][0-9]{2}|19[0-9]{2}|20[0-9]{2})"
ERA = r"(?:(?:พ\s?\.?\s?ศ|ค\s?\.?\s?ศ)\s?\.?|พุทธศักราช|คริสต์ศักราช)"
FISCAL = r"(?:ปี\s*งบ\s*(?:ประมาณ|ฯ))"
YEAR_WORD = rf"(?:(?:ประจำ)?(?:{FISCAL}|ปี(?!ละ))\s*+(?:{ERA})?|{ERA})"
DASH = r"(?:[-–—−~_]|(?:จน)?ถึง)"
_EDGE = rf"(?<![0-9.,/{REPLACEMENT}])"
YEAR_END = rf"(?![0-9{REPLACEMENT}]|[.,/][0-9{REPLACEMENT}])"

# 'ปี 2566'  '2566 – 2570'  'ประจำปีงบประมาณ พ.ศ. 2566 ถึง 2568': in a label, in four digits, also behind '5,000/'
YEARS_NAMED = (
    rf"(?:{YEAR_WORD}\s*+|(?<![0-9.,{REPLACEMENT}]))(?P<first>{PLAN_YEAR_OF_AN_ERA})"
    rf"(?:\s*{DASH}\s*(?:{YEAR_WORD}\s*)?(?P<last>{PLAN_YEAR_OF_AN_ERA}))?"
)

# 'ปีงบประมาณ พ.ศ. 2566'  '2566'  'ปี 66'  (two digits only after a word that says year)
YEAR = rf"(?:{_EDGE}(?P<bare>{YEAR4}){YEAR_END}|{YEAR_WORD}\s*+\(?\s*+(?P<said>{YEAR4}|[0-9]{{2}}){YEAR_END})"

_YEAR = re.compile(YEAR)
# 'พ.ศ. 2566 - 2570'  'ปี 67 - 69'  'พ.ศ. 2566 ถึง พ.ศ. 2570'  'พ.ศ. 2566 - 70'
_YEAR_RANGE = re.compile(
    rf"(?:{YEAR_WORD}\s*+\(?\s*+(?P<start>{YEAR4}|[0-9]{{2}})|{_EDGE}(?P<bare_start>{YEAR4}))"
    rf"\s*{DASH}+\s*(?:{YEAR_WORD}\s*)?(?P<end>{YEAR4}|[0-9]{{2}}){YEAR_END}"
)
_GOES_TO = re.compile(rf"[0-9]\s*{DASH}")
"""What every range has: it is found much faster."""

_OCTOBER, _SEPTEMBER = r"(?:1\s?)?(?:ต\.?\s?ค\.?|ตุลาคม)", r"(?:30\s?)?(?:ก\.?\s?ย\.?|กันยายน)"
_FISCAL_MONTHS = re.compile(rf"\({_OCTOBER}\s*(?P<first>{YEAR4})\s*{DASH}\s*{_SEPTEMBER}\s*(?P<last>{YEAR4})\)")
"""All months of a fiscal year in the brackets behind it: ``(ต.ค. 2565 - ก.ย. 2566)``."""

_YEAR_OF_MONTHS = re.compile(
    rf"\s*(?:{YEAR_WORD})?\s*\(?{_OCTOBER}\s*(?:{ERA})?\s*(?P<first>{YEAR4}|[0-9]{{2}})\s*{DASH}\s*{_SEPTEMBER}"
    rf"\s*(?:{ERA})?\s*(?P<last>{YEAR4}|[0-9]{{2}})\)?(?P<behind>\s*(?:\([^()0-9]{{1,20}}\))?\s*)"
)
"""A text that is the months of a fiscal year, and perhaps a unit: ``ต.ค. 65 - ก.ย. 66 (บาท)``."""

EXCEPT = re.compile(r"(?:ยกเว้น|(?<!ปี)เว้น|ไม่รวม|นอกจาก)\s*(?:ใน|ช่วง|เฉพาะ|\s)*\(?$")
"""Words before years that are left out of others."""

MOST_YEARS = 15
"""A longer stretch is a slip of the pen."""

_GOES_ON = re.compile(
    rf"(?:\s*(?:,|และ|/|\+|กับ|,\s*และ)\s*(?:{YEAR_WORD}\s*)?|[^\S\n]+(?:(?P<said>{YEAR_WORD})\s*)?)(?P<first>[0-9]{{4}}|[0-9]{{2}})"
    rf"(?:\s*{DASH}\s*(?:{YEAR_WORD}\s*)?(?P<last>[0-9]{{4}}|[0-9]{{2}}))?(?![0-9]|[,.][0-9])(?!\s*บาท)"
)
_JOINED_YEARS = re.compile(
    rf"{YEAR_WORD}\s*+(?P<years>(?P<first>{YEAR4}|[0-9]{{2}})(?:(?P<sign>[,./+–-])(?:{YEAR4}|[0-9]{{2}}))(?:(?P=sign)(?:{YEAR4}|[0-9]{{2}}))*)"
    r"(?![0-9]|[,./–-][0-9])"
)
_GOES_ON_BY_DASH = re.compile(rf"[^\S\n]*{DASH}[^\S\n]*(?P<year>2[45][0-9]{{2}})(?![0-9,./])(?!\s*บาท)")
_BLANK = re.compile(r"\s+[0-9]")
_BARE_YEARS = re.compile(
    r"(?:[^\S\n]+[0-9]{2}(?![0-9,.]))+"
    r"(?=(?P<end>[^\S\n]*(?:$|\n(?!\s*ปีละ)))|\s*(?:[:=)]|ปีละ|ปีงบประมาณละ|แต่ละปี|ทุก\s*ๆ?\s*ปี|จำนวน|งบ|เป็นเงิน|วงเงิน|ใช้|ตั้ง|(?:ไม่เกิน\s*)?[0-9][0-9,.]+[^\S\n]*บาท))"
)
_TWO_DIGITS = re.compile(r"(?<![0-9])[0-9]{2}$")
_ONE_MORE = re.compile(r"[^\S\n]*+[-–+/,.]?[^\S\n]*+(?P<year>[0-9]{2})(?=[^\S\n]+(?:[0-9]{2}[^\S\n]|[ก-ฮเแโใไ]))")
_COUNTED = re.compile(rf"\s*(?:บาท|{THINGS})")
_COUNTS = re.compile(r"(?:จำนวน|กว่า|เกิน)\s*$")


def counted_year(text: str) -> int:
    """The number that a text with ``COUNTED_YEAR``, and nothing else, counts a year by.

    >>> [counted_year(text) for text in ("ที่ 3", "ที่สอง", "แรก")]
    [3, 2, 1]
    """
    word = text.removeprefix("ที่").strip()
    return _ORDINALS.get(word) or int(word)


def year_be(digits: str, plan_years: Years | None, slack: int = 0) -> int | None:
    """The BE year of two or four digits; two are the one year of that ending within ``slack`` years of the plan's.

    >>> year_be("2566", None), year_be("2023", None), year_be("67", (2566, 2570)), year_be("67", None)
    (2566, 2566, 2567, None)
    """
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
        if bare and (_COUNTED.match(key, match.end()) or _COUNTS.search(text_before(key, match.start()))):
            continue
        if bare and int(bare) < 2100 and bare != key.strip(" ()"):
            continue
        year = year_be(bare or match["said"], plan_years)
        if year is not None:
            found.append((match.start(), match.end(), year))
    return tuple(found)


def _their_year(months: re.Match[str]) -> str:
    """The fiscal year that months in brackets are; themselves where they are another stretch."""
    return f"({months['last']})" if int(months["last"]) == int(months["first"]) + 1 else months[0]


def year_of_months(key: str) -> str | None:
    """The digits of the fiscal year that a text with Arabic digits, as a whole, says by its months; None where it does
    not.

    >>> [year_of_months(text) for text in ("ต.ค. 65 - ก.ย. 66", "1 ตุลาคม 2565 ถึง 30 กันยายน 2566 (บาท)")]
    ['66', '2566']
    >>> [year_of_months(text) for text in ("ต.ค. 65 - ก.ย. 67", "ต.ค. 65 - มี.ค. 66", "ต.ค. - ก.ย.")]
    [None, None, None]
    """
    match = _YEAR_OF_MONTHS.fullmatch(key) if "ต" in key else None
    if match is None or len(match["first"]) != len(match["last"]) or int(match["last"]) != int(match["first"]) + 1:
        return None
    return match["last"]


@lru_cache(maxsize=1024)  # heads of columns are the same on every page and nearly the same in every plan
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
    >>> [parse_year(f"ปี 2566 ({months})") for months in ("ต.ค. 2565 - ก.ย. 2566", "ต.ค. 2566 - ก.ย. 2567", "ม.ค. 2565")]
    [2566, None, None]
    """
    key = _FISCAL_MONTHS.sub(_their_year, arabic_digits(text))
    if months := year_of_months(key):
        return year_be(months, plan_years)
    years = {year for _, _, year in find_years(key, plan_years)}
    if len(years) != 1 or parse_year_range(text, plan_years):
        return None
    return years.pop()


def find_year_ranges(key: str, plan_years: Years | None = None) -> tuple[tuple[int, int, Years], ...]:
    """Start, end and BE years of every range of years in a text with Arabic digits.

    >>> find_year_ranges("ปี 67 - 69 จำนวน", (2566, 2570))
    ((0, 10, (2567, 2569)),)
    """
    found = []
    for match in _YEAR_RANGE.finditer(key) if _GOES_TO.search(key) else ():
        if _COUNTED.match(key, match.end()):
            continue
        start, end = match["start"] or match["bare_start"], match["end"]
        if len(start) == 4 and len(end) == 2:
            end = start[:2] + end
        first, last = year_be(start, plan_years), year_be(end, plan_years)
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


def _is_listed(key: str, start: int, years: tuple[int, ...]) -> bool:
    """Whether two digits behind a year and a blank are a year, too: they count up to words of money, or, where the
    first year has two digits as well, to the end.
    """
    run = _BARE_YEARS.match(key, start)
    if run and run["end"] is not None and not _TWO_DIGITS.search(text_before(key, start)):
        return False
    numbers = [int(number) for number in run[0].split()] if run else []
    return bool(numbers) and numbers == sorted({*numbers}) and years[-1] % 100 < numbers[0]


def is_open_list(key: str, end: int, years: tuple[int, ...], plan_years: Years | None) -> bool:
    """Whether what stands behind a list may be one more of its years: ``ปี 66 67 อบรม``."""
    match = _ONE_MORE.match(key, end)
    return bool(match and years and (year := year_be(match["year"], plan_years)) and year > years[-1])


def list_of_years(key: str, end: int, years: tuple[int, ...], plan_years: Years | None) -> tuple[int, tuple[int, ...]]:
    """The end and the years of a list that begins with ``years``, which stand before ``end``.

    >>> list_of_years("ปี 2566, 67 และ 2569 - 2570", 7, (2566,), (2566, 2570))
    (27, (2566, 2567, 2569, 2570))
    """
    while match := _GOES_ON.match(key, end):
        first, last = (year_be(match[name], plan_years) if match[name] else None for name in ("first", "last"))
        bare = not match["said"] and len(match["first"]) == 2 and _BLANK.match(match[0])
        if first is None or (match["last"] and last is None) or (bare and not _is_listed(key, match.start(), years)):
            break
        stretch = range(first, (last or first) + 1)
        if not 0 < len(stretch) <= MOST_YEARS:
            break
        years = (*years, *stretch)
        end = match.end()
    return end, tuple(dict.fromkeys(years))


def by_dashes(key: str, end: int, years: tuple[int, ...]) -> tuple[int, tuple[int, ...]]:
    """The end and the years of a stretch that goes on by more dashes; none where it does not count on.

    >>> by_dashes("2566 - 2567 - 2568 ปีละ", 11, (2566, 2567)), by_dashes("2566 - 2567 - 2570", 11, (2566, 2567))
    ((18, (2566, 2567, 2568)), (18, ()))
    """
    while len(years) > 1 and (match := _GOES_ON_BY_DASH.match(key, end)):
        year, end = int(match["year"]), match.end()
        years = (*years, year) if year == years[-1] + 1 else ()
    return end, years


def joined_years(key: str, plan_years: Years | None) -> Iterator[tuple[int, int, tuple[int, ...]]]:
    """Start, end and years of lists without blanks behind a word of years; none where they do not count up.

    >>> list(joined_years("ปี 66,67,68 ปีละ", (2566, 2570))), list(joined_years("ปี 66-67-69", (2566, 2570)))
    ([(0, 11, (2566, 2567, 2568))], [(0, 11, ())])
    >>> list(joined_years("ปี 66,670 บาท", (2566, 2570))), list(joined_years("ปี 66-68", (2566, 2570)))
    ([], [])
    """
    for match in _JOINED_YEARS.finditer(key):
        numbers = match["years"].split(match["sign"])
        years = tuple(year for number in numbers if (year := year_be(number, plan_years)))
        dashes = match["sign"] in "–-"
        if len(years) < len(numbers) or (dashes and len(years) == 2):
            continue
        steady = years == tuple(range(years[0], years[0] + len(years))) if dashes else years == tuple(sorted({*years}))
        yield match.start(), match.end(), years if steady else ()


def find_year_lists(key: str, plan_years: Years | None = None) -> list[tuple[int, int, tuple[int, ...]]]:
    """Start, end and years of every year, stretch or list of years in a text with Arabic digits.

    >>> [years for _, _, years in find_year_lists("ปี 66, 68 และ 70 (ยกเว้นปี 2569)", (2566, 2570))]
    [(2566, 2568, 2570), (2569,)]
    """
    stretches = find_year_ranges(key, plan_years)
    found = [(start, end, tuple(range(first, last + 1)[:MOST_YEARS])) for start, end, (first, last) in stretches]
    found += [(start, end, (year,)) for start, end, year in find_years(key, plan_years)]
    found += [one for one in joined_years(key, plan_years) if one[2]]
    lists: list[tuple[int, int, tuple[int, ...]]] = []
    for start, end, years in sorted(found, key=lambda one: (one[0], -one[1])):
        if not lists or start >= lists[-1][1]:
            lists.append((start, *list_of_years(key, end, years, plan_years)))
    return lists
