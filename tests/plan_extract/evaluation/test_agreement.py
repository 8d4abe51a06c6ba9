"""The scores are those of score.py, where it lies beside the repository, on good datasets and on damaged ones."""

from __future__ import annotations

import json
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from random import Random
from typing import Any

import pytest

import damage
from plan_extract.evaluation.evaluate import evaluate
from plan_extract.evaluation.gold.form import load_gold
from plan_extract.evaluation.gold.truths import Gold
from plan_extract.evaluation.judging.scoring import Scores

SHARED = Path(__file__).parents[4] / "shared"
Counts = dict[str, tuple[int, int, int]]

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not (SHARED / "score.py").exists(), reason="score.py is not here"),
]


@pytest.fixture(scope="module")
def score_py() -> Any:
    """score.py as a module."""
    spec = spec_from_file_location("score_py", SHARED / "score.py")
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def by_score_py(score_py: Any, out: Path, golds: list[Gold]) -> tuple[Counts, int]:
    """Right, missed and extra by group over all plans, and the silent wrong amounts."""
    tally, tables = score_py.Tally(), score_py.load(out)
    for gold in golds:
        score_py.score_plan(json.loads(Path(gold.file).read_text(encoding="utf-8")), tables, tally)
    return {group: (tp, fn, fp) for group, tp, fn, fp, *_ in tally.rows()}, len(tally.silent)


def counts(scores: Scores) -> Counts:
    normal = {group: by_matching["normal"] for group, by_matching in scores.groups.items()}
    return {group: (one.right, one.missed, one.extra) for group, one in normal.items()}


def f1(right: int, missed: int, extra: int) -> float:
    return 2 * right / (2 * right + missed + extra) if right else 0.0


def test_they_agree_on_the_extraction(published: Path, golds: list[Gold], score_py: Any) -> None:
    theirs, silent = by_score_py(score_py, published, golds)
    ours = evaluate(published, golds).overall
    assert counts(ours) == theirs
    assert len(ours.silent) == silent == 0
    assert len(theirs) > 20


@pytest.mark.parametrize("name", ["numbers", "amounts", "added rows", "wordings", "lines"])
def test_they_agree_on_damage(name: str, damaged: damage.Damaged, golds: list[Gold], score_py: Any) -> None:
    out = damaged(lambda tables: damage.DAMAGES[name](tables, Random(name)))
    theirs, silent = by_score_py(score_py, out, golds)
    ours = evaluate(out, golds).overall
    assert counts(ours) == theirs
    assert any(missed or extra for _, missed, extra in theirs.values())
    # What the gold leaves open is looked at here alone, so there may be more.
    assert len(ours.silent) >= silent


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("name", ["titles", "lost rows", "halved projects"])
def test_where_a_row_is_lost_no_other_is_taken_for_it(
    name: str, seed: int, damaged: damage.Damaged, golds: list[Gold], score_py: Any
) -> None:
    """score.py gives an item whose row is lost the row of one that resembles it; the rest agrees."""
    out = damaged(lambda tables: damage.DAMAGES[name](tables, Random(f"{name} {seed}")))
    theirs, _ = by_score_py(score_py, out, golds)
    ours = counts(evaluate(out, golds).overall)
    assert ours.keys() == theirs.keys()
    lower = {group for group, score in ours.items() if f1(*score) < f1(*theirs[group])}
    assert lower == set()
    of_the_plan = {"plan", "budget_total", "declared_count", "sections", "statements", "swot", "contents"}
    assert {group: ours[group] for group in of_the_plan} == {group: theirs[group] for group in of_the_plan}


def test_score_py_takes_a_draft_for_gold(published: Path, tmp_path: Path, score_py: Any) -> None:
    """A draft has exactly the form that it reads."""
    from plan_extract.evaluation.draft import write_draft

    folder = tmp_path / "drafts"
    folder.mkdir()
    for plan in sorted((Path(__file__).parents[3] / "data" / "raw").glob("*.txt")):
        write_draft(plan, folder / f"{plan.stem}.json", force=False)
    theirs, silent = by_score_py(score_py, published, load_gold(folder))
    assert {group: (missed, extra) for group, (_, missed, extra) in theirs.items() if missed or extra} == {}
    assert silent == 0
    assert json.loads(next(folder.glob("*.json")).read_text(encoding="utf-8"))["draft"]
