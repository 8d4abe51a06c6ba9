"""Rows that are of one project and name other money: an amendment below the table, a draft beside the approved one."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extract.text.read_txt import read_txt
from parsers.document import parse_plan

HEAD = "ที่\tโครงการ/กิจกรรม\tปี 2566\tปี 2567\tหมายเหตุ"
FIRST = "1\tโครงการอบรมคุณธรรม\t10,000\t20,000\t"
SECOND = "2\tโครงการจิตอาสา\t5,000\t6,000\t"
CHANGED = "1\tโครงการอบรมคุณธรรม\t15,000\t20,000\t"
Read = tuple[Sequence[Sequence[object]], bool]


def read(*lines: str) -> Read:
    text = "\n".join(("แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2567)", "", *lines))
    plan = parse_plan(read_txt(text.encode(), "plan.txt"))
    amounts = [[cell.amount for cell in project.item.cells] for project in plan.projects if project.item]
    return amounts, any(issue.code == "contradicting_rows" for issue in plan.issues)


def test_an_amended_table_below_the_first_is_not_counted_beside_it() -> None:
    assert read(HEAD, FIRST, SECOND, "", "แก้ไขครั้งที่ 1", "", HEAD, CHANGED) == (
        [[None, None], [5000, 6000], [None, None]],
        True,
    )


def test_sums_say_which_row_counts() -> None:
    total = "\tรวม\t20,000\t26,000\t"
    assert read(HEAD, FIRST, CHANGED, SECOND, total) == ([[None, None], [15000, 20000], [5000, 6000]], True)


def test_sums_that_count_both_rows_leave_both() -> None:
    total = "\tรวม\t30,000\t46,000\t"
    assert read(HEAD, FIRST, CHANGED, SECOND, total) == ([[10000, 20000], [15000, 20000], [5000, 6000]], False)


def test_titles_that_say_before_and_after_need_no_number() -> None:
    before, after = FIRST.replace("คุณธรรม", "คุณธรรม (เดิม)"), CHANGED.replace("คุณธรรม", "คุณธรรม (แก้ไขเป็น)")[1:]
    assert read(HEAD, before, after, SECOND) == ([[None, None], [None, None], [5000, 6000]], True)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(CHANGED.replace("1\t", "3\t", 1), id="another number"),
        pytest.param(CHANGED.replace("คุณธรรม", "วินัย"), id="another title"),
        pytest.param(CHANGED[1:], id="no number"),
    ],
)
def test_rows_of_two_projects_keep_their_money(other: str) -> None:
    assert read(HEAD, FIRST, SECOND, other) == ([[10000, 20000], [5000, 6000], [15000, 20000]], False)


def test_one_project_by_two_units_below_each_other_keeps_both() -> None:
    """A converter writes a merged number and title into every row."""
    head = HEAD.replace("หมายเหตุ", "ผู้รับผิดชอบ")
    assert read(head, f"{FIRST}กองช่าง", f"{CHANGED}กองคลัง", SECOND) == (
        [[10000, 20000], [15000, 20000], [5000, 6000]],
        False,
    )


def test_one_number_in_two_missions_is_two_projects() -> None:
    head = f"ภารกิจ\t{HEAD}"
    rows = (f"1.1 บุคลากร\t{FIRST}", f"\t{SECOND}", f"1.2 ประชาชน\t{CHANGED}")
    assert read(head, *rows) == ([[10000, 20000], [5000, 6000], [15000, 20000]], False)
