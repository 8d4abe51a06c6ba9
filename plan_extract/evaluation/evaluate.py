"""One evaluation: a dataset by its gold, against another dataset, or both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from extract.ground.errors import PlanExtractError, UsageError
from plan_extract.evaluation.dataset import JudgedDataset, load_dataset
from plan_extract.evaluation.fact_changes import FactChanges, fact_changes
from plan_extract.evaluation.gold.form import load_gold
from plan_extract.evaluation.gold.truths import Gold
from plan_extract.evaluation.judging.judge import judge
from plan_extract.evaluation.judging.texts import Matching
from plan_extract.evaluation.record import compare
from plan_extract.evaluation.report import Evaluation
from plan_extract.evaluation.row_changes import row_changes
from plan_extract.printing.text_columns import counted

_NAMED = 5
"""So many fallen scores are named in the error; the report has all."""


class ScoreError(PlanExtractError):
    """The dataset is worse than what was asked of it (exit code 1)."""


def evaluate(
    out: Path,
    gold: Sequence[Gold],
    against: Path | None = None,
    *,
    plan: str = "",
    same: Mapping[str, str] | None = None,
    matching: Matching = "normal",
    by_lines: bool = True,
) -> Evaluation:
    """Judge the dataset in ``out`` by ``gold``, and compare it with the one in ``against``.

    ``plan`` takes the plans whose key contains it. ``same`` maps a plan of ``out`` to its key in ``against``, where
    they differ; two datasets of one plan each need no such word. Plans without gold are compared row by row.

    Raises ``UsageError`` where there is no dataset, or where ``same`` names a plan that is not there.
    """
    now = load_dataset(out)
    before = load_dataset(against) if against else None
    verdicts = tuple(judge(one, now.rows(one.plan_id), by_lines=by_lines) for one in gold)
    if before is None:
        return Evaluation(verdicts, matching)
    pairs = _plan_pairs(before, now, same or {})
    old_ids = {new: old for old, new in pairs}
    facts: FactChanges | None = None
    if gold:
        old = [judge(one, before.rows(old_ids.get(one.plan_id, one.plan_id)), by_lines=by_lines) for one in gold]
        facts = fact_changes(old, verdicts, matching)
    judged = {one.plan_id for one in gold}
    rest = [(old, new) for old, new in pairs if new not in judged and (plan in old or plan in new)]
    return Evaluation(verdicts, matching, facts, tuple(row_changes(before, now, rest, by_lines=by_lines)))


def chosen_gold(path: Path, *, plan: str = "", drafts: bool = False) -> list[Gold]:
    """The gold in ``path`` of the plans whose key contains ``plan``.

    Raises ``UsageError`` where there is none, and for one that no person has reviewed, unless ``drafts`` count too.
    """
    gold = [one for one in load_gold(path) if plan in one.plan_id]
    if not gold:
        raise UsageError(f"no gold in {path} is about a plan with '{plan}' in its name", "Give another --plan.")
    unreviewed = [one.file for one in gold if one.draft]
    if unreviewed and not drafts:
        raise UsageError(
            f"{unreviewed[0]} is a draft that nobody has reviewed",
            "Correct it and take its line 'draft' out, or count drafts with --drafts.",
        )
    return gold


def shortfall(
    evaluation: Evaluation, *, fail_under: float | None = None, baseline: Path | None = None, all_plans: bool = True
) -> ScoreError | None:
    """Where the scores are below what is asked: a group's F1 under ``fail_under``, a score under the one recorded in
    ``baseline``, a recorded plan that is missing (``all_plans``: none was left out on purpose), a silent wrong amount.

    The error names what is below, how to see what was lost and how to record it on purpose. Raises ``UsageError`` for
    a ``baseline`` that is no record.
    """
    if fail_under is None and baseline is None:
        return None
    below = []
    if silent := evaluation.overall.silent:
        below.append(counted(len(silent), "silent wrong amount"))
    if fail_under is not None:
        below += [
            f"{group} {by_matching[evaluation.matching].f1:.4f} (asked for {fail_under})"
            for group, by_matching in evaluation.overall.groups.items()
            if by_matching[evaluation.matching].f1 < fail_under
        ]
    remedy = "See what is missed with --verbose, and what a change lost with --against an older dataset"
    if baseline is not None:
        below += map(str, compare(baseline, evaluation.scores, all_plans=all_plans).fallen)
        remedy += f"; where it is meant, record it with --record {baseline}"
    if not below:
        return None
    more = f"; and {len(below) - _NAMED} more" if len(below) > _NAMED else ""
    return ScoreError(f"worse than asked for: {'; '.join(below[:_NAMED])}{more}", remedy)


def notes(gold: Sequence[Gold], evaluation: Evaluation, baseline: Path | None = None) -> list[str]:
    """What a reader of the scores must know: plans that the dataset has not, gold that nobody has reviewed, scores that
    are better than recorded and could fall back unseen."""
    lines = []
    if absent := [verdict.plan_id for verdict in evaluation.verdicts if not verdict.present]:
        lines.append(f"the dataset does not have {', '.join(absent)}: all facts count as missed.")
    if unreviewed := [one.file for one in gold if one.draft]:
        lines.append(f"NOT REVIEWED, so these scores prove nothing: {', '.join(unreviewed)}.")
    if baseline and (risen := compare(baseline, evaluation.scores, all_plans=False).risen):
        lines.append(f"{counted(len(risen), 'score')} better than recorded. Keep what was won: --record {baseline}.")
    return lines


def _plan_pairs(before: JudgedDataset, now: JudgedDataset, same: Mapping[str, str]) -> list[tuple[str, str]]:
    """The plans of two datasets side by side, (before, now); one that has no other side stands beside its own key."""
    for plan_id, known, where in (
        *((new, now.plan_ids, "OUT") for new in same),
        *((old, before.plan_ids, "OTHER_OUT") for old in same.values()),
    ):
        if plan_id not in known:
            raise UsageError(f"{where} has no plan '{plan_id}'", f"It has: {', '.join(known[:5]) or 'none'}.")
    if not same and len(before.plan_ids) == len(now.plan_ids) == 1:
        same = {now.plan_ids[0]: before.plan_ids[0]}
    pairs = {new: same.get(new, new) for new in now.plan_ids}
    gone = [old for old in before.plan_ids if old not in pairs.values()]
    return [*((old, new) for new, old in pairs.items()), *((old, old) for old in gone)]
