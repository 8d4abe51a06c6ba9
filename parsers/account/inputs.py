"""What an account is kept of: where the numbers of a plan stand, and what was read from them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from extract.ground.issues import Issue
from extract.ground.source import Span
from parsers.records.budget import SharedCell, TotalRow
from parsers.records.plan import Project
from parsers.records.table import Grid


class TextParts(NamedTuple):
    """Where the numbers of a plan stand: in its ``budget`` tables, with the lines of their ``heads``; in ``others``, of
    which ``counts`` look like the rest of a budget table and count people or things by their captions; or beside them,
    up to ``headings``, the lines where a section begins.
    """

    budget: Sequence[Grid]
    heads: Sequence[Span]
    others: Sequence[Grid]
    counts: Sequence[Grid]
    headings: Collection[int]


class WhatWasRead(NamedTuple):
    """What claims the numbers that it was read from; ``shared`` are the cells that are printed for several projects.
    ``issues`` say which rows were printed twice or not read.
    """

    projects: Sequence[Project]
    totals: Sequence[TotalRow]
    shared: Sequence[SharedCell]
    issues: Sequence[Issue]

    def spans_of(self, *codes: str) -> list[Span]:
        """The lines of the issues with these codes."""
        return [issue.span for issue in self.issues if issue.code in codes and issue.span]
