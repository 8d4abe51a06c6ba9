"""The version that is published before a run: its manifest, and whether rows may be taken from its tables."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from normalize.schema.layout import files_of
from normalize.schema.tables import TABLES
from normalize.store.destination import SEEN, Destination, read_record
from normalize.store.manifest import NAME as MANIFEST
from normalize.store.manifest import SourceEntry, entries_of, read_manifest
from normalize.store.stored import StoredTables


@dataclass(frozen=True, slots=True)
class PreviousVersion:
    """``manifest`` is None where nothing was published yet. ``entries`` are its sources by path.

    ``damaged`` says that its files are not as they were written: then there are no entries, so that all is read again.
    """

    target: Destination
    manifest: Mapping[str, Any] | None
    entries: Mapping[str, SourceEntry]
    damaged: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether there is one, with all its files."""
        return self.manifest is not None and not self.damaged

    @property
    def published_at(self) -> str | None:
        """When it was published, as the manifest writes times."""
        return str(self.manifest["run"]["finished_at"]) if self.manifest and "run" in self.manifest else None

    @property
    def row_counts(self) -> dict[str, Mapping[str, int]]:
        """The rows that each plan has in each table, by plan_id."""
        return {entry.plan_id or "": entry.rows for entry in self.entries.values() if entry.rows}

    def stored_tables(self) -> StoredTables | None:
        """The tables to take rows from; None where there are none."""
        if not self.entries or self.manifest is None:
            return None
        files = {name: files_of(name, self.manifest["files"]) for name in TABLES}
        sources = {name: [self.target.table(file) for file in own] for name, own in files.items()}
        return StoredTables(sources, self.row_counts)

    def checked(self) -> PreviousVersion:
        """This version, or one that is ``damaged`` where its tables are not byte by byte as they were written."""
        stored = self.stored_tables()
        if self.manifest is None or stored is None:
            return self
        files = self.manifest["files"]
        whole = all(self.target.digest(name) == files[name]["sha256"] for name in files) and stored.is_whole()
        return self if whole else replace(self, entries={}, damaged=True)

    def remember_seen(self, looks: Mapping[str, str | None]) -> None:
        """Note the times of files whose content is the same: the next run need not look into them again.

        ``looks`` are what :func:`unchanged.seen` gives for the files.
        """
        entries, manifest = self.entries, self.manifest
        if manifest and any(look and path in entries and look != entries[path].seen for path, look in looks.items()):
            seen_since = {path: look for path, look in looks.items() if look and path in entries}
            self.target.write(SEEN, json.dumps({"run": manifest["run"]["id"], "seen": seen_since}).encode())


def previous_version(target: Destination) -> PreviousVersion:
    """What is published in the target, with the times of files that runs have seen since."""
    manifest = read_manifest(target.read(MANIFEST), str(target))
    if manifest is not None and not _has_its_files(target, manifest):
        return PreviousVersion(target, manifest, {}, damaged=True)
    entries = entries_of(manifest)
    since = read_record(target, SEEN)
    if manifest and since.get("run") == manifest["run"]["id"]:
        for path, look in since["seen"].items():
            if path in entries:
                entries[path] = replace(entries[path], seen=look)
    return PreviousVersion(target, manifest, entries)


def _has_its_files(target: Destination, manifest: Mapping[str, Any]) -> bool:
    """Whether the published files are there, with their sizes."""
    return all(target.size(name) == file["bytes"] for name, file in manifest["files"].items())
