"""Amounts in Thai words, and words that are no number."""

from __future__ import annotations

from decimal import Decimal

import pytest

from parsers.values.money.cells import parse_cell, states_unit
from parsers.values.money.words import find_amount_words


@pytest.mark.parametrize(
    ("key", "amount"),
    [
        ("หนึ่งร้อยบาทถ้วน", "100"),
        ("หนึ่งร้อยบาทห้าสิบสตางค์", "100.50"),
        ("หนึ่งร้อย บาท เก้าสิบเก้า สตางค์", "100.99"),
        ("หนึ่งร้อยบาทหนึ่งร้อยสตางค์", None),  # that is a baht more
        ("หนึ่งร้อยบาทร้อยพันสตางค์", None),  # no number
        ("ร้อยพันบาท", None),
        ("ร้อยพันบาทห้าสิบสตางค์", None),
        ("เก้าแสนเก้าหมื่นล้านบาท", "990000000000"),
        ("หนึ่งล้านล้านบาท", None),  # more than the published type holds
        ("สองล้านล้านบาท", None),
    ],
)
def test_amount_in_words(key: str, amount: str | None) -> None:
    assert list(find_amount_words(key)) == [(0, len(key), Decimal(amount) if amount else None)]


@pytest.mark.parametrize("key", ["", "ล้านบาท", "5 แสนล้านบาท", "หนึ่งร้อย", "ห้าสิบสตางค์", "10 พันล้านบาท"])
def test_no_amount_in_words(key: str) -> None:
    """A figure before the words belongs to them; one word alone is the scale of a figure that is lost."""
    assert list(find_amount_words(key)) == []


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        ("ห้าพัน", 5_000),
        ("สองหมื่น ห้าพัน", 25_000),
        ("หนึ่งล้านสองแสน", 1_200_000),
        ("หนึ่งร้อย", 100),
        ("ห้า", None),
        ("ห้าสิบ", None),
        ("ห้าพันคน", None),
        ("ห้าพัน 5,000", None),
        ("ประมาณห้าพัน", None),
        ("พันห้า", None),
    ],
)
def test_a_cell_of_a_number_in_words_is_that_of_baht(cell: str, amount: int | None) -> None:
    """It says its unit itself: in a column of thousands nobody knows what it means."""
    assert parse_cell(cell).amount == amount
    assert states_unit(cell) is (amount is not None)
