"""What a judgement consists of: facts, right or not under each matching, and the amounts that are silently wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal

from extract.ground.source import Span
from plan_extract.evaluation.judging.texts import MATCHINGS, Matching

PublishedRow = Mapping[str, Any]
PublishedPlan = Mapping[str, Sequence[PublishedRow]]
"""The rows of every table of one plan, by table name."""

EVERY: frozenset[Matching] = frozenset(MATCHINGS)
NEVER: frozenset[Matching] = frozenset()
NOTHING = "nothing"
"""What a report shows where gold or dataset has no value."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of the gold, or (``extra``) one that the dataset states and the gold does not have.

    ``what`` names it within its plan and group: ``item 3, 2566``. ``right`` are the matchings under which the dataset
    has it; those under which an extra is one of the gold's after all. ``lines`` are the gold's where it has
    them, else the dataset's. ``project`` is the number of the gold's project that it belongs to.
    """

    plan_id: str
    group: str
    what: str
    expected: str
    found: str
    right: frozenset[Matching]
    lines: Span | None = None
    project: int | None = None
    extra: bool = False

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What tells it from every other fact, and is the same for two datasets."""
        return (self.plan_id, self.group, self.what, self.found if self.extra else "")


@dataclass(frozen=True, slots=True)
class SilentAmount:
    """An amount that the dataset states as certain and that the plan does not have there.

    ``where``: ``table`` and ``detail`` (a project's), ``total``, ``extra`` (a project's that the gold does not have).
    """

    plan_id: str
    where: Literal["table", "detail", "total", "extra"]
    what: str
    expected: str
    found: str
    lines: Span | None = None
    project: int | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """One plan judged. ``projects`` is the number of the gold's projects; ``present`` whether the dataset has it."""

    plan_id: str
    present: bool
    projects: int
    facts: tuple[Fact, ...]
    silent: tuple[SilentAmount, ...]

    def whole(self, matching: Matching) -> int:
        """The number of projects of which every fact is right and no amount silently wrong."""
        wrong = {fact.project for fact in self.facts if not fact.extra and matching not in fact.right}
        wrong |= {amount.project for amount in self.silent}
        return sum(project not in wrong for project in range(self.projects))


@dataclass(slots=True)
class Findings:
    """The facts of one plan while they are gathered."""

    plan_id: str
    facts: list[Fact] = field(default_factory=list)
    silent: list[SilentAmount] = field(default_factory=list)
    names: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(
        self,
        group: str,
        what: str,
        right: bool | frozenset[Matching],
        *,
        expected: object,
        found: object,
        lines: Span | None = None,
        project: int | None = None,
    ) -> None:
        """A fact of the gold; ``right`` is a bool where no wording is compared. A second ``what`` is numbered."""
        if isinstance(right, bool):
            right = EVERY if right else NEVER
        self.names[group, what] += 1
        if (count := self.names[group, what]) > 1:
            what = f"{what} ({count})"
        self.facts.append(Fact(self.plan_id, group, what, shown(expected), shown(found), right, lines, project))

    def extra(
        self, group: str, what: str, found: object, lines: Span | None, right: frozenset[Matching] = NEVER
    ) -> None:
        """A fact of the dataset that the gold does not have, or has under the matchings of ``right`` alone."""
        self.facts.append(Fact(self.plan_id, group, what, NOTHING, shown(found), right, lines, extra=True))

    def silent_amount(
        self,
        where: Literal["table", "detail", "total", "extra"],
        what: str,
        *,
        expected: object,
        found: object,
        lines: Span | None,
        project: int | None = None,
    ) -> None:
        """An amount that is wrong without a word about it."""
        amount = SilentAmount(self.plan_id, where, what, shown(expected), shown(found), lines, project)
        self.silent.append(amount)


def shown(value: object) -> str:
    """A value as a report shows it: amounts without trailing zeros, None and nothing in words.

    >>> shown(Decimal("1500.00")), shown(None), shown((2566, None))
    ('1500', 'nothing', '2566 nothing')
    """
    if value is None or value in ("", ()):
        return NOTHING
    if isinstance(value, Decimal):
        return f"{value:f}".rstrip("0").rstrip(".") if "." in f"{value:f}" else f"{value:f}"
    if isinstance(value, tuple | list):
        return " ".join(shown(part) for part in value)
    return str(value)


def lines_of(row: PublishedRow, place: str = "") -> Span | None:
    """The lines of a row: its own, those of its table row (``table_``) or of its detail block (``detail_``)."""
    start, end = row.get(f"{place}line_start"), row.get(f"{place}line_end")
    return Span(start, end) if start and end and end >= start else None
