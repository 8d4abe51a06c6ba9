"""Tables set by position with columns of quarters beside those of years: ticks stand below a number alone."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest

from extract.ground.source import SourceText
from parsers.budget.budget_grids import budget_grids
from parsers.budget.table import KnownOfPlan, read_budget_table
from parsers.records.budget import BudgetTable
from parsers.tables.grid import find_grids

Make = Callable[[str], SourceText]
"""From a text to its source."""

PROJECT = "โครงการ/กิจกรรม/มาตรการ"
ROWS = (
    ("1", "โครงการอบรมคุณธรรมจริยธรรม", ("10,000", "12 ,000", "12,000"), "/  /", "สำนักปลัด"),
    ("2", "กิจกรรมวันต่อต้านคอร์รัปชัน", ("-", "5,000", "-"), " /  ", "สำนักปลัด"),
    ("3", "มาตรการเผยแพร่ข้อมูลการจัดซื้อ", ("-", "-", "-"), "////", "กองคลัง"),
    ("4", "โครงการเปิดบ้านท้องถิ่น", ("20,000", "20,000", "20,000"), "   /", "กองการศึกษา"),
)
TICKS = [[1, 4], [2], [1, 2, 3, 4], [4]]
AMOUNTS = [  # what a blank at its comma parts is put together later, where a total says so
    ["10000", "ambiguous", "12000"],
    ["dash", "5000", "dash"],
    ["dash"] * 3,
    ["20000"] * 3,
]


def width(text: str) -> int:
    return sum(unicodedata.category(sign) != "Mn" for sign in text)


def text_of(*heads: list[str], drawn: bool, first: bool = False) -> str:
    """A table with the columns of quarters behind the years, or ``first``."""
    widths = [5, 44, *([5] * 4 + [11] * 3 if first else [11] * 3 + [5] * 4), 12]

    def line(*cells: str) -> str:
        return "".join(
            cell + " " * (places - (width(cell) if drawn else len(cell)))
            for cell, places in zip(cells, widths, strict=True)
        ).rstrip()

    rows = [
        line(number, title, *((*ticks, *values) if first else (*values, *ticks)), office)
        for number, title, values, ticks, office in ROWS
    ]
    sums = ("30,000", "37,000", "32,000")
    total = line("", "รวม 4 โครงการ", *((*[""] * 4, *sums) if first else (*sums, *[""] * 4)), "")
    return "\n".join([*(line(*head) for head in heads), "มิติที่ 1 การสร้างวัฒนธรรมสุจริต", *rows, total, ""])


def read(source: SourceText) -> BudgetTable:
    return read_budget_table(budget_grids(find_grids(source))[0], (2566, 2568), KnownOfPlan(source=source))


def check(table: BudgetTable) -> None:
    found = [[str(cell.status if cell.amount is None else cell.amount) for cell in item.cells] for item in table.items]
    assert found == AMOUNTS
    assert table.items[0].cells[1].raw == "12 ,000"
    assert [[cell.period_no for cell in item.beside if cell.role == "tick"] for item in table.items] == TICKS
    assert [item.responsible for item in table.items] == [row[-1] for row in ROWS]


@pytest.mark.parametrize("drawn", [True, False])
@pytest.mark.parametrize("names", [("1", "2", "3", "4"), ("๑", "๒", "๓", "๔")])
@pytest.mark.parametrize("band", ["ไตรมาส", "ไตรมาสที่ดำเนินการ"])
def test_numbers_below_the_band_are_columns(band: str, names: tuple[str, ...], drawn: bool, source: Make) -> None:
    """The line of years named other things, and no head was found."""
    upper = ["ที่", PROJECT, "งบประมาณ (บาท)", "", "", band, "", "", "", "ผู้รับผิดชอบ"]
    lower = ["", "", "2566", "2567", "2568", *names, ""]
    check(read(source(text_of(upper, lower, drawn=drawn))))


@pytest.mark.parametrize("drawn", [True, False])
def test_the_name_of_each_quarter_is_a_column(drawn: bool, source: Make) -> None:
    upper = ["ที่", PROJECT, "งบประมาณ (บาท)", "", "", "ไตรมาส", "", "", "", "ผู้รับผิดชอบ"]
    lower = ["", "", "2566", "2567", "2568", *(f"Q{number}" for number in range(1, 5)), ""]
    check(read(source(text_of(upper, lower, drawn=drawn))))


@pytest.mark.parametrize("drawn", [True, False])
def test_the_numbers_stand_below_the_line_of_years(drawn: bool, source: Make) -> None:
    """A counting of places that leaves the line of numbers out of the head was as good as the right one."""
    upper = ["ที่", PROJECT, "ปี 2566", "ปี 2567", "ปี 2568", "ไตรมาส", "", "", "", "ผู้รับผิดชอบ"]
    check(read(source(text_of(upper, ["", "", "", "", "", "1", "2", "3", "4", ""], drawn=drawn))))


@pytest.mark.parametrize("drawn", [True, False])
def test_quarters_before_the_years(drawn: bool, source: Make) -> None:
    upper = ["ที่", PROJECT, "ไตรมาส", "", "", "", "งบประมาณ (บาท)", "", "", "ผู้รับผิดชอบ"]
    check(
        read(source(text_of(upper, ["", "", "1", "2", "3", "4", "2566", "2567", "2568", ""], drawn=drawn, first=True)))
    )


@pytest.mark.parametrize("drawn", [True, False])
@pytest.mark.parametrize("shift", [0, 11, 20])
def test_the_upper_line_is_shifted(shift: int, drawn: bool, source: Make) -> None:
    """``หน่วยงาน`` was a column by itself beside ``รับผิดชอบ``."""
    upper = ["ที่", PROJECT, "งบประมาณ (บาท)", "", "", "ไตรมาส", "", "", "", "หน่วยงาน"]
    lower = ["", "", "2566", "2567", "2568", "1", "2", "3", "4", "รับผิดชอบ"]
    text = text_of(upper, lower, drawn=drawn)
    check(read(source(text.replace("ไตรมาส", " " * shift + "ไตรมาส", 1))))


@pytest.mark.parametrize("drawn", [True, False])
@pytest.mark.parametrize("band", ["ครั้งที่", "รุ่น"])
def test_the_same_numbers_below_another_band_are_no_columns(band: str, drawn: bool, source: Make) -> None:
    upper = ["ที่", PROJECT, "งบประมาณ (บาท)", "", "", band, "", "", "", "ผู้รับผิดชอบ"]
    assert not list(find_grids(source(text_of(upper, ["", "", "2566", "2567", "2568", *"1234", ""], drawn=drawn))))


def test_two_names_over_each_other_are_one_where_both_say_a_part_of_it(source: Make) -> None:
    upper = ["ที่", PROJECT, "งบประมาณ (บาท)", "", "", "ไตรมาส", "", "", "", " " * 12 + "หน่วยงาน"]
    lower = ["", "", "2566", "2567", "2568", *"1234", "รับผิดชอบ"]
    grid = find_grids(source(text_of(upper, lower, drawn=True)))[0]
    assert [cell.text for cell in grid.rows[0].cells][-1] == "หน่วยงานรับผิดชอบ"
