"""Lists, stretches and open ends of years in a budget field: what is said, or in doubt; none is dropped."""

from __future__ import annotations

import pytest

from extract.ground.characters import thai_digits
from parsers.values.money import parse_budget

PLAN = (2566, 2570)


def said(text: str, period: tuple[int, int] | None = PLAN) -> list[str]:
    """Years, baht and per of each amount, then the codes of the notes."""
    reading = parse_budget(text.split("\n"), PLAN, period)
    assert reading.unreadable == ()
    amounts = [f"{'-'.join(map(str, one.years))} {one.amount:,f} {one.per}".strip() for one in reading.amounts]
    return [*amounts, *(note.code for note in reading.notes)]


def each(amount: str, *years: int) -> list[str]:
    return [f"{year} {amount} year" for year in years]


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        # a list within a list, with words or without
        ("ปี 2566 และ 2568-2570 ปีละ 5,000 บาท", each("5,000", 2566, 2568, 2569, 2570)),
        ("ปี 2566 ถึงปี 2568 และ 2570 ปีละ 5,000 บาท", each("5,000", 2566, 2567, 2568, 2570)),
        ("ปี 66 และ 67 ปีละ 5,000 บาท", each("5,000", 2566, 2567)),
        ("ปี 2566 ปี 67 ปีละ 5,000 บาท", each("5,000", 2566, 2567)),
        ("ปี 2566 2567 ปีละ 5,000 บาท", each("5,000", 2566, 2567)),
        # the name of a plan for several years is no list; a plan for one year says the year
        ("ตามแผนพัฒนา 2566 - 2570 จำนวน 5,000 บาท", ["5,000 unstated"]),
        ("ตามแผนปี 2566-2567 จำนวน 5,000 บาท", ["5,000 unstated"]),
        ("ตามแผนพัฒนา พ.ศ. 2566-2570 ปี 2567 จำนวน 5,000 บาท", each("5,000", 2567)),
        ("ปี 2567 -\nปี 2568 - 2569 ปีละ 5,000 บาท", each("5,000", 2568, 2569)),  # a year without money
        ("ตามแผนการจัดซื้อปี 2566 จำนวน 5,000 บาท", each("5,000", 2566)),
        # fifteen years are a stretch, sixteen a slip
        ("ปี 2556 - 2570 จำนวน 5,000 บาท", ["-".join(map(str, range(2556, 2571))) + " 5,000 unstated"]),
        ("ปี 2555 - 2570 จำนวน 5,000 บาท", ["5,000 unstated", "year_uncertain"]),
        ("ปี 2566 และ 2555-2570 ปีละ 5,000 บาท", ["5,000 year", "year_uncertain"]),
        # open ends
        ("ตั้งแต่ปี 2568 ปีละ 5,000 บาท", each("5,000", 2568, 2569, 2570)),
        ("เริ่มปี 2569 จำนวน 5,000 บาท", ["2569-2570 5,000 unstated"]),
        ("ถึงปี 2568 จำนวน 5,000 บาท", ["5,000 unstated", "year_uncertain"]),
        # years by their number
        ("ปีที่ 5 จำนวน 5,000 บาท", each("5,000", 2570)),
        ("ปีที่ 6 จำนวน 5,000 บาท", ["5,000 unstated", "year_uncertain"]),
        ("ปีแรก 5,000 บาท ปีที่ 3 6,000 บาท", each("5,000", 2566) + each("6,000", 2568)),
        # the years behind, and all others
        ("ปีต่อไป ปีละ 5,000 บาท", each("5,000", 2567, 2568, 2569, 2570)),
        ("ปี 2568 6,000 บาท ปีต่อไป ปีละ 5,000 บาท", each("6,000", 2568) + each("5,000", 2569, 2570)),
        ("ปี 2567 6,000 บาท ปีที่เหลือ ปีละ 5,000 บาท", each("6,000", 2567) + each("5,000", 2566, 2568, 2569, 2570)),
        # every year but those left out and those with money of their own
        (
            "ปีละ 5,000 บาท เว้นปี 2567\nปี 2568 จำนวน 6,000 บาท",
            each("5,000", 2566, 2569, 2570) + each("6,000", 2568),
        ),
        ("ปีเว้นปี ปีละ 5,000 บาท เว้นปี 2566", ["5,000 year", "year_uncertain"]),
    ],
)
def test_which_years_are_said(text: str, amounts: list[str]) -> None:
    assert said(text) == amounts
    assert said(thai_digits(text)) == amounts


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("ปี 2566 และ 2567 จำนวน 5,000 และ 6,000 บาท ตามลำดับ", each("5,000", 2566) + each("6,000", 2567)),
        ("5,000 บาท และ 6,000 บาท ในปี 2566 และ 2567 ตามลำดับ", each("5,000", 2566) + each("6,000", 2567)),
        (
            "ปี 2566 และ 2567 คนละ 100 บาท จำนวน 5,000 บาท และ 6,000 บาท ตามลำดับ",
            ["100 unit", *each("5,000", 2566), *each("6,000", 2567)],
        ),
        ("ปี 2566 5,000 บาท และปี 2567 6,000 บาท ตามลำดับ", each("5,000", 2566) + each("6,000", 2567)),
        ("ปี 2566 จำนวน 5,000 บาท ตามลำดับ", each("5,000", 2566)),
        (
            "ปี 2566 และ 2567 จำนวน 5,000 บาท ปี 2568 6,000 บาท ตามลำดับ",
            ["2566-2567 5,000 unstated", *each("6,000", 2568)],
        ),
        (
            "ปี 2566 และ 2567 จำนวน 5,000 บาท 6,000 บาท และ 7,000 บาท ตามลำดับ",
            ["5,000 unstated", "6,000 unstated", "7,000 unstated", *["year_uncertain"] * 3],
        ),
    ],
)
def test_years_in_turn(text: str, amounts: list[str]) -> None:
    assert said(text) == amounts


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        # years in brackets behind an amount are its own, not those of the amount behind them
        ("20,000 บาท (ปี 2566) และ 5,000 บาท (ปี 2567)", each("20,000", 2566) + each("5,000", 2567)),
        (
            "20,000 บาท (ปี 2566), 30,000 บาท (ปี 2567) รวม 50,000 บาท",
            [*each("20,000", 2566), *each("30,000", 2567), "50,000 total"],
        ),
        ("งบประมาณ 20,000 บาท (ปี 2566) ค่าอาหาร 5,000 บาท", ["2566 20,000 year", "2566 5,000 part"]),
        # but for one that has a year before it, and for brackets with more in them
        ("ปี 2566 20,000 บาท (ปี 2567)", each("20,000", 2566)),
        ("ค่าจ้าง (ปี 2566) 10,000 บาท, ค่าวัสดุ (ปี 2567) 5,000 บาท", each("10,000", 2566) + each("5,000", 2567)),
        # below a year on a line of its own, and below a line with more
        (
            "ปี 2566\n- ค่าเช่า 5,000 บาท\nปี 2567\n- ค่าจ้าง 2,000 บาท\n- ค่าเช่า 3,000 บาท",
            each("5,000", 2566) + each("2,000", 2567) + each("3,000", 2567),
        ),
        ("ปี 2566 กิจกรรม ก 5,000 บาท\nกิจกรรม ข 2,000 บาท", [*each("5,000", 2566), "2,000 unstated"]),
        ("ค่าอาหาร 5,000 บาท\nปี 2566 ค่าจ้าง 2,000 บาท", ["5,000 unstated", *each("2,000", 2566)]),
        # the nearest year, also where nothing stands between two of them
        ("ปี 2567 ตามแผนของปี 2566 จำนวน 5,000 บาท", each("5,000", 2566)),
        ("ปี 2566ปี 2567 จำนวน 5,000 บาท", each("5,000", 2567)),
        ("ปี 2566-2567ปี 2569 ปีละ 5,000 บาท", each("5,000", 2569)),
        ("ปี 2565 เตรียมการ ปี 2566 และ 2568 ปีละ 5,000 บาท", each("5,000", 2566, 2568)),
        # nothing stands between two amounts
        ("ปี 2566 5,000 บาท6,000 บาท", [*each("5,000", 2566), "6,000 unstated"]),
        ("5,000 บาท6,000 บาท ในปี 2566", ["5,000 unstated", *each("6,000", 2566)]),
        # a year that another amount has too is no exception
        (
            "ปี 2566-2567 ค่าจ้าง ปีละ 5,000 บาท\nปี 2567 ค่าเช่า 6,000 บาท",
            each("5,000", 2566, 2567) + each("6,000", 2567),
        ),
        # of two years one is left out
        ("ปี 2566-2567 จำนวน 5,000 บาท ยกเว้นปี 2567", each("5,000", 2566)),
        # a rate and what it comes to have one year, on either side
        ("ปี 2566 คนละ 100 บาท เป็นเงิน 5,000 บาท", ["2566 100 unit", *each("5,000", 2566)]),
    ],
)
def test_whose_years_they_are(text: str, amounts: list[str]) -> None:
    assert said(text) == amounts


@pytest.mark.parametrize(
    ("text", "period", "amounts"),
    [
        ("ตั้งแต่ปี 2566 ปีละ 5,000 บาท", (2566, 2580), each("5,000", *range(2566, 2581))),
        ("ตั้งแต่ปี 2566 ปีละ 5,000 บาท", (2566, 2581), ["5,000 year", "year_uncertain"]),
        ("ปีละ 5,000 บาท เว้นปี 2567", (2567, 2568), each("5,000", 2568)),
        ("ปีละ 5,000 บาท เว้นปี 2567", (2566, 2580), each("5,000", 2566, *range(2568, 2581))),
        ("ปีละ 5,000 บาท เว้นปี 2567", (2566, 2581), ["5,000 year", "year_uncertain"]),
        ("ปีต่อไป ปีละ 5,000 บาท", None, ["5,000 year", "year_uncertain"]),
    ],
)
def test_the_projects_own_years_name_the_others(text: str, period: tuple[int, int] | None, amounts: list[str]) -> None:
    assert said(text, period) == amounts


def test_a_line_that_is_too_long_to_see_its_beginning_begins_with_no_year() -> None:
    assert said(f"{'ก' * 500} 2571\n5,000 บาท") == ["5,000 unstated"]
    assert said("2571\n5,000 บาท") == each("5,000", 2571)


@pytest.mark.parametrize(
    ("text", "basis"),
    [("ปี 2568 จำนวน 5,000 บาท", "detail"), ("ตั้งแต่ปี 2569 ปีละ 5,000 บาท", "period"), ("ปีแรก 5,000 บาท", "period")],
)
def test_what_names_the_years(text: str, basis: str) -> None:
    assert {one.year_basis for one in parse_budget([text], PLAN, PLAN).amounts} == {basis}
