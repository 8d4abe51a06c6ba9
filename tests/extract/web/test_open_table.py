"""The table of a page that is open: what stands in its cells, above it, and in none of its rows."""

from __future__ import annotations

import pytest

from extract.text.dress import HIDDEN_TEXT
from extract.web.open_elements import OpenElements
from extract.web.open_table import OpenTable
from extract.web.seen_before import Attributes, seen_before
from extract.web.styles import style_sheet


class Page:
    """A page with one table, which is open."""

    def __init__(self, style: str = "") -> None:
        sheet = style_sheet(f"<style>{style}</style>")
        self.elements = OpenElements(seen_before(""), sheet)
        self.table = OpenTable(self.elements, sheet.label)

    def begin(self, tag: str, attrs: Attributes | None = None) -> None:
        self.elements.begin(tag, attrs or [], in_table=True)
        self.table.begin(tag, attrs or [])

    def row(self, *cells: str) -> None:
        self.begin("tr")
        for cell in cells:
            self.begin("td")
            self.table.write_text(cell)

    def written(self) -> list[str]:
        self.table.end_row()
        return self.table.written()


def test_text_in_no_row_stands_above_the_table() -> None:
    page = Page()
    page.row("1 < 2")
    page.table.end_row()
    page.table.write_text(" \n")
    page.table.write_text(" ตาราง <td> ")
    page.table.write("<del>")
    assert page.written() == ["ตาราง < td>", "<table>", "<tr><td>1 &lt; 2</tr>", "</table>", ""]


def test_a_row_that_nothing_ends_is_not_whole() -> None:
    page = Page()
    page.row("ก")
    page.row("ข")
    assert page.table.written() == ["<table>", "<tr><td>ก</tr>", "</table>", ""]


def test_a_cell_without_a_row_begins_one() -> None:
    page = Page()
    page.begin("td")
    page.table.write_text("ก")
    assert page.written()[1] == "<tr><td>ก</tr>"


def test_a_table_in_a_cell_is_text_of_it_and_one_beside_cells_is_a_cell() -> None:
    page = Page()
    page.row("ก")
    page.table.begin_nested()
    page.row("1", "2")
    page.table.end("tr", was_open=True)
    page.table.end("table", was_open=True)
    page.table.end("td", was_open=True)
    page.table.begin_nested()
    page.table.write_text("ข")
    assert page.written()[1] == "<tr><td>ก<p><p><p>1<p>2<td>ข</tr>"


@pytest.mark.parametrize("span", ["2", "2;", " 2"])
def test_a_cell_counts_the_columns_that_are_not_collapsed(span: str) -> None:
    page = Page("col.x { visibility: collapse }")
    page.begin("col")
    page.elements.end_here()
    page.begin("col", [("class", "x")])
    page.elements.end_here()
    page.begin("tr")
    page.begin("td", [("colspan", span)])
    page.table.write_text("ก")
    assert page.written()[1] == '<tr><td colspan="1">ก</tr>'
    page.begin("tr")
    page.begin("td")
    page.begin("td")
    assert page.elements.here.gone


@pytest.mark.parametrize(("counted", "collapsed"), [([("span", "1")], "100"), ([], "100"), ([("span", "2")], "110")])
def test_the_columns_of_a_group_are_counted_once(counted: Attributes, collapsed: str) -> None:
    page = Page("colgroup { visibility: collapse }")
    page.begin("colgroup", counted)
    page.begin("col")
    page.elements.end_here()
    page.begin("tr")
    for is_gone in collapsed:
        page.begin("td")
        assert page.elements.here.gone == (is_gone == "1")


def test_what_is_hidden_is_said_once_a_cell_and_between_rows() -> None:
    page = Page()
    page.table.say_hidden()
    page.begin("tr")
    for _ in range(2):
        page.begin("td")
        page.table.say_hidden()
        page.table.say_hidden()
    assert page.written()[1:-2] == [HIDDEN_TEXT, f"<tr><td>{HIDDEN_TEXT}<td>{HIDDEN_TEXT}</tr>"]


def test_an_own_line_is_one_in_a_cell_alone() -> None:
    page = Page()
    page.table.end_own_line()
    page.row("ก")
    page.table.end_own_line()
    page.table.end("td", was_open=True)
    page.table.end_own_line()
    assert page.written()[1] == "<tr><td>ก<p></tr>"
