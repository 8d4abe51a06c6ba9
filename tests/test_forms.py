"""Plans in forms that none of the five real ones has, with gold: flat text, an OCR's cells, a vision model's Markdown,
web pages, text copied from Word, PDF and Word files. Each was written, with its gold, without a look at the program.
What is recorded is what is read today.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extract.readers import read_source
from kept_plans import evaluated, fallen
from parsers.document import parse_plan
from parsers.values.spacing import wording_key
from plan_extract.evaluation.report import Evaluation

pytestmark = pytest.mark.process
"""Reading a PDF asks which languages the OCR has."""

FORMS = Path(__file__).parent / "cases" / "forms"
MONEY = ("budget_cell", "budget_total", "detail_budget")


@pytest.fixture(scope="module")
def scores(tmp_path_factory: pytest.TempPathFactory) -> Evaluation:
    return evaluated(FORMS, tmp_path_factory.mktemp("forms") / "out")


def test_no_score_of_another_form_falls_below_the_recorded_one(scores: Evaluation) -> None:
    """After a change that is meant: ``plan-extract run tests/cases/forms/plans --out FORMS`` and
    ``plan-extract evaluate FORMS tests/cases/forms/gold --record tests/cases/forms/scores.json``. Two web
    pages score next to nothing in ``sections``: their gold counts the lines of the HTML, the program those of its text.
    """
    assert fallen(scores, FORMS) is None


def test_no_amount_of_another_form_is_silently_wrong(scores: Evaluation) -> None:
    assert scores.overall.silent == ()
    assert [group for group in MONEY if scores.overall.groups[group]["normal"].precision < 1] == []


@pytest.mark.parametrize("name", ["web_page", "word_list_spans"])
def test_a_web_page_has_the_sections_of_its_gold(name: str) -> None:
    """Their lines are counted otherwise, so the score says nothing of them."""
    wanted = json.loads((FORMS / "gold" / f"{name}.json").read_text(encoding="utf-8"))["sections"]
    found = parse_plan(read_source(FORMS / "plans" / f"{name}.html", name)).sections
    assert [(one.kind, one.number) for one in found] == [(one["kind"], one["number"]) for one in wanted]
    for one, gold in zip(found, wanted, strict=True):
        assert wording_key(one.title).startswith(wording_key(gold["title"] or ""))
