"""Cells that speak against their head: no count, no slipped figure and no sum becomes the budget of a year."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.ground.source import SourceText
from parsers.document import parse_plan

Make = Callable[[str], SourceText]

HEAD = "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. {0})\nเทศบาลตำบลตัวอย่าง จังหวัดลำปาง\nส่วนที่ 2 แผนปฏิบัติการ\n\n"


def read(years: str, rows: tuple[str, ...], source: Make) -> tuple[list[tuple[int | None, int]], set[str]]:
    """The amounts of a table of tabs with their years, and the codes of all issues."""
    plan = parse_plan(source(HEAD.format(years) + "\n".join(row.replace("|", "\t") for row in rows)))
    cells = (cell for project in plan.projects if project.item for cell in project.item.cells)
    amounts = [(cell.year_be, int(cell.amount)) for cell in cells if cell.amount is not None]
    return amounts, {issue.code for issue in plan.issues}


TWO = "2566 - 2567"


@pytest.mark.parametrize(
    ("band", "values", "known"),
    [
        ("จำนวน", ("150|200", "300|-"), False),
        ("จำนวน", ("1,500|20,000", "300|-"), True),
        ("จำนวน", ("-|-", "-|-"), True),
        ("จำนวนเงิน", ("150|200", "300|-"), True),
        ("จำนวน (บาท)", ("150|200", "300|-"), True),
        ("งบประมาณ", ("150|200", "300|-"), True),
    ],
)
def test_small_numbers_below_a_bare_number_of(band: str, values: tuple[str, str], known: bool, source: Make) -> None:
    head = (f"ที่|โครงการ/กิจกรรม|{band}||ผู้รับผิดชอบ", "||ปี 2566|ปี 2567|")
    rows = tuple(f"{n}|โครงการที่ {n}|{value}|กองคลัง" for n, value in enumerate(values, 1))
    amounts, codes = read(TWO, head + rows, source)
    assert bool(amounts) == (known and "-|-" not in values)
    assert ("unreadable_year" in codes) is not known


@pytest.mark.parametrize(
    ("rows", "slipped"),
    [
        (("1|โครงการอบรม|1,500|150,000|5,000|งบ อบต.|กองช่าง", "2|โครงการดี|1,200|30,000|5,000|งบ อบต.|กองคลัง"), True),
        (("1|โครงการอบรม|150,000|5,000|งบ อบต.|กองช่าง|-", "2|โครงการดี|30,000|5,000|งบ อบต.|กองคลัง|"), False),
        (("1|โครงการอบรม|150,000|5,000|1,000|งบ อบต.|-", "2|โครงการดี|30,000|5,000|งบ อบต.|กองคลัง|"), False),
    ],
)
def test_a_head_that_slipped_gives_no_amount_a_year(rows: tuple[str, ...], slipped: bool, source: Make) -> None:
    head = "ที่|โครงการ/กิจกรรม|ปี 2566|ปี 2567|แหล่งงบประมาณ|หมายเหตุ|"
    amounts, codes = read(TWO, (head, *rows), source)
    assert bool(amounts) is not slipped
    assert ("uneven_row" in codes) is slipped


@pytest.mark.parametrize(
    ("values", "years"),
    [
        (("10,000|10,000|10,000|10,000|40,000", "5,000|-|5,000|-|10,000"), {2566, 2567, 2568, 2569}),
        (("10,000|10,000|10,000|10,000|40,000", "5,000|-|5,000|-|5,000"), {2566, 2567, 2568, 2569, 2570}),
        (("10,000|-|-|-|10,000", "5,000|-|-|-|5,000"), {2566, 2570}),  # sums of one are no proof
    ],
)
def test_an_empty_head_over_sums_is_no_year(values: tuple[str, str], years: set[int], source: Make) -> None:
    rows = tuple(f"{n}|โครงการที่ {n}|{value}|ก" for n, value in enumerate(values, 1))
    head = "ที่|โครงการ/กิจกรรม|2566|2567|2568|2569||หมายเหตุ"
    amounts, codes = read("2566 - 2570", (head, *rows), source)
    assert {year for year, _ in amounts} == years
    assert ("unaccounted_amount" in codes) is (2570 not in years)


@pytest.mark.parametrize(
    ("cells", "amounts"),
    [
        ("ปีละ 2,000|", []),
        ("|2,000 บาท/ปี", []),
        ("ปีละ 2,000|3,000", [(2566, 2000), (2567, 3000)]),
        ("ปีละ 2,000|-", [(2566, 2000)]),
        ("2,000|", [(2566, 2000)]),
    ],
)
def test_what_each_year_has_is_not_that_of_its_column_alone(
    cells: str, amounts: list[tuple[int, int]], source: Make
) -> None:
    rows = ("ที่|โครงการ/กิจกรรม|ปี 2566|ปี 2567|ผู้รับผิดชอบ", f"1|โครงการอบรม|{cells}|กองคลัง")
    found, codes = read(TWO, rows, source)
    assert found == amounts
    assert ("ambiguous_alignment" in codes) is (not amounts)
