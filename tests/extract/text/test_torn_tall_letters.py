"""Blanks behind the mark of a tall letter go where they are a fault, and columns keep their places."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.text.read_txt import read_txt
from extract.text.torn_tall_letters import closed_up
from lawful import plan_around, rows_of_text

FORMS = Path(__file__).parents[2] / "cases" / "forms" / "plans"
TORN = "การป้ องกัน เป็ นไปตามปั ญหา "
"""Three places that no word has: a text with the fault."""

BEFORE_THE_REST = re.compile("([ปฝฟ][ัิ-ื็่-๋]+)(?=[ก-ฮะาำ])(?<!ปี)|(ปี)(?=งบ|ละ|ที่ ?[0-9๐-๙])")


def as_pdftotext_writes(text: str) -> str:
    """``text`` with a blank behind each mark of a tall letter. What a gap parts from it keeps its place."""

    def torn(match: re.Match[str]) -> str:
        piece, count = BEFORE_THE_REST.subn(lambda found: f"{found[0]} ", match["piece"])
        assert not match["gap"] or len(match["gap"]) >= count + 2
        return piece + match["gap"][count:]

    return re.sub(r"(?P<piece>.+?)(?P<gap> {2,}(?=\S)|$)", torn, text, flags=re.MULTILINE)


@pytest.mark.parametrize(
    ("torn", "whole"),
    [
        ("ป้ องกัน", "ป้องกัน"),
        ("รวมเป็ นเงิน ๕,๐๐๐ บาท", "รวมเป็นเงิน ๕,๐๐๐ บาท"),
        ("ปั จจัย", "ปัจจัย"),
        ("เปิ ดเผย", "เปิดเผย"),
        ("ฟื้ นฟู", "ฟื้นฟู"),
        ("เปลี่ยน เปี่ ยม", "เปลี่ยน เปี่ยม"),
        ("ฝ่ ายปกครอง", "ฝ่ายปกครอง"),
        ("กลุ่มเป้ าหมาย", "กลุ่มเป้าหมาย"),
    ],
)
def test_what_no_word_ends_with_is_whole_where_a_common_word_is_torn(torn: str, whole: str) -> None:
    assert closed_up(f"{torn} เป็ น") == (f"{whole} เป็น", 2)


@pytest.mark.parametrize(
    ("torn", "whole"),
    [
        ("ฝึ กอบรม", "ฝึกอบรม"),
        ("ปิ ดประกาศ", "ปิดประกาศ"),
        ("ปลูกฝั งให้ใฝ่ รู้", "ปลูกฝังให้ใฝ่รู้"),
        ("แฟ้ มงาน", "แฟ้มงาน"),
        ("ปี งบประมาณ พ.ศ. 2567", "ปีงบประมาณ พ.ศ. 2567"),
        ("ปี ละ 2 ครั้ง", "ปีละ 2 ครั้ง"),
        ("ปี ที่ 1 ปี ปั จจุบัน", "ปีที่ 1 ปีปัจจุบัน"),
    ],
)
def test_what_few_words_end_with_is_whole_in_a_text_with_the_fault(torn: str, whole: str) -> None:
    assert closed_up(TORN + torn)[0] == closed_up(TORN)[0] + whole


@pytest.mark.parametrize("text", ["ฝึ กอบรม", "ปี งบประมาณ ปี ละ", "ปิ ดประกาศ", "เปิ ดเผย"])
def test_a_text_without_the_fault_keeps_its_blanks(text: str) -> None:
    assert closed_up(text * 9) == (text * 9, 0)


@pytest.mark.parametrize(
    "real",
    [
        "ปี 2567",
        "ปี ๒๕๖๗ - ๒๕๗๐",
        "แผน 5 ปี (ปี 2566)",
        "ปี พ.ศ. 2567",
        "อย่างน้อย 1 ครั้งต่อปี จำนวน 20 คน",
        "แผนพัฒนาท้องถิ่นสี่ปี และเพื่อเผยแพร่",
        "ทำงาน 3 ปี หน้าที่ของตน",
        "ทุกปี ละเว้นการปฏิบัติ",
        "กะปิ ตำบลคลองโคน",
        "ราฟฟี ฟองดู",
        "5 ปี    งบประมาณ",
        "ปี\tงบประมาณ",
        "ป้ อ ง กั น",
        "ไม่ ได้ ผู้ นำ หน้ าที่",
    ],
)
def test_a_real_blank_stays_in_a_text_with_the_fault(real: str) -> None:
    assert closed_up(f"{TORN}\n{real}")[0].split("\n")[1] == real


OF_NO_NU = "สำนั กปลัด หน่ วยงาน พนั กงาน "
"""Three places that no word has, in a font that tears them."""


@pytest.mark.parametrize(
    ("torn", "whole"),
    [
        ("ดำเนิ นการ", "ดำเนินการ"),
        ("เนื้ อหา", "เนื้อหา"),
        ("หน่ วย : พันบาท", "หน่วย : พันบาท"),
        ("จิตสำนึ ก", "จิตสำนึก"),
        ("นิ ติการ", "นิติการ"),
    ],
)
def test_no_nu_is_whole_where_its_font_tears_it(torn: str, whole: str) -> None:
    assert closed_up(TORN + OF_NO_NU + torn)[0].endswith(whole)


@pytest.mark.parametrize("real", ["แผนนี้ กำหนด", "แน่ ชัด", "นี่ คือ", "มณฑานี กองคลัง", "น้ า", "ขึ้นนำ ก่อน", "เช่นนั้น ต้อง"])
def test_a_real_blank_behind_no_nu_stays(real: str) -> None:
    assert closed_up(f"{TORN}{OF_NO_NU}\n{real}")[0].split("\n")[1] == real


def test_few_torn_places_of_no_nu_prove_no_others() -> None:
    assert closed_up(f"{TORN}สำนั ก นิ ติการ")[0].endswith("สำนัก นิ ติการ")


def test_a_writer_who_puts_both_keeps_the_blanks_of_the_year() -> None:
    text = f"{TORN}ปีงบประมาณ 2566 ปี งบประมาณ 2567 (ปี งบประมาณ 2568)"
    assert closed_up(text)[0].endswith("ปีงบประมาณ 2566 ปี งบประมาณ 2567 (ปี งบประมาณ 2568)")


def test_columns_keep_their_places() -> None:
    lines = (
        "ลำดับ  โครงการป้ องกัน       2566      เป็ นเงิน   หมายเหตุ",
        "   1  ป้ องกันและเปิ ดเผย     10,000    -        ปั ญหา",
        "   2  เป็ นธรรม",
        "   3  อบรม                 20,000    -        -",
    )
    text, count = closed_up("\n".join(lines))
    whole = text.split("\n")
    assert count == 6
    for line, mended in zip(lines, whole, strict=True):
        for word in ("2566", "หมายเหตุ", "10,000", "-", "20,000"):
            assert mended.rfind(word) == line.rfind(word)
    assert whole[2] == "   2  เป็นธรรม"


WORDS = (
    "ป้องกัน",
    "เป็นเงิน",
    "ปีละ",
    "ปีงบประมาณ",
    "ฝึกอบรม",
    "ปัญหา",
    "เฝ้าระวัง",
    "ปิดป้าย",
    "ปี 2567",
    "ฝ่าย",
    "5 ปี (",
    "1,000",
    "บาท",
)
LINES = st.lists(
    st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(("", " ", " " * 40))), max_size=8), max_size=8
)


@given(LINES)
def test_a_text_with_the_blanks_put_in_is_that_without(lines: list[list[tuple[str, str]]]) -> None:
    text = "ป้องกัน เป็นเงิน ปัญหา ปีละ\n" + "\n".join("".join(map("".join, line)) for line in lines)
    text = re.sub("ปี(?=ปี|เป็น|[ฝป])", "ปี 2567 ", text)
    torn = as_pdftotext_writes(text)
    assert torn != text
    assert closed_up(torn)[0] == text
    assert closed_up(text) == (text, 0)


@pytest.mark.parametrize("name", ["layout_annual.txt", "ocr_cells.txt", "pdftotext_raw.txt"])
def test_a_plan_with_the_blanks_put_in_is_read_as_that_without(name: str) -> None:
    text = re.sub(r"(?<=\S)  +(?=\S)", lambda gap: f"{gap[0]}    ", (FORMS / name).read_text(encoding="utf-8"))
    torn = as_pdftotext_writes(text)
    assert torn.count("ป้ อ") > 4
    whole, mended = read_txt(text.encode(), "plan.txt"), read_txt(torn.encode(), "plan.txt")
    assert mended.lines == whole.lines
    assert [repair.name for repair in mended.repairs if repair not in whole.repairs] == ["torn_tall_letters"]


@pytest.mark.parametrize("fault", [False, True])
def test_a_sum_below_its_parts_is_the_budget(fault: bool) -> None:
    """``รวมเป็ นเงิน`` was no sum: its parts were the budget, and the sum another amount, without a word."""
    blocks = """
1. ชื่อโครงการ : โครงการป้องกันการทุจริต ปี 2567
2. วัตถุประสงค์ เพื่อรับฟังปัญหาและเปิดเผยข้อมูล
3. งบประมาณดำเนินการ
- ค่าพาหนะ 3,000 บาท
- ค่าวัสดุและประชาสัมพันธ์ 2,000 บาท
- รวมเป็นเงิน 5,000 บาท (ปีงบประมาณ พ.ศ. 2567)
4. ผู้รับผิดชอบ สำนักปลัด
"""
    text = plan_around("", "พ.ศ. 2566 - 2570", blocks)
    rows = rows_of_text(as_pdftotext_writes(text) if fault else text)
    assert rows["projects"][0]["title"] == "โครงการป้องกันการทุจริต ปี 2567"
    budget = [(line["fiscal_year_be"], line["amount_baht"]) for line in rows["budget_lines"] if line["per"] != "part"]
    assert budget == [(2567, 5000)]
