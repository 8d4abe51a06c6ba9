"""Which plans a run reads, and what is kept of the others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from extract.ground.options import ReadOptions
from plan_extract.engine.outcome import Outcome
from plan_extract.engine.parts import PlanFiles
from plan_extract.run.choice.policy import Policy
from plan_extract.run.choice.unchanged import Memory

_MAY_BE_OVER = frozenset({"unreadable"})
"""Failures that may be over although the file is the same; with a password, protected files too."""


@dataclass(frozen=True, slots=True)
class Selection:
    """``kept`` are the outcomes of plans that are not read. ``not_looked_at`` are the paths of those left out by
    ``--only`` or a retry: nobody knows whether these files have changed."""

    to_read: Sequence[PlanFiles]
    kept: Sequence[Outcome] = ()
    not_looked_at: frozenset[str] = frozenset()

    @property
    def files_to_read(self) -> int:
        """How many files the plans to read have."""
        return sum(len(files.parts) for files in self.to_read)


def select(
    plans: Sequence[PlanFiles], memory: Memory, looks: Mapping[str, str | None], policy: Policy, options: ReadOptions
) -> Selection:
    """Part the plans by what the manifest remembers and by what the user asks for.

    ``looks`` are what :func:`unchanged.seen` gives for the files.
    """
    may_be_over = _MAY_BE_OVER | ({"encrypted"} if options.password else set())
    kept: list[Outcome] = []
    to_read: list[PlanFiles] = []
    not_looked_at: set[str] = set()
    for files in plans:
        if not policy.wants(files):
            kept += memory.as_it_is(files)
            not_looked_at.update(files.names)
        elif policy.insists(files) or (found := memory.unchanged(files, looks, may_be_over)) is None:
            to_read.append(files)
        else:
            kept += found
    return Selection(to_read, kept, frozenset(not_looked_at))


def left_unread(to_read: Sequence[PlanFiles], read: Iterable[Outcome]) -> list[PlanFiles]:
    """The plans that were to be read and have no outcome, because the time of the run was up."""
    groups = {outcome.group for outcome in read}
    return [files for files in to_read if files.plan_id not in groups]


def without_replaced(kept: Iterable[Outcome], read: Iterable[Outcome]) -> list[Outcome]:
    """What is kept although nobody looked at its files, without the plans whose plan_id another one has by now."""
    taken = {outcome.plan_id for outcome in read if outcome.status == "ok"}
    return [outcome for outcome in kept if outcome.status != "ok" or outcome.plan_id not in taken]
