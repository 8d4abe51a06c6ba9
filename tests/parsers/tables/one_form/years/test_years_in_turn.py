"""One column for several years, in whose head and cells a slash parts them; what it does not part is left open."""

from __future__ import annotations

import pytest

from lawful import Rows, baht_or_status, codes, plan_around, rows_of_text

ROWS = ("1\tโครงการอบรม\t20,000/21,000/22,000\tกองคลัง", "2\tโครงการจิตอาสา\t-/5,000/5,000\tกองคลัง")
OPEN = ["ambiguous"] * 3


def rows_of(*cells: str, years: str = "2566/2567/2568", rows: tuple[str, ...] = ROWS) -> Rows:
    more = [f"{number}\tโครงการที่ {number}\t{cell}\tกองคลัง" for number, cell in enumerate(cells, len(rows) + 1)]
    head = f"ที่\tโครงการ/กิจกรรม\tงบประมาณ ปี {years} (บาท)\tผู้รับผิดชอบ"
    return rows_of_text(plan_around("\n".join((head, *rows, *more)), "พ.ศ. 2566 - 2568"))


def amounts(rows: Rows) -> list[int | str]:
    return [baht_or_status(line) for line in rows["budget_lines"]]


@pytest.mark.parametrize("years", ["2566/2567/2568", "๒๕๖๖/๒๕๖๗/๒๕๖๘", "2566 / 2567 / 2568", "2566/67/68"])
def test_each_year_has_the_value_in_its_place(years: str) -> None:
    rows = rows_of(years=years)
    assert (amounts(rows), codes(rows)) == ([20_000, 21_000, 22_000, "dash", 5_000, 5_000], set())


def test_a_total_is_parted_as_its_rows_are() -> None:
    rows = rows_of(rows=(*ROWS, "\tรวมทั้งสิ้น\t20,000/26,000/27,000\t"))
    assert [total["declared_baht"] for total in rows["budget_totals"]] == [20_000, 26_000, 27_000]
    assert codes(rows) == set()


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("-", ["dash"] * 3), ("ไม่ใช้งบประมาณ", ["none"] * 3), ("15,000", OPEN), ("15,000/-", OPEN), ("5,000/6,000", OPEN)],
)
def test_a_cell_with_another_number_of_values_is_true_of_each_year_or_left_open(cell: str, expected: list[str]) -> None:
    rows = rows_of(cell)
    assert amounts(rows)[6:] == expected
    assert bool(codes(rows)) is (expected == OPEN)


@pytest.mark.parametrize("years", ["2566/2568/2567", "2566-2568", "2566/7"])
def test_years_that_do_not_count_on_are_no_columns(years: str) -> None:
    assert not {20_000, 21_000, 5_000} & set(amounts(rows_of(years=years)))


def test_an_amount_with_a_slash_and_a_dash_behind_it_is_not_parted() -> None:
    only = ("1\tโครงการอบรม\t20,000/-\tกองคลัง", "2\tโครงการจิตอาสา\t5,000/-\tกองคลัง")
    assert not {20_000, 5_000} & set(amounts(rows_of(years="2566/2567", rows=only)))
    beside = ("1\tโครงการอบรม\t20,000/21,000\tกองคลัง", "2\tโครงการจิตอาสา\t5,000/-\tกองคลัง")
    assert amounts(rows_of(years="2566/2567", rows=beside)) == [20_000, 21_000, "ambiguous", "ambiguous"]


BY_BLANKS = ("1\tโครงการอบรม\t20,000 21,000 22,000\tกองคลัง", "2\tโครงการจิตอาสา\t- 5,000 -\tกองคลัง")


@pytest.mark.parametrize("years", ["2566 2567 2568", "๒๕๖๖ ๒๕๖๗ ๒๕๖๘", "2566   2567   2568", "2566 ปี 2567 ปี 2568"])
def test_blanks_may_part_the_years_and_the_values(years: str) -> None:
    rows = rows_of(years=years, rows=BY_BLANKS)
    assert (amounts(rows), codes(rows)) == ([20_000, 21_000, 22_000, "dash", 5_000, "dash"], set())


@pytest.mark.parametrize("cell", ["20,000 21,000", "15 000 5,000 6,000", "20,000 (21,000) 22,000", "15,000"])
def test_another_number_of_values_between_blanks_is_left_open(cell: str) -> None:
    assert amounts(rows_of(cell, years="2566 2567 2568", rows=BY_BLANKS))[-3:] == OPEN


def test_a_head_of_years_alone_between_blanks_is_one() -> None:
    lines = ("ที่\tโครงการ/กิจกรรม\t2566 2567 2568\tผู้รับผิดชอบ", *BY_BLANKS)
    rows = rows_of_text(plan_around("\n".join(lines), "พ.ศ. 2566 - 2568"))
    assert amounts(rows) == [20_000, 21_000, 22_000, "dash", 5_000, "dash"]
