from __future__ import annotations

import datetime
import itertools
import json
import os
import pickle
import shutil
import subprocess
import sys
import uuid
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from dataset_files import only_file, table_files, table_path

from extract.ground.errors import ContractError, ShrunkError, UsageError
from normalize.schema.keys import PlanRows
from normalize.schema.layout import file_names
from normalize.schema.tables import TABLES, arrow_schema
from normalize.store import parquet
from normalize.store.destination import ENTRIES, PUBLISHED
from normalize.store.encoded import encode, encode_together
from normalize.store.folder import Folder
from normalize.store.manifest import Failure, RunRecord, SourceEntry, entries_of, read_manifest
from normalize.store.parquet import RowStore
from normalize.store.publish import publish
from normalize.store.stored import StoredTables, in_order
from parsers.records.blocks import DetailBlock
from parsers.records.budget import TableItem
from parsers.records.plan import PlanDocument

NOON = datetime.datetime(2028, 1, 1, 12, tzinfo=datetime.UTC)


@pytest.fixture
def plans(
    plan: Callable[..., PlanDocument],
    item: Callable[..., TableItem],
    detail: Callable[..., DetailBlock],
    rows_of: Callable[..., PlanRows],
) -> list[PlanRows]:
    """Four plans whose names sort otherwise as plans than as the beginning of a project's key."""
    documents = {
        "a": plan((item(cells={2571: 5, 2572: 0}), detail(budget_status="none"))),
        "a-b": plan((item(cells={2571: "dash"}), None), (item("โครงการอื่น"), None)),
        "c/a": plan(pages=True),
        "ข": plan((None, detail(amounts=((None, "0.5", "total"),)))),
    }
    return [rows_of(document, plan_id) for plan_id, document in documents.items()]


def gathered(folder: Path, plans: Iterable[PlanRows], spill_bytes: int = parquet.SPILL_BYTES) -> RowStore:
    store = RowStore(folder / "rows", spill_bytes=spill_bytes)
    for rows in plans:
        store.add(rows)
    return store


def put(
    out: Path,
    plans: Iterable[PlanRows],
    entries: Sequence[SourceEntry] = (),
    *,
    at: datetime.datetime = NOON,
    spill_bytes: int = parquet.SPILL_BYTES,
    max_drop: float | None = None,
) -> None:
    """Publish plans as a run does."""
    run = RunRecord(uuid.uuid4().hex, "0.0.0", at, at, 1.5)
    target = Folder(out)
    with target.locked("a test"):
        target.prepare()
        previous = read_manifest(target.read("manifest.json"), str(out))
        with target.workspace(run.id) as folder, gathered(folder, plans, spill_bytes) as store:
            publish(target, folder, store, entries, run, previous=previous, max_drop=max_drop)


def watched(out: Path, monkeypatch: pytest.MonkeyPatch, names: Iterable[str] = PUBLISHED) -> list[dict[str, bytes]]:
    """What people can open after each replacement from now on; grows while a publish goes on."""
    states: list[dict[str, bytes]] = []
    replace = Path.replace

    def noted(self: Path, target: Path) -> Path:
        done = replace(self, target)
        states.append({name: (out / name).read_bytes() for name in names})
        return done

    monkeypatch.setattr(Path, "replace", noted)
    return states


def versions(out: Path) -> int:
    return sum(not path.is_symlink() for path in (out / ".versions").iterdir())


def sources_of(folder: Path) -> dict[str, list[Path]]:
    """The files of each table, as a store is given them."""
    return {name: [folder / file for file in file_names(table)] for name, table in TABLES.items()}


def manifest_of(out: Path) -> dict[str, Any]:
    found = read_manifest((out / "manifest.json").read_bytes(), str(out))
    assert found is not None
    return found


def ask(query: str) -> list[Any]:
    with duckdb.connect() as connection:
        return connection.execute(query).fetchall()


def published(out: Path) -> dict[str, bytes]:
    """What people open, but for the manifest: that has a clock."""
    return {name: (out / name).read_bytes() for name in PUBLISHED}


def timeless(out: Path) -> dict[str, bytes]:
    return {name: data for name, data in published(out).items() if name != "manifest.json" and name[0] != "."}


def test_all_files_stand_there_even_without_a_plan(tmp_path: Path) -> None:
    put(tmp_path, [])
    assert {path.name for path in tmp_path.iterdir() if not path.name.startswith(".")} == set(ENTRIES)
    for name, table in TABLES.items():
        read = pq.read_table(table_path(tmp_path, name))
        assert read.num_rows == 0
        assert read.schema.equals(arrow_schema(table), check_metadata=False)
        assert tuple(pl.read_parquet(table_path(tmp_path, name)).columns) == table.names
        glob = f"{name}/*.parquet" if table.in_parts else f"{name}.parquet"
        assert ask(f"select count(*) from '{tmp_path / glob}'") == [(0,)]


@pytest.mark.slow
@pytest.mark.parametrize("spill_bytes", [0, 1500, parquet.SPILL_BYTES])
def test_same_bytes_whatever_the_order_and_the_memory(
    spill_bytes: int, plans: Sequence[PlanRows], tmp_path: Path
) -> None:
    put(tmp_path / "first", plans)
    expected = timeless(tmp_path / "first")
    for number, order in enumerate(itertools.permutations(plans)):
        out = tmp_path / str(number)
        put(out, order, spill_bytes=spill_bytes)
        assert timeless(out) == expected


def test_groups_of_rows_do_not_change_what_is_read(
    plans: Sequence[PlanRows], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gathered(tmp_path, plans).write(tmp_path / "one")
    monkeypatch.setattr(parquet, "_GROUP_ROWS", 1)
    monkeypatch.setattr(parquet, "_GROUP_ROWS_OF", {})
    gathered(tmp_path, plans).write(tmp_path / "many")
    for name in TABLES:
        one, many = (pq.read_table(table_path(tmp_path / folder, name)) for folder in ("one", "many"))
        assert one.equals(many)
    assert pq.ParquetFile(tmp_path / "many" / "projects.parquet").num_row_groups == 3


def test_joining_small_batches_on_the_way_changes_no_byte(
    plans: Sequence[PlanRows], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gathered(tmp_path, plans).write(tmp_path / "late")
    monkeypatch.setattr(parquet, "_LOOSE_BATCHES", 2)
    gathered(tmp_path, plans).write(tmp_path / "soon")
    assert table_files(tmp_path / "late") == table_files(tmp_path / "soon")


def test_rows_are_sorted_by_key(plans: Sequence[PlanRows], tmp_path: Path) -> None:
    gathered(tmp_path, plans).write(tmp_path)
    for name, table in TABLES.items():
        rows = pq.read_table(table_path(tmp_path, name)).to_pylist()
        keys = [tuple((row[part] is not None, row[part] or 0) for part in table.key) for row in rows]
        assert keys == sorted(keys), name


def test_readers_find_the_documented_types(plans: Sequence[PlanRows], tmp_path: Path) -> None:
    gathered(tmp_path, plans).write(tmp_path)
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


def test_absent_dash_and_zero_stay_three_things(plans: Sequence[PlanRows], tmp_path: Path) -> None:
    gathered(tmp_path, plans).write(tmp_path)
    lines = pl.read_parquet(tmp_path / "budget_lines.parquet")
    assert set(lines.select("status", "amount_baht").unique().rows()) >= {("dash", None), ("none", None)}
    assert lines.filter(status="zero")["amount_baht"].to_list() == [0]


def test_a_plan_added_twice_is_refused(plans: Sequence[PlanRows], tmp_path: Path) -> None:
    store = gathered(tmp_path, plans)
    with pytest.raises(ContractError, match="twice"):
        store.add(plans[0])


def test_rows_that_break_the_contract_are_refused_when_added(plans: Sequence[PlanRows], tmp_path: Path) -> None:
    plans[0]["projects"][0]["kind"] = "programme"
    store = RowStore(tmp_path / "rows")
    with pytest.raises(ContractError, match=r"projects\.kind"):
        store.add(plans[0])
    assert len(store) == 0


def test_an_encoded_plan_travels_between_processes(plans: Sequence[PlanRows], tmp_path: Path) -> None:
    store = RowStore(tmp_path / "rows")
    for rows in plans:
        store.add(pickle.loads(pickle.dumps(encode(rows))))
    store.write(tmp_path / "travelled")
    gathered(tmp_path, plans).write(tmp_path / "stayed")
    assert table_files(tmp_path / "travelled") == table_files(tmp_path / "stayed")


def test_plans_encoded_together_are_the_plans_encoded_alone(plans: Sequence[PlanRows], tmp_path: Path) -> None:
    together = encode_together([plans[2], plans[0], plans[3], plans[1]])
    for rows in plans:
        alone, (other,) = encode(rows), [plan for plan in together if plan.plan_id == rows["plans"][0]["plan_id"]]
        assert other.counts == alone.counts
        assert all(other.batch(name) == alone.batch(name) for name in alone.packed)
    for spill_bytes in (0, parquet.SPILL_BYTES):
        store = RowStore(tmp_path / "rows", spill_bytes=spill_bytes)
        for plan in together:
            store.add(plan)
        store.write(tmp_path / str(spill_bytes))
        gathered(tmp_path / "alone", plans).write(tmp_path / "apart")
        assert table_files(tmp_path / str(spill_bytes)) == table_files(tmp_path / "apart")


def test_a_plan_is_dropped_from_those_that_were_encoded_together(plans: Sequence[PlanRows], tmp_path: Path) -> None:
    store = RowStore(tmp_path / "rows")
    for plan in encode_together(plans):
        store.add(plan)
    store.drop("a-b")
    store.write(tmp_path / "dropped")
    gathered(tmp_path, [plans[0], *plans[2:]]).write(tmp_path / "never")
    assert table_files(tmp_path / "dropped") == table_files(tmp_path / "never")


@pytest.mark.process
def test_encoding_does_not_import_pandas(plans: Sequence[PlanRows], tmp_path: Path) -> None:
    # pyarrow.array would: ten times the cost of a plan, in every process.
    (tmp_path / "rows").write_bytes(pickle.dumps(plans))
    code = (
        "import pickle, sys, pathlib; from normalize.store.parquet import RowStore\n"
        f"out = pathlib.Path({str(tmp_path)!r}); store = RowStore(out / 'spilled')\n"
        "for rows in pickle.loads((out / 'rows').read_bytes()): store.add(rows)\n"
        "store.write(out / 'files'); sys.exit('pandas' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


# All or nothing


def test_a_failure_while_writing_leaves_out_as_it_was(
    plans: Sequence[PlanRows], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, plans[:1])
    before = published(tmp_path)

    def full(_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        put(tmp_path, plans)
    assert published(tmp_path) == before
    assert versions(tmp_path) == 1


def test_all_files_change_in_one_step(
    plans: Sequence[PlanRows], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing that people open changes before the link to the version does, and nothing after."""
    put(tmp_path, plans[:1])
    before = published(tmp_path)
    states = watched(tmp_path, monkeypatch)
    put(tmp_path, plans)
    assert states[-1] != before
    assert all(state in (before, states[-1]) for state in states)


def test_publishing_again_replaces_every_file(plans: Sequence[PlanRows], tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mine")
    put(tmp_path, plans)
    put(tmp_path, plans[:1])
    assert pq.read_table(tmp_path / "plans.parquet").num_rows == 1
    assert {path.name for path in tmp_path.iterdir() if path.name[0] != "."} == {*ENTRIES, "README.md"}


def older(folder: Path) -> None:
    """Have a dataset look as one of schema 1.x: a file a table."""
    manifest = json.loads((folder / "manifest.json").read_bytes())
    for name in ("sections", "project_items"):
        (file,) = file_names(TABLES[name])
        (folder / file).rename(folder / f"{name}.parquet")
        (folder / name).rmdir()
        manifest["files"][f"{name}.parquet"] = manifest["files"].pop(file)
    (folder / "manifest.json").write_text(json.dumps(manifest))


def test_files_that_an_older_version_published_stay_readable_until_they_are_replaced(
    plans: Sequence[PlanRows], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those of its tables that are folders now too: their files go when the folders have come."""
    put(tmp_path / "made", plans[:1])
    out = tmp_path / "out"
    shutil.copytree(Folder(tmp_path / "made").current, out)
    older(out)
    assert not any(path.is_symlink() or path.is_dir() for path in out.iterdir())
    old = {path.name: path.read_bytes() for path in out.iterdir()}
    lasting = old.keys() - {"sections.parquet", "project_items.parquet"}
    states = watched(out, monkeypatch, lasting)
    put(out, plans)
    before, after = {name: old[name] for name in lasting}, {name: (out / name).read_bytes() for name in lasting}
    assert before in states
    assert all(state in (before, after) for state in states)
    assert pq.read_table(out / "plans.parquet").num_rows == len(plans)
    assert {path.name for path in out.iterdir() if path.name[0] != "."} == set(ENTRIES)
    adopted = next(path for path in (out / ".versions").iterdir() if path.name.startswith(".before-"))
    assert {path.name: path.read_bytes() for path in adopted.iterdir()} == old


def test_links_of_an_older_version_go_with_it(plans: Sequence[PlanRows], tmp_path: Path) -> None:
    put(tmp_path, plans[:1])
    older(Folder(tmp_path).current)
    (tmp_path / "sections.parquet").symlink_to(".versions/.current/sections.parquet")
    Folder(tmp_path).prepare()
    assert pq.read_table(tmp_path / "sections.parquet").num_rows
    put(tmp_path, plans)
    assert {path.name for path in tmp_path.iterdir() if path.name[0] != "."} == set(ENTRIES)


def test_a_copy_without_links_gets_them(plans: Sequence[PlanRows], tmp_path: Path) -> None:
    put(tmp_path / "made", plans[:1])
    out = tmp_path / "out"
    shutil.copytree(Folder(tmp_path / "made").current, out)
    old = published(out)
    put(out, plans)
    assert published(out) == published(Folder(out).current)
    assert all((out / name).is_symlink() for name in ENTRIES)
    assert not list(out.glob(".link-*"))
    before = next(path for path in (out / ".versions").iterdir() if path.name.startswith(".before-"))
    assert published(before) == old


def test_where_links_cannot_be_made_files_take_their_place_the_manifest_last(
    plans: Sequence[PlanRows], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise OSError(1, "Operation not permitted")

    moved: list[str] = []
    replace = Path.replace

    def watched(self: Path, target: Path) -> Path:
        moved.append(target.relative_to(tmp_path).as_posix())
        return replace(self, target)

    monkeypatch.setattr(Path, "symlink_to", refused)
    put(tmp_path, plans[:1])
    monkeypatch.setattr(Path, "replace", watched)
    put(tmp_path, plans)
    assert [name for name in moved if name in PUBLISHED] == list(PUBLISHED)
    assert pq.read_table(tmp_path / "plans.parquet").num_rows == len(plans)
    assert not any(path.is_symlink() for path in tmp_path.iterdir())


def test_a_version_stays_for_its_readers_and_goes_later(plans: Sequence[PlanRows], tmp_path: Path) -> None:
    put(tmp_path, plans[:1])
    opened = (tmp_path / "manifest.json").resolve().parent
    put(tmp_path, plans[:2])
    put(tmp_path, plans[:3])
    assert pq.read_table(opened / "plans.parquet").num_rows == 1
    os.utime(opened, (0, 0))
    put(tmp_path, plans)
    assert not opened.exists()
    assert versions(tmp_path) == 3


def test_who_takes_folders_for_tables_finds_no_table_in_a_version(plans: Sequence[PlanRows], tmp_path: Path) -> None:
    """Some tools read every folder of a dataset as a table in parts."""
    put(tmp_path, plans)
    folders = {path.name for path in tmp_path.iterdir() if path.is_dir()}
    assert folders == {".versions", "sections", "project_items"}
    assert pq.read_table(tmp_path / ".versions").num_rows == 0


def test_leftovers_of_a_run_that_died_are_removed(tmp_path: Path) -> None:
    (tmp_path / ".versions" / ".new-dead" / "files").mkdir(parents=True)
    (tmp_path / ".link-plans.parquet").symlink_to("nowhere")
    Folder(tmp_path).prepare()
    assert [path.name for path in tmp_path.rglob("*")] == [".versions"]


def test_an_out_that_cannot_be_used_is_said_before_the_work(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError), Folder(tmp_path / "file").locked("a test"):
        pass
    (tmp_path / "out" / "plans.parquet").mkdir(parents=True)
    with pytest.raises(UsageError, match=r"plans\.parquet is not a file"):
        Folder(tmp_path / "out").prepare()
    (tmp_path / "other" / "sections").mkdir(parents=True)
    (tmp_path / "other" / "sections" / "mine.txt").write_text("")
    with pytest.raises(UsageError, match=r"sections is not a folder of Parquet files alone"):
        Folder(tmp_path / "other").prepare()
    assert (tmp_path / "other" / "sections" / "mine.txt").exists()


# Rows of an earlier version


def test_kept_plans_give_the_same_bytes_as_new_ones(
    plans: Sequence[PlanRows], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever plans are taken from the version before: the files depend on the plans alone."""
    monkeypatch.setattr(parquet, "_GROUP_ROWS", 2)
    monkeypatch.setattr(parquet, "_GROUP_ROWS_OF", {})
    put(tmp_path, plans)
    first = Folder(tmp_path).current
    ids = [str(rows["plans"][0]["plan_id"]) for rows in plans]
    counts = {plan_id: encode(rows).counts for plan_id, rows in zip(ids, plans, strict=True)}
    for kept in itertools.chain.from_iterable(itertools.combinations(ids, n) for n in range(1, len(ids) + 1)):
        stored = StoredTables(sources_of(first), counts)
        with RowStore(tmp_path / "rows", stored=stored) as store:
            for plan_id, rows in zip(ids, plans, strict=True):
                if plan_id in kept:
                    store.keep(plan_id)
                else:
                    store.add(rows)
            store.write(tmp_path / "again")
        for name in TABLES:
            assert only_file(tmp_path / "again", name).read_bytes() == only_file(first, name).read_bytes()


def test_a_part_of_the_kept_plans_is_what_they_are_alone(plans: Sequence[PlanRows], tmp_path: Path) -> None:
    put(tmp_path / "all", plans)
    put(tmp_path / "some", [plans[0], plans[3]])
    ids = [str(rows["plans"][0]["plan_id"]) for rows in plans]
    counts = {plan_id: encode(rows).counts for plan_id, rows in zip(ids, plans, strict=True)}
    stored = StoredTables(sources_of(tmp_path / "all"), counts)
    with RowStore(tmp_path / "rows", stored=stored) as store:
        store.keep(ids[3])
        store.keep(ids[0])
        store.write(tmp_path / "again")
    for name in TABLES:
        again, alone = only_file(tmp_path / "again", name), only_file(tmp_path / "some", name)
        assert again.read_bytes() == alone.read_bytes()


def test_tables_whose_rows_are_not_those_of_the_counts_are_not_whole(plans: Sequence[PlanRows], tmp_path: Path) -> None:
    put(tmp_path, plans)
    sources = sources_of(tmp_path)
    counts = {str(rows["plans"][0]["plan_id"]): encode(rows).counts for rows in plans}
    assert StoredTables(sources, counts).is_whole()
    assert not StoredTables(sources, dict(list(counts.items())[1:])).is_whole()
    assert not StoredTables(sources | {"plans": [tmp_path / "manifest.json"]}, counts).is_whole()
    assert not StoredTables(sources | {"plans": [tmp_path / "gone"]}, counts).is_whole()
    assert not StoredTables(sources | {"sections": []}, counts).is_whole()


def test_rows_are_found_in_all_parts_of_a_table(
    plans: Sequence[PlanRows], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A plan in the first part, two that end it and begin the next: each is where the counts say."""
    monkeypatch.setattr(parquet, "_GROUP_ROWS_OF", {"sections": 1})
    put(tmp_path, plans)
    whole = pq.read_table(table_path(tmp_path, "sections"))
    counts = {str(rows["plans"][0]["plan_id"]): encode(rows).counts for rows in plans}
    order = in_order(TABLES["sections"], counts)
    cut = sum(counts[plan_id]["sections"] for plan_id in order[:2])
    parts = [tmp_path / "first", tmp_path / "second"]
    for path, rows in zip(parts, (whole.slice(0, cut), whole.slice(cut)), strict=True):
        pq.write_table(rows, path)
    stored = StoredTables(sources_of(tmp_path) | {"sections": parts}, counts)
    assert stored.is_whole()
    for kept in ([order[0]], order[1:3], order[3:], order):
        (found,) = stored.slices(TABLES["sections"], [kept])
        assert dict.fromkeys(name for batch in found for name in batch.column("plan_id").to_pylist()).keys() == {*kept}


def test_rows_that_are_another_plan_s_are_never_kept(plans: Sequence[PlanRows], tmp_path: Path) -> None:
    """Counts whose sum is right and that are not: rows are found by counting, and say themselves whose they are."""
    put(tmp_path, plans)
    sources = sources_of(tmp_path)
    counts = {str(rows["plans"][0]["plan_id"]): dict(encode(rows).counts) for rows in plans}
    first, second = list(counts)[:2]
    counts[first]["issues"] += 1
    counts[second]["issues"] -= 1
    assert StoredTables(sources, counts).is_whole()
    with RowStore(tmp_path / "rows", stored=StoredTables(sources, counts)) as store:
        store.keep(first)
        with pytest.raises(ContractError, match="not where the manifest says"):
            store.write(tmp_path / "again")


def test_a_plan_that_is_not_stored_cannot_be_kept(tmp_path: Path) -> None:
    with pytest.raises(ContractError, match="not stored"):
        RowStore(tmp_path).keep("a")


# Checks before the commit


def test_a_table_that_would_shrink_too_much_stops_the_publish(plans: Sequence[PlanRows], tmp_path: Path) -> None:
    put(tmp_path, plans)
    before = published(tmp_path)
    with pytest.raises(ShrunkError, match="from 4 to 1 rows, by 75 %") as caught:
        put(tmp_path, plans[:1], max_drop=50)
    assert "--max-drop 76" in caught.value.remedy
    assert published(tmp_path) == before
    put(tmp_path, plans[:2], max_drop=60)
    put(tmp_path, plans[:1])
    assert pq.read_table(tmp_path / "plans.parquet").num_rows == 1


@pytest.mark.parametrize("name", PUBLISHED)
def test_files_that_are_not_what_was_written_are_not_published(
    name: str, plans: Sequence[PlanRows], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, plans)
    before = published(tmp_path)
    write = RowStore.write

    def spoiled(self: RowStore, folder: Path) -> Any:
        found = write(self, folder)
        if name.endswith(".parquet"):
            pq.write_table(pa.table({"plan_id": ["a"]}), folder / name)
        return found

    monkeypatch.setattr(RowStore, "write", spoiled)
    if not name.endswith(".parquet"):
        monkeypatch.setattr(Path, "write_bytes", lambda _self, data: len(data))
    with pytest.raises((ContractError, OSError)):
        put(tmp_path, plans)
    monkeypatch.undo()
    assert published(tmp_path) == before


# Data package and manifest


def test_the_data_package_describes_every_file_and_column(plans: Sequence[PlanRows], tmp_path: Path) -> None:
    put(tmp_path, plans)
    package = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    assert {resource["name"]: resource["path"] for resource in package["resources"]} == {
        name: [*file_names(table)] if table.in_parts else f"{name}.parquet" for name, table in TABLES.items()
    }
    for resource in package["resources"]:
        fields = resource["schema"]["fields"]
        path = only_file(tmp_path, resource["name"])
        read = pq.read_schema(path)
        assert [field["name"] for field in fields] == read.names
        assert [field["arrowType"] for field in fields] == [
            str(kind).replace("[day]", "").replace("double", "float64") for kind in read.types
        ]
        assert resource["rows"] == pq.read_metadata(path).num_rows
        keys = [resource["schema"].get("primaryKey"), *resource["schema"].get("uniqueKeys", [])]
        assert list(TABLES[resource["name"]].key) in keys
        for key in resource["schema"].get("foreignKeys", []):
            assert key["reference"].get("resource", resource["name"]) in TABLES
            assert key["reference"].get("resource") != resource["name"]


def test_the_manifest_tells_of_every_source(plans: Sequence[PlanRows], tmp_path: Path) -> None:
    entries = [
        SourceEntry("b.txt", "quarantined", error=Failure("empty", "the file is empty", "Give a file with text.")),
        SourceEntry("a.txt", "ok", "a", "0" * 64, "txt", "0.0.0", encode(plans[0]).counts),
    ]
    put(tmp_path, plans[:1], entries)
    manifest = manifest_of(tmp_path)
    first, second = manifest["sources"]
    assert (first["path"], first["rows"]["projects"], first["error"]) == ("a.txt", 1, None)
    assert (second["status"], second["error"]["code"], second["rows"]) == ("quarantined", "empty", {})
    assert manifest["run"]["started_at"] == "2028-01-01T12:00:00.000+00:00"
    assert set(manifest["files"]) == set(PUBLISHED) - {"manifest.json"}


def test_an_entry_is_read_back_as_it_was_written(plans: Sequence[PlanRows], tmp_path: Path) -> None:
    entries = {
        "a.txt": SourceEntry(
            "a.txt",
            "ok",
            "a",
            "0" * 64,
            "txt",
            "0.0.0",
            encode(plans[0]).counts,
            issues={"error": {"total_mismatch": 2}},
            baht={"2566": "10.50"},
            cells={"amount": 1},
            copy_of="b.txt",
            seen="1:2:3",
            reader="x",
            group="a",
            files=("a.txt",),
        ),
        "b.txt": SourceEntry("b.txt", "quarantined", error=Failure("empty", "the file is empty", "Save it again")),
    }
    put(tmp_path, plans[:1], list(entries.values()))
    assert entries_of(manifest_of(tmp_path)) == entries


def test_the_history_tells_of_every_run_that_published(plans: Sequence[PlanRows], tmp_path: Path) -> None:
    put(tmp_path, plans[:1], [SourceEntry("a.txt", "ok")])
    put(tmp_path, plans, [SourceEntry("a.txt", "ok"), SourceEntry("b.txt", "quarantined")])
    first, second = manifest_of(tmp_path)["history"]
    assert (first["rows"]["plans"], second["rows"]["plans"]) == (1, 4)
    assert second["sources"] == {"ok": 1, "quarantined": 1, "removed": 0}
    assert first["id"] != second["id"] == manifest_of(tmp_path)["run"]["id"]


def test_times_stand_in_the_manifest_alone(plans: Sequence[PlanRows], tmp_path: Path) -> None:
    put(tmp_path / "a", plans)
    put(tmp_path / "b", plans, at=NOON + datetime.timedelta(days=1))
    first, second = published(tmp_path / "a"), published(tmp_path / "b")
    assert {name for name in first if first[name] != second[name]} == {"manifest.json"}


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"sources": [{"path": 1}]}', '{"sources": {}}'])
def test_a_foreign_manifest_is_refused(content: str) -> None:
    with pytest.raises(UsageError, match="not a manifest"):
        read_manifest(content.encode(), "out")


def test_no_manifest_is_no_error() -> None:
    assert read_manifest(None, "out") is None
    assert entries_of(None) == {}
