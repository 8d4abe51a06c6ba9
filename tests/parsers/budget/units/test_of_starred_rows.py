"""Where a line gives what has a star another unit, the unit of a row is known only if its stars leave no doubt."""

from __future__ import annotations

import pytest

from lawful import Rows, baht_or_status, rows_of_text

ABOVE = """แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2567)
เทศบาลตำบลบ้านสมมุติ

ส่วนที่ 2 แผนปฏิบัติการป้องกันการทุจริต"""
LINE = "จำนวนเงินในตารางมีหน่วยเป็นพันบาท ยกเว้นรายการที่มีเครื่องหมาย * มีหน่วยเป็นบาท"
HEAD = "ที่|โครงการ/กิจกรรม/มาตรการ|ปี 2566|ปี 2567|หมายเหตุ"
FIRST, LAST = "1|โครงการค่าย|30|35|กอง", "3|กิจกรรมเพลง|40|-|กอง"
UNKNOWN = ["ambiguous", "ambiguous"]


def rows_of(*rows: str) -> Rows:
    table = "\n".join(f"| {row.replace('|', ' | ')} |" for row in rows)
    table = table.replace("\n", f"\n|{'---|' * (rows[0].count('|') + 1)}\n", 1)
    return rows_of_text(f"{ABOVE}\n\n{LINE}\n\n{table}\n")


def amounts(rows: Rows) -> list[int | str]:
    return [baht_or_status(line) for line in rows["budget_lines"]]


def is_said(rows: Rows) -> bool:
    return any(issue["code"] == "unit_uncertain" for issue in rows["issues"])


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("2|กิจกรรมเรียงความ*|9,500|8,500|กอง", [9_500, 8_500]),
        ("2|กิจกรรมเรียงความ|9,500*|8|กอง", [9_500, 8_000]),
        ("2|กิจกรรมเรียงความ|95|85|กอง", [95_000, 85_000]),
        ("2|กิจกรรมเรียงความ|95|85|**", [95_000, 85_000]),
        ("2|กิจกรรมเรียงความ|9,500|8,500|*", UNKNOWN),
        ("2*|กิจกรรมเรียงความ|9,500|8,500|กอง", UNKNOWN),
        ("2|*กิจกรรมเรียงความ|9,500|8,500|กอง", UNKNOWN),
        ("2|กิจกรรมเรียงความ* (กองการศึกษา)|9,500|8,500|กอง", UNKNOWN),
        ("2|กิจกรรมเรียงความ*|9,500|8,500|*", UNKNOWN),
    ],
)
def test_the_star_of_a_row_is_at_the_end_of_its_title_or_of_an_amount(row: str, found: list[int | str]) -> None:
    rows = rows_of(HEAD, FIRST, row, LAST)
    assert amounts(rows) == [30_000, 35_000, *found, 40_000, "dash"]
    assert is_said(rows) == (found == UNKNOWN)


def test_a_star_in_the_head_leaves_its_column_without_a_unit() -> None:
    rows = rows_of(HEAD.replace("2567", "2567*"), FIRST, "2|กิจกรรมเรียงความ*|9,500|8,500|กอง")
    assert amounts(rows) == [30_000, "ambiguous", 9_500, "ambiguous"]
    assert is_said(rows)


@pytest.mark.parametrize(("star", "second"), [(" *", UNKNOWN), ("", [40_000, "dash"])])
def test_a_star_at_a_dimension_leaves_its_rows_without_a_unit(star: str, second: list[int | str]) -> None:
    dimension = f"มิติที่ 2 การบริหารราชการด้วยความโปร่งใส{star}"
    column = rows_of(
        HEAD.replace("ที่|", "มิติ|", 1),
        "มิติที่ 1 การสร้างวัฒนธรรมสุจริต|1) โครงการค่าย|30|35|กอง",
        f"{dimension}|2) กิจกรรมเพลง|40|-|กอง",
    )
    last = ("|มิติที่ 3 การมีส่วนร่วมของประชาชน|||", "4|กิจกรรมพบประชาชน|50|55|กอง")
    rows = rows_of(HEAD, "|มิติที่ 1 การสร้างวัฒนธรรมสุจริต|||", FIRST, f"|{dimension}|||", LAST, *last)
    dashes = [*second[:1], "dash"]
    assert amounts(column) == [30_000, 35_000, *dashes]
    assert amounts(rows) == [30_000, 35_000, *dashes, 50_000, 55_000]
    assert is_said(column) == is_said(rows) == bool(star)


def test_a_star_at_a_strategy_leaves_the_rows_of_its_dimensions_without_a_unit() -> None:
    """The trap: the dimension below it ends no strategy. Its amounts were a thousand times too large."""
    above = ("|ยุทธศาสตร์ที่ 1 การสร้างสังคม *|||", "|มิติที่ 1 การสร้างวัฒนธรรมสุจริต|||")
    below = ("|ยุทธศาสตร์ที่ 2 การบริหารงาน|||", LAST)
    assert amounts(rows_of(HEAD, *above, FIRST, *below)) == [*UNKNOWN, 40_000, "dash"]


@pytest.mark.parametrize("titles", ["1) โครงการค่าย*<br>2) โครงการสอง", "1) โครงการค่าย<br>2) โครงการสอง*"])
def test_a_star_at_one_title_of_several_leaves_the_row_without_a_unit(titles: str) -> None:
    rows = rows_of(HEAD.replace("ที่|", "มิติ|", 1), f"มิติที่ 1 การสร้างวัฒนธรรมสุจริต|{titles}|30,000<br>35|31,000<br>36|")
    assert amounts(rows) == UNKNOWN * 2
    assert is_said(rows)
