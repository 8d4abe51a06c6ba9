"""The pitch of wrapped lines: where most lines wrap, where few do, and where small steps are of something else."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extract.pdf.layout.pieces.lines import PrintedLine
from extract.pdf.layout.pitch import Pitch, Step, pitch_of, usual_pitch

SIZE, END = 10.0, 500.0
FULL, SHORT = END, 200.0


def steps(*of_lines: tuple[float, float]) -> list[Step]:
    """Steps from one line to the next, each given by its pitch and where the line above ends."""
    return [Step(_line(100, end), _line(100 + pitch * SIZE, END), END) for pitch, end in of_lines]


def _line(bottom: float, end: float) -> PrintedLine:
    return PrintedLine([], bottom, "ข้อความ", 50, end, bottom - SIZE, SIZE, "Sarabun")


PARAGRAPHS = [(2.1, SHORT)] * 90
"""Paragraphs of a line each."""


def test_few_lines_below_full_ones_tell_how_lines_wrap() -> None:
    found = pitch_of(steps(*PARAGRAPHS, *[(1.8, FULL)] * 6))
    assert (found.wrapped, found.tells) == (1.8, True)


@pytest.mark.parametrize(
    "small",
    [
        pytest.param([(1.8, FULL)] * 4, id="too few"),
        pytest.param([(1.8, SHORT)] * 6, id="below short lines: of another font, or of a list"),
        pytest.param([(1.8, FULL), (1.5, FULL)] * 4, id="of several pitches"),
        pytest.param([(2.05, FULL)] * 6, id="nearly the usual one"),
    ],
)
def test_other_small_steps_tell_nothing(small: Sequence[tuple[float, float]]) -> None:
    found = pitch_of(steps(*PARAGRAPHS, *small))
    assert not found.tells
    assert usual_pitch(steps(*PARAGRAPHS, *small)).wrapped == found.wrapped


def test_lines_that_wrap_at_the_usual_pitch_are_no_paragraphs() -> None:
    found = pitch_of(steps(*[(2.1, FULL)] * 60, *[(2.1, SHORT)] * 60, *[(1.8, FULL)] * 6))
    assert (found.wrapped, found.tells) == (2.1, False)


def test_a_pitch_that_many_lines_have_tells_beside_a_wider_one() -> None:
    found = pitch_of(steps(*[(1.8, SHORT)] * 50, *[(2.1, SHORT)] * 50))
    assert (found.wrapped, found.tells) == (1.8, True)


def test_no_lines_have_no_pitch() -> None:
    assert pitch_of([]) == Pitch(None, tells=False)
