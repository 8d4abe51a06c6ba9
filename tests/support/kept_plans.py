"""Plans kept with their gold and recorded scores: a folder with ``plans``, ``gold`` and ``scores.json``."""

from __future__ import annotations

from pathlib import Path

from plan_extract.evaluation.evaluate import chosen_gold, evaluate, shortfall
from plan_extract.evaluation.report import Evaluation
from plan_extract.run import pipeline


def evaluated(folder: Path, out: Path) -> Evaluation:
    """How right what is read of the folder's plans is; the dataset is written to ``out``."""
    pipeline.run(folder / "plans", out)
    return evaluate(out, chosen_gold(folder / "gold"))


def fallen(scores: Evaluation, folder: Path) -> str | None:
    """Which scores fell below the recorded ones, and what to do; None where none did."""
    problem = shortfall(scores, baseline=folder / "scores.json")
    return f"{problem.message}. {problem.remedy}." if problem else None
