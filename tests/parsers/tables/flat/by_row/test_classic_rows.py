"""Flattened tables: read where the values leave no choice, else left alone."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from extract.ground.source import SourceText
from parsers.budget.budget_grids import budget_grids
from parsers.budget.table import read_budget_table
from parsers.document import parse_plan
from parsers.records.budget import BudgetTable
from parsers.tables.grid import find_grids
from parsers.tables.pages.running_heads import without_running_heads

Make = Callable[[str], SourceText]
HEADER = "ภารกิจตามมิติ   โครงการ/กิจกรรม/มาตรการ   ปี ๒๕๖๑   ปี ๒๕๖๒   หมายเหตุ"
CELL = "๑.๑.๑ สร้างจิตสำนึกแก่บุคลากร ๑) โครงการ ก ๒) มาตรการ ข"
OTHER = "๑.๒ การสร้างจิตสำนึกแก่ประชาชน   ๓) โครงการ ค   ๕,๐๐๐   -"
LAST = "๑.๒ การสร้างจิตสำนึกแก่ประชาชน   ๙) โครงการ จ   ๕,๐๐๐   -"


def read(source: SourceText) -> BudgetTable:
    return read_budget_table(budget_grids(find_grids(source))[0], (2561, 2564))


def values(table: BudgetTable) -> list[tuple[str, list[Decimal | None], set[str]]]:
    return [
        (item.title, [cell.amount for cell in item.cells], {cell.alignment for cell in item.cells})
        for item in table.items
    ]


@pytest.mark.parametrize("gap", ["   ", "\n", "\n\n"])
def test_strategy_and_several_items_in_one_cell(gap: str, source: Make) -> None:
    rows = f"๑.๑ การสร้างจิตสำนึกและความตระหนัก   {CELL}   ๑๐,๐๐๐ -   ๑๐,๐๐๐ ๒๐,๐๐๐\n{OTHER}"
    table = read(source(f"{HEADER}\n{rows}".replace("   ", gap)))
    assert values(table) == [
        ("โครงการ ก", [Decimal(10_000), Decimal(10_000)], {"by_order"}),
        ("มาตรการ ข", [None, Decimal(20_000)], {"by_order"}),
        ("โครงการ ค", [Decimal(5_000), None], {"exact"}),
    ]
    places = [(item.branch.mission, item.branch.strategy) for item in table.items]
    assert [(mission and mission.number, strategy and strategy.number) for mission, strategy in places] == [
        ("1.1", "1.1.1"),
        ("1.1", "1.1.1"),
        ("1.2", None),
    ]
    assert table.issues == ()


def test_fewer_values_than_items_are_shared_out_to_none(source: Make) -> None:
    table = read(source(f"{HEADER}\n๑.๑ การสร้างจิตสำนึก   {CELL}   ๑๐,๐๐๐   -\n{OTHER}\n{OTHER}"))
    assert [alignment for *_, alignment in values(table)][:2] == [{"ambiguous"}, {"ambiguous"}]


def test_a_row_that_lost_a_value_is_not_moved_to_the_left(source: Make) -> None:
    table = read(source(f"{HEADER}\n๑.๑ การสร้างจิตสำนึก   ๑) โครงการ ก   ๗,๐๐๐\n{OTHER}\n{LAST}"))
    assert values(table)[0] == ("โครงการ ก", [None, None], {"ambiguous"})
    assert [issue.code for issue in table.issues] == ["uneven_row"]


def test_a_last_dash_may_be_the_remark(source: Make) -> None:
    """One row prints a dash for no remark; in another a dash at the end may be that, and its first year lost."""
    table = read(source(f"{HEADER}\n{OTHER}   -\n๑.๓ ง   ๔) โครงการ ง   ๗,๐๐๐   -\n{LAST}   -"))
    assert [amounts for _, amounts, _ in values(table)] == [[Decimal(5000), None], [None, None], [Decimal(5000), None]]


def test_the_header_again_is_no_row_and_words_for_no_budget_are_a_value(source: Make) -> None:
    head = f"{HEADER}\nงบประมาณ (บาท)   งบประมาณ (บาท)"
    table = read(source(f"{head}\n{OTHER}\n{head}\n๔) มาตรการ ง   ไม่ใช้งบประมาณ   ไม่ใช้งบประมาณ\n{LAST}"))
    assert [[cell.status for cell in item.cells] for item in table.items][1] == ["none", "none"]
    assert table.issues == ()


NO_TABLE = {
    "no years": f"ภารกิจตามมิติ   โครงการ   งบประมาณ   หมายเหตุ\n{OTHER}\n{OTHER}",
    "years not in order": f"{HEADER.replace('๒๕๖๑', '๒๕๖๓')}\n{OTHER}\n{OTHER}",
    "a column that is not known": f"{HEADER}   ผลการดำเนินงาน\n{OTHER}\n{OTHER}",
    "thousands": f"{HEADER}\nงบประมาณ (พันบาท)   งบประมาณ (พันบาท)\n{OTHER}\n{OTHER}",
    "one row": f"{HEADER}\n{OTHER}",
    "rows that do not fit": f"{HEADER}\n{OTHER}\n" + "โครงการ ก   ๕,๐๐๐   ๖,๐๐๐   ๗,๐๐๐\n" * 3,
    "no header": f"{OTHER}\n{OTHER}\n{OTHER}",
    "prose": "โครงการ/กิจกรรม/มาตรการ\nปี ๒๕๖๑\nปี ๒๕๖๒\nเทศบาลดำเนินการตามแผน\nโครงการ ก ใช้งบประมาณ ๕,๐๐๐ บาท",
}


@pytest.mark.parametrize("name", NO_TABLE)
def test_without_enough_evidence_nothing_is_read_and_an_issue_says_so(name: str, source: Make) -> None:
    from normalize.document_rows import document_rows

    text = source(f"แผนปฏิบัติการป้องกันการทุจริต\n\n{NO_TABLE[name]}\n")
    assert find_grids(text) == ()
    rows = document_rows(parse_plan(text), "plan", "0")
    assert rows["budget_lines"] == []
    assert "missing_table" in {row["code"] for row in rows["issues"]}


TABS = "มิติ\tภารกิจตามมิติ\tโครงการ\tปี ๒๕๖๑\n๑. ก\t๑.๑ ข\t๑) โครงการ ค\t๕"


@pytest.mark.parametrize("between", ["", "มิติที่ 2 การบริหารราชการด้วยความโปร่งใส\n\n"])
def test_beside_a_table_that_has_its_form_one_without_is_read_too(between: str, source: Make) -> None:
    for text in (f"{TABS}\n\n{between}{HEADER}\n{OTHER}\n{OTHER}", f"{HEADER}\n{OTHER}\n{OTHER}\n\n{between}{TABS}"):
        assert {grid.dialect for grid in find_grids(source(text))} == {"tabs", "flat"}


@pytest.mark.parametrize(
    "prose", [HEADER, f"{HEADER}\nโครงการ ก และโครงการ ข", "โครงการในปี 2566 และปี 2567 มีดังนี้ 5,000 6,000\n5,000 6,000"]
)
def test_where_a_table_has_its_form_no_prose_is_taken_for_another(prose: str, source: Make) -> None:
    assert {grid.dialect for grid in find_grids(source(f"{TABS}\n\n{prose}"))} == {"tabs"}


def test_a_dimension_without_its_word_is_known_by_the_handbook_over_two_lines(source: Make) -> None:
    text = (
        "มิติ\n\nภารกิจ\nตามมิติ\n\nโครงการ/กิจกรรม/มาตรการ\n\nปี ๒๕๖๑\n\nปี ๒๕๖๒\n\nหมายเหตุ\n\n๑. การสร้าง\nวัฒนธรรมสุจริต\n\n"
        "๑.๒ การเสริมสร้างจิตสำนึก\nแก่ประชาชน\n\n๑) โครงการ ก\nต่อ\n\n๕,๐๐๐\n\n-\n\n๒) มาตรการ ข\n\n-\n-\n"
    )
    table = read(source(text))
    assert [(item.title, [cell.amount for cell in item.cells]) for item in table.items] == [
        ("โครงการ ก ต่อ", [Decimal(5000), None]),
        ("มาตรการ ข", [None, None]),
    ]
    assert [item.branch.dimension and item.branch.dimension.number for item in table.items] == ["1", "1"]


def test_a_page_s_number_above_a_running_head_is_no_value(source: Make) -> None:
    head = "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. ๒๕๖๑ - ๒๕๖๔)\nเทศบาลตำบลตัวอย่าง\n"
    names = "โครงการ/กิจกรรม/มาตรการ\nปี ๒๕๖๑\nปี ๒๕๖๒\nหมายเหตุ\n"
    rows = "๑) โครงการอบรมคุณธรรม\n๕,๐๐๐\n-\n๒) โครงการค่ายเยาวชน\n๗,๐๐๐\n๘,๐๐๐\n"
    text = ("".join(f"{head}{names}{rows}{page}\n" for page in "๑๒๓๔๕") + head).replace("\n", "\n\n")
    table = read(without_running_heads(source(text)))
    assert {cell.amount for item in table.items[1::2] for cell in item.cells} == {Decimal(7000), Decimal(8000)}
    assert {item.remark for item in table.items} == {None}
    assert {issue.code for issue in table.issues} <= {"repeated_row"}


@pytest.mark.parametrize("mission", ["๑.๒ มาตรการลดดุลพินิจ", "๑.๒ การสร้างจิตสำนึกแก่ประชาชน"])
def test_what_has_a_mission_s_number_and_no_values_above_an_item_is_one(mission: str, source: Make) -> None:
    rows = f"๑.๑ การสร้างจิตสำนึก\n\n๑) โครงการ ก\n\n๕,๐๐๐\n\n-\n\n{mission}\n\n๒) โครงการ ข\n\n๖,๐๐๐\n\n๗,๐๐๐\n\n"
    table = read(source("โครงการ/กิจกรรม/มาตรการ\n\nปี ๒๕๖๑\n\nปี ๒๕๖๒\n\nหมายเหตุ\n\n" + rows))
    assert [item.title for item in table.items] == ["โครงการ ก", "โครงการ ข"]
    assert [item.branch.mission and item.branch.mission.number for item in table.items] == ["1.1", "1.2"]


FIVE_YEARS = "๒๕๖๖ ๒๕๖๗ ๒๕๖๘ ๒๕๖๙ ๒๕๗๐"
FORMS_OF_A_TABLE = {
    "blanks": (
        f"ที่ โครงการ/กิจกรรม/มาตรการ {FIVE_YEARS} หน่วยงานรับผิดชอบ หมายเหตุ",
        "1 โครงการ ก 60,000 60,000 60,000 60,000 60,000 สำนักปลัด\n2 มาตรการ ข - - - - - กองคลัง",
        " ",
    ),
    "gaps": (
        f"ภารกิจตามมิติ โครงการ/กิจกรรม/มาตรการ {FIVE_YEARS} หมายเหตุ".replace(" ", "   "),
        "1.1 ก   1) กิจกรรม ก   60,000   60,000   60,000   60,000   60,000\n1.2 ข   2) มาตรการ ข   -   -   -   -   -",
        " ",
    ),
    "columns of other kinds": (
        f"ที่ โครงการ {FIVE_YEARS} ผู้รับผิดชอบ".replace(" ", "   "),
        "1 ก 60,000 60,000 60,000 60,000 60,000 กองคลัง\n2 ข - - - - - กองคลัง".replace(" ", "   "),
        "   ",
    ),
}
NOTHING: list[int | None] = [None] * 5


TOTALS: dict[str, list[int | None]] = {
    "รวม จำนวน 7 0 0 0 0 0": [0] * 5,  # the words count seven
    "รวม จำนวน 7 0 - 0 0 0": [0, None, 0, 0, 0],
    "รวม จำนวน 7 0 0 0 0": NOTHING,  # seven of something and a year lost, or seven baht
    "รวม 7 60,000 60,000 60,000 60,000 60,000": NOTHING,  # one figure more than years, and no word for it
    "รวม 60,000 60,000 60,000 60,000 60,000": [60_000] * 5,
}


@pytest.mark.parametrize("total", TOTALS)
@pytest.mark.parametrize("form", FORMS_OF_A_TABLE)
def test_the_count_of_a_total_is_no_baht_of_its_first_year(form: str, total: str, source: Make) -> None:
    head, rows, gap = FORMS_OF_A_TABLE[form]
    text = source(f"{head}\n{rows}\n{total.replace(' ', gap)}\n")
    table = read_budget_table(budget_grids(find_grids(text))[0], (2566, 2570))
    (row,) = table.totals
    declared = TOTALS[total]
    assert list(row.amounts.values()) == declared
    assert [issue.code for issue in table.issues] == ["unreadable_amount"] * (declared == NOTHING)


def test_the_plan_s_title_at_the_head_of_a_page_ends_no_table(source: Make) -> None:
    head = "ลำดับ\nโครงการ/กิจกรรม\nปี 2566\nปี 2567\nผู้รับผิดชอบ\n"
    rows = "1\nโครงการ ก\n5,000\n6,000\nกองคลัง\n2\nโครงการ ข\n-\n-\nกองช่าง\nรวม\n5,000\n6,000\n"
    title = "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2567)\n"
    text = source(head + rows + title + "3\nโครงการ ค\n8,000\n9,000\nกองคลัง\nรวม\n8,000\n9,000\n")
    table = read_budget_table(budget_grids(find_grids(text))[0], (2566, 2567))
    assert [item.number for item in table.items] == [1, 2, 3]
    assert [int(cell.amount or 0) for item in table.items for cell in item.cells] == [5000, 6000, 0, 0, 8000, 9000]
