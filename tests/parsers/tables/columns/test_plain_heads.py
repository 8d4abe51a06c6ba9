"""Heads in two languages and heads with decimals; names with Latin words in them, and amounts, stay as printed."""

from __future__ import annotations

from extract.ground.source import Span
from lawful import baht_or_status, codes, plan_around, rows_of_text
from parsers.records.table import Cell, Grid, GridRow
from parsers.tables.columns.plain_heads import with_plain_heads

PERIOD = "พ.ศ. 2566 - 2568"
ROWS = (
    "| 1 | โครงการอบรม (Ethics Training 2023) | 50,000 | - | 54,000 |\n"
    "| 2 | กิจกรรม Zero Corruption Day | 10,000 | 10,000 | - |\n"
)


def table(*rows: tuple[str, ...]) -> Grid:
    printed = (GridRow(tuple(Cell(text, (text,), Span(1, 1)) for text in row), Span(1, 1)) for row in rows)
    return Grid(tuple(printed), Span(1, 1), "tabs")


def texts(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in grid.rows]


def test_a_plan_with_heads_in_two_languages() -> None:
    head = "| No.<br>ที่ | Project<br>โครงการ | FY 2023<br>ปี 2566 | FY 2024<br>ปี 2567 | FY 2025<br>ปี 2568 |\n"
    text = f"{head}|---|---|---|---|---|\n{ROWS}|  | Total / รวม | 60,000 | 10,000 | 54,000 |\n"
    rows = rows_of_text(plan_around(text, PERIOD))
    assert list(map(baht_or_status, rows["budget_lines"])) == [50_000, "dash", 54_000, 10_000, 10_000, "dash"]
    assert [row["title"] for row in rows["projects"]][1] == "กิจกรรม Zero Corruption Day"
    assert [row["declared_baht"] for row in rows["budget_totals"]] == [60_000, 10_000, 54_000]
    assert not codes(rows) & {"unread_table", "unaccounted_amount"}


def test_the_same_year_in_both_eras_is_one() -> None:
    names = ("ที่ (No.)", "โครงการ (Project)", "ปี 2566 (FY 2023)", "ปี 2567 (FY 2023)")
    assert texts(with_plain_heads(table(names)))[0] == ["ที่", "โครงการ", "ปี 2566", "ปี 2567 (FY 2023)"]


def test_latin_words_in_few_names_stay() -> None:
    names = ("ที่", "โครงการ", "คะแนน ITA", "ปี 2566", "KPI ตัวชี้วัด")
    assert texts(with_plain_heads(table(names)))[0] == list(names)


def test_years_and_numbers_with_decimals_are_whole_and_amounts_as_printed() -> None:
    head = ("ที่", "โครงการ", "2566.0", "2567.0")
    read = with_plain_heads(table(head, ("1.0", "โครงการ ก", "20000.0", "5.0"), ("", "รวม", "20000.0", "5.0"), ()))
    assert texts(read) == [
        ["ที่", "โครงการ", "2566", "2567"],
        ["1", "โครงการ ก", "20000.0", "5.0"],
        ["", "รวม", "20000.0", "5.0"],
        [],
    ]


def test_amounts_like_years_with_decimals_are_amounts() -> None:
    rows = (("ที่", "โครงการ", "ปี 2566", "ปี 2567"), ("1.0", "โครงการ ก", "2566.0", "2566.0"))
    assert texts(with_plain_heads(table(*rows))) == [list(row) for row in rows]


def test_the_letters_of_a_total_stand_together() -> None:
    read = with_plain_heads(table(("ที่", "โครงการ", "ปี 2566"), ("", "ร ว ม", "5 , 0 0 0"), ("", "ก ข ค", "5,000")))
    assert texts(read)[1:] == [["", "รวม", "5 , 0 0 0"], ["", "ก ข ค", "5,000"]]
