"""Tables of projects below the head ``รายการ``, and the rows of costs below a project."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lawful import Rows, baht_or_status, codes, plan_around, rows_of_text

PERIOD = "พ.ศ. 2568 - 2569"
HEAD = ["ที่", "รายการ", "ปี 2568", "ปี 2569", "ผู้รับผิดชอบ"]
ROWS = [
    ["1", "โครงการอบรมและศึกษาดูงาน", "60,000", "30,000", "สำนักปลัด"],
    ["", "1.1 ค่าวิทยากร", "10,000", "10,000", ""],
    ["", "1.2 ค่าอาหาร", "50,000", "20,000", ""],
    ["2", "มาตรการจรรยาบรรณ", "-", "-", "สำนักปลัด"],
    ["3", "กิจกรรมแกนนำเยาวชน", "25,000", "25,000", "กองการศึกษา"],
    ["", "รวมทั้งสิ้น 3 โครงการ", "85,000", "55,000", ""],
]
THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def html(rows: list[list[str]]) -> str:
    return "<table>" + "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>\n" for row in rows) + "</table>"


def pipes(rows: list[list[str]]) -> str:
    return "\n".join(f"| {' | '.join(row)} |" for row in (rows[0], ["---"] * len(rows[0]), *rows[1:]))


def tabs(rows: list[list[str]]) -> str:
    return "\n".join("\t".join(row) for row in rows)


def read(table: str) -> Rows:
    return rows_of_text(plan_around(table, PERIOD))


@pytest.mark.parametrize(
    "table",
    [
        html([HEAD, *ROWS]),
        html([HEAD, *ROWS]).translate(THAI),
        pipes([HEAD, *ROWS]),
        tabs([[*HEAD[:1], "ชื่อรายการ", *HEAD[2:]], *ROWS]),
    ],
)
def test_projects_are_read_and_costs_are_their_parts(table: str) -> None:
    rows = read(table)
    whole = {row["project_id"] for row in rows["projects"] if row["parent_project_id"] is None}
    amounts = [baht_or_status(line) for line in rows["budget_lines"] if line["project_id"] in whole]
    assert amounts == [60_000, 30_000, "dash", "dash", 25_000, 25_000]
    assert len(rows["projects"]) == 5
    assert [row["difference_baht"] for row in rows["budget_totals"]] == [0, 0]
    assert codes(rows) == set()


def test_costs_are_parts_whatever_they_add_up_to() -> None:
    rows = read(html([HEAD, ROWS[0], ["", "1.1 การจ้างเหมา", "7,000", "-", ""], *ROWS[3:]]))
    assert [row["parent_project_id"] is None for row in rows["projects"]] == [True, False, True, True]


@pytest.mark.parametrize(
    "rows",
    [
        [["1", "ภาษีอากร", "500", "600", ""], ["2", "ค่าธรรมเนียม", "70", "80", ""]],
        [["1", "โครงการอบรม", "500", "600", ""], ["2", "ค่าธรรมเนียม", "70", "80", ""]],
        [["1", "โครงการอบรม", "500", "600", ""]],
        [["", "โครงการอบรม", "500", "600", ""], ["", "กิจกรรมจิตอาสา", "70", "80", ""]],
    ],
)
def test_entries_that_are_not_all_projects_are_no_budget_table(rows: list[list[str]]) -> None:
    assert read(html([HEAD, *rows]))["projects"] == []


def test_a_table_with_a_head_of_its_own_stays() -> None:
    head = ["ที่", "โครงการ", "รายการ", "ปี 2568", "ปี 2569"]
    rows = read(html([head, ["1", "โครงการอบรม", "โครงการย่อย", "500", "-"], ["2", "กิจกรรม ก", "กิจกรรม ข", "70", "-"]]))
    assert [row["title"] for row in rows["projects"]] == ["โครงการอบรม", "กิจกรรม ก"]


@pytest.mark.parametrize(("title", "found"), [("ค่ายเยาวชนคนดี", True), ("ค่าวิทยากร", False)])
def test_a_title_without_the_word_of_a_kind_may_stand_among_projects_and_no_cost(title: str, found: bool) -> None:
    rows = read(html([HEAD, ROWS[0], ["2", title, "5,000", "-", "สำนักปลัด"], ["3", *ROWS[4][1:]]]))
    assert [row["table_title"] for row in rows["projects"]] == ([ROWS[0][1], title, ROWS[4][1]] if found else [])


INCOME = [["1", "ค่าปรับผิดสัญญา", "48,000", "50,000", ""], ["2", "ดอกเบี้ยเงินฝาก", "120,000", "125,000", ""]]


@pytest.mark.parametrize("heading", [[], [["", "ประมาณการรายรับ", "", "", ""]], [["", "อื่น ๆ", "", "", ""]]])
def test_entries_numbered_anew_below_the_sum_of_projects_are_none(heading: list[list[str]]) -> None:
    first, second = ROWS[0], ["2", *ROWS[4][1:]]
    total = ["", "รวมทั้งสิ้น", *ROWS[5][2:]]
    rows = read(pipes([HEAD, first, second, total, *heading, *INCOME]))
    assert [row["table_title"] for row in rows["projects"]] == [first[1], second[1]]
    assert codes(rows) == {"unaccounted_amount"}
    assert [row["difference_baht"] for row in rows["budget_totals"]] == [0, 0]


def test_numbers_that_go_on_below_the_sum_prove_nothing() -> None:
    rows = read(pipes([HEAD, ROWS[0], ["2", *ROWS[4][1:]], ROWS[5], ["3", *INCOME[0][1:]], ["4", *INCOME[1][1:]]]))
    assert rows["projects"] == []


BARE = ["", "", "ปี 2568", "ปี 2569", "ผู้รับผิดชอบ"]
COUNTED = [ROWS[0], ROWS[3], ROWS[4]]


@pytest.mark.parametrize("printed", [html, pipes, tabs])
def test_columns_without_a_name_are_what_their_rows_say(printed: Callable[[list[list[str]]], str]) -> None:
    """The trap: a head whose first names are lost, or are a picture; the rows count from 1 and name projects."""
    rows = read(printed([BARE, *COUNTED]))
    assert [row["table_number"] for row in rows["projects"]] == [1, 2, 3]
    assert [baht_or_status(line) for line in rows["budget_lines"]] == [60_000, 30_000, "dash", "dash", 25_000, 25_000]


@pytest.mark.parametrize(
    "table",
    [
        [BARE, *COUNTED[:2]],  # two rows are too few to say it
        [BARE, *([str(at), *row[1:]] for at, row in enumerate(COUNTED, 4))],  # they go on with another table
        [BARE, *([row[0], f"ค่าใช้จ่ายที่ {row[0]}", *row[2:]] for row in COUNTED)],  # costs
        [["", "", "ปี 2568", "ผลผลิต", "ผู้รับผิดชอบ"], *COUNTED],  # one year says nothing of a plan's table
    ],
    ids=["few", "not from 1", "costs", "one year"],
)
def test_columns_without_a_name_whose_rows_do_not_say_it_are_said_to_be_unread(table: list[list[str]]) -> None:
    rows = read(html(table))
    assert not any(row["title"] == "โครงการอบรมและศึกษาดูงาน" and row["in_table"] for row in rows["projects"])
    assert {"unread_table", "missing_table"} & codes(rows)


def test_names_above_the_years_stay_what_they_are() -> None:
    upper = ["ที่", "โครงการ/กิจกรรม", "งบประมาณ", "", "ผู้รับผิดชอบ"]
    rows = read(pipes([upper, ["", "", "ปี 2568", "ปี 2569", ""], *COUNTED]))
    assert [row["title"] for row in rows["projects"]] == [row[1] for row in COUNTED]
    assert {row["responsible_unit"] for row in rows["projects"]} == {"สำนักปลัด", "กองการศึกษา"}
