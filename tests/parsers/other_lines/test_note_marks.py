"""A number before a slash behind an amount leads to a note: the amount is read without it where the note is there."""

from __future__ import annotations

import pytest

from extract.web.read_html import read_html
from lawful import Rows, baht_or_status, codes, lawful_rows, plan_around, rows_of_text

HEAD = "ที่\tโครงการ/กิจกรรม\tปี 2566\tปี 2567\tผู้รับผิดชอบ"
ROWS = (
    "1\tโครงการอบรม\t25,000 1/\t12,000\tกองคลัง",
    "2\tโครงการจิตอาสา\t20,000\t22,000  2/\tกองคลัง",
    "3\tโครงการปลูกป่า\t- 2/\t32500 1/\tกองคลัง",
)
NOTES = ("1/ ตั้งจ่ายจากเทศบัญญัติ", "2/ เงินอุดหนุนทั่วไป")
FOUND: list[list[int | str]] = [[25_000, 12_000], [20_000, 22_000], ["dash", 32_500]]


def rows_of(*lines: str) -> Rows:
    return rows_of_text(plan_around("\n".join((HEAD, *lines)), "พ.ศ. 2566 - 2567"))


def amounts(rows: Rows) -> list[list[int | str]]:
    return [
        [baht_or_status(line) for line in rows["budget_lines"] if line["project_id"] == row["project_id"]]
        for row in rows["projects"]
    ]


@pytest.mark.parametrize(
    "notes",
    [
        NOTES,
        ("", *NOTES),
        ("", f"หมายเหตุ {NOTES[0]}", f"         {NOTES[1]}"),
        ("", f"หมายเหตุ : {NOTES[0]} {NOTES[1]}"),
        ("", "๑/ตั้งจ่ายจากเทศบัญญัติ", "๒/เงินอุดหนุนทั่วไป"),
    ],
)
def test_an_amount_is_read_without_the_mark_of_a_note_below(notes: tuple[str, ...]) -> None:
    rows = rows_of(*ROWS, *notes)
    assert amounts(rows) == FOUND
    assert codes(rows) == {"raised_mark"}
    assert [row["found"] for row in rows["issues"] if row["code"] == "raised_mark"] == [
        "25,000 1/",
        "22,000  2/",
        "- 2/",
        "32500 1/",
    ]


def test_marks_in_the_digits_of_the_plan() -> None:
    rows = rows_of("๑\tโครงการอบรม\t๒๕,๐๐๐ ๑/\t๑๒,๐๐๐\tกองคลัง", "", NOTES[0])
    assert (amounts(rows), codes(rows)) == ([[25_000, 12_000]], {"raised_mark"})


def test_marks_in_tables_of_other_forms() -> None:
    table = "\n".join(f"| {line} |".replace("\t", " | ") for line in (HEAD, "-\t-\t-\t-\t-".replace("-", "---"), *ROWS))
    text = plan_around("\n".join((table, "", *NOTES)), "พ.ศ. 2566 - 2567")
    assert amounts(rows_of_text(text)) == FOUND
    cells = "".join(f"<tr><td>{line}</td></tr>".replace("\t", "</td><td>") for line in (HEAD, *ROWS))
    front, _, behind = text.partition(table)
    paragraphs = ["".join(f"<p>{line}</p>" for line in part.split("\n") if line) for part in (front, behind)]
    page = f"<html><body>{paragraphs[0]}<table>{cells}</table>{paragraphs[1]}</body></html>"
    assert amounts(lawful_rows(read_html(page.encode(), "plan.html"))) == FOUND


@pytest.mark.parametrize(
    "notes",
    [
        (),
        ("", "1/2566 ตั้งจ่าย", "2/3"),  # no notes
        ("", "1/ ปี 2566 แก้ไขจาก 20,000 บาท เป็น 25,000 บาท", "2/ งบประมาณรวมตลอด 5 ปี"),
        ("", "3/ ตั้งจ่ายจากเทศบัญญัติ"),
    ],
)
def test_without_a_note_or_with_one_that_changes_it_no_amount_is_read(notes: tuple[str, ...]) -> None:
    rows = rows_of(*ROWS, *notes)
    assert amounts(rows) == [["ambiguous", 12_000], [20_000, "ambiguous"], ["ambiguous", "ambiguous"]]
    assert "unreadable_amount" in codes(rows)


def test_a_note_above_is_another_tables() -> None:
    rows = rows_of_text(plan_around("\n".join((*NOTES, "", HEAD, *ROWS)), "พ.ศ. 2566 - 2567"))
    assert amounts(rows)[0] == ["ambiguous", 12_000]


@pytest.mark.parametrize(("note", "amount"), [("1/ ใช้จริง 9,000 บาท", "ambiguous"), ("1/ งบ อบต.", 25_000)])
def test_the_mark_of_a_title_leads_to_a_note_too(note: str, amount: int | str) -> None:
    rows = rows_of("1\tโครงการอบรม 1/\t25,000\t-\tกองคลัง", "", note)
    assert amounts(rows) == [[amount, "dash"]]


def test_other_numbers_before_slashes_stay() -> None:
    rows = rows_of("1\tโครงการอบรม หมู่ 1/2\t25,000\t-\tกองคลัง 1/", "", NOTES[0])
    assert (amounts(rows), codes(rows)) == ([[25_000, "dash"]], set())
    assert rows["projects"][0]["table_title"] == "โครงการอบรม หมู่ 1/2"


@pytest.mark.parametrize(
    "note", ["1/ งบประมาณรวมสามปี", "1/ งบประมาณต่อครั้ง ดำเนินการ 4 ครั้ง", "1/ รวมทั้งสองปี", "1/ ค่าใช้จ่ายต่อรุ่น"]
)
def test_a_note_that_makes_it_several_years_or_a_units_leaves_the_amount_open(note: str) -> None:
    assert amounts(rows_of("1\tโครงการอบรม\t25,000 1/\t12,000\tกองคลัง", "", note)) == [["ambiguous", 12_000]]


@pytest.mark.parametrize(
    ("note", "severity"),
    [
        ("1/ เงินอุดหนุนทั่วไป", "info"),
        ("1/ งบ อบต.", "info"),
        ("1/ กองคลังรับผิดชอบ", "info"),
        ("1/ ดูรายละเอียดในภาคผนวก", "warning"),
    ],
)
def test_a_note_of_another_kind_than_where_money_comes_from_is_said_louder(note: str, severity: str) -> None:
    rows = rows_of("1\tโครงการอบรม\t25,000 1/\t12,000\tกองคลัง", "", note)
    assert amounts(rows) == [[25_000, 12_000]]
    assert [row["severity"] for row in rows["issues"] if row["code"] == "raised_mark"] == [severity]


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("1/ ใช้งบประมาณปี 2566 จากเงินสะสม", "ambiguous"),
        ("1/ เบิกจ่ายจากเงินสะสม", "ambiguous"),
        ("1/ เงินอุดหนุนทั่วไป", "dash"),
    ],
)
def test_a_dash_whose_note_says_that_money_is_used_is_open(note: str, found: str) -> None:
    rows = rows_of("1\tโครงการอบรม\t- 1/\t12,000\tกองคลัง", "2\tโครงการจิตอาสา\t5,000\t6,000\tกองคลัง", "", note)
    assert amounts(rows) == [[found, 12_000], [5_000, 6_000]]


LEGEND = "(1) เทศบัญญัติงบประมาณรายจ่าย (2) เงินอุดหนุนเฉพาะกิจ"


def test_a_number_in_brackets_leads_to_the_source_of_the_money() -> None:
    rows = rows_of("1\tโครงการอบรม\t25,000 (1)\t12,000 (2)\tกองคลัง", LEGEND)
    assert (amounts(rows), codes(rows)) == ([[25_000, 12_000]], {"raised_mark"})


@pytest.mark.parametrize(
    "below",
    ["", "(1) เบิกจ่ายแล้ว", "(1) การอบรมเงินอุดหนุน", "(1) ข้อบัญญัติ จำนวน 5,000 บาท", "(2) เทศบัญญัติ"],
    ids=["no legend", "spent", "an entry of a list", "another amount", "another number"],
)
def test_a_number_in_brackets_may_be_anything_else(below: str) -> None:
    rows = rows_of("1\tโครงการอบรม\t25,000 (1)\t12,000\tกองคลัง", "", below)
    assert amounts(rows) == [["ambiguous", 12_000]]


@pytest.mark.parametrize(
    "note",
    [
        "งบประมาณของโครงการที่ 1 และ 2 รวมกัน",
        "งบประมาณตั้งไว้ปีแรกปีเดียว",
        "กองทุนหลักประกันสุขภาพ เบิกจ่ายแทน ไม่ตั้งงบ อบต.",
        "เงินสะสม ยังไม่ได้รับอนุมัติ",
        "งบประมาณของ อบจ. จ่ายให้ทั้ง 3 โครงการรวมกัน",
        "งบประมาณ ปี 2571",
        "เทศบัญญัติ ครึ่งหนึ่ง",
        "ข้อบัญญัติที่ถูกตัด",
        "งบประมาณ อบต. ใช้ร่วมกัน 2 โครงการ",
        "งบประมาณรวมของโครงการที่ 1 และโครงการที่ 2",
    ],
)
def test_a_note_in_brackets_that_begins_with_a_source_and_says_more_proves_nothing(note: str) -> None:
    rows = rows_of("1\tโครงการอบรม\t25,000 (1)\t12,000\tกองคลัง", "", f"หมายเหตุ (1) {note}")
    assert amounts(rows) == [["ambiguous", 12_000]]
    assert "unreadable_amount" in codes(rows)


@pytest.mark.parametrize(
    "note",
    [
        "เงินรายได้ของเทศบาล",
        "ตั้งจ่ายจากข้อบัญญัติงบประมาณรายจ่ายประจำปี",
        "กองทุนหลักประกันสุขภาพตำบล",
        "แหล่งเงิน : เงินอุดหนุนจากกรมส่งเสริมการปกครองท้องถิ่น",
        "งบประมาณของ อบต. และเงินสะสม",
        "เทศบัญญัติ หน้า 12",
    ],
)
def test_a_note_in_brackets_that_is_a_source_leads_to_it(note: str) -> None:
    rows = rows_of("1\tโครงการอบรม\t25,000 (1)\t12,000\tกองคลัง", "", f"หมายเหตุ (1) {note}")
    assert amounts(rows) == [[25_000, 12_000]]
    assert [row["severity"] for row in rows["issues"] if row["code"] == "raised_mark"] == ["info"]


@pytest.mark.parametrize("note", ["1/ งบประมาณ อบต. ใช้ร่วมกัน 2 โครงการ", "1/ งบประมาณของโครงการที่ 1 และ 2 รวมกัน"])
def test_a_note_that_gives_one_amount_to_several_projects_leaves_it_open(note: str) -> None:
    assert amounts(rows_of("1\tโครงการอบรม\t25,000 1/\t12,000\tกองคลัง", "", note)) == [["ambiguous", 12_000]]
