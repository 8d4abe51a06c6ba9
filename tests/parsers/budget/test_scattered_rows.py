"""A budget table whose cells came as they lie on the page: the blocks and the totals say whose each value is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.ground.source import SourceText
from parsers.budget.scattered_cells import _heads_of_pages
from parsers.document import parse_plan
from parsers.records.plan import PlanDocument

Make = Callable[[str], SourceText]
Read = Callable[[str], PlanDocument]

HEAD = "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2567)\nเทศบาลตำบลตัวอย่าง จังหวัดลำปาง\n\nส่วนที่ 2 แผนปฏิบัติการ\n"
TABLE = (
    *("มิติ", "ภารกิจตามมิติ", "โครงการ/กิจกรรม/มาตรการ"),
    "๑. การสร้าง\n๑) โครงการอบรมคุณธรรม\nจริยธรรมบุคลากร\n๑.๑ การเสริม\n๒) มาตรการป้องกันผลประโยชน์",
    *("ปี ๒๕๖๖", "ปี ๒๕๖๗", "๓๐,๐๐๐", "๓๑,๐๐๐", "-", "-"),
    "วัฒนธรรม\nทับซ้อนของพนักงาน",
    *("๔๗,๐๐๐", "๔) โครงการชุมชนโปร่งใส\nไร้ทุจริต", "๔๕,๐๐๐"),
    "๓) โครงการเด็กดีมีวินัยหัวใจ\nซื่อสัตย์",
    *("๙,๐๐๐", "รวม\nจำนวน ๔ โครงการ", "๘๔,๐๐๐ ๗๘,๐๐๐"),
)
"""The third project's values stand apart from each other and above its title; the fourth has an empty cell."""

BLOCKS = (
    ("โครงการอบรมคุณธรรมจริยธรรมบุคลากร", "ปี 2566 จำนวน 30,000 บาท ปี 2567 จำนวน 31,000 บาท"),
    ("มาตรการป้องกันผลประโยชน์ทับซ้อนของพนักงาน", "ไม่ใช้งบประมาณ"),
    ("โครงการเด็กดีมีวินัยหัวใจซื่อสัตย์", "ปี 2566 จำนวน 45,000 บาท ปี 2567 จำนวน 47,000 บาท"),
    ("โครงการชุมชนโปร่งใสไร้ทุจริต", "ปี 2566 จำนวน 9,000 บาท"),
)


def details(blocks: tuple[tuple[str, str], ...] = BLOCKS) -> str:
    lines = ["\nส่วนที่ 3 รายละเอียดโครงการ"]
    for number, (title, budget) in enumerate(blocks, 1):
        lines += [f"ลำดับที่ {number}", f"1. ชื่อโครงการ : {title}", "2. หลักการและเหตุผล", "เพื่อความโปร่งใสของหน่วยงาน"]
        lines += ["3. ระยะเวลาดำเนินการ", "ปีงบประมาณ พ.ศ. 2566 - 2567", "4. งบประมาณดำเนินการ", budget]
        lines += ["5. ผู้รับผิดชอบโครงการ", "สำนักปลัด"]
    return "\n".join(lines)


@pytest.fixture
def read(source: Make) -> Read:
    return lambda text: parse_plan(source(text))


def money(plan: PlanDocument) -> dict[int, list[int | str]]:
    """The amounts of each row by its number, the status where there is none."""
    return {
        project.item.number or 0: [
            int(cell.amount) if cell.amount else str(cell.status) for cell in project.item.cells if cell.year_be
        ]
        for project in plan.projects
        if project.item
    }


def plan_of(table: tuple[str, ...] = TABLE, blocks: tuple[tuple[str, str], ...] = BLOCKS) -> str:
    return HEAD + "\n\n".join(table) + "\n" + details(blocks)


def test_blocks_and_totals_put_each_value_into_its_cell(read: Read) -> None:
    plan = read(plan_of())
    assert money(plan) == {1: [30000, 31000], 2: ["dash", "dash"], 3: [45000, 47000], 4: [9000, "blank"]}
    titles = [project.item.title for project in plan.projects if project.item]
    assert titles == [title for title, _ in BLOCKS]
    assert [sorted(map(int, filter(None, total.amounts.values()))) for total in plan.totals] == [[78000, 84000]]


@pytest.mark.parametrize(
    ("what", "other"),
    [
        ("a total that is not met", [("๘๔,๐๐๐ ๗๘,๐๐๐", "๘๔,๐๐๐ ๗๙,๐๐๐")]),
        ("an amount that no block has", [("๔๗,๐๐๐", "๔๘,๐๐๐")]),
        ("an amount between words", [("โปร่งใส\nไร้ทุจริต", "โปร่งใส\nวงเงิน ๕,๐๐๐ บาท")]),
        ("a number that is missing", [("๓) โครงการ", "โครงการ")]),
        ("another unit", [("ปี ๒๕๖๗", "ปี ๒๕๖๗\n\n(พันบาท)")]),
        ("a year too many", [("ปี ๒๕๖๗", "ปี ๒๕๖๗\n\nปี ๒๕๖๘")]),
    ],
)
def test_nothing_is_read_where_the_proof_is_missing(read: Read, what: str, other: list[tuple[str, str]]) -> None:
    text = plan_of()
    for old, new in other:
        assert text.count(old) == 1, what
        text = text.replace(old, new)
    assert money(read(text)) == {}, what


@pytest.mark.parametrize(
    ("untold", "found"),
    [
        pytest.param(
            {1, 4}, {1: ["ambiguous"] * 2, 2: ["dash"] * 2, 3: [45000, 47000], 4: ["ambiguous"] * 2}, id="two"
        ),
        pytest.param({3, 4}, {}, id="two whose values stand apart from their numbers"),
    ],
)
def test_rows_that_nothing_but_their_order_tells_have_no_amount(
    read: Read, untold: set[int], found: dict[int, list[int | str]]
) -> None:
    blocks = tuple((title, "" if number in untold else budget) for number, (title, budget) in enumerate(BLOCKS, 1))
    assert money(read(plan_of(blocks=blocks))) == found


BY_ROWS = (
    *("มิติ", "ภารกิจตามมิติ", "โครงการ/กิจกรรม/มาตรการ"),
    "๑. การสร้าง\n๑.๑ การเสริม\n๑) โครงการอบรมคุณธรรม",
    "จริยธรรมบุคลากร",
    "๒) มาตรการป้องกันผลประโยชน์\nทับซ้อนของพนักงาน",
    *("ปี ๒๕๖๖", "ปี ๒๕๖๗", "งบ", "งบ", "ประมาณ", "ประมาณ", "หมายเหตุ"),
    *("๓๐,๐๐๐", "๓๑,๐๐๐", "-", "-", "ไม่ใช้งบ\nประมาณ"),
    "๓) โครงการเด็กดีมีวินัยหัวใจ\nซื่อสัตย์",
    *("๘๔,๐๐๐", "รวม", "จำนวน ๕ โครงการ", "๔๕,๐๐๐", "๔๗,๐๐๐"),
    "๔) โครงการชุมชนโปร่งใส\nไร้ทุจริต",
    *("๙,๐๐๐", "๑๐,๐๐๐"),
    "๕) กิจกรรมเปิดบ้าน",
    "๘๘,๐๐๐",
)
"""The total stands in two parts before the rows above it; the fifth project has no value at all."""

SAID = (*BLOCKS[:3], ("โครงการชุมชนโปร่งใสไร้ทุจริต", "ปี 2566 จำนวน 9,000 บาท ปี 2567 จำนวน 10,000 บาท"))


def test_rows_side_by_side_are_read_wherever_their_total_stands(read: Read) -> None:
    plan = read(plan_of(BY_ROWS, SAID))
    found = money(plan)
    assert found[1] == [30000, 31000]
    assert (found[3], found[4]) == ([45000, 47000], [9000, 10000])
    assert (found[2], found[5]) == (["dash", "dash"], ["blank", "blank"])
    assert [sorted(map(int, filter(None, total.amounts.values()))) for total in plan.totals] == [[84000, 88000]]
    assert [(count.stated_in, count.declared) for count in plan.declared_counts] == [("table_grand_total", 5)]
    assert [project.item.remark for project in plan.projects if project.item and project.item.remark] == [
        "ไม่ใช้งบประมาณ"
    ]


def test_values_that_pages_begin_with_are_no_heads_of_theirs(source: Make) -> None:
    pages = "".join(f"-\n\n10,000\n\nไม่ใช้งบประมาณ\n\nข้อความหน้า {page}\f" for page in range(4))
    assert not _heads_of_pages(source(pages))


@pytest.mark.parametrize(
    ("what", "old", "new"),
    [
        ("a sum that is not met", "๘๘,๐๐๐", "๘๙,๐๐๐"),
        ("an amount that a block denies", "๔๗,๐๐๐", "๔๘,๐๐๐"),
        ("a value too many", "๑๐,๐๐๐", "๑๐,๐๐๐\n\n๑๐,๐๐๐"),
    ],
)
def test_rows_without_proof_are_not_read(read: Read, what: str, old: str, new: str) -> None:
    text = plan_of(tuple(part.replace(old, new) for part in BY_ROWS), SAID)
    assert not [amount for amounts in money(read(text)).values() for amount in amounts if isinstance(amount, int)], what
