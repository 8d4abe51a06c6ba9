"""Annual tables of a line a cell whose empty cells leave no line. A row that leaves a choice of its money is open."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from extract.ground.source import SourceText
from parsers.budget.budget_grids import budget_grids
from parsers.budget.table import KnownOfPlan, read_budget_table
from parsers.records.budget import BudgetTable
from parsers.tables.grid import find_grids

Make = Callable[[str], SourceText]
HEAD = (
    "ที่ โครงการ/กิจกรรม งบประมาณ (บาท) แหล่งงบประมาณ ระยะเวลาดำเนินการ ผู้รับผิดชอบ ตัวชี้วัด".split()  # noqa: SIM905
)
ONE = ["1", "โครงการอบรม", "30,000", "เทศบัญญัติ", "ม.ค. – มี.ค. 68", "สำนักปลัด", "ร้อยละ 80"]
TWO = ["2", "กิจกรรมเข้าวัด", "ต.ค. 67", "สำนักปลัด", "เดือนละครั้ง"]
THREE = ["3", "มาตรการประหยัด", "-", "ต.ค. 67", "กองคลัง"]
FOUR = ["4", "โครงการค่าย", "ไม่ใช้งบประมาณ", "ทุกเดือน", "นักเรียน 80 คน"]
TOTAL = ["รวมมิติที่ 1", "4 โครงการ", "30,000"]
WHOLE = [[30000], ["blank"], ["dash"], ["none"]]


def read(source: Make, *rows: Sequence[str]) -> BudgetTable:
    made = source("\n".join(line for row in (HEAD, *rows) for line in row) + "\n\nหมายเหตุ\n")
    grids = budget_grids(find_grids(made), made)[0]
    return read_budget_table(grids, (2568, 2568), KnownOfPlan(source=made))


def cells(table: BudgetTable) -> list[list[object]]:
    return [[cell.status if cell.amount is None else int(cell.amount) for cell in item.cells] for item in table.items]


def test_the_kinds_of_lines_tell_their_columns(source: Make) -> None:
    table = read(source, ONE, TWO, THREE, FOUR, TOTAL)
    assert cells(table) == WHOLE
    assert [item.responsible for item in table.items] == ["สำนักปลัด", "สำนักปลัด", "กองคลัง", None]
    assert [list(total.amounts.values()) for total in table.totals] == [[30000]]


@pytest.mark.parametrize("mark", ["- 9 -", "9"])
def test_a_page_may_end_between_rows(mark: str, source: Make) -> None:
    assert cells(read(source, ONE, [mark], TWO, THREE, FOUR, TOTAL)) == WHOLE


def test_a_title_may_have_two_lines_where_no_cell_is_missing(source: Make) -> None:
    two = ["2", "โครงการทบทวนแผน", "(พ.ศ. 2566 – 2570)", "22,000", *ONE[3:]]
    assert cells(read(source, ONE, two, THREE))[1] == [22000]
    assert read(source, ONE, two, THREE).items[1].title == "โครงการทบทวนแผน (พ.ศ. 2566 – 2570)"


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(["ต.ค. 67", "สำนักปลัด", "1,200"], id="a figure in the last column"),
        pytest.param(["ผู้เข้าร่วม", "1,200"], id="words and a figure"),
        pytest.param(["80", "ต.ค. 67"], id="a figure that may be a count"),
        pytest.param(["2568", "สำนักปลัด"], id="a year"),
        pytest.param(["5,000", "6,000", "สำนักปลัด"], id="two figures"),
        pytest.param(["5O,000", "เทศบัญญัติ"], id="a damaged figure"),
        pytest.param(["ใช้จ่าย 5,000 บาท"], id="money in words"),
        pytest.param(["5,000", "ก", "ข", "ต.ค. 67", "สำนักปลัด", "ค"], id="too many lines"),
    ],
)
def test_a_row_that_leaves_a_choice_of_its_money_is_open(row: list[str], source: Make) -> None:
    found = read(source, ONE, ["2", "กิจกรรมเข้าวัด", *row], THREE, FOUR)
    assert cells(found) == [[30000], ["ambiguous"], ["dash"], ["none"]]


def test_a_number_that_is_not_due_begins_no_row(source: Make) -> None:
    table = read(source, ONE, TWO, ["5", *THREE[1:]])
    assert [30000] in cells(table)
    assert ["dash"] not in cells(table)


def test_the_head_that_returns_ends_the_rows_above_and_they_count_on(source: Make) -> None:
    assert cells(read(source, ONE, TWO, HEAD, THREE, FOUR, TOTAL)) == WHOLE
