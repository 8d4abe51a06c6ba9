"""Which rows are projects, what these are called and numbered by, and what a cell of theirs is that is no amount."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tables_read import Read, codes, statuses


def test_absent_dash_and_zero_are_three_things(read: Read) -> None:
    table = read("๑. ก\t๑.๑ ข\t๑) โครงการ ค\t-\t\t", "\t\t๒) โครงการ ง\t๐.๐๐\t๑,๕๐๐\t")
    assert statuses(table) == [
        [("dash", None, "exact"), ("blank", None, "exact")],
        [("zero", Decimal(0), "exact"), ("amount", Decimal(1500), "exact")],
    ]


@pytest.mark.parametrize("text", ["1,50,000", "12,0000", "๑๐o,๐๐๐", "15 000"])
def test_an_unreadable_amount_is_null_and_flagged(read: Read, text: str) -> None:
    table = read(f"๑. ก\t๑.๑ ข\t๑) โครงการ ค\t{text}\t-\t")
    cell = table.items[0].cells[0]
    assert (cell.amount, cell.raw) == (None, text)
    assert cell.status == "ambiguous"
    assert set(codes(table)) & {"unreadable_amount", "ambiguous_alignment"}


def test_no_project_is_no_item(read: Read) -> None:
    table = read("๑. ก\t๑.๑ ข\t- ไม่มีโครงการ/กิจกรรม/มาตรการ\t-\t-\t", "\t๑.๒ ค\t-\t-\t-\t", "\t๑.๓ ง\t\t\t\t")
    assert table.items == ()


def test_an_alternative_title_stands_apart(read: Read) -> None:
    (item,) = read("๑. ก\t๑.๑ ข\t๑) โครงการ ค *(กิจกรรม ง (จ))\t-\t-\t").items
    assert (item.title, item.alternative_title, item.kind) == ("โครงการ ค", "กิจกรรม ง (จ)", "project")


@pytest.mark.parametrize(
    ("printed", "number", "title"),
    [("๑.๑.๒ โครงการ ก", 2, "โครงการ ก"), ("๑.๓ กิจกรรม ก", 3, "กิจกรรม ก"), ("๑.๑.๔) มาตรการ ก", 4, "มาตรการ ก")],
)
def test_a_project_may_be_numbered_by_its_path(read: Read, printed: str, number: int, title: str) -> None:
    (item,) = read(f"๑. ก\t๑.๑ ข\t{printed}\t๕๐๐\t-\t").items
    assert (item.number, item.title, item.cells[0].amount) == (number, title, Decimal(500))


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
