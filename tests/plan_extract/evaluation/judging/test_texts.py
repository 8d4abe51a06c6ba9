"""When two wordings are one: three matchings, each wider than the one before."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan_extract.evaluation.judging.texts import matchings, pair_texts, similarity

LETTERS = st.text(alphabet="กขคง ๑1“.ำ", max_size=12)
LONG = "โครงการส่งเสริมคุณธรรมจริยธรรมของบุคลากร"


@pytest.mark.parametrize(
    ("found", "wanted", "right"),
    [
        (LONG, LONG, {"strict", "normal", "fuzzy"}),
        ("พ.ศ. ๒๕๖๖", "พ.ศ.2566", {"normal", "fuzzy"}),
        ("“กองคลัง” :", "กองคลัง", {"normal", "fuzzy"}),
        ("จํานวน", "จำนวน", {"normal", "fuzzy"}),
        (LONG.replace("ธ", "ถ"), LONG, {"fuzzy"}),
        ("กองคลัง", "สำนักปลัดเทศบาล", set()),
        (None, LONG, set()),
        ("", LONG, set()),
        ("โครงการที่ 1", "โครงการที่ 12", {"fuzzy"}),
    ],
)
def test_what_each_matching_takes(found: str | None, wanted: str, right: set[str]) -> None:
    assert matchings(found, wanted) == right


def test_a_fact_may_say_what_slip_is_enough() -> None:
    slip = LONG.replace("ธ", "ถ")
    assert "normal" not in matchings(slip, LONG)
    assert "normal" in matchings(slip, LONG, 0.9)


@given(LETTERS, LETTERS, st.floats(0.5, 1))
def test_what_is_right_strictly_is_right_in_every_matching(found: str, wanted: str, least: float) -> None:
    assert sorted(matchings(found, wanted, least)) in (
        [],
        ["fuzzy"],
        ["fuzzy", "normal"],
        ["fuzzy", "normal", "strict"],
    )


@given(LETTERS, LETTERS, st.floats(0, 1))
def test_the_quick_bound_loses_nothing(found: str, wanted: str, least: float) -> None:
    """The longest common subsequence is only asked whether difflib can reach ``least`` at all."""
    full = similarity(found, wanted)
    assert similarity(found, wanted, least) == (full if full >= least else 0.0)


@given(st.lists(LETTERS, max_size=6), st.lists(LETTERS, max_size=6))
def test_no_text_of_a_list_answers_twice(found: list[str], wanted: list[str]) -> None:
    pairs = pair_texts(found, wanted)
    assert len({pair.found for pair in pairs}) == len({pair.wanted for pair in pairs}) == len(pairs)


def test_the_same_wording_is_not_taken_by_one_that_is_only_close() -> None:
    """The first of the gold's entries is close to both of those found; the second is the very text of one."""
    gold = [LONG + "ข", LONG + "ก"]
    assert {(pair.wanted, pair.found) for pair in pair_texts([LONG + "ก", LONG + "ค"], gold)} == {(1, 0), (0, 1)}


def test_two_copies_of_one_entry_are_not_both_right() -> None:
    pairs = pair_texts([LONG, LONG], [LONG])
    assert len(pairs) == 1
