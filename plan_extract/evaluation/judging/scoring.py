"""Verdicts -> scores: precision, recall and F1 by group of facts, and the share of projects that are wholly right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from plan_extract.evaluation.judging.facts import SilentAmount, Verdict
from plan_extract.evaluation.judging.texts import MATCHINGS, Matching


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one group of facts: right, missed, and stated without being in the gold."""

    right: int = 0
    missed: int = 0
    extra: int = 0

    @property
    def precision(self) -> float:
        """Of what the dataset states, the share that is right; 0 where it states nothing."""
        stated = self.right + self.extra
        return self.right / stated if stated else 0.0

    @property
    def recall(self) -> float:
        """Of what the gold has, the share that is right; where it has nothing, 1 unless something is stated."""
        wanted = self.right + self.missed
        return self.right / wanted if wanted else float(not self.extra)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall.

        >>> Score(right=3, missed=1, extra=1).f1, Score(missed=2).f1
        (0.75, 0.0)
        """
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Scores:
    """What a report says about one plan, or about all together: by group and matching, in order of the groups."""

    groups: Mapping[str, Mapping[Matching, Score]]
    projects: int
    whole: Mapping[Matching, int]
    silent: tuple[SilentAmount, ...]

    def macro(self, matching: Matching) -> float:
        """The mean of the groups' F1; 1 where there is no fact at all."""
        scores = [by_matching[matching].f1 for by_matching in self.groups.values()]
        return sum(scores) / len(scores) if scores else 1.0

    def accuracy(self, matching: Matching) -> float:
        """The share of the gold's projects of which every fact is right; 1 where there is none."""
        return self.whole[matching] / self.projects if self.projects else 1.0


def score(verdicts: Sequence[Verdict]) -> Scores:
    """The scores of some plans together: their facts are counted as one heap."""
    counts: Counter[tuple[str, Matching, str]] = Counter()
    for verdict in verdicts:
        for fact in verdict.facts:
            for matching in MATCHINGS:
                right = matching in fact.right
                outcome = ("" if right else "extra") if fact.extra else ("right" if right else "missed")
                counts[fact.group, matching, outcome] += 1
    groups = {
        group: {
            matching: Score(*(counts[group, matching, outcome] for outcome in ("right", "missed", "extra")))
            for matching in MATCHINGS
        }
        for group in sorted({fact.group for verdict in verdicts for fact in verdict.facts})
    }
    return Scores(
        groups,
        sum(verdict.projects for verdict in verdicts),
        {matching: sum(verdict.whole(matching) for verdict in verdicts) for matching in MATCHINGS},
        tuple(amount for verdict in verdicts for amount in verdict.silent),
    )
