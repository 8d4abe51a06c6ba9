"""Wholes, parts and sums of a budget field: each case is what one guard is there for, and its neighbour."""

from __future__ import annotations

import pytest

from extract.ground.characters import thai_digits
from parsers.values.money.fields import parse_budget

PLAN = (2566, 2570)


def said(text: str, period: tuple[int, int] | None = PLAN) -> list[str]:
    """What a field says: years, baht and per of each amount, then its notes, then ``?`` what is unreadable."""
    reading = parse_budget(text.split("\n"), PLAN, period)
    amounts = [f"{'-'.join(map(str, one.years))} {one.amount:,f} {one.per}".strip() for one in reading.amounts]
    notes = [
        f"{note.role or note.code}: {note.found}" + (f" of {note.expected}" if note.expected else "")
        for note in reading.notes
    ]
    return [*amounts, *notes, *(f"? {text}" for text in reading.unreadable)]


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        # the first words of a field are before its first amount
        ("รวม 30,000 บาท อบรม 10,000 บาท เข้าค่าย 20,000 บาท", ["30,000 unstated", "10,000 part", "20,000 part"]),
        # 'กิจกรรมที่ 2' behind the first รวม and before the second: a sum nevertheless
        (
            "อบรม 10,000 บาท เข้าค่าย 20,000 บาท รวม 2 กิจกรรม ตามข้อที่ 1 รวมเป็นเงิน 30,000 บาท",
            ["10,000 part", "20,000 part", "30,000 unstated"],
        ),
        # one part that is not all of it, and several that should be
        ("20,000 บาท (ค่าจ้าง 5,000 บาท)", ["20,000 unstated", "5,000 part"]),
        (
            "10,000 บาท ค่าอาหาร 4,000 บาท ค่าจ้าง 5,000 บาท รวม 10,000 บาท",
            ["10,000 unstated", "4,000 part", "5,000 part", "parts_mismatch: 9,000 of 10,000"],
        ),
        # two costs of the same height
        ("60,000 บาท ค่าอาหาร 60,000 บาท", ["60,000 unstated", "60,000 unstated"]),
        ("อบรม เป็นเงิน 3,000 บาท\nรณรงค์ เป็นเงิน 3,000 บาท", ["3,000 unstated", "3,000 unstated"]),
        # an amount before a list is its whole where the list adds up to it
        (
            "30,000 บาท\n1. ค่าอาหาร 10,000 บาท\n2. ค่าจ้าง 20,000 บาท",
            ["30,000 unstated", "10,000 part", "20,000 part"],
        ),
        (
            "30,000 บาท\n1. ค่าอาหาร 10,000 บาท\n2. ค่าจ้าง 5,000 บาท",
            ["30,000 unstated", "10,000 part", "5,000 part", "parts_mismatch: 15,000 of 30,000"],
        ),
        # activities of a list may stand beside it
        (
            "30,000 บาท\n1. อบรม 10,000 บาท\n2. ดูงาน 5,000 บาท",
            ["30,000 unstated", "10,000 unstated", "5,000 unstated"],
        ),
        (
            "30,000 บาท เบิกจ่ายงวดแรก 10,000 บาท งวดที่สอง 20,000 บาท",
            ["30,000 unstated", "10,000 part", "20,000 part"],
        ),
        # what amounts come to, behind them
        (
            "อบรม 10,000 บาท เข้าค่าย 20,000 บาท รณรงค์ 5,000 บาท เป็นเงิน 35,000 บาท",
            ["10,000 part", "20,000 part", "5,000 part", "35,000 unstated"],
        ),
        (
            "1. อบรม 10,000 บาท\n2. เข้าค่าย 20,000 บาท\n3. รณรงค์ 5,000 บาท\nเป็นเงิน 35,000 บาท",
            ["10,000 part", "20,000 part", "5,000 part", "35,000 unstated"],
        ),
        (
            "อบรม 10,000 บาท เข้าค่าย 20,000 บาท เป็นเงิน 30,000 บาท",
            ["10,000 part", "20,000 part", "30,000 unstated"],
        ),
        (
            "อบรม 10,000 บาท เข้าค่าย 20,000 บาท รณรงค์ 5,000 บาท เป็นเงิน 30,000 บาท",
            ["10,000 unstated", "20,000 unstated", "5,000 unstated", "30,000 unstated"],
        ),
        (
            "อบรม 10,000 บาท เข้าค่าย 20,000 บาท รณรงค์ 5,000 บาท ค่าจ้าง เป็นเงิน 35,000 บาท",
            ["10,000 unstated", "20,000 unstated", "5,000 unstated", "35,000 unstated"],
        ),
    ],
)
def test_a_whole_and_its_parts(text: str, amounts: list[str]) -> None:
    assert said(text) == amounts
    assert said(thai_digits(text)) == amounts


@pytest.mark.parametrize(
    "text",
    [
        # by subtotals: the items of one are not printed
        "งบ อบต. รวม 4,000 บาท ค่าอาหาร 3,000 บาท ค่าน้ำ 3,000 บาท รวม 6,000 บาท รวมทั้งสิ้น 10,000 บาท",
        # by items: one of them stands in no subtotal
        "ค่าอาหาร 5,000 บาท ค่าน้ำ 2,000 บาท รวม 7,000 บาท ค่าจ้าง 1,000 บาท ค่าเช่า 1,000 บาท รวม 2,000 บาท "
        "ค่าเดินทาง 1,000 บาท รวมทั้งสิ้น 10,000 บาท",
    ],
)
def test_a_sum_of_sums_is_held_against_what_adds_up(text: str) -> None:
    *parts, whole = said(text)
    assert whole == "10,000 unstated"
    assert all(part.endswith(" part") for part in parts)


def test_a_sum_of_subtotals_alone_is_held_against_them() -> None:
    assert said("อบรม รวม 4,000 บาท เข้าค่าย รวม 5,000 บาท รวมทั้งสิ้น 10,000 บาท") == [
        "4,000 part",
        "5,000 part",
        "10,000 unstated",
        "parts_mismatch: 9,000 of 10,000",
    ]


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("15 000 บาท แบ่งเป็น ค่าจ้าง 10,000 บาท", ["10,000 part", "? 15 000 บาท"]),
        # the brackets of its own words open no list of parts
        ("20,000 บาท (สามหมื่นบาทถ้วน) 5,000 บาท", ["5,000 unstated", "? 20,000 บาท", "? สามหมื่นบาทถ้วน"]),
        (
            "20,000 บาท (สามหมื่นบาทถ้วน) แบ่งเป็น 5,000 บาท",
            ["5,000 part", "? 20,000 บาท", "? สามหมื่นบาทถ้วน"],
        ),
        ("ค่าจ้าง 20,000 บาท ค่าเช่า 5,000 บาท รวม 1,50,000 บาท", ["20,000 part", "5,000 part", "? 1,50,000 บาท"]),
        ("ปีละ 15 000 บาท รวม 60,000 บาท", ["60,000 unstated", "? 15 000 บาท"]),
        # before the whole: the words behind the whole count
        (
            "15 000 บาท\nปีละ 10,000 บาท (ค่าเช่า 6,000 บาท ค่าจ้าง 3,000 บาท)",
            ["10,000 year", "6,000 part", "3,000 part", "parts_mismatch: 9,000 of 10,000", "? 15 000 บาท"],
        ),
        # an unreadable part is one, too: the words stand before it
        (
            "20,000 บาท แบ่งเป็น ค่าอาหาร 5,OOO บาท ค่าวัสดุ 4,000 บาท",
            ["20,000 unstated", "4,000 part", "? 5,OOO บาท"],
        ),
        (
            "ปี 2566 10,000 บาท แบ่งเป็น ค่าอาหาร 5,OOO บาท ค่าวัสดุ 4,000 บาท",
            ["2566 10,000 year", "2566 4,000 part", "? 5,OOO บาท"],
        ),
        (
            "60,000 บาท แบ่งเป็น ปี 2566 2o,000 บาท ปี 2567 20,000 บาท",
            ["60,000 total", "2567 20,000 year", "? 2o,000 บาท"],
        ),
    ],
)
def test_an_unreadable_whole_is_one_nevertheless(text: str, amounts: list[str]) -> None:
    assert said(text) == amounts


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        # a rate and what it comes to, which is a part; another one that comes to nothing printed
        (
            "20,000 บาท (ค่าอาหาร 50 คน x 100 บาท = 5,000 บาท ค่าจ้าง 10,000 บาท)",
            ["20,000 unstated", "100 unit", "5,000 part", "10,000 part", "parts_mismatch: 15,000 of 20,000"],
        ),
        (
            "20,000 บาท (ค่าจ้าง 10,000 บาท ค่าเช่า 4,000 บาท ค่าอาหาร 50 คน x 100 บาท)",
            ["20,000 unstated", "10,000 part", "4,000 part", "100 unit"],
        ),
        (
            "20,000 บาท (ค่าอาหาร 50 คน x 100 บาท ค่าน้ำ 10 คน x 10 บาท = 100 บาท ค่าจ้าง 10,000 บาท)",
            ["20,000 unstated", "100 unit", "10 unit", "100 part", "10,000 part"],
        ),
        (
            "20,000 บาท (ค่าอาหาร 50 คน x 100 บาท\nค่าจ้าง 10,000 บาท\nค่าเช่า 4,000 บาท)",
            ["20,000 unstated", "100 unit", "10,000 part", "4,000 part"],
        ),
    ],
)
def test_parts_with_a_rate_whose_product_is_not_printed_are_not_held_against_the_whole(
    text: str, amounts: list[str]
) -> None:
    assert said(text) == amounts


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        # the costs of each year are parts of that year's amount
        (
            "ปี 2566 10,000 บาท (ค่าอาหาร 4,000 บาท ค่าจ้าง 6,000 บาท)\nปี 2567 8,000 บาท (ค่าอาหาร 3,000 บาท "
            "ค่าจ้าง 5,000 บาท)",
            [
                *("2566 10,000 year", "2566 4,000 part", "2566 6,000 part"),
                *("2567 8,000 year", "2567 3,000 part", "2567 5,000 part"),
            ],
        ),
        ("ปี 2567 ปีละ 10,000 บาท (ค่าเช่า 5,000 บาท)", ["2567 10,000 year", "2567 5,000 part"]),
        (
            "ปีละ 10,000 บาท (ค่าเช่า 6,000 บาท ค่าจ้าง 0 บาท)",
            ["10,000 year", "6,000 part", "0 part", "parts_mismatch: 6,000 of 10,000"],
        ),
        ("ปีละ 10,000 บาท ค่าเช่า 6,000 บาท ค่าจ้าง 4,000 บาท", ["10,000 year", "6,000 part", "4,000 part"]),
        # a sum of one cost is that cost again
        ("ปี 2566 ค่าเช่า 5,000 บาท รวม 5,000 บาท", ["2566 5,000 year"]),
        (
            "ปี 2566 ค่าเช่า 5,000 บาท ค่าจ้าง 2,000 บาท รวม 7,000 บาท รวมทั้งสิ้น 7,000 บาท",
            ["2566 5,000 part", "2566 2,000 part", "2566 7,000 year"],
        ),
        # a sum that is the year's amount, and one that is what the costs add up to
        (
            "ปี 2566 10,000 บาท ค่าเช่า 6,000 บาท ค่าจ้าง 3,000 บาท รวม 10,000 บาท",
            ["2566 10,000 year", "2566 6,000 part", "2566 3,000 part", "parts_mismatch: 9,000 of 10,000"],
        ),
        (
            "ปี 2566 10,000 บาท ค่าเช่า 6,000 บาท ค่าจ้าง 3,000 บาท รวม 9,000 บาท",
            [
                *("2566 10,000 year", "2566 6,000 part", "2566 3,000 part", "2566 9,000 part"),
                "parts_mismatch: 9,000 of 10,000",
            ],
        ),
        # a sum of all years
        (
            "ปี 2566 30,000 บาท รวมทั้งสิ้น 40,000 บาท",
            ["2566 30,000 year", "40,000 total", "parts_mismatch: 30,000 of 40,000"],
        ),
        ("ปีละ 20,000 บาท รวม 50,000 บาท", ["20,000 year", "50,000 total", "parts_mismatch: 20,000 of 50,000"]),
        ("ปีละ 0 บาท รวม 60,000 บาท", ["0 year", "60,000 total"]),
        (
            "ค่าเช่า ปีละ 10,000 บาท ค่าจ้าง ปีละ 20,000 บาท รวม 55,000 บาท",
            ["10,000 year", "20,000 year", "55,000 total"],
        ),
        (
            "ปี 2566-2567 ปีละ 10,000 บาท รวม 20,000 บาท",
            ["2566 10,000 year", "2567 10,000 year", "20,000 total"],
        ),
        (
            "ปี 2566-2567 ปีละ 10,000 บาท รวม 30,000 บาท",
            ["2566 10,000 year", "2567 10,000 year", "30,000 total", "parts_mismatch: 20,000 of 30,000"],
        ),
        # one amount for two years counts once
        (
            "ปี 2566 - 2567 จำนวน 20,000 บาท ปี 2568 จำนวน 10,000 บาท รวมทั้งสิ้น 30,000 บาท",
            ["2566-2567 20,000 unstated", "2568 10,000 year", "30,000 total"],
        ),
        (
            "ปี 2566 - 2567 จำนวน 20,000 บาท ปี 2568 จำนวน 10,000 บาท รวมทั้งสิ้น 31,000 บาท",
            ["2566-2567 20,000 unstated", "2568 10,000 year", "31,000 total", "parts_mismatch: 30,000 of 31,000"],
        ),
        # costs above their yearly sum; one alone is no part of it
        ("ค่าอาหาร 6,000 บาท ค่าวัสดุ 4,000 บาท รวมปีละ 10,000 บาท", ["6,000 part", "4,000 part", "10,000 year"]),
        (
            "ค่าอาหาร 6,000 บาท ค่าวัสดุ 3,000 บาท รวมปีงบประมาณละ 10,000 บาท",
            ["6,000 part", "3,000 part", "10,000 year", "parts_mismatch: 9,000 of 10,000"],
        ),
        ("ค่าอาหาร 6,000 บาท รวมปีละ 10,000 บาท", ["6,000 unstated", "10,000 year"]),
        (
            "อบรม 6,000 บาท เข้าค่าย 4,000 บาท รวมปีละ 2 ครั้ง ใช้ปีละ 9,000 บาท",  # the times a year are no sum
            ["6,000 unstated", "4,000 unstated", "9,000 year"],
        ),
        # the sum of all years above them: by its words before or behind it, or by those that open a list
        (
            "รวม 30,000 บาท ปี 2566 10,000 บาท ปี 2567 20,000 บาท",
            ["30,000 total", "2566 10,000 year", "2567 20,000 year"],
        ),
        (
            "30,000 บาท แบ่งเป็น ปี 2566 10,000 บาท ปี 2567 25,000 บาท",
            ["30,000 total", "2566 10,000 year", "2567 25,000 year", "parts_mismatch: 35,000 of 30,000"],
        ),
        ("30,000 บาท ปี 2566 10,000 บาท ปี 2567 20,000 บาท", ["30,000 total", "2566 10,000 year", "2567 20,000 year"]),
        (
            "รวม 100,000 บาท ปี 2566 20,000 บาท ต่อไปปีละ 20,000 บาท",  # how many years follow is not printed
            ["100,000 total", "2566 20,000 year", "20,000 year"],
        ),
        # no word says that a table of years is what it is made of, but its figures do
        (
            "งบประมาณ 30,000 บาท\n| ปี 2566 | ปี 2567 |\n| 10,000 | 20,000 |",
            ["30,000 total", "2566 10,000 year", "2567 20,000 year"],
        ),
        # words behind an amount are not those of the next
        (
            "30,000 บาท (รวม 2 ปี) ปี 2566 10,000 บาท ปี 2567 20,000 บาท",
            ["30,000 total", "2566 10,000 year", "2567 20,000 year"],
        ),
        (
            "งบ อบต. 3,000 บาท\nงบประมาณ 100,000 บาท (รวม 5 ปี)\nงบ อบจ. 5,000 บาท",
            ["3,000 unstated", "100,000 total", "5,000 unstated"],
        ),
        (
            "ปี 2566 - 2567 10,000 บาท รวม 5 ปี 50,000 บาท",  # nor are those before the next
            ["2566-2567 10,000 unstated", "50,000 total", "parts_mismatch: 10,000 of 50,000"],
        ),
        # a word that names one of several stands before those of all years
        ("ตลอดโครงการ ค่าอาหาร รวม 5 ปี 50,000 บาท", ["50,000 total"]),
    ],
)
def test_parts_and_sums_of_years(text: str, amounts: list[str]) -> None:
    assert said(text) == amounts
    assert said(thai_digits(text)) == amounts


@pytest.mark.parametrize(
    ("text", "period", "amounts"),
    [
        # without the project's years: twice to ten times is all years
        ("งบประมาณ 100,000 บาท (ปีละ 50,000 บาท)", None, ["50,000 year", "all_years: 100,000 บาท"]),
        ("งบประมาณ 500,000 บาท (ปีละ 50,000 บาท)", None, ["50,000 year", "all_years: 500,000 บาท"]),
        (
            "งบประมาณ 550,000 บาท (ปีละ 50,000 บาท)",
            None,
            ["550,000 unstated", "50,000 year", "parts_mismatch: x 50,000 of 550,000"],
        ),
        (
            "งบประมาณ 0 บาท (ปีละ 50,000 บาท)",
            None,
            ["0 unstated", "50,000 year", "parts_mismatch: x 50,000 of 0"],
        ),
        ("งบประมาณ 50,000 บาท (ปีละ 0 บาท)", None, ["50,000 unstated", "0 year", "parts_mismatch: x 0 of 50,000"]),
        # with them: that many times
        ("ปีละ 10,000 บาท จำนวน 50,000 บาท", PLAN, ["10,000 year", "all_years: 50,000 บาท"]),
        ("รวมทั้งสิ้น 50,000 บาท (ปีละ 10,000 บาท)", PLAN, ["50,000 total", "10,000 year"]),
        (
            "รวมทั้งสิ้น 60,000 บาท (ปีละ 10,000 บาท)",
            PLAN,
            ["60,000 unstated", "10,000 year", "parts_mismatch: 5 x 10,000 = 50,000 of 60,000"],
        ),
        # other words between them: two amounts of two things
        (
            "ปีละ 10,000 บาท ใช้ซื้อวัสดุอุปกรณ์สำนักงาน 35,000 บาท",
            PLAN,
            ["10,000 year", "35,000 unstated", "year_uncertain: 35,000 บาท"],
        ),
        (
            "งบประมาณ 100,000 บาท (ปีละ 50,000 บาท)",
            PLAN,
            ["100,000 unstated", "50,000 year", "parts_mismatch: 5 x 50,000 = 250,000 of 100,000"],
        ),
    ],
)
def test_a_yearly_amount_beside_that_of_all_years(
    text: str, period: tuple[int, int] | None, amounts: list[str]
) -> None:
    assert said(text, period) == amounts


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        # the words of the line before say nothing of this amount
        ("โครงการนี้ดำเนินการแล้ว\nงบประมาณ 30,000 บาท", ["30,000 unstated"]),
        ("โครงการนี้ดำเนินการแล้ว 30,000 บาท", ["spent: 30,000 บาท"]),
        # a contract is the price where a budget stands beside it, else what the plan has
        ("งบประมาณ 20,000 บาท สัญญาจ้าง 18,000 บาท", ["20,000 unstated", "price: 18,000 บาท"]),
        ("โครงการ 20,000 บาท สัญญาจ้าง 18,000 บาท", ["20,000 unstated", "price: 18,000 บาท"]),
        ("งบประมาณตามสัญญาจ้าง 20,000 บาท", ["20,000 unstated"]),
        # a product is held against the numbers of its own line, and is not one of them
        ("จัด 5 รุ่น ค่าอาหาร 50 คน x 100 บาท = 25,000 บาท", ["100 unit", "25,000 unstated"]),
        (
            "จัด 5 รุ่น\nค่าอาหาร 50 คน x 100 บาท = 25,000 บาท",
            ["100 unit", "25,000 unstated", "parts_mismatch: 50 x 100 = 5,000 of 25,000"],
        ),
        (
            "ค่าอาหาร 50 คน x 100 บาท = 100 บาท",
            ["100 unit", "100 unstated", "parts_mismatch: 50 x 100 = 5,000 of 100"],
        ),
        # a product of one factor says nothing
        ("ค่าอาหาร 0 คน x 100 บาท = 500 บาท", ["100 unit", "500 unstated"]),
        # what was before, where something is now; what is drawn on, where less is asked for
        ("งบประมาณเดิม 30,000 บาท", ["30,000 unstated"]),
        (
            "จากที่ตั้งไว้ 20,000 บาท ขอใช้ 18,000 บาท ค่าเช่า 30,000 บาท",
            ["18,000 unstated", "30,000 unstated", "larger: 20,000 บาท"],
        ),
        ("จากที่ตั้งไว้ 20,000 บาท ขอใช้ 20,000 บาท", ["20,000 unstated", "20,000 unstated"]),
        # all years, said behind an amount between others
        (
            "ค่าจ้าง 3,000 บาท\nงบประมาณ 100,000 บาท (รวม 5 ปี)\nค่าเช่า 5,000 บาท",
            ["3,000 unstated", "100,000 total", "5,000 unstated"],
        ),
        # a rate is no budget that a larger sum could contain, nor is an amount as large as it
        ("คนละ 100 บาท จากงบ อบจ. 20,000 บาท", ["100 unit", "20,000 unstated"]),
        ("30,000 บาท จากงบโครงการใหญ่ 30,000 บาท", ["30,000 unstated", "30,000 unstated"]),
    ],
)
def test_what_the_words_before_an_amount_set_aside(text: str, amounts: list[str]) -> None:
    assert said(text) == amounts


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("โครงการนี้ไม่ใช้งบประมาณ", "none"),
        ("ไม่ใช้งบประมาณของเทศบาล แต่เบิกจากกองทุน", "unnamed"),
        # none in one year, or but for one thing, is not none at all
        ("ปี 2566 ไม่ใช้งบประมาณ ปี 2567-2570 ตามที่ได้รับจัดสรร", "unnamed"),
        ("ไม่ใช้งบประมาณ ยกเว้นปี 2568 ใช้ตามข้อบัญญัติ", "unnamed"),
        ("ไม่มีค่าใช้จ่าย ยกเว้นค่าอาหารตามจ่ายจริง", "unnamed"),
        ("ปี 2566-2570 ไม่ใช้งบประมาณ", "none"),
        ("ตามแผนประจำปี 2566 โดยไม่ใช้งบประมาณ", "none"),
        ("ปี 2566 ไม่ใช้งบประมาณ ปี 2567 ตามความจำเป็น", None),
        ("ปี 2566 ไม่ใช้งบประมาณ ปี 2567 ไม่ใช้งบประมาณ", "none"),
        ("ไม่ได้ใช้งบประมาณตามข้อบัญญัติ", "none"),
        ("ไม่มีงบประมาณของตนเอง ขอรับจาก อบจ.", "unnamed"),
        ("ไม่ใช้ .-", "none"),
        ("ไม่มีรายละเอียด", None),
    ],
)
def test_no_money_of_its_own_is_not_no_money(text: str, status: str | None) -> None:
    assert parse_budget([text], PLAN).status == status


def test_a_line_of_many_numbers_is_soon_held_against_its_product() -> None:
    """Of forty numbers there are more products than can be tried."""
    assert said("ห้อง " + "1 " * 40 + "ค่าอาหาร 50 คน x 100 บาท = 5,000 บาท") == ["100 unit", "5,000 unstated"]


@pytest.mark.parametrize(
    "text",
    [
        "ปีละ 120,000 บาท รวม 3 ปี เป็นเงิน 360,000 บาท",
        "ปีละ 120,000 บาท รวม 3 ปี เป็น\nเงิน 360,000 บาท",
        "ปีละ 120,000 บาท รวม 3 ปี\nเป็นเงิน 360,000 บาท",
        "ปีละ 120,000 บาท รวม 3 ปี เป็นเงิน\n360,000 บาท",
    ],
)
def test_a_line_s_end_before_an_amount_parts_it_from_no_word(text: str) -> None:
    assert said(text, (2568, 2570)) == ["120,000 year", "360,000 total"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10,000 บาท รวม 3 ปี 10,000 บาท", ["10,000 unstated"]),  # no more than one year's
        ("10,000 บาท ระยะ 3 ปี เป็น 5 ปี 50,000 บาท", ["10,000 unstated", "50,000 total"]),  # the nearest number of years
        ("รวม 4,000 บาท รวม 10,000 บาท รวม 5 ปี 50,000 บาท", ["4,000 part", "10,000 unstated", "50,000 total"]),
        (
            "ค่าอาหาร 4,000 บาท ค่าจ้าง 5,000 บาท รวม 10,000 บาท รวม 5 ปี 50,000 บาท",
            ["4,000 part", "5,000 part", "10,000 unstated", "50,000 total", "parts_mismatch: 9,000 of 10,000"],
        ),
        ("ค่าอาหาร 10,000 บาท รวม 5 ปี 50,000 บาท", ["10,000 part", "50,000 total"]),
        ("1. 10,000 บาท รวม 5 ปี 50,000 บาท", ["10,000 part", "50,000 total"]),
    ],
)
def test_one_year_s_amount_and_the_sum_of_all_years(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("จากงบ 15,000 บาท โครงการนี้ใช้ 4,000 บาท", ["4,000 unstated", "larger: 15,000 บาท"]),
        ("จากงบ 5,000 บาท โครงการนี้ใช้ 5,000 บาท", ["5,000 unstated", "5,000 unstated"]),  # all of it
        ("จากงบ 15,000 บาท 5,000 บาท โครงการนี้ใช้ 4,000 บาท", ["15,000 unstated", "5,000 unstated", "4,000 unstated"]),
    ],
)
def test_less_is_taken_from_the_amount_right_before(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # without a word of years: so many times it is all of them
        ("70,000 บาท\nรวมทั้งสิ้น 350,000 บาท", ["70,000 unstated", "350,000 total"]),
        ("รวมทั้งสิ้น 350,000 บาท (70,000 บาท)", ["350,000 total", "70,000 unstated"]),
        # else one amount is no list that comes to another
        ("50,000 บาท รวมทั้งสิ้น 70,000 บาท", ["50,000 part", "70,000 unstated", "parts_mismatch: 50,000 of 70,000"]),
        (
            "ค่าวิทยากร 70,000 บาท รวมทั้งสิ้น 350,000 บาท",
            ["70,000 part", "350,000 unstated", "parts_mismatch: 70,000 of 350,000"],
        ),
        ("70,000 บาท รวมทั้งสิ้น 70,000 บาท", ["70,000 unstated"]),
        ("70 000 บาท รวมทั้งสิ้น 350,000 บาท", ["350,000 unstated", "? 70 000 บาท"]),
    ],
)
def test_a_sum_without_years_beside_one_smaller_amount(text: str, expected: list[str]) -> None:
    assert said(text) == expected


COSTS = "(ค่าอาหาร 6,000 บาท ค่าป้าย 4,000 บาท)"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"ปีละ 10,000 บาท ตั้งแต่ปีงบประมาณ พ.ศ. 2566 ถึง พ.ศ. 2567 {COSTS}",
            ["2566 10,000 year", "2567 10,000 year", "2566-2567 6,000 part", "2566-2567 4,000 part"],
        ),
        (f"10,000 บาท ปี 2566 {COSTS}", ["2566 10,000 year", "2566 6,000 part", "2566 4,000 part"]),
        (
            f"10,000 บาท ในปี 2566 แยกเป็น{COSTS.strip('()')}",
            ["2566 10,000 year", "2566 6,000 part", "2566 4,000 part"],
        ),
        (
            f"10,000 บาท ปี 2566 {COSTS}\n10,000 บาท ปี 2567 {COSTS}",
            [
                *("2566 10,000 year", "2566 6,000 part", "2566 4,000 part"),
                *("2567 10,000 year", "2567 6,000 part", "2567 4,000 part"),
            ],
        ),
        # years before the first amount: each has those before it
        ("ปี 2566 10,000 บาท ปี 2567 (ค่าอาหาร 5,000 บาท)", ["2566 10,000 year", "2567 5,000 year"]),
        # on a line of its own: the year of what follows
        ("10,000 บาท\nปี 2566 (ค่าอาหาร 5,000 บาท)", ["10,000 unstated", "2566 5,000 year"]),
    ],
)
def test_the_year_between_an_amount_and_its_costs_is_that_amounts(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "ปี 2566 และปี 2567 ใช้จ่ายไปแล้ว 42,500 บาท และ 47,250 บาท ตามลำดับ ปี 2568 ตั้งไว้ 50,000 บาท",
            ["2568 50,000 year", "spent: 42,500 บาท; 47,250 บาท"],
        ),
        ("ปี 2566 และปี 2567 ตั้งไว้ 5,000 บาท และ 6,000 บาท ตามลำดับ", ["2566 5,000 year", "2567 6,000 year"]),
        # no turn: what was spent, and what is set aside
        ("ใช้จ่ายไปแล้ว 42,500 บาท ตั้งไว้ 50,000 บาท", ["50,000 unstated", "spent: 42,500 บาท"]),
    ],
)
def test_what_is_said_of_the_first_in_turn_is_said_of_all(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "เดิม ปีละ 30,000 บาท แก้ไขเป็น ปี 2568 - 2569 ปีละ 45,000 บาท",
            ["2568 45,000 year", "2569 45,000 year", "earlier: 30,000 บาท"],
        ),
        ("เดิม ปี 2566 - 2570 ปีละ 30,000 บาท เปลี่ยนเป็น ปีละ 45,000 บาท", ["45,000 year", "earlier: 30,000 บาท"]),
        ("ปีละ 30,000 บาท ตามเดิม", ["30,000 year"]),
    ],
)
def test_a_yearly_amount_that_was_changed_is_none(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            (
                "ปีงบประมาณ\tเงินรายได้\tเงินอุดหนุน\tรวม (บาท)",
                "2567\t150,000\t100,000\t250,000",
                "2568\t160,000\t-\t160,000",
            ),
            ["2567 150,000 part", "2567 100,000 part", "2567 250,000 year", "2568 160,000 part", "2568 160,000 year"],
        ),
        (
            ("ปี\tเงินรายได้\tเงินอุดหนุน\tรวม", "2567\t5,000\t4,000\t8,000", "รวม\t5,000\t4,000\t8,000"),
            [
                *("2567 5,000 part", "2567 4,000 part", "2567 8,000 year"),
                "parts_mismatch: 9,000 of 8,000",
            ],
        ),
        # people are no money
        (("ปี\tจำนวนคน\tรวม", "2567\t50\t150,000", "2568\t60\t160,000"), ["2567 150,000 year", "2568 160,000 year"]),
    ],
)
def test_a_year_a_row_with_what_it_is_made_of(rows: tuple[str, ...], expected: list[str]) -> None:
    assert said("\n".join(rows)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # an amount, its year, and what it is spent on
        ("10,000 บาท ปี 2566 ค่าอาหาร 5,000 บาท", ["2566 10,000 year", "2566 5,000 part"]),
        ("10,000 บาท ในปี 2566 โดยเป็นค่าอาหาร 5,000 บาท", ["2566 10,000 year", "2566 5,000 part"]),
        ("10,000 บาท (หนึ่งหมื่นบาทถ้วน) ปี 2566 ค่าอาหาร 5,000 บาท", ["2566 10,000 year", "2566 5,000 part"]),
        (
            "10,000 บาท ปี 2566\n- ค่าอาหาร 5,000 บาท\n- ค่าวัสดุ 4,000 บาท",
            ["2566 10,000 year", "2566 5,000 part", "2566 4,000 part", "parts_mismatch: 9,000 of 10,000"],
        ),
        (
            "ปีละ 10,000 บาท ปี 2566 - 2567 ค่าอาหาร 5,000 บาท",
            ["2566 10,000 year", "2567 10,000 year", "2566-2567 5,000 part"],
        ),
        # also where it adds up to that without a word of costs, or does so for each of several
        (
            "20,000 บาท ปี 2566 อบรม 5,000 บาท ดูงาน 15,000 บาท",
            ["2566 20,000 year", "2566 5,000 part", "2566 15,000 part"],
        ),
        (
            "9,000 บาท ปี 2566 ค่าอาหาร 4,000 บาท ค่าวัสดุ 5,000 บาท 3,000 บาท ปี 2567 ค่าอาหาร 1,000 บาท ค่าวัสดุ 2,000 บาท",
            [
                *("2566 9,000 year", "2566 4,000 part", "2566 5,000 part"),
                *("2567 3,000 year", "2567 1,000 part", "2567 2,000 part"),
            ],
        ),
        (
            "9,000 บาท ปี 2566 และ 8,000 บาท ปี 2567 ค่าอาหาร 5,000 บาท",
            ["2566 9,000 year", "2567 8,000 year", "2567 5,000 part"],
        ),
        ("10,000 บาท ในปี 2566", ["2566 10,000 year"]),
        # a year before its amounts
        ("ปี 2566 จำนวน 10,000 บาท เป็นค่าอาหาร 5,000 บาท", ["2566 10,000 year", "2566 5,000 part"]),
        ("ปี 2566 ค่าอาหาร 5,000 บาท ปี 2567 ค่าอาหาร 6,000 บาท", ["2566 5,000 year", "2567 6,000 year"]),
        (
            "10,000 บาท ปี 2566 ค่าอาหาร 4,000 บาท ปี 2567 ค่าอาหาร 6,000 บาท",
            ["10,000 total", "2566 4,000 year", "2567 6,000 year"],
        ),
        ("10,000 บาท ปี 2566 จำนวน 5,000 บาท", ["10,000 unstated", "2566 5,000 year"]),
        ("ค่าอาหาร 5,000 บาท\nปี 2566 ค่าจ้าง 2,000 บาท", ["5,000 unstated", "2566 2,000 year"]),
        # years behind each amount
        ("ค่าอาหาร 5,000 บาท ปี 2566 ค่าจ้าง 3,000 บาท ปี 2567", ["2566 5,000 year", "2567 3,000 year"]),
    ],
)
def test_a_year_between_an_amount_and_its_costs_is_the_amounts(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "10,000 บาท ปี 2566 5,000 บาท",
        "10,000 บาท ปี 2566\n12,000 บาท",
        "10,000 บาท ปี 2566\nจำนวน 12,000 บาท",  # the line may have ended there, or the sentence
        "10,000 บาท ปี 2566 ค่าอาหาร 15,000 บาท",
        "ค่าอาหาร 5,000 บาท ปี 2566 ค่าวัสดุ 3,000 บาท",
        "10,000 บาท ปี 2566 ค่าอาหาร 10,000 บาท ปี 2567 ค่าอาหาร 12,000 บาท",
        "30,000 บาท ปี 2566 10,000 บาท ปี 2567 25,000 บาท",
    ],
)
def test_a_year_that_may_be_of_the_amount_before_or_behind_it_is_of_none(text: str) -> None:
    reading = parse_budget(text.split("\n"), PLAN)
    assert [one.years for one in reading.amounts] == [()] * text.count("บาท")
    assert [note.code for note in reading.notes] == ["year_uncertain"] * text.count("บาท")


def test_the_sum_of_amounts_of_which_one_may_have_the_year_is_in_doubt_too() -> None:
    text = "ค่าอาหาร 5,000 บาท ปี 2566 ค่าวัสดุ 3,000 บาท รวม 8,000 บาท"
    assert said(text) == ["5,000 part", "3,000 part", "8,000 unstated", "year_uncertain: 8,000 บาท"]
    assert said("5,000 บาท ปี 2566, 6,000 บาท") == ["2566 5,000 year", "6,000 unstated", "year_uncertain: 6,000 บาท"]


TWO = "- ค่าอาหาร 100 คน x 25 บาท x 2 มื้อ เป็นเงิน 5,000 บาท\n- ค่าวัสดุ คนละ 100 บาท จำนวน 30 คน เป็นเงิน 3,000 บาท"
TWO_READ = ["25 unit", "5,000 part", "100 unit", "3,000 part"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what an entry is for stands before its rates
        (f"งบประมาณ 8,000 บาท\n{TWO}", ["8,000 unstated", *TWO_READ]),
        (
            f"งบประมาณ 9,000 บาท\n{TWO}",  # a list of costs below it
            ["9,000 unstated", *TWO_READ, "parts_mismatch: 8,000 of 9,000"],
        ),
        (f"งบประมาณ 9,000 บาท ดังนี้\n{TWO}", ["9,000 unstated", *TWO_READ, "parts_mismatch: 8,000 of 9,000"]),
        # what a rate comes to is no sum of the entries above, whatever words lead to it
        (f"งบประมาณปีละ 8,000 บาท ดังนี้\n{TWO.replace(' เป็น', ' รวมเป็น')}", ["8,000 year", *TWO_READ]),
        (f"{TWO}\nรวมเป็นเงิน 8,000 บาท", [*TWO_READ, "8,000 unstated"]),
        # a sum behind a rate that comes to something else is one
        (
            "ค่าอาหาร 5,000 บาท ค่าเช่า ชั่วโมงละ 600 บาท รวม 5,600 บาท",
            ["5,000 part", "600 unit", "5,600 unstated", "parts_mismatch: 5,000 of 5,600"],
        ),
    ],
)
def test_a_rate_stands_between_an_entry_s_words_and_what_it_comes_to(text: str, expected: list[str]) -> None:
    assert said(text) == expected


LIST = "- ค่าอาหาร 5,000 บาท\n- ค่าวัสดุ 1,000 บาท"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"ปีละ 6,000 บาท รวม 5 ปี 30,000 บาท ดังนี้\n{LIST}", ["6,000 year", "30,000 total", "5,000 part", "1,000 part"]),
        (f"ปีละ 1,200 บาท รวม 5 ปี 6,000 บาท ดังนี้\n{LIST}", ["1,200 year", "6,000 total", "5,000 part", "1,000 part"]),
        (
            f"ปีละ 7,000 บาท รวม 5 ปี 35,000 บาท ดังนี้\n{LIST}",
            ["7,000 year", "35,000 total", "5,000 part", "1,000 part", "parts_mismatch: 6,000 of 7,000"],
        ),
        ("ปีละ 6,000 บาท รวม 5 ปี 30,000 บาท", ["6,000 year", "30,000 total"]),
        # the same again, and its costs
        (
            f"ปี 2566 6,000 บาท รวม 6,000 บาท ดังนี้\n{LIST}",
            ["2566 6,000 year", "2566 5,000 part", "2566 1,000 part"],
        ),
        # the sum of each year's, without a word of years
        (
            f"ปี 2566-2567 ปีละ 6,000 บาท รวม 12,000 บาท ดังนี้\n{LIST}",
            ["2566 6,000 year", "2567 6,000 year", "12,000 total", "2566-2567 5,000 part", "2566-2567 1,000 part"],
        ),
    ],
)
def test_a_list_behind_a_yearly_amount_and_its_total_is_of_the_one_it_adds_up_to(
    text: str, expected: list[str]
) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the year's amount and its own costs are not added to each other, though that makes the sum of the years
        (
            "ปี 2567 : 20,000 บาท\nปี 2568 : 20,000 บาท (ค่าอาหาร 8,000 บาท ค่าวิทยากร 12,000 บาท)\nรวมทั้งสิ้น 40,000 บาท",
            ["2567 20,000 year", "2568 20,000 year", "2568 8,000 part", "2568 12,000 part", "40,000 total"],
        ),
        (
            "ปี 2567 20,000 บาท\nปี 2568 20,000 บาท ค่าอาหาร 8,000 บาท ค่าวิทยากร 12,000 บาท รวม 40,000 บาท",
            ["2567 20,000 year", "2568 20,000 year", "2568 8,000 part", "2568 12,000 part", "40,000 total"],
        ),
        # the first of a year's costs, and others that happen to add up to it
        (
            "ปี 2568 ค่าเช่า 5,000 บาท ค่าจ้าง 2,000 บาท ค่าอาหาร 3,000 บาท รวม 10,000 บาท",
            ["2568 5,000 part", "2568 2,000 part", "2568 3,000 part", "2568 10,000 year"],
        ),
        # costs with their sum, and then that of the years
        (
            "ปี 2567 5,000 บาท\nปี 2568 9,000 บาท ดังนี้ ค่าอาหาร 4,000 บาท ค่าจ้าง 5,000 บาท รวม 9,000 บาท\n"
            "รวม 2 ปี 14,000 บาท",
            ["2567 5,000 year", "2568 9,000 year", "2568 4,000 part", "2568 5,000 part", "14,000 total"],
        ),
    ],
)
def test_the_sum_of_the_years_is_no_sum_of_the_last_and_its_costs(text: str, expected: list[str]) -> None:
    assert said(text) == expected


def sums(first: str, second: str) -> str:
    """Two years' sums with two costs below each."""
    return (
        f"ปี 2566 รวม {first} บาท\n- ค่าอาหาร 5,000 บาท\n- ค่าวิทยากร 3,000 บาท\n"
        f"ปี 2567 รวม {second} บาท\n- ค่าอาหาร 4,000 บาท\n- ค่าวิทยากร 4,000 บาท"
    )


BELOW = "ค่าอาหาร 5,000 บาท ค่าวิทยากร 3,000 บาท รวมปี 2566 8,000 บาท ค่าอาหาร 4,000 บาท ค่าวิทยากร 4,000 บาท"
COSTS_2566, COSTS_2567 = ["2566 5,000 part", "2566 3,000 part"], ["2567 4,000 part", "2567 4,000 part"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (sums("8,000", "8,000"), ["2566 8,000 year", *COSTS_2566, "2567 8,000 year", *COSTS_2567]),
        (
            sums("9,000", "8,000"),
            ["2566 9,000 year", *COSTS_2566, "2567 8,000 year", *COSTS_2567, "parts_mismatch: 8,000 of 9,000"],
        ),
        # below the costs
        (
            f"{BELOW} รวมปี 2567 8,000 บาท",
            [*COSTS_2566, "2566 8,000 year", *COSTS_2567, "2567 8,000 year"],
        ),
        (
            f"{BELOW} รวมปี 2567 9,000 บาท",
            [*COSTS_2566, "2566 8,000 year", *COSTS_2567, "2567 9,000 year", "parts_mismatch: 8,000 of 9,000"],
        ),
    ],
)
def test_costs_between_two_sums_of_years_are_on_one_side_of_all_sums(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("first", "second", "of_first"),
    [
        ("8,000", "9,000", True),  # they add up to the one above
        ("2,000", "8,000", False),
        ("8,000", "8,000", False),  # to both: the sum is what stands below
        ("1,000", "2,000", False),
    ],
)
def test_costs_between_an_amount_and_a_sum_alone_are_of_the_one_they_add_up_to(
    first: str, second: str, *, of_first: bool
) -> None:
    year = 2566 if of_first else 2567
    read = said(f"ปี 2566 {first} บาท ค่าอาหาร 5,000 บาท ค่าวิทยากร 3,000 บาท รวมปี 2567 {second} บาท")
    assert read[:4] == [f"2566 {first} year", f"{year} 5,000 part", f"{year} 3,000 part", f"2567 {second} year"]
    assert read[4:] == (["parts_mismatch: 8,000 of 2,000"] if second == "2,000" else [])


def test_a_figure_that_is_called_a_sum_is_that_of_the_amounts_since_the_last() -> None:
    assert said("ค่าอาหาร 30,000 บาท รวม 30,000")[1:] == ["? 30,000"]  # one amount proves no sum
    two_sums = "30,000 บาท 40,000 บาท รวม 70,000 และ 10,000 บาท 25,000 บาท รวม 35,000"
    assert not [one for one in said(two_sums) if one.startswith("?")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("20,000 บาท (อบต.) และ 10,000 บาท (อบจ.)", ["20,000 unstated", "10,000 unstated"]),
        ("20,000 บาท (ครั้งที่ 1) และ 10,000 บาท (ครั้งที่ 2)", ["20,000 unstated", "10,000 unstated"]),
        ("20,000 บาท (งบ อบต.)\n10,000 บาท (งบ อบจ.)", ["20,000 unstated", "10,000 unstated"]),
        (
            "5,000 บาท (ปีแรก) และ 3,000 บาท (ปีต่อ ๆ ไป)",
            ["2566 5,000 year", "3,000 unstated", "year_uncertain: 3,000 บาท"],
        ),
        # open at the next amount, or other words behind it
        ("20,000 บาท (อบต. 15,000 บาท อบจ. 5,000 บาท)", ["20,000 unstated", "15,000 part", "5,000 part"]),
        ("20,000 บาท (อบต.) แบ่งเป็น 15,000 บาท และ 5,000 บาท", ["20,000 unstated", "15,000 part", "5,000 part"]),
        ("20,000 บาท (อบต.) (ค่าจ้าง 15,000 บาท ค่าเช่า 5,000 บาท)", ["20,000 unstated", "15,000 part", "5,000 part"]),
    ],
)
def test_brackets_that_are_closed_before_the_next_amount_open_no_list(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "30,000 บาท โดยปี 2566 ใช้ 10,000 บาท ปี 2567 ใช้ 20,000 บาท",
            ["30,000 total", *("2566 10,000 year", "2567 20,000 year")],
        ),
        # by that word alone only where they add up
        (
            "30,000 บาท โดยปี 2566 ใช้ 10,000 บาท ปี 2567 ใช้ 5,000 บาท",
            ["30,000 unstated", *("2566 10,000 year", "2567 5,000 year")],
        ),
    ],
)
def test_an_amount_above_those_of_years_that_they_add_up_to_is_of_all(text: str, expected: list[str]) -> None:
    assert said(text) == expected


def test_the_whole_project_s_amount_is_no_larger_one_where_the_years_add_up_to_it() -> None:
    assert said("20,000 บาท ปี 2567\n30,000 บาท ปี 2568\nรวมทั้งโครงการ 50,000 บาท") == [
        *("2567 20,000 year", "2568 30,000 year", "50,000 total"),
    ]
    assert "larger: 80,000 บาท" in said("20,000 บาท ปี 2567\n30,000 บาท ปี 2568\nทั้งโครงการ 80,000 บาท")


@pytest.mark.parametrize(
    ("costs", "expected"),
    [
        ("ค่าเช่า 6,000 บาท ค่าจ้าง 3,000 บาท", ["6,000 unstated", "3,000 unstated"]),
        ("ค่าเช่า 6,000 บาท ค่าจ้าง 4,000 บาท", ["6,000 part", "4,000 part"]),
    ],
)
def test_whether_what_does_not_add_up_to_a_yearly_amount_stands_beside_it_nobody_can_say(
    costs: str, expected: list[str]
) -> None:
    doubts = [f"year_uncertain: {one.split()[0]} บาท" for one in expected if one.endswith("unstated")]
    assert said(f"ปีละ 10,000 บาท {costs}") == ["10,000 year", *expected, *doubts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a sum that is not said to be baht, of amounts that are
        (
            "ปี 2566 จำนวน 30,000 บาท ปี 2567 จำนวน 40,000 บาท รวม 70,000",
            ["2566 30,000 year", "2567 40,000 year", "70,000 total"],
        ),
        ("ค่าอาหาร 3,000 บาท ค่าวัสดุ 4,000 บาท รวมเป็นเงิน 7,000", ["3,000 part", "4,000 part", "7,000 unstated"]),
        (
            "อบรม 3,000 บาท รวม 70,000 (เจ็ดหมื่นบาทถ้วน)",
            ["3,000 part", "70,000 unstated", "parts_mismatch: 3,000 of 70,000"],
        ),
        ("70,000 (เจ็ดหมื่นบาทถ้วน)", ["70,000 unstated"]),
        # one that is none, that counts, or that its own words contradict
        (
            "ปี 2566 จำนวน 30,000 บาท ปี 2567 จำนวน 40,000 บาท รวม 75,000",
            ["2566 30,000 year", "2567 40,000 year", "? 75,000"],
        ),
        ("ค่าอาหาร 3,000 บาท ค่าวัสดุ 4,000 บาท รวม 7,000 ชิ้น", ["3,000 unstated", "4,000 unstated"]),
        ("70,000 (เจ็ดพันบาทถ้วน)", ["? 70,000", "? เจ็ดพันบาทถ้วน"]),
    ],
)
def test_a_figure_that_its_sum_or_its_words_prove_to_be_money(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("lines", "expected", "without"),
    [
        (
            ("2566", "30,000 บาท", "2567", "35,000 บาท", "2568", "-", "2569", "40,000 บาท"),
            ["2566 30,000 year", "2567 35,000 year", "2569 40,000 year"],
            (2568,),
        ),
        (
            ("ปี 2566", "30,000", "ปี 2567", "–", "ปี 2568", "-", "ปี 2569", "40,000"),
            ["2566 30,000 year", "2569 40,000 year"],
            (2567, 2568),
        ),
        # a stretch of years on three lines, and what may be one
        (("2566", "-", "2568", "ปีละ 5,000 บาท"), ["2566 5,000 year", "2567 5,000 year", "2568 5,000 year"], ()),
        (("2566", "-", "2568", "5,000 บาท"), ["5,000 unstated", "year_uncertain: 5,000 บาท"], ()),
    ],
)
def test_a_dash_between_years_on_lines_of_their_own(
    lines: tuple[str, ...], expected: list[str], without: tuple[int, ...]
) -> None:
    assert said("\n".join(lines)) == expected
    assert parse_budget(lines, PLAN).years_without == without


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("งบประมาณ 50,000 บาท ปรับลดเหลือ 30,000 บาท", ["30,000 unstated", "earlier: 50,000 บาท"]),
        ("งบประมาณ 50,000 บาท (แก้ไขเป็น 60,000 บาท)", ["60,000 unstated", "earlier: 50,000 บาท"]),
        ("ปี 2566 20,000 บาท ปรับลดคงเหลือ 15,000 บาท", ["2566 15,000 year", "earlier: 20,000 บาท"]),
        # from a year to the next nothing is changed
        ("ปี 2566 20,000 บาท ปี 2567 เพิ่มเป็น 25,000 บาท", ["2566 20,000 year", "2567 25,000 year"]),
        # from what it was, with its year
        ("ปี 2567 เปลี่ยนแปลงงบประมาณจาก 30,000 บาท เป็น 50,000 บาท", ["2567 50,000 year", "earlier: 30,000 บาท"]),
        ("ปี 2566 เพิ่มจาก 8,000 บาท เป็น 10,000 บาท", ["2566 10,000 year", "earlier: 8,000 บาท"]),
        ("แก้ไขจำนวนเงินงบประมาณ จาก 30,000 บาท เป็น 50,000 บาท", ["50,000 unstated", "earlier: 30,000 บาท"]),
        # called the former and the new one: before both, or behind both
        ("(เดิม) 30,000 บาท (ใหม่) 50,000 บาท", ["50,000 unstated", "earlier: 30,000 บาท"]),
        ("(งบใหม่) 50,000 บาท (งบเดิม) 30,000 บาท", ["50,000 unstated", "earlier: 30,000 บาท"]),
        ("30,000 บาท (เดิม) 50,000 บาท (ใหม่)", ["50,000 unstated", "earlier: 30,000 บาท"]),
        ("ปี 2567 (เดิม) 30,000 บาท (ใหม่) 50,000 บาท", ["2567 50,000 year", "earlier: 30,000 บาท"]),
        ("ก่อนแก้ไข 30,000 บาท หลังแก้ไข 50,000 บาท", ["50,000 unstated", "earlier: 30,000 บาท"]),
        # one as before beside another year's; a new thing; the former one alone
        ("ปี 2566 30,000 บาท (เดิม) ปี 2567 50,000 บาท", ["2566 30,000 year", "2567 50,000 year"]),
        ("จัดซื้อเครื่องใหม่ 50,000 บาท", ["50,000 unstated"]),
        ("(เดิม) 30,000 บาท", ["30,000 unstated"]),
        ("50,000 บาท (อนุมัติ 30,000 บาท)", ["50,000 unstated", "granted: 30,000 บาท"]),
        ("50,000 บาท ขออนุมัติ 30,000 บาท", ["50,000 unstated", "30,000 unstated"]),
        # so much more is no new amount
        ("งบประมาณ 50,000 บาท เพิ่มเป็นเงิน 5,000 บาท", ["50,000 unstated", "increase: 5,000 บาท"]),
        # a price is changed into none
        ("คนละ 100 บาท ปรับเป็น 5,000 บาท", ["100 unit", "5,000 unstated"]),
        (
            "50,000 บาท โอนลด 10,000 บาท คงเหลือ 40,000 บาท",
            ["40,000 unstated", "earlier: 50,000 บาท", "increase: 10,000 บาท"],
        ),
        (
            "50,000 บาท โอนลด 10,000 บาท คงเหลือ 45,000 บาท",
            [
                *("45,000 unstated", "earlier: 50,000 บาท", "increase: 10,000 บาท"),
                "parts_mismatch: 50,000 - 10,000 = 40,000 of 45,000",
            ],
        ),
        (
            "50,000 บาท โอนเพิ่ม 10,000 บาท รวม 60,000 บาท",
            ["60,000 unstated", "earlier: 50,000 บาท", "increase: 10,000 บาท"],
        ),
        (
            "ปี 2566 ตั้งไว้ 20,000 บาท โอนเพิ่ม 5,000 บาท รวม 25,000 บาท\nปี 2567 ตั้งไว้ 20,000 บาท",
            ["2566 25,000 year", "2567 20,000 year", "earlier: 20,000 บาท", "increase: 5,000 บาท"],
        ),
        ("50,000 บาท โอนลด 1O,000 บาท คงเหลือ 40,000 บาท", ["50,000 unstated", "spent: 40,000 บาท", "? 1O,000 บาท"]),
    ],
)
def test_what_stood_before_a_change_is_no_budget(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("วงเงิน 20,000 บาท เบิกจ่าย 18,000 บาท คงเหลือ 2,000 บาท", ["20,000 unstated", "spent: 18,000 บาท; 2,000 บาท"]),
        ("วงเงิน 20,000 บาท เบิกจ่าย 18,000 บาท", ["20,000 unstated", "spent: 18,000 บาท"]),
        ("วงเงิน 20,000 บาท เบิกจ่าย 20,000 บาท", ["20,000 unstated", "spent: 20,000 บาท"]),
        # without a word, where it and what is left are the budget
        ("วงเงิน 20,000 บาท กองคลัง 18,000 บาท คงเหลือ 2,000 บาท", ["20,000 unstated", "spent: 18,000 บาท; 2,000 บาท"]),
        (
            "วงเงิน 20,000 บาท กองคลัง 15,000 บาท คงเหลือ 2,000 บาท",
            ["20,000 unstated", "15,000 unstated", "spent: 2,000 บาท"],
        ),
        # where it is drawn from, more than there is, and the only amount
        ("วงเงิน 20,000 บาท เบิกจ่าย 18,000 บาท จาก อบจ.", ["20,000 unstated", "18,000 unstated"]),
        ("วงเงิน 20,000 บาท เบิกจ่าย 28,000 บาท", ["20,000 unstated", "28,000 unstated"]),
        ("เบิกจ่าย 18,000 บาท", ["18,000 unstated"]),
    ],
)
def test_what_is_drawn_behind_a_budget_is_spent(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("จากงบประมาณทั้งสิ้น 500,000 บาท ใช้สำหรับโครงการนี้ 20,000 บาท", ["20,000 unstated", "larger: 500,000 บาท"]),
        ("จากงบประมาณทั้งหมด 500,000 บาท โครงการนี้ได้รับ 20,000 บาท", ["20,000 unstated", "larger: 500,000 บาท"]),
        ("งบกลาง 500,000 บาท ใช้ในโครงการนี้ 20,000 บาท", ["20,000 unstated", "larger: 500,000 บาท"]),
        ("งบประมาณตามข้อบัญญัติ 200,000 บาท ใช้ในโครงการ 15,000 บาท", ["15,000 unstated", "larger: 200,000 บาท"]),
        ("งบประมาณรายจ่าย 200,000 บาท กันไว้สำหรับโครงการ 15,000 บาท", ["15,000 unstated", "larger: 200,000 บาท"]),
        ("งบประมาณตามข้อบัญญัติ 20,000 บาท ใช้เป็นค่าอาหาร 15,000 บาท", ["20,000 unstated", "15,000 part"]),
        ("ได้รับอนุมัติ 15,000 บาท จากที่ขอ 20,000 บาท", ["15,000 unstated", "larger: 20,000 บาท"]),
        # another source, and no word of this project
        ("จากงบ อบต. 20,000 บาท โครงการนี้ได้รับสมทบ 5,000 บาท", ["20,000 unstated", "5,000 unstated"]),
        ("งบกลาง 50,000 บาท ใช้เงินสะสม 20,000 บาท", ["50,000 unstated", "20,000 unstated"]),
        ("งบประมาณทั้งสิ้น 50,000 บาท เป็นค่าจ้าง 20,000 บาท", ["50,000 unstated", "20,000 part"]),
    ],
)
def test_what_this_project_has_of_a_larger_amount_is_the_budget(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "ปี 2566-2568 ปีละ 20,000 บาท (ปี 2567 ใช้ 25,000 บาท)",
            ["2566 20,000 year", "2568 20,000 year", "2567 25,000 year"],
        ),
        # a cost of that year may be a part of it
        (
            "ปี 2566-2567 ปีละ 20,000 บาท ปี 2567 ค่าอาหาร 5,000 บาท",
            ["2566 20,000 year", "2567 20,000 year", "5,000 unstated", "year_uncertain: 5,000 บาท"],
        ),
        # two stretches that share a year; a year, and every year
        (
            "ปี 2566-2567 ปีละ 20,000 บาท ปี 2567-2568 ปีละ 30,000 บาท",
            ["2566 20,000 year", "2567 20,000 year", "30,000 year", "year_uncertain: 30,000 บาท"],
        ),
        (
            "ปี 2566 20,000 บาท และทุก ๆ ปี ปีละ 10,000 บาท",
            ["2566 20,000 year", "10,000 year", "year_uncertain: 10,000 บาท"],
        ),
        ("ปี 2566-2567 ปีละ 20,000 บาท ปี 2568 25,000 บาท", ["2566 20,000 year", "2567 20,000 year", "2568 25,000 year"]),
        ("ปี 2566-2567 จำนวน 20,000 บาท ปี 2567 15,000 บาท", ["2566-2567 20,000 unstated", "2567 15,000 year"]),
    ],
)
def test_no_year_has_its_own_amount_and_that_of_each_year(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # one text says both: null, and said
        ("จัดซื้อวงเงินไม่เกิน 100,000 บาท ไม่ใช้งบประมาณ", ["? จัดซื้อวงเงินไม่เกิน 100,000 บาท ไม่ใช้งบประมาณ"]),
        ("ไม่ใช้งบประมาณ (หากมีไม่เกิน 5,000 บาท)", ["? ไม่ใช้งบประมาณ (หากมีไม่เกิน 5,000 บาท)"]),
        # one thing and another, one year and another, or another's money
        ("กิจกรรมที่ 1 ไม่ใช้งบประมาณ กิจกรรมที่ 2 จำนวน 5,000 บาท", ["5,000 unstated"]),
        ("การประชุมไม่ใช้งบประมาณ ค่าเอกสาร 5,000 บาท", ["5,000 unstated"]),
        ("ปี 2566 ไม่ใช้งบประมาณ ปี 2567 จำนวน 5,000 บาท", ["2567 5,000 year"]),
        ("ไม่ใช้งบประมาณของเทศบาล แต่เบิกจากกองทุน 5,000 บาท", ["5,000 unstated"]),
        ("5,000 บาท ถ้าไม่มีงบประมาณเพียงพอให้เลื่อนไป", ["5,000 unstated"]),
        ("ไม่ใช้งบประมาณ (ปี 2566) และ 5,000 บาท (ปี 2567)", ["2567 5,000 year"]),
        ("ไม่ใช้งบประมาณในปี 2566 แต่ปี 2567 ใช้ 5,000 บาท", ["2567 5,000 year"]),
    ],
)
def test_an_amount_beside_words_that_none_is_used_is_in_doubt(text: str, expected: list[str]) -> None:
    assert said(text) == expected


def of_two_sources(second_sum: str) -> str:
    """A line of each source with two years, and a line of their sums."""
    return (
        "1. งบ อบต. ปี 2566 10,000 บาท ปี 2567 11,000 บาท\n2. งบ อบจ. ปี 2566 20,000 บาท ปี 2567 21,000 บาท\n"
        f"รวม ปี 2566 30,000 บาท ปี 2567 {second_sum} บาท"
    )


@pytest.mark.parametrize(("second_sum", "notes"), [("32,000", []), ("33,000", ["parts_mismatch: 32,000 of 33,000"])])
def test_a_line_of_sums_has_the_whole_of_each_year(second_sum: str, notes: list[str]) -> None:
    assert said(of_two_sources(second_sum)) == [
        *("2566 10,000 part", "2567 11,000 part", "2566 20,000 part", "2567 21,000 part"),
        *("2566 30,000 year", f"2567 {second_sum} year", *notes),
    ]


def test_one_amount_of_a_year_above_a_line_of_sums_is_no_part() -> None:
    assert said("ปี 2566 10,000 บาท\nรวม ปี 2566 30,000 บาท")[:2] == ["2566 10,000 year", "2566 30,000 year"]


def test_a_cost_beside_a_price_is_a_part_of_the_sum_of_its_year() -> None:
    costs = "1) ค่าจัดทำตู้ 5 ตู้ ตู้ละ 1,800 บาท\n2) ค่าติดตั้ง 1,000 บาท\n"
    assert said(f"{costs}รวม 10,000 บาท (ปี 2566 เพียงปีเดียว)") == ["1,800 unit", "2566 1,000 part", "2566 10,000 year"]
    # without a price beside it, or without a sum, it may be anything
    one = costs.split("\n")[1]
    assert "2566 1,000 part" not in said(f"{one}\nรวม 10,000 บาท (ปี 2566 เพียงปีเดียว)")
    assert "2566 1,000 part" not in said(f"{costs}ปี 2566 10,000 บาท")


PARTED = ["12,000 unstated", "7,000 part", "5,000 part", "year_uncertain: 12,000 บาท"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # other words lead to the year: of the period, whose label may be unknown, or of an ordinance
        ("12,000 บาท เป็นค่าสื่อ 7,000 บาท และค่าอาหาร 5,000 บาท ช่วงเวลาดำเนินการ มิถุนายน 2569", PARTED),
        ("12,000 บาท (ค่าสื่อ 7,000 บาท ค่าอาหาร 5,000 บาท) ปี 2569", PARTED),
        ("12,000 บาท แบ่งเป็น 1. อบรม 7,000 บาท 2. ดูงาน 5,000 บาท จากข้อบัญญัติ พ.ศ. 2569", PARTED),
        ("12,000 บาท เป็นค่าสื่อ 7,000 บาท แล้วเสร็จ มิถุนายน 2569", [*PARTED[:2], PARTED[3]]),
        (
            "12,000 บาท เป็นค่าสื่อ 7,000 บาท และค่าอาหาร 4,000 บาท แล้วเสร็จ มิถุนายน 2569",
            ["12,000 unstated", "7,000 part", "4,000 part", "parts_mismatch: 11,000 of 12,000", PARTED[3]],
        ),
        # no whole and its parts
        ("7,000 บาท ปี 2568 และ 5,000 บาท ปี 2569", ["2568 7,000 year", "2569 5,000 year"]),
        (
            "รวม 12,000 บาท 7,000 บาท และ 5,000 บาท ในปี 2568 และ 2569 ตามลำดับ",
            ["12,000 total", "2568 7,000 year", "2569 5,000 year"],
        ),
    ],
)
def test_a_year_behind_the_parts_of_an_amount_is_not_the_last_part_s(text: str, expected: list[str]) -> None:
    assert said(text) == expected
