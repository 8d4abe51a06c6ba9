from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from extract.ground.issue_codes import CATALOGUE
from normalize.schema.columns import PROVENANCE
from normalize.schema.issue_labels import ISSUE_CODES
from normalize.schema.labels import FIELDS
from normalize.schema.tables import SCHEMA_VERSION, TABLES, arrow_schema
from normalize.schema.titles import COLUMN_TITLES, TABLE_TITLES

PROMISED = Path(__file__).parents[4] / "shared" / "SCHEMA.md"


def _promised() -> dict[str, list[str]]:
    """Table and column names of the published contract: from a table's bold key to the next full stop."""
    tables: dict[str, list[str]] = {}
    text = PROMISED.read_text(encoding="utf-8").split("## Tables")[1]
    for paragraph in re.split(r"\n(?=\*\*\w+\*\* —)|\n\n", text):
        head = re.match(r"\*\*(\w+)\*\*\s*—.*?(\*\*.*)", paragraph, re.DOTALL)
        if head:
            columns = re.sub(r"\([^()]*\)", "", re.sub(r"`[^`]*`", "", head[2]))
            columns = re.split(r"\.(?:\s|$)", columns)[0].replace("*", "")
            tables[head[1]] = [column.strip() for column in columns.split(",")]
    return tables


ADDED = {
    "sources",
    "pages",
    "plan_relations",
    "amounts",
    "row_cells",
    "shared_amounts",
    "shared_amount_projects",
}
"""Tables that came after the first part of the contract was written."""

GAINED = {
    "plans": {"kind", "scope_note", "org_key", "subdistrict_code", "district_code"},
    "projects": {
        "dimension_code",
        "mission_code",
        "strategy_code",
        "template",
        "title_key",
        "parent_project_id",
        "responsible_from",
        "responsible_key",
        "target_count_comparator",
    },
    "project_items": {"heading"},
    "indicators": {"value_to"},
    "targets": {"value_to"},
    "risk_controls": {"match_method", "match_score"},
    "budget_lines": {"year_basis", "years_be", "unit_factor", "unit_line", "amount_ordinal"},
    "shared_amounts": {"shared_min_baht", "shared_max_baht"},
    "budget_totals": {"mission_no", "ordinal", "years_be", "shared_min_baht", "shared_max_baht", "amount_ordinal"},
}
KEYS = {"budget_totals": ("plan_id", "scope", "dimension_no", "mission_no", "fiscal_year_be", "ordinal")}
"""Those that 2.0 made longer."""


@pytest.mark.skipif(not PROMISED.exists(), reason="the published contract is kept elsewhere")
def test_every_promised_table_is_there() -> None:
    assert _promised().keys() | ADDED == TABLES.keys()


@pytest.mark.skipif(not PROMISED.exists(), reason="the published contract is kept elsewhere")
@pytest.mark.parametrize("name", sorted(TABLES.keys() - ADDED))
def test_columns_and_key_are_the_promised_ones(name: str) -> None:
    """A table may have gained columns; those are named here."""
    ours = set(TABLES[name].names) - {column.name for column in PROVENANCE}
    assert ours == set(_promised()[name]) | GAINED.get(name, set())
    assert TABLES[name].key == KEYS.get(name, tuple(_promised()[name][: len(TABLES[name].key)]))


@pytest.mark.parametrize("name", TABLES)
def test_a_table_describes_itself_fully(name: str) -> None:
    table = TABLES[name]
    assert table.names[-4:] == ("line_start", "line_end", "page_start", "page_end")
    assert len(set(table.names)) == len(table.names)
    assert set(table.key) <= set(table.names)
    for column in table.columns:
        assert column.description_en
        assert re.search("[ก-๙]", column.description_th)
    for key in table.foreign_keys:
        assert set(key.columns) <= set(table.names)
        assert set(key.references) <= set(TABLES[key.table].names)


def test_only_the_two_documented_keys_may_be_null() -> None:
    nullable = {
        (table.name, column.name)
        for table in TABLES.values()
        for column in table.columns
        if column.nullable and column.name in table.key
    }
    assert nullable == {
        ("budget_totals", "dimension_no"),
        ("budget_totals", "mission_no"),
        ("budget_totals", "fiscal_year_be"),
        ("budget_lines", "fiscal_year_be"),
    }


def test_names_carry_their_unit() -> None:
    for table in TABLES.values():
        for column in table.columns:
            assert column.name.endswith("_baht") == (column.type == "decimal128(18, 2)"), column.name
            assert column.name.endswith("_on") == (column.type == "date32"), column.name
            if column.name.endswith("_be") and column.type != "string":
                assert column.unit == "year (Buddhist Era)"
            if column.name.endswith("_ce"):
                assert column.unit == "year (Common Era)"


def test_the_arrow_schema_says_what_the_columns_say() -> None:
    schema = arrow_schema(TABLES["budget_lines"])
    assert str(schema.field("amount_baht").type) == "decimal128(18, 2)"
    assert schema.field("amount_baht").metadata[b"unit"] == b"baht"
    assert schema.field("project_id").nullable is False
    assert schema.metadata[b"schema_version"] == SCHEMA_VERSION.encode()


def test_fields_are_those_of_the_records() -> None:
    from typing import get_args

    from parsers.records.blocks import FieldName

    assert get_args(FieldName) == tuple(FIELDS)


def test_enums_are_those_of_the_records() -> None:
    """A value that a parser may give and the schema does not know would stop a run."""
    from typing import get_args

    from parsers.records import blocks, budget, structure

    def enum(table: str, column: str) -> set[str]:
        return set(next(each.enum for each in TABLES[table].columns if each.name == column))

    assert enum("projects", "kind") == set(get_args(structure.Kind))
    assert enum("projects", "budget_status") == set(get_args(blocks.BudgetStatus))
    assert enum("budget_lines", "status") == set(get_args(budget.CellStatus))
    assert enum("budget_lines", "alignment") == set(get_args(budget.Alignment))
    assert enum("budget_lines", "per") == set(get_args(blocks.Per))
    assert enum("budget_lines", "year_basis") == set(get_args(blocks.YearBasis))
    assert enum("indicators", "comparator") == set(get_args(blocks.Comparator))
    assert enum("sections", "kind") == set(get_args(structure.SectionKind))


@pytest.mark.parametrize("name", TABLES)
def test_titles_are_short_complete_and_tell_columns_apart(name: str) -> None:
    """They stand over the columns of a page and of a sheet: two alike could not be told apart."""
    table = TABLES[name]
    for titles in ([each.title_en for each in table.columns], [each.title_th for each in table.columns]):
        assert all(0 < len(title) <= 30 for title in titles)
        assert len(set(titles)) == len(titles)
    assert all(re.search("[ก-๙]", title) for title in (table.title_th, *(each.title_th for each in table.columns)))


def test_no_title_is_left_over() -> None:
    """A title without a column is a misspelt name, or that of a column that is gone."""
    columns = {name for table in TABLES.values() for each in table.names for name in (each, f"{table.name}.{each}")}
    assert columns >= COLUMN_TITLES.keys()
    assert TABLES.keys() == TABLE_TITLES.keys()


def test_every_issue_code_has_a_meaning() -> None:
    assert ISSUE_CODES.keys() == CATALOGUE.keys()


def test_the_arrow_metadata_has_the_meaning_of_every_value() -> None:
    metadata = arrow_schema(TABLES["budget_lines"]).field("status").metadata
    assert json.loads(metadata[b"labels"])["zero"] == ["0 is printed", "พิมพ์เลขศูนย์"]
    assert metadata[b"title_th"].decode() == "สถานะ"
