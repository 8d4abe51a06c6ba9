"""Columns that stand one after the other, each as its name and its cells: what follows the last one, and what does not
prove that no line of a title, and no total, is taken for a row.
"""

from __future__ import annotations

import pytest

from lawful import Rows, baht_or_status, codes, plan_around, rows_of_text

TITLES = ("โครงการอบรม", "โครงการค่าย", "โครงการปลูกป่า")
YEARS = ("ปี 2566", "5,000", "7,000", "1,000", "ปี 2567", "6,000", "-", "2,000")
UNITS = ("หน่วยงานรับผิดชอบ", "กองคลัง", "กองคลัง", "สำนักปลัด")
OWN = [5_000, 6_000, 7_000, "dash", 1_000, 2_000]


def read(*lines: str) -> Rows:
    return rows_of_text(plan_around("\n".join(lines), "พ.ศ. 2566 - 2567"))


def amounts(rows: Rows) -> list[int | str]:
    return [baht_or_status(line) for line in rows["budget_lines"]]


@pytest.mark.parametrize("total", ["รวม", "รวมทั้งสิ้น"])
def test_the_sums_of_the_years_may_follow_the_last_column(total: str) -> None:
    rows = read("โครงการ/กิจกรรม", *TITLES, *YEARS, *UNITS, total, "13,000", "8,000")
    assert amounts(rows) == OWN
    assert [(row["declared_baht"], row["difference_baht"]) for row in rows["budget_totals"]] == [
        (13_000, 0),
        (8_000, 0),
    ]
    assert codes(rows) == set()


def test_a_column_of_sums_is_none_of_totals() -> None:
    rows = read("โครงการ/กิจกรรม", *TITLES, *YEARS, "รวม", "11,000", "7,000", "3,000")
    assert amounts(rows) == OWN
    assert [cell["text"] for cell in rows["row_cells"] if cell["role"] == "row_total"] == ["11,000", "7,000", "3,000"]
    assert rows["budget_totals"] == []


@pytest.mark.parametrize(
    ("titles", "first", "second"),
    [
        (("โครงการอบรม", "ของตำบล", "โครงการค่าย"), ("5,000", "7,000", "12,000"), ("6,000", "8,000", "14,000")),
        (("อบรมวินัย", "ของตำบล", "ค่ายเยาวชน"), ("5,000", "7,000", "12,000"), ("6,000", "8,000", "14,000")),
    ],
)
def test_a_line_of_a_title_is_no_row(titles: tuple[str, ...], first: tuple[str, ...], second: tuple[str, ...]) -> None:
    kept = ("โครงการ/กิจกรรม", *TITLES, *YEARS, *UNITS)
    rows = read(*kept, "", "", "", "โครงการ/กิจกรรม", *titles, "ปี 2566", *first, "ปี 2567", *second)
    assert amounts(rows)[:6] == OWN
    assert not {7_000, 12_000, 14_000} & set(amounts(rows)[6:])
