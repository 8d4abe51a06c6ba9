"""The rules of columns say all that follows from a role: what its name is as a whole, and as what it is published."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, get_args

import pytest

from lawful import amounts_of_titles, plan_around, rows_of_text
from normalize.schema.labels import ROW_CELL_ROLES
from parsers.records.budget import RowRole
from parsers.rules.load import load
from parsers.tables.columns.names import is_column_name
from parsers.tables.columns.roles import Role, role_of

RULES: list[dict[str, Any]] = load("columns")["rule"]
BY_ID = [pytest.param(rule, id=rule["id"]) for rule in RULES]
OF_NO_RULE = {"year", "budget", "other"}
"""Roles that the code asks for: years and money, and what is none of all."""


def test_every_role_has_a_rule_and_every_rule_a_role() -> None:
    assert {rule["id"] for rule in RULES} | OF_NO_RULE == set(get_args(Role))


@pytest.mark.parametrize("rule", BY_ID)
def test_a_rule_says_as_what_its_columns_are_published(rule: dict[str, Any]) -> None:
    """One that does not would lose its columns."""
    assert rule["published_as"] in get_args(RowRole)


def test_every_published_role_has_a_meaning() -> None:
    assert set(ROW_CELL_ROLES) == set(get_args(RowRole))


@pytest.mark.parametrize("rule", BY_ID)
def test_an_example_is_a_name_or_its_rule_says_why_not(rule: dict[str, Any]) -> None:
    """A head with a name that is none is not found where nothing but names tells it from a row."""
    none = [example for example in rule["examples"] if not is_column_name(example)]
    assert bool(none) == ("no_name" in rule), none
    assert [example for example in rule["examples"] if role_of(example) != rule["id"]] == []


@pytest.mark.parametrize("rule", load("columns")["name"], ids=lambda rule: str(rule["id"]))
def test_a_name_of_no_role_is_a_name_all_the_same(rule: dict[str, Any]) -> None:
    assert [example for example in rule["examples"] if not is_column_name(example)] == []
    assert [example for example in rule["counterexamples"] if is_column_name(example)] == []


@pytest.mark.parametrize(
    "text",
    [
        "ที่มาของโครงการ",
        "ที่มาของปัญหา",
        "แผนงานบริหารทั่วไป",
        "หมวดค่าตอบแทน",
        "หมวด 1",
        "รหัส 00110",
        "ประเภทโครงการ",
        "งบดำเนินงาน",
        "เงินอุดหนุน",
        "ข้อบัญญัติ",
        "หลักการและเหตุผล",
        "เหตุผลที่ต้องดำเนินโครงการ",
        "กลยุทธ์ที่ 1",
        "ประเด็นการพัฒนา",
        "ห้วงเวลา 5 ปี",
        "เจ้าของ",
        "เดิม",
        "แก้ไขเป็น",
        "เบิกจ่าย",
        "คงเหลือ",
        "จำนวนผู้เข้าร่วม",
        "ไตรมาส 1",
    ],
)
def test_what_cells_rows_and_headings_print_is_no_name(text: str) -> None:
    assert not is_column_name(text)


HEAD = ("ลำดับที่", "โครงการ/กิจกรรม/มาตรการ", "ปี 2566 (บาท)", "ปี 2567 (บาท)", "ผู้รับผิดชอบ")
ROWS = (
    ("1", "อบรมจริยธรรมบุคลากร", "20,000", "25,000", "สำนักปลัด"),
    ("2", "ส่งเสริมความโปร่งใส", "15,000", "-", "กองคลัง"),
    ("3", "จัดทำคู่มือประชาชน", "10,000", "12,000", "กองช่าง"),
    ("4", "เผยแพร่ข้อมูลข่าวสาร", "5,000", "6,000", "สำนักปลัด"),
)
SAID = {
    (row[1], year): "dash" if row[at] == "-" else int(row[at].replace(",", ""))
    for row in ROWS
    for year, at in ((2566, 2), (2567, 3))
}
SOURCES = ("ข้อบัญญัติ", "เงินอุดหนุน", "ข้อบัญญัติ", "เงินสะสม")
CODES = ("00110", "00111", "00120", "00251")

Table = Sequence[Sequence[str]]


def with_column(name: str, values: Sequence[str], place: int) -> Table:
    """The table with one more column at a place."""
    rows = zip((HEAD, *ROWS), (name, *values), strict=True)
    return [[*row[:place], value, *row[place:]] for row, value in rows]


def tabs(table: Table) -> str:
    """The table with tabs."""
    return "\n".join("\t".join(row) for row in table)


def pipes(table: Table) -> str:
    """The table with bars."""
    return "\n".join(f"| {' | '.join(row)} |" for row in (table[0], ["---"] * len(table[0]), *table[1:]))


def markup(table: Table) -> str:
    """The table in HTML."""
    rows = ("".join(f"<td>{cell}</td>" for cell in row) for row in table)
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def layout(table: Table) -> str:
    """The table with columns that stand below each other."""
    wide = [max(map(shown, column)) + 3 for column in zip(*table, strict=True)]
    return "\n".join(
        "".join(cell + " " * (width - shown(cell)) for cell, width in zip(row, wide, strict=True)).rstrip()
        for row in table
    )


def cells(table: Table) -> str:
    """The table with a cell a line."""
    return "\n".join(cell for row in table for cell in row)


def shown(text: str) -> int:
    """How many places a text takes on a line: marks above and below take none."""
    return sum(not ("\u0e34" <= sign <= "\u0e3a" or "\u0e47" <= sign <= "\u0e4e" or sign == "\u0e31") for sign in text)


@pytest.mark.parametrize("form", [tabs, pipes, markup, layout, cells])
@pytest.mark.parametrize("place", [2, 4, 5], ids=["before the money", "behind it", "last"])
@pytest.mark.parametrize("name", ["ที่มาของงบประมาณ", "หมวดรายจ่าย", "รหัสงบประมาณ"])
def test_a_column_of_sources_is_read_wherever_it_stands(name: str, place: int, form: Callable[[Table], str]) -> None:
    values = CODES if name == "รหัสงบประมาณ" else SOURCES
    rows = rows_of_text(plan_around(form(with_column(name, values, place)), "พ.ศ. 2566 - 2567"))
    assert amounts_of_titles(rows) == SAID
    assert [cell["text"] for cell in rows["row_cells"] if cell["role"] == "budget_source"] == [*values]


@pytest.mark.parametrize("name", ["ที่มาของงบประมาณ", "หมวดรายจ่าย", "ประเภทงบประมาณ", "แผนงาน", "กลยุทธ์", "ห้วงเวลา"])
def test_a_column_between_those_of_money_parts_no_columns_of_a_layout(name: str) -> None:
    """Its head is a name as those beside it are; it once was a text that no head has."""
    rows = rows_of_text(plan_around(layout(with_column(name, SOURCES, 3)), "พ.ศ. 2566 - 2567"))
    assert amounts_of_titles(rows) == SAID


@pytest.mark.parametrize("name", ["ที่มาของงบประมาณ", "ประเภทงบประมาณ", "ห้วงเวลา"])
def test_a_head_of_words_alone_is_found_with_such_a_name(name: str) -> None:
    table = with_column(name, SOURCES, 4)
    rows = rows_of_text(plan_around("\n".join(" ".join(row) for row in table), "พ.ศ. 2566 - 2567"))
    assert amounts_of_titles(rows) == SAID
