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
from extract.ground.scales import BAHT_IN_SHORT, SCALE, SCALES_ALONE
from parsers.records.budget import CellStatus
from parsers.values.money.cell_forms import DASH, DASHES, NUMBER, TAIL, printed_amount
from parsers.values.money.words import number_in_words
from parsers.values.numerals import torn

_WITHIN_SIGNS = re.compile(r"""["“'`=]([^"“”'`=]+)["”'`=]""")
"""What stands in quotes, as code, or between signs against changes: ``=20,000.-=``."""

_DASH_BEFORE = re.compile(rf"{DASH}\s*([1-9][0-9]{{0,2}}(?:,[0-9]{{3}})+(?:\.[0-9]{{2}})?)\s*(?:บาท)?")
_TORN_FIGURE = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]{2})?|[1-9][0-9]{3,8}")
_POINTS_IN_GROUPS = re.compile(r"(?=[0-9,]*\.)[1-9][0-9]{0,2}(?:[.,][0-9]{3})+")
_OWN_UNIT = re.compile(rf"{BAHT_IN_SHORT}|[0-9๐-๙]\s*{SCALE}|(?<![ก-๎]){SCALES_ALONE}")
"""``20 แสน``, ``(ล้าน)``; not ``เชียงแสน``."""

_DASHES = re.compile(rf"(?:{DASH}\.?\s*+)++(?:บาท)?")
# one value of a shared cell: '-', '100,000', 'จำนวน 10 บาท', 'ไม่ใช้งบประมาณ'; a blank (or บาท) ends it
_ONE_VALUE = re.compile(
    rf"""\s*(?P<value>{DASH}+(?=\s|$)
                    | (?:จำนวน(?:เงิน)?\s*)?{NUMBER}{TAIL}(?P<baht>\s*บาท)?(?(baht)(?![ก-๎])|(?=\s|$))
                    | ไม่(?:ได้)?(?:ใช้|ใช่|มี)งบประมาณ(?=\s|$))""",
    re.VERBOSE,
)
# whitespace aside: the spellings that OCR makes of ไม่ใช้งบประมาณ, as the whole text
_NO_BUDGET_WHOLE = re.compile(
    rf"""[{DASHES}.:*]*(?:เป็น(?:กิจกรรม|โครงการ|มาตรการ)ที่)?(?:(?:ดำเนินการ|ดำเนินงาน)(?:โดย)?)?
         [ไใ]ม่?
         (?: (?:ได้|ต้อง|ขอ|มีการ|จำเป็นต้อง)?(?:ใช้จ่าย|เบิกจ่าย|เบิก|ใช้|ไช้|ใช่|มี|ตั้ง|เสีย)
           | [มใไชซขงนจ\u0e31\u0e34-\u0e37\u0e47-\u0e4c]{{1,9}} )      # 'มั่งงั่ง': ใช้ as OCR saw it
         (?:เงิน)?(?:งบ(?:ประมาณ|ประมาน|ฯ)?|งปม\.?|ค่าใช้จ่าย)
         (?:ในการ|การ)?(?:ดำเนินการ|ดำเนินงาน|รายจ่าย|(?:ของ)?(?:ทาง)?ราชการ|ใดๆ|แต่อย่างใด)*[{DASHES}.*]*
    """,
    re.VERBOSE,
)
# whitespace aside: money that is used and not named, as the whole text
_UNNAMED_WHOLE = re.compile(
    r"\(?(?:(?:ใช้|เบิก(?:จ่าย)?(?:จาก)?|ตาม)?งบ(?:ประมาณ)?(?:รายจ่าย)?"
    r"(?:ปกติ|บริหาร(?:งาน)?(?:ทั่วไป)?|ประจำ(?:ปี)?|ดำเนินงาน|ดำเนินการ|กลาง|(?:ของ)?หน่วยงาน)+"
    r"|(?:ตาม|ใช้งบ(?:ประมาณ)?ตาม)(?:ที่ตั้งไว้ใน)?(?:ข้อ|เทศ)บัญญัติ(?:งบประมาณ)?(?:รายจ่าย)?(?:ประจำปี)?"
    # of which year, on which page: 'ตามข้อบัญญัติ ปี 2566 หน้า 45'
    r"(?:(?:ประจำ)?(?:ปี)?(?:งบประมาณ)?(?:พ\.ศ\.)?25[0-9]{2})?(?:\(?หน้า(?:ที่)?[0-9]{1,3}\)?)?"
    # 'ใช้งบประมาณร่วมกับโครงการที่ 1': what is named is the other project, and a number of it is small
    r"|(?:(?:ใช้|เบิก(?:จ่าย)?(?:จาก)?)?งบ(?:ประมาณ)?(?:ร่วม|รวม|เดียว)(?:กันกับ|กับ|อยู่(?:ใน|กับ)|ไว้(?:ใน|กับ)|ใน)|ร่วม(?:กัน)?กับ)"
    r"(?:โครงการ|กิจกรรม|มาตรการ|ข้อ|ลำดับ|รายการ)(?:[^0-9,]|(?<![0-9,.])[0-9]{1,3}(?:\.[0-9]{1,2})*(?![0-9,.])){0,120}"
    # with a unit of the office or another body
    r"|(?:ใช้|เบิก(?:จ่าย)?(?:จาก)?)?งบ(?:ประมาณ)?(?:ร่วม|รวม)(?:กันกับ|กับ)"
    r"(?:กอง|สำนัก|ฝ่าย|งาน|หน่วย|ส่วน|อบ[ตจ]\.|เทศบาล|องค์การ|โรงเรียน|อำเภอ|จังหวัด)[^0-9,]{0,60}"
    r"|ตามที่(?:ได้)?รับจัดสรร|ตามงบ(?:ประมาณ)?ที่(?:ได้)?(?:รับ(?:การ)?)?(?:จัดสรร|ตั้งไว้))\)?"
)
_DAMAGED_FIGURE = re.compile(r"(?=.*[0-9])(?=.*[A-Za-z])[0-9OoQDlISsBbZ]{1,3}(?:,[0-9OoQDlISsBbZ]{3})+")
_SPACE = re.compile(r"\s+")
_DIGIT = re.compile("[0-9]")
LETTERS_FOR_DIGITS = "OoQlI"
"""What an OCR writes for 0 and 1, and for nothing else."""

AS_DIGITS = str.maketrans(LETTERS_FOR_DIGITS, "00011")


@dataclass(frozen=True, slots=True)
class CellValue:
    """A table cell's value in baht. ``amount`` is set for ``amount`` and ``zero``; ``status`` None: unreadable."""

    status: CellStatus | None
    amount: Decimal | None = None


def says_no_budget(text: str) -> bool:
    """Whether a text says, as a whole, that no budget is used, in any of the spellings that OCR gives it.

    >>> [says_no_budget(t) for t in ("ไม่ใช้งบประมาณ", "ไม่ใช่งบประมาณ", "ไม่มั่งงั่งงบประมาณ")]
    [True, True, True]
    >>> [says_no_budget(t) for t in ("ไม่ใช้ งปม.", "ไม่ใช้งบประมาณของทางราชการ")]
    [True, True]
    >>> [says_no_budget(t) for t in ("ไม่เกินงบประมาณ", "ไม่ระบุงบประมาณ", "ไม่ใช่งบประมาณของเทศบาล")]
    [False, False, False]
    """
    return bool(_NO_BUDGET_WHOLE.fullmatch("".join(text.split())))


@lru_cache(maxsize=1024)  # a table is mostly dashes and zeros
def parse_cell(text: str) -> CellValue:
    """The one value of a budget cell.

    Words in brackets behind it may say that it is something else (see :func:`remarks.changes_amount`); an amount in
    words, or a product, must be the same.
    Unreadable (status None) is whatever is not one whole well-formed value: ``1,50,000`` ``1.500.000`` ``15 000``
    ``๑๐o,๐๐๐``, a negative number, two values, other words.

    >>> parse_cell("๑,๕๐๐,๐๐๐"), parse_cell("จำนวน 75,000 บาท").amount, parse_cell("15,000.-").amount
    (CellValue(status='amount', amount=Decimal('1500000')), Decimal('75000'), Decimal('15000'))
    >>> [parse_cell(t).status for t in ("ตามข้อบัญญัติ", "งบประมาณรายจ่ายประจำปี", "ตามข้อบัญญัติ 5,000", "ข้อบัญญัติ")]
    ['unnamed', 'unnamed', None, None]
    >>> [str(parse_cell(t).amount) for t in ("ไม่เกิน 30,000 บาท", "ประมาณ 4,000", "20,000 - 25,000", "3,000 ถึง 5,000")]
    ['30000', '4000', 'None', 'None']
    >>> [parse_cell(t).status for t in ("ใช้งบประมาณร่วมกับโครงการที่ 1", "ใช้งบร่วมกับกิจกรรมที่ 2 จำนวน 5,000")]
    ['unnamed', None]
    >>> [parse_cell(t).status for t in ("ร่วมกับลำดับที่ 2", "ใช้งบประมาณร่วมกับกองคลัง", "ตามข้อบัญญัติ ปี 2566 หน้า 45")]
    ['unnamed', 'unnamed', 'unnamed']
    >>> [parse_cell(t).status for t in ("ร่วมกับกองคลัง", "ร่วมกับลำดับที่ 2,000", "ตามข้อบัญญัติ ปี 2566 4,500")]
    [None, None, None]
    >>> [parse_cell(t).status for t in ("๐.๐๐", "–", " ", "ไม่ใช่งบประมาณ", "งบปกติ", "1,50,000", "15 000", "-500")]
    ['zero', 'dash', 'blank', 'none', 'unnamed', None, None, None]
    >>> [str(parse_cell(t).amount) for t in ("4,000 (ข้อบัญญัติ หน้า ๗๘)", "4,000 หน้า 7", "4,000 (คืบหน้า 5)", "4,000 (7)")]
    ['4000', '4000', 'None', 'None']
    >>> [str(parse_cell(t).amount) for t in ("4,000 / ข้อบัญญัติ", "4,000/เงินอุดหนุน", "4,000/คน", "4,000 / งบเดิม")]
    ['4000', '4000', 'None', 'None']
    >>> [str(parse_cell(f"4,000 ({t})").amount) for t in ("เดิม 5,000", "จากเดิม 5,000 บาท", "เดิม", "เดิม 4,000")]
    ['4000', '4000', 'None', 'None']
    >>> [str(parse_cell(t).amount) for t in ("4,000 *(แก้ไขด้วยลายมือ)*", "4,000 *(ตัวเลขไม่ชัด)*", "4,000 *(ลายมือ)")]
    ['4000', 'None', 'None']
    >>> [str(parse_cell(t).amount) for t in ("=4,000.-=", '"4,000"', "`4,000`", "THB 4,000", "4,000/-")]
    ['4000', '4000', '4000', '4000', '4000']
    >>> [str(parse_cell(f"4,000 {t}").amount) for t in ("(50 คน)", "50 คน", "(50 คน x 80)", "(2 ครั้ง)")]
    ['4000', '4000', '4000', 'None']
    >>> [parse_cell(t).status for t in ("400 (5 คน)", '"4,000', "4,000/5")]
    [None, None, None]
    >>> [parse_cell(t).status for t in ("-.-", "- -", "-บาท", "-.5", ".-")]
    ['dash', 'dash', 'dash', None, None]
    """
    key = arabic_digits(text).strip()
    if within := _WITHIN_SIGNS.fullmatch(key):
        key = within[1].strip()
    if not key:
        return CellValue("blank")
    if _DASHES.fullmatch(key):
        return CellValue("dash")
    if printed := printed_amount(key):
        amount = printed.amount
        return CellValue(None) if amount is None else CellValue("amount" if amount else "zero", amount)
    if says_no_budget(key):
        return CellValue("none")
    return CellValue("unnamed" if _UNNAMED_WHOLE.fullmatch("".join(key.split())) else None)


def is_damaged_figure(text: str) -> bool:
    """Whether a text is a grouped figure with letters in the place of some digits; what it was is not guessed.

    >>> [is_damaged_figure(text) for text in ("๕O,๐๐๐", "l๐,๐๐๐", "1O,OOO", "5,000", "O,OOO", "50", "NO")]
    [True, True, True, False, False, False, False]
    """
    return bool(_DAMAGED_FIGURE.fullmatch(arabic_digits(text)))


def broken_figure(text: str, *, points: bool = True) -> str | None:
    """The figure that a cell's digits make if the blanks among them are none, letters that an OCR writes for 0 and 1
    are these, and points before three digits are commas; None where they make none, none of these stands among them, or
    a blank stands behind a whole figure. It may as well be several values, or other digits: something else must say so.
    So is a figure with commas behind a dash, which may be a bullet, a minus or another value. A sign of doubt (U+FFFD)
    may stand for a character that nobody sees: no sum joins what it parts. Without ``points`` neither points nor dashes
    are read so: sums of such figures alone hold whatever these are, so that a sum must have commas to prove them.

    >>> [broken_figure(text) for text in ("2 6,000", "๑๒ ๐๐๐", "๓ , ๗ ๐ ๐", "26,000", "5,000 6,000", "- -")]
    ['26,000', '12000', '3,700', None, None, None]
    >>> broken_figure("10000 1"), broken_figure("1,200 ,000")
    (None, None)
    >>> broken_figure("2\ufffd5,000")
    >>> [broken_figure(text) for text in ("l5,OOO", "๒O,๕๐๐", "I 2,000", "OO,OOO", "l00", "5S,000")]
    ['15,000', '20,500', '12,000', None, None, None]
    >>> [broken_figure(text) for text in ("๒๐.๐๐๐", "1.250.000", "1,250.000", "0.500", "20.00", "20.0000")]
    ['20,000', '1,250,000', '1,250,000', None, None, None]
    >>> [broken_figure(text) for text in ("- 20,000 บาท", "-5,000", "- 20")], broken_figure("-5,000", points=False)
    (['20,000', '5,000', None], None)
    """
    key = arabic_digits(text).strip()
    if points and (dashed := _DASH_BEFORE.fullmatch(key)):
        return dashed[1]
    if points and _POINTS_IN_GROUPS.fullmatch(key):
        return key.replace(".", ",")
    digits = key.translate(AS_DIGITS)
    *pieces, last = _SPACE.split(digits)
    whole = "".join((*pieces, last))
    if not (pieces or digits != key) or not _TORN_FIGURE.fullmatch(whole) or any(map(_TORN_FIGURE.fullmatch, pieces)):
        return None
    if digits != key and ("," not in whole or not _DIGIT.search(key)):
        return None
    return whole


def states_unit(text: str) -> bool:
    """Whether a cell says its own unit: baht, thousands, millions, also in a number in words."""
    return bool(_OWN_UNIT.search(text)) or number_in_words(text.strip()) is not None


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
