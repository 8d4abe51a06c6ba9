"""What can be counted in the outputs, outcomes and indicators of a project: ``ไม่น้อยกว่า ๒ ครั้งต่อปี``, ``ร้อยละ ๘๐``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from extract.ground.characters import arabic_digits
from parsers.records.blocks import Comparator, FieldName
from parsers.rules.load import load
from parsers.values.counters import THINGS
from parsers.values.numerals import LONE_TOKEN, TOKEN, find_percentages, parse_decimal, says_percentage, torn

COUNTED_FIELDS: frozenset[FieldName] = frozenset({"output", "outcome", "indicator"})
"""The fields that say what a project yields. Numbers of other fields are no indicators."""

_RULES = load("counters")
_COUNTERS = sorted(_RULES["rule"], key=lambda rule: -len(rule["id"]))
_IS_TIME = tuple(rule["kind"] == "time" for rule in _COUNTERS)
_COUNTER = "|".join(f"(?P<c{index}>{rule['pattern']})" for index, rule in enumerate(_COUNTERS))
_COUNT = re.compile(rf"(?P<number>{LONE_TOKEN})\s*(?:{_COUNTER})(?:{_RULES['after']}|{_RULES['goes_on']})")

# what may stand between the comparator and the number: 'อย่างน้อยปีละ 2 ครั้ง', 'จำนวนไม่น้อยกว่า 4 ฉบับ'
_EACH = "ปี|ไตรมาส|เดือน|ครั้ง|คน|แห่ง|รุ่น|สัปดาห์|วัน|หมู่บ้าน|ชุมชน|ตำบล|ครัวเรือน|โรงเรียน|หน่วยงาน|กอง"
_FILLER = rf"\s*(?:(?:{_EACH})(?:\s?ๆ)?\s*ละ\s*|จำนวน\s*|ทั้งสิ้น\s*|:\s*)*$"
_AT_LEAST = re.compile(
    rf"(?:ไม่(?:น้อย|ต่ำ)กว่า|อย่างน้อย|(?<!ไม่)(?:มาก|สูง|เกิน)กว่า(?:หรือเท่ากับ)?|ตั้งแต่|≥|>=|(?<![-=])>){_FILLER}"
)
_AT_MOST = re.compile(rf"(?:ไม่เกิน(?:กว่า)?|ไม่(?:มาก|สูง)กว่า|(?<!ไม่)(?:น้อย|ต่ำ)กว่า(?:หรือเท่ากับ)?|≤|<=|<(?!-)){_FILLER}")
_WITHIN = re.compile(rf"ภายใน(?:ระยะเวลา)?{_FILLER}")  # of time alone: 'การควบคุมภายในร้อยละ 80' bounds nothing
_ROUGHLY = re.compile(rf"(?<!งบ)ประมาณ{_FILLER}")
_UP = re.compile(r"(?:เพิ่มขึ้น|สูงขึ้น|มากขึ้น)\s*$")
_DOWN = re.compile(r"(?:ลดลง|น้อยลง|ต่ำลง)\s*$")
_A_YEAR = rf"(?<!\s)(?:{_EACH})(?:\s?ๆ)?\s?ละ"  # 'เพิ่มขึ้นปีละ' is a change, 'เพิ่มขึ้น ปีละ' may be how often
_COUNT_WORDS = re.compile(rf"(?:{_A_YEAR}|ได้|จำนวน|เฉลี่ย|\s)+$")
_BOUND_WORDS = re.compile(
    rf"(?:{_A_YEAR}|ไม่(?:น้อย|ต่ำ|มาก|สูง)กว่า|ไม่เกิน|อย่างน้อย|(?:มาก|สูง|น้อย|ต่ำ|เกิน)กว่า|ได้|จำนวน|เฉลี่ย|\s)+$"
)
_AT_LEAST_AFTER = re.compile(r"\s*(?:ต่อปี\s*)?(?:ขึ้นไป|เป็นอย่างน้อย|เป็นอย่างต่ำ)")
_AT_MOST_AFTER = re.compile(r"\s*(?:ลงมา|เป็นอย่างมาก|เป็นอย่างสูง)")

# numbers that name or place something, and the full marks of a score
_NAMED = re.compile(
    r"""(?: มาตรา|ข้อ|หมวด|วรรค|(?<!หน้า)(?<!พื้น)ที่|ระดับ|อันดับ|ชั้น|หมู่|ฉบับ|มิติ|ภารกิจ|ไตรมาส|ตอน|รอบ|โรงเรียนเทศบาล
          | ม\.|พ\.ร\.บ\.|พ\.ศ\.|ค\.ศ\.|ปี|โทร(?:ศัพท์)?\.?|เต็ม|ทั้งหมด|เลข|รหัส|อายุ|ทุก|ต่อ )\s*$
    """,
    re.VERBOSE,
)
_RANGE = re.compile(r"[0-9]\s*(?:[-–—~/]|ถึง|,|และ)\s*$")
_BETWEEN = re.compile(rf"(?P<lower>{LONE_TOKEN})\s*(?:[-–—]|ถึง)\s*$")
_PERCENT_BETWEEN = re.compile(
    rf"ร้อยละ\s*(?P<lower_a>{TOKEN})\s*(?:[-–—]|ถึง)\s*(?:ร้อยละ\s*)?(?P<upper_a>{TOKEN})"
    rf"|(?P<lower_b>{LONE_TOKEN})\s*%?\s*(?:[-–—]|ถึง)\s*(?P<upper_b>{TOKEN})\s*(?:%|เปอร์เซ็น)"
)
_OUT_OF = re.compile(rf"(?P<part>{LONE_TOKEN})\s*(?P<unit>[ก-ฮะ-ฺเ-ๅ็-๎]{{2,10}}\s*)?จาก(?:ทั้งหมด|จำนวน)?\s*$")
"""'48 จาก 50 คน', '48 คน จาก 50 คน': the second is the whole that the first is a part of."""

_FORMER = re.compile(r"จากเดิม\s*$")
_FORMERLY = re.compile(r"จาก(?:เดิม)?\s*(?:จำนวน\s*)?$")
_FORMER_NOW = re.compile(
    r"\s*(?:ต่อปี\s*)?(?:(?:ให้|ขึ้น|ลง)?เป็น|(?:ให้|ลดลง|ลด|ลง|คง)?เหลือ)\s*(?:เพียง\s*)?(?:จำนวน\s*)?"
    r"(?:ไม่(?:น้อย|ต่ำ|มาก)กว่า\s*|ไม่เกิน\s*)?(?:ร้อยละ\s*)?[0-9]"
)
"""Behind what was before: what shall be."""

_SHARE_OF = re.compile(
    r"(?=[รคก0-9.])(?:ร้อยละ\s*[0-9.]+|[0-9.]+\s*(?:%|เปอร์เซ็นต์)|(?:ครึ่ง|กึ่ง)หนึ่ง)\s*"
    r"(?:ของ|จาก)(?![^0-9\n]*(?:และ|โดย|จัด|มี|ได้|(?<!ผู้)เข้า|ละ\s|น้อย|ต่ำ|เกิน|อย่าง|เป็น|ต่อ))[^0-9\n]{0,40}$"
)
"""Before the count that a share is of: 'ร้อยละ 80 ของผู้เข้าร่วม 50 คน'."""

_NO_BASE = frozenset({"ครั้ง", "คะแนน"})
_FURTHER = re.compile(rf"(?:\s*/\s*[0-9]{{1,3}}(?:\.[0-9]{{1,2}})?(?![0-9.,]|\s*(?:{THINGS}|เดือน)))+")
_WHOLE_SHARE = 100
_SHARE_AT_END = re.compile(
    rf"ร้อยละ(?:ของ|ความ|ที่)[^0-9\n]{{2,100}}?(?:[\s:=]|กว่า|อย่างน้อย|ไม่เกิน)\s*(?P<number>{LONE_TOKEN})(?P<bound>\s*ขึ้นไป)?\s*$"
)
"""'ร้อยละของผู้เข้าร่วมที่พึงพอใจ 80': the word for the unit is far from its number."""

_SCORE = re.compile(rf"(?P<number>{LONE_TOKEN})\s*(?:(?P<bound>ขึ้นไป)|จาก\s*(?:คะแนน)?เต็ม|\(?(?:คะแนน)?เต็ม)")
_OF_SCORES = re.compile(r"คะแนน(?!เต็ม)[^0-9\n]{0,80}$")
_LONGEST = 20_000
"""Characters of an item. Pages of text are no indicator."""

_DIGIT = re.compile(r"[0-9]")
_EVERY = re.compile(r"\s*(?:ต่อ|/)\s*[0-9]")


@dataclass(frozen=True, slots=True)
class Measure:
    """Something counted. ``unit`` is ``percent`` or a Thai counter; ``comparator`` None where the text prints none;
    ``value_to`` is the upper of two numbers.
    """

    comparator: Comparator | None
    value: float
    unit: str | None
    value_to: float | None = None


@lru_cache(maxsize=4096)  # most plans have the projects of the handbook
def find_indicators(field: FieldName, text: str) -> tuple[Measure, ...]:
    """Everything that can be counted in one item of an output, outcome or indicator field, in the order of the print.

    A count is a number before a word of ``rules/counters.toml``, or a percentage. Its comparator:

    - ``ge`` and ``le`` for bounds (``ไม่น้อยกว่า`` ``ขึ้นไป``, ``ไม่เกิน`` ``ภายใน``; ``มากกว่า`` and ``น้อยกว่า`` too);
    - ``decrease`` where ลดลง stands before the number or its bound (``ลดลงไม่ต่ำกว่าร้อยละ 10``), ``increase`` where
      เพิ่มขึ้น stands before the number. Before a bound (``มีความรู้เพิ่มขึ้น ไม่น้อยกว่าร้อยละ ๘๐``) it may tell of the
      people, not of the number: there the bound stands;
    - ``eq`` for a plain count (``จำนวน ๑ ฉบับ``, ``ปีละ ๑ ครั้ง``);
    - ``approx`` for ``ประมาณ``; ``between`` for two numbers with a dash (``50 - 60 คน``), the upper in ``value_to``;
    - None for a plain percentage, which plans mean as a goal or a minimum without saying so.

    Years, dates, article and item numbers, ages and full marks are no indicators, nor is what was before, beside what
    shall be (``5 คะแนน จากเดิม 80 คะแนน``), or the whole beside its part (``48 จาก 50 คน``).

    >>> find_indicators("output", "มีการจัดอบรม ไม่น้อยกว่า ๒ ครั้งต่อปี")
    (Measure(comparator='ge', value=2.0, unit='ครั้ง', value_to=None),)
    >>> find_indicators("outcome", "การทุจริตลดลงร้อยละ 50")
    (Measure(comparator='decrease', value=50.0, unit='percent', value_to=None),)
    >>> find_indicators("output", "ตามมาตรา ๖๕ แห่งพระราชบัญญัติ พ.ศ. ๒๕๖๐"), find_indicators("method", "จำนวน 2 ครั้ง")
    ((), ())
    """
    if field not in COUNTED_FIELDS:
        return ()
    key = arabic_digits(text)
    if len(key) > _LONGEST or not _DIGIT.search(key):
        return ()
    percentages = find_percentages(key)
    measured = [
        (start, measure)
        for start, end, value in percentages
        if not (_FORMERLY.search(key[max(0, start - 60) : start]) and _FORMER_NOW.match(key, end))
        for measure in _percentages(key, start, end, value)
    ]
    for match in _PERCENT_BETWEEN.finditer(key) if says_percentage(key) else ():
        lower, upper = (parse_decimal(match[f"{end}_a"] or match[f"{end}_b"]) for end in ("lower", "upper"))
        if lower is not None and upper is not None and lower < upper:
            measured.append((match.start(), Measure("between", float(lower), "percent", float(upper))))
    for match in _COUNT.finditer(key):
        measure = _count(key, match)
        if measure and not any(start < match.end() and match.start() < end for start, end, _ in percentages):
            measured.append((match.start(), measure))
    measured += _without_unit(key) if not measured else ()
    return tuple(measure for _, measure in sorted(measured, key=lambda pair: pair[0]))


def _without_unit(key: str) -> list[tuple[int, Measure]]:
    """A number that has its unit before it: the one share of an item, scores (``คะแนนเฉลี่ย 3.51 ขึ้นไป``)."""
    found: list[tuple[int, Measure]] = []
    match = _SHARE_AT_END.search(key) if "ร้อยละ" in key else None
    scores = _SCORE.finditer(key) if not match and "คะแนน" in key else ()
    for one, unit in ((match, "percent"), *((score, "คะแนน") for score in scores)):
        value = parse_decimal(one["number"]) if one else None
        if one is None or value is None or (unit == "percent" and value > _WHOLE_SHARE):
            continue
        start = one.start("number")
        before = key[max(0, start - 90) : start]
        full = one[0].rstrip().endswith("เต็ม")
        if _NAMED.search(before) or torn(before, one["number"]) or not (match or full or _OF_SCORES.search(before)):
            continue
        found.append(
            (start, Measure("ge" if one["bound"] else _comparator(before, key, one.end()), float(value), unit))
        )
    return found


def _percentages(key: str, start: int, end: int, value: float) -> Iterator[Measure]:
    """A percentage, and those behind slashes: ``ร้อยละ 80/85/90``, of a year each."""
    first = _percentage(key, start, end, value)
    yield first
    further = _FURTHER.match(key, end)
    values = [float(number) for number in further[0].split("/")[1:]] if further else []
    if all(value <= _WHOLE_SHARE for value in values):
        yield from (replace(first, value=value) for value in values)


def _percentage(key: str, start: int, end: int, value: float) -> Measure:
    before = key[max(0, start - 60) : start]
    return Measure(_comparator(before, key, end) or ("approx" if _ROUGHLY.search(before) else None), value, "percent")


def _count(key: str, match: re.Match[str]) -> Measure | None:
    start = match.start("number")
    before = key[max(0, start - 60) : start]
    value = parse_decimal(match["number"])
    if value is None or torn(before, match["number"]) or _NAMED.search(before):
        return None
    between = _BETWEEN.search(before)
    if (_RANGE.search(before) and not between) or _EVERY.match(key, match.end()):
        return None
    index = next(index for index in range(len(_COUNTERS)) if match[f"c{index}"])
    if _is_former(key, match):
        return None
    if _COUNTERS[index]["id"] not in _NO_BASE and _SHARE_OF.search(before):
        return None
    out_of = _OUT_OF.search(key[:start])
    part = parse_decimal(out_of["part"]) if out_of else None
    if out_of and part is not None and part <= value and not _NAMED.search(key[: out_of.start()]):
        if out_of["unit"]:
            return None
        before, value = key[max(0, out_of.start() - 60) : out_of.start()], part
    if between:
        lower = parse_decimal(between["lower"])
        if lower is None or lower >= value or _IS_TIME[index] or _NAMED.search(before[: between.start()]):
            return None
        return Measure("between", float(lower), _COUNTERS[index]["id"], float(value))
    comparator = _comparator(before, key, match.end())
    if comparator is None and _IS_TIME[index]:
        comparator = "le" if _WITHIN.search(before) else None
        if comparator is None:
            return None
    elif comparator is None:
        comparator = "approx" if _ROUGHLY.search(before) else "eq"
    return Measure(comparator, float(value), _COUNTERS[index]["id"])


def _is_former(key: str, match: re.Match[str]) -> bool:
    """Whether a count is what was before: ``จากเดิม 80 คะแนน`` behind or before what shall be, in the same unit."""
    before = key[: match.start("number")]
    if _FORMERLY.search(before) and _FORMER_NOW.match(key, match.end()):
        return True
    if not _FORMER.search(before):
        return False
    counter = match[0][len(match["number"]) :].strip()
    return any(found[0][len(found["number"]) :].strip() == counter for found in _COUNT.finditer(before))


def _comparator(before: str, key: str, end: int) -> Comparator | None:
    if "ลง" in before and _DOWN.search(_BOUND_WORDS.sub("", before)):
        return "decrease"
    if "ขึ้น" in before and _UP.search(_COUNT_WORDS.sub("", before)):
        return "increase"
    if _AT_LEAST.search(before) or _AT_LEAST_AFTER.match(key, end):
        return "ge"
    if _AT_MOST.search(before) or _AT_MOST_AFTER.match(key, end):
        return "le"
    return None
