"""Marks that a text lost: known from what it has left, in documents that lost some kinds of them, all, or none."""

from __future__ import annotations

import pytest

from extract.text.lost_marks import Lost, has_slipped, lost_marks, with_slipped, without_lost

ALL: frozenset[Lost] = frozenset({"tall", "tone", "silencer", "second", "above", "below"})
FONT: frozenset[Lost] = frozenset({"tall", "tone", "silencer"})
TEXT = (
    "เทศบาลตำบลเป็นหน่วยงานของรัฐที่ต้องป้องกันการทุจริตด้วยความโปร่งใส เพื่อให้ผู้รับบริการได้รับประโยชน์สูงสุด "
    "โดยมีวัตถุประสงค์เพื่อส่งเสริมให้เจ้าหน้าที่ปฏิบัติงานด้วยความซื่อสัตย์สุจริต ประจำปีงบประมาณ พ.ศ. 2566 ทั้งนี้ตั้งแต่บัดนี้เป็นต้นไป\n"
)


@pytest.mark.parametrize("lost", [FONT, ALL, frozenset({"tall"}), frozenset({"tone", "second"})])
def test_what_a_text_lost_is_known(lost: frozenset[Lost]) -> None:
    assert lost_marks(without_lost(TEXT * 20, lost)) == {lost}


def test_a_text_with_its_marks_lost_nothing() -> None:
    assert lost_marks(TEXT * 20) == frozenset()
    assert not has_slipped(TEXT * 20)


def test_one_word_without_its_mark_proves_nothing() -> None:
    assert lost_marks(TEXT * 20 + "หนวยงานเปนผูรับผิดชอบดวย") == frozenset()


def test_a_short_text_proves_nothing() -> None:
    assert lost_marks(without_lost(TEXT, FONT)) == frozenset()


def test_a_part_that_lost_its_marks_is_found_beside_one_that_has_them() -> None:
    assert lost_marks(without_lost(TEXT * 40, FONT) + TEXT * 60) == {FONT}


def test_parts_that_lost_different_marks_are_told_apart() -> None:
    assert lost_marks(without_lost(TEXT * 40, FONT) + without_lost(TEXT * 60, ALL)) == {FONT, ALL}


@pytest.mark.parametrize(
    ("word", "lost", "left"),
    [
        ("ผู้", FONT, "ผู"),  # the mark stands on a vowel below: the letter has none above it
        ("ที่", FONT, "ที่"),
        ("ฝ่าย", frozenset({"tone"}), "ฝาย"),
        ("ฝ่าย", frozenset({"tall"}), "ฝาย"),
        ("เด็ก", FONT, "เด็ก"),
        ("เด็ก", ALL, "เดก"),
        ("ผู้", ALL, "ผ"),
        ("น้ำ", FONT, "นำ"),
        ("ABC 1,000", ALL, "ABC 1,000"),
    ],
)
def test_a_word_without_its_lost_marks(word: str, lost: frozenset[Lost], left: str) -> None:
    assert without_lost(word, lost) == left


def test_marks_that_slipped_are_told_by_several_words() -> None:
    assert has_slipped(" ".join(map(with_slipped, ("ชื่อ", "เพื่อ", "ครั้ง"))))
    assert not has_slipped(with_slipped("ชื่อ"))
    assert not has_slipped("ชื่อ เพื่อ ครั้ง เรื่อง ทั้ง พื้น")
