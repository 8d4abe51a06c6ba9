"""What the manifest says of each source after a run: read, kept, or gone."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import PurePosixPath

from extract.ground.options import ReadOptions
from normalize.store.manifest import SourceEntry
from plan_extract.engine.documents import extractor_version
from plan_extract.engine.outcome import Outcome
from plan_extract.run.by_hand import ByHand, reader_word
from plan_extract.run.fingerprint import fingerprint
from plan_extract.run.policy import Policy


@dataclass(slots=True)
class ReaderWords:
    """The word for the way in which files are read now; see :func:`fingerprint.fingerprint`."""

    options: ReadOptions
    corrections: ByHand
    _by_suffix: dict[str, str] = field(default_factory=dict)

    def word(self, group: str | None, names: Sequence[str]) -> str:
        """That of files which are by their names one plan; they are of one type."""
        suffix = PurePosixPath(names[0]).suffix.lower()
        if suffix not in self._by_suffix:
            self._by_suffix[suffix] = fingerprint(suffix, self.options)
        return reader_word(self._by_suffix[suffix], self.corrections.of(group, names))


def entries_after(
    outcomes: Iterable[Outcome],
    known: Mapping[str, SourceEntry],
    looks: Mapping[str, str | None],
    readers: ReaderWords,
) -> Iterator[SourceEntry]:
    """The entries of the files that are there. ``known`` are those before the run: what is kept stays as it is."""
    for outcome in outcomes:
        if outcome.kept:
            yield from (replace(known[path], seen=looks.get(path)) for path, _ in outcome.files)
        else:
            word = readers.word(outcome.group, outcome.read_with or (outcome.name,))
            yield from outcome.entries(looks, word, extractor_version())


def entries_of_gone(
    known: Mapping[str, SourceEntry], here: Container[str], outcomes: Iterable[Outcome], policy: Policy
) -> list[SourceEntry]:
    """The entries of sources that are not there any more. One without rows is told once.

    ``here`` are the paths of the files that are there.
    """
    taken = {outcome.plan_id for outcome in outcomes}
    found: list[SourceEntry] = []
    for path, entry in known.items():
        if path in here:
            continue
        if policy.partial and entry.plan_id not in taken:
            found.append(entry)
        elif policy.removed == "keep" and entry.rows and entry.plan_id not in taken:
            found.append(replace(entry, status="removed"))
        elif entry.status != "removed" or entry.rows:
            found.append(replace(entry, status="removed", rows={}, issues={}, baht={}, cells={}))
    return found


def newly_gone(gone: Iterable[SourceEntry], known: Mapping[str, SourceEntry]) -> tuple[str, ...]:
    """The paths of sources that this run found to be gone, and no run before it."""
    return tuple(entry.path for entry in gone if entry.status == "removed" != known[entry.path].status)


def says_the_same(
    known: Mapping[str, SourceEntry],
    kept: Iterable[Outcome],
    refused: Iterable[SourceEntry],
    gone: Iterable[SourceEntry],
) -> bool:
    """Whether the manifest would say the same after a run that read nothing as before it.

    Files' times do not count, nor what a manifest says for one run only.
    """
    now = {path: known[path] for outcome in kept for path, _ in outcome.files}
    for entry in refused:
        now[entry.path] = replace(entry, seen=known[entry.path].seen) if entry.path in known else entry
    return _lasting(chain(now.values(), gone)) == _lasting(known.values())


def _lasting(entries: Iterable[SourceEntry]) -> dict[str, SourceEntry]:
    """What a manifest says for longer than one run."""
    return {entry.path: entry for entry in entries if entry.status != "removed" or entry.rows}
