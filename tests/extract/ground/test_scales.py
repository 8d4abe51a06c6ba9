"""The words of units of money: what they multiply by, and what begins like one and is a name."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import product

import pytest

from extract.ground.scales import (
    FACTORS,
    PIECES,
    SCALE,
    SCALED_BAHT,
    SCALES,
    SCALES_ALONE,
    SCALES_OF_FIGURE,
    factor_of,
    factor_of_figure,
    scale_words,
)


@pytest.mark.parametrize("word", FACTORS)
def test_every_word_is_a_scale_a_unit_and_its_factor(word: str) -> None:
    assert re.fullmatch(SCALE, word)
    assert re.fullmatch(SCALED_BAHT, f"{word}บาท")
    assert factor_of(word) == FACTORS[word]


@pytest.mark.parametrize("power", range(12))
def test_a_power_of_ten_has_words_that_say_it(power: int) -> None:
    assert factor_of(scale_words(Decimal(10) ** power)) == 10**power


@pytest.mark.parametrize(
    ("words", "factor"),
    [
        ("พันล้าน", 10**9),
        ("ร้อยล้าน", 10**8),
        ("สิบแสน", 10**6),
        ("ร้อย", 100),
        ("", 1),
        ("ล้านพัน", None),
        ("แสนหมื่น", None),
        ("พันพัน", None),
        ("ล้านล้าน", None),
        ("สิบ", None),
    ],
)
def test_what_multiplies_a_figure_rises(words: str, factor: int | None) -> None:
    assert factor_of_figure(words) == factor


@pytest.mark.parametrize("words", ["".join(pair) for pair in product(FACTORS, repeat=2)])
def test_the_pattern_and_the_factor_of_a_figure_are_of_one_mind(words: str) -> None:
    assert bool(re.fullmatch(SCALES_OF_FIGURE, words)) == (factor_of_figure(words) is not None)


@pytest.mark.parametrize("name", ["ร้อยละ", "พันธุ์", "พันธกิจ", "สัมพันธ์", "ประชาสัมพันธ์"])
def test_a_word_that_begins_like_a_scale_has_none(name: str) -> None:
    assert re.search(SCALE, name) is None


@pytest.mark.parametrize("name", ["ล้านนา", "แสนสุข", "หมื่นลี้", "พันตำรวจ", "สิบเอก"])
def test_a_name_is_no_scale_that_stands_alone(name: str) -> None:
    assert re.match(SCALES_ALONE, name) is None


@pytest.mark.parametrize("text", ["ล้าน", "ล้าน บาท", "แสนเศษ", "หมื่นกว่าบาท", "สิบล้านบาท", "พัน บ.", "ล้าน)"])
def test_a_scale_stands_alone_before_baht_and_before_no_letter(text: str) -> None:
    assert re.match(SCALES_ALONE, text)


def test_a_long_run_of_scales_is_looked_at_once() -> None:
    run = "ล้าน" * 20_000
    assert re.fullmatch(SCALES + "บาท", run) is None
    assert re.match(SCALES_ALONE, run + "นา") is None


def test_every_piece_is_a_pattern_that_can_be_repeated() -> None:
    for piece in PIECES.values():
        assert re.fullmatch(f"(?:{piece}?x)", "x")
