"""The budget table: what is assigned, and above all what is not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from extract.ground.source import SourceText, Span
from parsers.budget.budget_grids import budget_grids
from parsers.budget.table import read_budget_table
from parsers.budget.unread_tables import unread_tables
from parsers.budget.unread_values import unread_values
from parsers.records.budget import BudgetTable
from parsers.records.table import Tables
from parsers.tables.grid import find_grids


def statuses(table: BudgetTable) -> list[list[tuple[str, Decimal | None, str]]]:
    return [[(cell.status, cell.amount, cell.alignment) for cell in item.cells] for item in table.items]


def codes(table: BudgetTable) -> list[str]:
    return [issue.code for issue in table.issues]


Read = Callable[..., BudgetTable]


def test_absent_dash_and_zero_are_three_things(read: Read) -> None:
    table = read("๑. ก\t๑.๑ ข\t๑) โครงการ ค\t-\t\t", "\t\t๒) โครงการ ง\t๐.๐๐\t๑,๕๐๐\t")
    assert statuses(table) == [
        [("dash", None, "exact"), ("blank", None, "exact")],
        [("zero", Decimal(0), "exact"), ("amount", Decimal(1500), "exact")],
    ]


def test_dimension_and_mission_are_carried_down(read: Read) -> None:
    table = read("๑. ก\t๑.๑ ข\t๑) โครงการ ค\t-\t-\t", "\t\t๒) โครงการ ง\t-\t-\t", "\t๑.๒ จ\t๓) โครงการ ฉ\t-\t-\t")
    places = [
        (item.branch.dimension.number, item.branch.mission.number)
        for item in table.items
        if item.branch.dimension and item.branch.mission
    ]
    assert places == [("1", "1.1"), ("1", "1.1"), ("1", "1.2")]


def test_a_mission_of_another_dimension_moves_the_dimension(read: Read) -> None:
    """The dimension cell was lost at a page break; its title is not invented."""
    table = read("๑. ก\t๑.๑ ข\t๑) โครงการ ค\t-\t-\t", "\t๒.๑ ง\t๒) โครงการ จ\t-\t-\t")
    node = table.items[1].branch.dimension
    assert node is not None
    assert (node.number, node.title) == ("2", None)


def test_as_many_values_as_items_go_by_order(read: Read) -> None:
    table = read("๑. ก\t๑.๑ ข\t๑) โครงการ ค ๒) โครงการ ง\t- ๑๐,๐๐๐\t๕,๐๐๐ ๐.๐๐\tสป. กวช.")
    assert statuses(table) == [
        [("dash", None, "by_order"), ("amount", Decimal(5000), "by_order")],
        [("amount", Decimal(10000), "by_order"), ("zero", Decimal(0), "by_order")],
    ]
    assert [item.remark for item in table.items] == ["สป.", "กวช."]
    assert codes(table) == []


@pytest.mark.parametrize("shared", ["๒๐,๐๐๐", "-", "- ๑๐,๐๐๐", "- - - -"])
def test_any_other_number_of_values_is_ambiguous(read: Read, shared: str) -> None:
    table = read(f"๑. ก\t๑.๑ ข\t๑) โครงการ ค ๒) โครงการ ง ๓) กิจกรรม จ\t{shared}\t\t")
    assert [row[0] for row in statuses(table)] == [("ambiguous", None, "ambiguous")] * 3
    assert {item.cells[0].raw for item in table.items} == {shared}
    assert [(one.items, list(one.values)) for one in table.shared] == [((0, 1, 2), [2566])]


def test_money_on_a_heading_row_makes_the_rows_below_doubtful(read: Read) -> None:
    """The amounts of the whole page slipped one row up: no row keeps its figure."""
    table = read(
        "๑. ก\t๑.๑ ข\t๑.๑.๑ เสริมสร้าง\t๑๐๐\t๑๐๐\t",
        "\t\t๑) โครงการ ค\t๒๐๐\t๒๐๐\t",
        "\t\t๒) โครงการ ง\t\t\t",
        "\t๑.๒ จ\t๓) โครงการ ฉ\t๓๐๐\t๓๐๐\t",
    )
    assert [[status for status, _, _ in row] for row in statuses(table)] == [
        ["ambiguous"] * 2,
        ["ambiguous"] * 2,
        ["amount"] * 2,
    ]
    assert codes(table) == ["amount_on_heading_row"]


def test_a_torn_row_gives_each_item_its_value(read: Read) -> None:
    table = read("๑. ก\t๑.๑ ข\t๑) โครงการ ค ๒) โครงการ ง\t๔๐๐\t๔๐๐\t", "\t\t\t๒๐๐\t๒๐๐\t")
    assert [row[0][1] for row in statuses(table)] == [Decimal(400), Decimal(200)]


def test_words_below_a_row_are_no_rest_of_it(read: Read) -> None:
    """The second header row of a table with one year is a single cell."""
    header = "มิติ\tภารกิจตามมิติ\tโครงการ/กิจกรรม/มาตรการ\tปี ๒๕๖๖\tหมายเหตุ\n\t\t\tงบประมาณ (บาท)\t"
    table = read("๑. ก\t๑.๑ ข\t๑) โครงการ ค ๒) โครงการ ง\t๔๐๐\t", header, "\t๑.๒ จ\t๓) โครงการ ฉ\t๕\t", header=header)
    assert [row[0][0] for row in statuses(table)] == ["ambiguous", "ambiguous", "amount"]
    table = read("๑. ก\t๑.๑ ข\t๑) โครงการ ค ๒) โครงการ ง\t๔๐๐\t", "\t\t\tตามเทศบัญญัติ\t", header=header)
    assert [row[0][0] for row in statuses(table)] == ["ambiguous", "ambiguous"]
    assert codes(table) == ["unreadable_amount"]


def test_a_row_of_dashes_without_an_item_changes_nothing(read: Read) -> None:
    """It is one issue, however many stand together: a title may be lost."""
    table = read("๑. ก\t๑.๑ ข\t๑) โครงการ ค\t๔๐๐\t๔๐๐\t", "\t\t\t-\t-\t", "\t\t\t-\t-\tกองคลัง")
    assert statuses(table) == [[("amount", Decimal(400), "exact")] * 2]
    (issue,) = table.issues
    assert (issue.code, issue.found, issue.rank()) == ("headless_row", "- -; - - กองคลัง", "warning")
    assert issue.span == Span(4, 5)


def test_loose_money_that_fits_nowhere_is_an_issue(read: Read) -> None:
    table = read("๑. ก\t๑.๑ ข\t๑) โครงการ ค\t๔๐๐\t๔๐๐\t", "\t\t\t๗๐๐\t๗๐๐\t")
    assert codes(table) == ["amount_on_heading_row"]
    assert {cell[0] for row in statuses(table) for cell in row} == {"ambiguous"}


@pytest.mark.parametrize("text", ["1,50,000", "12,0000", "๑๐o,๐๐๐", "15 000"])
def test_an_unreadable_amount_is_null_and_flagged(read: Read, text: str) -> None:
    table = read(f"๑. ก\t๑.๑ ข\t๑) โครงการ ค\t{text}\t-\t")
    cell = table.items[0].cells[0]
    assert (cell.amount, cell.raw) == (None, text)
    assert cell.status == "ambiguous"
    assert set(codes(table)) & {"unreadable_amount", "ambiguous_alignment"}


def test_totals(read: Read) -> None:
    table = read(
        "๑. ก\t๑.๑ ข\t๑) โครงการ ค\t๔๐๐\t-\t",
        "\tรวม\tจำนวน ๑ โครงการ\tจำนวน ๔๐๐ บาท\t\t",
        "\tรวมทั้งสิ้น\tจำนวน ๑ โครงการ\t๔๐๐\t๐.๐๐\t",
    )
    assert [(total.scope, total.dimension_no, total.amounts) for total in table.totals] == [
        ("dimension", 1, {2566: Decimal(400), 2567: None}),
        ("plan", None, {2566: Decimal(400), 2567: Decimal(0)}),
    ]
    assert len(table.items) == 1


def test_no_project_is_no_item(read: Read) -> None:
    table = read("๑. ก\t๑.๑ ข\t- ไม่มีโครงการ/กิจกรรม/มาตรการ\t-\t-\t", "\t๑.๒ ค\t-\t-\t-\t", "\t๑.๓ ง\t\t\t\t")
    assert table.items == ()


def test_a_title_broken_over_a_page_goes_on(read: Read, header: str) -> None:
    table = read("๑. ก\t๑.๑ ข\t๑) โครงการส่งเสริม\t๔๐๐\t-\t", header, "\t\tความโปร่งใส\t\t\t", "\t\t๒) โครงการ ง\t-\t-\t")
    assert [item.title for item in table.items] == ["โครงการส่งเสริม ความโปร่งใส", "โครงการ ง"]


@pytest.mark.parametrize(
    ("header", "years"),
    [
        ("โครงการ/กิจกรรม\tปี ๖๖\tปี ๖๗\tหมายเหตุ", (2566, 2567)),
        ("ที่\tโครงการ\tงบประมาณ ปี 2566\tหมายเหตุ", (2566,)),
        ("มิติ\tภารกิจตามมิติ\tโครงการ\tงบประมาณ (บาท)\tหมายเหตุ\n\t\t\t2566\t2567\t2568\t", (2566, 2567, 2568)),
    ],
)
def test_headers(read: Read, header: str, years: tuple[int, ...]) -> None:
    assert read("", header=header).years_be == years


def test_thousands_of_baht_become_baht(read: Read) -> None:
    header = "มิติ\tภารกิจตามมิติ\tโครงการ\tปี ๒๕๖๖ (พันบาท)\tหมายเหตุ"
    assert read("๑. ก\t๑.๑ ข\t๑) โครงการ ค\t๑๕\t", header=header).items[0].cells[0].amount == 15000


def test_another_table_is_not_read(read: Read) -> None:
    assert read("๑\tก\tต่ำ", header="ลำดับที่\tประเด็นความเสี่ยงการทุจริต\tRisk Score").items == ()


def test_an_alternative_title_stands_apart(read: Read) -> None:
    (item,) = read("๑. ก\t๑.๑ ข\t๑) โครงการ ค *(กิจกรรม ง (จ))\t-\t-\t").items
    assert (item.title, item.alternative_title, item.kind) == ("โครงการ ค", "กิจกรรม ง (จ)", "project")


def test_a_dimension_across_the_table_is_carried_down(read: Read) -> None:
    """Tables without a มิติ column print it as a row of its own."""
    header = "ภารกิจตามมิติ\tโครงการ/กิจกรรม/มาตรการ\tปี ๒๕๖๖\tหมายเหตุ"
    table = read(
        "มิติที่ ๒ ก\t\t\t", "๒.๑ ข\t๑) โครงการ ค\t๕๐๐\t", "มิติที่ ๓ ง\t\t\t", "๓.๑ จ\t๒) โครงการ ฉ\t-\t", header=header
    )
    assert [
        item.branch.dimension and (item.branch.dimension.number, item.branch.dimension.title) for item in table.items
    ] == [
        ("2", "ก"),
        ("3", "ง"),
    ]


@pytest.mark.parametrize(
    ("printed", "number", "title"),
    [("๑.๑.๒ โครงการ ก", 2, "โครงการ ก"), ("๑.๓ กิจกรรม ก", 3, "กิจกรรม ก"), ("๑.๑.๔) มาตรการ ก", 4, "มาตรการ ก")],
)
def test_a_project_may_be_numbered_by_its_path(read: Read, printed: str, number: int, title: str) -> None:
    (item,) = read(f"๑. ก\t๑.๑ ข\t{printed}\t๕๐๐\t-\t").items
    assert (item.number, item.title, item.cells[0].amount) == (number, title, Decimal(500))


def test_a_count_without_its_sum_word_is_a_total_not_a_project(read: Read) -> None:
    """OCR made ธวม of รวม: the subtotal must not become a project with an amount."""
    table = read("๑. ก\t๑.๑ ข\t๑) โครงการ ค\t๔๐๐\t-\t", "\tธวม\tจำนวน ๑ โดรงการ\t๔๐๐\t-\t")
    assert (len(table.items), len(table.totals)) == (1, 1)


def test_a_table_goes_on_behind_a_page_number(read: Read) -> None:
    table = read("๑. ก\t๑.๑ ข\t๑) โครงการ ค\t๔๐๐\t-\t", "", "- ๗ -", "", "\t\t๒) โครงการ ง\t๕๐๐\t-\t")
    assert [item.cells[0].amount for item in table.items] == [400, 500]


def test_a_narrower_table_below_is_another(read: Read) -> None:
    table = read("๑. ก\t๑.๑ ข\t๑) โครงการ ค\t๔๐๐\t-\t", "", "๒) โครงการ ง\t๕๐๐\t-")
    assert len(table.items) == 1


def html_table(*rows: str) -> str:
    head = "<th>มิติ</th><th>ภารกิจตามมิติ</th><th>โครงการ/กิจกรรม/มาตรการ</th><th>ปี ๒๕๖๖</th><th>ปี ๒๕๖๗</th><th>หมายเหตุ</th>"
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in (head, *rows)) + "</table>"


FIRST = "<td>๑. ก</td><td>๑.๑ ข</td><td>๑) โครงการ ค</td>"


def test_an_amount_merged_over_two_items_is_nobody_s(read: Read) -> None:
    """The other year's own cells stay exact; the shared amount is neither copied nor blank."""
    table = read(
        header=html_table(
            f"{FIRST}<td rowspan=2>20,000</td><td>5,000</td><td></td>",
            "<td></td><td></td><td>๒) โครงการ ง</td><td>6,000</td><td></td>",
        )
    )
    assert statuses(table) == [
        [("ambiguous", None, "ambiguous"), ("amount", Decimal(5000), "exact")],
        [("ambiguous", None, "ambiguous"), ("amount", Decimal(6000), "exact")],
    ]
    assert {cell.raw for item in table.items for cell in item.cells[:1]} == {"20,000"}
    assert [(one.items, list(one.values)) for one in table.shared] == [((0, 1), [2566])]


def test_a_merged_cell_with_a_value_for_each_item_gives_them_in_order(read: Read) -> None:
    table = read(
        header=html_table(
            f"{FIRST}<td rowspan=2>20,000<br>30,000</td><td>-</td><td></td>",
            "<td></td><td></td><td>๒) โครงการ ง</td><td>-</td><td></td>",
        )
    )
    assert [item.cells[0].amount for item in table.items] == [Decimal(20_000), Decimal(30_000)]
    assert {item.cells[0].alignment for item in table.items} == {"by_order"}


def test_a_merged_dash_is_true_of_every_place_it_reaches(read: Read) -> None:
    table = read(
        header=html_table(
            f"{FIRST}<td colspan=2>ไม่ใช้งบประมาณ</td><td></td>",
            "<td></td><td></td><td>๒) โครงการ ง</td><td rowspan=2 colspan=2>-</td><td></td>",
            "<td></td><td></td><td>๓) โครงการ จ</td><td></td>",
        )
    )
    assert [[cell.status for cell in item.cells] for item in table.items] == [["none"] * 2, ["dash"] * 2, ["dash"] * 2]
    assert codes(table) == []


def test_an_amount_merged_over_years_is_of_none(read: Read) -> None:
    table = read(header=html_table(f"{FIRST}<td colspan=2>20,000</td><td></td>"))
    assert statuses(table) == [[("ambiguous", None, "ambiguous")] * 2]
    assert set(codes(table)) == {"merged_columns"}


def test_an_amount_of_a_project_whose_cell_is_merged_alike_is_its_own(read: Read) -> None:
    table = read(
        header=html_table(
            "<td rowspan=2>๑. ก</td><td rowspan=2>๑.๑ ข</td><td rowspan=2>๑) โครงการ ค</td>"
            "<td rowspan=2>20,000</td><td rowspan=2>-</td><td>กองคลัง</td>",
            "<td>สำนักปลัด</td>",
        )
    )
    assert statuses(table) == [[("amount", Decimal(20_000), "exact"), ("dash", None, "exact")]]


def test_a_project_with_two_rows_of_amounts_has_none_that_is_sure(read: Read) -> None:
    table = read(
        header=html_table(
            "<td>๑. ก</td><td>๑.๑ ข</td><td rowspan=2>๑) โครงการ ค</td><td>20,000</td><td>-</td><td></td>",
            "<td></td><td></td><td>30,000</td><td>-</td><td></td>",
            "<td></td><td></td><td>๒) โครงการ ง</td><td>7,000</td><td>-</td><td></td>",
        )
    )
    assert [item.cells[0].status for item in table.items] == ["ambiguous", "amount"]
    assert codes(table) == ["ambiguous_alignment"]


def test_a_title_that_runs_into_the_years_leaves_them_open_not_blank(read: Read) -> None:
    table = read(header=html_table("<td>๑. ก</td><td>๑.๑ ข</td><td colspan=3>๑) โครงการ ค</td><td></td>"))
    assert {cell.status for item in table.items for cell in item.cells} == {"ambiguous"}


def test_a_total_merged_over_years_is_not_the_first_year_s(read: Read) -> None:
    table = read(
        header=html_table(
            f"{FIRST}<td>5,000</td><td>-</td><td></td>", "<td colspan=3>รวม</td><td colspan=2>5,000</td><td></td>"
        )
    )
    assert [total.amounts for total in table.totals] == [{2566: None, 2567: None}]
    assert codes(table) == ["unreadable_amount"]


@pytest.mark.parametrize("row", ["| | | ๒) โครงการ ง | 7,000 | |", "| | | ๒) โครงการ ง | - | 7,000 | | |"])
def test_a_row_with_too_few_or_too_many_cells_keeps_its_item_without_amounts(row: str, read: Read) -> None:
    head = "| มิติ | ภารกิจตามมิติ | โครงการ/กิจกรรม/มาตรการ | ปี ๒๕๖๖ | ปี ๒๕๖๗ | หมายเหตุ |\n|---|---|---|---|---|---|"
    table = read("| ๑. ก | ๑.๑ ข | ๑) โครงการ ค | - | 5,000 | |", row, header=head)
    assert statuses(table)[1] == [("ambiguous", None, "ambiguous")] * 2
    assert table.items[0].cells[1].amount == Decimal(5000)
    assert codes(table) == ["uneven_row"]


def test_a_damaged_row_without_an_item_is_an_error(read: Read) -> None:
    head = "| มิติ | ภารกิจตามมิติ | โครงการ/กิจกรรม/มาตรการ | ปี ๒๕๖๖ | ปี ๒๕๖๗ | หมายเหตุ |\n|---|---|---|---|---|---|"
    table = read("| ๑. ก | ๑.๑ ข | ๑) โครงการ ค | - | 5,000 | |", "| | ส่งเสริม | 7,000 |", header=head)
    assert len(table.items) == 1
    assert [(issue.code, issue.rank()) for issue in table.issues] == [("uneven_row", "error")]


def test_an_amount_merged_with_the_remark_is_of_no_year(read: Read) -> None:
    """A cell that reaches too far says that the row is not what it seems."""
    table = read(header=html_table(f"{FIRST}<td>-</td><td colspan=2>20,000</td>"))
    assert statuses(table) == [[("dash", None, "exact"), ("ambiguous", None, "ambiguous")]]


def test_years_below_a_wide_cell_that_names_them_all(read: Read) -> None:
    header = (
        "<table><tr><th rowspan=2>มิติ</th><th rowspan=2>ภารกิจตามมิติ</th><th rowspan=2>โครงการ</th>"
        "<th colspan=2>งบประมาณ พ.ศ. 2566 - 2567 (บาท)</th></tr><tr><th>2566</th><th>2567</th></tr>"
        f"<tr>{FIRST}<td>1,000</td><td>2,000</td></tr></table>"
    )
    assert [(cell.year_be, cell.amount) for cell in read(header=header).items[0].cells] == [
        (2566, Decimal(1000)),
        (2567, Decimal(2000)),
    ]


def test_a_pipe_table_goes_on_on_the_next_page_without_its_header(read: Read) -> None:
    """There the first row stands above the dashes; a damaged row in it does not cost the others."""
    head = "| มิติ | ภารกิจตามมิติ | โครงการ/กิจกรรม/มาตรการ | ปี ๒๕๖๖ | ปี ๒๕๖๗ | หมายเหตุ |\n|---|---|---|---|---|---|"
    first = "| ๑. ก | ๑.๑ ข | ๑) โครงการ ค | - | 5,000 | |"
    second = ("| | | ๒) โครงการ ง | 6,000 | - | |", "|---|---|---|---|---|---|", "| | | ๓) โครงการ จ | 7,000 |")
    table = read(first, "", "-๒-", "", *second, "| | | ๔) โครงการ ฉ | - | 8,000 | |", header=head)
    assert [[cell.amount for cell in item.cells] for item in table.items] == [
        [None, Decimal(5000)],
        [Decimal(6000), None],
        [None, None],
        [None, Decimal(8000)],
    ]
    assert codes(table) == ["uneven_row"]


def test_a_header_that_lost_a_cell_names_no_year_for_certain(read: Read) -> None:
    """The units below it have all their cells, and so have the rows: only the years moved to the left."""
    header = (
        "<table><tr><th>ภารกิจตามมิติ</th><th>โครงการ</th><th>ปี 2566</th><th>ปี 2567</th><th>หมายเหตุ</th></tr>"
        "<tr><th></th><th></th><th></th><th>งบประมาณ</th><th>งบประมาณ</th><th></th></tr>"
        f"<tr>{FIRST}<td>1,000</td><td>2,000</td><td></td></tr>"
        "<tr><td colspan=3>รวม</td><td>1,000</td><td>2,000</td><td></td></tr></table>"
    )
    table = read(header=header)
    assert statuses(table) == [[("ambiguous", None, "ambiguous")] * 2]
    assert codes(table) == ["uneven_row", "unreadable_amount"]


def test_a_damaged_row_without_an_item_that_holds_money_makes_its_neighbours_doubtful(read: Read) -> None:
    """The rows may be shifted by one, as below an amount beside a heading."""
    head = "| มิติ | ภารกิจตามมิติ | โครงการ/กิจกรรม/มาตรการ | ปี ๒๕๖๖ | ปี ๒๕๖๗ | หมายเหตุ |\n|---|---|---|---|---|---|"
    table = read("| | ๑.๑.๑ สร้างจิตสำนึก | 7,000 | - | |", "| | | ๑) โครงการ ก | 5,000 | - | |", header=head)
    assert statuses(table) == [[("ambiguous", None, "ambiguous")] * 2]


def test_a_title_among_the_amounts_is_a_shifted_row(read: Read) -> None:
    head = "| มิติ | ภารกิจตามมิติ | โครงการ/กิจกรรม/มาตรการ | ปี ๒๕๖๖ | ปี ๒๕๖๗ | หมายเหตุ |\n|---|---|---|---|---|---|"
    table = read("| | ๑. ก | ๑.๑ ข | ๑) โครงการ ค | 5,000 | 6,000 |", header=head)
    assert [(item.title, [cell.status for cell in item.cells]) for item in table.items] == [
        ("โครงการ ค", ["ambiguous", "ambiguous"])
    ]
    assert codes(table) == ["uneven_row"]


def test_values_beyond_the_last_column_of_tabs_are_lost_to_no_year(read: Read) -> None:
    """A row that slipped to the right, or two rows on one line: its own columns hold other cells' values."""
    slipped = read("๑. ก\t๑.๑ ข\t๑) โครงการ ค\t\t\t-\t5,000\t")
    assert statuses(slipped) == [[("ambiguous", None, "ambiguous")] * 2]
    assert codes(slipped) == ["uneven_row"]
    two = read("๑. ก\t๑.๑ ข\t๑) โครงการ ค\t-\t5,000\t\t\t\t๒) โครงการ ง\t-\t7,000")
    assert [(issue.code, issue.rank()) for issue in two.issues] == [("uneven_row", "error")]
    assert two.items == ()


def test_words_beyond_the_last_column_of_tabs_are_a_remark_that_a_tab_parts(read: Read) -> None:
    table = read("๑. ก\t๑.๑ ข\t๑) โครงการ ค\t-\t5,000\tสำนักปลัด\tกองคลัง")
    assert statuses(table) == [[("dash", None, "exact"), ("amount", Decimal(5000), "exact")]]
    assert table.issues == ()


def test_a_total_with_values_beyond_the_last_column_of_tabs_is_not_read(read: Read) -> None:
    table = read("๑. ก\t๑.๑ ข\t๑) โครงการ ค\t-\t5,000\t", "\tรวม\tจำนวน ๑ โครงการ\t\t\t-\t5,000")
    assert [total.amounts for total in table.totals] == [{2566: None, 2567: None}]
    assert codes(table) == ["unreadable_amount"]


@pytest.mark.parametrize(
    "row",
    [
        "มิติที่ ๑\tรวม\t(๒ โครงการ)\t๘๐๐\t-\t",
        "\tรวม\t- ๒ โครงการ\t๘๐๐\t-\t",
        "\t\tจำนวน ๒ โครงการ ๑ กิจกรรม ดังนี้\t๘๐๐\t-\t",
        "\t\t(จำนวน ๒ โครงการ\t๘๐๐\t-\t",
        "\tรวมงบประมาณ\t\t๘๐๐\t-\t",
    ],
)
def test_a_total_of_any_wording_is_no_project(read: Read, row: str) -> None:
    table = read("๑. ก\t๑.๑ ข\t๑) โครงการ ค\t๓๐๐\t-\t", "\t\t๒) โครงการ ง\t๕๐๐\t-\t", row)
    assert [item.title for item in table.items] == ["โครงการ ค", "โครงการ ง"]
    assert [(total.scope, total.dimension_no, total.amounts[2566]) for total in table.totals] == [
        ("dimension", 1, Decimal(800))
    ]


@pytest.mark.parametrize("title", ["โครงการรวมพลังต้านโกง", "รวมใจต้านทุจริต", "กิจกรรมรวมกลุ่ม"])
def test_a_title_that_begins_with_the_word_is_no_total(read: Read, title: str) -> None:
    table = read(f"๑. ก\t๑.๑ ข\t{title}\t๓๐๐\t-\t")
    assert (len(table.items), table.totals) == (1, ())


def test_the_last_row_of_a_table_without_dimensions_is_the_plan_s_total(read: Read) -> None:
    head = "ที่\tโครงการ/กิจกรรม\tปี ๒๕๖๖\tปี ๒๕๖๗\tหมายเหตุ"
    table = read("๑\tโครงการ ค\t๓๐๐\t-\t", "๒\tโครงการ ง\t๕๐๐\t-\t", "รวม\t\t๘๐๐\t-\t", header=head)
    assert [(total.scope, total.amounts[2566]) for total in table.totals] == [("plan", Decimal(800))]


def test_a_sum_below_the_sum_of_a_dimension_is_the_plan_s(read: Read) -> None:
    """Both are printed as ``รวม``: the one with no item above it since the last sum is more than a dimension's."""
    table = read(
        "๑. ก\t๑.๑ ข\t๑) โครงการ ค\t๔๐๐\t-\t", "\tรวม\tจำนวน ๑ โครงการ\t๔๐๐\t-\t", "\tรวม\tจำนวน ๑ โครงการ\t๔๐๐\t-\t"
    )
    assert [(total.scope, total.dimension_no) for total in table.totals] == [("dimension", 1), ("plan", None)]


def test_a_total_that_lost_its_first_cell_may_keep_the_remark(read: Read) -> None:
    table = read("๑. ก\t๑.๑ ข\t๑) โครงการ ค\t๔๐๐\t๒๐๐\t", "รวม\tจำนวน ๑ โครงการ\t๔๐๐\t๒๐๐\tหมายเหตุ")
    assert [total.amounts for total in table.totals] == [{2566: Decimal(400), 2567: Decimal(200)}]
    assert codes(table) == []


def test_values_below_a_merged_cell_are_no_rest_of_its_row(read: Read) -> None:
    """They would be one for each item, and the values that stand in the merged cell would be forgotten."""
    header = (
        "<table><tr><th>มิติ</th><th>ภารกิจตามมิติ</th><th>โครงการ</th><th>ปี 2566</th><th>ปี 2567</th><th>หมายเหตุ</th></tr>"
        "<tr><td>1. ก</td><td>1.1 ข</td><td>1) โครงการ ค 2) โครงการ ง</td><td colspan=2>100 200</td><td></td></tr>"
        "<tr><td></td><td></td><td></td><td>10 20</td><td>30 40</td><td></td></tr></table>"
    )
    table = read(header=header)
    assert statuses(table) == [[("ambiguous", None, "ambiguous")] * 2] * 2
    assert codes(table) == ["amount_on_heading_row"]


def test_values_below_another_header_are_no_rest_of_the_row_above_it(read: Read) -> None:
    narrower = "มิติ\tภารกิจตามมิติ\tโครงการ/กิจกรรม/มาตรการ\tปี ๒๕๖๖\tหมายเหตุ"
    table = read("๑. ก\t๑.๑ ข\t๑) โครงการ ค ๒) โครงการ ง\t๔๐๐\t-\t", narrower, "\t\t\t๒๐๐\t")
    assert [row[0] for row in statuses(table)] == [("ambiguous", None, "ambiguous")] * 2
    assert codes(table) == ["amount_on_heading_row"]


@pytest.mark.parametrize("unseen", list("\u200b\u00ad\u2060\u200c\u200d\ufeff"))
def test_an_unseen_character_parts_a_number(read: Read, unseen: str) -> None:
    """``1<U+200B>0,000`` looks like 10,000, and may be 1 and 0,000, or two numbers that ran together."""
    table = read(f"๑. ก\t๑.๑ ข\t๑) โครงการ ค\t๑{unseen}๐,๐๐๐\t-\t", f"\tรวม\tจำนวน ๑ โครงการ\t๑๐{unseen},๐๐๐\t-\t")
    cell = table.items[0].cells[0]
    assert (cell.amount, cell.status, cell.raw) == (None, "ambiguous", f"๑{unseen}๐,๐๐๐")
    assert table.totals[0].amounts == {2566: None, 2567: None}
    assert [(issue.code, issue.found) for issue in table.issues] == [
        ("unreadable_amount", f"๑๐{unseen},๐๐๐"),
        ("unreadable_amount", f"๑{unseen}๐,๐๐๐"),
    ]


def test_unseen_characters_in_a_shared_cell_leave_it_whole(read: Read) -> None:
    table = read("๑. ก\t๑.๑ ข\t๑) โครงการ ค ๒) โครงการ ง\t๑\u200b๐,๐๐๐ -\t\t")
    assert [row[0] for row in statuses(table)] == [("ambiguous", None, "ambiguous")] * 2


@pytest.mark.parametrize(
    ("row", "mission", "titles"),
    [
        ("\t2.3 มาตรการลดดุลพินิจ\t\t\t", "2.3", ["โครงการ ก", "โครงการ ข"]),  # the next mission, in its own words
        ("\t2.3 มาตรการลดดุลพินิจ\t-\t-\t", "2.2", ["โครงการ ก", "2.3 มาตรการลดดุลพินิจ", "โครงการ ข"]),  # a row with values
        ("\tของประชาชน 2.3 ล้านคน\t\t\t", "2.2", ["โครงการ ก ของประชาชน 2.3 ล้านคน", "โครงการ ข"]),  # the rest of a title
    ],
)
def test_a_mission_that_begins_like_a_measure_counts_on_in_rows_of_its_own(
    row: str, mission: str, titles: list[str], read: Read
) -> None:
    table = read(
        "\tมิติที่ 2 การบริหารราชการด้วยความโปร่งใส\t\t\t",
        "\t2.2 มาตรการส่งเสริมคุณธรรมและความโปร่งใส\t\t\t",
        "1\tโครงการ ก\t5,000\t\tกองคลัง",
        row,
        "2\tโครงการ ข\t-\t6,000\tกองช่าง",
        header="ที่\tมิติ / ภารกิจ / โครงการ\tปี 2566\tปี 2567\tหน่วยงานรับผิดชอบ",
    )
    assert [item.title for item in table.items] == titles
    place = table.items[-1].branch.mission
    assert place is not None
    assert place.number == mission


LOST_HEAD = (
    "<table>\n<tr><td>ที่</td><td>โครงการ/กิจกรรม/</td><td>เป้าหมาย</td><td>งบประมาณ (บาท)</td><td>หน่วยงาน</td></tr>\n"
    "<tr><td></td><td>มาตรการ</td><td></td><td>2566 2567 2568</td><td>รับผิดชอบ</td></tr>\n</table>\n\n"
)
LEFT = "1 โครงการอบรม ผู้บริหาร 60,000 60,000 60,000 สำนักปลัด\n\nจริยธรรม\n\n2 โครงการค่าย เด็ก 8,000 - 8,000 กองการศึกษา\n"


@pytest.mark.parametrize(
    ("below", "found"),
    [
        (LEFT, [(1, 10)]),
        ("1 โครงการอบรม ใช้งบประมาณ 60,000 บาท\n", []),  # a sentence has one
        (f"ส่วนที่ 3 รายละเอียดโครงการ\n\n{LEFT}", []),
        ("", []),
    ],
)
def test_a_head_whose_rows_were_left_as_text_gives_no_item_and_says_so(
    below: str, found: list[tuple[int, int]], source: Callable[[str], SourceText]
) -> None:
    text = source(LOST_HEAD + below)
    grids = find_grids(text)
    budget, years = budget_grids(grids)
    table = read_budget_table(budget, (2566, 2568))
    assert (years, table.items) == ((), ())
    unread = unread_tables(grids, budget, text)
    assert [(issue.span.start, issue.span.end) for issue in unread if issue.span] == found
    assert {issue.code for issue in unread} <= {"unread_table"}


TWO_YEARS = (("โครงการ", "2566", "2567"), ("โครงการ ก", "5,000", "-"))


def test_a_head_with_rows_below_it_lost_none(source: Callable[[str], SourceText]) -> None:
    rows = "".join(f"<tr><td>{a}</td><td>{b}</td><td>{c}</td></tr>" for a, b, c in TWO_YEARS)
    rows = f"<table>\n{rows}\n</table>\n\n"
    text = source(rows + LEFT)
    grids = find_grids(text)
    assert unread_tables(grids, budget_grids(grids)[0], text) == ()


@pytest.mark.parametrize(
    ("above", "below", "found"),
    [
        ("", LEFT, [(6, 10)]),
        (f"{LEFT}\n", "", [(1, 5)]),
        ("", "ปี 2566 - 2570 งบประมาณ 60,000 บาท และ 5,000 บาท\n", []),  # a sentence has words between them
        ("", f"ส่วนที่ 3 รายละเอียดโครงการ\n\n{LEFT}", [(8, 12)]),
    ],
)
def test_rows_that_a_pdf_left_as_text_beside_a_table_are_said(
    above: str, below: str, found: list[tuple[int, int]], source: Callable[[str], SourceText]
) -> None:
    rows = "".join(f"<tr><td>{a}</td><td>{b}</td><td>{c}</td></tr>\n" for a, b, c in TWO_YEARS)
    text = replace(source(f"{above}<table>\n{rows}</table>\n\n{below}"), format="pdf")
    grids = find_grids(text)
    unread = (*unread_tables(grids, budget_grids(grids)[0], text), *unread_values(text, Tables(grids).lines))
    assert [(issue.span.start, issue.span.end) for issue in unread if issue.span] == found


@pytest.mark.parametrize(
    ("below", "found"),
    [
        ("๓) มาตรการ\t๔๘ ๔๘\n\nของหน่วยงาน\t๐,๐ ๐,๐\n", [(6, 6)]),  # figures that a narrow column broke
        ("๓) มาตรการ ของหน่วยงาน\n", []),  # nothing beside it
        ("๑) เพื่อส่งเสริม\t๔๘ ๔๘\n", []),  # another list
        ("หมายเหตุ\n\n๓) มาตรการ\t๔๘ ๔๘\n", []),  # not below the table
    ],
)
def test_a_row_that_counts_on_below_the_table_of_a_pdf_is_said(
    below: str, found: list[tuple[int, int]], source: Callable[[str], SourceText]
) -> None:
    rows = (TWO_YEARS[0], ("๑) โครงการ ก<br>๒) โครงการ ข", "5,000", "-"))
    table = "".join(f"<tr><td>{a}</td><td>{b}</td><td>{c}</td></tr>\n" for a, b, c in rows)
    text = source(f"<table>\n{table}</table>\n\n{below}")
    grids = find_grids(text)
    for form, expected in (("pdf", found), ("txt", [])):
        unread = unread_tables(grids, budget_grids(grids)[0], replace(text, format=form))
        assert [(issue.span.start, issue.span.end) for issue in unread if issue.span] == expected


def test_a_project_in_another_row_s_remark_is_said(read: Read) -> None:
    """The trap: a row without a value goes into the words of the row above, and is lost without a word."""
    table = read("๑. ก\t๑.๑ ข\t๑) โครงการ ค\t๕,๐๐๐\t-\tกองคลัง ๒. กิจกรรม ง ไม่ใช้งบประมาณ")
    assert statuses(table) == [[("amount", Decimal(5000), "exact"), ("dash", None, "exact")]]
    assert codes(table) == ["uneven_row"]


@pytest.mark.parametrize("remark", ["กองคลัง", "ทำกับโครงการที่ 2", "ดู 2) โครงการที่ 3", "ระยะที่ 1. ปี 2566"])
def test_words_that_name_no_other_row_are_a_remark(remark: str, read: Read) -> None:
    assert codes(read(f"๑. ก\t๑.๑ ข\t๑) โครงการ ค\t๕,๐๐๐\t-\t{remark}")) == []


def test_money_that_a_remark_joins_with_another_project_s_is_left_open(read: Read) -> None:
    table = read("๑. ก\t๑.๑ ข\t๑) โครงการ ค\t๕,๐๐๐\t-\tรวมกับโครงการที่ 2")
    assert statuses(table) == [[("ambiguous", None, "ambiguous"), ("dash", None, "exact")]]
    assert codes(table) == ["unreadable_amount"]


def test_values_one_below_the_other_under_a_table_are_said(source: Callable[[str], SourceText]) -> None:
    head = "ลำดับ\nโครงการ/กิจกรรม\nปี 2566\nปี 2567\nปี 2568\nผู้รับผิดชอบ\n"
    rows = "1\nโครงการ ก\n5,000\n6,000\n7,000\nกองคลัง\n2\nโครงการ ข\n-\n-\n-\nกองช่าง\nรวม\n5,000\n6,000\n7,000\n"
    between = "ข้อความที่คั่นอยู่ระหว่างหน้า\nและอีกข้อความหนึ่ง\n"
    below = "โครงการ ค\n8,000\n9,000\n9,500\nกองคลัง\n"
    text = source(f"{head}{rows}{between}7\n{below}")
    grids = find_grids(text)
    budget, _ = budget_grids(grids)
    unread = (*unread_tables(grids, budget, text), *unread_values(text, Tables(grids).lines))
    assert [issue.code for issue in unread] == ["unread_table"]
    text = source(f"{head}{rows}{between}3\n{below}")  # the number that is due
    grids = find_grids(text)
    assert unread_tables(grids, budget_grids(grids)[0], text) == ()
    assert [cell.text for cell in grids[0].rows[-1].cells][2:5] == ["8,000", "9,000", "9,500"]
    text = source(head + rows)
    grids = find_grids(text)
    assert unread_tables(grids, budget_grids(grids)[0], text) == ()


FIRST_TABLE = (
    "ที่\tโครงการ/กิจกรรม\tปี 2566\tปี 2567\tผู้รับผิดชอบ\n"
    "1\tโครงการแรก\t2,000\t2,000\tกองคลัง\n2\tโครงการสอง\t3,000\t3,000\tกองคลัง\n"
)
FAR = "ข้อความ\n" * 80


@pytest.mark.parametrize(
    "second",
    [
        "<table><tr><td>โครงการ/กิจกรรม</td><td>งบประมาณ ปี 2566</td></tr>"
        "<tr><td>โครงการอบรมวินัย</td><td>10,000</td></tr><tr><td>โครงการสัญจร</td><td>5,000</td></tr></table>",
        "ที่\tโครงการ/กิจกรรม\tค่าใช้จ่าย\tหมายเหตุ\n1\tโครงการอบรม\t10,000\t\n2\tโครงการจิตอาสา\t5,000\t",
        "ที่\tโครงการ\t2566 2568\tหมายเหตุ\n1\tโครงการอบรม\t10,000 20,000\t\n2\tโครงการจิตอาสา\t5,000 -\t",
        "ที่\tประเด็น\tปี 2566\tปี 2567\n1\tอบรมวินัย\t10,000\t5,000\n2\tตรวจสอบ\t5,000\t6,000",
        "ที่\tประเด็น/โครงการ\tปี 2566\tปี 2567\n1\tโครงการอบรม\t10,000\t-\n2\tโครงการตรวจ\t-\t6,000",
        f"{FAR}ที่\tประเด็น/โครงการ\tปี 2566\tปี 2567\n1\tโครงการอบรม\t10,000\t-\n2\tโครงการตรวจ\t-\t6,000",
    ],
)
def test_a_second_table_with_amounts_that_no_head_reads_is_said(
    second: str, source: Callable[[str], SourceText]
) -> None:
    text = source(f"{FIRST_TABLE}\nตารางที่ 2\n{second}\n")
    grids = find_grids(text)
    budget = budget_grids(grids, text)[0]
    (issue,) = unread_tables(grids, budget, text)
    assert (issue.code, issue.span) == ("unread_table", grids[-1].span)
    assert unread_tables(grids, budget, text, read=[grids[-1].span]) == ()


@pytest.mark.parametrize(
    "second",
    [
        "สถิติผู้เข้าชม\t\tจำนวน\nวันนี้\t\t1,248\nเดือนนี้\t\t25,610",
        "ตัวชี้วัด\tปี 2566\tปี 2567\nคะแนน ITA\t85\t90\nร้อยละ\t100\t100",
        "ที่\tโครงการ\tผู้เข้าร่วม\n1\tโครงการอบรม\t1,200\n2\tโครงการจิตอาสา\t85",
        f"{FAR}หมู่บ้าน\tปี 2566\tปี 2567\nบ้านโนน\t1,248\t1,300\nบ้านหนอง\t2,248\t2,300",
    ],
)
def test_a_table_of_other_numbers_is_none_that_was_lost(second: str, source: Callable[[str], SourceText]) -> None:
    text = source(f"{FIRST_TABLE}\nตารางที่ 2\n{second}\n")
    grids = find_grids(text)
    assert unread_tables(grids, budget_grids(grids, text)[0], text) == ()
