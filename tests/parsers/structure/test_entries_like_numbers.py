"""``กิจกรรมที่ 1`` on a line of its own: an entry of a block's field, or the heading of the next block."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.ground.source import SourceText
from lawful import Rows
from normalize.document_rows import document_rows
from parsers.document import parse_plan

Make = Callable[[str], SourceText]

HEAD = """แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2570)
เทศบาลตำบลตัวอย่าง จังหวัดลำปาง
ส่วนที่ 3 รายละเอียดโครงการ
มิติที่ 1 การสร้างสังคมที่ไม่ทนต่อการทุจริต
"""
BLOCK = """{0}ชื่อโครงการ : โครงการ{title}
{1}วัตถุประสงค์
เพื่อดี
{2}วิธีดำเนินการ
{method}
{3}งบประมาณ
{budget}
{4}ผู้รับผิดชอบ
สำนักปลัด
{5}ตัวชี้วัด
{indicator}
"""
FORMS = [
    ("1. ", "2. ", "3. ", "4. ", "5. ", "6. "),
    ("๑) ", "๒) ", "๓) ", "๔) ", "๕) ", "๖) "),
    ("ก. ", "ข. ", "ค. ", "ง. ", "จ. ", "ฉ. "),
    ("",) * 6,
]


def rows_of(text: str, source: Make) -> Rows:
    return document_rows(parse_plan(source(HEAD + text)), "plan", "0")


def block(form: tuple[str, ...], title: str = "อบรมคุณธรรม", **fields: str) -> str:
    filled = {"method": "- จัดอบรม", "budget": "20,000 บาท", "indicator": "ร้อยละ 80"} | fields
    return BLOCK.format(*form, title=title, **filled)


def titles(rows: Rows) -> list[str]:
    return [row["title"] for row in rows["projects"]]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("word", ["กิจกรรมที่ {}", "โครงการที่ {}", "มาตรการที่ {}"])
def test_activities_and_their_money_are_of_the_block(form: tuple[str, ...], word: str, source: Make) -> None:
    """The block was torn, its money in no line, and projects called ``5,000 บาท``."""
    lines = "\n".join(f"{word.format(n)}\n{baht} บาท" for n, baht in ((1, "5,000"), (2, "8,000"), (3, "9,000")))
    rows = rows_of(block(form, budget=lines) + block(form, "จิตอาสา"), source)
    assert titles(rows) == ["โครงการอบรมคุณธรรม", "โครงการจิตอาสา"]
    first = [int(line["amount_baht"]) for line in rows["budget_lines"] if line["project_id"].endswith("001")]
    assert sorted(first) == [5000, 8000, 9000]
    assert [row["responsible_unit"] for row in rows["projects"]] == ["สำนักปลัด"] * 2


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("below", [True, False])
def test_activities_in_the_last_field_are_its_text(form: tuple[str, ...], below: bool, source: Make) -> None:
    lines = "กิจกรรมที่ 1\nผู้เข้าร่วม 50 คน\nกิจกรรมที่ 2\nผู้เข้าร่วม 30 คน"
    rows = rows_of(block(form, indicator=lines) + (block(form, "จิตอาสา") if below else ""), source)
    assert titles(rows) == ["โครงการอบรมคุณธรรม", "โครงการจิตอาสา"][: 1 + below]
    assert "ผู้เข้าร่วม 30 คน" in " ".join(item["text"] for item in rows["project_items"] if item["field"] == "indicator")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("word", ["กิจกรรมที่ {}", "โครงการที่ {}", "ลำดับที่ {}"])
def test_a_number_above_a_title_opens_a_block(form: tuple[str, ...], word: str, source: Make) -> None:
    text = "".join(
        f"{word.format(n)}\n{block(form, title)}" for n, title in ((1, "อบรมคุณธรรม"), (2, "จิตอาสา"), (3, "รณรงค์"))
    )
    assert titles(rows_of(text, source)) == ["โครงการอบรมคุณธรรม", "โครงการจิตอาสา", "โครงการรณรงค์"]


def test_a_number_above_the_first_fields_opens_a_block(source: Make) -> None:
    """Titles without a label stand below their number."""
    text = "".join(
        f"{number}\nโครงการ{title}\n1. หลักการและเหตุผล\nดี\n2. วัตถุประสงค์\nเพื่อดี\n3. งบประมาณ\n5,000 บาท\n"
        for number, title in (("ลำดับที่ 1", "อบรมคุณธรรม"), ("กิจกรรมที่ 2", "จิตอาสา"))
    )
    assert titles(rows_of(text, source)) == ["โครงการอบรมคุณธรรม", "โครงการจิตอาสา"]
