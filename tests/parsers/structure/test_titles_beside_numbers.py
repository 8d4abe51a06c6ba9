"""Titles of projects without the word of a kind: known by the number beside them in a budget table."""

from __future__ import annotations

from extract.ground.source import Span
from parsers.records.table import Cell, Grid, GridRow
from parsers.structure.block_titles import table_titles

HERE = Span(1, 1)


def titles(*rows: tuple[str, ...]) -> frozenset[str]:
    found = (GridRow(tuple(Cell(text, (text,), HERE) for text in row), HERE) for row in rows)
    return table_titles([Grid(tuple(found), HERE, "html")])


def test_what_stands_beside_a_rows_number_is_a_title() -> None:
    assert titles(("14", "ศูนย์รับเรื่องร้องเรียน", "12,000")) == {"ศูนย์รับเรื่องร้องเรียน"}
    assert titles(("", "(๑๔)", "ศูนย์รับเรื่องร้องเรียน", "12,000")) == {"ศูนย์รับเรื่องร้องเรียน"}


def test_what_stands_beside_another_number_is_none() -> None:
    assert not titles(("ภารกิจ 1.1", "14", "สำนักปลัดเทศบาล"))
    assert not titles(("12,000", "สำนักปลัดเทศบาล"), ("14", "5,000,000"), ("2566", "สำนักปลัดเทศบาล"))
