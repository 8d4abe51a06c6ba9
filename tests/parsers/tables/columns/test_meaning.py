"""The years of a header: believed where most of them count on."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from extract.ground.source import SourceText
from extract.text.read_txt import read_txt
from parsers.budget.budget_grids import budget_grids
from parsers.budget.table import read_budget_table
from parsers.records.budget import BudgetTable
from parsers.tables.columns.head_rows import header_rows, rows_of_heads
from parsers.tables.columns.meaning import _meaning as read_head
from parsers.tables.columns.meaning import _says_all as says_all
from parsers.tables.columns.meaning import heads_of
from parsers.tables.grid import find_grids


@pytest.mark.parametrize(
    ("printed", "years", "unread"),
    [
        (("2566", "2567", "2568"), (2566, 2567, 2568), []),
        (("2566", "2505", "2568"), (2566, 2568), ["ปี 2505"]),
        (("2566", "2568"), (), ["ปี 2566", "ปี 2568"]),  # one of two is wrong, and nothing says which
        (("2566", "2567", "2586", "2599"), (), ["ปี 2566", "ปี 2567", "ปี 2586", "ปี 2599"]),  # half are no majority
        (("2568", "2567", "2566"), (2568, 2567, 2566), []),
        # two columns changed places: two of three count down
        (("2567", "2566", "2568"), (), ["ปี 2567", "ปี 2566", "ปี 2568"]),
        (("2566", "2568", "2567"), (), ["ปี 2566", "ปี 2568", "ปี 2567"]),
    ],
)
def test_years_that_do_not_count_on(
    printed: tuple[str, ...], years: tuple[int, ...], unread: list[str], read: Callable[..., BudgetTable]
) -> None:
    columns = "\t".join(f"ปี {year}" for year in printed)
    row = "๑. ก\t๑.๑ ข\t๑) โครงการ ค" + "\t๕,๐๐๐" * len(printed) + "\t"
    table = read(row, "", header=f"มิติ\tภารกิจตามมิติ\tโครงการ/กิจกรรม/มาตรการ\t{columns}\tหมายเหตุ")
    assert table.years_be == tuple(sorted(years))
    assert [issue.found for issue in table.issues if issue.code == "unreadable_year"] == unread


@pytest.mark.parametrize("damaged", ["ปี ๒๕๘", "ปี", "ปี ๒๕๖B"])
def test_a_damaged_year_above_its_unit_is_what_its_neighbours_leave(
    damaged: str, read: Callable[..., BudgetTable]
) -> None:
    header = f"มิติ\tภารกิจตามมิติ\tโครงการ/กิจกรรม/มาตรการ\tปี ๒๕๖๖\tปี ๒๕๖๗\t{damaged}\tหมายเหตุ\n"
    header += "\t\t" + "\tงบประมาณ (บาท)" * 3 + "\t"
    shared = "\t๑.๒ ง\t๒) โครงการ จ ๓) โครงการ ฉ\t- -\t- ๗,๐๐๐\t๘,๐๐๐ -\t"
    table = read("๑. ก\t๑.๑ ข\t๑) โครงการ ค\t๕,๐๐๐\t-\t๖,๐๐๐\t", shared, header=header)
    assert table.years_be == (2566, 2567, 2568)
    assert [cell.amount for cell in table.items[0].cells] == [5000, None, 6000]
    assert [(issue.code, issue.expected) for issue in table.issues] == [("fuzzy_heading", "2568")]


MONTHS = "พ.ศ. 2567\t\t\tพ.ศ. 2568\t\t"
UPPER = f"ลำดับ\tโครงการ/กิจกรรม/มาตรการ\tงบประมาณ\tหน่วยงาน\t{MONTHS}"
LOWER = "ที่\t\t(บาท)\tรับผิดชอบ\tต.ค.\tพ.ย.\tธ.ค.\tม.ค.\tก.พ.\tมี.ค."
ROWS = "1\tโครงการอบรม\t45,000\tสำนักปลัด\t/\t\t\t\t✓\t\n2\tมาตรการ\t-\tกองคลัง\t\t\t/\t\t\t"


def test_months_below_the_years_of_a_calendar_are_no_money() -> None:
    """The names of other columns go on in the row of the months: ``ลำดับ``, ``ที่``."""
    source = SourceText("plan.txt", "txt", "0" * 64, tuple(f"{UPPER}\n{LOWER}\n{ROWS}".split("\n")))
    table = read_budget_table(budget_grids(find_grids(source))[0], (2568, 2568))
    assert [[(cell.year_be, cell.amount) for cell in item.cells] for item in table.items] == [
        [(2568, Decimal(45_000))],
        [(2568, None)],
    ]
    assert [(item.number, item.remark) for item in table.items] == [(1, "สำนักปลัด"), (2, "กองคลัง")]


def test_an_empty_place_is_no_band() -> None:
    """A total row may be asked whether it is a head: it begins with empty cells."""
    grid = find_grids(
        SourceText("plan.txt", "txt", "0" * 64, ("", "\t\tรวม จำนวน 7 โครงการ\t0\t0\t", "\t\tรวมทั้งสิ้น\t5,000\t6,000\t"))
    )[0]
    assert header_rows(grid.rows, 0)[2] == 1


def test_a_row_of_words_below_a_head_does_not_complete_it() -> None:
    lower = LOWER.replace("รับผิดชอบ", "โครงการ ก")
    source = SourceText("plan.txt", "txt", "0" * 64, tuple(f"{UPPER}\n{lower}\n{ROWS}".split("\n")))
    grid = find_grids(source)[0]
    assert header_rows(grid.rows, 0)[2] == 1


ROWS_OF_A_MISREAD_NUMBER = [
    ["มิติที่ 1 การสร้างวัฒนธรรมสุจริต", "", "", ""],
    ["ฟู", "โครงการ ก", "5,000", "-"],
    ["2", "โครงการ ข", "-", "7,000"],
    ["๓.", "โครงการ ค", "5,000", "-"],
    ["4", "โครงการ ง", "5,000", "-"],
]


def grid_of(head: str, rows: list[list[str]], source: Callable[[str], SourceText]) -> BudgetTable:
    lines = ["\t".join(row) for row in [[head, "โครงการ/กิจกรรม", "ปี 2566", "ปี 2567"], *rows]]
    return read_budget_table(budget_grids(find_grids(source("\n".join(lines))))[0], (2566, 2567))


@pytest.mark.parametrize("head", ["ท", "ลาคบ"])
def test_a_column_that_counts_on_is_the_number_s_whatever_its_head(
    head: str, source: Callable[[str], SourceText]
) -> None:
    table = grid_of(head, ROWS_OF_A_MISREAD_NUMBER, source)
    assert [item.number for item in table.items] == [None, 2, 3, 4]


@pytest.mark.parametrize("first", [["5", "20", "3", "40"], ["1", "1", "1", "1"], ["กองคลัง", "กองช่าง", "สป.", "1"]])
def test_a_column_that_does_not_count_on_numbers_nothing(first: list[str], source: Callable[[str], SourceText]) -> None:
    rows = [[number, *row[1:]] for number, row in zip(first, ROWS_OF_A_MISREAD_NUMBER[1:], strict=True)]
    assert {item.number for item in grid_of("ท", rows, source).items} == {None}


CASES = Path(__file__).parents[3] / "cases"
PLANS = sorted(path for path in CASES.glob("*/plans/*") if path.suffix in (".txt", ".md"))


def test_a_head_that_prints_all_its_years_means_the_same_whatever_years_the_plan_has() -> None:
    seen = 0
    for path in PLANS:
        for grid in find_grids(read_txt(path.read_bytes(), path.name)):
            alone = heads_of(grid, None)
            for years in ((2566, 2570), (2567, 2569), (2564, 2565)):
                same = {
                    at: rows
                    for at, rows in rows_of_heads(grid).items()
                    if at in alone and says_all(alone[at][0], years)
                }
                assert all(read_head(grid.rows, at, rows, years) == alone[at] for at, rows in same.items()), path.name
                seen += len(same)
    assert seen > len(PLANS)
