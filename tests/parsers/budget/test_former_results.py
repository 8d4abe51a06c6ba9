"""A table of what became of the former plan is no part of this one: its rows were projects, its sums the plan's."""

from __future__ import annotations

import pytest

from lawful import Rows, baht_or_status, rows_of_text

PLAN = """แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. {years})
เทศบาลตำบลบ้านสมมุติ

ส่วนที่ 1 บทนำ
{said}

{former}

ส่วนที่ 2 แผนปฏิบัติการป้องกันการทุจริต

ที่|โครงการ/กิจกรรม|ปี 2566|ปี 2567|หมายเหตุ
1|โครงการอบรมคุณธรรม|45,000|45,000|
2|กิจกรรมรับเรื่องร้องเรียน|-|5,000|
|รวมทั้งสิ้น|45,000|50,000|
"""
SAID = "ในปีงบประมาณ พ.ศ. 2565 ได้ดำเนินการตามแผนฉบับเดิม ดังนี้"
ROWS = "1|โครงการอบรมคุณธรรม|40,000|36,730|3,270\n2|โครงการแข่งขันกีฬา|30,000|25,000|5,000\n|รวม|70,000|61,730|8,270"
OWN = [(2566, 45_000), (2567, 45_000), (2566, "dash"), (2567, 5_000)]


def rows_of(former: str, years: str = "2566 - 2567") -> Rows:
    return rows_of_text(PLAN.format(said=SAID, former=former, years=years).replace("|", "\t"))


def lines_of(rows: Rows) -> list[tuple[int, int | str]]:
    return [(line["fiscal_year_be"], baht_or_status(line)) for line in rows["budget_lines"]]


@pytest.mark.parametrize(
    "former",
    [
        f"ที่|โครงการ|งบประมาณตั้งไว้ ปี 2565|เบิกจ่าย|คงเหลือ\n{ROWS}",
        f"ที่|โครงการ|ปี 2565||\n||งบประมาณ|เบิกจ่าย|คงเหลือ\n{ROWS}",
        f"ที่|โครงการ|งบประมาณ ปี 2564|งบประมาณ ปี 2565|ผลการดำเนินงาน\n{ROWS.replace('3,270', 'แล้วเสร็จ')}",
    ],
)
def test_a_table_of_former_results_is_said_to_be_unread(former: str) -> None:
    rows = rows_of(former)
    assert lines_of(rows) == OWN
    assert {row["fiscal_year_be"] for row in rows["budget_totals"]} == {2566, 2567}
    assert "unread_table" in {issue["code"] for issue in rows["issues"]}


UNDATED = f"ที่|โครงการ|งบประมาณที่ตั้งไว้ (บาท)|เบิกจ่ายจริง (บาท)|ผลการดำเนินงาน\n{ROWS.replace('3,270', 'แล้วเสร็จ')}"


@pytest.mark.parametrize("caption", ["", "ตารางที่ 1 ผลการดำเนินงานและการเบิกจ่ายงบประมาณ\n\n"])
def test_heads_without_years_are_of_those_that_stand_above(caption: str) -> None:
    rows = rows_of(caption + UNDATED)
    assert lines_of(rows) == OWN
    assert "unread_table" in {issue["code"] for issue in rows["issues"]}
    assert [row["title"] for row in rows["projects"]] == ["โครงการอบรมคุณธรรม", "กิจกรรมรับเรื่องร้องเรียน"]


@pytest.mark.parametrize(
    "former",
    [
        pytest.param(f"ผลการดำเนินงาน ปี 2566\n\n{UNDATED}", id="a year of the plan"),
        pytest.param(UNDATED.replace("เบิกจ่ายจริง (บาท)", "ผู้รับผิดชอบ"), id="nothing was paid"),
    ],
)
def test_heads_without_years_alone_say_nothing_of_a_former_plan(former: str) -> None:
    assert len(rows_of(former)["projects"]) > 2


def test_a_table_of_a_year_of_the_plan_is_its_own_though_it_has_results() -> None:
    """A plan that was revised: what was spent in its first year stands beside that year's budget."""
    rows = rows_of(f"ที่|โครงการ|งบประมาณตั้งไว้ ปี 2565|เบิกจ่าย|คงเหลือ\n{ROWS}", years="2565 - 2567")
    assert (2565, 40_000) in lines_of(rows)


def test_the_only_table_of_a_plan_is_its_own_though_its_title_names_later_years() -> None:
    text = PLAN.format(said=SAID, former="", years="2568 - 2570").replace("|ปี 2567|หมายเหตุ", "|เบิกจ่าย|หมายเหตุ")
    assert (2566, 45_000) in lines_of(rows_of_text(text.replace("|", "\t")))


def test_a_table_of_former_years_without_results_is_said_to_be_of_other_years() -> None:
    rows = rows_of(f"ที่|โครงการ|งบประมาณ ปี 2565|ผู้รับผิดชอบ|หมายเหตุ\n{ROWS.replace('3,270', '').replace('36,730', '')}")
    assert (2565, 40_000) in lines_of(rows)
    assert "period_outside_plan" in {issue["code"] for issue in rows["issues"]}


OF_ONE_YEAR = """แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2568
เทศบาลตำบลบ้านสมมุติ

{above}

{below}
"""
NEXT = """2. แผนปฏิบัติการ ประจำปีงบประมาณ พ.ศ. 2568
ที่|โครงการ|งบประมาณ|หน่วยงาน
1|โครงการอบรม|35,000|สำนักปลัด
2|โครงการธรรมะ|-|กองคลัง"""
DONE = "1. ผลการดำเนินงานตามแผนปฏิบัติการ ประจำปีงบประมาณ พ.ศ. 2567"
SPENT = "ที่|โครงการ|งบประมาณที่ตั้งไว้|เบิกจ่ายจริง|ร้อยละ\n1|โครงการอบรม|30,000|28,450|94.83\n2|โครงการศึกษาดูงาน|60,000|0|0"
UNSPENT = "ที่|โครงการ|งบประมาณ|หน่วยงาน\n1|โครงการอบรม|30,000|สำนักปลัด\n2|โครงการศึกษาดูงาน|60,000|กองคลัง"


def rows_of_one_year(above: str, below: str) -> Rows:
    return rows_of_text(OF_ONE_YEAR.format(above=above, below=below).replace("|", "\t"))


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (f"{DONE}\n{SPENT}", NEXT),
        (NEXT, f"{DONE}\n{SPENT}"),
        (f"{DONE}\n{SPENT}", NEXT.partition("\n")[2]),
        (f"{DONE}\n{UNSPENT}", NEXT),
        (f"1. ผลการดำเนินงานปีที่ผ่านมา\n{SPENT}", NEXT),
        (f"1. แผนปฏิบัติการ ประจำปีงบประมาณ พ.ศ. 2566 - 2567\n{SPENT}", NEXT),
    ],
)
def test_a_table_whose_caption_names_the_year_of_results_is_none_of_the_plan(above: str, below: str) -> None:
    rows = rows_of_one_year(above, below)
    assert [project["title"] for project in rows["projects"]] == ["โครงการอบรม", "โครงการธรรมะ"]
    assert lines_of(rows) == [(2568, 35_000), (2568, "dash")]
    assert "unread_table" in {issue["code"] for issue in rows["issues"]}


@pytest.mark.parametrize("caption", [DONE.replace("2567", "2568"), "1. แผนปฏิบัติการ ประจำปีงบประมาณ พ.ศ. 2568"])
def test_a_table_of_the_plans_own_year_is_read_whatever_its_columns_are(caption: str) -> None:
    rows = rows_of_one_year(f"{caption}\n{SPENT}", NEXT)
    assert "โครงการศึกษาดูงาน" in {project["title"] for project in rows["projects"]}


def test_the_only_table_below_a_caption_of_results_lists_projects_and_no_money_of_the_year() -> None:
    rows = rows_of_one_year(f"{DONE}\n{SPENT}", "")
    assert len(rows["projects"]) == 2
    assert lines_of(rows) == []
