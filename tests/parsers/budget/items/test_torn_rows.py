"""Rows that a line break tore, headings among rows, rows printed twice, tables that go on farther down."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.ground.source import SourceText
from parsers.budget.budget_grids import budget_grids
from parsers.budget.table import read_budget_table
from parsers.budget.unread_tables import unread_tables
from parsers.records.budget import BudgetTable
from parsers.tables.grid import find_grids

Make = Callable[[str], SourceText]
HEAD = "ลำดับ\tโครงการ/กิจกรรม/มาตรการ\tแหล่งงบประมาณ\tปี 2566\tปี 2567\tปี 2568\tหมายเหตุ\n"
FIRST = "1\tโครงการอบรม\tเทศบัญญัติ\t1,000\t2,000\t3,000\tสป.\n"
LAST = "3\tโครงการที่สาม\tเทศบัญญัติ\t7,000\t-\t9,000\tสป.\n"


def read(source: SourceText) -> BudgetTable:
    return read_budget_table(budget_grids(find_grids(source))[0], (2566, 2568))


def amounts(table: BudgetTable) -> list[list[int | None]]:
    return [[None if cell.amount is None else int(cell.amount) for cell in item.cells] for item in table.items]


@pytest.mark.parametrize(
    "torn",
    [
        "2\tโครงการเยาวชน\tเทศบัญญัติ\n ประจำปี\t4,000\t-\t6,000\tกองคลัง\n",
        "2\tโครงการเยาวชน\nไม่โกง\tเทศบัญญัติ\t4,000\t-\t6,000\tกองคลัง\n",
        "2\tโครงการเยาวชน\nไม่โกง\nประจำปี\tเทศบัญญัติ\t4,000\t-\t6,000\tกองคลัง\n",
        "2\tโครงการเยาวชน\nไม่โกง\tเทศบัญญัติ\t4,000\t-\t6,000\n",
        "2\tโครงการเยาวชน\tเทศบัญญัติ\t4,000\t-\n6,000\tกองคลัง\n",
    ],
)
def test_a_line_break_inside_a_row_joins_its_lines(torn: str, source: Make) -> None:
    table = read(source(HEAD + FIRST + torn + LAST))
    assert amounts(table) == [[1000, 2000, 3000], [4000, None, 6000], [7000, None, 9000]]
    assert [item.number for item in table.items] == [1, 2, 3]
    assert table.issues == ()


def test_a_figure_torn_by_a_line_break_is_no_amount(source: Make) -> None:
    table = read(source(HEAD + FIRST + "2\tโครงการเยาวชน\tเทศบัญญัติ\t4,0\n00\t-\t6,000\tกองคลัง\n" + LAST))
    assert [None, None, None] in amounts(table)
    assert any(issue.code == "uneven_row" for issue in table.issues)


def test_a_heading_without_a_tab_among_the_rows_keeps_the_table_together(source: Make) -> None:
    head = "ภารกิจตามมิติ\tโครงการ/กิจกรรม/มาตรการ\tปี 2566\tปี 2567\tปี 2568\tหมายเหตุ\n"
    text = (
        f"{head}1.1 การสร้างจิตสำนึก\tโครงการอบรม\t1,000\t2,000\t3,000\tสป.\n"
        "1.2 การสร้างจิตสำนึกแก่ประชาชน\n\t1) โครงการรณรงค์\t4,000\t5,000\t6,000\tสป.\n"
        "\t2) โครงการชุมชน\t7,000\t8,000\t9,000\nรวม\tจำนวน 3 โครงการ\t12,000\t15,000\t18,000\n"
    )
    table = read(source(text))
    assert amounts(table) == [[1000, 2000, 3000], [4000, 5000, 6000], [7000, 8000, 9000]]
    assert [item.branch.mission and item.branch.mission.number for item in table.items] == ["1.1", "1.2", "1.2"]
    assert [total.amounts for total in table.totals] == [{2566: 12000, 2567: 15000, 2568: 18000}]


def test_a_row_printed_again_counts_once(source: Make) -> None:
    table = read(source(f"{HEAD}{FIRST}\n\n{HEAD}{FIRST}{LAST}"))
    assert [item.number for item in table.items] == [1, 3]
    assert [issue.code for issue in table.issues] == ["repeated_row"]


def test_a_row_that_goes_on_over_the_page_with_the_same_amounts_counts_once(source: Make) -> None:
    """``โครงการอบรม (ต่อ)`` below the head of the next page is the row above it, printed again."""
    title = FIRST.split("\t")[1]
    again = FIRST.replace(title, f"{title} (ต่อ)")
    table = read(source(f"{HEAD}{FIRST}\n\n{HEAD}{again}{LAST}"))
    assert [item.number for item in table.items] == [1, 3]
    assert [issue.code for issue in table.issues] == ["repeated_row"]
    other = again.replace("3,000", "3,500")
    assert len(read(source(f"{HEAD}{FIRST}\n\n{HEAD}{other}{LAST}")).items) == 3


def test_the_same_title_with_other_amounts_is_another_row(source: Make) -> None:
    table = read(source(f"{HEAD}{FIRST}\n\n{HEAD}{FIRST.replace('3,000', '3,500')}{LAST}"))
    assert len(table.items) == 3


def test_a_table_goes_on_behind_a_figure(source: Make) -> None:
    between = "\nรูปที่ 1 แผนผัง\n" + "ข้อความ\n" * 14
    table = read(source(f"{HEAD}{FIRST}{between}\n{LAST}"))
    assert amounts(table) == [[1000, 2000, 3000], [7000, None, 9000]]


def test_a_grid_with_titles_and_amounts_that_is_not_read_is_told(source: Make) -> None:
    other = "รายการ\tจำนวน\tราคา\nโครงการจัดซื้อ\t7,000\t8,000\n"
    grids = find_grids(source(f"{HEAD}{FIRST}{LAST}\n\n{other}"))
    budget, _ = budget_grids(grids)
    assert [issue.code for issue in unread_tables(grids, budget)] == ["unread_table"]
    assert unread_tables(budget, budget) == ()


@pytest.mark.parametrize(
    ("below", "remark"),
    [
        ("กองคลัง", "กองคลัง"),  # a line break before the last tab
        ("แผนนี้จัดทำขึ้นเพื่อป้องกันการทุจริตขององค์กรปกครองส่วนท้องถิ่น โดยมีรายละเอียดดังต่อไปนี้", None),
    ],
)
def test_an_indented_paragraph_below_a_row_is_not_its_remark(below: str, remark: str | None, source: Make) -> None:
    head = "มิติ\tภารกิจตามมิติ\tโครงการ/กิจกรรม/มาตรการ\tปี 2566\tปี 2567\tหมายเหตุ\n"
    rows = "1.การสร้าง\t1.1 การเสริม\t1) โครงการอบรม\t1,000\t2,000\tสป.\n\t\t2) โครงการเยาวชน\t4,000\t5,000\n"
    table = read(source(f"{head}{rows}\t{below}\n\t\t3) โครงการที่สาม\t7,000\t8,000\tสป.\n"))
    assert amounts(table) == [[1000, 2000], [4000, 5000], [7000, 8000]]
    assert [item.remark for item in table.items] == ["สป.", remark, "สป."]


MISSIONS = "มิติ\tภารกิจตามมิติ\tโครงการ/กิจกรรม/มาตรการ\tปี 2566\tปี 2567\tหมายเหตุ\n"
TWO_ROWS = "1.การสร้าง\t1.1 การเสริม\t1) โครงการอบรม\t1,000\t2,000\tสป.\n\t\t2) โครงการเยาวชน\t4,000\t5,000\t\n"


@pytest.mark.parametrize(
    ("total", "declared"),
    [
        ("\tรวม\tจำนวน 2 โครงการ\t5,000\t7,000\t", [5000, 7000]),
        ("\tรวม\tจำนวน 2 โครงการ\t5,000\t7,000\tกองคลัง", [5000, 7000]),
        ("\tรวม\tจำนวน 2 โครงการ\t5,000\t\t7,000", [None, None]),  # the last two cells changed places
        ("\tรวม\tจำนวน 2 โครงการ\t\t5,000\t7,000", [None, None]),  # a blank cell came in: each year has another's sum
        ("\tรวม\t5,000\t7,000\t\t", [None, None]),  # the count was lost with its cell
    ],
)
def test_a_total_with_a_figure_beside_its_years_is_not_read(
    total: str, declared: list[int | None], source: Make
) -> None:
    table = read(source(MISSIONS + TWO_ROWS + total + "\n"))
    (row,) = table.totals
    assert [None if amount is None else int(amount) for amount in row.amounts.values()] == declared
    assert [issue.code for issue in table.issues] == ["unreadable_amount"] * (None in declared)


def test_a_row_broken_inside_a_list_of_projects_is_one_row(source: Make) -> None:
    broken = "\t\t2) โครงการเยาวชน 3) โคร\nงการชุมชน 4) มาตรการประหยัด\t4,000 5,000 -\t6,000 7,000 -\tสป.\n"
    table = read(source(MISSIONS + TWO_ROWS.split("\n")[0] + "\n" + broken))
    assert [item.number for item in table.items] == [1, 2, 3, 4]
    assert amounts(table)[1:] == [[4000, 6000], [5000, 7000], [None, None]]


def test_the_beginning_of_a_row_whose_end_fits_nowhere_has_no_amounts(source: Make) -> None:
    broken = "\t\t2) โครงการเยาวชน\n4,000\t5,000\tสป.\tกองคลัง\t\n"
    table = read(source(MISSIONS + TWO_ROWS.split("\n")[0] + "\n" + broken))
    assert [cell.status for cell in table.items[1].cells] == ["ambiguous", "ambiguous"]
    assert any(issue.code == "uneven_row" for issue in table.issues)


def test_a_row_without_values_above_another_damaged_one_keeps_its_blanks(source: Make) -> None:
    short = "\t\t2) โครงการเยาวชน\n3) โครงการชุมชน\tไม่มี\tไม่มี\t\t\t\t\t\n"
    table = read(source(MISSIONS + TWO_ROWS.split("\n")[0] + "\n" + short))
    assert [cell.status for cell in table.items[1].cells] == ["blank", "blank"]
