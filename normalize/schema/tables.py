"""The published tables: one description of every column; Arrow schema, data package and docs derive from it.

Keys are unique. Two keys have parts that may be null: ``budget_totals`` (dimension, mission and year are null for a
total of more than one) and ``budget_lines.fiscal_year_be`` (null where a detail block names no year). Rows are sorted
by key with nulls first.
"""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING

from normalize.schema import budget_tables, document_tables, plan_tables, project_tables
from normalize.schema.columns import Column, ColumnType, ForeignKey, Table

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["SCHEMA_VERSION", "TABLES", "Column", "ColumnType", "ForeignKey", "Table", "arrow_schema", "arrow_type"]

SCHEMA_VERSION = "2.0.0"
"""Semantic: a new column is a minor version, a lost or renamed one a major."""

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        plan_tables.PLANS,
        plan_tables.PLAN_RELATIONS,
        document_tables.SOURCES,
        document_tables.PAGES,
        document_tables.SECTIONS,
        project_tables.PROJECTS,
        project_tables.PROJECT_ITEMS,
        project_tables.INDICATORS,
        budget_tables.BUDGET_LINES,
        budget_tables.BUDGET_TOTALS,
        budget_tables.SHARED_AMOUNTS,
        budget_tables.SHARED_AMOUNT_PROJECTS,
        budget_tables.ROW_CELLS,
        budget_tables.AMOUNTS,
        budget_tables.DECLARED_COUNTS,
        plan_tables.RISKS,
        plan_tables.RISK_CONTROLS,
        plan_tables.SWOT,
        plan_tables.TARGETS,
        plan_tables.STATEMENTS,
        document_tables.CONTENTS,
        project_tables.ISSUES,
    )
}
"""Every published table by name, in the order of the docs."""


OF_ALL_PLANS = "plan_relations"
"""The one table whose rows depend on other plans than their own: it is made anew for every version."""


def arrow_type(type_: ColumnType) -> pa.DataType:
    """The Arrow type of a column type.

    >>> arrow_type("decimal128(18, 2)")
    Decimal128Type(decimal128(18, 2))
    """
    import pyarrow as pa

    if type_ == "decimal128(18, 2)":
        return pa.decimal128(18, 2)
    if type_ == "decimal128(38, 6)":
        return pa.decimal128(38, 6)
    return pa.type_for_alias(type_)


@cache
def arrow_schema(table: Table) -> pa.Schema:
    """The Arrow schema of a table, with titles and descriptions as metadata; it depends on nothing but the schema.

    ``labels`` of an enum column is JSON: each value that it may hold, with its meaning in English and Thai.

    >>> arrow_schema(TABLES["contents"]).field("page_label").metadata[b"description"]
    b'the page as printed'
    """
    import pyarrow as pa

    fields = [
        pa.field(column.name, arrow_type(column.type), column.nullable, metadata=_metadata(column))
        for column in table.columns
    ]
    about = {
        "schema_version": SCHEMA_VERSION,
        "table": table.name,
        "key": ",".join(table.key),
        "title": table.title_en,
        "title_th": table.title_th,
        "description": table.description_en,
        "description_th": table.description_th,
    }
    return pa.schema(fields, metadata=about)


def _metadata(column: Column) -> dict[str, str]:
    about = {
        "title": column.title_en,
        "title_th": column.title_th,
        "description": column.description_en,
        "description_th": column.description_th,
    }
    if column.unit:
        about["unit"] = column.unit
    if column.labels:
        about["labels"] = json.dumps(column.labels, ensure_ascii=False)
    return about
