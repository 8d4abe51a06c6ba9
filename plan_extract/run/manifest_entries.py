"""What the manifest says of each source after a run: read, kept, or gone."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from extract.ground.options import ReadOptions
from normalize.store.manifest import SourceEntry
from plan_extract.engine.documents import extractor_version
from plan_extract.engine.outcome import Outcome
from plan_extract.run.choice.by_hand import ByHand, reader_word
from plan_extract.run.choice.fingerprint import fingerprint
from plan_extract.run.choice.policy import Policy
from plan_extract.run.outcome.quarantine import NotCopied


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
    not_copied: NotCopied,
) -> Iterator[SourceEntry]:
    """The entries of the files that are there. ``known`` are those before the run: what is kept stays as it is.

    ``not_copied`` is of the files that were set aside by this run.
    """
    for outcome in outcomes:
        if outcome.kept:
            for path, _ in outcome.files:
                entry = known[path]
                yield _with_facts(entry, looks.get(path), not_copied.get(path, entry.not_copied))
        else:
            word = readers.word(outcome.group, outcome.read_with or (outcome.name,))
            for entry in outcome.entries(looks, word, extractor_version()):
                yield _with_facts(entry, entry.seen, not_copied.get(entry.path))


def _with_facts(entry: SourceEntry, seen: str | None, not_copied: str | None) -> SourceEntry:
    """An entry with these facts; itself where it has them, as nearly all of a country's have."""
    if (entry.seen, entry.not_copied) == (seen, not_copied):
        return entry
    return replace(entry, seen=seen, not_copied=not_copied)


def entries_of_gone(
    known: Mapping[str, SourceEntry],
    here: Container[str],
    outcomes: Iterable[Outcome],
    policy: Policy,
    hidden: Container[str] = (),
) -> list[SourceEntry]:
    """The entries of sources that are not there any more. One without rows is told once.

    ``here`` are the paths of the files that are there. Those of ``hidden`` may be there too, in a folder that cannot be
    listed: their entries and rows stay.
    """
    taken = {outcome.plan_id for outcome in outcomes}
    found: list[SourceEntry] = []
    for path, entry in known.items():
        if path in here:
            continue
        if (policy.partial or path in hidden) and entry.plan_id not in taken:
            found.append(entry)
        elif policy.removed == "keep" and entry.rows and entry.plan_id not in taken:
            found.append(replace(entry, status="removed"))
        elif entry.status != "removed" or entry.rows:
            found.append(replace(entry, status="removed", rows={}, issues={}, baht={}, cells={}, shared={}))
    return found


def newly_gone(gone: Iterable[SourceEntry], known: Mapping[str, SourceEntry]) -> tuple[str, ...]:
    """The paths of sources that this run found to be gone, and no run before it."""
    return tuple(entry.path for entry in gone if entry.status == "removed" != known[entry.path].status)


def says_the_same(before: Mapping[str, SourceEntry], found: Iterable[SourceEntry], gone: Iterable[SourceEntry]) -> bool:
    """Whether the manifest would say the same of the sources that were ``found`` and those that are gone as before.

    Files' times and copies do not count, nor what a manifest says for one run only.
    """
    now = []
    for entry in found:
        known = before.get(entry.path, entry)
        now.append(_with_facts(entry, known.seen, known.not_copied))
    return _lasting([*now, *gone]) == _lasting(before.values())


def _lasting(entries: Iterable[SourceEntry]) -> dict[str, SourceEntry]:
    """What a manifest says for longer than one run."""
    return {entry.path: entry for entry in entries if entry.status != "removed" or entry.rows}
