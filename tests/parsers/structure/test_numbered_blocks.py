"""Blocks below numbered titles, each with fields of its own."""

from __future__ import annotations

from lawful import rows_of_text

HEAD = """แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2570)
เทศบาลตำบลตัวอย่าง

ส่วนที่ 3 รายละเอียดโครงการ/กิจกรรม/มาตรการ

### 1. มาตรการงดรับของขวัญ

**หลักการและเหตุผล** ประกาศกำหนดไว้

**วิธีดำเนินการ** แจ้งเวียน

**งบประมาณดำเนินการ** ไม่ใช้งบประมาณ

**ผู้รับผิดชอบ** กองการศึกษา

"""
FIELDS = """**วิธีดำเนินการ** จัดอบรม

**งบประมาณดำเนินการ** ปีละ 18,000 บาท

**ผู้รับผิดชอบ** กองสวัสดิการสังคม
"""


def titles(title: str) -> list[str]:
    return [project["title"] for project in rows_of_text(f"{HEAD}### {title}\n\n{FIELDS}")["projects"]]


def test_a_block_that_counts_on_may_begin_with_another_field() -> None:
    assert titles("2. โครงการปลูกป่าชุมชน") == ["มาตรการงดรับของขวัญ", "โครงการปลูกป่าชุมชน"]


def test_one_that_does_not_is_not_sure_to_be_a_block() -> None:
    assert titles("5. โครงการปลูกป่าชุมชน") == ["มาตรการงดรับของขวัญ"]
