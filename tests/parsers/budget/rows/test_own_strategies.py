"""Strategies of a plan's own tree, in rows of their own: they hold for the items below, and notes hold for none."""

from __future__ import annotations

import pytest

from extract.ground.source import SourceText
from parsers.budget.budget_grids import budget_grids
from parsers.budget.table import KnownOfPlan, read_budget_table
from parsers.records.budget import BudgetTable
from parsers.tables.grid import find_grids

ITEM = "โครงการอบรมคุณธรรม"


def table_of(rows: list[list[str]], form: str) -> BudgetTable:
    """The rows below a head of four columns, printed with tabs, pipes or as HTML."""
    rows = [["ที่", "โครงการ/กิจกรรม/มาตรการ", "ปี 2567", "ปี 2568"], *rows]
    if form == "tabs":
        lines = ["\t".join(row) for row in rows]
    elif form == "pipes":
        full = [row if len(row) > 1 else [*row, "", "", ""] for row in rows]
        lines = [f"| {' | '.join(row)} |" for row in full]
        lines.insert(1, "|---|---|---|---|")
    else:
        cells = [
            "".join(f'<td colspan="{5 - len(row) if len(row) == 1 else 1}">{text}</td>' for text in row) for row in rows
        ]
        lines = ["<table>", *(f"<tr>{row}</tr>" for row in cells), "</table>"]
    source = SourceText("plan.txt", "txt", "0" * 64, tuple(lines))
    return read_budget_table(budget_grids(find_grids(source))[0], (2567, 2568), KnownOfPlan(source=source))


def places(table: BudgetTable) -> list[tuple[str | None, str | None]]:
    """The numbers of each item's dimension and strategy."""
    return [
        (item.branch.dimension and item.branch.dimension.number, item.branch.strategy and item.branch.strategy.number)
        for item in table.items
    ]


@pytest.mark.parametrize("form", ["tabs", "pipes", "html"])
def test_a_strategy_in_a_row_of_its_own_holds_for_the_items_below(form: str) -> None:
    table = table_of(
        [
            ["มิติที่ 1 การสร้างสังคมที่ไม่ทนต่อการทุจริต"],
            ["ยุทธศาสตร์ที่ 1 เสริมสร้างจิตสำนึกแก่ผู้บริหาร"],
            ["1", f"{ITEM}ผู้บริหาร", "100", "-"],
            ["2", f"{ITEM}พนักงาน", "200", "0"],
            ["กลยุทธ์ที่ 2 ปลูกฝังค่านิยมแก่เยาวชน"],
            ["3", f"{ITEM}เยาวชน", "300", "300"],
            ["มิติที่ 2 การบริหารราชการด้วยความโปร่งใส"],
            ["4", f"{ITEM}ประชาชน", "400", "400"],
        ],
        form,
    )
    assert places(table) == [("1", "1"), ("1", "1"), ("1", "2"), ("2", None)]
    assert [issue.code for issue in table.issues] == []


def test_a_title_that_speaks_of_a_strategy_is_an_item() -> None:
    table = table_of([["1", "โครงการตามยุทธศาสตร์ที่ 2 ของจังหวัด", "100", "100"]], "tabs")
    assert places(table) == [(None, None)]
    assert [item.title for item in table.items] == ["โครงการตามยุทธศาสตร์ที่ 2 ของจังหวัด"]


@pytest.mark.parametrize("form", ["tabs", "pipes"])
@pytest.mark.parametrize(
    "note", [["หมายเหตุ", "งบประมาณตามข้อบัญญัติ พ.ศ. 2568", "", ""], ["หมายเหตุ : ใช้งบกองทุน", "", "", ""]]
)
def test_a_note_below_the_table_is_no_item(note: list[str], form: str) -> None:
    table = table_of([["1", ITEM, "100", "100"], ["", "รวม", "100", "100"], note], form)
    assert [item.title for item in table.items] == [ITEM]


def test_money_beside_a_note_is_not_passed_over() -> None:
    table = table_of([["1", ITEM, "100", "100"], ["หมายเหตุ", "ปรับลด", "50,000", "-"]], "tabs")
    assert [cell.amount for cell in table.items[-1].cells] == [50_000, None]
