"""A dataset in a folder of a file system: versions side by side, and one link that says which is the current one.

    OUT/plans.parquet -> .versions/.current/plans.parquet   what people open
    OUT/sections -> .versions/.current/sections             a table in parts: a folder
    OUT/.versions/.current -> .20280101T120000-1a2b         replaced by one rename: the commit
    OUT/.versions/.20280101T120000-1a2b/                    never changed once it has its name

So all files change at the same moment. Who reads several of them and must not meet two versions follows the link once:
``Path("OUT/manifest.json").resolve().parent``. A version that was replaced stays for a while for such readers. The
names of versions begin with a dot, so that a tool that takes folders for tables (Arrow, Spark) finds none in them.
"""

from __future__ import annotations

import errno
import os
import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from extract.ground.errors import UsageError
from normalize.description import datapackage
from normalize.schema.layout import entry_name, files_of
from normalize.schema.tables import TABLES
from normalize.store import manifest
from normalize.store.destination import ENTRIES, LAST_RUN, PUBLISHED
from normalize.store.lock import lock
from normalize.store.parquet import sha256_of

VERSIONS, LOCK = ".versions", ".lock"
CURRENT = f"{VERSIONS}/.current"
_NEW = ".new-"
"""How the name of a version begins while it is written."""

_LINK = ".link-"
_SPARE = ".last-run.spare"
"""Room on the disk for the record of a run that finds it full: that is written there, and takes the record's name."""

_SPARE_BYTES = 16_384
_KEPT_SECONDS = 600.0
"""A version that was replaced longer ago is removed at the next publish; who opened it has read it by then."""


class Folder:
    """A folder as a :class:`destination.Destination`."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __str__(self) -> str:
        return str(self.path)

    @property
    def current(self) -> Path:
        """The folder of the current version; the folder itself where the files stand in it as such."""
        link = self.path / CURRENT
        return link.resolve() if link.is_dir() else self.path

    def prepare(self) -> None:
        """Remove what a run that died left behind, and see that versions can be written.

        Call it before the work, so that a wrong ``--out`` costs no time. Raises ``UsageError`` where the folder cannot
        be used, or where something that is not a file stands in a published file's place.
        """
        for name in ENTRIES:
            if not _may_be_replaced(self.path / name, is_file=name in PUBLISHED):
                what = "file" if name in PUBLISHED else "folder of Parquet files alone"
                remedy = "Move it away: a published file takes its place."
                raise UsageError(f"{self.path / name} is not a {what}", remedy)
        versions = self.path / VERSIONS
        for left in (*self.path.glob(f"{_LINK}*"), *versions.glob(f"{_LINK}*"), *versions.glob(f"{_NEW}*")):
            if left.is_dir() and not left.is_symlink():
                shutil.rmtree(left, ignore_errors=True)
            else:
                left.unlink(missing_ok=True)
        if (self.path / CURRENT).is_dir():
            for name in ENTRIES:
                if not (self.path / name).exists() and (self.current / name).exists():
                    self._link(name, f"{CURRENT}/{name}")  # somebody removed it
            self._unlink_left_over()

    @contextmanager
    def locked(self, holder: str) -> Iterator[None]:
        """Hold the folder's lock; the folder is made where there is none."""
        if any(0xD800 <= ord(sign) < 0xE000 for sign in str(self.path)):
            raise UsageError(f"the name of {self.path} is no UTF-8", "Give another --out: Parquet takes no such path.")
        try:
            self.path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UsageError(f"{self.path} cannot be made ({error.strerror})", "Give a folder as --out.") from error
        if not os.access(self.path, os.W_OK | os.X_OK):
            raise UsageError(f"{self.path} cannot be written to", "Give another --out, or change its permissions.")
        with lock(self.path / LOCK, holder, str(self.path)):
            yield

    @contextmanager
    def workspace(self, run_id: str) -> Iterator[Path]:
        """A folder beside the versions, so that a finished one only needs a new name."""
        folder = self.path / VERSIONS / f"{_NEW}{run_id}"
        folder.mkdir(parents=True)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def commit(self, staged: Path, run_id: str) -> None:
        """Everything is on the disk before the version has its name, and has its name before it is the current one.

        Where links cannot be made the files are put into the folder one by one, the manifest last: not in one step.
        """
        _sync([*(staged / name for name in PUBLISHED), *(staged / name for name in ENTRIES if name not in PUBLISHED)])
        _sync([staged])
        version = self.path / VERSIONS / f".{run_id}"
        staged.rename(version)
        _sync([version.parent])
        replaced = self._adopted() or self.current
        try:
            for name in ENTRIES:
                self._link(name, f"{CURRENT}/{name}")
        except (OSError, NotImplementedError):
            self._put_one_by_one(version)
            return
        _sync([self.path])
        self._link(CURRENT, version.name)
        _sync([version.parent])
        with suppress(OSError):
            self._unlink_left_over()
            self._prune(version, replaced)

    def read(self, name: str) -> bytes | None:
        """The bytes of a file."""
        try:
            return (self.path / name).read_bytes()
        except FileNotFoundError:
            return None

    def table(self, file: str) -> Path:
        """The path of a Parquet file in its version."""
        return self.current / file

    def size(self, name: str) -> int | None:
        """The bytes of a file."""
        try:
            return (self.current / name).stat().st_size
        except OSError:
            return None

    def digest(self, name: str) -> str | None:
        """The SHA-256 of a file."""
        try:
            return sha256_of(self.current / name)
        except OSError:
            return None

    def write(self, name: str, data: bytes) -> None:
        """Write a file beside its place first: there is the old one or the new one, and never half of it.

        Where the disk is too full for that, the record of the last run has room that was kept for it: it says why.
        """
        path = self._own(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        aside, spare = self.path / f"{_LINK}file", self.path / _SPARE
        try:
            aside.write_bytes(data)
            _sync([aside])
        except OSError as error:
            aside.unlink(missing_ok=True)
            if name != LAST_RUN or error.errno not in (errno.ENOSPC, errno.EDQUOT) or not os.path.lexists(spare):
                raise
            _write_over(spare, data)
            aside = spare
        aside.replace(path)
        _sync([path.parent])
        if name == LAST_RUN and not os.path.lexists(spare):
            try:
                spare.write_bytes(b" " * _SPARE_BYTES)
                _sync([spare])
            except OSError:
                spare.unlink(missing_ok=True)

    def remove(self, name: str) -> None:
        """Remove a file and the folders that it leaves empty."""
        path = self._own(name)
        path.unlink(missing_ok=True)
        for folder in path.parents:
            if folder == self.path:
                return
            try:
                folder.rmdir()
            except OSError:
                return

    def files(self, folder: str) -> Sequence[str]:
        """The paths below a folder, from the destination's root."""
        try:
            root = self._own(f"{folder}/any").parent
        except OSError:
            return []
        return [path.relative_to(self.path).as_posix() for path in sorted(root.rglob("*")) if path.is_file()]

    def _own(self, name: str) -> Path:
        """The path of a file beside the versions.

        Raises ``OSError`` where a link leads to it: what is there is not ours to replace or to remove.
        """
        path = self.path / name
        for folder in path.parents:
            if folder == self.path:
                break
            if folder.is_symlink():
                raise OSError(errno.ELOOP, f"{folder.relative_to(self.path)} is a link")
        return path

    def _link(self, name: str, to: str) -> None:
        """Have ``name`` be a link to ``to``, in one step; in two where a folder of parts stands in its place."""
        path = self.path / name
        if path.is_symlink() and path.readlink() == Path(to):
            return
        aside = path.with_name(f"{_LINK}{path.name}")
        aside.unlink(missing_ok=True)
        aside.symlink_to(to)
        if path.is_dir() and not path.is_symlink():
            path.rename(path.with_name(f"{_LINK}was-{path.name}"))  # it is in a version by now; `prepare` removes it
        aside.replace(path)

    def _unlink_left_over(self) -> None:
        """Remove the tables of an older schema that the current version does not have under that name."""
        for name in TABLES:
            path = self.path / f"{name}.parquet"
            if path.name not in ENTRIES and not (self.current / path.name).exists():
                path.unlink(missing_ok=True)
        for left in self.path.glob(f"{_LINK}was-*"):
            shutil.rmtree(left, ignore_errors=True)

    def _adopted(self) -> Path | None:
        """Make a version of published files that stand in the folder as such; None where there are none.

        Names are added to the files, nothing is moved, so that at any moment each file can be read under its own name.
        """
        names = self._files_of_no_version()
        if not names:
            return None
        version = self.path / VERSIONS / f".before-{time.time_ns():x}"
        aside = version.with_name(f"{_NEW}before")
        aside.mkdir()
        for name in names:
            with suppress(FileNotFoundError):
                if entry_name(name) != name and (self.path / name).is_file():
                    (aside / name).parent.mkdir(exist_ok=True)
                _same_file(self.path / name, aside / name)
        _sync([*aside.rglob("*"), aside])
        aside.rename(version)
        _sync([version.parent])
        with suppress(OSError, NotImplementedError):
            self._link(CURRENT, version.name)
        return version

    def _files_of_no_version(self) -> list[str]:
        """The published files that stand in the folder as such, by their own manifest."""
        if (self.path / CURRENT).exists() or not (self.path / manifest.NAME).is_file():
            return []
        found = manifest.read_manifest((self.path / manifest.NAME).read_bytes(), str(self.path)) or {}
        named = [name for name in found.get("files", {}) if _is_published_name(name)]
        return list(dict.fromkeys([*named, *PUBLISHED]))

    def _put_one_by_one(self, version: Path) -> None:
        """The files of the version in their places, the manifest last; those that it does not have are removed."""
        before = self._files_of_no_version()
        for name in PUBLISHED:
            (self.path / name).parent.mkdir(exist_ok=True)
            (version / name).replace(self.path / name)
        for name in before:
            if name not in PUBLISHED:
                (self.path / name).unlink(missing_ok=True)
        _sync([self.path])
        shutil.rmtree(self.path / VERSIONS, ignore_errors=True)

    def _prune(self, current: Path, replaced: Path) -> None:
        now = time.time()
        for version in (self.path / VERSIONS).iterdir():
            if version.is_symlink() or version.samefile(current):
                continue
            if version.samefile(replaced):
                os.utime(version, (now, now))  # tells when it was replaced
            elif version.stat().st_mtime < now - _KEPT_SECONDS and not version.name.startswith(_NEW):
                shutil.rmtree(version, ignore_errors=True)


def _write_over(path: Path, data: bytes) -> None:
    """Write a file in the place that it has on the disk.

    Raises ``OSError`` where there is no such place, or another name leads to it.
    """
    descriptor = os.open(path, os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0))
    try:
        if os.fstat(descriptor).st_nlink > 1:
            raise OSError(errno.EMLINK, f"{path} has a second name")
        while data:
            data = data[os.write(descriptor, data) :]
        os.ftruncate(descriptor, os.lseek(descriptor, 0, os.SEEK_CUR))
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _may_be_replaced(path: Path, *, is_file: bool) -> bool:
    """Whether a published file, or folder of parts, may take the place of what is there."""
    if path.is_symlink() or not path.exists():
        return True
    if is_file or not path.is_dir():
        return is_file and path.is_file()
    return all(part.suffix == ".parquet" and part.is_file() for part in path.iterdir())


def _is_published_name(name: str) -> bool:
    """Whether a manifest's name for a file is one that this program gives: no path that leads elsewhere."""
    return name == datapackage.NAME or any(files_of(table, [name]) for table in TABLES)


def _same_file(path: Path, other: Path) -> None:
    try:
        os.link(path, other)
    except FileNotFoundError:
        raise
    except OSError:
        shutil.copyfile(path, other)


def _sync(paths: Sequence[Path]) -> None:
    """Flush files or folders to the disk (``fsync``)."""
    for path in paths:
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
