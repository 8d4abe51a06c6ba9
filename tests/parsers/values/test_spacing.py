"""Spaces of narrow cells: taken out only where that is sure."""

from __future__ import annotations

import pytest

from parsers.values.spacing import join_lines, known_spellings, tidy, wording_key


def test_the_first_spelling_of_a_wording_wins() -> None:
    spellings = known_spellings(["การบริหาร  ราชการ", "การบริหารราชการ", "ก"])
    assert spellings == {"การบริหารราชการ": "การบริหาร ราชการ", "ก": "ก"}


@pytest.mark.parametrize(
    ("text", "tidied"),
    [
        ("การ บริหาร ราชการ", "การบริหารราชการ"),
        ("งบ ปี ๒๕๖๖ ก", "งบปี ๒๕๖๖ ก"),  # the digits stay as they are printed
        ("งบ ปี 2566 ก", "งบปี 2566 ก"),
        ("การบริหารราชการ (ก)", "การบริหารราชการ (ก)"),  # brackets that the known spelling has not
        ("และ ของ", "และของ"),
        ("ก  ข", "ก ข"),
        ("ก และ ข", "ก และข"),
        ("ก การ 5", "ก การ 5"),
    ],
)
def test_tidy(text: str, tidied: str) -> None:
    assert tidy(text, known_spellings(["การบริหารราชการ", "งบปี 2566 ก"])) == tidied


def test_without_known_spellings_only_what_no_writer_parts_is_joined() -> None:
    assert tidy("การ บริหาร ราชการ") == tidy("การ บริหาร ราชการ", {}) == "การบริหาร ราชการ"
    assert tidy(" ก ") == "ก"


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["ก", "ข"], "กข"),
        (["ก็", "ข"], "ก็ข"),
        (["ก\u0e4e", "ก"], "ก\u0e4eก"),
        (["ก\u0e4f", "ก"], "ก\u0e4f ก"),  # a sign, no letter
        (["๑", "ก"], "๑ ก"),
        (["ก", "๑"], "ก ๑"),
        (["a", "ก"], "a ก"),
        (["ก", "", " ", " ข  ค ", "ง"], "กข คง"),
        (["ก"], "ก"),
        ([], ""),
        ([" "], ""),
    ],
)
def test_wrapped_lines(lines: list[str], joined: str) -> None:
    assert join_lines(lines) == joined


def test_signs_and_digits_do_not_tell_wordings_apart() -> None:
    assert wording_key("ก. “ข” (๑)") == wording_key("กข 1")
    assert wording_key("NO Gift") == "nogift"
