"""A plan of one year whose head names no year: which of several columns of money is its budget."""

from __future__ import annotations

import pytest

from extract.ground.source import SourceText
from parsers.budget.budget_grids import budget_grids
from parsers.budget.table import KnownOfPlan, read_budget_table
from parsers.records.budget import BudgetTable
from parsers.tables.grid import find_grids

Amounts = list[list[int | None]]


def table_of(heads: str, *cells: str) -> BudgetTable:
    rows = (f"{n}|โครงการที่ดี {n}|{row}|กองคลัง" for n, row in enumerate(cells, 1))
    lines = [f"ที่|โครงการ/กิจกรรม|{heads}|ผู้รับผิดชอบ", *rows]
    source = SourceText("plan.txt", "txt", "0" * 64, tuple(line.replace("|", "\t") for line in lines))
    return read_budget_table(budget_grids(find_grids(source))[0], (2567, 2567), KnownOfPlan(source=source))


def amounts(table: BudgetTable) -> Amounts:
    return [[None if cell.amount is None else int(cell.amount) for cell in item.cells] for item in table.items]


@pytest.mark.parametrize(
    ("heads", "first", "second"),
    [
        ("งบประมาณ (บาท)|โอนเพิ่ม|รวม", "50,000|10,000|60,000", "20,000|-|20,000"),
        ("งบประมาณ อบต.|เงินอุดหนุน|รวม", "50,000|10,000|61,000", "20,000|-|20,000"),
        ("งบประมาณ (บาท)|เงินสมทบ", "50,000|10,000", "20,000|-"),
        ("เงินสมทบ|งบประมาณ (บาท)", "10,000|50,000", "-|20,000"),
    ],
    ids=["sum of a transfer", "a sum of something else", "money beside it", "money before it"],
)
def test_of_two_figures_of_a_year_none_is_its_budget(heads: str, first: str, second: str) -> None:
    table = table_of(heads, first, second)
    assert amounts(table) == [[], []]
    assert [issue.code for issue in table.issues] == ["unaccounted_amount"] * 2


@pytest.mark.parametrize(
    ("heads", "first", "second"),
    [
        ("งบประมาณ (บาท)|เบิกจ่าย|คงเหลือ", "50,000|10,000|40,000", "20,000|-|20,000"),
        ("งบประมาณ (บาท)|ไตรมาส 1|ไตรมาส 2|รวม", "50,000|10,000|40,000|50,000", "20,000|-|20,000|20,000"),
        ("งบประมาณ อบต.|เงินอุดหนุน|รวม", "40,000|10,000|50,000", "20,000|-|20,000"),
        ("ชาย|หญิง|รวม|งบประมาณ (บาท)", "50|10|60|50,000", "20|5|25|20,000"),
        ("งบประมาณ (บาท)|เงินสมทบ", "50,000|-", "20,000|-"),
        ("งบประมาณ (บาท)|แหล่งเงิน", "50,000|เงินสะสม", "20,000|-"),
    ],
    ids=["spent", "quarters", "sources proved", "people", "no money beside it", "source"],
)
def test_the_one_figure_that_is_the_budget(heads: str, first: str, second: str) -> None:
    assert amounts(table_of(heads, first, second)) == [[50_000], [20_000]]
