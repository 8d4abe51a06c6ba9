"""The organisation by vote, its place from addresses, and the list of provinces."""

from __future__ import annotations

import importlib

import pytest

from parsers.rules.load import load
from parsers.values.geography import find_location, province_of, provinces
from parsers.values.organisations import Organisation, find_organisation

TRANG = Organisation("เทศบาลนครตรัง", "ตรัง", "city_municipality")


def test_the_provinces_are_those_of_iso_3166_2(monkeypatch: pytest.MonkeyPatch) -> None:
    listed = {row["iso"]: row["english"] for row in load("provinces")["province"]}
    subdivisions = importlib.import_module("pycountry").subdivisions
    official = {row.code: row.name for row in subdivisions.get(country_code="TH")}
    official.pop("TH-S")  # Pattaya is a special administrative city, no province
    assert listed.pop("TH-10") == "Bangkok"
    assert official.pop("TH-10") == "Krung Thep Maha Nakhon"
    assert listed == official
    monkeypatch.setenv("PYTHAINLP_READ_ONLY", "1")
    corpus = importlib.import_module("pythainlp.corpus")
    pairs = {(row["name_th"], row["name_en"]) for row in corpus.provinces(details=True)}
    assert {(row["thai"], row["english"]) for row in load("provinces")["province"]} == pairs


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("ของเทศบาลนครตรัง\n", "เทศบาลนครตรัง", "city_municipality"),
        ("ประกาศเทศบาลตำบลเมืองจันทร์", "เทศบาลตำบลเมืองจันทร์", "subdistrict_municipality"),  # no town
        ("เทศบาลเมืองแสนสุข (พ.ศ. 2566-2570)", "เทศบาลเมืองแสนสุข", "town_municipality"),
        ("องค์การบริหารส่วนจังหวัดนครสวรรค์", "องค์การบริหารส่วนจังหวัดนครสวรรค์", "pao"),
        ("แผนของ อบต.วาเล่ย์ อำเภอพบพระ", "องค์การบริหารส่วนตำบลวาเล่ย์", "sao"),  # never printed in full
        ("เทศบาลตำบลพอกน้อยอำเภอพรรณานิคม", "เทศบาลตำบลพอกน้อย", "subdistrict_municipality"),  # no space between
    ],
)
def test_the_name_and_its_type(text: str, name: str, code: str) -> None:
    found = find_organisation(text)
    assert found is not None
    assert (found.name, found.code) == (name, code)


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("เทศบาลตำบลพอกน้อย\nเทศบาลตำบลพอกน้อยได้จัดทำ แผน\nเทศบาลตำบลพอกน้อยจึงประกาศ", "พอกน้อย"),  # prose runs on
        ("เทศบาลนครตรัง\nเทศบาลนครตั้ง\nงานของเทศบาลนครตรัง ปี", "ตรัง"),  # misread on a line of its own
        ("เทศบาลตำบลเมืองจันทร์\nก\tเทศบาลตำบลเมือง จันทร์\tข", "เมืองจันทร์"),  # wrapped in a narrow cell
        ("เทศบาลนครตรัง\nองค์การบริหารส่วนตำบล มีอำนาจ\nองค์การบริหารส่วนตำบล มีอำนาจ", "ตรัง"),  # a law's generic words
    ],
)
def test_votes_settle_the_name(text: str, bare: str) -> None:
    found = find_organisation(text)
    assert found is not None
    assert found.bare_name == bare


@pytest.mark.parametrize("text", ["", "พนักงานส่วนตำบล เทศบาล", "องค์กรปกครองส่วนท้องถิ่น", "เทศบาลตำบล, เทศบาลเมือง"])
def test_generic_words_name_no_organisation(text: str) -> None:
    assert find_organisation(text) is None


def test_an_address_behind_the_name() -> None:
    place = find_location("ณ สำนักงานเทศบาลนครตรัง ตำบลทับเที่ยง อำเภอเมือง จังหวัดตรัง", TRANG)
    assert (place.subdistrict, place.district, place.province, place.iso) == ("ทับเที่ยง", "เมือง", "ตรัง", "TH-92")
    assert place.stated


@pytest.mark.parametrize(
    "text",
    [
        "เทศบาลตำบลพอกน้อย\nอำเภอพรรณานิคม   จังหวัดสกลนคร",
        "เทศบาลตำบลพอกน้อย อำเภอพรรณานิคม จังหวัดสกลนคร",
        "เทศบาลตำบลพอกน้อย\nอำเภอพรรณานิคม\nจังหวัดสกลนคร",
        "เทศบาลตำบลพอกน้อย ต.พอกน้อย อ.พรรณานิคม จ.สกลนคร",
        "เทศบาลตำบลพอกน้อย ตำบลพอกน้อยอำเภอพรรณานิคมจังหวัดสกลนคร",
    ],
)
def test_forms_of_an_address(text: str) -> None:
    place = find_location(text, find_organisation("เทศบาลตำบลพอกน้อย"))
    assert (place.subdistrict, place.district, place.province) == ("พอกน้อย", "พรรณานิคม", "สกลนคร")


def test_another_place_does_not_win() -> None:
    text = (
        "เทศบาลนครตรัง ตำบลทับเที่ยง อำเภอเมือง จังหวัดตรัง\nศึกษาดูงาน ณ ตำบลป่าตอง อำเภอกะทู้ จังหวัดภูเก็ต วันแรก\n"
        "ศึกษาดูงาน ณ ตำบลป่าตอง อำเภอกะทู้ จังหวัดภูเก็ต วันที่สอง\nจังหวัดภูเก็ต และจังหวัดภูเก็ต"
    )
    place = find_location(text, TRANG)
    assert (place.subdistrict, place.district, place.province) == ("ทับเที่ยง", "เมือง", "ตรัง")


def test_an_address_of_others_gives_no_district() -> None:
    place = find_location("ศึกษาดูงาน ณ ตำบลนาโยง อำเภอนาโยง จังหวัดตรัง เดือนมีนาคม", TRANG)
    assert (place.subdistrict, place.district, place.province) == (None, None, "ตรัง")


def test_a_province_that_only_the_name_tells_is_not_stated() -> None:
    place = find_location("เทศบาลนครตรังได้จัดทำแผน", TRANG)
    assert (place.province, place.stated) == ("ตรัง", False)


def test_a_name_that_is_no_province_tells_none() -> None:
    city = Organisation("เทศบาลนครหาดใหญ่", "หาดใหญ่", "city_municipality")
    assert find_location("เทศบาลนครหาดใหญ่", city).province is None
    subdistrict = Organisation("เทศบาลตำบลตาก", "ตาก", "subdistrict_municipality")
    assert (
        find_location("เทศบาลตำบลตาก", subdistrict).province is None
    )  # a subdistrict may have another province's name


def test_the_name_of_a_provincial_organisation_is_not_its_statement() -> None:
    pao = Organisation("องค์การบริหารส่วนจังหวัดนครสวรรค์", "นครสวรรค์", "pao")
    assert not find_location("องค์การบริหารส่วนจังหวัดนครสวรรค์", pao).stated
    assert find_location("ในเขตจังหวัดนครสวรรค์", pao).stated


@pytest.mark.parametrize(
    ("run", "fuzzy", "province"),
    [
        ("สกลนคร", False, "สกลนคร"),
        ("นครศรีธรรมราชวันที่", False, "นครศรีธรรมราช"),
        ("ศรีสะเกศ", True, "ศรีสะเกษ"),  # a common misspelling
        ("ตรง", True, None),  # too short to guess: ตรัง or ตราด
        ("น่านน้ำ", True, "น่าน"),
        ("และอำเภอ", True, None),
        ("", True, None),
    ],
)
def test_the_province_of_a_run_of_letters(run: str, fuzzy: bool, province: str | None) -> None:
    assert province_of(run, fuzzy) == province


def test_every_province_is_found_whole_and_by_itself() -> None:
    assert [name for name in provinces() if province_of(name, fuzzy=True) != name] == []
