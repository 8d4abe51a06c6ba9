"""Names as they are compared over plans."""

from __future__ import annotations

import pytest

from parsers.values.compared_names import office_key, title_key


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("โครงการอบรมในเทศบาลตำบลพอกน้อย", "อบรม"),
        ("โครงการอบรมภายใน อบต. พอก น้อย ระยะที่ 2", "อบรมระยะที่2"),
        ("โครงการอบรมของเทศบาล", "อบรม"),
        ("โครงการอบรมเทศบาลตำบลพอกใหญ่", "อบรมพอกใหญ่"),  # another one's name stays
        ("โครงการเทศบาลพบ อบต.พอกน้อย", "พบ"),  # twice
        ("โครงการอบรมของชุมชน", "อบรมของชุมชน"),
        ("โครงการกทม.พอกน้อย", "กทมพอกน้อย"),  # an abbreviation inside another
    ],
)
def test_the_plan_s_own_organisation_is_left_out_of_a_title(title: str, key: str) -> None:
    assert title_key(title, "พอกน้อย") == key


def test_signs_in_a_name_are_letters() -> None:
    assert office_key("กองคลัง อบต.ก.ข", "ก.ข") == "กองคลัง"
    assert office_key("กองคลัง อบต.กxข", "ก.ข") == "กองคลังกxข"


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("1.1.1 โครงการอบรมคุณธรรม", "อบรมคุณธรรม"),
        ("**โครงการอบรมคุณธรรม**", "อบรมคุณธรรม"),
        ("โครงการที่ ๓ อบรมคุณธรรม", "อบรมคุณธรรม"),
        ("โครงการอบรมคุณธรรม ปี ๖๗", "อบรมคุณธรรม"),
        ("โครงการอบรมคุณธรรม ในเขตเทศบาลตำบลพอกน้อย", "อบรมคุณธรรม"),
        ("โครงการ 5 ส.", "5ส"),  # a number that is the name
        ("โครงการที่ดินสาธารณะ", "ที่ดินสาธารณะ"),
        ("โครงการรวมพลคนอายุ 60 ปี 15 หมู่บ้าน", "รวมพลคนอายุ60ปี15หมู่บ้าน"),  # no year
        ("โครงการปี 67 แห่ง", "ปี67แห่ง"),
    ],
)
def test_numbers_and_dress_before_a_title_and_its_year_behind_are_left_out(title: str, key: str) -> None:
    assert title_key(title, "พอกน้อย") == key


@pytest.mark.parametrize(
    ("unit", "organisation", "key"),
    [
        ("ฝ่ายปกครอง สำนักงานเขตบางรัก", "บางรัก", "ฝ่ายปกครอง"),
        ("กองคลัง เมืองพัทยา", "พัทยา", "กองคลัง"),
        ("สำนักงานเขตพื้นที่การศึกษา", "บางรัก", "สำนักงานเขตพื้นที่การศึกษา"),  # another body
        ("สำนักงานเขตบางรัก", None, "สำนักงานเขตบางรัก"),
        ("สำนักงานเขตพื้นที่การศึกษา ร่วมกับสำนักงานเขตบางรัก", "บางรัก", "สำนักงานเขตพื้นที่การศึกษาร่วมกับ"),  # then the own
    ],
)
def test_offices_of_the_capital_and_of_pattaya(unit: str, organisation: str | None, key: str) -> None:
    assert office_key(unit, organisation) == key
