"""The dimension or mission that stands as a heading above a table."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.ground.source import SourceText
from parsers.budget.items.headings_above import headings_above
from parsers.document import parse_plan
from parsers.tables.grid import find_grids

Make = Callable[[str], SourceText]
TABLE = "ที่\tโครงการ/กิจกรรม\tปี 2566\tปี 2567\n1\tโครงการอบรม\t5,000\t6,000"
TITLE = "แผนปฏิบัติการป้องกันการทุจริต พ.ศ. 2566 - 2570"


def above(source: SourceText) -> list[tuple[str, ...]]:
    return list(headings_above(source, find_grids(source)).values())


@pytest.mark.parametrize("between", ["", "(หน่วย : บาท)\n", f"{TITLE}\n"])
def test_headings_right_above_a_table_are_its_places(between: str, source: Make) -> None:
    text = f"มิติที่ 1 การสร้างวัฒนธรรมสุจริต\n1.1 การเสริมสร้างจิตสำนึก\n{between}{TABLE}"
    assert above(source(text)) == [("มิติที่ 1 การสร้างวัฒนธรรมสุจริต", "1.1 การเสริมสร้างจิตสำนึก")]


@pytest.mark.parametrize("part", ["ส่วนที่ 2 แผนปฏิบัติการป้องกันการทุจริต", "ส่วนที่ ๒"])
def test_a_list_of_the_part_before_is_no_heading(part: str, source: Make) -> None:
    assert above(source(f"4.2 ประชาชนได้รับประโยชน์จากงบประมาณ\n\n{part}\n{TITLE}\n{TABLE}")) == []


@pytest.mark.parametrize("part", ["ส่วนที่ 2 แผนปฏิบัติการป้องกันการทุจริต", "ส่วนที่ ๒"])
@pytest.mark.parametrize("between", ["", "แผนงานมีโครงการจำนวนมาก\nสรุปได้ดังนี้\n"])
def test_a_chapter_numbered_by_its_part_is_no_mission(between: str, part: str, source: Make) -> None:
    assert above(source(f"{part}\n{between}2.1 บัญชีโครงการ/กิจกรรม และงบประมาณ\n{TABLE}")) == []


@pytest.mark.parametrize(
    "headings",
    [
        ("มิติที่ 2 การสร้างระบบป้องกัน", "2.1 การเปิดเผยข้อมูล"),  # below its dimension
        ("1.1 การปลูกจิตสำนึก",),  # another number than the part's
        ("ภารกิจตามมิติที่ 2.1 การเปิดเผยข้อมูล",),  # its word says so
    ],
)
def test_a_mission_in_a_part_stays_one(headings: tuple[str, ...], source: Make) -> None:
    lines = "\n".join(headings)
    assert above(source(f"ส่วนที่ 2 แผนปฏิบัติการป้องกันการทุจริต\n{lines}\n{TABLE}")) == [headings]


@pytest.mark.parametrize(
    ("between", "found"),
    [
        ("\n\n\n\n\n", True),  # empty lines do not count
        ("บรรทัดที่หนึ่ง\nบรรทัดที่สอง\nบรรทัดที่สาม\n", True),
        ("บรรทัดที่หนึ่ง\nบรรทัดที่สอง\nบรรทัดที่สาม\nบรรทัดที่สี่\n", False),
        # nor does the table's own caption
        ("บรรทัดที่หนึ่ง\nบรรทัดที่สอง\nตารางที่ 2\n(หน่วย : บาท)\nข้อมูล ณ วันที่ 1 ตุลาคม 2565\n", True),
    ],
)
def test_headings_stand_among_the_four_lines_above(between: str, *, found: bool, source: Make) -> None:
    assert above(source(f"มิติที่ 1 การสร้างวัฒนธรรมสุจริต\n{between}{TABLE}")) == (
        [("มิติที่ 1 การสร้างวัฒนธรรมสุจริต",)] if found else []
    )


def test_what_stands_above_a_dimension_is_another_s(source: Make) -> None:
    text = f"1.1 การเสริมสร้าง\nมิติที่ 2 การบริหารราชการ\n{TABLE}"
    assert above(source(text)) == [("มิติที่ 2 การบริหารราชการ",)]


def test_a_heading_above_one_table_is_not_that_of_the_next(source: Make) -> None:
    text = f"มิติที่ 1 การสร้างวัฒนธรรมสุจริต\n{TABLE}\n\n{TABLE}"
    assert list(headings_above(source(text), find_grids(source(text)))) == [2]


@pytest.mark.parametrize("table", ["1\tโครงการ{0}\t5,000\t6,000\t-", "| 1 | โครงการ{0} | 5,000 | 6,000 | - |"])
def test_a_heading_above_a_table_that_goes_on_without_a_head_moves_its_rows(table: str, source: Make) -> None:
    head = TABLE.split("\n")[0] + "\tหมายเหตุ"
    if table.startswith("|"):
        head = "| " + head.replace("\t", " | ") + " |\n|---|---|---|---|---|"
    parts = [f"มิติที่ {n} การป้องกัน\n\n{head + chr(10) if n == 1 else ''}{table.format(n)}" for n in (1, 2, 3)]
    plan = parse_plan(source(f"{TITLE}\nเทศบาลตำบลตัวอย่าง จังหวัดลำปาง\nส่วนที่ 2\n" + "\n\n".join(parts)))
    found = [project.item for project in plan.projects if project.item]
    assert [item.branch.dimension and item.branch.dimension.number for item in found] == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("lines", "below", "found"),
    [
        (["2.1 การเปิดเผยข้อมูล"], [], ["2.1 การเปิดเผยข้อมูล"]),  # in no part
        (["2.1 การเปิดเผยข้อมูล"], ["", "ส่วนที่ 2"], ["2.1 การเปิดเผยข้อมูล"]),  # the part is the last line of the plan
        # a dimension of another number stands between the part and its chapter
        (["ส่วนที่ 2", "มิติที่ 1 สังคมสุจริต", "2.1 บัญชีโครงการ"], [], ["มิติที่ 1 สังคมสุจริต"]),
        (["ส่วนที่ 1", "2.1 การเปิดเผยข้อมูล"], [], ["2.1 การเปิดเผยข้อมูล"]),
        (["ภาคผนวก", "2.1 การเปิดเผยข้อมูล"], [], ["2.1 การเปิดเผยข้อมูล"]),
        ([], ["", "มิติที่ 3 การส่งเสริม"], []),  # a heading at the end of the plan is none above its beginning
    ],
)
def test_a_number_is_a_chapter_s_only_in_its_own_part(
    lines: list[str], below: list[str], found: list[str], source: Make
) -> None:
    assert above(source("\n".join([*lines, TABLE, *below]))) == ([tuple(found)] if found else [])


def test_three_headings_stand_in_their_order(source: Make) -> None:
    headings = ("มิติที่ 1 สังคมสุจริต", "1.1 การเสริมสร้าง", "กลยุทธ์ที่ 1 การปลูกฝัง")
    assert above(source("\n".join([*headings, TABLE]))) == [headings]
