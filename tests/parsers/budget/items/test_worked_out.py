"""Cells that print how their amount was worked out: right where the product gives it, else open."""

from __future__ import annotations

import pytest

from lawful import Rows, baht_or_status, codes, plan_around, rows_of_text

HEAD = "ที่|โครงการ/กิจกรรม|ปี 2566|ปี 2567|หมายเหตุ"
THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def read(cell: str, *, pipes: bool = False) -> Rows:
    lines = [HEAD, f"1|โครงการประชาคม|{cell}|5,000|", "2|กิจกรรมจิตอาสา|-|7,000|"]
    if pipes:
        lines = [lines[0], "---|---|---|---|---", *lines[1:]]
    table = "\n".join(f"| {line.replace('|', ' | ')} |" if pipes else line.replace("|", "\t") for line in lines)
    return rows_of_text(plan_around(table, "พ.ศ. 2566 - 2567"))


def first(rows: Rows) -> int | str:
    return baht_or_status(rows["budget_lines"][0])


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        ("36,000 (3,000 x 12 หมู่บ้าน)", 36_000),
        ("36,000 (12 หมู่บ้าน ๆ ละ 3,000 บาท)", 36_000),
        ("2 ครั้ง ๆ ละ 15,000 เป็นเงิน 30,000", 30_000),
        ("จำนวน 2 ครั้งๆ ละ 15,000 บาท เป็นเงิน 30,000 บาท", 30_000),
        ("5,000 x 4 = 20,000", 20_000),
        ("50 คน × 100 บาท × 2 มื้อ รวม 10,000 บาท", 10_000),
    ],
)
def test_a_product_that_gives_the_amount_says_which_it_is(cell: str, amount: int) -> None:
    for rows in (read(cell), read(cell.translate(THAI)), read(cell, pipes=True)):
        assert first(rows) == amount
        assert codes(rows) <= {"implausible_amount"}


@pytest.mark.parametrize(
    "cell",
    [
        "5,000 x 4 = 25,000",
        "2 ครั้ง ๆ ละ 15,000 เป็นเงิน 45,000",
        "36,000 (12 หมู่บ้าน ๆ ละ 4,000 บาท)",
        "3 ปี ๆ ละ 5,000 เป็นเงิน 15,000",  # of three years together
        "15,000 (ปีละ 5,000 x 3 ปี)",
        "2 ครั้ง ๆ ละ 15,000",
        "อบรม 2 วัน เป็นเงิน 30,000",
    ],
)
def test_any_other_calculation_leaves_the_cell_open(cell: str) -> None:
    rows = read(cell)
    assert first(rows) == "ambiguous"
    assert "unreadable_amount" in codes(rows)
