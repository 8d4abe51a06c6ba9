"""Rows of a scanned table whose dashes and zeros are lost: the totals below say in which columns their values stand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.ground.source import SourceText
from parsers.budget.budget_grids import budget_grids
from parsers.budget.table import KnownOfPlan, read_budget_table
from parsers.records.budget import BudgetTable
from parsers.tables.flat.by_row.scanned_rows import scanned_tables
from parsers.tables.grid import find_grids

Make = Callable[[str], SourceText]

HEAD = "โครงการ/กิจกรรม/มาตรการ หน่วยงาน\nปี 2566 (ปี 2567 |U 2568 เว็บผิดชอบ\n"
ROWS = "1 |โครงการ ก   30,000 | 30,000] 60,500 | สำนักปลัด\nของเทศบาล\n2 เ(โครงการ ข   5,000 | 5,000] 5,000) สำนักปลัด\n"
TOTAL = "รวม 4 โครงการ   45,000 | 35,000 | 75,500\n"


def read(source: SourceText) -> BudgetTable:
    return read_budget_table(budget_grids(find_grids(source))[0], (2566, 2568), KnownOfPlan(source=source))


def cells(table: BudgetTable) -> list[list[object]]:
    return [[cell.status if cell.amount is None else int(cell.amount) for cell in item.cells] for item in table.items]


def test_the_total_says_where_values_stand_and_that_rows_have_none(source: Make) -> None:
    table = read(source(f"{HEAD}{ROWS}'กิจกรรม ค   10,000     10,000] กองคลัง\n4 เมาตรการ ง          กองช่าง\n{TOTAL}"))
    assert cells(table)[2:] == [[10000, "blank", 10000], ["blank"] * 3]
    assert [(item.number, item.title, item.responsible) for item in table.items] == [
        (1, "โครงการ ก ของเทศบาล", "สำนักปลัด"),
        (2, "โครงการ ข", "สำนักปลัด"),
        (None, "กิจกรรม ค", "กองคลัง"),
        (4, "มาตรการ ง", "กองช่าง"),
    ]
    assert not table.issues or {issue.code for issue in table.issues} <= {"number_gap"}


@pytest.mark.parametrize(
    "rows",
    [
        "3 เกิจกรรม ค   10,000     10,500] กองคลัง\n",  # another sum
        "3 เกิจกรรม ค   10,000] กองคลัง\n4 โครงการ ง   10,000 | กองช่าง\n",  # two ways
        "3 เกิจกรรม ค   10 000     10,000] กองคลัง\n",  # a torn figure
        "3 เกิจกรรม ค   ว10,000 10,000] 9,000 20,000 กองคลัง\n",  # one value more than years
        "3 เกิจกรรม ค         กองคลัง\n   10,000     10,000\n",  # figures below the row
        "3 เกิจกรรม ค   0  10,000] กองคลัง\n4 กิจกรรม ง   10,000  0] กองคลัง\n",  # a zero in one of two places
    ],
)
def test_what_no_sum_proves_is_open(rows: str, source: Make) -> None:
    table = read(source(f"{HEAD}{ROWS}{rows}{TOTAL}"))
    assert cells(table)[:2] == [[30000, 30000, 60500], [5000, 5000, 5000]]
    assert all(cell.amount is None for item in table.items[2:] for cell in item.cells)
    assert {issue.code for issue in table.issues} & {"uneven_row", "unreadable_amount"}


def test_a_row_without_values_may_have_lost_them_where_the_total_is_more(source: Make) -> None:
    total = "35,000 | 35,000 | 75,500\n"
    table = read(source(f"{HEAD}{ROWS}3 โครงการ ค          กองช่าง\nรวมมิติที่ 1   {total}รวม   {total}"))
    assert cells(table)[2] == ["ambiguous"] * 3
    assert {issue.code for issue in table.issues} == {"uneven_row"}


def test_a_row_without_values_may_have_lost_them_where_no_total_says_otherwise(source: Make) -> None:
    more = "3 เกิจกรรม ค   10,000 | 10,000] 9,500) กองคลัง\n"
    table = read(source(f"{HEAD}{ROWS}{more}4 มาตรการ ง          กองช่าง\n"))
    assert cells(table)[3] == ["ambiguous"] * 3
    assert {issue.code for issue in table.issues} == {"uneven_row"}


def test_what_a_title_goes_on_with_may_return_in_other_parts(source: Make) -> None:
    rest = "สำหรับผู้สูงอายุและผู้พิการในเขตเทศบาล"
    rows = ROWS.replace("ของเทศบาล", rest)
    total = "รวม 2 โครงการ   35,000 | 35,000 | 65,500\n"
    table = read(source(f"{rest}\n{rest}\n\n{HEAD}{rows}3 มาตรการ ค         กองคลัง\n{total}"))
    assert table.items[0].title == f"โครงการ ก {rest}"


def test_totals_of_parts_are_placed_by_that_of_all(source: Make) -> None:
    text = (
        f"{HEAD}{ROWS}รวมมิติที่ 1 จำนวน 2   35,000 | 35,000 | 65,500\nโครงการ\n"
        "มิติที่ 2 การบริหารราชการด้วยความโปร่งใส\n3 เโครงการ ค   7,000] กองคลัง\n4 โครงการ ง   8,000        9,000 กองช่าง\n"
        "รวมมิติที่ 2 จำนวน 2   8,000      16,000\nโครงการ\n| ไ(รวมทั้งสิน 4 โครงการ  43,000{35,000|81,500) 7\n"
    )
    table = read(source(text))
    assert cells(table)[2:] == [["blank", "blank", 7000], [8000, "blank", 9000]]


@pytest.mark.parametrize(
    "text",
    [
        "1 |โครงการ ก   30,000 | 30,000   60,000 | สำนักปลัด\n2 |โครงการ ข   5,000 | 5,000] 5,000 | 15,000 | สำนักปลัด\n"
        "รวม   35,000 | 35,000 | 5,000 | 75,000\n",
        "1 |โครงการ ก   30,000 | 30,000   60,000 | สำนักปลัด\n2 |โครงการ ข   5,000 | 6,000] 11,000 | สำนักปลัด\n"
        "รวม   35,000 | 36,000 | 71,000\n",
    ],
    ids=["a value more", "all rows"],
)
def test_rows_that_end_in_their_sums_have_a_column_without_a_name(text: str, source: Make) -> None:
    """The trap: three values below three years, of which the last is a sum."""
    made = source(HEAD + text)
    assert not list(scanned_tables(made, 1, len(made.lines)))


def test_another_unit_above_the_years_is_never_baht(source: Make) -> None:
    head = HEAD.replace("มาตรการ หน่วย", "มาตรการ งบประมาณ (พันบาท) หน่วย")
    made = source(f"{head}{ROWS}3 โครงการ ค   10,000  | 10,000 10,000] กองคลัง\n")
    assert not list(scanned_tables(made, 1, len(made.lines)))


def test_lost_first_digits_are_no_numbers(source: Make) -> None:
    rows = "".join(
        f"{number} โครงการ {letter}   5,000 | 5,000] 5,000 | สำนักปลัด\n"
        for number, letter in zip([*range(1, 10), 0, 1, 12], "กขคงจฉชซญดตถ", strict=True)
    )
    assert [item.number for item in read(source(HEAD + rows)).items] == [*range(1, 10), None, None, 12]


def test_a_mission_that_lost_its_point_is_no_row(source: Make) -> None:
    text = (
        f"{HEAD}11 การเสริมสร้างจิตสำนีกและความตระหนักแก่บุคลากรทั้งข้าราชการการเมือง\n{ROWS}3 โครงการ ค   1,000 | 1,000 1,000\n"
    )
    branches = [item.branch for item in read(source(text)).items]
    assert [branch.mission and branch.mission.number for branch in branches] == ["1.1"] * 3


def test_what_returns_on_each_page_is_none_of_a_title(source: Make) -> None:
    running = "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2568) เทศบาลตำบลตัวอย่าง\n"
    text = f"{running}{HEAD}{ROWS}oye\n{running}{HEAD}3 โครงการ ค   5,000 | 5,000] 5,000 | กองคลัง\nae\n{running}"
    assert [item.title for item in read(source(text)).items] == ["โครงการ ก ของเทศบาล", "โครงการ ข", "โครงการ ค"]
