"""No column of a budget table is dropped: what it holds beside the money is published as it is."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from extract.ground.source import Span
from extract.text.read_txt import read_txt
from normalize.document_rows import document_rows
from parsers.budget.items.row_cells import row_cell
from parsers.document import parse_plan
from parsers.records.budget import BudgetTable, RowRole
from parsers.tables.columns.column import Column
from parsers.tables.columns.roles import Role

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


def column(texts: tuple[str, ...], role: Role, *, money: bool = False) -> Column:
    return Column(4, texts, role, texts[0], money, 2566)


@pytest.mark.parametrize(
    ("head", "role", "expected"),
    [
        ("ไตรมาส 3", "quarter", 3),
        ("ไตรมาสที่ ๔", "quarter", 4),
        ("ไตรมาสแรก", "quarter", None),
        ("ม.ค. 67", "month", 1),
        ("ต.ค. - ธ.ค.", "month", None),  # several
        ("ไตรมาส 3", "target", None),
    ],
)
def test_the_period_of_a_cell_is_the_quarter_or_month_of_its_head(
    head: str, role: RowRole, expected: int | None
) -> None:
    cell = row_cell(column((head,), "quarter"), role, "5", Span(1, 1), Decimal(1))
    assert cell.period_no == expected


@pytest.mark.parametrize(
    ("head", "text", "money", "expected"),
    [
        ("เป้าหมาย", "50", False, (50, None, None)),
        ("เป้าหมาย", "50", True, (50, "baht", 1000)),
        ("เป้าหมาย", "50 บาท", False, (50, "baht", 1000)),
        ("เป้าหมาย (พันบาท)", "50", False, (50, "baht", 1000)),
        ("เป้าหมาย (คน)", "50", True, (50, "คน", None)),
        ("เป้าหมาย [หน่วย : คน]", "50", False, (50, "คน", None)),
        ("เป้าหมาย (%)", "50", False, (50, "percent", None)),
        ("เป้าหมาย", "50%", False, (50, "percent", None)),
        ("เป้าหมาย", "ร้อยละ 50%", False, (50, "percent", None)),
        ("เป้าหมาย", "ร้อยละ 50 คน", False, (None, None, None)),
        ("เป้าหมาย", "50 - 60", True, (None, None, None)),
    ],
)
def test_the_unit_of_a_number_is_its_own_or_its_head_s(
    head: str, text: str, *, money: bool, expected: tuple[int | None, str | None, int | None]
) -> None:
    cell = row_cell(column((head,), "target", money=money), "target", text, Span(1, 1), Decimal(1000))
    assert (cell.value, cell.unit, cell.unit_factor) == expected


@pytest.mark.parametrize(
    ("role", "text", "expected"),
    [
        ("other", "✓", "tick"),
        ("quarter", "( / )", "tick"),
        ("period", "x", "tick"),
        ("indicator", "✓", "indicator"),
        ("other", "xx", "other"),
    ],
)
def test_a_tick_is_one_where_one_may_stand(role: RowRole, text: str, expected: str) -> None:
    assert row_cell(column(("ก",), "other"), role, text, Span(1, 1), None).role == expected


def test_a_factor_that_is_no_whole_number_is_none() -> None:
    cell = row_cell(column(("ก",), "target"), "target", "5 บาท", Span(1, 1), Decimal("0.5"))
    assert (cell.value, cell.unit_factor) == (Decimal(5), None)


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (
            "ที่\tโครงการ/กิจกรรม\tปี 2566\tปี 2567\tเป้าหมาย (คน)\tหมายเหตุ",
            [
                ("number", False, None, None),
                ("project", False, None, None),
                ("year", True, 2566, 1),
                ("year", True, 2567, 1),
                ("target", False, None, None),
                ("remark", False, None, None),
            ],
        ),
        (
            "มิติ\tภารกิจตามมิติ\tโครงการ/กิจกรรม\tปี 2566 (พันบาท)\tปี 2567 (พันบาท)\tรวม (พันบาท)",
            [
                ("dimension", False, None, None),
                ("mission", False, None, None),
                ("project", False, None, None),
                ("year", True, 2566, 1000),
                ("year", True, 2567, 1000),
                ("row_total", True, None, 1000),
            ],
        ),
    ],
)
def test_what_each_column_was_read_as(
    head: str, expected: list[tuple[str, bool, int | None, int | None]], read: Callable[..., BudgetTable]
) -> None:
    table = read("1\tโครงการ ก\t5\t6\t7\t", header=head)
    (found,) = table.heads
    assert [(one.meaning, one.money, one.year_be, one.unit_factor) for one in found.columns] == expected


def test_a_number_beside_the_money_leads_to_the_account_and_is_no_money() -> None:
    (row,) = cells("เป้าหมาย (คน)", "๒๐,๐๐๐")
    assert row["amount_ordinal"] is not None


def test_an_empty_cell_is_no_row() -> None:
    assert cells("เป้าหมาย (คน)", "") == []
