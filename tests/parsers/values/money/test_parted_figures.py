"""A blank in an amount where a line of its cell ended: behind a comma, or before its satang."""

from __future__ import annotations

import pytest

from parsers.values.money.cells import parse_cell


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1,250, 000", "1250000"),
        ("120, 500.00", "120500.00"),
        ("120,500 .00", "120500.00"),
        ("๑๒๐,๕๐๐ .๕๐", "120500.50"),
    ],
)
def test_a_figure_that_a_line_s_end_parts_is_one(text: str, amount: str) -> None:
    assert str(parse_cell(text).amount) == amount


@pytest.mark.parametrize(
    "text", ["120,500 .5", "500 .00", "120,500 00", "120,500 .000", "120,500 .00 .00", "1,250 ,000"]
)
def test_what_may_be_two_figures_is_none(text: str) -> None:
    assert parse_cell(text).amount is None
