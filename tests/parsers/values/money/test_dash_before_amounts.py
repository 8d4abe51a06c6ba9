"""Dashes before amounts in cells: bullets where a total proves it, else anything."""

from __future__ import annotations

import pytest

from lawful import amounts_of_titles, plan_around, rows_of_text

HEAD = "ที่\tโครงการ/กิจกรรม\tปี 2566\tปี 2567"
ONE = "1\tโครงการอบรม\t- 20,000 บาท\t-22,000 บาท"
TWO = "2\tโครงการป้าย\t5,000 บาท\t-"


def amounts(*lines: str) -> dict[tuple[str, int], object]:
    return amounts_of_titles(rows_of_text(plan_around("\n".join((HEAD, *lines)), "พ.ศ. 2566 - 2567")))


def test_a_total_proves_that_a_dash_is_a_bullet() -> None:
    found = amounts(ONE, TWO, "รวมทั้งสิ้น\t\t25,000 บาท\t22,000 บาท")
    assert found == {
        ("โครงการอบรม", 2566): 20_000,
        ("โครงการอบรม", 2567): 22_000,
        ("โครงการป้าย", 2566): 5_000,
        ("โครงการป้าย", 2567): "dash",
    }


@pytest.mark.parametrize("more", [[], ["รวมทั้งสิ้น\t\t-25,000\t-22,000"], ["รวมทั้งสิ้น\t\t5,000\t-"]])
def test_without_one_nobody_knows(more: list[str]) -> None:
    found = amounts(ONE, TWO, *more)
    assert {found[("โครงการอบรม", year)] for year in (2566, 2567)} == {"ambiguous"}
