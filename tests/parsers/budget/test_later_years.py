"""Tables for different years one below the other: one project's years, and tables that are not of the same projects."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extract.ground.source import SourceText
from parsers.budget.budget_grids import budget_grids
from parsers.budget.table import KnownOfPlan, read_budget_table
from parsers.records.budget import BudgetTable
from parsers.tables.grid import find_grids

HEAD = "ที่\tโครงการ/กิจกรรม\tปี {}\tปี {}\tหมายเหตุ"
TITLES = ("โครงการอบรมคุณธรรมบุคลากร", "มาตรการประมวลจริยธรรม", "โครงการเทศบาลเคลื่อนที่พบประชาชน")
FIRST, SECOND = (2566, 2567), (2568, 2569)


def table_of(*blocks: str) -> BudgetTable:
    source = SourceText("plan.txt", "txt", "0" * 64, tuple("\n\nต่อ\n\n".join(blocks).split("\n")))
    return read_budget_table(budget_grids(find_grids(source))[0], (2566, 2569), KnownOfPlan(source=source))


def block(
    years: tuple[int, int], titles: tuple[str, ...] = TITLES, begin: int = 1, values: tuple[str, str] = ("1,000", "-")
) -> str:
    rows = [f"{number}\t{title}\t{values[0]}\t{values[1]}\t" for number, title in enumerate(titles, begin)]
    return "\n".join([HEAD.format(*years), *rows])


def years_of(table: BudgetTable) -> list[list[int]]:
    return [[year for cell in item.cells for year in cell.of_years] for item in table.items]


ALL = [*FIRST, *SECOND]


def test_tables_that_pages_part_are_whole_before_their_years_are_joined() -> None:
    """Four heads, two tables: each project was there twice, with half its years."""
    parts = (block(years, TITLES[:2]) + "\n" + block(years, TITLES[2:], 3) for years in (FIRST, SECOND))
    assert years_of(table_of(*parts)) == [ALL] * 3


def test_a_title_that_a_scan_read_otherwise_is_the_same_between_its_neighbours() -> None:
    below = (*TITLES[:2], TITLES[2].replace("เคลื่อน", "เคลือน"))
    assert years_of(table_of(block(FIRST), block(SECOND, below))) == [ALL] * 3


def test_most_titles_and_one_more_are_the_same_projects_and_another() -> None:
    below = (*TITLES, "กิจกรรมใหม่ของปีหลัง")
    table = table_of(block(FIRST), block(SECOND, below))
    assert years_of(table) == [ALL] * 3 + [list(SECOND)]
    assert table.items[3].title == "กิจกรรมใหม่ของปีหลัง"


@pytest.mark.parametrize(
    "below",
    [
        ("โครงการขยะ", "โครงการถนน", "โครงการน้ำ"),  # others
        (TITLES[0], "โครงการถนน", "โครงการน้ำ"),  # fewer than half
        (TITLES[2], TITLES[0], TITLES[1]),  # in another order
    ],
    ids=["others", "one of three", "other order"],
)
def test_tables_of_other_projects_stay_apart(below: tuple[str, ...]) -> None:
    assert years_of(table_of(block(FIRST), block(SECOND, below))) == [list(FIRST)] * 3 + [list(SECOND)] * 3


def test_the_same_years_are_no_later_ones() -> None:
    assert years_of(table_of(block(FIRST), block((2567, 2568)))) == [list(FIRST)] * 3 + [[2567, 2568]] * 3
    again = table_of(block(FIRST), block(SECOND), block(SECOND, values=("2,000", "-")))
    assert years_of(again) == [ALL] * 3 + [list(SECOND)] * 3


def test_a_part_keeps_its_project_and_a_torn_row_its_place() -> None:
    first = (
        HEAD.format(*FIRST) + "\n1\tโครงการ ก\t3,000\t-\t\n1.1\tกิจกรรมย่อย ข\t1,000\t-\t\n1.2\tกิจกรรมย่อย ค\t2,000\t-\t"
    )
    table = table_of(first, first.replace("2566", "2568").replace("2567", "2569"))
    assert years_of(table) == [ALL] * 3
    assert [item.parent for item in table.items] == [None, 0, 0]
    torn = table_of(block(FIRST), block(SECOND).replace("1,000\t-\t", "1,000\t", 1))
    assert years_of(torn) == [ALL] * 3
    assert [cell.status for cell in torn.items[0].cells[2:]] == ["ambiguous"] * 2
    assert [row.item for row in torn.torn] == [0]


@pytest.mark.parametrize(
    ("total", "kept"),
    [("4,000", Decimal(4000)), ("2,000", None), ("9,000", Decimal(9000))],
    ids=["all", "own", "wrong"],
)
def test_a_row_s_sum_is_compared_with_all_years_unless_it_is_that_of_its_own(total: str, kept: Decimal | None) -> None:
    head = HEAD.replace("หมายเหตุ", "รวม")
    first = block(FIRST, values=("1,000", "1,000"))
    second = "\n".join(
        [head.format(*SECOND), *(f"{number}\t{title}\t1,000\t1,000\t{total}" for number, title in enumerate(TITLES, 1))]
    )
    assert [item.row_total for item in table_of(first, second).items] == [kept] * 3


ROADS = ("โครงการอบรมคุณธรรม", "โครงการธรรมาภิบาลชุมชน", "โครงการก่อสร้างถนนหมู่ที่ 1", "โครงการก่อสร้างถนนหมู่ที่ 2")


def priced(years: tuple[int, int], titles: tuple[str, ...], first: int) -> str:
    rows = [f"{place}\t{title}\t{first + place},000\t-\t" for place, title in enumerate(titles, 1)]
    return "\n".join([HEAD.format(*years), *rows])


def amounts_of(table: BudgetTable) -> dict[str, list[Decimal | None]]:
    return {item.title: [cell.amount for cell in item.cells] for item in table.items}


def test_titles_that_differ_in_a_number_are_two_projects() -> None:
    table = table_of(priced(FIRST, ROADS[:3], 10), priced(SECOND, (*ROADS[:2], ROADS[3]), 20))
    assert amounts_of(table)[ROADS[2]] == [13_000, None]
    assert amounts_of(table)[ROADS[3]] == [23_000, None]


def test_titles_in_exchanged_order_keep_their_amounts() -> None:
    below = (*ROADS[:2], ROADS[3], ROADS[2])
    table = table_of(priced(FIRST, ROADS, 10), priced(SECOND, below, 20))
    found = [(item.title, item.cells[0].year_be, int(item.cells[0].amount or 0)) for item in table.items]
    assert found == [
        *((title, 2566, 11_000 + 1000 * place) for place, title in enumerate(ROADS)),
        *((title, 2568, 21_000 + 1000 * place) for place, title in enumerate(below)),
    ]


def test_each_project_has_its_own_amounts_of_both_tables() -> None:
    table = table_of(priced(FIRST, ROADS, 10), priced(SECOND, ROADS, 20))
    assert list(amounts_of(table).values()) == [[10_000 + n, None, 20_000 + n, None] for n in (1000, 2000, 3000, 4000)]


STAFF = "โครงการอบรมคุณธรรม จริยธรรม บุคลากรองค์การบริหารส่วนตำบลสมมุติ"
COUNCIL = STAFF.replace("บุคลากร", "สมาชิกสภา")
SURVEY = "โครงการสำรวจความพึงพอใจของประชาชน ประจำปีงบประมาณ พ.ศ. {}"
OTHERS = ("มาตรการประมวลจริยธรรม", "โครงการจิตอาสา", "โครงการเด็กไทยใจสุจริต")


def of_year(year: int, titles: tuple[str, ...]) -> str:
    rows = [f"{place}\t{title}\t{year % 100},{place:03}\t" for place, title in enumerate(titles, 1)]
    return "\n".join([f"ที่\tโครงการ/กิจกรรม\tงบประมาณ ปี {year}\tหมายเหตุ", *rows])


def years_by_title(*tables: str) -> dict[str, list[int]]:
    table = table_of(*tables)
    return {item.title: years for item, years in zip(table.items, years_of(table), strict=True)}


@pytest.mark.parametrize(
    ("first", "later"),
    [
        (SURVEY.format(2566), SURVEY.format(2567)),
        (STAFF, STAFF.replace("คุณธรรม จริยธรรม", "คุณธรรมและจริยธรรม")),
        (STAFF, STAFF.replace("องค์การบริหารส่วนตำบล", "อบต.")),
        ("มาตรการเผยแพร่ข้อมูลข่าวสารผ่านเว็บไซต์ขององค์การ", "มาตรการเผยแพร่ข้อมูลข่าวสารทางเว็บไซต์ขององค์การ"),
        ("โครงการอบรมคณะกรรมการตรวจรับพัสดุและผู้ควบคุมงาน", "โครงการอบรมคณะกรรมการตรวจรับพัสดุและผู้ควบคุมงานก่อสร้าง"),
    ],
    ids=["own year", "a word more", "short name", "another word", "a word more at the end"],
)
def test_a_project_that_each_year_s_table_writes_a_little_otherwise_is_one(first: str, later: str) -> None:
    found = years_by_title(of_year(2566, (first, *OTHERS)), of_year(2567, (later, *OTHERS)))
    assert found == {title: [2566, 2567] for title in (first, *OTHERS)}


@pytest.mark.parametrize(
    "later",
    [COUNCIL, STAFF + " หมู่ 2", "มาตรการ" + STAFF[len("โครงการ") :]],
    ids=["another office", "a number", "another kind"],
)
def test_a_title_that_only_looks_like_one_of_the_year_before_is_a_project_of_its_own(later: str) -> None:
    found = years_by_title(of_year(2566, (STAFF, *OTHERS)), of_year(2567, (later, *OTHERS)))
    assert (found[STAFF], found[later]) == ([2566], [2567])


def test_the_likest_of_two_is_no_proof_where_the_other_is_nearly_as_like() -> None:
    twins = (STAFF.replace("อบรม", "การอบรม"), STAFF.replace("คุณธรรม จริยธรรม", "คุณธรรมและจริยธรรม"))
    found = years_by_title(of_year(2566, (STAFF, *OTHERS)), of_year(2567, (*twins, *OTHERS)))
    assert [found[title] for title in (STAFF, *twins)] == [[2566], [2567], [2567]]


def test_a_project_that_began_later_keeps_its_place_for_the_years_after() -> None:
    new = (OTHERS[0], "กิจกรรมใหม่ของปีที่สอง", *OTHERS[1:])
    found = years_by_title(of_year(2566, OTHERS), of_year(2567, new), of_year(2568, new))
    assert found[new[1]] == [2567, 2568]
    assert [found[title] for title in OTHERS] == [[2566, 2567, 2568]] * 3


def test_a_remark_of_a_later_year_is_kept_where_the_first_has_none() -> None:
    later = of_year(2567, OTHERS).replace("67,002\t", "67,002\tรวมค่าเดินทาง")
    assert [item.remark for item in table_of(of_year(2566, OTHERS), later).items] == [None, "รวมค่าเดินทาง", None]


SUMS = "ที่\tโครงการ/กิจกรรม\tงบประมาณรวม 4 ปี (บาท)\tหมายเหตุ"


def sums(titles: tuple[str, ...] = TITLES, value: str = "4,000") -> str:
    return "\n".join([SUMS, *(f"{number}\t{title}\t{value}\t" for number, title in enumerate(titles, 1))])


EACH = "\n".join(
    ["ที่\tโครงการ/กิจกรรม\tปี 2566\tปี 2567\tปี 2568\tปี 2569\tหมายเหตุ"]
    + [f"{number}\t{title}\t1,000\t500\t-\t2,500\tกองคลัง" for number, title in enumerate(TITLES, 1)]
)


@pytest.mark.parametrize("tables", [(sums(), EACH), (EACH, sums()), (sums(), block(FIRST), block(SECOND))])
def test_sums_of_the_same_projects_are_the_totals_of_their_rows(tables: tuple[str, ...]) -> None:
    table = table_of(*tables)
    assert years_of(table) == [ALL] * 3
    assert [item.row_total for item in table.items] == [Decimal(4000)] * 3
    assert all("row_total" in [cell.role for cell in item.beside] for item in table.items)


def test_sums_of_other_projects_are_projects_of_their_own() -> None:
    table = table_of(sums(("โครงการขยะ", "โครงการถนน", "โครงการน้ำ")), EACH)
    assert years_of(table) == [ALL] * 6
