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


def test_a_changed_line_has_its_own_digits_and_the_others_keep_theirs() -> None:
    source = SourceText("plan.txt", "txt", "", ("ปี ๒๕๖๖", "๑\u200b๐", "๓ คน"))
    changed = source.with_lines({1: "ปี ๒๕๗๐", 3: "---"})
    assert changed.lines == ("ปี ๒๕๗๐", "๑\u200b๐", "---")
    assert changed.digits == ("ปี 2570", "1\ufffd0", "---")
    assert changed.digits == SourceText("plan.txt", "txt", "", changed.lines).digits
    assert changed.joined_digits == "ปี 2570\n1\ufffd0\n---"


def test_unseen_characters_at_a_line_s_end_part_no_number() -> None:
    """What stands at the beginning of the next line is another number, also where the lines are looked at together."""
    source = SourceText("plan.txt", "txt", "", ("5", "\u200b7", "1\u200b", "2"))
    assert source.digits == ("5", "\u200b7", "1\u200b", "2")


@pytest.mark.parametrize(("text", "numbers"), [("บาท", [1, 4]), ("ก", [3]), ("ฃ", []), ("\t", [5])])
def test_lines_are_found_by_what_they_have(text: str, numbers: list[int]) -> None:
    lines = ("บาท บาท", "", "ก", "5 บาท", "\t")
    assert list(SourceText("plan.txt", "txt", "", lines).lines_with(text)) == numbers


def test_a_text_over_a_line_end_is_on_no_line() -> None:
    assert list(SourceText("plan.txt", "txt", "", ("บา", "ท")).lines_with("บาท")) == []
    assert list(SourceText("plan.txt", "txt", "", ()).lines_with("บาท")) == []


def test_a_blanked_line_is_known_by_its_number_and_no_wording_makes_one() -> None:
    printed = SourceText("plan.txt", "txt", "", ("---", "แผนปฏิบัติการ 12", "---"))
    source = printed.with_lines({2: None}).with_lines({3: "ก"})
    assert [source.is_blanked(number) for number in (1, 2, 3)] == [False, True, False]
    assert not source.with_lines({2: "แผนปฏิบัติการ 12"}).is_blanked(2)
