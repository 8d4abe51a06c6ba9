"""What the words of a total name, and what one without a name is of."""

from __future__ import annotations

import pytest

from parsers.budget.items.branches import BranchCursor
from parsers.budget.totals.what_is_summed import Summed, named_in, summed_up
from parsers.records.structure import Branch, Node


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("รวมมิติที่ 2", Summed("dimension", 2)),
        ("รวมภารกิจที่ 1.2", Summed("mission", 1, "1.2")),
        ("รวม 4 มิติ 15 โครงการ", Summed("plan")),  # how many, and none by its number
        ("รวมมิติที่ 1 - 4", None),
        ("รวม 1.1.1 โครงการอบรม", None),
        ("รวมเป็นเงิน", None),
    ],
)
def test_words_name_what_is_summed_up(words: str, named: Summed | None) -> None:
    assert named_in(words) == named


@pytest.mark.parametrize(
    ("words", "above", "summed"),
    [
        ("รวม", True, Summed("dimension", 3, named=False)),
        ("รวม", False, Summed("plan", named=False)),  # of all, below totals of each
        ("รวมเป็นเงินทั้งสิ้น", True, Summed("plan")),
        ("รวมเป็นเงินทั้งมิติ", True, Summed("dimension", 3, named=False)),
        ("รวมมิติที่ 2", False, Summed("dimension", 2)),
    ],
)
def test_a_total_without_a_name_is_of_where_it_stands(words: str, above: bool, summed: Summed) -> None:
    cursor = BranchCursor(Branch(Node("3", None)), has_dimensions=True)
    assert summed_up(words, words, cursor, above=above) == summed


def test_strategies_are_named_only_where_a_plan_has_no_dimensions() -> None:
    words = "รวมยุทธศาสตร์ที่ 2"
    assert summed_up(words, words, BranchCursor(), above=True) == Summed("dimension", 2)
    assert summed_up(words, words, BranchCursor(has_dimensions=True), above=True).named is False
