"""A semicolon behind an amount parts it from the next; one inside a figure leaves it open."""

from __future__ import annotations

import pytest

from parsers.values.money.fields import parse_budget

YEARS = (2566, 2568)


@pytest.mark.parametrize(
    "text",
    [
        "2566: 12,000; 2567: 13,000; 2568: 15,000 (บาท)",
        "2566 = 12,000; 2567 = 13,000; 2568 = 15,000",
        "ปี 2566: 12,000.-; ปี 2567: 13,000.-; ปี 2568: 15,000.-",
        "ปี ๒๕๖๖ : ๑๒,๐๐๐ บาท; ปี ๒๕๖๗ : ๑๓,๐๐๐ บาท; ปี ๒๕๖๘ : ๑๕,๐๐๐ บาท;",
    ],
)
def test_years_and_amounts_between_semicolons(text: str) -> None:
    reading = parse_budget([text], YEARS, YEARS)
    assert [(amount.year_be, int(amount.amount)) for amount in reading.amounts] == [
        (2566, 12_000),
        (2567, 13_000),
        (2568, 15_000),
    ]
    assert not reading.unreadable
    assert not any(";" in amount.raw for amount in reading.amounts)


@pytest.mark.parametrize("text", ["15;500 บาท", "15;000 บาท", "1;500,000 บาท"])
def test_a_semicolon_inside_a_figure_is_no_end_of_it(text: str) -> None:
    reading = parse_budget([text], YEARS, YEARS)
    assert (reading.amounts, reading.unreadable) == ((), (text,))
