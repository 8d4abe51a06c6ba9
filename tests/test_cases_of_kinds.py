"""Small documents that went wrong: what stands around a plan, and how its lists and headings are dressed."""

from __future__ import annotations

import pytest

from extract.text.read_txt import read_txt
from normalize.document_rows import document_rows
from parsers.document import parse_plan
from parsers.structure.kinds.document_kind import refusal

TITLE = "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2568)\nองค์การบริหารส่วนตำบลหนองตัวอย่าง\n"
TABLE = (
    "| มิติ | โครงการ/กิจกรรม/มาตรการ | ปี 2566 | ปี 2567 | ปี 2568 |\n|---|---|---|---|---|\n"
    "| มิติที่ 1 | 1. โครงการอบรม | 5,000 | - | 6,000 |\n"
)


@pytest.mark.parametrize(
    "menu",
    [
        "หน้าแรก\nรายงานผลการดำเนินงาน\nแผนพัฒนาท้องถิ่น\nข้อบัญญัติ/เทศบัญญัติ\n",
        "[แผนพัฒนาท้องถิ่น](/plan) | [ข้อบัญญัติ](/rule) | [แผนอัตรากำลัง](/staff)\n",
        "เมนูหลัก\n- แผนการจัดซื้อจัดจ้าง\n- แผนพัฒนาบุคลากร\n\n",
    ],
)
def test_the_menu_of_a_site_above_the_title_refuses_nothing(menu: str) -> None:
    source = read_txt(f"{menu}{TITLE}{TABLE}".encode(), "plan.txt")
    assert refusal(source) is None
    rows = document_rows(parse_plan(source), "plan", "0")
    assert rows["plans"][0]["title"] == " ".join(TITLE.split("\n")).strip()
    assert len(rows["projects"]) == 1


@pytest.mark.parametrize("heading", ["## 3\\. วัตถุประสงค์", '## <span id="a1"></span>3. วัตถุประสงค์', "**3. วัตถุประสงค์**"])
@pytest.mark.parametrize("bullet", ["* 3.1 {}\n* 3.2 {}", "3.1 {}\n3.2 {}", "- 3.1 {}\n- 3.2 {}"])
def test_bullets_and_anchors_before_numbers_leave_the_entries(heading: str, bullet: str) -> None:
    aims = ["เพื่อเป็นกรอบการป้องกันการทุจริต", "เพื่อยกระดับคุณธรรมและความโปร่งใส"]
    text = f"{TITLE}\n# ส่วนที่ 1 บทนำ\n\n{heading}\n\n{bullet.format(*aims)}\n\n## 4. เป้าหมาย\n\n{TABLE}"
    rows = document_rows(parse_plan(read_txt(text.encode(), "plan.md")), "plan", "0")
    assert [row["text"] for row in rows["statements"] if row["kind"] == "objective"] == aims
