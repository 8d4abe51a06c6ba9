"""A share in brackets behind an amount of a cell leaves it what it is; what else has a percentage does not."""

from __future__ import annotations

import pytest

from parsers.values.money.cells import parse_cell


@pytest.mark.parametrize(
    "share", ["(ร้อยละ 40)", "(ร้อยละ ๔๐)", "(40%)", "(62.5 %)", "( คิดเป็นร้อยละ 40.25 )", "(100%)", "(40 เปอร์เซ็นต์)"]
)
@pytest.mark.parametrize("figure", ["20,000", "20,000 บาท", "20,000.-", "๒๐,๐๐๐.๐๐"])
def test_a_share_in_brackets_changes_nothing(figure: str, share: str) -> None:
    assert parse_cell(f"{figure} {share}").amount == 20_000


@pytest.mark.parametrize(
    "text",
    [
        "20,000 (เพิ่ม 40%)",
        "20,000 (120%)",
        "20,000 (ร้อยละ 40 ของ 50,000)",
        "20,000 (40)",
        "200 (40%)",
        "(40%)",
        "ร้อยละ 40",
        "20,000 (ร้อยละ)",
        "20,000 (40% 60%)",
    ],
)
def test_another_percentage_leaves_it_open(text: str) -> None:
    assert parse_cell(text).amount is None
