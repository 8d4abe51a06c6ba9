"""A table whose last columns stand on the next page, beside its numbers alone; what is another table stays one."""

from __future__ import annotations

import pytest

from lawful import Rows, amounts_of_titles, codes, plan_around, rows_of_text

HEAD = "ลำดับ\tโครงการ/กิจกรรม\tปี 2566 (บาท)\tปี 2567 (บาท)"
ROWS = ("1\tโครงการอบรม\t20,000\t21,000", "2\tโครงการจิตอาสา\t15,000\t-", "3\tมาตรการเผยแพร่\t-\t-")
NEXT = "ลำดับ\tปี 2568 (บาท)\tผู้รับผิดชอบ"
REST = ("1\t22,000\tสำนักปลัด", "2\t16,000\tกองคลัง", "3\t-\tสำนักปลัด")
TITLES = ("โครงการอบรม", "โครงการจิตอาสา", "มาตรการเผยแพร่")


def rows_of(*lines: str) -> Rows:
    return rows_of_text(plan_around("\n".join(lines), "พ.ศ. 2566 - 2568"))


def last_year(rows: Rows) -> list[object]:
    found = amounts_of_titles(rows)
    return [found.get((title, 2568)) for title in TITLES]


@pytest.mark.parametrize("between", [("- 7 -",), ("",), ("", "- 7 -", "")])
def test_the_columns_of_the_next_page_are_those_of_the_rows_with_their_numbers(between: tuple[str, ...]) -> None:
    rows = rows_of(HEAD, *ROWS, *between, NEXT, *REST)
    assert (last_year(rows), codes(rows)) == ([22_000, 16_000, "dash"], set())
    assert [project["responsible_unit"] for project in rows["projects"]] == ["สำนักปลัด", "กองคลัง", "สำนักปลัด"]
    assert len({line["line_start"] for line in rows["budget_lines"] if line["fiscal_year_be"] == 2568}) == len(REST)


def test_headings_stand_above_and_the_total_of_all_in_both() -> None:
    upper = ("มิติที่ 1 การสร้างวัฒนธรรมสุจริต\t\t\t", *ROWS[:2], "มิติที่ 2 การบริหารราชการ\t\t\t", ROWS[2])
    total = ("รวมทั้งสิ้น\t\t35,000\t21,000", "รวมทั้งสิ้น\t38,000\t")
    rows = rows_of(HEAD, *upper, total[0], "- 7 -", NEXT, *REST, total[1])
    assert (last_year(rows), codes(rows)) == ([22_000, 16_000, "dash"], set())
    assert [one["declared_baht"] for one in rows["budget_totals"]] == [35_000, 21_000, 38_000]


@pytest.mark.parametrize(
    "lower",
    [
        (NEXT, *REST[:2]),
        (NEXT, REST[1], REST[0], REST[2]),
        (NEXT, *REST, "4\t5,000\tกองคลัง"),
        (NEXT.replace("2568", "2567"), *REST),
        (NEXT.replace("2568", "2569"), *REST),
        (NEXT.replace("ปี 2568", "งบประมาณ"), *REST),
        ("ตารางที่ 2 รายได้ของเทศบาล", NEXT, *REST),
        (NEXT.replace("ลำดับ", "หมู่ที่"), *REST),
        (NEXT, *REST, "รวม\t38,000\t"),
    ],
    ids=[
        "a row less",
        "another order",
        "a row more",
        "the same year",
        "a year left out",
        "no year",
        "a caption",
        "no number",
        "a total",
    ],
)
def test_what_may_be_another_table_gives_no_amounts(lower: tuple[str, ...]) -> None:
    rows = rows_of(HEAD, *ROWS, "- 7 -", *lower)
    assert last_year(rows) == [None] * len(TITLES)
    assert codes(rows)
