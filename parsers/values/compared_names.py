"""Names of projects and offices as they are compared over plans: without what is each organisation's own."""

from __future__ import annotations

import re
from functools import lru_cache

from extract.ground.characters import arabic_digits
from parsers.values.spacing import wording_key

_OFFICES = r"(?:องค์การบริหารส่วน(?:ตำบล|จังหวัด)|เทศบาล(?:นคร|เมือง|ตำบล)?|อบต\.?|อบจ\.?|(?<![ก-๎.])ท[ตนม]\.)"
_YEARS = re.compile(
    r"\(?\s*(?:(?:ประจำ)?ปี\s*(?:งบประมาณ)?\s*)?(?:พ\.?\s*ศ\.?\s*)?(?<![0-9])25[0-9]{2}(?![0-9])"
    r"(?:\s*(?:[-–—/]|ถึง)\s*(?:พ\.?\s*ศ\.?\s*)?(?:25)?[0-9]{2}(?![0-9]))?\s*\)?"
)
"""'ประจำปีงบประมาณ พ.ศ. 2566', '(พ.ศ. 2566 - 2570)', 'ปี 2566' (Arabic digits)."""

_NUMBER = re.compile(r"^\s*(?:\(?[0-9]{1,3}[.)]+|[-•*])\s*(?:[0-9]{1,3}[.)]+\s*)?")
_KIND = re.compile(r"^\s*(?:โครงการ|กิจกรรม|มาตรการ)\s*(?:/\s*(?:โครงการ|กิจกรรม|มาตรการ)\s*)*")
_EMPTY_YEAR = re.compile(r"(?:ประจำปี\s*(?:งบประมาณ)?|ปีงบประมาณ|พ\.\s*ศ\.)\s*$")


@lru_cache(maxsize=256)
def _own(name: str) -> re.Pattern[str]:
    """An organisation as its plan writes it: its kind and its bare name, or the kind alone, with 'ของ' before it."""
    spaced = r"\s*".join(map(re.escape, "".join(name.split()))) if name else "(?!)"
    return re.compile(rf"(?:ของ|(?<!ภาย)ใน|(?<!ตรวจสอบ)(?<!ควบคุม)ภายใน)?\s*{_OFFICES}\s*(?:{spaced})?")


def title_key(title: str | None, organisation: str | None = None) -> str | None:
    """A project's title without number, kind, organisation, years, spaces and digit style; None for none.

    ``organisation`` is the bare name of the plan's own. Wrong for a title that is nothing but such words.

    >>> title_key("๑) โครงการอบรมคุณธรรมของเทศบาลตำบลพอกน้อย ประจำปีงบประมาณ พ.ศ. ๒๕๖๖", "พอกน้อย")
    'อบรมคุณธรรม'
    >>> title_key("โครงการ อบรมคุณธรรม อบต.วาเล่ย์ ปี 2567", "วาเล่ย์"), title_key("มาตรการ"), title_key(None)
    ('อบรมคุณธรรม', 'มาตรการ', None)
    """
    if title is None:
        return None
    text = _KIND.sub("", _NUMBER.sub("", arabic_digits(title)))
    text = _EMPTY_YEAR.sub("", _YEARS.sub(" ", _own(organisation or "").sub(" ", text)))
    return wording_key(text) or wording_key(title) or None


def office_key(unit: str | None, organisation: str | None = None) -> str | None:
    """An office without its organisation's name, years, spaces and digit style; None for none, and for nothing more.

    >>> office_key("สำนักปลัด เทศบาลตำบลพอกน้อย", "พอกน้อย"), office_key("สำนักปลัดเทศบาล"), office_key("สำนักปลัด")
    ('สำนักปลัด', 'สำนักปลัด', 'สำนักปลัด')
    >>> office_key("เทศบาลตำบลพอกน้อย", "พอกน้อย"), office_key("กองคลัง พ.ศ. ๒๕๖๖"), office_key(None)
    (None, 'กองคลัง', None)
    >>> office_key("หน่วยตรวจสอบภายใน เทศบาลตำบลพอกน้อย", "พอกน้อย"), title_key("อบรมภายในเทศบาลตำบลพอกน้อย", "พอกน้อย")
    ('หน่วยตรวจสอบภายใน', 'อบรม')
    """
    if unit is None:
        return None
    text = _YEARS.sub(" ", _own(organisation or "").sub(" ", _NUMBER.sub("", arabic_digits(unit))))
    return wording_key(_EMPTY_YEAR.sub("", text)) or None
