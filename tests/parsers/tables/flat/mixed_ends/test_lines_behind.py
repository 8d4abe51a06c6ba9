"""Lines behind a row that stands on one line: whose they are, its title's or its unit's."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from extract.ground.source import SourceText
from parsers.tables.grid import find_grids

Make = Callable[[str], SourceText]
HEAD = "ที่ โครงการ/กิจกรรม/มาตรการ งบประมาณ (บาท) หน่วยงาน\nปี 2566 ปี 2567 ปี 2568 รับผิดชอบ\n"
CLERK = "1 กิจกรรมประกาศเจตนารมณ์ - - - สำนักปลัด\n"
LAST = "3 โครงการวันสำคัญของชาติ 1,000 1,000 1,000 สำนักปลัด\nรวมทั้งสิ้น 3 โครงการ 6,000 6,000 6,000\n"


def second_row(source: SourceText) -> tuple[str, str, list[str]]:
    """The title, the unit and the values of the row 2 of a table."""
    (grid,) = find_grids(source)
    row = next(row for row in grid.rows if row.cells[0].text == "2")
    title, *values, unit = (cell.text for cell in row.cells[1:])
    assert len(values) == 3
    return title, unit, values


def plan(row: str, above: str = CLERK, behind: str = LAST) -> str:
    return f"{HEAD}{above}{row}{behind}"


@pytest.mark.parametrize(
    ("begin", "lines", "title", "unit"),
    [
        ("โครงการอบรมของ | สำนักปลัด", ["พนักงานจ้าง", "ประจำปี"], "โครงการอบรมของพนักงานจ้างประจำปี", "สำนักปลัด"),
        ("กิจกรรมไม่รับ (No | สำนักปลัด", ["Gift)"], "กิจกรรมไม่รับ (No Gift)", "สำนักปลัด"),
        ("คู่มือของ | สำนักปลัด", ["องค์การบริหารส่วนตำบล"], "คู่มือขององค์การบริหารส่วนตำบล", "สำนักปลัด"),
        ("กิจกรรมประเมิน | หน่วยตรวจสอบ", ["ภายใน"], "กิจกรรมประเมิน", "หน่วยตรวจสอบภายใน"),
        ("โครงการพัฒนา | หน่วยตรวจสอบ", ["การเงิน  ภายใน"], "โครงการพัฒนาการเงิน", "หน่วยตรวจสอบภายใน"),
        ("โครงการพัฒนา | หน่วยตรวจสอบ", ["การเงิน ภายใน"], "โครงการพัฒนาการเงิน", "หน่วยตรวจสอบภายใน"),
        ("โครงการค่าย | กองการศึกษา", ["ศาสนาและวัฒนธรรม"], "โครงการค่าย", "กองการศึกษาศาสนาและวัฒนธรรม"),
        ("โครงการค่าย | กองการศึกษา", ["รุ่นใหม่"], "โครงการค่ายรุ่นใหม่", "กองการศึกษา"),
        ("โครงการ | กองยุทธศาสตร์", ["สำรวจ และงบ", "ผู้ใช้ ประมาณ"], "โครงการสำรวจผู้ใช้", "กองยุทธศาสตร์และงบประมาณ"),
    ],
)
def test_lines_behind_a_row_go_on_with_its_title_or_its_unit(
    begin: str, lines: Sequence[str], title: str, unit: str, source: Make
) -> None:
    found = second_row(source(plan("\n".join([f"2 {begin.replace('|', '5,000 5,000 5,000')}", *lines, ""]))))
    assert (found[0].replace(" ", ""), found[1].replace(" ", "")) == (title.replace(" ", ""), unit)
    assert found[2] == ["5,000"] * 3


@pytest.mark.parametrize(
    ("row", "above"),
    [
        ("2 โครงการอาสาสมัคร 5,000 5,000 5,000 กองกิจการ\nพิเศษ\n", CLERK),  # no name of a unit, and nowhere else
        ("2 โครงการอาสาสมัคร 5,000 5,000 5,000 สำนักปลัด\nกองช่าง\n", CLERK),  # a second unit
        ("2 โครงการอาสาสมัคร 5,000 5,000 5,000 สำนักปลัด\n/ กองช่าง\n", CLERK),
        ("2 โครงการอาสาสมัคร 5,000 5,000 5,000 กองการศึกษา\nเทศบาลเมืองบ้านนา\n", CLERK),  # whose unit it is
        ("2 โครงการอาสาสมัคร 5,000 5,000 5,000 สำนักปลัด\nเทศบาล\n", ""),  # the clerk's office is nowhere named alone
    ],
)
def test_what_nothing_tells_stays_with_the_unit(row: str, above: str, source: Make) -> None:
    last = LAST.replace("สำนักปลัด", "กองคลัง")
    assert second_row(source(plan(row, above, last)))[0] == "โครงการอาสาสมัคร"


def test_the_document_says_a_title_or_a_unit_once_more(source: Make) -> None:
    row = "2 โครงการอาสาสมัครปกป้อง 5,000 5,000 5,000 กองกิจการพิเศษ\nแม่น้ำ\n"
    other = "2 โครงการอาสาสมัครปกป้อง 5,000 5,000 5,000 กองกิจการ\nพิเศษ\n"
    block = "\nส่วนที่ 3\nรายละเอียดโครงการ\n1. ชื่อโครงการ โครงการอาสาสมัคร\nปกป้องแม่น้ำ\n"
    assert second_row(source(plan(row) + block))[:2] == ("โครงการอาสาสมัครปกป้อง แม่น้ำ", "กองกิจการพิเศษ")
    assert second_row(source(plan(row) + "\nส่วนที่ 3\n9. ผู้รับผิดชอบ : กองกิจการพิเศษ\n"))[1] == "กองกิจการพิเศษ"
    whole = "\nส่วนที่ 3\nรายละเอียดโครงการ\n1. ชื่อโครงการ โครงการอาสาสมัครปกป้อง\n2. เหตุผล\n"
    assert second_row(source(plan(other) + whole))[:2] == ("โครงการอาสาสมัครปกป้อง", "กองกิจการ พิเศษ")


def test_where_rows_stand_in_their_middle_nothing_is_given_to_a_title(source: Make) -> None:
    """The line behind a row may be the first of the next one's title."""
    centred = "มาตรการจัดทำคู่มือ\n2 ป้องกันผลประโยชน์ 5,000 5,000 5,000 สำนักปลัด\nทับซ้อน\n"
    grids = find_grids(source(plan(centred, above=CLERK.replace("1 กิจกรรม", "1 โครงการ"))))
    assert all(
        "วันสำคัญ" not in cell.text or "ทับซ้อน" not in cell.text
        for grid in grids
        for row in grid.rows
        for cell in row.cells
    )


def test_prose_behind_the_last_row_is_no_title(source: Make) -> None:
    row = "2 โครงการอาสาสมัคร 5,000 5,000 5,000 สำนักปลัด\nแผนนี้ให้ใช้ตั้งแต่บัดนี้\n"
    assert second_row(source(plan(row, behind="")))[0] == "โครงการอาสาสมัคร"


@pytest.mark.parametrize("number", ["2", "3", "11", "๑๑"])
def test_a_number_before_what_it_counts_is_no_row(number: str, source: Make) -> None:
    row = f"2 โครงการเคลื่อนที่\n{number} หมู่บ้าน\n5,000 5,000 5,000 สำนักปลัด\n"
    title, unit, values = second_row(source(plan(row)))
    assert (title.replace(" ", ""), unit, values) == (f"โครงการเคลื่อนที่{number}หมู่บ้าน", "สำนักปลัด", ["5,000"] * 3)


def test_the_number_that_is_due_is_a_row_whose_title_begins_with_what_may_be_counted(source: Make) -> None:
    assert second_row(source(plan("2 นโยบาย No Gift Policy 5,000 5,000 5,000 สำนักปลัด\n")))[0] == "นโยบาย No Gift Policy"
