"""Rows of tabs that go on over line ends: they are told by their number of tabs, or not read at all."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.ground.source import SourceText
from parsers.tables.grid import find_grids
from parsers.tables.lines.broken_rows import broken_tables

Make = Callable[[str], SourceText]
HEAD = "ที่\tโครงการ/กิจกรรม\tตัวชี้วัด\n(ค่าเป้าหมาย)\tปี 2567\n(บาท)\tปี 2568\n(บาท)\tหมายเหตุ"
ROWS = "1\tโครงการอบรม\nคุณธรรม\t80\t1,000\t-\tปีแรก\nรวมค่าวัสดุ\n2\tมาตรการ\t100 คน\t\t2,000\t\n\tรวม\t\t1,000\t2,000\t"


def table(source: SourceText) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for grid in broken_tables(source) for row in grid.rows]


def test_cells_go_on_over_line_ends(source: Make) -> None:
    head, first, second, total = table(source(f"ส่วนที่ 2\n{HEAD}\n{ROWS}\n\nส่วนที่ 3"))
    assert (head[2], head[3]) == ("ตัวชี้วัด (ค่าเป้าหมาย)", "ปี 2567 (บาท)")
    assert first == ["1", "โครงการอบรม คุณธรรม", "80", "1,000", "-", "ปีแรก รวมค่าวัสดุ"]
    assert second == ["2", "มาตรการ", "100 คน", "", "2,000", ""]
    assert total[3:5] == ["1,000", "2,000"]


@pytest.mark.parametrize(
    "damaged",
    [
        ROWS.replace("100 คน\t\t", "100 คน\t"),  # a cell was lost: which one?
        ROWS.replace("80\t", "80\t\t\t"),
        ROWS.replace("รวมค่าวัสดุ", "1.1 การเสริมสร้างจิตสำนึก"),  # the end of a remark, or a row of its own
    ],
)
def test_rows_that_do_not_add_up_are_not_read(damaged: str, source: Make) -> None:
    assert table(source(f"{HEAD}\n{damaged}")) == []


def test_a_table_with_a_row_a_line_stays_what_it_is(source: Make) -> None:
    text = f"{HEAD}\n{ROWS}".replace("\n(", " (").replace("\nคุณ", "คุณ").replace("\nรวมค่า", " รวมค่า")
    (grid,) = find_grids(source(text))
    assert [row.span.start for row in grid.rows] == [1, 2, 3, 4]


WIDE_HEAD = "มิติ\tโครงการ/กิจกรรม/\nมาตรการ\tปี 2567\n(บาท)\tปี 2568\n(บาท)\tหมายเหตุ"
WIDE_ROWS = (
    "๑. การสร้าง\nวัฒนธรรมสุจริต\t๑) โครงการอบรม\nคุณธรรม\t1,000\t-\tไม่ใช้\nงบประมาณ\n"
    "\t๒) มาตรการ\t-\t2,000\t\n๒. การบริหาร\nราชการ\t๓) โครงการ ก\t3,000\t-\t\n"
)


def test_a_dimension_over_several_lines_begins_its_row(source: Make) -> None:
    _, first, second, third = table(source(WIDE_HEAD + "\n" + WIDE_ROWS))
    assert (first[0], first[4]) == ("๑. การสร้าง วัฒนธรรมสุจริต", "ไม่ใช้ งบประมาณ")
    assert second[1:4] == ["๒) มาตรการ", "-", "2,000"]
    assert third[:3] == ["๒. การบริหาร ราชการ", "๓) โครงการ ก", "3,000"]


def test_a_page_without_a_head_goes_on_with_the_table_above(source: Make) -> None:
    below = "\n- ๔ -\n\n\t๔) โครงการ ข\t4,000\t5,000\t\n\t๕) โครงการ\nค\t-\t-\t\n\nส่วนที่ ๓"
    rows = table(source(WIDE_HEAD + "\n" + WIDE_ROWS + below))
    assert [row[1:4] for row in rows[-2:]] == [["๔) โครงการ ข", "4,000", "5,000"], ["๕) โครงการ ค", "-", "-"]]


def test_a_page_of_other_rows_does_not_go_on(source: Make) -> None:
    below = "\n- ๔ -\n\n\t๔) โครงการ ข\t4,000\t\n\nส่วนที่ ๓"
    assert len(table(source(WIDE_HEAD + "\n" + WIDE_ROWS + below))) == 4
