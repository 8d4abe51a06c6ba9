"""Where the tables of a published dataset stand, and the bytes of its files."""

from __future__ import annotations

from pathlib import Path

from normalize.schema.layout import file_names
from normalize.schema.tables import TABLES
from normalize.store.destination import PUBLISHED


def table_path(folder: Path, name: str) -> Path:
    """The file of a table, or the folder of its parts: what pandas, polars and pyarrow open."""
    return folder / (name if TABLES[name].in_parts else f"{name}.parquet")


def only_file(folder: Path, name: str) -> Path:
    """The file of a table; of one in parts its only part."""
    (file,) = file_names(TABLES[name])
    return folder / file


def table_files(folder: Path) -> dict[str, bytes]:
    """The bytes of the Parquet files by their published name."""
    return {name: (folder / name).read_bytes() for name in PUBLISHED if name.endswith(".parquet")}
