"""A block's figure with letters or blanks among its digits is none, is said whole, and takes nothing from the table."""

from __future__ import annotations

import pytest

from lawful import baht_or_status, codes, plan_around, rows_of_text

TABLE = "ที่\tโครงการ/กิจกรรม\tปี 2566\tปี 2567\n1\tโครงการอบรม\t10,000\t12,000\n2\tโครงการจิตอาสา\t5,000\t-"
BLOCK = "1. ชื่อโครงการ โครงการอบรม\n2. วัตถุประสงค์\nเพื่ออบรม\n7. งบประมาณ\n{money}\n8. ผู้รับผิดชอบ\nกองคลัง\n"


@pytest.mark.parametrize("figure", ["1O,000", "l0,OOO", "10 ,000", "๑๐ ,๐๐๐"])
@pytest.mark.parametrize("before", ["", "ปีละ ", "ปี 2566 จำนวน "])
def test_the_table_keeps_its_amounts(figure: str, before: str) -> None:
    rows = rows_of_text(plan_around(TABLE, "พ.ศ. 2566 - 2567", BLOCK.format(money=f"{before}{figure} บาท")))
    printed = [(line["source"], baht_or_status(line)) for line in rows["budget_lines"]]
    assert printed == [("table", 10_000), ("table", 12_000), ("table", 5_000), ("table", "dash")]
    assert [row["found"] for row in rows["issues"] if row["code"] == "unreadable_amount"] == [f"{figure} บาท"]
    assert not codes(rows) & {"table_detail_budget_mismatch", "ambiguous_alignment"}
