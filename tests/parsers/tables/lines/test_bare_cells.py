"""Tables as a word processor saves them as text: a line for each cell, an empty line for an empty one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

import pytest

from extract.ground.source import SourceText
from lawful import amounts_of_titles, plan_around, rows_of_text
from parsers.budget.budget_grids import budget_grids
from parsers.budget.table import read_budget_table
from parsers.records.budget import BudgetTable
from parsers.tables.grid import find_grids
from parsers.tables.pages.running_heads import without_running_heads

Make = Callable[[str], SourceText]
Amounts = list[tuple[str, list[Decimal | None]]]

HEAD = ["มิติ", "ภารกิจตามมิติ", "โครงการ/กิจกรรม/มาตรการ", "ปี 2566", "ปี 2567", "หมายเหตุ"]
UNITS = ["", "", "", "งบประมาณ (บาท)", "งบประมาณ (บาท)", ""]
FIRST = ["1. การสร้างวัฒนธรรมสุจริต", "1.1 การเสริมสร้างจิตสำนึก", "1) โครงการอบรม", "20,000", "", "สำนักปลัด"]
SECOND = ["", "", "2) โครงการวันต่อต้าน", "", "5,000", ""]
THIRD = ["", "1.2 การสร้างจิตสำนึกแก่ประชาชน", "3) มาตรการงดรับของขวัญ", "-", "-", ""]
TOTAL = ["", "รวม", "จำนวน 3 โครงการ", "20,000", "5,000", ""]
BEHIND = ["ส่วนที่ 3 รายละเอียดโครงการ", "1. ชื่อโครงการ", "โครงการอบรม"]


def saved(*rows: Sequence[str]) -> str:
    return "\n".join(cell for row in rows for cell in row)


def read(source: SourceText) -> BudgetTable:
    return read_budget_table(budget_grids(find_grids(source))[0], (2566, 2567))


def amounts(table: BudgetTable) -> Amounts:
    return [(item.title, [cell.amount for cell in item.cells]) for item in table.items]


ALL: Amounts = [
    ("โครงการอบรม", [Decimal(20_000), None]),
    ("โครงการวันต่อต้าน", [None, Decimal(5_000)]),
    ("มาตรการงดรับของขวัญ", [None, None]),
]


@pytest.mark.parametrize(
    "head",
    [
        pytest.param([HEAD, UNITS], id="units in a second row"),
        pytest.param([HEAD], id="one row"),
        pytest.param([[*HEAD[:4], "(บาท)", HEAD[4], "(บาท)", HEAD[5]]], id="units in their cells"),
        pytest.param(
            [[*HEAD[:3], "ปี", "2566", "ปี", "2567", "หมายเหตุ"], ["", "", "", *["งบ", "ประมาณ", "(บาท)"] * 2, ""]],
            id="names over several lines",
        ),
    ],
)
def test_empty_lines_are_empty_cells(head: list[list[str]], source: Make) -> None:
    table = read(source(saved(*head, FIRST, SECOND, THIRD, TOTAL, BEHIND)))
    assert amounts(table) == ALL
    assert [[cell.status for cell in item.cells] for item in table.items] == [
        ["amount", "blank"],
        ["blank", "amount"],
        ["dash", "dash"],
    ]
    assert [(total.amounts[2566], total.amounts[2567]) for total in table.totals] == [(Decimal(20_000), Decimal(5_000))]
    assert [item.branch.mission and item.branch.mission.number for item in table.items] == ["1.1", "1.1", "1.2"]


def test_a_head_that_returns_behind_a_page_number_goes_on(source: Make) -> None:
    table = read(source(saved(HEAD, UNITS, FIRST, ["", "6"], HEAD, UNITS, SECOND, THIRD, TOTAL, BEHIND)))
    assert amounts(table) == ALL


def test_a_title_without_values_at_the_end_of_a_page_is_an_item_without_values(source: Make) -> None:
    bare = ["", "", "4) โครงการที่ไม่มีงบประมาณ", "", "", ""]
    table = read(source(saved(HEAD, UNITS, FIRST, bare, HEAD, UNITS, SECOND, THIRD, TOTAL, BEHIND)))
    assert amounts(table)[1] == ("โครงการที่ไม่มีงบประมาณ", [None, None])
    assert amounts(table)[2:] == ALL[1:]


def test_paragraphs_of_a_cell_stay_in_it(source: Make) -> None:
    first = [*FIRST[:2], "1) โครงการอบรม", "คุณธรรมและจริยธรรม", "20,000", "", "สำนักปลัด", "กองคลัง"]
    table = read(source(saved(HEAD, UNITS, first, SECOND, THIRD, TOTAL, BEHIND)))
    assert table.items[0].title.startswith("โครงการอบรม")
    assert [values for _, values in amounts(table)] == [values for _, values in ALL]
    assert table.items[0].remark == "สำนักปลัด กองคลัง"


def test_several_projects_in_a_cell_have_their_values_in_order(source: Make) -> None:
    both = [*FIRST[:2], "1) โครงการอบรม", "2) โครงการวันต่อต้าน", "20,000", "-", "-", "5,000", ""]
    table = read(source(saved(HEAD, UNITS, both, THIRD, THIRD, TOTAL, BEHIND)))
    assert amounts(table)[:2] == ALL[:2]
    assert {cell.alignment for item in table.items[:2] for cell in item.cells} == {"by_order"}


def test_fewer_values_than_projects_of_a_cell_are_nobodys(source: Make) -> None:
    both = [*FIRST[:2], "1) โครงการอบรม", "2) โครงการวันต่อต้าน", "20,000", "-", "5,000", ""]
    table = read(source(saved(HEAD, UNITS, both, THIRD, THIRD, THIRD, TOTAL, BEHIND)))
    assert all(cell.amount is None for item in table.items[:2] for cell in item.cells)


@pytest.mark.parametrize("lost", range(6))
def test_a_row_that_lost_a_line_moves_no_value_to_another_year(lost: int, source: Make) -> None:
    torn = [
        cell for index, cell in enumerate(["", "", "2) โครงการวันต่อต้าน", "7,000", "5,000", "กองคลัง"]) if index != lost
    ]
    table = read(source(saved(HEAD, UNITS, FIRST, torn, THIRD, THIRD, BEHIND)))
    found = dict(amounts(table)).get("โครงการวันต่อต้าน", [None, None])
    assert found[0] in (None, Decimal(7_000))
    assert found[1] in (None, Decimal(5_000))
    assert dict(amounts(table))["โครงการอบรม"] in ([Decimal(20_000), None], [None, None])


BAND = ["ลำดับที่", "โครงการ/กิจกรรม/มาตรการ", "งบประมาณ (บาท)", "รวม (บาท)", "ผู้รับผิดชอบ"]
YEARS = ["", "", "ปี 2566", "ปี 2567", "", ""]
ROWS = [
    ["มิติที่ 1 การสร้างวัฒนธรรมสุจริต"],
    ["1.1 การเสริมสร้างจิตสำนึก"],
    ["1", "โครงการอบรม", "(ครั้งที่ 2)", "20,000", "", "20,000", "สำนักปลัด"],
    ["2", "โครงการวันต่อต้าน", "", "5,000", "5,000", "กองคลัง"],
    ["รวมมิติที่ 1 จำนวน 2 โครงการ", "20,000", "5,000", "25,000", ""],
]


def test_years_in_a_second_row_stand_below_their_band(source: Make) -> None:
    table = read(source(saved(BAND, YEARS, *ROWS, BEHIND)))
    assert [values for _, values in amounts(table)] == [[Decimal(20_000), None], [None, Decimal(5_000)]]
    assert [item.number for item in table.items] == [1, 2]
    assert [item.branch.mission and item.branch.mission.number for item in table.items] == ["1.1", "1.1"]
    assert [(total.amounts[2566], total.amounts[2567]) for total in table.totals] == [(Decimal(20_000), Decimal(5_000))]


def test_the_unit_of_a_band_is_that_of_its_years(source: Make) -> None:
    head = [name.replace("(บาท)", "(พันบาท)") for name in BAND]
    table = read(source(saved(head, YEARS, *ROWS, BEHIND)))
    assert amounts(table)[1][1] == [None, Decimal(5_000_000)]


@pytest.mark.parametrize("above", [["", "ปี 2566", "ปี 2567"], ["", "", "", "ปี 2566", "ปี 2567"]])
def test_years_that_stand_below_no_band_are_no_head(above: list[str], source: Make) -> None:
    assert not [
        grid for grid in find_grids(source(saved(BAND, above, ["", ""], *ROWS, BEHIND))) if grid.dialect == "cells"
    ]


def test_empty_lines_that_part_the_names_of_columns_are_no_cells(source: Make) -> None:
    text = "\n\n".join(cell for row in (HEAD, FIRST, THIRD, TOTAL) for cell in row if cell)
    assert [grid for grid in find_grids(source(text)) if grid.dialect == "cells"] == []


def test_a_head_at_the_end_of_a_file_is_none(source: Make) -> None:
    assert [grid for grid in find_grids(source(saved(BAND))) if grid.dialect == "cells"] == []


# What a browser gives of a table: an empty cell leaves no line, a cell over several rows or years one.
SHOWN = ["ภารกิจตามมิติ", "โครงการ/กิจกรรม/มาตรการ", "ปี 2566", "ปี 2567", "หน่วยงานรับผิดชอบ", "หมายเหตุ"]
MISSION = "1.1 การเสริมสร้างจิตสำนึก"
SHOWN_ROWS = [
    [MISSION, "1. โครงการอบรม", "20,000", "21,000", "สำนักปลัด"],
    ["2. โครงการค่าย", "5,000", "6,000", "กองการศึกษา", "ปีเว้นปี"],
    ["1.2 การสร้างจิตสำนึกแก่ประชาชน", "3. โครงการรณรงค์", "7,000", "-", "กองคลัง"],
]
NO_BUDGET = ["4. กิจกรรมลดขั้นตอน", "ไม่ใช้งบประมาณ", "ทุกส่วนราชการ"]
SUM = ["รวมมิติที่ 1", "3 โครงการ 1 กิจกรรม", "32,000", "27,000"]


def test_a_cell_over_several_rows_or_over_all_years_is_one_line(source: Make) -> None:
    table = read(source(saved(SHOWN, *SHOWN_ROWS, NO_BUDGET, SUM, BEHIND)))
    assert amounts(table) == [
        ("โครงการอบรม", [Decimal(20_000), Decimal(21_000)]),
        ("โครงการค่าย", [Decimal(5_000), Decimal(6_000)]),
        ("โครงการรณรงค์", [Decimal(7_000), None]),
        ("กิจกรรมลดขั้นตอน", [None, None]),
    ]
    assert [cell.status for cell in table.items[3].cells] == ["none", "none"]
    missions = [item.branch.mission and item.branch.mission.number for item in table.items]
    assert missions == ["1.1", "1.1", "1.2", "1.2"]
    assert [item.remark for item in table.items] == [None, "ปีเว้นปี", None, None]
    assert [total.amounts for total in table.totals] == [{2566: Decimal(32_000), 2567: Decimal(27_000)}]


@pytest.mark.parametrize(
    ("row", "found"),
    [
        (["4. กิจกรรมลดขั้นตอน", "ไม่ใช้งบประมาณ"], None),  # no office: it may stand in the last column
        (["4. กิจกรรมลดขั้นตอน", "9,000", "กองคลัง"], None),
        (["4. กิจกรรมลดขั้นตอน", "9,000", "8,000", "กองคลัง"], [Decimal(9_000), Decimal(8_000)]),
        (["4. กิจกรรมลดขั้นตอน", "9,000", "ไม่ใช้งบประมาณ", "กองคลัง"], [Decimal(9_000), None]),
    ],
)
def test_no_row_takes_the_values_of_the_total_below(
    row: list[str], found: list[Decimal | None] | None, source: Make
) -> None:
    table = read(source(saved(SHOWN, *SHOWN_ROWS, row, SUM, BEHIND)))
    values = dict(amounts(table)).get("กิจกรรมลดขั้นตอน", [None, None])
    assert values == (found or [None, None])
    assert dict(amounts(table))["โครงการรณรงค์"] in ([Decimal(7_000), None], [None, None])


def test_a_part_of_the_document_below_the_last_row_is_no_remark(source: Make) -> None:
    table = read(source(saved(SHOWN, *SHOWN_ROWS, BEHIND)))
    assert [item.remark for item in table.items] == [None, "ปีเว้นปี", None]
    (grid,) = [grid for grid in find_grids(source(saved(SHOWN, *SHOWN_ROWS, BEHIND))) if grid.dialect == "cells"]
    assert not any("ส่วนที่" in cell.text for row in grid.rows for cell in row.cells)


# An OCR's text: names and cells over two lines, a scanner's stamp and a page's number between two pages.
STAMP = ["Scanned with CamScanner", "", "- 5 -"]
OCR_HEAD = [*SHOWN[:2], "ปี 2566", "งบประมาณ", "(บาท)", "ปี 2567", "งบประมาณ", "(บาท)", "หน่วยงาน", "รับผิดชอบ"]
OCR_ROWS = [
    [
        "1.1 การเสริมสร้างจิตสำนึกและ",
        "ความตระหนักแก่บุคลากร",
        "1) โครงการอบรมคุณธรรม",
        "สำหรับบุคลากร",
        "20,000",
        "21,000",
        "กองคลัง",
    ],
    ["2) มาตรการป้องกันการขัดกันแห่ง", "ผลประโยชน์", "-", "-", "กองคลัง"],
    ["1.2 การสร้างจิตสำนึก", "3) โครงการปลูกป่า", "เฉลิมพระเกียรติ", "5,000", "6,000", "กองช่าง"],
]


def test_a_title_over_two_lines_keeps_its_first_where_no_mission_stands_before_it(source: Make) -> None:
    pages = [text for page in range(4, 9) for text in ("ข้อความ", STAMP[0], "", f"- {page} -")]
    text = saved(
        pages,
        OCR_HEAD,
        *OCR_ROWS,
        [STAMP[0], "", "- 9 -"],
        OCR_HEAD,
        *OCR_ROWS[1:2],
        ["รวม", "25,000", "27,000"],
        BEHIND,
    )
    found = amounts(read_budget_table(budget_grids(find_grids(without_running_heads(source(text))))[0], (2566, 2567)))
    assert [(title.replace(" ", ""), values) for title, values in found] == [
        ("โครงการอบรมคุณธรรมสำหรับบุคลากร", [Decimal(20_000), Decimal(21_000)]),
        ("มาตรการป้องกันการขัดกันแห่งผลประโยชน์", [None, None]),
        ("โครงการปลูกป่าเฉลิมพระเกียรติ", [Decimal(5_000), Decimal(6_000)]),
        ("มาตรการป้องกันการขัดกันแห่งผลประโยชน์", [None, None]),
    ]


@pytest.mark.parametrize(("third", "found"), [("3", [Decimal(5_000), Decimal(6_000)]), ("9", [None, None])])
def test_the_number_of_the_next_row_is_no_value_more(third: str, found: list[Decimal | None], source: Make) -> None:
    head = ["ที่", "โครงการ/กิจกรรม/มาตรการ", "ปี 2566", "ปี 2567"]
    rows = [
        ["1", "โครงการ ก", "20,000 บาท", "3 หมื่นบาท"],
        ["2", "โครงการ ข", "5,000", "6,000"],
        [third, "โครงการ ค", "-", "-"],
    ]
    table = read(source(saved(head, *rows, ["รวม", "25,000", "36,000"], BEHIND)))
    assert amounts(table)[:2] == [("โครงการ ก", [Decimal(20_000), Decimal(30_000)]), ("โครงการ ข", found)]


ONE_LEVEL = "3) มาตรการงดรับของขวัญ"


@pytest.mark.parametrize("rule", ["________", "________________"])
def test_a_rule_between_pages_is_no_cell(rule: str, source: Make) -> None:
    fourth = ["1. การสร้างวัฒนธรรมสุจริต", "1.3 การสร้างจิตสำนึกแก่เด็ก", "4) โครงการโตไปไม่โกง", "1,000", "2,000", "กองคลัง"]
    rows = [[cell or "-" for cell in FIRST], ["", rule, ""], fourth]
    table = read(source(saved(HEAD, UNITS, *rows, TOTAL, BEHIND)))
    assert amounts(table) == [
        ("โครงการอบรม", [Decimal(20_000), None]),
        ("โครงการโตไปไม่โกง", [Decimal(1_000), Decimal(2_000)]),
    ]


def test_a_mission_without_an_empty_cell_before_it_is_no_dimension(source: Make) -> None:
    full = [cell or "-" for cell in FIRST]
    rows = [["1.2 การสร้างจิตสำนึกแก่ประชาชน", ONE_LEVEL, "-", "5,000", "กองคลัง"], ["รวม", "20,000", "5,000"]]
    table = read(source(saved(HEAD, full, *rows, BEHIND)))
    assert [item.branch.mission and item.branch.mission.number for item in table.items] == ["1.1", "1.2"]
    assert [item.branch.dimension and item.branch.dimension.number for item in table.items] == ["1", "1"]


@pytest.mark.parametrize("place", [3, 4])
def test_words_in_the_first_or_last_year_may_be_of_the_cell_beside_it(place: int, source: Make) -> None:
    # a value is lost: the line is the title's or the office's, and the value left may be of any year
    short = ["มิติที่ 2 การบริหาร", "2.1 การบริหารงาน", "2) โครงการวันต่อต้าน", "5,000", "กองคลัง"]
    rows = [*short[:place], "ของราชการ", *short[place:]]
    full = [[cell or "-" for cell in row] for row in (FIRST, FIRST)]
    found = {item.number: item for item in read(source(saved(HEAD, *full, rows, ["รวม", "40,000", "5,000"]))).items}
    assert all(cell.amount is None for cell in found[2].cells)


@pytest.mark.parametrize("dimension", ["3. การส่งเสริมบทบาท", "3. การเปิดเผยการใช้จ่ายงบประมาณ"])
def test_a_torn_name_below_a_head_that_ends_like_a_unit_is_no_column(dimension: str, source: Make) -> None:
    torn = [dimension, "และการมีส่วนร่วม", "3.1 การส่งเสริมการมีส่วนร่วม", *FIRST[2:]]
    assert amounts(read(source(saved(HEAD, torn, SECOND, THIRD, BEHIND)))) == ALL


ONLY_PROJECT = ["2) โครงการวันต่อต้าน", "-", "5,000", "กองคลัง"]
NO_REMARK = ["3) มาตรการงดรับของขวัญ", "7,000", "-", ""]
ROWS_OF_PROJECTS = [[cell or "-" for cell in FIRST], ONLY_PROJECT, NO_REMARK, NO_REMARK]


@pytest.mark.parametrize("last", [NO_REMARK, ONLY_PROJECT])
def test_where_empty_cells_have_lines_a_row_says_which_year_is_empty(last: list[str], source: Make) -> None:
    row = ["4) โครงการค่ายเยาวชน", "", "8,000", "งดปีเว้นปี"]
    table = read(source(saved(HEAD, *ROWS_OF_PROJECTS, row, last, BEHIND)))
    assert [item.cells[1].amount for item in table.items if item.number == 4] == [Decimal(8_000)]
    title = ["4) โครงการค่ายเยาวชน", "คนดีศรีแผ่นดิน", "8,000", "-", ""]
    table = read(source(saved(HEAD, *ROWS_OF_PROJECTS, title, last, BEHIND)))
    assert [item.cells[0].amount for item in table.items if item.number == 4] == [Decimal(8_000)]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(lambda rows: [[*row, ""] for row in rows], id="an empty line behind each row"),
        pytest.param(lambda rows: [row[:-1] if not row[-1] else row for row in rows], id="empty cells have no lines"),
        pytest.param(lambda rows: [["", *row] for row in rows], id="a line for an empty cell on the left"),
    ],
)
def test_where_other_lines_may_be_empty_a_row_that_lost_a_cell_has_no_amounts(
    rows: Callable[[list[list[str]]], list[list[str]]], source: Make
) -> None:
    row = ["4) โครงการค่ายเยาวชน", "", "8,000", "งดปีเว้นปี"]
    printed = rows([*ROWS_OF_PROJECTS[1:], row, NO_REMARK, ONLY_PROJECT])
    table = read(source(saved(HEAD, ROWS_OF_PROJECTS[0], *printed, BEHIND)))
    assert [cell.amount for item in table.items if item.number == 4 for cell in item.cells] == [None, None]


def test_the_number_of_the_next_row_is_no_amount_of_a_row_that_lost_its_last_cell() -> None:
    """``8,000``, ``8,000``, ``2``: the row's own empty cell has no line, and the next row no number then."""
    head = "ลำดับ\nโครงการ/กิจกรรม\nปี 2566\nปี 2567\nปี 2568"
    below = "2\nโครงการประชาคม\n10,000\n20,000\n5,000\n3\nกิจกรรมเผยแพร่\n10,000\n-\n-"
    rows = rows_of_text(plan_around(f"{head}\n1\nโครงการอบรม\n8,000\n8,000\n{below}", "พ.ศ. 2566 - 2568"))
    assert [row["table_number"] for row in rows["projects"]] == [1, 2, 3]
    amounts = amounts_of_titles(rows)
    assert {amounts["โครงการอบรม", year] for year in (2566, 2567, 2568)} == {"ambiguous"}
    assert [amounts["กิจกรรมเผยแพร่", year] for year in (2566, 2567)] == [10000, "dash"]


def test_an_item_that_lost_its_cells_is_no_beginning_of_the_total_below_it() -> None:
    head = "ลำดับ\nโครงการ/กิจกรรม\nปี 2566\nปี 2567\nปี 2568"
    above = "1\nโครงการอบรม\n10,000\n8,000\n8,000\n2\nโครงการประชาคม\n-\n8,000\n-"
    rows = rows_of_text(
        plan_around(f"{head}\n{above}\n3\nกิจกรรมเผยแพร่\nรวม\n10,000\n16,000\n8,000", "พ.ศ. 2566 - 2568")
    )
    assert [row["table_title"] for row in rows["projects"]][2] == "กิจกรรมเผยแพร่"
    assert 16000 not in amounts_of_titles(rows).values()
    assert [total["declared_baht"] for total in rows["budget_totals"]] == [10000, 16000, 8000]


def test_an_item_without_any_cell_loses_no_other_row(source: Make) -> None:
    """Merged cells leave no line here, nor do the empty ones of the last item."""
    full = [cell or "-" for cell in FIRST]
    rows = [full, ["1.2 การสร้างจิตสำนึกแก่ประชาชน", "2) มาตรการงดรับของขวัญ"], ["รวม", "2 โครงการ", "20,000", "-"]]
    below = [["2. การบริหารราชการ", "2.1 แสดงเจตจำนง", "3) โครงการวันต่อต้าน", "5,000", "6,000", "กองคลัง"]]
    table = read(source(saved(HEAD, *rows, HEAD, *below, ["รวม", "1 โครงการ", "5,000", "6,000"], BEHIND)))
    assert amounts(table) == [
        ("โครงการอบรม", [Decimal(20_000), None]),
        ("มาตรการงดรับของขวัญ", [None, None]),
        ("โครงการวันต่อต้าน", [Decimal(5_000), Decimal(6_000)]),
    ]
    assert [list(total.amounts.values()) for total in table.totals][-1] == [Decimal(5_000), Decimal(6_000)]
