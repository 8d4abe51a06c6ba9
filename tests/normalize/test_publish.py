from __future__ import annotations

import datetime
import itertools
import json
import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from plan_extract.extract.errors import ContractError, UsageError
from plan_extract.normalize import parquet
from plan_extract.normalize.keys import Rows
from plan_extract.normalize.manifest import Entry, Failure, Run, load_manifest, removed
from plan_extract.normalize.parquet import RowStore, encode
from plan_extract.normalize.publish import PUBLISHED, prepare, publish
from plan_extract.normalize.schema import TABLES, arrow_schema
from plan_extract.parsers.records import DetailBlock, PlanDocument, TableItem

NOON = datetime.datetime(2028, 1, 1, 12, tzinfo=datetime.UTC)
RUN = Run("r1", "0.0.0", NOON, NOON, 1.5)


@pytest.fixture
def plans(
    plan: Callable[..., PlanDocument],
    item: Callable[..., TableItem],
    detail: Callable[..., DetailBlock],
    rows_of: Callable[..., Rows],
) -> list[Rows]:
    """Four plans whose names sort otherwise as plans than as the beginning of a project's key."""
    documents = {
        "a": plan((item(cells={2571: 5, 2572: 0}), detail(budget_status="none"))),
        "a-b": plan((item(cells={2571: "dash"}), None), (item("โครงการอื่น"), None)),
        "c/a": plan(pages=True),
        "ข": plan((None, detail(amounts=((None, "0.5", "total"),)))),
    }
    return [rows_of(document, plan_id) for plan_id, document in documents.items()]


def stored(out: Path, plans: Iterable[Rows], spill_bytes: int = parquet.SPILL_BYTES) -> RowStore:
    store = RowStore(out, spill_bytes=spill_bytes)
    for rows in plans:
        store.add(rows)
    return store


def ask(query: str) -> list[Any]:
    with duckdb.connect() as connection:
        return connection.execute(query).fetchall()


def published(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()}


def test_all_files_stand_there_even_without_a_plan(tmp_path: Path) -> None:
    publish(tmp_path, RowStore(tmp_path), [], RUN)
    assert {path.name for path in tmp_path.iterdir()} == set(PUBLISHED)
    for name, table in TABLES.items():
        read = pq.read_table(tmp_path / f"{name}.parquet")
        assert read.num_rows == 0
        assert read.schema.equals(arrow_schema(table), check_metadata=False)
        assert tuple(pl.read_parquet(tmp_path / f"{name}.parquet").columns) == table.names
        assert ask(f"select count(*) from '{tmp_path / name}.parquet'") == [(0,)]


@pytest.mark.parametrize("spill_bytes", [0, 1500, parquet.SPILL_BYTES])
def test_same_bytes_whatever_the_order_and_the_memory(spill_bytes: int, plans: Sequence[Rows], tmp_path: Path) -> None:
    publish(tmp_path / "first", stored(tmp_path / "first", plans), [], RUN)
    expected = published(tmp_path / "first")
    for number, order in enumerate(itertools.permutations(plans)):
        out = tmp_path / str(number)
        publish(out, stored(out, order, spill_bytes), [], RUN)
        assert published(out) == expected


def test_groups_of_rows_do_not_change_what_is_read(
    plans: Sequence[Rows], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored(tmp_path, plans).write(tmp_path / "one")
    monkeypatch.setattr(parquet, "_GROUP_ROWS", 1)
    monkeypatch.setattr(parquet, "_GROUP_ROWS_OF", {})
    stored(tmp_path, plans).write(tmp_path / "many")
    for name in TABLES:
        one, many = (pq.read_table(tmp_path / folder / f"{name}.parquet") for folder in ("one", "many"))
        assert one.equals(many)
    assert pq.ParquetFile(tmp_path / "many" / "projects.parquet").num_row_groups == 3


def test_joining_small_batches_on_the_way_changes_no_byte(
    plans: Sequence[Rows], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored(tmp_path, plans).write(tmp_path / "late")
    monkeypatch.setattr(parquet, "_LOOSE_BATCHES", 2)
    stored(tmp_path, plans).write(tmp_path / "soon")
    assert published(tmp_path / "late") == published(tmp_path / "soon")


def test_rows_are_sorted_by_key(plans: Sequence[Rows], tmp_path: Path) -> None:
    stored(tmp_path, plans).write(tmp_path)
    for name, table in TABLES.items():
        rows = pq.read_table(tmp_path / f"{name}.parquet").to_pylist()
        keys = [tuple((row[part] is not None, row[part] or 0) for part in table.key) for row in rows]
        assert keys == sorted(keys), name


def test_readers_find_the_documented_types(plans: Sequence[Rows], tmp_path: Path) -> None:
    stored(tmp_path, plans).write(tmp_path)
    path = tmp_path / "budget_lines.parquet"
    frame = pl.read_parquet(path)
    assert frame.schema["amount_baht"] == pl.Decimal(18, 2)
    assert frame.schema["fiscal_year_be"] == pl.Int32
    assert frame.schema["project_id"] == pl.String
    types = dict(ask(f"select column_name, column_type from (describe select * from '{path}')"))
    assert (types["amount_baht"], types["fiscal_year_be"]) == ("DECIMAL(18,2)", "INTEGER")
    pandas = pd.read_parquet(path, dtype_backend="pyarrow")
    assert str(pandas["amount_baht"].dtype) == "decimal128(18, 2)[pyarrow]"
    dates = pq.read_schema(tmp_path / "projects.parquet")
    assert dates.field("period_start_on").type == pa.date32()
    assert dates.field("in_table").type == pa.bool_()
    assert dates.field("match_score").type == pa.float64()


def test_absent_dash_and_zero_stay_three_things(plans: Sequence[Rows], tmp_path: Path) -> None:
    stored(tmp_path, plans).write(tmp_path)
    lines = pl.read_parquet(tmp_path / "budget_lines.parquet")
    assert set(lines.select("status", "amount_baht").unique().rows()) >= {("dash", None), ("none", None)}
    assert lines.filter(status="zero")["amount_baht"].to_list() == [0]


def test_a_plan_added_twice_is_refused(plans: Sequence[Rows], tmp_path: Path) -> None:
    store = stored(tmp_path, plans)
    with pytest.raises(ContractError, match="twice"):
        store.add(plans[0])


def test_rows_that_break_the_contract_are_refused_when_added(plans: Sequence[Rows], tmp_path: Path) -> None:
    plans[0]["projects"][0]["kind"] = "programme"
    store = RowStore(tmp_path)
    with pytest.raises(ContractError, match=r"projects\.kind"):
        store.add(plans[0])
    assert len(store) == 0


def test_an_encoded_plan_travels_between_processes(plans: Sequence[Rows], tmp_path: Path) -> None:
    store = RowStore(tmp_path)
    for rows in plans:
        store.add(pickle.loads(pickle.dumps(encode(rows))))
    store.write(tmp_path / "travelled")
    stored(tmp_path, plans).write(tmp_path / "stayed")
    assert published(tmp_path / "travelled") == published(tmp_path / "stayed")


def test_encoding_does_not_import_pandas(plans: Sequence[Rows], tmp_path: Path) -> None:
    # pyarrow.array would: ten times the cost of a plan, in every process.
    (tmp_path / "rows").write_bytes(pickle.dumps(plans))
    code = (
        "import pickle, sys, pathlib; from plan_extract.normalize.parquet import RowStore\n"
        f"out = pathlib.Path({str(tmp_path)!r}); store = RowStore(out)\n"
        "for rows in pickle.loads((out / 'rows').read_bytes()): store.add(rows)\n"
        "store.write(out / 'files'); sys.exit('pandas' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


# All or nothing


def test_a_failure_while_writing_leaves_out_as_it_was(
    plans: Sequence[Rows], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, stored(tmp_path, plans[:1]), [], RUN)
    before = published(tmp_path)

    def full(_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with stored(tmp_path, plans) as store, pytest.raises(OSError, match="No space"):
        publish(tmp_path, store, [], RUN)
    assert published(tmp_path) == before
    assert {path.name for path in tmp_path.iterdir()} == set(PUBLISHED)


def test_the_manifest_takes_its_place_last(
    plans: Sequence[Rows], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved: list[str] = []
    replace = Path.replace

    def watched(self: Path, target: Path) -> Path:
        moved.append(target.name)
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", watched)
    publish(tmp_path, stored(tmp_path, plans), [], RUN)
    assert moved[-1] == "manifest.json"
    assert len(moved) == len(set(moved)) == len(PUBLISHED)


def test_publishing_again_replaces_every_file(plans: Sequence[Rows], tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mine")
    publish(tmp_path, stored(tmp_path, plans), [], RUN)
    publish(tmp_path, stored(tmp_path, plans[:1]), [], RUN)
    assert pq.read_table(tmp_path / "plans.parquet").num_rows == 1
    assert {path.name for path in tmp_path.iterdir()} == {*PUBLISHED, "README.md"}


def test_leftovers_of_dead_runs_are_removed_and_those_of_living_ones_kept(tmp_path: Path) -> None:
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    (tmp_path / f".staging-{dead.pid}").mkdir()
    (tmp_path / f".staging-{os.getppid()}").mkdir()
    (tmp_path / ".staging-mine").mkdir()
    prepare(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {f".staging-{os.getppid()}", ".staging-mine"}


def test_an_out_that_cannot_be_used_is_said_before_the_work(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError):
        prepare(tmp_path / "file")
    (tmp_path / "out" / "plans.parquet").mkdir(parents=True)
    with pytest.raises(UsageError, match=r"plans\.parquet is not a file"):
        prepare(tmp_path / "out")


# Data package and manifest


def test_the_data_package_describes_every_file_and_column(plans: Sequence[Rows], tmp_path: Path) -> None:
    publish(tmp_path, stored(tmp_path, plans), [], RUN)
    package = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    assert {resource["path"] for resource in package["resources"]} == {f"{name}.parquet" for name in TABLES}
    for resource in package["resources"]:
        fields = resource["schema"]["fields"]
        read = pq.read_schema(tmp_path / resource["path"])
        assert [field["name"] for field in fields] == read.names
        assert [field["arrowType"] for field in fields] == [
            str(kind).replace("[day]", "").replace("double", "float64") for kind in read.types
        ]
        assert resource["rows"] == pq.read_metadata(tmp_path / resource["path"]).num_rows
        assert resource["schema"]["primaryKey"] == list(TABLES[resource["name"]].key)
        for key in resource["schema"]["foreignKeys"]:
            assert key["reference"].get("resource", resource["name"]) in TABLES
            assert key["reference"].get("resource") != resource["name"]


def test_the_manifest_tells_of_every_source(plans: Sequence[Rows], tmp_path: Path) -> None:
    store = stored(tmp_path, plans[:1])
    entries = [
        Entry("b.txt", "quarantined", error=Failure("empty", "the file is empty", "Give a file with text.")),
        Entry("a.txt", "ok", "a", "0" * 64, "txt", "0.0.0", store.counts("a")),
    ]
    publish(tmp_path, store, entries, RUN)
    manifest = load_manifest(tmp_path)
    assert manifest is not None
    first, second = manifest["sources"]
    assert (first["path"], first["rows"]["projects"], first["error"]) == ("a.txt", 1, None)
    assert (second["status"], second["error"]["code"], second["rows"]) == ("quarantined", "empty", {})
    assert manifest["run"]["started_at"] == "2028-01-01T12:00:00.000+00:00"
    assert set(manifest["files"]) == set(PUBLISHED) - {"manifest.json"}


def test_times_stand_in_the_manifest_alone(plans: Sequence[Rows], tmp_path: Path) -> None:
    later = Run("r2", "0.0.0", NOON + datetime.timedelta(days=1), NOON + datetime.timedelta(days=1), 2.0)
    publish(tmp_path / "a", stored(tmp_path / "a", plans), [], RUN)
    publish(tmp_path / "b", stored(tmp_path / "b", plans), [], later)
    first, second = published(tmp_path / "a"), published(tmp_path / "b")
    assert {name for name in first if first[name] != second[name]} == {"manifest.json"}


def test_a_source_that_is_gone_is_reported_once() -> None:
    old: dict[str, Any] = {
        "sources": [
            {"path": "a.txt", "status": "ok"},
            {"path": "b.txt", "status": "removed"},
            {"path": "c.txt", "status": "ok"},
        ]
    }
    assert [entry.path for entry in removed(old, ["c.txt"])] == ["a.txt"]
    assert removed(None, ["c.txt"]) == []


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"sources": [{"path": 1}]}', '{"sources": {}}'])
def test_a_foreign_manifest_is_refused(content: str, tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text(content)
    with pytest.raises(UsageError, match="not a manifest"):
        load_manifest(tmp_path)


def test_no_manifest_is_no_error(tmp_path: Path) -> None:
    assert load_manifest(tmp_path) is None
