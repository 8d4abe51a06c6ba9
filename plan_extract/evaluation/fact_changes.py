"""Two datasets judged by the same gold -> the facts that the newer one lost and gained."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from extract.ground.source import Span
from plan_extract.evaluation.judging.facts import NOTHING, Verdict
from plan_extract.evaluation.judging.texts import Matching


@dataclass(frozen=True, slots=True)
class FactChange:
    """One fact that was right and is not (lost), or the reverse.

    What the gold does not have is lost when it appears and gained when it goes. So is a silent wrong amount, in the
    group ``silent``.
    """

    plan_id: str
    group: str
    what: str
    expected: str
    before: str
    now: str
    lines: Span | None


@dataclass(frozen=True, slots=True)
class FactChanges:
    """What a change did to the facts of the gold."""

    lost: tuple[FactChange, ...]
    gained: tuple[FactChange, ...]


def fact_changes(before: Sequence[Verdict], now: Sequence[Verdict], matching: Matching) -> FactChanges:
    """What ``now`` lost and gained against ``before``; both are judged by the same gold, in the same order."""
    lost: list[FactChange] = []
    gained: list[FactChange] = []
    for old, new in zip(before, now, strict=True):
        _of_the_gold(old, new, matching, lost, gained)
        _outside(_errors(old, matching), _errors(new, matching), lost, gained)
    return FactChanges(tuple(lost), tuple(gained))


def _of_the_gold(
    old: Verdict, new: Verdict, matching: Matching, lost: list[FactChange], gained: list[FactChange]
) -> None:
    """Facts of the gold. One that only the other dataset has a row for is not right here."""
    before = {fact.key: fact for fact in old.facts if not fact.extra}
    now = {fact.key: fact for fact in new.facts if not fact.extra}
    for key in now | before:
        a, b = before.get(key), now.get(key)
        was, is_ = (fact is not None and matching in fact.right for fact in (a, b))
        if was != is_ and (fact := b or a):
            values = (a.found if a else NOTHING, b.found if b else NOTHING)
            change = FactChange(fact.plan_id, fact.group, fact.what, fact.expected, *values, fact.lines)
            (gained if is_ else lost).append(change)


def _errors(verdict: Verdict, matching: Matching) -> Counter[FactChange]:
    """What the dataset states and the gold does not have, as changes with an open before and now."""
    extras = [
        FactChange(fact.plan_id, fact.group, fact.what, NOTHING, fact.found, fact.found, None)
        for fact in verdict.facts
        if fact.extra and matching not in fact.right
    ]
    silent = [
        FactChange(amount.plan_id, "silent", amount.what, amount.expected, amount.found, amount.found, amount.lines)
        for amount in verdict.silent
    ]
    return Counter(extras + silent)


def _outside(
    old: Counter[FactChange], new: Counter[FactChange], lost: list[FactChange], gained: list[FactChange]
) -> None:
    for change in (new - old).elements():
        lost.append(_with(change, before=NOTHING, now=change.now))
    for change in (old - new).elements():
        gained.append(_with(change, before=change.before, now=NOTHING))


def _with(change: FactChange, *, before: str, now: str) -> FactChange:
    return FactChange(change.plan_id, change.group, change.what, change.expected, before, now, change.lines)
