"""Money in the cells of budget tables: amounts of baht, and the four ways to print none of it.

Nothing is repaired and nothing is guessed: what is not a whole, well-formed number is unreadable, and is said to be.
Absent, ``-``, ``0`` and "uses no budget" are four things.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from extract.ground.characters import arabic_digits, text_before
from parsers.records.budget import CellStatus
from parsers.values.numerals import parse_decimal, torn

DASHES = "-–—−‒―‐‑"
DASH = f"[{DASHES}]"
_NUMBER = r"[0-9][0-9,]*(?:\.[0-9]{1,2})?"
_TAIL = rf"(?:\s?[.,]\s?{DASH})?"  # '15,000.-' '5,000 .-'
_BEFORE_AMOUNT = r"(?:(?:จำนวน(?:เงิน)?|งบประมาณ|เป็นเงิน|รวมเป็นเงิน|วงเงิน|ปีละ)\s*)*"

_CELL = re.compile(rf"{_BEFORE_AMOUNT}฿?\s*(?P<number>{_NUMBER}){_TAIL}\s*+(?:บาท)?\s*+(?:ถ้วน)?\s*+(?:(?:/|ต่อ)\s*ปี)?")
_DASHES = re.compile(rf"(?:{DASH}\s*)+(?:บาท)?")
# one value of a shared cell: '-', '100,000', 'จำนวน 10 บาท', 'ไม่ใช้งบประมาณ'; a blank (or บาท) ends it
_ONE_VALUE = re.compile(
    rf"""\s*(?P<value>{DASH}+(?=\s|$)
                    | (?:จำนวน(?:เงิน)?\s*)?{_NUMBER}{_TAIL}(?P<baht>\s*บาท)?(?(baht)(?![ก-๎])|(?=\s|$))
                    | ไม่(?:ได้)?(?:ใช้|ใช่|มี)งบประมาณ(?=\s|$))""",
    re.VERBOSE,
)
# whitespace aside: the spellings that OCR makes of ไม่ใช้งบประมาณ, as the whole text
_NO_BUDGET_WHOLE = re.compile(
    rf"""[{DASHES}.:*]*(?:เป็น(?:กิจกรรม|โครงการ|มาตรการ)ที่)?(?:(?:ดำเนินการ|ดำเนินงาน)(?:โดย)?)?
         [ไใ]ม่?
         (?: (?:ได้|ต้อง|ขอ|มีการ|จำเป็นต้อง)?(?:ใช้จ่าย|ใช้|ไช้|ใช่|มี|ตั้ง|เสีย)
           | [มใไชซขงนจ\u0e31\u0e34-\u0e37\u0e47-\u0e4c]{{1,9}} )      # 'มั่งงั่ง': ใช้ as OCR saw it
         (?:เงิน)?(?:งบ(?:ประมาณ|ประมาน|ฯ)?|ค่าใช้จ่าย)
         (?:ในการ|การ)?(?:ดำเนินการ|ดำเนินงาน|รายจ่าย|ใดๆ|แต่อย่างใด)*[{DASHES}.*]*
    """,
    re.VERBOSE,
)
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class CellValue:
    """A table cell's value in baht. ``amount`` is set for ``amount`` and ``zero``; ``status`` None: unreadable."""

    status: CellStatus | None
    amount: Decimal | None = None


def says_no_budget(text: str) -> bool:
    """Whether a text says, as a whole, that no budget is used, in any of the spellings that OCR gives it.

    >>> [says_no_budget(t) for t in ("ไม่ใช้งบประมาณ", "ไม่ใช่งบประมาณ", "ไม่มั่งงั่งงบประมาณ")]
    [True, True, True]
    >>> [says_no_budget(t) for t in ("ไม่เกินงบประมาณ", "ไม่ระบุงบประมาณ", "ไม่ใช่งบประมาณของเทศบาล")]
    [False, False, False]
    """
    return bool(_NO_BUDGET_WHOLE.fullmatch(_SPACE.sub("", text)))


@lru_cache(maxsize=1024)  # a table is mostly dashes and zeros
def parse_cell(text: str) -> CellValue:
    """The one value of a budget cell.

    Unreadable (status None) is whatever is not one whole well-formed value: ``1,50,000`` ``1.500.000`` ``15 000``
    ``๑๐o,๐๐๐``, a negative number, two values, other words.

    >>> parse_cell("๑,๕๐๐,๐๐๐"), parse_cell("จำนวน 75,000 บาท").amount, parse_cell("15,000.-").amount
    (CellValue(status='amount', amount=Decimal('1500000')), Decimal('75000'), Decimal('15000'))
    >>> [parse_cell(t).status for t in ("๐.๐๐", "–", " ", "ไม่ใช่งบประมาณ", "1,50,000", "15 000", "-500")]
    ['zero', 'dash', 'blank', 'none', None, None, None]
    """
    key = arabic_digits(text).strip()
    if not key:
        return CellValue("blank")
    if _DASHES.fullmatch(key):
        return CellValue("dash")
    match = _CELL.fullmatch(key)
    if match:
        amount = parse_decimal(match["number"])
        if amount is None:
            return CellValue(None)
        return CellValue("amount", amount) if amount else CellValue("zero", Decimal(0))
    return CellValue("none") if says_no_budget(key) else CellValue(None)


@lru_cache(maxsize=1024)
def split_values(text: str) -> tuple[str, ...]:
    """The values of a cell that several items share, in order, as printed; ``()`` for a blank cell.

    A text with anything but values in it is one piece, and so is one where a blank may stand inside a number
    (``15 000``): its values cannot be counted.

    >>> split_values("- ๑๐๐,๐๐๐ ๕๐๐,๐๐๐ -"), split_values("๓๐,๐๐๐ บาท ๒๐,๐๐๐ บาท"), split_values("")
    (('-', '๑๐๐,๐๐๐', '๕๐๐,๐๐๐', '-'), ('๓๐,๐๐๐ บาท', '๒๐,๐๐๐ บาท'), ())
    >>> split_values("จำนวน 10 บาท"), split_values("15 000 -"), split_values("ตามเทศบัญญัติ 5,000")
    (('จำนวน 10 บาท',), ('15 000 -',), ('ตามเทศบัญญัติ 5,000',))
    """
    key = arabic_digits(text)
    whole = text.strip()
    if not whole:
        return ()
    values, end, last = [], 0, len(key.rstrip())
    while end < last:
        match = _ONE_VALUE.match(key, end)
        if match is None or torn(text_before(key, match.start("value")), match["value"]):
            return (whole,)
        if parse_cell(match["value"]).status is None:
            return (whole,)
        values.append(text[match.start("value") : match.end("value")])
        end = match.end()
    return tuple(values)
