"""Rows in Markdown with a cell too many or too few, and tables that a page's end parted."""

from __future__ import annotations

import pytest

from lawful import Rows, amounts_of_titles, codes, plan_around, rows_of_text

HEAD = ("| ที่ | โครงการ/กิจกรรม | ปี 2566 | ปี 2567 |", "|---|---|---|---|")
ONE = "| 1 | โครงการอบรม | 80,000 | 85,000 |"
TWO = "| 2 | โครงการป้าย | 5,000 | - |"
TOTAL = "| รวมทั้งสิ้น | | 85,000 | 85,000 |"
FOUND = {
    ("โครงการอบรม", 2566): 80_000,
    ("โครงการอบรม", 2567): 85_000,
    ("โครงการป้าย", 2566): 5_000,
    ("โครงการป้าย", 2567): "dash",
}
BREAK = ("", "<!-- PageBreak -->", "", "![](figures/page_13.png)", "")


def rows_of(*lines: str) -> Rows:
    return rows_of_text(plan_around("\n".join(lines), "พ.ศ. 2566 - 2567"))


def test_an_empty_cell_before_all_numbers_is_one_too_many() -> None:
    rows = rows_of(*HEAD, *(f"| {row}" for row in (ONE, TWO, TOTAL)))
    assert (amounts_of_titles(rows), codes(rows)) == (FOUND, set())


def test_before_some_it_is_not_known_to_be() -> None:
    found = amounts_of_titles(rows_of(*HEAD, f"| {ONE}", TWO))
    assert 85_000 not in found.values()


def test_cells_left_out_at_the_end_are_empty_where_the_total_says_so() -> None:
    found = amounts_of_titles(rows_of(*HEAD, ONE, "| 2 | โครงการป้าย | 5,000 |", TOTAL))
    assert found == FOUND | {("โครงการป้าย", 2567): "blank"}


@pytest.mark.parametrize("more", [(), ("| รวมทั้งสิ้น | | 80,000 | 90,000 |",)])
def test_else_the_lost_cell_may_be_another(more: tuple[str, ...]) -> None:
    found = amounts_of_titles(rows_of(*HEAD, ONE, "| 2 | โครงการป้าย | 5,000 |", *more))
    assert found[("โครงการป้าย", 2566)] == "ambiguous"


def test_numbers_that_go_on_behind_a_page_are_of_the_same_table() -> None:
    rows = rows_of(*HEAD, ONE, *BREAK, TWO, HEAD[1], TOTAL)
    assert amounts_of_titles(rows) == FOUND


@pytest.mark.parametrize("row", ["| 1 | โครงการป้าย | 5,000 | - |", "| 2 | โครงการป้าย | 12 คน | 14 คน |"])
def test_other_rows_behind_a_page_may_be_of_another(row: str) -> None:
    rows = rows_of(*HEAD, ONE, *BREAK, row, HEAD[1], "| 3 | โครงการจิตอาสา | 7,000 | 8,000 |")
    assert 7_000 not in amounts_of_titles(rows).values()
