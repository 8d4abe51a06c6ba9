"""Tables of a line a cell with a head of any kind: read where each row has all its lines, and only there."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from extract.ground.source import SourceText
from lawful import amounts_of_titles, plan_around, rows_of_lines
from parsers.records.table import Grid
from parsers.tables.lines.even_rows import even_tables

Make = Callable[[str], SourceText]

UPPER = ["ที่", "โครงการ/กิจกรรม/มาตรการ", "งบประมาณ", "แผนการใช้จ่ายรายไตรมาส", "ผู้รับผิดชอบ"]
LOWER = ["", "", "", "ไตรมาส 1", "ไตรมาส 2", "ไตรมาส 3", "ไตรมาส 4", ""]
MISSION = ["ภารกิจที่ 1.1 การเสริมสร้างจิตสำนึก"]
FIRST = ["1", "โครงการอบรม", "45.00", "", "45.00", "", "-", "กองคลัง"]
SECOND = ["2", "กิจกรรมวันต่อต้าน", "20.50", "-", "10.25", "10.25", "", ""]
TOTAL = ["", "รวมมิติที่ 1 (1 โครงการ 1 กิจกรรม)", "65.50", "", "55.25", "10.25", "", ""]
BEHIND = ["", "มิติที่ 2 การบริหารราชการ"]
TICKS = ["ที่", "โครงการ", "ผู้รับผิดชอบ", "ต.ค. - ธ.ค. 68", "ม.ค. - มี.ค. 69", "งบประมาณ (บาท)", "หมายเหตุ"]
TICKED = [["1", "โครงการอบรม", "กองคลัง", "✓", "", "85,000", ""], ["2", "มาตรการงดรับ", "นิติการ", "", "✓", "-", "ทุกปี"]]


def saved(*rows: Sequence[str]) -> str:
    return "\n".join(cell for row in rows for cell in row)


def texts(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in grid.rows]


def test_a_head_over_two_rows_and_empty_cells(source: Make) -> None:
    (grid,) = even_tables(source(saved(UPPER, LOWER, MISSION, FIRST, SECOND, TOTAL, BEHIND)))
    assert texts(grid)[2:] == [MISSION, FIRST, SECOND, TOTAL]
    assert not any(row.torn for row in grid.rows)


def test_a_head_of_one_row_with_ticks_and_an_empty_last_cell(source: Make) -> None:
    (grid,) = even_tables(source(saved(TICKS, *TICKED, BEHIND)))
    assert texts(grid)[1:] == TICKED


def test_quarters_in_thousands_of_baht_of_the_plan_s_one_year() -> None:
    table = saved(["(หน่วย : พันบาท)"], UPPER, LOWER, MISSION, FIRST, SECOND, TOTAL)
    rows = rows_of_lines(plan_around(table, "ประจำปีงบประมาณ พ.ศ. 2569"))
    assert amounts_of_titles(rows) == {("โครงการอบรม", 2569): 45_000, ("กิจกรรมวันต่อต้าน", 2569): 20_500}
    assert "unaccounted_amount" not in {row["code"] for row in rows["issues"]}  # the total's quarters are its year's


def test_quarters_of_a_total_that_make_no_year_are_said_to_be_unread() -> None:
    total = [*TOTAL[:4], "55.00", *TOTAL[5:]]
    table = saved(["(หน่วย : พันบาท)"], UPPER, LOWER, MISSION, FIRST, SECOND, total)
    rows = rows_of_lines(plan_around(table, "ประจำปีงบประมาณ พ.ศ. 2569"))
    assert {row["found"] for row in rows["issues"] if row["code"] == "unaccounted_amount"} == {"55.00", "10.25"}


def test_a_title_goes_on_over_lines_and_a_total_s_name_over_columns(source: Make) -> None:
    wrapped = ["1", "โครงการอบรม", "ของเทศบาล", *FIRST[2:]]
    total = ["รวม", *TOTAL[2:]]
    (grid,) = even_tables(source(saved(UPPER, LOWER, wrapped, SECOND, total, BEHIND)))
    assert texts(grid)[2:] == [["1", "โครงการอบรม ของเทศบาล", *FIRST[2:]], SECOND, ["รวม", "", *TOTAL[2:]]]


def test_a_head_that_returns_on_the_next_page(source: Make) -> None:
    (grid,) = even_tables(source(saved(UPPER, LOWER, FIRST, ["", "- 4 -", ""], UPPER, LOWER, SECOND, BEHIND)))
    assert texts(grid)[2:] == [FIRST, SECOND]


@pytest.mark.parametrize(
    ("trap", "rows"),
    [
        ("a line is lost", [FIRST[:3] + FIRST[4:], SECOND, TOTAL]),
        ("a line too many", [[*FIRST[:3], "", *FIRST[3:]], SECOND, TOTAL]),
        ("a number is not due", [FIRST, ["4", *SECOND[1:]], TOTAL]),
        ("a row is lost behind whole ones", [FIRST, SECOND, ["3", "โครงการ ก", "5.00", "กองคลัง"], TOTAL]),
        ("a line of two columns of words", [["1", "โครงการอบรม", "45.00", "ก", "45.00", "", "", "ก"], SECOND, TOTAL]),
        ("one row", [FIRST]),
        ("no amount", [["1", "โครงการอบรม", *["-"] * 5, "กองคลัง"], ["2", "โครงการ ข", *["-"] * 5, "กองคลัง"]]),
    ],
)
def test_what_is_not_whole_is_no_table(trap: str, rows: list[list[str]], source: Make) -> None:
    assert not list(even_tables(source(saved(UPPER, LOWER, MISSION, *rows, BEHIND)))), trap


def test_a_head_above_other_rows_leaves_all_its_tables_to_others(source: Make) -> None:
    """The trap: the second page's rows are whole, the first one's row lost a line."""
    text = saved(UPPER, LOWER, FIRST[:3] + FIRST[4:], ["", "6"], UPPER, LOWER, FIRST, SECOND, BEHIND)
    assert not list(even_tables(source(text)))


def test_the_next_head_s_first_name_is_no_cell_of_a_row_that_lost_a_line(source: Make) -> None:
    head = ["ที่", "โครงการ", "งบประมาณ (บาท)", "ผู้รับผิดชอบ"]
    rows = [["1", "โครงการอบรม", "5,000", "กองคลัง"], ["2", "โครงการ ข", "4,000"]]
    assert not list(even_tables(source(saved(head, *rows, head, *rows[:1], BEHIND))))


def test_rows_below_the_next_dimension_are_the_table_s_too(source: Make) -> None:
    lost = ["3", "โครงการ ค", "45.00", "45.00", "", "-", "กองคลัง"]
    assert not list(even_tables(source(saved(UPPER, LOWER, FIRST, SECOND, ["มิติที่ 2 การบริหาร"], lost))))


def test_words_that_two_columns_may_have_are_no_table(source: Make) -> None:
    """The trap: of four lines of words, which is the title's second one cannot be told."""
    head = ["ที่", "โครงการ", "เป้าหมาย", "งบประมาณ (บาท)", "ผู้รับผิดชอบ"]
    rows = [
        ["1", "โครงการอบรม", "แก่พนักงาน", "ทุกคน", "5,000", "กองคลัง"],
        ["2", "โครงการ ข", "พนักงาน", "4,000", "กองคลัง"],
    ]
    assert not list(even_tables(source(saved(head, *rows, BEHIND))))


@pytest.mark.parametrize(
    "behind", [["แผนฉบับนี้ใช้ตั้งแต่วันที่ 1 ตุลาคม เป็นต้นไป"], ["มิติ      งบประมาณ", "มิติที่ 1     85,000", "รวมทั้งสิ้น   85,000"]]
)
def test_prose_or_a_table_by_places_behind_the_last_cell_is_none_of_it(behind: list[str], source: Make) -> None:
    (grid,) = even_tables(source(saved(TICKS, *TICKED, behind)))
    assert texts(grid)[1:] == TICKED


QUARTERS = ["ที่", "โครงการ", "งบประมาณ (บาท)", *(f"ไตรมาส {n}\n(เดือนที่ {n})" for n in range(1, 5)), "ผู้รับผิดชอบ"]
SPAN = "◄──────►"
PLANNED = [["1", "โครงการอบรม", "5,000", "", "✓", "", "✓", "กองคลัง"], ["2", "มาตรการงดรับ", "-", SPAN, "นิติการ"]]


def test_a_name_goes_on_in_brackets_and_an_arrow_reaches_over_quarters(source: Make) -> None:
    (grid,) = even_tables(source(saved(QUARTERS, *PLANNED, BEHIND)))
    assert texts(grid)[0] == [name.replace("\n", " ") for name in QUARTERS]
    assert texts(grid)[1:] == [PLANNED[0], ["2", "มาตรการงดรับ", "-", *[SPAN] * 4, "นิติการ"]]


def test_an_arrow_reaches_over_as_many_quarters_as_have_no_line(source: Make) -> None:
    late = ["2", "มาตรการงดรับ", "-", "", SPAN, "นิติการ"]
    (grid,) = even_tables(source(saved(QUARTERS, PLANNED[0], late, BEHIND)))
    assert texts(grid)[2] == ["2", "มาตรการงดรับ", "-", "", *[SPAN] * 3, "นิติการ"]


def test_two_arrows_that_part_three_quarters_are_no_table(source: Make) -> None:
    two = ["2", "มาตรการงดรับ", "-", SPAN, SPAN, "นิติการ"]
    assert not list(even_tables(source(saved(QUARTERS, PLANNED[0], two, BEHIND))))


def test_one_empty_cell_reaches_over_all_columns_behind_a_total(source: Make) -> None:
    total = ["รวม 2 โครงการ", "5,000", ""]
    (grid,) = even_tables(source(saved(QUARTERS, *PLANNED, total, BEHIND)))
    assert texts(grid)[3] == ["รวม 2 โครงการ", "", "5,000", *[""] * 5]


def test_an_item_has_no_cell_over_all_columns_behind_its_money(source: Make) -> None:
    """The trap: a row that lost the lines of its quarters is none; what stands below it may be any of its cells."""
    assert not list(even_tables(source(saved(QUARTERS, PLANNED[0], ["2", "มาตรการงดรับ", "9,000", ""], BEHIND))))


def test_a_unit_in_brackets_below_the_last_name_is_no_cell(source: Make) -> None:
    head = ["ที่", "โครงการ", "งบประมาณ\n(บาท)", "ผู้รับผิดชอบ\n(หน่วยงาน)"]
    rows = [["1", "โครงการอบรม", "5,000", "กองคลัง"], ["2", "โครงการ ข", "", "กองคลัง"]]
    (grid,) = even_tables(source(saved(head, *rows, BEHIND)))
    assert texts(grid)[1:] == rows


def test_totals_that_have_all_their_cells_have_none_over_all_columns(source: Make) -> None:
    """The trap: the second empty line below the first total could be the number cell of the next total."""
    head = ["ที่", "โครงการ", "งบประมาณ (บาท)", "ผู้รับผิดชอบ", "หมายเหตุ"]
    rows = [["1", "โครงการอบรม", "5,000", "กองคลัง", ""], ["2", "โครงการ ข", "", "กองคลัง", ""]]
    totals = [["รวมมิติที่ 1", "5,000", "", ""], ["รวมทั้งสิ้น", "5,000", "", ""]]
    (grid,) = even_tables(source(saved(head, *rows, *totals, BEHIND)))
    assert [row[:3] for row in texts(grid)[3:]] == [["รวมมิติที่ 1", "", "5,000"], ["รวมทั้งสิ้น", "", "5,000"]]


YEARS = ["ที่", "โครงการ", "ปี 2568", "ปี 2569", "รวม", "ผู้รับผิดชอบ"]
OF_YEARS = [
    ["1", "โครงการอบรม", "ของเทศบาล", "450.00", "-", "450.00", "กองคลัง"],
    ["2", "กิจกรรมวันต่อต้าน", "10.50", "20.00", "30.50", "กองช่าง"],
]
SUMS = ["รวมมิติที่ 1", "460.50", "20.00", "480.50"]


def test_totals_may_end_with_their_sums(source: Make) -> None:
    """The trap: the heading below a total is no cell of the office that a total lacks."""
    (grid,) = even_tables(
        source(saved(YEARS, *OF_YEARS, SUMS, BEHIND[1:], ["3", *OF_YEARS[1][1:]], ["รวมทั้งสิ้น", *SUMS[1:]]))
    )
    assert texts(grid)[3:] == [
        ["รวมมิติที่ 1", "", *SUMS[1:], ""],
        [BEHIND[1]],
        ["3", *OF_YEARS[1][1:]],
        ["รวมทั้งสิ้น", "", *SUMS[1:], ""],
    ]


def test_totals_end_in_one_way(source: Make) -> None:
    """The trap: below totals with an office the bare one is no row, and what stands behind it no office."""
    whole, bare = ["รวมมิติที่ 1", "", *SUMS[1:], "กองคลัง"], ["รวมทั้งสิ้น", *SUMS[1:]]
    text = saved(YEARS, *OF_YEARS, [whole[0], *whole[2:]], bare, BEHIND[1:])
    assert [texts(grid)[3:] for grid in even_tables(source(text))] == [[whole]]


def test_a_head_returns_with_the_page_s_number_and_what_stands_above_it(source: Make) -> None:
    unit = ["(หน่วย : พันบาท)"]
    text = saved(unit, YEARS, *OF_YEARS, ["7"], unit, YEARS, ["3", *OF_YEARS[1][1:]], BEHIND)
    (grid,) = even_tables(source(text))
    assert [row[0] for row in texts(grid)[1:]] == ["1", "2", "3"]


def test_another_unit_above_the_next_head_begins_another_table(source: Make) -> None:
    text = saved(["หน่วย : พันบาท"], YEARS, *OF_YEARS, ["7", "หน่วย : บาท"], YEARS, ["3", *OF_YEARS[1][1:]], BEHIND)
    assert list(even_tables(source(text))) == []
    one = text.replace("หน่วย : บาท", "หน่วย : พันบาท")
    assert [len(grid.rows) for grid in even_tables(source(one))] == [4]


def test_a_last_column_that_no_row_prints(source: Make) -> None:
    rows = [["1", "โครงการอบรม", "450.00", "-", "450.00"], ["2", "มาตรการงดรับ", "-", "-", "-"]]
    (grid,) = even_tables(source(saved(YEARS, *rows, SUMS, ["ส่วนที่ 4 การติดตาม"])))
    assert texts(grid)[1:] == [[*rows[0], ""], [*rows[1], ""], ["รวมมิติที่ 1", "", *SUMS[1:], ""]]


def test_a_last_column_that_some_rows_print_leaves_the_table_open(source: Make) -> None:
    rows = [["1", "โครงการอบรม", "450.00", "-", "450.00"], ["2", "มาตรการงดรับ", "-", "-", "-", "กองคลัง"]]
    assert not list(even_tables(source(saved(YEARS, *rows, BEHIND))))


@pytest.mark.parametrize(("unit", "told"), [("บาท", False), ("พันบาท", True)])
def test_another_unit_above_the_next_head_leaves_the_money_below_it_open_where_it_was_taken_for_a_cell(
    unit: str, told: bool
) -> None:
    """A page's number above it: the flattened table takes the line into the office of the row before."""
    unit_line = ["7", f"หน่วย : {unit}"]
    text = saved(["หน่วย : พันบาท"], YEARS, *OF_YEARS, unit_line, YEARS, ["3", *OF_YEARS[1][1:]], BEHIND)
    rows = rows_of_lines(plan_around(text, "พ.ศ. 2568 - 2569"))
    assert 450_000 in amounts_of_titles(rows).values()  # above it
    assert 10_500 not in amounts_of_titles(rows).values() or told
    assert ("unit_uncertain" in {row["code"] for row in rows["issues"]}) != told
