"""The two dialects of tables in text, and where a table ends."""

from __future__ import annotations

from collections.abc import Callable

import pytest

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


def in_columns(*rows: str, widths: tuple[int, ...]) -> str:
    """Cells that ``|`` parts as columns at their places."""
    lines = []
    for row in rows:
        parts = [cell.strip() for cell in row.split("|")]
        lines.append("".join(cell.ljust(width) for cell, width in zip(parts, widths, strict=False)).rstrip())
    return "\n".join(lines)


LEVELS = (8, 30, 44, 40, 24, 24, 12)


@pytest.mark.parametrize("unit", ["หมื่นบาท", "แสนบาท", "พันบาท"])
def test_a_unit_over_the_years_is_no_column_and_is_kept(source: Make, unit: str) -> None:
    text = in_columns(
        f"ที่|มิติ|ภารกิจตามมิติ|ชื่อโครงการ|งบประมาณ ({unit})||หมายเหตุ",
        "||||ปี 2566|ปี 2567|",
        "1|1. สร้างวัฒนธรรมสุจริต|1.1 เสริมสร้างจิตสำนึกและความตระหนัก|โครงการอบรมคุณธรรม|110|12|",
        "2|||กิจกรรมรับเรื่องร้องเรียน|12|-|",
        "รวม|||จำนวน 2 โครงการ|122|12|",
        widths=LEVELS,
    )
    ((head, first, second, total),) = cells(source(text))
    assert first[3:6] == ["โครงการอบรมคุณธรรม", "110", "12"]
    assert second[3:6] == ["กิจกรรมรับเรื่องร้องเรียน", "12", "-"]
    assert unit in " ".join(head)
    assert total[4:6] == ["122", "12"]


@pytest.mark.parametrize("second", ["(บาท)", "(พันบาท)"])
def test_a_unit_of_one_year_is_not_that_of_the_next(source: Make, second: str) -> None:
    text = in_columns(
        "ที่|ชื่อโครงการ|ปี 2566|ปี 2567|หมายเหตุ",
        f"||(พันบาท)|{second}|",
        "1|โครงการอบรมคุณธรรม|110|12|",
        "2|กิจกรรมรับเรื่องร้องเรียน|12|-|",
        "|รวม|122|12|",
        widths=(8, 40, 24, 24, 12),
    )
    for grid in cells(source(text)):
        assert "พัน" in grid[0][2]
        assert ("พัน" in grid[0][3]) == (second == "(พันบาท)")


def test_targets_and_money_of_years_side_by_side_stand_below_their_own_heads(source: Make) -> None:
    text = in_columns(
        "ที่|ชื่อโครงการ|ปี 2566||ปี 2567||หมายเหตุ",
        "||เป้าหมาย (คน)|งบประมาณ|เป้าหมาย (คน)|งบประมาณ|",
        "1|โครงการอบรมคุณธรรม|120|110|120|-|",
        "2|กิจกรรมรับเรื่องร้องเรียน|120|30|120|5|",
        "|รวม|120|140|120|5|",
        widths=(8, 40, 20, 20, 20, 20, 12),
    )
    assert [row[2:] for row in cells(source(text))[0]] == [
        ["เป้าหมาย (คน) ปี 2566", "งบประมาณ ปี 2566", "เป้าหมาย (คน) ปี 2567", "งบประมาณ ปี 2567", "หมายเหตุ"],
        ["120", "110", "120", "-", ""],
        ["120", "30", "120", "5", ""],
        ["120", "140", "120", "5", ""],
    ]


def test_levels_in_columns_of_their_own_are_no_part_of_a_title(source: Make) -> None:
    """Gaps alone would give them to the title, and the sums agree all the same."""
    text = in_columns(
        "ที่|มิติ|ภารกิจตามมิติ|โครงการ|งบประมาณ||หมายเหตุ",
        "||||2566|2567|",
        "1|1. การสร้างวัฒนธรรมสุจริต|1.1 การเสริมสร้างจิตสำนึกและความตระหนัก|กิจกรรมยกย่องเชิดชูเกียรติ|110|30|",
        "2|||โครงการจัดทำคู่มือ|-|12|สำนักปลัด",
        "รวม|||จำนวน 2 โครงการ|110|42|",
        widths=LEVELS,
    )
    ((_, first, *_),) = cells(source(text))
    assert first[1:4] == [
        "1. การสร้างวัฒนธรรมสุจริต",
        "1.1 การเสริมสร้างจิตสำนึกและความตระหนัก",
        "กิจกรรมยกย่องเชิดชูเกียรติ",
    ]


@pytest.mark.parametrize("between", ["(หน่วย: บาท)", "หน่วย : บาท", ""])
def test_a_second_table_with_one_row_below_a_note_is_read(source: Make, between: str) -> None:
    widths = (4, 30, 12, 12, 12)
    tables = [
        in_columns(
            "ที่|โครงการ|ปี 2566|ปี 2567|หมายเหตุ",
            f"{number}|{title}|5,000|30,000|",
            "|รวม|5,000|30,000|",
            widths=widths,
        )
        for number, title in enumerate(("โครงการอบรม", "มาตรการตรวจสอบภายใน"), 1)
    ]
    found = cells(source(f"\n\n{between}\n\nมิติที่ 2 การบริหารราชการ\n\n".join(tables)))
    titles = [row[1] for grid in found for row in grid if len(row) > 1]
    assert titles.count("รวม") == 2
    assert "มาตรการตรวจสอบภายใน" in titles


def test_a_mission_before_its_project_on_a_line_does_not_end_the_table(source: Make) -> None:
    text = in_columns(
        "มิติ|ภารกิจตามมิติ|โครงการ/กิจกรรม|ปี 2567|ปี 2568|แหล่งงบประมาณ|หมายเหตุ",
        "1. การสร้างวัฒนธรรมสุจริต|1.1 การรับฟังความคิดเห็น|1) โครงการเปิดเผยข้อมูล|5,000|12,500|งบ อบต.|",
        "||2) โครงการจ่ายเบี้ยยังชีพ|-|-|งบ อบต.|สำนักปลัด",
        "รวม 1.1||จำนวน 2 โครงการ|5,000|12,500||",
        "|1.2 การเสริมสร้างจิตสำนึก|3) มาตรการใช้รถยนต์|12,500|-|งบ อบต.|",
        "||4) โครงการเครือข่ายเยาวชน|-|5,000|งบ อบต.|สำนักปลัด",
        "รวม 1.2||จำนวน 2 โครงการ|12,500|5,000||",
        widths=(30, 30, 30, 12, 12, 20, 10),
    )
    (grid,) = cells(source(text))
    assert [row[2] for row in grid if row[2][:1].isdecimal()] == [
        "1) โครงการเปิดเผยข้อมูล",
        "2) โครงการจ่ายเบี้ยยังชีพ",
        "3) มาตรการใช้รถยนต์",
        "4) โครงการเครือข่ายเยาวชน",
    ]


@pytest.mark.parametrize("target", ["150", "๑๕๐"])
def test_a_total_with_a_sum_of_targets_has_its_years_or_is_torn(source: Make, target: str) -> None:
    """The first values of its line are not all the years': the unit above the head made it a head of lines."""
    text = in_columns(
        "ที่|โครงการ|เป้าหมาย (คน)|ปี 2566|ปี 2567|ผู้รับผิดชอบ",
        "1|โครงการอบรมคุณธรรม|50|5,000|30,000|สำนักปลัด",
        "2|กิจกรรมรับเรื่องร้องเรียน|100|-|5,000|สำนักปลัด",
        f"|รวมมิติที่ 1|{target}|5,000|35,000|",
        widths=(4, 30, 16, 12, 12, 12),
    )
    (grid,) = find_grids(source("หน่วย : บาท\n\n" + text))
    total = grid.rows[-1]
    assert total.torn or [cell.text for cell in total.cells[3:5]] == ["5,000", "35,000"]
    assert "35,000" in [cell.text for cell in total.cells]


@pytest.mark.parametrize("total", ["รวม 2 ปี", "รวม", "รวมทั้งสิ้น"])
def test_a_column_of_sums_in_a_head_of_a_line_a_cell(source: Make, total: str) -> None:
    head = ["ที่", "ชื่อโครงการ/กิจกรรม", "เป้าหมาย (คน)", "พ.ศ. 2571", "พ.ศ. 2572", total, "หมายเหตุ"]
    rows = [
        ["1", "กิจกรรมรับเรื่องร้องเรียน", "50", "-", "5,000", "5,000", ""],
        ["2", "มาตรการกำกับติดตาม", "50", "12,000", "-", "12,000", "สำนักปลัด"],
        ["", "รวมมิติที่ 1", "100", "12,000", "5,000", "17,000", ""],
    ]
    text = "\n\n".join("\n".join("\t" + cell for cell in row) for row in (head, *rows))
    assert cells(source(text)) == [[head, *rows]]


def test_a_total_without_its_sum_is_shifted(source: Make) -> None:
    """Its sums are not met, so that nothing but the empty cell says which places are right."""
    text = in_columns(
        "ที่|โครงการ/กิจกรรม/มาตรการ|ตัวชี้วัด|ปี 2571|ปี 2572|ปี 2573|รวม|ผู้รับผิดชอบ",
        "1|โครงการเครือข่ายเยาวชน|ร้อยละ 80|5|-|-|5|สำนักปลัด",
        "2|โครงการประเมินความพึงพอใจ|ร้อยละ 80|12|30|30|72|",
        "รวมทั้งหมด|||18|30|30|78|",
        widths=(14, 40, 14, 10, 10, 10, 8, 12),
    )
    ((*_, total),) = cells(source(text))
    assert total[3:7] == ["18", "30", "30", "78"]


@pytest.mark.parametrize("between", ["(หน่วย: บาท)\n\nมิติที่ 2 การบริหารราชการ", "มิติที่ 2 การบริหารราชการ", "หน่วย : บาท"])
def test_what_stands_between_two_tables_of_a_cell_a_line_is_in_no_cell(source: Make, between: str) -> None:
    head = ["ที่", "ชื่อโครงการ/กิจกรรม", "ปี 2571", "ปี 2572", "หมายเหตุ"]
    tables = [
        "\n\n".join("\n".join("\t" + cell for cell in row) for row in (head, [str(number), title, "5,000", "-", ""]))
        for number, title in ((1, "โครงการอบรม"), (2, "มาตรการตรวจสอบ"))
    ]
    found = cells(source(f"\n\n{between}\n\n".join(tables)))
    assert [row for grid in found for row in grid] == [
        head,
        ["1", "โครงการอบรม", "5,000", "-", ""],
        head,
        ["2", "มาตรการตรวจสอบ", "5,000", "-", ""],
    ]


@pytest.mark.parametrize("gap", ["\n", " ", "     "])
def test_a_table_goes_on_below_a_marked_one_without_a_sign_between_its_cells(gap: str, source: Make) -> None:
    marked = "<table><tr><td>ที่</td><td>โครงการ/กิจกรรม</td><td>ปี 2566</td><td>ปี 2567</td><td>ผู้รับผิดชอบ</td></tr>"
    marked += "<tr><td>1</td><td>โครงการแรก</td><td>2,000</td><td>2,000</td><td>กองคลัง</td></tr></table>"
    rows = (
        "ที่|โครงการ/กิจกรรม|ปี 2566|ปี 2567|ผู้รับผิดชอบ",
        "2|โครงการอบรมวินัย|10,000|20,000|กองคลัง",
        "3|โครงการตรวจสอบ|20,000|30,000|กองช่าง",
    )
    below = "\n".join(row.replace("|", gap) for row in rows)
    found = cells(source(f"{marked}\n\nมิติที่ 2 การบริหารราชการด้วยความโปร่งใส\n\n{below}\n"))
    assert [row[:4] for row in found[-1][1:]] == [
        ["2", "โครงการอบรมวินัย", "10,000", "20,000"],
        ["3", "โครงการตรวจสอบ", "20,000", "30,000"],
    ]
