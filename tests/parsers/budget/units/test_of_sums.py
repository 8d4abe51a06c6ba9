"""Years whose head says no unit, beside sums that are in thousands: the rows that add up tell which they are in."""

from __future__ import annotations

import pytest

from lawful import Rows, baht_or_status, rows_of_text

PLAN = """แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2567)
เทศบาลตำบลบ้านสมมุติ

ส่วนที่ 2 แผนปฏิบัติการป้องกันการทุจริต

{table}
"""
HEAD = "ที่|โครงการ/กิจกรรม/มาตรการ|ปี 2566{unit}|ปี 2567{unit}|รวม (พันบาท)"


def rows_of(*rows: str, unit: str = "") -> Rows:
    return rows_of_text(PLAN.format(table="\n".join((HEAD.format(unit=unit), *rows)).replace("|", "\t")))


def amounts(rows: Rows) -> list[int | str]:
    return [baht_or_status(line) for line in rows["budget_lines"]]


@pytest.mark.parametrize("unit", ["", " (บาท)"])
def test_years_in_baht_add_up_to_sums_in_thousands(unit: str) -> None:
    rows = rows_of("1|โครงการสัมมนา|20,000|30,000|50", "2|โครงการค่าย|-|20,000|20", unit=unit)
    assert amounts(rows) == [20_000, 30_000, "dash", 20_000]
    assert not {"unit_uncertain", "row_total_mismatch"} & {issue["code"] for issue in rows["issues"]}


@pytest.mark.parametrize("unit", ["", " (พันบาท)"])
def test_years_that_add_up_as_printed_are_in_the_unit_of_their_sums(unit: str) -> None:
    rows = rows_of("1|โครงการสัมมนา|20|30|50", "2|โครงการค่าย|-|20|20", unit=unit)
    assert amounts(rows) == [20_000, 30_000, "dash", 20_000]


@pytest.mark.parametrize("other", ["2|โครงการค่าย|-|20|20", "2|โครงการค่าย|-|20,000|25", "2|โครงการค่าย|5|20,000|20"])
def test_rows_that_tell_several_or_do_not_add_up_tell_none(other: str) -> None:
    rows = rows_of("1|โครงการสัมมนา|20,000|30,000|50", other)
    assert {*amounts(rows)} <= {"ambiguous", "dash"}
    assert "unit_uncertain" in {issue["code"] for issue in rows["issues"]}


def test_rows_without_sums_tell_nothing() -> None:
    rows = rows_of("1|โครงการสัมมนา|20,000|30,000|", "2|โครงการค่าย|-|20,000|-")
    assert amounts(rows) == ["ambiguous", "ambiguous", "dash", "ambiguous"]
