"""What runs have learned of files that take too long, also runs that published nothing; none is to hang twice.

A plan that was given up (``limits``) stays set aside without being read, as one that the manifest has. One that was
being read when a run's time was up is read after all others.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Sequence
from dataclasses import asdict

from normalize.store.destination import SLOW, Destination, read_record
from normalize.store.manifest import SourceEntry, entries_of
from plan_extract.engine.outcome import GIVEN_UP
from plan_extract.engine.parts import PlanFiles

_PAUSE_SECONDS = 2.0
"""Between two writes: a file that takes long takes longer than that."""


class SlowFiles:
    """The record of one target. ``given_up`` are the entries of files that were set aside since it was published."""

    def __init__(self, target: Destination) -> None:
        self._target = target
        self._written = 0.0
        found = read_record(target, SLOW)
        self.given_up = _entries(found)
        cut_off = found.get("cut_off")
        self._cut_off = frozenset(map(str, cut_off)) if isinstance(cut_off, list) else frozenset()
        self._changed = False

    def last(self, plans: Sequence[PlanFiles]) -> tuple[list[PlanFiles], list[PlanFiles]]:
        """The plans to read first, and those that an earlier run was at when its time was up."""
        slow = [files for files in plans if self._cut_off.intersection(files.names)]
        return [files for files in plans if files not in slow], slow

    def remember(self, entries: Iterable[SourceEntry]) -> None:
        """Note files that were given up; soon on the disk, whatever becomes of the run."""
        self.given_up |= {entry.path: entry for entry in entries if entry.error and entry.error.code == GIVEN_UP}
        self._changed = True
        if time.monotonic() - self._written > _PAUSE_SECONDS:
            self.write()

    def published(self, cut_off: Iterable[PlanFiles]) -> None:
        """The manifest has what was given up; what is left are the plans that the run was at when its time was up."""
        self.given_up = {}
        self.cut_off(cut_off)

    def cut_off(self, plans: Iterable[PlanFiles]) -> None:
        """Note the plans that the run was at when its time was up, in the place of those before."""
        names = frozenset(name for files in plans for name in files.names)
        self._changed = self._changed or names != self._cut_off or bool(read_record(self._target, SLOW))
        self._cut_off = names
        self.write()

    def write(self) -> None:
        """Write what is new. Raises ``OSError`` where it cannot be written."""
        if not self._changed:
            return
        if self.given_up or self._cut_off:
            sources = [asdict(entry) for entry in self.given_up.values()]
            record = {"sources": sources, "cut_off": sorted(self._cut_off)}
            self._target.write(SLOW, (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode())
        elif read_record(self._target, SLOW):
            self._target.remove(SLOW)
        self._written, self._changed = time.monotonic(), False


def _entries(record: dict[str, object]) -> dict[str, SourceEntry]:
    """The entries of a record; none where somebody spoiled it."""
    try:
        found = entries_of(record)
    except (TypeError, KeyError, AttributeError):
        return {}
    return {path: entry for path, entry in found.items() if entry.status == "quarantined" and entry.error}
