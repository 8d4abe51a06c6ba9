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
