"""Where the words of a line stand: vowels above and below take no place on paper."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from extract.ground.source import SourceText
from parsers.tables.layout.placed_words import words


def places(text: str) -> int:
    return sum(unicodedata.category(sign) != "Mn" for sign in text)


@given(line=st.text(alphabet="กทปิ้ำ่ี 1๑,", max_size=60))
def test_a_word_begins_behind_all_that_takes_a_place_before_it(line: str) -> None:
    source = SourceText("plan.txt", "txt", "0" * 64, (line,))
    plain, drawn = words(source, 1, drawn=False), words(source, 1, drawn=True)
    begins = [(word.text, places(line[: int(word.start)])) for word in plain]
    assert [(word.text, word.start) for word in drawn] == begins
    assert all(word.end - word.start == places(word.text) for word in drawn)
