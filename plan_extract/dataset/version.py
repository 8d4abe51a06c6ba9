"""One version of a dataset, to read: whatever runs publish meanwhile, all its tables are of the same run."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extract.ground.errors import UsageError
from extract.ground.raw import file_system_of, is_bucket, without_options
from normalize.schema.layout import files_of
from normalize.schema.tables import SCHEMA_VERSION, TABLES
from normalize.store.addresses import destination_of, local_path
from normalize.store.manifest import NAME as MANIFEST
from normalize.store.manifest import read_manifest
from plan_extract.printing.text_columns import moment

if TYPE_CHECKING:
    import pyarrow as pa

PUBLISH = "Publish one: plan-extract run RAW --out OUT"
_BATCH_ROWS = 8_192


class Version:
    """A published version: its manifest, and its tables as Parquet files of this machine."""

    def __init__(self, out: str, manifest: Mapping[str, Any], place: Callable[[str], Path]) -> None:
        self.out = out
        self.manifest = manifest
        self._place = place

    @property
    def published(self) -> str:
        """When it was published, as people write it."""
        return moment(str(self.manifest["run"]["finished_at"]))

    def rows(self, table: str) -> int:
        """The number of rows of a table. Raises ``UsageError`` for a table that it does not have."""
        return sum(int(self.manifest["files"][file]["rows"]) for file in self._files(table))

    def paths(self, table: str) -> tuple[Path, ...]:
        """The files of a table in the order of its rows, each of the size that the manifest says.

        Raises ``UsageError`` for a table that it does not have, and where a file is gone or another one.
        """
        return tuple(map(self._path, self._files(table)))

    def _path(self, file: str) -> Path:
        size = int(self.manifest["files"][file]["bytes"])
        path = self._place(file)
        try:
            found = path.stat().st_size
        except FileNotFoundError as error:
            raise UsageError(
                f"the version of {self.out} that was published {self.published} has been replaced and removed",
                "Open the dataset again",
            ) from error
        if found != size:
            raise UsageError(
                f"{file} in {self.out} is not the file that {MANIFEST} names ({found:,} bytes, not {size:,})",
                "Copy the whole dataset again when no run is writing it, or run it again",
            )
        return path

    def batches(self, table: str, plans: Sequence[str] | None = None) -> Iterator[pa.RecordBatch]:
        """The rows of a table, in its order and some thousands at a time: all, or those of some plans."""
        import pyarrow as pa
        import pyarrow.compute as pc
        import pyarrow.parquet as pq

        wanted = None if plans is None else pa.array(plans, pa.string())
        for path in self.paths(table):
            with pq.ParquetFile(path) as file:
                for batch in file.iter_batches(_BATCH_ROWS, use_threads=False):
                    if wanted is not None:
                        batch = batch.filter(pc.is_in(batch.column("plan_id"), value_set=wanted))
                    if batch.num_rows:
                        yield batch

    def _files(self, table: str) -> list[str]:
        """The names of a table's files, by the manifest."""
        if table not in TABLES:
            raise UsageError(f"there is no table {table}", f"The tables are: {', '.join(TABLES)}")
        found = files_of(table, self.manifest.get("files", {}))
        if not found:
            raise UsageError(
                f"{self.out} has no table {table}: it was published by an older version of this program",
                "Run it again: plan-extract run RAW --out OUT",
            )
        return found


def open_version(out: str | Path) -> Version:
    """The current version of the dataset in a folder or bucket. Raises ``UsageError`` where there is none to read."""
    if isinstance(out, str) and is_bucket(out):
        return _in_bucket(out)
    return _in_folder(local_path(out))


def _in_folder(folder: Path) -> Version:
    """Behind the manifest's link is the version: it is followed once."""
    if folder.is_file():
        raise UsageError(f"{folder} is a file", "Give the folder of a dataset")
    here = (folder / MANIFEST).resolve().parent
    try:
        data = (here / MANIFEST).read_bytes()
    except FileNotFoundError:
        data = None
    return Version(str(folder), _checked(data, str(folder)), here.joinpath)


def _in_bucket(url: str) -> Version:
    """The manifest names the version; its files are fetched as they are asked for."""
    content = _checked(destination_of(url).read(MANIFEST), without_options(url))
    system, root = file_system_of(url)
    below = f"{root.rstrip('/')}/{content.get('version', '.')}"
    folder = tempfile.TemporaryDirectory(prefix="plan-extract-")

    def fetched(name: str) -> Path:
        from pyarrow.fs import LocalFileSystem, copy_files

        path = Path(folder.name) / name
        if not path.exists():
            path.parent.mkdir(exist_ok=True)
            aside = path.with_name(f"{path.name}.part")
            copy_files(
                f"{below}/{name}", str(aside), source_filesystem=system, destination_filesystem=LocalFileSystem()
            )
            aside.replace(path)
        return path

    return Version(without_options(url), content, fetched)


def _checked(data: bytes | None, where: str) -> Mapping[str, Any]:
    manifest = read_manifest(data, where)
    if manifest is None:
        raise UsageError(f"{where} holds no dataset", PUBLISH)
    theirs = str(manifest.get("schema_version", "unknown"))
    if theirs.partition(".")[0] != SCHEMA_VERSION.partition(".")[0]:
        raise UsageError(
            f"{where} has version {theirs} of the schema, and this program reads {SCHEMA_VERSION}",
            "Run it again, or take the program that published it",
        )
    return manifest
