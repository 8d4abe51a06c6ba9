"""Names of projects and offices as they are compared over plans: without what is each organisation's own."""

from __future__ import annotations

import re
from functools import lru_cache

from extract.ground.characters import arabic_digits, text_behind
from parsers.values.spacing import wording_key

_OFFICE = re.compile(
    r"(?:องค์การบริหารส่วน(?:ตำบล|จังหวัด)|เทศบาล(?:นคร|เมือง|ตำบล)?|อบต\.?|อบจ\.?|ท(?<![ก-๎.]ท)[ตนม]\.|"
    r"สำนักงานเขต(?P<needs_name>)|เมืองพัทยา(?![ก-๎])|กรุงเทพมหานคร(?![ก-๎]))\s*"
)
"""Each begins with a fixed letter, the lookbehind second: so it is found fast."""

_OF = ("ภายในเขต", "ในเขตพื้นที่", "ในเขต", "ในพื้นที่", "ภายใน", "ของ", "ใน")
_OWN_WORDS = ("ตรวจสอบภายใน", "ควบคุมภายใน")
"""Words that end as one of them: the audit within is an office's own name."""

_YEARS = re.compile(
    r"\(?\s*(?:(?:ประจำ)?ปี\s*(?:งบประมาณ)?\s*)?(?:พ\.?\s*ศ\.?\s*)?(?<![0-9])25[0-9]{2}(?![0-9])"
    r"(?:\s*(?:[-–—/]|ถึง)\s*(?:พ\.?\s*ศ\.?\s*)?(?:25)?[0-9]{2}(?![0-9]))?\s*\)?"
    r"|\(?\s*(?:ประจำ)?ปี\s*(?:งบประมาณ)?\s*(?:พ\.?\s*ศ\.?\s*)?[5-9][0-9](?![0-9])\s*\)?\s*$"
)
"""'ประจำปีงบประมาณ พ.ศ. 2566', '(พ.ศ. 2566 - 2570)', 'ปี 2566', at the end 'ปี 67' (Arabic digits)."""

_NUMBER = re.compile(
    r"[\s*]*(?:\(?[0-9]{1,3}(?:\.[0-9]{1,2}){1,3}[.)]*(?=\s)|\(?[0-9]{1,3}[.)]+|[-•*])?[\s*]*(?:[0-9]{1,3}[.)]+\s*)?"
)
_KIND = re.compile(
    r"\s*(?:โครงการ|กิจกรรม|มาตรการ)\s*(?:/\s*(?:โครงการ|กิจกรรม|มาตรการ)\s*)*(?:ที่\s*[0-9]{1,3}(?:[.):]\s*|\s+))?"
)
_EMPTY_YEAR = re.compile(r"(?:ประจำปี\s*(?:งบประมาณ)?|ปีงบประมาณ|พ\.\s*ศ\.)\s*$")


def _without_own(text: str, name: str | None) -> str:
    """``text`` with a blank for the organisation as its plan writes it: its kind and its bare name, or the kind alone,
    with 'ของ' before it.
    """
    pieces: list[str] = []
    end = 0
    while match := _OFFICE.search(text, end):
        own = _end_of_name(text, match.end(), name or "")
        if match["needs_name"] is not None and own == match.end():
            pieces.append(text[end : match.end()])
            end = match.end()
            continue
        before = text[end : match.start()].rstrip()
        word = next((word for word in _OF if before.endswith(word)), "")
        word = "" if before.endswith(_OWN_WORDS) else word
        pieces.append(before.removesuffix(word))
        end = own
    return " ".join([*pieces, text[end:]])


def _without_years(text: str) -> str:
    return _YEARS.sub(" ", text) if "25" in text or "ปี" in text else text


def _end_of_name(text: str, start: int, name: str) -> int:
    """Where a name ends that stands at ``start``, whatever blanks are in it; ``start`` where another word stands."""
    end = start
    for letter in "".join(name.split()):
        while text[end : end + 1].isspace():
            end += 1
        if text[end : end + 1] != letter:
            return start
        end += 1
    return end


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
    text = text_behind(_KIND, text_behind(_NUMBER, arabic_digits(title)))
    text = _EMPTY_YEAR.sub("", _without_years(_without_own(text, organisation)))
    return wording_key(text) or wording_key(title) or None


@lru_cache(maxsize=512)  # a plan names few offices, each for many projects
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
    text = _without_years(_without_own(text_behind(_NUMBER, arabic_digits(unit)), organisation))
    return wording_key(_EMPTY_YEAR.sub("", text)) or None
