"""Amounts on rows without an item: the rest of the row above, or nobody's."""

from __future__ import annotations

from decimal import Decimal

from tables_read import Read, codes, statuses


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


def test_loose_money_that_fits_nowhere_is_an_issue(read: Read) -> None:
    table = read("๑. ก\t๑.๑ ข\t๑) โครงการ ค\t๔๐๐\t๔๐๐\t", "\t\t\t๗๐๐\t๗๐๐\t")
    assert codes(table) == ["amount_on_heading_row"]
    assert {cell[0] for row in statuses(table) for cell in row} == {"ambiguous"}


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
