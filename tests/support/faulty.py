"""Plans that this program fails on, wherever they are read: in this process, in a worker or on a cluster."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from extract.ground.options import ReadOptions
from extract.ground.raw import BucketFile
from plan_extract.engine.outcome import Outcome
from plan_extract.engine.parts import PlanFiles
from plan_extract.engine.pool import Engine

_ODD = BucketFile("s3://bucket/odd.txt?nonsense=1", 1, 0)
"""An address that no reader expects: reading it fails with an error that no reader raises."""


def faulty(engine: Engine) -> Engine:
    """An engine that gives another one a file that no reader can take, in the place of each ``odd….txt``."""

    def read(tasks: Sequence[PlanFiles], options: ReadOptions, folder: Path) -> Iterator[Outcome]:
        return engine([_with_odd_file(files) for files in tasks], options, folder)

    return read


def _with_odd_file(files: PlanFiles) -> PlanFiles:
    return replace(files, parts=tuple((_ODD if name.startswith("odd") else path, name) for path, name in files.parts))
