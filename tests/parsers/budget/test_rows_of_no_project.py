"""Rows of a budget table that are none: forms left open, work plans, signatures."""

from __future__ import annotations

import pytest

from lawful import Rows, amounts_of_titles, codes, plan_around, rows_of_text

HEAD = "ที่\tโครงการ/กิจกรรม\tปี 2566\tปี 2567\tผู้รับผิดชอบ"
ONE = "1\tโครงการอบรม\t80,000\t85,000\tกองคลัง"
TWO = "2\tโครงการป้าย\t5,000\t-\tกองช่าง"
FOUND = {
    ("โครงการอบรม", 2566): 80_000,
    ("โครงการอบรม", 2567): 85_000,
    ("โครงการป้าย", 2566): 5_000,
    ("โครงการป้าย", 2567): "dash",
}


def rows_of(*lines: str) -> Rows:
    return rows_of_text(plan_around("\n".join((HEAD, *lines)), "พ.ศ. 2566 - 2567"))


def test_rows_of_a_form_that_nobody_filled_in_are_none() -> None:
    rows = rows_of(
        ONE, TWO, "3\t..........\t.....\t.....\t.....", "4.\t……………\t\t\t", "(ลงชื่อ)\t..........\tผู้จัดทำแผน\t\t"
    )
    assert (amounts_of_titles(rows), codes(rows)) == (FOUND, set())


@pytest.mark.parametrize(
    "line",
    [
        "(ลงชื่อ)\t\t\t\t",
        "\tลงชื่อ\t\t\t",
        "\tลงชื่อ\t.....\t.....\tผู้อนุมัติ",
        "\tลงชื่อผู้เสนอแผน\t\t\t",
        "\tลงชื่อ นายมิตร สัมไย\tปลัดเทศบาล\t\t",
    ],
)
def test_a_line_for_a_signature_is_no_row(line: str) -> None:
    rows = rows_of(ONE, TWO, line)
    assert (amounts_of_titles(rows), codes(rows)) == (FOUND, set())


@pytest.mark.parametrize(
    ("title", "printed", "read"),
    [
        ("ลงชื่อปฏิญาณตนไม่รับของขวัญ", "-", "dash"),
        ("ลงชื่อประกาศเจตจำนงต่อต้านการทุจริต", "ไม่ใช้งบประมาณ", "none"),
        ("ลงชื่อรับทราบประมวลจริยธรรม", "0", "zero"),
        ("ลงชื่อผู้เสนอความดี", "-", "dash"),
    ],
)
def test_a_measure_of_signing_is_a_row(title: str, printed: str, read: str) -> None:
    found = amounts_of_titles(rows_of(ONE, f"\t{title}\t{printed}\t{printed}\tสำนักปลัด", TWO))
    assert found == {**FOUND, (title, 2566): read, (title, 2567): read}


def test_a_measure_of_signing_with_ticks_is_not_lost() -> None:
    assert "unreadable_amount" in codes(rows_of(ONE, "\tลงชื่อปฏิบัติราชการด้วยระบบสแกน\t✓\t✓\tสำนักปลัด", TWO))


def test_an_amount_among_the_dots_is_said() -> None:
    rows = rows_of(ONE, "2\t..........\t5,000\t.....\t.....")
    assert "unaccounted_amount" in codes(rows)


def test_the_work_plans_of_the_ordinance_are_no_projects() -> None:
    rows = rows_of("\tแผนงานบริหารงานทั่วไป (00110)\t\t\t", ONE, "\tแผนงานเคหะและชุมชน\t\t\t", TWO)
    assert (amounts_of_titles(rows), codes(rows)) == (FOUND, set())


def test_a_title_may_go_on_with_the_word_for_a_work_plan() -> None:
    rows = rows_of(ONE, "\tแผนงานคุณธรรมของเด็ก\t\t\t", TWO)
    assert ("โครงการอบรม แผนงานคุณธรรมของเด็ก", 2566) in amounts_of_titles(rows)


def test_a_mission_that_has_none_says_so_in_any_words() -> None:
    rows = rows_of(ONE, "\t- ไม่มี -\t\t\t", TWO)
    assert amounts_of_titles(rows) == FOUND
    assert [row["table_title"] for row in rows_of("1\tโครงการช่วยผู้ ไม่มี\t5,000\t-\tกองคลัง")["projects"]] == [
        "โครงการช่วยผู้ ไม่มี"
    ]


BELOW = """
ที่   โครงการ/กิจกรรม                          ปี 2566      ปี 2567      ปี 2568
                                              (บาท)       (บาท)       (บาท)
1    โครงการคลินิกธรรมาภิบาล                   20,000      22,000      24,000
                                            (1,200 คน)  (1,250 คน)  (1,300 คน)
2    โครงการเวทีคนรุ่นใหม่ต้านโกง               5,000         -         5,500
                                              (60 คน)                 (60 คน)
"""


def test_counts_below_the_money_of_years_are_no_part_of_a_title() -> None:
    found = amounts_of_titles(rows_of_text(plan_around(BELOW.strip(), "พ.ศ. 2566 - 2568")))
    assert found == {
        **{("โครงการคลินิกธรรมาภิบาล", 2566 + at): amount for at, amount in enumerate((20_000, 22_000, 24_000))},
        **{("โครงการเวทีคนรุ่นใหม่ต้านโกง", 2566 + at): amount for at, amount in enumerate((5_000, "dash", 5_500))},
    }


@pytest.mark.parametrize("unit", ["โครงการ", "หน่วย : โครงการ"])
def test_rows_that_count_what_a_year_has_are_no_projects(unit: str) -> None:
    counts = f"\tจำนวนโครงการที่ดำเนินการ ({unit})\t2\t1\t", "\tจำนวนผู้เข้าร่วมทั้งหมด (คน)\t1,250\t240\t"
    rows = rows_of(ONE, TWO, *counts, "\tรวมทั้งสิ้น (บาท)\t85,000\t85,000\t")
    assert amounts_of_titles(rows) == FOUND
    assert [(one["declared_baht"], one["computed_baht"]) for one in rows["budget_totals"]] == [(85_000, 85_000)] * 2
    assert "implausible_amount" not in codes(rows)


@pytest.mark.parametrize(
    "row",
    [
        "3\tจำนวนเรื่องร้องเรียนลดลง (เรื่อง)\t5,000\t5,000\tกองช่าง",  # it has a number
        "\tจำนวนเรื่องร้องเรียนลดลง (เรื่อง)\t5,000\t5,000\tกองช่าง",  # a unit does it
        "\tจำนวนเรื่องร้องเรียนลดลง (เรื่อง)\t25,000 บาท\t5,000 บาท\t",
        "\tโครงการลดจำนวนเรื่องร้องเรียน (เรื่อง)\t5,000\t5,000\t",
    ],
)
def test_a_project_that_names_a_count_is_one(row: str) -> None:
    assert len(rows_of(ONE, TWO, row)["projects"]) == 3


@pytest.mark.parametrize("heading", ["\tประมาณการรายรับเพื่อประกอบการพิจารณา\t\t\t", "\tรายได้\t\t\t"])
def test_rows_of_what_comes_in_are_none_and_said(heading: str) -> None:
    rows = rows_of(ONE, TWO, heading, "1\tค่าปรับผิดสัญญา\t48,000\t50,000\t", "2\tดอกเบี้ย\t1,000\t1,000\t")
    assert (amounts_of_titles(rows), codes(rows)) == (FOUND, {"unaccounted_amount"})


def test_a_project_below_a_heading_of_what_comes_in_is_one() -> None:
    rows = rows_of(ONE, "\tรายได้\t\t\t", "1\tค่าปรับ\t48,000\t50,000\t", TWO)
    assert amounts_of_titles(rows) == FOUND


def test_rows_of_who_signs_end_the_table() -> None:
    signed = ("\tผู้จัดทำ\tผู้ตรวจสอบ\tผู้อนุมัติ\t", "\t(นางสาวสุดา แก้วมณี)\t(นายวิชัย ใจงาม)\t(นายบุญมี ศรีทอง)\t")
    rows = rows_of(
        ONE, TWO, "\tรวม\t85,000\t85,000\t", *signed, "\tนักวิเคราะห์\tปลัด\tนายก\t", "\t12 ต.ค. 2566\t13 ต.ค. 2566\t\t"
    )
    assert (amounts_of_titles(rows), codes(rows)) == (FOUND, set())


@pytest.mark.parametrize("below", ["\tโครงการถนน\t7,000\t-\t", "3\tตรวจระบบ\t-\t-\t", "\tค่าใช้สอย\t7,000\t-\t"])
def test_words_of_who_signs_above_other_rows_take_none_of_them(below: str) -> None:
    rows = rows_of(ONE, TWO, "\tผู้จัดทำ\tผู้ตรวจสอบ\t\t", below)
    assert any(below.split("\t")[1] == title for title, _ in amounts_of_titles(rows))


def test_a_row_of_how_many_rows_have_money_is_none() -> None:
    rows = rows_of(ONE, TWO, "\tจำนวนโครงการที่ดำเนินการ\t2\t1\t", "\tรวม\t85,000\t85,000\t")
    assert (amounts_of_titles(rows), codes(rows)) == (FOUND, {"unaccounted_amount"})


def test_other_figures_than_those_of_the_rows_above_are_reported() -> None:
    rows = rows_of(ONE, TWO, "\tจำนวนโครงการที่ดำเนินการ\t200\t100\t")
    assert any("จำนวนโครงการ" in title for title, _ in amounts_of_titles(rows))


MISSION = "\t1.1 การปลูกฝังความซื่อตรง\t-\t-\t"


def test_missions_filled_with_dashes_are_headings() -> None:
    rows = rows_of("\tมิติที่ 1 การสร้างวัฒนธรรมสุจริต\t-\t-\t", MISSION, ONE, MISSION.replace("1.1", "1.2"), TWO)
    assert amounts_of_titles(rows) == FOUND
    assert [row["mission_no"] for row in rows["projects"]] == ["1.1", "1.2"]


@pytest.mark.parametrize(
    "others",
    [
        ["\t1.2 การตรวจสอบพัสดุ\t-\t-\t", ONE],  # right above another: measures without money
        [ONE, "\t1.2 การตรวจสอบพัสดุ\t7,000\t-\t", TWO],  # others in that form have money
        ["\t(ร่วมกับอำเภอ)\t-\t-\t"],
    ],
)
def test_measures_with_numbers_like_missions_are_rows(others: list[str]) -> None:
    rows = rows_of(MISSION, *others)
    assert any("ปลูกฝังความซื่อตรง" in title for title, _ in amounts_of_titles(rows))
