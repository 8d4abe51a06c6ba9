"""The descriptor is valid, and true of the files: judged by frictionless, and by the profile of the specification."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import frictionless
import jsonschema
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from dataset_files import only_file, table_path

from normalize.description.datapackage import FileStats, data_package
from normalize.schema.tables import TABLES
from normalize.store.destination import PUBLISHED

pytestmark = pytest.mark.xdist_group("datapackage")

PROFILE = Path(__file__).parents[2] / "profiles" / "datapackage-2.0.json"
"""https://datapackage.org/profiles/2.0/datapackage.json as published (public domain): tests ask no network."""


@pytest.fixture
def package() -> dict[str, Any]:
    return data_package({name: FileStats(0, 0, "0" * 64) for name in PUBLISHED})


def complaints(descriptor: dict[str, Any]) -> list[str]:
    profile = json.loads(PROFILE.read_text(encoding="utf-8"))
    return [error.json_path for error in jsonschema.Draft7Validator(profile).iter_errors(descriptor)]


def test_it_is_valid_under_the_profile_that_it_names(package: dict[str, Any]) -> None:
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert complaints(package) == []


@pytest.mark.parametrize(
    ("trap", "value"),
    [("type", "money"), ("categories", [{"label": "without a value"}]), ("missingValues", "nan"), ("title", 1)],
)
def test_the_profile_would_see_a_wrong_field(package: dict[str, Any], trap: str, value: object) -> None:
    package["resources"][0]["schema"]["fields"][2][trap] = value
    assert complaints(package)


@pytest.mark.slow
def test_frictionless_finds_the_published_package_valid(published: Path) -> None:
    """Metadata and data: every cell has its type and is in its enum, keys are unique and lead to a row."""
    report = frictionless.Package(str(published / "datapackage.json")).validate()
    assert report.flatten(["title", "rowNumber", "fieldName", "message"]) == []
    assert report.valid
    assert {task.name for task in report.tasks} == set(TABLES)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("table", "column", "value", "error"),
    [
        ("budget_lines", "status", "unknown", "constraint-error"),
        ("plans", "org_name", None, None),
        ("plans", "project_count", None, "type-error"),
        ("swot", "plan_id", "another", "foreign-key"),
        ("contents", "ordinal", 2, "primary-key"),
    ],
)
def test_frictionless_sees_a_wrong_cell(
    published: Path, tmp_path: Path, table: str, column: str, value: object, error: str | None
) -> None:
    """The first row is spoilt: what validates is not valid because nothing is looked at."""
    shutil.copyfile(published / "datapackage.json", tmp_path / "datapackage.json")
    for name in {table, "plans", "projects"}:
        shutil.copyfile(only_file(published, name), only_file(tmp_path, name))
    rows = pq.read_table(only_file(tmp_path, table)).slice(0, 3)
    first = pa.array([value, *rows[column].to_pylist()[1:]], rows.schema.field(column).type)
    pq.write_table(rows.set_column(rows.schema.get_field_index(column), column, first), only_file(tmp_path, table))
    resource = frictionless.Package(str(tmp_path / "datapackage.json")).get_resource(table)
    found = {kind for (kind,) in resource.validate().flatten(["type"])} - {"hash-count", "row-count"}
    assert found == ({error} if error else set())


def test_a_key_that_may_be_null_is_no_primary_key(package: dict[str, Any]) -> None:
    """The specification has no null in a primary key: a tool would refuse the rows."""
    schemas = {resource["name"]: resource["schema"] for resource in package["resources"]}
    assert {name for name, schema in schemas.items() if "primaryKey" not in schema} == {"budget_lines", "budget_totals"}
    for schema in schemas.values():
        required = {field["name"] for field in schema["fields"] if field["constraints"]["required"]}
        assert set(schema.get("primaryKey", [])) <= required


def test_rows_are_unique_by_what_they_are_sorted_by(published: Path) -> None:
    """Also where a part is null, which the unique keys of the specification do not count."""
    package = json.loads((published / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        rows = pq.read_table(table_path(published, resource["name"]), columns=resource["sortedBy"]).to_pylist()
        assert [key for key, times in Counter(tuple(row.values()) for row in rows).items() if times > 1] == []


def test_a_reference_that_is_null_in_part_names_no_row(package: dict[str, Any], published: Path) -> None:
    """A tool that looked for the row (plan, null) would find none; where no part is null the row is there."""
    found = [(r["name"], key) for r in package["resources"] for key in r["schema"].get("nullableForeignKeys", [])]
    amount = ["plan_id", "amount_ordinal"]
    assert {(name, *key["fields"]) for name, key in found} == {
        ("sections", "plan_id", "parent_ordinal"),
        *((name, *amount) for name in ("budget_lines", "budget_totals", "shared_amounts", "row_cells")),
    }
    rows = pq.read_table(published / "sections", columns=["plan_id", "ordinal", "parent_ordinal"]).to_pylist()
    known = {(row["plan_id"], row["ordinal"]) for row in rows}
    inner = {(row["plan_id"], row["parent_ordinal"]) for row in rows if row["parent_ordinal"] is not None}
    assert inner
    assert inner <= known


def test_every_value_of_an_enum_has_its_own_label_in_both_languages(package: dict[str, Any]) -> None:
    """The specification wants labels unique; a person could not tell two values apart."""
    fields = [field for resource in package["resources"] for field in resource["schema"]["fields"]]
    with_labels = [field for field in fields if "categories" in field]
    assert {field["name"] for field in with_labels} >= {"status", "alignment", "org_type", "severity", "code", "per"}
    for field in with_labels:
        assert [each["value"] for each in field["categories"]] == field["constraints"]["enum"]
        for language in ("label", "label_th"):
            labels = [each[language] for each in field["categories"]]
            assert all(labels)
            assert len(set(labels)) == len(labels), field["name"]
