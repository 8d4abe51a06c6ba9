"""Rows set by position whose texts begin at their top while their numbers and values stand half way down."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.ground.source import SourceText
from parsers.budget.budget_grids import budget_grids
from parsers.budget.table import read_budget_table
from parsers.records.budget import BudgetTable
from parsers.tables.grid import find_grids

Make = Callable[[str], SourceText]

TABLE = """
ลำดั     ภารกิจตามมิติ           โครงการ/กิจกรรม/              งบประมาณ (หน่วย : พันบาท)             หน่วยงาน
 บ                               มาตรการ               2566        2567       2568            รับผิดชอบ
 ที่
                        มิติที่ 1 การสร้างวัฒนธรรมสุจริต
       1.1 การเสริมสร้าง         โครงการอบรมพนักงาน                                           สำนักปลัด
1     วัฒนธรรมสุจริต            เทศบาล                  1,980.5         -        900          เทศบาล
       ขององค์กร
       1.2 การสร้าง             กิจกรรมเผยแพร่                                                กองช่าง
       จิตสำนึกแก่               มาตรฐาน
2                                                      75.25         120        130
       ประชาชน
       ในท้องถิ่น
                                                     2,055.7
                รวมมิติที่ 1 (2 โครงการ)                               120      1,030
                                                           5
"""


def read(source: SourceText) -> BudgetTable:
    return read_budget_table(budget_grids(find_grids(source))[0], (2566, 2568))


def amounts(table: BudgetTable) -> list[list[object]]:
    return [[cell.status if cell.amount is None else cell.amount for cell in item.cells] for item in table.items]


def test_titles_begin_rows_whose_numbers_stand_in_the_middle(source: Make) -> None:
    table = read(source(TABLE))
    assert [item.title.replace(" ", "") for item in table.items] == ["โครงการอบรมพนักงานเทศบาล", "กิจกรรมเผยแพร่มาตรฐาน"]
    assert [item.responsible for item in table.items] == ["สำนักปลัด เทศบาล", "กองช่าง"]
    assert amounts(table) == [[1980500, "dash", 900000], [75250, 120000, 130000]]


def test_a_total_torn_around_its_line_is_what_its_rows_make(source: Make) -> None:
    (total,) = read(source(TABLE)).totals
    assert list(total.amounts.values()) == [2055750, 120000, 1030000]


@pytest.mark.parametrize("other", [("1,980.5", "1,900.5"), ("                  5\n", "                  6\n")])
def test_a_total_torn_around_its_line_that_no_rows_make_is_none(source: Make, other: tuple[str, str]) -> None:
    found = read(source(TABLE.replace(*other))).totals
    assert all(total.amounts.get(2566) not in (2055700, 2055750, 2055760, 5000, 6000) for total in found)


def test_a_page_number_below_a_total_is_none_of_its_digits(source: Make) -> None:
    whole = TABLE.replace("2,055.7\n", "\n").replace(
        "รวมมิติที่ 1 (2 โครงการ)          ", "รวมมิติที่ 1 (2 โครงการ)   2,055.75"
    )
    table = read(source(whole))
    assert amounts(table) == [[1980500, "dash", 900000], [75250, 120000, 130000]]
    assert all(total.amounts.get(2566) in (None, 2055750) for total in table.totals)


@pytest.mark.parametrize(("word", "amount"), [("และงบ", 130000), ("แห่ง", None), ("บาท", 130), ("ครั้ง", None)])
def test_what_counts_a_value_is_no_office(source: Make, word: str, amount: int | None) -> None:
    """A word right behind the last value goes on with the office above it; a unit says what the value is."""
    lines = TABLE.replace("        900          เทศบาล", f"        130 {word}").replace("1,030", "  260")
    cell = read(source(lines)).items[0].cells[2]
    assert cell.amount == amount if word == "และงบ" else cell.amount in (amount, None)
