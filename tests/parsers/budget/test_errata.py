"""Lines below a table that correct one of its cells: what they say to be wrong is not read."""

from __future__ import annotations

import pytest

from lawful import Rows, amounts_of_titles, plan_around, rows_of_text

TABLE = "ที่\tโครงการ/กิจกรรม\tปี 2566\tปี 2567\n1\tโครงการอบรม\t10,000\t30,000\n2\tโครงการค่าย\t30,000\t30,000\n"
FOUND = {
    ("โครงการอบรม", 2566): 10_000,
    ("โครงการอบรม", 2567): 30_000,
    ("โครงการค่าย", 2566): 30_000,
    ("โครงการค่าย", 2567): 30_000,
}
ALL = frozenset({("โครงการอบรม", 2567), ("โครงการค่าย", 2566), ("โครงการค่าย", 2567)})


def rows_of(*below: str) -> Rows:
    return rows_of_text(plan_around("\n".join((TABLE, *below)), "พ.ศ. 2566 - 2567"))


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ('แก้คำผิด : ลำดับที่ 2 ปี 2567 พิมพ์ว่า "30,000" ที่ถูกต้องคือ "45,000"', {("โครงการค่าย", 2567)}),
        ("หมายเหตุ ๒. ลำดับที่ ๒ ปี ๒๕๖๗ ที่ถูกต้องคือ ๔๕,๐๐๐ บาท", {("โครงการค่าย", 2567)}),
        ("ปี 2567 พิมพ์ผิดจาก 45,000 เป็น 30,000", set()),
        ("ปี 2567 พิมพ์ว่า 30,000 ที่ถูกคือ 45,000", ALL - {("โครงการค่าย", 2566)}),
        ("ใบแก้คำผิด 30,000 เป็น 45,000", ALL),
    ],
)
def test_what_a_line_corrects_is_open(line: str, wrong: set[tuple[str, int]]) -> None:
    rows = rows_of(line)
    assert amounts_of_titles(rows) == FOUND | dict.fromkeys(wrong, "ambiguous")
    said = sum(issue["code"] == "unreadable_amount" for issue in rows["issues"])
    assert bool(wrong) <= said <= len(wrong)  # once


@pytest.mark.parametrize(
    "line",
    [
        "แก้คำผิด : ลำดับที่ 2 กองช่าง เป็น กองคลัง",
        "ที่ถูกต้องคือ 45,000 บาท",
        "ลำดับที่ 7 พิมพ์ว่า 30,000 ที่ถูกต้องคือ 45,000",
        "การดำเนินงานที่ถูกต้องเป็นธรรม ลำดับที่ 2 จำนวน 45,000 บาท",
        "งบประมาณ 30,000 บาท เป็นเงินอุดหนุน 45,000 บาท",
        "* ปี 2567 แก้ไขจาก 30,000 บาท เป็น 45,000 บาท ตามมติครั้งที่ 3/2566",
        "ส่วนที่ 4 ภาคผนวก\nลำดับที่ 2 พิมพ์ว่า 30,000 ที่ถูกต้องคือ 45,000",
    ],
    ids=["no amount", "nothing wrong", "another row", "prose", "no correction", "a note of a star", "another part"],
)
def test_other_lines_change_nothing(line: str) -> None:
    assert amounts_of_titles(rows_of(line)) == FOUND


SLIPS = [
    'ใบแก้คำผิด\nส่วนที่ 2 ตารางแผนปฏิบัติการ ลำดับที่ 2 โครงการค่าย ปี 2567\nข้อความเดิม "30,000"   แก้เป็น "45,000"\n',
    "บัญชีแก้ไขคำผิด :\n\n1. ลำดับที่ 2 ปี 2567\nเดิม 30,000 บาท\nแก้เป็น 45,000 บาท\n",
    'ใบแก้คำผิด ลำดับที่ 2 ปี 2567 เดิม "30000" เป็น "45000"\n',
    "ใบแก้คำผิด\nตำแหน่ง\tข้อความเดิม\tแก้เป็น\nลำดับที่ 2 ปี 2567\t30,000\t45,000\nลำดับที่ 1 ผู้รับผิดชอบ\tกองช่าง\tกองคลัง\n",
]


@pytest.mark.parametrize("slip", SLIPS)
@pytest.mark.parametrize("before", [True, False])
def test_a_slip_corrects_the_table_wherever_it_stands(slip: str, *, before: bool) -> None:
    lines = (slip, "ส่วนที่ 2 แผนปฏิบัติการ", TABLE) if before else (TABLE, "ส่วนที่ 4 ภาคผนวก", slip)
    rows = rows_of_text(plan_around("\n".join(lines), "พ.ศ. 2566 - 2567"))
    assert amounts_of_titles(rows) == FOUND | {("โครงการค่าย", 2567): "ambiguous"}
    assert any(issue["code"] == "unreadable_amount" for issue in rows["issues"])


@pytest.mark.parametrize(
    "slip",
    [
        'ใบแก้คำผิด\nลำดับที่ 2 "กองช่าง" แก้เป็น "กองคลัง"\n\nส่วนที่ 2 แผนปฏิบัติการ\nลำดับที่ 2 เดิม 30,000 เป็น 45,000',
        "การแก้คำผิดในหนังสือราชการ\nลำดับที่ 2 ปี 2567 เดิม 30,000 บาท เป็น 45,000 บาท",
        "ใบแก้คำผิด\nลำดับที่ 2 ปี 2567 เดิม 20,000 แก้เป็น 30,000",
    ],
    ids=["below the slip", "no slip", "corrected already"],
)
def test_what_is_in_no_slip_or_was_corrected_changes_nothing(slip: str) -> None:
    rows = rows_of_text(plan_around(f"{slip}\n\nส่วนที่ 2 แผนปฏิบัติการ\n{TABLE}", "พ.ศ. 2566 - 2567"))
    assert amounts_of_titles(rows) == FOUND
