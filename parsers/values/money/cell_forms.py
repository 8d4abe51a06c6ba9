"""The forms in which a budget cell prints one amount, and what stands beside its figure: one list, in order.

A form fits a cell as a whole or not at all. What it prints beside the figure (a product, a former amount, an amount in
words) may contradict it: then nobody knows what was meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from math import prod
from typing import NamedTuple

from extract.ground.characters import arabic_digits
from extract.ground.scales import BAHT_IN_SHORT, SCALES_OF_FIGURE, factor_of
from parsers.records.account import Became
from parsers.values.money.remarks import changes_amount, year_of_ordinance
from parsers.values.money.sources import names_cost, names_source
from parsers.values.money.words import find_amount_words, number_in_words
from parsers.values.numerals import MOST_BAHT, parse_decimal

DASHES = "-–—−‒―‐‑"
DASH = f"[{DASHES}]"
NUMBER = r"[0-9][0-9,]*(?:\.[0-9]{1,2})?"
TAIL = rf"(?:\s?[.,]\s?{DASH}|/{DASH})?"  # '15,000.-' '5,000 .-' '15,000/-'
_BEFORE_AMOUNT = r"(?:(?:จำนวน(?:เงิน)?|งบประมาณ|เป็นเงิน|รวมเป็นเงิน|วงเงิน|ปีละ|ไม่เกิน(?:กว่า)?|(?:โดย)?ประมาณ(?:การ)?)\s*)*"

_ON_PAGE = (
    r"(?:(?<![ก-๎])|(?<=ฯ)|(?<=บัญญัติ)|(?<=แผน)|(?<=พัฒนา)|(?<=ท้องถิ่น)|(?<=จ่าย)|(?<=ประมาณ))"
    r"หน้า(?:\s?ที่)?\s{0,3}[0-9]{1,3}(?:\s?[-–]\s?[0-9]{1,3})?(?![0-9,.])"
)
"""On which page of another document the amount stands; its number is that of a page, whatever else it may look like."""

_PLAIN = re.compile(
    rf"{_BEFORE_AMOUNT}(?:฿|THB)?\s*(?P<number>{NUMBER}){TAIL}\s*+{BAHT_IN_SHORT}?\s*+(?:ถ้วน)?\s*+(?:(?:/|ต่อ)\s*ปี)?"
    # '50,000*' '50,000 (งบ อบต.)' '*(ด้วยลายมือ)*' '(เทศบัญญัติ หน้า 78)' '(50 คน × 1,000 บาท)' '50,000 / ข้อบัญญัติ'
    rf"\s*+(?:\*{{1,3}}|(?P<leans>\*)?\((?P<words>(?:{_ON_PAGE}|[^()0-9]){{1,60}})\)(?(leans)\*)|\(\s*+(?:จาก)?เดิม\s*+(?P<former>{NUMBER})\s*+{BAHT_IN_SHORT}?\s*+\)|\((?P<product>[^()]{{1,60}})\)|(?<=\s)(?P<page>{_ON_PAGE})"
    rf"|/\s*+(?P<source>(?:ตาม|จาก)?(?:ข้อบัญญัติ|เทศบัญญัติ|งบ|เงิน|กองทุน|รายได้|อุดหนุน)[^()0-9/]{{0,60}}))?"
)
_PAGE = re.compile(_ON_PAGE)
_OF_ORDINANCE = re.compile(r"(?:ตาม)?\s*+(?:ข้อ|เทศ)บัญญัติ[^0-9]*25\d\d\s*+$")
_BRACKETED = re.compile(r"\(\s*([^()]+?)\s*\)")
_BLANK_IN_GROUPS = re.compile(r"[1-9][0-9]{0,2}(?:,\s?[0-9]{3})+(?:\s?\.[0-9]{2})?(?![0-9])")
_SCALED = re.compile(rf"{_BEFORE_AMOUNT}(?P<number>{NUMBER})\s*(?P<scale>{SCALES_OF_FIGURE})\s*(?:บาท)?\s*(?:ถ้วน)?")
_TIMES = re.compile(r"\s*(?:[×xX*✕]|คูณ|ละ)\s*")
_OF_YEARS = re.compile(r"[0-9]\s*ปี|ปี(?:งบประมาณ)?\s*ละ")
_WORKED_OUT = re.compile(
    rf"(?P<work>(?:จำนวน\s*)?[0-9][^=()]{{2,60}}?)\s*(?:=|(?:รวม)?เป็นเงิน(?:รวม|ทั้งสิ้น)?|รวม(?:เงิน)?)\s*"
    rf"(?P<sum>{NUMBER}){TAIL}\s*+{BAHT_IN_SHORT}?\s*+(?:ถ้วน)?"
)
"""'5,000 x 4 = 20,000', '2 ครั้ง ๆ ละ 15,000 เป็นเงิน 30,000'."""

_ADDED_UP = re.compile(
    rf"(?P<parts>(?:[^\s0-9][^0-9]{{0,40}}{NUMBER}\s*+(?:บาท)?[\s,]*+){{1,8}})"
    rf"รวม(?:เป็น)?(?:เงิน)?(?:ทั้งสิ้น)?\s*+(?P<sum>{NUMBER}){TAIL}\s*+{BAHT_IN_SHORT}?"
)
"""'ค่าวิทยากร 3,600 ค่าอาหาร 6,400 รวม 10,000'."""

_CHANGED = re.compile(
    rf"(?:จาก)?เดิม\s*+(?P<former>{NUMBER}){TAIL}\s*+{BAHT_IN_SHORT}?\s*+"
    r"(?:(?P<more>เพิ่ม)|(?P<less>ลด)|ขอ(?=แก้ไข|ปรับ|เปลี่ยน)|แก้ไข|ปรับ(?:ปรุง)?|เปลี่ยน(?:แปลง)?){1,3}(?:ขึ้น|ลง)?\s*+(?:มา)?(?:เป็น|(?P<left>(?:คง)?เหลือ))\s*+"
    rf"(?P<now>{NUMBER}{TAIL}\s*+{BAHT_IN_SHORT}?)"
)
"""'เดิม 30,000 แก้ไขเป็น 50,000'."""

_FIGURE_OF_PART = re.compile(rf"{NUMBER}\s*+(?:บาท)?[\s,]*+")

_PERCENT = r"(?:100(?:\.0{1,2})?|[0-9]{1,2}(?:\.[0-9]{1,2})?)"
_WITH_PEOPLE = re.compile(
    rf"(?P<figure>[1-9][0-9]{{0,2}}(?:,[0-9]{{3}})+(?:\.[0-9]{{2}})?{TAIL}(?:\s*+{BAHT_IN_SHORT})?)\s++"
    r"(?P<people>\(?\s*+(?:จำนวน\s*)?[0-9][0-9,]*\s*(?:คน|รูป|ท่าน)\s*\)?"
    rf"|\(\s*+(?:คิดเป็น\s*)?(?:ร้อยละ\s*{_PERCENT}\s*%?|{_PERCENT}\s*(?:%|เปอร์เซ็นต์))\s*\))"
)
"""'5,000 (120 คน)', '5,000 (ร้อยละ 40)': an amount, and for how many people, or which share of all it is; how often may
as well multiply it.
"""

_FACTOR = re.compile(rf"(?:[ก-๎.][ก-๎.\s]*)?(?P<number>{NUMBER})\s*+(?:[ก-๎./][ก-๎./\s]*)?")
_NUMBER_IN_PARTS = re.compile(NUMBER)
_FORMER = "เดิม"
_SPACE = re.compile(r"\s+")


class PrintedAmount(NamedTuple):
    """The amount that a cell prints: ``amount`` is its number times its ``scale`` (100,000 for ``5 แสน``), None where
    what it prints contradicts itself. ``figure`` is the text that prints the amount, ``beside`` the rest that may have
    numbers, which are ``beside_is``.
    """

    amount: Decimal | None
    figure: str
    beside: str = ""
    beside_is: Became = "count_or_target"
    scale: int = 1


@lru_cache(maxsize=1024)
def printed_amount(text: str) -> PrintedAmount | None:
    """The one amount of a cell, by the first form that fits all of it; None where none does.

    >>> printed_amount("36,000 บาท (60 คน × 300 บาท × 2 วัน)")[:3]
    (Decimal('36000'), '36,000 บาท ', '60 คน × 300 บาท × 2 วัน)')
    >>> printed_amount("5,000 x 4 = 20,000")[1:3], printed_amount("36,000 หน้า 12")[1:4]
    (('20,000', '5,000 x 4'), ('36,000 ', 'หน้า 12', 'label'))
    >>> [str(printed_amount(t).amount) for t in ("(50,000)", "20, 000", "1.5 ล้านบาท", "5 แสน", "ห้าหมื่นบาทถ้วน")]
    ['50000', '20000', '1500000.0', '500000', '50000']
    >>> str(printed_amount("120,500 .50").amount), printed_amount("120,500 .5"), printed_amount("500 .00")
    ('120500.50', None, None)
    >>> [printed_amount(t) for t in ("20, 00", "1 ,000", "1, 2", "5 แสนแรก", "ร้อยพันบาท", "(-5)", "5,000 10, 000")]
    [None, None, None, None, None, None, None]
    >>> [str(printed_amount(t).amount) for t in ("5,000 x 4 = 20,000", "2 ครั้ง ๆ ละ 15,000 บาท เป็นเงิน 30,000 บาท")]
    ['20000', '30000']
    >>> [str(printed_amount(t).amount) for t in ("5,000 120 คน", "5,000 บาท (120 คน)")], printed_amount("300 5 คน")
    (['5000', '5000'], None)
    >>> [str(printed_amount(f"5,000 {t}").amount) for t in ("(ร้อยละ 40)", "(62.5 %)", "(เพิ่ม 40%)", "(120%)")]
    ['5000', '5000', 'None', 'None']
    >>> [printed_amount(t).amount for t in ("5,000 x 4 = 25,000", "2 ครั้ง เป็นเงิน 30,000", "3 ปี ๆ ละ 5,000 รวม 15,000")]
    [None, None, None]
    >>> changed = ("แก้ไขเป็น 50,000", "เพิ่มเป็น 50,000", "ลดเหลือ 50,000", "เพิ่ม 20,000", "แก้ไขเป็น 30,000")
    >>> [(found := printed_amount(f"เดิม 30,000 {t}")) and str(found.amount) for t in changed]
    ['50000', '50000', 'None', None, 'None']
    >>> costs = ("ค่าอาหาร 6,400", "ค่าน้ำ 6,000", "ปีหน้า 6,400")
    >>> added = [printed_amount(f"ค่าวิทยากร 3,600 {cost} รวม 10,000") for cost in costs]
    >>> [found and str(found.amount) for found in added], added[0].beside_is
    (['10000', 'None', None], 'not_budget')
    """
    key = arabic_digits(text)
    start = len(key) - len(key.lstrip())
    key = key.strip()
    for form in _FORMS:
        if (found := form(key, text[start : start + len(key)])) is not None:
            return found
    return None


def figure_and_beside(text: str) -> PrintedAmount:
    """The same for a cell that is known to print an amount, also one that no form fits: what stands before it and names
    the ordinance of a year, and what stands in brackets, is beside its figure. Its amount is None then.

    >>> figure_and_beside("ข้อบัญญัติปี 2568 จำนวน 9,000 บาท")[1:4]
    ('จำนวน 9,000 บาท', 'ข้อบัญญัติปี 2568 ', 'label')
    """
    if found := printed_amount(text):
        return found
    if before := year_of_ordinance(text):
        return PrintedAmount(None, text[before.end() :], before[0], _of_words(before[0]))
    return PrintedAmount(None, *_before_brackets(text))


@lru_cache(maxsize=1024)
def scale_of(text: str) -> int:
    """By what a cell itself multiplies its figure: 100,000 for ``5 แสน``; 1 where it says no scale, or has no figure.

    >>> [scale_of(text) for text in ("๕ แสน", "(1.5 ล้านบาท)", "50,000 บาท", "-", "ห้าหมื่นบาทถ้วน")]
    [100000, 1000000, 1, 1, 1]
    """
    found = printed_amount(text)
    return found.scale if found else 1


def _plain(key: str, text: str) -> PrintedAmount | None:
    """``จำนวน 15,000.- บาท``, with words, a former amount, a product, a page or a source behind it."""
    match = _PLAIN.fullmatch(key)
    if match is None:
        return None
    amount = parse_decimal(match["number"])
    words, former, product, source = match["words"], match["former"], match["product"], match["source"]
    if product and (people := _people(key, text)):
        return people
    agrees = (
        amount is not None
        and all(value == amount for _, _, value in find_amount_words(words or ""))
        and (product is None or _gives(product, amount))
        and (former is None or parse_decimal(former) not in (None, amount))
        and (source is None or names_source(source))
        and not ((said := words or source) and changes_amount(said))
    )
    printed = amount if agrees else None
    if match["page"]:
        return PrintedAmount(printed, text[: match.start("page")], text[match.start("page") :], "label")
    figure, beside, beside_is = _before_brackets(text)
    return PrintedAmount(printed, figure, beside, "not_budget" if former else beside_is)


def _bracketed(key: str, text: str) -> PrintedAmount | None:
    """``(50,000)``, of any other form."""
    match = _BRACKETED.fullmatch(key)
    inner = printed_amount(text[match.start(1) : match.end(1)]) if match else None
    return inner and inner._replace(amount=inner.amount or None, figure=text, beside="")


def _blank_in_groups(key: str, text: str) -> PrintedAmount | None:
    """``20, 000``, ``20,000 .00``."""
    return PrintedAmount(parse_decimal(_SPACE.sub("", key)), text) if _BLANK_IN_GROUPS.fullmatch(key) else None


def _scaled(key: str, text: str) -> PrintedAmount | None:
    """``1.5 ล้านบาท``."""
    match = _SCALED.fullmatch(key)
    if match is None:
        return None
    scale = int(factor_of(match["scale"]))
    number = parse_decimal(match["number"])
    known = number is not None and number * scale < MOST_BAHT
    return PrintedAmount(number * scale if number is not None and known else None, text, scale=scale)


def _worked_out(key: str, text: str) -> PrintedAmount | None:
    """``5,000 x 4 = 20,000``."""
    match = _WORKED_OUT.fullmatch(key) if "=" in key or "เป็นเงิน" in key or "รวม" in key else None
    if match is None:
        return None
    amount = parse_decimal(match["sum"])
    agrees = amount is not None and _gives(match["work"], amount)
    figure, work = (text[match.start(group) : match.end(group)] for group in ("sum", "work"))
    return PrintedAmount(amount if agrees else None, figure, work)


def _people(key: str, text: str) -> PrintedAmount | None:
    """``5,000 (120 คน)``, ``5,000 (40%)``."""
    match = _WITH_PEOPLE.fullmatch(key)
    alone = _plain(match["figure"], match["figure"]) if match else None
    if match is None or alone is None:
        return None
    return PrintedAmount(alone.amount, text[match.start("figure") : match.end("figure")], text[match.start("people") :])


def _added_up(key: str, text: str) -> PrintedAmount | None:
    """``ค่าวิทยากร 3,600 ค่าอาหาร 6,400 รวม 10,000``: costs, each by what it pays for, and what may be their sum."""
    match = _ADDED_UP.fullmatch(key)
    said = _FIGURE_OF_PART.split(match["parts"])[:-1] if match else []
    if match is None or not all(names_cost(words) and not changes_amount(words) for words in said):
        return None
    amount = parse_decimal(match["sum"])
    parts = [parse_decimal(part) for part in _NUMBER_IN_PARTS.findall(match["parts"])]
    agrees = None not in parts and amount == sum(part or 0 for part in parts)
    figure, costs = (text[match.start(group) : match.end(group)] for group in ("sum", "parts"))
    return PrintedAmount(amount if agrees else None, figure, costs, "not_budget")


def _changed(key: str, text: str) -> PrintedAmount | None:
    """``เดิม 30,000 แก้ไขเป็น 50,000``: what was changed, and into what."""
    match = _CHANGED.fullmatch(key)
    now = _plain(match["now"], match["now"]) if match else None
    former = parse_decimal(match["former"]) if match else None
    if match is None or now is None:
        return None
    rises = None if now.amount is None or former in (None, now.amount) else now.amount > former
    agrees = rises is not None and not (rises and (match["less"] or match["left"])) and (rises or not match["more"])
    return PrintedAmount(
        now.amount if agrees else None, text[match.start("now") :], text[: match.start("now")], "not_budget"
    )


def _in_words(key: str, text: str) -> PrintedAmount | None:
    """``ห้าหมื่นบาทถ้วน``, ``ห้าหมื่น``."""
    if (number := number_in_words(key)) is not None:
        return PrintedAmount(Decimal(number), text)
    words = list(find_amount_words(key))
    if len(words) != 1 or words[0][:2] != (0, len(key)) or words[0][2] is None:
        return None
    return PrintedAmount(words[0][2], text)


_FORMS: tuple[Callable[[str, str], PrintedAmount | None], ...] = (
    _plain,
    _bracketed,
    _blank_in_groups,
    _scaled,
    _worked_out,
    _people,
    _added_up,
    _changed,
    _in_words,
)
"""Each reads a cell in Arabic digits, and the same as it is printed."""


def _before_brackets(text: str) -> tuple[str, str, Became]:
    figure, _, beside = text.partition("(")
    return figure, beside, _of_words(beside)


def _of_words(beside: str) -> Became:
    """What the numbers of words beside an amount are: those of a page, or of the ordinance of a year, count nothing."""
    digits = arabic_digits(beside)
    named = _PAGE.search(digits) is not None or _OF_ORDINANCE.match(digits) is not None
    return "label" if named else "not_budget" if _FORMER in beside else "count_or_target"


def _gives(work: str, amount: Decimal) -> bool:
    """Whether a calculation is a product that gives an amount, and not over several years.

    >>> [_gives(t, Decimal(36000)) for t in ("60 คน × 300 บาท x 2 วัน", "60 คน × 300 บาท", "ปี 2566")]
    [True, False, False]
    >>> _gives("120 คน × 300 บาท", Decimal(36000)), _gives("36,000 บาท", Decimal(36000))
    (True, False)
    >>> [_gives(t, Decimal(36000)) for t in ("12 หมู่บ้าน ๆ ละ 3,000 บาท", "12,000 x 3 ปี", "3 ปี ปีละ 12,000")]
    [True, False, False]
    """
    if _OF_YEARS.search(work):
        return False
    factors = [_FACTOR.fullmatch(part.strip()) for part in _TIMES.split(work)]
    numbers = [parse_decimal(factor["number"]) for factor in factors if factor]
    known = [number for number in numbers if number is not None]
    return 1 < len(known) == len(factors) and prod(known, start=Decimal(1)) == amount
