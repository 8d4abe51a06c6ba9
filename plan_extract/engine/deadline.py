"""When a run has to stop reading, and the plans that it stopped at."""

from __future__ import annotations

import time
from collections.abc import Iterable

from plan_extract.engine.parts import PlanFiles


class Deadline:
    """So many seconds from now on; None for no end. Whoever gives up plans notes them: they may be what took so long.

    >>> Deadline(None).seconds_left is None, Deadline(0).is_over, Deadline(60).is_over
    (True, True, False)
    """

    def __init__(self, seconds: float | None = None) -> None:
        self._at = None if seconds is None else time.monotonic() + seconds
        self.cut_off: list[PlanFiles] = []

    @property
    def seconds_left(self) -> float | None:
        """Seconds until it is over, not below 0; None for no end."""
        return None if self._at is None else max(0.0, self._at - time.monotonic())

    @property
    def is_over(self) -> bool:
        """Whether reading has to stop."""
        return self.seconds_left == 0

    def note_cut_off(self, plans: Iterable[PlanFiles]) -> None:
        """Note plans that were given up while they were read, or that failed before and wait for another try."""
        self.cut_off += plans
