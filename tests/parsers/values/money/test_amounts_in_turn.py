"""Amounts that go with years in turn (``ตามลำดับ``), years that are left out, and what stands close beside a year."""

from __future__ import annotations

import pytest

from extract.ground.characters import REPLACEMENT
from parsers.values.money.fields import parse_budget
from parsers.values.money.year_groups import find_year_groups

PLAN = (2566, 2570)
Said = list[tuple[tuple[int, ...], int, str]]


def said(text: str, period: tuple[int, int] | None = PLAN) -> Said:
    return [(one.years, int(one.amount), one.per) for one in parse_budget(text.split("\n"), PLAN, period).amounts]


def codes(text: str) -> set[str]:
    return {note.role or note.code for note in parse_budget(text.split("\n"), PLAN, PLAN).notes}


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        (
            "ปี 2566 และ 2567 จำนวน 5,000 บาท 6,000 บาท รวมเป็นเงิน 11,000 บาท ตามลำดับ",
            [((2566,), 5000, "year"), ((2567,), 6000, "year"), ((), 11000, "total")],
        ),
        (
            "รวม 11,000 บาท 5,000 บาท และ 6,000 บาท ในปี 2566 และ 2567 ตามลำดับ",
            [((), 11000, "total"), ((2566,), 5000, "year"), ((2567,), 6000, "year")],
        ),
        (  # a sum amid them is that amount alone, not the one behind it
            "ปี 2566 และ 2567 จำนวน 5,000 บาท รวม 6,000 บาท 7,000 บาท ตามลำดับ",
            [((2566,), 5000, "year"), ((), 6000, "total"), ((2567,), 7000, "year")],
        ),
        ("5,000 บาท ในปี 2566 ตามลำดับ", [((2566,), 5000, "year")]),
        ("ปี 2566 และ 2567 จำนวน 5,000 บาท ตามลำดับ", [((2566, 2567), 5000, "unstated")]),  # one is no turn
        (  # an amount with a year of its own stands before the run
            "1,000 บาท ปี 2566 2,000 บาท 3,000 บาท ในปี 2567 และ 2568 ตามลำดับ",
            [((2566,), 1000, "year"), ((2567,), 2000, "year"), ((2568,), 3000, "year")],
        ),
        (
            "ปี 2566 ค่าอาหาร และปี 2567 จำนวน 5,000 บาท 6,000 บาท ตามลำดับ",
            [((2566,), 5000, "year"), ((2567,), 6000, "year")],
        ),
        (
            "ปี 2566 และ 2567 จำนวน 5,000 บาท ค่าอาหาร 6,000 บาท ตามลำดับ",
            [((2566,), 5000, "year"), ((2567,), 6000, "year")],
        ),
    ],
)
def test_amounts_in_turn(text: str, amounts: Said) -> None:
    assert said(text) == amounts
    assert "year_uncertain" not in codes(text)


@pytest.mark.parametrize("text", ["ปี 2566 และ 2567 ตามลำดับ", "5,000 บาท 6,000 บาท ตามลำดับ"])
def test_years_or_amounts_alone_are_no_turn(text: str) -> None:
    assert {years for years, _, _ in said(text)} <= {()}


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("ปี 2566-2570 ปีละ 5,000 บาท ยกเว้นปีแรก", (2567, 2568, 2569, 2570)),
        ("ปี 2567-2568 ปีละ 5,000 บาท ยกเว้นปีแรก", (2568,)),  # of the two named, not of the plan
        ("ปี 2567-2568 ปีละ 5,000 บาท ยกเว้นปีสุดท้าย", (2567,)),
    ],
)
def test_the_first_and_the_last_year_that_are_left_out_are_those_of_the_years_named(
    text: str, years: tuple[int, ...]
) -> None:
    assert said(text) == [((year,), 5000, "year") for year in years]


def test_beside_one_year_the_last_is_that_of_the_period() -> None:
    groups = find_year_groups("ปี 2566 5,000 บาท ยกเว้นปีสุดท้าย", PLAN, PLAN)
    assert [(group.years, group.kind) for group in groups] == [((2566,), "named"), ((2570,), "excepted")]


def test_a_year_that_is_left_out_and_not_known_leaves_all_in_doubt() -> None:
    text = "ปี 2566-2570 ปีละ 5,000 บาท ยกเว้นปีที่ 2"
    assert said(text, None) == [((), 5000, "year")]
    assert said(text) == [((year,), 5000, "year") for year in (2566, 2568, 2569, 2570)]


def test_an_exception_behind_years_that_touch_an_amount_has_none_of_its_own() -> None:
    assert said("ปี 2566 5,000 บาทปี 2567-2570 ยกเว้นปี 2568 ใช้ 3,000 บาท") == [
        ((2566,), 5000, "year"),
        ((2567, 2569, 2570), 3000, "unstated"),
    ]


@pytest.mark.parametrize(
    ("key", "years"),
    [
        ("ปี 2566ปี 3567 6,000 บาท", [(2566,), ()]),
        ("ปี 3567ปี 2566 6,000 บาท", [(), (2566,)]),
        ("ปี 2566 5,000 บาท ปี 3567 6,000 บาท", [(2566,), ()]),
        ("ปี 3567 6,000 บาท", [()]),
        (f"ปี 25{REPLACEMENT}7 6,000 บาท", []),  # parted by a character that nobody sees: no year at all
    ],
)
def test_a_damaged_year_stands_beside_a_whole_one(key: str, years: list[tuple[int, ...]]) -> None:
    assert [group.years for group in find_year_groups(key, PLAN, None)] == years


def test_what_a_sum_of_all_years_is_made_of_is_in_parts() -> None:
    text = "รวม 5 ปี 50,000 บาท ค่าอาหาร 6,000 บาท ค่าวิทยากร 4,000 บาท"
    assert said(text) == [((), 50000, "total"), ((), 6000, "part"), ((), 4000, "part")]
    assert "parts_mismatch" in codes(text)


@pytest.mark.parametrize(
    ("text", "status", "amounts"),
    [
        ("ไม่ใช้งบประมาณ (เดิมตั้งไว้ 8,000 บาท)", "none", []),
        ("เดิมตั้งไว้ 8,000 บาท ปัจจุบันไม่ใช้งบประมาณ", "none", []),
        ("ไม่ใช้งบประมาณ (ปีก่อนใช้ 8,000 บาท)", "none", []),
        ("งบประมาณเดิม 8,000 บาท", "amount", [8000]),  # nothing else is said of the budget
        ("เดิมไม่ใช้งบประมาณ ใช้ 8,000 บาท", "amount", [8000]),
        ("ปีละ 45,000 บาท (เดิมตั้งไว้ 40,000 บาท)", "amount", [45000]),
    ],
)
def test_a_former_amount_beside_none_is_no_budget(text: str, status: str, amounts: list[int]) -> None:
    reading = parse_budget(text.split("\n"), PLAN, PLAN)
    assert (reading.status, [int(one.amount) for one in reading.amounts]) == (status, amounts)
    assert [note.role for note in reading.notes] == (["earlier"] if "เดิมตั้ง" in text or "ปีก่อน" in text else [])


@pytest.mark.parametrize(
    "text",
    [
        "480,000 บาท (ทั้งนี้ ปีงบประมาณ พ.ศ. 2568 ได้เบิกจ่ายในระยะที่\n1 ไปแล้ว 312,500 บาท)",  # a line's end parts the words
        "480,000 บาท ปี 2568 ได้เบิกจ่ายในงวดที่ 1 ไปแล้วเป็นเงิน 312,500 บาท",
    ],
)
def test_what_is_gone_already_was_spent(text: str) -> None:
    assert [(years, amount) for years, amount, _ in said(text)] == [((), 480_000)]
    assert "spent" in codes(text)


def test_two_amounts_in_turn_that_were_spent_leave_those_around_them() -> None:
    text = "งบประมาณ 20,000 บาท ใช้ไปแล้ว 4,000 บาท และ 5,000 บาท ตามลำดับ ปี 2567 จำนวน 6,000 บาท"
    assert said(text) == [((), 20_000, "unstated"), ((2567,), 6_000, "year")]


@pytest.mark.parametrize("between", [" ", ""])
def test_years_between_an_amount_and_its_costs_are_the_amount_s(between: str) -> None:
    text = f"ปีละ 20,000 บาท{between}ปี 2566 ถึง 2568 (ค่าอาหาร 12,000 บาท ค่าวิทยากร 8,000 บาท)"
    assert said(text)[:3] == [((year,), 20_000, "year") for year in (2566, 2567, 2568)]
    assert {per for _, _, per in said(text)[3:]} == {"part"}
