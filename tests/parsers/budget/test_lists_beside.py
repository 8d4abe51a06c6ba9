"""A list with a line a year that stands for the table of one dimension, and lists that are something else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.ground.source import SourceText
from normalize.document_rows import document_rows
from parsers.document import parse_plan
from parsers.records.plan import PlanDocument

Make = Callable[[str], SourceText]

TOP = "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2567)\nเทศบาลตำบลตัวอย่าง จังหวัดลำปาง\nส่วนที่ 2 แผนปฏิบัติการ\n\n"
TABLE = (
    "มิติที่ 1 การสร้างวัฒนธรรมสุจริต\n\n"
    "| ที่ | โครงการ/กิจกรรม | ปี 2566 | ปี 2567 | ผู้รับผิดชอบ |\n|---|---|---|---|---|\n"
    "| 1 | โครงการอบรม | 20,000 | 50,000 | สำนักปลัด |\n| 2 | โครงการจิตอาสา | 30,000 | 70,000 | กองคลัง |\n\n"
)
DIMENSION = "มิติที่ 2 การบริหารราชการด้วยความโปร่งใส\n\n"
ONE = "1. มาตรการเปิดเผยข้อมูล\n- ปี 2566–2567: ไม่ใช้งบประมาณ\n- ผู้รับผิดชอบ: กองคลัง\n\n"
TWO = "2. โครงการวารสาร\n- งบประมาณ:\n  - ปี 2566: 18,000 บาท\n  - ปี 2567: –\n- ผู้รับผิดชอบ: กองช่าง\n\n"
THREE = "3. โครงการสำรวจ\n- ปี 2566–2567: ปีละ 24,000 บาท\n- ผู้รับผิดชอบ: สำนักปลัด\n\n"
SUM = "รวมมิติที่ 2 จำนวน 3 โครงการ\n- ปี 2566: 42,000 บาท\n- ปี 2567: 24,000 บาท\n"
LIST = ONE + TWO + THREE + SUM


def rows(plan: PlanDocument) -> list[tuple[str | None, int | None, list[object]]]:
    """Dimension, number and the values of each row of a table."""
    return [
        (
            item.branch.dimension.number if item.branch.dimension else None,
            item.number,
            [int(cell.amount) if cell.amount is not None else cell.status for cell in item.cells],
        )
        for project in plan.projects
        if (item := project.item)
    ]


def codes(plan: PlanDocument) -> set[str]:
    return {issue.code for issue in plan.issues if issue.table in ("budget_lines", "budget_totals", "amounts")}


OF_TABLE = [("1", 1, [20000, 50000]), ("1", 2, [30000, 70000])]


@pytest.mark.parametrize("between", ["", "---\n\nหน้า 10\n\n", "2.2 มาตรการส่งเสริมความโปร่งใส\n\n"])
@pytest.mark.parametrize("first", [True, False], ids=["above the table", "below"])
def test_a_list_of_a_dimension_without_a_table_is_its_table(between: str, first: bool, source: Make) -> None:
    listed = DIMENSION + ONE + between + TWO + THREE + SUM + "\n"
    plan = parse_plan(source(TOP + (listed + TABLE if first else TABLE + listed)))
    of_list = [("2", 1, ["none", "none"]), ("2", 2, [18000, "dash"]), ("2", 3, [24000, 24000])]
    assert rows(plan) == ([*of_list, *OF_TABLE] if first else [*OF_TABLE, *of_list])
    assert [dict(total.amounts) for total in plan.totals] == [{2566: 42000, 2567: 24000}]
    assert codes(plan) == set()


@pytest.mark.parametrize(
    "listed",
    [
        DIMENSION + LIST.replace("3. ", "4. "),
        DIMENSION + LIST.replace("- ปี 2567: –", "- ปี 2566: 9,000 บาท"),
        DIMENSION + LIST.replace("ปีละ 24,000", "24,000"),
        DIMENSION + LIST.replace("ผู้รับผิดชอบ", "วัตถุประสงค์"),
        LIST,
    ],
    ids=["a number is lost", "a year twice", "of both years", "labels of blocks", "beside a table"],
)
def test_a_list_that_may_be_something_else_is_said(listed: str, source: Make) -> None:
    plan = parse_plan(source(TOP + TABLE + listed))
    assert rows(plan) == OF_TABLE
    assert codes(plan)


def test_the_one_list_of_a_plan_without_a_table_is_its_table(source: Make) -> None:
    """Also with a line of each row's sum, which is checked: ``- รวม 2 ปี : 48,000 บาท``."""
    sums = "  - ปี 2567: –\n  - รวม 2 ปี: 18,000 บาท\n"
    of_list = [("2", 1, ["none", "none"]), ("2", 2, [18000, "dash"]), ("2", 3, [24000, 24000])]
    plan = parse_plan(source(TOP + DIMENSION + ONE + TWO.replace("  - ปี 2567: –\n", sums) + THREE + SUM))
    assert (rows(plan), codes(plan)) == (of_list, set())
    wrong = sums.replace("18,000", "19,000")
    plan = parse_plan(source(TOP + DIMENSION + ONE + TWO.replace("  - ปี 2567: –\n", wrong) + THREE + SUM))
    found = {row["code"] for row in document_rows(plan, "plan", "0")["issues"]}
    assert (rows(plan), "row_total_mismatch" in found) == (of_list, True)


@pytest.mark.parametrize(
    "above",
    [
        "ผลการดำเนินงานโครงการในรอบปีที่ผ่านมา ใช้จ่ายจริง ดังนี้\n\n",
        DIMENSION + "โครงการที่ประชาคมหมู่บ้านเสนอแต่ยังไม่ได้รับการบรรจุในแผน\n\n",
        DIMENSION + "ผลการเบิกจ่ายงบประมาณของโครงการ\n\n",
    ],
    ids=["below no dimension", "asked for", "spent"],
)
def test_a_list_of_something_else_is_no_table_of_a_plan_without_one(above: str, source: Make) -> None:
    plan = parse_plan(source(TOP + above + LIST))
    assert rows(plan) == []
    assert codes(plan)


def test_of_two_lists_without_a_table_neither_is_taken(source: Make) -> None:
    other = LIST.replace("เปิดเผย", "เผยแพร่").replace("วารสาร", "หนังสือ").replace("สำรวจ", "ประเมิน")
    plan = parse_plan(source(TOP + DIMENSION + LIST + "ส่วนที่ 3 รายการอื่น\n\n" + other))
    assert rows(plan) == []
    assert codes(plan)


def test_a_list_with_a_project_that_a_table_has_is_no_table(source: Make) -> None:
    """It may say more of the same projects, as blocks do: their money would be counted twice."""
    plan = parse_plan(source(TOP + TABLE + DIMENSION + LIST.replace("วารสาร", "อบรม")))
    assert rows(plan) == OF_TABLE
    assert "unread_table" in codes(plan)


YEAR_TOP = TOP.replace("(พ.ศ. 2566 - 2567)", "ประจำปีงบประมาณ พ.ศ. 2568")
YEAR_TABLE = (
    "มิติที่ 1 การสร้างวัฒนธรรมสุจริต\n\n| ที่ | โครงการ/กิจกรรม | งบประมาณ (บาท) | ผู้รับผิดชอบ |\n|---|---|---|---|\n"
    "| 1 | โครงการอบรม | 20,000 | สำนักปลัด |\n| 2 | โครงการจิตอาสา | 30,000 | กองคลัง |\n|  | รวม | 50,000 |  |\n\n"
)
YEAR_LIST = (
    "3. มาตรการเปิดเผยข้อมูล\n- งบประมาณ: ไม่ใช้งบประมาณ\n- ระยะเวลา: [x] ไตรมาส 1  [ ] ไตรมาส 2\n\n"
    "4. โครงการวารสาร\n- งบประมาณ: 18,000 บาท\n- ผู้รับผิดชอบ: กองช่าง\n\n"
    "5. โครงการสำรวจ\n- งบประมาณ: -\n- ผู้รับผิดชอบ: สำนักปลัด\n\n"
)
YEAR_BLOCK = (
    "ส่วนที่ 3 รายละเอียดโครงการ\n\n4. โครงการวารสาร\n- วัตถุประสงค์: เพื่อเผยแพร่ผลงาน\n- เป้าหมาย: ประชาชน\n"
    "- ระยะเวลาดำเนินการ: ปี 2568\n- งบประมาณ: 18,000 บาท\n- ผู้รับผิดชอบ: กองช่าง\n"
)


def test_in_a_plan_of_one_year_a_line_says_the_budget(source: Make) -> None:
    """It counts on from the table above; a project of it has its block below."""
    plan = parse_plan(source(YEAR_TOP + YEAR_TABLE + DIMENSION + YEAR_LIST + YEAR_BLOCK))
    assert rows(plan) == [
        ("1", 1, [20000]),
        ("1", 2, [30000]),
        ("2", 3, ["none"]),
        ("2", 4, [18000]),
        ("2", 5, ["dash"]),
    ]
    assert [project.item.number for project in plan.projects if project.item and project.detail] == [4]
    assert codes(plan) == set()


@pytest.mark.parametrize(
    "text",
    [
        YEAR_TABLE + DIMENSION + YEAR_LIST,  # no block elsewhere: these may be the blocks
        YEAR_TABLE + YEAR_LIST + YEAR_BLOCK,  # in the dimension of the table
        YEAR_TABLE + DIMENSION + YEAR_LIST.replace("3. ", "6. ") + YEAR_BLOCK,  # it counts on from nothing
        YEAR_TABLE + DIMENSION + YEAR_LIST.replace("- ระยะ", "- วัตถุประสงค์: ก\n- ระยะ") + YEAR_BLOCK,  # a block
        YEAR_TABLE + DIMENSION + YEAR_LIST.replace("18,000", "18,000 หรือ 19,000") + YEAR_BLOCK,  # which is not said
    ],
)
def test_other_lists_of_a_year_are_no_rows(text: str, source: Make) -> None:
    assert rows(parse_plan(source(YEAR_TOP + text))) == [("1", 1, [20000]), ("1", 2, [30000])]


CARDS = """มิติที่ 2 การบริหารราชการด้วยความโปร่งใส

- ภารกิจที่ 2.1 การเปิดเผยข้อมูลสาธารณะ

- กลยุทธ์ที่ 2.1.1 พัฒนาช่องทาง

- 3

มาตรการเปิดเผยข้อมูล
ผู้รับผิดชอบ: กองคลัง

ปี 2566 -
ปี 2567 -

- ภารกิจที่ 2.2 มาตรการส่งเสริมความโปร่งใส

- 4

โครงการวารสาร
ผู้รับผิดชอบ: กองช่าง

ปี 2566 18,000 บาท
ปี 2567 จำนวน 19,000 บาท

- 5

โครงการสำรวจ
ผู้รับผิดชอบ: กองช่าง

ปี 2567 24,000 บาท

"""


def test_a_card_has_its_number_above_its_title_and_years_without_a_colon(source: Make) -> None:
    plan = parse_plan(source(TOP + TABLE + CARDS))
    of_list = [("2", 3, ["dash", "dash"]), ("2", 4, [18000, 19000]), ("2", 5, ["blank", 24000])]
    assert rows(plan) == [*OF_TABLE, *of_list]
    branches = [project.item.branch for project in plan.projects if project.item][2:]
    assert [branch.mission and branch.mission.number for branch in branches] == ["2.1", "2.2", "2.2"]
    assert [branch.strategy and branch.strategy.number for branch in branches] == ["2.1.1", None, None]
    assert codes(plan) == set()


@pytest.mark.parametrize(
    "cards",
    [
        CARDS.replace("ปี 2566 18,000 บาท", "ปี 2566 18 ครั้ง"),  # no money
        CARDS.replace("- 4\n", "- 7\n"),  # they do not count on
        CARDS.replace("ปี 2566 18,000 บาท", "ปี 2566 - 2567 18,000 บาท"),  # of which of them is not said
    ],
)
def test_other_cards_are_no_rows(cards: str, source: Make) -> None:
    assert rows(parse_plan(source(TOP + TABLE + cards))) == OF_TABLE
