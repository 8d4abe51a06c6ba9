"""What an amount of a budget field is: a stated whole is the budget; parts, prices and money spent are not."""

import pytest

from extract.ground.characters import thai_digits
from parsers.values.money.fields import parse_budget
from parsers.values.money.found import signs_of_multiplication

PLAN = (2566, 2570)


def stated(text: str) -> tuple[list[tuple[int, str]], list[tuple[str, str | None]]]:
    """The amounts without a year of a field, and its notes; ``PARTS`` are parts of one of the amounts."""
    reading = parse_budget(text.split("\n"), PLAN, PLAN)
    assert reading.unreadable == ()
    amounts = [(int(found.amount), str(found.per)) for found in reading.amounts if found.per != "part"]
    parts = PARTS if len(amounts) < len(reading.amounts) else []
    return amounts, [*parts, *((note.code, note.role) for note in reading.notes)]


PARTS: list[tuple[str, str | None]] = [("part", None)]


@pytest.mark.parametrize(
    ("text", "amounts", "notes"),
    [
        # a whole and its parts
        ("45,500 บาท (ค่าจ้าง 30,000 บาท ค่าเช่า 15,500 บาท)", [(45500, "unstated")], PARTS),
        ("(1) ค่าวิทยากร 3,600 บาท (2) ค่าอาหาร 6,400 บาท รวมทั้งสิ้น 10,000 บาท", [(10000, "unstated")], PARTS),
        ("งบ อบต. 10,000 บาท งบ อบจ. 10,000 บาท รวม 20,000 บาท", [(20000, "unstated")], PARTS),
        ("งบประมาณ 15,000 บาท จากงบ อบจ. 10,000 บาท และงบ อบต. 5,000 บาท", [(15000, "unstated")], PARTS),
        ("งบประมาณ 20,000 บาท แบ่งเป็น งวดแรก 10,000 บาท งวดหลัง 10,000 บาท", [(20000, "unstated")], PARTS),
        ("ค่าจ้าง 3,000 บาท\nค่าเช่า 5,000 บาท\nรวม 9,000 บาท", [(9000, "unstated")], [*PARTS, ("parts_mismatch", None)]),
        (
            "ค่าเช่า 5 วัน x 600 บาท\nค่าจ้าง 3,000 บาท\nค่าอาหาร 1,000 บาท\nรวม 7,000 บาท",
            [(600, "unit"), (7000, "unstated")],
            PARTS,
        ),
        ("20,000 บาท รวมเป็นเงิน 20,000 บาท", [(20000, "unstated")], []),
        # no whole is stated: nobody adds them up, and the first is none by chance
        (
            "1. ค่าอาหาร 10,000 บาท\n2. ค่าวิทยากร 5,000 บาท\n3. ค่าวัสดุ 5,000 บาท",
            [(10000, "unstated"), (5000, "unstated"), (5000, "unstated")],
            [],
        ),
        ("ค่าอาหาร 5,000 บาท ค่าวิทยากร 5,000 บาท", [(5000, "unstated"), (5000, "unstated")], []),
        ("งบประมาณจาก อบจ. 10,000 บาท และงบ อบต. 5,000 บาท", [(10000, "unstated"), (5000, "unstated")], []),
        # 'รวม' counts the activities here; that two add up to the third is chance
        ("รวม 2 กิจกรรม กิจกรรมที่ 1 10,000 บาท กิจกรรมที่ 2 20,000 บาท", [(10000, "unstated"), (20000, "unstated")], []),
        (
            "อบรม 10,000 บาท เข้าค่าย 20,000 บาท รณรงค์ 30,000 บาท",
            [(10000, "unstated"), (20000, "unstated"), (30000, "unstated")],
            [],
        ),
        ("20,000 บาท ลดลงจากปี 2565 จำนวน 5,000 บาท", [(20000, "unstated")], [("not_budget", "increase")]),
        # a calculation
        ("ค่าอาหาร 50 คน x 100 บาท x 2 มื้อ = 10,000 บาท", [(100, "unit"), (10000, "unstated")], []),
        ("ค่าอาหาร 50 คน × 100 × 2 มื้อ = 10,000", [(10000, "unstated")], []),
        ("1,200,000 บาท (48 ชุด x 25,000 บาท)", [(1200000, "unstated"), (25000, "unit")], []),
        ("48 ชุด x 25,000", [(25000, "unit")], []),
        ("* 20,000 บาท", [(20000, "unstated")], []),  # a bullet
        # years that multiply
        ("20,000 บาท x 5 ปี", [(20000, "year")], []),
        ("5 ปี x 20,000 บาท", [(20000, "year")], []),
        ("20,000 บาท x 5 ปี = 100,000 บาท", [(20000, "year"), (100000, "total")], []),
        ("20,000 บาท/ปี รวม 100,000 บาท", [(20000, "year"), (100000, "total")], []),
        ("งบประมาณ 500,000 บาท (ปีละ 100,000 บาท)", [(100000, "year")], [("not_budget", "all_years")]),
        ("งบประมาณ 30,000 บาท (ปีละ 30,000 บาท)", [(30000, "year")], []),
        ("30,000.- บาท (สามหมื่นบาทถ้วน) ต่อปี", [(30000, "year")], []),
        # one year's amount, the year unstated, and the sum over all years: no part
        ("งบประมาณ 10,000 บาท รวม 5 ปี 50,000 บาท", [(10000, "unstated"), (50000, "total")], []),
        ("10,000 บาท (5 ปี 50,000 บาท)", [(10000, "unstated"), (50000, "total")], []),
        ("10,000 บาท ระยะเวลา 5 ปี รวมเป็นเงิน 50,000 บาท", [(10000, "unstated"), (50000, "total")], []),
        ("รวม 5 ปี 50,000 บาท เฉลี่ย 10,000 บาท", [(50000, "total"), (10000, "unstated")], []),
        ("10,000 บาท รวมตลอดโครงการ 60,000 บาท", [(10000, "unstated"), (60000, "total")], []),  # it may grow
        # one year's costs, with or without their sum, and the sum over all years
        ("ค่าอาหาร 6,000 บาท ค่าวัสดุ 4,000 บาท รวม 5 ปี 50,000 บาท", [(50000, "total")], PARTS),
        (
            "ค่าอาหาร 6,000 บาท ค่าวัสดุ 4,000 บาท รวม 10,000 บาท รวม 5 ปี 50,000 บาท",
            [(10000, "unstated"), (50000, "total")],
            PARTS,
        ),
        # costs of all years
        ("ค่าอาหาร 30,000 บาท ค่าวัสดุ 20,000 บาท รวม 5 ปี 50,000 บาท", [(50000, "total")], PARTS),
        ("รวม 5 ปี 50,000 บาท เป็นค่าอาหาร 30,000 บาท", [(50000, "total")], PARTS),
        (
            "ค่าอาหาร 6,000 บาท ค่าวัสดุ 3,000 บาท รวม 5 ปี 50,000 บาท",
            [(50000, "total")],
            [*PARTS, ("parts_mismatch", None)],
        ),
        # years that are no sum's
        ("ระยะเวลา 5 ปี งบประมาณ 50,000 บาท", [(50000, "unstated")], []),
        # a larger sum that less is taken from right behind it, and two sources
        ("จากงบประมาณ 500,000 บาท ใช้ 20,000 บาท", [(20000, "unstated")], [("not_budget", "larger")]),
        (
            "ส่วนหนึ่งของโครงการอบรม งบประมาณ 300,000 บาท โดยโครงการนี้ใช้ 20,000 บาท",
            [(20000, "unstated")],
            [("not_budget", "larger")],
        ),
        ("จากงบ อบต. 20,000 บาท ใช้เงินสะสม 5,000 บาท", [(20000, "unstated"), (5000, "unstated")], []),
        ("งบจากเทศบาล 50,000 บาท ใช้เป็นค่าอาหาร 20,000 บาท", [(50000, "unstated")], PARTS),
        # what stood before a change
        ("ปรับลดจาก 20,000 บาท คงเหลือ 15,000 บาท", [(15000, "unstated")], [("not_budget", "earlier")]),
        # no budget
        ("30,000 บาท (เบิกจ่ายแล้ว 12,000 บาท)", [(30000, "unstated")], [("not_budget", "spent")]),
        ("30,000 บาท คงเหลือ 18,000 บาท", [(30000, "unstated")], [("not_budget", "spent")]),
        ("เบิกจ่ายตามที่จ่ายจริงไม่เกิน 20,000 บาท", [(20000, "unstated")], []),
        ("ไม่เกิน 20,000 บาท จากงบประมาณโครงการใหญ่ 500,000 บาท", [(20000, "unstated")], [("not_budget", "larger")]),
        ("จากงบประมาณของเทศบาล 500,000 บาท", [(500000, "unstated")], []),  # where it comes from
        ("งบ อบจ. 10,000 บาท และจากงบ อบต. 15,000 บาท", [(10000, "unstated"), (15000, "unstated")], []),
        ("โครงการเพิ่มประสิทธิภาพ 20,000 บาท", [(20000, "unstated")], []),
        ("฿ 20,000", [(20000, "unstated")], []),
        ("ปีละ ฿10,000", [(10000, "year")], []),
    ],
)
def test_what_is_the_budget(text: str, amounts: list[tuple[int, str]], notes: list[tuple[str, str | None]]) -> None:
    assert stated(text) == (amounts, notes)
    assert stated(thai_digits(text)) == (amounts, notes)


def test_costs_below_a_yearly_amount_are_its_parts() -> None:
    costs = "- ค่าวิทยากร 12 ชั่วโมง x 600 บาท เป็นเงิน 7,200 บาท\n- ค่าวัสดุ เป็นเงิน 2,800 บาท\nรวมเป็นเงินทั้งสิ้น 10,000 บาท"
    assert stated(f"ปีละ 10,000.- บาท (หนึ่งหมื่นบาทถ้วน) รายละเอียดดังนี้\n{costs}") == (
        [(10000, "year"), (600, "unit")],
        PARTS,
    )
    assert stated(f"ปีละ 12,000 บาท รายละเอียดดังนี้\n{costs}") == (
        [(12000, "year"), (600, "unit")],
        [*PARTS, ("parts_mismatch", None)],
    )


@pytest.mark.parametrize("text", ["ปีละ 20,000 บาท เพิ่มปีละ 2,000 บาท", "20,000 บาท เพิ่มขึ้นร้อยละ 10 ทุกปี"])
def test_an_amount_that_grows_is_no_years_own(text: str) -> None:
    amounts, notes = stated(text)
    assert [amount for amount, _ in amounts] == [20000]
    assert ("year_uncertain", None) in notes


@pytest.mark.parametrize(
    "text",
    ["งบบริหารของหน่วยงาน", "ใช้งบประมาณปกติ", "ตามข้อบัญญัติ ปี 2566 หน้า 45", "เบิกจ่ายจากเงินรายได้สถานศึกษา", "ตามที่ได้รับจัดสรร"],
)
def test_money_without_an_amount_is_no_error_and_not_none(text: str) -> None:
    reading = parse_budget([text], PLAN)
    assert (reading.status, reading.amounts, reading.unreadable) == ("unnamed", (), ())
    assert [note.code for note in reading.notes] == ["unnamed_budget"]


@pytest.mark.parametrize("text", ["ตามข้อบัญญัติ 20,OOO", "งบบริหาร 2o,ooo บาท", "งบบริหาร 15 000"])
def test_a_figure_beside_the_words_is_no_missing_amount(text: str) -> None:
    assert parse_budget([text], PLAN).unreadable != ()


@pytest.mark.parametrize("text", ["15 500.-", "฿ 15 500"])
def test_the_end_of_a_torn_number_is_no_amount(text: str) -> None:
    reading = parse_budget([text], PLAN)
    assert (reading.amounts, len(reading.unreadable)) == ((), 1)


def test_letters_that_multiply_nothing_stay() -> None:
    assert signs_of_multiplication("xls กลุ่ม X") == "xls กลุ่ม X"


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("1/ ค่าวิทยากร 5,000 บาท\n2/ ค่าอาหาร 10,000 บาท", [5_000, 10_000]),  # a list numbered so
        ("๑/ ค่าวิทยากร ๕,๐๐๐ บาท\n๒/ค่าอาหาร ๑๐,๐๐๐ บาท", [5_000, 10_000]),
        ("ค่าวิทยากร 5,000 บาท\nค่าอาหาร 10,000 บาท\nหมายเหตุ รวมเป็นเงิน 15,000 บาท", [5_000, 10_000, 15_000]),
        ("20,000 บาท 1/\n1/ จากงบกลาง 2,500 บาท", [20_000]),
        ("20,000 บาท\nหมายเหตุ 1/ รวมค่าวิทยากร 2,500 บาท", [20_000]),
    ],
)
def test_a_numbered_cost_and_the_sum_of_all_are_no_notes(text: str, amounts: list[int]) -> None:
    assert [one.amount for one in parse_budget(text.split("\n"), (2566, 2570)).amounts] == amounts


def test_a_price_takes_the_turn_of_no_amount_below_years() -> None:
    """Of both years together, before and behind: it was the first year's alone."""
    lines = ["ปี 2566 และ ปี 2568", "20,000 บาท 3,000 บาท/คน"]
    budget, price = parse_budget(lines, (2566, 2570)).amounts
    assert (budget.years, price.per) == ((2566, 2568), "unit")


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("คิดเป็นร้อยละ 25 ของงบประมาณแผนงานด้านฝึกอบรม 80,000 บาท เป็นเงิน 20,000 บาท", [20000]),
        ("20,000 บาท (ร้อยละ 25 ของ 80,000 บาท)", [20000]),
        ("ร้อยละ 2.5 ของเงินรายได้ 80,000 บาท จำนวน 2,000 บาท", [2000]),
        ("ร้อยละ 25 ของงบประมาณ เป็นเงิน 20,000 บาท", [20000]),
        ("ผู้เข้าร่วมร้อยละ 25 ของประชาชน 80,000 บาท และ 30,000 บาท", [80000, 30000]),  # no share of it
    ],
)
def test_what_an_amount_is_a_share_of_is_no_budget(text: str, amounts: list[int]) -> None:
    found, notes = stated(text)
    assert [amount for amount, _ in found] == amounts
    assert notes == ([("not_budget", "larger")] if "80,000" in text and len(amounts) == 1 else [])
