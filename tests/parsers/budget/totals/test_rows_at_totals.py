"""Rows right below a total that are no projects, as sums prove; and those that are."""

from __future__ import annotations

import pytest

from lawful import Rows, codes, plan_around, rows_of_text

HEAD = "ที่\tโครงการ/กิจกรรม\tปี 2566\tปี 2567\tผู้รับผิดชอบ"
ROWS = ("1\tโครงการอบรม\t80,000\t85,000\tกองคลัง", "2\tโครงการจิตอาสา\t40,000\t45,000\tกองช่าง")
SUM, TOTAL = "\tรวมเป็นเงิน\t120,000\t130,000\t", "\tรวมทั้งสิ้น\t120,000\t130,000\t"
TITLES = ["โครงการอบรม", "โครงการจิตอาสา"]


def rows_of(*lines: str) -> Rows:
    return rows_of_text(plan_around("\n".join((HEAD, *lines)), "พ.ศ. 2566 - 2567"))


def titles(rows: Rows) -> list[str]:
    return [row["table_title"] for row in rows["projects"]]


@pytest.mark.parametrize(
    "below",
    [
        (SUM, "\tเผื่อเหลือเผื่อขาด ร้อยละ 5\t6,000\t6,500\t", "\tรวมทั้งสิ้น\t126,000\t136,500\t"),
        (SUM, "\tหัก เงินสมทบ\t20,000\t30,000\t", "\tรวมทั้งสิ้น\t100,000\t100,000\t"),
        (SUM, "\tหัก เงินเหลือจ่ายปีก่อน\t10,000\t5,000\t", "\tคงเหลือที่ต้องตั้งจ่าย\t110,000\t125,000\t"),
        (TOTAL, "ในจำนวนนี้\tเงินรายได้\t100,000\t100,000\t", "\tเงินอุดหนุนทั่วไป\t20,000\t30,000\t"),
    ],
    ids=["a reserve", "a deduction", "what is left", "parts"],
)
def test_what_leads_from_a_total_or_adds_up_to_it_is_no_project(below: tuple[str, ...]) -> None:
    rows = rows_of(*ROWS, *below)
    assert titles(rows) == TITLES
    assert "unaccounted_amount" in codes(rows)
    assert {total["computed_baht"] for total in rows["budget_totals"]} == {120_000, 130_000}


@pytest.mark.parametrize(
    ("below", "title"),
    [
        ((SUM, "3\tเผื่อเหลือเผื่อขาด\t6,000\t6,500\t", "\tรวมทั้งสิ้น\t126,000\t136,500\t"), "เผื่อเหลือเผื่อขาด"),
        ((SUM, "\tโครงการสำรอง\t6,000\t6,500\t", "\tรวมทั้งสิ้น\t126,000\t136,500\t"), "โครงการสำรอง"),
        ((SUM, "\tอบรมประชาชน\t6,000\t6,500\tกองคลัง", "\tรวมทั้งสิ้น\t126,000\t136,500\t"), "อบรมประชาชน"),
        ((SUM, "\tอบรมประชาชน\t6,000\t6,500\t", "\tรวมทั้งสิ้น\t136,000\t156,500\t"), "อบรมประชาชน"),
        (("\tรวมมิติที่ 1\t120,000\t130,000\t", "\tอบรม\t6,000\t6,500\t", "\tรวมทั้งสิ้น\t126,000\t136,500\t"), "อบรม"),
        (("\tรวม\t110,000\t130,000\t", "\tอบรม\t6,000\t6,500\t", "\tรวมทั้งสิ้น\t116,000\t136,500\t"), "อบรม"),
    ],
    ids=[
        "a number",
        "the word of a kind",
        "someone in charge",
        "another sum",
        "a total of a dimension",
        "a total not met",
    ],
)
def test_a_row_between_totals_may_be_a_project(below: tuple[str, ...], title: str) -> None:
    assert titles(rows_of(*ROWS, *below)) == [*TITLES, title]


def test_a_heading_below_the_total_begins_other_projects() -> None:
    rows = rows_of(
        *ROWS, SUM, "\tมิติที่ 2 การบริหาร\t\t\t", "\tอบรมประชาชน\t6,000\t6,500\t", "\tรวมทั้งสิ้น\t126,000\t136,500\t"
    )
    assert titles(rows) == [*TITLES, "อบรมประชาชน"]


ALLOTTED, LEFT = "\tวงเงินที่ได้รับจัดสรร\t200,000\t200,000\t", "\tคงเหลือสำหรับโครงการอื่น\t80,000\t70,000\t"


@pytest.mark.parametrize(
    "lines",
    [
        (ALLOTTED, *ROWS, SUM, LEFT),
        (ALLOTTED, *ROWS, SUM),
        (*ROWS, SUM, LEFT),
        (*ROWS, "\tรวม\t120,000\t130,000\t", "\tงบประมาณต่อประชากรหนึ่งคน\t12.50\t12.40\t"),
        (ALLOTTED, *ROWS, SUM, LEFT, "\tงบประมาณต่อประชากรหนึ่งคน\t12.50\t12.40\t"),
        ("\tได้รับมาทั้งปี\t200,000\t200,000\t", *ROWS, SUM, "\tอื่น ๆ\t80,000\t70,000\t"),
        (ALLOTTED, *ROWS, LEFT),
    ],
    ids=["both", "allotted alone", "left alone", "a head", "all three", "proved alone", "without a total"],
)
def test_what_was_allotted_above_the_rows_and_what_is_left_below_is_no_project(lines: tuple[str, ...]) -> None:
    rows = rows_of(*lines)
    assert (titles(rows), codes(rows)) == (TITLES, {"unaccounted_amount"})
    assert {total["computed_baht"] for total in rows["budget_totals"]} <= {120_000, 130_000}


@pytest.mark.parametrize(
    "lines",
    [
        ("\tเงินรางวัลคนดี\t5,000\t5,000\t", *ROWS, "\tรวม\t125,000\t135,000\t"),
        ("1\tวงเงินคนดี\t5,000\t5,000\t", "2\tโครงการค่าย\t80,000\t80,000\t", "\tรวม\t80,000\t80,000\t"),
        ("\tจิตอาสา\t5,000\t5,000\tกองช่าง", *ROWS, SUM),
        ("\tอบรมประชาชน\t5,000\t5,000\t", *ROWS, SUM),
    ],
    ids=["a part of the total", "a number", "someone in charge", "not called money"],
)
def test_the_first_row_above_a_total_may_be_a_project(lines: tuple[str, ...]) -> None:
    assert titles(rows_of(*lines))[0] == lines[0].split("\t")[1]


def test_rows_of_units_below_a_total_are_no_projects_and_leave_those_above_alone() -> None:
    below = ("\tในจำนวนนี้\t80,000\t85,000\tกองคลัง", "\t\t40,000\t45,000\tกองช่าง")
    rows = rows_of(*ROWS, TOTAL, *below)
    assert (titles(rows), codes(rows)) == (TITLES, {"unaccounted_amount"})
    assert {row["status"] for row in rows["budget_lines"]} == {"amount"}
