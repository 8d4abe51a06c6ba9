"""Tables as a spreadsheet saves them as text."""

from __future__ import annotations

import pytest

from lawful import Rows, amounts_of_titles, codes, plan_around, rows_of_text

HEAD = '"ที่","โครงการ/กิจกรรม","ปี 2566","ปี 2567","ผู้รับผิดชอบ"'
ONE = '1,โครงการอบรม,"80,000","1,250,000",กองคลัง'
TWO = '2,"กิจกรรมป้าย, สื่อ",500,-,"กองช่าง, กองคลัง"'
FOUND = {
    ("โครงการอบรม", 2566): 80_000,
    ("โครงการอบรม", 2567): 1_250_000,
    ("กิจกรรมป้าย, สื่อ", 2566): 500,
    ("กิจกรรมป้าย, สื่อ", 2567): "dash",
}


def rows_of(*lines: str) -> Rows:
    return rows_of_text(plan_around("\n".join(lines), "พ.ศ. 2566 - 2567"))


def test_commas_part_cells_and_quotes_keep_them() -> None:
    rows = rows_of(HEAD, ONE, TWO)
    assert (amounts_of_titles(rows), codes(rows)) == (FOUND, set())


def test_semicolons_leave_commas_to_amounts() -> None:
    rows = rows_of(
        "```csv",
        "ที่;โครงการ/กิจกรรม;ปี 2566;ปี 2567;ผู้รับผิดชอบ",
        "1;โครงการอบรม;80,000;1,250,000;กองคลัง",
        "2;กิจกรรมป้าย, สื่อ;500;-;กองช่าง",
        "```",
    )
    assert (amounts_of_titles(rows), codes(rows)) == (FOUND, set())


@pytest.mark.parametrize("row", ["3,โครงการจิตอาสา,7,000,8,000,กองคลัง", '3,โครงการจิตอาสา,"7,000,8,000,กองคลัง'])
def test_a_row_with_other_commas_gives_no_amount(row: str) -> None:
    found = amounts_of_titles(rows_of(HEAD, ONE, TWO, row))
    assert not {7, 7_000, 8_000} & set(found.values())


@pytest.mark.parametrize("amounts", ["20,000", "120,250", "1,250"])
def test_an_amount_without_quotes_may_be_as_many_cells_as_there_are_years(amounts: str) -> None:
    rows = rows_of(HEAD, ONE, TWO, f"3,โครงการจิตอาสา,{amounts},กองคลัง")
    found = amounts_of_titles(rows)
    assert {found.get(("โครงการจิตอาสา", year)) for year in (2566, 2567)} <= {"ambiguous", None}
    assert {one: found.get(one) for one in FOUND} == FOUND
    assert codes(rows)


def test_amounts_that_are_not_quoted_are_not_told_from_cells() -> None:
    rows = rows_of("ที่,โครงการ/กิจกรรม,ปี 2566,ปี 2567", "1,โครงการอบรม,80,000,85,000", "2,โครงการป้าย,5,000,5,000", "")
    assert {"dash", "none"} >= set(amounts_of_titles(rows).values())
