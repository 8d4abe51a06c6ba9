"""Blocks whose title is not their first field: nothing of a block is its neighbour's."""

from __future__ import annotations

from extract.text.read_txt import read_txt
from parsers.document import parse_plan

HEAD = """แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2567)
เทศบาลตำบลตัวอย่าง

ส่วนที่ 3 รายละเอียดโครงการ
"""
BLOCK = """
1. ผู้รับผิดชอบ : {unit}
2. งบประมาณ : ปี 2566 จำนวน {baht} บาท
3. ชื่อโครงการ : {title}
4. วัตถุประสงค์ : เพื่อสร้างจิตสำนึก
5. ระยะเวลา : ปีงบประมาณ พ.ศ. 2566
"""
TITLES = ("โครงการอบรมคุณธรรม", "กิจกรรมจิตอาสา", "โครงการเวทีชาวบ้าน")
UNITS = ("สำนักปลัด", "กองคลัง", "กองช่าง")


def blocks(text: str) -> list[tuple[str, str | None, list[int]]]:
    plan = parse_plan(read_txt(f"{HEAD}{text}".encode(), "plan.txt"))
    details = [project.detail for project in plan.projects if project.detail]
    return [(one.title, one.responsible, [int(amount.amount) for amount in one.amounts]) for one in details]


def test_fields_above_a_title_are_its_block_s() -> None:
    """Each budget was that of the project above."""
    text = "".join(
        BLOCK.format(unit=unit, baht=f"{n},000", title=title)
        for n, (title, unit) in enumerate(zip(TITLES, UNITS, strict=True), 1)
    )
    assert blocks(text) == [(TITLES[0], UNITS[0], [1000]), (TITLES[1], UNITS[1], [2000]), (TITLES[2], UNITS[2], [3000])]


COUNTED = """
{n}. ชื่อโครงการ : {title}
1) วัตถุประสงค์ : เพื่อสร้างจิตสำนึก
2) งบประมาณ : ปี 2566 จำนวน {n},000 บาท
3) ผู้รับผิดชอบ : {unit}
"""


def test_fields_below_their_title_stay_where_projects_are_counted_by_it() -> None:
    text = "".join(
        COUNTED.format(n=n, title=title, unit=unit)
        for n, (title, unit) in enumerate(zip(TITLES, UNITS, strict=True), 1)
    )
    assert blocks(text) == [(TITLES[0], UNITS[0], [1000]), (TITLES[1], UNITS[1], [2000]), (TITLES[2], UNITS[2], [3000])]


FIRST = """
1. ชื่อโครงการ : โครงการอบรมคุณธรรม
2. วัตถุประสงค์ : เพื่อสร้างจิตสำนึก
3. งบประมาณ : ปี 2566 จำนวน 1,000 บาท
"""


def test_as_many_fields_above_the_title_of_the_third_project_are_the_second_s() -> None:
    text = "".join(
        f"\n{n}. ชื่อโครงการ : {title}\n1. วัตถุประสงค์ : เพื่อสร้างจิตสำนึก\n2. งบประมาณ : ปี 2566 จำนวน {n},000 บาท\n"
        for n, title in enumerate(TITLES, 1)
    )
    assert blocks(text) == [(TITLES[0], None, [1000]), (TITLES[1], None, [2000]), (TITLES[2], None, [3000])]


def test_a_field_that_goes_on_counting_above_a_title_stays() -> None:
    """``4. ผู้รับผิดชอบ`` above ``2. ชื่อโครงการ``."""
    second = FIRST.replace("1. ชื่อ", "2. ชื่อ").replace(TITLES[0], TITLES[1]).replace("1,000", "2,000")
    found = blocks(f"{FIRST}4. ผู้รับผิดชอบ : {UNITS[0]}\n{second}")
    assert found == [(TITLES[0], UNITS[0], [1000]), (TITLES[1], None, [2000])]
