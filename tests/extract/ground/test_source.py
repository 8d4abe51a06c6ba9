"""Lines and spans of a source."""

from __future__ import annotations

import pickle

import pytest

from extract.ground.source import SourceText, Span


def test_a_span_has_its_first_and_last_line_and_no_other() -> None:
    assert [line for line in range(9) if line in Span(3, 5)] == [3, 4, 5]
    assert "4" not in Span(3, 5)  # type: ignore[comparison-overlap]


@pytest.mark.parametrize(("start", "end"), [(0, 3), (-1, 1), (5, 4)])
def test_a_span_of_no_lines_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span of lines"):
        Span(start, end)


def test_spans_stand_in_the_order_of_their_lines_and_travel_between_processes() -> None:
    spans = [Span(4, 4), Span(3, 9), Span(3, 5)]
    assert sorted(spans) == [Span(3, 5), Span(3, 9), Span(4, 4)]
    assert pickle.loads(pickle.dumps(spans)) == spans
    assert {type(span) for span in pickle.loads(pickle.dumps(spans))} == {Span}


def test_a_span_keeps_its_lines() -> None:
    with pytest.raises(AttributeError):
        Span(1, 2).start = 2  # type: ignore[misc]


def test_keys_are_the_lines_in_arabic_digits_without_blanks_around_them() -> None:
    source = SourceText("plan.txt", "txt", "", ("  ๑. ก\t", "", "\t"))
    assert source.stripped_digits == ("1. ก", "", "")
