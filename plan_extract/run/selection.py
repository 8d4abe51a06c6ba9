"""Which plans a run reads, and what is kept of the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extract.ground.options import ReadOptions
from plan_extract.engine.outcome import Outcome
from plan_extract.engine.parts import PlanFiles
from plan_extract.run.policy import Policy
from plan_extract.run.unchanged import Memory

_MAY_BE_OVER = frozenset({"unreadable"})
"""Failures that may be over although the file is the same; with a password, protected files too."""


@dataclass(frozen=True, slots=True)
class Selection:
    """``kept`` are the outcomes of plans that are not read. ``not_looked_at`` are the paths of those left out by
    ``--only`` or a retry: nobody knows whether these files have changed."""

    to_read: Sequence[PlanFiles]
    kept: Sequence[Outcome] = ()
    not_looked_at: frozenset[str] = frozenset()


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
