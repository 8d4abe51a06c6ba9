"""Flattened tables whose head names its columns in another order than the rows print their cells."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from extract.ground.source import SourceText
from parsers.budget.budget_grids import budget_grids
from parsers.budget.table import read_budget_table
from parsers.records.budget import BudgetTable
from parsers.tables.grid import find_grids

Make = Callable[[str], SourceText]

IN_BAND = "ลำดับ|โครงการ/กิจกรรม|งบประมาณ (บาท)|หน่วยงานที่รับผิดชอบ||2566|2567"
WITHOUT_BAND = "ลำดับ|โครงการ/กิจกรรม|หน่วยงานที่รับผิดชอบ||2566|2567"
ROWS = (
    "1|โครงการอบรมคุณธรรม|80,000|85,000|สำนักปลัด",
    "2|โครงการลดขั้นตอน|-|9,750|กองช่าง",
    "3|กิจกรรมมอบอำนาจ|-|-|ผู้อำนวยการกองคลัง",
)
TOTAL = "รวม|จำนวน 3 โครงการ|80,000|94,750"
READ = [[80000, 85000], ["dash", 9750], ["dash", "dash"]]


def read(make: Make, lines: Sequence[str], gap: str = "\n") -> BudgetTable:
    source = make("\n\n".join(lines).replace("|", gap))
    return read_budget_table(budget_grids(find_grids(source))[0], (2566, 2567))


def amounts(table: BudgetTable) -> list[list[object]]:
    return [[cell.status if cell.amount is None else cell.amount for cell in item.cells] for item in table.items]


@pytest.mark.parametrize("head", [IN_BAND, WITHOUT_BAND])
def test_years_named_behind_all_other_columns_stand_where_the_values_do(head: str, source: Make) -> None:
    table = read(source, [head, *ROWS, TOTAL])
    assert amounts(table) == READ
    assert [item.title for item in table.items] == ["โครงการอบรมคุณธรรม", "โครงการลดขั้นตอน", "กิจกรรมมอบอำนาจ"]
    assert [item.remark for item in table.items] == ["สำนักปลัด", "กองช่าง", "ผู้อำนวยการกองคลัง"]
    assert [total.amounts for total in table.totals] == [{2566: 80000, 2567: 94750}]
    assert not table.issues


def test_years_named_behind_a_gap_are_moved_as_well(source: Make) -> None:
    table = read(source, [WITHOUT_BAND.replace("||", "|"), *ROWS, TOTAL], gap="   ")
    assert amounts(table) == READ


def test_without_totals_the_name_over_all_the_money_says_where_the_years_are(source: Make) -> None:
    assert amounts(read(source, [IN_BAND, *ROWS])) == READ


def test_without_totals_and_such_a_name_no_value_is_any_years(source: Make) -> None:
    table = read(source, [WITHOUT_BAND, *ROWS])
    assert amounts(table) == [["ambiguous", "ambiguous"]] * 3
    assert [issue.code for issue in table.issues] == ["uneven_row"] * 3


def test_cells_in_the_order_of_the_names_stay_there(source: Make) -> None:
    rows = ["1|โครงการ ก|สำนักปลัด|80,000|85,000", "2|โครงการ ข|กองช่าง|-|9,750", "รวม||80,000|94,750"]
    table = read(source, [IN_BAND, *rows])
    assert amounts(table) == READ[:2]
    assert [item.remark for item in table.items] == ["สำนักปลัด", "กองช่าง"]


def test_one_row_with_a_units_name_under_money_loses_its_other_amount_alone(source: Make) -> None:
    rows = ["1|โครงการ ก|สำนักปลัด|80,000|85,000", "2|โครงการ ข|-|9,750|กองช่าง", "3|โครงการ ค|กองคลัง|5,000|-"]
    table = read(source, [WITHOUT_BAND, *rows])
    assert amounts(table) == [[80000, 85000], ["ambiguous", "ambiguous"], [5000, "dash"]]


def test_a_word_for_a_value_costs_its_own_cell_where_the_others_stand_well(source: Make) -> None:
    rows = ["1|โครงการ ก|สำนักปลัด|80,000|85,000", "2|โครงการ ข|กองช่าง|รอจัดสรร|9,750", "3|โครงการ ค|กองคลัง|5,000|-"]
    table = read(source, [WITHOUT_BAND, *rows])
    assert amounts(table) == [[80000, 85000], ["ambiguous", 9750], [5000, "dash"]]


def test_years_go_past_no_column_that_is_empty(source: Make) -> None:
    head = "ที่|โครงการ|2566|2567|หมายเหตุ"
    table = read(source, [head, "1|โครงการ ก|5,000|30,000", "2|โครงการ ข|-|-", "รวม|5,000|30,000|เทศบัญญัติ"], gap="   ")
    assert amounts(table) == [[5000, 30000], ["dash", "dash"]]
    assert [item.remark for item in table.items] == [None, None]


WITH_REMARK = "ที่|โครงการ/กิจกรรม|งบประมาณ (บาท)|หน่วยงานรับผิดชอบ|หมายเหตุ||2566|2567"


def units(table: BudgetTable) -> list[tuple[str | None, str | None]]:
    return [(item.responsible, item.remark) for item in table.items]


def test_years_that_go_past_an_empty_column_stand_below_the_name_of_the_money(source: Make) -> None:
    """The trap: nothing is impossible with the unit and the remark in the last column, and the unit's own empty."""
    rows = (
        "1|โครงการ ก|80,000|85,000|สำนักปลัด",
        "2|โครงการ ข|-|9,750|สำนักปลัด|ปีเว้นปี",
        "3|กิจกรรม ค|-|-|กองช่าง",
        "4|กิจกรรม ง|-|-|ปลัดเทศบาล|ทุกเดือน",
        "5|กิจกรรม จ|-|-|ปลัดเทศบาล",
    )
    table = read(source, [WITH_REMARK, *rows, "รวม|80,000|94,750"])
    assert amounts(table) == [*READ, ["dash", "dash"], ["dash", "dash"]]
    assert units(table) == [
        ("สำนักปลัด", None),
        ("สำนักปลัด", "ปีเว้นปี"),
        ("กองช่าง", None),  # the name of a unit
        ("ปลัดเทศบาล", "ทุกเดือน"),
        ("ปลัดเทศบาล", None),  # as in the row above
    ]
    assert [total.amounts for total in table.totals] == [{2566: 80000, 2567: 94750}]


def test_what_nothing_puts_into_one_of_two_empty_columns_is_in_none(source: Make) -> None:
    rows = ("1|โครงการ ก|80,000|85,000|สำนักปลัด|รายปี", "2|โครงการ ข|-|9,750|ปีเว้นปี", "3|โครงการ ค|-|-|กองช่าง|รายปี")
    table = read(source, [WITH_REMARK, *rows])
    assert amounts(table) == READ
    assert units(table) == [("สำนักปลัด", "รายปี"), (None, None), ("กองช่าง", "รายปี")]
