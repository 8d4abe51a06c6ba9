"""Units of two words, ``สิบล้านบาท``: a head and the budget field of a detail block give the same baht."""

from __future__ import annotations

import pytest

from lawful import amounts_of_titles, baht_or_status, codes, plan_around, rows_of_text

YEARS = "พ.ศ. 2566 - 2567"
TITLE = "โครงการก่อสร้างระบบระบายน้ำ"


def table(unit: str) -> str:
    head = ("ลำดับ", "โครงการ/กิจกรรม", "ผู้รับผิดชอบ", f"ปี 2566 ({unit})", f"ปี 2567 ({unit})")
    rows = (("1", TITLE, "กองช่าง", "3", "20"), ("2", "โครงการปรับปรุงถนนสายหลัก", "สำนักปลัด", "1", "2"))
    return "\n".join("\t".join(row) for row in (head, *rows))


def block(first: str, second: str) -> str:
    budget = f"ปี 2566 จำนวน {first}\nปี 2567 จำนวน {second}"
    return f"1. ชื่อโครงการ : {TITLE}\n2. วัตถุประสงค์\nเพื่อระบายน้ำ\n3. งบประมาณ\n{budget}\n4. ผู้รับผิดชอบ\nกองช่าง\n"


@pytest.mark.parametrize(
    ("unit", "first", "second"),
    [
        ("สิบล้านบาท", "3 สิบล้านบาท", "2 ร้อยล้านบาท"),
        ("สิบล้านบาท", "30 ล้านบาท", "20 สิบล้านบาท"),
        ("ร้อยล้านบาท", "3 ร้อยล้านบาท", "2 พันล้านบาท"),
    ],
)
def test_a_head_and_a_field_say_the_same(unit: str, first: str, second: str) -> None:
    rows = rows_of_text(plan_around(table(unit), YEARS, block(first, second)))
    assert codes(rows) <= {"missing_field", "implausible_amount"}  # thousands of millions
    said = {(line["source"], line["fiscal_year_be"]): line for line in rows["budget_lines"][:4]}
    assert {source for source, _ in said} == {"table", "detail"}
    for year in (2566, 2567):
        assert baht_or_status(said["table", year]) == baht_or_status(said["detail", year])


def test_a_field_that_says_another_amount_is_an_error() -> None:
    rows = rows_of_text(plan_around(table("สิบล้านบาท"), YEARS, block("3 ร้อยล้านบาท", "20 สิบล้านบาท")))
    assert "table_detail_budget_mismatch" in codes(rows)


def test_a_field_with_scales_that_nobody_puts_together_is_said() -> None:
    rows = rows_of_text(plan_around(table("สิบล้านบาท"), YEARS, block("3 ล้านแสนบาท", "20 สิบล้านบาท")))
    assert "unreadable_amount" in codes(rows)
    assert amounts_of_titles(rows)[TITLE, 2566] == 30_000_000
