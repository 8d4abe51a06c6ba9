"""The row right below a table that counts on from its last is said, and a unit between both is no note of the table."""

from __future__ import annotations

import pytest

from lawful import Rows, baht_or_status, rows_of_text

PLAN = """แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2568)
เทศบาลตำบลบ้านสมมุติ

ส่วนที่ 2 แผนปฏิบัติการป้องกันการทุจริต

ลำดับ โครงการ ปี 2566 ปี 2567 ปี 2568 หน่วยงาน
1 โครงการอบรมคุณธรรม 20,000 20,000 20,000 สำนักปลัด
2 โครงการจิตอาสา 20,000 20,000 20,000 สำนักปลัด
{}
"""
LEFT = "3 โครงการประกาศเจตนารมณ์ 150 150 150 สำนักปลัด\n4 โครงการเครือข่าย 200 200 200 สำนักปลัด"


def amounts(rows: Rows) -> list[int | str]:
    return [baht_or_status(line) for line in rows["budget_lines"]]


def codes(rows: Rows) -> set[str]:
    return {issue["code"] for issue in rows["issues"]} & {"unread_table", "unit_uncertain"}


@pytest.mark.parametrize("unit", ["หน่วย : พันบาท", "(พันบาท)", "ตัวเลขต่อไปนี้เป็นพันบาท"])
def test_a_unit_between_a_table_and_rows_that_were_left_is_no_note(unit: str) -> None:
    """The trap: the unit ends the table, and was its note; figures below a thousand looked like no row's."""
    rows = rows_of_text(PLAN.format(f"{unit}\n{LEFT}"))
    assert {*amounts(rows)} == {"ambiguous"}
    assert codes(rows) == {"unread_table", "unit_uncertain"}


def test_a_row_that_was_left_is_said_whatever_ended_the_table() -> None:
    assert "unread_table" in codes(rows_of_text(PLAN.format(f"พันบาท\n{LEFT}")))


@pytest.mark.parametrize(
    "below",
    [
        "",
        "3 หน้าต่อไป",
        "3\nส่วนที่ 3 รายละเอียดโครงการ",
        "3. ประชุมคณะทำงาน 50 คน",
        "ข้อมูล ณ วันที่ 3",
    ],
)
def test_what_does_not_count_on_with_as_many_figures_is_no_row(below: str) -> None:
    rows = rows_of_text(PLAN.format(f"หน่วย : พันบาท\n{below}"))
    assert amounts(rows) == [20_000_000] * 6
    assert codes(rows) == set()
