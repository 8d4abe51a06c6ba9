"""What runs have learned of files that take too long, also runs that published nothing; none is to hang twice.

A plan that was given up (``limits``) stays set aside without being read, as one that the manifest has. One that was
being read when a run's time was up is read after all that were cut off less often, until it is read: whatever hangs,
each night reads others first.
"""

from __future__ import annotations

import time
from collections.abc import Container, Iterable, Sequence
from dataclasses import asdict, replace

from normalize.store.destination import SLOW, Destination, read_record, record_bytes
from normalize.store.manifest import SourceEntry, entries_of
from plan_extract.engine.outcome import GIVEN_UP
from plan_extract.engine.parts import PlanFiles, by_cut_off

_PAUSE_SECONDS = 2.0
"""Between two writes: a file that takes long takes longer than that."""


class SlowFiles:
    """The record of one target. ``given_up`` are the entries of files that were set aside since it was published."""

    def __init__(self, target: Destination) -> None:
        self._target = target
        self._written = 0.0
        found = read_record(target, SLOW)
        self.given_up = _entries(found)
        self._before = _times(found.get("cut_off"))
        self._cut_off = self._before
        self._changed = False
        self._settled = False

    def in_order(self, plans: Sequence[PlanFiles]) -> list[PlanFiles]:
        """The plans as they are to be read: each says how often it was cut off, the fewest times first."""
        if not self._before:
            return list(plans)
        return by_cut_off(
            replace(files, cut_off=max(self._before.get(name, 0) for name in files.names)) for files in plans
        )

    def remember(self, entries: Iterable[SourceEntry]) -> None:
        """Note files that were given up; soon on the disk, whatever becomes of the run."""
        self.given_up |= {entry.path: entry for entry in entries if entry.error and entry.error.code == GIVEN_UP}
        self._changed = True
        if time.monotonic() - self._written > _PAUSE_SECONDS:
            self.write()

    def published(self, cut_off: Iterable[PlanFiles], unread: Container[str]) -> None:
        """The manifest has what was given up; what is left are the plans that were cut off."""
        self.given_up = {}
        self._changed = self._changed or bool(read_record(self._target, SLOW))
        self.run_ended(cut_off, unread)

    def run_ended(self, cut_off: Iterable[PlanFiles], unread: Container[str] | None = None) -> None:
        """Note the plans that the run was at when its time was up; those before stay while they are ``unread``.

        Without ``unread`` all stay: the run failed, and what it read is lost; not so where it was told what is unread
        before. To be told twice changes nothing.
        """
        if unread is None and self._settled:
            return
        self._settled = unread is not None
        times = {name: times for name, times in self._before.items() if unread is None or name in unread}
        for name in (name for files in cut_off for name in files.names):
            times[name] = self._before.get(name, 0) + 1
        self._changed = self._changed or times != self._cut_off
        self._cut_off = times
        self.write()

    def write(self) -> None:
        """Write what is new. Raises ``OSError`` where it cannot be written."""
        if not self._changed:
            return
        if self.given_up or self._cut_off:
            sources = [asdict(entry) for entry in self.given_up.values()]
            record = {"sources": sources, "cut_off": dict(sorted(self._cut_off.items()))}
            self._target.write(SLOW, record_bytes(record))
        elif read_record(self._target, SLOW):
            self._target.remove(SLOW)
        self._written, self._changed = time.monotonic(), False


def _times(record: object) -> dict[str, int]:
    """How often files were cut off, by a record; one of names alone is of an earlier version."""
    if isinstance(record, list):
        return dict.fromkeys(map(str, record), 1)
    found = record if isinstance(record, dict) else {}
    return {name: times for name, times in found.items() if type(times) is int and times > 0}


def _entries(record: dict[str, object]) -> dict[str, SourceEntry]:
    """The entries of a record; none where somebody spoiled it."""
    try:
        found = entries_of(record)
    except (TypeError, KeyError, AttributeError):
        return {}
    return {path: entry for path, entry in found.items() if entry.status == "quarantined" and entry.error}
