"""Figures that a page's end cut off: the rest stands in a row of its own below them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extract.text.read_txt import read_txt
from parsers.budget.budget_grids import budget_grids
from parsers.budget.table import read_budget_table
from parsers.tables.grid import find_grids

HEAD = "| มิติ | โครงการ/กิจกรรม/มาตรการ | ปี 2566 | ปี 2567 | หมายเหตุ |\n|---|---|---|---|---|\n"
ITEM = "| 1 | 1) โครงการ ก | {} | {} | กองคลัง |\n"


def amounts(*rows: str) -> list[tuple[str, list[Decimal | None]]]:
    """The items of a table with what each has in its years; totals by the word."""
    text = read_txt(f"{HEAD}{''.join(rows)}".encode(), "a.md")
    table = read_budget_table(budget_grids(find_grids(text))[0], (2566, 2567))
    found = [(item.title, [cell.amount for cell in item.cells]) for item in table.items]
    return found + [("รวม", [total.amounts.get(year) for year in (2566, 2567)]) for total in table.totals]


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        (("1,250", "11,00"), (",000", "0"), (1250000, 11000)),
        (("๑,๒๕๐", "-"), (",๐๐๐", ""), (1250000, None)),
        (("1,250", "5,000"), (",000.50", ""), (Decimal("1250000.50"), 5000)),
        (("1,250", "11,0"), (",000", "0"), (1250000, None)),  # 11,00 is no amount
    ],
)
def test_figures_in_a_row_of_their_own_end_those_above(
    above: tuple[str, str], below: tuple[str, str], whole: tuple[Decimal | None, ...]
) -> None:
    rest = "| | | {} | {} | |\n".format(*below)
    assert amounts(ITEM.format(*above), rest) == [("โครงการ ก", list(whole))]
    total = "| | รวม | {} | {} | |\n".format(*above)
    assert amounts(ITEM.format("5", "6"), total, rest)[1] == ("รวม", list(whole))


@pytest.mark.parametrize(
    ("above", "row", "first"),
    [
        (("1,250", "11,000"), "| | | 5,000 | 6,000 | |\n", 1250),  # values that may be whole
        (("1,250", "11,000"), "| | 2) โครงการ ข | ,000 | | |\n", 1250),  # another item
        (("-", "11,000"), "| | | ,000 | | |\n", None),  # nothing to end
        (("1,250", "11,000"), "| | | ,000 | - | |\n", 1250),  # a value of nothing beside it
    ],
)
def test_another_row_below_ends_no_figure(above: tuple[str, str], row: str, first: int | None) -> None:
    found = amounts(ITEM.format(*above), row)[0][1][0]
    assert found in (first, None)
    assert found != 1250000
