"""A cell a line: rows by the cheapest filling of the columns, with stripped blanks and paragraphs between."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from extract.ground.source import SourceText
from lawful import amounts_of_titles, plan_around, rows_of_text
from parsers.budget.budget_grids import budget_grids
from parsers.budget.table import read_budget_table
from parsers.records.budget import BudgetTable
from parsers.tables.grid import find_grids

Make = Callable[[str], SourceText]
HEAD = ["มิติ", "ภารกิจตามมิติ", "โครงการ/กิจกรรม/มาตรการ", "ปี 2566", "ปี 2567", "หมายเหตุ"]
ROWS = [
    ["1.การสร้างวัฒนธรรม", "1.1 การเสริมสร้าง", "1.โครงการอบรม", "10,000", "11,000", "สำนักปลัด"],
    ["", "", "2.กิจกรรมคนดี", "6,000", "6,500", ""],
    ["", "1.2 การสร้าง", "3.โครงการตลาดสุจริต", "", "", ""],
    ["", "", "4.มาตรการประหยัด", "-", "7,000", "กองคลัง"],
]
PARAGRAPH = "\tแผนนี้จัดทำขึ้นเพื่อป้องกันการทุจริตขององค์กรปกครองส่วนท้องถิ่น"
TRUTH: list[tuple[str, list[Decimal | None], str | None]] = [
    ("โครงการอบรม", [Decimal(10_000), Decimal(11_000)], "สำนักปลัด"),
    ("กิจกรรมคนดี", [Decimal(6_000), Decimal(6_500)], None),
    ("โครงการตลาดสุจริต", [None, None], None),
    ("มาตรการประหยัด", [None, Decimal(7_000)], "กองคลัง"),
]


def lines(*rows: list[str]) -> str:
    return "\n\n".join("\n".join(f"\t{cell}" for cell in row) for row in rows)


def values(table: BudgetTable) -> list[tuple[str, list[Decimal | None], str | None]]:
    return [(item.title, [cell.amount for cell in item.cells], item.remark) for item in table.items]


def read(source: SourceText) -> BudgetTable:
    return read_budget_table(budget_grids(find_grids(source))[0], (2566, 2567))


@pytest.mark.parametrize("stripped", [False, True])
@pytest.mark.parametrize("above", ["", PARAGRAPH + "\n", PARAGRAPH + "\nส่วนที่ 2 แผนปฏิบัติการ\n\n"])
def test_indented_paragraphs_above_and_blanks_lost_at_line_ends_change_nothing(
    above: str, stripped: bool, source: Make
) -> None:
    text = above + lines(HEAD, *ROWS)
    if stripped:
        text = "\n".join(line.rstrip() for line in text.split("\n"))
    table = read(source(text))
    assert values(table) == TRUTH
    assert table.issues == ()


@pytest.mark.parametrize("mark", ["- 12 -", "หน้า 12", "________________", "---"])
def test_what_parts_two_pages_is_no_cell(mark: str, source: Make) -> None:
    table = read(source(f"{lines(HEAD, *ROWS[:2])}\n{mark}\n{lines(*ROWS[2:])}"))
    assert values(table) == TRUTH
    assert table.issues == ()


def test_a_paragraph_between_two_pages_is_no_cell(source: Make) -> None:
    page = lines(HEAD, *ROWS[:2])
    rest = " " + lines(HEAD, *ROWS[2:])
    table = read(source(f"{page}\n{PARAGRAPH}\n{rest}"))
    assert values(table) == TRUTH


def test_a_lost_cell_moves_no_amount_into_another_year(source: Make) -> None:
    torn = ["", "", "2.กิจกรรมคนดี", "6,500", ""]
    table = read(source(lines(HEAD, ROWS[0], torn, *ROWS[2:])))
    by_title = {title: amounts for title, amounts, _ in values(table)}
    assert by_title["โครงการอบรม"] == [10000, 11000]
    assert by_title.get("กิจกรรมคนดี", [None, None]) == [None, None]
    assert by_title["มาตรการประหยัด"] == [None, 7000]
    assert table.issues


def test_a_head_that_comes_again_keeps_its_columns_where_a_cell_below_is_doubled(source: Make) -> None:
    """All rows go through the filling of columns then; a name of a column has its place there too."""
    units = ["", "", "", "งบ\nประมาณ", "งบ\nประมาณ", ""]
    doubled = lines(units).replace("\tงบ\n", "\tงบ\n\tงบ\n", 1)
    text = f"{lines(HEAD, units, *ROWS[:2])}\n {lines(HEAD)}\n\n{doubled}\n\n{lines(*ROWS[2:])}"
    (grid,) = find_grids(source(text))
    heads = [[cell.text for cell in row.cells] for row in grid.rows if row.cells[0].text == "มิติ"]
    assert heads == [HEAD, HEAD]
    assert [cell.amount for cell in read(source(text)).items[3].cells] in (TRUTH[3][1], [None, None])


COUNTED = ["ที่", "โครงการ/กิจกรรม", "ปี 2566", "ปี 2567", "หมายเหตุ"]
COUNTED_ROWS = [
    ["1", "โครงการอบรม", "30,000", "30,000", ""],
    ["2", "โครงการศูนย์ยุติธรรม", "-", "-", "ใช้งบกองทุน\n25,000 บาท"],
    ["3", "กิจกรรมต้นไม้", "2,500", "3,500", "สำนักปลัด"],
]
LOWER = [["ที่", "โครงการ/กิจกรรม", "งบประมาณ (บาท)", "", "หมายเหตุ"], ["", "", "ปี 2566", "ปี 2567", ""]]
SUM = ["", "รวม", "32,500", "33,500", ""]


def without_ends(*rows: list[str]) -> str:
    return "\n".join(f"\t{cell}" for row in rows for cell in row) + "\n"


@pytest.mark.parametrize("head", [[COUNTED], LOWER], ids=["one row", "two rows"])
@pytest.mark.parametrize("below", [[], [SUM]], ids=["no total", "a total"])
def test_rows_that_no_empty_line_parts_have_all_their_cells(
    head: list[list[str]], below: list[list[str]], source: Make
) -> None:
    table = read(source(without_ends(*head, *COUNTED_ROWS, *below)))
    assert [[cell.amount for cell in item.cells] for item in table.items] == [
        [30_000, 30_000],
        [None, None],
        [2_500, 3_500],
    ]
    assert table.items[1].remark == "ใช้งบกองทุน 25,000 บาท"
    assert len(table.totals) == len(below)


def test_rows_of_which_one_lacks_a_cell_have_no_width(source: Make) -> None:
    rows = [COUNTED_ROWS[0][:-1], *COUNTED_ROWS[1:]]
    grids = find_grids(source(without_ends(COUNTED, *rows)))
    assert not any(row.cells[1].text == "โครงการศูนย์ยุติธรรม" for grid in grids for row in grid.rows if len(row.cells) > 1)


TORN = (
    "\tลำ\nดับ\n\tโครงการ/กิจกรรม/\nมาตรการ\n\tปีงบ\nประมาณ\n2566\n(บาท)\n\tปีงบ\nประมาณ\n2567\n(บาท)\n\tหน่วยงาน\nรับผิดชอบ\n"
)


def test_a_head_whose_first_names_are_torn_over_lines() -> None:
    one = "\n\t1\n\tโครงการอบรม\nคณะผู้บริหาร\n\t80,000\nบาท\n\t-\n\tสำนักปลัด\n"
    two = "\n\t2\n\tกิจกรรมประจำเดือน\n\t-\n\t16,500\nบาท\n\tกองช่าง\n"
    rows = rows_of_text(plan_around(f"{TORN}{one}{two}", "พ.ศ. 2566 - 2567"))
    assert amounts_of_titles(rows) == {
        ("โครงการอบรม คณะผู้บริหาร", 2566): 80_000,
        ("โครงการอบรม คณะผู้บริหาร", 2567): "dash",
        ("กิจกรรมประจำเดือน", 2566): "dash",
        ("กิจกรรมประจำเดือน", 2567): 16_500,
    }


def test_indented_prose_over_lines_is_no_head() -> None:
    text = "\tลำพัง\nการดับทุกข์\n\tโครงการต่าง ๆ\nของเรา\n\tในปี\n2566\nนี้\n\tก็ดี\n"
    assert rows_of_text(plan_around(text, "พ.ศ. 2566 - 2567"))["budget_lines"] == []
