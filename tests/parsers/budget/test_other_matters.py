"""Tables whose captions say that their projects are none of the plan, and rows that are examples."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from lawful import Rows, amounts_of_titles, codes, plan_around, rows_of_text
from parsers.rules.load import load
from parsers.values.said_in_captions import LeavesOut

HEAD = "ที่\tโครงการ/กิจกรรม\tปี 2566\tปี 2567"
OWN = f"{HEAD}\n1\tโครงการอบรม\t20,000\t21,000\n2\tโครงการค่าย\t12,000\t13,000"
OTHER = f"{HEAD}\tเหตุผล\n1\tโครงการปลูกป่า\t90,000\t91,000\tซ้ำซ้อน\n2\tโครงการถนน\t45,000\t46,000\tไม่มี"
FOUND = {
    ("โครงการอบรม", 2566): 20_000,
    ("โครงการอบรม", 2567): 21_000,
    ("โครงการค่าย", 2566): 12_000,
    ("โครงการค่าย", 2567): 13_000,
}


def rows_of(*parts: str) -> Rows:
    return rows_of_text(plan_around("\n\n".join(parts), "พ.ศ. 2566 - 2567"))


MATTERS: list[dict[str, Any]] = load("captions")["matter"]
REPLACED_BY: list[str] = load("captions")["changed_table"][0]["examples"]


def test_every_matter_says_what_follows_from_it() -> None:
    assert {rule["leaves_out"] for rule in MATTERS} == set(get_args(LeavesOut))


@pytest.mark.parametrize("rule", MATTERS, ids=lambda rule: str(rule["id"]))
def test_every_matter_leaves_its_table_out_where_its_rule_says(rule: dict[str, Any]) -> None:
    """A rule that says how its captions begin, and no more, would do nothing."""
    way, caption = rule["leaves_out"], rule["examples"][0]
    below = REPLACED_BY[0] if way == "where_changed" else "ก. บัญชีโครงการตามแผน"
    rows = rows_of(f"{caption}\n{OTHER}", f"{below}\n{OWN}")
    assert (amounts_of_titles(rows), codes(rows)) == (FOUND, {"unread_table"})
    assert amounts_of_titles(rows_of(f"{caption}\n{OWN}")) == ({} if way == "always" else FOUND)
    unchanged = amounts_of_titles(rows_of(f"{caption}\n{OTHER}", OWN))
    assert (unchanged == FOUND) == (way != "where_changed")


@pytest.mark.parametrize(
    "caption",
    [
        "ข. บัญชีโครงการที่ยกเลิก (ไม่ดำเนินการ)",
        "ตารางที่ 2 โครงการที่ไม่ได้รับการจัดสรร",
        "โครงการก่อสร้างที่ถูกร้องเรียน",
        "โครงการของหน่วยงานอื่นที่ดำเนินการในพื้นที่ (มิใช่โครงการและงบประมาณของเทศบาลตำบลบ้านสมมุติ นำมาแสดงเพื่อทราบ)",
        "ข้อเสนอจากเวทีประชาคมที่คณะกรรมการมีมติไม่บรรจุในแผน (บาท)",
        "ภาคผนวก ก โครงการที่ชะลอไว้",
        "ตัวอย่างการกรอกแบบ",
    ],
)
@pytest.mark.parametrize("first", [True, False], ids=["before the plan's", "behind the plan's"])
def test_a_table_of_another_matter_is_left_out_and_said(caption: str, *, first: bool) -> None:
    parts = (f"{caption}\n{OTHER}", f"ก. บัญชีโครงการตามแผน\n{OWN}")
    rows = rows_of(*(parts if first else parts[::-1]))
    assert (amounts_of_titles(rows), codes(rows)) == (FOUND, {"unread_table"})


def test_what_goes_on_over_the_page_is_left_out_too() -> None:
    head, *others = OTHER.splitlines()
    on_next_page = "\n".join((head, others[1].replace("2\t", "3\t").replace("ถนน", "ฝาย")))
    rows = rows_of(OWN, f"โครงการที่ยกเลิก\n{OTHER}", on_next_page)
    assert amounts_of_titles(rows) == FOUND
    rows = rows_of(OWN, f"โครงการที่ยกเลิก\n{OTHER}", on_next_page.partition("\n")[2])
    assert (amounts_of_titles(rows), codes(rows)) == (FOUND, {"unread_table"})


def test_a_new_wording_takes_the_place_of_the_former() -> None:
    former = OWN.replace("20,000", "50,000").replace("ค่าย", "ป้าย")
    rows = rows_of("มิติที่ 1 การสร้างสังคม", f"ความเดิม\n{former}", f"แก้ไขเปลี่ยนแปลงเป็นความใหม่ ดังนี้\n{OWN}")
    assert (amounts_of_titles(rows), codes(rows)) == (FOUND, {"unread_table"})
    assert {row["dimension_no"] for row in rows["projects"]} == {1}


@pytest.mark.parametrize(
    "caption",
    [
        "ความเดิม",
        "ตัวอย่างการกรอกแบบ",
        "โครงการยกเลิกการใช้โฟม",
        "โครงการที่ยกเลิกและเพิ่มเติมใหม่",
        "โครงการรับเรื่องร้องเรียน",
        "ตารางที่ 2 โครงการเพิ่มเติม",
        "โครงการที่ดำเนินการร่วมกับหน่วยงานอื่น",
        "โครงการที่ไม่ได้บรรจุในแผนพัฒนาท้องถิ่น",
        "ข้อเสนอจากเวทีประชาคมที่บรรจุในแผน",
        "ผลการดำเนินงานตามแผนปฏิบัติการ",
    ],
)
def test_a_table_is_the_plans_where_nothing_else_is_or_its_caption_says_no_more(caption: str) -> None:
    assert amounts_of_titles(rows_of(f"{caption}\n{OWN}")) == FOUND


@pytest.mark.parametrize(
    "row", ["ตัวอย่าง\tโครงการตัวอย่าง\t99,000\t99,000", "0\t(ตัวอย่าง) โครงการอบรม\t99,000\t99,000"], ids=["number", "title"]
)
def test_a_row_that_is_an_example_is_none_of_the_plans(row: str) -> None:
    rows = rows_of(OWN.replace("\n1", f"\n{row}\n1"))
    assert (amounts_of_titles(rows), codes(rows)) == (FOUND, {"unaccounted_amount"})


def test_a_project_may_speak_of_examples() -> None:
    rows = rows_of(OWN.replace("โครงการค่าย", "ตัวอย่างที่ดีของชุมชน"))
    assert ("ตัวอย่างที่ดีของชุมชน", 2566) in amounts_of_titles(rows)


BEFORE = "ที่\tโครงการ/กิจกรรม\tปี 2563\tปี 2564\n1\tโครงการป้าย\t40,000\t41,000\n2\tโครงการค่าย\t60,000\t-"


@pytest.mark.parametrize(
    "caption",
    [
        "ส่วนที่ 1 ผลการดำเนินงานตามแผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2563 - 2564) ที่สิ้นสุดแล้ว (บาท)",
        "โครงการที่ดำเนินการแล้ว",
        "แผนปฏิบัติการฉบับเดิม",
    ],
)
@pytest.mark.parametrize("first", [True, False], ids=["before the plan's", "behind the plan's"])
def test_a_table_of_what_was_done_in_years_before_the_plans_is_none_of_it(caption: str, *, first: bool) -> None:
    parts = (f"{caption}\n{BEFORE}", f"ก. บัญชีโครงการตามแผน\n{OWN}")
    rows = rows_of(*(parts if first else parts[::-1]))
    assert (amounts_of_titles(rows), codes(rows)) == (FOUND, {"unread_table"})


@pytest.mark.parametrize(
    ("caption", "table"),
    [
        ("บัญชีโครงการ", BEFORE),  # says nothing of results
        ("ผลการดำเนินงานที่ผ่านมา", BEFORE.replace("2564", "2566").replace("2563", "2565")),  # a year of the plan's
    ],
)
def test_years_before_or_a_caption_alone_prove_no_former_plan(caption: str, table: str) -> None:
    rows = rows_of(f"{caption}\n{table}", f"ก. บัญชีโครงการตามแผน\n{OWN}")
    assert "โครงการป้าย" in {title for title, _ in amounts_of_titles(rows)}


COUNTED = OWN.replace("20,000", "1,200").replace("21,000", "1,300").replace("12,000", "150").replace("13,000", "180")
IN_BAHT = OWN.replace("ปี 2566", "ปี 2566 (บาท)").replace("ปี 2567", "ปี 2567 (บาท)")


@pytest.mark.parametrize("caption", ["เป้าหมายผู้เข้าร่วมรายปี", "จำนวนผู้เข้าร่วมโครงการ (คน)"])
@pytest.mark.parametrize("below", ["", "\n\nหน่วย : คน"], ids=["no unit", "a unit below"])
@pytest.mark.parametrize("first", [True, False], ids=["before the plan's", "behind the plan's"])
def test_people_of_the_same_projects_and_years_are_no_money(caption: str, below: str, *, first: bool) -> None:
    parts = (f"{caption}\n\n{COUNTED}{below}", f"งบประมาณรายปี\n\n{IN_BAHT}")
    rows = rows_of(*(parts if first else parts[::-1]))
    assert (amounts_of_titles(rows), codes(rows)) == (FOUND, {"unread_table"})


@pytest.mark.parametrize("caption", ["เป้าหมาย", "เป้าหมายผู้เข้าร่วมและงบประมาณ", "บัญชีโครงการ"])
def test_a_caption_that_does_not_count_leaves_two_tables(caption: str) -> None:
    rows = rows_of(f"{caption}\n\n{COUNTED.replace('โครงการค่าย', 'โครงการป้าย')}", f"งบประมาณรายปี\n\n{IN_BAHT}")
    assert "โครงการป้าย" in {title for title, _ in amounts_of_titles(rows)}
