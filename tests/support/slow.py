"""Engines for runs whose time is up: what a run reads is decided by the test, and not by how fast the machine is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from extract.ground.options import ReadOptions
from plan_extract.engine.deadline import Deadline
from plan_extract.engine.outcome import Outcome
from plan_extract.engine.parts import PlanFiles
from plan_extract.engine.pool import in_this_process
from plan_extract.engine.quarantined import given_up_outcome, too_much


class SlowEngine:
    """Reads in this process. At a plan of ``hangs`` the time is up; one of ``given_up`` takes too long for its limit.

    ``read`` are the names of the files that it was at, in order.
    """

    def __init__(self, *, hangs: Sequence[str] = (), given_up: Sequence[str] = ()) -> None:
        self._hangs = hangs
        self._given_up = given_up
        self.read: list[str] = []

    def __call__(
        self, tasks: Sequence[PlanFiles], options: ReadOptions, folder: Path, deadline: Deadline
    ) -> Iterator[Outcome]:
        for files in tasks:
            if deadline.cut_off:
                return
            self.read.append(files.name)
            if files.name in self._hangs:
                deadline.note_cut_off([files])
            elif files.name in self._given_up:
                yield given_up_outcome(files, too_much("reading it took more than 120 seconds"))
            else:
                yield from in_this_process([files], options, folder)
