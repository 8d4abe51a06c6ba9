"""Sums that stand in the column of the last year of a table without signs."""

from __future__ import annotations

import pytest

from extract.ground.source import Span
from parsers.records.table import Cell, Dialect, Grid, GridRow
from parsers.tables.rows.sums_in_years import with_sums_apart

HERE = Span(1, 1)
HEAD = "ที่|โครงการ/กิจกรรม|ปี 2566|ปี 2567|ปี 2568|รวม"


def torn(rows: list[str], dialect: Dialect = "layout", head: str = HEAD) -> list[bool]:
    """Whether each row below the head is torn."""
    made = (GridRow(tuple(Cell(text, (text,), HERE) for text in row.split("|")), HERE) for row in (head, *rows))
    return [row.torn for row in with_sums_apart(Grid(tuple(made), HERE, dialect)).rows[1:]]


SLIPPED = "1|โครงการ ก|5,000|10,000|15,000|"


def test_a_sum_in_the_last_year_tears_its_row_and_all_that_may_be_so() -> None:
    rows = [
        SLIPPED,
        "2|โครงการ ข|20,000|-|5,000|",
        "3|โครงการ ค||20,000|20,000|",
        "4|โครงการ ง|5,000|10,000|15,000|30,000",
    ]
    assert torn(rows) == [True, False, True, False]


@pytest.mark.parametrize(
    ("rows", "dialect", "head"),
    [
        (["3|โครงการ ค||20,000|20,000|"], "layout", HEAD),  # two equal years prove nothing
        ([SLIPPED], "html", HEAD),  # signs part its cells
        ([SLIPPED], "layout", HEAD.replace("รวม", "หมายเหตุ")),  # no column of sums
        (["1|โครงการ ก|5,000|10,000|15,000|30,000"], "flat", HEAD),
    ],
)
def test_other_rows_stay(rows: list[str], dialect: Dialect, head: str) -> None:
    assert torn(rows, dialect, head) == [False]
