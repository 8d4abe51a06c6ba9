"""Money: a number is read whole or not at all, and "nothing" is kept apart from zero."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.ground.characters import thai_digits
from parsers.values.money.fields import parse_budget, parse_cell, split_values

PLAN = (2566, 2570)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("๑,๕๐๐,๐๐๐", 1500000),
        ("15,000.00", 15000),
        ("15,000.-", 15000),
        ("5,000 .-", 5000),
        ("จำนวน 75,000 บาท", 75000),
        ("จำนวน\u00a075,000\u00a0บาท", 75000),
        ("1500000", 1500000),
        ("๒๐,๐๐๐บาท", 20000),
        ("ปีละ 6,000 บาท", 6000),
    ],
)
def test_cell_with_an_amount(text: str, amount: int) -> None:
    cell = parse_cell(text)
    assert (cell.status, cell.amount) == ("amount", Decimal(amount))


@pytest.mark.parametrize(
    ("text", "status", "amount"),
    [
        ("๐.๐๐", "zero", Decimal(0)),
        ("0", "zero", Decimal(0)),
        ("จำนวน ๐.๐๐บาท", "zero", Decimal(0)),
        ("-", "dash", None),
        ("–", "dash", None),
        ("—", "dash", None),
        ("", "blank", None),
        (" \u00a0", "blank", None),
        ("ไม่ใช้งบประมาณ", "none", None),
        ("ไม่ใช้ งบ ประมาณ", "none", None),  # a narrow cell
        ("ไม่ใช่งบประมาณ", "none", None),  # OCR
        ("ไม่มั่งงั่งงบประมาณ", "none", None),  # OCR
        ("ไม่ได้ใช้งบประมาณ", "none", None),
        ("ไม่มีงบประมาณ", "none", None),
        ("ไม่มีการเบิกจ่ายงบประมาณ", "none", None),
        ("งบปกติ", "unnamed", None),
        ("ตามข้อบัญญัติ", "unnamed", None),
        ("ตามเทศบัญญัติงบประมาณรายจ่ายประจำปี", "unnamed", None),
        ("งบประมาณรายจ่ายประจำปี", "unnamed", None),
        ("(ตามที่ได้รับจัดสรร)", "unnamed", None),
        ("งบประมาณปกติ", "unnamed", None),
        ("ใช้งบดำเนินงานปกติ", "unnamed", None),
    ],
)
def test_cell_without_an_amount(text: str, status: str, amount: Decimal | None) -> None:
    cell = parse_cell(text)
    assert (cell.status, cell.amount) == (status, amount)


@pytest.mark.parametrize(
    ("text", "baht"),
    [
        ("(50,000)", 50_000),
        ("๒๐, ๐๐๐", 20_000),
        ("50,000*", 50_000),
        ("50,000 (งบ อบต.)", 50_000),
        ("50,000 บ.", 50_000),
        ("50,000฿", 50_000),
        ("฿ 20,000", 20_000),
        ("๕ แสน", 500_000),
        ("1.5 ล้านบาท", 1_500_000),
        ("20 พันบาท", 20_000),
        ("2 หมื่น", 20_000),
        ("5 ร้อยบาท", 500),
        ("3 สิบล้านบาท", 30_000_000),
        ("3 ร้อยล้านบาท", 300_000_000),
        ("999,999 ล้านบาท", 999_999_000_000),
        ("ห้าหมื่นบาทถ้วน", 50_000),
        ("50,000 (ห้าหมื่นบาทถ้วน)", 50_000),
        ("1,200,000.-", 1_200_000),
    ],
)
def test_a_cell_prints_one_amount_in_many_ways(text: str, baht: int) -> None:
    cell = parse_cell(text)
    assert (cell.status, cell.amount) == ("amount", Decimal(baht))


@pytest.mark.parametrize(
    "text",
    [
        "1,50,000",
        "12,0000",
        "1.500.000",
        "1.500",  # a thousand and a half, or one and a half
        "๑๐o,๐๐๐",
        "l5,000",
        "15\ufffd000",
        "15 000",
        "015,000",
        "-500",
        "(-500)",
        "20, 00",
        "5 แสนแรก",
        "1,000,000 ล้านบาท",  # no local budget has as much
        "50,000 (ห้าแสนบาทถ้วน)",  # two amounts
        "100,000-",
        "10,000 20,000",
        "ไม่เกินงบประมาณ",
        "ไม่ระบุงบประมาณ",
        "งบประมาณ",  # a head
        "ข้อบัญญัติ",
        "ตามข้อบัญญัติ 5,000",
        "ตามแผนพัฒนาท้องถิ่น",
        "งบปกติ 5,000 และ 6,000",
        "ไม่ใช่งบประมาณของเทศบาล",  # not this budget, but another
        "๙" * 30,  # more than the published type holds
    ],
)
def test_unreadable_cell(text: str) -> None:
    cell = parse_cell(text)
    assert (cell.status, cell.amount) == (None, None)


@given(st.integers(1, 10**12 - 1), st.sampled_from(["{:,}", "{:,}.00", "{:,}.-", "จำนวน {:,} บาท", "{}"]))
def test_every_print_of_an_amount_reads_the_same(number: int, form: str) -> None:
    text = form.format(number)
    assert parse_cell(text).amount == parse_cell(thai_digits(text)).amount == number


@pytest.mark.slow
@given(st.integers(1000, 10**12 - 1), st.integers(1, 20), st.sampled_from(" o.l\ufffd,"))
def test_one_wrong_character_never_gives_another_amount(number: int, place: int, wrong: str) -> None:
    text = f"{number:,}"
    broken = text[:place] + wrong + text[place + 1 :]
    assert parse_cell(broken).amount in (None, number)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("- ๑๐๐,๐๐๐ ๕๐๐,๐๐๐ -", ("-", "๑๐๐,๐๐๐", "๕๐๐,๐๐๐", "-")),
        ("- - ๐.๐๐", ("-", "-", "๐.๐๐")),
        ("0 0 0", ("0", "0", "0")),
        ("๓๐,๐๐๐ บาท ๒๐,๐๐๐ บาท", ("๓๐,๐๐๐ บาท", "๒๐,๐๐๐ บาท")),
        ("จำนวน 10 บาท", ("จำนวน 10 บาท",)),
        ("- ไม่ใช้งบประมาณ 5,000", ("-", "ไม่ใช้งบประมาณ", "5,000")),
        ("-", ("-",)),
        ("", ()),
        (" \u00a0", ()),
    ],
)
def test_split(text: str, values: tuple[str, ...]) -> None:
    assert split_values(text) == values


@pytest.mark.parametrize(
    "text",
    [
        "15 000",  # one number or two: nobody knows
        "- 15 000",
        "30 000,000 -",
        "20,000 500",
        "1,50,000 -",  # a broken number may hide a blank
        "100,000- 5,000",
        "-5,000 -",
        "ตามเทศบัญญัติ 5,000 -",
        "5,000 ต่อปี 6,000",
    ],
)
def test_what_cannot_be_counted_stays_whole(text: str) -> None:
    assert split_values(text) == (text,)


@given(st.lists(st.sampled_from(["-", "0", "๐.๐๐", "1,000", "๕๐๐,๐๐๐", "จำนวน 10 บาท", "75,000.00"]), max_size=8))
def test_split_gives_back_what_was_joined(values: list[str]) -> None:
    assert split_values(" ".join(values)) == tuple(values)


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("๑,๕๐๐,๐๐๐ บาท", [(None, 1500000, "unstated")]),
        ("20,000  บาท", [(None, 20000, "unstated")]),
        ("280,000.00 บาท", [(None, 280000, "unstated")]),
        ("5,000 .- บาท", [(None, 5000, "unstated")]),
        ("20,000.-", [(None, 20000, "unstated")]),
        ("20,000", [(None, 20000, "unstated")]),  # a whole line
        ("0 บาท", [(None, 0, "unstated")]),
        ("20,000\nบาท", [(None, 20000, "unstated")]),  # wrapped
        ("1. ค่าอาหาร 5,000 บาท\n2. ค่าวิทยากร 3,000 บาท", [(None, 5000, "unstated"), (None, 3000, "unstated")]),
        ("1. 500,000 บาท", [(None, 500000, "unstated")]),  # an enumerator is no group of digits
        ("1.5 ล้านบาท", [(None, 1500000, "unstated")]),
        ("และ 5,000 บาท", [(None, 5000, "unstated")]),  # และ is not ละ
        ("ปีงบประมาณละ ๓,๐๐๐,๐๐๐ บาท", [(None, 3000000, "year")]),
        ("ปี งบประมาณละ ๓,๐๐๐,๐๐๐ บาท", [(None, 3000000, "year")]),
        ("ปีละจำนวน ๖,๐๐๐ บาท", [(None, 6000, "year")]),
        ("6,000 บาท/ปี", [(None, 6000, "year")]),
        ("คนละ 100 บาท", [(None, 100, "unit")]),
        ("500 บาทต่อคน", [(None, 500, "unit")]),
        ("๑๐ แห่งๆ ละ ๕๐๐,๐๐๐ บาท เป็นเงิน ๕,๐๐๐,๐๐๐ บาท", [(None, 500000, "unit"), (None, 5000000, "unstated")]),
        ("ปีงบประมาณ พ.ศ. ๒๕๖๖ จำนวน ๒๐,๐๐๐ บาท", [(2566, 20000, "year")]),
        ("ปี ๖๗ ๑๐,๐๐๐ บาท", [(2567, 10000, "year")]),
        ("ปี 2567 10,000 บาท ปี 2568 20,000 บาท", [(2567, 10000, "year"), (2568, 20000, "year")]),
        ("20,000 บาท (ปี 2566)\n30,000 บาท (ปี 2567)", [(2566, 20000, "year"), (2567, 30000, "year")]),
        ("ปี 2566\n20,000 บาท", [(2566, 20000, "year")]),
        ("ปี 2566 ไม่ใช้งบประมาณ\nปี 2567 10,000 บาท", [(2567, 10000, "year")]),
        ("ปี ๖๗ - ๖๙ จำนวน ๒๐,๐๐๐ บาท", [(None, 20000, "unstated")]),
        ("ตามระเบียบฯ พ.ศ. 2541 จำนวน 20,000 บาท", [(None, 20000, "unstated")]),  # the year of a law
        ("10,000 บาท (หนึ่งหมื่นบาทถ้วน)", [(None, 10000, "unstated")]),
        ("หนึ่งแสนห้าหมื่นบาทถ้วน", [(None, 150000, "unstated")]),
        ("999,999 ล้านบาท", [(None, 999999000000, "unstated")]),
        ("ปี 2566 แห่งละ 5,000 บาท", [(2566, 5000, "unit")]),  # a rate stays a rate, whatever its year
        ("ปี 2566 5,000 บาท (เบิกจ่ายปี 2567)", [(2566, 5000, "year")]),  # not the year behind it
        (
            "ปี 2566 - 2567 ปีละ 5,000 บาท ปี 2568 จำนวน 6,000 บาท",
            [(2566, 5000, "year"), (2567, 5000, "year"), (2568, 6000, "year")],
        ),
        # a year between two amounts, which may be either's
        ("5,000 บาท ปี 2567 6,000 บาท", [(None, 5000, "unstated"), (None, 6000, "unstated")]),
    ],
)
def test_budget_with_amounts(text: str, amounts: list[tuple[int | None, int, str]]) -> None:
    reading = parse_budget(text.split("\n"), PLAN)
    assert [(found.year_be, int(found.amount), str(found.per)) for found in reading.amounts] == amounts
    assert (reading.status, reading.unreadable) == ("amount", ())


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("", "blank"),
        (" \n\u00a0", "blank"),
        ("........ บาท", "blank"),  # a form that nobody filled in
        ("-", "dash"),
        ("–\n-", "dash"),
        ("- บาท", "dash"),
        ("ดำเนินการโดยไม่ใช้งบประมาณรายจ่าย", "none"),
        ("ไม่ใช้งบประมาณดำเนินการ", "none"),
        ("- ไม่ใช้งบประมาณ", "none"),
        ("ไม่มั่งงั่งงบประมาณ", "none"),
    ],
)
def test_budget_without_money(text: str, status: str) -> None:
    reading = parse_budget(text.split("\n"), PLAN)
    assert (reading.status, reading.amounts, reading.unreadable) == (status, (), ())


@pytest.mark.parametrize(
    "text",
    [
        "บทบาท 3",
        "ปี 2566",
        "ประชาชน 1,000 คน",
        "15 000 บาท",
        "1,50,000 บาท",
        "๒๐,๐๐o บาท",
        "-500 บาท",
        "10,000 - 20,000 บาท",
        "2 แสน 5 หมื่นบาท",
        "1,000,000 ล้านบาท",  # more than the published type holds
        "ตามข้อบัญญัติ 2๐,OOO",
    ],
)
def test_budget_that_is_neither_is_reported(text: str) -> None:
    reading = parse_budget([text], PLAN)
    assert (reading.status, reading.amounts) == (None, ())
    assert reading.unreadable == (text,)


def test_a_figure_that_its_words_contradict_is_dropped() -> None:
    reading = parse_budget(["10,000 บาท (หนึ่งแสนบาทถ้วน)", "5,000 บาท"], PLAN)
    assert [found.amount for found in reading.amounts] == [5000]
    assert reading.unreadable == ("10,000 บาท", "หนึ่งแสนบาทถ้วน")


def test_a_figure_without_its_word_is_not_lost_beside_others() -> None:
    reading = parse_budget(["ปี 2566 20,000 ปี 2567 30,000 บาท"], PLAN)
    assert [(found.year_be, int(found.amount)) for found in reading.amounts] == [(2567, 30000)]
    assert reading.unreadable == ("20,000",)


def test_an_amount_knows_its_line_and_wording() -> None:
    reading = parse_budget(["โรงเรียน ๑, ๓ และ ๗ เบิกจ่ายจากเงินรายได้", "เบิกจ่ายปีละจำนวน ๖,๐๐๐ บาท"], PLAN)
    assert [(found.raw, found.line) for found in reading.amounts] == [("๖,๐๐๐ บาท", 1)]
    assert [found.line for found in parse_budget(["", "5,000 บาท", "", "6,000 บาท"], PLAN).amounts] == [1, 3]


def test_short_years_need_the_plan() -> None:
    assert [found.year_be for found in parse_budget(["ปี ๖๗ ๑๐,๐๐๐ บาท"], None).amounts] == [None]


@given(st.text(alphabet="๐๑0129,. -บาทปีละ\no", max_size=30))
def test_form_never_changes_the_reading(text: str) -> None:
    reading = parse_budget(text.split("\n"), PLAN)
    other = parse_budget(thai_digits(text).split("\n"), PLAN)
    assert [(one.year_be, one.amount, one.per) for one in reading.amounts] == [
        (one.year_be, one.amount, one.per) for one in other.amounts
    ]
    assert (reading.status == "amount") == bool(reading.amounts)


def test_pages_in_a_budget_field_are_no_statement() -> None:
    """A field whose end was lost holds the next projects' money, too."""
    for length, status in ((10_000, "amount"), (10_001, None)):
        text = "20,000 บาท\n" + "ก" * (length - 11)
        reading = parse_budget(text.split("\n"), PLAN)
        assert reading.status == status
    assert reading.unreadable == (f"20,000 บาท {'ก' * 189} …",)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("ใน 2566 รวม 20,000 บาท", 2566),  # a bare year of the plan's
        ("ใน 2570 รวม 20,000 บาท", 2570),
        ("ใน 2565 รวม 20,000 บาท", None),
        ("ใน 2571 รวม 20,000 บาท", None),
        ("ในปี 2571 รวม 20,000 บาท", 2571),
        ("2571 รวม 20,000 บาท", 2571),  # it begins the line
        ("- 2571 รวม 20,000 บาท", 2571),
        ("1) 2571 รวม 20,000 บาท", 2571),
        ("พ.ศ. 2566 และ 2567 รวม 20,000 บาท", None),
        ("ปี 2566 - 2567 และปี 2568 รวม 20,000 บาท", None),
    ],
)
def test_which_years_go_with_an_amount(text: str, year: int | None) -> None:
    assert [found.year_be for found in parse_budget(text.split("\n"), PLAN).amounts] == [year]


def test_a_bare_year_needs_the_plan() -> None:
    assert [found.year_be for found in parse_budget(["ใน 2566 รวม 20,000 บาท"], None).amounts] == [None]


@pytest.mark.parametrize(
    ("text", "amounts", "unreadable"),
    [
        ("10,000 บาทหนึ่งหมื่นบาทถ้วน", [10000], ()),
        ("10,000 บาท\n(หนึ่งหมื่นบาทถ้วน)", [10000], ()),
        ("10,000 บาท และหนึ่งหมื่นบาทถ้วน", [10000, 10000], ()),
        ("หนึ่งหมื่นบาทถ้วน 10,000 บาท", [10000, 10000], ()),
        ("10,000 - 20,000 บาท และ 5,000 บาท", [5000], ("10,000 - 20,000 บาท",)),
        ("10,000 - 20,000 บาท5,000 บาท", [5000], ("10,000 - 20,000 บาท",)),  # no space between
        ("5,000.-ปี 2567", [5000], ()),
        ("1 ล้าน 5 แสนบาท", [], ("1 ล้าน 5 แสนบาท",)),
        ("5 ร้อยบาท", [500], ()),  # as in a cell
        ("5 สิบบาท", [], ("5 สิบบาท",)),  # a scale that nobody writes behind figures
        ("เป็นเงิน 12,500", [12500], ()),
        ("เป็นเงิน 12,500 ครั้ง", [], ("เป็นเงิน 12,500 ครั้ง",)),
        ("ราคา 12,500", [], ("12,500",)),
        ("ราคา 12,500.-", [12500], ()),
        ("ก\n12,500\nข", [12500], ()),
        ("ก\n12,500 ข", [], ("12,500",)),
        ("15,000.- บาท", [15000], ()),
        ("15,000. บาท", [15000], ()),
        ("15 000 บาท", [], ("15 000 บาท",)),
        ("เงิน 1, 000 บาท", [1000], ()),  # no number begins with noughts
        ("เงิน 25,\n000 บาท", [25000], ()),
        ("เงิน 1, 500 บาท", [], ("1, 500 บาท",)),
        ("เงิน 15 ,000 บาท", [], ("15 ,000 บาท",)),
        ("ปี 2566, 000 บาท", [], ("000 บาท",)),
        ("1.25 ล้านบาท 3 แสนบาท 4 หมื่นบาท 5 พันบาท", [1250000, 300000, 40000, 5000], ()),
        ("10\ufffd,000 - 20,000 บาท", [], ("10\ufffd,000 - 20,000 บาท",)),
    ],
)
def test_what_is_an_amount(text: str, amounts: list[int], unreadable: tuple[str, ...]) -> None:
    reading = parse_budget(text.split("\n"), PLAN)
    assert [int(found.amount) for found in reading.amounts] == amounts
    assert reading.unreadable == unreadable


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("คนละ 100 บาท", "unit"),
        ("ร้อยละ 5 เป็นเงิน 100 บาท", "unstated"),
        ("อาหาร @ 100 บาท", "unit"),
        ("ปีละไม่เกิน 100 บาท", "year"),
        ("100 บาทต่อปี", "year"),
        ("100 บาท/ปีงบประมาณ", "year"),
        ("100 บาท/คน", "unit"),
        ("ทุกปี 100 บาท", "year"),
        ("คนละเท่าไร 100 บาท", "unstated"),  # other words between
    ],
)
def test_what_an_amount_is_for(text: str, per: str) -> None:
    assert [found.per for found in parse_budget([text], PLAN).amounts] == [per]


@pytest.mark.parametrize("unseen", list("\u200b\u00ad\u2060"))
def test_an_amount_that_an_unseen_character_parts_is_reported_as_it_stands(unseen: str) -> None:
    for text in (
        "1{}0,000 บาท",
        "10,{}000.-",
        "10{},000",
        "1{}.5 ล้านบาท",
        "1{}0,000 - 20,000 บาท",
        "10,0{}00 - 20,000 บาท",
    ):
        reading = parse_budget([text.format(unseen)], PLAN)
        assert (reading.status, reading.amounts, reading.unreadable) == (None, (), (text.format(unseen),))
        assert parse_cell(text.format(unseen)).status is None


@pytest.mark.parametrize(
    ("text", "factor"),
    [
        ("20,000 บาท", 1),
        ("20,000", 1),
        ("ปีละ 20,000.-", 1),
        ("สองหมื่นบาท", 1),
        ("2 หมื่นบาท", 10_000),
        ("1.5 ล้านบาท", 1_000_000),
    ],
)
def test_what_a_printed_number_was_multiplied_by(text: str, factor: int) -> None:
    assert [found.factor for found in parse_budget([text], PLAN).amounts] == [factor]
