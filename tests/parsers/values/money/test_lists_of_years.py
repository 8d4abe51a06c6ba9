"""Lists, stretches and open ends of years in a budget field: what is said, or in doubt; none is dropped."""

from __future__ import annotations

import pytest

from extract.ground.characters import thai_digits
from parsers.values.money.fields import parse_budget

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
        # a year of which a digit is another one; a number that is none
        ("ปี 3566 จำนวน 5,000 บาท ปี 2567 จำนวน 6,000 บาท", ["5,000 unstated", *each("6,000", 2567), "year_uncertain"]),
        (
            "ปี 2567 จำนวน 6,000 บาท\nปีงบประมาณ พ.ศ. 2968 จำนวน 5,000 บาท",
            [*each("6,000", 2567), "5,000 unstated", "year_uncertain"],
        ),
        ("ปี 2567 จำนวน 6,000 บาท นักเรียนต่อปี 3566 คน", each("6,000", 2567)),
        ("ปี 2567 จำนวน 6,000 บาท (เดิมปี 2466)", each("6,000", 2567)),
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
        ("ปี 2566 กิจกรรม ก 5,000 บาท\nกิจกรรม ข 2,000 บาท", [*each("5,000", 2566), "2,000 unstated", "year_uncertain"]),
        ("ค่าอาหาร 5,000 บาท\nปี 2566 ค่าจ้าง 2,000 บาท", ["5,000 unstated", *each("2,000", 2566)]),
        # the nearest year, also where nothing stands between two of them
        ("ปี 2567 ตามแผนของปี 2566 จำนวน 5,000 บาท", each("5,000", 2566)),
        ("ปี 2566ปี 2567 จำนวน 5,000 บาท", each("5,000", 2567)),
        ("ปี 2566-2567ปี 2569 ปีละ 5,000 บาท", each("5,000", 2569)),
        ("ปี 2565 เตรียมการ ปี 2566 และ 2568 ปีละ 5,000 บาท", each("5,000", 2566, 2568)),
        # nothing stands between two amounts
        ("ปี 2566 5,000 บาท6,000 บาท", [*each("5,000", 2566), "6,000 unstated", "year_uncertain"]),
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


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        # two digits behind blanks count up to words of money
        ("ปี 66 67 68 ปีละ 5,000 บาท", each("5,000", 2566, 2567, 2568)),
        ("ปี ๖๖  ๖๘  ๗๐ จำนวนปีละ ๕,๐๐๐ บาท", each("5,000", 2566, 2568, 2570)),
        ("ปี 66 67\nปีละ 5,000 บาท", each("5,000", 2566, 2567)),
        ("ปี 66 20 แห่ง 5,000 บาท", each("5,000", 2566)),
        ("ปี 66 67 68 อบรม 5,000 บาท", ["5,000 unstated", "year_uncertain"]),
        # signs without blanks
        ("ปี 66,67,68 ปีละ 5,000 บาท", each("5,000", 2566, 2567, 2568)),
        ("ปี 2566/2568 ปีละ 5,000 บาท", each("5,000", 2566, 2568)),
        ("ปี 66+67 ปีละ 5,000 บาท", each("5,000", 2566, 2567)),
        ("ปี 66-67-68 ปีละ 5,000 บาท", each("5,000", 2566, 2567, 2568)),
        ("ปี 66-67-69 ปีละ 5,000 บาท", ["5,000 year", "year_uncertain"]),
        # a year of two digits is no beginning of the number behind it; a short number may be
        ("ปี 67 200,000 บาท", each("200,000", 2567)),
        ("ปี 66 67 200,000 บาท", ["2566-2567 200,000 unstated"]),
    ],
)
def test_years_without_words_between_them(text: str, amounts: list[str]) -> None:
    assert said(text) == amounts


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        (
            "ปี 2567 เทศบัญญัติ 200,000 บาท เงินอุดหนุน 100,000 บาท\nปี 2568 เทศบัญญัติ 90,000 บาท",
            [*each("200,000", 2567), *each("100,000", 2567), *each("90,000", 2568)],
        ),
        ("ปี 2567 จำนวน 20,000 บาท และ 10,000 บาท จาก อบจ.", each("20,000", 2567) + each("10,000", 2567)),
        (
            "ปี 2567 งบ อบต. 20,000 บาท กองทุนฯ 10,000 บาท\nปี 2568 งบ อบต. 5,000 บาท\nรวมทั้งสิ้น 35,000 บาท",
            [*each("20,000", 2567), *each("10,000", 2567), *each("5,000", 2568), "35,000 total"],
        ),
        # what they are together
        (
            "ปี 2567 เทศบัญญัติ 20,000 บาท เงินอุดหนุน 10,000 บาท รวม 30,000 บาท",
            ["2567 20,000 part", "2567 10,000 part", *each("30,000", 2567)],
        ),
        (
            "ปี 2567 จำนวน 30,000 บาท (เทศบัญญัติ 20,000 บาท และเงินอุดหนุน 10,000 บาท)",
            [*each("30,000", 2567), "2567 20,000 part", "2567 10,000 part"],
        ),
        # on another line, for something else, for another year or beside several years: nobody knows
        (
            "ปี 2567 20,000 บาท\nเงินอุดหนุน 10,000 บาท\nปี 2568 5,000 บาท",
            [*each("20,000", 2567), "10,000 unstated", *each("5,000", 2568), "year_uncertain"],
        ),
        ("ปี 2567 20,000 บาท และค่าวัสดุ 5,000 บาท", [*each("20,000", 2567), "5,000 unstated", "year_uncertain"]),
        ("ปี 2567 20,000 บาท และ 5,000 บาท ในปีถัดไป", [*each("20,000", 2567), "5,000 unstated", "year_uncertain"]),
        (
            "ปี 2566-2567 ปีละ 20,000 บาท สมทบ 5,000 บาท",
            [*each("20,000", 2566, 2567), "5,000 unstated", "year_uncertain"],
        ),
    ],
)
def test_a_second_source_of_a_year(text: str, amounts: list[str]) -> None:
    assert said(text) == amounts


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        # the year of an ordinance behind an amount is not that of the costs below
        (
            "45,000 บาท ตามข้อบัญญัติ พ.ศ. 2568 หน้า 57 แยกเป็น\n1) ค่าอาหาร 64 คน คนละ 450 บาท เป็นเงิน 28,800 บาท\n"
            "2) ค่าวิทยากร เป็นเงิน 10,800 บาท\n3) ค่าวัสดุ 5,400 บาท",
            ["45,000 unstated", "450 unit", "28,800 part", "10,800 part", "5,400 part"],
        ),
        (
            "9,000 บาท ตามเทศบัญญัติ ปี 2568 หน้า 5 ประกอบด้วย\n- ค่าอาหาร 5,000 บาท\n- ค่าวัสดุ 3,000 บาท",
            ["9,000 unstated", "5,000 part", "3,000 part", "parts_mismatch"],
        ),
        # before it, it is the money's year
        (
            "ข้อบัญญัติ ปี 2567 จำนวน 5,000 บาท\nข้อบัญญัติ ปี 2568 จำนวน 6,000 บาท",
            each("5,000", 2567) + each("6,000", 2568),
        ),
        (
            "ค่าอาหาร 5,000 บาท\nค่าวัสดุ 3,000 บาท\nรวม 8,000 บาท ตามข้อบัญญัติ พ.ศ. 2568",
            ["2568 5,000 part", "2568 3,000 part", *each("8,000", 2568)],
        ),
    ],
)
def test_the_year_of_an_ordinance(text: str, amounts: list[str]) -> None:
    assert said(text) == amounts


@pytest.mark.parametrize("text", ["ใช้งบประมาณร่วมกับลำดับที่ ๑๒ ปีละ 50,000", "งบร่วมกับโครงการที่ 3 จำนวน 50,000 บาท"])
def test_money_shared_with_another_project_is_no_amount_of_this_one(text: str) -> None:
    reading = parse_budget([text], PLAN, PLAN)
    assert (reading.status, reading.amounts, [note.role for note in reading.notes]) == (None, (), ["shared"])


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("ปี 2566 ห้าหมื่นบาท ส่วนปีอื่น ๆ ปีละหนึ่งหมื่นบาท", each("50,000", 2566) + each("10,000", 2567, 2568, 2569, 2570)),
        ("ปี 2566 ห้าพันบาท ปี 2567 หกพันบาทถ้วน", each("5,000", 2566) + each("6,000", 2567)),
        ("หนึ่งแสนสองหมื่นบาทถ้วน (120,000.- บาท)", ["120,000 unstated"]),  # one amount, in whichever order
        ("หนึ่งแสนบาท (100,000 บาท) ปี 2566", each("100,000", 2566)),
        ("สองหมื่นบาท (ค่าวัสดุ 20,000 บาท)", ["20,000 unstated", "20,000 part"]),
        (
            "ปีละ 25,000 บาท ยกเว้นปี 2567 ที่ใช้ 30,000 บาท",
            each("25,000", 2566, 2568, 2569, 2570) + each("30,000", 2567),
        ),
    ],
)
def test_amounts_in_words_and_exceptions_with_money(text: str, amounts: list[str]) -> None:
    assert said(text) == amounts


def test_words_before_a_figure_that_contradict_it_make_both_unreadable() -> None:
    reading = parse_budget(["หนึ่งแสนสองหมื่นบาทถ้วน (102,000.- บาท)"], PLAN, PLAN)
    assert (reading.amounts, len(reading.unreadable)) == ((), 2)


COSTS = ["2566 1,000 part", "2567 2,000 part", "2566 500 part", "2567 500 part"]


@pytest.mark.parametrize(
    ("table", "amounts"),
    [
        (
            "| 2566 | 2567 | รวม |\n|---|---|---|\n| 1,000 | 2,000 | 3,000 |",
            [*each("1,000", 2566), *each("2,000", 2567), "3,000 total"],
        ),
        (
            "| 2566 | 2567 | รวม |\n|---|---|---|\n| 1,000 | 2,000 | 4,000 |",
            [*each("1,000", 2566), *each("2,000", 2567), "4,000 total", "parts_mismatch"],
        ),
        (  # costs over years: the sum of a column is the year's
            "รายการ\t2566\t2567\nค่าอาหาร\t1,000\t2,000\nค่าวัสดุ\t500\t500\nรวม\t1,500\t2,500",
            [*COSTS, *each("1,500", 2566), *each("2,500", 2567)],
        ),
        (
            "รายการ\t2566\t2567\nค่าอาหาร\t1,000\t2,000\nค่าวัสดุ\t500\t500\nรวม\t1,600\t2,500",
            [*COSTS, *each("1,600", 2566), *each("2,500", 2567), "parts_mismatch"],
        ),
    ],
)
def test_sums_in_a_table_of_years(table: str, amounts: list[str]) -> None:
    assert said(table) == amounts


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        # a sum behind the years turns nothing round
        (
            "20,000 บาท ในปี 2567 และ 120,000 บาท ในปี 2568 รวม 140,000 บาท",
            ["2567 20,000 year", "2568 120,000 year", "140,000 total"],
        ),
        (
            "20,000 บาท ปี 2567\n120,000 บาท ปี 2568\nรวม 140,000 บาท",
            ["2567 20,000 year", "2568 120,000 year", "140,000 total"],
        ),
        (
            "20,000 บาท ปี 2567\n120,000 บาท ปี 2568\nรวม 140,000 บาท\nรวมทั้งสิ้น 140,000 บาท",
            ["2567 20,000 year", "2568 120,000 year", "140,000 total"],
        ),
        (
            "20,000 บาท ปี 2567\n120,000 บาท ปี 2568\nรวม 150,000 บาท",
            ["2567 20,000 year", "2568 120,000 year", "150,000 total", "parts_mismatch"],
        ),
        # nor the costs of the last year
        (
            "ทั้งสิ้น 65,000 บาท แยกเป็น งบประมาณ 45,000 บาท ในปี 2567, งบประมาณ 20,000 บาท ในปี 2568 "
            "(ค่าอาหาร 8,000 บาท ค่าจ้าง 12,000 บาท)",
            ["65,000 total", "2567 45,000 year", "2568 20,000 year", "2568 8,000 part", "2568 12,000 part"],
        ),
        # words that lead from the first year to the next amount, but that has its own behind it
        (
            "จำนวน 45,000 บาท ในปี 2567 จำนวน 20,000 บาท ในปี 2568 (ค่าอาหาร 8,000 บาท ค่าจ้าง 12,000 บาท)",
            ["2567 45,000 year", "2568 20,000 year", "2568 8,000 part", "2568 12,000 part"],
        ),
        # the first happens to be the sum of all others
        (
            "20,000 บาท ในปี 2567 ; 10,000 บาท ในปี 2568 (ค่าอาหาร 4,000 บาท ค่าจ้าง 6,000 บาท)",
            ["2567 20,000 year", "2568 10,000 year", "2568 4,000 part", "2568 6,000 part"],
        ),
        # sources instead of costs
        (
            "รวม 50,000 บาท โดย 40,000 บาท ในปี 2567\n10,000 บาท ในปี 2568 (งบ อบต. 4,000 บาท งบ อบจ. 6,000 บาท)",
            ["50,000 total", "2567 40,000 year", "2568 10,000 year", "2568 4,000 part", "2568 6,000 part"],
        ),
        # an amount between that has none
        (
            "9,000 บาท ปี 2566 จำนวน 5,000 บาท 3,000 บาท ในปี 2567 (ค่าอาหาร 1,000 บาท ค่าจ้าง 2,000 บาท)",
            [
                *("9,000 unstated", "5,000 unstated", "2567 3,000 year", "2567 1,000 part", "2567 2,000 part"),
                *("year_uncertain", "year_uncertain"),
            ],
        ),
        # a sum that has a year of its own
        (
            "5,000 บาท\n3,000 บาท\nปี 2566 รวม 8,000 บาท\n2,000 บาท\n4,000 บาท\nปี 2567 รวม 6,000 บาท",
            [
                *("2566 5,000 part", "2566 3,000 part", "2566 8,000 year"),
                *("2567 2,000 part", "2567 4,000 part", "2567 6,000 year"),
            ],
        ),
        # a year before the first amount
        (
            "ปี 2567 20,000 บาท ปี 2568 120,000 บาท รวม 140,000 บาท",
            ["2567 20,000 year", "2568 120,000 year", "140,000 total"],
        ),
        # years behind the sum
        (
            "ค่าอาหาร 5,000 บาท ค่าวัสดุ 3,000 บาท รวม 8,000 บาท ในปี 2566",
            ["2566 5,000 part", "2566 3,000 part", "2566 8,000 year"],
        ),
    ],
)
def test_what_stands_behind_the_last_year_turns_no_reading_round(text: str, amounts: list[str]) -> None:
    assert said(text) == amounts


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        # in turn, or both years for the last: nobody can say
        (
            "10,000 บาท และ 20,000 บาท ในปี 2567 และปี 2569",
            ["10,000 unstated", "20,000 unstated", "year_uncertain", "year_uncertain"],
        ),
        # another number of years, other words between, one year
        ("10,000 บาท และ 20,000 บาท ในปี 2567-2569", ["10,000 unstated", "2567-2568-2569 20,000 unstated"]),
        ("10,000 บาท สำหรับอบรม 20,000 บาท ในปี 2567 และปี 2569", ["10,000 unstated", "2567-2569 20,000 unstated"]),
        ("10,000 บาท ปี 2566 และ 20,000 บาท ปี 2567", ["2566 10,000 year", "2567 20,000 year"]),
    ],
)
def test_years_behind_as_many_amounts_that_are_joined_are_none_s(text: str, amounts: list[str]) -> None:
    assert said(text) == amounts


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("ตามหนังสือลงวันที่ 5 มกราคม 2566 จำนวน 20,000 บาท", ["20,000 unstated"]),
        ("อนุมัติเมื่อ 5 มกราคม 2566 จำนวน 20,000 บาท", ["20,000 unstated"]),
        ("อนุมัติเมื่อวันที่ 1 ต.ค. 2566 จำนวน 20,000 บาท", ["20,000 unstated"]),
        ("ภายใน 30 กันยายน 2566 จำนวน 20,000 บาท", ["2566 20,000 year"]),
        ("ตามหนังสือลงวันที่ 5 มกราคม 2566 ปี 2567 จำนวน 20,000 บาท", ["2567 20,000 year"]),
    ],
)
def test_the_date_of_a_letter_is_no_year_of_money(text: str, amounts: list[str]) -> None:
    assert said(text) == amounts


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("ค่าอาหาร 12,000 บาท ค่าวิทยากร 6,000 บาท ปี 2566", ["12,000 unstated", "6,000 unstated"]),
        ("20,000 บาท (อบต.) 10,000 บาท (อบจ.) ปี 2566", ["20,000 unstated", "10,000 unstated"]),
        # their sum, one of several years, and less that is taken from a larger amount
        ("ค่าอาหาร 12,000 บาท ค่าวิทยากร 6,000 บาท รวม 18,000 บาท ปี 2566", None),
        ("ค่าอาหาร 12,000 บาท ปี 2566 ค่าวิทยากร 6,000 บาท ปี 2567", None),
        ("จากงบ 500,000 บาท ใช้ 20,000 บาท ในปี 2566", None),
    ],
)
def test_the_only_year_behind_the_last_of_several_costs_is_nobodys(text: str, amounts: list[str] | None) -> None:
    read = said(text)
    assert read == [*amounts, "year_uncertain", "year_uncertain"] if amounts else "year_uncertain" not in read
