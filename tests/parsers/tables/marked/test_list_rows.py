"""Budget tables printed as lists, and lists of blocks that are no table."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.ground.source import SourceText
from parsers.document import parse_plan
from parsers.records.plan import PlanDocument
from parsers.tables.marked.list_rows import list_tables

Make = Callable[[str], SourceText]
TOP = "แผนปฏิบัติการป้องกันการทุจริต\nประจำปีงบประมาณ พ.ศ. 2568\nองค์การบริหารส่วนตำบลทดสอบ\n\nส่วนที่ 2 บัญชีโครงการ\n\n"
ONE = "1. โครงการอบรมคุณธรรม\n   - งบประมาณ: 36,000 บาท (60 คน × 300 บาท × 2 วัน)\n   - ผู้รับผิดชอบ: สำนักปลัด\n"
TWO = "2. มาตรการลดขั้นตอน\n   - งบประมาณ: ไม่ใช้งบประมาณ\n   - ผู้รับผิดชอบ: กองช่าง\n"
THREE = "3. กิจกรรมจิตอาสา\n   - งบประมาณ: 5,000 บาท\n   - ระยะเวลา: ไตรมาสที่ 2\n   - ผู้รับผิดชอบ: กองคลัง\n"
BLOCK = (
    "\nส่วนที่ 3 รายละเอียดโครงการ\n\nชื่อโครงการ: โครงการอบรมคุณธรรม\n\nหลักการและเหตุผล\nการอบรมเป็นสิ่งจำเป็น\n\n"
    "วัตถุประสงค์\n1. เพื่อปลูกฝังคุณธรรม\n\nงบประมาณ: 36,000 บาท\n\nผู้รับผิดชอบ: สำนักปลัด\n"
)
SUMS = (
    "\nสรุปงบประมาณ\n\n| มิติ | จำนวนโครงการ | งบประมาณ ปี 2568 (บาท) |\n|---|---|---|\n"
    "| มิติที่ 1 การสร้างวัฒนธรรมสุจริต | 3 | 41,000 |\n| รวม | 3 | 41,000 |\n"
)


def amounts(plan: PlanDocument) -> list[tuple[int | None, object]]:
    cells = [(item.number, item.cells[0]) for project in plan.projects if (item := project.item)]
    return [(number, cell.status if cell.amount is None else int(cell.amount)) for number, cell in cells]


def test_entries_of_projects_that_have_blocks_too_are_rows(source: Make) -> None:
    """Read as blocks, the money of a project that stands in both would be counted twice."""
    plan = parse_plan(source(TOP + "มิติที่ 1 การสร้างวัฒนธรรมสุจริต\n\n" + ONE + TWO + THREE + BLOCK + SUMS))
    assert amounts(plan) == [(1, 36000), (2, "none"), (3, 5000)]
    assert [bool(project.detail) for project in plan.projects] == [True, False, False]
    assert {cell.year_be for project in plan.projects if project.item for cell in project.item.cells} == {2568}
    assert [project.item.responsible for project in plan.projects if project.item] == ["สำนักปลัด", "กองช่าง", "กองคลัง"]
    totals = [(total.scope, int(amount or 0)) for total in plan.totals for amount in total.amounts.values()]
    assert totals == [("dimension", 41000), ("plan", 41000)]
    assert "unaccounted_amount" not in {issue.code for issue in plan.issues}


def test_headings_between_the_entries_are_their_dimension_and_mission(source: Make) -> None:
    heading = "มิติที่ {0} การ{1}\n\n{0}.1 ภารกิจ{1}\n\n"
    text = TOP + heading.format(1, "สร้างสุจริต") + ONE + TWO + "\n" + heading.format(2, "บริหารโปร่งใส") + THREE + BLOCK
    items = [project.item for project in parse_plan(source(text)).projects]
    assert [item and item.branch.dimension and item.branch.dimension.number for item in items] == ["1", "1", "2"]
    assert [item and item.branch.mission and item.branch.mission.number for item in items] == ["1.1", "1.1", "2.1"]


@pytest.mark.parametrize("thai", [False, True])
def test_a_value_that_goes_on_below_its_label_is_one_cell(thai: bool, source: Make) -> None:
    text = TOP + ONE + TWO + THREE.replace("กองคลัง", "กองคลัง\n     และกองช่าง") + BLOCK
    text = text.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")) if thai else text
    grids = list_tables(source(text), (2568, 2568))
    assert [row.cells[-2].text for grid in grids for row in grid.rows[1:]] == ["สำนักปลัด", "กองช่าง", "กองคลังและกองช่าง"]


def test_entries_that_are_the_only_print_of_their_projects_are_blocks(source: Make) -> None:
    assert list_tables(source(TOP + ONE + TWO + THREE), (2568, 2568)) == ()
    plan = parse_plan(source(TOP + ONE + TWO + THREE))
    assert amounts(plan) == []
    assert [[int(amount.amount) for amount in p.detail.amounts] for p in plan.projects if p.detail][-1] == [5000]


@pytest.mark.parametrize(
    "entries",
    [
        ONE + TWO,
        ONE + TWO + THREE.replace("3. ", "5. "),
        ONE + TWO + THREE.replace("   - งบประมาณ: 5,000 บาท\n", ""),
        (ONE + TWO + THREE).replace("งบประมาณ:", "ตัวชี้วัด:"),
    ],
    ids=["two are no list", "a number is lost", "an entry says no money", "no label says money"],
)
def test_a_list_that_may_be_something_else_is_no_table(entries: str, source: Make) -> None:
    assert list_tables(source(TOP + entries + BLOCK), (2568, 2568)) == ()


def test_a_plan_of_several_years_keeps_its_entries_as_blocks(source: Make) -> None:
    """Of which year an amount behind a bare label is, a list says nowhere."""
    text = TOP.replace("ประจำปีงบประมาณ พ.ศ. 2568", "(พ.ศ. 2566 - 2570)") + ONE + TWO + THREE + BLOCK
    assert amounts(parse_plan(source(text))) == []


@pytest.mark.parametrize(("product", "status"), [("60 คน × 300 บาท × 2 วัน", 36000), ("60 คน × 300 บาท", "ambiguous")])
def test_a_calculation_behind_an_amount_must_give_it(product: str, status: object, source: Make) -> None:
    text = TOP + ONE.replace("60 คน × 300 บาท × 2 วัน", product) + TWO + THREE + BLOCK
    assert amounts(parse_plan(source(text)))[0] == (1, status)


YEARS = TOP.replace("ประจำปีงบประมาณ พ.ศ. 2568", "(พ.ศ. 2566 - 2567)") + "".join(
    f"{number}. โครงการ {name}\n   งบประมาณ ปี 2566: {first}\n   งบประมาณ ปี 2567: {second}\n   ผู้รับผิดชอบ: กองช่าง\n"
    for number, name, first, second in (
        (1, "ก", "5,000 บาท", "-"),
        (2, "ข", "0", "7,000"),
        (3, "ค", "ไม่ใช้งบประมาณ", ""),
    )
)


def test_labels_that_name_the_years_make_a_table_of_them(source: Make) -> None:
    items = [project.item for project in parse_plan(source(YEARS)).projects]
    said = [[(c.year_be, c.status if c.amount is None else int(c.amount)) for c in i.cells] for i in items if i]
    assert said == [[(2566, 5000), (2567, "dash")], [(2566, 0), (2567, 7000)], [(2566, "none"), (2567, "blank")]]


@pytest.mark.parametrize(
    ("old", "new"),
    [("   ผู้รับผิดชอบ: กองช่าง", "   วัตถุประสงค์: เพื่อสุจริต"), ("งบประมาณ ปี 2567", "งบประมาณ ปีงบประมาณ 2566"), ("3. ", "4. ")],
    ids=["an aim is a block's", "one year twice", "a number is lost"],
)
def test_labels_of_years_in_anything_else_make_none(old: str, new: str, source: Make) -> None:
    assert list_tables(source(YEARS.replace(old, new)), (2566, 2567)) == ()
