"""A head that says a year and another thing in one cell: what it is of outranks the year."""

from __future__ import annotations

import pytest

from extract.ground.source import SourceText
from parsers.budget.budget_grids import budget_grids
from parsers.budget.table import KnownOfPlan, read_budget_table
from parsers.records.budget import BudgetTable
from parsers.tables.grid import find_grids


def table_of(first: str, second: str) -> BudgetTable:
    lines = (f"ที่|โครงการ/กิจกรรม|{first}|{second}|ผู้รับผิดชอบ", "1|โครงการอบรมวินัย|12,000|15,000|กองคลัง")
    source = SourceText("plan.txt", "txt", "0" * 64, tuple(line.replace("|", "\t") for line in lines))
    return read_budget_table(budget_grids(find_grids(source))[0], (2566, 2567), KnownOfPlan(source=source))


def amounts(table: BudgetTable) -> list[dict[int | None, int]]:
    return [{cell.year_be: int(cell.amount) for cell in item.cells if cell.amount} for item in table.items]


@pytest.mark.parametrize(
    "head",
    [
        "ผล ปี 2566",
        "ปี 2566 (ผล)",
        "ปี 2566 (จริง)",
        "ปี 2566 ใช้แล้ว",
        "ปี 2566 เหลือ",
        "ค้างจ่าย ปี 2566",
        "ผู้รับประโยชน์ 2566",
        "ความถี่ ปี 2566",
        "ITA ปี 2566",
    ],
)
def test_what_was_spent_or_counted_in_a_year_is_not_its_budget(head: str) -> None:
    assert amounts(table_of(head, "ปี 2567 (ประมาณการ)")) == [{2567: 15_000}]


@pytest.mark.parametrize("head", ["ปี 2567 เป็นต้นไป", "หลังปี 2567", "ก่อนปี 2567", "ปี 2567+"])
def test_a_year_with_an_open_end_is_no_year(head: str) -> None:
    table = table_of("ปี 2566", head)
    assert amounts(table) == [{2566: 12_000}]
    assert "unreadable_year" in {issue.code for issue in table.issues}


@pytest.mark.parametrize(
    "head", ["ปี 2566 (แผน)", "ปี 2566 (ประมาณการ)", "งบประมาณ ปี 2566", "ปีที่ 1 (2566)", "เงินช่วยเหลือ ปี 2566"]
)
def test_a_head_that_says_no_more_than_its_year_or_its_plan(head: str) -> None:
    assert amounts(table_of(head, "ปี 2567")) == [{2566: 12_000, 2567: 15_000}]
