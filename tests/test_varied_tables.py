"""Tables whose columns differ in what they mean: no amount is wrong, and none is lost without a word."""

from __future__ import annotations

import pytest
from varied_law import faults
from varied_tables import DIALECTS, Varied, varied

SEEDS = 2_500
FEW = 40
"""Of each dialect while one works; all of them in the whole run."""


def plan_of(seed: int) -> Varied:
    return varied(seed, list(DIALECTS)[seed % len(DIALECTS)])


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_few_plans_are_right_or_flagged(dialect: str) -> None:
    assert {seed: found for seed in range(FEW) if (found := faults(varied(seed, dialect))[0])} == {}


@pytest.mark.slow
def test_many_plans_are_right_or_flagged() -> None:
    assert {seed: said for seed in range(SEEDS) if (said := faults(plan_of(seed))[0])} == {}


@pytest.mark.parametrize(("dialect", "least"), [("tabs", 0.75), ("pipes", 0.75), ("HTML", 0.75)])
def test_most_of_what_can_be_known_is_read(dialect: str, least: float) -> None:
    """Flags alone would keep the law, too."""
    plans = [plan for seed in range(FEW) if (plan := varied(seed, dialect)).whole]
    known, cells = (sum(counts) for counts in zip(*(faults(plan)[1:] for plan in plans), strict=True))
    assert known > least * cells


def test_a_wrong_amount_and_a_lost_one_are_seen() -> None:
    plan = plan_of(0)
    (title, year), amount = next((key, amount) for key, amount in plan.amounts.items() if amount)
    other = Varied(plan.text, plan.amounts | {(title, year): amount + 1}, plan.totals, plan.years, plan.whole)
    assert any("became" in fault for fault in faults(other)[0])
    less = {key: value for key, value in plan.amounts.items() if key != (title, year)}
    assert any("is made up" in fault for fault in faults(Varied(plan.text, less, plan.totals, plan.years, True))[0])
