"""What an evaluation prints: the scores of each plan and of all, what is missed, what a change did; text or JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

from extract.ground.source import Span
from plan_extract.evaluation.fact_changes import FactChange, FactChanges
from plan_extract.evaluation.judging.facts import Fact, SilentAmount, Verdict
from plan_extract.evaluation.judging.scoring import Scores, score
from plan_extract.evaluation.judging.texts import MATCHINGS, Matching
from plan_extract.evaluation.record import DIGITS
from plan_extract.evaluation.row_changes import RowChange
from plan_extract.printing.text_columns import Align, columns, counted, shorten, width

OVERALL = "all plans"
ROWS_SHOWN = 40
"""So many changed rows are listed; all of them with ``--verbose`` or as JSON."""

_CELLS = 60
"""Long texts are cut to so many cells of a terminal; JSON has them whole."""

_AROUND = 20
"""Characters that are shown before the place where two long texts differ."""


@dataclass(frozen=True)
class Evaluation:
    """Everything that one evaluation found. ``facts`` and ``rows`` are None where nothing was compared."""

    verdicts: tuple[Verdict, ...] = ()
    matching: Matching = "normal"
    facts: FactChanges | None = None
    rows: tuple[RowChange, ...] | None = None

    @cached_property
    def scores(self) -> Mapping[str, Scores]:
        """The scores of each plan."""
        return {verdict.plan_id: score([verdict]) for verdict in self.verdicts}

    @cached_property
    def overall(self) -> Scores:
        """The scores of all plans together."""
        return score(self.verdicts)


def as_text(evaluation: Evaluation, *, verbose: bool = False) -> str:
    """The evaluation for a person; ``verbose`` lists every miss and every changed row."""
    blocks: list[list[str]] = []
    for verdict in evaluation.verdicts:
        scores = evaluation.scores[verdict.plan_id]
        blocks.append(_score_block(verdict.plan_id + ("" if verdict.present else " (not in the dataset)"), scores))
        if verbose:
            blocks.append(_misses(verdict, evaluation.matching))
    if evaluation.verdicts:
        if len(evaluation.verdicts) > 1:
            blocks.append(_score_block(OVERALL, evaluation.overall))
        blocks.append(_silent(evaluation.overall.silent))
    if evaluation.facts is not None:
        blocks.append(_fact_changes("Lost", evaluation.facts.lost))
        blocks.append(_fact_changes("Gained", evaluation.facts.gained))
    if evaluation.rows is not None:
        blocks.append(_row_changes(evaluation.rows, verbose=verbose))
    return "\n\n".join("\n".join(block) for block in blocks if block)


def _score_block(title: str, scores: Scores) -> list[str]:
    """One row a group: its facts, then precision, recall and F1 under each matching."""
    numbers: list[Align] = ["right"] * (1 + 3 * len(MATCHINGS))
    aligns: list[Align] = ["left", *numbers]
    rows = [["", "", *(text for matching in MATCHINGS for text in (matching, "", ""))]]
    rows.append(["group", "facts", *["prec.", "recall", "F1"] * len(MATCHINGS)])
    for group, by_matching in scores.groups.items():
        one = by_matching["normal"]
        values = [
            _share(value)
            for matching in MATCHINGS
            for value in (by_matching[matching].precision, by_matching[matching].recall, by_matching[matching].f1)
        ]
        rows.append([group, f"{one.right + one.missed:,}", *values])
    means, whole = ["mean F1", ""], ["whole projects", f"{scores.projects:,}"]
    for matching in MATCHINGS:
        means += ["", "", _share(scores.macro(matching))]
        whole += ["", f"{scores.whole[matching]:,}", _share(scores.accuracy(matching))]
    rows += [means, whole]
    return [title, *(f"  {line}" for line in columns(rows, aligns))]


def _share(value: float) -> str:
    return f"{value:.{DIGITS}f}"


def _misses(verdict: Verdict, matching: Matching) -> list[str]:
    missed = [fact for fact in verdict.facts if matching not in fact.right]
    if not missed:
        return [f"  Nothing is missed ({matching})"]
    rows = [
        [fact.group, fact.what, *_cut_both(fact.expected, fact.found), _lines(fact.lines)]
        for fact in sorted(missed, key=lambda fact: fact.group)
    ]
    return _titled(
        f"  Missed ({matching}), or stated without being in the gold",
        ["group", "what", "expected", "found", "lines"],
        rows,
    )


def _silent(amounts: Sequence[SilentAmount]) -> list[str]:
    if not amounts:
        return ["No silent wrong amount"]
    rows = [
        [amount.plan_id, amount.where, amount.what, _cut(amount.expected), amount.found, _lines(amount.lines)]
        for amount in amounts
    ]
    title = f"{counted(len(amounts), 'silent wrong amount')}"
    return _titled(title, ["plan", "where", "what", "expected", "found", "lines"], rows)


def _fact_changes(word: str, changes: Sequence[FactChange]) -> list[str]:
    if not changes:
        return [f"{word}: nothing"]
    rows = [
        [
            change.plan_id,
            change.group,
            change.what,
            _cut(change.expected),
            *_cut_both(change.before, change.now),
            _lines(change.lines),
        ]
        for change in changes
    ]
    names = ["plan", "group", "what", "expected", "before", "now", "lines"]
    return _titled(f"{word}: {counted(len(changes), 'fact')}", names, rows)


def _row_changes(changes: Sequence[RowChange], *, verbose: bool) -> list[str]:
    if not changes:
        return ["Rows: no change"]
    listed = changes if verbose else changes[:ROWS_SHOWN]
    rows = [
        [change.plan_id, change.table, change.change, change.key, change.column, *_cut_both(change.before, change.now)]
        for change in listed
    ]
    counts = {word: sum(change.change == word for change in changes) for word in ("new", "gone", "changed")}
    title = f"Rows: {counts['new']:,} new, {counts['gone']:,} gone, {counts['changed']:,} changed values"
    more = len(changes) - len(listed)
    names = ["plan", "table", "change", "key", "column", "before", "now"]
    hint = f"  … and {more:,} more: --verbose lists all, --ignore-provenance leaves lines and pages out"
    return [*_titled(title, names, rows), *([hint] if more else [])]


def _titled(title: str, names: list[str], rows: Iterable[list[str]]) -> list[str]:
    return [title, *(f"  {line}" for line in columns([names, *rows], ["left"] * len(names)))]


def _cut(text: str) -> str:
    """A text on one line, cut to what a column can hold."""
    return shorten(" ".join(text.split()), _CELLS)


def _cut_both(before: str, now: str) -> tuple[str, str]:
    """Two texts cut so that the place where they differ is seen.

    >>> _cut_both("ก" * 80 + "ข", "ก" * 80 + "ค")
    ('…กกกกกกกกกกกกกกกกกกกกข', '…กกกกกกกกกกกกกกกกกกกกค')
    """
    before, now = (" ".join(text.split()) for text in (before, now))
    common = next((at for at, (a, b) in enumerate(zip(before, now, strict=False)) if a != b), 0)
    if max(width(before), width(now)) > _CELLS and common > _AROUND:
        before, now = (f"…{text[common - _AROUND :]}" for text in (before, now))
    return shorten(before, _CELLS), shorten(now, _CELLS)


def _lines(lines: Span | None) -> str:
    if lines is None:
        return ""
    return str(lines.start) if lines.start == lines.end else f"{lines.start}-{lines.end}"


def as_json(evaluation: Evaluation, *, verbose: bool = False) -> str:
    """The evaluation as one object: ``plans`` and ``overall`` with their scores, ``lost`` ``gained`` ``rows``.

    Lines are written as in the gold: ``[first, last]``.
    """
    content: dict[str, Any] = {}
    if evaluation.verdicts:
        content["plans"] = {}
        for verdict in evaluation.verdicts:
            plan = _scores_object(evaluation.scores[verdict.plan_id]) | {"present": verdict.present}
            if verbose:
                plan["missed"] = [_fact_object(fact) for fact in verdict.facts if evaluation.matching not in fact.right]
            content["plans"][verdict.plan_id] = plan
        content["overall"] = _scores_object(evaluation.overall)
    if evaluation.facts is not None:
        content["lost"] = [asdict(change) for change in evaluation.facts.lost]
        content["gained"] = [asdict(change) for change in evaluation.facts.gained]
    if evaluation.rows is not None:
        content["rows"] = [asdict(change) for change in evaluation.rows]
    return json.dumps(content, ensure_ascii=False, indent=1)


def _scores_object(scores: Scores) -> dict[str, Any]:
    return {
        "groups": {
            group: {
                matching: {
                    "right": one.right,
                    "missed": one.missed,
                    "extra": one.extra,
                    "precision": round(one.precision, DIGITS),
                    "recall": round(one.recall, DIGITS),
                    "f1": round(one.f1, DIGITS),
                }
                for matching, one in by_matching.items()
            }
            for group, by_matching in scores.groups.items()
        },
        "mean_f1": {matching: round(scores.macro(matching), DIGITS) for matching in MATCHINGS},
        "projects": scores.projects,
        "whole_projects": dict(scores.whole),
        "silent_wrong_amounts": [asdict(amount) for amount in scores.silent],
    }


def _fact_object(fact: Fact) -> dict[str, Any]:
    content = asdict(fact)
    del content["right"], content["project"]
    return content
