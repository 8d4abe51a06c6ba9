"""Numbers are found without knowing tables: what is one, what it is worth, what has baht beside it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extract.ground.characters import arabic_digits
from parsers.account.lexer import keys_in, says_money, tokens, value_of


@pytest.mark.parametrize(
    ("line", "keys"),
    [
        ("๒๐,๐๐๐\t-\t๕,๐๐๐.๕๐", ["20,000", "5,000.50"]),
        ("20, 000 บาท", ["20,000"]),  # a blank behind the comma
        ("1, 2 และ 3", ["1", "2", "3"]),  # a list
        ("15 000", ["15", "000"]),  # two, although it may be one that is torn
        ("1,50,000", ["1,50,000"]),  # one that cannot be read
        ("๑๐o,๐๐๐", ["10o,000"]),  # a letter among the digits
        ("1.1.2 ปี 2566-2570", ["1.1.2", "2566", "2570"]),
        ("50,000.", ["50,000"]),  # the end of a sentence
        ('<td rowspan="2" style="width:50%">9</td>', ["9"]),  # attributes print nothing
        ("12,500<sup>1</sup>&nbsp;&#160;", ["12,500"]),  # a raised mark, entities
        ("ดู https://example.org/2566/01", []),
        ("", []),
    ],
)
def test_what_is_a_number(line: str, keys: list[str]) -> None:
    assert [token.key for token in tokens(arabic_digits(line))] == keys


def test_a_number_stands_where_it_is_said_to() -> None:
    line = "<td>ก</td><td>20,000</td>"
    (token,) = tokens(line)
    assert line[token.start : token.end] == token.key


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("20,000", "20000"),
        ("0.00", "0.00"),
        ("20.000", "20.000"),
        ("1,50,000", None),
        ("1.1.2", None),
        ("10o,000", None),
        ("9" * 32, "9" * 32),
        ("9" * 33, None),
        ("1.1234567", None),
    ],
)
def test_the_value_is_as_printed_or_none(key: str, value: str | None) -> None:
    assert value_of(key) == (None if value is None else Decimal(value))


@pytest.mark.parametrize(
    ("line", "money"),
    [
        ("20,000 บาท", True),
        ("20,000.- บาท", True),
        ("20,000.-", True),
        ("1.5 ล้านบาท", True),
        ("**300** บาท", True),
        ("฿ 200", True),
        ("20,000 คน", False),
        ("ปี 2566 - 2570", False),
        ("5 แสนคน", False),
        ("บาท 5", False),
    ],
)
def test_baht_stand_beside_it(line: str, money: bool) -> None:
    (first, *_) = tokens(line)
    assert says_money(line, first) == money


def test_the_numbers_of_a_text_are_as_those_of_a_line() -> None:
    assert keys_in("๕,๐๐๐ - ๗,๐๐๐") == ("5,000", "7,000")
    assert keys_in("ไม่ใช้งบประมาณ") == ()
