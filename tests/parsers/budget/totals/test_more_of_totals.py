"""What stands right below a total and says more of it is no project; what it prints is said to be nobody's."""

from __future__ import annotations

import pytest

from lawful import Rows, codes, plan_around, rows_of_text

HEAD = "ที่\tโครงการ/กิจกรรม\tปี 2566\tปี 2567\tผู้รับผิดชอบ"
ROWS = ("1\tโครงการอบรม\t80,000\t85,000\tกองคลัง", "2\tจิตอาสาพัฒนา\t40,000\t45,000\tกองช่าง")
TOTAL = "\tรวมทั้งสิ้น\t120,000\t130,000\t"


def rows_of(*lines: str) -> Rows:
    return rows_of_text(plan_around("\n".join((HEAD, *lines)), "พ.ศ. 2566 - 2567"))


def titles(rows: Rows) -> list[str]:
    return [row["table_title"] for row in rows["projects"]]


@pytest.mark.parametrize(
    "below",
    [
        "\tเฉลี่ยต่อโครงการ\t60,000\t65,000\t",
        "\tคิดเป็นร้อยละของงบประมาณรายจ่ายประจำปี\t0.24\t0.25\t",
        "\tวงเงินตามข้อบัญญัติ\t50,000,000\t52,000,000\t",
        "\tวงเงินตามข้อบัญญัติ\t50,000,000\t52,000,000\tกองคลัง",
        "\tงบประมาณคงเหลือ\t1,000\t2,000\t",
    ],
)
def test_an_average_or_a_share_below_a_total_is_no_project(below: str) -> None:
    rows = rows_of(*ROWS, TOTAL, below)
    assert (titles(rows), codes(rows)) == (["โครงการอบรม", "จิตอาสาพัฒนา"], {"unaccounted_amount"})
    assert [total["computed_baht"] for total in rows["budget_totals"]] == [120_000, 130_000]


def test_a_total_in_words_is_the_total_once_more() -> None:
    rows = rows_of(*ROWS, TOTAL, "\t(ตัวอักษร)\tหนึ่งแสนสองหมื่นบาทถ้วน\tหนึ่งแสนสามหมื่นบาทถ้วน\t")
    assert (titles(rows), codes(rows)) == (["โครงการอบรม", "จิตอาสาพัฒนา"], set())


@pytest.mark.parametrize(
    ("total", "below", "title"),
    [
        (TOTAL, "3\tเฉลี่ยทุกข์เฉลี่ยสุข\t5,000\t5,000\tกองคลัง", "เฉลี่ยทุกข์เฉลี่ยสุข"),
        (TOTAL, "\tโครงการเฉลี่ยทุกข์\t5,000\t5,000\tกองคลัง", "โครงการเฉลี่ยทุกข์"),
        ("\tรวมมิติที่ 1\t120,000\t130,000\t", "\tอบรมประชาชน\t5,000\t5,000\tกองคลัง", "อบรมประชาชน"),
    ],
    ids=["a number", "the word of a kind", "a total of a dimension"],
)
def test_a_project_below_a_total_is_one(total: str, below: str, title: str) -> None:
    assert titles(rows_of(*ROWS, total, below)) == ["โครงการอบรม", "จิตอาสาพัฒนา", title]


@pytest.mark.parametrize(
    ("total", "below"),
    [
        (TOTAL, "\tการจัดงานวันต่อต้านคอร์รัปชันสากล\t5,000\t5,000\tกองคลัง"),
        (TOTAL, "\tการจัดงานวันต่อต้านคอร์รัปชันสากล\t120,000\t130,000\tกองคลัง"),
        ("\tรวมมิติที่ 1\t120,000\t130,000\t", "\tการจัดงานวันต่อต้านคอร์รัปชันสากล\t120,000\t130,000\tกองคลัง"),
    ],
    ids=["below that of all", "of the same amounts", "of the amounts of a dimension"],
)
def test_a_row_with_a_unit_below_a_total_is_a_project(total: str, below: str) -> None:
    assert titles(rows_of(*ROWS, total, below))[2:] == ["การจัดงานวันต่อต้านคอร์รัปชันสากล"]


def test_a_row_with_its_place_below_a_total_is_a_project_and_the_next_total_is_of_its_dimension() -> None:
    head = "มิติ\tภารกิจตามมิติ\tโครงการ/กิจกรรม\tปี 2566\tปี 2567\tหมายเหตุ"
    lines = (
        "1. การสร้างวัฒนธรรมสุจริต\t1.1 การเสริมสร้างจิตสำนึก\t1) โครงการอบรม\t20,000\t20,000\t",
        "รวม\t\tจำนวน 1 โครงการ\t20,000\t20,000\t",
        "2. การบริหารราชการด้วยความโปร่งใส\t2.1 การเปิดเผยข้อมูล\tการเปิดเผยข้อมูลข่าวสาร\t20,000\t20,000\t",
        "รวม\t\tจำนวน 1 โครงการ\t20,000\t20,000\t",
        "รวมทั้งสิ้น\t\tจำนวน 2 โครงการ\t40,000\t40,000\t",
    )
    rows = rows_of_text(plan_around("\n".join((head, *lines)), "พ.ศ. 2566 - 2567"))
    assert titles(rows) == ["โครงการอบรม", "การเปิดเผยข้อมูลข่าวสาร"]
    assert [total["scope"] for total in rows["budget_totals"]] == ["dimension"] * 4 + ["plan"] * 2


@pytest.mark.parametrize(
    ("one", "total", "below", "expected"),
    [
        (ROWS[:1], "\tรวมมิติที่ 1\t80,000\t85,000\t", "\tอบรมประชาชน\t80,000\t85,000\t", ["อบรมประชาชน"]),
        (ROWS[:1], "\tรวมมิติที่ 1\t80,000\t85,000\t", "\tจำนวนเงิน\t80,000\t85,000\t", []),
        (ROWS, "\tรวมมิติที่ 1\t120,000\t130,000\t", "\tเงินอุดหนุนทั่วไป\t120,000\t130,000\t-", []),
    ],
    ids=["by chance", "a sum by its name", "what two rows add up to, other in each year"],
)
def test_the_amounts_of_a_total_may_be_printed_again_or_be_a_projects(
    one: tuple[str, ...], total: str, below: str, expected: list[str]
) -> None:
    rows = rows_of(*one, total, below)
    assert titles(rows)[len(one) :] == expected
    assert ("unaccounted_amount" in codes(rows)) is not bool(expected)


@pytest.mark.parametrize(
    ("total", "below"),
    [
        ("รวม\t2 โครงการ\t120,000\t130,000\t", "เฉลี่ยต่อโครงการ\t\t60,000\t65,000\t"),
        ("รวมทั้งสิ้น\t\t120,000\t130,000\t", "เพิ่มจากปีก่อน (บาท)\t\t\t10,000\t"),
        ("รวมทั้งสิ้น\t\t120,000\t130,000\t", "งบประมาณรายจ่ายทั้งหมด\t\t48,000,000\t49,500,000\t"),
    ],
    ids=["an average", "a growth", "the whole budget"],
)
def test_what_says_more_of_a_total_in_the_place_of_numbers_shifts_no_row_above(total: str, below: str) -> None:
    rows = rows_of(*ROWS, total, below)
    assert {line["status"] for line in rows["budget_lines"]} == {"amount"}
    assert (titles(rows), codes(rows)) == (["โครงการอบรม", "จิตอาสาพัฒนา"], {"unaccounted_amount"})


def test_words_with_money_in_the_place_of_numbers_leave_rows_below_in_doubt() -> None:
    """Below a total of a dimension they may head the next rows; without one they may be of the row above, too."""
    words, last = "กองคลัง\t\t5,000\t5,500\t", "3\tโครงการใหม่\t-\t-\t"
    below_total = rows_of(*ROWS, "รวมมิติที่ 1\t\t120,000\t130,000\t", words, last)
    assert [line["status"] for line in below_total["budget_lines"]] == ["amount"] * 4 + ["ambiguous"] * 2
    assert [line["status"] for line in rows_of(*ROWS, words, last)["budget_lines"]] == ["amount"] * 2 + [
        "ambiguous"
    ] * 4
