"""Codes of districts and subdistricts: which printed names are on the list, and which one a slip may mean."""

from __future__ import annotations

import pytest

from parsers.values.places import place_codes


@pytest.mark.parametrize(
    ("district", "subdistrict", "codes"),
    [
        ("พรรณานิคม", "พอกน้อย", ("4704", "470403")),
        ("พรรณานิคม", None, ("4704", None)),
        ("พรรณานิคม", "ทับเที่ยง", ("4704", None)),  # a subdistrict of another province
        ("เมือง", None, ("4701", None)),
        (None, "พอกน้อย", (None, None)),
    ],
)
def test_codes(district: str | None, subdistrict: str | None, codes: tuple[str | None, str | None]) -> None:
    found = place_codes("TH-47", district, subdistrict)
    assert (found.district, found.subdistrict) == codes


def nearest_district(province: str, name: str) -> str | None:
    ((_, _, nearest),) = place_codes(province, name, None).unknown
    return nearest


@pytest.mark.parametrize(
    ("province", "name", "nearest"),
    [
        ("TH-47", "พรรณานิดม", "พรรณานิคม"),  # one wrong letter of nine
        ("TH-47", "พรรณาฃฅม", None),  # three are too many
        ("TH-92", "กันตัว", "กันตัง"),
        ("TH-92", "กันฃฅง", None),  # two of six
        ("TH-48", "นาแฃ", "นาแก"),  # one of four
        ("TH-47", "กุฃฅมาลย์", None),  # two of nine
        ("TH-96", "สุไหงฃฅ-ลก", "สุไหงโก-ลก"),  # two of ten
        ("TH-30", "โนนแูง", None),  # โนนสูง or โนนแดง
        ("TH-92", "", None),
        ("TH-00", "กันตัง", None),  # no such province: no list
    ],
)
def test_the_name_that_a_slip_may_mean(province: str, name: str, nearest: str | None) -> None:
    assert nearest_district(province, name) == nearest


def test_a_subdistrict_s_slip() -> None:
    assert place_codes("TH-47", "พรรณานิคม", "พอกนัอย").unknown == (("subdistrict", "พอกนัอย", "พอกน้อย"),)
    assert place_codes("TH-60", "แม่เปิน", "แม่เปัน").unknown == (("subdistrict", "แม่เปัน", "แม่เปิน"),)  # its only one
