"""A unit below another head says nothing of what its column is: the head over it does."""

from __future__ import annotations

import pytest

from extract.ground.source import SourceText
from parsers.budget.budget_grids import budget_grids
from parsers.budget.table import KnownOfPlan, read_budget_table
from parsers.records.budget import BudgetTable
from parsers.tables.grid import find_grids

Amounts = list[dict[int | None, object]]


def table_of(*lines: str) -> BudgetTable:
    source = SourceText("plan.txt", "txt", "0" * 64, tuple(line.replace("|", "\t") for line in lines))
    return read_budget_table(budget_grids(find_grids(source))[0], (2566, 2567), KnownOfPlan(source=source))


def amounts(table: BudgetTable) -> Amounts:
    return [{cell.year_be: cell.amount and int(cell.amount) for cell in item.cells} for item in table.items]


def codes(table: BudgetTable) -> set[str]:
    return {issue.code for issue in table.issues}


ROW = "1|โครงการอบรมวินัย|9,000|8,000|กองคลัง"


@pytest.mark.parametrize("unit", ["(บาท)", "บาท", "จำนวนเงิน (บาท)", "จำนวน", "(พันบาท)"])
@pytest.mark.parametrize("other", ["เบิกจ่ายจริง ปี 2566", "คงเหลือ ปี 2566", "งบประมาณสะสม ปี 2566", "เพิ่ม/ลด ปี 2566"])
def test_a_unit_below_what_was_spent_is_no_budget(other: str, unit: str) -> None:
    """9,000 that were spent in 2566 were its budget."""
    table = table_of(f"ที่|โครงการ/กิจกรรม|{other}|งบประมาณ ปี 2567|ผู้รับผิดชอบ", f"||{unit}|{unit}|", ROW)
    factor = 1000 if "พัน" in unit else 1
    assert amounts(table) == [{2567: 8_000 * factor}]


@pytest.mark.parametrize("upper", ["เป้าหมาย ปี 2566", "ตัวชี้วัด ปี 2566", "ผู้เข้าร่วม ปี 2566"])
def test_a_number_below_a_target_is_a_target(upper: str) -> None:
    table = table_of(f"ที่|โครงการ/กิจกรรม|{upper}|งบประมาณ ปี 2567|ผู้รับผิดชอบ", "||จำนวน|บาท|", ROW)
    assert amounts(table) == [{2567: 8_000}]


@pytest.mark.parametrize("upper", ["เป้าหมาย ปี 2566", "งบประมาณ ปี 2566", "ปี 2566", "วงเงิน ปี 2566"])
def test_baht_below_a_target_or_a_year_is_money(upper: str) -> None:
    table = table_of(f"ที่|โครงการ/กิจกรรม|{upper}|งบประมาณ ปี 2567|ผู้รับผิดชอบ", "||(บาท)|(บาท)|", ROW)
    assert amounts(table) == [{2566: 9_000, 2567: 8_000}]


PAIR = "ที่|โครงการ/กิจกรรม|ปี 2566||ปี 2567||ผู้รับผิดชอบ"
PAIRS = "1|โครงการอบรมวินัย|15,000|9,000|16,000|9,100|กองคลัง"


@pytest.mark.parametrize("other", ["เบิกจ่าย", "คงเหลือ", "เป้าหมาย (คน)"])
@pytest.mark.parametrize("unknown", ["อื่น ๆ", "งบ อบจ.", "ค่าของ"])
def test_an_unknown_column_of_a_year_beside_one_that_is_known_is_not_its_budget(unknown: str, other: str) -> None:
    """15,000 of another body were a budget."""
    table = table_of(PAIR, f"||{unknown}|{other}|{unknown}|{other}|", PAIRS)
    assert amounts(table) == [{}]
    assert codes(table) >= {"unreadable_year"}


@pytest.mark.parametrize("budget", ["งบประมาณ", "บาท", "แผน", "ตั้งไว้", "ที่ได้รับจัดสรร", "ตามข้อบัญญัติ", "เงิน"])
def test_what_was_planned_beside_what_was_spent_is_the_budget(budget: str) -> None:
    table = table_of(PAIR, f"||{budget}|เบิกจ่าย|{budget}|เบิกจ่าย|", PAIRS)
    assert amounts(table) == [{2566: 15_000, 2567: 16_000}]
    assert codes(table) == set()


@pytest.mark.parametrize("counted", ["ผู้เข้าร่วม", "ผู้เข้ารับการอบรม", "ผู้ได้รับประโยชน์"])
def test_people_beside_what_was_spent_are_no_money(counted: str) -> None:
    table = table_of(PAIR, f"||{counted}|งบประมาณ|{counted}|งบประมาณ|", PAIRS)
    assert amounts(table) == [{2566: 9_000, 2567: 9_100}]


SPENT = ["เบิกจ่ายจริง ปี 2565 (บาท)", "ผลการใช้จ่าย ปี 2565", "คงเหลือ ปี 2565", "งบประมาณสะสม ปี 2565", "เพิ่ม/ลด ปี 2565"]


@pytest.mark.parametrize("other", SPENT)
@pytest.mark.parametrize("below", ["งบประมาณ (บาท)", "งบประมาณ"])
def test_the_word_for_a_budget_below_what_was_spent_in_one_column_is_none(other: str, below: str) -> None:
    """9,000 that were spent in 2565 were a budget, and their total one of the plan."""
    head = (f"ที่|โครงการ/กิจกรรม|{other}|ปี 2566|ปี 2567|ผู้รับผิดชอบ", f"||{below}|{below}|{below}|")
    row, total = "1|โครงการอบรมวินัย|9,000|8,000|7,000|กองคลัง", "|รวมทั้งสิ้น|9,000|8,000|7,000|"
    table = table_of(*head, row, total)
    assert amounts(table) == [{2566: 8_000, 2567: 7_000}]
    assert [set(total.amounts) for total in table.totals] == [{2566, 2567}]


def test_the_budget_below_a_band_of_what_was_spent_is_its_year_s() -> None:
    head = ("ที่|โครงการ/กิจกรรม|ผลการเบิกจ่าย ปี 2566||ปี 2567|ผู้รับผิดชอบ", "||งบประมาณ|เบิกจ่าย|งบประมาณ|")
    table = table_of(*head, "1|โครงการอบรมวินัย|9,000|8,500|7,000|กองคลัง")
    assert amounts(table) == [{2566: 9_000, 2567: 7_000}]
