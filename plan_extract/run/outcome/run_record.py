"""The record of one run: who it is, what it was asked for, and how it ended, also where it published nothing."""

from __future__ import annotations

import datetime
import os
import platform
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from extract.ground.errors import InternalError
from extract.ground.options import ReadOptions
from extract.ground.raw import is_bucket
from normalize.store.addresses import local_path
from normalize.store.destination import LAST_RUN, Destination, record_bytes
from normalize.store.manifest import RunRecord
from plan_extract.engine.documents import extractor_version
from plan_extract.run.choice.policy import Policy


def new_run_id() -> str:
    """A name for a run; names sort by time."""
    return f"{datetime.datetime.now(datetime.UTC):%Y%m%dT%H%M%S}-{secrets.token_hex(3)}"


def error_text(error: BaseException) -> str:
    """An error in words, for the record."""
    if isinstance(error, InternalError):
        return f"this program failed on {error.name}: {error.what}"
    if isinstance(error, KeyboardInterrupt):
        return "stopped by a signal (Ctrl-C or SIGTERM)"
    return str(error) or type(error).__name__


@dataclass(frozen=True, slots=True)
class RunRecorder:
    """Keeps the record of a run that begins now."""

    run_id: str
    raw: Path | str
    options: ReadOptions
    policy: Policy
    started_at: datetime.datetime = field(default_factory=lambda: datetime.datetime.now(datetime.UTC))

    @property
    def holder(self) -> str:
        """What stands in the lock, for whoever finds it held."""
        return f"run {self.run_id}, process {os.getpid()} on {platform.node() or 'this machine'}"

    @property
    def seconds(self) -> float:
        """Wall-clock time since it began."""
        return (datetime.datetime.now(datetime.UTC) - self.started_at).total_seconds()

    def record(self, read: int, left: Sequence[str] = ()) -> RunRecord:
        """The record as of now, of a run that read so many plans and left files for the next one."""
        raw = self.raw if isinstance(self.raw, str) and is_bucket(self.raw) else str(local_path(self.raw).absolute())
        asked = {
            "ocr": self.options.ocr,
            "force": self.policy.force,
            "only": list(self.policy.only),
            "removed": self.policy.removed,
            "max_drop": self.policy.max_drop,
            "max_faults": self.policy.max_faults,
            "max_time": self.policy.max_time,
        }
        now = datetime.datetime.now(datetime.UTC)
        seconds = (now - self.started_at).total_seconds()
        return RunRecord(self.run_id, extractor_version(), self.started_at, now, seconds, raw, asked, read, left)

    def write(self, target: Destination, result: str, **facts: object) -> None:
        """Write how the run ended to where ``status`` finds it.

        ``result`` is ``published``, ``unchanged`` or ``failed``. Raises ``OSError`` where it cannot be written.
        """
        ended = {"result": result, **self.record(0).record(), **facts}
        target.write(LAST_RUN, record_bytes(ended))
