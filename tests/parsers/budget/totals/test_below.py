"""Totals in words right below a table: how near they stand, and what is another table's."""

from __future__ import annotations

import pytest

from lawful import Rows, plan_around, rows_of_text

TABLE = """ที่\tโครงการ/กิจกรรม\tปี 2566\tปี 2567
1\tโครงการอบรม\t10,000\t20,000
2\tโครงการค่าย\t5,000\t6,000
"""
OF_2566 = "รวมปี 2566 เป็นเงิน 15,000 บาท"
OF_2567 = "รวมปี 2567 เป็นเงิน 26,000 บาท"
OF_ALL = "รวมทั้งสิ้น 2 ปี เป็นเงิน 41,000 บาท"


def totals(rows: Rows) -> list[tuple[int | None, int]]:
    """The year and the baht of each total, as they stand in the plan."""
    found = sorted(rows["budget_totals"], key=lambda total: int(total["line_start"]))
    return [(total["fiscal_year_be"], int(total["declared_baht"])) for total in found]


def below(*lines: str) -> list[tuple[int | None, int]]:
    return totals(rows_of_text(plan_around(TABLE + "\n".join(lines), "พ.ศ. 2566 - 2567")))


@pytest.mark.parametrize("empty", [0, 1, 3])
def test_empty_lines_may_stand_between(empty: int) -> None:
    assert below(*[""] * empty, OF_ALL) == [(None, 41_000)]


def test_the_first_three_lines_may_each_say_one() -> None:
    three = [(2566, 15_000), (2567, 26_000), (None, 41_000)]
    assert below("", OF_2566, OF_2567, OF_ALL) == three
    assert below("", OF_2566, OF_2567, OF_ALL, "รวมทั้งสิ้น 2 ปี เป็นเงิน 48,000 บาท") == three


def test_a_total_without_an_amount_is_passed_over() -> None:
    assert below("", "รวมเป็นเงินทั้งสิ้น", "", OF_2566) == [(2566, 15_000)]


@pytest.mark.parametrize("first", ["หมายเหตุ ตามข้อบัญญัติ", "5"])
def test_behind_any_other_line_none_is_looked_for(first: str) -> None:
    assert below("", first, OF_ALL) == []


@pytest.mark.parametrize(("length", "found"), [(320, [(None, 41_000)]), (321, [])])
def test_a_paragraph_that_begins_like_a_total_is_none(length: int, found: list[tuple[int | None, int]]) -> None:
    start, end = "รวมทั้งสิ้น 2 ปี ", " เป็นเงิน 41,000 บาท"
    assert below("", start + "ก" * (length - len(start) - len(end)) + end) == found


@pytest.mark.parametrize("rows", [["{}\t\t\t"], ["{}\t\t\t", "รวม 2 โครงการ\t\t\t"]])
def test_a_total_in_the_rest_of_the_table_is_read_once(rows: list[str]) -> None:
    assert below("", *(row.format(OF_ALL) for row in rows)) == [(None, 41_000)]


def test_a_total_in_another_table_is_not_this_ones() -> None:
    assert below("", "ที่\tรายการ\tเงิน\t", OF_ALL + "\t\t\t", "ก\tข\tค\tง") == []


def test_a_total_may_be_the_last_line_of_a_plan() -> None:
    plan = plan_around(TABLE, "พ.ศ. 2566 - 2567").partition("ส่วนที่ 3")[0].rstrip()
    assert totals(rows_of_text(f"{plan}\n{OF_ALL}")) == [(None, 41_000)]
