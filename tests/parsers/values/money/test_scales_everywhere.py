"""A scale word is the same in a cell, a budget field and a head: no place may read what another passes over."""

from __future__ import annotations

from decimal import Decimal

import pytest

from parsers.tables.columns.names import is_column_name, is_unit
from parsers.tables.columns.roles import role_of
from parsers.values.money.cells import parse_cell, states_unit
from parsers.values.money.found import find_amounts
from parsers.values.money.units import factor_in_head, unit_in_cell


@pytest.mark.parametrize(
    ("text", "baht"),
    [
        ("3 สิบล้านบาท", 30_000_000),
        ("2 ร้อยล้านบาท", 200_000_000),
        ("2 พันล้านบาท", 2_000_000_000),
        ("1.5 ล้านบาท", 1_500_000),
        ("5 แสนบาท", 500_000),
        ("12 หมื่นบาท", 120_000),
        ("20 พันบาท", 20_000),
        ("5 ร้อยบาท", 500),
    ],
)
def test_a_cell_and_a_field_read_one_amount(text: str, baht: int) -> None:
    assert parse_cell(text).amount == baht
    (found,) = find_amounts(f"ใช้งบประมาณ {text} ต่อปี", [])
    assert found.amount == baht
    assert found.factor == baht / Decimal(text.split()[0])


@pytest.mark.parametrize("text", ["5 ล้านแสนบาท", "5 สิบบาท", "5 พันพันบาท", "5 ล้านล้านบาท"])
def test_scales_that_nobody_puts_together_are_unreadable_in_both_and_not_passed_over(text: str) -> None:
    assert parse_cell(text).status is None
    assert [one.amount for one in find_amounts(f"ใช้งบประมาณ {text}", [])] == [None]


@pytest.mark.parametrize("text", ["2 ร้อย 5,000 บาท", "2 สิบล้าน 5,000 บาท", "1 ล้าน 5 แสนบาท"])
def test_a_figure_behind_another_one_with_its_scale_is_the_end_of_a_number(text: str) -> None:
    assert [(one.start, one.amount) for one in find_amounts(text, [])] == [(0, None)]


@pytest.mark.parametrize(
    ("unit", "factor"),
    [
        ("บาท", 1),
        ("฿", 1),
        ("สิบบาท", 10),
        ("ร้อยบาท", 100),
        ("พันบาท", 1000),
        ("หมื่นบาท", 10_000),
        ("แสนบาท", 100_000),
        ("ล้านบาท", 1_000_000),
        ("สิบล้านบาท", 10_000_000),
        ("พันล้านบาท", 1_000_000_000),
    ],
)
def test_a_head_with_a_unit_is_the_name_of_a_column(unit: str, factor: int) -> None:
    for head in (f"ปี 2566 ({unit})", f"งบประมาณ ({unit})", f"({unit})"):
        assert is_column_name(head), head
        assert factor_in_head(head) == factor
    assert is_unit(f"({unit})")
    assert role_of(f"({unit})") == "budget"
    assert unit_in_cell(f"({unit})") == factor


@pytest.mark.parametrize("unit", ["บาท", "พันบาท", "สิบล้านบาท", "ร้อยล้านบาท", "หน่วย : สิบล้านบาท", "฿"])
def test_a_unit_behind_the_name_of_a_column_does_not_make_a_budget_of_it(unit: str) -> None:
    """In thousands it was a change, in tens of millions a budget: what was added stood as the money of the year."""
    roles = {"เพิ่ม/ลด": "change", "งบประมาณที่เสนอขอ": "former", "ต.ค.": "month", "ต.ค.-ธ.ค.": "quarter"}
    assert {name: role_of(f"{name} ({unit})") for name in roles} == roles
    assert role_of(f"แหล่งงบประมาณ ({unit})") == "budget"
    assert role_of("แหล่งงบประมาณ (อบต.)") == "source"


@pytest.mark.parametrize(
    "text", ["โครงการเกินห้าพันบาท", "โครงการหนึ่งล้านกล้า", "ล้านนา", "พันธุ์", "แสนสุข", "หมื่นลี้", "เทศบาลเมืองแสนสุข"]
)
def test_words_of_a_title_or_a_name_are_no_unit(text: str) -> None:
    assert not is_column_name(text)
    assert not is_unit(text)
    assert factor_in_head(text) in (None, 1)
    assert unit_in_cell(text) is None


@pytest.mark.parametrize("name", ["ล้านนา", "พันธุ์ข้าว", "แสนสุข", "หมื่นลี้", "เชียงแสน", "ประชาสัมพันธ์"])
def test_a_name_beside_a_figure_is_no_unit_of_it(name: str) -> None:
    assert not states_unit(f"20 ({name})")
    assert not states_unit(f"{name} 20")
    assert find_amounts(f"กลุ่ม{name} 20 คน", []) == []
    assert [one.amount for one in find_amounts(f"กลุ่ม{name} 5,000 บาท", [])] == [5000]


@pytest.mark.parametrize("text", ["20 แสน", "20 (ล้าน)", "20 บาท", "20 บ.", "฿ 20", "สิบล้านบาท", "๒ ร้อย", "20 พันบาท"])
def test_a_cell_that_says_its_own_unit_is_known(text: str) -> None:
    assert states_unit(text)


@pytest.mark.parametrize("text", ["20", "20 (ร้อยละ 5)", "20 (ผูกพันธ์)", "20 คน"])
def test_a_cell_without_a_unit_says_none(text: str) -> None:
    assert not states_unit(text)
