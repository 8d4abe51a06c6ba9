"""Where values begin among the words of a flattened row."""

from __future__ import annotations

from typing import SupportsIndex, overload

import pytest

from parsers.tables.flat.ground.row_words import values_behind

YEARS = ["2566", "-", "2570"]


class Looked(list[str]):
    """Words that count how often they are looked at."""

    seen = 0

    @overload
    def __getitem__(self, at: SupportsIndex) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> list[str]: ...
    def __getitem__(self, at: SupportsIndex | slice) -> str | list[str]:
        found = super().__getitem__(at)
        self.seen += len(found) if isinstance(at, slice) else 1
        return found


@pytest.mark.parametrize(
    ("words", "begin"),
    [
        pytest.param([*YEARS, "-", "-"], 3, id="dashes behind a year"),
        pytest.param([*YEARS, "ไม่ใช้งบประมาณ"], 3, id="no budget behind years"),
        pytest.param(["14", "1.5", "-", "2.5"], 1, id="millions behind a count"),
        pytest.param(["14", "-", "5,000"], 0, id="a figure makes values of all"),
        pytest.param(["มิติที่", "1", "5,000", "-"], 2, id="the number of a dimension"),
        pytest.param([*YEARS, "คน", "14", "-"], 6, id="none"),
        pytest.param(["14", "1.5", "2.5"], 3, id="numbers of chapters"),
    ],
)
def test_values_begin_behind_what_is_none(words: list[str], begin: int) -> None:
    assert values_behind(words, 0) == begin


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(YEARS, id="years"),
        pytest.param(["1.5", "0"], id="values of several kinds"),
        pytest.param(["-", "กองคลัง"], id="a dash between words"),
    ],
)
def test_thousands_of_words_that_are_no_values_are_looked_at_once(words: list[str]) -> None:
    looked = Looked(words * 2000)
    assert values_behind(looked, 0) == len(looked)
    assert looked.seen < 6 * len(looked)
