"""The hand-made truth that lies beside the project: what it says must be found, and no amount may be silently wrong."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from plan_extract.extract import pipeline

RAW = Path(__file__).parents[1] / "data" / "raw"
SHARED = Path(__file__).parents[2] / "shared"
LEAST_MACRO, LEAST_GROUP = 0.985, 0.95

pytestmark = pytest.mark.skipif(not (SHARED / "score.py").exists(), reason="the hand-made truth is not here")


def test_the_truth_is_found_and_nothing_is_silently_wrong(tmp_path: Path) -> None:
    pipeline.run(RAW, tmp_path / "out", workers=1)
    scores = tmp_path / "scores.json"
    paths = (SHARED / "score.py", tmp_path / "out", SHARED / "gold", "--json", scores)
    printed = subprocess.run(
        [sys.executable, *map(str, paths)], check=True, capture_output=True, text=True, encoding="utf-8"
    ).stdout
    wrong = re.search(r"silent wrong amounts: (\d+)", printed)
    overall = json.loads(scores.read_text(encoding="utf-8"))["ALL"]
    assert wrong is not None
    assert wrong[1] == "0"
    assert overall.pop("macro") >= LEAST_MACRO
    assert {group: score for group, score in overall.items() if score < LEAST_GROUP} == {}
