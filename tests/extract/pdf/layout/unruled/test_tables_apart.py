"""Tables below each other whose rows have grounds: what stands between them is in none, and each is read in its way."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest

from extract.pdf.layout.one_page import laid_out
from extract.pdf.letters.page import Edge, Glyph, RawPage
from extract.pdf.letters.read_by_pdfium import rectangle_edges

FIRST = (40.0, 60.0, 240.0, 310.0, 380.0, 450.0)
SECOND = (40.0, 70.0, 220.0, 300.0, 375.0, 450.0)
"""The columns of two tables as wide as each other."""

LINE, TOP = 15.0, 100.0
HEAD = ("no", "title", "2566", "2567", "unit")
Texts = Sequence[str]


class Page:
    """A page that is drawn line by line."""

    def __init__(self) -> None:
        self.glyphs: list[Glyph] = []
        self.edges: list[Edge] = []
        self.line = 0

    def write(self, text: str, x0: float) -> None:
        bottom = TOP + LINE * self.line + 12
        self.glyphs += [
            Glyph(letter, x0 + 5 * place, x0 + 5 * place + 5, bottom - 10, bottom, 10)
            for place, letter in enumerate(text)
        ]

    def caption(self, left: str = "", right: str = "", beyond: float = 4.0) -> None:
        """A line flush left, and one below it flush right, which may end ``beyond`` the table."""
        for text, x0 in ((left, 40.0), (right, 450.0 + beyond - 5 * len(right))):
            if text:
                self.write(text, x0)
                self.line += 1

    def row(self, sides: Sequence[float], *lines: Texts, ground: bool = False, cells: bool = False) -> None:
        top = TOP + LINE * self.line
        for texts in lines:
            for left, text in zip(sides, texts, strict=False):
                self.write(text, left + 4)
            self.line += 1
        bottom = TOP + LINE * self.line
        for left, right in pairwise(sides if cells else (sides[0], sides[-1])):
            self.edges += rectangle_edges(left, top, right, bottom) if ground else []

    def rule(self, sides: Sequence[float], *, pieces: bool) -> None:
        level = TOP + LINE * self.line + 0.3
        ends = pairwise(sides) if pieces else [(sides[0], sides[-1])]
        self.edges += [(left, right, level, level) for left, right in ends]

    def read(self) -> tuple[list[list[tuple[str, ...]]], list[str]]:
        """The texts of the cells of each table, and the lines outside of them."""
        page, _ = laid_out(RawPage(1, 600.0, 800.0, tuple(self.glyphs), tuple(self.edges), "pdfium", 1.0))
        tables = [[tuple(cell.text for cell in row if cell.text) for row in table.rows] for table in page.tables]
        return tables, [line.text for line in page.lines]


ROWS: tuple[tuple[Texts, ...], ...] = (
    (("1", "a title that wraps", "80,000", "-", "an"), ("", "over", "", "", "office")),
    (("2", "another", "-", "5,000", "office"),),
    (("3", "one on three lines", "9,000", "-", "an"), ("", "of its", "", "", "office"), ("", "cell")),
)
READ = [
    ("1", "a title that wraps over", "80,000", "-", "an office"),
    ("2", "another", "-", "5,000", "office"),
    ("3", "one on three lines of its cell", "9,000", "-", "an office"),
]


def table(page: Page, sides: Sequence[float], rows: str, *, pieces: bool = False) -> None:
    page.row(sides, HEAD, ground=True, cells=True)
    for place, row in enumerate(ROWS):
        if rows == "ruled":
            page.rule(sides, pieces=pieces)
        page.row(sides, *row, ground=rows == "by turns" and place % 2 == 0, cells=True)
    if rows == "ruled":
        page.rule(sides, pieces=pieces)


@pytest.mark.parametrize("beyond", [4.0, 0.0])
@pytest.mark.parametrize("pieces", [False, True])
@pytest.mark.parametrize("rows", ["ruled", "by turns", "plain"])
def test_captions_between_two_tables_are_in_none(rows: str, pieces: bool, beyond: float) -> None:
    page = Page()
    page.caption("Part one of all that is done", "(in thousands)", beyond)
    table(page, FIRST, rows, pieces=pieces)
    page.line += 1
    page.caption("Part two of all that is done", "(in thousands)", beyond)
    table(page, SECOND, rows, pieces=pieces)
    tables, lines = page.read()
    assert tables == [[HEAD, *READ]] * 2
    assert lines == ["Part one of all that is done", "(in thousands)", "Part two of all that is done", "(in thousands)"]


def test_one_table_with_grounds_and_rulings_has_its_rows() -> None:
    page = Page()
    table(page, FIRST, "ruled")
    page.row(FIRST, ("", "sum", "89,000", "5,000"), ground=True)
    assert page.read()[0] == [[HEAD, *READ, ("sum", "89,000", "5,000")]]


def test_a_head_right_below_a_row_begins_no_other_table() -> None:
    page = Page()
    table(page, FIRST, "by turns")
    page.row(FIRST, HEAD, ground=True, cells=True)
    page.row(FIRST, ("4", "last", "-", "-", "office"))
    tables, _ = page.read()
    assert tables == [[HEAD, *READ, HEAD, ("4", "last", "-", "-", "office")]]


def test_the_last_row_of_a_page_keeps_the_lines_of_a_wide_pitch() -> None:
    page = Page()
    page.row(FIRST, HEAD, ground=True, cells=True)
    wide = [[line for text in row for line in (text, ("",))] for row in ROWS]  # twice the pitch
    for place, row in enumerate(wide):
        page.row(FIRST, *row, ground=place == 1, cells=True)
    assert page.read()[0] == [[HEAD, *READ]]


def test_a_note_below_the_last_row_is_no_line_of_it() -> None:
    page = Page()
    table(page, FIRST, "by turns")
    page.row(FIRST, ("4", "last", "-", "-", "office"))
    page.line += 1
    page.write("Source: the office's own figures", 40.0)
    tables, lines = page.read()
    assert tables[0][-1] == ("4", "last", "-", "-", "office")
    assert lines == ["Source: the office's own figures"]


def drawn(page: Page, x0: float, x1: float, lines: int) -> None:
    """A box around the next lines."""
    top = TOP + LINE * page.line
    page.edges += rectangle_edges(x0, top, x1, top + LINE * lines)


def test_a_bar_beside_a_heading_between_two_tables_is_no_cell() -> None:
    page = Page()
    table(page, FIRST, "by turns")
    page.line += 1
    drawn(page, 40.0, 43.5, 1)
    page.caption("Part two of all that is done", "(in thousands)")
    table(page, SECOND, "by turns")
    tables, lines = page.read()
    assert tables == [[HEAD, *READ]] * 2
    assert lines == ["Part two of all that is done", "(in thousands)"]


def test_a_caption_is_told_by_all_lines_of_the_head_below_it() -> None:
    page = Page()
    for sides in (FIRST, SECOND):
        page.caption("Part one of all", "(in thousands)", beyond=0.0)
        page.row(sides, ("", "", "of", "of", "in"), ("no", "title", "2566", "2567", "charge"), ground=True, cells=True)
        for place, row in enumerate(ROWS):
            page.row(sides, *row, ground=place % 2 == 0, cells=True)
        page.line += 1
    tables, lines = page.read()
    assert tables == [[("no", "title", "of 2566", "of 2567", "in charge"), *READ]] * 2
    assert lines == ["Part one of all", "(in thousands)"] * 2


def test_words_over_the_columns_of_values_are_one_cell_of_a_row_without_ground() -> None:
    sides = (40.0, 60.0, 240.0, 290.0, 340.0, 390.0, 450.0)
    page = Page()
    page.row(sides, ("no", "title", "2566", "2567", "2568", "unit"), ground=True, cells=True)
    page.row(sides, ("1", "first", "80,000", "-", "-", "office"))
    page.row(sides, ("2", "second", "80,000", "-", "-", "office"), ground=True, cells=True)
    page.write("no money in it", 240.0 + 75 - 35)
    page.row(sides, ("3", "third", "", "", "", "office"))
    page.row(sides, ("4", "fourth", "80,000", "-", "-", "office"), ground=True, cells=True)
    assert page.read()[0][0][3] == ("3", "third", "no money in it", "office")


def test_an_amount_in_a_drawn_cell_over_columns_is_of_none_of_them_alone() -> None:
    sides = (40.0, 60.0, 240.0, 290.0, 340.0, 390.0, 450.0)
    page = Page()
    page.row(sides, ("no", "title", "2566", "2567", "2568", "unit"), ground=True, cells=True)
    page.row(sides, ("1", "first", "80,000", "-", "-", "office"))
    page.write("90,000", 240.0 + 75 - 15)
    page.row((40.0, 60.0, 240.0, 390.0, 450.0), ("2", "second", "", "office"), ground=True, cells=True)
    page.row(sides, ("3", "third", "80,000", "-", "-", "office"))
    page.row(sides, ("4", "fourth", "80,000", "-", "-", "office"), ground=True, cells=True)
    tables, _ = page.read()
    assert tables[0][2] == ("2", "second", "90,000", "office")
    read, _ = laid_out(RawPage(1, 600.0, 800.0, tuple(page.glyphs), tuple(page.edges), "pdfium", 1.0))
    assert [cell.columns for cell in read.tables[0].rows[2]] == [1, 1, 3, 1]


def test_frames_around_text_below_a_table_are_none_of_its_rows() -> None:
    page = Page()
    table(page, FIRST, "by turns")
    page.row(FIRST, ("4", "last", "-", "-", "office"))
    page.line += 2
    drawn(page, 40.0, 450.0, 3)
    for text in ("Project 4", "name          a long title of this project", "aim           to mend what was lost here"):
        page.write(text, 44.0)
        page.line += 1
    tables, lines = page.read()
    assert tables == [[HEAD, *READ, ("4", "last", "-", "-", "office")]]
    assert lines[0] == "Project 4"
