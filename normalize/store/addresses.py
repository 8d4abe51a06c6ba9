"""The destination for an address."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

from extract.ground.errors import UsageError
from extract.ground.raw import is_bucket
from normalize.store.destination import Destination
from normalize.store.folder import Folder


def destination_of(out: Path | str) -> Destination:
    """A folder for a path or a ``file://`` address, a bucket for its address."""
    if isinstance(out, str) and is_bucket(out):
        from normalize.store.bucket import Bucket

        return Bucket(out)
    return Folder(local_path(out))


def local_path(address: Path | str) -> Path:
    """The path of a ``file://`` address; a path stays one. Raises ``UsageError`` for other addresses.

    >>> local_path("file:///srv/plans").as_posix(), local_path("data/raw").as_posix()
    ('/srv/plans', 'data/raw')
    """
    text = str(address)
    if isinstance(address, Path) or "://" not in text:
        return Path(address)
    parts = urlsplit(text)
    if parts.scheme != "file" or parts.netloc not in ("", "localhost"):
        raise UsageError(f"{text} is no address that can be used", "Give a folder, or file://, s3:// or gs://.")
    return Path(unquote(parts.path))
