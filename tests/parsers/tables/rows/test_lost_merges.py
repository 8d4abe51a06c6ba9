"""Rows that a converter wrote without the places of merged cells: where they can alone stand, and where not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.ground.source import SourceText
from lawful import amounts_of_titles, plan_around, rows_of_text
from parsers.tables.marked.pipes import pipe_tables

Make = Callable[[str], SourceText]

HEAD = ("มิติ", "ภารกิจ", "ที่", "โครงการ", "งบประมาณ (บาท)", "", "", "หน่วยงาน", "หมายเหตุ")
YEARS = ("2566", "2567", "2568")
FIRST = ("มิติที่ 1 ก", "1.1 ข", "1", "โครงการ ก", "5,000", "-", "6,000", "สำนักปลัด", "")


def table(*rows: tuple[str, ...], headless: bool = False) -> str:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    if headless:
        lines.insert(0, "|  " * len(rows[0]) + "|")
    return "\n".join([lines[0], "| --- " * len(rows[0]) + "|", *lines[1:]])


def rows(source: SourceText) -> list[list[str]]:
    """The rows below the first head, a covered cell as ``^``."""
    (grid,) = pipe_tables(source)
    return [["^" if cell.rows == 0 else cell.text for cell in row.cells] for row in grid.rows[1:]]


def test_the_years_stand_below_the_band_that_reaches_over_as_many_columns(source: Make) -> None:
    assert rows(source(table(HEAD, YEARS, FIRST)))[0] == [*"^^^^", *YEARS, "^", "^"]


def test_a_lower_row_may_have_blank_cells_below_names_that_were_not_merged(source: Make) -> None:
    lower = ("", *YEARS, "")
    assert rows(source(table(HEAD, lower, FIRST)))[0] == [*"^^^^", *YEARS, "^", "^"]


def test_a_head_of_three_rows(source: Make) -> None:
    head = ("ที่", "โครงการ", "งบประมาณ (บาท)", "", "", "", "หน่วยงาน")
    found = rows(source(table(head, ("ปี 2566", "", "ปี 2567", ""), ("ตั้งไว้", "เบิกจ่าย", "ตั้งไว้", "เบิกจ่าย"))))
    assert found == [
        ["^", "^", "ปี 2566", "", "ปี 2567", "", "^"],
        ["^", "^", "ตั้งไว้", "เบิกจ่าย", "ตั้งไว้", "เบิกจ่าย", "^"],
    ]


@pytest.mark.parametrize("lower", [YEARS[:2], (*YEARS, "2569"), ("1", "โครงการ ก", "5,000")])
def test_what_is_no_row_of_its_bands_is_none_of_the_head(lower: tuple[str, ...], source: Make) -> None:
    assert rows(source(table(HEAD, lower, FIRST))) == [list(lower), list(FIRST)]


SHORT = [
    (("2", "โครงการ ข", "7,000", "-", "-", "กองคลัง", ""), "^ ^ 2 โครงการ_ข 7,000 - - กองคลัง _"),
    (("1.2 ค", "2", "โครงการ ข", "-", "-", "-", "กองคลัง", ""), "^ 1.2_ค 2 โครงการ_ข - - - กองคลัง _"),
    (("1.2 ค", "2", "โครงการ ข", "7,000", "-", "8,000", ""), "^ 1.2_ค 2 โครงการ_ข 7,000 - 8,000 ^ _"),
    (("2", "โครงการ ข", "-", "-", "-", "-"), "^ ^ 2 โครงการ_ข - - - ^ -"),  # a unit is no dash
    (("2", "โครงการ ข", "กองคลัง", ""), "^ ^ 2 โครงการ_ข ^ ^ ^ กองคลัง _"),  # money of both rows in one cell
    (("", "- กิจกรรม ข", "1,000", "-", "-", "กองคลัง", ""), "^ ^ _ -_กิจกรรม_ข 1,000 - - กองคลัง _"),
    (("2", "โครงการ ข", "ตามที่จ่ายจริง", "", "", "กองคลัง", ""), "^ ^ 2 โครงการ_ข ตามที่จ่ายจริง _ _ กองคลัง _"),
]


@pytest.mark.parametrize(("short", "expected"), SHORT)
def test_a_row_stands_where_each_cell_holds_what_its_column_does(
    short: tuple[str, ...], expected: str, source: Make
) -> None:
    found = rows(source(table(HEAD, YEARS, FIRST, short)))[2]
    assert found == [text.replace("_", " ").strip() for text in expected.split(" ")]


@pytest.mark.parametrize(
    "short",
    [
        ("2", "โครงการ ข", "", "8,000", "", "กองคลัง"),  # a year may be merged with the one above
        ("2", "โครงการ ข", "7,000", "8,000", "กองคลัง", ""),  # which years?
        ("2", "โครงการ ข", "7,000", "-", "-", "ร่วมกับชุมชน"),  # a unit or a remark
        ("2", "โครงการ ข", "7,000", "-", "-", "8,000", "กองคลัง", ""),  # a value too many
        ("โครงการ ข",),
    ],
)
def test_a_row_that_may_stand_in_two_ways_or_in_none_stays_as_it_is(short: tuple[str, ...], source: Make) -> None:
    assert rows(source(table(HEAD, YEARS, FIRST, short)))[2] == list(short)


def test_a_unit_is_known_by_another_row(source: Make) -> None:
    other = (*FIRST[:7], "ร่วมกับชุมชน", "")
    found = rows(source(table(HEAD, YEARS, other, ("2", "โครงการ ข", "7,000", "-", "-", "ร่วมกับชุมชน"))))[2]
    assert found[-2:] == ["ร่วมกับชุมชน", "^"]


ANNUAL = ("มิติ", "ที่", "โครงการ", "งบประมาณ ปี 2566 (บาท)", "หน่วยงาน")
OF_ANNUAL = (("มิติที่ 1 ก", "1", "โครงการ ก", "5,000", "กองคลัง"), ("2", "โครงการ ข", "", "กองคลัง"))


def test_a_table_without_a_lower_row_is_known_by_the_blank_cells_above_its_dashes(source: Make) -> None:
    assert rows(source(table(ANNUAL, *OF_ANNUAL, headless=True)))[1] == ["^", "2", "โครงการ ข", "", "กองคลัง"]
    assert rows(source(table(ANNUAL, *OF_ANNUAL)))[1] == list(OF_ANNUAL[1])  # perhaps a cell that someone lost


def test_no_cell_reaches_down_from_a_heading_over_all_columns(source: Make) -> None:
    heading, short = ("มิติที่ 2 ค", *[""] * 8), ("2", "โครงการ ข", "7,000", "-", "-", "กองคลัง", "")
    assert rows(source(table(HEAD, YEARS, FIRST, heading, short)))[-1] == list(short)


def test_the_cell_above_says_over_how_many_rows_it_reaches(source: Make) -> None:
    short = ("2", "โครงการ ข", "7,000", "-", "-", "กองคลัง", "")
    (grid,) = pipe_tables(source(table(HEAD, YEARS, FIRST, short, ("3", *short[1:]), FIRST)))
    assert [cell.rows for cell in grid.rows[2].cells] == [3, 3, 1, 1, 1, 1, 1, 1, 1]
    assert [row.cells[0].rows for row in grid.rows] == [2, 0, 3, 0, 0, 1]


def test_a_table_of_anything_else_keeps_its_rows(source: Make) -> None:
    text = table(("ความเสี่ยง", "โอกาส", "ผลกระทบ"), ("การเรียกรับ", "3", "4"), ("2", "3"), headless=True)
    assert rows(source(text))[1] == ["2", "3"]


BESIDE = ("| มิติ | โครงการ/กิจกรรม/มาตรการ |", "เป้าหมาย (คน) | ผู้รับผิดชอบ |")
OF_ONE_ROW = f"{BESIDE[0]} ปี 2566 | ปี 2567 | ปี 2568 | {BESIDE[1]}\n|---|---|---|---|---|---|---|\n"
OF_TWO_ROWS = f"{BESIDE[0]} งบประมาณ |  |  | {BESIDE[1]}\n|---|---|---|---|---|---|---|\n| ปี 2566 | ปี 2567 | ปี 2568 |\n"


@pytest.mark.parametrize("head", [OF_ONE_ROW, OF_TWO_ROWS])
def test_a_short_row_whose_money_may_stand_in_several_columns_is_left_open(head: str) -> None:
    """1,200 are people where the money of 2568 is that of the row above; the number that counts on does not say so."""
    first = "| มิติที่ 1 การสร้างวัฒนธรรมสุจริต | 1) โครงการอบรม | 10,000 | 12,000 | 13,000 | 100 | สำนักปลัด |\n"
    short = "| 2) โครงการกีฬา | 20,000 | 22,000 | 1,200 | กองการศึกษา |\n"
    whole = "| 3) โครงการสาม | 20,000 | 22,000 | 23,000 | 120 | กองช่าง |\n"
    rows = rows_of_text(plan_around(head + first + short + whole, "พ.ศ. 2566 - 2568"))
    found = amounts_of_titles(rows)
    assert [found["โครงการกีฬา", year] for year in (2566, 2567, 2568)] == ["ambiguous"] * 3
    assert [found["โครงการสาม", year] for year in (2566, 2567, 2568)] == [20_000, 22_000, 23_000]
    assert "uneven_row" in {row["code"] for row in rows["issues"]}
