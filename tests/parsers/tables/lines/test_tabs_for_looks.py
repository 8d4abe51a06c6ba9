"""Several tabs between cells, set to line up by eye."""

from __future__ import annotations

import pytest

from lawful import Rows, amounts_of_titles, codes, plan_around, rows_of_text

HEAD = "ที่\tโครงการ/กิจกรรม\t\t\tปี 2566\t\tปี 2567"
ONE = "1\tโครงการอบรมธรรมาภิบาล\t\t80,000\t\t85,000"
TWO = "2\tโครงการป้าย\t\t\t\t5,000\t\t-"
FOUND = {
    ("โครงการอบรมธรรมาภิบาล", 2566): 80_000,
    ("โครงการอบรมธรรมาภิบาล", 2567): 85_000,
    ("โครงการป้าย", 2566): 5_000,
    ("โครงการป้าย", 2567): "dash",
}


def rows_of(*lines: str) -> Rows:
    return rows_of_text(plan_around("\n".join(lines), "พ.ศ. 2566 - 2567"))


@pytest.mark.parametrize("more", [[], ["มิติที่ 2 การปลูกจิตสำนึก\t"], ["รวมทั้งสิ้น\t\t\t\t85,000\t\t85,000"]])
def test_no_cell_is_empty_where_all_rows_fill_as_many_as_the_head(more: list[str]) -> None:
    rows = rows_of(HEAD, ONE, TWO, *more)
    assert (amounts_of_titles(rows), codes(rows)) == (FOUND, set())


@pytest.mark.parametrize("row", ["3\tโครงการจิตอาสา\t\t\t7,000", "3\tโครงการจิตอาสา\t\t\t\t\t\t7,000"])
def test_a_row_with_fewer_leaves_open_where_its_amount_stands(row: str) -> None:
    found = amounts_of_titles(rows_of(HEAD, ONE, TWO, row))
    assert 7_000 not in found.values()
