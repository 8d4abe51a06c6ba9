"""Tables of one year whose cells gaps part and nothing else: a row has a text for each column, or is refused."""

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
"""From a text to its source."""

HEAD = "ที่ | โครงการ/กิจกรรม | กลุ่มเป้าหมาย | งบประมาณ (บาท) | ระยะเวลา | ผู้รับผิดชอบ"
ROWS = (
    "มิติที่ 1 การสร้างวัฒนธรรมสุจริต",
    "1 | โครงการอบรมคุณธรรม | พนักงาน 95 คน | 28,000 | พ.ย. 2568 | สำนักปลัด",
    "2 | กิจกรรมเผยแพร่บทความ | 500 | ไม่ใช้งบประมาณ | ต.ค. 2568 - ก.ย. 2569 | สำนักปลัด",
    "3 | โครงการพบประชาชน | 18 ชุมชน | 36,000 | ม.ค. 2569 | กองคลัง",
)


def read(source: SourceText) -> BudgetTable:
    return read_budget_table(budget_grids(find_grids(source))[0], (2569, 2569), KnownOfPlan(source=source))


def text_of(*lines: str, gap: str = "   ") -> str:
    return "\n".join(line.replace(" | ", gap) for line in lines) + "\n"


def amounts(table: BudgetTable) -> list[object]:
    return [cell.status if cell.amount is None else int(cell.amount) for item in table.items for cell in item.cells]


@pytest.mark.parametrize("gap", ["  ", "   ", "      "])
@pytest.mark.parametrize("money", ["งบประมาณ (บาท)", "งบประมาณ ปี 2569 (บาท)", "จำนวนเงิน"])
def test_the_rows_of_one_year_have_a_text_for_each_column(money: str, gap: str, source: Make) -> None:
    """No reader of tables without form read a plan of one year but by places, and these are none."""
    table = read(source(text_of(HEAD.replace("งบประมาณ (บาท)", money), *ROWS, "รวม 3 โครงการ | 64,000 บาท", gap=gap)))
    assert amounts(table) == [28_000, "none", 36_000]
    assert [total.amounts[2569] for total in table.totals] == [64_000]
    assert [item.responsible for item in table.items] == ["สำนักปลัด", "สำนักปลัด", "กองคลัง"]


@pytest.mark.parametrize("row", ["4 | โครงการวัด | 1,200 | ธ.ค. 2568 | กองคลัง", "4 | โครงการวัด | 9,000 | กองคลัง"])
def test_a_row_without_one_of_its_cells_is_refused(row: str, source: Make) -> None:
    """1,200 people were as good as 1,200 baht."""
    table = read(source(text_of(HEAD, *ROWS, row)))
    assert amounts(table) == [28_000, "none", 36_000, "ambiguous"]
    assert {issue.code for issue in table.issues} == {"uneven_row"}


SPLIT = "4 | กิจกรรมเผยแพร่ | ความรู้ | 1,000 | ต.ค. 2568 | สำนักปลัด"
"""1,000 people, of a row with a gap in its title and no money."""

TO_ALL = "4 | กิจกรรมวัด | ประชาชนทั่วไป | 9,000 | ธ.ค. 2568 | กองคลัง"


@pytest.mark.parametrize("row", [SPLIT, TO_ALL])
def test_a_figure_behind_a_target_that_counts_nothing_may_be_the_target(row: str, source: Make) -> None:
    table = read(source(text_of(HEAD, *ROWS, row)))
    assert amounts(table) == [28_000, "none", 36_000, "ambiguous"]
    assert {issue.code for issue in table.issues} == {"uneven_row"}


def test_a_total_that_is_the_sum_proves_such_a_row(source: Make) -> None:
    table = read(source(text_of(HEAD, *ROWS, TO_ALL, "รวม 4 โครงการ | 73,000 บาท")))
    assert amounts(table) == [28_000, "none", 36_000, 9_000]
    table = read(source(text_of(HEAD, *ROWS, SPLIT, "รวม 4 โครงการ | 64,000 บาท")))
    assert amounts(table) == [28_000, "none", 36_000, "ambiguous"]


def test_where_no_target_counts_anything_each_figure_is_money(source: Make) -> None:
    rows = [row.replace("95 คน", "ทุกคน").replace("500", "ประชาชน").replace("18 ชุมชน", "ทุกชุมชน") for row in ROWS]
    assert amounts(read(source(text_of(HEAD, *rows, TO_ALL)))) == [28_000, "none", 36_000, 9_000]


def test_a_title_that_goes_on_below_its_row_says_nothing_of_the_others(source: Make) -> None:
    table = read(source(text_of(HEAD, *ROWS[:2], "    แก่พนักงานส่วนตำบล", *ROWS[2:])))
    assert amounts(table) == ["ambiguous", "none", 36_000]


@pytest.mark.parametrize("other", ["เบิกจ่าย (บาท)", "งบประมาณเดิม", "ไตรมาส 1", "รวม"])
def test_beside_other_money_it_is_not_said_which_is_the_budget(other: str, source: Make) -> None:
    rows = (row.replace(" | พ.ย. 2568 |", " | 5,000 |") for row in ROWS)
    assert not find_grids(source(text_of(HEAD.replace("ระยะเวลา", other), *rows)))


@pytest.mark.parametrize("lower", ["ปี 2568 | ปี 2569", "พ.ศ.", "(บาท) | (บาท)"])
def test_a_head_that_goes_on_is_not_of_one_year(lower: str, source: Make) -> None:
    """The rows of several years have values of their own."""
    text = text_of(HEAD, lower, *ROWS)
    assert find_grids(source(text)) == ()
    rows = rows_of_text(plan_around(text, "ปี 2569"))
    assert rows["budget_lines"] == []
    assert "missing_table" in codes(rows)
