"""Sources made from a few lines, for tests of one parser."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.ground.source import SourceText
from parsers.records.budget import BudgetTable

HEADER = "มิติ\tภารกิจตามมิติ\tโครงการ/กิจกรรม/มาตรการ\tปี ๒๕๖๖\tปี ๒๕๖๗\tหมายเหตุ\n\t\t\tงบประมาณ (บาท)\tงบประมาณ (บาท)\t"


@pytest.fixture
def source() -> Callable[[str], SourceText]:
    """A function that makes a source of the lines of a text."""

    def make(text: str) -> SourceText:
        return SourceText("plan.txt", "txt", "0" * 64, tuple(text.split("\n")))

    return make


@pytest.fixture
def header() -> str:
    """The header rows of a budget table with two years."""
    return HEADER


@pytest.fixture
def read(source: Callable[[str], SourceText]) -> Callable[..., BudgetTable]:
    """A function that reads a budget table of a plan of 2566-2570 from its rows, below a header with two years."""
    # here, for the tests that read none begin sooner
    from parsers.budget.budget_grids import budget_grids
    from parsers.budget.table import read_budget_table
    from parsers.tables.grid import find_grids

    def reader(*rows: str, header: str = HEADER) -> BudgetTable:
        return read_budget_table(budget_grids(find_grids(source("\n".join((header, *rows)))))[0], (2566, 2570))

    return reader
