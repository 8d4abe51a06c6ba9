"""Paragraphs with tabs are rows of a table where figures stand alone between two tabs; fields and lists are none."""

from __future__ import annotations

import pytest

from extract.word.tabbed_rows import rows_together


def apart(*paragraphs: str) -> list[str]:
    return [line for one in paragraphs for line in (one, "")]


ROWS = ("โครงการ\tปี 2566\tปี 2567", "1) ก\t๕,๐๐๐\t6,000.50", "2) ข\t\t7,000", "3) ค\t-\t-")


def test_rows_follow_each_other() -> None:
    assert rows_together(apart("ส่วนที่ 2", *ROWS, "รวม\t12,000", "จบ")) == [
        *("ส่วนที่ 2", "", *ROWS),
        *("รวม\t12,000", "", "จบ", ""),
    ]


def test_one_paragraph_may_stand_between_two_rows() -> None:
    assert rows_together(apart(*ROWS[:2], "มิติที่ 2", *ROWS[2:])) == [*ROWS[:2], "มิติที่ 2", *ROWS[2:], ""]
    two = apart(*ROWS, "มิติที่ 2", "ภารกิจ 2.1", *ROWS)
    assert rows_together(two) == [*ROWS, "", "มิติที่ 2", "", "ภารกิจ 2.1", "", *ROWS, ""]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("1.\tชื่อโครงการ\t: ก", "2.\tงบประมาณ\t: 5,000 บาท", "3.\tระยะเวลา\t: 1 ปี"),
        ("\t\t1. ก 5,000", "\t\t2. ข 6,000", "\t\t3. ค 7,000"),  # indented
        ("บทที่ 1\t1", "บทที่ 2\t5", "บทที่ 3\t9"),  # of contents
        ROWS[:2],
        ("(ลงชื่อ)\t.....\tผู้เสนอ", "(\t\t)", "ตำแหน่ง\t\tปลัด"),
    ],
)
def test_what_is_no_table_stays_apart(paragraphs: tuple[str, ...]) -> None:
    assert rows_together(apart(*paragraphs)) == apart(*paragraphs)


def test_lines_that_are_no_paragraphs_of_one_line_stay() -> None:
    lines = ["ก", "ข", "", "", *apart(*ROWS), "", "ค"]
    assert rows_together(lines) == ["ก", "ข", "", "", *ROWS, "", "", "ค"]
