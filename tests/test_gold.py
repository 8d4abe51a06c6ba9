"""The gold of two plans: what it says must be found as well as ever, and no amount may be silently wrong."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from plan_extract.evaluation.evaluate import chosen_gold, evaluate, shortfall
from plan_extract.evaluation.judging.texts import MATCHINGS
from plan_extract.evaluation.record import record

ROOT = Path(__file__).parents[1]
GOLDEN = ROOT / "tests" / "golden"
RECORD = GOLDEN / "scores.json"
LEAST_MACRO, LEAST_GROUP = 0.985, 0.95


def test_no_score_falls_below_the_recorded_one(published: Path) -> None:
    """`make eval` shows the same. To see what was lost, run the older program into another folder, and
    `plan-extract evaluate data/out tests/golden --against OLDER`; a lower score that is meant and a better one are
    recorded with `plan-extract evaluate data/out tests/golden --record tests/golden/scores.json`."""
    problem = shortfall(evaluate(published, chosen_gold(GOLDEN)), baseline=RECORD)
    assert problem is None, f"{problem.message}. {problem.remedy}."


def test_the_recorded_scores_are_high_enough_themselves(published: Path) -> None:
    """The record can be lowered on purpose, but not below this."""
    overall = evaluate(published, chosen_gold(GOLDEN)).overall
    assert overall.macro("normal") >= LEAST_MACRO
    low = {group: score["normal"].f1 for group, score in overall.groups.items() if score["normal"].f1 < LEAST_GROUP}
    assert low == {}
    assert overall.silent == ()


def test_the_record_is_of_all_gold_and_has_every_group(published: Path) -> None:
    """A group that is not recorded could fall unseen."""
    recorded = json.loads(RECORD.read_text(encoding="utf-8"))["plans"]
    now = record(evaluate(published, chosen_gold(GOLDEN)).scores)["plans"]
    assert {plan: set(groups) for plan, groups in recorded.items()} == {
        plan: set(groups) for plan, groups in now.items()
    }
    assert all(set(scores) == set(MATCHINGS) for groups in recorded.values() for scores in groups.values())


@pytest.mark.process
def test_make_eval_holds_the_scores_to_the_record() -> None:
    done = subprocess.run(["make", "--dry-run", "eval"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert re.search(r"plan-extract run data/raw --out \S+ --quiet", done.stdout)
    assert "tests/golden --baseline tests/golden/scores.json" in done.stdout
