"""Tables in markup as grids: rows and lines, cells that reach over others, tags that are missing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.ground.source import SourceText, Span
from parsers.tables.grid import find_grids

Make = Callable[[str], SourceText]


def cells(source: SourceText) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for grid in find_grids(source) for row in grid.rows]


def table(*rows: str) -> str:
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def test_a_table_on_one_line(source: Make) -> None:
    (grid,) = find_grids(source("\n" + table("<th>ก</th><th>ข</th>", "<td>๑</td><td></td>")))
    assert [[cell.text for cell in row.cells] for row in grid.rows] == [["ก", "ข"], ["๑", ""]]
    assert {row.span for row in grid.rows} == {Span(2, 2)} == {grid.span}


def test_every_row_and_cell_has_its_own_lines(source: Make) -> None:
    (grid,) = find_grids(source("<table>\n<tr>\n<td>ก</td>\n<td>\nข\nค</td>\n</tr>\n<tr><td>ง</td></tr>\n</table>"))
    assert grid.span == Span(1, 9)
    assert [row.span for row in grid.rows] == [Span(2, 7), Span(8, 8)]
    assert [cell.span for cell in grid.rows[0].cells] == [Span(3, 3), Span(4, 6)]


def test_closing_tags_may_be_left_out(source: Make) -> None:
    text = "<TABLE border=1>\n<TR><TD>ก<TD>ข\n<TR>\n<TD>ค\n<TD>ง\n</TABLE>"
    (grid,) = find_grids(source(text))
    assert [[cell.text for cell in row.cells] for row in grid.rows] == [["ก", "ข"], ["ค", "ง"]]
    assert grid.rows[1].cells[0].span == Span(4, 4)


def test_a_cell_over_rows_stands_in_the_first_and_is_not_copied(source: Make) -> None:
    (grid,) = find_grids(source(table('<td rowspan="2">ก</td><td>ข</td>', "<td>ค</td>", "<td>ง</td><td>จ</td>")))
    assert [[(cell.text, cell.rows) for cell in row.cells] for row in grid.rows] == [
        [("ก", 2), ("ข", 1)],
        [("", 0), ("ค", 1)],
        [("ง", 1), ("จ", 1)],
    ]


def test_a_cell_over_columns_stands_in_the_first(source: Make) -> None:
    (grid,) = find_grids(source(table("<td colspan=3>รวม</td><td>๕</td>")))
    assert [(cell.text, cell.columns) for cell in grid.rows[0].cells] == [("รวม", 3), ("", 0), ("", 0), ("๕", 1)]


def test_a_cell_over_rows_and_columns(source: Make) -> None:
    text = table("<td rowspan=2 colspan=2>ก</td><td>ข</td>", "<td>ค</td>")
    assert cells(source(text)) == [["ก", "", "ข"], ["", "", "ค"]]


def test_no_cell_reaches_out_of_its_section(source: Make) -> None:
    text = "<table><thead><tr><th rowspan=9>ก</th></tr></thead><tbody><tr><td>ข</td></tr></tbody></table>"
    assert cells(source(text)) == [["ก"], ["ข"]]


def test_the_second_row_of_a_head_may_stand_in_the_section_below(source: Make) -> None:
    head = "<thead><tr><th rowspan=2>ที่</th><th colspan=2>งบประมาณ</th></tr></thead>"
    years, short = "<tr><td>2566</td><td>2567</td></tr>", "<tr><td>2566</td></tr>"
    for below, shown in ((years, ["", "2566", "2567"]), (short, ["2566"])):
        text = f"<table>{head}<tbody>{below}<tr><td>1</td><td>-</td><td>5</td></tr></tbody></table>"
        assert cells(source(text)) == [["ที่", "งบประมาณ", ""], shown, ["1", "-", "5"]]


def test_paragraphs_and_lines_are_parts(source: Make) -> None:
    (grid,) = find_grids(source(table("<td><p>ก</p><p>ข</p></td><td>ค<br/>ง</td><td><ul><li>จ<li>ฉ</ul></td>")))
    assert [(cell.parts, cell.wrapped) for cell in grid.rows[0].cells] == [
        (("ก", "ข"), False),
        (("ค", "ง"), True),
        (("จ", "ฉ"), False),
    ]


def test_a_reference_is_text_and_never_a_tag(source: Make) -> None:
    text = table(
        "<td>&#3585;&nbsp;&lt;/td&gt;&lt;td&gt;๙&amp;lt;</td>", "<td>&#x0E4D;&#x0E32; &#8203;&bogus; &#10;ก</td>"
    )
    assert cells(source(text)) == [["ก </td><td>๙&lt;"], ["ำ &bogus; ก"]]


def test_a_table_in_a_cell_is_text_of_it(source: Make) -> None:
    text = table("<td>ก" + table("<td>ข</td><td>ค</td>") + "</td><td>ง</td>", "<td>จ</td><td>ฉ</td>")
    assert cells(source(text)) == [["ก ข ค", "ง"], ["จ", "ฉ"]]


def test_an_unclosed_table_ends_before_the_next(source: Make) -> None:
    """A model that broke off in a table began the next page anew; that table is not inside a cell of the first."""
    text = "<table><tr><td>ก</td><td>ข\n\n" + table("<td>ค</td><td>ง</td>")
    assert [len(grid.rows) for grid in find_grids(source(text))] == [1, 1]


def test_an_unclosed_table_does_not_take_the_rest_of_the_document(source: Make) -> None:
    prose = "\n".join(["ข้อความ"] * 50)
    grids = find_grids(source(f"<table><tr><td>ก</td><td>ข</td></tr>\n{prose}\n<tr><td>ค</td><td>ง</td></tr>"))
    assert [grid.span for grid in grids] == [Span(1, 1), Span(52, 52)]


@pytest.mark.parametrize("text", ["<p>ก</p> <p>ข</p>", "1 < 2 <tr", "<table></table>", "</td></tr>", "<tab>ก</tab>"])
def test_other_tags_make_no_table(text: str, source: Make) -> None:
    assert find_grids(source(text)) == ()


def test_rows_that_no_table_opens_and_nothing_closes_are_no_table(source: Make) -> None:
    """Between two stray tags stand two projects: as one cell, the first would have the amount of the second."""
    stray = ["<tr><td>", "ปีละ ๒๐,๐๐๐ บาท", "๘. ผู้รับผิดชอบโครงการ", "ลำดับที่ ๒", "หนึ่งแสนบาทถ้วน", "<tr><td>"]
    assert not find_grids(source("\n".join(stray)))


def test_a_table_whose_beginning_is_torn_off_is_one_by_its_closing_tags(source: Make) -> None:
    assert cells(source("<tr><td>1</td><td>โครงการ ก</td></tr>\n</table>")) == [["1", "โครงการ ก"]]
