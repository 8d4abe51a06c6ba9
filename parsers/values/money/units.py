"""The unit of the money in a table, wherever it is printed: in a head, above the table, below it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz, process

from extract.ground.characters import arabic_digits
from extract.ground.scales import BAHT, FACTORS, SCALED_BAHT, SCALES, factor_of
from parsers.values.counters import THINGS_OR_TIME

COUNTED = Decimal(0)
"""The factor of figures that count people or times, and no baht."""

_SHORTENED = {"พบ": Decimal(1_000), "ลบ": Decimal(1_000_000)}
_SHORT = "|".join(_SHORTENED)
"""พ.บ. and ลบ. for thousands and millions of baht."""

_FIGURE = r"1,?000(?:,?000)?|(?<![0-9,])['’‘`´]?,?000(?:,?000)?"
_POWER = rf"(?:{SCALES}|{_FIGURE})"
_BAHT_WORD = "บาท"
_IN_HEAD = re.compile(
    rf"(?:^|(?<=[(\[:/ณนย])|(?<=2[0-9]{{3}})|(?<=ปี[0-9]{{2}}))(?P<power>{SCALES}|1,?000(?:,?000)?){BAHT}|[x×](?P<times>{_POWER})"
    rf"|(?P<zeros>(?<![0-9,.])['’‘`´]?,?000(?:,?000)?)(?={BAHT}|[)\]])|[(\[](?P<bare>(?:หลัก)?{SCALES}|{_SHORT})[)\]]|{BAHT}"
)
"""Before a power of ten stands nothing, a sign, a year, or the end of งบประมาณ, เงิน, หน่วย: not another number word."""

_UNIT = r"หน่วย(?:นับ|เงิน|ของ(?:เงิน|งบประมาณ|จำนวนเงิน|ตัวเลข))?"
_IS = r"(?:เป็น|คือ|[:：=])*"
_MULTIPLY = r"(?:ต้อง|จะ|ให้|นำไป|เอา)*คูณ(?:ด้วย|กับ)?"
_ROUND = r"10{1,3}(?:,?000){0,2}(?![0-9,])|10{0,2}(?:,?000){1,2}(?![0-9,])"
_SUBJECT = (
    r"(?:ตัวเลข|จำนวนเงิน|จำนวน|วงเงิน|เงิน|งบประมาณ|ข้อมูล|(?:ใน)?ตาราง|ข้างต้น|ทั้งหมด|ทุก(?:รายการ|ช่อง)|ฉบับ|(?:ต่อไป)?นี้|(?:ที่)?(?:แสดง|ระบุ|ปรากฏ)"
    r"|มี|ค่า|คิด|ใช้|ใน|[:：=])*"
)
_NOTE = r"(?:หมายเหตุ[:：]?)?[(\[]?"
_ON_A_LINE = re.compile(
    rf"{_NOTE}(?:{_SUBJECT}{_IS}{_UNIT}{_IS}[(\[]?(?P<unit>{_POWER})?{BAHT}"
    rf"|(?!{BAHT}|{SCALES}|[(\[]){_SUBJECT}{_IS}(?:หลัก|จำนวนเต็ม)?[(\[]?(?P<word>{SCALES})?{BAHT}"
    rf"|{_SUBJECT}{_UNIT}{_IS}[(\[]?(?P<bare>{SCALES})|{_SUBJECT}[x×](?P<times>{_POWER}){BAHT}?"
    rf"|{_SUBJECT}{_IS}{_MULTIPLY}(?P<product>{SCALES}|{_ROUND}){BAHT}?)(?:ทั้งหมด|ทั้งสิ้น|ทุก(?:รายการ|ช่อง|โครงการ|ปี))?[)\]]*"
)
_ENDS_A_LINE = re.compile(
    rf"(?<!ต่อ)(?:{_UNIT}(?:เป็น|คือ|[:：=])+(?P<unit>{_POWER})?|{_UNIT}(?P<word>{SCALES})){BAHT}[)\]]*$"
    rf"|[(\[]{_UNIT}{_IS}(?P<bare>{_POWER})?{BAHT}[)\]]$"
)
_CAPTION = re.compile(rf"[:：#]*ตาราง(?:ที่)?[0-9]{{1,3}}(?![0-9])(?:(?!{BAHT}).)*[(\[](?P<unit>{SCALES})?{BAHT}[)\]]")
"""``ตารางที่ 1 โครงการและงบประมาณ (พันบาท)``: what ends a caption in brackets is of the table's figures."""

_NO_NUMBER = r"(?:(?!หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|ยี่|ละ)[^0-9])"
_ANYWHERE = re.compile(
    rf"หน่วย(?!งาน){_NO_NUMBER}{{0,12}}?(?P<unit>{SCALES}){BAHT}|[(\[\"“”'‘’](?P<word>{SCALES}){BAHT}[)\]\"“”'‘’]"
    rf"|{_UNIT}(?:เป็น|คือ|[:：=])(?:(?P<bare>{SCALES})(?![ก-๎])|{BAHT}(?![(\[](?:{SCALES})[)\]]))|[(\[](?:[x×]|(?=['’‘`´]?000))(?P<times>{_POWER})"
    rf"|เป็น(?:หลัก)?(?P<among>{SCALES})(?:{BAHT})?(?=[)\]]|$)|{BAHT}[(\[](?P<behind>{SCALES})[)\]]|unit[:：]?(?P<foreign>{_FIGURE})baht",
    re.IGNORECASE,
)
_COUNTS = re.compile(rf"(?:^|[(\[]){_UNIT}(?:เป็น|[:：=])+[(\[]?(?:{THINGS_OR_TIME}|ร้อยละ|เปอร์เซ็นต์|%)[)\]]*$")
_IN_A_CELL = re.compile(
    rf"[(\[]?(?:{_UNIT}{_IS})?(?:(?P<baht>(?P<power>{SCALES})?{BAHT})|(?P<things>(?:จำนวน)?(?:{THINGS_OR_TIME}|ร้อยละ|เปอร์เซ็นต์|%)))[)\]]?"
)
_SCALE_ALONE = re.compile(
    rf"[(\[]?(?:หน่วย|เป็น|[:：])*(?:หลัก)?(?P<power>{SCALES})(?:{BAHT})?[)\]]?|[(\[](?P<short>{_SHORT})[)\]]"
)
_DIGITS_SPELLED = ("หนึ่ง", "เอ็ด", "สอง", "ยี่", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
_OF_A_SUM = "".join(
    f"(?<!{word})" for word in ("[0-9,]", *_DIGITS_SPELLED, *FACTORS, "ครึ่ง", "หลาย", "กี่", "ละ", "เกิน", "กว่า", "นับ")
)
"""What stands before the scale word of a sum, and of no unit."""

_SCALE_AMONG = re.compile(
    rf"{_OF_A_SUM}(?P<power>{SCALES}){BAHT}(?!แรก|ถ้วน)|หลัก(?P<place>{SCALES})|หน่วย(?P<unit>{SCALES})"
    rf"|(?:^|{BAHT})[x×](?P<times>{_POWER})|(?<![0-9,.])(?P<zeros>['’‘`´]?,?000(?:,?000)?){BAHT}"
)
_COUNTED_FIRST = re.compile(
    rf"(?<![ก-๎A-Za-z/])(?:จำนวน\s?)?(?P<things>{THINGS_OR_TIME})\s?/\s?(?={SCALES}{BAHT}|{BAHT})(?!{BAHT}(?:ต่อ|/))"
)
_TARGET_FIRST = re.compile(
    rf"(?<![ก-๎])(?P<target>(?:กลุ่ม|ค่า)?เป้าหมาย)(?:\s?\((?P<things>{THINGS_OR_TIME})\))?\s?(?:/|,|และ|กับ)\s?(?=งบ|วงเงิน|จำนวนเงิน)"
)
"""``เป้าหมายและงบประมาณ``: what a head says of cells such as ``50 คน / 30,000 บาท``."""

_BUT_OWN = re.compile(
    r"[(\[,]*+(?:เว้นแต่|ยกเว้น|นอกจาก)(?:ที่|จะ|ได้|มี|จาก|การ|รายการ|ช่อง)*+(?:ระบุ|แสดง|กำหนด)(?:หน่วย)?+(?:ไว้)?+(?:เป็น)?+"
    r"(?:อย่างอื่น|หน่วยอื่น|อื่น)?+(?:ไว้)?+(?:แล้ว|โดยเฉพาะ)?+[)\]]*$"
)
"""How a line ends that says a unit for what does not say another one."""

_BUT_MARKED = re.compile(
    r"[(\[,;]*+(?:เว้นแต่|ยกเว้น|นอกจาก|เว้น|ส่วน|สำหรับ|แต่)?+"
    r"(?:เฉพาะ|รายการ|โครงการ|กิจกรรม|ช่อง|ตัวเลข|จำนวนเงิน|จำนวน|ที่|ซึ่ง|มี|ใส่|ติด|เครื่องหมาย|สัญลักษณ์|ดอกจัน(?=[(\[\"“']*\*)|[(\[\"“'])*+"
    r"(?P<star>\*{1,3}|ดอกจัน)[)\]\"”']*+(?:กำกับ|ต่อท้าย|ท้าย|อยู่|ไว้|นั้น|ให้|จะ|ใช้|คิด|แสดง|มี)*+"
    rf"(?:{_UNIT})?+{_IS}[(\[]?(?P<unit>{SCALES})?{BAHT}[)\]]*+$"
)
"""How a line ends that says another unit for what has a star: ``ยกเว้นรายการที่มีเครื่องหมาย * มีหน่วยเป็นบาท``."""

_NUMBERS = r"(?:ลำดับ(?:ที่)?|ข้อ(?:ที่)?|แถว(?:ที่)?|รายการที่)"
_BUT_NUMBERED = re.compile(
    rf"[(\[,;]*+(?:เว้นแต่|ยกเว้น|นอกจาก|เว้น|ส่วน|สำหรับ|แต่|เฉพาะ)(?:(?:เฉพาะ|รายการ|โครงการ|กิจกรรม|แผนงาน|ใน|ตาม)*?{_NUMBERS}|ที่)"
    rf"(?P<numbers>[0-9]{{1,3}}(?:(?:,|และ|กับ|{_NUMBERS})++[0-9]{{1,3}})*+)(?:[(\[]?(?P<star>\*{{1,3}})[)\]]?)?"
    rf"(?:กำกับ|มี|ให้|จะ|ใช้|คิด|แสดง|งบประมาณ|จำนวนเงิน|[,(\[])*+(?:{_UNIT})?+{_IS}[(\[]?(?P<unit>{SCALES})?{BAHT}[)\]]*+$"
)
"""How a line ends that says another unit for rows by their numbers: ``ยกเว้นลำดับที่ 3 (*) มีหน่วยเป็นพันบาท``."""

_OF_NUMBERS = re.compile(
    rf"(?:{_NUMBERS}|(?:โครงการ|กิจกรรม)ที่)[0-9]{{1,3}}(?:(?:,|และ|กับ|ถึง|[-–—]|{_NUMBERS})++[0-9]{{1,3}})*+(?:มี|ให้|ใช้|คิด|แสดง)*+$"
)
"""What stands before a unit that is that of some rows alone."""

_NAMES_BAHT = re.compile(rf"{_UNIT}{_IS}[(\[]?(?P<unit>{SCALES})?{BAHT}|(?<=เป็น)(?P<word>{SCALES}){BAHT}")
_LONGEST_LINE = 200
"""What is looked at of a line from its end, blanks aside: a longer one does not say but a unit."""

_BETWEEN_NUMBERS = re.compile(r"(?<=[0-9])\s++(?=[0-9])")
_BEHIND_WORDS = re.compile(
    rf"\s*+(?:[(\[]\s*+)?+หน่วย(?:นับ|เงิน)?+\s*+[:：][^()\[\]:：]{{0,40}}[)\]]?\s*+$"
    rf"|\s*+[(\[]\s*+(?:(?:หน่วย\s*+)?+(?:{SCALES})?{BAHT}|หลัก{SCALES})\s*+[)\]]\s*+$"
)
"""What a heading says of its unit, also where its end is cut off: ``(หน่วย : พันบาท)``, ``หน่วย : พันบา``."""

_IN_UNITS_PLACE = re.compile(r"(?:[(\[](?:หน่วย[:：]?)?|^หน่วย[:：])(?P<word>[ก-๎]{4,12})(?:[)\]]|$)")
_SCALED = tuple(f"{scale}{_BAHT_WORD}" for scale in FACTORS)
_SCALED_BAHT = re.compile(SCALED_BAHT)
_NEARLY = 80
"""Of 100, by ``fuzz.ratio``: a letter of ``พันบาท`` that was misread, or two of its signs that were lost."""

_LONGEST_BEHIND = 64

_BLANK, _SQUEEZE = re.compile(r"[\s.]"), re.compile(r"[\s.*]")
_MAY_SAY_UNIT = re.compile(r"บ[\s.*]*า[\s.*]*ท|หน่วย|฿|000|๐๐๐|เป็นหลัก|คูณ")


class OtherUnit(NamedTuple):
    """What a line gives another unit than the one it says: what has a ``star``, or the rows with some ``numbers``,
    which may have the star as well; empty where it names none.
    """

    star: str
    factor: Decimal
    numbers: frozenset[int] = frozenset()


class UnitSaid(NamedTuple):
    """A unit that a line prints. ``factor`` turns figures into baht; ``COUNTED`` where they are none, None where a line
    names several. ``sure`` says that the line, or its end, says nothing else; ``own_units`` that it leaves room for
    cells with another unit; ``marked`` is what it gives another one.
    """

    factor: Decimal | None
    sure: bool
    own_units: bool = False
    marked: OtherUnit | None = None


UNREAD = UnitSaid(None, sure=False)
"""What is said of a unit that cannot be read."""


@lru_cache(maxsize=1024)
def factor_in_head(text: str) -> Decimal | None:
    """By what the figures below a head are multiplied to be baht; 1 where it says บาท alone.

    None where it says nothing, or two units.

    >>> [str(factor_in_head(t)) for t in ("งบประมาณ (แสนบาท)", "ปี 2566 (พัน)", "(1,000 บาท)", "x 1,000 บาท")]
    ['100000', '1000', '1000', '1000']
    >>> [str(factor_in_head(t)) for t in ("งบประมาณ (บาท)", "ปี 2566", "งบประมาณ 2566 (ล้านบาท)", "โครงการเกินห้าพันบาท")]
    ['1', 'None', '1000000', '1']
    >>> [str(factor_in_head(t)) for t in ("งบประมาณ ('000 บาท)", "งบ (000)", "ปี 2566 พันบาท", "21,000 บาท", "5 พันบาท")]
    ['1000', '1000', '1000', '1', '1']
    """
    factors = {
        _factor(match["power"] or match["times"] or match["zeros"] or match["bare"])
        for match in _IN_HEAD.finditer(_SQUEEZE.sub("", arabic_digits(text)))
    }
    larger = factors - {Decimal(1)}
    if larger:
        return larger.pop() if len(larger) == 1 else None
    return factors.pop() if factors else None


@lru_cache(maxsize=1024)
def unit_on_line(text: str) -> UnitSaid | None:
    """The unit that a line beside a table prints; None where it prints none, or names a sum.

    >>> unit_on_line("หมายเหตุ งบประมาณมีหน่วยเป็นพันบาท")[:2], unit_on_line("ราคา (พันบาท)")[:2]
    ((Decimal('1000'), True), (Decimal('1000'), False))
    >>> unit_on_line("(หน่วย : คน)")[:2], unit_on_line('มีหน่วยเป็นบาท (คำว่า "พันบาท" พิมพ์ผิด)')[:2]
    ((Decimal('0'), True), (None, False))
    >>> unit_on_line("(หน่วย : พันบาท เว้นแต่ระบุไว้เป็นอย่างอื่น)")
    UnitSaid(factor=Decimal('1000'), sure=True, own_units=True, marked=None)
    >>> unit_on_line("มีหน่วยเป็นพันบาท ยกเว้นรายการที่มีเครื่องหมาย * มีหน่วยเป็นบาท").marked
    OtherUnit(star='*', factor=Decimal('1'), numbers=frozenset())
    >>> said = unit_on_line("หน่วย : บาท ยกเว้นลำดับที่ ๓ และ 5 (*) เป็นพันบาท").marked
    >>> said.star, str(said.factor), sorted(said.numbers), unit_on_line("ลำดับที่ 3 มีหน่วยเป็นพันบาท")[:2]
    ('*', '1000', [3, 5], (None, False))
    >>> [unit_on_line(f"หน่วย : พันบาท {t} หน่วย : บาท")[:2] for t in ("ยกเว้นโครงการที่ 3", "และ")]
    [(None, False), (None, False)]
    >>> unit_on_line("ตารางที่ ๑ โครงการ และงบประมาณ ปี ๒๕๖๖ - ๒๕๗๐ (พันบาท)")[:2]
    (Decimal('1000'), True)
    >>> [str(unit_on_line(t).factor) for t in ("ตัวเลขในตารางให้คูณด้วย 10,000 บาท", "(ตัวเลขให้คูณด้วย 100)")]
    ['10000', '100']
    >>> unit_on_line("20 คน คูณด้วย 100 บาท"), unit_on_line("งบประมาณ คูณด้วย 15,000 บาท")
    (None, None)
    >>> [unit_on_line(t) for t in ("หน่วยละห้าพันบาท", "พันบาทแรกใช้งบ อบต.", "ราคาต่อหน่วย 1,000 บาท", "งบประมาณ 1,000 บาท")]
    [None, None, None, None]
    """
    if not _MAY_SAY_UNIT.search(text):
        return None
    bare = _SQUEEZE.sub("", arabic_digits(text))
    but = _BUT_OWN.search(bare)
    if but:
        for_others = unit_on_line(bare[: but.start()])
        return for_others._replace(own_units=for_others.sure) if for_others else None
    if but_marked := _with_unit_of_marked(text):
        return but_marked
    end = bare[-_LONGEST_LINE:]
    whole = bare if end == bare else ""
    match = _ON_A_LINE.fullmatch(whole) or _CAPTION.fullmatch(whole) or _ENDS_A_LINE.search(end)
    if match:
        said = match.groupdict()
        factor = _factor(next(filter(None, said.values()), None))
        if whole and _OF_NUMBERS.search(end, 0, match.start()):
            return UnitSaid(None, sure=False)
        others = {_factor(one["unit"] or one["word"]) for one in _NAMES_BAHT.finditer(end, 0, match.start())}
        return UnitSaid(factor, sure=True) if others <= {factor} else UnitSaid(None, sure=False)
    if _COUNTS.search(end):
        return UnitSaid(COUNTED, sure=True)
    if is_garbled_unit(text):
        return UNREAD
    factors = {_factor(next(filter(None, match.groups()), None)) for match in _ANYWHERE.finditer(bare)}
    return UnitSaid(factors.pop() if len(factors) == 1 else None, sure=False) if factors else None


@lru_cache(maxsize=1024)
def is_garbled_unit(text: str) -> bool:
    """Whether a head or a line has, where units stand, a word that is nearly one of thousands or millions of baht, as a
    damaged one is: its figures are in a unit that nobody knows.

    >>> [is_garbled_unit(text) for text in ("งบประมาณ (พันบาห)", "ปี 2566 (พนบาท)", "หน่วย : ลานบาท", "(แสนบา ท)")]
    [True, True, True, False]
    >>> [is_garbled_unit(text) for text in ("งบประมาณ (พันบาท)", "(บาท)", "(บาห)", "หน่วย : คน", "(ห้าแสนบาท)")]
    [False, False, False, False, False]
    """
    if "หน่วย" not in text and "(" not in text and "[" not in text:
        return False
    for found in _IN_UNITS_PLACE.finditer(_SQUEEZE.sub("", text)):
        nearest = process.extractOne(found["word"], _SCALED, scorer=fuzz.ratio, score_cutoff=_NEARLY)
        if nearest and not _SCALED_BAHT.fullmatch(found["word"]) and not found["word"].startswith(_DIGITS_SPELLED):
            return True
    return False


def _with_unit_of_marked(text: str) -> UnitSaid | None:
    """The unit of a line that ends with another one for what has a star, or for rows by their numbers; None where it
    ends otherwise. Where the line does not say that of all others for sure, it says none.
    """
    bare = _BLANK.sub("", _BETWEEN_NUMBERS.sub(",", arabic_digits(text)))[-_LONGEST_LINE:]
    marked = _BUT_NUMBERED.search(bare)
    numbers = frozenset(map(int, re.findall("[0-9]+", marked["numbers"]))) if marked else frozenset()
    if marked is None and ("*" in bare or "ดอกจัน" in bare):
        marked = _BUT_MARKED.search(bare)
    if marked is None:
        return None
    for_others = unit_on_line(bare[: marked.start()])
    if for_others is None and not numbers:
        return None
    if for_others is None or not for_others.sure:
        return UnitSaid(None, sure=False)
    star = marked["star"] or ""
    other = OtherUnit("*" if star == "ดอกจัน" else star, _factor(marked["unit"]), numbers)
    return for_others._replace(marked=other)


def unit_behind(text: str) -> str:
    """What a heading says of its unit behind its title, to the end of the text; nothing where it says none.

    >>> unit_behind("มิติที่ 2 การบริหาร (หน่วย : พันบาท)"), unit_behind("มิติที่ 2 ก หน่วย : พันบา"), unit_behind("มิติที่ 1 ก (บาท)")
    (' (หน่วย : พันบาท)', ' หน่วย : พันบา', ' (บาท)')
    >>> [unit_behind(text) for text in ("มิติที่ 2 ก (หน่วยงานภายใน)", "ออมวันละบาท", "หน่วยงาน : กองคลัง")]
    ['', '', '']
    """
    start = max(0, len(text) - _LONGEST_BEHIND)
    end = text[start:]
    found = _BEHIND_WORDS.search(text, start) if "หน่วย" in end or _BAHT_WORD in end or "หลัก" in end else None
    return text[found.start() :] if found else ""


def unit_of_heading(text: str) -> UnitSaid | None:
    """The unit that a heading says; one that is not known where it says one behind its title that cannot be read.

    >>> [unit_of_heading(f"มิติที่ 1 ก {text}") == UNREAD for text in ("(หลักพัน)", "หน่วย : พันบา", "(พันบาท)")]
    [True, True, False]
    >>> str(unit_of_heading("มิติที่ 1 ก (พันบาท)").factor), unit_of_heading("มิติที่ 1 ก")
    ('1000', None)
    """
    unit = unit_on_line(text) if _BAHT_WORD in text else None
    return unit or (UNREAD if unit_behind(text) and unit_on_line(text) is None else None)


def factor_on_line(text: str) -> Decimal | None:
    """The unit of money that a line near a table says and nothing else, or that a caption ends in.

    >>> str(factor_on_line("หน่วย : พันบาท")), str(factor_on_line("(หน่วย: ล้านบาท)")), factor_on_line("งบประมาณพันบาทแรก")
    ('1000', '1000000', None)
    >>> str(factor_on_line("หมายเหตุ : หน่วยเป็นพันบาท")), factor_on_line("หมายเหตุ : งบประมาณพันบาทแรกใช้จาก อบต.")
    ('1000', None)
    >>> str(factor_on_line(": ตารางที่ 2 โครงการตามมิติที่ 1 (หน่วย : พันบาท)")), factor_on_line("ราคา (พันบาท)")
    ('1000', None)
    >>> str(factor_on_line("ตารางที่ 1 แผนงาน/โครงการ หน่วย : พันบาท")), str(factor_on_line("(x 1,000 บาท)"))
    ('1000', '1000')
    """
    said = unit_on_line(text)
    return said.factor if said and said.sure and said.factor != COUNTED else None


@lru_cache(maxsize=1024)
def unit_in_cell(text: str) -> Decimal | None:
    """The unit that a cell says and nothing else: a factor to baht, or ``COUNTED`` for things that are counted.

    >>> [str(unit_in_cell(text)) for text in ("พันบาท", "(หน่วย : ล้านบาท)", "บาท", "คน", "จำนวนครั้ง", "5 พันบาท", "กองคลัง")]
    ['1000', '1000000', '1', '0', '0', 'None', 'None']
    """
    match = _IN_A_CELL.fullmatch(_SQUEEZE.sub("", arabic_digits(text)))
    return None if match is None else _factor(match["power"]) if match["baht"] else COUNTED


@lru_cache(maxsize=1024)
def unit_among_words(text: str, *, of_title: bool = False) -> UnitSaid | None:
    """The unit of money that a cell says beside other words: never for sure whose it is. None where it says none; a
    title may have words for sums.

    >>> [str(unit_among_words(t)[0]) for t in ("สำนักปลัด (พันบาท)", "ตัวเลขเป็นพันบาท", "กองคลัง (บาท)", "(หลักพัน)")]
    ['1000', '1000', '1', '1000']
    >>> [str(unit_among_words(t)[0]) for t in ("สำนักปลัด พันบาท", "(ล้าน)", "'000 บาท", "บาท x 1000", "(พ.บ.)")]
    ['1000', '1000000', '1000', '1000', '1000']
    >>> [unit_among_words(t) for t in ("กองคลัง", "ใช้งบ 5 พันบาท", "งบประมาณ 1,000 บาท", "หน่วย : คน", "หลักพันธุ์")]
    [None, None, None, None, None]
    >>> [unit_among_words(t) for t in ("พันบาทแรก", "ไม่เกินหนึ่งแสนบาท", "คนละพันบาท", "(50 คน x 1,000 บาท)")]
    [None, None, None, None]
    """
    said = unit_on_line(text)
    if said:
        return None if said.factor == COUNTED else said._replace(sure=False)
    bare = _SQUEEZE.sub("", arabic_digits(text))
    found = _SCALE_ALONE.fullmatch(bare) or (None if of_title else _SCALE_AMONG.search(bare))
    if found:
        return UnitSaid(_factor(next(filter(None, found.groups()))), sure=False)
    behind = unit_behind(text)
    return UnitSaid(factor_in_head(behind), sure=False) if behind and _BAHT_WORD in behind else None


def counted_before_baht(text: str) -> str | None:
    """What a head says to be counted before its baht; None where it says no such two.

    >>> [counted_before_baht(text) for text in ("ปี 2566 (คน/บาท)", "ครั้ง / พันบาท", "บาท/คน", "บาท", "โครงการ/กิจกรรม")]
    ['คน', 'ครั้ง', None, None, None]
    >>> [counted_before_baht(text) for text in ("เป้าหมายและงบประมาณ", "งบประมาณ/เป้าหมาย", "เป้าหมาย (คน)/งบประมาณ")]
    ['เป้าหมาย', None, 'คน']
    """
    if match := _COUNTED_FIRST.search(text) if "/" in text else None:
        return match["things"]
    match = _TARGET_FIRST.search(text) if "เป้าหมาย" in text else None
    return match and (match["things"] or match["target"])


def of_baht_alone(text: str) -> str:
    """A head without the count that it says before its baht.

    >>> of_baht_alone("ปี 2566 (คน/บาท)"), of_baht_alone("เป้าหมายและงบประมาณ ปี 2566")
    ('ปี 2566 (บาท)', 'งบประมาณ ปี 2566')
    """
    return _TARGET_FIRST.sub("", _COUNTED_FIRST.sub("", text))


def one_factor(factors: Iterable[Decimal | None]) -> tuple[Decimal, bool]:
    """The factor that all places which say one agree on, and whether they do; 1 where none says one."""
    said = {factor for factor in factors if factor is not None}
    return (said.pop() if len(said) == 1 else Decimal(1)), len(said) == 0


def _factor(power: str | None) -> Decimal:
    if not power:
        return Decimal(1)
    if power in _SHORTENED:
        return _SHORTENED[power]
    if not power[0].isalpha():
        zeros = power.count("0")
        return Decimal(10) ** zeros
    return factor_of(power)
