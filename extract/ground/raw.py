"""The files of RAW, in a folder or in a bucket: what a reader needs of one, and how those of a bucket are found."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Protocol

from extract.ground.errors import UsageError

if TYPE_CHECKING:
    from pyarrow.fs import FileSystem

BUCKETS = ("s3://", "gs://", "gcs://")
"""How the addresses begin that are read and written through ``pyarrow.fs``."""


class FileState(Protocol):
    """What tells that a file was changed: size in bytes, times in nanoseconds."""

    @property
    def st_size(self) -> int:
        """Bytes."""

    @property
    def st_mtime_ns(self) -> int:
        """When the content was written."""

    @property
    def st_ctime_ns(self) -> int:
        """When anything about the file was changed."""


class RawFile(Protocol):
    """A file of RAW: a :class:`pathlib.Path` or a :class:`BucketFile`. It travels between processes."""

    @property
    def suffix(self) -> str:
        """The end of its name, with the dot."""

    def stat(self) -> FileState:
        """Its size and times. Raises ``OSError``."""

    def read_bytes(self) -> bytes:
        """Its content. Raises ``OSError``."""


@dataclass(frozen=True, slots=True)
class BucketFile:
    """A file in a bucket, by its address. ``st_size`` and ``st_mtime_ns`` are from when it was found."""

    url: str
    st_size: int
    st_mtime_ns: int

    @property
    def suffix(self) -> str:
        """The end of its name, with the dot."""
        return PurePosixPath(without_options(self.url)).suffix

    @property
    def st_ctime_ns(self) -> int:
        """Objects are never changed, only replaced."""
        return self.st_mtime_ns

    def stat(self) -> FileState:
        """Its size and times."""
        return self

    def read_bytes(self) -> bytes:
        """Its content. Raises ``OSError``."""
        system, path = file_system_of(self.url)
        with system.open_input_stream(path) as stream:
            return bytes(stream.read())


def is_bucket(address: str) -> bool:
    """Whether an address is one of a bucket, and not a path.

    >>> is_bucket("s3://plans/2566"), is_bucket("data/raw"), is_bucket("C:/plans")
    (True, False, False)
    """
    return address.startswith(BUCKETS)


def without_options(address: str) -> str:
    """An address without its options and the slash at its end.

    >>> without_options("s3://plans/raw/?endpoint_override=localhost")
    's3://plans/raw'
    """
    return address.partition("?")[0].rstrip("/")


def s3_endpoint() -> str | None:
    """The service that the environment names for s3 addresses, None where it is the usual one."""
    return os.environ.get("AWS_ENDPOINT_URL_S3") or os.environ.get("AWS_ENDPOINT_URL")


def file_system_of(url: str) -> tuple[FileSystem, str]:
    """The file system of an address and the path in it.

    Keys, region and endpoint come from the environment as for any client of the service; the endpoint also from the
    address (``?endpoint_override=…``). Raises ``UsageError`` for an address that cannot be understood.
    """
    import pyarrow as pa
    from pyarrow.fs import FileSystem, S3FileSystem

    advice = "Give an address such as s3://bucket/folder"
    if not without_options(url).partition("://")[2]:
        raise UsageError(f"{url} names no bucket", advice)
    try:
        if url.startswith("s3://") and (endpoint := s3_endpoint()) and "endpoint_override" not in url:
            # pyarrow does not look for it itself
            return S3FileSystem(endpoint_override=endpoint), without_options(url).removeprefix("s3://")
        system, path = FileSystem.from_uri(url.replace("gs://", "gcs://", 1) if url.startswith("gs://") else url)
        return system, str(path)
    except (pa.ArrowInvalid, OSError, ValueError) as error:
        raise UsageError(f"{url} cannot be used ({error})", advice) from error


def bucket_files(url: str) -> Iterator[tuple[BucketFile, str]]:
    """All files below an address, with their paths below it. Raises ``UsageError`` where they cannot be listed."""
    from pyarrow.fs import FileSelector, FileType

    system, root = file_system_of(url)
    try:
        infos: list[Any] = system.get_file_info(FileSelector(root, recursive=True))
    except OSError as error:
        raise UsageError(f"{url} cannot be listed ({error})", "Check the address and the keys.") from error
    folder_url, question, options = url.partition("?")
    for info in infos:
        if info.type == FileType.File:
            below = info.path[len(root) :].lstrip("/")
            yield (
                BucketFile(f"{folder_url.rstrip('/')}/{below}{question}{options}", info.size, info.mtime_ns or 0),
                below,
            )
