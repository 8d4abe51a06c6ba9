"""Cells that hold a title, and below it the money and the unit in charge on lines of their own."""

from __future__ import annotations

import pytest

from lawful import Rows, amounts_of_titles, codes, plan_around, rows_of_text

HEAD = "โครงการ/กิจกรรม และงบประมาณ (บาท)"
ONE = "โครงการอบรม<br>งบประมาณ 20,000 บาท<br>ผู้รับผิดชอบ กองช่าง"
TWO = "มาตรการเผยแพร่<br>ไม่ใช้งบประมาณ<br>ผู้รับผิดชอบ กองคลัง"
FOUND = {("โครงการอบรม", 2568): 20_000, ("มาตรการเผยแพร่", 2568): "none"}


def rows_of(*cells: str, head: str = HEAD) -> Rows:
    lines = [f"| ลำดับ | {head} |", "|---|---|", *(f"| {n} | {cell} |" for n, cell in enumerate(cells, 1))]
    return rows_of_text(plan_around("\n".join(lines), "ประจำปีงบประมาณ พ.ศ. 2568"))


@pytest.mark.parametrize("head", [HEAD, "โครงการ/กิจกรรม/งบประมาณ", "ชื่อโครงการ พร้อมงบประมาณ (บาท)"])
def test_each_line_goes_to_a_column_of_its_own(head: str) -> None:
    rows = rows_of(ONE, TWO, head=head)
    assert (amounts_of_titles(rows), codes(rows)) == (FOUND, set())
    assert [cell["text"] for cell in rows["row_cells"] if cell["role"] == "responsible"] == ["กองช่าง", "กองคลัง"]


@pytest.mark.parametrize(
    "cell",
    [
        "โครงการจิตอาสา<br>งบประมาณ 5,000 บาท<br>งบประมาณ 6,000 บาท",
        "โครงการจิตอาสา<br>งบประมาณ 5,000 บาท<br>ค่าวิทยากร 3,000 บาท",
        "งบประมาณ 5,000 บาท<br>โครงการจิตอาสา",
        "โครงการจิตอาสา<br>งบประมาณ ปีละ หรือ 5,000 บาท",
    ],
    ids=["two amounts", "a cost", "money first", "no value"],
)
def test_a_cell_that_says_anything_else_gives_no_amount(cell: str) -> None:
    rows = rows_of(ONE, TWO, cell)
    found = amounts_of_titles(rows).values()
    assert not {5_000, 6_000, 3_000} & set(found)
