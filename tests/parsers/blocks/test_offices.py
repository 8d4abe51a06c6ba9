"""The unit in charge in a detail block: several units on lines of their own, and what is said of one."""

from __future__ import annotations

import pytest

from lawful import Rows, rows_of_text
from parsers.blocks.offices import joins

HEAD = "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2570)\nองค์การบริหารส่วนตำบลบ้านกลาง\n\nส่วนที่ 3 รายละเอียดโครงการ\n"
PLACES = (
    "1. ชื่อโครงการ : โครงการอบรมคุณธรรม\n2. วัตถุประสงค์\nเพื่อปลูกฝังจิตสำนึก\n3. พื้นที่ดำเนินการ\n{}\n4. ระยะเวลาดำเนินการ\n"
    "ปี 2566 - 2570\n5. งบประมาณ\n20,000 บาท\n6. ผู้รับผิดชอบ\nสำนักปลัด\n"
)


def plan(responsible: str, label: str = "{}. ") -> Rows:
    """The rows of a plan of one block whose field of the unit in charge has these lines below its label."""
    rows = [
        ("ชื่อโครงการ", ": โครงการอบรมคุณธรรม"),
        ("หลักการและเหตุผล", "\nเพื่อให้บุคลากรมีคุณธรรม"),
        ("วัตถุประสงค์", "\nเพื่อปลูกฝังจิตสำนึก"),
        ("ระยะเวลาดำเนินการ", "\nปี 2566 - 2570"),
        ("งบประมาณ", "\n20,000 บาท"),
        ("ผู้รับผิดชอบ", f"\n{responsible}"),
        ("ตัวชี้วัด", "\nร้อยละ 80"),
    ]
    lines = [f"{label.format(number)}{name} {text}" for number, (name, text) in enumerate(rows, 1)]
    return rows_of_text(HEAD + "\n".join(lines) + "\n")


def unit(responsible: str, label: str = "{}. ") -> object:
    """The unit in charge of the plan's one project."""
    (project,) = plan(responsible, label)["projects"]
    return project["responsible_unit"]


def unaccounted(rows: Rows) -> list[object]:
    """The numbers of which the account knows nothing."""
    return [issue["found"] for issue in rows["issues"] if issue["code"] == "unaccounted_amount"]


@pytest.mark.parametrize("label", ["{}. ", "{}) ", "({}) "])
@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("สำนักปลัด\nกองคลัง\nกองช่าง", "สำนักปลัด, กองคลัง, กองช่าง"),
        ("6.1 สำนักปลัด\n6.2 กองคลัง", "สำนักปลัด, กองคลัง"),
        ("- สำนักปลัด\n- กองคลัง", "สำนักปลัด, กองคลัง"),
        ("• สำนักปลัด", "สำนักปลัด"),
        ("สำนักปลัด อบต.บ้านกลาง\nโทร. 054-123456", "สำนักปลัด อบต.บ้านกลาง โทร. 054-123456"),
        ("สำนักปลัด\nนางสาวสมศรี ใจดี\nกองคลัง\nนายสมชาย ใจดี", "สำนักปลัด นางสาวสมศรี ใจดี, กองคลัง นายสมชาย ใจดี"),
        ("งานนิติการ\nสำนักปลัด", "งานนิติการ สำนักปลัด"),
    ],
)
def test_units_on_lines_of_their_own_are_not_one_word(lines: str, expected: str, label: str) -> None:
    assert unit(lines, label) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("สำนักปลัด\nองค์การบริหารส่วนตำบลบ้านกลาง", "สำนักปลัดองค์การบริหารส่วนตำบลบ้านกลาง"),
        ("หัวหน้า\nสำนักปลัด", "หัวหน้าสำนักปลัด"),
        ("กองการศึกษา ศาสนาและ\nวัฒนธรรม", "กองการศึกษา ศาสนาและวัฒนธรรม"),
        ("สำนักปลัด กองคลังและ\nกองช่าง", "สำนักปลัด กองคลังและกองช่าง"),
        ("สำนักงานปลัดองค์การบริหาร\nส่วนตำบลบ้านกลาง", "สำนักงานปลัดองค์การบริหารส่วนตำบลบ้านกลาง"),
        ("-", "-"),
    ],
)
def test_a_wrapped_unit_is_one(lines: str, expected: str) -> None:
    assert unit(lines) == expected


@pytest.mark.parametrize("label", ["{}. ", ""])
@pytest.mark.parametrize("joint", ["ผู้รับผิดชอบร่วม", "หน่วยงานร่วมดำเนินการ", "ผู้รับผิดชอบรอง", "หมายเหตุ"])
@pytest.mark.parametrize("between", ["\n", " : "])
def test_a_joint_unit_and_a_note_are_not_the_unit_in_charge(label: str, joint: str, between: str) -> None:
    assert unit(f"สำนักปลัด\n{joint}{between}กองคลัง", label) == "สำนักปลัด"


@pytest.mark.parametrize("year", ["2567", "๒๕๖๗"])
def test_money_of_a_note_below_another_field_is_said(year: str) -> None:
    assert unaccounted(plan(f"สำนักปลัด\nหมายเหตุ : ปี {year} ใช้งบประมาณ 30,000 บาท")) == ["30,000"]
    assert unaccounted(plan("สำนักปลัด\nหมายเหตุ : ค่าวิทยากร 600 บาท")) == []


def test_the_kind_of_a_line_and_the_end_of_the_one_above_say_how_they_stand() -> None:
    assert joins(["สำนักปลัด", "โทร. 054"], "กองคลัง") == "new"
    assert joins(["นายสมชาย ใจดี"], "นายก อบต.บ้านกลาง") == "blank"
    assert joins(["เจ้าหน้าที่"], "งานนิติการ") == "joined"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("3.1 ห้องประชุม\n3.2 ศาลากลางหมู่บ้าน", "ห้องประชุม, ศาลากลางหมู่บ้าน"),
        ("- ห้องประชุม\n- ศาลากลางหมู่บ้าน", "ห้องประชุม, ศาลากลางหมู่บ้าน"),
        ("ห้องประชุมองค์การ\nบริหารส่วนตำบล", "ห้องประชุมองค์การบริหารส่วนตำบล"),
        ("- ห้องประชุม", "- ห้องประชุม"),
    ],
)
def test_places_that_are_listed_are_parted_without_the_signs(lines: str, expected: str) -> None:
    (project,) = rows_of_text(HEAD + PLACES.format(lines))["projects"]
    assert project["location"] == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("สำนักปลัด\nงานการเจ้าหน้าที่\nกองคลัง\nงานการเงิน", "สำนักปลัด งานการเจ้าหน้าที่, กองคลัง งานการเงิน"),
        ("กองการเจ้าหน้าที่\nกองคลัง", "กองการเจ้าหน้าที่, กองคลัง"),
    ],
)
def test_an_office_of_personnel_ends_with_its_name(lines: str, expected: str) -> None:
    assert unit(lines) == expected
