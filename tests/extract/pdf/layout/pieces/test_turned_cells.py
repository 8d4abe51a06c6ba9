"""Heads of narrow columns that run up or down the page, and letters below each other that do not."""

from __future__ import annotations

import pytest

from extract.pdf.layout.pieces.tables import page_tables
from extract.pdf.letters.page import Edge, Glyph

HIGH = 11.0
WIDTHS = {" ": 3.0, "(": 4.0, ")": 4.0, "2": 6.0}
SIDES, LEVELS = (0.0, 40.0, 80.0), (0.0, 100.0, 140.0)
EDGES: list[Edge] = [
    *((SIDES[0], SIDES[-1], level, level) for level in LEVELS),
    *((side, side, LEVELS[0], LEVELS[-1]) for side in SIDES),
]


def turned(text: str, *, x: float, up: bool) -> list[Glyph]:
    """A text that runs up from the lower end of a cell, or down from its upper one."""
    glyphs, at = [], 95.0 if up else 5.0
    for sign in text:
        wide = WIDTHS.get(sign, 7.0)
        top = at - wide if up else at
        glyphs.append(Glyph(sign, x, x + HIGH, top, top + wide, wide))
        at = top if up else top + wide
    return glyphs


def first_cell(glyphs: list[Glyph]) -> str:
    (table,), rest = page_tables(glyphs, EDGES)
    assert not rest
    return table.rows[0][0].text


@pytest.mark.parametrize("up", [True, False])
@pytest.mark.parametrize("text", ["ปี 2566 (บาท)", "2566"])
def test_a_head_that_runs_up_or_down_is_read_along_its_line(text: str, *, up: bool) -> None:
    """Its letters were lines of their own, from the last to the first."""
    assert first_cell(turned(text, x=14, up=up)) == text


@pytest.mark.parametrize(("up", "first", "second"), [(True, 6, 20), (False, 20, 6)])
def test_a_turned_head_of_two_lines(first: float, second: float, *, up: bool) -> None:
    glyphs = [*turned("งบประมาณ ", x=first, up=up), *turned("ปี 2566", x=second, up=up)]
    assert first_cell(glyphs) == "งบประมาณ ปี 2566"


def test_letters_of_a_line_each_stay_in_their_order() -> None:
    """Each is as wide as it is, and the next line begins a line's height below."""
    glyphs = [
        Glyph(sign, 14, 14 + wide, 5 + 12.0 * at, 16 + 12.0 * at, HIGH)
        for at, (sign, wide) in enumerate([("ก", 7.0), ("อ", 6.5), ("ง", 6.0), ("ช", 7.5), ("า", 5.5), ("ง", 6.0)])
    ]
    assert first_cell(glyphs) == "กองชาง"


def test_numbers_one_below_the_other_are_not_turned() -> None:
    """Digits are as wide as each other: the lines are told by their baselines."""
    rows = ["12", "34", "56"]
    glyphs = [
        Glyph(sign, 14 + 6.0 * place, 20 + 6.0 * place, 5 + 11.0 * at, 16 + 11.0 * at, HIGH)
        for at, row in enumerate(rows)
        for place, sign in enumerate(row)
    ]
    (table,), _ = page_tables(glyphs, EDGES)
    assert table.rows[0][0].pieces == ("12", "34", "56")


def test_single_digits_one_below_the_other_are_no_number() -> None:
    glyphs = [Glyph(sign, 14, 20, 5 + 12.0 * at, 16 + 12.0 * at, HIGH) for at, sign in enumerate("2566")]
    (table,), _ = page_tables(glyphs, EDGES)
    assert "2566" not in table.rows[0][0].pieces
