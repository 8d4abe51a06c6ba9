"""Marks behind the next letter go back to their own; what is in order stays."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from extract.text.late_marks import with_marks_back
from extract.text.read_txt import read_txt

FORMS = Path(__file__).parents[2] / "cases" / "forms" / "plans"
SIGNS = " พ่อื พ่อื พ่อื"
"""What a text with the fault has."""


def read(text: str) -> str:
    return with_marks_back(text + SIGNS)[0].removesuffix(with_marks_back(SIGNS)[0])


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("เพ่อื เป็นกรอบ", "เพื่อ เป็นกรอบ"),
        ("ไว้ทงั้ สนิ้ 21", "ไว้ทั้งสิ้น 21"),
        ("เร่อื งร้องเรียน", "เรื่องร้องเรียน"),
        ("พ้นื ที่ดำเนินการ", "พื้นที่ดำเนินการ"),
        ("ระดับหมู่บา้ นและตำบล", "ระดับหมู่บ้านและตำบล"),
        ("พนักงานจา้ ง จำนวน", "พนักงานจ้าง จำนวน"),
        ("โครงการนขี้ นึ้", "โครงการนี้ขึ้น"),
        ("ความรูด้ ้าน", "ความรู้ด้าน"),
        ("ปีละ 2 ครงั้", "ปีละ 2 ครั้ง"),
        ("ความซ่อื สัตย์", "ความซื่อสัตย์"),
    ],
)
def test_a_late_mark_is_on_its_letter_where_words_are_so(printed: str, meant: str) -> None:
    assert read(printed) == meant


@pytest.mark.parametrize(
    "text",
    ["ก่อน เมื่อวาน", "กลุมเปาหมาย", "ใหผูบริหาร", "งดให้ งดรับ", "ข้อมูล ด้านนี้", "นายก้อง สิริ", "1. ที่ 2. สี่", "เสนอปั ญหา", "ผู้อื่น"],
)
def test_words_that_are_in_order_stay(text: str) -> None:
    assert read(text) == text


@pytest.mark.parametrize("name", ["annual_2569", "annual_months", "browser_raw"])
def test_a_plan_without_late_marks_stays(name: str) -> None:
    text = "\n".join(read_txt((FORMS / f"{name}.txt").read_bytes(), "plan.txt").lines)
    assert read(text) == text


def test_a_plan_that_says_others_in_full_is_not_looked_at() -> None:
    assert with_marks_back("พนั กงานเพื่อผู้อื่น " * 3) == ("พนั กงานเพื่อผู้อื่น " * 3, 0)


def test_a_word_over_the_end_of_a_stretch_stays() -> None:
    text = "ทุจริตต่อตำแหน่งหน้าที่ราชการ" * 30
    assert read(text) == text


def test_a_text_without_such_words_is_not_looked_at() -> None:
    assert with_marks_back("ครงั้ ทงั้") == ("ครงั้ ทงั้", 0)


def test_a_line_without_end_takes_no_time_with_its_square() -> None:
    text = "ทงั้ สนิ้ " * 10_000 + SIGNS
    assert len(re.findall("ทั้งสิ้น", with_marks_back(text)[0])) > 8_000


def test_a_word_whose_tone_stands_on_the_next_line_keeps_its_vowel() -> None:
    assert read("จัดทำโครงการนีข") == "จัดทำโครงการนีข"


def test_tones_that_letters_alone_place_say_that_others_may_be_late() -> None:
    text = "รวมทัง้ สิน้ ครัง้ ตัง้ ขึน้ ตลอดปี มีน้อย"
    lines = read_txt(text.encode(), "plan.txt").lines
    assert lines == ("รวมทั้ง สิ้น ครั้ง ตั้ง ขึ้น ตลอดปี มีน้อย",)
