"""Bars between cells alone, with no rules: rows, what a total's words reach over, which lines are no table."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.ground.source import SourceText
from parsers.tables.grid import find_grids
from parsers.tables.marked.open_bars import open_tables

Make = Callable[[str], SourceText]

HEAD = "ที่ | โครงการ/กิจกรรม | ตัวชี้วัด | งบประมาณ (บาท) | ระยะเวลา | | ผู้รับผิดชอบ\n | | | | ไตรมาส 1 | ไตรมาส 2 | \n"
ROWS = (
    "1 | โครงการอบรม | 30 คน | 20,000 | | ✓ | สำนักปลัด\n"
    "1.2 การเสริมสร้างจิตสำนึก\n"
    "2 | มาตรการลดขั้นตอน | 1 ฉบับ | ไม่ใช้งบประมาณ | ✓ | | กองคลัง\n"
)
YEARS = (
    "ที่ | โครงการ | ปี 2566 | ปี 2567 | หมายเหตุ\n"
    "1 | โครงการอบรม | 5,000 | 6,000 | ใหม่\n"
    "2 | โครงการรณรงค์ | 1,000 | 2,000 | ใหม่\n"
)
TORN = "3 | โครงการเว็บไซต์\nของเทศบาล | 40,000 | 50,000\n"


def cells(source: SourceText) -> list[list[list[str]]]:
    return [[[cell.text for cell in row.cells] for row in grid.rows] for grid in find_grids(source)]


def test_a_table_begins_with_the_names_of_its_columns(source: Make) -> None:
    """Its second line begins with a bar: that is the bar behind an empty first cell."""
    ((first, second, training, mission, measure),) = cells(source(HEAD + ROWS))
    assert first[:4] == ["ที่", "โครงการ/กิจกรรม", "ตัวชี้วัด", "งบประมาณ (บาท)"]
    assert second == ["", "", "", "", "ไตรมาส 1", "ไตรมาส 2", ""]
    assert training == ["1", "โครงการอบรม", "30 คน", "20,000", "", "✓", "สำนักปลัด"]
    assert mission == ["1.2 การเสริมสร้างจิตสำนึก"]
    assert measure[3:] == ["ไม่ใช้งบประมาณ", "✓", "", "กองคลัง"]


def test_a_head_on_the_next_page_begins_a_table(source: Make) -> None:
    assert [len(rows) for rows in cells(source(f"{HEAD}{ROWS}\n- 5 -\n\n{HEAD}{ROWS}"))] == [5, 5]


def test_a_table_goes_on_over_a_page(source: Make) -> None:
    assert [len(rows) for rows in cells(source(f"{HEAD}{ROWS}\n- 5 -\n\n{ROWS}"))] == [8]


def test_a_row_that_a_line_break_tore_is_whole(source: Make) -> None:
    torn = "3 | โครงการปรับปรุง\nเว็บไซต์ | 3 บริการ | 5,000 | | ✓ | สำนักปลัด\n"
    assert cells(source(HEAD + ROWS + torn))[0][-1][:4] == ["3", "โครงการปรับปรุง เว็บไซต์", "3 บริการ", "5,000"]


@pytest.mark.parametrize("behind", ["", " |", " | | | "])
def test_the_words_of_a_total_reach_over_the_cells_that_it_lacks(behind: str, source: Make) -> None:
    """Empty cells behind its amount may have no bars."""
    total = cells(source(f"{HEAD}{ROWS}รวม จำนวน 2 โครงการ | 20,000{behind}\n{ROWS}"))[0][5]
    assert total == ["รวม จำนวน 2 โครงการ", "", "", "20,000", "", "", ""]


def test_a_row_that_lacks_a_bar_ends_above_a_total(source: Make) -> None:
    (rows,) = cells(source(f"{YEARS}{TORN}รวม | 46,000 | 58,000 |\n"))
    assert rows[3] == ["3", "โครงการเว็บไซต์ ของเทศบาล", "40,000", "50,000"]
    assert [text for text in rows[4] if text] == ["รวม", "46,000", "58,000"]


@pytest.mark.parametrize(
    "left",
    [TORN, f"\nมิติที่ 2 การบริหารราชการ\n{TORN}", f"\nคำอธิบาย\n\nของตาราง\n\nทั้งสี่\n\nบรรทัด\n\n{TORN}"],
    ids=["right below", "below a heading", "apart"],
)
def test_a_row_without_all_its_bars_is_torn_and_not_read_by_its_place(left: str, source: Make) -> None:
    grid, *none = find_grids(source(YEARS + left))
    assert [[cell.text for cell in row.cells] for row in grid.rows if row.torn] == [
        ["3", "โครงการเว็บไซต์ ของเทศบาล", "40,000", "50,000"]
    ]
    assert not none


def test_a_value_stays_between_its_bars_where_another_row_is_torn(source: Make) -> None:
    """By its place on the line it would stand below 2566."""
    empty = "3 | โครงการเว็บไซต์ |  | 40,000 | \n4 | โครงการ\nคลองสวย\n5 | กิจกรรม\nตรวจสอบ | 1,000 | 1,000 | \n"
    (rows,) = cells(source(f"{YEARS}{empty}รวม | | 7,000 | 49,000 | \n"))
    assert rows[3][2:4] == ["", "40,000"]
    assert rows[4] == ["4", "โครงการ คลองสวย"]
    assert rows[5][1:4] == ["กิจกรรม ตรวจสอบ", "1,000", "1,000"]


@pytest.mark.parametrize(
    "rows", ["1 | โครงการอบรม |  | 6,000 | ใหม่\n", "1 | โครงการอบรม |  | 6,000 | ใหม่\n2 | โครงการ\n"]
)
def test_one_value_is_enough_where_the_rows_count_on(rows: str, source: Make) -> None:
    head = YEARS.split("\n", 1)[0]
    assert cells(source(f"{head}\n{rows}"))[0][1] == ["1", "โครงการอบรม", "", "6,000", "ใหม่"]


def test_an_amount_below_a_table_leaves_its_rows_as_they_are(source: Make) -> None:
    (rows,) = cells(source(f"{YEARS}รวมเป็นเงินทั้งสิ้น\n14,000\n"))
    assert [row[0] for row in rows] == ["ที่", "1", "2"]


def test_a_table_without_any_value_beside_others_is_one(source: Make) -> None:
    blank = "3 | โครงการเว็บไซต์ | | | ใหม่\n4 | โครงการคลองสวย | | | ใหม่\n"
    head = YEARS.split("\n", 1)[0]
    assert [len(rows) for rows in cells(source(f"{YEARS}\nมิติที่ 2 การบริหารราชการ\n{head}\n{blank}"))] == [3, 3]


@pytest.mark.parametrize(
    "below",
    ["", "หมายเหตุ ไตรมาส 1 = ต.ค. - ธ.ค. 2566\n", f"\nส่วนที่ 3 รายละเอียดโครงการ\n{TORN}", f"\n- 5 -\n{YEARS}"],
    ids=["nothing", "a note that ends with a year", "another part", "another table"],
)
def test_what_is_no_rest_of_a_table_leaves_it_as_it_is(below: str, source: Make) -> None:
    assert [len(grid.rows) for grid in open_tables(source(YEARS + below))][:1] == [3]


@pytest.mark.parametrize("total", ["", "รวม | 6,000 | 8,000 |\n", "รวม | 6,000 | 8,000 |\n\n"])
def test_a_line_of_a_menu_below_a_table_is_no_row(total: str, source: Make) -> None:
    """It has as many cells, but words for a number and for an amount."""
    (rows,) = cells(source(f"{YEARS}{total}ติดต่อ | โทร 02-345 | อีเมล | 9,500 | เว็บ\n"))
    assert len(rows) == (4 if total else 3)
    assert not any("9,500" in text for row in rows for text in row)


def test_words_for_an_amount_in_a_numbered_row_are_a_remark(source: Make) -> None:
    row = "3 | โครงการเว็บไซต์ | งบกองทุน | 50,000 | ใหม่\n"
    assert [len(grid.rows) for grid in open_tables(source(YEARS + row))] == [4]


def test_a_total_whose_amount_may_stand_in_two_columns_stays_as_it_is(source: Make) -> None:
    head = "ที่ | โครงการ | ปี 2566 | ปี 2567 | ปี 2568 | หมายเหตุ\n"
    rows = "1 | โครงการอบรม | 5,000 | 6,000 | 7,000 | \n2 | โครงการรณรงค์ | 1,000 | 1,000 | 1,000 | \n"
    assert cells(source(f"{head}{rows}รวม | | 7,000 | 8,000 | \n"))[0][-1] == ["รวม", "", "7,000", "8,000", ""]


@pytest.mark.parametrize(
    "text",
    [
        "หน้าแรก | โครงการ | งบประมาณ | ติดต่อเรา\nเทศบาลตำบลตัวอย่าง\nหน้าแรก | โครงการ | งบประมาณ | ติดต่อเรา\n",
        "ลำดับ | โครงการ | งบประมาณ | หน้า\nโครงการอบรม 20,000 บาท ดำเนินการแล้ว\nโครงการรณรงค์ 5,000 บาท ดำเนินการแล้ว\n",
        "ข่าวเด่น | อบรมพนักงาน | 20,000 | สำนักปลัด\nอ่านต่อ | อบรมเยาวชน | 5,000 | กองคลัง\n",
    ],
    ids=["a menu on each page", "names of columns above prose", "no names of columns"],
)
def test_bars_in_menus_and_prose_make_no_table(text: str, source: Make) -> None:
    assert [grid for grid in find_grids(source(text)) if grid.dialect == "pipes"] == []
