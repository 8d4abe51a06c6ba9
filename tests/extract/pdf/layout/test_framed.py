"""Frames beside each other are read one by one; boxes of values and cells of tables stay as they are."""

from __future__ import annotations

from collections.abc import Sequence

from extract.pdf.layout.framed import in_frames
from extract.pdf.layout.pieces.lines import lines_of
from extract.pdf.letters.page import Box, Glyph

CARDS = [(40.0, 0.0, 200.0, 90.0), (210.0, 0.0, 370.0, 90.0)]
ROWS = (("good", "bad"), ("a staff", "few"), ("that knows", "vans"))


def read(boxes: Sequence[Box], rows: Sequence[Sequence[str]] = ROWS, *more: tuple[float, float, str]) -> list[str]:
    placed = [(x, 20.0 * n + 8, text) for n, row in enumerate(rows) for x, text in zip((50.0, 220.0), row, strict=True)]
    glyphs = [
        Glyph(letter, x + 5 * n, x + 5 * n + 5, top, top + 12, 12)
        for x, top, text in (*placed, *more)
        for n, letter in enumerate(text)
    ]
    return [line.text for line in in_frames(lines_of(glyphs, columns=False), boxes)]


def test_frames_are_read_from_the_left_to_the_right() -> None:
    assert read(CARDS, ROWS, (50.0, 120.0, "below")) == ["good", "a staff", "that knows", "bad", "few", "vans", "below"]


def test_cells_that_touch_are_none() -> None:
    touching = [CARDS[0], (200.0, 0.0, 370.0, 90.0)]
    assert read(touching) == ["good bad", "a staff few", "that knows vans"]


def test_frames_of_other_heights_are_none() -> None:
    assert read([CARDS[0], (210.0, 0.0, 370.0, 60.0)])[0] == "good bad"


def test_boxes_of_one_value_each_stay_a_row() -> None:
    assert read(CARDS, [("17", "8")]) == ["17 8"]


def test_a_text_that_reaches_out_of_its_frame_shows_that_it_is_none() -> None:
    assert read(CARDS, ROWS, (190.0, 48.0, "over both"))[0] == "good bad"
