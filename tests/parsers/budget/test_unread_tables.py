"""Tables that may be the plan's budget and were not read are said, and those of other numbers are not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.ground.source import SourceText
from parsers.budget.budget_grids import budget_grids
from parsers.budget.table import read_budget_table
from parsers.budget.unread_tables import unread_tables
from parsers.tables.grid import find_grids

LOST_HEAD = (
    "<table>\n<tr><td>ที่</td><td>โครงการ/กิจกรรม/</td><td>เป้าหมาย</td><td>งบประมาณ (บาท)</td><td>หน่วยงาน</td></tr>\n"
    "<tr><td></td><td>มาตรการ</td><td></td><td>2566 2567 2568</td><td>รับผิดชอบ</td></tr>\n</table>\n\n"
)

LEFT = "1 โครงการอบรม ผู้บริหาร 60,000 60,000 60,000 สำนักปลัด\n\nจริยธรรม\n\n2 โครงการค่าย เด็ก 8,000 - 8,000 กองการศึกษา\n"


@pytest.mark.parametrize(
    ("below", "found"),
    [
        (LEFT, [(1, 10)]),
        ("1 โครงการอบรม ใช้งบประมาณ 60,000 บาท\n", []),  # a sentence has one
        (f"ส่วนที่ 3 รายละเอียดโครงการ\n\n{LEFT}", []),
        ("", []),
    ],
)
def test_a_head_whose_rows_were_left_as_text_gives_no_item_and_says_so(
    below: str, found: list[tuple[int, int]], source: Callable[[str], SourceText]
) -> None:
    text = source(LOST_HEAD + below)
    grids = find_grids(text)
    budget, years = budget_grids(grids)
    table = read_budget_table(budget, (2566, 2568))
    assert (years, table.items) == ((), ())
    unread = unread_tables(grids, budget, text)
    assert [(issue.span.start, issue.span.end) for issue in unread if issue.span] == found
    assert {issue.code for issue in unread} <= {"unread_table"}


TWO_YEARS = (("โครงการ", "2566", "2567"), ("โครงการ ก", "5,000", "-"))


def test_a_head_with_rows_below_it_lost_none(source: Callable[[str], SourceText]) -> None:
    rows = "".join(f"<tr><td>{a}</td><td>{b}</td><td>{c}</td></tr>" for a, b, c in TWO_YEARS)
    rows = f"<table>\n{rows}\n</table>\n\n"
    text = source(rows + LEFT)
    grids = find_grids(text)
    assert unread_tables(grids, budget_grids(grids)[0], text) == ()


FIRST_TABLE = (
    "ที่\tโครงการ/กิจกรรม\tปี 2566\tปี 2567\tผู้รับผิดชอบ\n"
    "1\tโครงการแรก\t2,000\t2,000\tกองคลัง\n2\tโครงการสอง\t3,000\t3,000\tกองคลัง\n"
)

FAR = "ข้อความ\n" * 80


@pytest.mark.parametrize(
    "second",
    [
        "<table><tr><td>โครงการ/กิจกรรม</td><td>งบประมาณ ปี 2566</td></tr>"
        "<tr><td>โครงการอบรมวินัย</td><td>10,000</td></tr><tr><td>โครงการสัญจร</td><td>5,000</td></tr></table>",
        "ที่\tโครงการ/กิจกรรม\tค่าใช้จ่าย\tหมายเหตุ\n1\tโครงการอบรม\t10,000\t\n2\tโครงการจิตอาสา\t5,000\t",
        "ที่\tโครงการ\t2566 2568\tหมายเหตุ\n1\tโครงการอบรม\t10,000 20,000\t\n2\tโครงการจิตอาสา\t5,000 -\t",
        "ที่\tประเด็น\tปี 2566\tปี 2567\n1\tอบรมวินัย\t10,000\t5,000\n2\tตรวจสอบ\t5,000\t6,000",
        "ที่\tประเด็น/โครงการ\tปี 2566\tปี 2567\n1\tโครงการอบรม\t10,000\t-\n2\tโครงการตรวจ\t-\t6,000",
        f"{FAR}ที่\tประเด็น/โครงการ\tปี 2566\tปี 2567\n1\tโครงการอบรม\t10,000\t-\n2\tโครงการตรวจ\t-\t6,000",
    ],
)
def test_a_second_table_with_amounts_that_no_head_reads_is_said(
    second: str, source: Callable[[str], SourceText]
) -> None:
    text = source(f"{FIRST_TABLE}\nตารางที่ 2\n{second}\n")
    grids = find_grids(text)
    budget = budget_grids(grids, text)[0]
    (issue,) = unread_tables(grids, budget, text)
    assert (issue.code, issue.span) == ("unread_table", grids[-1].span)
    assert unread_tables(grids, budget, text, read=[grids[-1].span]) == ()


@pytest.mark.parametrize(
    "second",
    [
        "สถิติผู้เข้าชม\t\tจำนวน\nวันนี้\t\t1,248\nเดือนนี้\t\t25,610",
        "ตัวชี้วัด\tปี 2566\tปี 2567\nคะแนน ITA\t85\t90\nร้อยละ\t100\t100",
        "ที่\tโครงการ\tผู้เข้าร่วม\n1\tโครงการอบรม\t1,200\n2\tโครงการจิตอาสา\t85",
        f"{FAR}หมู่บ้าน\tปี 2566\tปี 2567\nบ้านโนน\t1,248\t1,300\nบ้านหนอง\t2,248\t2,300",
    ],
)
def test_a_table_of_other_numbers_is_none_that_was_lost(second: str, source: Callable[[str], SourceText]) -> None:
    text = source(f"{FIRST_TABLE}\nตารางที่ 2\n{second}\n")
    grids = find_grids(text)
    assert unread_tables(grids, budget_grids(grids, text)[0], text) == ()
