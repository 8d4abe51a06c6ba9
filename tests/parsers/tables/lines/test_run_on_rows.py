"""Annual tables whose lines hold the end of one cell and the next ones. A row that leaves a choice is open."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.ground.source import SourceText
from lawful import codes, plan_around, rows_of_text
from parsers.budget.budget_grids import budget_grids
from parsers.budget.table import read_budget_table
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
    return read_budget_table(budget_grids(find_grids(made), made)[0], (2567, 2567), source=made)


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
