"""Annual tables whose lines hold the end of one cell and the next ones. A row that leaves a choice is open."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.ground.source import SourceText
from lawful import codes, plan_around, rows_of_text
from parsers.budget.budget_grids import budget_grids
from parsers.budget.table import KnownOfPlan, read_budget_table
from parsers.records.budget import BudgetTable
from parsers.tables.grid import find_grids

Make = Callable[[str], SourceText]
HEAD = "ลำดับ\nที่\nโครงการ/กิจกรรม/มาตรการ วัตถุประสงค์ งบประมาณ\n(บาท)\nระยะเวลา\nดำเนินการ\nผู้รับผิดชอบ\n"
NODES = "มิติที่ 1 การสร้างวัฒนธรรมสุจริต\nภารกิจตามมิติที่ 1.1 การเสริมสร้างวัฒนธรรมสุจริต\n"
ONE = "1 โครงการเข้าวัดเสริม\nสร้างคุณธรรม\nเพื่อขัดเกลาจิตใจและ\nสร้างค่านิยม\n25,000 ก.พ. 67 สำนักปลัด\nเทศบาล\n"
TWO = "2 โครงการคลองสวย\nเพื่อสร้างจิตสาธารณะ 30,000 ต.ค. 66 –\nก.ย. 67\nกองสาธารณสุข\nและสิ่งแวดล้อม\n"
THREE = "3 มาตรการเผยแพร่ราคากลาง\nเพื่อให้ตรวจสอบได้ - มี.ค. – พ.ค.\n67\nกองคลัง\n"
FOUR = "4 กิจกรรมลดขั้นตอน\nเพื่อป้องกัน\nไม่ใช้งบ\nประมาณ\nทุกเดือน กองช่าง\n"
TOTAL = "รวมมิติที่ 1 55,000.00\n"
WHOLE = [[25000], [30000], ["dash"], ["none"]]


def read(source: Make, text: str) -> BudgetTable:
    made = source(text + "บทที่ 3\nรายละเอียดโครงการ\n")
    return read_budget_table(budget_grids(find_grids(made), made)[0], (2567, 2567), KnownOfPlan(source=made))


def cells(table: BudgetTable) -> list[list[object]]:
    return [[cell.status if cell.amount is None else int(cell.amount) for cell in item.cells] for item in table.items]


@pytest.mark.parametrize("thai", [False, True])
def test_cells_that_share_lines_are_told_by_what_they_are(thai: bool, source: Make) -> None:
    text = HEAD + NODES + ONE + TWO + THREE + FOUR + TOTAL
    table = read(source, text.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")) if thai else text)
    assert cells(table) == WHOLE
    assert [item.title.replace(" ", "") for item in table.items][:2] == ["โครงการเข้าวัดเสริมสร้างคุณธรรม", "โครงการคลองสวย"]
    units = ["สำนักปลัดเทศบาล", "กองสาธารณสุขและสิ่งแวดล้อม", "กองคลัง", "กองช่าง"]
    assert [(item.responsible or "").replace(" ", "") for item in table.items] == units
    assert [list(total.amounts.values()) for total in table.totals] == [[55000]]


def test_the_head_that_returns_and_places_of_the_tree_stand_between_rows(source: Make) -> None:
    assert cells(read(source, HEAD + NODES + ONE + TWO + TOTAL + NODES + HEAD + THREE + FOUR)) == WHOLE


@pytest.mark.parametrize(
    "row",
    [
        pytest.param("2 โครงการค่าย\nเพื่ออบรม\n30 ม.ค. 67 กองช่าง\n", id="a day"),
        pytest.param("2 โครงการค่าย\nเพื่ออบรม\n900 ม.ค. 67 กองช่าง\n", id="a figure that may be a count"),
        pytest.param("2 โครงการค่าย\nเพื่ออบรม\nม.ค. 67 กองช่าง\n", id="no value"),
        pytest.param("2 โครงการค่าย\nเพื่ออบรม 2,000 คน\nม.ค. 67 กองช่าง\n", id="a count in the purpose"),
        pytest.param("2 โครงการค่าย\nเพื่ออบรม 2,000 คน\n5,000 ม.ค. 67 กองช่าง\n", id="two figures"),
        pytest.param("2 โครงการค่าย\nเพื่ออบรม\n5O,000 ม.ค. 67 กองช่าง\n", id="a damaged figure"),
        pytest.param("2 โครงการค่าย\nเพื่ออบรม\n5,000 กองช่าง\n", id="no period"),
        pytest.param("2 โครงการค่าย\nเพื่ออบรม\nม.ค. 67\n- กองช่าง\n", id="a bullet before the unit"),
    ],
)
def test_a_row_that_leaves_a_choice_of_its_money_is_open(row: str, source: Make) -> None:
    found = cells(read(source, HEAD + ONE + row + THREE + FOUR + TOTAL))
    assert found[0] == [25000]
    assert all(one == ["ambiguous"] for one in found[1:-2])
    assert found[-2:] == WHOLE[-2:]


def test_a_number_that_is_not_due_takes_no_part_in_silence(source: Make) -> None:
    row = "2 โครงการค่าย\nเพื่ออบรม\n5,000 ม.ค. 67 กองช่าง\n5 กิจกรรม ข\n- ม.ค. 67\n"
    table = read(source, HEAD + ONE + row + THREE + FOUR + TOTAL)
    assert [5000] not in cells(table)
    assert table.issues


@pytest.mark.parametrize("name", ["เป้าหมาย (คน)", "ตัวชี้วัด", "งบประมาณที่ใช้ไป"])
def test_another_column_may_hold_figures_so_that_there_is_no_such_table(name: str, source: Make) -> None:
    text = HEAD.replace("วัตถุประสงค์", name) + ONE + TWO + THREE + FOUR + TOTAL
    assert find_grids(source(text)) == ()
    rows = rows_of_text(plan_around(text, "ปี 2567"))
    assert (rows["budget_lines"], codes(rows)) == ([], {"missing_table"})


AIMS = "ที่ โครงการ/กิจกรรม วัตถุประสงค์ เป้าหมาย งบประมาณ\n(บาท)\nระยะเวลา ผู้รับผิดชอบ\n"
COUNTED = (
    "มิติที่ 1 สร้างวัฒนธรรมสุจริต\n"
    "1 โครงการอบรมธรรมาภิบาลและ\nกฎหมาย สำหรับพนักงาน\nเพื่อให้รู้เท่าทัน\nพนักงาน 62 คน 48,600 ม.ค. 2567 สำนักปลัด\n"
    "2 กิจกรรมสวดมนต์\nเพื่อเตรียมใจ\nสัปดาห์ละ 1 ครั้ง ไม่ใช้งบ\nประมาณ\nต.ค. 2566 – ก.ย.\n2567\nสำนักปลัด\n"
    "มิติที่ 2 บริหารราชการด้วยความโปร่งใส\n"
    "3 โครงการสแกนเอกสาร\nเพื่อให้ค้นหาได้\nภายใน 5 นาที\nสัญญา 1,840\nฉบับ\n27,500.50 พ.ย. 2566 – มี.ค.\n2567\nกองคลัง\n"
    "4 กิจกรรมประเมิน เพื่อให้ทราบจุด ประชาชน 1,380 คน - ตลอดปี หน่วยตรวจสอบ\nภายใน\n"
)
OF_COUNTED = [[48600], ["none"], [27500], ["dash"]]
SUM = "รวมงบประมาณทั้งสิ้น 76,100.50\n"


@pytest.mark.parametrize("total", ["", SUM], ids=["no total", "total"])
def test_what_a_target_counts_is_no_money(total: str, source: Make) -> None:
    table = read(source, AIMS + COUNTED + total)
    assert cells(table) == OF_COUNTED
    assert [str(item.cells[0].amount) for item in table.items][2] == "27500.50"
    assert [item.title.replace(" ", "") for item in table.items] == [
        "โครงการอบรมธรรมาภิบาลและกฎหมายสำหรับพนักงาน",
        "กิจกรรมสวดมนต์",
        "โครงการสแกนเอกสาร",
        "กิจกรรมประเมิน",
    ]
    assert [(item.responsible or "").replace(" ", "") for item in table.items][-1] == "หน่วยตรวจสอบภายใน"


@pytest.mark.parametrize("money", ["งบประมาณ\nปี 2567\n(บาท)\n", "งบประมาณ\nปี 2567 (บาท)\n", "งบประมาณ (บาท)\n"])
def test_the_name_of_the_money_may_go_on_with_its_year(money: str, source: Make) -> None:
    head = AIMS.replace("งบประมาณ\n(บาท)\n", money)
    assert cells(read(source, head + COUNTED + SUM)) == OF_COUNTED


def test_a_name_that_ends_in_a_slash_goes_on(source: Make) -> None:
    assert cells(read(source, AIMS.replace("เป้าหมาย ", "เป้าหมาย/\nผลผลิต\n") + COUNTED + SUM)) == OF_COUNTED


def test_the_unit_may_stand_before_the_period(source: Make) -> None:
    text = (
        "ลำดับ โครงการ/กิจกรรม วัตถุประสงค์ เป้าหมาย งบประมาณ\n(บาท)\nผู้รับผิดชอบ ระยะเวลา\nดำเนินการ\n"
        "1 โครงการอบรม\nเพื่อให้รู้\nพนักงาน 62 คน 48,600 สำนักปลัด ม.ค. 2567\n"
        "2 กิจกรรมสวดมนต์\nเพื่อเตรียมใจ\n1 ครั้ง - สำนักปลัด\nเทศบาล\nต.ค. 2566 – ก.ย.\n2567\n"
        "3 โครงการสแกน\nเพื่อค้นหา\n1,840 ฉบับ\n27,500 กองคลัง ต.ค. 2566\n– ก.ย. 2567\n"
        "4 โครงการค่าย\nเพื่อฝึก\nเด็ก\n20 คน\n5,000 กองการศึกษา 5 มี.ค. 2567\n"
    )
    table = read(source, text + "รวม 81,100\n")
    assert cells(table) == [[48600], ["dash"], [27500], [5000]]
    assert [(item.responsible or "").replace(" ", "") for item in table.items][:2] == ["สำนักปลัด", "สำนักปลัดเทศบาล"]


def test_the_money_may_stand_behind_the_period(source: Make) -> None:
    text = (
        "ที่ โครงการ/กิจกรรม วัตถุประสงค์ เป้าหมาย ระยะเวลา งบประมาณ\n(บาท)\nผู้รับผิดชอบ\n"
        "1 โครงการอบรม\nเพื่อให้รู้\nพนักงาน 62 คน ม.ค. 2567 48,600 สำนักปลัด\n"
        "2 กิจกรรมสวดมนต์\nเพื่อเตรียมใจ\n1 ครั้ง ต.ค. 2566 – ก.ย.\n2567\n- สำนักปลัด\n"
        "3 โครงการสแกน\nเพื่อค้นหา\n1,840 ฉบับ ต.ค. 2566\n27,500 กองคลัง\n"
        "4 โครงการค่าย\nเพื่อฝึก\nเด็ก 1,200 คน ตลอดปี กองการศึกษา\n"
    )
    assert cells(read(source, text)) == [[48600], ["dash"], [27500], ["ambiguous"]]


def test_a_target_without_a_purpose_is_on_the_line_of_the_money(source: Make) -> None:
    text = (
        "ที่ โครงการ/กิจกรรม เป้าหมาย งบประมาณ\n(บาท)\nระยะเวลา ผู้รับผิดชอบ\n"
        "1 โครงการอบรมธรรมาภิบาล\nสำหรับพนักงาน\nพนักงาน 62 คน 48,600 ม.ค. 2567 สำนักปลัด\n"
        "2 กิจกรรมสวดมนต์ทุกเช้า\nวันจันทร์\nสัปดาห์ละ 1 ครั้ง ไม่ใช้งบ\nประมาณ\nตลอดปี สำนักปลัด\n"
        "3 โครงการค่าย เด็ก 20 คน 5,000 ม.ค. 2567 กองช่าง\n"
        "4 โครงการสแกนเอกสาร\nย้อนหลัง\nสัญญา 1,840\nฉบับ\n27,500 ม.ค. 2567 กองคลัง\n"
        "5 มาตรการ ก\nและ ข\nคำสั่ง 1 ฉบับ - ม.ค. 2567 กองคลัง\n"
    )
    table = read(source, text + "รวม 81,100\n")
    assert cells(table)[:2] == [[48600], ["none"]]
    assert cells(table)[2:] == [["ambiguous"], ["ambiguous"], ["dash"]]  # nothing says where these titles end
    assert table.items[0].title.replace(" ", "") == "โครงการอบรมธรรมาภิบาลสำหรับพนักงาน"


def test_numbers_may_begin_again_below_a_place_of_the_tree(source: Make) -> None:
    text = AIMS + COUNTED.replace("\n3 โ", "\n1 โ").replace("\n4 ก", "\n2 ก")
    assert cells(read(source, text + SUM)) == OF_COUNTED


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("ประชาชน 2,000\n5,000 ม.ค. 67 กองช่าง\n", id="a count without its unit"),
        pytest.param("ประชาชน 20 5,000 ม.ค. 67 กองช่าง\n", id="a small figure beside the money"),
        pytest.param("ประชาชน 1,840 คน ม.ค. 67 กองช่าง\n", id="a count and no money"),
        pytest.param("คนละ 2,000 บาท 5,000 ม.ค. 67 กองช่าง\n", id="money of each"),
        pytest.param("2,000 คน 900 ม.ค. 67 กองช่าง\n", id="money like a count"),
        pytest.param("2,000 คน 5O,000 ม.ค. 67 กองช่าง\n", id="a damaged figure"),
        pytest.param("2,000 คน 0,000 ม.ค. 67 กองช่าง\n", id="a figure without its first digits"),
        pytest.param("20 คน 5,000 ม.ค. 67 - ก.พ. 67 6,000 ม.ค. 67 กองช่าง\n", id="two values"),
        pytest.param("20 คน 5,000 ม.ค. 67\n", id="no unit"),
        pytest.param("20 คน 900 วันที่ 15 - 20 ม.ค. 67 กองช่าง\n", id="the dash between days"),
        pytest.param("20 คน 900 15 - 20 ม.ค. 67 กองช่าง\n", id="the dash between bare days"),
        pytest.param("20 คน 5,000 ภายในไตรมาสที่ 1 - ไตรมาสที่ 2 กองช่าง\n", id="the dash between quarters"),
        pytest.param("20 คน 5,000 ต้นปี - ตลอดปี กองช่าง\n", id="the dash between words"),
        pytest.param("20 คน 900 ต้นปี - ตลอดปี กองช่าง\n", id="a small figure before the dash between words"),
        pytest.param("20 คน 900 ไตรมาสแรก - ไตรมาสที่ 2 กองช่าง\n", id="the dash between quarters in words"),
        pytest.param("20 คน\nเทศบาล 10,000\nสปสช. 25,000\nม.ค. 67 กองช่าง\n", id="money of two sources"),
        pytest.param("20 คน\nเทศบาล 10,000\nชุมชน 25,000\nม.ค. 67 กองช่าง\n", id="a source like a thing"),
        pytest.param("20 คน 10,000 และ 25,000 ม.ค. 67 กองช่าง\n", id="two amounts"),
        pytest.param("20 คน 10,000 x 2 ครั้ง\n20,000 ม.ค. 67 กองช่าง\n", id="a price and its sum"),
        pytest.param("ผู้ชำระภาษีไม่น้อยกว่า 1,200 ม.ค. 67 กองช่าง\n", id="the least of a count"),
        pytest.param("เรื่องร้องเรียนเท่ากับ 0 ม.ค. 67 กองช่าง\n", id="a zero that is aimed at"),
        pytest.param("20 คน - ม.ค. 67 กองช่าง\nและ\n12,500 ม.ค. 67 กองช่าง\n", id="a row above without money"),
        pytest.param("20 คน ม.ค. 67 กองช่าง\nอบรม\n12,500 ม.ค. 67 กองช่าง\n", id="a row above with blank money"),
        pytest.param("20 คน 5,000 ม.ค. 67 กองช่าง\nสนับสนุน 5000\n", id="money behind the unit"),
    ],
)
def test_a_row_with_a_target_that_leaves_a_choice_of_its_money_is_open(words: str, source: Make) -> None:
    text = AIMS + COUNTED + "5 โครงการค่าย\nเพื่ออบรม\n" + words
    assert cells(read(source, text + "6 มาตรการ ก\nเพื่อ ข\n1 ครั้ง 1,000 ทุกเดือน กองช่าง\n")) == [
        *OF_COUNTED,
        ["ambiguous"],
        [1000],
    ]


def test_purposes_that_are_counted_are_one(source: Make) -> None:
    row = "5 โครงการค่าย\n1. เพื่ออบรม\n2. เพื่อเข้าใจ\n20 คน 5,000 ม.ค. 67 กองช่าง\n"
    table = read(source, AIMS + COUNTED + row)
    assert cells(table)[-1] == [5000]
    assert table.items[-1].title == "โครงการค่าย"


@pytest.mark.parametrize(
    "period",
    [
        "วันที่ 15 - 20 มี.ค. 67",
        "ระหว่างวันที่ 15 – 20 มี.ค. 67",
        "15 - 20 มี.ค. 67",
        "วันที่ 5 มี.ค. - 7 เม.ย. 67",
        "สัปดาห์ที่ 1 - 2 มี.ค. 67",
        "เดือน มี.ค. - เม.ย. 67",
    ],
)
def test_a_period_may_begin_with_days(period: str, source: Make) -> None:
    rows = f"5 โครงการค่าย\nเพื่ออบรม\n20 คน 5,000 {period} กองช่าง\n6 มาตรการ ก\nเพื่อ ข\n1 ครั้ง - {period} กองช่าง\n"
    assert cells(read(source, AIMS + COUNTED + rows)) == [*OF_COUNTED, [5000], ["dash"]]
    unit_first = AIMS.replace("งบประมาณ\n(บาท)\nระยะเวลา ผู้รับผิดชอบ", "ผู้รับผิดชอบ งบประมาณ\n(บาท)\nระยะเวลา")
    rows = (
        f"1 โครงการค่าย\nเพื่ออบรม\n20 คน กองช่าง 5,000 {period}\n2 มาตรการ ก\nเพื่อ ข\n1 ครั้ง กองช่าง - {period}\n"
        f"3 โครงการคลอง\nเพื่อฝึก\nคลอง 2 สาย กองช่าง 900 {period}\n"
    )
    assert cells(read(source, unit_first + rows)) == [[5000], ["dash"], ["ambiguous"]]


@pytest.mark.parametrize("purpose", ["เพื่อให้มีผู้ชำระภาษีเกิน 1,200", "เพื่อบริการได้ 1,200 งาน -", "เพื่อลดเรื่องร้องเรียนเป็น 0"])
def test_a_count_of_a_purpose_is_no_money(purpose: str, source: Make) -> None:
    head = AIMS.replace("เป้าหมาย ", "").replace("ระยะเวลา ", "")
    row = "{} โครงการค่าย\nเพื่อฝึก 5,000 กองช่าง\n"
    text = head + row.format(1) + f"2 มาตรการเพิ่มรายได้\n{purpose} กองคลัง\n" + row.format(3)
    assert cells(read(source, text)) == [[5000], ["ambiguous"], [5000]]


@pytest.mark.parametrize("last", ["- ตลอดปี สำนักปลัด", "ตลอดปี สำนักปลัด", "สำนักปลัด"])
def test_money_of_a_row_whose_number_is_lost_is_not_that_of_the_row_above(last: str, source: Make) -> None:
    text = (
        "ที่ โครงการ/กิจกรรม เป้าหมาย งบประมาณ\n(บาท)\nระยะเวลา ผู้รับผิดชอบ\n"
        "1 โครงการอบรม\nสำหรับพนักงาน\nพนักงาน 62 คน 48,600 ม.ค. 2567 สำนักปลัด\n"
        f"2 กิจกรรมลงนาม\nพนักงาน 60 คน {last}\nโครงการค่าย\nเด็ก 20 คน 12,500 ตลอดปี กองคลัง\n"
        "3 โครงการถนน\nของตำบล\nถนน 2 สาย 9,000 ม.ค. 2567 กองช่าง\n"
    )
    table = read(source, text)
    assert [12500] not in cells(table)
    assert table.issues


FIVE = "5 โครงการคลองสวย\nเพื่อฝึก\nเด็ก 20 คน 5,000 มี.ค. 2567 กองการศึกษา\n"
SIX = "6 โครงการถนนสวย\nเพื่อความสะอาด\nถนน 3 สาย 9,000 มี.ค. 2567 กองช่าง\n"
OF_SIX = [*OF_COUNTED, [5000], [9000]]
SHORT = "ที่ โครงการ/กิจกรรม เป้าหมาย งบประมาณ\n(บาท)\nระยะเวลา ผู้รับผิดชอบ\n"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{FIVE}{AIMS}และกีฬา\n{SIX}", id="the end of a unit below a head"),
        pytest.param(f"{FIVE}\nและกีฬา\n{SIX}", id="the end of a unit below a blank line"),
        pytest.param(f"\nหมายเหตุ งบประมาณอาจเปลี่ยนแปลง\n{FIVE}{SIX}", id="a note"),
        pytest.param(f"หมายเหตุ งบประมาณอาจเปลี่ยนแปลง\n{FIVE}{SIX}", id="a note without a gap"),
        pytest.param(f"\nหมายเหตุ ปรับได้\nมิติที่ 3 การตรวจสอบ\n{FIVE}{SIX}", id="a note above a place"),
        pytest.param(f"{SUM}(เจ็ดหมื่นหกพันหนึ่งร้อยบาทห้าสิบสตางค์)\n{FIVE}{SIX}", id="a total in words"),
        pytest.param(f"{SUM}แผนงานที่ 2 การบริหารงานทั่วไป\n{FIVE}{SIX}", id="a heading below a total"),
        pytest.param(SUM + FIVE.replace("5 โ", "1 โ") + SIX.replace("6 โ", "2 โ"), id="numbers anew below a total"),
        pytest.param(FIVE.replace("โครงการ", "โครงการ  ") + SIX, id="two blanks in a title"),
        pytest.param(FIVE + SIX.replace(" 9,000", "  9,000"), id="two blanks in the last line"),
        pytest.param(FIVE + SIX.replace("\nถนน", f"\n{AIMS}ถนน") + "รวม 90,100.50\n", id="a row over pages"),
        pytest.param(FIVE.replace(" ", "\n").replace("5\n", "5 ") + SIX, id="a row of many lines"),
        pytest.param(
            SHORT + FIVE.replace("เพื่อฝึก\n", "") + SIX.replace("เพื่อความสะอาด\n", ""), id="a head without a column"
        ),
    ],
)
def test_a_table_goes_on_where_the_row_that_is_due_follows(text: str, source: Make) -> None:
    assert cells(read(source, AIMS + COUNTED + text)) == OF_SIX


def test_what_parts_rows_is_no_unit(source: Make) -> None:
    table = read(source, f"{AIMS}{COUNTED}{FIVE}\nหมายเหตุ ปรับได้\n{SIX}{AIMS}และผังเมือง\n{SIX.replace('6 โ', '7 โ')}")
    assert [item.responsible for item in table.items[-3:]] == ["กองการศึกษา", "กองช่าง และผังเมือง", "กองช่าง"]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param("\nหมายเหตุ ปรับได้\n" + FIVE.replace("5,000", "5,000 ภายใน"), id="an open row"),
        pytest.param(FIVE.replace("5 ", "5\t"), id="a tab"),
        pytest.param("\nหมายเหตุ ปรับได้\n" + SIX, id="a number that is not due"),
        pytest.param("\n" + FIVE.replace("โครงการ", "") + SIX, id="no kind word"),
        pytest.param("\n" + FIVE.removeprefix("5 "), id="a lost number below a blank line"),
        pytest.param(AIMS + FIVE.removeprefix("5 "), id="a lost number below a head"),
        pytest.param(
            "\nหมายเหตุ\n" + FIVE.replace(" ", "\n").replace("5\n", "5 ").replace("5,000", "5,000\nภายใน"),
            id="many lines",
        ),
    ],
)
def test_rows_below_the_end_of_a_table_are_said_to_be_unread(rows: str) -> None:
    found = rows_of_text(plan_around(AIMS + COUNTED + rows, "ปี 2567"))
    assert "unread_table" in codes(found)
    assert len(found["projects"]) == len(OF_COUNTED)


@pytest.mark.parametrize(
    "words",
    [
        "5 โครงการข้างต้นใช้งบ\nจำนวน 5,000 บาท",
        "5 กิจกรรมมีผู้เข้าร่วม\n1,200 คน",
        "5 โครงการตามแผน\n6 โครงการอื่น",
        "โครงการข้างต้น\nใช้งบรวม 5,000 บาท",
        "กิจกรรมตามแผน\nมีผู้เข้าร่วม 1,200 คน ตลอดปี",
    ],
)
def test_sentences_below_a_table_are_no_rows(words: str) -> None:
    found = rows_of_text(plan_around(f"{AIMS}{COUNTED}\nสรุป\n{words}\n", "ปี 2567"))
    assert "unread_table" not in codes(found)
    assert len(found["projects"]) == len(OF_COUNTED)


@pytest.mark.parametrize(
    "row",
    [
        "5 โครงการค่าย\nเพื่ออบรม\nหมู่ที่ 1\n-\n5 ไม่ใช้งบประมาณ\nม.ค. 67\nกองช่าง\n",
        "5 โครงการค่าย\nเพื่ออบรม\nเด็ก 20 คน 900 วันที่ 15\n-\n20 ม.ค. 67\nกองช่าง\n",
        "5 โครงการค่าย\nเพื่อลดขั้นตอน - งานบริการ เด็ก 20 คน\nม.ค. 67 กองช่าง\n",
        "5 โครงการค่าย\nเพื่ออบรม\nแผ่นพับ\n2,000\nแผ่น 900 ม.ค. 67\nกองช่าง\n",
    ],
)
def test_a_dash_or_count_on_a_line_of_its_own_is_no_money_of_an_open_row(row: str) -> None:
    found = rows_of_text(plan_around(AIMS + COUNTED.partition("4 กิจกรรม")[0] + row.replace("5 โ", "4 โ"), "ปี 2567"))
    assert [line["status"] for line in found["budget_lines"]][-1] == "ambiguous"
    assert "uneven_row" in codes(found)
