"""Words behind a slash may say where an amount comes from: the whole of them, or the amount is left open."""

from __future__ import annotations

import pytest

from lawful import baht_or_status, codes, plan_around, rows_of_text
from parsers.values.money.cells import parse_cell
from parsers.values.money.sources import names_source

SOURCES = (
    "ข้อบัญญัติ",
    "ตามเทศบัญญัติงบประมาณรายจ่ายประจำปี",
    "เงินอุดหนุน",
    "เงินอุดหนุนเฉพาะกิจ",
    "เงินอุดหนุนจากองค์การบริหารส่วนจังหวัด",
    "เงินรายได้",
    "รายได้ของเทศบาลตำบลหนองสองห้อง",
    "งบ อบต.",
    "งบเทศบาล",
    "งบของ อบจ.",
    "งบประมาณ",
    "งบประมาณรายจ่ายประจำปี",
    "งบประมาณของ อบต. และเงินอุดหนุนทั่วไป",
    "งบกลาง",
    "เงินสะสม",
    "เงินนอกงบประมาณ",
    "กองทุนหลักประกันสุขภาพ",
    "กองทุนพัฒนาบทบาทสตรี",
    "กองทุนช่วยเหลือเด็กก่อนวัยเรียน",
)
OTHER_WORDS = (
    "งบไม่ผ่านสภา",
    "งบถูกตัด",
    "เงินคืนคลัง",
    "งบไม่พอ",
    "งบ อบต. ครึ่งหนึ่ง",
    "งบ อบจ. และ งบ อบต. คนละครึ่ง",
    "เงินกู้ครึ่งหนึ่ง",
    "งบ อบต. บางส่วน",
    "งบ อบต. สมทบ",
    "งบ อบต. ปีหน้า",
    "งบประมาณที่ขอเพิ่ม",
    "งบประมาณที่ผ่านมา",
    "งบประมาณทุกปี",
    "งบกลางไม่ผ่าน",
    "งบของ อบจ. ไม่ใช่ของ อบต.",
    "งบรวมทั้งโครงการ",
    "งบล้านบาท",
    "เงินเดือน",
    "เงินสะสม ยังไม่อนุมัติ",
    "เงินอุดหนุนที่คาดว่าจะได้รับ",
    "เทศบัญญัติปีก่อน",
    "กองทุนหลักประกันสุขภาพจ่ายแทน",
)


@pytest.mark.parametrize("words", SOURCES)
def test_a_source_behind_a_slash_leaves_the_amount(words: str) -> None:
    assert names_source(words)
    assert [parse_cell(f"20,000{slash}{words}").amount for slash in (" / ", "/")] == [20_000, 20_000]


@pytest.mark.parametrize("words", OTHER_WORDS)
def test_words_that_say_more_than_a_source_leave_the_amount_open(words: str) -> None:
    assert not names_source(words)
    assert [parse_cell(f"20,000{slash}{words}").status for slash in (" / ", "/")] == [None, None]


def test_a_long_text_is_no_source() -> None:
    assert not names_source("เงินสะสมและ" * 10_000)


def test_an_amount_that_is_left_open_is_said() -> None:
    table = (
        "ที่\tโครงการ/กิจกรรม\tปี 2566\tปี 2567\tผู้รับผิดชอบ",
        "1\tโครงการอบรม\t20,000 / งบถูกตัด\t12,000 / งบ อบต.\tกองคลัง",
    )
    rows = rows_of_text(plan_around("\n".join(table), "พ.ศ. 2566 - 2567"))
    assert [baht_or_status(line) for line in rows["budget_lines"]] == ["ambiguous", 12_000]
    assert codes(rows) == {"unreadable_amount"}
