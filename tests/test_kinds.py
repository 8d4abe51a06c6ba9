"""What is a local government's plan is read, whatever stands around it; what is none is set aside with what it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from kinds_of_documents import NEIGHBOURS, surrounded
from plan_extract.engine.read_plan import read_single_file

SURROUNDED = surrounded()
REASONS = {"not_a_plan", "no_projects", "not_local"}


def test_there_are_forty_of_each() -> None:
    assert len(NEIGHBOURS) >= 40
    assert len(SURROUNDED) >= 40


@pytest.mark.parametrize("name", NEIGHBOURS)
def test_what_is_no_plan_is_set_aside(name: str, tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(NEIGHBOURS[name], encoding="utf-8")
    outcome = read_single_file(tmp_path / "plan.txt", "plan.txt")
    assert outcome.problem is not None
    assert outcome.problem.code in REASONS
    assert outcome.plan is None


@pytest.mark.parametrize("name", SURROUNDED)
def test_a_plan_in_odd_surroundings_is_read(name: str, tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(SURROUNDED[name], encoding="utf-8")
    outcome = read_single_file(tmp_path / "plan.txt", "plan.txt")
    assert outcome.problem is None
    assert outcome.counts["projects"] == 4
    assert sum(outcome.money.baht.values()) == 125_000
