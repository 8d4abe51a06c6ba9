"""Flattened tables whose rows have their values on one line, in the middle of a title or at its first line."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.ground.characters import thai_digits
from extract.ground.source import SourceText
from parsers.budget.budget_grids import budget_grids
from parsers.budget.items.headings_above import headings_above
from parsers.budget.table import KnownOfPlan, read_budget_table
from parsers.records.budget import BudgetTable
from parsers.tables.grid import find_grids
from parsers.tables.pages.running_heads import without_running_heads

Make = Callable[[str], SourceText]
HEAD = "ที่ โครงการ/กิจกรรม/มาตรการ ปี 2566 ปี 2567 หน่วยงาน\nงบประมาณ งบประมาณ รับผิดชอบ\n(บาท) (บาท)\n"
ROWS = [
    "โครงการอบรมคุณธรรม\n1 และจริยธรรม 5,000 6,000 สำนักปลัด\nของพนักงาน",
    "มาตรการลดขั้นตอน\n2 - - สำนักปลัด\nการให้บริการ",
    "3 กิจกรรมตู้แดง 1,000 - กองคลัง",
    "4 โครงการประชาคมเพื่อรับฟัง - 4,000 สำนักปลัด\nความต้องการของประชาชน",
]
SUM = "รวม 4 โครงการ 6,000 10,000\n"


def read(source: SourceText) -> BudgetTable:
    text = without_running_heads(source)
    budget = budget_grids(find_grids(text))[0]
    return read_budget_table(budget, (2566, 2567), KnownOfPlan(headings=headings_above(text, budget)))


def rows(table: BudgetTable) -> list[tuple[int | None, str, list[int | str], str | None]]:
    return [
        (
            item.number,
            item.title.replace(" ", ""),
            [cell.status if cell.amount is None else int(cell.amount) for cell in item.cells],
            item.responsible,
        )
        for item in table.items
    ]


WHOLE: list[tuple[int | None, str, list[int | str], str | None]] = [
    (1, "โครงการอบรมคุณธรรมและจริยธรรมของพนักงาน", [5000, 6000], "สำนักปลัด"),
    (2, "มาตรการลดขั้นตอนการให้บริการ", ["dash", "dash"], "สำนักปลัด"),
    (3, "กิจกรรมตู้แดง", [1000, "dash"], "กองคลัง"),
    (4, "โครงการประชาคมเพื่อรับฟังความต้องการของประชาชน", ["dash", 4000], "สำนักปลัด"),
]


def plan(*lines: str) -> str:
    return HEAD + "\n".join(lines) + "\n" + SUM


@pytest.mark.parametrize("thai", [False, True])
def test_titles_stand_around_the_line_of_their_values(thai: bool, source: Make) -> None:
    text = plan(*ROWS)
    table = read(source(thai_digits(text) if thai else text))
    assert rows(table) == WHOLE
    assert [list(total.amounts.values()) for total in table.totals] == [[6000, 10000]]
    assert table.issues == ()


def test_headings_and_their_second_lines_stand_between_rows(source: Make) -> None:
    above = "1.1 การสร้างจิตสำนึกและความตระหนัก\nแก่บุคลากรทุกภาคส่วน"
    table = read(source(plan(above, *ROWS[:2], "1.2 การสร้างความตระหนักแก่ประชาชน", *ROWS[2:])))
    assert rows(table) == WHOLE
    missions = [item.branch.mission.title if item.branch.mission else None for item in table.items]
    assert missions == ["การสร้างจิตสำนึกและความตระหนัก แก่บุคลากรทุกภาคส่วน"] * 2 + ["การสร้างความตระหนักแก่ประชาชน"] * 2


def test_a_page_s_end_stands_inside_a_title(source: Make) -> None:
    """The trap: the page's number, its head and the head of the table are no words of the title."""
    torn = ROWS[3].replace("\nความ", f"\n- 5 -\n\n{HEAD}ความ")
    assert rows(read(source(plan(*ROWS[:3], torn)))) == WHOLE


def test_each_dimension_may_have_a_table_of_its_own(source: Make) -> None:
    text = f"มิติที่ 1 การสร้างวัฒนธรรมสุจริต\n{plan(*ROWS[:2])}มิติที่ 2 การบริหารราชการ\n{plan(*ROWS[2:])}"
    table = read(source(text))
    assert rows(table) == WHOLE
    assert [item.branch.dimension.title if item.branch.dimension else None for item in table.items] == [
        *["การสร้างวัฒนธรรมสุจริต"] * 2,
        *["การบริหารราชการ"] * 2,
    ]
    assert len(find_grids(source(text))) == 2


def test_no_budget_at_all_is_said_once(source: Make) -> None:
    row = ROWS[1].replace("- -", "ไม่ใช้งบประมาณ")
    expected = (2, WHOLE[1][1], ["none", "none"], "สำนักปลัด")
    assert rows(read(source(plan(ROWS[0], row, *ROWS[2:])))) == [WHOLE[0], expected, *WHOLE[2:]]


@pytest.mark.parametrize(
    ("index", "row"),
    [
        (0, "โครงการอบรมคุณธรรม\n1 และจริยธรรม 5,000 สำนักปลัด\nของพนักงาน"),  # a value is lost
        (0, "โครงการอบรมคุณธรรม\n1 และจริยธรรม 5,000 6,000 7,000 สำนักปลัด\nของพนักงาน"),  # one too many
        (0, "โครงการอบรมคุณธรรม\nและจริยธรรม 5,000 6,000 สำนักปลัด\nของพนักงาน"),  # its number is lost
        (1, "การลดขั้นตอน\n2 - - สำนักปลัด\nการให้บริการ"),  # nothing says where its title begins
        (2, "3 กิจกรรมตู้แดง 1,000 - กองคลัง 2,000"),
    ],
)
def test_a_row_that_leaves_a_choice_has_no_amount(index: int, row: str, source: Make) -> None:
    table = read(source(plan(*ROWS[:index], row, *ROWS[index + 1 :])))
    given = {number: cells for number, _, cells, _ in rows(table)}
    assert all(cell == "ambiguous" for cell in given.get(index + 1, []))
    assert {issue.code for issue in table.issues} == {"uneven_row"}
    for number, cells in given.items():
        assert all(cell in ("ambiguous", whole) for cell, whole in zip(cells, WHOLE[(number or 1) - 1][2], strict=True))


def test_offices_that_go_on_below_leave_the_titles_in_doubt(source: Make) -> None:
    """The trap: ``กองการ`` with ``ศึกษา`` below it is an office that stands whole in another row."""
    offices = [
        "1 โครงการอบรม 5,000 6,000 กองการ\nศึกษา",
        "2 มาตรการลดขั้นตอน - - กองการ\nศึกษา",
        "3 กิจกรรมตู้แดง 1,000 - กองการศึกษา",
        "4 โครงการประชาคม - 4,000 กองการ\nศึกษา",
    ]
    titles = {title for _, title, _, _ in rows(read(source(plan(*offices))))}
    assert not any(title.endswith("ศึกษา") and title.startswith(("โครงการอบรม", "มาตรการ")) for title in titles)


@pytest.mark.parametrize("unit", ["(พันบาท) (พันบาท)", "(แสนบาท) (แสนบาท)", "(ร้อยบาท) (ร้อยบาท)"])
def test_a_unit_below_the_names_is_not_passed_over(unit: str, source: Make) -> None:
    text = plan(*ROWS).replace("(บาท) (บาท)", unit)
    assert [cells for _, _, cells, _ in rows(read(source(text))) if any(isinstance(cell, int) for cell in cells)] == []


VIEWER_HEAD = "โครงการ/กิจกรรม/มาตรการ ปี 2566\n(บาท)\nปี 2567\n(บาท)\nผู้รับผิดชอบ\n"
VIEWER_ROWS = [
    "1) โครงการอบรมคุณธรรม\nและจริยธรรม 5,000 6,000 สำนักปลัด",
    "2) กิจกรรมจัดทำคู่มือ\n3) กิจกรรมเผยแพร่คู่มือแก่\nบุคลากร 7,000 8,000 สำนักปลัด",
    "4) โครงการประชาคม - 4,000 กองคลัง",
]


def test_a_head_begins_with_two_names_on_its_first_line(source: Make) -> None:
    """The trap: ``โครงการ … ปี 2566`` is no name of one column, and its year is not lost."""
    table = read(source(VIEWER_HEAD + "\n".join([VIEWER_ROWS[0], VIEWER_ROWS[2]]) + "\nรวม 5,000 10,000\n"))
    assert table.years_be == (2566, 2567)
    assert [cells for _, _, cells, _ in rows(table)] == [[5000, 6000], ["dash", 4000]]


def test_items_without_a_number_column_share_the_values_below_them(source: Make) -> None:
    table = read(source(VIEWER_HEAD + "\n".join(VIEWER_ROWS) + "\nรวม 12,000 18,000\n"))
    assert [(title, cells) for _, title, cells, _ in rows(table)] == [
        ("โครงการอบรมคุณธรรมและจริยธรรม", [5000, 6000]),
        ("กิจกรรมจัดทำคู่มือ", ["ambiguous", "ambiguous"]),
        ("กิจกรรมเผยแพร่คู่มือแก่บุคลากร", ["ambiguous", "ambiguous"]),
        ("โครงการประชาคม", ["dash", 4000]),
    ]
    assert [shared.items for shared in table.shared] == [(1, 2)]


GAPS_HEAD = (
    "ที่     |  โครงการ/กิจกรรม/มาตรการ      งบประมาณ (บาท)          หน่วยงาน\n"
    "                                   ปี 2566     ปี 2567      รับผิดชอบ\n"
)


@pytest.mark.parametrize("pipes", [False, True])
def test_gaps_of_any_width_part_the_cells(pipes: bool, source: Make) -> None:
    text = GAPS_HEAD + "\n".join(row.replace(" 5,000", "     5,000").replace(" 1,000", "   |  1,000") for row in ROWS)
    text = f"{text}\n\n{SUM}"
    assert rows(read(source(text if pipes else text.replace("|", " ")))) == WHOLE


@pytest.mark.parametrize(
    ("head", "below"),
    [
        (HEAD.replace("2567", "2569").replace("2566", "2568"), []),  # whose rows lack an office
        (
            "ที่ โครงการ/กิจกรรม/มาตรการ ปี 2568 ปี 2569\n",
            [[["5", "โครงการ จ", "7,000", "8,000"], ["6", "โครงการ ฉ", "1,000", "2,000"]]],
        ),
    ],
)
def test_a_head_of_other_years_begins_another_table(head: str, below: list[list[list[str]]], source: Make) -> None:
    """The trap: as many values as before stand below it, and they are not of the years of the first head."""
    text = f"{HEAD}{ROWS[0]}\n{ROWS[1]}\n{ROWS[2]}\n{ROWS[3]}\n{head}5 โครงการ จ 7,000 8,000\n6 โครงการ ฉ 1,000 2,000\n"
    first, *others = find_grids(source(text))
    assert (first.span.start, [row.cells[0].text for row in first.rows]) == (1, ["ที่", "1", "2", "3", "4"])
    assert [[[cell.text for cell in row.cells] for row in grid.rows[1:]] for grid in others] == below
