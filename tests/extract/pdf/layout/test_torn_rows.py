"""Rows that a page's end tore: amounts in two pieces, more items of a shared cell, and rows of their own."""

from __future__ import annotations

import pytest

from extract.pdf.layout.pieces.tables import PageCell
from extract.pdf.layout.torn_rows import joined_rows, own_from, rows_of, with_sharing_row

Texts = tuple[str | tuple[str, ...], ...]


def row(*texts: str | tuple[str, ...]) -> tuple[PageCell, ...]:
    return tuple(
        PageCell(0, column, 1, 1, (0, 0, 1, 1), tuple(filter(None, [text] if isinstance(text, str) else text)))
        for column, text in enumerate(texts)
    )


def after(above: Texts, below: Texts, *earlier: Texts) -> list[tuple[str, ...]] | None:
    whole = joined_rows([*(row(*texts) for texts in earlier), row(*above)], row(*below))
    return None if whole is None else [cell.pieces for cell in whole]


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        ("1,250", ",000", "1,250,000"),
        ("450,0", "00", "450,000"),
        ("12,50", "0", "12,500"),
        ("๑,๒๕", "๐,๐๐๐", "๑,๒๕๐,๐๐๐"),
        ("12,500", ".00", "12,500.00"),
        ("1,", "250,000", "1,250,000"),
    ],
)
def test_an_amount_in_two_pieces_is_one(above: str, below: str, whole: str) -> None:
    assert after(("1", "1) โครงการ", above, "-"), ("", "อบรม", below, "")) == [
        ("1",),
        ("1) โครงการอบรม",),
        (whole,),
        ("-",),
    ]


def test_the_rest_of_a_total_joins_it() -> None:
    assert after(("รวม", "2 โครงการ", "1,529"), ("", "", ",500")) == [("รวม",), ("2 โครงการ",), ("1,529,500",)]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("1,000", "500"),  # two amounts
        ("1250", "000"),  # no amount with its commas
        ("450,0", "0"),  # too few digits
        ("-", ",000"),  # a rest of nothing
    ],
)
def test_what_makes_no_amount_stands_apart(above: str, below: str) -> None:
    """Two values for one item: none is assigned."""
    found = after(("1", "1) โครงการ", above), ("", "", below))
    assert found is not None
    assert found[2] == (above, below)


def test_values_alone_belong_to_the_item_above_that_has_none() -> None:
    assert after(("1", "1) โครงการ", "", ""), ("", "อบรม", "100", "-")) == [
        ("1",),
        ("1) โครงการอบรม",),
        ("100",),
        ("-",),
    ]


def test_items_alone_share_the_values_above() -> None:
    """The page ended between two items of one cell: one value for both is nobody's."""
    assert after(("", "3) ก", "30,000", "ปลัด"), ("", "4) ข", "", "")) == [
        (),
        ("3) ก", "4) ข"),
        ("30,000",),
        ("ปลัด",),
    ]


def test_items_alone_are_rows_where_the_table_leaves_values_blank() -> None:
    above, below = ("", "3) ก", "30,000"), ("", "4) ข", "")
    assert after(above, below, ("", "1) ค", "")) is None
    assert after(above, below, ("", "1) ค", ""), ("", ("5) ง", "6) จ"), "10")) is not None, "it shares rows, too"


@pytest.mark.parametrize(
    "below",
    [
        ("", "2) โครงการ", "500"),
        ("2", "โครงการ", ",000"),  # a number of its own
        ("", "รวม", "1,250"),
        ("", "ยอดรวม", ",000"),
        ("", "", ""),
    ],
)
def test_a_row_of_its_own_stays_one(below: Texts) -> None:
    assert after(("1", "1) ก", "1,250"), below) is None


@pytest.mark.parametrize("below", [("", "3", "ค", "64", "9"), ("", "๓.", "ค", "", "9"), ("", "1", "ค", "64", "9")])
@pytest.mark.parametrize("mission", ["1.1 การสร้าง", ""])
def test_a_row_that_is_counted_on_is_its_own_wherever_the_numbers_stand(below: Texts, mission: str) -> None:
    """``1`` begins anew below another heading; a year may be blank."""
    assert after((mission, "2", "ข", "480", "5"), below, ("1.1 การสร้าง", "1", "ก", "-", "5")) is None


def test_one_number_is_enough_where_nothing_stands_before_it() -> None:
    assert after(("1.1 การสร้าง", "1", "ก", "480"), ("", "2", "ข", "64")) is None


@pytest.mark.parametrize(("head", "own"), [("ที่", True), ("ลำดับที่", True), ("No.", True), ("ปี 2566", False)])
def test_the_head_says_that_a_column_counts_where_but_one_number_is_known(head: str, own: bool) -> None:
    found = after(("1.1 การ", "1", "ก", "480"), ("สร้าง", "2", "ข", "64"), ("ภารกิจ", head, "โครงการ", "ปี 2567"))
    assert (found is None) == own


@pytest.mark.parametrize(
    ("above", "below", "earlier"),
    [
        (("1.1 ก", "2", "ข", "48"), ("", "4", "ค", "64"), ("1.1 ก", "1", "ก", "-")),  # 4 is not behind 2
        (("1.1 ก", "9", "กองคลัง", "5"), ("", "10", "และปลัด", "6"), ("1.1 ข", "1,200", "ปลัด", "-")),  # money
        (("1) ก", "9", "กองคลัง"), ("ข", "10", "และปลัด"), ("ลำดับ", "ปี 2566", "หน่วยงาน")),  # one amount
        (("1.1 ก", "2", "ข", "48"), ("", "3", "64", "ปลัด"), ("1.1 ก", "1", "ก", "-")),  # no title behind it
    ],
)
def test_figures_that_count_no_rows_make_none(above: Texts, below: Texts, earlier: Texts) -> None:
    assert after(above, below, earlier) is not None


FIRST = ("1.1 การสร้าง", "โครงการ ก", "30", "-", "กองคลัง")


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (("3.1 การเปิด", "ข", "480", "5"), ("", "ค", "64", "9")),
        (("3.1 การเปิด", "ข", "480", "5"), ("เผยข้อมูล", "ค", "64", "9")),
        (("4.1 การคุม", "ข", "", "27.5"), ("", "ค", "-", "-")),
        (("4.1 การคุม", "ข", "-", "5"), ("", "ค", "9", "")),
    ],
    ids=["values", "rest of the mission", "dashes", "a dash above"],
)
def test_a_title_with_a_second_value_of_a_year_is_a_row_where_nothing_is_numbered(above: Texts, below: Texts) -> None:
    assert after((*above, "กองคลัง"), (*below, "ปลัด"), FIRST) is None


@pytest.mark.parametrize(
    ("above", "below", "earlier"),
    [
        (("3.1 การเปิด", "1) ข", "480", "5"), ("", "ค", "64", "9"), FIRST),  # may share the cell of 1)
        (("3.1 การเปิด", "ข", "480", "5"), ("", "ค", "64", "9"), ("1.1 การ", ("1) ก", "2) ข"), "30", "-")),
        (("3.1 การเปิด", "ข", "9", "5"), ("", "ค", "9,000", ""), FIRST),  # 99,000 may be torn
        (("3.1 การเปิด", "ข", "48,0", "5"), ("", "ค", "00", "-"), FIRST),  # 48,000 is torn
        (("3.1 การเปิด", "ข", "", ""), ("", "ค", "48", "5"), FIRST),  # the values that the title above lacks
    ],
)
def test_a_title_whose_values_may_be_those_above_is_no_row_for_certain(
    above: Texts, below: Texts, earlier: Texts
) -> None:
    assert own_from([row(*earlier), row(*above)], row(*below)) is None


def test_the_rest_of_an_item_and_the_next_one_of_its_cell_join_it() -> None:
    """``9`` of ``99,000`` above the page's end would be an amount: with the rest it is one that nobody can read."""
    found = after(("", "5) ก", "5,000", "9"), ("", ("ข", "6) ค"), "", ("9,000", "5,000")))
    assert found == [(), ("5) กข", "6) ค"), ("5,000",), ("9\ufffd9,000", "5,000")]
    found = after(("", "7) ก", "25"), ("", ("ข", "8) ค"), ("0,000", "500")))
    assert found == [(), ("7) กข", "8) ค"), ("250,000", "500")]


def test_an_item_whose_values_stand_above_shares_that_row() -> None:
    """Two dashes for one item: the second is the next item's, and the one value between them nobody's."""
    found = after(("", "5) ก", "250,000", "12,500", ("-", "-")), ("", "6) ข", "12,500", "", ""))
    assert found == [(), ("5) ก", "6) ข"), ("250,000", "12,500"), ("12,500",), ("-", "-")]


def test_values_below_values_of_nothing_stay_rows() -> None:
    assert after(("", "", "-", "-"), ("", "", "-", "-")) is None


def test_rows_without_numbers_are_rows() -> None:
    """Where no item is numbered, a text with a whole amount is the next item."""
    assert after(("", "โครงการ ก", "100"), ("", "โครงการ ข", "200")) is None
    assert after(("", "โครงการ ก", "1,250"), ("", "อบรม", ",000")) is not None


def test_the_rest_of_an_amount_joins_it_below_a_number_that_looks_like_one() -> None:
    """``1.1`` is a mission's number and no value."""
    above, below = ("1.1", "1) ก", "48", "9"), ("บุคลากร", "แผน", "0,000", "9,000")
    assert after(above, below) == [("1.1 บุคลากร",), ("1) กแผน",), ("480,000",), ("9\ufffd9,000",)]


def test_a_text_goes_on_below_the_number_of_its_mission() -> None:
    """``9`` above the page's end and ``9,000`` below it are both amounts, and may be one."""
    above, below = ("1. การ", "1.1", "1) ก", "9", "กองคลัง"), ("สร้าง", "บุคลากร", "ข", "9,000", "")
    whole = [("1. การสร้าง",), ("1.1 บุคลากร",), ("1) กข",), ("9\ufffd9,000",), ("กองคลัง",)]
    assert after(above, below) == whole
    assert after(("1) ก", "9", "5"), ("ข", "9,000", "บุคลากร")) is None


def test_a_value_that_nobody_can_read_fills_its_cell() -> None:
    """Every row has both values, one of them unread: an item that lacks one may share the row above."""
    found = after(("2) ข", "250,000", "-"), ("3) ค", "", "700"), ("1) ก", "\ufffd", "500"))
    assert found == [("2) ข", "3) ค"), ("250,000",), ("-", "700")]


@pytest.mark.parametrize(("earlier", "shares"), [(("1) ก", "-", "500"), True), (("1) ก", "", "500"), False)])
def test_below_a_torn_row_an_item_that_lacks_a_value_may_share_it(earlier: Texts, shares: bool) -> None:
    above = row("2) ขค", "250,000", "-")
    whole = with_sharing_row([row(*earlier), above], row("3) ง", "", "700"))
    assert (whole is not None) == shares
    assert with_sharing_row([row(*earlier), above], row("3) ง", "-", "700")) is None
    assert with_sharing_row([row(*earlier), above], row("รวม", "", "700")) is None


def test_an_item_below_more_values_than_items_shares_that_row() -> None:
    """The second item's ``12,500`` begins on the page before: alone, ``2,500`` would be its amount."""
    above, below = ("1) ก", ("250,000", "1"), ("480,000", "25")), ("2) ข", "2,500", "0,000")
    assert after(above, below) == [("1) ก", "2) ข"), ("250,000", "1\ufffd2,500"), ("480,000", "250,000")]


def test_an_item_below_as_many_values_as_items_is_a_row() -> None:
    assert after(("1) ก", "250,000", "-"), ("2) ข", "2,500", "-")) is None


def test_an_item_without_a_value_that_all_rows_have_may_share_the_row_above() -> None:
    earlier = ("1) ก", "-", "500")
    assert after(("2) ข", "250,000", "-"), ("3) ค", "", "700"), earlier) == [
        ("2) ข", "3) ค"),
        ("250,000",),
        ("-", "700"),
    ]


def test_an_item_without_a_value_is_a_row_where_others_leave_them_blank() -> None:
    assert after(("2) ข", "250,000", "-"), ("3) ค", "", "700"), ("1) ก", "", "500")) is None


FULL = [(f"{number}) ก", "-", "500", "กองคลัง") for number in (1, 2, 3)]


@pytest.mark.parametrize(
    ("earlier", "above", "below", "joined"),
    [
        (FULL, "สำนักปลัด", "เทศบาล", True),
        (FULL[:1], "สำนักปลัด", "เทศบาล", False),  # too few rows to tell
        (FULL, "สำนักปลัด", "กองคลัง", False),  # an office that has a row alone
        (FULL, "กองคลัง", "สำนักปลัด", False),
        (FULL, "", "สำนักปลัด", False),
        ([*FULL, ("4) ก", "", "500", "กองคลัง")], "สำนักปลัด", "เทศบาล", False),  # blanks are its habit
    ],
)
def test_an_item_without_a_value_may_share_the_row_above_where_its_office_is_a_rest(
    earlier: list[Texts], above: str, below: str, joined: bool
) -> None:
    """The page ended between two items of a shared row; the second has the rest of their office beside it."""
    found = after(("5) ข", "480,000", "5,000", above), ("6) ค", "", "700", below), *earlier)
    assert found == ([("5) ข", "6) ค"), ("480,000",), ("5,000", "700"), (above + below,)] if joined else None)


@pytest.mark.parametrize(
    ("above", "below", "found"),
    [
        (("-", "5", ",00"), "0", ("-", "5", ",00", "0")),  # a narrow cell: nobody's for certain
        (("-", "5,"), "000", ("-", "5,000")),
        (("-", "5,000"), "0", None),  # more values than items, but each is whole
        (("-",), "0", None),
        (("\ufffd",), "0", None),
    ],
)
def test_below_a_value_that_was_begun_an_item_has_its_rest(
    above: tuple[str, ...], below: str, found: tuple[str, ...] | None
) -> None:
    whole = after(("9) ก", "-", above), ("10) ข", "700", below))
    if found is None and len(above) == 1:
        assert whole is None
    else:
        assert whole is not None
        assert whole[2] == (found or (*above, below))


@pytest.mark.parametrize(
    ("above", "shares"),
    [(("-", "5", ",00"), True), (("-", "5", ",000"), False), (("-", "5,000"), False), (("-",), False)],
)
def test_below_a_torn_row_an_item_may_have_the_rest_of_a_value_that_was_begun(
    above: tuple[str, ...], shares: bool
) -> None:
    whole = with_sharing_row([row("8) ก", "-", "500"), row("9) ข", "500", above)], row("10) ค", "700", "0"))
    assert (whole is not None and whole[2].pieces == (*above, "0")) == shares


@pytest.mark.parametrize(
    ("values", "joined"), [((("-", "-"), "1,250,000"), True), (("-", "1,250,000"), False), (("-", ""), False)]
)
def test_an_item_without_values_below_the_rest_of_a_text_shares_the_row_whose_values_are_more(
    values: Texts, joined: bool
) -> None:
    """The rest of the dimension's name stands beside it; a row above with a dash too many has its values."""
    found = after(("1. การ", "1) ก", *values), ("สร้าง", "2) ข", "", ""))
    assert found == ([("1. การสร้าง",), ("1) ก", "2) ข"), ("-", "-"), ("1,250,000",)] if joined else None)


@pytest.mark.parametrize(
    ("earlier", "joined"), [(FULL, True), (FULL[:1], False), ([*FULL, ("4) ก", "", "", "")], False)]
)
def test_items_alone_below_dashes_share_them_where_no_item_is_without_values(
    earlier: list[Texts], joined: bool
) -> None:
    rows: list[Texts] = [("", *texts) for texts in earlier]
    found = after(("", "6) ข", "-", "-", "กองคลัง"), ("", "7) ค", "", "", ""), *rows)
    assert found == ([(), ("6) ข", "7) ค"), ("-",), ("-",), ("กองคลัง",)] if joined else None)


@pytest.mark.parametrize(
    ("above", "below", "ruled", "one"),
    [
        (("5,000", "1,2"), "50,000", False, True),
        (("5,000", "1,"), "250,000", False, True),
        (("5,000", "1,2"), "50,000", True, False),  # a ruling parts them
        (("5,000", "1,2"), "5,000", False, False),  # no rest of it
        (("5,000", "1,250"), "50,000", False, False),
        (("5,000",), "000", False, False),
    ],
)
def test_rows_that_nothing_parts_are_one_where_a_value_goes_on(
    above: tuple[str, ...], below: str, ruled: bool, one: bool
) -> None:
    """Read as two, the second item would have 50,000 of its 1,250,000."""
    rows = rows_of([row("5) ก", above), row("6) ข", below)], ruled=ruled)
    assert len(rows) == 2 - one
    assert rows[0][1].pieces == ((*above, below) if one else above)


def test_a_total_is_a_row_of_its_own_though_digits_are_lacking_above_it() -> None:
    assert len(rows_of([row("5) ก", "1,2"), row("รวม", "50,000")], ruled=False)) == 2


@pytest.mark.parametrize(
    ("dimension", "value", "joined"),
    [("สุจริต", "", True), ("2. การ", "", False), ("สุจริต", "500", False), ("สุจริต", "-", False)],
)
def test_an_item_without_a_value_beside_the_rest_of_a_dimension_may_share_the_row_above(
    dimension: str, value: str, joined: bool
) -> None:
    found = after(("1. วัฒนธรรม", "1) ก", "250,000", "700"), (dimension, "2) ข", value, "900"))
    assert found == ([("1. วัฒนธรรมสุจริต",), ("1) ก", "2) ข"), ("250,000",), ("700", "900")] if joined else None)


def test_a_mission_that_begins_beside_its_first_item_is_a_row_of_its_own() -> None:
    """Whatever values are too many above: two entries begin, and neither goes on."""
    above = ("1. การ", "1.1 บุคลากร", "1) ก", ("-", "-"), "5,000")
    assert after(above, ("", "1.2 ประชาชน", "2) ข", "", "")) is None
