"""Heads of a table's next page that have nothing but its years."""

from __future__ import annotations

import pytest

from lawful import Rows, baht_or_status, codes, plan_around, rows_of_text

PERIOD = "พ.ศ. 2568 - 2569"
RULING = "|---|---|---|---|---|\n"
HEAD = f"| มิติ | โครงการ/กิจกรรม/มาตรการ | พ.ศ.<br>2568<br>(บาท) | พ.ศ.<br>2569<br>(บาท) | ผู้รับผิดชอบ |\n{RULING}"
FIRST = "| มิติที่ 1 | 1. โครงการอบรม | 60,000 | 30,000 | สำนักปลัด |\n|  | 2. มาตรการจรรยาบรรณ | - | - | สำนักปลัด |\n"
REST = f"{RULING}| มิติที่ 2 | 3. กิจกรรมแกนนำเยาวชน | 25,000 | 26,000 | กองการศึกษา |\n"


def read(again: str) -> Rows:
    return rows_of_text(plan_around(f"{HEAD}{FIRST}\n- 4 -\n\n---\n\n{again}{REST}", PERIOD))


@pytest.mark.parametrize(
    "again",
    [
        "| Col1 | Col2 | 2568 | 2569 | Col5 |\n",
        "|  |  | 2568 | 2569 |  |\n",
        "| Unnamed: 0 | Unnamed: 1 | ปี ๒๕๖๘ | ปี ๒๕๖๙ | Unnamed: 4 |\n",
        "| Col1 | Col2 | Col3 | Col4 | Col5 |\n",
    ],
)
def test_the_rows_below_are_the_tables(again: str) -> None:
    rows = read(again)
    assert list(map(baht_or_status, rows["budget_lines"])) == [60_000, 30_000, "dash", "dash", 25_000, 26_000]
    assert [row["fiscal_year_be"] for row in rows["budget_lines"]] == [2568, 2569] * 3
    assert [row["dimension_no"] for row in rows["projects"]] == [1, 1, 2]
    assert not codes(rows) & {"unread_table", "unaccounted_amount", "unknown_column"}


@pytest.mark.parametrize(
    "again",
    [
        "| Col1 | Col2 | 2566 | 2567 | Col5 |\n",  # other years
        "| Col1 | Col2 | 2569 | 2568 | Col5 |\n",  # in the other order
        "| Col2 | Col3 | 2567 | 2568 | Col6 |\n",  # words that count no columns of this table
    ],
)
def test_a_head_that_says_otherwise_is_another_tables(again: str) -> None:
    rows = read(again)
    assert list(map(baht_or_status, rows["budget_lines"])) == [60_000, 30_000, "dash", "dash"]
    assert codes(rows) & {"unread_table", "unaccounted_amount"}
