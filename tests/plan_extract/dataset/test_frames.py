"""What a person gets who opens a dataset: one version, exact money, nulls that stay nulls, nothing counted twice."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from decimal import Decimal
from importlib.metadata import version
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from dataset_files import table_path
from moto.server import ThreadedMotoServer

from extract.ground.errors import UsageError
from normalize.schema.keys import PlanRows
from normalize.schema.tables import TABLES, arrow_schema
from parsers.records.blocks import DetailBlock
from parsers.records.budget import TableItem
from parsers.records.plan import PlanDocument
from plan_extract import open_dataset
from plan_extract.dataset.frames import Dataset
from plan_extract.dataset.query import answer, connect
from plan_extract.dataset.tidy import BUDGET
from plan_extract.dataset.version import open_version
from plan_extract.export.export import export
from plan_extract.run import pipeline

pytestmark = pytest.mark.slow

CLEAN = Path(__file__).parents[2] / "cases" / "clean.txt"


@pytest.fixture
def money(
    plan: Callable[..., PlanDocument],
    item: Callable[..., TableItem],
    detail: Callable[..., DetailBlock],
    rows_of: Callable[..., PlanRows],
) -> Callable[[int, str], PlanRows]:
    """A plan whose budget table has an amount in baht, a zero, a dash and an ambiguous cell; its detail block says the
    amount again."""

    def make(baht: int, plan_id: str) -> PlanRows:
        cells = {2571: baht, 2572: 0, 2573: "dash", 2574: "ambiguous"}
        return rows_of(plan((item(cells=cells), detail(amounts=((2571, baht, "year"),)))), plan_id)

    return make


@pytest.fixture
def small(tmp_path: Path, money: Callable[[int, str], PlanRows], publish_to: Callable[..., None]) -> Path:
    """The dataset of one such plan, ``a``, of 500 baht."""
    publish_to(tmp_path / "out", money(500, "a"))
    return tmp_path / "out"


def arrow(frame: pd.DataFrame) -> pa.Table:
    """What a frame holds, by its own word."""
    return pa.table({name: pa.chunked_array(frame[name].array.__arrow_array__()) for name in frame.columns})


@pytest.mark.process
def test_the_package_imports_nothing_heavy_until_a_dataset_is_asked_for() -> None:
    program = (
        "import sys; from plan_extract import __version__, open_dataset;"
        "print([name for name in ('pandas', 'pyarrow', 'duckdb', 'xlsxwriter') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


@pytest.mark.parametrize("name", TABLES)
def test_a_frame_has_the_types_and_values_of_its_file(published: Path, name: str) -> None:
    frame = open_dataset(published).table(name)
    stored = pq.read_table(table_path(published, name)).replace_schema_metadata()
    assert arrow(frame).schema.types == arrow_schema(TABLES[name]).types
    assert arrow(frame).equals(pa.table(dict(zip(stored.column_names, stored.columns, strict=True))))


def test_every_table_but_issues_is_an_attribute_and_no_other_name_is(small: Path) -> None:
    dataset = open_dataset(small)
    assert {name for name in dir(dataset) if name in TABLES} == set(TABLES)
    for name in TABLES.keys() - {"issues"}:
        pd.testing.assert_frame_equal(getattr(dataset, name), dataset.table(name))
    pd.testing.assert_frame_equal(dataset.issues().sort_values("ordinal", ignore_index=True), dataset.table("issues"))
    with pytest.raises(AttributeError):
        getattr(dataset, "project")  # noqa: B009  a typo
    with pytest.raises(UsageError, match=r"no table project\. The tables are: plans, .*issues"):
        dataset.table("project")


def test_the_package_says_what_it_has() -> None:
    import plan_extract

    assert {"open_dataset", "Dataset", "__version__"} <= set(dir(plan_extract))
    assert plan_extract.Dataset is Dataset
    assert plan_extract.__version__ == version("plan-extract")
    with pytest.raises(AttributeError, match="no attribute 'open_datset'"):
        getattr(plan_extract, "open_datset")  # noqa: B009  a typo


def test_what_is_done_to_a_frame_stays_with_it(small: Path) -> None:
    dataset = open_dataset(small)
    frame = dataset.plans
    frame["mine"] = 1
    frame["org_name"] = "อื่น"
    assert "mine" not in dataset.plans
    assert dataset.plans.org_name.tolist() == ["เทศบาลตำบลตัวอย่าง"]


def test_the_budget_keeps_amount_zero_dash_and_ambiguous_apart(small: Path) -> None:
    budget = open_dataset(small).budget()
    assert tuple(budget.columns) == BUDGET.names
    assert list(zip(budget.fiscal_year_be, budget.status, strict=True)) == [
        (2571, "amount"),
        (2572, "zero"),
        (2573, "dash"),
        (2574, "ambiguous"),
    ]
    assert budget.amount_baht.tolist()[:2] == [Decimal("500.00"), Decimal("0.00")]
    assert budget.amount_baht.isna().tolist() == [False, False, True, True]
    assert budget.raw.tolist() == ["500", "0", "dash", "ambiguous"]
    assert set(budget.org_name) == {"เทศบาลตำบลตัวอย่าง"}
    assert set(budget.title) == {"โครงการสุจริต"}


def test_a_sum_of_the_budget_counts_what_the_detail_block_repeats_once(small: Path) -> None:
    dataset = open_dataset(small)
    assert dataset.budget_lines.amount_baht.sum() == 1000
    assert dataset.budget().amount_baht.sum() == Decimal("500.00")


def test_the_budget_has_a_row_for_each_cell_of_the_tables(published: Path) -> None:
    dataset = open_dataset(published)
    budget, lines = dataset.budget(), dataset.budget_lines
    lines = lines[lines.source == "table"]
    key = ["project_id", "fiscal_year_be"]
    assert not budget.duplicated(key).any()
    said = ["amount_baht", "status", "alignment", "raw", "line_start", "line_end", "page_start", "page_end"]
    pd.testing.assert_frame_equal(
        budget.sort_values(key, ignore_index=True)[[*key, *said]],
        lines.sort_values(key, ignore_index=True)[[*key, *said]],
    )
    assert budget.org_name.notna().all()
    titles = dataset.projects.set_index("project_id").title
    assert budget.title.tolist() == titles[budget.project_id].tolist()


def test_pandas_polars_and_duckdb_add_up_to_the_same_baht(published: Path) -> None:
    by_pandas = open_dataset(published).budget().groupby("fiscal_year_be").amount_baht.sum().to_dict()
    lines = pl.read_parquet(published / "budget_lines.parquet").filter(pl.col("source") == "table")
    by_polars = dict(lines.group_by("fiscal_year_be").agg(pl.col("amount_baht").sum()).iter_rows())
    file = f"'{published}/budget_lines.parquet'"
    query = f"select fiscal_year_be, sum(amount_baht) from {file} where source = 'table' group by 1"
    by_duckdb = dict(duckdb.connect().execute(query).fetchall())
    assert by_pandas == by_polars == by_duckdb
    assert len(by_pandas) > 5
    assert all(isinstance(baht, Decimal) for baht in by_pandas.values())


def test_issues_come_gravest_first(published: Path) -> None:
    dataset = open_dataset(published)
    issues = dataset.issues()
    grave = {"error": 0, "warning": 1, "info": 2}
    columns = (issues[name].tolist() for name in ("severity", "plan_id", "ordinal"))
    order = [(grave[severity], plan_id, ordinal) for severity, plan_id, ordinal in zip(*columns, strict=True)]
    assert order == sorted(order)
    assert len(issues) == len(dataset.table("issues"))
    of_one = dataset.issues("000_2459aad492833dd5")
    assert set(of_one.plan_id) == {"000_2459aad492833dd5"}
    assert len(of_one) == (issues.plan_id == "000_2459aad492833dd5").sum()


def test_a_plan_without_issues_is_not_a_plan_that_is_not_there(
    tmp_path: Path, plan: Callable[..., PlanDocument], rows_of: Callable[..., PlanRows], publish_to: Callable[..., None]
) -> None:
    rows = rows_of(plan(), "a")
    rows["issues"].clear()
    publish_to(tmp_path, rows)
    assert open_dataset(tmp_path).issues("a").empty
    with pytest.raises(UsageError, match="has no plan b"):
        open_dataset(tmp_path).issues("b")


def test_all_tables_are_of_the_version_that_was_opened(
    small: Path, money: Callable[[int, str], PlanRows], publish_to: Callable[..., None]
) -> None:
    dataset = open_dataset(small)
    assert dataset.plans.plan_id.tolist() == ["a"]
    publish_to(small, money(7, "a"), money(9, "b"))
    assert dataset.budget().amount_baht.max() == 500
    assert set(dataset.projects.plan_id) == {"a"}
    again = open_dataset(small)
    assert again.budget().amount_baht.max() == 9
    assert set(again.projects.plan_id) == {"a", "b"}


def test_a_version_that_is_gone_is_not_made_up_from_another(
    small: Path, money: Callable[[int, str], PlanRows], publish_to: Callable[..., None]
) -> None:
    dataset = open_dataset(small)
    held = dataset.plans
    gone = (small / "manifest.json").resolve().parent
    publish_to(small, money(7, "a"))
    shutil.rmtree(gone)
    pd.testing.assert_frame_equal(dataset.plans, held)
    gone_said = r"replaced and removed\. Open the dataset again"
    with pytest.raises(UsageError, match=gone_said):
        dataset.table("projects")
    with pytest.raises(UsageError, match=gone_said):
        dataset.budget()


def test_a_copy_without_links_is_a_dataset(small: Path, tmp_path: Path) -> None:
    copy = shutil.copytree((small / "manifest.json").resolve().parent, tmp_path / "copy")
    assert open_dataset(copy).budget().equals(open_dataset(str(small)).budget())
    assert open_dataset(copy.as_uri()).plans.equals(open_dataset(small).plans)


def test_a_copy_of_two_versions_is_refused(small: Path, tmp_path: Path, published: Path) -> None:
    copy = shutil.copytree((small / "manifest.json").resolve().parent, tmp_path / "copy")
    shutil.copyfile(published / "projects.parquet", copy / "projects.parquet")
    with pytest.raises(UsageError, match=r"projects\.parquet in .* is not the file that manifest\.json names"):
        open_dataset(copy).budget()


def test_what_is_no_dataset_is_said(tmp_path: Path, small: Path) -> None:
    for where in (tmp_path, tmp_path / "absent"):
        with pytest.raises(UsageError, match=r"holds no dataset\. Publish one: plan-extract run"):
            open_dataset(where)
    with pytest.raises(UsageError, match="is a file"):
        open_dataset(small / "plans.parquet")
    with pytest.raises(UsageError, match="no address that can be used"):
        open_dataset("https://example.org/out")


def test_a_dataset_of_other_programs_versions_says_so(small: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    copy.mkdir()
    manifest = json.loads((small / "manifest.json").read_bytes())
    (copy / "manifest.json").write_text(json.dumps(manifest | {"schema_version": "9.0.0"}), encoding="utf-8")
    with pytest.raises(UsageError, match=r"has version 9\.0\.0 of the schema"):
        open_dataset(copy)
    del manifest["files"]["pages.parquet"]
    (copy / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    with pytest.raises(UsageError, match=r"has no table pages: it was published by an older version"):
        open_dataset(copy).table("pages")


def test_a_dataset_of_another_minor_version_is_read_but_not_asked(small: Path, tmp_path: Path) -> None:
    """A column more or less would be an error of the program in a query or an export."""
    copy = shutil.copytree((small / "manifest.json").resolve().parent, tmp_path / "copy")
    pq.write_table(pq.read_table(copy / "plans.parquet").drop_columns("signatory_name"), copy / "plans.parquet")
    manifest = json.loads((copy / "manifest.json").read_bytes())
    manifest["files"]["plans.parquet"]["bytes"] = (copy / "plans.parquet").stat().st_size
    (copy / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    assert open_dataset(copy).plans.org_name.tolist() == ["เทศบาลตำบลตัวอย่าง"]
    with pytest.raises(UsageError, match=r"plans in .* has other columns than version"):
        open_dataset(copy).sql("select 1")
    with pytest.raises(UsageError, match=r"plans in .* has other columns than version"):
        export(copy, "csv", tmp_path / "csv", tables=["plans"])
    assert not (tmp_path / "csv").exists()


def test_it_says_what_it_is(small: Path) -> None:
    said = repr(open_dataset(small))
    assert said.startswith(f"<Dataset {small}, published 2028-01-01 12:00 UTC: plans 1, projects 1, issues ")


# queries


def test_a_query_sees_every_table_and_the_budget(published: Path) -> None:
    dataset = open_dataset(published)
    for name in TABLES:
        counted = dataset.sql(f"select count(*) as n from {name}").n.tolist()
        assert counted == [len(dataset.table(name))]
    assert dataset.sql("select * from budget order by plan_id, ordinal, fiscal_year_be").equals(dataset.budget())


@pytest.mark.parametrize(
    "query",
    [
        "copy plans to '{elsewhere}/plans.csv'",
        "copy plans to '{file}' (use_tmp_file false)",
        "copy (pivot plans on org_type) to '{file}' (use_tmp_file false)",
        "explain analyze copy plans to '{file}' (use_tmp_file false)",
        "create table mine as select 1",
        "drop view plans",
        "attach '{elsewhere}/x.duckdb'",
        "export database '{elsewhere}/x'",
        "set enable_external_access = true",
        "install httpfs",
        "load httpfs",
        "select 1; drop view plans",
        "select * from read_text('{elsewhere}/secret.txt')",
        "select * from '{elsewhere}/secret.csv'",
        "select * from glob('{elsewhere}/*')",
        "select * from query('copy plans to ''{file}''')",
        "select * from 'https://example.org/plans.parquet'",
        "",
    ],
)
def test_a_query_reads_the_tables_and_nothing_else(small: Path, tmp_path: Path, query: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "secret.txt").write_text("secret", encoding="utf-8")
    (elsewhere / "secret.csv").write_text("a\n1\n", encoding="utf-8")
    file = (small / "plans.parquet").resolve()
    before = file.read_bytes()
    with pytest.raises(UsageError):
        open_dataset(small).sql(query.format(elsewhere=elsewhere, file=file))
    assert file.read_bytes() == before
    assert {path.name for path in elsewhere.iterdir()} == {"secret.txt", "secret.csv"}
    assert not Path(".tmp").exists()


def test_even_a_connection_of_ones_own_writes_nothing_elsewhere(small: Path, tmp_path: Path) -> None:
    """Two walls: what is no select is refused, and what runs all the same finds no file and no way to open one."""
    connection = connect(open_version(small))
    for statement in (
        f"copy plans to '{tmp_path}/plans.csv'",
        f"attach '{tmp_path}/x.duckdb'",
        "set enable_external_access = true",
        "load httpfs",
    ):
        with pytest.raises(duckdb.Error):
            connection.execute(statement)
    assert not (tmp_path / "plans.csv").exists()


def test_a_query_sees_no_variable_of_python(small: Path) -> None:
    mine = pd.DataFrame({"a": [1]})
    with pytest.raises(UsageError, match="no table mine"):
        open_dataset(small).sql("select * from mine")
    assert len(mine) == 1


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("select * from plan", r"no table plan\. The tables are: plans, .*, budget, budget_sums, project_families$"),
        ("select bath from budget", r"no column bath\. Columns like it: .*amount_baht"),
        ("selct 1", r"syntax error at or near .selct"),
        ("select title::int from budget", "Could not convert string"),
        ("select sum(title) from budget", "No function matches"),
        ("select 1; select 2", "2 statements"),
        ("pivot budget on fiscal_year_be using sum(amount_baht)", "a pivot has to name its values|2 statements"),
        ("select * from nowhere.plans", "no table"),
    ],
)
def test_what_is_wrong_with_a_query_is_said_in_one_line(small: Path, query: str, said: str) -> None:
    with pytest.raises(UsageError, match=said) as found:
        open_dataset(small).sql(query)
    assert "\n" not in str(found.value)


def test_a_dataset_answers_again_after_a_query_that_failed(small: Path) -> None:
    dataset = open_dataset(small)
    with pytest.raises(UsageError):
        dataset.sql("select title::int from budget")
    assert dataset.sql("select count(*) as n from budget").n.tolist() == [4]


def test_a_failure_on_a_late_row_is_no_short_answer(published: Path) -> None:
    query = "select case when ordinal > 40 then title::int else 1 end from projects order by project_id"
    with pytest.raises(UsageError, match="Could not convert"):
        list(answer(open_version(published), query)[1])


@pytest.mark.parametrize("name", ["year=2566", "o'ut [1] *", "ข้อมูล"])
def test_the_folders_name_means_nothing(small: Path, tmp_path: Path, name: str) -> None:
    """A pattern, a quote or a partition in a path must not change what is read."""
    named = tmp_path / name / "out"
    shutil.copytree(small, named, symlinks=True)
    dataset = open_dataset(named)
    assert tuple(dataset.sql("select * from plans").columns) == TABLES["plans"].names
    assert len(dataset.budget()) == 4


# a bucket


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of an empty bucket at a service that the environment names."""
    from pyarrow.fs import S3FileSystem

    service = ThreadedMotoServer(port=0, verbose=False)
    service.start()
    host, port = service.get_host_and_port()
    for name, value in {
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_ENDPOINT_URL_S3": f"http://{host}:{port}",
    }.items():
        monkeypatch.setenv(name, value)
    S3FileSystem(endpoint_override=os.environ["AWS_ENDPOINT_URL_S3"], allow_bucket_creation=True).create_dir("plans")
    yield "s3://plans/out"
    service.stop()


@pytest.mark.slow
def test_a_bucket_gives_what_a_folder_gives_of_one_version(bucket: str, tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    shutil.copyfile(CLEAN, raw / "a.txt")
    pipeline.run(raw, tmp_path / "out")
    pipeline.run(raw, bucket)
    here, there = open_dataset(tmp_path / "out"), open_dataset(bucket)
    assert there.plans.equals(here.plans)
    shutil.copyfile(CLEAN, raw / "b.txt")
    pipeline.run(raw, bucket)
    assert there.budget().equals(here.budget())
    assert len(open_dataset(bucket).plans) == 2
    with pytest.raises(UsageError, match="s3://plans/nothing holds no dataset"):
        open_dataset("s3://plans/nothing")


def values(table: pa.Table) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = table.to_pylist()
    return rows


def test_batches_are_the_rows_of_a_table_or_of_some_plans(published: Path) -> None:
    version = open_version(published)
    stored = values(pq.read_table(published / "budget_lines.parquet"))
    assert [row for batch in version.batches("budget_lines") for row in batch.to_pylist()] == stored
    plan = stored[-1]["plan_id"]
    of_one = [row for batch in version.batches("budget_lines", [plan]) for row in batch.to_pylist()]
    assert of_one == [row for row in stored if row["plan_id"] == plan]
