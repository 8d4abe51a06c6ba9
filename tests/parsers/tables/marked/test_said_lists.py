"""Lists of projects that say in words what each costs, and lists that must not be read so."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.ground.source import SourceText
from parsers.document import parse_plan
from parsers.records.plan import PlanDocument
from parsers.tables.marked.said_lists import said_lists

Make = Callable[[str], SourceText]
TOP = "แผนปฏิบัติการป้องกันการทุจริต\nประจำปีงบประมาณ พ.ศ. 2568 - 2570\nเทศบาลตำบลทดสอบ\n\nส่วนที่ 2 บัญชีโครงการ\n\n"
OPENING = "    มีรายการและงบประมาณที่จะดำเนินการใน\nแต่ละปี (ปีงบประมาณ พ.ศ. 2568 - 2570) ดังนี้\n\n"
ONE = "   1) โครงการอบรมคุณธรรม\n      และจริยธรรม\n      งบประมาณ   ปี 2568   45,000   บาท   ปี 2570   50,000   บาท\n"
TWO = "   2) โครงการวัยใส\n      งบประมาณ   ปีละ   18,000   บาท\n"
THREE = "   3) มาตรการลดขั้นตอน\n      ไม่ใช้งบประมาณ\n"
LIST = ONE + TWO + THREE
SUMS = (
    "\nรวมทั้งสิ้น 3 โครงการ\n   งบประมาณปี 2568 รวม 63,000 บาท\n   งบประมาณปี 2569 รวม 18,000 บาท\n"
    "   งบประมาณปี 2570 รวม 68,000 บาท\n"
)
YEARS = (2568, 2570)


def amounts(plan: PlanDocument) -> list[list[object]]:
    items = [project.item for project in plan.projects if project.item]
    return [[cell.status if cell.amount is None else int(cell.amount) for cell in item.cells] for item in items]


def test_each_entry_has_the_years_that_it_names(source: Make) -> None:
    plan = parse_plan(source(TOP + OPENING + "มิติที่ 1 การสร้างสุจริต\n" + LIST + SUMS))
    assert amounts(plan) == [[45000, "blank", 50000], [18000, 18000, 18000], ["none", "none", "none"]]
    assert [project.item.title for project in plan.projects if project.item] == [
        "โครงการอบรมคุณธรรมและจริยธรรม", "โครงการวัยใส", "มาตรการลดขั้นตอน",
    ]  # fmt: skip
    totals = [{year: int(amount or 0) for year, amount in total.amounts.items()} for total in plan.totals]
    assert totals == [{2568: 63000, 2569: 18000, 2570: 68000}]
    assert {"unaccounted_amount", "total_mismatch"}.isdisjoint(issue.code for issue in plan.issues)


@pytest.mark.parametrize(
    ("above", "below", "each"),
    [
        (OPENING, "", [18000, 18000, 18000]),
        ("", SUMS, [18000, 18000, 18000]),
        ("", "", []),
        ("", SUMS.replace("68,000", "69,000"), []),
        (OPENING.replace("2568 - 2570", "2568 - 2569"), "", []),
        ("    ตามแผนพัฒนาท้องถิ่น พ.ศ. 2568 - 2570\n\n", "", []),
    ],
    ids=["said above", "proved by sums", "said nowhere", "sums disprove it", "of other years", "years of another plan"],
)
def test_an_amount_a_year_is_of_each_year_only_where_the_plan_says_which(
    above: str, below: str, each: list[int], source: Make
) -> None:
    plan = parse_plan(source(TOP + above + LIST + below))
    found = [cell for project in plan.projects if project.item for cell in project.item.cells]
    assert [int(cell.amount) for cell in found if cell.amount and cell.amount == 18000] == each
    assert each or any(issue.code != "missing_field" and issue.severity != "info" for issue in plan.issues)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("   ปี 2570   50,000", "\n      ปี 2570   50,000", [45000, "blank", 50000]),
        ("ปี 2568   45,000   บาท   ปี 2570", "ปี 2568 - 2569 ปีละ 45,000 บาท และปี 2570", [45000, 45000, 50000]),
    ],
    ids=["over a line's end", "a stretch of years"],
)
def test_money_is_taken_apart_by_its_years(old: str, new: str, said: list[object], source: Make) -> None:
    assert amounts(parse_plan(source(TOP + OPENING + LIST.replace(old, new))))[0] == said


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("ปี 2570   50,000", "ปี 2568   50,000"),
        ("ปี 2570   50,000", "ปี 2571   50,000"),
        ("ปี 2568   45,000", "ปี 2568 - 2569   45,000"),
    ],
    ids=["one year twice", "a year of no plan", "one amount of two years"],
)
def test_money_that_cannot_be_taken_apart_is_in_doubt(old: str, new: str, source: Make) -> None:
    four = "   4) โครงการ ง\n      งบประมาณ ปี 2569 1,000 บาท\n"
    grids = said_lists(source(TOP + OPENING + LIST.replace(old, new) + four), YEARS)
    rows = [row for grid in grids for row in grid.rows]
    assert [row.torn for row in rows] == [False, True, False, False, False]


def test_an_entry_without_money_does_not_end_the_list(source: Make) -> None:
    four = "   4) โครงการ ง\n      งบประมาณ ปี 2569 1,000 บาท\n"
    text = TOP + OPENING + LIST.replace("      ไม่ใช้งบประมาณ\n", "") + four
    assert amounts(parse_plan(source(text)))[2:] == [["blank", "blank", "blank"], ["blank", 1000, "blank"]]


def test_a_list_may_count_from_one_again_below_the_next_dimension(source: Make) -> None:
    more = "มิติที่ 2 การบริหาร\n   1) โครงการ ง\n      งบประมาณ ปี 2569 1,000 บาท\n"
    items = [p.item for p in parse_plan(source(f"{TOP}{OPENING}มิติที่ 1 การสร้างสุจริต\n{LIST}\n{more}")).projects if p.item]
    said = [(item.number, item.branch.dimension and item.branch.dimension.number) for item in items]
    assert said == [(1, "1"), (2, "1"), (3, "1"), (1, "2")]


@pytest.mark.parametrize(
    "text",
    [
        ONE + TWO,
        LIST.replace("3)", "5)"),
        LIST + LIST,
        LIST.replace("โครงการ", "ประชุม").replace("มาตรการ", "อบรม"),
        LIST.replace("   2)", "      ผู้รับผิดชอบ: กองช่าง\n   2)"),
        LIST.replace("ปี 2568   45,000   บาท   ปี 2570   50,000", "45,000"),
    ],
    ids=[
        "two are no list",
        "a number is lost",
        "the same projects again",
        "no projects",
        "a block's label",
        "no years at all",
    ],
)
def test_a_list_that_may_be_something_else_is_no_table(text: str, source: Make) -> None:
    assert said_lists(source(TOP + text), YEARS) == ()


def test_a_plan_of_one_year_has_such_a_list_beside_its_blocks(source: Make) -> None:
    text = "".join(f"{n}. โครงการ {name}\n   งบประมาณ {n},000 บาท\n" for n, name in ((1, "ก"), (2, "ข"), (3, "ค")))
    assert said_lists(source(text), (2568, 2568)) == ()
    grids = said_lists(source(text + "\nชื่อโครงการ: โครงการ ก\nหลักการและเหตุผล\nสุจริต\n"), (2568, 2568))
    assert [row.cells[2].text for grid in grids for row in grid.rows[1:]] == ["1,000 บาท", "2,000 บาท", "3,000 บาท"]


@pytest.mark.parametrize("line", ["      งบประมาณ" + " " * 50000 + "x", "      งบประมาณ ปี 2568" + " 1" * 50000])
def test_a_very_long_line_is_no_money(line: str, source: Make) -> None:
    assert [len(grid.rows) for grid in said_lists(source(f"1) โครงการ ก\n{line}\n" + LIST), YEARS)] == [4]
