"""What a target says: a number with its unit, and whether it is a least, a most or a change."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.ground.characters import arabic_digits
from extract.ground.source import Span
from parsers.records.blocks import Comparator
from parsers.records.facts import Metric, Target
from parsers.values.years import find_years

_ITA = re.compile(r"\bITA\b|คุณธรรมและความโปร่งใส", re.IGNORECASE)
_CASES = re.compile(r"ค[ดต]ี?ิ?\s*(?:การ)?ทุจริต|(?:เรื่อง)?ร้องเรียน(?:การ)?ทุจริต")
"""'จำนวนคดีทุจริตลดลง', misread as 'คติทุจริต'."""

_NUMBER = r"(?P<value>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)"
_STARTS, _ENDS = r"(?<![0-9A-Za-z.,])", r"(?![0-9A-Za-z]|[.,][0-9])"
"""A figure that touches a Latin letter is misread ('8S'): it is no figure."""

_PERCENT = re.compile(rf"(?:ร้อยละ\s*{_NUMBER}{_ENDS}|{_STARTS}{_NUMBER.replace('value', 'before')}\s*(?:%|เปอร์เซ็นต์))")
_PLAIN = re.compile(rf"{_STARTS}{_NUMBER}{_ENDS}\s*(?P<unit>[ก-ฮะ-ฺเ-ๅ็-๎]+)?")
_TO = r"\s*(?:[-–—]|ถึง)\s*"
_LOWER, _UPPER = _NUMBER.replace("value", "lower"), _NUMBER.replace("value", "upper")
_RANGE = re.compile(
    rf"(?:(?P<share>ร้อยละ)\s*|{_STARTS}){_LOWER}\s*(?P<unit_before>%|คะแนน)?{_TO}(?:ร้อยละ\s*)?{_UPPER}{_ENDS}"
    r"\s*(?:(?P<percent>%|เปอร์เซ็นต์)|(?P<unit>[ก-ฮะ-ฺเ-ๅ็-๎]+))?"
)
"""'85 - 89.99', 'ร้อยละ 80 ถึงร้อยละ 85', '5-10 เรื่อง': what lies between two numbers."""

_OF_A_SCALE = re.compile(
    rf"\(?\s*(?:จาก\s*)?(?:คะแนน\s*)?เต็ม\s*{_NUMBER.replace('value', 'full')}\s*(?:คะแนน)?\s*\)?"
    rf"|(?:(?<=[0-9]คะแนน)|(?<=[0-9] คะแนน))\s*\(?จาก\s*{_NUMBER.replace('value', 'of')}\s*คะแนน\s*\)?"
)
"""'จากคะแนนเต็ม 100', '(เต็ม 100 คะแนน)': the most that can be reached, no target."""

_BEFORE_BASE = re.compile(
    r"(?:จาก|เทียบ(?:กับ)?|(?P<more>(?:มาก|สูง)กว่า)|(?P<fewer>(?:น้อย|ต่ำ)กว่า))[ก-๙\s]{0,20}(?<!ใน)\s*$"
)
"""What stands before the year that a change is measured from: 'ลดลงจากปี 2566', 'เมื่อเทียบกับปี 2565'."""

_MOST_DIGITS = 15
_LEAST = re.compile(r"ไม่น้อยกว่า|ไม่ต่ำกว่า|อย่างน้อย|ขึ้นไป|มากกว่า|>=|≥")
_MOST = re.compile(r"ไม่เกิน|ไม่มากกว่า|น้อยกว่า|<=|≤")
_LABEL_LEAST = re.compile(r"(?:ไม่น้อยกว่า|ไม่ต่ำกว่า|อย่างน้อย|(?<!ไม่)มากกว่า|>=|≥)(?:ร้อยละ)?[\s):]*$")
_LABEL_MOST = re.compile(r"(?:ไม่เกิน|ไม่มากกว่า|(?<!ไม่)น้อยกว่า|<=|≤)(?:ร้อยละ)?[\s):]*$")
_LABEL_PERCENT = re.compile(r"^\s*ร้อยละ(?:ของ|ที่)|\(\s*(?:ร้อยละ|%)\s*\)|ร้อยละ[\s:]*$")
"""A row's label says for all its cells how they are meant: 'คะแนน ITA ไม่น้อยกว่า', 'ร้อยละของเรื่องร้องเรียนที่ลดลง'."""

_MORE = re.compile(r"เพิ่มขึ้น|สูงขึ้น")
_LESS = re.compile(r"ลดลง|น้อยลง")
_DOWN_OR_UP_TO = re.compile(r"เหลือ|(?:ลดลง|น้อยลง|เพิ่มขึ้น|สูงขึ้น)\s*(?:เป็น|อยู่ที่)")
"""'ลดลงเหลือ 2 เรื่อง', 'เพิ่มขึ้นเป็น 90 คะแนน': the number is what is reached, not the change."""

_UNITS = frozenset({"คะแนน", "คดี", "เรื่อง", "ครั้ง", "ระดับ", "ราย", "คน", "กรณี"})
BOUND = r"ไม่น้อยกว่า|ไม่ต่ำกว่า|ไม่เกิน|ไม่มากกว่า|อย่างน้อย|มากกว่า|น้อยกว่า|>=|<=|≥|≤"
"""The words and signs before a number that is a least or a most, as a pattern."""

UNIT = "|".join((*sorted(_UNITS), "%", "ขึ้นไป"))
"""What stands behind the number of a target, as a pattern."""


@dataclass(frozen=True, slots=True)
class TargetValue:
    """The reading of one target cell: ``unit`` is ``percent`` or the Thai counter as printed; ``value_to`` is the upper
    of two numbers (``between``).
    """

    value: float | None
    unit: str | None
    comparator: Comparator | None
    value_to: float | None = None


def target_of(label: str, year: int, raw: str, span: Span, reading: TargetValue, *, measured: str = "") -> Target:
    """The target of a year (BE) that ``raw`` prints for ``label``; what it measures the label says, or ``measured``."""
    return Target(
        metric_of(measured or label),
        label,
        year,
        reading.comparator,
        reading.value,
        reading.unit,
        raw,
        span,
        reading.value_to,
    )


def target_value(text: str, metric_text: str) -> TargetValue:
    """What a cell says, read together with the row's label: a share of a count that ``ลดลง`` is a decrease.

    The full marks of a score and the year that a change is measured from are no targets. Two numbers in one cell that
    are no range, or a year, are ambiguous and give no value. ``ge`` and ``le`` are also more or less than a number.

    >>> target_value("ไม่น้อยกว่า 98 คะแนน จากคะแนนเต็ม 100", "คะแนน ITA")
    TargetValue(value=98.0, unit='คะแนน', comparator='ge', value_to=None)
    >>> target_value("ลดลงจากปี ๒๕๖๖ ร้อยละ ๑๐", "จำนวนคดีทุจริต")
    TargetValue(value=10.0, unit='percent', comparator='decrease', value_to=None)
    >>> target_value("๘๕ - ๘๙.๙๙", "คะแนน ITA")
    TargetValue(value=85.0, unit='คะแนน', comparator='between', value_to=89.99)
    >>> target_value("๖๕ หรือ ๗๐ คะแนน", "คะแนน ITA").value is None
    True
    """
    key, change = _without_base(_OF_A_SCALE.sub(" ", arabic_digits(text)))
    comparator = change or _comparator(key, metric_text)
    if any(not key[start:end].isdigit() for start, end, _ in find_years(key)):
        return TargetValue(None, None, comparator if _PERCENT.search(key) else None)
    between = _between(key, metric_text)
    if between:
        return between
    percent = list(_PERCENT.finditer(key))
    if percent:
        number = percent[0]["value"] or percent[0]["before"]
        others = _PLAIN.sub("", _PERCENT.sub("", key)) != _PERCENT.sub("", key)
        if len(percent) > 1 or others:
            return TargetValue(None, None, comparator)
        return TargetValue(_value(number), "percent", comparator)
    plain = list(_PLAIN.finditer(key))
    if len(plain) != 1:
        return TargetValue(None, None, None if not plain else comparator)
    return TargetValue(_value(plain[0]["value"]), _counter(plain[0]["unit"], metric_text), comparator)


def _without_base(key: str) -> tuple[str, Comparator | None]:
    """A text without the years that a change is measured from, and the change that the words before them name."""
    change: Comparator | None = None
    for start, end, _ in reversed(find_years(key)):
        base = _BEFORE_BASE.search(key[:start])
        if base:
            change = "increase" if base["more"] else "decrease" if base["fewer"] else change
            key = f"{key[: base.start()]} {key[end:]}"
    return key, change


def _between(key: str, metric_text: str) -> TargetValue | None:
    """The one range that a text says, where it has no other number: the lower first, and no years."""
    ranges = list(_RANGE.finditer(key))
    if len(ranges) != 1 or find_years(key):
        return None
    match = ranges[0]
    lower, upper = _value(match["lower"]), _value(match["upper"])
    rest = f"{key[: match.start()]} {key[match.end() :]}"
    bounded = _LEAST.search(key) or _MOST.search(key)
    if lower is None or upper is None or lower >= upper or bounded or any(map(str.isdigit, rest)):
        return None
    if match["share"] or match["percent"] or match["unit_before"] == "%":
        return TargetValue(lower, "percent", "between", upper)
    return TargetValue(lower, _counter(match["unit"] or match["unit_before"], metric_text), "between", upper)


def _counter(unit: str | None, metric_text: str) -> str | None:
    """The counter that stands behind a number, else that of the label: a share, a score."""
    counter = next((name for name in _UNITS if unit and unit.startswith(name)), None)
    if counter is None and _LABEL_PERCENT.search(metric_text):
        return "percent"
    if counter is None and _ITA.search(metric_text) and "คะแนน" in metric_text:
        return "คะแนน"
    return counter


def _value(number: str) -> float | None:
    """The value of a figure; None for one of more digits than a float keeps.

    >>> _value("1,000.5"), _value("98" * 200)
    (1000.5, None)
    """
    digits = number.replace(",", "")
    return float(digits) if len(digits) <= _MOST_DIGITS else None


def _comparator(key: str, metric_text: str) -> Comparator:
    if _LEAST.search(key):
        return "ge"
    if _MOST.search(key):
        return "le"
    if _DOWN_OR_UP_TO.search(key):
        return "eq"
    return _change(key) or _bound_of_label(metric_text) or _change(metric_text) or "eq"


def _change(text: str) -> Comparator | None:
    if _LESS.search(text):
        return "decrease"
    return "increase" if _MORE.search(text) else None


def _bound_of_label(text: str) -> Comparator | None:
    if _LABEL_LEAST.search(text):
        return "ge"
    return "le" if _LABEL_MOST.search(text) else None


def bounds(label: str) -> bool:
    """Whether a row's label ends in a bound for all its numbers: ``คะแนน ITA (ไม่น้อยกว่า)``."""
    return _bound_of_label(label) is not None


def metric_of(text: str) -> Metric:
    """What kind of measure a row's or a sentence's own words name."""
    if _ITA.search(text):
        return "ita_score"
    return "corruption_cases_reduction" if _CASES.search(text) else "other"
