"""What a space parts from า is put together where a word proves it."""

from __future__ import annotations

import pytest

from extract.text.read_txt import read_txt
from extract.text.torn_sara_am import restored


@pytest.mark.parametrize(
    ("torn", "whole"),
    [
        ("เทศบาลต าบลพอกน้อย", "เทศบาลตำบลพอกน้อย"),
        ("การจัดท าแผน", "การจัดทำแผน"),
        ("ประจ าปีงบประมาณ", "ประจำปีงบประมาณ"),
        ("จ านวน 5 แผ่น อ าเภอพรรณานิคม", "จำนวน 5 แผ่น อำเภอพรรณานิคม"),
        ("ด าเนินการ", "ดำเนินการ"),
        ("สามารถน าความรู้", "สามารถนำความรู้"),  # นาค is a word, too, and a longer one
        ("ช าระภาษี", "ชำระภาษี"),
        ("จำนวน เป้ าหมาย", "จำนวน เป้าหมาย"),  # Garuda has a glyph without width there
        ("ดำเนินการ ก ารบริหารงานบุคคล", "ดำเนินการ การบริหารงานบุคคล"),
    ],
)
def test_a_lost_sara_am_is_proved_by_a_word(torn: str, whole: str) -> None:
    assert restored(torn)[0] == whole


@pytest.mark.parametrize("text", ["ฎ าฎ", "การ งาน", "1 า", "ตำบล", "บ ริ ห า ร"])
def test_without_proof_nothing_is_restored(text: str) -> None:
    assert restored(text) == (text, 0)


def test_a_text_that_came_of_a_pdf_is_mended() -> None:
    source = read_txt("เทศบาลต าบลพอกน้อย อ าเภอพรรณานิคม".encode(), "plan.txt")
    assert source.lines == ("เทศบาลตำบลพอกน้อย อำเภอพรรณานิคม",)
    assert [(repair.name, repair.count) for repair in source.repairs] == [("torn_sara_am", 2)]
