"""What words beside an amount make of it: those in brackets behind it, and those of the note that its star leads to."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from extract.ground.characters import arabic_digits
from extract.ground.scales import BAHT, SCALE
from parsers.rules.load import load

_SPACE = re.compile(r"\s+")
_STAR = re.compile(r"(?P<star>\*{1,3})\)?$|(?<=\s)(?P<number>[0-9]{1,2}/)$")
_STAR_ENDS = ("*", "*)", "/")
_STARS = re.compile(r"\*+")
_AS_STAR = str.maketrans(dict.fromkeys("＊∗﹡✱", "*"))
_NOTE = re.compile(
    r"\s*(?:หมายเหตุ\s*+[:：]?\s*+)?(?:เครื่องหมาย\s*+)?\(?(?:(?P<star>\*{1,3})(?!\*)\)?|(?P<number>[0-9]{1,2}/)(?!\s*[0-9]))\s*(?P<text>[^\s*].*)"
)
_AMOUNT = re.compile(rf"\d{{1,3}}(?:,\d{{3}})+|\d\s*+{SCALE}*\s*+{BAHT}")


_CANCELLED = re.compile(
    r"[(\[]\s*(?:ขอ|แจ้ง|ถูก|\*)*(?:ยกเลิก|งด(?:ดำเนินการ|จัด)?|ระงับ|ไม่ดำเนินการ)(?:ทั้ง)?(?:การ|ดำเนินการ|โครงการ|กิจกรรม|มาตรการ|แล้ว|ชั่วคราว|นี้|\s)*[)\]]"
    r"|\s(?:ขอ)?ยกเลิก(?:โครงการ|กิจกรรม|แล้ว)*\s*$"
)
"""In a title: a mark in brackets, or behind all its words."""


_FIGURE = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d+(?:\.\d{1,2})?(?=\s*บาท)")
_YEAR = re.compile(r"(?<!\d)25\d\d(?!\d)")


_SAYS_WHAT_BRACKETS_HOLD = re.compile(r"(?:วงเล็บ|ใน\s*+\(\s*+\))[\s\"“”()]*+(?:=|คือ|เป็น|หมายถึง|แสดง|[:：])")
"""``ตัวเลขในวงเล็บ คือ ยอดเบิกจ่าย``: whatever a note says of them, figures in brackets are none like the others."""

_FIGURE_IN_BRACKETS = re.compile(r"\(\s*+[0-9][0-9,]*+(?:\.[0-9]{1,2})?\s*+(?:บาท)?\s*+\)")

BRACKETS = "()"
"""The mark of a figure in brackets, where a note says what these hold."""


_YEAR_IN_BRACKETS = re.compile(
    r"ปี(?:งบประมาณ)?\s*+(?:พ\.?\s*+ศ\.?)?\s*+(25\d\d)(?![\d,.]|\s*+(?:[-–—/,]|ถึง|และ))(?=[^()]*\)$)"
)
_YEAR_OF_ORDINANCE = re.compile(
    r"(?:ตาม)?\s*+(?:ข้อ|เทศ)บัญญัติ\s*+(?:งบประมาณ)?\s*+(?:รายจ่าย)?\s*+(?:ประจำ)?\s*+(?:ปี)?(?:งบประมาณ)?\s*+(?:พ\.?\s*+ศ\.?)?\s*+(25\d\d)"
    r"\s*+(?=(?:จำนวน(?:เงิน)?|เป็นเงิน)\s*+\d[\d,.]*+\s*+บาท$)"
)
"""``ข้อบัญญัติปี 2568 จำนวน 9,000 บาท``: where the money of a year comes from, before its amount."""

_EMPTY_BRACKETS = re.compile(r"\s*+\(\s*+\)$")


class RemarkSaid(NamedTuple):
    """What a row's remark says of its amounts: they are ``shared`` with another project, for all years ``together``, or
    ``changed`` to a figure; in ``years`` (BE), or in all.
    """

    shared: bool
    together: bool
    changed: Decimal | None
    years: frozenset[int]


@cache
def _rules() -> dict[str, re.Pattern[str]]:
    return {rule["id"]: re.compile(rule["pattern"]) for rule in load("beside_amounts")["rule"]}


@lru_cache(maxsize=1024)
def changes_amount(words: str) -> bool:
    """Whether words beside an amount say that it is not, or not as printed, the budget of its column.

    >>> [changes_amount(words) for words in ("พันบาท", "ตลอดโครงการ", "ต่อ รุ่น", "ใช้จริง", "งบ เดิม", "ยกเลิก")]
    [True, True, True, True, True, True]
    >>> [changes_amount(words) for words in ("งบ อบต.", "ห้าหมื่นบาทถ้วน", "ค่าวิทยากร", "ตั้งจ่ายจากเทศบัญญัติ", "ปีละ")]
    [False, False, False, False, False]
    """
    bare = _SPACE.sub("", arabic_digits(words))
    return any(pattern.search(bare) for pattern in _rules().values())


def without_own_year(text: str, year: int | None) -> str:
    """A cell of a ``year`` (BE) without the words in brackets behind its figure that name this year and no other, and
    without the ordinance of this year before it.

    >>> without_own_year("10,000 (ตั้งงบประมาณปี ๒๕๖๖)", 2566), without_own_year("10,000 (ปี 2566)", 2566)
    ('10,000 (ตั้งงบประมาณ)', '10,000')
    >>> without_own_year("10,000 (ตั้งงบประมาณปี 2565)", 2566), without_own_year("10,000 (ปี 2566 - 2568)", 2566)
    ('10,000 (ตั้งงบประมาณปี 2565)', '10,000 (ปี 2566 - 2568)')
    >>> [without_own_year("ข้อบัญญัติปี 2568 จำนวน 9,000 บาท", year) for year in (2568, 2567)]
    ['จำนวน 9,000 บาท', 'ข้อบัญญัติปี 2568 จำนวน 9,000 บาท']
    """
    if year is None or not text.endswith((")", "บาท")):
        return text
    if text.endswith("บาท"):
        before = year_of_ordinance(text)
        return text[before.end() :] if before and before[1] == str(year) else text
    found = _YEAR_IN_BRACKETS.search(arabic_digits(text))
    if found is None or found[1] != str(year):
        return text
    return _EMPTY_BRACKETS.sub("", text[: found.start()] + text[found.end() :])


def year_of_ordinance(text: str) -> re.Match[str] | None:
    """What stands before the amount of a cell and says from the ordinance of which year it comes, the year as a group.

    >>> year_of_ordinance("เทศบัญญัติ ปี ๒๕๖๘ จำนวน 9,000 บาท")[1], year_of_ordinance("ข้อบัญญัติปี 2568 9,000 บาท")
    ('2568', None)
    """
    return _YEAR_OF_ORDINANCE.match(arabic_digits(text))


@lru_cache(maxsize=1024)
def said_of_row(remark: str) -> RemarkSaid:
    """What the remark of a row says of its amounts.

    >>> said_of_row("ใช้งบประมาณร่วมกับโครงการที่ 1").shared, said_of_row("รวม 3 ปี").together, said_of_row("งบ อบต.")
    (True, True, RemarkSaid(shared=False, together=False, changed=None, years=frozenset()))
    >>> said = said_of_row("ปี ๒๕๖๘ ปรับลดเหลือ ๕๐๐ บาท")
    >>> said.changed, said.years, said_of_row("ปรับปรุงห้อง 500 บาท").changed
    (Decimal('500'), frozenset({2568}), None)
    """
    digits = arabic_digits(remark)
    bare, rules = _SPACE.sub("", digits), _rules()
    figures = _FIGURE.findall(_YEAR.sub("", digits)) if rules["changed"].search(bare) else []
    return RemarkSaid(
        rules["shared"].search(bare) is not None,
        rules["several_years"].search(bare) is not None,
        Decimal(figures[-1].replace(",", "")) if figures else None,
        frozenset(map(int, _YEAR.findall(digits))),
    )


def is_cancelled(title: str) -> bool:
    """Whether a title says that its project is not carried out.

    >>> [is_cancelled(title) for title in ("โครงการ ก (ยกเลิก)", "โครงการ ก [งดดำเนินการ]", "โครงการ ก ยกเลิก")]
    [True, True, True]
    >>> [is_cancelled(title) for title in ("โครงการยกเลิกการใช้โฟม", "โครงการงดเหล้า (เข้าพรรษา)", "โครงการ ก (งดเหล้า)")]
    [False, False, False]
    """
    return _CANCELLED.search(title) is not None


def star_of(text: str) -> str | None:
    """The star, or the number before a slash, behind the figure or the title of a cell: it leads to a note.

    >>> star_of("20,000*"), star_of("15,000**"), star_of("20,000"), star_of("โครงการอบรม ๑/"), star_of("หมู่ 1/2")
    ('*', '**', None, '1/', None)
    """
    bare = text.rstrip()
    match = _STAR.search(arabic_digits(bare)) if bare.endswith(_STAR_ENDS) else None
    return (match["star"] or match["number"]) if match else None


def stars_in(text: str) -> list[str]:
    """The stars of a text, wherever they stand.

    >>> stars_in("2*"), stars_in("* กิจกรรม ก **"), stars_in("กิจกรรม ＊"), stars_in("กิจกรรม")
    (['*'], ['*', '**'], ['*'], [])
    """
    return _STARS.findall(text.translate(_AS_STAR))


def marks_of(value: str) -> frozenset[str | None]:
    """The marks of one value that may lead to a note: its star, and brackets around it.

    >>> sorted(map(str, marks_of("20,000*"))), sorted(map(str, marks_of("(๓๐,๐๐๐)")))
    (['*'], ['()', 'None'])
    """
    in_brackets = _FIGURE_IN_BRACKETS.fullmatch(arabic_digits(value.strip()))
    return frozenset({star_of(value), BRACKETS} if in_brackets else {star_of(value)})


def says_what_brackets_hold(line: str) -> bool:
    """Whether a line says what brackets hold.

    >>> [says_what_brackets_hold(t) for t in ("หมายเหตุ ตัวเลขใน ( ) คือ ยอดเบิกจ่าย", "ในวงเล็บ = เงินสมทบ", "(บาท) เป็นเงิน")]
    [True, True, False]
    """
    return bool(_SAYS_WHAT_BRACKETS_HOLD.search(line))


def star_of_doubt(line: str) -> str | None:
    """The star of a note that changes the amounts it belongs to: it names another one, or says what they are.

    >>> star_of_doubt("** ปี 2567 แก้ไขจาก 15,000 บาท เป็น 17,000 บาท"), star_of_doubt("* งบประมาณรวมตลอด 5 ปี")
    ('**', '*')
    >>> star_of_doubt("๒/ ใช้จริง 5,000 บาท"), star_of_doubt("1/ ตั้งจ่ายจากเทศบัญญัติ"), star_of_doubt("1/10/2566")
    ('2/', None, None)
    >>> star_of_doubt("* ใช้งบประมาณของ อบจ."), star_of_doubt("หมายเหตุ : งบประมาณรวมตลอด 5 ปี")
    (None, None)
    """
    match = _NOTE.fullmatch(arabic_digits(line.strip()))
    if match is None:
        return None
    text, star = match["text"], match["star"] or match["number"]
    return star if _AMOUNT.search(text) or changes_amount(text) else None
