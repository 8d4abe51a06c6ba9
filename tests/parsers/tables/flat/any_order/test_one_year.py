"""Annual tables whose page was read in its own order: whose a value is, the order and the total say together."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.ground.source import SourceText
from parsers.tables.flat.any_order.one_year import tables_of_one_year

Make = Callable[[str], SourceText]
HEAD = """ที่

โครงการ/กิจกรรม/มาตรการ

เป้าหมาย

งบประมาณ

ระยะเวลาดำเนินการ

(บาท)

(ไตรมาส)
1

2

3

หน่วยงานรับผิดชอบ

4

"""
FIRST = """มิติที่ 1 การสร้างวัฒนธรรมสุจริต
1

โครงการอบรมคุณธรรมสำหรับผู้

60 คน

25,000

42 คน

15,000

/

สำนักปลัด

บริหาร และสมาชิกสภา
2

โครงการพัฒนาความรู้ด้านกฎหมายและระเบียบที่

/

สำนักปลัด

เกี่ยวข้องกับการปฏิบัติงาน
3

มาตรการส่งเสริมประมวลจริยธรรม

บุคลากรทุกคน

-

/

กองคลัง

รวมมิติที่ 1 จำนวน 3 โครงการ

40,000

"""
WHOLE = [
    ["มิติที่ 1 การสร้างวัฒนธรรมสุจริต"],
    ["1", "โครงการอบรมคุณธรรมสำหรับผู้บริหาร และสมาชิกสภา", "60 คน", "25,000", "สำนักปลัด"],
    ["2", "โครงการพัฒนาความรู้ด้านกฎหมายและระเบียบที่เกี่ยวข้องกับการปฏิบัติงาน", "42 คน", "15,000", "สำนักปลัด"],
    ["3", "มาตรการส่งเสริมประมวลจริยธรรม", "บุคลากรทุกคน", "-", "กองคลัง"],
    ["", "รวมมิติที่ 1 จำนวน 3 โครงการ", "", "40,000", ""],
]


def read(source: SourceText) -> list[list[str]]:
    grids = list(tables_of_one_year(source, 1, len(source.lines)))
    return [[cell.text for cell in row.cells] for grid in grids for row in grid.rows[1:]]


def amounts(source: SourceText) -> dict[str, str]:
    return {row[0]: row[3] for row in read(source) if len(row) == 5 and row[0]}


def test_values_of_several_rows_in_a_run_are_given_in_their_order(source: Make) -> None:
    assert read(source(HEAD + FIRST)) == WHOLE


def test_a_page_with_its_head_and_number_parts_no_row_from_another(source: Make) -> None:
    second = "มิติที่ 2 การบริหาร\n4\n\nกิจกรรมจัดทำคู่มือ\n\n1 ฉบับ\n\n5,000\n\n/\n\nกองคลัง\n\nรวมมิติที่ 2\n\n5,000\n"
    found = amounts(source(HEAD + FIRST + "6\n\n" + HEAD + second))
    assert found == {"1": "25,000", "2": "15,000", "3": "-", "4": "5,000"}


def test_a_number_of_quarters_in_the_head_is_no_row(source: Make) -> None:
    head = HEAD.replace("1\n\n2\n\n3\n\n", "1\n\n").replace("\n4\n", "\n2\n\n3\n\n4\n")
    assert list(amounts(source(head + FIRST))) == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("printed", "instead"),
    [
        ("40,000", "41,000"),
        ("-\n\n/", "/"),
        ("15,000", "15,000\n\n-"),
        ("15,000", "15,O00"),
        ("\n\n40,000", ""),
    ],
    ids=["another sum", "an empty cell", "a value too many", "a figure that is none", "no total"],
)
def test_without_proof_no_row_has_a_value(printed: str, instead: str, source: Make) -> None:
    assert amounts(source(HEAD + FIRST.replace(printed, instead, 1))) == {}


def test_units_that_do_not_stand_one_with_each_row_are_in_none(source: Make) -> None:
    moved = FIRST.replace("/\n\nกองคลัง\n\n", "").replace("15,000\n\n/", "15,000\n\n/\n\nกองคลัง")
    assert {row[4] for row in read(source(HEAD + moved)) if len(row) == 5} == {""}


def test_words_that_may_be_of_a_title_tear_its_row_alone(source: Make) -> None:
    text = HEAD + FIRST.replace("/\n\nกองคลัง\n\n", "/\n\nแก่ประชาชนในพื้นที่\n\nกองคลัง\n\n")
    assert sorted(amounts(source(text))) == ["1", "2"]
    whole = text + "\nส่วนที่ 3\n1. ชื่อโครงการ : มาตรการส่งเสริมประมวลจริยธรรมแก่ประชาชนในพื้นที่\n"
    assert sorted(amounts(source(whole))) == ["1", "2", "3"]


@pytest.mark.parametrize(
    "head",
    [
        HEAD.replace("(บาท)", "(พันบาท)"),
        HEAD.replace("เป้าหมาย", "งบประมาณ\n\nงบประมาณ"),
        HEAD.replace("เป้าหมาย", "ปี 2566\n\nปี 2567"),
        HEAD.replace("งบประมาณ\n\n", "").replace("(บาท)\n\n", ""),
        HEAD.replace("\n\n", "\n"),
    ],
    ids=["another unit", "two columns of money", "years", "no money", "no empty lines"],
)
def test_a_head_of_another_form_is_left_to_others(head: str, source: Make) -> None:
    assert read(source(head + FIRST)) == []
