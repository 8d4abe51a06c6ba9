"""A unit that the head says once over all years, and a column of counts between the titles and the years."""

from __future__ import annotations

import unicodedata

import pytest

from lawful import baht_or_status, rows_of_text

ABOVE = """แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2567 - 2569)
เทศบาลตำบลบ้านสมมุติ

"""
BAND, SUMS = "งบประมาณ (พันบาท)", "(พันบาท)"
ENDS = (48, 60, 72, 84, 98)
"""Where the cells behind the titles end: counts, three years, their sum."""


def line(number: str, title: str, *cells: str, ends: tuple[int, ...] = ENDS) -> str:
    """A row with its cells flush right; vowels above and below take no place on paper."""
    text = f"{number:6}{title}"
    for cell, end in zip(cells, ends, strict=False):
        text += cell.rjust(end - sum(unicodedata.category(sign) != "Mn" for sign in text)) if cell else ""
    return text + "\n"


def head(*, band: str = BAND, sums: str = "รวม 3 ปี", below: str = SUMS) -> str:
    upper = line("ที่", "โครงการ/กิจกรรม", "เป้าหมาย", band, sums, ends=(44, 74, 99))
    return upper + line("", "", "(คน)", "2567", "2568", "2569", below, ends=(42, 60, 72, 84, 99))


ROWS = (
    line("1", "โครงการอบรมพนักงาน", "60", "45", "45", "50", "140")
    + line("2", "มาตรการงดรับของขวัญ", "82", "-", "-", "-", "-")
    + line("3", "โครงการตลาดนัดคนซื่อ", "2,150", "12.5", "20", "-", "32.5")
    + line("", "รวมทั้งสิ้น", "", "57.5", "65", "50", "172.5")
)


def budget(text: str) -> list[list[int | str]]:
    rows = rows_of_text(ABOVE + text)
    found: dict[str, list[int | str]] = {project["project_id"]: [] for project in rows["projects"]}
    for line in rows["budget_lines"]:
        found[line["project_id"]].append(baht_or_status(line))
    return list(found.values())


RIGHT = [[45_000, 45_000, 50_000], ["dash"] * 3, [12_500, 20_000, "dash"]]


@pytest.mark.parametrize("below", [SUMS, ""])
def test_the_unit_of_a_band_is_that_of_all_its_years(below: str) -> None:
    """The trap: the column of sums says its unit again, so that none is the only one of the head."""
    assert budget(head(below=below) + ROWS) == RIGHT


def test_the_unit_of_the_sums_alone_is_that_of_years_where_rows_add_up_in_it() -> None:
    """What must not happen: 45 is said of years of which the head does not say whether they are in thousands."""
    assert budget(head(band="งบประมาณ") + ROWS) == RIGHT


IN_BAHT = line("1", "โครงการอบรมพนักงาน", "60", "45,000", "45,000", "50,000", "140") + line(
    "2", "โครงการตลาดนัดคนซื่อ", "75", "12,500", "20,000", "-", "32.5"
)


@pytest.mark.parametrize("years", [("2567", "2568", "2569"), ("2567 (บาท)", "2568 (บาท)", "2569 (บาท)")])
def test_the_unit_of_the_sums_alone_is_none_of_years_in_baht(years: tuple[str, ...]) -> None:
    """The trap: the head says one unit, below the name of the sums, and the years were read in it."""
    upper = line("ที่", "โครงการ/กิจกรรม", "เป้าหมาย", "งบประมาณ", "รวม 3 ปี", ends=(44, 74, 99))
    below = line("", "", "(คน)", *(year[:4] for year in years), SUMS, ends=(42, 60, 72, 84, 99))
    units = line("", "", "", *(year[5:] for year in years), "", ends=(42, 61, 73, 85, 99)) if len(years[0]) > 4 else ""
    assert budget(upper + below + units + IN_BAHT) == [[45_000, 45_000, 50_000], [12_500, 20_000, "dash"]]


def test_years_that_do_not_add_up_to_sums_in_thousands_have_no_unit() -> None:
    row = line("1", "โครงการอบรมพนักงาน", "60", "45,000", "45,000", "50,000", "150")
    assert budget(head(band="งบประมาณ") + row + row)[0] == ["ambiguous"] * 3


FIRST = line("1", "โครงการอบรมพนักงาน", "480", "45", "45", "50", "140")


def test_counts_far_right_of_their_name_are_none_of_the_first_year_where_sums_say_so() -> None:
    """The trap: between the name of the counts and their figures is more room than between these and the years."""
    second = line("2", "โครงการตลาดนัดคนซื่อ", "75", "20", "-", "20", "40")
    assert budget(head() + FIRST + second) == [[45_000, 45_000, 50_000], [20_000, "dash", 20_000]]


@pytest.mark.parametrize("values", [("20", "", "20", "40"), ("", "20", "20", "40"), ("", "", "40", "40")])
def test_a_count_beside_empty_years_is_never_money(values: tuple[str, ...]) -> None:
    """What must not happen: a row of as many figures as years, one of them the count, moves each to the left."""
    row = line("2", "โครงการตลาดนัดคนซื่อ", "75", *values)
    right = [int(value) * 1000 if value else "blank" for value in values[:3]]
    assert budget(head() + FIRST + row)[1] in (right, ["ambiguous"] * 3)


def test_without_sums_a_count_beside_an_empty_year_is_never_money() -> None:
    rows = line("1", "โครงการอบรมพนักงาน", "480", "", "45", "50") + line("2", "โครงการตลาดนัด", "75", "20", "", "20")
    found = budget(head(sums="", below="") + rows)
    assert found[0] in (["blank", 45_000, 50_000], ["ambiguous"] * 3)
    assert found[1] in ([20_000, "blank", 20_000], ["ambiguous"] * 3)
