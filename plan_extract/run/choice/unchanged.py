"""Which plans need not be read again: those whose files, reader and neighbours are as the manifest says."""

from __future__ import annotations

import time
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from extract.ground.raw import RawFile
from extract.readers import sha256_of
from normalize.store.manifest import SourceEntry
from plan_extract.engine.outcome import Outcome, kept_outcome
from plan_extract.engine.parts import PlanFiles, joined_sha256

_SETTLED_NS = 2_000_000_000
"""A file that was changed less than that before it was looked at may change again without other times."""


def seen(file: RawFile, now_ns: int | None = None) -> str | None:
    """Size and times of a file in a word, None where they would not tell of a change.

    The time of the last change of its state counts too: a copy may have the times of another file.
    """
    try:
        found = file.stat()
    except OSError:  # gone since it was listed: reading it will say so
        return None
    now_ns = time.time_ns() if now_ns is None else now_ns
    if now_ns - max(found.st_mtime_ns, found.st_ctime_ns) < _SETTLED_NS:
        return None
    return f"{found.st_size}:{found.st_mtime_ns}:{found.st_ctime_ns}"


@dataclass(frozen=True, slots=True)
class Memory:
    """What the manifest remembers of the files. ``reader`` gives the word for the way a plan is read now."""

    entries: Mapping[str, SourceEntry]
    reader: Callable[[PlanFiles], str]

    def as_it_is(self, files: PlanFiles) -> list[Outcome]:
        """What became of a plan when it was last read, whatever it is now; nothing for a new one."""
        known = [self.entries[name] for _, name in files.parts if name in self.entries]
        return _outcomes([entry for entry in known if entry.status != "removed"])

    def unchanged(
        self, files: PlanFiles, looks: Mapping[str, str | None], try_again: Container[str] = ()
    ) -> list[Outcome] | None:
        """What became of a plan when it was read; None where it has to be read.

        ``looks`` are what :func:`seen` gives for the files, ``try_again`` the codes of failures that may be over
        although the file is the same.
        """
        names = files.names
        known = [self.entries[name] for name in names if name in self.entries]
        reader = self.reader(files)
        if len(known) != len(names) or not all(
            entry.status in ("ok", "quarantined")
            and entry.files == names
            and entry.group == files.plan_id
            and entry.reader == reader
            and not (entry.error and entry.error.code in try_again)
            for entry in known
        ):
            return None
        if not all(
            _is_same(path, entry, looks[entry.path]) for (path, _), entry in zip(files.parts, known, strict=True)
        ):
            return None
        return _outcomes(known)


def _outcomes(entries: Sequence[SourceEntry]) -> list[Outcome]:
    plans: dict[str, list[SourceEntry]] = {}
    for entry in entries:
        plans.setdefault(entry.plan_id or entry.path, []).append(entry)
    return [kept_outcome(some, _sha256(some)) for some in plans.values()]


def _is_same(file: RawFile, entry: SourceEntry, look: str | None) -> bool:
    if look is not None and look == entry.seen:
        return True
    return entry.sha256 is not None and sha256_of(file) == entry.sha256


def _sha256(entries: Sequence[SourceEntry]) -> str | None:
    sums = [entry.sha256 for entry in entries]
    if None in sums:
        return None
    return joined_sha256(sum_ for sum_ in sums if sum_) if len(sums) > 1 else sums[0]


def first_copies(outcomes: Iterable[Outcome]) -> dict[str, str | None]:
    """For each plan in the order of the names, the plan before it that has the same bytes, or None."""
    first: dict[str | None, str] = {}
    found: dict[str, str | None] = {}
    for outcome in sorted(outcomes, key=lambda outcome: outcome.name):
        if outcome.status == "ok":
            earlier = first.setdefault(outcome.sha256, outcome.name)
            found[outcome.name] = earlier if earlier != outcome.name else None
    return found
