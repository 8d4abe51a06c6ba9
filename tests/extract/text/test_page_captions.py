"""The numbers of pictures that a model writes before the headings of pages."""

from __future__ import annotations

import pytest

from extract.ground.source import SourceText
from extract.text.page_captions import page_captions


def source(text: str) -> SourceText:
    return SourceText("a.md", "txt", "", tuple(text.split("\n")))


@pytest.mark.parametrize("first", ["📄 ภาพที่ 1 – ปก", "หน้า ๑: คำนำ", "รูปภาพที่ 1–2 - ปก"])
def test_they_leave_the_headings(first: str) -> None:
    due = 3 if "–2" in first else 2
    text = f"{first}\nก\n\n## ข\n📄 ภาพที่ {due} – ส่วนที่ ๑ บทนำ\nค\n📄 ภาพที่ {due + 1}–9 – ส่วนที่ ๒ แผน\n"
    found = page_captions(source(text))
    assert list(found.values())[1:] == ["ส่วนที่ ๑ บทนำ", "ส่วนที่ ๒ แผน"]
    assert list(found)[1:] == [5, 7]


OTHERS = {
    "too few": "ภาพที่ 1 – ปก\nภาพที่ 2 – ส่วนที่ 1 บทนำ",
    "not counted on": "ภาพที่ 1 – ปก\nภาพที่ 3 – ส่วนที่ 1 บทนำ\nภาพที่ 4 – ส่วนที่ 2 แผน",
    "figures": "ภาพที่ 1 – แผนที่ตำบล\nภาพที่ 2 – การอบรม\nภาพที่ 3 – การประชุม",
    "contents": "หน้า 1 : ส่วนที่ 1\nหน้า 4 : ส่วนที่ 2\nหน้า 9 : ส่วนที่ 3",
    "in prose": "ตามภาพที่ 1 – ส่วนที่ 1\nตามภาพที่ 2 – ส่วนที่ 2\nตามภาพที่ 3 – ส่วนที่ 3",
}


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS)
def test_other_lines_stay(text: str) -> None:
    assert page_captions(source(text)) == {}
