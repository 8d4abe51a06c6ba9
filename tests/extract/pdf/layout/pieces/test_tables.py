"""Which cell a text belongs to that is wider than its cell."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.pdf.layout.pieces.tables import page_tables
from extract.pdf.letters.page import Edge, Glyph

SIZE, WIDE = 10.0, 5.0
SIDES, LEVELS = (0.0, 100.0, 140.0, 180.0), (0.0, 20.0, 40.0)
EDGES: list[Edge] = [
    *((SIDES[0], SIDES[-1], level, level) for level in LEVELS),
    *((side, side, LEVELS[0], LEVELS[-1]) for side in SIDES),
]


def drawn(text: str, x: float, *, gap: float = 0.0, row: int = 0) -> list[Glyph]:
    """A text from left to right, with the same gap between all glyphs."""
    top = LEVELS[row] + 5
    step = WIDE + gap
    return [Glyph(sign, x + step * at, x + step * at + WIDE, top, top + SIZE, SIZE) for at, sign in enumerate(text)]


def cells(*texts: list[Glyph]) -> list[str]:
    (table,), rest = page_tables([glyph for text in texts for glyph in text], EDGES)
    assert not rest
    return [cell.text for cell in table.rows[0]]


@pytest.mark.parametrize(
    ("word", "x"),
    [("กองสวัสด", 137), ("กองสวัสด", 134.0), ("กองสวัสดก", 133.0), ("กองสวัสดกา", 137)],
)
def test_a_word_that_begins_left_of_its_cell_is_whole(word: str, x: float) -> None:
    assert cells(drawn("item", 2), drawn("87.5", 106), drawn(word, x)) == ["item", "87.5", word]


def test_a_word_that_ends_right_of_its_cell_is_whole() -> None:
    assert cells(drawn("โครงการอบรมคนทำงานทาง", 2), drawn("500", 120), drawn("x", 150)) == [
        "โครงการอบรมคนทำงานทาง",
        "500",
        "x",
    ]


@pytest.mark.parametrize("numbers", ["20,00030,000", "200300", "-30,000"])
def test_numbers_that_are_drawn_as_one_over_two_cells_are_parted_at_the_ruling(numbers: str) -> None:
    left = 137 - WIDE * (numbers.index("0") if numbers[0] == "-" else numbers.rindex("3") - 1)
    found = cells(drawn("item", 2), drawn(numbers, left))
    assert all(found[1:])
    assert "".join(found[1:]) == numbers


def test_a_word_with_a_number_stays_where_its_glyphs_stand() -> None:
    """The digit would be an amount of the next column by itself."""
    found = cells(drawn("item", 2), drawn("หมทกก5", 117.5))
    assert found[1:] == ["หมทก", "ก5"]


def test_letters_that_stand_apart_are_no_word() -> None:
    assert cells(drawn("item", 2), drawn("abcdefg", 128, gap=1.0))[1:] == ["ab", "cdefg"]


def test_a_word_in_the_middle_of_two_cells_stays_where_its_glyphs_stand() -> None:
    found = cells(drawn("item", 2), drawn("กขคง", 130.2))
    assert "".join(found[1:]) == "กขคง"
    assert cells(drawn("item", 2), drawn("กขคงจ", 127.5))[1:] == ["กข", "คงจ"]


def spaced(text: str, x: float, *, gap: float, last: float = 0.0) -> list[Glyph]:
    """A text whose glyphs stand apart, the last one farther by so much."""
    *glyphs, end = drawn(text, x, gap=gap)
    return [*glyphs, replace(end, x0=end.x0 + last, x1=end.x1 + last)]


@pytest.mark.parametrize(
    ("text", "last", "shown"),
    [
        ("8,500", 0.0, "8,500"),
        ("๘,๕๐๐", 0.0, "๘,๕๐๐"),
        ("8,500", 2.0, "8 , 5 0 0"),  # the last figure may be another number
        ("500", 0.0, "5 0 0"),  # no comma says that these are no three numbers
        ("85,00", 0.0, "8 5 , 0 0"),
    ],
)
def test_an_amount_whose_figures_stand_apart_is_one_by_its_comma(text: str, last: float, shown: str) -> None:
    assert cells(drawn("item", 2), spaced(text, 100.2, gap=3.0, last=last))[1] == shown
