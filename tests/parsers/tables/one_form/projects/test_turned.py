"""Turned tables: a row a year, a column a project; heads of what is counted are none."""

from __future__ import annotations

import pytest

from extract.ground.source import Span
from parsers.records.table import Cell, Grid, GridRow
from parsers.tables.one_form.projects.turned import turned


def grid_of(*lines: str) -> Grid:
    rows = tuple(
        GridRow(tuple(Cell(text, (text,), Span(n, n)) for text in line.split("|")), Span(n, n))
        for n, line in enumerate(lines, 1)
    )
    return Grid(rows, Span(1, len(rows)), "tabs")


YEARS = ("2566|200|100", "2567|300|150")


@pytest.mark.parametrize("unit", ["(คน)", "(ร้อยละ)", "(เบิกจ่าย)", "(พันบาท)"])
def test_heads_of_people_shares_or_what_was_spent_are_no_projects(unit: str) -> None:
    grid = grid_of(f"ปีงบประมาณ|1. โครงการอบรมคุณธรรม {unit}|2. โครงการจิตอาสา {unit}", *YEARS)
    assert turned(grid) is grid


@pytest.mark.parametrize("unit", ["", "(ต่อเนื่อง)", "(รุ่นที่ 2)", "(บาท)"])
def test_heads_of_projects_become_rows(unit: str) -> None:
    grid = turned(grid_of(f"ปีงบประมาณ|1. โครงการอบรมคุณธรรม {unit}|2. โครงการจิตอาสา {unit}", *YEARS))
    assert [[cell.text for cell in row.cells[1:]] for row in grid.rows] == [
        ["2566", "2567"],
        ["200", "300"],
        ["100", "150"],
    ]
