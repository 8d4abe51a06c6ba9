"""Bars whose cells are padded and go on over lines: which begin a row, and how the pieces of a cell are joined."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from extract.ground.source import SourceText
from padded_bars import padded_bars
from parsers.tables.grid import find_grids
from parsers.tables.marked.padded_bars import padded_tables

Make = Callable[[str], SourceText]

HEAD = [["ภารกิจตามมิติ"], ["โครงการ/กิจกรรม/มาตรการ"], ["ปี 2566", "(บาท)"], ["ปี 2567", "(บาท)"]]
WIDTHS = (16, 24, 8, 8)
FIRST = [["๑.๑ การสร้างจิตสำนึกของบุคลากร"], ["๑) โครงการอบรมคุณธรรม จริยธรรม ประจำปี"], ["5,000"], ["-"]]


def rows(source: SourceText) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for grid in padded_tables(source) for row in grid.rows]


def read(make: Make, *table: Sequence[Sequence[str]]) -> list[list[str]]:
    """The rows below the head of a table."""
    return rows(make(padded_bars((HEAD, *table), WIDTHS)))[1:]


def test_a_cell_over_lines_is_one_and_what_is_cut_is_joined_without_a_blank(source: Make) -> None:
    (grid,) = padded_tables(source(padded_bars((HEAD, FIRST), WIDTHS)))
    assert [[cell.text for cell in row.cells] for row in grid.rows] == [
        ["ภารกิจตามมิติ", "โครงการ/กิจกรรม/มาตรการ", "ปี 2566 (บาท)", "ปี 2567 (บาท)"],
        ["๑.๑ การสร้างจิตสำนึกของบุคลากร", "๑) โครงการอบรมคุณธรรม จริยธรรม ประจำปี", "5,000", "-"],
    ]
    assert [(row.span.start, row.span.end) for row in grid.rows] == [(1, 2), (3, 5)]
    assert (grid.rows[1].cells[1].span.end, grid.rows[1].cells[2].span.end) == (4, 3)


@pytest.mark.parametrize(
    ("width", "above", "below"),
    [
        (5, "15000", "20000"),
        (7, "150,000", "200,000"),
        (5, "๑๕๐๐๐", "-"),
        (5, "1,000", "500"),
        (14, "ไม่ใช้งบประมาณ", "5,000"),
    ],
)
def test_values_as_wide_as_their_column_are_not_joined(width: int, above: str, below: str, source: Make) -> None:
    """Of two rows that share a cell, or of one in whose cell two values stand: no third is made of them."""
    table = (HEAD, [FIRST[0], FIRST[1], [above, below], ["-"]])
    (grid,) = padded_tables(source(padded_bars(table, (16, 24, width, 8))))
    cell, start = grid.rows[-1].cells[2], grid.rows[-1].span.start
    assert (cell.parts, cell.text, cell.lines) == ((above, below), f"{above} {below}", (start, start + 1))


@pytest.mark.parametrize(
    ("width", "figure"), [(7, "1,250,000"), (6, "150,000"), (6, "15,000,000"), (4, "1,250,000.00"), (5, "5,000.00")]
)
def test_a_figure_cut_at_the_width_of_its_column_is_whole(width: int, figure: str, source: Make) -> None:
    table = (HEAD, [FIRST[0], ["๑) โครงการอบรมคุณธรรม จริยธรรมและ ธรรมาภิบาล"], [figure], ["-"]])
    (grid,) = padded_tables(source(padded_bars(table, (16, 24, width, 8))))
    assert grid.rows[-1].cells[2].parts == (figure,)


@pytest.mark.parametrize("pieces", [("1,250,0", "0"), ("1250000", "00"), ("15,000,", "20,000")])
def test_cut_figures_that_make_no_amount_with_separators_stay_apart(pieces: tuple[str, str], source: Make) -> None:
    table = (HEAD, [FIRST[0], FIRST[1], [*pieces], ["-"]])
    (grid,) = padded_tables(source(padded_bars(table, (16, 24, 7, 8))))
    assert grid.rows[-1].cells[2].parts == pieces


def test_a_number_alone_belongs_to_the_title_below_it(source: Make) -> None:
    found = read(source, FIRST, [[], ["๒) โครงการส่งเสริมธรรมาภิบาลในตำบล"], ["7,000"], []])
    assert found[1] == ["", "๒) โครงการส่งเสริมธรรมาภิบาลในตำบล", "7,000", ""]


def test_values_stand_on_any_line_of_their_row(source: Make) -> None:
    found = read(source, FIRST, [[], ["๒) โครงการส่งเสริม ธรรมาภิบาลในตำบล"], ["", "7,000"], ["", "-"]])
    assert found[1] == ["", "๒) โครงการส่งเสริม ธรรมาภิบาลในตำบล", "7,000", "-"]


def test_a_row_without_money_below_an_empty_cell_is_one(source: Make) -> None:
    found = read(source, FIRST, [[], ["๒) มาตรการ ก"], [], []], [["๑.๒ ข"], ["๓) มาตรการ ข"], ["-"], ["-"]])
    assert [row[1:] for row in found[1:]] == [["๒) มาตรการ ก", "", ""], ["๓) มาตรการ ข", "-", "-"]]


def test_a_number_right_below_a_row_opens_one_where_values_stand_beside_it(source: Make) -> None:
    assert len(read(source, FIRST, [["๑.๒"], ["๒) ก"], ["1"], []], [[], ["๓) ข"], ["2"], []])) == 3


def test_a_number_right_below_a_row_without_values_may_share_those_above(source: Make) -> None:
    found = read(source, FIRST, [["๑.๒"], ["๒) ก"], ["1"], []], [[], ["๓) ข"], [], []])
    assert found[1:] == [["๑.๒", "๒) ก ๓) ข", "1", ""]]


def test_an_item_beside_which_a_mission_goes_on_is_of_the_same_row(source: Make) -> None:
    found = read(source, FIRST, [["๑.๒ การรับฟัง ความคิดเห็น"], ["๒) ก", "๓) ข"], ["-", "9"], ["-", "8"]])
    assert found[1:] == [["๑.๒ การรับฟัง ความคิดเห็น", "๒) ก ๓) ข", "- 9", "- 8"]]


def test_values_that_do_not_stand_beside_their_items_are_of_one_row(source: Make) -> None:
    """Of three items the first has two lines: the second value stands beside its rest."""
    shared = [[], ["๒) โครงการส่งเสริม ธรรมาภิบาลในตำบล", "๓) ก", "๔) ข"], ["1", "2", "3", "4"], []]
    assert read(source, FIRST, shared)[1][1:3] == ["๒) โครงการส่งเสริม ธรรมาภิบาลในตำบล ๓) ก ๔) ข", "1 2 3 4"]


def test_numbers_in_a_column_of_their_own_tell_which_title_is_whose(source: Make) -> None:
    head = [["ที่"], HEAD[1], ["เป้าหมาย"], ["ปี 2566"]]
    first = [["1"], ["โครงการอบรมธรรมาภิบาล ประจำปี"], ["ทุกคน"], ["5"]]
    table = (head, first, [["2"], ["ก"], [], ["6"]], [["3"], ["ข"], [], []])
    assert rows(source(padded_bars(table, (4, 24, 10, 8))))[1:] == [
        ["1", "โครงการอบรมธรรมาภิบาล ประจำปี", "ทุกคน", "5"],
        ["2 3", "ก ข", "", "6"],
    ]


def test_a_cell_without_a_bar_reaches_over_columns(source: Make) -> None:
    table = padded_bars((HEAD, FIRST), WIDTHS)
    total = padded_bars(([["รวม"], ["5,000"], ["-"]],), (41, 8, 8))
    (grid,) = padded_tables(source(f"{table}\n{total}"))
    assert [(cell.text, cell.columns) for cell in grid.rows[-1].cells] == [("รวม", 2), ("", 0), ("5,000", 1), ("-", 1)]


def test_a_row_a_line_is_left_to_tables_of_pipes(source: Make) -> None:
    made = source(padded_bars((HEAD, [["๑.๑ ก"], ["๑) ก"], ["5"], []], [[], ["๒) ข"], [], []]), WIDTHS))
    assert rows(made) == []
    assert len(find_grids(made)) == 1


@pytest.mark.parametrize("change", [("|5,000   |", "|5,000 |"), ("|ภารกิจตามมิติ ", "|ภารกิจตามมิติ\\| "), ("|๑.๑", "๑.๑")])
def test_bars_at_other_places_make_no_such_table(change: tuple[str, str], source: Make) -> None:
    text = padded_bars((HEAD, FIRST), WIDTHS)
    assert change[0] in text
    assert rows(source(text.replace(*change))) == []


def test_a_table_that_numbers_no_rows_joins_what_is_surely_of_one(source: Make) -> None:
    cell = ["๑. บุคลากรมีความรู้", "๒. เทคโนโลยีสารสนเทศช่วยตรวจสอบความโปร่งใสของงาน"]
    table = ([["จุดแข็ง"], ["จุดอ่อน"]], [cell, ["๑. งบประมาณมีจำกัด"]])
    assert rows(source(padded_bars(table, (16, 24)))) == [
        ["จุดแข็ง", "จุดอ่อน"],
        ["๑. บุคลากรมีความรู้", "๑. งบประมาณมีจำกัด"],
        ["๒. เทคโนโลยีสารสนเทศช่วยตรวจสอบความโปร่งใสของงาน", ""],
    ]
