"""Which tables without a head go on with the budget table above them, and which are others."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.ground.source import SourceText
from parsers.budget.budget_grids import are_left_out, budget_grids
from parsers.tables.grid import find_grids

Make = Callable[[str], SourceText]

HEAD = "ที่\tโครงการ/กิจกรรม\tปี 2566\tปี 2567\tผู้รับผิดชอบ"
ROWS = "1\tโครงการอบรม\t5,000\t6,000\tกองคลัง\n2\tโครงการค่าย\t3,000\t-\tสำนักปลัด"
MORE = "3\tโครงการจิตอาสา\t7,000\t8,000\tกองคลัง\n4\tโครงการเวที\t-\t1,000\tสำนักปลัด"
OTHER = "ผู้สูงอายุ\tหมู่ 1\t1,200\t1,300\tกองสวัสดิการ\nผู้พิการ\tหมู่ 2\t200\t300\tกองสวัสดิการ"


def goes_on(lines: list[str], source: Make, below: str = MORE) -> bool:
    made = source("\n".join([HEAD, ROWS, *lines, below]))
    grids = find_grids(made)
    assert len(grids) in (1, 2)  # one, where only a page's number stands between
    return len(budget_grids(grids, made)[0]) == len(grids)


@pytest.mark.parametrize("between", [[""], ["", "5", ""], ["", "ต่อ", ""], ["", "(ตารางที่ 1 ต่อ)", ""], [""] * 9])
def test_rows_behind_a_page_break_go_on(between: list[str], source: Make) -> None:
    assert goes_on(between, source)


@pytest.mark.parametrize(
    "between",
    [
        ["ตารางที่ 2 งบประมาณรายจ่าย", ""],
        ["", "ตาราง 2", ""],
        ["", "ตารางที่ ๒ รายรับ", "ของเทศบาล", "ปี 2566"],  # whatever stands below its number
        ["", "ผลการใช้จ่ายงบประมาณ", ""],
        ["", "จำนวนผู้เข้าร่วมโครงการ (คน)", ""],
        ["", "จำนวนผู้เข้าร่วมโครงการ (คน)", "ของเทศบาล"],
    ],
)
def test_below_a_caption_of_other_figures_another_table_begins(between: list[str], source: Make) -> None:
    assert not goes_on(between, source)


def test_a_caption_of_counts_three_lines_up_is_not_of_this_table(source: Make) -> None:
    assert goes_on(["", "จำนวนผู้เข้าร่วมโครงการ (คน)", "แผนปฏิบัติการ", "เทศบาลตำบลตัวอย่าง"], source)


@pytest.mark.parametrize(("length", "ends"), [(80, True), (81, False)])
def test_a_sentence_is_no_caption(length: int, *, ends: bool, source: Make) -> None:
    caption = "จำนวนผู้เข้าร่วมโครงการ (คน) "
    assert goes_on(["", caption + "ก" * (length - len(caption)), ""], source) is not ends


@pytest.mark.parametrize(
    ("between", "same"),
    [
        (["", "เบี้ยยังชีพ", ""], False),
        (["", "มิติที่ 2 การบริหารราชการ", ""], True),  # a place of the tree
        (["", "(หน่วย : บาท)", ""], True),
        (["", "แผนปฏิบัติการป้องกันการทุจริต", ""], True),  # what each page begins with
        ([""], True),
    ],
)
def test_rows_of_other_things_below_a_caption_are_another_table(
    between: list[str], *, same: bool, source: Make
) -> None:
    assert goes_on(between, source, OTHER) is same


@pytest.mark.parametrize(("first", "same"), [("3", True), ("4", False), ("ก", False)])
def test_rows_that_count_on_are_the_tables_whatever_stands_above(first: str, *, same: bool, source: Make) -> None:
    rows = f"{first}\tอบรม\t7,000\t8,000\tกองคลัง\n5\tประชุม\t-\t1,000\tสำนักปลัด"
    assert goes_on(["", "งานบุคลากร", ""], source, rows) is same


@pytest.mark.parametrize("says", ["เบิกจ่าย", "ใช้จ่ายจริง", "เป้าหมาย"])
def test_a_first_row_that_says_over_the_years_what_was_spent_is_another_tables_head(says: str, source: Make) -> None:
    assert not goes_on([""], source, f"\t\t{says}\t{says}\t\n{MORE}")
    assert not goes_on([""] * 20, source, f"\t\t{says}\t{says}\t\n{MORE}")


def test_a_last_row_that_says_so_is_none(source: Make) -> None:
    assert goes_on([""], source, f"{MORE}\n\tรวม\t7,000\t9,000\tเบิกจ่าย")


@pytest.mark.parametrize(
    ("rows", "same"),
    [
        (MORE, True),
        ("\tรวม\t15,000\t15,000\t", True),
        (OTHER, False),
        ("3\tโครงการจิตอาสา\t\t\tกองคลัง", False),  # without a value in each year
        ("มิติที่ 2 การบริหารราชการ\t\t\t\t\n" + MORE, True),
    ],
)
def test_far_below_rows_must_be_of_projects_with_values(rows: str, *, same: bool, source: Make) -> None:
    assert goes_on([""] * 20, source, rows) is same
    assert not goes_on([""] * 70, source, rows)


def left_out(between: list[str], source: Make, below: str = OTHER) -> tuple[int, int]:
    """How many tables are left out that count things, and how many others."""
    made = source("\n".join([HEAD, ROWS, *between, below]))
    grids = find_grids(made)
    counts, others = are_left_out(grids[1:], grids[:1], made)
    return len(counts), len(others)


@pytest.mark.parametrize(
    ("between", "found"),
    [
        ([""], (0, 1)),
        (["", "จำนวนผู้เข้าร่วมโครงการ (คน)", ""], (1, 0)),
        (["", "จำนวนผู้เข้าร่วมโครงการ (คน)", "ของเทศบาล", ""], (1, 0)),
        (["", "จำนวนผู้เข้าร่วมโครงการ (คน)", "ของเทศบาล", "ปี 2566", ""], (0, 1)),
        ([""] * 9, (0, 1)),
        ([""] * 10, (0, 0)),  # too far to be its rest
    ],
)
def test_tables_right_below_that_were_left_out(between: list[str], found: tuple[int, int], source: Make) -> None:
    assert left_out(between, source) == found


@pytest.mark.parametrize(
    "below",
    [
        f"{HEAD}\n{MORE}",  # with a head of its own
        "ผู้สูงอายุ\t1,200\t1,300\nผู้พิการ\t200\t300",  # not as wide
        "ผู้สูงอายุ\tหมู่ 1\t1,200\tก\tข\nผู้พิการ\tหมู่ 2\tก\tข\tค",  # one amount
    ],
)
def test_other_tables_below_are_not_left_out(below: str, source: Make) -> None:
    assert left_out([""], source, below) == (0, 0)


def test_each_table_is_asked_for_itself(source: Make) -> None:
    """One above the budget table, and one with a head, do not end the search."""
    made = source("\n".join([OTHER, "", HEAD, ROWS, "", f"{HEAD}\n{MORE}", "", OTHER]))
    grids = find_grids(made)
    assert [len(found) for found in are_left_out([grids[0], *grids[2:]], grids[1:2], made)] == [0, 1]
