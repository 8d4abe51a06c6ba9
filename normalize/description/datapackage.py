"""The descriptor of the published files: a Frictionless Data Package, version 2."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from normalize.description.fiscal import COUNTRY, GRANULARITY, fiscal_model
from normalize.schema.columns import Column, ForeignKey, Table
from normalize.schema.layout import files_of
from normalize.schema.tables import SCHEMA_VERSION, TABLES

NAME = "datapackage.json"

_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_TYPES = {
    "string": "string",
    "int32": "integer",
    "float64": "number",
    "bool": "boolean",
    "date32": "date",
    "decimal128(18, 2)": "number",
    "decimal128(38, 6)": "number",
}


@dataclass(frozen=True, slots=True)
class FileStats:
    """One written file: its rows, its size, its SHA-256 in hexadecimal."""

    rows: int
    bytes: int
    sha256: str


def data_package(files: Mapping[str, FileStats]) -> dict[str, Any]:
    """The descriptor for the Parquet files of all tables; ``files`` holds what was written, by file name.

    It depends on the schema and the files alone. Properties of our own: ``title_th``, ``description_th``, ``label_th``,
    ``unit``, ``arrowType``, ``rows``, ``sortedBy``, ``nullableForeignKeys``; ``model`` is the Fiscal Data Package's.

    Rows are unique by ``sortedBy``, null being a value like any other. The specification allows no null in a
    ``primaryKey``: where a part may be null the key is one of the ``uniqueKeys``. It does not say what a foreign key
    means that is null in part: such a key is a ``nullableForeignKeys``, and names a row where no part is null. The size
    of a file is in the manifest: tools that check ``bytes`` count none for Parquet and call the file wrong.
    """
    return {
        "$schema": _PROFILE,
        "name": "thai-local-anti-corruption-plans",
        "title": "Anti-corruption plans of Thai local governments",
        "description": "Projects, budgets, risks and targets of the plans, each row traced to the lines it was read "
        "from. Money is baht; null is absent, never 0; *_be is a Buddhist Era year, *_ce the same year minus 543.",
        "title_th": "แผนปฏิบัติการป้องกันการทุจริตขององค์กรปกครองส่วนท้องถิ่น",
        "description_th": "โครงการ งบประมาณ ความเสี่ยง และเป้าหมายของแผน ทุกแถวบอกบรรทัดของเอกสารที่เป็นที่มา หน่วยเงินเป็นบาท "
        "ค่าว่างหมายถึงไม่มีข้อมูล ไม่ใช่ศูนย์ คอลัมน์ที่ลงท้าย _be เป็นปี พ.ศ. และ _ce เป็นปี ค.ศ. (พ.ศ. ลบ 543)",
        "version": SCHEMA_VERSION,
        "countryCode": COUNTRY,
        "granularity": GRANULARITY,
        "model": fiscal_model(),
        "resources": [_resource(table, files) for table in TABLES.values()],
    }


def _resource(table: Table, files: Mapping[str, FileStats]) -> dict[str, Any]:
    """A table; the ``path`` of one in parts is the list of them, and ``hash`` is that of a single file."""
    paths = files_of(table.name, files)
    resource = {
        "name": table.name,
        "path": paths if table.in_parts else paths[0],
        "type": "table",
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "title": table.title_en,
        "title_th": table.title_th,
        "description": table.description_en,
        "description_th": table.description_th,
        "hash": f"sha256:{files[paths[0]].sha256}",
        "rows": sum(files[path].rows for path in paths),
        "sortedBy": list(table.key),
        "schema": _schema(table),
    }
    if len(paths) > 1:
        del resource["hash"]
    return resource


def _schema(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(column) for column in table.columns],
        # A null is one of Parquet's: no string stands for it.
        "missingValues": [],
    }
    key = list(table.key)
    schema |= {"uniqueKeys": [key]} if table.any_nullable(table.key) else {"primaryKey": key}
    for reference in table.foreign_keys:
        partial = len(reference.columns) > 1 and table.any_nullable(reference.columns)
        name = "nullableForeignKeys" if partial else "foreignKeys"
        schema.setdefault(name, []).append(_foreign_key(table, reference))
    return schema


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES[column.type],
        "arrowType": column.type,
        "title": column.title_en,
        "title_th": column.title_th,
        "description": column.description_en,
        "description_th": column.description_th,
        "constraints": {"required": not column.nullable},
    }
    if column.unit:
        field["unit"] = column.unit
    if column.nullable and column.type in ("int32", "float64"):
        # What a null becomes in pandas; no number of ours is NaN.
        field["missingValues"] = ["nan"]
    if column.labels:
        field["constraints"]["enum"] = list(column.enum)
        field["categories"] = [
            {"value": value, "label": en, "label_th": th} for value, (en, th) in column.labels.items()
        ]
    return field


def _foreign_key(table: Table, key: ForeignKey) -> dict[str, Any]:
    reference: dict[str, Any] = {"fields": list(key.references)}
    # The specification names the own table by leaving it out.
    if key.table != table.name:
        reference = {"resource": key.table} | reference
    return {"fields": list(key.columns), "reference": reference}
