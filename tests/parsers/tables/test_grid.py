"""The two dialects of tables in text, and where a table ends."""

from __future__ import annotations

from collections.abc import Callable

from extract.ground.source import SourceText, Span
from extract.text.read_txt import read_txt
from parsers.tables.grid import find_grids

Make = Callable[[str], SourceText]


def cells(source: SourceText) -> list[list[list[str]]]:
    return [[[cell.text for cell in row.cells] for row in grid.rows] for grid in find_grids(source)]


def test_a_row_a_line(source: Make) -> None:
    assert cells(source("ก\tข\n๑\t-\n\nข้อความ")) == [[["ก", "ข"], ["๑", "-"]]]


def test_a_line_without_tab_ends_the_table(source: Make) -> None:
    grids = find_grids(source("ก\tข\nข้อความ\nค\tง"))
    assert [grid.span for grid in grids] == [Span(1, 1), Span(3, 3)]


def test_paragraph_tags_part_a_cell(source: Make) -> None:
    (grid,) = find_grids(source("<p>๕) ก</p> <p>๖) ข</p>\t-"))
    assert grid.rows[0].cells[0].parts == ("๕) ก", "๖) ข")
    assert grid.rows[0].cells[0].text == "๕) ก ๖) ข"


HEADER = "\tมิติ\n\tโครงการ\n\tปี\n2566\n\tหมายเหตุ\n\n"


def test_a_cell_a_line_goes_on_without_a_tab(source: Make) -> None:
    grid = cells(source(HEADER + "\t1.ก\n\tโครงการ\nข\n\t0\n\t\n\nจบ"))[0]
    assert grid == [["มิติ", "โครงการ", "ปี 2566", "หมายเหตุ"], ["1.ก", "โครงการ ข", "0", ""]]


def test_an_empty_line_inside_an_unfinished_row_does_not_end_it(source: Make) -> None:
    grid = cells(source(HEADER + "\t1.ก\n\n\tโครงการ ข\n\t0\n\t\n"))[0]
    assert grid[1] == ["1.ก", "โครงการ ข", "0", ""]


def test_a_total_row_may_be_shorter(source: Make) -> None:
    grid = cells(source(HEADER + "\tรวม\n\tจำนวน 1 โครงการ\n\n\t\n\tโครงการ ค\n\t5\n\t\n"))[0]
    assert grid[1:] == [["รวม", "จำนวน 1 โครงการ"], ["", "โครงการ ค", "5", ""]]


def test_a_page_break_cuts_a_row(source: Make) -> None:
    grid = cells(source(HEADER + "\t\n\tโครงการ ง\n" + " " + HEADER + "\t\n\tโครงการ จ\n\t7\n\t\n"))[0]
    assert [row for row in grid if "โครงการ ง" in row] == [["", "โครงการ ง"]]
    assert grid[-1] == ["", "โครงการ จ", "7", ""]


def test_prose_is_no_table(source: Make) -> None:
    assert find_grids(source("ข้อความ\nอีกบรรทัด\n\n- รายการ")) == ()


def test_a_reading_by_places_that_leaves_amounts_in_its_titles_is_none() -> None:
    """A line that lost a cell and one that doubled its title: no place then holds the same column in all lines."""
    text = (
        "ภารกิจตามมิติ   โครงการ/กิจกรรม/มาตรการ   ปี 2566   ปี 2567   ปี 2568   หมายเหตุ\n"
        "1.1 การเสริมสร้างจิตสำนึก   1) โครงการทดสอบก   1,100   -   1,300\n"
        "2) โครงการทดสอบข   2,150.25      2,300\n"
        "3) โครงการทดสอบค   3,100   3,250.25   -\n"
        "4) โครงการทดสอบง   4) โครงการทดสอบง   4,150.25   -   4,300\n"
        "5) โครงการทดสอบจ   5,100   5,200   -\n"
    )
    assert [grid.dialect for grid in find_grids(read_txt(text.encode(), "plan.txt"))] != ["layout"]


INDENTED = "๓.\tวัตถุประสงค์ของการจัดทำแผน\n\t\t๓.๑ เพื่อแสดงเจตจำนงสุจริต\n\t\t๓.๒ เพื่อสร้างวัฒนธรรมสุจริต"
TARGETS = "ค่าเป้าหมาย\tปี ๒๕๖๖\tปี ๒๕๖๗\tปี ๒๕๖๘\nคะแนน ITA\t๘๕ คะแนน\t๘๗ คะแนน\t๘๙ คะแนน"


def test_prose_that_tabs_indent_is_no_table(source: Make) -> None:
    assert find_grids(source(INDENTED)) == ()


def test_a_table_among_indented_prose_has_its_own_lines_alone(source: Make) -> None:
    text = f"{INDENTED}\n{TARGETS}\n๕.\tประโยชน์ของการจัดทำแผน\n\t\t๕.๑ ประชาชนเชื่อมั่น"
    (grid,) = find_grids(source(text))
    assert (grid.span.start, grid.span.end) == (4, 5)


def test_a_list_of_two_columns_keeps_the_names_of_chapters(source: Make) -> None:
    (grid,) = find_grids(source("ลำดับ\tเรื่อง\n๑.\tวัตถุประสงค์\n๒.\tเป้าหมาย"))
    assert len(grid.rows) == 3


def test_a_head_whose_blank_ends_were_stripped_is_whole(source: Make) -> None:
    """The trap: a row of years without the cell of the name to their right is narrower than the row above it."""
    names, years = "ที่\tโครงการ\tงบประมาณ (บาท)\t\tหน่วยงาน", "\t\tปี 2566\tปี 2567"
    rows = cells(source(f"{names}\n{years}\n1\tโครงการ ก\t5,000\t-\tกองคลัง\n2\tโครงการ ข\t-\t6,000"))
    assert [len(row) for row in rows[0]] == [5, 5, 5, 4]
    assert rows[0][1] == ["", "", "ปี 2566", "ปี 2567", ""]


def test_a_narrow_head_in_a_file_that_keeps_its_blanks_stays_as_it_is(source: Make) -> None:
    names, years = "ที่\tโครงการ\tงบประมาณ (บาท)\t\tหน่วยงาน", "ปี 2566\tปี 2567"
    rows = cells(source(f"{names}\n{years}\n1\tโครงการ ก\t5,000\t-\t\n"))
    assert [len(row) for row in rows[0][:2]] == [5, 2]
