"""The unit of the money in a table, wherever it is printed: in a head, above the table, below it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from extract.ground.characters import arabic_digits

_POWERS = {
    "สิบ": Decimal(10),
    "ร้อย": Decimal(100),
    "พัน": Decimal(1_000),
    "หมื่น": Decimal(10_000),
    "แสน": Decimal(100_000),
    "ล้าน": Decimal(1_000_000),
}
_POWER = rf"(?:{'|'.join(_POWERS)})+|1,?000(?:,?000)?"
_BAHT = r"(?:บาท|฿)"
_SAYS_UNIT = r"(?:หน่วย(?:นับ|เงิน)?|จำนวนเงิน|จำนวน|งบประมาณ|เงิน|วงเงิน)"
_IN_HEAD = re.compile(rf"(?:^|(?<=[(\[:/0-9ณนย]))(?P<power>{_POWER}){_BAHT}|[x×](?P<times>{_POWER})|{_BAHT}")
"""Before a power of ten stands nothing, a sign, a year, or the end of งบประมาณ, เงิน, หน่วย: not another number word."""

_ON_A_LINE = re.compile(rf"(?:หมายเหตุ[:：]?)?[(\[]?{_SAYS_UNIT}[:：=]?[(\[]?(?:เป็น)?(?P<power>{_POWER})?{_BAHT}[)\]]*")
_IN_CAPTION = re.compile(rf"[(\[]หน่วย(?:นับ|เงิน)?[:：=]?(?:เป็น)?(?P<power>{_POWER})?{_BAHT}[)\]]$")
_SQUEEZE = re.compile(r"[\s.*]")
_BAHT_APART = re.compile(r"บ[\s.*]*า[\s.*]*ท")
_LONGEST_LINE = 60


@lru_cache(maxsize=1024)
def factor_in_head(text: str) -> Decimal | None:
    """By what the figures below a head are multiplied to be baht; 1 where it says บาท alone.

    None where it says nothing, or two units.

    >>> [str(factor_in_head(t)) for t in ("งบประมาณ (แสนบาท)", "ปี 2566 (พันบาท)", "(1,000 บาท)", "x 1,000 บาท")]
    ['100000', '1000', '1000', '1000']
    >>> [str(factor_in_head(t)) for t in ("งบประมาณ (บาท)", "ปี 2566", "งบประมาณ 2566 (ล้านบาท)", "โครงการเกินห้าพันบาท")]
    ['1', 'None', '1000000', '1']
    """
    factors = {
        _factor(match["power"] or match["times"]) for match in _IN_HEAD.finditer(_SQUEEZE.sub("", arabic_digits(text)))
    }
    larger = factors - {Decimal(1)}
    if larger:
        return larger.pop() if len(larger) == 1 else None
    return factors.pop() if factors else None


def factor_on_line(text: str) -> Decimal | None:
    """The same for a line near a table, which must say nothing else: ``หน่วย : พันบาท``, ``(จำนวนเงิน : ล้านบาท)``, or
    for a caption that ends in it, in brackets.

    >>> str(factor_on_line("หน่วย : พันบาท")), str(factor_on_line("(หน่วย: ล้านบาท)")), factor_on_line("งบประมาณพันบาทแรก")
    ('1000', '1000000', None)
    >>> str(factor_on_line("หมายเหตุ : หน่วยเป็นพันบาท")), factor_on_line("หมายเหตุ : งบประมาณพันบาทแรกใช้จาก อบต.")
    ('1000', None)
    >>> str(factor_on_line(": ตารางที่ 2 โครงการตามมิติที่ 1 (หน่วย : พันบาท)")), factor_on_line("ราคา (พันบาท)")
    ('1000', None)
    """
    if len(text) > _LONGEST_LINE:
        return None
    bare = _SQUEEZE.sub("", arabic_digits(text))
    match = _ON_A_LINE.fullmatch(bare) or _IN_CAPTION.search(bare)
    return _factor(match["power"]) if match else None


def may_say_unit(text: str) -> bool:
    """Whether a unit may stand on any line of a text: without baht there is none.

    >>> may_say_unit("หน่วย : พัน บ.า ท"), may_say_unit("หน่วย : คน")
    (True, False)
    """
    return "฿" in text or _BAHT_APART.search(text) is not None


def one_factor(factors: Iterable[Decimal | None]) -> tuple[Decimal, bool]:
    """The factor that all places which say one agree on, and whether they do; 1 where none says one."""
    said = {factor for factor in factors if factor is not None}
    return (said.pop() if len(said) == 1 else Decimal(1)), len(said) == 0


def _factor(power: str | None) -> Decimal:
    if not power:
        return Decimal(1)
    if power[0].isdecimal():
        return Decimal(power.replace(",", ""))
    factor = Decimal(1)
    for word in re.findall("|".join(_POWERS), power):
        factor *= _POWERS[word]
    return factor
