"""Entries of results without enumerators: a line that ends with a count, a row of a table."""

from __future__ import annotations

import pytest

from extract.ground.characters import arabic_digits, thai_digits
from parsers.blocks.items import ContentLine, field_items
from parsers.records.blocks import FieldName


def texts(field: FieldName, lines: list[str]) -> list[str]:
    """The items of a field with these lines of content."""
    found = field_items(
        field,
        [ContentLine.of(number, line, arabic_digits(line), after_blank=False) for number, line in enumerate(lines, 1)],
    )
    return [item.text for item in found]


@pytest.mark.parametrize("field", ["output", "outcome", "indicator", "target_output"])
@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["จัดอบรม 1 ครั้ง", "ผู้เข้าร่วม 50 คน", "ผู้เข้าร่วมมีความรู้"], ["จัดอบรม 1 ครั้ง", "ผู้เข้าร่วม 50 คน", "ผู้เข้าร่วมมีความรู้"]),
        (["ไม่น้อยกว่า 50 คน", "ความพึงพอใจร้อยละ 80"], ["ไม่น้อยกว่า 50 คน", "ความพึงพอใจร้อยละ 80"]),
        (["อบรม 2 ครั้งต่อปี", "มีคู่มือ 1 เล่ม"], ["อบรม 2 ครั้งต่อปี", "มีคู่มือ 1 เล่ม"]),
        (["1) จัดอบรม 1 ครั้ง", "มีผู้เข้าร่วม 50 คน"], ["จัดอบรม 1 ครั้ง", "มีผู้เข้าร่วม 50 คน"]),
        (["จำนวนครั้ง\t1 ครั้ง", "ผู้ผ่านการอบรม\tร้อยละ 80"], ["จำนวนครั้ง 1 ครั้ง", "ผู้ผ่านการอบรม ร้อยละ 80"]),
    ],
)
def test_a_count_and_a_row_end_an_entry(field: FieldName, lines: list[str], expected: list[str]) -> None:
    assert texts(field, lines) == expected
    assert texts(field, [thai_digits(line) for line in lines]) == [thai_digits(text) for text in expected]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["จัดอบรมบุคลากร 50 คน", "ในหัวข้อวินัย"], ["จัดอบรมบุคลากร 50 คน ในหัวข้อวินัย"]),
        (["ประชาชน 50 คน", "เข้าร่วมกิจกรรม"], ["ประชาชน 50 คน เข้าร่วมกิจกรรม"]),
        (["อบรม 50 คน", "(สำรวจจากทะเบียน)"], ["อบรม 50 คน (สำรวจจากทะเบียน)"]),
        (["ผู้เข้าร่วมมีความ", "พึงพอใจ"], ["ผู้เข้าร่วมมีความพึงพอใจ"]),
        (["จัดอบรม จำนวน 50", "คน"], ["จัดอบรม จำนวน 50 คน"]),
        (["ประกาศ ครั้งที่ 1 เรื่องการ", "รับของขวัญ"], ["ประกาศ ครั้งที่ 1 เรื่องการรับของขวัญ"]),
    ],
)
def test_a_wrapped_entry_is_one(lines: list[str], expected: list[str]) -> None:
    assert texts("indicator", lines) == expected


def test_other_fields_are_not_lists_of_counts() -> None:
    assert texts("method", ["จัดอบรม 1 ครั้ง", "ผู้เข้าร่วม 50 คน"]) == ["จัดอบรม 1 ครั้งผู้เข้าร่วม 50 คน"]
