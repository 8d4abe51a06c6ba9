"""A table that prints the projects of another once more, and tables that only look so."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest

from extract.text.read_txt import read_txt
from parsers.document import parse_plan
from parsers.records.plan import PlanDocument

HEAD = "แผนปฏิบัติการป้องกันการทุจริต\n(พ.ศ. 2566 - 2567)\nเทศบาลตำบลตัวอย่าง\n\n"
FIRST = [
    ("1", "โครงการอบรมคุณธรรม", "5,000", "6,000"),
    ("2", "กิจกรรมเปิดบ้าน", "1,000", "-"),
    ("3", "มาตรการลดขั้นตอน", "-", "-"),
]
BY_UNIT = [("1", "กิจกรรมเปิดบ้าน", "1,000", "-"), ("2", "โครงการอบรมคุณธรรม", "5,000", "6,000")]
SUM = ("", "รวมสำนักปลัด", "6,000", "6,000")
STATISTICS = [("1", "ผู้รับบริการ", "1,200", "1,500"), ("2", "เรื่องร้องเรียน", "300", "200")]


def table(
    rows: Sequence[tuple[str, ...]], head: tuple[str, ...] | None = ("ที่", "โครงการ/กิจกรรม", "ปี 2566", "ปี 2567")
) -> str:
    cells = [[*row, "สำนักปลัด"] for row in rows]
    lines = [[*head, "ผู้รับผิดชอบ"], *cells] if head else cells
    return (
        "<table>" + "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in line)}</tr>" for line in lines) + "</table>"
    )


def read(*parts: str) -> PlanDocument:
    return parse_plan(read_txt((HEAD + "\n\n".join(parts)).encode(), "plan.txt"))


def titles(plan: PlanDocument) -> list[str]:
    return [project.item.title for project in plan.projects if project.item]


def codes(plan: PlanDocument) -> list[str]:
    return [issue.code for issue in plan.issues]


def test_projects_in_another_order_count_once() -> None:
    plan = read(table(FIRST), "ตารางสรุปตามหน่วยงาน", table([*BY_UNIT, SUM]))
    assert titles(plan) == [title for _, title, *_ in FIRST]
    assert not plan.totals
    assert codes(plan).count("repeated_table") == 1
    again = {number.became for number in plan.account.numbers if number.line > 7}
    assert again <= {"repeated", "label", "text"}


@pytest.mark.parametrize(
    "second",
    [
        [("1", "กิจกรรมเปิดบ้าน", "1,000", "-"), ("2", "โครงการอบรมคุณธรรม", "5,000", "6,500")],
        [("1", "กิจกรรมเปิดบ้าน", "1,000", "-"), ("2", "โครงการใหม่", "5,000", "6,000")],
        [("4", "มาตรการลดขั้นตอน", "-", "-")],
    ],
    ids=["another amount", "another project", "one without money"],
)
def test_other_rows_are_rows(second: list[tuple[str, ...]]) -> None:
    plan = read(table(FIRST), table(second))
    assert len(titles(plan)) == len(FIRST) + len(second)
    assert "repeated_table" not in codes(plan)


def test_a_table_of_the_same_width_with_a_number_of_its_own_is_another() -> None:
    plan = read(table(FIRST), "ตารางที่ 2 จำนวนผู้รับบริการ (คน)\n" + table(STATISTICS, None))
    assert titles(plan) == [title for _, title, *_ in FIRST]
    assert all(cell.amount != Decimal(1200) for project in plan.projects if project.item for cell in project.item.cells)


@pytest.mark.parametrize("years", [("ปี 2564", "ปี 2565"), ("ปี 2566", "ปี 2567")], ids=["before", "of the plan"])
def test_a_table_whose_head_is_no_budget_tables_is_another(years: tuple[str, str]) -> None:
    plan = read(table(FIRST), table(STATISTICS, ("ที่", "รายการสถิติ", *years)))
    assert titles(plan) == [title for _, title, *_ in FIRST]


@pytest.mark.parametrize("caption", ["จำนวนผู้รับบริการ (คน)", "ผลการเบิกจ่ายงบประมาณ"])
def test_a_table_below_a_name_of_counts_or_of_what_was_spent_is_another(caption: str) -> None:
    plan = read(table(FIRST), caption + "\n" + table(STATISTICS, None))
    assert titles(plan) == [title for _, title, *_ in FIRST]


def test_rows_of_a_plan_of_one_year_go_on_over_a_page_end() -> None:
    """No head names a year there: a row of projects is none that names others."""
    head = ("ที่", "โครงการ/กิจกรรม", "งบประมาณ (บาท)", "แหล่งงบประมาณ")
    rows = [(number, title, baht, "งบ อบต.") for number, title, baht, _ in FIRST]
    plan = read(table(rows[:2], head), "- 2 -\n" + table(rows[2:], None))
    assert titles(plan) == [title for _, title, *_ in FIRST]


@pytest.mark.parametrize("caption", ["ผลการเบิกจ่ายงบประมาณ", "เบิกจ่ายแล้วทั้งสิ้น"])
def test_the_projects_once_more_with_what_was_spent_are_no_others(caption: str) -> None:
    """Its rows look like rows of the table above, which has no head of its own below it."""
    spent = [("1", "โครงการอบรมคุณธรรม", "4,900", "5,800"), ("2", "กิจกรรมเปิดบ้าน", "900", "-")]
    plan = read(table(FIRST), caption + "\n" + table(spent, None))
    assert titles(plan) == [title for _, title, *_ in FIRST]
    assert "unread_table" in codes(plan)


def test_a_damaged_head_that_returns_is_the_same_table() -> None:
    plan = read(table(FIRST[:2]), table(FIRST[2:], ("ที่", "โครงกาs/กิจกรsม", "ปี 2566", "ปี 2567")))
    assert titles(plan)[:2] == [title for _, title, *_ in FIRST[:2]]
    assert titles(plan)[-1] == FIRST[2][1]


@pytest.mark.parametrize("between", ["ตารางที่ 1 (ต่อ)", "- 12 -", ""])
def test_rows_over_a_page_end_go_on(between: str) -> None:
    plan = read(table(FIRST[:2]), between + "\n" + table(FIRST[2:], None))
    assert titles(plan) == [title for _, title, *_ in FIRST]
