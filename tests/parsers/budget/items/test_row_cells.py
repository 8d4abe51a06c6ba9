"""No column of a budget table is dropped: what it holds beside the money is published as it is."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from extract.text.read_txt import read_txt
from normalize.document_rows import document_rows
from parsers.document import parse_plan

CLEAN = (Path(__file__).parents[3] / "cases" / "clean.txt").read_text(encoding="utf-8")


def cells(head: str, value: str) -> list[dict[str, Any]]:
    """The cells of the clean plan with one more column, whose first row holds ``value``."""
    lines = CLEAN.split("\n")
    rows = [number for number, line in enumerate(lines) if "\t" in line]
    for place, number in enumerate(rows):
        lines[number] += f"\t{[head, '', value][min(place, 2)] if place < 3 else ''}"
    text = "\n".join(lines)
    found = document_rows(parse_plan(read_txt(text.encode(), "plan.txt")), "plan", "0")
    return [row for row in found["row_cells"] if row["header"] == head]


@pytest.mark.parametrize(
    ("head", "value", "expected"),
    [
        ("เป้าหมาย (คน)", "๕๐", ("target", Decimal(50), "คน")),
        ("เป้าหมาย", "50 คน", ("target", Decimal(50), "คน")),
        ("ตัวชี้วัด", "ร้อยละ 80", ("indicator", Decimal(80), "percent")),
        ("ตัวชี้วัด", "ร้อยละ 80 ของบุคลากร", ("indicator", None, None)),
        ("แหล่งงบประมาณ", "ข้อบัญญัติ", ("budget_source", None, None)),
        ("ระยะเวลาดำเนินการ", "ต.ค. 2565 - ก.ย. 2566", ("period", None, None)),
        ("ผู้รับผิดชอบ", "สำนักปลัด", ("responsible", None, None)),
        ("ขั้นตอน", "ก ข ค", ("other", None, None)),
    ],
)
def test_a_cell_has_the_role_of_its_column_and_its_number(head: str, value: str, expected: tuple[Any, ...]) -> None:
    (row,) = cells(head, value)
    assert (row["role"], row["value"], row["unit"]) == expected
    assert (row["project_id"], row["text"]) == ("plan/001", value)
    assert row["unit_factor"] is None


def test_a_number_beside_the_money_leads_to_the_account_and_is_no_money() -> None:
    (row,) = cells("เป้าหมาย (คน)", "๒๐,๐๐๐")
    assert row["amount_ordinal"] is not None


def test_an_empty_cell_is_no_row() -> None:
    assert cells("เป้าหมาย (คน)", "") == []
