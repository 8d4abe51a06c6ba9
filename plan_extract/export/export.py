"""A dataset as a file for other programs: an Excel workbook, CSV files, a DuckDB file. Whole, or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from extract.ground.errors import UsageError
from plan_extract.dataset.full_disk import full_disk_said
from plan_extract.dataset.query import VIEWS
from plan_extract.dataset.version import open_version
from plan_extract.export.batches import Chosen, chosen
from plan_extract.export.csv_files import write_csv
from plan_extract.export.duckdb_file import write_duckdb
from plan_extract.export.workbook import write_excel

Form = Literal["xlsx", "csv", "duckdb"]

_WRITERS: dict[Form, Callable[[Chosen, Path], Sequence[str]]] = {"xlsx": write_excel, "duckdb": write_duckdb}
"""Each writes at a path, and says what a person should know of it."""

USUAL: dict[Form, str] = {"xlsx": "dataset.xlsx", "csv": "dataset-csv", "duckdb": "dataset.duckdb"}
"""How an export is called where nobody says."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written where, with the rows of each table; ``notes`` are what to know of it."""

    path: Path
    rows: Mapping[str, int]
    notes: Sequence[str]


def export(
    out: str | Path,
    form: Form,
    output: Path | None = None,
    *,
    tables: Sequence[str] = (),
    only: Sequence[str] = (),
    force: bool = False,
    raw: bool = False,
) -> Exported:
    """Write the dataset in ``out`` as a workbook, a folder of CSV files, or a DuckDB file at ``output``.

    ``tables`` and ``only`` choose tables by name and plans by pattern (see :func:`batches.chosen`); without them
    all is written, and ``budget``, the tidy table, with it. What is there already is replaced with ``force`` alone, and
    only once the new one is whole. In CSV a text that a spreadsheet would run is made inert; with ``raw`` it is not.

    Raises ``UsageError`` where there is no dataset, nothing can be written at ``output``, or a table has more rows than
    a sheet of Excel.
    """
    if raw and form != "csv":
        raise UsageError("--raw is of csv: the others keep every text as it is", "Leave it out")
    output = output or Path(USUAL[form])
    version = open_version(out)
    taken = chosen(version, tables, only)
    _refuse(output, Path(version.out), form, force)
    with full_disk_said(output), _aside(output) as new:
        if form == "csv":
            new.mkdir()
            notes = write_csv(taken, new, raw=raw)
        else:
            notes = _WRITERS[form](taken, new)
    return Exported(output, taken.rows, notes)


def _refuse(output: Path, out: Path, form: Form, force: bool) -> None:
    """Raises ``UsageError`` where nothing should be written."""
    if not output.parent.is_dir():
        raise UsageError(f"the folder {output.parent} does not exist", "Make it, or give another --output")
    if output.resolve().is_relative_to(out.resolve()):
        raise UsageError(f"{output} is in the dataset itself", "Give an --output elsewhere: runs manage that folder")
    if not output.exists():
        return
    if output.is_dir() != (form == "csv"):
        what, wanted = ("folder", "file") if output.is_dir() else ("file", "folder")
        raise UsageError(f"{output} is a {what}, and {form} is a {wanted}", "Give another --output")
    if form == "csv" and (foreign := [path.name for path in output.iterdir() if not _is_ours(path)]):
        raise UsageError(f"{output} holds other files, such as {foreign[0]}", "Give another --output")
    if not force:
        raise UsageError(f"{output} exists", "Give another --output, or --force to replace it")


def _is_ours(path: Path) -> bool:
    return path.suffix == ".csv" and path.stem in VIEWS


@contextmanager
def _aside(output: Path) -> Iterator[Path]:
    """A name beside ``output`` to write at; it takes that place when it is whole, else it goes."""
    new, old = (output.with_name(f".{output.name}.{word}") for word in ("new", "old"))
    log = new.with_name(f"{new.name}.wal")  # of DuckDB, which leaves it where it fails
    _remove(new)
    _remove(log)
    try:
        yield new
        if output.is_dir():
            _remove(old)
            output.rename(old)
        new.replace(output)
    finally:
        for left in (new, log, old):
            _remove(left)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
