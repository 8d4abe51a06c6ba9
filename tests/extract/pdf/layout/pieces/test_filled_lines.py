"""Values over dotted lines, and dots that are text."""

from __future__ import annotations

import pytest

from extract.pdf.layout.pieces.filled_lines import without_filled_lines
from extract.pdf.layout.pieces.lines import lines_of
from extract.pdf.letters.page import Glyph

SIZE = 12.0


def drawn(text: str, x: float, *, wide: float = 6.0, bottom: float = 100.0) -> list[Glyph]:
    return [
        Glyph(sign, x + wide * at, x + wide * (at + 1), bottom - SIZE, bottom, SIZE) for at, sign in enumerate(text)
    ]


def text_of(*some: list[Glyph]) -> str:
    (line,) = lines_of(without_filled_lines([glyph for glyphs in some for glyph in glyphs]), columns=False)
    return line.text


LABEL, DOTS = drawn("งบ ", 0), drawn("." * 40, 18, wide=3)


@pytest.mark.parametrize("level", [100.0, 97.5, 104.0])
def test_the_dots_below_a_value_are_no_text(level: float) -> None:
    value = drawn("9,600", 40, bottom=level)
    found = without_filled_lines([*LABEL, *DOTS, *value])
    assert "".join(glyph.text for glyph in found) == "งบ 9,600"
    assert without_filled_lines([*value, *LABEL, *DOTS]) == [*value, *LABEL]


def test_a_value_that_begins_at_the_line_and_a_unit_behind_it() -> None:
    assert text_of(LABEL, DOTS, drawn("9,600", 19), drawn("บาท", 140)).split() == ["งบ", "9,600", "บาท"]


@pytest.mark.parametrize(
    "value",
    [drawn("9,600", 140), drawn("9,600", 40, bottom=120), drawn("9,600", 40, bottom=80)],
    ids=["behind", "below", "above"],
)
def test_a_line_that_nobody_wrote_on_stays(value: list[Glyph]) -> None:
    """Its dots lead to a page, or say that nothing was filled in."""
    glyphs = [*LABEL, *DOTS, *value]
    assert without_filled_lines(glyphs) == glyphs


def test_a_few_dots_are_text() -> None:
    glyphs = [*drawn("." * 7, 18, wide=3), *drawn("9", 24)]
    assert without_filled_lines(glyphs) == glyphs
