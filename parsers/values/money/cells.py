"""Money in the cells of budget tables: amounts of baht, and the four ways to print none of it.

Nothing is repaired and nothing is guessed: what is not a whole, well-formed number is unreadable, and is said to be.
Absent, ``-``, ``0`` and "uses no budget" are four things.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from math import prod

from extract.ground.characters import arabic_digits, text_before
from parsers.records.budget import CellStatus
from parsers.values.money.remarks import changes_amount, year_of_ordinance
from parsers.values.money.sources import names_cost, names_source
from parsers.values.money.words import find_amount_words
from parsers.values.numerals import MOST_BAHT, parse_decimal, torn

DASHES = "-–—−‒―‐‑"
DASH = f"[{DASHES}]"
_NUMBER = r"[0-9][0-9,]*(?:\.[0-9]{1,2})?"
_TAIL = rf"(?:\s?[.,]\s?{DASH}|/{DASH})?"  # '15,000.-' '5,000 .-' '15,000/-'
_BEFORE_AMOUNT = r"(?:(?:จำนวน(?:เงิน)?|งบประมาณ|เป็นเงิน|รวมเป็นเงิน|วงเงิน|ปีละ|ไม่เกิน(?:กว่า)?|(?:โดย)?ประมาณ(?:การ)?)\s*)*"

_BAHT = r"(?:บาท|บ\.|฿)"
_ON_PAGE = (
    r"(?:(?<![ก-๎])|(?<=ฯ)|(?<=บัญญัติ)|(?<=แผน)|(?<=พัฒนา)|(?<=ท้องถิ่น)|(?<=จ่าย)|(?<=ประมาณ))"
    r"หน้า(?:\s?ที่)?\s{0,3}[0-9]{1,3}(?:\s?[-–]\s?[0-9]{1,3})?(?![0-9,.])"
)
"""On which page of another document the amount stands; its number is that of a page, whatever else it may look like."""

_CELL = re.compile(
    rf"{_BEFORE_AMOUNT}(?:฿|THB)?\s*(?P<number>{_NUMBER}){_TAIL}\s*+{_BAHT}?\s*+(?:ถ้วน)?\s*+(?:(?:/|ต่อ)\s*ปี)?"
    # '50,000*' '50,000 (งบ อบต.)' '*(ด้วยลายมือ)*' '(เทศบัญญัติ หน้า 78)' '(50 คน × 1,000 บาท)' '50,000 / ข้อบัญญัติ'
    rf"\s*+(?:\*{{1,3}}|(?P<leans>\*)?\((?P<words>(?:{_ON_PAGE}|[^()0-9]){{1,60}})\)(?(leans)\*)|\(\s*+(?:จาก)?เดิม\s*+(?P<former>{_NUMBER})\s*+{_BAHT}?\s*+\)|\((?P<product>[^()]{{1,60}})\)|(?<=\s)(?P<page>{_ON_PAGE})"
    rf"|/\s*+(?P<source>(?:ตาม|จาก)?(?:ข้อบัญญัติ|เทศบัญญัติ|งบ|เงิน|กองทุน|รายได้|อุดหนุน)[^()0-9/]{{0,60}}))?"
)
_PAGE = re.compile(_ON_PAGE)
_WITHIN_SIGNS = re.compile(r"""["“'`=]([^"“”'`=]+)["”'`=]""")
"""What stands in quotes, as code, or between signs against changes: ``=20,000.-=``."""

_DASH_BEFORE = re.compile(rf"{DASH}\s*([1-9][0-9]{{0,2}}(?:,[0-9]{{3}})+(?:\.[0-9]{{2}})?)\s*(?:บาท)?")
_OF_ORDINANCE = re.compile(r"(?:ตาม)?\s*+(?:ข้อ|เทศ)บัญญัติ[^0-9]*25\d\d\s*+$")
_BRACKETED = re.compile(r"\(\s*([^()]+?)\s*\)")
_BLANK_IN_GROUPS = re.compile(r"[1-9][0-9]{0,2}(?:,\s?[0-9]{3})+(?![0-9])")
_TORN_FIGURE = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]{2})?|[1-9][0-9]{3,8}")
_SCALED = re.compile(
    rf"{_BEFORE_AMOUNT}(?P<number>{_NUMBER})\s*(?P<scale>(?:สิบ|ร้อย)?(?:พัน|หมื่น|แสน|ล้าน)|ร้อย(?=\s*บาท))\s*(?:บาท)?\s*(?:ถ้วน)?"
)
_SCALES = {"สิบ": 10, "ร้อย": 100, "พัน": 1_000, "หมื่น": 10_000, "แสน": 100_000, "ล้าน": 1_000_000}
_POINTS_IN_GROUPS = re.compile(r"(?=[0-9,]*\.)[1-9][0-9]{0,2}(?:[.,][0-9]{3})+")
_OWN_UNIT = re.compile(r"บาท|บ\.|฿|พัน|หมื่น|แสน|ล้าน")
_DASHES = re.compile(rf"(?:{DASH}\.?\s*+)++(?:บาท)?")
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
_TIMES = re.compile(r"\s*(?:[×xX*✕]|คูณ|ละ)\s*")
_OF_YEARS = re.compile(r"[0-9]\s*ปี|ปี(?:งบประมาณ)?\s*ละ")
_WORKED_OUT = re.compile(
    rf"(?P<work>(?:จำนวน\s*)?[0-9][^=()]{{2,60}}?)\s*(?:=|(?:รวม)?เป็นเงิน(?:รวม|ทั้งสิ้น)?|รวม(?:เงิน)?)\s*"
    rf"(?P<sum>{_NUMBER}){_TAIL}\s*+{_BAHT}?\s*+(?:ถ้วน)?"
)
"""'5,000 x 4 = 20,000', '2 ครั้ง ๆ ละ 15,000 เป็นเงิน 30,000'."""

_ADDED_UP = re.compile(
    rf"(?P<parts>(?:[^\s0-9][^0-9]{{0,40}}{_NUMBER}\s*+(?:บาท)?[\s,]*+){{2,8}})"
    rf"รวม(?:เป็น)?(?:เงิน)?(?:ทั้งสิ้น)?\s*+(?P<sum>{_NUMBER}){_TAIL}\s*+{_BAHT}?"
)
"""'ค่าวิทยากร 3,600 ค่าอาหาร 6,400 รวม 10,000'."""

_FIGURE_OF_PART = re.compile(rf"{_NUMBER}\s*+(?:บาท)?[\s,]*+")

_WITH_PEOPLE = re.compile(
    rf"(?P<figure>[1-9][0-9]{{0,2}}(?:,[0-9]{{3}})+(?:\.[0-9]{{2}})?{_TAIL}(?:\s*+{_BAHT})?)\s++"
    r"(?P<people>\(?\s*+(?:จำนวน\s*)?[0-9][0-9,]*\s*(?:คน|รูป|ท่าน)\s*\)?)"
)
"""'5,000 (120 คน)': an amount, and for how many people; how often may as well multiply it."""

_FACTOR = re.compile(rf"(?:[ก-๎.][ก-๎.\s]*)?(?P<number>{_NUMBER})\s*+(?:[ก-๎./][ก-๎./\s]*)?")
_SPACE = re.compile(r"\s+")
_DIGIT = re.compile("[0-9]")
LETTERS_FOR_DIGITS = "OoQlI"
"""What an OCR writes for 0 and 1, and for nothing else."""

_AS_DIGITS = str.maketrans(LETTERS_FOR_DIGITS, "00011")


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
    match = _CELL.fullmatch(key)
    if match and match["product"] and _WITH_PEOPLE.fullmatch(key):
        match = None
    if match:
        amount = parse_decimal(match["number"])
        if amount is None or not _words_agree(match["words"], amount) or not _product_agrees(match["product"], amount):
            return CellValue(None)
        if match["former"] and parse_decimal(match["former"]) in (None, amount):
            return CellValue(None)
        if match["source"] and not names_source(match["source"]):
            return CellValue(None)
        if (words := match["words"] or match["source"]) and changes_amount(words):
            return CellValue(None)
        return CellValue("amount", amount) if amount else CellValue("zero", Decimal(0))
    if says_no_budget(key):
        return CellValue("none")
    if _UNNAMED_WHOLE.fullmatch("".join(key.split())):
        return CellValue("unnamed")
    amount = _in_other_forms(key)
    return CellValue("amount", amount) if amount else CellValue(None)


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
    digits = key.translate(_AS_DIGITS)
    *pieces, last = _SPACE.split(digits)
    whole = "".join((*pieces, last))
    if not (pieces or digits != key) or not _TORN_FIGURE.fullmatch(whole) or any(map(_TORN_FIGURE.fullmatch, pieces)):
        return None
    if digits != key and ("," not in whole or not _DIGIT.search(key)):
        return None
    return whole


@lru_cache(maxsize=1024)
def scale_of(text: str) -> int:
    """By what a cell itself multiplies its figure: 100,000 for ``5 แสน``; 1 where it says no scale, or has no figure.

    >>> [scale_of(text) for text in ("๕ แสน", "(1.5 ล้านบาท)", "50,000 บาท", "-", "ห้าหมื่นบาทถ้วน")]
    [100000, 1000000, 1, 1, 1]
    """
    key = arabic_digits(text).strip()
    bracketed = _BRACKETED.fullmatch(key)
    match = _SCALED.fullmatch(bracketed[1] if bracketed else key)
    return prod(_SCALES[word] for word in re.findall("|".join(_SCALES), match["scale"])) if match else 1


def states_unit(text: str) -> bool:
    """Whether a cell says its own unit: baht, thousands, millions."""
    return bool(_OWN_UNIT.search(text))


def figure_and_work(text: str) -> tuple[str, str]:
    """What a cell prints of its amount, and what beside it, as printed: in brackets, how it was worked out before a
    sign, on which page it stands, or from the ordinance of which year it comes.

    >>> figure_and_work("36,000 บาท (60 คน × 300 บาท × 2 วัน)"), figure_and_work("5,000 x 4 = 20,000")
    (('36,000 บาท ', '60 คน × 300 บาท × 2 วัน)'), ('20,000', '5,000 x 4'))
    >>> figure_and_work("36,000 หน้า 12")
    ('36,000 ', 'หน้า 12')
    """
    worked = _WORKED_OUT.fullmatch(arabic_digits(text))
    if worked:
        return text[worked.start("sum") : worked.end("sum")], text[worked.start("work") : worked.end("work")]
    paged = _CELL.fullmatch(arabic_digits(text))
    if paged and paged["page"]:
        return text[: paged.start("page")], text[paged.start("page") :]
    if people := _WITH_PEOPLE.fullmatch(arabic_digits(text)):
        return text[people.start("figure") : people.end("figure")], text[people.start("people") :]
    if before := year_of_ordinance(text):
        return text[before.end() :], before[0]
    if added := _added_up(arabic_digits(text)):
        return text[added.start("sum") : added.end("sum")], added["parts"]
    figure, _, work = text.partition("(")
    return figure, work


def adds_up(text: str) -> bool:
    """Whether a text prints costs and their sum: ``ค่าวิทยากร 3,600 ค่าอาหาร 6,400 รวม 10,000``."""
    return _added_up(arabic_digits(text)) is not None


def _added_up(key: str) -> re.Match[str] | None:
    """Costs, each by what it pays for, and behind them what may be their sum."""
    added = _ADDED_UP.fullmatch(key)
    said = _FIGURE_OF_PART.split(added["parts"])[:-1] if added else []
    return added if all(names_cost(words) and not changes_amount(words) for words in said) else None


def names_ordinance(text: str) -> bool:
    """Whether a text names a page, or the ordinance of a year: ``เทศบัญญัติ หน้า 12``, ``ข้อบัญญัติปี 2568``."""
    digits = arabic_digits(text)
    return _PAGE.search(digits) is not None or _OF_ORDINANCE.match(digits) is not None


def _words_agree(words: str | None, amount: Decimal) -> bool:
    """Whether an amount in words behind a figure, if there is one, is the same."""
    return all(value == amount for _, _, value in find_amount_words(words or ""))


def _product_agrees(text: str | None, amount: Decimal) -> bool:
    """Whether a calculation beside a figure, if there is one, is a product that gives it, and not over several years.

    >>> [_product_agrees(t, Decimal(36000)) for t in ("60 คน × 300 บาท x 2 วัน", "60 คน × 300 บาท", "ปี 2566", None)]
    [True, False, False, True]
    >>> _product_agrees("120 คน × 300 บาท", Decimal(36000)), _product_agrees("36,000 บาท", Decimal(36000))
    (True, False)
    >>> [_product_agrees(t, Decimal(36000)) for t in ("12 หมู่บ้าน ๆ ละ 3,000 บาท", "12,000 x 3 ปี", "3 ปี ปีละ 12,000")]
    [True, False, False]
    """
    if text is None:
        return True
    if _OF_YEARS.search(text):
        return False
    factors = [_FACTOR.fullmatch(part.strip()) for part in _TIMES.split(text)]
    numbers = [parse_decimal(factor["number"]) for factor in factors if factor]
    known = [number for number in numbers if number is not None]
    return 1 < len(known) == len(factors) and prod(known, start=Decimal(1)) == amount


def _in_other_forms(key: str) -> Decimal | None:
    """The amount of a cell that prints it in brackets, with a blank behind a comma, with its scale, in words, or behind
    the product that gives it.

    >>> [str(_in_other_forms(t)) for t in ("(50,000)", "20, 000", "1.5 ล้านบาท", "5 แสน", "ห้าหมื่นบาทถ้วน")]
    ['50000', '20000', '1500000.0', '500000', '50000']
    >>> [_in_other_forms(t) for t in ("20, 00", "1 ,000", "1, 2", "5 แสนแรก", "ร้อยพันบาท", "(-5)", "5,000 10, 000")]
    [None, None, None, None, None, None, None]
    >>> [str(_in_other_forms(t)) for t in ("5,000 x 4 = 20,000", "2 ครั้ง ๆ ละ 15,000 บาท เป็นเงิน 30,000 บาท")]
    ['20000', '30000']
    >>> [str(_in_other_forms(t)) for t in ("5,000 120 คน", "5,000 บาท (120 คน)", "5,000 2 ครั้ง", "300 (5 คน)")]
    ['5000', '5000', 'None', 'None']
    >>> [_in_other_forms(t) for t in ("5,000 x 4 = 25,000", "2 ครั้ง เป็นเงิน 30,000", "3 ปี ๆ ละ 5,000 รวม 15,000")]
    [None, None, None]
    >>> [str(_in_other_forms(f"ค่าวิทยากร 3,600 {t} รวม 10,000")) for t in ("ค่าอาหาร 6,400", "ค่าน้ำ 6,000", "ปีหน้า 6,400")]
    ['10000', 'None', 'None']
    """
    if bracketed := _BRACKETED.fullmatch(key):
        value = parse_cell(bracketed[1])
        return value.amount if value.status == "amount" else None
    if _BLANK_IN_GROUPS.fullmatch(key):
        return parse_decimal(re.sub(r"\s", "", key))
    if scaled := _SCALED.fullmatch(key):
        number = parse_decimal(scaled["number"])
        if number is None:
            return None
        number *= scale_of(key)
        return number if number < MOST_BAHT else None
    if worked := _WORKED_OUT.fullmatch(key):
        amount = parse_decimal(worked["sum"])
        return amount if amount is not None and _product_agrees(worked["work"], amount) else None
    if people := _WITH_PEOPLE.fullmatch(key):
        value = parse_cell(people["figure"])
        return value.amount if value.status == "amount" else None
    if added := _added_up(key):
        amount = parse_decimal(added["sum"])
        parts = [parse_decimal(part) for part in re.findall(_NUMBER, added["parts"])]
        return amount if None not in parts and amount == sum(part or 0 for part in parts) else None
    words = list(find_amount_words(key))
    return words[0][2] if len(words) == 1 and words[0][:2] == (0, len(key)) else None


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
