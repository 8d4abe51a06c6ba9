"""Heads of tables set by position over several lines: rests of names, bands of quarters or months with ticks beside one
column of money, names in the middle of their cells.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from extract.ground.source import SourceText
from parsers.budget.budget_grids import budget_grids
from parsers.budget.table import KnownOfPlan, read_budget_table
from parsers.records.budget import BudgetTable
from parsers.tables.grid import find_grids
from parsers.tables.layout.placed_words import Word
from parsers.tables.layout.stacked_names import centred_columns

Make = Callable[[str], SourceText]

PROJECT = "โครงการ/กิจกรรม/มาตรการ"
FIRST, SECOND, THIRD = "โครงการอบรมคุณธรรม", "กิจกรรมประกาศเจตนารมณ์", "โครงการค่ายเยาวชน"
YEAR, QUARTER = "ปีงบประมาณ พ.ศ. 2568", "ไตรมาส"


def line(*texts: tuple[int, str]) -> str:
    """Texts at their places, each sign taking one."""
    made = ""
    for place, text in texts:
        made = f"{made:<{place}}{text}"
    return made


def rows(ticks: Sequence[int], *, source: int = 62, money: int = 50, office: int = 112) -> list[str]:
    """Three rows and their total, with ticks at some places; ``2568`` stands below the first source."""

    def row(number: str, title: str, amount: str, of: str, at: Sequence[int], unit: str) -> str:
        cells = [
            (2, number),
            (8, title),
            (money, amount),
            (source, of),
            *((place, "/") for place in at),
            (office, unit),
        ]
        return line(*sorted(cells))

    return [
        "1.1 การเสริมสร้างจิตสำนึกและความตระหนักแก่บุคลากร",
        row("1", FIRST, "350,000", "ข้อบัญญัติฯ", ticks[1:2], "กองคลัง"),
        line((source + 2, "2568")),
        row("2", SECOND, "ไม่ใช้งบ", "-", ticks[:1], "สำนักปลัด"),
        line((8, "ของผู้บริหาร"), (money, "ประมาณ")),
        row("3", THIRD, " 45,000", "เงินอุดหนุน", ticks[2:4], "กองช่าง"),
        line((20, "รวม 3 โครงการ"), (money, "395,000")),
    ]


def read(source: SourceText) -> BudgetTable:
    return read_budget_table(budget_grids(find_grids(source))[0], (2568, 2568), KnownOfPlan(source=source))


def check(table: BudgetTable, quarters: Sequence[Sequence[int]] | None = ((2,), (1,), (3, 4))) -> None:
    """The three rows with their money, and the quarters of their ticks."""
    assert [item.title for item in table.items] == [FIRST, f"{SECOND} ของผู้บริหาร", THIRD]
    assert [item.cells[0].amount or item.cells[0].status for item in table.items] == [350000, "none", 45000]
    assert [list(total.amounts.values()) for total in table.totals] == [[395000]]
    if quarters is not None:
        ticked = [[cell.period_no for cell in item.beside if cell.role == "tick"] for item in table.items]
        assert ticked == [list(one) for one in quarters]


def head(*lines: Sequence[tuple[int, str]]) -> str:
    return "\n".join(line(*texts) for texts in lines)


LEFT = ((0, "ลำดับ"), (12, PROJECT), (48, "งบประมาณ"), (62, "แหล่งที่มา"))
OFFICE = (112, "ส่วนราชการ")
HEADS = {
    "the number below each quarter": head(
        (*LEFT, (84, YEAR), OFFICE),
        ((50, "(บาท)"), (64, "ของ"), *((place, QUARTER) for place in (80, 87, 94, 101)), (112, "ผู้รับผิดชอบ")),
        ((61, "งบประมาณ"), *((place + 3, str(n)) for n, place in enumerate((80, 87, 94, 101), 1))),
    ),
    "the number beside each": head(
        (*LEFT, (84, YEAR), OFFICE),
        ((50, "(บาท)"), (64, "ของ"), (112, "ผู้รับผิดชอบ")),
        ((61, "งบประมาณ"), *((place, f"{QUARTER} {n}") for n, place in enumerate((76, 86, 95, 104), 1))),
    ),
    "numbers alone below what says quarters": head(
        (*LEFT, (84, "แผนการดำเนินงาน"), OFFICE),
        ((50, "(บาท)"), (64, "ของ"), (87, "(ไตรมาส)"), (112, "ผู้รับผิดชอบ")),
        ((61, "งบประมาณ"), *((place, str(n)) for n, place in enumerate((83, 89, 95, 101), 1))),
    ),
    "no band": head(
        (*LEFT, *((place, QUARTER) for place in (80, 87, 94, 101)), OFFICE),
        ((50, "(บาท)"), (64, "ของ"), *((place + 3, str(n)) for n, place in enumerate((80, 87, 94, 101), 1))),
        ((61, "งบประมาณ"), (112, "ผู้รับผิดชอบ")),
    ),
    "names in the middle of their cells": head(
        ((62, "แหล่งที่มา"), (84, YEAR)),
        ((48, "งบประมาณ"), OFFICE),
        ((0, "ลำดับ"), (12, PROJECT), (64, "ของ"), *((place, QUARTER) for place in (80, 87, 94, 101))),
        ((50, "(บาท)"), (112, "ผู้รับผิดชอบ")),
        ((61, "งบประมาณ"), *((place + 3, str(n)) for n, place in enumerate((80, 87, 94, 101), 1))),
    ),
}
TICKS = (83, 90, 97, 104)


@pytest.mark.parametrize("name", HEADS)
def test_quarters_with_ticks_are_columns_beside_the_one_of_money(name: str, source: Make) -> None:
    check(read(source("\n".join([HEADS[name], *rows(TICKS)]))))


def test_ticks_that_not_each_quarter_has_are_those_below_a_name(source: Make) -> None:
    text = "\n".join([HEADS["the number below each quarter"], *rows((84, 93, 97))])
    table = read(source(text))
    check(table, None)
    assert [[cell.period_no for cell in item.beside if cell.role == "tick"] for item in table.items] == [[], [1], [3]]


def test_no_quarter_has_a_tick(source: Make) -> None:
    check(read(source("\n".join([HEADS["the number below each quarter"], *rows(())]))), ((), (), ()))


def test_a_source_before_the_money(source: Make) -> None:
    names = ((0, "ลำดับ"), (12, PROJECT), (48, "แหล่งที่มา"), (62, "งบประมาณ"), (84, YEAR), OFFICE)
    below = ((50, "ของ"), (64, "(บาท)"), *((place, QUARTER) for place in (80, 87, 94, 101)), (112, "ผู้รับผิดชอบ"))
    last = ((48, "งบประมาณ"), *((place + 3, str(n)) for n, place in enumerate((80, 87, 94, 101), 1)))
    check(read(source("\n".join([head(names, below, last), *rows(TICKS, source=48, money=64)]))))


def test_money_in_the_quarters_is_none_of_the_column_beside(source: Make) -> None:
    text = "\n".join([HEADS["the number below each quarter"], *rows(TICKS)]).replace("/  ", "5,000", 1)
    grids = budget_grids(find_grids(source(text)))
    amounts = [cell.amount for item in read(source(text)).items for cell in item.cells] if grids else []
    assert not {5000, 3505000} & set(amounts)


def test_a_name_without_a_width_stands_in_no_column() -> None:
    """A mark alone between gaps."""
    upper = [[Word("โครงการ", 0, 7, 1)], [Word("ิ", 12, 12, 1)]]
    assert centred_columns([upper, [[Word("(บาท)", 0, 5, 2)]]]) is None
