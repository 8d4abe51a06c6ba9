"""Rows whose cells do not fit their columns: no amount goes to a year that is not its own."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tables_read import FIRST, PIPES, Read, codes, statuses

from lawful import Rows, baht_or_status, plan_around, rows_of_text


@pytest.mark.parametrize("row", ["| | | ๒) โครงการ ง | 7,000 | |", "| | | ๒) โครงการ ง | - | 7,000 | | |"])
def test_a_row_with_too_few_or_too_many_cells_keeps_its_item_without_amounts(row: str, read: Read) -> None:
    table = read("| ๑. ก | ๑.๑ ข | ๑) โครงการ ค | - | 5,000 | |", row, header=PIPES)
    assert statuses(table)[1] == [("ambiguous", None, "ambiguous")] * 2
    assert table.items[0].cells[1].amount == Decimal(5000)
    assert codes(table) == ["uneven_row"]


def test_a_damaged_row_without_an_item_is_an_error(read: Read) -> None:
    table = read("| ๑. ก | ๑.๑ ข | ๑) โครงการ ค | - | 5,000 | |", "| | ส่งเสริม | 7,000 |", header=PIPES)
    assert len(table.items) == 1
    assert [(issue.code, issue.rank()) for issue in table.issues] == [("uneven_row", "error")]


def test_a_damaged_row_without_an_item_that_holds_money_makes_its_neighbours_doubtful(read: Read) -> None:
    """The rows may be shifted by one, as below an amount beside a heading."""
    table = read("| | ๑.๑.๑ สร้างจิตสำนึก | 7,000 | - | |", "| | | ๑) โครงการ ก | 5,000 | - | |", header=PIPES)
    assert statuses(table) == [[("ambiguous", None, "ambiguous")] * 2]


def test_a_title_among_the_amounts_is_a_shifted_row(read: Read) -> None:
    table = read("| | ๑. ก | ๑.๑ ข | ๑) โครงการ ค | 5,000 | 6,000 |", header=PIPES)
    assert [(item.title, [cell.status for cell in item.cells]) for item in table.items] == [
        ("โครงการ ค", ["ambiguous", "ambiguous"])
    ]
    assert codes(table) == ["uneven_row"]


def test_values_beyond_the_last_column_of_tabs_are_lost_to_no_year(read: Read) -> None:
    """A row that slipped to the right, or two rows on one line: its own columns hold other cells' values."""
    slipped = read("๑. ก\t๑.๑ ข\t๑) โครงการ ค\t\t\t-\t5,000\t")
    assert statuses(slipped) == [[("ambiguous", None, "ambiguous")] * 2]
    assert codes(slipped) == ["uneven_row"]
    two = read("๑. ก\t๑.๑ ข\t๑) โครงการ ค\t-\t5,000\t\t\t\t๒) โครงการ ง\t-\t7,000")
    assert [(issue.code, issue.rank()) for issue in two.issues] == [("uneven_row", "error")]
    assert two.items == ()


def test_words_beyond_the_last_column_of_tabs_are_a_remark_that_a_tab_parts(read: Read) -> None:
    table = read("๑. ก\t๑.๑ ข\t๑) โครงการ ค\t-\t5,000\tสำนักปลัด\tกองคลัง")
    assert statuses(table) == [[("dash", None, "exact"), ("amount", Decimal(5000), "exact")]]
    assert table.issues == ()


def test_a_total_with_values_beyond_the_last_column_of_tabs_is_not_read(read: Read) -> None:
    table = read("๑. ก\t๑.๑ ข\t๑) โครงการ ค\t-\t5,000\t", "\tรวม\tจำนวน ๑ โครงการ\t\t\t-\t5,000")
    assert [total.amounts for total in table.totals] == [{2566: None, 2567: None}]
    assert codes(table) == ["unreadable_amount"]


def test_a_header_that_lost_a_cell_names_no_year_for_certain(read: Read) -> None:
    """The units below it have all their cells, and so have the rows: only the years moved to the left."""
    header = (
        "<table><tr><th>ภารกิจตามมิติ</th><th>โครงการ</th><th>ปี 2566</th><th>ปี 2567</th><th>หมายเหตุ</th></tr>"
        "<tr><th></th><th></th><th></th><th>งบประมาณ</th><th>งบประมาณ</th><th></th></tr>"
        f"<tr>{FIRST}<td>1,000</td><td>2,000</td><td></td></tr>"
        "<tr><td colspan=3>รวม</td><td>1,000</td><td>2,000</td><td></td></tr></table>"
    )
    table = read(header=header)
    assert statuses(table) == [[("ambiguous", None, "ambiguous")] * 2]
    assert codes(table) == ["uneven_row", "unreadable_amount"]


YEARS = "ที่|โครงการ|ปี 2566|ปี 2567|ปี 2568|หน่วยงาน"
WHOLE = "2|โครงการธรรมะ|5,000|5,000|-|กองคลัง"


def first_amounts(row: str) -> list[int | str]:
    """What the first of two projects has in three years."""
    table = "\n".join((YEARS, row, WHOLE)).replace("|", "\t")
    rows: Rows = rows_of_text(plan_around(table, "พ.ศ. 2566 - 2568"))
    return [baht_or_status(line) for line in rows["budget_lines"][:3]]


def test_words_for_no_money_in_the_first_year_of_a_row_that_ends_there_are_of_all_years() -> None:
    assert first_amounts("1|โครงการอบรม|ไม่ใช้งบประมาณ") == ["none"] * 3


@pytest.mark.parametrize("end", ["-", "0", "5,000", "ไม่ใช้งบประมาณ|20,000", "ไม่ใช้งบประมาณ 5,000"])
def test_a_value_in_the_first_years_of_a_row_that_ends_there_may_be_any_years(end: str) -> None:
    assert first_amounts(f"1|โครงการอบรม|{end}") == ["ambiguous"] * 3


def test_amounts_on_the_line_below_are_of_the_years_that_the_row_left_out() -> None:
    assert first_amounts("1|โครงการอบรม|ไม่ใช้งบประมาณ\n20,000|30,000|กองคลัง") == ["none", 20_000, 30_000]


@pytest.mark.parametrize("below", ["|พัฒนาชุมชน||5,000|6,000|กองคลัง", "|พัฒนาชุมชน|-|5,000|6,000|กองคลัง"])
def test_a_row_without_its_number_below_may_have_the_money_of_the_one_above(below: str) -> None:
    table = "\n".join((YEARS, "1|โครงการจิตอาสา|ไม่ใช้งบประมาณ", below, WHOLE)).replace("|", "\t")
    rows = rows_of_text(plan_around(table, "พ.ศ. 2566 - 2568"))
    assert [baht_or_status(line) for line in rows["budget_lines"]] == ["ambiguous"] * 6 + [5_000, 5_000, "dash"]
    assert "uneven_row" in {issue["code"] for issue in rows["issues"]}
