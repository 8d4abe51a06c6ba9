"""Tables with rulings across alone: columns by the pieces of the rulings, or by the gaps between texts."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from extract.pdf.layout.pieces.tables import PageTable
from extract.pdf.layout.unruled.columns import Columns
from extract.pdf.layout.unruled.open_tables import open_tables
from extract.pdf.letters.page import Edge, Glyph

STARTS = (0.0, 40.0, 140.0, 200.0, 260.0)
HEADER = ("no", "title", "2566", "2567")
ROWS = (("1", "first one", "20,000", "-"), ("2", "second one", "1,250,000", "500"), ("", "sum", "1,270,000", "500"))


def written(texts: tuple[str, ...], row: int, *, starts: tuple[float, ...] = STARTS) -> list[Glyph]:
    top = 20.0 * row + 5
    return [
        Glyph(character, x + 2 + 5 * place, x + 7 + 5 * place, top, top + 10, 10)
        for x, text in zip(starts, texts, strict=False)
        for place, character in enumerate(text)
    ]


def ruled(rows: int, *, pieces: bool) -> list[Edge]:
    stretches = list(itertools.pairwise(STARTS)) if pieces else [(STARTS[0], STARTS[-1])]
    return [(x0, x1, 20.0 * row, 20.0 * row) for row in range(rows + 1) for x0, x1 in stretches]


def texts(table: PageTable) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in row) for row in table.rows]


@pytest.mark.parametrize("pieces", [True, False])
def test_columns_without_rulings_down(pieces: bool) -> None:
    glyphs = [glyph for row, some in enumerate((HEADER, *ROWS)) for glyph in written(some, row)]
    (table,), rest, columns = open_tables(glyphs, ruled(4, pieces=pieces), [], None)
    assert texts(table) == [HEADER, *ROWS]
    assert (rest, columns is not None) == ([], True)


def test_a_text_over_columns_is_one_cell() -> None:
    rows = (HEADER, ("part one of the plan",), *ROWS)
    glyphs = [glyph for row, some in enumerate(rows) for glyph in written(some, row)]
    (table,), _, _ = open_tables(glyphs, ruled(5, pieces=True), [], None)
    assert texts(table)[1][0] == "part one of the plan"
    assert table.rows[1][0].columns == 2


@pytest.mark.parametrize(("beside", "tables"), [(1, 0), (2, 1)])
def test_rulings_between_the_texts_of_a_page_are_no_table(beside: int, tables: int) -> None:
    """A web page draws them around its head and its parts; its menu alone has texts beside each other."""
    rows = [HEADER] * beside + [("name of the office",), ("title of the plan",), ("foreword",), ("part one",)]
    glyphs = [glyph for row, some in enumerate(rows) for glyph in written(some, row)]
    found, rest, _ = open_tables(glyphs, ruled(len(rows), pieces=True), [], None)
    assert len(found) == tables
    assert (len(rest) == len(glyphs)) == (not tables)


GROUND: tuple[Edge, ...] = ((0.0, 260.0, 20.0, 20.0), (0.0, 260.0, 40.0, 40.0), (0.0, 0.0, 20.0, 40.0))
"""The left side, the top and the bottom of a coloured rectangle behind the second row, and its right side apart."""


@pytest.mark.parametrize(("right", "tables"), [(260.0, 1), (140.0, 0)])
def test_a_heading_on_coloured_ground_does_not_end_the_table(right: float, tables: int) -> None:
    """The sides of the ground stand where the table ends; one inside of it would be a ruling down."""
    rows = (HEADER, ("part one of the plan",), *ROWS)
    glyphs = [glyph for row, some in enumerate(rows) for glyph in written(some, row)]
    edges = [*ruled(5, pieces=True), *GROUND, (right, right, 20.0, 40.0)]
    found, _, _ = open_tables(glyphs, edges, [], None)
    assert len(found) == tables
    assert [texts(table)[2] for table in found] == [ROWS[0]] * tables


@pytest.mark.parametrize(("rows", "tables"), [(ROWS, 1), (((), ("one text",), ("another text",)), 0)])
def test_a_frame_around_rulings_across_needs_columns(rows: tuple[tuple[str, ...], ...], tables: int) -> None:
    glyphs = [glyph for row, some in enumerate(rows) for glyph in written(some, row)]
    frame = [(x, x, 0.0, 60.0) for x in (STARTS[0], STARTS[-1])]
    found, _, _ = open_tables(glyphs, [*ruled(3, pieces=False), *frame], [], None)
    assert len(found) == tables


def test_a_ruling_over_some_columns_heads_them() -> None:
    glyphs = written(("no", "title"), 0) + written(("", "", "years"), 0) + written(("", "", "2566", "2567"), 1)
    glyphs += [glyph for row, some in enumerate(ROWS, 2) for glyph in written(some, row)]
    edges = [edge for edge in ruled(5, pieces=True) if edge[2] != 20 or edge[0] >= STARTS[2]]
    (table,), _, _ = open_tables(glyphs, edges, [], None)
    first = {cell.text: (cell.rows, cell.columns) for cell in table.rows[0]}
    assert first == {"no": (2, 1), "title": (2, 1), "years": (1, 2)}


FIVE = (0.0, 100.0, 160.0, 220.0, 280.0, 340.0)


def under_one_head(text: str, middle: float, *, beside: str = "", head: bool = True) -> list[tuple[int, int]]:
    """First column and number of columns of the filled cells of a row in which a text has its middle at a place.

    Above it stands a row of years, below one head over all four of them or not.
    """
    years = ("title", "2566", "2567", "2568", "2569")
    rows = (("", "", "budget") if head else years, years, ("first one", "5", "5", "5", "5"), ("second", beside))
    glyphs = [glyph for row, some in enumerate(rows) for glyph in written(some, row, starts=FIVE)]
    x = middle - 2.5 * len(text) - 2
    glyphs += written((text,), 3, starts=(x,))
    pieces = list(itertools.pairwise(FIVE))
    edges = [(x0, x1, 20.0 * level, 20.0 * level) for level in (0, 2, 3, 4) for x0, x1 in pieces]
    edges += [(x0, x1, 20.0, 20.0) for x0, x1 in pieces[1 if head else 0 :]]
    (table,), _, _ = open_tables(glyphs, edges, [], None)
    return [(cell.column, cell.columns) for cell in table.rows[-1] if cell.text]


def test_a_text_in_the_middle_of_the_columns_below_one_head_is_of_all() -> None:
    assert under_one_head("no budget at all", 220) == [(0, 1), (1, 4)]


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ({"middle": 160}, [(0, 1), (1, 2)]),  # over two of them
        ({"middle": 220, "beside": "5"}, [(0, 1), (1, 1), (2, 2)]),  # another one has a value
        ({"middle": 220, "head": False}, [(0, 1), (2, 2)]),  # nothing heads them
    ],
)
def test_a_text_over_some_columns_is_of_those(row: dict[str, Any], cells: list[tuple[int, int]]) -> None:
    assert under_one_head("no budget at all", **row) == cells


def test_a_text_in_one_column_is_of_that() -> None:
    assert under_one_head("none", 250) == [(0, 1), (3, 1)]


NAMES = ("title", "1st", "2nd", "3rd", "4th")
"""A head that names no years: nothing but the texts below it tells the columns."""


def budgets(values: Sequence[tuple[str, ...]], text: str, x: float) -> list[tuple[str, ...]]:
    """The texts of a table between rulings that no piece parts: a head, rows of values, and a row with a text."""
    rows = [NAMES, *values]
    glyphs = [glyph for row, some in enumerate(rows) for glyph in written(some, row, starts=FIVE)]
    glyphs += written(("a row",), len(rows)) + written((text,), len(rows), starts=(x,))
    edges = [(0.0, 400.0, 20.0 * level, 20.0 * level) for level in range(len(rows) + 2)]
    (table,), _, _ = open_tables(glyphs, edges, [], None)
    return texts(table)


def test_words_over_the_values_of_most_rows_close_no_columns() -> None:
    values = [
        ("first one", "5,000", "5,000", "5,000", "5,000"),
        ("second", "-", "7,000", "-", "700"),
        ("third", "-", "5,000", "-", "5"),
    ]
    found = budgets(values, "no budget at all", 175)
    assert found[:-1] == [NAMES, *values]
    assert found[-1] == ("a row", "", "no budget at all", "")


def test_words_over_columns_that_few_rows_have_close_them() -> None:
    """Nothing proves that the values of one row, or of the lesser part of the rows, are of two columns."""
    one = [("first one", "5,000", "5", "5", "5,000"), ("second", "-", "", "", "700"), ("third", "-", "", "", "700")]
    assert {len(row) for row in budgets(one, "words reach over it", 170)} == {4}


@pytest.mark.parametrize(("drawn", "columns"), [((100.0, 340.0), 4), ((20.0, 400.0), 2)])
def test_a_ruling_below_a_head_says_where_its_columns_end(drawn: tuple[float, float], columns: int) -> None:
    """Amounts stand at the right of their columns: what they cover has its middle elsewhere."""
    starts, years = (0.0, 118.0, 178.0, 238.0, 298.0, 342.0), (*NAMES, "office")
    values = [("first one", "5,000", "5,000", "5,000", "5,000", "Law"), ("second", "-", "700", "-", "700", "Clerk")]
    glyphs = written(("budget",), 0, starts=(205.0,))
    glyphs += [glyph for row, some in enumerate([years, *values], 1) for glyph in written(some, row, starts=starts)]
    glyphs += written(("a row", "no budget at all", "Law"), 4, starts=(0.0, 178.0, 342.0))
    edges = [(0.0, 400.0, 20.0 * level, 20.0 * level) for level in (0, 2, 3, 4, 5)] + [(*drawn, 20.0, 20.0)]
    (table,), _, _ = open_tables(glyphs, edges, [], None)
    assert [cell.columns for cell in table.rows[-1] if cell.text] == [1, columns, 1]


def test_the_columns_hold_on_the_next_page_where_some_are_empty() -> None:
    glyphs = [glyph for row, some in enumerate((HEADER, *ROWS)) for glyph in written(some, row)]
    (first,), _, columns = open_tables(glyphs, ruled(4, pieces=False), [], None)
    more = [
        g for row, some in enumerate((("3", "third", "7,000"), ("4", "fourth", "8,000"))) for g in written(some, row)
    ]
    (second,), _, _ = open_tables(more, ruled(2, pieces=False), [], columns)
    assert second.sides == first.sides
    assert texts(second)[0] == ("3", "third", "7,000", "")


def test_a_row_below_the_last_ruling_belongs_to_the_table() -> None:
    glyphs = [glyph for row, some in enumerate((HEADER, *ROWS)) for glyph in written(some, row)]
    (table,), rest, _ = open_tables(glyphs, ruled(3, pieces=True), [], None)
    assert (texts(table)[-1], rest) == (ROWS[-1], [])


@pytest.mark.parametrize(
    "lines",
    [
        ("one line of a paragraph", "another line of it", "and a third one", "the end"),
        ("name", "place", "date", "signature"),
    ],
)
def test_rulings_between_paragraphs_make_no_table(lines: tuple[str, ...]) -> None:
    glyphs = [glyph for row, line in enumerate(lines) for glyph in written((line,), row)]
    tables, rest, columns = open_tables(glyphs, ruled(4, pieces=False), [], None)
    assert (tables, rest, columns) == ([], glyphs, None)


def test_a_table_with_cells_is_left_alone() -> None:
    glyphs = [glyph for row, some in enumerate((HEADER, *ROWS)) for glyph in written(some, row)]
    assert open_tables(glyphs, ruled(4, pieces=True), [(0, 0, 260, 80)], None)[0] == []


def test_columns_of_another_table_are_not_taken() -> None:
    other = Columns((0.0, 260.0), (0.0, 100.0, 170.0, 260.0), ((95.0, 100.0), (165.0, 170.0)))
    glyphs = [glyph for row, some in enumerate((HEADER, *ROWS)) for glyph in written(some, row)]
    (table,), _, _ = open_tables(glyphs, ruled(4, pieces=False), [], other)
    assert texts(table) == [HEADER, *ROWS]


def dotted(level: float) -> list[Edge]:
    return [(x, x + 1.0, level, level) for x in (STARTS[0] + 1.5 * dot for dot in range(174))]


def test_dots_of_a_ruling_are_no_sides_of_cells() -> None:
    rows = (HEADER, ("1", "first one", "", "20,000"), *ROWS[1:])
    glyphs = [glyph for row, some in enumerate(rows) for glyph in written(some, row)]
    edges = [edge for row in range(5) for edge in dotted(20.0 * row)]
    (table,), _, _ = open_tables(glyphs, edges, [], None)
    assert texts(table) == list(rows)


@pytest.mark.parametrize("first", [HEADER, ("9", "a row", "500", "-")])
def test_a_row_above_the_first_ruling_belongs_to_the_table(first: tuple[str, ...]) -> None:
    """Each row has a ruling below it, so that the head, or the first row of a page, has none above it."""
    glyphs = [glyph for row, some in enumerate((first, *ROWS)) for glyph in written(some, row)]
    (table,), rest, _ = open_tables(glyphs, ruled(4, pieces=False)[1:], [], None)
    assert (texts(table), rest) == ([first, *ROWS], [])


def test_what_heads_some_columns_above_the_first_ruling_is_their_head() -> None:
    years = [Glyph(one, 155 + 5 * at, 160 + 5 * at, -9, 1, 10) for at, one in enumerate("budget of all")]
    glyphs = [*years, *(glyph for row, some in enumerate((HEADER, *ROWS)) for glyph in written(some, row))]
    (table,), rest, _ = open_tables(glyphs, ruled(4, pieces=False)[1:], [], None)
    assert [(cell.text, cell.columns) for cell in table.rows[0] if cell.column >= 2] == [("budget of all", 2)]
    assert (texts(table)[2:], rest) == (list(ROWS), [])


@pytest.mark.parametrize(
    ("above", "rows"),
    [
        (("plan", "of a place that has a long name", "", "2566"), (HEADER, *ROWS)),  # a head stands below it
        (("a title over the columns of this", "", "p. 3"), ROWS),
        (("one", "two"), ROWS),
    ],
)
def test_lines_above_the_first_ruling_that_are_no_row_stay(
    above: tuple[str, ...], rows: Sequence[tuple[str, ...]]
) -> None:
    title = written(above, 0)
    glyphs = [*title, *(glyph for row, some in enumerate(rows, 1) for glyph in written(some, row))]
    (table,), rest, _ = open_tables(glyphs, ruled(1 + len(rows), pieces=False)[1:], [], None)
    assert (len(table.rows), rest) == (len(rows), title)


def lower(glyphs: Sequence[Glyph], by: float) -> list[Glyph]:
    return [replace(glyph, top=glyph.top + by, bottom=glyph.bottom + by) for glyph in glyphs]


def test_headings_above_a_row_with_no_ruling_below_them_are_rows() -> None:
    """A heading begins in the first column, a text in the middle of some heads those alone."""
    head = [*written(("", "", "budget of all"), 0), *lower(written(HEADER, 0), 13)]
    headings = [*written(("part one of the plan",), 2), *lower(written(("1.1 a mission of it",), 2), 13)]
    row = lower([*written(("1", "first one", "20,000", "-"), 2), *lower(written(("", "wraps"), 2), 13)], 26)
    glyphs = [*head, *headings, *row, *written(ROWS[1], 5), *written(ROWS[2], 6)]
    levels = (0.0, 35.0, 100.0, 120.0, 140.0)
    (table,), rest, _ = open_tables(glyphs, [(0.0, 260.0, level, level) for level in levels], [], None)
    assert texts(table)[0][2:] == ("budget of all",)
    assert texts(table)[1] == ("2566", "2567")
    assert [row[0] for row in texts(table)[2:5]] == ["part one of the plan", "1.1 a mission of it", "1"]
    assert texts(table)[4:] == [("1", "first one wraps", "20,000", "-"), *ROWS[1:]]
    assert rest == []


def test_the_first_line_of_a_title_above_its_values_is_no_heading() -> None:
    row = [*written(("", "first one that"), 1), *lower(written(("1", "", "20,000", "-"), 1), 6)]
    row += lower(written(("", "wraps"), 1), 12)
    glyphs = [*written(HEADER, 0), *row, *lower([*written(ROWS[1], 2), *written(ROWS[2], 3)], 10)]
    levels = (0.0, 20.0, 50.0, 70.0, 90.0)
    (table,), _, _ = open_tables(glyphs, [(0.0, 260.0, level, level) for level in levels], [], None)
    assert texts(table)[1] == ("1", "first one that wraps", "20,000", "-")
