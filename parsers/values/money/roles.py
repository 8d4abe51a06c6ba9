"""What each amount of a budget field is: the project's budget, or something that must not be added to it.

A stated whole is the budget, what it is made of is not; nor is what was spent, what a larger sum contains, or an
increase. Where the plan states no whole, its amounts stay as they are: nobody adds them up. The steps that settle this,
and their order, are ``_STEPS``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, zip_longest
from math import prod
from typing import Literal

from extract.ground.characters import line_around
from parsers.values.money.found import Found
from parsers.values.money.said import COST, COST_NEXT, NONE_SAID, SPENT
from parsers.values.money.years import YearsOf
from parsers.values.numerals import parse_decimal
from parsers.values.sums import OF_ALL

Role = Literal[
    "budget", "part", "price", "spent", "granted", "larger", "shared", "earlier", "increase", "repeated", "all_years"
]
"""``granted``: of what was asked for; ``shared``: with another project; ``earlier``: of a year before, or before a
change; ``repeated``: printed again; ``all_years``: no word says so, but it is its yearly amount times the years.
"""

_MOST_YEARS = 10

_SPENT = re.compile(rf"{SPENT}|ไป\s*แล้ว\s*(?:เป็น(?:เงิน)?|จำนวน|รวม|ทั้งสิ้น|\s)*$")
_LARGER = re.compile(
    r"(?:จาก|ของ|ภายใต้|ส่วนหนึ่ง)\s*(?:ใน|ของ|จาก)?\s*(?:งบ|เงิน|วงเงิน|ยอด|โครงการ|ที่(?:เสนอ)?ขอ)"
    r"|(?:ซึ่ง|ที่)มี(?:งบ|วงเงิน|ยอด)|งบ(?:ประมาณ)?(?:ทั้งหมด|รวม)|ทั้งโครงการ"
)
_WORDS = r"(?:ตั้ง(?:ไว้|งบ)?|ใช้|ได้รับ|งบประมาณ|วงเงิน|จำนวน|เป็นเงิน|เงิน|ประมาณ|ไม่เกิน|[\s(:])*"
"""Words of money that may stand before an amount."""

_PRICE = re.compile(r"ราคา\s*(?:กลาง|ประเมิน|ตลาด|อ้างอิง)")
_PRICE_OF_BUDGET = re.compile(r"(?:งบ(?:ประมาณ)?|วงเงิน)\s*(?:และ|/|ตาม|เท่ากับ)\s*$")
_CONTRACT = re.compile(rf"(?:สัญญา|เสนอราคา|ใบสั่ง|ราคา)\s*(?:จ้าง|ซื้อ|ที่(?:เสนอ|ตกลง|จ้าง|ซื้อ|ชนะ)\S*|ต่ำสุด)*{_WORDS}$")
_GRANTED = re.compile(
    rf"(?:ได้รับ(?:การ)?(?:จัดสรร|อนุมัติ|สนับสนุน)?|(?<!ขอ)อนุมัติ)(?:งบประมาณ|เงิน)?(?:จริง|เพียง|แล้ว|{_WORDS})*$"
)
_SHARED = re.compile(
    r"(?:งบ(?:ประมาณ)?|เงิน|ใช้|เบิก(?:จ่าย)?)\s*(?:ร่วม|รวม|เดียวกัน)กับ\s*(?:โครงการ|กิจกรรม|มาตรการ|ข้อ|ลำดับ)"
    r"|รวมอยู่(?:แล้ว)?(?:ใน|กับ)\s*(?:งบ|โครงการ|กิจกรรม|มาตรการ|ข้อ|ลำดับ)"
)
_OF_MONEY = r"(?:งบ(?:ประมาณ)?|วงเงิน|ยอด|ของ|จำนวน(?:เงิน)?)?"
_CHANGE = r"(?:แก้ไข(?:เปลี่ยนแปลง)?|ปรับ(?:ปรุง|ลด|เพิ่ม)?|เปลี่ยนแปลง|โอน)"
_EARLIER = re.compile(
    rf"(?:(?<!เท่า)(?<!ตาม)เดิม|ปี(?:งบประมาณ)?(?:ที่)?(?:ผ่านมา|แล้ว|ก่อน(?:หน้า)?))\s*(?:ปี[^0-9\n]{{0,12}}[0-9]{{4}}"
    rf"(?:\s*(?:[-–]|ถึง)\s*[0-9]{{4}})?)?(?:\s*(?:ปี(?:งบประมาณ)?ละ|แต่ละปี))?{_WORDS}$"
    rf"|\(\s*{_OF_MONEY}เดิม\s*\){_WORDS}$|ก่อน(?:การ)?{_CHANGE}\s*\)?{_WORDS}$"
)
_FORMER_BEHIND = re.compile(rf"\s*\(\s*(?:{_OF_MONEY}เดิม|ก่อน(?:การ)?{_CHANGE})\s*\)")
_LATTER = re.compile(rf"\(?\s*(?:{_OF_MONEY}ใหม่|หลัง(?:การ)?{_CHANGE})\s*\)?{_WORDS}")
_LATTER_BEHIND = re.compile(rf"\s*\(\s*(?:{_OF_MONEY}ใหม่|หลัง(?:การ)?{_CHANGE})\s*\)")
"""Words in brackets for what stood before a change and what stands now: ``(เดิม) 30,000 บาท (ใหม่) 50,000 บาท``."""

_CHANGED_FROM = re.compile(
    rf"(?:เพิ่ม|ลด|เปลี่ยน(?:แปลง)?|แก้ไข|ปรับ)(?:ขึ้น|ลง)?\s*(?:จำนวน|งบประมาณ|วงเงิน|เงิน|ยอด|\s)*จาก\s*(?:เดิม|ปี[^0-9\n]{{0,12}}[0-9]{{4}}|{_WORDS})+$"
)
_CHANGED_INTO = re.compile(
    r"[\s,(]*(?:(?:ต่อมา|ภายหลัง|ซึ่ง|โดย|และ|แต่|ได้|มีการ|ขอ|จะ)\s*)*(?:ปรับ(?:ปรุง)?|เปลี่ยน(?:แปลง)?|แก้ไข|เพิ่ม|ลด|โอน)+(?:ขึ้น|ลง)?\s*"
    r"(?:(?:คง)?เหลือ|มาเป็น|เป็น(?!เงิน))(?:จำนวน|เป็นเงิน|เงิน|งบประมาณ|วงเงิน|[\s:])*"
)
"""The words between what stood before a change and what stands now: ``50,000 บาท ปรับลดเหลือ 30,000 บาท``."""

_CHANGED_TO = re.compile(r"\s*+\)?\s*+(?:เป็น|(?:คง)?เหลือ|มาเป็น)")
_LEFT_OF_IT = re.compile(rf"(?:คง)?เหลือ{_WORDS}$")
_DRAWN = re.compile(rf"(?<!แบ่ง)(?<!แบ่งการ)เบิก(?:จ่าย)?{_WORDS}$")
_FROM_BEHIND = re.compile(r"\s*\(?\s*จาก")
_TAKEN_OF_IT = re.compile(
    r"\s*+\)?(?:โดย|ซึ่ง|แต่|สำหรับ|ใน|เฉพาะ|ส่วน|เป็น(?!ค่า)|[\s,])*(?:(?:โครงการ|กิจกรรม|มาตรการ|การ|ครั้ง|ส่วน)นี้)?\s*+(?:จะ|ขอ)*(?:ใช้|เบิก(?:จ่าย)?|จัดสรร)"
    r"(?:งบประมาณ|งบ|เงิน|จ่าย|จำนวน|ไป|เพียง|ไม่เกิน|ประมาณ|[\s:])*"
)
_OF_THIS = re.compile(
    r"^(?=[^0-9\n]*(?:(?:โครงการ|กิจกรรม|มาตรการ|ครั้ง|ส่วน)นี้|(?:ใช้|กันไว้|กัน|จัดสรร|ได้รับ)\s*(?:ใน|สำหรับ|ให้|เพื่อ)\s*โครงการ))"
    r"(?:(?!จาก|สมทบ|และ)[^0-9\n])*$"
)
"""What is between a larger amount and this project's, in whatever words, from no other source."""

_POT = re.compile(r"งบกลาง|หมวด|แผนงาน|กองทุน|งบ(?:ประมาณ)?รายจ่าย|(?:ข้อ|เทศ)บัญญัติ")
"""What more than one project is paid from."""

_AND_ANOTHER = re.compile(r"\s*+(?:และ|,)?(?:จำนวน|เป็นเงิน|เงิน|\s)*+")
_IN_TURN = re.compile(r"\s*ตามลำดับ")
_SO_MANY_YEARS = re.compile(r"(?<![0-9.,])(?P<years>[0-9]{1,2})\s*ปี(?!ที่)")
_FROM_SET = re.compile(rf"จาก(?:งบ(?:ประมาณ)?|วงเงิน|เงิน)?ที่ตั้ง(?:จ่าย)?ไว้{_WORDS}$")
_ASKED = re.compile(r"ขอ(?:ใช้|เบิก|อนุมัติ|ตั้ง)|(?:จะ)?ใช้(?!แล้ว|ไป|จริง)")
_AS_SPENT = re.compile(r"(?:ตาม|เท่า)(?:ที่)?\s*(?:ใช้|เบิก|จ่าย)+\s*จริง")
_INCREASE = re.compile(
    r"(?:เพิ่ม|ลด)(?:ขึ้น|ลง|อีก)?\s*(?:จาก(?:เดิม|ปีก่อน|ปีที่ผ่านมา|ปี(?:งบประมาณ)?\s*(?:พ\.ศ\.)?\s*[0-9]{2,4}))?"
    r"(?:อีก|ปีงบประมาณละ|ปีละ|ทุก\s*ๆ?\s*ปี|ครั้งละ|เป็นเงิน|จำนวน|งบประมาณ|ประมาณ|ไม่เกิน|\s)*$"
)
_BESIDE = re.compile(r"\s*(?:และ|กับ|,|รวมกับ|\+)")
_ALL_YEARS = re.compile(
    r"(?:รวม|ทั้ง|ตลอด)\s*(?:ทั้งสิ้น|ระยะเวลา|เวลา)?\s*[0-9]{1,2}\s*ปี|ตลอด(?:ทั้ง)?(?:โครงการ|แผน|ระยะ|อายุ)|รวม(?:ทั้ง)?ทุกปี|ทั้งโครงการ"
)
_ALL_YEARS_BEHIND = re.compile(rf"\s*+\(?\s*+(?:{_ALL_YEARS.pattern})")
_CONNECTED = re.compile(
    r"(?:โดย|คือ|เฉลี่ย|หรือ|แบ่งเป็น|แยกเป็น|จำนวน|งบประมาณ|วงเงิน|เป็นเงิน|ใช้|ตั้งไว้|ปีงบประมาณละ|ปีละ|ต่อปี|/ปี|ไม่เกิน|ประมาณ|[\s(),:;.-])*"
)
_NUMBER = re.compile(r"(?<![0-9.,])[0-9][0-9,]*(?:\.[0-9]{1,2})?(?![0-9])")
_PRODUCT = re.compile(
    r"(?P<factors>[0-9][0-9,.]*[^\n=*0-9]{0,30}(?:\*\s*[0-9][0-9,.]*[^\n=*0-9]{0,30}?)+)(?:=|เป็นเงิน)\s*(?:จำนวน|เงิน)?\s*"
    r"(?P<result>[0-9][0-9,]*(?:\.[0-9]{1,2})?)(?![0-9])"
)
_MOST_FACTORS = 8
_COMES_TO = re.compile(r"(?:=|เป็นเงิน|เป็นจำนวน)\s*(?:เงิน)?\s*$")
_ITEM = re.compile(r"ค่า|งวด|ที่\s*[0-9]|(?:จาก|และ|จากงบ|งบ)\s*(?:งบ|เงิน|อบ)|(?:^|\n)\s*(?:[-•*–]|\(?[0-9]{1,2}[.)])")
_SUM_LINE = re.compile(r"[^\S\n]*(?:[-•*–]|\(?[0-9]{1,2}[.)])?[^\S\n]*(?:ยอด)?รวม")

_LISTED_COST = re.compile(r"[^\n]{0,20}\n\s*(?:[-•*–]|\(?[0-9]{1,2}[.)])\s*ค่า(?!ใช้จ่าย|เฉลี่ย)")
"""A cost with a bullet or a number, on a line of its own."""

_SUM = re.compile(
    rf"รวม\s*(?:(?:ใน|ของ)?\s*ปี(?:งบประมาณ)?\s*(?:พ\.\s?ศ\.)?\s*[0-9]{{2}}|เป็น|ทั้ง|เงิน|งบ|จำนวน|ค่าใช้จ่าย|ยอด|ทุกรายการ|ตลอด|[0-9]|[:=\s(]*$|ปี(?:งบประมาณ)?\s*ละ[^0-9]*$)|{OF_ALL}|ยอดรวม|เบ็ดเสร็จ|\*\s*[0-9]{{1,2}}\s*ปี"
)
_ONE_OF_SEVERAL = re.compile(r"ที่\s*[0-9]|ค่า(?!ใช้จ่าย)")
_SHARES = re.compile(r"^[^0-9]{0,30}(?:\(|แบ่ง|แยก|ประกอบด้วย|ดังนี้|ดังต่อไปนี้|รายละเอียด|ได้แก่|เป็นค่า|จำแนก|คือ|เพื่อเป็นค่า|เพื่อจ่าย)")

_LED_TO_YEARS = re.compile(r"^[^0-9]{0,10}โดย")
"""The word behind an amount that leads to those of its years, where they add up to it."""

_IN_WORDS, _CLOSED = re.compile(r"\([^()\n0-9]*\)"), re.compile(r"\([^()\n]*\)")
"""What is said of an amount in brackets behind it: the amount in words, where it comes from, which turn it is for."""

_ITS_YEARS = re.compile(
    r"[^\S\n]*+[,(]?[^\S\n]*+(?:ตั้งแต่|ตลอด|ระหว่าง|ในช่วง|สำหรับ|ใน|ของ)?[^\S\n]*+(?:ปี|พ\.ศ)[^0-9\n]{0,20}[0-9]{2,4}"
    r"(?:(?:\s*+[-–,]\s*+|\s*+(?:ถึง|และ)\s*+)(?:ปี[^0-9\n]{0,20})?[0-9]{2,4}(?![0-9,.]))*[^\S\n]*+\)?"
)
"""The years of an amount, right behind it."""

_LIST_FOLLOWS = re.compile(
    r"[^\n]*(?:(?:แบ่ง|แยก|จำแนก)(?:ออก)?(?:เป็น)?|ประกอบ(?:ไป)?ด้วย|ดัง(?:นี้|ต่อไปนี้|รายการ)|รายละเอียด|ได้แก่)[^\n0-9]{0,20}"
    r"(?:\n\s*(?:[-•*–]|\(?[0-9ก-ฮ]{1,2}[.)])|\s\(?[1ก][.)])"
)
"""The rest of a line that says that a list of what an amount is made of follows, and the first entry."""


@dataclass(frozen=True, slots=True)
class Roles:
    """The role and the years of every amount. ``totals`` are the indices of those that are said to be for all years;
    ``mismatches``: a stated whole (baht) and what it should be, as text.
    """

    of_each: tuple[Role, ...]
    years: tuple[YearsOf, ...]
    totals: frozenset[int]
    mismatches: tuple[tuple[Decimal, str], ...]


@dataclass(frozen=True, slots=True)
class Tabled:
    """The indices of the amounts in tables, of those that are sums there, of those that are costs, and of those that
    are said to have been spent (these are in none of the others).
    """

    all: frozenset[int] = frozenset()
    sums: frozenset[int] = frozenset()
    costs: frozenset[int] = frozenset()
    spent: frozenset[int] = frozenset()


NOT_TABLED = Tabled()
"""No amount stands in a table."""


class _Field:
    """The amounts of one field with the words around them; ``roles`` are settled step by step."""

    def __init__(
        self, key: str, found: Sequence[Found], years: Sequence[YearsOf], tabled: Tabled, in_all: int | None
    ) -> None:
        self.key, self.found, self.years, self.in_all = key, found, list(years), in_all
        self.roles: list[Role] = ["budget"] * len(found)
        self.totals: set[int] = set()
        self.mismatches: list[tuple[Decimal, str]] = []
        self.tabled = tabled
        self.wholes: set[int] = set()
        self._said_behind = [self._all_years_behind(index) for index in range(len(found))]

    def _all_years_behind(self, index: int) -> int | None:
        """Where the words end that say right behind an amount that it is for all years: ``100,000 บาท (รวม 5 ปี)``."""
        following = self.found[index + 1].start if index + 1 < len(self.found) else len(self.key)
        behind = _ALL_YEARS_BEHIND.match(self.key, self.found[index].end, following)
        if behind and (following == len(self.key) or re.search(r"[)\n]", self.key[behind.end() : following])):
            return behind.end()
        return None

    def before(self, index: int) -> str:
        """The words between the amount before, with what is said of it behind it, and this one."""
        start = (self._said_behind[index - 1] or self.found[index - 1].end) if index else 0
        return self.key[start : self.found[index].start]

    def is_sum(self, index: int) -> bool:
        """Whether the words before an amount say that it is a sum."""
        if index in self.tabled.sums:
            return True
        told = list(_SUM.finditer(self.before(index)))
        if told and self._is_of_a_rate(index):
            return False  # '30 คน * 50 บาท * 1 มื้อ รวมเป็นเงิน 1,500 บาท'
        # 'รวม 3 กิจกรรม กิจกรรมที่ 1 10,000 บาท' is the first of them
        return bool(told) and not _ONE_OF_SEVERAL.search(self.before(index), told[-1].end())

    def entry(self, index: int) -> str:
        """The words before an amount, those before its rates included: ``- ค่าวัสดุ คนละ 100 บาท จำนวน 30 คน เป็นเงิน``."""
        first = index
        while first and self.found[first - 1].per == "unit":
            first -= 1
        return self.before(first) + self.key[self.found[first].start : self.found[index].start]

    def _is_of_a_rate(self, index: int) -> bool:
        """Whether an amount is what a rate before it on its line comes to, by the numbers of its entry."""
        if not index or self.found[index - 1].per != "unit" or "\n" in self.before(index):
            return False
        numbers = _numbers(self.entry(index).rsplit("\n", 1)[-1])
        return self.value(index) in _products(numbers)

    def is_of_all_years(self, index: int) -> bool:
        """Whether an amount is said to be for all years: in its own words, or as a sum for years that are named."""
        before = list(_ALL_YEARS.finditer(self.before(index)))
        told = before and not _ONE_OF_SEVERAL.search(self.before(index), before[-1].end())
        if told or self._said_behind[index] is not None:
            return True
        return self.years[index].together and self.is_sum(index) and index not in self.wholes

    def shares_follow(self, whole: int, first: int) -> bool:
        """Whether the words behind an amount say that what it is made of follows, or a table of costs does."""
        if first in self.tabled.costs and whole not in self.tabled.all:
            return True
        unread = (one.end for one in self.found[whole + 1 : first] if one.amount is None)
        between = _IN_WORDS.sub("", self.key[max(unread, default=self.found[whole].end) : self.found[first].start])
        its_years = _ITS_YEARS.match(between) if self.years[whole].years else None
        rest = _CLOSED.sub("", between[its_years.end() :] if its_years else between)
        return bool(_SHARES.match(rest) or _LIST_FOLLOWS.match(rest) or (its_years and COST_NEXT.match(rest)))

    def value(self, index: int) -> Decimal:
        """The amount in baht, 0 for one that cannot be read."""
        return self.found[index].amount or Decimal(0)

    def add(self, indices: Sequence[int]) -> Decimal:
        """The sum of some amounts."""
        return sum((self.value(index) for index in indices), Decimal(0))

    def open(self, *, yearly: bool) -> list[int]:
        """The amounts, rates aside, that are still taken for budgets: those of years, or the others."""
        return [
            index
            for index, one in enumerate(self.found)
            if one.per != "unit"
            and self.roles[index] == "budget"
            and not (index and one.amount is None is self.found[index - 1].amount)  # a figure and its words
            and (one.per == "year" or bool(self.years[index].years)) is yearly
        ]

    def take_parts(self, whole: int, parts: Sequence[int]) -> None:
        """Settle some amounts as parts of another, and of its years."""
        self.wholes.add(whole)
        for index in parts:
            self.roles[index] = "part"
            if self.years[index].doubtful and not self.years[whole].years:
                self.years[whole] = self.years[index]
            elif not self.years[index].years:
                self.years[index] = self.years[whole]

    def differs(self, whole: int, parts: Decimal) -> None:
        """Say that a stated whole is not what its parts add up to."""
        self.mismatches.append((self.value(whole), f"{parts:,f}"))

    def times(self, index: int) -> int:
        """How often an amount is for a year, 0 where no year is named."""
        return 1 if self.years[index].together else len(self.years[index].years)

    def is_item(self, index: int) -> bool:
        """Whether an amount is printed as one of a list: for a cost, or behind a bullet or a number."""
        return bool(_ITEM.search(self.entry(index)))

    def _rate_without_product(self) -> bool:
        """Whether a rate is multiplied with nothing behind it: what it comes to is not printed."""
        return any(
            one.per == "unit" and (after is None or after.per == "unit" or "\n" in self.key[one.end : after.start])
            for one, after in zip_longest(self.found, self.found[1:])
        )

    def parts_of(self, whole: int, parts: Sequence[int], *, told: bool) -> None:
        """Take amounts for the parts of a whole if they add up to it, or if the words say so and they do not."""
        if self.add(parts) != self.value(whole):
            if not told:
                return
            readable = all(self.found[index].amount is not None for index in (whole, *parts))
            if readable and len(parts) > 1 and not self._rate_without_product():
                self.differs(whole, self.add(parts))
        self.take_parts(whole, parts)


def roles_of(
    key: str,
    found: Sequence[Found],
    years: Sequence[YearsOf],
    tabled: Tabled = NOT_TABLED,
    in_all: int | None = None,
) -> Roles:
    """The roles of the amounts of a text. ``tabled`` are those that stand in tables; ``in_all`` is the number of the
    project's years, where that is known.

    >>> from parsers.values.money.found import find_amounts
    >>> text = "45,500 บาท (ค่าจ้าง 30,000 บาท ค่าเช่า 15,500 บาท)"
    >>> roles_of(text, find_amounts(text, []), [YearsOf()] * 3).of_each
    ('budget', 'part', 'part')
    """
    field = _Field(key, found, years, tabled, in_all)
    for step in _STEPS:
        step(field)
    totals = (index for index in range(len(found)) if index in field.totals or field.is_of_all_years(index))
    return Roles(tuple(field.roles), tuple(field.years), frozenset(totals), tuple(field.mismatches))


def _sums_of_columns(field: _Field) -> None:
    """The sum at the foot of a year's column is the year's, what stands above it in the table are its parts."""
    tabled = field.tabled
    for whole in sorted(tabled.sums):
        years = field.years[whole].years
        parts = [at for at in tabled.all - tabled.sums if at < whole and field.years[at].years == years]
        if years and parts:
            field.parts_of(whole, sorted(parts), told=True)


def _of_no_year(field: _Field) -> None:
    """An amount behind those of years that is no sum or part, and of no year by its words: it is in doubt."""
    dated = field.open(yearly=True)
    for index in field.open(yearly=False):
        behind = any(at < index for at in dated)
        if behind and index not in field.totals and not field.is_sum(index) and not field.is_of_all_years(index):
            field.years[index] = YearsOf((), doubtful=True)


def _of_a_year_of_several(field: _Field) -> None:
    """An amount of one year beside one of each of several years, that year too: whether it is a part of that, or takes
    its place, nobody can say; but beside a cost (``ค่าจ้าง``) stands another one.
    """
    dated = field.open(yearly=True)
    wholes = [at for at in dated if len(field.years[at].years) > 1 and not COST.search(field.before(at))]
    of_several = {at: set(_each_of(field, at)) for at in wholes}
    for index in dated:
        own = set(field.years[index].years)
        others = [years for at, years in of_several.items() if at < index or (at > index and index not in of_several)]
        # 'ปี 2566 20,000 บาท และทุก ๆ ปี ปีละ 10,000 บาท'
        if field.found[index].per == "year":
            others += [set(_each_of(field, at)) for at in dated if at < index and field.found[at].per != "year"]
        if not field.years[index].together and not all(map(own.isdisjoint, others)):
            field.years[index] = YearsOf((), doubtful=True)


def _each_of(field: _Field, index: int) -> tuple[int, ...]:
    """The years of each of which an amount is."""
    return () if field.years[index].together else field.years[index].years


def _check_products(field: _Field) -> None:
    """Calculations are held against their results."""
    field.mismatches += _wrong_products(field.key)


def _wrong_products(key: str) -> list[tuple[Decimal, str]]:
    """The calculations whose stated result no numbers of their line give.

    >>> _wrong_products("ค่าอาหาร 50 คน * 100 บาท * 2 มื้อ = 9,000 บาท")
    [(Decimal('9000'), '50 x 100 x 2 = 10,000')]
    >>> _wrong_products("ค่าอาหาร 2 มื้อ ๆ ละ 50 บาท * 100 คน = 10,000 บาท")
    []
    """
    wrong = []
    for match in _PRODUCT.finditer(key):
        line_start, _ = line_around(key, match.start(), match.end())
        line = key[line_start : match.start("result")]
        factors = _numbers(match["factors"])
        result = parse_decimal(match["result"])
        if result and len(factors) > 1 and result not in _products(_numbers(line)):
            stated = " x ".join(f"{factor:,f}" for factor in factors)
            wrong.append((result, f"{stated} = {prod(factors):,f}"))
    return wrong


def _numbers(text: str) -> list[Decimal]:
    """The numbers of a text, zero aside; the last ones where there are more than can be multiplied."""
    return [value for printed in _NUMBER.findall(text)[-_MOST_FACTORS:] if (value := parse_decimal(printed))]


def _products(numbers: Sequence[Decimal]) -> set[Decimal]:
    """What two or more of some numbers come to."""
    return {
        prod(some, start=Decimal(1)) for count in range(2, len(numbers) + 1) for some in combinations(numbers, count)
    }


def _set_aside(field: _Field) -> None:
    """What the words before an amount say to be no budget."""
    none_said = NONE_SAID.search(field.key) is not None
    for index, one in enumerate(field.found):
        before = field.before(index)
        clause = before.rsplit("\n", 1)[-1]
        another = none_said or any(of.per != "unit" and at != index for at, of in enumerate(field.found))
        if index in field.tabled.spent or _is_spent(field, index, clause):
            field.roles[index] = "spent"
        elif _SHARED.search(clause):
            field.roles[index] = "shared"
        elif (price := _PRICE.search(clause)) and "งบ" not in clause[price.end() :]:
            field.roles[index] = "budget" if _PRICE_OF_BUDGET.search(clause[: price.start()]) else "price"
        elif one.per != "unit" and _CONTRACT.search(clause) and not COST.search(clause) and _has_budget(field, index):
            field.roles[index] = "price"
        elif (_FROM_SET.search(clause) and _is_drawn_on(field, index)) or _is_taken_from(field, index, clause):
            field.roles[index] = "larger"
        elif another and (_is_called_former(field, index, clause) or _changed_from(field, index, clause)):
            field.roles[index] = "earlier"
        elif index and _INCREASE.search(clause):
            field.roles[index] = "increase"
        elif index and field.roles[index - 1] != "larger" and _GRANTED.search(clause):
            field.roles[index] = "granted"
        elif one.per != "unit" and _LARGER.search(clause) and not _BESIDE.match(clause):
            others = [at for at in range(index) if field.roles[at] == "budget" and field.found[at].per != "unit"]
            # '10,000 จากงบ อบจ. และ 15,000 จากงบ อบต.' are two sources, and no sum and a part of it
            if (
                others
                and all(field.value(at) < field.value(index) and not _LARGER.search(field.before(at)) for at in others)
                and not (len(others) > 1 and field.add(others) == field.value(index))
            ):
                field.roles[index] = "larger"


def _is_spent(field: _Field, index: int, clause: str) -> bool:
    """Whether words say that an amount was spent, or is left of another: ``เบิกจ่าย`` says so behind a budget that holds
    it, where no source follows.
    """
    if _AS_SPENT.search(clause) or _is_what_is_left(field, index, clause) or _CHANGED_INTO.fullmatch(clause):
        return False
    if _SPENT.search(clause):
        return True
    of_budget = index > 0 and field.roles[index - 1] == "budget" and field.value(index) <= field.value(index - 1)
    is_drawn = of_budget and "unit" not in (field.found[index - 1].per, field.found[index].per)
    return is_drawn and bool(_DRAWN.search(clause)) and not _FROM_BEHIND.match(field.key, field.found[index].end)


def _changes(field: _Field) -> None:
    """What stood before a change, where words lead from it to an amount or a transfer stands between them; and what was
    spent, where it and what is left make up the amount before both.
    """
    for index in range(1, len(field.found)):
        above = index - 1
        if _CHANGED_INTO.fullmatch(field.before(index)) and _are_of_the_same(field, above, index):
            field.roles[above] = "earlier"
            field.years[index] = field.years[above]
        elif not field.years[index].years and (
            _changed_from(field, above, field.before(above))
            or (field.roles[above] == "earlier" and _LATTER.search(field.before(index)))
        ):
            field.years[index] = field.years[above]
        if above and field.roles[above - 1] == "budget" and field.roles[above] in ("increase", "budget"):
            _transfer(field, above - 1, above, index)


def _are_of_the_same(field: _Field, above: int, index: int) -> bool:
    """Whether an amount may be the budget that another was before: of the same years, or of none."""
    of_index, of_above = field.years[index], field.years[above]
    same = not of_index.doubtful and of_index.years in ((), of_above.years)
    return same and "unit" not in (field.found[above].per, field.found[index].per) and field.roles[above] == "budget"


def _transfer(field: _Field, first: int, moved: int, left: int) -> None:
    """``50,000 บาท โอนลด 10,000 บาท คงเหลือ 40,000 บาท``, ``โอนเพิ่ม 10,000 บาท รวม 60,000 บาท``; or
    ``20,000 บาท ใช้ 18,000 บาท คงเหลือ 2,000 บาท``.
    """
    if None in (field.found[at].amount for at in (first, moved, left)):
        return
    is_left = bool(_LEFT_OF_IT.search(field.before(left)))
    less, more = field.value(first) - field.value(moved), field.value(first) + field.value(moved)
    if field.roles[moved] == "budget":
        if is_left and less == field.value(left):
            field.roles[moved] = "spent"
    elif is_left or (field.is_sum(left) and more == field.value(left)):
        field.roles[first], field.roles[left] = "earlier", "budget"
        if not field.years[left].years:
            field.years[left] = field.years[first]
        if field.value(left) not in (less, more):
            field.mismatches.append(
                (field.value(left), f"{field.value(first):,f} - {field.value(moved):,f} = {less:,f}")
            )


def _in_turn(field: _Field) -> None:
    """What the words before the first of some amounts in turn say of it is true of all: ``ใช้ไปแล้ว 4,000 บาท และ 5,000
    บาท ตามลำดับ``.
    """
    for last in range(1, len(field.found)):
        if not _IN_TURN.match(field.key, field.found[last].end):
            continue
        first = last
        while first and _AND_ANOTHER.fullmatch(field.before(first)):
            first -= 1
        if field.roles[first] in ("spent", "earlier", "price"):
            field.roles[first : last + 1] = [field.roles[first]] * (last + 1 - first)


def _has_budget(field: _Field, index: int) -> bool:
    """Whether a budget stands beside an amount: one before it, or one behind it that is called so."""
    return index > 0 or any("งบ" in field.before(after) for after in range(1, len(field.found)))


def _is_drawn_on(field: _Field, index: int) -> bool:
    """Whether less is asked for from an amount right behind it: ``จากที่ตั้งไว้ 20,000 บาท ขอใช้ 18,000 บาท``."""
    after = index + 1
    return (
        after < len(field.found)
        and field.value(after) < field.value(index)
        and bool(_ASKED.search(field.before(after)))
    )


def _is_taken_from(field: _Field, index: int, clause: str) -> bool:
    """Whether less is taken from a larger amount right behind it: ``จากงบ 500,000 บาท โครงการนี้ใช้ 20,000 บาท``."""
    after = index + 1
    return (
        after < len(field.found)
        and field.found[index].per == field.found[after].per == "unstated"
        and field.value(after) < field.value(index)
        and (
            bool(_LARGER.search(clause) and _TAKEN_OF_IT.fullmatch(field.before(after)))
            or bool((_LARGER.search(clause) or _POT.search(clause)) and _OF_THIS.match(field.before(after)))
        )
    )


def _is_what_is_left(field: _Field, index: int, clause: str) -> bool:
    """Whether an amount is what another was changed to: ``ปรับลดจาก 20,000 บาท คงเหลือ 15,000 บาท``."""
    return index > 0 and field.roles[index - 1] == "earlier" and bool(_LEFT_OF_IT.search(clause))


def _changed_from(field: _Field, index: int, clause: str) -> bool:
    """Whether an amount is what another was before: ``เพิ่มจากปี 2565 (15,000 บาท) เป็น 20,000 บาท``."""
    return bool(_CHANGED_FROM.search(clause) and _CHANGED_TO.match(field.key, field.found[index].end))


def _is_called_former(field: _Field, index: int, clause: str) -> bool:
    """Whether words before an amount say that it stood before a change; or brackets behind it, where such stand behind
    the last amount, too.
    """
    last = field.found[-1].end
    if _FORMER_BEHIND.match(field.key, last) or _LATTER_BEHIND.match(field.key, last):
        return bool(_FORMER_BEHIND.match(field.key, field.found[index].end))
    return bool(_EARLIER.search(clause))


def _beside_a_yearly_one(field: _Field) -> None:
    """An amount beside a yearly one: that again, or that amount times the years, or neither."""
    yearly = [index for index in field.open(yearly=True) if field.found[index].per == "year"]
    plain = field.open(yearly=False)
    if len(yearly) != 1 or len(plain) != 1 or any(COST.search(field.before(index)) for index in (*yearly, *plain)):
        return
    (of_a_year,), (other,) = yearly, plain
    first, last = sorted((of_a_year, other))
    rate, whole = field.value(of_a_year), field.value(other)
    told = field.is_sum(other) or field.is_of_all_years(other)
    if told and other == last:
        return  # a sum below is held against all years
    times = whole / rate if rate else Decimal(0)
    if rate == whole:
        field.roles[other] = "repeated"
    elif times > 1 and (times == field.in_all or (field.in_all is None and times in range(_MOST_YEARS + 1))):
        if told:
            field.totals.add(other)
        else:
            field.roles[other] = "all_years"
    elif None not in (field.found[first].amount, field.found[last].amount) and (
        told or _CONNECTED.fullmatch(field.key, field.found[first].end, field.found[last].start)
    ):
        in_all = field.in_all
        stated = f"{in_all} x {rate:,f} = {in_all * rate:,f}" if in_all else f"x {rate:,f}"
        field.mismatches.append((whole, stated))


def _sums_of_lines(field: _Field) -> None:
    """On a line that begins with รวม the amount of a year is the whole of that year's amounts above it."""
    for index in field.open(yearly=True):
        start, end = line_around(field.key, field.found[index].start, field.found[index].end)
        if not _SUM_LINE.match(field.key, start, end):
            continue
        above = [at for at in field.open(yearly=True) if at < index and field.years[at] == field.years[index]]
        if len(above) > 1:
            field.parts_of(index, above, told=True)


def _parts_above_years(field: _Field) -> None:
    """The costs that stand above their yearly sum: ``ค่าอาหาร 6,000 บาท ค่าวัสดุ 4,000 บาท รวมปีละ 10,000 บาท``.

    Costs between two sums are of the one above where the field has costs behind its last sum and none before its first,
    or where they add up to that one alone.
    """
    dated = field.open(yearly=True)
    costs = [index for index in field.open(yearly=False) if not field.is_sum(index)]
    before_all = bool(costs and dated) and costs[0] < dated[0]
    behind_all = bool(costs and dated) and costs[-1] > dated[-1]
    for above, whole in zip([-1, *dated], dated, strict=False):
        parts = [index for index in field.open(yearly=False) if above < index < whole]
        if len(parts) < 2 or not field.is_sum(whole):
            continue
        if above >= 0 and before_all == behind_all:
            of_above = field.add(parts) == field.value(above) != field.value(whole)
        else:
            of_above = above >= 0 and behind_all and field.is_sum(above)
        if not of_above:
            field.parts_of(whole, parts, told=True)


def _whole_above_years(field: _Field) -> None:
    """The sum of all years, where it stands above them."""
    dated = field.open(yearly=True)
    plain = [index for index in field.open(yearly=False) if dated and index < dated[0]]
    if len(plain) != 1:
        return
    (whole,) = plain
    if whole not in field.totals and field.times(dated[0]):
        told = field.is_sum(whole) or field.is_of_all_years(whole) or field.shares_follow(whole, dated[0])
        led = _LED_TO_YEARS.match(field.before(dated[0])) and field.value(whole) == _of_all_years(field, dated)
        if told or led:
            _sum_of_years(field, dated, whole)


def _parts_below_years(field: _Field) -> None:
    """The amounts without a year behind each amount of one."""
    dated = field.open(yearly=True)
    for index, following in zip(dated, [*dated[1:], len(field.found)], strict=False):
        others = [other for other in field.open(yearly=False) if index < other < following]
        if others:
            is_whole = field.is_sum(index) and index not in field.wholes and not field.is_sum(others[0])
            _parts_of_a_year(field, index, others, told=is_whole or field.shares_follow(index, others[0]))


def _parts_of_a_year(field: _Field, index: int, others: list[int], *, told: bool) -> None:
    """The amounts without a year that follow one of a year: its parts, its sum, or the sum of all years.

    ``told``: words say that its parts follow.
    """
    dated = field.open(yearly=True)
    if len(others) > 1 and _is_of_the_years(field, dated, others[0]):
        total, costs = others[0], others[1:]
        _sum_of_years(field, dated, total)
        if field.is_sum(costs[0]) and field.value(costs[0]) == field.value(total):
            field.roles[costs.pop(0)] = "repeated"
        told = bool(costs) and field.shares_follow(total, costs[0])
        if field.add(costs) == field.value(total):
            field.take_parts(total, costs)
        elif costs:
            _parts_of_a_year(field, index, costs, told=told)
        return
    if len(others) > 1 and field.is_sum(others[0]) and field.value(others[0]) == field.value(index):
        field.roles[others[0]] = "repeated"
        _parts_of_a_year(field, index, others[1:], told=field.shares_follow(others[0], others[1]))
        return
    if own := _own_costs(field, index, others, told=told):
        field.take_parts(index, own)
        rest = others[len(own) :]
        if rest and field.is_sum(rest[0]) and field.value(rest[0]) == field.value(index):
            field.roles[rest.pop(0)] = "repeated"
        if rest:
            _parts_of_a_year(field, index, rest, told=False)
        return
    same = [other for other in dated if other <= index and field.years[other] == field.years[index]]
    for place, whole in enumerate(others):
        parts = [*same, *others[:place]]
        if len(parts) > 1 and field.is_sum(whole) and field.add(parts) == field.value(whole):
            field.years[whole] = field.years[index]
            field.take_parts(whole, parts)
            if rest := others[place + 1 :]:
                _parts_of_a_year(field, whole, rest, told=field.shares_follow(whole, rest[0]))
            return
    last = others[-1]
    if field.is_sum(last):
        items = others[:-1]
        if field.value(last) == field.value(index):
            field.parts_of(index, items, told=True)
            field.roles[last] = "repeated"
        elif not items:
            _sum_of_years(field, dated, last)
        elif field.add(items) == field.value(last):
            field.differs(index, field.value(last))
            field.take_parts(index, [*items, last])
        return
    field.parts_of(index, others, told=told)


def _is_of_the_years(field: _Field, dated: list[int], whole: int) -> bool:
    """Whether an amount is said to be for all years, or is a sum and what those of several years come to."""
    if field.is_of_all_years(whole):
        return True
    several = len(dated) > 1 or field.times(dated[0]) > 1
    return several and field.is_sum(whole) and field.value(whole) == _of_all_years(field, dated)


def _own_costs(field: _Field, index: int, others: list[int], *, told: bool) -> list[int]:
    """The amounts right behind one of a year that add up to it: its costs, where words say so, where nothing else
    follows, or where the sum behind them is that of the years (``ปี 2568 20,000 บาท ค่าอาหาร 8,000 บาท ค่าวัสดุ 12,000 บาท
    รวมทุกปี 40,000 บาท``).
    """
    sums = {field.value(index), field.add(field.open(yearly=True))}
    for end in range(1 if told else 2, len(others) + 1):
        own, rest = others[:end], others[end:]
        if field.add(own) != field.value(index):
            continue
        if told or (not COST.search(field.before(index)) and rest and field.value(rest[0]) in sums):
            return own
        return own if not rest and not field.is_sum(own[-1]) else []
    return []


def _sum_of_years(field: _Field, dated: list[int], whole: int) -> None:
    """A sum beside amounts of years is that of all years; it stays, and is compared."""
    total = _of_all_years(field, dated)
    if total is None:
        rates = [field.value(index) for index in dated]
        fits = len(rates) > 1 or not rates[0] or field.value(whole) % rates[0] == 0
        total = field.add(dated)
    else:
        fits = total == field.value(whole)
    field.totals.add(whole)
    if not fits and all(field.found[index].amount is not None for index in (*dated, whole)):
        field.differs(whole, total)


def _of_all_years(field: _Field, dated: list[int]) -> Decimal | None:
    """What amounts of years come to, each as often as it has years; None where one names none."""
    times = [field.times(index) for index in dated]
    if not all(times):
        return None
    return sum((field.value(index) * count for index, count in zip(dated, times, strict=True)), Decimal(0))


def _one_year_and_all(field: _Field, plain: list[int]) -> bool:
    """Whether amounts are one year's, without its name, and the sum over all years behind them, before them, or in
    brackets: ``10,000 บาท รวม 5 ปี 50,000 บาท``. One year's may be made of costs; a sum beside one that is no cost is
    of so many years where words or the numbers say so.
    """
    for whole, others in ((plain[-1], plain[:-1]), (plain[0], plain[1:])):
        before = field.before(whole)
        told = field.is_of_all_years(whole)
        counted = list(_SO_MANY_YEARS.finditer(before))
        sums = [index for index in others if field.is_sum(index)]
        costs = [index for index in others if COST.search(field.entry(index)) or field.is_item(index)]
        one_year = sums[-1] if sums else others[0] if len(others) == 1 and not costs else None
        parts = [index for index in others if index != one_year]
        summed = told or (one_year is not None and not parts and field.is_sum(whole))
        times = int(counted[-1]["years"]) if counted else field.in_all if summed else None
        each = field.value(one_year) if one_year is not None else field.add(others)
        fits = times is not None and each * times == field.value(whole)
        if field.value(whole) <= each or not (fits or (told and one_year is not None and not parts)):
            continue
        if whole == plain[0] and len(others) > 1:
            return False  # what it is made of
        field.totals.add(whole)
        if one_year is None:
            field.take_parts(whole, parts)
        elif parts:
            field.parts_of(one_year, parts, told=True)
        return True
    return False


def _whole_and_parts(field: _Field) -> None:
    """The whole and the parts among amounts of which none names a year."""
    plain = field.open(yearly=False)
    if len(plain) < 2 or field.open(yearly=True) or _one_year_and_all(field, plain):
        return
    first, rest = plain[0], plain[1:]
    sums = [index for index in plain if field.is_sum(index)]
    if sums and sums[-1] != first:
        whole = sums[-1]
        parts = [index for index in plain if index < whole]
        if field.value(first) == field.value(whole):
            field.roles[whole] = "repeated"
            field.parts_of(first, parts[1:], told=True)
        else:
            subtotals = [index for index in sums if index < whole]
            items = [index for index in parts if index not in subtotals]
            told = subtotals if subtotals and field.add(subtotals) == field.value(whole) else items
            field.parts_of(whole, told or subtotals, told=True)
            field.take_parts(whole, parts)
            if len(parts) == 1 and None not in (field.found[whole].amount, field.found[first].amount):
                field.differs(whole, field.value(first))  # the sum of one amount is another
        return
    if sums == [first] or field.shares_follow(first, rest[0]):
        field.parts_of(first, rest, told=True)
        return
    # no word says which is the whole: an entry of a list is none, whatever the others add up to
    if len(rest) > 1 and not field.is_item(first) and all(field.is_item(index) for index in rest):
        field.parts_of(first, rest, told=all(_LISTED_COST.match(field.entry(index)) for index in rest))
    elif len(rest) > 1 and _COMES_TO.search(field.before(plain[-1])) and not field.is_item(plain[-1]):
        field.parts_of(plain[-1], plain[:-1], told=False)


_STEPS = (
    # 1. what words say of one amount, before any is added to another
    _set_aside,
    _changes,
    _in_turn,
    # 2. what numbers prove by themselves
    _check_products,
    _sums_of_columns,
    _beside_a_yearly_one,
    # 3. amounts of which none names a year (the next four find nothing then)
    _whole_and_parts,
    # 4. amounts around those of years: a sum is of what stands above it before it is of what stands below
    _sums_of_lines,
    _parts_above_years,
    _whole_above_years,
    _parts_below_years,
    # 5. what is still open beside them
    _of_no_year,
    _of_a_year_of_several,
)
"""How the roles are settled: each step sees what those before it left open (``_Field.open``), and changes no part."""
