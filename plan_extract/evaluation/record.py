"""Recorded scores: the file that says what was reached, and what has fallen below it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plan_extract.evaluation.gold.checked import read_json
from plan_extract.evaluation.judging.scoring import Scores
from plan_extract.evaluation.judging.texts import MATCHINGS

DIGITS = 4
"""Scores are recorded and compared with so many decimals."""

PROJECTS = "whole_projects"
"""The name under which a record keeps the share of projects that are wholly right, beside the groups."""


@dataclass(frozen=True, slots=True)
class Step:
    """A score that is below the recorded one, or above it."""

    plan_id: str
    group: str
    matching: str
    recorded: float
    now: float

    def __str__(self) -> str:
        return f"{self.plan_id} {self.group} {self.matching} {self.now} (recorded {self.recorded})"


def record(scores: Mapping[str, Scores]) -> dict[str, Any]:
    """What a record keeps: by plan, F1 by group and matching, and the share of whole projects."""
    plans = {
        plan_id: {
            group: {matching: round(by_matching[matching].f1, DIGITS) for matching in MATCHINGS}
            for group, by_matching in of_plan.groups.items()
        }
        | {PROJECTS: {matching: round(of_plan.accuracy(matching), DIGITS) for matching in MATCHINGS}}
        for plan_id, of_plan in scores.items()
    }
    return {"about": "Written by 'plan-extract evaluate … --record'; a score below these fails.", "plans": plans}


def write_record(path: Path, scores: Mapping[str, Scores]) -> None:
    """Write the scores as the new record: one line a group, so that a change of it can be read."""
    content = record(scores)
    plans = [
        f"  {json.dumps(plan_id, ensure_ascii=False)}: {{\n"
        + ",\n".join(f"   {json.dumps(group)}: {json.dumps(by_matching)}" for group, by_matching in plan.items())
        + "\n  }"
        for plan_id, plan in content["plans"].items()
    ]
    about = json.dumps(content["about"], ensure_ascii=False)
    path.write_text(f'{{\n "about": {about},\n "plans": {{\n' + ",\n".join(plans) + "\n }\n}\n", encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Standing:
    """Scores against a record: what fell, and what rose."""

    fallen: tuple[Step, ...]
    risen: tuple[Step, ...]


def compare(path: Path, scores: Mapping[str, Scores], *, all_plans: bool = True) -> Standing:
    """Compare scores with the record in ``path``.

    A group that the record has and the scores have not counts as 0; so does a plan, where ``all_plans`` are judged.
    Plans and groups that are not recorded yet are no fall. Raises ``UsageError`` for a file that is no record.
    """
    now = record(scores)["plans"]
    fallen: list[Step] = []
    risen: list[Step] = []
    plans = read_json(path).key("plans")
    for plan_id in plans.names():
        if plan_id not in now and not all_plans:
            continue
        for group, by_matching in plans.members(plan_id):
            for matching in MATCHINGS:
                recorded = float(by_matching.amount(matching))
                reached = now.get(plan_id, {}).get(group, {}).get(matching, 0.0)
                if reached != recorded:
                    (fallen if reached < recorded else risen).append(Step(plan_id, group, matching, recorded, reached))
    return Standing(tuple(fallen), tuple(risen))
