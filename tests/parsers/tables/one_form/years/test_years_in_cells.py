"""Tables with the years of a project as lines of one cell, and cells that only begin so."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.ground.source import SourceText
from lawful import amounts_of_titles, plan_around, rows_of_text
from parsers.document import parse_plan
from parsers.records.plan import PlanDocument

Make = Callable[[str], SourceText]
Cells = dict[int, object]

TOP = (
    "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2568)\nเทศบาลตำบลตัวอย่าง จังหวัดลำปาง\nส่วนที่ 2 แผนปฏิบัติการ\n\n"
    "มิติที่ 1 การสร้างวัฒนธรรมสุจริต\n\n"
)
HEAD = "| ที่ | โครงการ/กิจกรรม/มาตรการ | งบประมาณ (บาท) | หน่วยงาน |\n|---|---|---|---|\n"
FIRST = "| 1 | โครงการอบรมคุณธรรม | 2566: 30,000<br>2567: –<br>2568: 35,000 | สำนักปลัด |\n"
SECOND = "| 2 | กิจกรรมจิตอาสา | 2566: 5,000<br>2567: 0<br>2568: 6,000 | กองคลัง |\n"
SUM = "| | รวมมิติที่ 1 จำนวน 2 โครงการ | 2566: 35,000<br>2567: 0<br>2568: 41,000 | |\n"


def rows(plan: PlanDocument) -> list[Cells]:
    items = [project.item for project in plan.projects if project.item]
    cells = [[cell for cell in item.cells if cell.alignment != "ambiguous"] for item in items]
    return [
        {cell.year_be: int(cell.amount) if cell.amount is not None else cell.status for cell in row if cell.year_be}
        for row in cells
    ]


def codes(plan: PlanDocument) -> set[str]:
    return {issue.code for issue in plan.issues if issue.table in ("budget_lines", "budget_totals", "amounts")}


def found_by(code: str, plan: PlanDocument) -> list[str | None]:
    return [issue.found for issue in plan.issues if issue.code == code]


ROWS: list[Cells] = [{2566: 30000, 2567: "dash", 2568: 35000}, {2566: 5000, 2567: 0, 2568: 6000}]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", ""),
        ("256", "• 256"),
        ("256", "- ปี 256"),
        ("256", "▪ พ.ศ.256"),
        ("<br>", " ; "),
        ("งบประมาณ (บาท)", "งบประมาณ (บาท) ปี 2566–2568"),
    ],
    ids=["plain", "signs of a list", "dashes and words", "an era", "on one line", "years in the head"],
)
def test_a_column_with_years_in_its_cells_is_one_for_each_year(old: str, new: str, source: Make) -> None:
    head = HEAD.replace(old, new) if old.startswith("งบ") else HEAD
    body = (FIRST + SECOND + SUM).replace(old, new) if old else FIRST + SECOND + SUM
    plan = parse_plan(source(TOP + head + body))
    assert rows(plan) == ROWS
    assert [dict(total.amounts) for total in plan.totals] == [{2566: 35000, 2567: 0, 2568: 41000}]
    assert codes(plan) == set()


def test_years_of_the_common_era_in_cells_are_those_of_the_plan(source: Make) -> None:
    body = FIRST + SECOND
    for year in (2566, 2567, 2568):
        body = body.replace(str(year), f"ค.ศ. {year - 543}")
    plan = parse_plan(source(TOP + HEAD + body))
    assert rows(plan) == ROWS
    assert codes(plan) == set()


SENTENCES = (
    "| 1 | โครงการอบรมคุณธรรม | ปี 2566 จำนวน 30,000 บาท<br>ปี 2567 -<br>ปี 2568 จำนวน 35,000 บาท | สำนักปลัด |\n"
    "| 2 | กิจกรรมจิตอาสา | ปี 2566 จำนวน 5,000 บาท<br>ปี 2567 0 บาท<br>ปี 2568 จำนวน 6,000 บาท | กองคลัง |\n"
    "| | รวมมิติที่ 1 | ปี 2566 จำนวน 35,000 บาท<br>ปี 2567 0<br>ปี 2568 จำนวน 41,000 บาท{} | |\n"
)


@pytest.mark.parametrize(
    ("old", "new"),
    [("", ""), ("บาท<br>", "บาท"), ("จำนวน", "เป็นเงิน"), ("ปี 256", "ปีงบประมาณ พ.ศ. 256"), ("จำนวน ", "")],
    ids=["plain", "lines put together", "other words", "fiscal years", "a blank alone"],
)
@pytest.mark.parametrize("end", ["", "<br>รวม 3 ปี 76,000 บาท", "รวมทั้งสิ้น 76,000 บาท"])
def test_a_word_or_a_blank_parts_a_year_from_its_value(old: str, new: str, end: str, source: Make) -> None:
    body = SENTENCES.format(end)
    plan = parse_plan(source(TOP + HEAD + (body.replace(old, new) if old else body)))
    assert rows(plan) == ROWS
    assert [{year: amount for year, amount in total.amounts.items() if year} for total in plan.totals] == [
        {2566: 35000, 2567: 0, 2568: 41000}
    ]
    assert codes(plan) == set()


def test_a_sum_of_years_in_a_cell_is_the_sum_of_the_row_though_it_is_wrong(source: Make) -> None:
    body = SENTENCES.format("").replace("6,000 บาท", "6,000 บาท<br>รวม 3 ปี 12,000 บาท")
    plan = parse_plan(source(TOP + HEAD + body))
    assert rows(plan) == ROWS
    assert [project.item.row_total for project in plan.projects if project.item] == [None, 12000]


@pytest.mark.parametrize("beside", ["(รวมค่าอาหาร)", "บาท (รวมทุกกิจกรรม)", "บาท (รวมเงินสมทบ)"])
def test_words_beside_a_value_that_begin_like_a_sum_are_none(beside: str, source: Make) -> None:
    plan = parse_plan(source(TOP + HEAD + FIRST.replace("2566: 30,000", f"2566: 30,000 {beside}") + SECOND + SUM))
    assert rows(plan) == ROWS


def test_a_dash_before_a_word_of_year_on_one_line_may_be_a_value(source: Make) -> None:
    third = "| 3 | มาตรการลดขั้นตอน | ปี 2566 จำนวน 1,000 บาท ปี 2567 - ปี 2568 จำนวน 7,000 บาท | กองช่าง |\n"
    plan = parse_plan(source(TOP + HEAD + FIRST + SECOND + third))
    assert rows(plan)[:2] == ROWS
    assert rows(plan)[2] == {2566: 1000}
    assert codes(plan)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2566–2568: –", dict.fromkeys((2566, 2567, 2568), "dash")),
        ("2566–2568: ปีละ 7,000", dict.fromkeys((2566, 2567, 2568), 7000)),
        ("2566: 1,000<br>2567–2568: ปีละ 7,000", {2566: 1000, 2567: 7000, 2568: 7000}),
        ("ไม่ใช้งบประมาณ", dict.fromkeys((2566, 2567, 2568), "none")),
    ],
)
def test_what_is_said_of_several_years_is_true_of_each(cell: str, expected: Cells, source: Make) -> None:
    third = f"| 3 | มาตรการลดขั้นตอน | {cell} | กองช่าง |\n"
    plan = parse_plan(source(TOP + HEAD + FIRST + SECOND + third))
    assert rows(plan) == [*ROWS, expected]
    assert codes(plan) == set()


@pytest.mark.parametrize("cell", ["2566–2568: 90,000", "90,000"])
def test_one_amount_of_several_years_is_of_none_of_them(cell: str, source: Make) -> None:
    plan = parse_plan(source(TOP + HEAD + FIRST + SECOND + f"| 3 | มาตรการลดขั้นตอน | {cell} | กองช่าง |\n"))
    assert rows(plan) == [*ROWS, {}]
    assert found_by("merged_columns", plan) == ["90,000"] * 3


@pytest.mark.parametrize(
    "cell",
    [
        "2566: 1,000<br>2566: 2,000",
        "2566: 1,000<br>2567: ดูหมายเหตุ 3",
        "2566: 1,000 2,000",
        "รวม 2566: 1,000",
        "2566 1,000",
        "ปี 2566",
        "ปี 2566 จำนวน 2 ครั้ง",
        "รวม 3 ปี 9,000",
        "ปี 2566 1,000 รวม 1,000 รวม 2,000",
    ],
    ids=[
        "a year twice",
        "words",
        "two values",
        "words before",
        "a bare number",
        "a year alone",
        "a count",
        "a sum alone",
        "two sums",
    ],
)
def test_a_cell_that_says_more_leaves_the_column_as_it_is(cell: str, source: Make) -> None:
    plan = parse_plan(source(TOP + HEAD + FIRST + SECOND + f"| 3 | มาตรการลดขั้นตอน | {cell} | กองช่าง |\n"))
    assert rows(plan) == [{}, {}, {}]
    money = ("2566: 30,000 2567: – 2568: 35,000", "2566: 5,000 2567: 0 2568: 6,000", cell.replace("<br>", " "))
    assert found_by("unaccounted_amount", plan) == [*money]


def test_a_table_goes_on_with_its_years_on_the_next_page(source: Make) -> None:
    more = "\nหน้า 8\n\n| 2 | กิจกรรมจิตอาสา | 2566: 5,000<br>2567: 0<br>2568: 6,000 | กองคลัง |\n|---|---|---|---|\n" + SUM
    plan = parse_plan(source(TOP + HEAD + FIRST.replace("<br>2568: 35,000", "") + more))
    assert rows(plan) == [{2566: 30000, 2567: "dash", 2568: "blank"}, ROWS[1]]


def test_targets_of_years_are_no_money(source: Make) -> None:
    body = (FIRST + SECOND).replace("0,000", "0").replace("5,000", "5")
    assert rows(parse_plan(source(TOP + HEAD + body)))[0] == {2566: 30, 2567: "dash", 2568: 35}
    assert rows(parse_plan(source(TOP + HEAD.replace("งบประมาณ (บาท)", "เป้าหมาย") + body))) == []


@pytest.mark.parametrize("cell", ["ปีละ 10,000 (2566 - 2568)", "ปีละ ๑๐,๐๐๐ บาท ปี ๒๕๖๖ - ๒๕๖๘"])
def test_years_may_stand_behind_what_is_true_of_each(cell: str, source: Make) -> None:
    plan = parse_plan(source(TOP + HEAD + FIRST + f"| 2 | กิจกรรมจิตอาสา | {cell} | กองคลัง |\n"))
    assert rows(plan) == [ROWS[0], {2566: 10000, 2567: 10000, 2568: 10000}]


@pytest.mark.parametrize("cell", ["10,000 (2566 - 2568)", "ปีละ 10,000 (2566)", "ปีละ 10,000 (งบปี 2565 - 2566)"])
def test_years_behind_anything_else_are_not_read(cell: str, source: Make) -> None:
    plan = parse_plan(source(TOP + HEAD + FIRST + f"| 2 | กิจกรรมจิตอาสา | {cell} | กองคลัง |\n"))
    assert rows(plan) == [{}, {}]
    assert found_by("unaccounted_amount", plan) == ["2566: 30,000 2567: – 2568: 35,000", cell]


SHORT = "1\tโครงการอบรม\tปี 66 : 20,000 ปี 67 : 22,000\tกองคลัง"


@pytest.mark.parametrize("own", ["2\tโครงการค่าย\tปี 67 : 3,000\tกองช่าง", "2\tโครงการค่าย\tปี 2567 : 3,000\tกองช่าง"])
def test_years_of_two_digits_are_those_of_the_plan(own: str) -> None:
    head = "ที่\tโครงการ/กิจกรรม\tงบประมาณ (บาท)\tผู้รับผิดชอบ"
    rows = rows_of_text(plan_around("\n".join((head, SHORT, own)), "พ.ศ. 2566 - 2567"))
    assert amounts_of_titles(rows) | {("โครงการค่าย", 2566): "blank"} == {
        ("โครงการอบรม", 2566): 20_000,
        ("โครงการอบรม", 2567): 22_000,
        ("โครงการค่าย", 2566): "blank",
        ("โครงการค่าย", 2567): 3_000,
    }


@pytest.mark.parametrize("cell", ["ปี 66 : 20,000 ปี 71 : 22,000", "ปี 66 20,000", "ปี 66.5 : 20,000"])
def test_other_numbers_of_two_digits_are_no_years(cell: str) -> None:
    head = "ที่\tโครงการ/กิจกรรม\tงบประมาณ (บาท)\tผู้รับผิดชอบ"
    rows = rows_of_text(plan_around("\n".join((head, f"1\tโครงการอบรม\t{cell}\tกองคลัง")), "พ.ศ. 2566 - 2567"))
    assert not [value for value in amounts_of_titles(rows).values() if isinstance(value, int)]
