"""For which years an amount is: those printed beside it, less those that are left out, and never a guessed one."""

import pytest

from extract.ground.characters import thai_digits
from parsers.values.money.fields import parse_budget

PLAN = (2566, 2570)


def by_year(text: str, period: tuple[int, int] | None = PLAN) -> list[tuple[int | None, int]]:
    """Every amount with its year; none may be in doubt."""
    reading = parse_budget(text.split("\n"), PLAN, period)
    assert (reading.unreadable, [note for note in reading.notes if note.code == "year_uncertain"]) == ((), [])
    budgets = [found for found in reading.amounts if found.per != "part"]
    assert {found.per for found in budgets if found.year_be} <= {"year"}
    return [(found.year_be, int(found.amount)) for found in budgets]


def each(amount: int, *years: int) -> list[tuple[int | None, int]]:
    return [(year, amount) for year in years]


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("ปี 2566 - 2570 ปีละ 10,000 บาท", each(10000, 2566, 2567, 2568, 2569, 2570)),
        ("ปี 66, 67, 68 ปีละ 5,000 บาท", each(5000, 2566, 2567, 2568)),
        ("ปี 2566 ปี 2568 และปี 2570 ปีละ 5,000 บาท", each(5000, 2566, 2568, 2570)),
        ("ปี 2566-2567 และ 2570 ปีละ 5,000 บาท", each(5000, 2566, 2567, 2570)),
        ("ปี 2566-2567 ปีละ 1,000 บาท ปี 2568-2569 ปีละ 2,000 บาท", each(1000, 2566, 2567) + each(2000, 2568, 2569)),
        ("ปีงบประมาณ 2566 ตั้งไว้ 2,300 บาท และปีงบประมาณ 2567 –\n2568 ปีละ 450 บาท", [(2566, 2300), *each(450, 2567, 2568)]),
        ("20,000 บาท ต่อปี (พ.ศ. 2566-2567)", each(20000, 2566, 2567)),
        ("ปี 2566-2567 งบประมาณ 20,000 บาท ทุกปี", each(20000, 2566, 2567)),
        # without ปีละ a stretch is for all its years together
        ("ปี 67 - 69 จำนวน 20,000 บาท", [(None, 20000)]),
        ("ปี 2566-2570 ปีละ 1 ครั้ง งบประมาณ 20,000 บาท", [(None, 20000)]),
        ("ตามแผนพัฒนาท้องถิ่น พ.ศ. 2561-2565 ปีละ 20,000 บาท", [(None, 20000)]),  # a plan's name
        # exceptions
        ("งบประมาณปีละ 20,000 บาท (เว้นปี 2567)", each(20000, 2566, 2568, 2569, 2570)),
        ("ปี 2566-2568 ปีละ 20,000 บาท ยกเว้นปี 2567", each(20000, 2566, 2568)),
        ("ปี 2566-2568 ปีละ 2,000 บาท ยกเว้นปี 2567 3,000 บาท", [*each(2000, 2566, 2568), (2567, 3000)]),
        ("ปี 2566 - 2570 ไม่ใช้งบประมาณ ยกเว้นปี 2568 ใช้ 5,000 บาท", [(2568, 5000)]),
        # years without money
        ("ปี 2566 เป็นเงิน 72,000 บาท ปี 2567 งดดำเนินการ ปี 2568 เป็นเงิน 76,000 บาท", [(2566, 72000), (2568, 76000)]),
        ("ปี 2566 72,000 บาท ปี 2567 ไม่ใช้งบประมาณ ปี 2568 76,000 บาท", [(2566, 72000), (2568, 76000)]),
        ("ปี 2566 72,000 บาท ปี 2567 - บาท ปี 2568 76,000 บาท", [(2566, 72000), (2568, 76000)]),
        ("ปี 2566 72,000 บาท\nปี 2567 -\nปี 2568 76,000 บาท", [(2566, 72000), (2568, 76000)]),
        # years without a number
        ("ปี 2566 20,000 บาท ปีต่อ ๆ ไป ปีละ 1,000 บาท", [(2566, 20000), *each(1000, 2567, 2568, 2569, 2570)]),
        ("ปีแรก 20,000 บาท ปีที่ 2 30,000 บาท", [(2566, 20000), (2567, 30000)]),
        ("ตั้งแต่ปี 2568 เป็นต้นไป ปีละ 10,000 บาท", each(10000, 2568, 2569, 2570)),
        # a year on a line of its own is that of all amounts below it, a sum of all aside
        ("ปี 2566\n- ค่าเช่า 5,000 บาท\n- ค่าจ้าง 2,000 บาท", [(2566, 5000), (2566, 2000)]),
        (
            "ปี 2566\n- ค่าเช่า 5,000 บาท\n- ค่าจ้าง 2,000 บาท\nรวม 7,000 บาท\nปี 2567\n8,000 บาท\nรวมทั้งสิ้น 15,000 บาท",
            [(2566, 7000), (2567, 8000), (None, 15000)],
        ),
        ("ปี 2566: 10,000 / 2567: 11,000 / 2568: 12,000 บาท", [(2566, 10000), (2567, 11000), (2568, 12000)]),
        # the amounts before their years
        ("10,000 บาท ในปี 2566 และ 20,000 บาท ในปี 2567", [(2566, 10000), (2567, 20000)]),
        # a year on another line than the first amount is not its own
        ("ปี 2566 รายละเอียด\nปี 2567 ค่าอาหารของผู้เข้าอบรม 10,000 บาท", [(2567, 10000)]),
        # in turn
        # costs in turn are all of the one year
        ("ปี 2566 ค่าวิทยากรและค่าอาหาร 3,600 บาท และ 6,400 บาท ตามลำดับ", [(2566, 3600), (2566, 6400)]),
        # only the amounts that are said to be in turn are; their sum is none of them
        (
            "ปี 2566 จำนวน 9,000 บาท ปี 2567 และ 2568 จำนวน 11,000 บาท และ 12,000 บาท ตามลำดับ",
            [(2566, 9000), (2567, 11000), (2568, 12000)],
        ),
        (
            "ปี 2566 2567 เป็นเงิน 10,000 บาท และ 11,000 บาท ตามลำดับ รวม 21,000 บาท",
            [(2566, 10000), (2567, 11000), (None, 21000)],
        ),
        # an exception between a stretch and its amount leaves out its years, it has no money
        ("ปี 2566-2570 (เว้นปี 2568) ปีละ 10,000 บาท", each(10000, 2566, 2567, 2569, 2570)),
        ("ปี 2566 - 2570 ยกเว้นปี 2568 และ 2569 ปีละ 10,000 บาท", each(10000, 2566, 2567, 2570)),
        ("ทุกปี ยกเว้นปี 2568 ปีละ 10,000 บาท", each(10000, 2566, 2567, 2569, 2570)),
        ("ปี 2566-2567 ปีละ 500 บาท ปี 2568-2570 เว้นปี 2569 ปีละ 600 บาท", each(500, 2566, 2567) + each(600, 2568, 2570)),
        ("ไม่ใช้งบประมาณ ยกเว้นปี 2568 จำนวน 5,000 บาท", [(2568, 5000)]),
        ("ปีละ 2,000 บาท ยกเว้นปี 2568 และ 2570 ปีละ 500 บาท", each(2000, 2566, 2567, 2569) + each(500, 2568, 2570)),
        # the first and the last year as exceptions: of the stretch before them, or of the project
        ("ปี 2566-2569 ปีละ 10,000 บาท ยกเว้นปีสุดท้าย", each(10000, 2566, 2567, 2568)),
        ("ปีละ 10,000 บาท ยกเว้นปีสุดท้าย", each(10000, 2566, 2567, 2568, 2569)),
        ("ปีละ 10,000 บาท ยกเว้นปีแรก 5,000 บาท", each(10000, 2567, 2568, 2569, 2570) + each(5000, 2566)),
        ("ปีสุดท้าย 5,000 บาท", each(5000, 2570)),
        # more dashes go on with a stretch
        ("ปี 2566 - 2567 - 2568 ปีละ 10,000 บาท", each(10000, 2566, 2567, 2568)),
        ("ปี 2566 - 2567 -\nปี 2568 - 2569 ปีละ 5,000 บาท", each(5000, 2568, 2569)),
        # the months of autumn are in the next fiscal year
        ("ตุลาคม 2566 จำนวน 5,000 บาท มกราคม 2567 จำนวน 6,000 บาท", [(2567, 5000), (2567, 6000)]),
        ("เดือน ธ.ค. 2566 จำนวน 5,000 บาท", [(2567, 5000)]),
        ("กันยายน 2567 จำนวน 5,000 บาท", [(2567, 5000)]),
        ("ปี 2566-2568 จำนวน 10,000, 11,000 และ 12,000 บาท ตามลำดับ", [(2566, 10000), (2567, 11000), (2568, 12000)]),
        ("ปี 2566 และ 2568 จำนวน 10,000 บาท และ 11,000 บาท ตามลำดับ", [(2566, 10000), (2568, 11000)]),
        # a year's money from two sources, where nothing behind it on its line is a year of its own
        ("ปี 2566 เทศบัญญัติ 200,000 บาท เงินอุดหนุน 100,000 บาท", [(2566, 200000), (2566, 100000)]),
        ("กองทุน ปี 2567 จำนวน 12,000 บาท เทศบาล 3,000 บาท", [(2567, 12000), (2567, 3000)]),
        (
            "ปี 2566 เทศบัญญัติ 200,000 บาท เงินอุดหนุน 100,000 บาท ปี 2567 300,000 บาท",
            [(2566, 200000), (2566, 100000), (2567, 300000)],
        ),
        ("ปี 2567 เทศบัญญัติ 200,000 บาท และเบี้ยเลี้ยงคนละ 120 บาท", [(2567, 200000), (None, 120)]),
        # an ordinance's year is the money's where no amount stands before it, or only one with an ordinance of its own
        ("ตามข้อบัญญัติ 5,000 บาท จากเทศบัญญัติ ปี 2567 200,000 บาท", [(None, 5000), (2567, 200000)]),
        (
            "45,000 บาท\nตามข้อบัญญัติ พ.ศ. 2568 จำนวน 25,000 บาท และ 20,000 บาท",
            [(None, 45000), (2568, 25000), (2568, 20000)],
        ),
        (
            "10,000 บาท จากกองทุน\nเบี้ยเลี้ยง 5,000 บาท ตามข้อบัญญัติ พ.ศ. 2568 แยกเป็น 25,000 บาท",
            [(None, 10000), (None, 5000), (None, 25000)],
        ),
        # two digits behind a list go on with it where they count up
        ("ปี 66,67 67 จำนวน 5,000 บาท", [(None, 5000)]),
        ("ปี 2567 67 อบรม 5,000 บาท", [(2567, 5000)]),
        ("ปี 2566 - ปี 67+68 ปีละ 5,000 บาท", each(5000, 2566, 2567, 2568)),  # a stretch that ends in a list
        ("ปี 66,99 ปี 66,67,68 ปีละ 500 บาท", each(500, 2566, 2567, 2568)),
        # a sum behind the years is that of all; one behind the costs of a year is that year's
        ("ปี 2566 10,000 บาท ปี 2567 20,000 บาท รวมทั้งสิ้น 30,000 บาท", [(2566, 10000), (2567, 20000), (None, 30000)]),
        ("ปี 2566 ค่าอาหาร 5,000 บาท ค่าจ้าง 3,000 บาท รวม 8,000 บาท", [(2566, 8000)]),
    ],
)
def test_years_of_amounts(text: str, amounts: list[tuple[int | None, int]]) -> None:
    assert by_year(text) == amounts
    assert by_year(thai_digits(text)) == amounts


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("งบประมาณปีละ 20,000 บาท (เว้นปี 2567)", None),  # of which years it is left out is not known
        ("ตั้งแต่ปี 2568 เป็นต้นไป ปีละ 10,000 บาท", None),
        ("ปีแรก 20,000 บาท ปีที่ 2 30,000 บาท", None),
        ("ปี 2566-2570 ปีเว้นปี ปีละ 20,000 บาท", PLAN),
        ("ปี 2566-2570 ปีละ 20,000 บาท เพิ่มปีละ 2,000 บาท", PLAN),
        ("ปี 2566-2570 จำนวน 10,000, 11,000 และ 12,000 บาท ตามลำดับ", PLAN),  # five years, three amounts
        ("ปีต่อไป 30,000 บาท", PLAN),  # each of them, or the next
        ("ปี 2566 ตามแผนของปี 2568 ที่สภาเห็นชอบ 20,000 บาท", PLAN),
        ("ปี 66-67-69 ปีละ 5,000 บาท", PLAN),
        ("ปี 2566 - 2567 - 2569 ปีละ 5,000 บาท", PLAN),
        ("ปี 2566 จำนวน 10,000 บาท และ 11,000 บาท ตามลำดับ", PLAN),  # one year, two amounts
        ("ปี 2566 2567 และ 2568 จำนวน 10,000 บาท และ 11,000 บาท ตามลำดับ", PLAN),
        ("งบประมาณปีละ 20,000 บาท ยกเว้นปีแรก", None),
        ("ปี 2566 68 67 อบรม 5,000 บาท", PLAN),
        ("ไม่ใช้งบประมาณ ปี 2566 ใช้ 5,000 บาท", PLAN),  # none, and an amount
    ],
)
def test_a_year_that_is_in_doubt_is_none_and_said_to_be(text: str, period: tuple[int, int] | None) -> None:
    reading = parse_budget([text], PLAN, period)
    assert {found.year_be for found in reading.amounts} == {None}
    assert "year_uncertain" in {note.code for note in reading.notes}


@pytest.mark.parametrize(
    "text",
    [
        "| ปี 2566 | ปี 2567 | ปี 2568 |\n|---|---|---|\n| 10,000 | - | 12,000 |",
        "2566\t2567\t2568\n10,000\t-\t12,000",
        "<table><tr><td>2566</td><td>2567</td><td>2568</td></tr>\n<tr><td>10,000</td><td></td><td>12,000</td></tr></table>",
        "ปี\tงบประมาณ\n2566\t10,000\n2567\t-\n2568\t12,000",
    ],
)
def test_a_table_of_years_in_the_field(text: str) -> None:
    assert by_year(text) == [(2566, 10000), (2568, 12000)]


@pytest.mark.parametrize(
    "behind",
    [
        "เงินอุดหนุน 100,000 บาท ปี 2567",  # or is it the next year's?
        "เงินอุดหนุน 100,000 บาท ปี 2567\nปี 2568 300,000 บาท",
        "วัสดุ 100,000 บาท",
        "12,500",
    ],
)
def test_a_second_amount_behind_a_year_s_is_not_surely_its_own(behind: str) -> None:
    reading = parse_budget(f"ปี 2566 เทศบัญญัติ 200,000 บาท {behind}".split("\n"), PLAN, PLAN)
    assert (reading.amounts[0].year_be, int(reading.amounts[0].amount)) == (2566, 200000)
    assert all(found.year_be is None for found in reading.amounts[1:2])
    assert reading.unreadable or "year_uncertain" in {note.code for note in reading.notes}


def test_money_of_no_source_is_not_of_the_year_before_it() -> None:
    """What is from another source than the first is the same year's; here nobody says where the first is from."""
    reading = parse_budget(["ปี 2567 จำนวน 200,000 บาท เงินอุดหนุน 100,000 บาท"], PLAN)
    assert [found.year_be for found in reading.amounts] == [2567, None]


def test_a_word_of_sums_in_a_year_s_cell_makes_no_sum_of_its_row() -> None:
    reading = parse_budget(["รายการ\t2566\t2567", "ค่าจ้าง\t10,000\tรวม 12,000", "ค่าวัสดุ\t1,000\t2,000"], PLAN)
    assert [(found.year_be, int(found.amount)) for found in reading.amounts] == [
        (2566, 10000),
        (2566, 1000),
        (2567, 2000),
    ]
    assert reading.unreadable == ("รวม 12,000",)


COSTS = "| รายการ | คน | จำนวนเงิน (บาท) |\n|---|---|---|\n| ค่าวิทยากร | 2 | 4,000 |\n| ค่าอาหาร | 50 | 6,000 |"


@pytest.mark.parametrize(
    ("text", "amount", "notes"),
    [
        (f"10,000 บาท รายละเอียดดังนี้\n{COSTS}\n| รวม | | 10,000 |", 10000, []),
        (f"{COSTS}\n| รวม | | 10,000 |", 10000, []),
        (f"10,000 บาท\n{COSTS}", 10000, []),
        (f"12,000 บาท\n{COSTS}", 12000, ["parts_mismatch"]),  # no word says so: the table does
        ("10,000 บาท\nค่าวิทยากร\t4,000\nค่าอาหาร\t6,000", 10000, []),  # a table without a head
        ("ค่าวิทยากร\t4,000\nค่าอาหาร\t6,000\nรวม\t10,000", 10000, []),
        (
            "<table><tr><td>ค่าวิทยากร<td>4,000</tr>\n<tr><td>ค่าอาหาร<td>6,000</tr>\n<tr><td>รวม<td>10,000</tr></table>",
            10000,
            [],
        ),
        (f"12,000 บาท รายละเอียดดังนี้\n{COSTS}", 12000, ["parts_mismatch"]),
    ],
)
def test_a_table_of_costs_is_parts_of_its_sum(text: str, amount: int, notes: list[str]) -> None:
    reading = parse_budget(text.split("\n"), PLAN)
    stated = {int(found.amount): found.per for found in reading.amounts}
    assert (stated, reading.unreadable) == ({amount: "unstated", 4000: "part", 6000: "part"}, ())
    assert [note.code for note in reading.notes] == notes


def test_merged_cells_are_not_read_as_a_table() -> None:
    head = '<tr><td colspan="2">2566</td><td>2567</td></tr>'
    text = f"<table>{head}<tr><td>10,000</td><td>5,000</td><td>6,000</td></tr></table>"
    reading = parse_budget([text], PLAN)
    assert (reading.amounts, bool(reading.unreadable)) == ((), True)


@pytest.mark.parametrize("word", ["เท่าเดิม", "เช่นเดียวกัน", "ใช้งบประมาณเท่ากับปี 2566", "ตามเดิม"])
def test_a_year_that_has_as_much_as_another_is_said_and_gets_no_amount(word: str) -> None:
    reading = parse_budget([f"ปี 2566 5,000 บาท ปี 2567 {word}"], PLAN, PLAN)
    assert [(found.year_be, int(found.amount)) for found in reading.amounts] == [(2566, 5000)]
    (note,) = reading.notes
    assert (note.code, note.found.startswith("ปี 2567")) == ("year_uncertain", True)


@pytest.mark.parametrize("word", ["งดดำเนินการ", "ไม่ใช้งบประมาณ", "-", "เท่าที่จ่ายจริง 6,000 บาท"])
def test_a_year_without_money_or_with_its_own_is_not_in_doubt(word: str) -> None:
    reading = parse_budget([f"ปี 2566 5,000 บาท ปี 2567 {word}"], PLAN, PLAN)
    assert reading.notes == ()


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("ปี 2566 5,000 บาท ปี 2567 งดดำเนินการ", (2567,)),
        ("ปี 2566-2570 (เว้นปี 2568) ปีละ 10,000 บาท", (2568,)),
        ("ปีละ 2,000 บาท ยกเว้นปี 2568 จำนวน 500 บาท", ()),  # it has money of its own
        ("ปี 2566 5,000 บาท ปี 2567 6,000 บาท", ()),
        ("5,000 บาท ปี 2567 งดดำเนินการ", ()),  # of which years the amount is is not said
        ("ไม่ใช้งบประมาณ ยกเว้นปี 2568 ใช้ 5,000 บาท", ()),
    ],
)
def test_the_years_that_are_said_to_have_none(text: str, without: tuple[int, ...]) -> None:
    assert parse_budget([text], PLAN, PLAN).years_without == without


@pytest.mark.parametrize(
    ("text", "amounts", "without"),
    [
        ("ไม่ใช้งบประมาณ ปี 2566 ใช้งบประมาณ 5,000 บาท ปี 2567", each(5000, 2567), (2566,)),
        ("ไม่ใช้งบประมาณปี 2566 ใช้งบประมาณปี 2567 5,000 บาท", each(5000, 2567), (2566,)),
        ("ไม่มีค่าใช้จ่าย ปี 2566 มีค่าใช้จ่าย 5,000 บาท ปี 2567 และ 5,000 บาท ปี 2568", each(5000, 2567, 2568), (2566,)),
        ("ไม่ใช้งบประมาณในปี 2566 และปี 2567 ปี 2568 ใช้ 5,000 บาท", each(5000, 2568), (2566, 2567)),
        ("ไม่ใช้งบประมาณ ปี 2566 ปี 2567 ใช้ 5,000 บาท", each(5000, 2567), (2566,)),
        ("ไม่ใช้งบประมาณ ปี 2566\n5,000 บาท ปี 2567", each(5000, 2567), (2566,)),
        # the words close what is said of the year before them
        ("ปี 2566 ไม่ใช้งบประมาณ ปี 2567 5,000 บาท", each(5000, 2567), (2566,)),
        ("ปี 2566-2567 ไม่ใช้งบประมาณ 2568 5,000 บาท", each(5000, 2568), (2566, 2567)),
        # but for an amount that has that year behind it
        ("5,000 บาท ปี 2566 ไม่ใช้งบประมาณ ปี 2567", each(5000, 2566), (2567,)),
        ("ปี 2566 5,000 บาท ไม่ใช้งบประมาณ ปี 2567", each(5000, 2566), (2567,)),
        ("ไม่ใช้งบประมาณ\nปี 2566 5,000 บาท", each(5000, 2566), ()),  # lines of their own
    ],
)
def test_words_of_no_money_before_their_year(
    text: str, amounts: list[tuple[int | None, int]], without: tuple[int, ...]
) -> None:
    assert by_year(text) == amounts
    assert parse_budget(text.split("\n"), PLAN, PLAN).years_without == without


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("20,000 บาท/2566 30,000 บาท/2567", [(2566, 20000), (2567, 30000)]),
        ("ปี 2566/20,000 บาท ปี 2567/30,000 บาท", [(2566, 20000), (2567, 30000)]),
        ("20,000 บาท/2566-2570", [(None, 20000)]),
        ("20,000 บาท/25 คน", [(None, 20000)]),
        ("20,000 บาท ตามหนังสือที่ 5/2566", [(None, 20000)]),
    ],
)
def test_a_slash_between_an_amount_and_its_year(text: str, amounts: list[tuple[int | None, int]]) -> None:
    assert by_year(text) == amounts


@pytest.mark.parametrize("per_year", ["บาท ต่อปี", "บาทต่อปี", "บาท/ปี", "บาท ทุกปี", "บาท / ปี"])
@pytest.mark.parametrize("parting", [" และ ", ", ", "\n"])
def test_years_in_brackets_behind_an_amount_of_each_year_are_that_amount_s(per_year: str, parting: str) -> None:
    """The trap: the next amount was given to the years in brackets before it."""
    text = f"60,000 {per_year} (ปี 2566 - 2567){parting}75,000 บาท (ปี 2568)"
    assert by_year(text) == each(60000, 2566, 2567) + each(75000, 2568)
