"""What tests of a budget table's rows look at, and its rows in markup."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from parsers.records.budget import BudgetTable

Read = Callable[..., BudgetTable]
"""The fixture ``read``."""

PIPES = "| มิติ | ภารกิจตามมิติ | โครงการ/กิจกรรม/มาตรการ | ปี ๒๕๖๖ | ปี ๒๕๖๗ | หมายเหตุ |\n|---|---|---|---|---|---|"
"""The head of a table with pipes."""

FIRST = "<td>๑. ก</td><td>๑.๑ ข</td><td>๑) โครงการ ค</td>"
"""The first row of a table in markup, before its amounts."""


def statuses(table: BudgetTable) -> list[list[tuple[str, Decimal | None, str]]]:
    """What each item's cells are, their amounts, and how these are known to be its own."""
    return [[(cell.status, cell.amount, cell.alignment) for cell in item.cells] for item in table.items]


def codes(table: BudgetTable) -> list[str]:
    """The codes of its issues."""
    return [issue.code for issue in table.issues]


def html_table(*rows: str) -> str:
    """Cells of rows, as a table with a head of two years."""
    head = "<th>มิติ</th><th>ภารกิจตามมิติ</th><th>โครงการ/กิจกรรม/มาตรการ</th><th>ปี ๒๕๖๖</th><th>ปี ๒๕๖๗</th><th>หมายเหตุ</th>"
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in (head, *rows)) + "</table>"
