"""Tables of a cell a line whose rows print their values before their numbers: no row's amounts are sure there."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from extract.ground.source import SourceText, Span
from parsers.budget.budget_grids import budget_grids
from parsers.budget.table import read_budget_table
from parsers.records.budget import BudgetTable
from parsers.records.table import Cell, Grid, GridRow
from parsers.tables.flat.not_by_row import without_order
from parsers.tables.grid import find_grids

Make = Callable[[str], SourceText]

HEAD = "ที่/โครงการ/ปี 2566/ปี 2567/ผู้รับผิดชอบ"
FIRST = "1/โครงการอบรมคุณธรรม/20,000/30,000/สำนักปลัด"
SECOND = "2/โครงการจิตอาสา/10,000/-/กองคลัง"
THIRD = "3/กิจกรรมวันสำคัญ/5,000/6,000/กองช่าง"
FOURTH = "4/มาตรการตรวจสอบภายใน/7,000/8,000/กองคลัง"
VALUES_OF_SECOND = "10,000/-/กองคลัง"
VALUES_OF_THIRD = "5,000/6,000/กองช่าง"
VALUES_OF_FOURTH = "7,000/8,000/กองคลัง"


def _read(source: Make, *rows: str) -> BudgetTable:
    """The table of rows whose cells a stroke parts, a line each."""
    made = source("/".join((HEAD, *rows)).replace("/", "\n"))
    return read_budget_table(budget_grids(find_grids(made))[0], (2566, 2567))


def _amounts(table: BudgetTable) -> list[Decimal]:
    return [cell.amount for item in table.items for cell in item.cells if cell.amount is not None]


@pytest.mark.parametrize(
    "rows",
    [
        (FIRST, SECOND, THIRD, VALUES_OF_FOURTH, "4/มาตรการตรวจสอบภายใน"),
        (FIRST, VALUES_OF_SECOND, "2/โครงการจิตอาสา", VALUES_OF_THIRD, "3/กิจกรรมวันสำคัญ", FOURTH),
        (FIRST, "2/โครงการจิตอาสา", "3/กิจกรรมวันสำคัญ", VALUES_OF_SECOND, VALUES_OF_THIRD, FOURTH),
        (FIRST, SECOND, "3/กิจกรรมวันสำคัญ", "4/มาตรการตรวจสอบภายใน", VALUES_OF_THIRD, VALUES_OF_FOURTH),
        ("-/-/สำนักปลัด", "1/โครงการอบรมคุณธรรม", SECOND, THIRD, "4/มาตรการตรวจสอบภายใน", "รวม/15,000/6,000"),
        ("20,000/30,000/สำนักปลัด", "1/โครงการอบรมคุณธรรม", VALUES_OF_SECOND, "2/โครงการจิตอาสา", THIRD, FOURTH),
        (FIRST, SECOND, "3/กิจกรรมวันสำคัญ", "4/มาตรการตรวจสอบภายใน", VALUES_OF_THIRD, "-/-/กองคลัง"),
    ],
    ids=[
        "last",
        "two_between",
        "titles_then_values",
        "titles_then_values_at_end",
        "dashes_first",
        "first",
        "dashes_at_end",
    ],
)
def test_values_apart_from_their_number_make_no_row_sure(source: Make, rows: tuple[str, ...]) -> None:
    """Each of these could be read as rows in order, and gave a project the values of the next one."""
    table = _read(source, *rows)
    assert _amounts(table) == []
    titles = [item.title for item in table.items]
    assert not any(title.startswith(("กอง", "สำนัก")) or "รวม" in title for title in titles)
    assert "uneven_row" in {issue.code for issue in table.issues}


def test_where_all_sums_are_met_rows_whose_values_stand_with_them_alone_are_sure(source: Make) -> None:
    """Of the last two rows the order alone says whose the values are."""
    rows = (FIRST, SECOND, THIRD, VALUES_OF_FOURTH, "4/มาตรการตรวจสอบภายใน")
    table = _read(source, *rows, "รวม/42,000/44,000")
    assert _amounts(table) == [20000, 30000, 10000]
    assert [cell.status for item in table.items[2:] for cell in item.cells] == ["ambiguous"] * 4
    assert _amounts(_read(source, *rows, "รวม/42,000/44,100")) == []


def test_values_below_the_next_number_leave_no_row_of_their_total_sure(source: Make) -> None:
    """Those of the first row stand in the third's: the second one's were its by their place, and met all sums."""
    early = ("1/โครงการอบรมคุณธรรม", VALUES_OF_SECOND, "2/โครงการจิตอาสา", "3/กิจกรรมวันสำคัญ", "20,000/30,000/สำนักปลัด")
    assert _amounts(_read(source, *early, VALUES_OF_THIRD, FOURTH, "รวม/42,000/44,000")) == []


@pytest.mark.parametrize("total", [(), ("รวม/42,000/44,000",)], ids=["no_total", "total"])
def test_rows_in_order_are_read(source: Make, total: tuple[str, ...]) -> None:
    table = _read(source, FIRST, SECOND, THIRD, FOURTH, *total)
    assert _amounts(table) == [20000, 30000, 10000, 5000, 6000, 7000, 8000]


def test_one_row_without_values_leaves_the_others_sure(source: Make) -> None:
    """Nothing says that another row's values are its: there are none too many."""
    table = _read(source, FIRST, SECOND, "3/กิจกรรมวันสำคัญ", FOURTH)
    assert _amounts(table) == [20000, 30000, 10000, 7000, 8000]


def test_values_behind_an_office_stay_with_the_row_above_where_nothing_else_reads_the_table(source: Make) -> None:
    """With a column of targets: the office is no project, and no cell is left out."""
    head = HEAD.replace("/ปี 2566", "/เป้าหมาย/ปี 2566")
    rows = [f"{number}/โครงการที่ {number} ของตำบล/ประชาชน/5,000/6,000/กองช่าง" for number in (1, 2, 3)]
    text = "/".join((head, *rows, VALUES_OF_FOURTH, "4/มาตรการตรวจสอบภายใน/ประชาชน")).replace("/", "\n")
    table = read_budget_table(budget_grids(find_grids(source(text)))[0], (2566, 2567))
    assert _amounts(table) == []
    assert [item.number for item in table.items] == [1, 2, 3, 4]
    assert [issue.code for issue in table.issues].count("uneven_row") == 4


@pytest.mark.parametrize(("first", "is_out"), [("", False), ("12,000", True)], ids=["in its place", "lost"])
def test_a_row_whose_empty_title_stands_in_its_place_begins_with_no_value(first: str, *, is_out: bool) -> None:
    head = ("โครงการ", "ปี 2566", "ปี 2567", "ผู้รับผิดชอบ")
    rows = (("1) โครงการอบรม", "", "", ""), ("2) โครงการจิตอาสา", "", "", ""), (first, "10,000", "-", "กองคลัง"))
    grid_rows = []
    for at, texts in enumerate((head, *rows)):
        cells = [Cell(text, (text,) if text else (), Span(line, line)) for line, text in enumerate(texts, 4 * at + 1)]
        grid_rows.append(GridRow(tuple(cells), cells[0].span | cells[-1].span))
    grid = Grid(tuple(grid_rows), grid_rows[0].span | grid_rows[-1].span, "flat")
    assert without_order(grid) == is_out
