"""Small plans that each set one trap: of units, heads, totals, shared cells, blocks and lists, in every dialect.

Each was written, with its gold, without a look at the program; its name says which trap it is. What is recorded is what
is read today.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from kept_plans import evaluated, fallen
from plan_extract.evaluation.report import Evaluation

pytestmark = pytest.mark.process
"""A run has workers."""

TRAPS = Path(__file__).parent / "cases" / "traps"


@pytest.fixture(scope="module")
def scores(tmp_path_factory: pytest.TempPathFactory) -> Evaluation:
    return evaluated(TRAPS, tmp_path_factory.mktemp("traps") / "out")


def test_no_score_falls_below_the_recorded_one(scores: Evaluation) -> None:
    """After a change that is meant: ``plan-extract run tests/cases/traps/plans --out TRAPS`` and
    ``plan-extract evaluate TRAPS tests/cases/traps/gold --record tests/cases/traps/scores.json``.
    """
    assert fallen(scores, TRAPS) is None


def test_no_amount_is_silently_wrong(scores: Evaluation) -> None:
    assert scores.overall.silent == ()
