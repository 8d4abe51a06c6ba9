"""A dataset in a bucket: versions side by side, and one small object that says which is the current one.

    OUT/versions/20280101T120000-1a2b/plans.parquet   never changed once it is there
    OUT/manifest.json                                 replaced by one write: the commit; says ``version``
    OUT/plans.parquet                                 a copy of the current version's, for people

An object is replaced whole or not at all, but not two objects together. So who must not meet two versions reads
``manifest.json`` first and then the files below its ``version``. There is no lock between machines.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from extract.ground.raw import file_system_of, s3_endpoint, without_options
from normalize.schema.layout import files_of
from normalize.schema.tables import TABLES
from normalize.store import manifest
from normalize.store.destination import ENTRIES, PUBLISHED
from normalize.store.lock import lock

VERSIONS = "versions"
_KEPT = 2
"""Versions that stay, the current one among them."""


class Bucket:
    """A folder of a bucket as a :class:`destination.Destination`, by its address."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._system, self._root = file_system_of(url)
        self._root = self._root.rstrip("/")
        self._version: str | None = None

    def __str__(self) -> str:
        return without_options(self.url)

    def prepare(self) -> None:
        """Find the current version, and finish what a run that died after its commit left undone."""
        self._find_version()
        if self._version and self.read(f"{self._version}/{manifest.NAME}") is not None:
            self._copy_for_people(self._version)

    @contextmanager
    def locked(self, holder: str) -> Iterator[None]:
        """Hold a lock of this machine for the address: another machine is not kept out."""
        name = hashlib.sha256(f"{self.url} {s3_endpoint()}".encode()).hexdigest()[:16]
        with lock(Path(tempfile.gettempdir()) / f"plan-extract-{name}.lock", holder, str(self)):
            yield

    @contextmanager
    def workspace(self, run_id: str) -> Iterator[Path]:
        """A temporary folder."""
        with tempfile.TemporaryDirectory(prefix=f"plan-extract-{run_id}-") as folder:
            yield Path(folder)

    def commit(self, staged: Path, run_id: str) -> None:
        """The version is there before the manifest that names it; the copies for people come last."""
        version = f"{VERSIONS}/{run_id}"
        for name in PUBLISHED:
            self._put(f"{version}/{name}", (staged / name))
        content = json.loads((staged / manifest.NAME).read_bytes())
        self.write(manifest.NAME, manifest.as_bytes({"version": version, **content}))
        self._version = version
        self._copy_for_people(version)
        with suppress(OSError):  # it is published; the next one clears up
            self._prune(version)

    def read(self, name: str) -> bytes | None:
        """The bytes of an object."""
        from pyarrow.fs import FileType

        path = self._path(name)
        if self._system.get_file_info(path).type != FileType.File:
            return None
        with self._system.open_input_stream(path) as stream:
            return bytes(stream.read())

    def table(self, file: str) -> Any:
        """A Parquet file of the current version, opened."""
        return self._system.open_input_file(self._path(f"{self._current()}/{file}"))

    def size(self, name: str) -> int | None:
        """The bytes of a file of the current version."""
        found: int | None = self._system.get_file_info(self._path(f"{self._current()}/{name}")).size
        return found

    def digest(self, name: str) -> str | None:
        """The SHA-256 of a file of the current version."""
        data = self.read(f"{self._current()}/{name}")
        return None if data is None else hashlib.sha256(data).hexdigest()

    def write(self, name: str, data: bytes) -> None:
        """Write an object."""
        with self._system.open_output_stream(self._path(name)) as stream:
            stream.write(data)

    def remove(self, name: str) -> None:
        """Remove an object."""
        self._system.delete_file(self._path(name))

    def files(self, folder: str) -> Sequence[str]:
        """The paths below a folder."""
        from pyarrow.fs import FileSelector, FileType

        selector = FileSelector(self._path(folder), allow_not_found=True, recursive=True)
        infos = self._system.get_file_info(selector)
        return sorted(info.path[len(self._root) :].lstrip("/") for info in infos if info.type == FileType.File)

    def _path(self, name: str) -> str:
        return f"{self._root}/{name}"

    def _current(self) -> str:
        if self._version is None:
            self._find_version()
        return self._version or "."

    def _find_version(self) -> None:
        found = manifest.read_manifest(self.read(manifest.NAME), str(self))
        self._version = str(found["version"]) if found and "version" in found else None

    def _put(self, name: str, path: Path) -> None:
        with path.open("rb") as file, self._system.open_output_stream(self._path(name)) as stream:
            while chunk := file.read(2**22):
                stream.write(chunk)

    def _copy_for_people(self, version: str) -> None:
        """Put the version's files beside the manifest where they are not those already; drop those of no table."""
        for name in PUBLISHED:
            if name == manifest.NAME:
                continue
            theirs = self._system.get_file_info(self._path(name))
            ours = self._system.get_file_info(self._path(f"{version}/{name}"))
            if theirs.size != ours.size or (theirs.mtime_ns or 0) < (ours.mtime_ns or 0):
                self._copy(f"{version}/{name}", name)
        for name in self._left_over():
            self.remove(name)

    def _left_over(self) -> list[str]:
        """Copies of tables that a version no longer has under that name: beside the manifest, or a part too many."""
        from pyarrow.fs import FileSelector, FileType

        folders = [entry for entry in ENTRIES if entry not in PUBLISHED]
        found = [
            info.path[len(self._root) :].lstrip("/")
            for folder in ("", *folders)
            for info in self._system.get_file_info(FileSelector(self._path(folder), allow_not_found=True))
            if info.type == FileType.File
        ]
        return [name for name in found if any(files_of(table, [name]) for table in TABLES) and name not in PUBLISHED]

    def _copy(self, name: str, to: str) -> None:
        self._system.copy_file(self._path(name), self._path(to))

    def _prune(self, current: str) -> None:
        from pyarrow.fs import FileSelector, FileType

        infos = self._system.get_file_info(FileSelector(self._path(VERSIONS)))
        versions = sorted(info.path for info in infos if info.type == FileType.Directory)
        for path in versions[:-_KEPT]:
            if not path.endswith(current):
                self._system.delete_dir(path)
