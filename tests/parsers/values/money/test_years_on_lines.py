"""Years and amounts on lines of their own, dashes in the place of an amount, words for each year, units of a field."""

from __future__ import annotations

import pytest

from extract.ground.characters import THAI_DIGITS
from parsers.values.money.fields import parse_budget

PLAN = (2566, 2570)
DIALECTS = [str, lambda text: text.translate(str.maketrans("0123456789", THAI_DIGITS)), lambda text: f"- {text}"]
"""As it is; with Thai digits; the first line behind a bullet."""

Said = list[str]


def said(text: str) -> Said:
    """``2566 5,000 year`` for each amount, ``? text`` for what is unreadable, the codes of notes."""
    reading = parse_budget(text.split("\n"), PLAN, PLAN)
    amounts = [
        f"{'+'.join(map(str, one.years))} {one.amount:,.0f} {one.per}".strip().replace("  ", " ")
        for one in reading.amounts
    ]
    return [*amounts, *("?" for _ in reading.unreadable), *(note.role or note.code for note in reading.notes)]


def years(*amounts: tuple[int, str]) -> Said:
    return [f"{year} {amount} year" for year, amount in amounts]


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a dash ends the line of its year, also where the next line begins with a bare year
        (
            "2566  20,000 บาท\n2567  20,000 บาท\n2568  -\n2569  30,000 บาท",
            years((2566, "20,000"), (2567, "20,000"), (2569, "30,000")),
        ),
        (
            "2566 : 20,000 บาท\n2567 –\n2568 : 30,000 บาท",
            years((2566, "20,000"), (2568, "30,000")),
        ),
        # a stretch over a line's end is none
        ("2566 -\n2570 ปีละ 20,000 บาท", years(*((year, "20,000") for year in range(2566, 2571)))),
        (
            "2566 5,000 บาท\n2567 6,000 บาท\n2568 -\n2569 ปีละ 7,000 บาท",
            years((2566, "5,000"), (2567, "6,000"), (2568, "7,000"), (2569, "7,000")),
        ),
        # the field's years above, then stretches of them with their own amounts: no list of years for the first amount
        (
            "ปีงบประมาณ พ.ศ. 2566 - 2569\nปีงบประมาณ 2566 - 2567 ปีละ 20,000 บาท ปีงบประมาณ 2568 - 2569\nปีละ 24,000 บาท",
            [f"{year} 20,000 year" for year in (2566, 2567)] + [f"{year} 24,000 year" for year in (2568, 2569)],
        ),
        (
            "ปีงบประมาณ 2566 - 2567\nปี 2566 20,000 บาท\nปี 2567 24,000 บาท",
            years((2566, "20,000"), (2567, "24,000")),
        ),
        # a list of years over two lines, with its amount behind the last
        ("ปี 2566\nปี 2567 ปีละ 20,000 บาท", years((2566, "20,000"), (2567, "20,000"))),
        # years, then as many amounts
        (
            "ปี 2566\nปี 2567\nปี 2568\n20,000 บาท\n30,000 บาท\n40,000 บาท",
            years((2566, "20,000"), (2567, "30,000"), (2568, "40,000")),
        ),
        ("2566\n2567\n2568\n20,000\n-\n40,000", years((2566, "20,000"), (2568, "40,000"))),
        ("2566\n2567\n2568\n-\n20,000\n-", years((2567, "20,000"))),
        ("ปี 2566\nปี 2567\nจำนวน 20,000 บาท จำนวน 30,000 บาท", years((2566, "20,000"), (2567, "30,000"))),
        ("1) ปี 2566\n2) ปี 2567\n20,000 บาท\n30,000 บาท", years((2566, "20,000"), (2567, "30,000"))),
        (
            "ปี 2566 ปี 2567 ปี 2568\n20,000 บาท 30,000 บาท 40,000 บาท",
            years((2566, "20,000"), (2567, "30,000"), (2568, "40,000")),
        ),
        ("ปี 2566, 2567\n20,000.-\n30,000.-", years((2566, "20,000"), (2567, "30,000"))),
        ("ปี 2566 - 2567\nปี 2568\n20,000 บาท\n30,000 บาท", ["2566+2567 20,000 unstated", "2568 30,000 year"]),
        # another count: nobody can say
        (
            "ปี 2566\nปี 2567\nปี 2568\n20,000 บาท\n30,000 บาท",
            ["20,000 unstated", "30,000 unstated", *["year_uncertain"] * 2],
        ),
        ("ปี 2566\nปี 2567\n20,000 บาท", ["20,000 unstated", "year_uncertain"]),
        (
            "ปี 2566 ปี 2567 ปี 2568\n20,000 บาท 30,000 บาท",
            ["20,000 unstated", "30,000 unstated", *["year_uncertain"] * 2],
        ),
        ("ปี 2566 - 2567\n20,000 บาท\n30,000 บาท", ["20,000 unstated", "30,000 unstated", *["year_uncertain"] * 2]),
        ("ปี 2566 และ 2567 20,000 บาท และ 30,000 บาท", ["20,000 unstated", "30,000 unstated", *["year_uncertain"] * 2]),
        # words say what they are for
        ("ปี 2566\nปี 2567\nปีละ 20,000 บาท", years((2566, "20,000"), (2567, "20,000"))),
        ("ปี 2566 ปี 2567\n20,000 บาท", ["2566+2567 20,000 unstated"]),
        ("ปี 2566\n20,000 บาท\n30,000 บาท", years((2566, "20,000"), (2566, "30,000"))),
        ("ปี 2566\n20,000 บาท\nปี 2567\n30,000 บาท", years((2566, "20,000"), (2567, "30,000"))),
    ],
)
def test_years_above_amounts(text: str, expected: Said, dialect: object) -> None:
    assert callable(dialect)
    assert said(dialect(text)) == expected


EACH = years(*((year, "20,000") for year in range(2566, 2571)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "2566 - 2567 : 30,000 บาท/ปี\n2568 - 2569 : 20,000 บาท/ปี",
            years((2566, "30,000"), (2567, "30,000"), (2568, "20,000"), (2569, "20,000")),
        ),
        ("20,000 บาท ต่อปี\n2566 - 2570", EACH),
        ("20,000 บาท/ปีงบประมาณ 2566 - 2570", EACH),
        ("๒๐,๐๐๐ บาท/ปี พ.ศ. ๒๕๖๖ ถึง ๒๕๗๐", EACH),
        ("ปี 2566 - 2570 ๆ ละ 20,000 บาท", EACH),
        ("ปี ๖๖ – ๗๐ ๆละ ๒๐,๐๐๐ บาท", EACH),
        ("2566-70 ๆ ละ 20,000 บาท", EACH),
        # a slash parts two statements; a rate is none of a year
        ("20,000 บาท/ปี 2566 30,000 บาท/ปี 2567", years((2566, "20,000"), (2567, "30,000"))),
        ("กลุ่ม 1 - 20 ๆ ละ 500 บาท", ["500 unit"]),
        ("ปี 2566 จำนวน 10 แห่ง ๆ ละ 5,000 บาท", ["2566 5,000 unit"]),
        ("500 บาท/ปี/แห่ง", ["500 unit"]),
    ],
)
def test_a_year_each(text: str, expected: Said) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(พันบาท)\n20", ["20,000 unstated"]),
        ("[ล้านบาท]\n๑.๕", ["1,500,000 unstated"]),
        ("(หน่วย : พันบาท)\nปี 2566\n20\nปี 2567\n30", years((2566, "20,000"), (2567, "30,000"))),
        ("(บาท)\n20,000", ["20,000 unstated"]),
        ("(พันบาท)\n20 บาท", ["?"]),  # the two contradict each other
        ("(พันบาท) 20", ["?"]),
        ("5,000 บาท\n(ห้าพันบาทถ้วน)", ["5,000 unstated"]),
        ("(หน่วย : คน)\n20,000 บาท", ["20,000 unstated"]),
        (
            "หน่วย : พันบาท\n| ปี 2566 | ปี 2567 |\n| 20 | 30 |\nรวม 50,000 บาท",
            [*years((2566, "20,000"), (2567, "30,000")), "50,000 total"],
        ),
    ],
)
def test_the_unit_behind_the_label_is_that_of_the_figures(text: str, expected: Said) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ตั้งไว้ 100,000 บาท ขออนุมัติใช้ 30,000 บาท", ["30,000 unstated", "larger"]),
        ("ตั้งงบประมาณไว้ ๑๐๐,๐๐๐ บาท\nขอเบิกจ่าย จำนวน ๓๐,๐๐๐ บาท", ["30,000 unstated", "larger"]),
        ("ตั้งไว้ 30,000 บาท ขออนุมัติใช้ 100,000 บาท", ["30,000 unstated", "100,000 unstated"]),
        ("ตั้งไว้ 100,000 บาท ขอใช้คนละ 30 บาท", ["100,000 unstated", "30 unit"]),
        ("ตั้งไว้ 100,000 บาท ค่าอาหาร 30,000 บาท", ["100,000 unstated", "30,000 unstated"]),
    ],
)
def test_less_is_asked_for_than_was_set(text: str, expected: Said) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ปีละ 20,000 บาท จำนวน 5 ปี เป็นเงินทั้งสิ้น 120,000 บาท", ["20,000 year", "120,000 total", "parts_mismatch"]),
        ("ปีละ ๒๐,๐๐๐ บาท จำนวน ๕ ปี เป็นเงินทั้งสิ้น ๑๐๐,๐๐๐ บาท", ["20,000 year", "100,000 total"]),
        ("ปีละ 20,000 บาท รวมเป็นเงิน 60,000 บาท", ["20,000 year", "60,000 total"]),  # how many years is not said
        (
            "20,000 บาท\nปี 2566 จำนวน 8,000 บาท\nปี 2567 จำนวน 12,000 บาท",
            ["20,000 total", *years((2566, "8,000"), (2567, "12,000"))],
        ),
        (
            "30,000 บาท\nปี 2566 จำนวน 10,000 บาท\nปี 2567 จำนวน 25,000 บาท",
            ["30,000 unstated", *years((2566, "10,000"), (2567, "25,000")), "year_uncertain"],
        ),
        (
            "ค่าวัสดุ 20,000 บาท\nปี 2566 8,000 บาท\nปี 2567 12,000 บาท",
            ["20,000 unstated", *years((2566, "8,000"), (2567, "12,000"))],
        ),
    ],
)
def test_what_years_come_to(text: str, expected: Said) -> None:
    assert said(text) == expected


STEADY = years(*((year, "5,000") for year in range(2566, 2569)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. อบรม ปี 2566 - 2568 ปีละ 5,000 บาท\n2. ดูงาน ปี 2567 จำนวน 9,000 บาท", [*STEADY, "2567 9,000 year"]),
        (
            "กิจกรรมที่ ๑ อบรม ปี ๒๕๖๖ - ๒๕๖๘ ปีละ ๕,๐๐๐ บาท กิจกรรมที่ ๒ ดูงาน ปี ๒๕๖๗ จำนวน ๙,๐๐๐ บาท",
            [*STEADY, "2567 9,000 year"],
        ),
        ("อบต. ปี 2566 - 2568 ปีละ 5,000 บาท\nสปสช. ปี 2567 จำนวน 9,000 บาท", [*STEADY, "2567 9,000 year"]),
        ("- อบรม ปี 2566-2568 5,000 บาท/ปี\n- ดูงาน ปี 2567 ใช้ 9,000 บาท", [*STEADY, "2567 9,000 year"]),
        ("1. ดูงาน ปี 2567 จำนวน 9,000 บาท\n2. อบรม 2566 - 2568 5,000 บาท/ปี", ["2567 9,000 year", *STEADY]),
        # the same entry: that year has another amount
        ("ปี 2566-2568 ปีละ 5,000 บาท (ปี 2567 ใช้ 9,000 บาท)", [STEADY[0], STEADY[2], "2567 9,000 year"]),
        ("- ปี 2566-2568 ปีละ 5,000 บาท\n- ปี 2567 ใช้ 9,000 บาท", [STEADY[0], STEADY[2], "2567 9,000 year"]),
        ("ปี 2566-2568 ปีละ 5,000 บาท ยกเว้นปี 2567 9,000 บาท", [STEADY[0], STEADY[2], "2567 9,000 year"]),
    ],
)
def test_a_year_of_another_entry_is_no_exception(text: str, expected: Said) -> None:
    """The 5,000 of 2567 was lost."""
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("15,000 บาท (แก้ไขเพิ่มเติมเป็น 20,000 บาท)", ["20,000 unstated", "earlier"]),
        (
            "งบประมาณ 20,000 บาท จาก อบต. 15,000 บาท และ สปสช. 5,000 บาท",
            ["20,000 unstated", "15,000 part", "5,000 part"],
        ),
        ("งบประมาณ ๒๐,๐๐๐ บาท อบต. ๑๕,๐๐๐ บาท กองทุน ๕,๐๐๐ บาท", ["20,000 unstated", "15,000 part", "5,000 part"]),
        ("20,000 บาท อบต. 15,000 บาท สปสช. 4,000 บาท", ["20,000 unstated", "15,000 unstated", "4,000 unstated"]),
        ("20,000 บาท อบรม 15,000 บาท ดูงาน 5,000 บาท", ["20,000 unstated", "15,000 unstated", "5,000 unstated"]),
        ("อบรม ปีละ 5,000 บาท ดูงาน ปีละ 9,000 บาท รวมปีละ 14,000 บาท", ["5,000 part", "9,000 part", "14,000 year"]),
        ("อบต. ปีละ ๕,๐๐๐ บาท สปสช. ปีละ ๙,๐๐๐ บาท รวมปีละ ๑๔,๐๐๐ บาท", ["5,000 part", "9,000 part", "14,000 year"]),
        ("20,000 บาท จ่ายจริง 18,500 บาท เหลือ 1,500 บาท", ["20,000 unstated", "spent"]),
        ("๒๐,๐๐๐ บาท เบิกจ่ายแล้ว ๑๘,๕๐๐ บาท เหลือ ๑,๕๐๐ บาท", ["20,000 unstated", "spent"]),
    ],
)
def test_amounts_that_are_no_second_budget(text: str, expected: Said) -> None:
    """Sources and activities that add up to a whole, what is left of what was spent, what stood before an amendment."""
    assert said(text) == expected


@pytest.mark.parametrize(
    ("sum_line", "whole", "contradicted"),
    [
        ("รวม 5 ปี 90,000", 90_000, False),
        ("รวม  2 ปี  90,000", 90_000, False),
        ("รวม 90,000", 90_000, False),
        ("รวม 5 ปี 95,000", 95_000, True),
    ],
)
def test_the_sum_of_years_below_a_head_of_baht_may_say_how_many_they_are(
    sum_line: str, whole: int, contradicted: bool
) -> None:
    lines = ["ปีงบประมาณ งบประมาณ (บาท)", "พ.ศ. 2566 45,000", "พ.ศ. 2567 45,000", sum_line]
    reading = parse_budget(lines, (2566, 2570))
    assert [(one.year_be, int(one.amount), one.per) for one in reading.amounts] == [
        (2566, 45_000, "year"),
        (2567, 45_000, "year"),
        (None, whole, "total"),
    ]
    assert ("parts_mismatch" in {note.code for note in reading.notes}) is contradicted
