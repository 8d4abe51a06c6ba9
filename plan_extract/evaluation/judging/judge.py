"""Gold against rows: the verdict about one plan."""

from __future__ import annotations

from plan_extract.evaluation.gold.truths import Gold
from plan_extract.evaluation.judging.facts import Findings, PublishedPlan, Verdict
from plan_extract.evaluation.judging.judge_plan import judge_plan
from plan_extract.evaluation.judging.judge_projects import judge_projects


def judge(gold: Gold, rows: PublishedPlan, *, by_lines: bool = True) -> Verdict:
    """Judge the rows of one plan by its gold. Of a plan without rows every fact is missed.

    Not ``by_lines``, for a dataset whose lines are not the gold's: what is known by its lines alone (headings, where
    a field stands) is not judged.
    """
    findings = Findings(gold.plan_id)
    judge_plan(findings, gold, rows, by_lines=by_lines)
    projects = judge_projects(findings, gold, rows, by_lines=by_lines)
    return Verdict(gold.plan_id, bool(rows["plans"]), projects, tuple(findings.facts), tuple(findings.silent))
