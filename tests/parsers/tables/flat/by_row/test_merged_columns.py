"""Tables whose merged cells of dimension and mission stand beside the lines of rows, a few words on each."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.ground.source import SourceText
from parsers.records.table import Grid
from parsers.tables.flat.by_row.merged_columns import merged_tables
from parsers.tables.grid import find_grids

Make = Callable[[str], SourceText]
HEAD = "มิติ ภารกิจตามมิติ ที่ โครงการ/กิจกรรม/มาตรการ งบประมาณ (บาท) หมายเหตุ\n2566 2567 2568\n"
FIRST = """1. การสร้าง 1.1 การเสริมสร้าง 1 โครงการอบรมคุณธรรมและ 35,000 35,000 40,000 สำนักปลัด
วัฒนธรรม จิตสำนึกและความ จริยธรรมของบุคลากร
สุจริต ตระหนักแก่ประชาชน
ทุกภาคส่วนในท้องถิ่น 2 มาตรการส่งเสริมการปฏิบัติงาน - - - ทุกส่วน
ตามประมวลจริยธรรม ราชการ
1.3 การสร้างจิตสำนึก 3 กิจกรรมประกวดคำขวัญ 6,000 - 6,000 กองการ
และความตระหนักแก่ ศึกษา
เด็กและเยาวชน
"""
SUM = "รวมมิติที่ 1 จำนวน 3 โครงการ 41,000 35,000 46,000\n"
SECOND = """2. การบริหาร 2.3 มาตรการลดการใช้ 4 โครงการพัฒนาระบบบริการ 80,000 40,000 - สำนักปลัด
ราชการด้วย ดุลพินิจในการปฏิบัติ
ความโปร่งใส งาน 5 กิจกรรมจัดทำคู่มือและลด - - - กองคลัง
ขั้นตอน
รวมมิติที่ 2 จำนวน 2 โครงการ 80,00 40,000 -
0
"""
WHOLE = [
    ["1. การสร้าง วัฒนธรรม สุจริต"],
    ["1.1 การเสริมสร้าง จิตสำนึกและความ ตระหนักแก่ประชาชน ทุกภาคส่วนในท้องถิ่น"],
    ["1", "โครงการอบรมคุณธรรมและ จริยธรรมของบุคลากร", "35,000", "35,000", "40,000", "สำนักปลัด"],
    ["2", "มาตรการส่งเสริมการปฏิบัติงาน ตามประมวลจริยธรรม", "-", "-", "-", "ทุกส่วน ราชการ"],
    ["1.3 การสร้างจิตสำนึก และความตระหนักแก่ เด็กและเยาวชน"],
    ["3", "กิจกรรมประกวดคำขวัญ", "6,000", "-", "6,000", "กองการ ศึกษา"],
    ["", "รวมมิติที่ 1 จำนวน 3 โครงการ", "41,000", "35,000", "46,000", ""],
]
PARTS = "\n1.1 การเสริมสร้างจิตสำนึกและความตระหนักแก่ประชาชนทุกภาคส่วนในท้องถิ่น\n"
"""A plan's own heading has another number for the handbook's title."""


def rows(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in grid.rows[1:]]


def read(source: SourceText) -> list[Grid]:
    return list(merged_tables(source, 1, len(source.lines)))


def test_each_line_gives_its_words_to_dimension_mission_title_and_unit(source: Make) -> None:
    text = HEAD + FIRST + SUM + "ส่วนที่ 3 รายละเอียดโครงการ" + PARTS
    assert [rows(grid) for grid in read(source(text))] == [WHOLE]
    assert [rows(grid) for grid in find_grids(source(text))] == [WHOLE]


def test_a_word_that_may_be_of_two_cells_is_of_the_one_that_lets_all_come_out(source: Make) -> None:
    text = HEAD + FIRST + SUM + SECOND.replace("ดุลพินิจในการปฏิบัติ\n", "ดุลพินิจในการปฏิบัติ งาน\n", 1)
    [grid] = read(source(text + "ส่วนที่ 3" + PARTS))
    assert ["4", "โครงการพัฒนาระบบบริการ งาน", "80,000", "40,000", "-", "สำนักปลัด"] in rows(grid)
    assert ["2.3 มาตรการลดการใช้ ดุลพินิจในการปฏิบัติ งาน"] in rows(grid)


def test_a_total_whose_column_tore_one_figure_has_it_whole(source: Make) -> None:
    [grid] = read(source(HEAD + FIRST + SUM + SECOND + "ส่วนที่ 3" + PARTS))
    assert rows(grid)[-1] == ["", "รวมมิติที่ 2 จำนวน 2 โครงการ", "80,000", "40,000", "-", ""]


def test_a_dimension_goes_on_below_the_head_of_the_next_page(source: Make) -> None:
    lines = FIRST.splitlines(keepends=True)
    text = HEAD + "".join(lines[:2]) + HEAD + "".join(lines[2:]) + SUM + "ส่วนที่ 3" + PARTS
    [grid] = read(source(text))
    assert ["1. การสร้าง วัฒนธรรม สุจริต"] in rows(grid)
    assert sum(len(row) == 6 and row[0].isdigit() for row in rows(grid)) == 3


@pytest.mark.parametrize(
    ("printed", "instead"),
    [
        ("สุจริต ตระหนักแก่ประชาชน\n", "สุจริต\n"),
        ("ทุกภาคส่วนในท้องถิ่น 2", "ในทุกหมู่บ้าน 2"),
        ("เด็กและเยาวชน\n", ""),
        ("สุจริต ", ""),
    ],
    ids=["a part is lost", "other words before a row", "no end before the total", "no end of the dimension"],
)
def test_titles_that_do_not_come_out_are_not_taken_for_them(printed: str, instead: str, source: Make) -> None:
    assert read(source(HEAD + FIRST.replace(printed, instead) + SUM + "ส่วนที่ 3" + PARTS)) == []


def test_a_table_with_columns_of_its_own_is_left_to_others(source: Make) -> None:
    head = HEAD.replace("มิติ ภารกิจตามมิติ ", "")
    text = head + "1 โครงการอบรม 5,000 5,000 5,000 สำนักปลัด\n2 โครงการค่าย - - - กองคลัง\n"
    assert read(source(text)) == []


def test_a_table_without_end_is_read_line_by_line(source: Make) -> None:
    line = "ดุลพินิจในการปฏิบัติ งาน " * 4
    text = HEAD + FIRST + SUM + "2. การบริหาร 2.3 มาตรการลดการใช้ 4 โครงการ ก - - - กองคลัง\n" + f"{line}\n" * 4
    rest = "".join(f"{number} โครงการ ก - - - กองคลัง\n" for number in range(5, 2000))
    assert read(source(text + rest + "รวม - - -")) == []
