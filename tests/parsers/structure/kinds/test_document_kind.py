"""Plans are let in, whole or in parts; their neighbours and strangers are not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from extract.ground.characters import arabic_digits, thai_digits
from extract.ground.source import SourceText
from parsers.structure.kinds.document_kind import refusal

PLANS = sorted((Path(__file__).parents[4] / "data" / "raw").glob("*.txt"))
Make = Callable[[str], SourceText]

TITLE = "แผนปฏิบัติการป้องกันการทุจริต"
BLOCK = """1. ชื่อโครงการ : โครงการอบรมคุณธรรม
2. หลักการและเหตุผล
   การทุจริตเป็นปัญหา
3. วัตถุประสงค์
4. กลุ่มเป้าหมาย
7. งบประมาณดำเนินการ
   ไม่ใช้งบประมาณ
8. ผู้รับผิดชอบ
"""
TABLE = "มิติ\tภารกิจ ตามมิติ\tโครงการ/กิจกรรม/มาตรการ\tปี 2571\tปี 2572\n\t1.1 การสร้างจิตสำนึก\t1. โครงการ\t10,000\t0\n"


@pytest.mark.parametrize("swap", [str, thai_digits, arabic_digits])
@pytest.mark.parametrize("plan", PLANS, ids=lambda path: path.stem[:3])
def test_a_real_plan_is_one_in_both_digits(plan: Path, swap: Callable[[str], str], source: Make) -> None:
    assert refusal(source(swap(plan.read_text(encoding="utf-8")))) is None


@pytest.mark.parametrize("plan", PLANS, ids=lambda path: path.stem[:3])
@pytest.mark.parametrize("tenth", range(10))
def test_any_third_of_a_real_plan_is_one(plan: Path, tenth: int, source: Make) -> None:
    lines = plan.read_text(encoding="utf-8").split("\n")
    start = len(lines) * tenth // 15
    assert refusal(source("\n".join(lines[start : start + len(lines) // 3]))) is None


@pytest.mark.parametrize(
    "text",
    [
        TITLE,
        f"(ร่าง)\n{TITLE}\n(พ.ศ. 2571 - 2575)",
        "แผนปฏิบัติการ\nป้องกันการทุจริต\nขององค์การบริหารส่วนตำบลตัวอย่าง",  # broken over two lines
        "แผนปฏิบัติการ ป้องกัน การทุจริต",
        "แผนปฏิบัตการปองกันการทจรติ",  # marks lost by the OCR
        "แผนป้องกัน ปราบปรามการทุจริตและประพฤติมิชอบ",
        "แผนปฏิบัติการป้องกันและปราบปรามการทุจริต",
        "แผนการดำเนินงานป้องกันการทุจริต",  # begins like another kind of plan
        f"# **{TITLE}** <br> พ.ศ. 2571",
        "asmsTashun\nx) e\n" * 60 + TITLE,  # a picture on the cover, read as letters
        f"{TITLE}\nส่วนที่ 1 บทนำ\nรายงานผลการดำเนินงานตามแผนปฏิบัติการ",  # speaks of its report in the body
        f"{TITLE}\nประกาศเทศบาลตำบลตัวอย่าง\nผลการดำเนินงานตามแผนให้รายงานทุกปี",  # a wrapped line
        f"{TITLE}\nแผนพัฒนาท้องถิ่น",
        f"{TITLE}\nรายงานผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงาน",  # named below the title
        TABLE,
        BLOCK,
        "บันทึกข้อความ\nเรื่อง ขออนุมัติแผน\nเรียน นายกเทศมนตรี\n" + TABLE,  # sent with a memo
        f"เทศบาลได้จัดทำ{TITLE}เพื่อใช้\n" * 3,
    ],
)
def test_a_plan_or_a_part_of_one(text: str, source: Make) -> None:
    assert refusal(source(text)) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"รายงานผลการดำเนินงานตาม{TITLE}", "รายงานผล"),
        (f"เทศบาลตำบลตัวอย่าง\nรายงานผลการดำเนินงาน\nตาม{TITLE}\n" + TABLE, "รายงานผล"),
        (f"{TITLE}\nรายงานผล รอบ 6 เดือน\n" + TABLE, "รายงานผล"),
        (f"รายงาน\nผลการดำเนินการตาม{TITLE}", "รายงานผล"),
        (f"ประกาศเทศบาลตำบลตัวอย่าง\nเรื่อง เผยแพร่รายงานผลการดำเนินการตาม{TITLE}", "รายงานผล"),
        (f"รายงานการติดตามและประเมินผล{TITLE}", "รายงานผล"),
        (f"รายงานผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงาน\n{TITLE}", "ITA"),
        ("สรุปผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงาน", "ITA"),
        (f"คู่มือการจัดทำ{TITLE}", "คู่มือ"),
        (f"แผนการดำเนินงาน\nประจำปีงบประมาณ พ.ศ. 2571\n1. โครงการจัดทำ{TITLE}", "แผนการดำเนินงาน"),
        (f"แผนพัฒนาท้องถิ่น (พ.ศ. 2571 - 2575)\nโครงการจัดทำ{TITLE}", "แผนพัฒนาท้องถิ่น"),
        ("ร่าง เทศบัญญัติงบประมาณรายจ่าย ประจำปี", "เทศบัญญัติ"),
        ("ข้อบัญญัติ งบประมาณรายจ่าย", "ข้อบัญญัติ"),
        ("ประกาศ แผนการจัดซื้อจัดจ้าง", "จัดซื้อจัดจ้าง"),
        (f"ที่ ปช 0001/ว 1\nเรื่อง ขอให้จัดทำ{TITLE}\nเรียน นายกเทศมนตรี", "หนังสือ"),
        (f"คำสั่งเทศบาลตำบลตัวอย่าง\nเรื่อง แต่งตั้งคณะทำงานจัดทำ{TITLE}", "คำสั่ง"),
    ],
)
def test_a_neighbour_is_refused_by_name(text: str, kind: str, source: Make) -> None:
    error = refusal(source(text))
    assert error is not None
    assert error.code == "not_a_plan"
    assert kind in error.message


@pytest.mark.parametrize(
    "text",
    [
        "The quick brown fox jumps over the lazy dog.\n" * 50,
        "กาลครั้งหนึ่งนานมาแล้ว ยังมีชาวนาคนหนึ่ง\n" * 50,
        "ไข่ไก่ 10 ฟอง\nนมสด 2 ขวด\nข้าวสาร 5 กิโลกรัม",
        "แผนปฏิบัติการป้องกันไข้เลือดออก\nเทศบาลตำบลตัวอย่าง",
        "การป้องกันการทุจริตในองค์กร\nบทความ",
        f"ข่าวประจำวัน\n{'ก' * 200} {TITLE}",  # named once, deep in prose
        BLOCK.replace("การทุจริต", "ยุง").replace("คุณธรรม", "เกษตร"),  # a proposal on something else
        TABLE.replace("ปี 2571", "ผลการดำเนินงาน"),  # a table of results
        "วัตถุประสงค์\nงบประมาณ\nเป้าหมาย\nระยะเวลา\nทุจริต",  # fields of no project
        "๑๒๓ 123",
    ],
)
def test_a_stranger_is_refused(text: str, source: Make) -> None:
    error = refusal(source(text))
    assert error is not None
    assert error.code == "not_a_plan"
    assert error.remedy


def test_a_file_of_empty_lines_is_refused(source: Make) -> None:
    assert refusal(source("\n \n")) is not None


STYLED = "<tr><th style='border: 1px solid black; padding: 4px; vertical-align: top; text-align: center'>"
PIPED = "| มิติ | ภารกิจตามมิติ | โครงการ | ปี 2566 |\n|---|---|---|---|\n| 1 | 1.1 | ก | - |"


def styled(*names: str) -> str:
    return f"<table>{''.join(f'{STYLED}{name}</th>' for name in names)}</tr></table>"


def test_a_table_in_markup_is_known_by_its_words(source: Make) -> None:
    assert refusal(source(PIPED)) is None
    assert refusal(source(styled("มิติ", "ภารกิจตามมิติ", "โครงการ", "ปี 2566"))) is None
    assert refusal(source(styled("มิติ", "ภารกิจตามมิติ", "โครงการ", "งบประมาณ", "ผลการดำเนินงาน"))) is not None


def test_the_rows_of_a_table_in_markup_are_no_titles(source: Make) -> None:
    """The plan's title in a cell is not the document's."""
    letter = "เรียน ผู้ว่าราชการจังหวัด\nขอส่งเอกสารตามที่แจ้ง\n"
    assert refusal(source(f"{letter}<table><tr><td>{TITLE}</td><td>1 ฉบับ</td></tr></table>")) is not None
    assert refusal(source(f"{letter}| {TITLE} | 1 ฉบับ |\n|---|---|")) is not None


MENU = "หน้าแรก\nแผนพัฒนาท้องถิ่น\nข้อบัญญัติ/เทศบัญญัติ\nติดต่อเรา\n"
SHORT_PLAN = (
    "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2568)\nองค์การบริหารส่วนตำบลหนองตัวอย่าง\n"
    "มิติ\tภารกิจตามมิติ\tโครงการ/กิจกรรม/มาตรการ\tปี 2566\n1. ก\t1.1 ข\t1) โครงการ ค\t10,000"
)


def test_the_menu_of_a_web_page_above_the_title_refuses_nothing() -> None:
    lines = tuple(f"{MENU}{SHORT_PLAN}".split("\n"))
    assert refusal(SourceText("a.txt", "txt", "0" * 64, lines)) is None


def test_another_plan_that_mentions_this_one_is_still_refused() -> None:
    text = "แผนพัฒนาท้องถิ่น (พ.ศ. 2566 - 2570)\nองค์การบริหารส่วนตำบลหนองตัวอย่าง\nแผนปฏิบัติการป้องกันการทุจริต\nบัญชีโครงการ"
    problem = refusal(SourceText("a.txt", "txt", "0" * 64, tuple(text.split("\n"))))
    assert problem
    assert problem.code == "not_a_plan"


TABLES = "<table>\n<tr><td>เมนูหลัก</tr>\n<tr><td>ราคากลาง</tr>\n</table>\n"


def test_a_title_with_its_years_below_the_tables_of_a_page_s_menu_is_the_plan_s(source: Make) -> None:
    assert refusal(source(f"{TABLES}{TITLE} (พ.ศ. 2567 - 2568)\nเทศบาลตำบลตัวอย่าง")) is None
    assert refusal(source(f"{TABLES}{TITLE}\nเทศบาลตำบลตัวอย่าง")) is not None
    assert refusal(source(f"{TABLES}ข่าว {TITLE} (พ.ศ. 2567 - 2568)")) is not None


@pytest.mark.parametrize("label", ["ชื่อโครงการ", "หลักการและเหตุผล"])
def test_what_a_block_says_below_the_title_names_no_document(label: str, source: Make) -> None:
    """The last step of a project's method was taken for a report's title."""
    block = f"{label}\nโครงการอบรม\nวิธีดำเนินการ\nขออนุมัติโครงการ\nสรุปผลและรายงาน"
    assert refusal(source(f"{TITLE}\n{block}")) is None
    assert refusal(source(f"{TITLE}\nสรุปผลและรายงาน")) is not None
