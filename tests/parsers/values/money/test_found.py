"""Amounts in running text: where a number begins, and what it is for."""

from __future__ import annotations

import pytest

from parsers.values.money.fields import parse_budget

PLAN = (2566, 2570)


@pytest.mark.parametrize(
    "text", ["2 แสน 5,000.-", "2 แสน 5,000 บาท", "1 ล้าน 500,000 บาท", "3 หมื่น\n5,000 บาท", "2 แสน 5 หมื่นบาท"]
)
def test_an_amount_behind_thousands_in_words_is_not_read_without_them(text: str) -> None:
    reading = parse_budget([text], PLAN)
    assert (reading.amounts, reading.unreadable) == ((), (" ".join(text.split()),))


@pytest.mark.parametrize("text", ["บ้านแสน 5,000 บาท", "บ้าน 2 แสนสุข 5,000 บาท", "หมู่บ้านล้านนา 5,000.-", "บ้านแสน 5,000.-"])
def test_a_name_with_such_a_word_is_no_number(text: str) -> None:
    assert [int(found.amount) for found in parse_budget([text], PLAN).amounts] == [5000]


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("5 ชุด x 25,000", [(None, 25000, "unit")]),  # the count is the first letter of the field
        ("20,000.- x 5 ปี", [(None, 20000, "year")]),
        ("20,000.-/ปี", [(None, 20000, "year")]),
        ("ปีแรก10,000 บาท", [(2566, 10000, "year")]),  # no blank between: the year is no part of the number
    ],
)
def test_what_touches_an_amount(text: str, amounts: list[tuple[int | None, int, str]]) -> None:
    reading = parse_budget([text], PLAN, PLAN)
    assert [(found.year_be, int(found.amount), found.per) for found in reading.amounts] == amounts
    assert reading.unreadable == ()
