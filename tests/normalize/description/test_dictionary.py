"""The dictionary on paper says what the schema says, all of it, in both languages."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from extract.ground.issue_codes import CATALOGUE
from normalize.description.dictionary import markdown, plain
from normalize.schema.columns import PROVENANCE
from normalize.schema.tables import SCHEMA_VERSION, TABLES
from plan_extract import cli

DOCS = Path(__file__).parents[3] / "docs" / "dictionary.md"
Captured = pytest.CaptureFixture[str]


def test_the_page_in_docs_is_the_one_of_this_schema(capsys: Captured) -> None:
    """Write it anew with: plan-extract schema --format markdown > docs/dictionary.md"""
    assert cli.main(["schema", "--format", "markdown"]) == 0
    assert capsys.readouterr().out == DOCS.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", TABLES)
def test_a_part_has_every_column_value_and_reference(name: str) -> None:
    table, part = TABLES[name], markdown([TABLES[name]])
    for column in table.columns[: -len(PROVENANCE)]:
        (row,) = [line for line in part.splitlines() if line.startswith(f"| `{column.name}` | {column.type}")]
        for said in (column.title_en, column.title_th, column.description_en, column.description_th, column.unit or ""):
            assert said in row
        for value, labels in column.labels.items():
            assert re.search(rf"\| `{re.escape(value)}` \|.*{re.escape(' | '.join(labels))} \|", part)
    for key in table.foreign_keys:
        assert f"→ `{key.table}`" in part


def test_every_grid_has_as_many_cells_in_each_row() -> None:
    """An unescaped bar in a description would shift the row."""
    for grid in re.findall(r"(?:^\|.*\n)+", markdown(), re.MULTILINE):
        assert len({line.count("|") for line in grid.splitlines()}) == 1, grid


def test_every_issue_code_is_there_with_its_severity() -> None:
    part = markdown([TABLES["issues"]])
    for code, entry in CATALOGUE.items():
        assert f"| `{code}` | {entry.severity.value} |" in part


def test_json_has_the_schema_as_programs_want_it(capsys: Captured) -> None:
    assert cli.main(["schema", "--format", "json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["schema_version"] == SCHEMA_VERSION
    assert [table["name"] for table in said["tables"]] == list(TABLES)
    assert cli.main(["schema", "budget_lines", "--format", "json"]) == 0
    one = json.loads(capsys.readouterr().out)
    assert one == plain(TABLES["budget_lines"]) == said["tables"][list(TABLES).index("budget_lines")]
    status = next(column for column in one["columns"] if column["name"] == "status")
    assert {each["value"] for each in status["values"]} >= {"zero", "dash", "blank"}


def test_the_terminal_shows_all_tables_then_the_columns_of_one(capsys: Captured) -> None:
    assert cli.main(["schema"]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == list(TABLES)
    assert cli.main(["schema", "swot"]) == 0
    said = capsys.readouterr().out
    for word in (*TABLES["swot"].names, "จุดแข็ง", "key: plan_id, quadrant, ordinal"):
        assert word in said


def test_a_table_that_is_not_there_is_one_line_with_the_tables_that_are(capsys: Captured) -> None:
    assert cli.main(["schema", "budget"]) == 2
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert "'budget'" in error
    assert "budget_lines" in error


def test_a_narrow_terminal_wraps_the_meaning_and_loses_nothing(
    capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert cli.main(["schema", "declared_counts"]) == 0
    wide = capsys.readouterr().out
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert cli.main(["schema", "declared_counts"]) == 0
    narrow = capsys.readouterr().out
    assert narrow.count("\n") > wide.count("\n")
    description = TABLES["declared_counts"].column("extracted").description_en
    assert description in wide
    assert description not in narrow
    assert all(word in narrow for word in description.split())
