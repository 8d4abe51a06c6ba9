"""The numbers of pictures that a model writes before the headings of pages."""

from __future__ import annotations

import pytest

from extract.ground.source import SourceText
from extract.text.page_captions import page_captions, page_marks


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


@pytest.mark.parametrize(
    "form",
    ["**[หน้าที่ {} ของไฟล์สแกน]**", "[หน้า {}]", "[Page {} of 21]", "*[หน้า {} / 30]*", "## [หน้าที่ {}]"],
)
def test_lines_that_count_the_pages_of_a_file_are_no_text(form: str) -> None:
    text = "\n".join(f"{form.format(number)}\nก" for number in range(1, 5))
    assert list(page_marks(source(text))) == [1, 3, 5, 7]


OTHER_MARKS = {
    "too few": "[หน้า 1]\nก\n[หน้า 2]",
    "not from the first on": "[หน้า 2]\n[หน้า 3]\n[หน้า 4]",
    "one is missing": "[หน้า 1]\n[หน้า 2]\n[หน้า 4]",
    "other words": "[หน้า 1 ปก]\n[หน้า 2 คำนำ]\n[หน้า 3 สารบัญ]",
    "with a text": "[หน้า 1] คำนำ\n[หน้า 2] สารบัญ\n[หน้า 3] บทนำ",
    "a note in a row": "| [หน้า 1] |\n| [หน้า 2] |\n| [หน้า 3] |",
}


@pytest.mark.parametrize("text", OTHER_MARKS.values(), ids=OTHER_MARKS)
def test_other_brackets_stay(text: str) -> None:
    assert page_marks(source(text)) == {}
