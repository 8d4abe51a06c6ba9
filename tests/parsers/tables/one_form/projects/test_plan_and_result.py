"""A project with a row of its plan and one of its result has the money of its plan; a result is what was paid."""

from __future__ import annotations

import pytest

from extract.web.read_html import read_html
from lawful import Rows, baht_or_status, codes, lawful_rows, plan_around, rows_of_text

PERIOD = "พ.ศ. 2566 - 2567"
HEAD = "ที่\tโครงการ/กิจกรรม\tรายการ\tปี 2566\tปี 2567\tผู้รับผิดชอบ"
ROWS = (
    "1\tโครงการอบรมคุณธรรม\tแผน\t10,000\t12,000\tกองคลัง",
    "\t\tผล\t9,500\t11,000\t",
    "2\tโครงการจิตอาสา\tแผน\t20,000\t22,000\tสำนักปลัด",
    "\t\tผล\t19,500\t-\t",
)
PLANNED = [("โครงการอบรมคุณธรรม", [10_000, 12_000]), ("โครงการจิตอาสา", [20_000, 22_000])]
PAID = [("9,500", "11,000"), ("19,500", "-")]


def rows_of(*lines: str, head: str = HEAD) -> Rows:
    return rows_of_text(plan_around("\n".join((head, *lines)), PERIOD))


def planned(rows: Rows) -> list[tuple[str, list[int | str]]]:
    return [
        (
            row["table_title"],
            [baht_or_status(one) for one in rows["budget_lines"] if one["project_id"] == row["project_id"]],
        )
        for row in rows["projects"]
    ]


def paid(rows: Rows) -> list[tuple[str, ...]]:
    return [
        tuple(
            one["text"]
            for one in rows["row_cells"]
            if (one["project_id"], one["role"]) == (row["project_id"], "paid") and one["fiscal_year_be"]
        )
        for row in rows["projects"]
    ]


def changed(*changes: tuple[str, str]) -> list[str]:
    """The rows with other words."""
    text = "\n".join(ROWS)
    for old, new in changes:
        text = text.replace(old, new)
    return text.split("\n")


@pytest.mark.parametrize(
    "changes",
    [
        (),
        (("แผน", "ตั้งไว้"), ("ผล", "ใช้จริง")),
        (("แผน", "แผน (บาท)"), ("ผล", "ผลการใช้จ่าย")),
        (("\t\tผล\t9,500", "1\tโครงการอบรมคุณธรรม\tผล\t9,500"), ("\t\tผล\t19,500", "2\tโครงการจิตอาสา\tผล\t19,500")),
        (("10,000", "๑๐,๐๐๐"), ("12,000", "๑๒,๐๐๐")),
    ],
)
def test_results_are_paid_and_double_no_project(changes: tuple[tuple[str, str], ...]) -> None:
    rows = rows_of(*changed(*changes))
    assert (planned(rows), paid(rows), codes(rows)) == (PLANNED, PAID, set())
    assert [row["table_number"] for row in rows["projects"]] == [1, 2]
    assert {row["became"] for row in rows["amounts"] if row["raw"] in ("9,500", "11,000", "19,500")} == {"row_cell"}


def test_sums_have_the_two_rows_too() -> None:
    rows = rows_of(*ROWS, "รวม\t\tแผน\t30,000\t34,000\t", "\t\tผล\t29,000\t11,000\t")
    assert planned(rows) == PLANNED
    assert [(row["declared_baht"], row["computed_baht"]) for row in rows["budget_totals"]] == [
        (30_000, 30_000),
        (34_000, 34_000),
    ]
    assert codes(rows) == set()


def test_the_words_may_stand_below_the_title() -> None:
    lines = (
        "1\tโครงการอบรมคุณธรรม\t\t\tกองคลัง",
        "\tแผน\t10,000\t12,000\t",
        "\tผล\t9,500\t11,000\t",
        "2\tโครงการจิตอาสา\t\t\tสำนักปลัด",
        "\tแผน\t20,000\t22,000\t",
        "\tผล\t19,500\t-\t",
    )
    rows = rows_of(*lines, head=HEAD.replace("รายการ\t", ""))
    assert (planned(rows), paid(rows), codes(rows)) == (PLANNED, PAID, set())


def test_several_results_each_have_their_columns() -> None:
    rows = rows_of(ROWS[0], ROWS[1], "\t\tคงเหลือ\t500\t1,000\t", "\t\tร้อยละ\t95\t92\t", *ROWS[2:])
    assert planned(rows) == PLANNED
    assert paid(rows)[0] == ("9,500", "11,000", "500", "1,000")
    assert {row["role"] for row in rows["row_cells"] if row["text"] in ("95", "92")} == {"target"}


def test_a_table_that_goes_on_without_a_head_has_the_same_columns() -> None:
    table = "\n".join((HEAD, *ROWS[:2], "", *ROWS[2:]))
    rows = rows_of_text(plan_around(table, PERIOD))
    assert (planned(rows), paid(rows)) == (PLANNED, PAID)


@pytest.mark.parametrize("label", ["แผน/ผล", "", "งบประมาณ"])
def test_titles_and_numbers_over_both_rows_of_a_web_page(label: str) -> None:
    cells = (
        f"<tr><th rowspan=2>ที่<th rowspan=2>โครงการ/กิจกรรม<th rowspan=2>{label}<th colspan=2>งบประมาณ (บาท)</tr>"
        "<tr><th>2566<th>2567</tr>"
        "<tr><td rowspan=2>1<td rowspan=2>โครงการอบรมคุณธรรม<td>แผน<td>10,000<td>12,000</tr>"
        "<tr><td>ผล<td>9,500<td>11,000</tr>"
        "<tr><td rowspan=2>2<td rowspan=2>โครงการจิตอาสา<td>แผน<td>20,000<td>22,000</tr>"
        "<tr><td>ผล<td>19,500<td>-</tr>"
    )
    front = "".join(f"<p>{line}</p>" for line in plan_around("", PERIOD).split("\n")[:6])
    rows = lawful_rows(read_html(f"<html><body>{front}<table>{cells}</table></body></html>".encode(), "plan.html"))
    assert (planned(rows), paid(rows)) == (PLANNED, PAID)


def test_a_result_without_a_plan_is_no_budget() -> None:
    rows = rows_of(*ROWS, "3\tโครงการใหม่\tผล\t5,000\t-\t")
    assert planned(rows) == [*PLANNED, ("โครงการใหม่", ["blank", "blank"])]
    assert paid(rows) == [*PAID, ("5,000", "-")]


@pytest.mark.parametrize(
    "lines",
    [
        (*ROWS[:2], "1\tโครงการอบรมคุณธรรม\tแผน (ปรับปรุง)\t11,000\t12,000\t", "\t\tแผน\t7,000\t8,000\t"),
        (ROWS[0], "2\tโครงการจิตอาสา\tผล\t19,500\t-\tสำนักปลัด", "3\tโครงการใหม่\tผล\t5,000\t-\t"),
    ],
)
def test_results_whose_plan_is_open_are_no_budget_and_are_said(lines: tuple[str, ...]) -> None:
    rows = rows_of(*lines)
    printed = {f"{line['amount_baht']:,.0f}" for line in rows["budget_lines"] if line["amount_baht"]}
    assert not printed & {"9,500", "19,500", "5,000"}
    assert codes(rows) & {"uneven_row", "unaccounted_amount"}


@pytest.mark.parametrize(
    ("head", "words"),
    [
        ("แหล่งงบประมาณ", ("งบประมาณ", "เงินเหลือจ่าย")),
        ("รายการ", ("แผนงานบริหาร", "ผลผลิต")),
        ("รายการ", ("ค่าวิทยากร", "ค่าอาหาร")),
    ],
)
def test_other_words_in_turns_are_no_results(head: str, words: tuple[str, str]) -> None:
    lines = (f"1\tโครงการอบรมคุณธรรม\t{words[0]}\t10,000\t12,000\t", f"2\tโครงการจิตอาสา\t{words[1]}\t20,000\t22,000\t")
    rows = rows_of(*lines, head=HEAD.replace("รายการ", head))
    assert planned(rows) == PLANNED
    assert paid(rows) == [(), ()]


def test_titles_that_speak_of_plans_and_spending_are_titles() -> None:
    lines = ("1\tโครงการแผนการใช้จ่าย\t-\t-\t", "2\tการเบิกจ่ายงบประมาณ\t-\t-\t", "3\tแผนการใช้จ่ายโปร่งใส\t5,000\t-\t")
    rows = rows_of(*lines, head=HEAD.replace("รายการ\t", ""))
    assert [row["table_title"] for row in rows["projects"]] == [line.split("\t")[1] for line in lines]
    assert codes(rows) == set()


@pytest.mark.parametrize("words", ["ใช้จริง", "คน", "ผล"])
def test_words_behind_an_amount_are_no_row_of_results(words: str) -> None:
    """The head of that column speaks of money, and was taken for the row of a plan."""
    head = HEAD.replace("รายการ\t", "").replace("2566", "2566 (บาท)")
    rows = rows_of(f"1\tโครงการอบรม\t500,000 ({words})\t-\t", "2\tโครงการจิตอาสา\t20,000\t22,000\t", head=head)
    assert [amounts for _, amounts in planned(rows)] == [["ambiguous", "dash"], [20_000, 22_000]]


CHANGED = (("ผล", "แก้ไขเป็น"), ("แผน", "เดิม"))
AFTER = [("โครงการอบรมคุณธรรม", [9_500, 11_000]), ("โครงการจิตอาสา", [19_500, "ambiguous"])]


@pytest.mark.parametrize(
    "words",
    [
        ("แก้ไขเป็น", "เดิม"),
        ("เปลี่ยนแปลงเป็น", "งบประมาณเดิม"),
        ("ฉบับแก้ไข", "แผนเดิม"),
        ("เพิ่มเป็น", "เดิม"),
        ("- แก้ไขเป็น", "- เดิม"),
    ],
)
def test_what_a_plan_was_changed_to_is_its_money(words: tuple[str, str]) -> None:
    """A dash in the row of changes may say that nothing changed."""
    rows = rows_of(*changed(("ผล", words[0]), ("แผน", words[1])))
    assert planned(rows) == AFTER


def test_it_may_stand_above_what_it_was() -> None:
    lines = [
        "1\tโครงการอบรมคุณธรรม\tแก้ไขเป็น\t9,500\t11,000\tกองคลัง",
        "\t\tเดิม\t10,000\t12,000\t",
        "2\tโครงการจิตอาสา\tแก้ไขเป็น\t19,500\t1,000\tสำนักปลัด",
        "\t\tเดิม\t20,000\t22,000\t",
    ]
    assert planned(rows_of(*lines)) == [AFTER[0], ("โครงการจิตอาสา", [19_500, 1_000])]


def test_a_project_with_its_former_money_alone_has_none_that_is_sure() -> None:
    rows = rows_of(*changed(*CHANGED), "3\tโครงการใหม่\tเดิม\t5,000\t6,000\t")
    assert 5_000 not in planned(rows)[-1][1]
    assert codes(rows)
