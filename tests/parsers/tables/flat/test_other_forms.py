"""Flattened tables with other columns, with single blanks, and column by column."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.ground.source import SourceText
from parsers.budget.budget_grids import budget_grids
from parsers.budget.items.headings_above import headings_above
from parsers.budget.table import KnownOfPlan, read_budget_table
from parsers.records.budget import BudgetTable
from parsers.tables.grid import find_grids

Make = Callable[[str], SourceText]


def read(source: SourceText) -> BudgetTable:
    budget = budget_grids(find_grids(source))[0]
    return read_budget_table(budget, (2566, 2567), KnownOfPlan(headings=headings_above(source, budget)))


def amounts(table: BudgetTable) -> list[tuple[int | None, str, list[object]]]:
    return [
        (item.number, item.title, [cell.status if cell.amount is None else cell.amount for cell in item.cells])
        for item in table.items
    ]


NAMES = "ที่|โครงการ/กิจกรรม/มาตรการ|ปีงบประมาณ พ.ศ. 2566 (บาท)|ปีงบประมาณ พ.ศ. 2567 (บาท)|แหล่งงบประมาณ|ผู้รับผิดชอบ"
FIRST = "1|โครงการอบรมคุณธรรม|80,000|85,000|เทศบัญญัติ|สำนักปลัด"
SECOND = "2|มาตรการ No Gift Policy|-|-|-|งานนิติการ"


@pytest.mark.parametrize("thai", [False, True])
@pytest.mark.parametrize("gap", ["\n", "\n\n", "   "])
def test_a_cell_a_line_with_number_source_and_unit(gap: str, thai: bool, source: Make) -> None:
    lines = [NAMES, FIRST, SECOND, "รวม 2 โครงการ|80,000|85,000"]
    text = "มิติที่ 1 การสร้างวัฒนธรรมสุจริต\n" + "\n".join(line.replace("|", gap) for line in lines)
    table = read(source(text.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")) if thai else text))
    assert amounts(table) == [
        (1, "โครงการอบรมคุณธรรม", [80000, 85000]),
        (2, "มาตรการ No Gift Policy", ["dash", "dash"]),
    ]
    assert [item.remark for item in table.items] == ["สำนักปลัด", "งานนิติการ"]
    assert [total.dimension_no for total in table.totals] == [1]
    assert [total.amounts for total in table.totals] == [{2566: 80000, 2567: 85000}]
    assert table.issues == ()


def test_a_row_that_lost_a_year_is_given_to_none(source: Make) -> None:
    lines = [NAMES, FIRST, "2|โครงการ ข|5,000|กองช่าง", "3|โครงการ ค|1,000|2,000|เทศบัญญัติ|กองช่าง"]
    table = read(source("\n".join(lines).replace("|", "\n")))
    assert amounts(table)[1] == (2, "โครงการ ข", ["ambiguous", "ambiguous"])
    assert amounts(table)[2] == (3, "โครงการ ค", [1000, 2000])


def test_a_damaged_figure_in_a_whole_row_costs_its_own_cell_alone(source: Make) -> None:
    lines = [NAMES, FIRST, "2|โครงการ ข|4๕,OOO|5,000|เทศบัญญัติ|กองช่าง"]
    table = read(source("\n".join(lines).replace("|", "\n")))
    assert amounts(table)[1] == (2, "โครงการ ข", ["ambiguous", 5000])


BLANKS = "ภารกิจตามมิติ โครงการ/กิจกรรม/มาตรการ ปี 2566 ปี 2567 หมายเหตุ\nงบประมาณ\n(บาท)\n"


def test_single_blanks_between_known_heads(source: Make) -> None:
    rows = (
        "1.1 การสร้างจิตสำนึก 1.1.1 สร้างจิตสำนึกในการปฏิบัติราชการ\n"
        "    1) โครงการอบรม 11 หมู่บ้าน 30,000 31,000 กองคลัง\n"
        "    2) โครงการประชาสัมพันธ์ปี 2566 - 2567 - 5,000\n"
        "    3) มาตรการประหยัด - - ไม่ใช้งบประมาณ\n"
        "    4) กิจกรรม 5 ส 7,000\n"
    )
    table = read(source(BLANKS + rows))
    assert amounts(table) == [
        (1, "โครงการอบรม 11 หมู่บ้าน", [30000, 31000]),
        (2, "โครงการประชาสัมพันธ์ปี 2566 - 2567", ["dash", 5000]),
        (3, "มาตรการประหยัด", ["dash", "dash"]),
        (4, "กิจกรรม 5 ส", ["ambiguous", "ambiguous"]),
    ]
    assert [item.remark for item in table.items] == ["กองคลัง", None, "ไม่ใช้งบประมาณ", None]
    assert {item.branch.strategy.number for item in table.items if item.branch.strategy} == {"1.1.1"}


def test_a_row_without_values_takes_none_from_the_total_below(source: Make) -> None:
    table = read(source(f"{BLANKS}1) โครงการ ก 1,000 2,000\n2) โครงการ ข 5,000 -\n3) โครงการ ค\nรวม 6,000 2,000\n"))
    assert amounts(table)[2] == (3, "โครงการ ค", ["ambiguous", "ambiguous"])
    assert [total.amounts for total in table.totals] == [{2566: 6000, 2567: 2000}]


COLUMNS = (
    "ที่\n8\n9\nโครงการ/กิจกรรม/มาตรการ\nโครงการพบประชาชน\nกิจกรรมรับเรื่อง\nปี 2566\n70,000\n-\nปี 2567\n71,000\n5,000\n"
    "ผู้รับผิดชอบ\nสำนักปลัด\nงานประชาสัมพันธ์\nรวม 2 โครงการ\n70,000\n76,000\n"
)


def test_columns_read_one_after_the_other(source: Make) -> None:
    table = read(source(COLUMNS))
    assert amounts(table) == [(8, "โครงการพบประชาชน", [70000, 71000]), (9, "กิจกรรมรับเรื่อง", ["dash", 5000])]
    assert [total.amounts for total in table.totals] == [{2566: 70000, 2567: 76000}]


@pytest.mark.parametrize("lost", ["71,000\n", "กิจกรรมรับเรื่อง\n"])
def test_columns_of_different_length_are_not_read(lost: str, source: Make) -> None:
    assert find_grids(source(COLUMNS.replace(lost, "", 1))) == ()


def test_a_row_with_words_in_all_its_years_has_no_values_for_the_item_below(source: Make) -> None:
    lines = [NAMES, FIRST, SECOND, "3|โครงการ ค|รอจัดสรร|รอจัดสรร|เทศบัญญัติ|กองช่าง", "4|โครงการ ง"]
    table = read(source("\n".join(line.replace("|", "   ") for line in lines)))
    assert amounts(table)[:2] == [
        (1, "โครงการอบรมคุณธรรม", [80000, 85000]),
        (2, "มาตรการ No Gift Policy", ["dash", "dash"]),
    ]
    assert {status for _, _, cells in amounts(table)[2:] for status in cells} == {"ambiguous"}
