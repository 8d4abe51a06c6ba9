"""The descriptor of the published files: a Frictionless Data Package, version 2."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plan_extract.normalize.columns import Column, ForeignKey, Table
from plan_extract.normalize.parquet import FileStats
from plan_extract.normalize.schema import SCHEMA_VERSION, TABLES

NAME = "datapackage.json"

_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_TYPES = {
    "string": "string",
    "int32": "integer",
    "float64": "number",
    "bool": "boolean",
    "date32": "date",
    "decimal128(18, 2)": "number",
}


def data_package(files: Mapping[str, FileStats]) -> dict[str, Any]:
    """The descriptor for the Parquet files of all tables; ``files`` holds what was written, by table name.

    It depends on the schema and the files alone. ``unit``, ``description_th``, ``arrowType``, ``rows`` and ``sortedBy``
    are properties of our own. Two primary keys have a part that may be null (``budget_totals.dimension_no``,
    ``budget_lines.fiscal_year_be``): null is then a value like any other, and sorts first.
    """
    return {
        "$schema": _PROFILE,
        "name": "thai-local-anti-corruption-plans",
        "title": "Anti-corruption plans of Thai local governments",
        "description": "Projects, budgets, risks and targets of the plans, each row traced to the lines it was read "
        "from. Money is baht; null is absent, never 0; *_be is a Buddhist Era year, *_ce the same year minus 543.",
        "description_th": "แผนปฏิบัติการป้องกันการทุจริตขององค์กรปกครองส่วนท้องถิ่น: โครงการ งบประมาณ ความเสี่ยง และเป้าหมาย",
        "version": SCHEMA_VERSION,
        "resources": [_resource(table, files[name]) for name, table in TABLES.items()],
    }


def _resource(table: Table, file: FileStats) -> dict[str, Any]:
    return {
        "name": table.name,
        "path": f"{table.name}.parquet",
        "type": "table",
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "description": table.description_en,
        "description_th": table.description_th,
        "bytes": file.bytes,
        "hash": f"sha256:{file.sha256}",
        "rows": file.rows,
        "sortedBy": list(table.key),
        "schema": {
            "fields": [_field(column) for column in table.columns],
            "primaryKey": list(table.key),
            "foreignKeys": [_foreign_key(table, key) for key in table.foreign_keys],
        },
    }


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": not column.nullable}
    if column.enum:
        constraints["enum"] = list(column.enum)
    field: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES[column.type],
        "arrowType": column.type,
        "description": column.description_en,
        "description_th": column.description_th,
        "constraints": constraints,
    }
    return field | {"unit": column.unit} if column.unit else field


def _foreign_key(table: Table, key: ForeignKey) -> dict[str, Any]:
    reference: dict[str, Any] = {"fields": list(key.references)}
    # The specification names the own table by leaving it out.
    if key.table != table.name:
        reference = {"resource": key.table} | reference
    return {"fields": list(key.columns), "reference": reference}
