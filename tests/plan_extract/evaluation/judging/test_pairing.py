"""One-to-one choices: the best for all together, nothing used twice, order where nothing else decides."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from plan_extract.evaluation.judging.pairing import assign

WEIGHTS = st.dictionaries(
    st.tuples(st.integers(0, 4), st.integers(0, 4)), st.floats(0.5, 2.5, allow_nan=False), max_size=16
)


def value(weights: dict[tuple[int, int], float], pairs: dict[int, int]) -> float:
    return sum(weights[pair] ** 8 for pair in pairs.items())


@given(WEIGHTS)
def test_no_other_choice_is_better(weights: dict[tuple[int, int], float]) -> None:
    chosen = assign(weights)
    assert set(chosen.items()) <= weights.keys()
    assert len(set(chosen.values())) == len(chosen)
    others = ({a: b for a, b in enumerate(order) if (a, b) in weights} for order in permutations(range(5)))
    assert value(weights, chosen) >= max(value(weights, other) for other in others) - 1e-4


def test_the_first_who_asks_does_not_take_what_another_needs() -> None:
    """Greedy would give row 0 to the first, and the second, which nothing else resembles, would go without."""
    assert assign({(0, 0): 0.9, (0, 1): 0.89, (1, 0): 0.88}) == {0: 1, 1: 0}


def test_a_certain_pair_is_not_given_up_for_two_doubtful_ones() -> None:
    """That would count two projects as found of which both are others."""
    assert assign({(0, 0): 1.35, (0, 1): 0.9, (1, 0): 0.9}) == {0: 0}


def test_equals_keep_their_order() -> None:
    twins = {(a, b): 1.35 for a in range(4) for b in range(4)}
    assert assign(twins) == {0: 0, 1: 1, 2: 2, 3: 3}


def test_nothing_is_paired_with_nothing() -> None:
    assert assign({}) == {}
