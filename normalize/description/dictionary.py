"""The data dictionary: what every table and column means, as Markdown to read and as plain values for JSON."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from extract.ground.issue_codes import CATALOGUE
from normalize.schema.columns import PROVENANCE, Column, ForeignKey, Table
from normalize.schema.tables import SCHEMA_VERSION, TABLES

_PREFACE = f"""\
# Data dictionary · พจนานุกรมข้อมูล

Schema version {SCHEMA_VERSION}. Each table is a Parquet file of its name. `plan-extract schema TABLE` prints its part
of this; `datapackage.json` and the metadata of the Parquet files have it for programs. `datapackage.json` also says,
in the words of the Fiscal Data Package, which column is the money and what it can be grouped by.

โครงสร้างข้อมูลรุ่น {SCHEMA_VERSION} หนึ่งตารางคือหนึ่งไฟล์ Parquet ชื่อเดียวกัน คำสั่ง `plan-extract schema TABLE` แสดงเฉพาะตารางนั้น
ส่วน `datapackage.json` และข้อมูลกำกับในไฟล์ Parquet มีไว้ให้โปรแกรมอ่าน

- Null is "not there", never 0. A printed 0 is 0; a printed `-` has the status `dash`.
  ค่าว่าง (null) หมายถึงไม่มีข้อมูล ไม่ใช่ศูนย์ ถ้าแผนพิมพ์ 0 ค่าคือ 0 ถ้าพิมพ์ `-` สถานะคือ `dash`
- Money is exact decimal baht. Years in `*_be` are Buddhist Era as printed, in `*_ce` Common Era (minus 543).
  เงินเป็นบาท ทศนิยมสองตำแหน่ง ปีใน `*_be` เป็น พ.ศ. ตามที่พิมพ์ ใน `*_ce` เป็น ค.ศ. (พ.ศ. ลบ 543)
- Rows are unique by the key and sorted by it, nulls first. A column may be null where its type has a `?`.
  แต่ละแถวไม่ซ้ำกันตามคีย์และเรียงตามคีย์ ค่าว่างมาก่อน คอลัมน์ที่ชนิดมี `?` อาจว่างได้
- Every row of every table ends with where it was read. ทุกแถวของทุกตารางลงท้ายด้วยที่มา:
"""


def markdown(tables: Iterable[Table] | None = None) -> str:
    """The whole dictionary, or the parts of these tables alone; it ends in a line feed."""
    if tables is not None:
        return "\n".join(_part(table) for table in tables)
    overview = _grid(
        ("table", "what it holds", "เนื้อหา"),
        (
            (f"[`{table.name}`](#{table.name}) {table.title_th}", table.description_en, table.description_th)
            for table in TABLES.values()
        ),
    )
    # With the titles that a table has given them.
    provenance = TABLES["plans"].columns[-len(PROVENANCE) :]
    return "\n".join([f"{_PREFACE}\n{_columns(provenance)}\n\n{overview}\n", *map(_part, TABLES.values())])


def _part(table: Table) -> str:
    """What there is to know about one table, without the columns that all tables have."""
    facts = [f"Key · คีย์: {_names(table.key)}"]
    facts += [f"{_names(key.columns)} → `{key.table}` ({_names(key.references)})" for key in table.foreign_keys]
    own = table.columns[: -len(PROVENANCE)]
    blocks = [
        f"## {table.name}",
        f"**{table.title_en}** · **{table.title_th}**",
        _sentence(table.description_en),
        table.description_th,
        "\n".join(f"- {fact}" for fact in facts),
        _columns(own),
        *(_values(column) for column in own if column.labels),
    ]
    return "\n\n".join(blocks) + "\n"


def _columns(columns: Sequence[Column]) -> str:
    return _grid(
        ("column", "type", "meaning", "ความหมาย"),
        (
            (
                f"`{column.name}`",
                column_type(column),
                f"**{column.title_en}**<br>{column.description_en}",
                f"**{column.title_th}**<br>{column.description_th}",
            )
            for column in columns
        ),
    )


def _values(column: Column) -> str:
    """The values of an enum column; an issue code also says how bad it mostly is."""
    if column.enum == tuple(CATALOGUE):
        rows = ((f"`{code}`", CATALOGUE[code].severity.value, *labels) for code, labels in column.labels.items())
        return _grid((f"`{column.name}`", "severity as a rule", "meaning", "ความหมาย"), rows)
    return _grid(
        (f"`{column.name}`", "meaning", "ความหมาย"),
        ((f"`{value}`", *labels) for value, labels in column.labels.items()),
    )


def column_type(column: Column) -> str:
    """Type and unit in one; a question mark where it may be null.

    >>> column_type(TABLES["budget_lines"].column("amount_baht")), column_type(TABLES["swot"].column("text"))
    ('decimal128(18, 2)? baht', 'string')
    """
    return f"{column.type}{'?' if column.nullable else ''} {column.unit or ''}".rstrip()


def plain(table: Table) -> dict[str, Any]:
    """A table as values that JSON knows; ``values`` of a column is empty where any value is allowed.

    >>> [key["table"] for key in plain(TABLES["indicators"])["foreign_keys"]]
    ['plans', 'projects']
    """
    return {
        "name": table.name,
        "title": table.title_en,
        "title_th": table.title_th,
        "description": table.description_en,
        "description_th": table.description_th,
        "key": list(table.key),
        "foreign_keys": [_plain_key(key) for key in table.foreign_keys],
        "columns": [_plain_column(column) for column in table.columns],
    }


def _plain_key(key: ForeignKey) -> dict[str, Any]:
    return {"columns": list(key.columns), "table": key.table, "references": list(key.references)}


def _plain_column(column: Column) -> dict[str, Any]:
    return {
        "name": column.name,
        "type": column.type,
        "unit": column.unit,
        "nullable": column.nullable,
        "title": column.title_en,
        "title_th": column.title_th,
        "description": column.description_en,
        "description_th": column.description_th,
        "values": [{"value": value, "label": en, "label_th": th} for value, (en, th) in column.labels.items()],
    }


def _grid(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    return "\n".join([f"| {' | '.join(head)} |", f"|{'---|' * len(head)}", *(f"| {' | '.join(row)} |" for row in rows)])


def _names(columns: Iterable[str]) -> str:
    return ", ".join(f"`{column}`" for column in columns)


def _sentence(text: str) -> str:
    """A description as a sentence: it begins with a capital and ends with a full stop."""
    return f"{text[0].upper()}{text[1:]}."
