"""Rows that are sums, by their words or by their place, and titles that begin with such a word."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tables_read import Read, codes


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


def test_a_count_without_its_sum_word_is_a_total_not_a_project(read: Read) -> None:
    """OCR made ธวม of รวม: the subtotal must not become a project with an amount."""
    table = read("๑. ก\t๑.๑ ข\t๑) โครงการ ค\t๔๐๐\t-\t", "\tธวม\tจำนวน ๑ โดรงการ\t๔๐๐\t-\t")
    assert (len(table.items), len(table.totals)) == (1, 1)


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
