"""Small plans that each set one trap: of units, heads, totals, shared cells, blocks and lists, in every dialect.

Each was written, with its gold, without a look at the program; its name says which trap it is. What is recorded is what
is read today.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from plan_extract.evaluation.evaluate import chosen_gold, evaluate, shortfall
from plan_extract.evaluation.report import Evaluation
from plan_extract.run import pipeline

pytestmark = pytest.mark.process
"""A run has workers."""

TRAPS = Path(__file__).parent / "cases" / "traps"


@pytest.fixture(scope="module")
def scores(tmp_path_factory: pytest.TempPathFactory) -> Evaluation:
    out = tmp_path_factory.mktemp("traps") / "out"
    pipeline.run(TRAPS / "plans", out)
    return evaluate(out, chosen_gold(TRAPS / "gold"))


def test_no_score_falls_below_the_recorded_one(scores: Evaluation) -> None:
    """After a change that is meant: ``plan-extract run tests/cases/traps/plans --out TRAPS`` and
    ``plan-extract evaluate TRAPS tests/cases/traps/gold --record tests/cases/traps/scores.json``.
    """
    problem = shortfall(scores, baseline=TRAPS / "scores.json")
    assert problem is None, f"{problem.message}. {problem.remedy}."


def test_no_amount_is_silently_wrong(scores: Evaluation) -> None:
    assert scores.overall.silent == ()
