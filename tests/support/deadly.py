"""What workers read that ends the one that has it, or never ends. A worker must be able to import it."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Sequence
from pathlib import Path

from extract.ground.options import ReadOptions
from plan_extract.engine.outcome import Outcome
from plan_extract.engine.parts import PlanFiles
from plan_extract.engine.read_plan import read_batch

_THESE = ("p0.txt", "p00.txt")


def deadly_begin(_mebibytes: int, _folder: Path) -> None:
    """As :func:`pool._begin`."""
    os.kill(os.getpid(), signal.SIGKILL)


def deadly_batch(plans: Sequence[PlanFiles], options: ReadOptions) -> list[Outcome]:
    """As :func:`read_plan.read_batch`, but for one file."""
    if any(files.name in _THESE for files in plans):
        os.kill(os.getpid(), signal.SIGKILL)
    return read_batch(plans, options)


def endless_batch(plans: Sequence[PlanFiles], options: ReadOptions) -> list[Outcome]:
    """As :func:`read_plan.read_batch`, but one file never ends."""
    while any(files.name in _THESE for files in plans):
        time.sleep(1)
    return read_batch(plans, options)
