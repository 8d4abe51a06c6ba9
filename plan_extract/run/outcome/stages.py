"""The stages of a run and how long each took, for a log."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Any

OnStage = Callable[[str, Mapping[str, Any]], None]
"""Called when a stage of the run is over, with its name and facts: ``ms`` and what was counted."""


class StageClock:
    """Tells ``on_stage`` of each stage that is over; the first one begins now."""

    def __init__(self, on_stage: OnStage | None) -> None:
        self._on_stage = on_stage
        self._began = time.perf_counter()

    def over(self, name: str, **facts: object) -> None:
        """A stage is over, and the next one begins."""
        now = time.perf_counter()
        if self._on_stage:
            self._on_stage(name, {"ms": round((now - self._began) * 1000, 1), **facts})
        self._began = now
