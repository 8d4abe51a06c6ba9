"""Printed numbers of projects: what is a gap, and what only begins elsewhere."""

from __future__ import annotations

import pytest

from extract.ground.source import Span
from normalize.checks.numbering import jumps, number_issues


@pytest.mark.parametrize(
    ("numbers", "codes"),
    [
        ([1, 2, 3], []),
        ([4, 5, 6], []),  # the pages before the list's fourth entry are another part's
        ([4, 6], ["number_gap"]),
        ([1, 2, 1, 2], []),  # missions are numbered by themselves
        ([1, 2, 2, 3], ["duplicate_number"]),
        ([1, 3, 2], ["number_gap", "number_gap"]),
        ([1, None, 2], []),
        ([1, None, 3], ["number_gap"]),
        ([1, 2, 2, 5], ["duplicate_number", "number_gap"]),
        ([1, 1], []),
        ([], []),
    ],
)
def test_numbers_of_a_list(numbers: list[int | None], codes: list[str]) -> None:
    printed = [(number, Span(place, place), place) for place, number in enumerate(numbers, 1)]
    assert [issue.code for issue in number_issues(printed, "projects", "the table", "ตาราง")] == codes


def test_a_gap_says_what_was_due() -> None:
    gap, twice = number_issues([(n, Span(n, n), n) for n in (1, 2, 5, 5)], "projects", "the table", "ตาราง")
    assert (gap.code, gap.expected, gap.found, gap.span, gap.table) == ("number_gap", "3", "5", Span(5, 5), "projects")
    assert (twice.code, twice.found) == ("duplicate_number", "5")


@pytest.mark.parametrize(
    ("numbers", "jump"),
    [
        ([], False),
        ([4, 5], False),
        ([4, 6], True),
        ([1, 2, 1, 2, 3], False),
        ([1, 2, 3, 1, 2, 4, 5], False),  # a list inside the third entry
        ([1, 2, 1, 2, 4], True),
    ],
)
def test_jumps(numbers: list[int], jump: bool) -> None:
    assert jumps(numbers) is jump
