"""Cells of money that reach over several projects or years: whose they are, and which are nobody's."""

from __future__ import annotations

from decimal import Decimal

from tables_read import FIRST, Read, codes, html_table, statuses


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


def test_an_amount_merged_with_the_remark_is_of_no_year(read: Read) -> None:
    """A cell that reaches too far says that the row is not what it seems."""
    table = read(header=html_table(f"{FIRST}<td>-</td><td colspan=2>20,000</td>"))
    assert statuses(table) == [[("dash", None, "exact"), ("ambiguous", None, "ambiguous")]]
