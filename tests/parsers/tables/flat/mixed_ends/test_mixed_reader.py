"""Flattened tables whose cells are parted by line ends, gaps and single blanks in turns: pages without their layout."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.ground.source import SourceText
from extract.text.read_txt import read_txt
from lawful import baht_or_status, plan_around, rows_of_text
from parsers.budget.budget_grids import budget_grids
from parsers.budget.items.headings_above import headings_above
from parsers.budget.table import KnownOfPlan, read_budget_table
from parsers.records.budget import BudgetTable
from parsers.tables.grid import find_grids
from parsers.tables.pages.running_heads import without_running_heads

Make = Callable[[str], SourceText]
HEAD = "ลำดับ\n\nโครงการ/กิจกรรม/มาตรการ\n\nงบประมาณ (บาท)\nปี 2566 ปี 2567 ปี 2568\n\nหน่วยงาน\nรับผิดชอบ\n\nหมายเหตุ\n\n"
FIRST = "1\nโครงการอบรมคุณธรรม\nและจริยธรรม\n5,000\n-\n6,000\nสำนักปลัด\n\n"
NONE = "2 มาตรการลดขั้นตอน\nการให้บริการ\n- - -\nกองช่าง ไม่ใช้งบประมาณ\n\n"


def read(source: SourceText) -> BudgetTable:
    text = without_running_heads(source)
    budget = budget_grids(find_grids(text))[0]
    return read_budget_table(budget, (2566, 2568), KnownOfPlan(headings=headings_above(text, budget)))


def amounts(table: BudgetTable) -> list[tuple[int | None, str, list[object]]]:
    return [
        (
            item.number,
            item.title.replace(" ", ""),
            [cell.status if cell.amount is None else int(cell.amount) for cell in item.cells],
        )
        for item in table.items
    ]


@pytest.mark.parametrize("thai", [False, True])
def test_each_row_is_parted_in_its_own_way(thai: bool, source: Make) -> None:
    third = "3  กิจกรรมหมู่บ้าน  1,000  2,000  0  กองคลัง  ขอรับเงินอุดหนุน\nรวม 3 โครงการ\n6,000 2,000\n6,000\n"
    text = HEAD + "มิติที่ 1 การสร้าง\nวัฒนธรรมสุจริต\n\n" + FIRST + NONE + third
    table = read(source(text.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")) if thai else text))
    assert amounts(table) == [
        (1, "โครงการอบรมคุณธรรมและจริยธรรม", [5000, "dash", 6000]),
        (2, "มาตรการลดขั้นตอนการให้บริการ", ["dash", "dash", "dash"]),
        (3, "กิจกรรมหมู่บ้าน", [1000, 2000, 0]),
    ]
    assert [(total.dimension_no, *total.amounts.values()) for total in table.totals] == [(1, 6000, 2000, 6000)]
    assert table.issues == ()


def test_a_count_or_a_year_among_words_is_no_value(source: Make) -> None:
    row = "3 โครงการประชาคมแผนพัฒนา\nพ.ศ. 2566 - 2570 จำนวน 14 หมู่บ้าน\n1,000 2,000 3,000\nกองช่าง\n\n"
    table = read(source(HEAD + FIRST + NONE + row))
    assert amounts(table)[2] == (3, "โครงการประชาคมแผนพัฒนาพ.ศ.2566-2570จำนวน14หมู่บ้าน", [1000, 2000, 3000])


@pytest.mark.parametrize(
    "values", ["4,000 5,000", "4,000\n5,000\n6,000\n7,000", "4,000 5,000\nกองช่าง\n6,000", "-\n4,000 5,000 6,000"]
)
def test_a_row_with_other_values_than_years_is_given_to_none(values: str, source: Make) -> None:
    table = read(source(f"{HEAD}{FIRST}{NONE}3 โครงการที่ขาดปี {values}\nสำนักปลัด\n\n4 โครงการ ง 1,000 - - กองช่าง\n"))
    assert amounts(table)[2] == (3, "โครงการที่ขาดปี", ["ambiguous"] * 3)
    assert amounts(table)[3] == (4, "โครงการง", [1000, "dash", "dash"])
    assert [issue.code for issue in table.issues] == ["uneven_row"]


def test_what_follows_an_office_known_from_another_row_is_the_remark(source: Make) -> None:
    rows = "3 โครงการ ค\n1,000 - -\nสำนักปลัด จ้างสถาบันการศึกษา\n4 โครงการ ง\n1,000 - -\nกองสวัสดิการ\nสังคม\n"
    table = read(source(HEAD + FIRST + NONE + rows))
    assert [item.remark for item in table.items][2] == "จ้างสถาบันการศึกษา"


def test_words_that_either_of_two_columns_may_hold_are_given_to_neither(source: Make) -> None:
    table = read(source(f"{HEAD}{FIRST}{NONE}3 โครงการ ค\n1,000 - -\nเงินอุดหนุน ตามข้อบัญญัติ\n"))
    assert table.items[2].remark is None
    assert amounts(table)[2] == (3, "โครงการค", [1000, "dash", "dash"])


def test_running_heads_and_page_numbers_between_rows_are_no_cells(source: Make) -> None:
    pages = "{}\n\nแผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2568)\nเทศบาลตำบลตัวอย่าง\n\n"
    rows = [f"{n} โครงการอบรมรุ่น {n}\n{n},000 -\n-\nสำนักปลัด\n\n" for n in range(1, 9)]
    text = "".join(pages.format(page) + HEAD + "".join(rows[page * 2 - 2 : page * 2]) for page in range(1, 5))
    table = read(source(text))
    assert amounts(table) == [(n, f"โครงการอบรมรุ่น{n}", [n * 1000, "dash", "dash"]) for n in range(1, 9)]
    assert table.issues == ()


def test_rows_without_a_number_column_begin_at_their_kind_word(source: Make) -> None:
    head = HEAD.removeprefix("ลำดับ\n\n")
    table = read(source(head + "โครงการ ก\n5,000 -\n6,000 กองช่าง\n\nมาตรการ ข 1,000 2,000 3,000\nกองคลัง\n"))
    assert amounts(table) == [
        (None, "โครงการก", [5000, "dash", 6000]),
        (None, "มาตรการข", [1000, 2000, 3000]),
    ]


def test_a_list_below_names_of_columns_is_no_table(source: Make) -> None:
    prose = "1. เพื่อปลูกฝังคุณธรรม ระหว่างปี 2566 - 2568\n2. เพื่อป้องกันการทุจริต\n3. เพื่อพัฒนาบุคลากร 3 ครั้ง\n"
    assert budget_grids(find_grids(source(HEAD + prose)))[0] == ()


PARTINGS = st.sampled_from(["\n", "\n\n", "  ", " "])
VALUES = st.sampled_from(["-", "0", "5,000", "12,500", "1,200,000"])


ROWS = st.tuples(st.lists(VALUES, min_size=2, max_size=4), st.lists(PARTINGS, min_size=6, max_size=6))


@pytest.mark.slow
@given(rows=st.lists(ROWS, min_size=2, max_size=5), offices=st.booleans())
def test_however_it_is_parted_an_amount_is_in_its_year_or_in_none(
    rows: list[tuple[list[str], list[str]]], offices: bool
) -> None:
    text = "แผนปฏิบัติการป้องกันการทุจริต\n\n" + HEAD
    for number, (values, partings) in enumerate(rows, 1):
        cells = [str(number), f"โครงการอบรม {number} ครั้ง", *values, *(["สำนักปลัด"] if offices else [])]
        text += "".join(f"{cell}{parting}" for cell, parting in zip(cells, partings, strict=False)).rstrip() + "\n\n"
    source = read_txt(text.encode(), "plan.txt")
    budget = budget_grids(find_grids(source))[0]
    if not budget:
        return  # too few rows are whole: a dash behind words, parted by one blank, is no value beyond doubt
    table = read_budget_table(budget, (2566, 2568))
    printed = {number: values for number, (values, _) in enumerate(rows, 1)}
    numbers = {item.number for item in table.items}
    assert numbers <= set(printed)
    if any(len(values) == 3 for values, _ in rows):
        assert numbers == set(printed)  # below rows that all lost a value the table ends: what is left is said
    for item in table.items:
        assert item.number is not None
        values = printed[item.number]
        found = [cell.amount for cell in item.cells]
        if len(values) == 3:
            wanted = [None if value == "-" else Decimal(value.replace(",", "")) for value in values]
            assert found in (wanted, [None] * 3), (item.title, values)
        else:
            assert found == [None] * 3


NODES = "มิติ ภารกิจตามมิติ โครงการ/กิจกรรม/\nมาตรการ\nปี\n2566\nปี\n2567\nปี 2568 หมา\nยเห\nตุ\nงบ\nประมาณ\n(บาท)\n"
BY_ROWS = (
    "1. การสร้าง\nวัฒนธรรมสุจริต\n1.1 การเสริมสร้าง\nจิตสำนึก\n1) โครงการอบรม\nคุณธรรม\n1,000 - 3,000 ไม่ใช้\nงบประมาณ\n"
    "2) มาตรการส่งเสริม\n0.00 0.00 0.00\n1.2 การสร้างจิตสำนึก\n3) โครงการเด็กดี\n1\n0,000\n- 2,000\n"
    "รวม จำนวน 3 โครงการ จำนวน\n11,000\nบาท\nจำนวน\n0.00\nบาท\nจำนวน\n5,000\nบาท\n"
)


def test_dimension_and_mission_stand_in_the_order_of_the_rows(source: Make) -> None:
    table = read(source(NODES + BY_ROWS))
    assert amounts(table) == [
        (1, "โครงการอบรมคุณธรรม", [1000, "dash", 3000]),
        (2, "มาตรการส่งเสริม", [0, 0, 0]),
        (3, "โครงการเด็กดี", [10000, "dash", 2000]),
    ]
    assert [item.branch.mission and item.branch.mission.number for item in table.items] == ["1.1", "1.1", "1.2"]
    assert [list(total.amounts.values()) for total in table.totals] == [[11000, 0, 5000]]


def test_a_mission_whose_title_goes_on_behind_the_handbook_s_is_no_item(source: Make) -> None:
    """It begins as a project does: ``มาตรการ``."""
    mission = "2.3 มาตรการลดการใช้ดุลพินิจในการปฏิบัติงานและสร้างความโปร่งใสในการให้บริการ\n\n"
    table = read(source(HEAD + "มิติที่ 2 ก\n\n2.2 ข\n\n" + FIRST + mission + NONE))
    assert [item.branch.mission and item.branch.mission.number for item in table.items] == ["2.2", "2.3"]


def test_a_number_above_a_head_is_its_page(source: Make) -> None:
    table = read(source(NODES + BY_ROWS + "6\n" + NODES + BY_ROWS.replace("1.", "2.").replace("1. การ", "2. การ")))
    assert list(table.totals[0].amounts.values()) == [11000, 0, 5000]


def test_a_name_that_no_rule_knows_leaves_no_head(source: Make) -> None:
    assert find_grids(source(NODES.replace("ปี 2568 หมา\nยเห\nตุ", "ปี 2568 ผลงาน") + BY_ROWS)) == ()


def test_a_name_of_money_is_no_part_of_the_projects_column(source: Make) -> None:
    head = "ที่ โครงการ/กิจกรรม/มาตรการ งบประมาณ (บาท) หน่วยงานรับผิดชอบ\nปี 2566 ปี 2567 ปี 2568\n"
    rows = "1 โครงการอบรมคุณธรรม\nตำบล\n35,000 36,500 38,000 สำนักปลัด\n2 กิจกรรมรักษ์ป่า 15,000 0 15,000 กองช่าง\n"
    table = read(source(head + rows + "รวม 2 โครงการ 50,000 36,500 53,000\n"))
    assert amounts(table) == [
        (1, "โครงการอบรมคุณธรรมตำบล", [35000, 36500, 38000]),
        (2, "กิจกรรมรักษ์ป่า", [15000, 0, 15000]),
    ]


TORN_HEAD = (
    "มิติ ภารกิจตามมิติ โครงการ/กิจกรรม/\nมาตรการ\nปี\n2566\nปี 2567 ปี\n2568\nหม\nายเ\nหตุ\n"
    "งบ\nประมา\nณ\n(บาท)\nงบ\nประมา\nณ\n(บาท)\nงบ\nประมา\nณ\n(บาท)\n"
)
TORN_ROWS = (
    "มิติ 1 การสร้างวัฒนธรรมสุจริต\n1.1 การเสริมสร้าง\nจิตสำนึก\n1.โครงการเผยแพร่\nความรู้\n1,000 2,000 3,000\n"
    "2.กิจกรรมคัดแยกประโยชน์\nส่วนตนและประโยชน์ส่วน\nรวม\n0 0 5,000\n"
)
SUM = "1,000 2,000 8,000\n"


@pytest.mark.parametrize(
    "total",
    [
        "รวม จำนวน 2 โครงการ\n",
        "รวม จำนวน 2\nโครงกา\nร/กิจกรรม/มาตรการ\n",
        "รวม จำนวน\n2\n/\nโครงการ/กิจกรรม/มาตรก\nาร\n",
        "รวมทั้งสิ้น จำนวน 2\nโครงการ/กิจกรรม\n/มาตรการ\n",
    ],
)
def test_a_head_in_shreds_and_a_total_whose_count_goes_on_over_lines(total: str, source: Make) -> None:
    table = read(source(TORN_HEAD + TORN_ROWS + total + SUM))
    assert [item.number for item in table.items] == [1, 2]
    assert [[int(cell.amount or 0) for cell in item.cells] for item in table.items] == [
        [1000, 2000, 3000],
        [0, 0, 5000],
    ]
    assert [list(map(int, filter(None, printed.amounts.values()))) for printed in table.totals] == [[1000, 2000, 8000]]
    assert table.issues == ()


def test_a_head_in_shreds_comes_again_on_the_next_page(source: Make) -> None:
    third = "3.โครงการตลาดสุจริต\n7,000 8,000 9,000\n"
    table = read(source(TORN_HEAD + TORN_ROWS + TORN_HEAD + third))
    assert [[int(cell.amount or 0) for cell in item.cells] for item in table.items][2:] == [[7000, 8000, 9000]]
    assert [item.remark for item in table.items] == [None] * 3


def test_the_values_of_a_total_are_not_those_of_an_item_above_it_without_any(source: Make) -> None:
    table = read(source(TORN_HEAD + TORN_ROWS + "3.กิจกรรมเฝ้าระวัง\n(ไม่ตรง)\nรวม จำนวน 3\nโครงการ\n" + SUM))
    assert [item.cells[0].status for item in table.items] == ["amount", "ambiguous", "ambiguous"]  # or the third's
    assert [list(map(int, filter(None, printed.amounts.values()))) for printed in table.totals] == [[1000, 2000, 8000]]
    assert {issue.code for issue in table.issues} == {"uneven_row"}


@pytest.mark.parametrize(
    ("values", "sums"),
    [
        ("11\n0,000\nบาท\nจำนวน\n12\n5,000\nบาท\nจำนวน\n7,000\nบาท\n", [110_000, 125_000, 7_000]),
        ("110,000\nบาท\nจำนวน\n12\n5,000\nบาท\nจำนวน\n10\n5,000\nบาท\n", [110_000, 125_000, 105_000]),
        ("110,000\n125,000\n7,000\n", [110_000, 125_000, 7_000]),  # nothing parts them
    ],
)
def test_figures_of_a_total_that_line_ends_part(values: str, sums: list[int], source: Make) -> None:
    table = read(source(f"{TORN_HEAD}{TORN_ROWS}รวมทั้งสิ้น จำนวน 2 โครงการ จำนวน\n{values}"))
    assert [list(map(int, filter(None, printed.amounts.values()))) for printed in table.totals] == [sums]


@pytest.mark.parametrize(
    "values", ["110,000\n12\n5,000\n7,000\n", "110,000\nบาท\nจำนวน\n12\n5,0000\nบาท\nจำนวน\n7,000\nบาท\n"]
)
def test_figures_of_a_total_that_may_be_put_together_in_several_ways_are_none(values: str, source: Make) -> None:
    table = read(source(f"{TORN_HEAD}{TORN_ROWS}รวม จำนวน 2 โครงการ จำนวน\n{values}"))
    assert not [amount for printed in table.totals for amount in printed.amounts.values() if amount is not None]
    assert {issue.code for issue in table.issues} == {"unreadable_amount"}


OF_TWO = "ที่ โครงการ/กิจกรรม/มาตรการ งบประมาณ (บาท)\nหน่วยงาน รับผิดชอบ\n2566 2567 2568\n"
ROWS_OF_TWO = "1 โครงการอบรม\nคุณธรรม 5,000 6,000 7,000 กองคลัง\n2 มาตรการ ก - - - กองช่าง\n"


def totals(table: BudgetTable) -> list[object]:
    return [(total.dimension_no, *total.amounts.values()) for total in table.totals]


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("รวม มิติที่ 1 5,000 6,000 7,000", [(1, 5000, 6000, 7000)]),
        ("รวมมิติที่ 1 5,000 6,000 7,000", [(1, 5000, 6000, 7000)]),
        ("รวม มิติที่ 1 5,000 6,000", [(1, None, None, None)]),  # of which years is not said
        ("รวม กองคลัง 1 5,000 6,000", [(1, 1, 5000, 6000)]),  # a number behind other words is a value
    ],
)
def test_the_number_of_the_dimension_that_is_summed_is_no_value(
    printed: str, found: list[object], source: Make
) -> None:
    heading = "มิติที่ 1 การสร้างวัฒนธรรมสุจริต\n"
    assert (
        totals(read(source(f"{OF_TWO}{heading}{ROWS_OF_TWO}{printed}\nมิติที่ 2 การบริหาร\n1 โครงการ ข - - - กองช่าง\n")))
        == found
    )


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("3 มาตรการเผยแพร่\nข้อมูล ไม่ใช้งบประมาณ ทุกส่วนราชการ", ["none"] * 3),
        ("3 มาตรการเผยแพร่\nข้อมูล ไม่ใช้งบประมาณ", ["none"] * 3),  # of the row, whichever column it is in
        ("3 มาตรการเผยแพร่\nข้อมูล ไม่ใช้งบประมาณ 5,000 ทุกส่วนราชการ", ["ambiguous"] * 3),
    ],
)
def test_a_lone_statement_that_there_is_no_budget_before_the_office_is_of_all_years(
    row: str, cells: list[str], source: Make
) -> None:
    table = read(source(f"{OF_TWO}{ROWS_OF_TWO}{row}\n4 โครงการ ง 1,000 - - กองช่าง\n"))
    statuses = {item.number: [cell.status for cell in item.cells] for item in table.items}
    assert statuses[3] == cells
    assert amounts(table)[-1] == (4, "โครงการง", [1000, "dash", "dash"])


@pytest.mark.parametrize(
    ("row", "cells", "remark"),
    [
        ("- - - ไม่ใช้งบประมาณ", ["dash", "dash", "dash"], "ไม่ใช้งบประมาณ"),
        ("0 0 - ไม่ใช้งบประมาณ", ["zero", "zero", "dash"], "ไม่ใช้งบประมาณ"),
        ("- - - สำนักปลัด", ["dash", "dash", "dash"], "สำนักปลัด"),
        ("- - ไม่ใช้งบประมาณ", ["dash", "dash", "none"], None),  # a value for each year
    ],
)
def test_dashes_with_words_for_no_budget_behind_them_on_one_line(
    row: str, cells: list[str], remark: str | None, source: Make
) -> None:
    head = "มิติ ภารกิจตามมิติ โครงการ/กิจกรรม/มาตรการ ปี 2566 ปี 2567 ปี 2568 หมายเหตุ\n" + "งบประมาณ (บาท) " * 3 + "\n"
    text = (
        f"{head}1. การสร้างสุจริต\n1.1 การสร้างจิตสำนึก\n1) โครงการอบรม 5,000 5,500 6,000 กองคลัง\n2) มาตรการลดขั้นตอน {row}\n"
    )
    rows = "3) โครงการจิตอาสา\n1,000\n-\n2,000\nกองช่าง\nรวม จำนวน 3 โครงการ 6,000 5,500 8,000\n"
    item = read(source(text + rows)).items[1]
    found = [cell.status for cell in item.cells]
    assert (found, item.remark) == (cells, remark)


@pytest.mark.parametrize("ending", ["ประจำปี 2566", "ปีงบประมาณ 2567", "รุ่นที่ 5", "พ.ศ. 2540", "ครั้งที่ ๒", "หมู่ที่ 7"])
def test_a_number_at_a_titles_end_is_no_value(ending: str, source: Callable[[str], SourceText]) -> None:
    lines = [
        "ที่ โครงการ/กิจกรรม ปี 2566 ปี 2567 ปี 2568 ผู้รับผิดชอบ",
        f"1 โครงการอบรมผู้นำ {ending} 15,000 - - สำนักปลัด",
        f"2 กิจกรรมเผยแพร่ {ending} 3,000 3,500 4,000 กองคลัง",
        "รวม 2 โครงการ 18,000 3,500 4,000",
    ]
    found = [[cell.text for cell in row.cells] for grid in find_grids(source("\n".join(lines))) for row in grid.rows]
    assert found[1:3] == [
        ["1", f"โครงการอบรมผู้นำ {ending}", "15,000", "-", "-", "สำนักปลัด"],
        ["2", f"กิจกรรมเผยแพร่ {ending}", "3,000", "3,500", "4,000", "กองคลัง"],
    ]


def test_a_small_amount_behind_other_words_is_a_value(source: Callable[[str], SourceText]) -> None:
    lines = [
        "ที่ โครงการ/กิจกรรม ปี 2566 ปี 2567 ผู้รับผิดชอบ",
        "1 โครงการปรับปรุงห้องประชุม 500 6,000 สำนักปลัด",
        "2 กิจกรรมจัดทำรายงาน 900 3,500 กองคลัง",
    ]
    found = [[cell.text for cell in row.cells] for grid in find_grids(source("\n".join(lines))) for row in grid.rows]
    assert [row[2:4] for row in found[1:]] == [["500", "6,000"], ["900", "3,500"]]


PARTED_HEAD = (
    "ที่\n\nโครงการ/กิจกรรม/มาตรการ\n\nงบประมาณ (บาท)\n\nหน่วยงานที่รับ\n\nปี 2566 ปี 2567 ปี 2568\n\nผิดชอบ\n\nหมายเหตุ\n\n"
)


def _rows(*rows: str) -> str:
    """Rows whose cells a stroke parts, each on a line of its own between empty lines."""
    return PARTED_HEAD + "\n\n".join("/".join(rows).split("/"))


def test_names_behind_the_years_may_end_below_them(source: Make) -> None:
    table = read(source(_rows("1/โครงการอบรม/5,000/-/6,000/กองคลัง", "2/มาตรการตรวจสอบ/-/-/-/กองช่าง")))
    assert amounts(table) == [(1, "โครงการอบรม", [5000, "dash", 6000]), (2, "มาตรการตรวจสอบ", ["dash"] * 3)]
    assert [item.responsible for item in table.items] == ["กองคลัง", "กองช่าง"]


def test_the_values_of_a_dimensions_total_are_not_those_of_the_item_above_it(source: Make) -> None:
    """The second row has no values: it had those of the total."""
    rows = ("1/โครงการอบรม/5,000/-/6,000/กองคลัง", "2/กิจกรรมประเมิน/ทุกกอง", "รวมมิติที่ 1 จำนวน 2 โครงการ/5,000/0/6,000")
    table = read(source(_rows(*rows)))
    assert amounts(table)[1][0::2] == (2, ["ambiguous"] * 3)
    assert [(total.dimension_no, *total.amounts.values()) for total in table.totals] == [(1, 5000, 0, 6000)]


def test_figures_that_narrow_columns_tear_are_put_together_where_all_are(source: Make) -> None:
    """The last digits were read as values of nought, the rest as words."""
    torn = "2/โครงการสัมมนา/150,00/160,00/170,00/0/0/0/กองคลัง"
    total = "รวมมิติที่ 1 จำนวน 2 โครงการ/155,00/160,00/176,00/0/0/0"
    table = read(source(_rows("1/โครงการอบรม/5,000/-/6,000/กองคลัง", torn, total)))
    assert amounts(table)[1] == (2, "โครงการสัมมนา", [150000, 160000, 170000])
    assert [(total.dimension_no, *total.amounts.values()) for total in table.totals] == [(1, 155000, 160000, 176000)]


@pytest.mark.parametrize(
    "values", ["150,00/0/-", "150,00/-/0/5,000", "150,00/160,00/0", "150,00/160,00/0/0/-", "0/150,00/-"]
)
def test_the_beginning_of_a_figure_leaves_no_cell_of_its_row_sure(values: str, source: Make) -> None:
    rows = ("1/โครงการอบรม/5,000/-/6,000/กองคลัง", f"2/โครงการสัมมนา/{values}/กองคลัง", "3/โครงการ ค/1,000/-/-/กองคลัง")
    table = read(source(_rows(*rows, f"รวมทั้งสิ้น จำนวน 3 โครงการ/{values}")))
    assert amounts(table)[1] == (2, "โครงการสัมมนา", ["ambiguous"] * 3)
    assert amounts(table)[2] == (3, "โครงการค", [1000, "dash", "dash"])
    assert not [value for total in table.totals for value in total.amounts.values() if value is not None]
    assert "uneven_row" in {issue.code for issue in table.issues}


def _numbered(start: int, *rows: str) -> list[str]:
    """Rows with their numbers; ``*`` stands for one that is whole."""
    whole = "โครงการ ก/1,000/1,100/1,200/กองคลัง"
    return [f"{number}/{whole if row == '*' else row}" for number, row in enumerate(rows, start)]


TWO_SETS = "โครงการ ข/2,000/2,100/2,200/กองคลัง/3,000/3,100/3,200/กองคลัง"
WHOLE = [1000, 1100, 1200]
UNSURE = ["ambiguous"] * 3


def test_rows_between_one_with_two_sets_of_values_and_one_without_are_given_none(source: Make) -> None:
    """The page was read in another order: each had the values of the next."""
    table = read(source(_rows(*_numbered(1, "*", TWO_SETS, "*", "โครงการ ง", "*", "*", "*"))))
    assert [values for _, _, values in amounts(table)] == [WHOLE, *[UNSURE] * 3, *[WHOLE] * 3]


def test_a_total_that_is_met_says_that_no_values_come_later(source: Make) -> None:
    """The second row is empty; the fifth has the values of the sixth, too."""
    above, below = _numbered(1, "*", "กิจกรรม ข/ทุกกอง"), _numbered(3, "*", "*", TWO_SETS, "โครงการ ฉ", *"*****")
    values = [values for _, _, values in amounts(read(source(_rows(*above, "รวมมิติที่ 1/1,000/1,100/1,200", *below))))]
    assert values[2:] == [WHOLE, WHOLE, UNSURE, UNSURE, *[WHOLE] * 5]
    values = [values for _, _, values in amounts(read(source(_rows(*above, *below))))]
    assert values[1:5] == [UNSURE] * 4


def test_an_item_above_another_that_ends_in_a_unit_is_none_of_its_title() -> None:
    table = "โครงการ/กิจกรรม\nปี 2566\nปี 2567\nหน่วยงานรับผิดชอบ\nโครงการอบรม\n5,000\n6,000\nกองคลัง\n"
    below = "มาตรการงดรับของขวัญ\nทุกกอง\nโครงการปลูกป่า\n1,000\n2,000\nกองคลัง\n"
    rows = rows_of_text(plan_around(table + below, "พ.ศ. 2566 - 2567"))
    assert [row["table_title"] for row in rows["projects"]] == [
        "โครงการอบรม",
        "มาตรการงดรับของขวัญ ทุกกอง",
        "โครงการปลูกป่า",
    ]
    assert [baht_or_status(line) for line in rows["budget_lines"]] == [
        5_000,
        6_000,
        "ambiguous",
        "ambiguous",
        1_000,
        2_000,
    ]


PAGES = "มิติ ภารกิจตามมิติ โครงการ/กิจกรรม/มาตรการ ปี 2566 ปี 2567 ปี 2568\n" + "งบ\nประมาณ\n(บาท)\n" * 3
CUT = (
    "มิติที่ 2 การบริหารราชการ\n2.1 การเปิดเผย\nข้อมูล\n7) โครงการอบรม\nคุณธรรม\n1,000 2,000 3,000\n"
    "8) มาตรการเผยแพร่\nข้อมูล\n- - -\n9) โครงการจ้างเหมาปรับปรุง 0 98,000 -\n"
)
BELOW = (
    "ด้วยความโปร่งใส\nเว็บไซต์และ\nระบบบริการ\n2.2 การสร้างกลไก\nการป้องกัน\n10) มาตรการไม่รับ\nของขวัญ\n- - -\n"
    "รวม 4 โครงการ 1,000 100,000 3,000\n"
)
BLOCK = "รายละเอียดโครงการ\nชื่อโครงการ : {}\nหลักการและเหตุผล\n"


@pytest.mark.parametrize(
    ("elsewhere", "title"),
    [
        ("โครงการจ้างเหมาปรับปรุงเว็บไซต์\nและระบบบริการ", "โครงการจ้างเหมาปรับปรุงเว็บไซต์และระบบบริการ"),
        ("โครงการจ้างเหมาปรับปรุงเว็บไซต์และระบบบริการประชาชน", "โครงการจ้างเหมาปรับปรุง"),
        ("โครงการอื่น", "โครงการจ้างเหมาปรับปรุง"),
    ],
)
def test_a_title_goes_on_below_the_next_page_s_head_as_the_document_has_it(
    elsewhere: str, title: str, source: Make
) -> None:
    """What goes on there may be the rest of any of the row's cells."""
    table = read(source(PAGES + CUT + PAGES + BELOW + BLOCK.format(elsewhere)))
    assert [item.title.replace(" ", "") for item in table.items][2] == title
    assert [cell.amount for cell in table.items[2].cells] == [0, 98000, None]


CUT_MISSION = "มิติที่ 1 การสร้าง\n{}\n{}1) โครงการอบรม\nคุณธรรม\n1,000 2,000 3,000\n"
BELOW_MISSION = "{}{}) กิจกรรมเยาวชน\nคนดี\n- 5,000 -\n1.3 การสร้างจิตสำนึกแก่เด็ก\n{}) โครงการค่าย\n- - 6,000\n"
OF_HANDBOOK = ("1.2 การเสริมสร้าง\nจิตสำนึกและความ\n", "ตระหนักแก่ประชาชน\nทุกภาคส่วนในท้องถิ่น\n")
OF_PLAN = ("1.2 การเสริมพลัง\nพลเมือง\n", "ให้ตื่นรู้\nสู้โกง\n")


@pytest.mark.parametrize("on_next_page", [False, True])
@pytest.mark.parametrize("numbers", ["12", "ab"])
@pytest.mark.parametrize(
    ("parts", "elsewhere"),
    [(OF_HANDBOOK, ""), (OF_PLAN, "ภารกิจที่ 1.2 การเสริมพลังพลเมืองให้ตื่น\nรู้สู้โกง\n"), (OF_PLAN, "")],
)
def test_a_mission_goes_on_below_the_next_page_s_head(
    on_next_page: bool, numbers: str, parts: tuple[str, str], elsewhere: str, source: Make
) -> None:
    """The handbook has its title, or the plan has beside the table; where nothing has, an issue says so of its rest."""
    begun, rest = parts
    cut, below = CUT_MISSION.format("1.1 การก", begun), BELOW_MISSION.format(rest, 2, 3)
    if on_next_page:  # the mission is the last line of its page
        cut, row = cut.split("1) ")
        below = below.replace(f"{rest}2) ", f"{rest}1) {row}2) ")
    text = PAGES + cut + PAGES + below + f"รวม 3 โครงการ 1,000 7,000 9,000\nส่วนที่ 3\n{elsewhere}"
    if numbers == "ab":  # rows without numbers begin by their kind
        text = re.sub(r"(?m)^\d\) ", "", text)
    table = read(source(text))
    assert [(item.title.replace(" ", ""), [cell.amount for cell in item.cells]) for item in table.items] == [
        ("โครงการอบรมคุณธรรม", [1000, 2000, 3000]),
        ("กิจกรรมเยาวชนคนดี", [None, 5000, None]),
        ("โครงการค่าย", [None, None, 6000]),
    ]
    assert [item.branch.mission and item.branch.mission.number for item in table.items] == ["1.2", "1.2", "1.3"]
    proved = parts is OF_HANDBOOK or bool(elsewhere)
    assert ("uneven_row" in {issue.code for issue in table.issues}) is not proved
    title = (table.items[0].branch.mission and table.items[0].branch.mission.title) or ""
    assert (rest.replace("\n", "") in title.replace(" ", "")) is proved


def test_words_below_a_head_before_another_number_than_the_next_open_no_row(source: Make) -> None:
    """``5)`` may be an entry of the title that goes on."""
    text = (
        PAGES
        + CUT_MISSION.format("1.1 การก", "1.2 การข\n")
        + PAGES
        + "ร่วมกับชุมชน\n5) ขั้นตอน\n- 5,000 -\nรวม 1,000 7,000 3,000\n"
    )
    first = read(source(text)).items[0]
    assert [cell.status for cell in first.cells] == ["ambiguous"] * 3


@pytest.mark.parametrize("said", ["ไม่ใช้งบ\nประมาณ", "ไม่ใช้\nงบ\nประมาณ", "ไม่ใช้\nงบประมาณ"])
@pytest.mark.parametrize("number", ["", "7\n", "๗\n"])
@pytest.mark.parametrize("end", [PAGES + "3) โครงการค่าย\n- - 6,000\n", "ส่วนที่ 3\nรายละเอียดโครงการ\n"])
def test_a_remark_over_lines_that_the_head_has_too(said: str, number: str, end: str, source: Make) -> None:
    """And with a page's number between it and the next head, or what follows the table."""
    head = PAGES.replace("2568\n", "2568 หมายเหตุ\n", 1)
    rows = f"1.1 การก\n1) โครงการอบรม\n1,000 2,000 3,000\n2) มาตรการงด\nของขวัญ\n- - -\n{said}\n{number}"
    table = read(source(head + rows + end.replace(PAGES, head)))
    assert [cell.status for cell in table.items[1].cells] == ["dash"] * 3
    assert (table.items[1].remark or "").replace(" ", "") == "ไม่ใช้งบประมาณ"
    assert len(table.items) == 2 + ("3)" in end)


@pytest.mark.parametrize("rest", ["ประมาณ", "งบ\nประมาณ"])
def test_a_title_goes_on_with_a_line_that_the_head_has_too(rest: str, source: Make) -> None:
    rows = f"1.1 การก\n1) โครงการอบรม\n1,000 2,000 3,000\n2) โครงการแผนใช้จ่าย\n{rest}\n4,000 - -\n"
    assert read(source(PAGES + rows)).items[1].title.replace(" ", "") == f"โครงการแผนใช้จ่าย{rest}".replace("\n", "")


def test_a_number_above_a_head_is_a_value_of_a_row_that_lacks_one(source: Make) -> None:
    rows = "1.1 การก\n1) โครงการอบรม\n1,000 2,000 3,000\n2) โครงการค่าย\n1,000 2,000\n500\n"
    table = read(source(PAGES + rows + PAGES + "3) โครงการเวที\n- - 6,000\n"))
    assert [cell.amount for cell in table.items[1].cells] == [1000, 2000, 500]


def test_a_mission_over_several_lines_may_begin_as_an_item_does(source: Make) -> None:
    """``2.2 มาตรการส่งเสริม`` alone could be a measure."""
    text = PAGES + CUT + BELOW.replace("2.2 การสร้างกลไก\nการป้องกัน", "2.2 มาตรการส่งเสริม\nคุณธรรมและ\nความโปร่งใส")
    text = text.replace("ด้วยความโปร่งใส\nเว็บไซต์และ\nระบบบริการ\n", "")
    table = read(source(text))
    assert [item.number for item in table.items] == [7, 8, 9, 10]
    assert [item.branch.mission and item.branch.mission.number for item in table.items] == ["2.1", "2.1", "2.1", "2.2"]


OF_SUMS = (
    "มิติ\nภารกิจตามมิติ\nโครงการ/กิจกรรม/มาตรการ\nปี 2566\nงบประมาณ\n(บาท)\nปี 2567\nงบประมาณ\n(บาท)\n"
    "ปี 2568\nงบประมาณ\n(บาท)\nรวม 3 ปี\n(บาท)\nหน่วยงาน\nรับผิดชอบ\n"
    "มิติที่ 1 การสร้าง\nสังคมที่ไม่ทน\n1.1 การสร้างจิตสำนึกและความ\nตระหนักแก่บุคลากร\n"
)
SUMMED = (
    "1. โครงการอบรมคุณธรรม\nแก่บุคลากร\n400,000\n400,000\n450,000\n1,250,000 กองการเจ้า\nหน้าที่\n",
    "2. กิจกรรมไม่ขาด ไม่สาย\n-\n-\n-\n- กองการเจ้า\nหน้าที่\n",
    "3. โครงการผู้นำสตรี\n150,000\n150,000\n300,000 กองกิจการสภา\n",
    "4. กิจกรรมตู้แดง 15 อำเภอ\n22,500\n0\n0\n22,500 สำนักปลัด\n",
)


def test_sums_of_rows_share_their_line_with_the_unit(source: Make) -> None:
    """The blank cell of the third leaves no line, so that its values are of no year; a dash may be on such a line."""
    total = "รวมทั้งสิ้น 4 โครงการ/กิจกรรม/มาตรการ\n572,500\n400,000\n600,000\n1,572,500\n"
    table = read(source(OF_SUMS + "".join(SUMMED) + total))
    assert amounts(table) == [
        (1, "โครงการอบรมคุณธรรมแก่บุคลากร", [400000, 400000, 450000]),
        (2, "กิจกรรมไม่ขาดไม่สาย", ["dash", "dash", "dash"]),
        (3, "โครงการผู้นำสตรี", ["ambiguous", "ambiguous", "ambiguous"]),
        (4, "กิจกรรมตู้แดง15อำเภอ", [22500, 0, 0]),
    ]
    (sums,) = table.totals
    assert [sums.amounts[year] for year in (2566, 2567, 2568)] == [572500, 400000, 600000]


def test_a_dash_before_a_unit_is_a_bullet_where_another_row_has_one_behind_all_its_values(source: Make) -> None:
    listed = "5. โครงการเวที\n1,000\n1,000\n1,000\n3,000\n- กองคลัง\n6. โครงการค่าย\n1,000\n0\n0\n1,000 กองช่าง\n"
    table = read(source(OF_SUMS + "".join(SUMMED) + listed))
    assert amounts(table)[1][2] == ["ambiguous", "ambiguous", "ambiguous"]


@pytest.mark.parametrize("values", ["5,000\n-\n5,000\n- กองคลัง\n", "-\n-\n- กองคลัง\n"])
def test_a_dash_before_a_unit_is_no_value_beside_amounts_or_where_more_are_missing(values: str, source: Make) -> None:
    table = read(source(OF_SUMS + "".join(SUMMED) + f"5. โครงการเวที\n{values}"))
    assert amounts(table)[4][2] == ["ambiguous", "ambiguous", "ambiguous"]


@pytest.mark.parametrize("end", ["ปี 2566 - 2570 3,000", "รุ่น 2 3,000 4,000"])
def test_numbers_of_a_title_are_no_values_of_a_row_that_lacks_one(end: str, source: Make) -> None:
    """They would fill its places: the end of a stretch of years, the number of a course."""
    text = f"{FIRST}2 โครงการรณรงค์\n{end}\nกองช่าง\n\n3 โครงการปิดท้าย\n1,000 - -\nกองช่าง\n\n"
    found = amounts(read(source(HEAD + text)))
    assert found[0][2] == [5000, "dash", 6000]
    assert found[1][2] == ["ambiguous"] * 3


def test_an_amount_behind_officers_is_no_number_of_theirs(source: Make) -> None:
    text = f"{FIRST}2 โครงการอบรมเจ้าหน้าที่\n500 3,000 4,000\nกองช่าง\n\n3 โครงการปิดท้าย\n1,000 - -\nกองช่าง\n\n"
    assert amounts(read(source(HEAD + text)))[1][2] == [500, 3000, 4000]
