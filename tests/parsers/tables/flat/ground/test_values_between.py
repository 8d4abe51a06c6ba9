"""Values on a line of their own between two rows of a table without form: of neither where they may be of both."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.ground.source import SourceText
from parsers.budget.budget_grids import budget_grids
from parsers.budget.table import read_budget_table
from parsers.records.budget import BudgetTable
from parsers.tables.flat.ground.pieces import FlatPiece
from parsers.tables.flat.ground.values_between import stand_between
from parsers.tables.grid import find_grids

Make = Callable[[str], SourceText]

GAPS = "โครงการ/กิจกรรม/มาตรการ        ปี 2566     ปี 2567"
BLANKS = "ภารกิจตามมิติ โครงการ/กิจกรรม/มาตรการ ปี 2566 ปี 2567 หมายเหตุ\nงบประมาณ\n(บาท)"
OTHERS = "ที่   โครงการ/กิจกรรม/มาตรการ   ปี 2566   ปี 2567   แหล่งงบประมาณ   ผู้รับผิดชอบ"
MIXED = "ลำดับ\n\nโครงการ/กิจกรรม/มาตรการ\n\nงบประมาณ (บาท)\nปี 2566 ปี 2567\n\nหน่วยงาน\nรับผิดชอบ\n"
LINES = "ภารกิจตามมิติ\nโครงการ/กิจกรรม/มาตรการ\nปี 2566\nปี 2567\nหมายเหตุ"


def read(source: SourceText) -> BudgetTable:
    return read_budget_table(budget_grids(find_grids(source))[0], (2566, 2567))


def amounts(table: BudgetTable) -> list[list[object]]:
    return [[cell.status if cell.amount is None else int(cell.amount) for cell in item.cells] for item in table.items]


FORMS = {
    "gaps and a total": (
        GAPS,
        "1. โครงการ ก                    20,000      21,000",
        "2. โครงการ ข",
        "                                50,000      51,000",
        "3. กิจกรรม ค",
        "4. โครงการ ง                    30,000      31,000\nรวม 4 โครงการ    100,000   103,000",
    ),
    "single blanks": (
        BLANKS,
        "1) โครงการ ก 20,000 21,000\n6) โครงการ ฉ 20,000 21,000",
        "2) โครงการ ข",
        "    50,000 51,000",
        "3) กิจกรรม ค",
        "4) โครงการ ง 30,000 31,000\n5) โครงการ จ 30,000 31,000",
    ),
    "other columns": (
        OTHERS,
        "1   โครงการ ก   20,000   21,000   ข้อบัญญัติ   กองคลัง",
        "2   โครงการ ข",
        "50,000   51,000   ข้อบัญญัติ   กองช่าง",
        "3   กิจกรรม ค",
        "4   โครงการ ง   30,000   31,000   ข้อบัญญัติ   กองคลัง\n5   โครงการ จ   30,000   31,000   ข้อบัญญัติ   กองคลัง",
    ),
    "a page without its layout": (
        MIXED,
        "1\nโครงการ ก 20,000 21,000\nกองคลัง",
        "2\nโครงการ ข",
        "50,000 51,000",
        "3 กิจกรรม ค",
        "4 โครงการ ง\n30,000 31,000 กองคลัง\n5 โครงการ จ 30,000 31,000 กองคลัง",
    ),
}


def text_of(form: str, *, above: str = "\n", below: str = "\n", more: str = "") -> str:
    head, first, upper, values, lower, rest = FORMS[form]
    return f"{head}\n{first}\n{upper}{above}{values}{below}{lower}{more}\n{rest}\n"


@pytest.mark.parametrize("above", ["\n", "\n\n"])
@pytest.mark.parametrize("form", FORMS)
def test_values_between_two_rows_are_of_neither_where_the_lower_has_none(form: str, above: str, source: Make) -> None:
    table = read(source(text_of(form, above=above)))
    titled = dict(zip([item.title for item in table.items], amounts(table), strict=True))
    assert titled["โครงการ ก"] == [20_000, 21_000]
    assert titled["โครงการ ข"] == titled["กิจกรรม ค"] == ["ambiguous", "ambiguous"]
    assert "uneven_row" in {issue.code for issue in table.issues}


@pytest.mark.parametrize("form", [form for form in FORMS if form != "single blanks"])
def test_values_nearer_to_the_row_above_are_its_own(form: str, source: Make) -> None:
    table = read(source(text_of(form, below="\n\n")))
    titled = dict(zip([item.title for item in table.items], amounts(table), strict=True))
    assert titled["โครงการ ข"] == [50_000, 51_000]
    assert titled["กิจกรรม ค"] == ["ambiguous", "ambiguous"]


def test_values_within_a_title_are_its_own() -> None:
    upper, lower = "2. โครงการ ข", "3. กิจกรรม ค"
    assert stand_between([FlatPiece(upper, 3)], [FlatPiece("50,000", 5)], [FlatPiece(lower, 6)])
    assert not stand_between([FlatPiece(upper, 3)], [FlatPiece("50,000", 5)], [FlatPiece("ต่อ", 6), FlatPiece(lower, 7)])


@pytest.mark.parametrize(
    ("form", "own"),
    [
        ("gaps and a total", "                    -      -"),
        ("other columns", "   -   -   ข้อบัญญัติ   กองคลัง"),
        ("a page without its layout", " - - กองคลัง"),
    ],
)
def test_values_above_a_row_with_its_own_are_the_upper_row_s(form: str, own: str, source: Make) -> None:
    table = read(source(text_of(form, more=own)))
    titled = dict(zip([item.title for item in table.items], amounts(table), strict=True))
    assert titled["โครงการ ข"] == [50_000, 51_000]
    assert titled["กิจกรรม ค"] == ["dash", "dash"]
    assert table.issues == ()


def test_with_a_cell_a_line_values_follow_their_title(source: Make) -> None:
    rows = (
        "1.1 การสร้างจิตสำนึก|1) โครงการ ก|20,000|21,000|2) โครงการ ข|50,000|51,000|3) กิจกรรม ค|4) โครงการ ง|30,000|31,000"
    )
    table = read(source(f"{LINES}|{rows}".replace("|", "\n")))
    assert amounts(table)[:2] == [[20_000, 21_000], [50_000, 51_000]]
    assert amounts(table)[2:] == [["ambiguous", "ambiguous"]] * 2


def test_values_above_the_total_may_be_of_the_item_between(source: Make) -> None:
    head, first, upper, values, lower, _ = FORMS["single blanks"]
    table = read(source("\n".join((head, first, upper, values, lower, "รวม 90,000 93,000"))))
    assert amounts(table)[2:] == [["ambiguous", "ambiguous"]] * 2
    assert [total.amounts for total in table.totals] == [{2566: 90_000, 2567: 93_000}]


def test_a_heading_below_the_table_s_last_values_is_no_item(source: Make) -> None:
    head, first, upper, values, _, _ = FORMS["gaps and a total"]
    second = first.replace("1. โครงการ ก", "6. โครงการ ฉ")
    table = read(source("\n".join((head, first, second, upper, values, "2. วัตถุประสงค์ของแผน"))))
    assert amounts(table)[2] == [50_000, 51_000]
