"""Repairs of the encoding, and what they must leave alone."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan_extract.extract.repair import repair

NIKHAHIT, AA, AM, MAI_THO, MAI_EK, SARA_II = "\u0e4d", "\u0e32", "\u0e33", "\u0e49", "\u0e48", "\u0e35"


@pytest.mark.parametrize(
    ("damaged", "right"),
    [
        (f"จ{NIKHAHIT}{AA}นวน", "จำนวน"),
        (f"น{NIKHAHIT}{MAI_THO}{AA}", f"น{MAI_THO}{AM}"),  # the tone between
        (f"น{MAI_THO}{NIKHAHIT}{AA}", f"น{MAI_THO}{AM}"),  # the tone before
        (f"น{AM}{MAI_THO}", f"น{MAI_THO}{AM}"),  # the tone behind
        (f"ท{MAI_EK}{SARA_II}", f"ท{SARA_II}{MAI_EK}"),
        ("เเผน", "แผน"),
        ("เทศบาล\u00a0นคร", "เทศบาล นคร"),
        ("การ\u200bทุจริต\ufeff", "การทุจริต"),
        ("ท\uf70a", f"ท{MAI_EK}"),
        ("ก\u2028ข\x0bค\x0cง", "ก ข ค ง"),
    ],
)
def test_repairs(damaged: str, right: str) -> None:
    assert repair(damaged)[0] == right


@pytest.mark.parametrize(
    "text",
    ["ทำให้้องค์กร", "๒๕61", "ต าบล", "ผู้รับผิตชอบ", "ก\tข", "#####", "<p>ก</p>", "การยกระดับгло", "½ ① ™"],
)
def test_wording_stays(text: str) -> None:
    assert repair(text) == (text, ())


THAI = st.text(alphabet=st.sampled_from("กนทเแโะาำิีึืุู็่้๊๋์ํ๑๒ \n\t\u00a0\u200b\uf70a\uf710é\u0301"), max_size=60)


@given(THAI)
def test_a_second_repair_changes_nothing(text: str) -> None:
    once, _ = repair(text)
    assert repair(once) == (once, ())


@given(st.one_of(THAI, st.text(max_size=60)))
def test_lines_stay_the_file_s(text: str) -> None:
    repaired, _ = repair(text)
    assert repaired.count("\n") == text.count("\n")
    assert unicodedata.is_normalized("NFC", repaired)


@given(st.text(alphabet=st.sampled_from("กนทำ้่ีา "), max_size=40))
def test_composed_and_decomposed_are_one(text: str) -> None:
    assert repair(text)[0] == repair(text.replace(AM, NIKHAHIT + AA))[0]
