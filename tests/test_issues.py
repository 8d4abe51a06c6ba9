"""Every code of the catalogue is raised by a document that deserves it, and a clean document raises none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from extract.ground.issue_codes import CATALOGUE
from extract.ground.source import SourceText
from extract.text.lost_marks import without_lost
from normalize.document_rows import document_rows
from normalize.schema.keys import DataRow
from parsers.document import parse_plan
from plan_extract.run import pipeline

CLEAN = (Path(__file__).parent / "cases" / "clean.txt").read_text(encoding="utf-8")


def issues_of(text: str) -> list[DataRow]:
    source = SourceText("plan.txt", "txt", "0" * 64, tuple(text.split("\n")))
    return document_rows(parse_plan(source), "plan", "0")["issues"]


def changed(*pairs: tuple[str, str]) -> str:
    text = CLEAN
    for old, new in pairs:
        assert text.count(old) >= 1, old
        text = text.replace(old, new, 1)
    return text


def without(start: str, stop: str) -> str:
    """The clean document from ``start`` (left out, as all that follows it) to ``stop``."""
    begin = CLEAN.index(start)
    return CLEAN[:begin] + CLEAN[CLEAN.index(stop, begin) :]


def in_html(old: str, new: str) -> str:
    """The clean document with its table in HTML, changed at the first place."""
    lines = CLEAN.split("\n")
    rows = [number for number, line in enumerate(lines) if "\t" in line]
    cells = ("".join(f"<td>{cell}</td>" for cell in lines[number].split("\t")) for number in rows)
    table = ["<table>", *(f"<tr>{row}</tr>" for row in cells), "</table>"]
    text = "\n".join([*lines[: rows[0]], *table, *lines[rows[-1] + 1 :]])
    assert old in text
    return text.replace(old, new, 1)


SHARED = "๕,๐๐๐ -\t๕,๐๐๐ -\t๕,๐๐๐ -\t๕,๐๐๐ -\t๕,๐๐๐ -"
ONE_VALUE = "๕,๐๐๐\t๕,๐๐๐\t๕,๐๐๐\t๕,๐๐๐\t๕,๐๐๐"
SECOND_ROW = "\t\t๒) มาตรการป้องกันผลประโยชน์ทับซ้อน\t-\t-\t-\t-\t-\t\n"
CARRIED = "๒๐,๐๐๐\t๒๐,๐๐๐\t๒๐,๐๐๐\t๒๐,๐๐๐\t๒๐,๐๐๐"
YEARS = "\t".join(f"ปี {year}" for year in range(2566, 2571))
CHANGES = f"""
โครงการที่แก้ไข/เปลี่ยนแปลง

ลำดับที่ (แผนเดิม)\tรายการ\tโครงการ/กิจกรรม/มาตรการ\t{YEARS}\tหมายเหตุ
๑\tเดิม\tโครงการอบรมคุณธรรมจริยธรรม\t{CARRIED}\t
\tใหม่\tโครงการอบรมคุณธรรมจริยธรรม\t{CARRIED.replace("๒", "๓", 1)}\t
"""
OF_SUMS = """แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2567)
เทศบาลตำบลตัวอย่าง อำเภอเมืองลำปาง จังหวัดลำปาง

ส่วนที่ 2
แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2567)

ที่\tโครงการ\tปี 2566\tปี 2567\tหมายเหตุ
1\tโครงการอบรม\t20,000\t10,000\t
2\tโครงการป้าย\t10,000\t11,000\t
3\tโครงการค่าย\t5,000\t10,000\t
\tกองทุนหลักประกันสุขภาพ\t35,000\t31,000\t
"""
MISSION = "๑.๑ การเสริมสร้างจิตสำนึกและความตระหนักแก่บุคลากร"
LAST_BLOCK = CLEAN[CLEAN.index("ลำดับที่ ๔") :]


def in_another_order() -> str:
    """The clean document with a table below its own that lists two of its projects by what they cost."""
    years = "".join(f"<td>ปี {year}</td>" for year in range(2566, 2571))
    rows = [("โครงการประเมินความพึงพอใจของประชาชน", "5,000"), ("โครงการอบรมคุณธรรมจริยธรรม", "20,000")]
    cells = [
        f"<tr><td>{n}</td><td>{title}</td>{f'<td>{baht}</td>' * 5}</tr>" for n, (title, baht) in enumerate(rows, 1)
    ]
    table = f"<table><tr><td>ลำดับ</td><td>โครงการ/กิจกรรม</td>{years}</tr>{''.join(cells)}</table>"
    return changed(("\nส่วนที่ ๓", f"\n{table}\n\nส่วนที่ ๓"))


def with_sums(first: str, head: str = "รวม", text: str = CLEAN) -> str:
    """The clean document with a column of sums before the remarks, which has a value for its first project alone."""
    lines = text.split("\n")
    rows = [number for number, line in enumerate(lines) if "\t" in line]
    for number, value in zip(rows, [head, "", first, *[""] * len(rows)], strict=False):
        cells = lines[number].split("\t")
        lines[number] = "\t".join([*cells[:-1], value, cells[-1]])
    return "\n".join(lines)


DOCUMENTS: dict[str, Callable[[], str]] = {
    "total_mismatch": lambda: changed(("๑ มาตรการ\t๒๐,๐๐๐", "๑ มาตรการ\t๒๕,๐๐๐")),
    "count_mismatch": lambda: changed(("จำนวน ๑ โครงการ ๑ มาตรการ", "จำนวน ๒ โครงการ ๑ มาตรการ")),
    "table_detail_budget_mismatch": lambda: changed(("ปีละ ๒๐,๐๐๐ บาท", "ปีละ ๓๐,๐๐๐ บาท")),
    "ambiguous_alignment": lambda: changed((SHARED, ONE_VALUE), ("ปีละ ๕,๐๐๐ บาท", "ปีละ ๖,๐๐๐ บาท")),
    "settled_alignment": lambda: changed((SHARED, ONE_VALUE)),
    "raised_mark": lambda: changed(("ปีละ ๒๐,๐๐๐ บาท", "ปีละ ๒๐,๐๐๐<sup>๑</sup> บาท")),
    "struck_text": lambda: changed(("ปีละ ๒๐,๐๐๐ บาท", "<del>ปีละ ๓๐,๐๐๐ บาท</del> ปีละ ๒๐,๐๐๐ บาท")),
    "unaccounted_amount": lambda: without("มิติ\tภารกิจ", "ส่วนที่ ๓").replace(
        "\nส่วนที่ ๓", "\nที่\tโครงการ/กิจกรรม\tเป้าหมาย\tงบประมาณ (บาท)\n๑\tโครงการ ก\t๕๐\t๒๐,๐๐๐\n\nส่วนที่ ๓"
    ),
    "unknown_column": lambda: changed(("\tหมายเหตุ", "\tความเห็น")),
    "unit_uncertain": lambda: changed(("มิติ\tภารกิจ", "หน่วย : พันบาท\n\nมิติ\tภารกิจ"), ("ปีละ ๒๐,๐๐๐ บาท", "ตามข้อบัญญัติ")),
    "quarter_only": lambda: changed(("งบประมาณ (บาท)\t\n", "ไตรมาส ๑ (บาท)\t\n")),
    "years_without_column": lambda: CLEAN.replace("๒๕๗๐)", "๒๕๗๑)"),
    "implausible_amount": lambda: changed(("จริยธรรม\t๒๐,๐๐๐", "จริยธรรม\t๒๐.๐๐")),
    "amount_on_heading_row": lambda: changed(("\t\t๒) มาตรการ", "\t\t๑.๑.๒ เสริมสร้าง\t๙๙๙\t\t\t\t\t\n\t\t๒) มาตรการ")),
    "project_without_detail": lambda: CLEAN.replace(LAST_BLOCK, ""),
    "detail_without_table_row": lambda: changed((" ๔) กิจกรรมเผยแพร่ข้อมูลข่าวสาร", ""), (SHARED, ONE_VALUE)),
    "duplicate_number": lambda: changed(("๓) โครงการประเมิน", "๒) โครงการประเมิน")),
    "number_gap": lambda: changed(("ลำดับที่ ๔", "ลำดับที่ ๗")),
    "headless_row": lambda: changed(("\t\t๒) มาตรการ", "\t\t\t-\t-\t-\t-\t-\tสำนักปลัด\n\t\t๒) มาตรการ")),
    "list_number_gap": lambda: changed(("๒) รายงานผล", "๔) รายงานผล")),
    "numbering_differs": lambda: changed(("ลำดับที่ ๓", "ลำดับที่ ๕"), ("ลำดับที่ ๔", "ลำดับที่ ๖")),
    "remark_contradicts_amount": lambda: changed(("๒๐,๐๐๐\t\n", "๒๐,๐๐๐\tไม่ใช้งบประมาณ\n")),
    "lost_heading": lambda: without("มิติที่ ๒ การบริหาร", "ลำดับที่ ๓"),
    "place_mismatch": lambda: changed(("ลำดับที่ ๔", "มิติที่ ๑ การสร้างวัฒนธรรมสุจริต\n\n" + MISSION + "\n\nลำดับที่ ๔")),
    "repeated_block": lambda: CLEAN + LAST_BLOCK,
    "merged_columns": lambda: in_html("<td>๒๐,๐๐๐</td>" * 2, "<td colspan=2>๒๐,๐๐๐</td>"),
    "uneven_row": lambda: in_html("<td>๒๐,๐๐๐</td>" * 2, "<td>๒๐,๐๐๐</td>"),
    "total_in_row": lambda: in_html("ทับซ้อน</td>", "ทับซ้อน<br>รวมทั้งสิ้น</td>"),
    "repeated_row": lambda: changed((SECOND_ROW, SECOND_ROW * 2)),
    "contradicting_rows": lambda: changed((SECOND_ROW, SECOND_ROW + SECOND_ROW.replace("-", "๙,๐๐๐", 2))),
    "changed_row": lambda: changed(("\nส่วนที่ ๓", f"{CHANGES}\nส่วนที่ ๓")),
    "repeated_table": lambda: in_another_order(),
    "carried_sum": lambda: changed((SECOND_ROW, f"{SECOND_ROW}\t\tยอดยกไป\t{CARRIED}\t\n")),
    "unnamed_sum": lambda: OF_SUMS,
    "mended_row": lambda: changed((SECOND_ROW, SECOND_ROW.lstrip("\t"))),
    "unread_table": lambda: changed(("\nส่วนที่ ๓", "\nรายการ\tจำนวน\tราคา\nโครงการจัดซื้อ\t๗,๐๐๐\t๘,๐๐๐\n\nส่วนที่ ๓")),
    "missing_field": lambda: without("๔. กลุ่มเป้าหมาย", "๕. วิธีดำเนินการ"),
    "repeated_field": lambda: changed(("๔. กลุ่มเป้าหมาย", "๓. วัตถุประสงค์\n\n๑) เพื่อสิ่งอื่น\n\n๔. กลุ่มเป้าหมาย")),
    "orphan_fields": lambda: CLEAN + LAST_BLOCK[LAST_BLOCK.index("๒. หลักการ") :],
    "headless_block": lambda: without("มิติที่ ๑", "๒. หลักการ"),
    "unread_block": lambda: CLEAN + "\nลำดับที่ ๕\n\nชื่อโครงการ : โครงการอื่น\n",
    "unknown_heading": lambda: changed(("\nลำดับที่ ๒", "\n๑๐. การเบิกจ่าย\n\nตามระเบียบ\n\nลำดับที่ ๒")),
    "several_counts": lambda: changed(("บุคลากรของเทศบาล จำนวน ๓๐ คน", "บุคลากร ๕๐ คน ประชาชน ๓๐ คน")),
    "fuzzy_heading": lambda: changed(("ลำดับที่ ๒", "ลำคับที่ ๒")),
    "fuzzy_title_match": lambda: changed(
        ("ชื่อโครงการ : โครงการประเมินความพึงพอใจของประชาชน", "ชื่อโครงการ : โครงการประเมินดวามพึงพอไจของประชาชน")
    ),
    "ocr_noise": lambda: changed(("๒) รายงานผล", "๒) รายงานผล\n#####")),
    "homoglyph": lambda: changed(("บุคลากรต้องมีคุณธรรม", "บุคลากรตaоงมีคุณธรรม")),
    "lost_marks": lambda: without_lost(CLEAN, frozenset({"tall", "tone", "silencer"})),
    "unknown_section": lambda: CLEAN + "\nส่วนที่ ๔ คณะทำงานจัดทำ\n\nนายหนึ่ง\n",
    "missing_table": lambda: without("มิติ\tภารกิจ", "ส่วนที่ ๓"),
    "missing_details": lambda: CLEAN[: CLEAN.index("ส่วนที่ ๓")],
    "period_outside_plan": lambda: changed(("ปีงบประมาณ พ.ศ. ๒๕๖๖ - ๒๕๗๐", "ปีงบประมาณ พ.ศ. ๒๕๖๖ - ๒๕๗๒")),
    "title_differs": lambda: changed(
        (
            "ส่วนที่ ๓\n",
            "ส่วนที่ ๓\nแผนปฏิบัติการป้องกันการทุจริต (พ.ศ. ๒๕๖๑ - ๒๕๖๔)\nเทศบาลตำบลตัวอย่าง\n",
        )
    ),
    "announcement_outside_plan": lambda: changed(
        ("\nคำนำ", "\nประกาศใช้แผนปฏิบัติการป้องกันการทุจริต\nประกาศ ณ วันที่ ๑๕ ตุลาคม ๒๖๕๖\n\nคำนำ")
    ),
    "unreadable_amount": lambda: changed(("จริยธรรม\t๒๐,๐๐๐", "จริยธรรม\t๒๐,๐S๐")),
    "not_budget": lambda: changed(("ปีละ ๒๐,๐๐๐ บาท", "ปีละ ๒๐,๐๐๐ บาท (เบิกจ่ายแล้ว ๕,๐๐๐ บาท)")),
    "row_total_mismatch": lambda: with_sums("๙๐,๐๐๐"),
    "parts_mismatch": lambda: changed(("ปีละ ๒๐,๐๐๐ บาท", "ปีละ ๒๐,๐๐๐ บาท แบ่งเป็น ค่าจ้าง ๕,๐๐๐ บาท ค่าเช่า ๕,๐๐๐ บาท")),
    "year_uncertain": lambda: changed(("ปีละ ๒๐,๐๐๐ บาท", "ปีละ ๒๐,๐๐๐ บาท เพิ่มปีละ ๑,๐๐๐ บาท")),
    "unnamed_budget": lambda: changed(("ปีละ ๒๐,๐๐๐ บาท", "งบบริหารของหน่วยงาน")),
    "states_one_year": lambda: changed(("ปีละ ๒๐,๐๐๐ บาท", "๒๐,๐๐๐ บาท"), ("๒๐,๐๐๐\t\n", "๒๒,๐๐๐\t\n")),
    "unreadable_year": lambda: changed(("ปี ๒๕๖๗", "ปี ๒๕๖๖")),
    "repeated_value": lambda: changed(
        (
            "๒. การบริหารราชการด้วยความโปร่งใส\t",
            f"\tรวมมิติที่ ๑\tจำนวน ๑ โครงการ\t{ONE_VALUE}\t\n๒. การบริหารราชการด้วยความโปร่งใส\t",
        )
    ),
    "heading_differs": lambda: changed(("มิติที่ ๒ การบริหารราชการด้วยความโปร่งใส", "มิติที่ ๒ การบริหารงานด้วยความโปร่งใส")),
    "responsible_differs": lambda: changed(("๒๐,๐๐๐\t\n", "๒๐,๐๐๐\tกองวิชาการ\n")),
    "period_without_year": lambda: changed(("ปีงบประมาณ พ.ศ. ๒๕๖๖ - ๒๕๗๐", "ไตรมาสที่ ๑ - ไตรมาสที่ ๔")),
    "unfilled_template": lambda: changed(("บุคลากรต้องมีคุณธรรม", "บุคลากรของระบุชื่อ องค์กรปกครองส่วนท้องถิ่นต้องมีคุณธรรม")),
    "unknown_place": lambda: changed(("อำเภอเมืองลำปาง", "อำเภอเมืองลำปวง")),
    "unknown_tree": lambda: CLEAN.replace("การบริหารราชการด้วยความโปร่งใส", "ธรรมาภิบาลดิจิทัลภาครัฐ").replace(
        "มาตรการส่งเสริมคุณธรรมและความโปร่งใส", "ระบบข้อมูลเปิด"
    ),
    "missing_fact": lambda: changed(("จังหวัดลำปาง", ""), ("อำเภอเมืองลำปาง", "")),
}
OF_RUNS = {
    "duplicate_plan",
    "ocr_amount",
    "unread_page",
    "hidden_text",
    "page_stamp",
    "unread_form_field",
    "ocr_thai_digits",
    "corrected_by_hand",
    "stale_correction",
}
"""Codes that a text alone cannot raise: of two files, of pages (``extract/pdf``), of a person's corrections
(``tests/normalize/corrections/test_corrected.py``)."""


def test_a_clean_document_raises_none() -> None:
    assert [(row["code"], row["message"], row["line_start"]) for row in issues_of(CLEAN)] == []


@pytest.mark.parametrize(
    "change",
    [
        ("บุคลากรต้องมีคุณธรรม", "บุคลากรต้องมีคุณธรรม และ\n- ๑๒ -\nจริยธรรม"),  # a page number
        ("๒) รายงานผล", "๒) รายงานผล\n\n๑) ติดตาม"),  # a list that begins anew
        ("ลำดับที่ ๑\n\n๑. ชื่อโครงการ", "ลำดับที่ ๑\n\nชื่อโครงการ"),
        ("\t\t๒) มาตรการ", f"\t๑.๓ เด็กและเยาวชน\t-\t-\t-\t-\t-\t-\t\n\t{MISSION}\t๒) มาตรการ"),  # none of its own
        ("๒) รายงานผล", "๒) จัดอบรมดังนี้\n๑) วันแรก\n๒) วันที่สอง\n๓) รายงานผล"),  # a list inside a list
        ("๒๐,๐๐๐\t\n", "๒๐,๐๐๐\tสำนักงานปลัดเทศบาล\n"),  # the same office in another form
        ("๒๐,๐๐๐\t\n", "๒๐,๐๐๐\tสป.\n"),  # an abbreviation
        ("๒๐,๐๐๐\t\n", "๒๐,๐๐๐\tกองช่าง\n"),  # an office that no block knows
        ("บุคลากรต้องมีคุณธรรม", "ให้ผู้ร้องเรียนระบุชื่อและที่อยู่"),  # a form's own wording
        ("ปีละ ๒๐,๐๐๐ บาท", "๒๐,๐๐๐ บาท"),  # each year's
        ("ปีละ ๒๐,๐๐๐ บาท", "๑๐๐,๐๐๐ บาท"),  # the sum over the years
    ],
)
def test_what_is_no_contradiction_raises_none(change: tuple[str, str]) -> None:
    assert [(row["code"], row["message"], row["line_start"]) for row in issues_of(changed(change))] == []


FIRST_ROW = "จริยธรรม\t๒๐,๐๐๐\t๒๐,๐๐๐"


@pytest.mark.parametrize(
    ("head", "total"),
    [
        ("รวม", "๑๐๐,๐๐๐"),
        ("รวมทั้งสิ้น (บาท)", "100,000"),
        ("รวม ๕ ปี", "100,000.-"),
        ("รวม (พันบาท)", "๑๐๐"),  # its own unit
        ("รวม", "-"),
        ("รวม", ""),
        ("รวม (คน)", "๙๐"),  # no money
        ("เป้าหมายรวม", "๙๐"),
    ],
)
def test_a_row_whose_own_total_is_its_years_raises_none(head: str, total: str) -> None:
    assert [(row["code"], row["message"]) for row in issues_of(with_sums(total, head))] == []


@pytest.mark.parametrize(
    ("head", "total", "found"),
    [("รวม", "๒๐,๐๐๐", "20,000"), ("รวม (บาท)", "๑๐๐", "100"), ("รวม (พันบาท)", "๑๐๐,๐๐๐", "100,000,000")],
)
def test_a_row_whose_own_total_is_not_its_years_says_both(head: str, total: str, found: str) -> None:
    (row,) = [row for row in issues_of(with_sums(total, head)) if row["code"] == "row_total_mismatch"]
    assert (row["severity"], row["expected"], row["found"]) == ("warning", found, "100,000")
    assert (row["table"], row["project_id"], row["line_start"]) == ("budget_lines", "plan/001", 28)


@pytest.mark.parametrize(
    "unknown",
    [
        (FIRST_ROW, FIRST_ROW.replace("๒๐,๐๐๐", "๒๐,๐S๐", 1)),  # a year that cannot be read
        (FIRST_ROW, FIRST_ROW.replace("๒๐,๐๐๐", "งบบริหาร", 1)),  # how much is not said
        ("ปี ๒๕๖๗", "ปี ๒๕๙๙"),  # a year that is no column
        ("ปี ๒๕๖๗", "ปี ๒๕๖๗ ไตรมาส ๑"),
    ],
)
def test_where_not_all_years_of_a_row_are_known_its_total_is_held_against_nothing(unknown: tuple[str, str]) -> None:
    text = with_sums("๙๐,๐๐๐", text=changed(unknown))
    assert "row_total_mismatch" not in {row["code"] for row in issues_of(text)}


def test_a_blank_and_a_dash_add_nothing_to_the_total_of_a_row() -> None:
    text = with_sums("๖๐,๐๐๐", text=changed((FIRST_ROW, "จริยธรรม\t-\t")))
    assert "row_total_mismatch" not in {row["code"] for row in issues_of(text)}


def test_a_year_that_does_not_count_on_is_no_year_of_its_own() -> None:
    """OCR reads ๒๕๖๘ as ๒๕๐๕: its amounts go to no year."""
    rows = [row for row in issues_of(changed(("ปี ๒๕๖๘", "ปี ๒๕๐๕"))) if row["code"] == "unreadable_year"]
    assert [(row["severity"], row["found"]) for row in rows] == [("error", "ปี ๒๕๐๕")]


@pytest.mark.parametrize("number", ["๒", "๓"])
def test_a_block_without_its_beginning_explains_the_number_that_is_missing(number: str) -> None:
    """The second one follows a heading of part 3, not another block."""
    start = CLEAN.index(f"ลำดับที่ {number}")
    rows = issues_of(CLEAN[:start] + CLEAN[CLEAN.index("๒. หลักการ", start) :])
    assert [str(row["code"]) for row in rows] == ["project_without_detail", "orphan_fields"]
    assert f"plan/{int(number):03}" == rows[0]["project_id"]
    assert "whose beginning is missing" in str(rows[0]["message"])
    assert rows[1]["project_id"] == "plan/005"


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("๑๐. ผลผลิต/ผลลัพธ์\n\nผลผลิต\n\n", "2 3 4 5 6 7 8 10"),  # the number of a heading in two lines
        ("๑. ผลผลิต/ผลลัพธ์\n\n", "2 3 4 5 6 7 8 1"),  # a list may begin anew, a block not
    ],
)
def test_the_numbers_of_a_block_s_fields_count_on(printed: str, said: str) -> None:
    (row,) = issues_of(changed(("๙. ผลผลิต/ผลลัพธ์\n\n", printed)))
    assert (row["code"], row["found"]) == ("list_number_gap", said)


RISKS = """๑. การประเมินความเสี่ยงการทุจริตในองค์กร

ลำดับที่\tขั้นตอนการดำเนินงาน\tประเด็นความเสี่ยงการทุจริต\tRisk Score\tมาตรการควบคุมความเสี่ยงการทุจริต
๑\tการจัดซื้อ\tเอื้อประโยชน์\tต่ำ\t๑. เปิดเผยข้อมูล ๒. กำกับติดตาม {last}. อบรม

๒. หลักการและเหตุผล"""


def test_the_numbers_of_controls_count_on() -> None:
    assert issues_of(changed(("๑. หลักการและเหตุผล", RISKS.format(last="๓")))) == []
    (row,) = issues_of(changed(("๑. หลักการและเหตุผล", RISKS.format(last="๔"))))
    assert (row["code"], row["table"], row["found"]) == ("list_number_gap", "risk_controls", "1 2 4")


def test_a_period_that_contradicts_the_plan_s_own_is_reported() -> None:
    (row,) = issues_of(
        changed(("ได้จัดทำแผนปฏิบัติการป้องกันการทุจริต (พ.ศ. ๒๕๖๖ - ๒๕๗๐)", "ได้จัดทำแผนปฏิบัติการป้องกันการทุจริต (พ.ศ. ๒๕๖๖ - ๒๕๗๗)"))
    )
    assert (row["code"], row["expected"], row["found"], row["line_start"]) == (
        "repeated_value",
        "2566-2570",
        "2566 - 2577",
        9,
    )
    other = "ซึ่งต่อจากแผนปฏิบัติการป้องกันการทุจริต (พ.ศ. ๒๕๖๑ - ๒๕๖๔) "
    assert issues_of(changed(("เพื่อให้การปฏิบัติราชการ", other + "เพื่อให้การปฏิบัติราชการ"))) == []


@pytest.mark.parametrize(
    ("label", "severity"),
    [("เงินที่ใช้\n\nปีละ ๒๐,๐๐๐ บาท", "warning"), ("เงินที่ใช้\n\nตามระเบียบ", "info")],
)
def test_money_without_a_budget_field_is_doubtful(label: str, severity: str) -> None:
    """The label may not have been read: what stands in another field is no fact of the budget, and no trifle."""
    rows = issues_of(changed(("๗. งบประมาณดำเนินการ\n\nปีละ ๒๐,๐๐๐ บาท", label)))
    assert [row["severity"] for row in rows if row["code"] == "missing_field"] == [severity]


def test_an_empty_field_is_missing_its_content() -> None:
    (row,) = issues_of(changed(("ปีละ ๒๐,๐๐๐ บาท", "")))
    assert (row["code"], row["project_id"]) == ("missing_field", "plan/001")
    assert "nothing below its heading" in str(row["message"])


def test_a_cover_read_from_a_picture_is_noise() -> None:
    (row,) = issues_of("\n".join(["maghsiadinunzany", "ashu unzdudaziimes"] * 6) + "\n" + CLEAN)
    assert (row["code"], row["found"], row["line_start"], row["line_end"]) == ("ocr_noise", "12", 1, 12)


@pytest.mark.parametrize("code", sorted(set(CATALOGUE) - OF_RUNS))
def test_every_code_is_raised(code: str) -> None:
    rows = issues_of(DOCUMENTS[code]())
    assert code in {row["code"] for row in rows}
    for row in rows:
        assert "{" not in f"{row['message']}{row['message_th']}"


def test_the_same_plan_twice_is_one_issue(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(CLEAN, encoding="utf-8")
    result = pipeline.run(tmp_path, tmp_path / "out")
    assert {code: count for (_, code), count in result.issues.items()} == {"duplicate_plan": 1}


def test_headings_that_differ_in_lost_marks_alone_are_the_same() -> None:
    """The table's part of a file lost its marks and that of the details did not; a slip in a whole text is said."""
    table, details = CLEAN.split("ส่วนที่ ๓", 1)
    table = table.replace(
        "คำนำ\n", "คำนำ\n\n" + "เทศบาลเป็นหน่วยงานที่ต้องปฏิบัติหน้าที่เพื่อประโยชน์สุขของประชาชนด้วยความโปร่งใส\n" * 40, 1
    )
    lost = without_lost(table, frozenset({"tall", "tone", "silencer"})) + "ส่วนที่ ๓" + details
    assert "โปรงใส" in lost
    assert "โปร่งใส" in lost
    assert "heading_differs" not in codes_of(lost)
    assert "lost_marks" in codes_of(lost)
    assert "heading_differs" in codes_of(table.replace("โปร่งใส", "โปรงใส") + "ส่วนที่ ๓" + details)


def codes_of(text: str) -> set[object]:
    return {row["code"] for row in issues_of(text)}
