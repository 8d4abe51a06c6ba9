"""Heads that a converter wrote over two rows, a printed line of each cell in each."""

from __future__ import annotations

import pytest

from extract.ground.source import Span
from parsers.records.table import Grid, GridRow
from parsers.tables.columns.head_rows import head_starts, header_rows
from parsers.tables.columns.heads_over_rows import with_whole_heads
from parsers.tables.rows.printed_cells import printed_cell


def grid(*rows: str) -> Grid:
    lines = [
        GridRow(tuple(printed_cell([text], Span(n, n)) for text in row.split("|")), Span(n, n))
        for n, row in enumerate(rows, 1)
    ]
    return Grid(tuple(lines), Span(1, len(lines)), "pipes")


def heads(*rows: str) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in with_whole_heads(grid(*rows)).rows]


ROW = "1. ก|1.1 ข|1. โครงการอบรม|10,000|12,000|"


def test_half_names_are_one_head() -> None:
    found = heads("มิติ|ภารกิจตาม|โครงการ/|ปี|ปี|หมายเหตุ", "|มิติ|กิจกรรม/มาตรการ|2566|2567|", ROW)
    assert found[0] == ["มิติ", "ภารกิจตามมิติ", "โครงการ/กิจกรรม/มาตรการ", "ปี 2566", "ปี 2567", "หมายเหตุ"]
    assert found[1:] == [ROW.split("|")]


def test_it_says_both_lines() -> None:
    rows = with_whole_heads(grid("มิติ|ภารกิจตาม|โครงการ/|ปี|ปี", "|มิติ|กิจกรรม/มาตรการ|2566|2567")).rows
    assert [row.span for row in rows] == [Span(1, 2)]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(("มิติ|ภารกิจ|โครงการ|งบประมาณ|", "|||2566|2567"), id="a band above years"),
        pytest.param(("มิติ|ภารกิจตาม|โครงการ/|ปี|ปี", ROW.removesuffix("|")), id="no lower half"),
        pytest.param((ROW, "มิติ|ภารกิจ|โครงการ|ปี 2566|ปี 2567|หมายเหตุ"), id="a row above the next head"),
        pytest.param(("รวม||2 โครงการ|10,000|12,000", "มิติ|ภารกิจ|โครงการ|ปี 2566|ปี 2567"), id="a total above it"),
    ],
)
def test_other_rows_stay_apart(rows: tuple[str, ...]) -> None:
    assert heads(*rows) == [row.split("|") for row in rows]


WRAPPED = (
    "ที่|โครงการ/กิจกรรม|เป้าหมาย|งบประมาณ (บาท)||ตัวชี้วัด|หน่วยงาน",
    "||(ผลผลิตของ|ปี|ปี|(KPI)|รับผิดชอบ",
    "||โครงการ)|2566|2567||",
)


def test_names_that_go_on_in_brackets_and_years_below_their_word_are_one_head() -> None:
    """The trap: ``โครงการ)`` beside years looks like the head of another table."""
    table = grid(*WRAPPED, "1.|โครงการอบรม|65 คน|10,000|12,000|ร้อยละ 80|กองคลัง")
    assert head_starts(table) == (0,)
    assert header_rows(table.rows, 0)[2] == 3


@pytest.mark.parametrize(
    "below", ["1.|โครงการอบรม (รุ่น|65 คน|10,000|12,000||", "||(ผลผลิตของ|-|-|(KPI)|กองคลัง", "|โครงการ ก|(ต่อ|ปี|5|||"]
)
def test_rows_in_brackets_are_no_part_of_a_head(below: str) -> None:
    assert header_rows(grid(WRAPPED[0], below, WRAPPED[2]).rows, 0)[2] == 1
