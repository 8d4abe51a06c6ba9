"""What workers read that ends the one that has it, or never ends. A worker must be able to import it."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Sequence
from pathlib import Path

from plan_extract.extract.extraction import extract_plan
from plan_extract.extract.options import ReadOptions
from plan_extract.extract.outcome import Outcome
from plan_extract.extract.parts import PlanFiles
from plan_extract.extract.pool import read_plan


def deadly_begin(_mebibytes: int, _folder: Path) -> None:
    """As :func:`pool._begin`."""
    os.kill(os.getpid(), signal.SIGKILL)


def deadly_plan(files: PlanFiles, options: ReadOptions) -> list[Outcome]:
    """As :func:`pool.read_plan`, but for the file ``p0.txt``."""
    if files.name == "p0.txt":
        os.kill(os.getpid(), signal.SIGKILL)
    return read_plan(files, options)


def endless_plan(files: PlanFiles, options: ReadOptions) -> list[Outcome]:
    """As :func:`pool.read_plan`, but the file ``p0.txt`` never ends."""
    while files.name == "p0.txt":
        time.sleep(1)
    return read_plan(files, options)


def deadly_batch(batch: Sequence[PlanFiles], options: ReadOptions) -> list[Outcome]:
    """As :func:`cluster.extract_batch`, but for the plan ``p00``."""
    if any(files.plan_id == "p00" for files in batch):
        os.kill(os.getpid(), signal.SIGKILL)
    return [outcome for files in batch for outcome in extract_plan(files, None, options)]
