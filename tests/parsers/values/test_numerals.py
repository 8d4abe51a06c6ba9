"""Numbers: what is read, and above all what is left unread."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.ground.characters import thai_digits
from parsers.values.numerals import (
    counts_of_a_share,
    find_percentages,
    head_counts,
    parse_decimal,
    parse_int,
    people_stated,
    percentages,
    torn,
)


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


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("ผู้ร่วม 50 - 60 คน และ 5 ท่าน", (5,)),
        ("ผู้ร่วม 50          -          60 คน และ 5 ท่าน", (5,)),  # as a wide column prints it
        ("ผู้ร่วม 50 คน          ถึง          60 คน และ 5 ท่าน", (5,)),
        ("ผู้ร่วม 50 คน - 60 คน และ 5 ท่าน", (5,)),
        ("ผู้ร่วม 50 คน ถึง\n60 คน และ 5 ท่าน", (5,)),
        ("ครู 50 คน - เด็ก 60 คน", (50, 60)),
        ("ครู 50 คน - 60 วัน", (50,)),
        ("ครู 50 คน\n- 60 คน", (50,)),
        ("รุ่นละไม่น้อยกว่า 50 คน และ 5 คน", (5,)),
        ("และ 50 คน", (50,)),
        ("นักเรียน 15 000 คน และ 5 คน", (5,)),
        ("นักเรียน 1,500 000 คน", ()),
        ("ปี 2566 500 คน", (500,)),
        ("จำนวน 12,34 คน และ 5 คน", (5,)),
        ("50 คน/รุ่น 5 รูป 6 องค์/รูป", (5, 6)),
        ("ก1,000 คน", (1000,)),
        ("A1 คน", ()),
        ("1\u200b60 คน และ 5 คน", (5,)),
        ("9999999999 คน", ()),
    ],
)
def test_counts_beside_what_is_none(text: str, counts: tuple[int, ...]) -> None:
    assert head_counts(text) == counts


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ไม่น้อยกว่าร้อยละ 80", [(11, 20, 80.0)]),
        ("80 % 90 เปอร์เซ็นต์", [(0, 4, 80.0), (5, 17, 90.0)]),
        ("ร้อยละ 70 - 80 และ 5 %", [(19, 22, 5.0)]),
        ("70 - 80 % และ 5 %", [(14, 17, 5.0)]),
        ("7 - 8 % และ 5 %", [(12, 15, 5.0)]),
        ("70          -          80 % และ 5 %", [(32, 35, 5.0)]),
        ("ร้อยละ 70 ถึง ร้อยละ 80 และ 5 %", [(28, 31, 5.0)]),
        ("1 000 % และ 5 %", [(12, 15, 5.0)]),
        ("1 500 % และ 5 %", [(12, 15, 5.0)]),
        ("ร้อยละ 1.555 และ 5 %", [(17, 20, 5.0)]),
        ("8\ufffd0 %", []),
    ],
)
def test_places_of_percentages(text: str, found: list[tuple[int, int, float]]) -> None:
    assert list(find_percentages(text)) == found


@pytest.mark.parametrize(
    ("before", "number", "is_torn"),
    [
        ("15 ", "000", True),
        ("1, ", "500,000", True),
        ("1,500 ", "000", True),
        ("1,500 ", "000,000", False),  # two numbers: the first ends as a number does
        ("1,500, ", "000", True),
        ("2566 ", "500", False),
        ("15 ", "50", False),
        ("15 ", "0000", False),
        ("0 ", "500", False),
        ("", "500", False),
        ("1.5 ", "500", False),
    ],
)
def test_torn_numbers(before: str, number: str, is_torn: bool) -> None:
    assert torn(before, number) is is_torn


def test_more_than_nine_digits_are_no_count() -> None:
    assert (parse_int("999,999,999"), parse_int("1,000,000,000"), parse_int("9999999999")) == (999999999, None, None)
    assert (parse_decimal("999,999,999,999.99"), parse_decimal("1,000,000,000,000")) == (
        Decimal("999999999999.99"),
        None,
    )


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("100 คน แบ่งเป็น ชาย 40 คน หญิง 60 คน", 100),
        ("100 คน แบ่งเป็น ชาย 40 คน หญิง 50 คน", None),  # the print contradicts itself
        ("100 คน และ ชาย 40 คน หญิง 60 คน", None),  # no word says that they are its parts
        ("100 คน ได้แก่ นักเรียน 100 คน", None),  # one part is no division
    ],
)
def test_a_total_is_that_of_the_parts_behind_it(text: str, people: int | None) -> None:
    found = people_stated(text)
    assert (found.value if found else None) == people


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("กว่า 300 คน", "ge"),
        ("ไม่น้อยกว่า 300 คน", "ge"),
        ("น้อยกว่า 20 คน", "le"),
        ("ไม่มากกว่า 20 คน", "le"),
        ("เก่ากว่า 20 คน", None),
        ("ตั้งแต่ 30 คน", "ge"),
        ("เกือบ 100 คน", "approx"),
        ("ตั้งแต่ปี 2566 จำนวน 30 คน", None),
    ],
)
def test_how_a_count_of_people_is_meant(text: str, comparator: str | None) -> None:
    count = people_stated(text)
    assert count is not None
    assert count.comparator == comparator


@pytest.mark.parametrize(
    ("text", "comparator"),
    [("นักเรียนปีละ ๕๐ คน", None), ("จำนวน 50 คน/ปี", None), ("50 คนต่อปี", None), ("ปีละไม่น้อยกว่า 50 คน", "ge")],
)
def test_the_people_of_each_year_are_those_that_a_project_is_for(text: str, comparator: str | None) -> None:
    count = people_stated(text)
    assert count is not None
    assert (count.value, count.comparator) == (50, comparator)


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        ("30 คน/รุ่น จำนวน 2 รุ่น", ("30",)),
        ("ปีละ 2 รุ่น รุ่นละ 30 คน", ("30",)),
        ("ปีละ 20 - 30 คน", ("30",)),
        ("ครู ปีละ 20 คน นักเรียน ปีละ 30 คน", ("20", "30")),
        ("ร้อยละ 80 ของบุคลากร 50 คน", ("50",)),
        ("80 % ของผู้เข้าร่วม 50 คน", ("50",)),
        ("ครึ่งหนึ่งของพนักงาน 80 คน", ("80",)),
    ],
)
def test_a_count_that_is_not_of_all_is_none_and_said(text: str, shares: tuple[str, ...]) -> None:
    assert people_stated(text) is None
    assert counts_of_a_share(text) == shares


@pytest.mark.parametrize(
    "text", ["พระสงฆ์ 50 รูป/คน", "50 คน ร้อยละ 80 ของทั้งหมด", "ร้อยละ 80 ของบุคลากร\nจำนวน 50 คน", "50 คน ต่อ 1 รุ่น"]
)
def test_a_count_beside_a_share_is_of_all(text: str) -> None:
    count = people_stated(text)
    assert count is not None
    assert (count.value, counts_of_a_share(text)) == (50, ())


@pytest.mark.parametrize("text", ["กลุ่มเป้าหมายเดิม 60 คน เป็นชาย 20 คน", "สมาชิกเดิม 60 คน เป็นผู้นำชุมชน 15 คน"])
def test_a_part_of_those_before_takes_no_count_s_place(text: str) -> None:
    assert people_stated(text) is None


def test_a_word_that_counts_other_things_too_counts_people_behind_a_word_for_them() -> None:
    for text, count in (("ประชาชน จำนวน 50 ราย", 50), ("ผู้ประกอบการ ไม่น้อยกว่า 120 ราย", 120), ("เกษตรกร ๓๐ ราย", 30)):
        stated = people_stated(text)
        assert stated is not None
        assert stated.value == count
    for text in (
        "ร้านค้า 50 ราย",
        "ประชาชน 3 รายการ",
        "ประชาชน 3 รายได้",
        "ประชาชน 50 ราย บุคลากร 20 ราย",
        "ผู้ค้า 5 ราย/แห่ง",
    ):
        assert people_stated(text) is None
    counted = people_stated("บุคลากร 20 คน ร้านค้า 5 ราย")
    assert counted is not None
    assert counted.value == 20
