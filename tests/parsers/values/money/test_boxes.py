"""Boxes in a budget field: an amount behind an empty one is not the project's."""

from __future__ import annotations

import pytest

from parsers.values.money.fields import parse_budget

PLAN = (2566, 2570)


@pytest.mark.parametrize(
    ("text", "status", "amounts"),
    [
        ("[ ] 10,000 บาท [x] 20,000 บาท", "amount", [20000]),
        ("☑ ไม่ใช้งบประมาณ ☐ ใช้งบประมาณ 20,000 บาท", "none", []),
        ("☐ ไม่ใช้งบประมาณ ☑ ใช้งบประมาณ 20,000 บาท", "amount", [20000]),
        ("(  ) ไม่ใช้งบประมาณ\n( / ) ใช้งบประมาณ จำนวน 20,000 บาท", "amount", [20000]),
        # which one is meant is not said
        ("☐ 10,000 บาท ☐ 20,000 บาท", None, []),
        ("( ) ไม่ใช้งบประมาณ ( ) ใช้งบประมาณ 20,000 บาท", None, []),
        # no choice: bullets, one box, brackets with words
        ("□ ค่าอาหาร 5,000 บาท\n□ ค่าวัสดุ 3,000 บาท", "amount", [5000, 3000]),
        ("✓ ค่าอาหาร 5,000 บาท", "amount", [5000]),
        ("( ) 20,000 บาท", "amount", [20000]),
        ("20,000 บาท (งบ อบต.)", "amount", [20000]),
    ],
)
def test_what_is_ticked_is_read(text: str, status: str | None, amounts: list[int]) -> None:
    reading = parse_budget(text.split("\n"), PLAN, PLAN)
    assert (reading.status, [int(one.amount) for one in reading.amounts]) == (status, amounts)
    assert bool(reading.unreadable) is (status is None)
