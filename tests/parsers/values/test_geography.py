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


@pytest.mark.parametrize(
    ("text", "subdistrict", "district"),
    [
        ("ก\nตำบลนาโยง อำเภอเมือง จังหวัดตรัง\nข", "นาโยง", "เมือง"),  # a line by itself
        ("ตำบลนาโยง อำเภอเมือง จังหวัดตรัง", "นาโยง", "เมือง"),
        ("ก\nอำเภอเมือง จังหวัดตรัง", None, "เมือง"),
        ("ก\nข อำเภอเมือง จังหวัดตรัง", None, None),
        ("ก อำเภอเมือง จังหวัดตรัง\nข", None, None),
        ("อำเภอเมือง จังหวัดตรัง 5", None, None),
        ("อำเภอเมือง จังหวัดศรีสะเกศ", None, "เมือง"),
        ("อำเภอกกก จังหวัดกกกกกก\nอำเภอเมือง จังหวัดตรัง", None, "เมือง"),  # the first is no province's
    ],
)
def test_an_address_is_the_plan_s_own_where_it_is_a_line_by_itself(
    text: str, subdistrict: str | None, district: str | None
) -> None:
    place = find_location(text, None)
    assert (place.subdistrict, place.district) == (subdistrict, district)
    assert place.stated


def test_an_address_in_prose_is_own_where_the_subdistrict_has_the_organisation_s_name() -> None:
    subdistrict = find_organisation("เทศบาลตำบลพอกน้อย")
    text = "ณ ศาลา ตำบลพอกน้อย อำเภอพรรณานิคม จังหวัดสกลนคร วันแรก"
    assert find_location(text, subdistrict).district == "พรรณานิคม"
    pao = Organisation("องค์การบริหารส่วนจังหวัดตรัง", "ตรัง", "pao")
    assert find_location("ณ ศาลา ตำบลตรัง อำเภอเมือง จังหวัดตรัง วันแรก", pao).district is None  # a province's has none


def test_the_district_behind_a_provincial_organisation_s_name_is_not_its_own() -> None:
    pao = Organisation("องค์การบริหารส่วนจังหวัดตรัง", "ตรัง", "pao")
    assert find_location("องค์การบริหารส่วนจังหวัดตรัง อำเภอเมือง\nก", pao).district is None
    assert find_location("เทศบาลนครตรัง อำเภอเมือง\nก", TRANG).district == "เมือง"


def test_the_subdistrict_of_another_organisation_s_name_is_none() -> None:
    town = Organisation("เทศบาลเมืองนาโยง", "นาโยง", "town_municipality")
    place = find_location("เทศบาลตำบลนาโยง อำเภอเมือง จังหวัดตรัง", town)
    assert (place.subdistrict, place.district) == (None, "เมือง")


def test_the_subdistrict_is_of_the_district_that_wins() -> None:
    text = "ตำบลนาโยง อำเภอนาโยง จังหวัดตรัง\nอำเภอเมือง จังหวัดตรัง\nอำเภอเมือง จังหวัดตรัง"
    place = find_location(text, None)
    assert (place.subdistrict, place.district) == (None, "เมือง")
    others = "ตำบลนาโยง อำเภอนาโยง จังหวัดตรัง\n" * 2
    three = "".join(f"ตำบล{name} อำเภอเมือง จังหวัดตรัง\n" for name in ("ทับเที่ยง", "บางรัก", "นาพละ"))
    place = find_location(others + three, None)
    assert (place.subdistrict, place.district) == ("ทับเที่ยง", "เมือง")


def test_a_municipality_s_name_before_its_address_makes_it_its_own() -> None:
    """The subdistrict in the name is no part of the address."""
    place = find_location("เทศบาลตำบลนาโยง อำเภอเมือง จังหวัดตรัง ได้ประกาศ", find_organisation("เทศบาลตำบลนาโยง"))
    assert place.district == "เมือง"


@pytest.mark.parametrize(
    ("text", "mentions", "wins"),
    [
        ("ไป อำเภอกะทู้ จังหวัดภูเก็ต วันแรก\n", 11, True),  # an address is worth ten, and names its province once more
        ("ไป อำเภอกะทู้ จังหวัดภูเก็ต วันแรก\n", 12, False),
        ("อำเภอกะทู้ จังหวัดภูเก็ต\n", 101, True),  # the organisation's own is worth a hundred
        ("อำเภอกะทู้ จังหวัดภูเก็ต\n", 102, False),
        ("เทศบาลเมืองป่าตอง จังหวัดภูเก็ต ก\n", 30, True),  # the province beside its name
        ("เทศบาลเมืองป่าตอง จังหวัดภูเก็ต ก\n", 31, False),
        ("ป่าตอง จังหวัดภูเก็ต ก\n", 30, True),
        ("จังหวัดภูเก็ต ก\n", 1, True),
        ("จังหวัดภูเก็ต ก\n", 2, False),
    ],
)
def test_what_a_mention_is_worth(text: str, mentions: int, wins: bool) -> None:
    town = Organisation("เทศบาลเมืองป่าตอง", "ป่าตอง", "town_municipality")
    place = find_location(text + "ดูงานที่จังหวัดตรัง\n" * mentions, town)
    assert place.province == ("ภูเก็ต" if wins else "ตรัง")


def test_a_province_inside_an_organisation_s_name_is_no_mention() -> None:
    assert find_location("องค์การบริหารส่วนจังหวัดตรัง และจังหวัดภูเก็ต", None).province == "ภูเก็ต"
    assert find_location("จังหวัดกกกกกก และจังหวัดภูเก็ต", None).province == "ภูเก็ต"


@pytest.mark.parametrize(
    ("run", "province"),
    [
        ("กราด", "ตราด"),  # four letters are enough
        ("จนทบุรี", None),  # จันทบุรี or นนทบุรี
        ("กขฃงเทพมหานคร", "กรุงเทพมหานคร"),  # two wrong letters of thirteen
        ("สมทุรปราการ", "สมุทรปราการ"),  # two letters changed places
        ("กขฃเทพมหานคฃ", None),
        ("ฃฅนาจเจริญ", "อำนาจเจริญ"),  # two of ten
        ("ฃฅกดาหาร", None),  # two of eight are too many
        ("ขฃคฅนคร", None),
        ("เลยไป", None),  # short names begin ordinary words
    ],
)
def test_a_misprinted_province(run: str, province: str | None) -> None:
    assert province_of(run, fuzzy=True) == province


BANG_RAK = Organisation("สำนักงานเขตบางรัก", "บางรัก", "bma")


@pytest.mark.parametrize(
    ("text", "subdistrict"),
    [
        ("สำนักงานเขตบางรัก กรุงเทพมหานคร\n", None),
        ("สำนักงานเขตบางรัก\nแขวงสีลม เขตบางรัก กทม.\n", "สีลม"),
        ("สำนักงานเขตบางรัก\nประชุม ณ แขวงลุมพินี เขตปทุมวัน อำเภอเมือง จังหวัดตรัง\n", None),  # other places
    ],
)
def test_an_office_of_the_capital_is_in_it(text: str, subdistrict: str | None) -> None:
    found = find_location(text, BANG_RAK)
    assert (found.province, found.iso, found.district, found.subdistrict) == (
        "กรุงเทพมหานคร",
        "TH-10",
        "บางรัก",
        subdistrict,
    )
    assert not found.stated  # nobody prints จังหวัด before it


def test_the_capital_itself_has_no_district() -> None:
    found = find_location("กรุงเทพมหานคร\nแขวงสีลม เขตบางรัก", Organisation("กรุงเทพมหานคร", "มหานคร", "bma"))
    assert (found.province, found.district, found.subdistrict) == ("กรุงเทพมหานคร", None, None)


KO_KHA = Organisation("เทศบาลตำบลเกาะคา", "เกาะคา", "subdistrict_municipality")


@pytest.mark.parametrize(
    ("text", "district"),
    [
        ("เทศบาลตำบลเกาะคา อำเภอเกาะคา\n", "เกาะคา"),
        ("เทศบาลตำบลเกาะคา\nอำเภอเกาะคา\n", "เกาะคา"),
        ("เทศบาลตำบลเกาะคา ตำบลท่าผา อำเภอเกาะคา\n", "เกาะคา"),
        ("เทศบาลตำบลเกาะคา อำเภอเกาะคา\nเทศบาลตำบลเกาะคา อำเภอแม่ทะ\n", None),  # two say two
        ("เทศบาลตำบลเกาะคา ศึกษาดูงานที่อำเภอแม่ทะ\n", None),
        ("ส่งถึง อำเภอแม่ทะ\n", None),
        ("เทศบาลตำบลเกาะคา อำเภอเกาะคา ได้จัดทำ\n", None),  # a sentence goes on
        ("เทศบาลตำบลเกาะคา อำเภอแม่ทะ\nอำเภอเกาะคา จังหวัดลำปาง\n", "เกาะคา"),  # a whole address goes before
    ],
)
def test_a_district_without_a_province(text: str, district: str | None) -> None:
    assert find_location(text, KO_KHA).district == district


@pytest.mark.parametrize(
    ("text", "misprint"),
    [
        ("อำเภอเกาะคา จังหวัดลำปวง", "ลำปวง"),
        ("อำเภอเกาะคา จังหวัดลำปวง\nจังหวัดลำปาง", None),  # printed right elsewhere
        ("อำเภอเกาะคา จังหวัดลำปาง", None),
        ("อำเภอเกาะคา จังหวัดลำปางได้จัดทำ", None),  # a word runs on
    ],
)
def test_a_province_that_is_misprinted_everywhere_is_told(text: str, misprint: str | None) -> None:
    found = find_location(f"เทศบาลตำบลเกาะคา\n{text}\n", KO_KHA)
    assert (found.province, found.misprint) == ("ลำปาง", misprint)
