"""Deliberate damage to a published dataset, of the kinds that a worse extraction would do."""

from __future__ import annotations

import random
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from dataset_files import only_file, table_path

from normalize.schema.tables import TABLES

Row = dict[str, Any]
Tables = dict[str, list[Row]]
Published = tuple[Tables, dict[str, pa.Schema]]
Damaged = Callable[[Callable[[Tables], object]], Path]
"""Makes a damaged dataset from a function that changes its tables."""


def read(folder: Path) -> Published:
    """All tables of a dataset as rows, with their schemas."""
    tables = {name: pq.read_table(table_path(folder, name)) for name in sorted(TABLES)}
    return {name: table.to_pylist() for name, table in tables.items()}, {n: t.schema for n, t in tables.items()}


def write(folder: Path, tables: Tables, schemas: dict[str, pa.Schema]) -> Path:
    """Write rows as a dataset; gives its folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in tables.items():
        path = only_file(folder, name)
        path.parent.mkdir(exist_ok=True)
        pq.write_table(pa.Table.from_pylist(rows, schemas[name]), path)
    return folder


def slip(text: str | None, rng: random.Random, rate: float) -> str | None:
    """A text of which some letters were misread."""
    if text is None:
        return None
    return "".join(rng.choice("กขคงจฉชซ ๑๒") if rng.random() < rate else char for char in text)


def _some(rows: list[Row], rng: random.Random, share: float) -> list[Row]:
    return [row for row in rows if rng.random() < share]


def _titles(tables: Tables, rng: random.Random) -> None:
    for row in _some(tables["projects"], rng, 0.3):
        rate = rng.choice((0.02, 0.1, 0.4))
        row["title"], row["table_title"] = slip(row["title"], rng, rate), slip(row["table_title"], rng, rate)


def _numbers(tables: Tables, rng: random.Random) -> None:
    for row in _some(tables["projects"], rng, 0.2):
        name = rng.choice(("table_number", "detail_number", "dimension_no", "target_count", "period_start_be"))
        row[name] = rng.choice((None, (row[name] or 0) + 1))


def _amounts(tables: Tables, rng: random.Random) -> None:
    for row in _some(tables["budget_lines"], rng, 0.1):
        row["amount_baht"] = rng.choice((None, Decimal(12345), Decimal(0)))
        row["alignment"] = rng.choice(("exact", "by_order", "by_detail", "ambiguous"))
    for row in _some(tables["budget_totals"], rng, 0.2):
        row["declared_baht"] = Decimal(777)


def _lost_rows(tables: Tables, rng: random.Random) -> None:
    for name in ("projects", "project_items", "budget_lines", "declared_counts", "statements", "sections", "swot"):
        tables[name] = _some(tables[name], rng, 0.9)


def _halved_projects(tables: Tables, rng: random.Random) -> None:
    for row in _some(tables["projects"], rng, 0.1):
        row[rng.choice(("in_table", "in_detail"))] = False


def _added_rows(tables: Tables, rng: random.Random) -> None:
    for row in _some(tables["statements"], rng, 0.2):
        tables["statements"].append(row | {"ordinal": row["ordinal"] + 900, "text": slip(row["text"], rng, 0.3)})
    for row in _some(tables["projects"], rng, 0.1):
        title = "รายการที่ไม่มีอยู่จริงในแผนนี้เลย"
        new = {"project_id": f"{row['project_id']}9", "table_title": title, "title": title, "table_number": None}
        tables["projects"].append(row | new | {"in_table": True, "in_detail": False})


def _wordings(tables: Tables, rng: random.Random) -> None:
    columns = {"statements": "text", "swot": "text", "contents": "title", "plans": "title"}
    for name, column in columns.items():
        for row in _some(tables[name], rng, 0.4):
            row[column] = slip(row[column], rng, rng.choice((0.01, 0.03, 0.1, 0.3)))
    for row in _some(tables["projects"], rng, 0.3):
        row["remark"] = slip(row["remark"], rng, 0.2)
        row["responsible_unit"] = slip(row["responsible_unit"], rng, 0.1)


def _lines(tables: Tables, rng: random.Random) -> None:
    for name in ("project_items", "sections"):
        for row in _some(tables[name], rng, 0.1):
            row["line_start"] += 1
            row["line_end"] += 1


DAMAGES: dict[str, Callable[[Tables, random.Random], None]] = {
    "titles": _titles,
    "numbers": _numbers,
    "amounts": _amounts,
    "lost rows": _lost_rows,
    "halved projects": _halved_projects,
    "added rows": _added_rows,
    "wordings": _wordings,
    "lines": _lines,
}
"""Each changes the tables in place."""
