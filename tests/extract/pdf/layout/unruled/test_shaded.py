"""Tables whose rows are shaded by turns: rows outside of the grounds are theirs; ruled tables and cards are none."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, pairwise

import pytest

from extract.pdf.layout.pieces.cells import cell_boxes
from extract.pdf.layout.pieces.tables import PageTable
from extract.pdf.layout.unruled.grounds import lone_boxes
from extract.pdf.layout.unruled.shaded import Shaded, shaded_table
from extract.pdf.letters.page import Box, Glyph
from extract.pdf.letters.read_by_pdfium import rectangle_edges

SIDES = (0.0, 30.0, 200.0, 270.0, 340.0)
ENDS = (None, None, 265.0, 335.0)
"""Where amounts and the heads above them end."""

LINE = 15.0
Line = tuple[float, tuple[str, str, str, str]]

HEAD: list[Line] = [
    (0, ("", "", "budget", "budget")),
    (1, ("no", "title", "2566", "2567")),
    (2, ("", "", "baht", "baht")),
]
BAND: Line = (4, ("Part 1 of all that is to be done here", "", "", ""))
FIRST: list[Line] = [(6, ("1", "a title that", "80,000", "62,000")), (7, ("", "wraps", "", ""))]
SECOND: list[Line] = [(8.5, ("2", "another that", "-", "5,000")), (9.5, ("", "wraps, too", "", ""))]
THIRD: list[Line] = [(11, ("3", "short", "-", "-"))]
FOURTH: list[Line] = [(12.5, ("4", "last", "9,000", ""))]
SUM: Line = (14, ("sum of 4", "", "89,000", "67,000"))


def written(lines: Sequence[Line]) -> list[Glyph]:
    found = []
    for row, texts in lines:
        for left, end, text in zip(SIDES, ENDS, texts, strict=False):
            begin = left + 4 if end is None else end - 5 * len(text)
            bottom = LINE * row + 15
            found += [
                Glyph(letter, begin + 5 * place, begin + 5 * place + 5, bottom - 10, bottom, 10)
                for place, letter in enumerate(text)
            ]
    return found


def ground(first: float, last: float, sides: Sequence[float] = SIDES) -> list[Box]:
    """The boxes of a row's cells, from its first line to its last."""
    top, bottom = LINE * first + 2, LINE * last + 18
    edges = [edge for left, right in pairwise(sides) for edge in rectangle_edges(left, top, right, bottom)]
    return [*chain.from_iterable(cell_boxes(edges)), *lone_boxes(edges if len(sides) == 2 else ())]


def texts(table: PageTable) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in row if cell.text) for row in table.rows]


def found(lines: Sequence[Line], boxes: Sequence[Box]) -> Shaded:
    shaded = shaded_table(written(lines), boxes, None)
    assert shaded is not None
    return shaded


ALL = [*HEAD, BAND, *FIRST, *SECOND, *THIRD, *FOURTH]
ROWS = [
    ("no", "title", "budget 2566 baht", "budget 2567 baht"),
    ("Part 1 of all that is to be done here",),
    ("1", "a title that wraps", "80,000", "62,000"),
    ("2", "another that wraps, too", "-", "5,000"),
    ("3", "short", "-", "-"),
    ("4", "last", "9,000"),
]
WHOLE = (SIDES[0], SIDES[-1])


@pytest.mark.parametrize("sides", [SIDES, WHOLE], ids=["cell by cell", "row by row"])
def test_rows_between_and_below_the_grounds_of_others_are_of_their_table(sides: Sequence[float]) -> None:
    boxes = [*ground(4, 4, WHOLE), *ground(6, 7, sides), *ground(11, 11, sides)]
    text = (18, ("this line is text, and runs over all columns of it", "", "", ""))
    shaded = found([*ALL, text], boxes)
    assert texts(shaded.table) == ROWS
    assert "".join(glyph.text for glyph in shaded.rest) == "this line is text, and runs over all columns of it"


def test_one_ground_is_one_row_whatever_its_texts_say() -> None:
    """The sum's ground has fewer cells; an item in a ground begins no row of its own."""
    lines = [*HEAD, BAND, *FIRST[:1], (7, ("", "- and more of it", "", "")), *SECOND, *THIRD, *FOURTH, SUM]
    boxes = [*ground(6, 7), *ground(11, 11), *ground(14, 14, (0.0, 200.0, 270.0, 340.0))]
    rows = texts(found(lines, boxes).table)
    assert rows[2] == ("1", "a title that - and more of it", "80,000", "62,000")
    assert rows[-1] == ("sum of 4", "89,000", "67,000")


def test_the_next_page_repeats_the_head() -> None:
    first = found(ALL, [*ground(6, 7), *ground(11, 11)])
    lines = [*HEAD, *((row - 5, texts) for row, texts in (*SECOND, *THIRD, *FOURTH))]
    more = shaded_table(written(lines), [*ground(3.5, 4.5), *ground(7.5, 7.5)], first.columns)
    assert more is not None
    assert texts(more.table) == [ROWS[0], *ROWS[3:]]


def test_ruled_tables_with_text_between_them_stay() -> None:
    between = [(8.5, ("a line of text that runs over all columns", "", "", "")), (9.5, ("of 5,000 baht", "", "", ""))]
    boxes = [*ground(0, 2), *ground(6, 7), *ground(11, 11)]
    assert shaded_table(written([*HEAD, *FIRST, *between, *THIRD]), boxes, None) is None


def test_values_between_grounds_that_stand_in_other_cells_are_theirs() -> None:
    """Rows of a ruled table whose first cell reaches over more of them."""
    boxes = [*ground(6, 7), *ground(8.5, 9.5, SIDES[1:]), *ground(11, 11)]
    assert shaded_table(written([*HEAD, *FIRST, *SECOND, *THIRD]), boxes, None) is None


def test_cards_of_labels_and_texts_are_no_rows() -> None:
    lines = [
        (4, ("Project 1", "", "", "")),
        (6, ("goal", "people", "", "")),
        (7.5, ("cost", "of 2566 80,000 baht", "", "")),
    ]
    more = [(row + 6, texts) for row, texts in lines]
    boxes = [*ground(4, 4, WHOLE), *ground(10, 10, WHOLE)]
    assert shaded_table(written([*lines, *more]), boxes, None) is None


def test_values_between_the_two_lines_of_their_title_leave_its_column() -> None:
    """No line of a title stands beside a number; the words of the head are in the middle of wider columns."""
    rows: list[Line] = []
    for place, row in enumerate((4, 7, 10, 13), 1):
        rows += [(row, ("", f"{place}th title that", "", "")), (row + 0.5, (f"{place}", "", "8,000", "-"))]
        rows += [(row + 1, ("", "wraps", "", ""))]
    head: list[Line] = [(2, ("no", "title", "year 2566 ", "year 2567 "))]
    shaded = found([*head, *rows], [*ground(4, 5, WHOLE), *ground(10, 11, WHOLE)])
    assert texts(shaded.table)[0] == ("no", "title", "year 2566", "year 2567")
    assert texts(shaded.table)[1:] == [
        (f"{place}", f"{place}th title that wraps", "8,000", "-") for place in range(1, 5)
    ]
