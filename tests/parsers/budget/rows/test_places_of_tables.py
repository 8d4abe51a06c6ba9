"""A place that a column names row by row ends with its table, where the next one has no such column and counts anew."""

from __future__ import annotations

import pytest

from lawful import Rows, plan_around, rows_of_text

WITH = "ที่\tโครงการ\tมิติที่\tปี 2566\n1\tโครงการอบรมเครือข่าย\t1\t5,000\n2\tโครงการค่ายคุณธรรม\t2\t7,000"
HEAD = "ที่\tโครงการ\tปี 2566\tผู้รับผิดชอบ"


def dimensions(second: str) -> dict[str, int | None]:
    rows: Rows = rows_of_text(plan_around(f"{WITH}\n\n{second}", "พ.ศ. 2566"))
    return {row["table_title"]: row["dimension_no"] for row in rows["projects"]}


def test_a_table_that_counts_anew_without_the_column_has_no_place() -> None:
    found = dimensions(f"งานตรวจสอบภายใน\n\n{HEAD}\n1\tโครงการตรวจสอบพัสดุ\t9,000\tหน่วยตรวจสอบ")
    assert found["โครงการค่ายคุณธรรม"] == 2
    assert found["โครงการตรวจสอบพัสดุ"] is None


def test_a_heading_above_it_says_its_place() -> None:
    found = dimensions(f"มิติที่ 4 การตรวจสอบ\n\n{HEAD}\n1\tโครงการตรวจสอบพัสดุ\t9,000\tหน่วยตรวจสอบ")
    assert found["โครงการตรวจสอบพัสดุ"] == 4


@pytest.mark.parametrize("number", ["3", "๓"])
def test_rows_that_count_on_go_on_in_their_place(number: str) -> None:
    found = dimensions(f"{HEAD}\n{number}\tโครงการตรวจสอบพัสดุ\t9,000\tหน่วยตรวจสอบ")
    assert found["โครงการตรวจสอบพัสดุ"] == 2
