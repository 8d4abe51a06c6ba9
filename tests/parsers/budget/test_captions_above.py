"""The caption above a table without years of its own: how far it may stand, what may stand between, what decides."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.ground.source import SourceText
from parsers.budget.captions_above import is_of_another_year, is_of_no_budget
from parsers.tables.grid import find_grids

Make = Callable[[str], SourceText]

TABLE = "ที่\tโครงการ/กิจกรรม\tงบประมาณ\n1\tโครงการอบรม\t5,000\n2\tโครงการค่าย\t6,000"
PAST = "ผลการดำเนินงาน ประจำปีงบประมาณ พ.ศ. 2566"
OWN = "แผนการดำเนินงาน ประจำปีงบประมาณ พ.ศ. 2567"
TEXT = "เทศบาลได้รับความร่วมมือจากชุมชน"


def another(lines: list[str], source: Make, below: list[str] | None = None) -> bool | None:
    made = source("\n".join([*lines, TABLE, *(below or [])]))
    grids = find_grids(made)
    return is_of_another_year(grids[-1], 2567, made, grids)


@pytest.mark.parametrize("between", [[], [""], ["", "", ""], ["มิติที่ 1 การสร้างสังคมที่ไม่ทนต่อการทุจริต"], [TEXT], [TEXT, TEXT]])
@pytest.mark.parametrize(("caption", "expected"), [(PAST, True), (OWN, False), ("โครงการที่ดำเนินการแล้ว", True)])
def test_a_caption_among_the_three_lines_above_decides(
    caption: str, between: list[str], *, expected: bool, source: Make
) -> None:
    assert another([TEXT, caption, *between], source) is expected


@pytest.mark.parametrize(
    ("between", "expected"),
    [
        ([TEXT] * 3, None),
        ([""] * 10, True),
        ([""] * 11, None),
        (["ส่วนที่ 3 การติดตาม"], None),  # another part begins
    ],
)
def test_a_caption_farther_up_says_nothing(between: list[str], *, expected: bool | None, source: Make) -> None:
    assert another([TEXT, PAST, *between], source) is expected


@pytest.mark.parametrize("order", [[PAST, OWN], [OWN, PAST]])
def test_the_nearest_of_two_captions_decides(order: list[str], source: Make) -> None:
    assert another(order, source) is (order[1] == PAST)


def test_a_caption_above_the_table_before_is_that_ones(source: Make) -> None:
    assert another([PAST, TABLE, ""], source) is None


def test_above_the_first_line_nothing_stands(source: Make) -> None:
    """Least of all the last line of the plan."""
    assert another([], source, below=["", PAST]) is None


COUNTS = "จำนวนผู้เข้าร่วมโครงการ (คน)"


def no_budget(lines: list[str], source: Make, *, of_money: bool = False) -> bool:
    made = source("\n".join([*lines, TABLE]))
    grids = find_grids(made)
    return is_of_no_budget(grids[-1], made, grids, of_money=of_money)


@pytest.mark.parametrize("between", [[], ["", ""], ["มิติที่ 1 การสร้างสังคมที่ไม่ทนต่อการทุจริต"], ["(หน่วย : คน)"]])
def test_a_caption_right_above_says_that_the_table_counts(between: list[str], source: Make) -> None:
    assert no_budget([TEXT, COUNTS, *between], source)
    assert not no_budget([TEXT, COUNTS, *between], source, of_money=True)


@pytest.mark.parametrize("between", [["(หน่วย : บาท)"], [TEXT], [""] * 11])
def test_a_caption_of_counts_that_does_not_hold(between: list[str], source: Make) -> None:
    assert not no_budget([TEXT, COUNTS, *between], source)


def test_a_caption_of_counts_above_the_table_before(source: Make) -> None:
    assert not no_budget([COUNTS, TABLE, ""], source)


@pytest.mark.parametrize(("length", "counts"), [(80, True), (81, False)])
def test_a_sentence_about_counts_is_no_caption(length: int, *, counts: bool, source: Make) -> None:
    assert no_budget([COUNTS + " " + "ก" * (length - len(COUNTS) - 1)], source) is counts
