"""Years that are ticked, and one column of money of no year."""

from __future__ import annotations

import pytest

from lawful import Rows, amounts_of_titles, codes, plan_around, rows_of_text


def rows_of(money: str, *rows: str) -> Rows:
    head = f"ที่\tโครงการ/กิจกรรม\t2566\t2567\t2568\t{money}\tผู้รับผิดชอบ"
    return rows_of_text(plan_around("\n".join((head, *rows)), "พ.ศ. 2566 - 2568"))


def amounts(rows: Rows) -> dict[tuple[str, int], object]:
    return {key: value for key, value in amounts_of_titles(rows).items() if value != "blank"}


TWO = "1\tโครงการอบรม\t✓\t\t✓\t35,000\tกองคลัง"
ONE = "2\tโครงการป้าย\t-\t/\t-\t5,000\tกองช่าง"
NONE = "3\tมาตรการเผยแพร่\t/\t/\t/\t-\tกองคลัง"


def test_money_a_year_is_that_of_each_ticked_one() -> None:
    rows = rows_of("งบประมาณต่อปี (บาท)", TWO, ONE, NONE)
    assert amounts(rows) == {
        ("โครงการอบรม", 2566): 35_000,
        ("โครงการอบรม", 2568): 35_000,
        ("โครงการป้าย", 2567): 5_000,
        **{("มาตรการเผยแพร่", year): "dash" for year in (2566, 2567, 2568)},
    }
    assert codes(rows) == set()
    assert {line["year_basis"] for line in rows["budget_lines"]} == {"row"}


def test_money_that_is_not_said_to_be_a_year_is_that_of_an_only_tick() -> None:
    found = amounts(rows_of("งบประมาณ (บาท)", TWO, ONE))
    assert found[("โครงการป้าย", 2567)] == 5_000
    assert {value for (title, _), value in found.items() if title == "โครงการอบรม"} == {"ambiguous"}


@pytest.mark.parametrize("cell", ["ต.ค.", "ครั้งที่ 1"])
def test_a_cell_that_says_more_than_a_tick_leaves_the_years_open(cell: str) -> None:
    row = f"4\tโครงการจิตอาสา\t✓\t{cell}\t\t7,000\tกองคลัง"
    assert 7_000 not in amounts(rows_of("งบประมาณต่อปี (บาท)", TWO, ONE, row)).values()


def test_years_that_have_money_of_their_own_keep_it() -> None:
    head = "ที่\tโครงการ/กิจกรรม\tปี 2566\tปี 2567\tงบประมาณ ปี 2566 (บาท)\tงบประมาณ ปี 2567 (บาท)"
    rows = rows_of_text(plan_around(f"{head}\n1\tโครงการอบรม\t✓\t\t20,000\t-", "พ.ศ. 2566 - 2567"))
    assert amounts(rows) == {("โครงการอบรม", 2566): 20_000, ("โครงการอบรม", 2567): "dash"}
