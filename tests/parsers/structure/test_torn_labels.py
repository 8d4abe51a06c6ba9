"""Labels that a narrow column tore into two lines, and lines that only look so."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.ground.source import SourceText
from parsers.structure.torn_labels import with_whole_labels

Make = Callable[[str], SourceText]


@pytest.mark.parametrize(
    ("upper", "lower", "whole"),
    [
        ("วิธี", "ดำเนินการ\t1) จัดอบรม", "วิธีดำเนินการ\t1) จัดอบรม"),
        ("ผู้รับ", "ผิดชอบ : กองคลัง", "ผู้รับผิดชอบ : กองคลัง"),
        ("5. งบ", "ประมาณ", "5. งบประมาณ"),
        ("ชื่อโครง", "การ\tโครงการอบรม", "ชื่อโครงการ\tโครงการอบรม"),
        ("ระยะเวลา", "ดำเนินการ\t2566 - 2568", "ระยะเวลาดำเนินการ\t2566 - 2568"),  # the upper is the field already
    ],
)
def test_two_pieces_that_are_a_label_together(source: Make, upper: str, lower: str, whole: str) -> None:
    assert with_whole_labels(source(f"ก\n{upper}\n{lower}\nข")).lines == ("ก", "", whole, "ข")


@pytest.mark.parametrize("content", ["ประชาชน", "ประชาชนในเขตเทศบาล จำนวน 2,150 ครัวเรือน"])
def test_a_cell_that_a_pages_end_tore(source: Make, content: str) -> None:
    torn = source(f"4. กลุ่มเป้า\t{content}\nหมาย\t\n5. วิธีดำเนินการ\tอบรม")
    assert with_whole_labels(torn).lines == (f"4. กลุ่มเป้าหมาย\t{content}", "", "5. วิธีดำเนินการ\tอบรม")


@pytest.mark.parametrize(
    "text",
    [
        "4. กลุ่มเป้า\tประชาชน\nหมาย",  # no row of the table
        "4. กลุ่มเป้า\tประชาชน\nหมาย\tของแผน",  # its other cell is filled
        "4. กลุ่มเป้าหมาย\tประชาชน\nและ\t",
        "วิธี\nการทำงานของเทศบาล",  # no label together
        "วัตถุประสงค์\nเพื่อดี",
        "งบประมาณ\nผู้รับผิดชอบ",  # two labels
        "ระยะเวลา\n2566 - 2568",
        "ตามวิธี\nดำเนินการ\t1)",  # the end of a sentence
        "หลักการและ\nเหตุผลของเรื่องนี้คือ",
        "3. งบประมาณ\nที่\tกิจกรรม\tปี 2566\tปี 2567",  # the head of a table in the field
        "งบประมาณ\nที่\tรายการ",
        "งบประมาณ\nดำเนินการ\tปี 2566\tปี 2567",
    ],
)
def test_other_lines_stay(source: Make, text: str) -> None:
    assert with_whole_labels(source(text)).lines == tuple(text.split("\n"))


def test_the_head_of_a_table_of_labels_is_none_though_a_label_begins_like_it(source: Make) -> None:
    """The trap: a label may be damaged to ``หัวงเวลา``; in a text, the same words above no label stay."""
    table = source("หัวข้อ\tรายละเอียด\nวัตถุประสงค์\tเพื่อดี\nหัวข้อ\tรายละเอียด\nข้อความ")
    assert [with_whole_labels(table).is_blanked(number) for number in range(1, 5)] == [True, False, False, False]
