"""Dots that lead to a page become a tab; dots of a form do not."""

from __future__ import annotations

import pytest

from extract.pdf.layout.leaders import without_leaders
from extract.pdf.layout.pieces.lines import PrintedLine


def read(*texts: str) -> list[str]:
    lines = [PrintedLine([], 0, text) for text in texts]
    without_leaders(lines)
    return [line.text for line in lines]


@pytest.mark.parametrize("leader", ["........", " …………… ", ". . . . . . ", "·····", "..................  "])
def test_lines_of_contents(leader: str) -> None:
    texts = [f"คำนำ{leader}ก", f"ส่วนที่ ๑ บทนำ{leader}๑", f"ส่วนที่ 2 แผน{leader}12"]
    assert read("สารบัญ", *texts) == ["สารบัญ", "คำนำ\tก", "ส่วนที่ ๑ บทนำ\t๑", "ส่วนที่ 2 แผน\t12"]


@pytest.mark.parametrize(
    "texts",
    [
        ("คำนำ........ก", "บทนำ........1"),  # two lines only
        ("ลงชื่อ........", "วันที่........", "ตำแหน่ง........"),  # nothing behind
        ("จำนวน........บาท", "รวม........บาท", "เหลือ........บาท"),  # words behind
        ("ปี........2566", "ปี........2567", "ปี........2568"),  # four digits are no page
        ("ก...1", "ข...2", "ค...3"),  # too short for a leader
    ],
)
def test_dots_that_lead_to_no_page(texts: tuple[str, ...]) -> None:
    assert read(*texts) == list(texts)
