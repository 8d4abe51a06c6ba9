"""Tables in which two ends of cells side by side became a line break, as ``catdoc`` writes those of Word."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.ground.source import SourceText
from lawful import baht_or_status, codes, plan_around, rows_of_text
from parsers.tables.lines.paired_marks import paired_tables

Make = Callable[[str], SourceText]
Row = Sequence[str]


def printed(*rows: Row) -> str:
    """Rows as such a converter writes them: an end behind each cell and each row."""
    ends = "".join("".join(f"{cell}\a" for cell in row) + "\a" for row in rows)
    return ends.replace("\a\a", "\n").replace("\a", "\t")


def rows_of(source: SourceText) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for grid in paired_tables(source) for row in grid.rows]


HEAD: tuple[Row, ...] = (
    ("ที่", "โครงการ/กิจกรรม", "ปริมาณงาน", "ไตรมาส", "งบประมาณ ปี 2568 (บาท)", "หน่วยงาน"),
    ("", "", "", "ไตรมาส 1", "ไตรมาส 2", "ไตรมาส 3", "ไตรมาส 4", "", ""),
)
FIRST: tuple[Row, ...] = (
    ("", "ภารกิจที่ 1.1 การเสริมสร้างจิตสำนึก"),
    ("1", "โครงการอบรม", "60 คน", "", "√", "", "", "25,000", "สำนักปลัด"),
    ("2", "กิจกรรมประชาคม", "12 เวที\n480 คน", "", "", "√", "√", "-", "กองคลัง"),
    ("", "ภารกิจที่ 1.2 การปลูกฝัง"),
    ("3", "โครงการค่าย", "", "√", "", "", "", "7,500", "กองคลัง"),
    ("รวมมิติที่ 1 จำนวน 3 โครงการ", "32,500", ""),
)
SECOND: tuple[Row, ...] = (
    ("", "ภารกิจที่ 2.1 การเปิดเผยข้อมูล"),
    ("4", "โครงการเว็บไซต์", "1 ระบบ", "√", "√", "√", "√", "0", "กองคลัง"),
    ("5", "กิจกรรมรับฟัง", "", "", "", "", "", "6,000", ""),
    ("6", "มาตรการเผยแพร่", "1 ครั้ง", "√", "", "", "", "", "กองคลัง"),
    ("รวมมิติที่ 2 จำนวน 3 โครงการ", "6,000", ""),
    ("รวมทั้งสิ้น", "38,500", ""),
)


def plan(second: Sequence[Row] = SECOND) -> str:
    return (
        f"มิติที่ 1 การสร้างวัฒนธรรมสุจริต\n{printed(*HEAD, *FIRST)}\n"
        f"มิติที่ 2 การบริหารราชการด้วยความโปร่งใส\n{printed(*HEAD, *second)}\n"
    )


def test_rows_have_their_cells_again() -> None:
    """Empty cells, a line break in a cell, missions in a merged cell, sums of a table and of both."""
    rows = rows_of_text(plan_around(plan(), "พ.ศ. 2568"))
    lines = [baht_or_status(line) for line in rows["budget_lines"]]
    assert lines == [25_000, "dash", 7_500, 0, 6_000, "blank"]
    assert [project["mission_no"] for project in rows["projects"]] == ["1.1", "1.1", "1.2", "2.1", "2.1", "2.1"]
    assert [total["declared_baht"] for total in rows["budget_totals"]] == [32_500, 6_000, 38_500]
    targets = [cell["text"] for cell in rows["row_cells"] if cell["role"] == "target"]
    assert targets == ["60 คน", "12 เวที 480 คน", "1 ระบบ", "1 ครั้ง"]
    ticks = [cell["text"] for cell in rows["row_cells"] if cell["role"] == "tick"]
    assert len(ticks) == 1 + 2 + 1 + 4 + 1
    assert codes(rows) <= {"missing_details"}


@pytest.mark.parametrize(
    "second",
    [
        [*SECOND[:2], ("5", "กิจกรรมรับฟัง", "", "", "", "", "6,000", ""), *SECOND[3:]],  # a cell too few
        [*SECOND[:2], ("5", "กิจกรรมรับฟัง", "", "", "", "", "", "", "6,000"), *SECOND[3:]],  # and no office
        [*SECOND[:2], SECOND[3], *SECOND[4:]],  # a number that is not due
        [*SECOND[:2], ("5", "", "กิจกรรมรับฟัง", "", "", "", "", "6,000", ""), *SECOND[3:]],
        [*SECOND[:2], ("5", "กิจกรรมรับฟัง", "", "7,000", "ก", "", "", "6,000", ""), *SECOND[3:]],
    ],
)
def test_where_a_row_has_other_cells_there_is_no_table(second: Sequence[Row], source: Make) -> None:
    assert {row[0] for row in rows_of(source(plan(second)))}.isdisjoint("456")


def test_a_sum_of_nothing_above_stands_where_the_others_do() -> None:
    second = [*SECOND[:-1], ("รวมทั้งสิ้น", "40,000", "")]
    rows = rows_of_text(plan_around(plan(second), "พ.ศ. 2568"))
    assert [total["declared_baht"] for total in rows["budget_totals"]] == [32_500, 6_000, 40_000]
    assert "total_mismatch" in codes(rows)


def test_sums_that_are_none_of_the_rows_have_no_place(source: Make) -> None:
    first = [*FIRST[:-1], ("รวมมิติที่ 1", "32,600", "")]
    assert rows_of(source(printed(*HEAD, *first))) == []


def test_a_line_break_that_may_be_of_a_cell_or_not_leaves_its_row_in_doubt(source: Make) -> None:
    """Two of three are ends of cells: which ones, places of words do not say."""
    head = ("ที่", "โครงการ", "เป้าหมาย", "สถานที่", "ตัวชี้วัด", "ผลผลิต", "งบประมาณ ปี 2568", "หมายเหตุ")
    rows = [
        ("1", "โครงการอบรม", "ก\nข", "", "ค", "", "5,000", "-"),
        ("2", "โครงการค่าย", "ก", "", "ค", "ง", "5,000", "-"),
    ]
    (grid,) = paired_tables(source(printed(head, *rows, ("รวม", "10,000", ""))))
    assert [row.torn for row in grid.rows] == [False, True, False, False]
    assert [cell.text for cell in grid.rows[2].cells] == list(rows[1])
    (grid,) = paired_tables(source(f"{printed(head, *rows)}\nส่วนที่ 3"))
    assert [row.torn for row in grid.rows] == [False, True, True]  # where it ends is not known either


@pytest.mark.parametrize(
    "text",
    [
        "ที่\tโครงการ\tเป้าหมาย\tงบประมาณ ปี 2568\n1\tโครงการอบรม\t60 คน\n2 รุ่น\t5,000\n2\tโครงการค่าย\t80 คน\t6,000\n",
        "ที่\tโครงการ\tเป้าหมาย\tงบประมาณ ปี 2568\n1\tโครงการอบรม\t60 คน\t5,000\n2\tโครงการค่าย\t80 คน\t6,000\n",
    ],
)
def test_tables_of_tabs_with_a_tab_for_each_cell_are_others(text: str, source: Make) -> None:
    assert rows_of(source(text)) == []


YEARS = ("ที่", "โครงการ", "ปี 2566", "ปี 2567", "ปี 2568", "หน่วยงาน")
AMOUNTS = st.sampled_from(["", "", "-", "1,000", "25,000"])
OFFICES = st.sampled_from(["กองคลัง", "สำนักปลัด", ""])


@given(st.lists(st.tuples(AMOUNTS, AMOUNTS, AMOUNTS, OFFICES), min_size=2, max_size=6))
def test_what_is_read_is_what_was_written(cells: list[tuple[str, str, str, str]]) -> None:
    """Or nothing is, or a row is in doubt: no value stands in another year."""
    rows = [(str(number), "โครงการอบรม", *own) for number, own in enumerate(cells, 1)]
    text = printed(YEARS, *rows) + "\nส่วนที่ 3\n"
    for grid in paired_tables(SourceText("plan.txt", "txt", "", tuple(text.split("\n")))):
        assert len(grid.rows) == len(rows) + 1
        for row, own in zip(grid.rows[1:], rows, strict=True):
            assert row.torn or [cell.text for cell in row.cells] == list(own)
