"""Numbers of glyphs become letters where a dictionary proves which, and tone marks the vowel that they stand for."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.text.glyph_codes import with_letters, with_vowels
from extract.text.read_txt import read_txt

FORMS = Path(__file__).parents[2] / "cases" / "forms" / "plans"
PLAN = "\n".join(read_txt((FORMS / "browser_raw.txt").read_bytes(), "plan.txt").lines)
WORDS = "โครงการ มาตรการ พยาบาล ตุลาคม ประชาชน บริหาร กันยายน "


@pytest.mark.parametrize("letter", ["า", "ร", "น", "ง", "่", "ิ", "เ", "ป"])
def test_a_letter_that_a_plan_has_as_a_number_is_known_by_the_words_around_it(letter: str) -> None:
    coded = PLAN.replace(letter, "(cid:31)")
    text, count = with_letters(coded)
    assert text.count("(cid:31)") < 0.01 * coded.count("(cid:31)")
    assert count == coded.count("(cid:31)") - text.count("(cid:31)")
    assert text.replace("(cid:31)", letter) == PLAN


def test_several_numbers_are_known_one_by_one() -> None:
    coded = PLAN.replace("า", "(cid:6)").replace("ป", "(cid:71)").replace("ิ", "(cid:5)")
    assert with_letters(coded)[0] == PLAN


def test_sara_am_that_has_the_number_of_sara_aa_beside_it_is_whole() -> None:
    text = WORDS.replace("า", "(cid:6)") + "ทำ(cid:6) ต่(cid:6)ำ"
    assert with_letters(text)[0] == WORDS + "ทำ ต่ำ"


@pytest.mark.parametrize(
    "text",
    [
        "เป็นเงิน 1(cid:20),000 บาท และ (cid:20)5,000 บาท 3,(cid:20)00 2(cid:20) 7.(cid:20)",
        WORDS.replace("าร", "(cid:6)ร").replace("าน", "(cid:7)น"),
        "(cid:6)(cid:7)(cid:8)(cid:9) (cid:6)(cid:7)(cid:8) (cid:9)(cid:9)(cid:6) (cid:7)(cid:8) (cid:6)(cid:8)",
        "ก(cid:6)ร ก(cid:6)ร ก(cid:6)ร ง(cid:6)น",
        WORDS.replace("า", "(cid:6)").replace("ร", "(cid:6)").replace("ค", "(cid:6)"),
    ],
    ids=["digits", "too few places", "no letters around", "few words", "one number for several letters"],
)
def test_a_number_that_nothing_proves_stays(text: str) -> None:
    assert with_letters(text) == (text, 0)


def test_a_number_beside_a_digit_stays_though_it_is_known_elsewhere() -> None:
    text = WORDS.replace("า", "(cid:6)") + "1(cid:6)0,000 5,(cid:6)00 (cid:6)2566"
    assert with_letters(text)[0] == WORDS + "1(cid:6)0,000 5,(cid:6)00 (cid:6)2566"


def test_a_vowel_that_a_plan_has_as_a_tone_mark_is_known_by_the_words_around_it() -> None:
    lost = PLAN.replace("\u0e39", "\u0e49") * 3
    text, count = with_vowels(lost)
    assert count >= 0.98 * PLAN.count("\u0e39") * 3
    assert sum(map(str.__ne__, text, PLAN * 3)) <= 0.02 * PLAN.count("\u0e39") * 3


def test_a_tone_mark_that_an_ocr_read_twice_stays_where_the_text_has_the_vowels() -> None:
    text = PLAN.replace("ให้", "ให้้").replace("ผู้", "ผู้้")
    assert with_vowels(text) == (text, 0)


def test_a_long_text_takes_no_time_with_its_square() -> None:
    text = "ผ้้นำอย่้ข้อม้ลกลุ่มที่ดีคือตั้ง" * 3000 + "(cid:4)ก" * 20_000
    assert len(with_vowels(with_letters(text)[0])[0]) > len("ผ้้") * 3000
