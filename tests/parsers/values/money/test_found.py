"""Amounts in running text: where a number begins, and what it is for."""

from __future__ import annotations

import pytest

from parsers.values.money.fields import parse_budget

PLAN = (2566, 2570)


@pytest.mark.parametrize(
    "text", ["2 แสน 5,000.-", "2 แสน 5,000 บาท", "1 ล้าน 500,000 บาท", "3 หมื่น\n5,000 บาท", "2 แสน 5 หมื่นบาท"]
)
def test_an_amount_behind_thousands_in_words_is_not_read_without_them(text: str) -> None:
    reading = parse_budget([text], PLAN)
    assert (reading.amounts, reading.unreadable) == ((), (" ".join(text.split()),))


@pytest.mark.parametrize("text", ["บ้านแสน 5,000 บาท", "บ้าน 2 แสนสุข 5,000 บาท", "หมู่บ้านล้านนา 5,000.-", "บ้านแสน 5,000.-"])
def test_a_name_with_such_a_word_is_no_number(text: str) -> None:
    assert [int(found.amount) for found in parse_budget([text], PLAN).amounts] == [5000]


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("5 ชุด x 25,000", [(None, 25000, "unit")]),  # the count is the first letter of the field
        ("20,000.- x 5 ปี", [(None, 20000, "year")]),
        ("20,000.-/ปี", [(None, 20000, "year")]),
        ("ปีแรก10,000 บาท", [(2566, 10000, "year")]),  # no blank between: the year is no part of the number
    ],
)
def test_what_touches_an_amount(text: str, amounts: list[tuple[int | None, int, str]]) -> None:
    reading = parse_budget([text], PLAN, PLAN)
    assert [(found.year_be, int(found.amount), found.per) for found in reading.amounts] == amounts
    assert reading.unreadable == ()


@pytest.mark.parametrize(
    "text",
    [
        "10, 000 - 20, 000 บาท",  # torn figures: read as the upper end without a word
        "ปีละ 10, 000 ถึง 20,000 บาท",
        "1, 000, 000 - 2, 000, 000 บาท",
        "15, 000 หรือ 20, 000 บาท",
        "10, 000 บาท - 15, 500 บาท",
        "10,000.- ถึง 20,000.- บาท",
        "ระหว่าง 10, 000 กับ 20, 000 บาท",
        "1 ถึง 2 ล้านบาท",
        "1.5 ล้าน - 2 ล้านบาท",
    ],
)
def test_a_range_or_a_choice_is_no_amount(text: str) -> None:
    reading = parse_budget([text], PLAN)
    assert reading.amounts == ()
    assert [text.endswith(said) for said in reading.unreadable] == [True]


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("ปี 2566 - 20, 000 บาท", [20000]),
        ("20, 000 บาท/ปี", [20000]),
        ("- 20, 000 บาท", [20000]),
        ("ค่าวิทยากร 5, 000 บาท - ค่าอาหาร 10, 000 บาท", [5000, 10000]),
        ("1 - 2 วัน ใช้ 2 แสนบาท", [200000]),
        ("บ้านแม่ถึง 20, 000 บาท", [20000]),
    ],
)
def test_a_dash_or_a_word_beside_one_torn_amount_makes_no_range(text: str, amounts: list[int]) -> None:
    reading = parse_budget([text], PLAN)
    assert ([int(found.amount) for found in reading.amounts], reading.unreadable) == (amounts, ())


def test_a_torn_figure_that_nothing_says_to_be_money_is_told() -> None:
    assert parse_budget(["15, 000 x 3 = 45, 000 บาท"], PLAN).unreadable == ("15, 000",)


def pers(text: str) -> list[str]:
    """Baht and per of each amount of a field."""
    reading = parse_budget([text], PLAN, PLAN)
    assert (reading.unreadable, reading.notes) == ((), ())
    return [f"{found.amount:,f} {found.per}" for found in reading.amounts]


@pytest.mark.parametrize(
    "unit",
    [
        # a word may begin with a vowel
        *("/คน", "/เดือน", "ต่อเดือน", "/แห่ง", "ต่อโครงการ", "/ไตรมาส", "/เครื่อง จำนวน 4 เครื่อง", " ต่อรุ่น", "/ตร.ม."),
        *(" / คน", "/ คน", " /คน"),
        # a year for each of several is no year's amount
        *("/ปี/แห่ง จำนวน 3 แห่ง", "ต่อปีต่อแห่ง", "/แห่ง/ปี"),
    ],
)
def test_a_price_is_for_one_of_something(unit: str) -> None:
    assert pers(f"5,000 บาท{unit}") == ["5,000 unit"]


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        # a slash between two statements
        ("งบ อบต. 20,000 บาท / งบ อบจ. 10,000 บาท", ["20,000 unstated", "10,000 unstated"]),
        ("อบรม 20,000 บาท / ศึกษาดูงาน 10,000 บาท", ["20,000 unstated", "10,000 unstated"]),
        ("อบรม 20,000 บาท/ศึกษาดูงาน 10,000 บาท", ["20,000 unstated", "10,000 unstated"]),
        ("20,000 บาท/งบ อบจ. 10,000 บาท", ["20,000 unstated", "10,000 unstated"]),
        ("พ.ศ. 2569 งบประมาณ 120,000 บาท / พ.ศ. 2570 งบประมาณ 20,000 บาท", ["120,000 year", "20,000 year"]),
        ("ปี 2569 120,000 บาท / ปีงบประมาณ พ.ศ. 2570 20,000 บาท", ["120,000 year", "20,000 year"]),
        ("อบรม 120,000 บาท / ปี 2570 20,000 บาท", ["120,000 unstated", "20,000 year"]),
        # what follows is another word
        ("20,000 บาท ต่อเนื่องทุกปี", ["20,000 unstated"]),
        ("20,000 บาท/ปี", ["20,000 year"]),
        ("20,000 บาทต่อปีงบประมาณ", ["20,000 year"]),
    ],
)
def test_what_is_no_price_nevertheless(text: str, amounts: list[str]) -> None:
    assert pers(text) == amounts


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("5,000 บาท จำนวน 4 ครั้ง เป็นเงิน 20,000 บาท", ["5,000 unit", "20,000 unstated"]),
        ("25 บาท จำนวน 100 คน 2 มื้อ = 5,000 บาท", ["25 unit", "5,000 unstated"]),
        ("5,000 บาท (4 ครั้ง) รวมเป็นเงิน 20,000 บาท", ["5,000 unit", "20,000 unstated"]),
        # not so many times, once, and other words
        ("5,000 บาท จำนวน 3 ครั้ง เป็นเงิน 20,000 บาท", ["5,000 unstated", "20,000 unstated"]),
        ("5,000 บาท จำนวน 1 ครั้ง เป็นเงิน 5,000 บาท", ["5,000 unstated", "5,000 unstated"]),
        ("5,000 บาท จำนวน 4 ครั้ง ค่าเช่า 20,000 บาท", ["5,000 unstated", "20,000 unstated"]),
        ("5,000 บาท จำนวน 5 ปี เป็นเงิน 25,000 บาท", ["5,000 unstated", "25,000 total"]),  # years
    ],
)
def test_an_amount_that_is_counted_to_make_the_next_is_a_price(text: str, amounts: list[str]) -> None:
    assert pers(text) == amounts


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("คนละ 5,000 บาท ต่อปี", ["5,000 unit"]),
        ("คนละ 500 บาท/ปี จำนวน 40 คน", ["500 unit"]),
        ("จำนวน 5 ครั้ง ๆ ละ 4,000 บาท ต่อปี", ["4,000 unit"]),
        ("ปีละ 5,000 บาท/ปี", ["5,000 year"]),
        ("5,000 บาท ต่อปี", ["5,000 year"]),
    ],
)
def test_a_price_for_one_of_several_is_none_of_a_year(text: str, amounts: list[str]) -> None:
    assert pers(text) == amounts


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("รวม 100,000 บาท / ปีงบประมาณ 2566-2570", "total"),  # between blanks a slash parts statements
        ("100,000 บาท / ปีงบประมาณ 2566 - 2570", "unstated"),
        ("100,000 บาท/ปีงบประมาณ 2566 - 2570", "year"),
        ("100,000 บาท ต่อปี", "year"),
        ("100,000 บาท / ปี", "year"),
    ],
)
def test_a_stretch_right_behind_a_slash_has_the_amount_each(text: str, per: str) -> None:
    assert {one.per for one in parse_budget([text], PLAN).amounts} == {per}


@pytest.mark.parametrize("said", ["ต่อปี ", "/ปี ", "ทุกปี ", "", "แต่ละปี\n"])
def test_an_amount_in_words_behind_a_yearly_one_is_that_once_more(said: str) -> None:
    reading = parse_budget([f"30,000 บาท {said}(สามหมื่นบาทถ้วน)"], PLAN)
    assert [int(found.amount) for found in reading.amounts] == [30_000]


def test_other_words_behind_an_amount_contradict_it() -> None:
    reading = parse_budget(["30,000 บาท ต่อปี (สี่หมื่นบาทถ้วน)"], PLAN)
    assert (reading.amounts, len(reading.unreadable)) == ((), 2)
