"""A unit of money at the head or foot of pages stands above the tables of their section, and no others."""

from __future__ import annotations

import io
import zipfile

import pytest

from extract.word.read_docx import read_docx
from lawful import baht_or_status, lawful_rows

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
UNIT = "(หน่วย : พันบาท)"
ROWS = (
    ("ที่", "โครงการ/กิจกรรม/มาตรการ", "ปี 2566", "ปี 2567"),
    ("1", "โครงการอบรมคุณธรรม", "1,500", "240"),
    ("2", "โครงการจิตอาสา", "35.5", "-"),
)


def p(text: str, inside: str = "") -> str:
    return f"<w:p><w:pPr>{inside}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def table(rows: tuple[tuple[str, ...], ...] = ROWS) -> str:
    cells = ("".join(f"<w:tc>{p(text)}</w:tc>" for text in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def section(*edges: str, more: str = "") -> str:
    """A section whose pages have some heads and feet: ``default header1``."""
    said = (edge.split() for edge in edges)
    refs = (f'<w:{part.rstrip("12")}Reference w:type="{pages}" r:id="{part}"/>' for pages, part in said)
    return f"<w:sectPr>{''.join(refs)}{more}</w:sectPr>"


def plan(body: str, **parts: str) -> bytes:
    named = f'xmlns:w="{W}" xmlns:r="{R}"'
    edges = [name for name in parts if name != "settings"]
    relations = "".join(
        f'<Relationship Id="{name}" Type="{R}/{name.rstrip("12")}" Target="{name}.xml"/>'
        for name in (*edges, *(("settings",) if "settings" in parts else ()))
    )
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        title = p("แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2567)") + p("เทศบาลตำบลตัวอย่าง")
        archive.writestr("word/document.xml", f"<w:document {named}><w:body>{title}{body}</w:body></w:document>")
        archive.writestr(
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}</Relationships>',
        )
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", f"<w:x {named}>{content}</w:x>")
    return data.getvalue()


def amounts(data: bytes) -> list[int | str]:
    return [baht_or_status(line) for line in lawful_rows(read_docx(data, "a.docx"))["budget_lines"]]


IN_THOUSANDS = [1_500_000, 240_000, 35_500, "dash"]
IN_BAHT = [1_500, 240, 35, "dash"]
MATTER = p("มิติที่ 1 การสร้างสังคมที่ไม่ทนต่อการทุจริต")
OTHER = p("คำนำ") + p("", section("default header1"))


@pytest.mark.parametrize("head", [UNIT, "แบบ ผปท. 02 หน่วย : พันบาท", "หน่วย : ๑,๐๐๐ บาท", "ตัวเลขเป็นพันบาท"])
def test_the_unit_is_that_of_the_tables_on_the_pages(head: str) -> None:
    assert amounts(plan(MATTER + table() + section("default header1"), header1=p(head))) == IN_THOUSANDS
    assert amounts(plan(MATTER + table() + section("default footer1"), footer1=p(head))) == IN_THOUSANDS


def test_a_section_has_the_heads_of_the_one_before_where_it_has_none_of_its_own() -> None:
    body = OTHER + MATTER + table()
    assert amounts(plan(body + section(), header1=p(UNIT))) == IN_THOUSANDS
    assert amounts(plan(body + section("default header2"), header1=p(UNIT), header2=p("แบบ ผปท. 02"))) == IN_BAHT


def test_pages_that_have_no_other_heads_show_none() -> None:
    body = MATTER + table()
    assert amounts(plan(body + section("first header1"), header1=p(UNIT))) == IN_BAHT
    assert amounts(plan(body + section("first header1", more="<w:titlePg/>"), header1=p(UNIT))) == IN_THOUSANDS
    assert amounts(plan(body + section("even header1"), header1=p(UNIT))) == IN_BAHT
    even = "<w:evenAndOddHeaders/>"
    assert amounts(plan(body + section("even header1"), header1=p(UNIT), settings=even)) == IN_THOUSANDS
    assert amounts(plan(body, header1=p(UNIT))) == IN_BAHT  # no section refers to it


@pytest.mark.parametrize("head", ["หน่วย : พันบา", "(หน่วย : พันบาท) (หน่วย : บาท)"])
def test_a_unit_that_is_not_known_leaves_no_amount(head: str) -> None:
    found = amounts(plan(MATTER + table() + section("default header1"), header1=p(head)))
    assert found[:3] == ["ambiguous"] * 3


def test_pages_and_columns_that_say_two_units_leave_no_amount() -> None:
    rows = (tuple(text.replace("ปี 2566", "ปี 2566 (บาท)") for text in ROWS[0]), *ROWS[1:])
    found = amounts(plan(MATTER + table(rows) + section("default header1"), header1=p(UNIT)))
    assert found[0] == "ambiguous"


def test_heads_of_columns_say_the_unit_of_a_column_alone() -> None:
    head = (("ที่", "โครงการ", "คะแนน", "มูลค่า (พันบาท)"),)
    assert amounts(plan(MATTER + table() + section("default header1"), header1=table(head))) == IN_BAHT


def test_a_table_of_costs_is_no_table_of_projects() -> None:
    costs = (("ที่", "รายการ", "จำนวนเงิน"), ("1", "ค่าวิทยากร", "6,000"), ("2", "ค่าอาหาร", "4,000"))
    data = plan(MATTER + table() + p("1) โครงการ ก") + table(costs) + section("default header1"), header1=p(UNIT))
    lines = read_docx(data, "a.docx").lines
    assert [line for line in lines if "พันบาท" in line] == [UNIT]


@pytest.mark.parametrize(
    ("more", "found"), [("", IN_THOUSANDS), ('<w:type w:val="continuous"/>', IN_BAHT)], ids=["next page", "same page"]
)
def test_a_section_that_goes_on_within_a_page_has_the_head_of_the_page(more: str, found: list[int | str]) -> None:
    body = p("คำนำ") + p("", section("default header1")) + MATTER + table()
    assert amounts(plan(body + section("default header2", more=more), header1=p("แบบ 02"), header2=p(UNIT))) == found
