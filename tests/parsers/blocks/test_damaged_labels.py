"""Labels that an OCR damaged: what the block says is found all the same, or an issue says what is lost; and lines that
look like such labels and are content.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

import pytest

from extract.ground.characters import thai_digits
from extract.ground.source import SourceText
from lawful import Rows
from normalize.document_rows import document_rows
from parsers.document import parse_plan
from parsers.structure.labels.field_labels import field_label

Make = Callable[[str], SourceText]
HEAD = "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2568)\nเทศบาลตำบลตัวอย่าง จังหวัดลำปาง\nส่วนที่ 3 รายละเอียดโครงการ\n"
FIELDS = {
    "rationale": ("หลักการและเหตุผล", "เพราะดี"),
    "objective": ("วัตถุประสงค์", "เพื่อดี"),
    "target_group": ("กลุ่มเป้าหมาย", "บุคลากร 30 คน"),
    "method": ("วิธีดำเนินการ", "จัดอบรม"),
    "period": ("ระยะเวลาดำเนินการ", "ปีงบประมาณ 2566 - 2568"),
    "budget": ("งบประมาณดำเนินการ", "ปีละ 70,000 บาท"),
    "responsible": ("ผู้รับผิดชอบโครงการ", "สำนักปลัด"),
    "output": ("ผลผลิต", "อบรม 1 ครั้ง"),
    "outcome": ("ผลลัพธ์", "บุคลากรมีวินัย"),
}
"""Fields in the order of the template, with what this plan prints of each."""

LETTERS = "กขคงจฉชซฌ"
FORMS = {
    "numbers above": ("{n}. ", "\n"),
    "numbers beside": ("{n}. ", "   "),
    "letters above": ("{letter}. ", "\n"),
    "brackets beside": ("({n}) ", " : "),
    "numbers of a tree": ("1.{n} ", "\n"),
    "no numbers above": ("", "\n"),
    "no numbers beside": ("", " : "),
}
MISREAD = {"ล": "ส", "ณ": "ญ", "ด": "ค", "ร": "ธ", "ผ": "ฝ", "ว": "ง", "ต": "ค"}


def misread(name: str) -> str:
    """A name with one letter, the first of the second half that OCR mistakes, read as another."""
    for at in [*range(len(name) // 2, len(name)), *range(len(name) // 2)]:
        if name[at] in MISREAD:
            return name[:at] + MISREAD[name[at]] + name[at + 1 :]
    raise ValueError(name)


DAMAGES: dict[str, Callable[[str, str], str]] = {
    "a letter misread": lambda number, name: number + misread(name),
    "letters parted": lambda number, name: f"{number}{' '.join(name[:4])}{name[4:]}",
    "number lost": lambda _, name: name,
    "sign lost": lambda number, name: f"{re.sub(r'[.()]', ' ', number).strip()} {name}",
    "number a letter": lambda _, name: f"l. {name}",
    "another number": lambda number, name: re.sub("[0-9]+(?=[^0-9]*$)", "4", number) + name,
}
"""How a label is printed, from its enumerator and its name."""


def printed(form: str, title: str, damaged: str = "", damage: str = "") -> str:
    """A block in a form, with the label of one field damaged."""
    enumerator, parting = FORMS[form]
    lines = [title]
    for place, (field, (name, content)) in enumerate(FIELDS.items()):
        number = enumerator.format(n=place + 1, letter=LETTERS[place])
        label = DAMAGES[damage](number, name) if field == damaged else number + name
        lines.append(f"{label}{parting}{content}")
    return "\n".join(lines) + "\n"


def rows_of(text: str, source: Make) -> Rows:
    return document_rows(parse_plan(source(HEAD + text)), "plan", "0")


def texts(rows: Rows, project: str) -> dict[str, str]:
    return {item["field"]: item["text"] for item in rows["project_items"] if item["project_id"] == project}


WHOLE = {field: content for field, (_, content) in FIELDS.items()}


CASES = [
    (form, damage) for form in FORMS for damage in DAMAGES if FORMS[form][0] or not re.search("number|sign", damage)
]


@pytest.mark.slow
@pytest.mark.parametrize("damaged", list(FIELDS))
@pytest.mark.parametrize(("form", "damage"), CASES)
def test_a_damaged_label_loses_no_field(form: str, damage: str, damaged: str, source: Make) -> None:
    text = printed(form, "1) โครงการอบรมคุณธรรม") + printed(form, "2) โครงการอบรมวินัย", damaged, damage)
    text += printed(form, "3) โครงการโรงเรียนสุจริต")
    rows = rows_of(text, source)
    assert [row["title"] for row in rows["projects"]] == ["โครงการอบรมคุณธรรม", "โครงการอบรมวินัย", "โครงการโรงเรียนสุจริต"]
    for number in range(1, 4):
        assert texts(rows, f"plan/00{number}") == WHOLE
    assert [issue["expected"] for issue in rows["issues"] if issue["code"] == "missing_field"] == []
    assert [line["amount_baht"] for line in rows["budget_lines"]] == [Decimal(70000)] * 3


@pytest.mark.parametrize(
    ("line", "field", "number"),
    [
        ("4 7 2 วัตถุประสงค์", "objective", 2),
        ("l. 6 งบประมาณ 5,000 บาท", "budget", 6),
        ("ค  งบประมาณ", "budget", 3),
        ("ง\tกลุ่มเป้าหมาย\tประชาชน", "target_group", 4),
        ("๔ ๑๒ ๖ งบประมาณ", "budget", 6),
        ("ฝลผลิต", "output", None),
        ("ระยะเวลาคำเนินการ : ปี 2566", "period", None),
        ("กลุ่มเบ้าหมาย     ประชาชน", "target_group", None),
        # no enumerators: a place, a count, a sentence, spaced letters of another word
        ("ณ งบประมาณ", None, None),
        ("5 ส กิจกรรม", None, None),
        ("2566 งบประมาณ", None, None),
        ("ก า ร อบรม", None, None),
        ("งบประมาณรายจ่าย : 5,000 บาท", None, None),
        ("กลุ่มเสี่ยง : ประชาชน", None, None),
        ("ผลงาน : ดี", None, None),
        ("ปีงบประมาณ\tจำนวนเงิน (บาท)", None, None),
    ],
)
def test_what_is_a_damaged_label(line: str, field: str | None, number: int | None) -> None:
    for text in (line, thai_digits(line)):
        label = field_label("".join(str(int(c)) if c.isdecimal() else c for c in text))
        assert (label.field if label else None) == field
        assert label is None or label.number == number


@pytest.mark.parametrize("form", ["numbers above", "letters above", "numbers beside"])
def test_the_end_of_a_wrapped_line_is_no_label_between_two_numbers(form: str, source: Make) -> None:
    text = printed(form, "1) โครงการอบรมคุณธรรม").replace("เพื่อดี", "เพื่อสร้างความรู้แก่กลุ่ม\nเป้าหมาย")
    rows = rows_of(text, source)
    assert texts(rows, "plan/001") == WHOLE | {"objective": "เพื่อสร้างความรู้แก่กลุ่มเป้าหมาย"}
    assert [issue["code"] for issue in rows["issues"] if issue["code"] in ("missing_field", "repeated_field")] == []


def test_a_bare_label_where_its_number_is_missing_is_one(source: Make) -> None:
    text = printed("numbers above", "1) โครงการอบรมคุณธรรม", "target_group", "number lost")
    assert texts(rows_of(text, source), "plan/001") == WHOLE


@pytest.mark.parametrize(
    "entries",
    [
        "1) ระยะเวลา 3 วัน\n2) งบประมาณ 5,000 บาท",
        "1. กลุ่มเป้าหมาย มาประชุม\n2. งบประมาณ 900 บาท",
    ],
)
def test_entries_that_begin_like_labels_and_count_for_themselves_open_no_field(entries: str, source: Make) -> None:
    text = "1. ชื่อโครงการ : โครงการอบรม\n2. วัตถุประสงค์\nเพื่อดี\n3. วิธีดำเนินการ\n{}\n4. ผู้รับผิดชอบ\nสำนักปลัด\n"
    found = texts(rows_of(text.format(entries), source), "plan/001")
    assert set(found) == {"objective", "method", "responsible"}


def test_a_name_with_a_colon_within_a_list_is_no_heading(source: Make) -> None:
    text = "ชื่อโครงการ : โครงการอบรม\nวัตถุประสงค์ : เพื่อดี\nวิธีดำเนินการ :\n{}\nผู้รับผิดชอบ : สำนักปลัด\n"
    rows = rows_of(text.format("1) ประชุม\nสถานที่อบรม : หอประชุม\n2) สรุป"), source)
    assert [item["text"] for item in rows["project_items"] if item["field"] == "method"][-1] == "สรุป"
    rows = rows_of(text.format("1) ประชุม\nงบประมาณ 5,000 บาท ต่อครั้ง\n2) สรุป"), source)
    assert [line for line in rows["budget_lines"] if line["amount_baht"] is not None] == []
    rows = rows_of(text.format("1) ประชุม\n2) สรุป\nการประสานงาน : ทุกเดือน"), source)
    assert [issue["found"] for issue in rows["issues"] if issue["code"] == "unknown_heading"] == ["การประสานงาน"]


@pytest.mark.parametrize("entry", ["4. งบประมาณ 900 บาทจากเงินสะสม", "9. ผู้รับผิดชอบ ประชุมชี้แจง", "ค. ระยะเวลา 3 วัน"])
def test_an_entry_that_begins_like_a_label_stays_one(entry: str, source: Make) -> None:
    """Its field has a label of its own, and the numbers around it leave no room."""
    text = printed("numbers above", "1) โครงการอบรมคุณธรรม").replace("จัดอบรม", f"จัดอบรม\n{entry}")
    rows = rows_of(text, source)
    found = texts(rows, "plan/001")
    assert {field: found[field] for field in WHOLE if field != "method"} == {
        field: content for field, content in WHOLE.items() if field != "method"
    }


def test_a_label_that_is_lost_is_said_to_be(source: Make) -> None:
    text = printed("numbers above", "1) โครงการอบรมคุณธรรม").replace("6. งบประมาณดำเนินการ\n", "")
    rows = rows_of(text, source)
    missing = [(issue["expected"], issue["severity"]) for issue in rows["issues"] if issue["code"] == "missing_field"]
    assert missing == [("งบประมาณดำเนินการ", "warning")]  # money stands in the block


def test_a_heading_of_years_below_a_damaged_budget_label_is_no_label(source: Make) -> None:
    table = "| ปีงบประมาณ | จำนวนเงิน (บาท) |\n|---|---|\n| 2566 | 30,000 |\n| 2567 | 30,000 |"
    text = printed("numbers above", "1) โครงการอบรมคุณธรรม", "budget", "sign lost").replace("ปีละ 70,000 บาท", table)
    rows = rows_of(text, source)
    assert [(line["fiscal_year_be"], line["amount_baht"]) for line in rows["budget_lines"]] == [
        (2566, 30000),
        (2567, 30000),
    ]


CONTENT = "เพื่ออบรมบุคลากรของเทศบาลทุกคนให้เข้าใจกฎหมาย" * 2


@pytest.mark.parametrize("sign", [":", "：", "=", "\t", " – ", " — ", "...", "…", "  "])
def test_a_damaged_label_before_long_content_is_known_by_what_parts_them(sign: str) -> None:
    label = field_label(f"วัตถุประสงด์{sign}{CONTENT}")
    assert label is not None
    assert (label.field, label.start, label.fuzzy) == ("objective", len("วัตถุประสงด์") + len(sign), True)


@pytest.mark.parametrize("sign", ["", " ", "-", "–", " –", ".", "..", ". ."])
def test_what_parts_nothing_makes_no_label_of_long_prose(sign: str) -> None:
    assert field_label(f"วัตถุประสงด์{sign}{CONTENT}") is None


@pytest.mark.parametrize(
    ("line", "field", "content"),
    [
        ("8. ผู้รับผิดชอบโครงการสำนักปลัด", "responsible", "สำนักปลัด"),
        ("8. ผู้รับผิดชอบโครงการทุกส่วนราชการ", "responsible", "ทุกส่วนราชการ"),
        ("7. งบประมาณไม่ใช้งบประมาณ", "budget", "ไม่ใช้งบประมาณ"),
        ("6. ระยะเวลาดำเนินการปีงบประมาณ พ.ศ. 2566", "period", "ปีงบประมาณ พ.ศ. 2566"),
    ],
)
def test_a_numbered_label_without_a_blank_behind_it(line: str, field: str, content: str) -> None:
    label = field_label(line)
    assert label is not None
    assert (label.field, line[label.start :], label.sure) == (field, content, False)


@pytest.mark.parametrize("line", ["8. ผู้รับผิดชอบงานให้บริการ", "7. งบประมาณจำนวนมากถูกใช้ไป", "7. งบประมาณรายจ่ายประจำปี"])
def test_words_that_go_on_with_a_labels_letters_are_no_label(line: str) -> None:
    assert field_label(line) is None


@pytest.mark.parametrize(
    ("method", "entries"),
    [
        ("* จัดอบรม\n* ประเมินผล\n", ["จัดอบรม", "ประเมินผล"]),
        ("• จัดอบรม\n• ประเมินผล\n", ["จัดอบรม", "ประเมินผล"]),
        ("* จัดอบรม\n\nประเมินผล\nแบบสอบถาม\n", ["จัดอบรม"]),  # no entry of the list
    ],
)
def test_an_entry_of_a_list_that_looks_like_a_damaged_label(method: str, entries: list[str], source: Make) -> None:
    text = f"ชื่อโครงการ โครงการอบรม\nวัตถุประสงค์\nเพื่อดี\nวิธีดำเนินการ\n{method}ผู้รับผิดชอบ\nกองคลัง\n"
    block = next(project.detail for project in parse_plan(source(HEAD + text)).projects if project.detail)
    found = {field.field: [item.text for item in field.items] for field in block.fields}
    assert (found["method"], found["responsible"]) == (entries, ["กองคลัง"])
