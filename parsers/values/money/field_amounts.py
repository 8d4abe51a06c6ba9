"""The amounts of a budget field with the words around them: what each step of ``money.roles`` asks and settles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import zip_longest
from typing import Literal

from parsers.values.money.calculations import numbers_in, products_of
from parsers.values.money.found import Found
from parsers.values.money.said import COST_NEXT
from parsers.values.money.year_groups import YearsOf
from parsers.values.sums import OF_ALL

Role = Literal[
    "budget",
    "part",
    "price",
    "spent",
    "granted",
    "larger",
    "shared",
    "earlier",
    "increase",
    "note",
    "repeated",
    "all_years",
]
"""``granted``: of what was asked for; ``shared``: with another project; ``earlier``: of a year before, or before a
change; ``note``: of one below the amounts; ``repeated``: printed again; ``all_years``: no word says so, but it is its
yearly amount times the years.
"""

_ALL_YEARS = re.compile(
    r"(?:รวม|ทั้ง|ตลอด)\s*(?:ทั้งสิ้น|ระยะเวลา|เวลา)?\s*[0-9]{1,2}\s*ปี|ตลอด(?:ทั้ง)?(?:โครงการ|แผน|ระยะ|อายุ)|รวม(?:ทั้ง)?ทุกปี|ทั้งโครงการ"
)
_ALL_YEARS_BEHIND = re.compile(rf"\s*+\(?\s*+(?:{_ALL_YEARS.pattern})")
_ITEM = re.compile(r"ค่า|งวด|ที่\s*[0-9]|(?:จาก|และ|จากงบ|งบ)\s*(?:งบ|เงิน|อบ)|(?:^|\n)\s*(?:[-•*–]|\(?[0-9]{1,2}[.)])")
_SUM = re.compile(
    rf"รวม\s*(?:(?:ใน|ของ)?\s*ปี(?:งบประมาณ)?\s*(?:พ\.\s?ศ\.)?\s*[0-9]{{2}}|เป็น|ทั้ง|เงิน|งบ|จำนวน|ค่าใช้จ่าย|ยอด|ทุกรายการ|ตลอด|[0-9]|[:=\s(]*$|ปี(?:งบประมาณ)?\s*ละ[^0-9]*$)|{OF_ALL}|ยอดรวม|เบ็ดเสร็จ|\*\s*[0-9]{{1,2}}\s*ปี"
)
_ONE_OF_SEVERAL = re.compile(r"ที่\s*[0-9]|ค่า(?!ใช้จ่าย)")
_SHARES = re.compile(r"^[^0-9]{0,30}(?:\(|แบ่ง|แยก|ประกอบด้วย|ดังนี้|ดังต่อไปนี้|รายละเอียด|ได้แก่|เป็นค่า|จำแนก|คือ|เพื่อเป็นค่า|เพื่อจ่าย)")
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


class FieldAmounts:
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
        numbers = numbers_in(self.entry(index).rsplit("\n", 1)[-1])
        return self.value(index) in products_of(numbers)

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
