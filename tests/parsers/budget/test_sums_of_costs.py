"""A project's costs with a sum of their own: the sum is its budget where they add up to it, and nothing is else."""

from __future__ import annotations

import pytest

from lawful import Rows, amounts_of_titles, codes, plan_around, rows_of_text

HEAD = "ที่\tโครงการ/กิจกรรม\tหมวดรายจ่าย\tปี 2566\tปี 2567"
ONE = ("1\tโครงการอบรม\tค่าวิทยากร\t7,200\t7,200", "\t\tค่าอาหาร\t18,000\t20,000", "\t\tรวม\t25,200\t27,200")
TWO = ("2\tโครงการสัมมนา\tค่าที่พัก\t40,000\t-", "\t\tค่ารถ\t-\t-", "\t\tรวม\t40,000\t-")
FOUND = {
    ("โครงการอบรม", 2566): 25_200,
    ("โครงการอบรม", 2567): 27_200,
    ("โครงการสัมมนา", 2566): 40_000,
    ("โครงการสัมมนา", 2567): "dash",
}


def rows_of(*lines: str, head: str = HEAD) -> Rows:
    return rows_of_text(plan_around("\n".join((head, *lines)), "พ.ศ. 2566 - 2567"))


def test_the_sum_is_the_project_s_and_the_costs_are_accounted() -> None:
    rows = rows_of(*ONE, *TWO, "\tรวมทั้งสิ้น\t\t65,200\t27,200")
    assert (amounts_of_titles(rows), codes(rows)) == (FOUND, set())


def test_a_unit_of_the_head_holds_for_the_sum() -> None:
    head = HEAD.replace("ปี 2566", "ปี 2566 (พันบาท)").replace("ปี 2567", "ปี 2567 (พันบาท)")
    assert amounts_of_titles(rows_of(*ONE, *TWO, head=head))["โครงการอบรม", 2566] == 25_200_000


def test_cells_merged_over_the_costs() -> None:
    def cells(*texts: str, over: int = 1) -> str:
        return "".join(f'<td rowspan="{over}">{text}</td>' for text in texts)

    rows = [
        f"<tr>{cells(*lines[0].split(chr(9))[:2], over=3)}{cells(*lines[0].split(chr(9))[2:])}</tr>"
        + "".join(f"<tr>{cells(*line.split(chr(9))[2:])}</tr>" for line in lines[1:])
        for lines in (ONE, TWO)
    ]
    table = f"<table><tr>{cells(*HEAD.split(chr(9)))}</tr>{''.join(rows)}</table>"
    assert amounts_of_titles(rows_of_text(plan_around(table, "พ.ศ. 2566 - 2567"))) == FOUND


@pytest.mark.parametrize(("old", "new"), [("25,200", "26,200"), ("18,000", "18,0O0"), ("ค่าอาหาร\t18,000", "ค่าอาหาร\t")])
def test_costs_that_do_not_add_up_leave_the_amount_open(old: str, new: str) -> None:
    found = amounts_of_titles(rows_of(*(line.replace(old, new) for line in ONE), *TWO))
    assert found["โครงการอบรม", 2566] not in (7_200, 18_000, 25_200, 26_200)


def test_a_row_with_a_title_between_is_no_cost() -> None:
    found = amounts_of_titles(rows_of(ONE[0], "\tโครงการถนน\tค่าวัสดุ\t18,000\t20,000", ONE[2], *TWO))
    assert ("โครงการถนน", 2566) in found
    assert found["โครงการอบรม", 2566] != 25_200
