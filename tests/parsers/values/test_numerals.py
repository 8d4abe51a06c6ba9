"""Numbers: what is read, and above all what is left unread."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.ground.characters import thai_digits
from parsers.values.numerals import head_counts, parse_decimal, parse_int, percentages


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("๒๕61", 2561),  # both kinds of digits in one number
        (" 1,234 ", 1234),
        ("\u00a0๑๒\u00a0", 12),  # no-break spaces around
        ("12,34", None),  # a group of two
        ("1,2345", None),  # a group of four
        ("0,123", None),
        ("1 234", None),
        ("1.5", None),
        ("-3", None),
        ("๑๐o", None),  # a letter that OCR made of a zero
        ("", None),
        ("9" * 5000, None),  # int() itself would raise
    ],
)
def test_whole_number(text: str, value: int | None) -> None:
    assert parse_int(text) == value


@given(st.integers(0, 10**9 - 1))
def test_every_way_to_print_a_whole_number_reads_the_same(number: int) -> None:
    for text in (str(number), f"{number:,}", thai_digits(f"{number:,}")):
        assert parse_int(text) == number


@given(st.integers(10**4, 10**12), st.data())
def test_a_lost_digit_of_a_group_is_never_read(number: int, data: st.DataObject) -> None:
    printed = f"{number:,}"
    place = data.draw(st.integers(printed.index(",") + 1, len(printed) - 1).filter(lambda i: printed[i] != ","))
    assert parse_int(printed[:place] + printed[place + 1 :]) is None


@pytest.mark.parametrize(
    "text", ["1.500", "1.500.000", "1,50,000", ".5", "5.", "015", "1,000,00", "๑๐\ufffd", "1e5", "²"]
)
def test_not_a_decimal(text: str) -> None:
    assert parse_decimal(text) is None


def test_decimal_keeps_its_cents() -> None:
    assert parse_decimal("๑๕,๐๐๐.๒๕") == Decimal("15000.25")


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("บุคลากร จำนวน ๖๐ คน", (60,)),
        ("จำนวน50 คน", (50,)),
        ("องค์การบริหารส่วนจังหวัด 692 คน", (692,)),
        ("เข้าร่วมไม่น้อยกว่า ๑,๐๐๐ คน", (1000,)),
        ("พระสงฆ์ จำนวน 5 รูป/คน", (5,)),
        ("1) ผู้บริหาร 692 คน 2) ประชาชน 500 คน", (692, 500)),
        ("ปี 2566 500 คน", (500,)),  # a year before the count is not the head of a torn number
        ("จำนวน เทศบาลตำบล คน", ()),  # a name stands in the number's place
        ("10 แห่ง", ()),
        ("ปี 2566 คณะกรรมการ", ()),
        ("15 000 คน", ()),  # a blank inside the number
        ("1, 000 คน", ()),
        ("12,0000 คน", ()),
        ("1o0 คน", ()),  # the last digit alone would read as 0
        ("๑๐\ufffd คน", ()),
        ("50 - 60 คน", ()),
        ("50 ถึง 60 คน", ()),
        ("รุ่นละ 50 คน", ()),
        ("หมู่บ้านละไม่เกิน 5 คน", ()),
        ("50 คน/รุ่น", ()),
        ("100 คนละ", ()),
        ("และ 5 คน", (5,)),  # และ is not ละ
    ],
)
def test_head_counts(text: str, counts: tuple[int, ...]) -> None:
    assert head_counts(text) == counts


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("ร้อยละของผู้เข้ารับการอบรมที่ผ่าน : ร้อยละ ๘๐", (80.0,)),
        ("ไม่น้อยกว่าร้อยละ82.5", (82.5,)),
        ("80% และ 70 เปอร์เซ็นต์", (80.0, 70.0)),
        ("ร้อยละ 70 - 80", ()),
        ("ร้อยละ 8o", ()),
        ("ร้อยละของจำนวน", ()),
        ("80 คน", ()),
    ],
)
def test_percentages(text: str, values: tuple[float, ...]) -> None:
    assert percentages(text) == values
