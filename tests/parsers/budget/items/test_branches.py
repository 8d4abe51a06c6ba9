"""Where the rows of a budget table stand: cells and headings that move, and the rest of a cell that moves nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.ground.source import Span
from parsers.budget.items.branches import BranchCursor, dimension_number
from parsers.records.budget import BudgetTable
from parsers.records.structure import Branch, Node
from parsers.records.table import Cell, GridRow

Read = Callable[..., BudgetTable]
HERE = Span(1, 1)
FIRST = ("1. การสร้างวัฒนธรรมสุจริต", "1.1 การเสริมสร้างจิตสำนึก")


def at(*cells: tuple[str, str]) -> BranchCursor:
    cursor = BranchCursor()
    for dimension, mission in cells:
        cursor.move(dimension, mission)
    return cursor


def numbers(branch: Branch) -> tuple[str | None, ...]:
    return tuple(node.number if node else None for node in branch)


@pytest.mark.parametrize(
    ("cell", "moves", "branch"),
    [
        (("", ""), False, ("1", "1.1", None)),
        (("-", "–"), False, ("1", "1.1", None)),
        (FIRST, False, ("1", "1.1", None)),  # printed again on the next page
        (("", "1.2 การสร้างจิตสำนึก"), True, ("1", "1.2", None)),
        (("2. การบริหารราชการ", ""), True, ("2", None, None)),
        (("2. การบริหารราชการ", "2.1 การเปิดเผยข้อมูล"), True, ("2", "2.1", None)),
        (("สุจริต (ต่อ)", ""), False, ("1", "1.1", None)),  # the rest of a cell that a page cut
        (("", "และความตระหนัก"), False, ("1", "1.1", None)),
        (("", "2.1 การเปิดเผยข้อมูล"), True, ("2", "2.1", None)),  # its dimension's cell was lost
        (("", "1.1.1 สร้างความตระหนัก"), False, ("1", "1.1", "1.1.1")),
        # a column of both
        (("", "มิติที่ ๒ การบริหารราชการ ภารกิจตามมิติที่ ๒.๑ การเปิดเผยข้อมูล"), True, ("2", "2.1", None)),
        (("", "มิติที่ 2 การบริหารราชการ / 2.1 การเปิดเผยข้อมูล"), True, ("2", "2.1", None)),
        (("มิติที่ 2 การบริหารราชการ ภารกิจตามมิติ 2.1 การเปิดเผยข้อมูล", ""), True, ("2", "2.1", None)),
        (("", "มิติที่ 2 การบริหารราชการ"), True, ("2", None, None)),
        (("", "มิติที่ 2 การบริหารราชการตามข้อ 1.2 ของแผน"), True, ("2", None, None)),  # another dimension's number
    ],
)
def test_a_printed_cell_moves_and_a_blank_one_does_not(
    cell: tuple[str, str], *, moves: bool, branch: tuple[str | None, ...]
) -> None:
    cursor = at(FIRST)
    assert cursor.move(*cell) is moves
    assert numbers(cursor.branch) == branch
    assert cursor.mission_no == branch[1]
    assert cursor.dimension_no == int(str(branch[0]))


def test_a_strategy_holds_until_the_next_mission() -> None:
    cursor = at(FIRST)
    cursor.to_strategy("1.1.1", "")
    assert cursor.branch.strategy == Node("1.1.1", None)
    cursor.move(*FIRST)
    assert numbers(cursor.branch) == ("1", "1.1", "1.1.1")
    cursor.move("", "1.2 การสร้างจิตสำนึก")
    assert numbers(cursor.branch) == ("1", "1.2", None)


def test_dimensions_and_missions_without_numbers_each_begin_a_place() -> None:
    cursor = at(("การป้องกัน", "การให้ความรู้"))
    assert cursor.branch[:2] == (Node(None, "การป้องกัน"), Node(None, "การให้ความรู้"))
    assert (cursor.dimension_no, cursor.has_dimensions) == (None, True)
    assert cursor.move("การปราบปราม", "")
    assert cursor.branch == Branch(Node(None, "การปราบปราม"))
    assert cursor.move("", "การลงโทษ")


def test_nothing_stands_anywhere_before_the_first_place() -> None:
    assert (BranchCursor().dimension_no, BranchCursor().mission_no, BranchCursor().has_dimensions) == (
        None,
        None,
        False,
    )


@pytest.mark.parametrize(
    ("texts", "moves"),
    [
        (("2.1 การเปิดเผยข้อมูล", "2.2 มาตรการปรับปรุงระบบ"), True),  # the next mission may begin like a measure
        (("2.1 การเปิดเผยข้อมูล", "2.3 มาตรการปรับปรุงระบบ"), False),
        (("2.1 การเปิดเผยข้อมูล", "3.2 มาตรการปรับปรุงระบบ"), False),
        (("2.2 มาตรการปรับปรุงระบบ",), False),
    ],
)
def test_a_row_of_one_cell_may_be_the_next_mission(texts: tuple[str, ...], *, moves: bool) -> None:
    cursor = at(("2. การบริหารราชการ", ""))
    *before, last = (Cell(text, (text,), HERE) for text in texts)
    assert all(cursor.move_by_lone_cell([cell], numbered=True) for cell in before)
    assert cursor.move_by_lone_cell([last], numbered=True) is moves


def test_a_row_of_several_cells_is_no_heading() -> None:
    cells = tuple(Cell(text, (text,), HERE) for text in ("2.1 การเปิดเผยข้อมูล", "5,000"))
    assert not at(FIRST).move_by_lone_cell(cells, numbered=True)


@pytest.mark.parametrize(
    ("branch", "number"),
    [
        (Branch(Node("3", "ก")), 3),
        (Branch(None, None, Node("2", "ก")), 2),  # a plan's own tree
        (Branch(None, Node("2.1", "ก"), Node("2", "ก")), None),
        (Branch(Node(None, "ก")), None),
        (Branch(Node("1.1", "ก")), None),
        (Branch(), None),
    ],
)
def test_the_number_of_a_dimension(branch: Branch, number: int | None) -> None:
    assert dimension_number(branch) == number


@pytest.mark.parametrize(
    ("head", "rows", "expected"),
    [
        # said where titles stand, its number in the column of theirs
        (
            "ที่\tโครงการ/กิจกรรม\tปี 2566\tปี 2567",
            ("\tมิติที่ 2 การบริหารราชการ\t\t", "1\tโครงการ ก\t5,000\t6,000"),
            [("2", None)],
        ),
        (
            "ที่\tโครงการ/กิจกรรม\tปี 2566\tปี 2567",
            ("1\tโครงการ ก\t5,000\t6,000", "\tภารกิจที่ 1.2 การสร้างจิตสำนึก\t\t", "2\tโครงการ ข\t5,000\t6,000"),
            [(None, None), ("1", "1.2")],
        ),
        # with columns for both, what stands among the titles is one
        (
            "มิติ\tภารกิจตามมิติ\tโครงการ/กิจกรรม\tปี 2566\tปี 2567",
            ("1. ก\t1.1 ข\tโครงการตามมิติที่ 2\t5,000\t6,000",),
            [("1", "1.1")],
        ),
    ],
)
def test_headings_among_titles(
    head: str, rows: tuple[str, ...], expected: list[tuple[str | None, str | None]], read: Read
) -> None:
    assert [numbers(item.branch)[:2] for item in read(*rows, header=head).items] == expected


@pytest.mark.parametrize(
    ("texts", "branch"),
    [
        (("ภารกิจที่ 1.2 การสร้างจิตสำนึก", "1.2.1 ปลูกฝังค่านิยม"), ("1", "1.2", "1.2.1")),
        (("ภารกิจที่ 1.2 การสร้างจิตสำนึก", "กลยุทธ์ที่ 1.2.1 ปลูกฝังค่านิยม"), ("1", "1.2", "1.2.1")),
        (("มิติที่ 2 การบริหารราชการ", "ภารกิจที่ 2.1 การเปิดเผย"), ("2", "2.1", None)),
        (("ภารกิจที่ 1.2 การสร้างจิตสำนึก", "5,000"), None),  # money of a heading
        (("ภารกิจที่ 1.2 การสร้างจิตสำนึก", "โครงการอบรม"), None),
        (("1.2 ล้านบาท", "1.2.1 ปลูกฝังค่านิยม"), None),  # no word says that it is a mission
        (("ภารกิจที่ 1.2 การสร้างจิตสำนึก",), None),
    ],
)
def test_a_row_of_places_alone_moves_to_the_last(texts: tuple[str, ...], branch: tuple[str | None, ...] | None) -> None:
    cursor = at(FIRST)
    row = GridRow(tuple(Cell(text, (text,), HERE) for text in texts), HERE)
    assert cursor.move_by_places(row) is (branch is not None)
    assert numbers(cursor.branch) == (branch or ("1", "1.1", None))
