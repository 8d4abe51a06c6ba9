"""Markdown tables: what parts cells, what does not, and which lines are no table."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.ground.source import SourceText, Span
from parsers.tables.grid import find_grids

Make = Callable[[str], SourceText]


def cells(source: SourceText) -> list[list[list[str]]]:
    return [[[cell.text for cell in row.cells] for row in grid.rows] for grid in find_grids(source)]


def test_the_row_of_dashes_is_no_row(source: Make) -> None:
    assert cells(source("| ก | ข |\n|:---|--:|\n| ๑ | |")) == [[["ก", "ข"], ["๑", ""]]]


def test_a_row_of_lone_dashes_is_one(source: Make) -> None:
    """All years of a project may be dashes; only two or more, or a colon, rule a line off."""
    assert cells(source("| ก | ข |\n|---|---|\n| - | - |"))[0][1] == ["-", "-"]


def test_the_header_repeated_on_the_next_page_is_a_row_its_dashes_are_none(source: Make) -> None:
    assert cells(source("|ก|ข|\n|-|--|\n|๑|๒|\n|ก|ข|\n|-|--|\n|๓|๔|")) == [
        [["ก", "ข"], ["๑", "๒"], ["ก", "ข"], ["๓", "๔"]]
    ]


@pytest.mark.parametrize(
    ("row", "expected"),
    [("๑ | ๒ | ๓", ["๑", "๒", "๓"]), (" | ๒ | ๓", ["", "๒", "๓"]), ("๑ | ๒ | ", ["๑", "๒", ""])],
)
def test_without_outer_pipes_the_width_tells_what_is_empty(row: str, expected: list[str], source: Make) -> None:
    assert cells(source(f"ก | ข | ค\n--- | --- | ---\n{row}\n๑ | ๒ | ๓"))[0][1] == expected


def test_a_row_keeps_the_cells_that_it_prints(source: Make) -> None:
    """A cell that a model left out is not made up at the end of the row, where it may not have been."""
    assert [len(row) for row in cells(source("|ก|ข|ค|\n|---|---|---|\n|๑|๒|\n|๑|๒|๓|๔|"))[0]] == [3, 2, 4]


@pytest.mark.parametrize("parting", ["| |", "||"])
def test_all_rows_may_stand_on_one_line(parting: str, source: Make) -> None:
    text = parting.join(("| ก | ข ", "---|---", " ๑ |  ", " ๒ | -- ", " ๓ | - |"))
    assert cells(source(f"นำ\n{text}\nท้าย")) == [[["ก", "ข"], ["๑", ""], ["๒", "--"], ["๓", "-"]]]


@pytest.mark.parametrize(
    ("line", "rows"),
    [
        ("| ก | ข ||---|---|| ๑ || ๒ | ๓ |", [1]),
        ("| ก | ข ||---|---|| ๑ | ๒ | ๓ |", [1]),
        ("ก | ข ||---|---|| ๑ | ๒ |", []),
    ],
)
def test_rows_on_one_line_that_lost_a_cell_are_not_parted(line: str, rows: list[int], source: Make) -> None:
    assert [len(found) for found in cells(source(line))] == rows


def test_escapes_breaks_bold_and_references(source: Make) -> None:
    (grid,) = find_grids(source("| ก | ข |\n|---|---|\n| 1\\. a \\| b<br>2\\. <b>c</b> | &nbsp;&#3588;&lt;p&gt; |"))
    first, second = grid.rows[1].cells
    assert (first.parts, first.wrapped) == (("1. a | b", "2. c"), True)
    assert second.text == "ค<p>"


def test_a_cell_goes_on_in_lines_without_a_pipe(source: Make) -> None:
    (grid,) = find_grids(source("| ก | ข |\n|---|---|\n| โครงการ\nยาว | 10 |\n| ค | 5 |"))
    assert [[cell.text for cell in row.cells] for row in grid.rows[1:]] == [["โครงการ ยาว", "10"], ["ค", "5"]]
    assert [row.span for row in grid.rows] == [Span(1, 1), Span(3, 4), Span(5, 5)]


def test_prose_below_a_row_without_its_last_pipe_is_not_swallowed(source: Make) -> None:
    (grid,) = find_grids(source("| ก | ข |\n|---|---|\n| ค | 5\nข้อความ\nอีกบรรทัด"))
    assert grid.span == Span(1, 3)


@pytest.mark.parametrize(
    "text",
    ["แผนปฏิบัติการป้องกันการทุจริต | 12", "ก | ข\nค | ง", "| ก |", "|", "-----", "ข้อความ || อื่น", "| ก |\nข้อความ"],
)
def test_a_pipe_alone_makes_no_table(text: str, source: Make) -> None:
    assert find_grids(source(text)) == ()


def test_tables_of_all_dialects_in_the_order_of_the_document(source: Make) -> None:
    text = "ก\tข\n\n| ค | ง |\n|---|---|\n\n<table><tr><td>จ</td><td>ฉ</td></tr></table>\nช\tซ"
    found = [(grid.dialect, grid.span) for grid in find_grids(source(text))]
    assert found == [("tabs", Span(1, 1)), ("pipes", Span(3, 4)), ("html", Span(6, 6)), ("tabs", Span(7, 7))]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("| กลยุทธ์ที่ 3.1 | กลยุทธ์ที่ 3.1 | กลยุทธ์ที่ 3.1 |", ["กลยุทธ์ที่ 3.1", "", ""]),  # as models write a merged cell
        ("| - | - | - |", ["-", "-", "-"]),
        ("| 5,000 | 5,000 | 5,000 |", ["5,000", "5,000", "5,000"]),
        ("| สำนักปลัด | สำนักปลัด | กองคลัง |", ["สำนักปลัด", "สำนักปลัด", "กองคลัง"]),
    ],
)
def test_one_text_in_every_cell_of_a_row_is_one_merged_cell(row: str, expected: list[str], source: Make) -> None:
    assert cells(source(f"| ก | ข | ค |\n|---|---|---|\n{row}"))[0][1] == expected


@pytest.mark.parametrize(
    "lines",
    [
        "|---|---|\n|---|---|",
        "ก\n|---|---|\n|:--|--:|",
        "| \\| |\n|---|---|\n|---|---|",
        "| \\| |\n|---|---|\n| - |",
        "|  |\n|---|\n|  |",
    ],
)
def test_rows_of_dashes_and_lone_signs_are_no_table(lines: str, source: Make) -> None:
    """The first line may be one too: there is no row that columns could be named in."""
    assert cells(source(lines)) == []


@pytest.mark.parametrize("lone", ["5,000", "โครงการ ก"])
def test_a_table_of_one_column_is_one_where_a_row_says_something(lone: str, source: Make) -> None:
    assert cells(source(f"| \\| |\n|---|\n| {lone} |")) == [[["|"], [lone]]]


@pytest.mark.parametrize("between", ["- 8 -", "", "\n- 8 -\n", "8", "---", "มิติที่ 2 การบริหารราชการด้วยความโปร่งใส", "\n\n"])
@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("๔ | ๕ | ๖", ["๔", "๕", "๖"]),
        (" | ๕ | ๖", ["", "๕", "๖"]),
        ("๔ | ๕ | ", ["๔", "๕", ""]),
        ("๔ | ๕ | ๖ |", ["๔", "๕", "๖"]),
    ],
)
def test_without_outer_pipes_rows_go_on_behind_a_page_s_end(
    row: str, expected: list[str], between: str, source: Make
) -> None:
    """All rows behind the number of a page were lost."""
    first, rest = cells(source(f"ก | ข | ค\n---|---|---\n๑ | ๒ | ๓\n{between}\n{row}\n๗ | ๘ | ๙"))
    assert (first, rest) == ([["ก", "ข", "ค"], ["๑", "๒", "๓"]], [expected, ["๗", "๘", "๙"]])


@pytest.mark.parametrize(
    ("between", "row"),
    [
        ("- 8 -", "หน้าแรก | ข่าว"),
        ("- 8 -", "หน้าแรก | ข่าว | ติดต่อ | แผนที่"),
        ("ติดต่อเรา", "หน้าแรก | ข่าว | ติดต่อ"),
        ("\n" * 9, "หน้าแรก | ข่าว | ติดต่อ"),
    ],
)
def test_other_bars_below_a_table_without_outer_pipes_are_no_rows(between: str, row: str, source: Make) -> None:
    assert len(cells(source(f"ก | ข | ค\n---|---|---\n๑ | ๒ | ๓\n{between}\n{row}"))) == 1
