"""What a head of columns prints, as a whole text: names of columns and of their units, never a row's words."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from extract.ground.characters import arabic_digits
from extract.ground.scales import SCALED_BAHT
from parsers.rules.load import load
from parsers.structure.levels import names_node
from parsers.tables.columns.roles import damaged_name, role_of
from parsers.values.money.cells import parse_cell
from parsers.values.sums import OF_ALL

_BAHT = rf"(?:หน่วย\s*:?\s*)?{SCALED_BAHT}"
_PURE = {
    # names as wholes, of what is no rule of the file
    "year": re.compile(
        rf"(?:ปี|งบประมาณ|ประจำปี|พศ|\(?{_BAHT}\)?)*(?:[0-9]{{4}}|(?<=[ก-๎])[0-9]{{2}})(?:\(?(?:งบประมาณ|{_BAHT})\)?)*"
    ),
    "budget": re.compile(
        rf"(?:งบประมาณ|จำนวน|วงเงิน|เงิน|งบ|ประมาณ|ที่ใช้|ดำเนินการ|รายจ่าย|ประจำปี|ปี|พศ|{_BAHT}|[0-9]{{4}}|[()/–-])+"
    ),
}
TOTAL = re.compile(
    rf"[(\[]?\s*(?:ยอด|ผล)?รวม(?![ก-๎]*(?:ใจ|พลัง|มือ|กลุ่ม|ถึง))|(?:คิด)?เป็นเงิน(?:รวม)?{OF_ALL}|งบประมาณ(?:รวม|{OF_ALL})"
    r"|(?:ยอด(?:เงิน|งบประมาณ)?(?:สุทธิ)?|คิดเป็นเงิน|งบประมาณ)\s*+(?:รวม)?\s*+(?:ของ|ตาม)?\s*+"
    r"(?:(?:มิติ|ภารกิจ)(?:ที่\s*[0-9๐-๙]|นี้|\s*$)|(?:ทุก|ทั้ง\s*[0-9๐-๙]?\s*)(?:มิติ|ภารกิจ|แผน(?!งาน|ก)|ฉบับ))"
    rf"|(?:โครงการ|กิจกรรม|มาตรการ)(?:/|โครงการ|กิจกรรม|มาตรการ)*+\s*+{OF_ALL}\s*+รวม(?:เป็น|งบ|เงิน|{OF_ALL})"
    r"|(?i:grand\s*total|sub\s*-?\s*total|(?:total|sum)\s*(?:[(:]|/\s*รวม|$))"
)
"""How a total begins, and no title such as ``รวมพลังต้านการทุจริต`` or ``Total Quality``."""

TOTAL_OF_ALL = re.compile(r"(?:ยอด|ผล)?รวม(?:ทั้ง|ทุก|[0-9]ปี|ตลอด)|(?:รวม)?(?:งบประมาณ|เป็นเงิน)?ทั้ง(?:สิ้น|หมด)")
"""How a total of all years or groups begins, without blanks."""

CARRIED = re.compile(r"(?:ยอด|รวม|ผลรวม|เงิน)*\s*ยก(?:ยอด)?(?:\s*ไป|\s*มา)(?!(?!จาก|หน้า|ยัง)[ก-๎])")
"""How a row begins that carries the sum so far to the next page: ``ยอดยกไป``, ``รวมยกมา``."""

YEAR_COLUMN = re.compile(r"(?:ประจำ)?ปี(?:งบประมาณ)?(?:พศ)?|พศ")
"""The name of a column that has a year in each of its rows, without blanks and points."""

AROUND_FIGURES = frozenset({"จำนวน", "บาท"})
"""Words that stand around each figure of a total."""

COUNTS = re.compile(r"จำนวน\s*$")
"""How the words of a total end before a count of its projects that does not say what it counts."""

FEW = re.compile(r"[0-9๐-๙]{1,3}")
"""What such a count is, and an amount hardly ever."""

_A_YEAR = r"ปี(?:\s*งบประมาณ)?\s*ละ|แต่ละปี|ทุก\s*ๆ?\s*ปี|(?:ต่อ|/)\s*ปี"
EACH_YEAR = re.compile(rf"(?:{_A_YEAR})\s*(?:จำนวน)?")
"""What says in a cell that its value comes again in each year: ``ปีละ 20,000``."""

EACH_YEAR_IN_HEAD = re.compile(rf"{_A_YEAR}(?!\s*(?:งบ|พ\.?\s*ศ|[0-9๐-๙]))")
"""What says so in a head of all values below it: ``(บาท/ปี)``; not ``จำนวนเงิน/ปีงบประมาณ 2566-2568``."""

_SQUEEZED = re.compile(r"[\s.]+")
_UNIT = re.compile(
    rf"(?:งบ|ประมาณ|งบประมาณ|\(?{_BAHT}\)?|\(?(?:{_BAHT})?(?:ปีละ|ต่อปี|/ปี|แต่ละปี)\)?|\(?จำนวนเงิน\)?|พ\.?ศ\.?)"
)
LONGEST_NAME = 40
"""Letters of a column's name."""


@cache
def _wholes() -> dict[str, re.Pattern[str]]:
    """What a name of each role is as a whole, blanks and dots aside: a row's text may hold the same words."""
    rules = (rule for rule in load("columns")["rule"] if "whole" in rule)
    return _PURE | {rule["id"]: re.compile(rf"(?:{rule['whole']})(?:\(?{_BAHT}\)?)?") for rule in rules}


@cache
def _begun() -> re.Pattern[str]:
    """Names whose first words say enough: any others, up to a blank, and a unit in brackets may follow."""
    rules = (*load("columns")["rule"], *load("columns")["name"])
    words = "|".join(rule["begins"] for rule in rules if "begins" in rule)
    return re.compile(rf"(?:{words})[^\s()]{{0,24}}(?:\s*\(\D{{1,12}}\))?")


@lru_cache(maxsize=4096)
def is_column_name(text: str) -> bool:
    """Whether a text is what a head prints: a column's name, or a part of one.

    >>> [is_column_name(text) for text in ("ที่", "ปีงบประมาณ พ.ศ. ๒๕๖๖ (บาท)", "2566", "แหล่งงบประมาณ", "ผู้รับผิดชอบ")]
    [True, True, True, True, True]
    >>> [is_column_name(text) for text in ("เป้าหมาย (คน)", "งบประมาณ (หมื่นบาท)", "ปี 2566 (แสนบาท)", "เป้าหมายคือ (ก) 5")]
    [True, True, True, False]
    >>> [is_column_name(text) for text in ("งบประมาณ (หน่วย : พันบาท)", "หน่วย : บาท", "หน่วย : คน", "หน่วยละ 5 บาท")]
    [True, True, False, False]
    >>> [is_column_name(text) for text in ("ลำดบ", "โครงกาs", "งบปsะมาณ (บาท)", "หน่วยงานรับผิดซอบ")]
    [True, True, True, True]
    >>> [is_column_name(text) for text in ("โครงการอบรม", "1", "10,000", "ปี 2566 ดำเนินการแล้ว", "1.1 ภารกิจ", "กองคลัง")]
    [False, False, False, False, False, False]
    """
    if len(text) > LONGEST_NAME or names_node(text):
        return False
    if all(is_unit(word) for word in text.split()) or _begun().fullmatch(text):
        return True
    role = role_of(text)
    if role != "year" and parse_cell(text).status is not None:
        return False
    whole = _wholes().get(role)
    if whole is not None and whole.fullmatch(_SQUEEZED.sub("", arabic_digits(text))):
        return True
    return role != "year" and damaged_name(text) is not None


def is_unit(word: str) -> bool:
    """Whether a word only says what the columns are measured in: ``งบ`` ``ประมาณ`` ``(บาท)``.

    >>> is_unit("งบประมาณ"), is_unit("(พันบาท)"), is_unit("แหล่งงบประมาณ")
    (True, True, False)
    """
    return bool(_UNIT.fullmatch(word))
