"""Units that are printed and misread: figures below them are in a unit that nobody knows, and are left out."""

from __future__ import annotations

import pytest

from lawful import baht_or_status, rows_of_text

PLAN = """แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2567)
เทศบาลตำบลบ้านสมมุติ

ส่วนที่ 2 แผนปฏิบัติการป้องกันการทุจริต
{above}
{head}
1|โครงการสัมมนา|250|300
2|โครงการค่าย|-|1,200
"""
HEAD = "ที่|โครงการ/กิจกรรม/มาตรการ|ปี 2566{unit}|ปี 2567{unit}"


def amounts(above: str = "", unit: str = "", head: str = HEAD) -> list[int | str]:
    text = PLAN.format(above=above, head=head.format(unit=unit)).replace("|", "\t")
    return [baht_or_status(line) for line in rows_of_text(text)["budget_lines"]]


@pytest.mark.parametrize("unit", [" (พันบาห)", " (พนบาท)", " (หน่วย : ลานบาท)", " [แสนบาก]"])
def test_a_misread_unit_in_the_heads_is_not_taken_for_none(unit: str) -> None:
    assert not [amount for amount in amounts(unit=unit) if isinstance(amount, int)]


def test_one_over_all_years_is_not_either() -> None:
    head = "ที่|โครงการ/กิจกรรม/มาตรการ|งบประมาณ (พันบาห)|\n||2566|2567"
    assert not [amount for amount in amounts(head=head) if isinstance(amount, int)]


@pytest.mark.parametrize("above", ["(หน่วย : พันบาห)", "หน่วย : ลานบาท", "มิติที่ 1 การสร้างสังคม (หลักพัน)"])
def test_nor_is_one_above_the_table(above: str) -> None:
    assert not [amount for amount in amounts(above=above) if isinstance(amount, int)]


@pytest.mark.parametrize("unit", ["", " (บาท)", " (บาห)", " (ประมาณการ)", " (ตามแผนพัฒนา)"])
def test_other_words_in_brackets_are_no_garbled_unit(unit: str) -> None:
    assert amounts(unit=unit) == [250, 300, "dash", 1_200]


def test_a_head_that_names_the_place_of_figures_says_their_unit() -> None:
    assert amounts(unit=" (หลักพัน)") == [250_000, 300_000, "dash", 1_200_000]
