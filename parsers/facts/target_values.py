"""What a target says: a number with its unit, and whether it is a least, a most or a change."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.ground.characters import arabic_digits
from parsers.records.blocks import Comparator
from parsers.records.facts import Metric

_ITA = re.compile(r"\bITA\b|คุณธรรมและความโปร่งใส", re.IGNORECASE)
_CASES = re.compile(r"ค[ดต]ี?ิ?\s*(?:การ)?ทุจริต|(?:เรื่อง)?ร้องเรียน(?:การ)?ทุจริต")
"""'จำนวนคดีทุจริตลดลง', misread as 'คติทุจริต'."""

_NUMBER = r"(?P<value>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)"
_STARTS, _ENDS = r"(?<![0-9A-Za-z.,])", r"(?![0-9A-Za-z]|[.,][0-9])"
"""A figure that touches a Latin letter is misread ('8S'): it is no figure."""

_PERCENT = re.compile(rf"(?:ร้อยละ\s*{_NUMBER}{_ENDS}|{_STARTS}{_NUMBER.replace('value', 'before')}\s*(?:%|เปอร์เซ็นต์))")
_PLAIN = re.compile(rf"{_STARTS}{_NUMBER}{_ENDS}\s*(?P<unit>[ก-ฮะ-ฺเ-ๅ็-๎]+)?")
_MOST_DIGITS = 15
_LEAST = re.compile(r"ไม่น้อยกว่า|ไม่ต่ำกว่า|อย่างน้อย|ขึ้นไป|มากกว่า|>=|≥")
_MOST = re.compile(r"ไม่เกิน|ไม่มากกว่า|น้อยกว่า|<=|≤")
_MORE = re.compile(r"เพิ่มขึ้น|สูงขึ้น")
_LESS = re.compile(r"ลดลง|น้อยลง")
_UNITS = frozenset({"คะแนน", "คดี", "เรื่อง", "ครั้ง", "ระดับ", "ราย", "คน", "กรณี"})


@dataclass(frozen=True, slots=True)
class TargetValue:
    """The reading of one target cell: ``unit`` is ``percent`` or the Thai counter as printed."""

    value: float | None
    unit: str | None
    comparator: Comparator | None


def target_value(text: str, metric_text: str) -> TargetValue:
    """What a cell says, read together with the row's label: a share of a count that ``ลดลง`` is a decrease.

    Two numbers in one cell are ambiguous and give no value.

    >>> target_value("ไม่น้อยกว่า 98 คะแนน", "คะแนน ITA")
    TargetValue(value=98.0, unit='คะแนน', comparator='ge')
    >>> target_value("ร้อยละ ๑๐", "จำนวนคดีทุจริตลดลง")
    TargetValue(value=10.0, unit='percent', comparator='decrease')
    >>> target_value("๖๕-๗๐ คะแนน", "คะแนน ITA").value is None
    True
    """
    key = arabic_digits(text)
    comparator = _comparator(key, metric_text)
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
    unit = plain[0]["unit"]
    counter = next((name for name in _UNITS if unit and unit.startswith(name)), None)
    if counter is None and _ITA.search(metric_text) and "คะแนน" in metric_text:
        counter = "คะแนน"
    return TargetValue(_value(plain[0]["value"]), counter, comparator)


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
    for text in (key, metric_text):
        if _LESS.search(text):
            return "decrease"
        if _MORE.search(text):
            return "increase"
    return "eq"


def metric_of(text: str) -> Metric:
    """What kind of measure a row's or a sentence's own words name."""
    if _ITA.search(text):
        return "ita_score"
    return "corruption_cases_reduction" if _CASES.search(text) else "other"
