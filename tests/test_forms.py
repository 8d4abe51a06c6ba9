"""Plans in forms that none of the five real ones has, with gold: flat text, an OCR's cells, a vision model's Markdown,
web pages, text copied from Word, PDF and Word files. Each was written, with its gold, without a look at the program.
What is recorded is what is read today.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from plan_extract.evaluation.evaluate import chosen_gold, evaluate, shortfall
from plan_extract.evaluation.report import Evaluation
from plan_extract.run import pipeline

pytestmark = pytest.mark.process
"""Reading a PDF asks which languages the OCR has."""

FORMS = Path(__file__).parent / "cases" / "forms"
MONEY = ("budget_cell", "budget_total", "detail_budget")


@pytest.fixture(scope="module")
def scores(tmp_path_factory: pytest.TempPathFactory) -> Evaluation:
    out = tmp_path_factory.mktemp("forms") / "out"
    pipeline.run(FORMS / "plans", out)
    return evaluate(out, chosen_gold(FORMS / "gold"))


def test_no_score_of_another_form_falls_below_the_recorded_one(scores: Evaluation) -> None:
    """After a change that is meant: ``plan-extract run tests/cases/forms/plans --out FORMS`` and
    ``plan-extract evaluate FORMS tests/cases/forms/gold --record tests/cases/forms/scores.json``. The web page
    scores 0 in ``sections``: its gold counts the lines of the HTML, the program those of its text.
    """
    problem = shortfall(scores, baseline=FORMS / "scores.json")
    assert problem is None, f"{problem.message}. {problem.remedy}."


def test_no_amount_of_another_form_is_silently_wrong(scores: Evaluation) -> None:
    assert scores.overall.silent == ()
    assert [group for group in MONEY if scores.overall.groups[group]["normal"].precision < 1] == []
