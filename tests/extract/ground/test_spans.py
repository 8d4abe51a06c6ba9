"""Stretches of lines that are looked up by a line: as if each was looked at."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extract.ground.source import Span
from extract.ground.spans import Spans

SPANS = st.tuples(st.integers(1, 12), st.integers(0, 5)).map(lambda two: Span(two[0], two[0] + two[1]))


@given(st.lists(SPANS, max_size=6), st.integers(0, 20))
def test_a_line_is_found_as_if_each_stretch_was_looked_at(spans: list[Span], line: int) -> None:
    """They may have lines in common, and one inside another may end long before it."""
    looked_up = Spans(spans)
    assert (line in looked_up) == any(line in span for span in spans)
    assert looked_up.end_above(line) == max((span.end for span in spans if span.end < line), default=0)
    assert looked_up.start_below(line) == min((span.start for span in spans if span.start > line), default=None)


@given(st.lists(SPANS, max_size=6), SPANS)
def test_a_stretch_meets_those_with_a_line_of_its_own(spans: list[Span], wanted: Span) -> None:
    met = any(line in span for span in spans for line in wanted.lines)
    assert Spans(spans).meet(wanted) == met
