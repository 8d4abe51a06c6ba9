"""Budget fields that are made up of parts of which the meaning is known: what is read of them is right, or flagged."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

import pytest

from parsers.values.money.fields import BudgetReading, parse_budget

PLAN = (2566, 2570)
FIELDS = 400
_COSTS = ("ค่าอาหารกลางวัน", "ค่าอาหารว่าง", "ค่าวิทยากร", "ค่าวัสดุ", "ค่าป้าย", "ค่าเอกสาร", "ค่าพาหนะ", "ค่าเช่าสถานที่")
_SUMS = ("รวม", "รวมเป็นเงิน", "รวมทั้งสิ้น", "รวมเป็นเงินทั้งสิ้น")


@dataclass
class Made:
    """A field's text, and what it says: baht by year, None for a year that is not named, and what is for all years."""

    text: str
    budget: dict[int | None, int] = field(default_factory=dict)
    totals: tuple[int, ...] = ()


def of_years(rng: random.Random) -> Made:
    """Amounts with their years before or behind them, costs of some, and sums above or below."""
    first, count = rng.randint(2566, 2568), rng.randint(2, 3)
    amounts = {year: rng.choice([5_000, 10_000, 20_000, 25_000, 120_000]) for year in range(first, first + count)}
    word = rng.choice(["ปี", "ปีงบประมาณ", "ปีงบประมาณ พ.ศ.", "พ.ศ."])
    money = rng.choice(["", "จำนวน", "งบประมาณ", "เป็นเงิน", "ตั้งไว้", "วงเงิน"])
    style, kind = rng.choice(["before", "colon", "brackets", "behind"]), rng.choice(["costs", "sources", "activities"])
    entries = []
    for year, amount in amounts.items():
        small, large = f"{amount // 5 * 2:,} บาท", f"{amount // 5 * 3:,} บาท"
        costs = {
            "costs": f" (ค่าอาหาร {small} ค่าวิทยากร {large})",
            "sources": f" (งบ อบต. {small} งบ อบจ. {large})",
            "activities": f" แบ่งเป็น กิจกรรมที่ 1 {small} กิจกรรมที่ 2 {large}",
        }[kind]
        entry = {
            "before": f"{word} {year} {money} {amount:,} บาท",
            "colon": f"{word} {year} : {amount:,} บาท",
            "brackets": f"{amount:,} บาท ({word} {year})",
            "behind": f"{money} {amount:,} บาท ใน{word} {year}",
        }[style]
        entries.append(" ".join(entry.split()) + (costs if rng.random() < 0.3 else ""))
    text = rng.choice([" ", ", ", "\n", " และ", " / ", " ; ", "\n- "]).join(entries)
    budget: dict[int | None, int] = dict(amounts.items())
    whole, gap = sum(amounts.values()), rng.choice([" ", "\n"])
    if (where := rng.random()) < 0.3:
        text += f"{gap}{rng.choice(_SUMS)} {whole:,} บาท"
    elif where < 0.6:
        opening, leading = rng.choice(["งบประมาณรวม", "งบประมาณ"]), rng.choice(["ดังนี้", "แบ่งเป็น", "ประกอบด้วย", "โดย"])
        text = f"{opening} {whole:,} บาท {leading}{gap}{text}"
    return Made(text, budget, (whole,) if where < 0.6 else ())


def _cost(rng: random.Random, name: str) -> tuple[str, int]:
    """A cost as one amount or as a calculation, and what it comes to."""
    people, price, times = rng.choice([30, 50, 100]), rng.choice([25, 50, 100]), rng.choice([1, 2])
    leading = rng.choice(["เป็นเงิน", "=", "รวมเป็นเงิน"])
    amount = rng.choice([500, 1_000, 2_000, 5_000])
    return rng.choice(
        [
            (f"{name} {amount:,} บาท", amount),
            (f"{name} เป็นเงิน {amount:,} บาท", amount),
            (
                f"{name} {people} คน x {price} บาท x {times} มื้อ {leading} {people * price * times:,} บาท",
                people * price * times,
            ),
            (f"{name} 6 ชั่วโมง ๆ ละ {price} บาท เป็นเงิน {6 * price:,} บาท", 6 * price),
            (f"{name} คนละ {price} บาท จำนวน {people} คน เป็นเงิน {people * price:,} บาท", people * price),
        ]
    )


def of_costs(rng: random.Random) -> Made:
    """A list of costs with what they come to above it, below it or both, for a year or not."""
    costs = [_cost(rng, name) for name in rng.sample(_COSTS, rng.randint(2, 4))]
    parting = rng.choice(["\n", "\n- ", ", ", " "])
    listed = ("- " if parting == "\n- " else "") + parting.join(text for text, _ in costs)
    whole = sum(amount for _, amount in costs)
    opening, leading = rng.choice(["งบประมาณ", "ใช้งบประมาณ", "วงเงิน"]), rng.choice(["ดังนี้", "ประกอบด้วย", "แยกเป็น"])
    between, summing = rng.choice(" \n"), rng.choice(_SUMS)
    text, totals = {
        "above": (f"{opening} {whole:,} บาท {leading}{between}{listed}", ()),
        "below": (f"{listed}{between}{summing} {whole:,} บาท", ()),
        "both": (f"{opening} {whole:,} บาท {leading}{between}{listed}{between}{summing} {whole:,} บาท", ()),
        "a year": (f"{opening}ปีละ {whole:,} บาท {leading}{between}{listed}", ()),
        "all years": (f"{listed}{between}{summing} {whole:,} บาท{between}รวม 5 ปี {5 * whole:,} บาท", (5 * whole,)),
        "both years": (
            f"{opening}ปีละ {whole:,} บาท รวม 5 ปี {5 * whole:,} บาท {leading}{between}{listed}",
            (5 * whole,),
        ),
    }[rng.choice(["above", "below", "both", "a year", "all years", "both years"])]
    return Made(text, {None: whole}, totals)


def _is_right(made: Made, reading: BudgetReading) -> bool:
    """Whether a reading has the amounts of a field and no others, parts and prices aside."""
    kept = [one for one in reading.amounts if one.per not in ("part", "unit")]
    budget = [(one.year_be, one.amount) for one in kept if one.per != "total"]
    totals = tuple(one.amount for one in kept if one.per == "total")
    return sorted(budget, key=str) == sorted(
        ((year, Decimal(amount)) for year, amount in made.budget.items()), key=str
    ) and totals in ((), made.totals)


@pytest.mark.parametrize("make", [of_years, of_costs])
def test_what_a_made_up_field_says_is_read_right_or_flagged(make: Callable[[random.Random], Made]) -> None:
    silent, flagged = [], 0
    for seed in range(FIELDS):
        made = make(random.Random(seed))
        reading = parse_budget(made.text.split("\n"), PLAN, PLAN)
        is_flagged = bool(reading.unreadable) or any(note.code != "not_budget" for note in reading.notes)
        flagged += is_flagged
        if not is_flagged and not _is_right(made, reading):
            silent.append(made.text)
    assert silent == []
    assert flagged < FIELDS / 10
