"""Whether a row fits its columns: what cannot stand in a column, and cells that were lost or doubled."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.ground.source import Span
from parsers.records.budget import BudgetTable
from parsers.records.table import Cell, GridRow
from parsers.tables.columns.meaning import read_header
from parsers.tables.rows.fit import doubt_by_place

Read = Callable[..., BudgetTable]
ROW = "๑. การสร้างวัฒนธรรม\t๑.๑ การเสริมสร้าง\t๑) โครงการ ก\t๑,๐๐๐\t๒,๐๐๐\tสป."
HEADER = "มิติ\tภารกิจตามมิติ\tโครงการ/กิจกรรม/มาตรการ\tปี ๒๕๖๖\tปี ๒๕๖๗\tปี ๒๕๖๘\tหมายเหตุ"

DAMAGED = {
    "lost year": "\t\t๒) โครงการ ข\t๔,๐๐๐\t๖,๐๐๐\tสป.",
    "lost year, no remark": "\t\t๒) โครงการ ข\t๔,๐๐๐\t๖,๐๐๐",
    "lost year, empty remark": "\t\t๒) โครงการ ข\t๔,๐๐๐\t๖,๐๐๐\t",
    "lost year, unit among the years": "\t\t๒) โครงการ ข\t๔,๐๐๐\t๖,๐๐๐\tกองคลัง\t",
    "doubled dash": "\t\t๒) โครงการ ข\t-\t-\t๕,๐๐๐\t-\tสป.",
    "doubled blank": "\t\t\t๒) โครงการ ข\t๔,๐๐๐\t๕,๐๐๐\t๖,๐๐๐\tสป.",
    "lost blank": "\t๒) โครงการ ข\t๔,๐๐๐\t๕,๐๐๐\t๖,๐๐๐\tสป.\t",
    "split figure": "\t\t๒) โครงการ ข\t๔\t,๐๐๐\t๕,๐๐๐\t๖,๐๐๐\tสป.",
    "title joined with a figure": "\t\t๒) โครงการ ข ๔,๐๐๐\t-\t-\tไม่ใช้งบประมาณ",
}


@pytest.mark.parametrize("name", DAMAGED)
def test_a_row_that_lost_or_doubled_a_cell_gives_no_amount_to_any_year(name: str, read: Read) -> None:
    whole = ROW.replace("๒,๐๐๐", "๒,๐๐๐\t๓,๐๐๐")
    last = whole.replace("๑)", "๓)").replace("โครงการ ก", "โครงการ ค")
    table = read(whole, DAMAGED[name], last, header=HEADER)
    damaged = [item for item in table.items if "โครงการ ข" in item.title]
    assert {cell.amount for item in damaged for cell in item.cells} <= {None}
    assert [cell.amount for cell in table.items[0].cells] == [1000, 2000, 3000]
    assert [cell.amount for cell in table.items[-1].cells] == [1000, 2000, 3000]
    assert any(issue.code == "uneven_row" for issue in table.issues)


def test_cells_left_out_at_the_end_are_no_damage_where_every_year_has_its_value(read: Read) -> None:
    table = read("\t\t๑) โครงการ ก\t๑,๐๐๐\t๒,๐๐๐\t๓,๐๐๐", "\t\t๒) โครงการ ข", header=HEADER)
    assert [[cell.status for cell in item.cells] for item in table.items] == [["amount"] * 3, ["blank"] * 3]
    assert table.issues == ()


@pytest.mark.parametrize("title", ["๓๕,๐๐๐", "๑) ๓๕,๐๐๐"])
def test_a_title_without_letters_is_no_item(title: str, read: Read) -> None:
    table = read(f"\t\t{title}\t๑,๐๐๐\t๒,๐๐๐\t๓,๐๐๐\tสป.", header=HEADER)
    assert table.items == ()
    assert [(issue.code, issue.rank()) for issue in table.issues] == [("uneven_row", "error")]


def test_a_word_in_a_well_placed_cell_costs_that_cell_alone(read: Read) -> None:
    table = read("\t\t๑) โครงการ ก\t๑,๐๐๐\tรออนุมัติ\t๓,๐๐๐\tสป.", header=HEADER)
    assert [cell.amount for cell in table.items[0].cells] == [1000, None, 3000]
    assert [issue.code for issue in table.issues] == ["unreadable_amount"]


@pytest.mark.parametrize("end", ["รออนุมัติ\t", "กองคลังจัดสรร\tสป."])
def test_a_word_for_the_last_year_is_no_shift_where_it_names_no_unit_or_the_unit_has_its_own_cell(
    end: str, read: Read
) -> None:
    table = read(f"\t\t๑) โครงการ ก\t๑,๐๐๐\t๒,๐๐๐\t{end}", header=HEADER)
    assert [cell.amount for cell in table.items[0].cells] == [1000, 2000, None]
    assert [issue.code for issue in table.issues] == ["unreadable_amount"]


@pytest.mark.parametrize(
    ("number", "titles"), [("๒", ["โครงการ ก", "โครงการ ข", "โครงการ ง"]), ("๗", ["โครงการ ก", "โครงการ ง"])]
)
def test_a_second_title_among_the_money_costs_the_row_s_money_where_its_number_counts_on(
    number: str, titles: list[str], read: Read
) -> None:
    first = "\t\t๑) โครงการ ก\t๑,๐๐๐\t๒,๐๐๐\t๓,๐๐๐\tสป."
    row = f"\t\t{number}) โครงการ ข\t๑,๐๐๐\tโครงการ ค\t๓,๐๐๐\tสป."
    last = "\t\t๓) โครงการ ง\t๑,๐๐๐\t๒,๐๐๐\t๓,๐๐๐\tสป."
    table = read(first, row, last, header=HEADER)
    assert [item.title for item in table.items] == titles
    known = [[cell.amount for cell in item.cells] for item in table.items]
    open_rows = [[None] * 3] * (2 if len(titles) == 2 else 1)
    assert known == ([[1000, 2000, 3000], *open_rows, [1000, 2000, 3000]] if len(titles) == 3 else open_rows)
    assert next((issue.code, issue.rank()) for issue in table.issues) == ("uneven_row", "error")


def test_money_that_is_used_and_not_named(read: Read) -> None:
    table = read("\t\t๑) โครงการ ก\t๑,๐๐๐\tงบปกติ\t๓,๐๐๐\tสป.", header=HEADER)
    assert [(cell.status, cell.amount) for cell in table.items[0].cells] == [
        ("amount", 1000), ("unnamed", None), ("amount", 3000),
    ]  # fmt: skip
    assert table.issues == ()


def test_a_row_without_its_first_cells_is_placed_where_its_number_counts_on(read: Read) -> None:
    first = ROW.replace("๒,๐๐๐", "๒,๐๐๐\t๓,๐๐๐")
    table = read(
        first, "๒) โครงการ ข\t๔,๐๐๐\t๕,๐๐๐\t๖,๐๐๐\tสป.", "๗) โครงการ ค\t๔,๐๐๐\t๕,๐๐๐\t๖,๐๐๐\tสป.", header=HEADER
    )
    assert [[cell.amount for cell in item.cells] for item in table.items[1:]] == [[4000, 5000, 6000], [None] * 3]
    assert [{cell.alignment for cell in item.cells} for item in table.items[1:]] == [{"mended"}, {"ambiguous"}]
    assert [issue.code for issue in table.issues] == ["mended_row", "uneven_row"]


@pytest.mark.parametrize(
    ("title", "taken"),
    [
        ("โครงการ ก5,000", True),
        ("โครงการ ก๕,๐๐๐", True),
        ("โครงการ ก 5,000", True),
        ("โครงการ covid19", False),
        ("โครงการ ก(5,000)", False),
        ("5,000", False),
    ],
)
def test_a_figure_that_nothing_parts_from_the_title_before_an_empty_year(title: str, taken: bool) -> None:
    head, row = (
        GridRow(tuple(Cell(text, (text,), Span(1, 1)) for text in texts), Span(1, 1))
        for texts in (("ที่", "โครงการ", "ปี 2566", "ปี 2567"), ("1", title, "", "6,000"))
    )
    header = read_header((head,), 0, (2566, 2567))
    assert header is not None
    assert doubt_by_place(row, header[0]) == (title if taken else None)
    full = GridRow((*row.cells[:2], row.cells[3], row.cells[3]), row.span)
    assert doubt_by_place(full, header[0]) is None


@pytest.mark.parametrize(
    ("mission", "title", "kept"),
    [
        ("๑) โครงการอบรมคุณธรรม", "สำหรับบุคลากร", False),  # the title's rest alone in its column
        ("๑.๑ การเสริมสร้าง", "๑) โครงการอบรมคุณธรรม", True),
        ("๒.๒ มาตรการส่งเสริมคุณธรรม", "อบรมบุคลากร", True),  # a mission that begins as measures do
    ],
)
def test_a_project_among_the_missions_before_a_title_that_begins_none_is_damage(
    mission: str, title: str, kept: bool, read: Read
) -> None:
    table = read(f"\t{mission}\t{title}\t๑,๐๐๐\t๒,๐๐๐\t๓,๐๐๐\tสป.", header=HEADER)
    assert any(cell.amount for item in table.items for cell in item.cells) == kept
    assert any(issue.code == "uneven_row" for issue in table.issues) != kept


@pytest.mark.parametrize(
    ("values", "found"),
    [
        (("0", "0", "0", ""), "0"),  # the year on the right has none: by place alone it may be this one
        (("0", "0", "0", "0"), None),
        (("0", "", "0", ""), None),  # nothing stands below the unknown year
        (("0", "คน", "0", ""), None),
    ],
)
def test_a_value_below_an_unknown_year_may_be_that_of_an_empty_one(values: tuple[str, ...], found: str | None) -> None:
    head, row = (
        GridRow(tuple(Cell(text, (text,), Span(1, 1)) for text in texts), Span(1, 1))
        for texts in (
            ("ที่", "โครงการ/กิจกรรม", "ปี 2566", "ปี 2599 2568", "ปี 2568", "ปี 2569"),
            ("1", "โครงการ ก", *values),
        )
    )
    header = read_header([head], 0, (2566, 2569))
    assert header is not None
    assert header[0].unread_years
    assert doubt_by_place(row, header[0]) == found


@pytest.mark.parametrize(
    ("unit", "value", "found"),
    [("บาท", "3", "3"), ("บาท", "๓.", "๓."), ("บาท", "30", None), ("บาท", "3,000", None), ("พันบาท", "3", None)],
)
def test_as_few_baht_as_the_number_that_is_due_may_be_that_number(unit: str, value: str, found: str | None) -> None:
    head, row = (
        GridRow(tuple(Cell(text, (text,), Span(1, 1)) for text in texts), Span(1, 1))
        for texts in (
            ("ที่", "โครงการ/กิจกรรม", f"ปี 2566 ({unit})", f"ปี 2567 ({unit})"),
            ("2", "โครงการ ก", "-", value),
        )
    )
    header = read_header([head], 0, (2566, 2567))
    assert header is not None
    assert doubt_by_place(row, header[0]) == found
