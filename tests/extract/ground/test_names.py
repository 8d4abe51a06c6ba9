"""The names that the dataset gives: an ordinary one as it is, and no two files' names the same."""

from __future__ import annotations

import os
import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from extract.ground.names import published_name
from extract.sources import plan_id

PARTS = st.sampled_from(
    [
        *("a", "b", ".", "~", "\\", "x0a", "\n", "\x7f", "\u0301", "e", "é", "ท", "\u0e48", "\u0e38", "\u202e", "\x85"),
        *(os.fsdecode(b"\xa1"), "\\xa1", "\\u0301", "~0123abcd", "가", "ᄀ", "ᅡ", "\U000e0001", "/", "txt"),
    ]
)
NAMES = st.lists(PARTS, min_size=1, max_size=8).map("".join)


@pytest.mark.parametrize(
    "name",
    [
        "plan.txt",
        "north/แผน 2566 (1).pdf",
        "ท่าศาลา.docx",
        "a\\x0ab.txt",
        "~plan~.txt",
        "plan~12.txt",
        "é",
        "a b..c.txt",
    ],
)
def test_an_ordinary_name_stays_as_it_is(name: str) -> None:
    assert unicodedata.is_normalized("NFC", name)
    assert published_name(name) == name


TWINS = [
    pytest.param("ท่\u0e38.txt", "ท\u0e38\u0e48.txt", id="marks in another order"),
    pytest.param("cafe\u0301.txt", "café.txt", id="NFD and NFC"),
    pytest.param("a\nb.txt", "a\\x0ab.txt", id="a line break and how it is written"),
    pytest.param(os.fsdecode("ท่า.txt".encode("tis-620")), "\\xb7\\xe8\\xd2.txt", id="TIS-620 and how it is written"),
    pytest.param(os.fsdecode(b"\x85"), "\x85", id="a byte and the sign of its number"),
    pytest.param("\u202ea.txt", "\\u202ea.txt", id="a sign that turns the line"),
]


@pytest.mark.parametrize(("one", "other"), TWINS)
def test_two_names_that_read_the_same_are_two(one: str, other: str) -> None:
    assert plan_id(published_name(one)) != plan_id(published_name(other))


@pytest.mark.parametrize(("one", "other"), TWINS)
def test_who_names_a_file_as_another_is_published_gets_another_name(one: str, other: str) -> None:
    assert len({published_name(name) for name in (one, other, published_name(one), published_name(other))}) >= 3
    again = published_name(one)
    if again != one:
        assert published_name(again) != again


@given(names=st.lists(NAMES, min_size=2, max_size=6, unique=True))
@example(names=["\n", "\\x0a", "\\x5cx0a", "\\\\x0a"])
def test_no_two_names_are_published_as_one(names: list[str]) -> None:
    assert len({published_name(name) for name in names}) == len(names)


@given(name=NAMES)
def test_what_is_published_can_be_published(name: str) -> None:
    shown = published_name(name)
    shown.encode("utf-8")
    assert unicodedata.is_normalized("NFC", shown)
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e]", shown)
    assert shown.count("/") == name.count("/")


@given(name=NAMES, above=NAMES)
def test_a_folder_s_name_changes_nothing_in_the_names_below_it(name: str, above: str) -> None:
    assert published_name(f"{above}/{name}") == f"{published_name(above)}/{published_name(name)}"


@given(name=st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=20))
def test_letters_and_digits_in_nfc_are_ordinary(name: str) -> None:
    plain = unicodedata.normalize("NFC", name)
    assert published_name(f"{plain}.txt") == f"{plain}.txt"


def test_the_suffix_stays_the_suffix() -> None:
    assert published_name("a\nb.PDF").endswith(".PDF")
