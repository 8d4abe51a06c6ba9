"""Readers of tables while runs publish: by the advised ways none fails, and none ever reads a wrong row.

pyarrow, pandas, DuckDB and polars open a path twice or more: once for the footer, then for the pages that it points to.
A link that is replaced in between gives them the footer of one version and the pages of another: an error, and with
DuckDB, where the first page happens to fit, wrong rows. So by the path alone nothing is promised.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from threading import Event, Thread

import duckdb
import pandas as pd
import polars as pl
import pyarrow
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from normalize.schema.keys import PlanRows
from parsers.records.blocks import DetailBlock
from parsers.records.budget import TableItem
from parsers.records.plan import PlanDocument
from plan_extract import open_dataset
from plan_extract.evaluation.dataset import load_dataset

Read = Callable[[Path], Sequence[str]]
PUBLISHES = 40


def by_pyarrow(path: Path) -> Sequence[str]:
    found: list[str] = pq.read_table(path)["project_id"].to_pylist()
    return found


def by_pandas(path: Path) -> Sequence[str]:
    return list(pd.read_parquet(path, dtype_backend="pyarrow").project_id)


def by_duckdb(path: Path) -> Sequence[str]:
    with duckdb.connect() as connection:
        return [row[0] for row in connection.execute(f"select project_id from '{path}'").fetchall()]


def by_polars(path: Path) -> Sequence[str]:
    return pl.read_parquet(path)["project_id"].to_list()


READERS: dict[str, Read] = {"pyarrow": by_pyarrow, "pandas": by_pandas, "DuckDB": by_duckdb, "polars": by_polars}


@pytest.fixture
def versions(
    plan: Callable[..., PlanDocument],
    item: Callable[..., TableItem],
    detail: Callable[..., DetailBlock],
    rows_of: Callable[..., PlanRows],
) -> tuple[PlanRows, PlanRows]:
    """Two plans of which each is a version: of their tables every page has another size and another place."""
    few = rows_of(plan((item(), detail())), "a")
    many = rows_of(plan(*((item(f"โครงการที่ {number}"), None) for number in range(300))), "b")
    return few, many


def _resolved(read: Read, path: Path) -> Sequence[str]:
    return read(path.resolve())


def ids(rows: PlanRows) -> list[str]:
    return sorted(str(row["project_id"]) for row in rows["projects"])


def reading(
    ways: dict[str, Callable[[], Sequence[str]]], right: Sequence[list[str]], over: Event
) -> Counter[tuple[str, str]]:
    """Read in all ways until it is over; counts reads, failures and wrong rows by way."""
    counts: Counter[tuple[str, str]] = Counter()
    while not over.is_set():
        for name, read in ways.items():
            counts[name, "read"] += 1
            try:
                found = list(read())
            except (OSError, pa.ArrowException, duckdb.Error, pl.exceptions.PolarsError):
                counts[name, "failed"] += 1
            else:
                counts[name, "wrong"] += found not in right
    return counts


@pytest.mark.slow
def test_no_reader_fails_while_runs_publish(
    versions: tuple[PlanRows, PlanRows], publish_to: Callable[..., None], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    publish_to(out, versions[0])
    projects = out / "projects.parquet"
    over = Event()

    def publish() -> None:
        try:
            for number in range(PUBLISHES):
                publish_to(out, versions[(number + 1) % 2])
        finally:
            over.set()

    def opened() -> Sequence[str]:
        with pyarrow.OSFile(str(projects)) as file:
            found: list[str] = pq.read_table(file)["project_id"].to_pylist()
            return found

    advised: dict[str, Callable[[], Sequence[str]]] = {
        "open_dataset": lambda: list(open_dataset(out).projects.project_id),
        "a file that is opened once": opened,
    }
    for name, read in READERS.items():
        advised[f"{name}, resolved"] = partial(_resolved, read, projects)
    by_path = {f"{name}, by path": partial(read, projects) for name, read in READERS.items()}
    publisher = Thread(target=publish)
    publisher.start()
    counts = reading({**advised, **by_path}, [ids(rows) for rows in versions], over)
    publisher.join()
    assert all(counts[name, "read"] >= 3 for name in advised), counts
    assert {name: counts[name, "failed"] for name in advised} == dict.fromkeys(advised, 0)
    assert {name: counts[name, "wrong"] for name in advised} == dict.fromkeys(advised, 0)


def test_why_a_path_can_fail_and_its_version_cannot(
    versions: tuple[PlanRows, PlanRows], publish_to: Callable[..., None], tmp_path: Path
) -> None:
    """What ``pq.read_table`` does in two steps, with a publish between them: no loop, no chance."""
    out = tmp_path / "out"
    publish_to(out, versions[1])
    projects = out / "projects.parquet"
    by_path, by_version = pq.ParquetDataset(projects), pq.ParquetDataset(projects.resolve())
    publish_to(out, versions[0])
    with pytest.raises(OSError, match=r"."):
        by_path.read()
    assert by_version.read()["project_id"].to_pylist() == ids(versions[1])


def test_an_evaluation_reads_one_version(
    versions: tuple[PlanRows, PlanRows],
    publish_to: Callable[..., None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    out = tmp_path / "out"
    publish_to(out, versions[1])
    read_table = pq.read_table
    read: list[Path] = []

    def meanwhile(path: Path) -> pa.Table:
        if not read:
            publish_to(out, versions[0])
        read.append(path)
        return read_table(path)

    monkeypatch.setattr(pq, "read_table", meanwhile)
    load_dataset(out)
    assert len({next(up for up in path.parents if up.parent.name == ".versions") for path in read}) == 1
    assert not any(path.is_symlink() for path in read)
