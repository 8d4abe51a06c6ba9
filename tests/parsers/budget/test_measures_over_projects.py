"""Measures that projects stand below, in a column before theirs or in rows of their own, and measures that are one."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extract.ground.source import SourceText
from parsers.budget.budget_grids import budget_grids
from parsers.budget.table import KnownOfPlan, read_budget_table
from parsers.records.budget import BudgetTable
from parsers.tables.grid import find_grids

FORMS = ("tabs", "pipes", "html")
Row = Sequence[str | None]
"""The texts of its cells; None in a place that the cell above reaches into."""

MONEY = "ปี 2569 (บาท)"
FIRST, NEXT = "มาตรการที่ 1.1 เสริมสร้างคุณธรรม", "มาตรการที่ 1.2 สร้างจิตสำนึก"


def table_of(rows: Sequence[Row], form: str) -> BudgetTable:
    """A table of 2569 whose first row is its head."""
    if form == "tabs":
        lines = ["\t".join(text or "" for text in row) for row in rows]
    elif form == "pipes":
        lines = [f"| {' | '.join(text or '' for text in row)} |" for row in rows]
        lines.insert(1, "|---" * len(rows[0]) + "|")
    else:
        lines = ["<table>", *(f"<tr>{_cells(rows, at)}</tr>" for at in range(len(rows))), "</table>"]
    source = SourceText("plan.txt", "txt", "0" * 64, tuple(lines))
    return read_budget_table(budget_grids(find_grids(source))[0], (2569, 2569), KnownOfPlan(source=source))


def _cells(rows: Sequence[Row], at: int) -> str:
    """The cells of a row as HTML, each over the places below it that have None."""
    found = ""
    for place, text in enumerate(rows[at]):
        below = next((i for i, row in enumerate(rows[at + 1 :]) if row[place] is not None), len(rows) - at - 1)
        if text is not None:
            found += f'<td rowspan="{below + 1}">{text}</td>'
    return found


def items(table: BudgetTable) -> list[tuple[int | None, str, list[int | None]]]:
    """The number, the title and the amounts of each item."""
    return [
        (item.number, item.title, [None if cell.amount is None else int(cell.amount) for cell in item.cells])
        for item in table.items
    ]


def strategies(table: BudgetTable) -> list[str | None]:
    return [item.branch.strategy and item.branch.strategy.number for item in table.items]


@pytest.mark.parametrize("form", FORMS)
def test_projects_beside_one_measure_are_the_rows(form: str) -> None:
    """The last measure has one project, as a plain row has."""
    table = table_of(
        [
            ["มาตรการ", "โครงการ/กิจกรรม", MONEY],
            [FIRST, "โครงการอบรม", "100"],
            [None, "กิจกรรมทำบุญ", "200"],
            [NEXT, "ค่ายเยาวชน", "300"],
        ],
        form,
    )
    assert items(table) == [(None, "โครงการอบรม", [100]), (None, "กิจกรรมทำบุญ", [200]), (None, "ค่ายเยาวชน", [300])]
    assert strategies(table) == ["1.1", "1.1", "1.2"]
    assert not table.issues


@pytest.mark.parametrize("form", FORMS)
def test_numbers_behind_the_measures_count_projects(form: str) -> None:
    table = table_of(
        [
            ["มาตรการ", "ที่", "โครงการ/กิจกรรม", MONEY],
            ["เสริมสร้างคุณธรรม", "1", "อบรม", "100"],
            ["สร้างจิตสำนึก", "2", "ค่ายเยาวชน", "300"],
        ],
        form,
    )
    assert items(table) == [(1, "อบรม", [100]), (2, "ค่ายเยาวชน", [300])]


@pytest.mark.parametrize("form", FORMS)
def test_measures_with_numbers_of_a_tree_are_levels(form: str) -> None:
    table = table_of(
        [
            ["ที่", "มาตรการ", "กิจกรรม", MONEY],
            ["1", FIRST, "อบรม", "100"],
            ["2", NEXT, "ค่ายเยาวชน", "300"],
        ],
        form,
    )
    assert items(table) == [(1, "อบรม", [100]), (2, "ค่ายเยาวชน", [300])]
    assert strategies(table) == ["1.1", "1.2"]


@pytest.mark.parametrize("form", FORMS)
def test_what_is_called_a_project_is_one_beside_a_measure(form: str) -> None:
    table = table_of(
        [
            ["ที่", "มาตรการ", "โครงการ/กิจกรรม", MONEY],
            ["1", "เสริมสร้างคุณธรรม", "โครงการอบรม", "100"],
            ["2", "สร้างจิตสำนึก", "กิจกรรมค่ายเยาวชน", "300"],
        ],
        form,
    )
    assert items(table) == [(1, "โครงการอบรม", [100]), (2, "กิจกรรมค่ายเยาวชน", [300])]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("second", ["กิจกรรม", "กิจกรรมที่ดำเนินการ"])
def test_a_measure_beside_what_is_done_for_it_is_a_project(second: str, form: str) -> None:
    table = table_of(
        [
            ["ที่", "มาตรการ", second, MONEY],
            ["1", "มาตรการ No Gift Policy", "ประกาศนโยบาย", "100"],
            ["2", "มาตรการใช้รถราชการ", "จัดทำสมุดคุมรถ", "200"],
        ],
        form,
    )
    assert items(table) == [(1, "มาตรการ No Gift Policy", [100]), (2, "มาตรการใช้รถราชการ", [200])]


@pytest.mark.parametrize("form", FORMS)
def test_a_measure_with_money_for_several_activities_is_a_project(form: str) -> None:
    table = table_of(
        [
            ["ที่", "มาตรการ", "กิจกรรม", MONEY],
            ["1", "มาตรการ No Gift Policy", "ประกาศนโยบาย", "100"],
            [None, None, "ติดป้าย", None],
            ["2", "มาตรการใช้รถราชการ", "จัดทำสมุดคุมรถ", "200"],
        ],
        form,
    )
    assert items(table) == [(1, "มาตรการ No Gift Policy", [100]), (2, "มาตรการใช้รถราชการ", [200])]


@pytest.mark.parametrize("form", FORMS)
def test_a_project_with_activities_is_no_level(form: str) -> None:
    """Their amounts are nobody's for sure, and are said to be."""
    table = table_of(
        [
            ["ที่", "โครงการ", "กิจกรรม", MONEY],
            ["1", "โครงการอบรม", "บรรยาย", "100"],
            [None, None, "ดูงาน", "200"],
        ],
        form,
    )
    assert [(number, title) for number, title, _ in items(table)] == [(1, "โครงการอบรม")]
    assert table.issues


@pytest.mark.parametrize("form", FORMS)
def test_measures_stand_below_guidelines(form: str) -> None:
    table = table_of(
        [
            ["แนวทาง", "มาตรการ", "ที่", "โครงการ/กิจกรรม", MONEY],
            ["แนวทางที่ 1 ปลูกฝังค่านิยม", FIRST, "1", "โครงการอบรม", "100"],
            [None, NEXT, "2", "ค่ายเยาวชน", "300"],
            ["แนวทางที่ 2 โปร่งใส", "มาตรการที่ 2.1 เปิดเผยข้อมูล", "3", "เว็บไซต์", "400"],
        ],
        form,
    )
    branches = [(item.branch.dimension, item.branch.mission) for item in table.items]
    assert [(one and one.number, other and other.number) for one, other in branches] == [
        ("1", "1.1"),
        ("1", "1.2"),
        ("2", "2.1"),
    ]


@pytest.mark.parametrize("form", ["tabs", "pipes"])
def test_measures_in_rows_of_their_own(form: str) -> None:
    table = table_of(
        [
            ["ที่", "โครงการ/กิจกรรม", MONEY],
            [FIRST, "", ""],
            ["1", "โครงการอบรม", "100"],
            [NEXT, "", ""],
            ["2", "โครงการค่าย", "300"],
        ],
        form,
    )
    assert items(table) == [(1, "โครงการอบรม", [100]), (2, "โครงการค่าย", [300])]
    assert strategies(table) == ["1.1", "1.2"]


@pytest.mark.parametrize("form", FORMS)
def test_numbered_measures_in_the_column_of_projects_are_projects(form: str) -> None:
    table = table_of(
        [
            ["ที่", "โครงการ/กิจกรรม/มาตรการ", MONEY],
            ["1", "มาตรการที่ 1 No Gift Policy", "100"],
            ["2", "มาตรการที่ 1.1 ใช้รถราชการ", "200"],
            ["", "มาตรการที่ 2 ประกาศเจตจำนง", "-"],
        ],
        form,
    )
    assert [title for _, title, _ in items(table)] == [
        "มาตรการที่ 1 No Gift Policy",
        "มาตรการที่ 1.1 ใช้รถราชการ",
        "มาตรการที่ 2 ประกาศเจตจำนง",
    ]
